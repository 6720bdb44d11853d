//! A directory as a store: each file is written beside the others under another name, and put in its place at once.

use crate::digest::Digest;
use crate::publish::{Condition, Headers, Listed, Listing, Problem, Stamp, Store, StoreError};
use crate::system::lock_file::open_lock;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// What begins so at the top of a target is lexloci's own.
const OWN: &str = ".lexloci-";
/// Holds files until they are whole. It is a part of the target, so that they can be moved at once.
const PARTS: &str = ".lexloci-parts";
/// Keeps a second publisher out while a first one holds it open.
const LOCK: &str = ".lexloci-lock";
/// What a build leaves in its output.
const BUILD: &str = ".lexloci-build";

/// A directory of this machine.
pub(super) struct Folder {
    root: PathBuf,
    /// Held for as long as the store is open.
    lock: Option<File>,
}

impl Folder {
    /// Opens a directory, which is made if it is to be `writable`. What an interrupted publisher had not finished writing is taken
    /// away.
    pub(super) fn open(path: &Path, site: &Path, writable: bool) -> Result<Self, StoreError> {
        if !writable {
            return Ok(Self { root: path.to_path_buf(), lock: None });
        }
        let failed = |error: io::Error| problem(path, &error);
        fs::create_dir_all(path).map_err(failed)?;
        let root = path.canonicalize().map_err(failed)?;
        refuse_sources(&root, site)?;
        if root.join(BUILD).exists() {
            let message = format!(
                "`{}` is what `lexloci build` writes, and the next build replaces it as a whole",
                path.display()
            );
            return Err(StoreError::new(Problem::Misplaced, message));
        }
        let lock = open_lock(&root.join(LOCK)).map_err(|error| problem(&root.join(LOCK), &error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::new(
                    Problem::Busy,
                    format!("another publisher is writing `{}`", path.display()),
                ));
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        let parts = root.join(PARTS);
        match fs::remove_dir_all(&parts) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => fs::create_dir(&parts).map_err(failed)?,
        }
        Ok(Self { root, lock: Some(lock) })
    }

    fn place(&self, path: &str) -> Result<PathBuf, StoreError> {
        let inside = !path.contains('\\') && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let leaves = || StoreError::new(Problem::Other, format!("`{path}` leaves the directory"));
        inside.then(|| self.root.join(path)).ok_or_else(leaves)
    }

    /// Writes a file beside the others, readable by all.
    fn part(&self, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
        let mut part = tempfile::Builder::new()
            .permissions(fs::Permissions::from_mode(0o644))
            .tempfile_in(self.root.join(PARTS))?;
        part.write_all(bytes)?;
        Ok(part)
    }

    fn holds_condition(&self, path: &str, on: Condition<'_>) -> Result<bool, StoreError> {
        let there = || Ok(self.head(path)?.map(|(stamp, _)| stamp));
        Ok(match on {
            // That nothing stands there is a matter of the moment in which the file is put there.
            Condition::Always | Condition::Absent => true,
            Condition::Unchanged(stamp) => there()?.as_ref() == Some(stamp),
        })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.lock.is_some() {
            let _ = fs::remove_dir_all(self.root.join(PARTS));
            let _ = fs::remove_file(self.root.join(LOCK));
        }
    }
}

impl Store for Folder {
    fn list(&self) -> Result<Listing, StoreError> {
        let mut listing = Listing::new();
        // A part of the site may be kept elsewhere, behind a link.
        let walk = walkdir::WalkDir::new(&self.root).follow_links(true).into_iter();
        let own =
            |entry: &walkdir::DirEntry| entry.depth() == 1 && entry.file_name().to_string_lossy().starts_with(OWN);
        for entry in walk.filter_entry(|entry| !own(entry)) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() == 0 && is_missing(&error) => return Ok(listing),
                // A link that leads nowhere, or in a circle, is somebody else's.
                Err(error) if error.depth() > 0 && (is_missing(&error) || error.loop_ancestor().is_some()) => continue,
                Err(error) => return Err(problem(&self.root, &error.into())),
            };
            if !entry.file_type().is_file() {
                continue;
            }
            let metadata = entry.metadata().map_err(|error| problem(entry.path(), &error.into()))?;
            let path = entry.path().strip_prefix(&self.root).unwrap_or(entry.path()).to_string_lossy().into_owned();
            listing.insert(path, Listed { size: metadata.len(), tag: Some(tag(&metadata)) });
        }
        Ok(listing)
    }

    fn get(&self, path: &str) -> Result<Option<(Vec<u8>, Stamp)>, StoreError> {
        let place = self.place(path)?;
        let read = || -> io::Result<(Vec<u8>, Stamp)> {
            let bytes = fs::read(&place)?;
            Ok((bytes, stamp(&fs::metadata(&place)?)))
        };
        found(&place, read())
    }

    fn head(&self, path: &str) -> Result<Option<(Stamp, Option<Digest>)>, StoreError> {
        Ok(self.get(path)?.map(|(bytes, stamp)| (stamp, Some(Digest::of(&bytes)))))
    }

    fn put(&self, path: &str, bytes: &[u8], _: Headers<'_>, on: Condition<'_>) -> Result<Stamp, StoreError> {
        let place = self.place(path)?;
        if !self.holds_condition(path, on)? {
            return Err(StoreError::new(Problem::Condition, format!("`{path}` was changed meanwhile")));
        }
        let written = || -> io::Result<Stamp> {
            let part = self.part(bytes)?;
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder)?;
            }
            let stamp = stamp(&part.as_file().metadata()?);
            if on == Condition::Absent { part.persist_noclobber(&place) } else { part.persist(&place) }
                .map_err(|error| error.error)?;
            Ok(stamp)
        };
        match written() {
            Ok(stamp) => Ok(stamp),
            Err(error) if on == Condition::Absent && error.kind() == io::ErrorKind::AlreadyExists => {
                Err(StoreError::new(Problem::Condition, format!("`{path}` stands there already")))
            }
            Err(error) => Err(problem(&place, &error)),
        }
    }

    fn delete(&self, path: &str) -> Result<(), StoreError> {
        let place = self.place(path)?;
        found(&place, fs::remove_file(&place))?;
        // Folders without files are nothing to a store; those with files stay, for they cannot be taken away.
        for folder in place.ancestors().skip(1).take_while(|folder| *folder != self.root) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    fn settle(&self) -> Result<(), StoreError> {
        let failed = |error: io::Error| problem(&self.root, &error);
        let root = File::open(&self.root).map_err(failed)?;
        rustix::fs::syncfs(&root).map_err(|error| failed(error.into()))
    }

    fn width(&self) -> usize {
        4
    }
}

/// Sources are not to be published over.
fn refuse_sources(root: &Path, site: &Path) -> Result<(), StoreError> {
    let site = site.canonicalize().unwrap_or_else(|_| site.to_path_buf());
    let sources = ["content", "locales", "duties", "themes", "history"];
    if site.starts_with(root) || sources.iter().any(|part| root.starts_with(site.join(part))) {
        return Err(StoreError::new(Problem::Misplaced, format!("`{}` holds the site's sources", root.display())));
    }
    Ok(())
}

/// What a directory calls the bytes of a file: when they were written, to the nanosecond, and where they stand.
fn tag(metadata: &fs::Metadata) -> String {
    format!("{}.{:09}-{}", metadata.mtime(), metadata.mtime_nsec(), metadata.ino())
}

fn stamp(metadata: &fs::Metadata) -> Stamp {
    Stamp { tag: Some(tag(metadata)), version: None }
}

fn is_missing(error: &walkdir::Error) -> bool {
    error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn found<T>(place: &Path, result: io::Result<T>) -> Result<Option<T>, StoreError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(problem(place, &error)),
    }
}

fn problem(place: &Path, error: &io::Error) -> StoreError {
    let kind = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Problem::Full,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Problem::Forbidden,
        _ => Problem::Other,
    };
    StoreError::new(kind, format!("`{}`: {error}", place.display()))
}
