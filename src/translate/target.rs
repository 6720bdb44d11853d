//! Which block of a translation says what a block of its source says.

use super::Piece;
use super::codes::{codes, shown};
use crate::load::Segment;

/// Whether two sections have the same blocks in the same order: then a block stands for the one in its place.
pub(super) fn same_structure(source: &[&Segment], target: &[&Segment]) -> bool {
    let shape = |segment: &Segment| (segment.kind.clone(), segment.note.clone());
    source.iter().map(|segment| shape(segment)).eq(target.iter().map(|segment| shape(segment)))
}

/// The present translation of each block of a source, as far as there is one.
pub(super) fn proposals(source: &[&Segment], target: &[&Segment]) -> Vec<Option<Vec<Piece>>> {
    if same_structure(source, target) {
        return target.iter().map(|segment| Some(segment.pieces.clone())).collect();
    }
    let mut proposals = vec![None; source.len()];
    for (one, other) in aligned(source, target) {
        proposals[one] = Some(target[other].pieces.clone());
    }
    proposals
}

/// The most blocks that can be paired in order, those with the same codes first.
fn aligned(source: &[&Segment], target: &[&Segment]) -> Vec<(usize, usize)> {
    let marks = |segments: &[&Segment]| -> Vec<Vec<String>> {
        segments.iter().map(|one| codes(&one.pieces).into_iter().map(|(_, code)| shown(code)).collect()).collect()
    };
    let (ours, theirs) = (marks(source), marks(target));
    let score = |i: usize, j: usize| match (source[i].kind == target[j].kind, ours[i] == theirs[j]) {
        (false, _) => 0,
        (true, true) => 2 + ours[i].len(),
        (true, false) => 1,
    };
    let (rows, columns) = (source.len(), target.len());
    let mut best = vec![vec![0; columns + 1]; rows + 1];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let paired = match score(i, j) {
                0 => 0,
                score => score + best[i + 1][j + 1],
            };
            best[i][j] = paired.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < rows && j < columns {
        let score = score(i, j);
        if score > 0 && best[i][j] == score + best[i + 1][j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i][j] == best[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
