//! The bar on each page: other editions and versions, what is local and what is a fallback, what differs from what was
//! published, and where each section comes from.

use super::{DESK, Snapshot};
use crate::compare::{Redline, Summary};
use crate::diagnostic::Severity;
use crate::id::{PolicyName, SectionId};
use crate::model::publication::{Facts, Origin};
use crate::model::region::Edition;
use crate::render::html::escaped;
use crate::site::{Route, Site};

impl Snapshot {
    /// The bar of the page at a path.
    pub(super) fn bar_of(&self, path: &str) -> String {
        let Some(site) = self.site() else { return String::new() };
        let below = path.strip_prefix(site.base_path()).and_then(|below| below.strip_prefix('/'));
        let route = below.and_then(|below| site.route_at(below));
        let of_document = route.as_ref().and_then(|route| Some((route, route.document()?)));
        let document = of_document.map(|(route, (edition, policy))| self.document_bar(site, route, edition, policy));
        format!(
            "<nav aria-label=\"Preview\">\n<a class=\"home\" href=\"{DESK}\">Desk</a>\n{}{}</nav>\n",
            document.unwrap_or_default(),
            self.problems()
        )
    }

    /// How much is wrong, with the way to all of it.
    fn problems(&self) -> String {
        let (errors, warnings) = (self.report.count(Severity::Error), self.report.count(Severity::Warning));
        let words = match (errors, warnings) {
            (0, 0) => return "<span class=\"ok\">No problems</span>\n".to_owned(),
            (0, warnings) => counted(warnings, "warning"),
            (errors, 0) => counted(errors, "error"),
            (errors, warnings) => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
        };
        format!("<a class=\"problems\" href=\"{DESK}check/\">{words}</a>\n")
    }

    fn document_bar(&self, site: &Site, route: &Route, edition: &Edition, policy: &PolicyName) -> String {
        let mut html = editions(site, route, edition, policy);
        html.push_str(&versions(site, route, edition, policy));
        html.push_str(&difference(site, route, edition, policy));
        if let Some((ids, facts)) = shown(site, route, edition, policy) {
            html.push_str(&self.sources(&ids, &facts, edition));
        }
        html
    }

    /// Where each section of a text comes from.
    fn sources(&self, ids: &[SectionId], facts: &Facts, edition: &Edition) -> String {
        let parts: Vec<(String, &Origin)> = std::iter::once(("title".to_owned(), &facts.title.origin))
            .chain(facts.preamble.iter().map(|origin| ("preamble".to_owned(), origin)))
            .chain(ids.iter().map(ToString::to_string).zip(facts.sections.iter().map(|section| &section.origin)))
            .collect();
        let local = parts.iter().filter(|(_, origin)| !origin.region.is_global()).count();
        let fallback = parts.iter().filter(|(_, origin)| origin.fallback).count();
        let rows: String = parts
            .iter()
            .map(|(id, origin)| {
                let mut notes = Vec::new();
                if !origin.region.is_global() {
                    notes.push(format!("<span class=\"local\">local: {}</span>", escaped(origin.region.as_str())));
                }
                if origin.fallback {
                    notes.push(format!("<span class=\"fallback\">fallback: {}</span>", origin.language));
                }
                let place = self.settings.places.html(&origin.file, Some(origin.line));
                let target = if ids.iter().any(|known| known.as_str() == id) {
                    format!("<a href=\"#{0}\">{0}</a>", escaped(id))
                } else {
                    escaped(id)
                };
                format!("<tr><th scope=\"row\">{target}</th><td>{place}</td><td>{}</td></tr>\n", notes.join(" "))
            })
            .collect();
        let mut summary = String::from("Where it comes from");
        if local > 0 {
            summary.push_str(&format!(" · <span class=\"local\">{local} local</span>"));
        }
        if fallback > 0 {
            summary.push_str(&format!(" · <span class=\"fallback\">{fallback} fallback</span>"));
        }
        format!(
            "<details class=\"sources\"><summary>{summary}</summary><div class=\"panel\"><table>\n<caption>Each section of \
             this page in {}, and the file that it stands in</caption>\n<thead><tr><th scope=\"col\">Section</th>\
             <th scope=\"col\">File and line</th><th scope=\"col\">Local or fallback</th></tr></thead>\n\
             <tbody>\n{rows}</tbody>\n</table></div></details>\n",
            escaped(&edition.to_string())
        )
    }
}

/// How much a redline changes: "2 sections, +8 −3 words".
pub(super) fn amount(summary: &Summary) -> String {
    let words = match (summary.inserted, summary.deleted) {
        (0, 0) => "the words are the same".to_owned(),
        (come, 0) => format!("<ins>+{come}</ins> {}", if come == 1 { "word" } else { "words" }),
        (0, gone) => format!("<del>−{gone}</del> {}", if gone == 1 { "word" } else { "words" }),
        (come, gone) => format!("<ins>+{come}</ins> <del>−{gone}</del> words"),
    };
    format!("{}, {words}", counted(summary.sections, "section"))
}

pub(super) fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// A list of links that opens.
fn choice(name: &str, now: &str, links: &[(String, String, bool)]) -> String {
    let items: String = links
        .iter()
        .map(|(words, href, here)| {
            let here = if *here { " aria-current=\"true\"" } else { "" };
            format!("<li><a href=\"{}\"{here}>{}</a></li>\n", escaped(href), escaped(words))
        })
        .collect();
    format!(
        "<details><summary>{name}: <b>{}</b></summary><div class=\"panel\"><ul>\n{items}</ul></div></details>\n",
        escaped(now)
    )
}

/// The same page in other editions, or the policy there.
fn editions(site: &Site, route: &Route, edition: &Edition, policy: &PolicyName) -> String {
    let links: Vec<_> = site
        .editions_of(policy)
        .into_iter()
        .map(|other| {
            let policy = policy.clone();
            let same = match route {
                Route::Draft(..) => Route::Draft(other.clone(), policy),
                Route::DraftChanges(..) => Route::DraftChanges(other.clone(), policy),
                Route::History(..) => Route::History(other.clone(), policy),
                Route::Local(..) => Route::Local(other.clone(), policy),
                Route::Version(_, _, id) => Route::Version(other.clone(), policy, id.clone()),
                _ => Route::Policy(other.clone(), policy),
            };
            let there = site.route_at(&site.path(&same)).unwrap_or_else(|| {
                let (edition, policy) = (other.clone(), same.document().map(|(_, policy)| policy.clone()));
                policy.map_or(Route::Root, |policy| Route::Policy(edition, policy))
            });
            (other.to_string(), site.href(&there), other == edition)
        })
        .collect();
    choice("Edition", &edition.to_string(), &links)
}

/// The draft and all versions of the policy in this edition.
fn versions(site: &Site, route: &Route, edition: &Edition, policy: &PolicyName) -> String {
    let (e, p) = (|| edition.clone(), || policy.clone());
    let in_force = site.standings().get(policy).and_then(|all| all.get(edition)?.in_force());
    let draft = Route::Draft(e(), p());
    let is_draft = matches!(route, Route::Draft(..) | Route::DraftChanges(..));
    let shown = match route {
        Route::Version(_, _, id) | Route::VersionData(_, _, id) | Route::Changes(_, _, id, _) => Some(id),
        _ if is_draft => None,
        _ => in_force.map(|version| &version.id),
    };
    let mut links = Vec::new();
    if site.route_at(&site.path(&draft)).is_some() {
        links.push(("draft".to_owned(), site.href(&draft), is_draft));
    }
    for version in site.versions_of(edition, policy).iter().rev() {
        let is_in_force = in_force.is_some_and(|other| other.id == version.id);
        let words = if is_in_force { format!("{} (in force)", version.id) } else { version.id.to_string() };
        let route = if is_in_force { Route::Policy(e(), p()) } else { Route::Version(e(), p(), version.id.clone()) };
        links.push((words, site.href(&route), !is_draft && shown == Some(&version.id)));
    }
    if links.is_empty() {
        return String::new();
    }
    let now = if is_draft { "draft".to_owned() } else { shown.map_or_else(|| "none".to_owned(), ToString::to_string) };
    choice("Version", &now, &links)
}

/// What the draft changes in what was published, with the way to the redline and back.
fn difference(site: &Site, route: &Route, edition: &Edition, policy: &PolicyName) -> String {
    let draft = Route::Draft(edition.clone(), policy.clone());
    if matches!(route, Route::DraftChanges(..)) {
        return format!("<a class=\"redline\" href=\"{}\">Hide changes</a>\n", escaped(&site.href(&draft)));
    }
    let Some(working) = site.working_text(edition, policy) else { return String::new() };
    let Some(base) = site.base_of(edition, policy) else {
        return "<span class=\"new\">Never released</span>\n".to_owned();
    };
    let Ok(Some(published)) = site.text_of(edition, policy, Some(&base.id)) else { return String::new() };
    let redline = Redline::in_language(&published, &working.text, &edition.language);
    if redline.is_empty() {
        return "<span class=\"ok\">As published</span>\n".to_owned();
    }
    let href = site.href(&Route::DraftChanges(edition.clone(), policy.clone()));
    format!("<a class=\"redline\" href=\"{}\">Show changes: {}</a>\n", escaped(&href), amount(&redline.summary()))
}

/// What is known of the text that a page shows.
fn shown(site: &Site, route: &Route, edition: &Edition, policy: &PolicyName) -> Option<(Vec<SectionId>, Facts)> {
    let version = match route {
        Route::Draft(..) | Route::DraftChanges(..) => None,
        Route::Version(_, _, id) | Route::Changes(_, _, id, _) => {
            Some(site.versions_of(edition, policy).iter().find(|version| version.id == *id)?)
        }
        _ => site.standings().get(policy).and_then(|all| all.get(edition)?.in_force()),
    };
    match version {
        Some(version) => Some((version.record.ids.clone(), Facts::clone(&version.record.facts))),
        None => {
            let working = site.working_text(edition, policy)?;
            let ids = working.text.sections.iter().map(|section| section.id.clone()).collect();
            Some((ids, Facts::clone(&working.facts)))
        }
    }
}
