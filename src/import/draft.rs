//! A text on its way from bytes to a file.
//!
//! In: the bytes of a text. Out: a [`Draft`] of title and blocks, to which [sections](super::sections) are found; then the file in
//! lexloci's form, and what there is to say of it.

use std::collections::HashMap;

use super::document::{Block, Heading};
use super::notes::{Note, NoteKind, Notes};
use super::text::Text;
use super::{Day, Options, front_matter, links, own, read, shape, shown, title, write};
use crate::digest::Digest;
use crate::locale::Language;

/// A text that was read, on its way to a file.
pub(super) struct Draft {
    pub(super) notes: Notes,
    pub(super) title: title::Title,
    pub(super) blocks: Vec<Block>,
    pub(super) declared: Option<String>,
    /// Ids as written, with the number of headings up to there, the title included.
    pub(super) anchors: Vec<(String, usize)>,
    /// The id of the section after that many headings.
    pub(super) sections: Vec<Option<String>>,
    /// Where the fragments of links lead.
    pub(super) fragments: HashMap<String, String>,
}

/// A text in lexloci's form.
pub(super) struct Finished {
    pub(super) text: String,
    pub(super) notes: Vec<Note>,
    pub(super) declared: Option<String>,
}

impl Draft {
    /// Reads a text; gives what there is to say of it where it is none.
    pub(super) fn read(day: &Day, name: &str, language: &Language, options: &Options) -> Result<Self, Vec<Note>> {
        let whole = day.texts.get(name).map(Vec::as_slice).unwrap_or_default();
        let mut notes = Notes::about(name);
        let (bytes, said) = front_matter::take(whole, &mut notes);
        let text = Text::read(&bytes, &mut notes);
        let mut day = None;
        let tree = read::read(&text, &mut notes, &mut day);
        let shape::Shaped { mut blocks, anchors, declared } = shape::shape(tree, &mut notes);
        if blocks.is_empty() && said.title.is_none() {
            notes.one(NoteKind::Skipped, 0, "left out: there is no text in it");
            return Err(notes.finish());
        }
        let dated = declared.as_ref().map(|(_, at)| *at);
        let title = title::take(&mut blocks, dated, said.title, &options.policy, &mut notes);
        let declared = declared.map(|(day, _)| day).or(day).or(said.date);
        let another = declared.as_ref().and_then(|declared| shown::another_day(whole, language, declared));
        if let Some((line, message)) = another {
            notes.one(NoteKind::Dated, line, message);
        }
        Ok(Self { notes, title, blocks, declared, anchors, sections: Vec::new(), fragments: HashMap::new() })
    }

    /// What it says by itself.
    pub(super) fn own(&self) -> Digest {
        own::of(&self.title.words, &self.blocks)
    }

    /// Settles the links and writes the file.
    pub(super) fn finish(self, options: &Options) -> Finished {
        let Self { mut notes, title, mut blocks, declared, fragments, .. } = self;
        links::settle(&mut blocks, &|fragment| fragments.get(fragment).cloned(), &mut notes);
        let text = write::write(&title.words, !options.region.is_global(), &blocks);
        Finished { text, notes: notes.finish(), declared }
    }
}

/// The headings of some blocks, in their order.
pub(super) fn headings(blocks: &mut [Block]) -> impl Iterator<Item = &mut Heading> {
    blocks.iter_mut().filter_map(|block| if let Block::Heading(heading) = block { Some(heading) } else { None })
}
