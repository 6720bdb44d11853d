//! The page of all versions of a document.

use super::pages::{PageParts, Rendered};
use super::{Route, Site};
use crate::id::PolicyName;
use crate::model::region::Edition;
use crate::render::SharedValue;
use crate::render::view::{Foreign, RelationView, TitledView, VersionView};
use crate::wording::Argument;

impl Site {
    /// All versions that exist on the day of the site, newest first.
    pub(super) fn history_page(&self, edition: &Edition, policy: &PolicyName) -> Rendered {
        let Some(standing) = self.availability.standing(policy, edition) else { return Ok(Vec::new()) };
        let named = standing.in_force().or_else(|| standing.versions.last());
        let Some(line) = named.map(|version| &version.record.facts.title) else { return Ok(Vec::new()) };
        let language = &line.origin.language;
        let heading = self.words_with(edition, "history-title", &[("policy", Argument::Text(line.words.clone()))]);
        let route = Route::History(edition.clone(), policy.clone());
        let words = format!("{heading} – {}", self.edition_words(edition));
        let mut page = self.page_view(edition, words, &route, None);
        page.robots = Some("noindex");
        let document = self.href(&Route::Policy(edition.clone(), policy.clone()));
        if standing.in_force().is_some() {
            page.relations.push(RelationView { rel: "latest-version", href: document.clone() });
        }
        let versions: Vec<VersionView> = standing
            .versions
            .iter()
            .rev()
            .map(|version| self.version_view(edition, policy, standing, version, false))
            .collect();
        let withdrawn = standing.withdrawn.as_ref().map(|withdrawn| self.day_view(withdrawn.since, edition, policy));
        let withdrawn_summary =
            standing.withdrawn.as_ref().and_then(|withdrawn| self.summary(edition, &withdrawn.entry));
        let titled = TitledView {
            title: line.words.clone(),
            foreign: Foreign::within(language, &edition.language),
            href: document,
            history_href: None,
        };
        let mut parts = PageParts::new(edition, page);
        let last = self.words(edition, "version-history");
        parts.breadcrumbs = self.policy_crumbs(edition, policy, &line.words, language, Some(&last));
        parts.own = vec![
            ("policy", SharedValue::of(&titled)),
            ("versions", SharedValue::of(&versions)),
            ("withdrawn", SharedValue::of(&withdrawn)),
            ("withdrawn_summary", SharedValue::of(&withdrawn_summary)),
        ];
        parts.policy = Some(policy);
        parts.in_edition = true;
        self.render_page("history.html", parts)
    }
}
