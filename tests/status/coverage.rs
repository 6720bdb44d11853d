//! What is said of a section, a document and the whole.

use super::{document, office, reviewed, state, status};
use lexloci::status::{DocumentState, Filter, Reviewed, SectionState};
use std::collections::BTreeSet;

#[test]
fn a_section_is_current_local_or_a_fallback() {
    let status = status(&office(), "2024-01-02");
    assert_eq!(state(&status, "global/en", "law"), SectionState::Current);
    assert_eq!(state(&status, "global/de", "law"), SectionState::Current);
    assert_eq!(state(&status, "ch/de", "law"), SectionState::Local);
    assert_eq!(state(&status, "ch/fr", "law"), SectionState::Fallback, "Swiss law in German");
    let law = document(&status, "ch/fr").section("law").unwrap();
    assert_eq!((law.region.as_str(), law.language.as_str(), law.fallback), ("ch", "de", true));
    assert_eq!((law.file.as_str(), law.line), ("locales/ch/terms/de.md", 1));
}

#[test]
fn of_a_fallback_that_is_stale_the_worse_is_said() {
    let moved = office().edit("content/terms/en.md", "The law.", "The law of your country.");
    let status = status(&moved, "2024-01-02");
    assert_eq!(state(&status, "global/de", "law"), SectionState::Stale);
    assert_eq!(state(&status, "ch/fr", "law"), SectionState::Stale, "what it displaces has changed");
    let law = document(&status, "ch/fr").section("law").unwrap();
    assert!(law.fallback && law.review == Reviewed::Stale);
    assert_eq!(state(&status, "global/en", "law"), SectionState::Current, "the source itself");
}

#[test]
fn nothing_is_reviewed_before_somebody_says_so() {
    let status = status(&office().remove("review.lock"), "2024-01-02");
    assert_eq!(state(&status, "global/de", "law"), SectionState::Unreviewed);
    assert_eq!(state(&status, "ch/de", "law"), SectionState::Unreviewed);
    assert_eq!(state(&status, "global/en", "law"), SectionState::Current);
}

#[test]
fn what_a_region_removed_is_there_and_counts_for_nothing() {
    let removed = office().write("locales/ch/terms/de.md", "## Recht {#law remove}\n\nEs gilt keines.\n");
    let status = status(&reviewed(&removed), "2024-01-02");
    assert_eq!(state(&status, "ch/de", "law"), SectionState::Removed);
    let ch = document(&status, "ch/de");
    assert_eq!((ch.counts.removed, ch.counts.shown(), ch.counts.percent()), (1, 2, 100));
    let unread = removed.edit("content/terms/en.md", "The law.", "The law of your country.");
    let status = super::status(&unread, "2024-01-02");
    assert_eq!(state(&status, "ch/de", "law"), SectionState::Stale, "the reason may not hold any more");
}

#[test]
fn unreleased_is_what_no_version_says_whatever_else_it_is() {
    let edited = office().edit("content/terms/en.md", "Use it.", "Use it well.\n\n## Fees {#fees}\n\nNone.").edit(
        "content/terms/en.md",
        "## Law {#law}\n\nThe law.\n",
        "",
    );
    let edited =
        edited.edit("content/terms/de.md", "\n\n## Recht {#law}\n\nDas Recht.", "").remove("locales/ch/terms/de.md");
    let status = status(&edited, "2024-01-02");
    let english = document(&status, "global/en");
    let change = |id: &str| english.section(id).unwrap().unreleased;
    assert_eq!((change("use"), change("fees"), change("title")), (Some("amended"), Some("added"), None));
    let unreleased = english.unreleased.as_ref().unwrap();
    assert_eq!(unreleased.gone, ["law"]);
    assert_eq!(unreleased.from.as_ref().map(ToString::to_string).as_deref(), Some("2024-01-01"));
    assert_eq!(unreleased.changes.map(|changes| changes.sections), Some(4), "the clause about local law as well");
    assert_eq!(english.counts.unreleased, 2);
    assert_eq!(document(&super::status(&office(), "2024-01-02"), "global/en").counts.unreleased, 0);
}

#[test]
fn a_document_that_was_never_released_is_new_altogether() {
    let new = office()
        .write("content/terms/policy.toml", "kind = \"terms\"\n")
        .write("locales/fr/region.toml", "parent = \"global\"\ncode = \"FR\"\nlanguages = [\"en\"]\n");
    let status = status(&new, "2024-01-02");
    let french = document(&status, "fr/en");
    assert_eq!(french.state, DocumentState::Unpublished);
    assert!(french.sections.iter().all(|section| section.unreleased == Some("added")));
    assert!(french.unreleased.as_ref().unwrap().changes.is_none());
}

#[test]
fn an_edition_without_sources_would_vanish_or_was_withdrawn() {
    let gone = office().write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n");
    let status = status(&gone, "2024-01-02");
    let french = document(&status, "ch/fr");
    assert_eq!(french.state, DocumentState::WouldVanish);
    assert!(french.sections.is_empty() && french.version.is_some());
    assert_eq!(status.editions.last().unwrap().to_string(), "ch/fr", "what only the history knows stands last");
    assert_eq!(status.summary.editions, 3, "it has no working text");
}

#[test]
fn the_rows_are_the_sections_of_all_editions_in_the_order_of_reading() {
    let more = office().edit(
        "locales/ch/terms/de.md",
        "## Schweizer Recht",
        "## Gebühren {#fees after=use}\n\nKeine.\n\n## Schweizer Recht",
    );
    let status = status(&more, "2024-01-02");
    let rows = &status.policies[0].sections;
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["title", "use", "fees", "law"]);
    let languages: Vec<&str> = rows.iter().filter_map(|row| row.language.as_ref()).map(|tag| tag.as_str()).collect();
    assert_eq!(languages, ["en", "en", "de", "en"]);
    assert!(document(&status, "global/en").section("fees").is_none());
}

#[test]
fn somebody_wants_to_see_one_edition() {
    let site = office().as_of("2024-01-02").opened.site.unwrap();
    let only = |name: &str| {
        let edition = site.edition(name).unwrap().clone();
        site.status(&Filter { editions: Some(BTreeSet::from([edition])), ..Filter::default() })
    };
    let french = only("ch/fr");
    assert_eq!(french.summary.documents, 1);
    assert_eq!(super::codes(&french), ["local-text-untranslated", "fallback"]);
    assert!(super::codes(&only("global/de")).is_empty());
    let german = only("global/de").policies[0].sections.clone();
    assert_eq!(german.iter().map(|row| row.heading.as_str()).collect::<Vec<_>>(), ["Bedingungen", "Gebrauch", "Recht"]);
    let none = site.status(&Filter { policies: Some(BTreeSet::new()), ..Filter::default() });
    assert_eq!((none.policies.len(), none.summary.sections.percent()), (0, 100));
}

#[test]
fn the_whole_is_the_sum_of_its_parts_and_only_all_is_all() {
    let status = status(&office(), "2024-01-02");
    let documents: Vec<_> = status.policies.iter().flat_map(|policy| &policy.documents).collect();
    let sections: usize = documents.iter().map(|document| document.sections.len()).sum();
    assert_eq!(status.summary.sections.shown(), sections);
    assert_eq!((status.summary.documents, sections, status.summary.sections.good()), (4, 12, 9));
    assert_eq!(status.summary.sections.percent(), 75);
    assert_eq!(document(&status, "global/de").counts.percent(), 100);
}
