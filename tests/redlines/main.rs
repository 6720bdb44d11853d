//! Redlines: what reviewers read.

mod look;

use lexloci::compare::Redline;
use lexloci::history::frozen;
use lexloci::model::text::Text;
use lexloci::render::redline::{Marks, text};

/// A text whose preamble and sections are `body`, in frozen Markdown.
fn said(language: &str, body: &str) -> Text {
    let preamble = if body.starts_with("## ") || body.is_empty() { "" } else { "<!-- preamble -->\n\n" };
    let file = format!(
        "+++\nformat = \"frozen-1\"\nlanguage = \"{language}\"\n+++\n\n# T <!-- title -->\n\n{preamble}{body}\n"
    );
    frozen::read(&file).unwrap_or_else(|error| panic!("{error}\n{file}"))
}

/// The redline of two texts, of which only what changed is shown.
fn redlined(language: &str, old: &str, new: &str) -> String {
    let redline = Redline::between(&said(language, old), &said(language, new));
    text(&redline, &Marks::PLAIN, true)
}
