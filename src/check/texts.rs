//! Every text of every edition can be filled: its values, messages, references and tables.

use crate::compose::{ComposedDocument, Composition, Filler};
use crate::diagnostic::Diagnostics;
use crate::model::document::{Document, Passage};
use crate::model::markup::{Block, DestinationPart, Draft, Inline, for_each_inline, for_each_line};
use crate::model::site::SiteSources;
use crate::source::Span;
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

/// The passages that say the same in every edition, as most do, by their places. They are found once, and not looked at again
/// for each edition and each rule.
pub(super) fn settled_passages(site: &SiteSources) -> HashSet<Span> {
    let documents: Vec<&Document> = site
        .policies
        .values()
        .flat_map(|policy| policy.texts.values())
        .flat_map(|texts| texts.values())
        .map(Arc::as_ref)
        .collect();
    documents.par_iter().flat_map_iter(|document| settled(document)).collect()
}

pub(super) fn check(
    site: &SiteSources,
    composition: &Composition,
    settled: &HashSet<Span>,
    problems: &mut Diagnostics,
) {
    let composed: Vec<&ComposedDocument> = composition.documents.values().flat_map(|by| by.values()).collect();
    // Diagnostics are ordered and merged by place, so the order in which threads finish does not show.
    let found: Vec<Diagnostics> = composed
        .par_iter()
        .map(|document| {
            let mut found = Diagnostics::new();
            let is_settled = |passage: &Passage| settled.contains(&passage.span);
            Filler::new(site, composition, document, &mut found).check(&is_settled);
            found
        })
        .collect();
    found.into_iter().for_each(|found| problems.extend(found));
}

/// The passages of a document in which nothing is open, by their places.
fn settled(document: &Document) -> Vec<Span> {
    let mut found = Vec::new();
    let mut take = |passage: &Arc<Passage>| {
        if is_settled(passage) {
            found.push(passage.span);
        }
    };
    [&document.title, &document.description, &document.preamble].into_iter().flatten().for_each(&mut take);
    document.for_each_section(&mut |section| take(&section.text));
    found
}

/// Whether a passage has neither values nor references nor tables nor footnotes, and only links to plain, safe addresses.
fn is_settled(passage: &Passage) -> bool {
    let mut settled = !has_slots(&passage.blocks);
    let mut look = |inline: &Inline<Draft>| match inline {
        Inline::Hole(_) | Inline::Image { .. } | Inline::FootnoteReference(_) => settled = false,
        Inline::Link { target, content, .. } => {
            let plain = matches!(&target.parts[..], [DestinationPart::Text(address)]
                if address.starts_with("https://") && !address.contains(char::is_control));
            settled &= plain && !content.is_empty();
        }
        _ => {}
    };
    for_each_inline(&passage.heading, &mut look);
    for_each_line(&passage.blocks, &mut |line| for_each_inline(line, &mut look));
    settled
}

fn has_slots(blocks: &[Block<Draft>]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Slot(_) => true,
        Block::Quote(blocks) => has_slots(blocks),
        Block::List(list) => list.items.iter().any(|item| has_slots(&item.blocks)),
        Block::Definitions(definitions) => definitions.iter().flat_map(|d| &d.details).any(|blocks| has_slots(blocks)),
        _ => false,
    })
}
