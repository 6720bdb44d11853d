//! Characters that nobody sees, in whatever words come from: texts, settings, messages.
//!
//! In: a line, or words as they are published. Out: the first such character and what is to be said of it. Raw or written as an
//! escape, it is frozen and published as it is.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::locale::{Direction, Language, script_of};
use crate::source::{FileId, Span};
use std::cell::RefCell;
use std::ops::Range;

/// C0 and C1 but tabs and the ends of lines.
pub(super) fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// What is said of a control character.
pub(super) fn control(character: char) -> Diagnostic {
    Diagnostic::new(
        Code::CONTROL_CHARACTER,
        format!("the control character U+{:04X} stands in the text", u32::from(character)),
    )
    .hint("delete it: nobody sees it, and programs read the text differently; type the words anew if need be")
}

/// The first character of a line without a shape of its own, where its script has no use for it: its place, and what is said of it.
/// In text that is written from right to left the direction may be steered. What an earlier program could not read is none of these,
/// and is found as well: readers see that a letter is missing.
#[must_use]
pub fn invisible(line: &str, rtl: bool) -> Option<(Range<usize>, Diagnostic)> {
    let mut before = ' ';
    let mut depth = 0_i32;
    for (at, c) in line.char_indices() {
        let after = line[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let beside = [before, after].into_iter().filter_map(script_of).next().unwrap_or("Zyyy");
        let joins = !matches!(beside, "Latn" | "Cyrl" | "Grek" | "Hani" | "Hira" | "Kana" | "Zyyy");
        let emoji = |c: char| matches!(u32::from(c), 0x2600..=0x27BF | 0xFE0F | 0x1F000..=0x1FAFF);
        depth += match c {
            '\u{202a}' | '\u{202b}' | '\u{2066}'..='\u{2068}' => 1,
            '\u{202c}' | '\u{2069}' => -1,
            _ => 0,
        };
        if c == char::REPLACEMENT_CHARACTER {
            let problem = Diagnostic::new(
                Code::GARBLED_TEXT,
                "a letter is missing that an earlier program could not read: U+FFFD",
            )
            .hint("write the letter that stood there, as the text has it where it is whole: readers see a `\u{fffd}`");
            return Some((at..at + c.len_utf8(), problem));
        }
        let (what, wrong) = match c {
            '\u{202d}' | '\u{202e}' => ("a character that turns the direction of writing", true),
            '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' => {
                ("a character that steers the direction of writing", !rtl)
            }
            '\u{200e}' | '\u{200f}' | '\u{061c}' => ("a mark of the direction of writing", !rtl),
            '\u{200b}' => {
                ("a space without width", !matches!(beside, "Thai" | "Khmr" | "Laoo" | "Mymr" | "Tibt" | "Java"))
            }
            '\u{200c}' | '\u{200d}' => ("a joiner without width", !joins && !emoji(before) && !emoji(after)),
            '\u{2060}' | '\u{feff}' | '\u{180e}' => ("a character without width", c != '\u{180e}' || beside != "Mong"),
            '\u{2028}' | '\u{2029}' => ("a line end that only some programs see", true),
            _ => ("", false),
        };
        if wrong {
            let fact = format!("{what} stands in the text: U+{:04X}", u32::from(c));
            let problem = Diagnostic::new(Code::INVISIBLE_CHARACTER, fact)
                .hint("delete it: readers do not see it, and searches and comparisons stumble over it");
            return Some((at..at + c.len_utf8(), problem));
        }
        before = c;
    }
    let open = || {
        Diagnostic::new(Code::INVISIBLE_CHARACTER, "a change of the direction of writing does not end on its line")
            .hint("end it with U+2069 or U+202C, or delete the character that begins it")
    };
    (depth > 0).then(|| (0..line.len(), open()))
}

/// The first character of some words that nobody sees.
fn unseen(words: &str, rtl: bool) -> Option<(Range<usize>, Diagnostic)> {
    let plain = |byte: u8| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\n' | b'\t');
    if words.bytes().all(plain) {
        return None;
    }
    if let Some((at, c)) = words.char_indices().find(|(_, c)| is_control(*c)) {
        return Some((at..at + c.len_utf8(), control(c)));
    }
    let mut start = 0;
    for line in words.split('\n') {
        if let Some((range, problem)) = invisible(line, rtl) {
            return Some((start + range.start..start + range.end, problem));
        }
        start += line.len() + 1;
    }
    None
}

/// Reports what nobody sees in a string, at its place in it, or at the whole string where it is written as an escape. `raw` is how
/// the string is written, from byte `offset` of the file.
pub(super) fn check_string(words: &str, raw: &str, file: FileId, offset: usize, problems: &RefCell<Diagnostics>) {
    // Of a string nobody says in which language it is. Numbers alone may be for any.
    let is_rtl = |c: char| matches!(script_of(c), Some("Arab" | "Hebr" | "Thaa" | "Syrc" | "Nkoo" | "Adlm"));
    let rtl = words.chars().any(is_rtl) || !words.chars().any(char::is_alphabetic);
    let Some((range, problem)) = unseen(words, rtl) else { return };
    let length = range.len();
    // TOML takes no such character as it is, and says so.
    if words[range.clone()].bytes().all(|byte| byte.is_ascii_control()) && raw.contains(&words[range.clone()]) {
        return;
    }
    let (at, length) = raw.find(&words[range]).map_or((0, raw.len()), |at| (at, length));
    problems.borrow_mut().push(problem.at(Span::new(file, offset + at..offset + at + length)));
}

/// Reports what nobody sees in the messages of a Fluent file, line by line, after its escapes (`{ "\u202E" }`).
pub(super) fn check_messages(text: &str, language: &Language, file: FileId, problems: &RefCell<Diagnostics>) {
    let rtl = language.direction() == Direction::Rtl;
    let mut start = 0;
    for line in text.split('\n') {
        let (words, places) = unescaped(line);
        let is_comment = line.starts_with('#');
        if let Some((range, problem)) = unseen(&words, rtl).filter(|_| !is_comment) {
            let place = |at: usize| places.as_ref().map_or(at, |places| places.get(at).copied().unwrap_or(line.len()));
            problems
                .borrow_mut()
                .push(problem.at(Span::new(file, start + place(range.start)..start + place(range.end))));
        }
        start += line.len() + 1;
    }
}

/// A line of Fluent as its string literals say it, and where each byte of that stands in it.
fn unescaped(line: &str) -> (String, Option<Vec<usize>>) {
    if !(line.contains("\\u") || line.contains("\\U")) {
        return (line.to_owned(), None);
    }
    let (mut words, mut places) = (String::new(), Vec::new());
    let (mut braces, mut quoted, mut at) = (0_usize, false, 0);
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        let digits = match rest.get(..2) {
            Some("\\u") if quoted => rest.get(2..6),
            Some("\\U") if quoted => rest.get(2..8),
            _ => None,
        };
        let escaped =
            digits.and_then(|digits| Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, 2 + digits.len())));
        let (said, length) = match escaped {
            Some(escaped) => escaped,
            // What stands behind another backslash begins and ends nothing.
            None if quoted && c == '\\' => {
                let next = rest[1..].chars().next().map_or(0, char::len_utf8);
                (c, 1 + next)
            }
            None => {
                match c {
                    '{' if !quoted => braces += 1,
                    '}' if !quoted => braces = braces.saturating_sub(1),
                    '"' if braces > 0 => quoted = !quoted,
                    _ => {}
                }
                (c, c.len_utf8())
            }
        };
        words.push(said);
        places.resize(words.len(), at);
        at += length;
    }
    places.push(line.len());
    (words, Some(places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_fluent_are_read_in_literals_alone() {
        let (words, places) = unescaped(r#"a = { "\u202E" } \u202E { "\"\U00202E" }"#);
        assert_eq!(words, "a = { \"\u{202e}\" } \\u202E { \"\\\u{202e}\" }");
        let places = places.unwrap();
        assert_eq!(places[words.find('\u{202e}').unwrap()], 7);
        assert_eq!(places.len(), words.len() + 1);
    }
}
