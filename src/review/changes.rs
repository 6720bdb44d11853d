//! What changed in a source since a text was reviewed against it.
//!
//! The lock knows the old text by its digest alone. Where a release froze it, it is found again: as the edition showed it,
//! with values filled in. So the new text is filled for that edition as well, and both are compared word by word.

use super::survey::{Answer, Source};
use super::wording::digest_of;
use crate::compare::Redline;
use crate::compare::redline::{Fate, Line as RedLine, Mark};
use crate::compose::{ComposedPart, Composition, Filler};
use crate::diagnostic::Diagnostics;
use crate::history::{FOLDER, FiledRecord, History, PolicyHistory, frozen};
use crate::id::{PolicyName, RegionName, SectionId, VersionId};
use crate::locale::Language;
use crate::model::ledger::Action;
use crate::model::markup::plain_text;
use crate::model::publication::{Record, SectionFacts};
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::model::text::{Line, Text, TextSection};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// So much of a redline fits into a message, in characters.
const EXCERPT: usize = 240;

/// What changed in the sources of a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The version in which the old text was found; none where nothing of it is gone.
    pub version: Option<(VersionId, Edition)>,
    /// Words that came.
    pub inserted: usize,
    /// Words that went.
    pub deleted: usize,
    /// What changed, word by word.
    pub redline: Arc<Redline>,
}

/// Finds what changed. Texts that many translations answer to are looked for once.
pub struct Changes<'a> {
    site: &'a SiteSources,
    composition: &'a Composition,
    history: &'a History,
    found: HashMap<(PolicyName, Vec<String>, Vec<String>), Option<Change>>,
    texts: HashMap<String, Option<Arc<Text>>>,
}

impl<'a> Changes<'a> {
    /// Prepares to look into a history.
    #[must_use]
    pub fn new(site: &'a SiteSources, composition: &'a Composition, history: &'a History) -> Self {
        Self { site, composition, history, found: HashMap::new(), texts: HashMap::new() }
    }

    /// What changed in the sources of a section that is [stale](super::State::Stale). None where an old text was never
    /// released, or with footnotes, whose texts no version tells apart.
    pub fn of(&mut self, answer: &Answer, gone: &[String], come: &[usize]) -> Option<Change> {
        let come: Vec<&Source> = come.iter().filter_map(|at| answer.sources.get(*at)).collect();
        let now = come.iter().map(|source| format!("{} {}", source.subject, source.digest)).collect();
        let key = (answer.policy.clone(), gone.to_vec(), now);
        if let Some(found) = self.found.get(&key) {
            return found.clone();
        }
        let found = self.find(answer, gone, &come);
        self.found.insert(key, found.clone());
        found
    }

    /// What a source said in the newest version that has it.
    #[must_use]
    pub fn released(&self, policy: &PolicyName, source: &Source) -> Option<String> {
        let mut digest = None;
        self.for_each_record(policy, source, &mut |_, record| {
            let facts = match record.ids.iter().position(|id| id.as_str() == source.subject.part) {
                Some(at) => record.facts.sections.get(at).map(|facts| SectionFacts::clone(facts)),
                None => SectionId::parse(&source.subject.part).and_then(|id| record.facts.part(&id)),
            };
            let facts =
                facts.filter(|facts| facts.origin.region == source.region && facts.origin.language == source.language);
            digest = facts.map(|facts| facts.wording);
            digest.is_some()
        });
        digest
    }

    fn find(&mut self, answer: &Answer, gone: &[String], come: &[&Source]) -> Option<Change> {
        let mut old = Vec::new();
        let mut version = None;
        for digest in gone {
            let (found, section) = self.frozen(answer, digest)?;
            version.get_or_insert(found);
            old.push(Arc::new(section));
        }
        let documents = self.composition.documents.get(&answer.policy)?;
        let document = match &version {
            Some((_, edition)) => documents.get(edition)?,
            None => documents.values().find(|document| document.edition.language == answer.language)?,
        };
        let mut quiet = Diagnostics::new();
        let mut filler = Filler::new(self.site, self.composition, document, &mut quiet);
        let mut new: Vec<Arc<TextSection>> = Vec::new();
        for source in come {
            let part = ComposedPart {
                text: Arc::clone(&source.passage),
                language: source.language.clone(),
                fallback: false,
                region: source.region.clone(),
                displaced: Vec::new(),
            };
            let (heading, blocks) = (filler.line(&part), filler.body(&part).blocks);
            new.push(Arc::new(section(&source.subject.part, heading, blocks)?));
        }
        if let ([old], [new]) = (old.as_mut_slice(), new.as_slice()) {
            // A section that was only renamed is the same one.
            Arc::make_mut(old).id = new.id.clone();
        }
        let redline = Redline::between(&bare(old, answer), &bare(new, answer));
        let summary = redline.summary();
        Some(Change { version, inserted: summary.inserted, deleted: summary.deleted, redline: Arc::new(redline) })
    }

    /// The frozen text of one of the sources that had a digest, in the newest version that has it.
    fn frozen(&mut self, answer: &Answer, digest: &str) -> Option<((VersionId, Edition), TextSection)> {
        let mut looked: Vec<(&RegionName, &Language)> = Vec::new();
        for source in &answer.sources {
            if looked.contains(&(&source.region, &source.language)) {
                continue;
            }
            looked.push((&source.region, &source.language));
            let mut places: Vec<(VersionId, Arc<FiledRecord>)> = Vec::new();
            self.for_each_record(&answer.policy, source, &mut |version, record| {
                places.push((version.clone(), Arc::clone(record)));
                false
            });
            for (version, record) in places {
                if let Some(found) = self.section_of(&answer.policy, &record, source, digest) {
                    return Some(((version, record.edition.clone()), found));
                }
            }
        }
        None
    }

    fn section_of(
        &mut self,
        policy: &PolicyName,
        record: &Arc<FiledRecord>,
        source: &Source,
        digest: &str,
    ) -> Option<TextSection> {
        let facts = &record.facts;
        let part = source.subject.part.as_str();
        if matches!(part, "title" | "description" | "preamble") {
            // Where a version did not freeze what they say, those without a value are found by their words.
            let known = SectionId::parse(part).and_then(|id| facts.part(&id));
            let other = |facts: &SectionFacts| {
                facts.wording != digest
                    || facts.origin.region != source.region
                    || facts.origin.language != source.language
            };
            if known.as_ref().is_some_and(other) {
                return None;
            }
            let text = self.text(policy, record)?;
            let (heading, blocks) = match part {
                "title" => (text.title.clone(), Vec::new()),
                "description" => (text.description.clone()?, Vec::new()),
                _ => {
                    let body = text.preamble.as_ref()?;
                    (Line { language: body.language.clone(), content: Vec::new() }, body.blocks.clone())
                }
            };
            let says = || digest_of(heading.content.clone(), blocks.clone());
            return if known.is_some() || says() == digest { section(part, heading, blocks) } else { None };
        }
        let at = facts.sections.iter().position(|facts| {
            facts.wording == digest && facts.origin.region == source.region && facts.origin.language == source.language
        })?;
        let text = self.text(policy, record)?;
        let found = text.sections.get(at)?;
        section(found.id.as_str(), found.heading.clone(), found.blocks.clone())
    }

    fn text(&mut self, policy: &PolicyName, record: &Record) -> Option<Arc<Text>> {
        let path = &record.frozen.path;
        let key = format!("{FOLDER}{policy}/{path}");
        if let Some(text) = self.texts.get(&key) {
            return text.clone();
        }
        let bytes = self.history.frozen(policy, &record.frozen).ok();
        let text = bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
        let text = text.and_then(|text| frozen::read(text).ok()).map(Arc::new);
        self.texts.insert(key, text.clone());
        text
    }

    /// Calls `visit` with the records that may show a source, newest version first and the source's own edition first among
    /// those of a version, until it says that it is enough.
    fn for_each_record(
        &self,
        policy: &PolicyName,
        source: &Source,
        visit: &mut dyn FnMut(&VersionId, &Arc<FiledRecord>) -> bool,
    ) {
        let Some(past) = self.history.policies.get(policy) else { return };
        let own = Edition { region: source.region.clone(), language: source.language.clone() };
        for (version, records) in newest_first(past) {
            let others = records.iter().filter(|(edition, _)| **edition != own);
            // Another language shows the text as a fallback at most, with values of its own.
            let others = others.filter(|(edition, _)| edition.language == source.language);
            let ordered = records.get_key_value(&own).into_iter().chain(others);
            for (_, record) in ordered {
                if visit(version, record) {
                    return;
                }
            }
        }
    }
}

fn newest_first(past: &PolicyHistory) -> impl Iterator<Item = (&VersionId, &BTreeMap<Edition, Arc<FiledRecord>>)> {
    past.ledger.entries.iter().rev().filter_map(|entry| match &entry.action {
        Action::Release { version, .. } => Some((version, &past.versions.get(version)?.records)),
        _ => None,
    })
}

/// A section without what belongs to its document.
fn section(
    id: &str,
    heading: Line,
    blocks: Vec<crate::model::markup::Block<crate::model::markup::Final>>,
) -> Option<TextSection> {
    Some(TextSection { id: SectionId::parse(id)?, was: Vec::new(), level: 2, label: None, heading, blocks })
}

/// Sections as a text, so that they can be compared.
fn bare(sections: Vec<Arc<TextSection>>, answer: &Answer) -> Text {
    Text {
        title: Line { language: answer.language.clone(), content: Vec::new() },
        description: None,
        preamble: None,
        precedence: Vec::new(),
        sections,
        footnotes: Vec::new(),
    }
}

impl Change {
    /// "3 words came and 1 went"
    #[must_use]
    pub fn amount(&self) -> String {
        match (self.inserted, self.deleted) {
            (0, 0) => "its words are the same, their form is not".to_owned(),
            (come, 0) => format!("{} came", words(come)),
            (0, gone) => format!("{} went", words(gone)),
            (come, gone) => format!("{} came and {gone} went", words(come)),
        }
    }

    /// The lines that changed, with `[-` `-]` around what went and `{+` `+}` around what came, as `git diff --word-diff` has
    /// them; shortened to what fits into a message. Empty where no words changed.
    #[must_use]
    pub fn excerpt(&self) -> String {
        let mut lines = Vec::new();
        self.redline.for_each_line(&mut |line, fate| lines.extend(marked(line, fate)));
        let text = lines.join(" … ");
        match text.char_indices().nth(EXCERPT) {
            Some((end, _)) => format!("{} …", text[..end].trim_end()),
            None => text,
        }
    }
}

fn words(count: usize) -> String {
    if count == 1 { "1 word".to_owned() } else { format!("{count} words") }
}

/// A line with its marks; none where it did not change.
fn marked(line: &RedLine, fate: Fate) -> Option<String> {
    let whole = match fate {
        Fate::Inserted => Some(Mark::Inserted),
        Fate::Deleted => Some(Mark::Deleted),
        _ => None,
    };
    let mut runs: Vec<(Mark, String)> = Vec::new();
    for piece in line.iter().filter(|piece| !piece.quiet) {
        let mark = whole.unwrap_or(piece.mark);
        let words = plain_text(std::slice::from_ref(&piece.content));
        match runs.last_mut() {
            Some((last, text)) if *last == mark => text.push_str(&words),
            _ => runs.push((mark, words)),
        }
    }
    if runs.iter().all(|(mark, text)| *mark == Mark::Kept || text.trim().is_empty()) {
        return None;
    }
    let last = runs.len() - 1;
    let marked = runs.iter().enumerate().map(|(at, (mark, text))| match mark {
        Mark::Kept => around(text, at > 0, at < last),
        Mark::Deleted => format!("[-{text}-]"),
        Mark::Inserted => format!("{{+{text}+}}"),
    });
    Some(marked.collect::<String>().trim().to_owned())
}

/// The words beside a change: of a long run only its ends.
fn around(text: &str, change_before: bool, change_after: bool) -> String {
    const BESIDE: usize = 40;
    let count = text.chars().count();
    let ends = usize::from(change_before) + usize::from(change_after);
    if count <= BESIDE * ends + 3 {
        return text.to_owned();
    }
    let at = |characters: usize| text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    let head = if change_before { &text[..at(BESIDE)] } else { "" };
    let tail = if change_after { &text[at(count - BESIDE)..] } else { "" };
    format!("{head}…{tail}")
}
