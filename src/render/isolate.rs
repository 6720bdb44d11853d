//! What is read from left to right wherever it stands: addresses of pages, mail addresses, telephone numbers,
//! days as ISO 8601 has them.
//!
//! In a line from right to left, the algorithm of Unicode puts the groups of `+971 4 555 0100` in the order of the line, and the
//! last slash of an address at its other end (UAX #9): a number that nobody can dial. Isolated, each reads as it was written. The
//! text says the same as before: nothing of this is in it, nor in its digest.

use super::html::escape;
use crate::locale::Date;
use std::ops::Range;

/// What stands before something that is isolated.
pub(super) const OPEN: &str = "<bdi dir=\"ltr\">";
/// What stands behind it.
pub(super) const CLOSE: &str = "</bdi>";

/// Writes text of a line from right to left for content.
pub fn escape_isolated(text: &str, out: &mut String) {
    let mut done = 0;
    for range in isolates(text) {
        escape(&text[done..range.start], out);
        out.push_str(OPEN);
        escape(&text[range.clone()], out);
        out.push_str(CLOSE);
        done = range.end;
    }
    escape(&text[done..], out);
}

/// Where words that are all of a link are read from left to right: an address without `https://` is one by itself, and so are the
/// digits of a telephone number.
pub(super) fn whole(words: &str) -> Option<Range<usize>> {
    let range = words.len() - words.trim_start().len()..words.trim_end().len();
    let words = words.get(range.clone()).filter(|words| words.len() > 1)?;
    let address = words.chars().all(|c| c.is_ascii_graphic()) && words.contains(['.', '@', '/', ':']);
    let number = words.chars().all(is_of_number) && words.chars().filter(|c| is_digit(*c)).count() >= 3;
    (address || number).then_some(range)
}

/// Where parts of a text are read from left to right, in its order.
pub(super) fn isolates(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Every address has one of these, and most lines have none.
    for (at, sign) in text.match_indices(['+', '@', ':', 'w', '-']) {
        let done = found.last().map_or(0, |last| last.end);
        if at < done {
            continue;
        }
        let range = match sign {
            "+" => number(text, done, at),
            "@" => mail(text, done, at),
            ":" if text[at..].starts_with("://") => page(text, scheme(text, done, at), at + "://".len()),
            "-" => day(text, done, at),
            "w" if text[at..].starts_with("www.") && begins(text, at) => page(text, at, at + "www.".len()),
            _ => None,
        };
        found.extend(range);
    }
    found
}

/// Whether a word can begin here.
fn begins(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || "@/.-_".contains(c))
}

fn scheme(text: &str, done: usize, at: usize) -> usize {
    at - text[done..at].chars().rev().take_while(char::is_ascii_alphabetic).count()
}

/// An address from `start`, of which the host begins at `host`.
fn page(text: &str, start: usize, host: usize) -> Option<Range<usize>> {
    if !text[host..].starts_with(|c: char| c.is_alphanumeric()) || start + "://".len() >= host {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || "<>\"«»“”،؛؟।".contains(c) || is_invisible(c);
    let end = text[host..].find(ends).map_or(text.len(), |length| host + length);
    // What ends a sentence, and a bracket that the address did not open, is the text's.
    let opens = text[start..end].contains(['(', '[']);
    let is_of_text = |c: char| ".,;:!?'".contains(c) || !opens && matches!(c, ')' | ']');
    let end = host + text[host..end].trim_end_matches(is_of_text).len();
    Some(start..end)
}

fn mail(text: &str, done: usize, at: usize) -> Option<Range<usize>> {
    let is_local = |c: &char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(*c);
    let start = at - text[done..at].chars().rev().take_while(is_local).count();
    let is_host = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let length = text[at + 1..].chars().take_while(is_host).count();
    let host = text[at + 1..at + 1 + length].trim_end_matches(['.', '-']);
    (start < at && host.contains('.')).then(|| start..at + 1 + host.len())
}

/// A telephone number in the form that is good in every country (ITU-T E.123): a plus, and groups of digits.
fn number(text: &str, done: usize, at: usize) -> Option<Range<usize>> {
    let groups = &text[at + 1..];
    let length = groups.find(|c: char| !is_of_number(c) || c == '+').unwrap_or(groups.len());
    let digits = groups[..length].trim_end_matches(|c: char| !is_digit(c));
    // Of a number that became another one both stand side by side.
    let begins = at == done || begins(text, at);
    if !begins || digits.chars().filter(|c| is_digit(*c)).count() < 5 {
        return None;
    }
    // "(+971) 4 555 0100": both brackets or none.
    let bracket = text[..at].ends_with('(') && digits.matches(')').count() > digits.matches('(').count();
    Some(at - usize::from(bracket)..at + 1 + digits.len())
}

/// A day, `2021-10-14`, of which the first hyphen is at `at`: between Arabic letters the algorithm would put its year last.
fn day(text: &str, done: usize, at: usize) -> Option<Range<usize>> {
    let start = at.checked_sub("2021".len()).filter(|start| *start >= done && text.is_char_boundary(*start))?;
    let end = start + "2021-10-14".len();
    Date::parse(text.get(start..end)?)?;
    let goes_on = text[end..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    ((start == done || begins(text, start)) && !goes_on).then_some(start..end)
}

/// Digits as Europeans, Arabs and Persians write them.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

fn is_of_number(c: char) -> bool {
    is_digit(c) || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2011}' | '.' | '/' | '(' | ')' | '+')
}

/// Marks of direction: what they enclose they decide on.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<&str> {
        isolates(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn what_can_be_dialled_visited_or_written_to_is_found() {
        for (text, expected) in [
            ("اتصلوا على +971 4 555 0100 الآن", &["+971 4 555 0100"][..]),
            ("(+971) 4 555 0100، +٩٧١ ٤ ٥٥٥ ٠١٠٠.", &["(+971) 4 555 0100", "+٩٧١ ٤ ٥٥٥ ٠١٠٠"]),
            ("(هاتف: +971 (4) 555-0100)", &["+971 (4) 555-0100"]),
            ("زوروا https://a.example/b/?c=d#e.", &["https://a.example/b/?c=d#e"]),
            ("(www.a.example/b/)، https://a.example/b_(c)؟", &["www.a.example/b/", "https://a.example/b_(c)"]),
            ("اكتبوا إلى privacy@a.example. أو لغيره", &["privacy@a.example"]),
            (
                "https://a@b.example/ +1 212 555 0100+1 212 555 0101",
                &["https://a@b.example/", "+1 212 555 0100", "+1 212 555 0101"],
            ),
            ("منذ 2021-10-14، (2022-01-31)", &["2021-10-14", "2022-01-31"]),
            ("2021-10-14-1, 2021-13-14, 12021-10-14, 2021-10, م-1", &[]),
            ("1 + 1, a@b, C++17, ://, x www. w", &[]),
            ("", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn words_of_a_link_are_one_address_or_none() {
        for (words, is) in [
            ("0800 123 456", true),
            (" a.example ", true),
            ("+971 4 555 0100", true),
            ("mail@a.example", true),
            ("Google Analytics", false),
            ("سياسة a.example", false),
            ("2", false),
            ("", false),
        ] {
            assert_eq!(whole(words).is_some(), is, "{words}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_overlaps(text in "[ +@:/w.()0-9aب،-]{0,40}") {
            let mut out = String::new();
            escape_isolated(&text, &mut out);
            prop_assert_eq!(out.replace(OPEN, "").replace(CLOSE, ""), super::super::html::escaped(&text));
        }
    }
}
