//! One broken site for each diagnostic code, with everything that `check` says of it: `tests/broken/<code>/expected.txt`.
//!
//! `LEXLOCI_UPDATE=1 cargo test --test broken` writes the snapshots anew; the diff is then read as a reader of the
//! message would read it.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod support;

use lexloci::cli::render_report;
use lexloci::diagnostic::{CODES, Diagnostic, Diagnostics, Report, Severities, Severity};
use lexloci::loose::{LooseText, LooseTexts};
use lexloci::site::{Opened, Overrides};
use lexloci::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use support::{Built, Fixture, repository};

/// Where the finding of each code stands: file and line, as SPEC 8 demands. The line of an edit is that of its heading; a
/// missing or misplaced file has none; a circle has the key in one of its files.
const PLACES: [(&str, &str, Option<usize>); 157] = [
    ("translation-file", "back.po", Some(8)),
    ("translation-markup", "back.po", Some(8)),
    ("translation-outdated", "back.po", Some(8)),
    ("translation-incomplete", "back.po", Some(12)),
    ("missing-file", "locales/ch/region.toml", None),
    ("unreadable-file", "content/terms/de.md", None),
    ("link-leaves-site", "content/terms/en.md", None),
    ("invalid-utf8", "content/terms/de.md", Some(11)),
    ("file-too-large", "content/terms/de.md", None),
    ("unexpected-file", "locales/ch/terms/de.markdown", None),
    ("invalid-name", "locales/us_ca/region.toml", None),
    ("merge-conflict", "content/terms/en.md", Some(9)),
    ("toml-syntax", "locales/ch/region.toml", Some(2)),
    ("unknown-key", "locales/ch/region.toml", Some(3)),
    ("missing-key", "locales/ch/region.toml", Some(1)),
    ("invalid-value", "content/terms/policy.toml", Some(2)),
    ("unclosed-front-matter", "content/terms/en.md", Some(1)),
    ("unknown-region", "content/terms/policy.toml", Some(2)),
    ("cyclic-parents", "locales/europe/region.toml", Some(2)),
    ("unknown-policy", "locales/ch/trems/de.md", None),
    ("malformed-language", "content/terms/deutsch_neu.md", None),
    ("non-canonical-language", "locales/cn/region.toml", Some(3)),
    ("unknown-language", "locales/jp/region.toml", Some(3)),
    ("duplicate-language", "locales/ch/region.toml", Some(3)),
    ("prevailing-language", "locales/ch/region.toml", Some(4)),
    ("missing-region-name", "locales/dach/region.toml", Some(1)),
    ("raw-html", "content/terms/en.md", Some(11)),
    ("second-title", "content/terms/en.md", Some(11)),
    ("missing-title", "content/terms/en.md", None),
    ("invalid-id", "content/terms/en.md", Some(7)),
    ("duplicate-id", "content/terms/en.md", Some(7)),
    ("unpinned-id", "locales/ch/terms/de.md", Some(1)),
    ("id-out-of-place", "content/terms/de.md", Some(3)),
    ("unknown-attribute", "locales/ch/terms/de.md", Some(1)),
    ("extra-section", "locales/ch/terms/fr.md", Some(5)),
    ("list-numbers", "content/terms/en.md", Some(13)),
    ("heading-not-read", "locales/ch/terms/de.md", Some(1)),
    ("control-character", "content/terms/en.md", Some(11)),
    ("too-deep", "content/terms/en.md", Some(11)),
    ("undefined-footnote", "content/terms/en.md", Some(11)),
    ("duplicate-footnote", "content/terms/en.md", Some(13)),
    ("misplaced-table", "content/terms/en.md", Some(11)),
    ("dangling-local-section", "locales/ie/terms/en.md", Some(5)),
    ("local-section-without-place", "locales/ch/terms/de.md", Some(1)),
    ("local-section-with-place", "locales/ch/terms/de.md", Some(1)),
    ("local-section-elsewhere", "locales/ch/terms/de.md", Some(5)),
    ("overlapping-edits", "locales/ch/terms/de.md", Some(5)),
    ("level-too-deep", "locales/ch/terms/de.md", Some(17)),
    ("missing-reason", "locales/ch/terms/de.md", Some(1)),
    ("missing-document", "content/notice/en.md", None),
    ("prevails-cycle", "content/terms/policy.toml", Some(2)),
    ("undefined-value", "content/terms/en.md", Some(11)),
    ("ambiguous-name", "locales/global/region.toml", Some(5)),
    ("unsafe-link", "content/terms/en.md", Some(11)),
    ("link-without-words", "content/terms/en.md", Some(11)),
    ("dangling-reference", "content/terms/de.md", Some(11)),
    ("fluent-syntax", "locales/en.ftl", Some(1)),
    ("message-failed", "content/terms/en.md", Some(11)),
    ("untranslated-legal-string", "locales/sw.ftl", None),
    ("cookie-field", "content/cookies/cookies.toml", Some(1)),
    ("review-syntax", "review.lock", Some(3)),
    ("stale-local", "locales/ch/terms/de.md", Some(1)),
    ("stale", "content/terms/de.md", Some(7)),
    ("unreviewed", "content/terms/de.md", None),
    ("unused-review", "review.lock", Some(5)),
    ("unreadable-history", "history/terms/ledger.toml", Some(15)),
    ("edited-history", "history/terms/2024-03-01/ch/en.md", None),
    ("missing-history", "history/terms/2024-03-01/ch/en.md", None),
    ("unknown-history", "history/terms/2024-03-01/ch/de.md", None),
    ("broken-chain", "history/terms/ledger.toml", Some(6)),
    ("forked-history", "history/terms/ledger.toml", Some(25)),
    ("published-text-would-vanish", "history/terms/ledger.toml", None),
    ("redirect-source", "site.toml", Some(9)),
    ("redirect-target", "site.toml", Some(9)),
    ("host-limit", "site.toml", Some(5)),
    ("inline-code", "themes/default/templates/not-found.html", Some(3)),
    ("missing-theme", "site.toml", Some(4)),
    ("broken-template", "themes/aurora/templates/region.html", Some(1)),
    ("never-shown", "content/terms/de.md", Some(1)),
    ("empty-text", "content/terms/de.md", None),
    ("likely-country", "locales/kg/region.toml", Some(3)),
    ("fallback", "content/terms/de.md", None),
    ("local-text-untranslated", "locales/ch/terms/fr.md", None),
    ("renamed-section", "locales/ch/terms/de.md", Some(1)),
    ("review-overdue", "content/terms/policy.toml", Some(2)),
    ("took-effect-unreviewed", "history/terms/ledger.toml", None),
    ("cookie-in-no-table", "content/cookies/cookies.toml", Some(9)),
    ("unmarked-precedence", "content/terms/en.md", Some(7)),
    ("empty-cookie-table", "content/cookies/en.md", Some(5)),
    ("space-in-link", "content/terms/en.md", Some(11)),
    ("skipped-level", "content/terms/en.md", Some(7)),
    ("contradicted-precedence", "content/terms/en.md", Some(9)),
    ("undeclared-precedence", "content/terms/en.md", Some(9)),
    ("term-differs", "content/privacy/de.md", Some(3)),
    ("avoided-term", "content/privacy/de.md", Some(5)),
    ("message-lacks-variable", "locales/de.ftl", Some(1)),
    ("duplicate-message", "locales/en.ftl", Some(3)),
    ("unassigned-duty", "content/privacy/policy.toml", Some(4)),
    ("unmet-duty", "locales/ch/privacy/en.md", Some(1)),
    ("update-overdue", "content/privacy/policy.toml", Some(4)),
    ("unused-duty", "content/privacy/policy.toml", Some(2)),
    ("duty-in-fallback", "content/privacy/policy.toml", Some(4)),
    ("gpc-unmentioned", "site.toml", Some(6)),
    ("gpc-undeclared", "content/terms/en.md", Some(9)),
    ("no-editions", "locales/global/region.toml", None),
    ("derived-id", "content/terms/en.md", Some(3)),
    ("attribute-spacing", "content/terms/en.md", Some(7)),
    ("expired-waiver", "site.toml", Some(6)),
    ("unused-waiver", "site.toml", Some(6)),
    ("unused-footnote", "content/terms/en.md", Some(11)),
    ("unused-value", "locales/global/region.toml", Some(5)),
    ("untranslated-string", "locales/de.ftl", None),
    ("no-hreflang", "locales/us-ca/region.toml", Some(1)),
    ("removed-section", "locales/ch/terms/de.md", Some(1)),
    // Of the writing itself
    ("empty-section", "content/terms/en.md", Some(11)),
    ("glued-block", "content/terms/en.md", Some(10)),
    ("labels-run-together", "content/terms/en.md", Some(9)),
    ("attribute-not-read", "content/terms/en.md", Some(9)),
    ("uneven-table", "content/terms/en.md", Some(12)),
    ("saved-page", "content/terms/en.md", Some(9)),
    ("placeholder", "content/terms/en.md", Some(9)),
    ("repeated-sentence", "content/terms/en.md", Some(9)),
    ("unfinished-paragraph", "content/terms/en.md", Some(9)),
    ("glued-link", "content/terms/en.md", Some(9)),
    ("staging-link", "content/terms/en.md", Some(9)),
    ("emphasis-not-read", "content/terms/en.md", Some(9)),
    ("unmatched-bracket", "content/terms/en.md", Some(9)),
    ("misplaced-mark", "content/terms/en.md", Some(9)),
    ("unmatched-quotation", "content/terms/en.md", Some(9)),
    ("glued-words", "content/terms/en.md", Some(9)),
    ("stray-fragment", "content/terms/en.md", Some(11)),
    ("look-alike", "fa.md", Some(9)),
    ("lost-joiner", "fa.md", Some(9)),
    ("foreign-link", "content/terms/en.md", Some(9)),
    ("wrong-number", "content/terms/en.md", Some(9)),
    ("invisible-character", "content/terms/en.md", Some(9)),
    ("garbled-text", "content/terms/en.md", Some(9)),
    ("mixed-scripts", "content/terms/en.md", Some(9)),
    ("foreign-script", "content/terms/en.md", Some(9)),
    ("foreign-language", "content/terms/de.md", Some(9)),
    ("foreign-date", "content/terms/de.md", Some(9)),
    ("impossible-date", "content/terms/en.md", Some(9)),
    ("unpadded-date", "content/terms/en.md", Some(9)),
    ("links-differ", "content/terms/de.md", Some(7)),
    ("amounts-differ", "content/terms/de.md", Some(9)),
    ("passages-differ", "content/terms/de.md", Some(7)),
    ("review-due", "content/terms/policy.toml", Some(2)),
    ("unreleased-change", "content/terms/policy.toml", None),
    ("bold-paragraph", "content/terms/en.md", Some(9)),
    ("untranslated-link", "content/terms/de.md", Some(9)),
    ("not-nfc", "content/terms/en.md", Some(9)),
    ("outline-differs", "de.md", Some(3)),
    ("dates-disagree", "en.md", Some(3)),
    ("date-not-changed", "en.md", Some(4)),
    ("only-date-changed", "en.md", Some(4)),
    ("date-goes-back", "en.md", Some(4)),
    ("vanished-id", "en.md", Some(3)),
];

fn folder(code: &str) -> PathBuf {
    repository().join("tests/broken").join(code)
}

fn broken(code: &str) -> Built {
    if is_loose(code) {
        return loose(code);
    }
    let site = Fixture::at(&folder(code));
    if code == "file-too-large" {
        // A file of this size has no place in a repository.
        return site.write("content/terms/de.md", &"Ein Protokoll. ".repeat(800_000)).build();
    }
    opened(code, &site)
}

/// A broken site as it has to be opened for its code to be found.
fn opened(code: &str, site: &Fixture) -> Built {
    if code.starts_with("translation-") {
        return translated(code, site);
    }
    match code {
        // Two weeks before the day.
        "review-due" => site.as_of("2024-12-15"),
        "unreleased-change" => Built::of(site.tree()),
        // A year and a day after what was published last.
        "update-overdue" => site.released("2024-01-01").as_of("2025-01-02"),
        _ => site.build(),
    }
}

/// Whether what a code is about needs texts that no site has: a text and the one before it, or one in a language that no theme has.
fn is_loose(code: &str) -> bool {
    !folder(code).join("site.toml").is_file()
}

/// What `check FILE.md` says of the text in a folder, with `source.md` and `previous.md` beside it.
fn loose(code: &str) -> Built {
    let text = |name: &str| {
        let bytes = std::fs::read(folder(code).join(name)).ok()?;
        Some(LooseText { path: name.to_owned(), bytes })
    };
    let texts = ["en.md", "de.md", "fa.md"].into_iter().filter_map(text).collect();
    let source = text("source.md");
    let previous = text("previous.md");
    let found = lexloci::loose::check(&LooseTexts { texts, language: None, source, previous });
    Built { opened: Opened { site: None, report: found.report, texts: Arc::new(found.texts) } }
}

#[test]
fn every_code_has_a_broken_site_and_every_broken_site_a_code() {
    let codes: BTreeSet<String> = CODES.iter().map(|code| code.name().to_owned()).collect();
    let folders: BTreeSet<String> = std::fs::read_dir(repository().join("tests/broken"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(codes, folders);
}

#[test]
fn every_broken_site_says_what_its_snapshot_says() {
    let update = std::env::var_os("LEXLOCI_UPDATE").is_some();
    let mut wrong = Vec::new();
    for code in CODES {
        let opened = broken(code.name()).opened;
        let said = render_report(&opened.report, &opened.texts);
        let path = folder(code.name()).join("expected.txt");
        if update {
            std::fs::write(&path, &said).unwrap();
            continue;
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if said != expected {
            wrong.push(format!("{code} was:\n{expected}\n{code} is:\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}\nLEXLOCI_UPDATE=1 writes them anew", wrong.join("\n"));
}

#[test]
fn every_code_is_found_once_and_in_its_place() {
    let mut wrong = Vec::new();
    let placed: BTreeSet<&str> = PLACES.iter().map(|(code, ..)| *code).collect();
    let all: BTreeSet<&str> = CODES.iter().map(|code| code.name()).collect();
    assert_eq!(placed, all);
    for (code, file, line) in PLACES {
        let built = broken(code);
        let found = built.found(code);
        let [finding] = found[..] else {
            wrong.push(format!("{code}: one finding expected in {found:#?}"));
            continue;
        };
        if finding.file.as_deref() != Some(file) || finding.line != line {
            wrong.push(format!("{code}: {file}:{line:?} expected, not {:?}:{:?}", finding.file, finding.line));
        }
        if finding.hint.as_deref().unwrap_or_default().is_empty() {
            wrong.push(format!("{code}: no hint"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_finding_has_the_severity_of_its_code_until_the_site_says_otherwise() {
    for code in CODES {
        let built = broken(code.name());
        assert!(built.found(code.name()).iter().all(|finding| finding.severity == code.severity()), "{code}");
        if is_loose(code.name()) {
            continue;
        }
        let settings = folder(code.name()).join("site.toml");
        let text = std::fs::read_to_string(settings).unwrap();
        let off = format!("{text}\n[severity]\n{code} = \"off\"\n");
        let quiet = match code.name() {
            "file-too-large" => continue,
            name => opened(name, &Fixture::at(&folder(name)).write("site.toml", &off)),
        };
        if code.is_evidence() {
            assert_eq!(quiet.the(code.name()).severity, Severity::Error, "{code}");
            assert_eq!(quiet.the("invalid-value").file.as_deref(), Some("site.toml"), "{code}");
        } else {
            assert!(quiet.found(code.name()).is_empty(), "{code} is off");
        }
    }
}

#[test]
fn evidence_cannot_be_switched_off_by_any_word() {
    for word in ["warning", "hint", "off"] {
        let settings = std::fs::read_to_string(folder("edited-history").join("site.toml")).unwrap();
        let site = Fixture::at(&folder("edited-history"))
            .write("site.toml", &format!("{settings}\n[severity]\nedited-history = \"{word}\"\n"));
        let finding = site.build().the("invalid-value").clone();
        assert_eq!(finding.message, "`edited-history` is always an error: evidence cannot be switched off");
        assert_eq!(finding.line, Some(6), "{word}");
    }
}

#[test]
fn a_report_ignores_what_anybody_asks_about_evidence() {
    for code in CODES {
        let mut found = Diagnostics::new();
        found.push(Diagnostic::new(*code, "a fact"));
        let everywhere = BTreeMap::from([(*code, Severity::Off)]);
        let severities = Severities { everywhere, ..Severities::default() };
        let report = Report::new(&found, &Sources::default(), &severities);
        assert_eq!(report.has_errors(), code.is_evidence(), "{code}");
    }
}

/// What is wrong with what came back from a translator.
fn translated(code: &str, site: &Fixture) -> Built {
    let overrides = Overrides::default();
    let opened = lexloci::site::open(site.tree(), &overrides);
    let mut files = Sources::default();
    let text = std::fs::read_to_string(folder(code).join("back.po")).unwrap();
    let file = files.add("back.po", text.clone());
    let back = [lexloci::translate::po::read(&text, file)];
    let composed = opened.site.clone().expect("a site");
    let put = lexloci::translate::put(site.tree(), &overrides, &opened, &composed, &back, &files, false);
    assert!(put.files.is_empty(), "{code} wrote something");
    Built { opened: Opened { site: None, report: put.report, texts: Arc::new(files) } }
}
