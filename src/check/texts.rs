//! Every text of every edition can be filled: its values, messages, references and tables.

use crate::compose::{ComposedDocument, Composition, fill};
use crate::diagnostic::Diagnostics;
use crate::model::site::SiteSources;
use rayon::prelude::*;

pub(super) fn check(site: &SiteSources, composition: &Composition, problems: &mut Diagnostics) {
    let documents: Vec<&ComposedDocument> = composition.documents.values().flat_map(|by| by.values()).collect();
    // Diagnostics are ordered and merged by place, so the order in which threads finish does not show.
    let found: Vec<Diagnostics> = documents
        .par_iter()
        .map(|document| {
            let mut found = Diagnostics::new();
            fill(site, composition, document, &mut found);
            found
        })
        .collect();
    found.into_iter().for_each(|found| problems.extend(found));
}
