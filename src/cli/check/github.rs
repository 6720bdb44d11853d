//! Findings as workflow commands of GitHub Actions:
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.

use super::place::{in_words, region};
use crate::cli::print::one_line;
use crate::diagnostic::{Finding, Severity};
use crate::source::Sources;

/// One command for each finding. Paths are `within` the repository, with a slash at its end where it is not empty.
pub(super) fn commands(findings: &[Finding], texts: &Sources, within: &str) -> String {
    findings.iter().map(|finding| command(finding, texts, within)).collect()
}

fn command(finding: &Finding, texts: &Sources, within: &str) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint | Severity::Off => "notice",
    };
    let mut properties = Vec::new();
    if let Some(file) = &finding.file {
        properties.push(format!("file={}", property(&format!("{within}{file}"))));
    }
    if let Some(region) = region(finding, texts) {
        properties.push(format!("line={}", region.start.line));
        properties.push(format!("endLine={}", region.end.line));
        // GitHub refuses columns of a passage over several lines.
        if region.start.line == region.end.line {
            properties.push(format!("col={}", region.start.column));
            properties.push(format!("endColumn={}", region.end.column));
        }
    }
    properties.push(format!("title={}", property(finding.code)));
    format!("::{name} {}::{}\n", properties.join(","), data(&in_words(finding)))
}

/// What stands behind the last `::`: a command is one line, and `%` begins an escape. It is shown in a log, which nothing commands.
fn data(text: &str) -> String {
    let line = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    one_line(&line).into_owned()
}

/// The value of a property, which ends with a comma or a colon as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Diagnostics, Report, Severities};
    use crate::source::Span;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        let mut texts = Sources::default();
        let file = texts.add("content/a,b: 100%.md", "Zwei\nZeilen\n".to_owned());
        let mut found = Diagnostics::new();
        found.push(Diagnostic::new(Code::RAW_HTML, "100 %: a, b").at(Span::new(file, 0..4)).hint("one\r\ntwo"));
        found.push(Diagnostic::new(Code::NO_HREFLANG, "two lines").at(Span::new(file, 2..12)));
        found.push(Diagnostic::new(Code::NO_EDITIONS, "no place"));
        let report = Report::new(&found, &texts, &Severities::default());
        assert_eq!(
            commands(&report.findings, &texts, "legal/"),
            "::error file=legal/content/a%2Cb%3A 100%25.md,line=1,endLine=1,col=1,endColumn=5,title=raw-html\
             ::100 %25: a, b%0Ahint: one%0D%0Atwo\n\
             ::warning title=no-editions::no place\n\
             ::notice file=legal/content/a%2Cb%3A 100%25.md,line=1,endLine=2,title=no-hreflang::two lines\n"
        );
    }
}
