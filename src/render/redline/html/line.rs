//! The words of a redline.

use super::{Page, Remark, Shown, Within};
use crate::compare::redline::{Both, Fate, Label, Line, Mark, Piece, Relabelling, Style, Wrap, Wrapper, unseen};
use crate::model::markup::{Final, Inline};
use crate::render::html::{Href, escape, escaped, language_attributes};

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

impl Page<'_> {
    pub(super) fn label(&mut self, label: &Label, within: Within) {
        let shown = self.manner.shown;
        let mut one = |label: &Option<String>, changes: &[Open<'static>]| {
            if let Some(label) = label.as_ref().filter(|_| !hidden(shown, changes.last().copied())) {
                let mut open = Vec::new();
                self.reach(&mut open, changes.iter().copied());
                self.out.extend(["<span class=\"label\">", &escaped(label), "</span> "]);
                self.reach(&mut open, []);
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

    pub(super) fn line(&mut self, line: &Line, within: Within) {
        let shared = shared(line);
        let mut open: Vec<Open<'_>> = Vec::new();
        for (at, piece) in line.iter().enumerate() {
            if piece.divides {
                self.reach(&mut open, []);
                self.division(piece.mark, within);
                continue;
            }
            self.piece(piece, within, &shared, &mut open);
            if within.fate == Fate::Kept
                && self.manner.shown != Shown::Old
                && let Some(characters) = unseen(line, at)
            {
                self.reach(&mut open, []);
                self.note("span", "", &format!("<bdi dir=\"ltr\">{}</bdi>", escaped(&characters)));
            }
        }
        self.reach(&mut open, []);
    }

    /// Where a paragraph ends and another one begins, in the text that has two of them.
    fn division(&mut self, mark: Mark, within: Within) {
        let (tag, side, remark) = match mark {
            Mark::Deleted => ("del", Shown::Old, Remark::Joined),
            _ => ("ins", Shown::New, Remark::Divided),
        };
        if self.manner.shown == Shown::Both {
            let mut open = Vec::new();
            let here = within.moved.then_some(MOVED_HERE);
            self.reach(&mut open, here.into_iter().chain([Open::Change(tag, "divided")]));
            self.leaf(&Inline::HardBreak, true);
            self.reach(&mut open, []);
        } else if self.manner.shown == side {
            self.out.push_str("</p>\n<p>");
        }
        if self.manner.shown != Shown::Old {
            let remark = (self.writer.say)(&remark);
            self.note("span", "", &escaped(&remark));
        }
    }

    fn piece<'l>(&mut self, piece: &'l Piece, within: Within, shared: &[usize], open: &mut Vec<Open<'l>>) {
        let (old, new) = (&piece.style.old, &piece.style.new);
        let plain = old.is_empty() && new.is_empty() && open.is_empty();
        if plain && (within.fate, piece.mark, within.moved) == (Fate::Kept, Mark::Kept, false) {
            // Most of what is compared is as it was.
            return self.leaf(&piece.content, true);
        }
        let class = |own: &'static str| if piece.quiet { "shifted" } else { own };
        let here = within.moved.then_some(MOVED_HERE);
        let deleted = |own| (old, here, Some(Open::Change("del", class(own))));
        let inserted = |own| (new, None, Some(Open::Change("ins", class(own))));
        let restyled = piece.is_restyled();
        let (way, other) = match (within.fate, piece.mark) {
            (Fate::Inserted, _) => (inserted(""), None),
            (Fate::Deleted, _) => (deleted(""), None),
            (Fate::MovedAway(_), _) => (deleted("moved"), None),
            (_, Mark::Kept) if restyled => (deleted("restyled"), Some(inserted("restyled"))),
            (_, Mark::Kept) if self.manner.shown == Shown::Old => ((old, here, None), None),
            (_, Mark::Kept) => ((new, here, None), None),
            (_, Mark::Deleted) => (deleted(""), None),
            (_, Mark::Inserted) => (inserted(""), None),
        };
        for (style, here, change) in std::iter::once(way).chain(other) {
            if hidden(self.manner.shown, change.or(here)) {
                continue;
            }
            let wrap = |wrap: &'l Wrap| Open::Wrap(wrap.number, &wrap.wrapper);
            let unchanged = here.is_none() && change.is_none();
            // What both texts have around the words stays outside of the change.
            let outer = style.iter().take_while(|wrap| unchanged || shared.contains(&wrap.number)).count();
            let (outer, inner) = style.split_at(outer);
            let path = outer.iter().map(wrap).chain(here).chain(change).chain(inner.iter().map(wrap));
            self.reach(open, path);
            self.leaf(&piece.content, within.fate.in_new() && piece.mark != Mark::Deleted);
        }
        if restyled && self.manner.shown != Shown::Old {
            self.reach(open, []);
            let languages = self.languages.as_ref().and_then(|around| piece.languages(around)).filter(Both::changed);
            let remark = match languages {
                Some(Both { old, new }) => Remark::Language(old, new),
                None => restyling(old, new),
            };
            let remark = (self.writer.say)(&remark);
            self.note("span", "", &escaped(&remark));
        }
    }

    /// Closes and opens what is needed for the elements `path` to be open.
    fn reach<'l>(&mut self, open: &mut Vec<Open<'l>>, path: impl IntoIterator<Item = Open<'l>>) {
        let mut path = path.into_iter().peekable();
        let mut same = 0;
        while open.get(same).is_some_and(|open| path.next_if_eq(open).is_some()) {
            same += 1;
        }
        for element in open.drain(same..).rev() {
            match element {
                Open::Change(tag, _) => {
                    self.out.push_str("</");
                    self.out.push_str(tag);
                    self.out.push('>');
                }
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
        for element in path {
            open.push(element);
            match element {
                Open::Change(tag, class) => {
                    self.out.push('<');
                    self.out.push_str(tag);
                    if tag == "del" {
                        self.out.push_str(&self.foreign);
                    }
                    if !class.is_empty() {
                        self.out.extend([" class=\"", class, "\""]);
                    }
                    self.out.push('>');
                }
                Open::Wrap(_, Wrapper::Emphasis) => self.out.push_str("<em>"),
                Open::Wrap(_, Wrapper::Strong) => self.out.push_str("<strong>"),
                // `del` would be a change.
                Open::Wrap(_, Wrapper::Strikethrough) => self.out.push_str("<s>"),
                Open::Wrap(_, Wrapper::Link { target, title }) => {
                    let Some(href) = (self.writer.resolve)(target) else { continue };
                    self.open_link(&href, title);
                }
                Open::Wrap(_, Wrapper::Foreign(language)) => {
                    self.out.extend(["<span", &language_attributes(language), ">"]);
                }
            }
        }
    }

    pub(super) fn open_link(&mut self, href: &Href, title: &str) {
        self.out.push_str("<a");
        href.write_attributes(&mut self.out);
        if !title.is_empty() {
            self.out.extend([" title=\"", &escaped(title), "\""]);
        }
        self.out.push('>');
    }

    pub(super) fn leaf(&mut self, inline: &Inline<Final>, in_new: bool) {
        match inline {
            Inline::Text(text) => escape(text, &mut self.out),
            Inline::Code(code) => self.out.extend(["<code>", &escaped(code), "</code>"]),
            Inline::HardBreak => self.out.push_str("<br>\n"),
            Inline::Image { target, alternative, title } => {
                let Some(source) = (self.writer.resolve)(target) else {
                    return self.out.extend(["<span class=\"picture\">", &escaped(alternative), "</span>"]);
                };
                self.out.extend(["<img src=\"", &escaped(&source.address), "\" alt=\"", &escaped(alternative), "\""]);
                if !title.is_empty() {
                    self.out.extend([" title=\"", &escaped(title), "\""]);
                }
                self.out.push('>');
            }
            Inline::FootnoteReference(number) if in_new => {
                let number = escaped(number);
                let prefix = self.manner.prefix;
                self.out.push_str(&format!(
                    "<sup><a href=\"#{prefix}_fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"
                ));
            }
            Inline::FootnoteReference(number) => self.out.extend(["<sup>", &escaped(number), "</sup>"]),
            Inline::Html(tag) => self.out.push_str(tag),
            // Wrappers without words show nothing.
            _ => {}
        }
    }
}

/// Whether words with this change as the innermost around them are only in the text that is not shown.
fn hidden(shown: Shown, change: Option<Open<'_>>) -> bool {
    match change {
        Some(Open::Change("del", _)) => shown == Shown::New,
        Some(Open::Change("ins", _)) => shown == Shown::Old,
        _ => false,
    }
}

/// The numbers of the wrappers that both texts have.
pub(in super::super) fn shared(line: &Line) -> Vec<usize> {
    let numbers = |style: &Style| -> Vec<usize> { style.iter().map(|wrap| wrap.number).collect() };
    let kept = line.iter().filter(|piece| piece.mark == Mark::Kept);
    let mut shared = Vec::new();
    for piece in kept.filter(|piece| !piece.style.old.is_empty()) {
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
