//! Days that a text shows of itself, beside the ledger.

use crate::support::Fixture;

fn terms(line: &str) -> Fixture {
    Fixture::small().write(
        "content/terms/en.md",
        &format!("# Terms\n\n{line}\n\n## Use {{#use}}\n\nUse it.\n\n## Law {{#law}}\n\nThe law.\n"),
    )
}

fn said(site: &Fixture, day: &str) -> Vec<String> {
    let built = site.as_of(day);
    built.found("dates-disagree").iter().map(|finding| finding.message.clone()).collect()
}

#[test]
fn a_text_that_shows_the_days_of_the_ledger_is_right() {
    for line in
        ["Last updated: 1 May 2025", "Effective 2025-05-01", "In force since May 1, 2025.", "We opened on 3 May 2020."]
    {
        assert!(said(&terms(line).released("2025-05-01"), "2025-06-01").is_empty(), "{line}");
    }
}

#[test]
fn a_day_that_was_left_behind_is_found() {
    let site = terms("Last updated: 1 March 2024").released("2025-05-01");
    assert_eq!(
        said(&site, "2025-06-01"),
        ["the text says that it was last updated on 2024-03-01, and the ledger says 2025-05-01"]
    );
    let built = site.as_of("2025-06-01");
    assert_eq!((built.the("dates-disagree").line, built.the("dates-disagree").column), (Some(3), Some(15)));
}

#[test]
fn a_text_may_announce_the_day_of_its_release() {
    let site = terms("Last updated: 1 May 2025").released("2025-05-01");
    let edited = site.clone().edit("content/terms/en.md", "1 May 2025", "1 July 2025");
    assert!(said(&edited, "2025-06-01").is_empty(), "it is not released yet");
    assert_eq!(said(&edited.released("2025-06-15"), "2025-06-20").len(), 1, "it was released on another day");
    assert!(said(&edited.released("2025-07-01"), "2025-07-02").is_empty());
}

#[test]
fn a_version_that_is_announced_counts() {
    let site = terms("Effective from 1 January 2025").released("2025-01-01");
    let next =
        site.edit("content/terms/en.md", "1 January 2025", "1 September 2025").released_with("2025-06-01", |request| {
            request.kind = Some(lexloci::model::publication::Kind::Editorial);
            request.effective = Some("2025-09-01".parse().unwrap());
        });
    assert!(said(&next, "2025-06-02").is_empty());
    assert!(said(&next, "2025-10-02").is_empty());
}

#[test]
fn a_text_that_was_never_released_shows_what_it_likes() {
    assert!(terms("Last updated: 1 March 2024").drafts().found("dates-disagree").is_empty());
}

#[test]
fn a_day_that_was_left_behind_is_found_in_whatever_words() {
    let site = |line: &str| {
        Fixture::small()
            .write("locales/global/region.toml", "languages = [\"en\", \"fr\"]\ncode = \"001\"\n")
            .write("content/terms/en.md", "# Terms\n\nEffective 2025-05-01\n\n## Use {#use}\n\nUse it.\n\n## Law {#law}\n\nThe law.\n")
            .write(
                "content/terms/fr.md",
                &format!("# Conditions\n\n{line}\n\n## Utilisation {{#use}}\n\nUtilisez-la.\n\n## Droit {{#law}}\n\nLe droit.\n"),
            )
            .released("2025-05-01")
    };
    assert_eq!(
        said(&site("Date d’effet : 1 mai 2024"), "2025-06-01"),
        ["the text shows the day 2024-05-01 of itself, and the ledger says 2025-05-01"]
    );
    for line in [
        "Date d’effet : 1 mai 2025",
        "Publié le 1 mars 2025\n\nDate d’effet : 1 mai 2025",
        "Nous avons ouvert le 1 mai 2024.",
    ] {
        assert!(said(&site(line), "2025-06-01").is_empty(), "{line}");
    }
}
