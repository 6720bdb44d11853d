//! The list of what changed, for the head of a redline.

use super::kind_in_words;
use crate::compare::redline::{Change, Fate, Line, Mark, PartEntry, Place, Redline};
use crate::id::SectionId;
use crate::locale::Language;
use crate::model::markup::push_plain_text;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Sections around it, from outside inwards: as many as tell it from others in the list with the same heading.
    pub within: Vec<ListedSection>,
}

/// A section that others stand in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListedSection {
    /// Label and heading, in the newest text that has it.
    pub heading: String,
    /// The language of the heading.
    pub language: Option<Language>,
}

/// Every part that changed, in the order of reading.
#[must_use]
pub fn listed(redline: &Redline) -> Vec<ListedChange> {
    let changes: Vec<Option<ListedChange>> = redline.parts.iter().map(ListedChange::of).collect();
    told_apart(redline.parts.iter().zip(changes.iter().map(Option::as_ref)))
}

/// The list of the changes of all parts of a redline, in which headings that repeat have those around them before them.
pub fn told_apart<'a>(parts: impl IntoIterator<Item = (&'a PartEntry, Option<&'a ListedChange>)>) -> Vec<ListedChange> {
    let mut around = Around::default();
    let mut list: Vec<ListedChange> = Vec::new();
    let mut parents: Vec<Vec<&PartEntry>> = Vec::new();
    let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (part, change) in parts {
        let sections = around.enter(part, change.is_some());
        let Some(change) = change else { continue };
        if let Some(heading) = &change.heading {
            alike.entry(heading).or_default().push(list.len());
        }
        list.push(change.clone());
        parents.push(sections);
    }
    for alike in alike.into_values().filter(|alike| alike.len() > 1) {
        let most = alike.iter().map(|at| parents[*at].len()).max().unwrap_or_default();
        for depth in 1..=most {
            for at in &alike {
                let sections = &parents[*at];
                let within = &sections[sections.len().saturating_sub(depth)..];
                list[*at].within = within.iter().filter_map(|part| section(part)).collect();
            }
            let ways: BTreeSet<&[ListedSection]> = alike.iter().map(|at| &list[*at].within[..]).collect();
            if ways.len() == alike.len() {
                break;
            }
        }
    }
    list
}

/// The sections that a part stands in, by their levels in each text: what went stands in what the old text has around it.
#[derive(Default)]
struct Around<'a> {
    old: Vec<(u8, &'a PartEntry)>,
    new: Vec<(u8, &'a PartEntry)>,
}

impl<'a> Around<'a> {
    /// Those around the next part, in the newest text that has it, if somebody wants to know them.
    fn enter(&mut self, part: &'a PartEntry, wanted: bool) -> Vec<&'a PartEntry> {
        let Place::Section(section) = &part.content.place else { return Vec::new() };
        let (in_old, in_new) = (part.fate.in_old(), part.fate.in_new());
        let mut sections = Vec::new();
        let texts = [(in_old, section.level.old, &mut self.old), (in_new, section.level.new, &mut self.new)];
        for (_, level, open) in texts.into_iter().filter(|(has, ..)| *has) {
            open.retain(|(outer, _)| *outer < level);
            if wanted {
                sections = open.iter().map(|(_, part)| *part).collect();
            }
            open.push((level, part));
        }
        sections
    }
}

/// A section with its heading; none where a part is none.
fn section(part: &PartEntry) -> Option<ListedSection> {
    let Place::Section(section) = &part.content.place else { return None };
    let in_new = part.fate.in_new();
    let label = if in_new { &section.label.new } else { &section.label.old };
    let mut heading = label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
    push_words(&part.content.heading, &mut heading);
    let language = part.content.language.as_ref();
    Some(ListedSection { heading, language: language.map(|both| if in_new { &both.new } else { &both.old }.clone()) })
}

impl ListedChange {
    /// A part, if it changed; by itself, so that nothing stands around it.
    #[must_use]
    pub fn of(part: &PartEntry) -> Option<Self> {
        let change = part.change()?;
        let (heading, language) =
            section(part).map_or((None, None), |section| (Some(section.heading), section.language));
        let amended = change == Change::Moved && part.content.is_changed();
        let name = part.content.place.name();
        Some(Self { anchor: anchor(part)?, change, amended, part: name, heading, language, within: Vec::new() })
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
