//! The raw HTML that `raw_html = "sanitize"` lets through: a few inline elements, written anew.
//!
//! Allowed are `abbr b bdi bdo cite dfn i kbd mark q s small span sub sup u var`, and `br` and `wbr`, with the attributes
//! `lang`, `dir` and `title`. Everything else is refused, not stripped: a stripped `<script>` would leave its source in
//! the text.

const PAIRED: [&str; 17] =
    ["abbr", "b", "bdi", "bdo", "cite", "dfn", "i", "kbd", "mark", "q", "s", "small", "span", "sub", "sup", "u", "var"];
const VOID: [&str; 2] = ["br", "wbr"];

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

/// Reads one tag as CommonMark delivers it; `None` where it is not allowed.
pub(super) fn allowed_tag(raw: &str) -> Option<Tag> {
    let inner = raw.trim().strip_prefix('<')?.strip_suffix('>')?;
    if let Some(name) = inner.strip_prefix('/') {
        let name = name.trim().to_ascii_lowercase();
        return PAIRED.iter().find(|allowed| **allowed == name).map(|name| Tag::Close(name));
    }
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    let attributes = attributes(&inner[end..])?;
    if let Some(name) = PAIRED.iter().find(|allowed| **allowed == name) {
        return Some(Tag::Open(name, format!("<{name}{attributes}>")));
    }
    VOID.iter().find(|allowed| **allowed == name).map(|name| Tag::Void(format!("<{name}{attributes}>")))
}

/// Reads attributes and writes them anew; `None` where one is not allowed.
fn attributes(mut rest: &str) -> Option<String> {
    let mut out = String::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Some(out);
        }
        let (name, after) = rest.split_once('=')?;
        let name = name.trim().to_ascii_lowercase();
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        let fits = match name.as_str() {
            "lang" => crate::locale::Language::parse(value).is_ok(),
            "dir" => matches!(value, "ltr" | "rtl" | "auto"),
            "title" => !value.contains(['<', '>', '&']),
            _ => false,
        };
        if !fits {
            return None;
        }
        out.push_str(&format!(" {name}=\"{}\"", value.replace('"', "&quot;")));
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_of_elements_survives() {
        assert_eq!(allowed_tag("<sup>"), Some(Tag::Open("sup", "<sup>".into())));
        assert_eq!(allowed_tag("</SUP >"), Some(Tag::Close("sup")));
        assert_eq!(allowed_tag("<br/>"), Some(Tag::Void("<br>".into())));
        assert_eq!(
            allowed_tag("<span lang='de' dir=\"ltr\">"),
            Some(Tag::Open("span", "<span lang=\"de\" dir=\"ltr\">".into()))
        );
    }

    #[test]
    fn everything_else_is_refused() {
        for raw in [
            "<script>",
            "<a href='x'>",
            "<span onclick='x()'>",
            "<b style=\"x\">",
            "<!-- x -->",
            "<span lang=x>",
            "<",
            "<é>",
        ] {
            assert_eq!(allowed_tag(raw), None, "{raw}");
        }
    }
}
