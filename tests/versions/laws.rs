//! Laws: what holds for every past that a site can have.
//!
//! 12 cases of each; `PROPTEST_CASES=500 cargo test --test versions laws` looks further.

use crate::evidence::{eventful, wrong};
use crate::support::Fixture;
use crate::world::{Life, day, edition, on, with};
use lexloci::history::State;
use lexloci::id::{PolicyName, VersionId};
use lexloci::locale::Date;
use lexloci::release::{self, Request};
use lexloci::site::{Overrides, open};
use lexloci::source::FileEntry;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::Config;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

fn config(cases: u32) -> Config {
    let config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { Config { cases, ..config } }
}

const EDITIONS: [&str; 3] = ["global/en", "global/de", "ch/de"];

/// What the sources say: the words of each text.
#[derive(Clone, Debug, PartialEq)]
struct Words {
    english: &'static str,
    german: &'static str,
    swiss: &'static str,
    /// A value, which the law of the global texts shows.
    court: &'static str,
}

const WORDS: [&str; 3] = ["alpha", "beta", "gamma"];

impl Words {
    fn first() -> Self {
        Self { english: "alpha", german: "alpha", swiss: "alpha", court: "alpha" }
    }

    fn change(&mut self, text: usize, words: &'static str) {
        match text {
            0 => self.english = words,
            1 => self.german = words,
            2 => self.swiss = words,
            _ => self.court = words,
        }
    }

    fn site(&self, past: &Fixture) -> Fixture {
        let (english, german, swiss, court) = (self.english, self.german, self.swiss, self.court);
        past.clone()
            .write("locales/global/region.toml", &format!("code = \"001\"\nlanguages = [\"en\", \"de\"]\n[values]\ncourt = \"{court}\"\n"))
            .write("locales/ch/region.toml", "code = \"CH\"\nparent = \"global\"\nlanguages = [\"de\"]\n")
            .write("content/terms/policy.toml", "kind = \"terms\"\nprevails = \"none\"\n")
            .write("content/terms/en.md", &format!("# Terms\n\n## Use {{#use}}\n\nUse {english}.\n\n## Law {{#law}}\n\nThe court of {{{{ court }}}}.\n"))
            .write("content/terms/de.md", &format!("# Bedingungen\n\n## Gebrauch {{#use}}\n\nBenutze {german}.\n\n## Recht {{#law}}\n\nDas Gericht von {{{{ court }}}}.\n"))
            .write("locales/ch/terms/de.md", &format!("## Recht {{#law}}\n\nDas Recht der Schweiz, {swiss}.\n"))
    }

    /// What the sections `use` and `law` of an edition say.
    fn shown(&self, edition: &str) -> [String; 2] {
        match edition {
            "global/en" => [format!("Use {}.", self.english), format!("The court of {}.", self.court)],
            "global/de" => [format!("Benutze {}.", self.german), format!("Das Gericht von {}.", self.court)],
            _ => [format!("Benutze {}.", self.german), format!("Das Recht der Schweiz, {}.", self.swiss)],
        }
    }
}

/// Something that happens to a policy.
#[derive(Clone, Debug)]
enum Event {
    Wait(i32),
    Write(usize, &'static str),
    Release { ahead: i32, keep: bool, only: Option<&'static str> },
    Reschedule(Index, i32),
    Cancel(Index),
    Withdraw(&'static str, i32),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => (1..40).prop_map(Event::Wait),
        4 => (0..4_usize, select(&WORDS[..])).prop_map(|(text, words)| Event::Write(text, words)),
        4 => (select(vec![0, 0, 1, 20, 60]), any::<bool>(), prop::option::weighted(0.2, select(&EDITIONS[..])))
            .prop_map(|(ahead, keep, only)| Event::Release { ahead, keep, only }),
        1 => (any::<Index>(), 0..60).prop_map(|(at, ahead)| Event::Reschedule(at, ahead)),
        1 => any::<Index>().prop_map(Event::Cancel),
        1 => (select(&EDITIONS[..]), select(vec![0, 0, 10, 50])).prop_map(|(edition, ahead)| Event::Withdraw(edition, ahead)),
    ]
}

fn later(from: Date, days: i32) -> Date {
    let mut day = from;
    for _ in 0..days {
        day = day.tomorrow().expect("a day");
    }
    day
}

fn terms() -> PolicyName {
    PolicyName::parse("terms").unwrap()
}

/// A site with a past, as it was at the end of each day on which something happened.
struct Past {
    site: Fixture,
    days: BTreeMap<Date, Fixture>,
}

/// What happened, except for what was refused.
fn past(events: &[Event]) -> Past {
    let mut words = Words::first();
    let mut today = day("2024-01-01");
    let mut site = words.site(&Fixture::small()).released("2024-01-01");
    let mut days = BTreeMap::from([(today, site.clone())]);
    for event in events {
        let version = |at: &Index| {
            let opened = open(site.tree(), &Overrides::default()).site.expect("a site");
            let versions: Vec<VersionId> = opened.history().policies[&terms()].versions.keys().cloned().collect();
            at.get(&versions).to_string()
        };
        let until = |ahead: i32| Request { effective: Some(later(today, ahead)), ..on(&today.to_string()) };
        let outcome = match event {
            Event::Wait(days) => {
                today = later(today, *days);
                continue;
            }
            Event::Write(text, new) => {
                words.change(*text, new);
                site = words.site(&site);
                continue;
            }
            Event::Release { ahead, keep, only } => {
                let only = only.map(|name| BTreeSet::from([edition(name)]));
                site.release(Request { keep_upcoming: *keep, only, ..until(*ahead) }).answer
            }
            Event::Reschedule(at, ahead) => site.reschedule(&version(at), until(*ahead)).answer,
            Event::Cancel(at) => site.cancel(&version(at), &today.to_string()).answer,
            Event::Withdraw(name, ahead) => {
                // As if the sources did not produce it, so that the page around the texts stays as it is.
                let opened = open(site.tree(), &Overrides::default()).site.expect("a site");
                let editions = BTreeSet::from([edition(name)]);
                release::withdraw(opened.history(), &terms(), &editions, None, &BTreeSet::new(), &until(*ahead))
                    .map(Some)
            }
        };
        if let Ok(Some(planned)) = outcome {
            site = with(&site, &planned);
            days.insert(today, site.clone());
        }
    }
    Past { site, days }
}

/// All files of a site on a day.
fn files(site: &Fixture, day: Date) -> BTreeMap<String, Vec<u8>> {
    let built = site.as_of(&day.to_string());
    let site = built.site();
    site.routes().iter().map(|route| (site.output_path(route), site.render(route).expect("bytes"))).collect()
}

/// Without what a build cannot know of days to come.
fn without_future(mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let data = files.get_mut("index.json").expect("data");
    let mut value: serde_json::Value = serde_json::from_slice(data).expect("JSON");
    value["next_change"] = serde_json::Value::Null;
    *data = value.to_string().into_bytes();
    files
}

fn differing<'a>(one: &'a BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<&'a String> {
    let names = one.keys().filter(|name| one.get(*name) != other.get(*name));
    let extra = other.len() - other.keys().filter(|name| one.contains_key(*name)).count();
    assert_eq!(extra, 0, "there are files more");
    names.collect()
}

proptest! {
    #![proptest_config(config(12))]

    /// A past day looks as it looked: what was published later changes nothing of it.
    #[test]
    fn a_past_day_looks_as_it_looked(events in prop::collection::vec(event(), 4..14)) {
        let past = past(&events);
        for (day, then) in &past.days {
            let (then, now) = (without_future(files(then, *day)), without_future(files(&past.site, *day)));
            prop_assert_eq!(then.keys().collect::<Vec<_>>(), now.keys().collect::<Vec<_>>(), "{}", day);
            prop_assert_eq!(differing(&then, &now), Vec::<&String>::new(), "{}", day);
        }
    }

    /// Until the next change every day gives the same bytes, and on it other ones.
    #[test]
    fn the_next_change_is_exact(events in prop::collection::vec(event(), 4..14)) {
        let site = past(&events).site;
        let mut today = day("2023-12-25");
        loop {
            let next = site.as_of(&today.to_string()).site().next_change();
            let now = files(&site, today);
            let last = next.map_or_else(|| later(today, 400), |next| next.yesterday().unwrap());
            prop_assert!(last >= today, "{} is not after {}", last, today);
            let then = files(&site, last);
            prop_assert_eq!(now.keys().collect::<Vec<_>>(), then.keys().collect::<Vec<_>>(), "{} and {}", today, last);
            prop_assert_eq!(differing(&now, &then), Vec::<&String>::new(), "{} and {}", today, last);
            let Some(next) = next else { break };
            prop_assert!(now != files(&site, next), "nothing changes on {}", next);
            today = next;
        }
    }

    /// In force is what took effect last; of one day, what stands last in the ledger; and of it only what was not taken back.
    #[test]
    fn what_took_effect_last_is_in_force(events in prop::collection::vec(event(), 4..14), ahead in 0..300) {
        let site = past(&events).site;
        let today = later(day("2024-01-01"), ahead);
        let built = site.as_of(&today.to_string());
        for (edition, standing) in &built.site().standings()[&terms()] {
            let valid = standing.versions.iter().filter(|version| version.state != State::Cancelled);
            let last = valid.filter(|version| version.effective <= today).max_by_key(|version| (version.effective, version.index));
            match standing.in_force() {
                Some(version) => prop_assert!(standing.withdrawn.is_none() && version.state == State::InForce),
                None => prop_assert!(standing.withdrawn.is_some() || last.is_none(), "{} has no text", edition),
            }
            if !events.iter().any(|event| matches!(event, Event::Withdraw(..))) {
                prop_assert_eq!(standing.in_force().map(|version| &version.id), last.map(|version| &version.id));
            }
            let in_force = standing.versions.iter().filter(|version| version.state == State::InForce).count();
            prop_assert!(in_force <= 1);
            prop_assert!(standing.upcoming().iter().all(|version| version.effective > today));
        }
    }

    /// The date of a page, and of each of its sections, is the day of the last release in which its own words differed.
    #[test]
    fn last_updated_is_the_day_of_the_last_release_that_changed_the_words(
        releases in prop::collection::vec((1..30_i32, prop::collection::vec((0..4_usize, select(&WORDS[..])), 0..3), prop::option::weighted(0.3, select(&EDITIONS[..]))), 1..7),
    ) {
        let mut words = Words::first();
        let mut today = day("2024-01-01");
        let mut site = words.site(&Fixture::small()).released("2024-01-01");
        let first = |name: &&'static str| (*name, (words.shown(name), today, [today; 2]));
        let mut expected: BTreeMap<&str, ([String; 2], Date, [Date; 2])> = EDITIONS.iter().map(first).collect();
        for (wait, writes, only) in &releases {
            today = later(today, *wait);
            for (text, new) in writes {
                words.change(*text, new);
            }
            site = words.site(&site);
            let request = Request { only: only.map(|name| BTreeSet::from([edition(name)])), ..on(&today.to_string()) };
            let outcome = site.release(request);
            let mut moved = false;
            for (name, (shown, updated, sections)) in &mut expected {
                let new = words.shown(name);
                if only.is_some_and(|only| only != *name) || *shown == new {
                    continue;
                }
                moved = true;
                *updated = today;
                for at in 0..2 {
                    if shown[at] != new[at] {
                        sections[at] = today;
                    }
                }
                *shown = new;
            }
            prop_assert_eq!(outcome.is_nothing(), !moved);
            if moved {
                site = outcome.done();
            }
        }
        let built = site.as_of("2030-01-01");
        for (name, (shown, updated, sections)) in expected {
            let page = format!("/{name}/terms/");
            let (html, updated) = (built.page(&page), updated.to_string());
            prop_assert_eq!(crate::world::time(&html, "updated"), Some(updated.as_str()), "{}", page);
            for (at, id) in ["use", "law"].into_iter().enumerate() {
                let section = built.section(&page, id);
                prop_assert_eq!(section["text"].as_str(), Some(shown[at].as_str()));
                let changed = section["changed"]["updated"].as_str().unwrap_or_default();
                prop_assert_eq!(changed, sections[at].to_string(), "{} of {}", id, page);
            }
        }
    }
}

/// A small change of a file.
#[derive(Clone, Debug)]
enum Tampering {
    Flip(u8),
    Insert(u8),
    Delete,
}

fn tampering() -> impl Strategy<Value = Tampering> {
    prop_oneof![
        (1..=255_u8).prop_map(Tampering::Flip),
        any::<u8>().prop_map(Tampering::Insert),
        Just(Tampering::Delete)
    ]
}

proptest! {
    #![proptest_config(config(400))]

    /// No byte of the history changes unnoticed.
    #[test]
    fn no_byte_changes_unnoticed(file in any::<Index>(), at in any::<Index>(), tampering in tampering()) {
        static PAST: OnceLock<Fixture> = OnceLock::new();
        let past = PAST.get_or_init(eventful);
        let paths: Vec<&str> = past.tree().iter().map(|(path, _)| path).filter(|path| path.starts_with("history/")).collect();
        let path = *file.get(&paths);
        let before = past.tree().bytes(path).expect("bytes");
        let mut bytes = before.to_vec();
        let at = at.index(bytes.len());
        match tampering {
            Tampering::Flip(bits) => bytes[at] ^= bits,
            Tampering::Insert(byte) => bytes.insert(at, byte),
            Tampering::Delete => {
                bytes.remove(at);
            }
        }
        prop_assume!(bytes != before);
        let mut tree = past.tree().clone();
        tree.insert(path, FileEntry::Bytes(bytes.into()));
        prop_assert!(!wrong(&tree).is_empty(), "{} changed at {}", path, at);
    }
}
