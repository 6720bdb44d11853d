//! Files as texts: the parts and the blocks.

use super::escape;
use super::marks::Mark;
use super::write::LAST_NUMBER;
use super::{FORMAT, FrozenError};
use crate::id::SectionId;
use crate::locale::Language;
use crate::model::markup::{Alignment, Block, Definition, Final, Inline, Item, List, Table};
use crate::model::text::{Line, Text, TextBody, TextSection};
use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag, TagEnd};
use std::iter::Peekable;
use std::ops::Range;

/// Deeper nested blocks are refused, so that no stack overflows.
const DEEPEST: usize = 100;

/// Where a file is wrong, and how.
pub(super) struct Wrong {
    at: usize,
    message: String,
}

pub(super) type Result<T> = std::result::Result<T, Wrong>;

pub(super) fn wrong<T>(at: usize, message: impl Into<String>) -> Result<T> {
    Err(Wrong { at, message: message.into() })
}

/// The text of a file.
pub(super) fn read(source: &str) -> std::result::Result<Text, FrozenError> {
    parse(source).map_err(|Wrong { at, message }| {
        let line = source.as_bytes()[..at.min(source.len())].iter().filter(|byte| **byte == b'\n').count() + 1;
        FrozenError { line, message }
    })
}

fn parse(source: &str) -> Result<Text> {
    // One character is looked for in many bytes at once; two of them would be looked for in each.
    if let Some(at) = ['\r', '\0'].into_iter().filter_map(|character| source.find(character)).min() {
        return wrong(
            at,
            "the file holds characters that no frozen text has: its line ends were changed, or it is damaged",
        );
    }
    let (language, start) = front_matter(source)?;
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    // What stands before the text is no part of it; places are places in the file all the same.
    let events = Parser::new_ext(&source[start..], options).into_offset_iter();
    if let Some((_, definition)) = events.reference_definitions().iter().next() {
        return wrong(start + definition.span.start, "a link reference definition would not be shown");
    }
    let reader = Reader { source, start, events: events.peekable(), languages: vec![language.clone()], pending: None };
    reader.text(language)
}

/// The language of the file, and where the Markdown begins.
fn front_matter(source: &str) -> Result<(Language, usize)> {
    let fact = "the file does not begin with the front matter of a frozen text";
    let Some(rest) = source.strip_prefix("+++\n") else { return wrong(0, fact) };
    let Some(end) = rest.find("\n+++\n") else { return wrong(0, fact) };
    let mut keys = rest[..end].lines();
    let mut key = |name: &str| keys.next()?.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"');
    match key("format") {
        Some(FORMAT) => {}
        Some(other) => return wrong(4, format!("the format `{other}` is not known to this version of lexloci")),
        None => return wrong(4, fact),
    }
    let Some(tag) = key("language") else { return wrong(4, fact) };
    let Ok(language) = Language::parse(tag) else { return wrong(4, format!("`{tag}` is no language")) };
    if keys.next().is_some() {
        return wrong(4, fact);
    }
    Ok((language, "+++\n".len() + end + "\n+++\n".len()))
}

pub(super) struct Reader<'a> {
    source: &'a str,
    start: usize,
    pub(super) events: Peekable<OffsetIter<'a>>,
    /// The languages that were read already; that of the file comes first.
    languages: Vec<Language>,
    /// The mark of the block that follows.
    pending: Option<(Mark<'a>, usize)>,
}

/// What an item or footnote holds.
struct Held<'a> {
    blocks: Vec<Block<Final>>,
    mark: Option<(Mark<'a>, usize)>,
    /// Whether it has a paragraph that Markdown does not take for a mere line.
    loose: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn slice(&self, range: &Range<usize>) -> &'a str {
        &self.source[self.start + range.start..self.start + range.end]
    }

    pub(super) fn at(&self, range: &Range<usize>) -> usize {
        self.start + range.start
    }

    pub(super) fn language(&mut self, tag: &str, at: usize) -> Result<Language> {
        if let Some(language) = self.languages.iter().find(|language| language.as_str() == tag) {
            return Ok(language.clone());
        }
        let Ok(language) = Language::parse(tag) else { return wrong(at, format!("`{tag}` is no language")) };
        self.languages.push(language.clone());
        Ok(language)
    }

    fn text(mut self, language: Language) -> Result<Text> {
        let title = match self.events.next() {
            Some((Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, .. }), range)) => {
                let (content, mark) = self.enclosed(TagEnd::Heading(pulldown_cmark::HeadingLevel::H1))?;
                match mark {
                    Some((mut mark, at)) if mark.name() == "title" => {
                        mark.take_word("title");
                        settled(&mark, at)?;
                    }
                    _ => return wrong(self.at(&range), "the first heading is not marked as the title"),
                }
                Line { language: language.clone(), content }
            }
            event => return wrong(self.start + event.map_or(0, |(_, range)| range.start), "the title is missing"),
        };
        let mut text = Text {
            title,
            description: None,
            preamble: None,
            precedence: Vec::new(),
            sections: Vec::new(),
            footnotes: Vec::new(),
        };
        let mut part = Part::Title;
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            let at = self.at(&range);
            match event {
                Event::Start(Tag::HtmlBlock) => {
                    for (mut mark, at) in self.marks()? {
                        let next = match mark.name() {
                            "description" => Part::Description,
                            "preamble" => Part::Preamble,
                            "precedence" => Part::Precedence,
                            _ => {
                                self.mark(mark, at, &mut blocks)?;
                                continue;
                            }
                        };
                        if next <= part {
                            return wrong(at, "this part is out of order");
                        }
                        self.end_part(part, &mut blocks, &mut text, at)?;
                        part = next;
                        let name = mark.words.remove(0);
                        let language = self.taken_language(&mut mark, at)?;
                        settled(&mark, at)?;
                        match name {
                            "description" => text.description = Some(Line { language, content: Vec::new() }),
                            "preamble" => text.preamble = Some(TextBody { language, blocks: Vec::new() }),
                            _ => {}
                        }
                    }
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    if part > Part::Section {
                        return wrong(at, "a section stands behind the footnotes");
                    }
                    self.end_part(part, &mut blocks, &mut text, at)?;
                    part = Part::Section;
                    let section = self.section(level, at)?;
                    text.sections.push(section);
                }
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    self.end_part(part, &mut blocks, &mut text, at)?;
                    part = Part::Footnotes;
                    if label.parse() != Ok(text.footnotes.len() + 1) {
                        return wrong(at, "this footnote is out of order");
                    }
                    let held = self.held("note", 0)?;
                    let mut language = language.clone();
                    if let Some((mut mark, at)) = held.mark {
                        language = self.taken_language(&mut mark, at)?;
                        settled(&mark, at)?;
                    }
                    text.footnotes.push(TextBody { language, blocks: held.blocks });
                }
                event => self.block(event, range, 0, &mut blocks)?,
            }
        }
        self.end_part(part, &mut blocks, &mut text, self.source.len())?;
        if part == Part::Precedence && text.precedence.is_empty() {
            return wrong(self.source.len(), "the precedence clauses are missing");
        }
        Ok(text)
    }

    /// Puts the blocks of a part where they belong.
    fn end_part(&mut self, part: Part, blocks: &mut Vec<Block<Final>>, text: &mut Text, at: usize) -> Result<()> {
        if let Some((_, at)) = self.pending {
            return wrong(at, "the block that is marked here is missing");
        }
        let blocks = std::mem::take(blocks);
        match part {
            Part::Title | Part::Footnotes if blocks.is_empty() => {}
            Part::Title | Part::Footnotes => return wrong(at, "what stands before this belongs to no part"),
            Part::Description => match (<[_; 1]>::try_from(blocks), &mut text.description) {
                (Ok([Block::Paragraph(content)]), Some(description)) => description.content = content,
                _ => return wrong(at, "the description before this is not one paragraph"),
            },
            Part::Preamble => {
                if let Some(preamble) = &mut text.preamble {
                    preamble.blocks = blocks;
                }
            }
            Part::Precedence => {
                for block in blocks {
                    let Block::Paragraph(content) = block else {
                        return wrong(at, "the precedence clauses before this are not all paragraphs");
                    };
                    text.precedence.push(content);
                }
            }
            Part::Section => {
                if let Some(section) = text.sections.last_mut() {
                    section.blocks = blocks;
                }
            }
        }
        Ok(())
    }

    fn taken_language(&mut self, mark: &mut Mark<'_>, at: usize) -> Result<Language> {
        match mark.take("lang") {
            Some(tag) => self.language(&tag, at),
            None => Ok(self.languages[0].clone()),
        }
    }

    fn section(&mut self, level: pulldown_cmark::HeadingLevel, at: usize) -> Result<TextSection> {
        let (mut content, mark) = self.enclosed(TagEnd::Heading(level))?;
        let Some((mut mark, _)) = mark else { return wrong(at, "the heading has no mark with its id") };
        let Some(id) = mark.id.take().and_then(SectionId::parse) else { return wrong(at, "the heading has no id") };
        let mut was = Vec::new();
        for id in mark.take("was").as_deref().unwrap_or_default().split(' ').filter(|id| !id.is_empty()) {
            let Some(id) = SectionId::parse(id) else { return wrong(at, format!("`{id}` is no id")) };
            was.push(id);
        }
        let level = match mark.take("level").map(|level| level.parse()) {
            Some(Ok(level)) => level,
            Some(Err(_)) => return wrong(at, "the level is no number"),
            None => level as u8,
        };
        let language = self.taken_language(&mut mark, at)?;
        let label = mark.take("label").map(std::borrow::Cow::into_owned);
        settled(&mark, at)?;
        take_label(label.as_deref(), Some(&mut content), at)?;
        Ok(TextSection { id, was, level, label, heading: Line { language, content }, blocks: Vec::new() })
    }

    /// The marks of a block of HTML that has just begun.
    fn marks(&mut self) -> Result<Vec<(Mark<'a>, usize)>> {
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
    fn mark(&mut self, mut mark: Mark<'a>, at: usize, out: &mut Vec<Block<Final>>) -> Result<()> {
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

    fn block(
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
    fn held(&mut self, name: &str, depth: usize) -> Result<Held<'a>> {
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

/// The parts of a file in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Title,
    Description,
    Preamble,
    Precedence,
    Section,
    Footnotes,
}

/// Refuses a mark of which something is left.
fn settled(mark: &Mark<'_>, at: usize) -> Result<()> {
    if mark.is_empty() { Ok(()) } else { wrong(at, "this mark says what is not known, or what it cannot say here") }
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

/// Takes a label away from before the words.
fn take_label(label: Option<&str>, content: Option<&mut Vec<Inline<Final>>>, at: usize) -> Result<()> {
    let Some(label) = label.filter(|label| !label.is_empty()) else { return Ok(()) };
    if let Some(content) = content
        && let Some(Inline::Text(text)) = content.first_mut()
        && let Some(rest) = text.strip_prefix(label).and_then(|rest| rest.strip_prefix(' '))
    {
        if rest.is_empty() {
            content.remove(0);
        } else {
            text.drain(..=label.len());
        }
        return Ok(());
    }
    wrong(at, format!("the label `{label}` of the mark is not the one that is shown"))
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
