//! Texts on their way to a translator and back.
//!
//! Out: [`packages`] gathers what a language lacks, and what its source has left behind, one [`Package`] for each pair of
//! languages; [`xliff`] writes it as XLIFF 2.1, [`po`] as gettext's PO. Back: both read what came back as [`Returned`], and
//! [`put`] says what becomes of the site's files: the words in their places, every other byte as it was, and `review.lock`
//! with what each text was translated from.
//!
//! A section goes block by block. Its [`Unit`]s are numbered in the order of reading, and their markup is
//! [codes](Piece) that no translator can break unseen.

mod codes;
mod context;
mod gather;
mod insert;
mod markdown;
mod parts;
pub mod po;
mod put;
mod target;
mod wording;
pub mod xliff;

pub use crate::load::Piece;
pub use gather::{Scope, packages};
pub use put::{Outcome, put};

use crate::id::{PolicyName, RegionName};
use crate::locale::Language;
use crate::source::Span;
use std::collections::BTreeSet;
use std::fmt;

/// All that is to be translated from one language into another.
#[derive(Clone, Debug)]
pub struct Package {
    /// The site's address: what comes back from another site is refused.
    pub site: String,
    /// The site's title.
    pub title: String,
    /// The language of the sources.
    pub source: Language,
    /// The language of the targets.
    pub target: Language,
    /// The files of the site that the targets belong into.
    pub files: Vec<PackageFile>,
    /// Files of the site that cannot be read as a whole, so that nobody knows what they lack.
    pub unread: BTreeSet<String>,
}

/// What belongs into one file of the site.
#[derive(Clone, Debug)]
pub struct PackageFile {
    /// What the file is to the site.
    pub home: Home,
    /// The file that is translated from, relative to the site's folder.
    pub original: String,
    /// Its sections with something to do.
    pub sections: Vec<PackageSection>,
}

/// What a file is to the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// A text of a policy: base text in `global`, else a local version.
    Text(PolicyName, RegionName),
    /// Messages: of a region, or of the whole site.
    Wording(Option<RegionName>),
}

impl Home {
    /// Reads what [`Home`] writes: `text.terms-of-use.ch`, `wording`, `wording.ch`. Names have no dots.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').collect();
        match parts[..] {
            ["text", policy, region] => Some(Self::Text(PolicyName::parse(policy)?, RegionName::parse(region)?)),
            ["wording"] => Some(Self::Wording(None)),
            ["wording", region] => Some(Self::Wording(Some(RegionName::parse(region)?))),
            _ => None,
        }
    }
}

impl fmt::Display for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(policy, region) => write!(f, "text.{policy}.{region}"),
            Self::Wording(None) => f.write_str("wording"),
            Self::Wording(Some(region)) => write!(f, "wording.{region}"),
        }
    }
}

/// A section, title, description or preamble; or all messages of a file.
#[derive(Clone, Debug)]
pub struct PackageSection {
    /// Its id, or `title`, `description`, `preamble`, `messages`.
    pub part: String,
    /// How its translation stands.
    pub state: State,
    /// The digest of its source, as `review.lock` has it; none for messages.
    pub digest: Option<String>,
    /// What the site says there now: the digest of its text, or [`MISSING`]; none for messages, of which each has its own.
    pub seen: Option<String>,
    /// What a translator should know, one fact each.
    pub notes: Vec<String>,
    /// What changed in the source since the translation was reviewed, word by word.
    pub change: Option<String>,
    /// What is to be translated.
    pub units: Vec<Unit>,
}

/// How a translation stands to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There is none.
    Missing,
    /// Its source has changed since it was reviewed.
    Stale,
    /// Nobody has recorded a review.
    Unreviewed,
    /// It was reviewed against its source as it stands.
    Current,
}

impl State {
    /// As files have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Unreviewed => "unreviewed",
            Self::Current => "current",
        }
    }
}

/// What stands for the digest of a text that is not there.
pub const MISSING: &str = "missing";

/// One block.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id within the file: `law.2` is the second block of the section `law`; of a message, the message's.
    pub id: String,
    /// What kind of block it is: `heading`, `item`, `cell` ...
    pub kind: String,
    /// The line of `original` in which it begins, from 1.
    pub line: usize,
    /// What is to be translated.
    pub source: Vec<Piece>,
    /// The present translation.
    pub target: Option<Vec<Piece>>,
    /// What the site says there now, as [`PackageSection::seen`] has it; of messages only.
    pub seen: Option<String>,
    /// What the source said when the translation was reviewed, values filled in, if it said something else.
    pub previous: Option<String>,
    /// Whether somebody has to look at it.
    pub open: bool,
    /// Something about this block alone.
    pub note: Option<String>,
}

/// What came back from a translator.
#[derive(Clone, Debug)]
pub struct Returned {
    /// The site's address that the file names.
    pub site: String,
    /// The language of the sources.
    pub source: Language,
    /// The language of the targets.
    pub target: Language,
    /// The units in the order of the file.
    pub units: Vec<ReturnedUnit>,
}

/// A block that came back.
#[derive(Clone, Debug)]
pub struct ReturnedUnit {
    /// The file that it belongs into.
    pub home: Home,
    /// Its id there.
    pub id: String,
    /// Where it stands in the file that came back.
    pub span: Span,
    /// The digest of its section's source when it was exported, if the file still says it.
    pub digest: Option<String>,
    /// What the site said in its place when it was exported, if the file still says it.
    pub seen: Option<String>,
    /// The source that it was translated from.
    pub source: Vec<Piece>,
    /// The translation, if there is one.
    pub target: Option<Vec<Piece>>,
    /// How far it is.
    pub progress: Progress,
}

/// How far a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// The translator says that it is not done: PO's `fuzzy`.
    Unfinished,
    /// Nobody has said anything; a target that is another than before is done.
    Initial,
    /// It is translated.
    Translated,
    /// Somebody has read it against its source.
    Reviewed,
}
