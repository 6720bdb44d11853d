//! Paragraphs whose letters are not those of the language: letters that it does not have, or none of those that it has of its
//! own.

use super::languages::is_address;
use super::vocabulary::near;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Kind, Line, Proof};
use crate::locale::{Alphabet, detected_language, expected_scripts, script_of};
use std::collections::BTreeSet;

/// So many different words with foreign letters in a paragraph are no loanwords.
const FEWEST_FOREIGN_WORDS: usize = 4;

/// Of a paragraph's words, one in so many has a foreign letter at least.
const SHARE_OF_FOREIGN_WORDS: usize = 12;

/// Where so many of the language's own letters are to be expected, and none stands, the text is in another language.
const FEWEST_EXPECTED: usize = 10;

/// What is rarer, in a thousand letters, tells nothing.
const RAREST: usize = 25;

/// Letters that are needed to know how often each of them stands in a text.
const FEWEST_OF_A_TEXT: usize = 400;

/// Checks paragraphs that are not known to be `foreign` already.
pub(super) fn check(proof: &Proof<'_>, lines: &[&Line], foreign: &dyn Fn(&Line) -> bool, problems: &mut Diagnostics) {
    let Some(alphabet) = Alphabet::of(&proof.language) else { return };
    let scripts = expected_scripts(&proof.language);
    let lines: Vec<&Line> =
        lines.iter().copied().filter(|line| line.kind != Kind::Cell && !line.quoted && !foreign(line)).collect();
    let strange: Vec<(&Line, String)> =
        lines.iter().filter_map(|line| Some((*line, foreign_letters(&line.words, alphabet, &scripts)?))).collect();
    // A text that is written with other letters throughout has another orthography.
    let strange = if strange.len() * 4 > lines.len().max(8) { Vec::new() } else { strange };
    for (line, letters) in &strange {
        let fact = format!("words of another language, as it seems: `{}` has no {letters}", proof.language);
        problems.push(
            Diagnostic::new(Code::FOREIGN_LANGUAGE, fact)
                .at(proof.span_of_line(line))
                .hint("translate it; if another language is meant to stand there, say so in the text around it"),
        );
    }
    let counts: Vec<(usize, usize)> = lines.iter().map(|line| own_letters(&line.words, alphabet, &scripts)).collect();
    let (all, own) = counts.iter().fold((0, 0), |(all, own), count| (all + count.0, own + count.1));
    if all < FEWEST_OF_A_TEXT || own * 1000 < RAREST * all {
        return;
    }
    for (line, (letters, own_here)) in lines.iter().zip(counts) {
        let known = strange.iter().any(|(other, _)| std::ptr::eq(*other, *line));
        // By what the rest of the text has.
        let own_language = || detected_language(&line.words).is_some_and(|language| near(&language, &proof.language));
        if own_here == 0
            && letters * own >= FEWEST_EXPECTED * all.saturating_sub(letters).max(1)
            && !known
            && !own_language()
        {
            let fact = format!(
                "a paragraph in another language, as it seems: none of its letters is one that only `{}` has",
                proof.language
            );
            problems.push(
                Diagnostic::new(Code::FOREIGN_LANGUAGE, fact)
                    .at(proof.span_of_line(line))
                    .hint("translate it; a guess by the letters alone may be wrong"),
            );
        }
    }
}

/// The letters of a paragraph that the language does not have, if enough of its words have one.
fn foreign_letters(words: &str, alphabet: Alphabet, scripts: &[&str]) -> Option<String> {
    if words.is_ascii() {
        return None;
    }
    let strange = |c: &char| script_of(*c).is_some_and(|script| scripts.contains(&script)) && !alphabet.has(*c);
    let mut letters = BTreeSet::new();
    let mut found = BTreeSet::new();
    let mut counted = 0;
    for word in plain_words(words) {
        counted += 1;
        let before = letters.len();
        letters.extend(word.chars().filter(strange));
        if letters.len() > before || word.chars().any(|c| strange(&c)) {
            found.insert(word);
        }
    }
    let enough = found.len() >= FEWEST_FOREIGN_WORDS && found.len() * SHARE_OF_FOREIGN_WORDS >= counted;
    enough.then(|| letters.into_iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(", "))
}

/// How many letters of the language's script a paragraph has, and how many of them are the language's own.
fn own_letters(words: &str, alphabet: Alphabet, scripts: &[&str]) -> (usize, usize) {
    let counted = |c: &char| script_of(*c).is_some_and(|script| scripts.contains(&script));
    let all = plain_words(words).flat_map(str::chars).filter(counted).count();
    // A name with one of them speaks for the language too.
    (all, words.chars().filter(|c| alphabet.has_as_its_own(*c)).count())
}

/// Words that are neither names nor addresses.
fn plain_words(words: &str) -> impl Iterator<Item = &str> {
    let plain = |word: &&str| {
        !word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
            && !is_address(word)
            && !word.contains(['/', '@', '_', '\\'])
    };
    words.split_whitespace().filter(plain)
}
