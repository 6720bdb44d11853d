//! What `check --fix` does to reviews: they follow, and none is owed that was not.

use super::{DE, EN, FR, Reviews as _, SWISS, SWISS_FR, office, reviewed};
use crate::support::Fixture;
use lexloci::fix::{Fixing, mend};
use lexloci::model::review::REVIEW_LOCK;
use lexloci::site::Overrides;

fn mended(site: &Fixture) -> (Fixing, Fixture) {
    let fixing = mend(site.tree(), &Overrides::default());
    let after = fixing.files.iter().fold(site.clone(), |site, (path, file)| site.write(path, &file.text));
    (fixing, after)
}

#[test]
fn reviews_follow_a_section_that_got_another_name() {
    let site = reviewed().edit(EN, "{#law}", "{#governing-law was=law}");
    let (fixing, after) = mended(&site);
    assert!(fixing.refused.is_empty(), "{:?}", fixing.refused);
    let files: Vec<&str> = fixing.files.keys().map(String::as_str).collect();
    assert_eq!(files, [DE, FR, SWISS, SWISS_FR, REVIEW_LOCK]);
    let lines: Vec<String> = after.lock().lines().map(str::to_owned).collect();
    assert!(lines[1..].is_sorted(), "{lines:#?}");
    assert_eq!(lines.iter().filter(|line| line.contains("#governing-law ")).count(), 4, "{lines:#?}");
    assert_eq!((after.stale(), after.unreviewed()), (vec![], vec![]));
    assert!(mended(&after).0.files.is_empty(), "twice changes nothing");
    // Now nothing depends on the old name any more.
    let forgotten = after.edit(EN, " was=law", "");
    assert_eq!((forgotten.stale(), forgotten.unreviewed()), (vec![], vec![]));
}

#[test]
fn what_was_stale_stays_so_under_its_new_name() {
    let site = reviewed().edit(EN, "{#law}\n\nThe", "{#governing-law was=law}\n\nAnother");
    let (_, after) = mended(&site);
    assert_eq!(after.stale(), site.stale());
    assert!(after.stale().contains(&format!("{DE}#governing-law")), "{:?}", after.stale());
}

#[test]
fn a_lock_with_a_line_that_cannot_be_read_is_left_alone() {
    let site = reviewed().edit(EN, "{#law}", "{#governing-law was=law}");
    let lock = format!("{}content/terms/de.md#law what?\n", site.lock());
    let (fixing, _) = mended(&site.write(REVIEW_LOCK, &lock));
    assert!(!fixing.files.contains_key(REVIEW_LOCK), "the line would be lost");
}

#[test]
fn an_id_that_is_pinned_keeps_its_reviews() {
    let derived = office().edit(EN, " {#law}", "").edit(EN, " {#use}", "").edit(DE, " {#law}", "").confirm_all();
    let site = derived.released("2024-01-01");
    let (fixing, after) = mended(&site);
    assert_eq!(fixing.files.keys().map(String::as_str).collect::<Vec<_>>(), [EN]);
    assert_eq!(after.lock(), site.lock(), "a derived id is the id that is pinned");
    assert_eq!((after.stale(), after.unreviewed()), (vec![], vec![]));
    assert!(mended(&after).0.files.is_empty());
}

#[test]
fn a_list_is_not_made_of_what_a_translation_was_reviewed_against() {
    let runs_together = "(1) Use it well. (2) Keep it dry.";
    let site = office().edit(EN, "Use it.", runs_together).confirm_all();
    let (fixing, _) = mended(&site);
    assert!(fixing.files.is_empty());
    let refused = fixing.refused.values().next().expect("it was left as it is");
    assert!(refused.contains(&format!("what `{DE}` was reviewed against")), "{refused:?}");
}
