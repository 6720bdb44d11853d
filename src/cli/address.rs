//! Where a site is going to stand, said on the command line.

use super::{Exit, print};
use crate::model::site::{is_base_path, is_base_url};
use clap::Args;

#[derive(Args, Clone, Debug)]
pub(super) struct Address {
    /// The address of the site, instead of the one in `site.toml`
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// The path of the site below the root of its host, instead of the one in its address: `/legal/`
    #[arg(long, value_name = "PATH")]
    pub(super) base_path: Option<String>,
}

impl Address {
    /// Says what is no address and no path.
    pub(super) fn check(&self) -> Result<(), Exit> {
        if let Some(url) = self.base_url.as_ref().filter(|url| !is_base_url(url)) {
            print::fail(&format!("`{url}` is no address"), "write `--base-url https://legal.example.com`");
            return Err(Exit::Usage);
        }
        if let Some(path) = self.base_path.as_ref().filter(|path| !is_base_path(path)) {
            print::fail(&format!("`{path}` is no path from the root of a host"), "write `--base-path /legal/`");
            return Err(Exit::Usage);
        }
        Ok(())
    }
}
