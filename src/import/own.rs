//! What a text says by itself, as one number.
//!
//! In: the title and blocks of a text, before it gets ids from anywhere else. Out: a digest that is the same for two texts exactly
//! when their [text digests](crate::compare::text_digest) are: what is a change to readers, a divided paragraph included, is one to
//! the importer, and how lines are broken is none.

use pulldown_cmark::Alignment;

use super::document::{Block, Inline, for_each_text, plain};
use super::tree::Form;
use super::write;
use crate::digest::Digest;
use crate::load::begins_with_label;
use crate::locale::written_without_spaces;

/// Of what a text says, however it is written down.
pub(super) fn of(title: &str, blocks: &[Block]) -> Digest {
    let mut blocks = blocks.to_vec();
    without_form(&mut blocks);
    for_each_text(&mut blocks, &mut |text| unwrap(text));
    Digest::of(write::write(title, false, &blocks).as_bytes())
}

/// Forgets what no reader is told.
fn without_form(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::List(list) => {
                list.tight = false;
                list.items.iter_mut().for_each(|item| without_form(item));
            }
            Block::Table(table) => table.alignments.fill(Alignment::None),
            Block::Code { language, .. } => language.clear(),
            Block::Quote(blocks) | Block::Footnote { blocks, .. } => without_form(blocks),
            Block::Definitions(definitions) => {
                let meanings = definitions.iter_mut().flat_map(|definition| &mut definition.meanings);
                meanings.for_each(|blocks| without_form(blocks));
            }
            Block::Heading(_) | Block::Paragraph(_) | Block::Rule => {}
        }
    }
}

/// Writes a text in one line, with single spaces. Breaks of lines stand between two inlines of one row, since text is tidy.
fn unwrap(text: &mut [Inline]) {
    let breaks: Vec<Inline> = (0..text.len()).map(|at| unbroken(text, at)).collect();
    for (inline, unbroken) in text.iter_mut().zip(breaks) {
        match inline {
            Inline::SoftBreak => *inline = unbroken,
            Inline::Text(words) | Inline::Code(words) => *words = spaced(words),
            Inline::Span(_, text) => unwrap(text),
            Inline::Link { target, text, .. } => {
                target.form = Form::Inline;
                unwrap(text);
            }
            Inline::HardBreak | Inline::FootnoteReference(_) | Inline::Image { .. } => {}
        }
    }
}

/// What a break of a line at a place would be: nothing where scripts write no spaces, one that stays before a label (SPEC 2).
fn unbroken(text: &[Inline], at: usize) -> Inline {
    let words = |at: Option<usize>| at.and_then(|at| text.get(at)).map(|inline| plain(std::slice::from_ref(inline)));
    let before = words(at.checked_sub(1)).unwrap_or_default();
    let after = words(at.checked_add(1)).unwrap_or_default();
    let apart = |c: Option<char>| c.is_none_or(|c| !written_without_spaces(c));
    if begins_with_label(&after) {
        Inline::HardBreak
    } else if apart(before.chars().next_back()) || apart(after.chars().next()) {
        Inline::Text(" ".to_owned())
    } else {
        Inline::Text(String::new())
    }
}

/// Each run of ASCII white space as one space.
fn spaced(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c.is_ascii_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}
