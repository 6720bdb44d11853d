//! CommonMark to blocks and inlines.
//!
//! In: the text of one file behind its front matter. Out: a flat list of headings, each with the blocks below it, and
//! everything that is wrong with the Markdown itself. A file is parsed once; every place is a place in that file.

mod inlines;
mod lines;
mod lists;
mod notes;

pub use inlines::begins_with_label;
pub(super) use inlines::is_value_name;

use super::html::Refusal;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::SectionId;
use crate::model::document::Footnotes;
use crate::model::markup::{Alignment, Block, Definition, Draft, Hole, Inline, Slot, Table};
use crate::model::site::RawHtml;
use crate::source::{FileId, Span};
use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

/// Blocks within blocks beyond this depth are refused: no reader follows them, and no stack must either.
const DEEPEST: usize = 32;

/// A file as a flat list.
#[derive(Debug)]
pub(super) struct ParsedText {
    /// What stands before the first heading.
    pub(super) before: Vec<Block<Draft>>,
    /// Where that begins.
    pub(super) before_span: Option<Span>,
    /// The headings in order.
    pub(super) headings: Vec<ParsedHeading>,
    /// All footnotes.
    pub(super) footnotes: Footnotes,
    /// The pinned list items in their order, each with its place.
    pub(super) pins: Vec<(SectionId, Span)>,
}

/// A heading with the blocks below it, before the next heading.
#[derive(Debug)]
pub(super) struct ParsedHeading {
    /// 1 to 6.
    pub(super) level: u8,
    /// `{#id}` as written.
    pub(super) id: Option<String>,
    /// The other attributes as written.
    pub(super) attributes: Vec<(String, Option<String>)>,
    /// The line of the heading.
    pub(super) span: Span,
    pub(super) content: Vec<Inline<Draft>>,
    pub(super) blocks: Vec<Block<Draft>>,
    /// Where the first of the blocks begins.
    pub(super) blocks_span: Option<Span>,
}

/// Parses `text` from `offset` on.
pub(super) fn parse(
    text: &str,
    offset: usize,
    file: FileId,
    raw_html: RawHtml,
    problems: &RefCell<Diagnostics>,
) -> ParsedText {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let body = &text[offset..];
    let mut reader = Reader {
        text,
        offset,
        file,
        raw_html,
        problems,
        events: Parser::new_ext(body, options).into_offset_iter().peekable(),
        footnotes: BTreeMap::new(),
        note_marks: BTreeMap::new(),
        pins: Vec::new(),
        list_ends: Vec::new(),
        too_deep: false,
        nested_headings: Vec::new(),
        fences: Vec::new(),
    };
    let mut parsed = ParsedText {
        before: Vec::new(),
        before_span: None,
        headings: Vec::new(),
        footnotes: Footnotes::new(),
        pins: Vec::new(),
    };
    while let Some((event, range)) = reader.events.next() {
        if let Event::Start(Tag::Heading { level, id, attrs, classes }) = event {
            reader.list_ends.clear();
            let span = reader.span(range.clone());
            let content = reader.inlines(&|end| matches!(end, TagEnd::Heading(_)), 0);
            reader.reject_leftover_attributes(&content, span);
            reader.report_dropped_attributes(span, |attribute| attribute.len() == 1);
            if id.is_some() || !attrs.is_empty() || !classes.is_empty() {
                reader.report_glued_attributes(span);
            }
            let attributes = attrs
                .into_iter()
                .map(|(name, value)| (name.into_string(), value.map(pulldown_cmark::CowStr::into_string)))
                .chain(classes.into_iter().map(|class| (format!(".{class}"), None)))
                .collect();
            let id = id.map(pulldown_cmark::CowStr::into_string);
            parsed.headings.push(ParsedHeading {
                level: level as u8,
                id,
                attributes,
                span,
                content,
                blocks: Vec::new(),
                blocks_span: None,
            });
            continue;
        }
        let span = reader.span(range.clone());
        if let Some(block) = reader.block(event, range, 0) {
            match parsed.headings.last_mut() {
                Some(heading) => {
                    heading.blocks_span.get_or_insert(span);
                    heading.blocks.push(block);
                }
                None => {
                    parsed.before_span.get_or_insert(span);
                    parsed.before.push(block);
                }
            }
        }
    }
    reader.report_lost_headings(&parsed.headings);
    reader.report_control_characters();
    reader.report_unused_notes(&parsed);
    parsed.footnotes = reader.footnotes;
    // An item is complete, and its pin is taken, behind those within it.
    reader.pins.sort_by_key(|(_, span)| span.start);
    parsed.pins = reader.pins;
    parsed
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
    file: FileId,
    raw_html: RawHtml,
    problems: &'a RefCell<Diagnostics>,
    events: Peekable<OffsetIter<'a>>,
    footnotes: Footnotes,
    /// Where each of them is defined, by the same keys.
    note_marks: BTreeMap<String, Span>,
    pins: Vec<(SectionId, Span)>,
    /// The last number of the ordered list that ended last, by depth, within the present section.
    list_ends: Vec<Option<u64>>,
    too_deep: bool,
    /// Where headings with ids begin that stand within other blocks and are reported already.
    nested_headings: Vec<usize>,
    /// The fenced code blocks.
    fences: Vec<Fence>,
}

/// A fenced code block in the file.
struct Fence {
    range: Range<usize>,
    closed: bool,
}

impl Reader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        let range = range.start + self.offset..range.end + self.offset;
        // Blocks end with their line; a marker should not.
        let end = range.start + self.text[range.clone()].trim_end().len();
        Span::new(self.file, range.start..end.max(range.start))
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.problems.borrow_mut().push(diagnostic);
    }

    /// The blocks up to the end of the enclosing tag.
    fn blocks(&mut self, depth: usize) -> Vec<Block<Draft>> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            blocks.extend(self.block(event, range, depth));
        }
        blocks.shrink_to_fit();
        blocks
    }

    /// The block that begins with `event`.
    fn block(&mut self, event: Event<'_>, range: Range<usize>, depth: usize) -> Option<Block<Draft>> {
        if depth > DEEPEST {
            if !std::mem::replace(&mut self.too_deep, true) {
                self.report(
                    Diagnostic::new(Code::TOO_DEEP, format!("blocks are nested more than {DEEPEST} deep"))
                        .at(self.span(range))
                        .hint("use sections instead of lists within lists"),
                );
            }
            if matches!(event, Event::Start(_)) {
                self.skip();
            }
            return None;
        }
        Some(match event {
            Event::Start(Tag::Paragraph) => {
                let inlines = self.inlines(&|end| matches!(end, TagEnd::Paragraph), depth);
                self.paragraph(inlines)
            }
            Event::Start(Tag::List(start)) => Block::List(self.list(start, depth)),
            Event::Start(Tag::BlockQuote(_)) => Block::Quote(self.blocks(depth + 1)),
            Event::Start(Tag::CodeBlock(kind)) => {
                let mut code = String::new();
                let mut content_end = None;
                for (event, range) in self.events.by_ref() {
                    match event {
                        Event::Text(text) => {
                            code.push_str(&text);
                            content_end = Some(range.end);
                        }
                        Event::End(TagEnd::CodeBlock) => break,
                        _ => {}
                    }
                }
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.fence(range, content_end);
                }
                Block::Code(code)
            }
            Event::Start(Tag::Table(alignments)) => Block::Table(self.table(&alignments, depth)),
            Event::Start(Tag::DefinitionList) => Block::Definitions(self.definitions(depth)),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.note(&label, range, depth);
                return None;
            }
            Event::Start(Tag::HtmlBlock) => {
                self.refuse_html(range, &Refusal::Element.hint());
                self.skip();
                return None;
            }
            // A heading within a list or quotation: it cannot be a section, so it stands as a strong line.
            Event::Start(Tag::Heading { id, .. }) => {
                let span = self.span(range);
                let content = self.inlines(&|end| matches!(end, TagEnd::Heading(_)), depth);
                match id {
                    Some(id) => self.report_nested_heading(&id, span),
                    None => {
                        self.reject_leftover_attributes(&content, span);
                        self.report_dropped_attributes(span, |_| true);
                    }
                }
                Block::Paragraph(vec![Inline::Strong(content)])
            }
            Event::Rule => Block::Rule,
            // Tight items hold their lines without a paragraph around them.
            Event::Start(_) | Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                let inlines = self.line((event, range), depth);
                self.paragraph(inlines)
            }
            _ => return None,
        })
    }

    /// A paragraph, or what stands open in its place.
    fn paragraph(&mut self, inlines: Vec<Inline<Draft>>) -> Block<Draft> {
        let alone = inlines.iter().filter(|inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty()));
        if let [Inline::Hole(Hole::Value { name, span })] = alone.collect::<Vec<_>>()[..] {
            if name == "precedence" {
                return Block::Slot(Slot::Precedence { span: *span });
            }
            if name == "cookies" || name.starts_with("cookies.") {
                let category = name.strip_prefix("cookies.").map(str::to_owned);
                return Block::Slot(Slot::Cookies { category, span: *span });
            }
        }
        Block::Paragraph(inlines)
    }

    fn table(&mut self, alignments: &[pulldown_cmark::Alignment], depth: usize) -> Table<Draft> {
        let mut table = Table {
            cookies: false,
            alignments: alignments
                .iter()
                .map(|alignment| match alignment {
                    pulldown_cmark::Alignment::None => Alignment::Default,
                    pulldown_cmark::Alignment::Left => Alignment::Start,
                    pulldown_cmark::Alignment::Center => Alignment::Center,
                    pulldown_cmark::Alignment::Right => Alignment::End,
                })
                .collect(),
            head: Vec::new(),
            rows: Vec::new(),
        };
        let mut row = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(self.inlines(&|end| matches!(end, TagEnd::TableCell), depth)),
                Event::End(TagEnd::TableHead) => table.head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => table.rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }

    fn definitions(&mut self, depth: usize) -> Vec<Definition<Draft>> {
        let mut definitions: Vec<Definition<Draft>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let term = self.inlines(&|end| matches!(end, TagEnd::DefinitionListTitle), depth);
                    match definitions.last_mut() {
                        Some(definition) if definition.details.is_empty() => definition.terms.push(term),
                        _ => definitions.push(Definition { terms: vec![term], details: Vec::new() }),
                    }
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let details = self.blocks(depth + 1);
                    if let Some(definition) = definitions.last_mut() {
                        definition.details.push(details);
                    }
                }
                Event::End(TagEnd::DefinitionList) => break,
                _ => {}
            }
        }
        definitions
    }

    /// Passes over everything up to the end of the tag that has just begun.
    fn skip(&mut self) {
        let mut open = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }

    /// HTML that is refused: wherever it stands, or for what the hint of a sanitized text says.
    fn refuse_html(&self, range: Range<usize>, sanitized: &str) {
        let hint = match self.raw_html {
            RawHtml::Refuse => "write it in Markdown; `<` as text is written `\\<`",
            RawHtml::Sanitize => sanitized,
        };
        self.report(Diagnostic::new(Code::RAW_HTML, "raw HTML in a text").at(self.span(range)).hint(hint));
    }

    /// `{#id}` that was not read as an attribute would be published as text. Behind a backslash the brace is meant.
    fn reject_leftover_attributes(&self, content: &[Inline<Draft>], span: Span) {
        let is_text = |inline: &Inline<Draft>| matches!(inline, Inline::Text(_) | Inline::Hole(Hole::Value { .. }));
        let start = content.iter().rposition(|inline| !is_text(inline)).map_or(0, |other| other + 1);
        let text: String = content[start..]
            .iter()
            .map(|inline| if let Inline::Text(text) = inline { text.as_str() } else { VALUE })
            .collect();
        let text = text.trim_end();
        let shown = text.matches("{#").count() + text.matches("{:").count();
        let written = &self.text[span.start as usize..span.end as usize];
        let meant = written.matches("\\{#").count() + written.matches("\\{:").count();
        if text.ends_with('}') && shown > meant {
            let filled = text.rfind(['{']).is_some_and(|open| text[open..].contains(VALUE));
            self.report(
                Diagnostic::new(Code::INVALID_ID, "the heading ends in braces that are no attributes").at(span).hint(
                    if filled {
                        "an id is literal, and holds no value: write it out, `## Heading {#id}`"
                    } else {
                        "attributes are written `## Heading {#id}`, with a space before the brace; braces as text `\\{...} {#id}`"
                    },
                ),
            );
        }
    }
}

/// Stands for a value in the words of a heading.
const VALUE: &str = "\u{FFFC}";
