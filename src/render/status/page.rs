//! The page: one file without scripts, to look at, to send and to print. It is of one family with the page of a redline.

use super::{STYLE, counted, escaped, heat_map, legend, marked, section_map, timeline};
use crate::review::ReviewState;
use crate::status::{PolicyReview, PolicyStatus, Status, Task};
use std::fmt::Write as _;

/// The look of the page around its parts.
const PAGE_STYLE: &str = include_str!("page.css");

/// So many tasks are shown before somebody asks for more.
const TASKS: usize = 12;

/// The page.
#[must_use]
pub fn page(status: &Status) -> String {
    let title = format!("{}: status on {}", escaped(&status.site), status.day);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title}</title>\n<style>\n{PAGE_STYLE}{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n<p>{}</p>\n{}</header>\n",
        in_words(status),
        legend(&status.summary.sections),
    );
    out.push_str(&contents(status));
    out.push_str("<main>\n<section id=\"work\">\n<h2>What needs work</h2>\n");
    out.push_str(&task_list(&status.tasks));
    out.push_str("</section>\n<section id=\"coverage\">\n<h2>Coverage</h2>\n");
    out.push_str(&heat_map(status, &|_, _| None));
    out.push_str("</section>\n");
    for policy in &status.policies {
        out.push_str(&policy_section(policy, status));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// "4 policies in 40 editions: 64 % of 3241 sections are current; 2 documents have unreleased changes"
fn in_words(status: &Status) -> String {
    let summary = &status.summary;
    let unreleased = match summary.unreleased {
        0 => "nothing is unreleased".to_owned(),
        count => format!("{} unreleased changes", counted(count, "document has", "documents have")),
    };
    format!(
        "{} in {}: <strong>{} %</strong> of {} are current; {unreleased}.",
        counted(summary.policies, "policy", "policies"),
        counted(summary.editions, "edition", "editions"),
        summary.sections.percent(),
        counted(summary.sections.shown(), "section", "sections"),
    )
}

fn contents(status: &Status) -> String {
    let mut out = "<nav aria-label=\"Contents\">\n<ul>\n<li><a href=\"#work\">What needs work</a></li>\n\
                   <li><a href=\"#coverage\">Coverage</a></li>\n"
        .to_owned();
    for policy in &status.policies {
        let _ = writeln!(out, "<li><a href=\"#policy-{0}\">{0}</a></li>", policy.policy);
    }
    out.push_str("</ul>\n</nav>\n");
    out
}

/// What needs work, each with the command to run next; of a long list, the end is folded.
#[must_use]
pub fn task_list(tasks: &[Task]) -> String {
    if tasks.is_empty() {
        return "<p>Nothing.</p>\n".to_owned();
    }
    let (first, rest) = tasks.split_at(tasks.len().min(TASKS));
    let mut out = list(first, 1);
    if !rest.is_empty() {
        let _ = write!(out, "<details>\n<summary>{} more</summary>\n{}</details>\n", rest.len(), list(rest, TASKS + 1));
    }
    out
}

fn list(tasks: &[Task], start: usize) -> String {
    let mut out = format!("<ol class=\"tasks\" start=\"{start}\">\n");
    for task in tasks {
        let advice = task.advice.as_ref().map_or_else(String::new, |advice| format!("<p>{}</p>", marked(advice)));
        let _ = writeln!(
            out,
            "<li class=\"{}\"><p><strong>{}</strong> {}</p>{advice}<p><code class=\"command\">{}</code></p></li>",
            weight(task),
            task.code,
            marked(&task.message),
            escaped(&task.command),
        );
    }
    out.push_str("</ol>\n");
    out
}

fn weight(task: &Task) -> &'static str {
    match task.code {
        "published-text-would-vanish" | "stale-local" | "took-effect-unreviewed" | "stale" => "danger",
        "upcoming" | "unreleased-change" | "review-due" => "note",
        _ => "warning",
    }
}

/// A policy with its review, its versions and its sections. The links of the [`heat_map`] lead to it.
#[must_use]
pub fn policy_section(policy: &PolicyStatus, status: &Status) -> String {
    let name = &policy.policy;
    let mut out = format!(
        "<section id=\"policy-{name}\">\n<h2>{} <code>{name}</code></h2>\n{}<h3>Versions</h3>\n{}",
        escaped(&policy.title),
        policy.review.as_ref().map_or_else(String::new, review),
        timeline(policy, status.day),
    );
    if !policy.sections.is_empty() {
        let _ = write!(out, "<h3 id=\"sections-{name}\">Sections</h3>\n{}", section_map(policy));
    }
    out.push_str("</section>\n");
    out
}

fn review(review: &PolicyReview) -> String {
    let last = review.last.map_or_else(|| "Never reviewed".to_owned(), |last| format!("Last reviewed on {last}"));
    let version = review.version.as_ref().map_or_else(String::new, |version| format!(" (version {version})"));
    let (class, due) = match (review.state, review.due) {
        (ReviewState::Overdue, Some(due)) => ("danger", format!("the next review was due on {due}")),
        (ReviewState::Due, Some(due)) => ("warning", format!("the next review is due on {due}")),
        (_, Some(due)) => ("note", format!("the next review is due on {due}")),
        (_, None) => ("note", "no next review is settled".to_owned()),
    };
    format!("<p class=\"review {class}\">{last}{version}; {due}.</p>\n")
}
