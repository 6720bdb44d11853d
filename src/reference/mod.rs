//! The reference of all files and keys, for people and for editors.
//!
//! In: the lists by which the loader reads, [`FILES`]. Out: a page of Markdown and a JSON Schema for each. `docs/reference/` holds what
//! they say now, and a test holds it against them.

mod page;
mod schema;
mod words;

pub use page::{Page, pages};
pub use schema::schema;

use crate::load::{FILES, File};

/// The file with this name, as `site.toml`.
#[must_use]
pub fn file(name: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.name == name)
}

/// The page that speaks of a file with this name; both kinds of front matter have one together.
#[must_use]
pub fn page(name: &str) -> Option<Page> {
    let wanted = if name.ends_with("front-matter") { page::TEXTS } else { name };
    pages().into_iter().find(|page| page.name == wanted)
}
