//! What a release says of itself.

use super::super::print;
use crate::history::{History, Published, Standing, State, newest, standings, with_entry};
use crate::id::{PolicyName, RegionName, VersionId};
use crate::locale::{Date, Language};
use crate::model::ledger::Action;
use crate::model::markup::TextFile;
use crate::model::publication::{Kind, Publication};
use crate::model::region::Edition;
use crate::release::{EditionChange, Planned, Request, differs, release};
use crate::site::Site;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// More groups of editions than this are told as one.
const GROUPS: usize = 8;

/// What each release changes, in which editions, by how much.
pub(super) fn planned(quiet: bool, planned: &[Planned]) {
    for release in planned {
        let version = release.version.as_ref().map_or("", VersionId::as_str);
        let effective = release.effective.unwrap_or(release.published);
        print::note(
            quiet,
            &format!(
                "{}: version {version}, published {}, in force from {effective}",
                release.policy, release.published
            ),
        );
        for line in changes(&release.editions) {
            print::note(quiet, &format!("  {line}"));
        }
    }
}

pub(super) fn withdrawn(quiet: bool, planned: &[Planned]) {
    for withdrawal in planned {
        let Action::Withdraw { editions, effective: since, successor } = &withdrawal.action else { continue };
        let editions: Vec<String> = editions.iter().map(ToString::to_string).collect();
        let successor = successor.as_ref().map_or_else(String::new, |successor| format!("; {successor} replaces it"));
        let (policy, editions) = (&withdrawal.policy, print::few(&editions));
        print::note(quiet, &format!("{policy}: no longer applies in {editions} from {since}{successor}"));
    }
}

pub(super) fn amended(quiet: bool, planned: &Planned) {
    let version = planned.version.as_ref().map_or("", VersionId::as_str);
    let what = planned
        .effective
        .map_or_else(|| "will never take effect".to_owned(), |day| format!("takes effect on {day} now"));
    print::note(quiet, &format!("{}: version {version} {what}", planned.policy));
}

/// Policies in which nothing changed.
pub(super) fn unchanged(quiet: bool, policies: &[&PolicyName], all: bool, limited: bool) {
    if policies.is_empty() {
        return;
    }
    let names: Vec<String> = policies.iter().map(|policy| format!("`{policy}`")).collect();
    let within = if limited { " in the editions that you named" } else { "" };
    let message = format!("no text of {} differs from its newest version{within}", print::few(&names));
    print::note(quiet, &if all { format!("{message}: nothing was written") } else { message });
}

/// Where upcoming versions stay: when an older version replaces a newer one, and with it every change that it lacks.
pub(super) fn replaced_later(history: &History, planned: &Planned) -> Vec<String> {
    let (Some(past), Some(id), Some(effective)) =
        (history.policies.get(&planned.policy), &planned.version, planned.effective)
    else {
        return Vec::new();
    };
    let standings = standings(past, planned.published);
    let mut later: BTreeSet<(Date, &VersionId, &VersionId)> = BTreeSet::new();
    for (edition, standing) in &standings {
        let upcoming = standing.pending(planned.published);
        let released = planned.editions.iter().any(|change| change.edition == *edition);
        // What is only released now is the newest of all.
        let own = upcoming.iter().find(|version| version.id == *id).map(|version| version.index);
        let Some(index) = own.or(released.then_some(usize::MAX)) else { continue };
        for other in upcoming {
            if other.index < index && other.effective > effective {
                later.insert((other.effective, &other.id, id));
            } else if other.index > index && other.effective < effective {
                later.insert((effective, id, &other.id));
            }
        }
    }
    let policy = &planned.policy;
    let line = |(day, older, newer): (Date, &VersionId, &VersionId)| {
        format!(
            "on {day} version {older} of `{policy}` replaces version {newer}, as it was frozen: what it shall keep of the \
             newer text has to be released again with `--effective {day}`"
        )
    };
    later.into_iter().map(line).collect()
}

/// Where a release is about editions that will no longer apply: that it takes that back, or that nothing applies between.
pub(super) fn returning(history: &History, planned: &Planned) -> Vec<String> {
    let (Some(past), Some(effective)) = (history.policies.get(&planned.policy), planned.effective) else {
        return Vec::new();
    };
    let standings = standings(past, planned.published);
    let mut ending: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    for change in &planned.editions {
        if let Some(withdrawn) = standings.get(&change.edition).and_then(|standing| standing.ending.as_ref()) {
            ending.entry(withdrawn.since).or_default().push(change.edition.to_string());
        }
    }
    let policy = &planned.policy;
    let line = |(since, editions): (Date, Vec<String>)| {
        let editions = print::few(&editions);
        match effective.cmp(&since) {
            Ordering::Less => {
                let later = later(&standings, planned, since);
                format!("it takes back that `{policy}` no longer applies in {editions} from {since}{later}")
            }
            Ordering::Equal => {
                format!("`{policy}` goes on in {editions}, where it would not apply any more from {since}")
            }
            Ordering::Greater => {
                format!(
                    "from {since} until {effective} `{policy}` does not apply in {editions}: that was announced, and stays"
                )
            }
        }
    };
    ending.into_iter().map(line).collect()
}

/// Which versions apply after a release although an announced end had called them off, in a clause of their own.
fn later(standings: &BTreeMap<Edition, Standing>, planned: &Planned, since: Date) -> String {
    let of_editions = planned.editions.iter().filter_map(|change| standings.get(&change.edition));
    let ended = of_editions.filter(|standing| standing.ending.as_ref().is_some_and(|ending| ending.since == since));
    let versions: BTreeSet<(Date, &VersionId)> =
        ended.flat_map(Standing::called_off).map(|version| (version.effective, &version.id)).collect();
    let versions: Vec<String> = versions.iter().map(|(day, id)| format!("version {id} on {day}")).collect();
    if versions.is_empty() { String::new() } else { format!(", and is replaced by {}", print::few(&versions)) }
}

/// Versions that are still to come and never will be in force, since this one takes effect on their day.
pub(super) fn overtaken(history: &History, planned: &Planned) -> Vec<String> {
    let (Some(past), Some(id), Some(effective)) =
        (history.policies.get(&planned.policy), &planned.version, planned.effective)
    else {
        return Vec::new();
    };
    let day = planned.published;
    let before = standings(past, day);
    let mut found: BTreeMap<&VersionId, Vec<String>> = BTreeMap::new();
    let moved = with_entry(past, day, planned.action.clone());
    let after = if planned.editions.is_empty() { standings(&moved, day) } else { BTreeMap::new() };
    for (edition, standing) in &before {
        let released = planned.editions.iter().any(|change| change.edition == *edition);
        let now = |version: &Published| after.get(edition).and_then(|after| after.version(&version.id));
        for version in standing.upcoming() {
            let same_day = released && version.effective == effective && effective > day;
            if same_day || now(version).is_some_and(|now| now.overtaken.is_some()) {
                found.entry(&version.id).or_default().push(edition.to_string());
            }
        }
    }
    let policy = &planned.policy;
    let line = |(other, editions): (&VersionId, Vec<String>)| {
        let editions = print::few(&editions);
        match other == id {
            false => {
                format!(
                    "version {other} of `{policy}`, of the same day, {effective}, will never be in force in {editions}"
                )
            }
            true => format!(
                "version {other} of `{policy}` will never be in force in {editions}: a newer one takes effect on the same day, \
                 {effective}"
            ),
        }
    };
    found.into_iter().map(line).collect()
}

/// What else follows from an entry that freezes nothing: upcoming versions that will not take effect in editions that are
/// withdrawn before, or will after all, and withdrawals that a version had taken back, which is called off now.
pub(super) fn consequences(history: &History, planned: &Planned) -> Vec<String> {
    let Some(past) = history.policies.get(&planned.policy) else { return Vec::new() };
    let day = planned.published;
    let before = standings(past, day);
    let after = standings(&with_entry(past, day, planned.action.clone()), day);
    let policy = &planned.policy;
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (edition, now) in &after {
        let Some(was) = before.get(edition) else { continue };
        for version in &now.versions {
            let (id, effective) = (&version.id, version.effective);
            let line = match (was.version(id).map(|was| was.state), version.state) {
                (Some(State::Upcoming), State::Withdrawn) => {
                    format!(
                        "version {id} of `{policy}`, of {effective}, will not take effect where it no longer applies then:"
                    )
                }
                (Some(State::Withdrawn | State::Superseded), State::Upcoming) => {
                    format!("version {id} of `{policy}` takes effect after all on {effective}:")
                }
                _ => continue,
            };
            told.entry(line).or_default().push(edition.to_string());
        }
        if let (None, Some(ending), Some(_)) = (&was.ending, &now.ending, &planned.version) {
            let line =
                format!("`{policy}` no longer applies from {}, which that version had taken back:", ending.since);
            told.entry(line).or_default().push(edition.to_string());
        }
    }
    told.into_iter().map(|(line, editions)| format!("{line} {}", print::few(&editions))).collect()
}

/// Where headings of the reference text have their ids from their words. Of a policy that was published, that is an error.
pub(super) fn unpinned(site: &Site, policy: &PolicyName) -> Option<String> {
    let texts = site.sources().policies.get(policy)?.texts.get(&RegionName::global())?;
    let derived = texts.get(&site.sources().settings.reference_language)?.derived_ids.len();
    let headings = if derived == 1 {
        "a heading has its id from its words".to_owned()
    } else {
        format!("{derived} headings have their ids from their words")
    };
    (derived > 0).then(|| {
        format!("in `{policy}`, {headings}: `lexloci check --fix` pins them, without which nothing is built any more")
    })
}

/// The heads of the chains. Nobody keeps one elsewhere before the disk has what it is the digest of.
pub(super) fn heads(quiet: bool, planned: &[Planned]) {
    for planned in planned {
        print::note(quiet, &format!("{}: head {}", planned.policy, planned.head));
    }
}

/// What would be written down for good of the changes, by language: who reads it as it will stand sees where it is taken for another
/// language's.
pub(super) fn summaries(quiet: bool, planned: &[Planned]) {
    let summaries: BTreeSet<(&Language, &String)> = planned.iter().flat_map(|planned| &planned.summary).collect();
    for (language, summary) in summaries {
        let lines: Vec<&str> = summary.lines().collect();
        print::note(quiet, &format!("summary in `{language}`: {}", lines.join("\n  ")));
    }
}

/// What is next.
pub(super) fn written(quiet: bool, planned: &[Planned], today: Date) {
    heads(quiet, planned);
    let s = if planned.len() == 1 { "entry" } else { "entries" };
    let later: BTreeSet<Date> =
        planned.iter().filter_map(|planned| planned.effective).filter(|day| *day > today).collect();
    let later: Vec<String> = later.iter().map(ToString::to_string).collect();
    let again = if later.is_empty() { String::new() } else { format!(", and again on {}", later.join(", ")) };
    print::note(
        quiet,
        &format!(
            "wrote {} {s} into history/\nnext: commit history/, then `lexloci build`{again}; keep the head elsewhere: \
             `lexloci verify --head` proves with it that nothing before it changed",
            planned.len()
        ),
    );
}

/// What would change in a policy whose release is refused as it was asked for: a dry run shows it all the same, so that
/// somebody can see what they have to speak of.
pub(super) fn preview(
    quiet: bool,
    history: &History,
    policy: &PolicyName,
    drafts: &BTreeMap<Edition, Publication>,
    bytes: &(dyn Fn(&TextFile) -> Option<Vec<u8>> + Sync),
    asked: &Request,
) {
    let kind = asked.kind.map_or("changed", Kind::as_str);
    // Whatever is upcoming, nothing is refused; but the text is compared with what it would be compared with.
    let last = history.policies.get(policy).and_then(|past| {
        let days = past.ledger.entries.iter().filter_map(|entry| entry.action.effective());
        days.max()
    });
    let effective = if asked.keep_upcoming { asked.effective } else { last.max(Some(asked.today)) };
    let request = Request {
        effective,
        only: asked.only.clone(),
        kind: Some(Kind::Editorial),
        keep_upcoming: true,
        ..Request::on(asked.today)
    };
    let Ok(Some(planned)) = release(history, policy, drafts, bytes, &request) else { return };
    print::note(quiet, &format!("{policy}: these editions differ from what was released last"));
    for line in changes(&planned.editions) {
        // What was put in, so that it is planned at all, need not be the kind that was asked for.
        let line = line.replacen(Kind::Editorial.as_str(), &format!("{kind:<9}"), 1);
        print::note(quiet, &format!("  {line}"));
    }
}

/// One line for all editions that changed alike; one for each kind, where there are too many.
fn changes(editions: &[EditionChange]) -> Vec<String> {
    let mut groups: BTreeMap<(Kind, String), Vec<&EditionChange>> = BTreeMap::new();
    for change in editions {
        let difference = change.difference;
        let amount = amount((difference.sections, difference.sections), (difference.inserted, difference.inserted), {
            (difference.deleted, difference.deleted)
        });
        groups.entry((change.kind, amount)).or_default().push(change);
    }
    if groups.len() > GROUPS {
        let mut kinds: BTreeMap<Kind, Vec<&EditionChange>> = BTreeMap::new();
        for change in editions {
            kinds.entry(change.kind).or_default().push(change);
        }
        groups = kinds
            .into_iter()
            .map(|(kind, changes)| {
                let range = |count: fn(&EditionChange) -> usize| {
                    let counts = changes.iter().map(|change| count(change));
                    (counts.clone().min().unwrap_or(0), counts.max().unwrap_or(0))
                };
                let amount = amount(
                    range(|change| change.difference.sections),
                    range(|change| change.difference.inserted),
                    range(|change| change.difference.deleted),
                );
                ((kind, amount), changes)
            })
            .collect();
    }
    let names = |changes: &[&EditionChange]| {
        print::few(&changes.iter().map(|change| change.edition.to_string()).collect::<Vec<_>>())
    };
    let width = groups.values().map(|changes| names(changes).chars().count()).max().unwrap_or(0);
    groups
        .iter()
        .map(|((kind, amount), changes)| format!("{:<11}  {:<width$}  {amount}", kind.as_str(), names(changes)))
        .collect()
}

/// "2 sections, +12 −3 words", with ranges where editions differ.
fn amount(sections: (usize, usize), inserted: (usize, usize), deleted: (usize, usize)) -> String {
    let range = |(low, high): (usize, usize)| if low == high { low.to_string() } else { format!("{low}–{high}") };
    let s = if sections == (1, 1) { "" } else { "s" };
    format!("{} section{s}, +{} −{} words", range(sections), range(inserted), range(deleted))
}

/// Where a release was limited: regions whose languages are at different versions after it.
pub(super) fn left_behind(
    site: &Site,
    planned: &Planned,
    drafts: &BTreeMap<Edition, Publication>,
    request: &Request,
) -> Vec<String> {
    let (Some(_), Some(version)) = (&request.only, &planned.version) else { return Vec::new() };
    let past = site.history().policies.get(&planned.policy);
    let newest = past.map(newest).unwrap_or_default();
    let changed: BTreeSet<&Edition> = planned.editions.iter().map(|change| &change.edition).collect();
    let regions: BTreeSet<&RegionName> = changed.iter().map(|edition| &edition.region).collect();
    let mut lines = Vec::new();
    for region in regions {
        let mut groups: BTreeMap<(&str, bool), Vec<&str>> = BTreeMap::new();
        for (edition, draft) in drafts.iter().filter(|(edition, _)| edition.region == *region) {
            let own = newest.get(edition);
            let (at, open) = match (changed.contains(edition), own) {
                (true, _) => (version.as_str(), false),
                (false, Some(own)) => (own.id.as_str(), differs(Some(own), &draft.text)),
                (false, None) => ("no version", true),
            };
            groups.entry((at, open)).or_default().push(edition.language.as_str());
        }
        if groups.len() < 2 {
            continue;
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by(|(_, one), (_, other)| one.cmp(other));
        let groups: Vec<String> = groups
            .iter()
            .map(|((at, open), languages)| {
                let verb = if languages.len() == 1 { "is" } else { "are" };
                let open = if *open { ", with a text that differs" } else { "" };
                format!("{} {verb} at {at}{open}", languages.join(", "))
            })
            .collect();
        lines.push(format!(
            "the languages of `{region}` are left at different versions of `{}`: {}",
            planned.policy,
            groups.join("; ")
        ));
    }
    lines
}
