//! The glossary of a site: how its terms are said in each language.

use crate::locale::Language;
use crate::source::Span;
use std::collections::BTreeMap;

/// The terms by name.
pub type Glossary = BTreeMap<String, Term>;

/// A term.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// How it is said in each language.
    pub forms: BTreeMap<Language, Forms>,
}

/// How a term is said in a language, and how it is not.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    /// Words or phrases for it, each of which will do.
    pub term: Vec<Form>,
    /// Words or phrases that mean it and are not to be used.
    pub avoid: Vec<Form>,
    /// Where the glossary says so.
    pub span: Option<Span>,
}

/// A word or phrase as a glossary writes it. A `*` before or behind a word stands for any beginning or ending:
/// `Verantwortliche*`, `berechtigte* Interesse*`. Case does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form(String);

impl Form {
    /// Reads a form. `None` where it has no letter, which would match everything.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.contains(char::is_alphanumeric).then(|| Self(text.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
