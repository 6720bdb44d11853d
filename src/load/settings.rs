//! `site.toml`.
//!
//! In: its text. Out: the [`Settings`] of the site, with a default for what it does not say or says wrongly.

use super::names;
use super::toml::{Table, read_toml};
use crate::diagnostic::{CODES, Code, Diagnostic, Diagnostics, Place, Severity};
use crate::id::{RegionName, nearest};
use crate::locale::{Calendar, Language, Precision};
use crate::model::site::{Navigation, NavigationEntry, RawHtml, Settings, is_base_url};
use crate::source::{FileId, Sources};
use std::cell::RefCell;
use std::collections::BTreeMap;

pub(super) fn read_settings(sources: &Sources, file: FileId, problems: &RefCell<Diagnostics>) -> Settings {
    read_toml(sources.text(file), file, 0, "site.toml", problems, |table| {
        let title = table.required_string("title", "\"Our legal pages\"").map_or_else(String::new, |(title, _)| title);
        let base_url = table
            .required_string("base_url", "\"https://legal.example.com\"")
            .and_then(|(url, span)| {
                let fits = is_base_url(&url);
                if !fits {
                    table.invalid("base_url", span, "an address such as `https://legal.example.com`");
                }
                fits.then(|| url.trim_end_matches('/').to_owned())
            })
            .unwrap_or_else(|| "https://legal.invalid".to_owned());
        let reference_language = table
            .required_string("reference_language", "\"en\"")
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
        let severities = table.table("severity", read_severities).unwrap_or_default();
        let navigation = table.table("navigation", |table| Navigation {
            header: table.tables("header", navigation_entry),
            footer: table.tables("footer", navigation_entry),
            social: table.tables("social", navigation_entry),
        });
        Settings {
            title,
            base_url,
            reference_language: reference_language.unwrap_or_else(english),
            theme_span: theme.as_ref().map(|(_, span)| *span),
            theme: theme.map_or_else(|| "default".to_owned(), |(name, _)| name),
            region_order,
            raw_html: raw_html.unwrap_or(RawHtml::Refuse),
            date: precision.unwrap_or(Precision::Day),
            calendar: calendar.unwrap_or(Calendar::Gregorian),
            copyright,
            severities,
            navigation: navigation.unwrap_or_default(),
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

fn read_severities(table: &mut Table<'_>) -> BTreeMap<Code, Severity> {
    let mut severities = BTreeMap::new();
    for (name, key_span, value, span) in table.entries() {
        let Some(code) = Code::parse(&name) else {
            let near = nearest(&name, CODES.iter().map(|code| code.name()));
            table.report(
                Diagnostic::new(Code::UNKNOWN_KEY, format!("there is no code `{name}`"))
                    .at(key_span)
                    .hint("`lexloci explain` lists all codes")
                    .did_you_mean(near),
            );
            continue;
        };
        match value.as_str().and_then(Severity::parse) {
            Some(severity) if code.is_evidence() && severity != Severity::Error => table.report(
                Diagnostic::new(
                    Code::INVALID_VALUE,
                    format!("`{name}` is always an error: evidence cannot be switched off"),
                )
                .at(key_span)
                .hint("take the line away, and mend what is reported: `lexloci explain` says how for each code"),
            ),
            Some(severity) => {
                severities.insert(code, severity);
            }
            None => table.invalid(&name, span, "one of `error`, `warning`, `hint`, `off`"),
        }
    }
    // Local law that was left behind is never taken more lightly than a translation that was.
    if severities.get(&Code::STALE) == Some(&Severity::Error) {
        severities.entry(Code::STALE_LOCAL).or_insert(Severity::Error);
    }
    severities
}

fn navigation_entry(table: &mut Table<'_>) -> NavigationEntry {
    let label = table.required_string("label", "\"Support\"").map_or_else(String::new, |(label, _)| label);
    let url = table.string("url").and_then(|(url, span)| {
        let fits = ["https://", "http://", "mailto:", "tel:", "/"].iter().any(|start| url.starts_with(start));
        if !fits {
            table.invalid("url", span, "an address: `https:`, `mailto:`, `tel:`, or a path from `/`");
        }
        fits.then_some(url)
    });
    let links = table.tables("links", navigation_entry);
    NavigationEntry { label, url, links }
}
