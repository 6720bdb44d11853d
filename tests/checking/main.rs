//! What `check` finds in texts: of a site, and of no site yet (SPEC 7 and 8).

#[path = "../support/mod.rs"]
mod support;

mod duties;
mod glossary;
mod loose;
mod messages;
mod numbers;
mod published;
mod slips;
mod told;
mod translations;
mod writing;

use lexloci::diagnostic::Finding;
use lexloci::locale::Language;
use lexloci::loose::{LooseText, LooseTexts, check};
use support::Fixture;

/// Codes and lines of what is found in a section of a text that was not released yet.
pub(crate) fn in_site(text: &str) -> Vec<(String, usize)> {
    let text = format!("# Terms\n\n## Use {{#use}}\n\n{text}\n");
    let built = Fixture::small().write("content/terms/en.md", &text).drafts();
    built.findings().iter().map(|finding| (finding.code.to_owned(), finding.line.unwrap_or(0))).collect()
}

/// What is found in a loose text.
pub(crate) fn in_file(language: &str, text: &str) -> Vec<Finding> {
    beside(language, text, None, None)
}

/// What is found in a loose text with its source and what stood there before.
pub(crate) fn beside(language: &str, text: &str, source: Option<&str>, previous: Option<&str>) -> Vec<Finding> {
    let file = |path: &str, text: &str| LooseText { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    let texts = LooseTexts {
        texts: vec![file("text.md", text)],
        language: Some(Language::parse(language).expect("a language")),
        source: source.map(|text| file("en.md", text)),
        previous: previous.map(|text| file("previous.md", text)),
    };
    check(&texts).report.findings
}

/// Codes and lines.
pub(crate) fn places(findings: &[Finding]) -> Vec<(&str, usize)> {
    findings.iter().map(|finding| (finding.code, finding.line.unwrap_or(0))).collect()
}

/// The codes alone.
pub(crate) fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}
