//! Days of the civil (proleptic Gregorian) calendar. Which day is today is not known here.

use std::fmt;
use std::str::FromStr;

use jiff::{Span, civil};

/// A day, written `2021-10-14` (ISO 8601, RFC 3339 `full-date`), of the years 1 to 9999. Without a time or a zone:
/// a legal text is in force for days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date(civil::Date);

impl Date {
    /// The first day that can be written, before which nothing was published.
    pub const FIRST: Date = Date(civil::Date::constant(1, 1, 1));

    /// The last day that can be written, on which everything that was published exists.
    pub const LAST: Date = Date(civil::Date::MAX);

    /// A day by its year, month (1 to 12) and day (from 1); `None` where the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        civil::Date::new(year, month, day).ok().and_then(Date::from_civil)
    }

    /// Parses `2021-10-14` and nothing else: ISO 8601 knows many more forms, but days are file names and sort as text.
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        let well_formed = bytes.len() == 10
            && bytes.iter().enumerate().all(
                |(at, byte)| {
                    if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() }
                },
            );
        if !well_formed {
            return None;
        }
        Date::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    /// The day as the `jiff` crate has it, for arithmetic with months and spans.
    pub fn civil(self) -> civil::Date {
        self.0
    }

    /// From `jiff`'s day; `None` before year 1, which no ledger needs and four digits cannot write.
    pub fn from_civil(date: civil::Date) -> Option<Date> {
        (date.year() >= 1).then_some(Date(date))
    }

    /// The day before, on which the version before was in force; `None` on the first day of all.
    pub fn yesterday(self) -> Option<Date> {
        self.0.yesterday().ok().and_then(Date::from_civil)
    }

    /// The day after; `None` on the last day of all.
    pub fn tomorrow(self) -> Option<Date> {
        self.0.tomorrow().ok().and_then(Date::from_civil)
    }

    /// The day so many calendar months, then so many days later, or earlier where they are negative; of a month that has no such
    /// day, its last one. `None` beyond the calendar.
    pub fn later(self, months: i32, days: i32) -> Option<Date> {
        let span = Span::new().try_months(months).ok()?.try_days(days).ok()?;
        self.0.checked_add(span).ok().and_then(Date::from_civil)
    }

    /// How many days after `other` it is; negative where it is before.
    pub fn days_since(self, other: Date) -> i64 {
        // Two days of four-digit years are never further apart than a span can say.
        self.0.since(other.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// The first second of the day in UTC, as Atom writes it (RFC 3339): `2021-10-14T00:00:00Z`.
    pub fn timestamp(self) -> String {
        format!("{self}T00:00:00Z")
    }

    /// The first second of the day in UTC, as HTTP writes it (RFC 9110, IMF-fixdate): `Thu, 14 Oct 2021 00:00:00 GMT`.
    pub fn http(self) -> String {
        self.0.strftime("%a, %d %b %Y 00:00:00 GMT").to_string()
    }

    /// The machine form, as HTML's `<time datetime>` wants it: `2021-10-14`, or `2021-10` where only the month shows.
    pub fn iso(self, precision: Precision) -> String {
        match precision {
            Precision::Day => self.to_string(),
            Precision::Month => format!("{:04}-{:02}", self.0.year(), self.0.month()),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        Date::parse(text).ok_or(DateError)
    }
}

/// The text is no day of the calendar in the form `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day in the form YYYY-MM-DD")
    }
}

impl std::error::Error for DateError {}

/// How exactly dates are shown. It changes what readers see, never which version is in force.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Precision {
    /// "14 October 2021".
    #[default]
    Day,
    /// "October 2021".
    Month,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_and_written_in_one_form() {
        let day: Date = "2021-10-14".parse().expect("a day");
        assert_eq!(day.to_string(), "2021-10-14");
        assert_eq!(day.iso(Precision::Month), "2021-10");
        assert_eq!(day.timestamp(), "2021-10-14T00:00:00Z");
        assert_eq!(day.http(), "Thu, 14 Oct 2021 00:00:00 GMT");
        assert_eq!(Date::parse("0999-02-03").map(Date::http).as_deref(), Some("Sun, 03 Feb 0999 00:00:00 GMT"));
        assert_eq!(day.yesterday().expect("a day").iso(Precision::Day), "2021-10-13");
        assert_eq!(Date::parse("2024-02-28").and_then(Date::tomorrow), Date::parse("2024-02-29"));
        assert!(Date::parse("2021-10-14") < Date::parse("2021-11-01"));
        assert_eq!(Date::parse("0001-01-01").and_then(Date::yesterday), None);
        assert_eq!(Date::parse("9999-12-31").and_then(Date::tomorrow), None);
    }

    #[test]
    fn a_month_without_such_a_day_ends_with_its_last_one() {
        let later = |day: &str, months, days| Date::parse(day).and_then(|day| day.later(months, days));
        assert_eq!(later("2024-01-31", 1, 0), Date::parse("2024-02-29"));
        assert_eq!(later("2024-02-29", 12, 0), Date::parse("2025-02-28"));
        assert_eq!(later("2024-03-01", 0, -1), Date::parse("2024-02-29"));
        let days =
            |day: &str, other| Date::parse(day).zip(Date::parse(other)).map(|(day, other)| day.days_since(other));
        assert_eq!(days("2024-03-01", "2023-03-01"), Some(366));
        assert_eq!(days("0001-01-01", "9999-12-31"), Some(-3_652_058));
        assert_eq!(later("9999-06-01", 12, 0), None);
        assert_eq!(later("2024-01-01", i32::MAX, 0), None);
    }

    #[test]
    fn no_other_text_is_a_day() {
        for text in [
            "",
            "2021-10",
            "20211014",
            "2021-1-4",
            "2021-02-29",
            "2021-13-01",
            "2021-00-10",
            "0000-01-01",
            "-021-10-14",
            "2021-10-14T00:00",
            " 2021-10-14",
            "2021/10/14",
            "+021-10-14",
            "２０２１-10-14",
            "éé-éé-é",
        ] {
            assert_eq!(text.parse::<Date>(), Err(DateError), "{text:?}");
        }
    }
}
