//! `[host]` of `site.toml`: what delivers the site, and which addresses lead elsewhere.
//!
//! In: the table. Out: what it says. Redirects that no host could be told are reported and left out; whether they lead anywhere is
//! known only when the site has its pages.

use super::toml::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::host::{Host, HostKind, Redirect};

pub(super) fn read_host(table: &mut Table<'_>) -> Host {
    let kind = table.choice("kind", &HostKind::ALL).unwrap_or(HostKind::None);
    let negotiate = table.flag("negotiate").unwrap_or(false);
    let precompress = table.flag("precompress").unwrap_or(false);
    let content_security_policy = table.string("content_security_policy").and_then(|(policy, span)| {
        let fits = policy.chars().all(|c| c.is_ascii_graphic() && !"\"\\$`{}".contains(c) || c == ' ');
        if !fits {
            table.invalid("content_security_policy", span, "one line of directives: `default-src 'none'; ...`");
        }
        fits.then_some(policy)
    });
    let redirects = table.table("redirects", read_redirects).unwrap_or_default();
    Host { kind, negotiate, precompress, content_security_policy, redirects, span: table.span() }
}

/// `"/old/" = "/new/"`
fn read_redirects(table: &mut Table<'_>) -> Vec<Redirect> {
    let mut redirects: Vec<Redirect> = Vec::new();
    for (from, from_span, value, to_span) in table.entries() {
        let Some(to) = value.as_str() else {
            table.invalid(&from, to_span, "the address that it leads to, as a string");
            continue;
        };
        if !is_path(&from) || from == "/" {
            table.report(
                Diagnostic::new(Code::INVALID_VALUE, format!("`{from}` is no address that could lead elsewhere"))
                    .at(from_span)
                    .hint("write a path from the root of the site, `/old/terms/`: letters, digits and `-._~`, without pattern or `?`"),
            );
            continue;
        }
        if !is_target(to) {
            table.report(
                Diagnostic::new(Code::INVALID_VALUE, format!("`{to}` is nothing that an address could lead to"))
                    .at(to_span)
                    .hint("write a path from the root of the site, `/global/en/terms/`, or an address that begins with `https://`"),
            );
            continue;
        }
        let from = from.trim_matches('/').to_owned();
        // `/old` and `/old/` are one address: most hosts lead from the one to the other.
        if let Some(other) = redirects.iter().find(|other| other.from == from) {
            table.report(
                Diagnostic::new(Code::REDIRECT_SOURCE, format!("`/{from}` leads elsewhere twice"))
                    .at(from_span)
                    .related(other.from_span, "here as well")
                    .hint("take one away: with a slash at its end or without, it is one address"),
            );
            continue;
        }
        redirects.push(Redirect { from, to: to.to_owned(), from_span, to_span });
    }
    redirects
}

/// Whether a text is a path from the root, in characters that every host takes as they are.
fn is_path(path: &str) -> bool {
    let part = |part: &str| !matches!(part, "" | "." | "..");
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
    path.starts_with('/')
        && path.chars().all(plain)
        && (path == "/" || path.strip_suffix('/').unwrap_or(path)[1..].split('/').all(part))
}

fn is_target(to: &str) -> bool {
    let (path, fragment) = to.split_once('#').unwrap_or((to, ""));
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%:/?=&+,;@!#".contains(c);
    let whole = path.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    to.chars().all(plain) && (whole || is_path(path) && !fragment.contains('#'))
}
