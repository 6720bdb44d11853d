//! The parts of a text that are compared with each other, each under a name that both texts have for it.

use super::text_digest::{body_digest, clauses_digest, line_digest, section_digest};
use crate::digest::Digest;
use crate::locale::Language;
use crate::model::markup::{Block, Final, Inline, for_each_line, plain_text};
use crate::model::text::Text;

/// A part of a text.
pub(super) struct Part {
    /// What both texts call it: the id of a section, or a name that no section can have.
    pub(super) name: String,
    /// Its language; none for what has that of the edition.
    pub(super) language: Option<Language>,
    /// Whether it is the same in both texts.
    pub(super) digest: Digest,
    /// Its words, one line after the other.
    pub(super) words: String,
}

/// The parts of a text in the order of reading.
pub(super) fn parts(text: &Text) -> Vec<Part> {
    let mut parts = Vec::with_capacity(text.sections.len() + 4);
    let mut line = |name: &str, line: &crate::model::text::Line| {
        parts.push(Part {
            name: name.to_owned(),
            language: Some(line.language.clone()),
            digest: line_digest(line),
            words: plain_text(&line.content),
        });
    };
    line("(title)", &text.title);
    text.description.iter().for_each(|description| line("(description)", description));
    parts.extend(text.preamble.iter().map(|body| Part {
        name: "(preamble)".to_owned(),
        language: Some(body.language.clone()),
        digest: body_digest(body),
        words: words(&[], &body.blocks),
    }));
    if !text.precedence.is_empty() {
        parts.push(Part {
            name: "(precedence)".to_owned(),
            language: None,
            digest: clauses_digest(&text.precedence),
            words: text.precedence.iter().map(|clause| plain_text(clause)).collect::<Vec<_>>().join("\n"),
        });
    }
    parts.extend(text.sections.iter().map(|section| Part {
        name: section.id.to_string(),
        language: Some(section.heading.language.clone()),
        digest: section_digest(section),
        words: words(&section.heading.content, &section.blocks),
    }));
    parts.extend(text.footnotes.iter().enumerate().map(|(index, body)| Part {
        name: format!("(note {})", index + 1),
        language: None,
        digest: body_digest(body),
        words: words(&[], &body.blocks),
    }));
    parts
}

fn words(heading: &[Inline<Final>], blocks: &[Block<Final>]) -> String {
    let mut words = plain_text(heading);
    for_each_line(blocks, &mut |line| {
        words.push('\n');
        words.push_str(&plain_text(line));
    });
    words
}
