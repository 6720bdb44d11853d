//! The files of a site in memory, and places in them.
//!
//! In: bytes by relative path, as some file system gave them ([`FileTree`]). Out: texts that problems can point into
//! ([`Sources`], [`Span`]). Nothing here knows a disk, so that every floor above runs on files in memory.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// All files of a site, by path relative to the site's folder, with `/` between the parts.
#[derive(Clone, Debug, Default)]
pub struct FileTree {
    files: BTreeMap<String, FileEntry>,
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
    files: Vec<SourceFile>,
    by_path: BTreeMap<String, FileId>,
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
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let path = path.into();
        self.by_path.entry(path.clone()).or_insert(id);
        self.files.push(SourceFile { path, text, line_starts: OnceLock::new() });
        id
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
