//! `[cookie_notice]` and `[external_links]` of `site.toml`: what pages tell beside their texts.
//!
//! In: these tables, and which policies there are. Out: what they say. A host or policy that is none is reported and left out.

use super::layout::Layout;
use super::names::unknown;
use super::toml::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::id::PolicyName;
use crate::model::outside::{ExternalLinks, host_of, is_host};
use crate::model::policy::Policy;
use crate::model::site::CookieNotice;
use std::collections::BTreeMap;

/// `[cookie_notice]`: a bar on pages, and a fragment for other websites.
pub(super) fn read_cookie_notice(table: &mut Table<'_>, layout: &Layout) -> CookieNotice {
    let bar = table.flag("bar");
    let policy = table.string("policy").and_then(|(name, span)| {
        let known = PolicyName::parse(&name).filter(|name| layout.policies.contains(name));
        if known.is_none() {
            let all = layout.policies.iter().map(PolicyName::as_str);
            table.report(unknown(Code::UNKNOWN_POLICY, "policy", &name, all).at(span));
        }
        known
    });
    CookieNotice { bar: bar.unwrap_or(true), policy, span: table.span() }
}

/// The policy that a notice about cookies speaks of, unless it names one: the only cookie notice of the site.
pub(super) fn find_policy(
    notice: &CookieNotice,
    policies: &BTreeMap<PolicyName, Policy>,
) -> Result<PolicyName, Box<Diagnostic>> {
    if let Some(policy) = &notice.policy {
        return Ok(policy.clone());
    }
    let notices: Vec<&PolicyName> =
        policies.values().filter(|policy| policy.kind == "cookie-notice").map(|policy| &policy.name).collect();
    let (fact, hint) = match notices[..] {
        [only] => return Ok(only.clone()),
        [] => (
            "no policy is a cookie notice".to_owned(),
            "write `kind = \"cookie-notice\"` into the `policy.toml` of one, or name it: `policy = \"...\"`".to_owned(),
        ),
        [first, ..] => (
            format!("{} policies are cookie notices", notices.len()),
            format!("add `policy = \"{first}\"`, or another one"),
        ),
    };
    let message = format!("`cookie_notice` has no `policy`, and {fact}");
    Err(Box::new(Diagnostic::new(Code::MISSING_KEY, message).at(notice.span).hint(hint)))
}

/// `[external_links]`: whether readers are told before they leave, and which hosts are the company's own.
pub(super) fn read_external_links(table: &mut Table<'_>) -> ExternalLinks {
    let notice = table.flag("notice").unwrap_or(false);
    let mut own = Vec::new();
    for (name, span) in table.strings("own").unwrap_or_default() {
        if is_host(&name) {
            own.push(name);
            continue;
        }
        let meant = meant(&name);
        table.report(
            Diagnostic::new(Code::INVALID_VALUE, format!("`{name}` is no host"))
                .at(span)
                .hint("a host has neither scheme nor path nor port, and counts with all below it: `aurora.example`")
                .did_you_mean(meant.as_deref()),
        );
    }
    ExternalLinks { notice, own }
}

/// The host that somebody meant who wrote an address, a pattern, or capitals.
fn meant(written: &str) -> Option<String> {
    let address = if written.contains("://") { written.to_owned() } else { format!("https://{written}") };
    let host = host_of(&address)?;
    let host = host.trim_start_matches("*.").trim_start_matches('.');
    is_host(host).then(|| host.to_owned())
}
