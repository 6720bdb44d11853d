//! Versions: what was published stays as it was, and every page knows how it stands.

#[path = "../support/mod.rs"]
mod support;

mod changes;
mod days;
mod drafts;
mod endings;
mod evidence;
mod freezing;
mod gone;
mod laws;
mod pages;
mod refusals;
mod releases;
mod translations;
mod updated;
mod world;
