//! Ids of what was published: they stand in the text, so that a new word in a heading moves no address.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Place};
use crate::history::{History, Newest, frozen, newest};
use crate::id::{PolicyName, RegionName, SectionId};
use crate::locale::Language;
use crate::model::document::{Document, Nameless};
use crate::model::markup::plain_text;
use crate::model::publication::Record;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::review::text_path;
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};

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
/// the headings said then must be what they say now, word by word: nothing else is certain. Where by its position a heading is
/// another section than it was, that is an error: a clause would stand in the place of another one, and nobody would be told.
pub(crate) fn recognise(site: &SiteSources, history: &History, problems: &mut Diagnostics) {
    let mut known: BTreeMap<FileId, Vec<(SectionId, Span)>> = BTreeMap::new();
    let global = RegionName::global();
    for (name, policy) in &site.policies {
        let Some((past, texts)) = history.policies.get(name).zip(policy.texts.get(&global)) else { continue };
        let Some(reference) = texts.get(&site.settings.reference_language) else { continue };
        let outline = Outline::of(reference);
        let newest = newest(past);
        for (language, text) in texts.iter().filter(|(language, _)| **language != site.settings.reference_language) {
            let path = text_path(name, &global, language);
            let released = || Released { history, policy: name, newest: &newest, path: &path, language };
            if !text.is_named() {
                let ids = recognised(text, &outline, &released().headings(false));
                known.extend(ids.map(|ids| (text.file, ids)));
            } else if !text.ids_by_position.is_empty() && shifted(text, &outline, &released().headings(true)).is_some()
            {
                let reference = text_path(name, &global, &site.settings.reference_language);
                if let Some(shift) = shifted(text, &outline, &released().headings(false)) {
                    let problem = shift.told(&outline, &reference);
                    // Which reviews belong to which of its sections is known once they have ids.
                    problems.retain(|other| {
                        let here = match &other.place {
                            Place::Span(span) => span.file == text.file,
                            Place::File(file) => *file == path,
                            Place::Site => false,
                        };
                        let review = [Code::UNREVIEWED, Code::STALE].contains(&other.code);
                        !(here && review || other.code == Code::UNUSED_REVIEW)
                    });
                    problems.push(problem);
                }
            }
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

/// What was released of a file.
struct Released<'a> {
    history: &'a History,
    policy: &'a PolicyName,
    newest: &'a BTreeMap<&'a Edition, Newest<'a>>,
    path: &'a str,
    language: &'a Language,
}

impl Released<'_> {
    /// The ids of the headings that the newest texts took from the file, by their words: of all of them, or of the first one in its
    /// language, which tells whether anything changed, and leaves the records of the others unread.
    fn headings(&self, one: bool) -> BTreeMap<String, BTreeSet<SectionId>> {
        let taken =
            |record: &Record| record.facts.sections.iter().filter(|facts| facts.origin.file == self.path).count();
        let mut editions: Vec<(&Edition, &Newest<'_>)> =
            self.newest.iter().map(|(edition, it)| (*edition, it)).collect();
        // A region may say some sections otherwise; `global` has them all.
        editions.sort_by_key(|(edition, _)| (edition.language != *self.language, !edition.region.is_global()));
        if one && editions.first().is_some_and(|(edition, _)| edition.language == *self.language) {
            editions.retain(|(edition, _)| edition.language == *self.language);
        }
        let records = editions.into_iter().map(|(_, newest)| &**newest.record).filter(|record| taken(record) > 0);
        let mut headings: BTreeMap<String, BTreeSet<SectionId>> = BTreeMap::new();
        for record in records.take(if one { 1 } else { usize::MAX }) {
            let bytes = self.history.frozen(self.policy, &record.frozen).ok();
            let text = bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
            let Some(text) = text.and_then(|text| frozen::read(text).ok()) else { continue };
            for (section, facts) in text.sections.iter().zip(&record.facts.sections) {
                if facts.origin.file == self.path {
                    headings.entry(plain_text(&section.heading.content)).or_default().insert(section.id.clone());
                }
            }
        }
        headings
    }
}

/// The sections of a reference text.
struct Outline<'a> {
    /// Where each stands in the order of reading, its level and the place of its heading.
    places: BTreeMap<&'a SectionId, (usize, u8, Span)>,
    /// The present ids, by those from before.
    present: BTreeMap<&'a SectionId, &'a SectionId>,
}

impl<'a> Outline<'a> {
    fn of(reference: &'a Document) -> Self {
        let (mut places, mut present) = (BTreeMap::new(), BTreeMap::new());
        reference.for_each_section(&mut |section| {
            places.insert(&section.id, (places.len(), section.level, section.text.span));
            present.extend(section.text.was.iter().map(|was| (was, &section.id)));
        });
        Self { places, present }
    }

    /// The present id of a section that was released with this one, unless it is gone.
    fn now(&self, id: &SectionId) -> Option<&'a SectionId> {
        self.places.get_key_value(id).map(|(id, _)| *id).or_else(|| self.present.get(id).copied())
    }
}

/// The ids of all headings that have none, if it is certain what each of them is: the reference text still has these sections, at
/// their levels and in this order.
fn recognised(
    text: &Document,
    outline: &Outline<'_>,
    headings: &BTreeMap<String, BTreeSet<SectionId>>,
) -> Option<Vec<(SectionId, Span)>> {
    let mut order: BTreeMap<Span, usize> = BTreeMap::new();
    text.for_each_section(&mut |section| {
        order.extend(outline.places.get(&section.id).map(|(at, ..)| (section.text.span, *at)));
    });
    let mut ids = Vec::new();
    for heading in &text.nameless {
        let released = headings.get(heading.words.as_ref()?)?.iter();
        let meant: BTreeSet<Option<&SectionId>> = released.map(|id| outline.now(id)).collect();
        // Two sections under the same words, or one that is gone, leave it open.
        let (id, 1) = (meant.first().copied().flatten()?, meant.len()) else { return None };
        let (at, ..) = outline.places.get(id).filter(|(_, level, _)| *level == heading.level)?;
        order.insert(heading.span, *at);
        ids.push((id.clone(), heading.span));
    }
    let order: Vec<usize> = order.into_values().collect();
    let ascends = order.iter().zip(order.iter().skip(1)).all(|(one, next)| one < next);
    ascends.then_some(ids)
}

/// A translation whose headings are, by their position, other sections than those with which they were released.
struct Shift<'a> {
    /// The heading to show: one whose section is gone, or the first.
    heading: &'a Nameless,
    /// Its id by position.
    placed: &'a SectionId,
    /// Its id when it was released.
    released: SectionId,
    /// Whether the reference text has that section no longer.
    gone: bool,
    /// Whether the section at its position is new.
    new: bool,
    /// The ids that are known.
    known: Vec<(SectionId, Span)>,
}

fn shifted<'a>(
    text: &'a Document,
    outline: &Outline<'_>,
    headings: &BTreeMap<String, BTreeSet<SectionId>>,
) -> Option<Shift<'a>> {
    let mut known: BTreeMap<&SectionId, Vec<Span>> = BTreeMap::new();
    let (mut gone, mut moved) = (None, None);
    for (placed, heading) in &text.ids_by_position {
        let Some(released) = heading.words.as_ref().and_then(|words| headings.get(words)) else { continue };
        let meant: BTreeSet<&SectionId> = released.iter().filter_map(|id| outline.now(id)).collect();
        if let (Some(id), 1) = (meant.first(), released.len()) {
            known.entry(id).or_default().push(heading.span);
        }
        if !meant.contains(placed) {
            let first = if meant.is_empty() { &mut gone } else { &mut moved };
            first.get_or_insert_with(|| (placed, heading, released.first().cloned()));
        }
    }
    let (is_gone, is_moved) = (gone.is_some(), moved.is_some());
    let (placed, heading, released) = gone.or(moved)?;
    // Where nothing moved, the others are where they belong. Of two headings in the same words nobody knows which it is.
    let known = known.into_iter().filter(|(_, spans)| is_moved && spans.len() == 1);
    Some(Shift {
        heading,
        placed,
        released: released?,
        gone: is_gone,
        new: headings.values().flatten().all(|id| outline.now(id) != Some(placed)),
        known: known.flat_map(|(id, spans)| spans.into_iter().map(|span| (id.clone(), span))).collect(),
    })
}

impl Shift<'_> {
    fn told(self, outline: &Outline<'_>, reference: &str) -> Diagnostic {
        let Self { heading, placed, released, .. } = &self;
        let words = heading.words.as_deref().unwrap_or_default();
        let pinned = match self.known.iter().find(|(_, span)| *span == heading.span).or(self.known.first()) {
            Some((id, _)) => format!(
                "run `lexloci check --fix`, which pins the ids with which headings of this file were released, as `{{#{id}}}`"
            ),
            None => "pin the ids that are meant, `## ... {#id}`".to_owned(),
        };
        let hint = match (self.gone, self.new) {
            (false, _) => {
                format!(
                    "the two texts are no longer in the same order: {pinned}, and move the sections as the reference text has them"
                )
            }
            (true, true) => format!(
                "if `{placed}` is that section under a new id, write `{{#{placed} was={released}}}` in `{reference}`; if this is a \
                 translation of `{placed}`, pin that, `{{#{placed}}}`; if the section is gone, take it out of this file as well"
            ),
            (true, false) => format!(
                "take the section out of this file as well, and {pinned}; if this is a translation of `{placed}` by now, pin that, \
                 `{{#{placed}}}`"
            ),
        };
        let without = if self.gone { ", which the reference text no longer has" } else { "" };
        let mut problem = Diagnostic::new(
            Code::ID_OUT_OF_PLACE,
            format!("`{words}` was released as `{released}`{without}, and by its position it would be `{placed}` now"),
        )
        .at(heading.span)
        .hint(hint);
        if let Some((.., span)) = outline.places.get(placed) {
            problem = problem.related(*span, "what stands at this position");
        }
        if !self.known.is_empty() {
            problem =
                problem.fix(Fix::Recognise(self.known.into_iter().map(|(id, span)| (id, span.range())).collect()));
        }
        problem
    }
}
