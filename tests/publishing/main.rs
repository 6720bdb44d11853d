//! `lexloci publish`: to directories, and to an object store that answers as S3 does.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod folders;
#[cfg(feature = "publish")]
mod stores;
#[path = "../support/mod.rs"]
mod support;
#[cfg(feature = "publish")]
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use support::{lexloci, said};

/// By path below the target.
type Files = BTreeMap<String, Vec<u8>>;

/// A new site and room beside it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let made = lexloci(&["init", "site"], folder.path());
        assert!(made.status.success(), "{}", said(&made));
        Self { folder }
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn target(&self) -> PathBuf {
        self.folder.path().join("target")
    }

    fn lexloci(&self, arguments: &[&str]) -> Output {
        lexloci(arguments, &self.site())
    }

    /// Publishes to the directory, which must work; what was said.
    fn publish(&self, arguments: &[&str]) -> String {
        let output = self.try_publish(arguments);
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    }

    fn try_publish(&self, arguments: &[&str]) -> Output {
        let target = self.target();
        self.lexloci(&[&["publish", target.to_str().expect("text")], arguments].concat())
    }

    /// The files of a build of today's sources.
    fn built(&self) -> Files {
        let built = self.lexloci(&["build"]);
        assert!(built.status.success(), "{}", said(&built));
        files(&self.site().join("public"))
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.site().join(path);
        let text = fs::read_to_string(&path).expect("text");
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replace(from, to)).expect("written");
    }

    /// A second version of the privacy statement, and a new page beside it.
    fn release(&self) {
        self.edit("locales/global/region.toml", "age_of_consent = 16", "age_of_consent = 15");
        let summary = ["--summary", "The age of consent is 15 now."];
        let released = self.lexloci(&[&["release", "--all", "--kind", "material"][..], &summary].concat());
        assert!(released.status.success(), "{}", said(&released));
    }
}

/// All files of a folder, but for what lexloci keeps there for itself.
fn files(folder: &Path) -> Files {
    fn add(root: &Path, folder: &Path, out: &mut Files) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(root).expect("below").to_str().expect("text").to_owned();
            if path.is_dir() {
                add(root, &path, out);
            } else if !name.starts_with(".lexloci-") {
                out.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    let mut out = Files::new();
    if folder.exists() {
        add(folder, folder, &mut out);
    }
    out
}

/// The files are those of a build, path by path.
fn assert_same(published: &Files, built: &Files) {
    let differ: Vec<&String> = published
        .keys()
        .chain(built.keys())
        .filter(|path| published.get(*path) != built.get(*path))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
}

/// The links within the site that lead nowhere, from what can be reached from pages of `old`.
fn dead_links(state: &Files, old: &Files) -> Vec<(String, String)> {
    let mut open: Vec<String> = old.keys().filter(|path| state.contains_key(*path)).cloned().collect();
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut dead = Vec::new();
    while let Some(page) = open.pop() {
        let Some(html) = page.ends_with(".html").then(|| String::from_utf8_lossy(&state[&page]).into_owned()) else {
            continue;
        };
        for link in
            html.split("href=\"/").chain(html.split("src=\"/")).skip(1).filter_map(|rest| rest.split('"').next())
        {
            let path = link.split(['#', '?']).next().unwrap_or_default();
            let path =
                if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
            // `split` gives what stands before the first match, too.
            if path.contains(['<', '\n', ' ']) {
                continue;
            }
            if !state.contains_key(&path) {
                dead.push((page.clone(), path));
            } else if seen.insert(path.clone()) {
                open.push(path);
            }
        }
    }
    dead
}

/// Every file is one of the old site or one of the new one.
fn assert_whole(state: &Files, old: &Files, new: &Files) {
    for (path, bytes) in state {
        let whole = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
        assert!(whole, "{path} is neither old nor new: {} bytes", bytes.len());
    }
}

/// The number that follows some words.
fn number_after(text: &str, words: &str) -> usize {
    let rest = text.split_once(words).unwrap_or_else(|| panic!("{words:?} is not in {text}")).1;
    rest.split(' ').next().and_then(|number| number.parse().ok()).expect("a number")
}
