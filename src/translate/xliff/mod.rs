//! XLIFF 2.1 (OASIS, core), as translators' tools exchange it.
//!
//! A `<file>` for each file of the site, a `<group>` for each section, a `<unit>` with one segment for each block. Markup is
//! `<pc>` and `<ph>`, with what it stands for in `<originalData>`. What the core has no place for (the site, the digest of a
//! section's source) stands in attributes of a namespace of our own, which the core allows.

mod read;
mod write;

pub use read::read;
pub use write::write;

/// The namespace of XLIFF 2.0 and 2.1.
const XLIFF: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// The namespace of what is ours.
const OWN: &str = "urn:lexloci:translation:1";
