//! Histories that somebody forged: every digest is right, and what it vouches for is wrong. None is published, none makes
//! the tool read or write elsewhere, and none stops it without a word.

use crate::support::{Built, Fixture};
use crate::{OnDisk, patiently, said, swiss};
use lexloci::digest::Digest;
use lexloci::source::FileEntry;
use std::os::unix::fs::symlink;

const LEDGER: &str = "history/terms/ledger.toml";
const EDITIONS: &str = "history/terms/2024-03-01/editions.toml";
const TEXT: &str = "history/terms/2024-03-01/global/en.md";

/// The Swiss site with two versions.
fn published() -> Fixture {
    swiss().released("2024-03-01").edit("content/terms/en.md", "Use it.", "Use it well.").released("2024-09-01")
}

/// The bytes of a file.
fn bytes<'a>(site: &'a Fixture, path: &str) -> &'a [u8] {
    site.tree().bytes(path).unwrap_or_else(|| panic!("no {path}"))
}

fn text_of(site: &Fixture, path: &str) -> String {
    String::from_utf8(bytes(site, path).to_vec()).unwrap()
}

/// Digests everything anew, as a forger would: frozen texts, what versions say, entries, the chain.
fn rechained(mut site: Fixture) -> Fixture {
    let versions: Vec<String> = site
        .tree()
        .below("history/terms/")
        .map(|(path, _)| path.to_owned())
        .filter(|p| p.ends_with("/editions.toml"))
        .collect();
    for path in versions {
        let Ok(text) = String::from_utf8(bytes(&site, &path).to_vec()) else { continue };
        let mut frozen = None;
        let lines: Vec<String> = text
            .lines()
            .map(|line| {
                if let Some(path) = quoted("path", line) {
                    frozen = site.tree().bytes(&format!("history/terms/{path}")).map(Digest::of);
                }
                match (line.starts_with("digest = "), frozen) {
                    (true, Some(digest)) => format!("digest = \"{digest}\""),
                    _ => line.to_owned(),
                }
            })
            .collect();
        site = site.write(&path, &(lines.join("\n") + "\n"));
    }
    let ledger = text_of(&site, LEDGER);
    let mut entries = ledger.split("\n[[entry]]\n");
    let mut out = entries.next().unwrap().to_owned();
    let mut head = None;
    for entry in entries {
        let version = entry.lines().find_map(|line| quoted("version", line)).unwrap_or_default();
        let editions = site.tree().bytes(&format!("history/terms/{version}/editions.toml")).map(Digest::of);
        let mut body = String::from("[[entry]]\n");
        for line in entry.lines().filter(|line| !line.starts_with("digest = ") && !line.is_empty()) {
            let line = match (line.split_once(" = "), editions, head) {
                (Some(("editions", _)), Some(digest), _) => format!("editions = \"{digest}\""),
                (Some(("previous", _)), _, Some(digest)) => format!("previous = \"{digest}\""),
                _ => line.to_owned(),
            };
            body.push_str(&line);
            body.push('\n');
        }
        let digest = Digest::of(body.as_bytes());
        out.push_str(&format!("\n{body}digest = \"{digest}\"\n"));
        head = Some(digest);
    }
    site.write(LEDGER, &out)
}

/// The value of a line `key = "value"`.
fn quoted<'a>(key: &str, line: &'a str) -> Option<&'a str> {
    line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')
}

/// One entry more, whose digest and predecessor are still to be filled in by [`rechained`].
fn with_entry(site: Fixture, lines: &str) -> Fixture {
    let none = "0".repeat(64);
    let ledger = text_of(&site, LEDGER);
    site.write(LEDGER, &format!("{ledger}\n[[entry]]\n{lines}previous = \"{none}\"\ndigest = \"{none}\"\n"))
}

/// Opens a site as it stands at the end of 2024, renders all that it has, and says what is wrong with either.
fn faults(site: Fixture) -> Vec<String> {
    patiently(move || {
        let built = site.as_of("2024-12-31");
        let _ = lexloci::cli::render_report(&built.opened.report, &built.opened.texts);
        let mut faults: Vec<String> = built.errors().into_iter().map(str::to_owned).collect();
        if let Some(site) = &built.opened.site {
            for route in site.routes() {
                faults.extend(site.render(&route).err().map(|_| "page".to_owned()));
            }
        }
        faults
    })
}

#[test]
fn a_forger_who_digests_everything_anew_is_not_found_by_the_chain_alone() {
    let forged = published().edit(TEXT, "Use it.", "Abuse it.");
    assert_eq!(faults(forged.clone()), ["edited-history"]);
    // So the other tests find what they forge, and not that they forged it.
    let forged = rechained(forged);
    assert_eq!(faults(forged.clone()), Vec::<String>::new());
    assert_ne!(
        text_of(&forged, LEDGER),
        text_of(&published(), LEDGER),
        "another head, which `verify --head` would tell"
    );
}

#[test]
fn a_displaced_text_that_was_frozen_without_its_notes_is_shown_without_them() {
    let displaced = "history/terms/2024-03-01/ch/de.displaced.md";
    let site = swiss()
        .edit("content/terms/de.md", "Das Recht.", "Das Recht.[^1]\n\n[^1]: Unseres.")
        .write("locales/ch/terms/de.md", "## Recht {#law}\n\nDas Recht.[^1]\n\n[^1]: Hiesiges.\n")
        .released("2024-03-01");
    let page = |site: &Fixture| site.as_of("2024-12-31").page("/ch/de/terms/local/");
    assert!(page(&site).contains("Unseres.") && page(&site).contains("Hiesiges."), "{}", page(&site));
    // As they were before displaced texts had notes.
    let digest = |site: &Fixture| Digest::of(bytes(site, displaced)).to_string();
    let before = site.clone().edit(displaced, "[^1]\n\n[^1]: Unseres.\n", "\n");
    let editions = text_of(&site, EDITIONS).replace(", notes = true", "").replace(&digest(&site), &digest(&before));
    let before = rechained(before.write(EDITIONS, &editions));
    assert_eq!(faults(before.clone()), Vec::<String>::new());
    assert!(page(&before).contains("<p>Das Recht.</p>") && !page(&before).contains("Hiesiges."), "{}", page(&before));
}

/// A ledger in which a string over several lines hides a genuine entry from whoever reads TOML, and shows it to whoever reads lines;
/// the forged ones look the other way round.
fn two_faced(site: &Fixture) -> String {
    let ledger = text_of(site, LEDGER);
    let entries: Vec<&str> = ledger.split("\n[[entry]]\n").collect();
    let [header, first, second, third] = entries[..] else { panic!("three entries") };
    let body = |entry: &str| entry.split("digest = ").next().unwrap().to_owned();
    let hiding = format!("[[entry]]\n{}summary = {{ en = \"\"\"\n", body(second));
    let hides = Digest::of(hiding.as_bytes());
    let genuine = quoted("digest", third.lines().last().unwrap()).unwrap();
    let forged: String =
        body(third).lines().filter(|line| !line.starts_with("previous")).map(|l| format!("{l}\n")).collect();
    let last = format!(
        "[[entry]]\n\"\"\" }}\n digest = \"{hides}\"\n[[ entry ]]\n{forged}summary = {{ en = \"Forged.\" }}\n\
         previous = \"{hides}\"\n digest = \"{genuine}\"\n[[ entry ]]\naction = \"withdraw\"\npolicy = \"terms\"\n\
         withdrawn = [\"ch/de\"]\npublished = 2024-10-01\neffective = 2024-10-01\nprevious = \"{genuine}\"\n"
    );
    let head = Digest::of(last.as_bytes());
    format!(
        "{header}\n[[entry]]\n{first}\n{hiding}digest = \"{hides}\"\n\n[[entry]]\n{third}\n{last}digest = \"{head}\"\n"
    )
}

#[test]
fn digests_are_taken_over_what_is_read() {
    let genuine = published().edit("content/terms/en.md", "Use it well.", "Use it best.").released("2024-10-01");
    assert_eq!(faults(genuine.clone()), Vec::<String>::new());
    let forged = two_faced(&genuine);
    let built = Built::of(genuine.clone().write(LEDGER, &forged).tree());
    let finding = built.the("edited-history");
    assert_eq!(finding.file.as_deref(), Some(LEDGER));
    assert!(finding.message.contains("entry 2"), "{}", finding.message);
    let line = text_of(&genuine, LEDGER).lines().enumerate().filter(|(_, line)| *line == "[[entry]]").nth(1).unwrap().0;
    assert_eq!(finding.line, Some(line + 1));
    // Whoever knows a genuine entry is not told that nothing before it changed.
    let ledger = text_of(&genuine, LEDGER);
    let head = ledger.lines().rev().find_map(|line| quoted("digest", line)).unwrap();
    let site = OnDisk::of(&genuine.write(LEDGER, &forged));
    let output = site.run(&["verify", "--head", &format!("terms={head}")]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
}

#[test]
fn entries_that_only_toml_finds_are_reported() {
    let ledger = text_of(&published(), LEDGER);
    let (before, last) = ledger.rsplit_once("[[entry]]").unwrap();
    assert!(
        faults(published().write(LEDGER, &format!("{before}[[ entry ]]{last}"))).contains(&"edited-history".to_owned())
    );
    let spaced = ledger.replace("digest = ", " digest = ");
    assert!(faults(published().write(LEDGER, &spaced)).contains(&"edited-history".to_owned()));
}

#[test]
fn what_stands_between_entries_is_reported_at_its_line() {
    let ledger = text_of(&published(), LEDGER);
    let (before, last) = ledger.rsplit_once("\n[[entry]]").unwrap();
    let built = Built::of(published().write(LEDGER, &format!("{before}# A note.\n\n[[entry]]{last}")).tree());
    assert_eq!(built.the("edited-history").line, Some(before.lines().count() + 1));
}

#[test]
fn bytes_that_are_no_text_are_no_history() {
    for path in [LEDGER, EDITIONS, TEXT] {
        for garbage in [&b"\xff\xfe\x00\x80"[..], &[0; 4096], b"\xef\xbb\xbf", b"", b"+++\n", b"\xc3("] {
            let spoilt = published().write_bytes(path, garbage);
            let forged = if path == LEDGER { spoilt } else { rechained(spoilt) };
            assert_ne!(faults(forged), Vec::<String>::new(), "{path}: {garbage:?}");
        }
    }
}

#[test]
fn twenty_megabytes_of_ledger_are_read() {
    let padded = text_of(&published(), LEDGER) + &"# padding\n".repeat(2 << 20);
    assert_eq!(faults(published().write(LEDGER, &padded)), ["edited-history"]);
    let summary = format!("summary = {{ en = \"{}\" }}\n", "Words. ".repeat(3 << 20));
    let told = published().edit(LEDGER, "effective = 2024-09-01\n", &format!("effective = 2024-09-01\n{summary}"));
    assert_eq!(faults(told.clone()), ["edited-history"]);
    // A summary may be long; the chain says that it is genuine.
    assert_eq!(faults(rechained(told)), Vec::<String>::new());
}

#[test]
fn a_hundred_thousand_entries_are_walked() {
    let genuine = published();
    let entries: String = (0..100_000)
        .map(|n| {
            let effective = if n % 2 == 0 { "2030-01-01" } else { "2030-02-01" };
            format!(
                "\n[[entry]]\naction = \"reschedule\"\npolicy = \"terms\"\nversion = \"2024-09-01\"\npublished = 2024-09-01\n\
                 effective = {effective}\nprevious = \"{0}\"\ndigest = \"{0}\"\n",
                "0".repeat(64)
            )
        })
        .collect();
    let ledger = text_of(&genuine, LEDGER) + &entries;
    // A chain that nobody mended is reported entry by entry.
    let unmended = faults(genuine.clone().write(LEDGER, &ledger));
    assert!(unmended.len() >= 100_000, "{}", unmended.len());
    // 2024-09-01 was in force already, so that whoever appended these entries did it by hand.
    let _ = faults(rechained(genuine.write(LEDGER, &ledger)));
}

#[test]
fn a_hundred_thousand_versions_without_files_are_reported() {
    let none = "0".repeat(64);
    let entries: String = (0..100_000)
        .map(|n| {
            format!(
                "\n[[entry]]\naction = \"release\"\npolicy = \"terms\"\nversion = \"{n}\"\npublished = 2024-09-01\n\
                 effective = 2024-09-01\neditions = \"{none}\"\nprevious = \"{none}\"\ndigest = \"{none}\"\n"
            )
        })
        .collect();
    let ledger = text_of(&published(), LEDGER) + &entries;
    let found = faults(rechained(published().write(LEDGER, &ledger)));
    assert_eq!(found.iter().filter(|code| *code == "missing-history").count(), 100_000);
}

#[test]
fn a_version_is_given_once() {
    let again = text_of(&published(), LEDGER);
    let entry = again.split_once("\n[[entry]]\n").unwrap().1.split_once("\n[[entry]]\n").unwrap().0;
    let entry = entry.replace("published = 2024-03-01", "published = 2024-09-01");
    let entry: String =
        entry.lines().filter(|line| !line.starts_with("digest")).map(|line| format!("{line}\n")).collect();
    assert_eq!(faults(rechained(with_entry(published(), &entry))), ["broken-chain"]);
}

#[test]
fn entries_about_what_was_never_released_are_reported() {
    let about =
        |action: &str| format!("action = \"{action}\"\npolicy = \"terms\"\nversion = \"7\"\npublished = 2024-09-02\n");
    for lines in [about("cancel"), about("reschedule") + "effective = 2025-01-01\n"] {
        assert_eq!(faults(rechained(with_entry(published(), &lines))), ["broken-chain"], "{lines}");
    }
}

#[test]
fn entries_that_no_release_would_write_are_refused() {
    for lines in [
        "action = \"erase\"\npublished = 2024-09-02\n",
        "action = \"cancel\"\npublished = 2024-09-02\n",
        "action = \"cancel\"\nversion = \"../../etc\"\npublished = 2024-09-02\n",
        "action = \"cancel\"\nversion = \"2024-09-01\"\npublished = 2024-09-02T12:00:00Z\n",
        "action = \"cancel\"\nversion = \"2024-09-01\"\npublished = 0000-00-00\n",
        "action = \"cancel\"\nversion = \"2024-09-01\"\npublished = 2023-01-01\n",
        "action = \"withdraw\"\npublished = 2024-09-02\neffective = 2024-09-02\nwithdrawn = [\"../en\"]\n",
        "action = \"withdraw\"\npublished = 2024-09-02\neffective = 2024-09-02\nwithdrawn = [\"global/en\"]\n\
         successor = \"javascript:alert(1)\"\n",
    ] {
        let found = faults(rechained(with_entry(published(), &format!("policy = \"terms\"\n{lines}"))));
        assert_ne!(found, Vec::<String>::new(), "{lines}");
    }
    let other = rechained(with_entry(
        published(),
        "policy = \"privacy\"\naction = \"cancel\"\nversion = \"2024-09-01\"\npublished = 2024-09-02\n",
    ));
    assert_eq!(faults(other), ["unreadable-history"]);
}

#[test]
fn sections_that_were_changed_by_each_others_versions_or_by_none_are_survived() {
    for changed in ["2024-09-01", "9999", "1"] {
        let forged = published().edit(EDITIONS, "changed = \"2024-03-01\"", &format!("changed = \"{changed}\""));
        let _ = faults(rechained(forged));
    }
}

#[test]
fn what_a_version_says_must_be_about_its_text() {
    for (from, to) in [
        ("id = \"law\"", "id = \"lawless\""),
        ("id = \"law\"", "id = \"use\""),
        ("format = 1", "format = 2"),
        ("kind = \"new\"", "kind = \"secret\""),
        ("edition = \"ch/de\"", "edition = \"global/en\""),
        ("edition = \"ch/de\"", "edition = \"../de\""),
    ] {
        let found = faults(rechained(published().edit(EDITIONS, from, to)));
        assert_ne!(found, Vec::<String>::new(), "{from} became {to}");
    }
    // A text with fewer sections than are known of it, and with more.
    for text in [
        "# Terms <!-- title -->\n",
        "# Terms <!-- title -->\n\n## A <!-- #a -->\n\n## B <!-- #b -->\n\n## C <!-- #c -->\n",
    ] {
        let text = format!("+++\nformat = \"frozen-1\"\nlanguage = \"en\"\n+++\n\n{text}");
        assert_ne!(faults(rechained(published().write(TEXT, &text))), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn ten_thousand_nested_lists_are_no_frozen_text() {
    let deep = 10_000;
    for blocks in
        ["- ".repeat(deep), "> ".repeat(deep), "1. ".repeat(deep), format!("{}x{}", "*".repeat(deep), "*".repeat(deep))]
    {
        let text = text_of(&published(), TEXT).replace("Use it.", &format!("{blocks}x"));
        let _ = faults(rechained(published().write(TEXT, &text)));
    }
    let lists = text_of(&published(), TEXT).replace("Use it.", &format!("{}x", "- ".repeat(deep)));
    assert_ne!(faults(rechained(published().write(TEXT, &lists))), Vec::<String>::new());
}

/// Paths that lead out of the history, or would.
const ELSEWHERE: [&str; 8] = [
    "../../etc/passwd",
    "../../../secret",
    "/etc/passwd",
    "2024-03-01/../../../site.toml",
    "2024-03-01/global/../../ledger.toml",
    "./2024-03-01/global/en.md",
    "2024-03-01//global/en.md",
    "..\\\\..\\\\secret",
];

#[test]
fn paths_of_frozen_texts_lead_nowhere_else() {
    for path in ELSEWHERE {
        let forged =
            rechained(published().edit(EDITIONS, "path = \"2024-03-01/global/en.md\"", &format!("path = \"{path}\"")));
        assert!(faults(forged.clone()).contains(&"unreadable-history".to_owned()), "{path}");
        let site = OnDisk::of(&forged);
        let before = site.everything_but("nothing");
        for command in [&["build"][..], &["verify"], &["history", "terms"], &["diff", "terms", "global/en@2024-03-01"]]
        {
            let output = site.run(command);
            assert_ne!(output.status.code(), Some(0), "{path}: {}", said(&output));
            assert!(
                !said(&output).contains("The secret") && !said(&output).contains("root:"),
                "{path}: {}",
                said(&output)
            );
        }
        assert_eq!(site.everything_but("nothing"), before, "{path}");
    }
}

#[test]
fn names_of_pictures_lead_nowhere_else() {
    let picture = Digest::of(b"x");
    let names = ELSEWHERE.iter().copied().chain(["..", ".", "", "a/b.png", "/"]);
    for name in names {
        let listed = format!("files = [\"{picture}/{name}\"]\nsections");
        let forged = rechained(published().edit(EDITIONS, "sections", &listed));
        assert!(faults(forged.clone()).contains(&"unreadable-history".to_owned()), "{name}");
        let site = OnDisk::of(&forged);
        let before = site.everything_but("nothing");
        assert_eq!(site.run(&["build"]).status.code(), Some(1), "{name}");
        assert_eq!(site.everything_but("nothing"), before, "{name}");
    }
}

#[test]
fn links_in_the_history_that_leave_the_site_are_not_followed() {
    for path in [LEDGER, EDITIONS, TEXT, "history/terms/2024-03-01", "history/terms", "history"] {
        let site = OnDisk::of(&published());
        let outside = site.folder.path().join("outside");
        std::fs::rename(site.path(path), &outside).unwrap();
        symlink(&outside, site.path(path)).unwrap();
        std::fs::write(site.path("content/terms/en.md"), "# Terms\n\n## Use {#use}\n\nUse it or not.\n").unwrap();
        let before = site.everything_but("nothing");
        for command in [&["build"][..], &["verify"], &["release", "--all", "--kind", "editorial"]] {
            let output = site.run(command);
            assert_eq!(output.status.code(), Some(1), "{path}: {}", said(&output));
            // Where all of the history is elsewhere nobody even locks it.
            let told =
                if path == "history" && command[0] == "release" { "leads elsewhere" } else { "unreadable-history" };
            assert!(said(&output).contains(told), "{command:?} {path}: {}", said(&output));
        }
        assert_eq!(site.everything_but("nothing"), before, "{path}");
        assert!(!site.path("public").exists(), "{path}");
    }
}

#[test]
fn a_link_that_leads_to_itself_is_reported() {
    for path in [LEDGER, EDITIONS, TEXT] {
        let site = OnDisk::of(&published());
        std::fs::remove_file(site.path(path)).unwrap();
        symlink(site.path(path), site.path(path)).unwrap();
        let output = site.run(&["verify"]);
        assert_eq!(output.status.code(), Some(1), "{path}: {}", said(&output));
        assert!(said(&output).contains("unreadable-history"), "{path}: {}", said(&output));
    }
}

#[test]
fn a_file_that_cannot_be_read_is_reported_once_and_nobody_is_told_to_take_others_away() {
    for path in [LEDGER, EDITIONS, TEXT] {
        let mut tree = published().tree().clone();
        tree.insert(path, FileEntry::Unreadable("permission denied".to_owned()));
        let built = Built::of(&tree);
        assert_eq!(built.the("unreadable-history").file.as_deref(), Some(path));
        assert!(built.found("unknown-history").is_empty(), "{path}: {:#?}", built.findings());
        assert!(built.found("missing-history").is_empty(), "{path}: {:#?}", built.findings());
    }
}

#[test]
fn a_file_in_the_place_of_the_history_is_reported() {
    let site = swiss().write("history", "Our versions are on the other drive.");
    assert_eq!(faults(site), ["unknown-history"]);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_a_file_that_is_missing() {
    for path in [LEDGER, EDITIONS, TEXT] {
        let site = OnDisk::of(&published());
        std::fs::remove_file(site.path(path)).unwrap();
        std::fs::create_dir(site.path(path)).unwrap();
        let output = site.run(&["verify"]);
        assert_eq!(output.status.code(), Some(1), "{path}: {}", said(&output));
        assert!(said(&output).contains("missing-history"), "{path}: {}", said(&output));
    }
}

#[test]
fn a_version_that_the_ledger_forgot_is_not_to_be_thrown_away_lightly() {
    let ledger = text_of(&published(), LEDGER);
    let shorter = ledger.rsplit_once("\n[[entry]]").unwrap().0;
    let built = Built::of(published().write(LEDGER, shorter).tree());
    let finding = built.the("unknown-history");
    assert_eq!(finding.file.as_deref(), Some("history/terms/2024-09-01/editions.toml"));
    assert!(finding.hint.as_deref().unwrap().contains("put the ledger back"), "{finding:?}");
}

#[test]
fn words_that_a_forger_puts_around_the_text_are_words() {
    let script = "<script>alert(1)</script>";
    let forged = published()
        .edit(EDITIONS, "region = \"", &format!("region = \"{script}"))
        .edit(EDITIONS, "locale = \"", &format!("locale = \"{script}"))
        .edit(EDITIONS, "policy_kind = \"", &format!("policy_kind = \"{script}"))
        .edit(EDITIONS, "words = \"", &format!("words = \"{script}"))
        .edit(
            LEDGER,
            "effective = 2024-03-01\n",
            &format!("effective = 2024-03-01\nsummary = {{ en = \"{script}\" }}\n"),
        );
    patiently(move || {
        let built = rechained(forged).as_of("2024-12-31");
        let site = built.opened.site.as_ref().expect("a site");
        for route in site.routes() {
            let path = site.href(&route);
            let page =
                site.render(&route).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
            assert!(path.ends_with(".json") || !page.contains("<script>alert"), "{path}");
        }
    });
}
