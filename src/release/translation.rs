//! Whether a change is a translation: the same law, said in the language of the edition.

use super::freeze::frozen_text;
use crate::compare::{body_digest, line_digest, section_digest};
use crate::digest::Digest;
use crate::history::{History, Newest, PolicyHistory, version_at};
use crate::id::{PolicyName, RESERVED_SECTION_IDS, RegionName, SectionId};
use crate::locale::Language;
use crate::model::publication::{Facts, LocalChangeKind, Origin, Publication, SectionFacts};
use crate::model::region::Edition;
use crate::model::text::Text;
use std::collections::BTreeMap;

/// What is asked for evidence.
pub(super) struct Evidence<'a> {
    pub(super) history: &'a History,
    pub(super) policy: &'a PolicyName,
    pub(super) drafts: &'a BTreeMap<Edition, Publication>,
}

/// A part of a text.
#[derive(Clone, Copy)]
enum Part<'a> {
    Title,
    Description,
    Preamble,
    Section(&'a SectionId),
}

/// The text of another edition that shows what the edition showed until now: as it was then, and as it is now.
struct Witness {
    then: Text,
    now: Text,
}

impl Evidence<'_> {
    /// Whether the draft of an edition, of which a redline says that translations arrived and nothing else changed, says the law
    /// that its newest version says. The same regions must supply each part and have changed the same; and what is in another
    /// language now must be the translation of what stood there before, which a text that arrives with a changed source is not. Where
    /// nothing shows that, somebody has to say what the change is.
    pub(super) fn is_same_law(&self, edition: &Edition, newest: &Newest<'_>, draft: &Publication) -> bool {
        let (old, new) = (&newest.record.facts, &draft.facts);
        if !is_same_origin(old, new) || newest.record.ids.len() != draft.text.sections.len() {
            return false;
        }
        let mut witnesses = BTreeMap::new();
        let mut bears_out = |part: Part<'_>, old: &Origin| {
            let mut places = vec![Edition { region: edition.region.clone(), language: old.language.clone() }];
            // Values are those of the region, so that the text of another one proves nothing of a section with values in it.
            if !matches!(part, Part::Section(_)) {
                places.push(Edition { region: old.region.clone(), language: old.language.clone() });
            }
            places.into_iter().find_map(|place| {
                let witness = witnesses.entry(place.clone()).or_insert_with(|| self.witness(&place, newest));
                let Witness { then, now } = witness.as_ref()?;
                Some(of(then, part).is_some_and(|then| Some(then) == of(now, part)))
            })
        };
        let description = |facts| -> Option<Origin> {
            let facts: &Facts = facts;
            facts.description.as_ref().map(|line| line.origin.clone())
        };
        // Of these the history has no digest of what they were translated from.
        let heads = [
            (Part::Title, Some(old.title.origin.clone()), Some(new.title.origin.clone())),
            (Part::Description, description(old), description(new)),
            (Part::Preamble, old.preamble.clone(), new.preamble.clone()),
        ];
        let heads = heads.into_iter().all(|(part, old, new)| match (old, new) {
            (Some(old), Some(new)) if old.language != new.language => bears_out(part, &old).unwrap_or(false),
            _ => true,
        });
        heads
            && old.sections.iter().zip(&new.sections).zip(&draft.text.sections).all(|((old, new), section)| {
                old.origin.language == new.origin.language
                    || is_same_source(old, new) && bears_out(Part::Section(&section.id), &old.origin).unwrap_or(true)
            })
    }

    fn witness(&self, edition: &Edition, newest: &Newest<'_>) -> Option<Witness> {
        let past: &PolicyHistory = self.history.policies.get(self.policy)?;
        let (_, record) = version_at(past, edition, newest.id)?;
        let now = Text::clone(&self.drafts.get(edition)?.text);
        Some(Witness { then: frozen_text(self.history, self.policy, &record.frozen).ok()?, now })
    }
}

/// What a part of a text says, and in which language.
fn of<'t>(text: &'t Text, part: Part<'_>) -> Option<(&'t Language, Digest)> {
    match part {
        Part::Title => Some((&text.title.language, line_digest(&text.title))),
        Part::Description => text.description.as_ref().map(|line| (&line.language, line_digest(line))),
        Part::Preamble => text.preamble.as_ref().map(|body| (&body.language, body_digest(body))),
        Part::Section(id) => {
            let section = text.sections.iter().find(|section| section.id == *id)?;
            Some((&section.heading.language, section_digest(section)))
        }
    }
}

/// Whether the same regions supply each part of both and changed the same sections: what is in another language then may be a
/// translation, and is no other law. Of title and description earlier versions did not record that they were changed.
fn is_same_origin(old: &Facts, new: &Facts) -> bool {
    fn changes(facts: &Facts) -> impl Iterator<Item = (LocalChangeKind, &SectionId, &RegionName)> {
        let of_sections = facts.changes.iter().filter(|change| !RESERVED_SECTION_IDS.contains(&change.id.as_str()));
        of_sections.map(|change| (change.kind, &change.id, &change.region))
    }
    fn regions(facts: &Facts) -> impl Iterator<Item = Option<&RegionName>> {
        let parts = RESERVED_SECTION_IDS.iter().map(|part| facts.origin_of(part).map(|origin| &origin.region));
        parts.chain(facts.sections.iter().map(|section| Some(&section.origin.region)))
    }
    changes(old).eq(changes(new)) && regions(old).eq(regions(new))
}

/// Whether one of two sections was translated from the other, or both from the same.
fn is_same_source(old: &SectionFacts, new: &SectionFacts) -> bool {
    let said = |facts: &SectionFacts| [Some(facts.wording.clone()), facts.source.clone()];
    let new = said(new);
    said(old).into_iter().flatten().any(|old| new.iter().flatten().any(|new| *new == old))
}
