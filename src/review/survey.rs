//! The source of every section that has one.
//!
//! A base translation answers to the reference text; a local version in its first language to what it displaces, in the
//! language in which that was written first; in its other languages to its first language (SPEC 5). What a region adds of
//! its own answers to nothing.

use super::wording::source_digest;
use crate::compose::{Change, Composition, Node, Structure};
use crate::id::{PolicyName, RegionName, SectionId};
use crate::locale::Language;
use crate::model::document::{Action, Document, Passage};
use crate::model::policy::Policy;
use crate::model::review::{REST, ReviewLock, Subject};
use crate::model::site::SiteSources;
use crate::source::Span;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// All sections that have a source, by file and part.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The sections.
    pub answers: BTreeMap<Subject, Answer>,
    /// The texts from which others are made, and all other files with text: files that a review cannot be of.
    pub files: BTreeSet<String>,
    /// The present ids of parts that were renamed: by file, the old id, the new one.
    renamed: BTreeMap<String, BTreeMap<String, String>>,
}

/// A section that answers to a source.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The policy.
    pub policy: PolicyName,
    /// The region whose text it is.
    pub region: RegionName,
    /// The language of the text.
    pub language: Language,
    /// The place of its heading, or of what displaces the source.
    pub span: Span,
    /// Whether it displaces its sources; else it is a translation of its one source.
    pub displaces: bool,
    /// What it answers to, in the order of reading; never empty.
    pub sources: Vec<Source>,
}

/// A piece of text to which others answer.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it stands.
    pub subject: Subject,
    /// The region that supplies it.
    pub region: RegionName,
    /// Its language.
    pub language: Language,
    /// What it says.
    pub passage: Arc<Passage>,
    /// The digest of what it says.
    pub digest: String,
    /// The level of its section; 2 where it has no heading.
    pub level: u8,
}

/// How a section stands to its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It was never reviewed.
    Unreviewed,
    /// It was reviewed against its sources as they stand now, or as they stood but for editorial changes.
    Current,
    /// Its sources have changed since.
    Stale {
        /// The digests of the texts against which it was reviewed, and which no source has now.
        gone: Vec<String>,
        /// The sources that say something else now, by their places among the sources.
        come: Vec<usize>,
    },
}

impl Survey {
    /// How a section stands to its sources.
    #[must_use]
    pub fn state(&self, lock: &ReviewLock, subject: &Subject) -> State {
        let Some(answer) = self.answers.get(subject) else { return State::Unreviewed };
        let names = std::iter::once(&subject.part).chain(self.old_names(subject));
        let mut nearest: Option<(Vec<String>, Vec<usize>)> = None;
        for part in names {
            let reviews = lock.reviews.get(&Subject::new(subject.file.as_str(), part.as_str()));
            for review in reviews.into_iter().flatten() {
                let (gone, come) = self.difference(lock, &review.sources, &answer.sources);
                if gone.is_empty() && come.is_empty() {
                    return State::Current;
                }
                let nearer = nearest.as_ref().is_none_or(|(g, c)| gone.len() + come.len() < g.len() + c.len());
                if nearer {
                    nearest = Some((gone, come));
                }
            }
        }
        nearest.map_or(State::Unreviewed, |(gone, come)| State::Stale { gone, come })
    }

    /// What is in one of two lists of texts and not in the other.
    fn difference(&self, lock: &ReviewLock, reviewed: &[String], sources: &[Source]) -> (Vec<String>, Vec<usize>) {
        let mut gone: Vec<String> = reviewed.to_vec();
        let mut come = Vec::new();
        for (at, source) in sources.iter().enumerate() {
            let same = |digest: &String| self.same(lock, source, digest);
            match gone.iter().position(same) {
                Some(found) => _ = gone.remove(found),
                None => come.push(at),
            }
        }
        (gone, come)
    }

    /// Whether a source says what had `digest`, or means the same.
    pub(super) fn same(&self, lock: &ReviewLock, source: &Source, digest: &str) -> bool {
        lock.means_the_same(&source.subject, &source.digest, digest)
            || self.old_names(&source.subject).any(|part| {
                let subject = Subject::new(source.subject.file.as_str(), part.as_str());
                lock.means_the_same(&subject, &source.digest, digest)
            })
    }

    /// The present name of a part that a line of the lock calls by its old one.
    #[must_use]
    pub fn renamed(&self, subject: &Subject) -> Option<Subject> {
        let present = self.renamed.get(&subject.file)?.get(&subject.part)?;
        Some(Subject::new(subject.file.as_str(), present.as_str()))
    }

    fn old_names(&self, subject: &Subject) -> impl Iterator<Item = &String> {
        let names = self.renamed.get(&subject.file).into_iter().flatten();
        let part = subject.part.clone();
        names.filter(move |(_, present)| **present == part).map(|(old, _)| old)
    }

    /// All sources, each once, with the sections that answer to it.
    #[must_use]
    pub fn sources(&self) -> BTreeMap<&Subject, Vec<&Subject>> {
        let mut sources: BTreeMap<&Subject, Vec<&Subject>> = BTreeMap::new();
        for (subject, answer) in &self.answers {
            for source in &answer.sources {
                sources.entry(&source.subject).or_default().push(subject);
            }
        }
        sources
    }
}

/// The path of a text in the site's folder.
#[must_use]
pub fn text_path(policy: &PolicyName, region: &RegionName, language: &Language) -> String {
    if region.is_global() {
        format!("content/{policy}/{language}.md")
    } else {
        format!("locales/{region}/{policy}/{language}.md")
    }
}

/// Looks at all texts of a site.
#[must_use]
pub fn survey(site: &SiteSources, composition: &Composition) -> Survey {
    let found: Vec<Survey> = site
        .policies
        .par_iter()
        .filter_map(|(name, policy)| {
            let structures = composition.structures.get(name)?;
            Some(Surveyor::new(site, policy, structures).survey())
        })
        .collect();
    let mut survey = Survey::default();
    for found in found {
        survey.answers.extend(found.answers);
        survey.files.extend(found.files);
        survey.renamed.extend(found.renamed);
    }
    survey
}

/// Displaced texts by the local section that stands for them; none stands for the whole document.
type Gathered = Vec<(Option<(SectionId, Span)>, Vec<Source>)>;

/// The text that decides in a region, with its sections by id.
struct Deciding<'a> {
    document: &'a Document,
    sections: BTreeMap<&'a SectionId, (&'a Arc<Passage>, u8, &'a Action)>,
}

struct Surveyor<'a> {
    policy: &'a Policy,
    structures: &'a BTreeMap<RegionName, Arc<Structure>>,
    site: &'a SiteSources,
    deciding: BTreeMap<&'a RegionName, Deciding<'a>>,
    /// What was digested already, by place: a reference text has many translations.
    digests: HashMap<Span, String>,
    found: Survey,
}

impl<'a> Surveyor<'a> {
    fn new(site: &'a SiteSources, policy: &'a Policy, structures: &'a BTreeMap<RegionName, Arc<Structure>>) -> Self {
        let reference = &site.settings.reference_language;
        let mut deciding = BTreeMap::new();
        for (name, texts) in &policy.texts {
            let document = if name.is_global() {
                texts.get(reference)
            } else {
                let mut order = site.region(name).language_order(reference);
                order.find_map(|language| texts.get(language)).or_else(|| texts.values().next())
            };
            let Some(document) = document else { continue };
            let mut sections = BTreeMap::new();
            document.for_each_section(&mut |section| {
                sections.entry(&section.id).or_insert((&section.text, section.level, &section.action));
            });
            deciding.insert(name, Deciding { document, sections });
        }
        Self { policy, structures, site, deciding, digests: HashMap::new(), found: Survey::default() }
    }

    fn survey(mut self) -> Survey {
        for (region, texts) in &self.policy.texts {
            let Some(structure) = self.structures.get(region) else { continue };
            for (language, document) in texts {
                let file = text_path(&self.policy.name, region, language);
                self.note_old_names(&file, structure);
                self.found.files.insert(file);
                let Some(deciding) = self.deciding.get(region).map(|deciding| deciding.document) else { continue };
                if document.file != deciding.file {
                    self.translation(region, language, document, structure);
                } else if !region.is_global() {
                    self.local(region, language, document, structure);
                }
            }
        }
        self.found
    }

    fn note_old_names(&mut self, file: &str, structure: &Structure) {
        let mut renamed = BTreeMap::new();
        let present: BTreeSet<&SectionId> = structure.ids().into_iter().collect();
        structure.for_each(&mut |node| {
            for was in node.was.iter().filter(|was| !present.contains(was)) {
                renamed.insert(was.to_string(), node.id.to_string());
            }
        });
        for removal in &structure.removed {
            let node = &removal.node;
            renamed.extend(node.was.iter().map(|was| (was.to_string(), node.id.to_string())));
        }
        if !renamed.is_empty() {
            self.found.renamed.insert(file.to_owned(), renamed);
        }
    }

    /// A text in a further language: each section answers to the same one of the text that decides.
    fn translation(&mut self, region: &RegionName, language: &Language, document: &Document, structure: &Structure) {
        let Some(deciding) = self.deciding.get(region).map(|deciding| deciding.document) else { return };
        for (part, own, source) in [
            ("title", &document.title, &deciding.title),
            ("description", &document.description, &deciding.description),
            ("preamble", &document.preamble, &deciding.preamble),
        ] {
            if let (Some(own), Some(source)) = (own, source) {
                let source = self.source(region, &deciding.language, part, source, 2);
                self.answer(region, language, part, own.span, false, vec![source]);
            }
        }
        let present: BTreeSet<&SectionId> = structure.ids().into_iter().collect();
        let resolve = |id: &SectionId| match structure.renamed(id) {
            Some(renamed) if !present.contains(id) => renamed.clone(),
            _ => id.clone(),
        };
        let mut theirs: BTreeMap<SectionId, (&Arc<Passage>, u8)> = BTreeMap::new();
        deciding.for_each_section(&mut |section| {
            if section.action != Action::Remove {
                theirs.entry(resolve(&section.id)).or_insert((&section.text, section.level));
            }
        });
        let mut pairs = Vec::new();
        document.for_each_section(&mut |section| {
            let id = resolve(&section.id);
            if section.action != Action::Remove
                && let Some((source, level)) = theirs.get(&id)
            {
                pairs.push((id, section.text.span, *source, *level));
            }
        });
        for (id, span, source, level) in pairs {
            let source = self.source(region, &deciding.language, id.as_str(), source, level);
            self.answer(region, language, id.as_str(), span, false, vec![source]);
        }
    }

    /// The text that decides in a region: each edit answers to what it displaces.
    fn local(&mut self, region: &RegionName, language: &Language, document: &Document, structure: &Structure) {
        for (part, own, outline) in [
            ("title", document.title.as_ref().map(|text| text.span), &structure.title),
            ("description", document.description.as_ref().map(|text| text.span), &structure.description),
            (
                "preamble",
                document.preamble.as_ref().map(|text| text.span).or(outline_removal(region, structure)),
                &structure.preamble,
            ),
        ] {
            if let (Some(span), Some(supplier)) = (own, &outline.displaced)
                && let Some(source) = self.part_of(supplier, part)
            {
                self.answer(region, language, part, span, true, vec![source]);
            }
        }
        if let Some(span) = document.replaces_document {
            self.document(region, language, span, structure);
            return;
        }
        let mut edits: Vec<(&Node, Change, &[Node])> = Vec::new();
        structure.for_each(&mut |node| {
            if let Some(edit) = node.edit.as_deref().filter(|edit| edit.region == *region) {
                edits.push((node, edit.change, &edit.displaced));
            }
        });
        for (node, change, displaced) in edits {
            match change {
                Change::ReplacedOwn | Change::Replaced => {
                    let mut own = Places::default();
                    own.add(node);
                    if change == Change::Replaced {
                        node.children.iter().for_each(|child| own.add_all(child, region));
                    }
                    self.attribute(region, language, displaced, &own, Some(&node.id));
                }
                // What is new displaces nothing; documents are told above.
                Change::Inserted | Change::Document => {}
            }
        }
        for removal in structure.removed.iter().filter(|removal| removal.region == *region && removal.reason.is_some())
        {
            let mut own = Places::default();
            own.places.insert(removal.node.id.clone(), (removal.node.id.clone(), removal.span));
            self.attribute(region, language, std::slice::from_ref(&removal.node), &own, Some(&removal.node.id));
        }
    }

    /// A document that stands in the place of the inherited one: each section answers to the one with its id, and to those
    /// below that one which have none of their own. What is nowhere in it is the document's own matter.
    fn document(&mut self, region: &RegionName, language: &Language, span: Span, structure: &Structure) {
        let parent = self.site.regions.get(region).and_then(|region| region.parent.as_ref());
        let Some(inherited) = parent.and_then(|parent| self.structures.get(parent)) else { return };
        let mut own = Places::default();
        structure.nodes.iter().for_each(|node| own.add_all(node, region));
        own.rest = Some(span);
        let inherited = Arc::clone(inherited);
        self.attribute(region, language, &inherited.nodes, &own, None);
    }

    /// Gives each displaced section to the local one that stands for it: that of the same id, else that which stands for the
    /// section around it, in the end `outermost`.
    fn attribute(
        &mut self,
        region: &RegionName,
        language: &Language,
        displaced: &[Node],
        own: &Places,
        outermost: Option<&SectionId>,
    ) {
        let mut gathered = Gathered::new();
        let outermost = outermost.and_then(|id| own.find(id));
        self.walk(displaced, own, outermost, &mut gathered);
        for (target, sources) in gathered {
            match (target, own.rest) {
                (Some((id, span)), _) => self.answer(region, language, id.as_str(), span, true, sources),
                (None, Some(span)) => self.answer(region, language, REST, span, true, sources),
                (None, None) => {}
            }
        }
    }

    fn walk(&mut self, nodes: &[Node], own: &Places, around: Option<&(SectionId, Span)>, gathered: &mut Gathered) {
        for node in nodes {
            let names = std::iter::once(&node.id).chain(&node.was);
            let target = names.into_iter().find_map(|id| own.find(id)).or(around);
            if let Some(source) = self.section_of(node) {
                match gathered.iter_mut().find(|(known, _)| known.as_ref() == target) {
                    Some((_, sources)) => sources.push(source),
                    None => gathered.push((target.cloned(), vec![source])),
                }
            }
            self.walk(&node.children, own, target, gathered);
        }
    }

    /// The text of an inherited section, in the language in which its region wrote it first.
    fn section_of(&mut self, node: &Node) -> Option<Source> {
        let deciding = self.deciding.get(&node.supplier)?;
        let mut ids = std::iter::once(&node.id).chain(&node.was);
        let (passage, level, _) = *ids.find_map(|id| deciding.sections.get(id))?;
        let language = &deciding.document.language;
        Some(self.source(&node.supplier, language, node.id.as_str(), passage, level))
    }

    /// The inherited title, description or preamble.
    fn part_of(&mut self, supplier: &RegionName, part: &str) -> Option<Source> {
        let document = self.deciding.get(supplier)?.document;
        let passage = match part {
            "title" => document.title.as_ref(),
            "description" => document.description.as_ref(),
            _ => document.preamble.as_ref(),
        }?;
        Some(self.source(supplier, &document.language, part, passage, 2))
    }

    fn source(
        &mut self,
        region: &RegionName,
        language: &Language,
        part: &str,
        passage: &Arc<Passage>,
        level: u8,
    ) -> Source {
        let digest = self.digests.entry(passage.span).or_insert_with(|| source_digest(passage)).clone();
        Source {
            subject: Subject::new(text_path(&self.policy.name, region, language), part),
            region: region.clone(),
            language: language.clone(),
            passage: Arc::clone(passage),
            digest,
            level,
        }
    }

    fn answer(
        &mut self,
        region: &RegionName,
        language: &Language,
        part: &str,
        span: Span,
        displaces: bool,
        sources: Vec<Source>,
    ) {
        let subject = Subject::new(text_path(&self.policy.name, region, language), part);
        let (policy, region, language) = (self.policy.name.clone(), region.clone(), language.clone());
        let answer = Answer { policy, region, language, span, displaces, sources };
        self.found.answers.entry(subject).or_insert(answer);
    }
}

/// Where a region removes the preamble.
fn outline_removal(region: &RegionName, structure: &Structure) -> Option<Span> {
    structure.preamble.span.filter(|_| structure.preamble.removed_by.as_ref() == Some(region))
}

/// The local sections of an edit, by their ids and those that they had before.
#[derive(Default)]
struct Places {
    places: BTreeMap<SectionId, (SectionId, Span)>,
    /// The whole document, for what stands in no section of it.
    rest: Option<Span>,
}

impl Places {
    fn add(&mut self, node: &Node) {
        for id in std::iter::once(&node.id).chain(&node.was) {
            self.places.entry(id.clone()).or_insert_with(|| (node.id.clone(), node.span));
        }
    }

    /// A section and those below it, as far as the region wrote them in this edit.
    fn add_all(&mut self, node: &Node, region: &RegionName) {
        if node.supplier != *region || node.edit.as_ref().is_some_and(|edit| edit.change == Change::Inserted) {
            return;
        }
        self.add(node);
        node.children.iter().for_each(|child| self.add_all(child, region));
    }

    fn find(&self, id: &SectionId) -> Option<&(SectionId, Span)> {
        self.places.get(id)
    }
}
