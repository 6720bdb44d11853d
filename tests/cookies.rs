//! Cookies compose field by field (SPEC 4).

mod support;

use support::Fixture;

const NOTICE: &str = "/ch/de/cookies/";
const LOCAL: &str = "locales/ch/cookies/cookies.toml";
const BASE: &str = "content/cookies/cookies.toml";

fn site() -> Fixture {
    Fixture::of("cookies")
}

fn table(fixture: &Fixture, page: &str) -> String {
    fixture.build().section(page, "all")["html"].as_str().unwrap().to_owned()
}

#[test]
fn a_region_gives_only_the_fields_that_it_changes() {
    let german = table(&site(), NOTICE);
    assert!(german.contains("1 Tag und 12 Stunden") && german.contains("Zählt Besuche."), "{german}");
    assert!(
        german.contains("<code>_ga_*</code>") && german.contains("<code>basket</code>"),
        "the key is the default name"
    );
    let english = table(&site(), "/global/en/cookies/");
    assert!(english.contains("13 months") && english.contains("Until you close the browser"), "{english}");
    assert!(english.find("basket") < english.find("_ga_"), "in the order of the categories");
}

#[test]
fn a_region_may_add_and_remove_cookies() {
    let fixture = site().write(LOCAL, "[\"_ga\"]\nremove = \"Geheimer Grund 4711\"\n\n[swiss]\nprovider = \"Aurora Devices (Schweiz) AG\"\ncategory = \"necessary\"\npurpose = { de = \"Sprache\", en = \"Language\" }\nduration = \"P1Y\"\nkind = \"http\"\n");
    let german = table(&fixture, NOTICE);
    assert!(!german.contains("_ga") && german.contains("swiss") && german.contains("1 Jahr"), "{german}");
    assert!(table(&fixture, "/global/en/cookies/").contains("_ga"));
    let built = fixture.build();
    for route in built.site().routes() {
        let bytes = built.site().render(&route).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("4711"), "the reason stands in {route:?}");
    }
}

#[test]
fn one_category_is_a_table_of_its_own() {
    let fixture = site().write("content/cookies/en.md", "# Cookies\n\n## All {#all}\n\n{{ cookies.necessary }}\n");
    let built =
        fixture.write("content/cookies/de.md", "# Cookies\n\n## Alle {#all}\n\n{{ cookies.necessary }}\n").build();
    let html = built.section(NOTICE, "all")["html"].as_str().unwrap().to_owned();
    assert!(html.contains("basket") && !html.contains("_ga"));
    let lost = built.the("cookie-in-no-table");
    assert_eq!((lost.file.as_deref(), lost.line), (Some(BASE), Some(1)));
    assert_eq!(lost.editions.len(), 3, "{:?}", lost.editions);
}

#[test]
fn a_table_without_cookies_is_reported() {
    let built = site().remove(LOCAL).write(BASE, "").build();
    assert_eq!(built.found("empty-cookie-table").len(), 2, "one for each text");
    assert!(!built.section(NOTICE, "all")["html"].as_str().unwrap().contains("<table"));
}

#[test]
fn every_incomplete_cookie_is_reported_in_one_run() {
    let built = site()
        .edit(BASE, "provider = \"Aurora Devices\"\n", "")
        .edit(BASE, "duration = \"session\"\n", "")
        .edit(BASE, "kind = \"http\"\n", "")
        .build();
    let found: Vec<_> =
        built.found("cookie-field").iter().map(|f| (f.line, f.message.clone(), f.editions.len())).collect();
    assert_eq!(
        found,
        [
            (Some(1), "the cookie `_ga` lacks `kind`".to_owned(), 3),
            (Some(9), "the cookie `basket` lacks `provider`, `duration`".to_owned(), 3),
        ]
    );
}

#[test]
fn a_misspelt_key_is_a_new_cookie_that_lacks_everything() {
    let built = site().edit(LOCAL, "[\"_ga\"]", "[\"_gb\"]").build();
    let lacks = built.the("cookie-field");
    assert_eq!(lacks.file.as_deref(), Some(LOCAL));
    assert!(lacks.hint.as_deref().unwrap().contains("`_ga`"), "{lacks:?}");
}

#[test]
fn a_removal_hits_a_cookie_and_gives_a_reason() {
    for (text, says) in [
        ("[\"_gb\"]\nremove = \"x\"\n", "does not inherit"),
        ("[\"_ga\"]\nremove = \" \"\n", "without a reason"),
        ("[\"_ga\"]\nremove = \"x\"\nkind = \"http\"\n", "at once"),
    ] {
        let built = site().write(LOCAL, text).build();
        let finding = built.the("cookie-field");
        assert!(finding.message.contains(says), "{text}: {}", finding.message);
        assert_eq!((finding.file.as_deref(), finding.line), (Some(LOCAL), Some(1)));
    }
}

#[test]
fn a_cookie_removed_above_is_new_below() {
    let built = site()
        .write(LOCAL, "[\"_ga\"]\nremove = \"x\"\n")
        .write("locales/ch-zh/region.toml", "parent = \"ch\"\ncode = \"CH-ZH\"\nlanguages = [\"de\"]\n")
        .write("locales/ch-zh/cookies/cookies.toml", "[\"_ga\"]\nduration = \"P1Y\"\n")
        .build();
    let lacks = built.the("cookie-field");
    assert_eq!(lacks.file.as_deref(), Some("locales/ch-zh/cookies/cookies.toml"));
    assert!(lacks.message.contains("`provider`"));
}

#[test]
fn a_purpose_is_a_message_or_words_and_falls_back_visibly() {
    let message = site()
        .edit(BASE, "purpose = { en = \"Counts visits.\", de = \"Zählt Besuche.\" }", "purpose = \"purpose-ga\"")
        .write("locales/en.ftl", "purpose-ga = Counts.\n")
        .write("locales/de.ftl", "purpose-ga = Zählt.\n");
    assert!(table(&message, NOTICE).contains("Zählt."));
    let built = site().edit(BASE, ", de = \"Zählt Besuche.\"", "").build();
    let html = built.section(NOTICE, "all")["html"].as_str().unwrap().to_owned();
    assert!(html.contains("<span lang=\"en\" dir=\"ltr\">Counts visits.</span>"), "{html}");
    let fallback = built.the("fallback");
    assert_eq!((fallback.line, fallback.editions.len()), (Some(1), 1), "{fallback:?}");
}

#[test]
fn an_unknown_category_names_the_nearest() {
    let built = site().edit(BASE, "category = \"analytics\"", "category = \"analytic\"").build();
    assert!(built.found("cookie-field").iter().any(|f| f.hint.as_deref().unwrap_or_default().contains("`analytics`")));
    let built = site().edit("content/cookies/en.md", "{{ cookies }}", "{{ cookies.analytic }}").build();
    assert!(built.the("undefined-value").hint.as_deref().unwrap().contains("`analytics`"));
}

#[test]
fn a_removed_cookie_is_a_hint_with_its_reason() {
    let built = site().write(LOCAL, "[\"_ga\"]\nremove = \"Grund 4711\"\n").build();
    let hint = built.the("removed-section");
    assert_eq!((hint.file.as_deref(), hint.line), (Some(LOCAL), Some(1)));
    assert_eq!(hint.message, "`ch` removes the cookie `_ga`");
    assert!(hint.hint.as_deref().unwrap().contains("Grund 4711"));
    // A removal that is an error is that alone.
    let built = site().write(LOCAL, "[\"_gb\"]\nremove = \"x\"\n").build();
    assert!(built.found("removed-section").is_empty());
}

#[test]
fn what_is_shown_as_it_stands_has_words_and_no_braces() {
    for (from, to, line) in [
        ("name = \"_ga_*\"", "name = \"\"", 2),
        ("provider = \"Measure Ltd\"", "provider = \" \"", 3),
        ("provider = \"Measure Ltd\"", "provider = \"{{ company }}\"", 3),
        ("en = \"Counts visits.\"", "en = \"\"", 5),
        ("en = \"Counts visits.\"", "en = \"Counts visits to {{ company }}.\"", 5),
        ("{ en = \"Counts visits.\", de = \"Zählt Besuche.\" }", "\"\"", 5),
        ("kind = \"http\"", "kind = \"\"", 7),
    ] {
        let built = site().edit(BASE, from, to).build();
        let finding = built.the("cookie-field");
        assert_eq!((finding.file.as_deref(), finding.line), (Some(BASE), Some(line)), "{to}: {finding:?}");
        assert_eq!(built.errors(), ["cookie-field"], "{to}: {:?}", built.findings());
    }
}

#[test]
fn a_category_and_a_kind_have_words_that_readers_know() {
    let built = site().edit(BASE, "kind = \"http\"", "kind = \"htp\"").build();
    let finding = built.the("cookie-field");
    assert_eq!((finding.file.as_deref(), finding.line, finding.editions.len()), (Some(BASE), Some(1), 3));
    assert_eq!(finding.hint.as_deref(), Some("did you mean `http`?"));
    let local = site().write(LOCAL, "[\"_ga\"]\nkind = \"beacon\"\n");
    let built = local.build();
    let finding = built.the("cookie-field");
    assert_eq!((finding.file.as_deref(), finding.line), (Some(LOCAL), Some(1)));
    let hint = finding.hint.as_deref().unwrap();
    assert!(hint.starts_with("write `cookie-kind-beacon = ...` in `locales/en.ftl`"), "{hint}");
    assert_eq!(local.write("locales/en.ftl", "cookie-kind-beacon = Beacon\n").build().errors(), Vec::<&str>::new());
    let marketing = site().edit("content/cookies/policy.toml", "\"analytics\"", "\"marketing\"").edit(
        BASE,
        "category = \"analytics\"",
        "category = \"marketing\"",
    );
    assert!(marketing.build().the("cookie-field").hint.as_deref().unwrap().contains("cookie-category-marketing"));
}

#[test]
fn a_purpose_that_lacks_words_has_the_place_of_the_region_that_words_it() {
    let built = site().write(LOCAL, "[\"_ga\"]\npurpose = { de = \"Zählt alles.\" }\n").build();
    let finding = built.the("local-text-untranslated");
    assert_eq!((finding.file.as_deref(), finding.line), (Some(LOCAL), Some(1)));
}
