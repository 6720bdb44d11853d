//! What holds for every plan, and for publishers that are interrupted anywhere.

use super::*;
use crate::digest::Digest;
use crate::site::Lifetime;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

const SCOPE: &str = "the whole site";

/// A store in memory; what is written there is counted, and after so many requests that write it fails.
#[derive(Default)]
struct Memory {
    objects: Mutex<BTreeMap<String, (Vec<u8>, String)>>,
    written: AtomicUsize,
    fails_after: Option<usize>,
    /// It says that it took these, and does not keep them.
    loses: Option<&'static str>,
    /// Every state of the files, as readers may have seen it.
    states: Mutex<Vec<BTreeMap<String, Vec<u8>>>>,
}

impl Memory {
    fn count(&self) -> Result<usize, StoreError> {
        let count = self.written.fetch_add(1, Ordering::SeqCst);
        match self.fails_after {
            Some(limit) if count >= limit => Err(StoreError::new(Problem::Unreachable, "the connection was cut")),
            _ => Ok(count),
        }
    }

    fn remember(&self, objects: &BTreeMap<String, (Vec<u8>, String)>) {
        let pages = objects.iter().filter(|(path, _)| *path != MANIFEST);
        self.states.lock().unwrap().push(pages.map(|(path, (bytes, _))| (path.clone(), bytes.clone())).collect());
    }

    fn pages(&self) -> BTreeMap<String, Vec<u8>> {
        let objects = self.objects.lock().unwrap();
        let pages = objects.iter().filter(|(path, _)| *path != MANIFEST);
        pages.map(|(path, (bytes, _))| (path.clone(), bytes.clone())).collect()
    }

    /// Somebody else writes there.
    fn scribble(&self, path: &str, bytes: &[u8]) {
        self.objects.lock().unwrap().insert(path.to_owned(), (bytes.to_vec(), format!("by hand {bytes:?}")));
    }
}

impl Store for Memory {
    fn list(&self) -> Result<Listing, StoreError> {
        let objects = self.objects.lock().unwrap();
        let listed = objects.iter().filter(|(path, _)| *path != MANIFEST);
        let listed = listed
            .map(|(path, (bytes, tag))| (path.clone(), Listed { size: bytes.len() as u64, tag: Some(tag.clone()) }));
        Ok(listed.collect())
    }

    fn get(&self, path: &str) -> Result<Option<(Vec<u8>, Stamp)>, StoreError> {
        let objects = self.objects.lock().unwrap();
        Ok(objects.get(path).map(|(bytes, tag)| (bytes.clone(), Stamp { tag: Some(tag.clone()), version: None })))
    }

    fn head(&self, path: &str) -> Result<Option<(Stamp, Option<Digest>)>, StoreError> {
        Ok(self.get(path)?.map(|(bytes, stamp)| (stamp, Some(Digest::of(&bytes)))))
    }

    fn put(&self, path: &str, bytes: &[u8], _: Headers<'_>, on: Condition<'_>) -> Result<Stamp, StoreError> {
        let count = self.count()?;
        let mut objects = self.objects.lock().unwrap();
        let there = objects.get(path).map(|(_, tag)| tag.clone());
        let holds = match on {
            Condition::Always => true,
            Condition::Absent => there.is_none(),
            Condition::Unchanged(stamp) => there == stamp.tag,
        };
        if !holds {
            return Err(StoreError::new(Problem::Condition, path));
        }
        let tag = format!("written {count}");
        if self.loses != Some(path) {
            objects.insert(path.to_owned(), (bytes.to_vec(), tag.clone()));
        }
        self.remember(&objects);
        Ok(Stamp { tag: Some(tag), version: None })
    }

    fn delete(&self, path: &str) -> Result<(), StoreError> {
        self.count()?;
        let mut objects = self.objects.lock().unwrap();
        objects.remove(path);
        self.remember(&objects);
        Ok(())
    }

    fn width(&self) -> usize {
        1
    }
}

/// A site: by path, what stands there and where it links to. What stands there begins with the name of the site.
type Pages = BTreeMap<String, String>;

fn stage(path: &str) -> Stage {
    match path.as_bytes()[0] {
        b'a' => Stage::Asset,
        b'v' => Stage::Version,
        b'p' => Stage::Page,
        _ => Stage::Front,
    }
}

fn file(path: &str, content: &str) -> File {
    let stage = stage(path);
    let plain = path.strip_suffix(".gz").map(str::to_owned);
    let lifetime = match stage {
        Stage::Asset if plain.is_none() => Lifetime::Immutable,
        Stage::Version => Lifetime::Permanent,
        _ => Lifetime::Current,
    };
    // What a version says is its path; the page around it may change.
    let text = (stage == Stage::Version && plain.is_none()).then(|| Digest::of(path.as_bytes()));
    let digest = Digest::of(content.as_bytes());
    File {
        path: path.to_owned(),
        size: content.len() as u64,
        digest,
        media_type: "text/html".to_owned(),
        stage,
        lifetime,
        text,
        plain,
    }
}

fn files(pages: &Pages) -> Vec<File> {
    pages.iter().map(|(path, content)| file(path, content)).collect()
}

fn publish(store: &Memory, pages: &Pages, leave: Leave) -> Result<Sent, Failure<()>> {
    publish_on(true, store, pages, leave)
}

fn publish_on(conditions: bool, store: &Memory, pages: &Pages, leave: Leave) -> Result<Sent, Failure<()>> {
    let (before, listing) = state(store).map_err(|(path, error)| Failure::Store(path, error))?;
    let plan =
        plan(before.as_ref().map(|(manifest, _)| manifest), &listing, files(pages), SCOPE, leave).expect("no refusal");
    let after = Manifest::new("https://legal.example", SCOPE, "2026-01-01".parse().expect("a day"));
    let job = Job { store, before, listing, plan, after, parallel: 1, conditions };
    carry_out(&job, &|file: &File| Ok(pages[&file.path].clone().into_bytes()), &|_| {})
}

fn refused(store: &Memory, pages: &Pages, leave: Leave) -> Vec<Refusal> {
    let (before, listing) = state(store).expect("a state");
    plan(before.as_ref().map(|(manifest, _)| manifest), &listing, files(pages), SCOPE, leave).expect_err("refused")
}

fn pages(list: &[(&str, &str)]) -> Pages {
    list.iter().map(|(path, content)| ((*path).to_owned(), (*content).to_owned())).collect()
}

/// The links of a page: all words after the first, which names the site.
fn links(content: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(content).split_whitespace().skip(1).map(str::to_owned).collect()
}

/// A site with a second form of each page, which readers are given in its place.
fn with_forms(pages: Pages) -> Pages {
    let forms: Pages = pages.iter().map(|(path, content)| (format!("{path}.gz"), content.clone())).collect();
    pages.into_iter().chain(forms).collect()
}

/// The links that lead nowhere from what can be reached from `starts`, in whatever form.
fn dead_links(state: &BTreeMap<String, Vec<u8>>, starts: &BTreeSet<String>) -> Vec<(String, String)> {
    let forms = |path: &String| {
        let form = format!("{path}.gz");
        [path.clone(), form].into_iter().filter(|path| state.contains_key(path)).collect::<Vec<_>>()
    };
    let mut seen: BTreeSet<String> = starts.iter().flat_map(forms).collect();
    let mut open: Vec<String> = seen.iter().cloned().collect();
    let mut dead = Vec::new();
    while let Some(page) = open.pop() {
        for link in links(&state[&page]) {
            if !state.contains_key(&link) {
                dead.push((page.clone(), link));
            } else if seen.insert(link.clone()) {
                open.extend(forms(&link));
            }
        }
    }
    dead
}

/// Two sites, the second one with all versions of the first one. Assets hold the same bytes wherever they are, and every page links
/// to pages of its own site only.
fn two_sites() -> impl Strategy<Value = (Pages, Pages)> {
    let names = || proptest::collection::btree_set("[apr][0-9]", 0..12);
    let versions = proptest::collection::btree_set("v[0-9]", 0..5);
    let more = proptest::collection::btree_set("v[0-9]", 0..3);
    let numbers = || proptest::collection::vec(any::<proptest::sample::Index>(), 60);
    (names(), names(), versions, more, numbers(), numbers()).prop_map(|(old, new, versions, more, first, second)| {
        let linked = |site: &str, paths: BTreeSet<String>, numbers: &[proptest::sample::Index]| -> Pages {
            let all: Vec<&String> = paths.iter().collect();
            let page = |(at, path): (usize, &String)| {
                if stage(path) == Stage::Asset {
                    return (path.clone(), "same".to_owned());
                }
                let links = numbers.iter().skip(at * 3).take(3).map(|number| number.get(&all).as_str());
                // Some pages are the same in both sites.
                let name = if at % 3 == 0 { "same" } else { site };
                (path.clone(), format!("{name} {}", links.collect::<Vec<_>>().join(" ")))
            };
            paths.iter().enumerate().map(page).collect()
        };
        let old: BTreeSet<String> = old.into_iter().chain(versions.clone()).collect();
        let new: BTreeSet<String> = new.into_iter().chain(versions).chain(more).collect();
        (linked("old", old, &first), linked("new", new, &second))
    })
}

proptest! {
    /// Whoever was on a page of the old site finds only links that lead somewhere, after any number of steps.
    #[test]
    fn no_link_leads_nowhere_while_a_site_is_published((old, new) in two_sites(), prune: bool, compressed: [bool; 2]) {
        let with = |pages, compressed| if compressed { with_forms(pages) } else { pages };
        let (old, new) = (with(old, compressed[0]), with(new, compressed[1]));
        let store = Memory::default();
        publish(&store, &old, Leave::default()).expect("published");
        store.states.lock().unwrap().clear();
        publish(&store, &new, Leave { prune, adopt: false }).expect("published");
        // What is taken away is reached by old addresses only; from what stays, no link leads there.
        let starts: BTreeSet<String> = old.keys().filter(|path| new.contains_key(*path)).cloned().collect();
        for state in store.states.lock().unwrap().iter() {
            let dead = dead_links(state, &starts);
            prop_assert!(dead.is_empty(), "{dead:?} in {state:?}");
        }
    }

    /// In the end nobody is given an old page in another form.
    #[test]
    fn every_form_is_of_the_new_page((old, new) in two_sites(), adopt: bool, compressed: bool) {
        let store = Memory::default();
        let with_old_forms = with_forms(old);
        if adopt {
            with_old_forms.iter().filter(|(path, _)| stage(path) != Stage::Version && stage(path) != Stage::Asset)
                .for_each(|(path, content)| store.scribble(path, content.as_bytes()));
        } else {
            publish(&store, &with_old_forms, Leave::default()).expect("published");
        }
        let site = if compressed { with_forms(new.clone()) } else { new.clone() };
        publish(&store, &site, Leave { adopt, prune: false }).expect("published");
        let there = store.pages();
        for (path, content) in &new {
            let form = there.get(&format!("{path}.gz")).map(Vec::as_slice);
            prop_assert_eq!(form, compressed.then_some(content.as_bytes()), "{}", path);
        }
    }

    /// Each page is whole in every state: the old one or the new one.
    #[test]
    fn every_page_is_the_old_one_or_the_new_one((old, new) in two_sites(), cut in 0usize..40) {
        let mut store = Memory::default();
        publish(&store, &old, Leave::default()).expect("published");
        store.fails_after = Some(store.written.load(Ordering::SeqCst) + cut);
        let _ = publish(&store, &new, Leave { prune: true, adopt: false });
        for (path, bytes) in store.pages() {
            let known = [&old, &new].map(|site| site.get(&path).map(|content| content.as_bytes().to_vec()));
            prop_assert!(known.contains(&Some(bytes)), "{path}");
        }
    }

    /// Interrupted anywhere and run again, it ends where it would have ended, and sends nothing twice.
    #[test]
    fn what_was_interrupted_is_completed((old, new) in two_sites(), cut in 0usize..40) {
        let leave = Leave { prune: true, adopt: false };
        let whole = Memory::default();
        publish(&whole, &old, Leave::default()).expect("published");
        let sent = publish(&whole, &new, leave).expect("published");

        let mut store = Memory::default();
        publish(&store, &old, Leave::default()).expect("published");
        let before = store.written.load(Ordering::SeqCst);
        store.fails_after = Some(before + cut);
        let first = publish(&store, &new, leave);
        let done = first.is_err().then(|| cut.saturating_sub(1));
        store.fails_after = None;
        let second = publish(&store, &new, leave).expect("published");
        prop_assert_eq!(store.pages(), whole.pages());
        if let Some(done) = done {
            prop_assert_eq!(done + second.files + second.deleted, sent.files + sent.deleted);
        }
        let third = publish(&store, &new, leave).expect("published");
        prop_assert_eq!(third, Sent::default());
    }

    /// Versions stay, whatever is taken away.
    #[test]
    fn a_version_is_never_taken_away((old, new) in two_sites()) {
        let store = Memory::default();
        publish(&store, &old, Leave::default()).expect("published");
        publish(&store, &new, Leave { prune: true, adopt: false }).expect("published");
        let mut stays = old.keys().filter(|path| stage(path) == Stage::Version);
        prop_assert!(stays.all(|path| store.pages().contains_key(path)));
        prop_assert_eq!(store.pages().len(), new.len());
    }
}

#[test]
fn what_is_unchanged_is_not_sent() {
    let store = Memory::default();
    let site = pages(&[("a1", "same"), ("v1", "old a1"), ("p1", "old v1"), ("root", "old p1")]);
    assert_eq!(publish(&store, &site, Leave::default()).unwrap().files, 4);
    let written = store.written.load(Ordering::SeqCst);
    assert_eq!(publish(&store, &site, Leave::default()).unwrap(), Sent::default());
    assert_eq!(store.written.load(Ordering::SeqCst), written, "not even a manifest");
    let site = pages(&[("a1", "same"), ("v1", "old a1"), ("p1", "new v1"), ("root", "old p1")]);
    assert_eq!(publish(&store, &site, Leave::default()).unwrap().files, 1);
}

#[test]
fn a_version_that_vanishes_is_named() {
    let store = Memory::default();
    publish(&store, &pages(&[("v1", "old"), ("root", "old v1")]), Leave::default()).unwrap();
    let leave = Leave { prune: true, adopt: true };
    assert_eq!(refused(&store, &pages(&[("root", "new")]), leave), [Refusal::VersionVanishes("v1".to_owned())]);
}

#[test]
fn a_version_that_was_announced_and_never_sent_may_vanish() {
    let mut store = Memory::default();
    publish(&store, &pages(&[("root", "old")]), Leave::default()).unwrap();
    // The announcement is written, and nothing else.
    store.fails_after = Some(store.written.load(Ordering::SeqCst) + 1);
    publish(&store, &pages(&[("v1", "new"), ("root", "new v1")]), Leave::default()).unwrap_err();
    store.fails_after = None;
    publish(&store, &pages(&[("root", "other")]), Leave::default()).unwrap();
    assert_eq!(store.pages().len(), 1);
}

#[test]
fn another_text_at_the_address_of_a_version_is_refused() {
    let store = Memory::default();
    publish(&store, &pages(&[("v1", "old")]), Leave::default()).unwrap();
    let (before, listing) = state(&store).unwrap();
    let changed = File { text: Some(Digest::of(b"another")), ..file("v1", "new") };
    let (manifest, _) = before.unwrap();
    let refusals = plan(Some(&manifest), &listing, vec![changed], SCOPE, Leave::default()).unwrap_err();
    assert_eq!(refusals, [Refusal::TextChanges("v1".to_owned())]);
    // The page around the same text may be another one.
    assert_eq!(publish(&store, &pages(&[("v1", "new")]), Leave::default()).unwrap().files, 1);
}

#[test]
fn an_address_of_a_digest_keeps_its_bytes() {
    let store = Memory::default();
    publish(&store, &pages(&[("a1", "same")]), Leave::default()).unwrap();
    let other = pages(&[("a1", "other")]);
    assert_eq!(refused(&store, &other, Leave::default()), [Refusal::ImmutableChanges("a1".to_owned())]);
    // Where somebody wrote there by hand, the store is asked, and what it holds is left alone.
    store.scribble("a1", b"vandal");
    for conditions in [true, false] {
        let failure = publish_on(conditions, &store, &pages(&[("a1", "same")]), Leave::default()).unwrap_err();
        assert!(matches!(failure, Failure::ImmutableChanges(path) if path == "a1"));
    }
    assert_eq!(store.pages()["a1"], b"vandal");
}

#[test]
fn what_somebody_wrote_by_hand_is_set_right_and_what_somebody_took_away_comes_back() {
    let store = Memory::default();
    let site = pages(&[("p1", "old"), ("p2", "old"), ("root", "old p1 p2")]);
    publish(&store, &site, Leave::default()).unwrap();
    store.scribble("p1", b"OLD");
    store.objects.lock().unwrap().remove("p2");
    assert_eq!(publish(&store, &site, Leave::default()).unwrap().files, 2);
    assert_eq!(store.pages()["p1"], b"old");
}

#[test]
fn files_of_others_are_left_alone() {
    let store = Memory::default();
    store.scribble("letter", b"mine");
    let site = pages(&[("root", "old")]);
    assert_eq!(refused(&store, &site, Leave::default()), [Refusal::NotOurs("letter".to_owned())]);
    publish(&store, &site, Leave { prune: true, adopt: true }).unwrap();
    publish(&store, &site, Leave { prune: true, adopt: false }).unwrap();
    assert_eq!(store.pages()["letter"], b"mine");
}

#[test]
fn a_version_that_others_put_there_must_say_the_same() {
    let path = "v1/index.json";
    let text = Digest::of(path.as_bytes());
    let store = Memory::default();
    store.scribble(path, format!("{{\"version\": {{\"text\": \"{text}\"}}}}").as_bytes());
    let adopt = Leave { adopt: true, prune: false };
    publish(&store, &pages(&[(path, "new")]), adopt).unwrap();
    let store = Memory::default();
    store.scribble(path, b"{\"version\": {\"text\": \"another\"}}");
    let failure = publish(&store, &pages(&[(path, "new")]), adopt).unwrap_err();
    assert!(matches!(failure, Failure::TextChanges(changed) if changed == path));
    assert_eq!(store.pages().len(), 1, "nothing was sent");
}

#[test]
fn a_store_that_loses_what_it_took_is_found_out() {
    let store = Memory { loses: Some("p1"), ..Memory::default() };
    let site = pages(&[("p1", "old"), ("root", "old p1")]);
    let failure = publish(&store, &site, Leave::default()).unwrap_err();
    assert!(matches!(failure, Failure::Lost(paths) if paths == ["p1"]));
    assert!(state(&store).unwrap().0.unwrap().0.unfinished, "it does not count as published");
}

#[test]
fn a_second_publisher_is_noticed() {
    let store = Memory::default();
    publish(&store, &pages(&[("root", "old")]), Leave::default()).unwrap();
    let (before, listing) = state(&store).unwrap();
    // Another one comes in between.
    publish(&store, &pages(&[("root", "other")]), Leave::default()).unwrap();
    let site = pages(&[("root", "new")]);
    let planned = plan(before.as_ref().map(|(manifest, _)| manifest), &listing, files(&site), SCOPE, Leave::default());
    let after = Manifest::new("https://legal.example", SCOPE, "2026-01-01".parse().unwrap());
    let job = Job { store: &store, before, listing, plan: planned.unwrap(), after, parallel: 1, conditions: true };
    let failure = carry_out(&job, &|_: &File| Ok::<_, ()>(b"new".to_vec()), &|_| {}).unwrap_err();
    assert!(matches!(failure, Failure::Overtaken));
    assert_eq!(store.pages()["root"], b"other");
}

#[test]
fn another_part_of_a_site_does_not_lie_over_this_one() {
    let store = Memory::default();
    publish(&store, &pages(&[("root", "old")]), Leave::default()).unwrap();
    let (before, listing) = state(&store).unwrap();
    let manifest = before.unwrap().0;
    let refusals = plan(Some(&manifest), &listing, Vec::new(), "the region europe", Leave::default()).unwrap_err();
    assert_eq!(refusals, [Refusal::OtherScope(SCOPE.to_owned())]);
}

#[test]
fn a_manifest_is_read_as_it_was_written_and_names_nothing_outside() {
    let store = Memory::default();
    publish(&store, &pages(&[("a1", "same"), ("v1", "old")]), Leave::default()).unwrap();
    let (bytes, _) = store.get(MANIFEST).unwrap().unwrap();
    let manifest = Manifest::read(&bytes).unwrap();
    assert_eq!(manifest.write(), bytes);
    for outside in ["../a1", "/a1", "a//1", "a\\\\1", "./a1"] {
        let forged = String::from_utf8(bytes.clone()).unwrap().replace("\"a1\"", &format!("\"{outside}\""));
        assert!(Manifest::read(forged.as_bytes()).unwrap_err().contains("no file of a site"), "{outside}");
    }
    assert!(Manifest::read(b"{}").is_err() && Manifest::read(b"<xml>").is_err());
    let later = String::from_utf8(bytes).unwrap().replace("manifest-1", "manifest-2");
    assert!(Manifest::read(later.as_bytes()).unwrap_err().contains("its form is"));
}
