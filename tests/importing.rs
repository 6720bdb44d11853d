//! Importing one day of dated folders.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod support;

use std::fs;
use std::path::Path;
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

#[test]
fn a_day_becomes_a_site_that_builds() {
    let folder = tempfile::tempdir().unwrap();
    voice(folder.path());
    let output = lexloci(
        &["import", "Aurora_Voice", "--at", "2024-06-01", "--map", "zh-CN=zh-Hans", "--site", "site"],
        folder.path(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
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
    assert!(report.contains("declares the date `May 1, 2024`"), "{report}");
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
    assert_eq!(lexloci(&["build", "--site", "site"], folder.path()).status.code(), Some(0));
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
