//! The words of a redline.

use super::whole::Change;
use super::{Manner, Page, Remark, Shown, Within};
use crate::compare::redline::{Both, Fate, Label, Line, Mark, Piece, Relabelling, Style, Wrap, Wrapper, unseen};
use crate::locale::{Direction, would_join};
use crate::model::markup::{Final, Inline, Target};
use crate::render::html::{Href, escape, escaped, language_attributes};
use crate::render::isolate;
use crate::render::redline::titled;
use std::ops::Range;

/// An open element within a line.
#[derive(Clone, Copy, PartialEq)]
enum Open<'a> {
    Wrap(usize, &'a Wrapper),
    Change(&'static str, &'static str),
    /// Something that is read from left to right in a line from right to left, by its number in the line.
    Isolate(usize),
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
        if let Some((words, change)) = self.only_words(line, within) {
            self.open(change);
            escape(words, &mut self.out);
            return self.close(change);
        }
        let shared = shared(line);
        let isolated = self.isolated(line, within, &shared);
        let mut open: Vec<Open<'_>> = Vec::new();
        let mut apart = false;
        for (at, piece) in line.iter().enumerate() {
            if piece.divides {
                self.reach(&mut open, []);
                self.division(piece.mark, within);
                continue;
            }
            let isolates = isolated.get(at).map_or(&[][..], Vec::as_slice);
            if piece.mark != Mark::Deleted {
                let goes_on = at > 0 && (piece.mark, line[at - 1].mark) == (Mark::Inserted, Mark::Inserted);
                let meet = || self.is_right_to_left(true) && isolates.is_empty() && digits_meet(line, at);
                apart = if goes_on { apart } else { letters_meet(line, at) || meet() };
            }
            self.piece(piece, within, Shared { wrappers: &shared, apart }, isolates, &mut open);
            if self.manner.shown != Shown::Old
                && let Some(remark) = self.remark_around(line, at, within)
            {
                self.reach(&mut open, []);
                let remark = (self.writer.say)(&remark);
                self.note("span", "", &remark);
            }
            if within.fate == Fate::Kept
                && self.manner.shown != Shown::Old
                && let Some(difference) = unseen(line, at).or_else(|| pictured(line, at))
            {
                self.reach(&mut open, []);
                self.note("span", "", &format!("<bdi dir=\"ltr\">{}</bdi>", escaped(&difference)));
            }
        }
        self.reach(&mut open, []);
    }

    /// The words of a line that is nothing else and of which nothing was compared, as most cells of tables are, and what is around
    /// them.
    fn only_words<'l>(&self, line: &'l Line, within: Within) -> Option<(&'l str, Change)> {
        let [Piece { mark: Mark::Kept, quiet: false, divides: false, content: Inline::Text(words), style }] = &line[..]
        else {
            return None;
        };
        let is_bare = style.old.is_empty() && style.new.is_empty();
        let is_isolated = self.is_right_to_left(true) || self.is_right_to_left(false);
        (is_bare && !is_isolated).then_some(words.as_str()).zip(self.change(within))
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
            self.note("span", "", &remark);
        }
    }

    fn piece<'l>(
        &mut self,
        piece: &'l Piece,
        within: Within,
        Shared { wrappers: shared, apart }: Shared<'_>,
        isolated: &[Isolated],
        open: &mut Vec<Open<'l>>,
    ) {
        let (old, new) = (&piece.style.old, &piece.style.new);
        let plain = old.is_empty() && new.is_empty() && open.is_empty() && isolated.is_empty();
        if plain && (within.fate, piece.mark, within.moved) == (Fate::Kept, Mark::Kept, false) {
            // Most of what is compared is as it was.
            return self.leaf(&piece.content, true);
        }
        let in_new = within.fate.in_new() && piece.mark != Mark::Deleted;
        for mut way in ways(piece, within, self.manner.shown).into_iter().flatten() {
            if apart {
                way.set_apart();
            }
            if hidden(self.manner.shown, way.change.or(way.here)) {
                continue;
            }
            if isolated.is_empty() {
                self.reach(open, way.path(shared));
                self.leaf(&piece.content, in_new);
                continue;
            }
            let Inline::Text(text) = &piece.content else { continue };
            let mut done = 0;
            for part in isolated {
                if done < part.range.start {
                    self.reach(open, way.path(shared));
                    escape(&text[done..part.range.start], &mut self.out);
                }
                let (outer, inner): (Vec<_>, Vec<_>) =
                    way.path(shared).enumerate().partition(|(depth, _)| *depth < part.depth);
                let outer = outer.into_iter().map(|(_, element)| element);
                let inner = inner.into_iter().map(|(_, element)| element);
                self.reach(open, outer.chain([Open::Isolate(part.number)]).chain(inner));
                escape(&text[part.range.clone()], &mut self.out);
                done = part.range.end;
            }
            if done < text.len() {
                self.reach(open, way.path(shared));
                escape(&text[done..], &mut self.out);
            }
        }
    }

    /// What is to be said behind a piece of what is around it, or of the link that took the place of another one.
    fn remark_around(&self, line: &Line, at: usize, within: Within) -> Option<Remark> {
        let piece = &line[at];
        let is_compared = matches!(within.fate, Fate::Kept | Fate::MovedHere(_));
        if piece.mark == Mark::Inserted && is_compared && !piece.style.new.is_empty() {
            let goes_on = line.get(at + 1).is_some_and(|next| next.mark == Mark::Inserted);
            let change = line[..=at].iter().rev().take_while(|piece| !goes_on && piece.mark != Mark::Kept).count();
            return replaced_link(&line[at + 1 - change..=at]).and_then(|link| relinking(&link));
        }
        let told = piece.is_restyled() && !is_told_with_the_next(line, at, |piece| self.restyling(piece));
        told.then(|| self.restyling(piece))
    }

    fn restyling(&self, piece: &Piece) -> Remark {
        let languages = self.languages.as_ref().and_then(|around| piece.languages(around)).filter(Both::changed);
        match languages {
            Some(Both { old, new }) => Remark::Language(old, new),
            None => restyling(&piece.style.old, &piece.style.new),
        }
    }

    /// What of each piece of a line is isolated; nothing at all where both texts are read from left to right.
    fn isolated(&self, line: &Line, within: Within, shared: &[usize]) -> Vec<Vec<Isolated>> {
        if !self.is_right_to_left(true) && !self.is_right_to_left(false) {
            return Vec::new();
        }
        // All words as they stand on the page, so that what changed in an address stays in its place. Nothing is isolated
        // across the edge of a link.
        let mut all = String::new();
        let mut starts = Vec::with_capacity(line.len());
        let mut around: Option<&Wrap> = None;
        let mut runs: Vec<(usize, bool)> = vec![(0, false)];
        for piece in line {
            let in_new = within.fate.in_new() && piece.mark != Mark::Deleted;
            let style = if in_new { &piece.style.new } else { &piece.style.old };
            let link = style.iter().find(|wrap| matches!(&*wrap.wrapper, Wrapper::Link { .. }));
            let foreign = style.iter().rev().find_map(|wrap| match &*wrap.wrapper {
                Wrapper::Foreign(language) => Some(language.direction() == Direction::Rtl),
                _ => None,
            });
            let words = match &piece.content {
                Inline::Text(words) if !piece.divides && foreign.unwrap_or_else(|| self.is_right_to_left(in_new)) => {
                    Some(words)
                }
                _ => None,
            };
            if words.is_none() || link.map(|link| link.number) != around.map(|link| link.number) {
                all.push('\n');
                runs.push((all.len(), link.is_some()));
                around = link;
            }
            starts.push(all.len());
            all.push_str(words.map_or("\n", String::as_str));
        }
        runs.push((all.len(), false));
        let mut found = Vec::new();
        for run in runs.windows(2) {
            let ((start, is_link), end) = (run[0], run[1].0);
            let words = &all[start..end];
            let whole = is_link.then(|| isolate::whole(words)).flatten();
            let ranges = whole.map_or_else(|| isolate::isolates(words), |whole| vec![whole]);
            found.extend(ranges.into_iter().map(|range| start + range.start..start + range.end));
        }
        let mut isolated = vec![Vec::new(); if found.is_empty() { 0 } else { line.len() }];
        let mut first = 0;
        for (number, range) in found.iter().enumerate() {
            let end_of = |at: usize| starts.get(at + 1).copied().unwrap_or(all.len());
            while first < line.len() && end_of(first) <= range.start {
                first += 1;
            }
            let last = starts.partition_point(|start| *start < range.end);
            let depth = common_depth(&line[first..last], within, self.manner.shown, shared);
            for at in first..last {
                let Inline::Text(words) = &line[at].content else { continue };
                let within = |place: usize| place.saturating_sub(starts[at]).min(words.len());
                let range = within(range.start)..within(range.end);
                if !range.is_empty() {
                    isolated[at].push(Isolated { range, number, depth });
                }
            }
        }
        isolated
    }

    /// Whether one of the texts is read from right to left.
    pub(super) fn is_right_to_left(&self, in_new: bool) -> bool {
        let direction = if in_new { self.directions.new } else { self.directions.old };
        direction == Direction::Rtl
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
                Open::Isolate(_) => self.out.push_str(isolate::CLOSE),
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
                Open::Isolate(_) => self.out.push_str(isolate::OPEN),
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
                let Manner { prefix, marks, .. } = self.manner;
                self.out.push_str(&format!(
                    "<sup><a href=\"#{prefix}{marks}_fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"
                ));
            }
            Inline::FootnoteReference(number) => self.out.extend(["<sup>", &escaped(number), "</sup>"]),
            Inline::Html(tag) => self.out.push_str(tag),
            // Wrappers without words show nothing.
            _ => {}
        }
    }
}

/// What a piece has in common with the rest of its line.
#[derive(Clone, Copy)]
struct Shared<'a> {
    /// The numbers of the wrappers that both texts have.
    wrappers: &'a [usize],
    /// Whether what came is set apart from what it took the place of.
    apart: bool,
}

/// A part of a piece that is isolated.
#[derive(Clone)]
struct Isolated {
    /// Where it stands in the words of the piece.
    range: Range<usize>,
    /// Its number in the line: what has one number is one thing.
    number: usize,
    /// How many elements stand around all of it.
    depth: usize,
}

/// How words are written: what is around them, the passage that they moved in, and what became of them.
struct Way<'l> {
    style: &'l Style,
    here: Option<Open<'static>>,
    change: Option<Open<'static>>,
}

impl<'l> Way<'l> {
    /// All that is open around the words. What both texts have around them stays outside of the change.
    fn path(&self, shared: &[usize]) -> impl Iterator<Item = Open<'l>> + use<'l> {
        let wrap = |wrap: &'l Wrap| Open::Wrap(wrap.number, &wrap.wrapper);
        let unchanged = self.here.is_none() && self.change.is_none();
        let outer = self.style.iter().take_while(|wrap| unchanged || shared.contains(&wrap.number)).count();
        let (outer, inner) = self.style.split_at(outer);
        outer.iter().map(wrap).chain(self.here).chain(self.change).chain(inner.iter().map(wrap))
    }
}

impl Way<'_> {
    /// Sets what came apart from what went right before it.
    fn set_apart(&mut self) {
        match &mut self.change {
            Some(Open::Change("ins", class @ "")) => *class = "apart",
            Some(Open::Change("ins", class @ "restyled")) => *class = "restyled apart",
            _ => {}
        }
    }
}

/// Whether the words that came at `at` would be drawn as one with those that went right before them: letters that join, of
/// Arabic, would take the shapes that they have within a word. What was kept before them stands before them in their own text.
fn letters_meet(line: &Line, at: usize) -> bool {
    let new = &line[at];
    let old = match new.mark {
        Mark::Kept if new.is_restyled() => new,
        Mark::Inserted if at > 0 && line[at - 1].mark == Mark::Deleted => &line[at - 1],
        _ => return false,
    };
    would_join(text(old), text(new))
}

/// Whether the words of a line from right to left that came at `at` would make one number with those that went before them: the
/// algorithm of Unicode puts "2024" and "2" side by side as they are read in a number (UAX #9). Between words from left to right
/// that is where they stand.
fn digits_meet(line: &Line, at: usize) -> bool {
    let (new, before) = match line[at].mark {
        Mark::Kept if line[at].is_restyled() => (text(&line[at]), &line[..=at]),
        Mark::Inserted => (text(&line[at]), &line[..at]),
        _ => return false,
    };
    let meets = |c: char| !c.is_alphabetic() && !c.is_whitespace();
    if !new.starts_with(meets) || !before.last().is_some_and(|old| text(old).ends_with(char::is_numeric)) {
        return false;
    }
    let strong = before.iter().rev().find_map(|piece| text(piece).chars().rev().find(|c| c.is_alphabetic()));
    strong.is_none_or(is_right_to_left)
}

/// The words of a piece.
fn text(piece: &Piece) -> &str {
    if let Inline::Text(text) = &piece.content { text } else { "" }
}

/// Whether a letter is one of the scripts that are written from right to left.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The ways in which a piece is written: mostly one; with the old style and with the new one, where only that changed.
fn ways(piece: &Piece, within: Within, shown: Shown) -> [Option<Way<'_>>; 2] {
    let (old, new) = (&piece.style.old, &piece.style.new);
    let class = |own: &'static str| if piece.quiet { "shifted" } else { own };
    let here = within.moved.then_some(MOVED_HERE);
    let deleted = |own| Way { style: old, here, change: Some(Open::Change("del", class(own))) };
    let inserted = |own| Way { style: new, here: None, change: Some(Open::Change("ins", class(own))) };
    match (within.fate, piece.mark) {
        (Fate::Inserted, _) => [Some(inserted("")), None],
        (Fate::Deleted, _) => [Some(deleted("")), None],
        (Fate::MovedAway(_), Mark::Kept) => [Some(deleted("moved")), None],
        (Fate::MovedAway(_), Mark::Deleted) => [Some(Way { here: Some(MOVED_AWAY), ..deleted("") }), None],
        // Where the old text is shown by itself, it is not there.
        (Fate::MovedAway(_), Mark::Inserted) => [Some(inserted("")), None],
        (_, Mark::Kept) if piece.is_restyled() => [Some(deleted("restyled")), Some(inserted("restyled"))],
        (_, Mark::Kept) if shown == Shown::Old => [Some(Way { style: old, here, change: None }), None],
        (_, Mark::Kept) => [Some(Way { style: new, here, change: None }), None],
        (_, Mark::Deleted) => [Some(deleted("")), None],
        (_, Mark::Inserted) => [Some(inserted("")), None],
    }
}

/// How many elements, from outside inwards, stand around all of these pieces.
fn common_depth(pieces: &[Piece], within: Within, shown: Shown, shared: &[usize]) -> usize {
    let mut paths = pieces.iter().flat_map(|piece| ways(piece, within, shown)).flatten().map(|way| way.path(shared));
    let Some(first) = paths.next() else { return 0 };
    let first: Vec<Open<'_>> = first.collect();
    paths.fold(first.len(), |depth, path| {
        first[..depth].iter().zip(path).take_while(|(one, other)| *one == other).count()
    })
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

/// The links of a change in which one took the place of another one, whole.
pub(in super::super) fn replaced_link(change: &[Piece]) -> Option<Both<&Wrap>> {
    fn link(style: &Style) -> Option<&Wrap> {
        style.iter().find(|wrap| matches!(&*wrap.wrapper, Wrapper::Link { .. }))
    }
    // Both styles of what only one text has are the same.
    let around_all = |mark| {
        let mut links = change.iter().filter(|piece| piece.mark == mark).map(|piece| link(&piece.style.new));
        let first = links.next()??;
        links.all(|link| link.is_some_and(|link| link.number == first.number)).then_some(first)
    };
    let (old, new) = (around_all(Mark::Deleted)?, around_all(Mark::Inserted)?);
    (old.number != new.number).then_some(Both { old, new })
}

/// What is said of such a link: nothing of one that leads where it led, or within the text, where the words name the section.
fn relinking(link: &Both<&Wrap>) -> Option<Remark> {
    let (old, new) = (leads(link.old)?, leads(link.new)?);
    let is_within = |(target, _): (&Target, &str)| matches!(target, Target::Section(_));
    let told = old != new && !(is_within(old) && is_within(new) && old.1 == new.1);
    told.then(|| relinked(Some(old), Some(new)))
}

/// Where a link leads, and its title.
fn leads(wrap: &Wrap) -> Option<(&Target, &str)> {
    match &*wrap.wrapper {
        Wrapper::Link { target, title } => Some((target, title)),
        _ => None,
    }
}

fn relinked(old: Option<(&Target, &str)>, new: Option<(&Target, &str)>) -> Remark {
    let title = |link: Option<(&Target, &str)>| link.map(|(_, title)| title.to_owned()).unwrap_or_default();
    let titles = title(old) != title(new);
    let words = |(target, title)| titled(target, if titles { title } else { "" });
    Remark::Relinked(old.map(words), new.map(words))
}

/// What is around a piece in only one of the texts.
pub(in super::super) fn changed_around(piece: &Piece) -> Both<Vec<&Wrap>> {
    fn missing<'w>(from: &'w Style, other: &Style) -> Vec<&'w Wrap> {
        from.iter().filter(|wrap| !other.iter().any(|other| other.wrapper == wrap.wrapper)).collect()
    }
    let Both { old, new } = &piece.style;
    Both { old: missing(old, new), new: missing(new, old) }
}

/// Whether of a piece around which something changed nothing is said by itself: the same is `said` of the next one, or it is the
/// white space beside another one.
pub(in super::super) fn is_told_with_the_next<T: PartialEq>(
    line: &Line,
    at: usize,
    said: impl Fn(&Piece) -> T,
) -> bool {
    let is_blank = |piece: &Piece| matches!(&piece.content, Inline::Text(text) if text.trim().is_empty());
    let piece = &line[at];
    if !piece.is_restyled() {
        return false;
    }
    let before = at.checked_sub(1).is_some_and(|before| line[before].is_restyled());
    let mut behind = line[at + 1..].iter().take_while(|piece| piece.is_restyled());
    if is_blank(piece) {
        return before || behind.next().is_some();
    }
    behind.find(|piece| !is_blank(piece)).is_some_and(|next| said(next) == said(piece))
}

fn restyling(old: &Style, new: &Style) -> Remark {
    let (old, new) = (old.iter().find_map(leads), new.iter().find_map(leads));
    if old == new { Remark::Restyled } else { relinked(old, new) }
}

/// What tells a picture from the one whose place it took, if both have the same words: its file, its title.
fn pictured(line: &Line, at: usize) -> Option<String> {
    let (old, new) = (line.get(at.checked_sub(1)?)?, &line[at]);
    match ((old.mark, &old.content), (new.mark, &new.content)) {
        (
            (Mark::Deleted, Inline::Image { target: old, alternative: was, title: old_title }),
            (Mark::Inserted, Inline::Image { target: new, alternative: is, title: new_title }),
        ) if was == is => Some(format!("{} → {}", titled(old, old_title), titled(new, new_title))),
        _ => None,
    }
}
