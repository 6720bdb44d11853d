//! All of the history, read and verified beside the work of the preview: it takes seconds where 30,000 texts were published.

use crate::diagnostic::{Finding, Report, Severities};
use crate::history;
use crate::source::{FileTree, Sources};
use crate::system::disk::read_part;
use crate::system::history::is_being_written;
use std::path::Path;

/// What is wrong with the history in the folder of a site. None while a release is being written. It reads policy by policy, so
/// that one of them at a time is in memory, and takes one core, so that pages have the others.
pub(super) fn verify(root: &Path) -> Option<Vec<Finding>> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1).build().ok()?;
    let parts = std::fs::read_dir(root.join("history")).into_iter().flatten().flatten();
    let mut parts: Vec<String> = parts.filter_map(|part| part.file_name().into_string().ok()).collect();
    parts.sort();
    let mut findings = Vec::new();
    for part in parts.iter().filter(|part| !part.starts_with('.')) {
        if is_being_written(root) {
            return None;
        }
        let (mut tree, mut sources) = (FileTree::new(), Sources::default());
        read_part(root, &format!("history/{part}"), &mut tree, &mut |_, _| None);
        let (_, problems) = threads.install(|| history::read(&tree, &mut sources));
        findings.extend(Report::new(&problems, &sources, &Severities::default()).findings);
    }
    Some(findings)
}
