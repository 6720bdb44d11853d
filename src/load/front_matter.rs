//! Front matter: the TOML between `+++` lines at the top of a document.
//!
//! In: the text of one file. Out: its [`FrontMatter`], and where the Markdown begins behind it.

use super::keys::{FRONT_MATTER, LOCAL_FRONT_MATTER};
use super::markdown::is_value_name;
use super::toml::read_toml;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::markup::{Draft, Hole, Inline};
use crate::source::{FileId, Span};
use std::cell::RefCell;

/// What front matter says: words, each with its place, and for the edits of a local version only their place.
pub(super) struct FrontMatter {
    pub(super) title: Option<(String, Span)>,
    pub(super) description: Option<(String, Span)>,
    pub(super) preamble_removed: Option<Span>,
    pub(super) replaces_document: Option<Span>,
}

/// Reads the TOML between `+++` lines, and says where the text begins behind it.
pub(super) fn read_front_matter(
    text: &str,
    file: FileId,
    local: bool,
    problems: &RefCell<Diagnostics>,
) -> (FrontMatter, usize) {
    let mut front = FrontMatter { title: None, description: None, preamble_removed: None, replaces_document: None };
    // Empty lines before it do no harm: what stands there is meant as front matter.
    let margin = text.len() - text.trim_start_matches(['\n', ' ']).len();
    let first_line = text[margin..].lines().next().unwrap_or("");
    if first_line.trim_end() == "---" {
        return (front, foreign_front_matter(text, margin, file, problems));
    }
    if first_line.trim_end() != "+++" {
        return (front, 0);
    }
    let begin = text[margin..].find('\n').map_or(text.len(), |at| margin + at + 1);
    let mut read = |end: usize| {
        read_toml(
            &text[begin..end],
            file,
            begin,
            if local { &LOCAL_FRONT_MATTER } else { &FRONT_MATTER },
            problems,
            |table| {
                front.title = table.string("title");
                front.description = table.words("description");
                if local {
                    front.preamble_removed =
                        table.choice("preamble", &[("remove", ())]).and(table.key_span("preamble"));
                    front.replaces_document =
                        table.choice("replaces", &[("document", ())]).and(table.key_span("replaces"));
                }
            },
        );
    };
    let mut at = begin;
    // Where the keys end if nothing closes them: at the first line that is none.
    let mut keys_end = None;
    for line in text[begin..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            read(at);
            return (front, at + line.len());
        }
        let key = line.split_once('=').is_some_and(|(key, _)| {
            !key.trim().is_empty() && key.trim().bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        });
        if !key && keys_end.is_none() {
            keys_end = Some(at);
        }
        at += line.len();
    }
    problems.borrow_mut().push(
        Diagnostic::new(Code::UNCLOSED_FRONT_MATTER, "front matter begins with `+++` and does not end")
            .at(Span::new(file, margin..margin + 3))
            .hint("put a line `+++` behind the last key"),
    );
    let end = keys_end.unwrap_or(text.len());
    read(end);
    (front, end)
}

/// Where the text begins behind `---` lines, which other tools take for front matter: as Markdown the keys would become a
/// heading.
fn foreign_front_matter(text: &str, margin: usize, file: FileId, problems: &RefCell<Diagnostics>) -> usize {
    let mut at = margin;
    for (index, line) in text[margin..].split_inclusive('\n').enumerate() {
        let word = line.trim_end();
        if index > 0 && word == "---" {
            problems.borrow_mut().push(
                Diagnostic::new(Code::TOML_SYNTAX, "front matter between `---` lines is not read")
                    .at(Span::new(file, margin..margin + 3))
                    .hint("put it between `+++` lines, as TOML: `title = \"...\"`"),
            );
            return at + line.len();
        }
        // Keys of YAML; anything else is a text that begins with a rule.
        if index > 0 && !word.is_empty() && !word.contains(':') {
            return 0;
        }
        at += line.len();
    }
    0
}

/// Front matter is plain text with values, not Markdown.
pub(super) fn plain_line(text: &str, span: Span, problems: &RefCell<Diagnostics>) -> Vec<Inline<Draft>> {
    let mut line = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("{{")
        && let Some(length) = rest[at..].find("}}")
    {
        if let Some(before) = rest[..at].strip_suffix('\\') {
            line.push(Inline::Text(format!("{before}{{{{")));
            rest = &rest[at + 2..];
            continue;
        }
        if at > 0 {
            line.push(Inline::Text(rest[..at].to_owned()));
        }
        let name = rest[at + 2..at + length].trim();
        if is_value_name(name) {
            line.push(Inline::Hole(Hole::Value { name: name.to_owned(), span }));
        } else {
            problems.borrow_mut().push(
                Diagnostic::new(Code::UNDEFINED_VALUE, format!("`{name}` cannot be the name of a value or message"))
                    .at(span)
                    .hint("write one name between the braces"),
            );
        }
        rest = &rest[at + length + 2..];
    }
    if rest.find("{{").is_some_and(|at| !rest[..at].ends_with('\\')) {
        problems.borrow_mut().push(
            Diagnostic::new(Code::UNDEFINED_VALUE, "`{{` without `}}`")
                .at(span)
                .hint("close it, or write `\\{{` for two braces, in TOML between single quotes"),
        );
    }
    let rest = rest.replace("\\{{", "{{");
    if !rest.is_empty() {
        line.push(Inline::Text(rest));
    }
    line
}
