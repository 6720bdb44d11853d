//! What an import says of what it did.

use crate::cli::print;
use crate::id::PolicyName;
use crate::import::{Disagreement, Note, NoteKind};
use std::collections::HashMap;

/// Notes on all policies. The same in many files is said once.
#[derive(Default)]
pub(super) struct Notes {
    groups: Vec<Group>,
    places: HashMap<(String, NoteKind, String), usize>,
}

struct Group {
    policy: String,
    kind: NoteKind,
    message: String,
    places: Vec<String>,
}

impl Notes {
    /// A note on a text of a policy; `day` where one of many is meant.
    pub(super) fn add(&mut self, policy: &str, day: Option<&str>, note: Note) {
        let line = if note.line > 0 { format!(":{}", note.line) } else { String::new() };
        let day = day.map_or_else(String::new, |day| format!("{day}/"));
        let times = if note.times > 1 { format!("{} times from ", note.times) } else { String::new() };
        let place = format!("{times}{day}{}{line}", note.file);
        let key = (policy.to_owned(), note.kind, note.message.clone());
        let at = *self.places.entry(key).or_insert_with(|| {
            let group = Group { policy: policy.to_owned(), kind: note.kind, message: note.message, places: Vec::new() };
            self.groups.push(group);
            self.groups.len() - 1
        });
        let places = &mut self.groups[at].places;
        if places.last() != Some(&place) {
            places.push(place);
        }
    }

    /// A note on what became of a text as a source, unless the same was said of a version.
    pub(super) fn add_of_source(&mut self, policy: &str, day: &str, note: Note) {
        if !self.places.contains_key(&(policy.to_owned(), note.kind, note.message.clone())) {
            self.add(policy, Some(day), note);
        }
    }

    /// Says all of them.
    pub(super) fn print(&self, quiet: bool) {
        for Group { policy, kind, message, places } in &self.groups {
            let kind = match kind {
                NoteKind::Skipped => "skipped",
                NoteKind::Mapped => "mapped",
                NoteKind::Lost => "lost",
                NoteKind::Converted => "converted",
                NoteKind::Dated => "dated",
                NoteKind::Outline => "outline",
            };
            let more = places.len().saturating_sub(4);
            let shown = places[..places.len() - more].join(", ");
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let policy = if policy.is_empty() { String::new() } else { format!("{policy}: ") };
            print::note(quiet, &format!("{kind:<9} {policy}{message} ({shown}{more})"));
        }
    }
}

/// Says which dates that texts declare are not those of their changes.
pub(super) fn disagreements(quiet: bool, policy: &PolicyName, found: &[Disagreement]) {
    for Disagreement { language, declared, meant, changed } in found {
        let days: Vec<String> = changed.iter().map(ToString::to_string).collect();
        let days = days.join(", ");
        let message = match meant {
            Some(meant) => format!("`{language}` declares `{declared}` ({meant}); its text changed on {days}"),
            None => {
                format!("`{language}` declares `{declared}`, which is no date to this tool; its text changed on {days}")
            }
        };
        print::note(quiet, &format!("{:<9} {policy}: {message}", "dated"));
    }
}
