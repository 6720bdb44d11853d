//! Two files line by line, as `diff -u` writes them and `patch` reads them.

use similar::TextDiff;

/// The difference of two texts of the file at `path`; empty where there is none.
#[must_use]
pub fn unified(path: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(3)
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}
