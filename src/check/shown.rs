//! Which editions show what stands at a place of a source.

use crate::compose::Composition;
use crate::id::PolicyName;
use crate::model::document::Document;
use crate::model::region::Edition;
use crate::source::Span;
use std::collections::BTreeMap;

/// Hands each thing that a text says to `judge`, with its place, in every edition that shows it there.
pub(super) fn in_each_edition<'a, T>(
    composition: &Composition,
    said: impl Iterator<Item = (&'a Document, Vec<T>)>,
    place: impl Fn(&T) -> Span,
    mut judge: impl FnMut(&T, &PolicyName, &Edition),
) {
    // Few texts say anything of the kind, and without one nothing has to be looked up.
    let mut said = said.filter(|(_, things)| !things.is_empty()).peekable();
    if said.peek().is_none() {
        return;
    }
    let shown = Shown::new(composition);
    for (document, things) in said {
        for thing in things {
            for (policy, edition) in shown.at(document, place(&thing)) {
                judge(&thing, policy, edition);
            }
        }
    }
}

/// The editions of all passages.
struct Shown<'a>(BTreeMap<Span, Vec<(&'a PolicyName, &'a Edition)>>);

impl<'a> Shown<'a> {
    fn new(composition: &'a Composition) -> Self {
        let mut shown: BTreeMap<Span, Vec<_>> = BTreeMap::new();
        for (policy, documents) in &composition.documents {
            for document in documents.values() {
                for part in document.parts() {
                    shown.entry(part.text.span).or_default().push((policy, &document.edition));
                }
            }
        }
        Self(shown)
    }

    /// The editions that show the passage of `source` in which `place` stands.
    fn at(&self, source: &Document, place: Span) -> &[(&'a PolicyName, &'a Edition)] {
        let lines = [&source.title, &source.description, &source.preamble].into_iter().flatten();
        let mut passages: Vec<Span> = lines.map(|text| text.span).collect();
        source.for_each_section(&mut |section| passages.push(section.text.span));
        let around = passages.into_iter().filter(|span| span.start <= place.start).max_by_key(|span| span.start);
        around.and_then(|span| self.0.get(&span)).map_or(&[], Vec::as_slice)
    }
}
