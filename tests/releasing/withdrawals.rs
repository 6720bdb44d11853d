//! What no longer applies.

use super::{Aurora, says};
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
