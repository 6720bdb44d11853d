//! What earlier days of a policy said, so that a text keeps its ids while people rewrite it.
//!
//! In: the headings of a text, and those of the same text on the day before. Out: which heading is which. A heading with
//! the same words is the same section, wherever it stands now; where as many were reworded between two others as stood
//! there before, they are the same in their order, unless they say something else.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::likeness::{Body, LIKELY};
use super::sections::Reference;
use crate::digest::Digest;
use crate::locale::Language;

/// What the days of a policy said so far.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The last text of each language, those that are gone included.
    pub(super) texts: BTreeMap<Language, Remembered>,
    /// The languages of the last day.
    pub(super) present: BTreeSet<Language>,
    /// How many days there were.
    pub(super) days: usize,
    /// The ids of sections that the reference had on any day.
    pub(super) sections: BTreeSet<String>,
    /// Its language.
    pub(super) reference: Option<Language>,
    /// The ids of sections that it has now, and since which day.
    pub(super) outline: (Vec<String>, usize),
    /// What was said of names of files, which is the same every day.
    pub(super) told: BTreeSet<(String, String)>,
}

/// What is known of a text before it is looked at.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    /// The headings that it had last.
    pub(super) headings: &'a [Known],
    /// Whether the reference has got other sections since it came.
    pub(super) lags: bool,
    /// The ids of sections that the reference had on any day.
    pub(super) sections: &'a BTreeSet<String>,
}

impl Before<'_> {
    /// How like a section of the reference what stands below a heading is at least, for it to be that one. A text that lags has others.
    pub(super) fn least(&self) -> usize {
        if self.lags { LIKELY } else { 0 }
    }
}

impl Memory {
    /// What is known of the text in a language.
    pub(super) fn of(&self, language: &Language) -> Before<'_> {
        let text = self.texts.get(language);
        Before {
            headings: text.map(|text| text.headings.as_slice()).unwrap_or_default(),
            lags: text.is_some_and(|text| text.day < self.outline.1),
            sections: &self.sections,
        }
    }

    /// The reference of this day. One in another language than before begins anew: what translations had by the words of the former
    /// one was never a section of its own.
    pub(super) fn follow(&mut self, language: &Language, reference: &Reference) {
        if self.reference.as_ref() != Some(language) {
            self.sections.clear();
            self.reference = Some(language.clone());
        }
        let ids: Vec<String> = reference.sections().map(ToOwned::to_owned).collect();
        if ids != self.outline.0 {
            self.sections.extend(ids.iter().cloned());
            self.outline = (ids, self.days);
        }
    }
}

/// A text as it was last.
#[derive(Clone, Debug)]
pub(super) struct Remembered {
    /// On which day it came, of those that there were.
    pub(super) day: usize,
    /// Of the file as it came.
    pub(super) bytes: Digest,
    /// Of what the file says by itself, before it got ids from another language.
    pub(super) own: Digest,
    /// The whole file, as it was frozen.
    pub(super) text: String,
    pub(super) declared: Option<String>,
    pub(super) headings: Vec<Known>,
    /// What another language would need to know about it.
    pub(super) reference: Arc<Reference>,
}

/// A heading.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) level: u8,
    /// Its words, without its number, with single spaces.
    pub(super) words: String,
    /// Its id; empty where it has none yet.
    pub(super) id: String,
    /// What stands below it.
    pub(super) body: Body,
}

/// For each heading of `new`, the index of the one in `old` that has the same words; the second of equal ones is the second.
pub(super) fn same_words(old: &[Known], new: &[Known]) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, std::collections::VecDeque<usize>> = HashMap::new();
    for (at, heading) in old.iter().enumerate().filter(|(_, heading)| !heading.words.is_empty()) {
        places.entry(&heading.words).or_default().push_back(at);
    }
    new.iter().map(|heading| places.get_mut(heading.words.as_str())?.pop_front()).collect()
}

/// [`same_words`], and reworded headings where their place leaves no doubt.
pub(super) fn same_sections(old: &[Known], new: &[Known]) -> Vec<Option<usize>> {
    let mut same = same_words(old, new);
    let taken: BTreeSet<usize> = same.iter().flatten().copied().collect();
    let mut start = 0;
    while start < new.len() {
        if same[start].is_some() {
            start += 1;
            continue;
        }
        let length = same[start..].iter().take_while(|place| place.is_none()).count();
        let end = start + length;
        let from = if start == 0 { Some(0) } else { same[start - 1].map(|before| before + 1) };
        let to = if end == new.len() { Some(old.len()) } else { same[end] };
        if let (Some(from), Some(to)) = (from, to)
            && to.checked_sub(from) == Some(length)
            && (from..to).all(|place| !taken.contains(&place))
            && old[from..to].iter().map(|known| known.level).eq(new[start..end].iter().map(|known| known.level))
        {
            for offset in (0..length).filter(|offset| old[from + offset].body.says_the_same(&new[start + offset].body))
            {
                same[start + offset] = Some(from + offset);
            }
        }
        start = end;
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::likeness::tests::body;

    /// `2Contact 3Post` is two headings.
    fn headings(text: &str) -> Vec<Known> {
        let known = |word: &str| Known {
            level: word.as_bytes()[0] - b'0',
            words: word[1..].to_owned(),
            id: String::new(),
            body: Body::default(),
        };
        text.split_whitespace().map(known).collect()
    }

    fn same(old: &str, new: &str) -> Vec<Option<usize>> {
        same_sections(&headings(old), &headings(new))
    }

    #[test]
    fn sections_that_change_places_stay_the_same() {
        assert_eq!(same("2A 2B 2C", "2A 2C 2B"), [Some(0), Some(2), Some(1)]);
    }

    #[test]
    fn a_reworded_heading_between_others_stays_the_same() {
        assert_eq!(same("2A 2B 2C", "2A 2Reworded 2C"), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_new_heading_is_new() {
        assert_eq!(same("2A 2C", "2A 2New 2C"), [Some(0), None, Some(1)]);
        assert_eq!(same("2A 2B 3C", "2A 2New 2Other"), [Some(0), None, None]);
    }

    #[test]
    fn a_heading_above_something_else_is_new() {
        let told = |mut headings: Vec<Known>, bodies: &[&str]| {
            let bodies = bodies.iter().map(|words| body(words));
            headings.iter_mut().zip(bodies).for_each(|(heading, body)| heading.body = body);
            headings
        };
        let old =
            told(headings("2Data 2Sync 2Contact"), &["We collect names.", "Tabs are synchronised.", "Write to us."]);
        let new =
            told(headings("2Names 2Chat 2Contact"), &["We collect the names.", "A model answers.", "Write to us."]);
        assert_eq!(same_sections(&old, &new), [Some(0), None, Some(2)]);
    }

    #[test]
    fn the_second_of_equal_headings_is_the_second() {
        assert_eq!(same("2More 2A 2More", "2More 2More"), [Some(0), Some(2)]);
    }
}
