//! Texts as files: the parts and the blocks.

use super::FORMAT;
use super::escape;
use super::marks::MarkWriter;
use super::write_inlines::Kind;
use crate::locale::Language;
use crate::model::markup::{Alignment, Block, Definition, Final, Inline, Item, List, Table};
use crate::model::text::{Text, TextSection};

/// The greatest number that begins an item in Markdown.
pub(super) const LAST_NUMBER: u64 = 999_999_999;

/// The file of a text.
pub(super) fn write(text: &Text) -> String {
    let language = &text.title.language;
    let mut writer =
        Writer { out: String::with_capacity(4096), prefix: String::new(), line: 0, footnotes: text.footnotes.len() };
    writer.out.push_str(&format!("+++\nformat = \"{FORMAT}\"\nlanguage = \"{language}\"\n+++\n\n"));
    writer.heading("#", "", &text.title.content, &MarkWriter::named("title").end());
    if let Some(description) = &text.description {
        writer.part(MarkWriter::named("description").language(&description.language, language));
        writer.new_line();
        writer.paragraph("", &description.content, None);
    }
    if let Some(preamble) = &text.preamble {
        writer.part(MarkWriter::named("preamble").language(&preamble.language, language));
        writer.further_blocks(&preamble.blocks);
    }
    if !text.precedence.is_empty() {
        writer.part(MarkWriter::named("precedence"));
        for clause in &text.precedence {
            writer.blank_line();
            writer.paragraph("", clause, None);
        }
    }
    for section in &text.sections {
        writer.section(section, language);
    }
    for (at, footnote) in text.footnotes.iter().enumerate() {
        writer.blank_line();
        let marker = format!("[^{}]: ", at + 1);
        let mark = MarkWriter::new().language(&footnote.language, language);
        let named = MarkWriter::named("note").language(&footnote.language, language);
        writer.held(&marker, "    ", "", mark, named, &footnote.blocks, false);
    }
    let mut out = writer.out;
    out.push('\n');
    out
}

pub(super) struct Writer {
    pub(super) out: String,
    /// What begins each line here: the signs and indents of the blocks around.
    pub(super) prefix: String,
    /// Where the words of the present line or cell begin.
    pub(super) line: usize,
    /// How many footnotes the text has.
    pub(super) footnotes: usize,
}

impl Writer {
    pub(super) fn new_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&self.prefix);
    }

    fn blank_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(self.prefix.trim_end());
        self.new_line();
    }

    /// The mark that begins a part.
    fn part(&mut self, mark: MarkWriter) {
        self.blank_line();
        self.out.push_str(&mark.end());
    }

    fn heading(&mut self, signs: &str, label: &str, content: &[Inline<Final>], mark: &str) {
        self.out.push_str(signs);
        self.out.push(' ');
        self.line(label, content, Kind::Heading);
        self.out.push(' ');
        self.out.push_str(mark);
    }

    fn section(&mut self, section: &TextSection, language: &Language) {
        let mut mark = MarkWriter::new().word(&format!("#{}", section.id));
        if !(2..=6).contains(&section.level) {
            mark = mark.value("level", &section.level.to_string());
        }
        mark = mark.language(&section.heading.language, language);
        if !section.was.is_empty() {
            let was: Vec<&str> = section.was.iter().map(|id| id.as_str()).collect();
            mark = mark.value("was", &was.join(" "));
        }
        if let Some(label) = &section.label {
            mark = mark.value("label", label);
        }
        let signs = "#".repeat(usize::from(section.level.clamp(2, 6)));
        self.blank_line();
        self.heading(&signs, section.label.as_deref().unwrap_or_default(), &section.heading.content, &mark.end());
        self.further_blocks(&section.blocks);
    }

    /// Blocks behind something else.
    fn further_blocks(&mut self, blocks: &[Block<Final>]) {
        if !blocks.is_empty() {
            self.blank_line();
            self.blocks(blocks);
        }
    }

    fn blocks(&mut self, blocks: &[Block<Final>]) {
        let mut list_before = false;
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                self.blank_line();
            }
            let is_list = matches!(block, Block::List(_) | Block::Definitions(_));
            if is_list && list_before {
                self.out.push_str("<!-- -->");
                self.blank_line();
            }
            list_before = is_list;
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block<Final>) {
        match block {
            Block::Paragraph(line) => self.paragraph("", line, None),
            Block::List(list) if list.items.is_empty() => {
                let mut mark = MarkWriter::named("empty").word(if list.tight { "tight" } else { "loose" });
                if let Some(start) = list.start {
                    mark = mark.value("start", &start.to_string());
                }
                self.out.push_str(&mark.end());
            }
            Block::Definitions(definitions) if definitions.is_empty() => {
                self.out.push_str("<!-- empty definitions -->");
            }
            Block::List(list) => {
                self.list_mark(list);
                self.list(list);
            }
            Block::Quote(blocks) => {
                self.out.push_str(if blocks.is_empty() { ">" } else { "> " });
                self.within("> ", |writer| writer.blocks(blocks));
            }
            Block::Code(code) => self.code(code),
            Block::Table(table) => self.table(table),
            Block::Rule => self.out.push_str("***"),
            Block::Definitions(definitions) => {
                self.out.push_str("<!-- definitions -->");
                self.new_line();
                self.list(&as_list(definitions));
            }
            Block::Slot(never) => match *never {},
        }
    }

    fn within(&mut self, prefix: &str, write: impl FnOnce(&mut Self)) {
        let length = self.prefix.len();
        self.prefix.push_str(prefix);
        write(self);
        self.prefix.truncate(length);
    }

    fn paragraph(&mut self, label: &str, content: &[Inline<Final>], mark: Option<&str>) {
        if !has_words(content) {
            self.out.push_str("<!-- paragraph -->");
            return;
        }
        let start = self.out.len();
        self.line(label, content, Kind::Paragraph);
        if let Some(mark) = mark {
            self.out.push(' ');
            self.out.push_str(mark);
        } else if self.out[start..].starts_with('<') && self.out[start..].find('>') == Some(self.out.len() - start - 1)
        {
            // A tag alone in a line would begin a block of HTML.
            self.out.push_str("<!-- -->");
        }
    }

    /// What Markdown cannot show of a list.
    fn list_mark(&mut self, list: &List<Final>) {
        let mut mark = MarkWriter::new();
        match (list.tight, looks_tight(list)) {
            (true, false) => mark = mark.word("tight"),
            (false, true) => mark = mark.word("loose"),
            _ => {}
        }
        if let Some(start) = list.start.filter(|_| numbered_from(list) != list.start) {
            mark = mark.value("start", &start.to_string());
        }
        if mark.says_something() {
            self.out.push_str(&mark.end().replacen("<!--", "<!-- list", 1));
            self.new_line();
        }
    }

    fn list(&mut self, list: &List<Final>) {
        let compact = is_compact(list);
        let first = numbered_from(list);
        for (at, item) in list.items.iter().enumerate() {
            if at > 0 {
                if compact {
                    self.new_line();
                } else {
                    self.blank_line();
                }
            }
            let marker = match first {
                Some(first) => format!("{}. ", first + at as u64),
                None => "- ".to_owned(),
            };
            let mark = |mut mark: MarkWriter| {
                if let Some(id) = &item.id {
                    mark = mark.word(&format!("#{id}"));
                }
                if let Some(label) = &item.label {
                    mark = mark.value("label", label);
                }
                mark
            };
            let label = item.label.as_deref().unwrap_or_default();
            let indent = " ".repeat(marker.len());
            let (plain, named) = (mark(MarkWriter::new()), mark(MarkWriter::named("item")));
            self.held(&marker, &indent, label, plain, named, &item.blocks, compact);
        }
    }

    /// An item or footnote: blocks behind a marker, and a mark.
    #[expect(clippy::too_many_arguments, reason = "each is said once, right here")]
    fn held(
        &mut self,
        marker: &str,
        indent: &str,
        label: &str,
        mark: MarkWriter,
        named: MarkWriter,
        blocks: &[Block<Final>],
        compact: bool,
    ) {
        self.out.push_str(marker);
        self.within(indent, |writer| match blocks {
            [Block::Paragraph(line), rest @ ..] if has_words(line) => {
                let mark = mark.says_something().then(|| mark.end());
                writer.paragraph(label, line, mark.as_deref());
                match rest {
                    [Block::List(list)] if compact => {
                        writer.new_line();
                        writer.list(list);
                    }
                    rest => writer.further_blocks(rest),
                }
            }
            blocks => {
                writer.out.push_str(&named.end());
                if !blocks.is_empty() {
                    writer.new_line();
                    writer.blocks(blocks);
                }
            }
        });
    }

    fn code(&mut self, code: &str) {
        let line_fits = |line: &str| line.is_empty() || line.bytes().any(|byte| byte != b' ');
        let fits = |c| c == '\n' || !escape::needs_reference(c);
        let plain = code.is_empty() || code.ends_with('\n') && code.chars().all(fits) && code.lines().all(line_fits);
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat((longest + 1).max(3));
        self.out.push_str(&fence);
        if !plain {
            self.out.push_str("escaped");
        }
        let lines = if plain { code.strip_suffix('\n').filter(|_| !code.is_empty()) } else { Some(code) };
        for line in lines.into_iter().flat_map(|code| code.split('\n')) {
            if line.is_empty() {
                self.out.push('\n');
                self.out.push_str(self.prefix.trim_end());
            } else {
                self.new_line();
                if plain {
                    self.out.push_str(line);
                } else {
                    escape::code_line(line, &mut self.out);
                }
            }
        }
        self.new_line();
        self.out.push_str(&fence);
    }

    fn table(&mut self, table: &Table<Final>) {
        let lines = || std::iter::once(&table.head).chain(&table.rows);
        let width = lines().map(Vec::len).max().unwrap_or(0);
        let mut mark = MarkWriter::named("table");
        let irregular = width == 0 || lines().any(|cells| cells.len() != width);
        if table.cookies {
            mark = mark.word("cookies");
        }
        if irregular {
            let cells: Vec<String> = lines().map(|cells| cells.len().to_string()).collect();
            mark = mark.value("cells", &cells.join(" "));
        }
        if table.cookies || irregular {
            self.out.push_str(&mark.end());
            self.new_line();
        }
        let (aligned, width) = (width, width.max(1));
        for (at, cells) in lines().enumerate() {
            if at > 0 {
                self.new_line();
            }
            self.out.push('|');
            for column in 0..width {
                self.out.push(' ');
                if let Some(cell) = cells.get(column) {
                    self.line("", cell, Kind::Cell);
                }
                self.out.push_str(" |");
            }
            if at == 0 {
                self.new_line();
                self.out.push('|');
                for column in 0..width {
                    self.out.push_str(match table.alignments.get(column).filter(|_| column < aligned) {
                        None | Some(Alignment::Default) => " --- |",
                        Some(Alignment::Start) => " :-- |",
                        Some(Alignment::Center) => " :-: |",
                        Some(Alignment::End) => " --: |",
                    });
                }
            }
        }
    }
}

/// Whether a paragraph has anything to show: empty runs of text are none.
fn has_words(content: &[Inline<Final>]) -> bool {
    content.iter().any(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()))
}

/// The number that is written before the first item.
fn numbered_from(list: &List<Final>) -> Option<u64> {
    let count = list.items.len() as u64;
    list.start.map(|start| if start.saturating_add(count) > LAST_NUMBER { 1 } else { start })
}

/// Whether a list is written without blank lines.
fn is_compact(list: &List<Final>) -> bool {
    list.tight
        && list.items.iter().all(|item| match &item.blocks[..] {
            [Block::Paragraph(line)] => has_words(line),
            [Block::Paragraph(line), Block::List(list)] => {
                // Others do not interrupt a paragraph, or have a mark that would do so.
                has_words(line)
                    && !list.items.is_empty()
                    && matches!(list.start, None | Some(1))
                    && is_compact(list)
                    && numbered_from(list) == list.start
            }
            _ => false,
        })
}

/// Whether a reader of Markdown takes a list for a tight one, as it is written here.
fn looks_tight(list: &List<Final>) -> bool {
    let blank_lines =
        !is_compact(list) && (list.items.len() > 1 || list.items.iter().any(|item| item.blocks.len() > 1));
    let paragraph = |block: &Block<Final>| matches!(block, Block::Paragraph(line) if has_words(line));
    !(blank_lines && list.items.iter().any(|item| item.blocks.iter().any(paragraph)))
}

/// Definitions as a list of terms with lists of meanings.
fn as_list(definitions: &[Definition<Final>]) -> List<Final> {
    let item = |blocks| Item { id: None, label: None, blocks };
    let settled = |items| {
        let mut list = List { start: None, tight: true, items };
        list.tight = looks_tight(&list);
        list
    };
    let entry = |definition: &Definition<Final>| {
        let mut blocks: Vec<_> = definition.terms.iter().cloned().map(Block::Paragraph).collect();
        if !definition.details.is_empty() {
            blocks.push(Block::List(settled(definition.details.iter().cloned().map(item).collect())));
        }
        item(blocks)
    };
    settled(definitions.iter().map(entry).collect())
}
