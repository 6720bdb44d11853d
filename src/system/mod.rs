//! The only input and output: file systems, clocks, environment.
//!
//! Everything below this floor runs on files in memory. What stands here is exempt from the ban of `std::fs` and the like
//! that `clippy.toml` enforces elsewhere.
#![expect(clippy::disallowed_methods, reason = "this is the one floor that may touch files, clocks and environment")]

mod clock;
mod disk;
mod git;
mod history;
mod lock_file;
mod output;
mod serve;
mod store;

pub use clock::{EpochError, today};
pub use disk::{
    Listing, Replaced, Replacement, configuration_file, find_history, find_site, place_in_repository, read_file,
    read_folder, read_plain_file, read_text, read_tree, replace_file, replace_files, write_files, write_new_folder,
};
pub use git::{Blobs, Commit, FileState, GitError, commits, is_shallow};
pub use history::{HistoryError, HistoryWriter, Mended, is_being_written, read_site};
pub use output::{BuildError, Outcome, Writer, publish};
pub use serve::{BindError, Server, Watched, secret};
pub use store::{ObjectStoreKind, Target};

/// Whether standard error is a terminal, on which progress can be shown.
#[must_use]
pub fn is_terminal() -> bool {
    std::io::IsTerminal::is_terminal(&std::io::stderr())
}

/// Measures how long a command takes, for people to read; nothing that is written depends on it.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts now.
    #[must_use]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// The seconds since then.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// The width of the terminal in columns, as far as the environment says it.
#[must_use]
pub fn terminal_width() -> Option<usize> {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok())
}
