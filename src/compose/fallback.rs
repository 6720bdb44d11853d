//! Values, messages and purposes of cookies that a text shows in another language than its own.

use super::fill::Filler;
use crate::diagnostic::{Code, Diagnostic};
use crate::id::RegionName;
use crate::locale::Language;
use crate::source::Span;

/// Words within a text that are shown in another language than the text around them.
pub(super) struct Fallback<'a> {
    /// Their name: "the value `authority` of `ch`".
    pub(super) what: String,
    /// The region that gives them.
    pub(super) region: &'a RegionName,
    /// The language of the text around.
    pub(super) around: &'a Language,
    /// Theirs.
    pub(super) shown: &'a Language,
    /// Where they stand.
    pub(super) place: Span,
    /// Where a text uses them.
    pub(super) used: Span,
    /// What to do.
    pub(super) hint: String,
}

impl Filler<'_> {
    /// Words within a text fall back as the text does, and are reported as it is. Within a text that has fallen back
    /// itself they are not: what is missing there is the text.
    pub(super) fn fallback_of(&mut self, fallback: Fallback<'_>) {
        let Fallback { what, region, around, shown, place, used, hint } = fallback;
        let edition = &self.document.edition;
        if !edition.language.is_served_by(around) {
            return;
        }
        if let Some((prevailing, place)) = &self.region.prevailing_language
            && *prevailing == edition.language
        {
            let policy = &self.document.policy;
            let fact = format!("`{prevailing}` prevails in `{}`, and {what} falls back to `{shown}`", self.region.name);
            self.problems.push(
                Diagnostic::new(Code::PREVAILING_LANGUAGE, format!("{fact} in `{policy}`"))
                    .at(*place)
                    .related(used, "it is used here")
                    .hint(format!("{hint}, or let another language prevail"))
                    .for_edition(edition),
            );
        }
        let code = if region.is_global() { Code::FALLBACK } else { Code::LOCAL_TEXT_UNTRANSLATED };
        let message = format!("{what} has no words in `{around}`, and is shown in `{shown}`");
        self.problems.push(Diagnostic::new(code, message).at(place).hint(hint).for_edition(edition));
    }
}
