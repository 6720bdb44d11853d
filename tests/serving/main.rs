//! The preview: it shows what a build writes, says what is wrong over the last good state, and tells nobody else.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders and sockets")]

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/browser.rs"]
mod browser;
mod chromium;
mod desk;
mod equality;
mod errors;
mod live;
mod sockets;
