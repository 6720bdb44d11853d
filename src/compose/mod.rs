//! Precedence: from sources to the document that each edition shows.
//!
//! In: [`SiteSources`]. Out: a [`Composition`] with one [`ComposedDocument`] for each policy and edition, in which every
//! part knows the region that supplies it, the language it is shown in, and what it displaced; and, when asked, the finished
//! [`Text`](crate::model::text::Text) of an edition with all values filled in ([`fill`]).

mod cookies;
mod document;
mod fallback;
mod fill;
mod labels;
mod memory;
mod names;
mod precedence;
mod references;
mod structure;
mod targets;
mod woven;

pub use cookies::{DeclaredCookie, cookie_facts, declared_cookies};
pub use document::{ComposedDocument, ComposedPart, ComposedSection, Mark, RemovedSection};
pub use fill::{Filler, fill};
pub use memory::Memory;
pub use names::{language_name, own_language_name, region_name, region_name_in_cldr, region_name_in_list};
pub use precedence::generates_clauses;
pub use structure::{Change, Edit, Node, Part, Removal, Structure};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{PolicyName, RegionName};
use crate::locale::Formats;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::source::Sources;
use memory::Composed;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All documents of a site.
#[derive(Debug)]
pub struct Composition {
    /// The documents by policy and edition.
    pub documents: BTreeMap<PolicyName, Arc<BTreeMap<Edition, ComposedDocument>>>,
    /// The outlines by policy and region, of regions without editions as well.
    pub structures: BTreeMap<PolicyName, Arc<BTreeMap<RegionName, Arc<Structure>>>>,
    /// The editions in the order of the site.
    pub editions: Vec<Edition>,
    /// The formats of each locale that an edition, or a text shown in it, has.
    formats: BTreeMap<String, Arc<Formats>>,
}

impl Composition {
    /// The document of a policy in an edition, where the policy applies there.
    #[must_use]
    pub fn document(&self, policy: &PolicyName, edition: &Edition) -> Option<&ComposedDocument> {
        self.documents.get(policy)?.get(edition)
    }

    /// The formats of a locale.
    #[must_use]
    pub fn formats(&self, locale: &str, site: &SiteSources) -> Arc<Formats> {
        match self.formats.get(locale) {
            Some(formats) => Arc::clone(formats),
            None => Arc::new(Formats::with_calendar(locale, site.settings.calendar)),
        }
    }
}

/// Composes every policy for every edition. Policies are independent of each other and go to different cores.
#[must_use]
pub fn compose(site: &SiteSources) -> (Composition, Diagnostics) {
    compose_again(site, &Sources::default(), &mut Memory::default())
}

/// [`compose`] for somebody who composes a site again and again: policies of which every text is the one in `memory`, in the
/// same regions, are not composed anew.
#[must_use]
pub fn compose_again(site: &SiteSources, sources: &Sources, memory: &mut Memory) -> (Composition, Diagnostics) {
    let editions = site.editions();
    let results: Vec<(PolicyName, Composed)> = site
        .policies
        .par_iter()
        .map(|(name, policy)| {
            let key = memory::Key::new(site, policy, sources);
            if let Some(before) = memory.get(name, &key) {
                return (name.clone(), before);
            }
            let mut problems = Diagnostics::new();
            let structures = structure::structures(site, policy, &mut problems);
            let documents = document::documents(site, policy, &structures, &editions, &mut problems);
            (name.clone(), Composed { key, structures: Arc::new(structures), documents: Arc::new(documents), problems })
        })
        .collect();
    let mut problems = Diagnostics::new();
    let mut documents = BTreeMap::new();
    let mut structures = BTreeMap::new();
    for (name, composed) in &results {
        problems.extend(composed.problems.clone());
        documents.insert(name.clone(), Arc::clone(&composed.documents));
        structures.insert(name.clone(), Arc::clone(&composed.structures));
    }
    memory.keep(results);
    if editions.is_empty() {
        problems.push(
            Diagnostic::new(Code::NO_EDITIONS, "no region has a language, so there is no page")
                .in_file(format!("locales/{}/region.toml", RegionName::global()))
                .hint("write `languages = [\"en\"]` for a region that is published"),
        );
    }
    let formats = editions
        .iter()
        .map(|edition| edition.language.locale(site.region(&edition.region).code.as_ref()))
        .map(|locale| (locale.clone(), Arc::new(Formats::with_calendar(&locale, site.settings.calendar))))
        .collect();
    (Composition { documents, structures, editions, formats }, problems)
}
