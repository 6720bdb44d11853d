//! The only input and output: file systems, clocks, environment.
//!
//! Everything below this floor runs on files in memory. What stands here is exempt from the ban of `std::fs` and the like
//! that `clippy.toml` enforces elsewhere.
#![expect(clippy::disallowed_methods, reason = "this is the one floor that may touch files, clocks and environment")]

mod disk;
mod output;

pub use disk::{find_site, read_folder, read_tree, write_files, write_new_folder};
pub use output::{BuildError, Outcome, Writer, publish};

/// Whether standard error is a terminal, on which progress can be shown.
#[must_use]
pub fn is_terminal() -> bool {
    std::io::IsTerminal::is_terminal(&std::io::stderr())
}

/// The width of the terminal in columns, as far as the environment says it.
#[must_use]
pub fn terminal_width() -> Option<usize> {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok())
}
