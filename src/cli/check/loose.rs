//! Markdown that is in no site yet.

use super::Check;
use crate::cli::{Exit, print};
use crate::diagnostic::Report;
use crate::locale::{Language, TagError};
use crate::loose::{LooseText, LooseTexts, check};
use crate::source::Sources;
use crate::system;
use std::path::{Path, PathBuf};

/// What is wrong with the files that the command line names.
pub(super) fn checked(command: &Check) -> Result<(Report, Sources), Exit> {
    let language = match command.language.as_deref().map(Language::parse) {
        None => None,
        Some(Ok(language) | Err(TagError::NotCanonical { canonical: language })) => Some(language),
        Some(Err(error)) => {
            print::fail(&format!("`--language`: {error}"), "name a language as `de`, `pt-BR`, `zh-Hans`");
            return Err(Exit::Usage);
        }
    };
    let optional = |path: &Option<PathBuf>| path.as_deref().map(read).transpose();
    let texts = LooseTexts {
        texts: command.files.iter().map(|path| read(path)).collect::<Result<_, Exit>>()?,
        language,
        source: optional(&command.source)?,
        previous: optional(&command.previous)?,
    };
    let found = check(&texts);
    Ok((found.report, found.texts))
}

fn read(path: &Path) -> Result<LooseText, Exit> {
    match system::read_file(path) {
        Ok(bytes) => Ok(LooseText { path: path.display().to_string(), bytes }),
        Err(error) => {
            print::fail(&format!("`{}` cannot be read: {error}", path.display()), "name a Markdown file");
            Err(Exit::Errors)
        }
    }
}
