//! lexloci builds the legal pages of a company that publishes in many regions and languages: it turns Markdown policy
//! sources, and the local versions that regions lay over them, into static HTML, and lets the local version prevail.
//!
//! # The way of a clause
//!
//! 1. [`system::read_tree`] reads a site's folder into a [`source::FileTree`]; everything from here on runs in memory.
//! 2. [`load::load`] parses TOML, front matter, Markdown and Fluent into a [`model::site::SiteSources`]: regions,
//!    policies, [documents](model::document::Document) whose [markup](model::markup) is still a draft, with values open.
//! 3. [`compose::compose`] lays the edits of each region over what it inherits and chooses languages. The result is one
//!    [`compose::ComposedDocument`] for each policy and edition, in which every part knows where it comes from.
//! 4. [`compose::fill`] makes the finished [`model::text::Text`] of an edition: values, messages, references, labels,
//!    cookie tables, precedence clauses. This is what is frozen, and [compared](compare) word by word.
//! 5. [`review::survey()`] finds the source of each section that is translated or local, and `review.lock` says against which
//!    text of it the section was last reviewed. [`check::check`] applies the rules about a whole site.
//! 6. [`release::release`] freezes the texts that differ from what was published last, and appends to the ledger;
//!    [`history`] reads and verifies what was published, and [tells](history::standings) what is in force on a day.
//! 7. [`site::Site`] is a lazy map from [`site::Route`] to bytes; [`render`] makes HTML of texts through the templates of a
//!    theme, one page at a time, when somebody asks for it.
//! 8. [`system::publish`] writes a build beside the old one and swaps it into place; [`cli`] is the command line.
//!
//! [`publish`] brings a site to a directory or an object store, file by file, so that it is whole at every moment.
//!
//! [`preview`] shows a site while it is edited: the same pages, with what is wrong over them.
//!
//! [`mod@reference`] says what the files of a site may say, for people and editors, from the lists by which [`load`] reads them.
//!
//! What is wrong is collected as [`diagnostic::Diagnostics`] on the way: all of it, in one run, each with its place.
//! [`fix`] mends what needs nobody's judgement. [`import`] turns texts that another tool published into sources; [`loose`] checks
//! such texts as they are.
//!
//! # Floors
//!
//! A module imports only from lower floors, and outside crates have one door each; `tests/house.rs` reads the code and
//! enforces both. Files, clocks and environment belong to [`system`] alone.

pub mod check;
pub mod cli;
pub mod compare;
pub mod compose;
pub mod diagnostic;
pub mod digest;
pub mod fix;
pub mod history;
pub mod id;
pub mod import;
pub mod load;
pub mod locale;
pub mod loose;
pub mod model;
pub mod preview;
pub mod publish;
pub mod reference;
pub mod release;
pub mod render;
pub mod review;
pub mod site;
pub mod source;
pub mod status;
pub mod system;
pub mod translate;
pub mod wording;
