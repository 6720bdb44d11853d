//! `lexloci check`

use super::{Exit, Global, print, write_data};
use crate::diagnostic::{Report, Severity};
use crate::locale::{Language, TagError};
use crate::loose::{LooseText, LooseTexts};
use crate::source::Sources;
use crate::system;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub(super) struct Check {
    /// Markdown that is in no site yet; without any, the site is checked
    #[arg(value_name = "FILE.md")]
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
        if !self.files.is_empty() {
            return self.loose(global);
        }
        let (_, opened) = match global.open_today() {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        self.show(global, &opened.report, &opened.texts)
    }

    /// Checks files that are in no site.
    fn loose(&self, global: &Global) -> Exit {
        let language = match self.language.as_deref().map(Language::parse) {
            None => None,
            Some(Ok(language) | Err(TagError::NotCanonical { canonical: language })) => Some(language),
            Some(Err(error)) => {
                print::fail(&format!("`--language`: {error}"), "name a language as `de`, `pt-BR`, `zh-Hans`");
                return Exit::Usage;
            }
        };
        let optional = |path: &Option<PathBuf>| path.as_deref().map(read).transpose();
        let read = || {
            Ok(LooseTexts {
                texts: self.files.iter().map(|path| read(path)).collect::<Result<_, Exit>>()?,
                language,
                source: optional(&self.source)?,
                previous: optional(&self.previous)?,
            })
        };
        match read() {
            Ok(texts) => {
                let found = crate::loose::check(&texts);
                self.show(global, &found.report, &found.texts)
            }
            Err(exit) => exit,
        }
    }

    fn show(&self, global: &Global, report: &Report, texts: &Sources) -> Exit {
        match self.format {
            Format::Human => global.show(report, texts, true),
            Format::Json => {
                let mut lines = Vec::new();
                for finding in &report.findings {
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
        let bad = report.has_errors() || self.strict && report.count(Severity::Warning) > 0;
        if bad { Exit::Errors } else { Exit::Done }
    }
}

/// Reads a file that is in no site.
fn read(path: &Path) -> Result<LooseText, Exit> {
    match system::read_file(path) {
        Ok(bytes) => Ok(LooseText { path: path.display().to_string(), bytes }),
        Err(error) => {
            print::fail(&format!("`{}` cannot be read: {error}", path.display()), "name a Markdown file");
            Err(Exit::Errors)
        }
    }
}
