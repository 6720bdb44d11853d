//! `history/.lock`: one release at a time.

use super::HistoryError;
use crate::system::disk::inside;
use crate::system::lock_file::{open_lock, open_lock_to_read};
use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often, and how long each time, one waits for another release: three seconds in all.
const TRIES: usize = 60;
const PAUSE: Duration = Duration::from_millis(50);

/// Held until it is dropped; a process that dies lets go of it.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// The folder of the history, where it was made for the lock.
    made: Option<PathBuf>,
    _held: File,
}

impl Lock {
    /// Takes the lock.
    pub(super) fn take(root: &Path) -> Result<Self, HistoryError> {
        let folder = root.join("history");
        let path = folder.join(".lock");
        let failed = |error| HistoryError::Io(path.clone(), error);
        let mut made = None;
        for _ in 0..TRIES {
            match fs::create_dir(&folder) {
                Ok(()) => made = Some(folder.clone()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(error)),
            }
            // A folder that is elsewhere is no history of this site.
            inside(root, "history/.lock").map_err(HistoryError::Elsewhere)?;
            let file = match open_lock(&path) {
                Ok(file) => file,
                // The folder was taken away by a release that refused.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(failed(error)),
            };
            match file.try_lock() {
                // The holder before takes its file away: a lock of a file that is gone keeps nobody out.
                Ok(()) if is_at(&file, &path) => return Ok(Self { path, made, _held: file }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
        }
        Err(HistoryError::Busy)
    }

    /// Waits until nobody holds the lock, for those who may not write.
    pub(super) fn wait(root: &Path) -> Result<(), HistoryError> {
        let Ok(file) = open_lock_to_read(&root.join("history/.lock")) else { return Ok(()) };
        for _ in 0..TRIES {
            match file.try_lock_shared() {
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                // A file system without locks has no release that holds one.
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(()),
            }
        }
        Err(HistoryError::Busy)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        if let Some(folder) = &self.made {
            // Fails, as it should, where the folder is not empty.
            let _ = fs::remove_dir(folder);
        }
    }
}

fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), path.metadata()) {
        (Ok(held), Ok(there)) => (held.dev(), held.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}
