//! `lexloci init`

use super::{Exit, Global, print};
use crate::locale::Date;
use crate::model::review::REVIEW_LOCK;
use crate::release::{GIT_ATTRIBUTES, Request, apply, release};
use crate::review::{confirm, survey};
use crate::site::{Overrides, open};
use crate::source::{FileEntry, FileTree};
use crate::system;
use clap::Args;
use std::path::PathBuf;

/// The files of a small working site: one policy, two languages, one region with a text of its own.
const STARTER: &[(&str, &str)] = &[
    (".gitignore", include_str!("starter/gitignore")),
    // Each line of the lock stands for itself, so that a merge may keep those of both sides.
    (".gitattributes", "review.lock merge=union\n"),
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

/// The starter with its first release.
fn released(today: Date) -> FileTree {
    let mut tree = STARTER.iter().fold(FileTree::new(), |tree, (path, text)| tree.with(path, text));
    let overrides = Overrides { day: today, ..Overrides::default() };
    // Its translations follow their sources: a test of `init` finds nothing wrong with it.
    if let Some(site) = &open(&tree, &overrides).site {
        let survey = survey(site.sources(), site.composition());
        let confirmed = confirm(&survey, &site.sources().reviews, &survey.answers.keys().cloned().collect());
        tree = tree.with(REVIEW_LOCK, &confirmed.lock.to_string());
    }
    let opened = open(&tree, &overrides);
    if let Some(site) = &opened.site {
        for policy in site.composition().documents.keys() {
            let bytes = |file: &_| site.text_file(file);
            let planned = release(site.history(), policy, &site.drafts(policy), &bytes, &Request::on(today));
            // Nothing in the starter can be refused: a test builds what `init` writes.
            let planned: Vec<_> = planned.into_iter().flatten().collect();
            apply(&mut tree, &planned);
        }
        let (path, text) = GIT_ATTRIBUTES;
        tree = tree.with(path, text);
    }
    tree
}

impl Init {
    pub(super) fn run(&self, global: &Global) -> Exit {
        let today = match global.today() {
            Ok(today) => today,
            Err(exit) => return exit,
        };
        let tree = released(today);
        let files = tree.iter().filter_map(|(path, entry)| match entry {
            FileEntry::Bytes(bytes) => Some((path, &bytes[..])),
            _ => None,
        });
        match system::write_new_folder(&self.dir, files) {
            Ok(()) => {
                let folder = self.dir.display();
                print::note(
                    global.quiet,
                    &format!(
                        "wrote a site with one policy, four editions and a local version to {folder}, and released its \
                         texts as the version of {today}\n\
                         next: `lexloci build --site {folder}`, then `python3 -m http.server -d {folder}/public`; after an \
                         edit, `lexloci release --all --site {folder}` publishes it"
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
