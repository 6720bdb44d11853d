//! How an edition stands on a day.

use crate::support::{Built, Fixture};
use crate::world::{Life, ahead, banners, day, edition, on, published, scheduled, without_swiss_german};
use lexloci::history::{Standing, State};
use lexloci::id::PolicyName;
use lexloci::release::Request;

fn standing(built: &Built, name: &str) -> Standing {
    built.site().standings()[&PolicyName::parse("terms").unwrap()][&edition(name)].clone()
}

/// The version in force in `global/en`.
#[track_caller]
fn in_force(site: &Fixture, day: &str) -> Option<String> {
    standing(&site.as_of(day), "global/en").in_force().map(|version| version.id.to_string())
}

#[track_caller]
fn states(site: &Fixture, name: &str, day: &str) -> Vec<State> {
    standing(&site.as_of(day), name).versions.iter().map(|version| version.state).collect()
}

fn next_change(site: &Fixture, on: &str) -> Option<String> {
    site.as_of(on).site().next_change().map(|day| day.to_string())
}

/// The urgent `2024-03-01` overtakes it.
fn overtaken() -> Fixture {
    let urgent = scheduled().edit("content/terms/en.md", "Use it in June", "Use it in March");
    urgent.release(Request { keep_upcoming: true, ..on("2024-03-01") }).done()
}

#[test]
fn before_its_day_a_version_is_upcoming_and_after_it_the_one_before_is_superseded() {
    assert_eq!(states(&scheduled(), "global/en", "2024-01-31"), [State::InForce]);
    assert_eq!(states(&scheduled(), "global/en", "2024-02-01"), [State::InForce, State::Upcoming]);
    assert_eq!(states(&scheduled(), "global/en", "2024-05-31"), [State::InForce, State::Upcoming]);
    assert_eq!(states(&scheduled(), "global/en", "2024-06-01"), [State::Superseded, State::InForce]);
    assert_eq!(states(&scheduled(), "global/de", "2024-06-01"), [State::InForce], "it did not change there");
}

#[test]
fn before_the_first_version_there_is_no_page() {
    let built = published().as_of("2023-12-31");
    assert!(!built.has("/global/en/terms/") && !built.has("/global/en/"));
    assert!(built.site().standings().is_empty());
}

#[test]
fn of_two_versions_of_one_day_the_later_in_the_ledger_is_in_force() {
    let later =
        scheduled().edit("content/terms/en.md", "in June", "in summer").release(ahead("2024-03-01", "2024-06-01"));
    let later = later.done();
    assert_eq!(in_force(&later, "2024-06-01").as_deref(), Some("2024-03-01"));
    assert_eq!(states(&later, "global/en", "2024-06-01"), [State::Superseded, State::Superseded, State::InForce]);
}

#[test]
fn an_upcoming_version_replaces_the_urgent_one_where_somebody_said_so() {
    assert_eq!(states(&overtaken(), "global/en", "2024-03-01"), [State::Superseded, State::Upcoming, State::InForce]);
    assert_eq!(states(&overtaken(), "global/en", "2024-06-01"), [State::Superseded, State::InForce, State::Superseded]);
    let june = overtaken().as_of("2024-06-01");
    assert_eq!(june.text("/global/en/terms/", "use"), "Use it in June.");
    assert_eq!(june.data("/global/en/terms/")["updated"], "2024-02-01");
}

#[test]
fn an_urgent_version_stays_where_the_upcoming_one_was_cancelled() {
    let cancelled = scheduled().cancel("2024-02-01", "2024-03-01").done();
    let urgent = cancelled.edit("content/terms/en.md", "in June", "in March").release(on("2024-03-01")).done();
    assert_eq!(in_force(&urgent, "2024-06-01").as_deref(), Some("2024-03-01"));
    assert_eq!(states(&urgent, "global/en", "2024-02-29"), [State::InForce, State::Upcoming], "nobody knew yet");
    assert_eq!(states(&urgent, "global/en", "2024-06-01")[1], State::Cancelled);
}

#[test]
fn a_version_takes_effect_earlier_or_later_than_it_was_to() {
    let later = scheduled().reschedule("2024-02-01", ahead("2024-05-01", "2024-09-01")).done();
    assert_eq!(in_force(&later, "2024-06-01").as_deref(), Some("2024-01-01"));
    assert_eq!(in_force(&later, "2024-09-01").as_deref(), Some("2024-02-01"));
    let data = later.as_of("2024-09-01").data("/global/en/terms/");
    assert_eq!((&data["updated"], &data["effective"]), (&"2024-02-01".into(), &"2024-09-01".into()));
    let earlier = later.reschedule("2024-02-01", ahead("2024-05-02", "2024-05-02")).done();
    assert_eq!(in_force(&earlier, "2024-05-01").as_deref(), Some("2024-01-01"));
    assert_eq!(in_force(&earlier, "2024-05-02").as_deref(), Some("2024-02-01"));
}

#[test]
fn before_it_was_rescheduled_a_version_is_shown_with_the_day_that_it_had() {
    let later = scheduled().reschedule("2024-02-01", ahead("2024-05-01", "2024-09-01")).done();
    let effective = |on: &str| standing(&later.as_of(on), "global/en").versions[1].effective;
    assert_eq!(effective("2024-04-30"), day("2024-06-01"));
    assert_eq!(effective("2024-05-01"), day("2024-09-01"));
}

#[test]
fn an_edition_is_withdrawn_from_its_day_on() {
    let gone =
        without_swiss_german(&published()).withdraw(&["ch/de"], Some("ch/en"), ahead("2024-02-01", "2024-04-01"));
    let gone = gone.done();
    assert_eq!(states(&gone, "ch/de", "2024-03-31"), [State::InForce]);
    assert_eq!(states(&gone, "ch/de", "2024-04-01"), [State::Withdrawn]);
    let withdrawn = standing(&gone.as_of("2024-04-01"), "ch/de").withdrawn.expect("a withdrawal");
    assert_eq!((withdrawn.since, withdrawn.successor.unwrap().to_string().as_str()), (day("2024-04-01"), "ch/en"));
    assert_eq!(states(&gone, "ch/en", "2024-04-01"), [State::InForce]);
}

#[test]
fn a_new_release_brings_an_edition_back_with_a_new_first_text() {
    let gone = without_swiss_german(&published()).withdraw(&["ch/de"], None, on("2024-02-01")).done();
    let back = gone
        .edit("locales/ch/region.toml", "[\"en\"]", "[\"de\", \"en\"]")
        .write("locales/ch/terms/de.md", "## Schweizer Recht {#law}\n\nDas Recht der Schweiz.\n");
    let back = back.release(Request::on(day("2024-03-01"))).done();
    assert_eq!(states(&back, "ch/de", "2024-02-29"), [State::Withdrawn]);
    assert_eq!(states(&back, "ch/de", "2024-03-01"), [State::Superseded, State::InForce]);
    let data = back.as_of("2024-03-01").data("/ch/de/terms/");
    assert_eq!((&data["version"]["kind"], &data["updated"]), (&"new".into(), &"2024-03-01".into()));
}

#[test]
fn what_was_upcoming_when_its_edition_was_withdrawn_does_not_bring_it_back() {
    let scheduled = published()
        .edit("locales/ch/terms/de.md", "der Schweiz", "der Kantone")
        .release(ahead("2024-02-01", "2024-06-01"))
        .done();
    let gone = without_swiss_german(&scheduled).withdraw(&["ch/de"], None, on("2024-03-01")).done();
    assert_eq!(states(&gone, "ch/de", "2024-02-29"), [State::InForce, State::Upcoming]);
    for later in ["2024-03-01", "2024-06-01", "2030-01-01"] {
        assert_eq!(states(&gone, "ch/de", later), [State::Withdrawn, State::Withdrawn], "{later}");
        assert!(standing(&gone.as_of(later), "ch/de").withdrawn.is_some(), "{later}");
    }
    let said = gone.cancel("2024-02-01", "2024-04-01").refusal();
    assert!(said.contains("withdrawn"), "{said}");
}

#[test]
fn a_version_that_one_edition_lost_is_still_upcoming_in_the_others() {
    let scheduled = published()
        .edit("content/terms/de.md", "Benutzen", "Gebrauchen")
        .release(ahead("2024-02-01", "2024-06-01"))
        .done();
    let gone = without_swiss_german(&scheduled).withdraw(&["ch/de"], None, on("2024-03-01")).done();
    let later = gone.reschedule("2024-02-01", ahead("2024-04-01", "2024-07-01")).done();
    assert_eq!(states(&later, "global/de", "2024-06-30"), [State::InForce, State::Upcoming]);
    assert_eq!(states(&later, "global/de", "2024-07-01"), [State::Superseded, State::InForce]);
    assert_eq!(states(&later, "ch/de", "2024-07-01"), [State::Withdrawn, State::Withdrawn]);
}

#[test]
fn who_publishes_again_before_a_withdrawal_takes_effect_has_thought_better_of_it() {
    let gone = without_swiss_german(&published()).withdraw(&["ch/de"], None, ahead("2024-02-01", "2024-06-01")).done();
    let back = gone
        .edit("locales/ch/region.toml", "[\"en\"]", "[\"de\", \"en\"]")
        .write("locales/ch/terms/de.md", "## Schweizer Recht {#law}\n\nDas Recht der Schweiz.\n")
        .release(on("2024-03-01"))
        .done();
    assert_eq!(states(&back, "ch/de", "2024-06-01"), [State::Superseded, State::InForce]);
    assert!(back.release(on("2024-07-01")).is_nothing(), "and nothing is left to release");
}

#[test]
fn the_next_change_is_the_next_entry_or_effective_day() {
    assert_eq!(next_change(&scheduled(), "2023-01-01").as_deref(), Some("2024-01-01"));
    assert_eq!(next_change(&scheduled(), "2024-01-01").as_deref(), Some("2024-02-01"));
    assert_eq!(next_change(&scheduled(), "2024-02-01").as_deref(), Some("2024-06-01"));
    assert_eq!(next_change(&scheduled(), "2024-06-01"), None);
}

#[test]
fn a_day_that_was_given_up_changes_nothing() {
    let moved = scheduled().reschedule("2024-02-01", ahead("2024-03-01", "2024-09-01")).done();
    assert_eq!(next_change(&moved, "2024-03-01").as_deref(), Some("2024-09-01"));
    let cancelled = scheduled().cancel("2024-02-01", "2024-03-01").done();
    assert_eq!(next_change(&cancelled, "2024-03-01"), None);
}

#[test]
fn a_withdrawal_to_come_changes_the_chain_on_the_day_of_its_entry() {
    let gone = without_swiss_german(&published()).withdraw(&["ch/de"], None, ahead("2024-02-01", "2024-04-01")).done();
    assert_eq!(next_change(&gone, "2024-01-15").as_deref(), Some("2024-02-01"));
    assert_ne!(gone.as_of("2024-01-31").bytes("/index.json"), gone.as_of("2024-02-01").bytes("/index.json"));
    assert_eq!(next_change(&gone, "2024-02-01").as_deref(), Some("2024-04-01"));
}

/// A second version was announced for the day of the first.
fn of_one_day() -> Fixture {
    scheduled()
        .edit("content/terms/en.md", "in June", "in early June")
        .release(ahead("2024-03-01", "2024-06-01"))
        .done()
}

#[test]
fn a_version_that_is_overtaken_on_its_own_day_is_announced_no_more() {
    let site = of_one_day();
    let spring = site.as_of("2024-03-01");
    assert_eq!(states(&site, "global/en", "2024-03-01"), [State::InForce, State::Superseded, State::Upcoming]);
    assert_eq!(banners(&spring.page("/global/en/terms/")), ["new-version"], "the one that comes");
    for day in ["2024-03-01", "2024-06-01", "2024-07-01"] {
        let built = site.as_of(day);
        let page = built.page("/global/en/terms/2024-02-01/");
        assert_eq!(banners(&page), ["overtaken"], "{day}");
        assert!(page.contains("before it could take effect") && !page.contains("no longer in force"), "{page}");
        assert!(!page.contains("class=\"effective\""), "{day}: it has no day");
    }
    let map = String::from_utf8(site.as_of("2024-07-01").bytes("/global/en/terms/timemap.link").to_vec()).unwrap();
    assert!(!map.contains("/2024-02-01/") && map.contains("/2024-03-01/"), "{map}");
    // Its entry in the feed says so as well, and is newer since.
    let feed = site.as_of("2024-03-01").page("/global/en/terms/feed.xml");
    let entry = feed.split("<entry>").find(|entry| entry.contains("version 2024-02-01")).expect("its entry");
    assert!(entry.contains("<updated>2024-03-01") && entry.contains("before it could take effect"), "{entry}");
    assert_eq!(states(&site, "global/en", "2024-02-29"), [State::InForce, State::Upcoming], "nobody knew before");
}

#[test]
fn a_version_that_was_overtaken_comes_where_the_other_one_is_called_off() {
    let cancelled = of_one_day().cancel("2024-03-01", "2024-04-01").done();
    let expected = [State::InForce, State::Upcoming, State::Cancelled];
    assert_eq!(states(&cancelled, "global/en", "2024-04-01"), expected);
    // It may be moved out of the way, too.
    let moved = of_one_day().reschedule("2024-02-01", ahead("2024-04-01", "2024-05-01")).done();
    assert_eq!(states(&moved, "global/en", "2024-05-01"), [State::Superseded, State::InForce, State::Upcoming]);
    let said = of_one_day().reschedule("2024-03-01", ahead("2024-04-01", "2024-05-01")).refusal();
    assert!(
        said.contains("version 2024-02-01 of `terms` would take effect after the newer version 2024-03-01"),
        "{said}"
    );
}

#[test]
fn what_was_replaced_on_its_own_day_may_have_been_in_force_for_hours() {
    let twice = published().edit("content/terms/en.md", "Use it", "Use it well").released("2024-02-01");
    let twice = twice.edit("content/terms/en.md", "Use it well", "Use it").release(on("2024-02-01")).done();
    let page = twice.as_of("2024-02-01").page("/global/en/terms/2024-02-01/");
    assert_eq!(banners(&page), ["superseded"]);
    let map = String::from_utf8(twice.as_of("2024-02-01").bytes("/global/en/terms/timemap.link").to_vec()).unwrap();
    assert!(map.contains("/2024-02-01.2/") && !map.contains("/2024-02-01/"), "no moment has two states: {map}");
}
