//! What is compared, and how much of it changed, in words.

use super::ListedChange;
use crate::compare::Summary;
use crate::compare::redline::{Both, Change};
use crate::locale::Language;

/// What a redline is of.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    /// The policy.
    pub policy: &'a str,
    /// The old text: an edition with a version, or the draft.
    pub old: &'a str,
    /// The new one.
    pub new: &'a str,
    /// The languages of both editions.
    pub languages: Both<Language>,
    /// The other editions in which the same passages changed in the same way, to be told once for all of them.
    pub also: &'a [String],
}

impl Compared<'_> {
    /// The names of both texts.
    pub(super) fn heading(&self) -> String {
        format!("{}: {} → {}", self.policy, self.old, self.new)
    }

    /// The other editions, in words.
    pub(super) fn also_in_words(&self) -> Option<String> {
        (!self.also.is_empty()).then(|| format!("the same in {}", self.also.join(", ")))
    }
}

/// "sections: 1 added, 2 amended; words: 12 inserted, 3 deleted"
#[must_use]
pub fn in_words(summary: &Summary, is_empty: bool) -> String {
    if summary.sections == 0 {
        return if is_empty { "the texts are equal" } else { "only numbers shifted" }.to_owned();
    }
    let counts = [
        (summary.added, Change::Added),
        (summary.removed, Change::Removed),
        (summary.moved, Change::Moved),
        (summary.amended, Change::Amended),
        (summary.translated, Change::Translated),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, change)| format!("{count} {}", kind_in_words(*change)))
        .collect();
    format!("sections: {}; words: {} inserted, {} deleted", counts.join(", "), summary.inserted, summary.deleted)
}

/// How a section changed.
pub(super) fn kind_in_words(change: Change) -> &'static str {
    match change {
        Change::Translated => "newly translated",
        other => other.as_str(),
    }
}

/// A part that has no heading.
pub(super) fn part_in_words(change: &ListedChange) -> String {
    match change.part {
        "title" => "Title".to_owned(),
        "description" => "Description".to_owned(),
        "preamble" => "Preamble".to_owned(),
        "precedence" => "Precedence".to_owned(),
        // The anchor of a footnote ends with its number.
        _ => format!("Note {}", change.anchor.rsplit('-').next().unwrap_or_default()),
    }
}
