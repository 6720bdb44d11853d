//! Days that have passed, or will soon: reviews of whole policies, and versions that took effect before everybody had followed.

use super::reviews::shown_in;
use crate::compose::Composition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::history::{FOLDER, History};
use crate::id::PolicyName;
use crate::locale::Date;
use crate::model::policy::Policy;
use crate::model::site::SiteSources;
use crate::review::{LastReview, ReviewState, Survey, TookEffect, review_dates, took_effect};

pub(super) fn check(
    site: &SiteSources,
    composition: &Composition,
    history: &History,
    survey: &Survey,
    day: Date,
    problems: &mut Diagnostics,
) {
    for (name, policy) in &site.policies {
        let past = history.policies.get(name);
        let dates = review_dates(policy, past, day);
        if let (Some((every, span)), Some(last), Some(due)) = (policy.review_every, &dates.last, dates.due) {
            let facts = format!("`{name}` is to be reviewed every {every}, and was on {}", in_words(last));
            let found = match dates.state {
                ReviewState::Overdue => Diagnostic::new(Code::REVIEW_OVERDUE, format!("{facts}: it was due on {due}")),
                ReviewState::Due => Diagnostic::new(Code::REVIEW_DUE, format!("{facts}: it is due on {due}")),
                ReviewState::Done | ReviewState::Unscheduled => continue,
            };
            problems.push(found.at(span).hint(review_hint(name, policy, day)));
        }
    }
    for (name, past) in &history.policies {
        for found in took_effect(name, past, survey, &site.reviews, day) {
            problems.push(left_behind(name, &found, composition, survey));
        }
    }
}

/// "2025-06-16 (version 2025-06-16)"
fn in_words(last: &LastReview) -> String {
    match &last.version {
        Some(version) => format!("{} (version {version})", last.day),
        None => last.day.to_string(),
    }
}

fn review_hint(name: &PolicyName, policy: &Policy, day: Date) -> String {
    let ahead = policy.reviewed.filter(|(reviewed, _)| *reviewed > day);
    let ahead = ahead.map_or_else(String::new, |(reviewed, _)| {
        format!("; the one recorded for {reviewed} is still to come, and does not count")
    });
    format!(
        "read it, then release what has to change, or record that nothing has: `reviewed = <day>` in \
         `content/{name}/policy.toml`{ahead}"
    )
}

fn left_behind(name: &PolicyName, found: &TookEffect, composition: &Composition, survey: &Survey) -> Diagnostic {
    let TookEffect { version, published, effective, left_behind } = found;
    let count = match left_behind.len() {
        1 => "1 section that answers to it was".to_owned(),
        count => format!("{count} sections that answer to it were"),
    };
    let subjects: Vec<String> = left_behind.iter().map(|subject| format!("'{subject}'")).collect();
    let mut finding = Diagnostic::new(
        Code::TOOK_EFFECT_UNREVIEWED,
        format!(
            "version {version} of `{name}`, announced on {published}, took effect on {effective}, and {count} not reviewed"
        ),
    )
    .in_file(format!("{FOLDER}{name}/ledger.toml"))
    .hint(format!("review and release what is left behind: `lexloci confirm {}`", subjects.join(" ")));
    let shown = shown_in(composition);
    let spans = left_behind.iter().filter_map(|subject| survey.answers.get(subject)).map(|answer| answer.span);
    finding.editions = spans.filter_map(|span| shown.get(&span)).flatten().cloned().collect();
    finding
}
