//! Changes that nobody sees: of spaces, of hyphens, of characters without a form, of how a letter is composed, of its alphabet.

use super::{Line, Mark, Piece};
use crate::compare::words::has_no_form;
use crate::model::markup::Inline;
use icu::normalizer::ComposingNormalizerBorrowed;
use std::collections::BTreeMap;

/// What is said behind the piece at `at`, if it looks like the one that it stands for: which characters went and came, by their code
/// points in Unicode, which every reader can look up.
pub(crate) fn unseen(line: &Line, at: usize) -> Option<String> {
    let (old, new) = (line.get(at.checked_sub(1)?)?, line.get(at)?);
    match (text(old, Mark::Deleted), text(new, Mark::Inserted)) {
        (Some(old), Some(new)) if seen(old).eq(seen(new)) => Some(said(old, new)),
        _ => None,
    }
}

fn text(piece: &Piece, mark: Mark) -> Option<&str> {
    match &piece.content {
        Inline::Text(text) if piece.mark == mark && !piece.quiet => Some(text),
        _ => None,
    }
}

/// What is seen of a text, as far as it is asked for: mostly the first characters tell two texts apart.
fn seen(text: &str) -> impl Iterator<Item = char> {
    let shown = text.chars().filter(|c| !has_no_form(*c)).map(form);
    ComposingNormalizerBorrowed::new_nfc().normalize_iter(shown).map(form)
}

/// One character for all that look like it.
fn form(c: char) -> char {
    /// Capitals and small letters of Greek and of Cyrillic that have the form of a Latin one, each behind it.
    const ALIKE: &str =
        "AΑА BΒВ EΕЕ HΗН IΙІ JЈ KΚК MΜМ NΝ OΟО PΡР SЅ TΤТ XΧХ YΥ ZΖ CС aа cс eе hһ iі jј oοо pр sѕ vν xх yу";
    match c {
        c if c.is_whitespace() => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        // Pages show them as what cannot be read, whichever they are.
        c if c.is_control() => '\u{fffd}',
        '\u{370}'..='\u{52f}' => {
            ALIKE.split(' ').find(|alike| alike.contains(c)).and_then(|alike| alike.chars().next()).unwrap_or(c)
        }
        c => c,
    }
}

/// Word by word, as a reader looks for them; what is said of several once.
fn said(old: &str, new: &str) -> String {
    let (old_words, new_words) = (words(old), words(new));
    if old_words.len() != new_words.len() {
        return said_of_word(old, new);
    }
    let mut said: Vec<String> = Vec::new();
    for (old, new) in old_words.into_iter().zip(new_words).filter(|(old, new)| old != new) {
        let word = said_of_word(old, new);
        if !said.contains(&word) {
            said.push(word);
        }
    }
    said.join(", ")
}

/// Words, each with the white space behind it.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

fn said_of_word(old: &str, new: &str) -> String {
    let mut balance: BTreeMap<char, i64> = BTreeMap::new();
    old.chars().for_each(|c| *balance.entry(c).or_default() -= 1);
    new.chars().for_each(|c| *balance.entry(c).or_default() += 1);
    let points = |of: fn(i64) -> bool| -> String {
        let those = balance.iter().filter(|(_, balance)| of(**balance));
        those.map(|(c, _)| format!("U+{:04X}", u32::from(*c))).collect::<Vec<_>>().join(" ")
    };
    match (points(|balance| balance < 0), points(|balance| balance > 0)) {
        (went, came) if went.is_empty() => format!("+ {came}"),
        (went, came) if came.is_empty() => format!("− {went}"),
        (went, came) => format!("{went} → {came}"),
    }
}
