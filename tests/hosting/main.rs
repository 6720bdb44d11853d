//! What hosts make of a site: nginx and Caddy as they are installed, with the files that a build writes for them; and the files for
//! Netlify and Cloudflare Pages, read as their manuals say they are read.
//!
//! Where a server is missing the tests say so and pass, unless `LEXLOCI_HOSTS=required` (`.ci/run` installs both).
#![allow(clippy::disallowed_methods, reason = "tests start servers on real folders")]

#[path = "../support/browser.rs"]
mod chromium;
#[path = "../support/mod.rs"]
mod support;

mod files;
mod redirects;
mod servers;
mod sites;
