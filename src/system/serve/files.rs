//! The files of a site, read again as they change.
//!
//! What changed is found by looking, not by believing what the system tells: it tells late, twice, or nothing. A look at all
//! sources costs a few milliseconds; only what has another time, size or place on the disk is read. A file that was read
//! again and says the same keeps its bytes, so that whoever remembers what it made of them sees that nothing changed.

use crate::source::{FileEntry, FileTree};
use crate::system::disk::{DiskArchive, HISTORY, PARTS, read_part};
use crate::system::history::is_being_written;
use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// What tells that a file was written: also where a clock went backwards, or an editor put another file in its place.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    changed: (i64, i64),
    length: u64,
    place: (u64, u64),
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        // Through a link, what it leads to counts.
        let metadata = path.metadata().or_else(|_| path.symlink_metadata()).ok()?;
        Some(Self {
            modified: metadata.modified().ok(),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
            length: metadata.len(),
            place: (metadata.dev(), metadata.ino()),
        })
    }
}

/// The files of a site, with what they looked like when they were read.
pub(super) struct Files {
    root: PathBuf,
    tree: FileTree,
    stamps: BTreeMap<String, Stamp>,
}

impl Files {
    /// Files of a folder that nobody has looked at yet.
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root, tree: FileTree::new(), stamps: BTreeMap::new() }
    }

    /// What was found.
    pub(super) fn tree(&self) -> &FileTree {
        &self.tree
    }

    /// Looks at all files, and reads those that changed. `named` are files that somebody says were written, which are read in
    /// any case: two writes in one tick of the clock look like one. Whether anything changed.
    pub(super) fn look(&mut self, named: &BTreeSet<PathBuf>) -> bool {
        let mut tree = FileTree::new();
        let mut stamps = BTreeMap::new();
        let mut read = |part: &str, tree: &mut FileTree| {
            read_part(&self.root, part, tree, &mut |path, place| {
                // Taken before the file is read: what is written meanwhile shows at the next look.
                let stamp = Stamp::of(place)?;
                stamps.insert(path.to_owned(), stamp);
                let same = self.stamps.get(path) == Some(&stamp) && !named.contains(place);
                self.tree.get(path).filter(|_| same).cloned()
            });
        };
        PARTS.iter().filter(|part| **part != HISTORY).for_each(|part| read(part, &mut tree));
        if is_being_written(&self.root) {
            // A release is published when its ledgers are in their places, and not before.
            let before = self.tree.below(HISTORY).map(|(path, entry)| (path.to_owned(), entry.clone()));
            before.for_each(|(path, entry)| tree.insert(path, entry));
        } else {
            self.ledgers().iter().for_each(|ledger| read(ledger, &mut tree));
        }
        tree.set_archive(Arc::new(DiskArchive::new(&self.root)), None);
        let changed = self.keep_equal_bytes(&mut tree);
        self.tree = tree;
        self.stamps = stamps;
        changed
    }

    /// The ledgers of the history, which name all that is to be believed of it.
    fn ledgers(&self) -> Vec<String> {
        let folder = self.root.join(HISTORY);
        if !folder.is_dir() || folder.is_symlink() {
            return vec![HISTORY.to_owned()];
        }
        let policies = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let names = policies.filter_map(|entry| entry.file_name().into_string().ok());
        let mut ledgers: Vec<String> =
            names.filter(|name| !name.starts_with('.')).map(|name| format!("{HISTORY}/{name}/ledger.toml")).collect();
        ledgers.sort();
        ledgers
    }

    /// Reads files that were written in their place, and looks at no others. None where one of them is not known, so that it
    /// takes a look at all of them; else whether any of them says something else now.
    pub(super) fn look_at(&mut self, named: &BTreeSet<PathBuf>) -> Option<bool> {
        let mut changed = false;
        for place in named {
            let path = place.strip_prefix(&self.root).ok()?.to_str()?.to_owned();
            let mut read = FileTree::new();
            self.stamps.get(&path)?;
            let stamp = Stamp::of(place)?;
            read_part(&self.root, &path, &mut read, &mut |_, _| None);
            let entry = read.remove(&path)?;
            self.stamps.insert(path.clone(), stamp);
            if self.tree.get(&path) != Some(&entry) {
                self.tree.insert(path, entry);
                changed = true;
            }
        }
        Some(changed)
    }

    /// Gives files that say what they said the bytes that they had. Whether any does not.
    fn keep_equal_bytes(&self, tree: &mut FileTree) -> bool {
        let mut same = Vec::new();
        let mut changed = tree.iter().count() != self.tree.iter().count();
        for (path, entry) in tree.iter() {
            match (entry, self.tree.get(path)) {
                (FileEntry::Bytes(now), Some(FileEntry::Bytes(before))) if now == before => {
                    same.push((path.to_owned(), FileEntry::Bytes(before.clone())));
                }
                (now, before) => changed |= before != Some(now),
            }
        }
        for (path, entry) in same {
            tree.insert(path, entry);
        }
        changed
    }
}
