//! How a site stands, to look at: a heat map, a matrix of sections, timelines; a page of all of them; a calendar.
//!
//! In: a [`Status`](crate::status::Status). Out: HTML that says by letters and shapes what it says by colours, or iCalendar. The parts
//! of the page are functions of their own, for pages that show them elsewhere: they have no styles or scripts in them, so
//! that a strict Content-Security-Policy allows them, and look as [`STYLE`] says.

mod calendar;
mod lane;
mod map;
mod page;
mod timeline;

pub use calendar::calendar;
pub use map::{Drafts, heat_map, legend, section_map};
pub use page::{page, policy_section, task_list};
pub use timeline::timeline;

use super::html::escaped;
use crate::status::SectionState;

/// The look of the parts, without that of the page around them. It expects the custom properties that are set there: `--ink`,
/// `--quiet`, `--line`, `--soft`, `--link`, `--color-paper`.
pub const STYLE: &str = include_str!("parts.css");

/// The sign of a state, and the rest of its name for those who hear the page.
fn sign(state: SectionState) -> (&'static str, &'static str) {
    match state {
        SectionState::Current => ("✓", " current"),
        SectionState::Local => ("L", "ocal"),
        SectionState::Removed => ("−", " removed"),
        SectionState::Unreviewed => ("U", "nreviewed"),
        SectionState::Fallback => ("F", "allback"),
        SectionState::Stale => ("S", "tale"),
    }
}

/// Words with `code` in backquotes, as HTML.
fn marked(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(at, part)| match at % 2 {
        0 => escaped(part),
        _ => format!("<code>{}</code>", escaped(part)),
    });
    parts.collect()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
