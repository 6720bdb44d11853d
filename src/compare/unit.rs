//! Blocks, items, rows and the like as units that are aligned: what they are, and how similar.

use super::bag::{Bag, SharedBag};
use super::text_digest::{said_in_blocks, said_in_definition, said_in_lines};
use crate::model::markup::{Block, Definition, Final, Inline, List, plain};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// A part of a text as it is aligned with others. What it says and its words are looked up when they are asked for.
pub(super) struct Unit<'a> {
    /// Units of two kinds are never the same.
    kind: char,
    name: Option<String>,
    source: Source<'a>,
    said: OnceCell<Vec<u8>>,
    bag: OnceCell<Bag>,
    /// What the items of a list begin with, once somebody asks.
    headings: OnceCell<BTreeSet<String>>,
    /// Where its words are kept, if others ask for them too.
    shared: Option<&'a SharedBag>,
}

enum Source<'a> {
    Blocks(&'a [Block<Final>]),
    Lines(&'a [Vec<Inline<Final>>]),
    Definition(&'a Definition<Final>),
}

impl<'a> Unit<'a> {
    fn of(kind: char, source: Source<'a>) -> Self {
        Self {
            kind,
            name: None,
            source,
            said: OnceCell::new(),
            bag: OnceCell::new(),
            headings: OnceCell::new(),
            shared: None,
        }
    }

    /// A unit of some blocks.
    pub(super) fn of_blocks(kind: char, blocks: &'a [Block<Final>]) -> Self {
        Self::of(kind, Source::Blocks(blocks))
    }

    /// A unit of some lines.
    pub(super) fn of_lines(lines: &'a [Vec<Inline<Final>>]) -> Self {
        Self::of('l', Source::Lines(lines))
    }

    /// A unit of terms and their meanings.
    pub(super) fn of_definition(definition: &'a Definition<Final>) -> Self {
        Self::of('z', Source::Definition(definition))
    }

    /// The same unit, with what people know it by: an id, the first cell of a row, a term.
    pub(super) fn named(self, name: Option<String>) -> Self {
        Self { name: name.filter(|name| !name.is_empty()), ..self }
    }

    /// Names units that have no name by the headings that run in, but for those that more than one begins with: “**Note:**”.
    pub(super) fn name_by_headings(units: &mut [Self]) {
        let nameless = |unit: &Self| unit.name.is_none().then(|| unit.run_in_heading()).flatten();
        let headings = without_repeated(units.iter().map(nameless).collect());
        for (unit, heading) in units.iter_mut().zip(headings) {
            unit.name = unit.name.take().or(heading);
        }
    }

    /// The same unit, whose words are kept there.
    pub(super) fn with_words(self, shared: &'a SharedBag) -> Self {
        Self { shared: Some(shared), ..self }
    }

    fn run_in_heading(&self) -> Option<String> {
        if let Source::Blocks(blocks) = self.source { run_in_heading(blocks) } else { None }
    }

    /// Whether it is a paragraph of few words with a year: “Effective 1 May 2018”.
    pub(super) fn is_brief_date(&self) -> bool {
        let Source::Blocks([Block::Paragraph(line)]) = self.source else { return false };
        self.kind == 'p' && self.bag().len() <= BRIEF && {
            let words = plain(line);
            let mut numbers = words.split(|c: char| !c.is_numeric()).filter(|number| !number.is_empty());
            numbers.any(|number| number.chars().count() == 4)
        }
    }

    /// How many items of two lists begin with the same headings that run in, in thousandths of all; nothing for what is no list.
    fn items_in_common(&self, other: &Self) -> usize {
        let (Source::Blocks([Block::List(old)]), Source::Blocks([Block::List(new)])) = (&self.source, &other.source)
        else {
            return 0;
        };
        let headings = |list: &List<Final>| list.items.iter().filter_map(|item| run_in_heading(&item.blocks)).collect();
        let ours: &BTreeSet<String> = self.headings.get_or_init(|| headings(old));
        let theirs = other.headings.get_or_init(|| headings(new));
        2000 * ours.intersection(theirs).count() / (old.items.len() + new.items.len()).max(1)
    }

    /// Whether both are known by one name.
    pub(super) fn is_named_as(&self, other: &Self) -> bool {
        self.name.is_some() && self.name == other.name
    }

    /// Whether people know both by names, and not by one.
    pub(super) fn has_another_name_than(&self, other: &Self) -> bool {
        self.name.is_some() && other.name.is_some() && self.name != other.name
    }

    /// Whether it holds other units, or is a row or a definition: not a paragraph, a line or an item.
    pub(super) fn is_container(&self) -> bool {
        !matches!(self.kind, 'p' | 'l' | 'i')
    }

    /// What tells equal units: exactly what the text digest holds of them, without the cost of digesting it.
    pub(super) fn key(&self) -> (char, &[u8]) {
        let said = self.said.get_or_init(|| match self.source {
            Source::Blocks(blocks) => said_in_blocks(blocks),
            Source::Lines(lines) => said_in_lines(lines),
            Source::Definition(definition) => said_in_definition(definition),
        });
        (self.kind, said)
    }

    /// Whether both are equal. Words tell most of those that are not, and are needed in any case.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.order(other).is_eq()
    }

    /// What tells units of one kind that have the same words, in whichever order and with whichever signs.
    pub(super) fn kind_and_words(&self) -> (char, (usize, u32)) {
        (self.kind, self.bag().total())
    }

    /// The same of what an item begins with, before what stands below it.
    pub(super) fn kind_and_first_words(&self) -> (char, (usize, u32)) {
        self.beginning().map_or_else(|| self.kind_and_words(), |first| (self.kind, Bag::of_line(first).total()))
    }

    /// What an item begins with that has more below it.
    pub(super) fn beginning(&self) -> Option<&'a [Inline<Final>]> {
        match self.source {
            Source::Blocks([Block::Paragraph(first), _, ..]) if self.kind == 'i' => Some(first),
            _ => None,
        }
    }

    /// An order in which only equal units are equal.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let kinds = self.kind.cmp(&other.kind);
        let words = || self.bag().order(other.bag());
        kinds.then_with(words).then_with(|| self.key().cmp(&other.key()))
    }

    /// Its words, for comparisons.
    pub(super) fn bag(&self) -> &Bag {
        match self.shared {
            Some(shared) => shared.get_or_init(|| self.words().into()),
            None => self.bag.get_or_init(|| self.words()),
        }
    }

    fn words(&self) -> Bag {
        let mut bag = Bag::default();
        match self.source {
            Source::Blocks(blocks) => bag.add_blocks(blocks),
            Source::Lines(lines) => lines.iter().for_each(|line| bag.add_line(line)),
            Source::Definition(Definition { terms, details }) => {
                details.iter().for_each(|blocks| bag.add_blocks(blocks));
                terms.iter().for_each(|line| bag.add_line(line));
            }
        }
        bag
    }

    /// Whether they may be [so similar](Self::similarity): no is certain.
    pub(super) fn may_be_similar(&self, other: &Self, enough: usize) -> bool {
        self.kind == other.kind
            && (self.is_named_as(other)
                || self.bag().may_be_similar(other.bag(), enough)
                || self.items_in_common(other) >= enough)
    }

    /// How much of the words of both is in both, or of their items, in thousandths; none for units of two kinds.
    pub(super) fn similarity(&self, other: &Self) -> usize {
        match self.kind == other.kind {
            true if self.is_named_as(other) => 1000,
            true => self.bag().similarity(other.bag()).max(self.items_in_common(other)),
            false => 0,
        }
    }
}

/// Names without those that more than one has: they tell none of them.
pub(super) fn without_repeated(mut names: Vec<Option<String>>) -> Vec<Option<String>> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    names.iter().flatten().for_each(|name| *counts.entry(name.clone()).or_default() += 1);
    for name in &mut names {
        name.take_if(|name| counts[name] > 1);
    }
    names
}

/// So many words a line with a date has at most.
const BRIEF: usize = 8;

/// What a paragraph or an item begins with in strong letters or italics, as a heading that runs in: “**Account data.** You may …”.
/// Its signs are left out.
fn run_in_heading(blocks: &[Block<Final>]) -> Option<String> {
    let [Block::Paragraph(line), ..] = blocks else { return None };
    let [Inline::Strong(heading) | Inline::Emphasis(heading), _, ..] = &line[..] else { return None };
    let heading = plain(heading);
    let heading = heading.trim_matches(|c: char| !c.is_alphanumeric());
    (!heading.is_empty()).then(|| heading.to_owned())
}
