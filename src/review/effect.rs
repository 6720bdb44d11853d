//! Versions that were released ahead of their day, and took effect before all texts had followed them.
//!
//! Between publication and its day there is time to review translations and local versions. Once the day has passed, readers of
//! other editions read a text that answers to what no longer applies.

use super::survey::{Answer, Source, State, Survey};
use super::wording::wording;
use crate::history::{PolicyHistory, Published, Standing, standings};
use crate::id::{PolicyName, VersionId};
use crate::locale::Date;
use crate::model::region::Edition;
use crate::model::review::{ReviewLock, Subject};
use std::collections::{BTreeMap, HashMap};

/// A version that took effect before all that answers to it was reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TookEffect {
    /// The version.
    pub version: VersionId,
    /// The day on which it was published.
    pub published: Date,
    /// The later day on which it took effect.
    pub effective: Date,
    /// What had not been reviewed against it, in the order of files.
    pub left_behind: Vec<Subject>,
}

/// The versions of a policy that were released ahead, are in force on `day`, and changed sources against which something was
/// not reviewed: as long as the source still says what the version says. Sorted by version. Where nobody keeps a `review.lock`
/// there is nothing to tell.
#[must_use]
pub fn took_effect(
    policy: &PolicyName,
    past: &PolicyHistory,
    survey: &Survey,
    lock: &ReviewLock,
    day: Date,
) -> Vec<TookEffect> {
    if !lock.exists {
        return Vec::new();
    }
    let standings = standings(past, day);
    let ahead: BTreeMap<&VersionId, &Published> = standings
        .values()
        .filter_map(Standing::in_force)
        .filter(|version| version.effective > version.entry.published)
        .map(|version| (&version.id, version))
        .collect();
    let said = said(&standings, &ahead);
    let mut found: BTreeMap<&VersionId, Vec<Subject>> = BTreeMap::new();
    let answers = survey.answers.iter().filter(|(_, answer)| answer.policy == *policy && !said.is_empty());
    for (subject, answer) in answers {
        let mut unread = unread(survey.state(lock, subject), answer).into_iter();
        let version = unread.find_map(|source| {
            let (version, words) = said.get(&(source.subject.file.as_str(), source.subject.part.as_str()))?;
            (*words == wording(&source.passage)).then_some(*version)
        });
        if let Some(version) = version {
            found.entry(version).or_default().push(subject.clone());
        }
    }
    let told = |(version, left_behind): (&VersionId, Vec<Subject>)| {
        let published = ahead.get(version)?;
        Some(TookEffect {
            version: version.clone(),
            published: published.entry.published,
            effective: published.effective,
            left_behind,
        })
    };
    found.into_iter().filter_map(told).collect()
}

/// What versions released `ahead` made of sections, by file and section: the version, and the wording.
fn said<'a>(
    standings: &'a BTreeMap<Edition, Standing>,
    ahead: &BTreeMap<&'a VersionId, &Published>,
) -> HashMap<(&'a str, &'a str), (&'a VersionId, &'a str)> {
    let mut said = HashMap::new();
    for record in standings.values().filter_map(Standing::in_force).map(|version| &version.record) {
        for ((id, facts), changed) in record.ids.iter().zip(&record.facts.sections).zip(&record.changed) {
            if ahead.contains_key(changed) {
                said.insert((facts.origin.file.as_str(), id.as_str()), (changed, facts.wording.as_str()));
            }
        }
    }
    said
}

/// The sources against which a section was not reviewed as they stand now.
fn unread(state: State, answer: &Answer) -> Vec<&Source> {
    match state {
        State::Current => Vec::new(),
        State::Unreviewed => answer.sources.iter().collect(),
        State::Stale { come, .. } => come.iter().filter_map(|at| answer.sources.get(*at)).collect(),
    }
}
