//! The pages around the documents, and what all pages have in common.

use super::chrome::choose;
use super::selector::choice;
use super::{Route, Site};
use crate::compose::{language_name, own_language_name, region_name, region_name_in_list};
use crate::diagnostic::Diagnostic;
use crate::history::{Published, State};
use crate::id::{PolicyName, RegionName};
use crate::locale::{Date, Direction, Language, Precision};
use crate::model::region::Edition;
use crate::render::view::{
    BannerView, ChoiceView, CrumbView, DayView, DocumentLinkView, EditionView, Foreign, NamedLinkView, PageView,
    RelationView,
};
use crate::render::{PageContext, SharedValue, atom};
use crate::wording::{Argument, Said};

pub(super) type Rendered = Result<Vec<u8>, Box<Diagnostic>>;

/// A page on its way to its template.
pub(super) struct PageParts<'a> {
    /// Whose words it speaks.
    pub(super) voice: &'a Edition,
    pub(super) page: PageView,
    /// What it has of its own.
    pub(super) own: Vec<(&'static str, SharedValue)>,
    pub(super) breadcrumbs: Vec<CrumbView>,
    pub(super) banners: Vec<BannerView>,
    /// The policy that it is about: the selector leads to its other editions.
    pub(super) policy: Option<&'a PolicyName>,
    /// Whether it names its siblings in other editions to search engines.
    pub(super) offered: bool,
    /// Whether it belongs to the edition of its voice.
    pub(super) in_edition: bool,
}

impl<'a> PageParts<'a> {
    pub(super) fn new(voice: &'a Edition, page: PageView) -> Self {
        Self {
            voice,
            page,
            own: Vec::new(),
            breadcrumbs: Vec::new(),
            banners: Vec::new(),
            policy: None,
            offered: false,
            in_edition: false,
        }
    }
}

impl Site {
    pub(super) fn root_page(&self) -> Rendered {
        let voice = self.root_voice();
        let title = self.sources.settings.title.clone();
        let mut page = self.page_view(&voice, title, &Route::Root, Some(Route::Root));
        page.relations = self.site_listings();
        self.render_page("chooser.html", PageParts::new(&voice, page))
    }

    /// In the words of an edition, or of the site.
    pub(super) fn not_found_page(&self, edition: Option<&Edition>) -> Rendered {
        let voice = edition.cloned().unwrap_or_else(|| self.root_voice());
        let title = self.words(&voice, "not-found-title");
        let mut page = self.page_view(&voice, title, &Route::NotFound(edition.cloned()), None);
        page.robots = Some("noindex");
        let mut parts = PageParts::new(&voice, page);
        parts.in_edition = edition.is_some();
        self.render_page("not-found.html", parts)
    }

    pub(super) fn region_page(&self, name: &RegionName) -> Rendered {
        let editions = || self.availability.editions.iter().filter(|edition| edition.region == *name);
        let Some(voice) = editions().next() else { return Ok(Vec::new()) };
        let region_words = self.edition_view(voice).region;
        let route = Route::Region(name.clone());
        let mut page = self.page_view(voice, self.titled(&region_words), &route, Some(route.clone()));
        let live = |edition: &&Edition| self.availability.is_live_edition(edition);
        let any_live = editions().any(|edition| live(&edition));
        if !any_live {
            page.robots = Some("noindex");
        }
        let choices: Vec<ChoiceView> = editions()
            .filter(|edition| !any_live || live(edition))
            .map(|edition| ChoiceView {
                href: self.href(&Route::Edition(edition.clone())),
                ..choice(&self.sources, edition)
            })
            .collect();
        let mut parts = PageParts::new(voice, page);
        parts.own = vec![("region", SharedValue::of(&region_words)), ("editions", SharedValue::of(&choices))];
        parts.breadcrumbs = vec![self.home_crumb(voice), here(&region_words)];
        self.render_page("region.html", parts)
    }

    pub(super) fn edition_page(&self, edition: &Edition) -> Rendered {
        let heading = self.words(edition, "legal-documents");
        let route = Route::Edition(edition.clone());
        let title = format!("{heading} – {}", self.edition_words(edition));
        let mut page = self.page_view(edition, title, &route, Some(route.clone()));
        page.relations = self.site_listings();
        let live = |policy: &&PolicyName| self.availability.is_live(policy, edition);
        let mut policies: Vec<DocumentLinkView> = self
            .availability
            .policies()
            .filter(live)
            .filter_map(|policy| self.document_link(edition, policy))
            .collect();
        let offered = !policies.is_empty();
        if !offered {
            page.robots = Some("noindex");
            // Where nothing applies any more, the page says what did.
            let gone = self.availability.policies().filter(|policy| {
                self.availability.standing(policy, edition).is_some_and(|standing| standing.withdrawn.is_some())
            });
            policies.extend(gone.filter_map(|policy| self.document_link(edition, policy)));
        }
        let mut parts = PageParts::new(edition, page);
        parts.own = vec![("heading", SharedValue::of(&heading)), ("policies", SharedValue::of(&policies))];
        parts.breadcrumbs = vec![self.home_crumb(edition), here(&self.edition_words(edition))];
        parts.offered = offered;
        parts.in_edition = true;
        self.render_page("edition.html", parts)
    }

    /// A document on the page of its edition: as it is in force, else as it will be, was last, or is in the drafts.
    fn document_link(&self, edition: &Edition, policy: &PolicyName) -> Option<DocumentLinkView> {
        let standing = self.availability.standing(policy, edition);
        let withdrawn = standing.is_some_and(|standing| standing.withdrawn.is_some());
        let published = standing.and_then(|standing| {
            let last = || standing.versions.last().filter(|_| withdrawn);
            standing.in_force().or_else(|| standing.upcoming().into_iter().next()).or_else(last)
        });
        let facts = match published {
            Some(version) => version.record.facts.clone(),
            None => self.draft(policy, edition)?.facts,
        };
        let description = facts.description.as_ref().filter(|line| line.origin.language == facts.title.origin.language);
        Some(DocumentLinkView {
            title: facts.title.words.clone(),
            foreign: Foreign::within(&facts.title.origin.language, &edition.language),
            href: self.href(&Route::Policy(edition.clone(), policy.clone())),
            description: description.map(|line| line.words.clone()),
            fallback: facts.title.origin.fallback,
            language: facts.title.origin.fallback.then(|| self.language_words(&facts.title.origin.language, edition)),
            withdrawn,
            upcoming: published.is_some_and(|version| version.state == State::Upcoming),
        })
    }

    /// The site for programs: as data, and as a feed.
    fn site_listings(&self) -> Vec<RelationView> {
        let file = |media_type, route: &Route| RelationView::file("alternate", media_type, self.href(route));
        vec![file("application/json", &Route::SiteData), file(atom::MEDIA_TYPE, &Route::SiteFeed)]
    }

    /// Pages of no edition speak the reference language, in the region `global`.
    pub(super) fn root_voice(&self) -> Edition {
        Edition { region: RegionName::global(), language: self.sources.settings.reference_language.clone() }
    }

    /// The locale of an edition; for one that only the history knows, as the history has it.
    pub(super) fn locale(&self, edition: &Edition) -> String {
        match self.sources.regions.get(&edition.region) {
            Some(region) => edition.language.locale(region.code.as_ref()),
            None => self.shared.locale(edition).unwrap_or_else(|| edition.language.to_string()),
        }
    }

    /// The chain of a region, as far as the sources know it.
    pub(super) fn chain(&self, region: &RegionName) -> &[RegionName] {
        self.sources.chain(region)
    }

    /// The name of a language as it stands in a sentence of an edition.
    pub(super) fn language_words(&self, language: &Language, edition: &Edition) -> String {
        language_name(&self.sources, self.chain(&edition.region), language, &edition.language).0
    }

    /// The name of a region as it stands in a sentence; `otherwise` where the sources do not know it any more.
    pub(super) fn region_words(&self, region: &RegionName, language: &Language, otherwise: &str) -> String {
        match self.sources.regions.get(region) {
            Some(region) => region_name(&self.sources, region, language).0,
            None => otherwise.to_owned(),
        }
    }

    pub(super) fn words(&self, voice: &Edition, id: &str) -> String {
        self.words_with(voice, id, &[])
    }

    pub(super) fn words_with(&self, voice: &Edition, id: &str, arguments: &[(&str, Argument)]) -> String {
        self.said_with(voice, id, arguments).map_or_else(|| id.to_owned(), |said| said.text)
    }

    /// A message in the voice of an edition, with the language that it is in.
    pub(super) fn said_with(&self, voice: &Edition, id: &str, arguments: &[(&str, Argument)]) -> Option<Said> {
        let chain = self.chain(&voice.region);
        // Plain words cannot be marked as templates mark theirs: in text from right to left, a number or a name that is handed
        // in is isolated, so that "2026-11-02" is not read as "02-11-2026".
        let isolated = |argument: &Argument| match argument {
            Argument::Text(text) if voice.language.direction() == Direction::Rtl => {
                Argument::Text(format!("\u{2068}{text}\u{2069}"))
            }
            other => other.clone(),
        };
        let arguments: Vec<(&str, Argument)> =
            arguments.iter().map(|(name, argument)| (*name, isolated(argument))).collect();
        let reference = &self.sources.settings.reference_language;
        self.sources.wording.chrome(chain, &voice.language, reference, id, &arguments)
    }

    fn titled(&self, words: &str) -> String {
        format!("{words} – {}", self.sources.settings.title)
    }

    /// "Schweiz · Deutsch"
    pub(super) fn edition_words(&self, edition: &Edition) -> String {
        let view = self.edition_view(edition);
        format!("{} · {}", view.region, view.language)
    }

    pub(super) fn edition_view(&self, edition: &Edition) -> EditionView {
        self.shared.edition(edition).cloned().unwrap_or_else(|| EditionView {
            region: self.sources.regions.get(&edition.region).map_or_else(
                || edition.region.to_string(),
                |region| region_name_in_list(&self.sources, region, &edition.language).0,
            ),
            language: own_language_name(&self.sources, self.chain(&edition.region), &edition.language),
            href: self.href(&Route::Edition(edition.clone())),
        })
    }

    pub(super) fn edition_link(&self, edition: &Edition) -> NamedLinkView {
        NamedLinkView {
            name: self.edition_words(edition),
            lang: edition.language.to_string(),
            dir: edition.language.direction().as_str(),
            href: self.href(&Route::Edition(edition.clone())),
        }
    }

    pub(super) fn home_crumb(&self, voice: &Edition) -> CrumbView {
        let href = self.href(&Route::Root) + choose(&self.sources);
        CrumbView { href: Some(href), ..self.step(voice, "home", &[]) }
    }

    pub(super) fn edition_crumb(&self, edition: &Edition) -> CrumbView {
        let href = self.href(&Route::Edition(edition.clone()));
        CrumbView { href: Some(href), ..here(&self.edition_words(edition)) }
    }

    /// The way to a page of a policy: to the document itself, or to what lies below it, `last`.
    pub(super) fn policy_crumbs(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        title: &str,
        language: &Language,
        last: Option<CrumbView>,
    ) -> Vec<CrumbView> {
        let Foreign { lang, dir } = Foreign::within(language, &edition.language);
        let href = last.as_ref().map(|_| self.href(&Route::Policy(edition.clone(), policy.clone())));
        let document = CrumbView { label: title.to_owned(), href, lang, dir };
        let mut crumbs = vec![self.home_crumb(edition), self.edition_crumb(edition), document];
        crumbs.extend(last);
        crumbs
    }

    /// A step that a message names: the page itself, until it leads somewhere.
    pub(super) fn step(&self, voice: &Edition, id: &str, arguments: &[(&str, Argument)]) -> CrumbView {
        let Some(said) = self.said_with(voice, id, arguments) else { return here(id) };
        let foreign =
            if voice.language.is_served_by(&said.language) { Foreign::default() } else { Foreign::of(&said.language) };
        CrumbView { label: said.text, href: None, lang: foreign.lang, dir: foreign.dir }
    }

    /// A day in the words of an edition, as precise as the policy's dates are.
    pub(super) fn day_view(&self, day: Date, edition: &Edition, policy: &PolicyName) -> DayView {
        let precision = self.precision(policy);
        let formats = self.composition.formats(&self.locale(edition), &self.sources);
        DayView { iso: day.iso(precision), words: formats.date(day, precision) }
    }

    /// A day that is more than a date in the past: one that is to come, or on which something was called off. Whoever plans by it needs
    /// to know it, however roughly the site shows other days.
    pub(super) fn whole_day_view(&self, day: Date, edition: &Edition) -> DayView {
        let formats = self.composition.formats(&self.locale(edition), &self.sources);
        DayView { iso: day.iso(Precision::Day), words: formats.date(day, Precision::Day) }
    }

    /// The day on which a version takes effect, or did.
    pub(super) fn effective_view(&self, version: &Published, edition: &Edition, policy: &PolicyName) -> DayView {
        if version.effective > self.day {
            self.whole_day_view(version.effective, edition)
        } else {
            self.day_view(version.effective, edition, policy)
        }
    }

    fn precision(&self, policy: &PolicyName) -> Precision {
        let own = self.sources.policies.get(policy).and_then(|policy| policy.date);
        own.unwrap_or(self.sources.settings.date)
    }

    pub(super) fn page_view(
        &self,
        voice: &Edition,
        title: String,
        route: &Route,
        canonical: Option<Route>,
    ) -> PageView {
        PageView {
            lang: self.locale(voice),
            dir: voice.language.direction().as_str(),
            title,
            description: None,
            canonical: canonical.map(|route| self.address(&route)),
            robots: None,
            path: self.href(route),
            relations: Vec::new(),
            open_graph_locale: None,
            json_ld: None,
        }
    }

    pub(super) fn render_page(&self, template: &str, parts: PageParts<'_>) -> Rendered {
        let PageParts { voice, mut page, mut own, breadcrumbs, banners, policy, offered, in_edition } = parts;
        // What holds drafts is not for search engines, none of it.
        if self.shows_drafts {
            page.robots = Some("noindex");
        }
        let alternates = offered.then(|| self.shared.alternates(policy, voice)).flatten();
        if !own.iter().any(|(name, _)| *name == "cookie_notice") {
            let bar = in_edition.then(|| self.cookie_bar(voice, &page.path)).flatten();
            own.push(("cookie_notice", SharedValue::of(&bar)));
        }
        own.push(("stylesheet", SharedValue::of(&self.asset("style.css"))));
        own.push(("theme_stylesheets", SharedValue::of(&self.theme.style_sheets)));
        let context = PageContext {
            voice: (&voice.region, &voice.language),
            page,
            alternates,
            breadcrumbs,
            edition: in_edition.then(|| self.edition_view(voice)),
            banners,
            selector: self.selector(policy, &voice.language),
            navigation: self.shared.navigation(&voice.region, &voice.language),
        };
        self.engine.render(template, context, own, &self.theme)
    }
}

/// The last step: the page itself, in the page's language.
fn here(words: &str) -> CrumbView {
    CrumbView { label: words.to_owned(), href: None, lang: None, dir: None }
}
