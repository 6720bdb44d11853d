//! What somebody asks of a release, what is planned then, and why something is refused.

use crate::compare::Summary;
use crate::digest::Digest;
use crate::history::FOLDER;
use crate::id::{PolicyName, VersionId};
use crate::locale::{Date, Language};
use crate::model::ledger::Action;
use crate::model::publication::Kind;
use crate::model::region::Edition;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody asks of a release.
#[derive(Clone, Debug)]
pub struct Request {
    /// The day that it is.
    pub today: Date,
    /// The day of publication; today, if none is given.
    pub published: Option<Date>,
    /// The day on which it takes effect; that of publication, if none is given.
    pub effective: Option<Date>,
    /// What the change is, where the tool cannot tell.
    pub kind: Option<Kind>,
    /// What people are told of it.
    pub summary: BTreeMap<Language, String>,
    /// The id of the version; the day of publication, if none is given.
    pub version: Option<VersionId>,
    /// The only editions to release; all of them, if none are given.
    pub only: Option<BTreeSet<Edition>>,
    /// Whether upcoming versions replace this one later.
    pub keep_upcoming: bool,
    /// Whether the version was published before the ledger was.
    pub imported: bool,
}

impl Request {
    /// A release of everything that differs, today.
    #[must_use]
    pub fn on(today: Date) -> Self {
        Self {
            today,
            published: None,
            effective: None,
            kind: None,
            summary: BTreeMap::new(),
            version: None,
            only: None,
            keep_upcoming: false,
            imported: false,
        }
    }

    pub(super) fn published(&self) -> Date {
        self.published.unwrap_or(self.today)
    }

    pub(super) fn effective(&self) -> Date {
        self.effective.unwrap_or(self.published())
    }
}

/// Why something cannot be released, and what to do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The fact.
    pub message: String,
    /// The next step.
    pub hint: String,
}

impl Refusal {
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }
}

/// An entry for the ledger of a policy, with all that it freezes.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The policy.
    pub policy: PolicyName,
    /// What the entry says.
    pub action: Action,
    /// The version, if the entry is about one.
    pub version: Option<VersionId>,
    /// The day of publication.
    pub published: Date,
    /// The day on which it takes effect.
    pub effective: Option<Date>,
    /// What it says of itself, by language.
    pub summary: BTreeMap<Language, String>,
    /// The editions that change.
    pub editions: Vec<EditionChange>,
    /// The files to write, by path in the site; the ledger is not among them.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The whole ledger, with the new entry.
    pub ledger: String,
    /// The head of the chain with the new entry.
    pub head: Digest,
}

impl Planned {
    /// The path of the ledger in the site.
    #[must_use]
    pub fn ledger_path(&self) -> String {
        format!("{FOLDER}{}/ledger.toml", self.policy)
    }
}

/// How an edition changes.
#[derive(Clone, Debug)]
pub struct EditionChange {
    /// The edition.
    pub edition: Edition,
    /// What the change is.
    pub kind: Kind,
    /// How much of it.
    pub difference: Summary,
}
