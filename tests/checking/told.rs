//! Each mistake is told once, where it is, with what is true of it.

use crate::support::{Built, Fixture};

/// A site of `en` and `de`, with the region `ch` in both.
fn site() -> Fixture {
    Fixture::small()
        .write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\n")
        .write("content/terms/de.md", "# AGB\n\n## Nutzung {#use}\n\nNutzen.\n\n## Recht {#law}\n\nDas Recht.\n")
}

fn swiss(text: &str) -> Fixture {
    site().write("locales/ch/terms/de.md", text)
}

/// Codes and lines of errors and warnings, but those that are about reviews, fallbacks and words.
fn told(built: &Built) -> Vec<(&'static str, Option<usize>)> {
    let apart = ["unreviewed", "fallback", "local-text-untranslated", "removed-section", "stray-fragment"];
    let findings = built.findings().iter().filter(|finding| !apart.contains(&finding.code));
    findings.map(|finding| (finding.code, finding.line)).collect()
}

#[test]
fn a_text_whose_edit_is_refused_is_not_also_said_to_be_shown_nowhere() {
    let elsewhere = "## Nutzung {#use}\n\nHier.\n\n### Recht {#law}\n\nHier.\n";
    assert_eq!(told(&swiss(elsewhere).drafts()), [("local-section-elsewhere", Some(5))]);
    let own = "## Nutzung {#use own}\n\nHier.\n\n### Neues {#new}\n\nHier.\n";
    assert_eq!(told(&swiss(own).drafts()), [("local-section-elsewhere", Some(5))]);
    let deep = "## Nutzung {#use}\n\nH.\n\n### A {#a}\n\nH.\n\n#### B {#b}\n\nH.\n\n##### C {#c}\n\nH.\n\n###### D {#d}\n\nH.\n";
    let under = deep.replace("{#use}", "{#new under=use}");
    assert_eq!(told(&swiss(&under).drafts()), [("level-too-deep", Some(17))]);
}

#[test]
fn a_code_that_is_none_is_the_only_fault_of_its_region() {
    let built = site().edit("locales/ch/region.toml", "\"CH\"", "\"ch\"").drafts();
    assert_eq!(told(&built), [("invalid-value", Some(2))]);
}

#[test]
fn a_region_that_cldr_does_not_name_in_a_language_is_named_in_the_reference_language() {
    let built = site()
        .write("site.toml", "title = \"T\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n[severity]\nuntranslated-legal-string = \"off\"\n")
        .write("locales/cn/region.toml", "parent = \"global\"\ncode = \"CN\"\nlanguages = [\"tlh\"]\n")
        .drafts();
    assert!(built.found("missing-region-name").is_empty());
    let named = "CLDR has no name in `tlh` for the region `cn`, which is called “China” in `en`";
    let found = built.found("untranslated-string");
    assert!(
        found
            .iter()
            .any(|finding| finding.message == named && finding.file.as_deref() == Some("locales/cn/region.toml"))
    );
    assert!(built.page("/").contains("China"), "the selector");
}

#[test]
fn an_item_that_went_with_its_section_is_said_to_have() {
    let base = "# Terms\n\n## Use {#use}\n\nSee [](#it).\n\n## Law {#law}\n\n1. It. {#it}\n";
    for (local, fact) in [
        ("## Recht {#law}\n\nHier.\n", "`ch` replaced the section `law` around it"),
        ("## Recht {#law remove}\n\nGrund.\n", "`ch` removed it"),
    ] {
        let built = swiss(local).remove("content/terms/de.md").write("content/terms/en.md", base).drafts();
        let finding = built.the("dangling-reference");
        assert_eq!(finding.message, format!("the reference `#it` leads nowhere: {fact}"));
        assert_eq!(finding.related.as_ref().map(|(file, ..)| file.as_str()), Some("locales/ch/terms/de.md"));
    }
}

#[test]
fn an_item_that_a_translation_lacks_is_said_to_be_lacking_there() {
    let built = site()
        .write("content/terms/en.md", "# Terms\n\n## Use {#use}\n\nSee [](#it).\n\n## Law {#law}\n\n1. It. {#it}\n")
        .write("content/terms/de.md", "# Bedingungen\n\n## Recht {#law}\n\n1. Es.\n")
        .drafts();
    let found = built.found("dangling-reference");
    assert!(!found.is_empty());
    for finding in found {
        let fact = "the text in `de` has no such item in the section `law`";
        assert_eq!(finding.message, format!("the reference `#it` leads nowhere: {fact}"));
        assert_eq!(finding.related.as_ref().map(|(file, ..)| file.as_str()), Some("content/terms/de.md"));
    }
}

#[test]
fn an_id_of_an_item_that_is_taken_is_told_at_the_item() {
    let built = swiss("## Recht {#law}\n\n1. Eins. {#one}\n2. Zwei. {#use}\n3. Drei. {#one}\n").drafts();
    assert_eq!(told(&built), [("duplicate-id", Some(4)), ("duplicate-id", Some(5))]);
}

#[test]
fn a_removal_needs_its_reason_once_and_has_no_text_to_compare() {
    let remove = "## Recht {#law remove}\n\nGrund.\n";
    let built = swiss(remove).write("locales/ch/terms/en.md", "## Law {#law remove}\n").drafts();
    assert_eq!(told(&built), []);
    let built = swiss("## Recht {#law remove}\n").drafts();
    assert_eq!(told(&built), [("missing-reason", Some(1))]);
    assert!(built.found("removed-section").is_empty(), "it would give an empty reason");
    let built = swiss(&format!("{remove}\n## Neu {{#new under=law}}\n\nNeu.\n")).drafts();
    let hint = built.the("overlapping-edits").hint.clone().unwrap();
    assert!(!hint.contains("own") && hint.contains("removal"), "{hint}");
}

#[test]
fn a_region_that_renames_what_it_inherits_is_told_what_that_is_for() {
    let built = swiss("## Gesetz {#statute was=law}\n\nDas Gesetz.\n").drafts();
    let hint = built.the("local-section-without-place").hint.clone().unwrap();
    assert!(hint.ends_with("to replace it here, write `{#law}`"), "{hint}");
    let built = swiss("## Recht {#law own=1}\n\nDas Recht.\n").drafts();
    assert_eq!(built.the("unknown-attribute").message, "`own` has no value");
}

#[test]
fn a_cookie_with_a_wrong_field_does_not_lack_it() {
    let cookie = "[\"sid\"]\nprovider = \"us\"\ncategory = \"marketing\"\npurpose = { en = \"Counts.\", de = \"Zählt.\" }\nduration = \"2 years\"\nkind = \"http\"\n";
    let built = site().write("content/terms/cookies.toml", cookie).drafts();
    assert_eq!(told(&built), [("cookie-field", Some(3)), ("cookie-field", Some(5))]);
    let hint = built.found("cookie-field")[0].hint.clone().unwrap();
    assert_eq!(hint, "declare it in `policy.toml`: `categories = [\"marketing\"]`");
}

#[test]
fn a_picture_with_a_value_in_its_address_is_named_as_it_is_written() {
    let built = site()
        .write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n[values]\np = \"x\"\n")
        .edit("content/terms/en.md", "Use it.", "![P](https://x.example/{{p}})")
        .drafts();
    assert_eq!(built.the("unsafe-link").message, "the picture `https://x.example/{{p}}` is no file of the policy");
}

#[test]
fn what_is_said_twice_is_told_where_it_is_said_again() {
    let built = site()
        .write("content/terms/policy.toml", "kind = \"terms\"\ncategories = [\"necessary\", \"necessary\"]\n")
        .drafts();
    assert_eq!(built.the("invalid-value").message, "the category `necessary` is listed twice");
    let built =
        swiss("## Nutzung {#use}\n\nHier.\n\n{{ precedence }}\n\n## Neu {#new after=use}\n\n{{ precedence }}\n")
            .drafts();
    assert_eq!(told(&built), [("misplaced-table", Some(9))]);
}
