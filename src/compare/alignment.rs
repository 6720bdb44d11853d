//! Which blocks, items or rows of two texts are the same: equal ones first, then similar ones.

use super::sequence::{Pairs, around_middle, common, in_step, turned};
use super::unit::Unit;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// Units are one, changed, if at least so much of their words is the same (thousandths).
const SIMILAR: usize = 450;
/// The same for a unit that has only one that it could be.
const SIMILAR_ALONE: usize = 250;
/// Gaps with more pairs than this are parted first at units that share rare words, and if that is not enough paired from
/// their beginning: the time stays bounded.
const SEARCHED: usize = 10_000;
/// How many words of a unit, the rarest ones, are looked for in others.
const RARE: usize = 8;
/// A word in more units than this is not rare.
const FREQUENT: usize = 200;
/// With how many others, of those that share most of its rare words, a unit is compared.
const CANDIDATES: usize = 3;

/// Which units of two sequences are the same, perhaps changed, in the order of both.
pub(super) fn aligned(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    around_middle(old, new, |old, new| old.is_same(new), middle)
}

/// Whether to compare from `old` to `new`, or the other way round, so that whoever swaps them gets the same pairs. Only as many
/// units are looked at as it takes to tell.
pub(super) fn is_forward(old: &[Unit<'_>], new: &[Unit<'_>]) -> bool {
    let first = || old.iter().zip(new).map(|(old, new)| old.order(new)).find(|order| order.is_ne());
    old.len().cmp(&new.len()).then_with(|| first().unwrap_or(Ordering::Equal)).is_le()
}

/// What tells equal units of a sequence.
fn keys<'u>(units: &'u [Unit<'_>]) -> Vec<(char, &'u [u8])> {
    units.iter().map(Unit::key).collect()
}

/// What is left once equal beginnings and ends are paired.
fn middle(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    let forward = is_forward(old, new);
    // Where everything can be compared with everything, equal units are only the most similar ones.
    let equal = if old.len().saturating_mul(new.len()) <= SEARCHED {
        Pairs::new()
    } else {
        turned(forward, &keys(old), &keys(new), common)
    };
    let mut pairs = Pairs::new();
    let mut at = (0, 0);
    for (i, j) in equal.into_iter().chain([(old.len(), new.len())]) {
        let (before, behind) = (&old[at.0..i], &new[at.1..j]);
        if !before.is_empty() && !behind.is_empty() {
            let similar = turned(forward, before, behind, similar);
            pairs.extend(similar.into_iter().map(|(x, y)| (at.0 + x, at.1 + y)));
        }
        if i < old.len() && j < new.len() {
            pairs.push((i, j));
        }
        at = (i + 1, j + 1);
    }
    pairs
}

/// The pairs of similar units.
fn similar(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    let searched = |old: &[Unit<'_>], new: &[Unit<'_>]| old.len().saturating_mul(new.len()) <= SEARCHED;
    let anchors = if searched(old, new) { Pairs::new() } else { by_rare_words(old, new) };
    let mut pairs = Pairs::new();
    each_gap(&anchors, (old.len(), new.len()), |at, end| {
        let (before, behind) = (&old[at.0..end.0], &new[at.1..end.1]);
        let found = if searched(before, behind) { most_similar(before, behind) } else { in_place(before, behind) };
        pairs.extend(found.into_iter().map(|(x, y)| (at.0 + x, at.1 + y)));
        pairs.extend(anchors.binary_search(&end).ok().map(|_| end));
    });
    let mut alone = Pairs::new();
    each_gap(&pairs, (old.len(), new.len()), |at, end| {
        let one = end.0 == at.0 + 1 && end.1 == at.1 + 1;
        alone.extend(Some(at).filter(|_| one && weight(&old[at.0], &new[at.1], SIMILAR_ALONE) > 0));
    });
    if searched(old, new) {
        alone.retain(|&(i, j)| {
            let taken = |side: fn(&(usize, usize)) -> usize, at| pairs.iter().any(|pair| side(pair) == at);
            let went = new.iter().enumerate().any(|(y, unit)| unit.is_same(&old[i]) && !taken(|pair| pair.1, y));
            let came = old.iter().enumerate().any(|(x, unit)| unit.is_same(&new[j]) && !taken(|pair| pair.0, x));
            // What stands elsewhere as it was has moved there, and is not what came in its place.
            !went && !came
        });
    }
    pairs.extend(alone);
    pairs.sort_unstable();
    pairs
}

/// Calls `visit` with the beginning and the end of what lies before each pair and behind the last one.
fn each_gap(pairs: &[(usize, usize)], lengths: (usize, usize), mut visit: impl FnMut((usize, usize), (usize, usize))) {
    let mut at = (0, 0);
    for &end in pairs.iter().chain([&lengths]) {
        visit(at, end);
        at = (end.0 + 1, end.1 + 1);
    }
}

/// How many words two have in common, or nothing if that is not `enough` of them.
fn weight(old: &Unit<'_>, new: &Unit<'_>, enough: usize) -> usize {
    let enough = if old.is_container() { enough.min(SIMILAR_ALONE) } else { enough };
    if !old.may_be_similar(new, enough) {
        return dates(old, new);
    }
    let similarity = old.similarity(new);
    if similarity < enough {
        return dates(old, new);
    }
    let words = similarity * (old.bag().len() + new.bag().len()) / 2000;
    // Rows about other things have many words in common, and yet one is not what became of the other; one with the same name is.
    let words = match (old.is_named_as(new), old.has_another_name_than(new)) {
        (true, _) => words * 2,
        (_, true) => words / 2,
        _ => words,
    };
    // One more than the words, so that units without words are something too.
    words + 1
}

/// What a date in place of another one weighs: next to nothing, so that any other partner goes before.
fn dates(old: &Unit<'_>, new: &Unit<'_>) -> usize {
    usize::from(old.is_brief_date() && new.is_brief_date())
}

/// Similar units that stand at the same distance from the beginning.
fn in_place(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    let pairs = old.iter().zip(new).enumerate();
    pairs.filter(|(_, (old, new))| weight(old, new, SIMILAR) > 0).map(|(at, _)| (at, at)).collect()
}

/// Similar units that share rare words: of those that do not cross, the ones that have most words in common.
fn by_rare_words(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    let distinct = |unit: &Unit<'_>| -> Vec<u32> {
        let words = unit.bag().words();
        words.chunk_by(|a, b| a == b).map(|same| same[0]).collect()
    };
    let mut places: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (j, unit) in new.iter().enumerate() {
        distinct(unit).into_iter().for_each(|word| places.entry(word).or_default().push(j));
    }
    let (mut pairs, mut weights) = (Pairs::new(), Vec::new());
    for (i, unit) in old.iter().enumerate() {
        let found = distinct(unit).into_iter().filter_map(|word| places.get(&word));
        let mut rare: Vec<&Vec<usize>> = found.filter(|all| all.len() <= FREQUENT).collect();
        rare.sort_by_key(|all| all.len());
        let mut sharing: Vec<usize> = rare.into_iter().take(RARE).flatten().copied().collect();
        sharing.sort_unstable();
        let mut most: Vec<(usize, usize)> = sharing.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
        most.sort_unstable_by_key(|&(shared, j)| (std::cmp::Reverse(shared), j));
        most.truncate(CANDIDATES);
        // From the last one on: so no two pairs of one unit are in step.
        most.sort_unstable_by_key(|&(_, j)| std::cmp::Reverse(j));
        for (_, j) in most {
            let weight = weight(unit, &new[j], SIMILAR);
            if weight > 0 {
                pairs.push((i, j));
                weights.push(weight);
            }
        }
    }
    let kept = in_step(&pairs, |index| weights[index]);
    pairs.into_iter().zip(kept).filter_map(|(pair, kept)| kept.then_some(pair)).collect()
}

/// What tells units by their words: their kind, how many words, and what they add up to.
type Words = (char, (usize, u32));

/// Units whose words, all or the first ones, are in the other sequence too: each has one of its own there.
struct Elsewhere {
    old: Vec<(Words, bool)>,
    new: Vec<(Words, bool)>,
}

impl Elsewhere {
    fn of(old: &[Unit<'_>], new: &[Unit<'_>], words: impl Fn(&Unit<'_>) -> Words) -> Self {
        let (old, new): (Vec<Words>, Vec<Words>) = (old.iter().map(&words).collect(), new.iter().map(&words).collect());
        let mut counts: FxHashMap<Words, (usize, usize)> = FxHashMap::default();
        old.iter().for_each(|words| counts.entry(*words).or_default().0 += 1);
        new.iter().for_each(|words| counts.entry(*words).or_default().1 += 1);
        let is = |words: Words, all: fn((usize, usize)) -> bool| (words, words.1.0 > 0 && all(counts[&words]));
        Self {
            old: old.into_iter().map(|words| is(words, |(old, new)| new >= old)).collect(),
            new: new.into_iter().map(|words| is(words, |(old, new)| old >= new)).collect(),
        }
    }

    /// Whether one of two is like another one than the other.
    fn differ(&self, i: usize, j: usize) -> bool {
        let ((old, went), (new, came)) = (self.old[i], self.new[j]);
        (went || came) && old != new
    }
}

/// Of similar units in the order of both, those that have most words in common together; of as many words the most units, and those
/// that stand where they stood: of two items that are equally similar to a third, not any one is it.
fn most_similar(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    let enough = if old.len() == 1 && new.len() == 1 { SIMILAR_ALONE } else { SIMILAR };
    let width = new.len() + 1;
    // What stands elsewhere as it was has moved there: it has not become something that is like it.
    let elsewhere = Elsewhere::of(old, new, |unit| unit.kind_and_words());
    // And an item is what begins as it began, whatever came to stand below it.
    let begin = old.iter().chain(new).any(|unit| unit.beginning().is_some());
    let begin_elsewhere = begin.then(|| Elsewhere::of(old, new, |unit| unit.kind_and_first_words()));
    let differ = |i: usize, j: usize| {
        let begin = || begin_elsewhere.as_ref().is_some_and(|begin| begin.differ(i, j));
        !old[i].is_named_as(&new[j]) && (elsewhere.differ(i, j) || begin())
    };
    // One word more outweighs whatever else speaks for all pairs.
    let a_word = 2 * old.len().min(new.len()) + 1;
    let mut best = vec![0; (old.len() + 1) * width];
    let mut weights = vec![0; old.len() * new.len()];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let words = if differ(i, j) { 0 } else { weight(&old[i], &new[j], enough) };
            let in_place = i == j || old.len() - i == new.len() - j;
            let weight = if words > 0 { words * a_word + 1 + usize::from(in_place) } else { 0 };
            weights[i * new.len() + j] = weight;
            let paired = if weight > 0 { weight + best[(i + 1) * width + j + 1] } else { 0 };
            best[i * width + j] = paired.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Pairs::new());
    while i < old.len() && j < new.len() {
        let here = best[i * width + j];
        let weight = weights[i * new.len() + j];
        if weight > 0 && here == weight + best[(i + 1) * width + j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::markup::Inline;

    #[test]
    fn of_equally_similar_items_the_one_in_its_place_is_the_same() {
        let lines = |texts: [&str; 2]| texts.map(|text| [vec![Inline::Text(text.to_owned())]]);
        let old = lines(["alpha beta gamma one", "one two three four"]);
        let new = lines(["one two five six", "one two seven eight"]);
        let (old, new) =
            (old.each_ref().map(|line| Unit::of_lines(line)), new.each_ref().map(|line| Unit::of_lines(line)));
        // The second old line is as much like either new one: only beside the second is there a partner for the first, too.
        assert_eq!(aligned(&old, &new), [(0, 0), (1, 1)]);
        assert_eq!(aligned(&new, &old), [(0, 0), (1, 1)]);
    }
}
