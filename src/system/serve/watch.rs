//! From a written file to a new snapshot.
//!
//! The system tells that something was written; a look at the files tells what. Where the system tells nothing (a network
//! drive, more folders than it watches), a look now and then finds it all the same.

use super::files::Files;
use super::verify::verify;
use super::{Board, Watched};
use crate::diagnostic::Finding;
use crate::history::FOLDER;
use crate::preview::{Preview, Snapshot};
use crate::site::Overrides;
use crate::source::FileTree;
use crate::system::{disk::PARTS, today};
use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::MetadataExt as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How often the files are looked at though nobody said that they changed; it also notices a new day.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long nothing may come any more for a burst of writes to be over, where all files are closed.
const QUIET: Duration = Duration::from_millis(3);
/// The same while a file is open that was written to: an editor may be in the middle of it.
const QUIET_WRITING: Duration = Duration::from_millis(40);
/// A burst that does not end is looked at in the middle.
const LONGEST_BURST: Duration = Duration::from_millis(300);

/// How long browsers have to fetch a page before the site is checked as a whole.
const HEAD_START: Duration = Duration::from_millis(25);

/// How often a history in which something was found is looked at again: it is mended in places that nobody watches.
const VERIFY_AGAIN: Duration = Duration::from_secs(5);

/// What the thread that watches hears.
enum Heard {
    Event(Event),
    /// What was found in the history.
    Verified(Option<Vec<Finding>>),
}

/// Watches and reads for as long as the process runs.
pub(super) fn run(watched: &Watched, mut preview: Preview, board: &Board, tell: &dyn Fn(&Snapshot)) {
    let (hearing, heard) = channel();
    let events = hearing.clone();
    let mut sight = Sight::new(&watched.folder, move |event| {
        // Fails only when the process ends.
        let _ = events.send(Heard::Event(event));
    });
    let mut files = Files::new(watched.folder.clone());
    let mut historian = Historian { folder: watched.folder.clone(), hearing, ledgers: None, due: None };
    let mut day = None;
    let mut burst = Burst::default();
    loop {
        sight.widen();
        let now = watched.day.or_else(|| today().ok()).unwrap_or(watched.overrides.day);
        let written = if burst.in_place() { files.look_at(&burst.named) } else { None };
        if written.unwrap_or_else(|| files.look(&burst.named)) || day != Some(now) {
            day = Some(now);
            let overrides = Overrides { day: now, ..watched.overrides.clone() };
            // A mistake of ours must not end the preview: the next edit may well be read without it.
            let read = catch_unwind(AssertUnwindSafe(|| {
                let (early, reading) = preview.read(files.tree(), &overrides);
                if let Some(early) = early {
                    board.post(Arc::new(early));
                    // Checking takes all cores: browsers come first.
                    std::thread::sleep(HEAD_START);
                }
                let snapshot = preview.check(reading);
                tell(&snapshot);
                board.post(Arc::new(snapshot));
            }));
            if read.is_err() {
                preview.forget();
            }
        }
        historian.send(files.tree());
        burst = wait(&heard);
        if let Some(found) = burst.verified.take() {
            historian.due = if found.as_ref().is_none_or(|found| !found.is_empty()) {
                Some(Instant::now() + VERIFY_AGAIN)
            } else {
                None
            };
            if let Some(snapshot) = found.and_then(|found| preview.verified(found)) {
                tell(&snapshot);
                board.post(Arc::new(snapshot));
            }
        }
    }
}

/// Has the history verified when its ledgers are others than before, and while something is wrong with it.
struct Historian {
    folder: PathBuf,
    hearing: Sender<Heard>,
    ledgers: Option<Vec<Arc<[u8]>>>,
    due: Option<Instant>,
}

impl Historian {
    fn send(&mut self, tree: &FileTree) {
        let ledgers: Vec<Arc<[u8]>> = tree.below(FOLDER).filter_map(|(path, _)| tree.shared_bytes(path)).collect();
        let due = self.due.is_some_and(|due| due <= Instant::now());
        if !due && self.ledgers.as_ref() == Some(&ledgers) {
            return;
        }
        self.ledgers = Some(ledgers);
        self.due = None;
        let (folder, hearing) = (self.folder.clone(), self.hearing.clone());
        let verifying = std::thread::Builder::new().name("verify".to_owned());
        // Where the system gives no thread, each text is still verified when its page is asked for.
        let _ = verifying.spawn(move || {
            let found = catch_unwind(|| verify(&folder)).ok().flatten();
            hearing.send(Heard::Verified(found))
        });
    }
}

/// Waits until something was written and the writing is over, or it is time for a look.
fn wait(changes: &Receiver<Heard>) -> Burst {
    let mut burst = Burst::default();
    let first = changes.recv_timeout(LOOK_EVERY);
    let started = Instant::now();
    let mut next = first;
    loop {
        match next {
            Ok(Heard::Event(event)) => burst.take(event),
            Ok(Heard::Verified(found)) => burst.verified = Some(found),
            Err(RecvTimeoutError::Timeout) => return burst,
            // Without anybody who tells, there is still the look now and then.
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(LOOK_EVERY),
        }
        if started.elapsed() > LONGEST_BURST {
            return burst;
        }
        next = changes.recv_timeout(if burst.writing.is_empty() { QUIET } else { QUIET_WRITING });
    }
}

/// What was told since all was quiet.
#[derive(Default)]
struct Burst {
    named: BTreeSet<PathBuf>,
    /// Files that were written to and are not closed yet.
    writing: BTreeSet<PathBuf>,
    /// Whether anything else happened than that files were written in their place.
    more: bool,
    verified: Option<Option<Vec<Finding>>>,
}

impl Burst {
    /// Whether all that was told is that some files were written in their place: then nobody has to look at the others.
    fn in_place(&self) -> bool {
        !self.more && !self.named.is_empty()
    }

    fn take(&mut self, event: Event) {
        let closed = event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
        let writes = matches!(event.kind, EventKind::Modify(ModifyKind::Data(_)));
        self.more |= !closed && !writes;
        for path in event.paths {
            if writes {
                self.writing.insert(path.clone());
            } else {
                self.writing.remove(&path);
            }
            if closed || writes {
                self.named.insert(path);
            }
        }
    }
}

/// The folders that the system tells of.
struct Sight {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// The folders that are watched, each with its place on the disk: one of the same name may be another.
    watched: BTreeMap<PathBuf, (u64, u64)>,
}

impl Sight {
    fn new(root: &Path, hear: impl Fn(Event) + Send + 'static) -> Self {
        let folder = root.to_path_buf();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| match event {
            Ok(event) if concerns(&folder, &event) => hear(event),
            _ => {}
        });
        Self { root: root.to_path_buf(), watcher: watcher.ok(), watched: BTreeMap::new() }
    }

    /// Watches folders that are new. Of the history, only where ledgers are replaced: what else stands there never changes.
    fn widen(&mut self) {
        let root = self.root.clone();
        self.watch(root.clone(), RecursiveMode::NonRecursive);
        for part in PARTS.iter().map(|part| root.join(part)).filter(|part| part.is_dir()) {
            if !part.ends_with("history") {
                self.watch(part, RecursiveMode::Recursive);
                continue;
            }
            let policies = std::fs::read_dir(&part).into_iter().flatten().flatten().map(|entry| entry.path());
            let policies: Vec<PathBuf> = policies.filter(|path| path.is_dir()).collect();
            self.watch(part, RecursiveMode::NonRecursive);
            policies.into_iter().for_each(|policy| self.watch(policy, RecursiveMode::NonRecursive));
        }
    }

    fn watch(&mut self, folder: PathBuf, mode: RecursiveMode) {
        let place = folder.metadata().ok().map(|metadata| (metadata.dev(), metadata.ino()));
        let before = self.watched.get(&folder).copied();
        let (Some(watcher), true) = (&mut self.watcher, before != place) else { return };
        if before.is_some() {
            // Of a folder that is gone, the system tells nothing any more, and may have forgotten it already.
            let _ = watcher.unwatch(&folder);
            self.watched.remove(&folder);
        }
        if let Some(place) = place.filter(|_| watcher.watch(&folder, mode).is_ok()) {
            self.watched.insert(folder, place);
        }
    }
}

/// Whether an event may be about the site's files: not that one was read, and nothing else that stands in the folder.
fn concerns(root: &Path, event: &Event) -> bool {
    let written = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    let ours = |path: &PathBuf| {
        let inner = path.strip_prefix(root).unwrap_or(path);
        inner.components().next().is_none_or(|first| PARTS.iter().any(|part| first.as_os_str() == *part))
    };
    written && event.paths.iter().any(ours)
}
