//! A redline as HTML: without `<ins>` the old text, without `<del>` the new one.
//!
//! `ins` and `del` stand around words, never around blocks, and none stands in another of its kind; a `del` in an `ins` is what
//! was deleted from a passage that moved. What is said of a change stands in elements of class `note`, and is no part of
//! either text. Blocks that one text lacks have a class, `inserted`, `deleted`, `moved-here` or `moved-away`. Where a
//! translation arrived, the part has the class `translated`, and old words have their own language and direction.
//!
//! [`aside`] writes the same redline as rows of two cells, in which each side has its own text alone.

pub(super) mod aside;
mod blocks;
mod line;
mod whole;

pub(super) use blocks::numbered;
pub(super) use line::{changed_around, is_told_with_the_next, replaced_link, shared};

use super::changes::anchor;
use crate::compare::redline::{Both, Entry, Fate, Mark, Part, PartEntry, Place, Redline};
use crate::locale::{Direction, Language, language_name};
use crate::model::markup::Target;
use crate::render::html::{Href, escaped, language_attributes};
use std::borrow::Cow;

/// What is to be said of a change, in the language of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It stands further up or down in the new text; a link leads there.
    MovedAway,
    /// It stood further up or down in the old text; a link leads there.
    MovedHere,
    /// Words are the same, emphasis or the like is not.
    Restyled,
    /// Words are the same, the link leads elsewhere, or has another title: from here, to here; none where there is no link.
    Relinked(Option<String>, Option<String>),
    /// A list has bullets now (true) or numbers.
    Bullets(bool),
    /// Paragraphs are several where they were one.
    Divided,
    /// Paragraphs are one where they were several.
    Joined,
    /// A section stands on another level.
    Level(u8, u8),
    /// It is in another language now.
    Language(Language, Language),
}

impl Remark {
    /// In English as HTML, where a page has no words of its own for it.
    #[must_use]
    pub fn english(&self) -> String {
        let address = |address: &Option<String>| address.as_deref().map_or_else(|| "no link".to_owned(), escaped);
        match self {
            Self::MovedAway => "Moved".to_owned(),
            Self::MovedHere => "Moved to here".to_owned(),
            Self::Restyled => "Emphasis changed".to_owned(),
            Self::Relinked(old, new) => format!("Link changed: {} → {}", address(old), address(new)),
            Self::Bullets(true) => "Numbers became bullets".to_owned(),
            Self::Bullets(false) => "Bullets became numbers".to_owned(),
            Self::Divided => "Paragraph divided".to_owned(),
            Self::Joined => "Paragraphs joined".to_owned(),
            Self::Level(old, new) => format!("Level of the heading changed: {old} → {new}"),
            Self::Language(old, new) => {
                let english = Language::parse("en").ok();
                let name = |language: &Language| {
                    let name = english.as_ref().and_then(|english| language_name(language, english));
                    name.unwrap_or_else(|| language.to_string())
                };
                format!("Language changed: {} → {}", name(old), name(new))
            }
        }
    }
}

/// Writes redlines as HTML.
pub struct HtmlWriter<'a> {
    /// The address of a target; `None` where it has no page, so that plain words stand there.
    pub resolve: &'a dyn Fn(&Target) -> Option<Href>,
    /// How a remark is worded, as HTML.
    pub say: &'a dyn Fn(&Remark) -> String,
    /// The language of what has none of its own.
    pub language: &'a Language,
}

impl HtmlWriter<'_> {
    /// The whole text.
    #[must_use]
    pub fn redline(&self, redline: &Redline) -> String {
        self.redline_in(redline, Manner::default())
    }

    /// One part of it.
    #[must_use]
    pub fn part(&self, part: &PartEntry) -> String {
        self.part_of_many(part, "")
    }

    /// One part of it, for a page that shows several redlines: the ids of notes, and others that are no section's, begin with
    /// `marks`.
    #[must_use]
    pub fn part_of_many(&self, part: &PartEntry, marks: &str) -> String {
        let mut page = Page::new(self, Manner { marks, ..Manner::default() });
        page.part(part);
        page.out
    }

    /// The whole text in another manner than that of a page of the site.
    pub(super) fn redline_in(&self, redline: &Redline, manner: Manner<'_>) -> String {
        let mut page = Page::new(self, manner);
        redline.parts.iter().for_each(|part| page.part(part));
        page.out
    }
}

/// What is written of a redline, and for which page.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner<'a> {
    /// Which of the texts.
    pub(super) shown: Shown,
    /// What every id begins with, where a page has the text more than once.
    pub(super) prefix: &'static str,
    /// What ids that no section can have begin with behind that, where a page has several redlines.
    pub(super) marks: &'a str,
    /// The attributes of notes whose language is not that of the text around them.
    pub(super) notes: &'static str,
    /// The languages of both editions, which is that of parts without one of their own.
    pub(super) languages: Option<&'a Both<Language>>,
}

/// Which of two texts is written.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// Both in one.
    #[default]
    Both,
    /// The old one; what the new one lacks is marked.
    Old,
    /// The new one; what the old one lacks is marked.
    New,
}

impl Shown {
    fn has(self, fate: Fate) -> bool {
        match self {
            Self::Both => true,
            Self::Old => fate.in_old(),
            Self::New => fate.in_new(),
        }
    }

    /// The newest that there is.
    fn of<T>(self, both: &Both<T>) -> &T {
        if self == Self::Old { &both.old } else { &both.new }
    }
}

struct Page<'a> {
    writer: &'a HtmlWriter<'a>,
    manner: Manner<'a>,
    /// The attributes of what is in the language of the old text, where it is not that of the new one around it.
    foreign: String,
    /// The languages of the part, where it has its own.
    languages: Option<Both<Language>>,
    /// How both texts of the part are read.
    directions: Both<Direction>,
    out: String,
}

/// Where something stands.
#[derive(Clone, Copy)]
struct Within {
    /// What became of it.
    fate: Fate,
    /// Whether it is in a passage that moved to here, which shows again what the old text has where it moved away.
    moved: bool,
}

const TEXT: Within = Within { fate: Fate::Kept, moved: false };

impl Within {
    /// What has the fate `fate` in it.
    fn enter(self, fate: Fate) -> Self {
        let moved = self.moved || matches!(fate, Fate::MovedHere(_));
        Self { fate: if fate == Fate::Kept { self.fate } else { fate }, moved }
    }
}

/// The attribute with the class of what came, went or moved.
fn class(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => "",
        Fate::Inserted => " class=\"inserted\"",
        Fate::Deleted => " class=\"deleted\"",
        Fate::MovedHere(_) => " class=\"moved-here\"",
        Fate::MovedAway(_) => " class=\"moved-away\"",
    }
}

/// The same with a class of the element's own.
fn classes(fate: Fate, own: Option<&str>) -> Cow<'static, str> {
    let Some(own) = own else { return class(fate).into() };
    match class(fate).strip_prefix(" class=\"") {
        Some(behind) => format!(" class=\"{own} {behind}").into(),
        None => format!(" class=\"{own}\"").into(),
    }
}

impl<'a> Page<'a> {
    fn new(writer: &'a HtmlWriter<'a>, manner: Manner<'a>) -> Self {
        let direction = writer.language.direction();
        let directions = Both { old: direction, new: direction };
        let out = String::with_capacity(4096);
        Self { writer, manner, foreign: String::new(), languages: None, directions, out }
    }

    /// What is written from here on is in these languages; none where it is in that of the text around it.
    fn read_in(&mut self, languages: Option<&Both<Language>>) {
        let around = self.writer.language;
        let direction = |of: fn(&Both<Language>) -> &Language| languages.map_or(around, of).direction();
        self.directions = Both { old: direction(|both| &both.old), new: direction(|both| &both.new) };
        self.languages = languages.cloned();
    }

    fn part(&mut self, part: &PartEntry) {
        let Entry { fate, content } = part;
        let within = TEXT.enter(*fate);
        let languages = content.language.as_ref().or(self.manner.languages.filter(|languages| languages.changed()));
        let language = languages.map(|both| if fate.in_new() { &both.new } else { &both.old });
        let changed = languages.filter(|both| both.changed() && *fate != Fate::Inserted);
        self.read_in(languages);
        self.foreign = changed.map(|both| language_attributes(&both.old)).unwrap_or_default();
        let id = self.id(part);
        let attributes = language.map(language_attributes).unwrap_or_default()
            + &classes(*fate, is_translated(content).then_some("translated"));
        match &content.place {
            Place::Title => {
                self.heading("h1", &(id + &attributes), part);
                self.remarks(part);
            }
            Place::Description => {
                self.heading("p", &(id + &attributes), part);
                self.remarks(part);
            }
            Place::Preamble | Place::Precedence => {
                self.out.extend(["<div", &id, &attributes, ">\n"]);
                self.remarks(part);
                self.blocks(&content.blocks, within);
                self.out.push_str("</div>\n");
            }
            Place::Note(number) => {
                // The number is the list's, so that it is in neither text.
                self.out.push_str(&format!("<ol class=\"footnotes\" start=\"{}\"><li{id}{attributes}>\n", number.new));
                self.remarks(part);
                self.blocks(&content.blocks, within);
                self.out.push_str("</li></ol>\n");
            }
            Place::Section(section) => {
                self.out.extend(["<section", &attributes, ">\n"]);
                self.heading(&level(section.level.new), &id, part);
                self.remarks(part);
                self.blocks(&content.blocks, within);
                self.out.push_str("</section>\n");
            }
        }
    }

    /// The attribute with the id of a part.
    fn id(&self, part: &PartEntry) -> String {
        let Manner { prefix, marks, .. } = self.manner;
        let id = anchor(part).map(|id| match id.starts_with('_') {
            true => format!(" id=\"{prefix}{marks}{id}\""),
            false => format!(" id=\"{prefix}{id}\""),
        });
        id.unwrap_or_default()
    }

    fn heading(&mut self, tag: &str, attributes: &str, part: &PartEntry) {
        let within = TEXT.enter(part.fate);
        self.out.extend(["<", tag, attributes, ">"]);
        if let Place::Section(section) = &part.content.place {
            self.label(&section.label, within);
        }
        self.line(&part.content.heading, within);
        self.out.extend(["</", tag, ">\n"]);
    }

    /// What is said of a part as a whole.
    fn remarks(&mut self, part: &PartEntry) {
        self.moved(part.fate, "p");
        if self.manner.shown == Shown::Old {
            return;
        }
        let language = part.content.language.as_ref().filter(|both| both.changed());
        let language = language.map(|both| Remark::Language(both.old.clone(), both.new.clone()));
        let level = match &part.content.place {
            Place::Section(section) if section.level.changed() => {
                Some(Remark::Level(section.level.old, section.level.new))
            }
            _ => None,
        };
        for remark in language.iter().chain(&level) {
            self.note("p", "", &(self.writer.say)(remark));
            self.out.push('\n');
        }
    }

    fn note(&mut self, tag: &str, attributes: &str, html: &str) {
        self.out.extend(["<", tag, " class=\"note\"", self.manner.notes, attributes, ">", html, "</", tag, ">"]);
    }

    /// Where a passage went, or came from.
    fn moved(&mut self, fate: Fate, tag: &str) {
        let (number, here, there, remark) = match fate {
            Fate::MovedAway(number) => (number, "from", "to", Remark::MovedAway),
            Fate::MovedHere(number) => (number, "to", "from", Remark::MovedHere),
            _ => return,
        };
        let words = (self.writer.say)(&remark);
        let Manner { prefix, marks, .. } = self.manner;
        let link = format!("<a href=\"#{prefix}{marks}_moved-{number}-{there}\">{words}</a>");
        self.note(tag, &format!(" id=\"{prefix}{marks}_moved-{number}-{here}\""), &link);
    }
}

/// Whether a part says all of it in another language, so that nothing in it is compared word by word.
fn is_translated(part: &Part) -> bool {
    part.is_translated()
        && part.heading.iter().all(|piece| piece.mark != Mark::Kept)
        && part.blocks.iter().all(|block| block.fate != Fate::Kept)
}

/// The element of a heading.
fn level(level: u8) -> String {
    format!("h{}", level.clamp(2, 6))
}
