//! Pages of the reference, in Markdown.

use super::words::in_words;
use crate::load::{ATTRIBUTES, CONFIGURATION, FILES, File, Key, KeyKind as Kind, Keys, Need};

/// The page about front matter and attributes.
pub(super) const TEXTS: &str = "texts";

/// A page of the reference.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its name without `.md`: `site.toml`.
    pub name: String,
    /// The page.
    pub text: String,
}

/// All pages, in the order in which the index lists them.
#[must_use]
pub fn pages() -> Vec<Page> {
    let files = FILES.iter().filter(|file| !file.name.ends_with("front-matter"));
    let mut pages: Vec<Page> = files.map(|file| Page { name: file.name.to_owned(), text: of_file(file) }).collect();
    pages.push(Page { name: TEXTS.to_owned(), text: texts() });
    pages.push(Page { name: CONFIGURATION.name.to_owned(), text: configuration() });
    pages
}

fn of_file(file: &File) -> String {
    let keys = file.keys;
    let title = if file.name.contains('.') { format!("`{}`", file.name) } else { format!("Files of {}", file.name) };
    let paths: Vec<String> = file.paths.iter().map(|path| format!("`{}`", named(path))).collect();
    let schema = format!("{}.schema.json", file.name);
    let mut out = format!(
        "# {title}\n\n{}\n\nIts place: {}. Editors read [{schema}]({schema}); `lexloci schema --write` tells them where it is.\n\n",
        keys.about,
        paths.join(" and "),
    );
    tables(keys, &mut out);
    out
}

/// The front matter of both kinds of documents, and the attributes of headings.
fn texts() -> String {
    let mut out =
        "# Texts\n\nA document is Markdown (CommonMark with tables, footnotes, definition lists, strikethrough). What \
                   stands around its words: front matter at its top, and attributes at the end of headings.\n"
            .to_owned();
    for file in FILES.iter().filter(|file| file.name.ends_with("front-matter")) {
        let of = if file.name.starts_with("local") { "a local version" } else { "a base text" };
        let paths: Vec<String> = file.paths.iter().map(|path| format!("`{}`", named(path))).collect();
        out += &format!("\n## Front matter of {of}\n\n{} ({})\n\n", file.keys.about, paths.join(", "));
        rows(file.keys, &mut out);
    }
    out += "\n## Attributes of headings\n\nThey stand in braces behind the id. Those marked as edits are for outermost headings of \
            local versions, which have at most one of them; without one, the section takes the place of the inherited one.\n\n\
            | attribute | means | such as |\n| --- | --- | --- |\n";
    for attribute in &ATTRIBUTES {
        let edit = if attribute.is_edit { "(edit) " } else { "" };
        out += &format!("| `{}` | {edit}{} | `{}` |\n", attribute.written, attribute.about, attribute.example);
    }
    out
}

fn configuration() -> String {
    let mut out = format!(
        "# `config.toml`\n\n{} It stands at `~/.config/lexloci/config.toml`, or below `$XDG_CONFIG_HOME`.\n\n",
        CONFIGURATION.about
    );
    rows(&CONFIGURATION, &mut out);
    out
}

/// A path with names for people in the place of `*`.
fn named(path: &str) -> String {
    let mut names = match path.split('/').next() {
        Some("content") => vec!["<policy>", "<language>"],
        Some("locales") => vec!["<region>", "<policy>", "<language>"],
        Some("themes") => vec!["<theme>"],
        _ => vec!["<name>"],
    }
    .into_iter();
    path.split('*')
        .map(str::to_owned)
        .reduce(|path, rest| path + names.next().unwrap_or("*") + &rest)
        .unwrap_or_default()
}

/// The keys of a file, then of each table in it under a heading of its own.
fn tables(keys: &'static Keys, out: &mut String) {
    rows(keys, out);
    let mut told: Vec<&Keys> = vec![keys];
    let mut next = below(keys);
    while !next.is_empty() {
        let table = next.remove(0);
        if told.iter().any(|told| told.name == table.name) {
            continue;
        }
        told.push(table);
        *out += &format!("\n## `{}`\n\n{}\n\n", table.name, table.about);
        rows(table, out);
        // Tables of a table come right behind it.
        next.splice(0..0, below(table));
    }
}

/// The tables that stand in a table, in its order.
fn below(keys: &Keys) -> Vec<&'static Keys> {
    let kinds = keys.keys.iter().map(|key| &key.kind).chain(keys.others.map(|others| &others.value));
    kinds.filter_map(Kind::table).collect()
}

fn rows(keys: &Keys, out: &mut String) {
    *out += "| key | is | without it | means | such as |\n| --- | --- | --- | --- | --- |\n";
    for Key { name, kind, need, example, about } in keys.keys {
        let without = match need {
            Need::Required => "**required**",
            Need::Default(default) => default,
        };
        *out += &format!("| `{name}` | {} | {without} | {about} | `{name} = {example}` |\n", in_words(kind));
    }
    if let Some(others) = keys.others {
        *out += &format!(
            "| *{}* | {} | | {} | `{}` |\n",
            others.placeholder,
            in_words(&others.value),
            others.about,
            others.example
        );
    }
}
