//! How much a redline changes.

use super::restore::Tree;
use super::walk::{Lines, part_lines, within};
use super::{Entry, Fate, Line, Mark, PartEntry, Place, Redline, SharedBlock};
use crate::compare::words::count;
use crate::model::markup::{Block, Final, Inline, for_each_inline, for_each_line, plain};

/// How much of a text changed.
///
/// Title, description, preamble, precedence clauses and notes count as a section each. Numbering that shifted is no change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Sections that only the new text has.
    pub added: usize,
    /// Sections that only the old text has.
    pub removed: usize,
    /// Sections that stand elsewhere, amended or not.
    pub moved: usize,
    /// Sections in which something changed, moved or not.
    pub amended: usize,
    /// Sections of which a translation arrived.
    pub translated: usize,
    /// Words that came, translations included.
    pub inserted: usize,
    /// Words that went, translations included.
    pub deleted: usize,
    /// All sections that changed in any way.
    pub sections: usize,
}

/// How a part of a text changed, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the new text has it.
    Added,
    /// Only the old text has it.
    Removed,
    /// It stands elsewhere, amended or not.
    Moved,
    /// A translation arrived.
    Translated,
    /// Something in it changed.
    Amended,
}

impl Change {
    /// As data, templates and messages have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Translated => "translated",
            Self::Amended => "amended",
        }
    }
}

impl PartEntry {
    /// How it changed; none where it did not, or only in numbering that shifted, and where it moved away: what moved is told
    /// where it is now.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        match self.fate {
            Fate::Inserted => Some(Change::Added),
            Fate::Deleted => Some(Change::Removed),
            Fate::MovedHere(_) => Some(Change::Moved),
            Fate::MovedAway(_) => None,
            Fate::Kept if self.content.arrived => Some(Change::Translated),
            Fate::Kept => self.content.is_changed().then_some(Change::Amended),
        }
    }

    /// How much it changed.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut words = Summary::default();
        part_lines(&self.content, within(Fate::Kept, self.fate), &mut |line, fate| words.count_words(line, fate));
        self.summary_with(words)
    }

    /// The same where its words were counted.
    pub(super) fn summary_with(&self, words: Summary) -> Summary {
        let mut summary = words;
        let translated = self.content.arrived;
        let amended = self.content.is_changed();
        match self.fate {
            Fate::Inserted => summary.added = 1,
            Fate::Deleted => summary.removed = 1,
            Fate::MovedAway(_) => return summary,
            Fate::Kept | Fate::MovedHere(_) => {
                summary.moved = usize::from(matches!(self.fate, Fate::MovedHere(_)));
                summary.translated = usize::from(translated);
                summary.amended = usize::from(amended && !translated);
            }
        }
        summary.sections = usize::from(amended || self.fate != Fate::Kept);
        summary
    }
}

impl Redline {
    /// How much changed.
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.parts.iter().map(Entry::summary).sum()
    }

    /// Whether translations of sections arrived and nothing else changed. Clauses, which quote titles, and notes, which belong
    /// to sections, follow what is translated; a clause that came or went says that another law prevails.
    #[must_use]
    pub fn is_only_translated(&self) -> bool {
        let follows = |part: &PartEntry| match part.content.place {
            Place::Precedence => part.fate == Fate::Kept,
            Place::Note(_) => true,
            _ => false,
        };
        let stays = |part: &PartEntry| {
            let outline = match &part.content.place {
                Place::Section(section) => section.id.changed() || section.level.changed(),
                _ => false,
            };
            part.fate == Fate::Kept && !outline && (part.content.arrived || !part.content.changed(false))
        };
        let parts = || self.parts.iter().filter(|part| !follows(part));
        parts().all(stays) && parts().any(|part| part.content.arrived)
    }
}

impl std::iter::Sum for Summary {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |a, b| Self {
            added: a.added + b.added,
            removed: a.removed + b.removed,
            moved: a.moved + b.moved,
            amended: a.amended + b.amended,
            translated: a.translated + b.translated,
            inserted: a.inserted + b.inserted,
            deleted: a.deleted + b.deleted,
            sections: a.sections + b.sections,
        })
    }
}

impl Summary {
    /// Adds the words of a block.
    pub(super) fn count_block(&mut self, block: &SharedBlock, fate: Fate) {
        match (block.source(), fate) {
            // What is in both texts as it is counts nothing.
            (Some(_), Fate::Kept | Fate::MovedHere(_) | Fate::MovedAway(_)) => {}
            (Some(source), Fate::Inserted) => self.inserted += words_in(source),
            (Some(source), Fate::Deleted) => self.deleted += words_in(source),
            (None, _) => block.lines(fate, &mut |line, fate| self.count_words(line, fate)),
        }
    }

    /// Adds the words of a line.
    pub(super) fn count_words(&mut self, line: &Line, fate: Fate) {
        for piece in line.iter().filter(|piece| !piece.quiet) {
            let words = match (fate, piece.mark) {
                (Fate::Inserted, _) | (Fate::Kept, Mark::Inserted) => &mut self.inserted,
                (Fate::Deleted, _) | (Fate::Kept, Mark::Deleted) => &mut self.deleted,
                _ => continue,
            };
            *words += count(&plain(std::slice::from_ref(&piece.content)));
        }
    }
}

/// The words of a [simple](SharedBlock::source) block, piece by piece.
fn words_in(block: &Block<Final>) -> usize {
    let mut words = 0;
    for_each_line(std::slice::from_ref(block), &mut |line| {
        for_each_inline(line, &mut |inline| {
            if let Inline::Text(text) | Inline::Code(text) = inline {
                words += count(text);
            }
        });
    });
    words
}

/// Whether a label counts on where the other one does: with the same signs and words, and in each place with a number of the same
/// kind, as "4." for "3.", "(b)" for "(a)", "V" for "IV".
pub(super) fn counts_on(old: &str, new: &str) -> bool {
    let (old, new) = (runs(old), runs(new));
    old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| old == new || is_same_kind(old, new))
}

/// A label in runs of letters, of digits and of other signs.
fn runs(label: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = label;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| c.is_alphabetic() == first.is_alphabetic() && c.is_numeric() == first.is_numeric();
        let (run, behind) = rest.split_at(rest.find(|c| !same(c)).unwrap_or(rest.len()));
        runs.push(run);
        rest = behind;
    }
    runs
}

/// How far letters that count are from one another at most, where one of them may be a Roman number: nobody can tell "(i)" as the
/// ninth letter from "(i)" as the first number, but few items come or go at once.
const NEAR: u32 = 4;

/// Whether two runs of a label are numbers of the same kind.
fn is_same_kind(old: &str, new: &str) -> bool {
    let all = |of: fn(char) -> bool| old.chars().chain(new.chars()).all(of);
    let roman = |run: &str| run.chars().all(|c| "ivxlcdm".contains(c)) || run.chars().all(|c| "IVXLCDM".contains(c));
    let letter = |run: &str| {
        let mut letters = run.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    if all(char::is_numeric) {
        return true;
    }
    if !all(char::is_alphabetic) || !(all(char::is_uppercase) || all(|c| !c.is_uppercase())) {
        return false;
    }
    match (letter(old), letter(new)) {
        _ if roman(old) && roman(new) => true,
        (Some(a), Some(b)) => !(roman(old) || roman(new)) || u32::from(a).abs_diff(u32::from(b)) <= NEAR,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_one_kind_count_on() {
        let alike =
            [("3.", "4."), ("(a)", "(c)"), ("IV", "X"), ("§ 9", "§ 10"), ("1.2", "1.3"), ("Chapter 9", "Chapter 10")];
        for (old, new) in alike.into_iter().chain([("(h)", "(i)"), ("(i)", "(ii)"), ("(v)", "(iv)"), ("а)", "в)")]) {
            assert!(counts_on(old, new) && counts_on(new, old), "{old} {new}");
        }
        let others = [("3.", "(3)"), ("a.", "A."), ("1.2", "1."), ("Chapter 1", "Part 1"), ("I.", "1.")];
        for (old, new) in others.into_iter().chain([("(i)", "(a)"), ("(ii)", "(b)"), ("I.", "A."), ("(v)", "(e)")]) {
            assert!(!counts_on(old, new) && !counts_on(new, old), "{old} {new}");
        }
    }
}
