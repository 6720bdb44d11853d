//! The redline of two texts: one tree that holds both.
//!
//! In: two finished texts. Out: a [`Redline`], whose parts follow the order of reading and whose every node says whether it
//! [stayed, came, went or moved](Fate). Whoever rejects all changes has the [old text](Redline::old), whoever accepts
//! them the [new one](Redline::new).
//!
//! Two texts have equal [text digests](crate::compare::text_digest) exactly when their redline [is empty](Redline::is_empty). So
//! what the digest holds is in it, numbering too: labels that shift because something was inserted before them are a
//! change, but a quiet one ([`Relabelling::Shifted`]), which no reader needs to see in red.

mod build;
mod columns;
mod divide;
mod moved;
mod moves;
mod quiet;
mod restore;
mod sections;
mod shared;
mod summary;
mod unseen;
mod walk;
mod whole;

pub(crate) use restore::is_changed;
pub use shared::{KnownSection, SharedPart};
pub use summary::{Change, Summary};
pub(crate) use unseen::unseen;
#[cfg(test)]
pub(crate) use walk::part_lines_mut;
pub use whole::SharedBlock;

use crate::id::SectionId;
use crate::locale::Language;
use crate::model::markup::{Alignment, Final, Inline, Target};
use crate::model::text::{Text, TextSection};
use std::sync::Arc;

/// Two texts in one.
#[derive(Clone, Debug, PartialEq)]
pub struct Redline {
    /// Title, description, preamble, precedence clauses, sections, notes: in the order of reading. What both texts have is in
    /// the new one's order; what only the old one has stands behind what it stood behind.
    pub parts: Vec<PartEntry>,
}

impl Redline {
    /// What changed from `old` to `new`.
    #[must_use]
    pub fn between(old: &Text, new: &Text) -> Self {
        Self::in_language(old, new, &new.title.language)
    }

    /// The same of an edition in `language`: its title may be a fallback.
    #[must_use]
    pub fn in_language(old: &Text, new: &Text, language: &Language) -> Self {
        Self::with_sections(old, new, language, &mut |old, new| SharedPart::of_section(old, new, language))
    }

    /// The same for somebody who compares many texts with the same sections: `compare` gives [what changed](SharedPart::of_section)
    /// from one section to another, and may have it at hand.
    #[must_use]
    pub fn with_sections(
        old: &Text,
        new: &Text,
        language: &Language,
        compare: &mut dyn FnMut(&Arc<TextSection>, &Arc<TextSection>) -> SharedPart,
    ) -> Self {
        build::redline(old, new, language, compare)
    }

    /// A first text: everything in it is new.
    #[must_use]
    pub fn first(text: &Text) -> Self {
        let mut redline = Self::between(text, text);
        redline.parts.iter_mut().for_each(|part| part.fate = Fate::Inserted);
        redline
    }
}

/// What became of a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is in both texts, in this place; what is in it may have changed.
    Kept,
    /// Only the new text has it. Within it everything is kept, or moved to here.
    Inserted,
    /// Only the old text has it. Within it everything is kept, or moved away.
    Deleted,
    /// It is in both texts; in the new one it is here. The number is that of the move, from 1.
    MovedHere(usize),
    /// It is in both texts; in the old one it was here, as it is shown here.
    MovedAway(usize),
}

impl Fate {
    /// Whether it is here in the old text.
    #[must_use]
    pub fn in_old(self) -> bool {
        matches!(self, Self::Kept | Self::Deleted | Self::MovedAway(_))
    }

    /// Whether both texts have it and it was compared: it is in its place, or moved to here.
    pub(super) fn is_compared(self) -> bool {
        matches!(self, Self::Kept | Self::MovedHere(_))
    }

    /// Whether it is here in the new text.
    #[must_use]
    pub fn in_new(self) -> bool {
        matches!(self, Self::Kept | Self::Inserted | Self::MovedHere(_))
    }
}

/// A node with what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<T> {
    /// What became of it.
    pub fate: Fate,
    /// What it is.
    pub content: T,
}

/// A part of a redline. Several redlines may have it.
pub type PartEntry = Entry<Arc<Part>>;

/// A block of a redline. Several redlines may have it, and several parts.
pub type BlockEntry = Entry<SharedBlock>;

/// Something as it is in each text. In a node that only one of them has, both are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both<T> {
    /// In the old text.
    pub old: T,
    /// In the new text.
    pub new: T,
}

impl<T: Clone> Both<T> {
    pub(super) fn of(old: &T, new: &T) -> Self {
        Self { old: old.clone(), new: new.clone() }
    }
}

impl<T: PartialEq> Both<T> {
    /// Whether it is not the same in both.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.old != self.new
    }
}

/// A part of a text that is shown and counted by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which part it is.
    pub place: Place,
    /// Its language; none where it has that of the edition.
    pub language: Option<Both<Language>>,
    /// Whether a translation arrived: it is in the language of the text around it, and was not.
    pub arrived: bool,
    /// Title, description, or heading.
    pub heading: Line,
    /// What stands below it.
    pub blocks: Vec<BlockEntry>,
}

impl Part {
    /// Whether it is said in another language than before. It then shows both as a whole, but where a language was only named
    /// anew: most of its words are the same.
    #[must_use]
    pub fn is_translated(&self) -> bool {
        self.language.as_ref().is_some_and(Both::changed)
    }
}

/// Which part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// The title, as a heading.
    Title,
    /// The description, as a heading.
    Description,
    /// What stands before the first section.
    Preamble,
    /// The generated precedence clauses, as paragraphs.
    Precedence,
    /// A section without those below it.
    Section(SectionPlace),
    /// A footnote, by its number in each text, from 1.
    Note(Both<usize>),
}

impl Place {
    /// As data and templates have it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Preamble => "preamble",
            Self::Precedence => "precedence",
            Self::Section(_) => "section",
            Self::Note(_) => "note",
        }
    }
}

/// What a section is beside its words.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionPlace {
    /// Its id; it changed where a section was renamed.
    pub id: Both<SectionId>,
    /// Ids that it had before, in the newest text that has it.
    pub was: Vec<SectionId>,
    /// Its level, 2 to 6.
    pub level: Both<u8>,
    /// Its label.
    pub label: Label,
}

/// The label of a section or of an item.
pub type Label = Both<Option<String>>;

/// How a label changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relabelling {
    /// Not at all.
    None,
    /// It counts on, from "3." to "4." or from "(a)" to "(c)", because of what came or went before it.
    Shifted,
    /// It came, went, or is another one.
    Changed,
}

impl Label {
    /// How it changed.
    #[must_use]
    pub fn relabelling(&self) -> Relabelling {
        match (&self.old, &self.new) {
            (old, new) if old == new => Relabelling::None,
            (Some(old), Some(new)) if summary::counts_on(old, new) => Relabelling::Shifted,
            _ => Relabelling::Changed,
        }
    }
}

/// A block of both texts.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List(List),
    /// A quotation.
    Quote(Vec<BlockEntry>),
    /// Literal lines.
    Code(Line),
    /// A table.
    Table(Table),
    /// A thematic break.
    Rule,
    /// Terms with their definitions.
    Definitions(Vec<Entry<Definition>>),
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The number of the first item, or none for bullets.
    pub start: Both<Option<u64>>,
    /// Whether its items are lines rather than paragraphs; it is no part of the text.
    pub tight: bool,
    /// Its items.
    pub items: Vec<Entry<Item>>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The id that pins it.
    pub id: Both<Option<SectionId>>,
    /// Its label.
    pub label: Label,
    /// What it says.
    pub blocks: Vec<BlockEntry>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Whether it is a generated table of cookies; it is no part of the text.
    pub cookies: bool,
    /// How each column of the newest text that has it is aligned; it is no part of the text.
    pub alignments: Vec<Alignment>,
    /// Its head.
    pub head: Row,
    /// Its rows.
    pub rows: Vec<Entry<Row>>,
}

/// The cells of a row. Columns came and went; they do not move.
pub type Row = Vec<Entry<Line>>;

/// Terms with their definitions.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Entry<Line>>,
    /// What they mean.
    pub details: Vec<Entry<Vec<BlockEntry>>>,
}

/// A line of text, word by word. Between two pieces that were kept stands what was deleted, then what was inserted.
pub type Line = Vec<Piece>;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Which of the texts have it.
    pub mark: Mark,
    /// Whether the change is only numbering that shifted, of a footnote, or of a section that is referred to; white space where a
    /// paragraph was divided; that its language is now that of the text around it, or was; or that emphasis of the same kind was divided
    /// or joined.
    pub quiet: bool,
    /// Whether a paragraph ends here and another one begins, in the text that has several where the other one has one. It is a
    /// hard break then.
    pub divides: bool,
    /// Text, or an inline without others in it.
    pub content: Inline<Final>,
    /// Its wrappers in each text; both the same for what only one of them has.
    pub style: Both<Style>,
}

/// Which of two texts have some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Both; the style may have changed.
    Kept,
    /// The old one.
    Deleted,
    /// The new one.
    Inserted,
}

/// What is around some words, from outside inwards.
pub type Style = Arc<[Wrap]>;

/// Nothing around words, as most of them have it: shared by all lines that a thread compares.
pub(super) fn plain() -> Style {
    thread_local! {
        static PLAIN: Style = Style::from([]);
    }
    PLAIN.with(Arc::clone)
}

impl Piece {
    /// Whether both texts have it, with something else around it.
    #[must_use]
    pub fn is_restyled(&self) -> bool {
        self.mark == Mark::Kept && !self.quiet && self.style.changed()
    }

    /// The languages that it is in, within text in the languages `around`, if nothing else around it changed.
    #[must_use]
    pub fn languages(&self, around: &Both<Language>) -> Option<Both<Language>> {
        let others =
            |style: &[Wrap]| style.iter().filter(|wrap| wrap.language().is_none()).cloned().collect::<Vec<_>>();
        let said =
            |style: &[Wrap], around: &Language| style.iter().rev().find_map(Wrap::language).unwrap_or(around).clone();
        let Both { old, new } = &self.style;
        (others(old) == others(new)).then(|| Both { old: said(old, &around.old), new: said(new, &around.new) })
    }
}

/// Something around words.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrap {
    /// Its number within the line: what has one number is one thing, in both texts.
    pub number: usize,
    /// What it is.
    pub wrapper: Arc<Wrapper>,
}

impl Wrap {
    fn language(&self) -> Option<&Language> {
        if let Wrapper::Foreign(language) = &*self.wrapper { Some(language) } else { None }
    }
}

/// What can be around words.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrapper {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Text struck through.
    Strikethrough,
    /// A link.
    Link {
        /// Where it leads.
        target: Target,
        /// Its title; mostly empty.
        title: String,
    },
    /// Text in another language than the one around it.
    Foreign(Language),
}

impl Wrapper {
    /// The inline that it is around `content`.
    #[must_use]
    pub fn around(&self, content: Vec<Inline<Final>>) -> Inline<Final> {
        match self {
            Self::Emphasis => Inline::Emphasis(content),
            Self::Strong => Inline::Strong(content),
            Self::Strikethrough => Inline::Strikethrough(content),
            Self::Link { target, title } => Inline::Link { target: target.clone(), title: title.clone(), content },
            Self::Foreign(language) => Inline::Foreign(language.clone(), content),
        }
    }
}

#[cfg(test)]
pub(crate) mod properties;
