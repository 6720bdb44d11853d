//! What a forge knows a finding by.

use crate::diagnostic::Finding;
use crate::digest::Digest;
use crate::source::Sources;
use std::collections::BTreeMap;

/// Knows a finding again when the lines above it have changed: by its words, not by its number. Of those that say the same
/// of the same words, the first stays the first.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: BTreeMap<Digest, usize>,
}

impl Fingerprints {
    /// The fingerprint of the next finding of a report.
    pub(super) fn next(&mut self, finding: &Finding, texts: &Sources) -> String {
        let file = finding.file.as_deref().unwrap_or_default();
        let marked = finding.range.as_ref().zip(texts.find(file)).and_then(|(range, file)| {
            let text = texts.text(file);
            let start = text.floor_char_boundary(range.start.min(text.len()));
            text[..start].rfind('\n').map_or(Some(text), |at| text.get(at + 1..)).and_then(|rest| rest.lines().next())
        });
        let words = [finding.code, file, &finding.message, marked.unwrap_or_default().trim()];
        let digest = Digest::of(words.join("\n").as_bytes());
        let count = self.seen.entry(digest).and_modify(|count| *count += 1).or_insert(1);
        format!("{}:{count}", digest.short())
    }
}
