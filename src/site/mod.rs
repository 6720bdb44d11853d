//! The site as a lazy map from [`Route`] to bytes.
//!
//! In: what was loaded and composed. Out: all routes, and for each of them, when asked, its bytes. Loading and composing are
//! whole and cheap; a page is rendered when somebody wants it, so that a build can stream pages to disk from all cores and
//! nothing ever holds the whole output.

mod chrome;
mod data;
mod pages;
mod route;

pub use route::Route;

use crate::check::check;
use crate::compose::{ComposedDocument, Composition, compose, fill};
use crate::diagnostic::{Diagnostic, Diagnostics, Report};
use crate::history::{self, History, Standing, newest, next_change, standings};
use crate::id::{PolicyName, RegionName};
use crate::load::{Loaded, Theme, load};
use crate::locale::Date;
use crate::model::markup::TextFile;
use crate::model::publication::Publication;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::model::text::Text;
use crate::release::{differs, draft};
use crate::render::Engine;
use crate::source::{FileTree, Sources};
use chrome::Shared;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a caller may decide against the site's own settings.
#[derive(Clone, Debug)]
pub struct Overrides {
    /// Another theme.
    pub theme: Option<String>,
    /// Another base URL.
    pub base_url: Option<String>,
    /// The day whose texts and dates are shown. Today is not known here; without a choice it is the last of all days.
    pub day: Date,
    /// Whether the working texts are shown as well, as drafts.
    pub drafts: bool,
}

impl Default for Overrides {
    fn default() -> Self {
        Self { theme: None, base_url: None, day: Date::LAST, drafts: false }
    }
}

/// A site, composed and checked.
pub struct Site {
    sources: Arc<SiteSources>,
    composition: Arc<Composition>,
    theme: Theme,
    engine: Engine,
    shared: Shared,
    /// The texts, for places in them.
    texts: Arc<Sources>,
    /// The pictures and downloads of the sources.
    files: BTreeMap<TextFile, Arc<[u8]>>,
    /// All that was ever published.
    history: Arc<History>,
    /// How each policy stands in each edition on the day of the site.
    standings: BTreeMap<PolicyName, BTreeMap<Edition, Standing>>,
    /// The day whose texts and dates are shown.
    day: Date,
    /// Whether the working texts are shown as well.
    drafts: bool,
}

/// The text that was rendered last. A page and its data show the same text, and stand side by side among the routes.
#[derive(Default)]
pub struct Recent(Option<(PolicyName, Edition, Arc<Text>)>);

impl Recent {
    /// The finished text of a document. What cannot be filled was reported when the site was opened.
    fn text(&mut self, site: &Site, document: &ComposedDocument) -> Arc<Text> {
        if let Some((policy, edition, text)) = &self.0
            && *policy == document.policy
            && *edition == document.edition
        {
            return Arc::clone(text);
        }
        let text = Arc::new(fill(&site.sources, &site.composition, document, &mut Diagnostics::new()));
        self.0 = Some((document.policy.clone(), document.edition.clone(), Arc::clone(&text)));
        text
    }
}

/// What opening a site gives.
pub struct Opened {
    /// The site, unless its files are too broken to compose anything.
    pub site: Option<Site>,
    /// Everything that is wrong.
    pub report: Report,
    /// The texts, for showing places in them.
    pub texts: Arc<Sources>,
}

/// Loads, composes and checks a site. Never fails: what is wrong is in the report, and whether anything may be published
/// is for the caller to read there.
#[must_use]
pub fn open(tree: &FileTree, overrides: &Overrides) -> Opened {
    let Loaded { sources: mut texts, site, theme, diagnostics } = load(tree, overrides.theme.as_deref());
    let mut problems = diagnostics;
    let (history, found) = history::read(tree, &mut texts);
    problems.extend(found);
    let texts = Arc::new(texts);
    // Without the root of all regions there is nothing to compose, and the report says that it is missing.
    let site = site.filter(|site| site.regions.contains_key(RegionName::global().as_str()));
    let Some(mut sources) = site else {
        let report = Report::new(&problems, &texts, &BTreeMap::new());
        return Opened { site: None, report, texts };
    };
    if let Some(base_url) = &overrides.base_url {
        sources.settings.base_url = base_url.trim_end_matches('/').to_owned();
    }
    let (composition, found) = compose(&sources);
    problems.extend(found);
    problems.extend(check(&sources, &composition, &theme, &history));
    let sources = Arc::new(sources);
    let severities = sources.settings.severities.clone();
    let view = chrome::site_view(&sources);
    let engine = Engine::new(&theme, &sources, &view, &mut problems);
    let composition = Arc::new(composition);
    let shared = Shared::new(&sources, &composition);
    let mut files = BTreeMap::new();
    for found in sources.policies.values().flat_map(|policy| policy.files.values().flat_map(BTreeMap::values)) {
        let Some(bytes) = tree.shared_bytes(&found.path) else { continue };
        files.insert(found.file.clone(), bytes);
    }
    let report = Report::new(&problems, &texts, &severities);
    let texts_of_site = Arc::clone(&texts);
    let standings =
        history.policies.iter().map(|(name, policy)| (name.clone(), standings(policy, overrides.day))).collect();
    let site = Site {
        sources,
        composition,
        theme,
        engine,
        shared,
        texts: texts_of_site,
        files,
        history: Arc::new(history),
        standings,
        day: overrides.day,
        drafts: overrides.drafts,
    };
    Opened { site: Some(site), report, texts }
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
        &self.standings
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
        let documents: Vec<_> = self.composition.documents.get(policy).into_iter().flatten().collect();
        documents
            .into_par_iter()
            .map(|(edition, document)| {
                (edition.clone(), draft(&self.sources, &self.composition, document, &self.texts))
            })
            .collect()
    }

    /// The editions of each policy whose working text differs from what was released last.
    #[must_use]
    pub fn unreleased(&self) -> BTreeMap<PolicyName, Vec<Edition>> {
        let mut unreleased: BTreeMap<PolicyName, Vec<Edition>> = BTreeMap::new();
        for (policy, documents) in &self.composition.documents {
            let newest = self.history.policies.get(policy).map(newest).unwrap_or_default();
            let documents: Vec<_> = documents.iter().collect();
            let differing: Vec<Edition> = documents
                .into_par_iter()
                .filter(|(edition, document)| {
                    let text = fill(&self.sources, &self.composition, document, &mut Diagnostics::new());
                    differs(newest.get(edition), &text)
                })
                .map(|(edition, _)| edition.clone())
                .collect();
            if !differing.is_empty() {
                unreleased.insert(policy.clone(), differing);
            }
        }
        unreleased
    }

    /// A picture or download of the working texts.
    #[must_use]
    pub fn text_file(&self, file: &TextFile) -> Option<Vec<u8>> {
        self.files.get(file).map(|bytes| bytes.to_vec())
    }

    /// All routes, in a fixed order.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = vec![Route::Root, Route::NotFound, Route::SiteData, Route::Sitemap, Route::Robots];
        let mut regions: Vec<_> = self.composition.editions.iter().map(|edition| &edition.region).collect();
        regions.dedup();
        routes.extend(regions.into_iter().cloned().map(Route::Region));
        routes.extend(self.composition.editions.iter().cloned().map(Route::Edition));
        for (policy, documents) in &self.composition.documents {
            for (edition, document) in documents {
                routes.push(Route::Policy(edition.clone(), policy.clone()));
                routes.push(Route::PolicyData(edition.clone(), policy.clone()));
                if document.is_local() {
                    routes.push(Route::Local(edition.clone(), policy.clone()));
                }
            }
        }
        routes.extend(self.theme.assets.keys().cloned().map(Route::Asset));
        routes.extend(self.files.keys().map(|file| Route::File(file.path())));
        routes
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
        match route {
            Route::Root => self.root_page(),
            Route::NotFound => self.not_found_page(),
            Route::Region(region) => self.region_page(region),
            Route::Edition(edition) => self.edition_page(edition),
            Route::Policy(edition, policy) => self.policy_page(edition, policy, recent),
            Route::Local(edition, policy) => self.local_page(edition, policy),
            Route::PolicyData(edition, policy) => Ok(self.policy_data(edition, policy, recent)),
            Route::SiteData => Ok(self.site_data()),
            Route::Sitemap => Ok(self.sitemap()),
            Route::Robots => Ok(self.robots()),
            Route::Asset(name) => Ok(self.theme.assets.get(name).cloned().unwrap_or_default()),
            Route::File(name) => {
                let found = self.files.iter().find(|(file, _)| file.path() == *name);
                Ok(found.map(|(_, bytes)| bytes.to_vec()).unwrap_or_default())
            }
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

    /// The address of a route for links within the site: from the root of the host.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        format!("{}/{}", self.shared.base_path, self.address_path(route))
    }

    /// The path with everything escaped that an address cannot hold as it is (RFC 3986); names of files may be anything.
    fn address_path(&self, route: &Route) -> String {
        let path = self.path(route);
        if matches!(route, Route::File(_) | Route::Asset(_)) { percent_encoded(&path) } else { path }
    }

    /// The whole address of a route.
    #[must_use]
    pub fn address(&self, route: &Route) -> String {
        format!("{}/{}", self.sources.settings.base_url, self.address_path(route))
    }

    /// The edition with this name, as `ch/de`.
    #[must_use]
    pub fn edition(&self, name: &str) -> Option<&Edition> {
        self.composition.editions.iter().find(|edition| edition.matches(name))
    }
}

fn percent_encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
