//! Characters that would be markup where they stand, and the characters that stand for them.

use crate::digest::Digest;
use crate::id::{PolicyName, SectionId};
use crate::model::markup::{Target, TextFile};
use std::borrow::Cow;

/// Where text stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// It begins a line or cell: white space would be lost.
    pub(super) line_start: bool,
    /// It ends a line or cell.
    pub(super) line_end: bool,
    /// It begins a line where a block could begin.
    pub(super) block_start: bool,
    /// It stands in a table.
    pub(super) in_cell: bool,
    /// It begins what stands between brackets, where `^` would make a footnote of it.
    pub(super) behind_bracket: bool,
    /// It follows a bracket: what could continue a link is escaped.
    pub(super) behind_reference: bool,
    /// A bracket follows, so that `!` would make a picture of it.
    pub(super) before_bracket: bool,
}

/// Whether a character is written as a reference wherever it stands: nobody would see it, or tell it from others.
pub(super) fn needs_reference(c: char) -> bool {
    match c {
        ' '..='~' | '\u{a0}' | '\u{202f}' | '\u{3000}' => false,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        c => c.is_control() || c.is_whitespace(),
    }
}

/// Writes a reference; for U+0000, which has none in Markdown, a tag.
fn text_reference(c: char, out: &mut String) {
    if c == '\0' {
        out.push_str("<character code=\"0\">");
    } else {
        reference(c, out);
    }
}

fn reference(c: char, out: &mut String) {
    out.push_str(&format!("&#x{:X};", u32::from(c)));
}

/// Whether an `&` before `tail` would be read as a reference.
fn is_reference(tail: &str) -> bool {
    let name = tail.strip_prefix('#').unwrap_or(tail);
    let end = name.bytes().take(40).take_while(u8::is_ascii_alphanumeric).count();
    end > 0 && name[end..].starts_with(';')
}

/// Writes text, which is not empty.
pub(super) fn text(text: &str, place: Place, out: &mut String) {
    let marker = if place.block_start { block_marker(text) } else { None };
    let mut before = None;
    for (at, c) in text.char_indices() {
        let tail = &text[at + c.len_utf8()..];
        let next = tail.chars().next();
        let edge = at == 0 && place.line_start || next.is_none() && place.line_end;
        if needs_reference(c) || edge && c.is_whitespace() {
            text_reference(c, out);
            before = Some(c);
            continue;
        }
        let escape = match c {
            '\\' | '`' | '*' | '[' | ']' | '~' => true,
            '|' => place.in_cell,
            // Between letters it is part of a name: `client_id`.
            '_' => {
                let letter = |c: Option<char>| c.is_some_and(|c: char| c.is_ascii_alphanumeric());
                !(letter(before) && letter(next))
            }
            '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '!' => next.is_none() && place.before_bracket,
            '^' => at == 0 && place.behind_bracket,
            '(' | ':' => at == 0 && place.behind_reference,
            _ => false,
        };
        if c == '&' && is_reference(tail) {
            out.push_str("&amp;");
        } else {
            if escape || marker == Some(at) {
                out.push('\\');
            }
            out.push(c);
        }
        before = Some(c);
    }
}

/// Where the character stands that would make the line that `text` begins another block than a paragraph, or the line before
/// it a heading or the head of a table.
fn block_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text[digits..].chars();
    let marker = rest.next()?;
    let after = rest.next();
    let ends = after.is_none_or(char::is_whitespace);
    let escape = match marker {
        '.' | ')' if digits > 0 => digits < 10 && ends,
        _ if digits > 0 => false,
        '>' | '|' | '=' | ':' => true,
        '#' => ends || after == Some('#'),
        '-' => ends || matches!(after, Some('-' | '|' | ':')),
        '+' => ends || after == Some('+'),
        _ => false,
    };
    escape.then_some(digits)
}

/// Writes a value between `"` of a mark or tag.
pub(super) fn value(value: &str, out: &mut String) {
    let mut before = None;
    for (at, c) in value.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '`' | '\\' | '|' => reference(c, out),
            // Two of them would be the beginning of the end of a comment.
            '-' if before == Some('-') || at + 1 == value.len() => reference(c, out),
            c if needs_reference(c) => reference(c, out),
            c => out.push(c),
        }
        before = Some(c);
    }
}

/// Writes the text of a code block whose last line end is not its own.
pub(super) fn code_line(line: &str, out: &mut String) {
    let blank = line.bytes().all(|byte| byte == b' ');
    for (at, c) in line.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            c if at == 0 && blank || needs_reference(c) => reference(c, out),
            c => out.push(c),
        }
    }
}

/// Reads what [`value`] and [`code_line`] write; `None` where a reference is none of theirs.
pub(super) fn unescape(written: &str) -> Option<Cow<'_, str>> {
    let Some(first) = written.find('&') else { return Some(Cow::Borrowed(written)) };
    let mut out = String::with_capacity(written.len());
    out.push_str(&written[..first]);
    let mut rest = &written[first..];
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (name, behind) = rest[at + 1..].split_once(';')?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            name => {
                let digits = name.strip_prefix("#x")?;
                if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                    return None;
                }
                char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
            }
        });
        rest = behind;
    }
    out.push_str(rest);
    Some(Cow::Owned(out))
}

/// Writes an address as it stands between `(` and `)`.
pub(super) fn destination(address: &str, out: &mut String) {
    if address.is_empty() {
        out.push_str("<>");
    }
    for (at, c) in address.char_indices() {
        match c {
            '&' if is_reference(&address[at + 1..]) => out.push_str("&amp;"),
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(c),
            '-' | '.' | '_' | '/' | ':' | '?' | '#' | '@' | '$' | ',' | ';' | '=' | '+' | '%' | '&' => out.push(c),
            c if !c.is_ascii() && c.is_alphanumeric() => out.push(c),
            c => reference(c, out),
        }
    }
}

/// Writes a title with its quotation marks.
pub(super) fn title(title: &str, out: &mut String) {
    out.push('"');
    for (at, c) in title.char_indices() {
        match c {
            '&' if is_reference(&title[at + 1..]) => out.push_str("&amp;"),
            '"' | '\\' => out.extend(['\\', c]),
            '`' | '<' | '|' => reference(c, out),
            c if needs_reference(c) => reference(c, out),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// How addresses begin that are no addresses to the reader.
const OWN: [&str; 4] = ["#", "policy:", "files/", "url:"];

/// A target as an address.
pub(super) fn target(target: &Target) -> Cow<'_, str> {
    match target {
        Target::Section(id) => Cow::Owned(format!("#{id}")),
        Target::Policy(name, None) => Cow::Owned(format!("policy:{name}")),
        Target::Policy(name, Some(id)) => Cow::Owned(format!("policy:{name}#{id}")),
        Target::File(file) => Cow::Owned(format!("files/{}/{}", file.digest, file.name)),
        Target::Url(url) if OWN.iter().any(|own| url.starts_with(own)) => Cow::Owned(format!("url:{url}")),
        Target::Url(url) => Cow::Borrowed(url),
    }
}

/// Reads what [`target`] writes.
pub(super) fn read_target(address: &str) -> Option<Target> {
    if let Some(id) = address.strip_prefix('#') {
        return SectionId::parse(id).map(Target::Section);
    }
    if let Some(policy) = address.strip_prefix("policy:") {
        return Some(match policy.split_once('#') {
            Some((name, id)) => Target::Policy(PolicyName::parse(name)?, Some(SectionId::parse(id)?)),
            None => Target::Policy(PolicyName::parse(policy)?, None),
        });
    }
    if let Some(file) = address.strip_prefix("files/") {
        let (digest, name) = file.split_once('/')?;
        return Some(Target::File(TextFile { digest: Digest::parse(digest)?, name: name.to_owned() }));
    }
    let url = match address.strip_prefix("url:") {
        Some(url) if OWN.iter().any(|own| url.starts_with(own)) => url,
        Some(_) => return None,
        None => address,
    };
    Some(Target::Url(url.to_owned()))
}
