//! Documents as their sources say them: base texts and local versions.

use super::markup::{Block, Draft, Inline, for_each_inline, for_each_line};
use crate::id::SectionId;
use crate::locale::Language;
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One Markdown file: a title, a description, a preamble and sections, all ids settled.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub file: FileId,
    /// Its language.
    pub language: Language,
    /// The title, from front matter or from a `#` heading.
    pub title: Option<Arc<Passage>>,
    /// The description, from front matter.
    pub description: Option<Arc<Passage>>,
    /// What stands before the first section, unless there is nothing.
    pub preamble: Option<Arc<Passage>>,
    /// Where front matter says `preamble = "remove"`.
    pub preamble_removed: Option<Span>,
    /// Where front matter says `replaces = "document"`.
    pub replaces_document: Option<Span>,
    /// The outermost sections. In a local version each of them is one edit.
    pub sections: Vec<Section>,
    /// The ids that a reference text does not pin, with the places of their headings.
    pub derived_ids: Vec<(SectionId, Span)>,
    /// The headings that have no id, in the order of reading: their sections are left out, so that nobody knows what the text
    /// lacks.
    pub nameless: Vec<Nameless>,
    /// The ids that the headings of a translation have by their position in the reference text, in the order of reading.
    pub ids_by_position: Vec<(SectionId, Nameless)>,
}

/// A heading at which no id is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nameless {
    /// Its place.
    pub span: Span,
    /// Its level, 2 to 6.
    pub level: u8,
    /// Its words, where no value or message stands among them.
    pub words: Option<String>,
}

/// A section with all under it.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its stable id.
    pub id: SectionId,
    /// Its level, 2 to 6.
    pub level: u8,
    /// Its heading and own text.
    pub text: Arc<Passage>,
    /// What it does to the inherited document; meaningful for outermost sections of local versions only.
    pub action: Action,
    /// The sections below it.
    pub children: Vec<Section>,
}

/// What an outermost section of a local version does to the document that the region inherits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// `{#id}`: replaces the section with its whole subtree; or gives text for it in a further language.
    Text,
    /// `{#id own}`: replaces heading and own text; inherited subsections stay.
    Own,
    /// `{#id after=x}` and the like: a new section.
    Insert(Anchor),
    /// `{#id remove}`: the section goes, with its subtree.
    Remove,
}

/// Where a new section belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// On which side.
    pub side: Side,
    /// Of which section.
    pub id: SectionId,
}

/// Where a new section stands, seen from its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Right behind it and all under it.
    After,
    /// Right before it.
    Before,
    /// As its last child.
    Under,
}

impl Side {
    /// As the attribute is written.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::After => "after",
            Self::Before => "before",
            Self::Under => "under",
        }
    }
}

/// A piece of one source: the heading and own text of a section, a title, a description, a preamble.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The place of the heading, or of the first block or value.
    pub span: Span,
    /// The heading; the title or description itself; empty for a preamble.
    pub heading: Vec<Inline<Draft>>,
    /// What stands under the heading, before the next one.
    pub blocks: Vec<Block<Draft>>,
    /// The footnotes of the whole file, which this text may refer to.
    pub footnotes: Arc<Footnotes>,
    /// The pinned list items of the whole file in their order, each with its place.
    pub pins: Arc<[(SectionId, Span)]>,
    /// `{#id was=old}`: names that the section had before.
    pub was: Vec<SectionId>,
    /// `{#id states=precedence}`: the text says itself what prevails.
    pub states_precedence: bool,
    /// `{#id tag=controller}`: what duties call it by.
    pub tags: Vec<String>,
}

/// The footnotes of a file, by the key of their label.
pub type Footnotes = BTreeMap<String, Vec<Block<Draft>>>;

/// By what a footnote is found: labels that differ in case alone are one (CommonMark, "matches"). In upper case they are equal
/// where Unicode's case folding makes them so.
#[must_use]
pub fn note_key(label: &str) -> String {
    label.to_uppercase()
}

/// The footnotes to which a text refers, in the order of reading, each once.
#[derive(Debug, Default)]
pub struct ReferredNotes {
    keys: Vec<String>,
    known: BTreeSet<String>,
}

impl ReferredNotes {
    /// Adds those to which a line refers.
    pub fn add_line(&mut self, line: &[Inline<Draft>]) {
        for_each_inline(line, &mut |inline| {
            if let Inline::FootnoteReference(label) = inline {
                let key = note_key(label);
                if self.known.insert(key.clone()) {
                    self.keys.push(key);
                }
            }
        });
    }

    /// Adds those to which blocks refer.
    pub fn add_blocks(&mut self, blocks: &[Block<Draft>]) {
        for_each_line(blocks, &mut |line| self.add_line(line));
    }

    /// Adds those to which the notes themselves refer, and gives all.
    pub fn follow<'a>(&mut self, footnotes: &'a Footnotes) -> Vec<&'a [Block<Draft>]> {
        let mut notes: Vec<&[Block<Draft>]> = Vec::new();
        let mut read = 0;
        while let Some(key) = self.keys.get(read) {
            read += 1;
            let Some(note) = footnotes.get(key) else { continue };
            notes.push(note);
            self.add_blocks(note);
        }
        notes
    }

    /// Whether one of them has this key.
    #[must_use]
    pub fn contains(&self, key: &str) -> bool {
        self.known.contains(key)
    }
}

impl Passage {
    /// The footnotes that the text refers to, and those that these refer to in turn, each once.
    #[must_use]
    pub fn notes(&self) -> Vec<&[Block<Draft>]> {
        let mut referred = ReferredNotes::default();
        referred.add_line(&self.heading);
        referred.add_blocks(&self.blocks);
        referred.follow(&self.footnotes)
    }
}

impl Section {
    /// Calls `visit` with this section and all below it, in the order of reading.
    pub fn for_each<'a>(&'a self, visit: &mut dyn FnMut(&'a Section)) {
        visit(self);
        self.children.iter().for_each(|child| child.for_each(visit));
    }
}

impl Document {
    /// Whether all headings have ids, so that all sections can be read.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.nameless.is_empty()
    }

    /// Calls `visit` with every section, in the order of reading.
    pub fn for_each_section<'a>(&'a self, visit: &mut dyn FnMut(&'a Section)) {
        self.sections.iter().for_each(|section| section.for_each(visit));
    }
}
