//! The pages of a document: in force, at its permanent address, as a draft.

use super::availability::Address;
use super::banners::banner;
use super::pages::{PageParts, Rendered};
use super::shown::{Recent, Shown};
use super::{Route, Site};
use crate::compare::text_digest;
use crate::history::{Published, State};
use crate::id::{PolicyName, RegionName, VersionId};
use crate::locale::Language;
use crate::model::markup::{Target, plain_text};
use crate::model::publication::{LocalChange, LocalChangeKind, Origin};
use crate::model::region::Edition;
use crate::render::SharedValue;
use crate::render::html::{Href, escaped};
use crate::render::view::{
    BannerView, BodyView, ContentsView, FallbackView, FootnoteView, Foreign, Html, LinkedVersionView, LocalView,
    NamedLinkView, PolicyView, RelatedView, RelationView, SectionView, TitledView,
};
use crate::wording::Argument;

impl Site {
    /// The address of a policy: the version in force, or why there is none.
    pub(super) fn policy_page(&self, edition: &Edition, policy: &PolicyName, recent: &mut Recent) -> Rendered {
        match self.availability.address(policy, edition) {
            None => Ok(Vec::new()),
            Some(Address::InForce(version)) => {
                let shown = self.version(policy, edition, version, recent)?;
                self.in_force_page(&shown, version)
            }
            Some(address) => self.standing_page(edition, policy, &address),
        }
    }

    fn in_force_page(&self, shown: &Shown<'_>, version: &Published) -> Rendered {
        let (edition, policy) = (shown.edition, shown.policy);
        let route = Route::Policy(edition.clone(), policy.clone());
        let title = plain_text(&shown.text.title.content);
        let offered = shown.facts.fallback.is_none();
        let canonical = offered.then(|| route.clone());
        let mut page = self.page_view(edition, format!("{title} – {}", self.edition_words(edition)), &route, canonical);
        page.description = shown.text.description.as_ref().map(|line| plain_text(&line.content));
        if !offered {
            page.robots = Some("noindex");
        }
        page.relations = self.relations(shown, version, false);
        self.describe(&mut page, &title, shown, version);
        let mut parts = PageParts::new(edition, page);
        parts.breadcrumbs = self.policy_crumbs(edition, policy, &title, &shown.text.title.language, None);
        parts.banners = self.banners(shown, version);
        parts.own = vec![("policy", SharedValue::of(&self.policy_view(shown, false)))];
        parts.policy = Some(policy);
        parts.offered = offered;
        parts.in_edition = true;
        self.render_page("policy.html", parts)
    }

    /// The permanent address of a version.
    pub(super) fn version_page(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        id: &VersionId,
        recent: &mut Recent,
    ) -> Rendered {
        let standing = self.availability.standing(policy, edition);
        let Some(version) = standing.and_then(|standing| standing.version(id)) else { return Ok(Vec::new()) };
        let shown = self.version(policy, edition, version, recent)?;
        let route = Route::Version(edition.clone(), policy.clone(), id.clone());
        let title = plain_text(&shown.text.title.content);
        let arguments = [("policy", Argument::Text(title.clone())), ("version", Argument::Text(id.to_string()))];
        let heading = self.words_with(edition, "version-title", &arguments);
        let state = self.words(edition, &format!("state-{}", version.state.as_str()));
        // The version in force has its text at two addresses; that of the policy is the one to be found.
        let in_force = version.state == State::InForce && shown.facts.fallback.is_none();
        let canonical = in_force.then(|| Route::Policy(edition.clone(), policy.clone()));
        let words = format!("{heading} ({state}) – {}", self.edition_words(edition));
        let mut page = self.page_view(edition, words, &route, canonical);
        if !in_force {
            page.robots = Some("noindex");
        }
        page.relations = self.relations(&shown, version, true);
        let mut parts = PageParts::new(edition, page);
        let last = self.step(edition, "version-heading", &[("version", Argument::Text(id.to_string()))]);
        parts.breadcrumbs = self.policy_crumbs(edition, policy, &title, &shown.text.title.language, Some(last));
        parts.banners = self.banners(&shown, version);
        parts.own = vec![("policy", SharedValue::of(&self.policy_view(&shown, true)))];
        parts.policy = Some(policy);
        parts.in_edition = true;
        self.render_page("policy.html", parts)
    }

    /// The working text.
    pub(super) fn draft_page(&self, edition: &Edition, policy: &PolicyName) -> Rendered {
        let Some(shown) = self.draft(policy, edition) else { return Ok(Vec::new()) };
        let route = Route::Draft(edition.clone(), policy.clone());
        let title = plain_text(&shown.text.title.content);
        let state = self.words(edition, "state-draft");
        let words = format!("{title} ({state}) – {}", self.edition_words(edition));
        let mut parts = PageParts::new(edition, self.page_view(edition, words, &route, None));
        let last = self.step(edition, "state-draft", &[]);
        parts.breadcrumbs = self.policy_crumbs(edition, policy, &title, &shown.text.title.language, Some(last));
        parts.banners = vec![self.draft_banner(&shown)];
        parts.own = vec![("policy", SharedValue::of(&self.policy_view(&shown, false)))];
        parts.policy = Some(policy);
        parts.in_edition = true;
        self.render_page("policy.html", parts)
    }

    /// That a text is a draft, and whether it says anything that was not released.
    pub(super) fn draft_banner(&self, draft: &Shown<'_>) -> BannerView {
        let (edition, policy) = (draft.edition, draft.policy);
        let in_force = self.availability.in_force(policy, edition);
        BannerView {
            href: in_force.map(|_| self.href(&Route::Policy(edition.clone(), policy.clone()))),
            version: self.released_as(draft).map(|version| version.id.to_string()),
            ..banner("draft")
        }
    }

    /// The version whose text a draft still has: a release would freeze nothing.
    fn released_as(&self, draft: &Shown<'_>) -> Option<&Published> {
        let base = self.draft_base(draft.edition, draft.policy)?;
        (base.record.text == text_digest(&draft.text)).then_some(base)
    }

    /// What stands at the address of a policy of which no version is in force.
    fn standing_page(&self, edition: &Edition, policy: &PolicyName, address: &Address<'_>) -> Rendered {
        let standing = self.availability.standing(policy, edition);
        let last = standing.and_then(|standing| standing.versions.last());
        let line = match last {
            Some(version) => version.record.facts.title.clone(),
            None => match self.draft(policy, edition) {
                Some(shown) => shown.facts.title.clone(),
                None => return Ok(Vec::new()),
            },
        };
        let (banner, state) = match address {
            Address::Withdrawn(withdrawn) => {
                let (successor, href) = self.successor(edition, policy, withdrawn.successor.as_ref());
                let date = Some(self.day_view(withdrawn.since, edition, policy));
                (BannerView { date, successor, href, ..banner("withdrawn") }, "state-withdrawn")
            }
            Address::Upcoming(version) => {
                let route = Route::Version(edition.clone(), policy.clone(), version.id.clone());
                let date = Some(self.whole_day_view(version.effective, edition));
                (BannerView { date, href: Some(self.href(&route)), ..banner("not-yet") }, "state-upcoming")
            }
            // Called off before it ever took effect: it was published all the same.
            _ if last.is_some_and(|last| last.called_off.is_some())
                && !self.availability.has_draft(policy, edition) =>
            {
                let entry = last.and_then(|last| last.called_off.as_ref());
                let date = entry.map(|entry| self.whole_day_view(entry.published, edition));
                (BannerView { date, ..banner("cancelled") }, "state-cancelled")
            }
            _ => {
                let draft = self.availability.has_draft(policy, edition);
                let route = Route::Draft(edition.clone(), policy.clone());
                (BannerView { href: draft.then(|| self.href(&route)), ..banner("unpublished") }, "state-draft")
            }
        };
        let route = Route::Policy(edition.clone(), policy.clone());
        let language = &line.origin.language;
        let words = format!("{} ({}) – {}", line.words, self.words(edition, state), self.edition_words(edition));
        let mut page = self.page_view(edition, words, &route, None);
        page.robots = Some("noindex");
        let history = standing.map(|_| self.href(&Route::History(edition.clone(), policy.clone())));
        if let Some(history) = &history {
            page.relations.push(RelationView::page("version-history", history.clone()));
            page.relations.extend(self.listings(edition, policy));
        }
        let mut parts = PageParts::new(edition, page);
        parts.breadcrumbs = self.policy_crumbs(edition, policy, &line.words, language, None);
        parts.banners = vec![banner];
        if let Some(standing) = standing {
            match address {
                // What was withdrawn may be on its way back.
                Address::Withdrawn(_) => parts.banners.extend(self.upcoming_banners(edition, policy, standing)),
                Address::Upcoming(_) => parts.banners.extend(self.ending_banner(edition, policy, standing)),
                _ => {}
            }
        }
        let titled = TitledView {
            title: line.words.clone(),
            foreign: Foreign::within(language, &edition.language),
            href: self.href(&route),
            history_href: history,
        };
        parts.own = vec![("policy", SharedValue::of(&titled))];
        parts.policy = Some(policy);
        parts.in_edition = true;
        self.render_page("standing.html", parts)
    }

    /// Where a target leads from a page of an edition.
    pub(super) fn resolve(&self, edition: &Edition, target: &Target) -> Option<Href> {
        match target {
            Target::Section(id) => Some(format!("#{id}").into()),
            Target::Url(url) => (!url.is_empty())
                .then(|| Href { address: url.clone(), external: self.shared.own_hosts.are_left_by(url) }),
            Target::Policy(policy, id) => {
                let draft = self.availability.has_draft(policy, edition);
                self.availability.in_force(policy, edition).map(|_| ()).or(draft.then_some(()))?;
                let href = self.href(&Route::Policy(edition.clone(), policy.clone()));
                Some(id.as_ref().map_or(href.clone(), |id| format!("{href}#{id}")).into())
            }
            Target::File(file) => Some(self.href(&Route::File(file.path())).into()),
        }
    }

    /// The document for its template; `permanent` where the page is that of a version, not of the policy.
    fn policy_view(&self, shown: &Shown<'_>, permanent: bool) -> PolicyView {
        let (edition, policy, text, facts) = (shown.edition, shown.policy, &shown.text, &shown.facts);
        let language = &edition.language;
        let html = shown.html(self);
        let in_force = shown.version.is_some_and(|version| version.state == State::InForce);
        let local_href =
            (in_force && !facts.changes.is_empty()).then(|| self.href(&Route::Local(edition.clone(), policy.clone())));
        let mut bodies = Bodies { site: self, edition, local_href, announced: facts.fallback.clone() };
        let preamble = facts.preamble.as_ref().zip(html.linked_preamble()).map(|(origin, html)| {
            let local = (!origin.region.is_global())
                .then(|| (&origin.region, change_of(&facts.changes, "preamble").map_or("", |change| &change.name)));
            bodies.view(origin, html.clone(), local)
        });
        let standing = self.availability.standing(policy, edition);
        let version = shown
            .version
            .zip(standing)
            .map(|(version, standing)| self.version_view(edition, policy, standing, version, permanent));
        let changes_href = match &version {
            Some(version) => version.comparisons.first().map(|comparison| comparison.href.clone()),
            None => self
                .draft_base(edition, policy)
                .map(|_| self.href(&Route::DraftChanges(edition.clone(), policy.clone()))),
        };
        // At its permanent address a version shows which sections it changed.
        let changed_in = shown.version.filter(|_| permanent);
        let mut sections = Vec::with_capacity(text.sections.len());
        let mut contents = Vec::new();
        let parts = text.sections.iter().zip(&html.sections).zip(&facts.sections);
        for (index, ((section, html), facts_of)) in parts.enumerate() {
            let change = change_of(&facts.changes, section.id.as_str());
            let local = change.map(|change| (&change.region, change.name.as_str()));
            let body = bodies.view(&facts_of.origin, html.linked().clone(), local);
            if section.level <= 3 {
                contents.push(ContentsView {
                    id: section.id.to_string(),
                    level: section.level,
                    label: section.label.clone(),
                    heading_html: Html::new(&escaped(&plain_text(&section.heading.content))),
                    lang: body.lang.clone(),
                    dir: body.dir,
                });
            }
            sections.push(SectionView {
                id: section.id.to_string(),
                was: section.was.iter().map(ToString::to_string).collect(),
                level: section.level,
                label: section.label.clone(),
                heading_html: html.heading.clone(),
                changed_href: changed_in
                    .filter(|version| version.record.changed.get(index) == Some(&version.id))
                    .and(changes_href.as_ref())
                    .map(|href| format!("{href}#{}", section.id)),
                html: body.html,
                lang: body.lang,
                dir: body.dir,
                fallback: body.fallback,
                local: body.local,
            });
        }
        let footnotes = text
            .footnotes
            .iter()
            .zip(&html.footnotes)
            .enumerate()
            .map(|(index, (body, html))| {
                let Foreign { lang, dir } = Foreign::within(&body.language, language);
                FootnoteView { number: index + 1, html: html.clone(), lang, dir }
            })
            .collect();
        let Foreign { lang, dir } = Foreign::within(&text.title.language, language);
        let same = if shown.version.is_none() { self.released_as(shown) } else { None };
        PolicyView {
            name: policy.to_string(),
            kind: facts.kind.clone(),
            title: plain_text(&text.title.content),
            title_html: html.title.clone(),
            lang,
            dir,
            released: shown.version.is_some(),
            version,
            released_as: same.map(|version| LinkedVersionView {
                id: Some(version.id.to_string()),
                state: version.state.as_str(),
                href: self.href(&Route::Version(edition.clone(), policy.clone(), version.id.clone())),
            }),
            history_href: standing.map(|_| self.href(&Route::History(edition.clone(), policy.clone()))),
            updated: shown.version.map(|version| self.day_view(version.entry.published, edition, policy)),
            effective: shown
                .version
                .filter(|version| version.entry.published != version.effective)
                .map(|version| self.effective_view(version, edition, policy)),
            changes_href,
            local_href: bodies.local_href,
            preamble,
            precedence: html.precedence.clone(),
            sections,
            footnotes,
            contents,
            over: facts.prevails_over.iter().filter_map(|other| self.related(edition, other)).collect(),
            under: self.prevailing(edition, policy),
            local_versions: self.local_versions(edition, policy),
            title_fallback: (facts.title.origin.fallback && facts.fallback.is_none())
                .then(|| self.fallback_view(&text.title.language, edition)),
            document_fallback: facts.fallback.as_ref().map(|of| self.fallback_view(of, edition)),
        }
    }

    fn fallback_view(&self, shown: &Language, edition: &Edition) -> FallbackView {
        FallbackView { language: self.language_words(shown, edition) }
    }

    /// Another document that is in force in an edition.
    fn related(&self, edition: &Edition, policy: &PolicyName) -> Option<RelatedView> {
        let version = self.availability.in_force(policy, edition)?;
        let href = self.href(&Route::Policy(edition.clone(), policy.clone()));
        let title = &version.record.facts.title;
        let foreign = Foreign::within(&title.origin.language, &edition.language);
        Some(RelatedView { title: title.words.clone(), foreign, href })
    }

    /// The documents that prevail over this one.
    fn prevailing(&self, edition: &Edition, policy: &PolicyName) -> Vec<RelatedView> {
        let others = self.availability.prevailing.iter().filter(|other| {
            let version = self.availability.in_force(other, edition);
            version.is_some_and(|version| version.record.facts.prevails_over.contains(policy))
        });
        others.filter_map(|other| self.related(edition, other)).collect()
    }

    /// On the global page: the editions whose document has something of its own.
    fn local_versions(&self, edition: &Edition, policy: &PolicyName) -> Vec<NamedLinkView> {
        if !edition.region.is_global() {
            return Vec::new();
        }
        self.availability
            .editions
            .iter()
            .filter(|other| {
                let version = self.availability.in_force(policy, other);
                version.is_some_and(|version| !version.record.facts.changes.is_empty())
            })
            .map(|other| {
                let mut link = self.edition_link(other);
                link.href = self.href(&Route::Policy(other.clone(), policy.clone()));
                link
            })
            .collect()
    }
}

/// Makes the parts of a text, and announces each fallback where it begins: once for the whole document, else at each change
/// of language.
struct Bodies<'a> {
    site: &'a Site,
    edition: &'a Edition,
    local_href: Option<String>,
    announced: Option<Language>,
}

impl Bodies<'_> {
    fn view(&mut self, origin: &Origin, html: Html, local: Option<(&RegionName, &str)>) -> BodyView {
        let language = &self.edition.language;
        let begins = origin.fallback && self.announced.as_ref() != Some(&origin.language);
        self.announced = origin.fallback.then(|| origin.language.clone());
        let Foreign { lang, dir } = Foreign::within(&origin.language, language);
        BodyView {
            html,
            lang,
            dir,
            fallback: begins.then(|| self.site.fallback_view(&origin.language, self.edition)),
            local: local.map(|(region, name)| {
                let name = if name.is_empty() { region.as_str() } else { name };
                LocalView { region: self.site.region_words(region, language, name), href: self.local_href.clone() }
            }),
        }
    }
}

/// The change that a region made to a part that is still there.
fn change_of<'a>(changes: &'a [LocalChange], id: &str) -> Option<&'a LocalChange> {
    changes.iter().find(|change| change.kind != LocalChangeKind::Removed && change.id.as_str() == id)
}
