//! Cookies that a cookie notice declares.

use crate::digest::Digest;
use crate::locale::Language;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

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
    /// The fields that it gives and that say nothing which can be read, which is reported.
    pub refused: BTreeSet<&'static str>,
    /// Its table.
    pub span: Span,
}

impl CookieFields {
    /// The fields that a cookie must have, each with whether it is given.
    #[must_use]
    pub fn required(&self) -> [(&'static str, bool); 5] {
        let worded = match &self.purpose {
            Some(Purpose::ByLanguage(words)) => !words.is_empty(),
            other => other.is_some(),
        };
        [
            ("provider", self.provider.is_some()),
            ("category", self.category.is_some()),
            ("purpose", worded),
            ("duration", self.duration.is_some()),
            ("kind", self.kind.is_some()),
        ]
    }
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
    /// Until somebody deletes it: storage that has no end of its own.
    Persistent,
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

/// What a version says of a cookie, in terms that no language and no theme changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CookieFacts {
    /// Its name as browsers show it, `*` for a part that varies.
    pub name: String,
    /// Who sets it.
    pub provider: String,
    /// Its category, one of the policy's.
    pub category: String,
    /// What it is for, in the reference language of the site.
    pub purpose: String,
    /// How long it stays: `session`, or an ISO 8601 duration.
    pub duration: String,
    /// What it is technically: `http`, `local-storage`, `pixel` ...
    pub kind: String,
    /// Whose it is: `first` or `third`.
    pub party: Option<String>,
}

/// Names what is said of cookies: 16 hexadecimal digits, the same for the same names, providers, categories and purposes, in
/// whatever order. How long a cookie stays, its kind, and the words of translations do not count.
///
/// It is the beginning of the SHA-256 of one line for each cookie, its four facts as JSON strings in an array, the lines sorted.
#[must_use]
pub fn revision(cookies: &[CookieFacts]) -> String {
    let json = |text: &str| serde_json::Value::from(text).to_string();
    let line = |cookie: &CookieFacts| {
        let facts = [&cookie.name, &cookie.provider, &cookie.category, &cookie.purpose];
        format!("[{}]\n", facts.map(|fact| json(fact)).join(","))
    };
    let lines: BTreeSet<String> = cookies.iter().map(line).collect();
    Digest::of(lines.into_iter().collect::<String>().as_bytes()).short()
}

impl DurationUnit {
    fn is_of_time(self) -> bool {
        matches!(self, Self::Hours | Self::Minutes | Self::Seconds)
    }

    fn designator(self) -> char {
        match self {
            Self::Years => 'Y',
            Self::Months | Self::Minutes => 'M',
            Self::Weeks => 'W',
            Self::Days => 'D',
            Self::Hours => 'H',
            Self::Seconds => 'S',
        }
    }

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
        match text {
            "session" => return Some(Self::Session),
            "persistent" => return Some(Self::Persistent),
            _ => {}
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

impl fmt::Display for Duration {
    /// What [`Duration::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = match self {
            Self::Session => return f.write_str("session"),
            Self::Persistent => return f.write_str("persistent"),
            Self::Parts(parts) => parts,
        };
        f.write_str("P")?;
        let mut timed = false;
        for (unit, count) in parts {
            if unit.is_of_time() && !std::mem::replace(&mut timed, true) {
                f.write_str("T")?;
            }
            write!(f, "{count}{}", unit.designator())?;
        }
        Ok(())
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
        assert_eq!(Duration::parse("persistent"), Some(Duration::Persistent));
        assert_eq!(Duration::parse("P13M"), Some(Duration::Parts(vec![(Months, 13)])));
        assert_eq!(Duration::parse("PT30M"), Some(Duration::Parts(vec![(Minutes, 30)])));
        assert_eq!(Duration::parse("P1Y2DT3H"), Some(Duration::Parts(vec![(Years, 1), (Days, 2), (Hours, 3)])));
        for wrong in ["", "P", "PT", "1Y", "P1", "PY", "P1M1Y", "P1.5D", "P99999999999999999999D", "P1é"] {
            assert_eq!(Duration::parse(wrong), None, "{wrong}");
        }
        for written in ["session", "persistent", "P13M", "PT30M", "P1Y2M3W4DT5H6M7S"] {
            assert_eq!(Duration::parse(written).map(|read| read.to_string()).as_deref(), Some(written));
        }
    }

    #[test]
    fn a_revision_can_be_computed_with_sha256sum() {
        let cookie = |name: &str| CookieFacts {
            name: name.to_owned(),
            provider: "Tallyworks \"T\"".to_owned(),
            category: "analytics".to_owned(),
            purpose: "Counts.".to_owned(),
            duration: "P1Y".to_owned(),
            kind: "http".to_owned(),
            party: None,
        };
        let lines = concat!(
            "[\"a\",\"Tallyworks \\\"T\\\"\",\"analytics\",\"Counts.\"]\n",
            "[\"b\",\"Tallyworks \\\"T\\\"\",\"analytics\",\"Counts.\"]\n"
        );
        assert_eq!(revision(&[cookie("b"), cookie("a")]), Digest::of(lines.as_bytes()).short());
    }
}
