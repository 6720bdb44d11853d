//! `lexloci diff`.

use super::{Aurora, data, says};
use crate::support::said;

#[test]
fn a_draft_is_compared_with_what_was_released() {
    let aurora = Aurora::released();
    aurora.edit("content/returns/de.md", "Sie haben 14 Tage.", "Sie haben 30 Tage.");
    let told = aurora.runs("2024-06-01", "diff returns");
    assert_eq!(told.status.code(), Some(0), "{}", said(&told));
    let told = data(&told);
    says(&told, "returns: ch/de@2024-05-01 → ch/de@draft");
    says(&told, "sections: 1 amended; words: 1 inserted, 1 deleted");
    says(&told, "Sie haben [-14-]{+30+} Tage.");
    assert!(!told.contains("ch/fr"), "{told}");
}

#[test]
fn versions_and_editions_are_compared_by_name() {
    let aurora = Aurora::released();
    aurora.edit("content/terms/de.md", "Das Recht.", "Das Recht der Schweiz.");
    aurora.does("2024-06-01", "release terms --kind editorial");
    aurora.edit("content/terms/en.md", "The law.", "The law of Singapore.");
    aurora.does("2024-07-01", "release terms --kind editorial");
    let told = |line: &str| data(&aurora.runs("2024-08-01", line));
    says(&told("diff terms ch/de@2024-05-01 ch/de@2024-06-01"), "{+");
    // The last version left the German text as it was: the one that it had then is meant.
    says(
        &told("diff terms ch/de@2024-07-01 ch/de@draft"),
        "terms: ch/de@2024-06-01 → ch/de@draft\nthe texts are equal",
    );
    says(&told("diff terms ch/fr@2024-05-01 ch/de@2024-05-01"), "terms: ch/fr@2024-05-01 → ch/de@2024-05-01");
    says(&aurora.refuses("2024-08-01", "diff terms ch/de@2024-06-02", 2), "did you mean `ch/de@2024-06-01`?");
    says(&aurora.refuses("2024-08-01", "diff term", 2), "did you mean `terms`?");
    // Broken sources keep nobody from comparing what was published.
    aurora.edit("content/terms/en.md", "well", "{{ nobody }}");
    says(&told("diff terms ch/de@2024-05-01 ch/de@2024-06-01"), "der Schweiz");
    says(&aurora.refuses("2024-08-01", "diff terms ch/de", 1), "nothing was compared: the site has errors");
}
