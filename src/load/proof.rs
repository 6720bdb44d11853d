//! A text as a proofreader has it: line by line, with the place of every word.
//!
//! In: the source of one text, of a site or of no site yet. Out: [`Proof`], flat and in the order of reading. A
//! [`Document`](crate::model::document::Document) says what a text means and forgets how it was written; a proof keeps that, and
//! knows nothing of regions and values.

use super::front_matter::read_front_matter;
use crate::diagnostic::Diagnostics;
use crate::locale::Language;
use crate::source::{FileId, Span};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::cell::RefCell;
use std::ops::Range;

/// Stands in the words of a line for what has none: code, a value, a picture, an address.
pub const OBJECT: char = '\u{FFFC}';

/// One text.
#[derive(Clone, Debug)]
pub struct Proof<'a> {
    /// The file.
    pub file: FileId,
    /// The language that it claims to be in.
    pub language: Language,
    /// The source of the whole file.
    pub text: &'a str,
    /// Where the Markdown begins, behind front matter.
    pub start: usize,
    /// Everything in it, in the order of reading.
    pub lines: Vec<Line>,
    /// Its links and those of its raw HTML.
    pub links: Vec<Link>,
    /// The tables, in bytes of the file.
    pub tables: Vec<Range<usize>>,
    /// Raw HTML, in bytes of the file.
    pub html: Vec<Range<usize>>,
    /// Ids beside those of headings: of list items, of raw HTML, of Python-Markdown's attribute lists.
    pub anchors: Vec<String>,
}

/// A heading, a paragraph, a cell: words that no block divides.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// Its block in bytes of the file.
    pub range: Range<usize>,
    /// Its words. Line breaks of the source are line breaks here.
    pub words: String,
    /// Offsets in `words` and in the file, for each piece of text.
    pieces: Vec<(usize, usize)>,
    /// Whether all of its words are strong.
    pub bold: bool,
    /// How many lists it stands in.
    pub lists: usize,
    /// Whether it stands in a quotation.
    pub quoted: bool,
    /// The number of headings up to here: 0 before the first, 1 in the first section.
    pub section: usize,
}

/// What a [`Line`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading of a section.
    Heading {
        /// 1 to 6.
        level: u8,
        /// As written.
        id: Option<String>,
        /// Attributes beside the id, as written.
        attributes: Vec<String>,
    },
    /// A paragraph.
    Paragraph,
    /// The first line of a list item.
    Item,
    /// A cell of a table.
    Cell,
    /// A term, or what else holds words.
    Term,
    /// A code block, without words.
    Code,
    /// Raw HTML, without words.
    Html,
    /// A line across the page.
    Rule,
}

/// A link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads, as written.
    pub address: String,
    /// In bytes of the file.
    pub range: Range<usize>,
    /// Its words within those of its line.
    pub words: Range<usize>,
    /// The index of its line, unless it stands in raw HTML.
    pub line: Option<usize>,
    /// The number of headings up to here.
    pub section: usize,
}

/// A section of a proof: its heading and the lines up to the next heading.
#[derive(Clone, Debug)]
pub struct ProofSection {
    /// The index of the heading's line; none for what stands before the first heading.
    pub heading: Option<usize>,
    /// The indices of the lines below the heading.
    pub lines: Range<usize>,
}

impl Line {
    /// The place in the file of a range of the words.
    #[must_use]
    pub fn source(&self, words: Range<usize>) -> Range<usize> {
        let start = self.locate(words.start);
        let end = if words.end > words.start { self.locate(words.end - 1) + 1 } else { start };
        start..end.max(start)
    }

    fn locate(&self, offset: usize) -> usize {
        let piece = self.pieces.partition_point(|(at, _)| *at <= offset).saturating_sub(1);
        let last = self.range.end;
        self.pieces.get(piece).map_or(self.range.start, |(at, source)| (source + (offset - at)).min(last))
    }

    /// Whether it is a paragraph or the first line of a list item.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        matches!(self.kind, Kind::Paragraph | Kind::Item)
    }
}

impl<'a> Proof<'a> {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &'a str, file: FileId, language: Language) -> Self {
        Self::of_adapted(text, text, file, language)
    }

    /// Reads `adapted`, which is `text` in the site's own Markdown with everything in its place; what the proof quotes is
    /// `text`.
    #[must_use]
    pub fn of_adapted(text: &'a str, adapted: &str, file: FileId, language: Language) -> Self {
        let (_, start) = read_front_matter(adapted, file, true, &RefCell::new(Diagnostics::new()));
        let proof = Self {
            file,
            language,
            text,
            start,
            lines: Vec::new(),
            links: Vec::new(),
            tables: Vec::new(),
            html: Vec::new(),
            anchors: Vec::new(),
        };
        let mut reader =
            ProofReader { source: adapted, proof, open: None, lists: 0, quotes: 0, strong: 0, item: false };
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_DEFINITION_LIST;
        let mut links = Vec::new();
        for (event, range) in Parser::new_ext(&adapted[start..], options).into_offset_iter() {
            reader.event(event, range.start + start..range.end + start, &mut links);
        }
        reader.close();
        reader.proof
    }

    /// The place of a range of bytes.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.text.floor_char_boundary(range.start.min(self.text.len()));
        let end = self.text.ceil_char_boundary(range.end.min(self.text.len()));
        let end = start + self.text.get(start..end).unwrap_or_default().trim_end().len();
        Span::new(self.file, start..end.max(start))
    }

    /// The place of a range of a line's words.
    #[must_use]
    pub fn span_of(&self, line: &Line, words: Range<usize>) -> Span {
        self.span(line.source(words))
    }

    /// The place of a whole line, without what stands around it.
    #[must_use]
    pub fn span_of_line(&self, line: &Line) -> Span {
        self.span(line.range.clone())
    }

    /// The sections in order; the first is what stands before all headings.
    #[must_use]
    pub fn sections(&self) -> Vec<ProofSection> {
        let mut sections = vec![ProofSection { heading: None, lines: 0..0 }];
        for (at, line) in self.lines.iter().enumerate() {
            if matches!(line.kind, Kind::Heading { .. }) {
                sections.push(ProofSection { heading: Some(at), lines: at + 1..at + 1 });
            } else if let Some(section) = sections.last_mut() {
                section.lines.end = at + 1;
            }
        }
        sections
    }

    /// The headings with their levels and ids.
    pub fn headings(&self) -> impl Iterator<Item = (&Line, u8, Option<&str>)> {
        self.lines.iter().filter_map(|line| match &line.kind {
            Kind::Heading { level, id, .. } => Some((line, *level, id.as_deref())),
            _ => None,
        })
    }
}

struct ProofReader<'a, 'p> {
    source: &'p str,
    proof: Proof<'a>,
    /// The line being read, and whether some of its words are not strong.
    open: Option<(Line, bool)>,
    lists: usize,
    quotes: usize,
    strong: usize,
    /// Whether the next line is the first of a list item.
    item: bool,
}

impl ProofReader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>, links: &mut Vec<(String, usize, Range<usize>)>) {
        match event {
            Event::Start(tag) => self.start(tag, range, links),
            Event::End(tag) => self.end(tag, links),
            Event::Text(text) => self.push(&text, range),
            Event::Code(_) | Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.push(&OBJECT.to_string(), range);
            }
            Event::SoftBreak | Event::HardBreak => self.push("\n", range),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.html_links(&range);
                self.proof.html.push(range.clone());
                if self.open.is_some() && self.source[range.clone()].to_ascii_lowercase().starts_with("<br") {
                    self.push("\n", range);
                }
            }
            Event::Rule => self.block(Kind::Rule, range),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, links: &mut Vec<(String, usize, Range<usize>)>) {
        match tag {
            Tag::Paragraph => self.line(Kind::Paragraph, range),
            Tag::Heading { level, id, attrs, .. } => {
                let attributes = attrs.iter().map(|(name, _)| name.to_string()).collect();
                let kind = Kind::Heading { level: level as u8, id: id.map(|id| id.to_string()), attributes };
                if self.lists == 0 && self.quotes == 0 { self.line(kind, range) } else { self.line(Kind::Term, range) }
            }
            Tag::TableCell => self.line(Kind::Cell, range),
            Tag::DefinitionListTitle => self.line(Kind::Term, range),
            Tag::List(_) => {
                self.close();
                self.lists += 1;
            }
            Tag::Item => {
                self.close();
                self.item = true;
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::Table(_) => {
                self.close();
                self.proof.tables.push(range);
            }
            Tag::CodeBlock(_) => self.block(Kind::Code, range),
            Tag::HtmlBlock => self.block(Kind::Html, range),
            Tag::Strong => self.strong += 1,
            Tag::Link { link_type, dest_url, .. } => {
                let at = self.words();
                let address = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                links.push((address, at, range));
            }
            Tag::Image { .. } => self.push(&OBJECT.to_string(), range),
            Tag::FootnoteDefinition(_) | Tag::DefinitionListDefinition => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, links: &mut Vec<(String, usize, Range<usize>)>) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::FootnoteDefinition => self.close(),
            TagEnd::Item => {
                self.close();
                self.item = false;
            }
            TagEnd::List(_) => {
                self.close();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => {
                let Some((address, start, range)) = links.pop() else { return };
                let end = self.words();
                let section = self.section();
                let line = self.open.is_some().then_some(self.proof.lines.len());
                self.proof.links.push(Link { address, range, words: start.min(end)..end, line, section });
            }
            _ => {}
        }
    }

    fn words(&self) -> usize {
        self.open.as_ref().map_or(0, |(line, _)| line.words.len())
    }

    fn section(&self) -> usize {
        let within = self.open.as_ref().map(|(line, _)| line.section);
        within.unwrap_or_else(|| self.proof.lines.last().map_or(0, |line| line.section))
    }

    fn line(&mut self, kind: Kind, range: Range<usize>) {
        self.close();
        let before = self.proof.lines.last().map_or(0, |line| line.section);
        let section = before + usize::from(matches!(kind, Kind::Heading { .. }));
        let kind = match kind {
            Kind::Paragraph if std::mem::take(&mut self.item) => Kind::Item,
            kind => kind,
        };
        let line = Line {
            kind,
            range,
            words: String::new(),
            pieces: Vec::new(),
            bold: false,
            lists: self.lists,
            quoted: self.quotes > 0,
            section,
        };
        self.open = Some((line, false));
    }

    /// A block without words.
    fn block(&mut self, kind: Kind, range: Range<usize>) {
        self.item = false;
        self.line(kind, range);
        self.close();
    }

    fn push(&mut self, words: &str, range: Range<usize>) {
        if self.open.is_none() {
            // What stands in a code block are no words.
            let within = |line: &Line| line.kind == Kind::Code && line.range.contains(&range.start);
            if self.proof.lines.last().is_some_and(within) {
                return;
            }
            // Tight items hold their words without a paragraph around them.
            self.line(Kind::Paragraph, range.clone());
        }
        let strong = self.strong > 0;
        if let Some((line, plain)) = &mut self.open {
            *plain |= !strong && !words.trim().is_empty();
            line.pieces.push((line.words.len(), range.start));
            line.words.push_str(words);
            line.range.end = line.range.end.max(range.end);
        }
    }

    fn close(&mut self) {
        let Some((mut line, plain)) = self.open.take() else { return };
        hide_values(&mut line.words);
        line.bold = !plain && !line.words.trim().is_empty();
        self.proof.lines.push(line);
    }

    /// The links of raw HTML, and the places that it gives a name.
    fn html_links(&mut self, range: &Range<usize>) {
        let html = &self.source[range.clone()];
        for name in ["id=", "name="] {
            for (at, _) in html.match_indices(name) {
                let behind = &html[at + name.len()..];
                let Some(quote) = behind.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
                self.proof.anchors.extend(behind[1..].split(quote).next().map(str::to_owned));
            }
        }
        for (at, _) in html.match_indices("href=") {
            let behind = &html[at + 5..];
            let Some(quote) = behind.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some(length) = behind[1..].find(quote) else { continue };
            let start = range.start + at + 6;
            self.proof.links.push(Link {
                address: behind[1..=length].to_owned(),
                range: start..start + length,
                words: 0..0,
                line: None,
                section: self.section(),
            });
        }
    }
}

/// Puts [`OBJECT`] in the place of each `{{ value }}`, and keeps the length.
fn hide_values(words: &mut String) {
    let mut from = 0;
    while let Some(at) = words[from..].find("{{").map(|at| at + from)
        && let Some(length) = words[at..].find("}}").map(|length| length + 2)
    {
        let hidden = format!("{OBJECT}{}", " ".repeat(length.saturating_sub(OBJECT.len_utf8())));
        words.replace_range(at..at + length, &hidden);
        from = at + hidden.len();
    }
}
