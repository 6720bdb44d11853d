//! From files to the model: TOML, front matter, Markdown, Fluent.
//!
//! In: a [`FileTree`](crate::source::FileTree) and the theme's files. Out: [`SiteSources`](crate::model::site::SiteSources)
//! and everything that is wrong with the files themselves. Parsing recovers and reports; it never panics.

mod attributes;
mod characters;
mod cookies;
mod decoding;
mod downloads;
mod duties;
mod front_matter;
mod glossary;
mod host;
mod html;
mod keys;
mod layout;
mod loose;
mod markdown;
mod memory;
mod merges;
mod names;
mod notices;
mod outline;
mod policies;
mod proof;
mod regions;
mod reviews;
mod segments;
mod settings;
mod severities;
mod site;
pub mod style_sheet;
mod texts;
mod theme;
mod toml;

pub use attributes::{attribute_block, heading_end};
pub use characters::{Misread, invisible, misread};
pub use duties::shipped_packs;
pub use keys::{ATTRIBUTES, Attribute, CONFIGURATION, FILES, File, Key, Keys, Kind as KeyKind, Need, Others, Word};
pub use loose::{normalized_text, writing_mistakes};
pub use markdown::begins_with_label;
pub use memory::Memory;
pub use merges::{conflict, conflicts};
pub use proof::{Kind, Line, Link, OBJECT, Proof, ProofSection};
pub use segments::{HARD_BREAK, Piece, Segment, SegmentedPart, Segments, plain_pieces, segments};
pub use site::{Loaded, load, load_again};
pub use theme::{Theme, embedded_theme};
