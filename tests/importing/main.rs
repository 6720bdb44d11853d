//! Importing what another tool published: one day of it, or all days.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "../support/archive.rs"]
mod archive;
#[path = "../support/mod.rs"]
mod support;

mod day;
mod history;
mod repository;

use archive::{frozen_words, git, outline, put, source_words, versions};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use support::{lexloci, said};

const ENGLISH: &str = "# Aurora Voice: Privacy Notice {: #voice }\n\nEffective May 1, 2024\n{: datetime=\"May 1, 2024\" }\n\n\
    Welcome to <strong>Aurora Voice</strong>.\n\n## Data we collect {: #data }\n\n* **Clips.** We keep them.\n* Your \
    <a href=\"https://aurora.example/account\">account</a>.\n\n### Demographic data\n\nOptional.\n\n## Contact us\n\n\
    Write to <privacy@aurora.example> or see [above](#data).\n";

/// `<folder>/Aurora_Voice/<day>/<language>.md`
fn voice(folder: &Path) {
    let day = folder.join("Aurora_Voice/2024-05-01");
    fs::create_dir_all(&day).unwrap();
    fs::write(day.join("en.md"), ENGLISH).unwrap();
    let german = "\u{feff}# Aurora Voice: Datenschutzhinweis\r\n\r\nWillkommen.\r\n\r\n## Daten {: #daten }\r\n\r\nText.\r\n\r\n\
        ### Demografische Daten\r\n\r\nFreiwillig.\r\n\r\n## Kontakt\r\n\r\nSchreiben Sie uns.\r\n";
    fs::write(day.join("de.md"), german).unwrap();
    fs::write(day.join("zh-CN.md"), "# 奥罗拉语音\n\n## 数据\n\n文字。\n\n### 人口\n\n文字。\n\n## 联系\n\n文字。\n")
        .unwrap();
    fs::write(day.join("fr.md"), "# Aurora Voice\n\n## Données {: #data }\n\nTexte.\n\n## En plus\n\nDe trop.\n")
        .unwrap();
    fs::write(day.join("xx.md"), "# ?\n").unwrap();
    fs::write(day.join("iw.md"), ENGLISH).unwrap();
    fs::create_dir_all(folder.join("Aurora_Voice/2024-07-01")).unwrap();
    fs::write(folder.join("Aurora_Voice/2024-07-01/en.md"), "# Later\n\n## Data {: #data }\n\nLater.\n").unwrap();
}

/// An archive in a folder of its own, and the site that it becomes.
struct Case {
    folder: tempfile::TempDir,
}

impl Case {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn archive(&self) -> PathBuf {
        self.folder.path().join("privacy_notice")
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Puts a text of a day there.
    fn on(self, day: &str, language: &str, text: &str) -> Self {
        put(&self.archive(), day, language, text);
        self
    }

    fn run(&self, arguments: &[&str]) -> Output {
        lexloci(&[arguments, &["--site", "site"]].concat(), self.folder.path())
    }

    fn import(&self) -> String {
        self.import_with(&["import", "privacy_notice"])
    }

    /// Imports, verifies and builds.
    fn import_with(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        for command in ["verify", "build"] {
            let then = self.run(&[command]);
            assert_eq!(then.status.code(), Some(0), "{command}: {}", said(&then));
        }
        said(&output)
    }

    fn versions(&self) -> Vec<String> {
        outline(&self.site(), "privacy-notice")
    }

    fn frozen(&self, version: &str, language: &str) -> String {
        let versions = versions(&self.site(), "privacy-notice");
        let (_, texts) = versions.into_iter().find(|(id, _)| id == version).expect("the version");
        texts[language].clone()
    }

    fn ledger(&self) -> String {
        fs::read_to_string(self.site().join("history/privacy-notice/ledger.toml")).unwrap()
    }
}

const OLD: &str = "# Privacy\n\n## Data\n\nWe keep it.\n\n## Contact\n\nWrite to us.\n";
const NEW: &str = "# Privacy\n\n## Data\n\nWe delete it.\n\n## Contact\n\nWrite to us.\n";
const GERMAN_OLD: &str = "# Datenschutz\n\n## Daten\n\nWir behalten sie.\n\n## Kontakt\n\nSchreiben Sie uns.\n";
const GERMAN_NEW: &str = "# Datenschutz\n\n## Daten\n\nWir löschen sie.\n\n## Kontakt\n\nSchreiben Sie uns.\n";
