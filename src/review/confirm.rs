//! The lock as it is after somebody reviewed something.

use super::survey::{State, Survey};
use crate::model::review::{Editorial, Review, ReviewLock, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// The lock after a confirmation.
#[derive(Clone, Debug)]
pub struct Confirmed {
    /// The lock.
    pub lock: ReviewLock,
    /// What was recorded, with how it stood before.
    pub recorded: BTreeMap<Subject, State>,
    /// How many of the sections were reviewed against their sources already.
    pub already: usize,
}

/// Records that sections were reviewed against their sources as they stand now. Lines that call a section by its old id are
/// rewritten on the way, whichever section is confirmed.
#[must_use]
pub fn confirm(survey: &Survey, lock: &ReviewLock, subjects: &BTreeSet<Subject>) -> Confirmed {
    let mut recorded = BTreeMap::new();
    let mut already = 0;
    let mut lock = with_present_ids(survey, lock);
    for subject in subjects {
        let Some(answer) = survey.answers.get(subject) else { continue };
        match survey.state(&lock, subject) {
            State::Current => already += 1,
            before => _ = recorded.insert(subject.clone(), before),
        }
        let sources = answer.sources.iter().map(|source| source.digest.clone()).collect();
        lock.reviews.insert(subject.clone(), vec![Review { sources, span: None }]);
    }
    lock.exists = true;
    Confirmed { lock, recorded, already }
}

/// The lock with present ids. A line of a section's present id counts more than one of an id that it had before.
#[must_use]
pub fn with_present_ids(survey: &Survey, lock: &ReviewLock) -> ReviewLock {
    let present = |subject: &Subject| survey.renamed(subject).unwrap_or_else(|| subject.clone());
    let mut renamed = ReviewLock { exists: lock.exists, unread: lock.unread, ..ReviewLock::default() };
    for (subject, reviews) in &lock.reviews {
        let name = present(subject);
        if name == *subject || !lock.reviews.contains_key(&name) {
            renamed.reviews.insert(name, reviews.clone());
        }
    }
    for (subject, changes) in &lock.editorial {
        renamed.editorial.entry(present(subject)).or_default().extend(changes.iter().cloned());
    }
    renamed
}

/// The lock after a change of a source was acknowledged as editorial.
#[derive(Clone, Debug)]
pub struct Acknowledged {
    /// The lock.
    pub lock: ReviewLock,
    /// The digest of the text before.
    pub before: String,
    /// The sections that are not stale any more.
    pub settled: Vec<Subject>,
    /// The sections that still are: they were reviewed against an older text.
    pub still: Vec<Subject>,
}

/// Why it is not clear which change is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// Nothing that was reviewed answers to an earlier text.
    Nothing,
    /// Sections were reviewed against several earlier texts: their digests, with the sections.
    Several(BTreeMap<String, Vec<Subject>>),
    /// No section was reviewed against the text that was named; these are the digests that could be.
    Unknown(BTreeMap<String, Vec<Subject>>),
}

/// Records that the last change of `source` asks for no review, and why. The text before it is the one with the digest
/// `from`; else the only one against which sections were reviewed; else, of several, that of the newest `released` version.
///
/// # Errors
/// When it is not clear which text was the one before.
pub fn acknowledge(
    survey: &Survey,
    lock: &ReviewLock,
    source: &Subject,
    from: Option<&str>,
    released: Option<&str>,
    reason: &str,
) -> Result<Acknowledged, Unclear> {
    let lock = with_present_ids(survey, lock);
    let mut candidates: BTreeMap<String, Vec<Subject>> = BTreeMap::new();
    let mut now = None;
    let mut stale = Vec::new();
    for (subject, answer) in &survey.answers {
        let Some(at) = answer.sources.iter().position(|one| one.subject == *source) else { continue };
        now = answer.sources.get(at).map(|source| source.digest.clone());
        if let State::Stale { gone, come } = survey.state(&lock, subject)
            && come.contains(&at)
        {
            stale.push(subject.clone());
            if let ([gone], [_]) = (gone.as_slice(), come.as_slice()) {
                candidates.entry(gone.clone()).or_default().push(subject.clone());
            }
        }
    }
    let before = match (from, candidates.len()) {
        (_, 0) => return Err(Unclear::Nothing),
        (Some(from), _) if candidates.contains_key(from) => from.to_owned(),
        (Some(_), _) => return Err(Unclear::Unknown(candidates)),
        (None, 1) => candidates.keys().next().cloned().unwrap_or_default(),
        (None, _) => match released.filter(|released| candidates.contains_key(*released)) {
            Some(released) => released.to_owned(),
            None => return Err(Unclear::Several(candidates)),
        },
    };
    let mut lock = lock;
    lock.exists = true;
    lock.editorial.entry(source.clone()).or_default().push(Editorial {
        before: before.clone(),
        after: now.unwrap_or_default(),
        reason: reason.split_whitespace().collect::<Vec<_>>().join(" "),
        span: None,
    });
    let (settled, still) = stale.into_iter().partition(|subject| survey.state(&lock, subject) == State::Current);
    Ok(Acknowledged { lock, before, settled, still })
}
