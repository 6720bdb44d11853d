//! The bytes of a file as a text that CommonMark reads as Python-Markdown did.
//!
//! In: bytes with any line ends, perhaps a byte order mark, perhaps bytes that are no UTF-8. Out: a text with LF whose
//! offsets know their line in the file as it came.

use super::html;
use super::notes::{NoteKind, Notes};

/// A text in lines.
#[derive(Debug)]
pub(super) struct Text {
    /// The text, with LF.
    pub(super) text: String,
    starts: Vec<usize>,
    origins: Vec<usize>,
}

impl Text {
    /// Reads bytes; what is no UTF-8 is noted.
    pub(super) fn read(bytes: &[u8], notes: &mut Notes) -> Self {
        let text = String::from_utf8_lossy(bytes);
        if let Err(error) = std::str::from_utf8(bytes) {
            let line = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
            notes.one(NoteKind::Lost, line, "bytes that are no UTF-8 became `\u{FFFD}`");
        }
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
        let mut read = Self { text: String::with_capacity(text.len() + 1), starts: Vec::new(), origins: Vec::new() };
        let mut fence = None;
        let mut open_markdown = 0_usize;
        let mut blank = true;
        let mut within_admonition = false;
        let lines: Vec<&str> = text.lines().collect();
        for (index, &line) in lines.iter().enumerate() {
            for control in line.chars().filter(|c| c.is_control() && *c != '\t') {
                let message = format!("the control character U+{:04X} stands in the text", u32::from(control));
                notes.again(NoteKind::Converted, index + 1, message);
            }
            if within_admonition {
                if let Some(inner) = indented(line) {
                    fence = fence_after(fence, inner);
                    read.push(format!("> {inner}").trim_end(), index + 1);
                    continue;
                }
                // Or the line would still be one of the quotation.
                read.push("", index + 1);
                (within_admonition, blank, fence) = (false, true, None);
            }
            if fence.is_none() {
                if is_contents(line) {
                    notes.again(NoteKind::Lost, index + 1, "`[TOC]` is left out: pages list their sections themselves");
                    read.push("", index + 1);
                    blank = true;
                    continue;
                }
                if let Some(short) = abbreviation(line) {
                    notes.one(
                        NoteKind::Lost,
                        index + 1,
                        format!("what `{short}` is short for is left out: `{}`", line.trim()),
                    );
                    read.push("", index + 1);
                    blank = true;
                    continue;
                }
                let goes_on = lines[index + 1..].iter().find(|line| !line.trim().is_empty());
                let goes_on = goes_on.is_some_and(|line| indented(line).is_some());
                if let Some(title) = admonition(line).filter(|_| goes_on) {
                    notes.again(NoteKind::Converted, index + 1, "a box (`!!!`) is a quotation with a bold title now");
                    read.push("", index + 1);
                    if !title.is_empty() {
                        read.push(&format!("> **{title}**"), index + 1);
                        read.push(">", index + 1);
                    }
                    within_admonition = true;
                    continue;
                }
            }
            let alone = fence.is_none() && stands_alone(line, &mut open_markdown);
            let marks = if blank && fence.is_none() { marks_without_space(line) } else { 0 };
            blank = line.trim().is_empty();
            fence = fence_after(fence, line);
            if alone {
                read.push("", index + 1);
            }
            if marks > 0 {
                notes.again(
                    NoteKind::Converted,
                    index + 1,
                    "`#` without a space behind it begins a heading, as on its page",
                );
                read.push(&format!("{} {}", &line[..marks], &line[marks..]), index + 1);
            } else {
                read.push(line, index + 1);
            }
            if alone {
                read.push("", index + 1);
            }
        }
        read
    }

    /// The line, in the file as it came, of an offset in the text.
    pub(super) fn line(&self, offset: usize) -> usize {
        let index = self.starts.partition_point(|&start| start <= offset);
        self.origins.get(index.saturating_sub(1)).copied().unwrap_or(1)
    }

    fn push(&mut self, line: &str, origin: usize) {
        self.starts.push(self.text.len());
        self.origins.push(origin);
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// Whether a line is a single tag around Markdown: `<div markdown="1">`, its `</div>`, or an inline tag. CommonMark
/// would take the lines below as HTML up to the next blank one; Python-Markdown read them as Markdown.
fn stands_alone(line: &str, open_markdown: &mut usize) -> bool {
    let tag = line.trim();
    if !tag.starts_with('<') || !tag.ends_with('>') {
        return false;
    }
    let mut tokens = html::tokens(tag);
    let (Some(first), None) = (tokens.next(), tokens.next()) else { return false };
    match first {
        html::Token::Open { name, attributes } if attributes.iter().any(|(name, _)| name == "markdown") => {
            *open_markdown += usize::from(!html::is_void(&name));
            true
        }
        html::Token::Close(name) if html::is_block(&name) && *open_markdown > 0 => {
            *open_markdown -= 1;
            true
        }
        html::Token::Open { name, .. } | html::Token::Close(name) => !html::is_block(&name) && !html::is_dropped(&name),
        _ => false,
    }
}

/// A line within a box of Python-Markdown, without what it is indented by; empty lines are within as well.
fn indented(line: &str) -> Option<&str> {
    let inner = line.strip_prefix("    ").or_else(|| line.strip_prefix('\t'));
    inner.or_else(|| line.trim().is_empty().then_some(""))
}

/// Whether a line asks for a list of the sections.
fn is_contents(line: &str) -> bool {
    line.trim() == "[TOC]" && indented(line).is_none()
}

/// What a line that explains an abbreviation explains: `*[GDPR]: General Data Protection Regulation`.
fn abbreviation(line: &str) -> Option<&str> {
    let (short, explanation) = line.trim_start().strip_prefix("*[")?.split_once("]:")?;
    let plain = indented(line).is_none() && !short.contains(['[', ']', '`']);
    (plain && !short.trim().is_empty() && !explanation.trim().is_empty()).then_some(short)
}

/// The title of a box that begins: `!!! note "Its title"`. Without one its kind is the title.
fn admonition(line: &str) -> Option<String> {
    let rest = line.strip_prefix("!!!")?.trim();
    let (kinds, title) = match rest.split_once('"') {
        Some((kinds, title)) => (kinds.trim(), Some(title.strip_suffix('"')?)),
        None => (rest, None),
    };
    let is_kind = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if kinds.is_empty() || !kinds.chars().all(is_kind) {
        return None;
    }
    let kind = kinds.split(' ').next().unwrap_or_default();
    let capital = || {
        let mut characters = kind.chars();
        characters.next().map(|first| first.to_uppercase().chain(characters).collect::<String>()).unwrap_or_default()
    };
    Some(title.map_or_else(capital, |title| title.trim().to_owned()))
}

/// The length of the `##` that a line begins with, if a word stands right behind: Python-Markdown had a heading there.
fn marks_without_space(line: &str) -> usize {
    let rest = line.trim_start_matches('#');
    let marks = line.len() - rest.len();
    if marks <= 6 && rest.starts_with(char::is_alphabetic) { marks } else { 0 }
}

/// The fence of the code block that is open after `line`: its character and length.
fn fence_after(open: Option<(char, usize)>, line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|mark| ['`', '~'].contains(mark));
    let length = mark.map_or(0, |mark| line.chars().take_while(|c| *c == mark).count());
    match (open, mark) {
        (None, Some(mark)) if length >= 3 && (mark == '~' || !line[length..].contains('`')) => Some((mark, length)),
        (Some((fence, least)), Some(mark)) if mark == fence && length >= least && line[length..].trim().is_empty() => {
            None
        }
        _ => open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Text, usize) {
        let mut notes = Notes::about("en");
        let text = Text::read(bytes, &mut notes);
        (text, notes.finish().len())
    }

    #[test]
    fn byte_order_mark_and_line_ends_go() {
        let (text, notes) = read(b"\xEF\xBB\xBF# A\r\n\r\nb\rc");
        assert_eq!((text.text.as_str(), notes), ("# A\n\nb\nc\n", 0));
        assert_eq!(text.line(7), 4);
    }

    #[test]
    fn bytes_that_are_no_text_are_noted() {
        assert_eq!(read(b"caf\xE9").1, 1);
    }

    #[test]
    fn a_heading_needs_no_space() {
        let (text, notes) = read("#A\n\n##Ä {: #a }\n\n#5\n\n#######b\n\nc\n#d\n\n```\n\n#e\n```\n".as_bytes());
        assert_eq!(text.text, "# A\n\n## Ä {: #a }\n\n#5\n\n#######b\n\nc\n#d\n\n```\n\n#e\n```\n");
        assert_eq!(notes, 1);
    }

    #[test]
    fn markdown_within_html_is_set_apart() {
        let (text, _) = read(b"<div markdown=\"1\">\n## A\n</div>\n```\n<span>\n```\n");
        assert_eq!(text.text, "\n<div markdown=\"1\">\n\n## A\n\n</div>\n\n```\n<span>\n```\n");
        assert_eq!(text.line(text.text.find('A').expect("the heading")), 2);
    }
}
