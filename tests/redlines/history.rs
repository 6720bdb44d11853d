//! Every step in the history of the sample site.
#![allow(clippy::disallowed_methods, reason = "the history is a folder")]

use super::compared;
use super::data::{is_as_documented, object};
use super::html::holds_both;
use super::support::repository;
use lexloci::compare::{Redline, text_digest};
use lexloci::history::frozen;
use lexloci::render::redline::{Marks, terminal};
use std::collections::BTreeMap;
use std::path::Path;
use unicode_width::UnicodeWidthStr as _;

/// The frozen texts of a policy, by edition, in the order of versions.
fn texts(policy: &Path) -> BTreeMap<String, Vec<String>> {
    let folders = |folder: &Path| -> Vec<_> {
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for version in folders(policy).iter().filter(|path| path.is_dir()) {
        for region in folders(version).iter().filter(|path| path.is_dir()) {
            for file in folders(region) {
                let name = file.strip_prefix(version).unwrap().to_string_lossy().into_owned();
                if name.ends_with(".md") && !name.ends_with(".displaced.md") {
                    texts.entry(name).or_default().push(std::fs::read_to_string(&file).unwrap());
                }
            }
        }
    }
    texts
}

#[test]
fn every_step_gives_back_both_texts() {
    let mut printed = Vec::new();
    let policies = std::fs::read_dir(repository().join("history")).unwrap().map(|entry| entry.unwrap().path());
    for policy in policies.filter(|path| path.is_dir()) {
        for (edition, versions) in texts(&policy) {
            for step in versions.windows(2) {
                let text = |file| frozen::read(file).unwrap_or_else(|error| panic!("{edition}: {error}"));
                let (old, new) = (text(&step[0]), text(&step[1]));
                let redline = Redline::between(&old, &new);
                assert_eq!(text_digest(&redline.old()), text_digest(&old), "{edition}");
                assert_eq!(text_digest(&redline.new()), text_digest(&new), "{edition}");
                holds_both(&redline);
                printed.push(object(&redline));
                let wide = |line: &&str| line.width() > 80;
                assert_eq!(terminal(&compared(), &redline, &Marks::PLAIN, 80).lines().find(wide), None, "{edition}");
            }
        }
    }
    assert!(!printed.is_empty(), "the sample site has a history");
    is_as_documented(&printed);
}
