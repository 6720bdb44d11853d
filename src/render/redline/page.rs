//! A redline as a page of its own: one file without scripts, to send and to print.

use super::{HtmlWriter, Remark};
use crate::compare::Redline;
use crate::locale::Language;
use crate::model::markup::Target;
use crate::render::html::escaped;

/// What came is underlined, what went is struck through, both in signs as well as in colour.
const STYLE: &str = "\
:root { color-scheme: light dark; --ins: #0b6b2f; --del: #a11a1a; --soft: #8883; }
@media (prefers-color-scheme: dark) { :root { --ins: #6fd08c; --del: #ff9c94; } }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, \"Noto Sans\", sans-serif; }
ins { color: var(--ins); text-decoration: underline; text-decoration-thickness: 0.12em; }
del { color: var(--del); text-decoration: line-through; }
ins.moved { text-decoration-style: double; }
del.moved { text-decoration-style: dotted line-through; }
.inserted, .moved-here { border-inline-start: 0.2rem solid var(--ins); padding-inline-start: 0.6rem; }
.deleted, .moved-away { border-inline-start: 0.2rem dashed var(--del); padding-inline-start: 0.6rem; }
.note { font-size: 0.85em; font-style: italic; background: var(--soft); padding: 0 0.3em; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--soft); padding: 0.2rem 0.5rem; text-align: start; }
.table { overflow-x: auto; } ol.labels { list-style: none; padding-inline-start: 1rem; }
";

/// The page: `heading` says what is compared, `lead` how much changed; the text is in `language`.
#[must_use]
pub fn page(heading: &str, lead: &str, language: &Language, redline: &Redline) -> String {
    let resolve = |target: &Target| match target {
        Target::Section(id) => Some(format!("#{id}")),
        Target::Url(url) => (!url.is_empty()).then(|| url.clone()),
        // The page stands alone: what is elsewhere on the site has no address here.
        Target::Policy(..) | Target::File(_) => None,
    };
    let writer = HtmlWriter { resolve: &resolve, say: &Remark::english };
    let (heading, lead) = (escaped(heading), escaped(lead));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header class=\"note\"><p>{heading}</p><p>{lead}</p></header>\n\
         <main lang=\"{language}\" dir=\"{direction}\">\n{text}</main>\n</body>\n</html>\n",
        direction = language.direction().as_str(),
        text = writer.redline(redline),
    )
}
