//! Releases, and what they refuse.

use super::{Aurora, data, says};
use crate::support::said;
use std::fs;
use std::process::Command;

#[test]
fn whoever_releases_derived_ids_is_told_to_pin_them() {
    let aurora = Aurora::new();
    aurora.edit("content/terms/en.md", " {#use}", "");
    let told = aurora.does("2024-05-01", "release --all");
    says(&told, "in `terms`, a heading has its id from its words: `lexloci check --fix` pins them");
    says(&aurora.refuses("2024-05-01", "build", 1), "derived-id");
    aurora.does("2024-05-01", "check --fix");
    says(&aurora.read("content/terms/en.md"), "## Use {#use}");
    aurora.does("2024-05-01", "build");
    says(&aurora.does("2024-05-02", "release --all"), "nothing was written");
}

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
fn a_summary_in_a_language_in_which_nothing_is_published_is_refused() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/en.md", "14", "30");
    let told = aurora.refuses("2024-06-01", "release returns --kind material --summary 'pl=30 dni'", 2);
    says(&told, "nothing is published in `pl`");
    says(&told, "give it in one of: de, en, fr; where `pl=` is text, put the language before it: `en=pl=...`");
    let told = aurora.does("2024-06-01", "release returns --kind material --summary 'en=pl=30 dni' --dry-run");
    says(&told, "material");
}

#[test]
fn what_looks_like_a_language_and_is_none_is_no_summary() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/en.md", "14", "30");
    for (tag, hint) in [
        ("jp", "give it in one of: de, en, fr"),
        ("cz", "give it in one of: de, en, fr"),
        ("gb", "give it in one of: de, en, fr"),
        ("ed", "give it in one of: de, en, fr"),
        ("german", "give it in one of: de, en, fr"),
        ("de ", "write `de=`"),
        ("DE", "write `de=`"),
    ] {
        let line = format!("release returns --kind material --summary '{tag}=30 Tage'");
        let told = aurora.refuses("2024-06-01", &line, 2);
        says(&told, hint);
        says(&told, &format!("where `{tag}=` is text, put the language before it: `en={tag}=...`"));
    }
    let told = aurora.does(
        "2024-06-01",
        "release returns --kind material --summary 'en=german=30 Tage' --summary 'de=30 Tage' --dry-run",
    );
    says(&told, "summary in `de`: 30 Tage");
    says(&told, "summary in `en`: german=30 Tage");
    aurora.does("2024-06-01", "release returns --kind material --summary 'Section 5 = 30 days'");
    says(&aurora.ledger("returns"), "summary = { en = \"Section 5 = 30 days\" }");
}

#[test]
fn a_successor_replaces_what_is_withdrawn() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/en.md", "14", "30");
    let told = aurora.refuses("2024-06-01", "release returns --kind editorial --successor ch/de", 2);
    says(&told, "`--successor` says what replaces an edition that is withdrawn, and none is named");
}

#[test]
fn an_id_that_ends_with_a_dot_is_told_why_not() {
    let told = Aurora::released().refuses("2024-06-01", "release returns --version 1.", 2);
    says(&told, "does not end with `.`");
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
    let page = fs::read_to_string(crate::support::repository().join("docs/evidence.md")).expect("the page");
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

#[test]
fn a_dry_run_without_a_summary_shows_the_kind_that_was_asked_for() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "well", "with care");
    let told = aurora.refuses("2024-06-01", "release terms --kind material --dry-run", 1);
    says(&told, "nobody says what changed");
    says(&told, "material     global/en  1 section, +2 −1 words");
}
