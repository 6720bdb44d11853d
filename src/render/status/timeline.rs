//! The versions of a policy as lanes: a row for each region, time from left to right, shapes for what a version is.

use super::lane::{Axis, HEIGHT, WIDTH};
use super::{counted, escaped};
use crate::locale::Date;
use crate::model::region::Edition;
use crate::status::{PolicyStatus, VersionStatus};
use std::fmt::Write as _;

/// Editions of one region whose versions are the same, and those versions.
struct Row<'a> {
    editions: Vec<&'a Edition>,
    marks: Vec<Mark<'a>>,
    /// The days on which they no longer applied, each with the day on which that was published.
    ended: Vec<(Date, Date)>,
}

/// A version in a row.
#[derive(Clone, Copy)]
struct Mark<'a> {
    version: &'a VersionStatus,
    kind: &'static str,
    state: &'static str,
}

impl PartialEq for Mark<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.version.version == other.version.version && self.kind == other.kind && self.state == other.state
    }
}

/// A time in which a version applies, or will.
struct Span<'a> {
    from: Date,
    /// None where no end is known.
    to: Option<Date>,
    state: &'a str,
}

/// The lanes, what their signs mean, and all versions as a list. Nothing of a policy without a version.
#[must_use]
pub fn timeline(policy: &PolicyStatus, day: Date) -> String {
    let days = policy.versions.iter().flat_map(|version| [version.published, version.effective]);
    let days = days.chain(policy.withdrawals.iter().map(|withdrawal| withdrawal.effective));
    // Room to see that what is in force goes on.
    let days = days.chain([day]).chain(day.later(2, 0)).collect::<Vec<_>>();
    let Some(axis) = Axis::over(days.into_iter()).filter(|_| !policy.versions.is_empty()) else {
        return "<p>Never released.</p>\n".to_owned();
    };
    let name = &policy.policy;
    let mut out = format!(
        "<div class=\"scroll latest\" role=\"region\" aria-label=\"Versions of {name} by region\" tabindex=\"0\">\n\
         <table class=\"lanes\">\n<thead><tr><th scope=\"col\">Editions</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        head(axis, day)
    );
    for row in rows(policy) {
        let names = names(&row.editions);
        let _ = writeln!(out, "<tr><th scope=\"row\">{names}</th><td>{}</td></tr>", lane(&row, axis, day));
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    out.push_str(KEY);
    out.push_str(&list(policy));
    out
}

/// What the shapes mean.
const KEY: &str = "<p class=\"key\" aria-hidden=\"true\">\
    <span><svg viewBox=\"0 0 22 22\"><circle class=\"mark\" cx=\"11\" cy=\"11\" r=\"5\"/></svg> new or imported</span> \
    <span><svg viewBox=\"0 0 22 22\"><path class=\"mark\" d=\"M11 4l7 7-7 7-7-7z\"/></svg> material</span> \
    <span><svg viewBox=\"0 0 22 22\"><path class=\"mark\" d=\"M6 6h10v10h-10z\"/></svg> editorial</span> \
    <span><svg viewBox=\"0 0 22 22\"><path class=\"mark\" d=\"M11 5l6.5 11h-13z\"/></svg> translation</span> \
    <span><svg viewBox=\"0 0 22 22\"><path class=\"cross\" d=\"M6 6l10 10M16 6l-10 10\"/></svg> called off or withdrawn</span> \
    <span><svg viewBox=\"0 0 40 22\"><rect class=\"span in-force\" y=\"7\" width=\"40\" height=\"8\"/></svg> in force</span> \
    <span><svg viewBox=\"0 0 40 22\"><rect class=\"span superseded\" y=\"9\" width=\"40\" height=\"4\"/></svg> superseded</span> \
    <span><svg viewBox=\"0 0 40 22\"><path class=\"span upcoming\" d=\"M0 11h40\"/></svg> upcoming</span></p>\n";

/// The line of time itself.
fn head(axis: Axis, day: Date) -> String {
    let mut out =
        format!("<svg class=\"lane\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"Time, today {day}\">");
    let today = axis.at(day);
    for (tick, written) in axis.ticks() {
        let x = axis.at(tick);
        let _ = write!(out, "<path class=\"tick\" d=\"M{x} 16v6\"/>");
        // What would be written over the day of the status is left out.
        if (x - today).abs() > 55 && x < WIDTH - 20 {
            let _ = write!(out, "<text x=\"{x}\" y=\"12\" text-anchor=\"middle\">{written}</text>");
        }
    }
    let anchor = if today > WIDTH - 60 { "end" } else { "middle" };
    let _ = write!(
        out,
        "<path class=\"today\" d=\"M{today} 14v8\"/><text class=\"day\" x=\"{}\" y=\"12\" text-anchor=\"{anchor}\">{day}</text></svg>",
        if anchor == "end" { (today + 30).min(WIDTH) } else { today }
    );
    out
}

/// A row for each region; several where its languages have other versions.
fn rows(policy: &PolicyStatus) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for document in &policy.documents {
        let edition = &document.edition;
        let marks: Vec<Mark<'_>> = policy.versions.iter().filter_map(|version| mark(version, edition)).collect();
        if marks.is_empty() {
            continue;
        }
        let ended = policy.withdrawals.iter().filter(|withdrawal| withdrawal.editions.contains(edition));
        let ended: Vec<(Date, Date)> = ended.map(|withdrawal| (withdrawal.effective, withdrawal.published)).collect();
        let same =
            |row: &&mut Row<'_>| row.editions[0].region == edition.region && row.marks == marks && row.ended == ended;
        match rows.iter_mut().find(same) {
            Some(row) => row.editions.push(edition),
            None => rows.push(Row { editions: vec![edition], marks, ended }),
        }
    }
    rows
}

fn mark<'a>(version: &'a VersionStatus, edition: &Edition) -> Option<Mark<'a>> {
    let of = version.editions.iter().find(|of| of.edition == *edition)?;
    Some(Mark { version, kind: of.kind, state: of.state })
}

/// "ch/de, fr, it"
fn names(editions: &[&Edition]) -> String {
    let mut names = editions.first().map_or_else(String::new, ToString::to_string);
    for edition in editions.iter().skip(1) {
        let _ = write!(names, ", {}", edition.language);
    }
    names
}

fn lane(row: &Row<'_>, axis: Axis, day: Date) -> String {
    let words: Vec<String> = row.marks.iter().map(|mark| in_words(mark)).collect();
    let mut out = format!(
        "<svg class=\"lane\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">",
        escaped(&words.join("; "))
    );
    for (tick, _) in axis.ticks() {
        let _ = write!(out, "<path class=\"tick\" d=\"M{} 0v{HEIGHT}\"/>", axis.at(tick));
    }
    let _ = write!(out, "<path class=\"today\" d=\"M{} 0v{HEIGHT}\"/>", axis.at(day));
    for span in spans(row) {
        let from = axis.at(span.from);
        let to = span.to.map_or(WIDTH, |to| axis.at(to));
        let width = (to - from).max(1);
        let _ = match span.state {
            "upcoming" => write!(out, "<path class=\"span upcoming\" d=\"M{from} 11h{width}\"/>"),
            "in-force" => {
                write!(out, "<rect class=\"span in-force\" x=\"{from}\" y=\"7\" width=\"{width}\" height=\"8\"/>")
            }
            _ => write!(out, "<rect class=\"span superseded\" x=\"{from}\" y=\"9\" width=\"{width}\" height=\"4\"/>"),
        };
    }
    for mark in &row.marks {
        shape(mark, axis, &mut out);
    }
    // An end is seen even where it comes soon after a version.
    for (effective, _) in &row.ended {
        cross(axis.at(*effective), &mut out);
    }
    out.push_str("</svg>");
    out
}

/// When each version applied, applies or will: from its day until the next one's, or until its edition was withdrawn.
fn spans<'a>(row: &Row<'a>) -> Vec<Span<'a>> {
    let mut marks: Vec<&Mark<'a>> = row.marks.iter().filter(|mark| mark.version.cancelled.is_none()).collect();
    // Of one day, the later in the ledger, which comes later here: the sort is stable.
    marks.sort_by_key(|mark| mark.version.effective);
    let mut spans = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let from = mark.version.effective;
        let next = marks.get(at + 1).map(|next| next.version.effective);
        let ended = row.ended.iter().filter(|(_, published)| *published >= mark.version.published);
        let ended = ended.map(|(effective, _)| *effective).min();
        let to = next.into_iter().chain(ended).min();
        if to.is_none_or(|to| to > from) {
            spans.push(Span { from, to, state: mark.state });
        }
    }
    spans
}

fn cross(x: i64, out: &mut String) {
    let _ = write!(out, "<path class=\"cross\" d=\"M{} 6l10 10M{} 6l-10 10\"/>", x - 5, x + 5);
}

fn shape(mark: &Mark<'_>, axis: Axis, out: &mut String) {
    let version = mark.version;
    let (published, x) = (axis.at(version.published), axis.at(version.effective));
    if published != x {
        // Announced, then in force.
        let _ = write!(out, "<path class=\"ahead\" d=\"M{published} 3v4M{published} 5H{x}\"/>");
    }
    let _ = write!(out, "<g><title>{}</title>", escaped(&in_words(mark)));
    if version.cancelled.is_some() {
        cross(x, out);
    } else {
        let class = format!("mark {}", mark.state);
        let _ = match mark.kind {
            "material" => write!(out, "<path class=\"{class}\" d=\"M{x} 4l7 7-7 7-7-7z\"/>"),
            "editorial" => write!(out, "<path class=\"{class}\" d=\"M{} 6h10v10h-10z\"/>", x - 5),
            "translation" => write!(out, "<path class=\"{class}\" d=\"M{x} 5l6.5 11h-13z\"/>"),
            _ => write!(out, "<circle class=\"{class}\" cx=\"{x}\" cy=\"11\" r=\"5\"/>"),
        };
    }
    out.push_str("</g>");
}

/// "2026-11-02: material, upcoming from 2027-01-01"
fn in_words(mark: &Mark<'_>) -> String {
    let Mark { version, kind, state } = mark;
    let state = state.replace('-', " ");
    let from = if version.effective == version.published || version.cancelled.is_some() {
        String::new()
    } else {
        format!(" from {}", version.effective)
    };
    format!("{}: {kind}, {state}{from}", version.version)
}

/// All versions, the newest first.
fn list(policy: &PolicyStatus) -> String {
    let all = counted(policy.versions.len(), "version", "versions");
    let mut out = format!(
        "<details class=\"versions\"><summary>{all} as a list</summary>\n\
         <div class=\"scroll\" role=\"region\" aria-label=\"List of versions of {}\" tabindex=\"0\">\n<table>\n<thead><tr>",
        policy.policy
    );
    for heading in ["Version", "Published", "Takes effect", "State", "Kind", "Editions", "Summary"] {
        let _ = write!(out, "<th scope=\"col\">{heading}</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for version in policy.versions.iter().rev() {
        let of = |field: fn(&crate::status::VersionEdition) -> &'static str| {
            let mut words: Vec<&str> = version.editions.iter().map(field).collect();
            words.sort_unstable();
            words.dedup();
            words.join(", ").replace('-', " ")
        };
        let summary = version.summary.get("en").or_else(|| version.summary.values().next());
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            version.version,
            version.published,
            version.effective,
            of(|edition| edition.state),
            of(|edition| edition.kind),
            editions(version),
            escaped(summary.map_or("", String::as_str)),
        );
    }
    out.push_str("</tbody>\n</table>\n</div>\n</details>\n");
    out
}

/// "ch/de, ch/fr, ch/it and 34 more"
fn editions(version: &VersionStatus) -> String {
    let names: Vec<String> = version.editions.iter().map(|of| of.edition.to_string()).collect();
    match names.as_slice() {
        [first, second, third, _, _, ..] => format!("{first}, {second}, {third} and {} more", names.len() - 3),
        names => names.join(", "),
    }
}
