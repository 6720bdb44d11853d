//! Files as texts: the parts, in their order.

use super::marks::Mark;
use super::{FORMAT, FrozenError};
use crate::id::SectionId;
use crate::locale::Language;
use crate::model::markup::{Block, Final, Inline};
use crate::model::text::{Line, Text, TextBody, TextSection};
use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};
use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

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
    // What stands before the text is no part of it; places are places in the file all the same.
    let mut reader = Reader::new(source, start, language)?;
    let title = reader.title()?;
    reader.parts(title)
}

/// A section that stands alone, of a file in `language`.
pub(super) fn section(source: &str, language: &Language) -> Option<Arc<TextSection>> {
    let title = Line { language: language.clone(), content: Vec::new() };
    let text = Reader::new(source, 0, language.clone()).and_then(|reader| reader.parts(title)).ok()?;
    let [section] = <[_; 1]>::try_from(text.sections).ok()?;
    Some(section)
}

/// The language of the file, and where the Markdown begins.
pub(super) fn front_matter(source: &str) -> Result<(Language, usize)> {
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
    pub(super) source: &'a str,
    pub(super) start: usize,
    pub(super) events: Peekable<OffsetIter<'a>>,
    /// The languages that were read already; that of the file comes first.
    languages: Vec<Language>,
    /// The mark of the block that follows.
    pub(super) pending: Option<(Mark<'a>, usize)>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, start: usize, language: Language) -> Result<Self> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        let events = Parser::new_ext(&source[start..], options).into_offset_iter();
        let definitions = events.reference_definitions().iter();
        if let Some((_, definition)) = definitions.min_by_key(|(_, definition)| definition.span.start) {
            return wrong(start + definition.span.start, "a link reference definition would not be shown");
        }
        Ok(Reader { source, start, events: events.peekable(), languages: vec![language], pending: None })
    }

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

    fn title(&mut self) -> Result<Line> {
        match self.events.next() {
            Some((Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, .. }), range)) => {
                let (content, mark) = self.enclosed(TagEnd::Heading(pulldown_cmark::HeadingLevel::H1))?;
                match mark {
                    Some((mut mark, at)) if mark.name() == "title" => {
                        mark.take_word("title");
                        settled(&mark, at)?;
                    }
                    _ => return wrong(self.at(&range), "the first heading is not marked as the title"),
                }
                Ok(Line { language: self.languages[0].clone(), content })
            }
            event => wrong(self.start + event.map_or(0, |(_, range)| range.start), "the title is missing"),
        }
    }

    /// The text with all that stands behind its title.
    fn parts(mut self, title: Line) -> Result<Text> {
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
                    text.sections.push(Arc::new(section));
                }
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    self.end_part(part, &mut blocks, &mut text, at)?;
                    part = Part::Footnotes;
                    if label.parse() != Ok(text.footnotes.len() + 1) {
                        return wrong(at, "this footnote is out of order");
                    }
                    let held = self.held("note", 0)?;
                    let mut language = self.languages[0].clone();
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
                    Arc::make_mut(section).blocks = blocks;
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
pub(super) fn settled(mark: &Mark<'_>, at: usize) -> Result<()> {
    if mark.is_empty() { Ok(()) } else { wrong(at, "this mark says what is not known, or what it cannot say here") }
}

/// Takes a label away from before the words.
pub(super) fn take_label(label: Option<&str>, content: Option<&mut Vec<Inline<Final>>>, at: usize) -> Result<()> {
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
