//! From the tree to the blocks of a document.
//!
//! In: the tree of a file. Out: its blocks ([`Shaped`]), where every paragraph is one, headings that begin sections
//! stand at the top, and places that links can lead to are known by the section they are in. What the tree says and
//! a document cannot is noted, its words are kept.

use super::attributes::Attributes;
use super::document::{Block, Heading, Inline, List, Paragraph, Style, plain};
use super::inlines;
use super::notes::{NoteKind, Notes};
use super::tree::{Node, Tag};

/// A file's blocks, and what else it says.
pub(super) struct Shaped {
    pub(super) blocks: Vec<Block>,
    /// Ids as written, with the number of headings up to there: 0 before the first, 1 in the first section.
    pub(super) anchors: Vec<(String, usize)>,
    /// The `datetime` of an attribute list, as written, and the index of the block that it stood at.
    pub(super) declared: Option<(String, usize)>,
}

/// Shapes a tree.
pub(super) fn shape(tree: Node, notes: &mut Notes) -> Shaped {
    let mut shaper = Shaper {
        notes,
        wrappers: Vec::new(),
        here: Vec::new(),
        pending: Vec::new(),
        headings: 0,
        item: false,
        depth: 0,
        line: 1,
        anchors: Vec::new(),
        declared: None,
    };
    let blocks = shaper.blocks(tree.children);
    let rest = std::mem::take(&mut shaper.pending);
    shaper.settle(rest);
    Shaped { blocks, anchors: shaper.anchors, declared: shaper.declared }
}

/// Shapes one file.
pub(super) struct Shaper<'a> {
    pub(super) notes: &'a mut Notes,
    /// Spans around the present block: `<b><p>...</p></b>` makes each paragraph bold.
    wrappers: Vec<Wrapper>,
    /// Ids seen since the last block.
    here: Vec<String>,
    /// Ids without words of their own; a heading right below takes them over.
    pending: Vec<String>,
    headings: usize,
    /// Whether the next paragraph begins a list item.
    pub(super) item: bool,
    /// Containers around the present block; headings in any are no sections.
    depth: usize,
    pub(super) line: usize,
    anchors: Vec<(String, usize)>,
    declared: Option<(String, usize)>,
}

#[derive(Clone)]
enum Wrapper {
    Span(Style),
    Link(super::tree::Target, usize),
}

impl Wrapper {
    fn of(tag: &Tag, line: usize) -> Option<Self> {
        Some(match tag {
            Tag::Emphasis => Self::Span(Style::Emphasis),
            Tag::Strong => Self::Span(Style::Strong),
            Tag::Strikethrough => Self::Span(Style::Strikethrough),
            Tag::Link(target) => Self::Link(target.clone(), line),
            _ => return None,
        })
    }

    fn around(self, text: Vec<Inline>) -> Inline {
        match self {
            Self::Span(style) => Inline::Span(style, text),
            Self::Link(target, line) => Inline::Link { target, text, line },
        }
    }
}

impl Shaper<'_> {
    fn blocks(&mut self, nodes: Vec<Node>) -> Vec<Block> {
        let mut out = Vec::new();
        let mut run = Vec::new();
        self.flow(nodes, &mut run, &mut out);
        self.end_run(&mut run, &mut out);
        out
    }

    /// The blocks within another block.
    pub(super) fn nested(&mut self, nodes: Vec<Node>) -> Vec<Block> {
        let wrappers = std::mem::take(&mut self.wrappers);
        self.depth += 1;
        let blocks = self.blocks(nodes);
        self.depth -= 1;
        self.wrappers = wrappers;
        blocks
    }

    fn flow(&mut self, nodes: Vec<Node>, run: &mut Vec<Inline>, out: &mut Vec<Block>) {
        for node in nodes {
            if !node.has_block {
                self.inline(node, run);
            } else if node.tag.is_block() {
                self.end_run(run, out);
                self.block(node, out);
            } else if let Some(wrapper) = Wrapper::of(&node.tag, node.line) {
                self.end_run(run, out);
                self.wrappers.push(wrapper);
                self.flow(node.children, run, out);
                self.end_run(run, out);
                self.wrappers.pop();
            } else {
                self.flow(node.children, run, out);
            }
        }
    }

    fn block(&mut self, node: Node, out: &mut Vec<Block>) {
        let Node { tag, line, children, .. } = node;
        self.line = if line > 0 { line } else { self.line };
        if !matches!(tag, Tag::Division | Tag::Paragraph | Tag::Heading(_) | Tag::Parting) {
            let pending = std::mem::take(&mut self.pending);
            self.settle(pending);
        }
        if matches!(tag, Tag::CodeBlock(_) | Tag::Rule | Tag::Table(_) | Tag::Quote | Tag::Definitions) {
            self.item = false;
        }
        match tag {
            Tag::Heading(level) => self.heading(level, children, line, out),
            Tag::List(start) => self.list(start, children, line, out),
            Tag::Quote => {
                let blocks = self.nested(children);
                push_unless_empty(out, blocks, Block::Quote);
            }
            Tag::CodeBlock(language) => {
                let mut text = String::new();
                verbatim(&children, &mut text);
                if !text.trim().is_empty() {
                    out.push(Block::Code { language, text });
                }
            }
            Tag::Table(alignments) => self.table(alignments, children, line, out),
            Tag::Definitions => self.definitions(children, line, out),
            Tag::FootnoteDefinition(label) => {
                let blocks = self.nested(children);
                out.push(Block::Footnote { label, blocks });
            }
            Tag::Rule => out.push(Block::Rule),
            // A paragraph, or a part of something whose whole is missing.
            _ => {
                let mut run = Vec::new();
                self.flow(children, &mut run, out);
                self.end_run(&mut run, out);
            }
        }
    }

    fn end_run(&mut self, run: &mut Vec<Inline>, out: &mut Vec<Block>) {
        let mut text = std::mem::take(run);
        if text.is_empty() && self.here.is_empty() {
            return;
        }
        let attributes = inlines::take_attributes(&mut text, false);
        if inlines::rescue_strong(&mut text) > 0 {
            self.notes.again(NoteKind::Converted, self.line, "`**` that CommonMark would show is bold, as it was");
        }
        for wrapper in self.wrappers.iter().rev() {
            text = vec![wrapper.clone().around(text)];
        }
        let text = inlines::tidy(text);
        let at = if text.is_empty() { out.len().saturating_sub(1) } else { out.len() };
        let mut ids = self.said(attributes, at);
        if text.is_empty() {
            // `{: #id }` on a line of its own belongs to the heading above it.
            match out.last_mut() {
                Some(Block::Heading(heading)) if !ids.is_empty() && heading.id.is_none() => {
                    heading.id = Some(ids.remove(0));
                }
                _ => {}
            }
            self.pending.append(&mut ids);
            self.pending.append(&mut self.here);
            return;
        }
        ids.append(&mut self.pending);
        ids.append(&mut self.here);
        let pin = if std::mem::take(&mut self.item) && !ids.is_empty() { Some(ids.remove(0)) } else { None };
        self.settle(ids);
        out.push(Block::Paragraph(Paragraph { text, pin }));
    }

    /// Takes note of what attribute lists said, and gives their ids back.
    fn said(&mut self, attributes: Attributes, at: usize) -> Vec<String> {
        if let Some(day) = attributes.datetime
            && self.declared.is_none()
        {
            self.declared = Some((day, if self.depth == 0 { at } else { usize::MAX }));
        }
        for name in attributes.others {
            self.notes.again(NoteKind::Lost, self.line, format!("the attribute `{name}` is dropped"));
        }
        attributes.ids
    }

    /// Ids that nothing in the document has: links to them lead to the section they are in.
    pub(super) fn settle(&mut self, ids: Vec<String>) {
        for id in &ids {
            let message = format!("the id `{id}` within a section is dropped; links to it lead to its section");
            self.notes.again(NoteKind::Lost, self.line, message);
        }
        self.anchors.extend(ids.into_iter().map(|id| (id, self.headings)));
    }

    fn heading(&mut self, level: u8, children: Vec<Node>, line: usize, out: &mut Vec<Block>) {
        let mut text = Vec::new();
        for child in children {
            if child.has_block {
                let blocks = self.nested(vec![child]);
                append(&mut text, flat(blocks).0);
            } else {
                self.inline(child, &mut text);
            }
        }
        let attributes = inlines::take_attributes(&mut text, true);
        inlines::rescue_strong(&mut text);
        let text = inlines::tidy(text);
        let mut ids = self.said(attributes, out.len());
        ids.append(&mut self.here);
        if plain(&text).trim().is_empty() {
            self.pending.append(&mut ids);
            self.notes.again(NoteKind::Lost, line, "a heading without words is dropped");
            return;
        }
        if self.depth > 0 {
            self.notes.again(NoteKind::Converted, line, "a heading within a list, quotation or table is bold text now");
            self.settle(ids);
            self.item = false;
            out.push(bold(text));
            return;
        }
        ids.append(&mut self.pending);
        self.headings += 1;
        let id = ids.first().cloned();
        self.anchors.extend(ids.into_iter().map(|id| (id, self.headings)));
        out.push(Block::Heading(Heading { level, text, id, line }));
    }

    /// Adds what stands in a paragraph.
    fn inline(&mut self, node: Node, run: &mut Vec<Inline>) {
        let Node { tag, line, children, .. } = node;
        self.line = if line > 0 { line } else { self.line };
        match tag {
            Tag::Text(text) => run.push(Inline::Text(text)),
            Tag::Code(code) => run.push(Inline::Code(code)),
            Tag::SoftBreak => run.push(Inline::SoftBreak),
            Tag::HardBreak => run.push(Inline::HardBreak),
            Tag::FootnoteReference(label) => run.push(Inline::FootnoteReference(label)),
            Tag::Anchor(id) => self.here.push(id),
            Tag::Dropped => {}
            Tag::Image(target) => {
                let mut text = Vec::new();
                children.into_iter().for_each(|child| self.inline(child, &mut text));
                let description = plain(&text).split_whitespace().collect::<Vec<_>>().join(" ");
                run.push(Inline::Image { target, description, line });
            }
            Tag::CodeSpan => {
                let mut text = Vec::new();
                children.into_iter().for_each(|child| self.inline(child, &mut text));
                run.push(Inline::Code(plain(&text)));
            }
            tag => match Wrapper::of(&tag, line) {
                Some(wrapper) => {
                    let mut text = Vec::new();
                    children.into_iter().for_each(|child| self.inline(child, &mut text));
                    run.push(wrapper.around(text));
                }
                None => children.into_iter().for_each(|child| self.inline(child, run)),
            },
        }
    }
}

/// A paragraph in bold: a heading that cannot be one.
pub(super) fn bold(text: Vec<Inline>) -> Block {
    let text = inlines::tidy(vec![Inline::Span(Style::Strong, text)]);
    Block::Paragraph(Paragraph { text, pin: None })
}

/// The words of blocks in one line, for places that hold no blocks, and whether anything but paragraphs was lost.
pub(super) fn flat(blocks: Vec<Block>) -> (Vec<Inline>, bool) {
    let mut text = Vec::new();
    let mut lost = blocks.len() > 1;
    for block in blocks {
        lost |=
            matches!(block, Block::List(_) | Block::Quote(_) | Block::Table(_) | Block::Definitions(_) | Block::Rule);
        match block {
            Block::Heading(heading) => append(&mut text, heading.text),
            Block::Paragraph(paragraph) => append(&mut text, paragraph.text),
            Block::Code { text: code, .. } => append(&mut text, vec![Inline::Code(code.replace('\n', " "))]),
            Block::Rule => {}
            Block::Quote(blocks) | Block::Footnote { blocks, .. } => append(&mut text, flat(blocks).0),
            // Without their marks the items would run together.
            Block::List(List { start, items, .. }) => {
                for (at, item) in items.into_iter().enumerate() {
                    let mark =
                        start.map_or_else(|| "•".to_owned(), |start| format!("{}.", start.saturating_add(at as u64)));
                    append(&mut text, vec![Inline::Text(mark)]);
                    append(&mut text, flat(item).0);
                }
            }
            Block::Table(table) => {
                let cells = std::iter::once(table.head).chain(table.rows).flatten();
                cells.for_each(|cell| append(&mut text, cell));
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    append(&mut text, definition.term);
                    definition.meanings.into_iter().for_each(|blocks| append(&mut text, flat(blocks).0));
                }
            }
        }
    }
    (inlines::tidy(text), lost)
}

fn append(text: &mut Vec<Inline>, more: Vec<Inline>) {
    if !text.is_empty() && !more.is_empty() {
        text.push(Inline::Text(" ".to_owned()));
    }
    text.extend(more);
}

/// Text as it stands, line ends and all.
fn verbatim(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match &node.tag {
            Tag::Text(words) | Tag::Code(words) => text.push_str(words),
            Tag::SoftBreak | Tag::HardBreak => text.push('\n'),
            _ => verbatim(&node.children, text),
        }
    }
}

fn push_unless_empty(out: &mut Vec<Block>, blocks: Vec<Block>, block: impl FnOnce(Vec<Block>) -> Block) {
    if !blocks.is_empty() {
        out.push(block(blocks));
    }
}
