//! How the sections of each policy stand in each edition, as `lexloci status` says it.

use crate::preview::{Response, Snapshot};
use crate::render::status::{heat_map, legend, policy_section};
use crate::site::Route;
use crate::status::Filter;

impl Snapshot {
    /// The heat map of editions and policies, then each policy with its review, its versions and its sections.
    pub(in crate::preview) fn coverage_page(&self) -> Response {
        let Some(site) = self.site() else { return self.desk_without_site("coverage/") };
        let status = site.status(&Filter::default());
        let documents = &site.composition().documents;
        let draft = |policy: &_, edition: &_| {
            let applies = documents.get(policy).is_some_and(|editions| editions.contains_key(edition));
            applies.then(|| site.href(&Route::Draft(Clone::clone(edition), Clone::clone(policy))))
        };
        let policies: String = status.policies.iter().map(|policy| policy_section(policy, &status)).collect();
        let body = format!(
            "<p>How each edition stands as it is written now. A cell opens to say which sections are meant, and leads to the \
             draft.</p>\n{}{}{policies}",
            legend(&status.summary.sections),
            heat_map(&status, &draft),
        );
        self.desk_page("coverage/", &body)
    }
}
