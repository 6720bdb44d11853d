//! Two texts side by side: what differs, and how much.
//!
//! In: two finished texts. Out: how many sections and words differ between them, and whether only languages do. Words are
//! those of Unicode and CLDR, so that Chinese, Japanese and Thai have words as well.

mod parts;
mod text_digest;
mod words;

pub use text_digest::{TEXT_RULE, body_digest, clauses_digest, line_digest, section_digest, text_digest};

use crate::model::text::Text;
use parts::{Part, parts};
use std::collections::{BTreeMap, BTreeSet};
use words::count;

/// How much of a text differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Sections that were changed, added or taken away; title, description, preamble, clauses and notes count as one each.
    pub sections: usize,
    /// Words inserted.
    pub inserted: usize,
    /// Words deleted.
    pub deleted: usize,
}

/// What differs between two texts; all of `after`, where there was none before.
#[must_use]
pub fn difference(before: Option<&Text>, after: &Text) -> Difference {
    let old = before.map(parts).unwrap_or_default();
    let new = parts(after);
    let by_name = |parts: &[Part]| -> BTreeMap<String, usize> {
        parts.iter().enumerate().map(|(index, part)| (part.name.clone(), index)).collect()
    };
    let (old_names, new_names) = (by_name(&old), by_name(&new));
    let mut difference = Difference::default();
    for name in old_names.keys().chain(new_names.keys()).collect::<BTreeSet<_>>() {
        let part = |names: &BTreeMap<String, usize>| names.get(name).copied();
        let (before, after) = (part(&old_names).map(|at| &old[at]), part(&new_names).map(|at| &new[at]));
        if before.map(|part| &part.digest) == after.map(|part| &part.digest) {
            continue;
        }
        difference.sections += 1;
        let words = |part: Option<&Part>| part.map_or_else(String::new, |part| part.words.clone());
        let (inserted, deleted) = count(&words(before), &words(after));
        difference.inserted += inserted;
        difference.deleted += deleted;
    }
    difference
}

/// Whether `after` says what `before` said, with sections in another language: the same sections in the same order, each of
/// them the same or in another language than before.
#[must_use]
pub fn only_translated(before: &Text, after: &Text) -> bool {
    let outline =
        |text: &Text| -> Vec<_> { text.sections.iter().map(|section| (section.id.clone(), section.level)).collect() };
    if outline(before) != outline(after) {
        return false;
    }
    let (old, new) = (parts(before), parts(after));
    let old: BTreeMap<&str, &Part> = old.iter().map(|part| (part.name.as_str(), part)).collect();
    let new: BTreeMap<&str, &Part> = new.iter().map(|part| (part.name.as_str(), part)).collect();
    let mut translated = false;
    for name in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        match (old.get(name), new.get(name)) {
            (Some(before), Some(after)) if before.digest == after.digest => {}
            (Some(before), Some(after)) if before.language.is_some() && before.language != after.language => {
                translated = true;
            }
            // Clauses quote titles, and notes belong to sections: they follow what is translated.
            (before, after) if before.or(after).is_some_and(|part| part.language.is_none()) => {}
            _ => return false,
        }
    }
    translated
}
