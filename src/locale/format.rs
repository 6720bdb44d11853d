//! Dates, numbers and lists as the readers of a locale write them.

use icu::calendar::Gregorian;
use icu::datetime::fieldsets::{E, M, YM, YMD};
use icu::datetime::{DateTimeFormatter, DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu::decimal::DecimalFormatter;
use icu::list::ListFormatter;
use icu::plurals::{PluralCategory, PluralRules};
use icu_locale::Locale;

use super::{Date, Number, Precision};

/// The formats of one locale, such as `de-CH` (see [`Language::locale`](super::Language::locale)).
///
/// Made once for each locale, then shared by all threads: making it looks up data and parses patterns, using it does
/// not. Where CLDR lacks a locale, its parents serve, and at last the root locale, but for dates; nothing here fails.
#[derive(Debug)]
pub struct Formats {
    days: Option<Days>,
    numbers: Option<DecimalFormatter>,
    lists: Option<ListFormatter>,
    plurals: Option<PluralRules>,
}

/// Which calendar dates are written in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Calendar {
    /// The Gregorian calendar everywhere, so that one day reads as the same year in all editions.
    #[default]
    Gregorian,
    /// The calendar that CLDR prefers for the locale: Buddhist for Thailand, Persian for Iran.
    Local,
}

impl Formats {
    /// The formats of a locale, with Gregorian dates. Text that is no locale gets the root's.
    pub fn new(locale: &str) -> Formats {
        Formats::with_calendar(locale, Calendar::Gregorian)
    }

    /// The formats of a locale, with dates in the given calendar.
    pub fn with_calendar(locale: &str, calendar: Calendar) -> Formats {
        let locale = Locale::try_from_str(locale).unwrap_or(Locale::UNKNOWN);
        let root = Locale::UNKNOWN;
        Formats {
            days: names_months(&locale).then(|| Days::new((&locale).into(), calendar)).flatten(),
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default())
                .or_else(|_| DecimalFormatter::try_new((&root).into(), Default::default()))
                .ok(),
            lists: ListFormatter::try_new_and((&locale).into(), Default::default())
                .or_else(|_| ListFormatter::try_new_and((&root).into(), Default::default()))
                .ok(),
            plurals: PluralRules::try_new_cardinal((&locale).into())
                .or_else(|_| PluralRules::try_new_cardinal((&root).into()))
                .ok(),
        }
    }

    /// The number with the digits, grouping and signs of the locale: `10'000` in `de-CH`. It keeps the fraction
    /// digits that it has, since only its author knows whether `1.50` means more than `1.5`.
    pub fn number(&self, number: &Number) -> String {
        match (&self.numbers, number.decimal()) {
            (Some(formatter), Some(decimal)) => formatter.format_to_string(&decimal),
            _ => number.to_string(),
        }
    }

    /// The date in CLDR's long form, `14. Oktober 2021`, or only its month, `Oktober 2021`; where CLDR has no names of months in the
    /// language, as ISO 8601 has it, `2021-10-14` or `2021-10`, which everybody can read.
    pub fn date(&self, date: Date, precision: Precision) -> String {
        self.days.as_ref().and_then(|days| days.format(date, precision)).unwrap_or_else(|| date.iso(precision))
    }

    /// The names of the days of the week in a locale, Monday first; none where CLDR does not know them.
    pub fn weekdays(locale: &str) -> Vec<String> {
        let of = |locale: &Locale| {
            let formatter = FixedCalendarDateTimeFormatter::<Gregorian, E>::try_new(locale.into(), E::long()).ok()?;
            // The first of January 2024 was a Monday.
            let date = |day| icu::calendar::Date::try_new_gregorian(2024, 1, day).ok();
            (1..=7).map(|day| Some(formatter.format(&date(day)?).to_string())).collect::<Option<Vec<String>>>()
        };
        let names = of(&Locale::try_from_str(locale).unwrap_or(Locale::UNKNOWN));
        // The names of the root, "Mon", are of no language.
        names.filter(|names| Some(names) != of(&Locale::UNKNOWN).as_ref()).unwrap_or_default()
    }

    /// The items as a conjunction, `A, B und C`.
    pub fn list(&self, items: &[String]) -> String {
        match &self.lists {
            Some(formatter) => formatter.format_to_string(items.iter()),
            None => items.join(", "),
        }
    }

    /// The CLDR plural category (cardinal) of a count: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn plural_category(&self, n: u64) -> &'static str {
        match self.plurals.as_ref().map(|rules| rules.category_for(n)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }
}

/// Whether CLDR has names of months for the locale, or for one of its parents: the root calls February "M02", which nobody does.
fn names_months(locale: &Locale) -> bool {
    let february = |locale: &Locale| {
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, M>::try_new(locale.into(), M::long()).ok()?;
        let date = icu::calendar::Date::try_new_gregorian(2024, 2, 1).ok()?;
        Some(formatter.format(&date).to_string())
    };
    let name = february(locale);
    name.is_some() && name != february(&Locale::UNKNOWN)
}

/// The formatter of days and that of months. The Gregorian pair ignores what the locale prefers: ICU's own choice
/// would write 2566 for Thailand and 1402 for Iran.
#[derive(Debug)]
enum Days {
    Gregorian(Box<(FixedCalendarDateTimeFormatter<Gregorian, YMD>, FixedCalendarDateTimeFormatter<Gregorian, YM>)>),
    Local(Box<(DateTimeFormatter<YMD>, DateTimeFormatter<YM>)>),
}

impl Days {
    fn new(preferences: DateTimeFormatterPreferences, calendar: Calendar) -> Option<Days> {
        let (day, month) = (YMD::long(), YM::long());
        let days = match calendar {
            Calendar::Gregorian => Days::Gregorian(Box::new((
                FixedCalendarDateTimeFormatter::try_new(preferences, day).ok()?,
                FixedCalendarDateTimeFormatter::try_new(preferences, month).ok()?,
            ))),
            Calendar::Local => Days::Local(Box::new((
                DateTimeFormatter::try_new(preferences, day).ok()?,
                DateTimeFormatter::try_new(preferences, month).ok()?,
            ))),
        };
        days.say_the_year().then_some(days)
    }

    /// Whether the words of a day tell its year: a pattern of CLDR may be broken, as that of Kikuyu, "14-02-YYYY", is.
    fn say_the_year(&self) -> bool {
        let day = |year| self.format(Date::new(year, 2, 14)?, Precision::Day);
        day(2019) != day(2020)
    }

    fn format(&self, date: Date, precision: Precision) -> Option<String> {
        let civil = date.civil();
        let (year, month, day) = (civil.year().into(), civil.month().try_into().ok()?, civil.day().try_into().ok()?);
        let date = icu::calendar::Date::try_new_gregorian(year, month, day).ok()?;
        Some(match (self, precision) {
            (Days::Gregorian(formatters), Precision::Day) => formatters.0.format(&date).to_string(),
            (Days::Gregorian(formatters), Precision::Month) => formatters.1.format(&date).to_string(),
            (Days::Local(formatters), Precision::Day) => formatters.0.format(&date).to_string(),
            (Days::Local(formatters), Precision::Month) => formatters.1.format(&date).to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn shared_by_threads<T: Send + Sync>() {}
    const _: () = shared_by_threads::<Formats>();
    const _: () = shared_by_threads::<super::super::Collation>();

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(Formats::weekdays("nl")[0], "maandag");
        assert_eq!(Formats::weekdays("pt")[6], "domingo");
        assert_eq!(Formats::weekdays("ja")[3], "木曜日");
    }

    #[test]
    fn dates_are_long_and_gregorian() {
        for (locale, shown_day, shown_month) in [
            ("de-CH", "14. Oktober 2021", "Oktober 2021"),
            ("en-US", "October 14, 2021", "October 2021"),
            ("en-150", "14 October 2021", "October 2021"),
            ("fr", "14 octobre 2021", "octobre 2021"),
            ("zh-Hans-CN", "2021年10月14日", "2021年10月"),
            ("th-TH", "14 ตุลาคม ค.ศ. 2021", "ตุลาคม ค.ศ. 2021"),
            ("kk-KZ", "2021\u{202f}ж. 14 қазан", "2021\u{202f}ж. қазан"),
            ("uz-UZ", "14-oktabr, 2021", "oktabr, 2021"),
            ("mn-MN", "2021\u{202f}оны аравдугаар сарын 14", "2021\u{202f}оны аравдугаар сар"),
            ("ar-EG", "١٤ أكتوبر ٢٠٢١", "أكتوبر ٢٠٢١"),
            ("ar-AE", "14 أكتوبر 2021", "أكتوبر 2021"),
            ("fa-IR", "۱۴ اکتبر ۲۰۲۱", "اکتبر ۲۰۲۱"),
        ] {
            let formats = Formats::new(locale);
            assert_eq!(formats.date(day("2021-10-14"), Precision::Day), shown_day);
            assert_eq!(formats.date(day("2021-10-14"), Precision::Month), shown_month);
        }
    }

    #[test]
    fn a_language_without_names_of_months_has_days_that_everybody_reads() {
        for locale in ["cnh", "kab-DZ", "dv-MV", "ab", "und", "ki"] {
            for calendar in [Calendar::Gregorian, Calendar::Local] {
                let formats = Formats::with_calendar(locale, calendar);
                let shown = [Precision::Day, Precision::Month].map(|as_| formats.date(day("2019-02-14"), as_));
                assert_eq!(shown, ["2019-02-14", "2019-02"], "{locale}");
            }
        }
        assert_eq!(Formats::new("rw-RW").date(day("2019-02-14"), Precision::Day), "2019 Gashyantare 14");
        assert!(Formats::weekdays("cnh").is_empty());
    }

    #[test]
    fn a_site_may_ask_for_the_calendar_of_the_place() {
        for (locale, text) in [("th-TH", "14 ตุลาคม 2564"), ("fa-IR", "۲۲ مهر ۱۴۰۰"), ("de-CH", "14. Oktober 2021")]
        {
            let formats = Formats::with_calendar(locale, Calendar::Local);
            assert_eq!(formats.date(day("2021-10-14"), Precision::Day), text);
        }
    }

    #[test]
    fn numbers_are_grouped_as_cldr_says() {
        for (locale, number, text) in [
            ("de-CH", "10000", "10'000"),
            ("fr", "10000", "10\u{202f}000"),
            ("de", "1.50", "1,50"),
            ("en", "-1234567.0", "-1,234,567.0"),
            ("es", "1000", "1000"),
            ("ar-EG", "16", "١٦"),
            ("th", "16", "16"),
            ("hi", "1234567", "12,34,567"),
        ] {
            let number = Number::parse(number).expect("a number");
            assert_eq!(Formats::new(locale).number(&number), text, "{locale}");
        }
    }

    #[test]
    fn lists_are_conjunctions() {
        let items = ["A", "B", "C"].map(String::from);
        for (locale, text) in [
            ("de", "A, B und C"),
            ("en", "A, B, and C"),
            ("en-GB", "A, B and C"),
            ("zh-Hans", "A、B和C"),
            ("ar", "A وB وC"),
            ("th", "A B และC"),
            ("uz", "A, B va C"),
            ("kk", "A, B, C"),
        ] {
            assert_eq!(Formats::new(locale).list(&items), text, "{locale}");
        }
        let de = Formats::new("de");
        assert_eq!(
            (de.list(&[]), de.list(&items[..1]), de.list(&items[..2])),
            ("".into(), "A".into(), "A und B".into())
        );
    }

    #[test]
    fn counts_have_plural_categories() {
        assert_eq!(
            [0, 1, 2, 3, 11, 100].map(|n| Formats::new("ar").plural_category(n)),
            ["zero", "one", "two", "few", "many", "other"]
        );
        assert_eq!([1, 2].map(|n| Formats::new("de-CH").plural_category(n)), ["one", "other"]);
        assert_eq!([1, u64::MAX].map(|n| Formats::new("zh-Hans").plural_category(n)), ["other", "other"]);
    }

    #[test]
    fn no_locale_is_wrong_enough_to_fail() {
        for locale in ["", "no locale", "xx-YY", "tlh", "kg-CD", "en-u-ca-nonsense", "\u{0}"] {
            for calendar in [Calendar::Gregorian, Calendar::Local] {
                let formats = Formats::with_calendar(locale, calendar);
                assert!(formats.date(day("0001-01-01"), Precision::Day).contains('1'), "{locale}");
                assert!(!formats.date(day("9999-12-31"), Precision::Month).is_empty());
            }
        }
    }
}
