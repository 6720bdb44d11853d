//! Reviews of whole policies, and versions that took effect before everybody had followed.

use super::{codes, office, status};
use crate::support::Fixture;
use lexloci::review::ReviewState;
use lexloci::status::PolicyReview;

fn every(site: &Fixture, interval: &str, more: &str) -> Fixture {
    let text = format!("kind = \"terms\"\nreview_every = \"{interval}\"\n{more}");
    site.clone().write("content/terms/policy.toml", &text)
}

fn review(site: &Fixture, day: &str) -> PolicyReview {
    status(site, day).policies[0].review.clone().expect("a policy with sources")
}

#[test]
fn a_review_is_announced_a_month_before_and_overdue_once_its_day_has_passed() {
    let site = every(&office(), "12 months", "");
    let state = |day: &str| review(&site, day).state;
    assert_eq!(review(&site, "2024-06-01").due.map(|day| day.to_string()).as_deref(), Some("2025-01-01"));
    assert_eq!(state("2024-12-01"), ReviewState::Done);
    assert_eq!(state("2024-12-02"), ReviewState::Due);
    assert_eq!(state("2025-01-01"), ReviewState::Due);
    assert_eq!(state("2025-01-02"), ReviewState::Overdue);
    let found = |day: &str| {
        let built = site.as_of(day);
        ["review-due", "review-overdue"].map(|code| built.found(code).len())
    };
    assert_eq!([found("2024-12-01"), found("2024-12-02"), found("2025-01-02")], [[0, 0], [1, 0], [0, 1]]);
}

#[test]
fn a_recorded_review_counts_from_its_day_on() {
    let site = every(&office(), "12 months", "reviewed = 2024-11-20\n");
    let last = |day: &str| review(&site, day).last.map(|day| day.to_string());
    assert_eq!(last("2024-11-19").as_deref(), Some("2024-01-01"), "nobody had read it");
    assert_eq!(last("2024-11-20").as_deref(), Some("2024-11-20"));
    assert_eq!(review(&site, "2024-11-20").version, None);
    assert!(site.as_of("2025-01-02").found("review-overdue").is_empty());
}

#[test]
fn a_day_that_is_still_to_come_hides_nothing() {
    let site = every(&office(), "12 months", "reviewed = 2062-11-20\n");
    let built = site.as_of("2025-01-02");
    let hint = built.the("review-overdue").hint.clone().unwrap();
    assert!(hint.ends_with("the one recorded for 2062-11-20 is still to come, and does not count"), "{hint}");
}

#[test]
fn a_release_is_a_review_unless_it_only_brought_translations_or_was_called_off() {
    let translated = office()
        .write("content/terms/fr.md", "# Conditions\n\n## Usage {#use}\n\nUtiliser.\n\n## Droit {#law}\n\nLe droit.\n");
    let translated = every(&translated.released("2024-05-01"), "12 months", "");
    assert_eq!(review(&translated, "2024-06-01").last.map(|day| day.to_string()).as_deref(), Some("2024-01-01"));
    let edited = translated.edit("content/terms/en.md", "Use it.", "Use it well.").released("2024-07-01");
    let review = review(&edited, "2024-08-01");
    assert_eq!(review.last.map(|day| day.to_string()).as_deref(), Some("2024-07-01"));
    assert_eq!(review.version.map(|version| version.to_string()).as_deref(), Some("2024-07-01"));
}

#[test]
fn of_what_was_never_released_nor_read_nobody_knows_since_when() {
    let new = every(&Fixture::small(), "1 day", "");
    let built = new.as_of("2030-01-01");
    assert!(built.found("review-overdue").is_empty());
    assert_eq!(review(&new, "2030-01-01").state, ReviewState::Unscheduled);
    let read = every(&Fixture::small(), "1 day", "reviewed = 2029-12-01\n");
    assert_eq!(read.as_of("2030-01-01").found("review-overdue").len(), 1);
}

#[test]
fn a_day_is_a_day_of_the_calendar() {
    let wrong = every(&office(), "12 months", "reviewed = \"2024-11-20\"\n").as_of("2024-02-01");
    let finding = wrong.the("invalid-value");
    assert_eq!(finding.message, "`reviewed` must be a day, without quotes");
    assert!(finding.hint.as_deref().unwrap().contains("`reviewed = 20"), "{finding:#?}");
    assert_eq!((finding.file.as_deref(), finding.line), (Some("content/terms/policy.toml"), Some(3)));
}

/// Version 2024-02-01 of the English text takes effect on 2024-06-01.
fn ahead() -> Fixture {
    let edited = office().edit("content/terms/en.md", "Use it.", "Use it in June.");
    edited.released_with("2024-02-01", |request| {
        request.kind = Some(lexloci::model::publication::Kind::Editorial);
        request.effective = "2024-06-01".parse().ok();
    })
}

#[test]
fn before_its_day_there_is_time_to_follow_and_then_it_is_said() {
    let code = "took-effect-unreviewed";
    assert!(ahead().as_of("2024-05-31").found(code).is_empty());
    let built = ahead().as_of("2024-06-01");
    let finding = built.the(code);
    assert!(finding.hint.as_deref().unwrap().contains("lexloci confirm 'content/terms/de.md#use'"), "{finding:#?}");
    let editions: Vec<&str> = finding.editions.iter().map(String::as_str).collect();
    assert_eq!(editions, ["ch/de", "global/de"]);
    let followed = super::reviewed(&ahead().edit("content/terms/de.md", "Benutzen.", "Im Juni benutzen."));
    assert!(followed.as_of("2024-06-01").found(code).is_empty());
    assert_eq!(codes(&status(&ahead(), "2024-06-01"))[0], code);
}

#[test]
fn what_changed_again_since_is_stale_for_another_reason() {
    let again = ahead().edit("content/terms/en.md", "in June", "in July");
    let built = again.as_of("2024-06-01");
    assert!(built.found("took-effect-unreviewed").is_empty());
    assert_eq!(built.found("stale").len(), 1);
}

#[test]
fn a_version_that_was_in_force_at_once_announced_nothing() {
    let at_once = office().edit("content/terms/en.md", "Use it.", "Use it now.").released("2024-02-01");
    let built = at_once.as_of("2024-03-01");
    assert!(built.found("took-effect-unreviewed").is_empty());
    assert_eq!(built.found("stale").len(), 1);
}

#[test]
fn changes_that_were_not_released_are_one_hint_for_each_policy() {
    let draft = office().edit("content/terms/en.md", "Use it.", "Use it well.");
    let built = draft.as_of("2024-02-01");
    let finding = built.the("unreleased-change");
    assert_eq!(finding.severity.to_string(), "hint");
    assert_eq!(finding.editions.iter().collect::<Vec<_>>(), ["ch/fr", "global/en"]);
    assert!(office().as_of("2024-02-01").found("unreleased-change").is_empty());
    let broken = draft.edit("content/terms/en.md", "well", "{{ nobody }}").as_of("2024-02-01");
    assert!(broken.found("unreleased-change").is_empty(), "what cannot be composed differs for another reason");
    assert!(Fixture::small().as_of("2024-02-01").found("unreleased-change").is_empty(), "nothing was ever released");
}
