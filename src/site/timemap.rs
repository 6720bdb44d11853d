//! The TimeMap of a policy in an edition: all versions that ever took effect, as Memento clients read them (RFC 7089).

use super::{Route, Site};
use crate::history::{Published, Standing, State};
use crate::id::PolicyName;
use crate::model::region::Edition;
use std::cmp::Reverse;

/// The media type of a TimeMap (RFC 6690).
pub(super) const MEDIA_TYPE: &str = "application/link-format";

impl Site {
    /// The TimeMap. The policy is the original resource, its versions are the mementos, each of the day on which it took effect;
    /// there is no TimeGate, since a static site answers to no `Accept-Datetime`.
    pub(super) fn time_map(&self, edition: &Edition, policy: &PolicyName) -> Vec<u8> {
        let standing = self.availability.standing(policy, edition);
        let mementos = standing.map(mementos).unwrap_or_default();
        let (Some(first), Some(last)) = (mementos.first(), mementos.last()) else { return Vec::new() };
        let address = |route: Route| self.address(&route);
        let mut links = vec![
            format!("<{}>; rel=\"original\"", address(Route::Policy(edition.clone(), policy.clone()))),
            format!(
                "<{}>; rel=\"self\"; type=\"{MEDIA_TYPE}\"; from=\"{}\"; until=\"{}\"",
                address(Route::TimeMap(edition.clone(), policy.clone())),
                first.effective.http(),
                last.effective.http()
            ),
        ];
        for (at, version) in mementos.iter().enumerate() {
            let rel = match (at == 0, at + 1 == mementos.len()) {
                (true, true) => "first last memento",
                (true, false) => "first memento",
                (false, true) => "last memento",
                (false, false) => "memento",
            };
            let address = address(Route::Version(edition.clone(), policy.clone(), version.id.clone()));
            links.push(format!("<{address}>; rel=\"{rel}\"; datetime=\"{}\"", version.effective.http()));
        }
        (links.join(",\n") + "\n").into_bytes()
    }

    /// Whether a policy has a TimeMap in an edition: some version of it took effect.
    pub(super) fn has_time_map(&self, edition: &Edition, policy: &PolicyName) -> bool {
        self.availability.standing(policy, edition).is_some_and(|standing| !mementos(standing).is_empty())
    }
}

/// The versions that took effect, in the order in which they did. Of several of one day that is the last in the ledger: no moment
/// has two states.
fn mementos(standing: &Standing) -> Vec<&Published> {
    let mut mementos: Vec<&Published> = standing.versions.iter().filter(|version| took_effect(version)).collect();
    mementos.sort_by_key(|version| (version.effective, Reverse(version.index)));
    mementos.dedup_by_key(|version| version.effective);
    mementos
}

/// Whether a version is a state of the policy to Memento clients.
pub(super) fn is_memento(standing: &Standing, version: &Published) -> bool {
    mementos(standing).iter().any(|memento| memento.index == version.index)
}

pub(super) fn took_effect(version: &Published) -> bool {
    version.state != State::Upcoming && version.called_off.is_none() && version.overtaken.is_none()
}
