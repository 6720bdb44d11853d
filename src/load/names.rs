//! Names as sources write them: language tags, regions, policies.

use super::toml::Table;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::id::{RESERVED_NAMES, nearest};
use crate::locale::{Language, TagError, likely_country};
use crate::model::site::is_base_url;
use crate::source::Span;
use std::cell::RefCell;

/// Reads a language tag. A tag with a better form is reported and read in that form, so that one wrong tag does not hide
/// what is wrong with the text that it names.
pub(super) fn language(tag: &str, place: &Place, report: &mut dyn FnMut(Diagnostic)) -> Option<Language> {
    let at = |mut diagnostic: Diagnostic| {
        diagnostic.place = place.clone();
        diagnostic
    };
    match Language::parse(tag) {
        Ok(language) => {
            if let Some(meant) = likely_country(&language) {
                report(
                    at(Diagnostic::new(Code::LIKELY_COUNTRY, format!("`{tag}` looks like a country, not a language")))
                        .hint(format!("the language of that country is `{meant}`")),
                );
            }
            Some(language)
        }
        Err(TagError::Malformed) => {
            let (fact, hint) = match Language::without_variant(tag) {
                Some(plain) => ("has a variant or extension", format!("neither is supported: write `{plain}`")),
                None => (
                    "is no BCP 47 language tag",
                    "write a language, where needed a script, where needed a region: `de`, `zh-Hans`, `de-AT`"
                        .to_owned(),
                ),
            };
            report(at(Diagnostic::new(Code::MALFORMED_LANGUAGE, format!("`{tag}` {fact}"))).hint(hint));
            None
        }
        Err(TagError::NotCanonical { canonical }) => {
            report(
                at(Diagnostic::new(Code::NON_CANONICAL_LANGUAGE, format!("`{tag}` is not the canonical tag")))
                    .hint(format!("write `{canonical}`")),
            );
            Some(canonical)
        }
        Err(TagError::Unknown { suggestion }) => {
            let diagnostic = at(Diagnostic::new(Code::UNKNOWN_LANGUAGE, format!("`{tag}` names no language")))
                .hint("languages are named as in the IANA registry: `de`, `pt`, `zh-Hans`");
            report(diagnostic.did_you_mean(suggestion.as_ref().map(Language::as_str)));
            None
        }
    }
}

/// The language that a file's name says.
pub(super) fn language_of(path: &str, stem: &str, problems: &RefCell<Diagnostics>) -> Option<Language> {
    language(stem, &Place::File(path.to_owned()), &mut |diagnostic| problems.borrow_mut().push(diagnostic))
}

/// Says why a word cannot name a region or policy.
pub(super) fn invalid_name(what: &str, name: &str, path: &str) -> Diagnostic {
    let hint = if RESERVED_NAMES.contains(&name) {
        format!("`{name}` is a part of addresses; choose another name")
    } else {
        "names are lower-case letters, digits and hyphens, and begin with a letter".to_owned()
    };
    Diagnostic::new(Code::INVALID_NAME, format!("`{name}` cannot name a {what}")).in_file(path).hint(hint)
}

/// Says that a name is unknown, with the nearest known one.
pub(super) fn unknown<'a>(
    code: Code,
    what: &str,
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let near = nearest(name, known.clone());
    let all: Vec<String> = known.into_iter().map(|name| format!("`{name}`")).collect();
    Diagnostic::new(code, format!("there is no {what} `{name}`"))
        .hint(if all.is_empty() {
            format!("there is no {what} at all")
        } else {
            format!("there are {}", all.join(", "))
        })
        .did_you_mean(near)
}

/// `base_url`: where a site or a region is published, without a slash at its end.
pub(super) fn base_url(table: &mut Table<'_>) -> Option<String> {
    let (url, span) = table.string("base_url")?;
    let fits = is_base_url(&url);
    if !fits {
        table.invalid("base_url", span, "an address such as `https://legal.example.com`");
    }
    fits.then(|| url.trim_end_matches('/').to_owned())
}

/// `former`: names that a policy or region had.
pub(super) fn former_names<N>(table: &mut Table<'_>, what: &str, parse: fn(&str) -> Option<N>) -> Vec<(N, Span)> {
    let mut names = Vec::new();
    for (name, span) in table.strings("former").unwrap_or_default() {
        match parse(&name) {
            Some(name) => names.push((name, span)),
            None => table.report(
                Diagnostic::new(Code::INVALID_VALUE, format!("`{name}` cannot have named a {what}")).at(span).hint(
                    "a former name is one part of an address, as names are: `privacy-notice`; other addresses stand in \
                     `[host.redirects]` of `site.toml`",
                ),
            ),
        }
    }
    names
}
