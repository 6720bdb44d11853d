//! Locales and tags.

use crate::support::Fixture;

#[test]
fn the_locale_is_the_language_and_the_country_of_the_code() {
    let locale = |code: &str, language: &str| {
        let code = if code.is_empty() { String::new() } else { format!("code = \"{code}\"\n") };
        let built = Fixture::small()
            .write("locales/en.ftl", "region-place = The place\n")
            .write(&format!("locales/{}/region.toml", "place"), &format!("parent = \"global\"\n{code}languages = [\"{language}\"]\n"))
            .write("site.toml", "title = \"T\"\nbase_url = \"https://l.example\"\nreference_language = \"en\"\n[severity]\nuntranslated-legal-string = \"off\"\nmissing-region-name = \"off\"\n")
            .build();
        built.data(&format!("/place/{}/terms/", language.to_lowercase()))["locale"].as_str().unwrap().to_owned()
    };
    assert_eq!(locale("CH", "de"), "de-CH");
    assert_eq!(locale("US-CA", "en"), "en-US");
    assert_eq!(locale("150", "en"), "en-150");
    assert_eq!(locale("CH", "de-AT"), "de-AT");
    assert_eq!(locale("", "de"), "de");
}

#[test]
fn one_hreflang_tag_is_one_edition() {
    let built = Fixture::small()
        .write("locales/en.ftl", "region-us-ca = California\n")
        .write("locales/us/region.toml", "parent = \"global\"\ncode = \"US\"\nlanguages = [\"en\"]\n")
        .write("locales/us-ca/region.toml", "parent = \"us\"\ncode = \"US-CA\"\nlanguages = [\"en\"]\n")
        .write("locales/europe/region.toml", "parent = \"global\"\ncode = \"150\"\nlanguages = [\"en\"]\n")
        .build();
    let page = built.page("/us/en/terms/");
    assert!(page.contains("hreflang=\"en-US\" href=\"https://legal.example/us/en/terms/\""), "{page}");
    assert!(page.contains("hreflang=\"en\" href=\"https://legal.example/global/en/terms/\""), "{page}");
    assert!(!page.contains("hreflang=\"en-150\""), "{page}");
    let without: Vec<_> = built.found("no-hreflang").iter().flat_map(|f| &f.editions).map(String::as_str).collect();
    assert_eq!(without, ["europe/en", "us-ca/en"]);
}

#[test]
fn a_variant_is_not_supported_and_what_to_write_is_said() {
    for (tag, plain) in
        [("ca-valencia", "ca"), ("de-1996", "de"), ("en-GB-oxendict", "en-GB"), ("de-u-co-phonebk", "de")]
    {
        let built = Fixture::small()
            .write("locales/ch/region.toml", &format!("parent = \"global\"\ncode = \"CH\"\nlanguages = [\"{tag}\"]\n"))
            .build();
        let finding = built.the("malformed-language");
        assert_eq!(finding.message, format!("`{tag}` has a variant or extension"));
        assert_eq!(finding.hint.as_deref(), Some(format!("neither is supported: write `{plain}`").as_str()));
    }
}
