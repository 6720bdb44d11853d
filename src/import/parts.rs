//! Blocks that are made of parts: lists, tables, definitions.
//!
//! In: the nodes below one, in whatever order people left them. Out: blocks with all parts in their places; words that
//! stand between the parts, where HTML has them and Markdown has no place, go before or into the nearest part.

use pulldown_cmark::Alignment;

use super::document::{Block, Definition, Inline, List, Paragraph, Table};
use super::notes::NoteKind;
use super::shape::{Shaper, flat};
use super::tree::{Node, Tag};

impl Shaper<'_> {
    /// A list, its numbers as SPEC 2 wants them.
    pub(super) fn list(&mut self, start: Option<u64>, children: Vec<Node>, line: usize, out: &mut Vec<Block>) {
        let is_loose = |item: &Node| item.children.iter().any(|child| child.tag == Tag::Paragraph);
        let tight = !children.iter().any(is_loose);
        let mut written = Vec::new();
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in children {
            match child.tag {
                Tag::Item(number) => {
                    written.extend(number);
                    self.item = true;
                    let blocks = self.nested(child.children);
                    self.item = false;
                    if !blocks.is_empty() || start.is_some() {
                        items.push(blocks);
                    }
                }
                _ => {
                    // `<ul>` right in `<ul>`: people mean the item before.
                    let blocks = self.nested(vec![child]);
                    match items.last_mut() {
                        _ if blocks.is_empty() => {}
                        Some(last) => last.extend(blocks),
                        None => items.push(blocks),
                    }
                }
            }
        }
        if items.iter().all(Vec::is_empty) {
            return;
        }
        let Some(first) = start else { return out.push(Block::List(List { start, tight, items })) };
        let goes_on = first > 1 && last_number(out).is_some_and(|last| last.checked_add(1) == Some(first));
        let numbers: Vec<u64> = written.iter().filter_map(|number| number.parse().ok()).collect();
        let in_order = numbers.iter().all(|&number| number == 1)
            || numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
        if first != 1 && !goes_on && items.len() == 1 {
            self.notes.again(NoteKind::Converted, line, "a line that begins with a number is no list now");
            out.extend(numbered_line(&written.into_iter().next().unwrap_or_else(|| first.to_string()), items));
            return;
        }
        if (first != 1 && !goes_on) || !in_order {
            self.notes.again(NoteKind::Converted, line, "a list is numbered anew, as its page showed it");
        }
        out.push(Block::List(List { start: Some(if goes_on { first } else { 1 }), tight, items }));
    }

    /// A table; rows are filled up to the longest.
    pub(super) fn table(&mut self, alignments: Vec<Alignment>, children: Vec<Node>, line: usize, out: &mut Vec<Block>) {
        let mut rows = Vec::new();
        self.rows(children, &mut rows, out);
        let columns = rows.iter().map(|(_, row)| row.len()).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        // A row of one cell each time, a list in short rows: filling up must not make a small text a huge one.
        let cells: usize = rows.iter().map(|(_, row)| row.len()).sum();
        if columns * rows.len() > 64 + 8 * cells {
            self.notes.again(NoteKind::Lost, line, "a table with rows of very different lengths is paragraphs now");
            let cells = rows.into_iter().flat_map(|(_, row)| row).filter(|cell| !cell.is_empty());
            out.extend(cells.map(|text| Block::Paragraph(Paragraph { text, pin: None })));
            return;
        }
        for (_, row) in &mut rows {
            row.resize(columns, Vec::new());
        }
        let has_head = rows.first().is_some_and(|(head, _)| *head);
        let mut rows = rows.into_iter().map(|(_, row)| row);
        let head = if has_head { rows.next() } else { None }.unwrap_or_else(|| vec![Vec::new(); columns]);
        let rows: Vec<_> = rows.collect();
        let mut alignments = alignments;
        alignments.resize(columns, Alignment::None);
        out.push(Block::Table(Table { alignments, head, rows }));
    }

    fn rows(&mut self, nodes: Vec<Node>, rows: &mut Vec<(bool, Vec<Vec<Inline>>)>, out: &mut Vec<Block>) {
        for node in nodes {
            self.line = node.line.max(self.line);
            match node.tag {
                Tag::Row(head) => {
                    let all_heads = node.children.iter().all(|child| match child.tag {
                        Tag::Cell(head) => head,
                        _ => true,
                    });
                    let mut row = Vec::new();
                    for child in node.children {
                        let is_cell = matches!(child.tag, Tag::Cell(_));
                        let text = self.cell(child);
                        match row.last_mut() {
                            _ if is_cell => row.push(text),
                            Some(last) => extend(last, text),
                            None if text.is_empty() => {}
                            None => row.push(text),
                        }
                    }
                    rows.push((head || (all_heads && !row.is_empty()), row));
                }
                Tag::Division => self.rows(node.children, rows, out),
                Tag::Cell(_) => {
                    let text = self.cell(node);
                    rows.push((false, vec![text]));
                }
                // What stands between rows, browsers show before the table.
                _ => out.extend(self.nested(vec![node])),
            }
        }
    }

    fn cell(&mut self, node: Node) -> Vec<Inline> {
        let line = node.line;
        let (mut text, lost) = flat(self.nested(vec![node]));
        if lost {
            self.notes.again(NoteKind::Lost, line, "paragraphs and lists in a table are one line now");
        }
        one_line(&mut text);
        text
    }

    /// Terms and their meanings.
    pub(super) fn definitions(&mut self, children: Vec<Node>, line: usize, out: &mut Vec<Block>) {
        let mut definitions: Vec<Definition> = Vec::new();
        self.terms(children, &mut definitions);
        // Markdown has no term without a meaning.
        for definition in &mut definitions {
            definition.meanings.retain(|blocks| !blocks.is_empty());
        }
        definitions.retain(|definition| !definition.term.is_empty() || !definition.meanings.is_empty());
        let mut complete = Vec::new();
        for definition in definitions {
            if !definition.term.is_empty() && !definition.meanings.is_empty() {
                complete.push(definition);
                continue;
            }
            self.notes.again(NoteKind::Lost, line, "a term or a definition without the other is a paragraph now");
            if !complete.is_empty() {
                out.push(Block::Definitions(std::mem::take(&mut complete)));
            }
            if !definition.term.is_empty() {
                out.push(Block::Paragraph(Paragraph { text: definition.term, pin: None }));
            }
            out.extend(definition.meanings.into_iter().flatten());
        }
        if !complete.is_empty() {
            out.push(Block::Definitions(complete));
        }
    }

    fn terms(&mut self, nodes: Vec<Node>, definitions: &mut Vec<Definition>) {
        for node in nodes {
            match node.tag {
                Tag::Term => {
                    let term = self.cell(node);
                    definitions.push(Definition { term, meanings: Vec::new() });
                }
                Tag::Division if node.children.iter().any(|child| matches!(child.tag, Tag::Term | Tag::Definition)) => {
                    self.terms(node.children, definitions);
                }
                _ => {
                    let blocks = self.nested(vec![node]);
                    if blocks.is_empty() {
                        continue;
                    }
                    if definitions.is_empty() {
                        definitions.push(Definition { term: Vec::new(), meanings: Vec::new() });
                    }
                    if let Some(last) = definitions.last_mut() {
                        last.meanings.push(blocks);
                    }
                }
            }
        }
    }
}

/// Blocks farther back than this are not looked at for a list to go on from: a bound, so that shaping stays linear.
const FAR: usize = 1000;

/// The number of the last item of the last list in this section, if it is ordered.
fn last_number(blocks: &[Block]) -> Option<u64> {
    let section = blocks.iter().rev().take_while(|block| !matches!(block, Block::Heading(_))).take(FAR);
    let start = section.filter_map(|block| match block {
        Block::List(List { start: Some(start), items, .. }) => Some(start.saturating_add(items.len() as u64 - 1)),
        _ => None,
    });
    start.take(1).next()
}

/// "14. October" is a date that became a list: the number is a word again, as it was written.
fn numbered_line(number: &str, items: Vec<Vec<Block>>) -> Vec<Block> {
    let mut blocks: Vec<Block> = items.into_iter().flatten().collect();
    let words = Inline::Text(format!("{number}. "));
    match blocks.first_mut() {
        Some(Block::Paragraph(first)) => {
            first.text.insert(0, words);
            first.text = super::inlines::tidy(std::mem::take(&mut first.text));
            first.pin = None;
        }
        _ => blocks.insert(0, Block::Paragraph(Paragraph { text: super::inlines::tidy(vec![words]), pin: None })),
    }
    blocks
}

/// Makes spaces of line breaks, where there can be no second line.
pub(super) fn one_line(text: &mut Vec<Inline>) {
    fn replace(text: &mut [Inline]) {
        for inline in text {
            match inline {
                Inline::SoftBreak | Inline::HardBreak => *inline = Inline::Text(" ".to_owned()),
                Inline::Span(_, text) | Inline::Link { text, .. } => replace(text),
                _ => {}
            }
        }
    }
    replace(text);
    *text = super::inlines::tidy(std::mem::take(text));
}

fn extend(cell: &mut Vec<Inline>, more: Vec<Inline>) {
    if !more.is_empty() {
        cell.push(Inline::Text(" ".to_owned()));
        cell.extend(more);
    }
}
