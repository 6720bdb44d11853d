//! The date that a text declares of itself, beside the text that it had before.

use super::dates::{first_day, wrong_day};
use super::published::shown_days;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::derive_section_id;
use crate::load::{Kind, Proof};
use crate::locale::Date;
use crate::source::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// A date that a text declares.
#[derive(Clone, Debug)]
pub struct Declared {
    /// As written.
    pub written: String,
    /// What it means, as far as it can be read.
    pub day: Option<Date>,
    /// Where, in bytes of the file.
    pub range: Range<usize>,
}

/// Checks the declared date of a text on its own.
pub fn check(proof: &Proof<'_>, declared: Option<&Declared>, problems: &mut Diagnostics) {
    let Some(declared) = declared else { return };
    let place = proof.span(declared.range.clone());
    let list = proof.text.get(declared.range.clone()).unwrap_or_default();
    if list.contains(" =") || list.contains("= ") {
        problems.push(
            Diagnostic::new(Code::ATTRIBUTE_SPACING, "a space stands beside `=` in a list of attributes")
                .at(place)
                .hint(format!(
                    "write `{{: datetime=\"{}\" }}`: other programs do not read the date else",
                    declared.written
                )),
        );
    }
    if let Some((fact, code, hint)) = wrong_day(&declared.written) {
        problems.push(Diagnostic::new(code, fact).at(place).hint(hint));
        return;
    }
    let Some(day) = declared.day else {
        problems.push(
            Diagnostic::new(Code::IMPOSSIBLE_DATE, format!("the declared date `{}` is no day", declared.written))
                .at(place)
                .hint("write it as `2023-12-05`"),
        );
        return;
    };
    if let Some((shown, at)) = first_day(proof).filter(|(shown, _)| *shown != day) {
        problems.push(
            Diagnostic::new(Code::DATES_DISAGREE, format!("the text shows {shown}, and declares {day}"))
                .at(proof.span(at))
                .related(place, "declared here")
                .hint("say the same day in both places"),
        );
    }
}

/// The day that a text shows of itself and where, if that is another than the `declared` one, and it shows that nowhere.
#[must_use]
pub fn shown_instead(proof: &Proof<'_>, declared: Date) -> Option<(Date, Span)> {
    let shown = shown_days(proof);
    let is_shown = shown.iter().any(|shown| shown.is_of(declared));
    shown.first().filter(|_| !is_shown).map(|shown| (shown.day, shown.span))
}

/// Where a text and what it is translated from declare different days, one of them was left behind.
pub fn check_source(
    proof: &Proof<'_>,
    declared: Option<&Declared>,
    source: &Proof<'_>,
    declared_source: Option<&Declared>,
    problems: &mut Diagnostics,
) {
    let dates = (dated(proof, declared), dated(source, declared_source));
    if let (Some((day, at)), Some((theirs, _))) = dates
        && day != theirs
    {
        problems.push(
            Diagnostic::new(
                Code::DATES_DISAGREE,
                format!("the text is of {day}, and the text in `{}` of {theirs}", source.language),
            )
            .at(proof.span(at))
            .hint("bring the translation up to date, and give it the date of what it translates"),
        );
    }
}

/// The day that a text declares or shows, and where.
fn dated(proof: &Proof<'_>, declared: Option<&Declared>) -> Option<(Date, Range<usize>)> {
    let declared = declared.and_then(|declared| Some((declared.day?, declared.range.clone())));
    declared.or_else(|| first_day(proof))
}

/// Compares a text with the one before it.
pub fn check_against(
    proof: &Proof<'_>,
    declared: Option<&Declared>,
    before: &Proof<'_>,
    declared_before: Option<&Declared>,
    problems: &mut Diagnostics,
) {
    let changed = words(proof) != words(before);
    if let (Some((day, at)), Some((earlier, _))) = (dated(proof, declared), dated(before, declared_before)) {
        let place = proof.span(at);
        if changed && day == earlier {
            problems.push(
                Diagnostic::new(Code::DATE_NOT_CHANGED, format!("the text changed, and its date is still {day}"))
                    .at(place)
                    .hint("give the text the date of its change, or take the change back"),
            );
        } else if day < earlier {
            problems.push(
                Diagnostic::new(
                    Code::DATE_GOES_BACK,
                    format!("the date {day} lies before that of the text before, {earlier}"),
                )
                .at(place)
                .hint("correct the date: a later text cannot be older"),
            );
        } else if !changed && day != earlier {
            problems.push(
                Diagnostic::new(
                    Code::ONLY_DATE_CHANGED,
                    format!("the date changed from {earlier} to {day}, and the text did not"),
                )
                .at(place)
                .hint("take the old date back, or make the change that the date announces"),
            );
        }
    }
    vanished_ids(proof, before, problems);
}

/// What a text says, without how its lines are broken and without the line that shows its date.
fn words(proof: &Proof<'_>) -> Vec<String> {
    let shown = first_day(proof).map(|(_, at)| at);
    let dated = |range: &Range<usize>| shown.as_ref().is_some_and(|shown| range.contains(&shown.start));
    let lines = proof.lines.iter().filter(|line| !dated(&line.range));
    let plain = lines.map(|line| line.words.split_whitespace().collect::<Vec<_>>().join(" "));
    plain.filter(|words| !words.is_empty()).collect()
}

/// Places that links led to and that are gone.
fn vanished_ids(proof: &Proof<'_>, before: &Proof<'_>, problems: &mut Diagnostics) {
    let ids = |proof: &Proof<'_>, derived: bool| {
        let mut ids: BTreeSet<String> = proof.anchors.iter().cloned().collect();
        for (line, _, id) in proof.headings() {
            ids.extend(id.map(str::to_owned));
            ids.extend(derive_section_id(&line.words).filter(|_| derived).map(|id| id.to_string()));
        }
        ids
    };
    let now = ids(proof, true);
    for id in ids(before, false).difference(&now) {
        let words = before.headings().find(|(.., other)| *other == Some(id)).map(|(line, ..)| line.words.trim());
        let heading = proof.lines.iter().find(|line| {
            matches!(line.kind, Kind::Heading { .. }) && words.is_some_and(|words| words == line.words.trim())
        });
        let place = heading.map_or(proof.span(0..0), |line| proof.span_of_line(line));
        problems.push(
            Diagnostic::new(Code::VANISHED_ID, format!("the id `{id}` of the text before is gone"))
                .at(place)
                .hint(format!("keep it, or links from elsewhere to `#{id}` lead nowhere")),
        );
    }
}
