//! What no longer applies.

use super::{Aurora, data, says};
use std::fs;

/// Switzerland is published in German and French, and gives up French.
fn without_french() -> Aurora {
    let aurora = Aurora::released();
    aurora.edit("locales/ch/region.toml", "[\"de\", \"fr\"]", "[\"de\"]");
    aurora
}

#[test]
fn a_published_text_does_not_vanish() {
    let aurora = without_french();
    aurora.edit("content/terms/en.md", "well", "with care");
    let told = aurora.refuses("2024-06-01", "release terms --kind editorial", 1);
    says(&told, "published-text-would-vanish");
    aurora.refuses("2024-06-01", "build", 1);
}

#[test]
fn a_withdrawal_records_what_no_longer_applies() {
    let aurora = without_french();
    let told = aurora.does("2024-06-01", "release --all --withdraw ch/fr --successor ch/de --effective 2024-06-15");
    says(&told, "returns: no longer applies in ch/fr from 2024-06-15; ch/de replaces it");
    says(&told, "terms: no longer applies in ch/fr from 2024-06-15; ch/de replaces it");
    assert!(!told.contains("error"), "what is being put right is no error: {told}");
    assert_eq!(aurora.runs("2024-06-01", "check").status.code(), Some(0));
    let told = aurora.refuses("2024-06-02", "release terms --withdraw ch/fr", 1);
    says(&told, "it was announced already that `terms` no longer applies in ch/fr from 2024-06-15");
    let told = aurora.refuses("2024-06-15", "release terms --withdraw ch/fr", 1);
    says(&told, "was withdrawn in ch/fr already");
}

#[test]
fn one_policy_may_be_withdrawn_before_the_others() {
    let aurora = without_french();
    aurora.does("2024-06-01", "release terms --withdraw ch/fr --summary 'German serves Switzerland.'");
    aurora.does("2024-06-01", "release returns --withdraw ch/fr --successor https://www.aurora.example/fr/");
    says(&aurora.ledger("returns"), "successor = \"https://www.aurora.example/fr/\"");
    says(&aurora.ledger("terms"), "summary = { en = \"German serves Switzerland.\" }");
}

#[test]
fn what_the_sources_still_produce_is_not_withdrawn() {
    let aurora = Aurora::released();
    let told = aurora.refuses("2024-06-01", "release terms --withdraw ch/fr", 1);
    says(&told, "the sources still produce `terms` in ch/fr");
    let told = aurora.refuses("2024-06-01", "release terms --withdraw ch/de --successor ch/it", 1);
    says(&told, "ch/it cannot succeed");
}

#[test]
fn a_policy_is_retired_without_its_sources() {
    let aurora = Aurora::released();
    let told = aurora.refuses("2024-06-01", "release terms --withdraw all", 1);
    says(&told, "first delete `content/terms/` and every `locales/<region>/terms/`");
    assert_eq!(told.matches("error:").count(), 1, "{told}");
    fs::remove_dir_all(aurora.path("content/terms")).expect("removed");
    aurora.does("2024-06-01", "release terms --withdraw all --effective 2024-07-01");
    assert_eq!(aurora.runs("2024-06-01", "check").status.code(), Some(0));
    aurora.does("2024-06-30", "build");
    says(&aurora.read("public/ch/fr/terms/index.html"), "Utilisez-le.");
    says(&aurora.table("2024-06-30", "history returns")[1], "in force");
}

#[test]
fn a_policy_succeeds_once_it_was_released() {
    let aurora = Aurora::released();
    fs::rename(aurora.path("content/terms"), aurora.path("content/terms-of-use")).expect("renamed");
    let told = aurora.refuses("2024-06-01", "release terms --withdraw all --successor terms-of-use", 1);
    says(&told, "`terms-of-use` cannot succeed: it has no version");
    says(&told, "release it first, `lexloci release terms-of-use`");
}

#[test]
fn a_policy_that_gets_another_name_is_released_then_withdrawn() {
    let aurora = Aurora::released();
    fs::rename(aurora.path("content/terms"), aurora.path("content/terms-of-use")).expect("renamed");
    says(&aurora.does("2024-06-01", "release terms-of-use"), "published-text-would-vanish");
    aurora.does("2024-06-01", "release terms --withdraw all --successor terms-of-use");
    says(&aurora.ledger("terms"), "withdrawn = [\"ch/de\", \"ch/fr\", \"global/en\"]");
    assert_eq!(aurora.runs("2024-06-01", "check").status.code(), Some(0));
    let table = aurora.table("2024-06-01", "history terms");
    says(&table[1], "withdrawal ch/de, ch/fr, global/en replaced by terms-of-use");
    says(&table[2], "withdrawn new");
}

#[test]
fn a_withdrawn_edition_comes_back_with_a_release() {
    let aurora = without_french();
    aurora.does("2024-06-01", "release --all --withdraw ch/fr");
    aurora.edit("locales/ch/region.toml", "[\"de\"]", "[\"de\", \"fr\"]");
    says(&aurora.does("2024-07-01", "release terms"), "new          ch/fr");
    says(&aurora.table("2024-07-01", "history terms ch/fr")[1], "2024-07-01 2024-07-01 2024-07-01 in force new");
}

/// Published on the first of June: no French from the fifteenth on, German takes its place.
fn ending() -> Aurora {
    let aurora = without_french();
    aurora.does(
        "2024-06-01",
        "release --all --withdraw ch/fr --successor ch/de --effective 2024-06-15 --summary 'German serves Switzerland.'",
    );
    aurora
}

/// What the pages of the edition say until then.
const ANNOUNCED: &str =
    "Ce document ne sera plus applicable à compter de la date suivante\u{a0}: <bdi>15 juin 2024</bdi>.";

#[test]
fn a_withdrawal_is_announced_until_it_takes_effect() {
    let aurora = ending();
    for day in ["2024-06-01", "2024-06-14"] {
        aurora.does(day, "build");
        let page = aurora.read("public/ch/fr/terms/index.html");
        says(&page, ANNOUNCED);
        says(
            &page,
            "Ce document sera remplacé par\u{a0}: <a href=\"/ch/de/terms/\"><bdi>AGB (Schweiz · Deutsch)</bdi></a>",
        );
        says(&page, "Utilisez-le.");
        let history = aurora.read("public/ch/fr/terms/history/index.html");
        says(&history, ANNOUNCED);
        says(&history, "German serves Switzerland.");
        assert!(!aurora.read("public/ch/de/terms/index.html").contains("class=\"banner"), "German stays");
    }
    aurora.does("2024-06-15", "build");
    let page = aurora.read("public/ch/fr/terms/index.html");
    says(&page, "Ce document n’est plus applicable depuis la date suivante\u{a0}: <bdi>15 juin 2024</bdi>.");
    assert!(!page.contains("ne sera plus applicable"), "what has come is not announced: {page}");
    aurora.does("2024-05-31", "build");
    assert!(!aurora.read("public/ch/fr/terms/index.html").contains("class=\"banner"), "nobody knows of it yet");
}

#[test]
fn programs_are_told_of_a_withdrawal_before_and_on_its_day() {
    let aurora = ending();
    let built = |day: &str| {
        aurora.does(day, "build");
        let data: serde_json::Value = serde_json::from_str(&aurora.read("public/index.json")).expect("JSON");
        let editions = data["editions"].as_array().expect("editions").iter();
        let french = editions.clone().find(|edition| edition["edition"] == "ch/fr").expect("French");
        let policies = french["policies"].as_array().expect("policies").iter();
        let terms = policies.clone().find(|policy| policy["policy"] == "terms").expect("the terms").clone();
        (data["next_change"].clone(), terms["withdrawal"].clone(), terms["withdrawn"].clone())
    };
    let (next, withdrawal, withdrawn) = built("2024-06-14");
    assert_eq!(next, "2024-06-15");
    assert_eq!(withdrawal, serde_json::json!({ "effective": "2024-06-15", "successor": "ch/de" }));
    assert!(withdrawn.is_null());
    let before = aurora.read("public/ch/fr/terms/feed.xml");
    says(&before, "<title>CGU – Ce document ne sera plus applicable");
    says(&aurora.read("public/feed.xml"), "<title>CGU – This document will no longer apply from 15 June 2024.");
    let (next, withdrawal, withdrawn) = built("2024-06-15");
    assert!(next.is_null() && withdrawal.is_null());
    assert_eq!(withdrawn["since"], "2024-06-15");
    let after = aurora.read("public/ch/fr/terms/feed.xml");
    says(&after, "<title>CGU (N’est plus applicable)");
    // It is the same entry, which its day made newer.
    let id = |feed: &str| {
        feed.split("<entry>").nth(1).and_then(|entry| entry.split("<id>").nth(1)?.split('<').next()).map(str::to_owned)
    };
    assert_eq!(id(&before), id(&after));
}

#[test]
fn reviewers_are_told_of_a_withdrawal_before_its_day() {
    let aurora = ending();
    says(&aurora.table("2024-06-14", "history terms")[1], "2024-06-15 upcoming withdrawal ch/fr replaced by ch/de");
    says(&aurora.table("2024-06-15", "history terms")[1], "2024-06-15 withdrawal ch/fr replaced by ch/de");
    let status = |day| data(&aurora.runs(day, "status"));
    says(&status("2024-06-14"), "`terms` no longer applies in ch/fr from 2024-06-15; ch/de replaces it");
    assert!(!status("2024-06-15").contains("no longer applies"), "it is no news any more");
    let calendar = data(&aurora.runs("2024-06-14", "status --format ics"));
    says(&calendar, "UID:withdrawal-terms-2024-06-15-ch-fr@legal.aurora.example");
}

#[test]
fn a_release_before_its_day_takes_a_withdrawal_back() {
    let aurora = ending();
    aurora.edit("locales/ch/region.toml", "[\"de\"]", "[\"de\", \"fr\"]");
    let told = aurora.refuses("2024-06-10", "release terms", 1);
    says(&told, "nobody says what kind of change it is that `terms` goes on in ch/fr, where it was announced to end");
    aurora.does("2024-06-10", "release terms --kind editorial");
    aurora.does("2024-06-10", "build");
    assert!(!aurora.read("public/ch/fr/terms/index.html").contains("ne sera plus applicable"), "it goes on");
    says(&aurora.table("2024-06-10", "history terms ch/fr").join("\n"), "withdrawal taken back");
    aurora.does("2024-06-15", "build");
    says(&aurora.read("public/ch/fr/terms/index.html"), "Utilisez-le.");
}

#[test]
fn a_withdrawal_gets_another_day() {
    let aurora = ending();
    let told = aurora.does("2024-06-02", "release terms --withdraw ch/fr --effective 2024-07-15");
    says(&told, "terms: no longer applies in ch/fr from 2024-07-15; ch/de replaces it");
    let told = aurora.refuses("2024-06-02", "release terms --withdraw ch/fr --effective 2024-07-15", 1);
    says(&told, "announced already that `terms` no longer applies in ch/fr from 2024-07-15");
    for day in ["2024-06-02", "2024-07-15"] {
        says(&aurora.table(day, "history terms")[2], "2024-06-15 withdrawal moved ch/fr replaced by ch/de");
    }
    says(&aurora.table("2024-07-15", "history terms")[1], "2024-07-15 withdrawal ch/fr");
    says(&aurora.table("2024-06-01", "history terms")[1], "2024-06-15 upcoming withdrawal ch/fr");
    let data: serde_json::Value =
        serde_json::from_str(&data(&aurora.runs("2024-06-02", "status --format json"))).expect("JSON");
    let policies = data["policies"].as_array().expect("policies").iter();
    let terms = policies.clone().find(|policy| policy["policy"] == "terms").expect("the terms");
    let days: Vec<&serde_json::Value> = terms["withdrawals"]
        .as_array()
        .expect("withdrawals")
        .iter()
        .map(|withdrawal| &withdrawal["effective"])
        .collect();
    assert_eq!(days, ["2024-07-15"], "one that was moved is no end");
    // For all policies at once, and again for all that is still to end.
    says(
        &aurora.does("2024-06-03", "release --all --withdraw ch/fr --effective 2024-08-01"),
        "returns: no longer applies",
    );
}

#[test]
fn all_of_a_policy_gets_another_day() {
    let aurora = Aurora::released();
    fs::rename(aurora.path("content/terms"), aurora.path("content/terms-of-use")).expect("renamed");
    aurora.does("2024-06-01", "release terms-of-use");
    aurora.does("2024-06-01", "release terms --withdraw ch/fr --successor ch/de --effective 2024-06-15");
    aurora.does("2024-06-02", "release terms --withdraw all --successor terms-of-use --effective 2024-07-01");
    let table = aurora.table("2024-06-02", "history terms");
    says(&table[1], "2024-07-01 upcoming withdrawal ch/de, global/en replaced by terms-of-use");
    says(&table[2], "2024-06-15 upcoming withdrawal ch/fr replaced by ch/de");
    let told = aurora.refuses("2024-06-03", "release terms --withdraw all --effective 2024-08-01", 1);
    says(&told, "are not replaced by one and the same");
    let told =
        aurora.does("2024-06-03", "release terms --withdraw all --effective 2024-08-01 --successor terms-of-use");
    says(&told, "no longer applies in ch/de, ch/fr, global/en from 2024-08-01; terms-of-use replaces it");
    says(&aurora.refuses("2024-08-01", "release terms --withdraw all", 1), "was withdrawn already");
}

#[test]
fn a_later_end_does_not_change_that_one_was_taken_back() {
    let aurora = ending();
    aurora.edit("locales/ch/region.toml", "[\"de\"]", "[\"de\", \"fr\"]");
    aurora.does("2024-06-10", "release terms --kind editorial");
    aurora.edit("locales/ch/region.toml", "[\"de\", \"fr\"]", "[\"de\"]");
    aurora.does("2024-06-12", "release terms --withdraw ch/fr --effective 2024-09-01");
    let table = aurora.table("2024-06-12", "history terms ch/fr");
    says(&table[1], "2024-09-01 upcoming withdrawal ch/fr");
    says(&table[3], "2024-06-15 withdrawal taken back ch/fr");
}

#[test]
fn a_withdrawal_that_was_taken_back_stays_so_in_the_history() {
    let aurora = ending();
    aurora.edit("locales/ch/region.toml", "[\"de\"]", "[\"de\", \"fr\"]");
    let told = aurora.does("2024-06-10", "release terms --kind editorial");
    says(&told, "it takes back that `terms` no longer applies in ch/fr from 2024-06-15");
    let table = aurora.table("2024-06-20", "history terms ch/fr");
    says(&table[1], "2024-06-10 2024-06-10 2024-06-10 in force editorial none");
    says(&table[2], "2024-06-15 withdrawal taken back ch/fr");
}

#[test]
fn what_comes_back_after_its_end_is_said_not_to_apply_between() {
    let aurora = ending();
    aurora.edit("locales/ch/region.toml", "[\"de\"]", "[\"de\", \"fr\"]");
    let told = aurora.does("2024-06-10", "release terms --effective 2024-07-01");
    says(&told, "from 2024-06-15 until 2024-07-01 `terms` does not apply in ch/fr");
    let told = aurora.does("2024-06-10", "release returns --effective 2024-06-15");
    says(&told, "`returns` goes on in ch/fr, where it would not apply any more from 2024-06-15");
}

#[test]
fn who_withdraws_is_told_which_versions_never_come() {
    let aurora = Aurora::released();
    for (path, from) in [("content/terms/en.md", "well"), ("content/terms/fr.md", "Utilisez-le")] {
        aurora.edit(path, from, &format!("{from} !"));
    }
    aurora.does("2024-06-01", "release terms --kind editorial --effective 2024-08-01 --version 2");
    aurora.edit("locales/ch/region.toml", "[\"de\", \"fr\"]", "[\"de\"]");
    let told = aurora.does("2024-06-02", "release terms --withdraw ch/fr --effective 2024-07-01");
    says(&told, "version 2 of `terms`, of 2024-08-01, will not take effect where it no longer applies then: ch/fr");
    says(&aurora.table("2024-06-02", "history terms")[2], "2 2024-06-01 2024-08-01 upcoming in 1 of 2");
    let status = data(&aurora.runs("2024-06-02", "status"));
    says(&status, "version 2 of `terms` takes effect on 2024-08-01 in global/en\n");
    let told = aurora.does("2024-06-03", "release terms --withdraw ch/fr --effective 2024-09-01");
    says(&told, "version 2 of `terms` takes effect after all on 2024-08-01: ch/fr");
    let told = aurora.does("2024-06-04", "release reschedule terms 2 --effective 2024-10-01");
    says(&told, "version 2 of `terms`, of 2024-10-01, will not take effect where it no longer applies then: ch/fr");
}

#[test]
fn who_cancels_what_took_a_withdrawal_back_is_told_that_it_stands() {
    let aurora = ending();
    aurora.edit("locales/ch/region.toml", "[\"de\"]", "[\"de\", \"fr\"]");
    aurora.does("2024-06-10", "release terms --kind editorial --effective 2024-06-12 --version 2");
    let told = aurora.refuses("2024-06-11", "release reschedule terms 2 --effective 2024-06-20", 1);
    says(&told, "nothing would apply there from 2024-06-15 until 2024-06-20");
    let told = aurora.does("2024-06-11", "release cancel terms 2");
    says(&told, "`terms` no longer applies from 2024-06-15, which that version had taken back: ch/fr");
}

#[test]
fn what_is_compared_with_a_draft_that_comes_back_is_what_was_withdrawn() {
    let aurora = without_french();
    aurora.does("2024-06-01", "release --all --withdraw ch/fr");
    aurora.edit("locales/ch/region.toml", "[\"de\"]", "[\"de\", \"fr\"]");
    let told = aurora.does("2024-07-01", "diff terms");
    says(&told, "`terms` was withdrawn in ch/fr, where a release would bring it back");
    assert!(!told.contains("no version yet"), "{told}");
    aurora.edit("content/terms/fr.md", "Utilisez-le", "Utilisez-le bien");
    says(&data(&aurora.runs("2024-07-01", "diff terms")), "ch/fr@2024-05-01 → ch/fr@draft");
}

#[test]
fn who_takes_an_end_back_is_told_what_replaces_the_text_all_the_same() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/fr.md", "Utilisez-le", "Utilisez-le bien");
    aurora.does("2024-06-01", "release terms --kind editorial --effective 2024-08-01 --version 2");
    aurora.edit("locales/ch/region.toml", "[\"de\", \"fr\"]", "[\"de\"]");
    aurora.does("2024-06-02", "release terms --withdraw ch/fr --effective 2024-07-01");
    aurora.edit("locales/ch/region.toml", "[\"de\"]", "[\"de\", \"fr\"]");
    aurora.edit("content/terms/fr.md", "Le droit.", "Le bon droit.");
    let told = aurora.does("2024-06-03", "release terms --kind editorial --keep-upcoming");
    says(&told, "no longer applies in ch/fr from 2024-07-01, and is replaced by version 2 on 2024-08-01");
}
