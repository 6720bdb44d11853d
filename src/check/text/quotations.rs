//! Quotation marks without their other half, or with another one's.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Kind, Line, Proof};
use crate::locale::{script_of, written_without_spaces};

/// A mark and what it does where it stands.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    shape: char,
    role: Role,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
}

/// Marks that are made in pairs, each of which has one meaning.
const PAIRS: [(char, char); 7] =
    [('「', '」'), ('『', '』'), ('《', '》'), ('〈', '〉'), ('【', '】'), ('〔', '〕'), ('〝', '〟')];

pub(super) fn check(proof: &Proof<'_>, problems: &mut Diagnostics) {
    for (at, line) in proof.lines.iter().enumerate() {
        // In a quotation each paragraph may open one, and the last alone close it.
        if line.quoted || matches!(line.kind, Kind::Code | Kind::Html | Kind::Rule) {
            continue;
        }
        // What stands for a value is filled up with spaces that nobody wrote.
        let filled = |line: &Line, at: usize| {
            proof.text.get(..line.source(at..at + 1).start).is_some_and(|before| before.ends_with('}'))
        };
        let Some((mark, fact)) = alone(&line.words, &|at| filled(line, at)) else { continue };
        // What opens here may end in one of the next paragraphs, and the other way round.
        let others = || {
            let near = at.saturating_sub(LONGEST_QUOTATION)..(at + LONGEST_QUOTATION + 1).min(proof.lines.len());
            near.filter(|other| *other != at)
                .map(|other| &proof.lines[other])
                .any(|other| alone(&other.words, &|at| filled(other, at)).is_some())
        };
        if fact == ALONE && others() {
            continue;
        }
        problems.push(
            Diagnostic::new(Code::UNMATCHED_QUOTATION, fact)
                .at(proof.span_of(line, mark.at..mark.at + mark.shape.len_utf8()))
                .hint("write both marks of a quotation, in one style: where it ends is a matter of meaning"),
        );
    }
}

/// In lines.
const LONGEST_QUOTATION: usize = 3;

const ALONE: &str = "a quotation mark stands without its other half";

const OTHER_STYLE: &str = "a quotation is opened in one style and closed in another";

/// The first mark of a line that has no other half, or another style's; none where it is not certain what each mark does. Where
/// it is `filled`, a space is none.
fn alone(words: &str, filled: &dyn Fn(usize) -> bool) -> Option<(Mark, &'static str)> {
    let marks = marks(words, filled)?;
    let mut open: Vec<Mark> = Vec::new();
    for mark in &marks {
        match mark.role {
            Role::Opens => open.push(*mark),
            Role::Closes => match open.pop() {
                None => return Some((*mark, ALONE)),
                Some(opened) if !belong(opened.shape, mark.shape) => return Some((*mark, OTHER_STYLE)),
                Some(_) => {}
            },
        }
    }
    open.first().map(|mark| (*mark, ALONE))
}

/// Whether one mark closes what the other opens, in any language.
fn belong(open: char, close: char) -> bool {
    let style = |c: char| match c {
        '"' => 0,
        '„' | '“' | '”' | '‟' => 1,
        '«' | '»' => 2,
        other => {
            u32::from(PAIRS.iter().find(|(open, close)| [*open, *close].contains(&other)).map_or(other, |pair| pair.0))
        }
    };
    style(open) == style(close)
}

/// The marks of a line, if what each of them does is plain from where it stands.
fn marks(words: &str, filled: &dyn Fn(usize) -> bool) -> Option<Vec<Mark>> {
    let mut marks: Vec<Mark> = Vec::new();
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    for (index, (at, shape)) in chars.iter().copied().enumerate() {
        let before = index.checked_sub(1).and_then(|index| chars.get(index)).map(|(_, c)| *c);
        let behind = chars.get(index + 1).map(|(_, c)| *c);
        if let Some((open, _)) = PAIRS.iter().find(|(open, close)| [*open, *close].contains(&shape)) {
            marks.push(Mark { at, shape, role: if *open == shape { Role::Opens } else { Role::Closes } });
            continue;
        }
        if !matches!(shape, '"' | '„' | '“' | '”' | '‟' | '«' | '»') {
            continue;
        }
        let hebrew = |c: Option<char>| c.is_some_and(|c| script_of(c) == Some("Hebr"));
        // Hebrew abbreviations, inches and seconds.
        if shape == '"' && hebrew(before) && hebrew(behind)
            || matches!(shape, '"' | '”')
                && before.is_some_and(|c| c.is_ascii_digit())
                && marks.last().is_none_or(|mark| mark.role == Role::Closes)
        {
            continue;
        }
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let role = match (shape, space(before) && !filled(at), space(behind)) {
            ('„', ..) => Role::Opens,
            // French sets them off, and in some languages they point inwards. Between the steps of a menu `»` is an arrow.
            ('«' | '»', apart, apart_behind) => {
                match words.find(['«', '»']).map(|first| words[first..].starts_with('«')) {
                    Some(outwards) if outwards || !(apart && apart_behind) => {
                        if (shape == '«') == outwards {
                            Role::Opens
                        } else {
                            Role::Closes
                        }
                    }
                    _ => return None,
                }
            }
            // A mark that is spoken of: `", :, >`.
            (_, true, false) if behind.is_some_and(|c| matches!(c, ',' | ';' | '.')) => return None,
            (_, true, false) => Role::Opens,
            (_, false, true) => Role::Closes,
            (_, true, true) => return None,
            ('“' | '”', ..) if [before, behind].into_iter().flatten().any(written_without_spaces) => {
                if shape == '“' { Role::Opens } else { Role::Closes }
            }
            (_, false, false) => beside(before, behind)?,
        };
        marks.push(Mark { at, shape, role });
    }
    Some(marks)
}

/// What a mark does that touches something on both sides: brackets, dashes and punctuation say it.
fn beside(before: Option<char>, behind: Option<char>) -> Option<Role> {
    let opens = before.is_some_and(|c| matches!(c, '(' | '[' | '{' | '–' | '—' | '-' | '/' | '\'' | '‘' | '’' | '（'));
    let closes = behind.is_some_and(|c| {
        matches!(
            c,
            ')' | ']'
                | '}'
                | '.'
                | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '–'
                | '—'
                | '-'
                | '/'
                | '’'
                | '\''
                | '،'
                | '؛'
                | '؟'
                | '।'
        )
    });
    match (opens, closes) {
        (true, false) => Some(Role::Opens),
        (false, true) => Some(Role::Closes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_pairs() {
        for words in [
            "the \"watch\" and the “phone”",
            "die „Uhr“ und das »Telefon«",
            "la « montre » et (« le téléphone »), «l’autre»",
            "”klockan” (”ur”)",
            "a 5\" watch and a 7” phone",
            "בע\"מ",
            "「腕時計」と『電話』",
            "我们的“手表”和“手机”。",
            "Settings » Privacy » Cookies",
            "no ?, \", : or > here",
            "\"김프 네트워크\"라는",
            "“the ‘watch’”, she said",
            "rock \" roll",
            "the \"watch\"-phone",
        ] {
            assert!(alone(words, &|_| false).is_none(), "{words}");
        }
    }

    #[test]
    fn what_is_opened_is_closed_in_its_style() {
        for (words, fact) in [
            ("die „Uhr\" und mehr", OTHER_STYLE),
            ("the “watch\" and more", OTHER_STYLE),
            ("la « montre” et", OTHER_STYLE),
            ("the “watch and more", ALONE),
            ("the watch\" and more", ALONE),
            ("「腕時計と電話", ALONE),
            ("我们的“手表和手机。", ALONE),
            ("(the “watch) and", ALONE),
        ] {
            assert_eq!(alone(words, &|_| false).map(|(_, fact)| fact), Some(fact), "{words}");
        }
    }
}
