//! A document as lexloci has it: blocks in a row, without HTML, each of which Markdown can say.
//!
//! In: nothing, these are plain data. Out: the same, and the words in them.

use pulldown_cmark::Alignment;

use super::tree::Target;

/// What stands between blank lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// A heading that begins a section; never within another block.
    Heading(Heading),
    Paragraph(Paragraph),
    List(List),
    Quote(Vec<Block>),
    Code {
        language: String,
        text: String,
    },
    Rule,
    Table(Table),
    Definitions(Vec<Definition>),
    Footnote {
        label: String,
        blocks: Vec<Block>,
    },
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) text: Vec<Inline>,
    /// The id as it was written, then the id that it gets.
    pub(super) id: Option<String>,
    pub(super) line: usize,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: Vec<Inline>,
    /// The id of the list item that it begins.
    pub(super) pin: Option<String>,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct List {
    /// The number of the first item, if ordered.
    pub(super) start: Option<u64>,
    /// Whether no blank lines part its items.
    pub(super) tight: bool,
    pub(super) items: Vec<Vec<Block>>,
}

/// A table; cells are by rows, and every row has as many.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) head: Vec<Vec<Inline>>,
    pub(super) rows: Vec<Vec<Vec<Inline>>>,
}

/// Terms with what they mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Definition {
    pub(super) term: Vec<Inline>,
    pub(super) meanings: Vec<Vec<Block>>,
}

/// What stands in a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Inline {
    Text(String),
    Code(String),
    SoftBreak,
    HardBreak,
    FootnoteReference(String),
    Image { target: Target, description: String, line: usize },
    Span(Style, Vec<Inline>),
    Link { target: Target, text: Vec<Inline>, line: usize },
}

/// What an [`Inline::Span`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Emphasis,
    Strong,
    Strikethrough,
}

/// The words alone, with a space for a break.
pub(super) fn plain(text: &[Inline]) -> String {
    fn add(text: &[Inline], words: &mut String) {
        for inline in text {
            match inline {
                Inline::Text(text) | Inline::Code(text) => words.push_str(text),
                Inline::SoftBreak | Inline::HardBreak => words.push(' '),
                Inline::FootnoteReference(_) => {}
                Inline::Image { description, .. } => words.push_str(description),
                Inline::Span(_, text) | Inline::Link { text, .. } => add(text, words),
            }
        }
    }
    let mut words = String::new();
    add(text, &mut words);
    words
}

/// Every row of inlines below `blocks`, in order.
pub(super) fn for_each_text(blocks: &mut [Block], visit: &mut impl FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => visit(&mut heading.text),
            Block::Paragraph(paragraph) => visit(&mut paragraph.text),
            Block::List(list) => list.items.iter_mut().for_each(|item| for_each_text(item, visit)),
            Block::Quote(blocks) | Block::Footnote { blocks, .. } => for_each_text(blocks, visit),
            Block::Code { .. } | Block::Rule => {}
            Block::Table(table) => {
                table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(&mut *visit);
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    visit(&mut definition.term);
                    definition.meanings.iter_mut().for_each(|blocks| for_each_text(blocks, visit));
                }
            }
        }
    }
}

/// The paragraph that begins each list item below `blocks`, in order.
pub(super) fn for_each_item_start(blocks: &mut [Block], visit: &mut impl FnMut(&mut Paragraph)) {
    for block in blocks {
        match block {
            Block::List(list) => list.items.iter_mut().for_each(|item| for_each_item_start(item, visit)),
            Block::Paragraph(paragraph) if paragraph.pin.is_some() => visit(paragraph),
            Block::Quote(blocks) | Block::Footnote { blocks, .. } => for_each_item_start(blocks, visit),
            Block::Definitions(definitions) => {
                let meanings = definitions.iter_mut().flat_map(|definition| &mut definition.meanings);
                meanings.for_each(|blocks| for_each_item_start(blocks, visit));
            }
            _ => {}
        }
    }
}
