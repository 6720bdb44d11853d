//! The raw HTML that `raw_html = "sanitize"` lets through: a few inline elements, written anew.
//!
//! Everything else is refused, not stripped: a stripped `<script>` would leave its source in the text.

use crate::locale::Language;

/// The list of what is allowed: for the reader, and in the words of the reference.
macro_rules! allowed {
    (paired: $($paired:literal)+; void: $($void:literal)+; attributes: $($attribute:literal)+;) => {
        const PAIRED: &[&str] = &[$($paired),+];
        const VOID: &[&str] = &[$($void),+];
        const ATTRIBUTES: &[&str] = &[$($attribute),+];
        /// What the reference says of the key `raw_html`.
        pub(super) const ABOUT: &str = concat!(
            "HTML in texts. `\"refuse\"` reports it with its place. `\"sanitize\"` lets these elements through within a line of text:",
            $(" `", $paired, "`",)+ $(" `", $void, "`",)+ ", with these attributes:", $(" `", $attribute, "`",)+
            ", and reports everything else."
        );
    };
}

allowed! {
    paired: "abbr" "b" "bdi" "bdo" "cite" "dfn" "i" "kbd" "mark" "q" "s" "small" "span" "sub" "sup" "u" "var";
    void: "br" "wbr";
    attributes: "dir" "lang" "title";
}

/// An allowed tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `<x ...>`: element, and the tag written anew.
    Open(&'static str, String),
    /// `</x>`.
    Close(&'static str),
    /// `<br>`.
    Void(String),
}

/// Why a tag is not allowed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The element, a comment, or nothing that can be read.
    Element,
    /// An attribute, by its name.
    Attribute(String),
    /// What an attribute says.
    Value(&'static str),
}

impl Refusal {
    /// What to do.
    pub(super) fn hint(&self) -> String {
        match self {
            Self::Element => format!(
                "within a line of text these elements are allowed, and no others: {}",
                [PAIRED, VOID].concat().join(", ")
            ),
            Self::Attribute(name) => {
                let allowed: Vec<String> = ATTRIBUTES.iter().map(|name| format!("`{name}`")).collect();
                format!("take `{name}` away: an element may have {}, in quotes, and nothing else", allowed.join(", "))
            }
            Self::Value("dir") => "write `dir=\"ltr\"`, `dir=\"rtl\"` or `dir=\"auto\"`".to_owned(),
            Self::Value("lang") => "write a language tag: `lang=\"de\"`".to_owned(),
            Self::Value(name) => {
                format!(
                    "write characters as they are in `{name}`; only `&amp;`, `&lt;`, `&gt;`, `&quot;` and numbers are read"
                )
            }
        }
    }
}

/// Reads one tag as CommonMark delivers it.
pub(super) fn allowed_tag(raw: &str) -> Result<Tag, Refusal> {
    let inner = raw.trim().strip_prefix('<').and_then(|raw| raw.strip_suffix('>')).ok_or(Refusal::Element)?;
    let listed = |list: &[&'static str], name: &str| list.iter().copied().find(|allowed| *allowed == name);
    if let Some(name) = inner.strip_prefix('/') {
        let name = name.trim().to_ascii_lowercase();
        return listed(PAIRED, &name).map(Tag::Close).ok_or(Refusal::Element);
    }
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let name = element(inner);
    let attributes = &inner[name.len()..];
    let name = name.to_ascii_lowercase();
    if let Some(name) = listed(PAIRED, &name) {
        return Ok(Tag::Open(name, format!("<{name}{}>", written_anew(attributes)?)));
    }
    let name = listed(VOID, &name).ok_or(Refusal::Element)?;
    Ok(Tag::Void(format!("<{name}{}>", written_anew(attributes)?)))
}

/// The name of the element that a tag opens or closes, in lower case, with whether it closes it. `None` for a comment and the like.
pub(super) fn named(raw: &str) -> Option<(String, bool)> {
    let inner = raw.trim().strip_prefix('<')?;
    let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    let name = element(inner);
    (!name.is_empty()).then(|| (name.to_ascii_lowercase(), closes))
}

fn element(inner: &str) -> &str {
    &inner[..inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len())]
}

/// Reads attributes and writes them anew.
fn written_anew(mut rest: &str) -> Result<String, Refusal> {
    let mut out = String::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(out);
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        let refused = || Refusal::Attribute(name.clone());
        let known = ATTRIBUTES.iter().copied().find(|known| *known == name).ok_or_else(refused)?;
        let after = rest[end..].trim_start().strip_prefix('=').ok_or_else(refused)?.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or_else(refused)?;
        let (value, after) = after[1..].split_once(quote).ok_or_else(refused)?;
        let value = decoded(value).ok_or(Refusal::Value(known))?;
        let fits = match known {
            "lang" => Language::parse(&value).is_ok(),
            "dir" => matches!(&*value, "ltr" | "rtl" | "auto"),
            _ => true,
        };
        if !fits {
            return Err(Refusal::Value(known));
        }
        out.push_str(&format!(" {known}=\"{}\"", escaped(&value)));
        rest = after;
    }
}

/// What a value with character references says. `None` where one of them is not known here, or is a character that nobody sees.
fn decoded(value: &str) -> Option<String> {
    let mut parts = value.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let reference = part.split_once(';').filter(|(name, _)| {
            let name = name.strip_prefix('#').unwrap_or(name);
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        // An ampersand that begins no reference stands for itself.
        let Some((name, behind)) = reference else {
            out.push('&');
            out.push_str(part);
            continue;
        };
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => {
                let number = name.strip_prefix('#')?;
                let number = match number.strip_prefix(['x', 'X']) {
                    Some(digits) => u32::from_str_radix(digits, 16),
                    None => number.parse(),
                };
                number.ok().and_then(char::from_u32).filter(|c| c.is_alphanumeric() || c.is_ascii_graphic())?
            }
        });
        out.push_str(behind);
    }
    Some(out)
}

/// A value as it stands between double quotes.
fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, explanation};

    #[test]
    fn a_short_list_of_elements_survives() {
        assert_eq!(allowed_tag("<sup>"), Ok(Tag::Open("sup", "<sup>".into())));
        assert_eq!(allowed_tag("</SUP >"), Ok(Tag::Close("sup")));
        assert_eq!(allowed_tag("<br/>"), Ok(Tag::Void("<br>".into())));
        assert_eq!(
            allowed_tag("<span lang='de' dir=\"ltr\">"),
            Ok(Tag::Open("span", "<span lang=\"de\" dir=\"ltr\">".into()))
        );
    }

    #[test]
    fn everything_else_is_refused() {
        for raw in ["<script>", "<a href='x'>", "<!-- x -->", "<", "<é>", "</p>"] {
            assert_eq!(allowed_tag(raw), Err(Refusal::Element), "{raw}");
        }
        for (raw, attribute) in [
            ("<span onclick='x()'>", "onclick"),
            ("<b style=\"x\">", "style"),
            ("<span lang=x>", "lang"),
            ("<b title>", "title"),
        ] {
            assert_eq!(allowed_tag(raw), Err(Refusal::Attribute(attribute.to_owned())), "{raw}");
        }
        for (raw, attribute) in
            [("<b dir='up'>", "dir"), ("<b lang='no such'>", "lang"), ("<b title='&eacute;'>", "title")]
        {
            assert_eq!(allowed_tag(raw), Err(Refusal::Value(attribute)), "{raw}");
        }
    }

    #[test]
    fn values_are_decoded_and_escaped_again() {
        for (written, anew) in [
            ("R&amp;D", "R&amp;D"),
            ("R&D", "R&amp;D"),
            ("a &lt; b > c", "a &lt; b &gt; c"),
            ("&quot;x&#34;", "&quot;x&quot;"),
            ("&#x41;&#66;", "AB"),
            ("&amp;lt;", "&amp;lt;"),
        ] {
            let tag = allowed_tag(&format!("<abbr title=\"{written}\">"));
            assert_eq!(tag, Ok(Tag::Open("abbr", format!("<abbr title=\"{anew}\">"))), "{written}");
        }
        for refused in ["&nbsp;", "&#7;", "&#x202E;", "&#xD800;", "&#99999999;"] {
            assert_eq!(allowed_tag(&format!("<abbr title=\"{refused}\">")), Err(Refusal::Value("title")), "{refused}");
        }
    }

    #[test]
    fn the_manual_lists_what_is_allowed() {
        let page = explanation(Code::RAW_HTML).split_whitespace().collect::<Vec<_>>().join(" ");
        let listed = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ");
        for list in [listed(&[PAIRED, VOID].concat()), listed(ATTRIBUTES)] {
            assert!(page.contains(&format!(": {list}.")), "{list}");
        }
    }
}
