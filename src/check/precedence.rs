//! Precedence: where the text already states what prevails, nothing is generated beside it, once it is marked.

use crate::compose::{Composition, generates_clauses};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::locale::Language;
use crate::model::document::Passage;
use crate::model::markup::{for_each_line, plain_text};
use crate::model::site::SiteSources;
use std::collections::BTreeMap;

/// Beginnings of words, in lower case, by which one sentence says that one version prevails over another: a word of each
/// list. Laws, interests and duties prevail in legal texts as well, so the first list alone says nothing.
const WORDS: [(&str, &[&str], &[&str]); 11] = [
    (
        "en",
        &["prevail", "takes precedence", "take precedence", "shall govern", "is authoritative"],
        &["version", "translation", "local provision", "local text"],
    ),
    (
        "de",
        &["vorrang", "geht vor", "gehen vor", "maßgeblich", "massgeblich", "maßgebend", "massgebend"],
        &["fassung", "version", "übersetzung", "lokale bestimmung", "lokalen bestimmung"],
    ),
    ("fr", &["prévau", "prévalent", "fait foi", "font foi"], &["version", "traduction", "dispositions locales"]),
    ("it", &["prevale", "prevalgono", "prevarr", "fa fede"], &["version", "traduzion", "disposizioni locali"]),
    ("es", &["prevalec", "prevaldr"], &["versi", "traducc", "disposiciones locales"]),
    ("pt", &["prevalec"], &["vers", "traduç", "disposições locais"]),
    ("nl", &["prevaleert", "prevaleren", "voorrang", "gaat voor"], &["versie", "vertaling"]),
    ("ru", &["преимущественную силу", "имеет преимущество"], &["верси", "перевод"]),
    ("zh", &["为准", "為準", "优先", "優先"], &["版本", "译本", "譯本", "译文", "譯文"]),
    ("ja", &["優先", "正とし"], &["言語版", "日本語版", "英語版", "翻訳", "現地版"]),
    ("ko", &["우선"], &["버전", "번역", "국문", "영문"]),
];

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
    let tag = language.as_str().split('-').next().unwrap_or_default();
    let Some((_, verbs, nouns)) = WORDS.iter().find(|(of, _, _)| *of == tag) else { return false };
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
