//! Which heading of a translation is which section of the reference.
//!
//! In: the outlines of both: levels, ids and numbers where they were written, and what stands below. Out: for each heading of the
//! translation its section, or nothing. Matched sections are in the reference's order, and below the same sections: SPEC 2 lets a
//! translation lack sections, never add or move any.

use std::collections::HashMap;

use super::likeness::{Body, Likeness};

/// A heading of an outline.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) level: u8,
    /// The id, as far as one was written: for the reference, the one that it has now.
    pub(super) id: Option<String>,
    /// The number that its words begin with: `2` of "2. Your rights".
    pub(super) number: Option<String>,
    /// What stands below it.
    pub(super) body: Body,
}

impl Entry {
    /// A heading with its words, and what stands below it.
    pub(super) fn new(level: u8, words: &str, id: Option<String>, body: Body) -> Self {
        Self { level, id, number: number(words), body }
    }
}

/// The number of a heading; "14 days" and "1.5 hours" begin with none.
fn number(words: &str) -> Option<String> {
    let words = words.trim_start();
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let written = &words[..words.len() - rest.len()];
    let number = written.trim_end_matches('.');
    let ends = match rest.chars().next() {
        None => true,
        Some(')' | '、' | '．') => true,
        Some(next) => written.len() > number.len() && next.is_whitespace(),
    };
    Some(number.to_owned()).filter(|number| ends && !number.is_empty())
}

/// Larger gaps are matched from the top instead of in the best way: a bound on the table of the subsequence.
const LARGEST_TABLE: usize = 250_000;

/// Whether two outlines have the same levels, so that headings match by position.
pub(super) fn same_levels(reference: &[Entry], translation: &[Entry]) -> bool {
    reference.iter().map(|entry| entry.level).eq(translation.iter().map(|entry| entry.level))
}

/// The index in `reference` for each heading of `translation`. Where the levels differ, what stands below both is at least as like as
/// `least` (thousandths), unless an id or a number says that they are one.
pub(super) fn align(reference: &[Entry], translation: &[Entry], least: usize) -> Vec<Option<usize>> {
    if same_levels(reference, translation) {
        return (0..translation.len()).map(Some).collect();
    }
    let likeness = Likeness::of(translation.iter().map(|entry| &entry.body), reference.iter().map(|entry| &entry.body));
    let mut matched = vec![None; translation.len()];
    let mut from = (0, 0);
    for anchor in anchors(reference, translation).into_iter().chain([(translation.len(), reference.len())]) {
        between(reference, translation, (from, anchor), (&likeness, least), &mut matched);
        if let Some(place) = matched.get_mut(anchor.0) {
            *place = Some(anchor.1);
        }
        from = (anchor.0 + 1, anchor.1 + 1);
    }
    only_below_their_parents(reference, matched)
}

/// Headings that say who they are, by an id or else by a number: the longest series of them that is in the reference's order.
fn anchors(reference: &[Entry], translation: &[Entry]) -> Vec<(usize, usize)> {
    let by_id: HashMap<&str, usize> =
        reference.iter().enumerate().filter_map(|(at, entry)| Some((entry.id.as_deref()?, at))).collect();
    let (theirs, ours) = (by_number(reference), by_number(translation));
    let section = |at: usize, entry: &Entry| match entry.id.as_deref().and_then(|id| by_id.get(id)) {
        Some(section) => Some(*section),
        None => {
            let number = (entry.level, entry.number.as_deref()?);
            ours.get(&number).filter(|&&only| only == Some(at)).and(*theirs.get(&number)?)
        }
    };
    let said: Vec<(usize, usize)> =
        translation.iter().enumerate().filter_map(|(at, entry)| Some((at, section(at, entry)?))).collect();
    // Patience sorting: `ends[n]` ends the series of n + 1 whose last section is the earliest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(said.len());
    for (index, &(_, section)) in said.iter().enumerate() {
        let length = ends.partition_point(|&end| said[end].1 < section);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut series = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        series.push(said[index]);
        next = before[index];
    }
    series.reverse();
    series
}

/// Where each number of a level stands; nowhere, if several headings have it.
fn by_number(outline: &[Entry]) -> HashMap<(u8, &str), Option<usize>> {
    let mut places = HashMap::new();
    for (at, entry) in outline.iter().enumerate() {
        let Some(number) = entry.number.as_deref() else { continue };
        places.entry((entry.level, number)).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places
}

/// What a pair of equal levels counts for, beside how like what stands below them is in thousandths: more pairs are better than fewer.
const A_PAIR: usize = 500;

/// What a heading in its place counts for more than another one.
const IN_PLACE: usize = 100;

/// Matches headings of equal levels between two anchors: of those in order the ones that are most alike together.
fn between(
    reference: &[Entry],
    translation: &[Entry],
    (from, to): ((usize, usize), (usize, usize)),
    (likeness, least): (&Likeness<'_>, usize),
    matched: &mut [Option<usize>],
) {
    let (rows, columns) = (&translation[from.0..to.0], &reference[from.1..to.1]);
    if rows.len().saturating_mul(columns.len()) > LARGEST_TABLE {
        let mut section = 0;
        for (at, row) in rows.iter().enumerate() {
            if let Some(found) = columns[section..].iter().take(64).position(|entry| entry.level == row.level) {
                matched[from.0 + at] = Some(from.1 + section + found);
                section += found + 1;
            }
        }
        return;
    }
    let width = columns.len() + 1;
    let weight = |(row, at): (usize, &Entry), (column, section): (usize, &Entry)| {
        let likeness = likeness.between(from.0 + row, from.1 + column);
        // Of equally likely ones it is the one at the same distance from the beginning, or from the end.
        let in_place = row == column || rows.len() - row == columns.len() - column;
        if at.level == section.level && likeness >= least {
            A_PAIR + likeness + usize::from(in_place) * IN_PLACE
        } else {
            0
        }
    };
    let weights: Vec<usize> = rows
        .iter()
        .enumerate()
        .flat_map(|row| columns.iter().enumerate().map(move |column| weight(row, column)))
        .collect();
    let mut best = vec![0; (rows.len() + 1) * width];
    for row in (0..rows.len()).rev() {
        for column in (0..columns.len()).rev() {
            let skip = best[(row + 1) * width + column].max(best[row * width + column + 1]);
            let weight = weights[row * columns.len() + column];
            let both = if weight > 0 { weight + best[(row + 1) * width + column + 1] } else { 0 };
            best[row * width + column] = skip.max(both);
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows.len() && column < columns.len() {
        let here = best[row * width + column];
        let weight = weights[row * columns.len() + column];
        if weight > 0 && here == weight + best[(row + 1) * width + column + 1] {
            matched[from.0 + row] = Some(from.1 + column);
            (row, column) = (row + 1, column + 1);
        } else if here == best[(row + 1) * width + column] {
            row += 1;
        } else {
            column += 1;
        }
    }
}

/// A subsection whose parent is missing would come to stand below another section, which would move it.
fn only_below_their_parents(reference: &[Entry], mut matched: Vec<Option<usize>>) -> Vec<Option<usize>> {
    let mut parents = Vec::with_capacity(reference.len());
    let mut open: Vec<usize> = Vec::new();
    for (at, entry) in reference.iter().enumerate() {
        while open.pop_if(|&mut outer| reference[outer].level >= entry.level).is_some() {}
        parents.push(open.last().copied());
        open.push(at);
    }
    let mut present = vec![false; reference.len()];
    for place in &mut matched {
        *place = place.filter(|&section| parents[section].is_none_or(|parent| present[parent]));
        if let Some(section) = *place {
            present[section] = true;
        }
    }
    matched
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `2 3contact 2/7` is three headings, the second with an id, the last with a number.
    fn outline(text: &str) -> Vec<Entry> {
        let entry = |word: &str| {
            let (word, number) = word.split_once('/').unwrap_or((word, ""));
            let id = Some(word[1..].to_owned()).filter(|id| !id.is_empty());
            Entry::new(word.as_bytes()[0] - b'0', &format!("{number}. A"), id, Body::default())
        };
        text.split_whitespace().map(entry).collect()
    }

    fn aligned(reference: &str, translation: &str) -> Vec<Option<usize>> {
        align(&outline(reference), &outline(translation), 0)
    }

    #[test]
    fn equal_levels_match_by_position() {
        assert_eq!(aligned("2a 3b 2c", "2c 3 2a"), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn ids_match_before_levels_do() {
        assert_eq!(aligned("2a 2b 2c 2d", "2a 2c 2d"), [Some(0), Some(2), Some(3)]);
    }

    #[test]
    fn between_ids_levels_match() {
        assert_eq!(aligned("2a 3b 3c 2d", "2 3 2d"), [Some(0), Some(1), Some(3)]);
    }

    #[test]
    fn numbers_match_before_levels_do() {
        assert_eq!(aligned("2a/1 2b/2 2c/3 2d", "2/2 2/3 2"), [Some(1), Some(2), Some(3)]);
        assert_eq!(aligned("2a/1 2b/2 3c/1 3d/2", "2b/1 3/1"), [Some(1), Some(2)], "an id is more than a number");
        assert_eq!(aligned("2a/1 2b/2 2c/3", "2/3 2/3"), [Some(0), Some(1)], "of two none is meant");
    }

    #[test]
    fn a_number_is_one_of_a_heading() {
        let numbers =
            ["1. A", "2) B", "10.3. C", "3", "4、四", "14 days", "1.5 hours", "A. D", "2018", ". E"].map(number);
        let numbers: Vec<&str> = numbers.iter().map(|number| number.as_deref().unwrap_or("-")).collect();
        assert_eq!(numbers, ["1", "2", "10.3", "3", "4", "-", "-", "-", "2018", "-"]);
    }

    #[test]
    fn a_heading_too_many_matches_nothing() {
        assert_eq!(aligned("2a 2b", "2a 3 2b"), [Some(0), None, Some(1)]);
    }

    #[test]
    fn order_is_that_of_the_reference() {
        assert_eq!(aligned("2a 2b 2c", "2b 2c 2a 2"), [Some(1), Some(2), None, None]);
    }

    #[test]
    fn nothing_stands_below_another_parent() {
        assert_eq!(aligned("2a 2b 3c", "2a 3c"), [Some(0), None]);
    }
}
