//! Texts go to translators and come back.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "../support/archive.rs"]
mod archive;
#[path = "../support/mod.rs"]
mod support;

mod forms;
mod meanwhile;
mod messages;
mod round;

use lexloci::diagnostic::Diagnostic;
use lexloci::site::{Overrides, open};
use lexloci::source::{FileTree, Sources};
use lexloci::translate::{Home, Outcome, Package, Piece, Returned, Scope, State, packages, po, put, xliff};
use proptest::prelude::*;
use std::collections::BTreeSet;
use support::{Fixture, repository};

fn exported(tree: &FileTree, scope: &Scope) -> Vec<Package> {
    let opened = open(tree, &Overrides { proofread: false, ..Overrides::default() });
    packages(opened.site.as_ref().expect("a site"), &opened.texts, scope)
}

type Write = fn(&Package) -> String;

type Read = fn(&str, lexloci::source::FileId) -> Result<Returned, Box<Diagnostic>>;

fn imported(tree: &FileTree, written: &[String], read: Read) -> Outcome {
    put_into(tree, written, read, false)
}

fn put_into(tree: &FileTree, written: &[String], read: Read, overwrite: bool) -> Outcome {
    let overrides = Overrides { proofread: false, ..Overrides::default() };
    let opened = open(tree, &overrides);
    let mut files = Sources::default();
    let back: Vec<_> = written
        .iter()
        .enumerate()
        .map(|(at, text)| read(text, files.add(format!("{at}.back"), text.clone())))
        .collect();
    put(tree, &overrides, &opened, opened.site.as_ref().expect("a site"), &back, &files, overwrite)
}

fn all() -> Scope {
    Scope { all: true, ..Scope::default() }
}

/// A site with a German translation that lacks a section.
fn site() -> Fixture {
    Fixture::small()
        .edit("locales/global/region.toml", "[\"en\"]", "[\"en\", \"de\"]")
        .write(
            "content/terms/en.md",
            "# Terms\n\n## Use {#use}\n\nUse **it** as {{ precedence }} and [law](#law) say.\n\n## Law {#law}\n\n- One\n- Two\n",
        )
        .edit("content/terms/en.md", "as {{ precedence }} and", "as")
        .write("content/terms/de.md", "# Bedingungen\r\n\r\n## Recht {#law}\r\n\r\n- Eins\r\n- Zwei")
}

/// The two forms in which texts travel.
const FORMS: [(Write, Read); 2] = [(xliff::write, xliff::read), (po::write, po::read)];

/// What a translator makes of a line: the same words, aloud. Codes stay.
fn aloud(pieces: &[Piece]) -> Vec<Piece> {
    let loud = |piece: &Piece| match piece {
        Piece::Text(text) => Piece::Text(text.to_uppercase()),
        code => code.clone(),
    };
    pieces.iter().map(loud).collect()
}

/// Translates everything that is open.
fn translated(mut package: Package) -> Package {
    let units = package.files.iter_mut().flat_map(|file| &mut file.sections).flat_map(|section| &mut section.units);
    for unit in units.filter(|unit| unit.open) {
        unit.target = Some(aloud(&unit.source));
        unit.open = false;
    }
    package
}

fn with(tree: &FileTree, outcome: &Outcome) -> FileTree {
    let mut tree = tree.clone();
    for (path, bytes) in &outcome.files {
        tree.insert(path.as_str(), lexloci::source::FileEntry::Bytes(bytes.as_slice().into()));
    }
    tree
}

/// A site with a message that its texts show, which German lacks.
fn wording() -> Fixture {
    site()
        .edit("content/terms/en.md", "Use **it**", "{{ promise }} {{ hours }} Use **it**")
        .write("locales/en.ftl", "promise = We answer { $company }.\nhours = We are there all day.\n")
        .edit("locales/en.ftl", " { $company }", "")
        .write("locales/de.ftl", "# Von Hand.\nhours   =   Wir sind da.\n")
}

fn put_back(fixture: &Fixture, scope: &Scope, edit: impl Fn(&mut Package)) -> Outcome {
    let mut packages = exported(fixture.tree(), scope);
    packages.iter_mut().for_each(edit);
    let written: Vec<String> = packages.iter().map(xliff::write).collect();
    imported(fixture.tree(), &written, xliff::read)
}

/// Says what a message is in the language of a package.
fn say(package: &mut Package, message: &str, words: &str) {
    let files = package.files.iter_mut().filter(|file| matches!(file.home, Home::Wording(_)));
    for unit in files.flat_map(|file| &mut file.sections).flat_map(|section| &mut section.units) {
        if unit.id == message {
            unit.target = Some(vec![Piece::Text(words.to_owned())]);
            unit.open = false;
        }
    }
}

/// A site whose German text was reviewed, and whose English text changed since.
fn stale() -> Fixture {
    let before = site().write("content/terms/de.md", "# Bedingungen\n\n## Nutzung {#use}\n\nNach dem [Recht](#law).\n");
    let opened = open(before.tree(), &Overrides::default());
    let site = opened.site.as_ref().unwrap();
    let survey = lexloci::review::survey(site.sources(), site.composition());
    let confirmed =
        lexloci::review::confirm(&survey, &site.sources().reviews, &survey.answers.keys().cloned().collect());
    before.write("review.lock", &confirmed.lock.to_string()).edit("content/terms/en.md", "Use **it**", "Do use **it**")
}

fn state(fixture: &Fixture, part: &str) -> Option<State> {
    let packages = exported(fixture.tree(), &all());
    let mut sections = packages.iter().flat_map(|package| &package.files).flat_map(|file| &file.sections);
    sections.find(|section| section.part == part).map(|section| section.state)
}

fn german(outcome: &Outcome) -> String {
    String::from_utf8(outcome.files["content/terms/de.md"].clone()).unwrap()
}

fn codes(outcome: &Outcome) -> BTreeSet<&'static str> {
    outcome.report.findings.iter().map(|finding| finding.code).collect()
}
