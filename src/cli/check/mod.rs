//! `lexloci check`: one file for each way of writing the findings. How they look to people, `print` says for all commands.

mod fingerprints;
mod github;
mod gitlab;
mod json;
mod loose;
mod mending;
mod place;
mod sarif;

use super::{Exit, Global, print, write_data};
use crate::diagnostic::{Report, Severity};
use crate::fix::mend;
use crate::locale::Date;
use crate::site::{Opened, Overrides, open};
use crate::source::Sources;
use crate::system;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Args, Debug)]
pub(super) struct Check {
    /// Markdown that is in no site yet; without any, the site is checked
    #[arg(value_name = "FILE.md", conflicts_with = "fix")]
    files: Vec<PathBuf>,
    /// The language of the files, where their names do not say it
    #[arg(long, value_name = "TAG", requires = "files")]
    language: Option<String>,
    /// The text that the files are translated from
    #[arg(long, value_name = "SOURCE.md", requires = "files")]
    source: Option<PathBuf>,
    /// The text that stood in the place of the file before
    #[arg(long, value_name = "OLD.md", requires = "files")]
    previous: Option<PathBuf>,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// What is due, or has passed, on this day [default: today]
    #[arg(long, value_name = "DAY", conflicts_with = "files")]
    as_of: Option<Date>,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
    /// Mend what needs nobody's judgement: ids, line ends, spaces before attributes, days without all digits
    #[arg(long)]
    fix: bool,
    /// Write nothing: print what would be mended, as a patch, on standard output
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// For people, on standard error
    Human,
    /// One object for each finding, one on each line, on standard output
    Json,
    /// Commands of GitHub Actions, which show each finding beside its line in a pull request
    Github,
    /// A report of code quality, which GitLab shows in merge requests, on standard output
    Gitlab,
    /// SARIF 2.1.0, as code scanning and editors read it
    Sarif,
}

impl Check {
    pub(super) fn run(&self, global: &Global) -> Exit {
        if self.dry_run && self.format != Format::Human {
            print::fail("`--dry-run` prints a patch, and no other format", "leave `--format` out, or `--dry-run`");
            return Exit::Usage;
        }
        self.checked(global).unwrap_or_else(|exit| exit)
    }

    fn checked(&self, global: &Global) -> Result<Exit, Exit> {
        let (folder, report, texts);
        if self.files.is_empty() {
            let opened;
            (folder, opened) = if self.fix { self.mend(global)? } else { global.open(&self.overrides(global)?)? };
            (report, texts) = (opened.report, opened.texts);
        } else {
            // Paths on the command line are seen from where somebody stands.
            folder = PathBuf::from(".");
            let found = loose::checked(self)?;
            (report, texts) = (found.0, Arc::new(found.1));
        }
        match self.write(global, &folder, &report, &texts) {
            Exit::Done => Ok(self.verdict(&report)),
            _ => Err(Exit::Errors),
        }
    }

    fn overrides(&self, global: &Global) -> Result<Overrides, Exit> {
        let day = self.as_of.map_or_else(|| global.today(), Ok)?;
        Ok(Overrides { day, ..Overrides::default() })
    }

    /// Mends the site, or says how it would; gives the site as it is then.
    fn mend(&self, global: &Global) -> Result<(PathBuf, Opened), Exit> {
        let folder = global.folder()?;
        let overrides = self.overrides(global)?;
        let tree = global.read(&folder)?;
        let fixing = mend(&tree, &overrides);
        let exit = match self.dry_run {
            true => write_data(mending::patch(&fixing).as_bytes()),
            false => mending::write(&fixing, &folder),
        };
        if exit != Exit::Done {
            return Err(exit);
        }
        mending::say(&fixing, if self.dry_run { "would mend" } else { "mended" }, global.quiet);
        Ok((folder, if self.dry_run { open(&tree, &overrides) } else { fixing.opened }))
    }

    fn write(&self, global: &Global, folder: &Path, report: &Report, texts: &Sources) -> Exit {
        let findings = &report.findings;
        // What reads these forms knows the repository, not the site's folder in it.
        let within = || system::place_in_repository(folder);
        match self.format {
            Format::Human => {
                global.show(report, texts, true);
                let mendable = findings.iter().filter(|finding| finding.fix.is_some()).count();
                if mendable > 0 && !self.fix && self.files.is_empty() {
                    print::note(global.quiet, &format!("`lexloci check --fix` can mend {mendable} of them"));
                }
                Exit::Done
            }
            Format::Json => write_data(json::lines(findings).as_bytes()),
            Format::Github => write_data(github::commands(findings, texts, &within()).as_bytes()),
            Format::Gitlab => write_data(gitlab::report(findings, texts, &within()).as_bytes()),
            Format::Sarif => write_data(sarif::log(findings, texts, &within()).as_bytes()),
        }
    }

    fn verdict(&self, report: &Report) -> Exit {
        let bad = report.has_errors() || self.strict && report.count(Severity::Warning) > 0;
        if bad { Exit::Errors } else { Exit::Done }
    }
}
