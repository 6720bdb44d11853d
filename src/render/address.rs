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
        Self { path: format!("_{id}"), in_item: false, paragraphs: 0, items: 0, rows: 0 }
    }

    /// Counts a paragraph, and writes ` id="..."` with its address: `_retention.2`; of an item, whose first paragraph has the
    /// item's own address, `_retention.2.3.p2`.
    pub(super) fn paragraph(&mut self, out: &mut String) {
        self.line();
        match (self.in_item, self.paragraphs) {
            (true, 1) => {}
            (true, number) => out.push_str(&format!(" id=\"{}.p{number}\"", self.path)),
            (false, number) => out.push_str(&format!(" id=\"{}.{number}\"", self.path)),
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
        let (path, row) = (&self.path, self.rows);
        if self.in_item {
            out.push_str(&format!(" id=\"{path}.r{row}\""));
        } else {
            out.push_str(&format!(" id=\"{path}.{}.r{row}\"", self.paragraphs));
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
    pub(super) fn item(&self, out: &mut String) {
        out.push_str(&format!(" id=\"{}\"", self.path));
    }

    /// Leaves an item.
    pub(super) fn end(&mut self, before: Begun) {
        self.path.truncate(before.length);
        (self.in_item, self.paragraphs) = (before.in_item, before.paragraphs);
        (self.items, self.rows) = (before.items, before.rows);
    }
}

/// The elements that have addresses.
const ADDRESSED: [&str; 4] = ["<p id=\"", "<li id=\"", "<dt id=\"", ROW];

/// One that cannot hold a link itself.
const ROW: &str = "<tr id=\"";

/// The HTML of blocks with a quiet link to itself at the beginning of each paragraph and item that has an id; of a row, in its
/// last cell, so that the name of a cell that heads the row is without it. Pages have them, data do not.
pub(super) fn with_links(html: &Html) -> Html {
    let html = html.as_str();
    let mut out = String::with_capacity(html.len() + html.len() / 4);
    let mut done = 0;
    for (at, _) in html.match_indices('<') {
        let tag = &html[at..];
        let Some(start) = ADDRESSED.iter().find(|start| tag.starts_with(**start)) else { continue };
        let Some((id, _)) = tag[start.len()..].split_once('"') else { continue };
        let holder = if *start == ROW { last_cell(tag) } else { 0 };
        let Some(length) = tag[holder..].find('>') else { continue };
        let end = at + holder + length;
        out.push_str(&html[done..=end]);
        out.extend(["<a class=\"at\" href=\"#", id, "\" aria-label=\"¶\"></a>"]);
        done = end + 1;
    }
    out.push_str(&html[done..]);
    Html::new(&out)
}

/// Where the last cell begins of the row with which `html` begins; a row has at least one.
fn last_cell(html: &str) -> usize {
    let row = html.split("</tr>").next().unwrap_or(html);
    row.rfind("<td").max(row.rfind("<th")).unwrap_or(0)
}
