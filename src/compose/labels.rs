//! Labels of the sections and items of a composed document, by the patterns of its policy.

use super::document::{ComposedPart, ComposedSection};
use crate::id::SectionId;
use crate::model::label::{Label, LabelPattern, needed};
use crate::model::markup::{Block, Draft, for_each_list};
use std::collections::BTreeMap;

/// Counts sections level by level and writes their labels.
pub(super) fn number(sections: &mut [ComposedSection], patterns: &[LabelPattern]) {
    if patterns.is_empty() {
        return;
    }
    let mut counts: Vec<u64> = Vec::new();
    let mut labels: Vec<Label> = Vec::new();
    for section in sections {
        let depth = usize::from(section.level) - 2;
        counts.truncate(depth + 1);
        labels.truncate(depth);
        counts.resize(depth + 1, 0);
        counts[depth] += 1;
        let Some(pattern) = patterns.get(depth) else { continue };
        labels.resize(depth, Label::default());
        labels.push(pattern.label(&counts));
        section.labels.clone_from(&labels);
    }
}

/// Finds the pinned list items, those of footnotes that are shown included, and the labels that lead to each.
pub(super) fn items(
    preamble: Option<&ComposedPart>,
    sections: &[ComposedSection],
    patterns: &[LabelPattern],
) -> BTreeMap<SectionId, (Option<usize>, String)> {
    let mut items = BTreeMap::new();
    let mut take = |section: Option<usize>, blocks: &[Block<Draft>]| {
        if has_pins(blocks) {
            collect_items(blocks, patterns, &mut Vec::new(), &mut |id, labels| {
                items.entry(id.clone()).or_insert_with(|| (section, labels.join(" ")));
            });
        }
    };
    let parts = preamble.map(|part| (None, part)).into_iter();
    for (section, part) in parts.chain(sections.iter().enumerate().map(|(at, section)| (Some(at), &section.part))) {
        take(section, &part.text.blocks);
        // Footnotes stand at the end of the text, below no section.
        if part.text.footnotes.values().any(|note| has_pins(note)) {
            part.text.notes().into_iter().for_each(|note| take(None, note));
        }
    }
    items
}

fn has_pins(blocks: &[Block<Draft>]) -> bool {
    let mut any = false;
    for_each_list(blocks, &mut |list| any |= list.items.iter().any(|item| item.id.is_some()));
    any
}

fn collect_items(
    blocks: &[Block<Draft>],
    patterns: &[LabelPattern],
    path: &mut Vec<(u64, Label)>,
    found: &mut dyn FnMut(&SectionId, Vec<&str>),
) {
    for block in blocks {
        match block {
            Block::List(list) => {
                for (index, item) in list.items.iter().enumerate() {
                    let number = list.start.map_or(0, |start| start + index as u64);
                    let numbers: Vec<u64> = path.iter().map(|(number, _)| *number).chain([number]).collect();
                    let label = item_label(patterns, path.len(), list.start, &numbers);
                    path.push((number, label));
                    if let Some(id) = &item.id {
                        let labels: Vec<&Label> = path.iter().map(|(_, label)| label).collect();
                        found(id, needed(&labels).map(|label| label.text.as_str()).collect());
                    }
                    collect_items(&item.blocks, patterns, path, found);
                    path.pop();
                }
            }
            Block::Quote(blocks) => collect_items(blocks, patterns, path, found),
            Block::Definitions(definitions) => {
                for details in definitions.iter().flat_map(|definition| &definition.details) {
                    collect_items(details, patterns, path, found);
                }
            }
            _ => {}
        }
    }
}

/// The label of an ordered list's item: the policy's for its depth, else as Markdown has it.
pub(super) fn item_label(patterns: &[LabelPattern], depth: usize, start: Option<u64>, numbers: &[u64]) -> Label {
    match (start, patterns.get(depth), numbers.last()) {
        (Some(_), Some(pattern), _) => pattern.label(numbers),
        (Some(_), None, Some(number)) => Label { text: format!("{number}."), ..Label::default() },
        _ => Label::default(),
    }
}
