//! Changes that nobody sees: of spaces, of characters without a form, of how a letter is composed.

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
        (Some(old), Some(new)) if may_look_alike(old, new) && seen(old) == seen(new) => Some(said(old, new)),
        _ => None,
    }
}

fn text(piece: &Piece, mark: Mark) -> Option<&str> {
    match &piece.content {
        Inline::Text(text) if piece.mark == mark && !piece.quiet => Some(text),
        _ => None,
    }
}

/// Whether nothing tells at first sight that two texts look otherwise, as a letter of ASCII does where the other has another one.
fn may_look_alike(old: &str, new: &str) -> bool {
    let differing = old.chars().zip(new.chars()).find(|(old, new)| old != new);
    !differing.is_some_and(|(old, new)| old.is_ascii_graphic() && new.is_ascii_graphic())
}

/// What is seen of a text.
fn seen(text: &str) -> String {
    let with_spaces: String =
        text.chars().filter(|c| !has_no_form(*c)).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&with_spaces).into_owned()
}

fn said(old: &str, new: &str) -> String {
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
