//! Words as Markdown that means just these words.
//!
//! In: plain text and where it will stand. Out: the text with a backslash before each character that CommonMark (or
//! lexloci, for `{{`) would take for markup there, and before no other: people will go on editing it.

/// Where a text will stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// The character before it.
    pub before: Option<char>,
    /// The character behind it.
    pub after: Option<char>,
    /// Whether it begins a line.
    pub line_start: bool,
    /// Whether it is what can be clicked.
    pub in_link: bool,
    /// Whether it stands in a table.
    pub in_cell: bool,
    /// Whether it stands in a heading.
    pub in_heading: bool,
}

/// Writes `words` to `out`.
pub fn words(words: &str, place: Place, out: &mut String) {
    let mut rest = words;
    if place.line_start {
        rest = line_start(rest, out);
    }
    let mut before =
        if rest.len() < words.len() { words[..words.len() - rest.len()].chars().last() } else { place.before };
    let mut characters = rest.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let after = next.or(place.after);
        let tail = &rest[at + c.len_utf8()..];
        let escape = match c {
            '\\' | '`' | '*' | '[' | '~' => true,
            ']' => place.in_link,
            '|' => place.in_cell,
            // Between letters it is part of a name: `client_id`.
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '<' => after.is_some_and(|after| after.is_ascii_alphabetic() || "/!?".contains(after)),
            '!' => after == Some('['),
            // SPEC 2: `{#id}` pins an item. SPEC 3: `{{` is a value unless a backslash stands before.
            '{' if after == Some('#') || place.in_heading && after == Some(':') => true,
            '{' => after == Some('{') && !(before == Some('{') && out.ends_with("\\{")),
            _ => false,
        };
        if c == '&' && is_entity(tail) {
            out.push_str("&amp;");
        } else {
            if escape {
                out.push('\\');
            }
            out.push(c);
        }
        before = Some(c);
    }
}

/// Writes the first characters of a line where they would begin a block, and gives the rest back.
fn line_start<'a>(words: &'a str, out: &mut String) -> &'a str {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let marker = words[digits..].chars().next();
    let after = words[digits..].chars().nth(1);
    let ends = after.is_none_or(|after| after == ' ');
    let escape = match marker {
        Some('.' | ')') if digits > 0 => digits < 10 && ends,
        _ if digits > 0 => false,
        // A quotation, a table, an underline, a definition: with any character behind.
        Some('>' | '|' | '=' | ':') => true,
        Some('#') => ends || after == Some('#'),
        Some('-') => ends || matches!(after, Some('-' | '|' | ':')),
        Some('+') => ends || after == Some('+'),
        _ => false,
    };
    let Some(marker) = marker.filter(|_| escape) else { return words };
    out.push_str(&words[..digits]);
    out.push('\\');
    out.push(marker);
    &words[digits + marker.len_utf8()..]
}

/// Whether an `&` before `tail` would be read as an entity.
fn is_entity(tail: &str) -> bool {
    let name = tail.strip_prefix('#').unwrap_or(tail);
    let end = name.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    end > 0 && name[end..].starts_with(';')
}

/// The target of a link, as it stands between `(` and `)`.
pub(super) fn address(address: &str, out: &mut String) {
    let balanced = {
        let mut open = 0_i32;
        address.chars().all(|c| {
            open += i32::from(c == '(') - i32::from(c == ')');
            (0..16).contains(&open)
        }) && open == 0
    };
    let mut rest = address;
    while let Some(c) = rest.chars().next() {
        let tail = &rest[c.len_utf8()..];
        match c {
            '(' | ')' if balanced => out.push(c),
            '&' if is_entity(tail) => out.push_str("&amp;"),
            // `{{` in a target would be a value.
            '(' | ')' | '<' | '>' | '\\' | '`' | '|' | '{' | '}' | '"' | '*' | '~' => percent(c, out),
            c if c.is_whitespace() || c.is_control() => percent(c, out),
            c => out.push(c),
        }
        rest = tail;
    }
}

fn percent(c: char, out: &mut String) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        out.push_str(&format!("%{byte:02X}"));
    }
}

/// The title of a link, with its quotation marks.
pub(super) fn title(title: &str, in_cell: bool, out: &mut String) {
    out.push('"');
    for (at, c) in title.char_indices() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '|' if in_cell => out.push_str("&#124;"),
            '{' => out.push_str("&#123;"),
            '`' => out.push_str("&#96;"),
            '<' => out.push_str("&lt;"),
            '&' if is_entity(&title[at + 1..]) => out.push_str("&amp;"),
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A string of TOML.
pub fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str, line_start: bool) -> String {
        let mut out = String::new();
        words(text, Place { line_start, ..Place::default() }, &mut out);
        out
    }

    #[test]
    fn only_markup_is_escaped() {
        assert_eq!(
            escaped("client_id, 5 < 6, a-b, AT&T, [x] *y* {z}", false),
            "client_id, 5 < 6, a-b, AT&T, \\[x] \\*y\\* {z}"
        );
        assert_eq!(escaped("<about:home> &lt; {{ x }} _a", false), "\\<about:home> &amp;lt; \\{{ x }} \\_a");
    }

    #[test]
    fn a_line_begins_no_block() {
        for (text, line) in [
            ("14. October", "14\\. October"),
            ("1.5 hours", "1.5 hours"),
            ("# 5", "\\# 5"),
            ("#5", "#5"),
            ("- a", "\\- a"),
            ("-5", "-5"),
            ("– a", "– a"),
            ("> a", "\\> a"),
            (": a", "\\: a"),
        ] {
            assert_eq!(escaped(text, true), line);
        }
    }

    #[test]
    fn targets_have_no_spaces() {
        let written = |text| {
            let mut out = String::new();
            address(text, &mut out);
            out
        };
        assert_eq!(written("https://a.example/b_(c)?d=e&f"), "https://a.example/b_(c)?d=e&f");
        assert_eq!(written("https://a.example/b c)"), "https://a.example/b%20c%29");
        assert_eq!(written("https://a.example/{{x}}"), "https://a.example/%7B%7Bx%7D%7D");
    }

    #[test]
    fn toml_strings_are_quoted() {
        assert_eq!(toml("a \"b\" \\ c\u{7}"), "\"a \\\"b\\\" \\\\ c\\u0007\"");
    }
}
