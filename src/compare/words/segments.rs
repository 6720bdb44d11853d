//! What the segmenter leaves undivided, and which of it is read as one.

use super::{SEGMENTER, Sign};
use std::ops::{Range, RangeInclusive};

/// What the segmenter leaves undivided.
pub(super) struct Segment<'a> {
    pub(super) start: usize,
    text: &'a str,
    /// Whether it is white space.
    pub(super) space: bool,
}

impl Segment<'_> {
    pub(super) fn end(&self) -> usize {
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

pub(super) fn segments(text: &str) -> Vec<Segment<'_>> {
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
pub(super) fn joined(segments: &[Segment<'_>], start: usize, end: usize) -> Option<usize> {
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

fn holds(c: char) -> bool {
    matches!(Sign::of(c), Sign::Plain | Sign::Letter)
}
