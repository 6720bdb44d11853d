//! How findings look to people.

use super::Exit;
use crate::diagnostic::{Finding, Report, Severity};
use crate::source::{Sources, Span};
use crate::system::{HistoryError, Mended};
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Effects, Style};
use std::borrow::Cow;
use std::io::{BufWriter, Write as _};
use std::ops::Range;

/// Prints a report to standard error: findings, then how many there are.
pub(super) fn report(report: &Report, texts: &Sources, quiet: bool, hints: bool) {
    let renderer = Renderer::styled().term_width(crate::system::terminal_width().unwrap_or(100).max(40));
    let mut out = BufWriter::new(anstream::stderr().lock());
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
        .primary_title(one_line(&finding.message))
        .id(finding.code)
        .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    let text = |path: &str| texts.find(path).map(|file| texts.text(file));
    match (&finding.file, &finding.range) {
        (Some(path), Some(range)) if text(path).is_some_and(|text| !text.is_empty()) => {
            let (source, number) = (text(path).unwrap_or_default(), finding.line.unwrap_or(1));
            for element in marked(source, range, path, number, finding.column, AnnotationKind::Primary, None) {
                group = group.element(element);
            }
            if let Some((other, range, label)) = &finding.related
                && let Some(file) = texts.find(other)
            {
                let place = texts.line_column(Span::new(file, range.clone()));
                let (source, column) = (texts.text(file), Some(place.column));
                for element in marked(source, range, other, place.line, column, AnnotationKind::Context, Some(label)) {
                    group = group.element(element);
                }
            }
        }
        (Some(path), _) => group = group.element(Origin::path(one_line(path))),
        (None, _) => {}
    }
    if let Some(editions) = editions(finding) {
        group = group.element(Level::NOTE.message(editions));
    }
    if let Some(hint) = &finding.hint {
        group = group.element(Level::HELP.with_name("hint").message(one_line(hint)));
    }
    let shown = renderer.render(&[group]);
    // What stands between a place and the part of its line that is shown has no name of its own.
    let is_nameless = |line: &&str| anstream::adapter::strip_str(line).to_string().trim() == ":::";
    if !shown.lines().any(|line| is_nameless(&line)) {
        return shown;
    }
    shown.lines().filter(|line| !is_nameless(line)).collect::<Vec<_>>().join("\n")
}

/// What is shown of a line beside a marker, in bytes: lines of a thousand pages are cut, so that a file with a thousand mistakes in one
/// line does not show it a thousand times.
const SHOWN: usize = 400;

/// The line of a marker, and the marker. The line alone, not the whole file: ten thousand findings in one file would each look
/// through all of it.
fn marked<'a>(
    source: &'a str,
    range: &Range<usize>,
    path: &'a str,
    number: usize,
    column: Option<usize>,
    kind: AnnotationKind,
    label: Option<&'a String>,
) -> Vec<Element<'a>> {
    // A marker over many lines hides what it marks: it ends with the first line.
    let start = source.floor_char_boundary(range.start.min(source.len()));
    let line_end = source[start..].find('\n').map_or(source.len(), |at| start + at);
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = source.floor_char_boundary(range.end.clamp(start, line_end.max(start)));
    let mark = |from: usize, end: usize| {
        let annotation = kind.span(start - from..end.max(start) - from);
        match label {
            Some(label) => annotation.label(one_line(label)),
            None => annotation,
        }
    };
    let snippet = |from: usize, to: usize| Snippet::source(without_c1(&source[from..to])).line_start(number);
    if line_end - line_start <= 3 * SHOWN {
        let snippet = snippet(line_start, line_end).path(one_line(path)).annotation(mark(line_start, end));
        return vec![snippet.into()];
    }
    let from = source.ceil_char_boundary(line_start.max(start.saturating_sub(SHOWN)));
    let end = source.floor_char_boundary(end.min(start + SHOWN)).max(start);
    let to = source.floor_char_boundary(line_end.min(end + SHOWN));
    // Columns are those of the whole line.
    let origin = Origin::path(one_line(path)).line(number);
    let origin = match column {
        Some(column) => origin.char_column(column),
        None => origin,
    };
    vec![origin.into(), snippet(from, to).annotation(mark(from, end)).into()]
}

/// A line of a text with a sign in the place of each character from U+0080 to U+009F, some of which command terminals. Others are shown
/// as such already. The sign has as many bytes, so that markers stay in their places.
fn without_c1(line: &str) -> Cow<'_, str> {
    let is_c1 = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if line.contains(is_c1) { Cow::Owned(line.replace(is_c1, "¤")) } else { Cow::Borrowed(line) }
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

/// Words of others as a terminal shows them: no text, name or argument commands it, or turns the direction of what stands beside it.
/// Lines stay lines, unless one would be a command to the machine that keeps the log (`::error`, `##[...]`).
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    shown(text, |rest| {
        let next = rest.trim_start();
        !next.starts_with("::") && !next.starts_with("##[")
    })
}

/// The same of what is one line, such as a path.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    shown(text, |_| false)
}

/// `breaks` says of what stands behind a line end whether a line begins there.
fn shown(text: &str, breaks: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let is_turning =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_plain = |c: char| !c.is_control() && !is_turning(c) && !matches!(c, '\u{2028}' | '\u{2029}');
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        out.push(match c {
            '\n' if breaks(&text[at + 1..]) => '\n',
            '\t' => ' ',
            // The picture that Unicode has for it.
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            '\u{7f}' => '\u{2421}',
            c if is_plain(c) => c,
            _ => '\u{fffd}',
        });
    }
    Cow::Owned(out)
}

/// Says what kept a command from being done, and what to do next.
pub(super) fn fail(message: &str, hint: &str) {
    let error = AnsiColor::Red.on_default().effects(Effects::BOLD);
    let bold = Style::new().effects(Effects::BOLD);
    let mut out = anstream::stderr().lock();
    let _ = writeln!(out, "{error}error{error:#}{bold}: {}{bold:#}", one_line(message));
    if !hint.is_empty() {
        let _ = writeln!(out, "  {bold}hint{bold:#}: {}", plain(hint));
    }
}

/// Says something in passing.
pub(super) fn note(quiet: bool, message: &str) {
    if !quiet {
        let _ = writeln!(anstream::stderr().lock(), "{}", plain(message));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_others_command_no_terminal() {
        assert_eq!(plain("a\tb\nc"), "a b\nc");
        assert_eq!(plain("a\u{1b}[2Jb\u{9b}c\u{202e}d\u{7f}\r"), "a␛[2Jb\u{fffd}c\u{fffd}d␡␍");
        assert_eq!(plain("a\n ::error::b\n##[c]\nd"), "a␊ ::error::b␊##[c]\nd");
        assert_eq!(one_line("a\nb"), "a␊b");
        assert!(matches!(plain("Größe 日本 ש"), Cow::Borrowed(_)));
    }
}
