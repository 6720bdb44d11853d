//! What was published keeps its pages when its sources are gone.

use crate::support::Fixture;
use crate::world::{Life, banner, banners, is_noindex, on, relation};
use lexloci::locale::Language;
use lexloci::release::Request;

/// Terms in English everywhere, and in Arabic in the Emirates, with two versions.
fn emirates() -> Fixture {
    Fixture::small()
        .write("locales/ae/region.toml", "parent = \"global\"\ncode = \"AE\"\nlanguages = [\"ar\"]\n")
        .write("content/terms/ar.md", "# الشروط\n\n## الاستخدام {#use}\n\nاستخدموه.\n\n## القانون {#law}\n\nالقانون.\n")
        .released("2024-01-01")
        .edit("content/terms/ar.md", "استخدموه", "استخدموه الآن")
        .released("2024-02-01")
}

fn without_emirates() -> Fixture {
    emirates().remove("locales/ae/region.toml").remove("content/terms/ar.md")
}

fn withdrawn() -> Fixture {
    without_emirates().withdraw(&["ae/ar"], Some("global/en"), on("2024-03-01")).done()
}

#[test]
fn a_region_does_not_vanish_until_somebody_records_it() {
    let built = without_emirates().as_of("2024-03-01");
    let finding = built.the("published-text-would-vanish");
    assert_eq!(finding.severity.to_string(), "error");
    assert!(finding.editions.contains("ae/ar"), "{finding:?}");
    assert!(finding.hint.as_deref().unwrap().contains("--withdraw ae/ar"), "{finding:?}");
    assert_eq!(withdrawn().as_of("2024-03-01").errors(), Vec::<&str>::new());
}

#[test]
fn nobody_is_told_to_withdraw_a_text_for_a_slip_of_the_pen() {
    let region = "locales/ae/region.toml";
    let broken = [
        emirates().edit(region, "languages = [", "languages = ").as_of("2024-03-01"),
        emirates()
            .write_bytes(region, b"parent = \"global\"\ncode = \"AE\"\n\xff\xfelanguages = [\"ar\"]\n")
            .as_of("2024-03-01"),
        emirates().edit("content/terms/policy.toml", "kind = ", "kind ").as_of("2024-03-01"),
    ];
    for built in broken {
        assert!(built.found("published-text-would-vanish").is_empty(), "{:#?}", built.findings());
        assert!(!built.errors().is_empty(), "the mistake itself is told");
    }
}

#[test]
fn languages_that_a_region_lost_are_one_finding() {
    let region = "locales/ae/region.toml";
    let site = emirates()
        .edit(region, "[\"ar\"]", "[\"ar\", \"en\"]")
        .released("2024-02-02")
        .edit(region, "[\"ar\", \"en\"]", "[]")
        .as_of("2024-03-01");
    let finding = site.the("published-text-would-vanish");
    assert!(finding.message.ends_with("`ae` has none of the languages `ar`, `en`"), "{}", finding.message);
    assert!(finding.hint.as_deref().unwrap().contains("--withdraw ae/ar --withdraw ae/en"), "{finding:?}");
}

#[test]
fn a_region_that_is_gone_keeps_its_pages_with_its_names_and_direction() {
    let built = withdrawn().as_of("2024-03-01");
    for version in ["", "2024-01-01/", "2024-02-01/", "history/"] {
        let page = built.page(&format!("/ae/ar/terms/{version}"));
        assert!(page.contains("<html lang=\"ar-AE\" dir=\"rtl\""), "{version}");
        assert!(page.contains("الإمارات"), "{version}: the name of the region, in Arabic");
        assert!(is_noindex(&page), "{version}");
    }
    let history = built.page("/ae/ar/terms/history/");
    let title = history.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).unwrap().0;
    assert!(title.contains("(انتهى سريان الوثيقة)"), "{title}");
    assert!(built.page("/ae/ar/terms/2024-01-01/").contains("<p>استخدموه.</p>"));
    for version in ["2024-01-01/", "2024-02-01/"] {
        let page = built.page(&format!("/ae/ar/terms/{version}"));
        assert!(banner(&page, "withdrawn").contains("href=\"/global/en/terms/\""), "{version}: {page}");
        assert_eq!(relation(&page, "latest-version"), None, "none is in force");
    }
    assert_eq!(banners(&built.page("/ae/ar/terms/")), ["withdrawn"]);
}

#[test]
fn what_was_withdrawn_is_chosen_by_nobody() {
    let built = withdrawn().as_of("2024-03-01");
    assert!(!built.page("/sitemap.xml").contains("/ae/"));
    for address in ["/", "/global/en/", "/global/en/terms/"] {
        let page = built.page(address);
        assert!(!page.contains("/ae/ar/") && !page.contains("hreflang=\"ar-AE\""), "{address}");
    }
    for address in ["/ae/", "/ae/ar/"] {
        assert!(is_noindex(&built.page(address)), "{address}");
    }
}

#[test]
fn where_nothing_applies_any_more_the_page_says_what_did() {
    let page = withdrawn().as_of("2024-03-01").page("/ae/ar/");
    assert!(page.contains("<a href=\"/ae/ar/terms/\">الشروط</a> <span class=\"tag\">"), "{page}");
    assert!(!page.contains("class=\"lead\""), "not that nothing was published yet: {page}");
}

#[test]
fn what_comes_back_is_not_published_for_the_first_time() {
    let gone = withdrawn();
    let back = gone
        .write("locales/ae/region.toml", "parent = \"global\"\ncode = \"AE\"\nlanguages = [\"ar\"]\n")
        .write("content/terms/ar.md", "# الشروط\n\n## الاستخدام {#use}\n\nمرة أخرى.\n\n## القانون {#law}\n\nالقانون.\n")
        .released("2024-05-01");
    let built = back.as_of("2024-05-01");
    assert_eq!(built.data("/ae/ar/terms/")["version"]["kind"], "new");
    let history = built.page("/ae/ar/terms/history/");
    // Of three versions, the second says that its wording changed, and the first that it was the first.
    assert_eq!(history.matches("<span class=\"kind\">").count(), 2, "{history}");
}

#[test]
fn a_policy_without_sources_is_withdrawn_everywhere() {
    let gone = ["policy.toml", "en.md", "ar.md"];
    let gone = gone.iter().fold(emirates(), |site, name| site.remove(&format!("content/terms/{name}")));
    let gone =
        gone.write("content/notice/policy.toml", "kind = \"notice\"\n").write("content/notice/en.md", "# Notice\n");
    let built = gone.as_of("2024-03-01");
    let hint = built.the("published-text-would-vanish").hint.clone().expect("a hint");
    assert!(hint.contains("`lexloci release terms --withdraw all --successor"), "{hint}");
}

#[test]
fn the_day_before_it_was_withdrawn_it_applied() {
    let built = withdrawn().as_of("2024-02-29");
    let page = built.page("/ae/ar/terms/");
    assert!(page.contains("استخدموه الآن") && page.contains("datetime=\"2024-02-01\""), "{page}");
    assert_eq!(banners(&page), Vec::<&str>::new());
}

#[test]
fn data_says_that_it_no_longer_applies() {
    let built = withdrawn().as_of("2024-03-01");
    let data: serde_json::Value = serde_json::from_slice(&built.bytes("/index.json")).unwrap();
    let editions = data["editions"].as_array().unwrap();
    let arabic = editions.iter().find(|edition| edition["edition"] == "ae/ar").expect("the edition");
    assert_eq!(arabic["locale"], "ar-AE");
    let policy = &arabic["policies"][0];
    assert_eq!(
        (&policy["withdrawn"]["since"], &policy["withdrawn"]["successor"]),
        (&"2024-03-01".into(), &"global/en".into())
    );
    assert!(policy["version"].is_null() && policy["updated"].is_null());
    assert_eq!(built.data("/ae/ar/terms/2024-02-01/")["version"]["state"], "withdrawn");
    assert!(!built.has("/ae/ar/terms/index.json"));
}

#[test]
fn a_policy_that_is_gone_keeps_its_pages() {
    let site = emirates();
    let gone =
        ["policy.toml", "en.md", "ar.md"].iter().fold(site, |site, name| site.remove(&format!("content/terms/{name}")));
    let gone = gone
        .write("content/notice/policy.toml", "kind = \"notice\"\n")
        .write("content/notice/en.md", "# Notice\n\nNote.\n");
    let gone = gone.withdraw(&["ae/ar", "global/en"], Some("https://www.aurora.example/"), on("2024-03-01")).done();
    let built = gone.as_of("2024-03-01");
    assert_eq!(built.errors(), Vec::<&str>::new());
    assert!(built.page("/global/en/terms/2024-01-01/").contains("Use it."));
    assert!(built.page("/ae/ar/terms/history/").contains("id=\"v-2024-02-01\""));
    assert!(banner(&built.page("/global/en/terms/"), "withdrawn").contains("https://www.aurora.example/"));
    assert!(!built.page("/sitemap.xml").contains("/terms/"));
}

#[test]
fn the_local_comparison_goes_with_the_version_in_force() {
    let swiss = crate::world::published();
    assert!(swiss.as_of("2024-01-01").has("/ch/de/terms/local/"));
    let gone = crate::world::without_swiss_german(&swiss).withdraw(&["ch/de"], None, on("2024-02-01")).done();
    let built = gone.as_of("2024-02-01");
    assert!(!built.has("/ch/de/terms/local/"));
    assert!(!built.page("/ch/de/terms/2024-01-01/").contains("/local/"), "no link leads there");
}

#[test]
fn what_was_cancelled_before_it_ever_took_effect_was_published_all_the_same() {
    let announced = crate::world::office().release(crate::world::ahead("2024-01-01", "2024-03-01")).done();
    let cancelled = announced.cancel("2024-01-01", "2024-02-01").done();
    let built = cancelled.as_of("2024-02-01");
    let page = built.page("/global/en/terms/");
    assert_eq!(banners(&page), ["cancelled"]);
    assert!(crate::world::title(&page).contains("(Cancelled)"), "no draft: {page}");
    let first = cancelled.released("2024-02-02").as_of("2024-02-02").page("/global/en/terms/history/");
    assert!(!first.contains("class=\"changed\""), "nothing changed before the first: {first}");
}

#[test]
fn readers_are_told_why_something_was_called_off_or_no_longer_applies() {
    let because = |words: &str| std::collections::BTreeMap::from([(Language::parse("en").unwrap(), words.to_owned())]);
    let leaving = Request { summary: because("We leave the Emirates."), ..on("2024-03-01") };
    let gone = without_emirates().withdraw(&["ae/ar"], None, leaving).done();
    let history = gone.as_of("2024-03-01").page("/ae/ar/terms/history/");
    assert!(
        history.contains("<div class=\"summary\" lang=\"en\" dir=\"ltr\">\n<p>We leave the Emirates.</p>"),
        "{history}"
    );
}

#[test]
fn a_region_is_listed_once_whose_editions_do_not_follow_each_other() {
    let region = |languages: &str| format!("parent = \"global\"\ncode = \"AE\"\nlanguages = [{languages}]\n");
    let site = emirates()
        .write("locales/ae/region.toml", &region("\"ar\", \"en\""))
        .released("2024-02-15")
        .write("locales/ae/region.toml", &region("\"en\""))
        .remove("content/terms/ar.md")
        .withdraw(&["ae/ar"], None, on("2024-03-01"))
        .done();
    // On that day the edition that is gone from the sources still applies, and stands behind all others.
    let sitemap = site.as_of("2024-02-20").page("/sitemap.xml");
    assert_eq!(sitemap.matches("<loc>https://legal.example/ae/</loc>").count(), 1, "{sitemap}");
    assert!(sitemap.contains("<loc>https://legal.example/ae/</loc><lastmod>2024-02-15</lastmod>"), "{sitemap}");
}
