//! Releases: from working texts to what is frozen and written into a ledger.
//!
//! In: the history, the drafts of the editions, and what somebody asks for. Out: the files to write, all of them or none,
//! or every reason why not. Nothing here touches a disk or asks a clock.

mod amend;
mod draft;
mod freeze;
mod level;
mod plan;
mod refusals;
mod request;
mod reread;
mod translation;
mod unreleased;

pub use amend::{cancel, reschedule, withdraw};
pub use draft::draft;
pub use freeze::frozen_text;
pub use plan::{differs, release};
pub use request::{EditionChange, Planned, Refusal, Request};

pub use reread::reread;
pub use unreleased::{KIND, Unreleased, Untranslated, unreleased, unreleased_changes, untranslated};

use crate::source::{FileEntry, FileTree};

/// Keeps version control from rewriting the line ends of what was published.
pub const GIT_ATTRIBUTES: (&str, &str) = ("history/.gitattributes", "* -text\n");

/// The files of a site as they are when everything that was planned is written.
pub fn apply(tree: &mut FileTree, planned: &[Planned]) {
    for entry in planned {
        for (path, bytes) in &entry.files {
            tree.insert(path.clone(), FileEntry::Bytes(bytes.as_slice().into()));
        }
        tree.insert(entry.ledger_path(), FileEntry::Bytes(entry.ledger.as_bytes().into()));
    }
}
