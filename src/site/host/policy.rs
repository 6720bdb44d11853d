//! The Content Security Policy of a site (W3C CSP 3): what its pages load, and nothing else.
//!
//! The pages of the default theme have neither inline scripts nor inline styles. A theme may: where such code is the same on all
//! pages, the policy names its digest; where it is not, nothing but a policy that lets everything pass would do.

use super::super::Site;
use crate::digest::integrity;
use crate::source::{FileId, Span};
use std::ops::Range;

/// What a template has in its pages that a policy lets pass or not.
#[derive(Default)]
struct Inline {
    /// Sources for `script-src`.
    scripts: Vec<String>,
    /// Sources for `style-src`.
    styles: Vec<String>,
    /// What cannot be let pass: where it stands, and what it is.
    refused: Vec<(Range<usize>, &'static str)>,
}

impl Site {
    /// The policy, as the header says it.
    pub(super) fn content_security_policy(&self) -> String {
        if let Some(own) = self.sources.settings.host.as_ref().and_then(|host| host.content_security_policy.clone()) {
            return own;
        }
        let (mut scripts, mut styles) = (Vec::new(), Vec::new());
        for (text, _) in self.templates_of_themes() {
            let inline = inline(text);
            scripts.extend(inline.scripts);
            styles.extend(inline.styles);
        }
        let sources = |mut digests: Vec<String>| {
            digests.sort();
            digests.dedup();
            digests.iter().map(|digest| format!(" '{digest}'")).collect::<String>()
        };
        format!(
            "default-src 'none'; script-src 'self'{}; style-src 'self'{}; img-src 'self'; font-src 'self'; \
             media-src 'self'; base-uri 'none'; form-action 'none'",
            sources(scripts),
            sources(styles)
        )
    }

    /// What no policy of this kind lets pass: where it stands, and what it is.
    pub(super) fn refused_code(&self) -> Vec<(Span, &'static str)> {
        if self.sources.settings.host.as_ref().is_none_or(|host| host.content_security_policy.is_some()) {
            return Vec::new();
        }
        let templates = self.templates_of_themes();
        templates
            .flat_map(|(text, file)| {
                inline(text).refused.into_iter().map(move |(range, what)| (Span::new(file, range), what))
            })
            .collect()
    }

    /// The templates that are not the tool's own, which have no inline code: text and file.
    fn templates_of_themes(&self) -> impl Iterator<Item = (&str, FileId)> {
        self.theme.templates.values().filter_map(|(text, file)| Some((text.as_str(), (*file)?)))
    }
}

/// The inline code of a template.
fn inline(template: &str) -> Inline {
    let mut inline = Inline::default();
    let mut rest = 0;
    while let Some(at) = template[rest..].find('<').map(|at| rest + at) {
        let end = end_of_tag(template, at);
        let tag = &template[at..end];
        rest = end.max(at + 1);
        if !tag[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let lower = tag.to_ascii_lowercase();
        for (attribute, what) in [("style", "a style in an attribute"), ("on", "a script in an attribute")] {
            if let Some(found) = attribute_at(&lower, attribute) {
                inline.refused.push((at + found.start..at + found.end, what));
            }
        }
        let (name, what) = if is_element(&lower, "script") && is_executed(&lower) {
            ("</script", "a script that differs from page to page")
        } else if is_element(&lower, "style") {
            ("</style", "a style that differs from page to page")
        } else {
            continue;
        };
        let length = find_ascii(&template[end..], name).unwrap_or(template.len() - end);
        let body = &template[end..end + length];
        rest = end + length;
        if ["{{", "{%", "{#"].iter().any(|sign| body.contains(sign)) {
            inline.refused.push((at..at + name.len() - 1, what));
        } else if !body.is_empty() && name == "</script" {
            inline.scripts.push(integrity(body.as_bytes()));
        } else if !body.is_empty() {
            inline.styles.push(integrity(body.as_bytes()));
        }
    }
    inline
}

/// Where a tag ends, outside quotes and what Tera puts in.
fn end_of_tag(template: &str, start: usize) -> usize {
    let (mut quote, mut expression) = (None, false);
    let mut before = ' ';
    for (at, c) in template[start..].char_indices() {
        match (c, quote) {
            ('{' | '%', _) if before == '{' => expression = true,
            ('}', _) if expression && (before == '}' || before == '%') => expression = false,
            _ if expression => {}
            ('"' | '\'', None) => quote = Some(c),
            (_, Some(open)) if open == c => quote = None,
            ('>', None) => return start + at + 1,
            _ => {}
        }
        before = c;
    }
    template.len()
}

fn is_element(tag: &str, name: &str) -> bool {
    tag[1..]
        .strip_prefix(name)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || "/>".contains(c)))
}

/// Whether the content of a `script` element is a program: it has no `src`, and no type of its own.
fn is_executed(tag: &str) -> bool {
    if attribute_at(tag, "src").is_some() {
        return false;
    }
    let Some(found) = attribute_at(tag, "type") else { return true };
    let value = tag[found.end..].trim_start_matches(['=', '"', '\'', ' ']);
    ["module", "text/javascript", "application/javascript"].iter().any(|kind| value.starts_with(kind))
}

/// Where an attribute stands in a tag in lower case; `on` is any event.
fn attribute_at(tag: &str, name: &str) -> Option<Range<usize>> {
    tag.match_indices(name).find_map(|(at, _)| {
        let starts = tag[..at].ends_with(|c: char| c.is_ascii_whitespace());
        let length = tag[at..].find(|c: char| !c.is_ascii_lowercase()).unwrap_or(tag.len() - at);
        let whole = if name == "on" { length > 3 } else { length == name.len() };
        (starts && whole && tag[at + length..].trim_start().starts_with('=')).then(|| at..at + length)
    })
}

/// Where a text in lower case stands, in whatever case.
fn find_ascii(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(template: &str) -> Vec<&str> {
        inline(template).refused.into_iter().map(|(range, _)| &template[range]).collect()
    }

    #[test]
    fn code_that_is_the_same_on_all_pages_is_let_pass_by_its_digest() {
        let found = inline("<SCRIPT>\nlet a = 1 < 2;</Script><style media=\"print\">a{}</style><script></script>");
        assert_eq!(found.scripts, [integrity(b"\nlet a = 1 < 2;")]);
        assert_eq!(found.styles, [integrity(b"a{}")]);
        assert!(found.refused.is_empty());
    }

    #[test]
    fn what_is_loaded_or_never_executed_is_no_inline_code() {
        let template = "<script src=\"{{ asset(name=\"a>b.js\") }}\" defer></script>\
            <script type=\"application/ld+json\">{{ page.json_ld }}</script>\
            <p data-style=\"x\" title=\"style=\" on>only on = 1 <stylesheet> < style=</p>";
        let found = inline(template);
        assert!(
            found.scripts.is_empty() && found.styles.is_empty() && found.refused.is_empty(),
            "{:?}",
            refused(template)
        );
    }

    #[test]
    fn code_that_differs_or_stands_in_attributes_is_refused() {
        assert_eq!(refused("<script>let a = {{ page.title }};</script>"), ["<script"]);
        assert_eq!(refused("<style>{% if a %}a{}{% endif %}</style>"), ["<style"]);
        assert_eq!(refused("<p class=\"{{ a }}\" style=\"color: red\">"), ["style"]);
        assert_eq!(refused("<body onload = \"go()\">"), ["onload"]);
        assert_eq!(refused("<script type=\"module\">{{ a }}"), ["<script"]);
    }

    #[test]
    fn no_text_is_too_broken_to_be_read() {
        for text in ["<", "<script", "<script>", "<p a=\"", "{{ <", "<p {{", "<é style=", "<script>é{{</scripté"] {
            let _ = inline(text);
        }
    }
}
