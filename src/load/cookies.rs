//! `cookies.toml`.
//!
//! In: its table, and the categories of its policy. Out: the fields that it gives to each cookie; what a region leaves
//! out, it inherits later.

use super::names;
use super::toml::Table;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::id::nearest;
use crate::model::cookie::{CookieFields, Duration, Purpose};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeValue;

/// Reads the cookies by name.
pub(super) fn read_cookies(table: &mut Table<'_>, categories: &[String]) -> BTreeMap<String, CookieFields> {
    let mut cookies = BTreeMap::new();
    for (key, span, value, value_span) in table.entries() {
        let fields = table.entry_table(&key, value, span, |table| {
            let text = |table: &mut Table<'_>, key: &str| table.string(key).map(|(text, _)| text);
            let words = |table: &mut Table<'_>, key: &str| {
                table.string(key).map(|(words, span)| {
                    literal(table, key, &words, span);
                    words
                })
            };
            let purpose = table.value("purpose").and_then(|(value, span)| match value {
                DeValue::String(message) => {
                    if message.trim().is_empty() {
                        literal(table, "purpose", message, span);
                    }
                    Some(Purpose::Message(message.to_string(), span))
                }
                DeValue::Table(_) => table.entry_table("purpose", value, span, |table| {
                    let mut words = BTreeMap::new();
                    for (tag, key_span, value, span) in table.entries() {
                        let language = names::language(&tag, &Place::Span(key_span), &mut |d| table.report(d));
                        match (language, value.as_str()) {
                            (Some(language), Some(text)) => {
                                literal(table, "purpose", text, span);
                                words.insert(language, text.to_owned());
                            }
                            (_, None) => table.invalid(&tag, span, "words"),
                            _ => {}
                        }
                    }
                    Purpose::ByLanguage(words)
                }),
                _ => {
                    table.invalid("purpose", span, "the id of a message, or words by language");
                    None
                }
            });
            let category = table.string("category").and_then(|(category, span)| {
                let known = categories.contains(&category);
                if !known {
                    let all: Vec<String> = categories.iter().map(|name| format!("`{name}`")).collect();
                    let hint = match all.is_empty() {
                        true => format!("declare it in `policy.toml`: `categories = [\"{category}\"]`"),
                        false => format!("`policy.toml` has `categories` {}", all.join(", ")),
                    };
                    table.report(
                        Diagnostic::new(Code::COOKIE_FIELD, format!("there is no category `{category}`"))
                            .at(span)
                            .hint(hint)
                            .did_you_mean(nearest(&category, categories.iter().map(String::as_str))),
                    );
                }
                known.then_some(category)
            });
            let duration = table.string("duration").and_then(|(duration, span)| {
                let parsed = Duration::parse(&duration);
                if parsed.is_none() {
                    table.report(
                        Diagnostic::new(Code::COOKIE_FIELD, format!("`{duration}` is no duration"))
                            .at(span)
                            .hint("write `session`, `persistent`, or ISO 8601: `P1Y`, `P13M`, `P30D`, `PT30M`"),
                    );
                }
                parsed
            });
            let party = table.choice("party", &[("first", "first"), ("third", "third")]).map(str::to_owned);
            let mut fields = CookieFields {
                name: words(table, "name"),
                provider: words(table, "provider"),
                category,
                purpose,
                duration,
                kind: words(table, "kind"),
                party,
                remove: text(table, "remove"),
                refused: BTreeSet::new(),
                span,
            };
            let refused =
                |(name, given): (&'static str, bool)| (!given && table.key_span(name).is_some()).then_some(name);
            fields.refused = fields.required().into_iter().filter_map(refused).collect();
            fields
        });
        match fields {
            Some(fields) => {
                cookies.insert(key, fields);
            }
            None => table.invalid(&key, value_span, "a table: `[\"_ga\"]`"),
        }
    }
    cookies
}

/// Reports what cannot stand in a field that is shown to readers as it is written.
fn literal(table: &Table<'_>, field: &str, words: &str, span: Span) {
    let problem = |fact: &str| Diagnostic::new(Code::COOKIE_FIELD, format!("`{field}` of a cookie {fact}")).at(span);
    if words.trim().is_empty() {
        let hint = "write it, or take the line away where the regions above give it";
        table.report(problem("has no words").hint(hint));
    } else if words.contains("{{") {
        let hint = match field {
            "purpose" => {
                "write the words, or the id of a message, `purpose = \"cookie-purpose-...\"`, which can hold values"
            }
            _ => "no values are filled in here: write the words; a region may give others",
        };
        table.report(problem("would be shown with its braces").hint(hint));
    }
}
