//! Sections that duties rely on: they stand in every edition, say something, and say it in its language.

use super::{Duty, is_excused, reaches};
use crate::compose::{ComposedDocument, ComposedPart, ComposedSection, Composition, RemovedSection};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::id::{PolicyName, SectionId, nearest};
use crate::model::duty::{Answer, Requirement, Target};
use crate::model::policy::Policy;
use crate::model::site::SiteSources;
use std::collections::{BTreeMap, BTreeSet};

impl Duty<'_> {
    pub(super) fn check_sections(&self, problems: &mut Diagnostics) {
        self.report_renamed(problems);
        match &self.requirement.answer {
            Answer::Nothing => {
                // Many duties of one pack have one place, and are told apart by their ids.
                let fact = format!("no section is named for `{}`; {}", self.requirement.duty.id, self.asked());
                let mut diagnostic = self.problem(Code::UNASSIGNED_DUTY, fact);
                diagnostic.editions = self.documents.iter().map(|document| document.edition.to_string()).collect();
                problems.push(diagnostic.hint(format!("write {}", self.how_to_answer())));
            }
            Answer::All(targets) => {
                for document in &self.documents {
                    for target in targets {
                        self.report_lacking(document, target, problems);
                    }
                }
            }
            Answer::Any(targets) => {
                for document in &self.documents {
                    if targets.iter().all(|target| lacking(self.composition, document, target).is_some()) {
                        let ids: Vec<String> = targets.iter().map(shown).collect();
                        let fact =
                            format!("none of {} stands in `{}`; {}", ids.join(", "), self.policy.name, self.asked());
                        problems.push(self.unmet(fact).hint(self.instead()).for_edition(&document.edition));
                    }
                }
            }
            Answer::Tag(tag) => self.check_tag(tag, problems),
            Answer::NotApplicable(_) => {}
        }
    }

    fn check_tag(&self, tag: &str, problems: &mut Diagnostics) {
        for document in &self.documents {
            let mut tagged = document.sections.iter().filter(|section| section.tags.iter().any(|other| other == tag));
            if tagged.all(|section| is_empty(document, section)) {
                let fact = format!("no section of `{}` has the tag `{tag}`; {}", self.policy.name, self.asked());
                problems.push(
                    self.unmet(fact)
                        .hint(format!("write `{{#... tag={tag}}}` at the heading of the section that meets it"))
                        .for_edition(&document.edition),
                );
            }
        }
    }

    /// A section that is named as it was called before: once for each place, if it is the same section in all editions.
    fn report_renamed(&self, problems: &mut Diagnostics) {
        let (Answer::All(targets) | Answer::Any(targets)) = &self.requirement.answer else { return };
        for target in targets {
            let Some(span) = target.span else { continue };
            let document = |document| document_of(self.composition, document, target.policy.as_ref());
            let documents = self.documents.iter().filter_map(|of| document(of));
            let sections = documents.filter_map(|document| document.section(&target.id));
            let present: BTreeSet<&SectionId> = sections.map(|section| &section.id).collect();
            let mut present = present.into_iter();
            if let (Some(id), None) = (present.next(), present.next())
                && *id != target.id
            {
                let now = Target { id: id.clone(), ..target.clone() };
                problems.push(
                    Diagnostic::new(Code::RENAMED_SECTION, format!("the section `{}` is called `{id}` now", target.id))
                        .at(span)
                        .hint(format!("write {}", shown(&now)))
                        .fix(Fix::Requote { old: target.id.clone(), new: id.clone() }),
                );
            }
        }
    }

    fn unmet(&self, fact: String) -> Diagnostic {
        self.problem(Code::UNMET_DUTY, fact)
    }

    fn instead(&self) -> String {
        format!("write the section for the region, or {}", self.how_to_answer())
    }

    fn report_lacking(&self, document: &ComposedDocument, target: &Target, problems: &mut Diagnostics) {
        let Some(lack) = lacking(self.composition, document, target) else { return };
        let (id, policy) = (shown(target), target.policy.as_ref().unwrap_or(&self.policy.name));
        let here = format!("`{}` relies on it here", self.requirement.duty.id);
        let diagnostic = match lack {
            Lack::Removed(removed) => self
                .unmet(format!("`{}` removes {id}; {}", removed.region, self.asked()))
                .at(removed.span)
                .related(self.requirement.span, here)
                .hint(format!(
                    "keep or replace it in `{}`, or name another section: {}",
                    removed.region,
                    self.how_to_answer()
                )),
            Lack::Empty(section) => self
                .unmet(format!("nothing stands under {id}; {}", self.asked()))
                .at(section.part.text.span)
                .related(self.requirement.span, here)
                .hint("write what the law asks for"),
            Lack::Absent(ids) => {
                let near = nearest(target.id.as_str(), ids.iter().map(|id| id.as_str()));
                self.unmet(format!("`{policy}` has no section {id}; {}", self.asked()))
                    .hint(self.instead())
                    .did_you_mean(near)
            }
            Lack::NoDocument => self
                .unmet(format!("`{policy}` does not apply here, and {} is to meet a duty; {}", id, self.asked()))
                .hint(self.instead()),
        };
        problems.push(diagnostic.for_edition(&document.edition));
    }
}

/// Why a section meets no duty.
enum Lack<'a> {
    /// A region took it away.
    Removed(&'a RemovedSection),
    /// It has a heading and nothing under it.
    Empty(&'a ComposedSection),
    /// It stands nowhere in the document, which has these.
    Absent(Vec<&'a SectionId>),
    /// The policy that should have it has no document in the edition.
    NoDocument,
}

fn shown(target: &Target) -> String {
    match &target.policy {
        Some(policy) => format!("`policy:{policy}#{}`", target.id),
        None => format!("`{}`", target.id),
    }
}

/// The document in which a target is looked for: the same edition of its policy.
fn document_of<'a>(
    composition: &'a Composition,
    document: &'a ComposedDocument,
    policy: Option<&PolicyName>,
) -> Option<&'a ComposedDocument> {
    match policy {
        Some(policy) => composition.document(policy, &document.edition),
        None => Some(document),
    }
}

fn lacking<'a>(composition: &'a Composition, document: &'a ComposedDocument, target: &Target) -> Option<Lack<'a>> {
    let Some(document) = document_of(composition, document, target.policy.as_ref()) else {
        return Some(Lack::NoDocument);
    };
    if part_without_heading(document, &target.id).is_some() {
        return None;
    }
    if let Some(section) = document.section(&target.id) {
        return is_empty(document, section).then_some(Lack::Empty(section));
    }
    let takes = |removed: &&RemovedSection| removed.sections.iter().any(|section| section.id == target.id);
    match document.removed.iter().find(takes) {
        Some(removed) => Some(Lack::Removed(removed)),
        None => Some(Lack::Absent(document.sections.iter().map(|section| &section.id).collect())),
    }
}

/// Title, description or preamble, where one of them is meant and there.
fn part_without_heading<'a>(document: &'a ComposedDocument, id: &SectionId) -> Option<&'a ComposedPart> {
    match id.as_str() {
        "title" => Some(&document.title),
        "description" => document.description.as_ref(),
        "preamble" => document.preamble.as_ref(),
        _ => None,
    }
}

/// Whether neither the section nor one below it has anything under its heading.
fn is_empty(document: &ComposedDocument, section: &ComposedSection) -> bool {
    with_all_below(document, section).all(|section| section.part.text.blocks.is_empty())
}

/// A section, and those below it.
fn with_all_below<'a>(
    document: &'a ComposedDocument,
    section: &'a ComposedSection,
) -> impl Iterator<Item = &'a ComposedSection> {
    let at = document.sections.iter().position(|other| other.id == section.id).unwrap_or(0);
    let below = document.sections.iter().skip(at + 1).take_while(|other| other.level > section.level);
    std::iter::once(section).chain(below)
}

/// The parts of a document that meet a duty. Of those of which one is enough none counts, where one stands in the language of the
/// edition.
fn relied_on<'a>(document: &'a ComposedDocument, answer: &'a Answer) -> Vec<(&'a SectionId, &'a ComposedPart)> {
    let part_of = |id: &SectionId| {
        let part = document.section(id).map(|section| &section.part);
        part.or_else(|| part_without_heading(document, id))
    };
    let (parts, one_is_enough): (Vec<_>, bool) = match answer {
        Answer::All(targets) | Answer::Any(targets) => {
            let own = targets.iter().filter(|target| target.policy.is_none());
            let parts = own.filter_map(|target| Some((&target.id, part_of(&target.id)?)));
            (parts.collect(), matches!(answer, Answer::Any(_)))
        }
        Answer::Tag(tag) => {
            let tagged = document.sections.iter().filter(|section| section.tags.contains(tag));
            let written = tagged.filter(|section| !is_empty(document, section));
            (written.map(|section| (&section.id, &section.part)).collect(), true)
        }
        Answer::Nothing | Answer::NotApplicable(_) => (Vec::new(), false),
    };
    if one_is_enough && parts.iter().any(|(_, part)| !part.fallback) { Vec::new() } else { parts }
}

/// What a law asks for must be told in words that readers understand. For each policy, and the languages shown instead, one
/// finding tells how much is not.
pub(super) fn report_foreign(
    site: &SiteSources,
    composition: &Composition,
    policy: &Policy,
    problems: &mut Diagnostics,
) {
    for document in composition.documents.get(&policy.name).into_iter().flat_map(|documents| documents.values()) {
        let mut foreign: BTreeMap<String, BTreeSet<&SectionId>> = BTreeMap::new();
        let mut place = None;
        let region = &document.edition.region;
        let applies = |duty: &&Requirement| reaches(site, duty, region) && !is_excused(site, duty, region);
        for requirement in policy.duties.iter().filter(applies) {
            for (id, part) in relied_on(document, &requirement.answer).into_iter().filter(|(_, part)| part.fallback) {
                place.get_or_insert(requirement.pack.as_ref().map_or(requirement.span, |(_, span)| *span));
                foreign.entry(part.language.to_string()).or_default().insert(id);
            }
        }
        let Some(place) = place else { continue };
        for (language, ids) in foreign {
            let first = ids.iter().next().map_or("", |id| id.as_str());
            let message = match ids.len() {
                1 => format!("what a law asks for is shown in `{language}`: `{first}`"),
                many => format!("what laws ask for is shown in `{language}`: {many} sections, `{first}` first"),
            };
            problems.push(
                Diagnostic::new(Code::DUTY_IN_FALLBACK, message)
                    .at(place)
                    .hint("translate these sections before others")
                    .for_edition(&document.edition),
            );
        }
    }
}
