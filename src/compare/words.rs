//! Words: those of UAX #29 and CLDR's dictionaries, as a reader takes them.
//!
//! A word has the white space behind it, which is no word of its own: else every redline is shredded into words and spaces.
//! What is read as one is one: `2024-05-01`, `1, 2024` of a date, `2024年5月1日`, `二〇二四年`, `€ 1'000.50`, `§§ 5–7`, `10 %`,
//! `5 °C`, `opt-out`, `a@b.example`; in a redline `25 May 2018`, too.

mod count;
mod dates;
mod segments;

pub(super) use count::count;
pub(super) use dates::join_dates;

use crate::locale::written_without_spaces;
use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};
use rustc_hash::FxHashMap;
use segments::{joined, segments};
use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

thread_local! {
    /// The dictionaries, not the automatic choice, which splits Thai wrongly and is far slower.
    static SEGMENTER: WordSegmenterBorrowed<'static> =
        WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
}

/// A word, or a sign that stands alone, with the white space behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands, without the white space.
    pub(super) word: Range<usize>,
    /// Where the white space behind it ends.
    pub(super) end: usize,
}

/// All of `text` in words. White space that no word comes before belongs to an empty one.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6 + 1);
    let plain = plain_words(text, &mut words);
    if plain < text.len() {
        let moved = |Word { word, end }: Word| Word { word: plain + word.start..plain + word.end, end: plain + end };
        words.extend(segmented_words(&text[plain..]).into_iter().map(moved));
    }
    words
}

/// The words at the beginning of `text` for which nobody needs to ask the segmenter, as they are plain: only letters, or a number
/// such as `1` or `2.1`, with a stop behind it or none, one space, and another such word. Returns where they end.
fn plain_words(text: &str, words: &mut Vec<Word>) -> usize {
    let mut done = 0;
    while let Some((word, number)) = plain_word(&text[done..]) {
        let word = done..done + word;
        let stop = text[word.end..].starts_with([',', '.', ';', ':']).then_some(word.end);
        let space = stop.map_or(word.end, |stop| stop + 1);
        if space == text.len() {
            words.push(Word { end: word.end, word });
            words.extend(stop.map(|stop| Word { word: stop..space, end: space }));
            return space;
        }
        // What comes behind the space could be a mark that combines with it; and what comes behind a number could be part of it.
        let behind = text[space..].strip_prefix(' ').and_then(|behind| behind.chars().next());
        if !behind.is_some_and(|c| is_plain(c) && !(number && c.is_ascii_digit())) {
            break;
        }
        done = space + 1;
        words.push(Word { end: stop.unwrap_or(done), word });
        words.extend(stop.map(|stop| Word { word: stop..space, end: done }));
    }
    done
}

/// Where the plain word at the beginning of `text` ends, and whether it is a number.
fn plain_word(text: &str) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    if !bytes.first()?.is_ascii_digit() {
        let end = text.find(|c: char| !is_plain(c) || c.is_ascii_digit()).unwrap_or(text.len());
        return (end > 0).then_some((end, false));
    }
    let mut end = 0;
    loop {
        end += bytes[end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        match bytes[end..] {
            [b'.', digit, ..] if digit.is_ascii_digit() => end += 1,
            _ => return Some((end, true)),
        }
    }
}

/// The same, as the segmenter has them.
fn segmented_words(text: &str) -> Vec<Word> {
    thread_local! {
        static WORDS: RefCell<Answers<Vec<Word>>> = RefCell::new(Answers(FxHashMap::default()));
    }
    // Long ones are hardly ever the same.
    if text.len() > 256 {
        return ask_for_words(text);
    }
    WORDS.with_borrow_mut(|words| words.get(text, ask_for_words))
}

fn ask_for_words(text: &str) -> Vec<Word> {
    let segments = segments(text);
    let mut words = Vec::with_capacity(segments.len() / 2 + 1);
    let mut at = 0;
    while at < segments.len() {
        let mut end = at;
        if !segments[at].space {
            end = at + 1;
            while let Some(longer) = joined(&segments, at, end) {
                end = longer;
            }
        }
        let start = segments[at].start;
        let word = start..if end == at { start } else { segments[end - 1].end() };
        while end < segments.len() && segments[end].space {
            end += 1;
        }
        words.push(Word { word, end: segments[end - 1].end() });
        at = end;
    }
    words
}

/// What was asked of the segmenter: from version to version most of it is asked again, and dictionaries are slow.
struct Answers<T>(FxHashMap<Box<str>, T>);

impl<T: Clone> Answers<T> {
    /// How many are kept.
    const KEPT: usize = 4096;

    fn get(&mut self, text: &str, ask: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        if self.0.len() == Self::KEPT {
            self.0.clear();
        }
        let answer = ask(text);
        self.0.insert(text.into(), answer.clone());
        answer
    }
}

/// What a character is for words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A letter or a digit that makes one word with all others of this kind, whichever they are: of Latin, Greek, Cyrillic, Arabic
    /// and Korean.
    Plain,
    /// Another letter or digit.
    Letter,
    /// One of a script that is written without spaces.
    Alone,
    /// Anything else.
    Other,
}

impl Sign {
    /// What `c` is, by Unicode's own tables, which takes some hundred instructions outside of ASCII.
    fn new(c: char) -> Self {
        match c {
            c if !c.is_alphanumeric() => Self::Other,
            '\0'..='\u{7f}' | '\u{c0}'..='\u{2af}' | '\u{370}'..='\u{52f}' | '\u{1e00}'..='\u{1eff}' => Self::Plain,
            '\u{620}'..='\u{64a}' | '\u{ac00}'..='\u{d7a3}' => Self::Plain,
            c if written_without_spaces(c) => Self::Alone,
            _ => Self::Letter,
        }
    }

    /// What `c` is.
    #[inline]
    pub(super) fn of(c: char) -> Self {
        /// The characters of the Basic Multilingual Plane.
        static BASIC: LazyLock<Vec<Sign>> =
            LazyLock::new(|| (0..=0xffff).map(|at| char::from_u32(at).map_or(Sign::Other, Sign::new)).collect());
        if c.is_ascii() {
            return if c.is_ascii_alphanumeric() { Self::Plain } else { Self::Other };
        }
        BASIC.get(c as usize).copied().unwrap_or_else(|| Self::new(c))
    }
}

/// Characters that nobody sees: soft hyphens, joiners, marks of direction, spaces without a width.
pub(super) fn has_no_form(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character is a letter or a digit, of whatever script: what `char::is_alphanumeric` says.
pub(super) fn is_letter_or_digit(c: char) -> bool {
    Sign::of(c) != Sign::Other
}

fn is_plain(c: char) -> bool {
    Sign::of(c) == Sign::Plain
}

#[cfg(test)]
mod tests;
