//! The versions of a policy, edition by edition, as a timeline shows them.

use super::Filter;
use crate::history::{PolicyHistory, Published, Standing};
use crate::id::VersionId;
use crate::locale::Date;
use crate::model::ledger::{Action, Entry};
use crate::model::region::Edition;
use serde::Serialize;
use std::collections::BTreeMap;

/// A version on the day of a status.
#[derive(Clone, Debug, Serialize)]
pub struct VersionStatus {
    /// The version.
    pub version: VersionId,
    /// The day on which it was published.
    pub published: Date,
    /// The day on which it takes effect.
    pub effective: Date,
    /// The day on which it was called off, if it was.
    pub cancelled: Option<Date>,
    /// The last day on which the ledger said something of it.
    pub noted: Date,
    /// What people are told of it, by language.
    pub summary: BTreeMap<String, String>,
    /// What it is to each edition that it changed.
    pub editions: Vec<VersionEdition>,
}

/// A version in an edition.
#[derive(Clone, Debug, Serialize)]
pub struct VersionEdition {
    /// The edition.
    pub edition: Edition,
    /// `new`, `material`, `editorial`, `translation` or `imported`.
    pub kind: &'static str,
    /// `in-force`, `upcoming`, `superseded`, `cancelled` or `withdrawn`.
    pub state: &'static str,
}

/// Editions that no longer apply.
#[derive(Clone, Debug, Serialize)]
pub struct Withdrawal {
    /// The day on which that was published.
    pub published: Date,
    /// The day from which they no longer apply.
    pub effective: Date,
    /// The editions.
    pub editions: Vec<Edition>,
    /// What replaces them: an edition, a policy or an address.
    pub successor: Option<String>,
}

/// The versions in these standings, in the order of the ledger.
pub(super) fn versions(
    past: &PolicyHistory,
    standings: &BTreeMap<Edition, Standing>,
    day: Date,
    filter: &Filter,
) -> Vec<VersionStatus> {
    let mut found: BTreeMap<usize, VersionStatus> = BTreeMap::new();
    for (edition, standing) in standings.iter().filter(|(edition, _)| filter.wants(edition)) {
        for version in &standing.versions {
            let status = found.entry(version.index).or_insert_with(|| version_status(past, version, day));
            status.editions.push(VersionEdition {
                edition: edition.clone(),
                kind: version.record.kind.as_str(),
                state: version.state.as_str(),
            });
        }
    }
    found.into_values().collect()
}

fn version_status(past: &PolicyHistory, version: &Published, day: Date) -> VersionStatus {
    let entries = past.ledger.entries.iter().filter(|entry| entry.published <= day);
    let noted = entries.filter(|entry| entry.action.version() == Some(&version.id)).map(|entry| entry.published).max();
    let summary = version.entry.summary.iter();
    VersionStatus {
        version: version.id.clone(),
        published: version.entry.published,
        effective: version.effective,
        cancelled: version.cancelled.as_ref().map(|entry| entry.published),
        noted: noted.unwrap_or(version.entry.published),
        summary: summary.map(|(language, text)| (language.to_string(), text.clone())).collect(),
        editions: Vec::new(),
    }
}

/// The withdrawals that were published until `day`, each with the editions in which it was neither taken back nor moved.
pub(super) fn withdrawals(
    past: &PolicyHistory,
    standings: &BTreeMap<Edition, Standing>,
    day: Date,
    filter: &Filter,
) -> Vec<Withdrawal> {
    let stands = |edition: &Edition, entry: &Entry| {
        let standing = standings.get(edition);
        let mut withdrawals =
            standing.into_iter().flat_map(|standing| standing.withdrawals.iter().chain(&standing.ending));
        withdrawals.any(|withdrawn| withdrawn.entry.digest == entry.digest)
    };
    let entries = past.ledger.entries.iter().filter(|entry| entry.published <= day);
    entries
        .filter_map(|entry| {
            let Action::Withdraw { editions, effective, successor } = &entry.action else { return None };
            let editions = editions.iter().filter(|edition| filter.wants(edition) && stands(edition, entry));
            let editions: Vec<Edition> = editions.cloned().collect();
            (!editions.is_empty()).then(|| Withdrawal {
                published: entry.published,
                effective: *effective,
                editions,
                successor: successor.as_ref().map(ToString::to_string),
            })
        })
        .collect()
}
