//! What is wrong with a site: stable codes, places, facts and hints.
//!
//! A [`Diagnostic`] is made wherever a mistake is seen; [`Diagnostics`] collects them all, so that one run reports every
//! mistake, and once each. A [`Finding`] is the same with file, line and column looked up, as people and programs read it.

mod code;
mod finding;
mod fix;
mod manual;
mod scope;
mod severities;

pub use code::{CODES, Code};
pub use finding::{Finding, Report};
pub use fix::Fix;
pub use manual::{explanation, manual};
pub use scope::{Chains, Concern, Scope};
pub use severities::Severities;

use crate::source::Span;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not reported at all.
    Off,
    /// Worth knowing; needs nothing.
    Hint,
    /// Probably a mistake; the site can be published.
    Warning,
    /// The site cannot be published like this.
    Error,
}

impl Severity {
    /// All names, as `site.toml` writes them.
    pub const NAMES: [&str; 4] = ["error", "warning", "hint", "off"];

    /// The severity with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "off" => Self::Off,
            "hint" => Self::Hint,
            "warning" => Self::Warning,
            "error" => Self::Error,
            _ => return None,
        })
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Off => "off",
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Where a mistake is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Nowhere in particular.
    Site,
    /// A whole file, or one that should be there: its path.
    File(String),
    /// A passage of a text.
    Span(Span),
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake it is.
    pub code: Code,
    /// The fact.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// What to do next.
    pub hint: Option<String>,
    /// Another place that explains it, with what stands there.
    pub related: Option<(Span, String)>,
    /// The editions that suffer from it, as `ch/de`; empty where it concerns no edition in particular.
    pub editions: BTreeSet<String>,
    /// How it can be mended without anybody's judgement.
    pub fix: Option<Fix>,
    /// How bad it is in itself, where that is not what its code says; what the site says counts more.
    pub severity: Option<Severity>,
}

impl Diagnostic {
    /// A mistake without a place.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            place: Place::Site,
            hint: None,
            related: None,
            editions: BTreeSet::new(),
            fix: None,
            severity: None,
        }
    }

    /// Says where it is.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.place = Place::Span(span);
        self
    }

    /// Says which file it is about.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.place = Place::File(path.into());
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Asks "did you mean ...?", where a name is near; else the hint stays as it is.
    #[must_use]
    pub fn did_you_mean(self, name: Option<&str>) -> Self {
        match name {
            Some(name) => self.hint(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// Points at another place that explains it.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related = Some((span, text.into()));
        self
    }

    /// Says how it can be mended.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Says how bad it is, where that is not what its code says.
    #[must_use]
    pub fn severity(mut self, severity: Option<Severity>) -> Self {
        self.severity = severity;
        self
    }

    /// Names an edition that suffers from it.
    #[must_use]
    pub fn for_edition(mut self, edition: impl fmt::Display) -> Self {
        self.editions.insert(edition.to_string());
        self
    }
}

/// Mistakes as they are found, each once: the same mistake in several editions is one, that names them all.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: BTreeMap<(Place, Code, String), Diagnostic>,
}

impl Diagnostics {
    /// Nothing wrong so far.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a mistake, or its editions to the same one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let key = (diagnostic.place.clone(), diagnostic.code, diagnostic.message.clone());
        match self.found.entry(key) {
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert(diagnostic);
            }
            std::collections::btree_map::Entry::Occupied(mut entry) => {
                entry.get_mut().editions.extend(diagnostic.editions)
            }
        }
    }

    /// All of them by place, then code, then message: never in the order of threads.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.values()
    }

    /// Keeps only those that `keep` says yes to.
    pub fn retain(&mut self, keep: impl Fn(&Diagnostic) -> bool) {
        self.found.retain(|_, diagnostic| keep(diagnostic));
    }

    /// Lets `tell` say more of each: another hint, or how it can be mended. What it is, and where, stays.
    pub fn say_more(&mut self, tell: impl Fn(&mut Diagnostic)) {
        self.found.values_mut().for_each(tell);
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::collections::btree_map::IntoValues<(Place, Code, String), Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_values()
    }
}
