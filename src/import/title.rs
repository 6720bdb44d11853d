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
/// that declares the text's date; `said` is the title of the front matter, with its line.
///
/// The only `#` heading is the title where it leads the text, whatever the front matter says. A text that has several, or
/// words before the first, has them as sections: then the front matter's title is the true one.
pub(super) fn take(
    blocks: &mut Vec<Block>,
    dated: Option<usize>,
    said: Option<(usize, String)>,
    policy: &PolicyName,
    notes: &mut Notes,
) -> Title {
    let taken = place(blocks, dated, said.as_ref().map(|(_, words)| words.as_str())).map(|at| blocks.remove(at));
    let title = match taken {
        Some(Block::Heading(heading)) => of_heading(heading, said, notes),
        _ => {
            let words = said.map_or_else(|| words_of_name(policy, notes), |(_, words)| one_space(&words));
            Title { words, was_heading: false }
        }
    };
    level(blocks, notes);
    title
}

/// Which block is the title; none if no heading is.
fn place(blocks: &[Block], dated: Option<usize>, said: Option<&str>) -> Option<usize> {
    let (at, first) = blocks.iter().enumerate().find_map(|(at, block)| Some((at, heading(block)?)))?;
    let leads = (0..at).all(|before| dated == Some(before));
    let alone = headings(blocks).filter(|heading| heading.level == 1).count() == 1;
    let is_title = match said {
        _ if first.level > 1 => {
            // Texts of some years begin with `## Title` and the date below it.
            let highest = headings(blocks).all(|heading| heading.level >= first.level);
            said.is_none() && at == 0 && highest && dated.is_some_and(|at| at <= 1)
        }
        Some(said) => leads && (alone || one_space(&plain(&first.text)) == one_space(said)),
        None => leads || alone,
    };
    is_title.then_some(at)
}

fn of_heading(heading: Heading, said: Option<(usize, String)>, notes: &mut Notes) -> Title {
    if heading.level > 1 {
        notes.one(NoteKind::Outline, heading.line, "there is no `#` heading; the one above the date is the title");
    }
    let words = words_of(heading, notes);
    if let Some((line, _)) = said.filter(|(_, said)| one_space(said) != words) {
        notes.one(NoteKind::Lost, line, "`title` of the front matter is dropped: the `#` heading is the title");
    }
    Title { words, was_heading: true }
}

fn heading(block: &Block) -> Option<&Heading> {
    if let Block::Heading(heading) = block { Some(heading) } else { None }
}

fn headings(blocks: &[Block]) -> impl Iterator<Item = &Heading> {
    blocks.iter().filter_map(heading)
}

fn words_of(mut heading: Heading, notes: &mut Notes) -> String {
    one_line(&mut heading.text);
    if heading.text.iter().any(|inline| !matches!(inline, Inline::Text(_))) {
        notes.one(NoteKind::Lost, heading.line, "the title is plain text now");
    }
    one_space(&plain(&heading.text))
}

fn one_space(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `privacy-statement` is "Privacy statement".
fn words_of_name(policy: &PolicyName, notes: &mut Notes) -> String {
    let mut words = policy.as_str().replace('-', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    notes.one(NoteKind::Outline, 0, format!("no heading is the title; it is \"{words}\" now"));
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
    use super::super::document::Paragraph;
    use super::*;

    fn taken(levels: &[u8], dated: Option<usize>) -> (String, Vec<u8>) {
        let heading = |(at, level): (usize, &u8)| {
            let text = vec![Inline::Text(format!("Aurora {at}"))];
            Block::Heading(Heading { level: *level, text, id: None, line: at + 1 })
        };
        let mut blocks = levels.iter().enumerate().map(heading).collect();
        let policy = PolicyName::parse("cookie-notice").expect("a name");
        let title = take(&mut blocks, dated, None, &policy, &mut Notes::about("en"));
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

    /// The title and the levels of a text, in which 0 is a paragraph.
    fn with_front_matter(levels: &[u8], said: &str) -> (String, Vec<u8>, usize) {
        let block = |(at, level): (usize, &u8)| {
            let text = vec![Inline::Text(format!("Aurora {at}"))];
            match level {
                0 => Block::Paragraph(Paragraph { text, pin: None }),
                level => Block::Heading(Heading { level: *level, text, id: None, line: at + 1 }),
            }
        };
        let mut blocks = levels.iter().enumerate().map(block).collect();
        let policy = PolicyName::parse("cookie-notice").expect("a name");
        let mut notes = Notes::about("en");
        let title = take(&mut blocks, None, Some((2, said.to_owned())), &policy, &mut notes);
        let lost = notes.finish().into_iter().filter(|note| note.kind == NoteKind::Lost).count();
        (title.words, headings(&blocks).map(|heading| heading.level).collect(), lost)
    }

    #[test]
    fn one_heading_at_the_top_is_the_better_title() {
        assert_eq!(with_front_matter(&[1, 0, 2], "Old"), ("Aurora 0".into(), vec![2], 1));
        assert_eq!(with_front_matter(&[1, 0, 2], "Aurora  0"), ("Aurora 0".into(), vec![2], 0));
    }

    #[test]
    fn several_headings_or_words_before_them_are_sections() {
        assert_eq!(with_front_matter(&[0, 1, 2, 1], "Terms"), ("Terms".into(), vec![2, 3, 2], 0));
        assert_eq!(with_front_matter(&[1, 2, 1], "Terms"), ("Terms".into(), vec![2, 3, 2], 0));
        assert_eq!(with_front_matter(&[0, 1, 2], "Terms"), ("Terms".into(), vec![2, 3], 0));
        assert_eq!(with_front_matter(&[2, 3], "Terms"), ("Terms".into(), vec![2, 3], 0));
    }

    #[test]
    fn a_title_said_twice_stands_once() {
        assert_eq!(with_front_matter(&[1, 1, 2], "Aurora 0"), ("Aurora 0".into(), vec![2, 3], 0));
    }
}
