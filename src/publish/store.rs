//! A place that keeps files by their paths, and serves them.

use crate::digest::Digest;
use std::collections::BTreeMap;

/// The files of a store, by path, but for those of lexloci itself.
pub type Listing = BTreeMap<String, Listed>;

/// A file as a store lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// In bytes.
    pub size: u64,
    /// What the store calls these bytes; other bytes have another tag, and the same bytes may have another one, too.
    pub tag: Option<String>,
}

/// A state of a file, for conditions: what the store calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Its `ETag`, without quotation marks.
    pub tag: Option<String>,
    /// Its version or generation.
    pub version: Option<String>,
}

/// On what condition a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition<'a> {
    /// On none.
    Always,
    /// Nothing stands there.
    Absent,
    /// What stands there is still in this state.
    Unchanged(&'a Stamp),
}

/// What is said of a file beside its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headers<'a> {
    /// `Content-Type`
    pub media_type: &'a str,
    /// `Cache-Control`
    pub cache_control: &'a str,
}

/// A place that keeps files by their paths. Each file is written as a whole: whoever reads it meanwhile gets the old bytes or
/// the new ones. Used by many threads at a time.
pub trait Store: Sync {
    /// All files, but for those at the top whose names begin with `.lexloci-`.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn list(&self) -> Result<Listing, StoreError>;

    /// The bytes of a file, and their state; none where there is no file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn get(&self, path: &str) -> Result<Option<(Vec<u8>, Stamp)>, StoreError>;

    /// The state of a file, and its SHA-256 as far as the store knows it; none where there is no file.
    ///
    /// # Errors
    /// When the store cannot be asked.
    fn head(&self, path: &str) -> Result<Option<(Stamp, Option<Digest>)>, StoreError>;

    /// Writes a file; the state that it has then.
    ///
    /// # Errors
    /// When it cannot be written, or the condition does not hold ([`Problem::Condition`]).
    fn put(&self, path: &str, bytes: &[u8], headers: Headers<'_>, on: Condition<'_>) -> Result<Stamp, StoreError>;

    /// Takes a file away; one that is not there is no error.
    ///
    /// # Errors
    /// When it cannot be taken away.
    fn delete(&self, path: &str) -> Result<(), StoreError>;

    /// Makes what was written outlast a failure of power, where that is not so anyway.
    ///
    /// # Errors
    /// When that cannot be done.
    fn settle(&self) -> Result<(), StoreError> {
        Ok(())
    }

    /// How many files are best sent at a time.
    fn width(&self) -> usize;
}

/// Why a store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// What kind of problem it is.
    pub problem: Problem,
    /// What the store said, in one line.
    pub message: String,
}

/// The kinds of problems that stores have, as far as somebody can do something about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A condition does not hold: somebody else was there.
    Condition,
    /// The store knows no such conditions.
    NoConditions,
    /// The credentials do not allow it.
    Refused,
    /// There are no credentials, or wrong ones.
    Unknown,
    /// The credentials, or the clock that signed the request, are out of date.
    Expired,
    /// Too many requests, even after waiting.
    Throttled,
    /// There is no such bucket or container.
    NoBucket,
    /// It does not answer, or the connection broke.
    Unreachable,
    /// There is no room.
    Full,
    /// The directory does not let this user write.
    Forbidden,
    /// Another publisher is at work there.
    Busy,
    /// The directory holds something that must not be published over.
    Misplaced,
    /// This build of lexloci does not know such stores.
    Missing,
    /// The manifest there is none.
    NoManifest,
    /// It holds something whose name no address can have.
    Unnameable,
    /// Something else.
    Other,
}

impl StoreError {
    /// A problem, and what was said of it.
    #[must_use]
    pub fn new(problem: Problem, message: impl Into<String>) -> Self {
        Self { problem, message: message.into() }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self.problem {
            Problem::Condition => "somebody else published meanwhile: run it again",
            Problem::NoConditions => "let one publisher run at a time, and say so with `--no-conditions`",
            Problem::Refused => {
                "the credentials need to list the bucket, and to read, write and (for `--prune`) delete its files; \
                 docs/publishing.md has the permissions"
            }
            Problem::Unknown => "put credentials into the environment, as docs/publishing.md says for each store",
            Problem::Expired => "get new credentials, look at the machine's clock, and run it again",
            Problem::Throttled => "wait, and run it again with a smaller `--parallel`: what was sent is not sent again",
            Problem::NoBucket => "make it, or look at its name, its region and `AWS_ENDPOINT_URL`",
            Problem::Unreachable => "run it again when the store answers: what was sent is not sent again",
            Problem::Full => "make room, and run it again: what was written is not written again",
            Problem::Forbidden => "let this user write there, or name another directory",
            Problem::Busy => "wait until it is done",
            Problem::Misplaced => "name another directory",
            Problem::Missing => {
                "it was built with `--no-default-features`: `cargo install --path .` makes one that reaches them; directories \
                 need nothing more"
            }
            Problem::NoManifest => {
                "take `.lexloci-manifest.json` away there, and run it again with `--adopt`: what stands there as it should is not \
                 sent again"
            }
            Problem::Unnameable => "take it away, give it a name without `//`, or publish below a prefix of its own",
            Problem::Other => "",
        }
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let said = &self.message;
        match self.problem {
            Problem::Condition => write!(f, "what stands there is not what stood there before: {said}"),
            Problem::NoConditions => write!(f, "the store cannot keep two publishers apart: {said}"),
            Problem::Refused => write!(f, "the store refuses: {said}"),
            Problem::Unknown => write!(f, "the store does not know the credentials: {said}"),
            Problem::Expired => write!(f, "the credentials are out of date: {said}"),
            Problem::Throttled => write!(f, "the store asks to slow down: {said}"),
            Problem::NoBucket => write!(f, "there is no such bucket: {said}"),
            Problem::Unreachable => write!(f, "the store does not answer: {said}"),
            Problem::Full => write!(f, "there is no room: {said}"),
            Problem::NoManifest => write!(f, "it is no manifest: {said}"),
            _ => f.write_str(said),
        }
    }
}

impl std::error::Error for StoreError {}
