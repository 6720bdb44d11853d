//! Redlines: what reviewers read.

#[path = "../support/mod.rs"]
mod support;

mod data;
mod history;
mod html;
mod markdown;
mod page;
mod structure;
mod terminal;
mod words;

use lexloci::compare::Redline;
use lexloci::compare::redline::Both;
use lexloci::history::frozen;
use lexloci::locale::Language;
use lexloci::model::text::Text;
use lexloci::render::redline::{Compared, HtmlWriter, Marks, Remark, text};

/// A text whose preamble or sections are `body`, in frozen Markdown.
fn said(language: &str, body: &str) -> Text {
    let preamble = if body.starts_with("## ") || body.is_empty() { "" } else { "<!-- preamble -->\n\n" };
    let head = format!("+++\nformat = \"frozen-1\"\nlanguage = \"{language}\"\n+++\n\n# T <!-- title -->\n\n");
    let file = format!("{head}{preamble}{body}\n");
    frozen::read(&file).unwrap_or_else(|error| panic!("{error}\n{file}"))
}

fn between(language: &str, old: &str, new: &str) -> Redline {
    Redline::between(&said(language, old), &said(language, new))
}

/// The lines of a redline without title and blank lines: `[-deleted-]`, `{+inserted+}`, `<what is said of a change>`.
fn redlined(language: &str, old: &str, new: &str) -> String {
    let shown = text(&between(language, old, new), &Marks::PLAIN);
    let lines: Vec<&str> = shown
        .lines()
        .filter(|line| !line.trim().is_empty() && *line != "# T <title>" && *line != "# <preamble>")
        .collect();
    lines.join("\n")
}

/// A redline as HTML, with remarks in English and every link leading to its target as written.
fn html(redline: &Redline) -> String {
    let resolve = |target: &lexloci::model::markup::Target| match target {
        lexloci::model::markup::Target::Url(url) => Some(url.clone().into()),
        lexloci::model::markup::Target::Section(id) => Some(format!("#{id}").into()),
        lexloci::model::markup::Target::Policy(policy, _) => Some(format!("../{policy}/").into()),
        lexloci::model::markup::Target::File(file) => Some(file.path().into()),
    };
    let language = &redline.new().title.language;
    HtmlWriter { resolve: &resolve, say: &Remark::english, language }.redline(redline)
}

/// Two texts of a Swiss edition.
fn compared() -> Compared<'static> {
    let german = Language::parse("de").unwrap();
    let languages = Both { old: german.clone(), new: german };
    Compared { policy: "terms", old: "ch/de@2024-05-01", new: "ch/de@draft", languages, also: &[] }
}

/// A redline as a file of its own.
fn page(redline: &Redline) -> String {
    lexloci::render::redline::page(&compared(), redline)
}
