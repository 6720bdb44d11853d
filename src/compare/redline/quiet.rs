//! Numbers that shifted within words: of footnotes, and of sections that a reference names.

use super::summary::form;
use super::walk::{part_lines, part_lines_mut};
use super::{Entry, Fate, Label, Line, Mark, Place, Redline, Wrapper};
use crate::id::SectionId;
use crate::model::markup::{Inline, Target};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    if numbers.notes.is_empty() && numbers.sections.is_empty() {
        return;
    }
    for Entry { fate, content } in redline.parts.iter_mut().filter(|part| !part.is_unchanged()) {
        let mut any = false;
        part_lines(content, *fate, &mut |line, _| any = any || !numbers.shifted(line).is_empty());
        if any {
            part_lines_mut(Arc::make_mut(content), &mut |line| numbers.mark(line));
        }
    }
}

impl Numbers {
    fn mark(&self, line: &mut Line) {
        for at in self.shifted(line) {
            line[at - 1].quiet = true;
            line[at].quiet = true;
        }
    }

    /// Where a line has a number that took the place of the one before it.
    fn shifted(&self, line: &Line) -> Vec<usize> {
        let shifted = |at: &usize| {
            let (old, new) = (&line[at - 1], &line[*at]);
            (old.mark, new.mark) == (Mark::Deleted, Mark::Inserted) && self.is_shift(old, new)
        };
        (1..line.len()).filter(shifted).collect()
    }

    fn is_shift(&self, old: &super::Piece, new: &super::Piece) -> bool {
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
