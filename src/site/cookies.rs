//! What a document declares of cookies, for consent tools; and the notice that leads readers to it, on pages of the site and as
//! a fragment for other websites.

use super::pages::{PageParts, Rendered};
use super::shown::{Recent, Shown};
use super::{Route, Site};
use crate::history::Published;
use crate::id::PolicyName;
use crate::model::cookie::{CookieFacts, revision};
use crate::model::markup::{Block, Final, Inline, plain_text};
use crate::model::region::Edition;
use crate::model::text::Text;
use crate::render::SharedValue;
use crate::render::view::CookieNoticeView;
use serde_json::{Value, json};

/// The form of `cookies.json`, which `docs/cookies.schema.json` describes.
const FORMAT: &str = "cookies-1";

/// The static files of the notice.
const SCRIPT: &str = "cookie-notice.js";
const STYLE: &str = "cookie-notice.css";

/// The words of a table for a cookie.
struct Words<'a> {
    purpose: &'a [Inline<Final>],
    duration: String,
    kind: String,
}

impl Site {
    /// Whether a document in force says of cookies what a program can read: a version that was frozen before versions knew
    /// cookies does not.
    pub(super) fn declares_cookies(&self, version: &Published) -> bool {
        !version.record.facts.cookies.is_empty()
    }

    /// The cookies of the version in force, by category; `docs/cookies.schema.json` has the form.
    pub(super) fn cookies_data(&self, edition: &Edition, policy: &PolicyName, recent: &mut Recent) -> Rendered {
        let Some(version) = self.availability.in_force(policy, edition) else { return Ok(Vec::new()) };
        let shown = self.version(policy, edition, version, recent)?;
        let cookies = &shown.facts.cookies;
        let mut categories: Vec<&str> = cookies.iter().map(|cookie| cookie.category.as_str()).collect();
        categories.dedup();
        let categories: Vec<Value> = categories
            .into_iter()
            .map(|category| {
                let of_it = cookies.iter().filter(|cookie| cookie.category == category);
                json!({
                    "category": category,
                    "label": self.label(edition, "cookie-category", category),
                    "cookies": of_it.map(|cookie| self.cookie_data(&shown, cookie)).collect::<Vec<_>>(),
                })
            })
            .collect();
        let mut data = json!({
            "format": FORMAT,
            "policy": policy,
            "edition": edition.to_string(),
            "region": edition.region,
            "language": edition.language.as_str(),
            "locale": shown.facts.locale,
            "direction": edition.language.direction().as_str(),
            "address": self.address(&Route::Policy(edition.clone(), policy.clone())),
            "version": version.id,
            "updated": version.entry.published.to_string(),
            "effective": version.effective.to_string(),
            "revision": revision(cookies),
            "categories": categories,
        })
        .to_string();
        data.push('\n');
        Ok(data.into_bytes())
    }

    /// A cookie as its version has it: facts as they were declared, words as its table has them.
    fn cookie_data(&self, shown: &Shown<'_>, cookie: &CookieFacts) -> Value {
        let words = words(&shown.text, cookie);
        let language = |purpose: &[Inline<Final>]| match purpose {
            [Inline::Foreign(language, _)] => language.clone(),
            _ => shown.edition.language.clone(),
        };
        let in_table = |words: Option<&String>| words.cloned();
        json!({
            "name": cookie.name,
            "provider": cookie.provider,
            "purpose": words.as_ref().map_or_else(|| cookie.purpose.clone(), |words| plain_text(words.purpose)),
            "purpose_language": words.as_ref().map_or_else(
                || self.sources.settings.reference_language.clone(),
                |words| language(words.purpose),
            ).as_str(),
            "duration": cookie.duration,
            "duration_words": in_table(words.as_ref().map(|words| &words.duration)),
            "kind": cookie.kind,
            "kind_words": in_table(words.as_ref().map(|words| &words.kind)),
            "party": cookie.party,
        })
    }

    /// A message if there is one, else the word as declared.
    fn label(&self, edition: &Edition, kind: &str, word: &str) -> String {
        let id = format!("{kind}-{word}");
        if self.sources.wording.defines(&id) { self.words(edition, &id) } else { word.to_owned() }
    }

    /// The notice about cookies for pages of an edition: where the site has one, and the document that it speaks of is in force
    /// there. `whole`: with whole addresses, for other websites.
    fn cookie_notice(&self, edition: &Edition, whole: bool) -> Option<CookieNoticeView> {
        let policy = self.sources.cookie_policy()?;
        let version = self.availability.in_force(policy, edition)?;
        let record = &version.record;
        // Of a version that was frozen before versions knew cookies, the text tells whether anything changed.
        let revision =
            if self.declares_cookies(version) { revision(&record.facts.cookies) } else { record.text.short() };
        let href = |route: &Route| if whole { self.address(route) } else { self.href(route) };
        let asset = |name: &str| href(&Route::Asset(name.to_owned()));
        Some(CookieNoticeView {
            href: href(&Route::Policy(edition.clone(), policy.clone())),
            revision,
            script: asset(SCRIPT),
            stylesheet: asset(STYLE),
        })
    }

    /// The notice on a page of an edition, unless the page is what the notice leads to.
    pub(super) fn cookie_bar(&self, edition: &Edition, path: &str) -> Option<CookieNoticeView> {
        let shown = self.sources.settings.cookie_notice.as_ref().is_some_and(|notice| notice.bar);
        shown.then(|| self.cookie_notice(edition, false)).flatten().filter(|notice| notice.href != path)
    }

    /// Whether an edition has a notice for other websites.
    pub(super) fn has_cookie_notice(&self, edition: &Edition) -> bool {
        self.sources.cookie_policy().is_some_and(|policy| self.availability.in_force(policy, edition).is_some())
    }

    /// The notice as a part of a page, for other websites.
    pub(super) fn cookie_notice_fragment(&self, edition: &Edition) -> Rendered {
        let Some(notice) = self.cookie_notice(edition, true) else { return Ok(Vec::new()) };
        let route = Route::CookieNotice(edition.clone());
        let title = self.words(edition, "cookie-notice-label");
        let mut parts = PageParts::new(edition, self.page_view(edition, title, &route, None));
        parts.own = vec![("cookie_notice", SharedValue::of(&Some(notice)))];
        self.render_page("cookie-notice-fragment.html", parts)
    }
}

/// What the tables of a text say of a cookie; nothing where none shows it. Tables of cookies have name, provider, purpose,
/// perhaps category, duration and kind.
fn words<'a>(text: &'a Text, cookie: &CookieFacts) -> Option<Words<'a>> {
    let bodies = text.preamble.iter().map(|body| &body.blocks);
    let blocks = bodies.chain(text.sections.iter().map(|section| &section.blocks)).flatten();
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) if table.cookies => Some(table),
        _ => None,
    });
    let is_it = |row: &&Vec<Vec<Inline<Final>>>| {
        let says = |column: usize, words: &str| row.get(column).is_some_and(|cell| plain_text(cell) == words);
        says(0, &cookie.name) && says(1, &cookie.provider)
    };
    let row = tables.flat_map(|table| &table.rows).find(is_it)?;
    match &row[..] {
        [_, _, purpose, .., duration, kind] => {
            Some(Words { purpose, duration: plain_text(duration), kind: plain_text(kind) })
        }
        _ => None,
    }
}
