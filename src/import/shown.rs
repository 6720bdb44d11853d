//! Whether a text shows the day that it declares of itself.
//!
//! In: the file as it came, and the `datetime` that it declares. Out: the day that it shows instead, and on which line. What a
//! line that shows a day looks like [`check`](crate::check) knows.

use super::adapt::adapt;
use super::days::day_of_words;
use crate::check::text::declared::shown_instead;
use crate::load::{Proof, normalized_text};
use crate::locale::Language;
use crate::source::Sources;

/// What there is to say of it, with the line.
pub(super) fn another_day(bytes: &[u8], language: &Language, declared: &str) -> Option<(usize, String)> {
    let day = day_of_words(declared)?;
    let (text, _) = normalized_text(bytes);
    let adapted = adapt(&text);
    let mut sources = Sources::default();
    let file = sources.add("", text);
    let proof = Proof::of_adapted(sources.text(file), &adapted.text, file, language.clone());
    let (shown, span) = shown_instead(&proof, day)?;
    Some((sources.line(span), format!("`{language}` shows {shown}, and declares `{declared}`")))
}
