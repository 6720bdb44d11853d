//! What a release writes.

use super::freeze::{Freezer, Frozen, Store, frozen_text};
use super::level::Level;
use super::refusals::{days, few, free_id, overtaken, too_early};
use super::request::{EditionChange, Planned, Refusal, Request};
use super::translation::Evidence;
use crate::compare::{Redline, TEXT_RULE, text_digest};
use crate::digest::Digest;
use crate::history::editions::{self, Version};
use crate::history::{FOLDER, History, NewEntry, Newest, PolicyHistory, append, newest_until};
use crate::id::PolicyName;
use crate::locale::{Date, Language};
use crate::model::ledger::Action;
use crate::model::markup::TextFile;
use crate::model::publication::{Kind, Publication};
use crate::model::region::Edition;
use crate::model::text::Text;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
    refusals.extend(too_early(request));
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
        .map(|(edition, draft, newest)| {
            let before = newest.map(|newest| frozen_text(history, policy, &newest.record.frozen)).transpose()?;
            let redline = match &before {
                Some(before) => Redline::in_language(before, &draft.text, &edition.language),
                None => Redline::first(&draft.text),
            };
            Ok((before, redline))
        })
        .collect();
    let evidence = Evidence { history, policy, drafts };
    let mut changes = Vec::new();
    let mut texts = Vec::new();
    let mut summaries = Vec::new();
    for ((edition, draft, newest), before) in changed.iter().zip(before) {
        let (before, redline) = match before {
            Ok(before) => before,
            Err(refusal) => {
                refusals.push(refusal);
                continue;
            }
        };
        let new = newest.is_none_or(|newest| newest.is_gone(effective));
        let kind = if request.imported {
            Some(Kind::Imported)
        } else if new {
            Some(Kind::New)
        } else if redline.is_only_translated()
            && newest.as_ref().is_some_and(|newest| evidence.is_same_law(edition, newest, draft))
        {
            Some(Kind::Translation)
        } else {
            request.kind
        };
        changes.push(((*edition).clone(), kind));
        texts.push(before);
        summaries.push(redline.summary());
    }
    let is_unsaid = |edition: &Edition| changes.iter().any(|(changed, kind)| changed == edition && kind.is_none());
    let unsaid = changed.iter().filter(|(edition, _, _)| is_unsaid(edition));
    // Of these readers were told something else, even where not a word changes.
    let (going_on, unsaid): (Vec<_>, Vec<_>) =
        unsaid.partition(|(_, _, newest)| newest.is_some_and(|newest| newest.withdrawn));
    let names = |editions: &[&(&Edition, &Publication, Option<Newest<'_>>)]| -> Vec<String> {
        editions.iter().map(|(edition, _, _)| edition.to_string()).collect()
    };
    let summary = if request.summary.is_empty() { " --summary \"what changed\"" } else { "" };
    if !going_on.is_empty() {
        refusals.push(Refusal::new(
            format!(
                "nobody says what kind of change it is that `{policy}` goes on in {}, where it was announced to end",
                few(&names(&going_on))
            ),
            format!("give `--kind material{summary}` where its meaning changed, or `--kind editorial`"),
        ));
    }
    if !unsaid.is_empty() {
        let unsaid = names(&unsaid);
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
    let level = Level::of(past, drafts);
    let released: BTreeSet<&Edition> = changed.iter().map(|(edition, _, _)| *edition).collect();
    let mut store = Store::of(past);
    let mut files = BTreeMap::new();
    let mut records = BTreeMap::new();
    for frozen in frozen {
        let Frozen { mut record, text, displaced, attached } = frozen;
        record.frozen = store.put(record.frozen, text, policy, &mut files);
        record.displaced =
            record.displaced.zip(displaced).map(|(file, text)| store.put(file, text, policy, &mut files));
        record.level_with = level.with(&record.edition, record.kind, &released);
        for (path, bytes) in attached {
            files.insert(format!("{FOLDER}{policy}/{path}"), bytes);
        }
        records.insert(record.edition.clone(), Arc::new(record.into()));
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

/// A planned entry without files.
pub(super) fn entry(
    past: Option<&PolicyHistory>,
    policy: &PolicyName,
    published: Date,
    action: Action,
    summary: &BTreeMap<Language, String>,
) -> Planned {
    let version = action.version().cloned();
    let effective = action.effective();
    let previous = past.and_then(|past| past.ledger.head());
    let new = NewEntry { published, action: action.clone(), summary: summary.clone(), previous };
    let (ledger, head) = append(past.map_or("", |past| &past.ledger_text), policy, &new);
    Planned {
        policy: policy.clone(),
        action,
        version,
        published,
        effective,
        summary: summary.clone(),
        editions: Vec::new(),
        files: BTreeMap::new(),
        ledger,
        head,
    }
}
