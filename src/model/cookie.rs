//! Cookies that a cookie notice declares.

use crate::locale::Language;
use crate::source::Span;
use std::collections::BTreeMap;

/// What one region says of one cookie; a field that it does not give is inherited.
#[derive(Clone, Debug)]
pub struct CookieFields {
    /// Its name as browsers show it, `*` for a part that varies.
    pub name: Option<String>,
    /// Who sets it.
    pub provider: Option<String>,
    /// Its category, one of the policy's.
    pub category: Option<String>,
    /// What it is for.
    pub purpose: Option<Purpose>,
    /// How long it stays.
    pub duration: Option<Duration>,
    /// What it is technically: `http`, `local-storage`, `pixel` ...
    pub kind: Option<String>,
    /// Whose it is: `first` or `third`.
    pub party: Option<String>,
    /// Why the region does not have it.
    pub remove: Option<String>,
    /// Its table.
    pub span: Span,
}

/// What a cookie is for, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The id of a message, with its place.
    Message(String, Span),
    /// Words by language.
    ByLanguage(BTreeMap<Language, String>),
}

/// How long a cookie stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Duration {
    /// Until the browser closes.
    Session,
    /// Parts of an ISO 8601 duration in order: unit and count.
    Parts(Vec<(DurationUnit, u64)>),
}

/// A unit of an ISO 8601 duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationUnit {
    /// `Y`
    Years,
    /// `M` before `T`
    Months,
    /// `W`
    Weeks,
    /// `D`
    Days,
    /// `H`
    Hours,
    /// `M` behind `T`
    Minutes,
    /// `S`
    Seconds,
}

impl DurationUnit {
    /// The id of the message that counts it.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Years => "duration-years",
            Self::Months => "duration-months",
            Self::Weeks => "duration-weeks",
            Self::Days => "duration-days",
            Self::Hours => "duration-hours",
            Self::Minutes => "duration-minutes",
            Self::Seconds => "duration-seconds",
        }
    }
}

impl Duration {
    /// Reads `session` or an ISO 8601 duration in whole numbers: `P1Y`, `P13M`, `PT30M`, `P1DT12H`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "session" {
            return Some(Self::Session);
        }
        let (date, time) = match text.strip_prefix('P')?.split_once('T') {
            Some((date, time)) if !time.is_empty() => (date, time),
            Some(_) => return None,
            None => (text.strip_prefix('P')?, ""),
        };
        use DurationUnit::{Days, Hours, Minutes, Months, Seconds, Weeks, Years};
        let mut parts = read_parts(date, &[('Y', Years), ('M', Months), ('W', Weeks), ('D', Days)])?;
        parts.extend(read_parts(time, &[('H', Hours), ('M', Minutes), ('S', Seconds)])?);
        (!parts.is_empty()).then_some(Self::Parts(parts))
    }
}

/// Reads `1Y6M`; each designator once, in the order given.
fn read_parts(mut text: &str, mut units: &[(char, DurationUnit)]) -> Option<Vec<(DurationUnit, u64)>> {
    let mut parts = Vec::new();
    while !text.is_empty() {
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let count = text[..digits].parse().ok()?;
        let designator = text[digits..].chars().next()?;
        let position = units.iter().position(|(letter, _)| *letter == designator)?;
        parts.push((units[position].1, count));
        units = &units[position + 1..];
        text = &text[digits + designator.len_utf8()..];
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_iso_8601() {
        use DurationUnit::{Days, Hours, Minutes, Months, Years};
        assert_eq!(Duration::parse("session"), Some(Duration::Session));
        assert_eq!(Duration::parse("P13M"), Some(Duration::Parts(vec![(Months, 13)])));
        assert_eq!(Duration::parse("PT30M"), Some(Duration::Parts(vec![(Minutes, 30)])));
        assert_eq!(Duration::parse("P1Y2DT3H"), Some(Duration::Parts(vec![(Years, 1), (Days, 2), (Hours, 3)])));
        for wrong in ["", "P", "PT", "1Y", "P1", "PY", "P1M1Y", "P1.5D", "P99999999999999999999D", "P1é"] {
            assert_eq!(Duration::parse(wrong), None, "{wrong}");
        }
    }
}
