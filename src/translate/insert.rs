//! Words into files: changes that leave every other byte as it is.

use super::Piece;
use super::context::{Context, Place};
use super::markdown::{Block, write};
use super::parts::{FileParts, Note, TextPart};
use crate::import::toml_string;
use crate::load::Segment;
use std::collections::BTreeMap;
use std::ops::Range;

/// A change of a text: other words in the place of some bytes.
pub(super) type Edit = (Range<usize>, String);

/// The translation of a part, by the places of its segments.
pub(super) type Targets = BTreeMap<usize, Vec<Piece>>;

/// What becomes of a part of a text.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// Blocks of it say something else.
    Blocks(Targets),
    /// It gets the blocks of its source, since it has others.
    Rebuilt(Targets),
    /// It is new.
    New(Targets),
}

/// The segment whose words cannot be written in its place.
#[derive(Debug)]
pub(super) struct Unwritable {
    pub(super) part: String,
    pub(super) segment: usize,
}

/// The edits that change parts of the text at a place.
pub(super) fn edits(
    context: &Context<'_>,
    place: &Place,
    changes: &BTreeMap<String, Change>,
) -> Result<Vec<Edit>, Unwritable> {
    let Some(source) = context.source(&place.policy, &place.region) else { return Ok(Vec::new()) };
    let target = context.parts_at(place);
    let file = FileEdits {
        source: &context.parts(source, &place.region),
        source_text: context.texts.text(source.file),
        text: context.document(place).map_or("", |document| context.texts.text(document.file)),
        target: &target,
        replaces: source.replaces_document.is_some() && context.document(place).is_none(),
    };
    file.all(changes)
}

struct FileEdits<'a> {
    source: &'a FileParts,
    source_text: &'a str,
    target: &'a FileParts,
    text: &'a str,
    /// Whether the file is new and stands in the place of the inherited document.
    replaces: bool,
}

impl FileEdits<'_> {
    fn all(&self, changes: &BTreeMap<String, Change>) -> Result<Vec<Edit>, Unwritable> {
        let mut edits: Vec<Edit> = Vec::new();
        let mut keys = Vec::new();
        let mut blocks: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut at = self.first();
        for part in &self.source.parts {
            let present = self.target.part(&part.name);
            match changes.get(&part.name) {
                Some(Change::Blocks(targets)) => self.blocks(part, targets, &mut edits)?,
                Some(Change::Rebuilt(targets)) => edits.extend(self.rebuilt(part, targets)?),
                Some(Change::New(targets)) if matches!(part.name.as_str(), "title" | "description") => {
                    let line = targets.get(&0).map_or_else(String::new, |pieces| plain(pieces));
                    keys.push(format!("{} = {}\n", part.name, toml_string(&line)));
                }
                Some(Change::New(targets)) => {
                    let block = self.new_part(part, targets)?;
                    blocks.entry(at).or_default().push(block);
                }
                None => {}
            }
            if let Some(present) = present.filter(|present| present.name != "title" && !is_front_matter(present)) {
                at = present.range.end;
            }
        }
        if self.replaces {
            keys.push("replaces = \"document\"\n".to_owned());
        }
        edits.extend(self.front_matter(&keys));
        edits.extend(blocks.into_iter().map(|(at, blocks)| (at..at, self.spaced(at, &blocks, !keys.is_empty()))));
        Ok(edits)
    }

    /// Where a part stands that nothing stands before: in front of the first heading that is no title.
    fn first(&self) -> usize {
        let headings = self.target.parts.iter().filter(|part| part.level > 0);
        headings.map(|part| part.range.start).min().unwrap_or(self.text.len())
    }

    /// Blocks with the empty lines that they need around them.
    fn spaced(&self, at: usize, blocks: &[String], keys: bool) -> String {
        let joined = blocks.join("\n\n");
        let before = &self.text[..at];
        let gap = match before {
            "" if keys || self.target.front_matter_end > 0 => "\n",
            "" => "",
            before if before.ends_with("\n\n") => "",
            before if before.ends_with('\n') => "\n",
            _ => "\n\n",
        };
        let behind = if at < self.text.len() { "\n\n" } else { "\n" };
        format!("{gap}{joined}{behind}")
    }

    /// Keys for the front matter, which is made if there is none.
    fn front_matter(&self, keys: &[String]) -> Option<Edit> {
        if keys.is_empty() {
            return None;
        }
        let keys = keys.concat();
        if self.target.front_matter_end == 0 {
            let behind = if self.text.is_empty() { "" } else { "\n" };
            return Some((0..0, format!("+++\n{keys}+++\n{behind}")));
        }
        let begin = self.text.find("+++").map_or(0, |at| at + 3);
        let at = self.text[begin..].find('\n').map_or(self.text.len(), |line| begin + line + 1);
        // Behind the keys that are there, before any table.
        let end = self.text[at..self.target.front_matter_end].rfind("+++").map_or(at, |line| at + line);
        Some((end..end, keys))
    }

    fn blocks(&self, part: &TextPart, targets: &Targets, edits: &mut Vec<Edit>) -> Result<(), Unwritable> {
        let segments = self.target.segments(&part.name);
        for (at, pieces) in targets {
            let Some(segment) = segments.get(*at) else { continue };
            edits.push((segment.range.clone(), self.line(part, *at, segment, pieces)?));
        }
        Ok(())
    }

    /// The heading where it stands, and below it the blocks of the source.
    fn rebuilt(&self, part: &TextPart, targets: &Targets) -> Result<Vec<Edit>, Unwritable> {
        let Some(present) = self.target.part(&part.name) else { return Ok(Vec::new()) };
        let mut edits = Vec::new();
        if part.level > 0
            && let (Some(heading), Some(pieces)) = (present.segments.first(), targets.get(&0))
        {
            edits.push((heading.range.clone(), self.line(part, 0, heading, pieces)?));
        }
        // Footnotes that stand in between stay.
        let within = |note: &&Note| present.body.contains(&note.range.start);
        let notes: Vec<&str> =
            self.target.notes.values().filter(within).map(|note| self.text[note.range.clone()].trim_end()).collect();
        let body = self.body(part, targets)?;
        let written = &self.text[present.body.clone()];
        let ends = &written[written.trim_end().len()..];
        let begins = &written[..written.len() - written.trim_start().len()];
        let begins = if begins.is_empty() { "\n" } else { begins };
        let blocks = std::iter::once(body.as_str()).chain(notes).filter(|block| !block.is_empty());
        let blocks = blocks.collect::<Vec<_>>().join("\n\n");
        edits.push((present.body.clone(), format!("{begins}{blocks}{ends}")));
        Ok(edits)
    }

    fn new_part(&self, part: &TextPart, targets: &Targets) -> Result<String, Unwritable> {
        let body = self.body(part, targets)?;
        if part.level == 0 {
            return Ok(body);
        }
        let heading = match (targets.get(&0), part.segments.first()) {
            (Some(pieces), Some(heading)) => self.line(part, 0, heading, pieces)?,
            (None, Some(heading)) => self.source_text[heading.range.clone()].to_owned(),
            _ => String::new(),
        };
        let marks = "#".repeat(usize::from(self.level(part)));
        let gap = if body.is_empty() { "" } else { "\n\n" };
        Ok(format!("{marks} {heading} {{#{}}}{gap}{body}", part.name))
    }

    /// The level of a new section: as in the source, shifted as the nearest section is that both texts have.
    fn level(&self, part: &TextPart) -> u8 {
        let before = self.source.parts.iter().take_while(|other| other.name != part.name).filter(|one| one.level > 0);
        let common = before.filter_map(|one| Some((one.level, self.target.part(&one.name)?.level))).last();
        let shift = common.map_or(0, |(source, target)| i16::from(target) - i16::from(source));
        u8::try_from((i16::from(part.level) + shift).clamp(2, 6)).unwrap_or(part.level)
    }

    /// What stands below a heading of the source, with translated words, and its footnotes that the text lacks.
    fn body(&self, part: &TextPart, targets: &Targets) -> Result<String, Unwritable> {
        let headings = usize::from(part.level > 0);
        let mut edits: Vec<Edit> = Vec::new();
        for (at, segment) in part.segments.iter().enumerate().skip(headings) {
            if let Some(pieces) = targets.get(&at) {
                edits.push((segment.range.clone(), self.line(part, at, segment, pieces)?));
            }
        }
        let within = |note: &&Note| part.body.contains(&note.range.start);
        edits.extend(self.source.notes.values().filter(within).map(|note| (note.range.clone(), String::new())));
        let mut blocks = vec![edited(self.source_text, part.body.clone(), edits).trim().to_owned()];
        let mut at = part.segments.len();
        for (label, note) in self.source.notes_of(part) {
            let mut edits = Vec::new();
            for segment in &note.segments {
                if let Some(pieces) = targets.get(&at) {
                    edits.push((segment.range.clone(), self.line(part, at, segment, pieces)?));
                }
                at += 1;
            }
            if !self.target.notes.contains_key(label) {
                blocks.push(edited(self.source_text, note.range.clone(), edits).trim_end().to_owned());
            }
        }
        blocks.retain(|block| !block.is_empty());
        Ok(blocks.join("\n\n"))
    }

    fn line(&self, part: &TextPart, at: usize, segment: &Segment, pieces: &[Piece]) -> Result<String, Unwritable> {
        if segment.kind == "front-matter" {
            return Ok(toml_string(&plain(pieces)));
        }
        write(pieces, Block::of(&segment.kind), &segment.margin)
            .ok_or_else(|| Unwritable { part: part.name.clone(), segment: at })
    }
}

fn is_front_matter(part: &TextPart) -> bool {
    part.segments.first().is_some_and(|segment| segment.kind == "front-matter")
}

/// A line of front matter: words with values.
fn plain(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Text(words) => words.replace("{{", "\\{{"),
        Piece::Alone(mark) | Piece::Open(mark) | Piece::Close(mark) => mark.clone(),
    });
    words.collect()
}

/// A range of a text with edits applied that lie within it.
fn edited(text: &str, range: Range<usize>, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(place, _)| place.start);
    let mut out = String::new();
    let mut at = range.start;
    for (place, words) in edits {
        if place.start < at || place.end > range.end {
            continue;
        }
        out.push_str(&text[at..place.start]);
        out.push_str(&words);
        at = place.end;
    }
    out.push_str(&text[at..range.end]);
    out
}

/// Applies edits of a text, as it was read, to the bytes of its file, which may have a mark of byte order and other line ends.
pub(super) fn apply(bytes: &[u8], edits: &[Edit]) -> Option<Vec<u8>> {
    let written = std::str::from_utf8(bytes).ok()?;
    let crlf = written.contains("\r\n");
    let mark = usize::from(written.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
    let mut places: Vec<usize> = Vec::with_capacity(written.len() + 1);
    let mut at = mark;
    while at < written.len() {
        places.push(at);
        at += if written[at..].starts_with("\r\n") { 2 } else { 1 };
        // Bytes within a character have places of their own.
        while at < written.len() && !written.is_char_boundary(at) {
            places.push(at);
            at += 1;
        }
    }
    places.push(written.len());
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|(place, _)| (place.start, place.end));
    let mut out = String::with_capacity(written.len());
    let mut done = 0;
    for (place, words) in edits {
        let (start, end) = (*places.get(place.start)?, *places.get(place.end)?);
        out.push_str(written.get(done..start)?);
        out.push_str(&if crlf { words.replace('\n', "\r\n") } else { words.clone() });
        done = end;
    }
    out.push_str(written.get(done..)?);
    Some(out.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::apply;

    #[test]
    fn line_ends_and_marks_stay_as_they_are() {
        let bytes = "\u{feff}a ü\r\nb\r\n".as_bytes();
        let edits = [(6..6, "\nc".to_owned()), (2..4, "x".to_owned())];
        assert_eq!(apply(bytes, &edits).unwrap(), "\u{feff}a x\r\nb\r\nc\r\n".as_bytes()[..].to_vec());
    }
}
