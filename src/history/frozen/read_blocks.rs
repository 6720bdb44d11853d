//! Files as texts: the blocks of a part, and the marks among them.

use super::escape;
use super::marks::Mark;
use super::read::{Reader, Result, settled, take_label, wrong};
use super::write::LAST_NUMBER;
use crate::id::SectionId;
use crate::model::markup::{Alignment, Block, Definition, Final, Item, List, Table};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// Deeper nested blocks are refused, so that no stack overflows.
const DEEPEST: usize = 100;

/// What an item or footnote holds.
pub(super) struct Held<'a> {
    pub(super) blocks: Vec<Block<Final>>,
    pub(super) mark: Option<(Mark<'a>, usize)>,
    /// Whether it has a paragraph that Markdown does not take for a mere line.
    loose: bool,
}

impl<'a> Reader<'a> {
    /// The marks of a block of HTML that has just begun.
    pub(super) fn marks(&mut self) -> Result<Vec<(Mark<'a>, usize)>> {
        let mut marks = Vec::with_capacity(1);
        for (event, range) in self.events.by_ref() {
            match event {
                Event::Html(_) => {
                    let written = &self.source[self.start + range.start..self.start + range.end];
                    let mut at = self.start + range.start;
                    for line in written.split_inclusive('\n') {
                        match Mark::parse(line.trim()) {
                            Some(mark) => marks.push((mark, at)),
                            None if line.trim().is_empty() => {}
                            None => return wrong(at, "this is no mark of a frozen text"),
                        }
                        at += line.len();
                    }
                }
                Event::End(_) => break,
                _ => return wrong(self.start + range.start, "this is no mark of a frozen text"),
            }
        }
        Ok(marks)
    }

    /// A mark in a line of its own, among blocks.
    pub(super) fn mark(&mut self, mut mark: Mark<'a>, at: usize, out: &mut Vec<Block<Final>>) -> Result<()> {
        if let Some((_, at)) = self.pending {
            return wrong(at, "the block that is marked here is missing");
        }
        match mark.name() {
            "" => settled(&mark, at),
            "paragraph" => {
                mark.take_word("paragraph");
                out.push(Block::Paragraph(Vec::new()));
                settled(&mark, at)
            }
            "empty" => {
                mark.take_word("empty");
                out.push(if mark.take_word("definitions") {
                    Block::Definitions(Vec::new())
                } else {
                    let tight = !mark.take_word("loose");
                    if tight && !mark.take_word("tight") {
                        return wrong(at, "the mark does not say what is empty");
                    }
                    let start = match mark.take("start").map(|start| start.parse()) {
                        Some(Err(_)) => return wrong(at, "the list cannot start with this"),
                        Some(Ok(start)) => Some(start),
                        None => None,
                    };
                    Block::List(List { start, tight, items: Vec::new() })
                });
                settled(&mark, at)
            }
            "list" | "table" | "definitions" => {
                self.pending = Some((mark, at));
                Ok(())
            }
            name => wrong(at, format!("the mark `{name}` is not known, or not here")),
        }
    }

    /// The mark of the block that begins, if it has one of these names.
    fn pending(&mut self, names: &[&str]) -> Result<Option<(Mark<'a>, usize)>> {
        match self.pending.take() {
            Some((mark, at)) if !names.contains(&mark.name()) => {
                wrong(at, format!("what follows the mark `{}` is something else", mark.name()))
            }
            pending => Ok(pending),
        }
    }

    /// The blocks up to the end of the enclosing tag.
    fn blocks(&mut self, depth: usize) -> Result<Vec<Block<Final>>> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.block(event, range, depth, &mut blocks)?;
        }
        self.nothing_pending()?;
        Ok(blocks)
    }

    fn nothing_pending(&self) -> Result<()> {
        match &self.pending {
            Some((_, at)) => wrong(*at, "the block that is marked here is missing"),
            None => Ok(()),
        }
    }

    pub(super) fn block(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        depth: usize,
        out: &mut Vec<Block<Final>>,
    ) -> Result<()> {
        let at = self.at(&range);
        if depth > DEEPEST {
            return wrong(at, format!("blocks are nested more than {DEEPEST} deep"));
        }
        if let Event::Start(Tag::HtmlBlock) = event {
            for (mark, at) in self.marks()? {
                self.mark(mark, at, out)?;
            }
            return Ok(());
        }
        let mark = self.pending(match event {
            Event::Start(Tag::List(_)) => &["list", "definitions"],
            Event::Start(Tag::Table(_)) => &["table"],
            _ => &[],
        })?;
        out.push(match event {
            Event::Start(Tag::Paragraph) => {
                let (content, mark) = self.enclosed(TagEnd::Paragraph)?;
                match mark {
                    Some((_, at)) => return wrong(at, "a mark stands where nothing can be marked"),
                    None => Block::Paragraph(content),
                }
            }
            Event::Start(Tag::List(start)) => {
                let mut list = self.list(start, depth)?;
                match mark {
                    Some((mut mark, at)) if mark.name() == "definitions" => {
                        mark.take_word("definitions");
                        settled(&mark, at)?;
                        Block::Definitions(definitions(list, at)?)
                    }
                    Some((mut mark, at)) => {
                        mark.take_word("list");
                        if mark.take_word("tight") {
                            list.tight = true;
                        } else if mark.take_word("loose") {
                            list.tight = false;
                        }
                        if let Some(start) = mark.take("start") {
                            match start.parse() {
                                Ok(start) if list.start.is_some() => list.start = Some(start),
                                _ => return wrong(at, "the list cannot start with this"),
                            }
                        }
                        settled(&mark, at)?;
                        Block::List(list)
                    }
                    None => Block::List(list),
                }
            }
            Event::Start(Tag::BlockQuote(None)) => Block::Quote(self.blocks(depth + 1)?),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => self.code(&info, &range)?,
            Event::Start(Tag::Table(alignments)) => Block::Table(self.table(&alignments, mark)?),
            Event::Rule => Block::Rule,
            // Tight items hold their lines without a paragraph around them.
            event if is_inline(&event) => {
                let (content, mark) = self.bare((event, range))?;
                match mark {
                    Some((_, at)) => return wrong(at, "a mark stands where nothing can be marked"),
                    None => Block::Paragraph(content),
                }
            }
            _ => return wrong(at, "this is not written as in a frozen text"),
        });
        Ok(())
    }

    fn list(&mut self, start: Option<u64>, depth: usize) -> Result<List<Final>> {
        let mut list = List { start, tight: true, items: Vec::new() };
        while let Some((event, range)) = self.events.next() {
            let at = self.at(&range);
            match event {
                Event::Start(Tag::Item) => {
                    if let Some(start) = start {
                        // CommonMark counts for itself, whatever is written.
                        let written = self.slice(&range).trim_start();
                        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
                        let number = start + list.items.len() as u64;
                        if number > LAST_NUMBER || written[..digits].parse() != Ok(number) {
                            return wrong(at, format!("this item should have the number {number}"));
                        }
                    }
                    let item = self.item(depth, at, &mut list.tight)?;
                    list.items.push(item);
                }
                Event::End(_) => break,
                _ => return wrong(at, "this is not written as in a frozen text"),
            }
        }
        Ok(list)
    }

    fn item(&mut self, depth: usize, at: usize, tight: &mut bool) -> Result<Item<Final>> {
        let Held { mut blocks, mark, loose } = self.held("item", depth + 1)?;
        *tight &= !loose;
        let mut item = Item { id: None, label: None, blocks: Vec::new() };
        if let Some((mut mark, at)) = mark {
            if let Some(written) = mark.id.take() {
                item.id = SectionId::parse(written);
                if item.id.is_none() {
                    return wrong(at, format!("`{written}` is no id"));
                }
            }
            item.label = mark.take("label").map(std::borrow::Cow::into_owned);
            settled(&mark, at)?;
        }
        // Where the item does not begin with words, the label stands in the mark alone.
        if let Some(Block::Paragraph(content)) = blocks.first_mut()
            && !content.is_empty()
        {
            take_label(item.label.as_deref(), Some(content), at)?;
        }
        item.blocks = blocks;
        Ok(item)
    }

    /// The blocks of an item or footnote up to its end, with its mark.
    pub(super) fn held(&mut self, name: &str, depth: usize) -> Result<Held<'a>> {
        let mut held = Held { blocks: Vec::new(), mark: None, loose: false };
        let mut first = true;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(Tag::HtmlBlock) if first => {
                    for (at, mark) in self.marks()?.into_iter().enumerate() {
                        let (mut mark, place) = mark;
                        if at == 0 && mark.take_word(name) {
                            held.mark = Some((mark, place));
                        } else {
                            self.mark(mark, place, &mut held.blocks)?;
                        }
                    }
                }
                Event::Start(Tag::Paragraph) if first => {
                    held.loose = true;
                    let (content, mark) = self.enclosed(TagEnd::Paragraph)?;
                    held.mark = mark;
                    held.blocks.push(Block::Paragraph(content));
                }
                event if first && is_inline(&event) => {
                    let (content, mark) = self.bare((event, range))?;
                    held.mark = mark;
                    held.blocks.push(Block::Paragraph(content));
                }
                event => {
                    held.loose |= matches!(event, Event::Start(Tag::Paragraph));
                    self.block(event, range, depth, &mut held.blocks)?;
                }
            }
            first = false;
        }
        self.nothing_pending()?;
        Ok(held)
    }

    fn code(&mut self, info: &str, range: &Range<usize>) -> Result<Block<Final>> {
        let at = self.at(range);
        let mut code = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) => code.push_str(&text),
                _ => break,
            }
        }
        if !self.slice(range).trim_end().ends_with("```") {
            return wrong(at, "this code has no end");
        }
        match info {
            "" => Ok(Block::Code(code)),
            "escaped" => {
                let Some(code) = code.strip_suffix('\n').and_then(escape::unescape) else {
                    return wrong(at, "a reference in this code is not known");
                };
                Ok(Block::Code(code.into_owned()))
            }
            _ => wrong(at, format!("code is not written as `{info}` in a frozen text")),
        }
    }

    fn table(
        &mut self,
        alignments: &[pulldown_cmark::Alignment],
        mark: Option<(Mark<'a>, usize)>,
    ) -> Result<Table<Final>> {
        let mut table = Table {
            cookies: false,
            // By a match of its own: what was frozen is read as it was written, however the loader may read sources one day.
            alignments: alignments
                .iter()
                .map(|alignment| match alignment {
                    pulldown_cmark::Alignment::None => Alignment::Default,
                    pulldown_cmark::Alignment::Left => Alignment::Start,
                    pulldown_cmark::Alignment::Center => Alignment::Center,
                    pulldown_cmark::Alignment::Right => Alignment::End,
                })
                .collect(),
            head: Vec::new(),
            rows: Vec::new(),
        };
        let mut row = Vec::with_capacity(alignments.len());
        let mut end = 0;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    end = range.end;
                    let (content, mark) = self.enclosed(TagEnd::TableCell)?;
                    if let Some((_, at)) = mark {
                        return wrong(at, "a mark stands where nothing can be marked");
                    }
                    row.push(content);
                }
                Event::End(ended @ (TagEnd::TableHead | TagEnd::TableRow)) => {
                    // Further cells than the head has are not shown.
                    let rest = self.source.get(self.start + end..self.start + range.end).unwrap_or_default();
                    if !matches!(rest.trim(), "" | "|") {
                        return wrong(self.start + end, "this line has more cells than the head of its table");
                    }
                    let row = std::mem::replace(&mut row, Vec::with_capacity(alignments.len()));
                    match ended {
                        TagEnd::TableHead => table.head = row,
                        _ => table.rows.push(row),
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        if let Some((mut mark, at)) = mark {
            mark.take_word("table");
            table.cookies = mark.take_word("cookies");
            if let Some(cells) = mark.take("cells") {
                shorten(&mut table, &cells, at)?;
            }
            settled(&mark, at)?;
        }
        Ok(table)
    }
}

/// Whether an event belongs to a line.
fn is_inline(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::HardBreak
            | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
    )
}

/// Takes cells away that only fill the lines of a table up.
fn shorten(table: &mut Table<Final>, cells: &str, at: usize) -> Result<()> {
    let mut counts = cells.split(' ').map(|count| count.parse::<usize>().ok());
    let mut widest = 0;
    for row in std::iter::once(&mut table.head).chain(&mut table.rows) {
        match counts.next() {
            Some(Some(count)) if count <= row.len() && row[count..].iter().all(Vec::is_empty) => {
                row.truncate(count);
                widest = widest.max(count);
            }
            _ => return wrong(at, "the numbers of cells are not those of this table"),
        }
    }
    table.alignments.truncate(widest);
    if counts.next().is_some() { wrong(at, "the table has fewer lines than its mark says") } else { Ok(()) }
}

/// A list of terms with lists of meanings, as definitions.
fn definitions(list: List<Final>, at: usize) -> Result<Vec<Definition<Final>>> {
    let fact = "these are no definitions";
    let mut definitions = Vec::with_capacity(list.items.len());
    let bare = |item: &Item<Final>| item.id.is_none() && item.label.is_none();
    for item in list.items {
        if list.start.is_some() || !bare(&item) {
            return wrong(at, fact);
        }
        let mut definition = Definition { terms: Vec::new(), details: Vec::new() };
        let mut blocks = item.blocks.into_iter();
        for block in blocks.by_ref() {
            match block {
                Block::Paragraph(term) => definition.terms.push(term),
                Block::List(List { start: None, items, .. }) if items.iter().all(bare) => {
                    definition.details = items.into_iter().map(|item| item.blocks).collect();
                    break;
                }
                _ => return wrong(at, fact),
            }
        }
        if blocks.next().is_some() {
            return wrong(at, fact);
        }
        definitions.push(definition);
    }
    Ok(definitions)
}
