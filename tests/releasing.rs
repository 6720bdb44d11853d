//! Releases, their evidence, and what they refuse, as people run them.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod support;

use jiff::tz::TimeZone;
use lexloci::history;
use lexloci::locale::Date;
use lexloci::source::{FileEntry, FileTree, Sources};
use lexloci::system::read_tree;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use support::said;

fn data(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn epoch(day: &str) -> String {
    let day: Date = day.parse().expect("a day");
    day.civil().to_zoned(TimeZone::UTC).expect("a moment").timestamp().as_second().to_string()
}

/// Aurora Devices sells in the world in English, and in Switzerland in German and French, under two policies.
struct Aurora {
    folder: tempfile::TempDir,
}

impl Aurora {
    fn new() -> Self {
        let aurora = Self { folder: tempfile::tempdir().expect("a folder") };
        aurora.write(
            "site.toml",
            "title = \"Aurora Devices Legal\"\nbase_url = \"https://legal.aurora.example\"\nreference_language = \"en\"\n\
             theme = \"default\"\n",
        );
        aurora.write("locales/global/region.toml", "code = \"001\"\nlanguages = [\"en\"]\n");
        aurora.write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\"]\n");
        aurora.write("content/returns/policy.toml", "kind = \"notice\"\n");
        aurora.write("content/returns/en.md", "# Returns\n\n## Time {#time}\n\nYou have 14 days.\n");
        aurora.write("content/returns/de.md", "# Rückgabe\n\n## Frist {#time}\n\nSie haben 14 Tage.\n");
        aurora.write("content/returns/fr.md", "# Retours\n\n## Délai {#time}\n\nVous avez 14 jours.\n");
        aurora.write("content/terms/policy.toml", "kind = \"terms\"\n");
        aurora.write("content/terms/en.md", "# Terms\n\n## Use {#use}\n\nUse it well.\n\n## Law {#law}\n\nThe law.\n");
        aurora.write(
            "content/terms/de.md",
            "# AGB\n\n## Nutzung {#use}\n\nNutzen Sie es.\n\n## Recht {#law}\n\nDas Recht.\n",
        );
        aurora
            .write("content/terms/fr.md", "# CGU\n\n## Usage {#use}\n\nUtilisez-le.\n\n## Droit {#law}\n\nLe droit.\n");
        aurora
    }

    /// Everything was released on the first of May 2024.
    fn released() -> Self {
        let aurora = Self::new();
        aurora.does("2024-05-01", "release --all");
        aurora
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not say {from:?}");
        self.write(path, &text.replace(from, to));
    }

    fn command(&self, day: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lexloci"));
        command.current_dir(self.folder.path()).env("NO_COLOR", "1").env("SOURCE_DATE_EPOCH", epoch(day));
        command
    }

    /// Runs a command line on a day; what stands between single quotes is one word of it.
    fn runs(&self, day: &str, line: &str) -> Output {
        let words = line
            .split('\'')
            .enumerate()
            .flat_map(|(index, part)| if index % 2 == 1 { vec![part] } else { part.split_whitespace().collect() });
        self.command(day).args(words).output().expect("the binary runs")
    }

    /// Runs it and gives what it said; it must be done.
    fn does(&self, day: &str, line: &str) -> String {
        let output = self.runs(day, line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", said(&output));
        said(&output)
    }

    /// Runs it and gives what it said; it must refuse, and write nothing into the history.
    fn refuses(&self, day: &str, line: &str, code: i32) -> String {
        let before = self.history();
        let output = self.runs(day, line);
        assert_eq!(output.status.code(), Some(code), "{line}: {}", said(&output));
        assert_eq!(self.history(), before, "{line}");
        said(&output)
    }

    fn history(&self) -> BTreeMap<String, Vec<u8>> {
        let tree = read_tree(self.folder.path());
        let files = tree.below("history/").filter(|(path, _)| !path.ends_with("/.lock"));
        files.map(|(path, _)| (path.to_owned(), tree.bytes(path).expect("a file").to_vec())).collect()
    }

    fn ledger(&self, policy: &str) -> String {
        self.read(&format!("history/{policy}/ledger.toml"))
    }

    /// The digests of a ledger's entries.
    fn heads(&self, policy: &str) -> Vec<String> {
        let ledger = self.ledger(policy);
        ledger
            .lines()
            .filter_map(|line| Some(line.strip_prefix("digest = \"")?.trim_end_matches('"').to_owned()))
            .collect()
    }

    fn table(&self, day: &str, line: &str) -> Vec<String> {
        let output = self.runs(day, line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", said(&output));
        let squeeze = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        data(&output).lines().map(squeeze).collect()
    }

    /// What `verify` says when something is wrong.
    fn found(&self) -> String {
        let output = self.runs("2024-12-24", "verify");
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        said(&output)
    }

    fn copy(&self) -> Self {
        let copy = Self { folder: tempfile::tempdir().expect("a folder") };
        copy_folder(self.folder.path(), copy.folder.path());
        copy
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("an entry");
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("a folder");
        } else {
            fs::copy(entry.path(), &target).expect("a file");
        }
    }
}

#[track_caller]
fn says(text: &str, words: &str) {
    assert!(text.contains(words), "{words:?} is not in\n{text}");
}

// Releasing

#[test]
fn a_first_release_needs_no_words() {
    let aurora = Aurora::new();
    let told = aurora.does("2024-05-01", "release --all");
    says(&told, "returns: version 2024-05-01, published 2024-05-01, in force from 2024-05-01");
    says(&told, "ch/de, ch/fr, global/en");
    for policy in ["returns", "terms"] {
        says(&told, &format!("head {}", aurora.heads(policy)[0]));
    }
    assert_eq!(aurora.read("history/.gitattributes"), "* -text\n");
    assert!(aurora.path("history/terms/2024-05-01/ch/de.md").exists());
    let left: Vec<String> = aurora.history().into_keys().filter(|path| path.contains("/.")).collect();
    assert_eq!(left, ["history/.gitattributes"]);
}

#[test]
fn a_release_without_changes_writes_nothing() {
    let aurora = Aurora::released();
    let before = aurora.history();
    says(&aurora.does("2024-06-01", "release --all"), "no text of `returns`, `terms` differs from its newest version");
    assert_eq!(aurora.history(), before);
}

#[test]
fn only_what_changed_gets_a_version() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/de.md", "Nutzen Sie es.", "Nutzen Sie es gut.");
    let told = aurora.does("2024-06-01", "release --all --kind editorial");
    says(&told, "editorial    ch/de  1 section, +1 −0 words");
    says(&told, "no text of `returns` differs");
    assert!(!aurora.path("history/terms/2024-06-01/ch/fr.md").exists());
    assert_eq!(aurora.heads("returns").len(), 1);
}

#[test]
fn two_releases_on_one_day_have_numbers() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "well", "with care");
    aurora.does("2024-05-01", "release terms --kind editorial");
    assert!(aurora.path("history/terms/2024-05-01.2/global/en.md").exists());
}

#[test]
fn somebody_must_say_what_a_change_is() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "well", "with care");
    aurora.edit("content/returns/en.md", "14", "30");
    let told = aurora.refuses("2024-06-01", "release --all", 1);
    says(&told, "nobody says what the change of `returns` is in global/en");
    says(&told, "nobody says what the change of `terms` is in global/en");
    says(&told, "`--kind editorial`");
    says(&told, "nothing was written");
}

#[test]
fn a_material_change_is_told_to_people() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/en.md", "14", "30");
    says(&aurora.refuses("2024-06-01", "release returns --kind material", 1), "nobody says what changed");
    aurora.does("2024-06-01", "release returns --kind material --summary 'Now 30 days.' --summary 'de=Neu: 30 Tage.'");
    says(&aurora.ledger("returns"), "summary = { de = \"Neu: 30 Tage.\", en = \"Now 30 days.\" }");
}

#[test]
fn an_equals_sign_in_a_summary_is_text() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/en.md", "14", "30");
    let told = aurora.does("2024-06-01", "release returns --kind material --summary 'x=30 days'");
    assert!(!told.contains("no language"), "{told}");
    says(&aurora.ledger("returns"), "summary = { en = \"x=30 days\" }");
}

#[test]
fn a_language_that_the_site_lacks_is_text_and_is_mentioned() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/en.md", "14", "30");
    let told = aurora.does("2024-06-01", "release returns --kind material --summary 'pl=30 dni' --dry-run");
    says(&told, "`pl` is no language of this site");
}

#[test]
fn a_summary_may_stand_in_a_file() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/en.md", "14", "30");
    aurora.write("news/en.txt", "Now 30 days.\r\nFor all devices.\r\n");
    aurora.write("news/de.txt", "Neu 30 Tage.\n");
    aurora
        .does("2024-06-01", "release returns --kind material --summary-file news/en.txt --summary-file de=news/de.txt");
    says(&aurora.ledger("returns"), "de = \"Neu 30 Tage.\", en = \"Now 30 days.\\nFor all devices.\"");
    aurora.edit("content/returns/en.md", "30", "60");
    let told = aurora.refuses("2024-06-02", "release returns --kind material --summary-file news/it.txt", 1);
    says(&told, "cannot read `news/it.txt`");
}

#[test]
fn two_summaries_in_one_language_are_a_mistake() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/en.md", "14", "30");
    let line = "release returns --kind material --summary One --summary 'en=Two'";
    says(&aurora.refuses("2024-06-01", line, 2), "two summaries in `en`");
    says(&aurora.refuses("2024-06-01", "release returns --kind material --summary ''", 2), "is empty");
}

#[test]
fn nothing_is_published_in_the_future_or_before_the_last_entry() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "well", "with care");
    let line = "release terms --kind editorial --published";
    says(&aurora.refuses("2024-06-01", &format!("{line} 2024-06-02"), 1), "today is 2024-06-01 (UTC)");
    says(
        &aurora.refuses("2024-06-01", &format!("{line} 2024-04-30"), 1),
        "the last entry of the ledger is of 2024-05-01",
    );
    aurora.does("2024-06-01", &format!("{line} 2024-05-15"));
    says(&aurora.ledger("terms"), "published = 2024-05-15");
}

#[test]
fn nothing_takes_effect_before_it_is_published() {
    let aurora = Aurora::new();
    let told = aurora.refuses("2024-05-01", "release --all --effective 2024-04-01", 1);
    says(&told, "cannot take effect on 2024-04-01, before it is published on 2024-05-01");
}

#[test]
fn a_version_may_have_a_name_that_is_not_taken() {
    let aurora = Aurora::new();
    aurora.does("2024-05-01", "release terms --version 4.1");
    assert!(aurora.path("history/terms/4.1/global/en.md").exists());
    aurora.edit("content/terms/en.md", "well", "with care");
    let told = aurora.refuses("2024-06-01", "release terms --kind editorial --version 4.1", 1);
    says(&told, "`terms` has a version `4.1` already");
    assert_eq!(aurora.runs("2024-06-01", "release terms --version v4").status.code(), Some(2));
}

#[test]
fn all_policies_are_released_or_none() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "well", "with care");
    aurora.edit("content/returns/en.md", "14", "30");
    aurora.does("2024-06-01", "release terms --kind editorial --version 2");
    aurora.edit("content/terms/en.md", "care", "love");
    // Only `terms` has a version 2.
    let told = aurora.refuses("2024-06-02", "release --all --kind editorial --version 2", 1);
    says(&told, "`terms` has a version `2` already");
    assert_eq!(aurora.heads("returns").len(), 1);
}

#[test]
fn a_site_with_errors_is_not_released() {
    let aurora = Aurora::new();
    aurora.edit("content/terms/en.md", "well", "{{ nobody }}");
    let told = aurora.refuses("2024-05-01", "release returns", 1);
    says(&told, "undefined-value");
    says(&told, "nothing was written: the site has errors");
    assert!(!aurora.path("history").exists());
}

#[test]
fn a_dry_run_shows_everything_and_writes_nothing() {
    let aurora = Aurora::new();
    let told = aurora.does("2024-05-01", "release --all --dry-run");
    says(&told, "nothing was written");
    assert!(!aurora.path("history").exists());
    aurora.does("2024-05-01", "release --all");
    says(&told, &format!("head {}", aurora.heads("terms")[0]));
}

#[test]
fn a_dry_run_shows_what_changes_before_anybody_says_what_it_is() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/de.md", "14 Tage", "30 Tage");
    let told = aurora.refuses("2024-06-01", "release --all --dry-run", 1);
    says(&told, "returns: these editions differ from what was released last");
    says(&told, "changed      ch/de  1 section, +1 −1 words");
    says(&told, "--kind material");
    assert!(!told.contains("editorial    "), "{told}");
}

#[test]
fn a_frozen_text_that_says_something_else_than_its_digest_is_found_by_verify() {
    let aurora = Aurora::released();
    // Whoever rewrites text, editions and ledger so that all their SHA-256 agree still has to compute the digest of the text.
    let version = "history/terms/2024-05-01";
    aurora.edit(&format!("{version}/ch/de.md"), "Das Recht.", "Kein Recht.");
    let digest = |path: &str| lexloci::digest::Digest::of(&fs::read(aurora.path(path)).expect("a file")).to_string();
    let text = digest(&format!("{version}/ch/de.md"));
    let editions = fs::read_to_string(aurora.path(&format!("{version}/editions.toml"))).expect("editions");
    let (before, after) = editions.split_once("edition = \"ch/de\"").expect("ch/de");
    let old = after.lines().find_map(|line| line.strip_prefix("digest = ")).expect("a digest");
    let after = after.replacen(old, &format!("\"{text}\""), 1);
    aurora.write(&format!("{version}/editions.toml"), &format!("{before}edition = \"ch/de\"{after}"));
    let ledger = fs::read_to_string(aurora.path("history/terms/ledger.toml")).expect("a ledger");
    let line = ledger.lines().find(|line| line.starts_with("editions = ")).expect("editions");
    let ledger = ledger.replace(line, &format!("editions = \"{}\"", digest(&format!("{version}/editions.toml"))));
    let entry =
        &ledger[ledger.find("\n[[entry]]").expect("an entry") + 1..ledger.find("\ndigest = ").expect("a digest") + 1];
    let start = ledger.find("\ndigest = ").expect("a digest") + 1;
    let chained = format!("{}digest = \"{}\"\n", &ledger[..start], lexloci::digest::Digest::of(entry.as_bytes()));
    aurora.write("history/terms/ledger.toml", &chained);
    says(&aurora.refuses("2024-06-01", "verify", 1), "its text is not the one with the digest");
}

#[test]
fn the_evidence_is_checked_by_hand_as_the_documentation_says() {
    let tools = ["awk", "sha256sum", "bash"];
    if tools.iter().any(|tool| Command::new(tool).arg("--version").output().is_err()) {
        eprintln!("skipped: awk, sha256sum and bash are not all there");
        return;
    }
    let page = fs::read_to_string(support::repository().join("docs/evidence.md")).expect("the page");
    // The blocks that begin in a policy's folder, or with `awk`: what the page tells people to type.
    let mut blocks: Vec<String> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match line.strip_prefix("    ") {
            Some(code) if open => blocks.last_mut().expect("a block").push_str(&format!("{code}\n")),
            Some(code) => blocks.push(format!("{code}\n")),
            None => {}
        }
        open = line.starts_with("    ");
    }
    let typed: Vec<&String> = blocks.iter().filter(|block| block.contains("awk") || block.contains("grep")).collect();
    assert_eq!(typed.len(), 3, "{typed:#?}");
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "The law.", "The law of Singapore.");
    aurora.does("2024-06-01", "release terms --kind editorial");
    let run = |script: &str| {
        let script = script.replace("cd history/privacy-statement\n", "");
        let output = Command::new("bash").args(["-c", &script]).current_dir(aurora.path("history/terms")).output();
        let output = output.expect("bash runs");
        (output.status.success(), data(&output) + &said(&output))
    };
    let (fine, told) = run(typed[0]);
    assert!(fine && told.matches(": OK").count() == 2, "{told}");
    let (_, computed) = run(typed[1]);
    let computed: Vec<&str> = computed.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(computed, aurora.heads("terms"));
    assert!(run(typed[2]).1.contains(computed[0]));
    aurora.edit("history/terms/2024-05-01/ch/de.md", "Das Recht.", "Kein Recht.");
    assert!(run(typed[0]).1.contains("ch/de.md: FAILED"));
}

#[test]
fn misspelt_names_find_their_neighbours() {
    let aurora = Aurora::released();
    for (line, near) in [
        ("release term", "terms"),
        ("release terms --edition ch/ed", "ch/de"),
        ("release terms --region hc", "ch"),
        ("release terms --withdraw ch/dee", "ch/de"),
        ("release cancel term 2024-05-01", "terms"),
        ("history term", "terms"),
        ("history terms ch/dee", "ch/de"),
    ] {
        says(&aurora.refuses("2024-06-01", line, 2), &format!("did you mean `{near}`?"));
    }
    says(&aurora.refuses("2024-06-01", "release cancel terms 2024-05-02", 1), "did you mean `2024-05-01`?");
}

#[test]
fn a_wrong_command_line_exits_with_2() {
    let aurora = Aurora::released();
    for line in [
        "release",
        "release --all terms",
        "release terms --effective tomorrow",
        "release terms --kind new",
        "release terms --successor ch/de",
        "release terms --withdraw ch/de --kind editorial",
        "release terms --withdraw ch/de --successor 'somewhere else'",
        "release reschedule terms 2024-05-01",
        "release cancel terms",
        "release cancel terms 2024-05-01 --effective 2024-06-01",
        "verify --head abc",
        "history",
        "history terms --as-of yesterday",
        "build --as-of yesterday",
    ] {
        aurora.refuses("2024-06-01", line, 2);
    }
}

#[test]
fn a_policy_may_be_called_cancel() {
    let aurora = Aurora::new();
    aurora.write("content/cancel/policy.toml", "kind = \"notice\"\n");
    aurora.write("content/cancel/en.md", "# Cancelling\n\n## How {#how}\n\nWrite to us.\n");
    aurora.does("2024-05-01", "release -- cancel");
    assert_eq!(aurora.heads("cancel").len(), 1);
}

#[test]
fn options_before_cancel_are_explained() {
    let aurora = Aurora::released();
    let told = aurora.refuses("2024-05-01", "release --site . cancel terms 2024-05-01", 2);
    says(&told, "options go behind the version");
}

// Editions and regions

#[test]
fn an_edition_may_be_released_alone() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/de.md", "Nutzen Sie es.", "Nutzen Sie es gut.");
    aurora.edit("content/terms/fr.md", "Utilisez-le.", "Utilisez-le bien.");
    let told = aurora.does("2024-06-01", "release terms --edition ch/de --kind editorial");
    says(&told, "the languages of `ch` are left at different versions of `terms`");
    says(&told, "de is at 2024-06-01; fr is at 2024-05-01, with a text that differs");
    assert!(!aurora.path("history/terms/2024-06-01/ch/fr.md").exists());
}

#[test]
fn a_region_is_released_with_all_below() {
    let aurora = Aurora::new();
    aurora.write("locales/li/region.toml", "parent = \"ch\"\ncode = \"LI\"\nlanguages = [\"de\"]\n");
    let told = aurora.does("2024-05-01", "release terms --region ch");
    says(&told, "new          ch/de, li/de");
    says(&told, "new          ch/fr");
    assert!(!told.contains("global/en"), "{told}");
    assert!(!told.contains("left at different versions"), "{told}");
    says(
        &aurora.does("2024-05-01", "release terms --region ch"),
        "in the editions that you named: nothing was written",
    );
    says(&aurora.does("2024-05-02", "release terms"), "global/en");
}

// Days

#[test]
fn today_is_a_day_in_utc() {
    let aurora = Aurora::new();
    let seconds: i64 = epoch("2024-05-02").parse().expect("seconds");
    let run = |epoch: &str| {
        let mut command = aurora.command("2024-05-01");
        command.env("SOURCE_DATE_EPOCH", epoch).args(["release", "--all"]).output().expect("the binary runs")
    };
    let refused = run("today");
    assert_eq!(refused.status.code(), Some(1));
    says(&said(&refused), "`SOURCE_DATE_EPOCH` is `today`");
    assert_eq!(run(&(seconds - 1).to_string()).status.code(), Some(0));
    says(&aurora.ledger("terms"), "published = 2024-05-01");
}

#[test]
fn a_build_takes_the_day_that_it_is_given() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "well", "with care");
    aurora.does("2024-06-01", "release terms --kind editorial --effective 2024-07-01");
    says(&aurora.does("2024-06-01", "build"), "the next change is due on 2024-07-01: build again then");
    assert!(!aurora.does("2024-07-01", "build").contains("the next change"));
    says(&aurora.does("2024-07-01", "build --as-of 2024-05-15"), "the next change is due on 2024-06-01");
}

#[test]
fn a_build_says_what_is_not_released() {
    let aurora = Aurora::released();
    assert!(!aurora.does("2024-05-01", "build").contains("not released"));
    aurora.edit("content/terms/en.md", "well", "with care");
    let told = aurora.does("2024-05-02", "build");
    says(&told, "not released: terms in global/en");
    says(&told, "lexloci release terms");
}

#[test]
fn without_history_a_build_names_the_two_ways_on() {
    let aurora = Aurora::new();
    let told = aurora.refuses("2024-05-01", "build", 1);
    says(&told, "`lexloci release --all`");
    says(&told, "`lexloci build --drafts`");
    assert!(!aurora.path("public").exists());
    aurora.does("2024-05-01", "build --drafts");
    assert!(aurora.path("public").exists());
}

// Upcoming versions

/// New terms were published in June, for July.
fn upcoming() -> Aurora {
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "well", "with care");
    aurora.does("2024-06-01", "release terms --kind editorial --effective 2024-07-01 --version 2");
    aurora
}

#[test]
fn an_upcoming_version_gets_another_day() {
    let aurora = upcoming();
    let told =
        aurora.does("2024-06-02", "release reschedule terms 2 --effective 2024-08-01 --summary 'A month later.'");
    says(&told, "version 2 takes effect on 2024-08-01 now");
    says(&told, &format!("head {}", aurora.heads("terms")[2]));
    says(&aurora.table("2024-06-02", "history terms")[1], "2 2024-06-01 2024-08-01 upcoming");
    let told = aurora.refuses("2024-06-03", "release reschedule terms 2 --effective 2024-08-01", 1);
    says(&told, "takes effect on 2024-08-01 already");
}

#[test]
fn an_upcoming_version_may_never_come() {
    let aurora = upcoming();
    says(&aurora.does("2024-06-02", "release cancel terms 2 --dry-run"), "nothing was written");
    assert_eq!(aurora.heads("terms").len(), 2);
    says(&aurora.does("2024-06-02", "release cancel terms 2"), "version 2 will never take effect");
    says(&aurora.table("2024-08-01", "history terms")[1], "cancelled");
    says(&aurora.refuses("2024-06-03", "release cancel terms 2", 1), "was cancelled already");
}

#[test]
fn what_took_effect_cannot_be_cancelled() {
    let aurora = upcoming();
    says(&aurora.refuses("2024-07-01", "release cancel terms 2", 1), "took effect on 2024-07-01");
}

#[test]
fn readers_are_told_why_a_version_was_called_off() {
    let aurora = upcoming();
    aurora.does("2024-06-02", "release cancel terms 2 --summary 'We think again.'");
    aurora.does("2024-06-02", "build");
    says(&aurora.read("public/global/en/terms/history/index.html"), "<p>We think again.</p>");
}

#[test]
fn broken_sources_keep_nobody_from_cancelling() {
    let aurora = upcoming();
    aurora.edit("content/terms/en.md", "with care", "{{ nobody }}");
    aurora.does("2024-06-02", "release cancel terms 2 --summary 'We think again.'");
    says(&aurora.ledger("terms"), "en = \"We think again.\"");
}

#[test]
fn a_release_before_an_upcoming_one_is_said_to_be_meant() {
    let aurora = upcoming();
    aurora.edit("content/terms/en.md", "The law.", "The law of the place.");
    let told = aurora.refuses("2024-06-10", "release terms --kind editorial", 1);
    says(&told, "version 2 of `terms` takes effect on 2024-07-01 and would then replace this one");
    says(&told, "lexloci release cancel terms 2");
    let told = aurora.does("2024-06-10", "release terms --kind editorial --keep-upcoming");
    says(&told, "on 2024-07-01 version 2 of `terms` replaces it, as it was frozen");
    let table = aurora.table("2024-06-10", "history terms");
    says(&table[1], "2024-06-10 2024-06-10 2024-06-10 in force");
    says(&table[2], "2 2024-06-01 2024-07-01 upcoming");
}

// Withdrawals

/// Switzerland is published in German and French, and gives up French.
fn without_french() -> Aurora {
    let aurora = Aurora::released();
    aurora.edit("locales/ch/region.toml", "[\"de\", \"fr\"]", "[\"de\"]");
    aurora
}

#[test]
fn a_published_text_does_not_vanish() {
    let aurora = without_french();
    aurora.edit("content/terms/en.md", "well", "with care");
    let told = aurora.refuses("2024-06-01", "release terms --kind editorial", 1);
    says(&told, "published-text-would-vanish");
    aurora.refuses("2024-06-01", "build", 1);
}

#[test]
fn a_withdrawal_records_what_no_longer_applies() {
    let aurora = without_french();
    let told = aurora.does("2024-06-01", "release --all --withdraw ch/fr --successor ch/de --effective 2024-06-15");
    says(&told, "returns: no longer applies in ch/fr from 2024-06-15; ch/de replaces it");
    says(&told, "terms: no longer applies in ch/fr from 2024-06-15; ch/de replaces it");
    assert!(!told.contains("error"), "what is being put right is no error: {told}");
    assert_eq!(aurora.runs("2024-06-01", "check").status.code(), Some(0));
    let told = aurora.refuses("2024-06-02", "release terms --withdraw ch/fr", 1);
    says(&told, "was withdrawn in ch/fr already");
}

#[test]
fn one_policy_may_be_withdrawn_before_the_others() {
    let aurora = without_french();
    aurora.does("2024-06-01", "release terms --withdraw ch/fr --summary 'German serves Switzerland.'");
    aurora.does("2024-06-01", "release returns --withdraw ch/fr --successor https://www.aurora.example/fr/");
    says(&aurora.ledger("returns"), "successor = \"https://www.aurora.example/fr/\"");
    says(&aurora.ledger("terms"), "summary = { en = \"German serves Switzerland.\" }");
}

#[test]
fn what_the_sources_still_produce_is_not_withdrawn() {
    let aurora = Aurora::released();
    let told = aurora.refuses("2024-06-01", "release terms --withdraw ch/fr", 1);
    says(&told, "the sources still produce `terms` in ch/fr");
    let told = aurora.refuses("2024-06-01", "release terms --withdraw ch/de --successor ch/it", 1);
    says(&told, "ch/it cannot succeed");
}

#[test]
fn a_policy_that_gets_another_name_is_released_then_withdrawn() {
    let aurora = Aurora::released();
    fs::rename(aurora.path("content/terms"), aurora.path("content/terms-of-use")).expect("renamed");
    says(&aurora.does("2024-06-01", "release terms-of-use"), "published-text-would-vanish");
    aurora.does("2024-06-01", "release terms --withdraw all --successor terms-of-use");
    says(&aurora.ledger("terms"), "withdrawn = [\"ch/de\", \"ch/fr\", \"global/en\"]");
    assert_eq!(aurora.runs("2024-06-01", "check").status.code(), Some(0));
    let table = aurora.table("2024-06-01", "history terms");
    says(&table[1], "withdrawal ch/de, ch/fr, global/en replaced by terms-of-use");
    says(&table[2], "withdrawn new");
}

#[test]
fn a_withdrawn_edition_comes_back_with_a_release() {
    let aurora = without_french();
    aurora.does("2024-06-01", "release --all --withdraw ch/fr");
    aurora.edit("locales/ch/region.toml", "[\"de\"]", "[\"de\", \"fr\"]");
    says(&aurora.does("2024-07-01", "release terms"), "new          ch/fr");
    says(&aurora.table("2024-07-01", "history terms ch/fr")[1], "2024-07-01 2024-07-01 2024-07-01 in force new");
}

// The table

#[test]
fn a_history_is_a_table_with_the_newest_first() {
    let aurora = upcoming();
    let table = aurora.table("2024-06-15", "history terms");
    assert_eq!(table[0], "version published effective state kind editions summary");
    assert_eq!(table[1], "2 2024-06-01 2024-07-01 upcoming editorial global/en");
    assert_eq!(table[2], "2024-05-01 2024-05-01 2024-05-01 in force new ch/de, ch/fr, global/en");
    says(&aurora.table("2024-07-01", "history terms")[2], "in force in 2 of 3");
    assert_eq!(aurora.table("2024-07-01", "history terms ch/de").len(), 2);
    assert_eq!(aurora.table("2024-07-01", "history terms --as-of 2024-05-31").len(), 2);
    assert!(aurora.table("2024-07-01", "history terms --as-of 2024-04-30").is_empty());
}

#[test]
fn a_history_is_data_as_well() {
    let aurora = upcoming();
    let output = aurora.runs("2024-06-15", "history terms --format json");
    let history: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(history["policy"], "terms");
    assert_eq!(history["day"], "2024-06-15");
    assert_eq!(history["head"], aurora.heads("terms")[1].as_str());
    assert_eq!(history["versions"][0]["version"], "2");
    assert_eq!(history["versions"][0]["editions"][0]["state"], "upcoming");
    assert_eq!(history["versions"][1]["editions"][2]["edition"], "global/en");
}

#[test]
fn a_policy_without_sources_still_has_its_history() {
    let aurora = Aurora::released();
    fs::remove_dir_all(aurora.path("content")).expect("gone");
    fs::remove_file(aurora.path("site.toml")).expect("gone");
    assert_eq!(aurora.table("2024-06-01", "history terms").len(), 2);
}

#[test]
fn a_policy_without_history_is_told_from_an_unknown_one() {
    let aurora = Aurora::new();
    says(&aurora.refuses("2024-05-01", "history terms", 1), "release it first: `lexloci release terms`");
    says(&aurora.refuses("2024-05-01", "history imprint", 2), "`imprint` was never published");
}

// Evidence

#[test]
fn a_history_that_is_as_it_was_written_is_verified() {
    let aurora = upcoming();
    let output = aurora.runs("2024-12-24", "verify");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let head = &aurora.heads("terms")[1];
    says(&data(&output), &format!("terms: 2 entries, 2 versions, 7 files, head {head}"));
}

#[test]
fn verify_needs_nothing_but_the_history() {
    let aurora = Aurora::released();
    for gone in ["content", "locales"] {
        fs::remove_dir_all(aurora.path(gone)).expect("gone");
    }
    fs::remove_file(aurora.path("site.toml")).expect("gone");
    aurora.does("2024-12-24", "verify");
    fs::remove_dir_all(aurora.path("history")).expect("gone");
    assert_eq!(
        aurora.runs("2024-12-24", &format!("verify --site {}", aurora.folder.path().display())).status.code(),
        Some(1)
    );
}

#[test]
fn a_word_in_a_frozen_text_cannot_change() {
    let aurora = Aurora::released();
    aurora.edit("history/returns/2024-05-01/global/en.md", "14", "10");
    let told = aurora.found();
    says(&told, "edited-history");
    says(&told, "history/returns/2024-05-01/global/en.md");
    says(&said(&aurora.runs("2024-12-24", "build")), "edited-history");
}

#[test]
fn a_frozen_text_cannot_be_cut() {
    let aurora = Aurora::released();
    let text = aurora.read("history/terms/2024-05-01/ch/de.md");
    aurora.write("history/terms/2024-05-01/ch/de.md", &text[..text.len() / 2]);
    says(&aurora.found(), "edited-history");
}

#[test]
fn a_file_cannot_go_missing() {
    for file in ["ch/de.md", "editions.toml"] {
        let aurora = Aurora::released();
        fs::remove_file(aurora.path(&format!("history/terms/2024-05-01/{file}"))).expect("gone");
        let told = aurora.found();
        says(&told, "missing-history");
        says(&told, file);
    }
}

#[test]
fn a_file_cannot_get_another_name() {
    let aurora = Aurora::released();
    let folder = aurora.path("history/terms/2024-05-01/ch");
    fs::rename(folder.join("de.md"), folder.join("de-CH.md")).expect("renamed");
    says(&aurora.found(), "a published file was renamed: it is `history/terms/2024-05-01/ch/de-CH.md` now");
}

#[test]
fn a_file_cannot_be_added() {
    let aurora = Aurora::released();
    aurora.write("history/terms/2024-05-01/gb/en.md", "We never said this.\n");
    let told = aurora.found();
    says(&told, "unknown-history");
    says(&told, "history/terms/2024-05-01/gb/en.md");
}

#[test]
fn a_ledger_cannot_go_missing() {
    let aurora = Aurora::released();
    fs::remove_file(aurora.path("history/terms/ledger.toml")).expect("gone");
    says(&aurora.found(), "the history of `terms` has no ledger");
}

/// A ledger in its parts: the header, then the entries.
fn parts(ledger: &str) -> (String, Vec<String>) {
    let mut parts = ledger.split("\n[[entry]]\n");
    let header = parts.next().expect("a header").to_owned();
    (header, parts.map(|part| format!("\n[[entry]]\n{part}")).collect())
}

/// Three releases of the terms.
fn three() -> Aurora {
    let aurora = upcoming();
    aurora.edit("content/terms/en.md", "The law.", "The law of the place.");
    aurora.does("2024-08-01", "release terms --kind material --summary 'Another law.' --version 3");
    aurora
}

#[test]
fn entries_cannot_change_places() {
    let aurora = three();
    let (header, entries) = parts(&aurora.ledger("terms"));
    aurora.write("history/terms/ledger.toml", &format!("{header}{}{}{}", entries[0], entries[2], entries[1]));
    says(&aurora.found(), "broken-chain");
}

#[test]
fn an_entry_cannot_be_taken_out() {
    let aurora = three();
    let (header, entries) = parts(&aurora.ledger("terms"));
    aurora.write("history/terms/ledger.toml", &format!("{header}{}{}", entries[0], entries[2]));
    says(&aurora.found(), "broken-chain");
}

#[test]
fn an_entry_cannot_be_rewritten() {
    let aurora = three();
    aurora.edit("history/terms/ledger.toml", "effective = 2024-07-01", "effective = 2024-06-15");
    says(&aurora.found(), "entry 2 (release 2) was edited");
    // Nor with a digest of its own: the next entry knows the old one.
    let (header, entries) = parts(&aurora.ledger("terms"));
    let body = &entries[1][1..entries[1].find("digest = ").expect("a digest")];
    let digest = lexloci::digest::Digest::of(body.as_bytes());
    let rewritten = format!("\n{body}digest = \"{digest}\"\n");
    aurora.write("history/terms/ledger.toml", &format!("{header}{}{rewritten}{}", entries[0], entries[2]));
    says(&aurora.found(), "entry 3 (release 3) follows an entry that is not there, or was edited");
}

#[test]
fn no_byte_of_a_ledger_can_change_unnoticed() {
    let aurora = three();
    let tree = read_tree(aurora.folder.path());
    let path = "history/terms/ledger.toml";
    let ledger = tree.bytes(path).expect("a ledger").to_vec();
    let is_noticed = |tree: &FileTree| !history::read(tree, &mut Sources::default()).1.is_empty();
    assert!(!is_noticed(&tree));
    let mut changed = tree.clone();
    for at in 0..ledger.len() {
        // Another letter, another case, white space, a line end, nothing.
        for byte in [Some(ledger[at] ^ 1), Some(ledger[at] ^ 0x20), Some(b' '), Some(b'\n'), Some(b'\r'), None] {
            let mut bytes = ledger.clone();
            match byte {
                Some(byte) if byte == bytes[at] => continue,
                Some(byte) => bytes[at] = byte,
                None => {
                    bytes.remove(at);
                }
            }
            changed.insert(path, FileEntry::Bytes(bytes.as_slice().into()));
            assert!(is_noticed(&changed), "byte {at}, {byte:?}: {}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn line_ends_that_version_control_rewrote_are_recognised() {
    for file in ["ledger.toml", "2024-05-01/editions.toml", "2024-05-01/ch/fr.md"] {
        let aurora = Aurora::released();
        aurora.edit(&format!("history/terms/{file}"), "\n", "\r\n");
        let told = aurora.found();
        says(&told, "the line ends of a published file were rewritten");
        says(&told, ".gitattributes");
    }
}

#[test]
fn a_head_proves_what_came_before_it() {
    let aurora = three();
    let heads = aurora.heads("terms");
    says(
        &aurora.does("2024-12-24", &format!("verify --head {}", heads[2])),
        "up to entry 3 (release of 2024-08-01); it is the head",
    );
    let told = aurora.does("2024-12-24", &format!("verify --head terms={} --head {}", heads[0], heads[1]));
    says(&told, "up to entry 1 (release of 2024-05-01); 2 entries came after it");
    says(&told, "up to entry 2 (release of 2024-06-01); 1 entry came after it");
    let output = aurora.runs("2024-12-24", &format!("verify --head returns={}", heads[0]));
    assert_eq!(output.status.code(), Some(1), "it is the head of another policy");
}

#[test]
fn a_head_proves_nothing_of_a_broken_chain() {
    let aurora = three();
    aurora.edit("history/terms/ledger.toml", "effective = 2024-07-01", "effective = 2024-06-15");
    let output = aurora.runs("2024-12-24", &format!("verify --head {}", aurora.heads("terms")[2]));
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), "the digest proves nothing of `terms`");
}

/// Somebody writes history anew, with digests that fit.
fn rewritten(from: &Aurora) -> Aurora {
    let other = from.copy();
    fs::remove_dir_all(other.path("history")).expect("gone");
    other.edit("content/returns/en.md", "14", "10");
    other.does("2024-05-01", "release --all");
    other
}

#[test]
fn a_history_that_was_written_anew_is_found_out_by_a_head() {
    let aurora = Aurora::released();
    let head = aurora.heads("returns")[0].clone();
    let other = rewritten(&aurora);
    other.does("2024-12-24", "verify");
    let output = other.runs("2024-12-24", &format!("verify --head returns={head}"));
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), &format!("no entry of `returns` has the digest {head}"));
    assert_eq!(other.runs("2024-12-24", &format!("verify --head {head}")).status.code(), Some(1));
}

/// What `/index.json` says of the ledgers.
fn saved(aurora: &Aurora) -> String {
    let ledger = |policy: &str| {
        let heads = aurora.heads(policy);
        serde_json::json!({ "policy": policy, "entries": heads.len(), "head": heads.last() })
    };
    serde_json::json!({ "title": "Aurora", "ledgers": [ledger("returns"), ledger("terms")] }).to_string()
}

#[test]
fn a_history_that_was_written_anew_is_found_out_by_a_saved_index() {
    let aurora = Aurora::released();
    let other = rewritten(&aurora);
    other.write("saved.json", &saved(&aurora));
    let output = other.runs("2024-12-24", "verify --against saved.json");
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), "entry 1 of `returns` does not have the digest");
    says(&said(&output), "terms: nothing changed up to entry 1");
}

#[test]
fn a_saved_index_proves_what_came_before_it() {
    let aurora = upcoming();
    aurora.does("2024-06-01", "build");
    aurora.write("saved.json", &aurora.read("public/index.json"));
    aurora.does("2024-06-02", "release cancel terms 2");
    says(&aurora.does("2024-12-24", "verify --against saved.json"), "terms: nothing changed up to entry 2");
}

#[test]
fn a_history_that_was_cut_is_found_out_by_a_saved_index() {
    let aurora = three();
    aurora.write("saved.json", &saved(&aurora));
    let (header, entries) = parts(&aurora.ledger("terms"));
    aurora.write("history/terms/ledger.toml", &format!("{header}{}{}", entries[0], entries[1]));
    fs::remove_dir_all(aurora.path("history/terms/3")).expect("gone");
    fs::remove_dir_all(aurora.path("history/returns")).expect("gone");
    aurora.does("2024-12-24", "verify");
    let output = aurora.runs("2024-12-24", "verify --against saved.json");
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), "`terms` had 3 entries, and has 2");
    says(&said(&output), "`history/returns/` has no ledger");
}

#[test]
fn an_index_that_names_no_ledger_proves_nothing() {
    let aurora = Aurora::released();
    aurora.write("saved.json", "{\"title\": \"Aurora\"}");
    for file in ["saved.json", "content/terms/en.md", "missing.json"] {
        assert_eq!(aurora.runs("2024-12-24", &format!("verify --against {file}")).status.code(), Some(1), "{file}");
    }
}

// Branches

#[test]
fn two_branches_that_released_a_policy_are_mended_as_the_hint_says() {
    let ours = Aurora::released();
    let theirs = ours.copy();
    ours.edit("content/terms/en.md", "well", "with care");
    ours.does("2024-06-01", "release terms --kind editorial --version 2");
    theirs.edit("content/terms/de.md", "Nutzen Sie es.", "Nutzen Sie es gut.");
    theirs.does("2024-06-02", "release terms --kind editorial --version 3");
    // Version control puts both entries into one ledger, and the folders side by side.
    let (_, entries) = parts(&theirs.ledger("terms"));
    let merged = format!("{}{}", ours.ledger("terms"), entries[1]);
    let published = ours.ledger("terms");
    ours.write("history/terms/ledger.toml", &merged);
    copy_folder(&theirs.path("history/terms/3"), &ours.path("history/terms/3"));
    ours.write("content/terms/de.md", &theirs.read("content/terms/de.md"));
    let told = ours.found();
    says(&told, "forked-history");
    says(&told, "entry 2 (release 2) and entry 3 (release 3) both follow entry 1");
    says(&told, "keep the entry that was published, take the other and its folder away");
    ours.refuses("2024-06-03", "release terms --kind editorial --version 4", 1);

    ours.write("history/terms/ledger.toml", &published);
    fs::remove_dir_all(ours.path("history/terms/3")).expect("gone");
    says(&ours.does("2024-06-03", "release terms --kind editorial --version 3"), "ch/de");
    ours.does("2024-12-24", "verify");
}

#[test]
fn a_ledger_with_marks_of_a_conflict_says_what_happened() {
    let aurora = Aurora::released();
    let (header, entries) = parts(&aurora.ledger("terms"));
    let conflict = format!("{header}\n<<<<<<< ours{}=======\n{}>>>>>>> theirs\n", entries[0], entries[0]);
    aurora.write("history/terms/ledger.toml", &conflict);
    says(&aurora.found(), "two branches released the policy");
}

#[test]
fn branches_that_released_different_policies_simply_merge() {
    let ours = Aurora::released();
    let theirs = ours.copy();
    ours.edit("content/terms/en.md", "well", "with care");
    ours.does("2024-06-02", "release terms --kind editorial");
    theirs.edit("content/returns/en.md", "14", "30");
    theirs.does("2024-06-01", "release returns --kind material --summary 'Now 30 days.'");
    copy_folder(&theirs.path("history/returns"), &ours.path("history/returns"));
    ours.write("content/returns/en.md", &theirs.read("content/returns/en.md"));
    ours.does("2024-12-24", "verify");
    says(&ours.does("2024-12-24", "release --all"), "nothing was written");
}

// Interruptions

/// History as it stands when a command has mended it.
fn mended(aurora: &Aurora) -> BTreeMap<String, Vec<u8>> {
    let output = aurora.runs("2024-12-24", "verify");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    aurora.history()
}

#[test]
fn a_release_that_is_killed_is_there_or_not() {
    let aurora = Aurora::released();
    for device in 0..20 {
        aurora.write(&format!("content/device-{device}/policy.toml"), "kind = \"notice\"\n");
        for language in ["en", "de", "fr"] {
            let text = format!("# Aurora {device}\n\n## Battery {{#battery}}\n\nOne year.\n");
            aurora.write(&format!("content/device-{device}/{language}.md"), &text);
        }
    }
    let before = aurora.history();
    let line = ["release", "--all"];
    let whole = aurora.copy();
    let started = Instant::now();
    whole.does("2024-06-01", "release --all");
    let time = started.elapsed();
    let after = whole.history();
    for at in 0..16 {
        let killed = aurora.copy();
        let mut child = killed.command("2024-06-01").args(line).stderr(Stdio::null()).spawn().expect("the binary runs");
        // Most of the time goes before the first byte is written; the end is where it matters.
        let share = if at < 4 { at * 15 } else { 60 + (at - 4) * 4 };
        std::thread::sleep(Duration::from_micros(time.as_micros() as u64 * share / 100));
        let _ = child.kill();
        child.wait().expect("it ends");
        let found = mended(&killed);
        assert!(found == before || found == after, "killed after {share} % of {time:?}: {:?}", found.keys());
        killed.does("2024-06-01", "release --all");
        assert_eq!(killed.history(), after);
    }
}

#[test]
fn a_command_says_what_it_mends() {
    let aurora = Aurora::released();
    aurora.write("history/terms/2/ch/de.md", "Half a te");
    aurora.write("history/.unfinished", "{\"files\": [\"history/terms/2/ch/de.md\"], \"ledgers\": []}");
    let before = aurora.ledger("terms");
    says(
        &aurora.does("2024-06-01", "check"),
        "a release was interrupted before it was published: 1 file of it taken away",
    );
    assert!(!aurora.path("history/terms/2").exists());
    assert_eq!(aurora.ledger("terms"), before);
    assert!(!aurora.does("2024-06-01", "check").contains("interrupted"));
}

#[test]
fn what_a_ledger_knows_is_never_taken_away() {
    let aurora = Aurora::released();
    let before = aurora.history();
    let list: Vec<&String> = before.keys().filter(|path| path.contains("/terms/2024-05-01/")).collect();
    aurora.write("history/.unfinished", &serde_json::json!({ "files": list, "ledgers": [] }).to_string());
    aurora.does("2024-06-01", "verify");
    assert_eq!(aurora.history(), before);
}

#[test]
fn one_release_keeps_another_out() {
    let aurora = Aurora::released();
    let lock = fs::File::create(aurora.path("history/.lock")).expect("a lock");
    lock.lock().expect("locked");
    let output = aurora.runs("2024-06-01", "release --all");
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), "another release is being written");
    drop(lock);
    aurora.does("2024-06-01", "release --all");
}

#[test]
fn two_releases_at_once_are_one_after_the_other() {
    let aurora = Aurora::new();
    let spawn = |policy: &str| {
        let mut command = aurora.command("2024-05-01");
        command.args(["release", policy]).stderr(Stdio::null()).spawn().expect("the binary runs")
    };
    let children = [spawn("terms"), spawn("returns"), spawn("terms")];
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!((aurora.heads("terms").len(), aurora.heads("returns").len()), (1, 1));
    aurora.does("2024-05-02", "verify");
}

#[test]
fn a_draft_is_compared_with_what_was_released() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/de.md", "Sie haben 14 Tage.", "Sie haben 30 Tage.");
    let told = aurora.runs("2024-06-01", "diff returns");
    assert_eq!(told.status.code(), Some(0), "{}", said(&told));
    let told = data(&told);
    says(&told, "returns: ch/de@2024-05-01 → ch/de@draft");
    says(&told, "sections: 1 amended; words: 1 inserted, 1 deleted");
    says(&told, "Sie haben [-14-]{+30+} Tage.");
    assert!(!told.contains("ch/fr"), "{told}");
}

#[test]
fn versions_and_editions_are_compared_by_name() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/de.md", "Das Recht.", "Das Recht der Schweiz.");
    aurora.does("2024-06-01", "release terms --kind editorial");
    aurora.edit("content/terms/en.md", "The law.", "The law of Singapore.");
    aurora.does("2024-07-01", "release terms --kind editorial");
    let told = |line: &str| data(&aurora.runs("2024-08-01", line));
    says(&told("diff terms ch/de@2024-05-01 ch/de@2024-06-01"), "{+");
    // The last version left the German text as it was: the one that it had then is meant.
    says(
        &told("diff terms ch/de@2024-07-01 ch/de@draft"),
        "terms: ch/de@2024-06-01 → ch/de@draft\nthe texts are equal",
    );
    says(&told("diff terms ch/fr@2024-05-01 ch/de@2024-05-01"), "terms: ch/fr@2024-05-01 → ch/de@2024-05-01");
    says(&aurora.refuses("2024-08-01", "diff terms ch/de@2024-06-02", 2), "did you mean `ch/de@2024-06-01`?");
    says(&aurora.refuses("2024-08-01", "diff term", 2), "did you mean `terms`?");
    // Broken sources keep nobody from comparing what was published.
    aurora.edit("content/terms/en.md", "well", "{{ nobody }}");
    says(&told("diff terms ch/de@2024-05-01 ch/de@2024-06-01"), "der Schweiz");
    says(&aurora.refuses("2024-08-01", "diff terms ch/de", 1), "nothing was compared: the site has errors");
}
