//! What a text says, as one number: two texts have the same digest exactly when nothing that readers read differs.
//!
//! # The rule `text-1`
//!
//! The digest is the SHA-256 of the bytes below. It is permanent: another rule would have another name.
//!
//! A *string* is its UTF-8 and the byte `FF`, which UTF-8 never has. A *number* is a string of its decimal digits. A *list* is
//! its members and the byte `FE`. A *language* is the string of its tag. Everything else begins with the letter that names it
//! and goes on with its parts in the order given; a part that is not there is the letter `-`.
//!
//! | letter | what | parts |
//! | --- | --- | --- |
//! | `D` | text | title (a line), description (a line or `-`), preamble (a body or `-`), list of the precedence clauses, list of the sections, list of the footnotes (bodies) |
//! | `L` | line | language, list of inlines |
//! | `B` | body | language, list of blocks |
//! | `P` | precedence clause | list of inlines |
//! | `S` | section | id (string), level (number), heading (a line), list of blocks; in a text before the id its label (`l` and a string, or `-`), not in a digest of its own |
//! | `p` | paragraph | list of inlines |
//! | `u` | list with bullets | list of items |
//! | `o` | numbered list | start (number), list of items |
//! | `i` | item | id (`#` and a string, or `-`), label (`l` and a string, or `-`), list of blocks |
//! | `q` | quotation | list of blocks |
//! | `c` | code block | string, exactly |
//! | `t` | table | list of lines, the head first, each `r` and a list of cells, each `d` and a list of inlines |
//! | `h` | rule | |
//! | `y` | definitions | list of definitions, each `z`, list of terms (`d` and a list of inlines), list of meanings (`m` and a list of blocks) |
//! | `T` | text | string |
//! | `C` | code | string |
//! | `E` `G` `X` | emphasis, strong emphasis, strikethrough | list of inlines |
//! | `A` | link | target, title (string), list of inlines |
//! | `I` | picture | target, title (string), alternative (string) |
//! | `N` | hard break | |
//! | `F` | footnote reference | number (string) |
//! | `V` | in another language | language, list of inlines |
//! | `H` | tag | string, exactly |
//! | `#` `w` `a` `f` | target: section; policy; address; file | id; name, id (`#` and a string, or `-`); address exactly; digest (64 hexadecimal digits), name exactly; all strings |
//!
//! Text runs side by side are one. **White space**: each run of ASCII white space (U+0009, U+000A, U+000C, U+000D, U+0020) is one
//! space in text, inline code, labels, titles and alternatives. A text run loses the space at its beginning if it is the first
//! inline of a paragraph, heading, line, term or cell, or follows a hard break, and at its end if it is the last one there or a
//! hard break follows; inlines within other inlines lose none. A run that is empty then is left out. Other white space is words,
//! and so is the form of Unicode in which they are written: no normalisation is applied.
//!
//! Not part of it are whether a list is tight, how columns are aligned, whether a table was generated from the cookies, and the
//! ids that a section had before.

use super::spaces::is_spaced;
use crate::digest::Digest;
use crate::id::SectionId;
use crate::model::markup::{Block, Definition, Final, Inline, Item, Target};
use crate::model::text::{Line, Text, TextBody, TextSection};

/// The name of the rule by which texts are digested.
pub const TEXT_RULE: &str = "text-1";

/// The digest of a whole text.
#[must_use]
pub fn text_digest(text: &Text) -> Digest {
    digest(|stream| {
        stream.byte(b'D');
        stream.line(&text.title);
        stream.option(text.description.as_ref(), Stream::line);
        stream.option(text.preamble.as_ref(), Stream::body);
        stream.list(&text.precedence, Stream::clause);
        stream.list(&text.sections, |stream, section| stream.section(section, true));
        stream.list(&text.footnotes, Stream::body);
    })
}

/// The digest of a section, without its label: a label that shifts changes no section.
#[must_use]
pub fn section_digest(section: &TextSection) -> Digest {
    digest(|stream| stream.section(section, false))
}

/// The digest of a title or description.
#[must_use]
pub fn line_digest(line: &Line) -> Digest {
    digest(|stream| stream.line(line))
}

/// The digest of a preamble or footnote.
#[must_use]
pub fn body_digest(body: &TextBody) -> Digest {
    digest(|stream| stream.body(body))
}

/// The digest of the precedence clauses: of their list.
#[must_use]
pub fn clauses_digest(clauses: &[Vec<Inline<Final>>]) -> Digest {
    digest(|stream| stream.list(clauses, Stream::clause))
}

/// What is digested of some blocks: equal for two exactly when they say the same.
pub(super) fn said_in_blocks(blocks: &[Block<Final>]) -> Vec<u8> {
    said(|stream| stream.list(blocks, Stream::block))
}

/// What is digested of some lines: equal for two exactly when they say the same.
pub(super) fn said_in_lines(lines: &[Vec<Inline<Final>>]) -> Vec<u8> {
    said(|stream| stream.list(lines, Stream::cell))
}

/// What is digested of terms and their meanings: equal for two exactly when they say the same.
pub(super) fn said_in_definition(definition: &Definition<Final>) -> Vec<u8> {
    said(|stream| stream.definition(definition))
}

/// What is digested of an inline without others in it: equal for two exactly when they say the same.
pub(super) fn said_in(inline: &Inline<Final>) -> Vec<u8> {
    said(|stream| stream.inline(inline))
}

const STRING_END: u8 = 0xff;
const LIST_END: u8 = 0xfe;

/// What is digested, put together before: digesting all at once is far faster than word by word.
struct Stream(Vec<u8>);

fn said(write: impl FnOnce(&mut Stream)) -> Vec<u8> {
    let mut stream = Stream(Vec::new());
    write(&mut stream);
    stream.0
}

fn digest(write: impl FnOnce(&mut Stream)) -> Digest {
    Digest::of(&said(write))
}

impl Stream {
    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// A string exactly as it is.
    fn exact(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
        self.byte(STRING_END);
    }

    /// A string with each run of white space as one space.
    fn words(&mut self, text: &str) {
        let mut run = Run::default();
        run.feed(self, text);
        if run.space {
            self.byte(b' ');
        }
        self.byte(STRING_END);
    }

    fn number(&mut self, number: u64) {
        self.exact(&number.to_string());
    }

    fn list<T>(&mut self, members: &[T], member: impl Fn(&mut Self, &T)) {
        members.iter().for_each(|one| member(self, one));
        self.byte(LIST_END);
    }

    fn option<T>(&mut self, part: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match part {
            Some(part) => write(self, part),
            None => self.byte(b'-'),
        }
    }

    fn id(&mut self, id: Option<&SectionId>) {
        self.option(id, |stream, id| {
            stream.byte(b'#');
            stream.exact(id.as_str());
        });
    }

    fn label(&mut self, label: Option<&String>) {
        self.option(label, |stream, label| {
            stream.byte(b'l');
            stream.words(label);
        });
    }

    fn line(&mut self, line: &Line) {
        self.byte(b'L');
        self.exact(line.language.as_str());
        self.inlines(&line.content, true);
    }

    fn body(&mut self, body: &TextBody) {
        self.byte(b'B');
        self.exact(body.language.as_str());
        self.list(&body.blocks, Self::block);
    }

    #[expect(clippy::ptr_arg, reason = "it is called with members of a list")]
    fn clause(&mut self, clause: &Vec<Inline<Final>>) {
        self.byte(b'P');
        self.inlines(clause, true);
    }

    #[expect(clippy::ptr_arg, reason = "it is called with members of a list")]
    fn cell(&mut self, cell: &Vec<Inline<Final>>) {
        self.byte(b'd');
        self.inlines(cell, true);
    }

    fn section(&mut self, section: &TextSection, with_label: bool) {
        self.byte(b'S');
        if with_label {
            self.label(section.label.as_ref());
        }
        self.exact(section.id.as_str());
        self.number(section.level.into());
        self.line(&section.heading);
        self.list(&section.blocks, Self::block);
    }

    fn block(&mut self, block: &Block<Final>) {
        match block {
            Block::Paragraph(line) => {
                self.byte(b'p');
                self.inlines(line, true);
            }
            Block::List(list) => {
                match list.start {
                    Some(start) => {
                        self.byte(b'o');
                        self.number(start);
                    }
                    None => self.byte(b'u'),
                }
                self.list(&list.items, Self::item);
            }
            Block::Quote(blocks) => {
                self.byte(b'q');
                self.list(blocks, Self::block);
            }
            Block::Code(code) => {
                self.byte(b'c');
                self.exact(code);
            }
            Block::Table(table) => {
                self.byte(b't');
                for cells in std::iter::once(&table.head).chain(&table.rows) {
                    self.byte(b'r');
                    self.list(cells, Self::cell);
                }
                self.byte(LIST_END);
            }
            Block::Rule => self.byte(b'h'),
            Block::Definitions(definitions) => {
                self.byte(b'y');
                self.list(definitions, Self::definition);
            }
            Block::Slot(never) => match *never {},
        }
    }

    fn definition(&mut self, definition: &Definition<Final>) {
        self.byte(b'z');
        self.list(&definition.terms, Self::cell);
        self.list(&definition.details, |stream, blocks| {
            stream.byte(b'm');
            stream.list(blocks, Self::block);
        });
    }

    fn item(&mut self, item: &Item<Final>) {
        self.byte(b'i');
        self.id(item.id.as_ref());
        self.label(item.label.as_ref());
        self.list(&item.blocks, Self::block);
    }

    /// A list of inlines, which are a whole line if `line`.
    fn inlines(&mut self, inlines: &[Inline<Final>], line: bool) {
        let mut edge = line;
        let mut rest = inlines;
        while let Some((first, behind)) = rest.split_first() {
            if !matches!(first, Inline::Text(_)) {
                edge = line && matches!(first, Inline::HardBreak);
                self.inline(first);
                rest = behind;
                continue;
            }
            let length = rest.iter().take_while(|inline| matches!(inline, Inline::Text(_))).count();
            let (texts, behind) = rest.split_at(length);
            let mut run = Run { edge, named: true, ..Run::default() };
            for text in texts {
                if let Inline::Text(text) = text {
                    run.feed(self, text);
                }
            }
            let end = line && matches!(behind.first(), None | Some(Inline::HardBreak));
            if run.space && !end && !run.edge {
                run.begin(self);
                self.byte(b' ');
            }
            if run.begun {
                self.byte(STRING_END);
            }
            rest = behind;
        }
        self.byte(LIST_END);
    }

    fn inline(&mut self, inline: &Inline<Final>) {
        match inline {
            Inline::Text(_) => {}
            Inline::Code(code) => {
                self.byte(b'C');
                self.words(code);
            }
            Inline::Emphasis(content) => self.holder(b'E', content),
            Inline::Strong(content) => self.holder(b'G', content),
            Inline::Strikethrough(content) => self.holder(b'X', content),
            Inline::Link { target, title, content } => {
                self.byte(b'A');
                self.target(target);
                self.words(title);
                self.inlines(content, false);
            }
            Inline::Image { target, alternative, title } => {
                self.byte(b'I');
                self.target(target);
                self.words(title);
                self.words(alternative);
            }
            Inline::HardBreak => self.byte(b'N'),
            Inline::FootnoteReference(number) => {
                self.byte(b'F');
                self.exact(number);
            }
            Inline::Foreign(language, content) => {
                self.byte(b'V');
                self.exact(language.as_str());
                self.inlines(content, false);
            }
            Inline::Html(tag) => {
                self.byte(b'H');
                self.exact(tag);
            }
            Inline::Hole(never) => match *never {},
        }
    }

    fn holder(&mut self, letter: u8, content: &[Inline<Final>]) {
        self.byte(letter);
        self.inlines(content, false);
    }

    fn target(&mut self, target: &Target) {
        match target {
            Target::Section(id) => self.id(Some(id)),
            Target::Policy(name, id) => {
                self.byte(b'w');
                self.exact(name.as_str());
                self.id(id.as_ref());
            }
            Target::Url(url) => {
                self.byte(b'a');
                self.exact(url);
            }
            Target::File(file) => {
                self.byte(b'f');
                self.exact(&file.digest.to_string());
                self.exact(&file.name);
            }
        }
    }
}

/// Text that comes in pieces.
#[derive(Default)]
struct Run {
    /// White space that was not written yet.
    space: bool,
    /// White space counts nothing until something else comes.
    edge: bool,
    /// The run has a letter of its own, written once it is known to hold anything.
    named: bool,
    begun: bool,
}

impl Run {
    fn begin(&mut self, stream: &mut Stream) {
        if self.named && !self.begun {
            stream.byte(b'T');
        }
        self.begun = true;
    }

    fn feed(&mut self, stream: &mut Stream, text: &str) {
        // Mostly there is nothing to change between the first word and the last one.
        let spaced = is_spaced(text);
        let mut rest = text;
        while !rest.is_empty() {
            let length = match spaced && !rest.starts_with(' ') {
                true => rest.trim_end_matches(' ').len(),
                false => rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()),
            };
            let (word, behind) = rest.split_at(length);
            if !word.is_empty() {
                self.begin(stream);
                if std::mem::take(&mut self.space) && !self.edge {
                    stream.byte(b' ');
                }
                self.edge = false;
                stream.0.extend_from_slice(word.as_bytes());
            }
            let words = behind.trim_start_matches(|c: char| c.is_ascii_whitespace());
            self.space |= words.len() < behind.len();
            rest = words;
        }
    }
}

#[cfg(test)]
mod tests;
