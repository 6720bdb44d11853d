//! Cookies: a removal hits something and says why; what is declared, some edition can show, in words that readers know.
//! What an edition's own cookies lack is found when its text is filled.

use crate::compose::Composition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{RegionName, nearest};
use crate::model::policy::Policy;
use crate::model::region::Region;
use crate::model::site::SiteSources;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(site: &SiteSources, composition: &Composition, problems: &mut Diagnostics) {
    for policy in site.policies.values() {
        check_words(site, composition, policy, problems);
        for (name, cookies) in &policy.cookies {
            let Some(region) = site.regions.get(name) else { continue };
            let inherited = inherited(policy, region);
            let shown = composition.documents.get(&policy.name).is_some_and(|documents| {
                documents.keys().any(|edition| site.region(&edition.region).chain.contains(name))
            });
            for (key, fields) in cookies {
                let problem = |message: String| Diagnostic::new(Code::COOKIE_FIELD, message).at(fields.span);
                if !shown {
                    problems.push(
                        Diagnostic::new(
                            Code::NEVER_SHOWN,
                            format!("no edition can show what `{name}` says of the cookie `{key}`"),
                        )
                        .at(fields.span)
                        .hint("does the policy apply there, and does the region, or one below, have editions?"),
                    );
                }
                let Some(reason) = &fields.remove else { continue };
                if inherited.contains(key.as_str()) && !reason.trim().is_empty() {
                    problems.push(
                        Diagnostic::new(Code::REMOVED_SECTION, format!("`{name}` removes the cookie `{key}`"))
                            .at(fields.span)
                            .hint(format!("the reason given: {}", reason.trim())),
                    );
                }
                if !inherited.contains(key.as_str()) {
                    problems.push(
                        problem(format!("`{name}` removes the cookie `{key}`, which it does not inherit"))
                            .hint("take the table away")
                            .did_you_mean(nearest(key, inherited.iter().copied())),
                    );
                }
                if reason.trim().is_empty() {
                    problems.push(
                        problem(format!("the cookie `{key}` is removed without a reason"))
                            .hint("write the reason, `remove = \"...\"`; it is not published"),
                    );
                }
                if fields.name.is_some()
                    || fields.provider.is_some()
                    || fields.category.is_some()
                    || fields.purpose.is_some()
                    || fields.duration.is_some()
                    || fields.kind.is_some()
                    || fields.party.is_some()
                {
                    problems.push(
                        problem(format!("the cookie `{key}` is removed and changed at once"))
                            .hint("take `remove` away, or the other fields"),
                    );
                }
            }
        }
    }
}

/// Reports the categories, kinds and parties that no message names: readers would be shown what programs call them.
fn check_words(site: &SiteSources, composition: &Composition, policy: &Policy, problems: &mut Diagnostics) {
    let mut declared: BTreeMap<(&str, &str), Vec<(&RegionName, Span)>> = BTreeMap::new();
    for (region, cookies) in &policy.cookies {
        for fields in cookies.values() {
            for (field, word) in [("category", &fields.category), ("kind", &fields.kind), ("party", &fields.party)] {
                // An empty one is reported where it is read.
                let Some(word) = word.as_deref().filter(|word| !word.trim().is_empty()) else { continue };
                declared.entry((field, word)).or_default().push((region, fields.span));
            }
        }
    }
    let reference = &site.settings.reference_language;
    let ids = site.wording.ids();
    for ((field, word), places) in declared {
        let prefix = format!("cookie-{field}-");
        let id = format!("{prefix}{word}");
        // The place is that of the text from which the others inherit.
        let first = places.iter().min_by_key(|(region, span)| (site.region(region).chain.len(), *region, *span));
        let Some((_, place)) = first else { continue };
        for edition in composition.documents.get(&policy.name).into_iter().flat_map(|documents| documents.keys()) {
            let chain = &site.region(&edition.region).chain;
            let shown = places.iter().any(|(region, _)| chain.contains(region));
            if shown && site.wording.chrome(chain, &edition.language, reference, &id, &[]).is_none() {
                let known = ids.iter().filter_map(|id| id.strip_prefix(prefix.as_str()));
                problems.push(
                    Diagnostic::new(Code::COOKIE_FIELD, format!("no message names the {field} `{word}` of cookies"))
                        .at(*place)
                        .hint(format!("write `{id} = ...` in `locales/{reference}.ftl`, and in the other languages"))
                        .did_you_mean(nearest(word, known))
                        .for_edition(edition),
                );
            }
        }
    }
}

/// The cookies that the regions above leave to this one.
fn inherited<'a>(policy: &'a Policy, region: &Region) -> BTreeSet<&'a str> {
    let mut keys = BTreeSet::new();
    for above in region.chain.iter().filter(|above| **above != region.name) {
        for (key, fields) in policy.cookies.get(above).into_iter().flatten() {
            if fields.remove.is_some() {
                keys.remove(key.as_str());
            } else {
                keys.insert(key.as_str());
            }
        }
    }
    keys
}
