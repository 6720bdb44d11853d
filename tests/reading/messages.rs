//! Messages in texts and around them.

use super::{swiss, using, with_value};

#[test]
fn a_message_in_a_text_is_settled_by_region_before_language() {
    let site = swiss()
        .write("locales/de.ftl", "office = das Büro\n")
        .write("locales/fr.ftl", "office = le bureau\n")
        .write("locales/en.ftl", "office = the office\n")
        .write("locales/ch/de.ftl", "office = die Kanzlei\n")
        .edit("content/terms/fr.md", "Usage.", "Voir {{ office }}.")
        .edit("content/terms/en.md", "Use it.", "See {{ office }}.");
    let built = site.build();
    assert_eq!(built.text("/global/en/terms/", "use"), "See the office.");
    assert_eq!(built.text("/ch/fr/terms/", "use"), "Voir die Kanzlei.", "the region's word, though in German");
}

#[test]
fn what_a_message_uses_itself_is_the_word_of_the_nearest_region() {
    let built = swiss()
        .write(
            "locales/en.ftl",
            "-authority = the European board\nauthority-name = the general board\n\
             complain = You may complain to { -authority }.\nwrite = Write to { authority-name }.\n",
        )
        .write("locales/europe/en.ftl", "write = Please write to { authority-name }.\n")
        .write("locales/ch/en.ftl", "-authority = the FDPIC\nauthority-name = the FDPIC\n")
        .edit("content/terms/en.md", "Use it.", "{{ complain }} {{ write }}")
        .build();
    assert_eq!(
        built.text("/global/en/terms/", "use"),
        "You may complain to the European board. Write to the general board."
    );
    assert_eq!(built.text("/ch/en/terms/", "use"), "You may complain to the FDPIC. Please write to the FDPIC.");
    assert_eq!(built.found("never-shown").len(), 0);
}

#[test]
fn chrome_is_settled_by_language_before_region() {
    let site = |id: &str| {
        swiss()
            .write("locales/ch/de.ftl", &format!("{id} = Schweizer Worte\n"))
            .write("locales/fr.ftl", &format!("{id} = mots du site\n"))
            .build()
    };
    let built = site("fallback-notice");
    let site = built.site();
    let say = |language: &str| {
        let chain = &site.sources().regions["ch"].chain;
        let language = lexloci::locale::Language::parse(language).unwrap();
        let reference = &site.sources().settings.reference_language;
        site.sources().wording.chrome(chain, &language, reference, "fallback-notice", &[]).unwrap().text
    };
    assert_eq!(say("fr"), "mots du site", "another language of the region does not count");
    assert_eq!(say("de"), "Schweizer Worte", "the region before the theme");
    assert_eq!(say("de-AT"), "Schweizer Worte", "along the language's parents");
}

#[test]
fn a_message_may_use_values() {
    let built = with_value("{{ note }}", "16").write("locales/en.ftl", "note = From { $x } on.\n").build();
    assert_eq!(built.text("/global/en/terms/", "use"), "From 16 on.");
    assert_eq!(built.found("unused-value").len(), 0);
}

#[test]
fn numbers_within_a_message_are_written_as_the_edition_writes_them_and_still_count() {
    let note = "note = { $x ->\n    [0] nothing\n    [one] { $x } franc\n   *[other] { $x } francs\n}\nfixed = After { 1500 } days.\n";
    let said = |number: &str| {
        let built = with_value("{{ x }}: {{ note }}. {{ fixed }}", number)
            .write("locales/en.ftl", note)
            .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\n")
            .write("locales/de.ftl", "note = { $x } Franken\nfixed = Nach { 1500 } Tagen.\n")
            .write("content/terms/de.md", "# Bedingungen\n\n## Nutzung\n\n{{ x }}: {{ note }}. {{ fixed }}\n")
            .build();
        ["/global/en/terms/", "/ch/de/terms/"].map(|page| built.text(page, "use"))
    };
    assert_eq!(
        said("12000"),
        ["12,000: 12,000 francs. After 1,500 days.", "12'000: 12'000 Franken. Nach 1'500 Tagen."]
    );
    assert_eq!(said("1")[0], "1: 1 franc. After 1,500 days.");
    assert_eq!(said("0")[0], "0: nothing. After 1,500 days.");
    assert_eq!(said("1.50")[1], "1.50: 1.50 Franken. Nach 1'500 Tagen.");
    assert_eq!(said("9007199254740993")[0], "9,007,199,254,740,993: 9,007,199,254,740,993 francs. After 1,500 days.");
}

#[test]
fn numbers_within_a_message_have_the_digits_of_the_place() {
    let built = using("{{ note }}")
        .write("locales/global/region.toml", "languages = [\"en\"]\ncode = \"001\"\n[values]\nage = 16\n")
        .write("locales/en.ftl", "note = { $age } years\n")
        .write("locales/eg/region.toml", "parent = \"global\"\ncode = \"EG\"\nlanguages = [\"ar\"]\n")
        .write("locales/ar.ftl", "note = { $age } سنة\n")
        .write("content/terms/ar.md", "# الشروط\n\n## الاستخدام\n\n{{ age }}, {{ note }}\n")
        .build();
    assert_eq!(built.text("/eg/ar/terms/", "use"), "١٦, ١٦ سنة");
}

#[test]
fn a_fluent_file_that_cannot_be_parsed_keeps_its_other_messages() {
    let built = using("{{ good }}").write("locales/en.ftl", "bad = { \ngood = fine\n").build();
    assert_eq!(built.the("fluent-syntax").file.as_deref(), Some("locales/en.ftl"));
}
