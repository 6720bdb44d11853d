//! Days as people write them.
//!
//! In: names of folders (`2020-09-8`) and dates that texts declare of themselves (`December 5, 2023`). Out: the days that
//! they mean, where there is but one reading.

use crate::locale::Date;

/// The day that a folder's name means, and whether it is written as days are: `2020-09-08`.
#[must_use]
pub fn day_of_folder(name: &str) -> Option<(Date, bool)> {
    if let Some(day) = Date::parse(name) {
        return Some((day, true));
    }
    let parts: Vec<&str> = name.trim().split(['-', '_', '.']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    Some((year_first(year, month, day)?, false))
}

/// The day that a declared date means: `2023-12-05`, `December 5, 2023`, `5 December 2023`, `5th Dec. 2023`, or any of
/// these with a time of day behind it. `05/12/2023` has two readings, and so has none.
#[must_use]
pub fn day_of_words(text: &str) -> Option<Date> {
    let text = text.trim();
    let first = text.split(['T', ' ']).next().unwrap_or(text);
    let numbers: Vec<&str> = first.split(['-', '/', '.']).collect();
    if let [year, month, day] = numbers.as_slice()
        && let Some(day) = year_first(year, month, day)
    {
        return Some(day);
    }
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let [a, b, year, ..] = words.as_slice() else { return None };
    let (month, day) = match (month_of(a), month_of(b)) {
        (Some(month), None) => (month, number_of(b)?),
        (None, Some(month)) => (month, number_of(a)?),
        _ => return None,
    };
    Date::new(year_of(year)?, month, day)
}

fn year_first(year: &str, month: &str, day: &str) -> Option<Date> {
    let short = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !short(month) || !short(day) {
        return None;
    }
    Date::new(year_of(year)?, month.parse().ok()?, day.parse().ok()?)
}

fn year_of(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// `5`, `05`, `5.`, `5th`
fn number_of(text: &str) -> Option<i8> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let ordinal = ["", ".", "st", "nd", "rd", "th"].contains(&rest.to_ascii_lowercase().as_str());
    if ordinal && digits <= 2 { number.parse().ok() } else { None }
}

fn month_of(text: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = text.trim_end_matches('.').to_ascii_lowercase();
    let shortened = |month: &str| word.len() >= 3 && month.starts_with(&word) && word.len() <= 4;
    let at = MONTHS.iter().position(|month| *month == word || shortened(month))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        day_of_words(text).map(|day| day.to_string())
    }

    #[test]
    fn the_usual_forms_are_one_day() {
        for form in [
            "2023-12-05",
            "2023-12-5",
            "2023-12-05T09:00:00Z",
            "December 5, 2023",
            "december 05 2023",
            "5 December 2023",
            "5. December 2023",
            "Dec. 5th, 2023",
            " 5 Dec 2023 ",
        ] {
            assert_eq!(read(form).as_deref(), Some("2023-12-05"), "{form}");
        }
        assert_eq!(read("Sept. 8, 2020").as_deref(), Some("2020-09-08"));
    }

    #[test]
    fn what_has_two_readings_or_none_is_no_day() {
        for form in
            ["", "05/12/2023", "December 2023", "5. Dezember 2023", "February 30, 2023", "Decemb 5, 2023", "2023"]
        {
            assert_eq!(read(form), None, "{form}");
        }
    }

    #[test]
    fn a_folder_with_a_slip_is_still_a_day() {
        let day = |name| day_of_folder(name).map(|(day, exact)| (day.to_string(), exact));
        assert_eq!(day("2020-09-08"), Some(("2020-09-08".to_owned(), true)));
        assert_eq!(day("2020-09-8"), Some(("2020-09-08".to_owned(), false)));
        assert_eq!(day("2020_9_8"), Some(("2020-09-08".to_owned(), false)));
        assert_eq!(day("2020-02-30"), None);
        assert_eq!(day("drafts"), None);
    }
}
