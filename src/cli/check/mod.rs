//! `lexloci check`: one file for each way of writing the findings. How they look to people, `print` says for all commands.

mod github;
mod json;
mod mending;
mod place;
mod sarif;

use super::{Exit, Global, print, write_data};
use crate::diagnostic::{Report, Severity};
use crate::fix::mend;
use crate::site::{Opened, Overrides, open};
use crate::system;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub(super) struct Check {
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
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
    /// SARIF 2.1.0, as code scanning and editors read it
    Sarif,
}

impl Check {
    pub(super) fn run(&self, global: &Global) -> Exit {
        if self.dry_run && self.format != Format::Human {
            print::fail("`--dry-run` prints a patch, and no other format", "leave `--format` out, or `--dry-run`");
            return Exit::Usage;
        }
        let opening = if self.fix { self.mend(global) } else { global.open_today() };
        let (folder, opened) = match opening {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        if self.write(global, &folder, &opened) != Exit::Done {
            return Exit::Errors;
        }
        self.verdict(&opened.report)
    }

    /// Mends the site, or says how it would; gives the site as it is then.
    fn mend(&self, global: &Global) -> Result<(PathBuf, Opened), Exit> {
        let folder = global.folder()?;
        let overrides = Overrides { day: global.today()?, ..Overrides::default() };
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

    fn write(&self, global: &Global, folder: &Path, opened: &Opened) -> Exit {
        let (findings, texts) = (&opened.report.findings, &opened.texts);
        // What reads these forms knows the repository, not the site's folder in it.
        let within = || system::place_in_repository(folder);
        match self.format {
            Format::Human => {
                global.show(&opened.report, texts, true);
                let mendable = findings.iter().filter(|finding| finding.fix.is_some()).count();
                if mendable > 0 && !self.fix {
                    print::note(global.quiet, &format!("`lexloci check --fix` can mend {mendable} of them"));
                }
                Exit::Done
            }
            Format::Json => write_data(json::lines(findings).as_bytes()),
            Format::Github => write_data(github::commands(findings, texts, &within()).as_bytes()),
            Format::Sarif => write_data(sarif::log(findings, texts, &within()).as_bytes()),
        }
    }

    fn verdict(&self, report: &Report) -> Exit {
        let bad = report.has_errors() || self.strict && report.count(Severity::Warning) > 0;
        if bad { Exit::Errors } else { Exit::Done }
    }
}
