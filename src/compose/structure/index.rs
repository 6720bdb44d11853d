//! The sections of an outline by id, for files with thousands of edits.

use super::{Node, Structure};
use crate::id::SectionId;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Finds sections, and tells which lies within which, without walking the outline.
pub(super) struct Index<'a> {
    sections: BTreeMap<&'a SectionId, (&'a Node, Stretch)>,
}

/// The places in the order of reading that a section and those below it take up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Its own place.
    pub(super) start: usize,
    /// The place of the last section below it, or its own.
    pub(super) end: usize,
}

impl Stretch {
    fn places(self) -> RangeInclusive<usize> {
        self.start..=self.end
    }
}

impl<'a> Index<'a> {
    /// The index of an outline.
    pub(super) fn of(structure: &'a Structure) -> Self {
        fn walk<'a>(nodes: &'a [Node], next: &mut usize, out: &mut BTreeMap<&'a SectionId, (&'a Node, Stretch)>) {
            for node in nodes {
                let start = *next;
                *next += 1;
                walk(&node.children, next, out);
                out.insert(&node.id, (node, Stretch { start, end: *next - 1 }));
            }
        }
        let mut sections = BTreeMap::new();
        walk(&structure.nodes, &mut 0, &mut sections);
        Self { sections }
    }

    /// The section with this id.
    pub(super) fn node(&self, id: &SectionId) -> Option<&'a Node> {
        self.sections.get(id).map(|(node, _)| *node)
    }

    /// The places that a section takes up.
    pub(super) fn stretch(&self, id: &SectionId) -> Option<Stretch> {
        self.sections.get(id).map(|(_, stretch)| *stretch)
    }

    /// Whether `inner` is `outer` or lies within it.
    pub(super) fn contains(&self, outer: &SectionId, inner: &SectionId) -> bool {
        let places = self.stretch(outer).zip(self.stretch(inner));
        places.is_some_and(|(outer, inner)| outer.places().contains(&inner.start))
    }
}
