//! Static files of a theme at addresses that name their bytes.
//!
//! In: the files by their plain names. Out: for each of them a second name with a digest in it, `style.4f6c0e1b2a9d8c7e.css`, which
//! never answers other bytes and may be kept for good. The plain name stays: others refer to it. Style sheets under their second
//! names refer to pictures, fonts and other style sheets by theirs.

use crate::digest::{Digest, integrity};
use crate::load::style_sheet::{Leads, is_style_sheet, leads, path, targets};
use crate::source::percent_encoded;
use std::collections::{BTreeMap, BTreeSet};

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
        let mut waiting: Vec<(&str, &[u8], BTreeSet<String>)> = Vec::with_capacity(sheets.len());
        for (name, bytes) in sheets {
            waiting.push((name, bytes, style_sheets_named_by(name, bytes, plain)));
        }
        while !waiting.is_empty() {
            let has_all = |names: &BTreeSet<String>| names.iter().all(|name| assets.named.contains_key(name));
            let (mut ready, mut rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(.., names)| has_all(names));
            // Two that name each other could not both have a digest of what they say: they name each other plainly.
            if ready.is_empty() {
                std::mem::swap(&mut ready, &mut rest);
            }
            let rewritten: Vec<_> = ready.iter().map(|(name, bytes, _)| assets.rewritten(name, bytes)).collect();
            for ((name, bytes, _), rewritten) in ready.into_iter().zip(rewritten) {
                assets.add(name, bytes, rewritten);
            }
            waiting = rest;
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
            let Leads::To(name) = leads(sheet, &css[target.clone()]) else { continue };
            let Some(asset) = self.named.get(&name) else { continue };
            let path = path(&css[target.clone()]);
            let file = asset.name.rsplit('/').next().unwrap_or(&asset.name);
            let folder = path.rfind('/').map_or(0, |at| at + 1);
            out.push_str(&css[rest..target.start + folder]);
            out.push_str(&percent_encoded(file));
            rest = target.start + path.len();
        }
        (rest > 0).then(|| (out + &css[rest..]).into_bytes())
    }
}

/// The other style sheets of the theme that a style sheet names.
fn style_sheets_named_by(sheet: &str, bytes: &[u8], plain: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let css = std::str::from_utf8(bytes).unwrap_or_default();
    let named = targets(css).into_iter().filter_map(|target| match leads(sheet, &css[target]) {
        Leads::To(name) => Some(name),
        _ => None,
    });
    named.filter(|name| name != sheet && is_style_sheet(name) && plain.contains_key(name)).collect()
}

/// `fonts/aurora.woff2` with a digest: before the ending, which decides on the media type.
fn with_digest(name: &str, digest: &str) -> String {
    let file = name.rfind('/').map_or(0, |at| at + 1);
    match name[file..].rfind('.').filter(|at| *at > 0) {
        Some(at) => format!("{}.{digest}{}", &name[..file + at], &name[file + at..]),
        None => format!("{name}.{digest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets(files: &[(&str, &str)]) -> Assets {
        Assets::new(&files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
    }

    fn sheet(css: &str) -> String {
        let files = [("look/a.css", css), ("look/b.css", ""), ("fonts/x.woff2", "font"), ("logo.svg", "<svg/>")];
        let assets = assets(&[&files[..], &[("our mark.svg", "<svg/>")]].concat());
        let text = assets.bytes(&assets.get("look/a.css").expect("a.css").name).expect("bytes").to_vec();
        let name = |plain: &str| assets.get(plain).expect(plain).name.rsplit('/').next().expect("a name").to_owned();
        let text = String::from_utf8(text).expect("UTF-8");
        let mark = percent_encoded(&name("our mark.svg"));
        let text = text.replace(&name("fonts/x.woff2"), "FONT").replace(&mark, "MARK");
        text.replace(&name("logo.svg"), "LOGO").replace(&name("look/b.css"), "SHEET")
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
            ("a{src:url(\"../our mark.svg\")}", "a{src:url(\"../MARK\")}"),
            ("a{src:url(../our%20mark.svg)}", "a{src:url(../MARK)}"),
            ("@import url(b.css);", "@import url(SHEET);"),
        ] {
            assert_eq!(sheet(written), becomes);
        }
    }

    #[test]
    fn everything_else_in_style_sheets_stays_as_it_is() {
        for css in [
            "/* url(../logo.svg) */",
            "a::before{content:\"url(../logo.svg)\"}",
            "@import \"b.css\";",
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

    #[test]
    fn a_style_sheet_is_named_after_those_that_it_names_whatever_they_are_called() {
        let text = |assets: &Assets, plain: &str| {
            let name = &assets.get(plain).expect(plain).name;
            String::from_utf8(assets.bytes(name).expect("bytes").to_vec()).expect("UTF-8")
        };
        for (first, second) in [("a.css", "b.css"), ("b.css", "a.css")] {
            let assets = assets(&[(first, &format!("@import url({second});")), (second, "a{}")]);
            let name = &assets.get(second).expect("a sheet").name;
            assert_eq!(text(&assets, first), format!("@import url({name});"));
        }
        let circle = assets(&[("a.css", "@import url(b.css);"), ("b.css", "@import url(a.css);")]);
        assert_eq!(text(&circle, "a.css"), "@import url(b.css);");
        assert_eq!(text(&circle, "b.css"), "@import url(a.css);");
    }
}
