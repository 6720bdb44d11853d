//! What a release freezes, and what it leaves alone.

use crate::support::Fixture;
use crate::world::{Life, day, edition, office, on, published};
use lexloci::id::VersionId;
use lexloci::locale::Language;
use lexloci::model::publication::Kind;
use lexloci::release::{Planned, Request};
use std::collections::{BTreeMap, BTreeSet};

/// The editions that a release changes, with what the change is to each.
fn changes(planned: &Planned) -> BTreeMap<String, Kind> {
    planned.editions.iter().map(|change| (change.edition.to_string(), change.kind)).collect()
}

fn frozen_files(planned: &Planned) -> Vec<&str> {
    planned.files.keys().map(String::as_str).filter(|path| path.ends_with(".md")).collect()
}

fn without_kind(today: &str) -> Request {
    Request::on(day(today))
}

#[test]
fn a_first_release_is_new_in_every_edition_and_nobody_need_say_so() {
    let planned = office().release(without_kind("2024-01-01")).planned();
    let editions = ["ch/de", "ch/en", "global/de", "global/en"];
    assert_eq!(changes(&planned), editions.map(|name| (name.to_owned(), Kind::New)).into());
    assert_eq!(planned.version, VersionId::parse("2024-01-01"));
    assert_eq!((planned.published, planned.effective), (day("2024-01-01"), Some(day("2024-01-01"))));
}

#[test]
fn a_word_of_the_german_text_moves_the_german_editions_alone() {
    let planned = published().edit("content/terms/de.md", "Benutzen", "Gebrauchen").release(on("2024-02-01")).planned();
    assert_eq!(changes(&planned).into_keys().collect::<Vec<_>>(), ["ch/de", "global/de"]);
}

#[test]
fn a_local_version_moves_its_region_alone() {
    let swiss = published().edit("locales/ch/terms/en.md", "law of", "good law of").release(on("2024-02-01"));
    assert_eq!(changes(&swiss.planned()).into_keys().collect::<Vec<_>>(), ["ch/en"]);
}

#[test]
fn a_release_without_changes_finds_nothing() {
    assert!(published().release(on("2024-02-01")).is_nothing());
    assert!(published().release(without_kind("2024-02-01")).is_nothing(), "and asks for no kind");
}

#[test]
fn equal_texts_of_two_regions_are_stored_once() {
    let twins = Fixture::small()
        .write("locales/gb/region.toml", "parent = \"global\"\ncode = \"GB\"\nlanguages = [\"en\"]\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nprevails = \"none\"\n");
    let planned = twins.release(on("2024-01-01")).planned();
    assert_eq!(planned.editions.len(), 2);
    assert_eq!(frozen_files(&planned).len(), 1, "{:?}", frozen_files(&planned));
    let built = twins.released("2024-01-01").as_of("2024-01-01");
    assert_eq!(built.text("/gb/en/terms/", "use"), "Use it.");
    assert_eq!(built.text("/global/en/terms/", "use"), "Use it.");
}

#[test]
fn a_text_that_comes_back_is_stored_where_it_was() {
    let changed = published().edit("content/terms/en.md", "Use it", "Do use it").released("2024-02-01");
    let back = changed.edit("content/terms/en.md", "Do use it", "Use it");
    let planned = back.release(on("2024-03-01")).planned();
    assert_eq!(changes(&planned).len(), 2);
    assert_eq!(frozen_files(&planned), Vec::<&str>::new());
    let built = back.released("2024-03-01").as_of("2024-03-01");
    assert_eq!(built.text("/global/en/terms/", "use"), "Use it.");
    assert_eq!(built.section("/global/en/terms/", "use")["changed"]["version"], "2024-03-01");
}

#[test]
fn a_release_of_one_edition_leaves_the_others_for_later() {
    let edited = published().edit("content/terms/de.md", "Benutzen", "Gebrauchen");
    let only = |name: &str, today: &str| Request { only: Some(BTreeSet::from([edition(name)])), ..on(today) };
    let swiss = edited.release(only("ch/de", "2024-02-01"));
    assert_eq!(changes(&swiss.planned()).into_keys().collect::<Vec<_>>(), ["ch/de"]);
    let rest = swiss.done().release(on("2024-03-01"));
    assert_eq!(changes(&rest.planned()).into_keys().collect::<Vec<_>>(), ["global/de"]);
    assert!(edited.release(only("ch/en", "2024-02-01")).is_nothing());
}

#[test]
fn a_translation_that_arrives_is_found_to_be_one() {
    let late = office().remove("content/terms/de.md").released("2024-01-01");
    let arrived = late.write(
        "content/terms/de.md",
        "# Bedingungen\n\n## Gebrauch {#use}\n\nBenutzen.\n\n## Recht {#law}\n\nDas Recht.\n",
    );
    let planned = arrived.release(without_kind("2024-02-01")).planned();
    assert_eq!(changes(&planned), ["ch/de", "global/de"].map(|name| (name.to_owned(), Kind::Translation)).into());
}

/// Only English until now; the German text arrives, and `more` happens with it.
fn arriving(site: Fixture, german: &str, more: impl Fn(Fixture) -> Fixture) -> Fixture {
    more(site.remove("content/terms/de.md").released("2024-01-01")).write("content/terms/de.md", german)
}

#[test]
fn the_translation_of_a_text_that_changed_is_no_mere_translation() {
    let german = "# Bedingungen\n\n## Gebrauch {#use}\n\nSorgsam benutzen.\n\n## Recht {#law}\n\nDas Recht.\n";
    let changed = |site: Fixture| site.edit("content/terms/en.md", "Use it", "Use it with care");
    let said = arriving(office(), german, changed).release(without_kind("2024-02-01")).refusal();
    assert!(said.contains("global/de") && said.contains("ch/de"), "they showed another English text: {said}");
    let planned = arriving(office(), german, changed).release(on("2024-02-01")).planned();
    assert!(changes(&planned).values().all(|kind| *kind == Kind::Editorial), "what is said is not dropped");
    // The title, of which the history has no digest, is held against the English edition.
    let titled = |site: Fixture| site.edit("content/terms/en.md", "# Terms", "# Terms of sale");
    let said = arriving(office(), german, titled).release(without_kind("2024-02-01")).refusal();
    assert!(said.contains("global/de"), "{said}");
}

#[test]
fn a_translation_that_arrives_with_another_value_is_no_mere_translation() {
    let region = "locales/global/region.toml";
    let site = || {
        let site = office().edit(region, "code", "values = { age = 16 }\ncode");
        site.edit("content/terms/en.md", "Use it", "Use it from {{ age }} years on")
    };
    let german = "# Bedingungen\n\n## Gebrauch {#use}\n\nAb {{ age }} Jahren.\n\n## Recht {#law}\n\nDas Recht.\n";
    let planned = arriving(site(), german, |site| site).release(without_kind("2024-02-01")).planned();
    assert!(changes(&planned).values().all(|kind| *kind == Kind::Translation));
    let younger = |site: Fixture| site.edit(region, "16", "13");
    let said = arriving(site(), german, younger).release(without_kind("2024-02-01")).refusal();
    assert!(said.contains("global/de") && said.contains("ch/de"), "{said}");
}

#[test]
fn another_law_in_another_language_is_no_translation() {
    let site = office().released("2024-01-01");
    let local = site.write("locales/ch/terms/de.md", "## Gebrauch {#use}\n\nDie Nutzung kostet 300 Franken.\n");
    let said = local.release(without_kind("2024-02-01")).refusal();
    assert!(
        said.contains("ch/de") && said.contains("ch/en"),
        "the German text is shown in the English edition: {said}"
    );
    let planned = local.release(on("2024-02-01")).planned();
    assert_eq!(changes(&planned), ["ch/de", "ch/en"].map(|name| (name.to_owned(), Kind::Editorial)).into());
}

#[test]
fn a_translation_that_also_changes_another_section_needs_a_word_from_somebody() {
    let half = office()
        .write("content/terms/de.md", "# Bedingungen\n\n## Recht {#law}\n\nDas Recht.\n")
        .released("2024-01-01");
    let both = half.write(
        "content/terms/de.md",
        "# Bedingungen\n\n## Gebrauch {#use}\n\nBenutzen.\n\n## Recht {#law}\n\nUnser Recht.\n",
    );
    let said = both.release(without_kind("2024-02-01")).refusal();
    assert!(said.contains("global/de") && said.contains("--kind material"), "{said}");
    assert!(!said.contains("ch/de"), "of its law only Swiss law is shown there: {said}");
}

#[test]
fn an_edition_that_appears_late_is_new_while_the_others_are_not() {
    let late = published()
        .write("locales/at/region.toml", "parent = \"global\"\ncode = \"AT\"\nlanguages = [\"de\"]\n")
        .edit("content/terms/en.md", "Use it", "Do use it");
    let planned = late.release(on("2024-02-01")).planned();
    assert_eq!(changes(&planned)["at/de"], Kind::New);
    assert_eq!(changes(&planned)["global/en"], Kind::Editorial);
    let built = late.released("2024-02-01");
    assert!(!built.as_of("2024-01-31").has("/at/de/terms/"));
    assert!(built.as_of("2024-02-01").has("/at/de/terms/"));
    assert!(!built.as_of("2024-02-01").has("/at/de/terms/2024-01-01/"));
}

#[test]
fn the_second_version_of_a_day_is_numbered() {
    let second = published().edit("content/terms/en.md", "Use it", "Do use it").release(on("2024-01-01"));
    assert_eq!(second.planned().version, VersionId::parse("2024-01-01.2"));
    let third = second.done().edit("content/terms/en.md", "Do use it", "Please use it").release(on("2024-01-01"));
    assert_eq!(third.planned().version, VersionId::parse("2024-01-01.3"));
    let page = third.done().as_of("2024-01-01").text("/global/en/terms/", "use");
    assert_eq!(page, "Please use it.", "of equal days the later in the ledger is in force");
}

#[test]
fn the_id_of_a_version_is_what_somebody_asks_for() {
    let named = Request { version: VersionId::parse("5.1-final"), ..on("2024-02-01") };
    let site = published().edit("content/terms/en.md", "Use it", "Do use it").release(named).done();
    assert!(site.as_of("2024-02-01").page("/global/en/terms/5.1-final/").contains("Do use it."));
}

#[test]
fn a_material_change_tells_people_what_changed() {
    let summary = BTreeMap::from([(Language::parse("en").unwrap(), "You may use it twice.".to_owned())]);
    let request = Request { kind: Some(Kind::Material), summary, ..Request::on(day("2024-02-01")) };
    let site = published().edit("content/terms/en.md", "Use it", "Use it twice").release(request).done();
    let data = site.as_of("2024-02-01").data("/ch/en/terms/");
    assert_eq!(data["version"]["kind"], "material");
    assert_eq!(data["version"]["summary"]["en"], "You may use it twice.");
}

#[test]
fn texts_from_before_the_ledger_may_have_applied_before_they_were_published() {
    let request = Request {
        published: Some(day("2019-06-01")),
        effective: Some(day("2019-05-25")),
        imported: true,
        ..Request::on(day("2024-01-01"))
    };
    let outcome = office().release(request);
    assert!(changes(&outcome.planned()).values().all(|kind| *kind == Kind::Imported));
    let built = outcome.done();
    assert!(!built.as_of("2019-05-31").has("/global/en/terms/"));
    let data = built.as_of("2019-06-01").data("/global/en/terms/");
    assert_eq!((&data["updated"], &data["effective"]), (&"2019-06-01".into(), &"2019-05-25".into()));
}

#[test]
fn a_section_that_did_not_change_keeps_the_version_that_last_changed_it() {
    let site = published().edit("content/terms/en.md", "Use it", "Do use it").released("2024-02-01");
    let built = site.as_of("2024-02-01");
    assert_eq!(built.section("/global/en/terms/", "use")["changed"]["version"], "2024-02-01");
    let law = built.section("/global/en/terms/", "law");
    assert_eq!((&law["changed"]["version"], &law["changed"]["updated"]), (&"2024-01-01".into(), &"2024-01-01".into()));
}

#[test]
fn a_label_that_shifts_moves_the_page_and_no_section() {
    let numbered = Fixture::small().write("content/terms/policy.toml", "kind = \"terms\"\nsection_labels = [\"1.\"]\n");
    let site = numbered
        .released("2024-01-01")
        .edit("content/terms/en.md", "## Use", "## Start {#start}\n\nStart.\n\n## Use")
        .released("2024-02-01");
    let built = site.as_of("2024-02-01");
    let law = built.section("/global/en/terms/", "law");
    assert_eq!((law["label"].as_str(), law["changed"]["version"].as_str()), (Some("3."), Some("2024-01-01")));
    assert_eq!(built.section("/global/en/terms/", "start")["changed"]["version"], "2024-02-01");
    assert_eq!(built.data("/global/en/terms/")["updated"], "2024-02-01");
}

#[test]
fn what_a_cancelled_version_changed_counts_for_nothing() {
    let planned = crate::world::ahead("2024-02-01", "2024-06-01");
    let cancelled = published()
        .edit("content/terms/en.md", "Use it", "Do use it")
        .release(planned)
        .done()
        .cancel("2024-02-01", "2024-03-01")
        .done();
    assert!(!cancelled.release(on("2024-04-01")).is_nothing(), "its text is unreleased again");
    let back = cancelled.edit("content/terms/en.md", "Do use it", "Use it");
    assert!(back.release(on("2024-04-01")).is_nothing(), "what is in force is what the sources say");
}
