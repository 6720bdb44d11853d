//! Ids of what was published: they stand in the text, so that a new word in a heading moves no address.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::history::History;
use crate::id::RegionName;
use crate::model::site::SiteSources;

pub(super) fn check(site: &SiteSources, history: &History, problems: &mut Diagnostics) {
    for (name, policy) in site.policies.iter().filter(|(name, _)| history.policies.contains_key(*name)) {
        let reference =
            policy.texts.get(&RegionName::global()).and_then(|texts| texts.get(&site.settings.reference_language));
        let Some(derived) = reference.map(|document| &document.derived_ids) else { continue };
        let Some((id, span)) = derived.first() else { continue };
        let fact = match derived.len() {
            1 => format!("`{name}` was published, and a heading has its id `{id}` from its words"),
            count => format!("`{name}` was published, and {count} headings have their ids from their words"),
        };
        problems.push(
            Diagnostic::new(Code::DERIVED_ID, fact)
                .at(*span)
                .hint(format!("run `lexloci check --fix`: it pins the ids, here `{{#{id}}}`"))
                .fix(Fix::Pin(derived.iter().map(|(id, span)| (id.clone(), span.range())).collect())),
        );
    }
}
