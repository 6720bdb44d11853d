//! How a site stands at a glance.

#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "../support/mod.rs"]
mod support;

mod calendar;
mod command;
mod coverage;
mod data;
mod dates;
mod page;
mod tasks;

use lexloci::status::{DocumentStatus, Filter, SectionState, Status};
use support::Fixture;

/// One policy in English and German everywhere and in Switzerland, which has a law of its own; reviewed, and released on
/// 2024-01-01.
fn office() -> Fixture {
    let office = Fixture::small()
        .write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\"]\n")
        .write(
            "content/terms/de.md",
            "# Bedingungen\n\n## Gebrauch {#use}\n\nBenutzen.\n\n## Recht {#law}\n\nDas Recht.\n",
        )
        .write("locales/ch/terms/de.md", "## Schweizer Recht {#law}\n\nDas Recht der Schweiz.\n");
    reviewed(&office).released("2024-01-01")
}

/// The site with everything reviewed as it stands.
fn reviewed(site: &Fixture) -> Fixture {
    let opened = lexloci::site::open(site.tree(), &lexloci::site::Overrides::default());
    let opened = opened.site.expect("a site");
    let survey = lexloci::review::survey(opened.sources(), opened.composition());
    let all = survey.answers.keys().cloned().collect();
    let confirmed = lexloci::review::confirm(&survey, &opened.sources().reviews, &all);
    site.clone().write("review.lock", &confirmed.lock.to_string())
}

fn status(site: &Fixture, day: &str) -> Status {
    site.as_of(day).opened.site.expect("a site").status(&Filter::default())
}

/// The one policy in an edition.
fn document<'a>(status: &'a Status, edition: &str) -> &'a DocumentStatus {
    let documents = &status.policies[0].documents;
    documents.iter().find(|document| document.edition.to_string() == edition).expect("a document")
}

fn state(status: &Status, edition: &str, section: &str) -> SectionState {
    document(status, edition).section(section).expect("a section").state
}

/// The codes of all tasks, in order.
fn codes(status: &Status) -> Vec<&str> {
    status.tasks.iter().map(|task| task.code).collect()
}
