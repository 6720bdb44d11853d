//! How findings look to people.

use super::Exit;
use crate::diagnostic::{Finding, Report, Severity};
use crate::source::Sources;
use crate::system::{HistoryError, Mended};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use anstyle::{AnsiColor, Effects, Style};
use std::io::Write as _;

/// Prints a report to standard error: findings, then how many there are.
pub(super) fn report(report: &Report, texts: &Sources, quiet: bool, hints: bool) {
    let renderer = Renderer::styled().term_width(crate::system::terminal_width().unwrap_or(100).max(40));
    let mut out = anstream::stderr().lock();
    let shown = |finding: &&Finding| match finding.severity {
        Severity::Error => true,
        Severity::Warning => !quiet,
        Severity::Hint => hints && !quiet,
        Severity::Off => false,
    };
    for finding in report.findings.iter().filter(shown) {
        let _ = writeln!(out, "{}\n", render(&renderer, finding, texts));
    }
    if !quiet {
        let _ = writeln!(out, "{}", counts(report));
    }
}

/// A report as `check` prints it, without colours and 100 columns wide.
#[must_use]
pub fn render_report(report: &Report, texts: &Sources) -> String {
    let renderer = Renderer::plain().term_width(100);
    let mut out = String::new();
    for finding in &report.findings {
        out.push_str(&render(&renderer, finding, texts));
        out.push_str("\n\n");
    }
    out.push_str(&counts(report));
    out.push('\n');
    out
}

/// "2 errors, 1 hint"
fn counts(report: &Report) -> String {
    let count = |severity, word: &str| {
        let count = report.count(severity);
        (count > 0).then(|| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
    };
    let counts: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Hint, "hint")]
        .into_iter()
        .filter_map(|(severity, word)| count(severity, word))
        .collect();
    let found = if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") };
    if report.waived > 0 { format!("{found}, {} waived", report.waived) } else { found }
}

fn render(renderer: &Renderer, finding: &Finding, texts: &Sources) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint | Severity::Off => Level::INFO.with_name("hint"),
    };
    let mut group = level
        .primary_title(finding.message.as_str())
        .id(finding.code)
        .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    let text = |path: &str| texts.find(path).map(|file| texts.text(file));
    match (&finding.file, &finding.range) {
        (Some(path), Some(range)) if text(path).is_some_and(|text| !text.is_empty()) => {
            let source = text(path).unwrap_or_default();
            // A marker over many lines hides what it marks: it ends with the first line.
            let start = source.floor_char_boundary(range.start.min(source.len()));
            let line_end = source[start..].find('\n').map_or(source.len(), |at| start + at);
            let end = source.floor_char_boundary(range.end.clamp(start, line_end.max(start)));
            // The line alone, not the whole file: ten thousand findings in one file would each look through all of it.
            let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
            let snippet = Snippet::source(&source[line_start..line_end])
                .line_start(finding.line.unwrap_or(1))
                .path(path.as_str())
                .annotation(AnnotationKind::Primary.span(start - line_start..end.max(start) - line_start));
            group = group.element(snippet);
            if let Some((other, range, label)) = &finding.related
                && let Some(source) = text(other)
            {
                let start = source.floor_char_boundary(range.start.min(source.len()));
                let end = source.floor_char_boundary(range.end.clamp(start, source.len()));
                let snippet = Snippet::source(source)
                    .path(other.as_str())
                    .annotation(AnnotationKind::Context.span(start..end).label(label.as_str()));
                group = group.element(snippet);
            }
        }
        (Some(path), _) => group = group.element(annotate_snippets::Origin::path(path.as_str())),
        (None, _) => {}
    }
    if let Some(editions) = editions(finding) {
        group = group.element(Level::NOTE.message(editions));
    }
    if let Some(hint) = &finding.hint {
        group = group.element(Level::HELP.with_name("hint").message(hint.as_str()));
    }
    renderer.render(&[group])
}

/// "in 37 editions" or, where they are few, their names.
pub(super) fn editions(finding: &Finding) -> Option<String> {
    match finding.editions.len() {
        0 => None,
        count @ 1..=6 => {
            let names: Vec<&str> = finding.editions.iter().map(String::as_str).collect();
            Some(format!("in {} {}", if count == 1 { "the edition" } else { "the editions" }, names.join(", ")))
        }
        count => Some(format!("in {count} editions")),
    }
}

/// Says what kept a command from being done, and what to do next.
pub(super) fn fail(message: &str, hint: &str) {
    let error = AnsiColor::Red.on_default().effects(Effects::BOLD);
    let bold = Style::new().effects(Effects::BOLD);
    let mut out = anstream::stderr().lock();
    let _ = writeln!(out, "{error}error{error:#}{bold}: {message}{bold:#}");
    if !hint.is_empty() {
        let _ = writeln!(out, "  {bold}hint{bold:#}: {hint}");
    }
}

/// Says something in passing.
pub(super) fn note(quiet: bool, message: &str) {
    if !quiet {
        let _ = writeln!(anstream::stderr().lock(), "{message}");
    }
}

/// Says why history could not be written or read.
pub(super) fn history_error(error: &HistoryError) -> Exit {
    fail(&error.to_string(), error.hint());
    Exit::Errors
}

/// Says that something was mended.
pub(super) fn mended(quiet: bool, mended: Option<&Mended>) {
    if let Some(mended) = mended {
        note(quiet, &mended.to_string());
    }
}

/// "ch/de, ch/fr, ch/it and 34 more"
pub(super) fn few(names: &[String]) -> String {
    match names {
        [first, second, third, _, _, ..] => format!("{first}, {second}, {third} and {} more", names.len() - 3),
        names => names.join(", "),
    }
}

/// Prints one diagnostic that came up while a command ran.
pub(super) fn diagnostic(diagnostic: crate::diagnostic::Diagnostic, texts: &Sources) {
    let mut diagnostics = crate::diagnostic::Diagnostics::new();
    diagnostics.push(diagnostic);
    report(&Report::new(&diagnostics, texts, &crate::diagnostic::Severities::default()), texts, true, false);
}
