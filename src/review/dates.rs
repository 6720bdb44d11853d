//! When a policy was last reviewed as a whole, and when that is due again.
//!
//! `policy.toml` says how often (`review_every`) and, where somebody read the policy and found nothing to change, when that
//! was (`reviewed`). A release is a review as well, unless it only brought translations or was called off. The later of both
//! counts, as it was known on the day that is asked about: what was recorded or published after it does not.

use crate::history::PolicyHistory;
use crate::id::VersionId;
use crate::locale::Date;
use crate::model::ledger::Action;
use crate::model::policy::{Policy, ReviewInterval};
use crate::model::publication::Kind;
use std::collections::BTreeSet;

/// So many days before it is due, a review is announced.
pub const NOTICE: i32 = 30;

/// When a policy was reviewed, and is to be reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewDates {
    /// How often, if that is settled.
    pub every: Option<ReviewInterval>,
    /// The last review, if there was one.
    pub last: Option<LastReview>,
    /// The day on which the next one is due; none where nobody knows how often, or since when.
    pub due: Option<Date>,
    /// How that is on the day that is asked about.
    pub state: ReviewState,
}

/// The last review of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastReview {
    /// The day.
    pub day: Date,
    /// The version that came of it; none where it was recorded that nothing was to change.
    pub version: Option<VersionId>,
}

/// How a review stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewState {
    /// None is to be made: nobody knows how often, or since when.
    Unscheduled,
    /// It is due later than in [`NOTICE`] days.
    Done,
    /// It is due within [`NOTICE`] days, or today.
    Due,
    /// The day has passed.
    Overdue,
}

/// When a policy was reviewed, as far as was known on `day`, and is to be reviewed.
#[must_use]
pub fn review_dates(policy: &Policy, past: Option<&PolicyHistory>, day: Date) -> ReviewDates {
    let every = policy.review_every.map(|(every, _)| every);
    let recorded = policy.reviewed.map(|(day, _)| LastReview { day, version: None });
    let recorded = recorded.filter(|review| review.day <= day);
    // Of one day, the version says more.
    let last = recorded.into_iter().chain(past.and_then(|past| last_release(past, day))).max_by_key(|last| last.day);
    let due = every.zip(last.as_ref()).and_then(|(every, last)| every.after(last.day));
    let state = match due {
        None => ReviewState::Unscheduled,
        Some(due) if day > due => ReviewState::Overdue,
        Some(due) if due.later(0, -NOTICE).is_none_or(|notice| day >= notice) => ReviewState::Due,
        Some(_) => ReviewState::Done,
    };
    ReviewDates { every, last, due, state }
}

/// The last release that took somebody to read the policy: not one of translations alone, nor one that was called off.
fn last_release(past: &PolicyHistory, day: Date) -> Option<LastReview> {
    let known = || past.ledger.entries.iter().filter(|entry| entry.published <= day);
    let cancelled: BTreeSet<&VersionId> = known()
        .filter_map(|entry| match &entry.action {
            Action::Cancel { version } => Some(version),
            _ => None,
        })
        .collect();
    known().rev().find_map(|entry| {
        let Action::Release { version, .. } = &entry.action else { return None };
        let mut kinds = past.versions.get(version)?.records.values().map(|record| record.kind);
        let read = !cancelled.contains(version) && kinds.any(|kind| kind != Kind::Translation);
        read.then(|| LastReview { day: entry.published, version: Some(version.clone()) })
    })
}
