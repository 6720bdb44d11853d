//! What the history knows of reviews: each version froze the wording of the source of each translated section, as it stood
//! when that section last changed or was last reviewed. A lock can begin with that.

use super::follow::passage;
use super::survey::{Answer, Source, State, Survey};
use super::wording::{digest_of, source_digest, wording};
use crate::history::{FOLDER, FiledRecord, History, PolicyHistory, frozen};
use crate::id::{PolicyName, SectionId};
use crate::model::document::Passage;
use crate::model::ledger::Action;
use crate::model::publication::{Record, SectionFacts};
use crate::model::review::{Review, ReviewLock, Subject};
use crate::model::site::SiteSources;
use crate::model::text::Text;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The lock with a line for each translated section that was never reviewed and says what it said when it was released. Of a
/// section that has changed since, and of what a local version displaces, the history knows nothing.
#[must_use]
pub fn from_history(
    site: &SiteSources,
    history: &History,
    survey: &Survey,
    lock: &ReviewLock,
) -> (ReviewLock, Vec<Subject>) {
    let mut lock = lock.clone();
    let mut reader = Reader { history, texts: HashMap::new() };
    let mut recorded = Vec::new();
    for (subject, answer) in survey.answers.iter().filter(|(_, answer)| !answer.displaces) {
        let [source] = answer.sources.as_slice() else { continue };
        if survey.state(&lock, subject) != State::Unreviewed {
            continue;
        }
        // Versions that did not freeze what title, description and preamble say still have their words.
        let found = section(site, history, subject, answer, source).or_else(|| match subject.part.as_str() {
            "title" | "description" | "preamble" => reader.part(site, subject, answer, source),
            _ => None,
        });
        if let Some(digest) = found {
            lock.reviews.insert(subject.clone(), vec![Review { sources: vec![digest], span: None }]);
            recorded.push(subject.clone());
        }
    }
    lock.exists |= !recorded.is_empty();
    (lock, recorded)
}

fn section(
    site: &SiteSources,
    history: &History,
    subject: &Subject,
    answer: &Answer,
    source: &Source,
) -> Option<String> {
    let id = SectionId::parse(&subject.part)?;
    let region = site.regions.get(&answer.region)?;
    let own = passage(site, &answer.policy, region, &answer.language, std::iter::once(&id))?;
    let past = history.policies.get(&answer.policy)?;
    let facts = newest_first(past).flat_map(|records| records.values()).find_map(|record| {
        let facts = match record.ids.iter().position(|other| *other == id) {
            Some(at) => record.facts.sections.get(at).map(|facts| SectionFacts::clone(facts)),
            None => record.facts.part(&id),
        };
        facts.filter(|facts| facts.origin.file == subject.file)
    })?;
    let frozen = facts.source.filter(|_| facts.wording == wording(own))?;
    // With footnotes, the lock knows a source by another digest than the history.
    Some(if frozen == wording(&source.passage) { source.digest.clone() } else { frozen })
}

struct Reader<'a> {
    history: &'a History,
    texts: HashMap<String, Option<Arc<Text>>>,
}

impl Reader<'_> {
    /// What the source of a title, description or preamble said when the version was released that first had this one as it
    /// is now.
    fn part(&mut self, site: &SiteSources, subject: &Subject, answer: &Answer, source: &Source) -> Option<String> {
        let document = site.policies.get(&answer.policy)?.texts.get(&answer.region)?.get(&answer.language)?;
        let own: &Passage = match subject.part.as_str() {
            "title" => document.title.as_ref(),
            "description" => document.description.as_ref(),
            _ => document.preamble.as_ref(),
        }?;
        let now = source_digest(own);
        let past = self.history.policies.get(&answer.policy)?;
        let versions: Vec<_> = newest_first(past).collect();
        let mut first = None;
        for (at, records) in versions.iter().enumerate() {
            let Some(record) = shown(records, &subject.part, &subject.file) else { continue };
            if self.digest(&answer.policy, record, &subject.part)? != now {
                break;
            }
            first = Some(at);
        }
        let source =
            versions.get(first?..)?.iter().find_map(|records| shown(records, &subject.part, &source.subject.file))?;
        self.digest(&answer.policy, source, &subject.part)
    }

    fn digest(&mut self, policy: &PolicyName, record: &Record, part: &str) -> Option<String> {
        let path = &record.frozen.path;
        let history = self.history;
        let read = || {
            let bytes = history.frozen(policy, &record.frozen).ok()?;
            frozen::read(std::str::from_utf8(&bytes).ok()?).ok().map(Arc::new)
        };
        let text = self.texts.entry(format!("{FOLDER}{policy}/{path}")).or_insert_with(read).clone()?;
        Some(match part {
            "title" => digest_of(text.title.content.clone(), Vec::new()),
            "description" => digest_of(text.description.clone()?.content, Vec::new()),
            _ => digest_of(Vec::new(), text.preamble.clone()?.blocks),
        })
    }
}

/// A record that shows a part from this file.
fn shown<'a>(
    records: &'a BTreeMap<crate::model::region::Edition, Arc<FiledRecord>>,
    part: &str,
    file: &str,
) -> Option<&'a Record> {
    let from_here = |record: &&Record| record.facts.origin_of(part).is_some_and(|origin| origin.file == file);
    records.values().map(|record| &***record).find(from_here)
}

fn newest_first(
    past: &PolicyHistory,
) -> impl Iterator<Item = &BTreeMap<crate::model::region::Edition, Arc<FiledRecord>>> {
    past.ledger.entries.iter().rev().filter_map(|entry| match &entry.action {
        Action::Release { version, .. } => past.versions.get(version).map(|version| &version.records),
        _ => None,
    })
}
