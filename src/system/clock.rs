//! Which day it is.

use crate::locale::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The variable that stands for the clock (reproducible-builds.org): seconds since 1970-01-01 UTC.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Today, a UTC calendar day: that of `SOURCE_DATE_EPOCH` where it is set, else that of the clock.
///
/// # Errors
/// When `SOURCE_DATE_EPOCH` is no moment: a wrong day in a ledger would stand there for good.
pub fn today() -> Result<Date, EpochError> {
    let Some(epoch) = std::env::var_os(EPOCH) else {
        // The clock of a machine says a year of four digits.
        return Ok(day(Timestamp::now()).unwrap_or(Date::LAST));
    };
    let text = epoch.to_string_lossy();
    day_of(&text).ok_or_else(|| EpochError(text.into_owned()))
}

fn day_of(epoch: &str) -> Option<Date> {
    if epoch.is_empty() || !epoch.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    day(Timestamp::from_second(epoch.parse().ok()?).ok()?)
}

fn day(moment: Timestamp) -> Option<Date> {
    Date::from_civil(moment.to_zoned(TimeZone::UTC).date())
}

/// `SOURCE_DATE_EPOCH` is no moment; holds what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochError(String);

impl std::fmt::Display for EpochError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{EPOCH}` is `{}`, which is no number of seconds since 1970", self.0)
    }
}

impl std::error::Error for EpochError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_midnight_utc() {
        let day = |epoch| day_of(epoch).map(|day| day.to_string());
        assert_eq!(day("0").as_deref(), Some("1970-01-01"));
        assert_eq!(day("1714607999").as_deref(), Some("2024-05-01"));
        assert_eq!(day("1714608000").as_deref(), Some("2024-05-02"));
    }

    #[test]
    fn what_is_no_number_of_seconds_is_no_day() {
        for epoch in ["", "-1", "+5", " 5", "1e9", "2024-05-01", "99999999999999999999", "999999999999999"] {
            assert_eq!(day_of(epoch), None, "{epoch:?}");
        }
    }
}
