//! Blocks as Markdown.
//!
//! In: the title and the blocks of a document. Out: the whole file, as lexloci reads it (SPEC 2): front matter, blank
//! line, text, one line end.

use pulldown_cmark::Alignment;

use super::document::{Block, Inline, List, Paragraph, Table};
use super::escape;
use super::write_text::{self, Kind, References};

/// Writes a file. A local document stands in the place of the inherited one.
pub(super) fn write(title: &str, local: bool, blocks: &[Block]) -> String {
    let mut writer = Writer { references: References::new() };
    let body = writer.blocks(blocks);
    let mut definitions = String::new();
    for (label, target) in &writer.references {
        definitions.push_str(&format!("[{label}]: "));
        escape::address(&target.address, &mut definitions);
        if !target.title.trim().is_empty() {
            definitions.push(' ');
            escape::title(&target.title, false, &mut definitions);
        }
        definitions.push('\n');
    }
    let mut file = format!("+++\ntitle = {}\n", escape::toml(&title.replace("{{", "\\{{")));
    file.push_str(if local { "replaces = \"document\"\n+++\n" } else { "+++\n" });
    for part in [body.trim_end_matches('\n'), definitions.trim_end_matches('\n')] {
        if !part.is_empty() {
            file.push('\n');
            file.push_str(part);
            file.push('\n');
        }
    }
    file
}

struct Writer {
    references: References,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) -> String {
        let mut out = String::new();
        let mut other_marker = false;
        for (at, block) in blocks.iter().enumerate() {
            // Two lists in a row would be one, did they have the same marks.
            let before = at.checked_sub(1).and_then(|before| blocks.get(before));
            other_marker = match (before, block) {
                (Some(Block::List(one)), Block::List(other)) if one.start.is_some() == other.start.is_some() => {
                    !other_marker
                }
                _ => false,
            };
            if at > 0 {
                out.push_str("\n\n");
            }
            out.push_str(&self.block(block, other_marker));
        }
        out
    }

    fn block(&mut self, block: &Block, other_marker: bool) -> String {
        match block {
            Block::Heading(heading) => {
                let mut line = "#".repeat(usize::from(heading.level));
                line.push(' ');
                line.push_str(&write_text::write(&heading.text, Kind::Heading, &mut self.references));
                if line.ends_with('#') {
                    // It would close the heading, not be in it.
                    line.insert(line.len() - 1, '\\');
                }
                if let Some(id) = &heading.id {
                    line.push_str(&format!(" {{#{id}}}"));
                }
                line
            }
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list, other_marker),
            Block::Quote(blocks) => {
                let inner = self.blocks(blocks);
                let lines: Vec<String> = inner.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
                lines.join("\n")
            }
            Block::Code { language, text } => code(language, text),
            Block::Rule => "___".to_owned(),
            Block::Table(table) => self.table(table),
            Block::Definitions(definitions) => {
                let mut out = Vec::new();
                for definition in definitions {
                    let mut entry = write_text::write(&definition.term, Kind::Paragraph, &mut self.references);
                    for blocks in &definition.meanings {
                        entry.push('\n');
                        entry.push_str(&indented(&self.blocks(blocks), ": "));
                    }
                    out.push(entry);
                }
                out.join("\n\n")
            }
            Block::Footnote { label, blocks } => {
                let inner = self.blocks(blocks);
                let mut lines = inner.lines();
                let mut out = format!("[^{label}]: {}", lines.next().unwrap_or_default());
                for line in lines {
                    out.push('\n');
                    out.push_str(format!("    {line}").trim_end());
                }
                out
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> String {
        let mut text = write_text::write(&paragraph.text, Kind::Paragraph, &mut self.references);
        if let Some(pin) = &paragraph.pin {
            let end = text.find('\n').unwrap_or(text.len());
            let end = if text[..end].ends_with('\\') && end < text.len() { end - 1 } else { end };
            text.insert_str(end, &format!(" {{#{pin}}}"));
        }
        text
    }

    fn list(&mut self, list: &List, other_marker: bool) -> String {
        let mut out = String::new();
        for (at, item) in list.items.iter().enumerate() {
            let marker = match (list.start, other_marker) {
                (None, false) => "- ".to_owned(),
                (None, true) => "* ".to_owned(),
                (Some(start), other) => {
                    format!("{}{} ", start.saturating_add(at as u64), if other { ')' } else { '.' })
                }
            };
            if at > 0 {
                out.push_str(if list.tight { "\n" } else { "\n\n" });
            }
            let text = if list.tight { self.tight_item(item) } else { self.blocks(item) };
            out.push_str(&indented(&text, &marker));
        }
        out
    }

    /// A list right below the first line needs no blank line, if it may interrupt a paragraph.
    fn tight_item(&mut self, item: &[Block]) -> String {
        match item {
            [Block::Paragraph(paragraph), Block::List(list)]
                if list.tight
                    && list.start.is_none_or(|start| start == 1)
                    && list.items.first().is_some_and(|item| !item.is_empty()) =>
            {
                format!("{}\n{}", self.paragraph(paragraph), self.list(list, false))
            }
            _ => self.blocks(item),
        }
    }

    fn table(&mut self, table: &Table) -> String {
        let mut row = |cells: &[Vec<Inline>]| {
            let cells: Vec<String> =
                cells.iter().map(|cell| write_text::write(cell, Kind::Cell, &mut self.references)).collect();
            format!("| {} |", cells.join(" | "))
        };
        let head = row(&table.head);
        let rule: Vec<&str> = table
            .alignments
            .iter()
            .map(|alignment| match alignment {
                Alignment::None => "---",
                Alignment::Left => ":--",
                Alignment::Center => ":-:",
                Alignment::Right => "--:",
            })
            .collect();
        let mut lines = vec![head, format!("| {} |", rule.join(" | "))];
        lines.extend(table.rows.iter().map(|cells| row(cells)));
        lines.join("\n")
    }
}

fn code(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    let language = language.replace('`', "");
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{language}\n{text}{end}{fence}")
}

/// `text` behind a marker, its further lines below its first.
fn indented(text: &str, marker: &str) -> String {
    let indent = " ".repeat(marker.len());
    let mut out = String::with_capacity(text.len() + marker.len());
    out.push_str(marker);
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(&indent);
            }
        }
        out.push_str(line);
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}
