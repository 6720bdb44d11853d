//! Blocks that stand in a redline as they stand in a text.
//!
//! Most blocks that are compared either stay as they are, or come or go as a whole. Of these nothing is copied: a tree is made of them
//! when somebody asks for it, and whoever writes or counts much takes [the block itself](SharedBlock::source).

use super::{Block, build};
use crate::compare::spaces::is_spaced;
use crate::model::markup as source;
use crate::model::markup::{Final, Inline};
use crate::model::text::TextSection;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A block that several redlines may have.
#[derive(Clone)]
pub struct SharedBlock(Arc<Made>);

struct Made {
    /// Where it stands in a text as it is.
    whole: Option<(Arc<TextSection>, usize)>,
    tree: OnceLock<Block>,
}

impl SharedBlock {
    /// A block of both texts.
    pub(super) fn new(block: Block) -> Self {
        Self(Arc::new(Made { whole: None, tree: OnceLock::from(block) }))
    }

    /// A block of a section, as it is.
    pub(super) fn whole(section: &Arc<TextSection>, at: usize) -> Self {
        let block = &section.blocks[at];
        match is_simple(block) {
            true => Self(Arc::new(Made { whole: Some((Arc::clone(section), at)), tree: OnceLock::new() })),
            false => Self::new(build::whole_block(block)),
        }
    }

    /// The block of a text that it is, if it differs from it in nothing and is simple: a paragraph or a list, of words, code,
    /// emphasis and links, with all white space in its place. Every inline without others in it is a piece of a line.
    #[must_use]
    pub fn source(&self) -> Option<&source::Block<Final>> {
        self.0.whole.as_ref().map(|(section, at)| &section.blocks[*at])
    }

    /// Its tree, to be changed for this redline alone.
    pub(super) fn to_mut(&mut self) -> &mut Block {
        if self.0.whole.is_some() || Arc::strong_count(&self.0) > 1 {
            *self = Self::new((**self).clone());
        }
        Arc::get_mut(&mut self.0).and_then(|made| made.tree.get_mut()).expect("a tree that nobody else has")
    }
}

impl Deref for SharedBlock {
    type Target = Block;

    fn deref(&self) -> &Block {
        self.0.tree.get_or_init(|| {
            let (section, at) = self.0.whole.as_ref().expect("a tree, or where the block stands");
            build::whole_block(&section.blocks[*at])
        })
    }
}

impl PartialEq for SharedBlock {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl fmt::Debug for SharedBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

fn is_simple(block: &source::Block<Final>) -> bool {
    match block {
        source::Block::Paragraph(line) => is_simple_line(line),
        source::Block::List(list) => {
            let label = |label: &String| is_spaced(label);
            let item =
                |item: &source::Item<Final>| item.label.as_ref().is_none_or(label) && item.blocks.iter().all(is_simple);
            !list.items.is_empty() && list.items.iter().all(item)
        }
        _ => false,
    }
}

fn is_simple_line(line: &[Inline<Final>]) -> bool {
    let edge = |inline: Option<&Inline<Final>>, space: fn(&str) -> bool| match inline {
        Some(Inline::Text(text)) => !space(text),
        _ => true,
    };
    edge(line.first(), |text| text.starts_with(' '))
        && edge(line.last(), |text| text.ends_with(' '))
        && are_simple(line)
}

fn are_simple(inlines: &[Inline<Final>]) -> bool {
    let two_texts = |two: &[Inline<Final>]| matches!(two, [Inline::Text(_), Inline::Text(_)]);
    let simple = |inline: &Inline<Final>| match inline {
        Inline::Text(text) => !text.is_empty() && is_spaced(text),
        Inline::Code(code) => is_spaced(code),
        Inline::Emphasis(content) | Inline::Strong(content) => !content.is_empty() && are_simple(content),
        Inline::Link { title, content, .. } => is_spaced(title) && !content.is_empty() && are_simple(content),
        _ => false,
    };
    inlines.iter().all(simple) && !inlines.windows(2).any(two_texts)
}
