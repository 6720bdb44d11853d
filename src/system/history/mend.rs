//! Mending what an interrupted release left: as if it had never begun, or as if it had ended.
//!
//! What is to be done is planned from the files in memory, so that it can be done on disk or, where nothing can be written, in
//! memory alone.

use super::steps::{Failure, Journal, new_ledger, remove, rename};
use super::{ANNOUNCEMENT, COMMITTED, HistoryError, UNFINISHED};
use crate::history::{self, FOLDER, History, text_file_path};
use crate::source::{FileEntry, FileTree, Sources};
use std::collections::BTreeSet;
use std::path::Path;

/// What was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    finished: bool,
    in_memory: bool,
    /// Ledgers that got their new text, or files that were taken away.
    files: usize,
}

impl Mended {
    pub(super) fn in_memory(&self) -> Self {
        Self { in_memory: true, ..self.clone() }
    }
}

impl std::fmt::Display for Mended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { finished, in_memory, files } = self;
        let s = if *files == 1 { "" } else { "s" };
        match (finished, in_memory) {
            (true, false) => write!(f, "a release was interrupted after it was published: {files} ledger{s} got its entry"),
            (false, _) if *files == 0 => f.write_str("a release was interrupted before it wrote anything"),
            (false, false) => {
                write!(f, "a release was interrupted before it was published: {files} file{s} of it taken away")
            }
            (true, true) => f.write_str(
                "a release was interrupted after it was published; `history/` cannot be written: it counts, and the next \
                 command that may write finishes it",
            ),
            (false, true) => f.write_str(
                "a release was interrupted before it was published; `history/` cannot be written: its files are left out, and \
                 the next command that may write takes them away",
            ),
        }
    }
}

/// What there is to do.
#[derive(Debug)]
pub(super) struct Mending {
    actions: Vec<Action>,
    pub(super) outcome: Mended,
}

#[derive(Debug)]
enum Action {
    Remove(String),
    Rename(String, String),
}

/// Whether a release is being written, or was interrupted.
pub(super) fn is_marked(tree: &FileTree) -> bool {
    [UNFINISHED, COMMITTED, ANNOUNCEMENT].into_iter().any(|path| tree.get(path).is_some())
}

/// What there is to do; nothing, where no release was interrupted. The list of what was written goes last, so that mending
/// can be interrupted as well.
pub(super) fn plan(tree: &FileTree) -> Result<Option<Mending>, HistoryError> {
    let mut actions = Vec::new();
    let mut outcome = None;
    if let Some(journal) = journal(tree, COMMITTED)? {
        let mut files = 0;
        for ledger in &journal.ledgers {
            let new = new_ledger(ledger);
            let Some(text) = tree.bytes(&new) else { continue };
            // A ledger only grows: one that says something else was changed after the release.
            if !text.starts_with(tree.bytes(ledger).unwrap_or_default()) {
                return Err(HistoryError::Changed(format!(
                    "`{ledger}` was changed since, and `{new}` does not follow it"
                )));
            }
            actions.push(Action::Rename(new, ledger.clone()));
            files += 1;
        }
        actions.push(Action::Remove(COMMITTED.to_owned()));
        outcome = Some(Mended { finished: true, in_memory: false, files });
    } else if let Some(journal) = journal(tree, UNFINISHED)? {
        let known = known(tree);
        let new = journal.ledgers.iter().map(|ledger| new_ledger(ledger));
        let written: Vec<String> = journal
            .files
            .iter()
            .filter(|path| path.starts_with(FOLDER) && !known.contains(*path))
            .cloned()
            .chain(new)
            .filter(|path| tree.get(path).is_some())
            .collect();
        outcome = Some(Mended { finished: false, in_memory: false, files: written.len() });
        actions.extend(written.into_iter().map(Action::Remove));
        actions.push(Action::Remove(UNFINISHED.to_owned()));
    }
    if tree.get(ANNOUNCEMENT).is_some() {
        actions.push(Action::Remove(ANNOUNCEMENT.to_owned()));
        outcome = outcome.or(Some(Mended { finished: false, in_memory: false, files: 0 }));
    }
    Ok(outcome.map(|outcome| Mending { actions, outcome }))
}

fn journal(tree: &FileTree, path: &str) -> Result<Option<Journal>, HistoryError> {
    if tree.get(path).is_none() {
        return Ok(None);
    }
    let read = tree.bytes(path).and_then(|bytes| serde_json::from_slice(bytes).ok());
    read.map(Some).ok_or_else(|| HistoryError::Changed(format!("`{path}` cannot be read")))
}

/// The files that some ledger knows: whatever a list says, they stay.
fn known(tree: &FileTree) -> BTreeSet<String> {
    let (history, _): (History, _) = history::read(tree, &mut Sources::default());
    let mut known = BTreeSet::new();
    for (policy, past) in &history.policies {
        for (id, version) in &past.versions {
            known.insert(format!("{FOLDER}{policy}/{id}/editions.toml"));
            for record in version.records.values() {
                let frozen = std::iter::once(&record.frozen).chain(&record.displaced).map(|file| file.path.clone());
                let paths = frozen.chain(record.files.iter().map(text_file_path));
                known.extend(paths.map(|path| format!("{FOLDER}{policy}/{path}")));
            }
        }
    }
    known
}

impl Mending {
    pub(super) fn apply_to(&self, tree: &mut FileTree) {
        for action in &self.actions {
            match action {
                Action::Remove(path) => {
                    tree.remove(path);
                }
                Action::Rename(from, to) => {
                    let entry = tree.remove(from).unwrap_or_else(|| FileEntry::Unreadable("it is gone".to_owned()));
                    tree.insert(to.clone(), entry);
                }
            }
        }
    }

    pub(super) fn apply_on_disk(&self, root: &Path) -> Result<(), Failure> {
        for action in &self.actions {
            match action {
                Action::Remove(path) => {
                    remove(root, path)?;
                    let folders = Path::new(path).ancestors().skip(1);
                    for folder in folders.take_while(|folder| *folder != Path::new("history")) {
                        // Fails, as it should, where the folder is not empty.
                        let _ = std::fs::remove_dir(root.join(folder));
                    }
                }
                Action::Rename(from, to) => rename(root, from, to)?,
            }
        }
        Ok(())
    }
}
