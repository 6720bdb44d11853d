//! The list of what changed, for the head of a redline.

use super::kind_in_words;
use crate::compare::redline::{Change, Fate, Line, Mark, PartEntry, Place, Redline};
use crate::id::SectionId;
use crate::locale::Language;
use crate::model::markup::push_plain_text;

/// A part that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedChange {
    /// The id of its element in the [HTML](super::HtmlWriter).
    pub anchor: String,
    /// How it changed.
    pub change: Change,
    /// Whether something in it changed besides, where it moved.
    pub amended: bool,
    /// Which part it is: `title`, `description`, `preamble`, `precedence`, `section` or `note`.
    pub part: &'static str,
    /// Label and heading of a section, in the newest text that has it; none for other parts.
    pub heading: Option<String>,
    /// The language of the heading.
    pub language: Option<Language>,
}

/// Every part that changed, in the order of reading.
#[must_use]
pub fn listed(redline: &Redline) -> Vec<ListedChange> {
    redline.parts.iter().filter_map(ListedChange::of).collect()
}

impl ListedChange {
    /// A part, if it changed.
    #[must_use]
    pub fn of(part: &PartEntry) -> Option<Self> {
        let change = part.change()?;
        let (heading, language) = match &part.content.place {
            Place::Section(section) => {
                let in_new = part.fate.in_new();
                let label = if in_new { &section.label.new } else { &section.label.old };
                let mut words = label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
                push_words(&part.content.heading, &mut words);
                let language = part.content.language.as_ref();
                (Some(words), language.map(|both| if in_new { both.new.clone() } else { both.old.clone() }))
            }
            _ => (None, None),
        };
        let amended = change == Change::Moved && part.content.is_changed();
        Some(Self { anchor: anchor(part)?, change, amended, part: part.content.place.name(), heading, language })
    }

    /// How it changed, in English: "moved, amended".
    pub(super) fn in_words(&self) -> String {
        let amended = self.amended.then_some(Change::Amended);
        [Some(self.change), amended].into_iter().flatten().map(kind_in_words).collect::<Vec<_>>().join(", ")
    }
}

/// The words of a line as it is now; of one that went, as it was.
fn push_words(line: &Line, words: &mut String) {
    for piece in line.iter().filter(|piece| piece.mark != Mark::Deleted) {
        push_plain_text(std::slice::from_ref(&piece.content), words);
    }
}

/// The id of the element of a part: its own where the new text has it, one that no section can have where only the old one
/// does. None where it moved away, which is told where it is now.
pub(super) fn anchor(part: &PartEntry) -> Option<String> {
    if matches!(part.fate, Fate::MovedAway(_)) {
        return None;
    }
    Some(match (&part.content.place, part.fate.in_new()) {
        (Place::Section(section), true) => section.id.new.to_string(),
        (Place::Section(section), false) => removed_anchor(&section.id.old),
        (Place::Note(number), true) => format!("_fn-{}", number.new),
        (Place::Note(number), false) => format!("_removed-fn-{}", number.old),
        (place, _) => format!("_{}", place.name()),
    })
}

/// The id of the element of a section that only the old text has; no section can have it for its own.
#[must_use]
pub fn removed_anchor(section: &SectionId) -> String {
    format!("_removed-{section}")
}
