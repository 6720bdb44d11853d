//! The rules about a whole site, one file for each family.
//!
//! In: the sources and what was composed from them. Out: everything that is wrong, or will be, beyond what loading and
//! composing found. Nothing here knows a disk or a page.

mod cookies;
mod dates;
mod duties;
mod history;
mod ids;
mod precedence;
mod regions;
mod reviews;
mod shown;
mod signals;
pub mod text;
mod texts;
mod values;
mod waivers;
mod wording;

pub(crate) use ids::recognise;
pub(crate) use regions::hreflangs;
pub use waivers::waive;

use crate::compose::Composition;
use crate::diagnostic::Diagnostics;
use crate::history::History;
use crate::load::Theme;
use crate::locale::Date;
use crate::model::site::SiteSources;
use crate::review::survey;
use crate::source::Sources;

/// Applies all rules about a whole site, as it stands on `day`; how its texts are written is [read](proofread) by itself.
#[must_use]
pub fn check(
    site: &SiteSources,
    composition: &Composition,
    theme: &Theme,
    history: &History,
    day: Date,
) -> Diagnostics {
    let mut problems = Diagnostics::new();
    regions::check(site, &mut problems);
    let settled = texts::settled_passages(site);
    let names = values::used_names(site, &settled);
    texts::check(site, composition, &settled, &mut problems);
    values::check(site, &names, &mut problems);
    wording::check(site, theme, &names, &mut problems);
    cookies::check(site, composition, &mut problems);
    precedence::check(site, composition, &mut problems);
    duties::check(site, composition, history, day, &mut problems);
    history::check(site, composition, history, &mut problems);
    let survey = survey(site, composition);
    reviews::check(site, composition, history, &survey, &mut problems);
    dates::check(site, composition, history, &survey, day, &mut problems);
    ids::check(site, history, &mut problems);
    problems
}

/// Reads all texts as a proofreader does, beside what was published until `day`.
#[must_use]
pub fn proofread(
    site: &SiteSources,
    composition: &Composition,
    history: &History,
    sources: &Sources,
    day: Date,
) -> Diagnostics {
    let mut problems = Diagnostics::new();
    text::check_site(site, composition, history, sources, day, &mut problems);
    signals::check(site, sources, &mut problems);
    problems
}
