//! Ids of what was published: they stand in the text, so that a new word in a heading moves no address.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Place};
use crate::history::{History, PolicyHistory, frozen, newest};
use crate::id::{PolicyName, RegionName, SectionId};
use crate::locale::Language;
use crate::model::document::Document;
use crate::model::markup::plain_text;
use crate::model::site::SiteSources;
use crate::review::text_path;
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(super) fn check(site: &SiteSources, history: &History, problems: &mut Diagnostics) {
    for (name, policy) in site.policies.iter().filter(|(name, _)| history.policies.contains_key(*name)) {
        let reference =
            policy.texts.get(&RegionName::global()).and_then(|texts| texts.get(&site.settings.reference_language));
        let Some(derived) = reference.map(|document| &document.derived_ids) else { continue };
        let Some((id, span)) = derived.first() else { continue };
        let fact = match derived.len() {
            1 => format!("`{name}` was published, and a heading has its id `{id}` from its words"),
            count => format!("`{name}` was published, and {count} headings have their ids from their words"),
        };
        problems.push(
            Diagnostic::new(Code::DERIVED_ID, fact)
                .at(*span)
                .hint(format!("run `lexloci check --fix`: it pins the ids, here `{{#{id}}}`"))
                .fix(Fix::Pin(derived.iter().map(|(id, span)| (id.clone(), span.range())).collect())),
        );
    }
}

/// Says of translations in which headings have no ids how they can be mended, where a release tells which heading is which. What
/// the headings said then must be what they say now, word by word: nothing else is certain.
pub(crate) fn recognise(site: &SiteSources, history: &History, problems: &mut Diagnostics) {
    let mut known: BTreeMap<FileId, Vec<(SectionId, Span)>> = BTreeMap::new();
    let global = RegionName::global();
    for (name, policy) in &site.policies {
        let Some((past, texts)) = history.policies.get(name).zip(policy.texts.get(&global)) else { continue };
        let Some(reference) = texts.get(&site.settings.reference_language) else { continue };
        let nameless = |(language, text): &(&Language, &Arc<Document>)| {
            **language != site.settings.reference_language && !text.is_named()
        };
        for (language, text) in texts.iter().filter(nameless) {
            let path = text_path(name, &global, language);
            let ids = recognised(text, reference, &headings(history, name, past, &path));
            known.extend(ids.map(|ids| (text.file, ids)));
        }
    }
    problems.say_more(|problem| {
        let Place::Span(span) = &problem.place else { return };
        let Some(ids) = known.get(&span.file).filter(|_| problem.code == Code::UNPINNED_ID) else { return };
        if let Some((id, _)) = ids.first() {
            problem.hint = Some(format!(
                "run `lexloci check --fix`: it pins the ids with which these headings were released, here `{{#{id}}}`"
            ));
            problem.fix = Some(Fix::Recognise(ids.iter().map(|(id, span)| (id.clone(), span.range())).collect()));
        }
    });
}

/// The ids of the headings that the newest texts took from a file, by their words.
fn headings(
    history: &History,
    policy: &PolicyName,
    past: &PolicyHistory,
    path: &str,
) -> BTreeMap<String, BTreeSet<SectionId>> {
    let mut headings: BTreeMap<String, BTreeSet<SectionId>> = BTreeMap::new();
    for newest in newest(past).values() {
        let record = &newest.record;
        if record.facts.sections.iter().all(|facts| facts.origin.file != path) {
            continue;
        }
        let bytes = history.frozen(policy, &record.frozen).ok();
        let text = bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
        let Some(text) = text.and_then(|text| frozen::read(text).ok()) else { continue };
        for (section, facts) in text.sections.iter().zip(&record.facts.sections) {
            if facts.origin.file == path {
                headings.entry(plain_text(&section.heading.content)).or_default().insert(section.id.clone());
            }
        }
    }
    headings
}

/// The ids of all headings that have none, if it is certain what each of them is: the reference text still has these sections, at
/// their levels and in this order.
fn recognised(
    text: &Document,
    reference: &Document,
    headings: &BTreeMap<String, BTreeSet<SectionId>>,
) -> Option<Vec<(SectionId, Span)>> {
    let mut places: BTreeMap<&SectionId, (usize, u8)> = BTreeMap::new();
    let mut present: BTreeMap<&SectionId, &SectionId> = BTreeMap::new();
    reference.for_each_section(&mut |section| {
        places.insert(&section.id, (places.len(), section.level));
        present.extend(section.text.was.iter().map(|was| (was, &section.id)));
    });
    let mut order: BTreeMap<Span, usize> = BTreeMap::new();
    text.for_each_section(&mut |section| {
        order.extend(places.get(&section.id).map(|(at, _)| (section.text.span, *at)));
    });
    let mut ids = Vec::new();
    for heading in &text.nameless {
        let released = headings.get(heading.words.as_ref()?)?.iter();
        let now = |id| if places.contains_key(id) { Some(id) } else { present.get(id).copied() };
        let meant: BTreeSet<Option<&SectionId>> = released.map(now).collect();
        // Two sections under the same words, or one that is gone, leave it open.
        let (id, 1) = (meant.first().copied().flatten()?, meant.len()) else { return None };
        let (at, _) = places.get(id).filter(|(_, level)| *level == heading.level)?;
        order.insert(heading.span, *at);
        ids.push((id.clone(), heading.span));
    }
    let order: Vec<usize> = order.into_values().collect();
    let ascends = order.iter().zip(order.iter().skip(1)).all(|(one, next)| one < next);
    ascends.then_some(ids)
}
