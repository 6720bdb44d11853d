//! A redline as HTML: without `<ins>` the old text, without `<del>` the new one.
//!
//! `ins` and `del` stand around words, never around blocks, and none stands in another of its kind; a `del` in an `ins` is what
//! was deleted from a passage that moved. What is said of a change stands in elements of class `note`, and is no part of
//! either text. Blocks that one text lacks have a class, `inserted`, `deleted`, `moved-here` or `moved-away`.

use super::changes::anchor;
use crate::compare::redline::{
    Block, Definition, Entry, Fate, Item, Label, Line, List, Mark, Part, Piece, Place, Redline, Relabelling, Row,
    Style, Table, Wrapper,
};
use crate::locale::Language;
use crate::model::markup::{Alignment, Final, Inline, Target};
use crate::render::html::{escape, escaped, language_attributes};

/// What is to be said of a change, in the language of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It stands further up or down in the new text; a link leads there.
    MovedAway,
    /// It stood further up or down in the old text; a link leads there.
    MovedHere,
    /// Words are the same, emphasis or the like is not.
    Restyled,
    /// Words are the same, the link leads elsewhere: from here, to here; none where there is no link.
    Relinked(Option<Target>, Option<Target>),
    /// A list has bullets now (true) or numbers.
    Bullets(bool),
    /// A section stands on another level.
    Level(u8, u8),
    /// It is in another language now.
    Language(Language, Language),
}

impl Remark {
    /// In English, where a page has no words of its own for it.
    #[must_use]
    pub fn english(&self) -> String {
        let address = |target: &Option<Target>| target.as_ref().map_or_else(|| "no link".to_owned(), super::address);
        match self {
            Self::MovedAway => "Moved".to_owned(),
            Self::MovedHere => "Moved to here".to_owned(),
            Self::Restyled => "Emphasis changed".to_owned(),
            Self::Relinked(old, new) => format!("Link changed: {} → {}", address(old), address(new)),
            Self::Bullets(true) => "Numbers became bullets".to_owned(),
            Self::Bullets(false) => "Bullets became numbers".to_owned(),
            Self::Level(old, new) => format!("Level of the heading changed: {old} → {new}"),
            Self::Language(old, new) => format!("Language changed: {old} → {new}"),
        }
    }
}

/// Writes redlines as HTML.
pub struct HtmlWriter<'a> {
    /// The address of a target; `None` where it has no page, so that plain words stand there.
    pub resolve: &'a dyn Fn(&Target) -> Option<String>,
    /// How a remark is worded.
    pub say: &'a dyn Fn(&Remark) -> String,
}

impl HtmlWriter<'_> {
    /// The whole text.
    #[must_use]
    pub fn redline(&self, redline: &Redline) -> String {
        redline.parts.iter().map(|part| self.part(part)).collect()
    }

    /// One part of it.
    #[must_use]
    pub fn part(&self, part: &Entry<Part>) -> String {
        let mut page = Page { writer: self, out: String::with_capacity(1024) };
        page.part(part);
        page.out
    }
}

struct Page<'a> {
    writer: &'a HtmlWriter<'a>,
    out: String,
}

/// An open element within a line.
#[derive(Clone, Copy, PartialEq)]
enum Open<'a> {
    Wrap(usize, &'a Wrapper),
    Change(&'static str, &'static str),
}

const DELETED: Open<'static> = Open::Change("del", "");
const INSERTED: Open<'static> = Open::Change("ins", "");
const MOVED_AWAY: Open<'static> = Open::Change("del", "moved");
const MOVED_HERE: Open<'static> = Open::Change("ins", "moved");

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

fn class(fate: Fate) -> String {
    classes(fate, None)
}

/// The attribute, with a class of the element's own.
fn classes(fate: Fate, own: Option<&str>) -> String {
    let fate = match fate {
        Fate::Kept => None,
        Fate::Inserted => Some("inserted"),
        Fate::Deleted => Some("deleted"),
        Fate::MovedHere(_) => Some("moved-here"),
        Fate::MovedAway(_) => Some("moved-away"),
    };
    let all: Vec<&str> = own.into_iter().chain(fate).collect();
    if all.is_empty() { String::new() } else { format!(" class=\"{}\"", all.join(" ")) }
}

impl Page<'_> {
    fn part(&mut self, part: &Entry<Part>) {
        let Entry { fate, content } = part;
        let within = TEXT.enter(*fate);
        let language = content.language.as_ref().map(|both| if fate.in_new() { &both.new } else { &both.old });
        let id = anchor(part).map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
        let attributes = language.map(language_attributes).unwrap_or_default() + &class(*fate);
        let mut remarks = Vec::new();
        if let Some(both) = content.language.as_ref().filter(|both| both.changed()) {
            remarks.push(Remark::Language(both.old.clone(), both.new.clone()));
        }
        match &content.place {
            Place::Title => {
                self.out.extend(["<h1", &id, &attributes, ">"]);
                self.line(&content.heading, within);
                self.out.push_str("</h1>\n");
                self.remarks(*fate, &remarks);
            }
            Place::Description => {
                self.out.extend(["<p", &id, &attributes, ">"]);
                self.line(&content.heading, within);
                self.out.push_str("</p>\n");
                self.remarks(*fate, &remarks);
            }
            Place::Preamble | Place::Precedence => {
                self.out.extend(["<div", &id, &attributes, ">\n"]);
                self.remarks(*fate, &remarks);
                self.blocks(&content.blocks, within);
                self.out.push_str("</div>\n");
            }
            Place::Note(number) => {
                // The number is the list's, so that it is in neither text.
                self.out.push_str(&format!("<ol class=\"footnotes\" start=\"{}\"><li{id}{attributes}>\n", number.new));
                self.remarks(*fate, &remarks);
                self.blocks(&content.blocks, within);
                self.out.push_str("</li></ol>\n");
            }
            Place::Section(section) => {
                if section.level.changed() {
                    remarks.push(Remark::Level(section.level.old, section.level.new));
                }
                let level = section.level.new.clamp(2, 6);
                self.out.extend(["<section", &attributes, ">\n"]);
                self.out.push_str(&format!("<h{level}{id}>"));
                self.label(&section.label, within);
                self.line(&content.heading, within);
                self.out.push_str(&format!("</h{level}>\n"));
                self.remarks(*fate, &remarks);
                self.blocks(&content.blocks, within);
                self.out.push_str("</section>\n");
            }
        }
    }

    fn remarks(&mut self, fate: Fate, remarks: &[Remark]) {
        self.moved(fate, "p");
        for remark in remarks {
            self.note("p", "", &escaped(&(self.writer.say)(remark)));
            self.out.push('\n');
        }
    }

    fn note(&mut self, tag: &str, attributes: &str, html: &str) {
        self.out.extend(["<", tag, " class=\"note\"", attributes, ">", html, "</", tag, ">"]);
    }

    /// Where a passage went, or came from.
    fn moved(&mut self, fate: Fate, tag: &str) {
        let (number, here, there, remark) = match fate {
            Fate::MovedAway(number) => (number, "from", "to", Remark::MovedAway),
            Fate::MovedHere(number) => (number, "to", "from", Remark::MovedHere),
            _ => return,
        };
        let words = escaped(&(self.writer.say)(&remark));
        let link = format!("<a href=\"#_moved-{number}-{there}\">{words}</a>");
        self.note(tag, &format!(" id=\"_moved-{number}-{here}\""), &link);
    }

    fn label(&mut self, label: &Label, within: Within) {
        let mut one = |label: &Option<String>, changes: &[Open<'static>]| {
            if let Some(label) = label {
                let mut open = Vec::new();
                self.reach(&mut open, changes);
                self.out.extend(["<span class=\"label\">", &escaped(label), "</span> "]);
                self.reach(&mut open, &[]);
            }
        };
        let here = if within.moved { &[MOVED_HERE][..] } else { &[] };
        let deleted = |change| [here, &[change]].concat();
        match (within.fate, label.relabelling()) {
            (Fate::Inserted, _) => one(&label.new, &[INSERTED]),
            (Fate::Deleted, _) => one(&label.old, &deleted(DELETED)),
            (Fate::MovedAway(_), _) => one(&label.old, &deleted(MOVED_AWAY)),
            (_, Relabelling::None) => one(&label.new, here),
            (_, Relabelling::Shifted) => {
                one(&label.old, &deleted(Open::Change("del", "shifted")));
                one(&label.new, &[Open::Change("ins", "shifted")]);
            }
            (_, Relabelling::Changed) => {
                one(&label.old, &deleted(DELETED));
                one(&label.new, &[INSERTED]);
            }
        }
    }

    fn blocks(&mut self, blocks: &[Entry<Block>], outer: Within) {
        for Entry { fate, content } in blocks {
            self.moved(*fate, "p");
            let (within, class) = (outer.enter(*fate), class(*fate));
            match content {
                Block::Paragraph(line) => {
                    self.out.extend(["<p", &class, ">"]);
                    self.line(line, within);
                    self.out.push_str("</p>\n");
                }
                Block::Code(line) => {
                    self.out.extend(["<pre", &class, "><code>"]);
                    self.line(line, within);
                    self.out.push_str("</code></pre>\n");
                }
                Block::List(list) => self.list(list, within, *fate),
                Block::Quote(blocks) => {
                    self.out.extend(["<blockquote", &class, ">\n"]);
                    self.blocks(blocks, within);
                    self.out.push_str("</blockquote>\n");
                }
                Block::Table(table) => self.table(table, within, &class),
                Block::Rule => self.out.extend(["<hr", &class, ">\n"]),
                Block::Definitions(definitions) => {
                    self.out.extend(["<dl", &class, ">\n"]);
                    definitions.iter().for_each(|definition| self.definition(definition, within));
                    self.out.push_str("</dl>\n");
                }
            }
        }
    }

    /// Blocks of which a first paragraph stands without a tag of its own.
    fn tight(&mut self, blocks: &[Entry<Block>], outer: Within) {
        match blocks {
            [
                Entry { fate: fate @ (Fate::Kept | Fate::Inserted | Fate::Deleted), content: Block::Paragraph(line) },
                rest @ ..,
            ] => {
                self.line(line, outer.enter(*fate));
                if !rest.is_empty() {
                    self.out.push('\n');
                }
                self.blocks(rest, outer);
            }
            blocks => self.blocks(blocks, outer),
        }
    }

    fn list(&mut self, list: &List, within: Within, fate: Fate) {
        if list.start.old.is_some() != list.start.new.is_some() {
            let remark = (self.writer.say)(&Remark::Bullets(list.start.new.is_none()));
            self.note("p", "", &escaped(&remark));
            self.out.push('\n');
        }
        let labelled =
            list.items.iter().any(|item| item.content.label.new.is_some() || item.content.label.old.is_some());
        let start = list.start.new.filter(|start| *start != 1 && !labelled);
        let start = start.map(|start| format!(" start=\"{start}\"")).unwrap_or_default();
        let tag = if list.start.new.is_some() { "ol" } else { "ul" };
        self.out.extend(["<", tag, &classes(fate, labelled.then_some("labels")), &start, ">\n"]);
        for item in &list.items {
            self.item(item, list.tight, within);
        }
        self.out.extend(["</", tag, ">\n"]);
    }

    fn item(&mut self, Entry { fate, content }: &Entry<Item>, tight: bool, outer: Within) {
        let within = outer.enter(*fate);
        let id = content
            .id
            .new
            .as_ref()
            .filter(|_| within.fate.in_new())
            .map(|id| format!(" id=\"{id}\""))
            .unwrap_or_default();
        self.out.extend(["<li", &id, &class(*fate), ">"]);
        self.moved(*fate, "span");
        self.label(&content.label, within);
        if tight {
            self.tight(&content.blocks, within);
        } else {
            self.blocks(&content.blocks, within);
        }
        self.out.push_str("</li>\n");
    }

    fn table(&mut self, table: &Table, within: Within, class: &str) {
        self.out.extend(["<div class=\"table\" tabindex=\"0\"><table", class, ">\n<thead>"]);
        self.row(&table.head, Fate::Kept, within, ("<th scope=\"col\"", "</th>"), &table.alignments);
        self.out.push_str("</thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(&row.content, row.fate, within, ("<td", "</td>"), &table.alignments);
            self.out.push('\n');
        }
        self.out.push_str("</tbody>\n</table></div>\n");
    }

    fn row(&mut self, row: &Row, fate: Fate, outer: Within, (open, close): (&str, &str), alignments: &[Alignment]) {
        let within = outer.enter(fate);
        self.out.extend(["<tr", &class(fate), ">"]);
        let mut column = 0;
        for (index, cell) in row.iter().enumerate() {
            let align = match alignments.get(column) {
                Some(Alignment::Center) => Some("center"),
                Some(Alignment::End) => Some("end"),
                _ => None,
            };
            column += usize::from(cell.fate.in_new());
            self.out.extend([open, &classes(cell.fate, align), ">"]);
            if index == 0 {
                self.moved(fate, "span");
            }
            self.line(&cell.content, within.enter(cell.fate));
            self.out.push_str(close);
        }
        self.out.push_str("</tr>");
    }

    fn definition(&mut self, Entry { fate, content }: &Entry<Definition>, outer: Within) {
        let within = outer.enter(*fate);
        for (index, term) in content.terms.iter().enumerate() {
            self.out.extend(["<dt", &class(if *fate == Fate::Kept { term.fate } else { *fate }), ">"]);
            if index == 0 {
                self.moved(*fate, "span");
            }
            self.line(&term.content, within.enter(term.fate));
            self.out.push_str("</dt>\n");
        }
        for details in &content.details {
            self.out.extend(["<dd", &class(if *fate == Fate::Kept { details.fate } else { *fate }), ">"]);
            self.tight(&details.content, within.enter(details.fate));
            self.out.push_str("</dd>\n");
        }
    }

    fn line(&mut self, line: &Line, within: Within) {
        let shared = shared(line);
        let mut open: Vec<Open<'_>> = Vec::new();
        for piece in line {
            self.piece(piece, within, &shared, &mut open);
        }
        self.reach(&mut open, &[]);
    }

    fn piece<'l>(&mut self, piece: &'l Piece, within: Within, shared: &[usize], open: &mut Vec<Open<'l>>) {
        let (old, new) = (&piece.style.old, &piece.style.new);
        let class = |own: &'static str| if piece.quiet { "shifted" } else { own };
        let here = if within.moved { &[MOVED_HERE][..] } else { &[] };
        let deleted = |own| (old, [here, &[Open::Change("del", class(own))]].concat());
        let inserted = |own| (new, vec![Open::Change("ins", class(own))]);
        let restyled = piece.mark == Mark::Kept && piece.style.changed();
        let ways: Vec<(&'l Style, Vec<Open<'static>>)> = match (within.fate, piece.mark) {
            (Fate::Inserted, _) => vec![inserted("")],
            (Fate::Deleted, _) => vec![deleted("")],
            (Fate::MovedAway(_), _) => vec![deleted("moved")],
            (_, Mark::Kept) if restyled => vec![deleted("restyled"), inserted("restyled")],
            (_, Mark::Kept) => vec![(new, here.to_vec())],
            (_, Mark::Deleted) => vec![deleted("")],
            (_, Mark::Inserted) => vec![inserted("")],
        };
        for (style, changes) in ways {
            let wraps: Vec<Open<'l>> = style.iter().map(|wrap| Open::Wrap(wrap.number, &wrap.wrapper)).collect();
            // What both texts have around the words stays outside of the change.
            let outer = style.iter().take_while(|wrap| changes.is_empty() || shared.contains(&wrap.number)).count();
            let path: Vec<Open<'l>> = wraps[..outer].iter().chain(&changes).chain(&wraps[outer..]).copied().collect();
            self.reach(open, &path);
            self.leaf(&piece.content, within.fate.in_new() && piece.mark != Mark::Deleted);
        }
        if restyled {
            self.reach(open, &[]);
            let remark = (self.writer.say)(&restyling(old, new));
            self.note("span", "", &escaped(&remark));
        }
    }

    /// Closes and opens what is needed for the elements `path` to be open.
    fn reach<'l>(&mut self, open: &mut Vec<Open<'l>>, path: &[Open<'l>]) {
        let same = open.iter().zip(path).take_while(|(a, b)| a == b).count();
        for element in open.drain(same..).rev() {
            match element {
                Open::Change(tag, _) => self.out.extend(["</", tag, ">"]),
                Open::Wrap(_, wrapper) => self.out.push_str(match wrapper {
                    Wrapper::Emphasis => "</em>",
                    Wrapper::Strong => "</strong>",
                    Wrapper::Strikethrough => "</s>",
                    Wrapper::Link { target, .. } if (self.writer.resolve)(target).is_some() => "</a>",
                    Wrapper::Link { .. } => "",
                    Wrapper::Foreign(_) => "</span>",
                }),
            }
        }
        for element in &path[same..] {
            match element {
                Open::Change(tag, "") => self.out.extend(["<", tag, ">"]),
                Open::Change(tag, class) => self.out.extend(["<", tag, " class=\"", class, "\">"]),
                Open::Wrap(_, Wrapper::Emphasis) => self.out.push_str("<em>"),
                Open::Wrap(_, Wrapper::Strong) => self.out.push_str("<strong>"),
                // `del` would be a change.
                Open::Wrap(_, Wrapper::Strikethrough) => self.out.push_str("<s>"),
                Open::Wrap(_, Wrapper::Link { target, title }) => {
                    let Some(address) = (self.writer.resolve)(target) else { continue };
                    self.out.extend(["<a href=\"", &escaped(&address), "\""]);
                    if !title.is_empty() {
                        self.out.extend([" title=\"", &escaped(title), "\""]);
                    }
                    self.out.push('>');
                }
                Open::Wrap(_, Wrapper::Foreign(language)) => {
                    self.out.extend(["<span", &language_attributes(language), ">"]);
                }
            }
        }
        open.extend_from_slice(&path[same..]);
    }

    fn leaf(&mut self, inline: &Inline<Final>, in_new: bool) {
        match inline {
            Inline::Text(text) => escape(text, &mut self.out),
            Inline::Code(code) => self.out.extend(["<code>", &escaped(code), "</code>"]),
            Inline::HardBreak => self.out.push_str("<br>\n"),
            Inline::Image { target, alternative, title } => {
                let Some(source) = (self.writer.resolve)(target) else { return };
                self.out.extend(["<img src=\"", &escaped(&source), "\" alt=\"", &escaped(alternative), "\""]);
                if !title.is_empty() {
                    self.out.extend([" title=\"", &escaped(title), "\""]);
                }
                self.out.push('>');
            }
            Inline::FootnoteReference(number) if in_new => {
                let number = escaped(number);
                self.out.push_str(&format!("<sup><a href=\"#_fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"));
            }
            Inline::FootnoteReference(number) => self.out.extend(["<sup>", &escaped(number), "</sup>"]),
            Inline::Html(tag) => self.out.push_str(tag),
            // Wrappers without words show nothing.
            _ => {}
        }
    }
}

/// The numbers of the wrappers that both texts have.
fn shared(line: &Line) -> Vec<usize> {
    let numbers = |style: &Style| -> Vec<usize> { style.iter().map(|wrap| wrap.number).collect() };
    let kept = line.iter().filter(|piece| piece.mark == Mark::Kept);
    let mut shared = Vec::new();
    for piece in kept {
        let new = numbers(&piece.style.new);
        shared.extend(numbers(&piece.style.old).into_iter().filter(|number| new.contains(number)));
    }
    shared.sort_unstable();
    shared.dedup();
    shared
}

fn restyling(old: &Style, new: &Style) -> Remark {
    let target = |style: &Style| {
        style.iter().find_map(|wrap| match &*wrap.wrapper {
            Wrapper::Link { target, .. } => Some(target.clone()),
            _ => None,
        })
    };
    let (old, new) = (target(old), target(new));
    if old == new { Remark::Restyled } else { Remark::Relinked(old, new) }
}
