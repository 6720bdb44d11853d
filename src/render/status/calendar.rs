//! Days as a calendar that people subscribe to: iCalendar (RFC 5545).
//!
//! An event for the next review of each policy, and one for each version or withdrawal that is still to take effect. The same status gives the same
//! bytes: `DTSTAMP` is the day on which it was last decided, not that of the writing. Whoever reads the file again finds the event
//! of a policy's review by the same `UID`, moved to its new day.

use crate::locale::Date;
use crate::status::{PolicyReview, PolicyStatus, Status, VersionStatus, Withdrawal};
use std::fmt::Write as _;

/// So many octets a line has at most, without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

/// The calendar.
#[must_use]
pub fn calendar(status: &Status) -> String {
    let mut out = String::new();
    let title = format!("{}: reviews and versions", status.site);
    line("BEGIN", "VCALENDAR", &mut out);
    line("VERSION", "2.0", &mut out);
    line("PRODID", concat!("-//lexloci//lexloci ", env!("CARGO_PKG_VERSION"), "//EN"), &mut out);
    line("CALSCALE", "GREGORIAN", &mut out);
    line("METHOD", "PUBLISH", &mut out);
    line("X-WR-CALNAME", &escaped(&title), &mut out);
    for policy in &status.policies {
        if let Some(event) = policy.review.as_ref().and_then(|review| review_event(policy, review)) {
            event.write(status, &mut out);
        }
        let upcoming = |version: &&VersionStatus| version.editions.iter().any(|edition| edition.state == "upcoming");
        for version in policy.versions.iter().filter(upcoming) {
            version_event(policy, version).write(status, &mut out);
        }
        for withdrawal in policy.withdrawals.iter().filter(|withdrawal| withdrawal.effective > status.day) {
            if let Some(event) = withdrawal_event(policy, withdrawal) {
                event.write(status, &mut out);
            }
        }
    }
    line("END", "VCALENDAR", &mut out);
    out
}

/// A day on which something is to be done.
struct Event {
    id: String,
    /// The day on which that was decided.
    decided: Date,
    day: Date,
    summary: String,
    description: String,
    category: &'static str,
}

fn review_event(policy: &PolicyStatus, review: &PolicyReview) -> Option<Event> {
    let (name, last) = (&policy.policy, review.last?);
    Some(Event {
        id: format!("review-{name}"),
        decided: last,
        day: review.due?,
        summary: format!("Review due: {} ({name})", policy.title),
        description: format!(
            "Every {}. The last review was on {last}.\nRelease what has to change, or record in content/{name}/policy.toml that \
             nothing has: reviewed = <day>",
            review.every.as_deref().unwrap_or_default()
        ),
        category: "REVIEW",
    })
}

fn version_event(policy: &PolicyStatus, version: &VersionStatus) -> Event {
    let (name, id) = (&policy.policy, &version.version);
    let upcoming = version.editions.iter().filter(|edition| edition.state == "upcoming");
    let editions: Vec<String> = upcoming.map(|edition| edition.edition.to_string()).collect();
    let summary = version.summary.get("en").or_else(|| version.summary.values().next());
    let summary = summary.map_or_else(String::new, |summary| format!("\n{summary}"));
    Event {
        id: format!("version-{name}-{id}"),
        decided: version.noted,
        day: version.effective,
        summary: format!("Takes effect: {} ({name} {id})", policy.title),
        description: format!("In {}. Build the site again on this day.{summary}", editions.join(", ")),
        category: "VERSION",
    }
}

/// None where a release has overtaken the withdrawal in all its editions.
fn withdrawal_event(policy: &PolicyStatus, withdrawal: &Withdrawal) -> Option<Event> {
    let (name, day) = (&policy.policy, withdrawal.effective);
    let announced = policy.documents.iter().filter(|document| {
        let ending = document.ending.as_ref().is_some_and(|ending| ending.effective == day);
        ending && withdrawal.editions.contains(&document.edition)
    });
    let editions: Vec<String> = announced.map(|document| document.edition.to_string()).collect();
    let first = editions.first()?;
    let successor = withdrawal.successor.as_ref();
    let successor = successor.map_or_else(String::new, |successor| format!("\nReplaced by {successor}."));
    Some(Event {
        id: format!("withdrawal-{name}-{day}-{}", first.replace('/', "-")),
        decided: withdrawal.published,
        day,
        summary: format!("No longer applies: {} ({name})", policy.title),
        description: format!("In {}. Build the site again on this day.{successor}", editions.join(", ")),
        category: "VERSION",
    })
}

impl Event {
    fn write(&self, status: &Status, out: &mut String) {
        let basic = |day: Date| day.to_string().replace('-', "");
        let host =
            status.base_url.split("://").last().and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
        line("BEGIN", "VEVENT", out);
        line("UID", &escaped(&format!("{}@{host}", self.id)), out);
        line("DTSTAMP", &format!("{}T000000Z", basic(self.decided)), out);
        line("DTSTART;VALUE=DATE", &basic(self.day), out);
        line("SUMMARY", &escaped(&self.summary), out);
        line("DESCRIPTION", &escaped(&self.description), out);
        line("CATEGORIES", self.category, out);
        // Nobody is busy for it.
        line("TRANSP", "TRANSPARENT", out);
        line("END", "VEVENT", out);
    }
}

/// Text as a value (RFC 5545, section 3.3.11). Of control characters only the end of a line has a form there.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(c),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A content line, folded between characters.
fn line(name: &str, value: &str, out: &mut String) {
    let mut text = String::new();
    let _ = write!(text, "{name}:{value}");
    let mut octets = 0;
    for c in text.chars() {
        if octets + c.len_utf8() > LINE {
            // What follows a break begins with a space, which counts.
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        line("SUMMARY", &"Überprüfung ".repeat(20), &mut out);
        assert!(out.split("\r\n").all(|line| line.len() <= LINE), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "Überprüfung ".repeat(20)).trim_end());
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\r\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
    }
}
