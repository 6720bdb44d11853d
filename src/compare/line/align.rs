//! Which words of two lines are paired: as many as are worth reading as kept, in as few stretches as that takes.
//!
//! In: the words of two lines. Out: pairs. Time and memory stay bounded for any lines: what is short is weighed in full, what
//! is long is cut first where words in a row stand once in both.

use crate::compare::sequence::{Pairs, around_middle, common, in_step};
use std::hash::{Hash, Hasher};

/// A word of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Which one it is: equal words have one number.
    pub(super) number: u32,
    /// How much a reader reads in it, in letters.
    pub(super) weight: u32,
    /// What is around it: what has the same around it has one number.
    pub(super) style: u32,
}

/// The same word, whatever is around it.
impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Word {}

impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl Word {
    /// Whether it is the same word with the same around it.
    fn is_as(&self, other: &Self) -> bool {
        self == other && self.style == other.style
    }
}

/// Up to this many pairs of words are weighed in full.
const WEIGHED: usize = 40_000;
/// Longer stretches in which there is nothing to cut at are replaced whole.
const COMPARED: usize = 20_000;
/// How many words in a row make a cut, and of how many pairs of words on. The longer the row, the less it stands there by
/// chance: shorter ones are for what would take too long otherwise.
const ROWS: [(usize, usize); 3] = [(4, 256), (2, WEIGHED), (1, WEIGHED)];

/// The pairs of two lines.
pub(super) fn aligned(old: &[Word], new: &[Word]) -> Pairs {
    cut(old, new, &ROWS)
}

fn cut(old: &[Word], new: &[Word], rows: &[(usize, usize)]) -> Pairs {
    around_middle(old, new, Word::is_as, |old, new| {
        let all = old.len().saturating_mul(new.len());
        match rows {
            &[(row, few), ref shorter @ ..] if all > few => {
                let mut pairs = Pairs::new();
                let mut at = (0, 0);
                for (i, j) in cuts(old, new, row).into_iter().chain([(old.len(), new.len())]) {
                    let between = cut(&old[at.0..i], &new[at.1..j], shorter);
                    pairs.extend(between.into_iter().map(|(x, y)| (at.0 + x, at.1 + y)));
                    at = (i, j);
                }
                pairs
            }
            // Short lines that were written anew often have nothing in common.
            _ if all <= WEIGHED && !old.iter().any(|word| new.contains(word)) => Pairs::new(),
            _ if all <= WEIGHED => weighed(old, new),
            _ if old.len().max(new.len()) <= COMPARED => common(old, new),
            _ => Pairs::new(),
        }
    })
}

/// Where both lines have words in a row that neither has twice.
fn cuts(old: &[Word], new: &[Word], row: usize) -> Pairs {
    /// Rows of at most four words, each as one number, that stand only once, with their places.
    fn once(words: &[Word], row: usize) -> Vec<(u128, usize)> {
        let number = |row: &[Word]| row.iter().fold(0, |all, word| all << 32 | u128::from(word.number));
        let mut rows: Vec<_> = words.windows(row).enumerate().map(|(at, row)| (number(row), at)).collect();
        rows.sort_unstable();
        rows.chunk_by(|a, b| a.0 == b.0).filter_map(|same| if let [one] = same { Some(*one) } else { None }).collect()
    }
    let (old_rows, new_rows) = (once(old, row), once(new, row));
    let mut behind = new_rows.into_iter().peekable();
    let mut pairs = Pairs::new();
    for (row, i) in old_rows {
        while behind.next_if(|(other, _)| *other < row).is_some() {}
        pairs.extend(behind.next_if(|(other, _)| *other == row).map(|(_, j)| (i, j)));
    }
    pairs.sort_unstable();
    let kept = in_step(&pairs, |index| old[pairs[index].0].weight as usize);
    pairs.into_iter().zip(kept).filter_map(|(pair, kept)| kept.then_some(pair)).collect()
}

/// What an insertion or a deletion costs, in letters: what is kept must be worth parting what is not.
const CHANGE: i32 = 1;
/// What both in one place, which are harder to read, cost more.
const REPLACEMENT: i32 = 1;
/// What keeping a word is worth besides its letters.
const WORD: i32 = 2;
/// What it is worth less where something else is around it now: the end of a sentence in italics is not that of the one before.
const RESTYLED: i32 = 2;

/// Where a reader is between two words: the last ones were kept, deleted, inserted, or inserted behind what was deleted.
const STATES: usize = 4;
const KEPT: usize = 0;
const DELETED: usize = 1;
const INSERTED: usize = 2;
const REPLACED: usize = 3;

/// The pairs that are worth most, less what the changes between them cost.
fn weighed(old: &[Word], new: &[Word]) -> Pairs {
    const NEVER: i32 = i32::MIN / 2;
    let width = new.len() + 1;
    // For each place and state: from which state the best way there came.
    let mut from = vec![[0_u8; STATES]; (old.len() + 1) * width];
    let mut above = vec![[NEVER; STATES]; width];
    let mut here = vec![[NEVER; STATES]; width];
    for i in 0..=old.len() {
        for j in 0..=new.len() {
            let mut best = [NEVER; STATES];
            let way = &mut from[i * width + j];
            let mut try_from = |state: usize, before: &[i32; STATES], costs: &[(usize, i32)]| {
                for &(origin, cost) in costs {
                    if before[origin] - cost > best[state] {
                        best[state] = before[origin] - cost;
                        way[state] = origin as u8;
                    }
                }
            };
            if i > 0 {
                try_from(DELETED, &above[j], &[(DELETED, 0), (KEPT, CHANGE)]);
            }
            if j > 0 {
                let before = &here[j - 1];
                try_from(INSERTED, before, &[(INSERTED, 0), (KEPT, CHANGE)]);
                // Of ways that are worth the same, the one that parts: it keeps more.
                try_from(REPLACED, before, &[(DELETED, REPLACEMENT), (REPLACED, 0)]);
            }
            if i > 0 && j > 0 && old[i - 1] == new[j - 1] {
                let worth = old[i - 1].weight as i32 + WORD;
                let gain = if old[i - 1].is_as(&new[j - 1]) { worth } else { (worth - RESTYLED).max(1) };
                let costs = [KEPT, DELETED, INSERTED, REPLACED].map(|state| (state, -gain));
                try_from(KEPT, &above[j - 1], &costs);
            }
            if i == 0 && j == 0 {
                best[KEPT] = 0;
            }
            here[j] = best;
        }
        std::mem::swap(&mut above, &mut here);
    }
    let last = &above[new.len()];
    let mut state = (0..STATES).max_by_key(|&state| (last[state], std::cmp::Reverse(state))).unwrap_or(KEPT);
    let (mut i, mut j, mut pairs) = (old.len(), new.len(), Pairs::new());
    while i > 0 || j > 0 {
        let origin = from[i * width + j][state] as usize;
        match state {
            DELETED => i -= 1,
            INSERTED | REPLACED => j -= 1,
            _ => {
                (i, j) = (i - 1, j - 1);
                pairs.push((i, j));
            }
        }
        state = origin;
    }
    pairs.reverse();
    pairs
}
