//! Writing a build: beside the old one, swapped into place when complete.
//!
//! The output folder is replaced only if it is missing, empty, or marked as an earlier build of the same scope. Until the
//! new tree is complete the old one stays; a lock keeps a second build out.

use super::lock_file::open_lock;
use rustc_hash::FxHashSet;
use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The file that marks a folder as a build; it says of what scope.
const MARKER: &str = ".lexloci-build";

/// Why a build was not written. The old output stands.
#[derive(Debug)]
pub enum BuildError {
    /// The folder holds something that is no build.
    NotOurs(PathBuf),
    /// The folder holds a build of another scope: what it says of itself.
    OtherScope(PathBuf, String),
    /// Another build is writing there.
    Busy(PathBuf),
    /// The output folder is or contains the site's sources.
    HoldsSources(PathBuf),
    /// Files were moved one by one, and one could not be: the folder holds files of both builds.
    Mixed(PathBuf, io::Error),
    /// A file could not be written: path and reason.
    Io(PathBuf, io::Error),
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotOurs(path) => write!(
                f,
                "`{}` holds files that no build of lexloci wrote; name another folder with `--out`, or empty this one",
                path.display()
            ),
            Self::OtherScope(path, scope) => write!(
                f,
                "`{}` holds a build of {scope}; name another folder with `--out`, or take this one away",
                path.display()
            ),
            Self::Busy(path) => write!(f, "another build is writing `{}`; wait until it is done", path.display()),
            Self::HoldsSources(path) => {
                write!(f, "`{}` holds the site's sources; name another folder with `--out`", path.display())
            }
            Self::Mixed(path, error) => write!(
                f,
                "`{}` holds files of two builds, since not all could be moved there: {error}; build again before anybody sees it",
                path.display()
            ),
            Self::Io(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for BuildError {}

/// What became of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The new tree was swapped into place at once.
    Swapped,
    /// The folder could not be swapped; it was moved file by file.
    MovedFileByFile,
}

/// Takes the files of a build; shared by all threads.
pub struct Writer {
    root: PathBuf,
    /// The folders below it that stand already, so that the file system is asked once for each.
    folders: Mutex<FxHashSet<String>>,
}

impl Writer {
    /// Writes one file; `path` is relative, with `/` between its parts.
    ///
    /// # Errors
    /// When the file cannot be written, or `path` would leave the folder.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), BuildError> {
        let target = self.root.join(path);
        let inside =
            !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains('\\');
        let result = if inside {
            self.make_folder_of(path).and_then(|()| fs::write(&target, bytes))
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidInput, "the path leaves the output folder"))
        };
        result.map_err(|error| BuildError::Io(target, error))
    }

    fn make_folder_of(&self, path: &str) -> io::Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        // A poisoned lock means that another thread panicked while it held a set that is whole.
        let known = || self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if !known().contains(folder) {
            fs::create_dir_all(self.root.join(folder))?;
            known().insert(folder.to_owned());
        }
        Ok(())
    }
}

/// Builds into `out`: `write` writes everything through the [`Writer`], then the new tree takes the old one's place. `scope`
/// says what is built (`site`, `region europe`); a folder of another scope is left alone. `site` is the folder of the sources.
///
/// # Errors
/// When the folder is not ours, another build is running, or something cannot be written. The old output then stands.
pub fn publish<T, E: From<BuildError>>(
    site: &Path,
    out: &Path,
    scope: &str,
    write: impl FnOnce(&Writer) -> Result<T, E>,
) -> Result<(T, Outcome), E> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |error| BuildError::Io(path, error)
    };
    let out = resolved(out).map_err(failed(out))?;
    let site = site.canonicalize().unwrap_or_else(|_| site.to_path_buf());
    let holds_sources = site.starts_with(&out)
        || ["content", "locales", "duties", "themes", "history"].iter().any(|part| out.starts_with(site.join(part)));
    if holds_sources {
        return Err(BuildError::HoldsSources(out).into());
    }
    let parent = out.parent().map_or_else(|| PathBuf::from("/"), Path::to_path_buf);
    let name = out.file_name().map_or_else(|| "public".to_owned(), |name| name.to_string_lossy().into_owned());
    fs::create_dir_all(&parent).map_err(failed(&parent))?;

    check_target(&out, scope)?;
    let lock_path = parent.join(format!(".{name}.lexloci-lock"));
    let lock = open_lock(&lock_path).map_err(failed(&lock_path))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(BuildError::Busy(out).into()),
        Err(TryLockError::Error(error)) => return Err(BuildError::Io(lock_path, error).into()),
    }
    // Another build may have finished between the first look and the lock.
    let _unlock = TakeAway(&lock_path);
    check_target(&out, scope)?;
    remove_leftovers(&parent, &name);

    let staging = tempfile::Builder::new()
        .prefix(&format!(".{name}.lexloci-new-"))
        .tempdir_in(&parent)
        .map_err(failed(&parent))?;
    let writer = Writer { root: staging.path().to_path_buf(), folders: Mutex::default() };
    let result = write(&writer)?;
    let marker = staging.path().join(MARKER);
    File::create(&marker)
        .and_then(|mut file| file.write_all(format!("lexloci build of {scope}\n").as_bytes()))
        .map_err(failed(&marker))?;
    readable_by_all(staging.path()).map_err(failed(staging.path()))?;
    let outcome = put_in_place(staging, &out)?;
    Ok((result, outcome))
}

/// Takes a file away when the build ends, however it ends.
struct TakeAway<'a>(&'a Path);

impl Drop for TakeAway<'_> {
    fn drop(&mut self) {
        let _ = fs::remove_file(self.0);
    }
}

/// The real path of the output folder, through symbolic links and `..`, so that what it must not be is seen under every
/// name. The folder itself, and folders above it, need not exist yet.
fn resolved(out: &Path) -> io::Result<PathBuf> {
    let out = std::path::absolute(out)?;
    let mut missing = Vec::new();
    let mut existing = out.as_path();
    loop {
        match existing.canonicalize() {
            Ok(real) => return Ok(missing.iter().rev().fold(real, |path, part| path.join(part))),
            Err(error) => match (existing.parent(), existing.file_name()) {
                (Some(parent), Some(name)) => {
                    missing.push(name);
                    existing = parent;
                }
                _ => return Err(error),
            },
        }
    }
}

fn check_target(out: &Path, scope: &str) -> Result<(), BuildError> {
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(BuildError::Io(out.to_path_buf(), error)),
    };
    if entries.next().is_none() {
        return Ok(());
    }
    let marker = fs::read_to_string(out.join(MARKER)).map_err(|_| BuildError::NotOurs(out.to_path_buf()))?;
    match marker.strip_prefix("lexloci build of ").map(str::trim_end) {
        Some(written) if written == scope => Ok(()),
        Some(written) => Err(BuildError::OtherScope(out.to_path_buf(), written.to_owned())),
        None => Err(BuildError::NotOurs(out.to_path_buf())),
    }
}

/// Takes away what a build that was killed left behind.
fn remove_leftovers(parent: &Path, name: &str) {
    let prefixes = [format!(".{name}.lexloci-new-"), format!(".{name}.lexloci-old-")];
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let entry_name = entry.file_name();
        if prefixes.iter().any(|prefix| entry_name.to_string_lossy().starts_with(prefix.as_str())) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// A temporary folder is private; a web server must be able to read it.
fn readable_by_all(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

fn put_in_place(staging: tempfile::TempDir, out: &Path) -> Result<Outcome, BuildError> {
    let failed = |error: io::Error| BuildError::Io(out.to_path_buf(), error);
    if !out.exists() {
        return match fs::rename(staging.path(), out) {
            Ok(()) => {
                let _ = staging.keep();
                Ok(Outcome::Swapped)
            }
            Err(error) => Err(failed(error)),
        };
    }
    let exchanged = rustix::fs::renameat_with(
        rustix::fs::CWD,
        staging.path(),
        rustix::fs::CWD,
        out,
        rustix::fs::RenameFlags::EXCHANGE,
    );
    if exchanged.is_ok() {
        // The staging folder now holds the old build, and is taken away when it is dropped.
        return Ok(Outcome::Swapped);
    }
    move_files(staging.path(), out)?;
    Ok(Outcome::MovedFileByFile)
}

/// Holds the files of a new build, in the folder of the old one, until all of them are there.
const PARTS: &str = ".lexloci-new";

/// Where a folder cannot be swapped (a mount point, a file system without exchange), files are moved one by one, and what the
/// new build does not have is taken away last. First all of them come to where they only have to be renamed: a disk that is full
/// leaves the old build as it is.
fn move_files(from: &Path, to: &Path) -> Result<(), BuildError> {
    let parts = to.join(PARTS);
    let moved = take_over(from, &parts).and_then(|()| files_in(&parts));
    let new = match moved {
        Ok(new) => new,
        Err(error) => {
            let _ = fs::remove_dir_all(&parts);
            return Err(BuildError::Io(to.to_path_buf(), error));
        }
    };
    rename_files(&parts, to, &new).map_err(|error| BuildError::Mixed(to.to_path_buf(), error))
}

fn files_in(root: &Path) -> io::Result<Vec<PathBuf>> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .filter(|entry| entry.as_ref().map_or(true, |entry| !entry.file_type().is_dir()))
        .map(|entry| Ok(entry?.path().strip_prefix(root).map_err(io::Error::other)?.to_path_buf()))
        .collect()
}

/// Moves or copies all files of a folder into one that is made anew.
fn take_over(from: &Path, parts: &Path) -> io::Result<()> {
    match fs::remove_dir_all(parts) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => fs::create_dir(parts)?,
    }
    for file in files_in(from)? {
        let target = parts.join(&file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::rename(from.join(&file), &target).is_err() {
            fs::copy(from.join(&file), &target)?;
        }
    }
    Ok(())
}

fn rename_files(parts: &Path, to: &Path, new: &[PathBuf]) -> io::Result<()> {
    // The mark goes last: what it marks is whole.
    let (marks, files): (Vec<_>, Vec<_>) = new.iter().partition(|file| file.as_os_str() == MARKER);
    for file in files.into_iter().chain(marks) {
        let target = to.join(file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::rename(parts.join(file), &target)?;
    }
    fs::remove_dir_all(parts)?;
    let new: HashSet<&PathBuf> = new.iter().collect();
    for file in files_in(to)? {
        if !new.contains(&file) {
            fs::remove_file(to.join(&file))?;
        }
    }
    for folder in walkdir::WalkDir::new(to).contents_first(true).into_iter().flatten() {
        if folder.file_type().is_dir() && folder.depth() > 0 {
            // Fails, as it should, where the folder is not empty.
            let _ = fs::remove_dir(folder.path());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        folder
    }

    fn contents(folder: &Path) -> Vec<(String, String)> {
        let mut files: Vec<_> = files_in(folder).expect("files").into_iter().collect();
        files.sort();
        let read =
            |file: &PathBuf| (file.display().to_string(), fs::read_to_string(folder.join(file)).expect("a text"));
        files.iter().map(read).collect()
    }

    #[test]
    fn files_are_moved_where_a_folder_cannot_be_swapped() {
        let new = tree(&[(MARKER, "new"), ("index.html", "new"), ("a/index.html", "new")]);
        let old = tree(&[(MARKER, "old"), ("index.html", "old"), ("b/index.html", "old"), (".lexloci-new/x", "left")]);
        let expected = contents(new.path());
        move_files(new.path(), old.path()).expect("moved");
        assert_eq!(contents(old.path()), expected);
        assert!(!old.path().join("b").exists() && !old.path().join(PARTS).exists());
    }

    #[test]
    fn what_cannot_be_taken_over_leaves_the_old_build() {
        let old = tree(&[(MARKER, "old"), ("index.html", "old")]);
        let before = contents(old.path());
        let error = move_files(&old.path().join("nowhere"), old.path()).expect_err("nothing is there");
        assert!(matches!(error, BuildError::Io(..)), "{error}");
        assert_eq!(contents(old.path()), before);
        assert!(!old.path().join(PARTS).exists());
    }

    #[test]
    fn a_mixture_is_called_one() {
        let new = tree(&[(MARKER, "new"), ("a", "new")]);
        let old = tree(&[(MARKER, "old"), ("a/index.html", "old")]);
        let error = move_files(new.path(), old.path()).expect_err("a folder is in the way");
        assert!(matches!(error, BuildError::Mixed(..)), "{error}");
        assert_eq!(fs::read_to_string(old.path().join(MARKER)).expect("a mark"), "old");
    }
}
