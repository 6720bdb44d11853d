//! Blocks that stand in a redline as they stand in a text: what is written of their trees, without the trees.

use super::{Page, Shown, Within, classes};
use crate::compare::redline::Fate;
use crate::model::markup::{Block, Final, Inline, List};
use crate::render::html::escaped;
use crate::render::isolate::{self, escape_isolated};

/// What is around all words of a block.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Change {
    None,
    Inserted,
    Deleted,
}

impl Page<'_> {
    /// What is around the words of what is the same as in a text; none where they are written in another way.
    pub(super) fn change(&self, within: Within) -> Option<Change> {
        match within.fate {
            _ if within.moved || self.manner.shown != Shown::Both => None,
            Fate::Kept => Some(Change::None),
            Fate::Inserted => Some(Change::Inserted),
            Fate::Deleted => Some(Change::Deleted),
            Fate::MovedHere(_) | Fate::MovedAway(_) => None,
        }
    }

    /// A [simple](crate::compare::redline::SharedBlock::source) block.
    pub(super) fn whole(&mut self, block: &Block<Final>, fate: Fate, change: Change) {
        match block {
            Block::Paragraph(line) => {
                self.out.push_str("<p");
                self.whole_attributes(fate, None);
                self.out.push('>');
                self.whole_line(line, change);
                self.out.push_str("</p>\n");
            }
            Block::List(list) => self.whole_list(list, fate, change),
            _ => unreachable!("simple blocks are paragraphs and lists"),
        }
    }

    fn whole_attributes(&mut self, fate: Fate, own: Option<&str>) {
        if !fate.in_new() {
            self.out.push_str(&self.foreign);
        }
        if own.is_some() || fate != Fate::Kept {
            self.out.push_str(&classes(fate, own));
        }
    }

    fn whole_list(&mut self, list: &List<Final>, fate: Fate, change: Change) {
        let tag = if list.start.is_some() { "ol" } else { "ul" };
        let labelled = list.items.iter().any(|item| item.label.is_some());
        self.out.extend(["<", tag]);
        self.whole_attributes(fate, labelled.then_some("labels"));
        if let Some(start) = list.start.filter(|start| *start != 1 && !labelled) {
            self.out.push_str(&format!(" start=\"{start}\""));
        }
        self.out.push_str(">\n");
        for item in &list.items {
            self.out.push_str("<li");
            if let Some(id) = item.id.as_ref().filter(|_| change != Change::Deleted) {
                self.out.extend([" id=\"", self.manner.prefix, id.as_str(), "\""]);
            }
            self.out.push('>');
            if let Some(label) = &item.label {
                self.open(change);
                self.out.extend(["<span class=\"label\">", &escaped(label), "</span> "]);
                self.close(change);
            }
            let blocks = match &item.blocks[..] {
                [Block::Paragraph(line), rest @ ..] if list.tight => {
                    self.whole_line(line, change);
                    if !rest.is_empty() {
                        self.out.push('\n');
                    }
                    rest
                }
                blocks => blocks,
            };
            blocks.iter().for_each(|block| self.whole(block, Fate::Kept, change));
            self.out.push_str("</li>\n");
        }
        self.out.extend(["</", tag, ">\n"]);
    }

    /// A line, in which what changed stands within emphasis and links.
    fn whole_line(&mut self, line: &[Inline<Final>], change: Change) {
        let mut open = false;
        for inline in line {
            let wrapper = !matches!(inline, Inline::Text(_) | Inline::Code(_));
            match (open, wrapper) {
                (true, true) => self.close(change),
                (false, false) => self.open(change),
                _ => {}
            }
            open = !wrapper;
            match inline {
                Inline::Emphasis(content) => self.whole_wrapped("em", content, change),
                Inline::Strong(content) => self.whole_wrapped("strong", content, change),
                Inline::Link { target, title, content } => {
                    let href = (self.writer.resolve)(target);
                    if let Some(href) = &href {
                        self.open_link(href, title);
                    }
                    self.whole_words(content, change);
                    if href.is_some() {
                        self.out.push_str("</a>");
                    }
                }
                Inline::Text(text) if self.is_right_to_left(change != Change::Deleted) => {
                    escape_isolated(text, &mut self.out);
                }
                leaf => self.leaf(leaf, change != Change::Deleted),
            }
        }
        if open {
            self.close(change);
        }
    }

    /// The words of a link.
    fn whole_words(&mut self, content: &[Inline<Final>], change: Change) {
        match content {
            [Inline::Text(text)]
                if self.is_right_to_left(change != Change::Deleted) && isolate::whole(text).is_some() =>
            {
                self.open(change);
                self.out.extend([isolate::OPEN, &escaped(text), isolate::CLOSE]);
                self.close(change);
            }
            content => self.whole_line(content, change),
        }
    }

    fn whole_wrapped(&mut self, tag: &str, content: &[Inline<Final>], change: Change) {
        self.out.extend(["<", tag, ">"]);
        self.whole_line(content, change);
        self.out.extend(["</", tag, ">"]);
    }

    pub(super) fn open(&mut self, change: Change) {
        match change {
            Change::None => {}
            Change::Inserted => self.out.push_str("<ins>"),
            Change::Deleted => self.out.extend(["<del", &self.foreign, ">"]),
        }
    }

    pub(super) fn close(&mut self, change: Change) {
        match change {
            Change::None => {}
            Change::Inserted => self.out.push_str("</ins>"),
            Change::Deleted => self.out.push_str("</del>"),
        }
    }
}
