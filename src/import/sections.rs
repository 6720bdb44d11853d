//! Which sections the headings of a text are.
//!
//! In: the [`Draft`] of the reference, and those of translations with what is [known](super::memory) of them. Out: the same with ids,
//! and the [`Reference`] that translations follow. A source may have no section beyond the reference's (SPEC 2); evidence keeps every
//! heading that was there.

use std::collections::{HashMap, HashSet};

use super::document::{Block, Heading, for_each_item_start, plain};
use super::draft::{Draft, headings};
use super::ids::{self, Ids};
use super::memory::{Before, Known, same_sections, same_words};
use super::notes::NoteKind;
use super::outline::{self, Entry};
use super::{likeness, shape};
use crate::id::{SectionId, derive_section_id, without_number};

/// What other languages need to know about the reference.
#[derive(Clone, Debug, Default)]
pub(super) struct Reference {
    outline: Vec<Entry>,
    pins: HashMap<String, String>,
    fragments: HashMap<String, String>,
}

/// The headings of a text with the ids that they have now.
fn entries(blocks: &mut [Block]) -> Vec<Entry> {
    let bodies = likeness::bodies(blocks);
    let entry =
        |(heading, body): (&mut Heading, _)| Entry::new(heading.level, &plain(&heading.text), heading.id.clone(), body);
    headings(blocks).zip(bodies).map(entry).collect()
}

/// Gives every section of the reference its id: its own, else the one that it had the day before, else one from its words.
pub(super) fn pin_reference(draft: &mut Draft, known: &[Known]) -> Reference {
    let mut ids = Ids::default();
    let earlier = same_sections(known, &known_headings(&mut draft.blocks));
    // Written ids first: no derived one may take their names.
    for heading in headings(&mut draft.blocks) {
        let Some(written) = heading.id.take() else { continue };
        heading.id = ids::well_formed(&written).map(|id| ids.take(id).to_string());
        if let Some(id) = heading.id.as_deref().filter(|id| *id != written) {
            draft.notes.one(NoteKind::Converted, heading.line, format!("the id `{written}` is `{id}` now"));
        }
    }
    let earlier = |at: usize| earlier.get(at).copied().flatten().and_then(|place| known.get(place));
    for (at, heading) in headings(&mut draft.blocks).enumerate().filter(|(_, heading)| heading.id.is_none()) {
        heading.id = earlier(at).and_then(|known| ids.take_free(&known.id)).map(|id| id.to_string());
    }
    for (at, heading) in headings(&mut draft.blocks).enumerate().filter(|(_, heading)| heading.id.is_none()) {
        heading.id = ids::derived(&plain(&heading.text), at + 1).map(|id| ids.take(id).to_string());
    }
    let outline = entries(&mut draft.blocks);
    let sections: Vec<Option<String>> = outline.iter().map(|entry| entry.id.clone()).collect();
    let pins = pin_items(draft, &mut ids, &HashMap::new());
    find_fragments(draft, sections, &pins);
    Reference { outline, pins, fragments: draft.fragments.clone() }
}

/// Finds the sections of the reference in a translation. Of a translation that lags, what is none of them is left out, as are sections
/// that the reference has no more: to take them for others would publish last year's words under this year's headings. Another
/// heading that is no section becomes bold text.
pub(super) fn follow_reference(draft: &mut Draft, reference: &Reference, before: &Before<'_>) {
    let here = headings(&mut draft.blocks).count();
    let earlier = earlier_ids(draft, before.headings);
    let outline = outline_of(draft, reference, &earlier);
    let gone = gone(draft, reference, before, (&outline, &earlier));
    let stays: Vec<Entry> =
        outline.iter().zip(&gone).filter(|(_, gone)| !**gone).map(|(entry, _)| entry.clone()).collect();
    let mut aligned = outline::align(&reference.outline, &stays, before.least()).into_iter();
    let aligned: Vec<Option<usize>> =
        gone.iter().map(|gone| if *gone { None } else { aligned.next().flatten() }).collect();
    if !outline::same_levels(&reference.outline, &stays) {
        let matched = aligned.iter().flatten().count();
        let there = reference.outline.len();
        let message = format!("{here} headings, {there} in the reference; {matched} in both");
        draft.notes.one(NoteKind::Outline, 0, message);
    }
    let left_out = gone.iter().zip(&aligned).map(|(gone, section)| *gone || before.lags && section.is_none()).collect();
    let aligned: Vec<Option<usize>> = leave_out(draft, left_out, aligned);
    let id_of = |written: &String| reference.id_of(written);
    let mut ids = Ids::default();
    reference.sections().chain(reference.pins.values().map(String::as_str)).for_each(|id| ids.reserve(id));
    let mut sections = Vec::with_capacity(aligned.len());
    let mut aligned = aligned.into_iter();
    for block in &mut draft.blocks {
        let Block::Heading(heading) = block else { continue };
        let section = aligned.next().flatten().and_then(|section| reference.outline.get(section));
        sections.push(section.and_then(|section| section.id.clone()));
        let Some(section) = section else {
            draft.notes.one(
                NoteKind::Outline,
                heading.line,
                format!("\"{}\" is no section of the reference; it is bold text now", plain(&heading.text)),
            );
            *block = shape::bold(std::mem::take(&mut heading.text));
            continue;
        };
        if section.level != heading.level {
            draft.notes.one(NoteKind::Outline, heading.line, "the heading has the level of the reference's now");
            heading.level = section.level;
        }
        if heading.id.as_ref().is_some_and(|written| id_of(written) != section.id) {
            draft.notes.again(
                NoteKind::Converted,
                heading.line,
                "an id is replaced by that of the reference's section",
            );
        }
        heading.id.clone_from(&section.id);
    }
    let pins = pin_items(draft, &mut ids, &reference.pins);
    find_fragments(draft, sections, &pins);
    follow_fragments(draft, reference, &pins);
}

/// Leaves out some sections, of which the versions tell; gives what is said of the others.
fn leave_out<T>(draft: &mut Draft, left_out: Vec<bool>, of_each: Vec<T>) -> Vec<T> {
    if !left_out.contains(&true) {
        return of_each;
    }
    // Anchors stand behind the so many-th heading, of which the title may be the first.
    let before = 1 + usize::from(draft.title.was_heading);
    draft.anchors.retain(|(_, at)| at.checked_sub(before).is_none_or(|at| left_out.get(at) != Some(&true)));
    for (_, at) in &mut draft.anchors {
        *at -= left_out.iter().take(at.saturating_sub(before)).filter(|left_out| **left_out).count();
    }
    let (mut each, mut is_left_out) = (left_out.iter(), false);
    let mut names = Vec::new();
    let mut first = 0;
    for block in std::mem::take(&mut draft.blocks) {
        if let Block::Heading(heading) = &block {
            is_left_out = each.next().copied().unwrap_or_default();
            if is_left_out {
                first = if names.is_empty() { heading.line } else { first };
                names.push(format!("\"{}\"", plain(&heading.text)));
            }
        }
        if !is_left_out || matches!(block, Block::Footnote { .. }) {
            draft.blocks.push(block);
        }
    }
    let message = "left out, since the reference has no such section now, and kept by the versions";
    draft.notes.one(NoteKind::Outline, first, format!("{message}: {}", names.join(", ")));
    of_each.into_iter().zip(left_out).filter(|(_, left_out)| !left_out).map(|(said, _)| said).collect()
}

/// For each heading of a translation whether it had the id of a section that the reference once had, and has no more. One that has
/// followed the reference since then, with as many headings, needs no such doubt.
fn gone(
    draft: &mut Draft,
    reference: &Reference,
    before: &Before<'_>,
    (outline, earlier): (&[Entry], &[Option<String>]),
) -> Vec<bool> {
    let present: HashSet<&str> = reference.sections().collect();
    if !before.lags && outline::same_levels(&reference.outline, outline) {
        return vec![false; outline.len()];
    }
    let is_gone = |(heading, earlier): (&mut Heading, &Option<String>)| {
        let written = heading.id.as_ref().and_then(|written| reference.id_of(written));
        let is_present = |id: &String| present.contains(id.as_str());
        let is_gone = |id: &String| before.sections.contains(id) && !is_present(id);
        !written.as_ref().is_some_and(is_present) && earlier.as_ref().is_some_and(is_gone)
    };
    headings(&mut draft.blocks).zip(earlier).map(is_gone).collect()
}

/// Links to what the reference calls by other names lead there as well, as far as it is present.
fn follow_fragments(draft: &mut Draft, reference: &Reference, pins: &HashMap<String, String>) {
    let present: HashSet<&str> =
        draft.sections.iter().flatten().map(String::as_str).chain(pins.values().map(String::as_str)).collect();
    let more = reference.fragments.iter().filter(|(_, id)| present.contains(id.as_str()));
    let more: Vec<_> = more.map(|(fragment, id)| (fragment.clone(), id.clone())).collect();
    for (fragment, id) in more {
        draft.fragments.entry(fragment).or_insert(id);
    }
}

/// Finds the sections of the reference in a translation as it stood there. A heading that is none of them keeps an id of its
/// own; one that did not change since the day before keeps the id that it had.
pub(super) fn keep_headings(draft: &mut Draft, reference: &Reference, before: &Before<'_>) -> Reference {
    let earlier = earlier_ids(draft, before.headings);
    let outline = outline_of(draft, reference, &earlier);
    let aligned = outline::align(&reference.outline, &outline, before.least());
    let in_reference: HashSet<&str> = reference.sections().collect();
    let mut ids = Ids::default();
    in_reference.iter().for_each(|id| ids.reserve(id));
    reference.pins.values().for_each(|id| ids.reserve(id));
    let mut given: Vec<Option<String>> =
        earlier.iter().map(|id| id.clone().filter(|id| in_reference.contains(id.as_str()))).collect();
    let mut taken: HashSet<String> = given.iter().flatten().cloned().collect();
    let gone = gone(draft, reference, before, (&outline, &earlier));
    for ((given, section), gone) in given.iter_mut().zip(&aligned).zip(gone) {
        let section = section
            .filter(|_| !gone)
            .and_then(|section| reference.outline.get(section))
            .and_then(|entry| entry.id.clone());
        if let Some(id) = section.filter(|id| given.is_none() && taken.insert(id.clone())) {
            *given = Some(id);
        }
    }
    let own = given.iter().filter(|id| id.is_none()).count();
    if own > 0 || given.len() != reference.outline.len() {
        let (here, there) = (given.len(), reference.outline.len());
        let message = format!(
            "{here} headings, {there} in the reference; {} in both, the others have ids of their own",
            here - own
        );
        draft.notes.one(NoteKind::Outline, 0, message);
    }
    // Links from elsewhere lead to a written id: it stays, unless another section here has it.
    for (heading, id) in headings(&mut draft.blocks).zip(&mut given) {
        let written = heading.id.take().and_then(|written| ids::well_formed(&written));
        if let Some(written) = written.filter(|written| id.is_none() && taken.insert(written.to_string())) {
            ids.reserve(written.as_str());
            *id = Some(written.to_string());
        }
    }
    for (at, (heading, id)) in headings(&mut draft.blocks).zip(given).enumerate() {
        let own = || earlier[at].as_deref().and_then(SectionId::parse);
        let derived = || ids::derived(&plain(&heading.text), at + 1);
        let new = || own().or_else(derived).map(|id| ids.take(id).to_string());
        heading.id = id.or_else(new);
    }
    let entries = entries(&mut draft.blocks);
    let sections: Vec<Option<String>> = entries.iter().map(|entry| entry.id.clone()).collect();
    let pins = pin_items(draft, &mut ids, &reference.pins);
    find_fragments(draft, sections, &pins);
    follow_fragments(draft, reference, &pins);
    Reference { outline: entries, pins, fragments: draft.fragments.clone() }
}

impl Reference {
    /// The ids of its sections.
    pub(super) fn sections(&self) -> impl Iterator<Item = &str> {
        self.outline.iter().filter_map(|entry| entry.id.as_deref())
    }

    /// The id of the section that a written id means.
    fn id_of(&self, written: &str) -> Option<String> {
        self.fragments.get(written).cloned().or_else(|| Some(ids::well_formed(written)?.to_string()))
    }
}

/// The id that each heading had the day before, if it had the same words.
fn earlier_ids(draft: &mut Draft, known: &[Known]) -> Vec<Option<String>> {
    let places = same_words(known, &known_headings(&mut draft.blocks));
    places.into_iter().map(|place| known.get(place?).map(|known| known.id.clone())).collect()
}

/// The outline of a translation, with ids as far as they were written or known.
fn outline_of(draft: &mut Draft, reference: &Reference, earlier: &[Option<String>]) -> Vec<Entry> {
    let mut outline = entries(&mut draft.blocks);
    for (entry, earlier) in outline.iter_mut().zip(earlier) {
        entry.id = entry.id.take().and_then(|written| reference.id_of(&written)).or_else(|| earlier.clone());
    }
    outline
}

/// Gives the items that had an id theirs, which in a translation is that of the reference's item.
fn pin_items(draft: &mut Draft, ids: &mut Ids, known: &HashMap<String, String>) -> HashMap<String, String> {
    let mut pins = HashMap::new();
    for_each_item_start(&mut draft.blocks, &mut |paragraph| {
        let Some(written) = paragraph.pin.take() else { return };
        let known = known.get(&written).filter(|_| !pins.contains_key(&written)).cloned();
        paragraph.pin = known.or_else(|| Some(ids.take(ids::well_formed(&written)?).to_string()));
        if let Some(pin) = &paragraph.pin {
            pins.entry(written).or_insert_with(|| pin.clone());
        }
    });
    pins
}

/// Notes down where fragments lead: to a section or item, or from within a section to it.
fn find_fragments(draft: &mut Draft, sections: Vec<Option<String>>, pins: &HashMap<String, String>) {
    let mut within: Vec<Option<String>> = vec![None; 1 + usize::from(draft.title.was_heading)];
    for section in sections {
        let here = section.or_else(|| within.last().cloned().flatten());
        within.push(here);
    }
    let fragments = &mut draft.fragments;
    fragments.extend(pins.clone());
    for (written, at) in &draft.anchors {
        if let Some(id) = within.get(*at).cloned().flatten() {
            fragments.entry(written.clone()).or_insert(id);
        }
    }
    for heading in headings(&mut draft.blocks) {
        let Some(id) = &heading.id else { continue };
        fragments.entry(id.clone()).or_insert_with(|| id.clone());
        // Python-Markdown makes ids of headings as well, nearly in this form.
        if let Some(derived) = derive_section_id(&plain(&heading.text)) {
            fragments.entry(derived.to_string()).or_insert_with(|| id.clone());
        }
    }
    draft.sections = within;
}

/// The headings of a text; the id is the one that each has now.
pub(super) fn known_headings(blocks: &mut [Block]) -> Vec<Known> {
    let bodies = likeness::bodies(blocks);
    let known = |(heading, body): (&mut Heading, _)| Known {
        level: heading.level,
        words: without_number(&plain(&heading.text)).split_whitespace().collect::<Vec<_>>().join(" "),
        id: heading.id.clone().unwrap_or_default(),
        body,
    };
    headings(blocks).zip(bodies).map(known).collect()
}
