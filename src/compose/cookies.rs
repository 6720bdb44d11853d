//! Cookies compose field by field: the most local region that gives a field prevails in that field alone.

use super::Composition;
use super::document::ComposedDocument;
use super::fallback::Fallback;
use super::fill::Filler;
use super::woven::{Piece, weave};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::nearest;
use crate::locale::Language;
use crate::model::cookie::{CookieFacts, CookieFields, Duration, Purpose};
use crate::model::markup::{Alignment, Final, Inline, Table, plain_text};
use crate::model::policy::Policy;
use crate::model::region::Region;
use crate::model::site::SiteSources;
use crate::source::Span;
use crate::wording::Argument;
use std::collections::BTreeMap;

/// A cookie as an edition declares it, its fields still to be checked for completeness.
#[derive(Clone, Debug)]
pub(super) struct Cookie<'a> {
    key: &'a str,
    fields: CookieFields,
    /// The region that words the purpose, which settles its language.
    purpose_region: &'a Region,
    /// The table in which it does.
    purpose_place: Span,
}

impl Cookie<'_> {
    /// Its name as browsers show it.
    fn name(&self) -> &str {
        self.fields.name.as_deref().unwrap_or(self.key)
    }

    /// The fields that no region of the chain gives.
    fn missing(&self) -> Vec<&'static str> {
        let required = self.fields.required();
        required.into_iter().filter_map(|(name, given)| (!given).then_some(name)).collect()
    }
}

/// A cookie that an edition declares, and what it does not say of it.
#[derive(Clone, Debug)]
pub struct DeclaredCookie {
    /// Its key in `cookies.toml`.
    pub key: String,
    /// The table that declares it first.
    pub span: Span,
    /// The fields that it lacks.
    pub lacks: Vec<&'static str>,
    /// Whether its purpose has no words in the language of the edition.
    pub foreign_purpose: bool,
}

/// The cookies that an edition of a policy declares.
#[must_use]
pub fn declared_cookies(
    site: &SiteSources,
    composition: &Composition,
    document: &ComposedDocument,
) -> Vec<DeclaredCookie> {
    let mut quiet = Diagnostics::new();
    let mut filler = Filler::new(site, composition, document, &mut quiet);
    let language = &document.edition.language;
    let cookies = composed(&filler, filler.policy);
    let mut declared = Vec::new();
    for cookie in cookies.values() {
        let mut lacks = cookie.missing();
        if cookie.fields.party.is_none() {
            lacks.push("party");
        }
        let foreign_purpose = matches!(purpose(&mut filler, cookie, language), Inline::Foreign(..));
        let (key, span) = (cookie.key.to_owned(), cookie.fields.span);
        declared.push(DeclaredCookie { key, span, lacks, foreign_purpose });
    }
    declared
}

/// What an edition of a policy says of each of its cookies, in the order of its tables. A cookie that is not complete is
/// reported, and is not among them.
#[must_use]
pub fn cookie_facts(site: &SiteSources, composition: &Composition, document: &ComposedDocument) -> Vec<CookieFacts> {
    let mut quiet = Diagnostics::new();
    let mut filler = Filler::new(site, composition, document, &mut quiet);
    let policy = filler.policy;
    let cookies = composed(&filler, policy);
    let cookies = in_order(policy, cookies.values()).into_iter().filter(|cookie| cookie.missing().is_empty());
    cookies.filter_map(|cookie| facts(&mut filler, cookie)).collect()
}

fn facts(filler: &mut Filler<'_>, cookie: &Cookie<'_>) -> Option<CookieFacts> {
    let purpose = purpose(filler, cookie, &filler.site.settings.reference_language);
    let fields = &cookie.fields;
    Some(CookieFacts {
        name: cookie.name().to_owned(),
        provider: fields.provider.clone()?,
        category: fields.category.clone()?,
        purpose: plain_text(&[purpose]),
        duration: fields.duration.as_ref()?.to_string(),
        kind: fields.kind.clone()?,
        party: fields.party.clone(),
    })
}

/// Cookies by category, in the order of the policy, then by key.
fn in_order<'c, 'a>(policy: &Policy, cookies: impl Iterator<Item = &'c Cookie<'a>>) -> Vec<&'c Cookie<'a>>
where
    'a: 'c,
{
    let rank =
        |cookie: &Cookie<'_>| policy.categories.iter().position(|name| Some(name) == cookie.fields.category.as_ref());
    let mut cookies: Vec<_> = cookies.collect();
    cookies.sort_by_key(|cookie| (rank(cookie), cookie.key));
    cookies
}

/// The cookies of a region's chain, without those that it removes, by key. The place of each is that of the table which
/// declares it first.
fn composed<'a>(filler: &Filler<'a>, policy: &'a Policy) -> BTreeMap<&'a str, Cookie<'a>> {
    let mut cookies: BTreeMap<&str, Cookie<'_>> = BTreeMap::new();
    for name in filler.chain() {
        let region = filler.site.region(name);
        let Some(declared) = policy.cookies.get(name) else { continue };
        for (key, fields) in declared {
            if fields.remove.is_some() {
                // What a region removes is gone for all below, which may declare it anew.
                cookies.remove(key.as_str());
                continue;
            }
            let Some(cookie) = cookies.get_mut(key.as_str()) else {
                let fields = fields.clone();
                let purpose_place = fields.span;
                cookies.insert(key, Cookie { key, fields, purpose_region: region, purpose_place });
                continue;
            };
            if fields.purpose.is_some() {
                cookie.purpose_region = region;
                cookie.purpose_place = fields.span;
            }
            let over = fields.clone();
            let base = &mut cookie.fields;
            base.name = over.name.or(base.name.take());
            base.provider = over.provider.or(base.provider.take());
            base.category = over.category.or(base.category.take());
            base.purpose = over.purpose.or(base.purpose.take());
            base.duration = over.duration.or(base.duration.take());
            base.kind = over.kind.or(base.kind.take());
            base.party = over.party.or(base.party.take());
            base.refused.extend(over.refused);
        }
    }
    cookies
}

/// Reports every cookie of the edition that is incomplete, and every one that no table of its text shows.
pub(super) fn report(filler: &mut Filler<'_>) {
    let policy = filler.policy;
    if policy.cookies.is_empty() {
        return;
    }
    let cookies = composed(filler, policy);
    for cookie in cookies.values() {
        let mut missing = cookie.missing();
        // What a region says wrongly is reported there.
        let refused = !cookie.fields.refused.is_empty();
        missing.retain(|name| !cookie.fields.refused.contains(name));
        let category = cookie.fields.category.as_deref();
        let diagnostic = if !missing.is_empty() {
            let missing: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
            let near = nearest(cookie.key, cookies.keys().copied().filter(|key| *key != cookie.key));
            let hint = match near {
                Some(near) => format!(
                    "a cookie has provider, category, purpose, duration and kind; did you mean to change `{near}`?"
                ),
                None => "a cookie has provider, category, purpose, duration and kind".to_owned(),
            };
            Diagnostic::new(Code::COOKIE_FIELD, format!("the cookie `{}` lacks {}", cookie.key, missing.join(", ")))
                .hint(hint)
        } else if !refused && !filler.tables.contains(&None) && !filler.tables.contains(&category.map(str::to_owned)) {
            let category = category.unwrap_or("...");
            Diagnostic::new(
                Code::COOKIE_IN_NO_TABLE,
                format!("no table of `{}` shows the cookie `{}`", policy.name, cookie.key),
            )
            .hint(format!("write `{{{{ cookies.{category} }}}}` alone in a paragraph"))
        } else {
            continue;
        };
        filler.problems.push(diagnostic.at(cookie.fields.span).for_edition(&filler.document.edition));
    }
}

/// The table of `{{ cookies }}` or of one category; `None` where it has no cookies, which is reported.
pub(super) fn table(
    filler: &mut Filler<'_>,
    category: Option<&str>,
    span: Span,
    language: &Language,
) -> Option<Table<Final>> {
    let policy = filler.policy;
    if let Some(category) = category
        && !policy.categories.iter().any(|known| known == category)
    {
        let near = crate::id::nearest(category, policy.categories.iter().map(String::as_str));
        filler.problems.push(
            Diagnostic::new(Code::UNDEFINED_VALUE, format!("there is no category of cookies `{category}`"))
                .at(span)
                .hint("`policy.toml` lists the `categories`")
                .did_you_mean(near),
        );
        return None;
    }
    filler.tables.insert(category.map(str::to_owned));
    let cookies = composed(filler, policy);
    let wanted = |cookie: &&Cookie<'_>| category.is_none() || cookie.fields.category.as_deref() == category;
    let shown = in_order(policy, cookies.values().filter(wanted));
    if shown.is_empty() {
        filler.problems.push(
            Diagnostic::new(Code::EMPTY_COOKIE_TABLE, "a table of cookies without cookies")
                .at(span)
                .hint("declare cookies in `cookies.toml`, or replace the section where the region has none")
                .for_edition(&filler.document.edition),
        );
        return None;
    }
    let mut columns = vec!["cookie-name", "cookie-provider", "cookie-purpose"];
    if category.is_none() {
        columns.push("cookie-category");
    }
    columns.extend(["cookie-duration", "cookie-kind"]);
    let head: Vec<_> = columns.iter().map(|id| vec![words(filler, id, language)]).collect();
    // An incomplete cookie is reported for the whole text, and does not take the others with it.
    let complete = shown.into_iter().filter(|cookie| cookie.missing().is_empty());
    let rows: Vec<_> = complete.filter_map(|cookie| row(filler, cookie, category.is_none(), language)).collect();
    Some(Table { cookies: true, alignments: vec![Alignment::Default; head.len()], head, rows })
}

fn row(
    filler: &mut Filler<'_>,
    cookie: &Cookie<'_>,
    with_category: bool,
    language: &Language,
) -> Option<Vec<Vec<Inline<Final>>>> {
    let fields = &cookie.fields;
    let name = cookie.name().to_owned();
    let purpose = purpose(filler, cookie, language);
    let kind = fields.kind.as_deref().map(|kind| said(filler, &format!("cookie-kind-{kind}"), kind, language));
    let party = fields.party.as_deref().map(|party| said(filler, &format!("cookie-party-{party}"), party, language));
    let kind_and_party = match (kind, party) {
        (Some(kind), Some(party)) => both(filler, [kind, party], language),
        (one, other) => one.or(other).map(|(text, of)| foreign(text, of, language)).into_iter().collect(),
    };
    let mut row =
        vec![vec![Inline::Code(name)], vec![Inline::Text(fields.provider.clone().unwrap_or_default())], vec![purpose]];
    if with_category {
        let category = fields.category.as_deref().unwrap_or_default();
        let (text, of) = said(filler, &format!("cookie-category-{category}"), category, language);
        row.push(vec![foreign(text, of, language)]);
    }
    row.push(vec![duration(filler, fields.duration.as_ref()?, language)]);
    row.push(kind_and_party);
    Some(row)
}

fn purpose(filler: &mut Filler<'_>, cookie: &Cookie<'_>, language: &Language) -> Inline<Final> {
    let (text, of) = match &cookie.fields.purpose {
        Some(Purpose::Message(id, span)) if !id.trim().is_empty() => match filler.value(id, *span, language) {
            Some(said) => said,
            None => (id.clone(), language.clone()),
        },
        Some(Purpose::ByLanguage(by_language)) => {
            let reference = &filler.site.settings.reference_language;
            let served = cookie.purpose_region.serve(language, reference, by_language.keys());
            if let Some((served, true)) = served {
                filler.fallback_of(Fallback {
                    what: format!("the purpose of `{}`", cookie.key),
                    region: &cookie.purpose_region.name,
                    around: language,
                    shown: served,
                    place: cookie.purpose_place,
                    used: cookie.purpose_place,
                    hint: format!("add `{language} = ...` to `purpose`"),
                });
            }
            match served.and_then(|(served, _)| Some((by_language.get(served)?.clone(), served.clone()))) {
                Some(said) => said,
                None => (String::new(), language.clone()),
            }
        }
        // Empty ones are reported where they stand.
        _ => (String::new(), language.clone()),
    };
    foreign(text, of, language)
}

fn duration(filler: &mut Filler<'_>, duration: &Duration, language: &Language) -> Inline<Final> {
    match duration {
        Duration::Session => words(filler, "duration-session", language),
        Duration::Persistent => words(filler, "duration-persistent", language),
        Duration::Parts(parts) => {
            let mut of = language.clone();
            let parts: Vec<String> = parts
                .iter()
                .map(|(unit, count)| {
                    let (text, said_in) =
                        filler.message(unit.message(), language, &[("count", Argument::Count(*count))]);
                    of = said_in;
                    text
                })
                .collect();
            foreign(filler.formats(&of).list(&parts), of, language)
        }
    }
}

fn words(filler: &mut Filler<'_>, id: &str, language: &Language) -> Inline<Final> {
    let (text, of) = filler.message(id, language, &[]);
    foreign(text, of, language)
}

/// A message with its language if there is one, else the word as declared.
fn said(filler: &mut Filler<'_>, id: &str, word: &str, language: &Language) -> (String, Language) {
    let reference = &filler.site.settings.reference_language;
    match filler.site.wording.chrome(filler.chain(), language, reference, id, &[]) {
        Some(_) => filler.message(id, language, &[]),
        None => (word.to_owned(), language.clone()),
    }
}

/// Kind and party side by side.
fn both(
    filler: &mut Filler<'_>,
    [(kind, kind_of), (party, party_of)]: [(String, Language); 2],
    language: &Language,
) -> Vec<Inline<Final>> {
    let arguments = [("kind", Argument::Text(kind.clone())), ("party", Argument::Text(party.clone()))];
    let (text, of) = filler.message("cookie-type", language, &arguments);
    weave(&text, &of, &[Piece::new(kind, kind_of), Piece::new(party, party_of)], language)
}

fn foreign(text: String, of: Language, language: &Language) -> Inline<Final> {
    if language.is_served_by(&of) { Inline::Text(text) } else { Inline::Foreign(of, vec![Inline::Text(text)]) }
}
