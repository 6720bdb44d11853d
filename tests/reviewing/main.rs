//! Review: what is stale, what was never reviewed, and what a confirmation changes.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "../support/mod.rs"]
mod support;

mod command;
mod displaced;
mod editorial;
mod laws;
mod lock;
mod mending;
mod published;
mod translations;

use lexloci::model::review::{REVIEW_LOCK, Subject};
use lexloci::review::{State, Survey, confirm, survey};
use lexloci::site::Site;
use std::collections::BTreeSet;
use std::sync::Arc;
use support::{Built, Fixture};

pub(crate) const EN: &str = "content/terms/en.md";
pub(crate) const DE: &str = "content/terms/de.md";
pub(crate) const FR: &str = "content/terms/fr.md";
pub(crate) const SWISS: &str = "locales/ch/terms/de.md";
pub(crate) const SWISS_FR: &str = "locales/ch/terms/fr.md";

/// Terms in three languages, and a Swiss version of their law in two. Nothing was reviewed.
pub(crate) fn office() -> Fixture {
    Fixture::small()
        .write("locales/global/region.toml", "languages = [\"en\", \"de\", \"fr\"]\ncode = \"001\"\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\"]\n")
        .write(DE, "# Bedingungen\n\n## Gebrauch {#use}\n\nBenutzen.\n\n## Recht {#law}\n\nDas Recht.\n")
        .write(FR, "# Conditions\n\n## Usage {#use}\n\nUtilisez.\n\n## Droit {#law}\n\nLe droit.\n")
        .write(SWISS, "## Schweizer Recht {#law}\n\nDas Recht der Schweiz.\n")
        .write(SWISS_FR, "## Droit suisse {#law}\n\nLe droit de la Suisse.\n")
}

/// [`office`], all of it reviewed.
pub(crate) fn reviewed() -> Fixture {
    office().confirm_all()
}

pub(crate) fn subject(name: &str) -> Subject {
    Subject::parse(name).unwrap_or_else(|| panic!("{name} is no section of a file"))
}

fn opened(fixture: &Fixture) -> Arc<Site> {
    Built::of(fixture.tree()).opened.site.expect("a site")
}

pub(crate) fn surveyed(site: &Site) -> Survey {
    survey(site.sources(), site.composition())
}

/// What happens to a site in which texts are reviewed.
pub(crate) trait Reviews: Sized {
    fn confirm(&self, names: &[&str]) -> Self;
    fn confirm_all(&self) -> Self;
    /// All sections that are stale, or those that were never reviewed.
    fn stale(&self) -> Vec<String>;
    fn unreviewed(&self) -> Vec<String>;
    fn lock(&self) -> String;
}

impl Reviews for Fixture {
    fn confirm(&self, names: &[&str]) -> Self {
        let site = opened(self);
        let survey = surveyed(&site);
        let subjects: BTreeSet<Subject> = names.iter().map(|name| subject(name)).collect();
        for subject in &subjects {
            assert!(survey.answers.contains_key(subject), "{subject} has no source");
        }
        let confirmed = confirm(&survey, &site.sources().reviews, &subjects);
        self.clone().write(REVIEW_LOCK, &confirmed.lock.to_string())
    }

    fn confirm_all(&self) -> Self {
        let names: Vec<String> = surveyed(&opened(self)).answers.keys().map(ToString::to_string).collect();
        self.confirm(&names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn stale(&self) -> Vec<String> {
        let site = opened(self);
        let survey = surveyed(&site);
        let state = |subject: &Subject| survey.state(&site.sources().reviews, subject);
        let stale = survey.answers.keys().filter(|subject| matches!(state(subject), State::Stale { .. }));
        let stale: Vec<String> = stale.map(ToString::to_string).collect();
        // What `check` reports is the same, each once.
        let built = Built::of(self.tree());
        let found = built.findings().iter().filter(|finding| ["stale", "stale-local"].contains(&finding.code));
        let mut found: Vec<String> = found
            .map(|finding| {
                let hint = finding.hint.as_deref().unwrap_or_default();
                let (_, rest) = hint.split_once("`lexloci confirm '").expect("a next step");
                rest.split_once('\'').expect("a section").0.to_owned()
            })
            .collect();
        found.sort();
        assert_eq!(found, stale);
        stale
    }

    fn unreviewed(&self) -> Vec<String> {
        let site = opened(self);
        let survey = surveyed(&site);
        let never = |subject: &&Subject| survey.state(&site.sources().reviews, subject) == State::Unreviewed;
        survey.answers.keys().filter(never).map(ToString::to_string).collect()
    }

    fn lock(&self) -> String {
        String::from_utf8(self.tree().bytes(REVIEW_LOCK).expect("a lock").to_vec()).expect("UTF-8")
    }
}
