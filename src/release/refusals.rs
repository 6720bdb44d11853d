//! Why something cannot be released: days that run backwards, ids that are taken, versions that would overtake others.

use super::request::{Refusal, Request};
use crate::history::{History, Newest, PolicyHistory, Published, Standing, State, standings};
use crate::id::{PolicyName, VersionId};
use crate::locale::Date;
use crate::model::publication::Publication;
use crate::model::region::Edition;
use std::collections::BTreeMap;

/// Days run forward.
pub(super) fn days(past: Option<&PolicyHistory>, request: &Request) -> Vec<Refusal> {
    let (published, today) = (request.published(), request.today);
    let mut refusals = Vec::new();
    if published > today {
        refusals.push(Refusal::new(
            format!("it cannot be published on {published}: today is {today} (UTC)"),
            "publish it today, and say with `--effective` from which day on it applies",
        ));
    }
    if let Some(last) = past.and_then(|past| past.ledger.entries.last())
        && published < last.published
    {
        refusals.push(Refusal::new(
            format!("it cannot be published on {published}: the last entry of the ledger is of {}", last.published),
            match request.published {
                Some(_) => "give a later day with `--published`, or none".to_owned(),
                None => {
                    format!("today is {today} (UTC), as far as is known: is the clock right, and `SOURCE_DATE_EPOCH`?")
                }
            },
        ));
    }
    refusals
}

/// Nothing takes effect before anybody could know of it.
pub(super) fn too_early(request: &Request) -> Option<Refusal> {
    let (published, effective) = (request.published(), request.effective());
    (effective < published && !request.imported).then(|| {
        Refusal::new(
            format!("it cannot take effect on {effective}, before it is published on {published}"),
            "give a later day with `--effective`, or none",
        )
    })
}

/// The day, or the day with the next free number.
pub(super) fn free_id(past: Option<&PolicyHistory>, published: Date) -> VersionId {
    let taken = |id: &VersionId| past.is_some_and(|past| past.versions.contains_key(id));
    let numbered = (2..).map(|number| format!("{published}.{number}"));
    std::iter::once(published.to_string())
        .chain(numbered)
        .filter_map(|id| VersionId::parse(&id))
        .find(|id| !taken(id))
        .expect("numbers do not end")
}

/// Upcoming versions that a release which takes effect before them would silently lose to.
pub(super) fn overtaken(
    past: &PolicyHistory,
    policy: &PolicyName,
    changed: &[(&Edition, &Publication, Option<Newest<'_>>)],
    published: Date,
    effective: Date,
) -> Vec<Refusal> {
    // Before the last entry nothing is published, so that it counts even for a day that is refused.
    let last = past.ledger.entries.last().map_or(published, |last| last.published);
    let standings = standings(past, published.max(last));
    let mut upcoming: BTreeMap<VersionId, Date> = BTreeMap::new();
    for (edition, _, _) in changed {
        let Some(standing) = standings.get(edition) else { continue };
        // What takes effect before an announced withdrawal takes it back, and with it what that called off.
        let takes_back = standing.ending.as_ref().is_some_and(|ending| effective < ending.since);
        let called_off = standing.called_off().into_iter().filter(|_| takes_back);
        let coming = standing.pending(published.max(last)).into_iter().chain(called_off);
        for version in coming.filter(|version| version.effective > effective) {
            upcoming.insert(version.id.clone(), version.effective);
        }
    }
    upcoming
        .into_iter()
        .map(|(id, day)| {
            Refusal::new(
                format!(
                    "version {id} of `{policy}` takes effect on {day} and would then replace this one, of {effective}"
                ),
                format!(
                    "cancel it with `lexloci release cancel {policy} {id}`, give `--effective {day}` or a later day, or \
                     say with `--keep-upcoming` that it replaces this one later"
                ),
            )
        })
        .collect()
}

/// Upcoming versions that would take effect in another order than that in which they were released: the older one would
/// then replace the newer one.
pub(super) fn turned_around(
    standings: &BTreeMap<Edition, Standing>,
    policy: &PolicyName,
    version: &VersionId,
    (day, effective): (Date, Date),
) -> Option<Refusal> {
    let found = standings.values().find_map(|standing| {
        let pending = standing.pending(day);
        let moved = pending.iter().find(|moved| moved.id == *version).copied()?;
        let others = pending.into_iter().filter(|other| other.index != moved.index);
        // Of one day the later in the ledger is in force, so that the older one may share it.
        let newer_first = |day: Date, other: &Published| match other.index > moved.index {
            true => day > other.effective,
            false => day < other.effective,
        };
        let mut turned = others.filter(|other| newer_first(effective, other) && !newer_first(moved.effective, other));
        turned.next().map(|other| (moved, other))
    });
    let (moved, other) = found?;
    let (older, newer) = if other.index > moved.index { (&moved.id, &other.id) } else { (&other.id, &moved.id) };
    let (side, day) = if other.index > moved.index { ("earlier", other.effective) } else { ("later", other.effective) };
    Some(Refusal::new(
        format!("version {older} of `{policy}` would take effect after the newer version {newer}, and replace it"),
        format!(
            "give `--effective {day}` or {side}, cancel version {older} with `lexloci release cancel {policy} {older}`, \
             or say with `--keep-upcoming` that it replaces the newer one later"
        ),
    ))
}

/// That a version would take effect nowhere, because all its editions no longer apply on its new day. `after` is how they would
/// stand on that day. Where some still do, the others just end before it.
pub(super) fn outlived(
    after: &BTreeMap<Edition, Standing>,
    policy: &PolicyName,
    version: &VersionId,
    effective: Date,
) -> Option<Refusal> {
    let standings = after.iter().filter(|(_, standing)| standing.version(version).is_some());
    // None as soon as it is not withdrawn in one of them.
    let since: Option<Vec<(Date, &Edition)>> =
        standings.map(|(edition, standing)| Some((standing.withdrawn.as_ref()?.since, edition))).collect();
    let since = since?;
    let (last, edition) = since.iter().max()?;
    let names: Vec<String> = since.iter().map(|(_, edition)| edition.to_string()).collect();
    Some(Refusal::new(
        format!(
            "version {version} of `{policy}` would not take effect on {effective}: the policy no longer applies in {} from \
             {last}",
            few(&names)
        ),
        format!(
            "give a day before {last}, move the withdrawal first with `lexloci release {policy} --withdraw {edition} \
             --effective DAY`, or call the version off with `lexloci release cancel {policy} {version}`"
        ),
    ))
}

/// That a version took an announced withdrawal back, and would no longer: it would take effect only after that.
pub(super) fn restored(
    before: &BTreeMap<Edition, Standing>,
    after: &BTreeMap<Edition, Standing>,
    policy: &PolicyName,
    version: &VersionId,
    effective: Date,
) -> Option<Refusal> {
    let mut restored = before.iter().filter(|(_, standing)| standing.ending.is_none());
    let (edition, since) =
        restored.find_map(|(edition, _)| Some((edition, after.get(edition)?.ending.as_ref()?.since)))?;
    Some(Refusal::new(
        format!(
            "version {version} of `{policy}` took back that the policy no longer applies in {edition} from {since}: nothing would \
             apply there from {since} until {effective}"
        ),
        format!("give `--effective {since}` or an earlier day"),
    ))
}

pub(super) fn upcoming<'h>(
    history: &'h History,
    policy: &PolicyName,
    version: &VersionId,
    request: &Request,
) -> Result<&'h PolicyHistory, Vec<Refusal>> {
    let Some(past) = history.policies.get(policy) else {
        return Err(vec![Refusal::new(
            format!("`{policy}` has no version"),
            format!("release it first: `lexloci release {policy}`"),
        )]);
    };
    if !past.versions.contains_key(version) {
        let near = crate::id::nearest(version.as_str(), past.versions.keys().map(VersionId::as_str));
        let hint = near.map_or_else(
            || format!("`lexloci history {policy}` lists its versions"),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(vec![Refusal::new(format!("`{policy}` has no version `{version}`"), hint)]);
    }
    // Before the last entry nothing is published; that such a day is refused is said elsewhere.
    let last = past.ledger.entries.last().map_or(request.published(), |last| last.published);
    let day = request.published().max(last);
    let standings = standings(past, day);
    let found: Vec<&Published> = standings.values().filter_map(|standing| standing.version(version)).collect();
    // Withdrawn in one edition, a version can still be upcoming in another.
    let called_off = standings.values().flat_map(Standing::called_off).any(|called_off| called_off.id == *version);
    let pending = standings.values().any(|standing| standing.pending(day).iter().any(|pending| pending.id == *version));
    if called_off || pending {
        return Ok(past);
    }
    let found = found.first();
    match found.map(|found| found.state) {
        Some(State::Cancelled) => Err(vec![Refusal::new(
            format!("version {version} of `{policy}` was cancelled already"),
            format!("`lexloci history {policy}` says when"),
        )]),
        Some(State::Withdrawn) if found.is_some_and(|found| found.called_off.is_some()) => Err(vec![Refusal::new(
            format!("version {version} of `{policy}` is in no edition that was not withdrawn"),
            format!("`lexloci history {policy}` says when that was; it will not take effect"),
        )]),
        _ => Err(vec![Refusal::new(
            format!(
                "version {version} of `{policy}` took effect{}",
                found.map_or_else(String::new, |found| format!(" on {}", found.effective))
            ),
            "what was in force stays in the history: release a new version",
        )]),
    }
}

/// "ch/de, ch/fr and 35 more"
pub(super) fn few(names: &[String]) -> String {
    match names {
        [first, second, third, rest @ ..] if rest.len() > 1 => {
            format!("{first}, {second}, {third} and {} more", rest.len())
        }
        names => names.join(", "),
    }
}
