//! Two texts side by side: what differs, and how much.
//!
//! In: two finished texts. Out: their [`Redline`], computed on the documents, not on lines of Markdown: sections are aligned by
//! id, then blocks, then words. Words are those of Unicode and CLDR, so that Chinese, Japanese and Thai have words as well.

mod alignment;
mod bag;
mod line;
pub mod redline;
mod sequence;
mod spaces;
mod text_digest;
mod unified;
mod unit;
mod words;

pub use bag::Bag;
pub use redline::{Redline, Summary};
pub use text_digest::{TEXT_RULE, body_digest, clauses_digest, line_digest, section_digest, text_digest};
pub use unified::unified;
