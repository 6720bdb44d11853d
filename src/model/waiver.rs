//! Findings that a site lives with for a while.

use crate::diagnostic::{Code, Scope};
use crate::id::SectionId;
use crate::locale::Date;
use crate::source::Span;

/// A finding that is not reported up to a day, with the reason why. Every `[[waiver]]` of `site.toml` names its code and at
/// least one place.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// What is waived.
    pub code: Code,
    /// In which file.
    pub file: Option<String>,
    /// In which region, with all below it, and for which policy.
    pub scope: Scope,
    /// In which section, with all under it.
    pub section: Option<SectionId>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub expires: Date,
    /// Where `site.toml` names the code.
    pub span: Span,
}
