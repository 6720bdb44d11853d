//! Static files of a theme at addresses that name their bytes.
//!
//! In: the files by their plain names. Out: for each of them a second name with a digest in it, `style.4f6c0e1b2a9d8c7e.css`, which
//! never answers other bytes and may be kept for good. The plain name stays: others refer to it. Style sheets under their second
//! names refer to pictures and fonts by theirs; to other style sheets by plain names, since two that name each other could not
//! both have a digest of what they say.

use crate::digest::{Digest, integrity};
use std::collections::BTreeMap;

/// The static files of a theme.
#[derive(Debug, Default)]
pub struct Assets {
    /// By their plain names, paths below `assets/`.
    plain: BTreeMap<String, Vec<u8>>,
    /// By their plain names.
    named: BTreeMap<String, Asset>,
    /// From a name with a digest to the plain one.
    plain_names: BTreeMap<String, String>,
}

/// A static file whose name has a digest of its bytes.
#[derive(Debug)]
pub struct Asset {
    /// Its path below `assets/`: `fonts/aurora.4f6c0e1b2a9d8c7e.woff2`.
    pub name: String,
    /// `sha384-...`, for the attribute `integrity` (Subresource Integrity).
    pub integrity: String,
    /// The bytes, where they are not those of the plain file.
    rewritten: Option<Vec<u8>>,
}

impl Assets {
    /// Names the static files of a theme.
    #[must_use]
    pub fn new(plain: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut assets = Self { plain: plain.clone(), ..Self::default() };
        let (sheets, others): (Vec<_>, Vec<_>) = plain.iter().partition(|(name, _)| is_style_sheet(name));
        // What style sheets refer to has its name before they have theirs.
        for (name, bytes) in others {
            assets.add(name, bytes, None);
        }
        for (name, bytes) in sheets {
            let rewritten = assets.rewritten(name, bytes);
            assets.add(name, bytes, rewritten);
        }
        assets
    }

    fn add(&mut self, plain: &str, bytes: &[u8], rewritten: Option<Vec<u8>>) {
        let bytes = rewritten.as_deref().unwrap_or(bytes);
        let name = with_digest(plain, &Digest::of(bytes).short());
        let asset = Asset { name: name.clone(), integrity: integrity(bytes), rewritten };
        // A theme that has a file of that very name has it for good reasons.
        if !self.plain.contains_key(&name) {
            self.plain_names.insert(name, plain.to_owned());
        }
        self.named.insert(plain.to_owned(), asset);
    }

    /// Whether these are the names of these files.
    #[must_use]
    pub fn are_of(&self, plain: &BTreeMap<String, Vec<u8>>) -> bool {
        self.plain == *plain
    }

    /// The file with a plain name.
    #[must_use]
    pub fn get(&self, plain: &str) -> Option<&Asset> {
        self.named.get(plain)
    }

    /// The plain names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.plain.keys().map(String::as_str)
    }

    /// The names with digests.
    pub fn names_with_digest(&self) -> impl Iterator<Item = &str> {
        self.plain_names.keys().map(String::as_str)
    }

    /// The bytes of a file under either name.
    #[must_use]
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        if let Some(bytes) = self.plain.get(name) {
            return Some(bytes);
        }
        let plain = self.plain_names.get(name)?;
        self.named[plain].rewritten.as_ref().or_else(|| self.plain.get(plain)).map(Vec::as_slice)
    }

    /// A style sheet with the names of this theme's files in the place of the plain ones; none where it refers to none.
    fn rewritten(&self, sheet: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        let css = std::str::from_utf8(bytes).ok()?;
        let mut out = String::with_capacity(css.len() + 256);
        let mut rest = 0;
        for target in targets(css) {
            let (path, _) = css[target.clone()].split_once(['?', '#']).unwrap_or((&css[target.clone()], ""));
            let Some(asset) = resolved(sheet, path).and_then(|name| self.named.get(&name)) else { continue };
            let file = asset.name.rsplit('/').next().unwrap_or(&asset.name);
            let folder = path.rfind('/').map_or(0, |at| at + 1);
            out.push_str(&css[rest..target.start + folder]);
            out.push_str(file);
            rest = target.start + path.len();
        }
        (rest > 0).then(|| (out + &css[rest..]).into_bytes())
    }
}

fn is_style_sheet(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("css"))
}

/// `fonts/aurora.woff2` with a digest: before the ending, which decides on the media type.
fn with_digest(name: &str, digest: &str) -> String {
    let file = name.rfind('/').map_or(0, |at| at + 1);
    match name[file..].rfind('.').filter(|at| *at > 0) {
        Some(at) => format!("{}.{digest}{}", &name[..file + at], &name[file + at..]),
        None => format!("{name}.{digest}"),
    }
}

/// The file that a relative address in a style sheet leads to; none for an address of another kind, or with characters that
/// addresses write in another way than names.
fn resolved(sheet: &str, path: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
    if path.is_empty() || path.starts_with('/') || !path.chars().all(plain) {
        return None;
    }
    let mut parts: Vec<&str> = sheet.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Where the addresses of `url(...)` stand in a style sheet, outside comments and strings (CSS Syntax, section 4).
fn targets(css: &str) -> Vec<std::ops::Range<usize>> {
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

    fn assets(files: &[(&str, &str)]) -> Assets {
        Assets::new(&files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
    }

    fn sheet(css: &str) -> String {
        let files = [("look/a.css", css), ("look/b.css", ""), ("fonts/x.woff2", "font"), ("logo.svg", "<svg/>")];
        let assets = assets(&files);
        let text = assets.bytes(&assets.get("look/a.css").expect("a.css").name).expect("bytes").to_vec();
        let name = |plain: &str| assets.get(plain).expect(plain).name.rsplit('/').next().expect("a name").to_owned();
        let text = String::from_utf8(text).expect("UTF-8");
        text.replace(&name("fonts/x.woff2"), "FONT").replace(&name("logo.svg"), "LOGO")
    }

    #[test]
    fn a_name_has_the_digest_of_the_bytes_before_its_ending() {
        let assets = assets(&[("style.css", "a{}"), ("fonts.d/readme", "x"), (".hidden", "y")]);
        let names: Vec<&str> = assets.names_with_digest().collect();
        let digest = |text: &str| Digest::of(text.as_bytes()).short();
        let expected = [
            format!(".hidden.{}", digest("y")),
            format!("fonts.d/readme.{}", digest("x")),
            format!("style.{}.css", digest("a{}")),
        ];
        assert_eq!(names, expected);
        assert_eq!(assets.bytes(&expected[2]), Some(&b"a{}"[..]));
        assert_eq!(assets.bytes("style.css"), Some(&b"a{}"[..]), "the plain name stays");
        assert_eq!(assets.bytes("style.0000000000000000.css"), None);
    }

    #[test]
    fn style_sheets_refer_to_fonts_and_pictures_by_their_new_names() {
        for (written, becomes) in [
            ("a{src:url(../fonts/x.woff2)}", "a{src:url(../fonts/FONT)}"),
            ("a{src:URL( '../fonts/x.woff2' )}", "a{src:URL( '../fonts/FONT' )}"),
            ("a{src:url(\"../logo.svg#mark\")}", "a{src:url(\"../LOGO#mark\")}"),
            ("a{src:url(../logo.svg?1) url(./../logo.svg)}", "a{src:url(../LOGO?1) url(./../LOGO)}"),
        ] {
            assert_eq!(sheet(written), becomes);
        }
    }

    #[test]
    fn everything_else_in_style_sheets_stays_as_it_is() {
        for css in [
            "/* url(../logo.svg) */",
            "a::before{content:\"url(../logo.svg)\"}",
            "@import url(b.css);@import \"b.css\";",
            "a{b:url(https://aurora.example/logo.svg) url(/assets/logo.svg) url(data:,x) url(../none.svg)}",
            "a{b:my-url(../logo.svg) url(../../logo.svg)}",
            "a{b:url(",
            "a{b:url('",
            "a{b:'\\",
            "/*",
            "a{b:url(\u{e9}",
        ] {
            assert_eq!(sheet(css), css);
        }
    }

    #[test]
    fn other_bytes_of_a_font_give_its_style_sheet_another_name() {
        let name = |font: &str| {
            let assets = assets(&[("a.css", "a{src:url(x.woff2)}"), ("x.woff2", font)]);
            assets.get("a.css").expect("a.css").name.clone()
        };
        assert_ne!(name("one"), name("other"));
        assert_eq!(name("one"), name("one"));
    }
}
