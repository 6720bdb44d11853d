//! Laws of redlines, for any two texts.

use super::{Fate, Mark, PartEntry, Redline, SharedPart, moves};
use crate::compare::text_digest;
use crate::model::any_text::{blocks, inlines, section, text};
use crate::model::markup::{Block, Final, Inline, Item, List};
use crate::model::text::{Text, TextSection};
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::Arc;

/// What somebody does to a text.
#[derive(Clone, Debug)]
enum Edit {
    MoveSection(Index, Index),
    RemoveSection(Index),
    InsertSection(Index, Box<TextSection>),
    RenameSection(Index),
    Relabel(Index, String),
    MoveBlock(Index, Index, Index),
    MoveNote(Index, Index),
    ReplaceBlocks(Index, Vec<Block<Final>>),
    InsertWords(Index, Index, Vec<Inline<Final>>),
    SwapWords(Index, Index),
    Emphasize(Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        1 => (at(), at()).prop_map(|(from, to)| Edit::MoveSection(from, to)),
        1 => at().prop_map(Edit::RemoveSection),
        1 => (at(), section()).prop_map(|(at, section)| Edit::InsertSection(at, Box::new(section))),
        1 => at().prop_map(Edit::RenameSection),
        1 => (at(), "[0-9a-c.]{1,3}").prop_map(|(at, label)| Edit::Relabel(at, label)),
        1 => (at(), at(), at()).prop_map(|(from, block, to)| Edit::MoveBlock(from, block, to)),
        1 => (at(), at()).prop_map(|(from, to)| Edit::MoveNote(from, to)),
        1 => (at(), blocks()).prop_map(|(at, blocks)| Edit::ReplaceBlocks(at, blocks)),
        3 => (at(), at(), inlines()).prop_map(|(at, place, words)| Edit::InsertWords(at, place, words)),
        1 => (at(), at()).prop_map(|(at, place)| Edit::SwapWords(at, place)),
        1 => (at(), at()).prop_map(|(at, place)| Edit::Emphasize(at, place)),
    ]
}

/// All lines of a text that an edit can be made in.
fn lines<'a>(blocks: &'a mut [Block<Final>], out: &mut Vec<&'a mut Vec<Inline<Final>>>) {
    for block in blocks {
        match block {
            Block::Paragraph(line) => out.push(line),
            Block::List(list) => list.items.iter_mut().for_each(|item| lines(&mut item.blocks, out)),
            Block::Quote(blocks) => lines(blocks, out),
            Block::Table(table) => out.extend(table.rows.iter_mut().flatten()),
            Block::Definitions(all) => {
                for one in all {
                    out.extend(&mut one.terms);
                    one.details.iter_mut().for_each(|blocks| lines(blocks, out));
                }
            }
            _ => {}
        }
    }
}

fn apply(text: &mut Text, edit: Edit) {
    let sections = text.sections.len();
    if let Edit::InsertSection(at, section) = edit {
        return text.sections.insert(at.index(sections + 1), Arc::new(*section));
    }
    if let Edit::MoveNote(from, to) = edit {
        let notes = text.footnotes.len();
        if notes > 0 {
            let note = text.footnotes.remove(from.index(notes));
            text.footnotes.insert(to.index(notes), note);
        }
        return;
    }
    if sections == 0 {
        return;
    }
    let mut in_line = |at: Index, change: &mut dyn FnMut(&mut Vec<Inline<Final>>)| {
        let mut all = Vec::new();
        text.sections.iter_mut().for_each(|section| lines(&mut Arc::make_mut(section).blocks, &mut all));
        if !all.is_empty() {
            let at = at.index(all.len());
            change(all[at]);
        }
    };
    match edit {
        Edit::InsertWords(at, place, words) => in_line(at, &mut |line| {
            let place = place.index(line.len() + 1);
            line.splice(place..place, words.clone());
        }),
        Edit::SwapWords(at, place) => in_line(at, &mut |line| {
            if !line.is_empty() {
                let place = place.index(line.len());
                line.swap(0, place);
            }
        }),
        Edit::Emphasize(at, place) => in_line(at, &mut |line| {
            let rest = line.split_off(place.index(line.len() + 1));
            line.push(Inline::Strong(rest));
        }),
        Edit::MoveSection(from, to) => {
            let section = text.sections.remove(from.index(sections));
            text.sections.insert(to.index(sections), section);
        }
        Edit::RemoveSection(at) => drop(text.sections.remove(at.index(sections))),
        Edit::RenameSection(at) => {
            let section = Arc::make_mut(&mut text.sections[at.index(sections)]);
            let id = crate::id::SectionId::parse("renamed").expect("an id");
            section.was.push(std::mem::replace(&mut section.id, id));
        }
        Edit::Relabel(at, label) => Arc::make_mut(&mut text.sections[at.index(sections)]).label = Some(label),
        Edit::MoveBlock(from, block, to) => {
            let from = &mut Arc::make_mut(&mut text.sections[from.index(sections)]).blocks;
            if !from.is_empty() {
                let block = from.remove(block.index(from.len()));
                Arc::make_mut(&mut text.sections[to.index(sections)]).blocks.push(block);
            }
        }
        Edit::ReplaceBlocks(at, blocks) => Arc::make_mut(&mut text.sections[at.index(sections)]).blocks = blocks,
        Edit::InsertSection(..) | Edit::MoveNote(..) => {}
    }
}

/// Two texts that have little or much in common.
pub(crate) fn two() -> impl Strategy<Value = (Text, Text)> {
    let edits = || prop::collection::vec(edit(), 0..5);
    let edited = (text(), edits()).prop_map(|(old, edits)| {
        let mut new = old.clone();
        edits.into_iter().for_each(|edit| apply(&mut new, edit));
        (old, new)
    });
    let divided = (text(), section(), paragraphs(), edits()).prop_map(|(text, section, (was, is), edits)| {
        let (mut old, mut new) = (text.clone(), text);
        old.sections.insert(0, Arc::new(TextSection { blocks: was, ..section.clone() }));
        new.sections.insert(0, Arc::new(TextSection { blocks: is, ..section }));
        edits.into_iter().for_each(|edit| apply(&mut new, edit));
        (old, new)
    });
    prop_oneof![3 => edited, 1 => divided, 1 => (text(), text())]
}

/// The same words in paragraphs that are divided otherwise, or became items; some of them are strong.
fn paragraphs() -> impl Strategy<Value = (Vec<Block<Final>>, Vec<Block<Final>>)> {
    let word = (0..200_u32, prop::bool::weighted(0.4), prop::bool::weighted(0.1), prop::bool::weighted(0.1));
    (prop::collection::vec(word, 4..60), any::<Index>(), prop::bool::weighted(0.3)).prop_map(|(words, from, listed)| {
        let paragraphs = |ends: fn(&(u32, bool, bool, bool)) -> bool| -> Vec<Block<Final>> {
            let inline = |words: &[(u32, bool, bool, bool)]| {
                let text = Inline::Text(words.iter().map(|word| format!("w{} ", word.0)).collect());
                if words[0].1 { Inline::Strong(vec![text]) } else { text }
            };
            let paragraph = |words: &[(u32, bool, bool, bool)]| {
                Block::Paragraph(words.chunk_by(|a, b| a.1 == b.1).map(inline).collect())
            };
            words.split_inclusive(ends).map(paragraph).collect()
        };
        let old = paragraphs(|word| word.2);
        let mut new = paragraphs(if listed { |word| word.2 } else { |word| word.3 });
        if listed {
            let item = |block| Item { id: None, label: None, blocks: vec![block] };
            let items = new.split_off(from.index(new.len())).into_iter().map(item).collect();
            new.push(Block::List(List { start: None, tight: true, items }));
        }
        (old, new)
    })
}

/// What only one of the texts says, piece by piece.
fn only(redline: &Redline, mark: Mark) -> Vec<String> {
    let mut only = Vec::new();
    redline.for_each_line(&mut |line, fate| {
        let whole = match fate {
            Fate::Kept | Fate::MovedHere(_) => None,
            Fate::Inserted => Some(Mark::Inserted),
            Fate::Deleted => Some(Mark::Deleted),
            // It is kept, where it moved to.
            Fate::MovedAway(_) => Some(Mark::Kept),
        };
        let marked = line.iter().filter(|piece| whole.unwrap_or(piece.mark) == mark);
        only.extend(marked.map(|piece| format!("{:?}", piece.content)));
    });
    only.sort_unstable();
    only
}

type Law = Result<(), TestCaseError>;

/// Rejecting every change gives the old text, accepting every change the new one.
pub(crate) fn gives_back_both(old: &Text, new: &Text) -> Law {
    let redline = Redline::between(old, new);
    prop_assert_eq!(text_digest(&redline.old()), text_digest(old), "\n{:#?}", redline);
    prop_assert_eq!(text_digest(&redline.new()), text_digest(new), "\n{:#?}", redline);
    Ok(())
}

/// A redline is empty exactly when the digests of both texts are equal.
pub(crate) fn is_empty_where_digests_are_equal(old: &Text, new: &Text) -> Law {
    let redline = Redline::between(old, new);
    prop_assert_eq!(redline.is_empty(), text_digest(old) == text_digest(new), "\n{:#?}", redline);
    let itself = Redline::between(old, &old.clone());
    prop_assert!(itself.is_empty());
    prop_assert_eq!(itself.summary(), Default::default());
    Ok(())
}

/// Swapping the texts swaps insertions and deletions.
pub(crate) fn is_turned_by_swapping(old: &Text, new: &Text) -> Law {
    let (there, back) = (Redline::between(old, new), Redline::between(new, old));
    let (a, b) = (there.summary(), back.summary());
    // A translation that arrives one way is one that goes the other way.
    prop_assert_eq!(
        (a.added, a.removed, a.moved, a.amended + a.translated),
        (b.removed, b.added, b.moved, b.amended + b.translated)
    );
    prop_assert_eq!((a.inserted, a.deleted), (b.deleted, b.inserted), "\n{:#?}\n{:#?}", there, back);
    prop_assert_eq!(only(&there, Mark::Inserted), only(&back, Mark::Deleted), "\n{:#?}\n{:#?}", there, back);
    prop_assert_eq!(only(&there, Mark::Deleted), only(&back, Mark::Inserted), "\n{:#?}\n{:#?}", there, back);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn rejecting_gives_the_old_text_and_accepting_the_new_one((old, new) in two()) {
        gives_back_both(&old, &new)?;
    }

    #[test]
    fn a_redline_is_empty_exactly_when_the_digests_are_equal((old, new) in two()) {
        is_empty_where_digests_are_equal(&old, &new)?;
    }

    #[test]
    fn swapping_the_texts_swaps_insertions_and_deletions((old, new) in two()) {
        is_turned_by_swapping(&old, &new)?;
    }

    #[test]
    fn a_redline_is_always_the_same((old, new) in two()) {
        prop_assert_eq!(Redline::between(&old, &new), Redline::between(&old.clone(), &new.clone()));
    }

    #[test]
    fn nothing_that_moved_is_overlooked((old, new) in two()) {
        let redline = Redline::between(&old, &new);
        let mut again = redline.clone();
        moves::find(&mut again);
        // What has moved is found once.
        prop_assert_eq!(again, redline);
    }

    #[test]
    fn redlines_that_share_sections_are_as_alone((old, new) in two(), edits in prop::collection::vec(edit(), 1..3), both in any::<bool>()) {
        // Another edition: its text differs from this one before and after, or only after.
        let (mut other_old, mut other_new) = (old.clone(), new.clone());
        for edit in edits {
            if both {
                apply(&mut other_old, edit.clone());
            }
            apply(&mut other_new, edit);
        }
        let language = new.title.language.clone();
        let mut known: Vec<(Arc<TextSection>, Arc<TextSection>, SharedPart)> = Vec::new();
        let mut compare = |old: &Arc<TextSection>, new: &Arc<TextSection>| {
            if let Some((.., shared)) = known.iter().find(|(a, b, _)| Arc::ptr_eq(a, old) && Arc::ptr_eq(b, new)) {
                return shared.clone();
            }
            let shared = SharedPart::of_section(old, new, &language);
            known.push((Arc::clone(old), Arc::clone(new), shared.clone()));
            shared
        };
        for (old, new) in [(&old, &new), (&other_old, &other_new), (&new, &other_new), (&old, &new)] {
            let redline = Redline::with_sections(old, new, &language, &mut compare);
            prop_assert_eq!(&redline, &Redline::in_language(old, new, &language));
            prop_assert_eq!(redline.summary(), redline.parts.iter().map(PartEntry::summary).sum());
        }
    }
}
