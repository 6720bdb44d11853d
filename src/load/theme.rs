//! Themes: templates, wording, static files; the default theme is part of the tool.

use super::characters::check_messages;
use super::keys::THEME;
use super::layout::is_passed_over;
use super::names;
use super::style_sheet::{Leads, is_style_sheet, leads, targets};
use super::toml::read_toml;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::id::nearest;
use crate::locale::Language;
use crate::source::{FileEntry, FileId, FileTree, Sources, Span};
use crate::wording::{Origin, Wording, WordingFile};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A theme with all that it takes over from those that it extends.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// Templates by name, each with its file where it belongs to the site. Those of the theme itself have their names, those of a
    /// theme that it extends have its name before theirs, `default/base.html`: so a template can extend the one whose place it
    /// takes.
    pub templates: BTreeMap<String, (String, Option<FileId>)>,
    /// What stands before the names of templates of themes that it extends, the nearest first: where a template is looked for
    /// that the theme itself does not have, and a component that it does not define.
    pub prefixes: Vec<String>,
    /// Files that are published as they are, by their path below `assets/`.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Those of them that are its look: the `theme.css` of each theme, that of a theme which is extended first.
    pub style_sheets: Vec<String>,
    /// Messages of legal weight.
    pub legal: Vec<String>,
    /// Those of them that a `theme.toml` of the site lists, where it does.
    pub listed: Vec<(String, Span)>,
}

macro_rules! embedded {
    ($($path:literal)*) => {
        &[$(($path, include_bytes!(concat!("../../themes/default/", $path)))),*]
    };
}

/// The files of the default theme.
const EMBEDDED: &[(&str, &[u8])] = embedded! {
    "theme.toml"
    "static/cookie-notice.css"
    "static/cookie-notice.js"
    "static/leaving.css"
    "static/leaving.js"
    "static/style.css"
    "static/suggest.js"
    "templates/base.html"
    "templates/changes.html"
    "templates/chooser.html"
    "templates/cookie-notice-fragment.html"
    "templates/cookie-notice.html"
    "templates/edition.html"
    "templates/history.html"
    "templates/leaving.html"
    "templates/local.html"
    "templates/not-found.html"
    "templates/notices-head.html"
    "templates/parts.html"
    "templates/policy.html"
    "templates/region.html"
    "templates/standing.html"
    "strings/ar.ftl"
    "strings/de.ftl"
    "strings/en.ftl"
    "strings/es.ftl"
    "strings/fr.ftl"
    "strings/it.ftl"
    "strings/ja.ftl"
    "strings/kk.ftl"
    "strings/ko.ftl"
    "strings/mn.ftl"
    "strings/nl.ftl"
    "strings/pl.ftl"
    "strings/pt.ftl"
    "strings/ro.ftl"
    "strings/ru.ftl"
    "strings/th.ftl"
    "strings/tr.ftl"
    "strings/uk.ftl"
    "strings/uz.ftl"
    "strings/vi.ftl"
    "strings/zh-Hans.ftl"
};

/// The files of the default theme, as `themes/default/` would hold them.
pub fn embedded_theme() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    EMBEDDED.iter().copied()
}

/// Reads the theme `name` and those that it extends. The default theme needs no folder; a folder `themes/default` is laid
/// over it.
pub(super) fn read_theme(
    name: &str,
    named_at: Option<Span>,
    tree: &FileTree,
    sources: &Sources,
    wording: &mut Wording,
    problems: &RefCell<Diagnostics>,
) -> Theme {
    let mut chain: Vec<(String, Option<Span>)> = vec![(name.to_owned(), named_at)];
    let mut listed = Vec::new();
    let mut next = 0;
    while next < chain.len() {
        let (name, named_at) = chain[next].clone();
        next += 1;
        let folder = format!("themes/{name}/");
        let exists = tree.below(&folder).next().is_some();
        if !exists && name != "default" {
            let mut known: Vec<&str> = tree
                .below("themes/")
                .filter_map(|(path, _)| path.strip_prefix("themes/")?.split_once('/').map(|(name, _)| name))
                .collect();
            known.push("default");
            let mut missing = Diagnostic::new(Code::MISSING_THEME, format!("there is no theme `{name}`"))
                .hint(format!("make a folder `themes/{name}/`, or write `theme = \"default\"`"))
                .did_you_mean(nearest(&name, known));
            missing.place = named_at.map_or(Place::File("site.toml".to_owned()), Place::Span);
            problems.borrow_mut().push(missing);
        }
        let path = format!("{folder}theme.toml");
        if let Some(file) = sources.find(&path) {
            let extends = read_toml(sources.text(file), file, 0, &THEME, problems, |table| {
                table.string("name");
                table.string("version");
                listed.extend(table.strings("legal").unwrap_or_default());
                table.string("extends")
            });
            if let Some((extends, span)) = extends {
                if chain.iter().any(|(name, _)| *name == extends) {
                    problems.borrow_mut().push(
                        Diagnostic::new(
                            Code::MISSING_THEME,
                            format!("theme `{name}` extends `{extends}`, which extends it"),
                        )
                        .at(span)
                        .hint("a theme extends another one, in the end `default`"),
                    );
                } else {
                    chain.push((extends, Some(span)));
                }
            }
        }
    }

    let legal = listed.iter().map(|(id, _)| id.clone()).collect();
    let mut theme = Theme { legal, listed, ..Theme::default() };
    // What a theme neither defines nor takes over explicitly still has words and templates: the tool's own.
    for (path, bytes) in embedded_theme() {
        let text = || String::from_utf8_lossy(bytes).into_owned();
        if path == "theme.toml" {
            theme.legal.extend(quoted_strings(&text()));
        } else {
            theme.take("default/", path, bytes.to_vec(), &text(), None, wording, problems);
        }
    }
    theme.prefixes = chain.iter().skip(1).map(|(name, _)| format!("{name}/")).collect();
    if !theme.prefixes.iter().any(|prefix| prefix == "default/") {
        theme.prefixes.push("default/".to_owned());
    }
    let mut sheets = Vec::new();
    for (at, (name, _)) in chain.iter().enumerate().rev() {
        let folder = format!("themes/{name}/");
        let prefix = if at == 0 { String::new() } else { format!("{name}/") };
        for (path, entry) in tree.below(&folder) {
            let inner = &path[folder.len()..];
            let FileEntry::Bytes(bytes) = entry else { continue };
            if inner == "theme.toml" || is_passed_over(inner) {
                continue;
            }
            if let Some(stray) = stray(path, inner) {
                problems.borrow_mut().push(stray);
                continue;
            }
            let file = sources.find(path);
            let text = file.map_or("", |file| sources.text(file));
            if let Some(name) = inner.strip_prefix("static/").filter(|name| is_style_sheet(name)) {
                sheets.push((name.to_owned(), path.to_owned(), bytes.clone()));
            }
            theme.take(&prefix, inner, bytes.to_vec(), text, file.map(|file| (file, path)), wording, problems);
        }
    }
    theme.legal.sort();
    theme.legal.dedup();
    for (at, (name, _)) in chain.iter().enumerate() {
        let prefix = if at == 0 { String::new() } else { format!("{name}/") };
        problems.borrow_mut().extend(theme.unused_templates(&prefix, &format!("themes/{name}/templates/")));
    }
    problems.borrow_mut().extend(theme.unused_components());
    for (name, path, bytes) in sheets {
        problems.borrow_mut().extend(theme.missing_files(&name, &path, &String::from_utf8_lossy(&bytes)));
    }
    theme
}

/// What a theme's folder holds.
const FOLDERS: [&str; 3] = ["templates", "strings", "static"];

/// A file of a theme that nothing reads; none where it has its place. What is said of a theme besides, a licence, stands at its top.
fn stray(path: &str, inner: &str) -> Option<Diagnostic> {
    let (folder, rest) = inner.split_once('/')?;
    let known = match folder {
        "strings" => rest.ends_with(".ftl"),
        folder => FOLDERS.contains(&folder),
    };
    let meant = match folder {
        "strings" => None,
        folder => nearest(folder, FOLDERS).map(|meant| format!("{meant}/{rest}")),
    };
    let problem = || {
        let mut problem = Diagnostic::new(Code::UNEXPECTED_FILE, format!("nothing reads a file `{inner}` here"))
            .in_file(path)
            .hint("a theme holds `theme.toml`, `templates/`, `strings/<language>.ftl` and `static/`")
            .did_you_mean(meant.as_deref());
        problem.severity = Some(Severity::Warning);
        problem
    };
    (!known).then(problem)
}

impl Theme {
    /// The templates with this prefix, from `folder`, that take the place of none and that no template names.
    fn unused_templates(&self, prefix: &str, folder: &str) -> Vec<Diagnostic> {
        let pages: Vec<&str> = embedded_theme().filter_map(|(path, _)| path.strip_prefix("templates/")).collect();
        let own = self.templates.iter().filter(|(_, (_, file))| file.is_some());
        let own = own.filter_map(|(name, _)| match prefix {
            // The name of a template of the theme itself may hold a slash as well.
            "" => (!self.prefixes.iter().any(|prefix| name.starts_with(prefix))).then_some((name, name.as_str())),
            prefix => Some((name, name.strip_prefix(prefix)?)),
        });
        // Components are found wherever they are defined.
        let is_used = |name: &str, inner: &str| {
            let text = &self.templates[name].0;
            pages.contains(&inner)
                || text.contains("component ")
                || self.templates.iter().any(|(other, (text, _))| other != name && text.contains(inner))
        };
        let report = |(_, inner): (&String, &str)| {
            let mut problem =
                Diagnostic::new(Code::UNEXPECTED_FILE, format!("no page and no template uses the template `{inner}`"))
                    .in_file(format!("{folder}{inner}"))
                    .hint("docs/themes.md lists the templates of pages; others are included or extended by their names")
                    .did_you_mean(nearest(inner, pages.iter().copied()));
            problem.severity = Some(Severity::Warning);
            problem
        };
        own.filter(|(name, inner)| !is_used(name, inner)).map(report).collect()
    }

    /// Components of the site's own templates that no template shows.
    fn unused_components(&self) -> Vec<Diagnostic> {
        let shows = |text: &str, name: &str| {
            let mut places = text.match_indices('<').map(|(at, _)| &text[at + 1..]);
            places.any(|rest| {
                rest.strip_prefix(name)
                    .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || "._-".contains(c)))
            })
        };
        let all: Vec<&str> =
            self.templates.values().flat_map(|(text, _)| components(text)).map(|(name, _)| name).collect();
        let shown = |name: &str| self.templates.values().any(|(text, _)| shows(text, name));
        let mut unused = Vec::new();
        for (text, file) in self.templates.values() {
            let Some(file) = file else { continue };
            for (name, at) in components(text).filter(|(name, _)| !shown(name)) {
                let near = nearest(name, all.iter().copied().filter(|name| shown(name)));
                let problem = Diagnostic::new(Code::NEVER_SHOWN, format!("no template shows the component `{name}`"))
                    .at(Span::new(*file, at..at + name.len()))
                    .hint("docs/themes.md lists the components of the default theme; one of the same name takes the place of another")
                    .did_you_mean(near);
                unused.push(problem);
            }
        }
        unused
    }

    /// Static files that a style sheet of the site names and the theme does not have, each once.
    fn missing_files(&self, sheet: &str, path: &str, css: &str) -> Vec<Diagnostic> {
        let addresses: BTreeSet<&str> = targets(css).into_iter().map(|target| &css[target]).collect();
        let report = |address: &str| {
            let (fact, near) = match leads(sheet, address) {
                Leads::To(name) if !self.assets.contains_key(&name) => {
                    let names = || self.assets.keys().map(String::as_str);
                    let near = names().find(|other| other.eq_ignore_ascii_case(&name));
                    let near = near.or_else(|| nearest(&name, names())).map(str::to_owned);
                    (format!("`url({address})` leads to `{name}`, and the theme has no such static file"), near)
                }
                Leads::Out => (format!("`url({address})` leads out of `static/`, where nothing is published"), None),
                _ => return None,
            };
            let mut problem = Diagnostic::new(Code::MISSING_FILE, fact)
                .in_file(path)
                .hint("an address is relative to the style sheet; large and small letters differ")
                .did_you_mean(near.as_deref());
            problem.severity = Some(Severity::Warning);
            Some(problem)
        };
        addresses.into_iter().filter_map(report).collect()
    }

    /// Takes one file; templates get names with `prefix`. `origin` is its file and path in the site, unless it belongs to the tool.
    #[expect(clippy::too_many_arguments, reason = "what a file is, and where what is in it goes")]
    fn take(
        &mut self,
        prefix: &str,
        path: &str,
        bytes: Vec<u8>,
        text: &str,
        origin: Option<(FileId, &str)>,
        wording: &mut Wording,
        problems: &RefCell<Diagnostics>,
    ) {
        let file = origin.map(|(file, _)| file);
        if let Some(name) = path.strip_prefix("templates/") {
            self.templates.insert(format!("{prefix}{name}"), (text.to_owned(), file));
        } else if let Some(name) = path.strip_prefix("static/") {
            // The sheet of a theme that is extended stays beside that of the one that extends it.
            let name = match (name, prefix.strip_suffix('/')) {
                ("theme.css", Some(extended)) => format!("theme.{extended}.css"),
                (name, _) => name.to_owned(),
            };
            if path == "static/theme.css" {
                self.style_sheets.push(name.clone());
            }
            self.assets.insert(name, bytes);
        } else if let Some(tag) = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".ftl")) {
            let language = match origin {
                Some((_, path)) => {
                    let report = &mut |problem| problems.borrow_mut().push(problem);
                    names::language(tag, &Place::File(path.to_owned()), report)
                }
                None => Language::parse(tag).ok(),
            };
            let Some(language) = language else { return };
            if let Some(file) = file {
                check_messages(text, &language, file, problems);
            }
            let (words, errors) = WordingFile::parse(Origin::Theme, language, file, text.to_owned());
            for error in errors {
                let mut diagnostic = Diagnostic::new(Code::FLUENT_SYNTAX, error.message)
                    .hint("messages are written `name = words`, see projectfluent.org");
                diagnostic.place =
                    file.map_or(Place::File(path.to_owned()), |file| Place::Span(Span::new(file, error.range)));
                problems.borrow_mut().push(diagnostic);
            }
            wording.push(words);
        }
    }
}

/// The components that a template defines, each with where its name stands.
fn components(template: &str) -> impl Iterator<Item = (&str, usize)> {
    template.match_indices("{%").filter_map(|(at, _)| {
        let tag = &template[at + 2..];
        let inner = tag.strip_prefix('-').unwrap_or(tag).trim_start();
        let inner = inner.strip_prefix("component")?.strip_prefix([' ', '\n', '\t'])?.trim_start();
        let name = inner.split(['(', ' ', '\n']).next()?;
        // What is left of the template begins with the name.
        Some((name, template.len() - inner.len()))
    })
}

/// The legal ids of the embedded `theme.toml`, whose form the tool's own tests guard.
fn quoted_strings(text: &str) -> Vec<String> {
    let list = text.split_once("legal = [").map_or("", |(_, list)| list);
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
