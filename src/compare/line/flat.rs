//! A line of inlines as a string of words, each character with its style.
//!
//! White space is that of the [text digest](crate::compare::TEXT_RULE): what it does not tell apart is the same here.

use crate::compare::redline::{Style, Wrap, Wrapper, plain};
use crate::compare::spaces::{collapse, spaced};
use crate::model::markup::{Final, Inline};
use std::ops::Range;
use std::sync::Arc;

/// A line, flat.
#[derive(Debug, PartialEq)]
pub(super) struct Flat {
    /// All its text.
    pub(super) text: String,
    /// What it consists of, in order.
    pub(super) runs: Vec<Run>,
    /// How many wrappers it has.
    pub(super) wrappers: usize,
}

/// A part of a line with one style.
#[derive(Debug, PartialEq)]
pub(super) struct Run {
    /// Its text.
    pub(super) text: Range<usize>,
    /// What it is, if it is no text: an inline without others in it.
    pub(super) atom: Option<Inline<Final>>,
    /// Whether it is where a paragraph ends and another one begins.
    pub(super) divides: bool,
    /// Its wrappers.
    pub(super) style: Style,
}

impl Flat {
    /// The whole line `inlines`.
    pub(super) fn line(inlines: &[Inline<Final>]) -> Self {
        Self::paragraphs(&[inlines])
    }

    /// Paragraphs as one line, with a break where one ends and the next begins.
    pub(super) fn paragraphs(lines: &[&[Inline<Final>]]) -> Self {
        let mut flat = Self { text: String::new(), runs: Vec::new(), wrappers: 0 };
        for (at, inlines) in lines.iter().enumerate() {
            if at > 0 {
                let end = flat.text.len();
                flat.runs.push(Run { text: end..end, atom: Some(Inline::HardBreak), divides: true, style: plain() });
            }
            flat.push(inlines, &plain(), true);
        }
        flat
    }

    /// Text that is exactly as it is.
    pub(super) fn literal(text: &str) -> Self {
        let runs = if text.is_empty() {
            vec![]
        } else {
            vec![Run { text: 0..text.len(), atom: None, divides: false, style: plain() }]
        };
        Self { text: text.to_owned(), runs, wrappers: 0 }
    }

    fn push(&mut self, inlines: &[Inline<Final>], style: &Style, line: bool) {
        let mut edge = line;
        let mut rest = inlines;
        while let Some((first, behind)) = rest.split_first() {
            if !matches!(first, Inline::Text(_)) {
                self.inline(first, style);
                edge = line && matches!(first, Inline::HardBreak);
                rest = behind;
                continue;
            }
            let length = rest.iter().take_while(|inline| matches!(inline, Inline::Text(_))).count();
            let (texts, behind) = rest.split_at(length);
            let start = self.text.len();
            for inline in texts {
                if let Inline::Text(text) = inline {
                    collapse(text, start, edge, &mut self.text);
                }
            }
            if line && matches!(behind.first(), None | Some(Inline::HardBreak)) && self.text[start..].ends_with(' ') {
                self.text.pop();
            }
            if self.text.len() > start {
                self.runs.push(Run { text: start..self.text.len(), atom: None, divides: false, style: style.clone() });
            }
            rest = behind;
        }
    }

    fn inline(&mut self, inline: &Inline<Final>, style: &Style) {
        let (wrapper, content) = match inline {
            Inline::Emphasis(content) => (Wrapper::Emphasis, content),
            Inline::Strong(content) => (Wrapper::Strong, content),
            Inline::Strikethrough(content) => (Wrapper::Strikethrough, content),
            Inline::Link { target, title, content } => {
                (Wrapper::Link { target: target.clone(), title: spaced(title) }, content)
            }
            Inline::Foreign(language, content) => (Wrapper::Foreign(language.clone()), content),
            Inline::Code(code) => return self.atom(Inline::Code(spaced(code)), style),
            Inline::Image { target, alternative, title } => {
                let (alternative, title) = (spaced(alternative), spaced(title));
                return self.atom(Inline::Image { target: target.clone(), alternative, title }, style);
            }
            other => return self.atom(other.clone(), style),
        };
        let before = self.runs.len();
        let wrap = Wrap { number: self.wrappers, wrapper: Arc::new(wrapper) };
        self.wrappers += 1;
        let within: Style = style.iter().cloned().chain([wrap.clone()]).collect();
        self.push(content, &within, false);
        if self.runs.len() == before {
            self.atom(wrap.wrapper.around(Vec::new()), style);
        }
    }

    fn atom(&mut self, atom: Inline<Final>, style: &Style) {
        let at = self.text.len();
        self.runs.push(Run { text: at..at, atom: Some(atom), divides: false, style: style.clone() });
    }
}
