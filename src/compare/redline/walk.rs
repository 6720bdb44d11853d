//! Every line of a redline, with what became of it as part of what it stands in.

use super::{Block, BlockEntry, Definition, Entry, Fate, Item, Line, Part, PartEntry, Redline, SharedBlock};

impl Redline {
    /// Calls `visit` with every line in the order of reading. The fate is that of the line itself: kept, though perhaps with
    /// changes, or within something that came, went, or moved from here. What moved to here counts as kept.
    pub fn for_each_line<'a>(&'a self, visit: &mut dyn FnMut(&'a Line, Fate)) {
        self.parts.iter().for_each(|part| part_lines(&part.content, within(Fate::Kept, part.fate), visit));
    }
}

/// The lines of a part, [as above](Redline::for_each_line).
pub(super) fn part_lines<'a>(part: &'a Part, fate: Fate, visit: &mut dyn FnMut(&'a Line, Fate)) {
    visit(&part.heading, fate);
    part.blocks.lines(fate, visit);
}

/// The lines of a part that both texts have and that were compared word by word: what stands as it is, comes, or goes holds no change
/// of words, and is not looked at.
pub(super) fn compared_lines<'a>(part: &'a PartEntry, visit: &mut dyn FnMut(&'a Line)) {
    fn lines<'a>(entries: &'a [Entry<Line>], visit: &mut dyn FnMut(&'a Line)) {
        entries.iter().filter(|entry| entry.fate.is_compared()).for_each(|entry| visit(&entry.content));
    }
    fn blocks<'a>(entries: &'a [BlockEntry], visit: &mut dyn FnMut(&'a Line)) {
        for entry in entries.iter().filter(|entry| entry.fate.is_compared() && entry.content.source().is_none()) {
            match &*entry.content {
                Block::Paragraph(line) | Block::Code(line) => visit(line),
                Block::List(list) => {
                    let items = list.items.iter().filter(|item| item.fate.is_compared());
                    items.for_each(|item| blocks(&item.content.blocks, visit));
                }
                Block::Quote(content) => blocks(content, visit),
                Block::Table(table) => {
                    lines(&table.head, visit);
                    table.rows.iter().filter(|row| row.fate.is_compared()).for_each(|row| lines(&row.content, visit));
                }
                Block::Rule => {}
                Block::Definitions(definitions) => {
                    for definition in definitions.iter().filter(|definition| definition.fate.is_compared()) {
                        lines(&definition.content.terms, visit);
                        let details = definition.content.details.iter().filter(|details| details.fate.is_compared());
                        details.for_each(|details| blocks(&details.content, visit));
                    }
                }
            }
        }
    }
    if part.fate.is_compared() {
        visit(&part.content.heading);
        blocks(&part.content.blocks, visit);
    }
}

/// What became of something within what has the fate `outer`.
pub(super) fn within(outer: Fate, fate: Fate) -> Fate {
    match (outer, fate) {
        (_, Fate::MovedHere(_)) => Fate::Kept,
        (outer, Fate::Kept) => outer,
        (_, fate) => fate,
    }
}

/// What consists of lines.
pub(super) trait Lines {
    /// Calls `visit` with each, [as above](Redline::for_each_line), of what has the fate `fate` itself.
    fn lines<'a>(&'a self, fate: Fate, visit: &mut dyn FnMut(&'a Line, Fate));
}

impl<T: Lines> Lines for Vec<Entry<T>> {
    fn lines<'a>(&'a self, fate: Fate, visit: &mut dyn FnMut(&'a Line, Fate)) {
        self.iter().for_each(|entry| entry.content.lines(within(fate, entry.fate), visit));
    }
}

impl Lines for SharedBlock {
    fn lines<'a>(&'a self, fate: Fate, visit: &mut dyn FnMut(&'a Line, Fate)) {
        (**self).lines(fate, visit);
    }
}

impl Lines for Line {
    fn lines<'a>(&'a self, fate: Fate, visit: &mut dyn FnMut(&'a Line, Fate)) {
        visit(self, fate);
    }
}

impl Lines for Block {
    fn lines<'a>(&'a self, fate: Fate, visit: &mut dyn FnMut(&'a Line, Fate)) {
        match self {
            Self::Paragraph(line) | Self::Code(line) => visit(line, fate),
            Self::List(list) => list.items.lines(fate, visit),
            Self::Quote(blocks) => blocks.lines(fate, visit),
            Self::Table(table) => {
                table.head.lines(fate, visit);
                table.rows.lines(fate, visit);
            }
            Self::Rule => {}
            Self::Definitions(definitions) => definitions.lines(fate, visit),
        }
    }
}

impl Lines for Item {
    fn lines<'a>(&'a self, fate: Fate, visit: &mut dyn FnMut(&'a Line, Fate)) {
        self.blocks.lines(fate, visit);
    }
}

impl Lines for Definition {
    fn lines<'a>(&'a self, fate: Fate, visit: &mut dyn FnMut(&'a Line, Fate)) {
        self.terms.lines(fate, visit);
        self.details.lines(fate, visit);
    }
}

/// Calls `visit` with every line of a part, to be changed, and what became of it, as [`part_lines`] does.
pub(crate) fn part_lines_mut(part: &mut Part, fate: Fate, visit: &mut dyn FnMut(&mut Line, Fate)) {
    visit(&mut part.heading, fate);
    blocks_mut(&mut part.blocks, fate, visit);
}

fn blocks_mut(entries: &mut [BlockEntry], outer: Fate, visit: &mut dyn FnMut(&mut Line, Fate)) {
    for entry in entries {
        let fate = within(outer, entry.fate);
        match entry.content.to_mut() {
            Block::Paragraph(line) | Block::Code(line) => visit(line, fate),
            Block::List(list) => {
                for item in &mut list.items {
                    blocks_mut(&mut item.content.blocks, within(fate, item.fate), visit);
                }
            }
            Block::Quote(content) => blocks_mut(content, fate, visit),
            Block::Table(table) => {
                cells_mut(&mut table.head, fate, visit);
                table.rows.iter_mut().for_each(|row| cells_mut(&mut row.content, within(fate, row.fate), visit));
            }
            Block::Rule => {}
            Block::Definitions(definitions) => {
                for Entry { fate: own, content } in definitions {
                    let fate = within(fate, *own);
                    cells_mut(&mut content.terms, fate, visit);
                    for details in &mut content.details {
                        blocks_mut(&mut details.content, within(fate, details.fate), visit);
                    }
                }
            }
        }
    }
}

fn cells_mut(cells: &mut [Entry<Line>], outer: Fate, visit: &mut dyn FnMut(&mut Line, Fate)) {
    cells.iter_mut().for_each(|cell| visit(&mut cell.content, within(outer, cell.fate)));
}
