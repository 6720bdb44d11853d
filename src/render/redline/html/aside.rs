//! A redline side by side: rows of two cells, old and new, that say the same or took each other's place.
//!
//! In: a [`Redline`]. Out: for each part an element of class `part`, in it elements of class `row`, in each `old` and `new`, in
//! that order. A heading, a block and an item of a list have rows of their own, so that what belongs together stays side by
//! side in the longest text. What went stands beside what came in its place, a translation beside what it translates. A cell
//! is empty where its text has nothing.

use super::blocks::numbered;
use super::{HtmlWriter, Manner, Page, Shown, TEXT, Within, is_translated, level};
use crate::compare::redline::{Block, BlockEntry, Both, Entry, Fate, PartEntry, Place, Redline, is_changed};
use crate::locale::Language;
use crate::render::html::language_attributes;

/// What is in a cell that differs from the one beside it, for those who do not see in which column it stands.
const NAMES: [&str; 2] = ["Old text", "New text"];

impl HtmlWriter<'_> {
    /// Both texts side by side. Every id begins with the prefix of `manner`.
    pub(in super::super) fn aside(&self, redline: &Redline, manner: Manner<'_>) -> String {
        let cell = |shown| Page::new(self, Manner { shown, ..manner });
        let mut rows = Rows {
            old: cell(Shown::Old),
            new: cell(Shown::New),
            languages: Default::default(),
            out: String::with_capacity(4096),
        };
        redline.with_changes_where_it_was().parts.iter().for_each(|part| rows.part(part));
        rows.out
    }
}

struct Rows<'a> {
    old: Page<'a>,
    new: Page<'a>,
    /// The attributes of each cell of the part.
    languages: [String; 2],
    out: String,
}

impl Rows<'_> {
    fn part(&mut self, part: &PartEntry) {
        let Entry { fate, content } = part;
        let languages = content.language.as_ref().or(self.old.manner.languages.filter(|languages| languages.changed()));
        // The cells have the language, not the row: its columns keep the order that the page has.
        let own = |language: fn(&Both<Language>) -> &Language| {
            languages.map(|both| language_attributes(language(both))).unwrap_or_default()
        };
        self.languages = [own(|both| &both.old), own(|both| &both.new)];
        [&mut self.old, &mut self.new].into_iter().for_each(|page| page.read_in(languages));
        let id = self.new.id(part);
        let class = if is_translated(content) { "part translated" } else { "part" };
        self.out.extend(["<div class=\"", class, "\"", &id, ">\n"]);
        let [was, is] = match &content.place {
            Place::Title => ["h1".to_owned(), "h1".to_owned()],
            Place::Section(section) => [level(section.level.old), level(section.level.new)],
            _ => ["p".to_owned(), "p".to_owned()],
        };
        let headed = matches!(content.place, Place::Title | Place::Description | Place::Section(_));
        let different = *fate != Fate::Kept || content.is_translated() || is_changed(&content.heading);
        let lead = |page: &mut Page<'_>, tag: &str, number: usize| {
            if headed {
                page.heading(tag, "", part);
            } else if let Place::Note(_) = content.place {
                // It is in neither text.
                page.out.push_str(&format!("<p class=\"number\">{number}</p>\n"));
            }
            page.remarks(part);
        };
        let numbers = if let Place::Note(number) = &content.place { (number.old, number.new) } else { (0, 0) };
        let both = (fate.in_old(), fate.in_new());
        self.row(both, headed && different, |rows| {
            if both.0 {
                lead(&mut rows.old, &was, numbers.0);
            }
            if both.1 {
                lead(&mut rows.new, &is, numbers.1);
            }
        });
        self.blocks(&content.blocks, TEXT.enter(*fate));
        self.out.push_str("</div>\n");
    }

    fn blocks(&mut self, blocks: &[BlockEntry], within: Within) {
        for (was, is) in pairs(blocks, |entry| entry.fate, within.fate) {
            let list = was.filter(|was| was.fate == Fate::Kept && is.is_some()).map(|was| &*was.content);
            match list {
                Some(Block::List(list)) => {
                    let (olds, news) = (numbered(list, Shown::Old), numbered(list, Shown::New));
                    let number = |of: &[super::blocks::Numbered<'_>], item: &Entry<_>| {
                        of.iter().find(|(other, _)| std::ptr::eq(*other, item)).and_then(|(_, number)| *number)
                    };
                    for (was, is) in pairs(&list.items, |item| item.fate, within.fate) {
                        let changed =
                            was.or(is).is_some_and(|item| item.fate != Fate::Kept || is_changed(&item.content));
                        self.row((was.is_some(), is.is_some()), changed, |rows| {
                            if let Some(item) = was {
                                rows.old.list(list, &[(item, number(&olds, item))], within, Fate::Kept);
                            }
                            if let Some(item) = is {
                                rows.new.list(list, &[(item, number(&news, item))], within, Fate::Kept);
                            }
                        });
                    }
                }
                _ => {
                    let changed =
                        was.or(is).is_some_and(|block| block.fate != Fate::Kept || is_changed(&block.content));
                    self.row((was.is_some(), is.is_some()), changed, |rows| {
                        was.iter().for_each(|block| rows.old.block(block, within));
                        is.iter().for_each(|block| rows.new.block(block, within));
                    });
                }
            }
        }
    }

    /// A row with what `write` writes into its cells; `both` says which of them has anything.
    fn row(&mut self, both: (bool, bool), changed: bool, write: impl FnOnce(&mut Self)) {
        write(self);
        if self.old.out.is_empty() && self.new.out.is_empty() {
            return;
        }
        let class = if changed { "row changed" } else { "row" };
        self.out.extend(["<div class=\"", class, "\">\n"]);
        let [old, new] = &self.languages;
        let cells = [("old", both.0, old, &mut self.old), ("new", both.1, new, &mut self.new)];
        for ((class, has, language, page), name) in cells.into_iter().zip(NAMES) {
            let group = if changed && has { format!(" role=\"group\" aria-label=\"{name}\"") } else { String::new() };
            let class = if has { class.to_owned() } else { format!("{class} none") };
            self.out.extend(["<div class=\"", &class, "\"", language, &group, ">", &page.out, "</div>\n"]);
            page.out.clear();
        }
        self.out.push_str("</div>\n");
    }
}

/// What stands side by side: what was kept, and between that the first that went with the first that came, and so on.
/// Within what has the fate `outer`, only one side has anything.
fn pairs<T>(entries: &[T], fate: impl Fn(&T) -> Fate, outer: Fate) -> Vec<(Option<&T>, Option<&T>)> {
    let mut rows: Vec<(Option<&T>, Option<&T>)> = Vec::new();
    // Where the next that went, and the next that came, has its place.
    let (mut old, mut new) = (0, 0);
    for entry in entries {
        let fate = fate(entry);
        let (has_old, has_new) = (fate.in_old() && outer.in_old(), fate.in_new() && outer.in_new());
        if has_old && has_new {
            rows.push((Some(entry), Some(entry)));
            (old, new) = (rows.len(), rows.len());
            continue;
        }
        if has_old {
            if old == rows.len() {
                rows.push((None, None));
            }
            rows[old].0 = Some(entry);
            old += 1;
        }
        if has_new {
            if new == rows.len() {
                rows.push((None, None));
            }
            rows[new].1 = Some(entry);
            new += 1;
        }
    }
    rows
}
