//! The ledger of a policy: what was published when, entry by entry, for good.

use super::region::Edition;
use crate::digest::Digest;
use crate::id::{PolicyName, VersionId};
use crate::locale::{Date, Language};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// The append-only record of a policy's versions, in the order in which it was written.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The policy.
    pub policy: PolicyName,
    /// Its entries, oldest first.
    pub entries: Vec<Arc<Entry>>,
}

/// One entry, chained to the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day on which it was published (UTC).
    pub published: Date,
    /// What it did.
    pub action: Action,
    /// What people are told of it, by language.
    pub summary: BTreeMap<Language, String>,
    /// The digest of the entry before; none for the first.
    pub previous: Option<Digest>,
    /// The SHA-256 of the entry's own bytes.
    pub digest: Digest,
}

/// What an entry did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Texts were frozen.
    Release {
        /// The version that they are.
        version: VersionId,
        /// The day on which it takes effect.
        effective: Date,
        /// Whether the version was published before the ledger was: such a one may have taken effect before it was
        /// published.
        imported: bool,
        /// The SHA-256 of the version's `editions.toml`.
        editions: Digest,
    },
    /// An upcoming version got another day.
    Reschedule {
        /// The version.
        version: VersionId,
        /// The day on which it takes effect now.
        effective: Date,
    },
    /// An upcoming version will never take effect.
    Cancel {
        /// The version.
        version: VersionId,
    },
    /// Editions no longer apply.
    Withdraw {
        /// The editions, in order.
        editions: Vec<Edition>,
        /// The day from which they no longer apply.
        effective: Date,
        /// What replaces them.
        successor: Option<Successor>,
    },
}

impl Action {
    /// The word that the ledger has for it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Release { .. } => "release",
            Self::Reschedule { .. } => "reschedule",
            Self::Cancel { .. } => "cancel",
            Self::Withdraw { .. } => "withdraw",
        }
    }

    /// The version that it is about; none for a withdrawal.
    #[must_use]
    pub fn version(&self) -> Option<&VersionId> {
        match self {
            Self::Release { version, .. } | Self::Reschedule { version, .. } | Self::Cancel { version } => {
                Some(version)
            }
            Self::Withdraw { .. } => None,
        }
    }

    /// The day that it gives to something.
    #[must_use]
    pub fn effective(&self) -> Option<Date> {
        match self {
            Self::Release { effective, .. } | Self::Reschedule { effective, .. } | Self::Withdraw { effective, .. } => {
                Some(*effective)
            }
            Self::Cancel { .. } => None,
        }
    }
}

/// What replaces a withdrawn edition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Successor {
    /// The same policy in another edition: `gb/en`.
    Edition(Edition),
    /// Another policy in the same edition.
    Policy(PolicyName),
    /// A page elsewhere.
    Url(String),
}

impl Successor {
    /// Reads `gb/en`, `terms-of-use` or `https://...`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.starts_with("https://") && !text.contains(char::is_whitespace) && !text.contains(char::is_control) {
            return Some(Self::Url(text.to_owned()));
        }
        Edition::parse(text).map(Self::Edition).or_else(|| PolicyName::parse(text).map(Self::Policy))
    }
}

impl fmt::Display for Successor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edition(edition) => edition.fmt(f),
            Self::Policy(policy) => policy.fmt(f),
            Self::Url(url) => f.write_str(url),
        }
    }
}

impl Ledger {
    /// A ledger without entries.
    #[must_use]
    pub fn new(policy: PolicyName) -> Self {
        Self { policy, entries: Vec::new() }
    }

    /// The digest of the last entry: whoever knows it can prove that nothing before it changed.
    #[must_use]
    pub fn head(&self) -> Option<Digest> {
        self.entries.last().map(|entry| entry.digest)
    }

    /// The entry that released a version.
    #[must_use]
    pub fn release(&self, version: &VersionId) -> Option<&Entry> {
        self.entries
            .iter()
            .map(Arc::as_ref)
            .find(|entry| matches!(&entry.action, Action::Release { version: released, .. } if released == version))
    }
}
