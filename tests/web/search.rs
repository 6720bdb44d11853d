//! Search engines: sitemap, alternates, metadata, pages that were not found.

use super::{ending, sample, world};
use crate::support::{Built, Fixture};
use roxmltree::{Document, Node};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// An address in a sitemap.
#[derive(Debug, Default, PartialEq, Eq)]
struct Url {
    changed: Option<String>,
    alternates: BTreeMap<String, String>,
}

fn text<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.children().find(|child| child.has_tag_name((SITEMAP, name)))?.text()
}

fn sitemap(built: &Built) -> BTreeMap<String, Url> {
    let xml = built.page(&format!("{}/sitemap.xml", built.site().base_path()));
    let document = Document::parse(&xml).expect("well-formed");
    let urls = document.root_element().children().filter(Node::is_element);
    urls.map(|url| {
        let links = url.children().filter(|child| child.has_tag_name((XHTML, "link")));
        let links = links.map(|link| {
            assert_eq!(link.attribute("rel"), Some("alternate"));
            (link.attribute("hreflang").unwrap().to_owned(), link.attribute("href").unwrap().to_owned())
        });
        let changed = text(url, "lastmod").map(str::to_owned);
        (text(url, "loc").unwrap().to_owned(), Url { changed, alternates: links.collect() })
    })
    .collect()
}

/// The links of a page's head with a relation: attribute and address.
fn links(page: &str, rel: &str, attribute: &str) -> BTreeMap<String, String> {
    let start = format!("<link rel=\"{rel}\" {attribute}=\"");
    let lines = page.lines().filter_map(|line| line.strip_prefix(start.as_str()));
    lines
        .map(|line| {
            let (key, rest) = line.split_once("\" href=\"").expect("an address");
            (key.to_owned(), rest.trim_end_matches("\">").to_owned())
        })
        .collect()
}

#[test]
fn days_of_change_come_from_the_ledger() {
    let site = world();
    let changed = |day: &str, address: &str| sitemap(&site.as_of(day))[address].changed.clone();
    let terms = "https://legal.example/global/en/terms/";
    assert_eq!(changed("2024-01-20", terms).as_deref(), Some("2024-01-01"));
    assert_eq!(changed("2024-02-20", terms).as_deref(), Some("2024-01-01"), "what is announced is not in force");
    assert_eq!(changed("2024-03-20", terms).as_deref(), Some("2024-03-01"), "on that day the text was another");
    assert_eq!(changed("2025-03-20", terms).as_deref(), Some("2024-03-01"), "and no clock moves it");
    assert_eq!(changed("2024-03-20", "https://legal.example/ch/de/").as_deref(), Some("2024-01-01"));
    assert_eq!(changed("2024-03-20", "https://legal.example/").as_deref(), Some("2024-03-01"));
}

#[test]
fn the_alternates_of_pages_and_sitemap_are_the_same_and_reciprocal() {
    for built in [&world().as_of("2024-03-20"), sample()] {
        let listed = sitemap(built);
        let mut with_alternates = 0;
        for (address, url) in &listed {
            let page = built
                .page(address.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap());
            assert_eq!(links(&page, "alternate", "hreflang"), url.alternates, "{address}");
            assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")), "{address} names itself");
            assert!(!page.contains("noindex"), "{address}");
            if url.alternates.is_empty() {
                continue;
            }
            with_alternates += 1;
            assert!(url.alternates.values().any(|other| other == address), "{address} is among its alternates");
            let tags: Vec<&String> = url.alternates.keys().filter(|tag| *tag != "x-default").collect();
            let targets: BTreeSet<&String> = tags.iter().map(|tag| &url.alternates[*tag]).collect();
            assert_eq!(targets.len(), tags.len(), "{address}: one tag, one edition");
            for tag in tags {
                assert_eq!(listed[&url.alternates[tag]].alternates, url.alternates, "{address} and {tag}");
                let parts: Vec<&str> = tag.split('-').collect();
                assert!(parts[0].len() == 2 && parts.len() <= 3, "{tag}");
                assert!(parts[1..].iter().all(|part| matches!(part.len(), 2 | 4)), "{tag}: script and country only");
            }
        }
        assert!(with_alternates >= 4, "{with_alternates}");
    }
}

#[test]
fn a_subdivision_shares_the_tag_of_its_country_which_one_of_them_has() {
    let built = world().as_of("2024-03-20");
    let listed = sitemap(&built);
    let alternates = &listed["https://legal.example/global/en/terms/"].alternates;
    assert_eq!(alternates["en-US"], "https://legal.example/us/en/terms/");
    assert_eq!(alternates["x-default"], "https://legal.example/global/en/terms/");
    assert_eq!(listed["https://legal.example/us-ca/en/terms/"].alternates.len(), 0);
    assert!(!alternates.contains_key("fr-CH"), "{alternates:?}: a fallback is no translation");
    assert!(!listed.contains_key("https://legal.example/ch/fr/terms/"));
}

fn json_ld(page: &str) -> Option<Value> {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">")?;
    Some(serde_json::from_str(rest.split_once("</script>").expect("an end").0).expect("JSON"))
}

#[test]
fn a_page_says_what_it_is_in_terms_of_schema_org() {
    let built = world().as_of("2024-03-20");
    let page = json_ld(&built.page("/us-ca/en/terms/")).expect("JSON-LD");
    let said = ["@type", "url", "name", "inLanguage", "dateModified", "version", "isBasedOn"].map(|key| &page[key]);
    let terms = "https://legal.example/us-ca/en/terms/";
    let base = "https://legal.example/us/en/terms/";
    assert_eq!(said, ["WebPage", terms, "Terms", "en-US", "2024-02-01", "2024-02-01", base]);
    assert_eq!(page["isPartOf"]["url"], "https://legal.example/");
    assert_eq!(json_ld(&built.page("/global/en/terms/")).unwrap().get("isBasedOn"), None);
    for hidden in ["/ch/fr/terms/", "/global/en/terms/2024-01-01/", "/global/en/terms/history/", "/", "/404.html"] {
        assert_eq!(json_ld(&built.page(hidden)), None, "{hidden}");
    }
}

#[test]
fn nothing_breaks_out_of_a_data_block() {
    let evil = "Terms </script><script>alert(1)</script> <!-- <script> & \u{2028}";
    let built = Fixture::small()
        .edit(
            "content/terms/en.md",
            "# Terms\n",
            "# `Terms </script><script>alert(1)</script> <!-- <script> &` \u{2028}\n",
        )
        .build();
    let page = built.page("/global/en/terms/");
    assert_eq!(json_ld(&page).expect("JSON-LD")["name"].as_str().map(str::trim), Some(evil.trim()));
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    assert_eq!(page.matches("</script").count(), 1, "{page}");
}

#[test]
fn a_page_that_is_not_there_is_missed_in_the_language_of_the_edition() {
    let built = world().as_of("2024-03-20");
    let german = built.page("/ch/de/404.html");
    assert!(german.contains("<html lang=\"de-CH\"") && german.contains("Seite nicht gefunden"), "{german}");
    assert!(german.contains("noindex") && !german.contains("rel=\"canonical\""), "{german}");
    assert_eq!(ending(&built, "/404.html").len(), 6);
}

#[test]
fn robots_find_the_sitemap_unless_there_are_drafts() {
    let robots = world().as_of("2024-03-20").page("/robots.txt");
    assert!(robots.contains("\nDisallow: /*/fragment.html$\n"), "a fragment is no page: {robots}");
    assert!(robots.ends_with("\nSitemap: https://legal.example/sitemap.xml\n"), "{robots}");
    assert_eq!(world().drafts().page("/robots.txt"), "User-agent: *\nDisallow: /\n");
}

#[test]
fn a_site_below_a_path_says_it_everywhere() {
    let site = world().edit("site.toml", "https://legal.example", "https://www.example/legal/");
    let built = site.as_of("2024-03-20");
    assert!(sitemap(&built).keys().all(|address| address.starts_with("https://www.example/legal/")));
    for address in ending(&built, "") {
        assert!(address.starts_with("/legal/"), "{address}");
        let words = String::from_utf8_lossy(&built.bytes(&address)).into_owned();
        for (start, rest) in words.match_indices("href=\"/").map(|(at, found)| (at, &words[at + found.len()..])) {
            assert!(rest.starts_with("legal/"), "{address}: {}", &words[start..(start + 60).min(words.len())]);
        }
        assert!(!words.contains("www.example/global"), "{address}");
    }
}
