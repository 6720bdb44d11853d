//! Records that are read when somebody asks.
//!
//! A site of 30,000 texts has as many records, of which a page shows a few. Where all of the history is verified, all of them
//! are read; where pages are shown while somebody writes, the ledger vouches for their bytes, and the rest can wait.

use super::editions;
use crate::digest::Digest;
use crate::model::policy::Prevails;
use crate::model::publication::{Facts, FrozenFile, Kind, LineFacts, Origin, Record};
use crate::model::region::Edition;
use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

/// A record, or the place where it stands.
#[derive(Clone, Debug)]
pub struct FiledRecord {
    record: OnceLock<Record>,
    /// Where it stands, unless it was read already: edition, text of `editions.toml`, its part in that.
    place: Option<(Edition, Arc<str>, Range<usize>)>,
}

impl FiledRecord {
    /// The record of `edition` that stands in `range` of the text of an `editions.toml`, whose digest is that of its ledger.
    pub(super) fn at(edition: Edition, text: &Arc<str>, range: Range<usize>) -> Self {
        Self { record: OnceLock::new(), place: Some((edition, Arc::clone(text), range)) }
    }

    /// Whether these words may stand in it, as far as that can be told without reading it.
    #[must_use]
    pub fn may_say(&self, words: &str) -> bool {
        match &self.place {
            Some((_, text, range)) if self.record.get().is_none() => text[range.clone()].contains(words),
            _ => true,
        }
    }

    fn read(&self) -> Record {
        let (edition, text, range) = self.place.as_ref().expect("a record is there, or its place");
        editions::read_record(&text[range.clone()]).unwrap_or_else(|_| nothing(edition.clone()))
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

/// What stands for a record that its ledger vouches for and that nobody can read: a later lexloci wrote it. Its page says that
/// the text cannot be read, and so does whoever verifies the history.
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
        sections: Vec::new(),
        changes: Vec::new(),
    };
    Record {
        edition,
        kind: Kind::Imported,
        frozen: FrozenFile { path: String::new(), digest: Digest::of(b"") },
        text: Digest::of(b""),
        displaced: None,
        files: Vec::new(),
        ids: Vec::new(),
        changed: Vec::new(),
        facts: Arc::new(facts),
    }
}
