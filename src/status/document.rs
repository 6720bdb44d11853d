//! How a policy stands in one edition, section by section.

use super::{
    Counts, DocumentState, DocumentStatus, Ending, Look, Reviewed, SectionState, SectionStatus, Unreleased,
    UpcomingVersion, filled,
};
use crate::compare::Redline;
use crate::compare::redline::{Change, Place};
use crate::compose::{ComposedDocument, ComposedPart};
use crate::history::{Newest, Standing};
use crate::id::{PolicyName, RegionName};
use crate::model::region::Edition;
use crate::release::{differs, frozen_text, untranslated};
use crate::source::Span;
use std::collections::HashMap;

/// A part of a document that is shown and counted as a section.
pub(super) struct Named<'a> {
    pub(super) id: String,
    pub(super) part: &'a ComposedPart,
    /// The region that removed it and where it says so, if one did.
    pub(super) removed: Option<(&'a RegionName, Span)>,
}

/// Title, description, preamble and sections in the order of reading, then what regions removed, with all that stood
/// under it.
pub(super) fn parts(document: &ComposedDocument) -> Vec<Named<'_>> {
    let named = |id: &str, part| Named { id: id.to_owned(), part, removed: None };
    let mut parts = vec![named("title", &document.title)];
    parts.extend(document.description.as_ref().map(|part| named("description", part)));
    parts.extend(document.preamble.as_ref().map(|part| named("preamble", part)));
    parts.extend(document.sections.iter().map(|section| named(section.id.as_str(), &section.part)));
    for removal in &document.removed {
        // A section may stand again where another of its id was taken away.
        let gone = removal.sections.iter().filter(|gone| !document.sections.iter().any(|other| other.id == gone.id));
        parts.extend(gone.map(|section| Named {
            id: section.id.to_string(),
            part: &section.part,
            removed: Some((&removal.region, removal.span)),
        }));
    }
    parts
}

/// Looks at the documents of a policy.
pub(super) struct Reader<'a> {
    pub(super) look: &'a Look<'a>,
    pub(super) policy: &'a PolicyName,
}

impl Reader<'_> {
    pub(super) fn document(
        &self,
        edition: &Edition,
        composed: Option<&ComposedDocument>,
        standing: Option<&Standing>,
        newest: Option<Newest<'_>>,
    ) -> DocumentStatus {
        let (unreleased, changed) = composed
            .and_then(|document| self.unreleased(document, newest))
            .map_or((None, None), |(whole, changed)| (Some(whole), Some(changed)));
        let sections: Vec<SectionStatus> =
            composed.map(parts).unwrap_or_default().iter().map(|part| self.section(part, changed.as_ref())).collect();
        let mut counts = Counts::default();
        sections.iter().for_each(|section| counts.add(section));
        let in_force = standing.and_then(Standing::in_force);
        let upcoming = standing.map(Standing::upcoming).unwrap_or_default();
        let vanishes = composed.is_none() && newest.is_some_and(|newest| !newest.withdrawn);
        let state = match () {
            () if vanishes => DocumentState::WouldVanish,
            () if standing.is_some_and(|standing| standing.withdrawn.is_some()) => DocumentState::Withdrawn,
            () if in_force.is_some() => DocumentState::InForce,
            () if !upcoming.is_empty() => DocumentState::Upcoming,
            () => DocumentState::Unpublished,
        };
        DocumentStatus {
            edition: edition.clone(),
            state,
            version: in_force.map(|version| version.id.clone()),
            updated: in_force.map(|version| version.entry.published),
            effective: in_force.map(|version| version.effective),
            upcoming: upcoming
                .into_iter()
                .map(|version| UpcomingVersion { version: version.id.clone(), effective: version.effective })
                .collect(),
            ending: standing.and_then(|standing| standing.ending.as_ref()).map(|ending| Ending {
                effective: ending.since,
                successor: ending.successor.as_ref().map(ToString::to_string),
            }),
            unreleased,
            counts,
            sections,
        }
    }

    fn section(&self, named: &Named<'_>, changed: Option<&Changed>) -> SectionStatus {
        let Named { id, part, removed } = named;
        let span = removed.map_or(part.text.span, |(_, span)| span);
        let region = removed.map_or(&part.region, |(region, _)| region);
        let review = self.look.reviews.get(&span).copied().unwrap_or(Reviewed::Original);
        let fallback = part.fallback && removed.is_none();
        let state = match review {
            Reviewed::Stale => SectionState::Stale,
            _ if removed.is_some() => SectionState::Removed,
            _ if fallback => SectionState::Fallback,
            Reviewed::Unreviewed => SectionState::Unreviewed,
            _ if !region.is_global() => SectionState::Local,
            _ => SectionState::Current,
        };
        let unreleased = changed.filter(|_| removed.is_none()).and_then(|changed| changed.of(id));
        SectionStatus {
            id: id.clone(),
            state,
            region: region.clone(),
            language: part.language.clone(),
            fallback,
            review,
            unreleased: unreleased.map(Change::as_str),
            file: self.look.texts.path(span.file).to_owned(),
            line: self.look.texts.line_column(span).line,
        }
    }

    /// What a working text says that its newest version does not.
    fn unreleased(&self, document: &ComposedDocument, newest: Option<Newest<'_>>) -> Option<(Unreleased, Changed)> {
        let text = filled(self.look, document);
        if !differs(newest.as_ref(), &text) {
            return None;
        }
        let before = newest.filter(|newest| !newest.withdrawn);
        let frozen = before.and_then(|newest| {
            // What cannot be read was reported with the history.
            frozen_text(self.look.history, self.policy, &newest.record.frozen).ok()
        });
        let Some(frozen) = frozen else {
            let from = before.map(|newest| newest.id.clone());
            let whole = Unreleased { from, changes: None, gone: Vec::new(), untranslated: None };
            return Some((whole, Changed::All));
        };
        let redline = Redline::in_language(&frozen, &text, &document.edition.language);
        let mut changed = HashMap::new();
        let mut gone = Vec::new();
        for part in &redline.parts {
            let id = match &part.content.place {
                Place::Section(section) => section.id.new.to_string(),
                // What belongs to the whole is counted with it.
                Place::Precedence | Place::Note(_) => continue,
                place => place.name().to_owned(),
            };
            match part.change() {
                None => {}
                Some(Change::Removed) => gone.push(id),
                Some(change) => _ = changed.insert(id, change),
            }
        }
        let from = before.map(|newest| newest.id.clone());
        let untranslated = before.and_then(|newest| untranslated(document, newest.record, || Some(&redline)));
        let whole = Unreleased { from, changes: Some(redline.summary()), gone, untranslated };
        Some((whole, Changed::Some(changed)))
    }
}

/// How sections differ from what was released last.
enum Changed {
    /// There is nothing to compare them with.
    All,
    /// Those that do, by id.
    Some(HashMap<String, Change>),
}

impl Changed {
    fn of(&self, id: &str) -> Option<Change> {
        match self {
            Self::All => Some(Change::Added),
            Self::Some(changed) => changed.get(id).copied(),
        }
    }
}
