//! What changed from one text of a document to another: redlines, and how much they change.

use super::compared::{Compared, Comparisons, Decisions};
use super::pages::{PageParts, Rendered};
use super::shown::{Recent, Shown};
use super::{Route, Site};
use crate::compare::{Redline, Summary};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::history::Published;
use crate::id::{PolicyName, SectionId, VersionId};
use crate::locale::{Direction, Language};
use crate::model::markup::{Target, for_each_list, plain_text};
use crate::model::region::Edition;
use crate::model::text::Text;
use crate::render::SharedValue;
use crate::render::html::{escape, language_attributes};
use crate::render::isolate::escape_isolated;
use crate::render::redline::{ListedChange, Remark, removed_anchor};
use crate::render::view::{
    AmountView, BannerView, ChangeView, ChangesPageView, ComparisonView, CrumbView, Foreign, Html, LinkedVersionView,
    SectionNameView,
};
use crate::wording::{Argument, Said};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{PoisonError, RwLock};

/// How much changed between two frozen texts, by their digests: the page of all versions tells it of each comparison, which
/// has mostly been made for a page of its own.
#[derive(Default)]
pub(super) struct Amounts(RwLock<HashMap<(Digest, Digest), Summary>>);

impl Amounts {
    fn known(&self, key: &(Digest, Digest)) -> Option<Summary> {
        // A poisoned lock means that another thread panicked while it held a map that is whole.
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).copied()
    }

    fn learn(&self, key: (Digest, Digest), summary: Summary) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, summary);
    }
}

impl Site {
    /// The routes of these comparisons. The first stands at the address that a version's changes have.
    pub(super) fn comparison_routes(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        version: &VersionId,
        others: &[&Published],
    ) -> Vec<Route> {
        let route = |(at, other): (usize, &&Published)| {
            let from = (at > 0).then(|| other.id.clone());
            Route::Changes(edition.clone(), policy.clone(), version.clone(), from)
        };
        others.iter().enumerate().map(route).collect()
    }

    /// The same for templates, without how much changed.
    pub(super) fn comparison_views(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        version: &Published,
    ) -> Vec<ComparisonView> {
        let others = self.availability.comparisons(policy, edition, version);
        let routes = self.comparison_routes(edition, policy, &version.id, &others);
        let view = |(other, route): (&&Published, &Route)| ComparisonView {
            version: other.id.to_string(),
            href: self.href(route),
            amounts: Vec::new(),
        };
        others.iter().zip(&routes).map(view).collect()
    }

    /// How much changed from one version to another.
    pub(super) fn amount(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        old: &Published,
        new: &Published,
    ) -> Result<Summary, Box<Diagnostic>> {
        let key = (old.record.frozen.digest, new.record.frozen.digest);
        if let Some(summary) = self.amounts.known(&key) {
            return Ok(summary);
        }
        let mut recent = Recent::default();
        let old = self.version(policy, edition, old, &mut recent)?;
        let new = self.version(policy, edition, new, &mut recent)?;
        let summary = Redline::in_language(&old.text, &new.text, &edition.language).summary();
        self.amounts.learn(key, summary);
        Ok(summary)
    }

    /// What a version changed: from the version that it replaces, or from another one, `from`.
    pub(super) fn changes_page(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        id: &VersionId,
        from: Option<&VersionId>,
        recent: &mut Recent,
    ) -> Rendered {
        let Some(standing) = self.availability.standing(policy, edition) else { return Ok(Vec::new()) };
        let Some(version) = standing.version(id) else { return Ok(Vec::new()) };
        let others = self.availability.comparisons(policy, edition, version);
        let routes = self.comparison_routes(edition, policy, id, &others);
        let at = from.map_or(Some(0), |from| others.iter().position(|other| other.id == *from));
        let Some((route, other)) = at.and_then(|at| routes.get(at).zip(others.get(at))) else { return Ok(Vec::new()) };
        let old = self.version(policy, edition, other, recent)?;
        let new = self.version(policy, edition, version, recent)?;
        let shared = self.availability.has_others_of_its_language(policy, edition);
        let compared =
            recent.comparisons(policy, &edition.language, id).get(&old.text, &new.text, &edition.language, shared);
        self.amounts.learn((other.record.frozen.digest, version.record.frozen.digest), compared.summary());
        let elsewhere = others.iter().zip(&routes).filter(|(_, elsewhere)| *elsewhere != route);
        let elsewhere = elsewhere.map(|(other, route)| self.linked_version(other, self.href(route))).collect();
        let ends =
            Ends { old: self.version_end(edition, policy, other), new: self.version_end(edition, policy, version) };
        self.redline_page(route, (&old, &new), &compared, ends, Around { elsewhere, banners: Vec::new() })
    }

    /// What the working text changes in the version that a release would compare it with.
    pub(super) fn draft_changes_page(&self, edition: &Edition, policy: &PolicyName, recent: &mut Recent) -> Rendered {
        let Some(base) = self.draft_base(edition, policy) else { return Ok(Vec::new()) };
        let Some(new) = self.draft(policy, edition) else { return Ok(Vec::new()) };
        let old = self.version(policy, edition, base, recent)?;
        let compared = Comparisons::default().get(&old.text, &new.text, &edition.language, false);
        let draft = LinkedVersionView {
            id: None,
            state: "draft",
            href: self.href(&Route::Draft(edition.clone(), policy.clone())),
        };
        let route = Route::DraftChanges(edition.clone(), policy.clone());
        let ends = Ends { old: self.version_end(edition, policy, base), new: draft };
        let banners = vec![self.draft_banner(&new)];
        self.redline_page(&route, (&old, &new), &compared, ends, Around { elsewhere: Vec::new(), banners })
    }

    /// The version that a release would compare the working text with; none where there is none on the day of the site.
    pub(super) fn draft_base(&self, edition: &Edition, policy: &PolicyName) -> Option<&Published> {
        self.availability.standing(policy, edition)?.newest()
    }

    fn version_end(&self, edition: &Edition, policy: &PolicyName, version: &Published) -> LinkedVersionView {
        let route = Route::Version(edition.clone(), policy.clone(), version.id.clone());
        self.linked_version(version, self.href(&route))
    }

    fn linked_version(&self, version: &Published, href: String) -> LinkedVersionView {
        LinkedVersionView { id: Some(version.id.to_string()), state: version.state.as_str(), href }
    }

    fn redline_page(
        &self,
        route: &Route,
        (old, new): (&Shown<'_>, &Shown<'_>),
        compared: &Compared,
        ends: Ends,
        around: Around,
    ) -> Rendered {
        let (edition, policy) = (new.edition, new.policy);
        let title = plain_text(&new.text.title.content);
        let mut arguments = vec![("policy", Argument::Text(title.clone()))];
        arguments.extend(ends.new.id.as_ref().map(|id| ("version", Argument::Text(id.clone()))));
        arguments.extend(ends.old.id.as_ref().map(|id| ("old", Argument::Text(id.clone()))));
        let message = if ends.new.id.is_some() { "changes-title" } else { "draft-changes-title" };
        let heading = self.words_with(edition, message, &arguments);
        let state = self.words(edition, &format!("state-{}", ends.new.state));
        let mut page =
            self.page_view(edition, format!("{heading} ({state}) – {}", self.edition_words(edition)), route, None);
        page.robots = Some("noindex");
        let view = ChangesPageView {
            title: title.clone(),
            foreign: Foreign::within(&new.text.title.language, &edition.language),
            changes: compared.changes().iter().map(|change| change_view(change, &edition.language)).collect(),
            amounts: amounts(&compared.summary()),
            renumbered: compared.is_renumbered(),
            parts: self.redline_parts(old, new, compared),
            old: ends.old,
            new: ends.new,
            elsewhere: around.elsewhere,
        };
        let mut parts = PageParts::new(edition, page);
        let language = &new.text.title.language;
        parts.breadcrumbs = self.policy_crumbs(edition, policy, &title, language, None);
        if let Some(document) = parts.breadcrumbs.last_mut() {
            document.href = Some(self.href(&Route::Policy(edition.clone(), policy.clone())));
        }
        let name = match &view.new.id {
            Some(id) => self.step(edition, "version-heading", &[("version", Argument::Text(id.clone()))]),
            None => self.step(edition, &format!("state-{}", view.new.state), &[]),
        };
        parts.breadcrumbs.push(CrumbView { href: Some(view.new.href.clone()), ..name });
        parts.breadcrumbs.push(self.step(edition, "show-changes", &[]));
        parts.banners = around.banners;
        parts.own = vec![("redline", SharedValue::of(&view))];
        parts.policy = Some(policy);
        parts.in_edition = true;
        self.render_page("changes.html", parts)
    }

    /// The parts of a redline, for a page of its own. What is the same on several pages is written once for all of them.
    fn redline_parts(&self, old: &Shown<'_>, new: &Shown<'_>, compared: &Compared) -> Vec<Html> {
        let edition = new.edition;
        // Most texts refer to none of their own sections.
        let anchors = OnceCell::new();
        let resolve = |target: &Target| match target {
            Target::Section(id) => {
                let anchors: &Anchors<'_> = anchors.get_or_init(|| Anchors::new(&old.text, &new.text));
                anchors.anchor(id).map(|anchor| format!("#{anchor}").into())
            }
            other => self.resolve(edition, other),
        };
        let say = |remark: &Remark| self.remark(edition, remark);
        let page = Decisions { resolve: &resolve, say: &say, language: &edition.language };
        compared.parts.iter().map(|part| part.html(&page)).collect()
    }

    /// A remark on a change as HTML, in the words of an edition; marked where they fell back to another language.
    pub(super) fn remark(&self, edition: &Edition, remark: &Remark) -> String {
        let Some(said) = self.remarked(edition, remark) else { return String::new() };
        let mut html = String::with_capacity(said.text.len() + 16);
        match said.language.direction() {
            // It may name addresses.
            Direction::Rtl => escape_isolated(&said.text, &mut html),
            Direction::Ltr => escape(&said.text, &mut html),
        }
        if edition.language.is_served_by(&said.language) {
            return html;
        }
        format!("<span{}>{html}</span>", language_attributes(&said.language))
    }

    fn remarked(&self, edition: &Edition, remark: &Remark) -> Option<Said> {
        let words = |id| self.said_with(edition, id, &[]);
        let from_to = |id, old: String, new: String| {
            self.said_with(edition, id, &[("old", Argument::Text(old)), ("new", Argument::Text(new))])
        };
        match remark {
            Remark::MovedAway => words("remark-moved-away"),
            Remark::MovedHere => words("remark-moved-here"),
            Remark::Restyled => words("remark-restyled"),
            Remark::Relinked(old, new) => {
                let leads = |to: &Option<String>| to.clone().unwrap_or_else(|| self.words(edition, "remark-no-link"));
                from_to("remark-relinked", leads(old), leads(new))
            }
            Remark::Bullets(true) => words("remark-bullets"),
            Remark::Bullets(false) => words("remark-numbers"),
            Remark::Divided => words("remark-divided"),
            Remark::Joined => words("remark-joined"),
            Remark::Level(old, new) => from_to("remark-level", old.to_string(), new.to_string()),
            Remark::Language(old, new) => {
                let name = |language| self.language_words(language, edition);
                from_to("remark-language", name(old), name(new))
            }
        }
    }
}

/// What stands around a comparison.
struct Around {
    /// Comparisons of the same version with others.
    elsewhere: Vec<LinkedVersionView>,
    banners: Vec<BannerView>,
}

/// The two texts of a comparison.
struct Ends {
    old: LinkedVersionView,
    new: LinkedVersionView,
}

/// Where the sections and pinned items of two texts stand in their redline.
struct Anchors<'a> {
    here: BTreeMap<&'a SectionId, &'a SectionId>,
    gone: BTreeSet<&'a SectionId>,
}

impl<'a> Anchors<'a> {
    fn new(old: &'a Text, new: &'a Text) -> Self {
        let mut here: BTreeMap<_, _> =
            new.sections.iter().flat_map(|section| section.was.iter().map(move |was| (was, &section.id))).collect();
        for section in &new.sections {
            here.insert(&section.id, &section.id);
            for_each_list(&section.blocks, &mut |list| {
                here.extend(list.items.iter().filter_map(|item| item.id.as_ref()).map(|id| (id, id)));
            });
        }
        let gone = old.sections.iter().map(|section| &section.id).filter(|id| !here.contains_key(id)).collect();
        Self { here, gone }
    }

    fn anchor(&self, id: &SectionId) -> Option<String> {
        let here = self.here.get(id).map(|id| id.to_string());
        here.or_else(|| self.gone.contains(id).then(|| removed_anchor(id)))
    }
}

fn change_view(change: &ListedChange, page: &Language) -> ChangeView {
    let foreign =
        |language: Option<&Language>| language.map(|language| Foreign::within(language, page)).unwrap_or_default();
    let Foreign { lang, dir } = foreign(change.language.as_ref());
    let within = change.within.iter().map(|section| SectionNameView {
        heading: section.heading.clone(),
        foreign: foreign(section.language.as_ref()),
    });
    ChangeView {
        href: format!("#{}", change.anchor),
        change: change.change.as_str(),
        amended: change.amended,
        part: change.part,
        heading: change.heading.clone(),
        lang,
        dir,
        within: within.collect(),
    }
}

/// How much changed, as far as anything did: sections, then words.
pub(super) fn amounts(summary: &Summary) -> Vec<AmountView> {
    let all = [
        ("sections-added", summary.added),
        ("sections-removed", summary.removed),
        ("sections-moved", summary.moved),
        ("sections-amended", summary.amended),
        ("sections-translated", summary.translated),
        ("words-inserted", summary.inserted),
        ("words-deleted", summary.deleted),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).map(|(message, count)| AmountView { message, count }).collect()
}
