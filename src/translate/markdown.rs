//! A line of words and codes as Markdown, and back.
//!
//! Whatever is written is read again before it is taken: words that would be read as something else are escaped more and more
//! carefully, and in the end refused.

use super::Piece;
use super::codes::tidy;
use crate::import::{Place, escaped_words};
use crate::load::{HARD_BREAK, Segment, segments};
use crate::source::Sources;

/// How carefully words are escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// Only where a character would be markup within a line.
    None,
    /// Only where a character would be markup.
    Little,
    /// All punctuation.
    Much,
    /// Also letters beside a mark of emphasis, which else would be a part of the word: `&#97;**...`.
    Most,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Heading,
    Cell,
    Item,
    Paragraph,
}

impl Block {
    /// The block of a segment.
    pub(super) fn of(kind: &str) -> Self {
        match kind.rsplit('/').next() {
            Some("heading") => Self::Heading,
            Some("cell") => Self::Cell,
            _ if kind.ends_with("item/paragraph") => Self::Item,
            _ => Self::Paragraph,
        }
    }
}

/// Writes a line; `margin` begins each further line. None where Markdown cannot say it there: a line break in a table.
pub(super) fn write(pieces: &[Piece], block: Block, margin: &str) -> Option<String> {
    let pieces = tidy(pieces);
    let attempts = [Care::Little, Care::Much, Care::Most].into_iter();
    let written = attempts
        .map(|care| written(&pieces, block, care))
        .find(|written| read_in(written, block).is_some_and(|read| read == pieces))?;
    Some(written.replace('\n', &format!("\n{margin}")))
}

/// Reads a line that somebody wrote as Markdown. None where it is no single block of words.
pub(super) fn read(written: &str) -> Option<Vec<Piece>> {
    let written = written.trim();
    read_in(written, Block::Item)
        .or_else(|| {
            // "1. January" is a list to Markdown alone. A backslash is none before anything but punctuation.
            let (digits, rest) = number(written);
            let is_list = !digits.is_empty() && written.lines().skip(1).any(|line| !number(line.trim()).0.is_empty());
            let marked = !is_list && rest.starts_with(|c: char| c.is_ascii_punctuation());
            marked.then(|| format!("{digits}\\{rest}")).and_then(|escaped| read_in(&escaped, Block::Item))
        })
        .map(|pieces| tidy(&pieces))
}

/// The number that a line begins with, and the rest.
fn number(line: &str) -> (&str, &str) {
    line.split_at(line.bytes().take_while(u8::is_ascii_digit).count())
}

/// Writes a line for a translator, who knows nothing of lists: marks that would begin a block stay as they are where
/// [`read`] takes them for words.
pub(super) fn write_plainly(pieces: &[Piece]) -> Option<String> {
    let pieces = tidy(pieces);
    let plain = written(&pieces, Block::Item, Care::None);
    if read(&plain).is_some_and(|read| read == pieces) { Some(plain) } else { write(&pieces, Block::Item, "") }
}

/// What a line says in its block, if that is what it is read as.
fn read_in(written: &str, block: Block) -> Option<Vec<Piece>> {
    let (text, at) = match block {
        Block::Heading => (format!("## {written} {{#x}}\n"), 0),
        Block::Cell => (format!("| x |\n|---|\n| {written} |\n"), 1),
        Block::Item => (format!("- {}\n", written.replace('\n', "\n  ")), 0),
        Block::Paragraph => (format!("{written}\n"), 0),
    };
    let notes = definitions(written);
    let file = Sources::default().add("line.md", String::new());
    let found = segments(&format!("{text}\n{notes}"), file, false);
    let lines: Vec<Segment> = found.parts.into_iter().flat_map(|part| part.segments).collect();
    let own: Vec<&Segment> = lines.iter().filter(|line| line.note.is_none()).collect();
    let expected = if block == Block::Cell { 2 } else { 1 };
    let line = own.get(at).filter(|_| own.len() == expected)?;
    let kind = match block {
        Block::Heading => "heading",
        Block::Cell => "table/row/cell",
        Block::Item => "list/item/paragraph",
        Block::Paragraph => "paragraph",
    };
    (line.kind == kind).then(|| line.pieces.clone())
}

/// Definitions of the footnotes that a line refers to: without one it would be words.
fn definitions(written: &str) -> String {
    let labels = written.match_indices("[^").filter_map(|(at, _)| written[at..].split_inclusive(']').next());
    labels.map(|label| format!("{label}: x\n\n")).collect()
}

fn written(pieces: &[Piece], block: Block, care: Care) -> String {
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Alone(mark) | Piece::Open(mark) | Piece::Close(mark) => out.push_str(mark),
            Piece::Text(words) => {
                let after = pieces.get(at + 1);
                let before = at.checked_sub(1).and_then(|at| pieces.get(at));
                text(words, before, after, block, care, &mut out);
            }
        }
    }
    out
}

fn text(words: &str, before: Option<&Piece>, after: Option<&Piece>, block: Block, care: Care, out: &mut String) {
    let in_link = matches!(after, Some(Piece::Close(mark)) if mark.starts_with(']'));
    let begins = before.is_none_or(|piece| *piece == Piece::Alone(HARD_BREAK.to_owned()));
    if matches!(care, Care::None | Care::Little) {
        let place = Place {
            before: out.chars().last(),
            after: after.and_then(first_character),
            line_start: care == Care::Little && begins && block != Block::Heading,
            in_link,
            in_cell: block == Block::Cell,
            in_heading: block == Block::Heading,
        };
        escaped_words(words, place, out);
        return;
    }
    let last = words.chars().count().saturating_sub(1);
    for (at, c) in words.chars().enumerate() {
        let beside = at == 0 && before.is_some_and(is_delimiter) || at == last && after.is_some_and(is_delimiter);
        if care == Care::Most && beside && c.is_alphanumeric() {
            out.push_str(&format!("&#{};", u32::from(c)));
        } else {
            if c.is_ascii_punctuation() && (care == Care::Most || !",.;:?'\"%/".contains(c) || begins) {
                out.push('\\');
            }
            out.push(c);
        }
    }
}

fn is_delimiter(piece: &Piece) -> bool {
    matches!(piece, Piece::Open(mark) | Piece::Close(mark) if mark.starts_with(['*', '_', '~']))
}

fn first_character(piece: &Piece) -> Option<char> {
    let (Piece::Text(words) | Piece::Alone(words) | Piece::Open(words) | Piece::Close(words)) = piece;
    words.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(written: &str) -> Vec<Piece> {
        read(written).expect("a line")
    }

    #[test]
    fn words_stay_words_wherever_they_stand() {
        let words = |text: &str| vec![Piece::Text(text.to_owned())];
        for text in [
            "1. January",
            "# 5",
            "- a",
            "> b",
            "a | b",
            "{{ c }}",
            "x *y* _z_",
            "C #",
            "a {b}",
            ": d",
            "[e]: f",
            "~~~",
            "+++",
            "---",
            "&amp;",
            "<b>",
            "`",
        ] {
            for block in [Block::Heading, Block::Cell, Block::Item, Block::Paragraph] {
                let written = write(&words(text), block, "").unwrap_or_else(|| panic!("{text:?} in {block:?}"));
                assert_eq!(read_in(&written, block), Some(words(text)), "{written:?} in {block:?}");
            }
        }
    }

    #[test]
    fn words_that_look_like_a_list_need_no_backslash() {
        for text in ["2. Minors", "14. Oktober", "14) x", "14.", "2026. x", "- a", "# 5", "> b", "1.5 x", "+ a", "3"] {
            let words = vec![Piece::Text(text.to_owned())];
            assert_eq!(line(text), words);
            assert_eq!(write_plainly(&words).as_deref(), Some(text));
            assert_eq!(line(&write(&words, Block::Item, "").expect("Markdown")), words);
        }
        // Where a backslash is needed, there is one.
        let words = vec![Piece::Text("a *b* {{ c }}".to_owned())];
        assert_eq!(write_plainly(&words).as_deref(), Some("a \\*b\\* \\{{ c }}"));
        // A list, and not words.
        assert_eq!(read("1. a\n2. b"), None);
    }

    #[test]
    fn emphasis_is_kept_beside_letters_of_scripts_without_spaces() {
        let pieces = [
            Piece::Text("資料".to_owned()),
            Piece::Open("**".to_owned()),
            Piece::Text("「個人」。".to_owned()),
            Piece::Close("**".to_owned()),
            Piece::Text("您".to_owned()),
        ];
        let written = write(&pieces, Block::Paragraph, "").expect("Markdown");
        assert_eq!(line(&written), pieces);
    }

    #[test]
    fn a_line_break_goes_on_behind_the_margin_and_not_in_a_table() {
        let pieces = line("a\\\nb [^1] {{ c }}");
        assert_eq!(write(&pieces, Block::Item, "   ").as_deref(), Some("a\\\n   b [^1] {{ c }}"));
        assert_eq!(write(&pieces, Block::Cell, ""), None);
    }
}
