//! How things stand on a day: what exists, what is in force, what is upcoming (SPEC 5).
//!
//! In: the entries and records of a policy, and a day. Out: the [`Standing`] of each edition on that day. Nothing but the
//! ledger decides: no clock, no file's time.

use super::{FiledRecord, PolicyHistory, Version};
use crate::digest::Digest;
use crate::id::VersionId;
use crate::locale::Date;
use crate::model::ledger::{Action, Entry, Successor};
use crate::model::region::Edition;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How an edition of a policy stands on a day.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its versions that exist, in the order of the ledger; never empty.
    pub versions: Vec<Published>,
    /// Which of them is in force.
    in_force: Option<usize>,
    /// Set where it applied and no longer does.
    pub withdrawn: Option<Withdrawn>,
    /// Set where it was published that it will no longer apply, `since` a later day.
    pub ending: Option<Withdrawn>,
    /// All withdrawals that took effect, oldest first: also those after which it came back, none that were taken back before
    /// their day.
    pub withdrawals: Vec<Withdrawn>,
}

/// A version of an edition on a day.
#[derive(Clone, Debug)]
pub struct Published {
    /// The version.
    pub id: VersionId,
    /// What it says.
    pub record: Arc<FiledRecord>,
    /// The entry that released it: when it was published, and what people are told of it.
    pub entry: Arc<Entry>,
    /// The place of that entry in the ledger.
    pub index: usize,
    /// When it takes effect, as the ledger says on this day.
    pub effective: Date,
    /// How it stands.
    pub state: State,
    /// Where it got another day, the entry that gave it the last one.
    pub rescheduled: Option<Arc<Entry>>,
    /// Where it was cancelled, the entry that did so.
    pub cancelled: Option<Arc<Entry>>,
    /// Where it never takes effect, the entry that says so: that cancelled it, or that withdrew its edition before its day.
    pub called_off: Option<Arc<Entry>>,
    /// Where it was the last to apply before the edition was withdrawn, the day from which it did not.
    pub ended: Option<Date>,
    /// Where a later version was given its day before that day came, so that it is never in force: when that was published.
    pub overtaken: Option<Date>,
}

/// How a version stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is the text that applies.
    InForce,
    /// It will apply from its effective day on.
    Upcoming,
    /// Another version took its place, or overtook it.
    Superseded,
    /// It never takes effect.
    Cancelled,
    /// The edition was withdrawn: it was the last to apply, or would have been the next.
    Withdrawn,
}

impl State {
    /// As data and templates have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Upcoming => "upcoming",
            Self::Superseded => "superseded",
            Self::Cancelled => "cancelled",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// That an edition no longer applies, or will not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// Since when.
    pub since: Date,
    /// What replaces it.
    pub successor: Option<Successor>,
    /// The entry that withdrew it.
    pub entry: Arc<Entry>,
}

impl Standing {
    /// The version in force.
    #[must_use]
    pub fn in_force(&self) -> Option<&Published> {
        self.in_force.and_then(|index| self.versions.get(index))
    }

    /// The versions that will take effect, the next one first.
    #[must_use]
    pub fn upcoming(&self) -> Vec<&Published> {
        let mut upcoming: Vec<_> = self.versions.iter().filter(|version| version.state == State::Upcoming).collect();
        upcoming.sort_by_key(|version| (version.effective, version.index));
        upcoming
    }

    /// The same on `day`, with those that another version has overtaken: they would take effect if that were called off.
    #[must_use]
    pub fn pending(&self, day: Date) -> Vec<&Published> {
        let waits = |version: &&Published| {
            version.state == State::Upcoming
                || version.overtaken.is_some() && version.called_off.is_none() && version.effective > day
        };
        let mut pending: Vec<_> = self.versions.iter().filter(waits).collect();
        pending.sort_by_key(|version| (version.effective, version.index));
        pending
    }

    /// The versions that an announced withdrawal calls off: they would take effect if it were taken back.
    #[must_use]
    pub fn called_off(&self) -> Vec<&Published> {
        let ending = self.ending.as_ref().map(|ending| ending.entry.digest);
        let ended = |version: &&Published| {
            let entry = version.called_off.as_ref().filter(|_| version.state == State::Withdrawn);
            entry.is_some_and(|entry| Some(entry.digest) == ending)
        };
        self.versions.iter().filter(ended).collect()
    }

    /// The version that is in force at last, as far as is known: what a working text differs from.
    #[must_use]
    pub fn newest(&self) -> Option<&Published> {
        self.upcoming().pop().or_else(|| self.in_force())
    }

    /// The version with this id.
    #[must_use]
    pub fn version(&self, id: &VersionId) -> Option<&Published> {
        self.versions.iter().find(|version| version.id == *id)
    }

    /// The version before `id` and the one after it, in the order of the ledger.
    #[must_use]
    pub fn neighbours(&self, id: &VersionId) -> (Option<&Published>, Option<&Published>) {
        let Some(at) = self.versions.iter().position(|version| version.id == *id) else { return (None, None) };
        (at.checked_sub(1).and_then(|before| self.versions.get(before)), self.versions.get(at + 1))
    }

    /// All that a page could show of it, to tell whether two days differ.
    fn signature(&self) -> Vec<(&VersionId, Date, State)> {
        self.versions.iter().map(|version| (&version.id, version.effective, version.state)).collect()
    }
}

/// How each edition of a policy stands on `day`. An edition stands among them from the day on which its first version was
/// published.
#[must_use]
pub fn standings(history: &PolicyHistory, day: Date) -> BTreeMap<Edition, Standing> {
    let past = Past::new(history, day, day);
    let mut versions: BTreeMap<&Edition, Vec<Published>> = BTreeMap::new();
    for release in past.releases() {
        for (edition, record) in &release.released.records {
            versions.entry(edition).or_default().push(past.published(&release, record));
        }
    }
    let standing = |(edition, versions): (&Edition, Vec<Published>)| {
        let standing = Standing { ending: past.ending(edition), ..past.standing(edition, versions) };
        (edition.clone(), standing)
    };
    versions.into_iter().map(standing).collect()
}

/// What the ledger says until the day `known`, and what of it has taken effect on `day`.
struct Past<'h> {
    history: &'h PolicyHistory,
    known: Date,
    day: Date,
    cancelled: BTreeMap<&'h VersionId, &'h Arc<Entry>>,
    rescheduled: BTreeMap<&'h VersionId, &'h Arc<Entry>>,
}

/// An entry that released a version, with its place in the ledger.
struct Release<'h> {
    index: usize,
    entry: &'h Arc<Entry>,
    id: &'h VersionId,
    effective: Date,
    released: &'h Version,
}

impl<'h> Past<'h> {
    fn new(history: &'h PolicyHistory, known: Date, day: Date) -> Self {
        let mut past = Self { history, known, day, cancelled: BTreeMap::new(), rescheduled: BTreeMap::new() };
        for (_, entry) in past.entries() {
            match &entry.action {
                Action::Cancel { version } => {
                    past.cancelled.insert(version, entry);
                }
                Action::Reschedule { version, .. } => {
                    past.rescheduled.insert(version, entry);
                }
                Action::Release { .. } | Action::Withdraw { .. } => {}
            }
        }
        past
    }

    fn entries(&self) -> impl Iterator<Item = (usize, &'h Arc<Entry>)> + use<'h> {
        let known = self.known;
        self.history.ledger.entries.iter().enumerate().filter(move |(_, entry)| entry.published <= known)
    }

    fn releases(&self) -> impl Iterator<Item = Release<'h>> {
        self.entries().filter_map(|(index, entry)| {
            let Action::Release { version, effective, .. } = &entry.action else { return None };
            let (id, released) = self.history.versions.get_key_value(version)?;
            let moved = self.rescheduled.get(version).and_then(|entry| entry.action.effective());
            let effective = moved.unwrap_or(*effective);
            Some(Release { index, entry, id, effective, released })
        })
    }

    /// A version of an edition. Which of those that took effect is in force is still to be settled.
    fn published(&self, release: &Release<'h>, record: &Arc<FiledRecord>) -> Published {
        let cancelled = self.cancelled.get(release.id).map(|entry| Arc::clone(entry));
        let state = match () {
            () if cancelled.is_some() => State::Cancelled,
            () if release.effective > self.day => State::Upcoming,
            () => State::Superseded,
        };
        Published {
            id: release.id.clone(),
            record: Arc::clone(record),
            entry: Arc::clone(release.entry),
            index: release.index,
            effective: release.effective,
            state,
            rescheduled: self.rescheduled.get(release.id).map(|entry| Arc::clone(entry)),
            called_off: cancelled.clone(),
            cancelled,
            ended: None,
            overtaken: None,
        }
    }

    /// The versions of an edition; none where there are none.
    fn versions(&self, edition: &Edition) -> Vec<Published> {
        let of_edition = |release: Release<'h>| Some(self.published(&release, release.released.records.get(edition)?));
        self.releases().filter_map(of_edition).collect()
    }

    fn standing(&self, edition: &Edition, versions: Vec<Published>) -> Standing {
        let withdrawals = self.entries().filter_map(|(index, entry)| match &entry.action {
            Action::Withdraw { editions, effective, successor } if editions.contains(edition) => {
                let successor = successor.clone();
                Some((index, Withdrawn { since: *effective, successor, entry: Arc::clone(entry) }))
            }
            _ => None,
        });
        let withdrawals = valid(withdrawals.collect(), &versions);
        let mut standing =
            Standing { versions, in_force: None, withdrawn: None, ending: None, withdrawals: Vec::new() };
        settle(&mut standing, &withdrawals, self.day);
        standing
    }

    /// The next withdrawal of an edition that is still to take effect: as it stands then, by what is known now.
    fn ending(&self, edition: &Edition) -> Option<Withdrawn> {
        let announced = self.entries().filter_map(|(_, entry)| match &entry.action {
            Action::Withdraw { editions, effective, .. } if editions.contains(edition) => Some(*effective),
            _ => None,
        });
        let days: BTreeSet<Date> = announced.filter(|effective| *effective > self.day).collect();
        days.into_iter().find_map(|day| {
            let then = Past::new(self.history, self.known, day);
            then.standing(edition, then.versions(edition)).withdrawn.filter(|withdrawn| withdrawn.since == day)
        })
    }
}

/// The withdrawals of an edition, each with its place in the ledger, without those that were taken back or got another day
/// before they took effect.
fn valid(withdrawals: Vec<(usize, Withdrawn)>, versions: &[Published]) -> Vec<(usize, Withdrawn)> {
    let kept = || versions.iter().filter(|version| version.state != State::Cancelled);
    let stands = |(index, withdrawn): &&(usize, Withdrawn)| {
        let since = withdrawn.since;
        // Who publishes again before a withdrawal takes effect has thought better of it.
        let taken_back = kept().any(|version| version.index > *index && version.effective < since);
        // Who withdraws again moves the day, unless something comes back between the two.
        let moved = withdrawals.iter().any(|(later, other)| {
            let between = |version: &Published| (*index..*later).contains(&version.index) && version.effective >= since;
            later > index && other.entry.published < since && !kept().any(between)
        });
        !taken_back && !moved
    };
    withdrawals.iter().filter(stands).cloned().collect()
}

/// Finds what is in force on `day`, given the valid withdrawals.
fn settle(standing: &mut Standing, withdrawals: &[(usize, Withdrawn)], day: Date) {
    // A version that was still to come when its edition was withdrawn does not bring it back: only a new release does.
    for version in standing.versions.iter_mut().filter(|version| version.state != State::Cancelled) {
        let mut after = withdrawals.iter().filter(|(index, _)| *index > version.index).map(|(_, withdrawn)| withdrawn);
        let ended = after
            .find(|withdrawn| version.effective >= withdrawn.since && version.effective > withdrawn.entry.published);
        if let Some(withdrawn) = ended {
            version.state = State::Withdrawn;
            version.called_off = Some(Arc::clone(&withdrawn.entry));
        }
    }
    let effective = |(_, withdrawn): &&(usize, Withdrawn)| withdrawn.since <= day;
    let last = withdrawals.iter().rfind(effective);
    standing.withdrawals = withdrawals.iter().filter(effective).map(|(_, withdrawn)| withdrawn.clone()).collect();
    for (index, withdrawn) in withdrawals.iter().filter(effective) {
        let replaced = |version: &Published| version.index > *index && version.effective == withdrawn.since;
        let replaced = standing.versions.iter().any(|version| version.called_off.is_none() && replaced(version));
        let before = |version: &Published| version.index < *index && version.effective <= withdrawn.since;
        if let (false, Some(at)) = (replaced, latest(&standing.versions, before)) {
            standing.versions[at].ended = Some(withdrawn.since);
        }
    }
    let in_force = latest(&standing.versions, |version| version.state == State::Superseded);
    let released = in_force.map(|at| standing.versions[at].index);
    let last = last.filter(|(index, _)| released.is_none_or(|released| released < *index));
    if let Some(at) = in_force {
        standing.versions[at].state = if last.is_some() { State::Withdrawn } else { State::InForce };
    }
    standing.in_force = in_force.filter(|_| last.is_none());
    standing.withdrawn = last.map(|(_, withdrawn)| withdrawn.clone());
    overtake(&mut standing.versions);
}

/// Of versions of one day the last in the ledger takes effect. Where that was known before the day, the others have had their place
/// taken already; where it was published on the day itself, they may have been in force for hours, and pages said so.
fn overtake(versions: &mut [Published]) {
    let said = |version: &Published| version.rescheduled.as_ref().unwrap_or(&version.entry).published;
    let known = versions.iter().filter(|version| version.called_off.is_none() && said(version) < version.effective);
    let mut of_day: BTreeMap<Date, Vec<(usize, Date)>> = BTreeMap::new();
    for version in known {
        of_day.entry(version.effective).or_default().push((version.index, said(version)));
    }
    for version in versions.iter_mut().filter(|version| version.called_off.is_none()) {
        let others = of_day.get(&version.effective).into_iter().flatten();
        version.overtaken = others.filter(|(index, _)| *index > version.index).map(|(_, said)| *said).min();
        if version.overtaken.is_some() && version.state == State::Upcoming {
            version.state = State::Superseded;
        }
    }
}

/// The place of the version that took effect last, of those that apply: the latest effective day wins; of equals, the later in the
/// ledger.
fn latest(versions: &[Published], applies: impl Fn(&Published) -> bool) -> Option<usize> {
    let all = versions.iter().enumerate().filter(|(_, version)| version.called_off.is_none() && applies(version));
    all.max_by_key(|(_, version)| (version.effective, version.index)).map(|(at, _)| at)
}

/// What each version of an edition is compared with, by their places in `standing`, how it stands on `day`: the one that was in
/// force on the day before it takes effect, as far as is known on `day`, and, where that is another one, the one before it in
/// the ledger. Nothing, where it is the first.
#[must_use]
pub fn comparisons(history: &PolicyHistory, edition: &Edition, standing: &Standing, day: Date) -> Vec<Vec<usize>> {
    let compared = |(at, version): (usize, &Published)| {
        let replaced = version.effective.yesterday().and_then(|before| {
            let past = Past::new(history, day.min(before), before);
            let id = past.standing(edition, past.versions(edition)).in_force()?.id.clone();
            standing.versions.iter().position(|version| version.id == id)
        });
        let replaced = replaced.filter(|replaced| *replaced != at);
        let previous = at.checked_sub(1).filter(|previous| replaced != Some(*previous));
        replaced.into_iter().chain(previous).collect()
    };
    standing.versions.iter().enumerate().map(compared).collect()
}

/// The history with one more entry, that freezes nothing.
#[must_use]
pub fn with_entry(history: &PolicyHistory, published: Date, action: Action) -> PolicyHistory {
    let mut longer = history.clone();
    let (summary, previous) = (BTreeMap::new(), longer.ledger.head());
    // It is never written: what follows from the entry is asked, and no digest of it.
    let digest = Digest::of(&[]);
    longer.ledger.entries.push(Arc::new(Entry { published, action, summary, previous, digest }));
    longer
}

/// The next day after `day` on which the ledger is longer or anything stands otherwise.
#[must_use]
pub fn next_change(history: &PolicyHistory, day: Date) -> Option<Date> {
    let entries = &history.ledger.entries;
    let days: BTreeSet<Date> = entries
        .iter()
        .flat_map(|entry| [Some(entry.published), entry.action.effective()])
        .flatten()
        .filter(|other| *other > day)
        .collect();
    if days.is_empty() {
        return None;
    }
    let now = standings(history, day);
    days.into_iter().find(|other| {
        // With an entry, the chain has another head, which the site tells.
        if entries.iter().any(|entry| entry.published == *other) {
            return true;
        }
        let then = standings(history, *other);
        let same = now.len() == then.len()
            && now.iter().zip(&then).all(|((edition, now), (other, then))| {
                edition == other
                    && now.signature() == then.signature()
                    && now.withdrawn == then.withdrawn
                    && now.ending == then.ending
            });
        !same
    })
}

/// The version that an edition had when `version` was released: that one, or the last one before it that changed the
/// edition. None where `version` was never released, or the edition had no version then.
#[must_use]
pub fn version_at<'h>(
    history: &'h PolicyHistory,
    edition: &Edition,
    version: &VersionId,
) -> Option<(&'h VersionId, &'h Arc<FiledRecord>)> {
    let released = |entry: &Entry| match &entry.action {
        Action::Release { version, .. } => Some(version.clone()),
        _ => None,
    };
    let entries = &history.ledger.entries;
    let at = entries.iter().position(|entry| released(entry).as_ref() == Some(version))?;
    entries[..=at].iter().rev().find_map(|entry| {
        let (id, version) = history.versions.get_key_value(&released(entry)?)?;
        Some((id, version.records.get(edition)?))
    })
}

/// The newest version of each edition, and whether the edition was withdrawn after it: what a release compares with. The
/// newest is the one that is in force at last, so that upcoming versions count, cancelled ones do not, and one that is
/// released before an upcoming one is older than that. Withdrawals still to come count as well.
#[must_use]
pub fn newest(history: &PolicyHistory) -> BTreeMap<&Edition, Newest<'_>> {
    newest_until(history, None)
}

/// The same of the versions that take effect until `day`: what a version of that day replaces.
#[must_use]
pub fn newest_until(history: &PolicyHistory, day: Option<Date>) -> BTreeMap<&Edition, Newest<'_>> {
    let mut cancelled: BTreeSet<&VersionId> = BTreeSet::new();
    let mut rescheduled: BTreeMap<&VersionId, Date> = BTreeMap::new();
    for entry in &history.ledger.entries {
        match &entry.action {
            Action::Cancel { version } => {
                cancelled.insert(version);
            }
            Action::Reschedule { version, effective } => {
                rescheduled.insert(version, *effective);
            }
            Action::Release { .. } | Action::Withdraw { .. } => {}
        }
    }
    // Of equal days, the later in the ledger, which comes later here.
    let mut newest: BTreeMap<&Edition, (Date, Newest<'_>)> = BTreeMap::new();
    for entry in &history.ledger.entries {
        match &entry.action {
            Action::Release { version, effective, .. } if !cancelled.contains(version) => {
                let effective = rescheduled.get(version).copied().unwrap_or(*effective);
                if day.is_some_and(|day| effective > day) {
                    continue;
                }
                let Some((id, released)) = history.versions.get_key_value(version) else { continue };
                for (edition, record) in &released.records {
                    let older = newest.get(edition).is_some_and(|(day, newest)| !newest.withdrawn && *day > effective);
                    if !older {
                        let fresh = Newest { id, record, withdrawn: false, ends: None };
                        newest.insert(edition, (effective, fresh));
                    }
                }
            }
            Action::Withdraw { editions, effective, .. } => {
                for edition in editions {
                    if let Some((_, newest)) = newest.get_mut(edition) {
                        newest.withdrawn = true;
                        newest.ends = Some(*effective);
                    }
                }
            }
            _ => {}
        }
    }
    newest.into_iter().map(|(edition, (_, newest))| (edition, newest)).collect()
}

/// The newest version of an edition.
#[derive(Clone, Copy, Debug)]
pub struct Newest<'h> {
    /// The version.
    pub id: &'h VersionId,
    /// What it says.
    pub record: &'h Arc<FiledRecord>,
    /// Whether the edition was withdrawn after it.
    pub withdrawn: bool,
    /// The day from which the edition no longer applies then.
    pub ends: Option<Date>,
}

impl Newest<'_> {
    /// Whether the edition no longer applies on `day`. A version of an earlier day takes back what was only announced.
    #[must_use]
    pub fn is_gone(&self, day: Date) -> bool {
        self.withdrawn && self.ends.is_none_or(|ends| ends <= day)
    }
}
