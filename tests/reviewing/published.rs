//! What a release freezes, and what pages say.

use crate::support::{Built, Fixture};
use crate::{DE, EN, FR, Reviews, reviewed};

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

/// [`office`](crate::office) with a title, a description and a preamble, all reviewed, in which a value stands.
fn fronted() -> Fixture {
    let english = "+++\ntitle = \"Terms\"\ndescription = \"All of it.\"\n+++\n\nWelcome to {{ firm }}.\n";
    let german = "+++\ntitle = \"Bedingungen\"\ndescription = \"Alles.\"\n+++\n\nWillkommen bei {{ firm }}.\n";
    crate::office()
        .edit("locales/global/region.toml", "code = \"001\"\n", "code = \"001\"\n[values]\nfirm = \"Aurora\"\n")
        .edit(EN, "# Terms\n", english)
        .edit(DE, "# Bedingungen\n", german)
        .confirm_all()
}

#[test]
fn a_title_a_description_and_a_preamble_that_are_left_behind_say_so_as_sections_do() {
    for (part, from, to) in [
        ("title", "\"Terms\"", "\"The terms\""),
        ("description", "All of it", "Much of it"),
        ("preamble", "Welcome", "No welcome"),
    ] {
        let moved = fronted().released("2024-01-01").edit(EN, from, to).released("2024-02-01");
        assert!(!banner(&moved.as_of("2024-01-31")), "{part}");
        assert!(banner(&moved.as_of("2024-02-01")), "{part}");
        // Another value gives the translation a new version, and leaves it behind all the same.
        let valued = moved.clone().edit("locales/global/region.toml", "Aurora", "Borealis").released("2024-03-01");
        assert!(banner(&valued.as_of("2024-03-01")), "{part}");
        let read = moved.clone().confirm(&[&format!("{DE}#{part}")]);
        assert!(!banner(&read.as_of("2024-02-01")), "{part}");
        let begun = begun(&moved.remove("review.lock"));
        assert_eq!(begun.stale().iter().filter(|stale| stale.starts_with(DE)).count(), 1, "{part}");
        assert_eq!(begun.stale()[0], format!("{DE}#{part}"));
    }
}

/// The site with the lock that its history gives.
fn begun(site: &Fixture) -> Fixture {
    let opened = crate::opened(site);
    let survey = crate::surveyed(&opened);
    let (lock, _) =
        lexloci::review::from_history(opened.sources(), opened.history(), &survey, &opened.sources().reviews);
    site.clone().write("review.lock", &lock.to_string())
}

/// A site with one entry in its ledger, as it was before releases froze what titles, descriptions and preambles say.
fn as_before(site: &Fixture) -> Fixture {
    let text = |path: &str| String::from_utf8(site.tree().bytes(path).expect("a file").to_vec()).expect("UTF-8");
    let (path, ledger) = ("history/terms/2024-01-01/editions.toml", "history/terms/ledger.toml");
    let of_part = |line: &&str| ["title = ", "description = ", "preamble = "].iter().any(|key| line.starts_with(key));
    let without = |line: &str, key: &str| match line.split_once(&format!("{key} = \"")) {
        Some((before, rest)) => format!("{before}{}", &rest[rest.find("\", ").expect("another key") + 3..]),
        None => line.to_owned(),
    };
    let old: String = text(path)
        .lines()
        .map(|line| match of_part(&line) {
            true => without(&without(line, "wording"), "source") + "\n",
            false => format!("{line}\n"),
        })
        .collect();
    assert_ne!(old, text(path));
    let digest = |text: &str| lexloci::digest::Digest::of(text.as_bytes()).to_string();
    let entries = text(ledger).replace(&digest(&text(path)), &digest(&old));
    let start = entries.find("\n[[entry]]").expect("an entry") + 1;
    let end = entries.find("\ndigest = \"").expect("its digest") + 1;
    let entries = format!("{}digest = \"{}\"\n", &entries[..end], digest(&entries[start..end]));
    site.clone().write(path, &old).write(ledger, &entries)
}

#[test]
fn of_versions_that_did_not_freeze_them_no_page_claims_to_know_their_sources() {
    let old = as_before(&fronted().released("2024-01-01")).remove("review.lock");
    assert_eq!(Built::of(old.tree()).errors(), Vec::<&str>::new(), "the history is whole");
    let moved = old.edit(EN, "Welcome", "No welcome").edit(EN, "\"Terms\"", "\"The terms\"");
    let moved = moved.edit("locales/global/region.toml", "Aurora", "Borealis").released("2024-02-01");
    assert!(!banner(&moved.as_of("2024-02-01")));
    // What it does know are the words in which no value stands.
    assert_eq!(begun(&moved).stale(), [format!("{DE}#title"), format!("{FR}#title")]);
    // Once somebody read it, the next change is told.
    let read = moved.confirm_all().edit(DE, "Benutzen", "Gebrauchen").released("2024-03-01");
    let again = read.edit(EN, "No welcome", "Welcome").released("2024-04-01");
    assert!(!banner(&again.as_of("2024-03-31")));
    assert!(banner(&again.as_of("2024-04-01")));
}
