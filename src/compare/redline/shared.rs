//! Parts of redlines that are made once for all that have them.

use super::moves::{Loose, loose, loose_alone, loose_in_section};
use super::summary::Summary;
use super::walk::Lines;
use super::{Block, Entry, Fate, Part, PartEntry, build};
use crate::compare::bag::SharedBag;
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
    /// What changed from one section to another. A section and itself did not change.
    #[must_use]
    pub fn of_section(old: &Arc<TextSection>, new: &Arc<TextSection>) -> Self {
        Self::of_known_sections([&KnownSection::new(old), &KnownSection::new(new)])
    }

    /// The same of sections, old and new, of whose words something may be known already; more is known of them then.
    #[must_use]
    pub fn of_known_sections(sections: [&KnownSection; 2]) -> Self {
        let mut part = build::section(sections);
        let loose = loose_in_section(&mut part, sections);
        Self { part: Arc::new(part), loose }
    }

    /// A section that did not change, without what it says: neither heading nor blocks. For whoever has that at hand, as most sections
    /// of a text stay as they are.
    #[must_use]
    pub fn of_unchanged(section: &TextSection) -> Self {
        Self::new(Fate::Kept, build::named_section(section))
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
        let mut known = KnownSection::in_step(sections);
        for Entry { fate, content } in &self.part.blocks {
            match known.next(*fate) {
                Some((_, known)) => {
                    let count = *known.count.get_or_init(|| {
                        let mut alone = Summary::default();
                        content.lines(Fate::Inserted, &mut |line, fate| alone.count_words(line, fate));
                        alone.inserted
                    });
                    *(if *fate == Fate::Deleted { &mut counted.deleted } else { &mut counted.inserted }) += count;
                }
                None => content.lines(Fate::Kept, &mut |line, fate| counted.count_words(line, fate)),
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
pub(super) struct KnownBlock {
    /// The words that it is aligned by.
    pub(super) bag: SharedBag,
    /// What it is where only one text has it.
    alone: OnceLock<Alone>,
    /// How many words it then has.
    count: OnceLock<usize>,
}

/// A block that only one text has.
#[derive(Debug)]
pub(super) struct Alone {
    pub(super) block: Arc<Block>,
    /// It and what is in it, as what may have moved.
    pub(super) loose: Box<[Loose]>,
}

impl KnownBlock {
    /// The block `source`, whose this is, where it is the same in both texts.
    pub(super) fn whole(&self, source: &source::Block<Final>) -> Arc<Block> {
        self.alone.get().map_or_else(|| build::whole_block(source), |alone| Arc::clone(&alone.block))
    }

    /// The block `source`, whose this is, where only one text has it.
    pub(super) fn alone(&self, source: &source::Block<Final>) -> &Alone {
        self.alone.get_or_init(|| {
            let mut entry = Entry { fate: Fate::Inserted, content: build::whole_block(source) };
            let loose = loose_alone(&mut entry, &self.bag);
            Alone { block: entry.content, loose }
        })
    }
}

impl KnownSection {
    /// A section of which nothing was asked yet.
    #[must_use]
    pub fn new(section: &Arc<TextSection>) -> Self {
        let known = section.blocks.iter().map(|_| KnownBlock::default()).collect();
        Self { section: Arc::clone(section), known }
    }

    /// Its blocks, each with what is known of it.
    pub(super) fn blocks(&self) -> impl ExactSizeIterator<Item = (&source::Block<Final>, &KnownBlock)> {
        self.section.blocks.iter().zip(&self.known)
    }

    /// Its blocks as they follow one another in a redline of an old section and a new one.
    pub(super) fn in_step(
        [old, new]: [&Self; 2],
    ) -> InStep<impl Iterator<Item = (&source::Block<Final>, &KnownBlock)>> {
        InStep { old: old.blocks(), new: new.blocks() }
    }
}

/// The blocks of two sections, in the order of their redline.
pub(super) struct InStep<B> {
    old: B,
    new: B,
}

impl<B: Iterator> InStep<B> {
    /// The next block, if only one text has it.
    pub(super) fn next(&mut self, fate: Fate) -> Option<B::Item> {
        match fate {
            Fate::Deleted => self.old.next(),
            Fate::Inserted => self.new.next(),
            Fate::Kept | Fate::MovedHere(_) | Fate::MovedAway(_) => {
                self.old.next();
                self.new.next();
                None
            }
        }
    }
}
