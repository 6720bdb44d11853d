//! A redline in lines of [runs](Run), each with what stands before it.

use super::run::{Kind, Role, Run, TEXT, Within, label, lead, line, near_changes};
use crate::compare::redline::{
    Block, BlockEntry, Both, Entry, Fate, Item, Line, List, Mark, PartEntry, Place, Redline, Table, is_changed,
};
use crate::render::redline::ListedChange;
use crate::render::redline::html::{Shown, numbered};

/// What is laid out, and for whom.
#[derive(Clone, Copy)]
pub(in super::super) struct Manner<'a> {
    /// Only what changed, with some words around it.
    pub(in super::super) brief: bool,
    /// For Markdown, which has blocks of its own.
    pub(in super::super) markdown: bool,
    /// What stands before a heading.
    pub(in super::super) heading: &'a str,
}

/// A line, or a blank one.
#[derive(Clone, Debug)]
pub(in super::super) enum Laid {
    /// A line, which may have to be wrapped.
    Line {
        /// What stands before it.
        first: String,
        /// What stands before what is wrapped.
        rest: String,
        /// What it says.
        runs: Vec<Run>,
        /// What sort of line.
        sort: Sort,
    },
    /// A blank line, with what stands before it.
    Blank(String),
}

/// What sort of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Sort {
    Text,
    Heading,
    Code,
    Row,
    Rule,
}

/// Stands in the place of what is left out.
const LEFT_OUT: &str = "…";

/// The lines of a redline.
pub(in super::super) fn layout(redline: &Redline, manner: Manner<'_>) -> Vec<Laid> {
    let mut layout = Layout { manner, lines: Vec::new(), indent: String::new(), first: None, before: Vec::new() };
    // The headings that the next section stands under, of those that are not told yet.
    let mut above: Vec<(u8, &PartEntry)> = Vec::new();
    for part in &redline.parts {
        if manner.brief
            && let Place::Section(section) = &part.content.place
            && part.fate.in_new()
        {
            above.retain(|(level, _)| *level < section.level.new);
            above.push((section.level.new, part));
        }
        if manner.brief && part.fate == Fate::Kept && !part.content.is_changed() {
            continue;
        }
        // What is no section stands under none of them, and what went only under those of a higher level.
        let level = match &part.content.place {
            Place::Section(section) if part.fate.in_new() => section.level.new,
            Place::Section(section) => section.level.old,
            _ => 0,
        };
        above.retain(|(other, above)| {
            if *other < level {
                layout.heading([label_of(above, TEXT), line(&above.content.heading, TEXT)].concat());
            }
            *other >= level && !std::ptr::eq(*above, part)
        });
        layout.part(part);
    }
    layout.lines
}

fn label_of(part: &PartEntry, within: Within) -> Vec<Run> {
    match &part.content.place {
        Place::Section(section) => label(&section.label, within),
        _ => Vec::new(),
    }
}

struct Layout<'a> {
    manner: Manner<'a>,
    lines: Vec<Laid>,
    /// What stands before each line.
    indent: String,
    /// What stands before the next line instead.
    first: Option<String>,
    /// What the next line begins with.
    before: Vec<Run>,
}

impl Layout<'_> {
    fn part(&mut self, part: &PartEntry) {
        let Entry { fate, content } = part;
        let within = TEXT.enter(*fate);
        let name = match &content.place {
            Place::Section(section) if section.id.changed() => format!("#{} → #{}", section.id.old, section.id.new),
            Place::Section(section) => format!("#{}", section.id.new),
            // Another note may have its number now.
            Place::Note(number) if *fate == Fate::Deleted => format!("note {} before", number.old),
            Place::Note(number) => format!("note {}", number.new),
            other => other.name().to_owned(),
        };
        let mut runs = [label_of(part, within), line(&content.heading, within)].concat();
        let mut notes = Vec::new();
        match &content.place {
            Place::Preamble | Place::Precedence | Place::Note(_) if self.manner.brief => {
                runs.push(Run::new(Role::Kept, capitalized(&name)));
            }
            _ => notes.push(name),
        }
        if self.manner.markdown {
            notes.extend(ListedChange::of(part).map(|change| change.in_words()));
        }
        notes.extend(moved(*fate));
        if let Place::Section(section) = &content.place
            && section.level.changed()
        {
            notes.push(format!("level {} → {}", section.level.old, section.level.new));
        }
        if let Some(Both { old, new }) = content.language.as_ref().filter(|language| language.changed()) {
            notes.push(format!("language {old} → {new}"));
        }
        if !runs.is_empty() && !notes.is_empty() {
            runs.push(Run::new(Role::Frame, " "));
        }
        if !notes.is_empty() {
            runs.push(Run::new(Role::Note, notes.join("; ")));
        }
        self.heading(runs);
        if self.manner.brief && matches!(fate, Fate::MovedAway(_)) {
            // It is read where it is now.
            self.left_out();
            self.blank();
        } else {
            self.blocks(&content.blocks, within);
        }
    }

    fn heading(&mut self, runs: Vec<Run>) {
        self.first = Some(self.manner.heading.to_owned());
        self.push(runs, Sort::Heading);
        self.blank();
    }

    fn push(&mut self, runs: Vec<Run>, sort: Sort) {
        // Behind a bullet alone, what follows would be literal text.
        let says_nothing = || runs.iter().chain(&self.before).all(|run| run.text.trim().is_empty());
        if !(self.manner.markdown && self.first.is_some() && says_nothing()) {
            self.emit(runs, sort);
        }
    }

    fn emit(&mut self, runs: Vec<Run>, sort: Sort) {
        let mut all = std::mem::take(&mut self.before);
        all.extend(runs);
        let first = self.first.take().unwrap_or_else(|| self.indent.clone());
        self.lines.push(Laid::Line { first, rest: self.indent.clone(), runs: all, sort });
    }

    /// A line of text, or of it what is near to changes.
    fn line(&mut self, content: &Line, within: Within) {
        let runs = self.near(line(content, within), within);
        self.push(runs, Sort::Text);
    }

    fn near(&self, runs: Vec<Run>, within: Within) -> Vec<Run> {
        if self.manner.brief && within.mark.is_none() { near_changes(runs) } else { runs }
    }

    fn note(&mut self, note: String) {
        self.push(vec![Run::new(Role::Note, note)], Sort::Text);
        self.apart();
    }

    fn left_out(&mut self) {
        self.push(vec![Run::new(Role::Frame, LEFT_OUT)], Sort::Text);
    }

    fn blank(&mut self) {
        // Where nothing stands behind a bullet yet, a blank line would belong to what stands before it.
        if self.first.is_none() && !matches!(self.lines.last(), Some(Laid::Blank(_)) | None) {
            self.lines.push(Laid::Blank(if self.manner.markdown { self.indent.clone() } else { String::new() }));
        }
    }

    /// The entries to be told, each with whether others were left out before it; whether some were behind the last.
    fn told<'e, T>(
        &self,
        entries: &'e [Entry<T>],
        within: Within,
        changed: impl Fn(&T) -> bool,
    ) -> (Vec<(bool, &'e Entry<T>)>, bool) {
        let mut told = Vec::new();
        let mut left_out = false;
        for entry in entries {
            if self.manner.brief && within.mark.is_none() && entry.fate == Fate::Kept && !changed(&entry.content) {
                left_out = true;
            } else {
                told.push((std::mem::take(&mut left_out), entry));
            }
        }
        (told, left_out)
    }

    fn blocks(&mut self, blocks: &[BlockEntry], outer: Within) {
        let (told, rest) = self.told(blocks, outer, is_changed);
        for (left_out, entry) in told {
            let Entry { fate, content } = entry;
            let within = outer.enter(*fate);
            if left_out {
                self.led_to(blocks, entry);
            }
            if let Some(moved) = moved(*fate) {
                self.note(moved);
            }
            self.block(content, within);
        }
        if rest {
            self.left_out();
            self.blank();
        }
    }

    /// What stands in the place of blocks before `entry`. A list or a table is told with the words that lead to it.
    fn led_to(&mut self, blocks: &[BlockEntry], entry: &BlockEntry) {
        let at = blocks.iter().position(|other| std::ptr::eq(other, entry)).unwrap_or(0);
        let before = &blocks[..at];
        let leads = matches!(*entry.content, Block::List(_) | Block::Table(_) | Block::Definitions(_));
        if let ([rest @ .., last], true) = (before, leads)
            && let Block::Paragraph(words) = &*last.content
        {
            if rest.last().is_some_and(|last| last.fate == Fate::Kept && !is_changed(&last.content)) {
                self.left_out();
                self.blank();
            }
            self.push(lead(line(words, TEXT)), Sort::Text);
        } else {
            self.left_out();
        }
        self.blank();
    }

    fn block(&mut self, block: &Block, within: Within) {
        match block {
            Block::Paragraph(content) => self.line(content, within),
            Block::Code(content) => self.push(line(content, within), Sort::Code),
            Block::List(list) => self.list(list, within),
            Block::Quote(blocks) => self.indented("> ", |layout| layout.blocks(blocks, within)),
            Block::Table(table) => self.table(table, within),
            Block::Rule => {
                let role = match within.mark {
                    Some(Mark::Deleted) => Role::Deleted,
                    Some(Mark::Inserted) => Role::Inserted,
                    _ => Role::Kept,
                };
                self.push(vec![Run { moved: within.moved, ..Run::new(role, "---") }], Sort::Rule);
            }
            Block::Definitions(definitions) => {
                let (told, rest) = self.told(definitions, within, is_changed);
                for (left_out, Entry { fate, content }) in told {
                    // In Markdown, what stands right behind a meaning would be read as more of it.
                    if left_out {
                        self.apart();
                        self.left_out();
                    }
                    let within = within.enter(*fate);
                    self.apart();
                    if let Some(moved) = moved(*fate) {
                        self.before = vec![Run::new(Role::Note, moved), Run::new(Role::Frame, " ")];
                    }
                    for term in &content.terms {
                        self.line(&term.content, within.enter(term.fate));
                    }
                    let bullet = if self.manner.markdown { "- " } else { ": " };
                    for details in &content.details {
                        let within = within.enter(details.fate);
                        self.hanging(bullet, |layout| layout.blocks(&details.content, within));
                    }
                }
                if rest {
                    self.apart();
                    self.left_out();
                }
            }
        }
        self.blank();
    }

    /// Sets apart what follows, where Markdown needs it.
    fn apart(&mut self) {
        if self.manner.markdown {
            self.blank();
        }
    }

    fn list(&mut self, list: &List, within: Within) {
        if list.start.changed() {
            let name = |start: Option<u64>| start.map_or("bullets".into(), |start| format!("numbers from {start}"));
            self.note(format!("{} → {}", name(list.start.old), name(list.start.new)));
        }
        let (told, rest) = self.told(&list.items, within, is_changed);
        let mut told = told.into_iter().peekable();
        for (item, number) in numbered(list, Shown::Both) {
            let Some((left_out, item)) = told.next_if(|(_, told)| std::ptr::eq(*told, item)) else { continue };
            if left_out {
                self.hanging("- ", Self::left_out);
            }
            self.item(item, number, within);
        }
        if rest {
            self.hanging("- ", Self::left_out);
        }
    }

    fn item(&mut self, Entry { fate, content }: &Entry<Item>, number: Option<u64>, outer: Within) {
        if !self.before.is_empty() {
            // The label of the item that begins with this one's list stands in a line of its own.
            self.emit(Vec::new(), Sort::Text);
        }
        let within = outer.enter(*fate);
        let labelled = content.label.old.is_some() || content.label.new.is_some();
        let mut before = Vec::new();
        let bullet = match number {
            Some(_) if labelled && self.manner.brief => "- ".to_owned(),
            // Markdown would count by itself, past what is left out and what went.
            Some(number) if self.manner.markdown => {
                before.push(Run::new(Role::Frame, format!("{number}\\. ")));
                "- ".to_owned()
            }
            Some(number) => format!("{number}. "),
            None => "- ".to_owned(),
        };
        before.extend(label(&content.label, within));
        if let Some(moved) = moved(*fate) {
            before.extend([Run::new(Role::Note, moved), Run::new(Role::Frame, " ")]);
        }
        self.before = before;
        self.hanging(&bullet, |layout| layout.blocks(&content.blocks, within));
    }

    fn table(&mut self, table: &Table, within: Within) {
        self.row(table.head.iter().map(Some), None, within);
        if self.manner.markdown {
            let edges = "|---".repeat(table.head.len().max(1)) + "|";
            self.push(vec![Run::new(Role::Frame, edges)], Sort::Row);
        }
        let (told, rest) = self.told(&table.rows, within, is_changed);
        for (left_out, row) in told {
            if left_out {
                self.push(vec![Run::new(Role::Frame, "| … |")], Sort::Row);
            }
            let cells = table.cells(row).into_iter().map(|(_, cell)| cell);
            self.row(cells, moved(row.fate), within.enter(row.fate));
        }
        if rest {
            self.push(vec![Run::new(Role::Frame, "| … |")], Sort::Row);
        }
    }

    /// A row, by its cells; none in a column that the text that has it has not.
    fn row<'c>(&mut self, cells: impl Iterator<Item = Option<&'c Entry<Line>>>, note: Option<String>, outer: Within) {
        let mut runs = vec![Run::new(Role::Frame, "| ")];
        runs.extend(note.map(|note| [Run::new(Role::Note, note), Run::new(Role::Frame, " ")]).into_iter().flatten());
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                runs.push(Run::new(Role::Frame, " | "));
            }
            if let Some(cell) = cell {
                let within = outer.enter(cell.fate);
                runs.extend(self.near(line(&cell.content, within), within));
            }
        }
        runs.push(Run::new(Role::Frame, " |"));
        // A row is one line.
        runs.iter_mut().filter(|run| run.kind == Kind::Break).for_each(|run| *run = Run::new(run.role, " "));
        self.push(runs, Sort::Row);
    }

    fn indented(&mut self, by: &str, write: impl FnOnce(&mut Self)) {
        let before = self.indent.len();
        let first = self.first.clone();
        self.indent.push_str(by);
        self.first.iter_mut().for_each(|first| first.push_str(by));
        write(self);
        self.indent.truncate(before);
        if self.first.is_some() {
            // Nothing was written, so nothing that follows stands within it.
            self.first = first;
        }
    }

    /// Lines behind a bullet, of which those after the first stand under the first.
    fn hanging(&mut self, bullet: &str, write: impl FnOnce(&mut Self)) {
        let before = self.indent.len();
        let first = self.first.take().unwrap_or_else(|| self.indent.clone());
        self.first = Some(first + bullet);
        self.indent.extend(std::iter::repeat_n(' ', bullet.chars().count()));
        write(self);
        if let Some(first) = &self.first {
            // Three bullets with nothing behind them would be a rule in Markdown.
            let rule = self.manner.markdown && first.matches('-').count() > 2;
            let nothing = rule.then(|| Run::new(Role::Frame, "&#8203;"));
            self.emit(nothing.into_iter().collect(), Sort::Text);
        }
        // Items follow each other without a gap.
        while let Some(Laid::Blank(_)) = self.lines.last() {
            self.lines.pop();
        }
        self.indent.truncate(before);
    }
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn moved(fate: Fate) -> Option<String> {
    match fate {
        Fate::MovedHere(number) => Some(format!("moved to here, {number}")),
        Fate::MovedAway(number) => Some(format!("moved away, {number}")),
        _ => None,
    }
}
