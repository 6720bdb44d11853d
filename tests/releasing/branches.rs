//! Two people who release on two branches.

use super::evidence::parts;
use super::support::folders::copy;
use super::{Aurora, says};
use std::fs;

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
    let branch = ours.copy();
    let published = branch.path("history/terms");
    ours.write("history/terms/ledger.toml", &merged);
    copy(&theirs.path("history/terms/3"), &ours.path("history/terms/3"));
    ours.write("content/terms/de.md", &theirs.read("content/terms/de.md"));
    let told = ours.found();
    says(&told, "forked-history");
    says(&told, "entry 2 (release 2) and entry 3 (release 3) both follow entry 1");
    says(
        &told,
        "`git rm -r -f history/terms`, `git checkout BRANCH -- history/terms` with the branch that was published",
    );
    ours.refuses("2024-06-03", "release terms --kind editorial --version 4", 1);

    // What the two commands leave.
    fs::remove_dir_all(ours.path("history/terms")).expect("gone");
    copy(&published, &ours.path("history/terms"));
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
    copy(&theirs.path("history/returns"), &ours.path("history/returns"));
    ours.write("content/returns/en.md", &theirs.read("content/returns/en.md"));
    ours.does("2024-12-24", "verify");
    says(&ours.does("2024-12-24", "release --all"), "nothing was written");
}
