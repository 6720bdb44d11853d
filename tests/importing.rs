//! Importing what another tool published: one day of it, or all days.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "support/archive.rs"]
mod archive;
mod support;

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

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_published() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    voice(folder.path());
    fs::write(folder.path().join("secret"), "# Secret\n\n## Data\n\nOurs.\n").unwrap();
    let day = folder.path().join("Aurora_Voice/2024-07-01");
    symlink("../2024-05-01/fr.md", day.join("fr.md")).unwrap();
    let import = || lexloci(&["import", "Aurora_Voice", "--at", "2024-07-01", "--site", "site"], folder.path());
    symlink("../../secret", day.join("de.md")).unwrap();
    let output = import();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("`de.md` is a symbolic link that leads out of it"), "{}", said(&output));
    assert!(!folder.path().join("site").exists());
    fs::remove_file(day.join("de.md")).unwrap();
    assert_eq!(import().status.code(), Some(0), "one within it is as good as the file");
}

#[test]
fn a_day_becomes_a_site_that_builds() {
    let folder = tempfile::tempdir().unwrap();
    voice(folder.path());
    let output = lexloci(
        &["import", "Aurora_Voice", "--at", "2024-06-01", "--map", "zh-CN=zh-Hans", "--site", "site"],
        folder.path(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let released = lexloci(&["release", "--all", "--site", "site"], folder.path());
    assert_eq!(released.status.code(), Some(0), "{}", said(&released));
    let built = lexloci(&["build", "--site", "site"], folder.path());
    assert_eq!(built.status.code(), Some(0), "{}", said(&built));
    let page = |edition: &str| {
        fs::read_to_string(folder.path().join(format!("site/public/global/{edition}/aurora-voice/index.html"))).unwrap()
    };
    assert!(page("en").contains("<strong>Aurora Voice</strong>"));
    assert!(page("en").contains("<section id=\"demographic-data\""));
    assert!(page("de").contains("<section id=\"data\""), "ids are taken over by position");
    assert!(page("zh-hans").contains("文字"));
    assert!(page("he").contains("dir=\"rtl\""));
    assert!(page("fr").contains("En plus"), "no word is lost");
}

#[test]
fn what_was_changed_or_left_out_is_said() {
    let folder = tempfile::tempdir().unwrap();
    voice(folder.path());
    let output = lexloci(&["import", "Aurora_Voice", "--at", "2024-05-01", "--site", "site"], folder.path());
    let report = said(&output);
    assert!(report.contains("`xx` is no known language"), "{report}");
    assert!(report.contains("--map zh-CN=zh-Hans"), "{report}");
    assert!(report.contains("`iw` is taken as `he`"), "{report}");
    assert!(report.contains("`en` declares the date `May 1, 2024`"), "{report}");
    assert!(report.contains("outline"), "{report}");
}

#[test]
fn texts_that_stand_there_already_are_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    voice(folder.path());
    assert_eq!(
        lexloci(&["import", "Aurora_Voice", "--at", "2024-06-01", "--site", "site"], folder.path()).status.code(),
        Some(0)
    );
    let text = folder.path().join("site/content/aurora-voice/en.md");
    let mine = format!("{}\nMine.\n", fs::read_to_string(&text).unwrap());
    fs::write(&text, &mine).unwrap();
    let again = lexloci(&["import", "Aurora_Voice", "--at", "2024-07-01", "--site", "site"], folder.path());
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("nothing was written"), "{}", said(&again));
    assert_eq!(fs::read_to_string(&text).unwrap(), mine);
}

/// All files below a folder, with what they hold.
fn everything(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            found.extend(everything(&path));
        }
        found.push((path.clone(), fs::read_to_string(&path).unwrap_or_default()));
    }
    found.sort();
    found
}

#[test]
fn nothing_is_written_through_a_link() {
    for link in ["site/content", "site/content/aurora-voice", "site/history", "site/locales/global", "site/site.toml"] {
        let folder = tempfile::tempdir().unwrap();
        voice(folder.path());
        let victim = folder.path().join("victim");
        fs::create_dir(&victim).unwrap();
        fs::write(victim.join("en.md"), "Somebody else's.\n").unwrap();
        fs::write(victim.join("region.toml"), "languages = []\n").unwrap();
        let link = folder.path().join(link);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        let to = if link.ends_with("site.toml") { victim.join("en.md") } else { victim };
        std::os::unix::fs::symlink(to, &link).unwrap();
        let before = everything(folder.path());
        let output = lexloci(&["import", "Aurora_Voice", "--site", "site"], folder.path());
        assert_eq!(output.status.code(), Some(1), "{}: {}", link.display(), said(&output));
        assert!(said(&output).contains("symbolic link"), "{}: {}", link.display(), said(&output));
        assert_eq!(everything(folder.path()), before, "{}", link.display());
    }
}

#[test]
fn an_import_that_fails_leaves_nothing() {
    let case = Case::new().on("2024-05-01", "en", OLD).on("2024-06-01", "en", NEW);
    fs::create_dir_all(case.site().join("history/privacy-notice")).unwrap();
    // A folder stands where a frozen text should go, which a history without files does not show.
    fs::create_dir_all(case.site().join("history/privacy-notice/2024-05-01/editions.toml")).unwrap();
    let before = everything(case.folder.path());
    let output = case.run(&["import", "privacy_notice"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("nothing was written"), "{}", said(&output));
    assert_eq!(everything(case.folder.path()), before);
}

#[test]
fn several_policies_in_one_folder_are_imported_together() {
    let folder = tempfile::tempdir().unwrap();
    for policy in ["Privacy_Notice", "Terms"] {
        let day = folder.path().join("corpus").join(policy).join("2024-05-01");
        fs::create_dir_all(&day).unwrap();
        fs::write(day.join("en.md"), format!("# {policy}\n\n## First {{: #first }}\n\nText.\n")).unwrap();
    }
    let output = lexloci(&["import", "corpus", "--at", "2024-05-01", "--site", "site"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(folder.path().join("site/content/privacy-notice/en.md").exists());
    assert!(folder.path().join("site/content/terms/en.md").exists());
    assert_eq!(lexloci(&["build", "--drafts", "--site", "site"], folder.path()).status.code(), Some(0));
}

#[test]
fn a_policy_whose_last_day_lacks_the_reference_language_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = folder.path().join("corpus").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("privacy/2024-05-01/en.md", "# Privacy\n\n## First\n\nText.\n");
    put("terms/2024-05-01/en.md", "# Terms\n\n## First\n\nText.\n");
    put("terms/2024-05-01/de.md", "# Bedingungen\n\n## Erstens\n\nWorte.\n");
    put("terms/2024-06-01/de.md", "# Bedingungen\n\n## Erstens\n\nAndere Worte.\n");
    let output = lexloci(&["import", "corpus", "--site", "site"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("write `content/terms/en.md` before you build"), "{}", said(&output));
    assert!(!said(&output).contains("content/privacy/en.md"), "{}", said(&output));
    assert_eq!(lexloci(&["build", "--site", "site"], folder.path()).status.code(), Some(1));
    fs::write(
        folder.path().join("site/content/terms/en.md"),
        "+++\ntitle = \"Terms\"\n+++\n\n## First {#first}\n\nText.\n",
    )
    .unwrap();
    let built = lexloci(&["build", "--site", "site"], folder.path());
    assert_eq!(built.status.code(), Some(0), "{}", said(&built));
}

#[test]
fn a_day_before_all_texts_is_an_error_that_names_the_first_one() {
    let folder = tempfile::tempdir().unwrap();
    voice(folder.path());
    let output = lexloci(&["import", "Aurora_Voice", "--at", "2020-01-01", "--site", "site"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("2024-05-01"), "{}", said(&output));
    assert!(!folder.path().join("site").exists());
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

#[test]
fn every_distinct_text_is_a_version_with_its_day() {
    let case = Case::new().on("2020-01-09", "en", OLD).on("2021-03-01", "en", OLD).on("2023-12-05", "en", NEW);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: en", "2023-12-05: en"]);
    assert!(case.frozen("2020-01-09", "en").contains("We keep it."));
    let ledger = case.ledger();
    assert!(ledger.contains("published = 2023-12-05\neffective = 2023-12-05\nimported = true"), "{ledger}");
    let page = fs::read_to_string(case.site().join("public/global/en/privacy-notice/index.html")).unwrap();
    assert!(page.contains("We delete it.") && page.contains("datetime=\"2023-12-05\""), "{page}");
    assert!(case.site().join("public/global/en/privacy-notice/2020-01-09/index.html").exists());
    assert_eq!(fs::read_to_string(case.site().join("history/.gitattributes")).unwrap(), "* -text\n");
}

#[test]
fn a_translation_that_lags_changes_on_its_own_day() {
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-01-09", "de", GERMAN_OLD)
        .on("2020-02-01", "en", NEW)
        .on("2020-02-01", "de", GERMAN_OLD)
        .on("2020-03-01", "en", NEW)
        .on("2020-03-01", "de", GERMAN_NEW);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: de en", "2020-02-01: en", "2020-03-01: de"]);
    // While it lagged its page said so, and says so no more.
    for (day, says_so) in [("2020-01-15", false), ("2020-02-15", true), ("2020-03-15", false)] {
        let built = case.run(&["build", "--as-of", day, "--out", "then"]);
        assert_eq!(built.status.code(), Some(0), "{}", said(&built));
        let page = fs::read_to_string(case.folder.path().join("then/global/de/privacy-notice/index.html")).unwrap();
        assert_eq!(page.contains("banner stale"), says_so, "{day}");
    }
}

#[test]
fn a_section_added_in_english_moves_nothing_in_a_translation_that_lags() {
    let more = OLD.replace("## Contact", "## Cookies\n\nNone.\n\n## Contact");
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-01-09", "de", GERMAN_OLD)
        .on("2020-02-01", "en", &more)
        .on("2020-02-01", "de", GERMAN_OLD);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: de en", "2020-02-01: en"]);
    let source = fs::read_to_string(case.site().join("content/privacy-notice/de.md")).unwrap();
    assert!(source.contains("## Kontakt {#contact}"), "the last heading is still the contact: {source}");
}

#[test]
fn a_reworded_heading_keeps_its_id() {
    let reworded = OLD.replace("## Data", "## What we know");
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-02-01", "en", &reworded);
    case.import();
    assert!(
        case.frozen("2020-02-01", "en").contains("## What we know <!-- #data"),
        "{}",
        case.frozen("2020-02-01", "en")
    );
}

#[test]
fn a_language_that_vanishes_is_withdrawn_and_comes_back() {
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-01-09", "de", GERMAN_OLD)
        .on("2020-02-01", "en", OLD)
        .on("2020-03-01", "en", OLD)
        .on("2020-03-01", "de", GERMAN_OLD);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: de en", "2020-03-01: de"]);
    let ledger = case.ledger();
    assert!(ledger.contains("withdrawn = [\"global/de\"]\npublished = 2020-02-01"), "{ledger}");
    assert!(case.site().join("content/privacy-notice/de.md").exists());
}

#[test]
fn a_language_that_the_last_day_lacks_stays_withdrawn() {
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-01-09", "de", GERMAN_OLD).on("2020-02-01", "en", NEW);
    case.import();
    let region = fs::read_to_string(case.site().join("locales/global/region.toml")).unwrap();
    assert!(region.contains("languages = [\"en\"]"), "{region}");
    assert!(case.ledger().contains("withdrawn = [\"global/de\"]"));
    assert!(case.site().join("public/global/de/privacy-notice/2020-01-09/index.html").exists());
}

#[test]
fn a_slip_in_a_folders_name_is_read_as_the_day_it_means() {
    let case = Case::new().on("2020-09-8", "en", OLD).on("2020-10-01", "en", NEW).on("2020-02-30", "en", NEW);
    let report = case.import();
    assert_eq!(case.versions(), ["2020-09-08: en", "2020-10-01: en"]);
    assert!(report.contains("taken as the day 2020-09-08 (2020-09-8)"), "{report}");
    assert!(report.contains("it is no day, as 2024-05-01 is (2020-02-30)"), "{report}");
}

#[test]
fn two_folders_of_one_day_are_two_versions() {
    let case = Case::new().on("2020-09-8", "en", OLD).on("2020-09-08", "en", NEW);
    case.import();
    assert_eq!(case.versions(), ["2020-09-08: en", "2020-09-08.2: en"]);
    assert!(case.frozen("2020-09-08.2", "en").contains("We delete it."));
}

#[test]
fn line_ends_marks_and_wrapping_make_no_version() {
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-02-01", "en", &format!("\u{feff}{}", OLD.replace('\n', "\r\n")))
        .on("2020-03-01", "en", &OLD.replace("We keep", "We\nkeep"));
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: en"]);
}

#[test]
fn a_declared_date_that_lies_is_reported_once() {
    let dated = |text: &str| text.replace("# Privacy\n", "# Privacy\n\nDated\n{: datetime=\"December 5, 2023\" }\n");
    let undated = OLD.replace("# Privacy\n", "# Privacy\n\nDated\n{: datetime=\"soon\" }\n");
    let case = Case::new()
        .on("2023-11-01", "en", &undated)
        .on("2023-12-05", "en", &dated(OLD))
        .on("2024-01-10", "en", &dated(NEW))
        .on("2024-02-10", "en", &dated(NEW));
    let report = case.import();
    let dated: Vec<&str> = report.lines().filter(|line| line.starts_with("dated")).collect();
    assert_eq!(
        dated,
        [
            "dated     privacy-notice: `en` declares `soon`, which is no date to this tool; its text changed on 2023-11-01",
            "dated     privacy-notice: `en` declares `December 5, 2023` (2023-12-05); its text changed on 2023-11-01, 2024-01-10",
        ]
    );
}

#[test]
fn a_date_in_front_matter_is_a_declared_one() {
    let text = OLD.replace("# Privacy\n", "---\ntitle: Privacy\ndate: 2020-01-08\n---\n");
    let case = Case::new().on("2020-01-09", "en", &text);
    let report = case.import();
    assert!(report.contains("`en` declares `2020-01-08` (2020-01-08); its text changed on 2020-01-09"), "{report}");
    assert_eq!(frozen_words(&case.frozen("2020-01-09", "en")), source_words(OLD.as_bytes()));
}

#[test]
fn a_true_declared_date_needs_no_word() {
    let dated = OLD.replace("# Privacy\n", "# Privacy\n\nDated\n{: datetime=\"January 9, 2020\" }\n");
    let report = Case::new().on("2020-01-09", "en", &dated).import();
    assert!(!report.contains("dated "), "{report}");
}

#[test]
fn a_translation_with_another_outline_keeps_its_headings() {
    let french = "# Confidentialité\n\n## Données\n\nNous les gardons.\n\n### Enfants\n\nAucune.\n\n## Contact\n\n\
                  Écrivez-nous.\n\n## En plus\n\nUn mot de plus.\n";
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-01-09", "fr", french);
    let report = case.import();
    assert!(report.contains("outline"), "{report}");
    let frozen = case.frozen("2020-01-09", "fr");
    for heading in
        ["## Données <!-- #data", "### Enfants <!-- #enfants", "## Contact <!-- #contact", "## En plus <!-- #en-plus"]
    {
        assert!(frozen.contains(heading), "{heading} in {frozen}");
    }
    assert_eq!(frozen_words(&frozen), source_words(french.as_bytes()));
}

#[test]
fn a_text_that_lacks_sections_gets_none_from_another_language() {
    let french = "# Confidentialité\n\n## Données\n\nNous les gardons.\n";
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-01-09", "fr", french).on("2020-02-01", "en", NEW);
    put(&case.archive(), "2020-02-01", "fr", french);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: en fr", "2020-02-01: en"]);
    assert_eq!(frozen_words(&case.frozen("2020-01-09", "fr")), source_words(french.as_bytes()));
}

#[test]
fn not_one_word_is_lost_in_any_version() {
    let folder = tempfile::tempdir().unwrap();
    voice(folder.path());
    let output = lexloci(&["import", "Aurora_Voice", "--map", "zh-CN=zh-Hans", "--site", "site"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let versions = versions(&folder.path().join("site"), "aurora-voice");
    assert_eq!(versions.len(), 2);
    for (version, texts) in versions {
        for (language, frozen) in texts {
            let file = match language.as_str() {
                "he" => "iw",
                "zh-Hans" => "zh-CN",
                other => other,
            };
            let source = folder.path().join("Aurora_Voice").join(&version).join(format!("{file}.md"));
            assert_eq!(frozen_words(&frozen), source_words(&fs::read(source).unwrap()), "{version} {language}");
        }
    }
}

#[test]
fn a_day_without_any_text_withdraws_all() {
    let case = Case::new().on("2020-01-09", "en", OLD);
    fs::create_dir_all(case.archive().join("2020-02-01")).unwrap();
    let output = case.run(&["import", "privacy_notice"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(case.ledger().contains("withdrawn = [\"global/en\"]\npublished = 2020-02-01"));
    assert!(!case.site().join("content/privacy-notice").exists());
    assert_eq!(case.run(&["verify"]).status.code(), Some(0));
}

#[test]
fn what_was_imported_is_not_imported_again() {
    let case = Case::new().on("2020-01-09", "en", OLD);
    case.import();
    let before = case.ledger();
    let again = case.run(&["import", "privacy_notice"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("`privacy-notice` has a history already"), "{}", said(&again));
    assert_eq!(case.ledger(), before);
}

#[test]
fn a_day_that_is_still_to_come_is_refused() {
    let case = Case::new().on("9998-01-01", "en", OLD);
    let output = case.run(&["import", "privacy_notice"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("9998-01-01"), "{}", said(&output));
    assert!(!case.site().exists());
}

#[test]
fn folders_that_changed_their_case_are_one_policy() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("old/Privacy_Notice"), "2020-01-09", "en", OLD);
    put(&folder.path().join("old/privacy_notice"), "2021-01-09", "en", NEW);
    put(&folder.path().join("old/terms"), "2021-01-10", "en", OLD);
    let output = lexloci(&["import", "old", "--site", "site"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let site = folder.path().join("site");
    assert_eq!(outline(&site, "privacy-notice"), ["2020-01-09: en", "2021-01-09: en"]);
    assert_eq!(outline(&site, "terms"), ["2021-01-10: en"]);
}

#[test]
fn the_texts_of_a_region_are_its_own() {
    let case = Case::new().on("2020-01-09", "de", GERMAN_OLD).on("2020-02-01", "de", GERMAN_NEW);
    case.import_with(&["import", "privacy_notice", "--region", "ch"]);
    assert_eq!(case.versions(), ["2020-01-09: de", "2020-02-01: de"]);
    assert_eq!(frozen_words(&case.frozen("2020-01-09", "de")), source_words(GERMAN_OLD.as_bytes()));
    assert!(case.site().join("public/ch/de/privacy-notice/2020-01-09/index.html").exists());
}

#[test]
fn after_the_import_nothing_is_unreleased() {
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-01-09", "de", GERMAN_OLD)
        .on("2020-02-01", "en", &NEW.replace("## Data", "## What we know"))
        .on("2020-02-01", "de", GERMAN_OLD);
    case.import();
    let release = case.run(&["release", "--all", "--dry-run"]);
    assert_eq!(release.status.code(), Some(0), "{}", said(&release));
    let nothing = "no text of `privacy-notice` differs from its newest version: nothing was written";
    assert!(said(&release).ends_with(&format!("{nothing}\n")), "{}", said(&release));
}

#[test]
fn words_in_code_are_kept_in_their_place() {
    let text = "# Notices\n\n## Parts\n\nOf others:\n\n\t* Keep this notice:\n\t  {{ all of it }}\n\nThanks.\n";
    let case = Case::new().on("2020-01-09", "en", text);
    case.import();
    assert_eq!(frozen_words(&case.frozen("2020-01-09", "en")), source_words(text.as_bytes()));
}

#[test]
fn headings_that_end_in_braces_build() {
    let text = "# Privacy\n\n## Data {: data }\n\nWe keep it.\n\n## Sets {#a, b}\n\nOf data.\n\n## Keys {: \"a\": 1 }\n\nOf sets.\n";
    let case = Case::new().on("2020-01-09", "en", text);
    let report = case.import();
    assert!(report.contains("the attribute `data` is dropped (2020-01-09/en.md:3)"), "{report}");
    let page = fs::read_to_string(case.site().join("public/global/en/privacy-notice/index.html")).unwrap();
    assert!(page.contains("Sets {#a, b}") && !page.contains("{: data }"), "{page}");
}

#[test]
fn a_country_where_a_language_should_be_is_reported() {
    let report = Case::new().on("2020-01-09", "en", OLD).on("2020-01-09", "kg", OLD).import();
    assert!(report.contains("`kg` looks like a country, not a language; `--map kg=ky` if that is meant"), "{report}");
}

#[test]
fn a_text_without_its_ending_is_reported() {
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-02-01", "en", NEW);
    for name in ["pt-BR", "de.txt", ".notes"] {
        fs::write(case.archive().join("2020-01-09").join(name), OLD).unwrap();
    }
    let report = case.import();
    let left = "its name does not end in `.md` (2020-01-09/de.txt, 2020-01-09/pt-BR)";
    assert!(report.contains(left), "{report}");
    assert_eq!(case.versions(), ["2020-01-09: en", "2020-02-01: en"]);
}

/// A repository with a folder `Privacy_Notice`, which is called `privacy_notice` later.
fn repository(folder: &Path) -> PathBuf {
    let repository = folder.join("legal-docs");
    fs::create_dir_all(repository.join("Privacy_Notice")).unwrap();
    let write = |path: &str, text: &str| fs::write(repository.join(path), text).unwrap();
    let commit = |moment: &str| {
        git(&repository, moment, &["add", "-A"]);
        git(&repository, moment, &["commit", "-qm", "Texts"]);
    };
    git(&repository, "2020-01-09T12:00:00Z", &["init", "-q", "-b", "main"]);
    write("Privacy_Notice/en.md", OLD);
    write("Privacy_Notice/de.md", GERMAN_OLD);
    write("README.md", "# Read me\n");
    commit("2020-01-09T12:00:00Z");
    write("Privacy_Notice/en.md", &OLD.replace("We keep it.", "We might keep it."));
    commit("2020-02-01T08:00:00Z");
    write("Privacy_Notice/en.md", NEW);
    // Late in the evening of 1 February west of Greenwich: 2 February in UTC would be another day.
    commit("2020-02-01T18:59:00-05:00");
    git(&repository, "2020-03-01T12:00:00Z", &["mv", "Privacy_Notice", "moved"]);
    git(&repository, "2020-03-01T12:00:00Z", &["mv", "moved", "privacy_notice"]);
    commit("2020-03-01T12:00:00Z");
    write("privacy_notice/de.md", GERMAN_NEW);
    commit("2020-03-31T23:30:00-02:00");
    repository
}

#[test]
fn a_repository_has_the_days_of_its_commits() {
    let case = Case::new();
    repository(case.folder.path());
    case.import_with(&["import", "--git", "legal-docs", "--path", "{policy}/{language}.md"]);
    assert_eq!(case.versions(), ["2020-01-09: de en", "2020-02-01: en", "2020-04-01: de"]);
    assert!(case.frozen("2020-02-01", "en").contains("We delete it."), "the last commit of a day counts");
}

#[test]
fn a_path_may_name_one_policy() {
    let case = Case::new();
    repository(case.folder.path());
    case.import_with(&["import", "--git", "legal-docs", "--path", "privacy_notice/{language}.md"]);
    assert_eq!(case.versions(), ["2020-01-09: de en", "2020-02-01: en", "2020-04-01: de"]);
}

#[test]
fn a_merge_is_one_step_of_the_branch() {
    let case = Case::new();
    let repository = repository(case.folder.path());
    git(&repository, "2020-05-01T12:00:00Z", &["checkout", "-qb", "proposal"]);
    fs::write(repository.join("privacy_notice/en.md"), OLD).unwrap();
    git(&repository, "2020-05-01T12:00:00Z", &["commit", "-qam", "Propose"]);
    git(&repository, "2020-05-09T12:00:00Z", &["checkout", "-q", "main"]);
    git(&repository, "2020-05-09T12:00:00Z", &["merge", "-q", "--no-ff", "-m", "Accept", "proposal"]);
    case.import_with(&["import", "--git", "legal-docs"]);
    assert_eq!(case.versions().last().map(String::as_str), Some("2020-05-09: en"));
}

#[test]
fn texts_may_stand_by_language_and_move_between_places() {
    let case = Case::new();
    let repository = case.folder.path().join("docs");
    fs::create_dir_all(repository.join("en")).unwrap();
    git(&repository, "2020-01-09T12:00:00Z", &["init", "-q", "-b", "main"]);
    fs::write(repository.join("en/privacy_notice.md"), OLD).unwrap();
    fs::write(repository.join("en/wörter \"und\" mehr.md"), OLD).unwrap();
    git(&repository, "2020-01-09T12:00:00Z", &["add", "-A"]);
    git(&repository, "2020-01-09T12:00:00Z", &["commit", "-qm", "Texts"]);
    fs::create_dir_all(repository.join("legal/privacy_notice")).unwrap();
    git(&repository, "2020-02-01T12:00:00Z", &["mv", "en/privacy_notice.md", "legal/privacy_notice/en.md"]);
    git(&repository, "2020-02-01T12:00:00Z", &["commit", "-qm", "Move"]);
    fs::write(repository.join("legal/privacy_notice/en.md"), NEW).unwrap();
    git(&repository, "2020-02-03T12:00:00Z", &["commit", "-qam", "Change"]);
    let report = case.import_with(&[
        "import",
        "--git",
        "docs",
        "--path",
        "legal/{policy}/{language}.md",
        "--path",
        "{language}/{policy}.md",
    ]);
    assert_eq!(case.versions(), ["2020-01-09: en", "2020-02-03: en"]);
    assert!(report.contains("cannot name a policy"), "{report}");
}

#[test]
fn a_repository_may_turn_its_folders_around() {
    let case = Case::new();
    let repository = repository(case.folder.path());
    for language in ["de", "en"] {
        fs::create_dir(repository.join(language)).unwrap();
        let (old, new) = (format!("privacy_notice/{language}.md"), format!("{language}/privacy_notice.md"));
        git(&repository, "2020-05-01T12:00:00Z", &["mv", &old, &new]);
    }
    git(&repository, "2020-05-01T12:00:00Z", &["commit", "-qm", "Turn"]);
    fs::write(repository.join("en/privacy_notice.md"), OLD).unwrap();
    git(&repository, "2020-06-01T12:00:00Z", &["commit", "-qam", "Change"]);
    let both = ["--path", "{policy}/{language}.md", "--path", "{language}/{policy}.md"];
    let report = case.import_with(&[&["import", "--git", "legal-docs"], &both[..]].concat());
    assert_eq!(case.versions(), ["2020-01-09: de en", "2020-02-01: en", "2020-04-01: de", "2020-06-01: en"]);
    assert!(!report.contains("skipped") && !case.ledger().contains("withdrawn"), "{report}");
}

#[test]
fn a_day_to_come_is_named_and_what_to_do_with_it_works() {
    let folder = tempfile::tempdir().unwrap();
    let days = folder.path().join("old");
    for (day, text) in
        [("2020-01-01", "# Notice\n\n## Data\n\nNow.\n"), ("2999-01-01", "# Notice\n\n## Data\n\nThen.\n")]
    {
        fs::create_dir_all(days.join(day)).unwrap();
        fs::write(days.join(day).join("en.md"), text).unwrap();
    }
    let import = || lexloci(&["import", "old", "--policy", "notice", "--site", "site"], folder.path());
    let output = import();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("`notice` has texts of 2999-01-01, a day to come"), "{}", said(&output));
    assert!(said(&output).contains("lexloci release --effective 2999-01-01"), "{}", said(&output));
    assert!(!folder.path().join("site").exists());
    // The same text again announces nothing, which is said.
    let later = days.join("2999-01-01/en.md");
    let announced = fs::read_to_string(&later).unwrap();
    fs::copy(days.join("2020-01-01/en.md"), &later).unwrap();
    let output = import();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("a day to come, which changes no text"), "{}", said(&output));
    // What the hint says.
    let source = folder.path().join("site/content/notice/en.md");
    let text = fs::read_to_string(&source).unwrap();
    assert!(text.contains("Now.") && announced.contains("Then."), "{text}");
    fs::write(&source, text.replace("Now.", "Then.")).unwrap();
    let release =
        ["release", "notice", "--kind", "material", "--summary", "New.", "--effective", "2999-01-01", "--site", "site"];
    let output = lexloci(&release, folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn what_is_no_repository_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("plain")).unwrap();
    let output = lexloci(&["import", "--git", "plain", "--site", "site"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("not a git repository"), "{}", said(&output));
    assert!(!folder.path().join("site").exists());
}

#[test]
fn a_missing_git_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_lexloci"))
        .args(["import", "--git", ".", "--site", "site"])
        .current_dir(folder.path())
        .env("PATH", folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("there is no program `git`"), "{}", said(&output));
}
