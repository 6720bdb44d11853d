//! Front matter, title and preamble.

use super::{hint, place, swiss};
use crate::support::Fixture;

#[test]
fn the_title_stands_in_front_matter_or_in_one_heading() {
    let page = "/global/en/terms/";
    let built = Fixture::small()
        .write(
            "content/terms/en.md",
            "+++\ntitle = \"Our *terms*\"\ndescription = \"All of them\"\n+++\n\n## Use {#use}\n\nUse it.\n",
        )
        .build();
    assert_eq!(built.data(page)["title"], "Our *terms*");
    assert_eq!(built.data(page)["description"], "All of them");
    assert_eq!(Fixture::small().build().data(page)["title"], "Terms");
}

#[test]
fn a_second_title_is_an_error() {
    for (text, line) in [
        ("+++\ntitle = \"Terms\"\n+++\n\n# Terms\n\n## Use\n\nUse it.\n", 5),
        ("# Terms\n\n## Use\n\nUse it.\n\n# More\n\nMore.\n", 7),
        ("Before.\n\n# Terms\n\n## Use\n\nUse it.\n", 3),
    ] {
        let built = Fixture::small().write("content/terms/en.md", text).build();
        let finding = built.the("second-title");
        assert_eq!(place(finding), ("content/terms/en.md", line, 1), "{text}");
        assert_eq!(finding.message.contains("front matter"), text.starts_with("+++"), "{text}");
    }
}

#[test]
fn unknown_keys_of_front_matter_are_errors() {
    let built = Fixture::small()
        .write(
            "content/terms/en.md",
            "+++\ntitel = \"Terms\"\ntitle = \"Terms\"\nreplaces = \"document\"\n+++\n\n## Use\n\nUse it.\n",
        )
        .build();
    let found: Vec<_> =
        built.found("unknown-key").iter().map(|finding| (finding.line.unwrap(), hint(finding))).collect();
    assert_eq!(found[0], (2, "did you mean `title`?"));
    assert_eq!(found[1].0, 4, "`replaces` belongs into a local text");
}

#[test]
fn front_matter_that_does_not_end_is_one_mistake() {
    let built = Fixture::small()
        .write("content/terms/en.md", "+++\ntitle = \"Terms\"\n\nHello.\n\n## Use\n\nUse it.\n")
        .build();
    assert_eq!(place(built.the("unclosed-front-matter")), ("content/terms/en.md", 1, 1));
    assert_eq!(built.errors(), ["unclosed-front-matter"]);
}

#[test]
fn front_matter_of_other_tools_does_not_become_a_heading() {
    let built = Fixture::small()
        .write("content/terms/en.md", "---\ntitle: Terms\n---\n\n# Terms\n\n## Use\n\nUse it.\n")
        .build();
    assert_eq!(place(built.the("toml-syntax")), ("content/terms/en.md", 1, 1));
    assert_eq!(built.errors(), ["toml-syntax"]);
}

#[test]
fn an_empty_text_is_one_mistake() {
    let built = Fixture::small().write("content/terms/en.md", "\n").build();
    let finding = built.the("missing-document");
    assert!(hint(finding).starts_with("the file is empty"));
    assert_eq!(finding.editions.len(), 1);
    assert_eq!(built.errors().len(), 1);
    let built = swiss().write("locales/ch/terms/de.md", "").build();
    assert_eq!(built.the("empty-text").file.as_deref(), Some("locales/ch/terms/de.md"));
}

#[test]
fn a_reference_text_of_front_matter_alone_says_nothing() {
    let built = Fixture::small().write("content/terms/en.md", "+++\ntitle = \"Terms\"\n+++\n").build();
    assert_eq!(place(built.the("missing-document")), ("content/terms/en.md", 2, 9));
    let built = swiss().write("locales/ch/terms/de.md", "+++\ntitle = \"Schweizer Bedingungen\"\n+++\n").build();
    assert_eq!(built.errors(), Vec::<&str>::new(), "a region may change the title only");
}

#[test]
fn values_stand_in_front_matter_too() {
    let built = Fixture::small()
        .write(
            "locales/global/region.toml",
            "languages = [\"en\"]\ncode = \"001\"\n[values]\ncompany = \"Aurora & Co\"\n",
        )
        .write(
            "content/terms/en.md",
            "+++\ntitle = 'Terms of {{ company }} \\{{ x }}'\n+++\n\n## Use {#use}\n\nUse it.\n",
        )
        .build();
    assert_eq!(built.data("/global/en/terms/")["title"], "Terms of Aurora & Co {{ x }}");
}

#[test]
fn braces_that_do_not_close_are_errors_in_front_matter_and_text() {
    let built = Fixture::small()
        .write("content/terms/en.md", "+++\ntitle = \"Terms of {{ company\"\n+++\n\n## Use\n\nUse {{ it.\n")
        .build();
    let lines: Vec<_> = built.found("undefined-value").iter().map(|f| (f.line.unwrap(), f.message.as_str())).collect();
    assert_eq!(lines, [(2, "`{{` without `}}`"), (7, "`{{` without `}}`")]);
}

#[test]
fn a_preamble_has_its_own_place() {
    let built = swiss()
        .edit("content/terms/de.md", "# Bedingungen\n", "# Bedingungen\n\nHallo.\n")
        .edit("content/terms/en.md", "# Terms\n", "# Terms\n\nHello.\n")
        .write("locales/europe/terms/en.md", "Hello Europe.\n")
        .build();
    let hidden: Vec<_> = built.found("never-shown").iter().map(|f| place(f)).collect();
    assert_eq!(hidden, [("content/terms/de.md", 3, 1)], "{:#?}", built.findings());
}

#[test]
fn a_title_and_a_heading_have_words() {
    for (title, line) in [("+++\ntitle = \" \"\n+++\n", 2), ("#\n", 1)] {
        let text = format!("{title}\n## Use {{#use}}\n\nUse it.\n\n## Law {{#law}}\n\nThe law.\n");
        let built = Fixture::small().write("content/terms/en.md", &text).build();
        assert_eq!(built.errors(), ["missing-title"], "{text}");
        assert_eq!(built.the("missing-title").line, Some(line), "{text}");
    }
    let built = swiss().edit("content/terms/en.md", "## Law {#law}", "## {#law}").build();
    let finding = built.the("missing-title");
    assert_eq!(place(finding), ("content/terms/en.md", 7, 1));
    assert_eq!(hint(finding), "write them before the id: `## ... {#law}`");
    let built = swiss().write("locales/ch/terms/de.md", "## {#law}\n\nSchweizer Recht.\n").build();
    assert_eq!(built.the("missing-title").file.as_deref(), Some("locales/ch/terms/de.md"));
    let removal = swiss().write("locales/ch/terms/de.md", "## {#law remove}\n\nEin Grund.\n").build();
    assert_eq!(removal.errors(), Vec::<&str>::new(), "nobody is shown the heading of a removal");
}

#[test]
fn an_empty_description_is_one_mistake() {
    let text =
        "+++\ntitle = \"Bedingungen\"\ndescription = \"\"\n+++\n\n## Nutzung\n\nNutzen.\n\n## Recht\n\nDas Recht.\n";
    let built = swiss().write("content/terms/de.md", text).build();
    assert_eq!(built.errors(), ["invalid-value"]);
    assert_eq!(place(built.the("invalid-value")), ("content/terms/de.md", 3, 15));
    assert!(built.found("never-shown").is_empty(), "{:?}", built.findings());
}

#[test]
fn a_description_that_the_reference_text_lacks_is_shown_to_nobody() {
    let text = "+++\ntitle = \"Bedingungen\"\ndescription = \"Alles\"\n+++\n\n## Nutzung\n\nNutzen.\n\n## Recht\n\nDas Recht.\n";
    let built = swiss().write("content/terms/de.md", text).build();
    let hidden = built.the("never-shown");
    assert_eq!(place(hidden), ("content/terms/de.md", 3, 15));
    assert_eq!(hint(hidden), "the text in the reference language has none: write one there first");
}
