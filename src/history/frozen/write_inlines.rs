//! Inlines as Markdown, or as tags where Markdown would not surely be read as it is meant.

use super::escape::{self, Place};
use super::marks::is_plain_tag;
use super::write::Writer;
use crate::locale::Language;
use crate::model::markup::{Final, Inline, Target};
use std::borrow::Cow;

/// What a line of inlines is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Heading,
    Cell,
}

/// What is around some inlines.
#[derive(Clone, Copy)]
struct Around {
    kind: Kind,
    /// Nothing but the line is around them.
    top: bool,
    /// They stand between `[` and `]`.
    in_link: bool,
    /// They stand between `*`, `**` or `~~`.
    in_delimiters: bool,
    /// They are all that a tag for foreign text holds, and their own `span` do not match.
    odd_spans: bool,
}

/// What is written as one: a run of text, or another inline.
enum Piece<'a> {
    Text(Cow<'a, str>),
    Other(&'a Inline<Final>),
}

/// How a character counts for the rules of CommonMark about `*`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Space,
    Punctuation,
    /// It depends on tables of Unicode that grow.
    Unknown,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            ' ' => Self::Space,
            // These letters are symbols as well.
            '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}' => Self::Unknown,
            c if c.is_alphanumeric() => Self::Word,
            c if c.is_ascii() => Self::Punctuation,
            c if escape::needs_reference(c) => Self::Punctuation,
            c if c.is_whitespace() => Self::Space,
            _ => Self::Unknown,
        }
    }
}

impl Piece<'_> {
    fn first(&self) -> Class {
        match self {
            Self::Text(text) => text.chars().next().map_or(Class::Space, Class::of),
            Self::Other(_) => Class::Punctuation,
        }
    }

    fn last(&self) -> Class {
        match self {
            Self::Text(text) => text.chars().next_back().map_or(Class::Space, Class::of),
            Self::Other(_) => Class::Punctuation,
        }
    }

    fn is_hard_break(&self) -> bool {
        matches!(self, Self::Other(Inline::HardBreak))
    }
}

fn pieces<'a>(label: &'a str, inlines: &'a [Inline<Final>]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(inlines.len() + 1);
    if !label.is_empty() {
        pieces.push(Piece::Text(Cow::Owned(format!("{label} "))));
    }
    for inline in inlines {
        match (inline, pieces.last_mut()) {
            (Inline::Text(text), _) if text.is_empty() => {}
            (Inline::Text(text), Some(Piece::Text(run))) => run.to_mut().push_str(text),
            (Inline::Text(text), _) => pieces.push(Piece::Text(Cow::Borrowed(text))),
            (inline, _) => pieces.push(Piece::Other(inline)),
        }
    }
    pieces
}

impl Writer {
    /// A line: its label with a space, if it has one, and its words.
    pub(super) fn line(&mut self, label: &str, content: &[Inline<Final>], kind: Kind) {
        self.line = self.out.len();
        let around = Around { kind, top: true, in_link: false, in_delimiters: false, odd_spans: false };
        self.pieces(&pieces(label, content), around);
    }

    fn inlines(&mut self, content: &[Inline<Final>], around: Around) {
        self.pieces(&pieces("", content), Around { top: false, ..around });
    }

    fn pieces(&mut self, pieces: &[Piece<'_>], around: Around) {
        for (at, piece) in pieces.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &pieces[before]);
            let next = pieces.get(at + 1);
            match piece {
                Piece::Text(text) => {
                    let line_start = self.out.len() == self.line;
                    let behind_reference = matches!(before, Some(Piece::Other(Inline::FootnoteReference(_))));
                    if behind_reference && text.starts_with('[') {
                        // Even a bracket that is escaped would be looked at as what the brackets before it refer to.
                        self.out.push_str("<!-- -->");
                    }
                    let place = Place {
                        line_start,
                        line_end: next.map_or(around.top, Piece::is_hard_break),
                        block_start: line_start && around.kind == Kind::Paragraph,
                        in_cell: around.kind == Kind::Cell,
                        behind_bracket: self.out.ends_with('['),
                        behind_reference,
                        before_bracket: matches!(
                            next,
                            Some(Piece::Other(Inline::Link { .. } | Inline::FootnoteReference(_)))
                        ),
                    };
                    escape::text(text, place, &mut self.out);
                }
                Piece::Other(inline) => self.inline(inline, next, around),
            }
        }
    }

    fn inline(&mut self, inline: &Inline<Final>, next: Option<&Piece<'_>>, around: Around) {
        match inline {
            Inline::Text(_) => {}
            Inline::Code(code) => self.inline_code(code, around),
            Inline::Emphasis(content) => self.emphasis("*", "em", content, next, around),
            Inline::Strong(content) => self.emphasis("**", "strong", content, next, around),
            Inline::Strikethrough(content) => self.emphasis("~~", "del", content, next, around),
            Inline::Link { target, title, content } => self.link(target, title, content, around),
            Inline::Image { target, alternative, title } => self.image(target, alternative, title, around),
            Inline::HardBreak => {
                let inner = next.is_some_and(|next| !next.is_hard_break()) && self.out.len() > self.line;
                if inner && around.kind == Kind::Paragraph {
                    self.out.push('\\');
                    self.new_line();
                    self.line = self.out.len();
                } else {
                    self.out.push_str("<br class=\"break\">");
                }
            }
            Inline::FootnoteReference(number) => {
                let known =
                    number.parse().is_ok_and(|n: usize| (1..=self.footnotes).contains(&n) && n.to_string() == *number);
                if known {
                    self.out.push_str(&format!("[^{number}]"));
                } else {
                    self.tag("footnote", &[("number", number)]);
                }
            }
            Inline::Foreign(language, content) => self.foreign(language, content, around),
            Inline::Html(tag) => {
                let odd = around.odd_spans && (tag.starts_with("<span") || tag == "</span>");
                if is_plain_tag(tag) && !odd {
                    self.out.push_str(tag);
                } else {
                    self.tag("tag", &[("html", tag)]);
                }
            }
            Inline::Hole(never) => match *never {},
        }
    }

    fn tag(&mut self, name: &str, values: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in values {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape::value(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn inline_code(&mut self, code: &str, around: Around) {
        let in_cell = around.kind == Kind::Cell;
        let odd = |c| escape::needs_reference(c) || in_cell && matches!(c, '|' | '\\');
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        if code.is_empty() || code.contains(odd) || self.out.ends_with('`') || longest > 1 {
            self.out.push_str("<code>");
            if !code.is_empty() {
                let place = Place { in_cell, ..Place::default() };
                escape::text(code, place, &mut self.out);
            }
            self.out.push_str("</code>");
            return;
        }
        let mark = if longest == 0 { "`" } else { "``" };
        let bare = |c| c != ' ' && c != '`';
        // A space at both ends is taken away, unless there is nothing else.
        let pad = !(code.starts_with(bare) || code.ends_with(bare)) && code.contains(|c| c != ' ')
            || code.starts_with('`')
            || code.ends_with('`');
        self.out.push_str(mark);
        if pad {
            self.out.push(' ');
        }
        self.out.push_str(code);
        if pad {
            self.out.push(' ');
        }
        self.out.push_str(mark);
    }

    fn emphasis(&mut self, mark: &str, tag: &str, content: &[Inline<Final>], next: Option<&Piece<'_>>, around: Around) {
        let pieces = pieces("", content);
        let outside = |class: Class| matches!(class, Class::Space | Class::Punctuation);
        let inside = |class: Class, outer: Class| match class {
            Class::Word => true,
            Class::Space => false,
            Class::Punctuation | Class::Unknown => outside(outer),
        };
        let before = if self.out.len() == self.line {
            Class::Space
        } else {
            self.out.chars().next_back().map_or(Class::Space, Class::of)
        };
        let behind = match next {
            Some(next) => next.first(),
            None if around.top => Class::Space,
            None => Class::Punctuation,
        };
        let read_as_meant = match (pieces.first(), pieces.last()) {
            (Some(first), Some(last)) => {
                !around.in_delimiters
                    && !self.out.ends_with(&mark[..1])
                    && !first.is_hard_break()
                    && !last.is_hard_break()
                    && inside(first.first(), before)
                    && inside(last.last(), behind)
            }
            _ => false,
        };
        if read_as_meant {
            self.out.push_str(mark);
            self.pieces(&pieces, Around { top: false, in_delimiters: true, odd_spans: false, ..around });
            self.out.push_str(mark);
        } else {
            self.out.push_str(&format!("<{tag}>"));
            self.pieces(&pieces, Around { top: false, odd_spans: false, ..around });
            self.out.push_str(&format!("</{tag}>"));
        }
    }

    fn link(&mut self, target: &Target, title: &str, content: &[Inline<Final>], around: Around) {
        let address = escape::target(target);
        let in_brackets =
            !(around.in_link || holds_brackets(content) || address.contains('\0') || title.contains('\0'));
        if !(in_brackets && self.bracketed_link(&address, title, content, around)) {
            self.tag("a", &with_title("href", &address, title));
            self.inlines(content, Around { odd_spans: false, ..around });
            self.out.push_str("</a>");
        }
    }

    /// Writes a link with brackets, unless it would be read as something else.
    fn bracketed_link(&mut self, address: &str, title: &str, content: &[Inline<Final>], around: Around) -> bool {
        let (start, line) = (self.out.len(), self.line);
        if self.out.ends_with(']') && !self.out.ends_with("\\]") {
            // Right behind a footnote the brackets would belong to it.
            self.out.push_str("<!-- -->");
        }
        self.out.push('[');
        self.inlines(content, Around { in_link: true, odd_spans: false, ..around });
        // At the beginning of a paragraph this would define a link, even from within code.
        if start == line && self.out[start..].contains("]:") {
            self.out.truncate(start);
            self.line = line;
            return false;
        }
        self.address(address, title);
        true
    }

    fn image(&mut self, target: &Target, alternative: &str, title: &str, around: Around) {
        let address = escape::target(target);
        if [&address, alternative, title].iter().any(|words| words.contains('\0')) {
            let mut values = with_title("src", &address, title);
            values.push(("alt", alternative));
            self.tag("img", &values);
            return;
        }
        self.out.push_str("![");
        if !alternative.is_empty() {
            let place = Place { in_cell: around.kind == Kind::Cell, behind_bracket: true, ..Place::default() };
            escape::text(alternative, place, &mut self.out);
        }
        self.address(&address, title);
    }

    /// What follows the words of a link or picture.
    fn address(&mut self, address: &str, title: &str) {
        self.out.push_str("](");
        escape::destination(address, &mut self.out);
        if !title.is_empty() {
            self.out.push(' ');
            escape::title(title, &mut self.out);
        }
        self.out.push(')');
    }

    fn foreign(&mut self, language: &Language, content: &[Inline<Final>], around: Around) {
        let mut open = 0_i32;
        let mut odd_spans = false;
        for inline in content {
            match inline {
                Inline::Html(tag) if tag.starts_with("<span") && is_plain_tag(tag) => open += 1,
                Inline::Html(tag) if tag == "</span>" => open -= 1,
                _ => {}
            }
            odd_spans |= open < 0;
        }
        odd_spans |= open != 0;
        self.tag("span", &[("class", "foreign"), ("lang", language.as_str())]);
        self.inlines(content, Around { odd_spans, ..around });
        self.out.push_str("</span>");
    }
}

fn with_title<'a>(key: &'static str, address: &'a str, title: &'a str) -> Vec<(&'static str, &'a str)> {
    let mut values = vec![(key, address)];
    if !title.is_empty() {
        values.push(("title", title));
    }
    values
}

/// Whether something in a link is written with brackets itself.
fn holds_brackets(content: &[Inline<Final>]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Link { .. } | Inline::Image { .. } | Inline::FootnoteReference(_) => true,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Foreign(_, content) => holds_brackets(content),
        _ => false,
    })
}
