//! What pages share: navigation, the selector of regions and languages, alternates.

use super::availability::Availability;
use super::{Route, Site, sitemap};
use crate::check::hreflangs;
use crate::compose::{Composition, region_name_in_list};
use crate::id::{PolicyName, RegionName};
use crate::locale::{Collation, Language, language_name_in_list};
use crate::model::region::{Edition, Region};
use crate::model::site::{NavigationEntry, SiteSources};
use crate::render::view::{AlternateView, ChoiceView, EditionView, LinkView, NavigationView, SelectorView, SiteView};
use crate::render::{Selector, SharedValue};
use std::collections::{BTreeMap, BTreeSet};

/// Parts of pages that are made once.
pub(super) struct Shared {
    /// The path of `base_url`, without a slash at its end.
    pub(super) base_path: String,
    /// By policy; `None` for pages of no policy.
    selectors: BTreeMap<Option<PolicyName>, Selector>,
    alternates: BTreeMap<Option<PolicyName>, SharedValue>,
    /// The same as elements of a sitemap.
    sitemap_links: BTreeMap<Option<PolicyName>, String>,
    /// The editions that search engines are offered.
    offered: BTreeSet<Edition>,
    /// By region and language of the page.
    navigation: BTreeMap<(RegionName, Language), SharedValue>,
    /// What a page says of each edition, and its locale.
    editions: BTreeMap<Edition, (EditionView, String)>,
}

impl Shared {
    pub(super) fn new(site: &SiteSources, composition: &Composition, availability: &Availability) -> Self {
        let base_path = base_path(&site.settings.base_url);
        let offered = hreflangs(site);
        let policies = std::iter::once(None).chain(availability.policies().cloned().map(Some));
        let mut selectors = BTreeMap::new();
        let mut alternates = BTreeMap::new();
        let mut sitemap_links = BTreeMap::new();
        for policy in policies {
            // What no longer applies, or was never published, is chosen by nobody.
            let href = |edition: &Edition| {
                let route = match &policy {
                    Some(policy) if availability.is_live(policy, edition) => {
                        Route::Policy(edition.clone(), policy.clone())
                    }
                    _ => Route::Edition(edition.clone()),
                };
                availability.is_live_edition(edition).then(|| format!("{base_path}/{}", route.path()))
            };
            selectors.insert(policy.clone(), Selector::new(&selector(site, &href)));
            let views = alternate_views(site, availability, policy.as_ref(), &offered);
            alternates.insert(policy.clone(), SharedValue::alternates(&views));
            sitemap_links.insert(policy.clone(), views.iter().map(sitemap::link).collect());
        }
        let mut navigation = BTreeMap::new();
        let root = (RegionName::global(), site.settings.reference_language.clone());
        let voices = availability.editions.iter().map(|edition| (edition.region.clone(), edition.language.clone()));
        for (region, language) in voices.chain([root]) {
            let view = navigation_view(site, &region, &language);
            navigation.insert((region, language), SharedValue::navigation(&view));
        }
        let offered = offered.into_iter().map(|(_, edition)| edition).collect();
        let mut editions = BTreeMap::new();
        for edition in composition.editions.iter().chain(&availability.editions) {
            editions.entry(edition.clone()).or_insert_with(|| edition_view(site, availability, &base_path, edition));
        }
        Self { base_path, selectors, alternates, sitemap_links, offered, navigation, editions }
    }

    /// What a page says of an edition.
    pub(super) fn edition(&self, edition: &Edition) -> Option<&EditionView> {
        self.editions.get(edition).map(|(view, _)| view)
    }

    /// The locale of an edition.
    pub(super) fn locale(&self, edition: &Edition) -> Option<String> {
        self.editions.get(edition).map(|(_, locale)| locale.clone())
    }

    pub(super) fn selector(&self, policy: Option<&PolicyName>) -> &Selector {
        &self.selectors[&policy.cloned()]
    }

    /// What a page of `edition` names as its siblings; nothing where the edition has no tag of its own, since a page that is
    /// not among them names none.
    pub(super) fn alternates(&self, policy: Option<&PolicyName>, edition: &Edition) -> Option<&SharedValue> {
        self.offered.contains(edition).then(|| &self.alternates[&policy.cloned()])
    }

    /// The same as elements of a sitemap.
    pub(super) fn sitemap_links(&self, policy: Option<&PolicyName>, edition: &Edition) -> &str {
        if self.offered.contains(edition) { &self.sitemap_links[&policy.cloned()] } else { "" }
    }

    pub(super) fn navigation(&self, region: &RegionName, language: &Language) -> &SharedValue {
        &self.navigation[&(region.clone(), language.clone())]
    }
}

pub(super) fn site_view(site: &SiteSources) -> SiteView {
    SiteView {
        title: site.settings.title.clone(),
        copyright: site.settings.copyright.clone(),
        home: format!("{}/", base_path(&site.settings.base_url)),
    }
}

/// Region and language of an edition, and its locale. Of a region that the sources do not know any more, the history does.
fn edition_view(
    site: &SiteSources,
    availability: &Availability,
    base_path: &str,
    edition: &Edition,
) -> (EditionView, String) {
    let (region, locale) = match site.regions.get(&edition.region) {
        Some(region) => {
            (region_name_in_list(site, region, &edition.language).0, edition.language.locale(region.code.as_ref()))
        }
        None => {
            let standings = availability.standings.values().filter_map(|standings| standings.get(edition));
            let last =
                standings.filter_map(|standing| standing.versions.last()).max_by_key(|last| last.entry.published);
            last.map_or_else(
                || (edition.region.to_string(), edition.language.to_string()),
                |version| (version.record.facts.region.clone(), version.record.facts.locale.clone()),
            )
        }
    };
    let view = EditionView {
        region,
        language: language_name_in_list(&edition.language, &edition.language)
            .unwrap_or_else(|| edition.language.to_string()),
        href: format!("{base_path}/{}", Route::Edition(edition.clone()).path()),
    };
    (view, locale)
}

fn base_path(base_url: &str) -> String {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split_once('/').map_or_else(String::new, |(_, path)| format!("/{path}").trim_end_matches('/').to_owned())
}

/// All regions with editions, sorted by their names as people see them; a region without editions that has regions below it
/// is a group, and one without any is not shown.
fn selector(site: &SiteSources, href: &dyn Fn(&Edition) -> Option<String>) -> Vec<SelectorView> {
    let reference = &site.settings.reference_language;
    let entry = |region: &Region| {
        let language = region.languages.first().unwrap_or(reference);
        let (name, of) = region_name_in_list(site, region, language);
        SelectorView {
            region: name,
            lang: of.to_string(),
            dir: of.direction().as_str(),
            editions: region
                .editions()
                .filter_map(|edition| {
                    Some(ChoiceView {
                        label: language_name_in_list(&edition.language, &edition.language)
                            .unwrap_or_else(|| edition.language.to_string()),
                        lang: edition.language.to_string(),
                        dir: edition.language.direction().as_str(),
                        href: href(&edition)?,
                    })
                })
                .collect(),
            regions: Vec::new(),
        }
    };
    let is_group = |region: &Region| region.languages.is_empty();
    let group_of = |region: &Region| {
        region
            .chain
            .iter()
            .rev()
            .skip(1)
            .map(|name| site.region(name))
            .find(|above| is_group(above))
            .map(|r| r.name.clone())
    };
    let mut groups: BTreeMap<RegionName, SelectorView> = BTreeMap::new();
    let mut top: Vec<SelectorView> = Vec::new();
    let is_shown = |region: &Region| region.editions().any(|edition| href(&edition).is_some());
    for region in site.regions.values().filter(|region| is_shown(region)) {
        match group_of(region).filter(|name| !name.is_global()) {
            Some(group) => {
                groups.entry(group.clone()).or_insert_with(|| entry(site.region(&group))).regions.push(entry(region));
            }
            None => top.push(entry(region)),
        }
    }
    top.extend(groups.into_values());
    let collation = Collation::new(reference);
    let sort = |entries: &mut Vec<SelectorView>| entries.sort_by(|a, b| collation.compare(&a.region, &b.region));
    top.iter_mut().for_each(|entry| sort(&mut entry.regions));
    sort(&mut top);
    top
}

/// The page in every edition that search engines are offered: one tag, one edition; pages that are only a fallback are not
/// offered. `x-default` is the global page in the reference language, else the root.
fn alternate_views(
    site: &SiteSources,
    availability: &Availability,
    policy: Option<&PolicyName>,
    offered: &[(String, Edition)],
) -> Vec<AlternateView> {
    let address = |route: Route| format!("{}/{}", site.settings.base_url, route.path());
    let route = |edition: &Edition| match policy {
        Some(policy) => {
            availability.is_offered(policy, edition).then(|| Route::Policy(edition.clone(), policy.clone()))
        }
        None => availability.is_live_edition(edition).then(|| Route::Edition(edition.clone())),
    };
    let mut alternates: Vec<AlternateView> = offered
        .iter()
        .filter_map(|(hreflang, edition)| {
            Some(AlternateView { hreflang: hreflang.clone(), href: address(route(edition)?) })
        })
        .collect();
    alternates.sort_by(|a, b| a.hreflang.cmp(&b.hreflang));
    let default = Edition { region: RegionName::global(), language: site.settings.reference_language.clone() };
    let default = route(&default).unwrap_or(Route::Root);
    alternates.push(AlternateView { hreflang: "x-default".to_owned(), href: address(default) });
    alternates
}

fn navigation_view(site: &SiteSources, region: &RegionName, language: &Language) -> NavigationView {
    let known = site.regions.get(region).unwrap_or_else(|| site.region(&RegionName::global()));
    let chain = &known.chain;
    let reference = &site.settings.reference_language;
    fn links(entries: &[NavigationEntry], label: &dyn Fn(&str) -> String) -> Vec<LinkView> {
        entries
            .iter()
            .map(|entry| LinkView {
                label: label(&entry.label),
                url: entry.url.clone(),
                links: links(&entry.links, label),
            })
            .collect()
    }
    // A label is text, or the id of a message where there is one.
    let label = |label: &str| {
        site.wording.chrome(chain, language, reference, label, &[]).map_or_else(|| label.to_owned(), |said| said.text)
    };
    let navigation = &site.settings.navigation;
    NavigationView {
        header: links(&navigation.header, &label),
        footer: links(&navigation.footer, &label),
        social: links(&navigation.social, &label),
    }
}

impl Site {
    /// The stylesheet of the theme.
    pub(super) fn stylesheet(&self) -> String {
        self.href(&Route::Asset("style.css".to_owned()))
    }
}
