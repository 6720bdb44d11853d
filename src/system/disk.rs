//! Reading a site's folder, and writing sources.

use crate::digest::Digest;
use crate::source::{Archive, FileEntry, FileTree};
use rayon::iter::Either;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// The folders and files of a site; everything else in its folder is somebody else's.
pub(super) const PARTS: [&str; 7] = ["site.toml", "content", "locales", "duties", "themes", "history", "review.lock"];

/// The nearest folder upward from `start` that holds a `site.toml`.
#[must_use]
pub fn find_site(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| folder.join("site.toml").exists()).map(Path::to_path_buf)
}

/// The nearest folder upward from `start` that holds a history, whether or not there is a site any more.
#[must_use]
pub fn find_history(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| folder.join("history").is_dir()).map(Path::to_path_buf)
}

/// Where the user's configuration stands (XDG Base Directory), whether or not it is there.
#[must_use]
pub fn configuration_file() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")))?;
    Some(folder.join("lexloci/config.toml"))
}

/// Where `folder` stands in the repository that holds it, with a slash at its end: `legal/`. Empty where it is the
/// repository itself, or stands in none.
#[must_use]
pub fn place_in_repository(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    let repository = folder.ancestors().find(|ancestor| ancestor.join(".git").exists());
    let inner = repository.and_then(|repository| relative(repository, &folder));
    inner.map_or_else(String::new, |inner| inner + "/")
}

/// The bytes of a file that somebody names on the command line.
///
/// # Errors
/// When it cannot be read.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// The bytes of a plain file, if one stands there: a pipe is not waited for.
#[must_use]
pub fn read_plain_file(path: &Path) -> Option<Vec<u8>> {
    path.is_file().then(|| std::fs::read(path).ok()).flatten()
}

/// Reads a file that somebody names on the command line.
///
/// # Errors
/// When it cannot be read, or is not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path)
}

/// Reads all files of the site in `root`. Symbolic links are followed within the site only.
#[must_use]
pub fn read_tree(root: &Path) -> FileTree {
    let mut tree = FileTree::new();
    for part in PARTS {
        read_part(root, part, &mut tree, &mut |_, _| None);
    }
    tree
}

/// Reads the files of the site in `root` as [`read_tree`] does, without keeping those of the history in memory, of which there may
/// be tens of thousands: they are digested, and read again when somebody asks for them.
#[must_use]
pub(super) fn read_tree_filed(root: &Path) -> FileTree {
    let mut tree = FileTree::new();
    for part in PARTS.into_iter().filter(|part| *part != HISTORY) {
        read_part(root, part, &mut tree, &mut |_, _| None);
    }
    let unread = unread(root, HISTORY, &mut tree, &mut |_, _| None);
    let canonical_root = canonical(root);
    let read =
        |(path, entry): (String, walkdir::DirEntry)| match read_entry(&canonical_root, entry.path(), entry.file_type())
        {
            FileEntry::Bytes(bytes) if is_filed(&path) => Either::Right((path, Digest::of(&bytes))),
            file => Either::Left((path, file)),
        };
    let (held, filed): (Vec<_>, BTreeMap<_, _>) = unread.into_par_iter().partition_map(read);
    held.into_iter().for_each(|(path, file)| tree.insert(path, file));
    tree.set_archive(Arc::new(DiskArchive::new(root)), Some(filed));
    tree
}

/// The folder of the history.
pub(super) const HISTORY: &str = "history";

/// Whether a file of the history is one that ledgers name: the text of a version, or what it says. Ledgers themselves, and what an
/// interrupted release left, are read by whoever opens the site.
fn is_filed(path: &str) -> bool {
    path.split('/').count() > 3 && !path.split('/').any(|part| part.starts_with('.'))
}

/// The history of a site in a folder.
#[derive(Debug)]
pub(super) struct DiskArchive {
    root: PathBuf,
    canonical_root: PathBuf,
}

impl DiskArchive {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), canonical_root: canonical(root) }
    }
}

impl Archive for DiskArchive {
    fn read(&self, path: &str) -> FileEntry {
        // What is named by a ledger is below the history; a name that leads elsewhere names nothing.
        if !path.starts_with("history/") || path.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return FileEntry::Unreadable("not found".to_owned());
        }
        let place = self.root.join(path);
        match place.symlink_metadata() {
            Ok(metadata) => read_entry(&self.canonical_root, &place, metadata.file_type()),
            Err(error) => FileEntry::Unreadable(reason(Some(error))),
        }
    }
}

/// Reads one of a site's folders or files into `tree`. A file that `known` knows, by its path in the site and on the disk, is
/// not read.
pub(super) fn read_part(
    root: &Path,
    part: &str,
    tree: &mut FileTree,
    known: &mut dyn FnMut(&str, &Path) -> Option<FileEntry>,
) {
    let unread = unread(root, part, tree, known);
    let canonical_root = canonical(root);
    let read = |(path, entry): (String, walkdir::DirEntry)| {
        (path, read_entry(&canonical_root, entry.path(), entry.file_type()))
    };
    let read: Vec<_> = unread.into_par_iter().map(read).collect();
    read.into_iter().for_each(|(path, file)| tree.insert(path, file));
}

fn canonical(root: &Path) -> PathBuf {
    root.canonicalize().unwrap_or_else(|_| root.to_path_buf())
}

/// The files of one of a site's folders that are yet to be read, each with its path in the site. What cannot be, or is `known`, is put
/// into `tree`.
fn unread(
    root: &Path,
    part: &str,
    tree: &mut FileTree,
    known: &mut dyn FnMut(&str, &Path) -> Option<FileEntry>,
) -> Vec<(String, walkdir::DirEntry)> {
    let walk =
        WalkDir::new(root.join(part)).follow_links(false).follow_root_links(false).sort_by_file_name().max_depth(16);
    let mut unread = Vec::new();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                let Some(path) = relative(root, entry.path()) else { continue };
                match known(&path, entry.path()) {
                    Some(file) => tree.insert(path, file),
                    None => unread.push((path, entry)),
                }
            }
            Err(error) => {
                let missing = error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound);
                if let Some(path) = error.path().and_then(|path| relative(root, path)).filter(|_| !missing) {
                    tree.insert(path, FileEntry::Unreadable(reason(error.into_io_error())));
                }
            }
        }
    }
    unread
}

fn read_entry(canonical_root: &Path, place: &Path, kind: std::fs::FileType) -> FileEntry {
    if kind.is_symlink() {
        match place.canonicalize() {
            Ok(target) if !target.starts_with(canonical_root) => return FileEntry::LeavesSite,
            // A link to a folder of the site would publish its files twice, under two names.
            Ok(target) if target.is_dir() => return FileEntry::Unreadable("a symbolic link to a folder".to_owned()),
            Ok(target) if !target.is_file() => return FileEntry::Unreadable("not a plain file".to_owned()),
            Ok(_) => {}
            Err(error) => return FileEntry::Unreadable(reason(Some(error))),
        }
    } else if !kind.is_file() {
        // A pipe or device would block for ever.
        return FileEntry::Unreadable("not a plain file".to_owned());
    }
    match std::fs::read(place) {
        Ok(bytes) => FileEntry::Bytes(bytes.into()),
        Err(error) => FileEntry::Unreadable(reason(Some(error))),
    }
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Vec<_> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

fn reason(error: Option<io::Error>) -> String {
    error.map_or_else(|| "links in a circle".to_owned(), |error| error.kind().to_string())
}

/// What stands directly in a folder: the bytes of its files by name, and the names of its folders.
pub type Listing = (BTreeMap<String, Vec<u8>>, Vec<String>);

/// Lists a folder and reads its files. Symbolic links are followed within `root` only: somebody else's folder may lead to
/// what nobody means to publish.
///
/// # Errors
/// When the folder cannot be listed, or a link leads out of `root`.
pub fn read_folder(folder: &Path, root: &Path) -> io::Result<Listing> {
    let root = root.canonicalize()?;
    let mut files = BTreeMap::new();
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if entry.file_type()?.is_symlink() && path.canonicalize().is_ok_and(|target| !target.starts_with(&root)) {
            return Err(io::Error::other(format!("`{name}` is a symbolic link that leads out of it")));
        }
        if path.is_dir() {
            folders.push(name);
        } else if path.is_file() {
            files.insert(name, std::fs::read(&path)?);
        }
    }
    folders.sort();
    Ok((files, folders))
}

/// Whether `path` leads to a plain file below `root`, or to none yet: nothing is written through a link to where nobody means to
/// write, and no pipe is waited for.
///
/// # Errors
/// With what stands in the way.
pub(super) fn inside(root: &Path, path: &str) -> io::Result<()> {
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("`{path}` leaves the folder")));
    }
    let mut place = root.to_path_buf();
    for (at, part) in path.split('/').enumerate() {
        place.push(part);
        let metadata = match place.symlink_metadata() {
            Ok(metadata) => metadata,
            // What is not there yet leads nowhere else; what cannot be there whoever writes it is told.
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        if !metadata.is_symlink() {
            continue;
        }
        let stays = || Ok::<_, io::Error>(place.canonicalize()?.starts_with(root.canonicalize()?));
        if !stays().unwrap_or(false) {
            let link = path.split('/').take(at + 1).collect::<Vec<_>>().join("/");
            return Err(io::Error::other(format!("`{link}` is a symbolic link that leads elsewhere")));
        }
    }
    if place.is_file() { Ok(()) } else { Err(io::Error::other(format!("`{path}` is no plain file"))) }
}

/// Writes files below `root`, making folders where needed and replacing what stands there, but for what links lead to elsewhere.
///
/// # Errors
/// When a folder or file cannot be written; files before it are written.
pub fn write_files<'a>(root: &Path, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<()> {
    for (path, bytes) in files {
        inside(root, path)?;
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

/// Replaces a file at once: whoever reads it finds the old text or the new one, never half of it. `before` is what it held
/// when the new text was made of it.
///
/// # Errors
/// When somebody else has changed it since, or it cannot be written. The old text then stands.
pub fn replace_file(root: &Path, path: &str, before: Option<&[u8]>, bytes: &[u8]) -> io::Result<()> {
    let target = root.join(path);
    let there = looked_at(root, path, before)?;
    // A link within the site keeps leading to the file.
    let target = if there.is_some() { target.canonicalize()? } else { target };
    let folder = target.parent().unwrap_or(root);
    // A temporary file is private; this one is what the old one was, or readable by all.
    let permissions = match there {
        Some(_) => target.metadata()?.permissions(),
        None => std::os::unix::fs::PermissionsExt::from_mode(0o644),
    };
    let mut new = tempfile::Builder::new().prefix(".lexloci-new-").permissions(permissions).tempfile_in(folder)?;
    io::Write::write_all(&mut new, bytes)?;
    new.as_file().sync_all()?;
    new.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// A file that is replaced: its path, what it held when the new text was made of it, the new text.
pub type Replacement<'a> = (&'a str, Option<&'a [u8]>, &'a [u8]);

/// What a file holds, if that is what it held `before`: nobody overwrites what was not looked at.
fn looked_at(root: &Path, path: &str, before: Option<&[u8]>) -> io::Result<Option<Vec<u8>>> {
    inside(root, path)?;
    let there = match std::fs::read(root.join(path)) {
        Ok(there) => Some(there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if there.as_deref() == before { Ok(there) } else { Err(io::Error::other("it was changed meanwhile; try again")) }
}

/// Replaces files, all of them or none.
///
/// # Errors
/// When somebody else has changed one since, or one cannot be written. Those that were written are as they were, then; where that
/// fails as well, the error names them.
pub fn replace_files<'a>(root: &Path, files: impl Iterator<Item = Replacement<'a>>) -> io::Result<Replaced<'a>> {
    let files: Vec<Replacement<'a>> = files.collect();
    let told = |path: &str| {
        let path = path.to_owned();
        move |error: io::Error| io::Error::new(error.kind(), format!("`{path}`: {error}"))
    };
    // Before the first is written all are looked at.
    for (path, before, _) in &files {
        looked_at(root, path, *before).map_err(told(path))?;
    }
    let mut replaced = Replaced { root: root.to_path_buf(), files: Vec::new(), folders: Vec::new() };
    for (path, before, bytes) in files {
        let made = replaced.make_folders(&root.join(path));
        match made.and_then(|()| replace_file(root, path, before, bytes)).map_err(told(path)) {
            Ok(()) => replaced.files.push((path, before, bytes)),
            Err(error) => {
                return match replaced.undo().as_slice() {
                    [] => Err(error),
                    left => {
                        Err(io::Error::other(format!("{error}; what was written before stays: {}", left.join(", "))))
                    }
                };
            }
        }
    }
    Ok(replaced)
}

/// Files that were replaced, as long as that can be undone.
#[derive(Debug)]
pub struct Replaced<'a> {
    root: PathBuf,
    files: Vec<Replacement<'a>>,
    /// The folders that were made for them, outermost first.
    folders: Vec<PathBuf>,
}

impl Replaced<'_> {
    fn make_folders(&mut self, target: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = target.ancestors().skip(1).take_while(|folder| !folder.exists()).collect();
        for folder in missing.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir(folder)?;
            self.folders.push(folder.to_path_buf());
        }
        Ok(())
    }

    /// Puts everything back as it was, and gives the files that it could not: somebody else has changed them since, or they cannot
    /// be written.
    #[must_use]
    pub fn undo(self) -> Vec<String> {
        let back = |(path, before, bytes): &Replacement<'_>| match before {
            Some(before) => replace_file(&self.root, path, Some(bytes), before),
            None => looked_at(&self.root, path, Some(bytes)).and_then(|_| std::fs::remove_file(self.root.join(path))),
        };
        let left = self.files.iter().rev().filter(|file| back(file).is_err());
        let left = left.map(|(path, ..)| format!("`{path}`")).collect();
        for folder in self.folders.iter().rev() {
            // Fails, as it should, where the folder is not empty.
            let _ = std::fs::remove_dir(folder);
        }
        left
    }
}

/// Writes files into a folder that is missing or empty.
///
/// # Errors
/// When something stands there already (`AlreadyExists`), or a file cannot be written.
pub fn write_new_folder<'a>(root: &Path, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<()> {
    let occupied = match std::fs::read_dir(root) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(error),
    };
    if occupied {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists));
    }
    write_files(root, files)
}
