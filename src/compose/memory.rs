//! What composing a site again can take over from the last time.

use super::{ComposedDocument, Structure};
use crate::diagnostic::Diagnostics;
use crate::id::{PolicyName, RegionName};
use crate::model::document::Document;
use crate::model::policy::Policy;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::source::{SourceFile, Sources};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The policies as they were composed before.
#[derive(Debug, Default)]
pub struct Memory(BTreeMap<PolicyName, Composed>);

/// A policy as it was composed.
#[derive(Clone, Debug)]
pub(super) struct Composed {
    pub(super) key: Key,
    pub(super) structures: Arc<BTreeMap<RegionName, Arc<Structure>>>,
    pub(super) documents: Arc<BTreeMap<Edition, ComposedDocument>>,
    pub(super) problems: Diagnostics,
}

/// All that composing a policy depends on: the settings of the site and its regions, the policy's own, its documents. They
/// are kept, so that nothing else can come to stand at their place in memory.
#[derive(Clone, Debug)]
pub(super) struct Key {
    settings: Vec<Arc<SourceFile>>,
    documents: Vec<Arc<Document>>,
}

impl Key {
    pub(super) fn new(site: &SiteSources, policy: &Policy, sources: &Sources) -> Self {
        // Without texts there is nothing to tell one site from another by.
        let files = site.regions.values().map(|region| region.file).chain([policy.file]);
        let files = files.filter(|file| sources.has(*file)).map(|file| sources.shared(file));
        let settings = sources.find("site.toml").map(|file| sources.shared(file));
        let documents = policy.texts.values().flat_map(BTreeMap::values).map(Arc::clone);
        Self { settings: settings.into_iter().chain(files).collect(), documents: documents.collect() }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        let same_settings = self.settings.len() == other.settings.len()
            && self.settings.iter().zip(&other.settings).all(|(a, b)| Arc::ptr_eq(a, b));
        same_settings
            && self.documents.len() == other.documents.len()
            && self.documents.iter().zip(&other.documents).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

impl Memory {
    pub(super) fn get(&self, policy: &PolicyName, key: &Key) -> Option<Composed> {
        self.0.get(policy).filter(|before| before.key == *key).cloned()
    }

    pub(super) fn keep(&mut self, composed: Vec<(PolicyName, Composed)>) {
        self.0 = composed.into_iter().collect();
    }
}
