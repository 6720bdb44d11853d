//! Precedence is data: the clauses that say which text prevails are generated, in the edition's language.

use super::Composition;
use super::document::{ComposedDocument, ComposedPart, ComposedSection, Mark};
use super::fill::Filler;
use super::names::{language_name, region_name};
use super::structure::Change;
use super::woven::{Piece, weave};
use crate::diagnostic::Diagnostics;
use crate::id::RegionName;
use crate::model::markup::{Final, Inline, Target};
use crate::model::policy::Prevails;
use crate::model::site::SiteSources;
use crate::wording::Argument;

/// Whether anything is generated for a document.
#[must_use]
pub fn generates_clauses(site: &SiteSources, composition: &Composition, document: &ComposedDocument) -> bool {
    let mut quiet = Diagnostics::new();
    !document.states_precedence() && !clauses(&mut Filler::new(site, composition, document, &mut quiet)).is_empty()
}

/// The clauses of an edition, one paragraph each; none where there is nothing to say.
pub(super) fn clauses(filler: &mut Filler<'_>) -> Vec<Vec<Inline<Final>>> {
    let mut clauses = Vec::new();
    // `prevails = "none"`: nothing is generated, the text speaks.
    if filler.policy.prevails != Prevails::None {
        local_clauses(filler, &mut clauses);
        language_clause(filler, &mut clauses);
        over_clause(filler, &mut clauses);
    }
    clauses
}

/// On a local page: what is local and what it prevails over. On the global page: that local versions prevail, or do not.
fn local_clauses(filler: &mut Filler<'_>, clauses: &mut Vec<Vec<Inline<Final>>>) {
    let document = filler.document;
    let language = document.edition.language.clone();
    let local_prevails = filler.policy.prevails == Prevails::Local;
    if filler.region.name.is_global() {
        let documents = filler.composition.documents.get(&document.policy);
        let others = documents.into_iter().flat_map(|documents| documents.iter());
        let mut others = others.filter(|(edition, _)| !edition.region.is_global());
        if others.any(|(_, document)| is_local(document)) {
            let id = if local_prevails { "precedence-general" } else { "precedence-global" };
            clauses.push(sentence(filler, id, &[], &[]));
        }
        return;
    }
    // A document that displaced none, for want of base text, prevails over nothing.
    let replaced = |mark: &Mark| mark.change == Change::Document;
    if let Some(mark) = document.sections.iter().filter_map(|section| section.mark.as_ref()).find(|mark| replaced(mark))
        && local_prevails
    {
        let (region, piece) = name(filler, &mark.region);
        clauses.push(sentence(filler, "precedence-local-document", &[("region", region)], &[piece]));
    }
    for region in document.structure.laid_over() {
        let mut local = own_sections(document, region);
        if local.is_empty() {
            local = around_changes(document, region);
        }
        if local.is_empty() {
            continue;
        }
        let mut pieces = Vec::new();
        for part in local {
            let title = filler.words(&part.text, &part.language);
            pieces.push(Piece::new(referred(filler, "reference-unnumbered", "title", title), part.language.clone()));
        }
        let quoted: Vec<String> = pieces.iter().map(|piece| piece.words.clone()).collect();
        let list = filler.formats(&language).list(&quoted);
        let (region, piece) = name(filler, region);
        pieces.push(piece);
        let id = if local_prevails { "precedence-local" } else { "precedence-global-over-local" };
        clauses.push(sentence(filler, id, &[("region", region), ("sections", Argument::Text(list))], &pieces));
    }
}

/// Whether a document differs from the general text in anything that a region says.
fn is_local(document: &ComposedDocument) -> bool {
    document.parts().any(|part| !part.region.is_global()) || document.removed.iter().any(|removed| removed.is_felt)
}

/// The sections that a region put into the document and no other one has replaced since; of those below each other the outermost.
fn own_sections<'a>(document: &'a ComposedDocument, region: &RegionName) -> Vec<&'a ComposedPart> {
    let mut found = Vec::new();
    let mut around: Vec<&ComposedSection> = Vec::new();
    for section in &document.sections {
        while around.pop_if(|outer| outer.level >= section.level).is_some() {}
        let within_own = around.last().is_some_and(|outer| outer.part.region == *region);
        if section.part.region == *region && (section.mark.is_some() || !within_own) {
            found.push(&section.part);
        }
        around.push(section);
    }
    found
}

/// What names the changes of a region that has no section of its own there. The name of a removed section stands nowhere,
/// so a removal is named by the section around it; where there is none, and for title, description and preamble, the
/// title of the document names the change.
fn around_changes<'a>(document: &'a ComposedDocument, region: &RegionName) -> Vec<&'a ComposedPart> {
    let mut found: Vec<&ComposedPart> = Vec::new();
    if document.parts_without_heading().any(|(_, part)| part.region == *region) {
        found.push(&document.title);
    }
    for removed in document.removed.iter().filter(|removed| removed.region == *region && removed.is_felt) {
        let around = removed.within.iter().rev().find_map(|id| document.section(id));
        let part = around.map_or(&document.title, |section| &section.part);
        if !found.iter().any(|other| std::ptr::eq(*other, part)) {
            found.push(part);
        }
    }
    found
}

fn language_clause(filler: &mut Filler<'_>, clauses: &mut Vec<Vec<Inline<Final>>>) {
    let Some((prevailing, _)) = &filler.region.prevailing_language else { return };
    if filler.region.languages.len() < 2 {
        return;
    }
    let in_language = &filler.document.edition.language;
    let (name, _) = language_name(filler.site, &filler.region.chain, prevailing, in_language);
    clauses.push(sentence(filler, "precedence-language", &[("language", Argument::Text(name))], &[]));
}

/// The policies that this one prevails over, each with a link.
fn over_clause(filler: &mut Filler<'_>, clauses: &mut Vec<Vec<Inline<Final>>>) {
    let edition = &filler.document.edition;
    let language = edition.language.clone();
    let over: Vec<Piece> = filler
        .policy
        .prevails_over
        .iter()
        .filter_map(|(name, _)| {
            let document = filler.composition.document(name, edition)?;
            let mut quiet = Diagnostics::new();
            let title = Filler::new(filler.site, filler.composition, document, &mut quiet).words_of_title();
            let target = Some(Target::Policy(name.clone(), None));
            let words = referred(filler, "reference-policy", "policy", title);
            Some(Piece { words, language: document.title.language.clone(), target })
        })
        .collect();
    if over.is_empty() {
        return;
    }
    let titles: Vec<String> = over.iter().map(|piece| piece.words.clone()).collect();
    let list = filler.formats(&language).list(&titles);
    clauses.push(sentence(filler, "precedence-over", &[("policies", Argument::Text(list))], &over));
}

/// The name of a region in the edition's language, and the same marked with the language that it has.
fn name(filler: &Filler<'_>, region: &RegionName) -> (Argument, Piece) {
    let (name, of) = region_name(filler.site, filler.site.region(region), &filler.document.edition.language);
    (Argument::Text(name.clone()), Piece::new(name, of))
}

/// A title as references within a text say it, in the quotation marks that they have.
fn referred(filler: &mut Filler<'_>, id: &str, argument: &str, title: String) -> String {
    let language = filler.document.edition.language.clone();
    filler.message(id, &language, &[(argument, Argument::Text(title))]).0
}

/// A message as a paragraph, marked where it, or something in it, is in another language than the edition's.
fn sentence(filler: &mut Filler<'_>, id: &str, arguments: &[(&str, Argument)], pieces: &[Piece]) -> Vec<Inline<Final>> {
    let language = filler.document.edition.language.clone();
    let (text, said_in) = filler.message(id, &language, arguments);
    weave(&text, &said_in, pieces, &language)
}
