//! What is written after a release: another day for a version, none at all, or that editions no longer apply.

use super::plan::entry;
use super::refusals::{days, few, outlived, restored, too_early, turned_around, upcoming};
use super::request::{Planned, Refusal, Request};
use crate::history::{History, Newest, PolicyHistory, Standing, newest, standings, with_entry};
use crate::id::{PolicyName, VersionId};
use crate::locale::Date;
use crate::model::ledger::{Action, Successor};
use crate::model::region::Edition;
use std::collections::{BTreeMap, BTreeSet};

/// Plans another effective day for an upcoming version.
///
/// # Errors
/// With every reason why not.
pub fn reschedule(
    history: &History,
    policy: &PolicyName,
    version: &VersionId,
    request: &Request,
) -> Result<Planned, Vec<Refusal>> {
    let Some(effective) = request.effective else {
        return Err(vec![Refusal::new("nobody says on which day it takes effect", "give `--effective 2025-01-01`")]);
    };
    let action = Action::Reschedule { version: version.clone(), effective };
    amend(history, policy, version, request, action.clone(), |past| {
        let now = standings(past, request.published());
        let current = now.values().find_map(|standing| standing.version(version)).map(|version| version.effective);
        let published = request.published();
        let too_early = (effective < published).then(|| {
            Refusal::new(
                format!(
                    "version {version} of `{policy}` cannot be given the day {effective} on {published}: it would have taken \
                     effect before anybody could know"
                ),
                format!("give `--effective {published}` or a later day"),
            )
        });
        if too_early.is_some() {
            return too_early.into_iter().collect();
        }
        let unmoved = (current == Some(effective)).then(|| {
            Refusal::new(
                format!("version {version} of `{policy}` takes effect on {effective} already"),
                "give another day with `--effective`",
            )
        });
        let turned = if request.keep_upcoming {
            None
        } else {
            turned_around(&now, policy, version, (request.published(), effective))
        };
        let moved = with_entry(past, request.published(), action);
        let restored = restored(&now, &standings(&moved, request.published()), policy, version, effective);
        let outlived = outlived(&standings(&moved, effective), policy, version, effective);
        unmoved.into_iter().chain(turned).chain(restored).chain(outlived).collect()
    })
}

/// Plans that an upcoming version never takes effect.
///
/// # Errors
/// With every reason why not.
pub fn cancel(
    history: &History,
    policy: &PolicyName,
    version: &VersionId,
    request: &Request,
) -> Result<Planned, Vec<Refusal>> {
    let action = Action::Cancel { version: version.clone() };
    amend(history, policy, version, request, action, |_| Vec::new())
}

/// Plans an entry about an upcoming version, unless `why_not` has reasons of its own.
fn amend(
    history: &History,
    policy: &PolicyName,
    version: &VersionId,
    request: &Request,
    action: Action,
    why_not: impl FnOnce(&PolicyHistory) -> Vec<Refusal>,
) -> Result<Planned, Vec<Refusal>> {
    let past = upcoming(history, policy, version, request)?;
    let mut refusals = days(Some(past), request);
    refusals.extend(why_not(past));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    Ok(entry(Some(past), policy, request.published(), action, &request.summary))
}

/// Plans that editions no longer apply, or, where that was announced, from another day on or with another successor. `produced`
/// are those that the sources still produce.
///
/// # Errors
/// With every reason why not.
pub fn withdraw(
    history: &History,
    policy: &PolicyName,
    editions: &BTreeSet<Edition>,
    successor: Option<&Successor>,
    produced: &BTreeSet<Edition>,
    request: &Request,
) -> Result<Planned, Vec<Refusal>> {
    let past = history.policies.get(policy);
    let mut refusals = days(past, request);
    refusals.extend(too_early(request));
    let newest = past.map(newest).unwrap_or_default();
    let announced = past.map(|past| announced(past, request.published())).unwrap_or_default();
    // Who moves the day and says nothing of a successor leaves it as it is.
    let kept: BTreeSet<_> =
        editions.iter().map(|edition| announced.get(edition).and_then(|(_, kept)| kept.clone())).collect();
    if successor.is_none() && kept.len() > 1 {
        refusals.push(Refusal::new(
            format!("the editions of `{policy}` that are named are not replaced by one and the same"),
            "say what replaces all of them with `--successor`, or withdraw them one by one",
        ));
    }
    let successor = successor.cloned().or_else(|| kept.into_iter().next().flatten());
    if editions.is_empty() {
        refusals.push(Refusal::new(
            format!("no edition of `{policy}` is named that no longer applies"),
            format!("name it: `lexloci release {policy} --withdraw ch/de`"),
        ));
    }
    // Whoever withdraws all that the sources produce retires the policy, and needs to hear it once.
    let retires = !produced.is_empty() && produced.is_subset(editions);
    if retires {
        refusals.push(Refusal::new(
            format!("the sources still produce `{policy}`, so that the next release would bring it back"),
            format!(
                "to retire the policy, first delete `content/{policy}/` and every `locales/<region>/{policy}/`; to end it in some \
                 editions alone, name them"
            ),
        ));
    }
    for edition in editions {
        match newest.get(edition) {
            None => refusals.push(Refusal::new(
                format!("`{policy}` was never published in {edition}"),
                format!("`lexloci history {policy}` lists its editions"),
            )),
            Some(newest) if newest.withdrawn && !announced.contains_key(edition) => {
                refusals.push(Refusal::new(format!("`{policy}` was withdrawn in {edition} already"), "leave it out"))
            }
            Some(_) if announced.get(edition).is_some_and(|announced| said(announced, request, successor.as_ref())) => {
                let since = announced[edition].0;
                refusals.push(Refusal::new(
                    format!("it was announced already that `{policy}` no longer applies in {edition} from {since}"),
                    "leave it out, or give another day with `--effective`, or the day again and another `--successor`",
                ));
            }
            Some(_) if produced.contains(edition) && !retires => refusals.push(Refusal::new(
                format!(
                    "the sources still produce `{policy}` in {edition}, so that the next release would bring it back"
                ),
                format!(
                    "first take the language out of `languages` in `locales/{}/region.toml`, or the region out of the \
                     policy with `except` in its `policy.toml`",
                    edition.region
                ),
            )),
            Some(_) => {}
        }
    }
    if let Some(successor) = &successor {
        let asked = Asked { history, policy, editions, produced, day: request.effective() };
        refusals.extend(asked.cannot_succeed(successor, &newest));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let action =
        Action::Withdraw { editions: editions.iter().cloned().collect(), effective: request.effective(), successor };
    Ok(entry(past, policy, request.published(), action, &request.summary))
}

/// What is to be withdrawn, from when on.
struct Asked<'a> {
    history: &'a History,
    policy: &'a PolicyName,
    editions: &'a BTreeSet<Edition>,
    produced: &'a BTreeSet<Edition>,
    day: Date,
}

impl Asked<'_> {
    /// Why a reader would not find what is said to replace it.
    fn cannot_succeed(&self, successor: &Successor, newest: &BTreeMap<&Edition, Newest<'_>>) -> Option<Refusal> {
        let Self { policy, day, .. } = self;
        match successor {
            Successor::Url(_) => None,
            Successor::Edition(edition) => {
                let there = newest.get(edition).map(|newest| newest.is_gone(*day));
                let (why, hint) = match there {
                    _ if self.editions.contains(edition) => ("it is withdrawn itself", None),
                    Some(true) => ("the policy no longer applies there", None),
                    Some(false) => return None,
                    None if self.produced.contains(edition) => (
                        "the policy has no version there yet",
                        Some(format!("release it first: `lexloci release {policy} --edition {edition}`")),
                    ),
                    None => ("the policy is not published there", None),
                };
                let hint = hint.unwrap_or_else(|| {
                    "name an edition that is: `--successor gb/en`, another policy, or an address".to_owned()
                });
                Some(Refusal::new(format!("{edition} cannot succeed in `{policy}`: {why}"), hint))
            }
            Successor::Policy(other) => {
                let past = self.history.policies.get(other).filter(|past| !past.versions.is_empty());
                let applies = past.map(crate::history::newest).unwrap_or_default();
                let missing: Vec<String> = self
                    .editions
                    .iter()
                    .filter(|edition| applies.get(edition).is_none_or(|newest| newest.is_gone(*day)))
                    .map(ToString::to_string)
                    .collect();
                let (within, why) = match past {
                    _ if other == *policy => (String::new(), "it is what is withdrawn"),
                    None => (String::new(), "it has no version"),
                    Some(_) if missing.is_empty() => return None,
                    Some(_) if applies.values().all(|newest| newest.is_gone(*day)) => {
                        (String::new(), "it no longer applies anywhere itself")
                    }
                    Some(_) => (format!(" in {}", few(&missing)), "it does not apply there"),
                };
                let hint = match (within.as_str(), past) {
                    ("", None) if other != *policy => &format!(
                        "release it first, `lexloci release {other}`; or name another policy, an edition or an address"
                    ),
                    ("", _) => "name another policy with a version, an edition or an address",
                    _ => {
                        "release it there first, or withdraw these editions by themselves, with another successor or none"
                    }
                };
                Some(Refusal::new(format!("`{other}` cannot succeed{within}: {why}"), hint))
            }
        }
    }
}

/// Whether a request says no more than what was announced. Without a day it does not mean today.
fn said((since, kept): &(Date, Option<Successor>), request: &Request, successor: Option<&Successor>) -> bool {
    request.effective.is_none_or(|effective| effective == *since && kept.as_ref() == successor)
}

/// The editions of which it was announced until `day` that they will no longer apply: from when on, and what replaces them.
fn announced(past: &PolicyHistory, day: Date) -> BTreeMap<Edition, (Date, Option<Successor>)> {
    let ending = |(edition, standing): (Edition, Standing)| {
        standing.ending.map(|ending| (edition, (ending.since, ending.successor)))
    };
    standings(past, day).into_iter().filter_map(ending).collect()
}
