//! `lexloci status` as people run it.

use crate::support::{lexloci, repository, said};

fn printed(arguments: &[&str]) -> String {
    let arguments = [&["status", "--as-of", "2026-11-27"], arguments].concat();
    let output = lexloci(&arguments, &repository());
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_sample_site_at_a_glance() {
    let text = printed(&[]);
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("Aurora Devices Legal on 2026-11-27"));
    assert!(lines.next().unwrap().starts_with("4 policies in 40 editions: "), "{text}");
    let row = text.lines().find(|line| line.starts_with("ru/ru")).unwrap();
    assert_eq!(row.split_whitespace().nth(1), Some("-"), "the cloud notice does not apply there: {row}");
    assert!(text.contains("$ lexloci confirm "), "{text}");
    assert!(
        text.lines()
            .filter(|line| !line.starts_with("  ") && !line.contains(": "))
            .all(|line| line.len() <= 80 || line.contains("stale  *")),
        "{text}"
    );
}

#[test]
fn a_region_and_a_language_narrow_it() {
    let text = printed(&["--region", "europe", "--language", "de"]);
    assert!(text.contains("4 policies in 2 editions"), "{text}");
    let rows: Vec<&str> =
        text.lines().filter_map(|line| line.split_whitespace().next()).filter(|word| word.contains('/')).collect();
    assert_eq!(rows, ["ch/de", "de/de"]);
}

#[test]
fn a_wrong_name_is_told_with_the_nearest_right_one() {
    for (arguments, hint) in [
        (["--policy", "cokie-notice"], "did you mean `cookie-notice`?"),
        (["--edition", "ch/dee"], "did you mean `ch/de`?"),
        (["--region", "europ"], "did you mean `europe`?"),
        (["--language", "zh-Hant"], "did you mean `zh-Hans`?"),
    ] {
        let output = lexloci(&[&["status"], &arguments[..]].concat(), &repository());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(hint), "{arguments:?}: {}", said(&output));
    }
}

#[test]
fn a_site_that_cannot_be_read_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(lexloci(&["status"], folder.path()).status.code(), Some(1));
}

#[test]
fn of_a_history_that_cannot_be_read_nothing_is_told() {
    let folder = tempfile::tempdir().unwrap();
    assert!(lexloci(&["init", "legal"], folder.path()).status.success());
    let site = folder.path().join("legal");
    let ledger = site.join("history/privacy-statement/ledger.toml");
    let whole = std::fs::read_to_string(&ledger).unwrap();
    let version = whole.lines().find_map(|line| line.strip_prefix("version = ")).unwrap().trim_matches('"').to_owned();
    let end = format!("global/en@{version}");
    for broken in [None, Some(format!("<<<<<<< HEAD\n{whole}"))] {
        let code = match &broken {
            Some(broken) => std::fs::write(&ledger, broken).map(|()| "unreadable-history"),
            None => std::fs::remove_file(&ledger).map(|()| "missing-history"),
        }
        .unwrap();
        for arguments in [
            &["status"][..],
            &["status", "--format", "json"],
            &["diff", "privacy-statement", &end],
            &["history", "privacy-statement"],
        ] {
            let output = lexloci(arguments, &site);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
            assert!(output.stdout.is_empty(), "{arguments:?}");
            let said = said(&output);
            assert!(said.contains(code) && !said.contains("has no version"), "{arguments:?}: {said}");
        }
        std::fs::write(&ledger, &whole).unwrap();
    }
}

#[test]
fn check_says_what_will_be_due_on_a_day() {
    let output = lexloci(&["check", "--as-of", "2027-11-22", "--format", "json"], &repository());
    let found = String::from_utf8(output.stdout).unwrap();
    assert!(found.contains("\"review-overdue\""), "{found}");
    assert!(found.contains("\"took-effect-unreviewed\""), "{found}");
}
