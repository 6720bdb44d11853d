//! One day of what another tool published.

use super::*;

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
