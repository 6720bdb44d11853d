//! Two texts into one tree.

use super::divide::{self, Division};
use super::sections::Partners;
use super::walk::part_lines_mut;
use super::{
    Block, BlockEntry, Both, Definition, Entry, Fate, Item, KnownSection, Line, List, Mark, Part, Place, Redline, Row,
    SectionPlace, SharedBlock, SharedPart, Table,
};
use super::{columns, moves, quiet, sections};
use crate::compare::bag::Bag;
use crate::compare::sequence::{Pairs, around_middle};
use crate::compare::spaces::spaced;
use crate::compare::unit::Unit;
use crate::compare::{alignment, line};
use crate::locale::Language;
use crate::model::markup as source;
use crate::model::markup::{Final, Inline, plain_text};
use crate::model::text::{self, Text, TextBody, TextSection};
use std::sync::Arc;

/// The redline of two texts of an edition in the language `around`; `compare` compares their sections.
pub(super) fn redline(
    old: &Text,
    new: &Text,
    around: &Language,
    compare: &mut dyn FnMut(&Arc<TextSection>, &Arc<TextSection>) -> SharedPart,
) -> Redline {
    let mut parts = vec![kept(title(Place::Title, &old.title, &new.title, around))];
    parts.extend(one_or_both(old.description.as_ref(), new.description.as_ref(), |old, new| {
        title(Place::Description, old, new, around)
    }));
    parts.extend(one_or_both(old.preamble.as_ref(), new.preamble.as_ref(), |old, new| {
        body(Place::Preamble, old, new, around)
    }));
    let clauses = |text: &Text| -> Option<Vec<source::Block<Final>>> {
        let clauses = text.precedence.iter().cloned().map(source::Block::Paragraph);
        (!text.precedence.is_empty()).then(|| clauses.collect())
    };
    parts.extend(one_or_both(clauses(old).as_ref(), clauses(new).as_ref(), |old, new| Part {
        place: Place::Precedence,
        language: None,
        arrived: false,
        heading: Line::new(),
        blocks: sequence(old, new),
    }));
    let mut parts: Vec<Entry<SharedPart>> = parts.into_iter().map(shared).collect();
    parts.extend(sections::sections(&old.sections, &new.sections, compare));
    let moved = parts.iter().filter(|part| matches!(part.fate, Fate::MovedHere(_))).count();
    parts.extend(notes(&old.footnotes, &new.footnotes, around, moved + 1));
    let moved = moves::may_be(&parts);
    let parts = parts.into_iter().map(|Entry { fate, content }| Entry { fate, content: content.part });
    let mut redline = Redline { parts: parts.collect() };
    if moved {
        moves::find(&mut redline);
    }
    quiet::find(&mut redline);
    redline
}

fn shared(Entry { fate, content }: Entry<Part>) -> Entry<SharedPart> {
    Entry { fate, content: SharedPart::new(fate, content) }
}

fn kept<T>(content: T) -> Entry<T> {
    Entry { fate: Fate::Kept, content }
}

/// What one text may lack.
fn one_or_both<S, T>(old: Option<&S>, new: Option<&S>, pair: impl Fn(&S, &S) -> T) -> Option<Entry<T>> {
    let (fate, old, new) = match (old, new) {
        (Some(old), Some(new)) => (Fate::Kept, old, new),
        (Some(old), None) => (Fate::Deleted, old, old),
        (None, Some(new)) => (Fate::Inserted, new, new),
        (None, None) => return None,
    };
    Some(Entry { fate, content: pair(old, new) })
}

/// The notes of two texts; the first that moved has the number `first`.
fn notes(old: &[TextBody], new: &[TextBody], around: &Language, first: usize) -> Vec<Entry<SharedPart>> {
    let kept = aligned(old, new, |note| Unit::of_blocks('m', &note.blocks));
    let rest = |notes: &[TextBody], place: fn(&(usize, usize)) -> usize| -> (Vec<usize>, Vec<_>) {
        let rest = notes.iter().enumerate().filter(|(at, _)| kept.binary_search_by_key(at, place).is_err());
        rest.map(|(at, note)| (at, note.blocks.clone())).unzip()
    };
    let ((old_places, old_rest), (new_places, new_rest)) = (rest(old, |pair| pair.0), rest(new, |pair| pair.1));
    // They stand in the order of what refers to them, which may have moved.
    let moved = moves::partners::<Vec<BlockEntry>>(&old_rest, &new_rest);
    let moved = moved.into_iter().map(|(i, j)| (old_places[i], new_places[j])).collect();
    let note = |(i, old): (usize, &[TextBody]), (j, new): (usize, &[TextBody]), fate| {
        let place = Place::Note(Both { old: i + 1, new: j + 1 });
        SharedPart::new(fate, body(place, &old[i], &new[j], around))
    };
    sections::in_places(
        Partners { kept, moved },
        (old.len(), new.len()),
        first,
        |at, fate| note((at, old), (at, old), fate),
        |at, fate| note((at, new), (at, new), fate),
        |i, j| note((i, old), (j, new), Fate::Kept),
    )
}

fn title(place: Place, old: &text::Line, new: &text::Line, around: &Language) -> Part {
    let language = Both::of(&old.language, &new.language);
    let heading = if translated(&language, || (Bag::of_line(&old.content), Bag::of_line(&new.content))) {
        line::replace(&old.content, &new.content)
    } else {
        line::pair(&old.content, &new.content)
    };
    let part = Part { place, arrived: arrived(&language, around), language: None, heading, blocks: Vec::new() };
    part.in_languages(language)
}

fn body(place: Place, old: &TextBody, new: &TextBody, around: &Language) -> Part {
    let language = Both::of(&old.language, &new.language);
    let blocks = if translated(&language, || (Bag::of_blocks(&old.blocks), Bag::of_blocks(&new.blocks))) {
        replaced(&old.blocks, &new.blocks)
    } else {
        sequence(&old.blocks, &new.blocks)
    };
    let part = Part { place, arrived: arrived(&language, around), language: None, heading: Line::new(), blocks };
    part.in_languages(language)
}

/// A section of both texts, the old one and the new one, in a text in the language `around`.
pub(super) fn section(sections: [&KnownSection; 2], around: &Language) -> Part {
    let [old, new] = sections.map(|known| &*known.section);
    let language = Both::of(&old.heading.language, &new.heading.language);
    let (heading, blocks) = if translated(&language, || (section_bag(old), section_bag(new))) {
        (line::replace(&old.heading.content, &new.heading.content), replaced(&old.blocks, &new.blocks))
    } else {
        (line::pair(&old.heading.content, &new.heading.content), section_blocks(sections))
    };
    let place = section_place(old, new);
    Part { place, arrived: arrived(&language, around), language: None, heading, blocks }.in_languages(language)
}

impl Part {
    /// The part with its languages. Where they differ, words may be in the language of the text around them that were in another
    /// one, and stay in theirs.
    fn in_languages(mut self, languages: Both<Language>) -> Self {
        if languages.changed() {
            part_lines_mut(&mut self, Fate::Kept, &mut |line, _| {
                for piece in line.iter_mut().filter(|piece| piece.is_restyled()) {
                    piece.quiet = piece.languages(&languages).is_some_and(|said| !said.changed());
                }
            });
        }
        Self { language: Some(languages), ..self }
    }
}

/// The blocks of two sections: what [`sequence`] gives.
fn section_blocks(sections: [&KnownSection; 2]) -> Vec<BlockEntry> {
    let [old, new] = sections.map(|known| &known.section.blocks[..]);
    let [known_old, known_new] = sections;
    if std::ptr::eq(or_same(old, new), new) {
        return (0..new.len()).map(|at| kept(known_new.block(at))).collect();
    }
    let pairs = around_middle(
        &known_old.blocks(),
        &known_new.blocks(),
        |(old, _), (new, _)| old == new,
        |old, new| aligned_units(old, new, |(block, words)| SharedBlock::unit(block).with_words(words)),
    );
    merged_blocks(
        pairs,
        (old, new),
        |at| known_old.block(at),
        |at| known_new.block(at),
        |i, j| if old[i] == new[j] { known_new.block(j) } else { SharedBlock::pair(&old[i], &new[j]) },
    )
}

/// What [`merged`] gives of blocks, of which some were divided or joined.
fn merged_blocks(
    mut pairs: Pairs,
    (old, new): (&[source::Block<Final>], &[source::Block<Final>]),
    of_old: impl Fn(usize) -> SharedBlock,
    of_new: impl Fn(usize) -> SharedBlock,
    pair: impl Fn(usize, usize) -> SharedBlock,
) -> Vec<BlockEntry> {
    let divisions = divide::divisions(old, new, &pairs);
    if !divisions.is_empty() {
        let mut rest = divisions.iter().peekable();
        pairs.retain(|(i, _)| {
            while rest.next_if(|division| division.old.end <= *i).is_some() {}
            rest.peek().is_none_or(|division| !division.old.contains(i))
        });
        pairs.extend(divisions.iter().map(|division| (division.old.start, division.new.start)));
        pairs.sort_unstable();
    }
    let mut divisions = divisions.into_iter().peekable();
    merged_in_steps(&pairs, (old.len(), new.len()), of_old, of_new, |i, j| {
        match divisions.next_if(|division| (division.old.start, division.new.start) == (i, j)) {
            Some(Division { old, new, line }) => (SharedBlock::new(Block::Paragraph(line)), (old.len(), new.len())),
            None => (pair(i, j), (1, 1)),
        }
    })
}

/// A block that is the same in both texts, or in one only.
pub(super) fn whole_block(block: &source::Block<Final>) -> Block {
    block_pair(block, block)
}

fn section_place(old: &TextSection, new: &TextSection) -> Place {
    Place::Section(SectionPlace {
        id: Both::of(&old.id, &new.id),
        was: new.was.clone(),
        level: Both::of(&old.level, &new.level),
        label: label(old.label.as_deref(), new.label.as_deref()),
    })
}

/// A section of one text.
pub(super) fn whole_section(section: &TextSection) -> Part {
    let language = Some(Both::of(&section.heading.language, &section.heading.language));
    let heading = line::whole(&section.heading.content);
    Part {
        place: section_place(section, section),
        language,
        arrived: false,
        heading,
        blocks: sequence(&section.blocks, &section.blocks),
    }
}

/// Whether what is said is in the language of the text around it now, and was not. Where British English stands beside English,
/// neither is a translation.
fn arrived(language: &Both<Language>, around: &Language) -> bool {
    let serves = |one: &Language| around.is_served_by(one) || one.is_served_by(around);
    serves(&language.new) && !serves(&language.old)
}

/// Whether something is said in another language; else a language was only named anew.
fn translated(language: &Both<Language>, bags: impl FnOnce() -> (Bag, Bag)) -> bool {
    language.changed() && {
        let (old, new) = bags();
        old.similarity(&new) < 500
    }
}

/// The words of a section.
pub(super) fn section_bag(section: &TextSection) -> Bag {
    let mut bag = Bag::of_line(&section.heading.content);
    bag.add_blocks(&section.blocks);
    bag
}

/// Everything old deleted, everything new inserted.
fn replaced(old: &[source::Block<Final>], new: &[source::Block<Final>]) -> Vec<BlockEntry> {
    let entry = |fate| move |block| Entry { fate, content: Node::whole(block) };
    old.iter().map(entry(Fate::Deleted)).chain(new.iter().map(entry(Fate::Inserted))).collect()
}

fn label(old: Option<&str>, new: Option<&str>) -> super::Label {
    Both { old: old.map(spaced), new: new.map(spaced) }
}

/// A node of the redline, of which each text has one or none.
pub(super) trait Node: Sized {
    /// What it is in a text.
    type Source: PartialEq;

    /// Whether people know one by a name: an id, a first cell, a term.
    const NAMED: bool = false;

    /// What it is aligned by.
    fn unit(source: &Self::Source) -> Unit<'_>;

    /// What people know it by, where it is in one text only.
    fn name(&self) -> Option<String> {
        None
    }

    /// Two of a kind.
    fn pair(old: &Self::Source, new: &Self::Source) -> Self;

    /// The same of two that stand in one table, if these columns of it are the same.
    fn pair_in_columns(old: &Self::Source, new: &Self::Source, _: &Pairs) -> Self {
        Self::pair(old, new)
    }

    /// One alone.
    fn whole(source: &Self::Source) -> Self {
        Self::pair(source, source)
    }

    /// Two sequences in one, of which these are the same, perhaps changed.
    fn in_pairs(pairs: Pairs, old: &[Self::Source], new: &[Self::Source]) -> Vec<Entry<Self>> {
        in_pairs(&pairs, old, new)
    }
}

/// `old`, or `new` itself if both are the same to the letter, as most of what is compared is: then nothing more is compared.
fn or_same<'a, S: PartialEq + ?Sized>(old: &'a S, new: &'a S) -> &'a S {
    if std::ptr::eq(old, new) || old == new { new } else { old }
}

/// Which members of two sequences are the same, perhaps changed.
pub(super) fn aligned<S: PartialEq>(old: &[S], new: &[S], unit: for<'s> fn(&'s S) -> Unit<'s>) -> Pairs {
    if std::ptr::eq(old, new) {
        return (0..old.len()).map(|at| (at, at)).collect();
    }
    around_middle(old, new, S::eq, |old, new| aligned_units(old, new, unit))
}

/// The same by what they are aligned by alone.
fn aligned_units<'s, S>(old: &'s [S], new: &'s [S], unit: impl Fn(&'s S) -> Unit<'s>) -> Pairs {
    let [old, new] = [old, new].map(|nodes| {
        let mut units: Vec<_> = nodes.iter().map(&unit).collect();
        Unit::name_by_headings(&mut units);
        units
    });
    alignment::aligned(&old, &new)
}

/// Two sequences of nodes.
fn sequence<T: Node>(old: &[T::Source], new: &[T::Source]) -> Vec<Entry<T>> {
    let old = or_same(old, new);
    T::in_pairs(aligned(old, new, T::unit), old, new)
}

fn in_pairs<T: Node>(pairs: &Pairs, old: &[T::Source], new: &[T::Source]) -> Vec<Entry<T>> {
    merged(
        pairs,
        (old.len(), new.len()),
        |at| T::whole(&old[at]),
        |at| T::whole(&new[at]),
        |i, j| T::pair(&old[i], &new[j]),
    )
}

/// One sequence of two: between pairs, what only the old one has stands before what only the new one has.
pub(super) fn merged<T>(
    pairs: &Pairs,
    lengths: (usize, usize),
    old: impl Fn(usize) -> T,
    new: impl Fn(usize) -> T,
    pair: impl Fn(usize, usize) -> T,
) -> Vec<Entry<T>> {
    merged_in_steps(pairs, lengths, old, new, |i, j| (pair(i, j), (1, 1)))
}

/// The same of pairs of which each is of one or several on either side.
fn merged_in_steps<T>(
    pairs: &Pairs,
    lengths: (usize, usize),
    old: impl Fn(usize) -> T,
    new: impl Fn(usize) -> T,
    mut pair: impl FnMut(usize, usize) -> (T, (usize, usize)),
) -> Vec<Entry<T>> {
    let mut entries = Vec::with_capacity(lengths.0.max(lengths.1));
    let mut at = (0, 0);
    for &(i, j) in pairs.iter().chain([&lengths]) {
        entries.extend((at.0..i).map(|at| Entry { fate: Fate::Deleted, content: old(at) }));
        entries.extend((at.1..j).map(|at| Entry { fate: Fate::Inserted, content: new(at) }));
        if (i, j) != lengths {
            let (content, taken) = pair(i, j);
            entries.push(kept(content));
            at = (i + taken.0, j + taken.1);
        }
    }
    entries
}

impl Node for Line {
    type Source = Vec<Inline<Final>>;

    fn unit(line: &Self::Source) -> Unit<'_> {
        Unit::of_lines(std::slice::from_ref(line))
    }

    fn pair(old: &Self::Source, new: &Self::Source) -> Self {
        if std::ptr::eq(old, new) { line::whole(new) } else { line::pair(old, new) }
    }
}

impl Node for SharedBlock {
    type Source = source::Block<Final>;

    fn unit(block: &Self::Source) -> Unit<'_> {
        let kind = match block {
            source::Block::Paragraph(_) => 'p',
            source::Block::List(_) => 'u',
            source::Block::Quote(_) => 'q',
            source::Block::Code(_) => 'c',
            source::Block::Table(_) => 't',
            source::Block::Rule => 'h',
            source::Block::Definitions(_) => 'y',
            source::Block::Slot(never) => match *never {},
        };
        Unit::of_blocks(kind, std::slice::from_ref(block))
    }

    fn pair(old: &Self::Source, new: &Self::Source) -> Self {
        Self::new(block_pair(old, new))
    }

    fn in_pairs(pairs: Pairs, old: &[Self::Source], new: &[Self::Source]) -> Vec<BlockEntry> {
        merged_blocks(
            pairs,
            (old, new),
            |at| <Self as Node>::whole(&old[at]),
            |at| <Self as Node>::whole(&new[at]),
            |i, j| Self::pair(&old[i], &new[j]),
        )
    }
}

/// Two blocks of a kind.
fn block_pair(old: &source::Block<Final>, new: &source::Block<Final>) -> Block {
    match (old, new) {
        (source::Block::Paragraph(old), source::Block::Paragraph(new)) => Block::Paragraph(Line::pair(old, new)),
        (source::Block::List(old), source::Block::List(new)) => Block::List(List {
            start: Both::of(&old.start, &new.start),
            tight: new.tight,
            items: sequence(&old.items, &new.items),
        }),
        (source::Block::Quote(old), source::Block::Quote(new)) => Block::Quote(sequence(old, new)),
        (source::Block::Code(old), source::Block::Code(new)) if std::ptr::eq(old, new) => {
            Block::Code(line::whole_literal(new))
        }
        (source::Block::Code(old), source::Block::Code(new)) => Block::Code(line::pair_literal(old, new)),
        (source::Block::Table(old), source::Block::Table(new)) => Block::Table(table(old, new)),
        (source::Block::Definitions(old), source::Block::Definitions(new)) => Block::Definitions(sequence(old, new)),
        (source::Block::Rule, source::Block::Rule) => Block::Rule,
        _ => unreachable!("blocks of two kinds are never one"),
    }
}

fn table(old: &source::Table<Final>, new: &source::Table<Final>) -> Table {
    let old = or_same(old, new);
    let columns = columns::columns(old, new);
    let row = |old: &[Vec<Inline<Final>>], new: &[Vec<Inline<Final>>]| row_in_columns(&columns, old, new);
    // A row is not known by a number that only counts.
    let counts = is_counted(old) && is_counted(new);
    let pairs = aligned(&old.rows, &new.rows, if counts { |cells| Unit::of_lines(cells) } else { Row::unit });
    let whole = |cells: &[Vec<Inline<Final>>]| cells.iter().map(|cell| kept(Line::whole(cell))).collect();
    let row_of_both = |old: &[Vec<Inline<Final>>], new: &[Vec<Inline<Final>>]| -> Row {
        let mut row = row(old, new);
        if let Some(number) = row.first_mut().filter(|cell| counts && cell.fate == Fate::Kept) {
            number.content.iter_mut().for_each(|piece| piece.quiet = piece.mark != Mark::Kept);
        }
        row
    };
    Table {
        cookies: new.cookies,
        alignments: new.alignments.clone(),
        head: row(&old.head, &new.head),
        rows: merged(
            &pairs,
            (old.rows.len(), new.rows.len()),
            |at| whole(&old.rows[at]),
            |at| whole(&new.rows[at]),
            |i, j| row_of_both(&old.rows[i], &new.rows[j]),
        ),
    }
}

/// A row of both texts, in a table in which these columns are the same.
fn row_in_columns(columns: &Pairs, old: &[Vec<Inline<Final>>], new: &[Vec<Inline<Final>>]) -> Row {
    let pairs = columns.iter().copied().filter(|&(i, j)| i < old.len() && j < new.len()).collect();
    in_pairs(&pairs, old, new)
}

/// Whether the first cells of a table count its rows.
fn is_counted(table: &source::Table<Final>) -> bool {
    let number = |row: &Vec<Vec<Inline<Final>>>| -> Option<u32> {
        plain_text(row.first()?).trim().trim_end_matches(['.', ')']).parse().ok()
    };
    let numbers: Option<Vec<u32>> = table.rows.iter().map(number).collect();
    numbers
        .is_some_and(|numbers| numbers.len() > 1 && numbers.windows(2).all(|two| two[0].checked_add(1) == Some(two[1])))
}

/// The cells of a row that is looked at alone.
impl Node for Row {
    type Source = Vec<Vec<Inline<Final>>>;
    const NAMED: bool = true;

    fn unit(cells: &Self::Source) -> Unit<'_> {
        Unit::of_lines(cells).named(cells.first().map(|cell| plain_text(cell)))
    }

    fn name(&self) -> Option<String> {
        self.first().map(|cell| words(&cell.content))
    }

    fn pair(old: &Self::Source, new: &Self::Source) -> Self {
        let pairs = if old.len() == new.len() {
            (0..old.len()).map(|at| (at, at)).collect()
        } else {
            aligned(old, new, Line::unit)
        };
        in_pairs(&pairs, old, new)
    }

    fn pair_in_columns(old: &Self::Source, new: &Self::Source, columns: &Pairs) -> Self {
        row_in_columns(columns, old, new)
    }
}

impl Node for Item {
    type Source = source::Item<Final>;
    const NAMED: bool = true;

    fn unit(item: &Self::Source) -> Unit<'_> {
        Unit::of_blocks('i', &item.blocks).named(item.id.as_ref().map(ToString::to_string))
    }

    fn name(&self) -> Option<String> {
        self.id.new.as_ref().map(ToString::to_string)
    }

    fn pair(old: &Self::Source, new: &Self::Source) -> Self {
        Self {
            id: Both::of(&old.id, &new.id),
            label: label(old.label.as_deref(), new.label.as_deref()),
            blocks: sequence(&old.blocks, &new.blocks),
        }
    }
}

impl Node for Definition {
    type Source = source::Definition<Final>;
    const NAMED: bool = true;

    fn unit(definition: &Self::Source) -> Unit<'_> {
        let term = definition.terms.first().map(|term| plain_text(term));
        Unit::of_definition(definition).named(term)
    }

    fn name(&self) -> Option<String> {
        self.terms.first().map(|term| words(&term.content))
    }

    fn pair(old: &Self::Source, new: &Self::Source) -> Self {
        Self { terms: sequence(&old.terms, &new.terms), details: sequence(&old.details, &new.details) }
    }
}

/// The words of a line that is in one text only.
fn words(line: &Line) -> String {
    line.iter().map(|piece| plain_text(std::slice::from_ref(&piece.content))).collect()
}

/// The blocks of a meaning or of a note.
impl Node for Vec<BlockEntry> {
    type Source = Vec<source::Block<Final>>;

    fn unit(blocks: &Self::Source) -> Unit<'_> {
        Unit::of_blocks('m', blocks)
    }

    fn pair(old: &Self::Source, new: &Self::Source) -> Self {
        sequence(old, new)
    }
}
