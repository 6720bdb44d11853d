//! From aligned words to pieces with their styles.

use super::flat::{Flat, Run};
use super::{Span, Token};
use crate::compare::redline::{Both, Line, Mark, Piece, Style, Wrap, Wrapper, plain};
use crate::model::markup::{Final, Inline};
use std::ops::Range;

/// Two lines on their way into one.
pub(super) struct Weave<'a> {
    old: Side<'a>,
    new: Side<'a>,
    /// Stretches in order, before the styles are known.
    stretches: Vec<Stretch>,
}

struct Side<'a> {
    flat: &'a Flat,
    tokens: &'a [Token],
    /// The run that was reached.
    run: usize,
}

/// A part of a line within one run of each text that it is in.
struct Stretch {
    mark: Mark,
    old: Option<(usize, Range<usize>)>,
    new: Option<(usize, Range<usize>)>,
}

impl Side<'_> {
    /// The bytes `range`, or the atom `atom`, run by run.
    fn cut(&mut self, range: Range<usize>, atom: Option<usize>, mut each: impl FnMut(usize, Range<usize>)) {
        if let Some(run) = atom {
            self.run = run;
            return each(run, range);
        }
        let mut at = range.start;
        while at < range.end {
            at = self.until(at, range.end, &mut each);
        }
    }

    /// The run in which the byte `at` is, and where it ends, but `end` at the latest.
    fn until(&mut self, at: usize, end: usize, each: &mut impl FnMut(usize, Range<usize>)) -> usize {
        while self.flat.runs[self.run].text.end <= at {
            self.run += 1;
        }
        let end = end.min(self.flat.runs[self.run].text.end);
        each(self.run, at..end);
        end
    }
}

impl<'a> Weave<'a> {
    pub(super) fn new(old: &'a Flat, new: &'a Flat, old_tokens: &'a [Token], new_tokens: &'a [Token]) -> Self {
        Self {
            old: Side { flat: old, tokens: old_tokens, run: 0 },
            new: Side { flat: new, tokens: new_tokens, run: 0 },
            stretches: Vec::new(),
        }
    }

    /// The pieces of the whole line.
    pub(super) fn pieces(mut self, spans: &[Span]) -> Line {
        for span in spans {
            if span.kept {
                for (old, new) in span.old.clone().zip(span.new.clone()) {
                    self.kept(old, new);
                }
            } else {
                span.old.clone().for_each(|token| self.deleted(token));
                span.new.clone().for_each(|token| self.inserted(token));
            }
        }
        in_order(&mut self.stretches);
        self.keep_common_space();
        self.replace_links();
        self.finish()
    }

    fn deleted(&mut self, token: usize) {
        let token = &self.old.tokens[token];
        self.delete(token.start..token.end, token.atom);
    }

    fn inserted(&mut self, token: usize) {
        let token = &self.new.tokens[token];
        self.insert(token.start..token.end, token.atom);
    }

    fn delete(&mut self, range: Range<usize>, atom: Option<usize>) {
        let stretches = &mut self.stretches;
        self.old.cut(range, atom, |run, part| {
            push(stretches, Stretch { mark: Mark::Deleted, old: Some((run, part)), new: None });
        });
    }

    fn insert(&mut self, range: Range<usize>, atom: Option<usize>) {
        let stretches = &mut self.stretches;
        self.new.cut(range, atom, |run, part| {
            push(stretches, Stretch { mark: Mark::Inserted, old: None, new: Some((run, part)) });
        });
    }

    fn kept(&mut self, old: usize, new: usize) {
        let (old, new) = (&self.old.tokens[old], &self.new.tokens[new]);
        if let (Some(old_run), Some(new_run)) = (old.atom, new.atom) {
            if self.old.flat.runs[old_run].atom != self.new.flat.runs[new_run].atom {
                self.delete(old.start..old.end, old.atom);
                return self.insert(new.start..new.end, new.atom);
            }
            (self.old.run, self.new.run) = (old_run, new_run);
            let at = |run, token: &Token| Some((run, token.start..token.end));
            let stretch = Stretch { mark: Mark::Kept, old: at(old_run, old), new: at(new_run, new) };
            return push(&mut self.stretches, stretch);
        }
        self.same(old.start..old.word, new.start..new.word);
        let (old_space, new_space) = (old.word..old.end, new.word..new.end);
        if self.old.flat.text[old_space.clone()] == self.new.flat.text[new_space.clone()] {
            self.same(old_space, new_space);
        } else {
            self.delete(old_space, None);
            self.insert(new_space, None);
        }
    }

    /// The same bytes in both lines, cut where either changes its style.
    fn same(&mut self, old: Range<usize>, new: Range<usize>) {
        let (mut i, mut j) = (old.start, new.start);
        while i < old.end {
            let mut stretch = Stretch { mark: Mark::Kept, old: None, new: None };
            let end = self.old.until(i, old.end, &mut |run, part| stretch.old = Some((run, part)));
            let length =
                (self.new.until(j, new.end, &mut |run, part| stretch.new = Some((run, part))) - j).min(end - i);
            let cut = |part: &mut Option<(usize, Range<usize>)>| {
                if let Some((_, part)) = part {
                    part.end = part.start + length;
                }
            };
            cut(&mut stretch.old);
            cut(&mut stretch.new);
            push(&mut self.stretches, stretch);
            i += length;
            j += length;
        }
    }

    /// White space behind both what was deleted and what was inserted in its place was kept.
    fn keep_common_space(&mut self) {
        /// The white space at the end of a part, if there is any.
        fn space<'f>(flat: &'f Flat, part: &Option<(usize, Range<usize>)>) -> Option<&'f str> {
            let (_, range) = part.as_ref().filter(|(run, _)| flat.runs[*run].atom.is_none())?;
            let text = &flat.text[range.clone()];
            Some(&text[text.trim_end().len()..]).filter(|space| !space.is_empty())
        }
        fn cut_off(part: &mut Option<(usize, Range<usize>)>, length: usize) -> Option<(usize, Range<usize>)> {
            part.as_mut().map(|(run, range)| {
                let end = range.end;
                range.end -= length;
                (*run, range.end..end)
            })
        }
        let mut out: Vec<Stretch> = Vec::with_capacity(self.stretches.len() + 1);
        // Where in `out` the last stretch is that was deleted, and that was inserted, since what was kept last.
        let mut last: [Option<usize>; 2] = [None, None];
        for stretch in std::mem::take(&mut self.stretches).into_iter().map(Some).chain([None]) {
            match stretch.as_ref().map(|stretch| stretch.mark) {
                Some(Mark::Deleted) => last[0] = Some(out.len()),
                Some(Mark::Inserted) => last[1] = Some(out.len()),
                Some(Mark::Kept) | None => {
                    if let [Some(deleted), Some(inserted)] = std::mem::take(&mut last)
                        && let Some(kept) = space(self.old.flat, &out[deleted].old)
                        && Some(kept) == space(self.new.flat, &out[inserted].new)
                    {
                        let old = cut_off(&mut out[deleted].old, kept.len());
                        let new = cut_off(&mut out[inserted].new, kept.len());
                        out.push(Stretch { mark: Mark::Kept, old, new });
                    }
                }
            }
            out.extend(stretch);
        }
        let nothing = |flat: &Flat, part: &Option<(usize, Range<usize>)>| {
            part.as_ref().is_none_or(|(run, range)| flat.runs[*run].atom.is_none() && range.is_empty())
        };
        out.retain(|stretch| !(nothing(self.old.flat, &stretch.old) && nothing(self.new.flat, &stretch.new)));
        self.stretches = out;
    }

    /// A link that leads elsewhere and says something else is replaced whole: it would be parted at every word that it still has.
    fn replace_links(&mut self) {
        let (old, new) = (self.old.flat, self.new.flat);
        if old.wrappers == 0 || new.wrappers == 0 {
            return;
        }
        let of_old = |stretch: &Stretch| link(old, &stretch.old);
        let of_new = |stretch: &Stretch| link(new, &stretch.new);
        let stretches = &mut self.stretches;
        let mut replaced = Vec::new();
        let mut at = 0;
        while at < stretches.len() {
            let (was, is) = match (of_old(&stretches[at]), of_new(&stretches[at])) {
                (Some(was), Some(is)) if was.wrapper != is.wrapper => (was.number, is.number),
                _ => {
                    at += 1;
                    continue;
                }
            };
            let of_either = |stretch: &Stretch| {
                of_old(stretch).is_some_and(|link| link.number == was)
                    || of_new(stretch).is_some_and(|link| link.number == is)
            };
            // What was kept outside of both stands before all of them or behind.
            let near = |stretch: &&Stretch| stretch.mark != Mark::Kept || of_either(stretch);
            let before = stretches[..at].iter().rev().take_while(near).enumerate();
            let start = at - before.filter(|(_, stretch)| of_either(stretch)).last().map_or(0, |(far, _)| far + 1);
            let behind = stretches[at..].iter().take_while(near).enumerate();
            let end = at + behind.filter(|(_, stretch)| of_either(stretch)).last().map_or(0, |(far, _)| far + 1);
            if stretches[start..end].iter().any(|stretch| stretch.mark != Mark::Kept) {
                replaced.push(start..end);
            }
            at = end;
        }
        if replaced.is_empty() {
            return;
        }
        let mut out: Vec<Stretch> = Vec::with_capacity(stretches.len() + replaced.len());
        let mut replaced = replaced.into_iter().peekable();
        for (at, mut stretch) in std::mem::take(stretches).into_iter().enumerate() {
            while replaced.next_if(|range| range.end <= at).is_some() {}
            if stretch.mark == Mark::Kept && replaced.peek().is_some_and(|range| range.contains(&at)) {
                out.push(Stretch { mark: Mark::Deleted, old: stretch.old.take(), new: None });
                stretch.mark = Mark::Inserted;
            }
            out.push(stretch);
        }
        in_order(&mut out);
        self.stretches = out;
    }

    fn finish(self) -> Line {
        let (old, new) = (self.old.flat, self.new.flat);
        let numbers = shared_wrappers(&self.stretches, old, new);
        let new_styles: Vec<Style> = new
            .runs
            .iter()
            .map(|run| run.style.iter().map(|wrap| Wrap { number: numbers[wrap.number], ..wrap.clone() }).collect())
            .collect();
        let content = |flat: &Flat, run: &Run, part: Range<usize>| match &run.atom {
            Some(atom) => atom.clone(),
            None => Inline::<Final>::Text(flat.text[part].to_owned()),
        };
        let mut pieces = Line::with_capacity(self.stretches.len());
        for stretch in self.stretches {
            let old_style = stretch.old.as_ref().map(|(run, _)| old.runs[*run].style.clone());
            let new_style = stretch.new.as_ref().map(|(run, _)| new_styles[*run].clone());
            let (divides, content) = match (stretch.new, stretch.old) {
                (Some((run, part)), _) => (new.runs[run].divides, content(new, &new.runs[run], part)),
                (None, Some((run, part))) => (old.runs[run].divides, content(old, &old.runs[run], part)),
                (None, None) => continue,
            };
            let old = old_style.clone().or_else(|| new_style.clone()).unwrap_or_else(plain);
            let style = Both { new: new_style.unwrap_or_else(|| old.clone()), old };
            // Cuts where only one of the texts changes its wrapper are closed again if the wrapper is shared.
            if let (Some(Piece { mark, content: Inline::Text(before), style: same, .. }), Inline::Text(text)) =
                (pieces.last_mut(), &content)
                && (*mark, &*same) == (stretch.mark, &style)
            {
                before.push_str(text);
                continue;
            }
            pieces.push(Piece { mark: stretch.mark, quiet: false, divides, content, style });
        }
        if old.wrappers.max(new.wrappers) > 1 {
            quiet_divisions(&mut pieces);
        }
        pieces
    }
}

/// Of words around which all is as it was, but in another one of the same kind, nothing is said where the words that part them from
/// it show that: "**A and B**" is "**A** and **B**" now, and only of "and" something changed.
fn quiet_divisions(pieces: &mut Line) {
    let quiet = |at: usize| {
        let Piece { mark: Mark::Kept, style: Both { old, new }, .. } = &pieces[at] else { return false };
        let is_alike = old.len() == new.len() && old.iter().zip(&**new).all(|(a, b)| a.wrapper == b.wrapper);
        let mut divided = old.iter().zip(&**new).filter(|(a, b)| a.number != b.number).peekable();
        is_alike && divided.peek().is_some() && divided.all(|(a, b)| is_shown_before(&pieces[..at], a, b))
    };
    let quiet: Vec<usize> = (0..pieces.len()).filter(|at| quiet(*at)).collect();
    quiet.into_iter().for_each(|at| pieces[at].quiet = true);
}

/// Whether words before show that what follows is in `old` no more, or was not in `new`: they stand between it and other words there.
fn is_shown_before(pieces: &[Piece], old: &Wrap, new: &Wrap) -> bool {
    let is_in = |style: &Style, wrap: &Wrap| style.iter().any(|other| other.number == wrap.number);
    let is_alike = |style: &Style| style.iter().any(|other| other.wrapper == new.wrapper);
    let is_divided = |piece: &Piece| {
        let (was, is) = (is_in(&piece.style.old, old), is_in(&piece.style.new, new));
        let both = piece.mark == Mark::Kept && is_alike(&piece.style.old) && is_alike(&piece.style.new);
        (both && was != is).then_some(was)
    };
    let Some((at, was)) = pieces.iter().enumerate().rev().find_map(|(at, piece)| Some((at, is_divided(piece)?))) else {
        return false;
    };
    pieces[at + 1..].iter().any(|piece| {
        let (style, other) = if was { (&piece.style.new, Mark::Deleted) } else { (&piece.style.old, Mark::Inserted) };
        let is_blank = matches!(&piece.content, Inline::Text(text) if text.trim().is_empty());
        piece.mark != other && !is_blank && !is_alike(style)
    })
}

/// The link around a part of a line.
fn link<'f>(flat: &'f Flat, part: &Option<(usize, Range<usize>)>) -> Option<&'f Wrap> {
    let (run, _) = part.as_ref()?;
    flat.runs[*run].style.iter().find(|wrap| matches!(&*wrap.wrapper, Wrapper::Link { .. }))
}

/// Adds a stretch, as more of the last one where it goes on.
fn push(stretches: &mut Vec<Stretch>, stretch: Stretch) {
    fn follows(before: &Option<(usize, Range<usize>)>, behind: &Option<(usize, Range<usize>)>) -> bool {
        match (before, behind) {
            (Some((run, before)), Some((next, behind))) => {
                run == next && before.end == behind.start && !before.is_empty() && !behind.is_empty()
            }
            (None, None) => true,
            _ => false,
        }
    }
    if let Some(last) = stretches.last_mut()
        && last.mark == stretch.mark
        && follows(&last.old, &stretch.old)
        && follows(&last.new, &stretch.new)
    {
        let extend = |last: &mut Option<(usize, Range<usize>)>, by: Option<(usize, Range<usize>)>| {
            if let (Some((_, last)), Some((_, by))) = (last, by) {
                last.end = by.end;
            }
        };
        extend(&mut last.old, stretch.old);
        extend(&mut last.new, stretch.new);
        return;
    }
    stretches.push(stretch);
}

/// Between two kept stretches what was deleted comes first, then what was inserted.
fn in_order(stretches: &mut [Stretch]) {
    for change in stretches.chunk_by_mut(|a, b| (a.mark == Mark::Kept) == (b.mark == Mark::Kept)) {
        change.sort_by_key(|stretch| stretch.mark == Mark::Inserted);
    }
}

/// The number of each wrapper of the new line: that of the old line's wrapper which it is, or one of its own.
///
/// A wrapper is another one if they are equal and the first words that both texts have in either are in both. What is
/// shared is shared by two: so emphasis that was parted in two is seen as a change.
fn shared_wrappers(stretches: &[Stretch], old: &Flat, new: &Flat) -> Vec<usize> {
    let mut of_old: Vec<Option<usize>> = vec![None; old.wrappers];
    let mut of_new: Vec<Option<usize>> = vec![None; new.wrappers];
    for stretch in stretches {
        let (Some((old_run, _)), Some((new_run, _))) = (&stretch.old, &stretch.new) else { continue };
        let (old, new) = (&old.runs[*old_run].style, &new.runs[*new_run].style);
        let mut share = |a: &Wrap, b: &Wrap| match (of_old[a.number], of_new[b.number]) {
            (Some(partner), _) => partner == b.number,
            (None, Some(_)) => false,
            (None, None) if a.wrapper == b.wrapper => {
                (of_old[a.number], of_new[b.number]) = (Some(b.number), Some(a.number));
                true
            }
            (None, None) => false,
        };
        let outer = old.iter().zip(new.iter()).take_while(|(a, b)| share(a, b)).count();
        old[outer..].iter().rev().zip(new[outer..].iter().rev()).all(|(a, b)| share(a, b));
    }
    let own = |(number, shared): (usize, &Option<usize>)| shared.unwrap_or(old.wrappers + number);
    of_new.iter().enumerate().map(own).collect()
}
