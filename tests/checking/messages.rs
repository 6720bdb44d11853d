//! Messages in several languages: what one says and another does not.

use crate::support::Fixture;

fn site(english: &str, german: &str) -> Fixture {
    Fixture::small()
        .write(
            "locales/global/region.toml",
            "languages = [\"en\", \"de\"]\ncode = \"001\"\n[values]\ndays = 5\nplace = \"Zug\"\n",
        )
        .write("content/terms/en.md", "# Terms\n\n## Use {#use}\n\n{{ delivery }} {{ place }} {{ days }}\n")
        .write("content/terms/de.md", "# Bedingungen\n\n## Nutzung {#use}\n\n{{ delivery }} {{ place }} {{ days }}\n")
        .write("locales/en.ftl", english)
        .write("locales/de.ftl", german)
}

#[test]
fn a_translation_has_the_variables_of_its_message() {
    let english = "delivery = In { $days ->\n    [one] a day\n   *[other] { $days } days\n } to { $place }.\n";
    for (german, missing) in [
        ("delivery = In { $days } Tagen nach { $place }.\n", None),
        ("delivery = Nach { $place } in { NUMBER($days) } Tagen.\n", None),
        ("delivery = In { $days } Tagen.\n", Some("`{ $place }`")),
        ("delivery = Bald.\n", Some("`{ $days }`, `{ $place }`")),
        // What is said elsewhere is not read.
        ("where = nach { $place }\ndelivery = In { $days } Tagen { where }.\n", None),
    ] {
        let built = site(english, german).drafts();
        let found = built.found("message-lacks-variable");
        assert_eq!(found.len(), usize::from(missing.is_some()), "{german}");
        if let (Some(finding), Some(missing)) = (found.first(), missing) {
            assert!(finding.message.contains(missing), "{}", finding.message);
            assert_eq!(finding.file.as_deref(), Some("locales/de.ftl"));
        }
    }
}

#[test]
fn a_message_of_the_theme_that_the_site_words_anew_keeps_its_variables() {
    let german = "delivery = x { $days }\nprecedence-over = Dieses Dokument hat Vorrang.\n";
    let built = site("delivery = x { $days }\n", german).drafts();
    assert!(
        built.the("message-lacks-variable").message.contains("`precedence-over` in `de` does not say `{ $policies }`")
    );
}

#[test]
fn a_message_or_term_that_is_defined_twice_is_found_at_the_second() {
    let english = "-us = We\ndelivery = { -us } deliver. { $days }\n-us = They\ndelivery = Soon. { $days }\n";
    let built = site(english, "delivery = Bald. { $days }\n").drafts();
    let found = built.found("duplicate-message");
    assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [Some(3), Some(4)]);
    assert!(found[0].message.contains("`-us`"));
}

/// An edition in Kabyle, which CLDR does not name in itself.
fn kabyle() -> Fixture {
    Fixture::small()
        .edit("site.toml", "\"en\"\n", "\"en\"\n[severity]\nuntranslated-legal-string = \"off\"\n")
        .write("locales/dz/region.toml", "parent = \"global\"\ncode = \"DZ\"\nlanguages = [\"kab\"]\n")
        .write("content/terms/kab.md", "# Tiwtilin\n\n## Aseqdec {#use}\n\nSeqdec.\n\n## Asaḍuf {#law}\n\nAsaḍuf.\n")
        .write("locales/kab.ftl", "region-dz = Lezzayer\n")
}

#[test]
fn a_message_names_a_language_that_cldr_does_not() {
    let unnamed = |built: &crate::support::Built| {
        let found =
            built.found("untranslated-string").into_iter().filter(|f| f.message.contains("the language itself"));
        found.map(|f| (f.message.clone(), f.hint.clone().unwrap_or_default())).collect::<Vec<_>>()
    };
    let built = kabyle().build();
    let fact = "CLDR has no name in `kab` for the language itself, called “Kabyle” in `en`";
    let hint = "add a message `language-kab = ...` to `locales/kab.ftl`";
    assert_eq!(unnamed(&built), [(fact.to_owned(), hint.to_owned())]);
    assert!(built.page("/dz/kab/terms/").contains("<bdi>Kabyle</bdi>"), "its name in the reference language");

    let messages = "language-kab = taqbaylit\nlanguage-en = taglizit\nregion-dz";
    let named = kabyle().edit("locales/kab.ftl", "region-dz", messages);
    let built = named.edit("content/terms/kab.md", "# Tiwtilin\n\n", "").build();
    assert_eq!(unnamed(&built), []);
    assert!(built.found("never-shown").is_empty());
    let page = built.page("/dz/kab/terms/");
    assert!(page.contains("<p class=\"edition\"><bdi>Lezzayer</bdi> · <bdi>Taqbaylit</bdi></p>"), "{page}");
    assert!(
        page.contains("<bdi lang=\"kab\">taglizit</bdi>"),
        "the title stands in English, and a notice says so: {page}"
    );
    assert!(page.contains(">Lezzayer · Taqbaylit</a>"), "where the reader is: {page}");
    assert!(built.page("/").contains("<span class=\"language\">Taqbaylit</span>"), "{}", built.page("/"));
}

#[test]
fn a_message_names_no_language_of_another_site() {
    let built = kabyle().write("locales/en.ftl", "language-kap = Bezhta\n").build();
    let finding = built.the("never-shown");
    assert_eq!(finding.hint.as_deref(), Some("did you mean `language-kab`?"));
}

#[test]
fn a_label_of_the_navigation_is_a_string_of_the_page() {
    let settings = "title = \"T\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n[[navigation.header]]\nlabel = \"nav-help\"\nurl = \"https://aurora.example/help/\"\n";
    let built = site("delivery = x\nnav-help = Help\n", "delivery = x\n").write("site.toml", settings).drafts();
    let finding = built.the("untranslated-string");
    assert!(finding.message.contains("`nav-help`") && finding.message.contains("`de`"), "{}", finding.message);
}
