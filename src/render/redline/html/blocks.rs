//! The blocks of a redline.

use super::{Page, Shown, Within, class, classes};
use crate::compare::redline::{Block, BlockEntry, Definition, Entry, Fate, Item, Line, List, Mark, Table};
use crate::model::markup::{Alignment, plain_text};
use crate::render::html::{open_table, table_name};

/// An item with its number in the text that it is shown as part of; none in a list of bullets.
pub(in super::super) type Numbered<'l> = (&'l Entry<Item>, Option<u64>);

impl Page<'_> {
    pub(super) fn blocks(&mut self, blocks: &[BlockEntry], outer: Within) {
        blocks.iter().for_each(|block| self.block(block, outer));
    }

    pub(super) fn block(&mut self, Entry { fate, content }: &BlockEntry, outer: Within) {
        if !self.manner.shown.has(*fate) {
            return;
        }
        self.moved(*fate, "p");
        let within = outer.enter(*fate);
        if let (Some(source), Some(change)) = (content.source(), self.change(within)) {
            return self.whole(source, *fate, change);
        }
        let attributes = self.language(*fate) + class(*fate);
        match &**content {
            Block::Paragraph(line) => {
                self.out.extend(["<p", &attributes, ">"]);
                self.line(line, within);
                self.out.push_str("</p>\n");
            }
            Block::Code(line) => {
                self.out.extend(["<pre", &attributes, "><code>"]);
                self.line(line, within);
                self.out.push_str("</code></pre>\n");
            }
            Block::List(list) => {
                self.bullets(list);
                self.list(list, &numbered(list, self.manner.shown), within, *fate);
            }
            Block::Quote(blocks) => {
                self.out.extend(["<blockquote", &attributes, ">\n"]);
                self.blocks(blocks, within);
                self.out.push_str("</blockquote>\n");
            }
            Block::Table(table) => self.table(table, within, &attributes),
            Block::Rule => self.out.extend(["<hr", &attributes, ">\n"]),
            Block::Definitions(definitions) => {
                self.out.extend(["<dl", &attributes, ">\n"]);
                definitions.iter().for_each(|definition| self.definition(definition, within));
                self.out.push_str("</dl>\n");
            }
        }
    }

    /// The attributes of the language of a block that only the old text has, where the part is in another one now.
    fn language(&self, fate: Fate) -> String {
        if fate.in_new() { String::new() } else { self.foreign.clone() }
    }

    /// Blocks of which a first paragraph stands without a tag of its own.
    fn tight(&mut self, mut blocks: &[BlockEntry], outer: Within) {
        if let [Entry { fate, content }, rest @ ..] = blocks
            && let (Fate::Kept | Fate::Inserted | Fate::Deleted, Block::Paragraph(line)) = (*fate, &**content)
            && line.iter().all(|piece| !piece.divides)
        {
            if self.manner.shown.has(*fate) {
                self.line(line, outer.enter(*fate));
            }
            if !rest.is_empty() {
                self.out.push('\n');
            }
            blocks = rest;
        }
        self.blocks(blocks, outer);
    }

    /// Whether a list has become another kind of list.
    pub(super) fn bullets(&mut self, list: &List) {
        if list.start.old.is_some() != list.start.new.is_some() && self.manner.shown != Shown::Old {
            let remark = (self.writer.say)(&super::Remark::Bullets(list.start.new.is_none()));
            self.note("p", "", &remark);
            self.out.push('\n');
        }
    }

    /// These items of a list.
    pub(super) fn list(&mut self, list: &List, items: &[Numbered<'_>], within: Within, fate: Fate) {
        let labelled =
            list.items.iter().any(|item| item.content.label.new.is_some() || item.content.label.old.is_some());
        let tag = if self.manner.shown.of(&list.start).is_some() { "ol" } else { "ul" };
        let mut next = items.first().and_then(|(_, number)| *number).filter(|_| tag == "ol" && !labelled);
        let start = next.filter(|start| *start != 1).map(|start| format!(" start=\"{start}\"")).unwrap_or_default();
        let classes = classes(fate, labelled.then_some("labels"));
        self.out.extend(["<", tag, &self.language(fate), &classes, &start, ">\n"]);
        for (item, number) in items {
            // What went and what came have numbers of their own, each that of its text.
            let value = number.filter(|number| next.is_some_and(|next| next != *number));
            next = next.map(|next| number.unwrap_or(next).saturating_add(1));
            self.item(item, value, list.tight, within);
        }
        self.out.extend(["</", tag, ">\n"]);
    }

    fn item(&mut self, Entry { fate, content }: &Entry<Item>, value: Option<u64>, tight: bool, outer: Within) {
        let within = outer.enter(*fate);
        let prefix = self.manner.prefix;
        let id = content.id.new.as_ref().filter(|_| within.fate.in_new() && self.manner.shown != Shown::Old);
        let id = id.map(|id| format!(" id=\"{prefix}{id}\"")).unwrap_or_default();
        let value = value.map(|value| format!(" value=\"{value}\"")).unwrap_or_default();
        self.out.extend(["<li", &id, &value, class(*fate), ">"]);
        self.moved(*fate, "span");
        self.label(&content.label, within);
        if tight {
            self.tight(&content.blocks, within);
        } else {
            self.blocks(&content.blocks, within);
        }
        self.out.push_str("</li>\n");
    }

    fn table(&mut self, table: &Table, within: Within, attributes: &str) {
        let start = self.out.len();
        self.out.extend(["<table", attributes, ">\n"]);
        let head: Vec<_> = table.head.iter().map(|cell| (cell.fate, Some(cell))).collect();
        if table.head.iter().any(|cell| !cell.content.is_empty()) {
            self.out.push_str("<thead>");
            self.row(&head, Fate::Kept, within, ("<th scope=\"col\"", "</th>"), &table.alignments);
            self.out.push_str("</thead>\n");
        }
        self.out.push_str("<tbody>\n");
        for row in table.rows.iter().filter(|row| self.manner.shown.has(row.fate)).collect::<Vec<_>>() {
            self.row(&table.cells(row), row.fate, within, ("<td", "</td>"), &table.alignments);
            self.out.push('\n');
        }
        self.out.push_str("</tbody>\n</table></div>\n");
        let languages = self.languages.as_ref();
        let language = languages.map(|both| if within.fate.in_new() { &both.new } else { &both.old });
        let separator = language.unwrap_or(self.writer.language).separator();
        let takes_focus = self.out[start..].contains("<a ");
        let rows = table.rows.iter().map(|row| table.cells(row));
        let cells = |row: Vec<(Fate, Option<&Entry<Line>>)>| {
            row.into_iter().filter_map(|(_, cell)| Some(words(&cell?.content))).collect::<Vec<_>>().into_iter()
        };
        let name = table_name(std::iter::once(head).chain(rows).map(cells), separator);
        let mut open = String::new();
        open_table(&name, takes_focus, &mut open);
        self.out.insert_str(start, &open);
    }

    /// A row, by the [cells](Table::cells) that it has in the columns of its table.
    fn row(
        &mut self,
        cells: &[(Fate, Option<&Entry<Line>>)],
        fate: Fate,
        outer: Within,
        (open, close): (&str, &str),
        alignments: &[Alignment],
    ) {
        let within = outer.enter(fate);
        self.out.extend(["<tr", class(fate), ">"]);
        let mut column = 0;
        let mut first = true;
        for &(column_fate, cell) in cells {
            let align = match alignments.get(column) {
                Some(Alignment::Center) => Some("center"),
                Some(Alignment::End) => Some("end"),
                _ => None,
            };
            column += usize::from(column_fate.in_new());
            let cell_fate = cell.map_or(column_fate, |cell| cell.fate);
            if !self.manner.shown.has(cell_fate) {
                continue;
            }
            self.out.extend([open, &classes(cell_fate, align), ">"]);
            if let Some(cell) = cell {
                if std::mem::take(&mut first) {
                    self.moved(fate, "span");
                }
                self.line(&cell.content, within.enter(cell.fate));
            }
            self.out.push_str(close);
        }
        self.out.push_str("</tr>");
    }

    fn definition(&mut self, Entry { fate, content }: &Entry<Definition>, outer: Within) {
        let shown = self.manner.shown;
        if !shown.has(*fate) {
            return;
        }
        let within = outer.enter(*fate);
        for (index, term) in content.terms.iter().filter(|term| shown.has(term.fate)).enumerate() {
            self.out.extend(["<dt", class(if *fate == Fate::Kept { term.fate } else { *fate }), ">"]);
            if index == 0 {
                self.moved(*fate, "span");
            }
            self.line(&term.content, within.enter(term.fate));
            self.out.push_str("</dt>\n");
        }
        for details in content.details.iter().filter(|details| shown.has(details.fate)) {
            self.out.extend(["<dd", class(if *fate == Fate::Kept { details.fate } else { *fate }), ">"]);
            self.tight(&details.content, within.enter(details.fate));
            self.out.push_str("</dd>\n");
        }
    }
}

/// What a cell says now; of one that went, what it said.
fn words(line: &Line) -> String {
    let says = |gone: Mark| -> String {
        let pieces = line.iter().filter(|piece| piece.mark != gone);
        pieces.map(|piece| plain_text(std::slice::from_ref(&piece.content))).collect()
    };
    let now = says(Mark::Deleted);
    if now.is_empty() { says(Mark::Inserted) } else { now }
}

/// The items that are shown, with their numbers: each that of the new text, or of the old one where only that has it.
pub(in super::super) fn numbered(list: &List, shown: Shown) -> Vec<Numbered<'_>> {
    let (mut old, mut new) = (list.start.old, list.start.new);
    let step = |number: &mut Option<u64>, has: bool| {
        let before = *number;
        *number = number.map(|number| number.saturating_add(u64::from(has)));
        before
    };
    let number = |item: &Entry<Item>| {
        let (old, new) = (step(&mut old, item.fate.in_old()), step(&mut new, item.fate.in_new()));
        if item.fate.in_new() && shown != Shown::Old { new } else { old }
    };
    let numbers: Vec<Option<u64>> = list.items.iter().map(number).collect();
    list.items.iter().zip(numbers).filter(|(item, _)| shown.has(item.fate)).collect()
}
