//! What is wrong, as HTML over a page.

use super::Snapshot;
use crate::diagnostic::{Finding, Report, Severity};
use crate::render::html::escaped;

/// More errors than this nobody mends at once: the rest is counted.
const SHOWN: usize = 20;

impl Snapshot {
    /// What lies over a page while the files have errors; empty where they have none.
    pub(super) fn overlay(&self, report: &Report) -> String {
        if !report.has_errors() {
            return String::new();
        }
        let count = report.count(Severity::Error);
        let heading = if count == 1 { "1 error".to_owned() } else { format!("{count} errors") };
        let shown = match (self.is_good, self.was_good) {
            (true, _) => {
                "The page shows the files as they are; nothing can be built or released until they are mended."
            }
            (false, true) => "The page shows the last state without errors.",
            (false, false) => "The page shows the files as they are: there was no state without errors yet.",
        };
        format!(
            "<h2>{heading}</h2>\n<p>{shown} This notice goes when the files are mended.</p>\n{}",
            self.errors(report)
        )
    }

    /// The errors, each with its place, the line with a marker, and what to do next.
    pub(super) fn errors(&self, report: &Report) -> String {
        let errors: Vec<&Finding> =
            report.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        let items: String =
            errors.iter().take(SHOWN).map(|finding| format!("<li>{}</li>\n", self.finding(finding))).collect();
        let more = match errors.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!("<p>and {more} more: <code>lexloci check</code> lists them all</p>\n"),
        };
        format!("<ol class=\"findings\">\n{items}</ol>\n{more}")
    }

    /// One finding.
    pub(super) fn finding(&self, finding: &Finding) -> String {
        let mut html = format!(
            "<p class=\"fact\"><strong class=\"{0}\">{0}</strong> {1} <code class=\"code\">{2}</code></p>\n",
            finding.severity,
            words(&finding.message),
            finding.code
        );
        if let Some(file) = &finding.file {
            html.push_str(&format!("<p>{}</p>\n", self.settings.places.html(file, finding.line)));
        }
        html.push_str(&self.marked_line(finding).unwrap_or_default());
        if let Some(hint) = &finding.hint {
            html.push_str(&format!("<p class=\"hint\">{}</p>\n", words(hint)));
        }
        html
    }

    /// The line of a finding, with its passage marked; a passage over many lines is marked to the end of the first.
    fn marked_line(&self, finding: &Finding) -> Option<String> {
        let text = self.texts.text(self.texts.find(finding.file.as_deref()?)?);
        let range = finding.range.clone()?;
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = text.floor_char_boundary(range.end.clamp(start, last));
        let (before, marked, after) = (&text[first..start], &text[start..end], &text[end..last]);
        let marked = if marked.is_empty() { " " } else { marked };
        let line = finding.line.unwrap_or(1);
        Some(format!(
            "<pre><span class=\"number\">{line}</span> {}<mark>{}</mark>{}</pre>\n",
            escaped(before),
            escaped(marked),
            escaped(after)
        ))
    }
}

/// Words in which `code` stands between backticks.
pub(super) fn words(text: &str) -> String {
    let mut parts = text.split('`');
    let mut html = escaped(parts.next().unwrap_or_default());
    let mut code = true;
    for part in parts {
        html.push_str(if code { "<code>" } else { "</code>" });
        html.push_str(&escaped(part));
        code = !code;
    }
    if !code {
        html.push_str("</code>");
    }
    html
}
