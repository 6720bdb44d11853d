//! What the pages of versions say of themselves and of each other.

use crate::support::Fixture;
use crate::world::{
    Life, ahead, banner, banners, canonical, day, is_noindex, office, on, published, relation, scheduled, time, title,
    without_swiss_german,
};
use lexloci::locale::Language;
use lexloci::model::publication::Kind;
use lexloci::release::Request;
use lexloci::site::Route;
use std::collections::BTreeMap;

const TERMS: &str = "/global/en/terms/";

/// `2024-01-01` is superseded by `2024-02-01`.
fn superseded() -> Fixture {
    published().edit("content/terms/en.md", "Use it", "Do use it").released("2024-02-01")
}

#[test]
fn every_version_keeps_its_address_and_its_words() {
    let later = superseded().edit("content/terms/en.md", "Do use it", "Never use it").released("2024-03-01");
    let built = later.as_of("2030-01-01");
    for (version, words) in [("2024-01-01", "Use it."), ("2024-02-01", "Do use it."), ("2024-03-01", "Never use it.")] {
        let address = format!("{TERMS}{version}/");
        assert!(built.page(&address).contains(&format!("<p>{words}</p>")), "{version}");
        assert_eq!(built.text(&address, "use"), words);
    }
}

#[test]
fn the_address_of_the_policy_is_the_one_to_be_found() {
    let built = superseded().as_of("2024-02-01");
    let address = "https://legal.example/global/en/terms/";
    let policy = built.page(TERMS);
    assert_eq!((canonical(&policy), is_noindex(&policy)), (Some(address), false));
    let version = built.page(&format!("{TERMS}2024-02-01/"));
    assert_eq!((canonical(&version), is_noindex(&version)), (Some(address), false));
    for hidden in ["2024-01-01/", "history/"] {
        let page = built.page(&format!("{TERMS}{hidden}"));
        assert_eq!((canonical(&page), is_noindex(&page)), (None, true), "{hidden}");
    }
    let sitemap = built.page("/sitemap.xml");
    assert!(sitemap.contains(&format!("<loc>{address}</loc>")));
    assert!(!sitemap.contains("/2024") && !sitemap.contains("history"), "{sitemap}");
}

#[test]
fn a_page_that_is_only_a_fallback_is_found_by_nobody() {
    let site = Fixture::small()
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"fr\"]\n")
        .released("2024-01-01");
    let built = site.as_of("2024-01-01");
    for address in ["/ch/fr/terms/", "/ch/fr/terms/2024-01-01/"] {
        let page = built.page(address);
        assert_eq!((canonical(&page), is_noindex(&page)), (None, true), "{address}");
    }
    assert!(!built.page("/sitemap.xml").contains("/ch/fr/terms/"));
    assert!(!built.page(TERMS).contains("hreflang=\"fr-CH\""));
}

#[test]
fn titles_say_version_and_state() {
    let site = scheduled().edit("content/terms/en.md", "in June", "in July").release(ahead("2024-02-02", "2024-07-01"));
    let site = site.done().cancel("2024-02-02", "2024-02-03").done();
    let titled = |day: &str, version: &str| title(&site.as_of(day).page(&format!("{TERMS}{version}/"))).to_owned();
    assert!(titled("2024-03-01", "2024-01-01").starts_with("Terms, version 2024-01-01 (In force) – "));
    assert!(titled("2024-03-01", "2024-02-01").starts_with("Terms, version 2024-02-01 (Upcoming) – "));
    assert!(titled("2024-06-01", "2024-01-01").starts_with("Terms, version 2024-01-01 (Superseded) – "));
    assert!(titled("2024-06-01", "2024-02-02").starts_with("Terms, version 2024-02-02 (Cancelled) – "));
    assert!(title(&site.as_of("2024-06-01").page(TERMS)).starts_with("Terms – "));
}

#[test]
fn a_superseded_version_leads_to_the_one_in_force() {
    let built = superseded().as_of("2024-02-01");
    let old = built.page(&format!("{TERMS}2024-01-01/"));
    assert_eq!(banners(&old), ["superseded"]);
    assert!(banner(&old, "superseded").contains(&format!("href=\"{TERMS}\"")));
    assert_eq!(banners(&built.page(TERMS)), Vec::<&str>::new());
    assert_eq!(banners(&built.page(&format!("{TERMS}2024-02-01/"))), Vec::<&str>::new());
}

#[test]
fn an_upcoming_version_and_the_one_in_force_lead_to_each_other() {
    let built = scheduled().as_of("2024-03-01");
    let upcoming = built.page(&format!("{TERMS}2024-02-01/"));
    let words = banner(&upcoming, "upcoming");
    assert!(words.contains("1 June 2024") && words.contains(&format!("href=\"{TERMS}\"")), "{words}");
    let current = built.page(TERMS);
    let words = banner(&current, "new-version");
    assert!(words.contains("1 June 2024") && words.contains(&format!("href=\"{TERMS}2024-02-01/\"")), "{words}");
    assert_eq!(banners(&scheduled().as_of("2024-06-01").page(TERMS)), Vec::<&str>::new());
}

#[test]
fn a_first_version_that_is_upcoming_is_announced_at_the_address_of_the_policy() {
    let site = crate::world::office().release(ahead("2024-01-01", "2024-06-01")).done();
    let page = site.as_of("2024-01-01").page(TERMS);
    let words = banner(&page, "not-yet");
    assert!(words.contains("1 June 2024") && words.contains(&format!("href=\"{TERMS}2024-01-01/\"")), "{words}");
    assert!(is_noindex(&page) && !page.contains("Use it."));
    assert!(!site.as_of("2024-01-01").page("/sitemap.xml").contains("/terms/"));
    assert!(site.as_of("2024-06-01").page(TERMS).contains("Use it."));
}

#[test]
fn a_cancelled_version_says_that_it_never_took_effect() {
    let cancelled = scheduled().cancel("2024-02-01", "2024-03-01").done().as_of("2024-07-01");
    let page = cancelled.page(&format!("{TERMS}2024-02-01/"));
    assert_eq!(banners(&page), ["cancelled"]);
    let words = banner(&page, "cancelled");
    assert!(words.contains("1 March 2024") && words.contains(&format!("href=\"{TERMS}\"")), "{words}");
    assert!(page.contains("Use it in June."), "its words stay");
    assert!(is_noindex(&page));
    assert_eq!(banners(&cancelled.page(TERMS)), Vec::<&str>::new());
}

#[test]
fn a_policy_whose_only_version_was_cancelled_is_chosen_by_nobody_and_tells_no_draft() {
    let site = Fixture::small().release(ahead("2024-01-01", "2024-06-01")).done().cancel("2024-01-01", "2024-02-01");
    let site = site.done().edit("content/terms/en.md", "# Terms", "# Secret terms");
    let built = site.as_of("2024-07-01");
    let page = built.page(TERMS);
    assert_eq!(banners(&page), ["cancelled"]);
    assert!(is_noindex(&page) && built.has(&format!("{TERMS}2024-01-01/")));
    for address in ["/", "/global/", "/global/en/", TERMS, "/sitemap.xml"] {
        assert!(!built.page(address).contains("Secret"), "{address} tells the draft");
    }
    assert!(!built.page("/global/en/").contains("href=\"/global/en/terms/\""));
}

#[test]
fn an_edition_that_was_withdrawn_says_since_when_and_what_replaces_it() {
    let with_notice = published()
        .write("content/notice/policy.toml", "kind = \"notice\"\n")
        .write("content/notice/en.md", "# Notice\n\nNote.\n")
        .write("content/notice/de.md", "# Hinweis\n\nBeachten.\n")
        .released("2024-01-02");
    // `terms` no longer apply in Swiss German; the notice does.
    let policy = "kind = \"terms\"\nregions = [\"global\"]\nexcept = [\"ch\"]\n";
    let left = with_notice.write("content/terms/policy.toml", policy);
    let left = left.remove("locales/ch/terms/de.md").remove("locales/ch/terms/en.md");
    for (successor, href) in [
        ("global/de", "/global/de/terms/"),
        ("notice", "/ch/de/notice/"),
        ("https://www.aurora.example/recht", "https://www.aurora.example/recht"),
    ] {
        let site = left.withdraw(&["ch/de", "ch/en"], Some(successor), on("2024-02-01")).done();
        let page = site.as_of("2024-02-01").page("/ch/de/terms/");
        let words = banner(&page, "withdrawn");
        assert!(words.contains("1. Februar 2024") && words.contains(&format!("href=\"{href}\"")), "{words}");
        assert!(is_noindex(&page) && title(&page).contains("(Aufgehoben)"), "{}", title(&page));
        assert!(page.contains("href=\"/ch/de/terms/history/\""), "{page}");
    }
}

#[test]
fn an_edition_on_its_way_back_says_when() {
    let gone = without_swiss_german(&published()).withdraw(&["ch/de"], None, on("2024-02-01")).done();
    let back = gone
        .edit("locales/ch/region.toml", "[\"en\"]", "[\"de\", \"en\"]")
        .write("locales/ch/terms/de.md", "## Schweizer Recht {#law}\n\nDas Recht der Schweiz.\n")
        .release(ahead("2024-03-01", "2024-06-01"))
        .done();
    let page = back.as_of("2024-03-01").page("/ch/de/terms/");
    assert_eq!(banners(&page), ["withdrawn", "new-version"]);
    let words = banner(&page, "new-version");
    assert!(words.contains("1. Juni 2024") && words.contains("href=\"/ch/de/terms/2024-03-01/\""), "{words}");
    assert_eq!(banners(&back.as_of("2024-06-01").page("/ch/de/terms/")), Vec::<&str>::new());
}

#[test]
fn versions_are_linked_as_rfc_5829_says() {
    let later = superseded().edit("content/terms/en.md", "Do use it", "Never use it").released("2024-03-01");
    let built = later.as_of("2024-03-01");
    let version = |id: &str| format!("{TERMS}{id}/");
    let history = format!("{TERMS}history/");
    let first = built.page(&version("2024-01-01"));
    assert_eq!(relation(&first, "predecessor-version"), None);
    assert_eq!(relation(&first, "successor-version"), Some(version("2024-02-01").as_str()));
    let second = built.page(&version("2024-02-01"));
    assert_eq!(relation(&second, "predecessor-version"), Some(version("2024-01-01").as_str()));
    assert_eq!(relation(&second, "successor-version"), Some(version("2024-03-01").as_str()));
    for page in [first, second, built.page(TERMS)] {
        assert_eq!(relation(&page, "latest-version"), Some(TERMS));
        assert_eq!(relation(&page, "version-history"), Some(history.as_str()));
    }
    assert_eq!(relation(&built.page(TERMS), "predecessor-version"), Some(version("2024-02-01").as_str()));
    assert_eq!(relation(&built.page(TERMS), "successor-version"), None);
}

/// The ids of the versions on a page of history, in their order.
fn listed(page: &str) -> Vec<&str> {
    page.split("<li id=\"v-").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

#[test]
fn the_history_lists_what_exists_with_the_newest_first() {
    assert_eq!(listed(&scheduled().as_of("2024-01-31").page(&format!("{TERMS}history/"))), ["2024-01-01"]);
    let page = scheduled().as_of("2024-02-01").page(&format!("{TERMS}history/"));
    assert_eq!(listed(&page), ["2024-02-01", "2024-01-01"]);
    let upcoming = page.split("<li id=\"v-").nth(1).unwrap();
    for part in [
        "Upcoming",
        "Editorial correction",
        "datetime=\"2024-02-01\"",
        "datetime=\"2024-06-01\"",
        "Sections amended: 1",
    ] {
        assert!(upcoming.contains(part), "{part}: {upcoming}");
    }
    assert!(page.split("<li id=\"v-").nth(2).unwrap().contains("First publication"));
}

#[test]
fn a_summary_stands_in_the_language_of_the_page_or_says_in_which() {
    let english = || (Language::parse("en").unwrap(), "Twice is fine.".to_owned());
    let german = (Language::parse("de").unwrap(), "Zweimal ist gut.".to_owned());
    let released = |summary: BTreeMap<Language, String>| {
        let edited = published().edit("content/terms/en.md", "Use it", "Use it twice").edit(
            "content/terms/de.md",
            "Benutzen",
            "Zweimal benutzen",
        );
        let request = Request { kind: Some(Kind::Material), summary, ..Request::on(day("2024-02-01")) };
        edited.release(request).done().as_of("2024-02-01").page("/ch/de/terms/history/")
    };
    let both = released(BTreeMap::from([english(), german]));
    assert!(both.contains("<div class=\"summary\">\n<p>Zweimal ist gut.</p>"), "{both}");
    assert!(!both.contains("Twice"), "{both}");
    let one = released(BTreeMap::from([english()]));
    assert!(one.contains("<div class=\"summary\" lang=\"en\" dir=\"ltr\">\n<p>Twice is fine.</p>"), "{one}");
}

#[test]
fn thai_pages_count_the_years_that_the_site_counts() {
    let site = Fixture::small()
        .write("locales/th/region.toml", "parent = \"global\"\ncode = \"TH\"\nlanguages = [\"th\"]\n")
        .write("content/terms/th.md", "# ข้อกำหนด\n\n## การใช้ {#use}\n\nใช้มัน\n\n## กฎหมาย {#law}\n\nกฎหมาย\n")
        .released("2024-01-01");
    let page = site.as_of("2024-01-01").page("/th/th/terms/");
    let (_, words) = page.split_once("<time class=\"updated\" datetime=\"2024-01-01\">").expect("a date");
    let words = words.split_once("</time>").unwrap().0;
    assert!(words.contains("1 มกราคม") && words.contains("2024") && !words.contains("2567"), "{words}");
}

#[test]
fn months_are_precise_enough_where_the_site_says_so() {
    let month = published().edit("site.toml", "title", "date = \"month\"\ntitle");
    let later =
        month.edit("content/terms/en.md", "Use it", "Use it soon").release(ahead("2024-02-17", "2024-06-23")).done();
    let page = later.as_of("2024-06-23").page(TERMS);
    assert_eq!((time(&page, "updated"), time(&page, "effective")), (Some("2024-02"), Some("2024-06")));
    assert!(page.contains("February 2024") && page.contains("June 2024"), "{page}");
    for page in [page, later.as_of("2024-06-23").page(&format!("{TERMS}history/"))] {
        assert!(
            !page.contains("17 February") && !page.contains("23 June") && !page.contains("datetime=\"2024-02-17\"")
        );
    }
}

#[test]
fn what_is_to_come_has_its_day_however_roughly_the_site_shows_others() {
    let month = published().edit("site.toml", "title", "date = \"month\"\ntitle");
    let later = month.edit("content/terms/en.md", "Use it", "Use it soon");
    let later = later.release(ahead("2024-06-03", "2024-06-23")).done();
    let built = later.as_of("2024-06-03");
    for page in
        [TERMS.to_owned(), format!("{TERMS}2024-06-03/"), format!("{TERMS}history/"), format!("{TERMS}feed.xml")]
    {
        assert!(built.page(&page).contains("23 June 2024"), "{page}: {}", built.page(&page));
    }
    assert!(built.page(&format!("{TERMS}history/")).contains("<time class=\"effective\" datetime=\"2024-06-23\">"));
    let ended = without_swiss_german(&later).withdraw(&["ch/de"], None, ahead("2024-06-04", "2024-07-09")).done();
    let page = ended.as_of("2024-06-04").page("/ch/de/terms/");
    assert!(banner(&page, "ending").contains("9. Juli 2024"), "{page}");
    let cancelled = later.cancel("2024-06-03", "2024-06-05").done().as_of("2024-06-05");
    assert!(cancelled.page(&format!("{TERMS}2024-06-03/")).contains("was cancelled on <bdi>5 June 2024</bdi>"));
}

#[test]
fn a_document_that_is_still_to_come_is_marked_in_its_edition() {
    let page = office().release(ahead("2024-02-01", "2024-06-01")).done().as_of("2024-02-01").page("/global/en/");
    assert!(page.contains("<span class=\"tag\">Upcoming</span>"), "{page}");
    assert!(!published().as_of("2024-02-01").page("/global/en/").contains("class=\"tag\""));
}

#[test]
fn the_reasons_of_another_day_and_of_none_are_both_told() {
    let said = |text: &str, request: Request| Request {
        summary: [(lexloci::locale::Language::parse("en").unwrap(), text.to_owned())].into(),
        ..request
    };
    let moved = scheduled().reschedule("2024-02-01", said("A month later.", ahead("2024-03-01", "2024-07-01"))).done();
    let cancelled = moved.cancel("2024-02-01", "2024-04-01").done();
    let page = cancelled.as_of("2024-04-01").page(&format!("{TERMS}history/"));
    assert!(page.contains("<p>A month later.</p>"), "{page}");
    let data = cancelled.as_of("2024-04-01").data(&format!("{TERMS}2024-02-01/"));
    assert_eq!(data["version"]["cancelled"], serde_json::json!({ "published": "2024-04-01", "summary": {} }));
}

#[test]
fn before_the_first_version_the_site_is_empty_but_stands() {
    let built = published().as_of("2023-12-31");
    assert_eq!(built.errors(), Vec::<&str>::new());
    let paths: Vec<String> = built.site().routes().iter().map(|route| built.site().output_path(route)).collect();
    let pages: Vec<&String> = paths.iter().filter(|path| !path.starts_with("assets/")).collect();
    let schemas = ["policy.schema.json", "site.schema.json"];
    assert_eq!(pages[..6], ["index.html", "404.html", "index.json", "feed.xml", "sitemap.xml", "robots.txt"]);
    assert_eq!(pages[6..], schemas);
    assert!(!built.page("/").contains("/ch/"));
    let data: serde_json::Value = serde_json::from_slice(&built.bytes("/index.json")).unwrap();
    assert_eq!((&data["next_change"], data["editions"].as_array().unwrap().len()), (&"2024-01-01".into(), 0));
}

#[test]
fn an_edition_that_was_never_published_is_chosen_by_nobody() {
    let site =
        published().write("locales/at/region.toml", "parent = \"global\"\ncode = \"AT\"\nlanguages = [\"de\"]\n");
    let built = site.as_of("2024-06-01");
    assert!(!built.has("/at/de/") && !built.has("/at/"));
    for address in ["/", "/global/en/", TERMS, "/sitemap.xml"] {
        let page = built.page(address);
        assert!(!page.contains("/at/") && !page.contains("de-AT"), "{address}");
    }
    let upcoming = site.release(ahead("2024-06-01", "2024-09-01")).done().as_of("2024-06-01");
    assert!(upcoming.page(TERMS).contains("href=\"/at/de/terms/\""), "what is announced can be chosen");
    assert!(!upcoming.page(TERMS).contains("hreflang=\"de-AT\""), "and is not offered to search engines yet");
}

#[test]
fn a_reference_to_a_policy_without_a_version_is_plain_words() {
    let with_notice = crate::world::office()
        .edit("content/terms/en.md", "Use it.", "Use it. Read [our notice](policy:notice).")
        .write("content/notice/policy.toml", "kind = \"notice\"\n")
        .write("content/notice/en.md", "# Notice\n\nNote.\n");
    let alone = with_notice.release(on("2024-01-01")).done();
    let page = alone.as_of("2024-01-01").page(TERMS);
    assert!(page.contains("Use it. Read our notice.") && !page.contains("/notice/"), "{page}");
    let page = alone.released("2024-02-01").as_of("2024-02-01").page(TERMS);
    assert!(page.contains("Read <a href=\"/global/en/notice/\">our notice</a>."), "{page}");
    assert_eq!(time(&page, "updated"), Some("2024-01-01"), "the text is the same");
}

#[test]
fn references_within_an_old_version_stay_in_it() {
    let linked = crate::world::office().edit("content/terms/en.md", "Use it.", "Use it as [the law](#law) says.");
    let site = linked.released("2024-01-01").edit("content/terms/en.md", "Use it", "Do use it").released("2024-02-01");
    let old = site.as_of("2024-02-01").page(&format!("{TERMS}2024-01-01/"));
    assert!(old.contains("<a href=\"#law\">the law</a>") && old.contains("<section id=\"law\""), "{old}");
}

#[test]
fn the_picture_of_an_old_version_stays_published() {
    let drawn = crate::world::office().edit("content/terms/en.md", "Use it.", "![A lamp](files/lamp.png)");
    let drawn = drawn.write("content/terms/files/lamp.png", "old").released("2024-01-01");
    let site = drawn.write("content/terms/files/lamp.png", "new").released("2024-02-01");
    let site = site
        .edit("content/terms/en.md", "![A lamp](files/lamp.png)", "No lamp.")
        .remove("content/terms/files/lamp.png");
    let built = site.released("2024-03-01").as_of("2024-03-01");
    for (version, bytes) in [("2024-01-01", "old"), ("2024-02-01", "new")] {
        let page = built.page(&format!("{TERMS}{version}/"));
        let (_, source) = page.split_once("<img src=\"").expect("a picture");
        assert_eq!(built.page(source.split_once('"').unwrap().0), bytes, "{version}");
    }
}

#[test]
fn pages_of_one_version_in_one_language_are_made_one_after_another() {
    let site = superseded().edit("content/terms/en.md", "Do use it", "Never use it").released("2024-03-01");
    let built = site.as_of("2024-03-01");
    let site = built.opened.site.expect("a site");
    let versions: Vec<(Language, String, String)> = site
        .routes()
        .into_iter()
        .filter_map(|route| match route {
            Route::Version(edition, _, id) => Some((edition.language, id.to_string(), edition.region.to_string())),
            _ => None,
        })
        .collect();
    assert!(versions.is_sorted(), "{versions:?}");
    let english = versions.iter().filter(|(language, ..)| language.as_str() == "en");
    assert_eq!(
        english.map(|(_, id, region)| format!("{region} {id}")).collect::<Vec<_>>(),
        [
            "ch 2024-01-01",
            "global 2024-01-01",
            "ch 2024-02-01",
            "global 2024-02-01",
            "ch 2024-03-01",
            "global 2024-03-01"
        ]
    );
}

#[test]
fn all_ids_that_a_section_ever_had_lead_to_it() {
    let renamed = published()
        .edit("content/terms/en.md", "{#use}", "{#usage was=use}")
        .edit("content/terms/de.md", "{#use}", "{#usage}")
        .released("2024-02-01")
        .edit("content/terms/en.md", "{#usage was=use}", "{#handling was=usage}")
        .edit("content/terms/de.md", "{#usage}", "{#handling}")
        .released("2024-03-01");
    let leads =
        |site: &Fixture, page: &str, id: &str| site.as_of("2024-12-24").page(page).contains(&format!("id=\"{id}\""));
    for page in ["/global/en/terms/", "/ch/de/terms/"] {
        for id in ["use", "usage", "handling"] {
            assert!(leads(&renamed, page, id), "{page}#{id}");
        }
    }
    // Whatever the source says of them later.
    let forgotten = renamed.clone().edit("content/terms/en.md", " was=usage", "").edit(
        "content/terms/en.md",
        "Use it",
        "Do use it",
    );
    let forgotten = forgotten.released("2024-04-01");
    assert!(leads(&forgotten, "/global/en/terms/", "use") && leads(&forgotten, "/global/en/terms/", "usage"));
    // Unless another section has the id now.
    let taken = renamed.edit("content/terms/en.md", "## Law {#law}", "## Use {#use}\n\nNew.\n\n## Law {#law}");
    let taken =
        taken.edit("content/terms/de.md", "## Recht", "## Neues {#use}\n\nNeu.\n\n## Recht").released("2024-04-01");
    assert_eq!(taken.as_of("2024-12-24").page("/global/en/terms/").matches("id=\"use\"").count(), 1);
}
