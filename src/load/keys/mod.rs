//! What the files of a site may say: every key with its kind, whether it must be there, its default and what it means.
//!
//! This is the one place that says so. The loader reads a file by its [`Keys`]: what they do not list is an unknown key, and in a
//! build with debug assertions a key that the loader asks for and they do not list, or the other way round, is a panic. The
//! reference in `docs/reference/`, `lexloci explain site.toml` and the JSON Schemas for editors are written from the same lists.

mod attributes;
mod files;
mod policy;
mod region;
mod site;
mod words;

pub use attributes::{ATTRIBUTES, Attribute};
pub use files::{CONFIGURATION, FILES, File};

pub(super) use files::{COOKIES, DUTIES, FRONT_MATTER, LOCAL_FRONT_MATTER, THEME};
pub(super) use policy::POLICY;
pub(super) use region::REGION;
pub(super) use site::SITE;

/// What a table may say.
#[derive(Debug)]
pub struct Keys {
    /// What messages call it: `site.toml`; of a table within a file, its key.
    pub name: &'static str,
    /// What it is for, in a sentence or two of Markdown.
    pub about: &'static str,
    /// Its keys, in the order in which somebody would write them.
    pub keys: &'static [Key],
    /// Keys that the author names, if there may be any.
    pub others: Option<&'static Others>,
}

/// Keys that have no fixed name.
#[derive(Debug)]
pub struct Others {
    /// What stands for the name in a reference: `LANGUAGE`.
    pub placeholder: &'static str,
    /// What a name looks like.
    pub name: Kind,
    /// What stands behind it.
    pub value: Kind,
    /// One of them, as TOML.
    pub example: &'static str,
    /// What they mean.
    pub about: &'static str,
}

/// A key with a fixed name.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What stands behind it.
    pub kind: Kind,
    /// Whether it must be there, and what holds otherwise.
    pub need: Need,
    /// A value, as TOML.
    pub example: &'static str,
    /// What it means, in a sentence or two of Markdown.
    pub about: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It need not; without it this holds, in words or as TOML between backquotes.
    Default(&'static str),
}

/// What stands behind a key.
#[derive(Debug)]
pub enum Kind {
    /// Any string.
    Text,
    /// A string of a certain form.
    Word(&'static Word),
    /// `true` or `false`.
    Flag,
    /// A day, without quotes.
    Day,
    /// A decimal number.
    Number,
    /// One of these strings.
    Choice(&'static [&'static str]),
    /// The code of a diagnostic.
    Code,
    /// How much weight a diagnostic has.
    Severity,
    /// A list of such values.
    List(&'static Kind),
    /// A table.
    Table(&'static Keys),
    /// One of several kinds.
    Any(&'static [Kind]),
}

/// A form of strings.
#[derive(Debug)]
pub struct Word {
    /// With its article: `a language tag`.
    pub name: &'static str,
    /// A regular expression (ECMA 262) that every string which the loader accepts matches. It may match others: a schema knows no
    /// registry.
    pub pattern: &'static str,
}

impl Keys {
    /// The key with a name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// What stands behind a key: a fixed one, or one that the author names.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<&'static Kind> {
        self.key(name).map(|key| &key.kind).or_else(|| self.others.map(|others| &others.value))
    }
}

impl Kind {
    /// The keys of the table, of the tables of the list, or of the table that it may be.
    #[must_use]
    pub fn table(&self) -> Option<&'static Keys> {
        match self {
            Self::Table(keys) => Some(keys),
            Self::List(kind) => kind.table(),
            Self::Any(kinds) => kinds.iter().find_map(Self::table),
            _ => None,
        }
    }

    /// The strings that it may be, if these are a fixed set.
    #[must_use]
    pub fn choices(&self) -> Option<Vec<&'static str>> {
        match self {
            Self::Choice(choices) => Some(choices.to_vec()),
            Self::Severity => Some(crate::diagnostic::Severity::NAMES.to_vec()),
            _ => None,
        }
    }
}

/// A key that must be there.
const fn required(name: &'static str, kind: Kind, example: &'static str, about: &'static str) -> Key {
    Key { name, kind, need: Need::Required, example, about }
}

/// A key that need not be there.
const fn optional(
    name: &'static str,
    kind: Kind,
    default: &'static str,
    example: &'static str,
    about: &'static str,
) -> Key {
    Key { name, kind, need: Need::Default(default), example, about }
}
