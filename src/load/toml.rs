//! Reading TOML so that every mistake of a file is found in one run, each with its place.
//!
//! What a file may say stands in its [`Keys`]. A [`Table`] reports every key that they do not list, with the nearest one that would
//! have meant something; while tests run it also sees to it that exactly the keys are read that they do list.

use super::characters::check_string;
use super::keys::{Keys, Kind};
use super::merges::settled;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Place};
use crate::id::nearest;
use crate::locale::Date;
use crate::source::{FileId, Span};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Parses a whole text and hands its table to `read`. Syntax errors are reported, and what could be parsed is read
/// all the same, so that one missing quote does not hide the other mistakes.
pub(super) fn read_toml<T>(
    text: &str,
    file: FileId,
    offset: usize,
    keys: &'static Keys,
    problems: &RefCell<Diagnostics>,
    read: impl FnOnce(&mut Table<'_>) -> T,
) -> T {
    let settled = settled(text, false);
    let text = &*settled;
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken = !errors.is_empty() || matches!(settled, Cow::Owned(_));
    let is_garbled = broken && is_garbled(file, problems);
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        // That the bytes there are no text is reported already.
        if is_garbled && line_at(text, range.start).contains('\u{fffd}') {
            continue;
        }
        let message = error.message().lines().next().unwrap_or("syntax error").to_owned();
        let mut diagnostic = Diagnostic::new(Code::TOML_SYNTAX, message)
            .at(Span::new(file, range.start + offset..range.end + offset))
            .hint(format!("{} is TOML: `key = \"value\"`, one on each line", keys.name));
        if let Some((short, day)) = unpadded_day(text, range.start) {
            diagnostic = diagnostic
                .hint(format!("days have two digits for month and day: `{day}`; `lexloci check --fix` writes them"))
                .fix(Fix::Pad(short.start + offset..short.end + offset, day.to_string()));
        }
        problems.borrow_mut().push(diagnostic);
    }
    each_string(table.get_ref(), &mut |words, range| {
        let raw = text.get(range.clone()).unwrap_or_default();
        check_string(words, raw, file, range.start + offset, problems);
    });
    let mut table = Table {
        table: table.get_ref(),
        file,
        offset,
        span: Span::new(file, offset..offset),
        what: keys.name.to_owned(),
        root: keys,
        keys,
        asked: Vec::new(),
        problems,
        // What recovery made of a broken file may have lost keys: what is missing is then no finding.
        broken,
    };
    let result = read(&mut table);
    table.finish();
    result
}

/// Whether it was reported of a file that its bytes are no text.
fn is_garbled(file: FileId, problems: &RefCell<Diagnostics>) -> bool {
    let is_it = |place: &Place| matches!(place, Place::Span(span) if span.file == file);
    problems.borrow().iter().any(|problem| problem.code == Code::INVALID_UTF8 && is_it(&problem.place))
}

fn line_at(text: &str, at: usize) -> &str {
    let at = text.floor_char_boundary(at.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    text[start..].lines().next().unwrap_or_default()
}

/// Hands over every key and string below a table, with its place.
fn each_string(table: &DeTable<'_>, visit: &mut impl FnMut(&str, Range<usize>)) {
    for (key, value) in table {
        visit(key.get_ref(), key.span());
        each_string_of(value, visit);
    }
}

fn each_string_of(value: &Spanned<DeValue<'_>>, visit: &mut impl FnMut(&str, Range<usize>)) {
    match value.get_ref() {
        DeValue::String(words) => visit(words, value.span()),
        DeValue::Array(array) => array.iter().for_each(|value| each_string_of(value, visit)),
        DeValue::Table(table) => each_string(table, visit),
        _ => {}
    }
}

/// The first day in the line at an offset that lacks digits, `2024-9-3`, where a value begins, and the day that is meant.
fn unpadded_day(text: &str, at: usize) -> Option<(Range<usize>, Date)> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next()?;
    let (mut begin, mut quote) = (0, None);
    for (index, character) in line.char_indices() {
        match (character, quote) {
            ('"' | '\'', None) => quote = Some(character),
            (_, Some(open)) if open == character => quote = None,
            ('#', None) => return None,
            ('=' | ',' | '[', None) => begin = index + 1,
            (digit, None) if digit.is_ascii_digit() && begin > 0 && line[begin..index].trim().is_empty() => {
                let word = &line[index..];
                let word = &word[..word.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(word.len())];
                let rest = &line[index + word.len()..];
                let ends = rest.is_empty() || rest.starts_with([' ', '\t', ',', ']', '}', '#']);
                let parts: Vec<&str> = word.split('-').collect();
                if let [year, month, day] = parts[..]
                    && ends
                    && year.len() == 4
                    && (1..=2).contains(&month.len())
                    && (1..=2).contains(&day.len())
                    && word.len() < 10
                    && let Some(day) = Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
                {
                    return Some((start + index..start + index + word.len(), day));
                }
            }
            _ => {}
        }
    }
    None
}

/// One table of a TOML file.
pub(super) struct Table<'a> {
    table: &'a DeTable<'a>,
    file: FileId,
    offset: usize,
    span: Span,
    what: String,
    /// What the whole file may say.
    root: &'static Keys,
    /// What this table may say.
    keys: &'static Keys,
    asked: Vec<String>,
    problems: &'a RefCell<Diagnostics>,
    broken: bool,
}

impl<'a> Table<'a> {
    fn span_of(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    /// Reports a problem.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.problems.borrow_mut().push(diagnostic);
    }

    /// Reports a value of the wrong form.
    pub(super) fn invalid(&self, key: &str, span: Span, expected: &str) {
        let example = match (self.keys.key(key), self.keys.others) {
            (Some(key), _) => format!("{} = {}", key.name, key.example),
            (None, Some(others)) => others.example.to_owned(),
            (None, None) => format!("{key} = ..."),
        };
        let file = self.root.name.replace(' ', "-");
        self.report(
            Diagnostic::new(Code::INVALID_VALUE, format!("`{key}` must be {expected}"))
                .at(span)
                .hint(format!("such as `{example}`; `lexloci explain {file}` says what each key means")),
        );
    }

    /// The raw value of a key, and its place.
    pub(super) fn value(&mut self, key: &str) -> Option<(&'a DeValue<'a>, Span)> {
        self.ask(key);
        let value = self.table.get(key)?;
        Some((value.get_ref(), self.span_of(value.span())))
    }

    fn ask(&mut self, key: &str) {
        debug_assert!(self.keys.kind(key).is_some(), "`{key}` is no key of {}", self.what);
        self.asked.push(key.to_owned());
    }

    /// The place of a key itself.
    pub(super) fn key_span(&self, key: &str) -> Option<Span> {
        self.table.get_key_value(key).map(|(key, _)| self.span_of(key.span()))
    }

    /// A string.
    pub(super) fn string(&mut self, key: &str) -> Option<(String, Span)> {
        let (value, span) = self.value(key)?;
        match value.as_str() {
            Some(text) => Some((text.to_owned(), span)),
            None => {
                self.invalid(key, span, &format!("a string, not {}", value.type_str()));
                None
            }
        }
    }

    /// A string that has words in it.
    pub(super) fn words(&mut self, key: &str) -> Option<(String, Span)> {
        let (text, span) = self.string(key)?;
        if text.trim().is_empty() {
            self.invalid(key, span, "words, and is empty");
            return None;
        }
        Some((text, span))
    }

    /// Reports a key that must be there and is not.
    pub(super) fn require(&mut self, key: &str) {
        if self.table.get(key).is_none() {
            let example = self.keys.key(key).map_or("...", |key| key.example);
            self.missing(key, example);
        }
    }

    /// A string that must be there.
    pub(super) fn required_string(&mut self, key: &str) -> Option<(String, Span)> {
        self.require(key);
        self.string(key)
    }

    /// A day that must be there.
    pub(super) fn required_date(&mut self, key: &str) -> Option<Date> {
        self.require(key);
        self.date(key).map(|(date, _)| date)
    }

    /// A day, and its place.
    pub(super) fn date(&mut self, key: &str) -> Option<(Date, Span)> {
        let (value, span) = self.value(key)?;
        let date = match value {
            DeValue::Datetime(date) => Date::parse(&date.to_string()),
            _ => None,
        };
        if date.is_none() {
            self.invalid(key, span, "a day, without quotes");
        }
        date.map(|date| (date, span))
    }

    /// Reports that a key is missing which must be there, or one of several.
    pub(super) fn missing(&mut self, key: &str, example: &str) {
        self.ask(key);
        if !self.broken {
            self.report(
                Diagnostic::new(Code::MISSING_KEY, format!("{} has no `{key}`", self.what))
                    .at(self.span)
                    .hint(format!("add `{key} = {example}`")),
            );
        }
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        let (value, span) = self.value(key)?;
        let flag = value.as_bool();
        if flag.is_none() {
            self.invalid(key, span, &format!("`true` or `false`, not {}", value.type_str()));
        }
        flag
    }

    /// A string of a fixed set.
    pub(super) fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        debug_assert_eq!(
            self.keys.kind(key).and_then(Kind::choices),
            Some(choices.iter().map(|(name, _)| *name).collect()),
            "the choices of `{key}`"
        );
        let (text, span) = self.string(key)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == text) {
            return Some(*choice);
        }
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("`{name}`")).collect();
        let near = nearest(&text, choices.iter().map(|(name, _)| *name));
        self.report(
            Diagnostic::new(Code::INVALID_VALUE, format!("`{key}` cannot be `{text}`"))
                .at(span)
                .hint(format!("it is one of {}", names.join(", ")))
                .did_you_mean(near),
        );
        None
    }

    /// A list of strings, each with its place.
    pub(super) fn strings(&mut self, key: &str) -> Option<Vec<(String, Span)>> {
        let (value, span) = self.value(key)?;
        let Some(array) = value.as_array() else {
            self.invalid(key, span, &format!("a list of strings, not {}", value.type_str()));
            return None;
        };
        let mut strings = Vec::new();
        for element in array.iter() {
            let span = self.span_of(element.span());
            match element.get_ref().as_str() {
                Some(text) => strings.push((text.to_owned(), span)),
                None => self.invalid(key, span, "a list of strings"),
            }
        }
        Some(strings)
    }

    /// A table below this one, handed to `read`.
    pub(super) fn table<T>(&mut self, key: &str, read: impl FnOnce(&mut Table<'_>) -> T) -> Option<T> {
        let (value, span) = self.value(key)?;
        let Some(table) = value.as_table() else {
            self.invalid(key, span, &format!("a table, not {}", value.type_str()));
            return None;
        };
        let key_span = self.key_span(key).unwrap_or(span);
        Some(self.below(key, table, key_span, read))
    }

    /// An array of tables below this one, each handed to `read`.
    pub(super) fn tables<T>(&mut self, key: &str, mut read: impl FnMut(&mut Table<'_>) -> T) -> Vec<T> {
        let Some((value, span)) = self.value(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.invalid(key, span, &format!("a list of tables, not {}", value.type_str()));
            return Vec::new();
        };
        let mut results = Vec::new();
        for element in array.iter() {
            let span = self.span_of(element.span());
            match element.get_ref().as_table() {
                Some(table) => results.push(self.below(key, table, span, &mut read)),
                None => self.invalid(key, span, "a list of tables"),
            }
        }
        results
    }

    /// An array of strings and tables: the string of each element, or what `read` makes of its table, and its place.
    pub(super) fn elements<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Table<'_>) -> T,
    ) -> Vec<(Result<String, T>, Span)> {
        let Some((value, span)) = self.value(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.invalid(key, span, &format!("a list, not {}", value.type_str()));
            return Vec::new();
        };
        let mut elements = Vec::new();
        for element in array.iter() {
            let span = self.span_of(element.span());
            match element.get_ref() {
                DeValue::String(text) => elements.push((Ok(text.to_string()), span)),
                DeValue::Table(table) => elements.push((Err(self.below(key, table, span, &mut read)), span)),
                _ => self.invalid(key, span, "a list of strings or tables"),
            }
        }
        elements
    }

    /// The place of the table itself.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// All keys, each with value and places; none of them is unknown.
    pub(super) fn entries(&mut self) -> Vec<(String, Span, &'a DeValue<'a>, Span)> {
        let entries: Vec<_> = self.table.iter().collect();
        entries
            .into_iter()
            .map(|(key, value): (&Spanned<_>, &Spanned<DeValue<'a>>)| {
                let name = key.get_ref().to_string();
                self.asked.push(name.clone());
                (name, self.span_of(key.span()), value.get_ref(), self.span_of(value.span()))
            })
            .collect()
    }

    /// Whether a value is a table, and then what `read` makes of it.
    pub(super) fn entry_table<T>(
        &self,
        key: &str,
        value: &'a DeValue<'a>,
        span: Span,
        read: impl FnOnce(&mut Table<'_>) -> T,
    ) -> Option<T> {
        value.as_table().map(|table| self.below(key, table, span, read))
    }

    /// The table behind a key, whose keys are those of the kind of the key.
    fn below<T>(&self, key: &str, table: &'a DeTable<'a>, span: Span, read: impl FnOnce(&mut Table<'_>) -> T) -> T {
        let mut table = Table {
            table,
            file: self.file,
            offset: self.offset,
            span,
            what: format!("`{key}` of {}", self.what),
            root: self.root,
            keys: self.keys.kind(key).and_then(Kind::table).unwrap_or(self.keys),
            asked: Vec::new(),
            problems: self.problems,
            broken: self.broken,
        };
        let result = read(&mut table);
        table.finish();
        result
    }

    /// Reports the keys that mean nothing here.
    fn finish(self) {
        let names = || self.keys.keys.iter().map(|key| key.name);
        debug_assert!(
            names().all(|name| self.asked.iter().any(|asked| asked == name)),
            "{} has keys that nobody reads: {:?}",
            self.what,
            names().filter(|name| !self.asked.iter().any(|asked| asked == name)).collect::<Vec<_>>()
        );
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            // Half a character in a name is the mistake of the encoding.
            if self.keys.kind(name).is_some() || self.broken && name.contains('\u{fffd}') {
                continue;
            }
            let mut known: Vec<String> = names().map(|key| format!("`{key}`")).collect();
            known.sort();
            self.report(
                Diagnostic::new(Code::UNKNOWN_KEY, format!("{} has no key `{name}`", self.what))
                    .at(self.span_of(key.span()))
                    .hint(format!("its keys are {}", known.join(", ")))
                    .did_you_mean(nearest(name, names())),
            );
        }
    }
}
