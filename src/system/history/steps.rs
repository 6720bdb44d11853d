//! The steps in which history is written. After each of them a machine may stop.

use super::{ANNOUNCEMENT, COMMITTED, HistoryError, UNFINISHED};
use crate::system::disk::inside;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What a release writes, by path in the site; as `.unfinished` and `.committed` list it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    /// Files that were not there before.
    pub(super) files: BTreeSet<String>,
    /// Ledgers that get a new text.
    pub(super) ledgers: BTreeSet<String>,
}

/// Where the new text of a ledger stands until it is published.
pub(super) fn new_ledger(ledger: &str) -> String {
    let folder = ledger.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/.ledger.new")
}

/// All that one command publishes.
pub(super) struct Batch<'a> {
    files: BTreeMap<&'a str, &'a [u8]>,
    ledgers: BTreeMap<&'a str, &'a [u8]>,
}

impl<'a> Batch<'a> {
    /// Leaves out files that stand there already as they should; another file in such a place is an error, since nothing
    /// that is there is ever replaced.
    pub(super) fn new(
        root: &Path,
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        ledgers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Self, HistoryError> {
        let mut new = BTreeMap::new();
        for (path, bytes) in files {
            let target = root.join(path);
            inside(root, path).map_err(HistoryError::Elsewhere)?;
            match fs::read(&target) {
                Ok(there) if there == bytes => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    new.insert(path, bytes);
                }
                _ => return Err(HistoryError::Occupied(target)),
            }
        }
        let ledgers: BTreeMap<_, _> = ledgers.into_iter().collect();
        for path in ledgers.keys() {
            inside(root, path).and_then(|()| inside(root, &new_ledger(path))).map_err(HistoryError::Elsewhere)?;
        }
        Ok(Self { files: new, ledgers })
    }

    /// What to do, in this order.
    pub(super) fn steps(&self) -> Vec<Step<'a>> {
        let owned = |paths: &BTreeMap<&str, &[u8]>| paths.keys().map(|path| (*path).to_owned()).collect();
        let mut steps = vec![Step::Announce(Journal { files: owned(&self.files), ledgers: owned(&self.ledgers) })];
        steps.extend(self.files.iter().map(|(path, bytes)| Step::Freeze(path, bytes)));
        steps.extend(self.ledgers.iter().map(|(path, text)| Step::Prepare(path, text)));
        let written = self.files.keys().map(|path| (*path).to_owned());
        let prepared = self.ledgers.keys().map(|path| new_ledger(path));
        steps.push(Step::Settle(written.chain(prepared).collect()));
        steps.push(Step::Commit);
        steps.extend(self.ledgers.keys().map(|path| Step::Publish(path)));
        steps.push(Step::Finish);
        steps
    }
}

/// One of them; each is done or not done when the machine stops, but for files that nobody knows yet.
pub(super) enum Step<'a> {
    /// Says what is going to be written.
    Announce(Journal),
    /// Writes a new file.
    Freeze(&'a str, &'a [u8]),
    /// Writes the new text of a ledger beside the old one.
    Prepare(&'a str, &'a [u8]),
    /// Waits until the disk has all of this.
    Settle(Vec<String>),
    /// The moment of publication.
    Commit,
    /// Gives a ledger its new text.
    Publish(&'a str),
    /// Forgets the list.
    Finish,
}

/// What could not be written, and why.
pub(super) type Failure = (PathBuf, io::Error);

impl Step<'_> {
    pub(super) fn perform(&self, root: &Path) -> Result<(), Failure> {
        match self {
            Self::Announce(journal) => {
                let mut text = serde_json::to_vec_pretty(journal).unwrap_or_default();
                text.push(b'\n');
                write(&root.join(ANNOUNCEMENT), &text)?;
                settle(&root.join(ANNOUNCEMENT))?;
                rename(root, ANNOUNCEMENT, UNFINISHED)
            }
            Self::Freeze(path, bytes) => write(&root.join(path), bytes),
            Self::Prepare(path, text) => write(&root.join(new_ledger(path)), text),
            Self::Settle(paths) => {
                paths.par_iter().try_for_each(|path| settle(&root.join(path)))?;
                let folders: BTreeSet<&Path> =
                    paths.iter().flat_map(|path| Path::new(path).ancestors().skip(1)).collect();
                folders.par_iter().try_for_each(|folder| settle(&root.join(folder)))
            }
            Self::Commit => rename(root, UNFINISHED, COMMITTED),
            Self::Publish(ledger) => rename(root, &new_ledger(ledger), ledger),
            Self::Finish => remove(root, COMMITTED),
        }
    }
}

/// Writes a file that is not there.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| File::create_new(path))
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|error| (path.to_path_buf(), error))
}

/// Waits until the disk has a file, or the names in a folder.
fn settle(path: &Path) -> Result<(), Failure> {
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| (path.to_path_buf(), error))
}

/// Renames a file, and waits until the disk knows it.
pub(super) fn rename(root: &Path, from: &str, to: &str) -> Result<(), Failure> {
    let to = root.join(to);
    fs::rename(root.join(from), &to).map_err(|error| (to.clone(), error))?;
    to.parent().map_or(Ok(()), settle)
}

/// Takes a file away, and waits until the disk knows it.
pub(super) fn remove(root: &Path, path: &str) -> Result<(), Failure> {
    let path = root.join(path);
    fs::remove_file(&path).map_err(|error| (path.clone(), error))?;
    path.parent().map_or(Ok(()), settle)
}
