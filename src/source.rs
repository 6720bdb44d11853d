//! The files of a site in memory, and places in them.
//!
//! In: bytes by relative path, as some file system gave them ([`FileTree`]). Out: texts that problems can point into
//! ([`Sources`], [`Span`]). Nothing here knows a disk, so that every floor above runs on files in memory.

use crate::digest::Digest;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// All files of a site, by path relative to the site's folder, with `/` between the parts.
#[derive(Clone, Debug, Default)]
pub struct FileTree {
    files: BTreeMap<String, FileEntry>,
    archive: Option<Arc<dyn Archive>>,
    /// The digests of what is there.
    filed: Option<Arc<BTreeMap<String, Digest>>>,
}

/// Files of a history that are read when somebody asks for them, because there may be tens of thousands.
pub trait Archive: std::fmt::Debug + Send + Sync {
    /// What stands at a path of the site below `history/`.
    fn read(&self, path: &str) -> FileEntry;
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileEntry {
    /// A readable file. Whoever needs its bytes for long shares them.
    Bytes(Arc<[u8]>),
    /// A file that exists but cannot be read, with the reason in the system's words.
    Unreadable(String),
    /// A symbolic link whose target lies outside the site's folder. It is never followed: what is published must be
    /// what the folder (and its version control) holds.
    LeavesSite,
}

impl FileTree {
    /// An empty site.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file at `path`, replacing what stood there.
    pub fn insert(&mut self, path: impl Into<String>, entry: FileEntry) {
        self.files.insert(path.into(), entry);
    }

    /// Puts a readable text at `path`; handy for sites in memory.
    #[must_use]
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.insert(path, FileEntry::Bytes(text.as_bytes().into()));
        self
    }

    /// Says where the files of the history are, of which the tree then holds the ledgers alone. Where somebody read them all,
    /// `filed` has the digest of each, so that the history can be verified as a whole.
    pub fn set_archive(&mut self, archive: Arc<dyn Archive>, filed: Option<BTreeMap<String, Digest>>) {
        (self.archive, self.filed) = (Some(archive), filed.map(Arc::new));
    }

    /// Where the files of the history are that the tree does not hold.
    #[must_use]
    pub fn archive(&self) -> Option<&Arc<dyn Archive>> {
        self.archive.as_ref()
    }

    /// The digests of those files, by path, as they were read; none where nobody did.
    #[must_use]
    pub fn filed(&self) -> Option<&Arc<BTreeMap<String, Digest>>> {
        self.filed.as_ref()
    }

    /// Takes the file at `path` away.
    pub fn remove(&mut self, path: &str) -> Option<FileEntry> {
        self.files.remove(path)
    }

    /// The file at `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&FileEntry> {
        self.files.get(path)
    }

    /// The bytes at `path`, if a readable file stands there.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        match self.files.get(path) {
            Some(FileEntry::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// The bytes at `path` for keeping, if a readable file stands there.
    #[must_use]
    pub fn shared_bytes(&self, path: &str) -> Option<Arc<[u8]>> {
        match self.files.get(path) {
            Some(FileEntry::Bytes(bytes)) => Some(Arc::clone(bytes)),
            _ => None,
        }
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &FileEntry)> {
        self.files.iter().map(|(path, entry)| (path.as_str(), entry))
    }

    /// All files whose path begins with `prefix`, in order.
    pub fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a FileEntry)> {
        self.files
            .range(prefix.to_owned()..)
            .take_while(move |(path, _)| path.starts_with(prefix))
            .map(|(path, entry)| (path.as_str(), entry))
    }
}

/// Names a file in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `range` (in bytes) in `file`. Offsets beyond 4 GiB are clamped.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The offsets as a range of bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The texts that were read, each with its path.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
    by_path: BTreeMap<String, FileId>,
    /// The ids that paths had in earlier readings.
    known: Arc<BTreeMap<String, FileId>>,
}

/// One text.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    line_starts: OnceLock<Vec<usize>>,
}

/// A place as people and editors name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

impl Sources {
    /// Adds a text and names it.
    pub fn add(&mut self, path: impl Into<String>, text: String) -> FileId {
        self.share(Arc::new(SourceFile { path: path.into(), text, line_starts: OnceLock::new() }))
    }

    /// Adds a text that was read before.
    pub fn share(&mut self, file: Arc<SourceFile>) -> FileId {
        let before = self.known.get(&file.path).copied().filter(|_| !self.by_path.contains_key(&file.path));
        let id = before.unwrap_or_else(|| FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX)));
        self.by_path.entry(file.path.clone()).or_insert(id);
        match self.files.get_mut(id.0 as usize) {
            Some(place) => *place = file,
            None => self.files.push(file),
        }
        id
    }

    /// No texts yet, for reading a site again: a path will have the id that it had here, so that what was made of a text that
    /// says the same still points into it.
    #[must_use]
    pub fn renewed(&self) -> Self {
        let new = self.by_path.iter().filter(|(path, _)| !self.known.contains_key(*path));
        let mut new = new.map(|(path, id)| (path.clone(), *id)).peekable();
        let known = if new.peek().is_none() {
            Arc::clone(&self.known)
        } else {
            let known = self.known.iter().map(|(path, id)| (path.clone(), *id));
            Arc::new(known.chain(new).collect())
        };
        Self { files: self.files.clone(), by_path: BTreeMap::new(), known }
    }

    /// All texts, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.by_path.values().map(|id| &self.files[id.0 as usize])
    }

    /// Whether `id` names a file here.
    #[must_use]
    pub fn has(&self, id: FileId) -> bool {
        self.files.len() > id.0 as usize
    }

    /// The file that `id` names, for keeping.
    #[must_use]
    pub fn shared(&self, id: FileId) -> Arc<SourceFile> {
        Arc::clone(&self.files[id.0 as usize])
    }

    /// The file that `id` names.
    ///
    /// # Panics
    /// If `id` comes from another `Sources`.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The path of a file, relative to the site's folder.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        &self.file(id).path
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, id: FileId) -> &str {
        &self.file(id).text
    }

    /// The file with this path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// The line in which `span` begins, from 1.
    #[must_use]
    pub fn line(&self, span: Span) -> usize {
        self.file(span.file).line(span.start as usize)
    }

    /// Line and column of the beginning of `span`.
    #[must_use]
    pub fn line_column(&self, span: Span) -> LineColumn {
        self.file(span.file).line_column(span.start as usize)
    }
}

impl SourceFile {
    /// The path, relative to the site's folder.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset; an offset within a character counts as its beginning.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.line(offset);
        let column = self.text[self.line_starts()[line - 1]..offset].chars().count() + 1;
        LineColumn { line, column }
    }

    /// The line of a byte offset, from 1.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        self.line_starts().partition_point(|&start| start <= offset)
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts
            .get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }
}

/// A path with everything escaped that an address cannot hold as it is (RFC 3986).
#[must_use]
pub fn percent_encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// What an address has percent-encoded (RFC 3986, section 2.1); none where an escape or the result is broken.
#[must_use]
pub fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match first {
            b'%' => {
                let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
                rest = &rest[2..];
                u8::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|b| b.is_ascii_hexdigit()))?
            }
            other => *other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "Größe\nzwei 日本".to_owned());
        let at = |offset| {
            let place = sources.line_column(Span::new(file, offset..offset));
            (place.line, place.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(6), (1, 5));
        assert_eq!(at(8), (2, 1));
        assert_eq!(at(16), (2, 7));
        assert_eq!(at(9999), (2, 8));
    }

    #[test]
    fn a_folder_is_read_by_its_prefix() {
        let tree = FileTree::new().with("content/a/en.md", "").with("content/b/en.md", "").with("site.toml", "");
        let paths: Vec<&str> = tree.below("content/a/").map(|(path, _)| path).collect();
        assert_eq!(paths, ["content/a/en.md"]);
    }
}
