//! Documentation that cannot go stale: the reference is what the loader reads by, links lead somewhere, and what readers are told to
//! type is typed.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod all_changes;
mod blocks;
mod commands;
mod links;
mod recipes;
mod reference;
#[path = "../support/mod.rs"]
mod support;

use std::path::PathBuf;

/// The Markdown of the repository that people read, by its path.
fn pages() -> Vec<(String, String)> {
    let root = support::repository();
    let mut paths: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root.join(name)).to_vec();
    for folder in ["docs", "docs/reference"] {
        let entries = std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        paths.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    }
    paths.sort();
    let name = |path: &PathBuf| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}
