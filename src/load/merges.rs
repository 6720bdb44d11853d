//! What a merge left for people to decide.
//!
//! In: a text. Out: the places where git wrote two versions of the same lines below each other, between its marks, and the text
//! with the first of the two, all of it where it stood.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};
use std::borrow::Cow;
use std::ops::Range;

const OPENS: &str = "<<<<<<< ";
const BASE: &str = "||||||| ";
const DIVIDES: &str = "=======";
const CLOSES: &str = ">>>>>>> ";

/// The lines with which conflicts begin, in bytes of the text. In Markdown, a fenced block of code may show one.
#[must_use]
pub fn conflicts(text: &str, markdown: bool) -> Vec<Range<usize>> {
    read(text, markdown).0
}

/// What is said of a conflict that begins with this line.
#[must_use]
pub fn conflict(file: FileId, line: Range<usize>) -> Diagnostic {
    Diagnostic::new(Code::MERGE_CONFLICT, "a merge left two versions of these lines").at(Span::new(file, line)).hint(
        "keep what is to hold, and take the lines of marks away: `<<<<<<<`, `=======`, `>>>>>>>`, and `|||||||` where it stands",
    )
}

/// The text with the first version of what is in conflict, and spaces in the place of marks and of all other versions.
pub(super) fn settled(text: &str, markdown: bool) -> Cow<'_, str> {
    let (_, others) = read(text, markdown);
    if others.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut settled = String::with_capacity(text.len());
    for range in others {
        settled.push_str(&text[settled.len()..range.start]);
        settled.extend(text[range].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    }
    settled.push_str(&text[settled.len()..]);
    Cow::Owned(settled)
}

/// The lines with which conflicts begin, and all that is not their first version.
fn read(text: &str, markdown: bool) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut begin, mut others) = (Vec::new(), Vec::new());
    if !text.contains(OPENS) && !text.contains(CLOSES) {
        return (begin, others);
    }
    // Where the conflict began, and where its second version does.
    let mut open: Option<Option<usize>> = None;
    let mut fence: Option<&str> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end_matches('\n').len();
        start += line.len();
        match open {
            None if fence.is_none() && (line.starts_with(OPENS) || line.starts_with(CLOSES)) => {
                // Whoever took the first mark away and left the last has decided nothing yet.
                open = line.starts_with(OPENS).then_some(None);
                begin.push(range.clone());
                others.push(range);
            }
            Some(second) if line.starts_with(CLOSES) => {
                others.push(second.unwrap_or(range.start)..range.end);
                open = None;
            }
            Some(None) if line.starts_with(BASE) || line.trim_end() == DIVIDES => open = Some(Some(range.start)),
            None if markdown => fence = fenced(fence, line),
            _ => {}
        }
    }
    (begin, others)
}

/// The fence that is open behind a line.
fn fenced<'t>(open: Option<&'t str>, line: &'t str) -> Option<&'t str> {
    let line = line.trim();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'));
    let fence = mark.map_or("", |mark| &line[..line.len() - line.trim_start_matches(mark).len()]);
    match open {
        // A fence ends with one that is as long, and nothing behind it.
        Some(open) if fence == line && fence.starts_with(open) => None,
        Some(open) => Some(open),
        None => (fence.len() >= 3 && !(mark == Some('`') && line[fence.len()..].contains('`'))).then_some(fence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        conflicts(text, true).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn the_first_version_stands_where_it_stood() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| base\nc\n=======\nd ü\n>>>>>>> e\nf\n";
        assert_eq!(lines(text), ["<<<<<<< HEAD"]);
        let settled = settled(text, true);
        assert_eq!(settled.split_whitespace().collect::<Vec<_>>(), ["a", "b", "f"]);
        assert_eq!(settled.len(), text.len());
        assert_eq!(settled.find('f'), text.find("f\n"));
        assert_eq!(settled.lines().count(), text.lines().count());
    }

    #[test]
    fn a_mark_that_was_left_alone_is_one_too() {
        assert_eq!(lines("a\n>>>>>>> e\n\nb\n=======\n"), [">>>>>>> e"]);
        assert_eq!(lines("<<<<<<< HEAD\na\n"), ["<<<<<<< HEAD"]);
        assert_eq!(settled("<<<<<<< HEAD\na\n=======\nb\n", true).trim(), "a\n=======\nb");
    }

    #[test]
    fn code_may_show_a_conflict() {
        let shown = "```` diff\n```\n<<<<<<< HEAD\n=======\n>>>>>>> e\n````\n";
        assert!(lines(shown).is_empty());
        assert_eq!(conflicts(shown, false).len(), 1);
        assert_eq!(lines(&format!("{shown}<<<<<<< b\n```\n=======\n>>>>>>> c\n<<<<<<< d\n>>>>>>> e\n")).len(), 2);
        assert!(lines("a <<<<<<< b\n <<<<<<< b\n<<<<<<<b\nHeading\n=======\n").is_empty());
    }
}
