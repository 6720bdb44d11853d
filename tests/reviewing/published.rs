//! What a release freezes, and what pages say.

use crate::support::{Built, Fixture};
use crate::{DE, EN, Reviews, reviewed};

fn banner(built: &Built) -> bool {
    built.page("/global/de/terms/").contains("<div class=\"banner stale\"")
}

/// All was released; then English moved on, and was released as well.
fn moved_on() -> Fixture {
    reviewed().released("2024-01-01").edit(EN, "Use it", "Use it with care").released("2024-02-01")
}

#[test]
fn a_translation_that_changes_without_review_does_not_follow() {
    let rewritten = moved_on().edit(DE, "Benutzen", "Bitte benutzen").released("2024-03-01");
    assert!(banner(&rewritten.as_of("2024-03-01")), "nobody read it against the new English text");
    let read = moved_on().edit(DE, "Benutzen", "Sorgsam benutzen").confirm(&["content/terms/de.md#use"]);
    assert!(!banner(&read.released("2024-03-01").as_of("2024-03-01")));
}

#[test]
fn a_translation_that_was_right_all_along_says_so_once_it_is_confirmed() {
    let moved = moved_on();
    assert!(banner(&moved.as_of("2024-02-01")));
    let read = moved.confirm(&["content/terms/de.md#use"]);
    assert!(!banner(&read.as_of("2024-02-01")), "its text has not changed, so that there is nothing to release");
    let moved_again = read.edit(EN, "with care", "with great care").released("2024-03-01");
    assert!(banner(&moved_again.as_of("2024-03-01")));
    assert!(!banner(&moved_again.as_of("2024-02-29")));
}

#[test]
fn an_editorial_change_of_the_source_is_none_for_readers() {
    let settled = |site: &Fixture| {
        let site_opened = crate::opened(site);
        let survey = crate::surveyed(&site_opened);
        let source = crate::subject("content/terms/en.md#use");
        let lock = &site_opened.sources().reviews;
        let done = lexloci::review::acknowledge(&survey, lock, &source, None, None, "A misprint.").unwrap();
        site.clone().write("review.lock", &done.lock.to_string())
    };
    let moved = moved_on();
    assert!(!banner(&settled(&moved).as_of("2024-02-01")));
    // Released later, it is frozen with the text to which it answers now.
    let later = settled(&moved).edit(DE, "Das Recht", "Alles Recht").released("2024-03-01");
    assert!(!banner(&later.as_of("2024-03-01")));
    assert!(!banner(&later.remove("review.lock").as_of("2024-03-01")));
}

#[test]
fn what_was_frozen_reviewed_stays_so_without_the_lock() {
    let gone = reviewed().released("2024-01-01").remove("review.lock");
    assert!(!banner(&gone.as_of("2024-01-01")));
}

#[test]
fn a_lock_can_begin_with_what_the_history_knows() {
    let moved = moved_on().remove("review.lock");
    let site = crate::opened(&moved);
    let survey = crate::surveyed(&site);
    let (lock, recorded) =
        lexloci::review::from_history(site.sources(), site.history(), &survey, &site.sources().reviews);
    let names: Vec<String> = recorded.iter().map(ToString::to_string).collect();
    assert_eq!(
        names,
        [
            "content/terms/de.md#law",
            "content/terms/de.md#title",
            "content/terms/de.md#use",
            "content/terms/fr.md#law",
            "content/terms/fr.md#title",
            "content/terms/fr.md#use",
            "locales/ch/terms/fr.md#law",
        ]
    );
    let begun = moved.write("review.lock", &lock.to_string());
    assert_eq!(begun.stale(), ["content/terms/de.md#use", "content/terms/fr.md#use"]);
    assert_eq!(begun.unreviewed(), ["locales/ch/terms/de.md#law"], "of which the history says nothing");
}
