//! Every line of a redline, with what became of it as part of what it stands in.

use super::{Block, Entry, Fate, Line, Part, Redline};

impl Redline {
    /// Calls `visit` with every line in the order of reading. The fate is that of the line itself: kept, though perhaps with
    /// changes, or within something that came, went, or moved from here. What moved to here counts as kept.
    pub fn for_each_line<'a>(&'a self, visit: &mut dyn FnMut(&'a Line, Fate)) {
        all(&self.parts, Fate::Kept, &mut |part: &'a Part, fate| part_lines(part, fate, visit));
    }
}

/// The lines of a part, [as above](Redline::for_each_line).
pub(super) fn part_lines<'a>(part: &'a Part, fate: Fate, visit: &mut dyn FnMut(&'a Line, Fate)) {
    visit(&part.heading, fate);
    blocks(&part.blocks, fate, visit);
}

/// What became of something within what has the fate `outer`.
pub(super) fn within(outer: Fate, fate: Fate) -> Fate {
    match (outer, fate) {
        (_, Fate::MovedHere(_)) => Fate::Kept,
        (outer, Fate::Kept) => outer,
        (_, fate) => fate,
    }
}

fn all<'a, T>(entries: &'a [Entry<T>], outer: Fate, each: &mut dyn FnMut(&'a T, Fate)) {
    entries.iter().for_each(|entry| each(&entry.content, within(outer, entry.fate)));
}

fn blocks<'a>(entries: &'a [Entry<Block>], outer: Fate, visit: &mut dyn FnMut(&'a Line, Fate)) {
    all(entries, outer, &mut |block, fate| match block {
        Block::Paragraph(line) | Block::Code(line) => visit(line, fate),
        Block::List(list) => all(&list.items, fate, &mut |item, fate| blocks(&item.blocks, fate, visit)),
        Block::Quote(content) => blocks(content, fate, visit),
        Block::Table(table) => {
            all(&table.head, fate, visit);
            all(&table.rows, fate, &mut |row, fate| all(row, fate, visit));
        }
        Block::Rule => {}
        Block::Definitions(definitions) => all(definitions, fate, &mut |definition, fate| {
            all(&definition.terms, fate, visit);
            all(&definition.details, fate, &mut |details, fate| blocks(details, fate, visit));
        }),
    });
}

/// Calls `visit` with every line, to be changed.
pub(crate) fn for_each_line_mut(redline: &mut Redline, visit: &mut dyn FnMut(&mut Line)) {
    for part in &mut redline.parts {
        visit(&mut part.content.heading);
        blocks_mut(&mut part.content.blocks, visit);
    }
}

fn blocks_mut(entries: &mut [Entry<Block>], visit: &mut dyn FnMut(&mut Line)) {
    for entry in entries {
        match &mut entry.content {
            Block::Paragraph(line) | Block::Code(line) => visit(line),
            Block::List(list) => list.items.iter_mut().for_each(|item| blocks_mut(&mut item.content.blocks, visit)),
            Block::Quote(content) => blocks_mut(content, visit),
            Block::Table(table) => {
                let rows = table.rows.iter_mut().flat_map(|row| &mut row.content);
                table.head.iter_mut().chain(rows).for_each(|cell| visit(&mut cell.content));
            }
            Block::Rule => {}
            Block::Definitions(definitions) => {
                for definition in definitions {
                    definition.content.terms.iter_mut().for_each(|term| visit(&mut term.content));
                    definition.content.details.iter_mut().for_each(|details| blocks_mut(&mut details.content, visit));
                }
            }
        }
    }
}
