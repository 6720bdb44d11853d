//! Terms of the glossary: a translation says what the text that it translates says, in the words that the site has for it.

use super::Differing;
use super::parity::pairs;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Kind, Line, Proof};
use crate::locale::written_without_spaces;
use crate::model::glossary::{Form, Forms, Glossary};
use std::ops::Range;

/// Words that the glossary says to avoid, in a text that translates no other.
pub(super) fn check_source(proof: &Proof<'_>, glossary: &Glossary, problems: &mut Diagnostics) {
    for (name, term) in glossary {
        let Some(forms) = term.forms.get(&proof.language) else { continue };
        for line in proof.lines.iter().filter(|line| has_words(line)) {
            problems.extend(avoided(proof, line, name, forms));
        }
    }
}

/// Compares a translation with its source, section by section.
pub(super) fn check_translation(proof: &Proof<'_>, source: &Proof<'_>, glossary: &Glossary) -> Vec<Differing> {
    let mut found = Vec::new();
    if glossary.is_empty() {
        return found;
    }
    for (ours, theirs) in pairs(proof, source) {
        let lines = |lines: Range<usize>, heading: Option<usize>| heading.into_iter().chain(lines);
        for (name, term) in glossary {
            let (Some(forms), Some(original)) = (term.forms.get(&proof.language), term.forms.get(&source.language))
            else {
                continue;
            };
            let said = |proof: &Proof<'_>, at: usize, forms: &[Form]| {
                let line = proof.lines.get(at).filter(|line| has_words(line))?;
                forms.iter().find_map(|form| Some((occurrence(&line.words, form)?, form.clone())))
            };
            let used = lines(theirs.lines.clone(), theirs.heading)
                .find_map(|at| Some((at, said(source, at, &original.term)?)));
            let Some((at, (place, form))) = used else { continue };
            let mut report = |problem| found.push(Differing { section: theirs.id.clone(), problem });
            let translated = lines(ours.lines.clone(), ours.heading).any(|at| said(proof, at, &forms.term).is_some());
            let mut avoids = false;
            for line in
                lines(ours.lines.clone(), ours.heading).filter_map(|at| proof.lines.get(at)).filter(|l| has_words(l))
            {
                for problem in avoided(proof, line, name, forms) {
                    avoids = true;
                    report(problem);
                }
            }
            if translated || avoids || forms.term.is_empty() {
                continue;
            }
            let words: Vec<String> = forms.term.iter().map(|form| format!("`{}`", form.as_str())).collect();
            report(
                Diagnostic::new(
                    Code::TERM_DIFFERS,
                    format!(
                        "the text in `{}` says `{}` here, and this section does not say {}",
                        source.language,
                        form.as_str(),
                        words.join(" or ")
                    ),
                )
                .at(ours.place)
                .related(source.span_of(&source.lines[at], place), "what it translates")
                .hint(format!(
                    "use the word that `[glossary.{name}]` in `site.toml` has for it, or add the one that stands here"
                )),
            );
        }
    }
    found
}

fn has_words(line: &Line) -> bool {
    !matches!(line.kind, Kind::Code | Kind::Html | Kind::Rule)
}

/// The words of a line that the glossary says to avoid.
fn avoided(proof: &Proof<'_>, line: &Line, name: &str, forms: &Forms) -> Vec<Diagnostic> {
    let instead: Vec<String> = forms.term.iter().map(|form| format!("`{}`", form.as_str())).collect();
    let hint = match instead.is_empty() {
        true => format!("see `[glossary.{name}]` in `site.toml`"),
        false => format!("write {}, as `[glossary.{name}]` in `site.toml` says", instead.join(" or ")),
    };
    let found = forms.avoid.iter().filter_map(|form| Some((occurrence(&line.words, form)?, form)));
    found
        .map(|(at, form)| {
            Diagnostic::new(Code::AVOIDED_TERM, format!("the glossary says to avoid `{}`", form.as_str()))
                .at(proof.span_of(line, at))
                .hint(hint.clone())
        })
        .collect()
}

/// Where a form stands first in a text, in bytes of it.
fn occurrence(text: &str, form: &Form) -> Option<Range<usize>> {
    if form.as_str().chars().any(is_joined) {
        let wanted: String = form.as_str().chars().filter(|c| *c != '*').collect();
        return text.find(&wanted).map(|at| at..at + wanted.len());
    }
    let pattern: Vec<&str> =
        form.as_str().split(|c: char| !c.is_alphanumeric() && c != '*').filter(|p| !p.is_empty()).collect();
    let words: Vec<(usize, &str)> = words(text).collect();
    let begin =
        words.windows(pattern.len()).find(|run| run.iter().zip(&pattern).all(|((_, word), part)| fits(word, part)))?;
    let (first, (last, word)) = (begin.first()?.0, begin.last()?);
    Some(first..last + word.len())
}

/// Scripts without spaces, and Hangul, to whose words particles are joined.
fn is_joined(c: char) -> bool {
    written_without_spaces(c) || matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// Whether a word is as a part of a form has it.
fn fits(word: &str, part: &str) -> bool {
    let (word, part) = (word.to_lowercase(), part.to_lowercase());
    match (part.strip_prefix('*'), part.strip_suffix('*')) {
        (Some(_), Some(_)) => word.contains(part.trim_matches('*')),
        (Some(end), None) => word.ends_with(end),
        (None, Some(begin)) => word.starts_with(begin),
        (None, None) => word == part,
    }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_whole_words_unless_they_say_otherwise() {
        let found = |text: &str, form: &str| occurrence(text, &Form::parse(form)?).map(|at| text[at].to_owned());
        assert_eq!(found("The controllers decide.", "controller"), None);
        assert_eq!(found("The Controllers decide.", "controller*").as_deref(), Some("Controllers"));
        assert_eq!(
            found("das berechtigte\nInteresse", "berechtigte* Interesse*").as_deref(),
            Some("berechtigte\nInteresse")
        );
        assert_eq!(found("l’intérêt légitime", "intérêt* légitime*").as_deref(), Some("intérêt légitime"));
        assert_eq!(found("Mitverantwortliche", "*verantwortliche").as_deref(), Some("Mitverantwortliche"));
        assert_eq!(found("個人情報を取り扱います", "個人情報").as_deref(), Some("個人情報"));
        assert_eq!(found("개인정보는", "개인정보").as_deref(), Some("개인정보"));
        assert_eq!(found("", "a"), None);
        assert!(Form::parse("*").is_none());
    }
}
