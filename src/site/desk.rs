//! What the preview's desk asks of a site beside its pages.

use super::shown::Recent;
use super::{Route, Site};
use crate::check::{proofread, waive};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::history::Published;
use crate::id::{PolicyName, VersionId};
use crate::model::publication::Publication;
use crate::model::region::Edition;
use crate::model::text::Text;
use crate::release::draft;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Site {
    /// All editions of a policy that have a page.
    #[must_use]
    pub fn editions_of(&self, policy: &PolicyName) -> BTreeSet<&Edition> {
        self.availability.editions_of(policy)
    }

    /// All policies that have a page, by name.
    pub fn policies(&self) -> impl Iterator<Item = &PolicyName> {
        self.availability.policies()
    }

    /// All routes of a policy in an edition.
    #[must_use]
    pub fn routes_of(&self, edition: &Edition, policy: &PolicyName) -> Vec<Route> {
        let mut routes = Vec::new();
        self.version_routes(&[edition], policy, &mut routes);
        self.document_routes(edition, policy, &mut routes);
        routes
    }

    /// The versions of a policy in an edition that exist on the day of the site, in the order of the ledger.
    #[must_use]
    pub fn versions_of(&self, edition: &Edition, policy: &PolicyName) -> &[Published] {
        self.availability.standing(policy, edition).map_or(&[], |standing| &standing.versions)
    }

    /// The version that the working text is compared with.
    #[must_use]
    pub fn base_of(&self, edition: &Edition, policy: &PolicyName) -> Option<&Published> {
        self.draft_base(edition, policy)
    }

    /// What a proofreader says of the working texts, beside what is found whenever the site is opened.
    #[must_use]
    pub fn proofread(&self) -> Report {
        let found = proofread(&self.sources, &self.composition, &self.history, &self.texts, self.day);
        let (mut problems, _) = waive(&self.sources, &self.texts, self.day, found);
        // The lines of `site.toml` that waive something else are no findings of a proofreader.
        problems.retain(|problem| ![Code::UNUSED_WAIVER, Code::EXPIRED_WAIVER].contains(&problem.code));
        Report::new(&problems, &self.texts, &self.sources.settings.severities)
    }

    /// What an edition would be if it were published now.
    #[must_use]
    pub fn working_text(&self, edition: &Edition, policy: &PolicyName) -> Option<Publication> {
        let document = self.composition.document(policy, edition)?;
        Some(draft(&self.sources, &self.composition, document, &self.texts))
    }

    /// The text of a version, or, without one, the working text; none where there is no such text.
    ///
    /// # Errors
    /// When a frozen text cannot be read.
    pub fn text_of(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        version: Option<&VersionId>,
    ) -> Result<Option<Arc<Text>>, Box<Diagnostic>> {
        let Some(id) = version else { return Ok(self.working_text(edition, policy).map(|working| working.text)) };
        let found = self.availability.standing(policy, edition).and_then(|standing| standing.version(id));
        let Some(found) = found else { return Ok(None) };
        Ok(Some(self.version(policy, edition, found, &mut Recent::default())?.text))
    }
}
