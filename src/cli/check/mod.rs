//! `lexloci check`: one file for each way of writing the findings. How they look to people, `print` says for all commands.

mod github;
mod json;
mod place;
mod sarif;

use super::{Exit, Global, write_data};
use crate::diagnostic::{Report, Severity};
use crate::site::Opened;
use crate::system;
use clap::{Args, ValueEnum};
use std::path::Path;

#[derive(Args, Debug)]
pub(super) struct Check {
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
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
        let (folder, opened) = match global.open_today() {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        if self.write(global, &folder, &opened) != Exit::Done {
            return Exit::Errors;
        }
        self.verdict(&opened.report)
    }

    fn write(&self, global: &Global, folder: &Path, opened: &Opened) -> Exit {
        let (findings, texts) = (&opened.report.findings, &opened.texts);
        // What reads these forms knows the repository, not the site's folder in it.
        let within = || system::place_in_repository(folder);
        match self.format {
            Format::Human => {
                global.show(&opened.report, texts, true);
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
