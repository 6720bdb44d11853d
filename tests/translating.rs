//! Texts go to translators and come back.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod support;

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

#[test]
fn a_message_comes_back_and_the_others_stay_as_somebody_wrote_them() {
    let outcome = put_back(&wording(), &Scope::default(), |package| say(package, "promise", "Wir antworten."));
    assert!(!outcome.refused, "{:#?}", outcome.report.findings);
    let text = String::from_utf8(outcome.files["locales/de.ftl"].clone()).unwrap();
    assert_eq!(text, "# Von Hand.\nhours   =   Wir sind da.\npromise = Wir antworten.\n");
    assert_eq!(outcome.placed["locales/de.ftl"], ["promise"]);
    // Of a language without a file, one is made.
    let outcome = put_back(&wording().remove("locales/de.ftl"), &Scope::default(), |package| {
        say(package, "promise", "Wir antworten.");
    });
    assert_eq!(outcome.files["locales/de.ftl"], b"promise = Wir antworten.\n");
}

#[test]
fn a_message_that_is_there_already_is_replaced_in_its_place() {
    let outcome = put_back(&wording(), &all(), |package| say(package, "hours", "Wir sind immer da."));
    assert!(!outcome.refused, "{:#?}", outcome.report.findings);
    assert_eq!(outcome.files["locales/de.ftl"], "# Von Hand.\nhours   = Wir sind immer da.\n".as_bytes());
}

#[test]
fn a_message_with_braces_that_mean_nothing_writes_nothing() {
    let outcome = put_back(&wording(), &Scope::default(), |package| {
        let units = package.files.iter_mut().flat_map(|file| &mut file.sections).flat_map(|section| &mut section.units);
        for unit in units.filter(|unit| unit.id == "promise") {
            unit.target = Some(vec![Piece::Text("Wir ".to_owned()), Piece::Alone("{ $nobody }".to_owned())]);
        }
    });
    assert!(outcome.refused && outcome.files.is_empty());
    assert!(outcome.report.findings.iter().any(|finding| finding.code == "translation-markup"), "{:?}", outcome.report);
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

#[test]
fn what_was_translated_from_an_older_source_is_put_in_and_stays_stale() {
    let fixture = stale();
    assert_eq!(state(&fixture, "use"), Some(State::Stale));
    for (write, read) in FORMS {
        let back: Vec<String> = exported(fixture.tree(), &Scope::default())
            .into_iter()
            .map(|mut package| {
                for unit in package.files.iter_mut().flat_map(|file| &mut file.sections).flat_map(|s| &mut s.units) {
                    unit.target = Some(aloud(&unit.source));
                    unit.open = false;
                }
                write(&package)
            })
            .collect();
        // The source as it was exported: the section is reviewed.
        let outcome = imported(fixture.tree(), &back, read);
        assert!(!outcome.refused && codes(&outcome).is_empty(), "{:#?}", outcome.report.findings);
        let after = Fixture::empty();
        let after = with(fixture.tree(), &outcome).iter().fold(after, |after, (path, _)| {
            after.write_bytes(path, with(fixture.tree(), &outcome).bytes(path).unwrap())
        });
        assert_eq!(state(&after, "use"), Some(State::Current));
        // It changed meanwhile: said, put in, and still stale.
        let moved = fixture.clone().edit("content/terms/en.md", "Do use", "Always use");
        let outcome = imported(moved.tree(), &back, read);
        assert!(!outcome.refused, "{:#?}", outcome.report.findings);
        assert_eq!(codes(&outcome), BTreeSet::from(["translation-outdated"]));
        let text = String::from_utf8(outcome.files["content/terms/de.md"].clone()).unwrap();
        assert!(text.contains("DO USE **IT** AS [LAW](#law) SAY."), "{text}");
        let after = moved
            .clone()
            .write("content/terms/de.md", &text)
            .write("review.lock", std::str::from_utf8(&outcome.files["review.lock"]).unwrap());
        assert_eq!(state(&after, "use"), Some(State::Stale));
        // A block came meanwhile: the section waits.
        let grown = fixture.clone().edit("content/terms/en.md", "say.\n", "say.\n\nAnd so on.\n");
        let outcome = imported(grown.tree(), &back, read);
        assert!(german(&outcome).contains("Nach dem [Recht](#law)."), "only the other section is put in");
        let said: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.message.as_str()).collect();
        let expected = "`content/terms/de.md#use` is left as it is: its source has a new block since it was exported";
        assert_eq!((said, codes(&outcome)), (vec![expected], BTreeSet::from(["translation-outdated"])));
        // The section went meanwhile.
        let gone = fixture.clone().edit("content/terms/en.md", "{#use}", "{#usage}").edit(
            "content/terms/de.md",
            "{#use}",
            "{#usage}",
        );
        let outcome = imported(gone.tree(), &back, read);
        assert!(german(&outcome).contains("{#usage}\n\nNach dem [Recht](#law)."), "{}", german(&outcome));
        assert!(codes(&outcome).contains("translation-outdated"), "{:#?}", outcome.report.findings);
    }
}

#[test]
fn what_the_site_says_otherwise_since_the_export_stays() {
    let keeps = |outcome: &Outcome, name: &str| {
        assert!(!outcome.refused, "{:#?}", outcome.report.findings);
        let said: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.message.as_str()).collect();
        let expected =
            format!("`content/terms/de.md#{name}` was changed since the file was exported, and stays as it is");
        assert_eq!(said, [expected]);
        assert!(!outcome.reviewed.iter().any(|subject| subject.to_string().ends_with(name)), "{:?}", outcome.reviewed);
    };
    for (write, read) in FORMS {
        // Of a stale section, somebody wrote another translation and confirmed it.
        let exported_back = |fixture: &Fixture| -> Vec<String> {
            exported(fixture.tree(), &Scope::default()).into_iter().map(|package| write(&translated(package))).collect()
        };
        let back = exported_back(&stale());
        let mended =
            stale().edit("content/terms/de.md", "Nach dem [Recht](#law).", "Nach **dem** [Recht](#law) nutzen.");
        let outcome = imported(mended.tree(), &back, read);
        keeps(&outcome, "use");
        assert!(german(&outcome).contains("Nach **dem** [Recht](#law) nutzen."), "{}", german(&outcome));
        assert!(german(&outcome).contains("- ONE"), "the other section is put in: {}", german(&outcome));
        let outcome = put_into(mended.tree(), &back, read, true);
        assert!(german(&outcome).contains("DO USE **IT** AS [LAW](#law) SAY."), "{}", german(&outcome));
        // What was missing was put in, and corrected: the same file again, with others of its batch, takes nothing back.
        let back = exported_back(&site());
        let outcome = imported(site().tree(), &back, read);
        let put = site()
            .write("content/terms/de.md", &german(&outcome))
            .write("review.lock", std::str::from_utf8(&outcome.files["review.lock"]).unwrap());
        let again = imported(put.tree(), &back, read);
        assert!(again.files.is_empty() && again.report.findings.is_empty(), "{:#?}", again.report.findings);
        let corrected = put.edit("content/terms/de.md", "USE **IT** AS", "USE **THAT** AS");
        let outcome = imported(corrected.tree(), &back, read);
        keeps(&outcome, "use");
        assert!(outcome.files.is_empty(), "{:?}", outcome.files.keys());
        // Versions before this one did not say what they saw.
        let old: Vec<String> = back
            .iter()
            .map(|text| text.replace(" lex:target=\"missing\"", "").replace("#. target missing\n", ""))
            .collect();
        assert_ne!(old, back);
        keeps(&imported(corrected.tree(), &old, read), "use");
        let outcome = imported(site().tree(), &old, read);
        assert!(german(&outcome).contains("USE **IT** AS"), "{}", german(&outcome));
    }
}

#[test]
fn a_section_that_was_renamed_since_the_export_is_found() {
    for (write, read) in FORMS {
        let back: Vec<String> =
            exported(site().tree(), &Scope::default()).into_iter().map(|package| write(&translated(package))).collect();
        let renamed = site().edit("content/terms/en.md", "{#use}", "{#usage was=use}");
        let outcome = imported(renamed.tree(), &back, read);
        assert!(!outcome.refused && codes(&outcome).is_empty(), "{:#?}", outcome.report.findings);
        assert!(german(&outcome).contains("## USE {#usage}\r\n\r\nUSE **IT** AS"), "{}", german(&outcome));
        assert_eq!(outcome.reviewed.iter().map(ToString::to_string).collect::<Vec<_>>(), ["content/terms/de.md#usage"]);
        // Where nothing says so it is left out, and the hint helps.
        let gone = site().edit("content/terms/en.md", "{#use}", "{#usage}");
        let outcome = imported(gone.tree(), &back, read);
        assert!(outcome.files.is_empty(), "{:?}", outcome.files.keys());
        let hint = outcome.report.findings[0].hint.as_deref();
        let expected = "it is left out; if it has another name now, say `was=use` in its heading in `content/terms/en.md` and import again";
        assert_eq!(hint, Some(expected));
    }
}

#[test]
fn a_text_that_cannot_be_read_is_not_called_missing() {
    // A section came, and the German headings have no ids: nobody knows which of them is which.
    let fixture = site()
        .edit("locales/global/region.toml", "\"de\"]", "\"de\", \"fr\"]")
        .write("content/terms/de.md", "# Bedingungen\n\n## Nutzung\n\nText.\n\n## Recht\n\n- Eins\n- Zwei\n")
        .edit("content/terms/en.md", "- Two\n", "- Two\n\n## Appeals {#appeals}\n\nYou may appeal.\n");
    let packages = exported(fixture.tree(), &Scope::default());
    let [german, french] = &packages[..] else { panic!("{packages:#?}") };
    assert!(german.files.is_empty(), "{german:#?}");
    assert_eq!(german.unread, BTreeSet::from(["content/terms/de.md".to_owned()]));
    assert!(french.unread.is_empty() && !french.files.is_empty());
    // On the command line: why, what to do, and the other language.
    let folder = tempfile::tempdir().expect("a folder");
    for (path, entry) in fixture.tree().iter() {
        if let lexloci::source::FileEntry::Bytes(bytes) = entry {
            let place = folder.path().join(path);
            std::fs::create_dir_all(place.parent().expect("a parent")).expect("a folder");
            std::fs::write(place, bytes).expect("a file");
        }
    }
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_lexloci"))
        .args(["export", "--format", "po", "--out", "out"])
        .current_dir(folder.path())
        .output()
        .expect("the command runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("unpinned-id") && said.contains("content/terms/de.md:3"), "{said}");
    assert!(said.contains("de.po` was not written") && said.contains("lexloci check --fix"), "{said}");
    assert!(folder.path().join("out/fr.po").is_file() && !folder.path().join("out/de.po").exists(), "{said}");
}

#[test]
fn a_block_that_stands_twice_counts_once() {
    let back = po::write(&translated(exported(site().tree(), &Scope::default()).remove(0)));
    let entry = "\nmsgctxt \"text.terms.global#use.1\"\nmsgid \"Use\"\nmsgstr \"USE\"\n";
    let outcome = imported(site().tree(), &[format!("{back}{entry}")], po::read);
    assert!(german(&outcome).contains("## USE {#use}"), "{:#?}", outcome.report.findings);
    let outcome = imported(site().tree(), &[format!("{back}{}", entry.replace("USE", "Nutzung"))], po::read);
    let said: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(said, ["`text.terms.global#use.1` stands twice in the file, with different words"]);
    assert!(outcome.refused && outcome.files.is_empty());
}

#[test]
fn the_hint_for_a_message_is_about_messages() {
    let mut packages = exported(wording().tree(), &Scope::default());
    packages.iter_mut().for_each(|package| say(package, "promise", "Wir antworten."));
    let back = po::write(&packages[0]).replacen("Wir antworten.", "Wir } antworten.", 1);
    let outcome = imported(wording().tree(), &[back], po::read);
    let hint = outcome.report.findings[0].hint.as_deref().unwrap_or_default();
    assert!(outcome.refused && hint.starts_with("close every brace"), "{hint}");
}

#[test]
fn translations_come_home_after_the_site_has_moved() {
    let moved = site().edit("site.toml", "https://legal.example", "https://law.example");
    for (write, read) in FORMS {
        let back = write(&translated(exported(site().tree(), &Scope::default()).remove(0)));
        let outcome = imported(moved.tree(), std::slice::from_ref(&back), read);
        assert!(outcome.refused);
        let hint = outcome.report.findings[0].hint.as_deref().unwrap_or_default();
        assert!(hint.contains("write the new one in its place"), "{hint}");
        // Which works.
        let outcome = imported(moved.tree(), &[back.replacen("https://legal.example", "https://law.example", 1)], read);
        assert!(german(&outcome).contains("USE **IT** AS"), "{:#?}", outcome.report.findings);
    }
}

#[test]
fn tools_that_want_a_country_may_have_one() {
    let languages = |written: &str, source: &str, target: &str| {
        let (mut written, before) = (written.to_owned(), written.to_owned());
        for (from, to) in [
            ("srcLang=\"en\"", format!("srcLang=\"{source}\"")),
            ("trgLang=\"de\"", format!("trgLang=\"{target}\"")),
            ("X-Source-Language: en\\n", format!("X-Source-Language: {source}\\n")),
            ("Language: de\\n", format!("Language: {target}\\n")),
        ] {
            written = written.replace(from, &to);
        }
        assert_ne!(written, before);
        [written]
    };
    for (write, read) in FORMS {
        let back = write(&translated(exported(site().tree(), &Scope::default()).remove(0)));
        let outcome = imported(site().tree(), &languages(&back, "en-US", "de-DE"), read);
        assert!(!outcome.refused && codes(&outcome).is_empty(), "{:#?}", outcome.report.findings);
        assert!(german(&outcome).contains("USE **IT** AS"), "{}", german(&outcome));
        // Another language is none of these, and is said once.
        for (source, target, fact) in [
            ("fr", "de", "the file is from `fr`; the site translates `text.terms.global` from `en`"),
            ("en", "fr-FR", "no edition is in `fr-FR`"),
        ] {
            let outcome = imported(site().tree(), &languages(&back, source, target), read);
            let said: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.message.as_str()).collect();
            assert!(outcome.refused);
            assert_eq!(said, [fact]);
        }
    }
}

#[test]
fn a_message_that_was_corrected_since_the_export_stays() {
    let fixture = wording();
    for (write, read) in FORMS {
        let mut packages = exported(fixture.tree(), &all());
        packages.iter_mut().for_each(|package| {
            say(package, "promise", "Wir antworten.");
            say(package, "hours", "Wir sind immer da.");
        });
        let back: Vec<String> = packages.iter().map(write).collect();
        let meanwhile = fixture
            .clone()
            .write("locales/de.ftl", "# Von Hand.\nhours   =   Wir sind da.\npromise = Wir antworten sofort.\n");
        let outcome = imported(meanwhile.tree(), &back, read);
        assert_eq!(
            outcome.files["locales/de.ftl"],
            "# Von Hand.\nhours   = Wir sind immer da.\npromise = Wir antworten sofort.\n".as_bytes()
        );
        let said: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(
            said.contains(&"`locales/de.ftl#promise` was changed since the file was exported, and stays as it is"),
            "{said:#?}"
        );
        let outcome = put_into(meanwhile.tree(), &back, read, true);
        assert!(outcome.files["locales/de.ftl"].ends_with(b"promise = Wir antworten.\n"));
    }
}

#[test]
fn a_tool_may_cut_a_unit_into_segments() {
    let fixture = site();
    let written = xliff::write(&exported(fixture.tree(), &Scope::default())[0]);
    let (before, rest) =
        written.split_once("<segment state=\"initial\">\n          <source>Use <pc").expect("the unit");
    let (_, after) = rest.split_once("</segment>").unwrap();
    // A span that begins in one segment and ends in another (XLIFF 2.1, 4.7.2.3.2), white space between segments, and a mark.
    let cut = "<segment state=\"translated\">\
         <source>Use <sc id=\"1\" dataRef=\"d1\" isolated=\"no\"/>it</source>\
         <target>Nutzen Sie <sc id=\"1\" dataRef=\"d1\"/>es</target></segment>\
         <ignorable><source> </source></ignorable>\
         <segment state=\"translated\"><source><ec startRef=\"1\" dataRef=\"d1\"/> as <pc id=\"2\" dataRefStart=\"d2\" dataRefEnd=\"d3\">law</pc> say.</source>\
         <target>jetzt<ec startRef=\"1\" dataRef=\"d1\"/>, <mrk id=\"m1\" type=\"term\">wie</mrk> das \
         <pc id=\"2\" dataRefStart=\"d2\" dataRefEnd=\"d3\">Recht</pc> sagt.</target></segment>";
    let back = format!("{before}{cut}{after}").replacen(
        "<source>Use</source>",
        "<source>Use</source><target>Nutzung</target>",
        1,
    );
    let outcome = imported(fixture.tree(), std::slice::from_ref(&back), xliff::read);
    assert!(!outcome.refused, "{back}\n{:#?}", outcome.report.findings);
    let text = String::from_utf8(outcome.files["content/terms/de.md"].clone()).unwrap();
    assert!(text.contains("Nutzen Sie **es jetzt**, wie das [Recht](#law) sagt."), "{text}");
    // An end without a beginning has lost a code.
    let outcome = imported(fixture.tree(), &[back.replacen("<sc id=\"1\" dataRef=\"d1\"/>", "", 1)], xliff::read);
    assert!(outcome.refused && codes(&outcome).contains("translation-markup"), "{:#?}", outcome.report.findings);
    // One segment that is not done leaves the unit undone.
    let outcome = imported(
        fixture.tree(),
        &[back.replacen("<target>Nutzen Sie <sc id=\"1\" dataRef=\"d1\"/>es</target>", "", 1)],
        xliff::read,
    );
    assert!(!outcome.files.contains_key("content/terms/de.md"), "{:?}", outcome.files.keys());
}

#[test]
fn segments_may_stand_in_another_order_than_their_sources() {
    let fixture = site();
    let written = xliff::write(&exported(fixture.tree(), &Scope::default())[0]);
    let whole = "<source>Use</source>\n        </segment>";
    assert_eq!(written.matches(whole).count(), 1, "{written}");
    let cut = "<source>U</source><target order=\"3\">Nutzung</target></segment>\
         <ignorable><source></source><target order=\"2\"> </target></ignorable>\
         <segment><source>se</source><target order=\"1\">Zur</target></segment>";
    let source = written.find("<source>Use <pc").expect("the unit");
    let end = source + written[source..].find("</source>").expect("its end");
    let copied = written[source + "<source>".len()..end].to_owned();
    let back = written
        .replacen(&format!("{copied}</source>"), &format!("{copied}</source><target>{copied}</target>"), 1)
        .replacen(whole, cut, 1);
    let outcome = imported(fixture.tree(), &[back], xliff::read);
    assert!(german(&outcome).contains("## Zur Nutzung {#use}"), "{:#?}", outcome.report.findings);
}

#[test]
fn a_region_asks_for_what_its_editions_show() {
    let fixture = site()
        .write("locales/ch/region.toml", "parent = \"global\"\nlanguages = [\"en\", \"fr\"]\n")
        .write("locales/ch/terms/en.md", "## Swiss law {#law}\n\nThe law of Switzerland.\n");
    let of = |region: &str| {
        let regions = BTreeSet::from([lexloci::id::RegionName::parse(region).expect("a region")]);
        let packages = exported(fixture.tree(), &Scope { regions, ..Scope::default() });
        let parts = packages.iter().flat_map(|package| {
            let of = |file: &lexloci::translate::PackageFile| {
                let home = file.home.to_string();
                let parts = file.sections.iter().map(move |section| format!("{home}#{}", section.part));
                parts.collect::<Vec<_>>()
            };
            let target = package.target.clone();
            package.files.iter().flat_map(of).map(move |part| format!("{target} {part}")).collect::<Vec<_>>()
        });
        parts.collect::<BTreeSet<_>>()
    };
    let swiss = ["fr text.terms.ch#law", "fr text.terms.global#title", "fr text.terms.global#use"];
    assert_eq!(of("ch"), swiss.map(str::to_owned).into());
    // All regions lie below the root: German lacks a section as well.
    let mut everywhere: BTreeSet<String> = swiss.map(str::to_owned).into();
    everywhere.insert("de text.terms.global#use".to_owned());
    assert_eq!(of("global"), everywhere);
}

#[test]
fn a_file_that_nobody_has_begun_is_one_finding() {
    let fixture = site().edit("locales/global/region.toml", "\"de\"]", "\"de\", \"fr\", \"it\"]");
    for (write, read) in FORMS {
        let written: Vec<String> = exported(fixture.tree(), &all()).iter().map(write).collect();
        let outcome = imported(fixture.tree(), &written, read);
        let said: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(said.len(), 3, "{said:#?}");
        assert!(said.contains(&"`content/terms/de.md#use` is left as it is: 2 of 2 blocks are not done"), "{said:#?}");
        let french = "3 sections of `content/terms/fr.md` are left as they are, from `law` to `use`: 6 of their 6 blocks are not done";
        assert!(said.contains(&french), "{said:#?}");
    }
}

/// Whether one element may stand behind another within a third (XLIFF 2.1, 4.2.2).
fn order(parent: &str) -> &'static [&'static str] {
    match parent {
        "xliff" => &["file"],
        "file" | "group" => &["notes", "group", "unit"],
        "notes" => &["note"],
        "unit" => &["notes", "originalData", "segment"],
        "originalData" => &["data"],
        "segment" => &["source", "target"],
        _ => &["ph", "pc", "cp"],
    }
}

#[test]
fn xliff_is_built_as_the_standard_demands() {
    let fixture = Fixture::at(&repository());
    let mut units = 0;
    for package in exported(fixture.tree(), &all()) {
        let written = xliff::write(&package);
        let document = roxmltree::Document::parse(&written).unwrap();
        let mut ids: BTreeSet<(String, &str, String)> = BTreeSet::new();
        let mut file = "";
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            let children: Vec<&str> =
                node.children().filter(|child| child.is_element()).map(|child| child.tag_name().name()).collect();
            let order = order(name);
            let places: Option<Vec<usize>> =
                children.iter().map(|child| order.iter().position(|known| known == child)).collect();
            let places = places.unwrap_or_else(|| panic!("{name} holds {children:?}"));
            let inline = matches!(name, "source" | "target" | "pc" | "data" | "note");
            assert!(inline || places.is_sorted(), "{name} holds {children:?}");
            let id = node.attribute("id").unwrap_or_default();
            // An NMTOKEN (XML 1.0), unique among the files, and among groups and units of a file.
            assert!(id.chars().all(|c| c.is_alphanumeric() || "-._:".contains(c)), "{id}");
            match name {
                "file" => {
                    assert!(ids.insert((String::new(), name, id.to_owned())), "{id}");
                    file = id;
                }
                "group" | "unit" => {
                    assert!(ids.insert((file.to_owned(), name, id.to_owned())), "{name} {id} in {file}")
                }
                _ => {}
            }
            if name != "unit" {
                continue;
            }
            units += 1;
            let inner = |name: &'static str| {
                node.descendants().filter(move |inner| inner.has_tag_name((node.tag_name().namespace().unwrap(), name)))
            };
            let data: BTreeSet<&str> = inner("data").filter_map(|data| data.attribute("id")).collect();
            for code in inner("ph").chain(inner("pc")) {
                let references =
                    ["dataRef", "dataRefStart", "dataRefEnd"].into_iter().filter_map(|name| code.attribute(name));
                assert!(references.into_iter().all(|reference| data.contains(reference)), "{id}");
            }
            // Codes of a source have ids of their own, and the same code has the same id in the target.
            for line in inner("source").chain(inner("target")) {
                let codes: Vec<&str> = line.descendants().filter_map(|code| code.attribute("id")).collect();
                assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "{id}: {codes:?}");
            }
        }
    }
    assert!(units > 1_000, "{units}");
}
