//! What was reviewed: against which text of its source each translated and local section was last read.
//!
//! # `review.lock`
//!
//! ```text
//! # lexloci review 1: FILE#SECTION, then the digests of the source texts against which it was reviewed
//! content/terms/de.md#law 2c26b46b68ffc68f
//! content/terms/en.md#law 2c26b46b68ffc68f -> fcde2b2edba56bf4 A comma was added.
//! locales/ch/terms/de.md#rights 9834876dcfb05cb1 7d865e959b246691
//! ```
//!
//! The first line names the format; every other stands for itself, so that a merge of two reviews is the lines of both.
//! They are sorted as `LC_ALL=C sort` sorts. A section of a local version that displaces several sections has the digest of
//! each, in the order of reading. A line with an arrow says that two texts of a *source* mean the same, and why: who was
//! reviewed against one was reviewed against the other.
//!
//! `SECTION` is an id, or `title`, `description`, `preamble`; `*` stands for the sections that a document of a region
//! takes away with the one that it replaces, without a section of its own in their place.

use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The path of the file in the site's folder.
pub const REVIEW_LOCK: &str = "review.lock";

/// How its first line begins; the number of the format follows.
pub const REVIEW_HEADER: &str = "# lexloci review ";

/// The format that this lexloci reads and writes.
pub const REVIEW_FORMAT: &str = "1";

/// The part that stands for what a document took away without a section in its place; no section can have this id.
pub const REST: &str = "*";

/// A part of a source file: a section by its id, `title`, `description`, `preamble`, or [`REST`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The path of the file in the site's folder.
    pub file: String,
    /// The part of it.
    pub part: String,
}

impl Subject {
    /// A part of a file.
    #[must_use]
    pub fn new(file: impl Into<String>, part: impl Into<String>) -> Self {
        Self { file: file.into(), part: part.into() }
    }

    /// Reads `content/terms/de.md#law`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (file, part) = text.split_once('#')?;
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let part_fits = part == REST || !part.is_empty() && part.chars().all(fits);
        (!file.is_empty() && part_fits).then(|| Self::new(file, part))
    }

    /// As the words of a message name the part: "section `law`", "the title".
    #[must_use]
    pub fn part_in_words(&self) -> String {
        match self.part.as_str() {
            "title" | "description" | "preamble" => format!("the {}", self.part),
            REST => "the whole document".to_owned(),
            id => format!("section `{id}`"),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.file, self.part)
    }
}

/// A line that records a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The digests of the source texts, in the order of reading; never empty.
    pub sources: Vec<String>,
    /// The line, where it was read from the file.
    pub span: Option<Span>,
}

/// A line that says that two texts of a source mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editorial {
    /// The digest of the text before.
    pub before: String,
    /// The digest of the text after.
    pub after: String,
    /// Why the change asks for no review.
    pub reason: String,
    /// The line, where it was read from the file.
    pub span: Option<Span>,
}

/// All that `review.lock` says.
#[derive(Clone, Debug, Default)]
pub struct ReviewLock {
    /// Whether there is a file at all.
    pub exists: bool,
    /// The reviews of each section. A merge can leave several; the section was reviewed against all of them.
    pub reviews: BTreeMap<Subject, Vec<Review>>,
    /// How many of its lines cannot be read.
    pub unread: usize,
    /// The changes of each source that ask for no review.
    pub editorial: BTreeMap<Subject, Vec<Editorial>>,
}

impl ReviewLock {
    /// Whether two texts of a source mean the same: they are the same, or editorial changes lead from one to the other,
    /// whichever way.
    #[must_use]
    pub fn means_the_same(&self, source: &Subject, one: &str, other: &str) -> bool {
        if one == other {
            return true;
        }
        let Some(changes) = self.editorial.get(source) else { return false };
        let mut known = BTreeSet::from([one]);
        loop {
            let before = known.len();
            for change in changes {
                if known.contains(change.before.as_str()) || known.contains(change.after.as_str()) {
                    known.extend([change.before.as_str(), change.after.as_str()]);
                }
            }
            if known.contains(other) {
                return true;
            }
            if known.len() == before {
                return false;
            }
        }
    }
}

impl fmt::Display for ReviewLock {
    /// The text of the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reviews = self.reviews.iter().flat_map(|(subject, reviews)| {
            reviews.iter().map(move |review| format!("{subject} {}\n", review.sources.join(" ")))
        });
        let editorial = self.editorial.iter().flat_map(|(subject, changes)| {
            changes
                .iter()
                .map(move |change| format!("{subject} {} -> {} {}\n", change.before, change.after, change.reason))
        });
        // The bytes decide, so that `LC_ALL=C sort` mends what a merge left in another order; the same line twice is one.
        let lines: BTreeSet<String> = reviews.chain(editorial).collect();
        writeln!(
            f,
            "{REVIEW_HEADER}{REVIEW_FORMAT}: FILE#SECTION, then the digests of the source texts against which it was \
             reviewed"
        )?;
        lines.iter().try_for_each(|line| f.write_str(line))
    }
}

/// Whether a word is the digest of a source text: its first 16 hexadecimal digits.
#[must_use]
pub fn is_source_digest(word: &str) -> bool {
    word.len() == 16 && word.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}
