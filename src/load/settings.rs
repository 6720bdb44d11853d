//! `site.toml`.
//!
//! In: its text, and the names of regions and policies. Out: the [`Settings`] of the site, with a default for what it does not say or says wrongly.

use super::glossary::read_glossary;
use super::host::read_host;
use super::keys::SITE;
use super::layout::Layout;
use super::names;
use super::notices::{read_cookie_notice, read_external_links};
use super::severities::{read_severities, read_waiver};
use super::toml::{Table, read_toml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::id::RegionName;
use crate::locale::{Calendar, Language, Precision};
use crate::model::site::{GlobalPrivacyControl, Navigation, NavigationEntry, RawHtml, Settings};
use crate::source::{FileId, Sources};
use std::cell::RefCell;

pub(super) fn read_settings(
    sources: &Sources,
    file: FileId,
    layout: &Layout,
    problems: &RefCell<Diagnostics>,
) -> Settings {
    read_toml(sources.text(file), file, 0, &SITE, problems, |table| {
        table.require("title");
        let title = table.words("title").map_or_else(String::new, |(title, _)| title);
        table.require("base_url");
        let base_url = names::base_url(table).unwrap_or_else(|| "https://legal.invalid".to_owned());
        let reference_language = table
            .required_string("reference_language")
            .and_then(|(tag, span)| names::language(&tag, &Place::Span(span), &mut |d| table.report(d)));
        let theme = table.string("theme");
        let raw_html = table.choice("raw_html", &[("refuse", RawHtml::Refuse), ("sanitize", RawHtml::Sanitize)]);
        let region_order = table
            .strings("regions")
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(name, span)| {
                let parsed = RegionName::parse(&name);
                let exists = sources.find(&format!("locales/{name}/region.toml")).is_some() || name == "global";
                if !exists {
                    table.report(
                        Diagnostic::new(Code::UNKNOWN_REGION, format!("there is no region `{name}`"))
                            .at(span)
                            .hint(format!("make `locales/{name}/region.toml`, or take it out of the list")),
                    );
                }
                parsed.filter(|_| exists)
            })
            .collect();
        let precision = date_precision(table);
        let calendar = table.choice("calendar", &[("gregorian", Calendar::Gregorian), ("local", Calendar::Local)]);
        let copyright = table.string("copyright").map(|(text, _)| text);
        let severities = table.table("severity", |table| read_severities(table, layout)).unwrap_or_default();
        let waivers = table.tables("waiver", |table| read_waiver(table, layout)).into_iter().flatten().collect();
        let reference_language = reference_language.unwrap_or_else(english);
        let glossary = table.table("glossary", |table| read_glossary(table, &reference_language)).unwrap_or_default();
        let cookie_notice = table.table("cookie_notice", |table| read_cookie_notice(table, layout));
        let external_links = table.table("external_links", read_external_links).unwrap_or_default();
        let host = table.table("host", read_host);
        let navigation = table.table("navigation", |table| Navigation {
            header: table.tables("header", navigation_entry),
            footer: table.tables("footer", navigation_entry),
            social: table.tables("social", navigation_entry),
        });
        let well_known = table.table("well_known", |table| table.table("gpc", global_privacy_control).flatten());
        Settings {
            title,
            base_url,
            reference_language,
            theme_span: theme.as_ref().map(|(_, span)| *span),
            theme: theme.map_or_else(|| "default".to_owned(), |(name, _)| name),
            region_order,
            raw_html: raw_html.unwrap_or(RawHtml::Refuse),
            date: precision.unwrap_or(Precision::Day),
            calendar: calendar.unwrap_or(Calendar::Gregorian),
            copyright,
            severities,
            waivers,
            glossary,
            navigation: navigation.unwrap_or_default(),
            global_privacy_control: well_known.flatten(),
            cookie_notice,
            external_links,
            host,
        }
    })
}

fn english() -> Language {
    #[expect(clippy::expect_used, reason = "a constant tag, which a test of the locale floor parses")]
    Language::parse("en").expect("`en` is a language")
}

/// `date`, which a policy may say otherwise than its site.
pub(super) fn date_precision(table: &mut Table<'_>) -> Option<Precision> {
    table.choice("date", &[("day", Precision::Day), ("month", Precision::Month)])
}

/// `[well_known.gpc]`, which becomes `/.well-known/gpc.json`.
fn global_privacy_control(table: &mut Table<'_>) -> Option<GlobalPrivacyControl> {
    let span = table.key_span("honoured").unwrap_or_else(|| table.span());
    table.require("honoured");
    let honoured = table.flag("honoured");
    let last_update = table.required_date("last_update");
    Some(GlobalPrivacyControl { honoured: honoured?, last_update: last_update?, span })
}

fn navigation_entry(table: &mut Table<'_>) -> NavigationEntry {
    let label = table.required_string("label").map_or_else(String::new, |(label, _)| label);
    let url = table.string("url").and_then(|(url, span)| {
        let fits = is_target(&url);
        if !fits {
            table.invalid("url", span, "an address: `https:`, `mailto:`, `tel:`, or a path from `/`");
        }
        fits.then_some(url)
    });
    let links = table.tables("links", navigation_entry);
    NavigationEntry { label, url, links }
}

/// Whether a link of the navigation leads where it seems to: browsers take `//host` and `/\host` for another host.
fn is_target(url: &str) -> bool {
    let strange = |c: char| c == '\\' || c.is_whitespace() || c.is_control();
    let path = |rest: &str| !rest.starts_with('/');
    let host = |rest: &str| !rest.is_empty() && !rest.starts_with(['/', '?', '#']);
    !url.contains(strange)
        && (url.strip_prefix("https://").is_some_and(host)
            || url.strip_prefix('/').is_some_and(path)
            || url.starts_with("mailto:")
            || url.starts_with("tel:"))
}

#[cfg(test)]
mod tests {
    use super::is_target;

    #[test]
    fn links_of_the_navigation_lead_where_they_seem_to() {
        for good in ["https://a.example/", "mailto:a@b.example", "tel:+1", "/", "/about/"] {
            assert!(is_target(good), "{good}");
        }
        for bad in [
            "//a.example",
            "/\\a.example",
            "http://a.example",
            "https:///a",
            "https://",
            "/a b",
            "/\n/a",
            "javascript:x",
            "",
        ] {
            assert!(!is_target(bad), "{bad}");
        }
    }
}
