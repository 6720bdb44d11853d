//! `lexloci init`

use super::{Exit, Global, print};
use crate::system;
use clap::Args;
use std::path::PathBuf;

/// The files of a small working site: one policy, two languages, one region with a text of its own.
const STARTER: &[(&str, &str)] = &[
    (".gitignore", include_str!("starter/gitignore")),
    ("site.toml", include_str!("starter/site.toml")),
    ("content/privacy-statement/policy.toml", include_str!("starter/content/privacy-statement/policy.toml")),
    ("content/privacy-statement/en.md", include_str!("starter/content/privacy-statement/en.md")),
    ("content/privacy-statement/de.md", include_str!("starter/content/privacy-statement/de.md")),
    ("locales/global/region.toml", include_str!("starter/locales/global/region.toml")),
    ("locales/ch/region.toml", include_str!("starter/locales/ch/region.toml")),
    ("locales/ch/privacy-statement/de.md", include_str!("starter/locales/ch/privacy-statement/de.md")),
    ("locales/ch/privacy-statement/en.md", include_str!("starter/locales/ch/privacy-statement/en.md")),
];

#[derive(Args, Debug)]
pub(super) struct Init {
    /// The folder, which must be missing or empty
    #[arg(default_value = ".")]
    dir: PathBuf,
}

impl Init {
    pub(super) fn run(&self, global: &Global) -> Exit {
        let files = STARTER.iter().map(|(path, text)| (*path, text.as_bytes()));
        match system::write_new_folder(&self.dir, files) {
            Ok(()) => {
                let folder = self.dir.display();
                print::note(
                    global.quiet,
                    &format!(
                        "wrote a site with one policy, four editions and a local version to {folder}\n\
                         next: `lexloci build --site {folder}`, then `python3 -m http.server -d {folder}/public`"
                    ),
                );
                Exit::Done
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                print::fail(
                    &format!("`{}` is not empty", self.dir.display()),
                    "name a folder that is missing or empty: `lexloci init my-site`",
                );
                Exit::Errors
            }
            Err(error) => {
                print::fail(&format!("cannot write to `{}`: {error}", self.dir.display()), "");
                Exit::Errors
            }
        }
    }
}
