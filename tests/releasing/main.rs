//! Releases, their evidence, and what they refuse, as people run them.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "../support/mod.rs"]
mod support;

mod branches;
mod comparisons;
mod days;
mod evidence;
mod interruptions;
mod releasing;
mod table;
mod upcoming;
mod withdrawals;

use jiff::tz::TimeZone;
use lexloci::locale::Date;
use lexloci::system::read_tree;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use support::{folders, said};

pub(crate) fn data(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub(crate) fn epoch(day: &str) -> String {
    let day: Date = day.parse().expect("a day");
    day.civil().to_zoned(TimeZone::UTC).expect("a moment").timestamp().as_second().to_string()
}

/// Aurora Devices sells in the world in English, and in Switzerland in German and French, under two policies.
pub(crate) struct Aurora {
    folder: tempfile::TempDir,
}

impl Aurora {
    pub(crate) fn new() -> Self {
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
    pub(crate) fn released() -> Self {
        let aurora = Self::new();
        aurora.does("2024-05-01", "release --all");
        aurora
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not say {from:?}");
        self.write(path, &text.replace(from, to));
    }

    pub(crate) fn command(&self, day: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lexloci"));
        command.current_dir(self.folder.path()).env("NO_COLOR", "1").env("SOURCE_DATE_EPOCH", epoch(day));
        command
    }

    /// Runs a command line on a day; what stands between single quotes is one word of it.
    pub(crate) fn runs(&self, day: &str, line: &str) -> Output {
        let words = line
            .split('\'')
            .enumerate()
            .flat_map(|(index, part)| if index % 2 == 1 { vec![part] } else { part.split_whitespace().collect() });
        self.command(day).args(words).output().expect("the binary runs")
    }

    /// Runs it and gives what it said; it must be done.
    pub(crate) fn does(&self, day: &str, line: &str) -> String {
        let output = self.runs(day, line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", said(&output));
        said(&output)
    }

    /// Runs it and gives what it said; it must refuse, and write nothing into the history.
    pub(crate) fn refuses(&self, day: &str, line: &str, code: i32) -> String {
        let before = self.history();
        let output = self.runs(day, line);
        assert_eq!(output.status.code(), Some(code), "{line}: {}", said(&output));
        assert_eq!(self.history(), before, "{line}");
        said(&output)
    }

    pub(crate) fn history(&self) -> BTreeMap<String, Vec<u8>> {
        let tree = read_tree(self.folder.path());
        let files = tree.below("history/").filter(|(path, _)| !path.ends_with("/.lock"));
        files.map(|(path, _)| (path.to_owned(), tree.bytes(path).expect("a file").to_vec())).collect()
    }

    pub(crate) fn ledger(&self, policy: &str) -> String {
        self.read(&format!("history/{policy}/ledger.toml"))
    }

    /// The digests of a ledger's entries.
    pub(crate) fn heads(&self, policy: &str) -> Vec<String> {
        let ledger = self.ledger(policy);
        ledger
            .lines()
            .filter_map(|line| Some(line.strip_prefix("digest = \"")?.trim_end_matches('"').to_owned()))
            .collect()
    }

    pub(crate) fn table(&self, day: &str, line: &str) -> Vec<String> {
        let output = self.runs(day, line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", said(&output));
        let squeeze = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        data(&output).lines().map(squeeze).collect()
    }

    /// What `verify` says when something is wrong.
    pub(crate) fn found(&self) -> String {
        let output = self.runs("2024-12-24", "verify");
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        said(&output)
    }

    pub(crate) fn copy(&self) -> Self {
        let copy = Self { folder: tempfile::tempdir().expect("a folder") };
        folders::copy(self.folder.path(), copy.folder.path());
        copy
    }
}

#[track_caller]
pub(crate) fn says(text: &str, words: &str) {
    assert!(text.contains(words), "{words:?} is not in\n{text}");
}
