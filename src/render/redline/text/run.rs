//! A line of text in runs: words of one fate, before they are written with signs, colours or markup.

use super::super::html::{changed_around, is_told_with_the_next, replaced_link, shared};
use super::super::titled;
use crate::compare::redline::{Both, Fate, Label, Line, Mark, Piece, Relabelling, Wrap, Wrapper, unseen};
use crate::locale::line_breaks;
use crate::model::markup::{Final, Inline, Target};
use unicode_width::UnicodeWidthStr as _;

/// So many columns of what stayed are shown beside a change.
const CONTEXT: usize = 60;
/// Fewer columns than this are not worth leaving out.
const WORTH: usize = 20;
/// Words that a note means are named whole up to so many columns, longer ones by so many of both ends.
const NAMED: usize = 48;
const ENDS: usize = 20;

/// What a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Role {
    /// Neither text has it: a bullet, the edge of a cell, a sign that something is left out.
    Frame,
    /// Both texts have it.
    Kept,
    /// Only the old one has it.
    Deleted,
    /// Only the new one has it.
    Inserted,
    /// Numbering of the old text that only shifted. It is not shown: what is read is the number as it is now.
    Was,
    /// Numbering of the new text that only shifted.
    Is,
    /// What is said of a change.
    Note,
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    Text,
    Code,
    Break,
    /// Where a paragraph ends and another one begins.
    Division,
}

/// Some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Run {
    pub(in super::super) role: Role,
    pub(in super::super) kind: Kind,
    pub(in super::super) text: String,
    /// Whether it stands in a passage that moved to here: the old text has it elsewhere, where it is shown again.
    pub(in super::super) moved: bool,
}

impl Run {
    pub(super) fn new(role: Role, text: impl Into<String>) -> Self {
        Self { role, kind: Kind::Text, text: text.into(), moved: false }
    }
}

/// Where something stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Within {
    /// What a whole is marked as, if it is not compared with another.
    pub(super) mark: Option<Mark>,
    /// Whether it is in a passage that moved to here.
    pub(super) moved: bool,
}

/// What is in both texts, in its place.
pub(super) const TEXT: Within = Within { mark: None, moved: false };

impl Within {
    /// What has the fate `fate` in it.
    pub(super) fn enter(self, fate: Fate) -> Self {
        match fate {
            Fate::Kept => self,
            Fate::Inserted => Self { mark: Some(Mark::Inserted), ..self },
            Fate::Deleted | Fate::MovedAway(_) => Self { mark: Some(Mark::Deleted), ..self },
            Fate::MovedHere(_) => Self { mark: None, moved: true },
        }
    }
}

fn role(mark: Mark) -> Role {
    match mark {
        Mark::Kept => Role::Kept,
        Mark::Deleted => Role::Deleted,
        Mark::Inserted => Role::Inserted,
    }
}

/// The runs of a line; all of it as one, if it is within something that came or went.
pub(super) fn line(line: &Line, within: Within) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let shared = shared(line);
    // Where words begin that stand within one pair of signs, the link that was replaced with another, and where what was kept
    // and has something else around it now begins.
    let (mut signs, mut replaced, mut restyled) = (0, None, 0);
    for (at, piece) in line.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &line[before]);
        if before.is_some_and(|before| before.divides || (before.mark, before.quiet) != (piece.mark, piece.quiet)) {
            signs = at;
        }
        let is_changed = |piece: &Piece| within.mark.is_none() && piece.mark != Mark::Kept;
        if is_changed(piece) && !before.is_some_and(is_changed) {
            let length = line[at..].iter().take_while(|piece| is_changed(piece)).count();
            replaced = replaced_link(&line[at..at + length]);
        }
        let role = match (within.mark, piece.mark, piece.quiet) {
            (Some(mark), ..) => role(mark),
            (None, Mark::Deleted, true) => Role::Was,
            (None, Mark::Inserted, true) => Role::Is,
            (None, mark, _) => role(mark),
        };
        if piece.divides {
            runs.push(Run { moved: within.moved, kind: Kind::Division, ..Run::new(role, "\n") });
            runs.extend(match piece.mark {
                Mark::Deleted => vec![Run::new(Role::Note, "paragraphs joined")],
                _ => vec![Run::new(Role::Note, "paragraph divided"), Run::new(Role::Frame, " ")],
            });
            restyled = at + 1;
            continue;
        }
        push(Run { moved: within.moved, ..leaf(&piece.content, role) }, &mut runs);
        if within.mark.is_none() && piece.mark == Mark::Kept {
            if is_told_with_the_next(line, at, restyling) {
                continue;
            }
            if piece.is_restyled() {
                note_behind_words(meaning(restyling(piece), &line[restyled..=at]), &mut runs);
            }
            restyled = at + 1;
            continue;
        }
        restyled = at + 1;
        // What came or went has a style of its own, which is told where it ends.
        let new = |piece: &Piece| within.mark.is_some() || piece.mark == Mark::Inserted;
        let style = |piece: &Piece| -> Vec<Wrap> {
            let style = if new(piece) { &piece.style.new } else { &piece.style.old };
            // Of a link that became another one both are told at once.
            let told = |wrap: &Wrap| {
                let is = |link: &Both<&Wrap>| [link.old.number, link.new.number].contains(&wrap.number);
                shared.contains(&wrap.number) || replaced.as_ref().is_some_and(is)
            };
            let own = |wrap: &&Wrap| within.mark.is_some() || !told(wrap);
            style.iter().filter(own).cloned().collect()
        };
        let next = line.get(at + 1).filter(|next| within.mark.is_some() || next.mark == piece.mark);
        let goes_on: Vec<Wrap> = next.map(style).unwrap_or_default();
        let ends_here = |wrap: &Wrap| {
            let around =
                |piece: &&Piece| (within.mark.is_some() || piece.mark == line[at].mark) && style(piece).contains(wrap);
            let start = at + 1 - line[..=at].iter().rev().take_while(around).count();
            // What stands in the signs before the note is all that it means.
            if start == signs { wrapper(wrap) } else { meaning(wrapper(wrap), &line[start..=at]) }
        };
        let mut ends: Vec<String> = style(piece).iter().filter(|wrap| !goes_on.contains(wrap)).map(ends_here).collect();
        if piece.mark == Mark::Inserted && next.is_none() {
            ends.extend(replaced.take().and_then(|link| relinked(&link)));
        }
        if within.mark.is_none() {
            ends.extend(unseen(line, at));
        }
        if !ends.is_empty() {
            runs.push(Run::new(Role::Note, ends.join(", ")));
            signs = at + 1;
        }
    }
    runs
}

/// Adds a run, to the one before where they are alike.
fn push(run: Run, runs: &mut Vec<Run>) {
    match runs.last_mut() {
        Some(last) if last.role == run.role && last.kind == Kind::Text && run.kind == Kind::Text => {
            last.text.push_str(&run.text);
        }
        _ => runs.push(run),
    }
}

fn leaf(inline: &Inline<Final>, role: Role) -> Run {
    let (kind, text) = match inline {
        Inline::Text(text) => (Kind::Text, text.clone()),
        Inline::Code(code) => (Kind::Code, code.clone()),
        Inline::HardBreak => (Kind::Break, "\n".to_owned()),
        Inline::FootnoteReference(number) => (Kind::Text, format!("[^{number}]")),
        Inline::Image { target, alternative, title } => {
            (Kind::Text, format!("![{alternative}]({})", titled(target, title)))
        }
        Inline::Html(tag) => (Kind::Text, tag.clone()),
        _ => (Kind::Text, String::new()),
    };
    Run { kind, ..Run::new(role, text) }
}

/// Adds a note right behind the words before it: white space behind them stands behind the note.
fn note_behind_words(note: String, runs: &mut Vec<Run>) {
    let space =
        runs.last_mut().filter(|last| last.kind == Kind::Text && !last.text.trim().is_empty()).and_then(|last| {
            let text = last.text.split_off(last.text.trim_end().len());
            (!text.is_empty()).then(|| Run { text, ..last.clone() })
        });
    runs.push(Run::new(Role::Note, note));
    runs.extend(space);
}

/// A note on words, with those that it means.
fn meaning(note: String, pieces: &[Piece]) -> String {
    let words: String = pieces.iter().map(|piece| leaf(&piece.content, Role::Note).text).collect();
    let words = words.trim();
    if words.is_empty() {
        return note;
    }
    if words.width() > NAMED {
        let breaks = line_breaks(words);
        let first = breaks.iter().copied().take_while(|at| words[..*at].trim_end().width() <= ENDS).last();
        let last = breaks.iter().copied().find(|at| words[*at..].width() <= ENDS && *at < words.len());
        if let (Some(first), Some(last)) = (first, last) {
            return format!("{note}: {} … {}", words[..first].trim_end(), &words[last..]);
        }
    }
    format!("{note}: {words}")
}

/// What a link that was replaced led to, and leads to; nothing where that is the same, or sections of the text, which the words name.
fn relinked(link: &Both<&Wrap>) -> Option<String> {
    let is_within = |wrap: &Wrap| matches!(&*wrap.wrapper, Wrapper::Link { target: Target::Section(_), .. });
    let told = link.old.wrapper != link.new.wrapper && !(is_within(link.old) && is_within(link.new));
    told.then(|| format!("{} → {}", wrapper(link.old), wrapper(link.new)))
}

/// What changed around words that stayed.
fn restyling(piece: &Piece) -> String {
    let Both { old, new } = changed_around(piece);
    let names = |wraps: &[&Wrap]| wraps.iter().map(|wrap| wrapper(wrap)).collect::<Vec<_>>().join(", ");
    match (old.is_empty(), new.is_empty()) {
        (true, true) => "divided otherwise".to_owned(),
        (true, false) => format!("now {}", names(&new)),
        (false, true) => format!("no longer {}", names(&old)),
        (false, false) => format!("{} → {}", names(&old), names(&new)),
    }
}

fn wrapper(wrap: &Wrap) -> String {
    match &*wrap.wrapper {
        Wrapper::Emphasis => "emphasized".to_owned(),
        Wrapper::Strong => "strong".to_owned(),
        Wrapper::Strikethrough => "struck through".to_owned(),
        Wrapper::Link { target, title } => format!("link to {}", titled(target, title)),
        Wrapper::Foreign(language) => format!("in {language}"),
    }
}

/// The label of a section or of an item.
pub(super) fn label(label: &Label, within: Within) -> Vec<Run> {
    let one = |label: &Option<String>, role| {
        let run = |label| Run { moved: within.moved, ..Run::new(role, format!("{label} ")) };
        label.as_ref().map(run)
    };
    let (old, new) = match (label.relabelling(), within.mark) {
        (_, Some(Mark::Deleted)) => (one(&label.old, Role::Deleted), None),
        (_, Some(mark)) => (None, one(&label.new, role(mark))),
        (Relabelling::None, None) => (None, one(&label.new, Role::Kept)),
        (Relabelling::Shifted, None) => (one(&label.old, Role::Was), one(&label.new, Role::Is)),
        (Relabelling::Changed, None) => (one(&label.old, Role::Deleted), one(&label.new, Role::Inserted)),
    };
    old.into_iter().chain(new).collect()
}

/// The runs with what is far from any change left out: a change is shown with the words around it.
pub(super) fn near_changes(runs: Vec<Run>) -> Vec<Run> {
    let stays = |run: &Run| matches!(run.role, Role::Kept | Role::Is | Role::Was);
    let mut near = Vec::with_capacity(runs.len());
    let mut at = 0;
    for group in runs.chunk_by(|a, b| stays(a) == stays(b)) {
        let before = at > 0;
        at += group.len();
        let behind = at < runs.len();
        if stays(&group[0]) { near.extend(shortened(group, before, behind)) } else { near.extend_from_slice(group) }
    }
    near
}

/// What stayed, near to the changes before and behind it. Without any it is told by its first words.
fn shortened(group: &[Run], before: bool, behind: bool) -> Vec<Run> {
    let shown: Vec<&Run> = group.iter().filter(|run| run.role != Role::Was).collect();
    let text: String = shown.iter().map(|run| run.text.as_str()).collect();
    let breaks = line_breaks(&text);
    let head = if before || !behind { CONTEXT } else { 0 };
    let tail = if behind { CONTEXT } else { 0 };
    let first = breaks.iter().copied().take_while(|at| text[..*at].trim_end().width() <= head).last();
    let last = breaks.iter().copied().find(|at| *at < text.len() && text[*at..].width() <= tail);
    // However long the word beside a change is, it stays: it may be all that says what changed.
    let says = |at: &usize| !text[..*at].trim().is_empty();
    let word_behind = || breaks.iter().copied().find(|at| head > 0 && says(at));
    let word_before = || breaks.iter().copied().rfind(|at| tail > 0 && *at < text.len());
    let first = first.filter(says).or_else(word_behind).unwrap_or(0);
    let last = last.or_else(word_before).unwrap_or(text.len());
    if last <= first || text[first..last].width() < WORTH {
        return group.to_vec();
    }
    // A space at the break stands before what is left out.
    let sign = if last == text.len() { "…" } else { "… " };
    let mut near = slice(&shown, 0, first);
    near.push(Run::new(Role::Frame, sign));
    near.extend(slice(&shown, last, text.len()));
    near
}

/// Some bytes of the text of runs.
fn slice(runs: &[&Run], from: usize, to: usize) -> Vec<Run> {
    let mut start = 0;
    let mut sliced = Vec::new();
    for run in runs {
        let end = start + run.text.len();
        let (a, b) = (from.clamp(start, end), to.clamp(start, end));
        if a < b {
            sliced.push(Run { text: run.text[a - start..b - start].to_owned(), ..(*run).clone() });
        }
        start = end;
    }
    sliced
}

/// The last words of what leads to a change.
pub(super) fn lead(mut runs: Vec<Run>) -> Vec<Run> {
    runs.retain(|run| run.role != Role::Was);
    shortened(&runs, false, true)
}
