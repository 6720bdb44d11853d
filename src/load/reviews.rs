//! `review.lock`.
//!
//! In: its text. Out: the [`ReviewLock`], with every line that can be read, and a finding for each that cannot. Whether the
//! lines belong to anything is not known here.

use super::site::Loader;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::review::{
    Editorial, REVIEW_FORMAT, REVIEW_HEADER, REVIEW_LOCK, Review, ReviewLock, Subject, is_source_digest,
};
use crate::source::Span;

impl Loader<'_> {
    /// Reads `review.lock`, if there is one.
    pub(super) fn reviews(&self) -> ReviewLock {
        let mut lock = ReviewLock { exists: self.tree.get(REVIEW_LOCK).is_some(), ..ReviewLock::default() };
        let Some(file) = self.sources.find(REVIEW_LOCK) else { return lock };
        let mut start = 0;
        for (number, line) in self.sources.text(file).split('\n').enumerate() {
            let span = Span::new(file, start..start + line.len());
            start += line.len() + 1;
            let read = match number {
                0 => header(line),
                _ if line.trim().is_empty() => Ok(()),
                _ => read_line(line, span, &mut lock),
            };
            if let Err((message, hint)) = read {
                lock.unread += 1;
                self.report(Diagnostic::new(Code::REVIEW_SYNTAX, message).at(span).hint(hint));
                // Lines of another format mean nothing that is known here.
                if number == 0 && line.starts_with(REVIEW_HEADER) {
                    break;
                }
            }
        }
        lock
    }
}

/// What is wrong with a line, and what to do.
type Wrong = (String, String);

fn header(line: &str) -> Result<(), Wrong> {
    let format = line.strip_prefix(REVIEW_HEADER).map(|rest| rest.split(':').next().unwrap_or_default().trim());
    match format {
        Some(REVIEW_FORMAT) => Ok(()),
        Some(other) => Err((
            format!("`{REVIEW_LOCK}` has the format `{other}`; this lexloci reads format {REVIEW_FORMAT}"),
            "use the lexloci that wrote it, or a newer one".to_owned(),
        )),
        None => Err((
            format!("`{REVIEW_LOCK}` does not begin with the line that names its format"),
            format!("put `{REVIEW_HEADER}{REVIEW_FORMAT}` at its top"),
        )),
    }
}

fn read_line(line: &str, span: Span, lock: &mut ReviewLock) -> Result<(), Wrong> {
    if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
        return Err((
            "a merge left two versions of these lines".to_owned(),
            "keep the lines of both sides and take the marks away: each line stands for itself, in any order"
                .to_owned(),
        ));
    }
    let form = || {
        "a line is `FILE#SECTION DIGEST`, or `FILE#SECTION DIGEST -> DIGEST REASON`; `lexloci confirm` writes them"
            .to_owned()
    };
    if line.starts_with('#') {
        return Err((
            "nothing keeps a comment here".to_owned(),
            "take it away: only reasons of editorial changes stay".to_owned(),
        ));
    }
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let Some(subject) = Subject::parse(first) else {
        return Err((format!("`{first}` names no section of a file"), form()));
    };
    let rest: Vec<&str> = words.collect();
    if let [before, "->", after, reason @ ..] = rest.as_slice() {
        if let Some(wrong) = [before, after].into_iter().find(|digest| !is_source_digest(digest)) {
            return Err((no_digest(wrong), form()));
        }
        if reason.is_empty() {
            return Err(("an editorial change has no reason".to_owned(), "write why it asks for no review".to_owned()));
        }
        lock.editorial.entry(subject).or_default().push(Editorial {
            before: (*before).to_owned(),
            after: (*after).to_owned(),
            reason: reason.join(" "),
            span: Some(span),
        });
        return Ok(());
    }
    match rest.iter().find(|digest| !is_source_digest(digest)) {
        Some(wrong) => Err((no_digest(wrong), form())),
        None if rest.is_empty() => Err((format!("`{subject}` has no digest"), form())),
        None => {
            let sources = rest.into_iter().map(str::to_owned).collect();
            lock.reviews.entry(subject).or_default().push(Review { sources, span: Some(span) });
            Ok(())
        }
    }
}

fn no_digest(word: &str) -> String {
    format!("`{word}` is no digest of a source text: those have 16 digits, 0 to 9 and a to f")
}
