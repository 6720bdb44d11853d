//! A line of text in runs: words of one fate, before they are written with signs, colours or markup.

use super::super::address;
use super::super::html::shared;
use crate::compare::redline::{Fate, Label, Line, Mark, Piece, Relabelling, Wrap, Wrapper, unseen};
use crate::locale::line_breaks;
use crate::model::markup::{Final, Inline};
use unicode_width::UnicodeWidthStr as _;

/// So many columns of what stayed are shown beside a change.
const CONTEXT: usize = 60;
/// Fewer columns than this are not worth leaving out.
const WORTH: usize = 20;

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
    for (at, piece) in line.iter().enumerate() {
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
            continue;
        }
        push(Run { moved: within.moved, ..leaf(&piece.content, role) }, &mut runs);
        if within.mark.is_none() && piece.mark == Mark::Kept {
            if piece.is_restyled() {
                runs.push(Run::new(Role::Note, restyled(piece)));
            }
            continue;
        }
        // What came or went has a style of its own, which is told where it ends.
        let new = |piece: &Piece| within.mark.is_some() || piece.mark == Mark::Inserted;
        let style = |piece: &Piece| -> Vec<Wrap> {
            let style = if new(piece) { &piece.style.new } else { &piece.style.old };
            let own = |wrap: &&Wrap| within.mark.is_some() || !shared.contains(&wrap.number);
            style.iter().filter(own).cloned().collect()
        };
        let next = line.get(at + 1).filter(|next| within.mark.is_some() || next.mark == piece.mark);
        let goes_on: Vec<Wrap> = next.map(style).unwrap_or_default();
        let mut ends: Vec<String> = style(piece).iter().filter(|wrap| !goes_on.contains(wrap)).map(wrapper).collect();
        if within.mark.is_none() {
            ends.extend(unseen(line, at));
        }
        if !ends.is_empty() {
            runs.push(Run::new(Role::Note, ends.join(", ")));
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
        Inline::Image { target, alternative, .. } => (Kind::Text, format!("![{alternative}]({})", address(target))),
        Inline::Html(tag) => (Kind::Text, tag.clone()),
        _ => (Kind::Text, String::new()),
    };
    Run { kind, ..Run::new(role, text) }
}

/// What changed around words that stayed.
fn restyled(piece: &Piece) -> String {
    let names = |style: &[Wrap]| style.iter().map(wrapper).collect::<Vec<_>>();
    let (old, new) = (names(&piece.style.old), names(&piece.style.new));
    let missing = |from: &[String], other: &[String]| -> Vec<String> {
        from.iter().filter(|name| !other.contains(name)).cloned().collect()
    };
    match (missing(&old, &new), missing(&new, &old)) {
        (old, new) if old.is_empty() && new.is_empty() => "divided otherwise".to_owned(),
        (old, new) if old.is_empty() => format!("now {}", new.join(", ")),
        (old, new) if new.is_empty() => format!("no longer {}", old.join(", ")),
        (old, new) => format!("{} → {}", old.join(", "), new.join(", ")),
    }
}

fn wrapper(wrap: &Wrap) -> String {
    match &*wrap.wrapper {
        Wrapper::Emphasis => "emphasized".to_owned(),
        Wrapper::Strong => "strong".to_owned(),
        Wrapper::Strikethrough => "struck through".to_owned(),
        Wrapper::Link { target, title } if title.is_empty() => format!("link to {}", address(target)),
        Wrapper::Link { target, title } => format!("link to {} “{title}”", address(target)),
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
    let first = breaks.iter().copied().take_while(|at| text[..*at].trim_end().width() <= head).last().unwrap_or(0);
    let last = breaks.iter().copied().find(|at| text[*at..].width() <= tail).unwrap_or(text.len());
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
