//! What review says of a text that is published, or is about to be.

use super::survey::text_path;
use super::wording::{source_digest, wording};
use crate::compose::ComposedPart;
use crate::id::{PolicyName, SectionId};
use crate::locale::Language;
use crate::model::document::Passage;
use crate::model::publication::SectionFacts;
use crate::model::region::Region;
use crate::model::review::Subject;
use crate::model::site::SiteSources;
use std::sync::Arc;

/// The wording of the source against which a translated section, title, description or preamble was reviewed, and whether
/// somebody recorded that. Without a record it is the source as it stands now. None where the text is no translation.
#[must_use]
pub fn reviewed_wording(
    site: &SiteSources,
    policy: &PolicyName,
    part: &ComposedPart,
    id: &SectionId,
    was: &[SectionId],
) -> Option<(String, bool)> {
    let region = site.region(&part.region);
    let first = first_language(site, region);
    if part.language == *first {
        return None;
    }
    let source = passage(site, policy, region, first, std::iter::once(id).chain(was))?;
    let now = wording(source);
    let pins = pins(site, policy, region, &part.language, std::iter::once(id).chain(was));
    let Some(pin) = pins.first() else { return Some((now, false)) };
    let subject = Subject::new(text_path(policy, &region.name, first), id.as_str());
    let digest = source_digest(source);
    let current = pins.iter().any(|pin| site.reviews.means_the_same(&subject, pin, &digest));
    Some((if current { now } else { pin.clone() }, true))
}

/// Whether a published section follows its source although it was frozen with another wording of it: the change between the
/// two was acknowledged as editorial, or the section, unchanged since, was reviewed against the new one. `now` is the wording
/// of the source that is in force.
#[must_use]
pub fn follows(site: &SiteSources, policy: &PolicyName, id: &SectionId, facts: &SectionFacts, now: &str) -> bool {
    let Some(region) = site.regions.get(&facts.origin.region) else { return false };
    let first = first_language(site, region);
    let subject = Subject::new(text_path(policy, &region.name, first), id.as_str());
    let frozen = facts.source.as_deref();
    if frozen.is_some_and(|source| site.reviews.means_the_same(&subject, source, now)) {
        return true;
    }
    let language = &facts.origin.language;
    let ids = || std::iter::once(id);
    let unchanged = passage(site, policy, region, language, ids()).is_some_and(|own| wording(own) == facts.wording);
    // With footnotes, the review knows the source by another digest than the history.
    let known = passage(site, policy, region, first, ids()).filter(|source| wording(source) == now);
    let known = known.map(|source| source_digest(source));
    unchanged
        && pins(site, policy, region, language, ids()).iter().any(|pin| {
            std::iter::once(now).chain(known.as_deref()).any(|now| site.reviews.means_the_same(&subject, pin, now))
        })
}

fn first_language<'a>(site: &'a SiteSources, region: &'a Region) -> &'a Language {
    if region.name.is_global() { &site.settings.reference_language } else { &region.first_language }
}

/// The section of a text with the first of these ids that it has; or its title, description or preamble.
pub(super) fn passage<'a>(
    site: &'a SiteSources,
    policy: &PolicyName,
    region: &Region,
    language: &Language,
    mut ids: impl Iterator<Item = &'a SectionId>,
) -> Option<&'a Arc<Passage>> {
    let document = site.policies.get(policy)?.texts.get(&region.name)?.get(language)?;
    ids.find_map(|id| {
        let mut found = match id.as_str() {
            "title" => document.title.as_ref(),
            "description" => document.description.as_ref(),
            "preamble" => document.preamble.as_ref(),
            _ => None,
        };
        document.for_each_section(&mut |section| {
            if section.id == *id && found.is_none() {
                found = Some(&section.text);
            }
        });
        found
    })
}

/// The digests against which a translated section was reviewed, by the first of its ids that has a line.
fn pins<'a>(
    site: &SiteSources,
    policy: &PolicyName,
    region: &Region,
    language: &Language,
    ids: impl Iterator<Item = &'a SectionId>,
) -> Vec<String> {
    let file = text_path(policy, &region.name, language);
    let mut found = ids.filter_map(|id| site.reviews.reviews.get(&Subject::new(file.as_str(), id.as_str())));
    found.next().into_iter().flatten().filter_map(|review| review.sources.first().cloned()).collect()
}
