//! What a proofreader finds in one text, one file for each family of rules.
//!
//! In: a [`Proof`] of a text, whether of a site or of no site yet. Out: what is wrong with the writing itself. Each source is
//! read once, however many editions show it. [`parity`] and [`declared`] compare two texts: a translation with what it
//! translates, a text with the one before it.

mod characters;
mod dates;
pub mod declared;
mod glossary;
mod joiners;
mod languages;
mod leftovers;
mod letters;
mod links;
mod marks;
mod neighbours;
mod numbers;
pub mod parity;
mod phrases;
mod published;
mod quotations;
mod spelling;
mod structure;
mod together;
mod vocabulary;

use super::precedence::claims::{Claim, claims, judge};
use crate::compose::{ComposedDocument, Composition};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::history::History;
use crate::id::PolicyName;
use crate::load::Proof;
use crate::locale::{Date, Language};
use crate::model::document::{Action, Document};
use crate::model::review::Subject;
use crate::model::site::SiteSources;
use crate::review::{State, survey};
use crate::source::Sources;
use published::{ShownDay, shown_days};
use rayon::prelude::*;
use spelling::Spelling;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a text is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// By lexloci: what loading and composing report is not reported again.
    Site,
    /// By a tool that reads Python-Markdown: lines run together, and lists need a blank line before them.
    Loose,
}

/// By which numbers references are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// By those that the headings of the text have as they are written.
    Written,
    /// By those that its outermost sections get when they are published.
    Labelled,
    /// By those of the editions that show the text, elsewhere: it is no whole document.
    OfEditions,
}

/// Applies all rules about one text. `reference` is the language that it may be translated from.
pub fn check(
    proof: &Proof<'_>,
    manner: Manner,
    reference: Option<&Language>,
    numbers: Numbers,
    problems: &mut Diagnostics,
) {
    structure::check(proof, manner, problems);
    phrases::check(proof, problems);
    characters::check(proof, problems);
    languages::check(proof, problems);
    leftovers::check(proof, problems);
    dates::check(proof, problems);
    links::check(proof, manner, reference, problems);
    marks::check(proof, manner, problems);
    quotations::check(proof, problems);
    let spelling = Spelling::of(proof);
    together::check(proof, &spelling, problems);
    joiners::check(proof, &spelling, problems);
    if numbers != Numbers::OfEditions {
        numbers::check(proof, numbers == Numbers::Labelled, problems);
    }
}

/// Applies all rules to each source text of a site, and compares each translation with what it translates.
pub(super) fn check_site(
    site: &SiteSources,
    composition: &Composition,
    history: &History,
    sources: &Sources,
    day: Date,
    problems: &mut Diagnostics,
) {
    let reference = &site.settings.reference_language;
    let mut jobs: Vec<(&Document, Option<&Document>, Numbers, &[&ComposedDocument])> = Vec::new();
    let composed: BTreeMap<&PolicyName, Vec<&ComposedDocument>> =
        composition.documents.iter().map(|(name, documents)| (name, documents.values().collect())).collect();
    for policy in site.policies.values() {
        let documents = composed.get(&policy.name).map_or(&[][..], Vec::as_slice);
        for (region, texts) in &policy.texts {
            // A region's own texts translate that of its first language.
            let first = match site.regions.get(region) {
                _ if region.is_global() => texts.get(reference),
                Some(region) => region.languages.iter().find_map(|language| texts.get(language)),
                None => None,
            };
            let first = first.map(Arc::as_ref);
            let first_for = |text: &Document| first.filter(|first| first.language != text.language);
            // Only base texts have all sections, and so the numbers.
            let (numbers, documents) = match region.is_global() {
                true if policy.section_labels.is_empty() => (Numbers::Written, &[][..]),
                true => (Numbers::Labelled, &[][..]),
                false => (Numbers::OfEditions, documents),
            };
            let texts = texts.values().map(Arc::as_ref);
            jobs.extend(texts.map(|text| (text, first_for(text), numbers, documents)));
        }
    }
    let read = |document: &Document| Proof::read(sources.text(document.file), document.file, document.language.clone());
    let glossary = &site.settings.glossary;
    let found: Vec<Read> = jobs
        .par_iter()
        .map(|(document, first, numbers, documents)| {
            let mut found = Diagnostics::new();
            let proof = read(document);
            check(&proof, Manner::Site, Some(reference), *numbers, &mut found);
            numbers::check_local(&proof, documents, &mut found);
            let differing = match first {
                Some(first) => {
                    let source = read(first);
                    let mut differing = parity::check_sections(&proof, &source);
                    differing.extend(glossary::check_translation(&proof, &source, glossary));
                    // What stands below a removal is a reason, which one language is enough for, and nobody's text.
                    let removed = |id: &String| {
                        document
                            .sections
                            .iter()
                            .any(|section| section.action == Action::Remove && section.id.as_str() == id)
                    };
                    differing.retain(|differing| !differing.section.as_ref().is_some_and(removed));
                    differing
                }
                None => {
                    glossary::check_source(&proof, glossary, &mut found);
                    Vec::new()
                }
            };
            Read { document, found, differing, claims: claims(&proof), shown_days: shown_days(&proof) }
        })
        .collect();
    let mut claimed = Vec::new();
    let mut dated = Vec::new();
    let mut differing = Vec::new();
    for read in found {
        problems.extend(read.found);
        claimed.push((read.document, read.claims));
        dated.push((read.document, read.shown_days));
        differing.extend(read.differing.into_iter().map(|differing| (read.document, differing)));
    }
    judge(site, composition, claimed.into_iter(), problems);
    published::check(site, composition, history, day, dated.into_iter(), problems);
    report_differing(site, composition, sources, differing, problems);
}

/// A finding about a section of a translation, which falls away if the translation is stale there: it is to be read anyway.
pub struct Differing {
    /// The id of the section, if it has one.
    section: Option<String>,
    /// The finding.
    problem: Diagnostic,
}

/// What was found in a text.
struct Read<'a> {
    document: &'a Document,
    found: Diagnostics,
    differing: Vec<Differing>,
    claims: Vec<Claim>,
    shown_days: Vec<ShownDay>,
}

/// A section that is stale is to be read against its source anyway, and its words may be those of an older one.
fn report_differing(
    site: &SiteSources,
    composition: &Composition,
    sources: &Sources,
    differing: Vec<(&Document, Differing)>,
    problems: &mut Diagnostics,
) {
    if differing.is_empty() {
        return;
    }
    let survey = survey(site, composition);
    for (document, Differing { section, problem }) in differing {
        let part = section.unwrap_or_else(|| "preamble".to_owned());
        let subject = Subject::new(sources.path(document.file), part.as_str());
        if !matches!(survey.state(&site.reviews, &subject), State::Stale { .. }) {
            problems.push(problem);
        }
    }
}
