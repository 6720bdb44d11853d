//! Numbers within words: of footnotes, and of sections that a reference names. They may have shifted, which is no change; and a number
//! that is the same may be that of another note, which is one.

use super::summary::counts_on;
use super::walk::{compared_lines, part_lines, part_lines_mut};
use super::{
    Block, BlockEntry, Both, Fate, Item, Line, Mark, Part, PartEntry, Piece, Place, Redline, SectionPlace, Wrap,
    Wrapper,
};
use crate::compare::words::count;
use crate::id::SectionId;
use crate::model::label::cited;
use crate::model::markup as source;
use crate::model::markup::{Final, Inline, Target, for_each_list, plain};
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What numbers were, and are.
#[derive(Default)]
struct Numbers {
    /// Of each old note that is there still, its number now.
    notes: BTreeMap<String, String>,
    /// Of each new note that was there, its number before.
    notes_before: BTreeMap<String, String>,
    /// The sections whose number is another one.
    sections: BTreeMap<SectionId, Numbered>,
    items: BTreeMap<SectionId, PinnedItem>,
}

/// The ways to cite a number, as they are in each text.
type Citations = Arc<Vec<Both<String>>>;

/// A section, and how a reference may cite its number.
struct Numbered {
    /// Its label, alone and with some of those above it.
    citations: Vec<Both<String>>,
    /// Its heading in words.
    heading: String,
}

/// An item that may be referred to.
struct PinnedItem {
    /// How its section may be cited; once, as nothing, where that has no label.
    section: Citations,
    /// Its own, behind those of the items that it stands in.
    label: Both<String>,
}

/// Marks changes that are only numbers which shifted, and references to another note by the same number.
pub(super) fn find(redline: &mut Redline) {
    let mut numbers = Numbers::default();
    for part in redline.parts.iter().filter(|part| part.fate.is_compared()) {
        if let Place::Note(number) = &part.content.place {
            numbers.notes.insert(number.old.to_string(), number.new.to_string());
            numbers.notes_before.insert(number.new.to_string(), number.old.to_string());
        }
    }
    let sections = LazyCell::new(|| citations(redline));
    let is_relabelled =
        |part: &PartEntry| matches!(&part.content.place, Place::Section(section) if section.label.changed());
    let relabelled = redline.parts.iter().any(|part| part.fate.is_compared() && is_relabelled(part));
    for (section, part, citations) in relabelled.then(|| sections.iter()).into_iter().flatten() {
        let shifted: Vec<Both<String>> = citations.iter().filter(|citation| citation.changed()).cloned().collect();
        if !shifted.is_empty() {
            let heading = words(part.heading.iter());
            numbers.sections.insert(section.id.new.clone(), Numbered { citations: shifted, heading });
        }
    }
    let notes_shifted = numbers.notes.iter().any(|(old, new)| old != new);
    if redline.parts.iter().any(|part| numbers.names_others(part)) {
        for (_, part, citations) in sections.iter() {
            collect_items(&part.blocks, citations, &[], &mut numbers.items);
        }
    }
    if numbers.notes.is_empty() && numbers.sections.is_empty() && numbers.items.is_empty() {
        return;
    }
    for part in redline.parts.iter_mut().filter(|part| notes_shifted || !part.is_unchanged()) {
        let mut any = false;
        part_lines(&part.content, part.fate, &mut |line, fate| {
            any = any || fate == Fate::Kept && numbers.others(line) || !numbers.shifted(line).is_empty();
        });
        if any {
            part_lines_mut(Arc::make_mut(&mut part.content), part.fate, &mut |line, fate| {
                if fate == Fate::Kept {
                    numbers.part(line);
                }
                numbers.mark(line);
            });
        }
    }
}

/// What pieces say in the new text.
fn words<'a>(pieces: impl Iterator<Item = &'a Piece>) -> String {
    let new = pieces.filter(|piece| piece.mark != Mark::Deleted);
    new.map(|piece| plain(std::slice::from_ref(&piece.content)).into_owned()).collect()
}

/// The sections that both texts have, each with the ways to cite its number that count on from one text to the other: by its own label
/// alone, or with labels of sections that it stands in. Which of them a label counts itself, as "3.1" does, no frozen text says.
fn citations(redline: &Redline) -> Vec<(&SectionPlace, &Part, Citations)> {
    let mut way = Both { old: Vec::new(), new: Vec::new() };
    let mut cited = Vec::new();
    for part in &redline.parts {
        let Place::Section(section) = &part.content.place else { continue };
        let enter = |way: &mut Vec<(u8, String)>, level: u8, label: &Option<String>| {
            way.truncate(way.iter().position(|(outer, _)| *outer >= level).unwrap_or(way.len()));
            way.push((level, label.clone().unwrap_or_default()));
        };
        if part.fate.in_old() {
            enter(&mut way.old, section.level.old, &section.label.old);
        }
        if part.fate.in_new() {
            enter(&mut way.new, section.level.new, &section.label.new);
        }
        if part.fate.is_compared() {
            cited.push((section, &*part.content, Arc::new(ways_to_cite(&way))));
        }
    }
    cited
}

/// The citations that some labels make, the last of them always among them, in both texts.
fn ways_to_cite(way: &Both<Vec<(u8, String)>>) -> Vec<Both<String>> {
    let labels: Vec<(&str, &str)> = way.old.iter().zip(&way.new).map(|(old, new)| (&*old.1, &*new.1)).collect();
    let Some(((old, new), above)) = labels.split_last().filter(|_| way.old.len() == way.new.len()) else {
        return Vec::new();
    };
    // As many sections as there are levels stand in one another, at most.
    let choices = 0..1_usize << above.len();
    let chosen = choices.map(|choice| {
        let above = above.iter().enumerate().filter(move |(at, _)| choice >> at & 1 == 1).map(|(_, labels)| *labels);
        above.chain([(*old, *new)])
    });
    chosen
        .filter(|labels| labels.clone().all(|(old, new)| counts_on(old, new) && old.is_empty() == new.is_empty()))
        .map(|labels| {
            let (old, new): (Vec<&str>, Vec<&str>) = labels.filter(|(old, _)| !old.is_empty()).unzip();
            Both { old: cited(&old), new: cited(&new) }
        })
        .collect()
}

/// Collects the pinned items of some blocks, which stand in the items with these labels.
fn collect_items(
    blocks: &[BlockEntry],
    section: &Citations,
    path: &[Both<String>],
    items: &mut BTreeMap<SectionId, PinnedItem>,
) {
    for entry in blocks.iter().filter(|entry| entry.fate.is_compared()) {
        // What stands as it is has an id or none in either text, and is only looked at where it has one.
        let has_ids = |block: &source::Block<Final>| {
            let mut any = false;
            for_each_list(std::slice::from_ref(block), &mut |list| {
                any |= list.items.iter().any(|item| item.id.is_some())
            });
            any
        };
        if entry.content.source().is_some_and(|block| !has_ids(block)) {
            continue;
        }
        match &*entry.content {
            Block::List(list) => {
                let (mut old, mut new) = (list.start.old, list.start.new);
                for item in &list.items {
                    let number = |label: &Option<String>, number: Option<u64>| {
                        label.clone().unwrap_or_else(|| number.map_or_else(String::new, |number| number.to_string()))
                    };
                    let Item { id, label, blocks } = &item.content;
                    let label = Both { old: number(&label.old, old), new: number(&label.new, new) };
                    let path = [path, &[label]].concat();
                    let joined = |side: fn(&Both<String>) -> &String| {
                        let labels = path.iter().map(side).filter(|label| !label.is_empty());
                        labels.map(String::as_str).collect::<Vec<_>>().join(" ")
                    };
                    if let Some(id) = id.new.as_ref().filter(|_| item.fate.is_compared()) {
                        let label = Both { old: joined(|label| &label.old), new: joined(|label| &label.new) };
                        items.insert(id.clone(), PinnedItem { section: Arc::clone(section), label });
                    }
                    collect_items(blocks, section, &path, items);
                    old = old.map(|number| number.saturating_add(u64::from(item.fate.in_old())));
                    new = new.map(|number| number.saturating_add(u64::from(item.fate.in_new())));
                }
            }
            Block::Quote(content) => collect_items(content, section, path, items),
            _ => {}
        }
    }
}

/// The section or item that a piece leads to in both texts, by a link that both have.
fn leads_to(piece: &Piece) -> Option<(&Wrap, &SectionId)> {
    piece.style.new.iter().find_map(|wrap| match &*wrap.wrapper {
        Wrapper::Link { target: Target::Section(id), .. } => Some((wrap, id)),
        _ => None,
    })
}

impl Numbers {
    /// Whether a part has words that changed in a link to something that is no section with another label: perhaps an item.
    fn names_others(&self, part: &PartEntry) -> bool {
        let mut any = false;
        compared_lines(part, &mut |line| {
            any = any
                || line.windows(2).any(|two| {
                    (two[0].mark, two[1].mark) == (Mark::Deleted, Mark::Inserted)
                        && leads_to(&two[1]).is_some_and(|(_, id)| !self.sections.contains_key(id))
                });
        });
        any
    }

    fn mark(&self, line: &mut Line) {
        for at in self.shifted(line) {
            line[at - 1].quiet = true;
            line[at].quiet = true;
        }
    }

    /// Whether a line that both texts have refers to another note than it did, by the same number.
    fn others(&self, line: &Line) -> bool {
        line.iter().any(|piece| self.is_other(piece))
    }

    fn is_other(&self, piece: &Piece) -> bool {
        let is_not = |numbers: &BTreeMap<String, String>, number: &String| {
            numbers.get(number).is_some_and(|other| other != number)
        };
        match &piece.content {
            Inline::FootnoteReference(number) if piece.mark == Mark::Kept => {
                is_not(&self.notes, number) || is_not(&self.notes_before, number)
            }
            _ => false,
        }
    }

    /// Parts references to other notes in what was and what is.
    fn part(&self, line: &mut Line) {
        if !self.others(line) {
            return;
        }
        let mut parted = Line::with_capacity(line.len() + 1);
        for piece in line.drain(..) {
            if self.is_other(&piece) {
                let only = |mark, style: &super::Style| {
                    let style = Both { old: Arc::clone(style), new: Arc::clone(style) };
                    Piece { mark, style, ..piece.clone() }
                };
                parted.extend([only(Mark::Deleted, &piece.style.old), only(Mark::Inserted, &piece.style.new)]);
            } else {
                parted.push(piece);
            }
        }
        for change in parted.chunk_by_mut(|a, b| (a.mark == Mark::Kept) == (b.mark == Mark::Kept)) {
            change.sort_by_key(|piece| piece.mark == Mark::Inserted);
        }
        *line = parted;
    }

    /// Where a line has a number that took the place of the one before it.
    fn shifted(&self, line: &Line) -> Vec<usize> {
        let shifted = |at: &usize| {
            let (old, new) = (&line[at - 1], &line[*at]);
            (old.mark, new.mark) == (Mark::Deleted, Mark::Inserted) && self.is_shift(line, *at)
        };
        (1..line.len()).filter(shifted).collect()
    }

    fn is_shift(&self, line: &Line, at: usize) -> bool {
        let (old, new) = (&line[at - 1], &line[at]);
        match (&old.content, &new.content) {
            (Inline::FootnoteReference(old), Inline::FootnoteReference(new)) => self.notes.get(old) == Some(new),
            (Inline::Text(before), Inline::Text(after)) => leads_to(new).is_some_and(|(wrap, id)| {
                let of_link = |piece: &&Piece| piece.style.new.contains(wrap);
                if let Some(item) = self.items.get(id) {
                    let link: Vec<&Piece> = line.iter().filter(of_link).collect();
                    return old.style.old.contains(wrap) && item.is_named(&link);
                }
                let Some(numbered) = self.sections.get(id) else { return false };
                let in_link = |piece: &str, mark| {
                    let said = |pieces: &[Piece]| said(pieces.iter().filter(of_link), mark);
                    let (before, behind) = (said(&line[..at - 1]), said(&line[at + 1..]));
                    Said { piece: before.len()..before.len() + piece.len(), words: [&before, piece, &behind].concat() }
                };
                let (before, after) = (in_link(before, Mark::Deleted), in_link(after, Mark::Inserted));
                old.style.old.contains(wrap)
                    && numbered.citations.iter().any(|citation| {
                        let was = before.around(&citation.old);
                        after.around(&citation.new).iter().any(|is| {
                            names(is.before, is.behind, &numbered.heading)
                                && was.iter().any(|was| was.beside == is.beside)
                        })
                    })
            }),
            _ => false,
        }
    }
}

impl PinnedItem {
    /// Whether a link names it in both texts by its label and that of its section, and by no more than a word besides.
    fn is_named(&self, link: &[&Piece]) -> bool {
        let said =
            Both { old: said(link.iter().copied(), Mark::Deleted), new: said(link.iter().copied(), Mark::Inserted) };
        let rest = |said: &str, section: &str, label: &str| -> Option<[String; 3]> {
            let (before, rest) = said.split_once(section)?;
            let (between, behind) = rest.split_once(label)?;
            Some([before, between, behind].map(str::to_owned))
        };
        let is_cited_by = |section: &Both<String>| {
            rest(&said.old, &section.old, &self.label.old).is_some_and(|old| {
                let words: usize = old.iter().map(|words| count(words)).sum();
                words <= 1
                    && !old.concat().contains(char::is_numeric)
                    && rest(&said.new, &section.new, &self.label.new) == Some(old)
            })
        };
        counts_on(&self.label.old, &self.label.new) && self.section.iter().any(is_cited_by)
    }
}

/// What pieces say in the text that has what is marked so.
fn said<'a>(pieces: impl Iterator<Item = &'a Piece>, mark: Mark) -> String {
    let pieces = pieces.filter(|piece| piece.mark == Mark::Kept || piece.mark == mark);
    pieces.map(|piece| plain(std::slice::from_ref(&piece.content)).into_owned()).collect()
}

/// What a link says in one of the texts, and where in it a piece stands.
struct Said {
    words: String,
    piece: Range<usize>,
}

/// What a link says around a number.
struct Around<'a> {
    before: &'a str,
    behind: &'a str,
    /// What the piece says besides the number, as in "3-bob".
    beside: [&'a str; 2],
}

impl Said {
    /// The places in which the piece is, or is part of, a number.
    fn around(&self, number: &str) -> Vec<Around<'_>> {
        let Self { words, piece } = self;
        let places = words.match_indices(number).map(|(at, number)| at..at + number.len());
        let touching = places.filter(|number| number.start < piece.end && piece.start < number.end);
        touching
            .map(|number| Around {
                before: &words[..number.start.min(piece.start)],
                behind: &words[number.end.max(piece.end)..],
                beside: [
                    words[piece.start..number.start.max(piece.start)].trim(),
                    words[number.end.min(piece.end)..piece.end].trim(),
                ],
            })
            .filter(|around| !around.beside.concat().contains(char::is_numeric))
            .collect()
    }
}

/// Whether a link, by what it says before a number and behind it, names its section by that: "Chapter 3", "Chapter 3, “Fees”",
/// "第3章「料金」". What says more, "cancel within 3 days", "Fees of EUR 3 per user", does not, and its number is one of the text.
fn names(before: &str, behind: &str, heading: &str) -> bool {
    let heading = heading.trim();
    let besides =
        |words: &str| (!heading.is_empty()).then(|| words.replacen(heading, "", 1)).filter(|rest| rest != words);
    let says_nothing = |words: &str| !words.contains(char::is_alphanumeric);
    match (besides(before), besides(behind)) {
        // A word for the kind of section may stand on either side of the number, but not instead of the unit of an amount:
        // "Notice period of 3 months".
        (_, Some(rest)) => count(before) <= 1 && count(&rest) <= 1,
        (Some(rest), None) => count(&rest) <= 1 && says_nothing(behind),
        (None, None) => count(before) <= 1 && says_nothing(behind),
    }
}
