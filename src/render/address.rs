//! Addresses of paragraphs, list items and rows of tables, so that a clause can be cited.
//!
//! An address is the id of the section with its place in it, `_retention.2.3`: the third item under the second paragraph of
//! the section `retention`. Lawyers count that way: a list belongs to the paragraph that introduces it. Ids of authors have
//! neither `_` nor `.`, and no other id of a theme has a `.`, so that none of them meets another one.
//!
//! Rows, `_retention.2.r3`, count for themselves: what was cited before rows had addresses is still where it was.
//!
//! The place depends on nothing but the blocks of the section. A translation with the same paragraphs has the same addresses,
//! and at the permanent address of a version, whose text never changes, they are good for ever.

use super::view::Html;
use std::ops::Range;

/// Where the next paragraph, item or row of a section stands.
#[derive(Debug)]
pub(super) struct Address {
    /// The section, or the section with the item that is being written: `_retention.2.3`.
    path: String,
    /// Whether `path` is that of an item.
    in_item: bool,
    /// Paragraphs so far, in the section or in the item.
    paragraphs: usize,
    /// Items so far, under the paragraph or in the item.
    items: usize,
    /// Rows of tables so far, likewise.
    rows: usize,
    /// Where links belong to what has an id so far.
    links: Vec<Link>,
}

/// Where a link belongs to the element that it leads to, in bytes of the HTML.
#[derive(Debug)]
pub(super) struct Link {
    /// The id of the element.
    id: Range<usize>,
    /// Behind the tag of the element; of a row, behind that of its last cell.
    at: usize,
}

/// What was counted before an item began.
#[derive(Debug)]
pub(super) struct Begun {
    length: usize,
    in_item: bool,
    paragraphs: usize,
    items: usize,
    rows: usize,
}

impl Address {
    /// The beginning of a section.
    pub(super) fn of_section(id: &str) -> Self {
        Self { path: format!("_{id}"), in_item: false, paragraphs: 0, items: 0, rows: 0, links: Vec::new() }
    }

    /// Where links belong to what was written, in its order.
    pub(super) fn into_links(self) -> Vec<Link> {
        self.links
    }

    /// Writes ` id="..."` with what stands at this place behind the path.
    fn place(&mut self, place: &str, out: &mut String) {
        write_id([&self.path, place], &mut self.links, out);
    }

    /// Counts a paragraph, and writes ` id="..."` with its address: `_retention.2`; of an item, whose first paragraph has the
    /// item's own address, `_retention.2.3.p2`.
    pub(super) fn paragraph(&mut self, out: &mut String) {
        self.line();
        match (self.in_item, self.paragraphs) {
            (true, 1) => {}
            (true, number) => self.place(&format!(".p{number}"), out),
            (false, number) => self.place(&format!(".{number}"), out),
        }
    }

    /// Counts a paragraph that has no element to carry an id.
    pub(super) fn line(&mut self) {
        self.paragraphs += 1;
        if !self.in_item {
            (self.items, self.rows) = (0, 0);
        }
    }

    /// Counts a row of a table, and writes ` id="..."` with its address: `_retention.2.r3`; of a table in an item,
    /// `_retention.2.3.r1`.
    pub(super) fn row(&mut self, out: &mut String) {
        self.rows += 1;
        let row = self.rows;
        if self.in_item {
            self.place(&format!(".r{row}"), out);
        } else {
            self.place(&format!(".{}.r{row}", self.paragraphs), out);
        }
    }

    /// A cell of the row begins: what is written next stands in it.
    pub(super) fn cell(&mut self, out: &str) {
        if let Some(row) = self.links.last_mut() {
            row.at = out.len();
        }
    }

    /// Counts an item; until it [ends](Self::end), what is written stands in it.
    pub(super) fn begin(&mut self) -> Begun {
        self.items += 1;
        let before = Begun {
            length: self.path.len(),
            in_item: self.in_item,
            paragraphs: self.paragraphs,
            items: self.items,
            rows: self.rows,
        };
        if self.in_item {
            self.path.push_str(&format!(".{}", self.items));
        } else {
            self.path.push_str(&format!(".{}.{}", self.paragraphs, self.items));
        }
        (self.in_item, self.paragraphs, self.items, self.rows) = (true, 0, 0, 0);
        before
    }

    /// Writes ` id="..."` with the address of the item that has begun.
    pub(super) fn item(&mut self, out: &mut String) {
        self.place("", out);
    }

    /// Writes ` id="..."` with an id that an author gave to the item that has begun.
    pub(super) fn named(&mut self, id: &str, out: &mut String) {
        write_id([id, ""], &mut self.links, out);
    }

    /// Leaves an item.
    pub(super) fn end(&mut self, before: Begun) {
        self.path.truncate(before.length);
        (self.in_item, self.paragraphs) = (before.in_item, before.paragraphs);
        (self.items, self.rows) = (before.items, before.rows);
    }
}

/// Writes ` id="..."`, behind which the tag ends.
fn write_id(id: [&str; 2], links: &mut Vec<Link>, out: &mut String) {
    out.push_str(" id=\"");
    let start = out.len();
    out.extend(id);
    let id = start..out.len();
    out.push('"');
    links.push(Link { at: id.end + "\">".len(), id });
}

/// The HTML of blocks with a quiet link to itself at the beginning of each paragraph and item that has an id; of a row, in its
/// last cell, so that the name of a cell that heads the row is without it. Pages have them, data do not.
pub(super) fn with_links(html: &Html, links: &[Link]) -> Html {
    let html = html.as_str();
    let mut out = String::with_capacity(html.len() + html.len() / 4);
    let mut done = 0;
    for link in links {
        out.push_str(&html[done..link.at]);
        let id = &html[link.id.clone()];
        // In a list of all links each has a name of its own.
        out.extend(["<a class=\"at\" href=\"#", id, "\" aria-label=\"¶ ", id.trim_start_matches('_'), "\"></a>"]);
        done = link.at;
    }
    out.push_str(&html[done..]);
    Html::new(&out)
}
