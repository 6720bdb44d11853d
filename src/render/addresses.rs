//! Addresses in pages that are written already.
//!
//! Only attributes that hold an address are touched; text, comments, scripts and styles stay as they are.

/// Attributes that hold an address.
const ADDRESSES: [&str; 4] = ["action", "href", "poster", "src"];

/// The attribute that says which bytes an address has. A browser compares them only where it may read the answer, which it may not
/// of files on a disk; then it refuses them.
const INTEGRITY: &str = "integrity";

/// A page in which `address` says what stands instead of an address; where it says nothing, the address stays.
pub fn with_addresses(html: &str, keeps_integrity: bool, address: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let raw = raw_length(rest);
        if raw > 0 {
            out.push_str(&rest[..raw]);
            rest = &rest[raw..];
            continue;
        }
        let end = tag_length(rest);
        write_tag(&rest[..end], keeps_integrity, address, &mut out);
        rest = &rest[end..];
        // What stands in a script or a style is no markup.
        let name =
            ["<script", "<style"].into_iter().find(|name| html_tag(&html[html.len() - rest.len() - end..], name));
        if let Some(name) = name {
            let close = rest.find(&format!("</{}", &name[1..])).unwrap_or(rest.len());
            out.push_str(&rest[..close]);
            rest = &rest[close..];
        }
    }
    out.push_str(rest);
    out
}

/// A tag with its addresses as `address` has them.
fn write_tag(tag: &str, keeps_integrity: bool, address: &dyn Fn(&str) -> Option<String>, out: &mut String) {
    let mut rest = tag;
    while let Some(at) = rest.find(['"', '\'']) {
        let quote = &rest[at..=at];
        let (before, value) = (&rest[..at], &rest[at + 1..]);
        let end = value.find(quote).unwrap_or(value.len());
        let after = &value[end..];
        rest = after.strip_prefix(quote).unwrap_or(after);
        let named = before.trim_end().strip_suffix('=').map(str::trim_end).unwrap_or_default();
        let name = named.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        if name == INTEGRITY && !keeps_integrity {
            out.push_str(named[..named.len() - name.len()].trim_end());
            continue;
        }
        out.push_str(before);
        out.push_str(quote);
        let value = &value[..end];
        let other = if ADDRESSES.contains(&name) { address(value) } else { None };
        out.push_str(other.as_deref().unwrap_or(value));
        if rest.len() < after.len() {
            out.push_str(quote);
        }
    }
    out.push_str(rest);
}

/// The length of what begins with `<` and is no tag: a comment, a declaration, a sign in a text.
fn raw_length(rest: &str) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |at| at + 3);
    }
    let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    if is_tag { 0 } else { 1 }
}

/// The length of a tag: up to a `>` that stands in no value.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// Whether the tag at the beginning has this name.
fn html_tag(rest: &str, name: &str) -> bool {
    rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == '>'))
}
