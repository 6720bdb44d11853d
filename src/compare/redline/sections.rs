//! Which sections of two texts are the same: by id, by the names that they had, by their headings, by their words.

use super::build::{merged, section_bag, whole_section};
use super::moves::{SIMILAR_NAMED, enough_of};
use super::{Entry, Fate, SharedPart};
use crate::compare::bag::Bag;
use crate::compare::sequence::{Pairs, in_step, turned};
use crate::compare::unit::without_repeated;
use crate::id::{SectionId, without_number};
use crate::model::markup::plain;
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
    let mut moved = Pairs::new();
    let kept = turned(forward, old, new, |old, new| {
        let Partners { kept, moved: others } = Partners::of(old, new);
        moved = if forward { others } else { others.into_iter().map(|(i, j)| (j, i)).collect() };
        kept
    });
    let whole = |section, fate| SharedPart::new(fate, whole_section(section));
    in_places(
        Partners { kept, moved },
        (old.len(), new.len()),
        1,
        |i, fate| whole(&old[i], fate),
        |j, fate| whole(&new[j], fate),
        |i, j| compare(&old[i], &new[j]),
    )
}

/// Two sequences of parts in one, each in its places; the first that moved has the number `first`.
pub(super) fn in_places(
    Partners { kept, mut moved }: Partners,
    lengths: (usize, usize),
    first: usize,
    old: impl Fn(usize, Fate) -> SharedPart,
    new: impl Fn(usize, Fate) -> SharedPart,
    mut pair: impl FnMut(usize, usize) -> SharedPart,
) -> Vec<Entry<SharedPart>> {
    moved.sort_unstable_by_key(|pair| pair.1);
    let in_place = merged(&kept, lengths, |i| (Some(i), None), |j| (None, Some(j)), |i, j| (Some(i), Some(j)));
    let entry = |Entry { fate, content: (i, j) }: Entry<(Option<usize>, Option<usize>)>| {
        let found = moved.iter().position(|pair| i == Some(pair.0) || j == Some(pair.1));
        let number = found.filter(|_| fate != Fate::Kept).map(|number| number + first);
        let fate = match (fate, number) {
            (Fate::Deleted, Some(number)) => Fate::MovedAway(number),
            (Fate::Inserted, Some(number)) => Fate::MovedHere(number),
            (fate, _) => fate,
        };
        let content = match (fate, i, j) {
            (Fate::MovedHere(number), ..) => pair(moved[number - first].0, moved[number - first].1),
            (_, Some(i), Some(j)) => pair(i, j),
            (_, Some(i), None) => old(i, fate),
            (_, None, Some(j)) => new(j, fate),
            (_, None, None) => unreachable!("every place is of a part"),
        };
        Entry { fate, content }
    };
    in_place.into_iter().map(entry).collect()
}

fn ids(sections: &[Arc<TextSection>]) -> impl Iterator<Item = &SectionId> {
    sections.iter().map(|section| &section.id)
}

/// Which section, or note, of each text is which of the other.
pub(super) struct Partners {
    /// Those in the order of both texts.
    pub(super) kept: Pairs,
    /// Those that moved.
    pub(super) moved: Pairs,
}

impl Partners {
    /// Names are settled first: what only words speak for moves no section that has its name.
    fn of(old: &[Arc<TextSection>], new: &[Arc<TextSection>]) -> Self {
        if ids(old).eq(ids(new)) {
            return Self { kept: (0..old.len()).map(|at| (at, at)).collect(), moved: Pairs::new() };
        }
        let mut found = Found { pairs: Pairs::new(), old: vec![false; old.len()], new: vec![false; new.len()] };
        found.by_names(old, new, |section| vec![&section.id], |section| vec![&section.id]);
        found.by_names(old, new, |section| vec![&section.id], |section| section.was.iter().collect());
        found.by_names(old, new, |section| section.was.iter().collect(), |section| vec![&section.id]);
        let mut named = std::mem::take(&mut found.pairs);
        named.sort_unstable();
        let Self { mut kept, mut moved } = Self::in_step(named, |pairs| {
            let stays = stay_in_their_chapters(old, new, pairs);
            let weight =
                |(&(i, j), stays): (&(usize, usize), bool)| if stays { 1 + words(&old[i]) + words(&new[j]) } else { 1 };
            pairs.iter().zip(stays).map(weight).collect()
        });
        let in_place =
            |(i, j): (usize, usize)| kept.partition_point(|pair| pair.0 < i) == kept.partition_point(|pair| pair.1 < j);
        let by_words = found.by_words(old, new, in_place);
        let here = by_words.iter().map(|similar| similar.pair).filter(|pair| in_place(*pair)).collect();
        let here = Self::in_step(here, |pairs| pairs.iter().map(|&(i, j)| words(&old[i]) + words(&new[j])).collect());
        kept.extend(here.kept);
        kept.sort_unstable();
        let elsewhere = by_words.iter().filter(|similar| similar.has_moved).map(|similar| similar.pair);
        moved.extend(elsewhere.filter(|pair| kept.binary_search(pair).is_err()));
        Self { kept, moved }
    }

    /// Of some pairs, in the order of the old text, those that are in the order of the new one too and weigh most together.
    fn in_step(pairs: Pairs, weights: impl FnOnce(&Pairs) -> Vec<usize>) -> Self {
        if pairs.is_sorted_by_key(|pair| pair.1) {
            return Self { kept: pairs, moved: Pairs::new() };
        }
        let weights = weights(&pairs);
        let mut kept = in_step(&pairs, |index| weights[index]).into_iter();
        let (kept, moved) = pairs.into_iter().partition(|_| kept.next() == Some(true));
        Self { kept, moved }
    }
}

fn words(section: &TextSection) -> usize {
    section_bag(section).len()
}

/// Of each pair, whether both stand below the same chapter. What does not has moved in any case, even if its chapters did not.
fn stay_in_their_chapters(old: &[Arc<TextSection>], new: &[Arc<TextSection>], pairs: &Pairs) -> Vec<bool> {
    let (old_chapters, new_chapters) = (chapters(old), chapters(new));
    let mut partners = vec![None; old.len()];
    pairs.iter().for_each(|&(i, j)| partners[i] = Some(j));
    let stays = |&(i, j): &(usize, usize)| match (old_chapters[i], new_chapters[j]) {
        (Some(was), Some(is)) => partners[was].is_none_or(|partner| partner == is),
        (was, is) => was == is,
    };
    pairs.iter().map(stays).collect()
}

/// Of each section, the one below which it stands.
fn chapters(sections: &[Arc<TextSection>]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let chapter = |(at, section): (usize, &Arc<TextSection>)| {
        while open.last().is_some_and(|&last| sections[last].level >= section.level) {
            open.pop();
        }
        let chapter = open.last().copied();
        open.push(at);
        chapter
    };
    sections.iter().enumerate().map(chapter).collect()
}

/// Two sections that are one by their words.
struct Similar {
    pair: (usize, usize),
    /// How much of both is in both (thousandths).
    similarity: usize,
    /// Whether that is so much that they are one wherever they stand.
    has_moved: bool,
}

/// A section that has no partner by its id.
struct Rest {
    index: usize,
    bag: Bag,
    /// What its heading says, without number and signs.
    heading: Option<String>,
}

/// Whether one heading is the other one and goes on: “Your content and our licence” may have become “Your content”.
fn begins_alike(old: &Rest, new: &Rest) -> bool {
    let (Some(old), Some(new)) = (&old.heading, &new.heading) else { return false };
    let (short, long) = if old.len() < new.len() { (old, new) } else { (new, old) };
    long.strip_prefix(short.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// What a heading says, without its number and signs: “4. Contact” is “Contact” still.
fn heading(section: &TextSection) -> Option<String> {
    let heading = plain(&section.heading.content);
    let heading = without_number(&heading).trim_end_matches(|c: char| !c.is_alphanumeric());
    (!heading.is_empty()).then(|| heading.to_lowercase())
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

    /// Pairs of what has no partner by its name, in the order of the old text: those that have one heading are found first, then those
    /// that have most words in common. Those that are not `in_place` have moved.
    fn by_words(
        &mut self,
        old: &[Arc<TextSection>],
        new: &[Arc<TextSection>],
        in_place: impl Fn((usize, usize)) -> bool,
    ) -> Vec<Similar> {
        let rest = |taken: &[bool], sections: &[Arc<TextSection>]| -> Vec<Rest> {
            let rest = sections.iter().enumerate().filter(|(index, _)| !taken[*index]);
            let rest = rest.map(|(index, section)| (index, section, section_bag(section)));
            let rest: Vec<_> = rest.filter(|(.., bag)| !bag.is_empty()).collect();
            let headings = without_repeated(rest.iter().map(|(_, section, _)| heading(section)).collect());
            rest.into_iter().zip(headings).map(|((index, _, bag), heading)| Rest { index, bag, heading }).collect()
        };
        let (old_rest, new_rest) = (rest(&self.old, old), rest(&self.new, new));
        if old_rest.len().saturating_mul(new_rest.len()) > SEARCHED {
            return Vec::new();
        }
        let mut similar: Vec<Similar> = Vec::new();
        for old in &old_rest {
            for new in &new_rest {
                let (pair, similarity) = ((old.index, new.index), old.bag.similarity(&new.bag));
                let same_heading = old.heading.is_some() && old.heading == new.heading;
                let enough = if same_heading { SIMILAR_NAMED } else { enough_of(old.bag.len().min(new.bag.len())) };
                let has_moved = similarity >= enough;
                let enough = if begins_alike(old, new) { SIMILAR_NAMED } else { RENAMED };
                if has_moved || (same_heading || similarity >= enough) && in_place(pair) {
                    let similarity = if same_heading { 1000 } else { similarity };
                    similar.push(Similar { pair, similarity, has_moved });
                }
            }
        }
        similar.sort_unstable_by_key(|similar| (std::cmp::Reverse(similar.similarity), similar.pair));
        similar.retain(|&Similar { pair: (i, j), .. }| {
            let free = !self.old[i] && !self.new[j];
            if free {
                (self.old[i], self.new[j]) = (true, true);
            }
            free
        });
        similar.sort_unstable_by_key(|similar| similar.pair);
        similar
    }
}
