//! A day's texts, from bytes to files.
//!
//! In: a [`Day`]. Out: [`Imported`], which are sources that a site can compose, or [`Evidence`], which are the texts as they
//! stood there. Each text is read on its own; then the reference gets its ids, and the sections of the others are found in
//! it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::draft::{Draft, Finished};
use super::memory::{Before, Memory, Remembered};
use super::notes::{Note, NoteKind};
use super::sections::{Reference, follow_reference, keep_headings, known_headings, pin_reference};
use super::{Day, Evidence, Imported, Options, languages};
use crate::digest::Digest;
use crate::locale::Language;

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
    let read: Vec<_> = files
        .into_par_iter()
        .map(|(language, name)| {
            let read = Draft::read(day, &name, &language, options);
            (language, read)
        })
        .collect();
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
        converted.push((language, draft.finish(options)));
    }
    let followed: Vec<_> = drafts
        .into_par_iter()
        .map(|(language, mut draft)| {
            follow_reference(&mut draft, &reference, &memory.of(&language));
            (language, draft.finish(options))
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
    let with_own = |draft: Draft| (draft.own(), draft);
    let read: Vec<_> = new
        .into_par_iter()
        .map(|(language, bytes, name)| {
            let read = Draft::read(day, &name, &language, options).map(with_own);
            (language, bytes, read)
        })
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
                    notes.extend(draft.notes.finish().into_iter().filter(|note| note.kind == NoteKind::Dated));
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
    let Finished { text, notes, declared } = draft.finish(options);
    (Remembered { day, bytes, own, text, declared, headings, reference: Arc::new(reference) }, notes)
}

fn sorted(mut notes: Vec<Note>) -> Vec<Note> {
    notes.sort_by(|a, b| a.file.cmp(&b.file).then(a.line.cmp(&b.line)));
    notes
}
