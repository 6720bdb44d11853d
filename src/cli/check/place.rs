//! Where a finding begins and ends, as programs want it.

use crate::diagnostic::Finding;
use crate::source::{LineColumn, Sources, Span};
use std::ops::Range;

/// The first character of a passage, and the one behind its last: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start: LineColumn,
    pub(super) end: LineColumn,
}

/// The passage that a finding is about, if it is about one.
pub(super) fn region(finding: &Finding, texts: &Sources) -> Option<Region> {
    region_of(finding.file.as_deref()?, finding.range.as_ref()?, texts)
}

/// A passage of a file, without the line ends behind it: they would draw the marker into the next line.
pub(super) fn region_of(path: &str, range: &Range<usize>, texts: &Sources) -> Option<Region> {
    let file = texts.find(path)?;
    let text = texts.text(file);
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.floor_char_boundary(range.end.clamp(start, text.len()));
    let end = start + text[start..end].trim_end_matches('\n').len();
    let at = |offset| texts.line_column(Span::new(file, offset..offset));
    Some(Region { start: at(start), end: at(end) })
}

/// What a program without a field for it is told behind the message: how many editions suffer, and what to do next.
pub(super) fn in_words(finding: &Finding) -> String {
    let mut words = finding.message.clone();
    if let Some(editions) = super::super::print::editions(finding) {
        words.push_str(&format!("\n{editions}"));
    }
    if let Some(hint) = &finding.hint {
        words.push_str(&format!("\nhint: {hint}"));
    }
    words
}
