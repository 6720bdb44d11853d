//! Which sections of two texts are the same: by id, by the names that they had, by their words.

use super::build::{merged, section_bag, whole_section};
use super::{Entry, Fate, SharedPart};
use crate::compare::bag::Bag;
use crate::compare::sequence::{Pairs, in_step, turned};
use crate::id::SectionId;
use crate::model::text::TextSection;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// A section with another id is the same one if so much of its words is (thousandths).
const RENAMED: usize = 500;
/// Sections without a partner are compared by their words if there are no more pairs than this: the time stays bounded.
const SEARCHED: usize = 40_000;

/// All sections of two texts; `compare` compares two of them.
pub(super) fn sections(
    old: &[Arc<TextSection>],
    new: &[Arc<TextSection>],
    compare: &mut dyn FnMut(&Arc<TextSection>, &Arc<TextSection>) -> SharedPart,
) -> Vec<Entry<SharedPart>> {
    let forward = old.len().cmp(&new.len()).then_with(|| ids(old).cmp(ids(new))).is_le();
    let pairs = turned(forward, old, new, partners);
    let kept = turned(forward, old, new, |old, new| {
        let mut pairs: Pairs = if forward { pairs.clone() } else { pairs.iter().map(|&(i, j)| (j, i)).collect() };
        pairs.sort_unstable();
        if pairs.is_sorted_by_key(|pair| pair.1) {
            return pairs;
        }
        let weights: Vec<usize> =
            pairs.iter().map(|&(i, j)| section_bag(&old[i]).len() + section_bag(&new[j]).len()).collect();
        let kept = in_step(&pairs, |index| weights[index]);
        pairs.into_iter().zip(kept).filter_map(|(pair, kept)| kept.then_some(pair)).collect()
    });
    let mut moved: Pairs = pairs.into_iter().filter(|pair| kept.binary_search(pair).is_err()).collect();
    moved.sort_unstable_by_key(|pair| pair.1);
    let in_place =
        merged(&kept, (old.len(), new.len()), |i| (Some(i), None), |j| (None, Some(j)), |i, j| (Some(i), Some(j)));
    let entry = |entry: Entry<(Option<usize>, Option<usize>)>| {
        let (i, j) = entry.content;
        let found = moved.iter().position(|pair| i == Some(pair.0) || j == Some(pair.1));
        let number = found.filter(|_| entry.fate != Fate::Kept).map(|number| number + 1);
        let fate = match (entry.fate, number) {
            (Fate::Deleted, Some(number)) => Fate::MovedAway(number),
            (Fate::Inserted, Some(number)) => Fate::MovedHere(number),
            (fate, _) => fate,
        };
        let content = match (fate, i, j) {
            (Fate::MovedHere(number), ..) => compare(&old[moved[number - 1].0], &new[moved[number - 1].1]),
            (_, Some(i), Some(j)) => compare(&old[i], &new[j]),
            (_, Some(i), None) => SharedPart::new(fate, whole_section(&old[i])),
            (_, None, Some(j)) => SharedPart::new(fate, whole_section(&new[j])),
            (_, None, None) => unreachable!("every place is of a section"),
        };
        Entry { fate, content }
    };
    in_place.into_iter().map(entry).collect()
}

fn ids(sections: &[Arc<TextSection>]) -> impl Iterator<Item = &SectionId> {
    sections.iter().map(|section| &section.id)
}

/// Which section of each text is which of the other, in the order of the old one.
fn partners(old: &[Arc<TextSection>], new: &[Arc<TextSection>]) -> Pairs {
    if ids(old).eq(ids(new)) {
        return (0..old.len()).map(|at| (at, at)).collect();
    }
    let mut found = Found { pairs: Pairs::new(), old: vec![false; old.len()], new: vec![false; new.len()] };
    found.by_names(old, new, |section| vec![&section.id], |section| vec![&section.id]);
    found.by_names(old, new, |section| vec![&section.id], |section| section.was.iter().collect());
    found.by_names(old, new, |section| section.was.iter().collect(), |section| vec![&section.id]);
    found.by_words(old, new);
    found.pairs.sort_unstable();
    found.pairs
}

struct Found {
    pairs: Pairs,
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Found {
    fn pair(&mut self, i: usize, j: usize) {
        self.pairs.push((i, j));
        (self.old[i], self.new[j]) = (true, true);
    }

    fn by_names<'a>(
        &mut self,
        old: &'a [Arc<TextSection>],
        new: &'a [Arc<TextSection>],
        old_names: impl Fn(&'a TextSection) -> Vec<&'a SectionId>,
        new_names: impl Fn(&'a TextSection) -> Vec<&'a SectionId>,
    ) {
        let mut places: BTreeMap<&SectionId, VecDeque<usize>> = BTreeMap::new();
        for (j, section) in new.iter().enumerate().filter(|(j, _)| !self.new[*j]) {
            new_names(section).into_iter().for_each(|name| places.entry(name).or_default().push_back(j));
        }
        for (i, section) in old.iter().enumerate() {
            if self.old[i] {
                continue;
            }
            for name in old_names(section) {
                let Some(places) = places.get_mut(name) else { continue };
                while places.front().is_some_and(|&j| self.new[j]) {
                    places.pop_front();
                }
                if let Some(j) = places.pop_front() {
                    self.pair(i, j);
                    break;
                }
            }
        }
    }

    /// Pairs that have most words in common first.
    fn by_words(&mut self, old: &[Arc<TextSection>], new: &[Arc<TextSection>]) {
        let rest = |taken: &[bool], sections: &[Arc<TextSection>]| -> Vec<(usize, Bag)> {
            let rest = sections.iter().enumerate().filter(|(index, _)| !taken[*index]);
            rest.map(|(index, section)| (index, section_bag(section))).filter(|(_, bag)| bag.len() > 0).collect()
        };
        let (old_rest, new_rest) = (rest(&self.old, old), rest(&self.new, new));
        if old_rest.len().saturating_mul(new_rest.len()) > SEARCHED {
            return;
        }
        let mut similar: Vec<(usize, usize, usize)> = Vec::new();
        for (i, old) in &old_rest {
            for (j, new) in &new_rest {
                let similarity = old.similarity(new);
                if similarity >= RENAMED {
                    similar.push((similarity, *i, *j));
                }
            }
        }
        similar.sort_unstable_by_key(|&(similarity, i, j)| (std::cmp::Reverse(similarity), i, j));
        for (_, i, j) in similar {
            if !self.old[i] && !self.new[j] {
                self.pair(i, j);
            }
        }
    }
}
