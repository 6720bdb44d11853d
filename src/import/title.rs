//! The title of a document and the levels of its headings.
//!
//! In: the blocks of a file with headings of any level. Out: a title, and blocks whose headings are `##` to `######`.

use super::document::{Block, Heading, Inline, plain};
use super::notes::{NoteKind, Notes};
use super::parts::one_line;
use crate::id::PolicyName;

/// A document's title, and whether a heading was it.
pub(super) struct Title {
    pub(super) words: String,
    pub(super) was_heading: bool,
}

/// Takes the title out of `blocks`, and brings the other headings to their levels. `dated` is the index of the block
/// that declares the text's date.
pub(super) fn take(blocks: &mut Vec<Block>, dated: Option<usize>, policy: &PolicyName, notes: &mut Notes) -> Title {
    let first = blocks.iter().position(|block| matches!(block, Block::Heading(_)));
    let first_level = headings(blocks).next().map(|heading| heading.level);
    let highest = headings(blocks).map(|heading| heading.level).min();
    // Texts of some years begin with `## Title` and the date below it.
    let dated_title = first == Some(0) && highest == first_level && dated.is_some_and(|at| at <= 1);
    let taken = first.filter(|_| first_level == Some(1) || dated_title);
    let heading = match taken.map(|at| blocks.remove(at)) {
        Some(Block::Heading(heading)) => Some(heading),
        _ => None,
    };
    let was_heading = heading.is_some();
    let words = match heading {
        Some(heading) => {
            if heading.level > 1 {
                notes.one(
                    NoteKind::Outline,
                    heading.line,
                    "there is no `#` heading; the one above the date is the title",
                );
            }
            words_of(heading, notes)
        }
        None => {
            let words = words_of_name(policy);
            notes.one(NoteKind::Outline, 0, format!("there is no `#` heading; the title is \"{words}\" now"));
            words
        }
    };
    level(blocks, notes);
    Title { words, was_heading }
}

fn headings(blocks: &[Block]) -> impl Iterator<Item = &Heading> {
    blocks.iter().filter_map(|block| if let Block::Heading(heading) = block { Some(heading) } else { None })
}

fn words_of(mut heading: Heading, notes: &mut Notes) -> String {
    one_line(&mut heading.text);
    if heading.text.iter().any(|inline| !matches!(inline, Inline::Text(_))) {
        notes.one(NoteKind::Lost, heading.line, "the title is plain text now");
    }
    plain(&heading.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `privacy-statement` is "Privacy statement".
fn words_of_name(policy: &PolicyName) -> String {
    let mut words = policy.as_str().replace('-', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn level(blocks: &mut [Block], notes: &mut Notes) {
    let highest = headings(blocks).map(|heading| heading.level).min().unwrap_or(2);
    if highest == 2 {
        return;
    }
    let mut deepest_line = None;
    for block in blocks.iter_mut() {
        let Block::Heading(heading) = block else { continue };
        if highest == 1 && heading.level >= 6 {
            deepest_line.get_or_insert(heading.line);
        }
        heading.level = if highest == 1 { (heading.level + 1).min(6) } else { heading.level - (highest - 2) };
    }
    let direction = if highest == 1 { "one level deeper".to_owned() } else { format!("{} levels higher", highest - 2) };
    notes.one(NoteKind::Converted, 0, format!("sections begin at `##`: all headings are {direction}"));
    if let Some(line) = deepest_line {
        notes.one(
            NoteKind::Outline,
            line,
            "there is no level below `######`; this heading stands beside the one above",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(levels: &[u8], dated: Option<usize>) -> (String, Vec<u8>) {
        let heading = |(at, level): (usize, &u8)| {
            let text = vec![Inline::Text(format!("Aurora {at}"))];
            Block::Heading(Heading { level: *level, text, id: None, line: at + 1 })
        };
        let mut blocks = levels.iter().enumerate().map(heading).collect();
        let policy = PolicyName::parse("cookie-notice").expect("a name");
        let title = take(&mut blocks, dated, &policy, &mut Notes::about("en"));
        (title.words, headings(&blocks).map(|heading| heading.level).collect())
    }

    #[test]
    fn the_first_heading_is_the_title() {
        assert_eq!(taken(&[1, 2, 3], None), ("Aurora 0".into(), vec![2, 3]));
    }

    #[test]
    fn without_one_the_policy_has_a_name() {
        assert_eq!(taken(&[2, 3], None), ("Cookie notice".into(), vec![2, 3]));
    }

    #[test]
    fn a_heading_above_the_date_is_a_title() {
        assert_eq!(taken(&[2, 2, 3], Some(1)), ("Aurora 0".into(), vec![2, 3]));
    }

    #[test]
    fn levels_begin_at_two() {
        assert_eq!(taken(&[1, 1, 2, 6], None).1, [2, 3, 6]);
        assert_eq!(taken(&[1, 3, 4], None).1, [2, 3]);
    }
}
