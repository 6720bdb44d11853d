//! Footnotes: each label has one definition, and each note a mark that leads a reader to it.

use super::{ParsedText, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::{ReferredNotes, note_key};
use crate::source::Span;
use std::collections::btree_map::Entry;
use std::ops::Range;

impl Reader<'_> {
    /// Reads the definition of a footnote. A second one with the same label is no text that could be shown.
    pub(super) fn note(&mut self, label: &str, range: Range<usize>, depth: usize) {
        let mark = self.note_mark(range);
        let key = note_key(label);
        let first = match self.note_marks.entry(key.clone()) {
            Entry::Vacant(free) => {
                free.insert(mark);
                None
            }
            Entry::Occupied(taken) => Some(*taken.get()),
        };
        let blocks = self.blocks(depth + 1);
        let Some(first) = first else {
            self.footnotes.insert(key, blocks);
            return;
        };
        self.report(
            Diagnostic::new(Code::DUPLICATE_FOOTNOTE, format!("the footnote `[^{label}]` is defined twice"))
                .at(mark)
                .related(first, "the first one")
                .hint("give each note a label of its own, and write it where the text refers to the note"),
        );
    }

    /// Reports the notes that no reader would come to: nothing in the file refers to them, or only notes of that kind.
    pub(super) fn report_unused_notes(&self, parsed: &ParsedText) {
        let mut referred = ReferredNotes::default();
        referred.add_blocks(&parsed.before);
        for heading in &parsed.headings {
            referred.add_line(&heading.content);
            referred.add_blocks(&heading.blocks);
        }
        referred.follow(&self.footnotes);
        for (_, mark) in self.note_marks.iter().filter(|(key, _)| !referred.contains(key)) {
            let written = self.text[mark.range()].trim_end_matches(':');
            self.report(
                Diagnostic::new(
                    Code::UNUSED_FOOTNOTE,
                    format!("nothing in the text refers to the footnote `{written}`"),
                )
                .at(*mark)
                .hint(format!("write `{written}` where the note belongs, or take the note away: no page shows it")),
            );
        }
    }

    /// The label of a definition with its brackets and colon.
    fn note_mark(&self, range: Range<usize>) -> Span {
        let span = self.span(range).range();
        let length = self.text[span.clone()].find("]:").map_or(span.len(), |end| end + "]:".len());
        Span::new(self.file, span.start..span.start + length)
    }
}
