//! What was published: texts frozen into files, and what their digests say.

pub mod frozen;
mod text_digest;

pub use text_digest::{TEXT_RULE, body_digest, clauses_digest, line_digest, section_digest, text_digest};
