//! Numbers within words: of footnotes, and of sections that a reference names. They may have shifted, which is no change; and a number
//! that is the same may be that of another note, which is one.

use super::summary::counts_on;
use super::walk::{part_lines, part_lines_mut};
use super::{Fate, Label, Line, Mark, Piece, Place, Redline, Wrapper};
use crate::compare::words::count;
use crate::id::SectionId;
use crate::model::markup::{Inline, Target, plain};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What numbers were, and are.
#[derive(Default)]
struct Numbers {
    /// Of each old note that is there still, its number now.
    notes: BTreeMap<String, String>,
    /// Of each new note that was there, its number before.
    notes_before: BTreeMap<String, String>,
    sections: BTreeMap<SectionId, Labelled>,
}

/// A section that has another label.
struct Labelled {
    label: Label,
    /// Its heading in words.
    heading: String,
}

/// Marks changes that are only numbers which shifted, and references to another note by the same number.
pub(super) fn find(redline: &mut Redline) {
    let mut numbers = Numbers::default();
    for part in redline.parts.iter().filter(|part| matches!(part.fate, Fate::Kept | Fate::MovedHere(_))) {
        match &part.content.place {
            Place::Note(number) => {
                numbers.notes.insert(number.old.to_string(), number.new.to_string());
                numbers.notes_before.insert(number.new.to_string(), number.old.to_string());
            }
            Place::Section(section) if section.label.changed() => {
                let (label, heading) = (section.label.clone(), words(part.content.heading.iter()));
                numbers.sections.insert(section.id.new.clone(), Labelled { label, heading });
            }
            _ => {}
        }
    }
    let notes_shifted = numbers.notes.iter().any(|(old, new)| old != new);
    if numbers.notes.is_empty() && numbers.sections.is_empty() {
        return;
    }
    for part in redline.parts.iter_mut().filter(|part| notes_shifted || !part.is_unchanged()) {
        let mut any = false;
        part_lines(&part.content, part.fate, &mut |line, fate| {
            any = any || fate == Fate::Kept && numbers.others(line) || !numbers.shifted(line).is_empty();
        });
        if any {
            part_lines_mut(Arc::make_mut(&mut part.content), part.fate, &mut |line, fate| {
                if fate == Fate::Kept {
                    numbers.part(line);
                }
                numbers.mark(line);
            });
        }
    }
}

/// What pieces say in the new text.
fn words<'a>(pieces: impl Iterator<Item = &'a Piece>) -> String {
    let new = pieces.filter(|piece| piece.mark != Mark::Deleted);
    new.map(|piece| plain(std::slice::from_ref(&piece.content)).into_owned()).collect()
}

impl Numbers {
    fn mark(&self, line: &mut Line) {
        for at in self.shifted(line) {
            line[at - 1].quiet = true;
            line[at].quiet = true;
        }
    }

    /// Whether a line that both texts have refers to another note than it did, by the same number.
    fn others(&self, line: &Line) -> bool {
        line.iter().any(|piece| self.is_other(piece))
    }

    fn is_other(&self, piece: &Piece) -> bool {
        let is_not = |numbers: &BTreeMap<String, String>, number: &String| {
            numbers.get(number).is_some_and(|other| other != number)
        };
        match &piece.content {
            Inline::FootnoteReference(number) if piece.mark == Mark::Kept => {
                is_not(&self.notes, number) || is_not(&self.notes_before, number)
            }
            _ => false,
        }
    }

    /// Parts references to other notes in what was and what is.
    fn part(&self, line: &mut Line) {
        if !self.others(line) {
            return;
        }
        let mut parted = Line::with_capacity(line.len() + 1);
        for piece in line.drain(..) {
            if self.is_other(&piece) {
                let only = |mark, style: &super::Style| {
                    let style = super::Both { old: Arc::clone(style), new: Arc::clone(style) };
                    Piece { mark, style, ..piece.clone() }
                };
                parted.extend([only(Mark::Deleted, &piece.style.old), only(Mark::Inserted, &piece.style.new)]);
            } else {
                parted.push(piece);
            }
        }
        for change in parted.chunk_by_mut(|a, b| (a.mark == Mark::Kept) == (b.mark == Mark::Kept)) {
            change.sort_by_key(|piece| piece.mark == Mark::Inserted);
        }
        *line = parted;
    }

    /// Where a line has a number that took the place of the one before it.
    fn shifted(&self, line: &Line) -> Vec<usize> {
        let shifted = |at: &usize| {
            let (old, new) = (&line[at - 1], &line[*at]);
            (old.mark, new.mark) == (Mark::Deleted, Mark::Inserted) && self.is_shift(line, *at)
        };
        (1..line.len()).filter(shifted).collect()
    }

    fn is_shift(&self, line: &Line, at: usize) -> bool {
        let (old, new) = (&line[at - 1], &line[at]);
        match (&old.content, &new.content) {
            (Inline::FootnoteReference(old), Inline::FootnoteReference(new)) => self.notes.get(old) == Some(new),
            (Inline::Text(before), Inline::Text(after)) => new.style.new.iter().any(|wrap| {
                let Wrapper::Link { target: Target::Section(id), .. } = &*wrap.wrapper else { return false };
                let Some(Labelled { label, heading }) = self.sections.get(id) else { return false };
                let Label { old: Some(was), new: Some(is) } = label else { return false };
                let of_link = |piece: &&Piece| piece.style.new.contains(wrap);
                let before_it = words(line[..at - 1].iter().filter(of_link));
                let behind_it = words(line[at + 1..].iter().filter(of_link));
                old.style.old.contains(wrap)
                    && counts_on(was, is)
                    && around(before, was).is_some_and(|same| around(after, is) == Some(same))
                    && names(&before_it, &behind_it, heading)
            }),
            _ => false,
        }
    }
}

/// What stands around a label in a word, as in "3-bob".
fn around<'a>(word: &'a str, label: &str) -> Option<(&'a str, &'a str)> {
    let (before, behind) = word.trim().split_once(label.trim_end_matches(['.', ')']))?;
    let numeric = |part: &str| part.contains(char::is_numeric);
    (!numeric(before) && !numeric(behind)).then(|| (before, behind.trim_start_matches(['.', ')'])))
}

/// Whether a link, by what it says before a number and behind it, names its section by that: "Chapter 3", "Chapter 3, “Fees”". What says
/// more, "cancel within 3 days", does not, and its number is one of the text.
fn names(before: &str, behind: &str, heading: &str) -> bool {
    let heading = heading.trim();
    let says = |words: &str| !heading.is_empty() && words.contains(heading);
    says(before) || says(behind) || count(before) <= 1 && !behind.contains(char::is_alphanumeric)
}
