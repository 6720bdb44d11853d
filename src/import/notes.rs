//! What the importer tells about a file.
//!
//! In: facts with their lines, in any order. Out: [`Note`]s in the order of their lines, where facts of one kind about
//! one file are a single note that counts them: a file with four hundred `<span>` has one thing to say about them.

use std::collections::BTreeMap;

/// Something that the importer did to a file and that somebody should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file as the day had it, with its ending: `en.md`.
    pub file: String,
    /// The line in the file as it came, from 1; 0 for the file as a whole.
    pub line: usize,
    /// How many times it was done, first on that line.
    pub times: usize,
    /// Which kind of thing was done.
    pub kind: NoteKind,
    /// The fact, one sentence without a full stop.
    pub message: String,
}

impl Note {
    /// A note on a file as a whole.
    #[must_use]
    pub fn on_file(file: impl Into<String>, kind: NoteKind, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, times: 1, kind, message: message.into() }
    }
}

/// The kinds of [`Note`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// The file is left out, for its name is no language or a better file has the language.
    Skipped,
    /// The file's name was taken as another language tag.
    Mapped,
    /// Something that the new form cannot say is gone.
    Lost,
    /// Something is said in another way now.
    Converted,
    /// The text shows another day than it declares of itself.
    Dated,
    /// The sections differ from those of the reference language, or from what a document must have.
    Outline,
}

/// The notes about one file, while it is converted.
#[derive(Debug)]
pub(super) struct Notes {
    file: String,
    single: Vec<Note>,
    grouped: BTreeMap<(NoteKind, String), Group>,
}

#[derive(Debug)]
struct Group {
    first: usize,
    count: usize,
}

impl Notes {
    /// No notes yet about the file `name`, which stands here without its ending.
    pub(super) fn about(name: &str) -> Self {
        Self { file: format!("{name}.md"), single: Vec::new(), grouped: BTreeMap::new() }
    }

    /// A note of its own.
    pub(super) fn one(&mut self, kind: NoteKind, line: usize, message: impl Into<String>) {
        self.single.push(Note { line, ..Note::on_file(&self.file, kind, message) });
    }

    /// One more case of the same fact; they become one note at the first line.
    pub(super) fn again(&mut self, kind: NoteKind, line: usize, message: impl Into<String>) {
        let group = self.grouped.entry((kind, message.into())).or_insert(Group { first: line, count: 0 });
        group.first = group.first.min(line);
        group.count += 1;
    }

    /// All of them, in the order of their lines.
    pub(super) fn finish(self) -> Vec<Note> {
        let Self { file, mut single, grouped } = self;
        single.extend(grouped.into_iter().map(|((kind, message), Group { first, count })| Note {
            line: first,
            times: count,
            ..Note::on_file(&file, kind, message)
        }));
        single.sort_by_key(|note| note.line);
        single
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_fact_is_told_once() {
        let mut notes = Notes::about("en");
        notes.again(NoteKind::Lost, 9, "`<div>` is dropped");
        notes.again(NoteKind::Lost, 4, "`<div>` is dropped");
        notes.one(NoteKind::Outline, 0, "no title");
        let told: Vec<_> = notes.finish().into_iter().map(|note| (note.line, note.times, note.message)).collect();
        assert_eq!(told, [(0, 1, "no title".to_owned()), (4, 2, "`<div>` is dropped".to_owned())]);
    }
}
