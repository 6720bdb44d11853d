//! Diagnostics with their places looked up and the site's severities applied, as people and programs read them.

use super::{Code, Diagnostics, Fix, Place, Severities, Severity};
use crate::source::{Sources, Span};
use serde::Serialize;
use std::collections::BTreeSet;
use std::ops::Range;

/// One finding. Its JSON form is an interface: keys are never renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable code.
    pub code: &'static str,
    /// The severity, as the site settles it.
    pub severity: Severity,
    /// The fact.
    pub message: String,
    /// The path of the file, relative to the site's folder.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// What to do next.
    pub hint: Option<String>,
    /// The editions that suffer from it; empty where it concerns none in particular.
    pub editions: BTreeSet<String>,
    /// The passage in bytes of the file, for a marker.
    #[serde(skip)]
    pub range: Option<Range<usize>>,
    /// Another place: file, passage, what stands there.
    #[serde(skip)]
    pub related: Option<(String, Range<usize>, String)>,
    /// How it can be mended without anybody's judgement.
    #[serde(skip)]
    pub fix: Option<Fix>,
}

/// All findings of a run, errors first, then by file and place; local versions that are stale before others.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The findings.
    pub findings: Vec<Finding>,
    /// How many findings are waived, and not among these.
    pub waived: usize,
}

impl Report {
    /// Looks up places and applies the severities of the site.
    #[must_use]
    pub fn new(diagnostics: &Diagnostics, sources: &Sources, severities: &Severities) -> Self {
        let mut findings: Vec<Finding> = diagnostics
            .iter()
            .filter_map(|diagnostic| {
                let (file, place, range) = match &diagnostic.place {
                    Place::Site => (None, None, None),
                    Place::File(path) => (Some(path.clone()), None, None),
                    Place::Span(span) => {
                        let span = within_lines(*span, sources);
                        let path = sources.path(span.file).to_owned();
                        (Some(path), Some(sources.line_column(span)), Some(span.range()))
                    }
                };
                let (code, editions) = (diagnostic.code, &diagnostic.editions);
                let severity = severities.settle(code, diagnostic.severity, editions, file.as_deref());
                if severity == Severity::Off {
                    return None;
                }
                let editions = severities.reported(code, editions, file.as_deref());
                Some(Finding {
                    code: diagnostic.code.name(),
                    severity,
                    message: diagnostic.message.clone(),
                    file,
                    line: place.map(|place| place.line),
                    column: place.map(|place| place.column),
                    hint: diagnostic.hint.clone(),
                    editions,
                    fix: diagnostic.fix.clone(),
                    range,
                    related: diagnostic
                        .related
                        .as_ref()
                        .map(|(span, text)| (sources.path(span.file).to_owned(), span.range(), text.clone())),
                })
            })
            .collect();
        findings.sort_by(|a, b| {
            // Local law that was left behind by what it displaces is the most dangerous of its kind: it comes first.
            let first = |finding: &Finding| finding.code == Code::STALE_LOCAL.name();
            b.severity
                .cmp(&a.severity)
                .then_with(|| first(b).cmp(&first(a)))
                .then_with(|| (&a.file, a.line, a.column, a.code).cmp(&(&b.file, b.line, b.column, b.code)))
        });
        Self { findings, waived: 0 }
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether anything keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

/// What is missing at the end of a file stands at the end of its last line, not on an empty line behind it that no editor
/// shows.
fn within_lines(span: Span, sources: &Sources) -> Span {
    let text = sources.text(span.file);
    let last = text.trim_end_matches('\n').len();
    let (start, end) = (span.range().start, span.range().end);
    if start >= text.len() && start > last { Span::new(span.file, last..end.clamp(last, text.len())) } else { span }
}
