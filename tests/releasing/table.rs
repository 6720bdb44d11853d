//! `lexloci history`.

use super::upcoming::upcoming;
use super::{Aurora, says};
use std::fs;

#[test]
fn a_history_is_a_table_with_the_newest_first() {
    let aurora = upcoming();
    let table = aurora.table("2024-06-15", "history terms");
    assert_eq!(table[0], "version published effective state kind editions summary");
    assert_eq!(table[1], "2 2024-06-01 2024-07-01 upcoming editorial global/en");
    assert_eq!(table[2], "2024-05-01 2024-05-01 2024-05-01 in force new ch/de, ch/fr, global/en");
    says(&aurora.table("2024-07-01", "history terms")[2], "in force in 2 of 3");
    assert_eq!(aurora.table("2024-07-01", "history terms ch/de").len(), 2);
    assert_eq!(aurora.table("2024-07-01", "history terms --as-of 2024-05-31").len(), 2);
    assert!(aurora.table("2024-07-01", "history terms --as-of 2024-04-30").is_empty());
}

#[test]
fn a_history_is_data_as_well() {
    let aurora = upcoming();
    let output = aurora.runs("2024-06-15", "history terms --format json");
    let history: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(history["policy"], "terms");
    assert_eq!(history["day"], "2024-06-15");
    assert_eq!(history["head"], aurora.heads("terms")[1].as_str());
    assert_eq!(history["versions"][0]["version"], "2");
    assert_eq!(history["versions"][0]["editions"][0]["state"], "upcoming");
    assert_eq!(history["versions"][1]["editions"][2]["edition"], "global/en");
}

#[test]
fn a_policy_without_sources_still_has_its_history() {
    let aurora = Aurora::released();
    fs::remove_dir_all(aurora.path("content")).expect("gone");
    fs::remove_file(aurora.path("site.toml")).expect("gone");
    assert_eq!(aurora.table("2024-06-01", "history terms").len(), 2);
}

#[test]
fn a_policy_without_history_is_told_from_an_unknown_one() {
    let aurora = Aurora::new();
    says(&aurora.refuses("2024-05-01", "history terms", 1), "release it first: `lexloci release terms`");
    says(&aurora.refuses("2024-05-01", "history imprint", 2), "`imprint` was never published");
}

#[test]
fn a_history_of_one_edition_says_how_much_each_version_changed() {
    let aurora = upcoming();
    let table = aurora.table("2024-06-15", "history terms global/en");
    assert_eq!(table[0], "version published effective state kind changes summary");
    assert!(table[1].starts_with("2 2024-06-01 2024-07-01 upcoming editorial 1 section, +"), "{table:?}");
    assert_eq!(table[2], "2024-05-01 2024-05-01 2024-05-01 in force new", "a first version changes nothing");
    let output = aurora.runs("2024-06-15", "history terms global/en --format json");
    let history: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let changes = &history["versions"][0]["editions"][0]["changes"];
    assert_eq!((&changes["from"], &changes["summary"]["amended"]), (&"2024-05-01".into(), &1.into()));
}
