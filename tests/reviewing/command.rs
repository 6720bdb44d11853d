//! `lexloci confirm` as people run it.

use crate::support::{lexloci, said};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const EN: &str = "content/privacy-statement/en.md";

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

/// A new site whose English chapter on minors has changed since.
fn moved_on() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(code(&lexloci(&["init", "site"], folder.path())), 0);
    let site = folder.path().join("site");
    let text = fs::read_to_string(site.join(EN)).unwrap();
    let changed = text.replace("years or older", "years old, or older");
    assert_ne!(changed, text);
    fs::write(site.join(EN), changed).unwrap();
    (folder, site)
}

fn lock(site: &Path) -> String {
    fs::read_to_string(site.join("review.lock")).unwrap()
}

#[test]
fn a_section_is_confirmed_and_check_is_content() {
    let (_folder, site) = moved_on();
    let found = said(&lexloci(&["check"], &site));
    assert!(found.contains("warning[stale]: section `minors`"), "{found}");
    assert!(found.contains("lexloci confirm 'content/privacy-statement/de.md#minors'"), "{found}");
    let before = lock(&site);
    let dry = lexloci(&["confirm", "content/privacy-statement/de.md#minors", "--dry-run"], &site);
    assert!(said(&dry).contains("this was a dry run") && lock(&site) == before, "{}", said(&dry));
    let done = lexloci(&["confirm", "content/privacy-statement/de.md#minors"], &site);
    assert_eq!(code(&done), 0, "{}", said(&done));
    assert_eq!(
        said(&done),
        "content/privacy-statement/de.md: minors (in its source 1 word came)\n1 section recorded\nwrote `review.lock`; \
         commit it with your sources\n"
    );
    let changed: Vec<_> = before
        .lines()
        .zip(lock(&site).lines().map(str::to_owned))
        .filter(|(a, b)| a != b)
        .map(|(a, _)| a.to_owned())
        .collect();
    assert_eq!(changed.len(), 1, "one line: {changed:?}");
    assert!(!said(&lexloci(&["check"], &site)).contains("stale"));
    let again = lexloci(&["confirm", "content/privacy-statement/de.md#minors"], &site);
    assert!(said(&again).contains("nothing was written"), "{}", said(&again));
}

#[test]
fn texts_are_named_from_where_one_is_or_by_folder() {
    let (_folder, site) = moved_on();
    for (place, name) in [
        ("content/privacy-statement", "de.md#minors"),
        ("", "./content"),
        ("locales", "../content/privacy-statement/de.md"),
    ] {
        let output = lexloci(&["confirm", name, "--dry-run"], &site.join(place));
        assert_eq!(code(&output), 0, "{place} {name}: {}", said(&output));
    }
    let outside = lexloci(&["confirm", "../../content", "--dry-run"], &site.join("locales"));
    assert_eq!(code(&outside), 2, "{}", said(&outside));
    let all = lexloci(&["confirm", "--language", "de", "--dry-run"], &site);
    assert!(said(&all).contains("1 section recorded"), "{}", said(&all));
}

#[test]
fn a_lock_begins_with_the_history_and_goes_on_with_what_is_new() {
    let (_folder, site) = moved_on();
    fs::remove_file(site.join("review.lock")).unwrap();
    let begun = lexloci(&["confirm", "--from-history"], &site);
    assert_eq!(code(&begun), 0, "{}", said(&begun));
    assert!(
        said(&begun).contains("their sources have changed since: content/privacy-statement/de.md#minors"),
        "{}",
        said(&begun)
    );
    let rest = lexloci(&["confirm", "--unreviewed"], &site);
    assert!(said(&rest).contains("locales/ch/privacy-statement/de.md: rights\n"), "{}", said(&rest));
    let found = said(&lexloci(&["check"], &site));
    assert!(found.contains("warning[stale]: section `minors`") && !found.contains("unreviewed"), "{found}");
}

#[test]
fn a_change_is_acknowledged_once_with_its_reason() {
    let (_folder, site) = moved_on();
    let without = lexloci(&["confirm", "--editorial", "privacy-statement#minors"], &site);
    assert_eq!(code(&without), 2);
    let done = lexloci(&["confirm", "--editorial", "privacy-statement#minors", "--reason", "Clearer words."], &site);
    assert_eq!(code(&done), 0, "{}", said(&done));
    assert!(said(&done).contains("years {+old, +}or older"), "{}", said(&done));
    assert!(lock(&site).contains(" Clearer words.\n"));
    assert!(!said(&lexloci(&["check"], &site)).contains("stale"));
}

#[test]
fn what_has_no_source_is_refused_with_the_nearest_name() {
    let (_folder, site) = moved_on();
    let before = lock(&site);
    for (arguments, message) in [
        (&["content/privacy-statement/dee.md"][..], "did you mean `content/privacy-statement/de.md`?"),
        (&["content/privacy-statement/de.md#minor"], "did you mean `minors`?"),
        (&[EN], "it has no source of its own"),
        (&["--language", "dee"], "did you mean `de`?"),
        (&["--editorial", "privacy-statement#minor", "--reason", "x"], "did you mean `minors`?"),
        (&["--editorial", "privacy#minors", "--reason", "x"], "did you mean `privacy-statement#minors`?"),
        (&["--editorial", "privacy-statement#contact", "--reason", "x"], "there is no change to acknowledge"),
    ] {
        let output = lexloci(&[&["confirm"][..], arguments].concat(), &site);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains(message), "{arguments:?}: {}", said(&output));
    }
    assert_eq!(lock(&site), before);
}

#[test]
fn a_release_warns_and_is_refused_where_the_site_says_so() {
    let (_folder, site) = moved_on();
    let release = ["release", "--all", "--kind", "editorial", "--dry-run"];
    let warned = lexloci(&release, &site);
    assert_eq!(code(&warned), 0, "{}", said(&warned));
    assert!(said(&warned).contains("warning[stale]"));
    let settings = fs::read_to_string(site.join("site.toml")).unwrap();
    fs::write(site.join("site.toml"), format!("{settings}\n[severity]\nstale = \"error\"\n")).unwrap();
    let refused = lexloci(&release, &site);
    assert_eq!(code(&refused), 1);
    assert!(said(&refused).contains("error[stale]"), "{}", said(&refused));
    assert_eq!(code(&lexloci(&["confirm", "--all"], &site)), 0, "what is stale can be confirmed all the same");
    assert_eq!(code(&lexloci(&release, &site)), 0);
}

#[test]
fn a_lock_that_cannot_be_read_is_not_written_over() {
    let (_folder, site) = moved_on();
    let broken = format!("{}<<<<<<< HEAD\n", lock(&site));
    fs::write(site.join("review.lock"), &broken).unwrap();
    let output = lexloci(&["confirm", "--all"], &site);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("review-syntax"), "{}", said(&output));
    assert_eq!(lock(&site), broken);
}

#[test]
fn an_import_leaves_a_lock_that_knows_who_lags() {
    let folder = tempfile::tempdir().unwrap();
    let text = |day: &str, language: &str, words: &str| {
        let place = folder.path().join("old/terms").join(day);
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join(format!("{language}.md")), words).unwrap();
    };
    for day in ["2024-01-01", "2024-02-01"] {
        text(day, "de", "# Bedingungen\n\n## Gebrauch {: #use }\n\nBenutzen.\n\n## Recht {: #law }\n\nDas Recht.\n");
    }
    text("2024-01-01", "en", "# Terms\n\n## Use {: #use }\n\nUse it.\n\n## Law {: #law }\n\nThe law.\n");
    text("2024-02-01", "en", "# Terms\n\n## Use {: #use }\n\nUse it well.\n\n## Law {: #law }\n\nThe law.\n");
    let imported = lexloci(&["import", "old/terms", "--site", "site"], folder.path());
    assert_eq!(code(&imported), 0, "{}", said(&imported));
    assert!(said(&imported).contains("3 translated sections, of which 1 lag"), "{}", said(&imported));
    let found = said(&lexloci(&["check"], &folder.path().join("site")));
    assert!(found.contains("warning[stale]: section `use`") && !found.contains("unreviewed"), "{found}");
}

#[test]
fn a_lock_that_says_all_that_the_history_knows_is_called_so() {
    let (_folder, site) = moved_on();
    let whole = said(&lexloci(&["confirm", "--from-history"], &site));
    assert_eq!(whole, "9 sections recorded already\n`review.lock` says so already: nothing was written\n");
    fs::remove_file(site.join("review.lock")).unwrap();
    let begun = said(&lexloci(&["confirm", "--from-history"], &site));
    assert!(begun.starts_with("8 sections recorded; "), "{begun}");
    assert!(
        begun.contains(
            "releases keep no review of what displaces another text: locales/ch/privacy-statement/de.md#rights\n"
        ),
        "{begun}"
    );
    let again = said(&lexloci(&["confirm", "--from-history"], &site));
    assert!(again.starts_with("8 sections recorded already\n1 section is yet to be reviewed"), "{again}");
}

#[test]
fn a_mistake_in_another_policy_keeps_nobody_from_confirming() {
    let (_folder, site) = moved_on();
    fs::create_dir(site.join("content/terms")).unwrap();
    fs::write(site.join("content/terms/policy.toml"), "kind = \"terms\"\n").unwrap();
    fs::write(site.join("content/terms/en.md"), "# Terms\n\n## Use {#use}\n\n{{ nothing-of-the-kind }}\n").unwrap();
    let all = lexloci(&["confirm", "--all"], &site);
    assert_eq!(code(&all), 1, "{}", said(&all));
    assert!(said(&all).contains("nothing was written: the site has errors"), "{}", said(&all));
    let one = lexloci(&["confirm", "content/privacy-statement/de.md#minors"], &site);
    assert_eq!(code(&one), 0, "{}", said(&one));
    assert!(said(&one).contains("1 section recorded"), "{}", said(&one));
    // What is wrong with the policy itself, or with what all of them share, does.
    for (path, wrong) in [(EN, "\n{{ nothing-of-the-kind }}\n"), ("locales/ch/region.toml", "\n[nonsense]\n")] {
        let text = fs::read_to_string(site.join(path)).unwrap();
        fs::write(site.join(path), format!("{text}{wrong}")).unwrap();
        let refused = lexloci(&["confirm", "content/privacy-statement/de.md#contact"], &site);
        assert_eq!(code(&refused), 1, "{}", said(&refused));
        fs::write(site.join(path), text).unwrap();
    }
}
