//! The site as a lazy map from [`Route`] to bytes.
//!
//! In: what was loaded and composed. Out: all routes, and for each of them, when asked, its bytes. Loading and composing are
//! whole and cheap; a page is rendered when somebody wants it, so that a build can stream pages to disk from all cores and
//! nothing ever holds the whole output.

mod availability;
mod banners;
mod changes;
mod chrome;
mod compared;
mod compress;
mod cookies;
mod data;
mod delivery;
mod desk;
mod feeds;
mod find;
mod fragment;
mod host;
mod local;
mod metadata;
mod opening;
mod pages;
mod policy;
mod route;
mod selector;
mod shown;
mod sitemap;
mod timemap;
mod versions;

pub use compress::{COMPRESSED, Compressed, compressed, compressed_as};
pub use delivery::{HTML, Lifetime};
pub use host::HostFile;
pub use opening::{Memory, Opened, Unchecked, open, open_again};
pub use route::{Route, Schema};
pub use shown::Recent;

use crate::compare::text_digest;
use crate::compose::{Composition, fill};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::history::{History, Published, Standing, State, next_change};
use crate::id::{PolicyName, RegionName};
use crate::load::Theme;
use crate::locale::Date;
use crate::model::ledger::Action;
use crate::model::markup::TextFile;
use crate::model::publication::Publication;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::release::{self, Planned, Refusal, Request, Unreleased, draft};
use crate::render::addresses::with_addresses;
use crate::render::relative::Relative;
use crate::render::{Assets, Engine};
use crate::source::{Sources, percent_encoded};
use crate::status::{Filter, Status, status};
use availability::Availability;
use changes::Amounts;
use chrome::Shared;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// What a caller may decide against the site's own settings.
#[derive(Clone, Debug)]
pub struct Overrides {
    /// Another theme.
    pub theme: Option<String>,
    /// Another base URL.
    pub base_url: Option<String>,
    /// Another path in the base URL: `/legal/`.
    pub base_path: Option<String>,
    /// Whether all regions are shown at one address, whatever hosts they have of their own. They are, too, where the address is
    /// another one than the site's own.
    pub one_host: bool,
    /// The day whose texts and dates are shown. Today is not known here; without a choice it is the last of all days.
    pub day: Date,
    /// Whether the working texts are shown as well, as drafts.
    pub drafts: bool,
    /// Whether the working texts are proofread and compared with what was released, which takes far longer than anything else that
    /// is checked: for whoever asks what is wrong, or freezes them.
    pub proofread: bool,
}

impl Default for Overrides {
    fn default() -> Self {
        Self {
            theme: None,
            base_url: None,
            base_path: None,
            one_host: false,
            day: Date::LAST,
            drafts: false,
            proofread: true,
        }
    }
}

/// A site, composed and checked.
pub struct Site {
    sources: Arc<SiteSources>,
    composition: Arc<Composition>,
    theme: Theme,
    /// The static files of the theme.
    assets: Arc<Assets>,
    engine: Arc<Engine>,
    shared: Arc<Shared>,
    /// The texts, for places in them.
    texts: Arc<Sources>,
    /// The pictures and downloads of the sources.
    files: BTreeMap<TextFile, Arc<[u8]>>,
    /// The pictures and downloads that are published, by the path below `files/`, once all of them were asked for. Equal ones
    /// of one name are one.
    published_files: OnceLock<BTreeMap<String, Arc<[u8]>>>,
    /// All that was ever published.
    history: Arc<History>,
    /// What has an address on the day of the site.
    availability: Arc<Availability>,
    /// How much changed between versions, as far as anybody asked.
    amounts: Amounts,
    /// Which of the pages for search engines each part of the sitemap lists, once somebody asked.
    sitemap_parts: OnceLock<Vec<Range<usize>>>,
    /// Former addresses that lead on as pages, once somebody asked.
    moved: OnceLock<host::Moved>,
    /// The day whose texts and dates are shown.
    day: Date,
    /// Whether the working texts are shown as well.
    shows_drafts: bool,
}

impl Site {
    /// What the sources say.
    #[must_use]
    pub fn sources(&self) -> &SiteSources {
        &self.sources
    }

    /// What each edition shows.
    #[must_use]
    pub fn composition(&self) -> &Composition {
        &self.composition
    }

    /// All that was ever published.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// How each policy stands in each edition on the day of the site.
    #[must_use]
    pub fn standings(&self) -> &BTreeMap<PolicyName, BTreeMap<Edition, Standing>> {
        &self.availability.standings
    }

    /// The day whose texts and dates are shown.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// The next day after that of the site on which a build differs.
    #[must_use]
    pub fn next_change(&self) -> Option<Date> {
        self.history.policies.values().filter_map(|policy| next_change(policy, self.day)).min()
    }

    /// What each edition of a policy would be if it were published now.
    #[must_use]
    pub fn drafts(&self, policy: &PolicyName) -> BTreeMap<Edition, Publication> {
        let documents: Vec<_> =
            self.composition.documents.get(policy).into_iter().flat_map(|documents| documents.iter()).collect();
        documents
            .into_par_iter()
            .map(|(edition, document)| {
                (edition.clone(), draft(&self.sources, &self.composition, document, &self.texts))
            })
            .collect()
    }

    /// Plans the release of a policy as its working texts stand. `None` where nothing differs from what was released last.
    ///
    /// # Errors
    /// With every reason why it cannot be released.
    pub fn release(&self, policy: &PolicyName, request: &Request) -> Result<Option<Planned>, Vec<Refusal>> {
        let bytes = |file: &TextFile| self.text_file(file);
        release::release(&self.history, policy, &self.drafts(policy), &bytes, request)
    }

    /// The editions of each policy whose working text differs from what was released last.
    #[must_use]
    pub fn unreleased(&self) -> BTreeMap<PolicyName, Vec<Unreleased>> {
        release::unreleased(&self.sources, &self.composition, &self.history)
    }

    /// How the site stands on its day.
    #[must_use]
    pub fn status(&self, filter: &Filter) -> Status {
        status(&self.sources, &self.composition, &self.history, &self.texts, self.day, filter)
    }

    /// The digest of what each edition says in its working text.
    #[must_use]
    pub fn text_digests(&self) -> BTreeMap<(PolicyName, Edition), Digest> {
        let documents: Vec<_> = self.composition.documents.values().flat_map(|documents| documents.iter()).collect();
        documents
            .into_par_iter()
            .map(|(edition, document)| {
                let text = fill(&self.sources, &self.composition, document, &mut Diagnostics::new());
                ((document.policy.clone(), edition.clone()), text_digest(&text))
            })
            .collect()
    }

    /// A picture or download of the working texts.
    #[must_use]
    pub fn text_file(&self, file: &TextFile) -> Option<Vec<u8>> {
        self.files.get(file).map(|bytes| bytes.to_vec())
    }

    /// The pictures and downloads of all versions that exist on the day of the site, and of the working texts where these are
    /// shown.
    fn published_files(&self) -> &BTreeMap<String, Arc<[u8]>> {
        self.published_files.get_or_init(|| {
            let mut files = BTreeMap::new();
            for (policy, file) in self
                .versions()
                .flat_map(|(policy, version)| version.record.files.iter().map(move |file| (policy, file)))
            {
                if let Some(bytes) = self.history.text_file(policy, file) {
                    files.insert(file.path(), bytes);
                }
            }
            for (file, bytes) in self.files.iter().filter(|_| self.shows_drafts) {
                files.insert(file.path(), Arc::clone(bytes));
            }
            files
        })
    }

    /// One of them; it does not look at the others.
    fn published_file(&self, path: &str) -> Option<Arc<[u8]>> {
        if let Some(all) = self.published_files.get() {
            return all.get(path).cloned();
        }
        let draft = self.files.iter().find(|(file, _)| self.shows_drafts && file.path() == path);
        if let Some((_, bytes)) = draft {
            return Some(Arc::clone(bytes));
        }
        self.versions().filter(|(_, version)| version.record.may_say(path)).find_map(|(policy, version)| {
            let file = version.record.files.iter().find(|file| file.path() == path)?;
            self.history.text_file(policy, file)
        })
    }

    /// All versions that exist on the day of the site.
    fn versions(&self) -> impl Iterator<Item = (&PolicyName, &Published)> {
        self.availability.standings.iter().flat_map(|(policy, standings)| {
            standings.values().flat_map(|standing| &standing.versions).map(move |version| (policy, version))
        })
    }

    /// The digest of the text of a version, for the routes of its page and data.
    #[must_use]
    pub fn version_text(&self, route: &Route) -> Option<Digest> {
        let (Route::Version(edition, policy, id) | Route::VersionData(edition, policy, id)) = route else {
            return None;
        };
        let versions = &self.availability.standing(policy, edition)?.versions;
        versions.iter().find(|version| version.id == *id).map(|version| version.record.text)
    }

    /// All routes, in a fixed order.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = self.own_routes();
        routes.extend(self.moved().keys().cloned().map(Route::Moved));
        routes
    }

    /// All routes but those of former addresses.
    fn own_routes(&self) -> Vec<Route> {
        let mut routes = self.single_routes();
        routes.extend(self.sitemap_parts().map(|part| Route::Sitemap(Some(part))));
        self.page_routes(&mut routes);
        routes.extend(self.assets.names().map(|name| Route::Asset(name.to_owned())));
        routes.extend(self.assets.names_with_digest().map(|name| Route::AssetByDigest(name.to_owned())));
        routes.extend(self.published_files().keys().cloned().map(Route::File));
        routes
    }

    /// The routes of regions, editions and documents.
    fn page_routes(&self, routes: &mut Vec<Route>) {
        let editions = &self.availability.editions;
        let mut regions: Vec<_> = editions.iter().map(|edition| &edition.region).collect();
        let mut seen = BTreeSet::new();
        regions.retain(|region| seen.insert(*region));
        routes.extend(regions.into_iter().cloned().map(Route::Region));
        for edition in editions {
            routes.extend([Route::Edition(edition.clone()), Route::NotFound(Some(edition.clone()))]);
        }
        let noticed = editions.iter().filter(|edition| self.has_cookie_notice(edition));
        routes.extend(noticed.cloned().map(Route::CookieNotice));
        for policy in self.availability.policies() {
            let mut editions: Vec<&Edition> = self.availability.editions_of(policy).into_iter().collect();
            editions.sort_by_key(|edition| &edition.language);
            for editions in editions.chunk_by(|a, b| a.language == b.language) {
                self.version_routes(editions, policy, routes);
                editions.iter().for_each(|edition| self.document_routes(edition, policy, routes));
            }
        }
    }

    /// What only shows when a template is rendered. One page of each kind stands for all, so that a large site takes hardly longer
    /// than a small one.
    fn template_problems(&self) -> Vec<Diagnostic> {
        let mut tried = HashSet::new();
        let mut first = |route: &Route| {
            // A document that is not in force has a page of another template at the same address.
            let applies = match route {
                Route::Policy(edition, policy) => self.availability.in_force(policy, edition).is_some(),
                _ => true,
            };
            route.has_template() && tried.insert((std::mem::discriminant(route), applies))
        };
        let mut routes = vec![Route::Root, Route::NotFound(None)];
        self.page_routes(&mut routes);
        routes.retain(|route| first(route));
        routes.par_iter().filter_map(|route| self.render(route).err()).map(|problem| *problem).collect()
    }

    /// The routes that a site has once.
    fn single_routes(&self) -> Vec<Route> {
        let mut routes = vec![
            Route::Root,
            Route::NotFound(None),
            Route::SiteData,
            Route::SiteFeed,
            Route::Sitemap(None),
            Route::Robots,
            Route::Schema(Schema::Policy),
            Route::Schema(Schema::Site),
        ];
        routes.extend(self.sources.settings.global_privacy_control.map(|_| Route::GlobalPrivacyControl));
        routes.extend(self.host_files().iter().copied().map(Route::Host));
        routes
    }

    /// The routes of the versions of a policy in editions of one language. Those that show the same text stand near one another, so
    /// that it is read once; and those of one version, which have comparisons in common. Of a few versions, those of one kind stand
    /// side by side: a processor is faster at what it did before.
    fn version_routes(&self, editions: &[&Edition], policy: &PolicyName, routes: &mut Vec<Route>) {
        let Some(past) = self.history.policies.get(policy) else { return };
        let released = past.ledger.entries.iter().map(|entry| match &entry.action {
            Action::Release { version, .. } => Some(version),
            _ => None,
        });
        let order: BTreeMap<_, _> = released.enumerate().filter_map(|(at, version)| Some((version?, at))).collect();
        let of_edition = |edition| self.versions_of(edition, policy).iter().map(move |version| (edition, version));
        let mut versions: Vec<(&Edition, &Published)> = editions.iter().copied().flat_map(of_edition).collect();
        versions.sort_by_key(|(_, version)| order.get(&version.id));
        for versions in versions.chunks(Recent::VERSIONS) {
            for (edition, version) in versions {
                self.in_force_routes(edition, policy, version, routes);
                routes.push(Route::Version((*edition).clone(), policy.clone(), version.id.clone()));
            }
            for (edition, version) in versions {
                routes.push(Route::VersionData((*edition).clone(), policy.clone(), version.id.clone()));
            }
            for (edition, version) in versions {
                let others = self.availability.comparisons(policy, edition, version);
                routes.extend(self.comparison_routes(edition, policy, &version.id, &others));
            }
        }
    }

    /// The routes of a policy in an edition that show the version in force.
    fn in_force_routes(&self, edition: &Edition, policy: &PolicyName, version: &Published, routes: &mut Vec<Route>) {
        if version.state != State::InForce {
            return;
        }
        let (e, p) = (|| edition.clone(), || policy.clone());
        routes.push(Route::Policy(e(), p()));
        routes.push(Route::PolicyData(e(), p()));
        routes.push(Route::Fragment(e(), p()));
        if self.declares_cookies(version) {
            routes.push(Route::Cookies(e(), p()));
        }
        if !version.record.facts.changes.is_empty() {
            routes.push(Route::Local(e(), p()));
        }
    }

    /// The routes of a policy in an edition, but for those of its versions.
    fn document_routes(&self, edition: &Edition, policy: &PolicyName, routes: &mut Vec<Route>) {
        let (e, p) = (|| edition.clone(), || policy.clone());
        if let Some(standing) = self.availability.standing(policy, edition) {
            routes.push(Route::History(e(), p()));
            routes.push(Route::Feed(e(), p()));
            if standing.versions.iter().any(timemap::took_effect) {
                routes.push(Route::TimeMap(e(), p()));
            }
        }
        if self.availability.in_force(policy, edition).is_none() {
            routes.push(Route::Policy(e(), p()));
        }
        if self.availability.has_draft(policy, edition) {
            routes.push(Route::Draft(e(), p()));
            routes.extend(self.draft_base(edition, policy).map(|_| Route::DraftChanges(e(), p())));
        }
    }

    /// The bytes of a route.
    ///
    /// # Errors
    /// When a template of the theme cannot be rendered.
    pub fn render(&self, route: &Route) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.render_after(route, &mut Recent::default())
    }

    /// [`Site::render`] for somebody who renders many routes in their order: what the route before has in common with this
    /// one is not made again.
    ///
    /// # Errors
    /// When a template of the theme cannot be rendered.
    pub fn render_after(&self, route: &Route, recent: &mut Recent) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.rendered(route, recent).map(|bytes| self.at_its_host(route, bytes))
    }

    fn rendered(&self, route: &Route, recent: &mut Recent) -> Result<Vec<u8>, Box<Diagnostic>> {
        match route {
            Route::Root => self.root_page(),
            Route::NotFound(edition) => self.not_found_page(edition.as_ref()),
            Route::Region(region) => self.region_page(region),
            Route::Edition(edition) => self.edition_page(edition),
            Route::Policy(edition, policy) => self.policy_page(edition, policy, recent),
            Route::Local(edition, policy) => self.local_page(edition, policy, recent),
            Route::PolicyData(edition, policy) => self.policy_data(edition, policy, None, recent),
            Route::Cookies(edition, policy) => self.cookies_data(edition, policy, recent),
            Route::CookieNotice(edition) => self.cookie_notice_fragment(edition),
            Route::Version(edition, policy, id) => self.version_page(edition, policy, id, recent),
            Route::VersionData(edition, policy, id) => self.policy_data(edition, policy, Some(id), recent),
            Route::Changes(edition, policy, id, from) => self.changes_page(edition, policy, id, from.as_ref(), recent),
            Route::History(edition, policy) => self.history_page(edition, policy),
            Route::Feed(edition, policy) => self.feed(edition, policy),
            Route::TimeMap(edition, policy) => Ok(self.time_map(edition, policy)),
            Route::Fragment(edition, policy) => self.fragment(edition, policy, recent),
            Route::Draft(edition, policy) => self.draft_page(edition, policy),
            Route::DraftChanges(edition, policy) => self.draft_changes_page(edition, policy, recent),
            Route::SiteData => Ok(self.site_data()),
            Route::Sitemap(part) => Ok(self.sitemap(*part)),
            Route::SiteFeed => Ok(self.site_feed()),
            Route::Schema(schema) => Ok(schema.text().into()),
            Route::GlobalPrivacyControl => Ok(self.global_privacy_control()),
            Route::Robots => Ok(self.robots()),
            Route::Host(file) => Ok(self.host_file(*file).into_bytes()),
            Route::Moved(path) => Ok(self.moved_page(path)),
            Route::Asset(name) | Route::AssetByDigest(name) => Ok(self.assets.bytes(name).unwrap_or_default().to_vec()),
            Route::File(name) => Ok(self.published_file(name).map(|bytes| bytes.to_vec()).unwrap_or_default()),
        }
    }

    /// The path of a route below the root of the output, without a slash at its beginning: `ch/de/terms-of-use/index.html`.
    #[must_use]
    pub fn output_path(&self, route: &Route) -> String {
        let path = self.path(route);
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
    }

    /// The path of a route as an address has it, without a slash at its beginning.
    #[must_use]
    pub fn path(&self, route: &Route) -> String {
        route.path()
    }

    /// A page of HTML, made to be opened from a disk: its links are relative, and lead to files that `is_written` knows by their
    /// paths below the root of the output. What is no HTML stays as it is; fragments name whole addresses anyway.
    #[must_use]
    pub fn relative(&self, route: &Route, bytes: Vec<u8>, is_written: &dyn Fn(&str) -> bool) -> Vec<u8> {
        let (base_url, base_path) = (&self.sources.settings.base_url, &self.shared.base_path);
        match String::from_utf8(bytes) {
            Ok(html) if route.media_type() == HTML => {
                Relative { base_url, base_path, is_written }.page(&html, &self.output_path(route)).into_bytes()
            }
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        }
    }

    /// The address of a route for links within the site: from the root of the host.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        format!("{}/{}", self.shared.base_path, self.address_path(route))
    }

    /// The path with everything escaped that an address cannot hold as it is (RFC 3986); names of files may be anything.
    fn address_path(&self, route: &Route) -> String {
        let path = self.path(route);
        if matches!(route, Route::File(_) | Route::Asset(_) | Route::AssetByDigest(_)) {
            percent_encoded(&path)
        } else {
            path
        }
    }

    /// The whole address of a route.
    #[must_use]
    pub fn address(&self, route: &Route) -> String {
        format!("{}/{}", self.sources.base_url_of(route.region()), self.address_path(route))
    }

    /// The whole address of a link within the site, as [`Site::href`] has it.
    fn whole(&self, href: &str) -> String {
        if !href.starts_with('/') {
            return href.to_owned();
        }
        match below(&self.shared.base_path, href) {
            Some(below) => format!("{}/{below}", self.sources.base_url_of(region_of(below).as_ref())),
            None => {
                let base_url = &self.sources.settings.base_url;
                format!("{}{href}", base_url.strip_suffix(self.shared.base_path.as_str()).unwrap_or(base_url))
            }
        }
    }

    /// A page whose region, or another one, is published on a host of its own: links within that host begin at its root, others are
    /// whole addresses. What the page itself is made of stands on its own host, wherever that is.
    fn at_its_host(&self, route: &Route, bytes: Vec<u8>) -> Vec<u8> {
        if self.sources.regions.values().all(|region| region.base_url.is_none()) || route.media_type() != HTML {
            return bytes;
        }
        let own = self.sources.base_url_of(route.region());
        let own_path = chrome::base_path(own);
        let address = |address: &str| {
            let below = below(&self.shared.base_path, address)?;
            let beside = below.starts_with("assets/") || below.starts_with("files/");
            let base_url = if beside { own } else { self.sources.base_url_of(region_of(below).as_ref()) };
            Some(if base_url == own { format!("{own_path}/{below}") } else { format!("{base_url}/{below}") })
        };
        match String::from_utf8(bytes) {
            Ok(html) => with_addresses(&html, true, &address).into_bytes(),
            Err(error) => error.into_bytes(),
        }
    }

    /// The edition with this name, as `ch/de`.
    #[must_use]
    pub fn edition(&self, name: &str) -> Option<&Edition> {
        self.composition.editions.iter().find(|edition| edition.matches(name))
    }
}

/// What stands behind the path of the site in an address that begins at the root of a host.
fn below<'a>(base_path: &str, address: &'a str) -> Option<&'a str> {
    let below = address.strip_prefix(base_path)?.strip_prefix('/')?;
    (!below.starts_with('/')).then_some(below)
}

/// The region that a path below that of the site may belong to.
fn region_of(below: &str) -> Option<RegionName> {
    RegionName::parse(below.split(['/', '?', '#']).next()?)
}
