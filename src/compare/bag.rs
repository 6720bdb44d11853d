//! The words of something, without their order.

use super::words::{Sign, has_no_form, is_letter_or_digit};
use crate::model::markup::{Block, Final, Inline, for_each_line};
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
    /// Whether anything in it is more than plain words, each with one stop behind it or none, and one space between them.
    odd: bool,
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
        let mut word = FNV_START;
        self.add_inlines(line, &mut word);
        self.end(&mut word);
    }

    /// Adds those of a text that consists of these parts, which may divide a word.
    pub(super) fn add<T: AsRef<str>>(&mut self, parts: impl IntoIterator<Item = T>) {
        let mut word = FNV_START;
        parts.into_iter().for_each(|part| self.add_part(part.as_ref(), &mut word));
        self.end(&mut word);
    }

    /// Adds those of some inlines, of which the first may go on with a `word`, and the last may begin one.
    fn add_inlines(&mut self, inlines: &[Inline<Final>], word: &mut u32) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.add_part(text, word),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content)
                | Inline::Link { content, .. }
                | Inline::Foreign(_, content) => self.add_inlines(content, word),
                Inline::Image { alternative, .. } => {
                    self.odd = true;
                    self.add_part(alternative, word);
                }
                Inline::HardBreak => self.end(word),
                Inline::FootnoteReference(_) | Inline::Html(_) => {}
                Inline::Hole(never) => match *never {},
            }
        }
    }

    /// Adds those of a part of a text.
    fn add_part(&mut self, part: &str, word: &mut u32) {
        let with = |word: u32, c: u32| (word ^ c).wrapping_mul(FNV_PRIME);
        self.added.reserve(part.len() / 8);
        // A word that goes on from part to part is one here, and one in each of them for whoever counts.
        self.odd |= *word != FNV_START && part.starts_with(is_letter_or_digit);
        let mut rest = part.chars();
        while let Some(c) = rest.next() {
            // Most characters of most texts; a sign of ASCII is a letter or a digit, or of no word.
            if c.is_ascii_alphanumeric() {
                *word = with(*word, c as u32);
                continue;
            }
            if c.is_ascii() {
                self.odd |= !ends_plain_word(c, rest.as_str());
                self.end(word);
                continue;
            }
            let sign = Sign::of(c);
            self.odd |= sign != Sign::Plain;
            match sign {
                Sign::Plain | Sign::Letter => *word = with(*word, c as u32),
                // Words with a soft hyphen are those without.
                Sign::Other if has_no_form(c) => {}
                Sign::Other => self.end(word),
                Sign::Alone => {
                    self.end(word);
                    *word = with(*word, c as u32);
                    self.end(word);
                }
            }
        }
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
        for_each_code(blocks, &mut |code| {
            self.odd = true;
            self.add([code]);
        });
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

    /// How many words there are for a reader, as Unicode and CLDR divide a text, where that can be told from these: where all of them
    /// are plain.
    pub(super) fn count(&self) -> Option<usize> {
        (!self.odd).then(|| self.len())
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

/// Whether a sign of ASCII, before `rest`, ends a word in such a way that nobody needs to look closer to count it.
fn ends_plain_word(sign: char, rest: &str) -> bool {
    match sign {
        ' ' => true,
        // A stop within a word may divide it or not.
        ',' | '.' | ';' | ':' => rest.is_empty() || rest.starts_with(' '),
        _ => false,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::words::count;
    use proptest::prelude::*;

    fn bag(texts: &[String]) -> Bag {
        let paragraph = |text: &String| Block::Paragraph(vec![Inline::Text(text.clone())]);
        Bag::of_blocks(&texts.iter().map(paragraph).collect::<Vec<_>>())
    }

    #[test]
    fn plain_words_are_counted_and_others_are_not() {
        let known = |text: &str| bag(&[text.to_owned()]).count();
        assert_eq!(known("We keep your données, for 30 days: no longer."), Some(9));
        assert_eq!(known("Мы храним"), Some(2));
        for odd in ["1.5", "e.g.", "opt-out", "don’t", "個人", "a\u{ad}b", "(a)"] {
            assert_eq!(known(odd), None, "{odd}");
        }
        let emphasis = |first: &str, second: &str| {
            let line = [Inline::Text(first.to_owned()), Inline::Emphasis(vec![Inline::Text(second.to_owned())])];
            Bag::of_line(&line).count()
        };
        assert_eq!(emphasis("un", "like"), None);
        assert_eq!(emphasis("not ", "at all"), Some(3));
        assert_eq!(Bag::of_blocks(&[Block::Code("let it = be".to_owned())]).count(), None);
    }

    proptest! {
        #[test]
        fn words_that_are_known_are_as_many_as_a_reader_counts(
            parts in prop::collection::vec("[a-cé1я ,.;:]{0,16}|[a-c '’/(-]{0,8}|[ก-ฮ人日]{0,4}", 0..4),
        ) {
            let counted = parts.iter().map(|text| count(text)).sum::<usize>();
            let wrapped = |(at, part): (usize, &String)| match at % 2 {
                0 => Inline::Text(part.clone()),
                _ => Inline::Strong(vec![Inline::Code(part.clone())]),
            };
            let line: Vec<_> = parts.iter().enumerate().map(wrapped).collect();
            for known in [bag(&parts).count(), Bag::of_line(&line).count()].into_iter().flatten() {
                prop_assert_eq!(known, counted);
            }
        }
    }
}
