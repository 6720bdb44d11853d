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

/// What is said of the control character at an offset of a line, and where. It may be a piece of a character that an earlier program
/// read in another encoding: that is gone for good if the piece is deleted.
pub(super) fn control_at(line: &str, at: usize, character: char) -> (Range<usize>, Diagnostic) {
    let whole = misread(line).into_iter().find(|misread| misread.range.contains(&at));
    match whole {
        Some(misread) => {
            let hint = misread.hint(line);
            (misread.range, control(character).hint(hint))
        }
        None => (at..at + character.len_utf8(), control(character)),
    }
}

/// Characters that were saved in UTF-8 and read in Windows-1252: `â€™` for `’`, `Ã¼` for `ü`.
pub struct Misread {
    /// Where they stand in their line.
    pub range: Range<usize>,
    /// What they were, unless a piece of it is gone.
    pub was: Option<String>,
}

impl Misread {
    /// What to do about them.
    #[must_use]
    pub fn hint(&self, line: &str) -> String {
        let whole = "take the text from where it is whole, and save it as UTF-8";
        let visible = |words: &str| {
            let shown: Vec<String> = words
                .chars()
                .map(|c| match c.is_control() || c.is_whitespace() || invisible(&c.to_string(), false).is_some() {
                    true => format!("U+{:04X}", u32::from(c)),
                    false => c.to_string(),
                })
                .collect();
            // What shows nothing is named, and apart from what does.
            shown.join(if shown.iter().any(|c| c.len() > 4) { " " } else { "" })
        };
        match &self.was {
            Some(was) => format!("{whole}; `{}` was `{}`", visible(&line[self.range.clone()]), visible(was)),
            None => whole.to_owned(),
        }
    }
}

/// All characters of a line that were read in the wrong encoding, those beside each other together.
#[must_use]
pub fn misread(line: &str) -> Vec<Misread> {
    let mut found: Vec<Misread> = Vec::new();
    let mut end = 0;
    for (at, c) in line.char_indices() {
        if at < end || !is_misread(c, &line[at + c.len_utf8()..]) {
            continue;
        }
        let mut was = String::new();
        end = at;
        while let Some((length, character)) = read_again(&line[end..]) {
            end += length;
            was.push(character);
        }
        if was.is_empty() {
            let next = line[at + c.len_utf8()..].chars().next().map_or(0, char::len_utf8);
            end = at + c.len_utf8() + next;
        }
        found.push(Misread { range: at..end, was: (!was.is_empty()).then_some(was) });
    }
    found
}

/// Whether a character, with what stands behind it, is nothing that anybody writes.
fn is_misread(c: char, behind: &str) -> bool {
    let Some(next) = behind.chars().next() else { return false };
    let continues = |c: char| windows_byte(c).is_some_and(|byte| (0x80..0xC0).contains(&byte));
    match c {
        'â' => {
            matches!(next, '€' | '\u{80}')
                || windows_byte(next).is_some_and(|byte| byte < 0xA0) && behind.chars().nth(1).is_some_and(continues)
        }
        // Marks that stand behind any letter: "NÃO" may be quoted.
        'Ã' | 'Ð' | 'Ñ' => continues(next) && !matches!(next, '‘' | '’' | '“' | '”' | '•' | '–' | '—' | '˜'),
        'Â' => matches!(next, '\u{80}'..='\u{bf}'),
        _ => false,
    }
}

/// The character that some letters were before they were read in Windows-1252, and how many bytes they have now.
fn read_again(text: &str) -> Option<(usize, char)> {
    let first = windows_byte(text.chars().next()?)?;
    let count = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let bytes: Vec<u8> = text.chars().take(count).map(windows_byte).collect::<Option<_>>()?;
    let length = text.chars().take(count).map(char::len_utf8).sum();
    Some((length, std::str::from_utf8(&bytes).ok()?.chars().next()?))
}

/// The byte that a character is in Windows-1252; the five that it leaves undefined are control characters, as browsers read them
/// (WHATWG Encoding, index windows-1252), and so are the others of C1 that an older program kept.
fn windows_byte(c: char) -> Option<u8> {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let listed = || FROM_80.iter().position(|other| *other == c).and_then(|at| u8::try_from(0x80 + at).ok());
    u8::try_from(u32::from(c)).ok().or_else(listed)
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
        return Some(control_at(words, at, c));
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
    fn what_was_read_in_another_encoding_says_what_it_was() {
        let read = |line: &str| misread(line).into_iter().map(|found| found.hint(line)).collect::<Vec<_>>();
        for (line, hint) in [
            ("That isnâ€™t all.", "`â€™` was `’`"),
            ("â€œsnippetsâ€\u{9d}", "`â€œ` was `“`"),
            ("snippetsâ€\u{9d}", "`â € U+009D` was `”`"),
            ("isn\u{e2}\u{80}\u{99}t", "`â U+0080 U+0099` was `’`"),
            ("ZÃ¼rich", "`Ã¼` was `ü`"),
            ("Â§ 5", "`Â§` was `§`"),
            ("5Â\u{a0}km", "`Â U+00A0` was `U+00A0`"),
            ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "`ÐŸÑ€Ð¸Ð²ÐµÑ‚` was `Привет`"),
            ("Auroraâ„¢", "`â„¢` was `™`"),
        ] {
            assert!(read(line).first().is_some_and(|found| found.ends_with(hint)), "{line}: {:?}", read(line));
        }
        assert_eq!(read("all â€ there"), ["take the text from where it is whole, and save it as UTF-8"]);
        for line in ["« café\u{a0}»", "NÃO", "Â, pâté", "ESPAÑA", "a\u{9d}b"] {
            assert!(read(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn escapes_of_fluent_are_read_in_literals_alone() {
        let (words, places) = unescaped(r#"a = { "\u202E" } \u202E { "\"\U00202E" }"#);
        assert_eq!(words, "a = { \"\u{202e}\" } \\u202E { \"\\\u{202e}\" }");
        let places = places.unwrap();
        assert_eq!(places[words.find('\u{202e}').unwrap()], 7);
        assert_eq!(places.len(), words.len() + 1);
    }
}
