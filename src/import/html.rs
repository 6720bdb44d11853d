//! Pieces of HTML: tags, text between them, entities.
//!
//! In: the raw HTML that CommonMark found in a text. Out: tokens, as lenient as browsers are about what people write
//! and as strict as needed to lose no word: whatever is no tag is text.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<a href="...">`: the name in lower case, attributes with their entities resolved.
    Open {
        /// Lower case.
        name: String,
        /// Names in lower case, in the order written.
        attributes: Vec<(String, String)>,
    },
    /// `</a>`.
    Close(String),
    /// Text as written, entities and all.
    Text(&'a str),
    /// A comment, declaration or processing instruction, which nobody sees.
    Hidden(&'a str),
}

/// Longer tags are text: a bound on how far a `<` without its `>` is searched, so that reading stays linear.
const LONGEST_TAG: usize = 4096;

/// The tokens of a piece of HTML.
pub(super) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html, raw: None }
}

/// See [`tokens`].
pub(super) struct Tokens<'a> {
    rest: &'a str,
    raw: Option<String>,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(name) = self.raw.take() {
            let end = raw_end(self.rest, &name);
            if end > 0 {
                return Some(Token::Text(self.take(end)));
            }
        }
        if let Some((token, length)) = markup(self.rest) {
            if let Token::Open { name, .. } = &token
                && is_dropped(name)
            {
                self.raw = Some(name.clone());
            }
            self.rest = &self.rest[length..];
            return Some(token);
        }
        // Up to the next `<` that may begin something; the one at the start was just found to be text.
        let next = self.rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(self.rest.len(), |(at, _)| at);
        Some(Token::Text(self.take(next)))
    }
}

impl<'a> Tokens<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }
}

fn markup(html: &str) -> Option<(Token<'_>, usize)> {
    let inner = html.strip_prefix('<')?;
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")] {
        if let Some(body) = html.strip_prefix(start) {
            if start == "<!" && !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return None;
            }
            let length = body.find(end).map_or(html.len(), |at| start.len() + at + end.len());
            return Some((Token::Hidden(&html[..length]), length));
        }
    }
    let closing = inner.starts_with('/');
    let body = if closing { &inner[1..] } else { inner };
    let body = &body[..body.floor_char_boundary(LONGEST_TAG)];
    let name_end = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(|&end| end > 0)?;
    if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name = body[..name_end].to_ascii_lowercase();
    let (attributes, after) = attributes(&body[name_end..])?;
    let length = html.len() - inner.len() + usize::from(closing) + body.len() - after.len();
    Some((if closing { Token::Close(name) } else { Token::Open { name, attributes } }, length))
}

/// The attributes up to `>`, and what stands behind it.
fn attributes(mut rest: &str) -> Option<(Vec<(String, String)>, &str)> {
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((attributes, after));
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=/><\"'".contains(c)).filter(|&end| end > 0)?;
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next()? {
                quote @ ('"' | '\'') => after[1..].split_once(quote)?,
                _ => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>')?),
            };
        }
        attributes.push((name, decode(value).into_owned()));
    }
}

fn raw_end(html: &str, name: &str) -> usize {
    let closes = |at: &usize| {
        let after = &html.as_bytes()[at + 2..];
        after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes())
    };
    html.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(html.len())
}

/// Resolves entities: `&amp;`, `&nbsp;`, `&#8217;`. CommonMark has the same list as HTML, so its parser knows them.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest name has 31 letters.
        let window = &rest[..rest.floor_char_boundary(34)];
        let end =
            window[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#').map_or(window.len(), |end| end + 1);
        let entity = window.get(..=end).filter(|entity| entity.ends_with(';'));
        match entity.map(|entity| (entity, character(entity))) {
            Some((entity, Some(character))) => {
                decoded.push_str(&character);
                rest = &rest[entity.len()..];
            }
            _ => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn character(entity: &str) -> Option<String> {
    // Letters around it, for a space at the end of a text would be cut off.
    let text = format!("x{entity}x");
    let resolved: String = Parser::new(&text)
        .filter_map(|event| if let Event::Text(text) = event { Some(text.into_string()) } else { None })
        .collect();
    (resolved != text).then(|| resolved[1..resolved.len() - 1].to_owned())
}

/// Elements that stand between paragraphs, not in them.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "noscript"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

/// Elements whose contents are not for readers.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(name, "script" | "style")
}

/// Elements that have no contents and no end.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(name: &str, attributes: &[(&str, &str)]) -> Token<'static> {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Token::Open { name: name.to_owned(), attributes }
    }

    #[test]
    fn tags_have_attributes_in_any_quotes() {
        let html = "<A HREF='/a?b&amp;c' x=1 y >t</a><br/>";
        let expected = [
            open("a", &[("href", "/a?b&c"), ("x", "1"), ("y", "")]),
            Token::Text("t"),
            Token::Close("a".into()),
            open("br", &[]),
        ];
        assert_eq!(tokens(html).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(tokens("a < b").collect::<Vec<_>>(), [Token::Text("a "), Token::Text("< b")]);
        assert_eq!(tokens("<b").collect::<Vec<_>>(), [Token::Text("<b")]);
    }

    #[test]
    fn scripts_are_one_piece() {
        let pieces: Vec<_> = tokens("<script>if (a<b) '</p>'</script>").collect();
        assert_eq!(pieces, [open("script", &[]), Token::Text("if (a<b) '</p>'"), Token::Close("script".into())]);
    }

    #[test]
    fn comments_are_hidden_even_without_an_end() {
        assert_eq!(tokens("<!-- a --><!-- b").count(), 2);
    }

    #[test]
    fn entities_are_characters() {
        assert_eq!(decode("A&amp;B &sect;&nbsp;5 &#x2019; &unknown; & &#38"), "A&B §\u{A0}5 ’ &unknown; & &#38");
        assert_eq!(decode("&copy &amp;amp;"), "&copy &amp;");
    }
}
