//! The day on which something is done.

use super::{Aurora, epoch, says};
use crate::support::said;

#[test]
fn today_is_a_day_in_utc() {
    let aurora = Aurora::new();
    let seconds: i64 = epoch("2024-05-02").parse().expect("seconds");
    let run = |epoch: &str| {
        let mut command = aurora.command("2024-05-01");
        command.env("SOURCE_DATE_EPOCH", epoch).args(["release", "--all"]).output().expect("the binary runs")
    };
    let refused = run("today");
    assert_eq!(refused.status.code(), Some(1));
    says(&said(&refused), "`SOURCE_DATE_EPOCH` is `today`");
    assert_eq!(run(&(seconds - 1).to_string()).status.code(), Some(0));
    says(&aurora.ledger("terms"), "published = 2024-05-01");
}

#[test]
fn a_build_takes_the_day_that_it_is_given() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "well", "with care");
    aurora.does("2024-06-01", "release terms --kind editorial --effective 2024-07-01");
    says(&aurora.does("2024-06-01", "build"), "the next change is due on 2024-07-01: build again then");
    assert!(!aurora.does("2024-07-01", "build").contains("the next change"));
    says(&aurora.does("2024-07-01", "build --as-of 2024-05-15"), "the next change is due on 2024-06-01");
}

#[test]
fn a_build_says_what_is_not_released() {
    let aurora = Aurora::released();
    assert!(!aurora.does("2024-05-01", "build").contains("not released"));
    aurora.edit("content/terms/en.md", "well", "with care");
    let told = aurora.does("2024-05-02", "build");
    says(&told, "not released: terms in global/en");
    says(&told, "lexloci release terms");
}

#[test]
fn without_history_a_build_names_the_two_ways_on() {
    let aurora = Aurora::new();
    let told = aurora.refuses("2024-05-01", "build", 1);
    says(&told, "`lexloci release --all`");
    says(&told, "`lexloci build --drafts`");
    assert!(!aurora.path("public").exists());
    aurora.does("2024-05-01", "build --drafts");
    assert!(aurora.path("public").exists());
}
