//! Withdrawals that are announced, and what is published until their day.

use crate::support::{Built, Fixture};
use crate::world::{Life, ahead, banner, banners, edition, on, published, title, without_swiss_german};
use lexloci::history::State;
use lexloci::model::publication::Kind;
use lexloci::release::Request;
use std::collections::BTreeSet;

/// Version `2024-02-01` of the Swiss German edition alone, for March; German ends in Switzerland in May.
fn ending() -> Fixture {
    let edited = published().edit("locales/ch/terms/de.md", "Das Recht der Schweiz", "Das neue Recht der Schweiz");
    let march = edited.release(ahead("2024-02-01", "2024-03-01")).done();
    without_swiss_german(&march).withdraw(&["ch/de"], Some("ch/en"), ahead("2024-02-10", "2024-05-01")).done()
}

/// Version `2024-02-01` of both German editions is announced for June, and then that German ends in Switzerland in May.
fn outlived() -> Fixture {
    let edited = published().edit("content/terms/de.md", "Benutzen", "Gebrauchen");
    let june = edited.release(ahead("2024-02-01", "2024-06-01")).done();
    without_swiss_german(&june).withdraw(&["ch/de"], Some("ch/en"), ahead("2024-02-10", "2024-05-01")).done()
}

/// Swiss German again, as it was.
fn back(gone: &Fixture) -> Fixture {
    let swiss = published();
    ["locales/ch/region.toml", "locales/ch/terms/de.md"].iter().fold(gone.clone(), |site, path| {
        let bytes = swiss.tree().bytes(path).expect("the file").to_vec();
        site.write_bytes(path, &bytes)
    })
}

fn state(built: &Built, version: &str) -> State {
    let standing = &built.site().standings()[&lexloci::id::PolicyName::parse("terms").unwrap()][&edition("ch/de")];
    standing.version(&lexloci::id::VersionId::parse(version).unwrap()).expect("the version").state
}

#[test]
fn a_version_is_not_moved_past_the_end_of_its_only_edition() {
    for day in ["2024-05-01", "2024-06-01"] {
        let said = ending().reschedule("2024-02-01", ahead("2024-02-11", day)).refusal();
        assert!(said.contains(&format!("would not take effect on {day}")), "{said}");
        assert!(said.contains("no longer applies in ch/de from 2024-05-01"), "{said}");
        for way in ["a day before 2024-05-01", "--withdraw ch/de --effective DAY", "release cancel terms 2024-02-01"] {
            assert!(said.contains(way), "{way}: {said}");
        }
    }
    // That other versions stay upcoming has nothing to do with it.
    let kept = Request { keep_upcoming: true, ..ahead("2024-02-11", "2024-06-01") };
    assert!(ending().reschedule("2024-02-01", kept).refusal().contains("would not take effect"));
    assert!(ending().reschedule("2024-02-01", ahead("2024-02-11", "2024-04-30")).answer.is_ok());
}

#[test]
fn a_version_that_goes_on_elsewhere_may_outlive_an_edition() {
    let moved = outlived().reschedule("2024-02-01", ahead("2024-02-11", "2024-07-01")).done();
    let built = moved.as_of("2024-07-01");
    assert!(built.page("/global/de/terms/").contains("Gebrauchen"));
    assert_eq!(banners(&built.page("/ch/de/terms/")), ["withdrawn"]);
}

#[test]
fn readers_are_not_told_of_a_version_that_comes_after_the_end() {
    let site = outlived();
    let built = site.as_of("2024-02-10");
    assert_eq!(banners(&built.page("/ch/de/terms/")), ["ending"]);
    assert_eq!(banners(&built.page("/global/de/terms/")), ["new-version"]);
    let page = built.page("/ch/de/terms/2024-02-01/");
    assert_eq!(banners(&page), ["cancelled", "ending"]);
    assert!(title(&page).contains("(Aufgehoben)"), "{page}");
    assert!(!page.contains("1. Juni 2024"), "it never takes effect: {page}");
    assert!(!built.page("/ch/de/terms/history/").contains("1. Juni 2024"));
    assert!(!built.page("/ch/de/terms/timemap.link").contains("2024-02-01"), "it was never in force");
    assert_eq!(built.site().next_change().map(|day| day.to_string()).as_deref(), Some("2024-05-01"));
    let gone = site.as_of("2024-06-01").page("/ch/de/terms/2024-02-01/");
    assert_eq!(banners(&gone), ["cancelled", "withdrawn"]);
    assert_eq!(site.as_of("2024-02-09").page("/ch/de/terms/2024-02-01/").matches("Gebrauchen").count(), 1);
    assert_eq!(banners(&site.as_of("2024-02-09").page("/ch/de/terms/2024-02-01/")), ["upcoming"], "nobody knew");
}

#[test]
fn what_never_took_effect_is_not_called_superseded_when_the_edition_is_back() {
    let built = back(&outlived()).release(on("2024-07-01")).done().as_of("2024-07-01");
    assert_eq!(state(&built, "2024-02-01"), State::Withdrawn);
    assert_eq!(banners(&built.page("/ch/de/terms/2024-02-01/")), ["cancelled"]);
    assert_eq!(banners(&built.page("/ch/de/terms/2024-01-01/")), ["superseded"]);
    // From May to July nothing applied, which the page of all versions says for good.
    let history = built.page("/ch/de/terms/history/");
    assert!(history.contains("<time class=\"ended\" datetime=\"2024-05-01\">"), "{history}");
}

#[test]
fn a_version_that_the_end_calls_off_may_be_moved_before_it_or_cancelled() {
    let earlier = outlived().reschedule("2024-02-01", ahead("2024-02-11", "2024-04-01")).done();
    let page = earlier.as_of("2024-04-01").page("/ch/de/terms/");
    assert!(page.contains("Gebrauchen"), "{page}");
    assert_eq!(banners(&page), ["ending"]);
    assert!(outlived().cancel("2024-02-01", "2024-02-11").answer.is_ok());
}

#[test]
fn a_withdrawal_gets_another_day_as_it_got_the_first() {
    let later = ending().withdraw(&["ch/de"], Some("global/de"), ahead("2024-02-20", "2024-08-01")).done();
    let before = later.as_of("2024-07-31").page("/ch/de/terms/");
    assert!(before.contains("1. August 2024"), "{}", banner(&before, "ending"));
    assert!(!before.contains("1. Mai 2024"), "{}", banner(&before, "ending"));
    assert_eq!(banners(&later.as_of("2024-08-01").page("/ch/de/terms/")), ["withdrawn"]);
    let sooner = ending().withdraw(&["ch/de"], None, ahead("2024-02-20", "2024-04-01")).done();
    let page = sooner.as_of("2024-05-01").page("/ch/de/terms/");
    assert!(banner(&page, "withdrawn").contains("1. April 2024"), "{page}");
    // A version that the first day called off is not, where the second one is behind it.
    let alive = outlived().withdraw(&["ch/de"], None, ahead("2024-02-20", "2024-08-01")).done();
    assert!(alive.as_of("2024-06-01").page("/ch/de/terms/").contains("Gebrauchen"));
    assert_eq!(alive.as_of("2024-02-19").site().next_change().unwrap().to_string(), "2024-02-20");
}

#[test]
fn a_withdrawal_is_not_announced_twice_alike_nor_moved_once_it_took_effect() {
    let said = ending().withdraw(&["ch/de"], Some("ch/en"), ahead("2024-02-20", "2024-05-01")).refusal();
    assert!(said.contains("announced already that `terms` no longer applies in ch/de from 2024-05-01"), "{said}");
    let said = ending().withdraw(&["ch/de"], Some("global/de"), on("2024-02-20")).refusal();
    assert!(said.contains("announced already"), "without a day it is not today: {said}");
    let said = ending().withdraw(&["ch/de"], None, ahead("2024-05-01", "2024-08-01")).refusal();
    assert!(said.contains("was withdrawn in ch/de already"), "{said}");
    let said = back(&ending()).withdraw(&["ch/de"], None, ahead("2024-02-20", "2024-08-01")).refusal();
    assert!(said.contains("the sources still produce `terms` in ch/de"), "{said}");
}

/// Swiss German was to end in May, and goes on with a version of April.
fn taken_back() -> Fixture {
    let request = Request { only: Some(BTreeSet::from([edition("ch/de")])), ..ahead("2024-02-20", "2024-04-01") };
    let gone = without_swiss_german(&published()).withdraw(&["ch/de"], None, ahead("2024-02-10", "2024-05-01")).done();
    back(&gone).release(request).done()
}

#[test]
fn what_took_a_withdrawal_back_is_not_moved_past_it() {
    let said = taken_back().reschedule("2024-02-20", ahead("2024-03-01", "2024-06-01")).refusal();
    assert!(said.contains("no longer applies in ch/de from 2024-05-01"), "{said}");
    assert!(said.contains("nothing would apply there from 2024-05-01 until 2024-06-01"), "{said}");
    for day in ["2024-03-15", "2024-05-01"] {
        let moved = taken_back().reschedule("2024-02-20", ahead("2024-03-01", day)).done();
        assert!(banners(&moved.as_of("2024-05-01").page("/ch/de/terms/")).is_empty(), "{day}");
    }
}

#[test]
fn a_withdrawal_stands_again_when_what_took_it_back_is_cancelled() {
    assert!(banners(&taken_back().as_of("2024-05-02").page("/ch/de/terms/")).is_empty());
    let cancelled = taken_back().cancel("2024-02-20", "2024-03-01").done();
    assert_eq!(banners(&cancelled.as_of("2024-03-01").page("/ch/de/terms/")), ["ending"]);
    assert_eq!(banners(&cancelled.as_of("2024-05-02").page("/ch/de/terms/")), ["withdrawn"]);
}

#[test]
fn who_takes_a_withdrawal_back_is_told_what_it_had_called_off() {
    let said = back(&outlived()).release(on("2024-02-20")).refusal();
    assert!(said.contains("version 2024-02-01 of `terms` takes effect on 2024-06-01"), "{said}");
    let kept = Request { keep_upcoming: true, ..on("2024-02-20") };
    let kept = back(&outlived()).edit("content/terms/de.md", "Gebrauchen", "Benutzen").release(kept).done();
    assert!(kept.as_of("2024-03-01").page("/ch/de/terms/").contains("Benutzen"));
    assert!(kept.as_of("2024-06-01").page("/ch/de/terms/").contains("Gebrauchen"), "it was said to stay");
}

#[test]
fn a_version_of_the_day_on_which_it_ends_never_applies() {
    let edited = published().edit("content/terms/de.md", "Benutzen", "Gebrauchen");
    let may = edited.release(ahead("2024-02-01", "2024-05-01")).done();
    let gone = without_swiss_german(&may).withdraw(&["ch/de"], None, ahead("2024-02-10", "2024-05-01")).done();
    let built = gone.as_of("2024-05-01");
    assert_eq!(banners(&built.page("/ch/de/terms/2024-02-01/")), ["cancelled", "withdrawn"]);
    assert_eq!(banners(&built.page("/ch/de/terms/2024-01-01/")), ["withdrawn"]);
    // What was published and withdrawn on one day was in force on it.
    let short = edited.release(on("2024-02-10")).done();
    let short = without_swiss_german(&short).withdraw(&["ch/de"], None, on("2024-02-10")).done();
    assert_eq!(banners(&short.as_of("2024-02-10").page("/ch/de/terms/2024-02-10/")), ["withdrawn"]);
}

#[test]
fn data_of_a_policy_says_when_it_ends() {
    let built = ending().as_of("2024-02-10");
    let end = serde_json::json!({ "effective": "2024-05-01", "successor": "ch/en" });
    for address in ["/ch/de/terms/", "/ch/de/terms/2024-01-01/"] {
        let data = built.data(address);
        assert_eq!((&data["withdrawal"], &data["withdrawn"]), (&end, &serde_json::Value::Null), "{address}");
    }
    assert!(built.data("/ch/en/terms/")["withdrawal"].is_null());
    let gone = ending().as_of("2024-05-01").data("/ch/de/terms/2024-01-01/");
    assert_eq!(gone["withdrawn"], serde_json::json!({ "since": "2024-05-01", "successor": "ch/en" }));
    assert!(gone["withdrawal"].is_null());
}

#[test]
fn what_was_withdrawn_leads_to_its_successor_though_that_was_withdrawn_too() {
    let gone = ending().remove("locales/ch/region.toml").remove("locales/ch/terms/en.md");
    let gone = gone.withdraw(&["ch/en"], Some("global/en"), on("2024-06-01")).done();
    let page = gone.as_of("2024-06-01").page("/ch/de/terms/");
    let banner = banner(&page, "withdrawn");
    assert!(banner.contains("<a href=\"/ch/en/terms/\"><bdi>Terms (Switzerland · English)</bdi></a>"), "{banner}");
}

#[test]
fn the_command_for_what_would_vanish_names_all_of_it() {
    let gone = published().remove("locales/ch/region.toml");
    let gone = ["de", "en"].iter().fold(gone, |site, name| site.remove(&format!("locales/ch/terms/{name}.md")));
    let hint = gone.as_of("2024-02-01").the("published-text-would-vanish").hint.clone().expect("a hint");
    assert!(hint.contains("`lexloci release terms --withdraw ch/de --withdraw ch/en --successor"), "{hint}");
}

#[test]
fn what_goes_on_before_its_end_is_no_first_version() {
    let changed = back(&ending()).edit("locales/ch/terms/de.md", "Das Recht", "Das andere Recht");
    let unsaid = Request::on(crate::world::day("2024-04-01"));
    let said = changed.release(unsaid.clone()).refusal();
    assert!(said.contains("goes on in ch/de, where it was announced to end"), "{said}");
    let kind = |request| {
        let planned = changed.release(request).planned();
        planned.editions.iter().find(|change| change.edition == edition("ch/de")).expect("it changes").kind
    };
    assert_eq!(kind(on("2024-04-01")), Kind::Editorial);
    assert_eq!(kind(on("2024-05-01")), Kind::New, "from its day on it is one that comes back");
    let after = Request { effective: Some(crate::world::day("2024-05-02")), ..on("2024-04-01") };
    assert_eq!(kind(after), Kind::New);
}

#[test]
fn the_page_of_all_versions_says_what_replaced_the_document() {
    for (day, words) in
        [("2024-04-30", "Dieses Dokument wird ersetzt"), ("2024-05-01", "Dieses Dokument wurde ersetzt")]
    {
        let page = ending().as_of(day).page("/ch/de/terms/history/");
        assert!(page.contains(words) && page.contains("<a href=\"/ch/en/terms/\">"), "{day}: {page}");
    }
}
