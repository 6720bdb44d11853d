//! Heat maps: editions and policies, and the sections of a policy in its editions.

use super::{counted, escaped, sign};
use crate::id::PolicyName;
use crate::model::region::Edition;
use crate::render::html::language_attributes;
use crate::status::{Counts, DocumentState, DocumentStatus, PolicyStatus, SectionState, SectionStatus, Status};
use std::fmt::Write as _;

/// How wide a bar is, in the units of its drawing.
const BAR: usize = 100;

/// What signs and colours mean, with how many sections are so.
#[must_use]
pub fn legend(counts: &Counts) -> String {
    let mut out = "<ul class=\"legend\">\n".to_owned();
    for state in SectionState::ALL {
        let (sign, _) = sign(state);
        let _ = writeln!(
            out,
            "<li><span class=\"sign {0}\" aria-hidden=\"true\">{sign}</span> <strong>{1}</strong> {2}</li>",
            state.as_str(),
            counts.of(state),
            meaning(state),
        );
    }
    let _ = writeln!(
        out,
        "<li><span class=\"sign unreleased\" aria-hidden=\"true\">*</span> <strong>{}</strong> unreleased: the working text \
         differs from the last version</li>\n</ul>",
        counts.unreleased
    );
    out
}

fn meaning(state: SectionState) -> &'static str {
    match state {
        SectionState::Current => "current: the reference text, or reviewed against it",
        SectionState::Local => "local: a region’s own text",
        SectionState::Removed => "removed by a region",
        SectionState::Unreviewed => "unreviewed: nobody read it against its source",
        SectionState::Fallback => "fallback: shown in another language",
        SectionState::Stale => "stale: its source has changed since",
    }
}

/// Where the working text of a policy in an edition can be read, if it can be.
pub type Drafts<'a> = &'a dyn Fn(&PolicyName, &Edition) -> Option<String>;

/// Editions in rows, policies in columns. Each cell says how many sections are what, and opens to name them; its links lead to
/// the ids of [`policy_section`](super::policy_section) on the same page, and to the draft.
#[must_use]
pub fn heat_map(status: &Status, drafts: Drafts<'_>) -> String {
    let mut out =
        "<div class=\"scroll\" role=\"region\" aria-label=\"Coverage by edition and policy\" tabindex=\"0\">\n\
                   <table class=\"heat\">\n<thead><tr><th scope=\"col\">Edition</th>"
            .to_owned();
    for policy in &status.policies {
        let name = &policy.policy;
        let _ = write!(out, "<th scope=\"col\"><a href=\"#policy-{name}\">{name}</a></th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let mut region = None;
    for edition in &status.editions {
        // A line between regions.
        let first = region.replace(&edition.region) != Some(&edition.region);
        let _ = write!(out, "<tr{}><th scope=\"row\">{edition}</th>", if first { " class=\"first\"" } else { "" });
        for policy in &status.policies {
            cell(policy, edition, drafts, &mut out);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    out
}

fn cell(policy: &PolicyStatus, edition: &Edition, drafts: Drafts<'_>, out: &mut String) {
    let document = policy.documents.iter().find(|document| document.edition == *edition);
    let word = |class: &str, sign: &str, word: &str| {
        format!("<td class=\"{class}\"><span aria-hidden=\"true\">{sign}</span> {word}</td>")
    };
    let text = match document {
        None => {
            "<td class=\"none\"><span aria-hidden=\"true\">–</span><span class=\"hidden\">does not apply</span></td>"
                .to_owned()
        }
        Some(document) if document.state == DocumentState::WouldVanish => word("stale", "!", "would vanish"),
        Some(document) if document.sections.is_empty() => word("none", "–", "withdrawn"),
        Some(document) => covered(policy, document, drafts),
    };
    out.push_str(&text);
}

fn covered(policy: &PolicyStatus, document: &DocumentStatus, drafts: Drafts<'_>) -> String {
    let counts = &document.counts;
    let unreleased = document.unreleased.is_some();
    let class = if unreleased { " unreleased" } else { "" };
    let mut out = format!("<td class=\"{}{class}\"><details><summary>{}", document.worst().as_str(), bar(counts));
    let mut words: Vec<String> = Vec::new();
    for state in [SectionState::Stale, SectionState::Unreviewed, SectionState::Fallback] {
        if counts.of(state) > 0 {
            let (sign, rest) = sign(state);
            words.push(format!("<b>{sign}<span class=\"hidden\">{rest}</span></b>{}", counts.of(state)));
        }
    }
    if words.is_empty() {
        words.push("<b>✓</b>".to_owned());
    }
    if counts.local > 0 {
        words.push(format!("<b>L<span class=\"hidden\">ocal</span></b>{}", counts.local));
    }
    if unreleased {
        words.push(format!("<b>*<span class=\"hidden\"> unreleased</span></b>{}", counts.unreleased));
    }
    let _ = writeln!(out, "<span class=\"counts\">{}</span></summary>", words.join(" "));
    out.push_str(&inside(policy, document, drafts));
    out.push_str("</details></td>");
    out
}

/// The shares of the states, the worst one last.
fn bar(counts: &Counts) -> String {
    let mut out =
        format!("<svg class=\"bar\" viewBox=\"0 0 {BAR} 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    let shown = counts.shown().max(1);
    let mut before = 0;
    for state in SectionState::ALL.into_iter().filter(|state| *state != SectionState::Removed) {
        let from = before * BAR / shown;
        before += counts.of(state);
        let to = before * BAR / shown;
        if counts.of(state) > 0 {
            // However few they are, they are seen.
            let (from, width) = (from.min(BAR - 3), (to - from).max(3));
            let _ = write!(out, "<rect class=\"{}\" x=\"{from}\" width=\"{width}\" height=\"6\"/>", state.as_str());
        }
    }
    out.push_str("</svg>");
    out
}

/// What a cell opens to: the version, and the sections that are not as everybody's.
fn inside(policy: &PolicyStatus, document: &DocumentStatus, drafts: Drafts<'_>) -> String {
    let mut out = String::from("<div class=\"inside\">");
    let _ = match (&document.version, document.updated) {
        (Some(version), Some(updated)) => write!(out, "<p>Version {version}, published {updated}</p>"),
        _ => write!(out, "<p>Never published</p>"),
    };
    for upcoming in &document.upcoming {
        let _ = write!(out, "<p>Version {} takes effect on {}</p>", upcoming.version, upcoming.effective);
    }
    if let Some(ending) = &document.ending {
        let _ = write!(out, "<p>No longer applies from {}</p>", ending.effective);
    }
    for state in SectionState::ALL.into_iter().rev().filter(|state| *state != SectionState::Current) {
        let of_state = || document.sections.iter().filter(|section| section.state == state);
        if of_state().next().is_some() {
            listed(state.as_str(), of_state().map(|section| section.id.as_str()), &mut out);
        }
    }
    if let Some(unreleased) = &document.unreleased {
        let changed = document.sections.iter().filter(|section| section.unreleased.is_some());
        let changed = changed.map(|section| section.id.as_str()).chain(unreleased.gone.iter().map(String::as_str));
        listed("unreleased", changed, &mut out);
    }
    let _ = write!(out, "<p><a href=\"#sections-{}\">All sections</a>", policy.policy);
    if let Some(href) = drafts(&policy.policy, &document.edition) {
        let _ = write!(out, " <a href=\"{}\">Draft</a>", escaped(&href));
    }
    out.push_str("</p></div>");
    out
}

/// "2 stale: retention, minors"
fn listed<'a>(what: &str, ids: impl Iterator<Item = &'a str>, out: &mut String) {
    let ids: Vec<String> = ids.map(|id| format!("<code>{}</code>", escaped(id))).collect();
    let _ = write!(out, "<p><strong>{} {what}:</strong> {}</p>", ids.len(), ids.join(", "));
}

/// Sections in rows, editions in columns.
#[must_use]
pub fn section_map(policy: &PolicyStatus) -> String {
    let name: &PolicyName = &policy.policy;
    let documents: Vec<&DocumentStatus> =
        policy.documents.iter().filter(|document| !document.sections.is_empty()).collect();
    let mut out = format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"Sections of {name} by edition\" tabindex=\"0\">\n\
         <table class=\"heat sections\">\n<thead><tr><th scope=\"col\">{} in {}</th>",
        counted(policy.sections.len(), "section", "sections"),
        counted(documents.len(), "edition", "editions"),
    );
    for document in &documents {
        let _ = write!(out, "<th scope=\"col\"><span>{}</span></th>", document.edition);
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for section in &policy.sections {
        let attributes = section.language.as_ref().filter(|language| language.as_str() != "en");
        let attributes = attributes.map(language_attributes).unwrap_or_default();
        let heading = if section.heading.is_empty() || section.id == "title" {
            String::new()
        } else {
            format!(" <span{attributes}>{}</span>", escaped(&section.heading))
        };
        let _ = write!(out, "<tr><th scope=\"row\"><code>{}</code>{heading}</th>", escaped(&section.id));
        for document in &documents {
            section_cell(document, &section.id, &mut out);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    out
}

fn section_cell(document: &DocumentStatus, id: &str, out: &mut String) {
    let Some(section) = document.section(id) else {
        out.push_str("<td></td>");
        return;
    };
    let (sign, rest) = sign(section.state);
    let (class, star) = match section.unreleased {
        Some(change) => (" unreleased", format!("*<span class=\"hidden\"> unreleased, {change}</span>")),
        None => ("", String::new()),
    };
    let title = match section.state {
        SectionState::Current if section.unreleased.is_none() => String::new(),
        _ => format!(" title=\"{}\"", escaped(&in_words(document, section))),
    };
    let rest = match section.state {
        SectionState::Current => String::new(),
        _ => format!("<span class=\"hidden\">{rest}</span>"),
    };
    let _ = write!(out, "<td class=\"{}{class}\"{title}>{sign}{rest}{star}</td>", section.state.as_str());
}

/// "ch/fr, rights: stale, text of ch in de; amended since the last version; locales/ch/terms/fr.md:12"
fn in_words(document: &DocumentStatus, section: &SectionStatus) -> String {
    let mut words = format!("{}, {}: {}", document.edition, section.id, section.state.as_str());
    if section.is_local() {
        let _ = write!(words, ", text of {}", section.region);
    }
    if section.fallback {
        let _ = write!(words, ", shown in {}", section.language);
    }
    if let Some(change) = section.unreleased {
        let _ = write!(words, "; {change} since the last version");
    }
    let _ = write!(words, "; {}:{}", section.file, section.line);
    words
}
