//! What the working texts say that no version says.

use super::plan::differs;
use crate::compose::{Composition, fill};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::history::{History, newest};
use crate::id::PolicyName;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What a release of a change is asked for; a release of texts that had no version needs none of it, and takes it all the same.
pub const KIND: &str = " --kind material --summary \"what changed\"";

/// The editions of each policy whose working text differs from what was released last, in order; no policy without any.
#[must_use]
pub fn unreleased(
    site: &SiteSources,
    composition: &Composition,
    history: &History,
) -> BTreeMap<PolicyName, Vec<Edition>> {
    let mut unreleased: BTreeMap<PolicyName, Vec<Edition>> = BTreeMap::new();
    for (policy, documents) in &composition.documents {
        let newest = history.policies.get(policy).map(newest).unwrap_or_default();
        let documents: Vec<_> = documents.iter().collect();
        let differing: Vec<Edition> = documents
            .into_par_iter()
            .filter(|(edition, document)| {
                let text = fill(site, composition, document, &mut Diagnostics::new());
                differs(newest.get(edition), &text)
            })
            .map(|(edition, _)| edition.clone())
            .collect();
        if !differing.is_empty() {
            unreleased.insert(policy.clone(), differing);
        }
    }
    unreleased
}

/// The same as findings, one for each policy. Where nothing was ever released there is none: everything would be.
#[must_use]
pub fn unreleased_changes(site: &SiteSources, composition: &Composition, history: &History) -> Diagnostics {
    let mut problems = Diagnostics::new();
    if history.is_empty() {
        return problems;
    }
    for (policy, editions) in unreleased(site, composition, history) {
        let (message, hint) = if history.policies.contains_key(&policy) {
            (
                format!("`{policy}` has changes that were not released"),
                format!(
                    "`lexloci diff {policy}` shows them, `lexloci release {policy}{KIND}` freezes them as a version, or one with \
                     `--kind editorial` where only the wording changed"
                ),
            )
        } else {
            (
                format!("`{policy}` was never released"),
                format!("`lexloci release {policy}` freezes it as its first version"),
            )
        };
        let mut finding = Diagnostic::new(Code::UNRELEASED_CHANGE, message)
            .in_file(format!("content/{policy}/policy.toml"))
            .hint(hint);
        finding.editions = editions.iter().map(ToString::to_string).collect();
        problems.push(finding);
    }
    problems
}
