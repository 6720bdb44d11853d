//! What went out comes back: unchanged it changes no byte, and what is hostile writes nothing.

use super::archive::{SPELLINGS, find_documents};
use super::*;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

#[test]
fn what_comes_back_as_it_went_changes_no_byte() {
    let imported_sites = corpus();
    let mut sites =
        vec![repository(), repository().join("tests/sites/cookies"), repository().join("tests/sites/precedence")];
    sites.extend(imported_sites.iter().map(|folder| folder.path().join("site")));
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

/// Sites that are imported from published policies of a real organisation, each in its folder; none where the corpus is missing.
fn corpus() -> Vec<TempDir> {
    let mut documents = Vec::new();
    find_documents(&repository().join("../shared/corpus"), &mut documents);
    if documents.is_empty() {
        eprintln!("there is no corpus here: only the sites of the repository are tried");
    }
    let site = |document: PathBuf| {
        let folder = tempfile::tempdir().unwrap();
        let spellings = SPELLINGS.iter().flat_map(|spelling| ["--map", spelling]);
        let output = Command::new(env!("CARGO_BIN_EXE_lexloci"))
            .arg("import")
            .arg(&document)
            .args(spellings)
            .current_dir(folder.path())
            .args(["--site", "site"])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}: {}", document.display(), String::from_utf8_lossy(&output.stderr));
        folder
    };
    documents.into_iter().map(site).collect()
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

/// A block of a section.
fn block() -> impl Strategy<Value = String> {
    let words = || "[a-z]{2,7}( [a-z]{2,7}){0,4}";
    prop_oneof![
        words().prop_map(|words| words + "."),
        (words(), words()).prop_map(|(a, b)| format!("{a} **{b}** and `{}`, {{{{ controller }}}}.", b.len())),
        (words(), words()).prop_map(|(a, b)| format!("{a} [{b}](https://a.example/{}).", b.len())),
        (words(), words()).prop_map(|(a, b)| format!("- {a}\n- *{b}*\n\n  {a}.")),
        (words(), words()).prop_map(|(a, b)| format!("1. {a}\n2. {b}")),
        (words(), words()).prop_map(|(a, b)| format!("> {a}\n> {b}")),
        (words(), words()).prop_map(|(a, b)| format!("| {a} | {b} |\n| --- | --- |\n| {b} | {a} |")),
    ]
}

/// A section: a heading, which may be one within the section before it, and blocks.
fn section() -> impl Strategy<Value = (bool, String, Vec<String>, bool)> {
    ("[a-z]{2,7}", any::<bool>(), prop::collection::vec(block(), 1..4), any::<bool>())
        .prop_map(|(heading, within, blocks, kept)| (within, heading, blocks, kept))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a text looks like: what nobody touched comes back as it was, byte by byte, and what is translated stands where it
    /// belongs, with every code, so that a second export has nothing to do.
    #[test]
    fn whatever_goes_out_comes_back_into_its_place(sections in prop::collection::vec(section(), 1..5), crlf in any::<bool>()) {
        let mut texts = ["# Terms\n".to_owned(), "# Bedingungen\n".to_owned()];
        let mut parent_kept = false;
        for (at, (within, heading, blocks, kept)) in sections.iter().enumerate() {
            let within = *within && at > 0;
            let kept = *kept && (!within || parent_kept);
            parent_kept = if within { parent_kept } else { kept };
            let level = if within { "###" } else { "##" };
            let body: String = blocks.iter().map(|block| format!("\n{block}\n")).collect();
            let section = format!("\n{level} {heading} {{#s-{at}}}\n{body}");
            texts[0].push_str(&section);
            if kept {
                texts[1].push_str(&section.to_uppercase().replace("{#S-", "{#s-").replace("CONTROLLER", "controller")
                    .replace("HTTPS://A.EXAMPLE", "https://a.example"));
            }
        }
        let [english, german] = texts.map(|text| if crlf { text.replace('\n', "\r\n") } else { text });
        let fixture = Fixture::small()
            .write("locales/global/region.toml", "code = \"001\"\nlanguages = [\"en\", \"de\"]\n[values]\ncontroller = \"Aurora\"\n")
            .write("content/terms/en.md", &english)
            .write("content/terms/de.md", &german);
        let opened = open(fixture.tree(), &Overrides { proofread: false, ..Overrides::default() });
        prop_assume!(!opened.report.has_errors());
        let everything = exported(fixture.tree(), &all());
        for (write, read) in FORMS {
            let untouched: Vec<String> = everything.iter().map(write).collect();
            let outcome = imported(fixture.tree(), &untouched, read);
            prop_assert!(!outcome.refused && outcome.files.is_empty(), "{:?}", outcome.report.findings);

            let back: Vec<String> = everything.iter().cloned().map(|package| write(&translated(package))).collect();
            let outcome = imported(fixture.tree(), &back, read);
            prop_assert!(!outcome.refused, "{english}\n{:#?}", outcome.report.findings);
            let after = with(fixture.tree(), &outcome);
            for (path, _) in fixture.tree().iter().filter(|(path, _)| *path != "content/terms/de.md") {
                prop_assert_eq!(after.bytes(path), fixture.tree().bytes(path));
            }
            let open = exported(&after, &Scope::default());
            prop_assert!(open.is_empty(), "{english}\n{}\n{open:#?}", String::from_utf8_lossy(after.bytes("content/terms/de.md").unwrap()));
            let source = exported(&after, &all());
            for unit in source.iter().flat_map(|package| &package.files).flat_map(|file| &file.sections).flat_map(|s| &s.units) {
                if !["title.1"].contains(&unit.id.as_str()) {
                    prop_assert_eq!(unit.target.clone(), Some(aloud(&unit.source)), "{}", unit.id);
                }
            }
            // What was there in German stands there still, in its order.
            let text = String::from_utf8(after.bytes("content/terms/de.md").unwrap().to_vec()).unwrap();
            let mut rest = text.as_str();
            let kept = german.split("## ").filter(|part| !part.trim_matches(['#', '\r', '\n', ' ']).is_empty());
            for part in kept.map(|part| part.trim_end_matches(['#', '\r', '\n'])) {
                let (_, behind) = rest.split_once(part).ok_or_else(|| TestCaseError::fail(format!("{part:?} is not in {text}")))?;
                rest = behind;
            }
        }
    }
}
