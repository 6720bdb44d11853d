//! What cannot be released, and what the refusal says to do instead.

use crate::support::Fixture;
use crate::world::{Life, ahead, day, edition, office, on, published, scheduled, with, without_swiss_german};
use lexloci::id::VersionId;
use lexloci::locale::Language;
use lexloci::model::publication::Kind;
use lexloci::release::Request;
use std::collections::BTreeMap;

/// A change that nobody has released yet.
fn edited() -> Fixture {
    published().edit("content/terms/en.md", "Use it", "Do use it")
}

#[test]
fn nothing_is_published_tomorrow() {
    let said = edited().release(Request { published: Some(day("2024-02-02")), ..on("2024-02-01") }).refusal();
    assert!(
        said.contains("2024-02-02") && said.contains("today is 2024-02-01") && said.contains("--effective"),
        "{said}"
    );
}

#[test]
fn nothing_is_published_before_what_was_published_last() {
    let said = edited().release(Request { published: Some(day("2023-12-31")), ..on("2024-02-01") }).refusal();
    assert!(said.contains("2023-12-31") && said.contains("2024-01-01"), "{said}");
    let clock_gone_wrong = edited().release(on("2023-12-31")).refusal();
    for part in ["2024-01-01", "today is 2023-12-31", "is the clock right"] {
        assert!(clock_gone_wrong.contains(part), "{part}: {clock_gone_wrong}");
    }
}

#[test]
fn the_last_entry_counts_whatever_it_was() {
    let cancelled = scheduled().cancel("2024-02-01", "2024-03-01").done();
    let said = cancelled.release(Request { published: Some(day("2024-02-15")), ..on("2024-04-01") }).refusal();
    assert!(said.contains("2024-03-01"), "{said}");
}

#[test]
fn nothing_takes_effect_before_it_is_published() {
    let said = edited().release(ahead("2024-02-01", "2024-01-31")).refusal();
    assert!(said.contains("2024-01-31") && said.contains("2024-02-01"), "{said}");
}

#[test]
fn an_id_names_one_version() {
    let said = edited().release(Request { version: VersionId::parse("2024-01-01"), ..on("2024-02-01") }).refusal();
    assert!(said.contains("`2024-01-01`") && said.contains("--version"), "{said}");
}

#[test]
fn the_id_of_a_cancelled_version_stays_taken() {
    let cancelled = scheduled().cancel("2024-02-01", "2024-02-01").done();
    let said = cancelled.release(Request { version: VersionId::parse("2024-02-01"), ..on("2024-02-01") }).refusal();
    assert!(said.contains("`2024-02-01`"), "{said}");
    assert_eq!(cancelled.release(on("2024-02-01")).planned().version, VersionId::parse("2024-02-01.2"));
}

#[test]
fn a_change_needs_a_kind() {
    let said = edited().release(Request::on(day("2024-02-01"))).refusal();
    assert!(said.contains("ch/en, global/en") && said.contains("--kind editorial"), "{said}");
}

#[test]
fn a_material_change_needs_a_summary() {
    let request = Request { kind: Some(Kind::Material), ..on("2024-02-01") };
    let said = edited().release(request.clone()).refusal();
    assert!(said.contains("material") && said.contains("--summary"), "{said}");
    let blank = BTreeMap::from([(Language::parse("en").unwrap(), " ".to_owned())]);
    let said = edited().release(Request { summary: blank, ..request }).refusal();
    assert!(said.contains("--summary"), "{said}");
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let request = Request {
        published: Some(day("2023-01-01")),
        effective: Some(day("2022-01-01")),
        version: VersionId::parse("2024-01-01"),
        ..Request::on(day("2024-02-01"))
    };
    assert_eq!(edited().release(request).answer.expect_err("refusals").len(), 4);
}

#[test]
fn an_urgent_version_does_not_silently_lose_to_an_upcoming_one() {
    let urgent = scheduled().edit("content/terms/en.md", "The law", "The new law");
    let said = urgent.release(on("2024-03-01")).refusal();
    for part in ["2024-02-01", "2024-06-01", "release cancel terms 2024-02-01", "--keep-upcoming"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(urgent.release(Request { keep_upcoming: true, ..on("2024-03-01") }).answer.is_ok());
    assert!(urgent.release(ahead("2024-03-01", "2024-06-01")).answer.is_ok(), "of one day the later is in force");
    let cancelled = urgent.cancel("2024-02-01", "2024-03-01").done();
    assert!(cancelled.release(on("2024-03-01")).answer.is_ok());
}

#[test]
fn an_urgent_version_is_told_apart_from_the_one_that_it_replaces() {
    // The working texts still hold what was announced for June, and the urgent word beside it.
    let urgent = scheduled().edit("content/terms/en.md", "The law", "The new law");
    let keep = |kind| Request { keep_upcoming: true, kind, ..on("2024-03-01") };
    let planned = urgent.release(keep(Some(Kind::Editorial))).planned();
    let english = planned.editions.iter().find(|change| change.edition == edition("global/en")).expect("it changes");
    assert_eq!(english.difference.sections, 2, "June comes in March: {english:?}");
    let again = with(&urgent, &planned);
    assert!(again.release(keep(None)).is_nothing(), "it says what is in force");
}

#[test]
fn a_cancellation_before_the_version_was_published_is_refused_for_its_day() {
    let early = Request { published: Some(day("2024-01-15")), ..ahead("2024-03-01", "2024-09-01") };
    let said = scheduled().reschedule("2024-02-01", early).refusal();
    assert!(said.contains("the last entry of the ledger is of 2024-02-01"), "not that it took effect: {said}");
}

#[test]
fn what_was_announced_may_come_early_beside_its_announcement() {
    assert!(scheduled().release(on("2024-03-01")).is_nothing(), "it is released");
    let early = scheduled().release(Request { keep_upcoming: true, ..on("2024-03-01") }).planned();
    assert_eq!(early.editions.len(), 2, "it is not in force");
}

#[test]
fn after_an_urgent_version_the_upcoming_one_is_what_is_released_last() {
    let urgent = scheduled().edit("content/terms/en.md", "Use it in June", "Use it with great care");
    let urgent = urgent.release(Request { keep_upcoming: true, ..on("2024-03-01") }).done();
    assert!(!urgent.as_of("2024-03-02").site().unreleased().is_empty(), "June takes the care away again");
    let careful = urgent.edit("content/terms/en.md", "Use it with great care", "Use it with great care in June");
    let planned = careful.release(ahead("2024-03-02", "2024-06-01")).planned();
    let english = planned.editions.iter().find(|change| change.edition == edition("global/en")).expect("it changes");
    assert_eq!((english.difference.inserted, english.difference.deleted), (3, 0), "the care alone");
}

#[test]
fn an_upcoming_version_of_other_editions_is_in_nobodys_way() {
    let german = scheduled().edit("content/terms/de.md", "Benutzen", "Gebrauchen");
    assert!(german.release(on("2024-03-01")).answer.is_ok());
}

#[test]
fn what_took_effect_is_neither_rescheduled_nor_cancelled() {
    for said in [
        published().cancel("2024-01-01", "2024-02-01").refusal(),
        published().reschedule("2024-01-01", ahead("2024-02-01", "2024-03-01")).refusal(),
        scheduled().cancel("2024-02-01", "2024-06-01").refusal(),
    ] {
        assert!(said.contains("took effect on") && said.contains("release a new version"), "{said}");
    }
}

#[test]
fn what_was_cancelled_is_neither_cancelled_again_nor_rescheduled() {
    let cancelled = scheduled().cancel("2024-02-01", "2024-03-01").done();
    for said in [
        cancelled.cancel("2024-02-01", "2024-03-02").refusal(),
        cancelled.reschedule("2024-02-01", ahead("2024-03-02", "2024-07-01")).refusal(),
    ] {
        assert!(said.contains("cancelled already"), "{said}");
    }
}

#[test]
fn a_misspelt_version_is_told_from_a_policy_without_versions() {
    let said = published().cancel("2024-01-02", "2024-02-01").refusal();
    assert!(said.contains("no version `2024-01-02`") && said.contains("did you mean `2024-01-01`?"), "{said}");
    let said = office().cancel("2024-01-01", "2024-02-01").refusal();
    assert!(said.contains("`terms` has no version"), "{said}");
}

#[test]
fn another_day_is_a_day_to_come_and_another_one() {
    let said = scheduled().reschedule("2024-02-01", ahead("2024-03-01", "2024-06-01")).refusal();
    assert!(said.contains("on 2024-06-01 already"), "{said}");
    let said = scheduled().reschedule("2024-02-01", ahead("2024-03-01", "2024-02-28")).refusal();
    assert!(said.contains("2024-02-28"), "{said}");
    let said = scheduled().reschedule("2024-02-01", on("2024-03-01")).refusal();
    assert!(said.contains("--effective"), "{said}");
}

#[test]
fn another_day_does_not_silently_put_an_older_version_after_a_newer_one() {
    let newer =
        scheduled().edit("content/terms/en.md", "in June", "in July").release(ahead("2024-02-02", "2024-07-01"));
    let newer = newer.done();
    for said in [
        newer.reschedule("2024-02-01", ahead("2024-03-01", "2024-07-02")).refusal(),
        newer.reschedule("2024-02-02", ahead("2024-03-01", "2024-05-31")).refusal(),
    ] {
        assert!(said.contains("version 2024-02-01") && said.contains("the newer version 2024-02-02"), "{said}");
        assert!(said.contains("release cancel terms 2024-02-01"), "{said}");
    }
    for (version, day) in [("2024-02-01", "2024-07-01"), ("2024-02-02", "2024-06-01"), ("2024-02-02", "2024-09-01")] {
        assert!(newer.reschedule(version, ahead("2024-03-01", day)).answer.is_ok(), "{version} on {day}");
    }
}

#[test]
fn what_was_said_to_stay_may_move() {
    let urgent = scheduled().edit("content/terms/en.md", "in June", "in May");
    let urgent = urgent.release(Request { keep_upcoming: true, ..ahead("2024-03-01", "2024-05-01") }).done();
    assert!(urgent.reschedule("2024-02-01", ahead("2024-03-02", "2024-09-01")).answer.is_ok(), "they keep their order");
}

#[test]
fn only_what_the_sources_no_longer_produce_is_withdrawn() {
    let said = published().withdraw(&["ch/de"], None, on("2024-02-01")).refusal();
    assert!(said.contains("ch/de") && said.contains("`locales/ch/region.toml`"), "{said}");
}

#[test]
fn only_what_applies_is_withdrawn() {
    let said = published().withdraw(&["jp/ja"], None, on("2024-02-01")).refusal();
    assert!(said.contains("never published in jp/ja"), "{said}");
    let gone = without_swiss_german(&published()).withdraw(&["ch/de"], None, on("2024-02-01")).done();
    let said = gone.withdraw(&["ch/de"], None, on("2024-03-01")).refusal();
    assert!(said.contains("withdrawn in ch/de already"), "{said}");
    let said = gone.withdraw(&[], None, on("2024-03-01")).refusal();
    assert!(said.contains("no edition"), "{said}");
}

#[test]
fn nothing_is_withdrawn_in_the_past() {
    let gone = without_swiss_german(&published());
    let said = gone.withdraw(&["ch/de"], None, ahead("2024-02-01", "2024-01-15")).refusal();
    assert!(said.contains("2024-01-15"), "{said}");
}

#[test]
fn only_what_is_there_succeeds() {
    let gone = without_swiss_german(&published());
    for successor in ["jp/ja", "ch/de", "cookie-notice", "terms"] {
        let said = gone.withdraw(&["ch/de"], Some(successor), on("2024-02-01")).refusal();
        assert!(said.contains("cannot succeed") && said.contains(successor), "{successor}: {said}");
    }
    for successor in ["ch/en", "global/de", "https://www.aurora.example/law"] {
        assert!(gone.withdraw(&["ch/de"], Some(successor), on("2024-02-01")).answer.is_ok(), "{successor}");
    }
}

#[test]
fn what_was_withdrawn_itself_succeeds_nothing() {
    let gone = without_swiss_german(&published()).withdraw(&["ch/de"], None, on("2024-02-01")).done();
    let all_gone = gone.remove("locales/ch/region.toml").remove("locales/ch/terms/en.md");
    let said = all_gone.withdraw(&["ch/en"], Some("ch/de"), on("2024-03-01")).refusal();
    assert!(said.contains("ch/de cannot succeed"), "{said}");
}

#[test]
fn a_policy_succeeds_where_it_applies() {
    let notice = published()
        .write("content/notice/policy.toml", "kind = \"notice\"\nregions = [\"ch\"]\n")
        .write("content/notice/en.md", "# Notice\n\nNote.\n")
        .released("2024-01-02");
    let except = "kind = \"terms\"\nregions = [\"global\"]\nexcept = [\"ch\"]\n";
    let gone = notice.write("content/terms/policy.toml", except);
    let gone = gone.remove("locales/ch/terms/de.md").remove("locales/ch/terms/en.md");
    assert!(gone.withdraw(&["ch/de", "ch/en"], Some("notice"), on("2024-02-01")).answer.is_ok());
    let nowhere = gone.remove("content/terms/en.md").remove("content/terms/de.md").remove("content/terms/policy.toml");
    let said = nowhere.withdraw(&["ch/de", "global/de"], Some("notice"), on("2024-02-01")).refusal();
    assert!(said.contains("`notice` cannot succeed in global/de: it does not apply there"), "{said}");
}

#[test]
fn an_edition_succeeds_once_it_is_published() {
    let french = without_swiss_german(&published());
    let french = french.edit("locales/ch/region.toml", "[\"en\"]", "[\"en\", \"fr\"]");
    let said = french.withdraw(&["ch/de"], Some("ch/fr"), on("2024-02-01")).refusal();
    assert!(said.contains("ch/fr cannot succeed in `terms`: the policy has no version there yet"), "{said}");
    assert!(said.contains("lexloci release terms --edition ch/fr"), "{said}");
    let released = french.release(on("2024-02-01")).done();
    assert!(released.withdraw(&["ch/de"], Some("ch/fr"), on("2024-02-01")).answer.is_ok());
}

#[test]
fn a_version_is_not_moved_before_anybody_could_know() {
    let said = scheduled().reschedule("2024-02-01", ahead("2024-03-01", "2024-02-15")).refusal();
    assert!(said.contains("cannot be given the day 2024-02-15 on 2024-03-01"), "{said}");
    assert!(said.contains("--effective 2024-03-01"), "{said}");
}
