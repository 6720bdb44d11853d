//! A day's texts, from bytes to files.
//!
//! In: a [`Day`]. Out: [`Imported`], which are sources that a site can compose, or [`Evidence`], which are the texts as they
//! stood there. Each text is read on its own; then the reference gets its ids, and the sections of the others are found in
//! it. A source may have no section beyond the reference's (SPEC 2); evidence keeps every heading that was there.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::document::{Block, Heading, for_each_item_start, plain};
use super::ids::{self, Ids};
use super::memory::{Before, Known, Memory, Remembered, same_sections, same_words};
use super::notes::{Note, NoteKind, Notes};
use super::outline::{self, Entry};
use super::text::Text;
use super::{
    Day, Evidence, Imported, Options, front_matter, languages, likeness, links, own, read, shape, title, write,
};
use crate::digest::Digest;
use crate::id::{SectionId, derive_section_id, without_number};
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
#[derive(Clone, Debug, Default)]
pub(super) struct Reference {
    outline: Vec<Entry>,
    pins: HashMap<String, String>,
    fragments: HashMap<String, String>,
}

/// Converts one day. It never fails; what it could not do stands in the notes.
#[must_use]
pub fn convert(day: &Day, options: &Options) -> Imported {
    convert_last(day, options, &Memory::default())
}

/// Converts the day that `memory` ends with, so that its texts have the ids that they have as evidence, as far as sources
/// can have them.
#[must_use]
pub fn convert_last(day: &Day, options: &Options, memory: &Memory) -> Imported {
    let chosen = languages::choose(day.texts.keys().map(String::as_str), &options.map);
    let mut notes = chosen.notes;
    let mut drafts = BTreeMap::new();
    let files: Vec<(Language, String)> = chosen.files.into_iter().collect();
    let read: Vec<_> = files.into_par_iter().map(|(language, name)| (language, draft(day, &name, options))).collect();
    for (language, read) in read {
        match read {
            Ok(draft) => _ = drafts.insert(language, draft),
            Err(about) => notes.extend(about),
        }
    }
    let mut imported = Imported::default();
    let Some(language) = reference_of(drafts.keys(), options) else {
        imported.notes = sorted(notes);
        return imported;
    };
    let mut reference = Reference::default();
    let mut converted = Vec::new();
    if let Some(mut draft) = drafts.remove(&language) {
        note_missing_reference(&mut draft, &language, options);
        reference = pin_reference(&mut draft, memory.of(&language).headings);
        converted.push((language, finish(draft, options)));
    }
    let followed: Vec<_> = drafts
        .into_par_iter()
        .map(|(language, mut draft)| {
            follow_reference(&mut draft, &reference, &memory.of(&language));
            (language, finish(draft, options))
        })
        .collect();
    converted.extend(followed);
    for (language, finished) in converted {
        notes.extend(finished.notes);
        imported.declared.extend(finished.declared.map(|day| (language.clone(), day)));
        imported.texts.insert(language, finished.text);
    }
    imported.notes = sorted(notes);
    imported
}

/// Converts the next day of a policy, each text as it stood there: what did not change since the day before is not given
/// again, and its ids stay what they were, whatever becomes of other languages.
#[must_use]
pub fn convert_next(day: &Day, options: &Options, memory: &mut Memory) -> Evidence {
    let chosen = languages::choose(day.texts.keys().map(String::as_str), &options.map);
    let mut notes = chosen.notes;
    notes.retain(|note| memory.told.insert((note.file.clone(), note.message.clone())));
    memory.days += 1;
    let digest_of = |name: &str| Digest::of(day.texts.get(name).map(Vec::as_slice).unwrap_or_default());
    let files: Vec<(Language, String)> = chosen.files.into_iter().collect();
    let (same, new): (Vec<_>, Vec<_>) = files
        .into_par_iter()
        .map(|(language, name)| (language, digest_of(&name), name))
        .partition(|(language, digest, _)| memory.texts.get(language).is_some_and(|text| text.bytes == *digest));
    let mut present: BTreeSet<Language> = same.into_iter().map(|(language, _, _)| language).collect();
    let with_own = |draft: Draft| (own::of(&draft.title.words, &draft.blocks), draft);
    let read: Vec<_> = new
        .into_par_iter()
        .map(|(language, bytes, name)| (language, bytes, draft(day, &name, options).map(with_own)))
        .collect();
    let mut drafts = BTreeMap::new();
    let mut declared = BTreeMap::new();
    for (language, bytes, read) in read {
        match (read, memory.texts.get_mut(&language)) {
            (Err(about), _) => {
                notes.extend(about);
                continue;
            }
            (Ok((own, draft)), Some(text)) if text.own == own => {
                text.bytes = bytes;
                // Only the date that it declares is another.
                if text.declared != draft.declared {
                    declared.extend(draft.declared.clone().map(|day| (language.clone(), day)));
                    text.declared = draft.declared;
                }
            }
            (Ok((own, draft)), _) => _ = drafts.insert(language.clone(), (bytes, own, draft)),
        }
        present.insert(language);
    }
    let mut evidence = Evidence { present: present.clone(), declared, ..Evidence::default() };
    let mut finished = Vec::new();
    evidence.reference = reference_of(present.iter(), options);
    if let Some(language) = evidence.reference.clone() {
        if let Some((bytes, own, mut draft)) = drafts.remove(&language) {
            note_missing_reference(&mut draft, &language, options);
            let reference = pin_reference(&mut draft, memory.of(&language).headings);
            finished.push((language.clone(), remember(draft, reference, (memory.days, bytes, own), options)));
        }
        let reference = match finished.first() {
            Some((_, (text, _))) => Arc::clone(&text.reference),
            None => memory.texts.get(&language).map(|text| Arc::clone(&text.reference)).unwrap_or_default(),
        };
        memory.follow(&language, &reference);
        let memory = &*memory;
        let followed: Vec<_> = drafts
            .into_par_iter()
            .map(|(language, (bytes, own, mut draft))| {
                // It has changed on this day.
                let before = Before { lags: false, ..memory.of(&language) };
                let own_reference = keep_headings(&mut draft, &reference, &before);
                (language, remember(draft, own_reference, (memory.days, bytes, own), options))
            })
            .collect();
        finished.extend(followed);
    }
    let mut changed: BTreeSet<Language> = present.difference(&memory.present).cloned().collect();
    for (language, (text, about)) in finished {
        notes.extend(about);
        changed.insert(language.clone());
        evidence.declared.extend(text.declared.clone().map(|day| (language.clone(), day)));
        memory.texts.insert(language, text);
    }
    for language in changed {
        let Some(text) = memory.texts.get(&language) else { continue };
        evidence.changed.insert(language, text.text.clone());
    }
    memory.present = present;
    evidence.notes = sorted(notes);
    evidence
}

fn reference_of<'a>(languages: impl Iterator<Item = &'a Language>, options: &Options) -> Option<Language> {
    leading(languages, &options.references)
}

/// Which of the languages of some texts the others follow: the first that is wanted, else a regional form of one, as `en-US` is of
/// `en`, else the first by its tag.
#[must_use]
pub fn leading<'a>(languages: impl Iterator<Item = &'a Language>, wanted: &[Language]) -> Option<Language> {
    let place = |is_wanted: &dyn Fn(&Language) -> bool| wanted.iter().position(is_wanted);
    let distance = |language: &Language| {
        let exact = place(&|wanted| wanted == language).map(|place| (0, place));
        exact.or_else(|| Some((1, place(&|wanted| language.is_served_by(wanted))?))).unwrap_or((2, 0))
    };
    languages.min_by_key(|language| (distance(language), *language)).cloned()
}

fn note_missing_reference(draft: &mut Draft, language: &Language, options: &Options) {
    if let Some(missing) = options.references.first().filter(|missing| *missing != language) {
        let message = format!("there is no text in `{missing}`; sections follow this one");
        draft.notes.one(NoteKind::Outline, 0, message);
    }
}

fn remember(
    mut draft: Draft,
    reference: Reference,
    (day, bytes, own): (usize, Digest, Digest),
    options: &Options,
) -> (Remembered, Vec<Note>) {
    let headings = known_headings(&mut draft.blocks);
    let Finished { text, notes, declared } = finish(draft, options);
    (Remembered { day, bytes, own, text, declared, headings, reference: Arc::new(reference) }, notes)
}

/// The headings of a text; the id is the one that each has now.
fn known_headings(blocks: &mut [Block]) -> Vec<Known> {
    let bodies = likeness::bodies(blocks);
    let known = |(heading, body): (&mut Heading, _)| Known {
        level: heading.level,
        words: without_number(&plain(&heading.text)).split_whitespace().collect::<Vec<_>>().join(" "),
        id: heading.id.clone().unwrap_or_default(),
        body,
    };
    headings(blocks).zip(bodies).map(known).collect()
}

fn sorted(mut notes: Vec<Note>) -> Vec<Note> {
    notes.sort_by(|a, b| a.file.cmp(&b.file).then(a.line.cmp(&b.line)));
    notes
}

/// Reads a text; gives what there is to say of it where it is none.
fn draft(day: &Day, name: &str, options: &Options) -> Result<Draft, Vec<Note>> {
    let bytes = day.texts.get(name).map(Vec::as_slice).unwrap_or_default();
    let mut notes = Notes::about(name);
    let (bytes, said) = front_matter::take(bytes, &mut notes);
    let text = Text::read(&bytes, &mut notes);
    let mut day = None;
    let tree = read::read(&text, &mut notes, &mut day);
    let shape::Shaped { mut blocks, anchors, declared } = shape::shape(tree, &mut notes);
    if blocks.is_empty() && said.title.is_none() {
        notes.one(NoteKind::Skipped, 0, "left out: there is no text in it");
        return Err(notes.finish());
    }
    let dated = declared.as_ref().map(|(_, at)| *at);
    let title = title::take(&mut blocks, dated, said.title, &options.policy, &mut notes);
    let declared = declared.map(|(day, _)| day).or(day).or(said.date);
    Ok(Draft { notes, title, blocks, declared, anchors, sections: Vec::new(), fragments: HashMap::new() })
}

/// The headings of a text with the ids that they have now.
fn entries(blocks: &mut [Block]) -> Vec<Entry> {
    let bodies = likeness::bodies(blocks);
    let entry =
        |(heading, body): (&mut Heading, _)| Entry::new(heading.level, &plain(&heading.text), heading.id.clone(), body);
    headings(blocks).zip(bodies).map(entry).collect()
}

fn headings(blocks: &mut [Block]) -> impl Iterator<Item = &mut Heading> {
    blocks.iter_mut().filter_map(|block| if let Block::Heading(heading) = block { Some(heading) } else { None })
}

/// Gives every section of the reference its id: its own, else the one that it had the day before, else one from its words.
fn pin_reference(draft: &mut Draft, known: &[Known]) -> Reference {
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
fn follow_reference(draft: &mut Draft, reference: &Reference, before: &Before<'_>) {
    let here = headings(&mut draft.blocks).count();
    let gone = gone(draft, reference, before);
    let earlier = earlier_ids(draft, before.headings);
    let outline = outline_of(draft, reference, &earlier);
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
fn gone(draft: &mut Draft, reference: &Reference, before: &Before<'_>) -> Vec<bool> {
    let present: HashSet<&str> = reference.sections().collect();
    let earlier = earlier_ids(draft, before.headings);
    let outline = outline_of(draft, reference, &earlier);
    if !before.lags && outline::same_levels(&reference.outline, &outline) {
        return vec![false; outline.len()];
    }
    let is_gone = |(heading, earlier): (&mut Heading, Option<String>)| {
        let written = heading.id.as_ref().and_then(|written| reference.id_of(written));
        let is_present = |id: &String| present.contains(id.as_str());
        let is_gone = |id: String| before.sections.contains(&id) && !is_present(&id);
        !written.as_ref().is_some_and(is_present) && earlier.is_some_and(is_gone)
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
fn keep_headings(draft: &mut Draft, reference: &Reference, before: &Before<'_>) -> Reference {
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
    let gone = gone(draft, reference, before);
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
    for (at, heading) in headings(&mut draft.blocks).enumerate() {
        let written = heading.id.take();
        let Some(id) = given[at].take() else {
            let written = written.as_deref().and_then(ids::well_formed);
            // Links from elsewhere lead to a written id: it stays, unless something else in this text has it.
            heading.id = match written.filter(|id| taken.insert(id.to_string())) {
                Some(id) => Some(id.to_string()),
                None => {
                    let own = earlier[at].as_deref().and_then(SectionId::parse);
                    let own = own.or_else(|| ids::derived(&plain(&heading.text), at + 1));
                    own.map(|id| ids.take(id).to_string())
                }
            };
            continue;
        };
        heading.id = Some(id);
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

/// A text in lexloci's form.
struct Finished {
    text: String,
    notes: Vec<Note>,
    declared: Option<String>,
}

/// Settles the links and writes the file.
fn finish(draft: Draft, options: &Options) -> Finished {
    let Draft { mut notes, title, mut blocks, declared, fragments, .. } = draft;
    links::settle(&mut blocks, &|fragment| fragments.get(fragment).cloned(), &mut notes);
    let text = write::write(&title.words, !options.region.is_global(), &blocks);
    Finished { text, notes: notes.finish(), declared }
}
