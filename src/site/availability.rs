//! What has an address on the day of the site, and what a reader finds there.

use crate::compose::Composition;
use crate::history::{History, Published, Standing, Withdrawn, comparisons, standings};
use crate::id::{PolicyName, RegionName, SectionId};
use crate::locale::{Date, Language};
use crate::model::publication::{Origin, Record, SectionFacts};
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::review::follows;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// How each policy stands in each edition on the day of the site, and whether drafts are shown beside it.
pub(super) struct Availability {
    /// By policy and edition, for policies with a version on that day.
    pub(super) standings: BTreeMap<PolicyName, BTreeMap<Edition, Standing>>,
    /// What each of the versions in these standings is compared with, by their places, once somebody asked.
    compared: BTreeMap<PolicyName, BTreeMap<Edition, OnceLock<Compared>>>,
    history: Arc<History>,
    day: Date,
    /// The editions that have a working text, by policy; empty unless drafts are shown.
    drafts: BTreeMap<PolicyName, BTreeSet<Edition>>,
    /// All editions that have a page: in the order of the site, then those that only the history knows.
    pub(super) editions: Vec<Edition>,
    /// The policies that say of a version in force that it prevails over another, by name.
    pub(super) prevailing: Vec<PolicyName>,
    /// What the texts from which others are translated say now, by policy, once somebody asked.
    sources: BTreeMap<PolicyName, OnceLock<Wordings>>,
}

/// What sections say, by the region that supplies them.
type Wordings = BTreeMap<(RegionName, SectionId), String>;

/// What each version of a standing is compared with, by their places in it.
type Compared = Vec<Vec<usize>>;

/// What a reader finds at the address of a policy.
pub(super) enum Address<'a> {
    /// The version in force.
    InForce(&'a Published),
    /// That it no longer applies.
    Withdrawn(&'a Withdrawn),
    /// That its first version is still to take effect.
    Upcoming(&'a Published),
    /// That there is no version yet.
    Unpublished,
}

impl Availability {
    pub(super) fn new(composition: &Composition, history: &Arc<History>, day: Date, drafts: bool) -> Self {
        let standings: BTreeMap<_, _> = history
            .policies
            .iter()
            .map(|(name, policy)| (name.clone(), standings(policy, day)))
            .filter(|(_, standings)| !standings.is_empty())
            .collect();
        let compared = standings.iter().map(|(name, standings)| {
            let unknown = standings.keys().map(|edition| (edition.clone(), OnceLock::new()));
            (name.clone(), unknown.collect())
        });
        let compared = compared.collect();
        let drafts: BTreeMap<PolicyName, BTreeSet<Edition>> = if drafts {
            let documents = composition.documents.iter();
            documents.map(|(policy, documents)| (policy.clone(), documents.keys().cloned().collect())).collect()
        } else {
            BTreeMap::new()
        };
        let shown: BTreeSet<&Edition> =
            standings.values().flat_map(BTreeMap::keys).chain(drafts.values().flatten()).collect();
        let known: BTreeSet<&Edition> = composition.editions.iter().collect();
        let editions = composition
            .editions
            .iter()
            .filter(|edition| shown.contains(edition))
            .chain(shown.iter().copied().filter(|edition| !known.contains(edition)))
            .cloned()
            .collect();
        let prevails = |standing: &Standing| {
            let record = standing.in_force().map(|version| &version.record);
            record.is_some_and(|record| record.may_say("prevails_over") && !record.facts.prevails_over.is_empty())
        };
        let prevailing = standings.par_iter().filter(|(_, standings)| standings.values().any(prevails));
        let prevailing = prevailing.map(|(policy, _)| policy.clone()).collect();
        let sources = standings.keys().map(|policy| (policy.clone(), OnceLock::new())).collect();
        Self { standings, compared, history: Arc::clone(history), day, drafts, editions, prevailing, sources }
    }

    /// How a policy stands in an edition, if it has a version there.
    pub(super) fn standing(&self, policy: &PolicyName, edition: &Edition) -> Option<&Standing> {
        self.standings.get(policy)?.get(edition)
    }

    /// The versions with which one is compared: [as the history says](comparisons).
    pub(super) fn comparisons(&self, policy: &PolicyName, edition: &Edition, version: &Published) -> Vec<&Published> {
        let Some(standing) = self.standing(policy, edition) else { return Vec::new() };
        let compared = self.compared.get(policy).and_then(|editions| editions.get(edition)).map(|compared| {
            compared.get_or_init(|| comparisons(&self.history.policies[policy], edition, standing, self.day))
        });
        let at = standing.versions.iter().position(|other| other.id == version.id);
        let others = compared.zip(at).and_then(|(compared, at)| compared.get(at));
        others.into_iter().flatten().filter_map(|other| standing.versions.get(*other)).collect()
    }

    /// Whether a policy has versions in another edition of the same language.
    pub(super) fn has_others_of_its_language(&self, policy: &PolicyName, edition: &Edition) -> bool {
        let editions = self.standings.get(policy).into_iter().flat_map(BTreeMap::keys);
        editions.filter(|other| other.language == edition.language).nth(1).is_some()
    }

    /// The version in force.
    pub(super) fn in_force(&self, policy: &PolicyName, edition: &Edition) -> Option<&Published> {
        self.standing(policy, edition)?.in_force()
    }

    /// Whether the working text of an edition is shown.
    pub(super) fn has_draft(&self, policy: &PolicyName, edition: &Edition) -> bool {
        self.drafts.get(policy).is_some_and(|editions| editions.contains(edition))
    }

    /// What stands at the address of a policy; none where there is no page.
    pub(super) fn address(&self, policy: &PolicyName, edition: &Edition) -> Option<Address<'_>> {
        let Some(standing) = self.standing(policy, edition) else {
            return self.has_draft(policy, edition).then_some(Address::Unpublished);
        };
        if let Some(withdrawn) = &standing.withdrawn {
            return Some(Address::Withdrawn(withdrawn));
        }
        if let Some(version) = standing.in_force() {
            return Some(Address::InForce(version));
        }
        Some(standing.upcoming().first().map_or(Address::Unpublished, |version| Address::Upcoming(version)))
    }

    /// Whether a policy applies in an edition, or will: a selector leads there.
    pub(super) fn is_live(&self, policy: &PolicyName, edition: &Edition) -> bool {
        match self.address(policy, edition) {
            Some(Address::InForce(_) | Address::Upcoming(_)) => true,
            // What was cancelled before it ever took effect leads nowhere, unless a draft does.
            Some(Address::Unpublished) => self.has_draft(policy, edition),
            Some(Address::Withdrawn(_)) | None => false,
        }
    }

    /// Whether anything applies in an edition, or will.
    pub(super) fn is_live_edition(&self, edition: &Edition) -> bool {
        self.policies().any(|policy| self.is_live(policy, edition))
    }

    /// Whether search engines are offered a policy in an edition: it is in force, and more than a fallback.
    pub(super) fn is_offered(&self, policy: &PolicyName, edition: &Edition) -> bool {
        self.in_force(policy, edition).is_some_and(|version| version.record.facts.fallback.is_none())
    }

    /// All policies that have a page, by name.
    pub(super) fn policies(&self) -> impl Iterator<Item = &PolicyName> {
        self.standings.keys().chain(self.drafts.keys()).collect::<BTreeSet<_>>().into_iter()
    }

    /// The editions of a policy that have a page.
    pub(super) fn editions_of(&self, policy: &PolicyName) -> BTreeSet<&Edition> {
        let published = self.standings.get(policy).into_iter().flat_map(BTreeMap::keys);
        published.chain(self.drafts.get(policy).into_iter().flatten()).collect()
    }

    /// Whether the text from which a section of `record`, its title, description or preamble was translated has changed since,
    /// and nobody recorded that it follows all the same.
    pub(super) fn is_stale(&self, site: &SiteSources, policy: &PolicyName, record: &Record) -> bool {
        let read = || sources(site, &self.standings[policy]);
        let sources = || Some(self.sources.get(policy)?.get_or_init(read));
        let moved = |id: &SectionId, facts: &SectionFacts| {
            let Some(source) = &facts.source else { return false };
            let now = sources().and_then(|sources| sources.get(&(facts.origin.region.clone(), id.clone())));
            now.is_some_and(|now| now != source && !follows(site, policy, id, facts, now))
        };
        let facts = &record.facts;
        let mut parts = facts.parts.keys();
        parts.any(|id| facts.part(id).is_some_and(|part| moved(id, &part)))
            || record.ids.iter().zip(&facts.sections).any(|(id, facts)| moved(id, facts))
    }

    /// The edition that shows the text from which that of another edition is translated: of the region itself, else the global one.
    pub(super) fn source_edition(&self, site: &SiteSources, policy: &PolicyName, edition: &Edition) -> Option<Edition> {
        let own = site.regions.get(&edition.region).map(|region| (&edition.region, &region.first_language));
        let reference = &site.settings.reference_language;
        let global = RegionName::global();
        own.into_iter()
            .chain([(&edition.region, reference), (&global, reference)])
            .map(|(region, language)| Edition { region: region.clone(), language: language.clone() })
            .filter(|source| source.language != edition.language)
            .find(|source| self.in_force(policy, source).is_some())
    }

    /// The edition that shows the text from which others are translated, where that took effect after `version`, and nobody knows
    /// from which text this one was translated: texts that are older than the first one in the reference language have none.
    pub(super) fn newer_source(
        &self,
        site: &SiteSources,
        policy: &PolicyName,
        edition: &Edition,
        version: &Published,
    ) -> Option<Edition> {
        let source = self.source_edition(site, policy, edition)?;
        let newest = self.in_force(policy, &source)?;
        let is_newer = (newest.effective, newest.index) > (version.effective, version.index);
        (is_newer && self.has_unknown_source(site, policy, &version.record)).then_some(source)
    }

    /// Whether a record has translated texts, and of none of them it is known from which text it was translated, or that it follows
    /// the one that is in force.
    fn has_unknown_source(&self, site: &SiteSources, policy: &PolicyName, record: &Record) -> bool {
        let now = || Some(self.sources.get(policy)?.get_or_init(|| sources(site, &self.standings[policy])));
        let is_known = |id: &SectionId, facts: &SectionFacts| {
            let now = || now()?.get(&(facts.origin.region.clone(), id.clone()));
            facts.source.is_some() || now().is_some_and(|now| follows(site, policy, id, facts, now))
        };
        let facts = &record.facts;
        let parts = facts.parts.keys().filter_map(|id| Some((id, facts.part(id)?)));
        let sections = record.ids.iter().zip(&facts.sections).map(|(id, facts)| (id, SectionFacts::clone(facts)));
        let mut translated = parts
            .chain(sections)
            .filter(|(_, of)| !of.origin.fallback && of.origin.language != *first_language(site, &of.origin.region))
            .peekable();
        translated.peek().is_some() && !translated.any(|(id, facts)| is_known(id, &facts))
    }

    /// Whether any text of an edition is known to lag behind its source, or not known to follow a newer one.
    pub(super) fn is_behind(&self, site: &SiteSources, edition: &Edition) -> bool {
        self.standings.iter().any(|(policy, standings)| {
            let version = standings.get(edition).and_then(Standing::in_force);
            version.is_some_and(|version| {
                self.is_stale(site, policy, &version.record)
                    || self.newer_source(site, policy, edition, version).is_some()
            })
        })
    }
}

/// The language from which texts of a region are translated.
fn first_language<'a>(site: &'a SiteSources, region: &RegionName) -> &'a Language {
    match site.regions.get(region) {
        Some(known) if !region.is_global() => &known.first_language,
        _ => &site.settings.reference_language,
    }
}

/// What the texts of a policy say from which others are translated: each region's own texts in its first language, as an edition
/// has them in force; of several editions, the one with the newest version.
fn sources(site: &SiteSources, standings: &BTreeMap<Edition, Standing>) -> Wordings {
    let mut sources: BTreeMap<(RegionName, SectionId), (usize, String)> = BTreeMap::new();
    for version in standings.values().filter_map(Standing::in_force) {
        let record = &version.record;
        let mut says = |id: &SectionId, origin: &Origin, wording: &String| {
            let region = &origin.region;
            if origin.language != *first_language(site, region) {
                return;
            }
            let found = (version.index, wording.clone());
            let newest = sources.entry((region.clone(), id.clone())).or_insert_with(|| found.clone());
            if newest.0 < found.0 {
                *newest = found;
            }
        };
        let facts = &record.facts;
        for (id, part) in &facts.parts {
            facts.origin_of(id.as_str()).into_iter().for_each(|origin| says(id, origin, &part.wording));
        }
        record.ids.iter().zip(&facts.sections).for_each(|(id, facts)| says(id, &facts.origin, &facts.wording));
    }
    sources.into_iter().map(|(key, (_, wording))| (key, wording)).collect()
}
