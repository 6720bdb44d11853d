//! How much of each policy an edition has in its own language.

use crate::compose::ComposedDocument;
use crate::preview::{Response, Snapshot};
use crate::render::html::escaped;
use crate::site::{Route, Site};

impl Snapshot {
    /// Policies and editions, each with the share of sections that are no fallback.
    pub(in crate::preview) fn coverage_page(&self) -> Response {
        let Some(site) = self.site() else { return self.desk_without_site("coverage/") };
        let documents = &site.composition().documents;
        let head: String = documents
            .keys()
            .map(|policy| format!("<th scope=\"col\"><span>{}</span></th>", escaped(policy.as_str())))
            .collect();
        let rows: String = site
            .composition()
            .editions
            .iter()
            .map(|edition| {
                let cells: String =
                    documents.values().map(|all| all.get(edition).map_or_else(none, |one| cell(site, one))).collect();
                format!("<tr><th scope=\"row\">{edition}</th>{cells}</tr>\n")
            })
            .collect();
        let body = format!(
            "<p>How many of the sections each edition shows in its own language, as they are written now; the rest are \
             fallbacks in another one. The link leads to the draft.</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" \
             aria-label=\"Coverage\"><table class=\"heat\">\n<thead><tr><td></td>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n\
             </table></div>\n"
        );
        self.desk_page("coverage/", &body)
    }
}

/// Where a policy does not apply.
fn none() -> String {
    "<td class=\"none\"><span class=\"unseen\">does not apply</span></td>".to_owned()
}

fn cell(site: &Site, document: &ComposedDocument) -> String {
    let all = document.sections.len();
    let own = document.sections.iter().filter(|section| !section.part.fallback).count();
    let percent = (own * 100).checked_div(all).unwrap_or(100);
    let heat = percent / 20;
    let href = escaped(&site.href(&Route::Draft(document.edition.clone(), document.policy.clone())));
    format!(
        "<td class=\"heat-{heat}\"><a href=\"{href}\" title=\"{own} of {all} sections of {} in {}\">{percent} %</a></td>",
        document.policy, document.edition
    )
}
