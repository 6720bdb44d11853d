//! Lines of [runs](Run) as text: with signs, colours or markup, wrapped to a width.

use super::layout::{Laid, Sort};
use super::run::{Kind, Role, Run};
use super::{Around, Marks};
use crate::locale::line_breaks;
use crate::render::redline::markdown;
use unicode_width::UnicodeWidthStr as _;

/// How lines are written.
pub(in super::super) struct Signs<'a> {
    pub(in super::super) marks: &'a Marks<'a>,
    /// The columns of a line; none where lines are not wrapped.
    pub(in super::super) width: Option<usize>,
    /// Whether the signs are markup, in which words have to be escaped.
    pub(in super::super) markdown: bool,
}

/// The text.
pub(in super::super) fn fill(lines: &[Laid], signs: &Signs<'_>) -> String {
    let mut out = String::new();
    for line in lines {
        match line {
            Laid::Blank(before) => out.push_str(before.trim_end()),
            Laid::Line { first, rest, runs, sort } => {
                let visible = Visible::of(runs, *sort, signs);
                // What does not fit of a row stands a little further in.
                let rest = if *sort == Sort::Row { format!("{rest}  ") } else { rest.clone() };
                visible.write(first, &rest, signs.width, &mut out);
            }
        }
        out.push('\n');
    }
    out
}

/// What is seen of a line, and where signs stand in it.
struct Visible<'a> {
    text: String,
    /// One behind the other.
    signs: Vec<Sign<'a>>,
}

/// From where to where a sign reaches, in bytes, and what it is.
type Sign<'a> = (usize, usize, Around<'a>);

impl<'a> Visible<'a> {
    fn of(runs: &[Run], sort: Sort, signs: &Signs<'a>) -> Self {
        let mut visible = Self { text: String::new(), signs: Vec::new() };
        let shown: Vec<&Run> = runs.iter().filter(|run| run.role != Role::Was).collect();
        for group in shown.chunk_by(|a, b| a.role == b.role && a.role != Role::Note) {
            let start = visible.text.len();
            if !signs.markdown && group.iter().all(|run| run.kind == Kind::Break) {
                // A break alone would have signs around nothing.
                visible.text.push('↵');
            }
            group.iter().for_each(|run| visible.text.push_str(&words(run, sort, signs.markdown)));
            let around = match group[0].role {
                Role::Deleted => signs.marks.deleted,
                Role::Inserted => signs.marks.inserted,
                Role::Note => signs.marks.note,
                Role::Kept | Role::Is if sort == Sort::Heading => signs.marks.strong,
                _ => continue,
            };
            // White space at the end stands outside, but where it is all that there is.
            let text = &visible.text[start..];
            let end = start + if text.trim().is_empty() { text.len() } else { text.trim_end().len() };
            if end > start {
                visible.signs.push((start, end, around));
            }
        }
        if signs.markdown {
            visible.literal(sort);
        }
        visible
    }

    /// Keeps the beginning of a line from being read as the beginning of a block.
    fn literal(&mut self, sort: Sort) {
        if !matches!(sort, Sort::Text | Sort::Heading) || self.signs.first().is_some_and(|(start, ..)| *start == 0) {
            return;
        }
        let space = self.text.len() - self.text.trim_start().len();
        let at = markdown::block_start(&self.text[space..]);
        self.text.drain(..space);
        self.text.insert_str(at.unwrap_or(0), if at.is_some() { "\\" } else { "" });
        // The escape stands right before what it escapes, within a sign that begins there.
        for (start, end, _) in &mut self.signs {
            let moved = |place: usize| place.saturating_sub(space);
            let behind = |place: usize| place + usize::from(at.is_some_and(|at| place > at));
            (*start, *end) = (behind(moved(*start)), behind(moved(*end)));
        }
    }

    /// Where a new line may begin.
    fn breaks(&self, wrapped: bool) -> Vec<usize> {
        if wrapped {
            // What went and what came in its place are two things, though one word may stand right behind the other.
            let beside = self.signs.windows(2).filter(|pair| pair[0].1 == pair[1].0).map(|pair| pair[0].1);
            let mut breaks: Vec<usize> = line_breaks(&self.text).into_iter().chain(beside).collect();
            breaks.sort_unstable();
            breaks.dedup();
            return breaks;
        }
        let mut breaks: Vec<usize> = self.text.match_indices('\n').map(|(at, _)| at + 1).collect();
        if breaks.last() != Some(&self.text.len()) {
            breaks.push(self.text.len());
        }
        breaks
    }

    /// Line by line: `first` stands before the first, `rest` before all others.
    fn write(&self, first: &str, rest: &str, width: Option<usize>, out: &mut String) {
        out.push_str(first);
        let room = |before: &str| width.map_or(usize::MAX, |width| width.saturating_sub(before.width()).max(10));
        let (mut column, mut room_left) = (0, room(first));
        // White space is written only if something follows it on the line.
        let mut space = "";
        let mut open: Option<Around<'_>> = None;
        let mut start = 0;
        let next_line = |out: &mut String, open: &Option<Around<'_>>| {
            if let Some(around) = open {
                out.push_str(around.end);
            }
            out.extend(["\n", rest]);
            if let Some(around) = open {
                out.push_str(around.style);
            }
        };
        let mut broken = false;
        // Signs that were passed are looked at no more.
        let mut passed = 0;
        for end in self.breaks(width.is_some()) {
            let whole = &self.text[start..end];
            let words = whole.trim_end_matches([' ', '\n', '\t']);
            passed += self.signs[passed..].iter().take_while(|(from, to, _)| *from < start && *to <= start).count();
            let signs = &self.signs[passed..];
            let near = &signs[..signs.iter().take_while(|(from, ..)| *from <= end).count()];
            let signs: usize = near
                .iter()
                .map(|(from, to, around)| {
                    let opens = if (start..end).contains(from) { around.open.width() } else { 0 };
                    opens + if start < *to && *to <= end { around.close.width() } else { 0 }
                })
                .sum();
            let needed = words.width() + signs;
            if broken || column > 0 && column + space.width() + needed > room_left {
                next_line(out, &open);
                (column, room_left, space) = (0, room(rest), "");
            }
            out.push_str(space);
            column += space.width() + needed;
            let written = self.part(near, start, start + words.len(), end, &mut open, out);
            column += self.text[start + words.len()..written].width();
            broken = whole.ends_with('\n');
            space = if broken { "" } else { &self.text[written..end] };
            start = end;
        }
    }

    /// The words from `start` to `words` with the signs among them, which are `near`; white space reaches to `end`. Returns how far
    /// it is written: to the words' end, or to that of white space that has signs of its own.
    fn part(
        &self,
        near: &[Sign<'a>],
        start: usize,
        words: usize,
        end: usize,
        open: &mut Option<Around<'a>>,
        out: &mut String,
    ) -> usize {
        let mut at = start;
        let within = |(from, to, _): &&Sign<'a>| *from < end && *to > start;
        for (from, to, around) in near.iter().filter(within) {
            if *from >= start {
                out.push_str(&self.text[at..(*from).max(at)]);
                at = (*from).max(at);
                out.extend([around.style, around.open]);
                *open = Some(*around);
            }
            if *to <= end {
                // What is marked may be nothing but white space.
                out.push_str(self.text[at..*to].trim_end_matches('\n'));
                at = *to;
                out.extend([around.close, around.end]);
                *open = None;
            }
        }
        if at < words {
            out.push_str(&self.text[at..words]);
        }
        at.max(words)
    }
}

/// The words of a run, as they are written.
fn words(run: &Run, sort: Sort, markdown: bool) -> String {
    match (run.role, run.kind) {
        (Role::Frame, _) => run.text.clone(),
        (_, kind) if markdown => markdown::escaped(&run.text, kind, sort),
        (_, Kind::Break) => "\n".to_owned(),
        (_, Kind::Division) => "¶\n".to_owned(),
        (_, Kind::Code) => format!("`{}`", printable(&run.text, sort)),
        (_, Kind::Text) => printable(&run.text, sort),
    }
}

/// Text that a terminal shows as it is: no text of a policy commands the terminal.
pub(in super::super) fn printable(text: &str, sort: Sort) -> String {
    let shown = |c: char| match c {
        '\n' if sort == Sort::Code => '\n',
        '\n' | '\t' | '\r' => ' ',
        c if c.is_control() || matches!(c, '\u{202d}' | '\u{202e}') => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}
