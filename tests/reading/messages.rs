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
fn a_fluent_file_that_cannot_be_parsed_keeps_its_other_messages() {
    let built = using("{{ good }}").write("locales/en.ftl", "bad = { \ngood = fine\n").build();
    assert_eq!(built.the("fluent-syntax").file.as_deref(), Some("locales/en.ftl"));
}
