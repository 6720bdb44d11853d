//! A redline as plain lines: for terminals and for Markdown, whose signs are given.

use super::address;
use crate::compare::redline::{
    Block, Both, Entry, Fate, Item, Label, Line, Mark, Part, Place, Redline, Relabelling, Row, Wrapper,
};
use crate::model::markup::{Final, Inline};

/// What stands before and behind a change.
#[derive(Clone, Copy, Debug)]
pub struct Marks<'a> {
    /// Around what only the old text has.
    pub deleted: (&'a str, &'a str),
    /// Around what only the new text has.
    pub inserted: (&'a str, &'a str),
    /// Around what is said of a change.
    pub note: (&'a str, &'a str),
    /// Around headings.
    pub heading: (&'a str, &'a str),
}

impl Marks<'static> {
    /// Signs that need neither colour nor markup.
    pub const PLAIN: Self =
        Self { deleted: ("[-", "-]"), inserted: ("{+", "+}"), note: ("<", ">"), heading: ("# ", "") };
}

/// The whole redline. Parts without a change are left out if `changes_only`, and what stands in their place says so.
#[must_use]
pub fn text(redline: &Redline, marks: &Marks<'_>, changes_only: bool) -> String {
    let mut writer = Writer { marks, out: String::new(), indent: String::new() };
    let mut left_out = 0;
    for part in &redline.parts {
        if changes_only && part.fate == Fate::Kept && !part.content.is_changed() {
            left_out += 1;
            continue;
        }
        writer.gap(std::mem::take(&mut left_out));
        writer.part(part);
    }
    writer.gap(left_out);
    writer.out
}

struct Writer<'a> {
    marks: &'a Marks<'a>,
    out: String,
    indent: String,
}

/// What a whole is marked as, if it is not compared with another.
type Whole = Option<Mark>;

fn whole(outer: Whole, fate: Fate) -> Whole {
    match fate {
        Fate::Kept => outer,
        Fate::Inserted => Some(Mark::Inserted),
        Fate::Deleted | Fate::MovedAway(_) => Some(Mark::Deleted),
        Fate::MovedHere(_) => None,
    }
}

impl Writer<'_> {
    fn gap(&mut self, parts: usize) {
        if parts > 0 {
            let s = if parts == 1 { "" } else { "s" };
            let (open, close) = self.marks.note;
            self.out.push_str(&format!("{open}{parts} part{s} without changes{close}\n\n"));
        }
    }

    fn part(&mut self, part: &Entry<Part>) {
        let Entry { fate, content } = part;
        let within = whole(None, *fate);
        let mut heading = String::new();
        let name = match &content.place {
            Place::Section(section) => {
                let label = self.label(&section.label, within);
                heading.push_str(&label);
                let id = &section.id;
                if id.changed() { format!("#{} → #{}", id.old, id.new) } else { format!("#{}", id.new) }
            }
            Place::Note(number) => format!("note {}", number.new),
            other => other.name().to_owned(),
        };
        heading.push_str(&self.line(&content.heading, within));
        let mut notes = vec![name];
        notes.extend(moved(*fate));
        if let Place::Section(section) = &content.place
            && section.level.changed()
        {
            notes.push(format!("level {} → {}", section.level.old, section.level.new));
        }
        if let Some(Both { old, new }) = content.language.as_ref().filter(|language| language.changed()) {
            notes.push(format!("language {old} → {new}"));
        }
        let space = if heading.is_empty() { "" } else { " " };
        let (open, close) = self.marks.heading;
        let note = self.note(&notes.join("; "));
        self.out.push_str(&format!("{open}{heading}{close}{space}{note}\n\n"));
        self.blocks(&content.blocks, within);
    }

    fn note(&self, note: &str) -> String {
        let (open, close) = self.marks.note;
        format!("{open}{note}{close}")
    }

    fn label(&self, label: &Label, within: Whole) -> String {
        let one = |label: &Option<String>| label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
        match (label.relabelling(), within) {
            (_, Some(mark)) => self.marked(&one(if mark == Mark::Deleted { &label.old } else { &label.new }), mark),
            (Relabelling::None, None) => one(&label.new),
            // It reads as it is now; that it shifted can be seen from what came before it.
            (Relabelling::Shifted, None) => one(&label.new),
            (Relabelling::Changed, None) => {
                self.marked(&one(&label.old), Mark::Deleted) + &self.marked(&one(&label.new), Mark::Inserted)
            }
        }
    }

    fn marked(&self, text: &str, mark: Mark) -> String {
        let (open, close) = match mark {
            _ if text.is_empty() => return String::new(),
            Mark::Kept => return text.to_owned(),
            Mark::Deleted => self.marks.deleted,
            Mark::Inserted => self.marks.inserted,
        };
        // White space at the ends stands outside, where it can be seen as such.
        let words = text.trim_end();
        if words.is_empty() {
            format!("{open}{text}{close}")
        } else {
            format!("{open}{words}{close}{}", &text[words.len()..])
        }
    }

    /// A line with its changes; all of it as one, if it is within something that came or went.
    fn line(&self, line: &Line, within: Whole) -> String {
        let mut out = String::new();
        for pieces in
            line.chunk_by(|a, b| within.is_some() || (a.mark, a.quiet) == (b.mark, b.quiet) && a.mark != Mark::Kept)
        {
            // A number that only shifted reads as it is now.
            if within.is_none() && pieces[0].quiet && pieces[0].mark == Mark::Deleted {
                continue;
            }
            let text: String = pieces.iter().map(|piece| leaf(&piece.content)).collect();
            let mark = within.unwrap_or(if pieces[0].quiet { Mark::Kept } else { pieces[0].mark });
            out.push_str(&self.marked(&text, mark));
            let style = &pieces[0].style;
            if mark == Mark::Kept && style.changed() {
                let names = |style: &[_]| style.iter().map(wrapper).collect::<Vec<_>>();
                let (old, new) = (names(&style.old), names(&style.new));
                let missing = |from: &[String], other: &[String]| -> Vec<String> {
                    from.iter().filter(|name| !other.contains(name)).cloned().collect()
                };
                let note = match (missing(&old, &new), missing(&new, &old)) {
                    (old, new) if old.is_empty() && new.is_empty() => "divided otherwise".to_owned(),
                    (old, new) if old.is_empty() => format!("now {}", new.join(", ")),
                    (old, new) if new.is_empty() => format!("no longer {}", old.join(", ")),
                    (old, new) => format!("{} → {}", old.join(", "), new.join(", ")),
                };
                out.push_str(&self.note(&note));
            }
        }
        out
    }

    fn push(&mut self, text: &str) {
        for line in text.split('\n') {
            self.out.push_str(&self.indent);
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    fn blocks(&mut self, blocks: &[Entry<Block>], outer: Whole) {
        for Entry { fate, content } in blocks {
            let within = whole(outer, *fate);
            if let Some(moved) = moved(*fate) {
                let note = self.note(&moved);
                self.push(&note);
            }
            match content {
                Block::Paragraph(line) | Block::Code(line) => {
                    let line = self.line(line, within);
                    self.push(&line);
                    self.out.push('\n');
                }
                Block::List(list) => {
                    if list.start.changed() {
                        let name = |start: Option<u64>| {
                            start.map_or("bullets".into(), |start| format!("numbers from {start}"))
                        };
                        let note = self.note(&format!("{} → {}", name(list.start.old), name(list.start.new)));
                        self.push(&note);
                    }
                    let mut number = list.start.new.unwrap_or(0);
                    for item in &list.items {
                        let bullet = if list.start.new.is_some() { format!("{number}. ") } else { "- ".to_owned() };
                        number += u64::from(item.fate.in_new());
                        self.item(item, &bullet, within);
                    }
                    self.out.push('\n');
                }
                Block::Quote(blocks) => self.indented("> ", |writer| writer.blocks(blocks, within)),
                Block::Table(table) => {
                    self.row(&table.head, within);
                    for Entry { fate, content } in &table.rows {
                        if let Some(moved) = moved(*fate) {
                            let note = self.note(&moved);
                            self.push(&note);
                        }
                        self.row(content, whole(within, *fate));
                    }
                    self.out.push('\n');
                }
                Block::Rule => self.push(&self.marked("---", within.unwrap_or(Mark::Kept))),
                Block::Definitions(definitions) => {
                    for Entry { fate, content } in definitions {
                        let within = whole(within, *fate);
                        for term in &content.terms {
                            let line = self.line(&term.content, whole(within, term.fate));
                            self.push(&line);
                        }
                        for details in &content.details {
                            self.indented(": ", |writer| writer.blocks(&details.content, whole(within, details.fate)));
                        }
                    }
                }
            }
        }
    }

    fn item(&mut self, item: &Entry<Item>, bullet: &str, outer: Whole) {
        let within = whole(outer, item.fate);
        let label = self.label(&item.content.label, within);
        let first = self.out.len();
        let moved = moved(item.fate).map(|moved| self.note(&moved) + " ").unwrap_or_default();
        self.indented("   ", |writer| writer.blocks(&item.content.blocks, within));
        let text = self.out.split_off(first);
        let text = text.trim_end().strip_prefix(&format!("{}   ", self.indent)).unwrap_or(text.trim_end()).to_owned();
        self.out.push_str(&format!("{}{bullet}{label}{moved}{text}\n", self.indent));
    }

    fn row(&mut self, row: &Row, outer: Whole) {
        let cells: Vec<String> = row.iter().map(|cell| self.line(&cell.content, whole(outer, cell.fate))).collect();
        self.push(&format!("| {} |", cells.join(" | ")));
    }

    fn indented(&mut self, by: &str, write: impl FnOnce(&mut Self)) {
        let before = self.indent.len();
        self.indent.push_str(by);
        write(self);
        self.indent.truncate(before);
    }
}

fn moved(fate: Fate) -> Option<String> {
    match fate {
        Fate::MovedHere(number) => Some(format!("moved to here, {number}")),
        Fate::MovedAway(number) => Some(format!("moved away, {number}")),
        _ => None,
    }
}

fn wrapper(wrap: &crate::compare::redline::Wrap) -> String {
    match &*wrap.wrapper {
        Wrapper::Emphasis => "emphasized".to_owned(),
        Wrapper::Strong => "strong".to_owned(),
        Wrapper::Strikethrough => "struck through".to_owned(),
        Wrapper::Link { target, .. } => format!("link to {}", address(target)),
        Wrapper::Foreign(language) => format!("in {language}"),
    }
}

fn leaf(inline: &Inline<Final>) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Code(code) => format!("`{code}`"),
        Inline::HardBreak => "\\\n".to_owned(),
        Inline::FootnoteReference(number) => format!("[^{number}]"),
        Inline::Image { target, alternative, .. } => format!("![{alternative}]({})", address(target)),
        Inline::Html(tag) => tag.clone(),
        _ => String::new(),
    }
}
