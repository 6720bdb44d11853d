//! Every relative link of the documentation leads to a file that is there, and to a heading in it.

use super::support::repository;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};

fn parsed(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
}

/// The anchors that forges give the headings of a page.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut heading: Option<String> = None;
    for event in parsed(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let kept: String = heading
                    .take()
                    .unwrap_or_default()
                    .chars()
                    .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
                    .collect();
                let anchor = kept.to_lowercase().replace(' ', "-");
                let count = counts.entry(anchor.clone()).or_insert(0);
                anchors.insert(if *count == 0 { anchor } else { format!("{anchor}-{count}") });
                *count += 1;
            }
            _ => {}
        }
    }
    anchors
}

fn links(text: &str) -> Vec<String> {
    let destination = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
        Event::Html(html) | Event::InlineHtml(html) => {
            let (_, rest) = html.split_once("srcset=\"").or_else(|| html.split_once("src=\""))?;
            rest.split('"').next().map(str::to_owned)
        }
        _ => None,
    };
    parsed(text).filter_map(destination).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (path, text) in super::pages() {
        for link in links(&text).iter().filter(|link| !link.contains("://") && !link.starts_with("mailto:")) {
            tried += 1;
            let (file, anchor) = link.split_once('#').map_or((link.as_str(), None), |(file, at)| (file, Some(at)));
            let folder = repository().join(&path);
            let target = if file.is_empty() { folder } else { folder.parent().unwrap().join(file) };
            if !target.exists() {
                wrong.push(format!("{path}: `{link}` leads to no file"));
                continue;
            }
            if let Some(anchor) = anchor
                && target.extension().is_some_and(|extension| extension == "md")
                && !anchors(&std::fs::read_to_string(&target).unwrap()).contains(anchor)
            {
                wrong.push(format!("{path}: `{link}` leads to no heading"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 60, "only {tried} links were found");
}

#[test]
fn every_page_is_linked_from_the_table_of_contents() {
    for (path, _) in super::pages().iter().filter(|(path, _)| path.starts_with("docs/") && path != "docs/README.md") {
        let (folder, name) = path.rsplit_once('/').unwrap();
        // The contents lead to those of a folder within.
        let (contents, name) = match name {
            "README.md" => ("docs/README.md".to_owned(), path.strip_prefix("docs/").unwrap()),
            name => (format!("{folder}/README.md"), name),
        };
        let text = std::fs::read_to_string(repository().join(&contents)).unwrap();
        assert!(links(&text).iter().any(|link| link == name), "{contents} does not lead to {name}");
    }
}

#[test]
fn pictures_say_in_words_what_they_show() {
    let mut pictures = 0;
    for (path, text) in super::pages() {
        let mut events = parsed(&text);
        while let Some(event) = events.next() {
            let Event::Start(Tag::Image { dest_url, .. }) = event else { continue };
            let words = events.by_ref().take_while(|event| !matches!(event, Event::End(TagEnd::Image)));
            let words: usize = words.map(|event| if let Event::Text(words) = event { words.len() } else { 1 }).sum();
            assert!(words > 40, "{path}: {dest_url} has no text in its place");
            let svg = std::fs::read_to_string(repository().join("docs").join(&*dest_url)).unwrap();
            let svg = roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{dest_url}: {error}"));
            let child = |name| {
                svg.root_element().children().any(|child| child.has_tag_name(("http://www.w3.org/2000/svg", name)))
            };
            assert!(child("title") && child("desc"), "{dest_url} does not say what it shows");
            assert!(
                svg.descendants().any(|node| node.text().is_some_and(|css| css.contains("prefers-color-scheme: dark")))
            );
            pictures += 1;
        }
    }
    assert!(pictures >= 2);
}
