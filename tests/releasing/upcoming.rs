//! Versions that are still to take effect.

use super::{Aurora, says};

/// New terms were published in June, for July.
pub(crate) fn upcoming() -> Aurora {
    let aurora = Aurora::released();
    aurora.edit("content/terms/en.md", "well", "with care");
    aurora.does("2024-06-01", "release terms --kind editorial --effective 2024-07-01 --version 2");
    aurora
}

#[test]
fn an_upcoming_version_gets_another_day() {
    let aurora = upcoming();
    let told =
        aurora.does("2024-06-02", "release reschedule terms 2 --effective 2024-08-01 --summary 'A month later.'");
    says(&told, "version 2 takes effect on 2024-08-01 now");
    says(&told, &format!("head {}", aurora.heads("terms")[2]));
    says(&aurora.table("2024-06-02", "history terms")[1], "2 2024-06-01 2024-08-01 upcoming");
    aurora.does("2024-06-02", "build");
    says(&aurora.read("public/global/en/terms/history/index.html"), "<p>A month later.</p>");
    let told = aurora.refuses("2024-06-03", "release reschedule terms 2 --effective 2024-08-01", 1);
    says(&told, "takes effect on 2024-08-01 already");
}

#[test]
fn an_upcoming_version_may_never_come() {
    let aurora = upcoming();
    says(&aurora.does("2024-06-02", "release cancel terms 2 --dry-run"), "nothing was written");
    assert_eq!(aurora.heads("terms").len(), 2);
    says(&aurora.does("2024-06-02", "release cancel terms 2"), "version 2 will never take effect");
    says(&aurora.table("2024-08-01", "history terms")[1], "cancelled");
    says(&aurora.refuses("2024-06-03", "release cancel terms 2", 1), "was cancelled already");
}

#[test]
fn what_took_effect_cannot_be_cancelled() {
    let aurora = upcoming();
    says(&aurora.refuses("2024-07-01", "release cancel terms 2", 1), "took effect on 2024-07-01");
}

#[test]
fn readers_are_told_why_a_version_was_called_off() {
    let aurora = upcoming();
    aurora.does("2024-06-02", "release cancel terms 2 --summary 'We think again.'");
    aurora.does("2024-06-02", "build");
    says(&aurora.read("public/global/en/terms/history/index.html"), "<p>We think again.</p>");
}

#[test]
fn broken_sources_keep_nobody_from_cancelling() {
    let aurora = upcoming();
    aurora.edit("content/terms/en.md", "with care", "{{ nobody }}");
    aurora.does("2024-06-02", "release cancel terms 2 --summary 'We think again.'");
    says(&aurora.ledger("terms"), "en = \"We think again.\"");
}

#[test]
fn a_release_before_an_upcoming_one_is_said_to_be_meant() {
    let aurora = upcoming();
    aurora.edit("content/terms/en.md", "The law.", "The law of the place.");
    let told = aurora.refuses("2024-06-10", "release terms --kind editorial", 1);
    says(&told, "version 2 of `terms` takes effect on 2024-07-01 and would then replace this one");
    says(&told, "lexloci release cancel terms 2");
    let told = aurora.does("2024-06-10", "release terms --kind editorial --keep-upcoming");
    says(&told, "on 2024-07-01 version 2 of `terms` replaces version 2024-06-10, as it was frozen");
    let table = aurora.table("2024-06-10", "history terms");
    says(&table[1], "2024-06-10 2024-06-10 2024-06-10 in force");
    says(&table[2], "2 2024-06-01 2024-07-01 upcoming");
}

/// A second version is announced, for August.
fn two_upcoming() -> Aurora {
    let aurora = upcoming();
    aurora.edit("content/terms/en.md", "with care", "with great care");
    aurora.does("2024-06-05", "release terms --kind editorial --effective 2024-08-01 --version 3");
    aurora
}

#[test]
fn a_newer_version_may_be_moved_before_an_older_one_that_stays() {
    let aurora = two_upcoming();
    let told = aurora.refuses("2024-06-10", "release reschedule terms 3 --effective 2024-06-15", 1);
    says(&told, "version 2 of `terms` would take effect after the newer version 3, and replace it");
    says(&told, "--keep-upcoming");
    let told = aurora.does("2024-06-10", "release reschedule terms 3 --effective 2024-06-15 --keep-upcoming");
    says(&told, "version 3 takes effect on 2024-06-15 now");
    says(&told, "on 2024-07-01 version 2 of `terms` replaces version 3, as it was frozen");
    says(&told, "released again with `--effective 2024-07-01`");
    let on = |day| aurora.table(day, "history terms global/en").join("\n");
    says(&on("2024-06-15"), "3 2024-06-05 2024-06-15 in force");
    says(&on("2024-07-01"), "2 2024-06-01 2024-07-01 in force");
    // What the older version shall keep of the newer one is released again, and takes its place on its day.
    aurora.does("2024-06-11", "release terms --kind editorial --effective 2024-07-01 --version 4");
    says(&on("2024-07-01"), "4 2024-06-11 2024-07-01 in force");
}

#[test]
fn an_older_version_may_be_moved_behind_a_newer_one_that_stays() {
    let aurora = two_upcoming();
    aurora.refuses("2024-06-10", "release reschedule terms 2 --effective 2024-09-01", 1);
    let told = aurora.does("2024-06-10", "release reschedule terms 2 --effective 2024-09-01 --keep-upcoming");
    says(&told, "on 2024-09-01 version 2 of `terms` replaces version 3, as it was frozen");
    says(&aurora.table("2024-08-01", "history terms global/en").join("\n"), "3 2024-06-05 2024-08-01 in force");
    says(&aurora.table("2024-09-01", "history terms global/en").join("\n"), "2 2024-06-01 2024-09-01 in force");
}

#[test]
fn versions_in_their_order_need_not_be_told_to_stay() {
    let aurora = two_upcoming();
    let told = aurora.does("2024-06-10", "release reschedule terms 3 --effective 2024-09-01 --keep-upcoming");
    assert!(!told.contains("replaces version"), "nothing is turned around: {told}");
}

#[test]
fn a_version_that_will_never_be_in_force_is_named() {
    let aurora = upcoming();
    aurora.edit("content/terms/en.md", "with care", "with great care");
    let told = aurora.does("2024-06-05", "release terms --kind editorial --effective 2024-07-01 --version 3");
    says(&told, "version 2 of `terms`, of the same day, 2024-07-01, will never be in force in global/en");
    let told = aurora.does("2024-06-06", "release cancel terms 3");
    says(&told, "version 2 of `terms` takes effect after all on 2024-07-01: global/en");
    let aurora = two_upcoming();
    let told = aurora.does("2024-06-06", "release reschedule terms 2 --effective 2024-08-01");
    says(&told, "version 2 of `terms` will never be in force in global/en: a newer one takes effect on the same day");
}

#[test]
fn what_was_published_of_a_version_after_its_release_stands_in_its_history() {
    let aurora = upcoming();
    aurora.does("2024-06-02", "release reschedule terms 2 --effective 2024-08-01 --summary 'A month later.'");
    aurora.does("2024-06-03", "release cancel terms 2 --summary 'We think again.'");
    let table = aurora.table("2024-06-03", "history terms");
    says(&table[1], "moved to 2024-08-01 on 2024-06-02: A month later.; cancelled on 2024-06-03: We think again.");
    let history: serde_json::Value =
        serde_json::from_slice(&aurora.runs("2024-06-03", "history terms --format json").stdout).expect("JSON");
    let amendments = &history["versions"][0]["amendments"];
    assert_eq!((&amendments[0]["action"], &amendments[0]["effective"]), (&"reschedule".into(), &"2024-08-01".into()));
    assert_eq!(
        (&amendments[1]["action"], &amendments[1]["summary"]["en"]),
        (&"cancel".into(), &"We think again.".into())
    );
}
