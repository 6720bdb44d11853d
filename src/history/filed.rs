//! Records that are read when somebody asks.
//!
//! A site of 30,000 texts has as many records, of which a page shows a few. Where all of the history is verified, all of them
//! are read; where pages are shown while somebody writes, the ledger vouches for their bytes, and the rest can wait.

use super::editions;
use crate::digest::Digest;
use crate::model::policy::Prevails;
use crate::model::publication::{Facts, FrozenFile, Kind, LineFacts, Origin, Record};
use crate::model::region::Edition;
use crate::source::{Archive, FileEntry};
use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A record, or the place where it stands.
#[derive(Clone, Debug)]
pub struct FiledRecord {
    record: OnceLock<Record>,
    /// Where it stands, unless it was read already: edition, file, its part in that.
    place: Option<(Edition, Arc<Shelf>, Range<usize>)>,
}

/// An `editions.toml` that is read when somebody asks for one of its records.
#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) archive: Arc<dyn Archive>,
    pub(super) path: String,
    /// As the ledger has it.
    pub(super) digest: Digest,
    pub(super) desk: Arc<Desk>,
}

/// Where the text that was read last lies: a page asks for many records of one file. More are not kept, since there may be a
/// hundred megabytes of them.
#[derive(Debug, Default)]
pub(super) struct Desk(Mutex<Option<(Digest, Arc<[u8]>)>>);

impl Shelf {
    /// The file, if it still is what the ledger says.
    fn bytes(&self) -> Option<Arc<[u8]>> {
        // A poisoned lock means that another thread panicked while it held a file that is whole.
        let desk = || self.desk.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lies_there =
            desk().as_ref().filter(|(digest, _)| *digest == self.digest).map(|(_, bytes)| Arc::clone(bytes));
        if lies_there.is_some() {
            return lies_there;
        }
        let FileEntry::Bytes(bytes) = self.archive.read(&self.path) else { return None };
        if Digest::of(&bytes) != self.digest {
            return None;
        }
        *desk() = Some((self.digest, Arc::clone(&bytes)));
        Some(bytes)
    }

    /// A part of the file, if the file still is what the ledger says.
    fn part(&self, range: Range<usize>) -> Option<String> {
        String::from_utf8(self.bytes()?.get(range)?.to_vec()).ok()
    }
}

impl FiledRecord {
    /// The record of `edition` that stands in `range` of a file.
    pub(super) fn at(edition: Edition, shelf: &Arc<Shelf>, range: Range<usize>) -> Self {
        Self { record: OnceLock::new(), place: Some((edition, Arc::clone(shelf), range)) }
    }

    /// Whether these words may stand in it, as far as that can be told without reading it.
    #[must_use]
    pub fn may_say(&self, words: &str) -> bool {
        match &self.place {
            Some((_, shelf, range)) if self.record.get().is_none() => {
                shelf.part(range.clone()).is_some_and(|text| text.contains(words))
            }
            _ => true,
        }
    }

    fn read(&self) -> Record {
        let (edition, shelf, range) = self.place.as_ref().expect("a record is there, or its place");
        let text = shelf.part(range.clone());
        text.and_then(|text| editions::read_record(&text).ok()).unwrap_or_else(|| nothing(edition.clone()))
    }
}

impl From<Record> for FiledRecord {
    fn from(record: Record) -> Self {
        Self { record: OnceLock::from(record), place: None }
    }
}

impl Deref for FiledRecord {
    type Target = Record;

    fn deref(&self) -> &Record {
        self.record.get_or_init(|| self.read())
    }
}

impl PartialEq for FiledRecord {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

/// What stands for a record that nobody can read: its file was changed since the ledger was read, or a later lexloci wrote it.
/// Its page says that the text cannot be read, and whoever verifies the history says why.
fn nothing(edition: Edition) -> Record {
    let language = edition.language.clone();
    let origin = Origin { region: edition.region.clone(), language, fallback: false, file: String::new(), line: 1 };
    let facts = Facts {
        kind: String::new(),
        locale: edition.language.to_string(),
        region: edition.region.to_string(),
        prevails: Prevails::None,
        prevailing_language: None,
        prevails_over: Vec::new(),
        fallback: None,
        title: LineFacts { words: String::new(), origin },
        description: None,
        preamble: None,
        parts: BTreeMap::new(),
        sections: Vec::new(),
        changes: Vec::new(),
        cookies: Vec::new(),
    };
    Record {
        edition,
        kind: Kind::Imported,
        frozen: FrozenFile { path: String::new(), digest: Digest::of(b"") },
        text: Digest::of(b""),
        displaced: None,
        displaced_with_notes: false,
        files: Vec::new(),
        ids: Vec::new(),
        changed: Vec::new(),
        level_with: Vec::new(),
        facts: Arc::new(facts),
    }
}
