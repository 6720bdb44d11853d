//! Hostile sites: whatever stands in a folder, lexloci says what is wrong with it. It never panics, never hangs, and never
//! writes outside its output.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod history;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use support::{Built, Fixture};

/// Far more than any of these sites needs, on any machine: what takes longer hangs, or grows faster than its input.
const PATIENCE: Duration = Duration::from_secs(240);

/// Does what may hang on a thread of its own, with the stack of a thread (2 MB), which deep nesting must not exhaust.
fn patiently<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, wait) = mpsc::channel();
    let worker = std::thread::spawn(move || {
        let _ = done.send(work());
    });
    match wait.recv_timeout(PATIENCE) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("it hangs"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            worker.join().unwrap();
            unreachable!("a worker that sends nothing has panicked")
        }
    }
}

/// Opens a site, shows its findings, and renders all that it has.
fn survives(site: Fixture) -> Built {
    patiently(move || {
        let built = site.build();
        let _ = lexloci::cli::render_report(&built.opened.report, &built.opened.texts);
        if let Some(site) = &built.opened.site {
            for route in site.routes() {
                let _ = site.render(&route);
            }
        }
        built
    })
}

/// The small site with a local version and wording, to be spoilt.
fn swiss() -> Fixture {
    Fixture::small()
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n")
        .write("locales/ch/terms/de.md", "## Recht {#law}\n\nSchweizer Recht.\n")
        .write("content/terms/de.md", "# Bedingungen\n\n## Gebrauch\n\nGebrauchen.\n\n## Recht\n\nDas Recht.\n")
        .write("locales/de.ftl", "region-ch = Schweiz\n")
}

fn paths(site: &Fixture) -> Vec<String> {
    site.tree().iter().map(|(path, _)| path.to_owned()).collect()
}

fn text(words: &str) -> Fixture {
    Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n## Use {{#use}}\n\n{words}\n"))
}

// Files

#[test]
fn empty_files_are_reported() {
    for path in paths(&swiss()) {
        let built = survives(swiss().write(&path, ""));
        // An empty local version, translation or wording says nothing, which is no mistake in itself.
        let needed = path.ends_with(".toml") || path == "content/terms/en.md";
        assert_eq!(!built.errors().is_empty(), needed, "{path}: {:?}", built.errors());
    }
}

#[test]
fn an_empty_site_is_reported() {
    assert_eq!(survives(Fixture::empty()).errors(), ["missing-file"]);
    let nothing_else = Fixture::empty().write("site.toml", "");
    assert!(survives(nothing_else).errors().contains(&"missing-key"));
}

#[test]
fn front_matter_alone_is_a_document_without_a_text() {
    let built = survives(swiss().write("content/terms/en.md", "+++\ntitle = \"Terms\"\n+++"));
    assert!(built.found("missing-title").is_empty());
    let built = survives(swiss().write("content/terms/en.md", "+++\n+++\n"));
    assert_eq!(built.found("missing-title").len(), 1);
}

#[test]
fn front_matter_without_an_end_is_reported() {
    for text in ["+++", "+++\n", "+++\ntitle = \"Terms\"\n\n## Use {#use}\n", "+++\r\ntitle = \"Terms\"\r\n"] {
        assert_eq!(
            survives(swiss().write("content/terms/en.md", text)).found("unclosed-front-matter").len(),
            1,
            "{text:?}"
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_reported() {
    for path in paths(&swiss()) {
        for bytes in [&b"\xff\xfe"[..], b"title = \"\xc3\x28\"", b"# \xf0\x9f\x92", &[0_u8; 100]] {
            let built = survives(swiss().write_bytes(&path, bytes));
            let utf8 = std::str::from_utf8(bytes).is_ok();
            assert_eq!(built.found("invalid-utf8").is_empty(), utf8, "{path}");
            assert!(!built.findings().is_empty() || utf8, "{path}");
        }
    }
}

#[test]
fn a_file_of_twenty_megabytes_is_refused_unread() {
    for path in paths(&swiss()) {
        let built = survives(swiss().write(&path, &"# a b c\n".repeat(20 << 17)));
        assert_eq!(built.the("file-too-large").file.as_deref(), Some(path.as_str()));
    }
}

// Nesting and length

#[test]
fn blocks_nested_ten_thousand_deep_are_refused() {
    let deep = 10_000;
    for (what, words) in [
        ("lists in a line", format!("{}x", "- ".repeat(deep))),
        ("numbers in a line", format!("{}x", "1. ".repeat(deep))),
        ("quotations", format!("{}x", ">".repeat(deep))),
        ("lists and quotations", format!("{}x", "> - ".repeat(deep))),
    ] {
        let built = survives(text(&words));
        assert!(!built.errors().is_empty(), "{what}");
    }
    let indented: String = (0..400).map(|level| format!("{}- x\n", "  ".repeat(level))).collect();
    assert_eq!(survives(text(&indented)).errors(), ["too-deep"]);
}

#[test]
fn lines_nested_ten_thousand_deep_are_survived() {
    let deep = 10_000;
    for (what, words) in [
        ("emphasis", format!("{}x{}", "*".repeat(deep), "*".repeat(deep))),
        ("emphasis in turn", format!("{}x{}", "*_".repeat(deep), "_*".repeat(deep))),
        ("strong", format!("{}x{}", "**a ".repeat(deep), " a**".repeat(deep))),
        ("struck through", format!("{}x{}", "~~a ".repeat(deep), " a~~".repeat(deep))),
        ("brackets", "[".repeat(deep)),
        ("closed brackets", format!("{}x{}", "[".repeat(deep), "]".repeat(deep))),
        ("links", format!("{}x{}", "[".repeat(deep), "](#use)".repeat(deep))),
        ("pictures", format!("{}x{}", "![".repeat(deep), "](files/a)".repeat(deep))),
        ("parentheses", format!("[x]({}", "(".repeat(deep))),
        ("notes", "[^".repeat(deep)),
        ("notes in notes", format!("[^a]\n\n{}x", "[^a]: ".repeat(deep))),
        ("braces", "{{ ".repeat(deep)),
        ("closed braces", format!("{}{}", "{{".repeat(deep), "}}".repeat(deep))),
        ("code", "`".repeat(deep)),
        ("code of all lengths", (1..300).map(|length| "`".repeat(length) + " ").collect()),
        ("backslashes", "\\".repeat(deep)),
        ("angles", "<".repeat(deep)),
        ("comments", "<!-- ".repeat(deep)),
        ("elements", "<b>".repeat(500)),
        ("entities", "&".repeat(deep)),
        ("pipes", format!("{0}\n{1}\n{0}\n", "|".repeat(deep), "|-".repeat(deep))),
        ("definitions", format!("term\n{}x", ": ".repeat(deep))),
        ("pins", "1. x {#".repeat(1000)),
    ] {
        let built = survives(text(&words));
        assert!(built.opened.site.is_some(), "{what}");
        let built = survives(text(&words).edit("site.toml", "title", "raw_html = \"sanitize\"\ntitle"));
        assert!(built.opened.site.is_some(), "{what}");
    }
}

#[test]
fn settings_and_wording_nested_ten_thousand_deep_are_reported() {
    let deep = 10_000;
    for (what, words) in [
        ("lists", format!("title = {}", "[".repeat(deep))),
        ("closed lists", format!("title = {}{}", "[".repeat(deep), "]".repeat(deep))),
        ("tables", format!("title = {}", "{ a = ".repeat(deep))),
        ("keys", format!("{}a = 1", "a.".repeat(deep))),
        ("headers", format!("[{}a]", "a.".repeat(deep))),
    ] {
        for path in ["site.toml", "locales/ch/region.toml", "content/terms/policy.toml"] {
            assert!(!survives(swiss().write(path, &words)).errors().is_empty(), "{what} in {path}");
        }
        assert!(
            !survives(text("x").write("content/terms/en.md", &format!("+++\n{words}\n+++\n"))).errors().is_empty(),
            "{what}"
        );
    }
}

#[test]
fn wording_nested_deep_is_reported() {
    for (what, words) in [
        ("placeables", format!("a = {}", "{ ".repeat(10_000))),
        ("closed placeables", format!("a = {}x{}", "{ ".repeat(10_000), " }".repeat(10_000))),
        ("messages that use themselves", "a = { a }\nb = { c }\nc = { b }\n".to_owned()),
    ] {
        let built = survives(swiss().write("locales/de.ftl", &words));
        assert!(!built.findings().is_empty(), "{what}");
    }
}

#[test]
fn messages_that_use_each_other_are_reported_once_where_one_is_worded() {
    let words = "c = { b } and { -d }\nb = { a }\na = { b }\n-d = { a }\n";
    let built = survives(text("{{ b }} {{ a }} {{ c }}").write("locales/en.ftl", words));
    let found = built.the("message-failed");
    assert_eq!((found.file.as_deref(), found.line), (Some("locales/en.ftl"), Some(3)));
    assert!(found.message.ends_with("a > b > a"), "{}", found.message);
    // Each line doubles the one before: a billion laughs.
    let doubling: String = (1..30).map(|n| format!("m{n} = {{ m{0} }}{{ m{0} }}\n", n - 1)).collect();
    let built = survives(text("{{ m29 }}").write("locales/en.ftl", &format!("m0 = ha\n{doubling}")));
    assert_eq!(built.the("message-failed").line, Some(5));
}

#[test]
fn a_hundred_thousand_headings_are_read() {
    let headings: String = (0..100_000).map(|n| format!("## H {{#s{n}}}\n\n")).collect();
    let built =
        patiently(move || Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n{headings}")).build());
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn five_thousand_edits_in_one_file_are_laid_over_the_text() {
    let count = 5_000;
    let base: String = (0..count).map(|n| format!("## H {{#s{n}}}\n\nText.\n\n")).collect();
    let built = patiently(move || {
        Fixture::small()
            .write("content/terms/en.md", &format!("# Terms\n\n{base}"))
            .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n")
            .write("locales/ch/terms/en.md", &base)
            .build()
    });
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn a_thousand_references_between_a_thousand_sections_are_resolved() {
    let sections: String =
        (0..1_000).map(|n| format!("## H {n} {{#s{n}}}\n\n[](#s{}), [](#s{})\n\n", 999 - n, (n * 7) % 1000)).collect();
    let built =
        patiently(move || Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n{sections}")).build());
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn a_thousand_mistakes_are_all_reported() {
    let words: String = (0..1_000).map(|n| format!("{{{{ nothing-{n} }}}}\n\n")).collect();
    assert_eq!(survives(text(&words)).found("undefined-value").len(), 1_000);
}

#[test]
fn a_chain_of_five_hundred_regions_is_walked() {
    let site = (1..500).fold(Fixture::small(), |site, n| {
        let parent = if n == 1 { "global".to_owned() } else { format!("r{}", n - 1) };
        site.write(&format!("locales/r{n}/region.toml"), &format!("parent = \"{parent}\"\ncode = \"CH\"\n"))
    });
    let last = site.write("locales/last/region.toml", "parent = \"r499\"\ncode = \"CH\"\nlanguages = [\"en\"]\n");
    let built = survives(last);
    assert_eq!(built.errors(), Vec::<&str>::new());
}

// Names and ids

#[test]
fn an_id_given_twice_is_reported_once_for_each_further_heading() {
    let sections = "## A {#same}\n\n".repeat(100);
    let built = survives(Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n{sections}")));
    assert_eq!(built.found("duplicate-id").len(), 99);
}

#[test]
fn regions_in_circles_are_reported_once_each() {
    let region = |parent: &str| format!("parent = \"{parent}\"\ncode = \"CH\"\nlanguages = [\"en\"]\n");
    let built = survives(Fixture::small().write("locales/ch/region.toml", &region("ch")));
    assert_eq!(built.the("cyclic-parents").file.as_deref(), Some("locales/ch/region.toml"));
    let three = Fixture::small()
        .write("locales/a/region.toml", &region("b"))
        .write("locales/b/region.toml", &region("c"))
        .write("locales/c/region.toml", &region("a"))
        .write("locales/d/region.toml", &region("a"))
        .write("locales/e/region.toml", &region("e"));
    assert_eq!(survives(three).found("cyclic-parents").len(), 2);
    let root = survives(Fixture::small().write("locales/global/region.toml", &region("global")));
    assert_eq!(root.errors(), ["invalid-value"]);
}

#[test]
fn languages_that_are_none_are_reported() {
    for tag in [
        "xx-YY",
        "xx",
        "-",
        "en_GB",
        "english",
        "zh-CN",
        "de-DE-1996-x-y",
        "../en",
        "c",
        "\\u0000",
        "日本語",
        "EN",
        "i-klingon",
    ] {
        let built = survives(Fixture::small().write(
            "locales/ch/region.toml",
            &format!("parent = \"global\"\ncode = \"CH\"\nlanguages = [\"{tag}\"]\n"),
        ));
        assert!(!built.errors().is_empty(), "{tag}");
        // A name that begins with a dot is passed over.
        let file = survives(Fixture::small().write(&format!("content/terms/{tag}.md"), "# Terms\n"));
        assert!(tag.starts_with('.') || !file.errors().is_empty(), "{tag}.md");
    }
}

#[test]
fn ids_that_look_like_paths_are_refused() {
    for id in ["../../etc", "/etc/passwd", "..", "a/b", "a\\b", "a%2fb", "A", "é", "a\u{0}b", "-a", "title"] {
        let built = survives(
            Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n## Use {{#{id}}}\n\n## Law {{#law}}\n")),
        );
        assert!(!built.errors().is_empty(), "{id:?}");
        let local = survives(swiss().write(
            "locales/ch/terms/de.md",
            &format!("## Recht {{#x after={id}}}\n\n## Recht {{#{id} remove}}\n\nGrund.\n"),
        ));
        assert!(!local.errors().is_empty(), "{id:?}");
    }
}

#[test]
fn names_that_look_like_paths_are_refused() {
    for name in ["..", ".hidden", "CON", "a b", "a.b", "é", "draft", "history", "-a", "1a", "a\\b", "%2e%2e"] {
        let region = Fixture::small().write(
            &format!("locales/{name}/region.toml"),
            "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n",
        );
        let policy = Fixture::small().write(&format!("content/{name}/policy.toml"), "kind = \"terms\"\n");
        // Dot files are passed over.
        let passed_over = name.starts_with('.');
        assert_eq!(survives(region).errors(), if passed_over { vec![] } else { vec!["invalid-name"] }, "{name}");
        assert_eq!(survives(policy).errors(), if passed_over { vec![] } else { vec!["invalid-name"] }, "{name}");
        let named = Fixture::small()
            .write("locales/ch/region.toml", &format!("parent = '{name}'\ncode = \"CH\"\nlanguages = [\"en\"]\n"))
            .write(
                "content/terms/policy.toml",
                &format!("kind = \"terms\"\nregions = ['{name}']\nprevails_over = ['{name}']\n"),
            );
        assert!(survives(named).errors().len() >= 3, "{name}");
    }
    let con =
        Fixture::small().write("locales/con/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n");
    assert!(survives(con).has("/con/en/terms/"));
}

#[test]
fn a_theme_cannot_be_named_by_a_path() {
    for name in ["../secret", "/etc", "..", "", ".", "a/../b"] {
        let site = Fixture::small().edit("site.toml", "title", &format!("theme = \"{name}\"\ntitle"));
        assert_eq!(survives(site).errors(), ["missing-theme"], "{name:?}");
    }
}

// Themes

fn themed(template: &str) -> Fixture {
    Fixture::small()
        .edit("site.toml", "title", "theme = \"aurora\"\ntitle")
        .write("themes/aurora/theme.toml", "extends = \"default\"\n")
        .write("themes/aurora/templates/policy.html", template)
}

#[test]
fn broken_templates_are_reported_with_their_place() {
    for (what, template) in [
        ("syntax", "<p>\n{{ policy }"),
        ("an unclosed block", "<p>\n{% block main %}"),
        ("deep brackets", &format!("{{{{ {} }}}}", "(".repeat(10_000))),
        ("deep lists", &format!("{{{{ {}{} }}}}", "[".repeat(10_000), "]".repeat(10_000))),
        ("deep conditions", &"{% if page %}".repeat(10_000)),
    ] {
        let built = survives(themed(template));
        assert_eq!(built.errors(), ["broken-template"], "{what}");
        assert_eq!(built.the("broken-template").file.as_deref(), Some("themes/aurora/templates/policy.html"), "{what}");
    }
}

#[test]
fn templates_that_fail_when_rendered_are_reported_and_nothing_is_written() {
    for (what, template) in [
        ("an unknown variable", "<p>\n{{ nothing }}"),
        ("an unknown field", "<p>\n{{ page.nothing.more }}"),
        ("an unknown message", "<p>\n{{ t(id=\"nothing\") }}"),
        ("a message without id", "<p>\n{{ t() }}"),
    ] {
        let site = OnDisk::of(&themed(template).released("2024-01-01"));
        let output = site.run(&["build"]);
        assert_eq!(output.status.code(), Some(1), "{what}: {}", said(&output));
        assert!(said(&output).contains("broken-template"), "{what}: {}", said(&output));
        assert!(said(&output).contains("themes/aurora/templates/policy.html"), "{what}: {}", said(&output));
        assert!(!site.path("public").exists(), "{what}");
    }
}

#[test]
fn themes_that_extend_each_other_are_reported() {
    let themes = |aurora: &str, borealis: &str| {
        Fixture::small()
            .edit("site.toml", "title", "theme = \"aurora\"\ntitle")
            .write("themes/aurora/theme.toml", &format!("extends = \"{aurora}\"\n"))
            .write("themes/borealis/theme.toml", &format!("extends = \"{borealis}\"\n"))
    };
    assert_eq!(survives(themes("borealis", "aurora")).errors(), ["missing-theme"]);
    assert_eq!(survives(themes("aurora", "default")).errors(), ["missing-theme"]);
    assert_eq!(survives(themes("borealis", "default")).errors(), Vec::<&str>::new());
    assert_eq!(survives(themes("nowhere", "default")).errors(), ["missing-theme"]);
}

// The disk

/// A site in a temporary folder, beside which nothing may be written.
struct OnDisk {
    folder: tempfile::TempDir,
}

impl OnDisk {
    fn of(site: &Fixture) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, entry) in site.tree().iter() {
            let lexloci::source::FileEntry::Bytes(bytes) = entry else { panic!("{path} cannot be written") };
            let path = folder.path().join("site").join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        std::fs::write(folder.path().join("secret"), "The secret.").unwrap();
        Self { folder }
    }

    fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join("site").join(inner)
    }

    /// Runs the tool on the site; what hangs is ended.
    fn run(&self, arguments: &[&str]) -> Output {
        let child = Command::new(env!("CARGO_BIN_EXE_lexloci"))
            .args(arguments)
            .args(["--color", "never", "--site"])
            .arg(self.path(""))
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = patiently(move || child.wait_with_output().unwrap());
        assert!(!said(&output).contains("panicked"), "{}", said(&output));
        assert!(output.status.code().is_some(), "ended by a signal: {:?} {}", output.status, said(&output));
        output
    }

    /// All that stands in the temporary folder, but for what stands below `site/<output>`.
    fn everything_but(&self, output: &str) -> BTreeSet<PathBuf> {
        fn walk(folder: &Path, but: &Path, out: &mut BTreeSet<PathBuf>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path == but {
                    continue;
                }
                if path.is_dir() && !path.is_symlink() {
                    walk(&path, but, out);
                }
                out.insert(path);
            }
        }
        let mut out = BTreeSet::new();
        walk(self.folder.path(), &self.path(output), &mut out);
        out
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_build_writes_into_its_output_only() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    let before = site.everything_but("public");
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(site.path("public/ch/de/terms/index.html").exists());
    assert_eq!(site.everything_but("public"), before);
}

#[test]
fn links_that_leave_the_site_are_not_followed() {
    for path in [
        "content/terms/de.md",
        "locales/ch/terms/de.md",
        "locales/ch/region.toml",
        "site.toml",
        "content/terms/files/a.pdf",
    ] {
        let site = OnDisk::of(&swiss().write("content/terms/files/a.pdf", "x").released("2024-01-01"));
        std::fs::remove_file(site.path(path)).unwrap();
        symlink(site.folder.path().join("secret"), site.path(path)).unwrap();
        let output = site.run(&["check"]);
        assert_eq!(output.status.code(), Some(1), "{path}: {}", said(&output));
        assert!(said(&output).contains("link-leaves-site"), "{path}: {}", said(&output));
        assert!(said(&output).contains(path), "{path}: {}", said(&output));
        assert!(!said(&output).contains("The secret"), "{path}");
        assert_eq!(site.run(&["build"]).status.code(), Some(1), "{path}");
    }
}

#[test]
fn folders_that_leave_the_site_are_not_followed() {
    for path in ["content/secret", "locales/secret", "content/terms/files"] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        if site.path(path).exists() {
            std::fs::remove_dir_all(site.path(path)).unwrap();
        }
        let outside = site.folder.path().join("outside");
        std::fs::create_dir(&outside).unwrap();
        std::fs::write(outside.join("policy.toml"), "kind = \"terms\"\n").unwrap();
        symlink(&outside, site.path(path)).unwrap();
        let output = site.run(&["check"]);
        assert_eq!(output.status.code(), Some(1), "{path}: {}", said(&output));
        assert!(said(&output).contains("link-leaves-site"), "{path}: {}", said(&output));
    }
}

#[test]
fn links_in_circles_and_pipes_are_reported() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    symlink("loop.md", site.path("content/terms/loop.md")).unwrap();
    symlink("..", site.path("content/terms/up")).unwrap();
    symlink("nowhere.md", site.path("content/terms/fr.md")).unwrap();
    let made = Command::new("mkfifo").arg(site.path("content/terms/it.md")).status().unwrap();
    assert!(made.success());
    // A pipe that is no file of the site itself, behind a link within it.
    assert!(Command::new("mkfifo").arg(site.path("pipe")).status().unwrap().success());
    symlink("../../pipe", site.path("content/terms/es.md")).unwrap();
    let output = site.run(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    let paths = ["loop.md", "up", "fr.md", "it.md", "es.md"].map(|name| format!("content/terms/{name}"));
    for path in &paths {
        assert!(said(&output).contains(path), "{path}: {}", said(&output));
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_reported() {
    for path in [
        "site.toml",
        "locales/ch/region.toml",
        "locales/global/region.toml",
        "content/terms/policy.toml",
        "content/terms/en.md",
    ] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        std::fs::remove_file(site.path(path)).unwrap();
        std::fs::create_dir(site.path(path)).unwrap();
        let output = site.run(&["check"]);
        assert_eq!(output.status.code(), Some(1), "{path}: {}", said(&output));
        assert!(said(&output).contains(path), "{path}: {}", said(&output));
        std::fs::write(site.path(path).join("en.md"), "x").unwrap();
        assert_eq!(site.run(&["check"]).status.code(), Some(1), "{path}: {}", said(&output));
    }
}

#[test]
fn an_output_that_holds_sources_is_refused() {
    for out in [".", "content", "content/terms", "content/public", "locales/ch/out", "themes", "history/x"] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        let before = site.everything_but("nothing");
        let out = site.path(out);
        let output = site.run(&["build", "--out", out.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{}: {}", out.display(), said(&output));
        assert_eq!(site.everything_but("nothing"), before, "{}", out.display());
    }
}

#[test]
fn an_output_of_somebody_else_is_left_alone() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    std::fs::create_dir(site.path("public")).unwrap();
    std::fs::write(site.path("public/thesis.txt"), "Years of work.").unwrap();
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!(std::fs::read_to_string(site.path("public/thesis.txt")).unwrap(), "Years of work.");
}

#[test]
fn downloads_with_strange_names_are_published_or_reported() {
    for name in ["a b.pdf", "a\"b.pdf", "a?b.pdf", "a#b.pdf", "a%2fb.pdf", "..a.pdf", "<b>.pdf", "é.pdf", "a\nb.pdf"] {
        let site = OnDisk::of(&swiss().write(&format!("content/terms/files/{name}"), "x").released("2024-01-01"));
        let before = site.everything_but("public");
        let check = site.run(&["check"]);
        let build = site.run(&["build"]);
        assert_eq!(check.status.code(), build.status.code(), "{name:?}: {}", said(&build));
        assert_eq!(site.everything_but("public"), before, "{name:?}");
    }
}

// What is still open

#[test]
fn a_template_that_asks_for_what_is_not_there_is_named() {
    for (what, template) in [
        ("an unknown filter", "<p>\n{{ page.title | shout }}"),
        ("an unknown function", "<p>\n{{ shout() }}"),
        ("a missing include", "<p>\n{% include \"nowhere.html\" %}"),
        ("a missing parent", "{% extends \"nowhere.html\" %}"),
        ("itself as parent", "{% extends \"policy.html\" %}"),
        ("itself", "<p>\n{% include \"policy.html\" %}"),
    ] {
        let built = survives(themed(template));
        assert_eq!(built.the("broken-template").file.as_deref(), Some("themes/aurora/templates/policy.html"), "{what}");
    }
}

#[test]
fn the_folders_of_the_site_itself_may_not_lead_out_of_it() {
    for path in ["content", "locales", "themes"] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        let _ = std::fs::remove_dir_all(site.path(path));
        let outside = site.folder.path().join("outside");
        std::fs::create_dir(&outside).unwrap();
        std::fs::write(outside.join("policy.toml"), "kind = \"terms\"\n").unwrap();
        symlink(&outside, site.path(path)).unwrap();
        let output = site.run(&["check"]);
        assert!(said(&output).contains("link-leaves-site"), "{path}: {}", said(&output));
    }
}

#[test]
fn a_refused_build_leaves_nothing_behind() {
    for out in ["..", "site.toml", "content/../content"] {
        let site = OnDisk::of(&swiss().released("2024-01-01"));
        let before = site.everything_but("nothing");
        let output = site.run(&["build", "--out", site.path(out).to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{out}: {}", said(&output));
        assert_eq!(site.everything_but("nothing"), before, "{out}");
    }
}

#[test]
fn an_output_that_leads_into_the_sources_by_a_link_is_refused() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    std::fs::create_dir(site.path("content/empty")).unwrap();
    symlink(site.path("content"), site.folder.path().join("out")).unwrap();
    let before = site.everything_but("nothing");
    for out in ["out", "out/empty", "out/new"] {
        let output = site.run(&["build", "--out", out]);
        assert_eq!(output.status.code(), Some(1), "{out}: {}", said(&output));
        assert_eq!(site.everything_but("nothing"), before, "{out}");
    }
}

#[test]
fn a_download_that_cannot_be_published_is_found_by_check() {
    let site = OnDisk::of(&swiss().write("content/terms/files/a\\b.pdf", "x").released("2024-01-01"));
    assert_eq!(site.run(&["check"]).status.code(), site.run(&["build"]).status.code());
}

#[test]
fn a_misspelt_file_names_the_nearest_right_name() {
    let built = survives(swiss().write("locales/ch/terms/de.markdown", "## Recht {#law}\n"));
    assert!(built.the("unexpected-file").hint.as_deref().unwrap().contains("`de.md`"));
}

// Locks

#[test]
fn what_stands_in_the_place_of_a_lock_is_not_emptied_and_not_waited_for() {
    let commands =
        [(".public.lexloci-lock", &["build"][..]), ("history/.lock", &["release", "--all", "--kind", "editorial"])];
    for (lock, command) in commands {
        for link in [true, false] {
            let site =
                OnDisk::of(&swiss().released("2024-01-01").edit("content/terms/en.md", "Use it.", "Use it well."));
            let secret = site.folder.path().join("secret");
            if link {
                symlink(&secret, site.path(lock)).unwrap();
            } else {
                assert!(Command::new("mkfifo").arg(site.path(lock)).status().unwrap().success());
            }
            let output = site.run(command);
            assert_eq!(output.status.code(), Some(1), "{lock}: {}", said(&output));
            assert!(said(&output).contains(lock), "{lock}: {}", said(&output));
            assert_eq!(std::fs::read_to_string(&secret).unwrap(), "The secret.", "{lock}");
            assert!(site.path(lock).symlink_metadata().is_ok(), "{lock}: what somebody put there stays");
        }
    }
}

// Characters that nobody sees

#[test]
fn characters_that_nobody_sees_are_found_wherever_words_come_from() {
    let region = |words: &str| {
        format!("parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n[values]\nname = \"{words}\"\n")
    };
    for (words, code) in [
        ("a\\u0000b", "control-character"),
        ("a\\u001b[2Jb", "control-character"),
        ("a\\u202eb", "invisible-character"),
        ("a\u{200b}b", "invisible-character"),
    ] {
        let sites = [
            ("locales/ch/region.toml", swiss().write("locales/ch/region.toml", &region(words))),
            ("site.toml", swiss().edit("site.toml", "title = \"", &format!("copyright = \"{words}\"\ntitle = \""))),
            (
                "content/terms/en.md",
                swiss().edit("content/terms/en.md", "# Terms\n", &format!("+++\ntitle = \"{words}\"\n+++\n")),
            ),
            (
                "locales/de.ftl",
                swiss().write("locales/de.ftl", &format!("region-ch = Schweiz\nwords = {{ \"{words}\" }}\n")),
            ),
        ];
        for (path, site) in sites {
            let built = survives(site);
            let found = built.the(code);
            assert_eq!(found.file.as_deref(), Some(path), "{words:?}");
            assert!(found.line.is_some_and(|line| line > 0), "{path} {words:?}");
        }
    }
    // TOML refuses it as it is, which is one mistake.
    let raw = survives(swiss().edit("content/terms/policy.toml", "kind = \"", "kind = \"\0"));
    assert_eq!(raw.errors(), ["toml-syntax"]);
    // What a script has a use for is nobody's mistake.
    let arabic = region("\u{200f}شركة أورورا (AG)\u{200f}");
    let built = survives(swiss().write("locales/ch/region.toml", &arabic));
    assert!(built.found("invisible-character").is_empty(), "{:#?}", built.findings());
}

#[test]
fn names_of_files_and_arguments_command_no_terminal() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    let odd = site.path("content/terms/a\n::error file=x::forged\u{1b}[2J.md");
    std::fs::write(&odd, "x").unwrap();
    let wild = |output: &Output| {
        let said = said(output);
        assert!(!said.contains('\u{1b}'), "{said:?}");
        assert!(!said.lines().any(|line| line.trim_start().starts_with("::error file=x")), "{said:?}");
    };
    wild(&site.run(&["check"]));
    wild(&site.run(&["check", "--format", "github"]));
    for arguments in [
        &["\u{1b}[2J\n::error file=x::forged"][..],
        &["explain", "\u{1b}[2J\n::error file=x::forged"],
        &["build", "--as-of", "\u{1b}[2J"],
    ] {
        wild(&site.run(arguments));
    }
    // What is wrong with the site would be told first.
    std::fs::remove_file(&odd).unwrap();
    let summary = site.run(&["release", "--all", "--kind", "material", "--summary", "New \u{202e}prices."]);
    assert_eq!(summary.status.code(), Some(2), "{}", said(&summary));
}

#[test]
fn an_export_replaces_its_own_files_alone() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    let out = site.folder.path().join("out");
    let export = || site.run(&["export", "--format", "po", "--all", "--out", out.to_str().unwrap()]);
    for _ in 0..2 {
        let output = export();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    let file = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&file, "msgid \"\"\nmsgstr \"Mine.\"\n").unwrap();
    assert_eq!(export().status.code(), Some(1));
    assert!(std::fs::read_to_string(&file).unwrap().contains("Mine."));
    std::fs::remove_file(&file).unwrap();
    symlink(site.folder.path().join("secret"), &file).unwrap();
    assert_eq!(export().status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(site.folder.path().join("secret")).unwrap(), "The secret.");
}
