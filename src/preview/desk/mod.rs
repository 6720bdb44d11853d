//! The desk: pages for people who do not use terminals.
//!
//! They read, with one exception: [`confirm`](Snapshot::confirm) records a review, as `lexloci confirm` does.

mod check;
mod compare;
mod coverage;
mod stale;
mod unreleased;

pub use stale::Recording;

use super::{DESK, Response, Snapshot, script};
use crate::compare::Redline;
use crate::locale::Language;
use crate::render::html::{escaped, language_attributes};
use crate::render::redline::{HtmlWriter, Remark};
use crate::site::HTML;

/// The pages of the desk: what stands behind [`DESK`], and what it is called.
const PAGES: [(&str, &str); 5] = [
    ("", "Unreleased"),
    ("stale/", "Reviews"),
    ("coverage/", "Coverage"),
    ("compare/", "Compare"),
    ("check/", "Problems"),
];

impl Snapshot {
    /// A page of the desk.
    fn desk_page(&self, at: &str, body: &str) -> Response {
        let title = PAGES.iter().find(|(path, _)| *path == at).map_or("Desk", |(_, title)| title);
        let links: String = PAGES
            .iter()
            .map(|(path, title)| {
                let here = if *path == at { " aria-current=\"page\"" } else { "" };
                format!("<li><a href=\"{DESK}{path}\"{here}>{title}</a></li>\n")
            })
            .collect();
        let site = self.site().map_or_else(String::new, |site| {
            let home = site.href(&crate::site::Route::Root);
            format!("<li><a href=\"{}\">The site</a></li>\n", escaped(&home))
        });
        let name = self.site().map_or("", |site| site.sources().settings.title.as_str());
        let script = script(self.serial);
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title} – desk – {name}</title>\n<link rel=\"stylesheet\" href=\"{DESK}status.css\">\n\
             <link rel=\"stylesheet\" href=\"{DESK}desk.css\">\n</head>\n<body class=\"desk\">\n\
             <a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header><p class=\"brand\">{name}</p><nav aria-label=\"Desk\"><ul>\n{links}{site}</ul></nav></header>\n\
             <main id=\"main\">\n<h1>{title}</h1>\n{body}</main>\n{script}</body>\n</html>\n",
            name = escaped(name)
        );
        Response::of(200, HTML, page)
    }

    /// A page of the desk where there is no site to speak of.
    fn desk_without_site(&self, at: &str) -> Response {
        self.desk_page(at, "<p>There is no site yet that could be shown: mend the errors below first.</p>\n")
    }
}

/// A redline in the language of its text.
fn redline(redline: &Redline, language: &Language) -> String {
    let is_english = language.as_str().split('-').next() == Some("en");
    let say = |remark: &Remark| match is_english {
        true => remark.english(),
        false => format!("<span lang=\"en\" dir=\"ltr\">{}</span>", remark.english()),
    };
    let html = HtmlWriter { resolve: &|_| None, say: &say, language }.redline(redline);
    format!("<div class=\"redline\"{}>{html}</div>\n", language_attributes(language))
}

/// Something that is none.
fn nothing(words: &str) -> String {
    format!("<p class=\"nothing\">{words}</p>\n")
}
