//! A paragraph that was divided, and several that were joined: it is one in one of the texts, where the other has several. To
//! show it as gone and come again would hide what changed in it.

use super::Line;
use crate::compare::bag::Bag;
use crate::compare::line;
use crate::compare::sequence::Pairs;
use crate::model::markup::{Block, Final, Inline};
use std::ops::Range;

/// A paragraph of one text and those of the other one that it is.
pub(super) struct Division {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// All their words.
    pub(super) line: Line,
}

/// A paragraph of fewer words is a part of none.
const WORDS: usize = 3;
/// A paragraph is part of another one if so much of it is in that one (thousandths).
const PART: usize = 600;
/// Between more blocks than this nothing is looked for: the time stays bounded.
const SEARCHED: usize = 100;

/// The paragraphs that were divided or joined, in order. `pairs` are the blocks that are the same, perhaps changed.
pub(super) fn divisions(old: &[Block<Final>], new: &[Block<Final>], pairs: &Pairs) -> Vec<Division> {
    if pairs.len() == old.len().max(new.len()) {
        return Vec::new();
    }
    let turned: Pairs = pairs.iter().map(|&(i, j)| (j, i)).collect();
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    each_divided(old, new, pairs, &mut |one, parts| found.push((one..one + 1, parts)));
    each_divided(new, old, &turned, &mut |one, parts| found.push((parts, one..one + 1)));
    found.sort_unstable_by_key(|(old, new)| (old.start + new.start, old.start));
    // What two of them claim belongs to neither; those further apart have others between them.
    let apart = |a: &(Range<usize>, Range<usize>), b: &(Range<usize>, Range<usize>)| {
        a.0.end <= b.0.start && a.1.end <= b.1.start || b.0.end <= a.0.start && b.1.end <= a.1.start
    };
    let is_alone = |at: usize| {
        let near = at.saturating_sub(4)..found.len().min(at + 5);
        near.filter(|other| *other != at).all(|other| apart(&found[at], &found[other]))
    };
    let alone = (0..found.len()).filter(|at| is_alone(*at)).map(|at| found[at].clone());
    alone
        .filter_map(|(of_old, of_new)| {
            let line = line::divided(&lines(&old[of_old.clone()]), &lines(&new[of_new.clone()]))?;
            Some(Division { old: of_old, new: of_new, line })
        })
        .collect()
}

fn lines(blocks: &[Block<Final>]) -> Vec<&[Inline<Final>]> {
    blocks.iter().filter_map(paragraph).collect()
}

fn paragraph(block: &Block<Final>) -> Option<&[Inline<Final>]> {
    if let Block::Paragraph(line) = block { Some(line) } else { None }
}

/// Calls `found` with each paragraph of `one` of the texts of which the other one has several, and with those: it is paired with one
/// of them, or the only block between two pairs.
fn each_divided(
    one: &[Block<Final>],
    many: &[Block<Final>],
    pairs: &Pairs,
    found: &mut dyn FnMut(usize, Range<usize>),
) {
    let end = (one.len(), many.len());
    let mut before = (0, 0);
    for at in 0..=pairs.len() {
        let pair = pairs.get(at).copied().unwrap_or(end);
        if pair.0 == before.0 + 1 {
            found_in(&one[before.0], &many[before.1..pair.1], None)
                .into_iter()
                .for_each(|parts| found(before.0, before.1 + parts.start..before.1 + parts.end));
        }
        if at == pairs.len() {
            break;
        }
        let behind = pairs.get(at + 1).copied().unwrap_or(end);
        if one[pair.0] != many[pair.1] {
            found_in(&one[pair.0], &many[before.1..behind.1], Some(pair.1 - before.1))
                .into_iter()
                .for_each(|parts| found(pair.0, before.1 + parts.start..before.1 + parts.end));
        }
        before = (pair.0 + 1, pair.1 + 1);
    }
}

/// Which of some blocks are parts of a block, with the one that it is paired with among them.
fn found_in(whole: &Block<Final>, blocks: &[Block<Final>], paired: Option<usize>) -> Option<Range<usize>> {
    if !(2..=SEARCHED).contains(&blocks.len()) {
        return None;
    }
    let bag = Bag::of_line(paragraph(whole)?);
    let is_part = |block: &Block<Final>| {
        paragraph(block).is_some_and(|line| {
            let part = Bag::of_line(line);
            part.len() >= WORDS && bag.holds(&part) >= PART
        })
    };
    let parts: Vec<bool> = blocks.iter().map(is_part).collect();
    let first = paired.or_else(|| parts.iter().position(|part| *part)).filter(|at| parts[*at])?;
    let before = parts[..first].iter().rev().take_while(|part| **part).count();
    let behind = parts[first..].iter().take_while(|part| **part).count();
    Some(first - before..first + behind).filter(|parts| parts.len() > 1)
}
