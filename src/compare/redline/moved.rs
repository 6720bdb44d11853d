//! What moved away, as what it became.

use super::restore::Tree as _;
use super::{Block, BlockEntry, Definition, Entry, Fate, Item, Part, PartEntry, Redline, Row, SharedBlock};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Redline {
    /// The same where what moved away holds what changed in it, as what moved to here does: for those who show the old text by itself.
    pub(crate) fn with_changes_where_it_was(&self) -> Cow<'_, Self> {
        let moved = Moved::of(&self.parts);
        if moved.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut redline = self.clone();
        for part in &mut redline.parts {
            if !put(part, &moved.parts) && part.content.is_changed() {
                moved.put(&mut Arc::make_mut(&mut part.content).blocks);
            }
        }
        Cow::Owned(redline)
    }
}

/// What moved to here, by the number of its move.
#[derive(Default)]
struct Moved {
    parts: BTreeMap<usize, Arc<Part>>,
    blocks: BTreeMap<usize, SharedBlock>,
    items: BTreeMap<usize, Item>,
    rows: BTreeMap<usize, Row>,
    definitions: BTreeMap<usize, Definition>,
}

fn learn<T: Clone>(entry: &Entry<T>, moved: &mut BTreeMap<usize, T>) {
    if let Fate::MovedHere(number) = entry.fate {
        moved.insert(number, entry.content.clone());
    }
}

/// Whether it moved away.
fn put<T: Clone>(entry: &mut Entry<T>, moved: &BTreeMap<usize, T>) -> bool {
    let Fate::MovedAway(number) = entry.fate else { return false };
    if let Some(became) = moved.get(&number) {
        entry.content = became.clone();
    }
    true
}

impl Moved {
    fn of(parts: &[PartEntry]) -> Self {
        let mut moved = Self::default();
        for part in parts {
            learn(part, &mut moved.parts);
            moved.learn(&part.content.blocks);
        }
        moved
    }

    fn is_empty(&self) -> bool {
        let Self { parts, blocks, items, rows, definitions } = self;
        parts.is_empty() && blocks.is_empty() && items.is_empty() && rows.is_empty() && definitions.is_empty()
    }

    fn learn(&mut self, entries: &[BlockEntry]) {
        for entry in entries.iter().filter(|entry| entry.content.source().is_none()) {
            learn(entry, &mut self.blocks);
            match &*entry.content {
                Block::List(list) => {
                    for item in &list.items {
                        learn(item, &mut self.items);
                        self.learn(&item.content.blocks);
                    }
                }
                Block::Quote(blocks) => self.learn(blocks),
                Block::Table(table) => table.rows.iter().for_each(|row| learn(row, &mut self.rows)),
                Block::Definitions(definitions) => {
                    for definition in definitions {
                        learn(definition, &mut self.definitions);
                        definition.content.details.iter().for_each(|details| self.learn(&details.content));
                    }
                }
                Block::Paragraph(_) | Block::Code(_) | Block::Rule => {}
            }
        }
    }

    fn put(&self, entries: &mut [BlockEntry]) {
        for entry in entries {
            if put(entry, &self.blocks) || !entry.content.changed(true) {
                continue;
            }
            match entry.content.to_mut() {
                Block::List(list) => {
                    for item in &mut list.items {
                        if !put(item, &self.items) {
                            self.put(&mut item.content.blocks);
                        }
                    }
                }
                Block::Quote(blocks) => self.put(blocks),
                Block::Table(table) => {
                    for row in &mut table.rows {
                        put(row, &self.rows);
                    }
                }
                Block::Definitions(definitions) => {
                    for definition in definitions {
                        if !put(definition, &self.definitions) {
                            let details = definition.content.details.iter_mut();
                            details.for_each(|details| self.put(&mut details.content));
                        }
                    }
                }
                Block::Paragraph(_) | Block::Code(_) | Block::Rule => {}
            }
        }
    }
}
