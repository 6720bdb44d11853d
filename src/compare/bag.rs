//! The words of something, without their order.

use super::words::{Sign, has_no_form};
use crate::model::markup::{Block, Final, Inline, for_each_line, plain};
use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

/// The words of something, without their order. Of scripts that are written without spaces each character is one.
#[derive(Clone, Debug, Default)]
pub struct Bag {
    /// The words, each as a number, as they were added.
    added: Vec<u32>,
    /// The same in order, once somebody asks: most of those that have little in common are told by less.
    words: OnceLock<Vec<u32>>,
    /// Their sum, which tells most of those that are not the same.
    sum: u32,
    /// A bit for each word, to tell quickly those that have little in common.
    outline: [u64; 8],
    /// How many of these bits are set.
    bits: usize,
}

/// The words of something that stands in many comparisons, once one of them asked for them.
pub(super) type SharedBag = OnceLock<Arc<Bag>>;

impl Bag {
    /// The words of some texts, which divide no word.
    pub fn of_texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let mut bag = Self::default();
        texts.into_iter().for_each(|text| bag.add([text]));
        bag
    }

    /// The words of a line.
    pub(super) fn of_line(line: &[Inline<Final>]) -> Self {
        let mut bag = Self::default();
        bag.add_line(line);
        bag
    }

    /// The words of some blocks.
    pub(super) fn of_blocks(blocks: &[Block<Final>]) -> Self {
        let mut bag = Self::default();
        bag.add_blocks(blocks);
        bag
    }

    /// Adds those of a line.
    pub(super) fn add_line(&mut self, line: &[Inline<Final>]) {
        self.add([plain(line)]);
    }

    /// Adds those of a text that consists of these parts, which may divide a word.
    pub(super) fn add<T: AsRef<str>>(&mut self, parts: impl IntoIterator<Item = T>) {
        let with = |word: u32, c: u32| (word ^ c).wrapping_mul(FNV_PRIME);
        let mut word = FNV_START;
        for part in parts {
            let part = part.as_ref();
            self.added.reserve(part.len() / 8);
            let mut at = 0;
            while let Some(&byte) = part.as_bytes().get(at) {
                // Most characters of most texts, by their bytes; a sign of ASCII is a letter or a digit, or of no word.
                if byte.is_ascii() {
                    at += 1;
                    if byte.is_ascii_alphanumeric() {
                        word = with(word, u32::from(byte));
                    } else if word != FNV_START {
                        self.end(&mut word);
                    }
                    continue;
                }
                let c = part[at..].chars().next().unwrap_or_default();
                at += c.len_utf8();
                match Sign::of(c) {
                    Sign::Plain | Sign::Letter => word = with(word, c as u32),
                    // Words with a soft hyphen are those without.
                    Sign::Other if has_no_form(c) => {}
                    Sign::Other => self.end(&mut word),
                    Sign::Alone => {
                        self.end(&mut word);
                        word = with(word, c as u32);
                        self.end(&mut word);
                    }
                }
            }
        }
        self.end(&mut word);
    }

    #[inline]
    fn end(&mut self, word: &mut u32) {
        if *word != FNV_START {
            let word = std::mem::replace(word, FNV_START);
            let (row, bit) = (&mut self.outline[word as usize >> 6 & 7], 1 << (word & 63));
            self.bits += usize::from(*row & bit == 0);
            *row |= bit;
            self.sum = self.sum.wrapping_add(word);
            self.added.push(word);
        }
    }

    /// Adds those of some blocks.
    pub(super) fn add_blocks(&mut self, blocks: &[Block<Final>]) {
        for_each_line(blocks, &mut |line| self.add_line(line));
        for_each_code(blocks, &mut |code| self.add([code]));
    }

    /// The words, each as a number, in order.
    pub(super) fn words(&self) -> &[u32] {
        self.words.get_or_init(|| {
            let mut words = self.added.clone();
            words.sort_unstable();
            words
        })
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.added.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
    }

    /// How many words there are, and what they add up to: others than the same words hardly ever have the same of both.
    pub(super) fn total(&self) -> (usize, u32) {
        (self.len(), self.sum)
    }

    /// An order in which the same words are equal; others hardly ever are.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        self.total().cmp(&other.total())
    }

    /// How many words two have in common.
    fn shared(&self, other: &Self) -> usize {
        let (mut a, mut b, mut shared) = (self.words(), other.words(), 0);
        while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
            shared += usize::from(x == y);
            (a, b) = (if x <= y { rest_a } else { a }, if y <= x { rest_b } else { b });
        }
        shared
    }

    /// Whether it may be that so much of both is in both (thousandths). It errs only where hardly anything is.
    pub(super) fn may_be_similar(&self, other: &Self, enough: usize) -> bool {
        // What is far longer has too much that the other one lacks.
        if 2000 * self.len().min(other.len()) < enough * (self.len() + other.len()) {
            return false;
        }
        let both = self.outline.iter().zip(&other.outline).map(|(a, b)| (a & b).count_ones() as usize);
        let (shared, all) = (both.sum::<usize>(), self.bits + other.bits);
        2000 * shared >= all * enough * 3 / 4
    }

    /// How much of the other one is in this one, in thousandths. Of nothing nothing is.
    pub(super) fn holds(&self, other: &Self) -> usize {
        1000 * self.shared(other) / other.len().max(1)
    }

    /// How much of both is in both, in thousandths. Two without words are the same.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> usize {
        match self.len() + other.len() {
            0 => 1000,
            all => 2000 * self.shared(other) / all,
        }
    }
}

/// The start value of FNV-1a; good enough to tell words, which are only counted.
const FNV_START: u32 = 0x811c_9dc5;
/// What FNV-1a multiplies by.
const FNV_PRIME: u32 = 0x0100_0193;

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
