//! A redline as lines: for terminals, for tests, and for [Markdown](super::markdown).
//!
//! In: a [`Redline`] and the signs to write. Out: text. First the tree becomes [lines of runs](layout), in which each run says
//! which of the texts has it; then [each line is written](fill), wrapped to a width. Whoever rejects what is marked as inserted reads
//! the old text, whoever rejects what is marked as deleted the new one; numbering that only shifted reads as it is now.

pub(super) mod fill;
pub(super) mod layout;
pub(super) mod run;

use super::{Compared, in_words};
use crate::compare::Redline;
use fill::{Signs, fill};
use layout::{Laid, Manner, Sort, layout};
use run::{Role, Run};

/// What stands around some words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// What begins a colour or a style; it has no width, and is written anew on each line.
    pub style: &'a str,
    /// The sign before the words.
    pub open: &'a str,
    /// The sign behind them.
    pub close: &'a str,
    /// What ends the style.
    pub end: &'a str,
}

/// What stands around changes.
#[derive(Clone, Copy, Debug)]
pub struct Marks<'a> {
    /// What only the old text has.
    pub deleted: Around<'a>,
    /// What only the new text has.
    pub inserted: Around<'a>,
    /// What is said of a change.
    pub note: Around<'a>,
    /// Words of a heading that stayed.
    pub strong: Around<'a>,
    /// What stands before a heading.
    pub heading: &'a str,
}

impl Marks<'static> {
    /// Signs that need neither colour nor markup.
    pub const PLAIN: Self = Self {
        deleted: Around { style: "", open: "[-", close: "-]", end: "" },
        inserted: Around { style: "", open: "{+", close: "+}", end: "" },
        note: Around { style: "", open: "<", close: ">", end: "" },
        strong: Around { style: "", open: "", close: "", end: "" },
        heading: "# ",
    };
}

/// The whole text, each block on a line.
#[must_use]
pub fn text(redline: &Redline, marks: &Marks<'_>) -> String {
    let manner = Manner { brief: false, markdown: false, heading: marks.heading };
    fill(&layout(redline, manner), &Signs { marks, width: None, markdown: false })
}

/// How much changed, and the passages that did, with some words around them.
#[must_use]
pub fn passages(redline: &Redline) -> String {
    let manner = Manner { brief: true, markdown: false, heading: "" };
    let passages = fill(&layout(redline, manner), &Signs { marks: &Marks::PLAIN, width: None, markdown: false });
    in_words(&redline.summary(), redline.is_empty()) + "\n" + &passages
}

/// What a terminal shows: what is compared, how much changed, and the passages that did, with some words around them and the
/// headings that they stand under, in lines of so many columns.
#[must_use]
pub fn terminal(compared: &Compared<'_>, redline: &Redline, marks: &Marks<'_>, width: usize) -> String {
    let said = |words: String, sort| {
        let runs = vec![Run::new(Role::Kept, words)];
        Laid::Line { first: String::new(), rest: String::new(), runs, sort }
    };
    let mut lines = vec![
        said(compared.heading(), Sort::Heading),
        said(in_words(&redline.summary(), redline.is_empty()), Sort::Text),
    ];
    lines.extend(compared.also_in_words().map(|also| said(also, Sort::Text)));
    lines.push(Laid::Blank(String::new()));
    if !redline.is_quiet() {
        lines.extend(layout(redline, Manner { brief: true, markdown: false, heading: marks.heading }));
    }
    fill(&lines, &Signs { marks, width: Some(width.max(20)), markdown: false })
}
