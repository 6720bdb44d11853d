//! A translation beside the text that it translates.

use super::{beside, places};
use crate::support::Fixture;

const ENGLISH: &str = "# Terms\n\n## Returns\n\nYou may return goods within 30 days, [as you know](https://www.aurora.example/en/returns/).\n\n- In their box.\n- With the bill.\n\n## Law\n\nSwiss law applies.\n";
const GERMAN: &str = "# Bedingungen\n\n## Rückgabe\n\nSie können Waren innerhalb von 30 Tagen zurückgeben, [wie Sie wissen](https://www.aurora.example/de/returns/).\n\n- In ihrer Schachtel.\n- Mit der Rechnung.\n\n## Recht\n\nEs gilt Schweizer Recht.\n";

#[test]
fn a_faithful_translation_is_left_alone() {
    assert_eq!(places(&beside("de", GERMAN, Some(ENGLISH), None)), []);
}

#[test]
fn what_differs_is_found() {
    for (from, to, expected) in [
        ("30", "90", vec![("amounts-differ", 5)]),
        ("- Mit der Rechnung.\n", "", vec![("passages-differ", 3)]),
        ("## Recht\n\n", "", vec![("outline-differs", 3), ("passages-differ", 1)]),
        ("de/returns", "de/hilfe", vec![("links-differ", 5)]),
        ("[wie Sie wissen](https://www.aurora.example/de/returns/)", "wie Sie wissen", vec![("links-differ", 3)]),
        ("/de/returns", "/en/returns", vec![("untranslated-link", 5)]),
        ("/de/returns", "/fr/returns", vec![("foreign-link", 5)]),
    ] {
        let text = GERMAN.replace(from, to);
        assert_ne!(text, GERMAN);
        let found = beside("de", &text, Some(ENGLISH), None);
        for place in expected.iter().filter(|(code, _)| *code != "passages-differ" || expected.len() == 1) {
            assert!(places(&found).contains(place), "{to}: {found:#?}");
        }
    }
}

#[test]
fn numbers_may_have_other_digits() {
    let arabic = GERMAN.replace("30", "٣٠");
    assert_eq!(places(&beside("de", &arabic, Some(ENGLISH), None)), []);
}

#[test]
fn a_site_compares_its_translations() {
    let site = Fixture::small()
        .write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n")
        .write("content/terms/en.md", ENGLISH)
        .write("content/terms/de.md", &GERMAN.replace("30", "90"));
    let built = site.build();
    assert_eq!(built.the("amounts-differ").line, Some(5));
    assert_eq!(built.the("amounts-differ").file.as_deref(), Some("content/terms/de.md"));
}

#[test]
fn a_text_behind_its_source_has_an_older_date() {
    let dated = |text: &str, day: &str| text.replacen("\n\n", &format!("\n\n{{: datetime=\"{day}\" }}\n\n"), 1);
    let found = beside("de", &dated(GERMAN, "2022-01-01"), Some(&dated(ENGLISH, "2023-01-01")), None);
    assert_eq!(places(&found), [("dates-disagree", 3)]);
}

#[test]
fn what_a_section_lacks_is_said_once() {
    let english = "# Terms\n\nSee [a](https://a.example/x), [b](https://b.example/y) and [c](https://c.example/z).\n";
    let facts = |german: &str| {
        let found = beside("de", german, Some(english), None);
        found.into_iter().map(|finding| finding.message).collect::<Vec<_>>()
    };
    assert_eq!(
        facts("# Bedingungen\n\nSiehe [c](https://c.example/z).\n"),
        ["this section lacks the links to `https://a.example/x`, `https://b.example/y` of the text in `en`"]
    );
    // A link is set beside the one that leads to the same host.
    let moved = facts("# Bedingungen\n\nSiehe [c](https://c.example/alt).\n");
    let replaced = "a link to `https://c.example/alt`, where the text in `en` links `https://c.example/z`";
    assert!(moved.iter().any(|fact| fact == replaced), "{moved:#?}");
    assert_eq!(moved.len(), 2);
}
