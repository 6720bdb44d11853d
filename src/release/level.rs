//! Languages of a region that have a change already, when it is released in another one.

use super::plan::differs;
use crate::history::{Newest, PolicyHistory, newest};
use crate::id::{RegionName, VersionId};
use crate::locale::Language;
use crate::model::ledger::Action;
use crate::model::publication::{Kind, Publication};
use crate::model::region::Edition;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of the other languages of a region.
pub(super) struct Level<'a> {
    newest: BTreeMap<&'a Edition, Newest<'a>>,
    /// The place in the ledger of the last version of each edition that is more than a correction.
    last: BTreeMap<&'a Edition, usize>,
    drafts: &'a BTreeMap<Edition, Publication>,
}

impl<'a> Level<'a> {
    pub(super) fn of(past: Option<&'a PolicyHistory>, drafts: &'a BTreeMap<Edition, Publication>) -> Self {
        let Some(past) = past else { return Self { newest: BTreeMap::new(), last: BTreeMap::new(), drafts } };
        let entries = || past.ledger.entries.iter();
        let cancelled: BTreeSet<&VersionId> = entries()
            .filter_map(|entry| match &entry.action {
                Action::Cancel { version } => Some(version),
                _ => None,
            })
            .collect();
        let mut last = BTreeMap::new();
        // Only regions of several languages are asked about. An edition stands beside the others of its region.
        let neighbours = drafts.keys().zip(drafts.keys().skip(1)).filter(|(one, other)| one.region == other.region);
        let several: BTreeSet<&RegionName> = neighbours.map(|(edition, _)| &edition.region).collect();
        for (index, entry) in entries().enumerate() {
            let Action::Release { version, .. } = &entry.action else { continue };
            let released = past.versions.get(version).filter(|_| !cancelled.contains(version));
            for (edition, record) in released.into_iter().flat_map(|released| &released.records) {
                if several.contains(&edition.region) && is_change(record.kind) {
                    last.insert(edition, index);
                }
            }
        }
        Self { newest: newest(past), last, drafts }
    }

    /// The languages that have the change which is released in `edition` now, each with the version that has it: its working text is
    /// what its newest version says, and a change of it was released since the last one of this edition. Where that is not so, it is
    /// left behind, as far as anybody can tell.
    pub(super) fn with(
        &self,
        edition: &Edition,
        kind: Kind,
        released: &BTreeSet<&Edition>,
    ) -> Vec<(Language, VersionId)> {
        if !matches!(kind, Kind::Material | Kind::New) {
            return Vec::new();
        }
        let others =
            self.drafts.iter().filter(|(other, _)| other.region == edition.region && !released.contains(other));
        let own = self.last.get(edition);
        others
            .filter(|(other, _)| self.last.get(other) > own)
            .filter_map(|(other, draft)| Some((other, draft, self.newest.get(other)?)))
            .filter(|(_, draft, newest)| !differs(Some(newest), &draft.text))
            .map(|(other, _, newest)| (other.language.clone(), newest.id.clone()))
            .collect()
    }
}

/// Whether a version is more than a correction.
fn is_change(kind: Kind) -> bool {
    matches!(kind, Kind::New | Kind::Material | Kind::Imported)
}
