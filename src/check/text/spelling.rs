//! The words of a text as it spells them: what stands in it by itself is a word.

use crate::load::{Kind, Proof};
use crate::locale::{is_letter, is_mark};
use std::collections::HashMap;
use std::ops::Range;

/// How often each word stands in a text by itself, with no letter beside it.
pub(super) struct Spelling<'p> {
    counts: HashMap<&'p str, usize>,
}

impl<'p> Spelling<'p> {
    pub(super) fn of(proof: &'p Proof<'_>) -> Self {
        let mut counts = HashMap::new();
        for line in proof.lines.iter().filter(|line| line.kind != Kind::Code) {
            for word in words(&line.words) {
                *counts.entry(&line.words[word]).or_default() += 1;
            }
        }
        Self { counts }
    }

    /// How often a word stands in the text, in exactly this case.
    pub(super) fn count(&self, word: &str) -> usize {
        self.counts.get(word).copied().unwrap_or(0)
    }

    /// All words in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = &'p str> + '_ {
        self.counts.keys().copied()
    }
}

/// Runs of letters with their marks and joiners.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split(|c: char| !is_letter(c) && !is_mark(c) && !is_joiner(c)).filter(|word| !word.is_empty()).map(
        move |word| {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            at..at + word.len()
        },
    )
}

/// U+200C and U+200D stand within words.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}
