//! Policies: families of documents with one purpose.

use super::cookie::CookieFields;
use super::document::Document;
use super::duty::Requirement;
use super::label::LabelPattern;
use super::markup::TextFile;
use crate::id::{PolicyName, RegionName};
use crate::locale::{Date, Language, Precision};
use crate::source::{FileId, Span};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A policy and everything that is written for it.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its name, which is its slug in every language.
    pub name: PolicyName,
    /// Its `policy.toml`.
    pub file: FileId,
    /// What it is: `privacy-statement`, `cookie-notice`, `terms`, `notice` ...
    pub kind: String,
    /// Names that it had, whose addresses lead to it.
    pub former: Vec<(PolicyName, Span)>,
    /// The regions where it applies, with all below; `None` means everywhere.
    pub regions: Option<Vec<(RegionName, Span)>>,
    /// The regions where it does not, with all below.
    pub except: Vec<(RegionName, Span)>,
    /// Labels of sections, for `##`, `###` and so on.
    pub section_labels: Vec<LabelPattern>,
    /// Labels of nested ordered lists, outermost first.
    pub list_labels: Vec<LabelPattern>,
    /// Which text prevails where local and global ones differ.
    pub prevails: Prevails,
    /// The policies that this one prevails over.
    pub prevails_over: Vec<(PolicyName, Span)>,
    /// Precision of shown dates, where it is not the site's.
    pub date: Option<Precision>,
    /// The categories of a cookie notice, in order.
    pub categories: Vec<String>,
    /// The texts of each region (base texts are `global`'s), by language.
    pub texts: BTreeMap<RegionName, BTreeMap<Language, Arc<Document>>>,
    /// The cookies that each region declares, by key.
    pub cookies: BTreeMap<RegionName, BTreeMap<String, CookieFields>>,
    /// The pictures and downloads below each region's `files/`, by their path there.
    pub files: BTreeMap<RegionName, BTreeMap<String, PolicyFile>>,
    /// How often its texts are to be reviewed, if that is settled, and where `policy.toml` says so.
    pub review_every: Option<(ReviewInterval, Span)>,
    /// The day of a review that found nothing to change, if one was recorded.
    pub reviewed: Option<(Date, Span)>,
    /// What laws ask of it.
    pub duties: Vec<Requirement>,
}

impl Policy {
    /// The file `name` that an edition of `chain` (outermost region first) sees: that of the nearest region that has it.
    #[must_use]
    pub fn file(&self, chain: &[RegionName], name: &str) -> Option<&PolicyFile> {
        chain.iter().rev().find_map(|region| self.files.get(region)?.get(name))
    }
}

/// A picture or download.
#[derive(Clone, Debug)]
pub struct PolicyFile {
    /// Its path in the site's folder.
    pub path: String,
    /// What texts refer to.
    pub file: TextFile,
}

/// How often texts are to be reviewed: `12 months`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewInterval {
    /// How many units; never 0.
    pub count: u16,
    /// Of which length.
    pub unit: ReviewUnit,
}

/// A unit of a review interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewUnit {
    /// Calendar days.
    Days,
    /// Seven days.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

impl ReviewInterval {
    /// Reads `<n> days|weeks|months|years`, or with one unit its singular. The bound keeps the sum of a day
    /// and an interval within the calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.split_once(' ')?;
        if !count.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let count: u16 = count.parse().ok().filter(|count| (1..=1200).contains(count))?;
        let unit = match unit {
            "days" => ReviewUnit::Days,
            "weeks" => ReviewUnit::Weeks,
            "months" => ReviewUnit::Months,
            "years" => ReviewUnit::Years,
            "day" if count == 1 => ReviewUnit::Days,
            "week" if count == 1 => ReviewUnit::Weeks,
            "month" if count == 1 => ReviewUnit::Months,
            "year" if count == 1 => ReviewUnit::Years,
            _ => return None,
        };
        Some(Self { count, unit })
    }

    /// The day on which it ends, if it begins on `day`; `None` beyond the calendar.
    #[must_use]
    pub fn after(self, day: Date) -> Option<Date> {
        let count = i32::from(self.count);
        match self.unit {
            ReviewUnit::Days => day.later(0, count),
            ReviewUnit::Weeks => day.later(0, 7 * count),
            ReviewUnit::Months => day.later(count, 0),
            ReviewUnit::Years => day.later(12 * count, 0),
        }
    }
}

impl fmt::Display for ReviewInterval {
    /// As `policy.toml` has it: `12 months`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            ReviewUnit::Days => "day",
            ReviewUnit::Weeks => "week",
            ReviewUnit::Months => "month",
            ReviewUnit::Years => "year",
        };
        write!(f, "{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

/// Which text prevails where local and global ones differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prevails {
    /// The local one.
    Local,
    /// The global one.
    Global,
    /// Nothing is generated: the text speaks.
    None,
}

impl Prevails {
    const NAMES: [(Self, &'static str); 3] = [(Self::Local, "local"), (Self::Global, "global"), (Self::None, "none")];

    /// As `policy.toml` and data have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(named, _)| *named == self).map_or("", |(_, name)| name)
    }

    /// Reads what [`Prevails::as_str`] gives.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, name)| *name == text).map(|(named, _)| *named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_ends_on_a_day_of_the_calendar() {
        let after = |interval: &str, day: &str| {
            let day = Date::parse(day).expect("a day");
            ReviewInterval::parse(interval).expect("an interval").after(day).map(|day| day.to_string())
        };
        assert_eq!(after("12 months", "2024-02-29").as_deref(), Some("2025-02-28"));
        assert_eq!(after("1 year", "2025-06-16").as_deref(), Some("2026-06-16"));
        assert_eq!(after("2 weeks", "2025-12-25").as_deref(), Some("2026-01-08"));
        assert_eq!(after("30 days", "2025-01-31").as_deref(), Some("2025-03-02"));
        assert_eq!(after("1200 years", "9000-01-01"), None);
    }

    #[test]
    fn review_intervals_are_a_count_and_a_unit() {
        assert_eq!(ReviewInterval::parse("12 months"), Some(ReviewInterval { count: 12, unit: ReviewUnit::Months }));
        assert_eq!(ReviewInterval::parse("1 year"), Some(ReviewInterval { count: 1, unit: ReviewUnit::Years }));
        for (written, due) in
            [("10 days", "2024-02-10"), ("2 weeks", "2024-02-14"), ("1 month", "2024-02-29"), ("2 years", "2026-01-31")]
        {
            let interval = ReviewInterval::parse(written).expect("an interval");
            assert_eq!(interval.to_string(), written);
            assert_eq!(Date::parse("2024-01-31").and_then(|day| interval.after(day)), Date::parse(due), "{written}");
        }
        for wrong in [
            "",
            "12",
            "months",
            "0 days",
            "12months",
            "12  months",
            "+1 days",
            "2 year",
            "1.5 years",
            "9999 weeks",
            "12 moons",
        ] {
            assert_eq!(ReviewInterval::parse(wrong), None, "{wrong}");
        }
    }
}
