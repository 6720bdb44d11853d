//! Numbers that shifted within words: of footnotes, and of sections that a reference names.

use super::summary::form;
use super::walk::for_each_line_mut;
use super::{Fate, Label, Line, Mark, Place, Redline, Wrapper};
use crate::id::SectionId;
use crate::model::markup::{Inline, Target};
use std::collections::BTreeMap;

/// What numbers were, and are.
#[derive(Default)]
struct Numbers {
    notes: BTreeMap<String, String>,
    sections: BTreeMap<SectionId, Label>,
}

/// Marks changes that are only numbers which shifted.
pub(super) fn find(redline: &mut Redline) {
    let mut numbers = Numbers::default();
    for part in redline.parts.iter().filter(|part| matches!(part.fate, Fate::Kept | Fate::MovedHere(_))) {
        match &part.content.place {
            Place::Note(number) => drop(numbers.notes.insert(number.old.to_string(), number.new.to_string())),
            Place::Section(section) if section.label.changed() => {
                numbers.sections.insert(section.id.new.clone(), section.label.clone());
            }
            _ => {}
        }
    }
    for_each_line_mut(redline, &mut |line| numbers.mark(line));
}

impl Numbers {
    fn mark(&self, line: &mut Line) {
        for at in 1..line.len() {
            let (old, new) = (&line[at - 1], &line[at]);
            if (old.mark, new.mark) == (Mark::Deleted, Mark::Inserted) && self.shifted(old, new) {
                line[at - 1].quiet = true;
                line[at].quiet = true;
            }
        }
    }

    fn shifted(&self, old: &super::Piece, new: &super::Piece) -> bool {
        match (&old.content, &new.content) {
            (Inline::FootnoteReference(old), Inline::FootnoteReference(new)) => self.notes.get(old) == Some(new),
            (Inline::Text(before), Inline::Text(after)) => new.style.new.iter().any(|wrap| {
                let Wrapper::Link { target: Target::Section(id), .. } = &*wrap.wrapper else { return false };
                let Some(Label { old: Some(label), new: Some(label_now) }) = self.sections.get(id) else {
                    return false;
                };
                let named = |words: &str, label: &str| words.trim() == label.trim_end_matches(['.', ')']);
                old.style.old.contains(wrap)
                    && form(label) == form(label_now)
                    && (named(before, label) || before.trim() == label)
                    && (named(after, label_now) || after.trim() == label_now)
            }),
            _ => false,
        }
    }
}
