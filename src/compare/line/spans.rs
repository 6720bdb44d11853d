//! Which words of two lines are the same: alignment, and what makes it good to read.

use super::Token;
use super::flat::Flat;
use crate::compare::sequence::{Pairs, common, in_step, oriented};
use crate::compare::text_digest::lines_digest;
use crate::digest::Digest;
use crate::model::markup::Inline;
use std::collections::HashMap;
use std::ops::Range;

/// Tokens side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// Of the old line.
    pub(super) old: Range<usize>,
    /// Of the new line.
    pub(super) new: Range<usize>,
    /// Whether they are the same words.
    pub(super) kept: bool,
}

/// What makes two tokens equal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key<'a> {
    Word(&'a str),
    /// A reference to some footnote.
    Note,
    /// Another inline without text.
    Atom(Digest),
}

/// The two lines from end to end: in turn what they share and what they do not.
pub(super) fn spans(old: (&Flat, &[Token]), new: (&Flat, &[Token])) -> Vec<Span> {
    let (old_keys, new_keys) = (keys(old), keys(new));
    let pairs = oriented(&old_keys, &new_keys, common_words);
    let mut spans = from_pairs(&pairs, old_keys.len(), new_keys.len());
    slide(&mut spans, &old_keys, &new_keys);
    gather(tidied(spans), old, new)
}

/// Lines of more words than this are first cut where a few words in a row stand once in each, and what lies between two cuts
/// is compared if it is no longer than this: the time stays bounded.
const COMPARED: usize = 20_000;
/// How many words in a row make a cut.
const ROW: usize = 4;

fn common_words(old: &[Key<'_>], new: &[Key<'_>]) -> Pairs {
    if old.len().max(new.len()) <= COMPARED {
        return common(old, new);
    }
    let cuts = cuts(old, new);
    let mut pairs = Pairs::new();
    let mut at = (0, 0);
    for (i, j) in cuts.into_iter().chain([(old.len(), new.len())]) {
        if (i - at.0).max(j - at.1) <= COMPARED {
            let between = common(&old[at.0..i], &new[at.1..j]);
            pairs.extend(between.into_iter().map(|(x, y)| (at.0 + x, at.1 + y)));
        }
        at = (i, j);
    }
    pairs
}

/// Where both lines have words in a row that neither has twice.
fn cuts(old: &[Key<'_>], new: &[Key<'_>]) -> Pairs {
    fn once<'k, 'a>(keys: &'k [Key<'a>]) -> HashMap<&'k [Key<'a>], Option<usize>> {
        let mut places = HashMap::with_capacity(keys.len());
        for (at, row) in keys.windows(ROW).enumerate() {
            places.entry(row).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    }
    let new_places = once(new);
    let place = |(row, at): (&[Key<'_>], Option<usize>)| Some((at?, (*new_places.get(row)?)?));
    let mut pairs: Pairs = once(old).into_iter().filter_map(place).collect();
    pairs.sort_unstable();
    let kept = in_step(&pairs, |_| 1);
    pairs.into_iter().zip(kept).filter_map(|(pair, kept)| kept.then_some(pair)).collect()
}

fn keys<'a>((flat, tokens): (&'a Flat, &[Token])) -> Vec<Key<'a>> {
    let key = |token: &Token| match token.atom.and_then(|run| flat.runs[run].atom.as_ref()) {
        // Which note is meant is looked at once the words are aligned: notes are numbered anew with every insertion.
        Some(Inline::FootnoteReference(_)) => Key::Note,
        Some(atom) => Key::Atom(lines_digest(&[vec![atom.clone()]])),
        None => Key::Word(&flat.text[token.start..token.word]),
    };
    tokens.iter().map(key).collect()
}

/// How much a reader reads in a token: its letters; of punctuation next to nothing.
fn weight(text: &str, token: &Token) -> usize {
    if token.atom.is_some() {
        return 2;
    }
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    // A sign of Chinese says as much as some letters do.
    let dense = text.chars().filter(|c| *c >= '\u{2e80}' && c.is_alphanumeric()).count();
    letters + dense
}

fn from_pairs(pairs: &[(usize, usize)], old: usize, new: usize) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut at = (0, 0);
    for &(i, j) in pairs.iter().chain([&(old, new)]) {
        if at != (i, j) {
            spans.push(Span { old: at.0..i, new: at.1..j, kept: false });
        }
        if (i, j) == (old, new) {
            break;
        }
        match spans.last_mut() {
            Some(span) if span.kept && span.old.end == i && span.new.end == j => {
                span.old.end += 1;
                span.new.end += 1;
            }
            _ => spans.push(Span { old: i..i + 1, new: j..j + 1, kept: true }),
        }
        at = (i + 1, j + 1);
    }
    spans
}

/// Moves insertions and deletions that could stand in several places to where a sentence begins or ends.
fn slide(spans: &mut Vec<Span>, old: &[Key<'_>], new: &[Key<'_>]) {
    // Room to move away from both ends.
    let nothing = |old, new| Span { old: old..old, new: new..new, kept: true };
    spans.insert(0, nothing(0, 0));
    spans.push(nothing(old.len(), new.len()));
    for at in 1..spans.len() - 1 {
        let span = &spans[at];
        if span.kept || !span.old.is_empty() && !span.new.is_empty() {
            continue;
        }
        let inserted = span.old.is_empty();
        let (keys, range) = if inserted { (new, span.new.clone()) } else { (old, span.old.clone()) };
        let room = |index: usize| if spans[index].kept { spans[index].old.len() } else { 0 };
        let left = (1..=room(at - 1)).take_while(|step| keys[range.start - step] == keys[range.end - step]).count();
        let behind = 0..room(at + 1);
        let right = behind.take_while(|step| keys[range.start + step] == keys[range.end + step]).count();
        let score = |shift: isize| {
            let edge = |index: usize| index.checked_add_signed(shift).map_or(0, |index| boundary(keys, index));
            edge(range.start) + edge(range.end)
        };
        let (left, right) = (left as isize, right as isize);
        let best = (-left..=right).max_by_key(|&shift| (score(shift), -shift.abs(), shift)).unwrap_or(0);
        shift(spans, at, best);
    }
}

/// Moves a change to the right, or to the left.
fn shift(spans: &mut [Span], at: usize, by: isize) {
    let moved = |place: usize| place.saturating_add_signed(by);
    let start = (moved(spans[at].old.start), moved(spans[at].new.start));
    let end = (moved(spans[at].old.end), moved(spans[at].new.end));
    (spans[at - 1].old.end, spans[at - 1].new.end) = start;
    (spans[at].old, spans[at].new) = (start.0..end.0, start.1..end.1);
    (spans[at + 1].old.start, spans[at + 1].new.start) = end;
}

/// Without spans that hold nothing, and changes that meet as one.
fn tidied(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().filter(|span| !span.old.is_empty() || !span.new.is_empty()) {
        match out.last_mut() {
            Some(last) if last.kept == span.kept => {
                last.old.end = span.old.end;
                last.new.end = span.new.end;
            }
            _ => out.push(span),
        }
    }
    out
}

/// How good a place before `keys[index]` is for a change to begin or end.
fn boundary(keys: &[Key<'_>], index: usize) -> usize {
    let Some(Key::Word(word)) = index.checked_sub(1).and_then(|at| keys.get(at)) else { return 4 };
    match word.chars().next_back() {
        _ if index == keys.len() || ends_sentence(word) => 4,
        Some(';' | ':' | '；' | '：' | '؛') => 3,
        Some(',' | '，' | '、' | '،') => 2,
        Some('(' | '（' | '“' | '„' | '«' | '「') => 0,
        _ => 1,
    }
}

/// A span with what a reader reads in it.
struct Weighed {
    span: Span,
    /// Of the old line, of the new one.
    letters: (usize, usize),
    /// A number in whose place another one stands, or of what is kept the end of a sentence: it stands alone.
    alone: bool,
}

/// Makes one larger replacement of small ones with little between them: confetti cannot be read. A number that another one
/// stands for now, and the end of a sentence, can be.
fn gather(spans: Vec<Span>, old: (&Flat, &[Token]), new: (&Flat, &[Token])) -> Vec<Span> {
    let mut out: Vec<Weighed> = Vec::with_capacity(spans.len());
    for span in spans {
        out.push(weighed(span, old, new));
        // Joining may make what was joined heavy enough to join more before it.
        while let [.., before, between, behind] = &out[..] {
            // More words than a few are never confetti.
            if !between.span.kept || between.span.old.len() > 8 || before.alone || between.alone || behind.alone {
                break;
            }
            let (first, second, kept) = (before.letters, behind.letters, between.letters.0);
            let total = (first.0 + second.0, first.1 + second.1);
            // Insertions alone, or deletions alone, are easy to read however many there are.
            let both = total.0 > 0 && total.1 > 0;
            let small = kept <= first.0.max(first.1).min(second.0.max(second.1)) && kept * 4 <= total.0 + total.1;
            if !(both && small) {
                break;
            }
            let (before, behind) = (&before.span, &behind.span);
            let joined = Weighed {
                span: Span {
                    old: before.old.start..behind.old.end,
                    new: before.new.start..behind.new.end,
                    kept: false,
                },
                letters: (total.0 + kept, total.1 + kept),
                alone: false,
            };
            out.truncate(out.len() - 3);
            out.push(joined);
        }
    }
    out.into_iter().map(|weighed| weighed.span).collect()
}

fn weighed(span: Span, old: (&Flat, &[Token]), new: (&Flat, &[Token])) -> Weighed {
    fn words<'a>(
        (flat, tokens): (&'a Flat, &'a [Token]),
        range: &Range<usize>,
    ) -> impl Iterator<Item = (&'a str, &'a Token)> {
        tokens[range.clone()].iter().map(|token| (&flat.text[token.start..token.word], token))
    }
    let letters = |line, range| words(line, range).map(|(word, token)| weight(word, token)).sum();
    let number = |line: (&Flat, &[Token]), range: &Range<usize>| {
        range.len() == 1 && words(line, range).all(|(word, _)| word.contains(char::is_numeric))
    };
    let alone = if span.kept {
        words(old, &span.old).any(|(word, _)| ends_sentence(word))
    } else {
        number(old, &span.old) && number(new, &span.new)
    };
    Weighed { letters: (letters(old, &span.old), letters(new, &span.new)), span, alone }
}

fn ends_sentence(word: &str) -> bool {
    matches!(word.chars().next_back(), Some('.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।' | '።'))
}
