//! What only the lines of the file show: headings that were not read as such, fences that nothing closes, and characters
//! that nobody sees.

use super::{Fence, ParsedHeading, Reader};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::load::attributes::attribute_block;
use crate::load::characters::{control, control_at, is_control};
use crate::source::Span;
use std::ops::Range;

impl Reader<'_> {
    /// Notes a fenced code block; one that nothing closes takes in all that follows.
    pub(super) fn fence(&mut self, range: Range<usize>, content_end: Option<usize>) {
        let range = range.start + self.offset..range.end + self.offset;
        let block = &self.text[range.clone()];
        let opener = range.start + block.find('\n').unwrap_or(block.len());
        let content_end = content_end.map_or(opener, |end| end + self.offset).clamp(opener, range.end);
        // Behind the code stands the closing fence, or nothing.
        let behind = &self.text[content_end..range.end];
        let closed = behind.contains("```") || behind.contains("~~~");
        if !closed {
            let code = &self.text[opener..range.end];
            let fact = match lines(code).find_map(|(_, line)| lost_heading(line)) {
                Some(_) => "a code block is not closed, and takes in a heading with an id",
                None => "a code block is not closed",
            };
            let mark = if block.starts_with('~') { "~~~" } else { "```" };
            let length = block[..opener - range.start].trim_end().len();
            self.report(
                Diagnostic::new(Code::HEADING_NOT_READ, fact)
                    .at(Span::new(self.file, range.start..range.start + length))
                    .hint(format!("close it with a line of its own, `{mark}`")),
            );
        }
        self.fences.push(Fence { range, closed });
    }

    /// Attributes that touch the word before them are read, but not by everybody: other tools take them for text.
    pub(super) fn report_glued_attributes(&self, span: Span) {
        let heading = &self.text[span.range()];
        let Some(block) = attribute_block(heading) else { return };
        if heading[..block.start].ends_with(|c: char| !c.is_whitespace()) {
            let at = span.range().start + block.start;
            self.report(
                Diagnostic::new(Code::ATTRIBUTE_SPACING, "the attributes of a heading touch its last word")
                    .at(Span::new(self.file, at..at + block.len()))
                    .hint(format!("write a space before `{}`; `lexloci check --fix` does it", &heading[block]))
                    .fix(Fix::Space(at)),
            );
        }
    }

    /// Braces at the end of a heading are no text, so that what they hold must be an attribute. The parser passes over those of
    /// one letter, and over braces that hold none: `## Exhibit {B}` would lose its letter.
    pub(super) fn report_dropped_attributes(&self, span: Span, dropped: impl Fn(&str) -> bool) {
        let heading = &self.text[span.range()];
        let Some(block) = attribute_block(heading) else { return };
        let mut attributes = heading[block.start + 1..block.end - 1].split_ascii_whitespace().peekable();
        let empty =
            attributes.peek().is_none().then(|| "the braces at the end of a heading hold no attribute".to_owned());
        let unknown = attributes.filter(|attribute| dropped(attribute));
        let facts = unknown.map(|attribute| format!("a heading has no attribute `{attribute}`"));
        let at = span.range().start + block.start;
        for fact in empty.into_iter().chain(facts) {
            self.report(
                Diagnostic::new(Code::UNKNOWN_ATTRIBUTE, fact)
                    .at(Span::new(self.file, at..at + block.len()))
                    .hint("take it away; braces that are text are written `\\{...\\}`"),
            );
        }
    }

    /// A heading with an id within a list, quotation or footnote: it looks like an edit and is none.
    pub(super) fn report_nested_heading(&mut self, id: &str, span: Span) {
        self.nested_headings.push(span.range().start);
        self.report(
            Diagnostic::new(
                Code::HEADING_NOT_READ,
                format!("the heading `{id}` stands within another block and is no section"),
            )
            .at(span)
            .hint("write it at the beginning of a line, outside of lists and quotations; or take its id away"),
        );
    }

    /// Reports the lines that look like headings with ids and are none: each is an edit that would silently be lost.
    pub(super) fn report_lost_headings(&self, headings: &[ParsedHeading]) {
        for (at, line) in lines(&self.text[self.offset..]) {
            let Some(lost) = lost_heading(line) else { continue };
            let start = at + self.offset;
            let whole = start..start + line.len();
            let next = headings.partition_point(|heading| heading.span.range().start < whole.start);
            let read = headings.get(next).is_some_and(|heading| {
                let span = heading.span.range();
                // A heading that is underlined begins with its first line and may have the next one for its id.
                whole.contains(&span.start) && (heading.id.is_some() || !self.text[span].contains('\n'))
            });
            let nested = self.nested_headings.partition_point(|start| *start < whole.start);
            if read || self.nested_headings.get(nested).is_some_and(|start| whole.contains(start)) {
                continue;
            }
            let fence = self.fences.partition_point(|fence| fence.range.end <= whole.start);
            let fence = self.fences.get(fence).filter(|fence| fence.range.contains(&whole.start));
            if fence.is_some_and(|fence| !fence.closed) {
                continue;
            }
            let marks = "#".repeat(lost.level.min(6));
            let hint = if fence.is_some() {
                "code is not read: close the code block before it, or take the braces away if it is an example"
                    .to_owned()
            } else if lost.level > 6 {
                "a heading has at most six `#`".to_owned()
            } else if !lost.spaced {
                format!("write a space behind `{marks}`, or `\\{marks}` if no heading is meant")
            } else {
                format!(
                    "begin the line with `{marks}`: behind four spaces, and in lists and quotations, it is no heading"
                )
            };
            let span = start + lost.range.start..start + lost.range.end;
            self.report(
                Diagnostic::new(
                    Code::HEADING_NOT_READ,
                    "this line looks like a heading with an id, and was not read as one",
                )
                .at(Span::new(self.file, span))
                .hint(hint),
            );
        }
    }

    /// Reports the first control character of each line as it is written; those that come from `&#1;` are found where the
    /// line is read.
    pub(super) fn report_control_characters(&self) {
        if !may_hold_control(&self.text[self.offset..]) {
            return;
        }
        for (at, line) in lines(&self.text[self.offset..]) {
            if let Some((within, character)) = line.char_indices().find(|(_, character)| is_control(*character)) {
                let (range, problem) = control_at(line, within, character);
                let start = self.offset + at;
                self.report(problem.at(Span::new(self.file, start + range.start..start + range.end)));
            }
        }
    }

    /// Reports a control character that an entity stands for.
    pub(super) fn report_written_control(&self, text: &str, range: Range<usize>) {
        if may_hold_control(text)
            && let Some(character) = text.chars().find(|character| is_control(*character))
        {
            let span = self.span(range);
            if !self.text[span.range()].contains(is_control) {
                self.report(control(character).at(span));
            }
        }
    }
}

/// A line that looks like a heading with an id.
struct Lost {
    level: usize,
    /// Whether a space stands behind the number signs.
    spaced: bool,
    range: Range<usize>,
}

/// `##Contact {#contact}`, whatever stands before it that is no text: spaces, marks of quotations, marks of byte order.
fn lost_heading(line: &str) -> Option<Lost> {
    // Nearly all lines end otherwise, and are not looked at further.
    let line = line.trim_end();
    if !line.trim_end_matches('#').trim_end().ends_with('}') {
        return None;
    }
    let bare = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '\u{feff}' | '\u{200b}'));
    let start = line.len() - bare.len();
    let level = bare.len() - bare.trim_start_matches('#').len();
    if level == 0 {
        return None;
    }
    let inner = bare.trim_end_matches('#').trim_end().strip_suffix('}')?;
    let attributes = &inner[inner.rfind('{')? + 1..];
    let has_id = attributes.split_whitespace().any(|attribute| attribute.len() > 1 && attribute.starts_with('#'));
    (has_id && !attributes.contains('}')).then(|| Lost {
        level,
        spaced: bare[level..].starts_with([' ', '\t']),
        range: start..start + bare.len(),
    })
}

/// The lines of a text, each with its offset and without its end.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').flat_map(|line| line.split('\r')).map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    })
}

/// Whether a look at each character is needed to know that there is no control character: bytes alone tell those of C0, but
/// not those of C1 from other characters that begin with the same byte.
fn may_hold_control(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| {
        found | (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) | (byte == 0x7F) | (byte == 0xC2)
    })
}
