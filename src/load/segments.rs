//! A text in the pieces that a translator works on, each with its place in the file.
//!
//! In: the text of one file. Out: its [`Segments`]: every heading, paragraph, list item, table cell, term and definition, as
//! [words and codes](Piece) and with the bytes that say it. What is between the segments (marks of lists, pipes, code,
//! attributes of headings) is nobody's words: whoever writes other words in the place of a segment's bytes leaves it as it
//! stands. Nothing is reported here: [`load`](super::load()) has read the same file.

use super::front_matter::read_front_matter;
use super::html::allowed_tag;
use super::markdown::{begins_with_label, is_value_name};
use crate::diagnostic::Diagnostics;
use crate::id::SectionId;
use crate::locale::written_without_spaces;
use crate::source::{FileId, Span};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::cell::RefCell;
use std::ops::Range;

/// Containers within containers beyond this depth are as deep as this: texts that are deeper are reported.
const DEEPEST: usize = 64;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// Words as people read them, without escapes.
    Text(String),
    /// Markup that stands for itself, as Markdown: a value, a reference, code, a line break that is meant, a pin.
    Alone(String),
    /// Markup that opens a span, as Markdown: `**`, `[`.
    Open(String),
    /// Markup that closes the span opened last: `**`, `](https://a.example)`.
    Close(String),
}

/// Words of a file, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What kind of block it is, with those around it, outermost first: `list/item`. Texts of one structure have the same ones.
    pub kind: String,
    /// Its bytes in the file, without marks of blocks.
    pub range: Range<usize>,
    /// What begins a further line of it: spaces, and marks of quotations.
    pub margin: String,
    /// What it says.
    pub pieces: Vec<Piece>,
    /// The label of the footnote that it is part of.
    pub note: Option<String>,
}

/// A heading with what stands below it, before the next one; or what stands before the first heading.
#[derive(Clone, Debug, Default)]
pub struct SegmentedPart {
    /// Level and place of the heading; none for what stands before the first one.
    pub heading: Option<(u8, Range<usize>)>,
    /// What stands below the heading, up to the next one.
    pub body: Range<usize>,
    /// The heading first.
    pub segments: Vec<Segment>,
}

/// A file in segments.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    /// The title of the front matter.
    pub title: Option<Segment>,
    /// The description of the front matter.
    pub description: Option<Segment>,
    /// Where the text begins behind the front matter; 0 where there is none.
    pub front_matter_end: usize,
    /// The parts in order. The first has no heading.
    pub parts: Vec<SegmentedPart>,
    /// The footnotes: label, and bytes from the label to the end.
    pub notes: Vec<(String, Range<usize>)>,
}

/// Finds the segments of a text.
#[must_use]
pub fn segments(text: &str, file: FileId, local: bool) -> Segments {
    let quiet = RefCell::new(Diagnostics::new());
    let (front, offset) = read_front_matter(text, file, local, &quiet);
    let plain = |(value, span): (String, Span)| Segment {
        kind: "front-matter".to_owned(),
        range: span.range(),
        margin: String::new(),
        pieces: plain_pieces(&value),
        note: None,
    };
    let mut segments = Segments {
        title: front.title.map(plain),
        description: front.description.map(plain),
        front_matter_end: offset,
        ..Segments::default()
    };
    let mut walk = Walk { text, offset, around: Vec::new(), leaf: None, out: &mut segments };
    walk.out.parts.push(SegmentedPart { body: offset..text.len(), ..SegmentedPart::default() });
    walk.all();
    segments
}

/// The pieces of words in which nothing but values is markup.
#[must_use]
pub fn plain_pieces(text: &str) -> Vec<Piece> {
    let mut line = Line::default();
    line.run.push_str(text);
    let mut at = 0;
    while let Some(found) = text[at..].find("\\{{") {
        line.escaped.push(at + found + 1);
        at += found + 3;
    }
    line.flush();
    for piece in &mut line.pieces {
        if let Piece::Text(words) = piece {
            *words = words.replace("\\{{", "{{");
        }
    }
    line.pieces
}

struct Walk<'a, 'o> {
    text: &'a str,
    offset: usize,
    /// The blocks around the present one.
    around: Vec<Around>,
    leaf: Option<Leaf>,
    out: &'o mut Segments,
}

struct Around {
    name: &'static str,
    note: Option<String>,
    /// Whether a line of its own was seen: only the first one of an item can pin it.
    begun: bool,
}

/// A block of words that is being read.
struct Leaf {
    kind: String,
    /// From the first mark that belongs to it.
    range: Option<Range<usize>>,
    pins: bool,
    line: Line,
    open: Vec<(OpenSpan, usize)>,
    note: Option<String>,
}

/// A span that is not closed yet, and where its content ended so far.
enum OpenSpan {
    Delimited(usize),
    Tilde,
    Link { link_type: LinkType, address: String, title: String, empty: usize },
}

impl<'a> Walk<'a, '_> {
    fn all(&mut self) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_DEFINITION_LIST;
        let text = self.text;
        let mut skipped = 0_usize;
        for (event, range) in Parser::new_ext(&text[self.offset..], options).into_offset_iter() {
            let range = range.start + self.offset..range.end + self.offset;
            match &event {
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                    self.end_leaf();
                    skipped += 1;
                }
                Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => skipped = skipped.saturating_sub(1),
                _ if skipped > 0 => {}
                _ => self.event(event, range),
            }
        }
        self.end_leaf();
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.end_leaf();
                if self.around.is_empty() {
                    if let Some(part) = self.out.parts.last_mut() {
                        part.body.end = range.start;
                    }
                    let body = range.end..self.text.len();
                    let heading = Some((level as u8, range));
                    self.out.parts.push(SegmentedPart { heading, body, segments: Vec::new() });
                }
                self.begin_leaf("heading");
            }
            Event::Start(Tag::Paragraph) => self.begin_leaf("paragraph"),
            Event::Start(Tag::TableCell) => self.begin_leaf("cell"),
            Event::Start(Tag::DefinitionListTitle) => self.begin_leaf("term"),
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableCell | TagEnd::DefinitionListTitle) => {
                self.end_leaf()
            }
            Event::Start(tag) => match container(&tag) {
                Some(name) => {
                    self.end_leaf();
                    let note = match tag {
                        Tag::FootnoteDefinition(label) => {
                            self.out.notes.push((label.to_string(), range));
                            Some(label.into_string())
                        }
                        _ => None,
                    };
                    self.around.push(Around { name, note, begun: false });
                }
                None => self.open(tag, range),
            },
            Event::End(end) if is_container_end(end) => {
                self.end_leaf();
                self.around.pop();
            }
            Event::End(_) => self.close(range),
            Event::Rule => self.end_leaf(),
            event => self.inline(event, range),
        }
    }

    /// The leaf that is being read; a line of a tight item begins one of its own.
    fn leaf(&mut self) -> Option<&mut Leaf> {
        if self.leaf.is_none() {
            self.begin_leaf("line");
        }
        self.leaf.as_mut()
    }

    fn begin_leaf(&mut self, kind: &str) {
        self.end_leaf();
        let mut names: Vec<&str> = self.around.iter().take(DEEPEST).map(|around| around.name).collect();
        // A loose item says the same as a tight one.
        names.push(if kind == "line" { "paragraph" } else { kind });
        let note = self.around.iter().find_map(|around| around.note.clone());
        let pins = self
            .around
            .last_mut()
            .is_some_and(|around| around.name == "item" && !std::mem::replace(&mut around.begun, true));
        self.leaf =
            Some(Leaf { kind: names.join("/"), range: None, pins, line: Line::default(), open: Vec::new(), note });
    }

    fn end_leaf(&mut self) {
        let Some(mut leaf) = self.leaf.take() else { return };
        leaf.line.flush();
        let Some(range) = leaf.range else { return };
        let mut pieces = settled(leaf.line.pieces);
        if leaf.pins {
            pieces = with_pin(pieces);
        }
        let segment =
            Segment { kind: leaf.kind, margin: margin(self.text, range.start), range, pieces, note: leaf.note };
        if let Some(part) = self.out.parts.last_mut() {
            part.segments.push(segment);
        }
    }

    fn cover(&mut self, range: &Range<usize>) {
        let text = self.text;
        let Some(leaf) = self.leaf() else { return };
        match &mut leaf.range {
            Some(whole) => whole.end = whole.end.max(range.end),
            None => {
                // A character behind a backslash begins behind it.
                let marks = text[..range.start].bytes().rev().take_while(|byte| *byte == b'\\').count();
                leaf.range = Some(range.start - marks % 2..range.end);
            }
        }
        for (_, end) in &mut leaf.open {
            *end = (*end).max(range.end);
        }
    }

    fn inline(&mut self, event: Event<'a>, range: Range<usize>) {
        self.cover(&range);
        let text = self.text;
        let Some(leaf) = &mut self.leaf else { return };
        let line = &mut leaf.line;
        if let Event::Text(words) = &event {
            let behind_backslash =
                text[..range.start].ends_with('\\') && (line.run.is_empty() || line.run_end < range.start);
            if behind_backslash {
                line.escaped.push(line.run.len());
            }
            line.run.push_str(words);
            line.run_end = range.end;
            return;
        }
        line.flush();
        let written = &text[range];
        match event {
            Event::SoftBreak => line.pieces.push(Piece::Alone("\n".to_owned())),
            Event::HardBreak => line.pieces.push(Piece::Alone(HARD_BREAK.to_owned())),
            Event::InlineHtml(_) | Event::Html(_) if allowed_tag(written).is_err() => {}
            _ => line.pieces.push(Piece::Alone(one_line(written))),
        }
    }

    fn open(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let start = range.start;
        self.cover(&(start..start));
        let text = self.text;
        let Some(leaf) = &mut self.leaf else { return };
        leaf.line.flush();
        let (span, mark) = match tag {
            Tag::Strong => (OpenSpan::Delimited(2), &text[start..start + 2]),
            Tag::Emphasis => (OpenSpan::Delimited(1), &text[start..start + 1]),
            Tag::Strikethrough if text[start..].starts_with("~~") => (OpenSpan::Delimited(2), "~~"),
            Tag::Strikethrough => {
                leaf.line.run.push('~');
                leaf.open.push((OpenSpan::Tilde, start + 1));
                return;
            }
            Tag::Link { link_type, dest_url, title, .. } => (link(link_type, &dest_url, &title, 1), "["),
            Tag::Image { link_type, dest_url, title, .. } => (link(link_type, &dest_url, &title, 2), "!["),
            _ => return,
        };
        let begin = match &span {
            OpenSpan::Link { empty, .. } => start + empty,
            OpenSpan::Delimited(length) => start + length,
            OpenSpan::Tilde => start,
        };
        leaf.open.push((span, begin));
        leaf.line.pieces.push(Piece::Open(mark.to_owned()));
    }

    fn close(&mut self, range: Range<usize>) {
        let text = self.text;
        let Some(leaf) = &mut self.leaf else { return };
        let Some((span, content_end)) = leaf.open.pop() else { return };
        leaf.line.flush();
        let end = range.end;
        match span {
            OpenSpan::Tilde => leaf.line.run.push('~'),
            OpenSpan::Delimited(length) => {
                let mark = text.get(end.saturating_sub(length)..end).unwrap_or_default();
                leaf.line.pieces.push(Piece::Close(mark.to_owned()));
            }
            OpenSpan::Link { link_type, address, title, .. } => {
                let opened = matches!(leaf.line.pieces.last(), Some(Piece::Open(_)));
                let written = text.get(content_end..end).unwrap_or_default();
                match link_type {
                    LinkType::Autolink | LinkType::Email => {
                        // The words of such a link are its address.
                        while !matches!(leaf.line.pieces.pop(), Some(Piece::Open(_)) | None) {}
                        leaf.line.pieces.push(Piece::Alone(text[range.clone()].to_owned()));
                    }
                    _ if opened => {
                        // Number and title of the target are written for it.
                        leaf.line.pieces.pop();
                        leaf.line.pieces.push(Piece::Alone(one_line(&text[range.clone()])));
                    }
                    LinkType::Inline if written.starts_with(']') => {
                        leaf.line.pieces.push(Piece::Close(one_line(written)));
                    }
                    _ => leaf.line.pieces.push(Piece::Close(inline_target(&address, &title))),
                }
            }
        }
        self.cover(&range);
    }
}

fn link(link_type: LinkType, address: &str, title: &str, empty: usize) -> OpenSpan {
    OpenSpan::Link { link_type, address: address.to_owned(), title: title.to_owned(), empty }
}

/// A target that stands at the end of its file as it is written within the line.
fn inline_target(address: &str, title: &str) -> String {
    let address = address.replace('>', "%3E").replace('<', "%3C");
    match title {
        "" => format!("](<{address}>)"),
        title => format!("](<{address}> \"{}\")", title.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// A line break that is meant.
pub const HARD_BREAK: &str = "\\\n";

fn one_line(written: &str) -> String {
    written.split('\n').map(str::trim).collect::<Vec<_>>().join(" ")
}

fn container(tag: &Tag<'_>) -> Option<&'static str> {
    Some(match tag {
        Tag::BlockQuote(_) => "quotation",
        Tag::List(Some(_)) => "numbered-list",
        Tag::List(None) => "list",
        Tag::Item => "item",
        Tag::FootnoteDefinition(_) => "footnote",
        Tag::DefinitionList => "definitions",
        Tag::DefinitionListDefinition => "definition",
        Tag::Table(_) => "table",
        Tag::TableHead => "head",
        Tag::TableRow => "row",
        _ => return None,
    })
}

fn is_container_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}

/// What stands before a block in its line: marks of quotations stay in further lines, all other marks are spaces there.
fn margin(text: &str, start: usize) -> String {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    text[line..start].chars().map(|c| if c == '>' { '>' } else { ' ' }).collect()
}

/// Words that go on over several events, split at values.
#[derive(Default)]
struct Line {
    pieces: Vec<Piece>,
    run: String,
    run_end: usize,
    /// Offsets in `run` of characters behind a backslash.
    escaped: Vec<usize>,
}

impl Line {
    fn flush(&mut self) {
        let (run, escaped) = (std::mem::take(&mut self.run), std::mem::take(&mut self.escaped));
        let (mut done, mut from) = (0, 0);
        while let Some(at) = run[from..].find("{{").map(|at| at + from) {
            if escaped.contains(&at) || escaped.contains(&(at + 1)) {
                from = at + 2;
                continue;
            }
            let Some(length) = run[at..].find("}}") else { break };
            let end = at + length + 2;
            if is_value_name(run[at + 2..end - 2].trim()) {
                self.text(&run[done..at]);
                self.pieces.push(Piece::Alone(run[at..end].to_owned()));
                done = end;
            }
            from = end;
        }
        self.text(&run[done..]);
    }

    fn text(&mut self, words: &str) {
        match self.pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Text(before)) => before.push_str(words),
            _ => self.pieces.push(Piece::Text(words.to_owned())),
        }
    }
}

/// The pieces with the line breaks of the source settled, as [`load`](super::load()) settles them.
fn settled(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut line = Line::default();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Alone(written) if written == "\n" => {
                let words = |piece: &&Piece| matches!(piece, Piece::Text(_) | Piece::Alone(_));
                let before = pieces[..at].iter().rev().find(words);
                let after = pieces[at + 1..].iter().find(words);
                let spaceless = |piece: Option<&Piece>, last: bool| match piece {
                    Some(Piece::Text(text)) if last => text.chars().next_back().is_some_and(written_without_spaces),
                    Some(Piece::Text(text)) => text.chars().next().is_some_and(written_without_spaces),
                    _ => false,
                };
                let open = |piece: Option<&Piece>| matches!(piece, Some(Piece::Alone(_)));
                match after {
                    Some(Piece::Text(text)) if begins_with_label(text) => {
                        line.pieces.push(Piece::Alone(HARD_BREAK.to_owned()));
                    }
                    _ if (spaceless(before, true) || open(before))
                        && (spaceless(after, false) || open(after))
                        && !(open(before) && open(after)) => {}
                    _ => line.text(" "),
                }
            }
            Piece::Text(words) => line.text(words),
            piece => line.pieces.push(piece.clone()),
        }
    }
    line.pieces
}

/// The pieces of the first line of an item with its pin, `{#id}`, as a piece of its own.
fn with_pin(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut pieces = pieces.into_iter();
    for piece in pieces.by_ref() {
        let Piece::Text(text) = &piece else {
            out.push(piece);
            continue;
        };
        let pin = text.find("{#").and_then(|at| {
            let end = at + text[at..].find('}')? + 1;
            let id = SectionId::parse(&text[at + 2..end - 1]);
            (id.is_some() && (text[end..].is_empty() || text[end..].starts_with(' '))).then_some((at, end))
        });
        let Some((at, end)) = pin else {
            out.push(piece);
            continue;
        };
        let texts = [Piece::Text(text[..at].to_owned()), Piece::Alone(text[at..end].to_owned())];
        out.extend(texts.into_iter().chain([Piece::Text(text[end..].to_owned())]));
        break;
    }
    out.extend(pieces);
    out.retain(|piece| *piece != Piece::Text(String::new()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn of(text: &str) -> Segments {
        let file = Sources::default().add("a.md", text.to_owned());
        segments(text, file, false)
    }

    fn written(text: &str) -> Vec<(String, String, Vec<Piece>)> {
        let segments = of(text);
        let all = segments.parts.into_iter().flat_map(|part| part.segments);
        all.map(|segment| (segment.kind, text[segment.range].to_owned(), segment.pieces)).collect()
    }

    #[test]
    fn every_block_is_a_segment_without_its_marks() {
        let text = "## Use it {#use}\n\nFirst\nline.\n\n1. One\n   - two\n\n| a | b |\n|---|---|\n| c | d\\|e |\n\nTerm\n: What it is\n\n> Said.\n";
        let found: Vec<_> = written(text).into_iter().map(|(kind, bytes, _)| (kind, bytes)).collect();
        let expected = [
            ("heading", "Use it"),
            ("paragraph", "First\nline."),
            ("numbered-list/item/paragraph", "One"),
            ("numbered-list/item/list/item/paragraph", "two"),
            ("table/head/cell", "a"),
            ("table/head/cell", "b"),
            ("table/row/cell", "c"),
            ("table/row/cell", "d\\|e"),
            ("definitions/term", "Term"),
            ("definitions/definition/paragraph", "What it is"),
            ("quotation/paragraph", "Said."),
        ];
        let expected = expected.map(|(kind, bytes)| (kind.to_owned(), bytes.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn markup_is_codes_and_words_are_words() {
        let (_, _, pieces) =
            written("\\*A* **b** [c *d*](https://e.example \"f\"), {{ g }} \\{{ h }} [](#i) `j`").remove(0);
        let text = |words: &str| Piece::Text(words.to_owned());
        let alone = |words: &str| Piece::Alone(words.to_owned());
        let open = |words: &str| Piece::Open(words.to_owned());
        let close = |words: &str| Piece::Close(words.to_owned());
        let expected = vec![
            text("*A* "),
            open("**"),
            text("b"),
            close("**"),
            text(" "),
            open("["),
            text("c "),
            open("*"),
            text("d"),
            close("*"),
            close("](https://e.example \"f\")"),
            text(", "),
            alone("{{ g }}"),
            text(" {{ h }} "),
            alone("[](#i)"),
            text(" "),
            alone("`j`"),
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn a_pin_and_a_label_are_codes() {
        let (_, _, pieces) = written("- One {#one}\n  more\n  (a) of it\n").remove(0);
        let text = |words: &str| Piece::Text(words.to_owned());
        let alone = |words: &str| Piece::Alone(words.to_owned());
        let expected = vec![text("One "), alone("{#one}"), text(" more"), alone(HARD_BREAK), text("(a) of it")];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn footnotes_and_front_matter_have_their_places() {
        let text = "+++\ntitle = \"A \\\"b\\\" {{ c }}\"\n+++\n\nText[^n].\n\n[^n]: Note.\n";
        let found = of(text);
        let title = found.title.expect("a title");
        assert_eq!(&text[title.range], "\"A \\\"b\\\" {{ c }}\"");
        assert_eq!(title.pieces, [Piece::Text("A \"b\" ".to_owned()), Piece::Alone("{{ c }}".to_owned())]);
        let notes: Vec<_> = found.parts[0].segments.iter().map(|segment| segment.note.as_deref()).collect();
        assert_eq!(notes, [None, Some("n")]);
        assert_eq!(&text[found.notes[0].1.clone()].trim_end(), &"[^n]: Note.");
    }
}
