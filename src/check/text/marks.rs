//! Marks that do not do what they were written for: asterisks, brackets, punctuation.

use super::Manner;
use super::vocabulary::function_words;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Kind, Line, Proof};
use crate::locale::{is_letter, is_mark, script_of, written_without_spaces};

/// Two pairs of asterisks that are further apart, in characters, may be two footnote marks.
const LONGEST_EMPHASIS: usize = 120;

/// A bracket behind so few characters closes a label: `a)`, `iv)`, `12)`.
const LONGEST_LABEL: usize = 4;

/// Words shorter than this on both sides of a comma may be a code or an abbreviation.
const SHORTEST_WORD: usize = 3;

/// Words of as many letters are not cut short.
const LONGEST_ABBREVIATION: usize = 7;

pub(super) fn check(proof: &Proof<'_>, manner: Manner, problems: &mut Diagnostics) {
    for line in proof.lines.iter().filter(|line| !matches!(line.kind, Kind::Code | Kind::Html | Kind::Rule)) {
        emphasis(proof, line, manner, problems);
        doubled(proof, line, problems);
        touching(proof, line, problems);
        detached(proof, line, problems);
        set_off(proof, line, problems);
        within_brackets(proof, line, problems);
    }
    brackets(proof, problems);
}

/// `**資料。**您` and `**Data. **We`: what CommonMark does not take for bold shows its asterisks.
fn emphasis(proof: &Proof<'_>, line: &Line, manner: Manner, problems: &mut Diagnostics) {
    for mark in ["**", "__"] {
        let marks = exact_runs(proof, line, mark);
        let mut rest = marks.as_slice();
        while let [open, close, ..] = *rest {
            let inner = &line.words[open + 2..close];
            let apart = inner.starts_with(char::is_whitespace) || inner.ends_with(char::is_whitespace);
            let opens = line.words[..open].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
                || mark == "**" && inner.starts_with(|c: char| !c.is_whitespace());
            // Python-Markdown takes punctuation for a letter.
            let read = manner == Manner::Loose && !apart;
            if !opens || inner.chars().count() > LONGEST_EMPHASIS || inner.trim().is_empty() {
                rest = &rest[1..];
                continue;
            }
            rest = &rest[2..];
            if read {
                continue;
            }
            problems.push(
                Diagnostic::new(
                    Code::EMPHASIS_NOT_READ,
                    format!("`{mark}` makes nothing bold here, and is published as text"),
                )
                .at(proof.span_of(line, open..close + 2))
                .hint(if apart {
                    "move the spaces out of the marks"
                } else {
                    "move the punctuation out of the marks, or put a space behind them"
                }),
            );
        }
    }
}

/// Where a mark of two characters stands, without a third one beside it or a backslash before it.
fn exact_runs(proof: &Proof<'_>, line: &Line, mark: &str) -> Vec<usize> {
    let Some(c) = mark.chars().next() else { return Vec::new() };
    let alone = |at: usize| {
        let source = line.source(at..at + 2);
        !line.words[..at].ends_with(c)
            && !line.words[at + 2..].starts_with(c)
            && proof.text.get(..source.start).is_some_and(|before| !before.ends_with('\\'))
            && proof.text.get(source).is_some_and(|source| source == mark)
    };
    line.words.match_indices(mark).map(|(at, _)| at).filter(|at| alone(*at)).collect()
}

/// A bracket without its other half.
struct Bracket<'a> {
    line: &'a Line,
    at: usize,
    opens: bool,
}

/// Brackets are matched within a section: one may enclose a list.
fn brackets(proof: &Proof<'_>, problems: &mut Diagnostics) {
    let mut open: Vec<Bracket<'_>> = Vec::new();
    let mut alone: Vec<Bracket<'_>> = Vec::new();
    let mut section = 0;
    for line in &proof.lines {
        let is_heading = matches!(line.kind, Kind::Heading { .. });
        if line.section != section || is_heading {
            section = line.section;
            alone.append(&mut open);
        }
        for (at, c) in line.words.char_indices() {
            match c {
                '(' | '（' => open.push(Bracket { line, at, opens: true }),
                ')' | '）' if open.pop().is_none() && !closes_label(&line.words[..at]) => {
                    alone.push(Bracket { line, at, opens: false });
                }
                _ => {}
            }
        }
        if is_heading || line.kind == Kind::Cell {
            alone.append(&mut open);
        }
    }
    alone.append(&mut open);
    let mut reported: Option<&Line> = None;
    for Bracket { line, at, opens } in alone {
        // What follows the first one in a line follows from it.
        if reported.is_some_and(|reported| std::ptr::eq(reported, line)) {
            continue;
        }
        reported = Some(line);
        let width = line.words[at..].chars().next().map_or(1, char::len_utf8);
        let (fact, hint) = if opens {
            ("a bracket is opened, and not closed", "close it where the aside ends, or take it away")
        } else {
            (
                "a bracket is closed that none opened",
                "open it where the aside begins, or take it away: part of a sentence may be gone",
            )
        };
        problems
            .push(Diagnostic::new(Code::UNMATCHED_BRACKET, fact).at(proof.span_of(line, at..at + width)).hint(hint));
    }
}

/// `a)`, `1.)`, `iv)`, `12a)`, `bb)`, and faces made of punctuation.
fn closes_label(before: &str) -> bool {
    if before.ends_with([':', ';', '-', '=']) {
        return true;
    }
    let bare = before.strip_suffix('.').unwrap_or(before);
    let label = bare.trim_end_matches(char::is_alphanumeric).len();
    is_label(&bare[label..]) && !bare[..label].ends_with(is_letter)
}

fn is_label(label: &str) -> bool {
    let mut letters = label.trim_start_matches(|c: char| c.is_ascii_digit()).chars();
    let roman = || label.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    let (first, second) = (letters.next(), letters.next());
    let same = first == second && letters.next().is_none_or(|third| Some(third) == first);
    let short = !label.is_empty() && label.chars().count() <= LONGEST_LABEL;
    short && (second.is_none() || same || roman())
}

/// `..` and `,,`: three points are meant, two are not.
fn doubled(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    const DOUBLED: [&str; 10] = ["..", ",,", ";;", ",.", ".,", "。。", "，，", "、、", "，。", "،،"];
    for marks in DOUBLED {
        for (at, _) in line.words.match_indices(marks) {
            let (before, behind) = (&line.words[..at], &line.words[at + marks.len()..]);
            let follows = before
                .chars()
                .next_back()
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '\u{FFFC}'));
            let ends = !marks.is_ascii() || behind.is_empty() || behind.starts_with(char::is_whitespace);
            let more = behind.starts_with(['.', ',', '。']) || before.ends_with(['.', ',', '。']);
            if follows && ends && !more && stopped(before, marks) {
                problems.push(
                    Diagnostic::new(Code::MISPLACED_MARK, format!("`{marks}` stands where one mark is enough"))
                        .at(proof.span_of(line, at..at + marks.len()))
                        .hint("delete one of them; what stood between them may be gone"),
                );
                return;
            }
        }
    }
}

/// `service.you` and `Aurora.We`: behind the point stands a small word that no address ends with.
fn sentences_touch(proof: &Proof<'_>, token: &str) -> Option<usize> {
    let bare = token.trim_end_matches(|c: char| !is_letter(c) && !is_mark(c));
    let bare = &bare[bare.len() - bare.trim_start_matches(|c: char| !is_letter(c)).len()..];
    let (before, behind) = bare.split_once('.')?;
    let is_word = |c: char| (is_letter(c) || is_mark(c)) && !written_without_spaces(c);
    let ends = before.chars().next_back().is_some_and(char::is_lowercase) || before.chars().all(|c| !c.is_uppercase());
    if !before.chars().all(is_word) || !behind.chars().all(is_word) || before.chars().count() < SHORTEST_WORD || !ends {
        return None;
    }
    let first = behind.chars().next()?;
    let small = behind.to_lowercase();
    let is_small_word = function_words(&proof.language).contains(&small.as_str());
    // Addresses end with two letters or with a word that is a name; sentences begin with a capital.
    let enough = small.chars().count() >= SHORTEST_WORD || first.is_uppercase();
    let cased = behind.chars().skip(1).all(|c| !c.is_uppercase());
    (is_small_word && enough && cased).then(|| (bare.as_ptr() as usize - token.as_ptr() as usize) + before.len())
}

/// `word,word` and `end.Begin`, in scripts that part words by spaces.
fn touching(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let mut start = 0;
    for token in line.words.split(char::is_whitespace) {
        let begin = start;
        // White space may have more than one byte.
        start = begin + token.len();
        start += line.words[start..].chars().next().map_or(0, char::len_utf8);
        if token.contains(['@', '/', '=', '_', '\u{FFFC}', '*']) || token.contains("www.") {
            continue;
        }
        let touching = token.char_indices().find_map(|(at, c)| touches(token, at, c).then_some(at));
        let Some(at) = touching.or_else(|| sentences_touch(proof, token)) else { continue };
        let width = token[at..].chars().next().map_or(1, char::len_utf8);
        problems.push(
            Diagnostic::new(Code::MISPLACED_MARK, format!("no space stands behind `{}`", &token[at..at + width]))
                .at(proof.span_of(line, begin + at..begin + at + width))
                .hint("put a space behind it"),
        );
        return;
    }
}

fn touches(token: &str, at: usize, mark: char) -> bool {
    if !matches!(mark, ',' | ';' | '،' | '.') {
        return false;
    }
    let is_word = |c: char| (is_letter(c) || is_mark(c)) && !written_without_spaces(c) && script_of(c) != Some("Hang");
    let before: Vec<char> = token[..at].chars().rev().take_while(|c| is_word(*c)).collect();
    let behind: Vec<char> = token[at + mark.len_utf8()..].chars().take_while(|c| is_word(*c)).collect();
    let words = before.len() >= SHORTEST_WORD && behind.len() >= SHORTEST_WORD;
    let sentences = behind.first().is_some_and(|c| c.is_uppercase())
        && before.len() > SHORTEST_WORD
        && before.iter().all(|c| c.is_lowercase())
        && behind[1..].iter().all(|c| c.is_lowercase());
    words && (mark != '.' || sentences)
}

/// `.,` behind a word that is too long for an abbreviation.
fn stopped(before: &str, marks: &str) -> bool {
    marks != ".," || before.chars().rev().take_while(|c| c.is_lowercase()).count() >= LONGEST_ABBREVIATION
}

/// A vowel sign or accent behind a space: its letter is the one before the space.
fn detached(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let mut before = None;
    for (at, c) in line.words.char_indices() {
        let apart = before.is_some_and(char::is_whitespace);
        if apart && is_mark(c) && script_of(c).is_some() {
            problems.push(
                Diagnostic::new(Code::MISPLACED_MARK, "a space parts a sign from the letter that bears it")
                    .at(proof.span_of(line, at..at + c.len_utf8()))
                    .hint("delete the space before it"),
            );
            return;
        }
        before = Some(c);
    }
}

/// `word ,` and `word .`: a space before a mark that belongs to the word.
fn set_off(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    for mark in [',', '.', '،', '۔'] {
        for (at, _) in line.words.match_indices(mark) {
            let (before, behind) = (&line.words[..at], &line.words[at + mark.len_utf8()..]);
            let word = |before: &str| before.ends_with(|c: char| is_letter(c) || is_mark(c));
            if !before.strip_suffix(' ').is_some_and(word) || !ends_there(mark, behind) {
                continue;
            }
            // Between them may stand a value, or a link whose words are written for the author.
            let written = proof.text.get(line.source(at - 1..at + mark.len_utf8()));
            if written.is_some_and(|written| written.starts_with(' ') && written[1..].starts_with(mark)) {
                problems.push(
                    Diagnostic::new(Code::MISPLACED_MARK, format!("a space stands before `{mark}`"))
                        .at(proof.span_of(line, at - 1..at + mark.len_utf8()))
                        .hint("delete the space; a word that stood between may be gone"),
                );
                return;
            }
        }
    }
}

/// `( word` and `word )`: a space at the edge of an aside.
fn within_brackets(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    for pattern in ["( ", " )"] {
        for (at, _) in line.words.match_indices(pattern) {
            let (before, behind) = (&line.words[..at], &line.words[at + pattern.len()..]);
            let beside = match pattern {
                "( " => behind.chars().next(),
                _ => before.chars().next_back(),
            };
            // Between them may stand a value, or a link whose words are written for the author.
            let written = proof.text.get(line.source(at..at + pattern.len())).is_some_and(|written| written == pattern);
            if written && beside.is_some_and(|c| is_letter(c) || is_mark(c)) {
                problems.push(
                    Diagnostic::new(Code::MISPLACED_MARK, "a space stands at the edge of what the brackets enclose")
                        .at(proof.span_of(line, at..at + pattern.len()))
                        .hint("delete the space"),
                );
                return;
            }
        }
    }
}

/// Whether a mark ends a part of a sentence here. A point in the middle of one is spoken of: "a . at the beginning".
fn ends_there(mark: char, behind: &str) -> bool {
    let next = behind.trim_start().chars().next();
    let apart = next.is_none() || behind.starts_with(char::is_whitespace);
    apart && (mark != '.' || next.is_none_or(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_close_brackets_that_nobody_opened() {
        for label in ["a", "1", "12", "iv", "§ 3 lit. b", "1.", "see 2", "一", "smile :", "12a", "bb", "III"] {
            assert!(closes_label(label), "{label}");
        }
        for words in ["as you like", "the end.", "", "we", "GDPR"] {
            assert!(!closes_label(words), "{words}");
        }
    }

    #[test]
    fn a_comma_touches_words_and_no_numbers() {
        let found = |token: &str| token.char_indices().any(|(at, c)| touches(token, at, c));
        for token in ["suggestions,which", "सुझाव,अन्य", "ended.Then", "النص،وهو"] {
            assert!(found(token), "{token}");
        }
        for token in ["1,000", "a,b", "aurora.example", "Booking.com", "en,de;q", "录像，我们", "e.g.,the", "U.S.A"]
        {
            assert!(!found(token), "{token}");
        }
    }
}
