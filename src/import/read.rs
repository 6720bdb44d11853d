//! From Markdown with HTML in it to one tree.
//!
//! In: a text. Out: its tree, where `<b>` and `**` are the same thing. CommonMark's parser finds what is Markdown and
//! hands over the rest as raw HTML, whose tags are followed here.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, TagEnd};

use super::html::{self, Token};
use super::notes::{NoteKind, Notes};
use super::text::Text;
use super::tree::{Builder, Form, Node, Tag, Target};

/// The Markdown that lexloci knows, but for heading attributes: those of Python-Markdown have another form.
pub(super) const MARKDOWN: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_STRIKETHROUGH);

/// Reads a text; the `datetime` of an element goes to `declared`.
pub(super) fn read(text: &Text, notes: &mut Notes, declared: &mut Option<String>) -> Node {
    let mut reader = Reader { text, notes, declared, builder: Builder::new(), joint: None, html: None };
    for (event, range) in Parser::new_ext(&text.text, MARKDOWN).into_offset_iter() {
        reader.event(event, range.start, range.end);
    }
    reader.builder.finish()
}

struct Reader<'a> {
    text: &'a Text,
    notes: &'a mut Notes,
    declared: &'a mut Option<String>,
    builder: Builder,
    /// A text that the next one may continue: both are one text if no escape stands between them.
    joint: Option<(String, usize, usize)>,
    /// The HTML block being collected, and where it begins.
    html: Option<(String, usize)>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, start: usize, end: usize) {
        if let Event::Text(text) = &event {
            match &mut self.joint {
                Some((joint, _, last)) if *last == start => {
                    joint.push_str(text);
                    *last = end;
                }
                _ => {
                    self.end_text();
                    self.joint = Some((text.to_string(), start, end));
                }
            }
            return;
        }
        self.end_text();
        let line = self.text.line(start);
        match event {
            Event::Start(tag) => self.start(tag, start, line),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some((html, start)) = self.html.take() {
                    self.markup(&html, self.text.line(start));
                }
            }
            Event::End(TagEnd::MetadataBlock(_)) => {}
            Event::End(_) => self.builder.close(),
            Event::Code(code) => self.builder.leaf(Tag::Code(code.to_string()), line),
            Event::Html(html) => match &mut self.html {
                Some((collected, _)) => collected.push_str(&html),
                None => self.html = Some((html.to_string(), start)),
            },
            Event::InlineHtml(html) => self.markup(&html, line),
            Event::FootnoteReference(label) => self.builder.leaf(Tag::FootnoteReference(label.to_string()), line),
            Event::SoftBreak => self.builder.leaf(Tag::SoftBreak, line),
            Event::HardBreak => self.builder.leaf(Tag::HardBreak, line),
            Event::Rule => self.builder.leaf(Tag::Rule, line),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.builder.leaf(Tag::Text(text.to_string()), line),
            Event::Text(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn end_text(&mut self) {
        if let Some((text, start, _)) = self.joint.take() {
            self.builder.leaf(Tag::Text(text), self.text.line(start));
        }
    }

    fn start(&mut self, tag: pulldown_cmark::Tag<'_>, start: usize, line: usize) {
        use pulldown_cmark::Tag as Markdown;
        let tag = match tag {
            Markdown::Paragraph => Tag::Paragraph,
            Markdown::Heading { level, .. } => Tag::Heading(level as u8),
            Markdown::BlockQuote(_) => Tag::Quote,
            Markdown::CodeBlock(CodeBlockKind::Indented) => Tag::CodeBlock(String::new()),
            Markdown::CodeBlock(CodeBlockKind::Fenced(language)) => Tag::CodeBlock(language.to_string()),
            Markdown::List(first) => Tag::List(first),
            Markdown::Item => Tag::Item(number_at(&self.text.text[start..])),
            Markdown::FootnoteDefinition(label) => Tag::FootnoteDefinition(label.to_string()),
            Markdown::DefinitionList => Tag::Definitions,
            Markdown::DefinitionListTitle => Tag::Term,
            Markdown::DefinitionListDefinition => Tag::Definition,
            Markdown::Table(alignments) => Tag::Table(alignments),
            Markdown::TableHead => Tag::Row(true),
            Markdown::TableRow => Tag::Row(false),
            Markdown::TableCell => Tag::Cell(false),
            Markdown::Emphasis => Tag::Emphasis,
            Markdown::Strong => Tag::Strong,
            Markdown::Strikethrough => Tag::Strikethrough,
            Markdown::Link { dest_url, title, link_type, id } => {
                let form = match link_type {
                    LinkType::Autolink | LinkType::Email => Form::Autolink,
                    LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => Form::Reference(id.to_string()),
                    _ => Form::Inline,
                };
                Tag::Link(Target { address: dest_url.to_string(), title: title.to_string(), form })
            }
            Markdown::Image { dest_url, title, .. } => {
                Tag::Image(Target { address: dest_url.to_string(), title: title.to_string(), form: Form::Inline })
            }
            Markdown::HtmlBlock => return self.html = None,
            Markdown::MetadataBlock(_) => return,
            Markdown::Superscript | Markdown::Subscript => Tag::Span,
        };
        self.builder.open(tag, line);
    }

    fn markup(&mut self, html: &str, mut line: usize) {
        for token in html::tokens(html) {
            match token {
                Token::Text(text) => {
                    self.html_text(text, line);
                    line += text.matches('\n').count();
                }
                Token::Hidden(hidden) => {
                    self.notes.again(NoteKind::Lost, line, "a comment is dropped");
                    line += hidden.matches('\n').count();
                }
                Token::Open { name, attributes } => self.element(&name, &attributes, line),
                Token::Close(name) if html::is_void(&name) => {}
                Token::Close(name) => _ = self.builder.close_element(&name),
            }
        }
    }

    /// In HTML all white space is one space; line ends are kept, for translators work with lines.
    fn html_text(&mut self, text: &str, line: usize) {
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                self.builder.leaf(Tag::SoftBreak, line + index);
            }
            if !part.is_empty() {
                self.builder.leaf(Tag::Text(html::decode(part).into_owned()), line + index);
            }
        }
    }

    fn element(&mut self, name: &str, attributes: &[(String, String)], line: usize) {
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let target = |address: &str| Target {
            address: address.to_owned(),
            title: value("title").unwrap_or_default().to_owned(),
            form: Form::Inline,
        };
        // The page of `{: datetime="2023-12-05" }` has it at the paragraph; only of an edit it is another day.
        if self.declared.is_none() && !matches!(name, "del" | "ins") {
            *self.declared = value("datetime").map(|day| day.trim().to_owned());
        }
        let mut known = true;
        let tag = match name {
            "p" => Tag::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading(name.as_bytes()[1] - b'0'),
            "ul" | "menu" => Tag::List(None),
            "ol" => Tag::List(Some(value("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1))),
            "li" => Tag::Item(None),
            "blockquote" => Tag::Quote,
            "pre" => Tag::CodeBlock(String::new()),
            "table" => Tag::Table(Vec::new()),
            "thead" | "tbody" | "tfoot" => Tag::Division,
            "tr" => Tag::Row(false),
            "td" | "th" => Tag::Cell(name == "th"),
            "dl" => Tag::Definitions,
            "dt" => Tag::Term,
            "dd" => Tag::Definition,
            "hr" => Tag::Rule,
            "br" => Tag::HardBreak,
            "img" => Tag::Image(target(value("src").unwrap_or_default())),
            "a" => value("href").map_or(Tag::Span, |href| Tag::Link(target(href))),
            "strong" | "b" => Tag::Strong,
            "em" | "i" => Tag::Emphasis,
            "del" | "s" | "strike" => Tag::Strikethrough,
            "code" => Tag::CodeSpan,
            "time" => Tag::Span,
            "script" | "style" => {
                self.notes.again(NoteKind::Lost, line, format!("`<{name}>` is dropped with its contents"));
                Tag::Dropped
            }
            _ => {
                let what = if html::is_void(name) { "is dropped" } else { "is dropped, its contents stay" };
                self.notes.again(NoteKind::Lost, line, format!("`<{name}>` {what}"));
                known = false;
                if html::is_block(name) { Tag::Division } else { Tag::Span }
            }
        };
        let anchors =
            attributes.iter().filter(|(key, id)| (key == "id" || key == "name" && name == "a") && !id.is_empty());
        let anchors: Vec<Tag> = anchors.map(|(_, id)| Tag::Anchor(id.clone())).collect();
        for (attribute, _) in attributes.iter().filter(|(attribute, _)| known && !is_kept(name, attribute)) {
            self.notes.again(NoteKind::Lost, line, format!("the attribute `{attribute}` is dropped"));
        }
        // Where the contents are lists, rows or items, the place is just before.
        let inside = matches!(tag, Tag::Heading(_) | Tag::Item(_) | Tag::Paragraph | Tag::Cell(_)) || !tag.is_block();
        if html::is_void(name) {
            anchors.into_iter().for_each(|anchor| self.builder.leaf(anchor, line));
            match tag {
                Tag::Image(target) => {
                    self.builder.open(Tag::Image(target), line);
                    self.builder.leaf(Tag::Text(value("alt").unwrap_or_default().to_owned()), line);
                    self.builder.close();
                }
                Tag::Rule | Tag::HardBreak => self.builder.leaf(tag, line),
                _ => {}
            }
        } else if inside {
            self.builder.open_element(name, tag, line);
            anchors.into_iter().for_each(|anchor| self.builder.leaf(anchor, line));
        } else {
            anchors.into_iter().for_each(|anchor| self.builder.leaf(anchor, line));
            self.builder.open_element(name, tag, line);
        }
    }
}

/// Whether what an attribute says is said in another way, or says nothing.
fn is_kept(element: &str, attribute: &str) -> bool {
    match attribute {
        "id" | "markdown" => true,
        "name" | "href" => element == "a",
        "title" => matches!(element, "a" | "img"),
        "src" | "alt" => element == "img",
        "start" => element == "ol",
        "datetime" => !matches!(element, "del" | "ins"),
        _ => false,
    }
}

/// The number that a list item begins with, as written.
fn number_at(text: &str) -> Option<String> {
    let text = text.trim_start();
    let digits = &text[..text.bytes().take_while(u8::is_ascii_digit).count()];
    (!digits.is_empty()).then(|| digits.to_owned())
}
