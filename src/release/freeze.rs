//! Frozen files of drafts, equal ones once.

use super::draft::files;
use super::request::Refusal;
use crate::compare::{section_digest, text_digest};
use crate::digest::Digest;
use crate::history::frozen;
use crate::history::{FOLDER, History, Newest, PolicyHistory, text_file_path};
use crate::id::{PolicyName, SectionId, VersionId};
use crate::model::markup::{TextFile, for_each_list};
use crate::model::publication::{Facts, FrozenFile, Kind, Publication, Record, SectionFacts};
use crate::model::region::Edition;
use crate::model::text::{Text, TextBody, TextSection};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Reads a frozen text back.
///
/// # Errors
/// When it is not there, or not a text that this lexloci can read.
pub fn frozen_text(history: &History, policy: &PolicyName, file: &FrozenFile) -> Result<Text, Refusal> {
    let unreadable = |reason: String| {
        Refusal::new(
            format!("the frozen text `{FOLDER}{policy}/{}` cannot be read: {reason}", file.path),
            "use the lexloci that wrote it, or a newer one",
        )
    };
    let bytes = history.frozen(policy, file).map_err(unreadable)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| unreadable("it is not UTF-8".to_owned()))?;
    frozen::read(text).map_err(|error| unreadable(format!("line {}: {}", error.line, error.message)))
}

/// Makes frozen files of drafts.
pub(super) struct Freezer<'a> {
    pub(super) history: &'a History,
    pub(super) policy: &'a PolicyName,
    pub(super) id: &'a VersionId,
    pub(super) bytes: &'a (dyn Fn(&TextFile) -> Option<Vec<u8>> + Sync),
}

pub(super) struct Frozen {
    pub(super) record: Record,
    pub(super) text: String,
    pub(super) displaced: Option<String>,
    pub(super) attached: Vec<(String, Vec<u8>)>,
}

impl Freezer<'_> {
    pub(super) fn freeze(
        &self,
        edition: &Edition,
        draft: &Publication,
        newest: Option<&Newest<'_>>,
        before: Option<&Text>,
        kind: Kind,
    ) -> Result<Frozen, Refusal> {
        let text = frozen::write(&with_old_ids(&draft.text, before));
        let digest = text_digest(&draft.text);
        // What is written for good must read back as it was.
        let intact = frozen::read(&text).is_ok_and(|read| text_digest(&read) == digest);
        if !intact {
            return Err(Refusal::new(
                format!("the text of `{}` in {edition} cannot be frozen without losing something", self.policy),
                "this is a mistake in lexloci: please report it with the text",
            ));
        }
        let displaced = (!draft.displaced.sections.is_empty()).then(|| frozen::write(&displaced_text(draft)));
        let any_notes = !draft.text.footnotes.is_empty() || !draft.displaced.footnotes.is_empty();
        let folder = format!("{}/{}/{}", self.id, edition.region, edition.language);
        let file = |path: String, text: &str| FrozenFile { path, digest: Digest::of(text.as_bytes()) };
        let mut attached = Vec::new();
        let files = files(draft);
        for file in &files {
            let path = text_file_path(file);
            if self.history.file(self.policy, &path).is_none() {
                let bytes = (self.bytes)(file).ok_or_else(|| {
                    Refusal::new(
                        format!("the file `{}` of `{}` is not there", file.name, self.policy),
                        format!("put it back into `content/{}/files/`", self.policy),
                    )
                })?;
                attached.push((path, bytes));
            }
        }
        let changed = self.changed(draft, newest, before);
        let mut facts = Facts::clone(&draft.facts);
        keep_sources(&mut facts, draft, newest);
        keep_sources_of_parts(&mut facts, draft, newest, before);
        let record = Record {
            edition: edition.clone(),
            kind,
            frozen: file(format!("{folder}.md"), &text),
            text: digest,
            displaced: displaced.as_ref().map(|text| file(format!("{folder}.displaced.md"), text)),
            displaced_with_notes: displaced.is_some() && any_notes,
            files: files.into_iter().collect(),
            ids: draft.text.sections.iter().map(|section| section.id.clone()).collect(),
            changed,
            level_with: Vec::new(),
            facts: Arc::new(facts),
        };
        Ok(Frozen { record, text, displaced, attached })
    }

    /// The version that last changed each section: this one, or the one that did before.
    pub(super) fn changed(
        &self,
        draft: &Publication,
        newest: Option<&Newest<'_>>,
        before: Option<&Text>,
    ) -> Vec<VersionId> {
        let old: BTreeMap<&SectionId, (Digest, &VersionId)> = match (newest, before) {
            (Some(newest), Some(before)) => before
                .sections
                .iter()
                .zip(&newest.record.changed)
                .map(|(section, changed)| (&section.id, (section_digest(section), changed)))
                .collect(),
            _ => BTreeMap::new(),
        };
        draft
            .text
            .sections
            .iter()
            .map(|section| match old.get(&section.id) {
                Some((digest, changed)) if *digest == section_digest(section) => (*changed).clone(),
                _ => self.id.clone(),
            })
            .collect()
    }
}

/// A text whose sections have all the ids that they had in the version before: whatever its source still says of them, old
/// fragments go on leading there.
fn with_old_ids<'a>(text: &'a Text, before: Option<&Text>) -> Cow<'a, Text> {
    let old = before.into_iter().flat_map(|before| &before.sections).filter(|old| !old.was.is_empty());
    let old: Vec<_> = old.collect();
    if old.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut taken: BTreeSet<&SectionId> = BTreeSet::new();
    let bodies = text.preamble.iter().chain(&text.footnotes).map(|body| &body.blocks);
    for blocks in bodies.chain(text.sections.iter().map(|section| &section.blocks)) {
        for_each_list(blocks, &mut |list| taken.extend(list.items.iter().filter_map(|item| item.id.as_ref())));
    }
    taken.extend(text.sections.iter().flat_map(|section| std::iter::once(&section.id).chain(&section.was)));
    let mut kept = Cow::Borrowed(text);
    for (at, section) in text.sections.iter().enumerate() {
        let is_same = |old: &TextSection| old.id == section.id || section.was.contains(&old.id);
        let lost = old.iter().filter(|old| is_same(old)).flat_map(|old| &old.was);
        let lost: Vec<&SectionId> = lost.filter(|was| taken.insert(was)).collect();
        if !lost.is_empty()
            && let Some(section) = kept.to_mut().sections.get_mut(at)
        {
            Arc::make_mut(section).was.extend(lost.into_iter().cloned());
        }
    }
    kept
}

/// A section whose own wording did not change is still the translation of what it was translated from, whatever its source
/// says now, and whatever values it shows. What somebody recorded in `review.lock` counts more.
pub(super) fn keep_sources(facts: &mut Facts, draft: &Publication, newest: Option<&Newest<'_>>) {
    let Some(newest) = newest else { return };
    let old: BTreeMap<&SectionId, &Arc<SectionFacts>> =
        newest.record.ids.iter().zip(&newest.record.facts.sections).collect();
    for (section, facts) in draft.text.sections.iter().zip(&mut facts.sections) {
        if let Some(old) = old.get(&section.id)
            && old.wording == facts.wording
            && old.origin.region == facts.origin.region
            && old.origin.language == facts.origin.language
            && old.source.is_some()
            && facts.source.is_some()
            && !draft.reviewed.contains(&section.id)
        {
            Arc::make_mut(facts).source.clone_from(&old.source);
        }
    }
}

/// The same of title, description and preamble. Of an earlier version that did not freeze what they say, the words tell whether
/// they changed; what those were translated from is not known, and no page claims to know it.
fn keep_sources_of_parts(facts: &mut Facts, draft: &Publication, newest: Option<&Newest<'_>>, before: Option<&Text>) {
    let Some(old) = newest.map(|newest| &newest.record.facts) else { return };
    let mut parts = std::mem::take(&mut facts.parts);
    for (id, part) in parts.iter_mut().filter(|(id, _)| !draft.reviewed.contains(*id)) {
        let place = |facts: &Facts| facts.origin_of(id.as_str()).map(|of| (of.region.clone(), of.language.clone()));
        if place(old) != place(facts) {
            continue;
        }
        match old.parts.get(id) {
            Some(old) if old.wording == part.wording => part.source.clone_from(&old.source),
            None if before.is_some_and(|before| says_the_same(id, before, &draft.text)) => part.source = None,
            _ => {}
        }
    }
    facts.parts = parts;
}

fn says_the_same(part: &SectionId, before: &Text, now: &Text) -> bool {
    match part.as_str() {
        "title" => before.title == now.title,
        "description" => before.description == now.description,
        _ => before.preamble == now.preamble,
    }
}

/// Displaced texts in the form of a text, so that they can be frozen as one.
pub(super) fn displaced_text(draft: &Publication) -> Text {
    Text {
        title: draft.text.title.clone(),
        description: None,
        preamble: None::<TextBody>,
        precedence: Vec::new(),
        sections: draft.displaced.sections.clone(),
        footnotes: draft.displaced.footnotes.clone(),
    }
}

/// Equal files are stored once, whichever edition or version had them first.
pub(super) struct Store {
    pub(super) paths: BTreeMap<Digest, String>,
}

impl Store {
    pub(super) fn of(past: Option<&PolicyHistory>) -> Self {
        let mut paths = BTreeMap::new();
        for version in past.into_iter().flat_map(|past| past.versions.values()) {
            for record in version.records.values() {
                for file in std::iter::once(&record.frozen).chain(&record.displaced) {
                    paths.entry(file.digest).or_insert_with(|| file.path.clone());
                }
            }
        }
        Self { paths }
    }

    pub(super) fn put(
        &mut self,
        file: FrozenFile,
        text: String,
        policy: &PolicyName,
        files: &mut BTreeMap<String, Vec<u8>>,
    ) -> FrozenFile {
        let path = self.paths.entry(file.digest).or_insert_with(|| {
            files.insert(format!("{FOLDER}{policy}/{}", file.path), text.into_bytes());
            file.path.clone()
        });
        FrozenFile { path: path.clone(), digest: file.digest }
    }
}
