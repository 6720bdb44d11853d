//! One text out of a redline, and whether anything changed in it.

use super::{
    Block, BlockEntry, Both, Definition, Entry, Fate, Item, Label, Line, List, Mark, Part, PartEntry, Piece, Place,
    Redline, Relabelling, Row, SharedBlock, Style, Table,
};
use crate::model::markup as source;
use crate::model::markup::{Final, Inline};
use crate::model::text::{self, Text, TextBody, TextSection};
use std::sync::Arc;

impl Redline {
    /// Whether nothing changed at all, not even a label.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(Entry::is_unchanged)
    }

    /// Whether nothing changed but numbering that shifted.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.parts.iter().all(Entry::is_quiet)
    }

    /// The old text: every change rejected. What the text digest does not hold may be as in the new one.
    #[must_use]
    pub fn old(&self) -> Text {
        self.side(Side::Old)
    }

    /// The new text: every change accepted.
    #[must_use]
    #[expect(clippy::new_ret_no_self, reason = "the counterpart of `old`")]
    pub fn new(&self) -> Text {
        self.side(Side::New)
    }

    fn side(&self, side: Side) -> Text {
        let mut text = Text {
            title: text::Line { language: unsaid(), content: Vec::new() },
            description: None,
            preamble: None,
            precedence: Vec::new(),
            sections: Vec::new(),
            footnotes: Vec::new(),
        };
        for part in self.parts.iter().filter(|part| side.has(part)).map(|part| &part.content) {
            let language = || part.language.as_ref().map_or_else(unsaid, |language| side.of(language).clone());
            let line = || text::Line { language: language(), content: part.heading.restore(side) };
            let body = || TextBody { language: language(), blocks: all(&part.blocks, side) };
            match &part.place {
                Place::Title => text.title = line(),
                Place::Description => text.description = Some(line()),
                Place::Preamble => text.preamble = Some(body()),
                Place::Precedence => {
                    let paragraph = |block| if let source::Block::Paragraph(line) = block { Some(line) } else { None };
                    text.precedence = all(&part.blocks, side).into_iter().filter_map(paragraph).collect();
                }
                Place::Section(section) => text.sections.push(Arc::new(TextSection {
                    id: side.of(&section.id).clone(),
                    was: section.was.clone(),
                    level: *side.of(&section.level),
                    label: side.of(&section.label).clone(),
                    heading: line(),
                    blocks: all(&part.blocks, side),
                })),
                Place::Note(_) => text.footnotes.push(body()),
            }
        }
        text
    }
}

fn unsaid() -> crate::locale::Language {
    crate::locale::Language::parse("en").expect("a language")
}

#[derive(Clone, Copy)]
pub(crate) enum Side {
    Old,
    New,
}

impl Side {
    fn of<T>(self, both: &Both<T>) -> &T {
        match self {
            Self::Old => &both.old,
            Self::New => &both.new,
        }
    }

    fn says(self, piece: &Piece) -> bool {
        match self {
            Self::Old => piece.mark != Mark::Inserted,
            Self::New => piece.mark != Mark::Deleted,
        }
    }

    fn has<T>(self, entry: &Entry<T>) -> bool {
        match self {
            Self::Old => entry.fate.in_old(),
            Self::New => entry.fate.in_new(),
        }
    }
}

/// A node that can be put together again.
pub(crate) trait Tree {
    /// What it is in a text.
    type Restored;

    /// As it is in one of the texts.
    fn restore(&self, side: Side) -> Self::Restored;

    /// The same behind others; what the other text divided, or joined, is as many as in this one.
    fn restore_to(&self, side: Side, out: &mut Vec<Self::Restored>) {
        out.push(self.restore(side));
    }

    /// Whether it differs between the texts; with `quiet`, in numbering that shifted too.
    fn changed(&self, quiet: bool) -> bool;
}

/// The nodes that one of the texts has.
pub(super) fn all<T: Tree>(entries: &[Entry<T>], side: Side) -> Vec<T::Restored> {
    let mut all = Vec::with_capacity(entries.len());
    entries.iter().filter(|entry| side.has(entry)).for_each(|entry| entry.content.restore_to(side, &mut all));
    all
}

/// Whether any of the nodes came, went, moved or differs.
pub(super) fn any_changed<T: Tree>(entries: &[Entry<T>], quiet: bool) -> bool {
    entries.iter().any(|entry| entry.fate != Fate::Kept || entry.content.changed(quiet))
}

/// Whether a node differs between the texts, but for numbering that shifted.
pub(crate) fn is_changed<T: Tree>(node: &T) -> bool {
    node.changed(false)
}

impl PartEntry {
    /// Whether nothing changed at all, not even a label.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.fate == Fate::Kept && !self.content.changed(true)
    }

    /// Whether nothing changed but numbering that shifted.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.fate == Fate::Kept && !self.content.changed(false)
    }
}

impl Part {
    /// Whether anything in it changed, but for numbering that shifted.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.changed(false)
    }
}

fn relabelled(label: &Label, quiet: bool) -> bool {
    match label.relabelling() {
        Relabelling::None => false,
        Relabelling::Shifted => quiet,
        Relabelling::Changed => true,
    }
}

impl Tree for Part {
    type Restored = ();

    fn restore(&self, _: Side) {}

    fn changed(&self, quiet: bool) -> bool {
        let place = match &self.place {
            Place::Section(section) => {
                section.id.changed() || section.level.changed() || relabelled(&section.label, quiet)
            }
            // The number of a note is only where it stands.
            _ => false,
        };
        place || self.is_translated() || self.heading.changed(quiet) || any_changed(&self.blocks, quiet)
    }
}

impl Tree for Line {
    type Restored = Vec<Inline<Final>>;

    fn restore(&self, side: Side) -> Self::Restored {
        paragraphs(self, side).concat()
    }

    fn changed(&self, quiet: bool) -> bool {
        self.iter().any(|piece| (piece.mark != Mark::Kept || piece.style.changed()) && (quiet || !piece.quiet))
    }
}

/// The paragraphs that a line is in one of the texts: mostly one.
fn paragraphs(line: &Line, side: Side) -> Vec<Vec<Inline<Final>>> {
    let pieces: Vec<&Piece> = line.iter().filter(|piece| side.says(piece)).collect();
    let paragraph = |pieces: &[&Piece]| {
        let leaves: Vec<_> = pieces.iter().map(|piece| (&piece.content, side.of(&piece.style))).collect();
        wrapped(&leaves, 0)
    };
    pieces.split(|piece| piece.divides).map(paragraph).collect()
}

/// How many blocks of a text a block is: a paragraph that was divided or joined is several in one of them.
pub(super) fn blocks_in(entry: &BlockEntry, side: Side) -> usize {
    match (side.has(entry), entry.content.source()) {
        (false, _) => 0,
        (true, Some(_)) => 1,
        (true, None) => match &*entry.content {
            Block::Paragraph(line) => 1 + line.iter().filter(|piece| piece.divides && side.says(piece)).count(),
            _ => 1,
        },
    }
}

/// Inlines within their wrappers, of which the outer `depth` are there already.
fn wrapped(leaves: &[(&Inline<Final>, &Style)], depth: usize) -> Vec<Inline<Final>> {
    let mut out: Vec<Inline<Final>> = Vec::new();
    let number = |leaf: &(&Inline<Final>, &Style)| leaf.1.get(depth).map(|wrap| wrap.number);
    for group in leaves.chunk_by(|a, b| number(a) == number(b)) {
        match group[0].1.get(depth) {
            Some(wrap) => out.push(wrap.wrapper.around(wrapped(group, depth + 1))),
            None => {
                for (leaf, _) in group {
                    match (out.last_mut(), leaf) {
                        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(text),
                        _ => out.push((*leaf).clone()),
                    }
                }
            }
        }
    }
    out
}

impl Tree for Block {
    type Restored = source::Block<Final>;

    fn restore(&self, side: Side) -> Self::Restored {
        match self {
            Self::Paragraph(line) => source::Block::Paragraph(line.restore(side)),
            Self::List(List { start, tight, items }) => {
                source::Block::List(source::List { start: *side.of(start), tight: *tight, items: all(items, side) })
            }
            Self::Quote(blocks) => source::Block::Quote(all(blocks, side)),
            Self::Code(line) => source::Block::Code(source::plain_text(&line.restore(side))),
            Self::Table(Table { cookies, alignments, head, rows }) => source::Block::Table(source::Table {
                cookies: *cookies,
                alignments: alignments.clone(),
                head: head.restore(side),
                rows: all(rows, side),
            }),
            Self::Rule => source::Block::Rule,
            Self::Definitions(definitions) => source::Block::Definitions(all(definitions, side)),
        }
    }

    fn changed(&self, quiet: bool) -> bool {
        match self {
            Self::Paragraph(line) | Self::Code(line) => line.changed(quiet),
            Self::List(list) => {
                let numbered = list.start.old.is_some() && list.start.new.is_some();
                list.start.changed() && (quiet || !numbered) || any_changed(&list.items, quiet)
            }
            Self::Quote(blocks) => any_changed(blocks, quiet),
            Self::Table(table) => table.head.changed(quiet) || any_changed(&table.rows, quiet),
            Self::Rule => false,
            Self::Definitions(definitions) => any_changed(definitions, quiet),
        }
    }
}

impl Tree for SharedBlock {
    type Restored = source::Block<Final>;

    fn restore(&self, side: Side) -> Self::Restored {
        (**self).restore(side)
    }

    fn restore_to(&self, side: Side, out: &mut Vec<Self::Restored>) {
        match &**self {
            Block::Paragraph(line) => out.extend(paragraphs(line, side).into_iter().map(source::Block::Paragraph)),
            block => out.push(block.restore(side)),
        }
    }

    fn changed(&self, quiet: bool) -> bool {
        self.source().is_none() && (**self).changed(quiet)
    }
}

impl Tree for Item {
    type Restored = source::Item<Final>;

    fn restore(&self, side: Side) -> Self::Restored {
        source::Item {
            id: side.of(&self.id).clone(),
            label: side.of(&self.label).clone(),
            blocks: all(&self.blocks, side),
        }
    }

    fn changed(&self, quiet: bool) -> bool {
        self.id.changed() || relabelled(&self.label, quiet) || any_changed(&self.blocks, quiet)
    }
}

impl Tree for Row {
    type Restored = Vec<Vec<Inline<Final>>>;

    fn restore(&self, side: Side) -> Self::Restored {
        all(self, side)
    }

    fn changed(&self, quiet: bool) -> bool {
        any_changed(self, quiet)
    }
}

impl Tree for Vec<BlockEntry> {
    type Restored = Vec<source::Block<Final>>;

    fn restore(&self, side: Side) -> Self::Restored {
        all(self, side)
    }

    fn changed(&self, quiet: bool) -> bool {
        any_changed(self, quiet)
    }
}

impl Tree for Definition {
    type Restored = source::Definition<Final>;

    fn restore(&self, side: Side) -> Self::Restored {
        source::Definition { terms: all(&self.terms, side), details: all(&self.details, side) }
    }

    fn changed(&self, quiet: bool) -> bool {
        any_changed(&self.terms, quiet) || any_changed(&self.details, quiet)
    }
}
