//! Parts of redlines that are made once for all that have them.

use super::moves::{Loose, loose, loose_alone, loose_in_section};
use super::restore::{Side, blocks_in};
use super::summary::Summary;
use super::{BlockEntry, Entry, Fate, Part, PartEntry, SharedBlock, build};
use crate::compare::bag::SharedBag;
use crate::locale::Language;
use crate::model::markup as source;
use crate::model::markup::Final;
use crate::model::text::TextSection;
use std::sync::{Arc, OnceLock};

/// A section of two texts, compared by itself. From version to version, and between editions of one language, the same two are
/// compared again and again: [redlines](super::Redline::with_sections) share it but where a passage moved into it or out of it, or
/// a number in it shifted.
#[derive(Clone, Debug)]
pub struct SharedPart {
    /// The part.
    pub part: Arc<Part>,
    /// What may have moved into it or out of it.
    pub(super) loose: Arc<[Loose]>,
}

impl SharedPart {
    /// What changed from one section to another, in a text in the language `around`. A section and itself did not change.
    #[must_use]
    pub fn of_section(old: &Arc<TextSection>, new: &Arc<TextSection>, around: &Language) -> Self {
        Self::of_known_sections([&KnownSection::new(old), &KnownSection::new(new)], around)
    }

    /// The same of sections, old and new, of whose words something may be known already; more is known of them then.
    #[must_use]
    pub fn of_known_sections(sections: [&KnownSection; 2], around: &Language) -> Self {
        let mut part = build::section(sections, around);
        let loose = loose_in_section(&mut part, sections);
        Self { part: Arc::new(part), loose }
    }

    /// A part with what became of it as a whole.
    pub(super) fn new(fate: Fate, mut part: Part) -> Self {
        let loose = loose(fate, &mut part);
        Self { part: Arc::new(part), loose }
    }

    /// How much changed where the part stays in its place: what [`PartEntry::summary`] says of it. `sections` are those that were
    /// [compared](Self::of_known_sections).
    #[must_use]
    pub fn summary(&self, sections: [&KnownSection; 2]) -> Summary {
        let mut counted = Summary::default();
        counted.count_words(&self.part.heading, Fate::Kept);
        let mut in_step = InStep::new(sections);
        for entry in &self.part.blocks {
            let Entry { fate, content } = entry;
            match in_step.next(entry) {
                Some((section, at)) if *fate == Fate::Deleted => counted.deleted += section.count(at),
                Some((section, at)) => counted.inserted += section.count(at),
                None => counted.count_block(content, Fate::Kept),
            }
        }
        self.entry().summary_with(counted)
    }

    /// The part, kept in its place.
    #[must_use]
    pub fn entry(&self) -> PartEntry {
        Entry { fate: Fate::Kept, content: Arc::clone(&self.part) }
    }
}

/// A section with what comparisons ask of it, worked out once for all of them: when it comes, and when it is replaced.
#[derive(Debug)]
pub struct KnownSection {
    pub(super) section: Arc<TextSection>,
    /// One for each block.
    known: Vec<KnownBlock>,
}

/// What comparisons ask of a block.
#[derive(Debug, Default)]
struct KnownBlock {
    /// The words that it is aligned by.
    words: SharedBag,
    /// What it is where it is the same in both texts, or in one only.
    block: OnceLock<SharedBlock>,
    /// It and what is in it, as what may have moved.
    loose: OnceLock<Box<[Loose]>>,
    /// How many words it has.
    count: OnceLock<usize>,
}

impl KnownSection {
    /// A section of which nothing was asked yet.
    #[must_use]
    pub fn new(section: &Arc<TextSection>) -> Self {
        let known = section.blocks.iter().map(|_| KnownBlock::default()).collect();
        Self { section: Arc::clone(section), known }
    }

    /// Its blocks, each with the place of its words.
    pub(super) fn blocks(&self) -> Vec<(&source::Block<Final>, &SharedBag)> {
        self.section.blocks.iter().zip(self.known.iter().map(|known| &known.words)).collect()
    }

    /// A block where it is the same in both texts, or in one only.
    pub(super) fn block(&self, at: usize) -> SharedBlock {
        self.known[at].block.get_or_init(|| SharedBlock::whole(&self.section, at)).clone()
    }

    /// What may have moved of a block that only one text has: it, and what is in it.
    pub(super) fn loose(&self, at: usize) -> &[Loose] {
        let known = &self.known[at];
        known.loose.get_or_init(|| loose_alone(&self.section.blocks[at], self.block(at), &known.words))
    }

    /// How many words a block has.
    fn count(&self, at: usize) -> usize {
        let known = &self.known[at];
        *known.count.get_or_init(|| {
            let count = || {
                let mut alone = Summary::default();
                alone.count_block(&self.block(at), Fate::Inserted);
                alone.inserted
            };
            known.words.get().and_then(|words| words.count()).unwrap_or_else(count)
        })
    }
}

/// Goes along the blocks of two sections, the old one and the new one, in the order of their redline.
pub(super) struct InStep<'a> {
    old: (&'a KnownSection, usize),
    new: (&'a KnownSection, usize),
}

impl<'a> InStep<'a> {
    pub(super) fn new([old, new]: [&'a KnownSection; 2]) -> Self {
        Self { old: (old, 0), new: (new, 0) }
    }

    /// Whose the next block is, and its place there, if only one text has it.
    pub(super) fn next(&mut self, entry: &BlockEntry) -> Option<(&'a KnownSection, usize)> {
        let (old, new) = (self.old, self.new);
        self.old.1 += blocks_in(entry, Side::Old);
        self.new.1 += blocks_in(entry, Side::New);
        match entry.fate {
            Fate::Deleted => Some(old),
            Fate::Inserted => Some(new),
            Fate::Kept | Fate::MovedHere(_) | Fate::MovedAway(_) => None,
        }
    }
}
