//! Precedence is data: the clauses that say which text prevails are generated, in the edition's language.

use super::fill::Filler;
use super::names::region_name;
use super::structure::Change;
use crate::diagnostic::Diagnostics;
use crate::id::{PolicyName, RegionName};
use crate::locale::language_name;
use crate::model::markup::{Final, Inline, Target};
use crate::model::policy::Prevails;
use crate::wording::Argument;

/// The clauses of an edition, one paragraph each; none where there is nothing to say.
pub(super) fn clauses(filler: &mut Filler<'_>) -> Vec<Vec<Inline<Final>>> {
    let mut clauses = Vec::new();
    if filler.policy.prevails != Prevails::None {
        local_clauses(filler, &mut clauses);
        language_clause(filler, &mut clauses);
    }
    over_clause(filler, &mut clauses);
    clauses
}

/// On a local page: what is local and what it prevails over. On the global page: that local versions prevail, or do not.
fn local_clauses(filler: &mut Filler<'_>, clauses: &mut Vec<Vec<Inline<Final>>>) {
    let document = filler.document;
    let language = document.edition.language.clone();
    let local_prevails = filler.policy.prevails == Prevails::Local;
    if filler.region.name.is_global() {
        let has_local = filler.policy.texts.keys().any(|region| !region.is_global());
        if has_local {
            let id = if local_prevails { "precedence-general" } else { "precedence-global" };
            clauses.push(sentence(filler, id, &[]));
        }
        return;
    }
    if let Some(edit) = &document.structure.document
        && local_prevails
    {
        let region = name(filler, &edit.region);
        clauses.push(sentence(filler, "precedence-local-document", &[("region", region)]));
    }
    for region in filler.chain().iter().filter(|region| !region.is_global()) {
        let local: Vec<_> = document
            .sections
            .iter()
            .filter(|section| {
                section.mark.as_ref().is_some_and(|mark| mark.region == *region && mark.change != Change::Document)
            })
            .collect();
        if local.is_empty() {
            continue;
        }
        let titles: Vec<String> =
            local.iter().map(|section| filler.words(&section.part.text, &section.part.language)).collect();
        let quoted: Vec<String> = titles.iter().map(|title| filler.formats(&language).quotes(title)).collect();
        let list = filler.formats(&language).list(&quoted);
        let arguments = [("region", name(filler, region)), ("sections", Argument::Text(list))];
        let id = if local_prevails { "precedence-local" } else { "precedence-global-over-local" };
        clauses.push(sentence(filler, id, &arguments));
    }
}

fn language_clause(filler: &mut Filler<'_>, clauses: &mut Vec<Vec<Inline<Final>>>) {
    let Some((prevailing, _)) = &filler.region.prevailing_language else { return };
    if filler.region.languages.len() < 2 {
        return;
    }
    let in_language = &filler.document.edition.language;
    let name = language_name(prevailing, in_language).unwrap_or_else(|| prevailing.to_string());
    clauses.push(sentence(filler, "precedence-language", &[("language", Argument::Text(name))]));
}

/// The policies that this one prevails over, each with a link.
fn over_clause(filler: &mut Filler<'_>, clauses: &mut Vec<Vec<Inline<Final>>>) {
    let edition = &filler.document.edition;
    let language = edition.language.clone();
    let over: Vec<(PolicyName, String)> = filler
        .policy
        .prevails_over
        .iter()
        .filter_map(|(name, _)| {
            let document = filler.composition.document(name, edition)?;
            let mut quiet = Diagnostics::new();
            let title = Filler::new(filler.site, filler.composition, document, &mut quiet).words_of_title();
            Some((name.clone(), filler.formats(&language).quotes(&title)))
        })
        .collect();
    if over.is_empty() {
        return;
    }
    let titles: Vec<String> = over.iter().map(|(_, title)| title.clone()).collect();
    let list = filler.formats(&language).list(&titles);
    let mut clause = sentence(filler, "precedence-over", &[("policies", Argument::Text(list))]);
    for (name, title) in over {
        link(&mut clause, &title, &Target::Policy(name, None));
    }
    clauses.push(clause);
}

/// Makes a link of the first place where the words stand.
fn link(clause: &mut Vec<Inline<Final>>, words: &str, target: &Target) {
    for index in 0..clause.len() {
        let Inline::Text(text) = &clause[index] else { continue };
        let Some(at) = text.find(words) else { continue };
        let (before, after) = (text[..at].to_owned(), text[at + words.len()..].to_owned());
        let content = vec![Inline::Text(words.to_owned())];
        let link = Inline::Link { target: target.clone(), title: String::new(), content };
        let pieces = [Inline::Text(before), link, Inline::Text(after)];
        let kept = pieces.into_iter().filter(|piece| !matches!(piece, Inline::Text(text) if text.is_empty()));
        clause.splice(index..=index, kept);
        return;
    }
}

fn name(filler: &Filler<'_>, region: &RegionName) -> Argument {
    Argument::Text(region_name(filler.site, filler.site.region(region), &filler.document.edition.language).0)
}

/// A message as a paragraph, marked where it is in another language than the edition's.
fn sentence(filler: &mut Filler<'_>, id: &str, arguments: &[(&str, Argument)]) -> Vec<Inline<Final>> {
    let language = filler.document.edition.language.clone();
    let (text, said_in) = filler.message(id, &language, arguments);
    if language.is_served_by(&said_in) {
        vec![Inline::Text(text)]
    } else {
        vec![Inline::Foreign(said_in, vec![Inline::Text(text)])]
    }
}
