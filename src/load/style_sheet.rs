//! Style sheets: where they lead to.
//!
//! In: the text of a style sheet. Out: the addresses in it, and the static files of the theme that they name.

use crate::source::percent_decoded;
use std::ops::Range;

/// Where an address in a style sheet leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Leads {
    /// To a static file of the theme, if there is one of this name.
    To(String),
    /// Out of the folder of static files.
    Out,
    /// Elsewhere: to another host, from the root of this one, within the page, to what stands in the address itself. Or it is written
    /// with escapes of CSS.
    Elsewhere,
}

/// Where an address leads that stands in the style sheet `sheet`.
#[must_use]
pub fn leads(sheet: &str, address: &str) -> Leads {
    let path = path(address);
    // A colon before the first slash ends a scheme (RFC 3986, section 4.2).
    let has_scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
    if path.is_empty() || path.starts_with('/') || path.contains('\\') || has_scheme {
        return Leads::Elsewhere;
    }
    let Some(path) = percent_decoded(path) else { return Leads::Elsewhere };
    let mut parts: Vec<&str> = sheet.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Leads::Out;
                }
            }
            part => parts.push(part),
        }
    }
    Leads::To(parts.join("/"))
}

/// An address without its query and its fragment.
#[must_use]
pub fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// Whether a file of this name is a style sheet.
#[must_use]
pub fn is_style_sheet(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("css"))
}

/// Where the addresses of `url(...)` stand in a style sheet, outside comments and strings (CSS Syntax, section 4).
#[must_use]
pub fn targets(css: &str) -> Vec<Range<usize>> {
    let bytes = css.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes[at..].starts_with(b"/*") => {
                at = css[at + 2..].find("*/").map_or(css.len(), |end| at + end + 4)
            }
            quote @ (b'"' | b'\'') => at = end_of_string(bytes, at, quote) + 1,
            b'u' | b'U' if begins_url(bytes, at) => {
                let mut start = at + 4;
                while bytes.get(start).is_some_and(u8::is_ascii_whitespace) {
                    start += 1;
                }
                let (start, end) = match bytes.get(start) {
                    Some(quote @ (b'"' | b'\'')) => (start + 1, end_of_string(bytes, start, *quote)),
                    _ => {
                        let ends = |c: char| c == ')' || c.is_ascii_whitespace();
                        (start, css[start..].find(ends).map_or(css.len(), |end| start + end))
                    }
                };
                found.push(start..end);
                at = end + 1;
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether a function `url(` begins here, and no longer name ends with it.
fn begins_url(bytes: &[u8], at: usize) -> bool {
    let within_name = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || b"-_\\".contains(&bytes[at - 1]));
    !within_name && bytes.get(at..at + 4).is_some_and(|name| name.eq_ignore_ascii_case(b"url("))
}

/// Where a string ends that begins here: at its closing quote, or with the text.
fn end_of_string(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_files_of_the_theme_or_elsewhere() {
        let to = |name: &str| Leads::To(name.to_owned());
        for (address, expected) in [
            ("x.svg", to("look/x.svg")),
            ("../fonts/x.woff2?v=1#a", to("fonts/x.woff2")),
            ("our%20mark.svg", to("look/our mark.svg")),
            ("our mark.svg", to("look/our mark.svg")),
            ("../../x.svg", Leads::Out),
            ("/x.svg", Leads::Elsewhere),
            ("//a.example/x.svg", Leads::Elsewhere),
            ("https://a.example/x.svg", Leads::Elsewhere),
            ("data:image/svg+xml,<svg/>", Leads::Elsewhere),
            ("#mark", Leads::Elsewhere),
            ("%ff.svg", Leads::Elsewhere),
            ("a\\ b.svg", Leads::Elsewhere),
        ] {
            assert_eq!(leads("look/a.css", address), expected, "{address}");
        }
    }
}
