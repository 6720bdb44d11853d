//! Regions on hosts of their own.

use super::world;
use crate::support::{Built, Fixture};
use lexloci::site::{Overrides, open};

const OWN: &str = "parent = \"global\"\ncode = \"CH\"\nbase_url = \"https://www.aurora.example/recht/\"\nlanguages = [\"de\", \"fr\"]\n";

fn apart() -> Fixture {
    world().write("locales/ch/region.toml", OWN)
}

#[test]
fn a_region_has_a_host_of_its_own_and_links_lead_from_one_to_the_other() {
    let built = apart().as_of("2024-04-01");
    let swiss = built.page("/ch/de/terms/");
    assert!(
        swiss.contains("<link rel=\"canonical\" href=\"https://www.aurora.example/recht/ch/de/terms/\">"),
        "{swiss}"
    );
    assert!(swiss.contains(" href=\"/recht/ch/de/\""), "its own links begin at the root of its host: {swiss}");
    assert!(swiss.contains(" href=\"/recht/assets/style."), "what a page is made of stands beside it: {swiss}");
    assert!(swiss.contains(" href=\"https://legal.example/\""), "the root is elsewhere: {swiss}");
    assert!(swiss.contains(" href=\"https://legal.example/global/en/terms/\""), "{swiss}");
    assert!(!swiss.contains("href=\"/global/") && !swiss.contains("href=\"/ch/"), "{swiss}");

    let english = built.page("/global/en/terms/");
    assert!(english.contains(" href=\"https://www.aurora.example/recht/ch/de/terms/\""), "{english}");
    assert!(english.contains(" href=\"/us-ca/en/terms/\"") && english.contains(" href=\"/assets/style."), "{english}");
    // Alternates go both ways.
    for page in [&swiss, &english] {
        for alternate in [
            "hreflang=\"de-CH\" href=\"https://www.aurora.example/recht/ch/de/terms/\"",
            "hreflang=\"en\" href=\"https://legal.example/global/en/terms/\"",
        ] {
            assert!(page.contains(alternate), "{alternate} in {page}");
        }
    }
}

#[test]
fn data_feeds_and_the_sitemap_name_each_page_at_its_host() {
    let built = apart().as_of("2024-04-01");
    for (path, address) in [
        ("/ch/de/terms/index.json", "https://www.aurora.example/recht/ch/de/terms/2024-01-01/"),
        ("/ch/de/terms/feed.xml", "https://www.aurora.example/recht/ch/de/terms/"),
        ("/ch/de/terms/timemap.link", "<https://www.aurora.example/recht/ch/de/terms/>"),
        ("/ch/de/terms/fragment.html", "data-address=\"https://www.aurora.example/recht/ch/de/terms/\""),
        ("/index.json", "https://www.aurora.example/recht/ch/de/terms/index.json"),
        ("/sitemap.xml", "<loc>https://www.aurora.example/recht/ch/de/terms/</loc>"),
        ("/sitemap.xml", "<loc>https://legal.example/global/en/terms/</loc>"),
    ] {
        let text = built.page(path);
        assert!(text.contains(address), "{address} at {path}: {text}");
        assert!(!text.contains("https://legal.example/ch/"), "{path}: {text}");
    }
}

#[test]
fn another_address_is_that_of_all_regions() {
    let tree = apart();
    for overrides in [
        Overrides { base_url: Some("http://localhost:8000".to_owned()), ..Overrides::default() },
        Overrides { base_path: Some("/legal/".to_owned()), ..Overrides::default() },
        Overrides { one_host: true, ..Overrides::default() },
    ] {
        let built = Built { opened: open(tree.tree(), &overrides) };
        let page = built.page(&format!("{}/ch/de/terms/", built.site().base_path()));
        assert!(!page.contains("www.aurora.example"), "{overrides:?}: {page}");
    }
}

#[test]
fn a_region_below_is_published_where_its_parent_is() {
    let site =
        world().edit("locales/us/region.toml", "code = \"US\"\n", "code = \"US\"\nbase_url = \"https://us.example\"\n");
    let built = site.as_of("2024-04-01");
    let page = built.page("/us-ca/en/terms/");
    assert!(page.contains("rel=\"canonical\" href=\"https://us.example/us-ca/en/terms/\""), "{page}");
}

#[test]
fn a_wrong_address_is_reported() {
    for (file, text, said) in [
        (
            "locales/ch/region.toml",
            OWN.replace("https://www.aurora.example/recht/", "www.aurora.example"),
            "`base_url`",
        ),
        (
            "locales/global/region.toml",
            "code = \"001\"\nlanguages = [\"en\"]\nbase_url = \"https://global.example\"\n".to_owned(),
            "`global` is published where the site is",
        ),
    ] {
        let built = Built::of(world().write(file, &text).tree());
        let found: Vec<_> = built.opened.report.findings.iter().filter(|found| found.code == "invalid-value").collect();
        assert!(found.len() == 1 && found[0].message.contains(said) && found[0].line.is_some(), "{found:#?}");
    }
}
