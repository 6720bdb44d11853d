//! What changed on either side while a translation was on its way.

use super::*;

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
