//! Cookies: a removal hits something and says why; what is declared, some edition can show. What an edition's own cookies
//! lack is found when its text is filled.

use crate::compose::Composition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::nearest;
use crate::model::policy::Policy;
use crate::model::region::Region;
use crate::model::site::SiteSources;
use std::collections::BTreeSet;

pub(super) fn check(site: &SiteSources, composition: &Composition, problems: &mut Diagnostics) {
    for policy in site.policies.values() {
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
