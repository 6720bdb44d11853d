//! Whether what was frozen can still be read as what it was.

use crate::compare::{TEXT_RULE, text_digest};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::history::{FOLDER, FiledRecord, History, frozen};
use crate::id::PolicyName;
use crate::model::publication::Record;
use rayon::prelude::*;
use std::sync::Arc;

/// Reads every frozen text again and compares its text with the digest that is written of it. The SHA-256 of the files
/// prove that no byte changed; this proves that the tool still understands them. A text that was digested by a rule of a
/// later tool is only read.
#[must_use]
pub fn reread(history: &History) -> Diagnostics {
    let records: Vec<(&PolicyName, &str, &Arc<FiledRecord>)> = history
        .policies
        .iter()
        .flat_map(|(policy, past)| past.versions.values().map(move |version| (policy, version)))
        .flat_map(|(policy, version)| {
            version.records.values().map(move |record| (policy, version.text_rule.as_str(), record))
        })
        .collect();
    let found: Vec<Diagnostic> =
        records.into_par_iter().filter_map(|(policy, rule, record)| problem(history, policy, rule, record)).collect();
    let mut problems = Diagnostics::new();
    problems.extend(found);
    problems
}

fn problem(history: &History, policy: &PolicyName, rule: &str, record: &Record) -> Option<Diagnostic> {
    let path = &record.frozen.path;
    // A file that is not there is reported where the files are compared with their digests.
    let bytes = history.file(policy, path)?;
    let unreadable = |reason: String| {
        Diagnostic::new(Code::UNREADABLE_HISTORY, format!("a frozen text cannot be read: {reason}"))
            .in_file(format!("{FOLDER}{policy}/{path}"))
            .hint("use the lexloci that wrote it, or a newer one")
    };
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(_) => return Some(unreadable("it is not UTF-8".to_owned())),
    };
    match frozen::read(text) {
        Err(error) => Some(unreadable(format!("line {}: {}", error.line, error.message))),
        Ok(text) if rule == TEXT_RULE && text_digest(&text) != record.text => {
            Some(unreadable(format!("its text is not the one with the digest {}", record.text)))
        }
        Ok(_) => None,
    }
}
