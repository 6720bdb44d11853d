//! `lexloci check`

use super::{Exit, Global, write_data};
use crate::diagnostic::Severity;
use clap::{Args, ValueEnum};

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
}

impl Check {
    pub(super) fn run(&self, global: &Global) -> Exit {
        let (_, opened) = match global.open_today() {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        match self.format {
            Format::Human => global.show(&opened.report, &opened.texts, true),
            Format::Json => {
                let mut lines = Vec::new();
                for finding in &opened.report.findings {
                    if serde_json::to_writer(&mut lines, finding).is_err() {
                        return Exit::Errors;
                    }
                    lines.push(b'\n');
                }
                if write_data(&lines) != Exit::Done {
                    return Exit::Errors;
                }
            }
        }
        let bad = opened.report.has_errors() || self.strict && opened.report.count(Severity::Warning) > 0;
        if bad { Exit::Errors } else { Exit::Done }
    }
}
