//! The page of all versions of a document, and what pages say of a version.

use super::banners::banner;
use super::changes::amounts;
use super::pages::{PageParts, Rendered};
use super::{Route, Site};
use crate::diagnostic::Diagnostic;
use crate::history::{Published, Standing, State};
use crate::id::{PolicyName, VersionId};
use crate::model::ledger::Entry;
use crate::model::publication::Kind;
use crate::model::region::Edition;
use crate::render::SharedValue;
use crate::render::view::{BannerView, Foreign, RelationView, SummaryView, TitledView, VersionView};
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
        // Of what is in force there is nothing to say.
        let state = match (&standing.withdrawn, standing.in_force()) {
            (Some(_), _) => format!(" ({})", self.words(edition, "state-withdrawn")),
            (None, None) if !standing.upcoming().is_empty() => format!(" ({})", self.words(edition, "state-upcoming")),
            _ => String::new(),
        };
        let words = format!("{heading}{state} – {}", self.edition_words(edition));
        let mut page = self.page_view(edition, words, &route, None);
        page.robots = Some("noindex");
        let document = self.href(&Route::Policy(edition.clone(), policy.clone()));
        if standing.in_force().is_some() {
            page.relations.push(RelationView::page("latest-version", document.clone()));
        }
        page.relations.extend(self.listings(edition, policy));
        let versions: Vec<VersionView> = standing
            .versions
            .iter()
            .rev()
            .map(|version| {
                let mut view = self.version_view(edition, policy, standing, version, false);
                let others = self.availability.comparisons(policy, edition, version);
                for (comparison, other) in view.comparisons.iter_mut().zip(others) {
                    comparison.amounts = amounts(&self.amount(edition, policy, other, version)?);
                }
                Ok::<_, Box<Diagnostic>>(view)
            })
            .collect::<Result<_, _>>()?;
        let withdrawn = standing.withdrawn.as_ref().map(|withdrawn| self.day_view(withdrawn.since, edition, policy));
        let withdrawal = standing.withdrawn.as_ref().or(standing.ending.as_ref());
        let withdrawn_summary = withdrawal.and_then(|withdrawal| self.summary(edition, &withdrawal.entry));
        let ending = self.ending_banner(edition, policy, standing);
        let replaced = standing.withdrawn.as_ref().map(|withdrawn| {
            let (successor, href) = self.successor(edition, policy, withdrawn.successor.as_ref());
            let date = Some(self.day_view(withdrawn.since, edition, policy));
            BannerView { date, successor, href, ..banner("withdrawn") }
        });
        let titled = TitledView {
            title: line.words.clone(),
            foreign: Foreign::within(language, &edition.language),
            href: document,
            history_href: None,
        };
        let mut parts = PageParts::new(edition, page);
        let last = self.step(edition, "version-history", &[]);
        parts.breadcrumbs = self.policy_crumbs(edition, policy, &line.words, language, Some(last));
        parts.own = vec![
            ("policy", SharedValue::of(&titled)),
            ("versions", SharedValue::of(&versions)),
            ("withdrawn", SharedValue::of(&withdrawn)),
            ("replaced", SharedValue::of(&replaced)),
            ("ending", SharedValue::of(&ending)),
            ("withdrawn_summary", SharedValue::of(&withdrawn_summary)),
        ];
        parts.policy = Some(policy);
        parts.in_edition = true;
        self.render_page("history.html", parts)
    }

    /// A version for its template.
    pub(super) fn version_view(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        standing: &Standing,
        version: &Published,
        here: bool,
    ) -> VersionView {
        let day = |day| self.day_view(day, edition, policy);
        let href = |id: &VersionId| self.href(&Route::Version(edition.clone(), policy.clone(), id.clone()));
        let (previous, next) = standing.neighbours(&version.id);
        VersionView {
            id: version.id.to_string(),
            href: href(&version.id),
            address: self.address(&Route::Version(edition.clone(), policy.clone(), version.id.clone())),
            state: version.state.as_str(),
            kind: said_kind(standing, version).map(Kind::as_str),
            published: day(version.entry.published),
            effective: self.effective_view(version, edition, policy),
            overtaken: version.overtaken.is_some(),
            cancelled: version.called_off.as_ref().map(|entry| self.whole_day_view(entry.published, edition)),
            // Of the one that applied last, the page says so anyway.
            ended: version.ended.filter(|_| version.state == State::Superseded).map(day),
            summary: self.summary(edition, &version.entry),
            rescheduled_summary: version.rescheduled.as_ref().and_then(|entry| self.summary(edition, entry)),
            cancelled_summary: version.called_off.as_ref().and_then(|entry| self.summary(edition, entry)),
            comparisons: self.comparison_views(edition, policy, version),
            here,
            previous: previous.map(|other| href(&other.id)),
            next: next.map(|other| href(&other.id)),
        }
    }

    /// What people are told of an entry, in the edition's language if there is a summary in it: else along its parents,
    /// in the reference language, or in any.
    pub(super) fn summary(&self, edition: &Edition, entry: &Entry) -> Option<SummaryView> {
        let summary = &entry.summary;
        let among_parents = || edition.language.parents().iter().find_map(|parent| summary.get_key_value(parent));
        let (language, words) = summary
            .get_key_value(&edition.language)
            .or_else(among_parents)
            .or_else(|| summary.get_key_value(&self.sources.settings.reference_language))
            .or_else(|| summary.iter().next())?;
        Some(SummaryView {
            lines: words.lines().map(str::to_owned).collect(),
            foreign: Foreign::within(language, &edition.language),
        })
    }
}

/// What a version is to its edition, as people are told. What comes back after it was withdrawn is new once more, but not published
/// for the first time.
pub(super) fn said_kind(standing: &Standing, version: &Published) -> Option<Kind> {
    let kind = version.record.kind;
    let mut earlier = standing.versions.iter().take_while(|other| other.id != version.id);
    let again = kind == Kind::New && earlier.any(|other| other.called_off.is_none());
    (!again).then_some(kind)
}
