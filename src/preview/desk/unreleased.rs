//! What the sources say and nobody has published: per policy and edition.

use super::nothing;
use crate::compare::Redline;
use crate::id::PolicyName;
use crate::model::region::Edition;
use crate::preview::bar::{amount, counted};
use crate::preview::{Response, Snapshot};
use crate::render::html::escaped;
use crate::site::{Route, Site};
use rayon::prelude::*;

impl Snapshot {
    /// The first page of the desk.
    pub(in crate::preview) fn unreleased_page(&self) -> Response {
        let Some(site) = self.site() else { return self.desk_without_site("") };
        let unreleased = site.unreleased();
        let mut body = String::from(
            "<p>Texts that differ from what is published. Nothing of this is on the site until somebody releases it.</p>\n",
        );
        if unreleased.is_empty() {
            body.push_str(&nothing("Everything is published as it is written."));
        }
        for (policy, editions) in &unreleased {
            let rows: Vec<String> =
                editions.par_iter().map(|unreleased| row(site, policy, &unreleased.edition)).collect();
            body.push_str(&format!(
                "<h2>{name}</h2>\n<p>{count} of {all}</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" \
                 aria-label=\"{name}\"><table class=\"list\">\n<thead><tr><th scope=\"col\">Edition</th>\
                 <th scope=\"col\">Published</th><th scope=\"col\">Changes</th><th scope=\"col\">See</th></tr></thead>\n\
                 <tbody>\n{rows}</tbody>\n</table></div>\n",
                name = escaped(policy.as_str()),
                count = counted(editions.len(), "edition"),
                all = site.editions_of(policy).len(),
                rows = rows.concat()
            ));
        }
        if let Some(day) = site.next_change() {
            body.push_str(&format!("<p>A version that is published already takes effect or appears on {day}.</p>\n"));
        }
        self.desk_page("", &body)
    }
}

fn row(site: &Site, policy: &PolicyName, edition: &Edition) -> String {
    let route = |route: Route| escaped(&site.href(&route));
    let draft = route(Route::Draft(edition.clone(), policy.clone()));
    let base = site.base_of(edition, policy);
    let published = base.map_or_else(|| "never".to_owned(), |base| base.id.to_string());
    let changes = base.and_then(|base| {
        let old = site.text_of(edition, policy, Some(&base.id)).ok().flatten()?;
        let new = site.working_text(edition, policy)?;
        Some(amount(&Redline::in_language(&old, &new.text, &edition.language).summary()))
    });
    let redline = base.map_or_else(String::new, |_| {
        let href = route(Route::DraftChanges(edition.clone(), policy.clone()));
        format!("<a href=\"{href}\">Changes<span class=\"unseen\"> of {policy} in {edition}</span></a> ")
    });
    format!(
        "<tr><th scope=\"row\">{edition}</th><td>{published}</td><td>{}</td><td>{redline}<a href=\"{draft}\">Draft<span \
         class=\"unseen\"> of {policy} in {edition}</span></a></td></tr>\n",
        changes.unwrap_or_else(|| "all of it is new".to_owned())
    )
}
