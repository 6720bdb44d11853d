//! The history: what was published, frozen, and chained so that nobody can change it unnoticed.
//!
//! In: the files below `history/`. Out: the [`History`] with its ledgers and records, and every place where a file or an
//! entry is not as it was written. [`standings`] tells from it what is in force on a day; [`frozen`] writes and reads the
//! texts; [`text_digest`](crate::compare::text_digest()) tells whether two texts are the same.
//!
//! ```text
//! history/<policy>/ledger.toml                  the chain of entries
//! history/<policy>/<version>/editions.toml      what the version says in each edition, beside the words
//! history/<policy>/<version>/<region>/<language>.md            a frozen text
//! history/<policy>/<version>/<region>/<language>.displaced.md  what its local sections displaced
//! history/<policy>/files/<SHA-256>/<name>       pictures and downloads of the texts
//! ```

pub mod editions;
mod filed;
pub mod frozen;
mod ledger;
mod notation;
mod timeline;

pub use editions::Version;
pub use filed::FiledRecord;
use filed::{Desk, Shelf};
pub use ledger::{NewEntry, append};
pub use timeline::{
    Newest, Published, Standing, State, Withdrawn, comparisons, newest, newest_until, next_change, standings,
    version_at, with_entry,
};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::id::{PolicyName, VersionId};
use crate::model::ledger::{Action, Entry, Ledger};
use crate::model::markup::TextFile;
use crate::model::publication::FrozenFile;
use crate::source::{Archive, FileEntry, FileTree, Sources};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The folder of the history in a site.
pub const FOLDER: &str = "history/";

/// All that was ever published.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// By policy.
    pub policies: BTreeMap<PolicyName, PolicyHistory>,
    /// The files that are held, by their path in the site.
    files: BTreeMap<String, Arc<[u8]>>,
    /// Where the others are, if not all of them are held.
    archive: Option<Arc<dyn Archive>>,
}

/// What was published of one policy.
#[derive(Clone, Debug)]
pub struct PolicyHistory {
    /// The chain of entries.
    pub ledger: Ledger,
    /// The ledger's text, to which a release appends.
    pub ledger_text: String,
    /// What each version says.
    pub versions: BTreeMap<VersionId, Version>,
}

impl History {
    /// Whether nothing was ever published.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.policies.values().all(|policy| policy.ledger.entries.is_empty())
    }

    /// The bytes of a file below `history/<policy>/`.
    #[must_use]
    pub fn file(&self, policy: &PolicyName, path: &str) -> Option<Arc<[u8]>> {
        self.bytes(&format!("{FOLDER}{policy}/{path}"))
    }

    /// The bytes of a file, by its path in the site.
    fn bytes(&self, path: &str) -> Option<Arc<[u8]>> {
        let archived = || match self.archive.as_ref()?.read(path) {
            FileEntry::Bytes(bytes) => Some(bytes),
            _ => None,
        };
        self.files.get(path).cloned().or_else(archived)
    }

    /// The bytes of a frozen text. Where the history is held in memory they are as they were written; where a file is read when its
    /// page is asked for, it is verified then.
    ///
    /// # Errors
    /// With the reason, where it is not there, or not as it was written.
    pub fn frozen(&self, policy: &PolicyName, file: &FrozenFile) -> Result<Arc<[u8]>, String> {
        let bytes = self.file(policy, &file.path).ok_or("it is not there")?;
        match self.archive.is_some().then(|| Digest::of(&bytes)) {
            Some(actual) if actual != file.digest => {
                Err(format!("it was edited: its SHA-256 is {actual}, not {}", file.digest))
            }
            _ => Ok(bytes),
        }
    }

    /// Puts a file there, by its path in the site: for a history that is being written in memory.
    pub fn put_file(&mut self, path: String, bytes: Arc<[u8]>) {
        self.files.insert(path, bytes);
    }

    /// The bytes of a picture or download.
    #[must_use]
    pub fn text_file(&self, policy: &PolicyName, file: &TextFile) -> Option<Arc<[u8]>> {
        let bytes = self.file(policy, &text_file_path(file))?;
        (self.archive.is_none() || Digest::of(&bytes) == file.digest).then_some(bytes)
    }
}

/// The path of a picture or download below its policy's history.
#[must_use]
pub fn text_file_path(file: &TextFile) -> String {
    format!("files/{}/{}", file.digest, file.name)
}

/// Reads the history of a site. All of it is verified, unless the tree has an [`Archive`] of which it does not know the digests: then
/// the ledgers are read, and the rest when somebody asks for it. The ledgers join `sources`, so that findings can point into them.
#[must_use]
pub fn read(tree: &FileTree, sources: &mut Sources) -> (History, Diagnostics) {
    let mut problems = Diagnostics::new();
    let mut history = History { archive: tree.archive().cloned(), ..History::default() };
    let mut unread: BTreeSet<&str> = BTreeSet::new();
    let mut unreadable: BTreeSet<&str> = BTreeSet::new();
    let filed = tree.filed();
    unread.extend(filed.iter().flat_map(|filed| filed.keys()).map(String::as_str));
    // Where the folder itself is a link or a file, what was published is not in the site.
    let folder = FOLDER.trim_end_matches('/');
    for (path, entry) in tree.get(folder).map(|entry| (folder, entry)).into_iter().chain(tree.below(FOLDER)) {
        if path.split('/').any(|part| part.starts_with('.')) {
            continue;
        }
        match (entry, tree.shared_bytes(path)) {
            (_, Some(_)) if path == folder => {
                unread.insert(path);
            }
            (_, Some(bytes)) => {
                unread.insert(path);
                history.files.insert(path.to_owned(), bytes);
            }
            (FileEntry::Unreadable(reason), _) => {
                unreadable.insert(path);
                problems.push(
                    Diagnostic::new(Code::UNREADABLE_HISTORY, format!("the file cannot be read: {reason}"))
                        .in_file(path)
                        .hint("put the file itself there, from version control or a backup"),
                );
            }
            _ => {
                unreadable.insert(path);
                problems.push(
                    Diagnostic::new(Code::UNREADABLE_HISTORY, "a symbolic link that leads out of the site's folder")
                        .in_file(path)
                        .hint("put the file itself there: what was published must be in the site"),
                );
            }
        }
    }
    let mut digests: BTreeMap<&str, Digest> =
        history.files.par_iter().map(|(path, bytes)| (path.as_str(), Digest::of(bytes))).collect();
    digests.extend(filed.iter().flat_map(|filed| filed.iter()).map(|(path, digest)| (path.as_str(), *digest)));
    let mut policies = BTreeMap::new();
    let mut verifier = Verifier {
        history: &history,
        whole: history.archive.is_none() || filed.is_some(),
        digests: &digests,
        unread,
        unreadable,
        unjudged: BTreeSet::new(),
        missing: BTreeMap::new(),
        problems: &mut problems,
    };
    let folders: BTreeSet<&str> =
        digests.keys().filter_map(|path| path[FOLDER.len()..].split_once('/')).map(|(folder, _)| folder).collect();
    for name in folders.into_iter().filter_map(PolicyName::parse) {
        match verifier.policy(&name, sources) {
            Some(policy) => {
                policies.insert(name, policy);
            }
            None => {
                verifier.unjudged.insert(format!("{FOLDER}{name}/"));
            }
        }
    }
    verifier.finish();
    history.policies = policies;
    (history, problems)
}

/// Compares files with what is written of them.
struct Verifier<'a> {
    history: &'a History,
    /// Whether all files are known, and all of the history is verified.
    whole: bool,
    digests: &'a BTreeMap<&'a str, Digest>,
    /// The files that nothing has named so far.
    unread: BTreeSet<&'a str>,
    /// The files that cannot be read, which is reported.
    unreadable: BTreeSet<&'a str>,
    /// Folders whose files nobody can judge, because what names them cannot be read: nobody is told to take them away.
    unjudged: BTreeSet<String>,
    /// Files that are named and not there, each with its digest.
    missing: BTreeMap<String, Digest>,
    problems: &'a mut Diagnostics,
}

impl Verifier<'_> {
    fn policy(&mut self, name: &PolicyName, sources: &mut Sources) -> Option<PolicyHistory> {
        let path = format!("{FOLDER}{name}/ledger.toml");
        self.unread.remove(path.as_str());
        let Some(bytes) = self.history.files.get(&path) else {
            if self.unreadable.contains(path.as_str()) {
                return None;
            }
            self.problems.push(
                Diagnostic::new(Code::MISSING_HISTORY, format!("the history of `{name}` has no ledger"))
                    .in_file(path)
                    .hint("put the ledger back, from version control or a backup, or take the folder away"),
            );
            return None;
        };
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                self.problems.push(
                    Diagnostic::new(Code::UNREADABLE_HISTORY, "the ledger is not UTF-8")
                        .in_file(path)
                        .hint("put the file back as it was, from version control or a backup"),
                );
                return None;
            }
        };
        let file = sources.add(path.clone(), text.clone());
        if text.contains('\r') {
            self.problems.push(line_ends(&path));
            return None;
        }
        let ledger = ledger::read(name, &text, file, self.problems)?;
        let mut read = self.read_versions(name, &ledger);
        let mut versions = BTreeMap::new();
        let mut last = None;
        for (index, entry) in ledger.entries.iter().enumerate() {
            let odd = |reason: String| {
                let message = format!("entry {} ({}) {reason}", index + 1, ledger::described(entry));
                Diagnostic::new(Code::BROKEN_CHAIN, message)
                    .in_file(path.clone())
                    .hint("put the ledger back as it was, from version control or a backup")
            };
            if last.is_some_and(|last| entry.published < last) {
                self.problems.push(odd("was published before the entry above it".to_owned()));
            }
            last = Some(entry.published);
            match &entry.action {
                Action::Release { version, editions, .. } => {
                    let read = self.version(name, version, *editions, read.remove(&index));
                    if read.is_none() {
                        self.unjudged.insert(format!("{FOLDER}{name}/{version}/"));
                        self.unjudged.insert(format!("{FOLDER}{name}/files/"));
                    }
                    if read.is_some_and(|read| versions.insert(version.clone(), read).is_some()) {
                        self.problems.push(odd("gives a version a second time".to_owned()));
                    }
                }
                Action::Reschedule { version, .. } | Action::Cancel { version } => {
                    if ledger.release(version).is_none() {
                        self.problems.push(odd("is about a version that was never released".to_owned()));
                    }
                }
                Action::Withdraw { .. } => {}
            }
        }
        Some(PolicyHistory { ledger, ledger_text: text, versions })
    }

    /// Reads what the versions of a policy say, as far as that is as the ledger has it, on all cores: by the places of their
    /// entries in the ledger.
    fn read_versions(&self, policy: &PolicyName, ledger: &Ledger) -> BTreeMap<usize, Result<Version, String>> {
        let desk = Arc::new(Desk::default());
        let read = |rows: &mut editions::Rows, (index, entry): (usize, &Arc<Entry>)| {
            let Action::Release { version, editions, .. } = &entry.action else { return None };
            let path = format!("{FOLDER}{policy}/{version}/editions.toml");
            let bytes = self.history.bytes(&path)?;
            let read = |text: &str| match self.history.archive.as_ref().filter(|_| !self.whole) {
                None => editions::read_with(text, rows),
                Some(archive) => {
                    let (archive, path, desk) = (Arc::clone(archive), path.clone(), Arc::clone(&desk));
                    editions::find(text, &Arc::new(Shelf { archive, path, digest: *editions, desk }))
                }
            };
            // What was read again may be something else by now.
            let known = self.digests.get(path.as_str()).filter(|_| self.history.archive.is_none());
            let actual = known.copied().unwrap_or_else(|| Digest::of(&bytes));
            let text = || std::str::from_utf8(&bytes).map_err(|_| "it is not UTF-8".to_owned());
            (actual == *editions).then(|| (index, text().and_then(read)))
        };
        let entries: Vec<_> = ledger.entries.iter().enumerate().collect();
        entries.into_par_iter().map_init(editions::Rows::default, read).flatten_iter().collect()
    }

    fn version(
        &mut self,
        policy: &PolicyName,
        id: &VersionId,
        digest: Digest,
        read: Option<Result<Version, String>>,
    ) -> Option<Version> {
        let path = format!("{FOLDER}{policy}/{id}/editions.toml");
        let there = (!self.whole || self.file(&path, digest)) && (read.is_some() || self.archived(&path, digest));
        let version = match read.filter(|_| there)? {
            Ok(version) => version,
            Err(reason) => {
                self.problems.push(
                    Diagnostic::new(
                        Code::UNREADABLE_HISTORY,
                        format!("what version {id} says cannot be read: {reason}"),
                    )
                    .in_file(path)
                    .hint("use the lexloci that wrote it, or a newer one"),
                );
                return None;
            }
        };
        if !self.whole {
            return Some(version);
        }
        for record in version.records.values() {
            for frozen in std::iter::once(&record.frozen).chain(&record.displaced) {
                self.file(&format!("{FOLDER}{policy}/{}", frozen.path), frozen.digest);
            }
            for file in &record.files {
                self.file(&format!("{FOLDER}{policy}/{}", text_file_path(file)), file.digest);
            }
        }
        Some(version)
    }

    /// Whether a file that is read when somebody asks for it is there as it was written; reports what it finds.
    fn archived(&mut self, path: &str, digest: Digest) -> bool {
        let Some(bytes) = self.history.bytes(path) else {
            self.missing.insert(path.to_owned(), digest);
            return false;
        };
        let actual = Digest::of(&bytes);
        if actual != digest {
            self.edited(path, &bytes, digest, actual);
        }
        actual == digest
    }

    /// Whether the file at `path` is there as it was written; reports what it finds.
    fn file(&mut self, path: &str, digest: Digest) -> bool {
        self.unread.remove(path);
        let Some(actual) = self.digests.get(path) else {
            if !self.unreadable.contains(path) {
                self.missing.insert(path.to_owned(), digest);
            }
            return false;
        };
        if *actual == digest {
            return true;
        }
        let (bytes, actual) = (self.history.bytes(path), *actual);
        self.edited(path, bytes.as_deref().unwrap_or_default(), digest, actual);
        false
    }

    fn edited(&mut self, path: &str, bytes: &[u8], digest: Digest, actual: Digest) {
        let without_returns: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != b'\r').collect();
        if bytes.len() != without_returns.len() && Digest::of(&without_returns) == digest {
            self.problems.push(line_ends(path));
        } else {
            self.problems.push(
                Diagnostic::new(
                    Code::EDITED_HISTORY,
                    format!("a published file was edited: its SHA-256 is {actual}, not {digest}"),
                )
                .in_file(path)
                .hint(
                    "put the file back as it was, from version control or a backup: what was published never changes",
                ),
            );
        }
    }

    /// Reports files that are not there, and files that nothing knows; a file that only moved is both, and reported once.
    fn finish(self) {
        let mut unread = self.unread;
        let mut unnamed: BTreeMap<Digest, &str> = BTreeMap::new();
        unnamed.extend(unread.iter().rev().filter_map(|path| Some((*self.digests.get(path)?, *path))));
        for (path, digest) in self.missing {
            let moved = unnamed.remove(&digest);
            let problem = match moved {
                Some(other) => {
                    unread.remove(other);
                    Diagnostic::new(Code::MISSING_HISTORY, format!("a published file was renamed: it is `{other}` now"))
                        .hint("give it its name back")
                }
                None => Diagnostic::new(Code::MISSING_HISTORY, "a published file is not there")
                    .hint("put it back, from version control or a backup"),
            };
            self.problems.push(problem.in_file(path));
        }
        unread.retain(|path| !folders(path).any(|folder| self.unjudged.contains(folder)));
        let versions: BTreeSet<&str> = unread.iter().filter_map(|path| path.strip_suffix("editions.toml")).collect();
        unread.retain(|path| !folders(path).any(|folder| versions.contains(folder)));
        for folder in versions {
            self.problems.push(
                Diagnostic::new(Code::UNKNOWN_HISTORY, "no entry of the ledger knows this version")
                    .in_file(format!("{folder}editions.toml"))
                    .hint(
                        "put the ledger back, from version control or a backup, or take the folder away if it was never \
                         published",
                    ),
            );
        }
        for path in unread {
            self.problems.push(
                Diagnostic::new(Code::UNKNOWN_HISTORY, "no ledger knows this file")
                    .in_file(path)
                    .hint("take it away: `history/` holds what `lexloci release` wrote, and nothing else"),
            );
        }
    }
}

/// The folders that a file stands in, each with its last `/`.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..=at])
}

fn line_ends(path: &str) -> Diagnostic {
    Diagnostic::new(Code::EDITED_HISTORY, "the line ends of a published file were rewritten (CRLF for LF)")
        .in_file(path)
        .hint(
            "version control did this: keep `history/.gitattributes` (`* -text`), then take `history/` anew as it was committed, \
             with `git rm --cached -r -q history && git checkout HEAD -- history`",
        )
}
