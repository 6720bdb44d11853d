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
fn a_sentence_that_was_left_in_the_language_of_the_source_is_found() {
    let english =
        ENGLISH.replace("Swiss law applies.", "Swiss law applies. We never sell what you send us. Nobody reads it.");
    let german = |words: &str| GERMAN.replace("Es gilt Schweizer Recht.", &format!("Es gilt Schweizer Recht. {words}"));
    let left_over = german("We never sell what you send us. Niemand liest es.");
    let found = beside("de", &left_over, Some(&english), None);
    assert_eq!(places(&found), [("foreign-language", 12)]);
    assert_eq!(found[0].message, "words in `en`, word for word, in a file in `de`");
    let item = GERMAN.replace("In ihrer Schachtel.", "They travel in the box that we sent.");
    let found =
        beside("de", &item, Some(&ENGLISH.replace("In their box.", "They travel in the box that we sent.")), None);
    assert_eq!(places(&found), [("foreign-language", 7)], "an item that is a sentence");
    let translated = german("Wir verkaufen nie, was Sie uns senden. Niemand liest es.");
    assert_eq!(places(&beside("de", &translated, Some(&english), None)), []);
    let elsewhere = german("We never sell what you give us. Niemand liest es.");
    assert_eq!(places(&beside("de", &elsewhere, Some(&english), None)), [], "no sentence of the source");
}

#[test]
fn another_mailbox_than_in_the_source_is_found() {
    let english = ENGLISH.replace("Swiss law applies.", "Write to law@aurora.example or help@aurora.example.");
    let german = |mailbox: &str| {
        GERMAN.replace("Es gilt Schweizer Recht.", &format!("Schreiben Sie an {mailbox} oder help@aurora.example."))
    };
    assert_eq!(places(&beside("de", &german("law@aurora.example"), Some(&english), None)), []);
    let found = beside("de", &german("laws@aurora.example"), Some(&english), None);
    assert_eq!(places(&found), [("links-differ", 12)]);
    assert_eq!(
        found[0].message,
        "`laws@aurora.example` stands in this section, where the text in `en` has `law@aurora.example`"
    );
}

#[test]
fn a_heading_that_was_pasted_from_another_is_found() {
    let site = |german: &str| {
        Fixture::small()
            .write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n")
            .write("content/terms/en.md", "# Terms\n\n## Returns {#returns}\n\nYes.\n\n## Law {#law}\n\nSwiss law.\n")
            .write(
                "content/terms/de.md",
                &format!("# Bedingungen\n\n## Recht {{#returns}}\n\nJa.\n\n## {german} {{#law}}\n\nRecht.\n"),
            )
            .build()
    };
    assert!(site("Gesetz").found("repeated-sentence").is_empty());
    let pasted = site("Recht");
    let found = pasted.the("repeated-sentence");
    assert_eq!(found.message, "two headings say “Recht”, where the text in `en` has “Law” here");
    assert_eq!(found.line, Some(7));
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
