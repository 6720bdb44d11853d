//! Sites in memory for tests that read like anecdotes.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of this")]

pub mod folders;

use lexloci::diagnostic::Finding;
use lexloci::digest::Digest;
use lexloci::model::publication::Kind;
use lexloci::release::{self, Request};
use lexloci::site::{Opened, Overrides, open};
use lexloci::source::{Archive, FileEntry, FileTree};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

/// The folder of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the command in a folder, without colours.
pub fn lexloci(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lexloci"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("the binary runs")
}

/// What a run said to people.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Files that stand for those on a disk.
#[derive(Debug)]
struct Shelf(FileTree);

impl Archive for Shelf {
    fn read(&self, path: &str) -> FileEntry {
        self.0.get(path).cloned().unwrap_or_else(|| FileEntry::Unreadable("not found".to_owned()))
    }
}

/// The same site with a history that is not held in memory: with the digests of its files, as commands read it, or with its ledgers
/// alone, as a preview does.
pub fn archived(tree: &FileTree, with_digests: bool) -> FileTree {
    let (mut live, mut filed) = (tree.clone(), BTreeMap::new());
    for (path, entry) in tree.below("history/").filter(|(path, _)| path.split('/').count() > 3 || !with_digests) {
        match entry {
            FileEntry::Bytes(bytes) if with_digests => _ = filed.insert(path.to_owned(), Digest::of(bytes)),
            _ if with_digests || path.ends_with("/ledger.toml") => continue,
            _ => {}
        }
        live.remove(path);
    }
    live.set_archive(Arc::new(Shelf(tree.clone())), with_digests.then_some(filed));
    live
}

/// A site that a test changes and builds.
#[derive(Clone)]
pub struct Fixture {
    tree: FileTree,
}

impl Fixture {
    /// The site `tests/sites/<name>`.
    pub fn of(name: &str) -> Self {
        Self::at(&repository().join("tests/sites").join(name))
    }

    /// The site in a folder.
    pub fn at(folder: &Path) -> Self {
        assert!(folder.is_dir(), "there is no {}", folder.display());
        Self { tree: lexloci::system::read_tree(folder) }
    }

    /// No file at all.
    pub fn empty() -> Self {
        Self { tree: FileTree::new() }
    }

    /// The smallest site: one policy with two sections, one edition `global/en`.
    pub fn small() -> Self {
        Self { tree: FileTree::new() }
            .write("site.toml", "title = \"Test\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n")
            .write("locales/global/region.toml", "languages = [\"en\"]\ncode = \"001\"\n")
            .write("content/terms/policy.toml", "kind = \"terms\"\n")
            .write("content/terms/en.md", "# Terms\n\n## Use {#use}\n\nUse it.\n\n## Law {#law}\n\nThe law.\n")
    }

    /// Writes a file.
    pub fn write(mut self, path: &str, text: &str) -> Self {
        self.tree.insert(path, FileEntry::Bytes(text.as_bytes().into()));
        self
    }

    /// Writes a file that is no text.
    pub fn write_bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.tree.insert(path, FileEntry::Bytes(bytes.into()));
        self
    }

    /// Replaces words in a file, which must have them.
    pub fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = String::from_utf8(self.tree.bytes(path).unwrap_or_else(|| panic!("no {path}")).to_vec()).unwrap();
        assert!(text.contains(from), "{path} does not say {from:?}");
        self.write(path, &text.replace(from, to))
    }

    /// Takes a file away.
    pub fn remove(mut self, path: &str) -> Self {
        assert!(self.tree.remove(path).is_some(), "no {path}");
        self
    }

    /// The files.
    pub fn tree(&self) -> &FileTree {
        &self.tree
    }

    /// Opens the site, with its working texts released if it has no errors.
    pub fn build(&self) -> Built {
        Built { opened: open(&self.released("2024-01-01").tree, &Overrides::default()) }
    }

    /// The site with everything released that differs from what was released last, on a day; as it is, if it has errors.
    pub fn released(&self, day: &str) -> Self {
        self.released_with(day, |request| request.kind = Some(Kind::Editorial))
    }

    /// The same, with more to ask for.
    pub fn released_with(&self, day: &str, ask: impl Fn(&mut Request)) -> Self {
        let opened = open(&self.tree, &Overrides::default());
        let Some(site) = opened.site.filter(|_| !opened.report.has_errors()) else { return self.clone() };
        let mut request = Request::on(day.parse().expect("a day"));
        ask(&mut request);
        let mut tree = self.tree.clone();
        for policy in site.sources().policies.keys() {
            let planned = site.release(policy, &request).unwrap_or_else(|refusals| panic!("refused: {refusals:#?}"));
            release::apply(&mut tree, planned.as_slice());
        }
        Self { tree }
    }

    /// Opens the site as it stood on a day.
    pub fn as_of(&self, day: &str) -> Built {
        let overrides = Overrides { day: day.parse().expect("a day"), ..Overrides::default() };
        Built { opened: open(&self.tree, &overrides) }
    }

    /// Opens the site with its working texts as drafts.
    pub fn drafts(&self) -> Built {
        Built { opened: open(&self.tree, &Overrides { drafts: true, ..Overrides::default() }) }
    }
}

/// The next address of a paragraph or item, or link to one: where it begins, how it ends, how it begins.
fn next_mark(html: &str) -> Option<(usize, &'static str, &'static str)> {
    let link = "<a class=\"at\"";
    let marks = [("<p id=\"_", 2), ("<li id=\"_", 3), ("<dt id=\"_", 3)].map(|(mark, tag)| {
        let at = html.match_indices(mark).map(|(at, _)| at).find(|at| !html[*at..].starts_with("<li id=\"_fn"))?;
        Some((at + tag, "\"", " id=\""))
    });
    let link = html.find(link).map(|at| (at, "</a>", link));
    marks.into_iter().chain([link]).flatten().min()
}

/// An opened site.
pub struct Built {
    pub opened: Opened,
}

impl Built {
    /// Opens the site of some files.
    pub fn of(tree: &FileTree) -> Self {
        Self { opened: open(tree, &Overrides::default()) }
    }

    /// The site, which must have no errors.
    pub fn site(&self) -> &lexloci::site::Site {
        let errors: Vec<_> = self.opened.report.findings.iter().filter(|f| f.severity.to_string() == "error").collect();
        assert!(errors.is_empty(), "the site has errors: {errors:#?}");
        self.opened.site.as_ref().expect("a site")
    }

    /// The HTML at an address such as `/ch/de/terms/`, without the addresses of paragraphs and items, which are a matter of
    /// their own.
    pub fn page(&self, path: &str) -> String {
        let page = self.whole_page(path);
        let mut without = String::with_capacity(page.len());
        let mut rest = page.as_str();
        while let Some((at, end, mark)) = next_mark(rest) {
            without.push_str(&rest[..at]);
            rest = &rest[at..][mark.len()..];
            rest = &rest[rest.find(end).expect("a whole mark") + end.len()..];
        }
        without + rest
    }

    /// The HTML at an address, every byte of it.
    pub fn whole_page(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).expect("UTF-8")
    }

    /// The bytes at an address.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        let site = self.site();
        let route = site.routes().into_iter().find(|route| site.href(route) == path);
        let route = route.unwrap_or_else(|| panic!("there is no {path}"));
        site.render(&route).unwrap_or_else(|problem| panic!("{path}: {problem:?}"))
    }

    /// Whether there is a page at an address.
    pub fn has(&self, path: &str) -> bool {
        let site = self.site();
        site.routes().iter().any(|route| site.href(route) == path)
    }

    /// The data of a policy page, such as `/ch/de/terms/`.
    pub fn data(&self, path: &str) -> serde_json::Value {
        serde_json::from_slice(&self.bytes(&format!("{path}index.json"))).expect("JSON")
    }

    /// Ids of the sections of a policy page, in order.
    pub fn section_ids(&self, path: &str) -> Vec<String> {
        let data = self.data(path);
        data["sections"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap().to_owned()).collect()
    }

    /// One section of a policy page, as data.
    pub fn section(&self, path: &str, id: &str) -> serde_json::Value {
        let data = self.data(path);
        let section = data["sections"].as_array().unwrap().iter().find(|section| section["id"] == id).cloned();
        section.unwrap_or_else(|| panic!("{path} has no section {id}"))
    }

    /// The words of a section.
    pub fn text(&self, path: &str, id: &str) -> String {
        self.section(path, id)["text"].as_str().unwrap().to_owned()
    }

    /// All findings.
    pub fn findings(&self) -> &[Finding] {
        &self.opened.report.findings
    }

    /// The findings with a code.
    pub fn found(&self, code: &str) -> Vec<&Finding> {
        self.findings().iter().filter(|finding| finding.code == code).collect()
    }

    /// The one finding with a code.
    pub fn the(&self, code: &str) -> &Finding {
        let found = self.found(code);
        assert_eq!(found.len(), 1, "one `{code}` expected in {:#?}", self.findings());
        found[0]
    }

    /// The codes of all errors.
    pub fn errors(&self) -> Vec<&str> {
        self.findings().iter().filter(|finding| finding.severity.to_string() == "error").map(|f| f.code).collect()
    }
}
