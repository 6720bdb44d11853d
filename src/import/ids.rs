//! Ids in the form that SPEC 2 wants, each once.
//!
//! In: ids as people wrote them (`Your_Rights`) and headings without any. Out: section ids that match
//! `[a-z0-9][a-z0-9-]*`.

use std::collections::HashMap;

use crate::id::{RESERVED_SECTION_IDS, SectionId, derive_section_id};

/// The nearest id to one as it was written: lower case, all that is no letter or digit a hyphen.
pub(super) fn well_formed(written: &str) -> Option<SectionId> {
    let plain: String =
        written.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    SectionId::parse(plain.trim_matches('-'))
}

/// The ids of a document: those in use, and the next number for each name that was wanted twice.
#[derive(Default)]
pub(super) struct Ids {
    taken: HashMap<String, usize>,
}

impl Ids {
    /// Takes `wanted`, or `wanted-2`, `-3`, where somebody else has it. The names of what has no heading count as taken.
    pub(super) fn take(&mut self, wanted: SectionId) -> SectionId {
        let mut number = match self.taken.get(wanted.as_str()) {
            Some(next) => *next,
            None if RESERVED_SECTION_IDS.contains(&wanted.as_str()) => 2,
            None => {
                self.taken.insert(wanted.to_string(), 2);
                return wanted;
            }
        };
        let mut numbered = format!("{wanted}-{number}");
        while self.taken.contains_key(&numbered) {
            number += 1;
            numbered = format!("{wanted}-{number}");
        }
        self.taken.insert(wanted.to_string(), number + 1);
        self.taken.insert(numbered.clone(), 2);
        SectionId::parse(&numbered).unwrap_or(wanted)
    }

    /// Takes `wanted` if nobody has it.
    pub(super) fn take_free(&mut self, wanted: &str) -> Option<SectionId> {
        let id = SectionId::parse(wanted)?;
        if self.taken.contains_key(wanted) || RESERVED_SECTION_IDS.contains(&wanted) {
            return None;
        }
        self.taken.insert(wanted.to_owned(), 2);
        Some(id)
    }

    /// Leaves `id` to somebody else.
    pub(super) fn reserve(&mut self, id: &str) {
        self.taken.entry(id.to_owned()).or_insert(2);
    }
}

/// The id for a heading that has none: from its words, else from its place, which counts from 1.
pub(super) fn derived(words: &str, place: usize) -> Option<SectionId> {
    derive_section_id(words).or_else(|| SectionId::parse(&format!("section-{place}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(id: &str) -> SectionId {
        SectionId::parse(id).expect("an id")
    }

    #[test]
    fn ids_are_made_to_match() {
        assert_eq!(well_formed("Your_Rights"), Some(id("your-rights")));
        assert_eq!(well_formed("_top"), Some(id("top")));
        assert_eq!(well_formed("日本"), None);
    }

    #[test]
    fn the_second_gets_a_number() {
        let mut ids = Ids::default();
        let taken: Vec<_> = ["a", "a-2", "a", "a", "title"].map(|wanted| ids.take(id(wanted)).to_string()).into();
        assert_eq!(taken, ["a", "a-2", "a-3", "a-4", "title-2"]);
    }

    #[test]
    fn a_heading_without_latin_letters_is_named_by_its_place() {
        assert_eq!(derived("联系我们", 4), Some(id("section-4")));
        assert_eq!(derived("Contact us", 4), Some(id("contact-us")));
    }
}
