//! The text of a paragraph as Markdown.
//!
//! In: tidy inlines ([`inlines::tidy`](super::inlines::tidy)). Out: Markdown of one or more lines. CommonMark takes a
//! delimiter for one only beside certain characters; where they are others, punctuation moves out of a span, or a
//! letter is written as an entity. Both keep every word.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag};

use super::document::{Inline, Style};
use super::escape::{self, Place};
use super::tree::{Form, Target};

/// Definitions of reference links, by label: they stand at the end of a file.
pub(super) type References = BTreeMap<String, Target>;

/// Where the text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    /// One line, without what only the beginning of a line can mean.
    Heading,
    /// One line in which `|` is the end.
    Cell,
}

/// Writes a text.
pub(super) fn write(text: &[Inline], kind: Kind, references: &mut References) -> String {
    let mut writer = Writer { out: String::new(), kind, in_link: false, as_entity: false, strong: 0, references };
    writer.all(text, None);
    writer.out
}

struct Writer<'a> {
    out: String,
    kind: Kind,
    in_link: bool,
    /// Whether the next letter must not look like one.
    as_entity: bool,
    /// How many strong spans are open.
    strong: usize,
    references: &'a mut References,
}

impl Writer<'_> {
    /// Writes inlines before the character `after`.
    fn all(&mut self, text: &[Inline], after: Option<char>) {
        for (at, inline) in text.iter().enumerate() {
            let next = text.get(at + 1).map_or(after, first_character);
            self.one(inline, next);
        }
    }

    fn one(&mut self, inline: &Inline, after: Option<char>) {
        match inline {
            Inline::Text(words) => self.words(words, after),
            Inline::Code(code) => self.code(code),
            Inline::SoftBreak if self.kind == Kind::Paragraph => self.out.push('\n'),
            Inline::HardBreak if self.kind == Kind::Paragraph => self.out.push_str("\\\n"),
            Inline::SoftBreak | Inline::HardBreak => self.out.push(' '),
            Inline::FootnoteReference(label) => self.out.push_str(&format!("[^{label}]")),
            Inline::Image { target, description, .. } => {
                self.out.push_str("![");
                let in_link = std::mem::replace(&mut self.in_link, true);
                self.words(description, Some(']'));
                self.in_link = in_link;
                self.target(target);
            }
            Inline::Link { target, text, .. } => self.link(target, text),
            Inline::Span(style, text) => self.span(*style, text, after),
        }
    }

    fn words(&mut self, words: &str, after: Option<char>) {
        let mut words = words;
        if let Some(first) = words.chars().next().filter(|_| std::mem::take(&mut self.as_entity)) {
            self.out.push_str(&format!("&#{};", u32::from(first)));
            words = &words[first.len_utf8()..];
        }
        let label = self.out.ends_with(']') && words.starts_with(':') && self.line_begins_with_label();
        if label {
            self.out.push_str("\\:");
            words = &words[1..];
        }
        let place = Place {
            before: self.out.chars().last(),
            after,
            line_start: self.kind == Kind::Paragraph && (self.out.is_empty() || self.out.ends_with('\n')),
            in_link: self.in_link,
            in_cell: self.kind == Kind::Cell,
            in_heading: self.kind == Kind::Heading,
        };
        escape::words(words, place, &mut self.out);
    }

    /// Whether `[^1]` alone stands on this line: with a colon it would be the note, not a reference to it.
    fn line_begins_with_label(&self) -> bool {
        let line = self.out.rsplit('\n').next().unwrap_or_default();
        line.starts_with('[') && !line.contains("](")
    }

    fn code(&mut self, code: &str) {
        let mut code = code.replace(['\n', '\r'], " ");
        if self.kind == Kind::Cell {
            code = code.replace('|', "\\|");
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let shortest = if longest == 0 { 1 } else { longest + 1 };
        let fence = "`".repeat(shortest);
        let padded = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
        let space = if padded { " " } else { "" };
        self.out.extend([&fence, space, &code, space, &fence]);
    }

    fn link(&mut self, target: &Target, text: &[Inline]) {
        if let (Form::Autolink, [Inline::Text(words)]) = (&target.form, text)
            && *words == target.address
            && !words.contains(|c: char| c.is_whitespace() || "<>{}|\\`".contains(c))
        {
            self.out.extend(["<", words, ">"]);
            return;
        }
        self.out.push('[');
        let in_link = std::mem::replace(&mut self.in_link, true);
        self.all(text, Some(']'));
        self.in_link = in_link;
        if let Form::Reference(label) = &target.form
            && label.chars().all(|c| c.is_alphanumeric() || " -.".contains(c))
            && self.references.entry(label.to_lowercase()).or_insert_with(|| target.clone()).address == target.address
        {
            self.out.extend(["][", label, "]"]);
            return;
        }
        self.target(target);
    }

    fn target(&mut self, target: &Target) {
        self.out.push_str("](");
        escape::address(&target.address, &mut self.out);
        if !target.title.trim().is_empty() {
            self.out.push(' ');
            escape::title(&target.title, self.kind == Kind::Cell, &mut self.out);
        }
        self.out.push(')');
    }

    fn span(&mut self, style: Style, text: &[Inline], after: Option<char>) {
        let (before, letter_before, letter_after) = self.neighbours(after);
        // Punctuation at an edge moves out where a letter is beyond it: `**this.**So` would show its stars.
        if let [Inline::Text(words)] = text
            && (letter_before || letter_after)
        {
            let end = if letter_after { words.trim_end_matches(is_punctuation) } else { words.as_str() };
            let core = if letter_before { end.trim_start_matches(is_punctuation) } else { end };
            let start = end.len() - core.len();
            if !core.is_empty() && core.len() < words.len() {
                self.words(&words[..start], core.chars().next());
                let behind = &words[end.len()..];
                self.delimited(style, &[Inline::Text(core.to_owned())], behind.chars().next().or(after));
                return self.words(behind, after);
            }
        }
        // Else the letter before must not look like one.
        let opens_on_letter = text.first().and_then(first_character).is_some_and(|first| !is_punctuation(first));
        let star = style != Style::Emphasis || self.may_be_star(text, before, after);
        if let Some(before) = before.filter(|_| letter_before && !(opens_on_letter && star)) {
            self.out.pop();
            self.out.push_str(&format!("&#{};", u32::from(before)));
        }
        self.delimited(style, text, after);
    }

    fn delimited(&mut self, style: Style, text: &[Inline], after: Option<char>) {
        let (before, letter_before, letter_after) = self.neighbours(after);
        let delimiter = match style {
            Style::Strong => "**",
            Style::Strikethrough => "~~",
            // Beside letters `_` is a letter.
            Style::Emphasis if (letter_before || letter_after) && self.may_be_star(text, before, after) => "*",
            Style::Emphasis => "_",
        };
        self.out.push_str(delimiter);
        self.strong += usize::from(style == Style::Strong);
        self.all(text, delimiter.chars().next());
        self.strong -= usize::from(style == Style::Strong);
        let closes_on_letter = self.out.chars().last().is_some_and(|last| !is_punctuation(last));
        self.out.push_str(delimiter);
        self.as_entity = letter_after && (!closes_on_letter || delimiter == "_");
    }

    /// The character before, and whether that one and `after` are part of words.
    fn neighbours(&self, after: Option<char>) -> (Option<char>, bool, bool) {
        let before = self.out.chars().last();
        let is_letter = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_punctuation(c));
        (before, is_letter(before), is_letter(after))
    }

    /// Whether `*` is clear as a delimiter: no other stars are around it, in it or beside it.
    fn may_be_star(&self, text: &[Inline], before: Option<char>, after: Option<char>) -> bool {
        let is_span = |inline: &Inline| matches!(inline, Inline::Span(..));
        self.strong == 0 && !text.iter().any(is_span) && before != Some('*') && after != Some('*')
    }
}

/// Whether CommonMark counts a character as punctuation beside a delimiter. Beyond ASCII its parser is asked: the
/// standard library cannot tell punctuation from the vowel signs of Thai, which must not leave their word.
fn is_punctuation(c: char) -> bool {
    if c.is_ascii() || c.is_alphanumeric() || c.is_whitespace() {
        return c.is_ascii_punctuation();
    }
    // The second `**` closes only if what stands before it is no punctuation.
    let text = format!("**a{c}**b");
    !Parser::new(&text).any(|event| matches!(event, Event::Start(Tag::Strong)))
}

/// The character that an inline begins with when it is written.
fn first_character(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(words) => words.chars().next(),
        Inline::Code(_) => Some('`'),
        Inline::SoftBreak => Some('\n'),
        Inline::HardBreak => Some('\\'),
        Inline::FootnoteReference(_) | Inline::Link { .. } => Some('['),
        Inline::Image { .. } => Some('!'),
        Inline::Span(Style::Strikethrough, _) => Some('~'),
        Inline::Span(..) => Some('*'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    fn span(style: Style, words: &str) -> Inline {
        Inline::Span(style, vec![text(words)])
    }

    fn written(inlines: &[Inline]) -> String {
        write(inlines, Kind::Paragraph, &mut References::new())
    }

    #[test]
    fn spans_have_delimiters() {
        assert_eq!(written(&[span(Style::Strong, "a"), text(" "), span(Style::Emphasis, "b")]), "**a** _b_");
        assert_eq!(written(&[text("a"), span(Style::Emphasis, "b"), text("c")]), "a*b*c");
    }

    #[test]
    fn punctuation_moves_out_before_a_letter() {
        assert_eq!(written(&[span(Style::Strong, "資料。"), text("您")]), "**資料**。您");
    }

    #[test]
    fn a_letter_becomes_an_entity_where_nothing_can_move() {
        let code = Inline::Span(Style::Strong, vec![Inline::Code("x".into())]);
        assert_eq!(written(&[text("a"), code, text("b")]), "&#97;**`x`**&#98;");
    }

    #[test]
    fn code_may_hold_backticks() {
        assert_eq!(written(&[Inline::Code("a`b".into())]), "``a`b``");
    }

    #[test]
    fn a_link_beside_an_exclamation_is_no_picture() {
        let target = Target { address: "https://a.example".into(), title: "A".into(), form: Form::Inline };
        let link = Inline::Link { target, text: vec![text("a]")], line: 1 };
        assert_eq!(written(&[text("Now!"), link]), "Now\\![a\\]](https://a.example \"A\")");
    }
}
