//! Blocks and inlines: the shape of a text between Markdown and HTML.
//!
//! The shape is CommonMark's, with tables, footnotes, definition lists and strikethrough. What differs between a source
//! and a finished text is given by its [`Stage`], so that a finished text cannot hold an open value.

use crate::digest::Digest;
use crate::id::{PolicyName, SectionId};
use crate::locale::Language;
use crate::source::Span;
use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt::{self, Debug, Display, Formatter};

/// A stage of a text on its way.
pub trait Stage: Clone + Debug + PartialEq {
    /// Where a link leads.
    type Target: Clone + Debug + PartialEq;
    /// What stands open in a line of text.
    type Hole: Clone + Debug + PartialEq;
    /// What stands open in place of a block.
    type Slot: Clone + Debug + PartialEq;
    /// What a picture shows.
    type Alternative: Clone + Debug + PartialEq;

    /// What a picture shows in words, and as a line of text while that is open.
    fn alternative(alternative: &Self::Alternative) -> (&str, &[Inline<Self>]);
}

/// A text as its source says it.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {}

/// A text as an edition shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Final {}

impl Stage for Draft {
    type Target = Destination;
    type Hole = Hole;
    type Slot = Slot;
    type Alternative = Alternative;

    fn alternative(alternative: &Alternative) -> (&str, &[Inline<Self>]) {
        ("", &alternative.0)
    }
}

impl Stage for Final {
    type Target = Target;
    type Hole = Infallible;
    type Slot = Infallible;
    type Alternative = String;

    fn alternative(alternative: &String) -> (&str, &[Inline<Self>]) {
        (alternative, &[])
    }
}

/// A run of text within a block.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline<S: Stage> {
    /// Plain text; white space in it is as in the source, without line breaks.
    Text(String),
    /// Literal text.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline<S>>),
    /// Strong emphasis.
    Strong(Vec<Inline<S>>),
    /// Text struck through.
    Strikethrough(Vec<Inline<S>>),
    /// A link.
    Link {
        /// Where it leads.
        target: S::Target,
        /// Its title; mostly empty.
        title: String,
        /// What can be clicked. Empty in a source means: number and title of the target.
        content: Vec<Inline<S>>,
    },
    /// A picture.
    Image {
        /// Where it is.
        target: S::Target,
        /// What it shows.
        alternative: S::Alternative,
        /// Its title; mostly empty.
        title: String,
    },
    /// A line break that is meant.
    HardBreak,
    /// A reference to a footnote by its label (in a source) or number (in a finished text).
    FootnoteReference(String),
    /// Text in another language than the one around it.
    Foreign(Language, Vec<Inline<S>>),
    /// An allowed raw HTML tag, written anew.
    Html(String),
    /// What is still open.
    Hole(S::Hole),
}

/// What a source says of a picture: a line of text, of which only the words are published.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative(pub Vec<Inline<Draft>>);

/// What stands open in a line of a source.
#[derive(Clone, Debug, PartialEq)]
pub enum Hole {
    /// `{{ name }}`: a value or a message.
    Value {
        /// The name.
        name: String,
        /// From the first brace to the last.
        span: Span,
    },
    /// A line break of the source next to an open value: whether it is a space depends on the value's script.
    SoftBreak,
}

/// What stands open in place of a block of a source.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// `{{ cookies }}`, or with a category `{{ cookies.analytics }}`.
    Cookies {
        /// The category, if only one is shown.
        category: Option<String>,
        /// The whole placeholder.
        span: Span,
    },
    /// `{{ precedence }}`: the generated clauses.
    Precedence {
        /// The whole placeholder.
        span: Span,
    },
}

/// Where a link of a source leads: text and values in turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination {
    /// The parts in order.
    pub parts: Vec<DestinationPart>,
    /// The whole link.
    pub span: Span,
}

/// As it is written: `mailto:{{privacy_email}}`.
impl Display for Destination {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            DestinationPart::Text(text) => f.write_str(text),
            DestinationPart::Value(name) => write!(f, "{{{{{name}}}}}"),
        })
    }
}

/// A part of a link's destination.
#[derive(Clone, Debug, PartialEq)]
pub enum DestinationPart {
    /// Characters as they are.
    Text(String),
    /// The value with this name, encoded for its place.
    Value(String),
}

/// Where a link of a finished text leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A section or pinned list item of the same version.
    Section(SectionId),
    /// Another policy of the same edition, in its version in force.
    Policy(PolicyName, Option<SectionId>),
    /// An address: `https:`, `mailto:` or `tel:`.
    Url(String),
    /// A picture or download of the text.
    File(TextFile),
}

/// A picture or download that a text shows or offers: it is its content, so equal files of one name are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextFile {
    /// Of its bytes.
    pub digest: Digest,
    /// Its name, without folders.
    pub name: String,
}

impl TextFile {
    /// Its path below `files/`: enough of the digest to tell equal names apart, then the name.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}/{}", self.digest.short(), self.name)
    }
}

/// A block of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block<S: Stage> {
    /// A paragraph.
    Paragraph(Vec<Inline<S>>),
    /// A list.
    List(List<S>),
    /// A quotation.
    Quote(Vec<Block<S>>),
    /// Literal lines.
    Code(String),
    /// A table.
    Table(Table<S>),
    /// A thematic break.
    Rule,
    /// Terms with their definitions.
    Definitions(Vec<Definition<S>>),
    /// What is still open.
    Slot(S::Slot),
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List<S: Stage> {
    /// The number of the first item, or `None` for bullets.
    pub start: Option<u64>,
    /// Whether its items are lines rather than paragraphs.
    pub tight: bool,
    /// Its items.
    pub items: Vec<Item<S>>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<S: Stage> {
    /// The id that pins it.
    pub id: Option<SectionId>,
    /// Its label as shown, where the policy numbers lists its own way.
    pub label: Option<String>,
    /// What it says.
    pub blocks: Vec<Block<S>>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<S: Stage> {
    /// Whether it is a generated table of cookies.
    pub cookies: bool,
    /// How each column is aligned.
    pub alignments: Vec<Alignment>,
    /// The cells of the head.
    pub head: Vec<Vec<Inline<S>>>,
    /// The cells of each row.
    pub rows: Vec<Vec<Vec<Inline<S>>>>,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the direction of the text has it.
    Default,
    /// Towards the beginning of lines.
    Start,
    /// Centred.
    Center,
    /// Towards the end of lines.
    End,
}

/// Terms with their definitions.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition<S: Stage> {
    /// The terms.
    pub terms: Vec<Vec<Inline<S>>>,
    /// What they mean.
    pub details: Vec<Vec<Block<S>>>,
}

/// The words of some inlines, without markup.
#[must_use]
pub fn plain_text<S: Stage>(inlines: &[Inline<S>]) -> String {
    plain(inlines).into_owned()
}

/// The same for who only looks at them.
#[must_use]
pub fn plain<S: Stage>(inlines: &[Inline<S>]) -> Cow<'_, str> {
    if let [Inline::Text(text)] = inlines {
        return Cow::Borrowed(text);
    }
    let mut text = String::new();
    push_plain_text(inlines, &mut text);
    Cow::Owned(text)
}

/// [`plain_text`] behind what `out` holds already.
pub fn push_plain_text<S: Stage>(inlines: &[Inline<S>], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. }
            | Inline::Foreign(_, content) => push_plain_text(content, out),
            Inline::Image { alternative, .. } => {
                let (words, open) = S::alternative(alternative);
                out.push_str(words);
                push_plain_text(open, out);
            }
            Inline::HardBreak => out.push(' '),
            Inline::FootnoteReference(_) | Inline::Html(_) | Inline::Hole(_) => {}
        }
    }
}

/// Calls `visit` with every line of inlines in `blocks`, in the order of reading.
pub fn for_each_line<'a, S: Stage>(blocks: &'a [Block<S>], visit: &mut dyn FnMut(&'a [Inline<S>])) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => visit(inlines),
            Block::List(list) => list.items.iter().for_each(|item| for_each_line(&item.blocks, visit)),
            Block::Quote(blocks) => for_each_line(blocks, visit),
            Block::Table(table) => table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| visit(cell)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    definition.terms.iter().for_each(|term| visit(term));
                    definition.details.iter().for_each(|blocks| for_each_line(blocks, visit));
                }
            }
            Block::Code(_) | Block::Rule | Block::Slot(_) => {}
        }
    }
}

/// The same of lines that `visit` may change.
pub fn for_each_line_mut<S: Stage>(blocks: &mut [Block<S>], visit: &mut dyn FnMut(&mut Vec<Inline<S>>)) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => visit(inlines),
            Block::List(list) => list.items.iter_mut().for_each(|item| for_each_line_mut(&mut item.blocks, visit)),
            Block::Quote(blocks) => for_each_line_mut(blocks, visit),
            Block::Table(table) => table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(&mut *visit),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    definition.terms.iter_mut().for_each(&mut *visit);
                    definition.details.iter_mut().for_each(|blocks| for_each_line_mut(blocks, visit));
                }
            }
            Block::Code(_) | Block::Rule | Block::Slot(_) => {}
        }
    }
}

/// Calls `visit` with every inline in `inlines` and within them.
pub fn for_each_inline<'a, S: Stage>(inlines: &'a [Inline<S>], visit: &mut dyn FnMut(&'a Inline<S>)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. }
            | Inline::Foreign(_, content) => for_each_inline(content, visit),
            Inline::Image { alternative, .. } => for_each_inline(S::alternative(alternative).1, visit),
            _ => {}
        }
    }
}

/// Calls `visit` with every list in `blocks`, outer ones first.
pub fn for_each_list<'a, S: Stage>(blocks: &'a [Block<S>], visit: &mut dyn FnMut(&'a List<S>)) {
    for block in blocks {
        match block {
            Block::List(list) => {
                visit(list);
                list.items.iter().for_each(|item| for_each_list(&item.blocks, visit));
            }
            Block::Quote(blocks) => for_each_list(blocks, visit),
            Block::Definitions(definitions) => {
                definitions.iter().flat_map(|d| &d.details).for_each(|blocks| for_each_list(blocks, visit));
            }
            _ => {}
        }
    }
}
