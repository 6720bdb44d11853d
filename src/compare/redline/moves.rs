//! What went in one place and came in another has moved: blocks, items, rows, definitions, anywhere in the text.

use super::build::Node;
use super::restore::{Side, Tree};
use super::shared::InStep;
use super::walk::Lines;
use super::{
    Block, BlockEntry, Definition, Entry, Fate, Item, KnownSection, Part, PartEntry, Redline, Row, SharedBlock,
    SharedPart,
};
use crate::compare::alignment::is_forward;
use crate::compare::bag::{Bag, SharedBag};
use crate::compare::sequence::{Pairs, turned};
use crate::compare::unit::Unit;
use crate::model::markup as source;
use crate::model::markup::{Final, plain};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// Less than this many words are written again, not moved.
const WORDS: usize = 4;
/// Less than this many words, of which some are others now, are written again, not moved.
const WORDS_CHANGED: usize = 8;
/// What moved and was changed has so much of its words still (thousandths).
const SIMILAR: usize = 700;
/// The same for what has less than [`MANY_WORDS`]: of a sentence about one fee the most part is in a sentence about another one, too.
const SIMILAR_FEW: usize = 825;
/// In words.
const MANY_WORDS: usize = 24;
/// The same for what has one name in both places. What shares no more than its name is written anew: to show it as moved
/// would show the old words twice.
pub(super) const SIMILAR_NAMED: usize = 250;
/// With more pairs than this only what was not changed is found: the time stays bounded.
const SEARCHED: usize = 10_000;

/// How much of so many words something that moved has still (thousandths).
pub(super) fn enough_of(words: usize) -> usize {
    if words < MANY_WORDS { SIMILAR_FEW } else { SIMILAR }
}

/// First what stands in texts by itself is looked at, then what stands within what came or went as a whole.
const DEPTHS: usize = 2;

/// Marks what moved.
pub(super) fn find(redline: &mut Redline) {
    let mut moves = redline.parts.iter().filter(|part| matches!(part.fate, Fate::MovedHere(_))).count();
    for depth in 0..DEPTHS {
        let mut candidates = Candidates::default();
        for Entry { fate, content } in redline.parts.iter_mut().filter(|part| may_hold_moves(part)) {
            candidates.part(*fate, Arc::make_mut(content), depth);
        }
        settle(candidates.blocks, &mut moves);
        settle(candidates.items, &mut moves);
        settle(candidates.rows, &mut moves);
        settle(candidates.definitions, &mut moves);
        if depth == 0 {
            // An item may also have moved into a list that came, or out of one that went; and paragraphs became items or quotations,
            // or these paragraphs.
            for way in [Way::Items, Way::Paragraphs] {
                let mut candidates = Candidates { way, ..Candidates::default() };
                for Entry { fate, content } in redline.parts.iter_mut().filter(|part| may_hold_moves(part)) {
                    candidates.part(*fate, Arc::make_mut(content), 0);
                }
                settle(candidates.items, &mut moves);
                settle(candidates.blocks, &mut moves);
            }
        }
    }
}

/// Others have nothing in them that moved, and stay shared.
fn may_hold_moves(part: &PartEntry) -> bool {
    part.fate != Fate::Kept || part.content.is_changed()
}

/// Something in a part that may have moved into it or out of it, if there is its like in another.
#[derive(Clone, Debug)]
pub(super) struct Loose {
    /// Its kind, and at which depth it is found, but for items and what they begin with: only what has both in common can be one.
    group: (usize, usize),
    /// Whether it went; else it came.
    went: bool,
    words: Arc<Bag>,
    name: Option<String>,
}

/// The [group](Loose::group) of blocks that stand by themselves, of those that items begin with, and of those of quotations.
const BLOCKS: (usize, usize) = (0, 0);
/// The group of items of lists.
const ITEMS: (usize, usize) = (1, 0);

impl Loose {
    fn may_be(&self, other: &Self) -> bool {
        let named = self.name.is_some() && self.name == other.name;
        let enough = if named { SIMILAR_NAMED } else { SIMILAR };
        (named || self.words.len().min(other.words.len()) >= WORDS)
            && self.words.may_be_similar(&other.words, enough)
            && self.words.similarity(&other.words) >= enough
    }
}

/// What may have moved into a part, or out of it.
pub(super) fn loose(fate: Fate, part: &mut Part) -> Arc<[Loose]> {
    let mut loose = Vec::new();
    for depth in 0..DEPTHS {
        let mut candidates = Candidates::default();
        candidates.part(fate, part, depth);
        candidates.loosen(depth, &mut loose);
    }
    loose.into()
}

/// The same for what two sections were compared to.
pub(super) fn loose_in_section(part: &mut Part, sections: [&KnownSection; 2]) -> Arc<[Loose]> {
    let mut loose = Vec::new();
    let mut in_step = InStep::new(sections);
    let blocks = if part.is_translated() { &mut [][..] } else { &mut part.blocks[..] };
    for entry in blocks {
        match in_step.next(entry) {
            Some((section, at)) => {
                let went = entry.fate == Fate::Deleted;
                loose.extend(section.loose(at).iter().map(|known| Loose { went, ..known.clone() }));
            }
            // In what is in both texts as it is nothing moved.
            None if !entry.content.changed(true) => {}
            None => (0..DEPTHS).for_each(|depth| loose_in_block(entry, depth, &mut loose)),
        }
    }
    loose.into()
}

/// What may have moved of a block that came as a whole, `source`: it, whose words are kept in `words`, and what is in it.
pub(super) fn loose_alone(source: &source::Block<Final>, block: SharedBlock, words: &SharedBag) -> Box<[Loose]> {
    let of = |group, words, name| Loose { group, went: false, words, name };
    let words = words.get_or_init(|| Bag::of_blocks(std::slice::from_ref(source)).into());
    let mut loose = vec![of(BLOCKS, Arc::clone(words), None)];
    match block.source() {
        Some(source::Block::List(list)) => {
            for item in &list.items {
                let words = Arc::new(Bag::of_blocks(&item.blocks));
                match &item.blocks[..] {
                    [source::Block::Paragraph(_)] => loose.push(of(BLOCKS, Arc::clone(&words), None)),
                    [source::Block::Paragraph(line), ..] => loose.push(of(BLOCKS, Bag::of_line(line).into(), None)),
                    _ => {}
                }
                loose.push(of(ITEMS, words, item.id.as_ref().map(ToString::to_string)));
            }
        }
        Some(_) => {}
        None => loose_in_block(&mut Entry { fate: Fate::Inserted, content: block }, 1, &mut loose),
    }
    loose.into()
}

fn loose_in_block(entry: &mut BlockEntry, depth: usize, loose: &mut Vec<Loose>) {
    let mut candidates = Candidates::default();
    candidates.blocks(std::slice::from_mut(entry), Within { alone: None, depth });
    candidates.loosen(depth, loose);
}

/// Whether anything may have moved: mostly not, so that nobody needs to look closer.
pub(super) fn may_be(parts: &[Entry<SharedPart>]) -> bool {
    let mut all: Vec<&Loose> = parts.iter().flat_map(|part| part.content.loose.iter()).collect();
    all.sort_by_key(|loose| (loose.group, loose.went));
    all.chunk_by(|a, b| a.group == b.group).any(|group| {
        let (came, went) = group.split_at(group.partition_point(|loose| !loose.went));
        came.len().saturating_mul(went.len()) > SEARCHED || came.iter().any(|a| went.iter().any(|b| a.may_be(b)))
    })
}

/// Where nodes stand.
#[derive(Clone, Copy)]
struct Within {
    /// What became of the whole that they stand in, if it is in one text only.
    alone: Option<Fate>,
    /// Within how many nodes that are in one text only to look.
    depth: usize,
}

type Found<'a, T> = Vec<Candidate<'a, T>>;

/// Something that may have moved.
struct Candidate<'a, T> {
    fate: Fate,
    entry: &'a mut Entry<T>,
    /// Of a row, the columns that its table has in both texts.
    columns: Option<Arc<Pairs>>,
}

impl<'a, T> From<(Fate, &'a mut Entry<T>)> for Candidate<'a, T> {
    fn from((fate, entry): (Fate, &'a mut Entry<T>)) -> Self {
        Self { fate, entry, columns: None }
    }
}

/// What is looked for among what stands in texts by itself.
#[derive(Clone, Copy, Default, PartialEq)]
enum Way {
    /// Blocks, items, rows and definitions.
    #[default]
    Each,
    /// Items, with those of lists that came or went.
    Items,
    /// Paragraphs, with those that such items begin with, and those of quotations that came or went.
    Paragraphs,
}

/// What may have moved.
#[derive(Default)]
struct Candidates<'a> {
    way: Way,
    blocks: Found<'a, SharedBlock>,
    items: Found<'a, Item>,
    rows: Found<'a, Row>,
    definitions: Found<'a, Definition>,
}

/// What to do about a node.
enum Step {
    Take(Fate),
    Enter(Within),
    Leave,
}

impl Within {
    fn step(self, fate: Fate) -> Step {
        match (fate, self.alone) {
            (Fate::Kept, None) => Step::Enter(self),
            (Fate::Kept, Some(fate)) | (fate @ (Fate::Deleted | Fate::Inserted), _) if self.depth == 0 => {
                Step::Take(fate)
            }
            (Fate::Kept, Some(fate)) | (fate @ (Fate::Deleted | Fate::Inserted), _) => {
                Step::Enter(Self { alone: Some(fate), depth: self.depth - 1 })
            }
            (Fate::MovedHere(_) | Fate::MovedAway(_), _) => Step::Leave,
        }
    }
}

impl<'a> Candidates<'a> {
    fn loosen(self, depth: usize, loose: &mut Vec<Loose>) {
        fn add<T: Node + Lines>(found: &Found<'_, T>, group: (usize, usize), loose: &mut Vec<Loose>) {
            loose.extend(found.iter().map(|Candidate { fate, entry, .. }| Loose {
                group,
                went: *fate == Fate::Deleted,
                words: bag(&entry.content).into(),
                name: entry.content.name(),
            }));
        }
        add(&self.blocks, (0, depth), loose);
        if depth > 0 {
            // Paragraphs of a quotation, which may have stood by themselves.
            add(&self.blocks, BLOCKS, loose);
        }
        add(&self.items, ITEMS, loose);
        for Candidate { fate, entry: item, .. } in &self.items {
            if let Some(first) =
                item.content.blocks.first().filter(|first| matches!(*first.content, Block::Paragraph(_)))
            {
                let words = bag(&first.content).into();
                loose.push(Loose { group: BLOCKS, went: *fate == Fate::Deleted, words, name: None });
            }
        }
        add(&self.rows, (2, depth), loose);
        add(&self.definitions, (3, depth), loose);
    }

    fn part(&mut self, fate: Fate, part: &'a mut Part, depth: usize) {
        let alone = match fate {
            Fate::MovedAway(_) => return,
            Fate::Kept | Fate::MovedHere(_) => None,
            fate => Some(fate),
        };
        if !part.is_translated() {
            self.blocks(&mut part.blocks, Within { alone, depth });
        }
    }

    fn item(&mut self, fate: Fate, item: &'a mut Entry<Item>) {
        if self.way != Way::Paragraphs {
            return self.items.push((fate, item).into());
        }
        let first = item.content.blocks.first_mut();
        let is_paragraph =
            |first: &&mut BlockEntry| first.fate == Fate::Kept && matches!(*first.content, Block::Paragraph(_));
        self.blocks.extend(first.filter(is_paragraph).map(|first| (fate, first).into()));
    }

    /// What is looked for of a block that came or went, and in it.
    fn within(&mut self, fate: Fate, entry: &'a mut BlockEntry) {
        let is_paragraph = |entry: &BlockEntry| matches!(*entry.content, Block::Paragraph(_));
        match &*entry.content {
            Block::Paragraph(_) if self.way == Way::Paragraphs => self.blocks.push((fate, entry).into()),
            Block::List(_) => {
                if let Block::List(list) = entry.content.to_mut() {
                    let items = list.items.iter_mut().filter(|item| item.fate == Fate::Kept);
                    items.for_each(|item| self.item(fate, item));
                }
            }
            Block::Quote(_) if self.way == Way::Paragraphs => {
                if let Block::Quote(blocks) = entry.content.to_mut() {
                    let paragraphs = blocks.iter_mut().filter(|entry| entry.fate == Fate::Kept && is_paragraph(entry));
                    self.blocks.extend(paragraphs.map(|entry| (fate, entry).into()));
                }
            }
            _ => {}
        }
    }

    fn blocks(&mut self, entries: &'a mut [BlockEntry], within: Within) {
        for entry in entries {
            let within = match within.step(entry.fate) {
                Step::Take(fate) if self.way == Way::Each => {
                    self.blocks.push((fate, entry).into());
                    continue;
                }
                Step::Take(fate) => {
                    self.within(fate, entry);
                    continue;
                }
                // In what is in both texts as it is nothing moved.
                Step::Enter(within) if within.alone.is_none() && !entry.content.changed(true) => continue,
                Step::Enter(within) => within,
                Step::Leave => continue,
            };
            match entry.content.to_mut() {
                Block::List(list) => each(&mut list.items, within, &mut |entry, step| match step {
                    Ok(within) => self.blocks(&mut entry.content.blocks, within),
                    Err(fate) => self.item(fate, entry),
                }),
                Block::Quote(blocks) => self.blocks(blocks, within),
                Block::Table(table) => {
                    let columns = Arc::new(table.columns());
                    each(&mut table.rows, within, &mut |entry, step| {
                        if let Err(fate) = step {
                            self.rows.push(Candidate { fate, entry, columns: Some(Arc::clone(&columns)) });
                        }
                    });
                }
                Block::Definitions(definitions) => each(definitions, within, &mut |entry, step| {
                    if let Err(fate) = step {
                        self.definitions.push((fate, entry).into());
                    }
                }),
                Block::Paragraph(_) | Block::Code(_) | Block::Rule => {}
            }
        }
    }
}

/// Visits nodes: to enter, or to take.
fn each<'a, T>(
    entries: &'a mut [Entry<T>],
    within: Within,
    visit: &mut dyn FnMut(&'a mut Entry<T>, Result<Within, Fate>),
) {
    for entry in entries {
        match within.step(entry.fate) {
            Step::Take(fate) => visit(entry, Err(fate)),
            Step::Enter(within) => visit(entry, Ok(within)),
            Step::Leave => {}
        }
    }
}

fn settle<T: Node + Lines + Tree<Restored = <T as Node>::Source>>(found: Found<'_, T>, moves: &mut usize) {
    let (old, new): (Found<'_, T>, Found<'_, T>) =
        found.into_iter().partition(|candidate| candidate.fate == Fate::Deleted);
    let (mut old, mut new) = of_like(old, new);
    if old.is_empty() || new.is_empty() {
        return;
    }
    let sources = |found: &Found<'_, T>, side| -> Vec<T::Source> {
        found.iter().map(|candidate| candidate.entry.content.restore(side)).collect()
    };
    let (old_sources, new_sources) = (sources(&old, Side::Old), sources(&new, Side::New));
    for (i, j) in partners::<T>(&old_sources, &new_sources) {
        *moves += 1;
        let columns = old[i].columns.as_ref().zip(new[j].columns.as_ref()).filter(|(old, new)| Arc::ptr_eq(old, new));
        let content = match columns {
            Some((columns, _)) => T::pair_in_columns(&old_sources[i], &new_sources[j], columns),
            None => T::pair(&old_sources[i], &new_sources[j]),
        };
        old[i].entry.fate = Fate::MovedAway(*moves);
        *new[j].entry = Entry { fate: Fate::MovedHere(*moves), content };
    }
}

/// Of what went and what came, that which may have a partner by its words: mostly nothing, and what is nothing need not be put
/// together again.
fn of_like<'a, T: Node + Lines>(old: Found<'a, T>, new: Found<'a, T>) -> (Found<'a, T>, Found<'a, T>) {
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > SEARCHED {
        return (old, new);
    }
    let bags =
        |found: &Found<'_, T>| -> Vec<Bag> { found.iter().map(|candidate| bag(&candidate.entry.content)).collect() };
    let (old_bags, new_bags) = (bags(&old), bags(&new));
    let enough = if T::NAMED { SIMILAR_NAMED } else { SIMILAR };
    let may_be_like = |a: &Bag| new_bags.iter().any(|b| a.may_be_similar(b, enough));
    if !old_bags.iter().any(may_be_like) {
        return (Vec::new(), Vec::new());
    }
    let like = |a: &Bag, b: &Bag| a.may_be_similar(b, enough) && a.similarity(b) >= enough;
    let of_like = |found: Found<'a, T>, bags: &[Bag], others: &[Bag]| -> Found<'a, T> {
        let alike = bags.iter().map(|bag| others.iter().any(|other| like(bag, other)));
        found.into_iter().zip(alike).filter_map(|(found, alike)| alike.then_some(found)).collect()
    };
    (of_like(old, &old_bags, &new_bags), of_like(new, &new_bags, &old_bags))
}

/// The words of a node that is in one text only, in its order.
fn bag(node: &impl Lines) -> Bag {
    let mut bag = Bag::default();
    node.lines(Fate::Kept, &mut |line, _| {
        bag.add(line.iter().map(|piece| plain(std::slice::from_ref(&piece.content))))
    });
    bag
}

/// Which nodes are the same, in the order of the new text.
pub(super) fn partners<T: Node>(old: &[T::Source], new: &[T::Source]) -> Pairs {
    let (old, new): (Vec<_>, Vec<_>) = (old.iter().map(T::unit).collect(), new.iter().map(T::unit).collect());
    let mut pairs = turned(is_forward(&old, &new), &old, &new, equal_and_similar);
    pairs.sort_unstable_by_key(|pair| pair.1);
    pairs
}

fn equal_and_similar(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    // By their words first, which are needed in any case: few units have all of them in common.
    let mut places: BTreeMap<&[u32], VecDeque<usize>> = BTreeMap::new();
    for (j, unit) in new.iter().enumerate().filter(|(_, unit)| unit.bag().len() >= WORDS) {
        places.entry(unit.bag().words()).or_default().push_back(j);
    }
    let mut pairs: Pairs = Vec::new();
    for (i, unit) in old.iter().enumerate() {
        let Some(places) = places.get_mut(unit.bag().words()) else { continue };
        if let Some(at) = places.iter().position(|&j| new[j].key() == unit.key()) {
            pairs.extend(places.remove(at).map(|j| (i, j)));
        }
    }
    let mut taken = (vec![false; old.len()], vec![false; new.len()]);
    for &(i, j) in &pairs {
        (taken.0[i], taken.1[j]) = (true, true);
    }
    let rest =
        |units: &[Unit<'_>], taken: &[bool]| -> Vec<usize> { (0..units.len()).filter(|&at| !taken[at]).collect() };
    let (old_rest, new_rest) = (rest(old, &taken.0), rest(new, &taken.1));
    if old_rest.len().saturating_mul(new_rest.len()) > SEARCHED {
        return pairs;
    }
    let enough = |old: &Unit<'_>, new: &Unit<'_>| match old.is_named_as(new) {
        true => old.bag().similarity(new.bag()) >= SIMILAR_NAMED,
        false => {
            let words = if old.kind_and_words() == new.kind_and_words() { WORDS } else { WORDS_CHANGED };
            let length = old.bag().len().min(new.bag().len());
            let enough = enough_of(length);
            length >= words && old.bag().may_be_similar(new.bag(), enough) && old.similarity(new) >= enough
        }
    };
    let all = old_rest.iter().flat_map(|&i| new_rest.iter().map(move |&j| (i, j)));
    let mut similar: Vec<_> =
        all.filter(|&(i, j)| enough(&old[i], &new[j])).map(|(i, j)| (old[i].similarity(&new[j]), i, j)).collect();
    similar.sort_unstable_by_key(|&(similarity, i, j)| (std::cmp::Reverse(similarity), i, j));
    for (_, i, j) in similar {
        if !taken.0[i] && !taken.1[j] {
            (taken.0[i], taken.1[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}
