//! What is known of a text beside its words: where each part comes from, what is local in it, whose it is.
//!
//! It is frozen with the text, so that a page of history needs nothing but the history.

use super::cookie::CookieFacts;
use super::markup::TextFile;
use super::passage::Passage;
use super::policy::Prevails;
use super::region::Edition;
use super::text::Text;
use crate::digest::Digest;
use crate::id::{PolicyName, RegionName, SectionId, VersionId};
use crate::locale::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// A text with everything that its page says of it.
#[derive(Clone, Debug)]
pub struct Publication {
    /// The text.
    pub text: Arc<Text>,
    /// What is known of it.
    pub facts: Arc<Facts>,
    /// The texts that regions displaced, change by change, one after the other.
    pub displaced: Arc<Passage>,
    /// The sections, and parts without a heading, of which somebody recorded against which text of their source they were
    /// reviewed.
    pub reviewed: Arc<BTreeSet<SectionId>>,
}

/// What is known of the text of an edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// What the policy is: `privacy-statement`, `terms` ...
    pub kind: String,
    /// The locale of the edition: `de-CH`.
    pub locale: String,
    /// The name of the region, in the edition's language.
    pub region: String,
    /// Which text prevails where local and global ones differ.
    pub prevails: Prevails,
    /// The language that governs if the languages disagree.
    pub prevailing_language: Option<Language>,
    /// The policies that this one prevails over.
    pub prevails_over: Vec<PolicyName>,
    /// The language of the whole document, where the edition's own has no text at all.
    pub fallback: Option<Language>,
    /// The title.
    pub title: LineFacts,
    /// The description, if there is one.
    pub description: Option<LineFacts>,
    /// Where the preamble comes from, if there is one.
    pub preamble: Option<Origin>,
    /// What title, description and preamble say, by these names; none in versions that did not freeze it yet.
    pub parts: BTreeMap<SectionId, PartFacts>,
    /// What is known of each section; as many as the text has sections.
    pub sections: Vec<Arc<SectionFacts>>,
    /// What regions changed: preamble, then sections in the order of reading, then what was removed.
    pub changes: Vec<LocalChange>,
    /// The cookies that it declares, in the order of its tables; none before versions knew them.
    pub cookies: Vec<CookieFacts>,
}

/// A line of a text, for lists of documents, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFacts {
    /// Its words, without markup.
    pub words: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// What the source of a part without a heading says, as [`SectionFacts`] have it of sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFacts {
    /// The first 16 digits of the digest of what its source says.
    pub wording: String,
    /// The same of the text from which it was translated; none for a text that is no translation.
    pub source: Option<String>,
}

impl Facts {
    /// Where title, description or preamble comes from, if it is there.
    #[must_use]
    pub fn origin_of(&self, part: &str) -> Option<&Origin> {
        match part {
            "title" => Some(&self.title.origin),
            "description" => self.description.as_ref().map(|line| &line.origin),
            "preamble" => self.preamble.as_ref(),
            _ => None,
        }
    }

    /// What is known of a title, description or preamble, as of a section; none where its version did not freeze it yet.
    #[must_use]
    pub fn part(&self, part: &SectionId) -> Option<SectionFacts> {
        let PartFacts { wording, source } = self.parts.get(part)?.clone();
        Some(SectionFacts { origin: self.origin_of(part.as_str())?.clone(), wording, source })
    }
}

/// What is known of a section beside its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionFacts {
    /// Where it comes from.
    pub origin: Origin,
    /// The first 16 digits of the digest of what its source says, with values and messages still open: it tells whether a
    /// text from which others were translated has changed.
    pub wording: String,
    /// The same of the text from which it was translated: as it stood when this one was last reviewed against it, or, where
    /// nobody recorded that, when this one last changed; none for a text that is no translation.
    pub source: Option<String>,
}

/// Where a part of a text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The region that supplies it.
    pub region: RegionName,
    /// Its language.
    pub language: Language,
    /// Whether that is not the edition's own.
    pub fallback: bool,
    /// The file, relative to the site's folder.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
}

/// A change that a region made to what it inherited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalChange {
    /// What it did.
    pub kind: LocalChangeKind,
    /// What it did it to: a section, `preamble`, or a section that is gone.
    pub id: SectionId,
    /// The region.
    pub region: RegionName,
    /// The region's name in the edition's language.
    pub name: String,
    /// The displaced texts, in order.
    pub displaced: Vec<DisplacedFacts>,
}

/// What is known of a displaced text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplacedFacts {
    /// The section that it was.
    pub id: SectionId,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a region did to a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalChangeKind {
    /// Replaced, with its whole subtree.
    Replaced,
    /// Heading and own text replaced; inherited subsections stayed.
    ReplacedOwn,
    /// New.
    Inserted,
    /// Part of a document that replaced the inherited one.
    Document,
    /// Gone.
    Removed,
}

impl LocalChangeKind {
    const NAMES: [(Self, &'static str); 5] = [
        (Self::Replaced, "replaced"),
        (Self::ReplacedOwn, "replaced-own"),
        (Self::Inserted, "inserted"),
        (Self::Document, "document"),
        (Self::Removed, "removed"),
    ];

    /// As data has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        name_of(&Self::NAMES, self)
    }

    /// Reads what [`LocalChangeKind::as_str`] gives.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, name)| *name == text).map(|(kind, _)| *kind)
    }
}

/// What a version is to an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The first text of the edition, or the first after it was withdrawn.
    New,
    /// The meaning changed.
    Material,
    /// Only the wording changed.
    Editorial,
    /// Only the language of sections changed.
    Translation,
    /// Published before there was a ledger, so that nobody said what changed.
    Imported,
}

impl Kind {
    const NAMES: [(Self, &'static str); 5] = [
        (Self::New, "new"),
        (Self::Material, "material"),
        (Self::Editorial, "editorial"),
        (Self::Translation, "translation"),
        (Self::Imported, "imported"),
    ];

    /// As `editions.toml` and data have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        name_of(&Self::NAMES, self)
    }

    /// Reads what [`Kind::as_str`] gives.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, name)| *name == text).map(|(kind, _)| *kind)
    }
}

fn name_of<T: PartialEq>(names: &[(T, &'static str)], value: T) -> &'static str {
    names.iter().find(|(named, _)| *named == value).map_or("", |(_, name)| name)
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A frozen text as `editions.toml` has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The edition.
    pub edition: Edition,
    /// What the version is to it.
    pub kind: Kind,
    /// The frozen text.
    pub frozen: FrozenFile,
    /// The digest of the text by the rule of its version.
    pub text: Digest,
    /// The texts that regions displaced, if there are any.
    pub displaced: Option<FrozenFile>,
    /// Whether footnotes are frozen with them: earlier versions left them out of the displaced texts. Also false where neither
    /// these nor the text itself refer to any.
    pub displaced_with_notes: bool,
    /// The pictures and downloads of the text, in order.
    pub files: Vec<TextFile>,
    /// The ids of the sections in the order of reading.
    pub ids: Vec<SectionId>,
    /// The version that last changed each section; as many as the text has sections.
    pub changed: Vec<VersionId>,
    /// Where the same change was released in other languages of the region before: these, and their versions that have it.
    pub level_with: Vec<(Language, VersionId)>,
    /// The rest.
    pub facts: Arc<Facts>,
}

/// A file of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenFile {
    /// Its path below the policy's history: `2024-05-01/ch/de.md`.
    pub path: String,
    /// Of its bytes.
    pub digest: Digest,
}
