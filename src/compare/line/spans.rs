//! Which words of two lines are the same: alignment, and what makes it good to read.

use super::Token;
use super::align::{Word, aligned};
use super::flat::{Flat, Run};
use crate::compare::redline::{Wrap, Wrapper};
use crate::compare::sequence::{around_middle, oriented};
use crate::compare::text_digest::said_in;
use crate::compare::words::is_letter_or_digit;
use crate::model::markup::Inline;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::{BTreeMap, BTreeSet};
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

/// What makes two tokens equal, in the same style.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    said: Said<'a>,
    /// What is around it: what has the same around it has one number.
    style: u32,
}

/// What a token says.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Said<'a> {
    Word(&'a str),
    /// A reference to some footnote.
    Note,
    /// The end of a paragraph, where another one follows.
    Division,
    /// Another inline without text.
    Atom(Vec<u8>),
}

/// The two lines from end to end: in turn what they share and what they do not.
pub(super) fn spans(old: (&Flat, &[Token]), new: (&Flat, &[Token])) -> Vec<Span> {
    let (old_styles, new_styles) = styles(old.0, new.0);
    let (old_keys, new_keys) = (keys(old, &old_styles), keys(new, &new_styles));
    // Mostly little differs: only that is numbered and weighed.
    let pairs = around_middle(&old_keys, &new_keys, Key::eq, |old, new| {
        oriented(old, new, |old, new| {
            let mut numbers = FxHashMap::with_capacity_and_hasher(old.len(), FxBuildHasher);
            let (old, new) = (numbered(old, &mut numbers), numbered(new, &mut numbers));
            aligned(&old, &new)
        })
    });
    let mut spans = from_pairs(&pairs, old_keys.len(), new_keys.len());
    slide(&mut spans, &old_keys, &new_keys);
    let mut heading = heading(old).min(heading(new));
    let behind = old_keys.get(heading).zip(new_keys.get(heading));
    if heading > 0 && behind.is_some_and(|(old, new)| is_sign(&old.said) && old.said == new.said) {
        heading += 1;
    }
    let (led, spans) = led_by(heading, tidied(spans));
    tidied(led.into_iter().chain(gather(spans, &old_keys, &new_keys)).collect())
}

/// How many tokens a line begins with in strong letters or italics, as a heading that runs in, before it says something else.
fn heading((flat, tokens): (&Flat, &[Token])) -> usize {
    let Some(first) = flat.runs.first() else { return 0 };
    let is_set_off = |wrap: &Wrap| matches!(*wrap.wrapper, Wrapper::Strong | Wrapper::Emphasis);
    if !first.style.iter().any(is_set_off) {
        return 0;
    }
    let end = flat.runs.iter().take_while(|run| run.style == first.style).last().map_or(0, |run| run.text.end);
    let length = tokens.iter().take_while(|token| token.start < end).count();
    if length < tokens.len() { length } else { 0 }
}

/// Whether nothing is read in a token, as in the colon behind a heading.
fn is_sign(said: &Said<'_>) -> bool {
    matches!(said, Said::Word(_)) && weight(said) == 0
}

/// The heading that two lines begin with apart from what stands behind it: that may become other words altogether, and yet is of the
/// same matter.
fn led_by(heading: usize, mut spans: Vec<Span>) -> (Option<Span>, Vec<Span>) {
    match spans.first_mut() {
        Some(first) if heading > 0 && first.kept && first.old.end >= heading => {
            let led = Span { old: 0..heading, new: 0..heading, kept: true };
            (first.old.start, first.new.start) = (heading, heading);
            (Some(led), tidied(spans))
        }
        _ => (None, spans),
    }
}

/// The number of the style of each run of two lines; nothing where no words have anything around them.
fn styles(old: &Flat, new: &Flat) -> (Vec<u32>, Vec<u32>) {
    if old.wrappers + new.wrappers == 0 {
        return (Vec::new(), Vec::new());
    }
    let said = |flat: &Flat| -> Vec<Vec<Vec<u8>>> {
        let wrappers = |run: &Run| run.style.iter().map(|wrap| said_in(&wrap.wrapper.around(Vec::new()))).collect();
        flat.runs.iter().map(wrappers).collect()
    };
    let (old, new) = (said(old), said(new));
    // By what they are, so that nothing depends on which line is the old one.
    let all: BTreeSet<&Vec<Vec<u8>>> = old.iter().chain(&new).collect();
    let numbers: BTreeMap<&Vec<Vec<u8>>, u32> = all.into_iter().zip(0..).collect();
    let numbered = |styles: &[Vec<Vec<u8>>]| styles.iter().map(|style| numbers[style]).collect();
    (numbered(&old), numbered(&new))
}

/// Words for alignment: in both lines equal ones have one number.
fn numbered<'k, 'a>(keys: &'k [Key<'a>], numbers: &mut FxHashMap<&'k Said<'a>, (u32, u32)>) -> Vec<Word> {
    let number = |Key { said, style }: &'k Key<'a>| {
        let next = numbers.len() as u32;
        let (number, weight) = *numbers.entry(said).or_insert_with(|| (next, worth(said) as u32));
        Word { number, weight, style: *style }
    };
    keys.iter().map(number).collect()
}

fn keys<'a>((flat, tokens): (&'a Flat, &[Token]), styles: &[u32]) -> Vec<Key<'a>> {
    let atom = |token: &Token| token.atom.and_then(|run| Some((flat.runs[run].atom.as_ref()?, flat.runs[run].divides)));
    let said = |token: &Token| match atom(token) {
        Some((_, true)) => Said::Division,
        // Which note is meant is looked at once the words are aligned: notes are numbered anew with every insertion.
        Some((Inline::FootnoteReference(_), _)) => Said::Note,
        Some((atom, _)) => Said::Atom(said_in(atom)),
        None => Said::Word(&flat.text[token.start..token.word]),
    };
    let mut run = 0;
    let mut style = |token: &Token| {
        if styles.is_empty() {
            return 0;
        }
        let behind = |run: &Run| run.text.end <= token.start;
        run = token.atom.unwrap_or_else(|| run + flat.runs[run..].iter().take_while(|run| behind(run)).count());
        styles[run]
    };
    tokens.iter().map(|token| Key { said: said(token), style: style(token) }).collect()
}

/// How much a reader reads in a token: its letters; of punctuation next to nothing.
fn weight(said: &Said<'_>) -> usize {
    let Said::Word(word) = said else { return 2 };
    if word.is_ascii() {
        return word.bytes().filter(u8::is_ascii_alphanumeric).count();
    }
    // A sign of Chinese says as much as some letters do.
    let letters = word.chars().filter(|c| is_letter_or_digit(*c));
    letters.map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}

/// How much it is worth to keep a token: the end of a sentence more than it is read.
fn worth(said: &Said<'_>) -> usize {
    match said {
        Said::Word(word) if ends_sentence(word) => SENTENCE,
        Said::Word(word) if opens(word) || closes(word) => BRACKET_WORTH,
        _ => weight(said),
    }
}

/// What the end of a sentence is worth, in letters.
const SENTENCE: usize = 4;
/// The same of a bracket, which is not torn from the one that it belongs to.
const BRACKET_WORTH: usize = 3;

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

/// Moves insertions and deletions that could stand in several places to where a sentence begins or ends, and out of brackets:
/// what begins outside of them closes all that it opens.
fn slide(spans: &mut Vec<Span>, old: &[Key<'_>], new: &[Key<'_>]) {
    // Room to move away from both ends.
    let nothing = |old, new| Span { old: old..old, new: new..new, kept: true };
    spans.insert(0, nothing(0, 0));
    spans.push(nothing(old.len(), new.len()));
    let (old_depths, new_depths) = (depths(old), depths(new));
    for at in 1..spans.len() - 1 {
        let span = &spans[at];
        if span.kept || !span.old.is_empty() && !span.new.is_empty() {
            continue;
        }
        let inserted = span.old.is_empty();
        let (keys, depths, range) =
            if inserted { (new, &new_depths, span.new.clone()) } else { (old, &old_depths, span.old.clone()) };
        let room = |index: usize| if spans[index].kept { spans[index].old.len() } else { 0 };
        let left = (1..=room(at - 1)).take_while(|step| keys[range.start - step] == keys[range.end - step]).count();
        let behind = 0..room(at + 1);
        let right = behind.take_while(|step| keys[range.start + step] == keys[range.end + step]).count();
        let score = |shift: isize| {
            let edge = |index: usize| index.checked_add_signed(shift).map_or(0, |index| boundary(keys, index));
            let depth = range.start.checked_add_signed(shift).and_then(|start| depths.get(start));
            edge(range.start) + edge(range.end) - BRACKET * depth.copied().unwrap_or(0)
        };
        let (left, right) = (left as isize, right as isize);
        let best = (-left..=right).max_by_key(|&shift| (score(shift), -shift.abs(), shift)).unwrap_or(0);
        shift(spans, at, best);
    }
}

/// How bad it is for a change to begin within a bracket, beside how good a place is.
const BRACKET: i32 = 3;

/// Within how many brackets and quotation marks each word stands, as far as that matters.
fn depths(keys: &[Key<'_>]) -> Vec<i32> {
    let mut depth = 0;
    // What ends a German quotation begins an English one.
    let mut german = false;
    let within = |key: &Key<'_>| {
        let within = depth;
        let (opens, closes) = match key.said {
            Said::Word("„") => (true, false),
            Said::Word("“") => (!german, german),
            Said::Word(word) if opens(word) => (true, false),
            Said::Word(word) if closes(word) => (false, true),
            _ => return within.min(2),
        };
        german = matches!(key.said, Said::Word("„")) || german && !matches!(key.said, Said::Word("“"));
        depth = (depth + i32::from(opens) - i32::from(closes)).max(0);
        within.min(2)
    };
    keys.iter().map(within).collect()
}

fn opens(word: &str) -> bool {
    matches!(word, "(" | "[" | "«" | "（" | "「" | "『" | "《" | "【")
}

fn closes(word: &str) -> bool {
    matches!(word, ")" | "]" | "»" | "”" | "）" | "」" | "』" | "》" | "】")
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
fn boundary(keys: &[Key<'_>], index: usize) -> i32 {
    let Some(Said::Word(word)) = index.checked_sub(1).and_then(|at| keys.get(at)).map(|key| &key.said) else {
        return 4;
    };
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
fn gather(spans: Vec<Span>, old: &[Key<'_>], new: &[Key<'_>]) -> Vec<Span> {
    let mut out: Vec<Weighed> = Vec::with_capacity(spans.len());
    for span in spans {
        out.push(weighed(span, old, new));
        // Joining may make what was joined heavy enough to join more before it.
        while let [.., before, between, behind] = &out[..] {
            if !between.span.kept || before.alone || between.alone || behind.alone {
                break;
            }
            let (first, second, kept) = (before.letters, behind.letters, between.letters.0);
            let total = (first.0 + second.0, first.1 + second.1);
            // Insertions alone, or deletions alone, are easy to read however many there are, and nearly so are those with
            // less in their place than stands between them.
            let both = kept <= total.0.min(total.1) && total.0 > 0 && total.1 > 0;
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
    if let (Some(first), Some(last)) = (out.first(), out.last()) {
        let (old_range, new_range) = (first.span.old.start..last.span.old.end, first.span.new.start..last.span.new.end);
        if is_another(&out, &old[old_range.clone()], &new[new_range.clone()]) {
            return vec![Span { old: old_range, new: new_range, kept: false }];
        }
    }
    out.into_iter().map(|weighed| weighed.span).collect()
}

/// Of a line of which less than one in so many letters was kept, nothing was.
const LEFT: usize = 6;

/// Whether the new line says something else, with a word or a full stop here and there that the old one has too.
fn is_another(spans: &[Weighed], old: &[Key<'_>], new: &[Key<'_>]) -> bool {
    let mut kept = spans.iter().filter(|weighed| weighed.span.kept).peekable();
    if kept.peek().is_none() || kept.clone().any(|weighed| weighed.span.old.len() > BETWEEN) {
        return false;
    }
    let letters = |keys: &[Key<'_>]| keys.iter().map(|key| weight(&key.said)).sum::<usize>();
    kept.map(|weighed| weighed.letters.0).sum::<usize>() * LEFT < letters(old).min(letters(new))
}

/// More kept words than this are never between confetti.
const BETWEEN: usize = 8;

fn weighed(span: Span, old: &[Key<'_>], new: &[Key<'_>]) -> Weighed {
    if span.kept && span.old.len() > BETWEEN {
        return Weighed { span, letters: (0, 0), alone: true };
    }
    let (old, new) = (&old[span.old.clone()], &new[span.new.clone()]);
    let letters = |keys: &[Key<'_>]| keys.iter().map(|key| weight(&key.said)).sum();
    let number =
        |keys: &[Key<'_>]| matches!(keys, [Key { said: Said::Word(word), .. }] if word.contains(char::is_numeric));
    let ends = |key: &Key<'_>| matches!(key.said, Said::Word(word) if ends_sentence(word));
    let alone = if span.kept { old.iter().any(ends) } else { number(old) && number(new) };
    Weighed { letters: (letters(old), letters(new)), span, alone }
}

fn ends_sentence(word: &str) -> bool {
    matches!(word.chars().next_back(), Some('.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।' | '።'))
}
