//! What a reader must know before a text: that another version is in force, or coming, or that its source has moved on. And
//! the same for programs: how versions stand to each other.

use super::shown::Shown;
use super::timemap::{self, is_memento, took_effect};
use super::{Route, Site};
use crate::history::{Published, Standing, State};
use crate::id::PolicyName;
use crate::locale::Language;
use crate::model::ledger::Successor;
use crate::model::publication::Kind;
use crate::model::region::Edition;
use crate::render::atom;
use crate::render::view::{BannerView, RelationView};
use std::collections::BTreeSet;

impl Site {
    /// What replaces a withdrawn document: its name, and where it is.
    pub(super) fn successor(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        successor: Option<&Successor>,
    ) -> (Option<String>, Option<String>) {
        let titled = |edition: &Edition, policy: &PolicyName, place: String| {
            // One that is still to take effect has a page as well, and one that was withdrawn in its turn says what replaced it.
            let standing = self.availability.standing(policy, edition);
            let found = standing.and_then(|standing| {
                let coming = || standing.upcoming().into_iter().next();
                standing.in_force().or_else(coming).or_else(|| standing.versions.last())
            });
            // What has no page there replaces nothing that a reader could find.
            let Some(version) = found else { return (None, None) };
            let title = &version.record.facts.title.words;
            let href = self.href(&Route::Policy(edition.clone(), policy.clone()));
            (Some(format!("{title}{place}")), Some(href))
        };
        match successor {
            None => (None, None),
            Some(Successor::Url(url)) => (Some(url.clone()), Some(url.clone())),
            Some(Successor::Policy(other)) => titled(edition, other, String::new()),
            Some(Successor::Edition(other)) => titled(other, policy, format!(" ({})", self.edition_words(other))),
        }
    }

    /// The other versions of a version (RFC 5829), and what there is of it for programs; `permanent` where the page is that of the
    /// version, not of the policy.
    pub(super) fn relations(&self, shown: &Shown<'_>, version: &Published, permanent: bool) -> Vec<RelationView> {
        let (edition, policy) = (shown.edition, shown.policy);
        let Some(standing) = self.availability.standing(policy, edition) else { return Vec::new() };
        let (before, after) = standing.neighbours(&version.id);
        let version_href =
            |version: &Published| self.href(&Route::Version(edition.clone(), policy.clone(), version.id.clone()));
        let history = self.href(&Route::History(edition.clone(), policy.clone()));
        let mut relations = vec![RelationView::page("version-history", history)];
        if standing.in_force().is_some() {
            let latest = self.href(&Route::Policy(edition.clone(), policy.clone()));
            relations.push(RelationView::page("latest-version", latest));
        }
        relations.extend(before.map(|other| RelationView::page("predecessor-version", version_href(other))));
        relations.extend(after.map(|other| RelationView::page("successor-version", version_href(other))));
        let data = match permanent {
            true => Route::VersionData(edition.clone(), policy.clone(), version.id.clone()),
            false => Route::PolicyData(edition.clone(), policy.clone()),
        };
        relations.push(RelationView::file("alternate", "application/json", self.href(&data)));
        // To Memento clients the policy is one resource, and this version a state of it (RFC 7089).
        if permanent && is_memento(standing, version) {
            let original = self.href(&Route::Policy(edition.clone(), policy.clone()));
            relations.push(RelationView::page("original", original));
        }
        relations.extend(self.listings(edition, policy));
        relations
    }

    /// The lists of all versions for programs: feed and TimeMap.
    pub(super) fn listings(&self, edition: &Edition, policy: &PolicyName) -> Vec<RelationView> {
        let href = |route: fn(Edition, PolicyName) -> Route| self.href(&route(edition.clone(), policy.clone()));
        let mut listings = vec![RelationView::file("alternate", atom::MEDIA_TYPE, href(Route::Feed))];
        if self.has_time_map(edition, policy) {
            listings.push(RelationView::file("timemap", timemap::MEDIA_TYPE, href(Route::TimeMap)));
        }
        listings
    }

    /// What a reader must know before the text of a version.
    pub(super) fn banners(&self, shown: &Shown<'_>, version: &Published) -> Vec<BannerView> {
        let (edition, policy) = (shown.edition, shown.policy);
        let Some(standing) = self.availability.standing(policy, edition) else { return Vec::new() };
        let current = Some(self.href(&Route::Policy(edition.clone(), policy.clone())));
        let in_force = standing.in_force().and(current.clone());
        let day = |day| Some(self.day_view(day, edition, policy));
        let whole_day = |day| Some(self.whole_day_view(day, edition));
        let mut banners = Vec::new();
        match version.state {
            State::InForce => {
                banners.extend(self.announcements(edition, policy, standing));
                let stale = self.stale_banner(shown, version);
                let uneven = if stale.is_none() { self.uneven_banner(shown, version) } else { None };
                banners.extend(stale.into_iter().chain(uneven));
            }
            State::Superseded if version.overtaken.is_some() => {
                banners.push(BannerView { href: in_force, ..banner("overtaken") });
            }
            State::Superseded => banners.push(BannerView { href: in_force, ..banner("superseded") }),
            State::Upcoming => {
                banners.push(BannerView { date: whole_day(version.effective), href: in_force, ..banner("upcoming") });
                banners.extend(self.ending_banner(edition, policy, standing));
            }
            State::Cancelled | State::Withdrawn => {
                if let Some(entry) = &version.called_off {
                    banners.push(BannerView {
                        date: whole_day(entry.published),
                        href: in_force,
                        ..banner("cancelled")
                    });
                }
                if version.state == State::Withdrawn {
                    banners.extend(self.ending_banner(edition, policy, standing));
                }
            }
        }
        if let Some(withdrawn) = &standing.withdrawn {
            let (successor, href) = self.successor(edition, policy, withdrawn.successor.as_ref());
            banners.push(BannerView { date: day(withdrawn.since), successor, href, ..banner("withdrawn") });
        }
        banners
    }

    /// What will be otherwise: versions that will take effect, and that the document will no longer apply.
    pub(super) fn announcements(&self, edition: &Edition, policy: &PolicyName, standing: &Standing) -> Vec<BannerView> {
        let mut banners = self.upcoming_banners(edition, policy, standing);
        banners.extend(self.ending_banner(edition, policy, standing));
        banners
    }

    /// That the document will no longer apply, with what replaces it then.
    pub(super) fn ending_banner(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        standing: &Standing,
    ) -> Option<BannerView> {
        let ending = standing.ending.as_ref()?;
        let (successor, href) = self.successor(edition, policy, ending.successor.as_ref());
        let date = Some(self.whole_day_view(ending.since, edition));
        Some(BannerView { date, successor, href, ..banner("ending") })
    }

    /// The versions that will take effect, each with a link to it.
    pub(super) fn upcoming_banners(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        standing: &Standing,
    ) -> Vec<BannerView> {
        let announced = standing.upcoming().into_iter().map(|version| {
            let href = self.href(&Route::Version(edition.clone(), policy.clone(), version.id.clone()));
            let date = Some(self.whole_day_view(version.effective, edition));
            BannerView { date, href: Some(href), ..banner("new-version") }
        });
        announced.collect()
    }

    /// That the text from which this one was translated has changed since, with a link to it.
    fn stale_banner(&self, shown: &Shown<'_>, version: &Published) -> Option<BannerView> {
        if !self.availability.is_stale(&self.sources, shown.policy, &version.record) {
            return None;
        }
        let source = self.availability.source_edition(&self.sources, shown.policy, shown.edition);
        let language = source.as_ref().map(|edition| &edition.language);
        Some(BannerView {
            languages: language.map(|language| self.language_words(language, shown.edition)),
            href: source.map(|edition| self.href(&Route::Policy(edition, shown.policy.clone()))),
            ..banner("stale")
        })
    }

    /// That the text in other languages of the region has changed since, or that there is a newer one from which this one may not have
    /// been translated.
    fn uneven_banner(&self, shown: &Shown<'_>, version: &Published) -> Option<BannerView> {
        let standings = self.availability.standings.get(shown.policy)?;
        let own = standings.get(shown.edition)?;
        let mut newer: BTreeSet<&Language> = standings
            .iter()
            .filter(|(edition, _)| edition.region == shown.edition.region && *edition != shown.edition)
            .filter(|(_, other)| other.in_force().is_some())
            .filter(|(edition, other)| {
                let own = (&shown.edition.language, own, version);
                other.versions.iter().any(|news| is_news((&edition.language, other, news), own))
            })
            .map(|(edition, _)| &edition.language)
            .collect();
        let source = self.availability.newer_source(&self.sources, shown.policy, shown.edition, version);
        newer.extend(source.as_ref().map(|edition| &edition.language));
        if newer.is_empty() {
            return None;
        }
        let names: Vec<String> = newer.iter().map(|language| self.language_words(language, shown.edition)).collect();
        let formats = self.composition.formats(&self.locale(shown.edition), &self.sources);
        Some(BannerView { languages: Some(formats.list(&names)), ..banner("uneven") })
    }
}

/// A version of a language.
type InLanguage<'a> = (&'a Language, &'a Standing, &'a Published);

/// Whether a version of another language of the region changed the meaning after this one took effect. Not only the other one that is
/// in force counts: an editorial correction after it takes nothing back. Where a change was released language by language, the one
/// that was released last says which had it already.
fn is_news((language, other, news): InLanguage<'_>, (own_language, own, version): InLanguage<'_>) -> bool {
    let is_since = |later: &Published, than: &Published| (later.effective, later.index) > (than.effective, than.index);
    if !is_since(news, version) || !took_effect(news) || news.record.kind != Kind::Material {
        return false;
    }
    let level = |of: &Published, language: &Language, standing: &Standing, at: &Published| {
        let mut known = of.record.level_with.iter().filter(|(level, _)| level == language);
        known.any(|(_, id)| standing.version(id).is_some_and(|known| !is_since(known, at)))
    };
    match news.index > version.index {
        // This one had it when the other one was released.
        true => !level(news, own_language, own, version),
        // The other one was released before, for a later day; this one has it as well.
        false => {
            let mut known = version.record.level_with.iter().filter(|(level, _)| level == language);
            !known.any(|(_, id)| other.version(id).is_some_and(|known| !is_since(news, known)))
        }
    }
}

pub(super) fn banner(kind: &'static str) -> BannerView {
    BannerView { kind, date: None, languages: None, href: None, successor: None, version: None }
}
