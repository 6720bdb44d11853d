//! Texts that are in no site yet, checked one by one.
//!
//! In: files in memory ([`LooseText`]), perhaps with the text that they translate and the one before them. Out: findings, as a
//! site's texts have them. Python-Markdown's attribute lists and declared dates are understood, so that a team can try the rules
//! on what it has today.

use crate::check::text::declared::{self, Declared};
use crate::check::text::{self, Manner, Numbers, parity};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Report, Severities, Severity};
use crate::import::{Adapted, adapt, day_of_folder, day_of_words};
use crate::load::{Proof, conflict, conflicts, normalized_text, writing_mistakes};
use crate::locale::{Language, TagError, detected_language, likely_country};
use crate::source::{FileId, Sources};
use std::collections::BTreeMap;

/// A file.
#[derive(Clone, Debug)]
pub struct LooseText {
    /// As the command line has it.
    pub path: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// What to check.
#[derive(Clone, Debug, Default)]
pub struct LooseTexts {
    /// The texts.
    pub texts: Vec<LooseText>,
    /// The language of the texts, where their names do not say it.
    pub language: Option<Language>,
    /// What they are translated from.
    pub source: Option<LooseText>,
    /// What stood in their place before.
    pub previous: Option<LooseText>,
}

/// What was found.
#[derive(Debug)]
pub struct LooseReport {
    /// The findings.
    pub report: Report,
    /// The texts, for showing places in them.
    pub texts: Sources,
}

/// Checks texts. Never fails: what is wrong is in the report.
#[must_use]
pub fn check(loose: &LooseTexts) -> LooseReport {
    let mut sources = Sources::default();
    let mut problems = Diagnostics::new();
    let mut add = |text: &LooseText, problems: &mut Diagnostics| {
        let (words, utf8) = normalized_text(&text.bytes);
        if !utf8 {
            let wrong = Diagnostic::new(Code::INVALID_UTF8, "the text is not UTF-8").in_file(text.path.clone());
            problems.push(wrong.hint("save it as UTF-8"));
        }
        sources.add(text.path.clone(), words)
    };
    let mut unsaid = Diagnostics::new();
    let source = loose.source.as_ref().map(|text| (text, add(text, &mut unsaid)));
    let previous = loose.previous.as_ref().map(|text| (text, add(text, &mut unsaid)));
    let files: Vec<(&LooseText, FileId)> = loose.texts.iter().map(|text| (text, add(text, &mut problems))).collect();

    let source = source.map(|(text, file)| {
        let words = sources.text(file);
        let language = language_of(text, words, None, &mut unsaid);
        (adapt(words), file, language)
    });
    for (text, file) in files {
        let words = sources.text(file);
        let language = language_of(text, words, loose.language.as_ref(), &mut problems);
        dated_folder(&text.path, &mut problems);
        let begin = conflicts(words, true);
        if !begin.is_empty() {
            // Of two versions nothing else is certain.
            problems.extend(begin.into_iter().map(|line| conflict(file, line)));
            continue;
        }
        let adapted = adapt(words);
        problems.extend(writing_mistakes(&adapted.text, file, &language));
        let proof = proof_of(words, &adapted, file, language.clone());
        let reference = source.as_ref().map(|(.., language)| language);
        text::check(&proof, Manner::Loose, reference, Numbers::Written, &mut problems);
        let date = declared_in(&adapted);
        declared::check(&proof, date.as_ref(), &mut problems);
        if let Some((adapted, file, language)) = &source {
            let original = proof_of(sources.text(*file), adapted, *file, language.clone());
            parity::check(&proof, &original, &mut problems);
            let theirs = declared_in(adapted);
            declared::check_source(&proof, date.as_ref(), &original, theirs.as_ref(), &mut problems);
        }
        if let Some((_, file)) = previous {
            let words = sources.text(file);
            let adapted = adapt(words);
            let before = proof_of(words, &adapted, file, language);
            declared::check_against(&proof, date.as_ref(), &before, declared_in(&adapted).as_ref(), &mut problems);
        }
    }
    // Tags of another tool, and links of a text that no site has taken over yet, are no errors of this one.
    let everywhere = BTreeMap::from([
        (Code::NON_CANONICAL_LANGUAGE, Severity::Hint),
        (Code::MALFORMED_LANGUAGE, Severity::Hint),
        (Code::UNKNOWN_LANGUAGE, Severity::Warning),
        (Code::UNSAFE_LINK, Severity::Warning),
        (Code::DUPLICATE_ID, Severity::Warning),
    ]);
    let severities = Severities { everywhere, ..Severities::default() };
    LooseReport { report: Report::new(&problems, &sources, &severities), texts: sources }
}

fn proof_of<'a>(words: &'a str, adapted: &Adapted, file: FileId, language: Language) -> Proof<'a> {
    let mut proof = Proof::of_adapted(words, &adapted.text, file, language);
    proof.anchors.extend(adapted.ids.iter().cloned());
    proof
}

fn declared_in(adapted: &Adapted) -> Option<Declared> {
    let (written, range) = adapted.declared.clone()?;
    Some(Declared { day: day_of_words(&written), written, range })
}

/// The language of a text: as the command line says, else as its name says, else as its words show.
fn language_of(text: &LooseText, words: &str, given: Option<&Language>, problems: &mut Diagnostics) -> Language {
    if let Some(language) = given {
        return language.clone();
    }
    let name = text.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let mut report = |code: Code, fact: String, hint: String| {
        problems.push(Diagnostic::new(code, fact).in_file(text.path.clone()).hint(hint));
    };
    match Language::parse(stem) {
        Ok(language) => {
            if let Some(meant) = likely_country(&language) {
                report(
                    Code::LIKELY_COUNTRY,
                    format!("`{stem}` looks like a country, not a language"),
                    format!("the language of that country is `{meant}`"),
                );
                return meant;
            }
            return language;
        }
        Err(TagError::NotCanonical { canonical }) => {
            report(
                Code::NON_CANONICAL_LANGUAGE,
                format!("`{stem}` is not the canonical tag"),
                format!("a site names the file `{canonical}.md`"),
            );
            return canonical;
        }
        Err(TagError::Unknown { suggestion: Some(meant) }) => {
            report(Code::UNKNOWN_LANGUAGE, format!("`{stem}` names no language"), format!("did you mean `{meant}`?"));
            return meant;
        }
        Err(_) => {}
    }
    let sample: String = words.chars().take(2000).collect();
    let language = detected_language(&sample).or_else(|| Language::parse("en").ok());
    let language = language.unwrap_or_else(|| unreachable!("`en` is a language"));
    report(
        Code::MALFORMED_LANGUAGE,
        format!("the file's name says no language; it is read as `{language}`"),
        "say it with `--language TAG`".to_owned(),
    );
    language
}

/// `2020-09-8/de.md`
fn dated_folder(path: &str, problems: &mut Diagnostics) {
    for folder in path.split(['/', '\\']).rev().skip(1) {
        if let Some((day, false)) = day_of_folder(folder) {
            problems.push(
                Diagnostic::new(Code::UNPADDED_DATE, format!("the folder `{folder}` is not written as dates are"))
                    .in_file(path.to_owned())
                    .hint(format!("name it `{day}`: folders sort by date then")),
            );
        }
    }
}
