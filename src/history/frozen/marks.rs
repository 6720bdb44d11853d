//! Marks and tags: what Markdown has no signs for.

use super::escape;
use crate::locale::Language;
use std::borrow::Cow;

/// What stands between `<!--` and `-->`.
#[derive(Debug, Default)]
pub(super) struct Mark<'a> {
    /// The words in order.
    pub(super) words: Vec<&'a str>,
    /// What stands behind `#`.
    pub(super) id: Option<&'a str>,
    values: Vec<(&'a str, Cow<'a, str>)>,
}

impl<'a> Mark<'a> {
    /// Reads a comment; `None` if it is not written as a mark is.
    pub(super) fn parse(comment: &'a str) -> Option<Self> {
        let mut rest = comment.strip_prefix("<!--")?.strip_suffix("-->")?.strip_suffix(' ')?;
        let mut mark = Self::default();
        while !rest.is_empty() {
            rest = rest.strip_prefix(' ')?;
            let end = rest.find([' ', '=']).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            rest = behind;
            if let Some(value) = behind.strip_prefix("=\"") {
                let (value, behind) = value.split_once('"')?;
                if word.is_empty() || mark.values.iter().any(|(key, _)| *key == word) {
                    return None;
                }
                mark.values.push((word, escape::unescape(value)?));
                rest = behind;
            } else if let Some(id) = word.strip_prefix('#') {
                if mark.id.replace(id).is_some() {
                    return None;
                }
            } else if word.is_empty() {
                return None;
            } else {
                mark.words.push(word);
            }
        }
        Some(mark)
    }

    /// The word that says what it is; an empty one if it says nothing.
    pub(super) fn name(&self) -> &'a str {
        self.words.first().copied().unwrap_or_default()
    }

    /// Takes a word out.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let at = self.words.iter().position(|other| *other == word);
        at.map(|at| self.words.remove(at)).is_some()
    }

    /// Takes a value out.
    pub(super) fn take(&mut self, key: &str) -> Option<Cow<'a, str>> {
        let at = self.values.iter().position(|(other, _)| *other == key)?;
        Some(self.values.swap_remove(at).1)
    }

    /// Whether everything was taken out.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.id.is_none() && self.values.is_empty()
    }
}

/// Writes a mark.
pub(super) struct MarkWriter(String);

impl MarkWriter {
    pub(super) fn new() -> Self {
        Self("<!--".to_owned())
    }

    pub(super) fn named(word: &str) -> Self {
        Self::new().word(word)
    }

    pub(super) fn word(mut self, word: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(word);
        self
    }

    pub(super) fn value(mut self, key: &str, value: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(key);
        self.0.push_str("=\"");
        escape::value(value, &mut self.0);
        self.0.push('"');
        self
    }

    /// The language, if it is not that of the file.
    pub(super) fn language(self, language: &Language, of_file: &Language) -> Self {
        if language == of_file { self } else { self.value("lang", language.as_str()) }
    }

    /// Whether it says anything.
    pub(super) fn says_something(&self) -> bool {
        self.0.len() > "<!--".len()
    }

    pub(super) fn end(mut self) -> String {
        self.0.push_str(" -->");
        self.0
    }
}

/// The elements that a text may hold as they are.
const ELEMENTS: [&str; 19] = [
    "abbr", "b", "bdi", "bdo", "br", "cite", "dfn", "i", "kbd", "mark", "q", "s", "small", "span", "sub", "sup", "u",
    "var", "wbr",
];

/// Whether a tag can stand in a frozen text as it is.
pub(super) fn is_plain_tag(tag: &str) -> bool {
    let Some(inner) = tag.strip_prefix('<').and_then(|tag| tag.strip_suffix('>')) else { return false };
    if let Some(name) = inner.strip_prefix('/') {
        return ELEMENTS.contains(&name);
    }
    let end = inner.find(' ').unwrap_or(inner.len());
    let (name, mut rest) = inner.split_at(end);
    if !ELEMENTS.contains(&name) {
        return false;
    }
    while !rest.is_empty() {
        let Some((key, behind)) = rest.strip_prefix(' ').and_then(|rest| rest.split_once("=\"")) else { return false };
        let Some((value, behind)) = behind.split_once('"') else { return false };
        let odd = |c: char| matches!(c, '<' | '>' | '`' | '\\' | '|') || escape::needs_reference(c);
        if !matches!(key, "lang" | "dir" | "title") || value.contains(odd) {
            return false;
        }
        rest = behind;
    }
    true
}

/// The values of a tag `<name a="" b="">` with just the keys `keys`, of which those that are left out are empty.
pub(super) fn tag_values<'a, const N: usize>(
    tag: &'a str,
    name: &str,
    keys: [&str; N],
) -> Option<[Option<Cow<'a, str>>; N]> {
    let mut rest = tag.strip_prefix('<')?.strip_prefix(name)?.strip_suffix('>')?;
    let mut values = [const { None }; N];
    while !rest.is_empty() {
        let (key, behind) = rest.strip_prefix(' ')?.split_once("=\"")?;
        let (value, behind) = behind.split_once('"')?;
        let at = keys.iter().position(|known| *known == key)?;
        if values[at].replace(escape::unescape(value)?).is_some() {
            return None;
        }
        rest = behind;
    }
    Some(values)
}
