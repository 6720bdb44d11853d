//! Words that stand without the space between them.
//!
//! Certain is only where both halves stand elsewhere in the text by themselves.

use super::spelling::{Spelling, words};
use super::vocabulary::{base, function_words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Kind, Link, Proof};
use crate::locale::{Language, is_letter, is_mark, script_of, written_without_spaces};
use std::ops::Range;

/// In bytes: what is longer is no word that a link ran into.
const LONGEST_WORD: usize = 256;

/// In characters: shorter halves are endings and abbreviations.
const SHORTEST_HALF: usize = 3;

/// Scripts whose languages join short words and endings to foreign words.
const JOINING: [&str; 10] = ["Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"];

pub(super) fn check(proof: &Proof<'_>, spelling: &Spelling<'_>, problems: &mut Diagnostics) {
    let small = function_words(&proof.language);
    for line in proof.lines.iter().filter(|line| !matches!(line.kind, Kind::Code | Kind::Html | Kind::Rule)) {
        if let Some((at, half)) = halves(&line.words, spelling, small) {
            let (first, second) = (&line.words[at.start..half], &line.words[half..at.end]);
            problems.push(
                Diagnostic::new(Code::GLUED_WORDS, format!("no space stands between `{first}` and `{second}`"))
                    .at(proof.span_of(line, at))
                    .hint("put a space between them, or a paragraph's end: a heading may have run into its text"),
            );
        }
        if let Some((at, fact)) = bracket(&line.words, spelling, joins_nothing(&proof.language)) {
            problems.push(
                Diagnostic::new(Code::MISPLACED_MARK, fact)
                    .at(proof.span_of(line, at..at + 1))
                    .hint("put a space between the bracket and the word outside of it"),
            );
        }
    }
    for link in &proof.links {
        bracket_before_link(proof, link, problems);
        behind_link(proof, link, spelling, problems);
    }
}

/// The first word of a text that is two, and where the second begins.
fn halves(text: &str, spelling: &Spelling<'_>, small: &[&str]) -> Option<(Range<usize>, usize)> {
    words(text).find_map(|at| {
        let word = &text[at.clone()];
        let within_address = text[..at.start].ends_with(['/', '.', '_', '@', '-', '#', '=', ':', '&'])
            || text[at.end..].starts_with(['/', '_', '@', '(', '='])
            || text[..at.start].ends_with(|c: char| c.is_ascii_digit());
        let half = match within_address {
            true => None,
            false => two_cases(word, spelling, small).or_else(|| two_scripts(word, spelling, small)),
        }?;
        Some((at.clone(), at.start + half))
    })
}

/// `areAurora`: small letters, then a word with a capital.
fn two_cases(word: &str, spelling: &Spelling<'_>, small: &[&str]) -> Option<usize> {
    let half = word.char_indices().find(|(_, c)| c.is_uppercase()).map(|(at, _)| at).filter(|at| *at > 0)?;
    let (first, second) = word.split_at(half);
    let long = |half: &str| half.chars().count() >= SHORTEST_HALF;
    let cased = first.chars().all(char::is_lowercase) && second.chars().skip(1).all(char::is_lowercase);
    let known = spelling.count(first) > 0 && spelling.count(second) > 0;
    // A name that is written so is written so more than once, and names of fields are made of words that have small letters too.
    let lower = second.to_lowercase();
    let parted = spelling.count(&lower) == 0 || small.contains(&first) || small.contains(&lower.as_str());
    (long(first) && long(second) && cased && known && parted && spelling.count(word) == 1).then_some(half)
}

/// `خدماتAurora`: letters of one script, then those of another.
fn two_scripts(word: &str, spelling: &Spelling<'_>, small: &[&str]) -> Option<usize> {
    if word.is_ascii() {
        return None;
    }
    let scripts = |c: char| script_of(c).filter(|_| is_letter(c) && !is_mark(c));
    let first_script = word.chars().find_map(scripts)?;
    let half = word
        .char_indices()
        .find(|(_, c)| scripts(*c).is_some_and(|script| script != first_script))
        .map(|(at, _)| at)?;
    let (first, second) = word.split_at(half);
    let second_script = second.chars().find_map(scripts)?;
    let mixed = second.chars().filter_map(scripts).any(|script| script != second_script);
    let latin = first_script == "Latn" || second_script == "Latn";
    let other = if first_script == "Latn" { second_script } else { first_script };
    let joins = JOINING.contains(&other) && first_script == "Latn";
    if !latin || mixed || joins || word.chars().any(written_without_spaces) || other == "Hang" {
        return None;
    }
    // A letter or two before a foreign word are an article or a preposition in Semitic languages.
    let own = if first_script == "Latn" { second } else { first };
    let is_word = own.chars().count() >= SHORTEST_HALF && spelling.count(own) > 0
        || own.chars().count() == 2 && first_script != "Latn" && small.contains(&own);
    let foreign = if first_script == "Latn" { first } else { second };
    (is_word && foreign.len() >= SHORTEST_HALF).then_some(half)
}

/// `versions(beta, nightly)`: an aside of several words that touches the word before it, or the one behind it.
fn bracket(text: &str, spelling: &Spelling<'_>, apart: bool) -> Option<(usize, &'static str)> {
    for (open, _) in text.match_indices('(') {
        let Some(close) = text[open + 1..].find([')', '(']).map(|at| open + 1 + at) else { continue };
        let behind = &text[close + 1..];
        let behind = &behind[..behind.find(|c| !is_word(c)).unwrap_or(behind.len())];
        let long = behind.chars().count() >= SHORTEST_HALF;
        let word = apart && behind.chars().count() + 1 >= SHORTEST_HALF && spelling.count(behind) > 1;
        if word && text[close..].starts_with(')') {
            return Some((close, "no space stands behind `)`"));
        }
        // An aside has several words; what has one is often an ending, as in "cookie(s)".
        let inner = &text[open + 1..close];
        if is_roman_or_number(inner)
            && text[..open].ends_with(char::is_whitespace)
            && text[close..].starts_with(')')
            && long
        {
            return Some((close, "no space stands behind `)`"));
        }
        if inner.split_whitespace().filter(|word| word.chars().filter(|c| is_word(*c)).count() >= SHORTEST_HALF).count()
            < 2
        {
            continue;
        }
        let before = text[..open].len() - text[..open].trim_end_matches(is_word).len();
        let before = &text[open - before..open];
        if before.chars().count() >= SHORTEST_HALF && spelling.count(before) > 1 {
            return Some((open, "no space stands before `(`"));
        }
        if !text[close..].starts_with(')') {
            continue;
        }
        if long && spelling.count(behind) > 1 {
            return Some((close, "no space stands behind `)`"));
        }
    }
    None
}

/// Whether a character is part of a word that has spaces around it.
fn is_word(c: char) -> bool {
    (is_letter(c) || is_mark(c)) && !written_without_spaces(c) && script_of(c) != Some("Hang")
}

/// Whether a language joins no endings to a foreign word, as its neighbours do.
fn joins_nothing(language: &Language) -> bool {
    matches!(base(language), "hi" | "pa" | "ur")
}

/// `(iii)`, `(2)`; of one letter it may be a part of a word, as in "(e)mail".
fn is_roman_or_number(label: &str) -> bool {
    let roman = label.len() > 1 && label.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let number = (1..=2).contains(&label.len()) && label.chars().all(|c| c.is_ascii_digit());
    roman || number
}

/// `licence([CC0](...))`: no ending of a word is a link.
fn bracket_before_link(proof: &Proof<'_>, link: &Link, problems: &mut Diagnostics) {
    let Some(line) = link.line.and_then(|line| proof.lines.get(line)) else { return };
    let Some(before) = line.words.get(..link.words.start).and_then(|before| before.strip_suffix('(')) else { return };
    let ending = before.chars().rev().take_while(|c| is_word(*c)).take(SHORTEST_HALF).count();
    if !link.words.is_empty() && ending == SHORTEST_HALF {
        problems.push(
            Diagnostic::new(Code::MISPLACED_MARK, "no space stands before `(`")
                .at(proof.span_of(line, before.len()..before.len() + 1))
                .hint("put a space between the bracket and the word outside of it"),
        );
    }
}

/// `[notice](...)and`: a word that runs into a link in front of it. Longer endings of cased scripts are reported as they are.
fn behind_link(proof: &Proof<'_>, link: &Link, spelling: &Spelling<'_>, problems: &mut Diagnostics) {
    let Some(line) = link.line.and_then(|line| proof.lines.get(line)) else { return };
    let Some(after) = line.words.get(link.words.end..).filter(|_| !link.words.is_empty()) else { return };
    // Cut, so that ten thousand links in one word do not each look through all of it.
    let near = &after[..after.floor_char_boundary(LONGEST_WORD)];
    let word = &near[..near.find(|c| !is_word(c)).unwrap_or(near.len())];
    let touches = line.words[..link.words.end].chars().next_back().is_some_and(is_word);
    let cased = word.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let shortest = if joins_nothing(&proof.language) { SHORTEST_HALF - 1 } else { SHORTEST_HALF };
    if touches && !cased && word.chars().count() >= shortest && spelling.count(word) > 1 {
        problems.push(
            Diagnostic::new(Code::GLUED_LINK, "a word runs into a link")
                .at(proof.span(link.range.clone()))
                .hint("put a space between them, or the whole word into the link"),
        );
    }
}
