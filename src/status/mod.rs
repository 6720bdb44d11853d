//! How a site stands at a glance: policies, editions, sections; what is translated and reviewed, what is released and due.
//!
//! In: the composed site with its history and reviews, and a day. Out: a [`Status`], plain data that people look at as a table, a
//! page or a calendar (`render::status`) and programs read as JSON (`docs/status.md`), with [what needs work](Task), the most
//! dangerous first.

mod document;
mod tasks;
mod versions;

pub use tasks::Task;
pub use versions::{VersionEdition, VersionStatus, Withdrawal};

use crate::compose::{ComposedDocument, Composition};
use crate::diagnostic::Diagnostics;
use crate::history::{History, PolicyHistory, Standing, newest, standings};
use crate::id::{PolicyName, RegionName, VersionId};
use crate::locale::{Date, Language};
use crate::model::document::Passage;
use crate::model::markup::plain_text;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::release::Untranslated;
use crate::review::{self, ReviewState, Survey, review_dates, survey};
use crate::source::{Sources, Span};
use document::Reader;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Changes when a reader of this form could not read the next one.
pub const FORMAT: &str = "status-1";

/// What somebody wants to see; everything by default.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The only policies.
    pub policies: Option<BTreeSet<PolicyName>>,
    /// The only editions.
    pub editions: Option<BTreeSet<Edition>>,
}

impl Filter {
    fn wants_policy(&self, policy: &PolicyName) -> bool {
        self.policies.as_ref().is_none_or(|policies| policies.contains(policy))
    }

    fn wants(&self, edition: &Edition) -> bool {
        self.editions.as_ref().is_none_or(|editions| editions.contains(edition))
    }
}

/// How a site stands on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// [`FORMAT`].
    pub format: &'static str,
    /// The title of the site.
    pub site: String,
    /// Where it is published, without a slash at the end.
    pub base_url: String,
    /// The day; versions and what is due stand as on it, the working texts as they are.
    pub day: Date,
    /// All of it in numbers.
    pub summary: Summary,
    /// What needs work, the most dangerous first.
    pub tasks: Vec<Task>,
    /// The editions in the order of the site, then those that only the history knows.
    pub editions: Vec<Edition>,
    /// The policies by name.
    pub policies: Vec<PolicyStatus>,
}

/// All of it in numbers.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Summary {
    /// Policies.
    pub policies: usize,
    /// Editions in which any of them has a working text.
    pub editions: usize,
    /// Policies times editions, as far as they have a working text.
    pub documents: usize,
    /// Documents whose working text differs from what was released last.
    pub unreleased: usize,
    /// Their sections.
    pub sections: Counts,
}

/// How many sections are in each state. `unreleased` counts beside the others: a section is in one state and may be unreleased as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names are those of the states")]
pub struct Counts {
    pub current: usize,
    pub local: usize,
    pub unreviewed: usize,
    pub fallback: usize,
    pub stale: usize,
    pub removed: usize,
    pub unreleased: usize,
}

impl Counts {
    fn add(&mut self, section: &SectionStatus) {
        *match section.state {
            SectionState::Current => &mut self.current,
            SectionState::Local => &mut self.local,
            SectionState::Unreviewed => &mut self.unreviewed,
            SectionState::Fallback => &mut self.fallback,
            SectionState::Stale => &mut self.stale,
            SectionState::Removed => &mut self.removed,
        } += 1;
        self.unreleased += usize::from(section.unreleased.is_some());
    }

    fn extend(&mut self, other: &Self) {
        self.current += other.current;
        self.local += other.local;
        self.unreviewed += other.unreviewed;
        self.fallback += other.fallback;
        self.stale += other.stale;
        self.removed += other.removed;
        self.unreleased += other.unreleased;
    }

    /// How many are in a state.
    #[must_use]
    pub fn of(&self, state: SectionState) -> usize {
        match state {
            SectionState::Current => self.current,
            SectionState::Local => self.local,
            SectionState::Unreviewed => self.unreviewed,
            SectionState::Fallback => self.fallback,
            SectionState::Stale => self.stale,
            SectionState::Removed => self.removed,
        }
    }

    /// Sections that readers see: all but those that a region removed.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.current + self.local + self.unreviewed + self.fallback + self.stale
    }

    /// Sections that need nobody: current ones, local ones among them.
    #[must_use]
    pub fn good(&self) -> usize {
        self.current + self.local
    }

    /// How many of those that are shown need nobody, in whole percent; 100 only where it is all of them.
    #[must_use]
    pub fn percent(&self) -> usize {
        (self.good() * 100).checked_div(self.shown()).unwrap_or(100)
    }
}

/// How a section stands, in one word. Where several are true, the most dangerous one is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionState {
    /// It is the reference text itself, or a translation that was reviewed against it as it stands.
    Current,
    /// It is a region's own text, likewise.
    Local,
    /// A region removed it.
    Removed,
    /// Nobody reviewed it against its source.
    Unreviewed,
    /// It is shown in another language than that of the edition.
    Fallback,
    /// Its source has changed since it was reviewed.
    Stale,
}

impl SectionState {
    /// All of them, the best first.
    pub const ALL: [Self; 6] =
        [Self::Current, Self::Local, Self::Removed, Self::Unreviewed, Self::Fallback, Self::Stale];

    /// As data has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Local => "local",
            Self::Removed => "removed",
            Self::Unreviewed => "unreviewed",
            Self::Fallback => "fallback",
            Self::Stale => "stale",
        }
    }
}

/// Whether a text was reviewed against its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reviewed {
    /// It has no source: a reference text, or what a region adds of its own.
    Original,
    /// Against its source as it stands.
    Current,
    /// Never.
    Unreviewed,
    /// Against an earlier one.
    Stale,
}

/// How a policy stands.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyStatus {
    /// Its name.
    pub policy: PolicyName,
    /// What it is; empty where only the history knows it.
    pub kind: String,
    /// Its title in the reference language, or whichever there is.
    pub title: String,
    /// When it was reviewed as a whole, and is to be; none where only the history knows it.
    pub review: Option<PolicyReview>,
    /// Its sections in the order of reading, those of all editions together; title, description and preamble count as sections.
    pub sections: Vec<SectionName>,
    /// Its editions, in the order of [`Status::editions`].
    pub documents: Vec<DocumentStatus>,
    /// Its versions, the oldest first.
    pub versions: Vec<VersionStatus>,
    /// Since when it no longer applies, and where.
    pub withdrawals: Vec<Withdrawal>,
}

/// When a policy was reviewed as a whole, and is to be.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyReview {
    /// How often: `12 months`.
    pub every: Option<String>,
    /// The day of the last one.
    pub last: Option<Date>,
    /// The version that came of it; none where it was recorded that nothing was to change.
    pub version: Option<VersionId>,
    /// The day on which the next one is due.
    pub due: Option<Date>,
    /// How that is on the day of the status.
    pub state: ReviewState,
}

/// A section by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SectionName {
    /// The id, or `title`, `description`, `preamble`.
    pub id: String,
    /// Its heading in the reference language, or whichever there is; empty where it has none.
    pub heading: String,
    /// The language of the heading.
    pub language: Option<Language>,
}

/// How a policy stands in an edition.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentStatus {
    /// The edition.
    pub edition: Edition,
    /// How it stands.
    pub state: DocumentState,
    /// The version in force.
    pub version: Option<VersionId>,
    /// The day on which that was published.
    pub updated: Option<Date>,
    /// The day on which it took effect.
    pub effective: Option<Date>,
    /// The versions still to take effect, the next one first.
    pub upcoming: Vec<UpcomingVersion>,
    /// That it will be withdrawn; none where it is not announced.
    #[serde(rename = "withdrawal")]
    pub ending: Option<Ending>,
    /// What its working text says that no version says.
    pub unreleased: Option<Unreleased>,
    /// How many of its sections are in each state.
    pub counts: Counts,
    /// Its sections in the order of reading, then those that regions removed; none without a working text.
    pub sections: Vec<SectionStatus>,
}

impl DocumentStatus {
    /// Its section with this id.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&SectionStatus> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The most dangerous state of any of its sections that readers see.
    #[must_use]
    pub fn worst(&self) -> SectionState {
        let states = self.sections.iter().map(|section| section.state);
        states.filter(|state| *state != SectionState::Removed).max().unwrap_or(SectionState::Current)
    }
}

/// That a document will no longer apply.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Ending {
    /// The day from which it does not.
    pub effective: Date,
    /// What replaces it: an edition, a policy or an address.
    pub successor: Option<String>,
}

/// How an edition of a policy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentState {
    /// A version is in force.
    InForce,
    /// Its first version is still to take effect.
    Upcoming,
    /// It was never released, or its only version was called off.
    Unpublished,
    /// It no longer applies.
    Withdrawn,
    /// It was published, and the sources no longer produce it.
    WouldVanish,
}

/// A version still to take effect.
#[derive(Clone, Debug, Serialize)]
pub struct UpcomingVersion {
    /// The version.
    pub version: VersionId,
    /// Its day.
    pub effective: Date,
}

/// What a working text says that no version says.
#[derive(Clone, Debug, Serialize)]
pub struct Unreleased {
    /// The version from which it differs; none where there is none, or it was withdrawn.
    pub from: Option<VersionId>,
    /// How much: none where there is nothing to compare it with.
    pub changes: Option<crate::compare::Summary>,
    /// The sections that the version has and the working text has not.
    pub gone: Vec<String>,
    /// Where it differs only because translations are missing: of what. Data has it in the task.
    #[serde(skip)]
    pub untranslated: Option<Untranslated>,
}

/// How a section stands in an edition.
#[derive(Clone, Debug, Serialize)]
pub struct SectionStatus {
    /// The id, or `title`, `description`, `preamble`.
    pub id: String,
    /// How it stands, in one word.
    pub state: SectionState,
    /// The region that supplies it, or that removed it.
    pub region: RegionName,
    /// The language in which it is shown.
    pub language: Language,
    /// Whether that is another than the edition's.
    pub fallback: bool,
    /// Whether it was reviewed against its source.
    pub review: Reviewed,
    /// How it differs from what was released last: `added`, `amended`, `moved`, `translated`.
    pub unreleased: Option<&'static str>,
    /// The file that says so.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
}

impl SectionStatus {
    /// Whether a region below `global` says so.
    #[must_use]
    pub fn is_local(&self) -> bool {
        !self.region.is_global()
    }
}

/// How a site stands on `day`.
#[must_use]
pub fn status(
    site: &SiteSources,
    composition: &Composition,
    history: &History,
    texts: &Sources,
    day: Date,
    filter: &Filter,
) -> Status {
    let survey = survey(site, composition);
    let look =
        Look { site, composition, history, texts, day, filter, reviews: reviews(site, &survey), survey: &survey };
    let names: BTreeSet<&PolicyName> =
        site.policies.keys().chain(history.policies.keys()).filter(|name| filter.wants_policy(name)).collect();
    let policies: Vec<PolicyStatus> = names
        .into_par_iter()
        .map(|name| look.policy(name))
        // Of a policy that does not apply in what somebody wants to see there is nothing to tell.
        .filter(|policy| !policy.documents.is_empty() || filter.editions.is_none())
        .collect();
    Status {
        format: FORMAT,
        site: site.settings.title.clone(),
        base_url: site.settings.base_url.clone(),
        day,
        summary: summary(&policies),
        tasks: tasks::tasks(&look, &policies),
        editions: look.editions(&policies),
        policies,
    }
}

fn summary(policies: &[PolicyStatus]) -> Summary {
    let mut summary = Summary { policies: policies.len(), ..Summary::default() };
    let mut editions = BTreeSet::new();
    let documents = policies.iter().flat_map(|policy| &policy.documents);
    for document in documents.filter(|document| !document.sections.is_empty()) {
        editions.insert(&document.edition);
        summary.documents += 1;
        summary.unreleased += usize::from(document.unreleased.is_some());
        summary.sections.extend(&document.counts);
    }
    summary.editions = editions.len();
    summary
}

/// How each text that has a source was reviewed, by its place.
fn reviews(site: &SiteSources, survey: &Survey) -> HashMap<Span, Reviewed> {
    let mut reviews: HashMap<Span, Reviewed> = HashMap::new();
    for (subject, answer) in &survey.answers {
        let state = match survey.state(&site.reviews, subject) {
            review::State::Current => Reviewed::Current,
            review::State::Unreviewed => Reviewed::Unreviewed,
            review::State::Stale { .. } => Reviewed::Stale,
        };
        // One place may answer to several sources: the worst of it counts.
        let worst = reviews.entry(answer.span).or_insert(state);
        *worst = state.max(*worst);
    }
    reviews
}

/// What is looked at.
struct Look<'a> {
    site: &'a SiteSources,
    composition: &'a Composition,
    history: &'a History,
    texts: &'a Sources,
    day: Date,
    filter: &'a Filter,
    survey: &'a Survey,
    reviews: HashMap<Span, Reviewed>,
}

impl Look<'_> {
    fn policy(&self, name: &PolicyName) -> PolicyStatus {
        let none = BTreeMap::new();
        let composed = self.composition.documents.get(name).map_or(&none, |composed| &**composed);
        let past = self.history.policies.get(name);
        let standings = past.map(|past| standings(past, self.day)).unwrap_or_default();
        let documents = self.documents(name, composed, past, &standings);
        let policy = self.site.policies.get(name);
        let (title, sections) = self.outline(composed);
        let known = || standings.values().filter_map(|standing| standing.versions.last());
        let title = title.or_else(|| known().next().map(|version| version.record.facts.title.words.clone()));
        PolicyStatus {
            policy: name.clone(),
            kind: policy.map_or_else(String::new, |policy| policy.kind.clone()),
            title: title.unwrap_or_else(|| name.to_string()),
            review: policy.map(|policy| policy_review(&review_dates(policy, past, self.day))),
            sections,
            documents,
            versions: past.map(|past| versions::versions(past, &standings, self.day, self.filter)).unwrap_or_default(),
            withdrawals: past
                .map(|past| versions::withdrawals(past, &standings, self.day, self.filter))
                .unwrap_or_default(),
        }
    }

    fn documents(
        &self,
        name: &PolicyName,
        composed: &BTreeMap<Edition, ComposedDocument>,
        past: Option<&PolicyHistory>,
        standings: &BTreeMap<Edition, Standing>,
    ) -> Vec<DocumentStatus> {
        let newest = past.map(newest).unwrap_or_default();
        let reader = Reader { look: self, policy: name };
        let known: BTreeSet<&Edition> = composed.keys().chain(standings.keys()).collect();
        let known: Vec<&Edition> =
            self.in_order(known).into_iter().filter(|edition| self.filter.wants(edition)).collect();
        known
            .into_par_iter()
            .map(|edition| {
                reader.document(edition, composed.get(edition), standings.get(edition), newest.get(edition).copied())
            })
            .collect()
    }

    /// Editions in the order of the site, then those that only the history knows.
    fn in_order<'e>(&self, editions: BTreeSet<&'e Edition>) -> Vec<&'e Edition> {
        let order = &self.composition.editions;
        let mut editions: Vec<&Edition> = editions.into_iter().collect();
        editions.sort_by_cached_key(|edition| order.iter().position(|other| other == *edition).unwrap_or(order.len()));
        editions
    }

    fn editions(&self, policies: &[PolicyStatus]) -> Vec<Edition> {
        let editions = policies.iter().flat_map(|policy| policy.documents.iter().map(|document| &document.edition));
        self.in_order(editions.collect()).into_iter().cloned().collect()
    }

    /// The title, and the sections of all editions that somebody wants to see in one order: each stands behind what it stands behind where it is first
    /// seen.
    fn outline(&self, documents: &BTreeMap<Edition, ComposedDocument>) -> (Option<String>, Vec<SectionName>) {
        let reference = &self.site.settings.reference_language;
        // Words in the reference language first, then the order of the site.
        let mut editions = self.in_order(documents.keys().collect());
        editions.sort_by_key(|edition| edition.language != *reference);
        let mut title = None;
        let mut rows: Vec<SectionName> = Vec::new();
        for document in editions.into_iter().filter_map(|edition| documents.get(edition)) {
            let mut behind = 0;
            title.get_or_insert_with(|| plain_text(&document.title.text.heading));
            if !self.filter.wants(&document.edition) {
                continue;
            }
            for part in document::parts(document) {
                behind = match rows.iter().position(|row| row.id == part.id) {
                    Some(at) => at + 1,
                    None => {
                        rows.insert(behind, section_name(&part.id, &part.part.text, &part.part.language));
                        behind + 1
                    }
                };
            }
        }
        (title, rows)
    }
}

fn section_name(id: &str, text: &Passage, language: &Language) -> SectionName {
    let heading = plain_text(&text.heading);
    let has_words = !heading.trim().is_empty();
    SectionName { id: id.to_owned(), language: has_words.then(|| language.clone()), heading }
}

fn policy_review(dates: &review::ReviewDates) -> PolicyReview {
    let last = dates.last.as_ref();
    PolicyReview {
        every: dates.every.map(|every| every.to_string()),
        last: last.map(|last| last.day),
        version: last.and_then(|last| last.version.clone()),
        due: dates.due,
        state: dates.state,
    }
}

/// What a working text says, without saying more of it than it is.
fn filled(look: &Look<'_>, document: &ComposedDocument) -> crate::model::text::Text {
    crate::compose::fill(look.site, look.composition, document, &mut Diagnostics::new())
}
