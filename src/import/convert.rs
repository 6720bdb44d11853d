//! A day's texts, from bytes to files.
//!
//! In: a [`Day`]. Out: [`Imported`]. Each text is read on its own; then the reference gets its ids, and the sections
//! of the others are found in it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::document::{Block, Heading, for_each_item_start, plain};
use super::ids::{self, Ids};
use super::notes::{Note, NoteKind, Notes};
use super::outline::{self, Entry};
use super::text::Text;
use super::{Day, Imported, Options, languages, links, read, shape, title, write};
use crate::id::derive_section_id;
use crate::locale::Language;

/// A text that was read, on its way to a file.
struct Draft {
    notes: Notes,
    title: title::Title,
    blocks: Vec<Block>,
    declared: Option<String>,
    /// Ids as written, with the number of headings up to there, the title included.
    anchors: Vec<(String, usize)>,
    /// The id of the section after that many headings.
    sections: Vec<Option<String>>,
    /// Where the fragments of links lead.
    fragments: HashMap<String, String>,
}

/// What other languages need to know about the reference.
#[derive(Default)]
struct Reference {
    outline: Vec<Entry>,
    pins: HashMap<String, String>,
    fragments: HashMap<String, String>,
}

/// Converts one day. It never fails; what it could not do stands in the notes.
#[must_use]
pub fn convert(day: &Day, options: &Options) -> Imported {
    let chosen = languages::choose(day.texts.keys().map(String::as_str), &options.map);
    let mut notes = chosen.notes;
    let mut drafts = BTreeMap::new();
    for (language, name) in chosen.files {
        let bytes = day.texts.get(&name).map(Vec::as_slice).unwrap_or_default();
        match draft(bytes, options, Notes::about(&name)) {
            Ok(draft) => _ = drafts.insert(language, draft),
            Err(mut about) => {
                about.one(NoteKind::Skipped, 0, "left out: there is no text in it");
                notes.extend(about.finish());
            }
        }
    }
    let mut imported = Imported::default();
    let first = drafts.keys().next().cloned();
    let wanted = options.reference.clone().filter(|language| drafts.contains_key(language));
    let Some(language) = wanted.or(first) else {
        imported.notes = sorted(notes);
        return imported;
    };
    let mut reference = Reference::default();
    if let Some(mut draft) = drafts.remove(&language) {
        if let Some(missing) = options.reference.as_ref().filter(|missing| **missing != language) {
            let message = format!("there is no text in `{missing}`; sections follow this one");
            draft.notes.one(NoteKind::Outline, 0, message);
        }
        reference = pin_reference(&mut draft);
        notes.extend(finish(draft, language, options, &mut imported));
    }
    for (language, mut draft) in drafts {
        follow_reference(&mut draft, &reference);
        notes.extend(finish(draft, language, options, &mut imported));
    }
    imported.notes = sorted(notes);
    imported
}

fn sorted(mut notes: Vec<Note>) -> Vec<Note> {
    notes.sort_by(|a, b| a.file.cmp(&b.file).then(a.line.cmp(&b.line)));
    notes
}

/// Reads a text; gives the notes back where there is none.
fn draft(bytes: &[u8], options: &Options, mut notes: Notes) -> Result<Draft, Notes> {
    let text = Text::read(bytes, &mut notes);
    let mut day = None;
    let tree = read::read(&text, &mut notes, &mut day);
    let shape::Shaped { mut blocks, anchors, declared } = shape::shape(tree, &mut notes);
    if blocks.is_empty() {
        return Err(notes);
    }
    let dated = declared.as_ref().map(|(_, at)| *at);
    let title = title::take(&mut blocks, dated, &options.policy, &mut notes);
    let declared = declared.map(|(day, _)| day).or(day);
    Ok(Draft { notes, title, blocks, declared, anchors, sections: Vec::new(), fragments: HashMap::new() })
}

fn headings(blocks: &mut [Block]) -> impl Iterator<Item = &mut Heading> {
    blocks.iter_mut().filter_map(|block| if let Block::Heading(heading) = block { Some(heading) } else { None })
}

/// Gives every section of the reference its id: its own, else one from its words.
fn pin_reference(draft: &mut Draft) -> Reference {
    let mut ids = Ids::default();
    // Written ids first: no derived one may take their names.
    for heading in headings(&mut draft.blocks) {
        let Some(written) = heading.id.take() else { continue };
        heading.id = ids::well_formed(&written).map(|id| ids.take(id).to_string());
        if let Some(id) = heading.id.as_deref().filter(|id| *id != written) {
            draft.notes.one(NoteKind::Converted, heading.line, format!("the id `{written}` is `{id}` now"));
        }
    }
    let mut outline = Vec::new();
    for (at, heading) in headings(&mut draft.blocks).enumerate() {
        if heading.id.is_none() {
            heading.id = ids::derived(&plain(&heading.text), at + 1).map(|id| ids.take(id).to_string());
        }
        outline.push(Entry { level: heading.level, id: heading.id.clone() });
    }
    let sections: Vec<Option<String>> = outline.iter().map(|entry| entry.id.clone()).collect();
    let pins = pin_items(draft, &mut ids, &HashMap::new());
    find_fragments(draft, sections, &pins);
    Reference { outline, pins, fragments: draft.fragments.clone() }
}

/// Finds the sections of the reference in a translation. A heading that is none becomes bold text.
fn follow_reference(draft: &mut Draft, reference: &Reference) {
    let id_of = |written: &String| {
        reference.fragments.get(written).cloned().or_else(|| Some(ids::well_formed(written)?.to_string()))
    };
    let entry = |heading: &mut Heading| Entry { level: heading.level, id: heading.id.as_ref().and_then(id_of) };
    let outline: Vec<Entry> = headings(&mut draft.blocks).map(entry).collect();
    let aligned = outline::align(&reference.outline, &outline);
    if !outline::same_levels(&reference.outline, &outline) {
        let matched = aligned.iter().flatten().count();
        let (here, there) = (outline.len(), reference.outline.len());
        let message = format!("{here} headings, {there} in the reference; {matched} of them are the same sections");
        draft.notes.one(NoteKind::Outline, 0, message);
    }
    let mut ids = Ids::default();
    for id in reference
        .outline
        .iter()
        .filter_map(|entry| entry.id.as_deref())
        .chain(reference.pins.values().map(String::as_str))
    {
        ids.reserve(id);
    }
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
    let present: HashSet<&str> =
        draft.sections.iter().flatten().map(String::as_str).chain(pins.values().map(String::as_str)).collect();
    let more = reference.fragments.iter().filter(|(_, id)| present.contains(id.as_str()));
    let more: Vec<_> = more.map(|(fragment, id)| (fragment.clone(), id.clone())).collect();
    for (fragment, id) in more {
        draft.fragments.entry(fragment).or_insert(id);
    }
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

/// Settles the links and writes the file.
fn finish(draft: Draft, language: Language, options: &Options, imported: &mut Imported) -> Vec<Note> {
    let Draft { mut notes, title, mut blocks, declared, fragments, .. } = draft;
    links::settle(&mut blocks, &|fragment| fragments.get(fragment).cloned(), &mut notes);
    let text = write::write(&title.words, !options.region.is_global(), &blocks);
    imported.declared.extend(declared.map(|day| (language.clone(), day)));
    imported.texts.insert(language, text);
    notes.finish()
}
