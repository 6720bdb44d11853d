//! What search engines and other programs read: sitemap, metadata, data, feeds, TimeMaps, fragments.
#![allow(clippy::disallowed_methods, reason = "schemas are files")]

#[path = "../support/mod.rs"]
mod support;

mod data;
mod feeds;
mod regions;
mod search;

use std::sync::LazyLock;
use support::{Built, Fixture};

/// `global/en`, `ch/de`, `ch/fr` (without a text of its own), `us-ca/en`: two versions of 2024, the second in force from March on in
/// the editions that it changed, `global/en` and `us-ca/en`.
fn world() -> Fixture {
    let first = Fixture::small()
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\"]\n")
        .write("locales/us/region.toml", "parent = \"global\"\ncode = \"US\"\nlanguages = [\"en\"]\n")
        .write("locales/us-ca/region.toml", "parent = \"us\"\ncode = \"US-CA\"\nlanguages = [\"en\"]\n")
        .write("locales/en.ftl", "region-us-ca = California\n")
        .write("content/terms/de.md", "# Bedingungen\n\n## Gebrauch\n\nGebrauchen Sie es.\n\n## Recht\n\nDas Recht.\n")
        .write("locales/us-ca/terms/en.md", "## Law of California {#law}\n\nThe law of California.\n")
        .released("2024-01-01");
    let second = first.edit("content/terms/en.md", "Use it.", "Use it with care & \\<joy>.");
    second.released_with("2024-02-01", |request| {
        request.kind = Some(lexloci::model::publication::Kind::Material);
        request.effective = "2024-03-01".parse().ok();
        let english = "Use <needs> care & joy: ]]>".to_owned();
        request.summary = [("en".to_owned(), english), ("de".to_owned(), "Mit Sorgfalt.".to_owned())]
            .into_iter()
            .map(|(tag, words)| (lexloci::locale::Language::parse(&tag).unwrap(), words))
            .collect();
    })
}

/// The sample site as it stood on a day after its last entry.
fn sample() -> &'static Built {
    static SAMPLE: LazyLock<Built> = LazyLock::new(|| Fixture::at(&support::repository()).as_of("2026-11-27"));
    &SAMPLE
}

/// The addresses of all files of a site whose path ends so.
fn ending(built: &Built, ending: &str) -> Vec<String> {
    let site = built.site();
    let addresses = site.routes().into_iter().map(|route| site.href(&route));
    addresses.filter(|address| address.ends_with(ending)).collect()
}
