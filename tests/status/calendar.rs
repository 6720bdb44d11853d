//! The days as a calendar.

use super::{office, status};
use crate::support::Fixture;
use lexloci::render::status::calendar;

/// A review that is due on 2025-02-01, and a version of 2024-02-01 that takes effect on 2024-06-01.
fn busy() -> Fixture {
    let edited = office().write("content/terms/policy.toml", "kind = \"terms\"\nreview_every = \"12 months\"\n").edit(
        "content/terms/en.md",
        "Use it.",
        "Use it in June.",
    );
    edited.released_with("2024-02-01", |request| {
        request.kind = Some(lexloci::model::publication::Kind::Material);
        let language = lexloci::locale::Language::parse("en").unwrap();
        request.summary.insert(language, "In June; not before, and\nnot later.".to_owned());
        request.effective = "2024-06-01".parse().ok();
    })
}

/// The content lines, unfolded.
fn lines(calendar: &str) -> Vec<String> {
    calendar.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn there_is_an_event_for_each_day() {
    let calendar = calendar(&status(&busy(), "2024-03-01"));
    let lines = lines(&calendar);
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 2, "{calendar}");
    for line in [
        "UID:review-terms@legal.example",
        "DTSTART;VALUE=DATE:20250201",
        "SUMMARY:Review due: Terms (terms)",
        "UID:version-terms-2024-02-01@legal.example",
        "DTSTAMP:20240201T000000Z",
        "DTSTART;VALUE=DATE:20240601",
        "SUMMARY:Takes effect: Terms (terms 2024-02-01)",
        "DESCRIPTION:In ch/fr\\, global/en. Build the site again on this day.\\nIn June\\; not before\\, and\\nnot later.",
    ] {
        assert!(lines.iter().any(|other| other == line), "{line:?} is not in {lines:#?}");
    }
    assert_eq!(
        (lines.first().map(String::as_str), lines.last().map(String::as_str)),
        (Some("BEGIN:VCALENDAR"), Some(""))
    );
}

#[test]
fn lines_end_and_are_folded_as_rfc_5545_says() {
    let calendar = calendar(&status(&busy(), "2024-03-01"));
    assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
}

#[test]
fn the_day_of_the_writing_is_nowhere_and_what_has_passed_is_gone() {
    assert_eq!(calendar(&status(&busy(), "2024-03-01")), calendar(&status(&busy(), "2024-05-31")));
    let after = calendar(&status(&busy(), "2024-06-01"));
    assert!(!after.contains("version-terms") && after.contains("review-terms"), "{after}");
}

#[test]
fn a_review_moves_to_its_next_day_and_keeps_its_name() {
    let read = busy()
        .write("content/terms/policy.toml", "kind = \"terms\"\nreview_every = \"12 months\"\nreviewed = 2024-08-15\n");
    let lines = lines(&calendar(&status(&read, "2024-09-01")));
    for line in ["UID:review-terms@legal.example", "DTSTAMP:20240815T000000Z", "DTSTART;VALUE=DATE:20250815"] {
        assert!(lines.iter().any(|other| other == line), "{line:?} is not in {lines:#?}");
    }
}
