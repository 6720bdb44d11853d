//! The law of the preview: after any series of edits, renames, deletions and new regions, what it shows is to the byte what a
//! build of the same files writes, but for the line of its script.
//!
//! 24 series; `PROPTEST_CASES=1000 cargo test --test serving equality` looks further.

use crate::support::{Fixture, archived};
use lexloci::model::publication::Kind;
use lexloci::preview::{self, Preview, Settings, Snapshot, script};
use lexloci::release::{self, Request};
use lexloci::site::{Opened, Overrides, Site, open};
use lexloci::source::{FileEntry, FileTree};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::Config;
use std::collections::BTreeMap;

fn config() -> Config {
    let config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { Config { cases: 24, ..config } }
}

/// What people do to a site.
#[derive(Clone, Debug)]
enum Deed {
    /// Puts words into a file, before one of its lines.
    Write(Index, Index, &'static str),
    /// Takes a line out of a file.
    Cut(Index, Index),
    /// Saves half of a file.
    Halve(Index),
    /// Takes a file away.
    Delete(Index),
    /// Gives a file the name of another place.
    Rename(Index, Index),
    /// Puts the first text of a file back.
    Restore(Index),
    /// Writes a file that was not there.
    Add(&'static str, &'static str),
    /// Releases what is there, or what the last state without errors says.
    Release,
}

const WORDS: [&str; 14] = [
    "Another paragraph.",
    "Mehr Wörter, mehr Rechte.",
    "{{ controller }} answers.",
    "{{ nonsense }}",
    "[](#rights) and [](#minors)",
    "[elsewhere](policy:terms)",
    "## Another section {#another}\n\nWith words.",
    "## Put here {#put after=rights}\n\nWith words.",
    "- one\n- two",
    "<b>bold</b>",
    "[values]\ncontroller = \"Nova AG\"",
    "languages = [\"de\"]",
    "+++",
    "draft-notice = Another notice",
];

const FILES: [(&str, &str); 9] = [
    ("locales/it/region.toml", "parent = \"europe\"\ncode = \"IT\"\nlanguages = [\"it\", \"de\"]\n"),
    ("locales/it/terms/it.md", "## Foro {#rights}\n\nTesto.\n"),
    ("locales/fr.ftl", "precedence-heading = Primauté\n"),
    ("content/notice/policy.toml", "kind = \"notice\"\nprevails_over = [\"terms\"]\n"),
    ("content/notice/en.md", "# Notice\n\n## What {#what}\n\nSee [](policy:terms#rights).\n"),
    ("themes/default/templates/parts.html", "{% component parts.nothing() %}{% endcomponent %}"),
    ("themes/default/static/style.css", "body { color: red }\n"),
    ("content/terms/.en.md.swp", "swap"),
    ("content/terms/de.md", "# Bedingungen\n\nText.\n"),
];

fn deed() -> impl Strategy<Value = Deed> {
    let index = any::<Index>;
    prop_oneof![
        6 => (index(), index(), select(&WORDS[..])).prop_map(|(file, line, words)| Deed::Write(file, line, words)),
        2 => (index(), index()).prop_map(|(file, line)| Deed::Cut(file, line)),
        1 => index().prop_map(Deed::Halve),
        1 => index().prop_map(Deed::Delete),
        1 => (index(), index()).prop_map(|(from, to)| Deed::Rename(from, to)),
        5 => index().prop_map(Deed::Restore),
        3 => select(&FILES[..]).prop_map(|(path, text)| Deed::Add(path, text)),
        2 => Just(Deed::Release),
    ]
}

/// The site as people change it.
struct Desk {
    first: FileTree,
    tree: FileTree,
    day: u32,
}

impl Desk {
    fn new() -> Self {
        let tree = Fixture::of("precedence").released("2024-01-01").tree().clone();
        Self { first: tree.clone(), tree, day: 1 }
    }

    /// The files that people edit: history they leave alone.
    fn paths(&self) -> Vec<String> {
        let paths = self.tree.iter().map(|(path, _)| path.to_owned());
        paths.filter(|path| !path.starts_with("history/")).collect()
    }

    fn write(&mut self, path: &str, text: &str) {
        self.tree.insert(path, FileEntry::Bytes(text.as_bytes().into()));
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(self.tree.bytes(path).unwrap_or_default()).into_owned()
    }

    fn edit(&mut self, file: Index, change: impl Fn(&mut Vec<String>)) {
        let paths = self.paths();
        if paths.is_empty() {
            return;
        }
        let path = file.get::<String>(&paths);
        let mut lines: Vec<String> = self.text(path).lines().map(str::to_owned).collect();
        change(&mut lines);
        self.write(path, &(lines.join("\n") + "\n"));
    }

    /// Releases what can be released.
    fn release(&mut self, day: &str) {
        let opened = open(&self.tree, &Overrides { proofread: false, ..Overrides::default() });
        let Some(site) = opened.site.filter(|_| !opened.report.has_errors()) else { return };
        let request = Request { kind: Some(Kind::Editorial), ..Request::on(day.parse().unwrap()) };
        for policy in site.sources().policies.keys() {
            let planned = site.release(policy, &request).ok().flatten();
            release::apply(&mut self.tree, planned.as_slice());
        }
    }

    fn apply(&mut self, deed: &Deed) {
        let paths = self.paths();
        match deed {
            Deed::Write(file, line, words) => self.edit(*file, |lines| {
                let at = line.index(lines.len() + 1);
                lines.splice(at..at, ["", *words, ""].map(str::to_owned));
            }),
            Deed::Cut(file, line) => self.edit(*file, |lines| {
                if !lines.is_empty() {
                    lines.remove(line.index(lines.len()));
                }
            }),
            Deed::Halve(file) => self.edit(*file, |lines| lines.truncate(lines.len() / 2)),
            Deed::Delete(file) if !paths.is_empty() => _ = self.tree.remove(file.get::<String>(&paths)),
            Deed::Rename(from, to) if !paths.is_empty() => {
                if let Some(entry) = self.tree.remove(from.get::<String>(&paths)) {
                    self.tree.insert(to.get::<String>(&paths).clone(), entry);
                }
            }
            Deed::Restore(file) => {
                let first: Vec<&str> =
                    self.first.iter().map(|(path, _)| path).filter(|path| !path.starts_with("history/")).collect();
                let path = (*file.get(&first[..])).to_owned();
                self.tree.insert(path.clone(), self.first.get(&path).unwrap().clone());
            }
            Deed::Add(path, text) => self.write(path, text),
            Deed::Release => {
                self.day += 1;
                self.release(&format!("2024-01-{:02}", self.day.min(28)));
            }
            Deed::Delete(_) | Deed::Rename(..) => {}
        }
    }
}

fn overrides() -> Overrides {
    Overrides { drafts: true, proofread: false, day: "2024-06-01".parse().unwrap(), ..Overrides::default() }
}

/// Every page and file of a site by its address.
fn built(site: &Site) -> BTreeMap<String, Result<Vec<u8>, String>> {
    let rendered = |route| site.render(route).map_err(|problem| problem.message);
    site.routes().iter().map(|route| (site.href(route), rendered(route))).collect()
}

fn shown(snapshot: &Snapshot, address: &str) -> (u16, Vec<u8>) {
    let response = snapshot.respond(&preview::Request::get(address));
    let line = script(snapshot.serial());
    let body = String::from_utf8(response.body.clone()).map(|text| text.replacen(&line, "", 1).into_bytes());
    (response.status, body.unwrap_or(response.body))
}

/// Whether a preview shows at each address what was built.
fn same(snapshot: &Snapshot, pages: &BTreeMap<String, Result<Vec<u8>, String>>) {
    for (address, page) in pages {
        let (status, body) = shown(snapshot, address);
        match page {
            Ok(page) => {
                assert_eq!(status, 200, "{address}");
                let (page, body) = (String::from_utf8_lossy(page), String::from_utf8_lossy(&body));
                assert_eq!(body, page, "{address}");
            }
            Err(_) => assert_eq!(status, 500, "{address}"),
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_shown_is_what_is_built(deeds in prop::collection::vec(deed(), 1..10)) {
        let mut desk = Desk::new();
        let mut preview = Preview::new(Settings::default());
        let mut good = BTreeMap::new();
        let mut gone: Vec<String> = Vec::new();
        for step in 0..=deeds.len() {
            if let Some(deed) = step.checked_sub(1).and_then(|at| deeds.get(at)) {
                desk.apply(deed);
            }
            let (early, reading) = preview.read(&archived(&desk.tree, false), &overrides());
            let snapshot = preview.check(reading);
            let Opened { site, report, .. } = open(&desk.tree, &overrides());
            prop_assert_eq!(serde_json::to_string(&snapshot.report().findings).unwrap(),
                serde_json::to_string(&report.findings).unwrap());
            let filed = open(&archived(&desk.tree, true), &overrides());
            prop_assert_eq!(&filed.report.findings, &report.findings);
            if let Some(site) = site.filter(|_| !report.has_errors()) {
                let now = built(&site);
                prop_assert_eq!(&built(&filed.site.unwrap()), &now);
                gone.extend(good.keys().filter(|address| !now.contains_key(*address)).cloned());
                good = now;
            }
            same(&snapshot, &good);
            // What shows before the whole is checked is the same, where the check finds nothing.
            if let Some(early) = early.filter(|_| !report.has_errors()) {
                let some = good.iter().filter(|(address, _)| address.contains("/draft/") || address.ends_with("/terms/"));
                same(&early, &some.map(|(address, page)| (address.clone(), page.clone())).collect());
            }
            for address in gone.iter().filter(|address| !good.contains_key(*address)) {
                prop_assert_ne!(shown(&snapshot, address).0, 200, "{}", address);
            }
        }
    }
}

#[test]
fn every_page_of_the_sample_site_is_found_by_its_address() {
    let tree = Fixture::at(&crate::support::repository()).tree().clone();
    let opened = open(&tree, &overrides());
    let site = opened.site.unwrap();
    for route in site.routes() {
        assert_eq!(site.route_at(&site.path(&route)).as_ref(), Some(&route));
        assert_eq!(site.route_at(&site.output_path(&route)).as_ref(), Some(&route));
    }
    for nothing in
        ["ch/de", "ch/de/nothing/", "ch//", "/", "index.html/", "ch/de/terms-of-use/9999/", "assets/", "files/", "xx/"]
    {
        assert_eq!(site.route_at(nothing), None, "{nothing}");
    }
}

#[test]
fn a_site_with_a_folder_of_its_own_is_shown_there() {
    let fixture = Fixture::small().edit("site.toml", "https://legal.example", "https://www.example/legal");
    let snapshot = Preview::new(Settings::default()).reload(fixture.released("2024-01-01").tree(), &overrides());
    assert_eq!(shown(&snapshot, "/legal/global/en/terms/").0, 200);
    let root = snapshot.respond(&preview::Request::get("/"));
    assert_eq!((root.status, root.location.as_deref()), (302, Some("/legal/")));
    let page = snapshot.respond(&preview::Request::get("/legal/global/en/terms"));
    assert_eq!((page.status, page.location.as_deref()), (302, Some("/legal/global/en/terms/")));
    assert_eq!(shown(&snapshot, "/global/en/terms/").0, 404);
}
