//! Versions: what was published stays as it was, and every page knows how it stands.

#[path = "../support/mod.rs"]
mod support;

mod days;
mod evidence;
mod freezing;
mod refusals;
mod releases;
mod world;
