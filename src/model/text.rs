//! The text of an edition: all that is published, digested, compared and frozen.

use super::markup::{Block, Final, Inline};
use crate::id::SectionId;
use crate::locale::Language;
use std::sync::Arc;

/// The text of one policy in one edition, complete: nothing in it is open, and nothing around it belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The title.
    pub title: Line,
    /// The description, if there is one.
    pub description: Option<Line>,
    /// What stands before the first section.
    pub preamble: Option<TextBody>,
    /// The generated precedence clauses, where the text does not place them itself; paragraphs in the edition's language.
    pub precedence: Vec<Vec<Inline<Final>>>,
    /// All sections in the order of reading; texts of which one says what another one says may share it.
    pub sections: Vec<Arc<TextSection>>,
    /// The footnotes in the order in which the text first refers to them; the first has number 1.
    pub footnotes: Vec<TextBody>,
}

/// A single line with its language.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its language.
    pub language: Language,
    /// What it says.
    pub content: Vec<Inline<Final>>,
}

/// Blocks with their language.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBody {
    /// Their language.
    pub language: Language,
    /// What they say.
    pub blocks: Vec<Block<Final>>,
}

/// A section without the sections below it, which follow it at deeper levels.
#[derive(Clone, Debug, PartialEq)]
pub struct TextSection {
    /// Its stable id.
    pub id: SectionId,
    /// Ids that it had before; fragments still lead there.
    pub was: Vec<SectionId>,
    /// Its level, 2 to 6.
    pub level: u8,
    /// Its label as shown, "3." or "(a)"; `None` where the policy numbers no sections of this level.
    pub label: Option<String>,
    /// The heading.
    pub heading: Line,
    /// Its own text, in the heading's language.
    pub blocks: Vec<Block<Final>>,
}
