//! Blocks and inlines as HTML.

use super::address::{Address, Begun, Link, with_links};
use super::isolate::{self, escape_isolated};
use super::view::Html;
use crate::locale::{Direction, Language};
use crate::model::markup::{
    Alignment, Block, Definition, Final, Inline, List, Table, Target, for_each_inline, plain_text,
};
use crate::model::text::{Text, TextBody, TextSection};
use rustc_hash::FxHashMap;
use serde_json::value::RawValue;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Href {
    /// The address.
    pub address: String,
    /// Whether it is on a host of somebody else.
    pub external: bool,
}

impl Href {
    /// What a link to the host of somebody else carries (HTML, link types): `external` says what it is, and `noopener` that a
    /// page that a reader opens in another window has no hold on this one.
    pub const EXTERNAL: &'static str = " rel=\"external noopener\"";

    /// Writes the attributes of the link: ` href="..."`, and `rel` where it leads to somebody else.
    pub fn write_attributes(&self, out: &mut String) {
        out.push_str(" href=\"");
        escape(&self.address, out);
        out.push('"');
        if self.external {
            out.push_str(Self::EXTERNAL);
        }
    }
}

impl From<String> for Href {
    /// An address within the site.
    fn from(address: String) -> Self {
        Self { address, external: false }
    }
}

/// The HTML of all parts of a text.
pub struct TextHtml {
    /// The title.
    pub title: Html,
    /// What stands before the first section.
    pub preamble: Option<Html>,
    /// The precedence clauses.
    pub precedence: Vec<Html>,
    /// Of each section the heading and its own blocks.
    pub sections: Vec<Arc<SectionHtml>>,
    /// The footnotes.
    pub footnotes: Vec<Html>,
    /// Whether it refers to anything whose address depends on where the text is read: another document, or a file.
    pub leads_out: bool,
    /// Where links belong in the preamble.
    links: Vec<Link>,
    linked: OnceLock<Option<Html>>,
}

/// The HTML of a section.
pub struct SectionHtml {
    /// The heading.
    pub heading: Html,
    /// Its own blocks.
    pub body: Html,
    /// Where links belong to what has an address.
    links: Vec<Link>,
    linked: OnceLock<Html>,
    /// [As the text](TextHtml::leads_out).
    leads_out: bool,
    /// HTML and words as strings of JSON, once somebody asked for them.
    pub(crate) quoted: OnceLock<Quoted>,
}

/// Strings of JSON.
pub(crate) struct Quoted {
    pub(crate) html: Box<RawValue>,
    pub(crate) text: Box<RawValue>,
}

impl SectionHtml {
    /// Its own blocks with a quiet link at each paragraph, item and row; made once for all pages that have them.
    pub fn linked(&self) -> &Html {
        self.linked.get_or_init(|| with_links(&self.body, &self.links))
    }
}

/// The HTML of sections that read the same wherever they stand: texts that share them share it.
#[derive(Default)]
pub struct KnownHtml(Mutex<SectionsWithHtml>);

/// Sections with their HTML, by their places in memory: that a section is kept here keeps its place its own.
type SectionsWithHtml = FxHashMap<usize, (Arc<TextSection>, Arc<SectionHtml>)>;

impl KnownHtml {
    fn get(&self, section: &Arc<TextSection>) -> Option<Arc<SectionHtml>> {
        self.all().get(&Self::key(section)).map(|(_, html)| Arc::clone(html))
    }

    fn put(&self, section: &Arc<TextSection>, html: &Arc<SectionHtml>) {
        self.all().insert(Self::key(section), (Arc::clone(section), Arc::clone(html)));
    }

    fn all(&self) -> MutexGuard<'_, SectionsWithHtml> {
        // A poisoned lock means that another thread panicked while it held a map that is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn key(section: &Arc<TextSection>) -> usize {
        Arc::as_ptr(section).addr()
    }
}

impl TextHtml {
    /// Writes a text whose targets `resolve` resolves; each paragraph, item and row has an address. Sections that are `known` are
    /// not written again, and become known.
    #[must_use]
    pub fn new(text: &Text, resolve: &dyn Fn(&Target) -> Option<Href>, known: &KnownHtml) -> Self {
        Self::written(text, resolve, Some(known))
    }

    /// The same without addresses, for pages on which a section can stand more than once.
    #[must_use]
    pub fn without_addresses(text: &Text, resolve: &dyn Fn(&Target) -> Option<Href>) -> Self {
        Self::written(text, resolve, None)
    }

    /// The preamble with a quiet link at each paragraph, item and row; made once for all pages that have it.
    pub fn linked_preamble(&self) -> Option<&Html> {
        self.linked.get_or_init(|| self.preamble.as_ref().map(|html| with_links(html, &self.links))).as_ref()
    }

    fn written(text: &Text, resolve: &dyn Fn(&Target) -> Option<Href>, known: Option<&KnownHtml>) -> Self {
        let leads_out = Cell::new(false);
        let resolve = |target: &Target| {
            leads_out.set(leads_out.get() || matches!(target, Target::Policy(..) | Target::File(..)));
            resolve(target)
        };
        let addressed = known.is_some();
        // In the order of the page: the first reference to a footnote is the one that it leads back to.
        let mut writer = Writer::new(&resolve);
        let blocks = |writer: &mut Writer<'_>, section: &str, blocks: &[Block<Final>]| {
            let (html, links) =
                if addressed { writer.addressed(section, blocks) } else { (writer.blocks(blocks), Vec::new()) };
            (Html::new(&html), links)
        };
        let preamble = text.preamble.as_ref().map(|body| {
            writer.read_in(&body.language);
            blocks(&mut writer, "preamble", &body.blocks)
        });
        let (preamble, preamble_links) = preamble.map_or_else(Default::default, |(html, links)| (Some(html), links));
        writer.read_in(&text.title.language);
        let precedence = text.precedence.iter().map(|clause| Html::new(&writer.inlines(clause))).collect();
        let before = leads_out.take();
        let section = |section: &Arc<TextSection>| {
            if let Some(html) = known.and_then(|known| known.get(section)) {
                return html;
            }
            let references = writer.references;
            writer.read_in(&section.heading.language);
            let heading = Html::new(&writer.inlines(&section.heading.content));
            let (body, links) = blocks(&mut writer, section.id.as_str(), &section.blocks);
            let leads_out = leads_out.take();
            let html =
                SectionHtml { heading, body, links, linked: OnceLock::new(), leads_out, quoted: OnceLock::new() };
            let html = Arc::new(html);
            // Elsewhere a link may lead to another page, and another reference may be the first one to its note.
            if let Some(known) = known.filter(|_| !leads_out && writer.references == references) {
                known.put(section, &html);
            }
            html
        };
        let sections: Vec<_> = text.sections.iter().map(section).collect();
        leads_out.set(before || sections.iter().any(|section| section.leads_out));
        let mut footnote = |body: &TextBody| {
            writer.read_in(&body.language);
            Html::new(&writer.blocks(&body.blocks))
        };
        let footnotes = text.footnotes.iter().map(&mut footnote).collect();
        writer.read_in(&text.title.language);
        let title = Html::new(&writer.inlines(&text.title.content));
        Self {
            title,
            preamble,
            precedence,
            sections,
            footnotes,
            leads_out: leads_out.get(),
            links: preamble_links,
            linked: OnceLock::new(),
        }
    }
}

/// Writes HTML of one document; knows where its links lead.
pub struct Writer<'a> {
    /// The address of a target; `None` where it has no page, so that plain words stand there.
    pub resolve: &'a dyn Fn(&Target) -> Option<Href>,
    referred: BTreeSet<String>,
    /// How many references to footnotes there are so far.
    references: usize,
    /// What the ids of footnotes begin with, where a page shows those of several texts.
    prefix: &'a str,
    /// Where the next paragraph, item or row stands; none where the same text may stand on the page twice.
    address: Option<Address>,
    /// How what is written is read.
    direction: Direction,
    /// What stands between the names of columns, in the language of the text.
    separator: &'static str,
}

impl<'a> Writer<'a> {
    /// A writer that resolves targets with `resolve`.
    #[must_use]
    pub fn new(resolve: &'a dyn Fn(&Target) -> Option<Href>) -> Self {
        Self {
            resolve,
            referred: BTreeSet::new(),
            references: 0,
            prefix: "",
            address: None,
            direction: Direction::Ltr,
            separator: ", ",
        }
    }

    /// The same writer for one of several texts on a page: the ids of footnotes begin with `prefix`.
    #[must_use]
    pub fn with_prefix(self, prefix: &'a str) -> Self {
        Self { prefix, ..self }
    }

    /// What is written from here on is in `language`: between words from right to left, what is read from left to right is
    /// [isolated](super::isolate).
    pub fn read_in(&mut self, language: &Language) {
        self.direction = language.direction();
        self.separator = language.separator();
    }

    /// The blocks of a section, each paragraph, item and row with an address, and where links to them belong.
    fn addressed(&mut self, section: &str, blocks: &[Block<Final>]) -> (String, Vec<Link>) {
        self.address = Some(Address::of_section(section));
        let html = self.blocks(blocks);
        let links = self.address.take().map(Address::into_links).unwrap_or_default();
        (html, links)
    }

    /// Some blocks.
    #[must_use]
    pub fn blocks(&mut self, blocks: &[Block<Final>]) -> String {
        let mut out = String::with_capacity(512);
        self.write_blocks(blocks, &mut out);
        out
    }

    /// Some inlines.
    #[must_use]
    pub fn inlines(&mut self, inlines: &[Inline<Final>]) -> String {
        let mut out = String::with_capacity(128);
        self.write_inlines(inlines, &mut out);
        out
    }

    fn write_blocks(&mut self, blocks: &[Block<Final>], out: &mut String) {
        for block in blocks {
            match block {
                Block::Paragraph(line) => {
                    out.push_str("<p");
                    if let Some(address) = &mut self.address {
                        address.paragraph(out);
                    }
                    out.push('>');
                    self.write_inlines(line, out);
                    out.push_str("</p>\n");
                }
                Block::List(list) => self.write_list(list, out),
                Block::Quote(blocks) => {
                    out.push_str("<blockquote>\n");
                    self.write_blocks(blocks, out);
                    out.push_str("</blockquote>\n");
                }
                Block::Code(code) => {
                    out.push_str("<pre><code>");
                    escape(code, out);
                    out.push_str("</code></pre>\n");
                }
                Block::Table(table) => self.write_table(table, out),
                Block::Rule => out.push_str("<hr>\n"),
                Block::Definitions(definitions) => self.write_definitions(definitions, out),
                Block::Slot(never) => match *never {},
            }
        }
    }

    /// Terms, of which the first has the address of the definition, and what they mean.
    fn write_definitions(&mut self, definitions: &[Definition<Final>], out: &mut String) {
        out.push_str("<dl>\n");
        for definition in definitions {
            let begun = self.address.as_mut().map(Address::begin);
            for (position, term) in definition.terms.iter().enumerate() {
                out.push_str("<dt");
                if let Some(address) = self.address.as_mut().filter(|_| position == 0) {
                    address.item(out);
                }
                out.push('>');
                self.write_inlines(term, out);
                out.push_str("</dt>\n");
            }
            for details in &definition.details {
                out.push_str("<dd>");
                self.write_tight(details, out);
                out.push_str("</dd>\n");
            }
            self.end(begun);
        }
        out.push_str("</dl>\n");
    }

    /// Leaves an item: what comes next stands where the item stood.
    fn end(&mut self, begun: Option<Begun>) {
        if let (Some(address), Some(begun)) = (&mut self.address, begun) {
            address.end(begun);
        }
    }

    /// Blocks of which a first paragraph stands without a tag of its own.
    fn write_tight(&mut self, blocks: &[Block<Final>], out: &mut String) {
        match blocks {
            [Block::Paragraph(line), rest @ ..] => {
                if let Some(address) = &mut self.address {
                    address.line();
                }
                self.write_inlines(line, out);
                if !rest.is_empty() {
                    out.push('\n');
                }
                self.write_blocks(rest, out);
            }
            blocks => self.write_blocks(blocks, out),
        }
    }

    fn write_list(&mut self, list: &List<Final>, out: &mut String) {
        let labelled = list.items.iter().any(|item| item.label.is_some());
        match list.start {
            Some(_) if labelled => out.push_str("<ol class=\"labels\">\n"),
            Some(1) => out.push_str("<ol>\n"),
            Some(start) => out.extend(["<ol start=\"", &start.to_string(), "\">\n"]),
            None => out.push_str("<ul>\n"),
        }
        for item in &list.items {
            let begun = self.address.as_mut().map(Address::begin);
            out.push_str("<li");
            match (&item.id, &mut self.address) {
                (Some(id), Some(address)) => address.named(id.as_str(), out),
                (Some(id), None) => out.extend([" id=\"", id.as_str(), "\""]),
                (None, Some(address)) => address.item(out),
                (None, None) => {}
            }
            out.push('>');
            if let Some(label) = &item.label {
                out.push_str("<span class=\"label\">");
                escape(label, out);
                out.push_str("</span> ");
            }
            if list.tight {
                self.write_tight(&item.blocks, out);
            } else {
                self.write_blocks(&item.blocks, out);
            }
            out.push_str("</li>\n");
            self.end(begun);
        }
        out.push_str(if list.start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    fn write_table(&mut self, table: &Table<Final>, out: &mut String) {
        if table.cookies {
            return self.write_cookies(table, out);
        }
        let rows = std::iter::once(&table.head).chain(&table.rows);
        let name = table_name(rows.map(|row| row.iter().map(|cell| plain_text(cell))), self.separator);
        let mut takes_focus = false;
        for cell in table.head.iter().chain(table.rows.iter().flatten()) {
            for_each_inline(cell, &mut |inline| {
                takes_focus |= match inline {
                    Inline::Link { target, .. } => (self.resolve)(target).is_some(),
                    inline => matches!(inline, Inline::FootnoteReference(_)),
                }
            });
        }
        open_table(&name, takes_focus, out);
        out.push_str("<table>\n");
        let align = |column: usize| match table.alignments.get(column) {
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::End) => " class=\"end\"",
            _ => "",
        };
        // Markdown has no table without a first row; where it says nothing, it heads nothing.
        if table.head.iter().any(|cell| !cell.is_empty()) {
            out.push_str("<thead><tr>");
            for (column, cell) in table.head.iter().enumerate() {
                out.extend(["<th scope=\"col\"", align(column), ">"]);
                self.write_inlines(cell, out);
                out.push_str("</th>");
            }
            out.push_str("</tr></thead>\n");
        }
        out.push_str("<tbody>\n");
        for row in &table.rows {
            self.open_row(out);
            for (column, cell) in row.iter().enumerate() {
                out.extend(["<td", align(column), ">"]);
                self.open_cell(out);
                self.write_inlines(cell, out);
                out.push_str("</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table></div>\n");
    }

    fn open_row(&mut self, out: &mut String) {
        out.push_str("<tr");
        if let Some(address) = &mut self.address {
            address.row(out);
        }
        out.push('>');
    }

    fn open_cell(&mut self, out: &str) {
        if let Some(address) = &mut self.address {
            address.cell(out);
        }
    }

    /// A table of cookies. On a narrow screen it is laid out as a list, in which each value names its column.
    fn write_cookies(&mut self, table: &Table<Final>, out: &mut String) {
        out.push_str("<div class=\"table\"><table class=\"cookies listed\">\n<thead><tr>");
        for cell in &table.head {
            out.push_str("<th scope=\"col\">");
            self.write_inlines(cell, out);
            out.push_str("</th>");
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        let columns: Vec<String> = table.head.iter().map(|cell| escaped(&plain_text(cell))).collect();
        for row in &table.rows {
            self.open_row(out);
            for (column, cell) in row.iter().enumerate() {
                let (open, close) = match column {
                    0 => ("<th scope=\"row\"", "</th>"),
                    _ => ("<td", "</td>"),
                };
                let name = columns.get(column).map_or("", String::as_str);
                out.extend([open, " data-column=\"", name, "\">"]);
                self.open_cell(out);
                out.push_str("<span>");
                self.write_inlines(cell, out);
                out.extend(["</span>", close]);
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table></div>\n");
    }

    fn write_inlines(&mut self, inlines: &[Inline<Final>], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.write_text(text, out),
                Inline::Code(code) => {
                    out.push_str("<code>");
                    escape(code, out);
                    out.push_str("</code>");
                }
                Inline::Emphasis(content) => self.wrap("em", content, out),
                Inline::Strong(content) => self.wrap("strong", content, out),
                Inline::Strikethrough(content) => self.wrap("del", content, out),
                Inline::Link { target, title, content } => match (self.resolve)(target) {
                    Some(href) => {
                        out.push_str("<a");
                        if says_where_it_leads(content, &href.address) {
                            out.push_str(" class=\"address\"");
                        }
                        href.write_attributes(out);
                        if !title.is_empty() {
                            out.push_str(" title=\"");
                            escape(title, out);
                            out.push('"');
                        }
                        out.push('>');
                        self.write_words(content, out);
                        out.push_str("</a>");
                    }
                    None => self.write_inlines(content, out),
                },
                Inline::Image { target, alternative, title } => {
                    let Some(source) = (self.resolve)(target) else { continue };
                    out.push_str("<img src=\"");
                    escape(&source.address, out);
                    out.push_str("\" alt=\"");
                    escape(alternative, out);
                    out.push('"');
                    if !title.is_empty() {
                        out.push_str(" title=\"");
                        escape(title, out);
                        out.push('"');
                    }
                    out.push('>');
                }
                Inline::HardBreak => out.push_str("<br>\n"),
                Inline::FootnoteReference(number) => {
                    self.references += 1;
                    let prefix = self.prefix;
                    let id = if self.referred.insert(number.clone()) {
                        format!(" id=\"{prefix}_fnref-{number}\"")
                    } else {
                        String::new()
                    };
                    out.push_str(&format!(
                        "<sup><a href=\"#{prefix}_fn-{number}\"{id} role=\"doc-noteref\">{number}</a></sup>"
                    ));
                }
                Inline::Foreign(language, content) => {
                    out.push_str(&format!("<span{}>", language_attributes(language)));
                    let around = std::mem::replace(&mut self.direction, language.direction());
                    self.write_inlines(content, out);
                    self.direction = around;
                    out.push_str("</span>");
                }
                Inline::Html(tag) => out.push_str(tag),
                Inline::Hole(never) => match *never {},
            }
        }
    }

    fn write_text(&self, text: &str, out: &mut String) {
        match self.direction {
            Direction::Ltr => escape(text, out),
            Direction::Rtl => escape_isolated(text, out),
        }
    }

    /// The words of a link.
    fn write_words(&mut self, content: &[Inline<Final>], out: &mut String) {
        match content {
            [Inline::Text(text)] if self.direction == Direction::Rtl && isolate::whole(text).is_some() => {
                out.push_str(isolate::OPEN);
                escape(text, out);
                out.push_str(isolate::CLOSE);
            }
            content => self.write_inlines(content, out),
        }
    }

    fn wrap(&mut self, tag: &str, content: &[Inline<Final>], out: &mut String) {
        out.push('<');
        out.push_str(tag);
        out.push('>');
        self.write_inlines(content, out);
        out.push_str("</");
        out.push_str(tag);
        out.push('>');
    }
}

/// Whether the words of a link are the address that it leads to: printed, it is not said again.
fn says_where_it_leads(words: &[Inline<Final>], address: &str) -> bool {
    let plain = |address: &str| {
        let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
        host.trim_end_matches('/').to_owned()
    };
    address.starts_with("http") && plain(&plain_text(words)) == plain(address)
}

/// Opens what a wide table scrolls in. Where nothing in it takes the focus it does itself, since not every browser lets the keyboard
/// scroll it otherwise (WCAG 2.1.1); whoever comes to it is told what it is: a group, by its [name](table_name).
pub(in crate::render) fn open_table(name: &str, takes_focus: bool, out: &mut String) {
    out.push_str("<div class=\"table\"");
    if !takes_focus {
        out.push_str(" tabindex=\"0\"");
    }
    if !name.is_empty() {
        out.push_str(" role=\"group\" aria-label=\"");
        escape(name, out);
        out.push('"');
    }
    out.push('>');
}

/// What a table is called: by its columns, or where these have no headings, by the first row that says anything.
pub(in crate::render) fn table_name(
    rows: impl Iterator<Item = impl Iterator<Item = String>>,
    separator: &str,
) -> String {
    let said = rows.map(|row| {
        row.map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(separator)
    });
    said.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

/// ` lang="ar" dir="rtl"`.
#[must_use]
pub fn language_attributes(language: &Language) -> String {
    format!(" lang=\"{language}\" dir=\"{}\"", language.direction().as_str())
}

/// Escapes text for content and for attributes in double quotes. Control characters, which no document may hold (HTML, "control")
/// and which old texts of the history keep, are shown as the character that stands for what cannot be read.
pub fn escape(text: &str, out: &mut String) {
    let Ok(()) = escape_with(text, |part| {
        out.push_str(part);
        Ok::<(), Infallible>(())
    });
}

/// [`escape`] into a stream of bytes.
///
/// # Errors
/// Those of the stream.
pub fn escape_into(text: &str, out: &mut dyn Write) -> io::Result<()> {
    escape_with(text, |part| out.write_all(part.as_bytes()))
}

/// Hands out an escaped text part by part.
fn escape_with<E>(text: &str, mut push: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let mut done = 0;
    // Most text has nothing to escape; whole chunks are looked at before single bytes are.
    for (chunk, bytes) in text.as_bytes().chunks(CHUNK).enumerate() {
        if !bytes.iter().fold(false, |found, byte| found | entity(*byte).is_some()) {
            continue;
        }
        for (at, byte) in bytes.iter().enumerate() {
            let Some(entity) = entity(*byte) else { continue };
            let at = chunk * CHUNK + at;
            // The byte that the controls of C1 begin with begins others as well.
            let length = if *byte == C1 { '\u{80}'.len_utf8() } else { 1 };
            if *byte == C1 && !text[at..].starts_with(char::is_control) {
                continue;
            }
            push(&text[done..at])?;
            push(entity)?;
            done = at + length;
        }
    }
    push(&text[done..])
}

/// Bytes that [`escape`] looks at together.
const CHUNK: usize = 32;

/// The first byte of U+0080 to U+009F in UTF-8.
const C1: u8 = 0xc2;

/// What stands in HTML for a byte that cannot stand there itself.
fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        C1 | 0..=8 | 0xb | 0xe..=0x1f | 0x7f => Some("\u{fffd}"),
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

/// [`escape`] into a new string.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_character_is_shown_as_one_that_cannot_be_read() {
        let lamps = "Aurora\u{92}s «lamps»\u{a0}& co, all\u{80} of\u{9f} them\u{7f}\u{1} in\ta\nrow";
        let shown = "Aurora\u{fffd}s «lamps»\u{a0}&amp; co, all\u{fffd} of\u{fffd} them\u{fffd}\u{fffd} in\ta\nrow";
        assert_eq!(escaped(lamps), shown);
        // Wherever it stands among the bytes that are looked at together.
        for before in 0..2 * CHUNK {
            let before = "a".repeat(before);
            assert_eq!(escaped(&format!("{before}\u{92}b")), format!("{before}\u{fffd}b"));
        }
    }
}
