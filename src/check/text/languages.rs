//! Text in another script or language than the file claims.

use super::letters;
use super::neighbours::neighbour;
use super::vocabulary::{base, function_words, near};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Kind, Line, Proof};
use crate::locale::{Language, detected_language, expected_scripts, is_detected, is_letter, script_of};
use std::borrow::Cow;

/// Fewer letters show no script: names and abbreviations stay as they are in many languages.
const FEWEST_LETTERS: usize = 20;

/// Latin letters are everywhere: addresses and names of companies. So many, in words of lower case, are a sentence.
const FEWEST_LATIN_WORDS: usize = 8;

/// Fewer letters show no language.
const FEWEST_FOR_LANGUAGE: usize = 140;

/// Shorter lines, in bytes, are not counted where it is asked how many are in another language.
const FEWEST_OF_A_SENTENCE: usize = 60;

/// More show it no better.
const MOST_FOR_LANGUAGE: usize = 500;

/// Of a whole text.
const MOST_FOR_ALL: usize = 1500;

/// Scripts in which many languages are written.
const SHARED_SCRIPTS: [&str; 4] = ["Latn", "Cyrl", "Arab", "Deva"];

pub(super) fn check(proof: &Proof<'_>, problems: &mut Diagnostics) {
    let expected = expected_scripts(&proof.language);
    if expected.is_empty() {
        return;
    }
    let lines: Vec<&Line> = proof.lines.iter().filter(|line| line.is_prose() || line.kind == Kind::Cell).collect();
    let foreign: Vec<(&Line, &str)> =
        lines.iter().filter_map(|line| Some((*line, foreign_script(&line.words, &expected)?))).collect();
    let fact = |script: &str| format!("text in the script {script} in a file in `{}`", proof.language);
    let hint = "translate it; if another language is meant to stand there, say so in the text around it";
    if foreign.len() > 1 && foreign.len() * 2 > lines.len() {
        let (first, script) = foreign[0];
        problems.push(
            Diagnostic::new(Code::FOREIGN_SCRIPT, format!("most of the text is in the script {script}"))
                .at(proof.span_of_line(first))
                .hint(format!("put a text in `{}` here, or name the file after its language", proof.language)),
        );
        return;
    }
    for (line, script) in &foreign {
        let span = proof.span_of_line(line);
        problems.push(Diagnostic::new(Code::FOREIGN_SCRIPT, fact(script)).at(span).hint(hint));
    }
    let is_foreign = |line: &Line| foreign.iter().any(|(other, _)| std::ptr::eq(*other, line));
    let own: Vec<&Line> = lines.iter().copied().filter(|line| !is_foreign(line)).collect();
    other_language(proof, &own, problems);
}

/// The script of most letters of a line, if the language is written in another.
fn foreign_script(words: &str, expected: &[&str]) -> Option<&'static str> {
    // The usual case, without a look at each letter.
    if expected == ["Latn"] && words.is_ascii() {
        return None;
    }
    let (mut own, mut others) = (0_usize, Vec::<(&'static str, usize)>::new());
    let mut latin_words = 0;
    for word in words.split_whitespace().filter(|word| !is_address(word)) {
        let mut latin = 0;
        for script in word.chars().filter_map(script_of) {
            if expected.contains(&script) {
                own += 1;
            } else {
                latin += usize::from(script == "Latn");
                match others.iter_mut().find(|(known, _)| *known == script) {
                    Some((_, count)) => *count += 1,
                    None => others.push((script, 1)),
                }
            }
        }
        latin_words += usize::from(latin > 1 && word.chars().next().is_some_and(char::is_lowercase));
    }
    let (script, count) = others.into_iter().max_by_key(|(_, count)| *count)?;
    let latin = script == "Latn";
    let share = if latin { 4 } else { 1 };
    let many = count >= FEWEST_LETTERS && count > own * share;
    (many && (!latin || latin_words >= FEWEST_LATIN_WORDS)).then_some(script)
}

pub(super) fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.contains('@')
        || word.starts_with("www.")
        || word.contains(".com")
        || word.contains(".org")
}

/// Paragraphs in another language of the same script.
fn other_language(proof: &Proof<'_>, lines: &[&Line], problems: &mut Diagnostics) {
    // A script that only one language of note has shows it already.
    if !SHARED_SCRIPTS.contains(&proof.language.script().as_str()) {
        return;
    }
    let mut found: Vec<(&Line, Language)> = Vec::new();
    let mut looked = 0;
    let own_words = function_words(&proof.language);
    let known = is_detected(&proof.language);
    for line in lines.iter().filter(|line| line.kind != Kind::Cell) {
        let words = in_small_letters(&line.words);
        let Some(sample) = sample(&words, MOST_FOR_LANGUAGE) else { continue };
        looked += 1;
        let own = sample.iter().filter(|word| own_words.contains(word)).count();
        if own * 10 > sample.len() {
            continue;
        }
        let Some(language) = other_than(&proof.language, &sample) else { continue };
        // Text in a language that the detector does not know is taken for its neighbours; English is what texts are
        // translated from, and what is left over in them.
        if known || base(&language) == "en" {
            found.push((line, language));
        }
    }
    let is_found = |found: &[(&Line, Language)], line: &Line| found.iter().any(|(other, _)| std::ptr::eq(*other, line));
    // What no guess by letters tells, words do.
    for line in lines.iter().filter(|line| line.kind != Kind::Cell && !line.quoted) {
        if let Some(language) = neighbour(&proof.language, &line.words).filter(|_| !is_found(&found, line)) {
            found.push((line, language));
        }
    }
    looked = looked.max(lines.iter().filter(|line| line.words.len() >= FEWEST_OF_A_SENTENCE).count());
    if found.is_empty()
        && known
        && !lines.iter().any(|line| line.words.split_whitespace().any(|word| own_words.contains(&word)))
        && let Some(language) = of_all(&proof.language, lines)
        && let Some(first) = lines.first()
    {
        // Short paragraphs show their language together.
        found.push((first, language.clone()));
        found.push((first, language));
        looked = 1;
    }
    if found.len() > 1 && found.len() * 2 > looked {
        let (line, language) = &found[0];
        problems.push(
            Diagnostic::new(Code::FOREIGN_LANGUAGE, format!("most of the text seems to be in `{language}`"))
                .at(proof.span_of_line(line))
                .hint(format!("put a text in `{}` here, or name the file after its language", proof.language)),
        );
        return;
    }
    letters::check(proof, lines, &|line| is_found(&found, line), problems);
    for (line, language) in found {
        problems.push(
            Diagnostic::new(
                Code::FOREIGN_LANGUAGE,
                format!("a paragraph in `{language}`, as it seems, in a file in `{}`", proof.language),
            )
            .at(proof.span_of_line(line))
            .hint("translate it; a guess by the letters alone may be wrong"),
        );
    }
}

/// Whether words are written in capitals, as lawyers write what must not be overlooked.
pub(super) fn is_in_capitals(words: &str) -> bool {
    let large = words.chars().filter(|c| c.is_uppercase()).count();
    large > FEWEST_LETTERS && large > 3 * words.chars().filter(|c| c.is_lowercase()).count()
}

fn in_small_letters(words: &str) -> Cow<'_, str> {
    if is_in_capitals(words) { Cow::Owned(words.to_lowercase()) } else { Cow::Borrowed(words) }
}

/// The language of all lines together, where they have few of the function words that were looked for.
fn of_all(own: &Language, lines: &[&Line]) -> Option<Language> {
    let all: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
    other_than(own, &sample(&all.join("\n"), MOST_FOR_ALL)?)
}

/// Enough words of a line to tell its language: those in lower case, since names look the same everywhere.
fn sample(words: &str, most: usize) -> Option<Vec<&str>> {
    if words.len() < FEWEST_FOR_LANGUAGE {
        return None;
    }
    let is_word = |word: &&str| {
        let small = word.chars().next().is_some_and(|c| is_letter(c) && !c.is_uppercase());
        small && !is_address(word)
    };
    let mut length = 0;
    let sample: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '“' | '”' | '„' | '«' | '»'))
        .filter(is_word)
        .take_while(|word| {
            length += word.len() + 1;
            length < most
        })
        .collect();
    (sample.iter().map(|word| word.len()).sum::<usize>() >= FEWEST_FOR_LANGUAGE / 2).then_some(sample)
}

/// The language of a sample if it is not nearly its own, and each half of it shows the same.
fn other_than(own: &Language, sample: &[&str]) -> Option<Language> {
    let language = detected_language(&sample.join(" ")).filter(|language| !near(language, own))?;
    let (first, second) = sample.split_at(sample.len() / 2);
    let agrees = |half: &[&str]| detected_language(&half.join(" ")).is_none_or(|other| other == language);
    (agrees(first) && agrees(second)).then_some(language)
}
