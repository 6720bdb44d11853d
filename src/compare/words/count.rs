//! How many words there are.

use super::{Answers, SEGMENTER, is_plain};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// How many words a text has, as Unicode and CLDR divide it; punctuation and space are none.
pub(in crate::compare) fn count(text: &str) -> usize {
    let (mut count, mut start, mut run, mut at) = (0, 0, Run::Empty, 0);
    while let Some(&byte) = text.as_bytes().get(at) {
        let (part, end) = match RunPart::ASCII.get(usize::from(byte)) {
            // Most of most texts.
            Some(part) => (*part, at + 1),
            None => {
                let c = text[at..].chars().next().unwrap_or_default();
                (RunPart::of(c), at + c.len_utf8())
            }
        };
        if part == RunPart::Between {
            count += run.count(&text[start..at]);
            start = end;
        }
        run = run.with(part);
        at = end;
    }
    count + run.count(&text[start..])
}

/// What stands between spaces and signs that stand alone. Most runs are one plain word with a stop behind it or none, for which
/// nobody needs to ask the segmenter.
#[derive(Clone, Copy)]
enum Run {
    Empty,
    /// Plain letters and digits.
    Word,
    /// Commas, colons, semicolons, full stops.
    Stop,
    /// Both, in this order.
    WordAndStop,
    /// Anything else.
    Odd,
}

impl Run {
    /// What it is with a further part, by both: looked up, since what comes next in a text cannot be guessed.
    const WITH: [[Self; 4]; 5] = {
        use Run::{Empty, Odd, Stop, Word, WordAndStop};
        // A stop within a word is for the segmenter to judge.
        [
            [Word, Stop, Empty, Odd],
            [Word, WordAndStop, Empty, Odd],
            [Odd, Stop, Empty, Odd],
            [Odd, WordAndStop, Empty, Odd],
            [Odd, Odd, Empty, Odd],
        ]
    };

    /// What it is with a further part.
    fn with(self, part: RunPart) -> Self {
        Self::WITH[self as usize][part as usize]
    }

    /// How many words `text` has, which is it.
    fn count(self, text: &str) -> usize {
        match self {
            Self::Empty | Self::Stop => 0,
            Self::Word | Self::WordAndStop => 1,
            Self::Odd => segmented(text),
        }
    }
}

/// What a character is for a [`Run`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum RunPart {
    /// A [plain](super::Sign::Plain) letter or digit.
    Plain,
    /// A comma, a colon, a semicolon, a full stop.
    Stop,
    /// A space, or a sign that stands alone: it ends the run.
    Between,
    /// Anything else.
    Other,
}

impl RunPart {
    /// What each character of ASCII is.
    const ASCII: [Self; 128] = {
        let mut parts = [Self::Other; 128];
        let mut at = 0;
        while at < parts.len() {
            parts[at] = match at as u8 {
                b' ' => Self::Between,
                byte if stands_alone(byte as char) => Self::Between,
                b',' | b'.' | b';' | b':' => Self::Stop,
                byte if byte.is_ascii_alphanumeric() => Self::Plain,
                _ => Self::Other,
            };
            at += 1;
        }
        parts
    };

    /// What any other character is.
    fn of(c: char) -> Self {
        match c {
            c if is_plain(c) => Self::Plain,
            c if stands_alone(c) => Self::Between,
            _ => Self::Other,
        }
    }
}

/// Signs that no word has in it, whatever stands beside them.
const fn stands_alone(c: char) -> bool {
    matches!(c, '-' | '/' | '(' | ')' | '“' | '”' | '„' | '«' | '»')
}

/// How many words the segmenter finds.
pub(super) fn segmented(text: &str) -> usize {
    thread_local! {
        static COUNTS: RefCell<Answers<usize>> = RefCell::new(Answers(FxHashMap::default()));
    }
    COUNTS.with_borrow_mut(|counts| counts.get(text, ask_for_count))
}

fn ask_for_count(text: &str) -> usize {
    let mut segments = SEGMENTER.with(|segmenter| segmenter.segment_str(text));
    let mut count = 0;
    while segments.next().is_some() {
        count += usize::from(segments.is_word_like());
    }
    count
}
