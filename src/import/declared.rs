//! Whether the dates that texts declare of themselves are true.
//!
//! In: declarations, and the days on which the texts that make them really changed. Out: each [`Disagreement`], once for
//! each distinct declaration.

use std::collections::BTreeMap;

use super::days::day_of_words;
use crate::locale::{Date, Language};

/// What texts declared, and when they changed.
#[derive(Clone, Debug, Default)]
pub struct Declarations {
    days: BTreeMap<(Language, String), Vec<Date>>,
}

/// A declared date on which the text did not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The language of the text.
    pub language: Language,
    /// The date as the text has it.
    pub declared: String,
    /// The day that this means; none where it cannot be read.
    pub meant: Option<Date>,
    /// The days on which the text with this date really changed.
    pub changed: Vec<Date>,
}

impl Declarations {
    /// The text of a language changed on `day` and declares a date.
    pub fn add(&mut self, day: Date, language: &Language, declared: &str) {
        self.days.entry((language.clone(), declared.to_owned())).or_default().push(day);
    }

    /// The declarations that are not true, or cannot be read, by language and then by day.
    #[must_use]
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let mut found: Vec<Disagreement> = self
            .days
            .iter()
            .map(|((language, declared), changed)| Disagreement {
                language: language.clone(),
                declared: declared.clone(),
                meant: day_of_words(declared),
                changed: changed.clone(),
            })
            .filter(|found| found.changed.iter().any(|day| Some(*day) != found.meant))
            .collect();
        found.sort_by(|a, b| (&a.language, &a.changed).cmp(&(&b.language, &b.changed)));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_true_on_the_day_itself_and_told_once_otherwise() {
        let english = Language::parse("en").expect("a language");
        let day = |text| Date::parse(text).expect("a day");
        let mut declarations = Declarations::default();
        declarations.add(day("2023-12-05"), &english, "December 5, 2023");
        assert_eq!(declarations.disagreements(), []);
        declarations.add(day("2024-01-10"), &english, "December 5, 2023");
        let found = declarations.disagreements();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].changed, [day("2023-12-05"), day("2024-01-10")]);
        declarations.add(day("2024-02-01"), &english, "soon");
        assert_eq!(declarations.disagreements()[1].meant, None);
    }
}
