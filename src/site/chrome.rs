//! What pages share: navigation, names of editions, alternates.

use super::availability::Availability;
use super::selector::Selectors;
use super::{Route, Site, sitemap};
use crate::check::hreflangs;
use crate::compose::{Composition, own_language_name, region_name_in_list};
use crate::id::{PolicyName, RegionName};
use crate::locale::Language;
use crate::model::outside::OwnHosts;
use crate::model::region::Edition;
use crate::model::site::{NavigationEntry, SiteSources};
use crate::render::view::{AlternateView, EditionView, Foreign, LinkView, NavigationView, SiteView};
use crate::render::{Selector, SharedValue};
use std::collections::{BTreeMap, BTreeSet};

/// Parts of pages that are made once.
pub(super) struct Shared {
    /// The path of `base_url`, without a slash at its end.
    pub(super) base_path: String,
    /// The hosts that links to others leave.
    pub(super) own_hosts: OwnHosts,
    selectors: Selectors,
    /// By policy; `None` for pages of no policy.
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
        let own_hosts = site.own_hosts();
        let offered = hreflangs(site);
        let policies = std::iter::once(None).chain(availability.policies().cloned().map(Some));
        let mut alternates = BTreeMap::new();
        let mut sitemap_links = BTreeMap::new();
        for policy in policies {
            let views = alternate_views(site, availability, policy.as_ref(), &offered);
            alternates.insert(policy.clone(), SharedValue::alternates(&views));
            sitemap_links.insert(policy.clone(), views.iter().map(sitemap::link).collect());
        }
        let mut navigation = BTreeMap::new();
        let root = (RegionName::global(), site.settings.reference_language.clone());
        let voices = availability.editions.iter().map(|edition| (edition.region.clone(), edition.language.clone()));
        for (region, language) in voices.chain([root]) {
            let view = navigation_view(site, &own_hosts, &region, &language);
            navigation.insert((region, language), SharedValue::navigation(&view));
        }
        let offered = offered.into_iter().map(|(_, edition)| edition).collect();
        let mut editions = BTreeMap::new();
        for edition in composition.editions.iter().chain(&availability.editions) {
            editions.entry(edition.clone()).or_insert_with(|| edition_view(site, availability, &base_path, edition));
        }
        let selectors = Selectors::new(site, availability);
        Self { base_path, own_hosts, selectors, alternates, sitemap_links, offered, navigation, editions }
    }

    /// What a page says of an edition.
    pub(super) fn edition(&self, edition: &Edition) -> Option<&EditionView> {
        self.editions.get(edition).map(|(view, _)| view)
    }

    /// The locale of an edition.
    pub(super) fn locale(&self, edition: &Edition) -> Option<String> {
        self.editions.get(edition).map(|(_, locale)| locale.clone())
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
        home: format!("{}/{}", base_path(&site.settings.base_url), choose(site)),
        assets: format!("{}/assets/", base_path(&site.settings.base_url)),
        external_notice: site.settings.external_links.notice,
    }
}

/// What an address of the root page needs behind it where that address alone leads on to an edition: who comes from a page of the
/// site wants to choose.
pub(super) fn choose(site: &SiteSources) -> &'static str {
    if site.settings.negotiates() { "?choose=1" } else { "" }
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
        language: own_language_name(site, site.chain(&edition.region), &edition.language),
        href: format!("{base_path}/{}", Route::Edition(edition.clone()).path()),
    };
    (view, locale)
}

pub(super) fn base_path(base_url: &str) -> String {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split_once('/').map_or_else(String::new, |(_, path)| format!("/{path}").trim_end_matches('/').to_owned())
}

/// The page in every edition that search engines are offered: one tag, one edition; pages that are only a fallback are not
/// offered. `x-default` is the global page in the reference language, else the root.
fn alternate_views(
    site: &SiteSources,
    availability: &Availability,
    policy: Option<&PolicyName>,
    offered: &[(String, Edition)],
) -> Vec<AlternateView> {
    let address = |route: Route| format!("{}/{}", site.base_url_of(route.region()), route.path());
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

fn navigation_view(
    site: &SiteSources,
    own_hosts: &OwnHosts,
    region: &RegionName,
    language: &Language,
) -> NavigationView {
    let known = site.regions.get(region).unwrap_or_else(|| site.region(&RegionName::global()));
    let chain = &known.chain;
    let reference = &site.settings.reference_language;
    // A label is text, or the id of a message where there is one.
    let label = |label: &str| match site.wording.chrome(chain, language, reference, label, &[]) {
        Some(said) if language.is_served_by(&said.language) => (said.text, Foreign::default()),
        Some(said) => (said.text, Foreign::of(&said.language)),
        None => (label.to_owned(), Foreign::default()),
    };
    let navigation = &site.settings.navigation;
    NavigationView {
        header: link_views(own_hosts, &navigation.header, &label),
        footer: link_views(own_hosts, &navigation.footer, &label),
        social: link_views(own_hosts, &navigation.social, &label),
    }
}

fn link_views(
    own_hosts: &OwnHosts,
    entries: &[NavigationEntry],
    label: &dyn Fn(&str) -> (String, Foreign),
) -> Vec<LinkView> {
    let view = |entry: &NavigationEntry| {
        let (words, foreign) = label(&entry.label);
        LinkView {
            label: words,
            url: entry.url.clone(),
            external: entry.url.as_deref().is_some_and(|url| own_hosts.are_left_by(url)),
            foreign,
            links: link_views(own_hosts, &entry.links, label),
        }
    };
    entries.iter().map(view).collect()
}

impl Site {
    /// The selector of pages about a policy, or about none, in a language.
    pub(super) fn selector(&self, policy: Option<&PolicyName>, language: &Language) -> &Selector {
        let shared = &self.shared;
        shared.selectors.get(&self.sources, &self.availability, &shared.base_path, policy, language)
    }

    /// The address of a static file of the theme that names its bytes, if the theme has it.
    pub(super) fn asset(&self, name: &str) -> Option<String> {
        self.assets.get(name).map(|asset| self.href(&Route::AssetByDigest(asset.name.clone())))
    }
}
