//! `--fix`: what was mended, and what would be.

use crate::cli::{Exit, print};
use crate::compare::unified;
use crate::fix::{Fixing, MendedFile, What};
use crate::system;
use std::path::Path;

/// The differences of all files, as one patch.
pub(super) fn patch(fixing: &Fixing) -> String {
    fixing.files.iter().map(|(path, file)| unified(path, &String::from_utf8_lossy(&file.before), &file.text)).collect()
}

/// Writes the mended files.
pub(super) fn write(fixing: &Fixing, folder: &Path) -> Exit {
    for (path, file) in &fixing.files {
        if let Err(error) = system::replace_file(folder, path, Some(&file.before), file.text.as_bytes()) {
            print::fail(
                &format!("cannot write `{path}`: {error}"),
                "this file is as it was; make it writable, and try again",
            );
            return Exit::Errors;
        }
    }
    Exit::Done
}

/// Says of each file what was done to it, and what was left as it is.
pub(super) fn say(fixing: &Fixing, done: &str, quiet: bool) {
    for (path, file) in &fixing.files {
        print::note(quiet, &format!("{done} {path}: {}", in_words(file)));
        let why = match file.done.contains_key(&What::Listed) {
            true => "what ran together stands on lines of its own",
            false => "the file could not be read as it was meant",
        };
        for text in &file.changed {
            print::note(quiet, &format!("  this changes {text}: {why}"));
        }
    }
    for ((path, message), changed) in &fixing.refused {
        let why = match &changed[..] {
            [] => "mended, there would be new errors".to_owned(),
            changed => format!("mended, it would change {}", print::few(changed)),
        };
        print::note(quiet, &format!("left {path} as it is: {message}; {why}"));
    }
}

fn in_words(file: &MendedFile) -> String {
    let done: Vec<String> = file.done.iter().map(|(what, count)| what.in_words(*count)).collect();
    done.join(", ")
}
