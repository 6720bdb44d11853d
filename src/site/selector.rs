//! The selector of region and language: all editions, by areas of the world.
//!
//! In: the regions, and where each edition leads from the pages of one policy. Out: entries in the order of one language. Names
//! are those that people use themselves, made once for all pages; only the areas are named in the language of the page.

use super::Route;
use super::availability::Availability;
use crate::compose::{own_language_name, region_name_in_list};
use crate::id::{PolicyName, RegionName};
use crate::locale::{Area, Collation, Language, RegionCode};
use crate::model::region::{Edition, Region};
use crate::model::site::SiteSources;
use crate::render::Selector;
use crate::render::view::{ChoiceView, SelectorView};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// From how many regions on they are shown by areas: fewer can be taken in at a glance.
const MANY: usize = 12;

/// The selectors of a site, each made when the first page asks for it.
pub(super) struct Selectors {
    regions: Vec<Place>,
    made: BTreeMap<(Option<PolicyName>, Language), OnceLock<Selector>>,
}

/// A region to choose.
struct Place {
    area: Area,
    /// The region without editions above it, under which it is found.
    group: Option<RegionName>,
    /// The entry without its choices.
    entry: SelectorView,
    choices: Vec<(Edition, ChoiceView)>,
}

impl Place {
    /// Whether an edition lags behind its source while another one here, in the same language, does not: who is suggested one is
    /// better served by that.
    fn is_behind(&self, site: &SiteSources, availability: &Availability, edition: &Edition) -> bool {
        let written = |edition: &Edition| {
            (edition.language.as_str().split('-').next().map(str::to_owned), edition.language.script())
        };
        let mut others = self.choices.iter().map(|(other, _)| other);
        others.any(|other| {
            other != edition
                && written(other) == written(edition)
                && availability.is_live_edition(other)
                && !availability.is_behind(site, other)
                && availability.is_behind(site, edition)
        })
    }
}

impl Selectors {
    pub(super) fn new(site: &SiteSources, availability: &Availability) -> Self {
        let is_group = |region: &Region| region.languages.is_empty() && !region.name.is_global();
        let group_of =
            |region: &Region| region.chain.iter().rev().skip(1).find(|above| is_group(site.region(above))).cloned();
        let regions = site.regions.values().map(|region| Place {
            area: region.area,
            group: group_of(region),
            entry: entry(site, region),
            choices: region.editions().map(|edition| (edition.clone(), choice(site, &edition))).collect(),
        });
        let languages = || {
            let shown = availability.editions.iter().map(|edition| edition.language.clone());
            shown.chain([site.settings.reference_language.clone()])
        };
        let policies = std::iter::once(None).chain(availability.policies().cloned().map(Some));
        let keys = policies.flat_map(|policy| languages().map(move |language| (policy.clone(), language)));
        Self { regions: regions.collect(), made: keys.map(|key| (key, OnceLock::new())).collect() }
    }

    /// The selector of pages about a policy, or about none, in a language.
    pub(super) fn get(
        &self,
        site: &SiteSources,
        availability: &Availability,
        base_path: &str,
        policy: Option<&PolicyName>,
        language: &Language,
    ) -> &Selector {
        // What no longer applies, or was never published, is chosen by nobody.
        let href = |edition: &Edition| {
            let route = match policy {
                Some(policy) if availability.is_live(policy, edition) => Route::Policy(edition.clone(), policy.clone()),
                _ => Route::Edition(edition.clone()),
            };
            availability.is_live_edition(edition).then(|| format!("{base_path}/{}", route.path()))
        };
        self.made[&(policy.cloned(), language.clone())]
            .get_or_init(|| Selector::new(&self.entries(site, availability, language, &href)))
    }

    /// All regions with editions, sorted as readers of `language` sort; a region without editions that has regions below it is a
    /// group, and one without any is not shown.
    fn entries(
        &self,
        site: &SiteSources,
        availability: &Availability,
        language: &Language,
        href: &dyn Fn(&Edition) -> Option<String>,
    ) -> Vec<SelectorView> {
        let collation = Collation::new(language);
        let by_name = |a: &SelectorView, b: &SelectorView| collation.compare(&a.region, &b.region);
        let mut groups: BTreeMap<&RegionName, SelectorView> = BTreeMap::new();
        let mut top: Vec<(Area, SelectorView)> = Vec::new();
        for place in &self.regions {
            let choices = place
                .choices
                .iter()
                .filter_map(|(edition, choice)| Some((edition, ChoiceView { href: href(edition)?, ..choice.clone() })))
                .map(|(edition, choice)| ChoiceView { behind: place.is_behind(site, availability, edition), ..choice });
            let entry = SelectorView { editions: choices.collect(), ..place.entry.clone() };
            match &place.group {
                _ if entry.editions.is_empty() => {}
                Some(group) => groups.entry(group).or_insert_with(|| self.group(site, group)).regions.push(entry),
                None => top.push((place.area, entry)),
            }
        }
        top.extend(groups.into_iter().map(|(name, group)| (site.region(name).area, group)));
        top.iter_mut().for_each(|(_, entry)| entry.regions.sort_by(by_name));
        top.sort_by(|(_, a), (_, b)| by_name(a, b));
        by_area(site, language, top, &by_name)
    }

    fn group(&self, site: &SiteSources, name: &RegionName) -> SelectorView {
        entry(site, site.region(name))
    }
}

/// The entries under their areas, which stand in the order of their names, what is for all areas behind them; as they are, where
/// they are few or in one area.
fn by_area(
    site: &SiteSources,
    language: &Language,
    entries: Vec<(Area, SelectorView)>,
    by_name: &dyn Fn(&SelectorView, &SelectorView) -> Ordering,
) -> Vec<SelectorView> {
    let several = entries.iter().any(|(area, _)| Some(*area) != entries.first().map(|(first, _)| *first));
    if entries.len() < MANY || !several {
        return entries.into_iter().map(|(_, entry)| entry).collect();
    }
    let mut areas: BTreeMap<Area, SelectorView> = BTreeMap::new();
    for (area, entry) in entries {
        areas.entry(area).or_insert_with(|| area_entry(site, language, area)).regions.push(entry);
    }
    let global = areas.remove(&Area::Global);
    let mut areas: Vec<SelectorView> = areas.into_values().collect();
    areas.sort_by(by_name);
    areas.extend(global);
    areas
}

fn area_entry(site: &SiteSources, language: &Language, area: Area) -> SelectorView {
    let reference = &site.settings.reference_language;
    let chain = &site.region(&RegionName::global()).chain;
    let said = site.wording.chrome(chain, language, reference, &format!("area-{}", area.name()), &[]);
    let (region, of) =
        said.map_or_else(|| (area.name().to_owned(), reference.clone()), |said| (said.text, said.language));
    SelectorView {
        area: Some(area.name()),
        region,
        lang: of.to_string(),
        dir: of.direction().as_str(),
        editions: Vec::new(),
        regions: Vec::new(),
    }
}

/// A region by the name that it has in its first language.
fn entry(site: &SiteSources, region: &Region) -> SelectorView {
    let language = region.languages.first().unwrap_or(&site.settings.reference_language);
    let (name, of) = region_name_in_list(site, region, language);
    SelectorView {
        area: None,
        region: name,
        lang: of.to_string(),
        dir: of.direction().as_str(),
        editions: Vec::new(),
        regions: Vec::new(),
    }
}

/// An edition by the names that it has in its own language, as yet without an address.
pub(super) fn choice(site: &SiteSources, edition: &Edition) -> ChoiceView {
    let language = &edition.language;
    let region = site.regions.get(&edition.region);
    let code = region.and_then(|region| region.code.as_ref());
    let (part, whole) = (code.filter(|code| code.is_subdivision()), code.filter(|code| !code.is_subdivision()));
    ChoiceView {
        label: own_language_name(site, site.chain(&edition.region), language),
        region: region
            .map_or_else(|| edition.region.to_string(), |region| region_name_in_list(site, region, language).0),
        locale: language.locale(whole),
        lang: language.to_string(),
        dir: language.direction().as_str(),
        country: part.and_then(RegionCode::country),
        behind: false,
        href: String::new(),
    }
}
