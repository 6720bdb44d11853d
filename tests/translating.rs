//! Texts go to translators and come back.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod support;

use lexloci::diagnostic::Diagnostic;
use lexloci::site::{Overrides, open};
use lexloci::source::{FileTree, Sources};
use lexloci::translate::{Outcome, Package, Returned, Scope, packages, po, put, xliff};
use support::{Fixture, repository};

fn exported(tree: &FileTree, scope: &Scope) -> Vec<Package> {
    let opened = open(tree, &Overrides { proofread: false, ..Overrides::default() });
    packages(opened.site.as_ref().expect("a site"), &opened.texts, scope)
}

type Read = fn(&str, lexloci::source::FileId) -> Result<Returned, Box<Diagnostic>>;

fn imported(tree: &FileTree, written: &[String], read: Read) -> Outcome {
    let overrides = Overrides { proofread: false, ..Overrides::default() };
    let opened = open(tree, &overrides);
    let mut files = Sources::default();
    let back: Vec<_> = written
        .iter()
        .enumerate()
        .map(|(at, text)| read(text, files.add(format!("{at}.back"), text.clone())))
        .collect();
    put(tree, &overrides, &opened, opened.site.as_ref().expect("a site"), &back, &files)
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

#[test]
fn what_comes_back_as_it_went_changes_no_byte() {
    let corpus = repository().join("../shared/corpus");
    let mut sites =
        vec![repository(), repository().join("tests/sites/cookies"), repository().join("tests/sites/precedence")];
    if corpus.join("site.toml").is_file() {
        sites.push(corpus);
    } else {
        eprintln!("there is no corpus here: only the sites of the repository are tried");
    }
    for folder in sites {
        let fixture = Fixture::at(&folder);
        let packages = exported(fixture.tree(), &all());
        for (name, write, read) in
            [("xliff", xliff::write as fn(&Package) -> String, xliff::read as Read), ("po", po::write, po::read)]
        {
            let written: Vec<String> = packages.iter().map(write).collect();
            let outcome = imported(fixture.tree(), &written, read);
            assert!(!outcome.refused, "{} {name}: {:#?}", folder.display(), outcome.report.findings);
            assert!(outcome.files.is_empty(), "{} {name}: {:?}", folder.display(), outcome.files.keys());
        }
    }
}

#[test]
fn a_missing_section_comes_into_its_place_and_is_reviewed() {
    let fixture = site();
    let packages = exported(fixture.tree(), &Scope::default());
    let written = po::write(&packages[0]);
    let units = [("msgid \"Use\"\nmsgstr \"\"", "msgid \"Use\"\nmsgstr \"Nutzung\"")];
    let mut back = units.iter().fold(written, |text, (from, to)| {
        assert!(text.contains(from), "{text}");
        text.replace(from, to)
    });
    let source = "msgid \"Use **it** as [law](#law) say.\"\nmsgstr \"";
    assert!(back.contains(source), "{back}");
    back = back.replace(source, &format!("{source}Nach dem [Recht](#law) ist **es** zu nutzen."));
    let outcome = imported(fixture.tree(), &[back], po::read);
    assert!(!outcome.refused, "{:#?}", outcome.report.findings);
    let text = String::from_utf8(outcome.files["content/terms/de.md"].clone()).unwrap();
    let section = "## Nutzung {#use}\r\n\r\nNach dem [Recht](#law) ist **es** zu nutzen.\r\n\r\n";
    assert_eq!(text, format!("# Bedingungen\r\n\r\n{section}## Recht {{#law}}\r\n\r\n- Eins\r\n- Zwei"));
    let lock = String::from_utf8(outcome.files["review.lock"].clone()).unwrap();
    assert!(lock.contains("content/terms/de.md#use "), "{lock}");
}

#[test]
fn a_lost_code_writes_nothing() {
    let fixture = site();
    let written = xliff::write(&exported(fixture.tree(), &Scope::default())[0]);
    let back = written.replace("</source>", "</source><target>Text</target>");
    let outcome = imported(fixture.tree(), &[back], xliff::read);
    assert!(outcome.refused && outcome.files.is_empty());
    assert!(outcome.report.findings.iter().any(|finding| finding.code == "translation-markup"));
}

#[test]
fn hostile_files_are_refused() {
    let fixture = site();
    let written = xliff::write(&exported(fixture.tree(), &all())[0]);
    let laughs = "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]>";
    let external = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
    let mut files: Vec<String> =
        [laughs, external].iter().map(|doctype| written.replacen("<xliff", &format!("{doctype}<xliff"), 1)).collect();
    files.extend(["", "<", "<xliff/>", "<a>", "{}"].map(str::to_owned));
    files.push(written.replacen("https://legal.example", "https://other.example", 1));
    files.push(written.replacen("trgLang=\"de\"", "trgLang=\"fr\"", 1));
    files.push("<a>".repeat(100_000));
    files.extend((1..20).map(|at| written[..written.floor_char_boundary(written.len() * at / 20)].to_owned()));
    for file in files {
        let outcome = imported(fixture.tree(), std::slice::from_ref(&file), xliff::read);
        assert!(outcome.refused && outcome.files.is_empty(), "{file:.200}");
    }
    let written = po::write(&exported(fixture.tree(), &all())[0]);
    for at in (0..written.len()).step_by(17) {
        let cut = &written[..written.floor_char_boundary(at)];
        assert!(imported(fixture.tree(), &[cut.to_owned()], po::read).files.is_empty());
    }
}
