//! What two sequences have in common.

use rustc_hash::{FxBuildHasher, FxHashMap};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::hash::Hash;

/// Pairs of indexes: of the old sequence, of the new one.
pub(super) type Pairs = Vec<(usize, usize)>;

/// Compares always in the same direction, whichever text is the old one: swapping the texts swaps insertions and deletions,
/// and nothing else.
pub(super) fn oriented<K: Ord>(old: &[K], new: &[K], compare: impl FnOnce(&[K], &[K]) -> Pairs) -> Pairs {
    let forward = (old.len(), old) <= (new.len(), new);
    turned(forward, old, new, compare)
}

/// `compare`, forward or backward, with pairs of `old` and `new` in either case.
pub(super) fn turned<K>(forward: bool, old: &[K], new: &[K], compare: impl FnOnce(&[K], &[K]) -> Pairs) -> Pairs {
    if forward {
        return compare(old, new);
    }
    let mut pairs: Pairs = compare(new, old).into_iter().map(|(new, old)| (old, new)).collect();
    pairs.sort_unstable();
    pairs
}

/// Pairs of what is the same at the beginning and at the end of both, and between them those that `compare` finds.
pub(super) fn around_middle<T>(
    old: &[T],
    new: &[T],
    same: impl Fn(&T, &T) -> bool,
    compare: impl FnOnce(&[T], &[T]) -> Pairs,
) -> Pairs {
    let head = old.iter().zip(new).take_while(|(a, b)| same(a, b)).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut pairs: Pairs = (0..head).map(|at| (at, at)).collect();
    if head < old_end && head < new_end {
        let middle = compare(&old[head..old_end], &new[head..new_end]);
        pairs.extend(middle.into_iter().map(|(i, j)| (head + i, head + j)));
    }
    pairs.extend((0..tail).map(|step| (old_end + step, new_end + step)));
    pairs
}

/// Members that both have, in the order of both: many, and if possible those that are rare.
pub(super) fn common<K: Hash + Eq>(old: &[K], new: &[K]) -> Pairs {
    let mut numbers: FxHashMap<&K, u32> = FxHashMap::with_capacity_and_hasher(old.len(), FxBuildHasher);
    let mut number = |key| {
        let next = numbers.len() as u32;
        *numbers.entry(key).or_insert(next)
    };
    let old: Vec<u32> = old.iter().map(&mut number).collect();
    let new: Vec<u32> = new.iter().map(&mut number).collect();
    let mut pairs = Pairs::with_capacity(old.len().min(new.len()));
    for operation in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if let DiffOp::Equal { old_index, new_index, len } = operation {
            pairs.extend((0..len).map(|step| (old_index + step, new_index + step)));
        }
    }
    pairs
}

/// Of pairs that may cross, in the order of the old sequence, those that do not cross and weigh most together.
pub(super) fn in_step(pairs: &[(usize, usize)], weight: impl Fn(usize) -> usize) -> Vec<bool> {
    // A Fenwick tree of the heaviest chain that ends before a place in the new sequence.
    let places = pairs.iter().map(|pair| pair.1 + 1).max().unwrap_or(0);
    let mut heaviest: Vec<(usize, Option<usize>)> = vec![(0, None); places + 1];
    let mut before = Vec::with_capacity(pairs.len());
    for (index, &(_, new)) in pairs.iter().enumerate() {
        let (mut best, mut at) = ((0, None), new);
        while at > 0 {
            best = if heaviest[at].0 > best.0 { heaviest[at] } else { best };
            at &= at - 1;
        }
        before.push(best.1);
        let chain = (best.0 + weight(index).max(1), Some(index));
        at = new + 1;
        while at <= places {
            if chain.0 > heaviest[at].0 {
                heaviest[at] = chain;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut kept = vec![false; pairs.len()];
    let mut last = heaviest.iter().max_by_key(|chain| chain.0).and_then(|chain| chain.1);
    while let Some(index) = last {
        kept[index] = true;
        last = before[index];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_one_moves() {
        let pairs = [(0, 2), (1, 0), (2, 1)];
        assert_eq!(in_step(&pairs, |_| 1), [false, true, true]);
        assert_eq!(in_step(&pairs, |index| [9, 1, 1][index]), [true, false, false]);
        assert!(in_step(&[], |_| 1).is_empty());
    }

    #[test]
    fn what_is_common_is_so_from_both_ends() {
        let (old, new): (Vec<char>, Vec<char>) = ("abcab".chars().collect(), "cabcaabb".chars().collect());
        let forward = oriented(&old, &new, common);
        let backward = oriented(&new, &old, common);
        assert!(forward.iter().all(|&(i, j)| old[i] == new[j]));
        assert_eq!(forward, backward.into_iter().map(|(i, j)| (j, i)).collect::<Vec<_>>());
    }
}
