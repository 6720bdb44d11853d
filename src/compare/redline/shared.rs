//! Parts of redlines that are made once for all that have them.

use super::moves::{Loose, loose};
use super::{Fate, Part, build};
use crate::model::text::TextSection;
use std::sync::Arc;

/// A section of two texts, compared by itself. From version to version, and between editions of one language, the same two are
/// compared again and again: [redlines](super::Redline::with_sections) share it but where a passage moved into it or out of it, or
/// a number in it shifted.
#[derive(Clone, Debug)]
pub struct SharedPart {
    /// The part.
    pub part: Arc<Part>,
    /// What may have moved into it or out of it.
    pub(super) loose: Arc<[Loose]>,
}

impl SharedPart {
    /// What changed from one section to another. A section and itself did not change.
    #[must_use]
    pub fn of_section(old: &TextSection, new: &TextSection) -> Self {
        Self::new(Fate::Kept, build::section(old, new))
    }

    /// A section that did not change, without what it says: neither heading nor blocks. For whoever has that at hand, as most sections
    /// of a text stay as they are.
    #[must_use]
    pub fn of_unchanged(section: &TextSection) -> Self {
        Self::new(Fate::Kept, build::named_section(section))
    }

    /// A part with what became of it as a whole.
    pub(super) fn new(fate: Fate, mut part: Part) -> Self {
        let loose = loose(fate, &mut part);
        Self { part: Arc::new(part), loose }
    }
}
