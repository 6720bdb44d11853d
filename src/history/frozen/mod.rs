//! Frozen texts: a [`Text`] as a file of readable Markdown, and back.
//!
//! A frozen file is evidence. A lawyer can open it in an editor, any viewer of Markdown shows it, and [`read`] gives back
//! exactly the [`Text`] that [`write()`] was given. What follows is the format `frozen-1`, complete. It is permanent: files
//! of this format stay readable, and another format would have another name.
//!
//! # The file
//!
//! UTF-8, lines end with LF, one LF at the end. First the front matter, with these two keys and no others:
//!
//! ```text
//! +++
//! format = "frozen-1"
//! language = "de"
//! +++
//! ```
//!
//! `language` is that of the title and of everything that names no other. Then follows CommonMark with tables, footnotes
//! (`[^1]`) and strikethrough (`~~`). What Markdown has no signs for stands in HTML comments, called *marks* here. No text can
//! hold a comment, so a mark is never a word of it. A mark is `<!-- -->` with words, one `#id` and `key="value"` between,
//! each behind a space. A line consists of one mark, or a mark ends a line of text, one space behind it.
//!
//! In this order:
//!
//! | part | written as |
//! | --- | --- |
//! | title | `# Title <!-- title -->` |
//! | description, if there is one | the mark `<!-- description -->` and a paragraph |
//! | preamble, if there is one | `<!-- preamble -->` and its blocks |
//! | precedence clauses, if there are any | `<!-- precedence -->` and a paragraph for each |
//! | sections | `## 3. Children <!-- #minors was="kids teens" label="3." -->` and their blocks |
//! | footnotes | `[^1]: words`, numbered from 1, further blocks indented by four spaces |
//!
//! * A description, a preamble, a section and a footnote name a language that is not the file's with `lang="en"`.
//! * A section has as many `#` as its level says. Its label is written twice: as readers see it before the heading, with a
//!   space behind, and in the mark, so that it can be told from the heading. An empty label stands in the mark alone. A level
//!   outside of 2 to 6, which no text should have, is said by `level="7"`.
//! * The mark of a footnote, if it needs one, ends its first paragraph: `[^1]: words <!-- lang="en" -->`. Where it does not
//!   begin with a paragraph that has words, `<!-- note -->` stands in the first line, with the blocks below.
//!
//! # Blocks
//!
//! Blocks stand apart by one blank line; but a mark stands right above the block that it is about.
//!
//! * **Paragraph**: one line, longer only through hard breaks. One without any inline is the mark `<!-- paragraph -->`.
//! * **List**: items begin with `- `, or with `1. ` and so on. `<!-- -->` stands between two lists in a row. Items stand without
//!   blank lines between them if the list is tight and each of its items is a paragraph with words, or such a paragraph with
//!   another such list that has bullets or begins with 1; else blank lines stand between items and between the blocks in
//!   them. Above a list stands a mark `list` for what cannot be seen: `loose` for a loose list that either has no blank line
//!   between items or blocks or no paragraph right within an item; `tight` for a tight one that has both; `start="0123"` for
//!   a start that would take more than nine digits, where the numbers are written from 1.
//!   A list without items, which no text should have, is the mark `<!-- empty tight -->` or `<!-- empty loose -->`, with its `start`.
//! * **Item**: id and label are in a mark at the end of its first paragraph, `1. (a) words <!-- #refused label="(a)" -->`; the
//!   label is seen before the words too. An item that does not begin with a paragraph that has words has the mark
//!   `<!-- item -->`, with id and label, in its first line, and its blocks below.
//! * **Quotation**: `> `.
//! * **Code**: between lines of three backticks, or more than stand in it. A code that does not end with a line end, has white
//!   space only in a line, or characters that are written as references, has ```` ```escaped ````: in it stand references for
//!   those characters, for the first space of such a line and for `&`, and the last line end is not part of it.
//! * **Table**: `| a | b |`, with the alignments in the second line. The mark `table` says `cookies` for a generated table of
//!   cookies, and `cells="2 3 1"` where the lines do not have equally many cells, as many as there are alignments and at least
//!   one: the number for each line; the others are filled up.
//! * **Rule**: `***`.
//! * **Definitions**: the mark `<!-- definitions -->` and a list with bullets, an item for each definition: its terms as
//!   paragraphs, then its meanings, if it has any, as a list with bullets, an item for each;
//!   `<!-- empty definitions -->` if there are none.
//!
//! # Inlines
//!
//! * **Text**: as it is. A backslash stands before characters that would be markup where they stand. References `&#x20;` stand
//!   for white space at the ends of lines and cells, and anywhere for control characters, white space but spaces, no-break
//!   spaces (U+00A0, U+202F) and ideographic spaces (U+3000), and for characters that cannot be seen: U+00AD, U+200B, U+200E,
//!   U+200F, U+2028 to U+202E, U+2060 to U+206F, U+FEFF. `&amp;` stands where a reference would be read. U+0000, for which Markdown
//!   has no reference, is `<character code="0">`.
//! * **Emphasis, strong emphasis, strikethrough**: `*a*`, `**a**`, `~~a~~`; `<em>`, `<strong>`, `<del>` where CommonMark would not
//!   surely read these, and always within each other.
//! * **Code**: between backticks; `<code>` with text where these cannot hold it.
//! * **Links**: `[words](target "title")`; `<a href="" title="">` around links, pictures and footnotes, where U+0000 stands, and
//!   for one with `]:` in it at the beginning of a paragraph.
//! * **Pictures**: `![alternative](target "title")`; `<img src="" alt="" title="">` where U+0000 stands.
//! * **Targets**: `#id`, `policy:name`, `policy:name#id`, `files/<64 hexadecimal digits>/<name>`, and else an address as it is; before one
//!   that begins with `#`, `policy:`, `files/` or `url:` stands `url:`.
//! * **Hard break**: a backslash at the end of a line; `<br class="break">` in headings and cells, at the beginning and end of a
//!   paragraph or of what holds it, and before another one.
//! * **Footnote reference**: `[^1]`; `<footnote number="x">` for one without a footnote.
//! * **Text in another language**: `<span class="foreign" lang="fr">`.
//! * **Html**: the tag as it is; `<tag html="">` for anything that is not one tag of `abbr b bdi bdo br cite dfn i kbd mark q s small
//!   span sub sup u var wbr` with attributes `lang`, `dir` or `title`, or holds characters that mean something here, and for all
//!   `span` in text in another language whose `span` do not match.
//! * `<!-- -->` stands for nothing. It follows a tag that would otherwise be alone in the first line of a paragraph, and parts a
//!   link, and text that begins with a bracket, from a footnote reference right before it.
//!
//! In values between `"` within marks and tags these stand for the characters that they name: `&amp;`, `&lt;`, `&gt;`, `&quot;` and
//! `&#x5C;` with any hexadecimal number.
//!
//! # What is equal
//!
//! Text runs side by side are one, and an empty one is none; a table has as many alignments as its longest line has cells.
//! But for that, `read(&write(&text))` is `text`.
//!
//! Reading is strict. It refuses what [`write()`] does not write wherever words could get lost or be read in another way, such as
//! line breaks within paragraphs, link reference definitions, unknown marks, or more cells than the head of a table has. Blocks
//! may be nested 100 deep, inlines 200.

mod escape;
mod known;
mod marks;
mod read;
mod read_blocks;
mod read_inlines;
mod write;
mod write_inlines;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use known::Known;

use crate::model::text::Text;
use std::fmt;

/// The name of the format in the front matter.
const FORMAT: &str = "frozen-1";

/// Why a frozen file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for FrozenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for FrozenError {}

/// The file of a text.
#[must_use]
pub fn write(text: &Text) -> String {
    write::write(text)
}

/// The text of a file.
///
/// # Errors
///
/// At the first thing in `source` that [`write()`] cannot have written and that would lose or change words.
pub fn read(source: &str) -> Result<Text, FrozenError> {
    read::read(source)
}

/// The text of the bytes of a frozen file.
///
/// # Errors
/// As [`read`], and where they are not UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Text, FrozenError> {
    match std::str::from_utf8(bytes) {
        Ok(source) => read(source),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(FrozenError { line, message: "it is not UTF-8".to_owned() })
        }
    }
}
