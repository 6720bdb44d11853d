//! Words: those of UAX #29 and CLDR's dictionaries, as a reader takes them.
//!
//! A word has the white space behind it, which is no word of its own: else every redline is shredded into words and spaces.
//! What is read as one is one: `2024-05-01`, `1, 2024` of a date, `2024年5月1日`, `二〇二四年`, `€ 1'000.50`, `§§ 5–7`, `10 %`,
//! `5 °C`, `opt-out`, `a@b.example`.

use crate::locale::written_without_spaces;
use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};
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

/// How many words a text has, as Unicode and CLDR divide it; punctuation and space are none.
pub(super) fn count(text: &str) -> usize {
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
    /// A [plain](Sign::Plain) letter or digit.
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

fn is_plain(c: char) -> bool {
    Sign::of(c) == Sign::Plain
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

/// How many words the segmenter finds.
fn segmented(text: &str) -> usize {
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

/// What the segmenter leaves undivided.
struct Segment<'a> {
    start: usize,
    text: &'a str,
    space: bool,
}

impl Segment<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn first(&self) -> char {
        self.text.chars().next().unwrap_or(' ')
    }

    fn last(&self) -> char {
        self.text.chars().next_back().unwrap_or(' ')
    }

    /// Whether it ends as a number does.
    fn is_number(&self) -> bool {
        self.last().is_numeric() || self.is_in_words()
    }

    /// Whether it is a number in Han characters.
    fn is_in_words(&self) -> bool {
        self.text.chars().all(is_han_digit)
    }

    /// Whether it is one sign, of those.
    fn is(&self, those: fn(char) -> bool) -> bool {
        let mut characters = self.text.chars();
        characters.next().is_some_and(those) && characters.next().is_none()
    }
}

fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::with_capacity(text.len() / 3);
    let mut start = 0;
    for number in han_numbers(text) {
        divide(text, start..number.start, &mut segments);
        start = number.end;
        segments.push(Segment { start: number.start, text: &text[number], space: false });
    }
    divide(text, start..text.len(), &mut segments);
    segments
}

/// Adds the segments of a part of `text`.
fn divide<'t>(text: &'t str, part: Range<usize>, segments: &mut Vec<Segment<'t>>) {
    let mut start = part.start;
    let mut push = |start: usize, end: usize| {
        let text = &text[start..end];
        segments.push(Segment { start, text, space: text.chars().all(char::is_whitespace) });
    };
    let ends = SEGMENTER.with(|segmenter| segmenter.segment_str(&text[part.clone()]));
    for end in ends.skip(1).map(|end| part.start + end) {
        let mut characters = text[start..end].chars();
        let (first, second, third) = (characters.next(), characters.next(), characters.next());
        if let (Some(first), Some(second)) = (first, second) {
            // The dictionary does not know dates: it takes `日` for the beginning of what follows, and `五月` for a word.
            let behind = start + first.len_utf8();
            let before = text[..start].trim_end_matches(' ');
            if is_part_of_date(first) && before.ends_with(|c: char| c.is_numeric() || is_han_digit(c))
                || is_han_digit(first) && is_part_of_date(second) && third.is_none()
            {
                push(start, behind);
                start = behind;
            }
        }
        push(start, end);
        start = end;
    }
}

/// Digits and powers of ten as Chinese and Japanese write them in words, in order.
const HAN_DIGITS: [char; 42] = [
    '〇', '一', '七', '万', '三', '両', '两', '九', '二', '五', '亿', '仟', '伍', '佰', '億', '兆', '兩', '八', '六',
    '十', '千', '卅', '叁', '参', '參', '四', '壱', '壹', '廿', '弐', '拾', '捌', '柒', '玖', '百', '肆', '萬', '貳',
    '贰', '陆', '陸', '零',
];

fn is_han_digit(c: char) -> bool {
    c >= HAN_DIGITS[0] && HAN_DIGITS.binary_search(&c).is_ok()
}

/// Where numbers in words stand, which the dictionary divides by what it knows of them: `二〇二` and `四年`, `十三条`. One digit is one
/// where it is the numerator of a fraction, as in `万分之五`: else it may be part of a word, as in `一般`.
fn han_numbers(text: &str) -> Vec<Range<usize>> {
    let mut numbers = Vec::new();
    if text.is_ascii() {
        return numbers;
    }
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at < end || !is_han_digit(c) {
            continue;
        }
        end = text[at..].find(|c| !is_han_digit(c)).map_or(text.len(), |length| at + length);
        let is_one_digit = end == at + c.len_utf8();
        if !is_one_digit || c != '一' && text[..at].ends_with('之') {
            numbers.push(at..end);
        }
    }
    numbers
}

/// Signs that hold together what stands on both sides of them without white space.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '/' | '@' | ':' | '.' | '_' | '\'' | '’' | '&' | '+' | '#' | '=' | '?' | '~')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '¢' | '₹' | '₽' | '₩' | '₺' | '₴' | '₸' | '₫' | '₪' | '฿' | '₱')
}

/// Signs before a number, close to it.
fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '−' | '±' | '#')
}

/// Signs before a number.
fn is_before_number(c: char) -> bool {
    matches!(c, '§' | '№') || is_currency(c) || is_sign(c)
}

/// Signs behind a number.
fn is_behind_number(c: char) -> bool {
    matches!(c, '%' | '‰' | '٪' | '°' | '℃' | '℉') || is_currency(c)
}

/// Where Chinese and Japanese write parts of dates.
fn is_part_of_date(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '号' | '號')
}

/// A later end of the word whose segments are `start..end`, if what follows is part of it.
fn joined(segments: &[Segment<'_>], start: usize, end: usize) -> Option<usize> {
    let last = &segments[end - 1];
    let next = segments.get(end)?;
    // One white space may stand within an amount.
    let behind = segments.get(end + 1).filter(|_| next.space && next.text.chars().count() == 1);
    let number = last.is_number();
    if number {
        if next.is(is_behind_number) || next.is(is_part_of_date) {
            return Some(end + 1);
        }
        if let Some(behind) = behind
            && (behind.is(is_behind_number)
                || behind.is(is_part_of_date)
                || behind.first().is_numeric() && grouped(last.text, next.text, behind.text))
        {
            return Some(end + 2);
        }
    }
    if number && is_day_and_year(last, &segments[end..]) {
        return Some(end + 3);
    }
    // Degrees of some scale.
    if last.is(|c| c == '°') && matches!(next.text, "C" | "F") {
        return Some(end + 1);
    }
    if last.is(|c| c == '§') && next.is(|c| c == '§') {
        return Some(end + 1);
    }
    if last.is(is_part_of_date) && end > start + 1 {
        if next.first().is_numeric() || next.is_in_words() {
            return Some(end + 1);
        }
        return behind.filter(|behind| behind.first().is_numeric()).map(|_| end + 2);
    }
    if last.is(is_before_number) && segments[start..end].iter().all(|sign| sign.text == last.text) {
        if next.first().is_numeric() {
            return Some(end + 1);
        }
        return behind.filter(|behind| !last.is(is_sign) && behind.first().is_numeric()).map(|_| end + 2);
    }
    if holds(last.last()) && next.is(is_joint) {
        let joints = segments[end..].iter().take_while(|segment| segment.is(is_joint)).count();
        return segments.get(end + joints).filter(|behind| holds(behind.first())).map(|_| end + joints + 1);
    }
    None
}

/// Whether a number and what follows are the day and the year of a date: `30, 2024`.
fn is_day_and_year(day: &Segment<'_>, behind: &[Segment<'_>]) -> bool {
    let digits = |text: &str, counts: RangeInclusive<usize>| {
        text.bytes().all(|byte| byte.is_ascii_digit()) && counts.contains(&text.len())
    };
    match behind {
        [comma, space, year, ..] => {
            comma.text == "," && space.text == " " && digits(day.text, 1..=2) && digits(year.text, 4..=4)
        }
        _ => false,
    }
}

/// Whether white space between digits groups them: `1 000`.
fn grouped(before: &str, space: &str, behind: &str) -> bool {
    let digits = |text: &str| text.chars().take_while(|c| c.is_numeric()).count();
    space != " " || before.chars().count() <= 3 && digits(before) == before.chars().count() && digits(behind) == 3
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

fn holds(c: char) -> bool {
    matches!(Sign::of(c), Sign::Plain | Sign::Letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| &text[word.word]).collect()
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        assert!((char::MIN..=char::MAX).all(|c| is_letter_or_digit(c) == c.is_alphanumeric()));
    }

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(count("We keep data for 30 days."), 6);
        assert_eq!(count("我们保存您的数据。"), count("我们保存数据。") + 2, "您 and 的");
        assert_eq!(count("ข้อมูลส่วนบุคคล"), count("ข้อมูลส่วนบุคคล "));
    }

    #[test]
    fn plain_letters_and_digits_make_one_word() {
        for c in (char::MIN..=char::MAX).filter(|c| is_plain(*c)) {
            assert_eq!(c.is_numeric(), c.is_ascii_digit(), "{c}");
            for text in [format!("{c}"), format!("é{c}я"), format!("{c}س{c}한")] {
                assert_eq!(segmented(&text), 1, "{text}");
            }
        }
    }

    #[test]
    fn plain_words_are_counted_as_the_segmenter_counts_them() {
        // Marks that combine are left out: with one before a space, the segmenter forgets that there was a word.
        let parts = [
            "a",
            "Ab",
            "é",
            "1",
            "_",
            "-",
            "'",
            "’",
            ".",
            ",",
            ";",
            ":",
            "...",
            "(",
            ")",
            " ",
            "  ",
            "\u{a0}",
            "\n",
            "\u{200b}",
            "ข้อมูล",
            "数据",
            "データ",
            "한국",
            "العربية",
            "🙂",
            "@",
            "/",
            "€",
            "א\"",
            "“",
            "»",
            "2FA",
        ];
        let three = parts.iter().flat_map(|a| parts.iter().map(move |b| (a, b)));
        for text in three.flat_map(|(a, b)| parts.map(|c| [a, b, c].concat())) {
            assert_eq!(count(&text), segmented(&text), "{text:?}");
            let text = format!("Keep {text} it{text}.");
            assert_eq!(count(&text), segmented(&text), "{text:?}");
        }
    }

    #[test]
    fn plain_words_are_those_of_the_segmenter() {
        let parts = [
            "a",
            "Ab",
            "é",
            "в",
            "한국",
            "العربية",
            "1",
            "2.1",
            "30",
            "2024",
            "1.a",
            "12a",
            "§",
            "-",
            ".",
            ",",
            ";",
            ":",
            "’",
            "(",
            "\u{301}",
            "\u{a0}",
            "  ",
            "数据",
            "ข้อมูล",
            "日",
            "%",
        ];
        let three = parts.iter().flat_map(|a| parts.iter().map(move |b| (a, b)));
        for (a, b) in three {
            for c in parts {
                for text in [
                    format!("{a} {b} {c}"),
                    format!("{a}{b} {c}"),
                    format!("is {a} {b}{c} it"),
                    format!("of {a}. {b}, {c}"),
                    format!("{a}. is {b} {c}"),
                ] {
                    assert_eq!(words(&text), segmented_words(&text), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn white_space_belongs_to_the_word_before() {
        let text = " We keep  it. ";
        let words = words(text);
        let pieces: Vec<(&str, &str)> =
            words.iter().map(|word| (&text[word.word.clone()], &text[word.word.end..word.end])).collect();
        assert_eq!(pieces, [("", " "), ("We", " "), ("keep", "  "), ("it", ""), (".", " ")]);
    }

    #[test]
    fn numbers_dates_and_amounts_are_whole() {
        for whole in [
            "1,5",
            "1.5",
            "2024-05-01",
            "01/05/2024",
            "€ 1'000.50",
            "1’000.50",
            "§ 12a",
            "§\u{a0}12",
            "10%",
            "10 %",
            "1\u{202f}000,50",
            "1 000 000",
            "$5",
            "24/7",
            "09:30",
            "+41",
            "2024年5月1日",
            "2024 年 5 月 1 日",
            "1, 2024",
            "30–60",
            "50٪",
            "§§ 5–7",
            "§§\u{a0}12",
            "5 °C",
            "-10 °F",
            "5℃",
            "二〇二四年五月一日",
            "二〇二四年十一月二十三日",
        ] {
            assert_eq!(divided(whole), [whole]);
        }
        assert_eq!(divided("30 days"), ["30", "days"]);
        assert_eq!(divided("May 31, 2024, or"), ["May", "31, 2024", ",", "or"]);
        assert_eq!(divided("items 1, 2, 2024"), ["items", "1", ",", "2, 2024"], "as a date would be");
        assert_eq!(divided("Chapter 6 200 words"), ["Chapter", "6 200", "words"], "read as a number by some");
        assert_eq!(divided("in 2024 300 people"), ["in", "2024", "300", "people"]);
        assert_eq!(divided("§§, 5 ° and 5 °Celsius"), ["§§", ",", "5 °", "and", "5 °", "Celsius"]);
    }

    #[test]
    fn numbers_in_han_characters_are_whole() {
        assert_eq!(divided("自二〇二四年五月一日起生效")[..2], ["自", "二〇二四年五月一日"]);
        assert_eq!(divided("第二十三条"), ["第", "二十三", "条"]);
        assert_eq!(divided("按万分之五支付").last_chunk(), Some(&["五", "支付"]));
        assert_eq!(divided("贰万元整")[0], "贰万");
        assert_eq!(divided("三十日以内")[0], "三十日");
        // What is a word is none.
        for word in ["一般", "统一", "一切"] {
            assert_eq!(divided(word), [word]);
        }
        assert!(!divided("第三方").contains(&"三"));
    }

    #[test]
    fn addresses_and_compounds_are_whole() {
        for whole in ["opt-out", "and/or", "privacy@aurora.example", "https://www.aurora.example/a-b", "l’accès"] {
            assert_eq!(divided(whole), [whole]);
        }
        assert_eq!(divided("end. Next"), ["end", ".", "Next"]);
        assert_eq!(divided("word—word"), ["word", "—", "word"]);
    }

    #[test]
    fn scripts_without_spaces_have_words() {
        assert_eq!(divided("我们保存数据。"), ["我们", "保存", "数据", "。"]);
        assert_eq!(divided("2024 年 5 月 1 日生效")[0], "2024 年 5 月 1 日");
        assert_eq!(divided("ข้อมูลส่วนบุคคล"), ["ข้อมูล", "ส่วน", "บุคคล"]);
        assert!(divided("個人情報を保護します").len() > 3);
        assert!(divided("ຂໍ້ມູນສ່ວນຕົວ").len() > 1 && divided("ទិន្នន័យផ្ទាល់ខ្លួន").len() > 1);
    }
}
