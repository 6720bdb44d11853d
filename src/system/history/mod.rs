//! Writing history: all that a command publishes, of all policies, or nothing of it, whenever the machine stops.
//!
//! Before anything is written, `history/.unfinished` lists what will be. Frozen files go to their places, which nobody knows
//! before a ledger names them; new ledgers stand beside the old ones as `.ledger.new`. Then `.unfinished` is renamed to
//! `.committed`: before this moment nothing was published, after it everything was. What is left to do then is to rename the
//! ledgers. Whoever opens the site next finds either file and [mends](mend): takes away what was listed, or finishes.
//!
//! `history/.lock` keeps a second release out, and keeps a release that is being written from being mended.

mod lock;
mod mend;
mod steps;
#[cfg(test)]
mod tests;

pub use mend::Mended;

use super::disk::read_tree_filed;
use super::read_tree;
use crate::release::GIT_ATTRIBUTES;
use crate::source::FileTree;
use lock::Lock;
use std::io;
use std::path::{Path, PathBuf};
use steps::{Batch, Step};

/// Lists what a release is going to write. While it stands, nothing of it was published.
const UNFINISHED: &str = "history/.unfinished";
/// The same list, when all of it was published and the ledgers are yet to be renamed.
const COMMITTED: &str = "history/.committed";
/// The list while it is being written.
const ANNOUNCEMENT: &str = "history/.unfinished.new";

/// How often a site is read again when a release was written meanwhile.
const READINGS: usize = 20;

/// Why history was not written, or could not be mended.
#[derive(Debug)]
pub enum HistoryError {
    /// A release is being written.
    Busy,
    /// A file could not be written. Nothing was published.
    Io(PathBuf, io::Error),
    /// A file stands where a frozen file should go. Nothing was published.
    Occupied(PathBuf),
    /// A link that leads out of the site, or something else than a plain file, stands in the history: what was found. Nothing was
    /// published.
    Elsewhere(io::Error),
    /// Everything was published, and the ledgers could not be renamed: the next command does it.
    Unsettled(PathBuf, io::Error),
    /// A release was interrupted, and its files were changed afterwards: what was found.
    Changed(String),
}

impl HistoryError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Busy => "wait until it is done",
            Self::Io(..) => "nothing was published; make room, or make the folder writable, and try again",
            Self::Occupied(_) => "nothing was published; take the file away if it is yours",
            Self::Elsewhere(_) => {
                "nothing was published; put plain folders and files there: what is published must be in the site"
            }
            Self::Unsettled(..) => "everything was published; the next command puts the ledgers in their places",
            Self::Changed(_) => "put `history/` back as it was, from version control or a backup",
        }
    }
}

impl std::fmt::Display for HistoryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Busy => f.write_str("another release is being written"),
            Self::Io(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
            Self::Occupied(path) => write!(f, "`{}` stands where a new file should go", path.display()),
            Self::Elsewhere(error) => write!(f, "the history cannot be written: {error}"),
            Self::Unsettled(path, error) => {
                write!(f, "the release is published, but cannot write `{}`: {error}", path.display())
            }
            Self::Changed(what) => write!(f, "a release was interrupted and cannot be mended: {what}"),
        }
    }
}

impl std::error::Error for HistoryError {}

/// Reads a site as no release in the middle of its work shows it, and mends what an interrupted one left. Where nothing can
/// be written, the mended files are those in memory alone.
///
/// # Errors
/// When a release is being written and does not end, or what is there cannot be mended.
pub fn read_site(root: &Path) -> Result<(FileTree, Option<Mended>), HistoryError> {
    let mut mended = None;
    for _ in 0..READINGS {
        let before = changed(root);
        let tree = read_tree_filed(root);
        if !mend::is_marked(&tree) {
            // A release that came and went meanwhile made and removed files there.
            if changed(root) == before {
                return Ok((tree, mended));
            }
            continue;
        }
        match Lock::take(root) {
            Ok(lock) => mended = mend_disk(root, &lock)?.or(mended),
            Err(HistoryError::Io(..)) => {
                Lock::wait(root)?;
                // What is mended in memory has to be there.
                let mut tree = read_tree(root);
                let Some(mending) = mend::plan(&tree)? else { continue };
                mending.apply_to(&mut tree);
                return Ok((tree, Some(mending.outcome.in_memory())));
            }
            Err(error) => return Err(error),
        }
    }
    Err(HistoryError::Busy)
}

/// Whether a release is in the middle of its work, or was interrupted in it.
#[must_use]
pub fn is_being_written(root: &Path) -> bool {
    [UNFINISHED, COMMITTED].iter().any(|mark| root.join(mark).exists())
}

/// When something was made or removed in the folder of the history.
fn changed(root: &Path) -> Option<std::time::SystemTime> {
    root.join("history").metadata().and_then(|metadata| metadata.modified()).ok()
}

fn mend_disk(root: &Path, _held: &Lock) -> Result<Option<Mended>, HistoryError> {
    let Some(mending) = mend::plan(&read_tree(root))? else { return Ok(None) };
    mending.apply_on_disk(root).map_err(|(path, error)| HistoryError::Io(path, error))?;
    Ok(Some(mending.outcome))
}

/// The right to write history, which one command at a time has.
#[derive(Debug)]
pub struct HistoryWriter {
    root: PathBuf,
    lock: Lock,
}

impl HistoryWriter {
    /// Waits for other releases, mends what an interrupted one left, and reads the site. Nobody else writes history until the
    /// writer is dropped, so that what is planned from these files can be written.
    ///
    /// # Errors
    /// When another release does not end, the folder cannot be written, or what is there cannot be mended.
    pub fn open(root: &Path) -> Result<(Self, FileTree, Option<Mended>), HistoryError> {
        let lock = Lock::take(root)?;
        let mended = mend_disk(root, &lock)?;
        Ok((Self { root: root.to_path_buf(), lock }, read_tree(root), mended))
    }

    /// Writes new files and the new texts of ledgers, by path in the site: all of them or none. With the first release comes
    /// what keeps version control from rewriting line ends.
    ///
    /// # Errors
    /// When something cannot be written; the error says what became of the rest.
    pub fn write<'a>(
        self,
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        ledgers: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<(), HistoryError> {
        let (path, text) = GIT_ATTRIBUTES;
        let attributes = (!self.root.join(path).exists()).then_some((path, text.as_bytes()));
        let batch = Batch::new(&self.root, attributes.into_iter().chain(files), ledgers)?;
        let mut committed = false;
        for step in batch.steps() {
            if let Err((path, error)) = step.perform(&self.root) {
                if committed {
                    return Err(HistoryError::Unsettled(path, error));
                }
                // Where this fails as well, the next command does it.
                let _ = mend_disk(&self.root, &self.lock);
                return Err(HistoryError::Io(path, error));
            }
            committed |= matches!(step, Step::Commit);
        }
        Ok(())
    }
}
