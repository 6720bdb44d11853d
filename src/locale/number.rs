//! Decimal numbers as they were written.

use std::fmt;

use icu::decimal::input::Decimal;

/// A decimal number that keeps the digits it was written with: `1.50` stays `1.50`, which a float would not promise.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Number(String);

impl Number {
    /// Parses what TOML writes for an integer or a decimal fraction: digits with an optional sign and fraction, `_`
    /// between digits. `None` for exponents, other bases, `inf` and `nan`, which are not how a legal text counts, and
    /// for leading zeros, which are how telephone numbers begin.
    pub fn parse(text: &str) -> Option<Number> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) => (plain_digits(whole)?, Some(plain_digits(fraction)?)),
            None => (plain_digits(digits)?, None),
        };
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        let number = match fraction {
            Some(fraction) => format!("{sign}{whole}.{fraction}"),
            None => format!("{sign}{whole}"),
        };
        // A number that the formatter could not hold (tens of thousands of digits) is turned away here, with a place.
        Decimal::try_from_str(&number).ok()?;
        Some(Number(number))
    }

    /// The number in ASCII, without grouping.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as a count, which plural forms go by: it is whole, and small enough that a float holds it exactly.
    pub fn count(&self) -> Option<u64> {
        self.0.parse().ok().filter(|count| *count <= 1 << f64::MANTISSA_DIGITS)
    }

    pub(super) fn decimal(&self) -> Option<Decimal> {
        Decimal::try_from_str(&self.0).ok()
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Number {
        Number(number.to_string())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The digits without TOML's underscores, which stand between digits only.
fn plain_digits(text: &str) -> Option<String> {
    let groups_are_digits = text.split('_').all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    groups_are_digits.then(|| text.replace('_', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_kept_as_written() {
        for (text, number) in [
            ("16", "16"),
            ("1.50", "1.50"),
            ("-3", "-3"),
            ("+3", "3"),
            ("0.00", "0.00"),
            ("1_000.5", "1000.5"),
            ("0", "0"),
        ] {
            assert_eq!(Number::parse(text).expect(text).as_str(), number);
        }
        assert_eq!(Number::from(i64::MIN).to_string(), "-9223372036854775808");
        let count = |text: &str| Number::parse(text).and_then(|number| number.count());
        assert_eq!(["16", "-3", "1.50", "9007199254740993"].map(count), [Some(16), None, None, None]);
    }

    #[test]
    fn whatever_else_is_no_number() {
        let endless = "9".repeat(100_000);
        for text in [
            "", "-", "1.", ".5", "1e3", "0x10", "inf", "nan", "1,5", "007", "1__0", "_1", "1.5.2", "٣", "--1", &endless,
        ] {
            assert_eq!(Number::parse(text), None, "{text:.20}");
        }
    }
}
