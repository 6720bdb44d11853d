//! `[glossary]` of `site.toml`.
//!
//! In: its table. Out: the [`Glossary`]. A language has a word, a list of words, or a table with `term` and `avoid`.

use super::names;
use super::toml::Table;
use crate::diagnostic::Place;
use crate::locale::Language;
use crate::model::glossary::{Form, Forms, Glossary, Term};
use crate::source::Span;
use toml::de::DeValue;

const EXPECTED: &str = "a word, a list of words, or a table with `term` and `avoid`";

pub(super) fn read_glossary(table: &mut Table<'_>, reference: &Language) -> Glossary {
    let mut glossary = Glossary::new();
    for (name, key_span, value, span) in table.entries() {
        let term = table.entry_table(&name, value, key_span, |table| {
            let mut term = Term::default();
            for (tag, key_span, value, span) in table.entries() {
                let language = names::language(&tag, &Place::Span(key_span), &mut |d| table.report(d));
                let forms = forms(table, &tag, key_span, value, span);
                if let (Some(language), Some(forms)) = (language, forms) {
                    term.forms.insert(language, forms);
                }
            }
            if !term.forms.contains_key(reference) {
                table.missing(reference.as_str(), "\"controller\"");
            }
            term
        });
        match term {
            Some(term) => _ = glossary.insert(name, term),
            None => table.invalid(&name, span, "a table with a word for each language"),
        }
    }
    glossary
}

fn forms(table: &mut Table<'_>, tag: &str, key_span: Span, value: &DeValue<'_>, span: Span) -> Option<Forms> {
    let mut forms = match value {
        DeValue::String(_) | DeValue::Array(_) => Forms { term: list(table, tag), ..Forms::default() },
        DeValue::Table(_) => table.entry_table(tag, value, key_span, |table| {
            let term = list(table, "term");
            Forms { term, avoid: list(table, "avoid"), span: None }
        })?,
        _ => {
            table.invalid(tag, span, EXPECTED);
            return None;
        }
    };
    forms.span = Some(key_span);
    Some(forms)
}

/// A word, or a list of words.
fn list(table: &mut Table<'_>, key: &str) -> Vec<Form> {
    let words = match table.value(key) {
        Some((DeValue::String(word), span)) => vec![(word.to_string(), span)],
        Some(_) => table.strings(key).unwrap_or_default(),
        None => Vec::new(),
    };
    let mut forms = Vec::new();
    for (word, span) in words {
        match Form::parse(&word) {
            Some(form) => forms.push(form),
            None => table.invalid(key, span, "words with letters"),
        }
    }
    forms
}
