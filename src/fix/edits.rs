//! From findings to the texts of mended files.

use crate::diagnostic::{Code, Finding, Fix};
use crate::id::SectionId;
use crate::load::{attribute_block, heading_end};
use crate::site::Opened;
use crate::source::FileTree;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What is done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// An id was written down.
    Pinned,
    /// An id was written down with which the heading had been released.
    Recognised,
    /// An old id was replaced.
    Renamed,
    /// A space was put before attributes.
    Spaced,
    /// A day was written with all its digits.
    Padded,
    /// Old ids in `review.lock` were replaced.
    Reviews,
    /// What ran together in a paragraph is a list, or lines of their own.
    Listed,
    /// Lines end with LF.
    LineEnds,
    /// The byte order mark is gone.
    ByteOrderMark,
}

impl What {
    /// In words, for so many of them: "2 ids pinned".
    #[must_use]
    pub fn in_words(self, count: usize) -> String {
        let counted = |one: &str, many: &str, done: &str| {
            let noun = if count == 1 { one } else { many };
            format!("{count} {noun} {done}")
        };
        match self {
            Self::Pinned => counted("id", "ids", "pinned"),
            Self::Recognised => counted("id", "ids", "pinned as released"),
            Self::Renamed => counted("id", "ids", "renamed"),
            Self::Spaced => counted("space", "spaces", "put before attributes"),
            Self::Padded => counted("day", "days", "written with all digits"),
            Self::Reviews => "ids of reviews renamed".to_owned(),
            Self::Listed => counted("item", "items", "put on lines of their own"),
            Self::LineEnds => "lines ended by LF".to_owned(),
            Self::ByteOrderMark => "byte order mark taken away".to_owned(),
        }
    }
}

/// A file as it would be.
pub(super) struct Candidate {
    pub(super) text: String,
    pub(super) done: BTreeMap<What, usize>,
    /// Whether facts of it can be read that could not be read before.
    pub(super) reads_more: bool,
    /// Whether readers see something else.
    pub(super) lists: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Edit {
    start: usize,
    end: usize,
    text: String,
    what: What,
}

/// The files that would differ if the `wanted` findings were mended. What was published is never touched, and no
/// file in which a merge left something to decide.
pub(super) fn candidates(
    tree: &FileTree,
    opened: &Opened,
    wanted: &dyn Fn(&str, &Finding) -> bool,
) -> BTreeMap<String, Candidate> {
    let mut findings: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in opened.report.findings.iter().filter(|finding| finding.fix.is_some()) {
        findings.entry(finding.file.as_deref().unwrap_or_default()).or_default().push(finding);
    }
    let undecided = opened.report.findings.iter().filter(|finding| finding.code == Code::MERGE_CONFLICT.name());
    let undecided: BTreeSet<&str> = undecided.filter_map(|finding| finding.file.as_deref()).collect();
    tree.iter()
        .filter(|(path, _)| !path.starts_with("history/") && !undecided.contains(path))
        .filter_map(|(path, _)| {
            let findings = findings.get(path).into_iter().flatten().copied().filter(|finding| wanted(path, finding));
            Some((path.to_owned(), candidate(tree, opened, path, findings)?))
        })
        .collect()
}

/// A file with some of its findings mended, if it would differ. A text that is no UTF-8 is left alone: nobody knows what it says.
pub(super) fn candidate<'a>(
    tree: &FileTree,
    opened: &Opened,
    path: &str,
    findings: impl Iterator<Item = &'a Finding>,
) -> Option<Candidate> {
    let written = std::str::from_utf8(tree.bytes(path)?).ok()?;
    // As it was read: without a mark, lines ended by LF.
    let text = opened.texts.text(opened.texts.find(path)?);
    let edits: BTreeSet<Edit> = findings.flat_map(|finding| edits(finding, text)).collect();
    let (text, mut done) = apply(text, edits);
    if text == written {
        return None;
    }
    if written.starts_with('\u{feff}') {
        done.insert(What::ByteOrderMark, 1);
    }
    if written.contains('\r') {
        done.insert(What::LineEnds, 1);
    }
    let reads_more = done.contains_key(&What::Padded) || done.contains_key(&What::Recognised);
    let lists = done.contains_key(&What::Listed);
    Some(Candidate { text, done, reads_more, lists })
}

/// Applies edits from the beginning to the end. Of two that overlap, the next round has the second.
fn apply(text: &str, edits: BTreeSet<Edit>) -> (String, BTreeMap<What, usize>) {
    let mut result = String::with_capacity(text.len());
    let mut done = BTreeMap::new();
    let mut at = 0;
    for edit in edits {
        let fits = edit.start >= at && text.is_char_boundary(edit.start) && text.is_char_boundary(edit.end);
        let Some(kept) = text.get(at..edit.start).filter(|_| fits) else { continue };
        result.push_str(kept);
        result.push_str(&edit.text);
        at = edit.end;
        *done.entry(edit.what).or_default() += 1;
    }
    result.push_str(&text[at..]);
    (result, done)
}

fn edits(finding: &Finding, text: &str) -> Vec<Edit> {
    let edit = |range: Range<usize>, text: String, what| Edit { start: range.start, end: range.end, text, what };
    let place = || {
        let range = finding.range.clone()?;
        Some((range.start, text.get(range)?))
    };
    let pinned = |ids: &[(SectionId, Range<usize>)], what: What| {
        let pinned = |(id, range): &(SectionId, Range<usize>)| {
            let (at, words) = pin(id, text.get(range.clone())?)?;
            Some(edit(range.start + at..range.start + at, words, what))
        };
        ids.iter().filter_map(pinned).collect()
    };
    match &finding.fix {
        Some(Fix::Pin(ids)) => pinned(ids, What::Pinned),
        Some(Fix::Recognise(ids)) => pinned(ids, What::Recognised),
        Some(Fix::Rename { old, new }) => place()
            .and_then(|(start, heading)| {
                let block = attribute_block(heading)?;
                let at = attribute(old, &heading[block.clone()])?;
                let at = start + block.start + at;
                Some(edit(at..at + old.as_str().len(), new.to_string(), What::Renamed))
            })
            .into_iter()
            .collect(),
        Some(Fix::Redirect { old, new }) => place()
            .and_then(|(start, link)| {
                let at = start + target(old, link)?;
                Some(edit(at..at + old.as_str().len(), new.to_string(), What::Renamed))
            })
            .into_iter()
            .collect(),
        Some(Fix::Requote { old, new }) => place()
            .and_then(|(start, quoted)| {
                let at = start + last_word(old, quoted)?;
                Some(edit(at..at + old.as_str().len(), new.to_string(), What::Renamed))
            })
            .into_iter()
            .collect(),
        Some(Fix::Space(at)) => vec![edit(*at..*at, " ".to_owned(), What::Spaced)],
        Some(Fix::Reviews(lock)) => vec![edit(0..text.len(), lock.clone(), What::Reviews)],
        Some(Fix::List(lines)) => {
            lines.iter().map(|(range, words)| edit(range.clone(), words.clone(), What::Listed)).collect()
        }
        Some(Fix::Pad(range, day)) => vec![edit(range.clone(), day.clone(), What::Padded)],
        None => Vec::new(),
    }
}

/// Where and what to write to pin the id of a heading that has none.
fn pin(id: &SectionId, heading: &str) -> Option<(usize, String)> {
    match attribute_block(heading) {
        Some(block) => {
            let inner = heading.get(block.start + 1..block.end - 1)?;
            let space = if inner.trim().is_empty() { "" } else { " " };
            (!inner.contains('#')).then(|| (block.start + 1, format!("#{id}{space}")))
        }
        None => Some((heading_end(heading), format!(" {{#{id}}}"))),
    }
}

/// Where an id stands among attributes: as `#id`, or as the place of a new section. What was before stays what it was.
fn attribute(id: &SectionId, block: &str) -> Option<usize> {
    let ends = |rest: &str| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '}');
    ["#", "after=", "before=", "under="].iter().find_map(|before| {
        let words = format!("{before}{id}");
        let mut found = block.match_indices(&words);
        found
            .find(|(at, _)| {
                block[..*at].ends_with(|c: char| c.is_ascii_whitespace() || c == '{')
                    && ends(&block[at + words.len()..])
            })
            .map(|(at, _)| at + before.len())
    })
}

/// Where an id stands at the end of a quoted string: alone, or behind a `#`.
fn last_word(id: &SectionId, quoted: &str) -> Option<usize> {
    let at = quoted.rfind(id.as_str())?;
    let before = quoted[..at].ends_with(['"', '\'', '#']);
    let after = quoted[at + id.as_str().len()..].trim_end();
    (before && matches!(after, "" | "\"" | "'" | "\"\"\"" | "'''")).then_some(at)
}

/// Where an id stands in the target of a link: behind its last `#`.
fn target(id: &SectionId, link: &str) -> Option<usize> {
    let at = link.rfind("](")?;
    let words = format!("#{id}");
    let mut found = link[at..].match_indices(&words);
    found
        .find(|(within, _)| {
            let rest = &link[at + within + words.len()..];
            rest.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, ')' | '>'))
        })
        .map(|(within, _)| at + within + 1)
}
