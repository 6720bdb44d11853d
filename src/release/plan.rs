//! What a release writes, and why it may refuse.

use super::draft::files;
use crate::compare::{Redline, Summary, TEXT_RULE, section_digest, text_digest};
use crate::digest::Digest;
use crate::history::editions::{self, Version};
use crate::history::frozen;
use crate::history::{
    FOLDER, History, NewEntry, Newest, PolicyHistory, Published, Standing, State, append, newest, newest_until,
    standings, text_file_path,
};
use crate::id::{PolicyName, SectionId, VersionId};
use crate::locale::{Date, Language};
use crate::model::ledger::{Action, Successor};
use crate::model::markup::TextFile;
use crate::model::publication::{Facts, FrozenFile, Kind, Publication, Record, SectionFacts};
use crate::model::region::Edition;
use crate::model::text::{Text, TextBody, TextSection};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What somebody asks of a release.
#[derive(Clone, Debug)]
pub struct Request {
    /// The day that it is.
    pub today: Date,
    /// The day of publication; today, if none is given.
    pub published: Option<Date>,
    /// The day on which it takes effect; that of publication, if none is given.
    pub effective: Option<Date>,
    /// What the change is, where the tool cannot tell.
    pub kind: Option<Kind>,
    /// What people are told of it.
    pub summary: BTreeMap<Language, String>,
    /// The id of the version; the day of publication, if none is given.
    pub version: Option<VersionId>,
    /// The only editions to release; all of them, if none are given.
    pub only: Option<BTreeSet<Edition>>,
    /// Whether upcoming versions replace this one later.
    pub keep_upcoming: bool,
    /// Whether the version was published before the ledger was.
    pub imported: bool,
}

impl Request {
    /// A release of everything that differs, today.
    #[must_use]
    pub fn on(today: Date) -> Self {
        Self {
            today,
            published: None,
            effective: None,
            kind: None,
            summary: BTreeMap::new(),
            version: None,
            only: None,
            keep_upcoming: false,
            imported: false,
        }
    }

    fn published(&self) -> Date {
        self.published.unwrap_or(self.today)
    }

    fn effective(&self) -> Date {
        self.effective.unwrap_or(self.published())
    }
}

/// Why something cannot be released, and what to do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The fact.
    pub message: String,
    /// The next step.
    pub hint: String,
}

impl Refusal {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }
}

/// An entry for the ledger of a policy, with all that it freezes.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The policy.
    pub policy: PolicyName,
    /// The version, if the entry is about one.
    pub version: Option<VersionId>,
    /// The day of publication.
    pub published: Date,
    /// The day on which it takes effect.
    pub effective: Option<Date>,
    /// The editions that change.
    pub editions: Vec<EditionChange>,
    /// The files to write, by path in the site; the ledger is not among them.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The whole ledger, with the new entry.
    pub ledger: String,
    /// The head of the chain with the new entry.
    pub head: Digest,
}

impl Planned {
    /// The path of the ledger in the site.
    #[must_use]
    pub fn ledger_path(&self) -> String {
        format!("{FOLDER}{}/ledger.toml", self.policy)
    }
}

/// How an edition changes.
#[derive(Clone, Debug)]
pub struct EditionChange {
    /// The edition.
    pub edition: Edition,
    /// What the change is.
    pub kind: Kind,
    /// How much of it.
    pub difference: Summary,
}

/// Whether the draft of an edition differs from its newest version.
#[must_use]
pub fn differs(newest: Option<&Newest<'_>>, text: &Text) -> bool {
    newest.is_none_or(|newest| newest.withdrawn || newest.record.text != text_digest(text))
}

/// Plans the release of one policy. `None` where no edition's text differs from its newest version.
///
/// # Errors
/// With every reason why it cannot be released.
pub fn release(
    history: &History,
    policy: &PolicyName,
    drafts: &BTreeMap<Edition, Publication>,
    bytes: &(dyn Fn(&TextFile) -> Option<Vec<u8>> + Sync),
    request: &Request,
) -> Result<Option<Planned>, Vec<Refusal>> {
    let past = history.policies.get(policy);
    let published = request.published();
    let effective = request.effective();
    // Where upcoming versions stay, this one replaces what is in force before them, and is told apart from that: a text
    // that was announced for later, and comes now, is a change.
    let until = request.keep_upcoming.then_some(effective);
    let newest = past.map(|past| newest_until(past, until)).unwrap_or_default();
    let wanted = |edition: &Edition| request.only.as_ref().is_none_or(|only| only.contains(edition));
    let changed: Vec<(&Edition, &Publication, Option<Newest<'_>>)> = drafts
        .iter()
        .filter(|(edition, _)| wanted(edition))
        .map(|(edition, draft)| (edition, draft, newest.get(edition).copied()))
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter(|(_, draft, newest)| differs(newest.as_ref(), &draft.text))
        .collect();
    if changed.is_empty() {
        return Ok(None);
    }
    let mut refusals = days(past, request);
    let id = match (&request.version, past) {
        (Some(id), Some(past)) if past.versions.contains_key(id) => {
            let taken = past.ledger.release(id).map_or(published, |entry| entry.published);
            refusals.push(Refusal::new(
                format!("`{policy}` has a version `{id}` already, of {taken}"),
                "give it another id with `--version`, or none: the day is taken then",
            ));
            id.clone()
        }
        (Some(id), _) => id.clone(),
        (None, _) => free_id(past, published),
    };
    if let Some(past) = past
        && !request.keep_upcoming
    {
        refusals.extend(overtaken(past, policy, &changed, published, effective));
    }

    // What each edition was, to tell what changed.
    let before: Vec<Result<(Option<Text>, Redline), Refusal>> = changed
        .par_iter()
        .map(|(_, draft, newest)| {
            let before = newest.map(|newest| frozen_text(history, policy, &newest.record.frozen.path)).transpose()?;
            let redline = match &before {
                Some(before) => Redline::between(before, &draft.text),
                None => Redline::first(&draft.text),
            };
            Ok((before, redline))
        })
        .collect();
    let mut changes = Vec::new();
    let mut texts = Vec::new();
    let mut summaries = Vec::new();
    for ((edition, _, newest), before) in changed.iter().zip(before) {
        let (before, redline) = match before {
            Ok(before) => before,
            Err(refusal) => {
                refusals.push(refusal);
                continue;
            }
        };
        let new = newest.is_none_or(|newest| newest.withdrawn);
        let kind = if request.imported {
            Some(Kind::Imported)
        } else if new {
            Some(Kind::New)
        } else if redline.is_only_translated() {
            Some(Kind::Translation)
        } else {
            request.kind
        };
        changes.push(((*edition).clone(), kind));
        texts.push(before);
        summaries.push(redline.summary());
    }
    let unsaid: Vec<String> =
        changes.iter().filter(|(_, kind)| kind.is_none()).map(|(edition, _)| edition.to_string()).collect();
    if !unsaid.is_empty() {
        let summary = if request.summary.is_empty() { " --summary \"what changed\"" } else { "" };
        refusals.push(Refusal::new(
            format!("nobody says what the change of `{policy}` is in {}", few(&unsaid)),
            format!("give `--kind material{summary}` where its meaning changed, or `--kind editorial`"),
        ));
    }
    let says_nothing = request.summary.values().all(|text| text.trim().is_empty());
    if says_nothing && changes.iter().any(|(_, kind)| *kind == Some(Kind::Material)) {
        refusals.push(Refusal::new(
            format!("the change of `{policy}` is material, and nobody says what changed"),
            "give `--summary \"what changed\"`, once for each language as `--summary de=\"...\"`",
        ));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }

    let freezer = Freezer { history, policy, id: &id, bytes };
    let frozen: Vec<Frozen> = changed
        .par_iter()
        .zip(&texts)
        .zip(&changes)
        .map(|(((edition, draft, newest), before), (_, kind))| {
            let kind = kind.unwrap_or(Kind::Editorial);
            freezer.freeze(edition, draft, newest.as_ref(), before.as_ref(), kind)
        })
        .collect::<Result<_, _>>()
        .map_err(|refusal| vec![refusal])?;
    let mut store = Store::of(past);
    let mut files = BTreeMap::new();
    let mut records = BTreeMap::new();
    for frozen in frozen {
        let Frozen { mut record, text, displaced, attached } = frozen;
        record.frozen = store.put(record.frozen, text, policy, &mut files);
        record.displaced =
            record.displaced.zip(displaced).map(|(file, text)| store.put(file, text, policy, &mut files));
        for (path, bytes) in attached {
            files.insert(format!("{FOLDER}{policy}/{path}"), bytes);
        }
        records.insert(record.edition.clone(), Arc::new(record));
    }
    let version = Version { text_rule: TEXT_RULE.to_owned(), records };
    let text = editions::write(policy, &id, &version);
    let digest = Digest::of(text.as_bytes());
    files.insert(format!("{FOLDER}{policy}/{id}/editions.toml"), text.into_bytes());
    let action = Action::Release { version: id.clone(), effective, imported: request.imported, editions: digest };
    let mut planned = entry(past, policy, published, action, &request.summary);
    planned.files = files;
    planned.editions = changes
        .into_iter()
        .zip(summaries)
        .map(|((edition, kind), difference)| EditionChange {
            difference,
            edition,
            kind: kind.unwrap_or(Kind::Editorial),
        })
        .collect();
    Ok(Some(planned))
}

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
    let past = upcoming(history, policy, version, request)?;
    let Some(effective) = request.effective else {
        return Err(vec![Refusal::new("nobody says on which day it takes effect", "give `--effective 2025-01-01`")]);
    };
    let mut refusals = days(Some(past), request);
    let now = standings(past, request.published());
    let current = now.values().find_map(|standing| standing.version(version)).map(|version| version.effective);
    if current == Some(effective) {
        refusals.push(Refusal::new(
            format!("version {version} of `{policy}` takes effect on {effective} already"),
            "give another day with `--effective`",
        ));
    }
    if !request.keep_upcoming {
        refusals.extend(turned_around(&now, policy, version, effective));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let action = Action::Reschedule { version: version.clone(), effective };
    Ok(entry(Some(past), policy, request.published(), action, &request.summary))
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
    let past = upcoming(history, policy, version, request)?;
    let refusals = days(Some(past), request);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let action = Action::Cancel { version: version.clone() };
    Ok(entry(Some(past), policy, request.published(), action, &request.summary))
}

/// Plans that editions no longer apply. `produced` are those that the sources still produce.
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
    let newest = past.map(newest).unwrap_or_default();
    if editions.is_empty() {
        refusals.push(Refusal::new(
            format!("no edition of `{policy}` is named that no longer applies"),
            format!("name it: `lexloci release {policy} --withdraw ch/de`"),
        ));
    }
    for edition in editions {
        match newest.get(edition) {
            None => refusals.push(Refusal::new(
                format!("`{policy}` was never published in {edition}"),
                format!("`lexloci history {policy}` lists its editions"),
            )),
            Some(newest) if newest.withdrawn => {
                refusals.push(Refusal::new(format!("`{policy}` was withdrawn in {edition} already"), "leave it out"))
            }
            Some(_) if produced.contains(edition) => refusals.push(Refusal::new(
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
    if let Some(Successor::Edition(edition)) = successor
        && (editions.contains(edition)
            || newest.get(edition).is_none_or(|newest| newest.withdrawn) && !produced.contains(edition))
    {
        refusals.push(Refusal::new(
            format!("{edition} cannot succeed: `{policy}` is not published there"),
            "name an edition that is: `--successor gb/en`, another policy, or an address",
        ));
    }
    if let Some(Successor::Policy(other)) = successor
        && (other == policy || !history.policies.contains_key(other))
    {
        let why = if other == policy { "it is what is withdrawn" } else { "it has no version" };
        refusals.push(Refusal::new(
            format!("`{other}` cannot succeed: {why}"),
            "name another policy with a version, an edition or an address",
        ));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let action = Action::Withdraw {
        editions: editions.iter().cloned().collect(),
        effective: request.effective(),
        successor: successor.cloned(),
    };
    Ok(entry(past, policy, request.published(), action, &request.summary))
}

/// A planned entry without files.
fn entry(
    past: Option<&PolicyHistory>,
    policy: &PolicyName,
    published: Date,
    action: Action,
    summary: &BTreeMap<Language, String>,
) -> Planned {
    let version = action.version().cloned();
    let effective = action.effective();
    let previous = past.and_then(|past| past.ledger.head());
    let new = NewEntry { published, action, summary: summary.clone(), previous };
    let (ledger, head) = append(past.map_or("", |past| &past.ledger_text), policy, &new);
    Planned {
        policy: policy.clone(),
        version,
        published,
        effective,
        editions: Vec::new(),
        files: BTreeMap::new(),
        ledger,
        head,
    }
}

/// Days run forward.
fn days(past: Option<&PolicyHistory>, request: &Request) -> Vec<Refusal> {
    let (published, effective, today) = (request.published(), request.effective(), request.today);
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
            "give a later day with `--published`, or none",
        ));
    }
    if effective < published && !request.imported {
        refusals.push(Refusal::new(
            format!("it cannot take effect on {effective}, before it is published on {published}"),
            "give a later day with `--effective`, or none",
        ));
    }
    refusals
}

/// The day, or the day with the next free number.
fn free_id(past: Option<&PolicyHistory>, published: Date) -> VersionId {
    let taken = |id: &VersionId| past.is_some_and(|past| past.versions.contains_key(id));
    let numbered = (2..).map(|number| format!("{published}.{number}"));
    std::iter::once(published.to_string())
        .chain(numbered)
        .filter_map(|id| VersionId::parse(&id))
        .find(|id| !taken(id))
        .expect("numbers do not end")
}

/// Upcoming versions that a release which takes effect before them would silently lose to.
fn overtaken(
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
        for version in standing.upcoming().into_iter().filter(|version| version.effective > effective) {
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
fn turned_around(
    standings: &BTreeMap<Edition, Standing>,
    policy: &PolicyName,
    version: &VersionId,
    effective: Date,
) -> Option<Refusal> {
    let found = standings.values().find_map(|standing| {
        let moved = standing.version(version).filter(|moved| moved.state == State::Upcoming)?;
        let others = standing.upcoming().into_iter().filter(|other| other.index != moved.index);
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
            "give `--effective {day}` or {side}, or cancel version {older} with \
             `lexloci release cancel {policy} {older}`"
        ),
    ))
}

fn upcoming<'h>(
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
    let standings = standings(past, request.published().max(last));
    let found: Vec<&Published> = standings.values().filter_map(|standing| standing.version(version)).collect();
    // Withdrawn in one edition, a version can still be upcoming in another.
    if found.iter().any(|found| found.state == State::Upcoming) {
        return Ok(past);
    }
    let found = found.first();
    match found.map(|found| found.state) {
        Some(State::Cancelled) => Err(vec![Refusal::new(
            format!("version {version} of `{policy}` was cancelled already"),
            format!("`lexloci history {policy}` says when"),
        )]),
        Some(State::Withdrawn) if found.is_some_and(|found| found.effective > request.published()) => {
            Err(vec![Refusal::new(
                format!("version {version} of `{policy}` is in no edition that was not withdrawn"),
                format!("`lexloci history {policy}` says when that was; it will not take effect"),
            )])
        }
        _ => Err(vec![Refusal::new(
            format!(
                "version {version} of `{policy}` took effect{}",
                found.map_or_else(String::new, |found| format!(" on {}", found.effective))
            ),
            "what was in force stays in the history: release a new version",
        )]),
    }
}

/// Reads a frozen text back.
///
/// # Errors
/// When it is not there, or not a text that this lexloci can read.
pub fn frozen_text(history: &History, policy: &PolicyName, path: &str) -> Result<Text, Refusal> {
    let unreadable = |reason: String| {
        Refusal::new(
            format!("the frozen text `{FOLDER}{policy}/{path}` cannot be read: {reason}"),
            "use the lexloci that wrote it, or a newer one",
        )
    };
    let bytes = history.file(policy, path).ok_or_else(|| unreadable("it is not there".to_owned()))?;
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8".to_owned()))?;
    frozen::read(text).map_err(|error| unreadable(format!("line {}: {}", error.line, error.message)))
}

/// Makes frozen files of drafts.
struct Freezer<'a> {
    history: &'a History,
    policy: &'a PolicyName,
    id: &'a VersionId,
    bytes: &'a (dyn Fn(&TextFile) -> Option<Vec<u8>> + Sync),
}

struct Frozen {
    record: Record,
    text: String,
    displaced: Option<String>,
    attached: Vec<(String, Vec<u8>)>,
}

impl Freezer<'_> {
    fn freeze(
        &self,
        edition: &Edition,
        draft: &Publication,
        newest: Option<&Newest<'_>>,
        before: Option<&Text>,
        kind: Kind,
    ) -> Result<Frozen, Refusal> {
        let text = frozen::write(&draft.text);
        let digest = text_digest(&draft.text);
        // What is written for good must read back as it was.
        let intact = frozen::read(&text).is_ok_and(|read| text_digest(&read) == digest);
        if !intact {
            return Err(Refusal::new(
                format!("the text of `{}` in {edition} cannot be frozen without losing something", self.policy),
                "this is a mistake in lexloci: please report it with the text",
            ));
        }
        let displaced = (!draft.displaced.is_empty()).then(|| frozen::write(&displaced_text(draft)));
        let folder = format!("{}/{}/{}", self.id, edition.region, edition.language);
        let file = |path: String, text: &str| FrozenFile { path, digest: Digest::of(text.as_bytes()) };
        let mut attached = Vec::new();
        let files = files(draft);
        for file in &files {
            let path = text_file_path(file);
            if self.history.file(self.policy, &path).is_none() {
                let bytes = (self.bytes)(file).ok_or_else(|| {
                    Refusal::new(
                        format!("the file `{}` of `{}` is not there", file.name, self.policy),
                        format!("put it back into `content/{}/files/`", self.policy),
                    )
                })?;
                attached.push((path, bytes));
            }
        }
        let changed = self.changed(draft, newest, before);
        let mut facts = Facts::clone(&draft.facts);
        keep_sources(&mut facts, draft, newest);
        let record = Record {
            edition: edition.clone(),
            kind,
            frozen: file(format!("{folder}.md"), &text),
            text: digest,
            displaced: displaced.as_ref().map(|text| file(format!("{folder}.displaced.md"), text)),
            files: files.into_iter().collect(),
            ids: draft.text.sections.iter().map(|section| section.id.clone()).collect(),
            changed,
            facts: Arc::new(facts),
        };
        Ok(Frozen { record, text, displaced, attached })
    }

    /// The version that last changed each section: this one, or the one that did before.
    fn changed(&self, draft: &Publication, newest: Option<&Newest<'_>>, before: Option<&Text>) -> Vec<VersionId> {
        let old: BTreeMap<&SectionId, (Digest, &VersionId)> = match (newest, before) {
            (Some(newest), Some(before)) => before
                .sections
                .iter()
                .zip(&newest.record.changed)
                .map(|(section, changed)| (&section.id, (section_digest(section), changed)))
                .collect(),
            _ => BTreeMap::new(),
        };
        draft
            .text
            .sections
            .iter()
            .map(|section| match old.get(&section.id) {
                Some((digest, changed)) if *digest == section_digest(section) => (*changed).clone(),
                _ => self.id.clone(),
            })
            .collect()
    }
}

/// A section whose own wording did not change is still the translation of what it was translated from, whatever its source
/// says now, and whatever values it shows. What somebody recorded in `review.lock` counts more.
fn keep_sources(facts: &mut Facts, draft: &Publication, newest: Option<&Newest<'_>>) {
    let Some(newest) = newest else { return };
    let old: BTreeMap<&SectionId, &SectionFacts> =
        newest.record.ids.iter().zip(&newest.record.facts.sections).collect();
    for (section, facts) in draft.text.sections.iter().zip(&mut facts.sections) {
        if let Some(old) = old.get(&section.id)
            && old.wording == facts.wording
            && old.origin.region == facts.origin.region
            && old.origin.language == facts.origin.language
            && old.source.is_some()
            && facts.source.is_some()
            && !draft.reviewed.contains(&section.id)
        {
            facts.source.clone_from(&old.source);
        }
    }
}

/// Displaced texts in the form of a text, so that they can be frozen as one.
fn displaced_text(draft: &Publication) -> Text {
    Text {
        title: draft.text.title.clone(),
        description: None,
        preamble: None::<TextBody>,
        precedence: Vec::new(),
        sections: draft.displaced.iter().map(TextSection::clone).collect(),
        footnotes: Vec::new(),
    }
}

/// Equal files are stored once, whichever edition or version had them first.
struct Store {
    paths: BTreeMap<Digest, String>,
}

impl Store {
    fn of(past: Option<&PolicyHistory>) -> Self {
        let mut paths = BTreeMap::new();
        for version in past.into_iter().flat_map(|past| past.versions.values()) {
            for record in version.records.values() {
                for file in std::iter::once(&record.frozen).chain(&record.displaced) {
                    paths.entry(file.digest).or_insert_with(|| file.path.clone());
                }
            }
        }
        Self { paths }
    }

    fn put(
        &mut self,
        file: FrozenFile,
        text: String,
        policy: &PolicyName,
        files: &mut BTreeMap<String, Vec<u8>>,
    ) -> FrozenFile {
        let path = self.paths.entry(file.digest).or_insert_with(|| {
            files.insert(format!("{FOLDER}{policy}/{}", file.path), text.into_bytes());
            file.path.clone()
        });
        FrozenFile { path: path.clone(), digest: file.digest }
    }
}

/// "ch/de, ch/fr and 35 more"
fn few(names: &[String]) -> String {
    match names {
        [first, second, third, rest @ ..] if rest.len() > 1 => {
            format!("{first}, {second}, {third} and {} more", rest.len())
        }
        names => names.join(", "),
    }
}
