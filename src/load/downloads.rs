//! Which files may stand beside a text.
//!
//! In: the name of a file in `files/`, and its bytes. Out: why it may not be published. Pictures and downloads are shown and kept;
//! what a browser or a server would run does not belong under the address of legal pages.

use crate::diagnostic::{Code, Diagnostic};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// The endings that are known to be harmless. Unknown ones are not: a server decides by the ending what it runs.
const ENDINGS: [(&str, &[&str]); 7] = [
    ("pictures", &["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff"]),
    ("documents", &["pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "epub"]),
    ("plain text and data", &["txt", "md", "csv", "tsv", "json", "ics", "vcf"]),
    ("archives", &["zip", "7z", "tar", "tgz", "tar.gz", "tar.xz", "tar.bz2"]),
    ("sound and film", &["mp3", "m4a", "ogg", "oga", "wav", "flac", "mp4", "m4v", "ogv", "webm", "mov", "vtt", "srt"]),
    ("fonts", &["woff2", "woff", "ttf", "otf"]),
    ("signatures", &["sig", "asc", "p7s", "sha256"]),
];

/// Why a file may not stand beside a text.
pub(super) fn refused(path: &str, bytes: Option<&[u8]>) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let problem = |fact: String| Diagnostic::new(Code::UNEXPECTED_FILE, fact).in_file(path);
    let known = |ending: &&&str| name.strip_suffix(**ending).is_some_and(|stem| stem.ends_with('.'));
    if !ENDINGS.iter().any(|(_, endings)| endings.iter().any(|ending| known(&ending))) {
        let kinds: Vec<&str> = ENDINGS.iter().map(|(kind, _)| *kind).collect();
        let fact = if is_page(&name) {
            "a page or script among the pictures and downloads of a text".to_owned()
        } else {
            let ending =
                name.rsplit_once('.').map_or_else(|| "without an ending".to_owned(), |(_, it)| format!("`.{it}`"));
            format!("a file {ending} among the pictures and downloads of a text")
        };
        return Some(problem(fact).hint(format!(
            "it may run under the address of the legal pages, or look as if it came from them: publish it elsewhere, as a PDF, or \
             in an archive (`files/` takes {})",
            kinds.join(", ")
        )));
    }
    if name.ends_with(".svg") {
        let reason = bytes.and_then(|bytes| active(bytes).err())?;
        return Some(problem(format!("a picture that does more than show itself: {reason}")).hint(
            "save it as a plain SVG, without scripts, links and what it loads from elsewhere, or as a PNG: opened by itself, it runs \
             under the address of the legal pages",
        ));
    }
    None
}

fn is_page(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["html", "htm", "xhtml", "xht", "shtml", "mht", "js", "mjs", "php", "svgz", "xml", "xsl"].contains(&ending)
}

/// Elements of a picture that run, or show something else than the picture.
const ACTIVE: [&str; 8] = ["script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "discard"];

/// Whether an SVG is more than a picture: the reason.
fn active(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    // A style sheet may come in pieces, between which an entity stands.
    let (mut depth, mut style, mut sheet) = (0_usize, None, String::new());
    loop {
        match reader.read_event().map_err(|_| "it is no XML".to_owned())? {
            Event::Start(element) => {
                depth += 1;
                if look_at(&element)? == "style" {
                    style.get_or_insert(depth);
                }
            }
            Event::Empty(element) => _ = look_at(&element)?,
            Event::End(_) => {
                if style == Some(depth) {
                    style = None;
                    stays(&std::mem::take(&mut sheet))?;
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(words) if style.is_some() => sheet.push_str(&words.xml10_content()),
            Event::CData(words) if style.is_some() => sheet.push_str(&words.xml10_content()),
            Event::GeneralRef(_) if style.is_some() => return Err("its style is written with entities".to_owned()),
            Event::DocType(declared) if declared.xml10_content().contains('[') => {
                return Err("it declares entities".to_owned());
            }
            Event::PI(_) => return Err("it names a style sheet or another program".to_owned()),
            Event::Eof if depth > 0 => return Err("it is no XML".to_owned()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Looks at an element and its attributes; gives its name in lower case.
fn look_at(element: &BytesStart<'_>) -> Result<String, String> {
    let name = element.local_name().as_ref().to_ascii_lowercase();
    if name.contains('<') {
        return Err("it is no XML".to_owned());
    }
    if ACTIVE.contains(&name.as_str()) {
        return Err(format!("it holds `<{name}>`"));
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| "it is no XML".to_owned())?;
        let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| "it uses entities".to_owned())?;
        let value = value.trim();
        // What an animation writes into an attribute would be looked at too late.
        let changes_links = key == "attributename" && (value.ends_with("href") || value.starts_with("on"));
        if key.starts_with("on") && key.len() > 2 || changes_links {
            return Err(format!("it holds `{key}`"));
        }
        let own_prefix = attribute.key.prefix().is_some_and(|prefix| prefix.as_ref() == "xmlns");
        if own_prefix || key == "xmlns" {
            continue;
        }
        if key == "base" && attribute.key.prefix().is_some() {
            return Err("it says where its references lead".to_owned());
        }
        if matches!(key.as_str(), "href" | "src") && !is_own(value) {
            return Err(format!("it refers to something else, in `{key}`"));
        }
        stays(value)?;
    }
    Ok(name)
}

/// Whether a reference leads to the picture itself, or holds a picture.
fn is_own(reference: &str) -> bool {
    let reference = reference.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    let pictures = ["png", "jpeg", "jpg", "gif", "webp"];
    let held = reference.strip_prefix("data:image/");
    reference.is_empty()
        || reference.starts_with('#')
        || held.is_some_and(|held| {
            pictures.iter().any(|kind| held.strip_prefix(kind).is_some_and(|rest| rest.starts_with(';')))
        })
}

/// Whether styles load nothing: no `url()` but of the picture itself, no `@import`.
fn stays(style: &str) -> Result<(), String> {
    let style = style.to_ascii_lowercase();
    // A backslash could hide a word from this look.
    let hides = style.contains('\\') && (style.contains('(') || style.contains('@'));
    let elsewhere = |at: usize| {
        let rest = &style[at + 4..];
        !is_own(&rest[..rest.find(')').unwrap_or(rest.len())])
    };
    let loads = style.match_indices("url(").any(|(at, _)| elsewhere(at));
    if hides || loads || style.contains("@import") || style.contains("image-set(") {
        return Err("its style loads something".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_pictures_are_shown() {
        for inner in [
            "<path d='M0 0'/>",
            "<style>.a{fill:url(#g)}</style><g style='fill:url(&quot;#g&quot;)'/>",
            "<use xlink:href='#a'/><image href='data:image/png;base64,AAAA'/>",
            "<title>On time</title><text>url(https://a.example)</text>",
            "<animate attributeName='opacity'/>",
        ] {
            let svg = format!(
                "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/'><svg \
                 xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{inner}</svg>"
            );
            assert_eq!(active(svg.as_bytes()), Ok(()), "{inner}");
        }
    }

    #[test]
    fn pictures_that_do_more_are_not() {
        for inner in [
            "<script>alert(1)</script>",
            "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
            "<g onload='alert(1)'/>",
            "<foreignObject/>",
            "<a href='https://a.example'/>",
            "<a xlink:href='javascript:alert(1)'/>",
            "<image href='data:image/svg+xml;base64,AAAA'/>",
            "<image href='//a.example/x.png'/>",
            "<style>@import 'x.css';</style>",
            "<style><![CDATA[a{fill:url(https://a.example/)}]]></style>",
            "<style>a{fill:u\\72l(https://a.example/)}</style>",
            "<g style='fill:url(https://a.example/)'/>",
            "<set attributeName='xlink:href' to='javascript:alert(1)'/>",
            "<g xml:base='https://a.example/'/>",
            "<g",
        ] {
            let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>");
            assert!(active(svg.as_bytes()).is_err(), "{inner}");
        }
        assert!(active(b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>").is_err());
        assert!(active(b"<?xml-stylesheet href='a.css'?><svg/>").is_err());
        assert!(active(b"\xff\xfe<\x00").is_err());
    }

    #[test]
    fn only_known_endings_are_published() {
        for name in ["a.png", "A.PDF", "a.b.docx", "a.tar.gz", "en/a.csv"] {
            assert!(refused(&format!("content/terms/files/{name}"), Some(b"")).is_none(), "{name}");
        }
        for name in [
            "a.html",
            "a.xml",
            "a.xht",
            "a.shtml",
            "a.php",
            "a.hta",
            "a.mht",
            "a.svgz",
            "a.xsl",
            "a.html.gz",
            "a",
            "pdf",
            "a.",
        ] {
            assert!(refused(&format!("content/terms/files/{name}"), Some(b"")).is_some(), "{name}");
        }
    }
}
