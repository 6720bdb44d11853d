//! Feeds as XML: Atom (RFC 4287).
//!
//! In: what a feed says, as plain text and HTML that is well-formed XML. Out: the document.

use super::html::escaped;
use crate::locale::Date;

/// The media type of a feed.
pub const MEDIA_TYPE: &str = "application/atom+xml";

/// A feed.
pub struct Feed {
    /// An IRI that never changes.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its language, as a locale.
    pub locale: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Who publishes.
    pub author: String,
    /// The day of its last change.
    pub updated: Date,
    /// The feed itself, and what it is about.
    pub links: Vec<Link>,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// Something that was published.
pub struct Entry {
    /// An IRI that never changes.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was published first.
    pub published: Date,
    /// When it last changed.
    pub updated: Date,
    /// What kind of change it is: for programs, and in words.
    pub category: Option<(&'static str, String)>,
    /// Where to read more.
    pub links: Vec<Link>,
    /// What people are told of it: the words, and their locale where that is not the feed's.
    pub summary: Option<(String, Option<String>)>,
    /// The rest, as XHTML.
    pub content: String,
}

/// A link to something else.
pub struct Link {
    /// `self`, `alternate` or `related`.
    pub rel: &'static str,
    /// The media type.
    pub media_type: &'static str,
    /// The whole address.
    pub href: String,
}

impl Feed {
    /// The document.
    #[must_use]
    pub fn to_xml(&self) -> Vec<u8> {
        let mut xml = String::with_capacity(1024 + 2048 * self.entries.len());
        let locale = text(&self.locale);
        xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.push_str(&format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{locale}\">\n"));
        element("id", &self.id, &mut xml);
        element("title", &self.title, &mut xml);
        element("updated", &self.updated.timestamp(), &mut xml);
        xml.push_str(&format!("<author><name>{}</name></author>\n", text(&self.author)));
        self.links.iter().for_each(|link| link.write(&mut xml));
        self.entries.iter().for_each(|entry| entry.write(self.direction, &mut xml));
        xml.push_str("</feed>\n");
        xml.into_bytes()
    }
}

impl Entry {
    fn write(&self, direction: &str, xml: &mut String) {
        xml.push_str("<entry>\n");
        element("id", &self.id, xml);
        element("title", &self.title, xml);
        element("published", &self.published.timestamp(), xml);
        element("updated", &self.updated.timestamp(), xml);
        if let Some((term, label)) = &self.category {
            xml.push_str(&format!("<category term=\"{term}\" label=\"{}\"/>\n", text(label)));
        }
        self.links.iter().for_each(|link| link.write(xml));
        if let Some((words, locale)) = &self.summary {
            let foreign = locale.as_ref().map_or_else(String::new, |locale| format!(" xml:lang=\"{}\"", text(locale)));
            xml.push_str(&format!("<summary{foreign}>{}</summary>\n", text(words)));
        }
        let div = format!("<div xmlns=\"http://www.w3.org/1999/xhtml\" dir=\"{direction}\">");
        xml.push_str(&format!("<content type=\"xhtml\">{div}\n{}</div></content>\n</entry>\n", self.content));
    }
}

impl Link {
    fn write(&self, xml: &mut String) {
        let (rel, media_type, href) = (self.rel, self.media_type, text(&self.href));
        xml.push_str(&format!("<link rel=\"{rel}\" type=\"{media_type}\" href=\"{href}\"/>\n"));
    }
}

fn element(name: &str, words: &str, xml: &mut String) {
    xml.push_str(&format!("<{name}>{}</{name}>\n", text(words)));
}

/// Text for content and attributes of XML 1.0, which some characters may not stand in, not even escaped.
#[must_use]
pub fn text(words: &str) -> String {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    if words.chars().all(allowed) {
        return escaped(words);
    }
    escaped(&words.replace(|c| !allowed(c), "\u{fffd}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(text("a\u{1}<\u{ffff}&\n]]>"), "a\u{fffd}&lt;\u{fffd}&amp;\n]]&gt;");
    }
}
