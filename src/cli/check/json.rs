//! Findings as data: one object on each line.

use crate::diagnostic::Finding;

pub(super) fn lines(findings: &[Finding]) -> String {
    findings.iter().filter_map(|finding| serde_json::to_string(finding).ok()).map(|line| line + "\n").collect()
}
