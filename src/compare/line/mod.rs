//! Two lines of inlines, word by word.
//!
//! In: two lines. Out: pieces, from which each line can be put together again exactly. Words are aligned as plain text, then
//! what is kept is looked at again for its style: so emphasis that begins within a word changes the style, not the word.

mod align;
mod flat;
mod spans;
mod weave;

use super::redline::{Both, Line, Mark, Piece, plain};
use super::spaces::is_spaced;
use super::words::{is_letter_or_digit, join_dates, words};
use crate::model::markup::{Final, Inline};
use flat::Flat;
use spans::{Span, spans};
use weave::Weave;

/// Two lines.
pub(super) fn pair(old: &[Inline<Final>], new: &[Inline<Final>]) -> Line {
    if old == new {
        return whole(new);
    }
    compare(Flat::line(old), Flat::line(new))
}

/// Paragraphs of which one text has one where the other has several; none if they do not say much the same.
pub(super) fn divided(old: &[&[Inline<Final>]], new: &[&[Inline<Final>]]) -> Option<Line> {
    let mut line = compare(Flat::paragraphs(old), Flat::paragraphs(new));
    quiet_space(&mut line);
    let is_much_kept = |own: Mark| {
        let pieces: Vec<&Piece> = line.iter().filter(|piece| [Mark::Kept, own].contains(&piece.mark)).collect();
        pieces.split(|piece| piece.divides).all(|paragraph| {
            let (mut kept, mut all) = (0, 0);
            for piece in paragraph {
                let letters = letters(&piece.content);
                all += letters;
                kept += if piece.mark == Mark::Kept { letters } else { 0 };
            }
            kept * 2 > all
        })
    };
    (is_much_kept(Mark::Deleted) && is_much_kept(Mark::Inserted)).then_some(line)
}

/// White space in whose place a paragraph was divided, or that stands where two were joined, is no change of its own.
fn quiet_space(line: &mut Line) {
    let is_space = |piece: &Piece| matches!(&piece.content, Inline::Text(text) if text.trim().is_empty());
    for change in line.chunk_by_mut(|a, b| (a.mark == Mark::Kept) == (b.mark == Mark::Kept)) {
        if let [first, second] = change {
            let (space, division) = if first.divides { (second, first) } else { (first, second) };
            space.quiet = division.divides && is_space(space);
        }
    }
}

fn letters(inline: &Inline<Final>) -> usize {
    crate::model::markup::plain(std::slice::from_ref(inline)).chars().filter(|c| is_letter_or_digit(*c)).count()
}

/// Two texts in which every character counts.
pub(super) fn pair_literal(old: &str, new: &str) -> Line {
    if old == new {
        return whole_literal(new);
    }
    compare(Flat::literal(old), Flat::literal(new))
}

/// A line that stands alone.
pub(super) fn whole(line: &[Inline<Final>]) -> Line {
    match line {
        // Most lines are nothing but text, in which nothing is to be collapsed.
        [Inline::Text(text)] if !text.is_empty() && text.trim_ascii().len() == text.len() && is_spaced(text) => {
            vec![Piece {
                mark: Mark::Kept,
                quiet: false,
                divides: false,
                content: Inline::Text(text.clone()),
                style: Both { old: plain(), new: plain() },
            }]
        }
        _ => alone(Flat::line(line)),
    }
}

/// A text in which every character counts, alone.
pub(super) fn whole_literal(text: &str) -> Line {
    alone(Flat::literal(text))
}

/// A line in whose place another one stands, which has nothing to do with it.
pub(super) fn replace(old: &[Inline<Final>], new: &[Inline<Final>]) -> Line {
    let (old, new) = (Flat::line(old), Flat::line(new));
    let everything = Span { old: 0..old.runs.len(), new: 0..new.runs.len(), kept: false };
    let (old_tokens, new_tokens) = (runs(&old), runs(&new));
    Weave::new(&old, &new, &old_tokens, &new_tokens).pieces(&[everything])
}

fn compare(old: Flat, new: Flat) -> Line {
    if old == new {
        return alone(new);
    }
    let (old_tokens, new_tokens) = (tokens(&old), tokens(&new));
    let spans = spans((&old, &old_tokens), (&new, &new_tokens));
    Weave::new(&old, &new, &old_tokens, &new_tokens).pieces(&spans)
}

fn alone(flat: Flat) -> Line {
    let Flat { mut text, runs, .. } = flat;
    let only = runs.len() == 1;
    runs.into_iter()
        .map(|run| Piece {
            mark: Mark::Kept,
            quiet: false,
            divides: run.divides,
            content: run.atom.unwrap_or_else(|| {
                Inline::Text(if only { std::mem::take(&mut text) } else { text[run.text].to_owned() })
            }),
            style: Both { old: run.style.clone(), new: run.style },
        })
        .collect()
}

/// What is compared with one another: a word with the white space behind it, or an inline without text.
#[derive(Clone, Debug)]
struct Token {
    /// Where its word stands.
    start: usize,
    word: usize,
    /// Where the white space behind it ends.
    end: usize,
    /// The run that it is, if it is no word.
    atom: Option<usize>,
}

fn tokens(flat: &Flat) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(flat.text.len() / 5 + 1);
    let mut from = 0;
    let text = |from: usize, to: usize, tokens: &mut Vec<Token>| {
        let mut words = words(&flat.text[from..to]);
        join_dates(&flat.text[from..to], &mut words);
        tokens.extend(words.into_iter().map(|word| Token {
            start: from + word.word.start,
            word: from + word.word.end,
            end: from + word.end,
            atom: None,
        }));
    };
    for (index, run) in flat.runs.iter().enumerate().filter(|(_, run)| run.atom.is_some()) {
        text(from, run.text.start, &mut tokens);
        from = run.text.start;
        tokens.push(Token { start: from, word: from, end: from, atom: Some(index) });
    }
    text(from, flat.text.len(), &mut tokens);
    tokens
}

/// Whole runs as tokens, for lines that are not compared.
fn runs(flat: &Flat) -> Vec<Token> {
    let token = |(index, run): (usize, &flat::Run)| Token {
        start: run.text.start,
        word: run.text.end,
        end: run.text.end,
        atom: run.atom.as_ref().map(|_| index),
    };
    flat.runs.iter().enumerate().map(token).collect()
}
