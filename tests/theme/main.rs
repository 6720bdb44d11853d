//! The default theme: addresses of clauses, the choice of region and language, themes on top of it, and how it is documented.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "../support/mod.rs"]
mod support;

mod addresses;
mod assets;
mod brand;
mod docs;
mod languages;
mod selector;
mod slips;
mod weight;
