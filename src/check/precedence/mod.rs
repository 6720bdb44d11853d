//! Precedence: where the text already states what prevails, nothing is generated beside it, once it is marked; and what it states
//! is what the sources declare ([`claims`]).

pub(super) mod claims;
mod words;

use crate::compose::{Composition, generates_clauses};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::locale::Language;
use crate::model::document::Passage;
use crate::model::markup::{for_each_line, plain_text};
use crate::model::site::SiteSources;
use std::collections::BTreeMap;
use words::Words;

pub(super) fn check(site: &SiteSources, composition: &Composition, problems: &mut Diagnostics) {
    for documents in composition.documents.values() {
        // One text is shown in many editions, and read once.
        let mut read: BTreeMap<*const Passage, bool> = BTreeMap::new();
        for (edition, document) in documents.iter() {
            if document.states_precedence() || !generates_clauses(site, composition, document) {
                continue;
            }
            let mut states = |part: &crate::compose::ComposedPart| {
                *read.entry(std::sync::Arc::as_ptr(&part.text)).or_insert_with(|| states(&part.text, &part.language))
            };
            for section in document.sections.iter().filter(|section| states(&section.part)) {
                problems.push(
                    Diagnostic::new(
                        Code::UNMARKED_PRECEDENCE,
                        format!("`{}` seems to state what prevails, and a clause is generated beside it", section.id),
                    )
                    .at(section.part.text.span)
                    .hint(format!("write `{{#{} states=precedence}}`, or take the sentence away", section.id))
                    .for_edition(edition),
                );
            }
        }
    }
}

fn states(passage: &Passage, language: &Language) -> bool {
    let Some(words) = Words::of(language) else { return false };
    let (verbs, nouns) = (words.verbs, words.nouns);
    let any_of = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let mut found = false;
    for_each_line(&passage.blocks, &mut |line| {
        if found {
            return;
        }
        let mut text = plain_text(line);
        if text.is_ascii() {
            text.make_ascii_lowercase();
        } else {
            text = text.to_lowercase();
        }
        // Few lines hold a verb at all; only those are taken apart.
        found = any_of(verbs, &text)
            && text
                .split(['.', ';', '!', '?', '。', '；'])
                .any(|sentence| any_of(verbs, sentence) && any_of(nouns, sentence));
    });
    found
}
