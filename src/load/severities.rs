//! What `site.toml` says of findings: `[severity]`, `[[severity.where]]` and `[[waiver]]`.
//!
//! In: these tables, and which regions and policies there are. Out: [`Severities`] and [`Waiver`]s. What names something that
//! does not exist is reported and left out: it must not hold for more than was meant.

use super::layout::Layout;
use super::names::unknown;
use super::toml::Table;
use crate::diagnostic::{CODES, Code, Diagnostic, Scope, Severities, Severity};
use crate::id::{PolicyName, RegionName, SectionId, nearest};
use crate::model::waiver::Waiver;
use crate::source::Span;
use std::collections::BTreeMap;
use toml::de::DeValue;

/// Codes that are about waivers themselves.
const OF_WAIVERS: [Code; 2] = [Code::EXPIRED_WAIVER, Code::UNUSED_WAIVER];

/// `[severity]`. A code holds for the whole site, or in a `[[severity.where]]` for a region, a policy, or both.
pub(super) fn read_severities(table: &mut Table<'_>, layout: &Layout) -> Severities {
    let mut severities = Severities::default();
    let somewhere = table.tables("where", |table| {
        let scope = read_scope(table, layout);
        let severities = read_codes(table, &["region", "policy"]);
        if matches!(&scope, Some(scope) if *scope == Scope::default()) {
            table.missing("region", "\"ch\"`, or `policy = \"terms-of-use\"");
            return None;
        }
        scope.map(|scope| (scope, severities))
    });
    severities.somewhere = somewhere.into_iter().flatten().collect();
    severities.everywhere = read_codes(table, &["where"]);
    severities
}

/// All keys that are codes, but for those that mean something else here.
fn read_codes(table: &mut Table<'_>, others: &[&str]) -> BTreeMap<Code, Severity> {
    let mut severities = BTreeMap::new();
    for (name, key_span, value, span) in table.entries() {
        if others.contains(&name.as_str()) {
            continue;
        }
        let Some(code) = code(table, &name, key_span, Code::UNKNOWN_KEY, others) else { continue };
        if let Some(severity) = severity(table, &name, code, key_span, value, span) {
            severities.insert(code, severity);
        }
    }
    // Local law that was left behind is never taken more lightly than a translation that was.
    if severities.get(&Code::STALE) == Some(&Severity::Error) {
        severities.entry(Code::STALE_LOCAL).or_insert(Severity::Error);
    }
    severities
}

/// The code with a name; else the name is reported, with the nearest one of the codes and of what else could stand there.
fn code(table: &Table<'_>, name: &str, span: Span, otherwise: Code, others: &[&str]) -> Option<Code> {
    let code = Code::parse(name);
    if code.is_none() {
        let near = nearest(name, CODES.iter().map(|code| code.name()).chain(others.iter().copied()));
        table.report(
            Diagnostic::new(otherwise, format!("there is no code `{name}`"))
                .at(span)
                .hint("`lexloci explain` lists all codes")
                .did_you_mean(near),
        );
    }
    code
}

fn severity(
    table: &Table<'_>,
    name: &str,
    code: Code,
    key_span: Span,
    value: &DeValue<'_>,
    span: Span,
) -> Option<Severity> {
    match value.as_str().and_then(Severity::parse) {
        Some(severity) if code.is_evidence() && severity != Severity::Error => {
            table.report(
                Diagnostic::new(
                    Code::INVALID_VALUE,
                    format!("`{name}` is always an error: evidence cannot be switched off"),
                )
                .at(key_span)
                .hint("take the line away, and mend what is reported: `lexloci explain` says how for each code"),
            );
            None
        }
        Some(severity) => Some(severity),
        None => {
            table.invalid(name, span, "one of `error`, `warning`, `hint`, `off`");
            None
        }
    }
}

/// One `[[waiver]]`. `None` where it does not say what it must: then nothing is waived.
pub(super) fn read_waiver(table: &mut Table<'_>, layout: &Layout) -> Option<Waiver> {
    let named = table.required_string("code");
    let reason = table.required_string("reason");
    let expires = table.required_date("expires");
    let file = table.string("file").map(|(file, _)| file);
    let section = table.string("section");
    let scope = read_scope(table, layout)?;
    let (name, span) = named?;
    let code = code(table, &name, span, Code::INVALID_VALUE, &[])?;
    if code.is_evidence() || OF_WAIVERS.contains(&code) {
        let why = if code.is_evidence() { "it guards the evidence" } else { "it is about waivers" };
        table.report(
            Diagnostic::new(Code::INVALID_VALUE, format!("`{code}` cannot be waived: {why}"))
                .at(span)
                .hint("take the waiver away, and mend what is reported"),
        );
        return None;
    }
    let (reason, reason_span) = reason?;
    if reason.trim().is_empty() {
        table.invalid("reason", reason_span, "why the finding may stand");
        return None;
    }
    let section = match section {
        Some((text, span)) => {
            let id = SectionId::parse(&text);
            if id.is_none() {
                table.invalid("section", span, "the id of a section, such as `contact`");
            }
            Some(id?)
        }
        None => None,
    };
    if file.is_none() && section.is_none() && scope == Scope::default() {
        table.missing("file", "\"locales/ch/terms-of-use/fr.md\"`, or `region`, `policy`, `section");
        return None;
    }
    Some(Waiver { code, file, scope, section, reason, expires: expires?, span })
}

/// `region` and `policy`. `None` where one of them does not exist.
fn read_scope(table: &mut Table<'_>, layout: &Layout) -> Option<Scope> {
    let region = table.string("region");
    let policy = table.string("policy");
    let mut scope = Scope::default();
    let mut known = true;
    if let Some((name, span)) = region {
        scope.region = RegionName::parse(&name).filter(|name| layout.regions.contains(name));
        if scope.region.is_none() {
            known = false;
            let names = layout.regions.iter().map(RegionName::as_str);
            table.report(unknown(Code::UNKNOWN_REGION, "region", &name, names).at(span));
        }
    }
    if let Some((name, span)) = policy {
        scope.policy = PolicyName::parse(&name).filter(|name| layout.policies.contains(name));
        if scope.policy.is_none() {
            known = false;
            let names = layout.policies.iter().map(PolicyName::as_str);
            table.report(unknown(Code::UNKNOWN_POLICY, "policy", &name, names).at(span));
        }
    }
    known.then_some(scope)
}
