//! A text of the site by its parts: title, description, preamble, sections, each with its segments.

use crate::load::{Piece, Segment, Segments, segments};
use crate::model::document::Document;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// A file by its parts, in the order of reading.
#[derive(Clone, Debug, Default)]
pub(super) struct FileParts {
    pub(super) parts: Vec<TextPart>,
    /// The footnotes by label. Each belongs to the first part that refers to it, wherever it stands.
    pub(super) notes: BTreeMap<String, Note>,
    /// Where the text begins behind the front matter; 0 where there is none.
    pub(super) front_matter_end: usize,
}

/// A title, description, preamble or section.
#[derive(Clone, Debug)]
pub(super) struct TextPart {
    /// Its id, or `title`, `description`, `preamble`.
    pub(super) name: String,
    /// The level of its heading; 0 where it has none.
    pub(super) level: u8,
    /// All of it, up to the next heading.
    pub(super) range: Range<usize>,
    /// What stands below its heading.
    pub(super) body: Range<usize>,
    /// The heading first; without footnotes.
    pub(super) segments: Vec<Segment>,
    /// The labels of its footnotes.
    notes: Vec<String>,
}

/// A footnote.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// From its label to its end.
    pub(super) range: Range<usize>,
    pub(super) segments: Vec<Segment>,
}

impl FileParts {
    /// The parts of a document.
    pub(super) fn of(document: &Document, texts: &Sources, local: bool) -> Self {
        let text = texts.text(document.file);
        let found = segments(text, document.file, local);
        let mut ids = HashMap::new();
        document.for_each_section(&mut |section| {
            ids.insert(section.text.span.range().start, section.id.to_string());
        });
        let title = document.title.as_ref().map(|title| title.span.range().start);
        let mut parts = Self { front_matter_end: found.front_matter_end, ..Self::default() };
        parts.take(found, &ids, title);
        parts.assign_notes();
        parts
    }

    fn take(&mut self, found: Segments, ids: &HashMap<usize, String>, title: Option<usize>) {
        for (label, range) in found.notes {
            self.notes.entry(label).or_insert(Note { range, segments: Vec::new() });
        }
        let whole = |name: &str, segment: Segment| {
            let (range, end) = (segment.range.clone(), segment.range.end);
            let segments = vec![segment];
            TextPart { name: name.to_owned(), level: 0, range, body: end..end, segments, notes: Vec::new() }
        };
        let front_titled = found.title.is_some();
        self.parts.extend(found.title.map(|segment| whole("title", segment)));
        self.parts.extend(found.description.map(|segment| whole("description", segment)));
        for part in found.parts {
            let mut own = Vec::new();
            for segment in part.segments {
                match segment.note.as_ref().map(|label| self.notes.get_mut(label)) {
                    Some(Some(note)) if note.range.contains(&segment.range.start) => note.segments.push(segment),
                    Some(_) => {}
                    None => own.push(segment),
                }
            }
            let (name, level, start) = match &part.heading {
                None => ("preamble", 0, part.body.start),
                Some((_, range)) if !front_titled && title == Some(range.start) => {
                    let heading = own.remove(0);
                    let title = TextPart { range: range.clone(), ..whole("title", heading) };
                    self.parts.insert(0, title);
                    ("preamble", 0, part.body.start)
                }
                Some((level, range)) => match ids.get(&range.start) {
                    Some(id) => (id.as_str(), *level, range.start),
                    None => continue,
                },
            };
            if level == 0 && own.is_empty() {
                continue;
            }
            let (name, range) = (name.to_owned(), start..part.body.end);
            self.parts.push(TextPart { name, level, range, body: part.body, segments: own, notes: Vec::new() });
        }
    }

    fn assign_notes(&mut self) {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for part in &mut self.parts {
            let mut open: Vec<String> = part.segments.iter().flat_map(references).collect();
            let mut at = 0;
            while let Some(label) = open.get(at).cloned() {
                at += 1;
                if let Some(note) = self.notes.get(&label)
                    && taken.insert(label.clone())
                {
                    open.extend(note.segments.iter().flat_map(references));
                    part.notes.push(label);
                }
            }
        }
    }

    /// The part with this name.
    pub(super) fn part(&self, name: &str) -> Option<&TextPart> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// The segments of a part in the order of reading, those of its footnotes last.
    pub(super) fn segments(&self, name: &str) -> Vec<&Segment> {
        let Some(part) = self.part(name) else { return Vec::new() };
        let notes = part.notes.iter().filter_map(|label| self.notes.get(label));
        part.segments.iter().chain(notes.flat_map(|note| &note.segments)).collect()
    }

    /// The footnotes of a part.
    pub(super) fn notes_of<'a>(&'a self, part: &'a TextPart) -> impl Iterator<Item = (&'a str, &'a Note)> {
        part.notes.iter().filter_map(|label| Some((label.as_str(), self.notes.get(label)?)))
    }

    /// The sections around a part, outermost first.
    pub(super) fn around(&self, name: &str) -> Vec<&TextPart> {
        let Some(at) = self.parts.iter().position(|part| part.name == name) else { return Vec::new() };
        let mut level = self.parts[at].level;
        let mut around = Vec::new();
        for part in self.parts[..at].iter().rev().filter(|part| part.level > 0) {
            if part.level < level {
                level = part.level;
                around.push(part);
            }
        }
        around.reverse();
        around
    }
}

/// The labels of the footnotes to which a segment refers.
fn references(segment: &Segment) -> Vec<String> {
    let label = |piece: &Piece| match piece {
        Piece::Alone(mark) => Some(mark.strip_prefix("[^")?.strip_suffix(']')?.to_owned()),
        _ => None,
    };
    segment.pieces.iter().filter_map(label).collect()
}
