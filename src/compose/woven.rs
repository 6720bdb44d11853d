//! Generated sentences with words of other languages in them: each such word says its language, some are links.

use crate::locale::Language;
use crate::model::markup::{Final, Inline, Target};
use std::collections::{BTreeMap, BTreeSet};

/// Words that were put into a message: the title of a section or policy, the name of a region.
pub(super) struct Piece {
    /// The words as they stand in the sentence.
    pub(super) words: String,
    /// Their language.
    pub(super) language: Language,
    /// Where they lead; the first place where they stand becomes a link.
    pub(super) target: Option<Target>,
}

impl Piece {
    /// Words that lead nowhere.
    pub(super) fn new(words: impl Into<String>, language: Language) -> Self {
        Self { words: words.into(), language, target: None }
    }
}

/// A sentence in `said_in` within text in `around`, marked wherever its language or that of a piece is another.
pub(super) fn weave(text: &str, said_in: &Language, pieces: &[Piece], around: &Language) -> Vec<Inline<Final>> {
    // By where they begin: where they end, the piece, and whether it is the first place of its words.
    let mut places: BTreeMap<usize, (usize, &Piece, bool)> = BTreeMap::new();
    let mut longest_first: Vec<&Piece> = pieces.iter().filter(|piece| !piece.words.is_empty()).collect();
    // A short title may stand within a longer one, which is then no place of its own.
    longest_first.sort_by_key(|piece| std::cmp::Reverse(piece.words.len()));
    let mut seen = BTreeSet::new();
    longest_first.retain(|piece| seen.insert(piece.words.as_str()));
    for piece in longest_first {
        let mut first = true;
        for (start, words) in text.match_indices(&piece.words) {
            let end = start + words.len();
            let before_ends = places.range(..end).next_back().map_or(0, |(_, (to, _, _))| *to);
            if before_ends <= start {
                places.insert(start, (end, piece, std::mem::take(&mut first)));
            }
        }
    }
    let mut woven: Vec<Inline<Final>> = Vec::new();
    let mut done = 0;
    for (start, (end, piece, first)) in places {
        let foreign = !same(said_in, &piece.language);
        let target = piece.target.clone().filter(|_| first);
        if !foreign && target.is_none() {
            continue;
        }
        push(&mut woven, &text[done..start]);
        let mut words = vec![Inline::Text(text[start..end].to_owned())];
        if foreign {
            words = vec![Inline::Foreign(piece.language.clone(), words)];
        }
        match target {
            Some(target) => woven.push(Inline::Link { target, title: String::new(), content: words }),
            None => woven.extend(words),
        }
        done = end;
    }
    push(&mut woven, &text[done..]);
    if same(around, said_in) { woven } else { vec![Inline::Foreign(said_in.clone(), woven)] }
}

/// Whether words in `inner` need no mark within text in `outer`.
pub(super) fn same(outer: &Language, inner: &Language) -> bool {
    outer.is_served_by(inner) || inner.is_served_by(outer)
}

fn push(woven: &mut Vec<Inline<Final>>, text: &str) {
    if !text.is_empty() {
        woven.push(Inline::Text(text.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::markup::plain_text;

    fn language(tag: &str) -> Language {
        Language::parse(tag).expect("a tag")
    }

    #[test]
    fn a_german_title_in_an_italian_sentence_says_that_it_is_german() {
        let pieces = [Piece::new("Kinder", language("de"))];
        let woven = weave("Capitolo 5, “Kinder”", &language("it"), &pieces, &language("it"));
        assert_eq!(plain_text(&woven), "Capitolo 5, “Kinder”");
        assert!(matches!(&woven[1], Inline::Foreign(of, _) if of.as_str() == "de"), "{woven:?}");
    }

    #[test]
    fn a_title_within_a_longer_one_is_not_marked_apart() {
        let pieces = [Piece::new("Kinder", language("de")), Piece::new("Kinder und Eltern", language("de"))];
        let woven = weave("Kinder und Eltern", &language("en"), &pieces, &language("en"));
        assert_eq!(woven.len(), 1, "{woven:?}");
    }
}
