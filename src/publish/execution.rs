//! Doing what was planned.

use super::manifest::{Entry, MANIFEST, Manifest};
use super::plan::{Before, File, Plan, Step};
use super::store::{Condition, Headers, Listing, Problem, Stamp, Store, StoreError};
use crate::digest::Digest;
use crate::site::Lifetime;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// The manifest is data for publishers, and never kept: an old one would say that things stand which do not.
const MANIFEST_HEADERS: Headers<'static> = Headers { media_type: "application/json", cache_control: "no-store" };

/// What is published where.
pub struct Job<'a> {
    /// The target.
    pub store: &'a dyn Store,
    /// What stands there, and its state; none where nothing was published yet.
    pub before: Option<(Manifest, Stamp)>,
    /// The listing that was planned with.
    pub listing: Listing,
    /// What is to be done.
    pub plan: Plan,
    /// What the manifest says in the end, but for the files.
    pub after: Manifest,
    /// How many files are sent at a time; at least one.
    pub parallel: usize,
    /// Whether the manifest is written on conditions.
    pub conditions: bool,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Files that were sent.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that stood there already: an interrupted publisher had sent them.
    pub found: usize,
    /// Files that were taken away.
    pub deleted: usize,
}

/// Is told of each step that is done.
pub type Progress<'a> = &'a (dyn Fn(&Step) + Sync);

/// Why a site was not published as a whole. What stands there is the old site or a part of the new one, each page whole.
#[derive(Debug)]
pub enum Failure<E> {
    /// The store failed at this path.
    Store(String, StoreError),
    /// A file could not be made.
    Make(E),
    /// A file came out otherwise than it was planned: something changed while it was published.
    Unstable(String),
    /// An address that stands for some bytes holds others.
    ImmutableChanges(String),
    /// A version was published with another text, or with data that say nothing of its text.
    TextChanges(String),
    /// The store said that it took these files, and does not have them.
    Lost(Vec<String>),
    /// Another publisher began meanwhile.
    Overtaken,
}

/// What a target holds: its manifest with its state, none where nothing was published yet, and its listing.
pub type Held = (Option<(Manifest, Stamp)>, Listing);

/// What a target holds.
///
/// # Errors
/// With the path and the reason, when something cannot be read, or the manifest is none.
pub fn state(store: &dyn Store) -> Result<Held, (String, StoreError)> {
    let failed = |error| (MANIFEST.to_owned(), error);
    let manifest = match store.get(MANIFEST).map_err(failed)? {
        None => None,
        Some((bytes, stamp)) => {
            let unreadable = |reason| StoreError::new(Problem::NoManifest, reason);
            Some((Manifest::read(&bytes).map_err(unreadable).map_err(failed)?, stamp))
        }
    };
    Ok((manifest, store.list().map_err(|error| ("its listing".to_owned(), error))?))
}

/// Carries out a plan; `make` gives the bytes of a file.
///
/// # Errors
/// With the first problem. Running it again goes on where it stopped.
pub fn carry_out<E: Send>(
    job: &Job<'_>,
    make: &(dyn Fn(&File) -> Result<Vec<u8>, E> + Sync),
    progress: Progress<'_>,
) -> Result<Sent, Failure<E>> {
    prove_texts(job)?;
    let mut sent = Sent::default();
    let mut stamp = job.before.as_ref().map(|(_, stamp)| stamp.clone());
    let mut stamps = BTreeMap::new();
    if !job.plan.is_empty() {
        stamp = Some(write_manifest(job, &announced(job), stamp.as_ref())?);
        for wave in &job.plan.waves {
            if job.conditions {
                still_ours(job, stamp.as_ref())?;
            }
            run_wave(job, wave, make, progress, &mut sent, &mut stamps)?;
        }
    }
    let after = finished(job, &stamps)?;
    if job.before.as_ref().is_none_or(|(before, _)| *before != after) {
        job.store.settle().map_err(|error| Failure::Store(MANIFEST.to_owned(), error))?;
        write_manifest(job, &after, stamp.as_ref())?;
    }
    Ok(sent)
}

/// Data of versions that no manifest knows must have the text that they are replaced with.
fn prove_texts<E>(job: &Job<'_>) -> Result<(), Failure<E>> {
    for (path, text) in &job.plan.unproved {
        let there = job.store.get(path).map_err(|error| Failure::Store(path.clone(), error))?;
        let Some((bytes, _)) = there else { continue };
        let data: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
        if data["version"]["text"].as_str().and_then(Digest::parse) != Some(*text) {
            return Err(Failure::TextChanges(path.clone()));
        }
    }
    Ok(())
}

/// The manifest while files are being sent: what stood there, and the names of what is coming.
fn announced(job: &Job<'_>) -> Manifest {
    let mut manifest = Manifest { unfinished: true, ..job.after.clone() };
    manifest.files = job.before.as_ref().map(|(before, _)| before.files.clone()).unwrap_or_default();
    let unchanged = job.plan.unchanged.iter();
    for file in job.plan.sent().map(|(file, _)| file).chain(unchanged) {
        manifest.files.entry(file.path.clone()).or_insert_with(|| Entry { digest: None, tag: None, ..entry(file) });
    }
    manifest
}

fn entry(file: &File) -> Entry {
    Entry {
        digest: Some(file.digest),
        size: file.size,
        media_type: file.media_type.clone(),
        stage: file.stage,
        lifetime: file.lifetime,
        text: file.text,
        tag: None,
    }
}

/// Writes the manifest if nobody else wrote it meanwhile; its new state.
fn write_manifest<E>(job: &Job<'_>, manifest: &Manifest, before: Option<&Stamp>) -> Result<Stamp, Failure<E>> {
    let bytes = manifest.write();
    let on = match before {
        _ if !job.conditions => Condition::Always,
        None => Condition::Absent,
        Some(stamp) => Condition::Unchanged(stamp),
    };
    match job.store.put(MANIFEST, &bytes, MANIFEST_HEADERS, on) {
        Ok(stamp) => Ok(stamp),
        // Where the answer to a request was lost, the second one finds what the first one wrote.
        Err(error) if error.problem == Problem::Condition => match job.store.get(MANIFEST) {
            Ok(Some((there, stamp))) if there == bytes => Ok(stamp),
            Ok(_) => Err(Failure::Overtaken),
            Err(error) => Err(Failure::Store(MANIFEST.to_owned(), error)),
        },
        Err(error) => Err(Failure::Store(MANIFEST.to_owned(), error)),
    }
}

/// Whether nobody else began to publish meanwhile.
fn still_ours<E>(job: &Job<'_>, stamp: Option<&Stamp>) -> Result<(), Failure<E>> {
    let there = job.store.head(MANIFEST).map_err(|error| Failure::Store(MANIFEST.to_owned(), error))?;
    let same = there.as_ref().map(|(stamp, _)| &stamp.tag) == stamp.map(|stamp| &stamp.tag);
    if same { Ok(()) } else { Err(Failure::Overtaken) }
}

/// What a step came to.
enum Done {
    Sent(Stamp),
    Found,
    Deleted,
}

/// Does the steps of a wave, many at a time; stops at the first problem.
fn run_wave<E: Send>(
    job: &Job<'_>,
    wave: &[Step],
    make: &(dyn Fn(&File) -> Result<Vec<u8>, E> + Sync),
    progress: Progress<'_>,
    sent: &mut Sent,
    stamps: &mut BTreeMap<String, Stamp>,
) -> Result<(), Failure<E>> {
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let results = Mutex::new((sent, stamps, None));
    let work = || {
        while let Some(step) = wave.get(next.fetch_add(1, Ordering::Relaxed))
            && !stop.load(Ordering::Relaxed)
        {
            let done = do_step(job, step, make);
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            let (sent, stamps, failure) = &mut *results;
            match (done, step) {
                (Ok(Done::Sent(stamp)), Step::Send(file, _)) => {
                    sent.files += 1;
                    sent.bytes += file.size;
                    stamps.insert(file.path.clone(), stamp);
                }
                (Ok(Done::Deleted), _) => sent.deleted += 1,
                (Ok(_), _) => sent.found += 1,
                (Err(error), _) => {
                    stop.store(true, Ordering::Relaxed);
                    failure.get_or_insert(error);
                    return;
                }
            }
            drop(results);
            progress(step);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..job.parallel.clamp(1, wave.len().max(1)) {
            scope.spawn(work);
        }
    });
    let (_, _, failure) = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    failure.map_or(Ok(()), Err)
}

fn do_step<E>(
    job: &Job<'_>,
    step: &Step,
    make: &(dyn Fn(&File) -> Result<Vec<u8>, E> + Sync),
) -> Result<Done, Failure<E>> {
    match step {
        Step::Send(file, before) => send(job, file, *before, make),
        Step::Delete(path) => {
            job.store.delete(path).map_err(|error| Failure::Store(path.clone(), error))?;
            Ok(Done::Deleted)
        }
    }
}

fn send<E>(
    job: &Job<'_>,
    file: &File,
    before: Before,
    make: &(dyn Fn(&File) -> Result<Vec<u8>, E> + Sync),
) -> Result<Done, Failure<E>> {
    if before == Before::Unknown && holds(job.store, file)? {
        return Ok(Done::Found);
    }
    let bytes = make(file).map_err(Failure::Make)?;
    if Digest::of(&bytes) != file.digest {
        return Err(Failure::Unstable(file.path.clone()));
    }
    let headers = Headers { media_type: &file.media_type, cache_control: file.lifetime.cache_control() };
    let immutable = file.lifetime == Lifetime::Immutable;
    if immutable && !job.conditions && before != Before::Nothing {
        return same_bytes(job.store, file, &bytes);
    }
    let on = if immutable && job.conditions { Condition::Absent } else { Condition::Always };
    match job.store.put(&file.path, &bytes, headers, on) {
        Ok(stamp) => Ok(Done::Sent(stamp)),
        Err(error) if immutable && error.problem == Problem::Condition => same_bytes(job.store, file, &bytes),
        Err(error) => Err(Failure::Store(file.path.clone(), error)),
    }
}

/// Of an address that stands for some bytes: that it holds them.
fn same_bytes<E>(store: &dyn Store, file: &File, bytes: &[u8]) -> Result<Done, Failure<E>> {
    let there = store.get(&file.path).map_err(|error| Failure::Store(file.path.clone(), error))?;
    let equal = there.is_some_and(|(there, _)| there == bytes);
    if equal { Ok(Done::Found) } else { Err(Failure::ImmutableChanges(file.path.clone())) }
}

/// Whether the store has these bytes at the address, as far as it knows.
fn holds<E>(store: &dyn Store, file: &File) -> Result<bool, Failure<E>> {
    let there = store.head(&file.path).map_err(|error| Failure::Store(file.path.clone(), error))?;
    Ok(there.is_some_and(|(_, digest)| digest == Some(file.digest)))
}

/// The manifest of what stands there now, as the store itself lists it: a store that took a file and does not have it is found
/// out, and so is somebody else who wrote there meanwhile.
fn finished<E>(job: &Job<'_>, stamps: &BTreeMap<String, Stamp>) -> Result<Manifest, Failure<E>> {
    let fresh;
    let listing = if job.plan.is_empty() {
        &job.listing
    } else {
        fresh = job.store.list().map_err(|error| Failure::Store("its listing".to_owned(), error))?;
        &fresh
    };
    let before = job.before.as_ref().map(|(before, _)| before);
    let unchanged: BTreeSet<&str> = job.plan.unchanged.iter().map(|file| file.path.as_str()).collect();
    let vouched = |file: &File| {
        let entry = before.filter(|_| unchanged.contains(file.path.as_str()))?.files.get(&file.path)?;
        entry.tag.as_ref()
    };
    let mut manifest = job.after.clone();
    let mut lost = Vec::new();
    for file in job.plan.unchanged.iter().chain(job.plan.sent().map(|(file, _)| file)) {
        let listed = listing.get(&file.path).filter(|listed| listed.size == file.size);
        let Some(listed) = listed else {
            lost.push(file.path.clone());
            continue;
        };
        // A store may call the same bytes otherwise in a list than in an answer: then it is asked for the digest.
        let said = stamps.get(&file.path).map_or_else(|| vouched(file), |stamp| stamp.tag.as_ref());
        if said.is_some() && said != listed.tag.as_ref() && !holds(job.store, file)? {
            lost.push(file.path.clone());
        }
        manifest.files.insert(file.path.clone(), Entry { tag: listed.tag.clone(), ..entry(file) });
    }
    if !lost.is_empty() {
        return Err(Failure::Lost(lost));
    }
    for path in &job.plan.left_over {
        if let (Some(old), Some(listed)) = (before.and_then(|before| before.files.get(path)), listing.get(path)) {
            // What the listing says is there, with the bytes that were vouched for only if the tag says so.
            let digest = old.digest.filter(|_| old.tag == listed.tag);
            manifest
                .files
                .insert(path.clone(), Entry { digest, tag: listed.tag.clone(), size: listed.size, ..old.clone() });
        }
    }
    Ok(manifest)
}
