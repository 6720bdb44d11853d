//! Feeds, held against the rules of RFC 4287.

use super::{ending, sample, world};
use crate::support::{Built, Fixture};
use lexloci::id::{PolicyName, VersionId};
use lexloci::locale::Language;
use lexloci::release::{Request, cancel};
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

fn children<'a>(node: Node<'a, 'a>, name: &'static str) -> Vec<Node<'a, 'a>> {
    node.children().filter(|child| child.has_tag_name((ATOM, name))).collect()
}

/// The text of the only child of a name.
fn the<'a>(node: Node<'a, 'a>, name: &'static str) -> &'a str {
    let found = children(node, name);
    assert_eq!(found.len(), 1, "one `{name}` in {:?}", node.tag_name());
    found[0].text().unwrap_or_default()
}

/// What RFC 4287 asks of every feed, as far as feeds of ours can break it.
fn valid(xml: &str) -> Document<'_> {
    let document = Document::parse(xml).expect("well-formed");
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    assert!(feed.attribute(("http://www.w3.org/XML/1998/namespace", "lang")).is_some());
    let known = ["id", "title", "updated", "author", "link", "entry"];
    for child in feed.children().filter(Node::is_element) {
        assert!(known.iter().any(|name| child.has_tag_name((ATOM, *name))), "4.1.1: {:?}", child.tag_name());
    }
    assert_eq!(children(feed, "author").len(), 1, "4.1.1: an author, where an entry has none");
    assert!(!the(children(feed, "author")[0], "name").is_empty(), "3.2.1");
    linked(feed, &["self", "alternate"]);
    let updated = dated(feed);
    let mut ids = BTreeSet::new();
    for entry in children(feed, "entry") {
        let known = ["id", "title", "published", "updated", "category", "link", "summary", "content"];
        for child in entry.children().filter(Node::is_element) {
            assert!(known.iter().any(|name| child.has_tag_name((ATOM, *name))), "4.1.2: {:?}", child.tag_name());
        }
        assert!(ids.insert(the(entry, "id")), "4.1.1: two entries with one id, {}", the(entry, "id"));
        assert!(dated(entry) <= updated, "a feed is as new as its newest entry");
        assert!(the(entry, "published") <= the(entry, "updated"), "{}", the(entry, "id"));
        assert!(children(entry, "summary").len() <= 1, "4.1.2");
        linked(entry, &["alternate"]);
        let content = children(entry, "content");
        assert_eq!(content.len(), 1, "4.1.2");
        assert_eq!(content[0].attribute("type"), Some("xhtml"));
        let inside: Vec<Node<'_, '_>> = content[0].children().filter(Node::is_element).collect();
        assert!(inside.len() == 1 && inside[0].has_tag_name((XHTML, "div")), "4.1.3.3: one div");
        for category in children(entry, "category") {
            assert!(category.attribute("term").is_some_and(|term| !term.is_empty()), "4.2.2.1");
        }
    }
    document.descendants().filter(Node::is_element).for_each(written_as_the_grammar_says);
    let order: Vec<&str> = children(feed, "entry").into_iter().map(|entry| the(entry, "updated")).collect();
    assert!(order.is_sorted_by(|a, b| a >= b), "{order:?}");
    document
}

/// What the RELAX NG grammar of RFC 4287 (appendix B) says of an element of Atom, and 4.1.1 and 4.1.2 of links beside each other:
/// its attributes, what stands in it, and that text stands in elements which are for text.
fn written_as_the_grammar_says(element: Node<'_, '_>) {
    let name = element.tag_name().name();
    if element.tag_name().namespace() == Some(XHTML) {
        assert!(element.ancestors().any(|around| around.has_tag_name((ATOM, "content"))), "markup stands in content");
        return;
    }
    assert_eq!(element.tag_name().namespace(), Some(ATOM), "no extension: {name}");
    let (attributes, holds_elements): (&[&str], bool) = match name {
        "feed" | "entry" | "author" => (&[], true),
        "title" | "summary" => (&["type"], false),
        "content" => (&["type"], true),
        "link" => (&["href", "rel", "type", "hreflang"], false),
        "category" => (&["term", "label"], false),
        "id" | "updated" | "published" | "name" | "uri" => (&[], false),
        other => panic!("`{other}` is no element of ours"),
    };
    for attribute in element.attributes() {
        let common = attribute.namespace() == Some("http://www.w3.org/XML/1998/namespace");
        assert!(common || attributes.contains(&attribute.name()), "{name} has no attribute `{}`", attribute.name());
    }
    for child in element.children() {
        match child.text().filter(|_| child.is_text()) {
            Some(text) => assert!(!holds_elements || text.trim().is_empty(), "text stands in {name}: {text}"),
            None => assert!(holds_elements && child.is_element(), "{:?} stands in {name}", child.tag_name()),
        }
    }
    if let Some(kind) = element.attribute("type").filter(|_| name != "content" && name != "link") {
        assert!(["text", "html", "xhtml"].contains(&kind), "3.1.1: {kind}");
    }
    if name == "link" {
        assert!(element.attribute("type").is_none_or(|kind| kind.split('/').count() == 2), "4.2.7.3");
        assert!(element.children().next().is_none(), "a link is empty");
    }
    let alternates = children(element, "link").into_iter().filter(|link| link.attribute("rel") == Some("alternate"));
    let mut said = BTreeSet::new();
    for link in alternates {
        let kind = (link.attribute("type"), link.attribute("hreflang"));
        assert!(said.insert(kind), "4.1.1: two alternates of one type and language: {kind:?}");
    }
}

/// The title is not empty, the id is an IRI, the day of the last change an RFC 3339 timestamp, which is returned.
fn dated<'a>(node: Node<'a, 'a>) -> &'a str {
    assert!(!the(node, "title").is_empty());
    let id = the(node, "id");
    assert!(id.starts_with("urn:uuid:") && id.len() == 45 || id.starts_with("https://"), "4.2.6: {id}");
    let updated = the(node, "updated");
    let (day, time) = updated.split_at(10);
    assert!(lexloci::locale::Date::parse(day).is_some() && time == "T00:00:00Z", "3.3: {updated}");
    updated
}

fn linked(node: Node<'_, '_>, wanted: &[&str]) {
    let links = children(node, "link");
    for link in &links {
        assert!(link.attribute("href").is_some_and(|href| href.starts_with("https://")), "4.2.7.1");
    }
    for rel in wanted {
        assert_eq!(links.iter().filter(|link| link.attribute("rel") == Some(rel)).count(), 1, "{rel}");
    }
}

/// Each entry: id to its title, days and text.
fn entries(built: &Built, address: &str) -> BTreeMap<String, (String, String, String)> {
    let xml = built.page(address);
    let document = valid(&xml);
    let texts = |entry: Node<'_, '_>| entry.descendants().filter_map(|node| node.text()).collect::<Vec<_>>().join(" ");
    children(document.root_element(), "entry")
        .into_iter()
        .map(|entry| {
            let said = (the(entry, "title").to_owned(), the(entry, "updated").to_owned(), texts(entry));
            (the(entry, "id").to_owned(), said)
        })
        .collect()
}

#[test]
fn all_feeds_of_the_sample_site_are_as_rfc_4287_wants_them() {
    let built = sample();
    let feeds = ending(built, "feed.xml");
    assert!(feeds.len() > 150, "{}", feeds.len());
    let mut ids = BTreeSet::new();
    for address in feeds {
        let xml = built.page(&address);
        let document = valid(&xml);
        assert!(ids.insert(the(document.root_element(), "id").to_owned()), "{address}: an id of its own");
        let own =
            children(document.root_element(), "link").into_iter().find(|link| link.attribute("rel") == Some("self"));
        assert_eq!(own.unwrap().attribute("href"), Some(&*format!("https://legal.aurora.example{address}")));
    }
}

#[test]
fn an_entry_tells_in_the_language_of_the_edition_what_changed() {
    let built = world().as_of("2024-02-20");
    let xml = built.page("/us-ca/en/terms/feed.xml");
    let document = valid(&xml);
    let entry = children(document.root_element(), "entry")[0];
    assert_eq!(the(entry, "title"), "Terms, version 2024-02-01");
    assert_eq!(the(entry, "summary"), "Use <needs> care & joy: ]]>", "nothing of it is markup");
    assert_eq!(children(entry, "category")[0].attribute("term"), Some("material"));
    let words: String = entry.descendants().filter_map(|node| node.text()).collect::<Vec<_>>().join("|");
    for said in ["Published: February 1, 2024", "Effective: March 1, 2024", "Sections amended: 1", "Words added: "] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let related = children(entry, "link").into_iter().find(|link| link.attribute("rel") == Some("related")).unwrap();
    assert_eq!(related.attribute("href"), Some("https://legal.example/us-ca/en/terms/2024-02-01/changes/"));
    let german = built.page("/ch/de/terms/feed.xml");
    assert!(german.contains("<title>Bedingungen, Fassung 2024-01-01</title>"), "{german}");
    assert!(german.contains("xml:lang=\"de-CH\"") && german.contains("Veröffentlicht: 1. Januar 2024"), "{german}");
}

#[test]
fn ids_never_change_and_only_the_ledger_makes_an_entry_newer() {
    let site = world();
    let address = "/global/en/terms/feed.xml";
    let before = entries(&site.as_of("2024-01-20"), address);
    let after = entries(&site.as_of("2024-12-20"), address);
    assert_eq!((before.len(), after.len()), (1, 2));
    for (id, entry) in &before {
        assert_eq!(after.get(id), Some(entry), "the same to the last word");
    }
    let moved = site.clone().edit("site.toml", "https://legal.example", "https://www.example/legal").edit(
        "site.toml",
        "title = \"Test\"",
        "title = \"Another title\"",
    );
    let elsewhere = entries(&moved.as_of("2024-12-20"), &format!("/legal{address}"));
    assert_eq!(elsewhere.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let id = |built: &Built, address: &str| {
        let xml = built.page(address);
        the(valid(&xml).root_element(), "id").to_owned()
    };
    let (here, there) =
        (id(&site.as_of("2024-01-20"), address), id(&moved.as_of("2024-12-20"), &format!("/legal{address}")));
    assert_eq!(here, there);
    assert_ne!(here, id(&site.as_of("2024-01-20"), "/ch/de/terms/feed.xml"));
}

#[test]
fn the_feed_of_the_site_has_an_entry_for_each_version_of_a_policy() {
    let built = world().as_of("2024-02-20");
    let all = entries(&built, "/feed.xml");
    let titles: BTreeSet<&str> = all.values().map(|(title, ..)| title.as_str()).collect();
    assert_eq!(titles, ["Terms, version 2024-01-01", "Terms, version 2024-02-01"].into());
    let second = all.values().find(|(title, ..)| title.ends_with("2024-02-01")).unwrap();
    assert!(second.2.contains("California · English") && !second.2.contains("Deutsch"), "{}", second.2);
    assert_eq!(entries(&world().as_of("2023-01-01"), "/feed.xml").len(), 0);
}

#[test]
fn pages_lead_to_their_feeds() {
    let built = world().as_of("2024-02-20");
    for (page, feed) in [
        ("/", "/feed.xml"),
        ("/ch/de/", "/feed.xml"),
        ("/ch/de/terms/", "/ch/de/terms/feed.xml"),
        ("/ch/de/terms/history/", "/ch/de/terms/feed.xml"),
        ("/ch/de/terms/2024-01-01/", "/ch/de/terms/feed.xml"),
    ] {
        let link = format!("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{feed}\">");
        assert!(built.page(page).contains(&link), "{page}");
        assert!(built.has(feed), "{feed}");
    }
}

#[test]
fn what_xml_cannot_hold_is_in_no_feed() {
    let title = "title = \"A & <b> title \u{fffe}\"";
    let built = Fixture::small().edit("site.toml", "title = \"Test\"", title).build();
    let feed = built.page("/global/en/terms/feed.xml");
    let document = valid(&feed);
    let author = children(document.root_element(), "author")[0];
    assert_eq!(the(author, "name"), "A & <b> title \u{fffd}");
}

#[test]
fn a_cancelled_version_is_not_announced_anew() {
    let history = world().as_of("2024-02-20").site().history().clone();
    let (policy, id) = (PolicyName::parse("terms").unwrap(), VersionId::parse("2024-02-01").unwrap());
    let summary = [(Language::parse("en").unwrap(), "We think again.".to_owned())].into();
    let request = Request { summary, ..Request::on("2024-02-10".parse().unwrap()) };
    let planned = cancel(&history, &policy, &id, &request).expect("it is upcoming");
    let site = world().write(&planned.ledger_path(), &planned.ledger);
    let upcoming = site.as_of("2024-02-09");
    let second =
        |feed: &str| entries(&upcoming, feed).into_values().find(|(title, ..)| title.contains("2024-02-01")).unwrap();
    assert!(second("/feed.xml").2.contains("Effective: 1 March 2024"), "{:?}", second("/feed.xml"));
    for feed in ["/feed.xml", "/us-ca/en/terms/feed.xml"] {
        let xml = site.as_of("2024-02-10").page(feed);
        let document = valid(&xml);
        let entry = children(document.root_element(), "entry")[0];
        assert_eq!(the(entry, "title"), "Terms, version 2024-02-01 (Cancelled)");
        assert_eq!(the(entry, "summary"), "We think again.");
        assert_eq!(children(entry, "category")[0].attribute("term"), Some("cancelled"));
        let words: String = entry.descendants().filter_map(|node| node.text()).collect();
        assert!(words.contains("This version was cancelled on ") && !words.contains("Effective"), "{words}");
    }
}
