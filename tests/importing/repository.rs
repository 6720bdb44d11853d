//! From the commits of a repository.

use super::*;

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
