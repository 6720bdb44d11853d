//! Old versions of a policy, from texts that another tool published.
//!
//! In: one day of foreign Markdown texts ([`Day`]), as Python-Markdown reads them: `{: #id }`, HTML, any spelling of a
//! language. Out: the same texts in lexloci's form ([`Imported`]), every id pinned, with a [`Note`] on all that was
//! changed, and on all that could not be kept. No word is lost without a note.
//!
//! The way of a text: bytes to lines (`text`), lines to one tree of Markdown and HTML (`read`, `html`, `tree`), the
//! tree to blocks (`shape`, `parts`, `inlines`, `attributes`), blocks to a document (`title`, `outline`, `ids`,
//! `links`), the document to a file (`write`, `write_text`, `escape`).
//!
//! Nothing here knows a disk, and nothing fails: whatever the bytes are, they become some document or are left out
//! with a note.

mod adapt;
mod attributes;
mod convert;
mod days;
mod declared;
mod document;
mod draft;
mod escape;
mod freeze;
mod front_matter;
mod html;
mod ids;
mod inlines;
mod languages;
mod ledger;
mod likeness;
mod links;
mod memory;
mod notes;
mod outline;
mod own;
mod parts;
mod patterns;
#[cfg(test)]
mod properties;
mod read;
mod sections;
mod shape;
mod shown;
#[cfg(test)]
mod tests;
mod text;
mod title;
mod tree;
mod write;
mod write_text;

use std::collections::{BTreeMap, BTreeSet};

pub use adapt::{Adapted, adapt};
pub use convert::{convert, convert_last, convert_next, leading};
pub use days::{day_of_folder, day_of_words};
pub use declared::{Declarations, Disagreement};
pub use escape::{Place, toml as toml_string, words as escaped_words};
pub use freeze::Setting;
pub use languages::is_language;
pub use ledger::{Step, WrittenHistory, write_history};
pub use memory::Memory;
pub use notes::{Note, NoteKind};
pub use patterns::{Found, Pattern};

use crate::id::{PolicyName, RegionName};
use crate::locale::Language;

/// One day of one policy.
#[derive(Clone, Debug, Default)]
pub struct Day {
    /// By file name without `.md`, which is a language as the repository spelt it: `en`, `zh-CN`, `pt_BR`, `cnh`.
    pub texts: BTreeMap<String, Vec<u8>>,
}

/// What the texts shall become.
#[derive(Clone, Debug)]
pub struct Options {
    /// The policy that they belong to. Its name stands in for a title where a text has none.
    pub policy: PolicyName,
    /// `global` for base texts; else each is a local document, which replaces the inherited one.
    pub region: RegionName,
    /// The languages whose sections all others may follow. They follow the first that has a text, else a regional form of one, else
    /// the first language that there is.
    pub references: Vec<Language>,
    /// Which language a file name means, where the name does not say it: `zh-CN` to `zh-Hans`.
    pub map: BTreeMap<String, String>,
}

/// The texts of a day in lexloci's form.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Whole files, front matter included, with LF and one line end at the end.
    pub texts: BTreeMap<Language, String>,
    /// By file and line.
    pub notes: Vec<Note>,
    /// The dates that texts declared of themselves (`{: datetime="December 5, 2023" }`), as written.
    pub declared: BTreeMap<Language, String>,
}

/// What a day of a policy says otherwise than the day before, each text as it stood there.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Whole files of the texts that are new, changed, or there again.
    pub changed: BTreeMap<Language, String>,
    /// The languages of the day.
    pub present: BTreeSet<Language>,
    /// The one of them whose sections the others follow.
    pub reference: Option<Language>,
    /// On the texts that changed, by file and line.
    pub notes: Vec<Note>,
    /// The dates that texts declare of themselves, as written, where text or date changed.
    pub declared: BTreeMap<Language, String>,
}
