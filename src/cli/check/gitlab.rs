//! Findings as GitLab shows them in a merge request: a report of code quality,
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use super::fingerprints::Fingerprints;
use super::place::{in_words, region};
use crate::diagnostic::{Code, Finding, Severity};
use crate::source::Sources;
use serde::Serialize;

/// One finding. What stands in the list is what GitLab demands.
#[derive(Serialize)]
struct Violation {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// A list of all findings. Paths are `within` the repository, with a slash at its end where it is not empty.
pub(super) fn report(findings: &[Finding], texts: &Sources, within: &str) -> String {
    let mut fingerprints = Fingerprints::default();
    let violations: Vec<Violation> = findings
        .iter()
        .map(|finding| Violation {
            description: in_words(finding),
            check_name: finding.code,
            fingerprint: fingerprints.next(finding, texts),
            severity: severity(finding),
            location: Location {
                // A place is demanded; what has none is about the site.
                path: format!("{within}{}", finding.file.as_deref().unwrap_or("site.toml")),
                lines: Lines { begin: region(finding, texts).map_or(1, |region| region.start.line) },
            },
        })
        .collect();
    serde_json::to_string(&violations).map_or_else(|_| String::new(), |text| text + "\n")
}

/// GitLab has five; `blocker` is for published texts that are not what they were.
fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error if Code::parse(finding.code).is_some_and(Code::is_evidence) => "blocker",
        Severity::Error => "critical",
        Severity::Warning => "minor",
        Severity::Hint | Severity::Off => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Diagnostics, Report, Severities};
    use crate::source::Span;
    use serde_json::{Value, json};

    fn violations(text: &str) -> Vec<Value> {
        let mut texts = Sources::default();
        let file = texts.add("content/terms/en.md", text.to_owned());
        let at = text.find("<b>").unwrap();
        let mut found = Diagnostics::new();
        found.push(Diagnostic::new(Code::RAW_HTML, "HTML").at(Span::new(file, at..at + 3)).hint("write `**`"));
        found.push(Diagnostic::new(Code::EDITED_HISTORY, "it changed").in_file("history/terms/1/en.md"));
        found.push(Diagnostic::new(Code::NO_EDITIONS, "no place"));
        let report = Report::new(&found, &texts, &Severities::default());
        serde_json::from_str(&super::report(&report.findings, &texts, "legal/")).unwrap()
    }

    #[test]
    fn every_finding_has_what_gitlab_demands() {
        let violations = violations("Two\n<b>lines</b>\n");
        let of = |code: &str| violations.iter().find(|violation| violation["check_name"] == code).unwrap();
        assert_eq!(of("raw-html")["location"], json!({ "path": "legal/content/terms/en.md", "lines": { "begin": 2 } }));
        assert_eq!(of("raw-html")["description"], "HTML\nhint: write `**`");
        assert_eq!(of("raw-html")["severity"], "critical");
        assert_eq!(of("edited-history")["severity"], "blocker");
        assert_eq!(of("no-editions")["location"], json!({ "path": "legal/site.toml", "lines": { "begin": 1 } }));
        let prints: std::collections::BTreeSet<String> =
            violations.iter().map(|violation| violation["fingerprint"].to_string()).collect();
        assert_eq!(prints.len(), 3);
    }

    #[test]
    fn a_finding_that_moves_is_the_same_finding() {
        let (before, after) = (violations("<b>lines</b>\n"), violations("New.\n\n<b>lines</b>\n"));
        let print =
            |all: &[Value]| all.iter().find(|one| one["check_name"] == "raw-html").unwrap()["fingerprint"].clone();
        assert_eq!(print(&before), print(&after));
    }
}
