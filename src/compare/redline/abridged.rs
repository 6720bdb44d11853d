//! The redline of two texts without what did not change.

use super::sections::is_same;
use super::{Both, Fate, Redline, build};
use crate::model::text::{Text, TextSection};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A redline without what sections say that stayed as they were and where they were: their parts have neither heading nor blocks.
/// Whoever compares the versions of a text one after another has these [at hand](Redline::section).
#[derive(Clone, Debug, PartialEq)]
pub struct Abridged {
    /// The parts.
    pub redline: Redline,
    /// Which sections are left out: by the index of their part, where they stand in each text.
    pub left_out: BTreeMap<usize, Both<usize>>,
}

impl Abridged {
    /// What changed from `old` to `new`.
    #[must_use]
    pub fn between(old: &Text, new: &Text) -> Self {
        build::redline(old, new, true)
    }

    /// Whether this, which was made of the texts `made_of`, is also that of two others: editions of one language mostly differ in
    /// sections that a version did not change. Never wrongly so; where sections moved, it is not said of any others.
    #[must_use]
    pub fn is_also_of(&self, made_of: Both<&Text>, old: &Text, new: &Text) -> bool {
        // Which sections moved, and which others moved around them, depends on the words of all.
        let moved = self.redline.parts.iter().any(|part| matches!(part.fate, Fate::MovedHere(_) | Fate::MovedAway(_)));
        !moved
            && is_same_around_sections(made_of.old, old)
            && is_same_around_sections(made_of.new, new)
            && made_of.old.sections.len() == old.sections.len()
            && made_of.new.sections.len() == new.sections.len()
            && self.left_out.values().all(|at| {
                let section = &new.sections[at.new];
                is_named_alike(&made_of.new.sections[at.new], section) && is_same(&old.sections[at.old], section)
            })
            && is_same_elsewhere(&made_of.old.sections, &old.sections, self.left_out.values().map(|at| at.old))
            && is_same_elsewhere(&made_of.new.sections, &new.sections, self.left_out.values().map(|at| at.new))
    }
}

fn is_same_around_sections(a: &Text, b: &Text) -> bool {
    let Text { title, description, preamble, precedence, sections: _, footnotes } = a;
    *title == b.title
        && *description == b.description
        && *preamble == b.preamble
        && *precedence == b.precedence
        && *footnotes == b.footnotes
}

/// All that an abridged redline holds of a section that did not change.
fn is_named_alike(a: &TextSection, b: &TextSection) -> bool {
    let TextSection { id, was, level, label, heading, blocks: _ } = a;
    (id, was, level, label, &heading.language) == (&b.id, &b.was, &b.level, &b.label, &b.heading.language)
}

/// Whether two texts have the same sections but for those that are left out, here in ascending order.
fn is_same_elsewhere(a: &[Arc<TextSection>], b: &[Arc<TextSection>], left_out: impl Iterator<Item = usize>) -> bool {
    let mut left_out = left_out.peekable();
    (0..a.len()).all(|at| left_out.next_if_eq(&at).is_some() || is_same(&a[at], &b[at]))
}
