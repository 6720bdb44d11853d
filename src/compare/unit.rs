//! Blocks, items, rows and the like as units that are aligned: what they are, and how similar.

use super::text_digest::{said_in_blocks, said_in_definition, said_in_lines};
use super::words::Sign;
use crate::model::markup::{Block, Definition, Final, Inline, for_each_line, plain};
use std::cell::OnceCell;
use std::cmp::Ordering;

/// A part of a text as it is aligned with others. What it says and its words are looked up when they are asked for.
pub(super) struct Unit<'a> {
    /// Units of two kinds are never the same.
    kind: char,
    name: Option<String>,
    source: Source<'a>,
    said: OnceCell<Vec<u8>>,
    bag: OnceCell<Bag>,
}

enum Source<'a> {
    Blocks(&'a [Block<Final>]),
    Lines(&'a [Vec<Inline<Final>>]),
    Definition(&'a Definition<Final>),
}

impl<'a> Unit<'a> {
    fn of(kind: char, source: Source<'a>) -> Self {
        Self { kind, name: None, source, said: OnceCell::new(), bag: OnceCell::new() }
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

    /// Whether both are known by one name.
    pub(super) fn is_named_as(&self, other: &Self) -> bool {
        self.name.is_some() && self.name == other.name
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

    /// An order in which only equal units are equal.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let kinds = self.kind.cmp(&other.kind);
        let words = || self.bag().words().cmp(other.bag().words());
        kinds.then_with(words).then_with(|| self.key().cmp(&other.key()))
    }

    /// Its words, for comparisons.
    pub(super) fn bag(&self) -> &Bag {
        self.bag.get_or_init(|| {
            let mut bag = Bag::default();
            match self.source {
                Source::Blocks(blocks) => bag.add_blocks(blocks),
                Source::Lines(lines) => lines.iter().for_each(|line| bag.add_line(line)),
                Source::Definition(Definition { terms, details }) => {
                    details.iter().for_each(|blocks| bag.add_blocks(blocks));
                    terms.iter().for_each(|line| bag.add_line(line));
                }
            }
            bag.sorted()
        })
    }

    /// How much of the words of both is in both, in thousandths; none for units of two kinds.
    pub(super) fn similarity(&self, other: &Self) -> usize {
        match self.kind == other.kind {
            true if self.is_named_as(other) => 1000,
            true => self.bag().similarity(other.bag()),
            false => 0,
        }
    }
}

/// The words of something, without their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    words: Vec<u32>,
    /// A bit for each word, to tell quickly those that have little in common.
    outline: [u64; 8],
    /// How many of these bits are set.
    bits: usize,
}

impl Bag {
    /// The words of a line.
    pub(super) fn add_line(&mut self, line: &[Inline<Final>]) {
        self.add([plain(line)]);
    }

    /// The words of a text that consists of these parts, which may divide a word.
    pub(super) fn add<T: AsRef<str>>(&mut self, parts: impl IntoIterator<Item = T>) {
        let mut word = FNV_START;
        for part in parts {
            self.words.reserve(part.as_ref().len() / 8);
            for c in part.as_ref().chars() {
                let with = |word: u32| (word ^ c as u32).wrapping_mul(0x0100_0193);
                match Sign::of(c) {
                    Sign::Plain | Sign::Letter => word = with(word),
                    Sign::Other if word == FNV_START => {}
                    Sign::Other => self.end(&mut word),
                    Sign::Alone => {
                        self.end(&mut word);
                        word = with(word);
                        self.end(&mut word);
                    }
                }
            }
        }
        self.end(&mut word);
    }

    fn end(&mut self, word: &mut u32) {
        if *word != FNV_START {
            let word = std::mem::replace(word, FNV_START);
            let (row, bit) = (&mut self.outline[word as usize >> 6 & 7], 1 << (word & 63));
            self.bits += usize::from(*row & bit == 0);
            *row |= bit;
            self.words.push(word);
        }
    }

    /// The words of some blocks.
    pub(super) fn add_blocks(&mut self, blocks: &[Block<Final>]) {
        for_each_line(blocks, &mut |line| self.add_line(line));
        for_each_code(blocks, &mut |code| self.add([code]));
    }

    /// As it can be compared.
    pub(super) fn sorted(mut self) -> Self {
        self.words.sort_unstable();
        self
    }

    /// The words, each as a number, in order.
    pub(super) fn words(&self) -> &[u32] {
        &self.words
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// How many words two have in common.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let (mut a, mut b, mut shared) = (&self.words[..], &other.words[..], 0);
        while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
            shared += usize::from(x == y);
            (a, b) = (if x <= y { rest_a } else { a }, if y <= x { rest_b } else { b });
        }
        shared
    }

    /// Whether it may be that so much of both is in both (thousandths). It errs only where hardly anything is.
    pub(super) fn may_be_similar(&self, other: &Self, enough: usize) -> bool {
        let both = self.outline.iter().zip(&other.outline).map(|(a, b)| (a & b).count_ones() as usize);
        let (shared, all) = (both.sum::<usize>(), self.bits + other.bits);
        2000 * shared >= all * enough * 3 / 4
    }

    /// How much of both is in both, in thousandths. Two without words are the same.
    pub(super) fn similarity(&self, other: &Self) -> usize {
        match self.len() + other.len() {
            0 => 1000,
            all => 2000 * self.shared(other) / all,
        }
    }
}

/// The start value of FNV-1a; good enough to tell words, which are only counted.
const FNV_START: u32 = 0x811c_9dc5;

fn for_each_code(blocks: &[Block<Final>], visit: &mut dyn FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Code(code) => visit(code),
            Block::List(list) => list.items.iter().for_each(|item| for_each_code(&item.blocks, visit)),
            Block::Quote(blocks) => for_each_code(blocks, visit),
            Block::Definitions(all) => {
                all.iter().flat_map(|one| &one.details).for_each(|blocks| for_each_code(blocks, visit));
            }
            _ => {}
        }
    }
}
