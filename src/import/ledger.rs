//! From the days of a policy to its ledger.
//!
//! In: for each day what changed and what is gone ([`Step`]). Out: every file of the history, verified as a whole
//! ([`WrittenHistory`]), or the reasons why there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::freeze::{Frozen, Setting, freeze};
use super::{Note, NoteKind, Options};
use crate::digest::Digest;
use crate::history::{self, FOLDER, History, PolicyHistory, editions};
use crate::id::SectionId;
use crate::locale::{Date, Language};
use crate::model::ledger::{Action, Entry, Ledger};
use crate::model::publication::Publication;
use crate::model::region::Edition;
use crate::release::{Planned, Refusal, Request, release, withdraw};
use crate::source::{FileEntry, FileTree, Sources};

/// A day of a policy on which something changed.
#[derive(Clone, Debug)]
pub struct Step {
    /// The day.
    pub day: Date,
    /// The texts that are new or changed.
    pub changed: BTreeMap<Language, String>,
    /// The languages that the day before had, and this one has not.
    pub gone: BTreeSet<Language>,
    /// The language that the others are translated from on this day.
    pub reference: Option<Language>,
}

/// The history of a policy, complete.
#[derive(Clone, Debug, Default)]
pub struct WrittenHistory {
    /// Its files by their path in the site; the ledger is not among them.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The ledger: its path and text.
    pub ledger: (String, String),
    /// The last digest of the chain.
    pub head: Option<Digest>,
    /// How many versions there are.
    pub versions: usize,
    /// How many texts they have, over all languages.
    pub texts: usize,
    /// What is wrong with texts; they are frozen all the same.
    pub notes: Vec<(Date, Note)>,
}

/// So many texts are in memory as trees at a time.
const AT_A_TIME: usize = 400;

/// Writes the history of a policy that has none, day by day. `today` is the day that it is: nothing is published after it.
///
/// # Errors
/// With every reason of the first day that cannot be released.
pub fn write_history(
    options: &Options,
    setting: &Setting,
    steps: &[Step],
    today: Date,
) -> Result<WrittenHistory, Vec<Refusal>> {
    let policy = &options.policy;
    if let Some(Step { day, .. }) = steps.iter().find(|step| step.day > today) {
        let message = format!("`{policy}` has texts of {day}, a day to come: today is {today} (UTC)");
        let hint = format!(
            "take that day out, import the rest, then put its texts into the sources and run `lexloci release --effective {day}`"
        );
        return Err(vec![Refusal { message, hint }]);
    }
    let mut growing = Growing { history: History::default(), written: WrittenHistory::default() };
    let past =
        PolicyHistory { ledger: Ledger::new(policy.clone()), ledger_text: String::new(), versions: BTreeMap::new() };
    growing.history.policies.insert(policy.clone(), past);
    let edition = |language: &Language| Edition { region: options.region.clone(), language: language.clone() };
    let mut present: BTreeSet<Edition> = BTreeSet::new();
    // What the text in each language says that is the reference on any day.
    let mut said: BTreeMap<&Language, BTreeMap<SectionId, String>> = BTreeMap::new();
    let references: BTreeSet<&Language> = steps.iter().filter_map(|step| step.reference.as_ref()).collect();
    let mut rest = steps;
    while !rest.is_empty() {
        let mut texts = 0;
        let fitting = rest.iter().take_while(|step| {
            texts += step.changed.len();
            texts <= AT_A_TIME
        });
        let (now, later) = rest.split_at(fitting.count().max(1));
        rest = later;
        let mut frozen = freeze_all(options, setting, now);
        for (at, step) in now.iter().enumerate() {
            let request =
                Request { published: Some(step.day), effective: Some(step.day), imported: true, ..Request::on(today) };
            let mut drafts: BTreeMap<Edition, Publication> = BTreeMap::new();
            for language in &references {
                if let Some((Some(publication), _)) = frozen.get(&(at, *language)) {
                    said.insert(*language, wordings(publication));
                }
            }
            let reference = step.reference.as_ref();
            let source = reference.and_then(|language| said.get(language)).cloned().unwrap_or_default();
            for language in step.changed.keys() {
                let (mut publication, errors) = frozen.remove(&(at, language)).unwrap_or_default();
                if let Some(publication) = publication.as_mut().filter(|_| Some(language) != reference) {
                    translated_from(&source, publication);
                }
                let note = |kind, message| Note::on_file(format!("{language}.md"), kind, message);
                let notes = errors.into_iter().map(|error| (step.day, note(NoteKind::Converted, error)));
                growing.written.notes.extend(notes);
                match publication {
                    Some(publication) => _ = drafts.insert(edition(language), publication),
                    None => {
                        let note = note(NoteKind::Skipped, "left out: the text cannot be composed".to_owned());
                        growing.written.notes.push((step.day, note));
                    }
                }
            }
            if let Some(planned) = release(&growing.history, policy, &drafts, &|_| None, &request)? {
                present.extend(planned.editions.iter().map(|change| change.edition.clone()));
                growing.take(planned, None);
            }
            let gone: BTreeSet<Edition> =
                step.gone.iter().map(edition).filter(|edition| present.remove(edition)).collect();
            if !gone.is_empty() {
                let planned = withdraw(&growing.history, policy, &gone, None, &present, &request)?;
                growing.take(planned, Some(gone));
            }
        }
    }
    growing.finish()
}

/// What the sections of the reference text say, its title, description and preamble.
fn wordings(publication: &Publication) -> BTreeMap<SectionId, String> {
    let ids = publication.text.sections.iter().map(|section| section.id.clone());
    let sections = ids.zip(publication.facts.sections.iter().map(|facts| facts.wording.clone()));
    let parts = publication.facts.parts.iter().map(|(id, facts)| (id.clone(), facts.wording.clone()));
    sections.chain(parts).collect()
}

/// A translation that is published is taken to be one of the reference text of that day: from then on a page can tell
/// whether its source has moved on.
fn translated_from(source: &BTreeMap<SectionId, String>, publication: &mut Publication) {
    let facts = Arc::make_mut(&mut publication.facts);
    for (section, facts) in publication.text.sections.iter().zip(&mut facts.sections) {
        Arc::make_mut(facts).source = source.get(&section.id).cloned();
    }
    for (id, facts) in &mut facts.parts {
        facts.source = source.get(id).cloned();
    }
}

/// Freezes the texts of some days: each language on its own, for it is the reference of itself.
fn freeze_all<'a>(options: &Options, setting: &Setting, steps: &'a [Step]) -> BTreeMap<(usize, &'a Language), Frozen> {
    let mut by_language: BTreeMap<&Language, Vec<(usize, &str)>> = BTreeMap::new();
    for (at, step) in steps.iter().enumerate() {
        for (language, text) in &step.changed {
            by_language.entry(language).or_default().push((at, text));
        }
    }
    by_language
        .into_par_iter()
        .flat_map_iter(|(language, texts)| {
            let (days, texts): (Vec<usize>, Vec<&str>) = texts.into_iter().unzip();
            let frozen = freeze(setting, options, language, &texts);
            days.into_iter().map(move |at| (at, language)).zip(frozen)
        })
        .collect()
}

/// A history that grows by one entry at a time.
struct Growing {
    history: History,
    written: WrittenHistory,
}

impl Growing {
    fn take(&mut self, planned: Planned, withdrawn: Option<BTreeSet<Edition>>) {
        let policy = &planned.policy;
        let Some(past) = self.history.policies.get_mut(policy) else { return };
        let effective = planned.effective.unwrap_or(planned.published);
        let path = planned.version.as_ref().map(|version| format!("{FOLDER}{policy}/{version}/editions.toml"));
        let editions = path.and_then(|path| planned.files.get(&path));
        let action = match (withdrawn, &planned.version, editions) {
            (None, Some(version), Some(text)) => {
                let read = std::str::from_utf8(text).ok().and_then(|text| editions::read(text).ok());
                past.versions.extend(read.map(|read| (version.clone(), read)));
                self.written.versions += 1;
                self.written.texts += planned.editions.len();
                Action::Release { version: version.clone(), effective, imported: true, editions: Digest::of(text) }
            }
            (gone, _, _) => Action::Withdraw {
                editions: gone.unwrap_or_default().into_iter().collect(),
                effective,
                successor: None,
            },
        };
        past.ledger.entries.push(Arc::new(Entry {
            published: planned.published,
            action,
            summary: BTreeMap::new(),
            previous: past.ledger.head(),
            digest: planned.head,
        }));
        self.written.ledger = (planned.ledger_path(), planned.ledger.clone());
        past.ledger_text = planned.ledger;
        self.written.head = past.ledger.head();
        for (path, bytes) in planned.files {
            let bytes: Arc<[u8]> = bytes.into();
            self.history.put_file(path.clone(), Arc::clone(&bytes));
            self.written.files.insert(path, bytes);
        }
    }

    /// What was written is read again as `lexloci verify` reads it.
    fn finish(self) -> Result<WrittenHistory, Vec<Refusal>> {
        let mut tree = FileTree::new();
        for (path, bytes) in &self.written.files {
            tree.insert(path.clone(), FileEntry::Bytes(Arc::clone(bytes)));
        }
        let (path, text) = &self.written.ledger;
        if !text.is_empty() {
            tree.insert(path.clone(), FileEntry::Bytes(text.as_bytes().into()));
        }
        let (_, problems) = history::read(&tree, &mut Sources::default());
        let wrong: Vec<Refusal> = problems
            .iter()
            .map(|problem| Refusal {
                message: format!("the history would not be whole: {}", problem.message),
                hint: "this is a mistake of lexloci: please report it with the texts".to_owned(),
            })
            .collect();
        if wrong.is_empty() { Ok(self.written) } else { Err(wrong) }
    }
}
