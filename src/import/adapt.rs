//! A text with Python-Markdown's attribute lists as the site's own Markdown, with every word in its place.
//!
//! In: a text. Out: one of the same length, in which a list that Python-Markdown reads is `{#id}` behind a heading and blank
//! elsewhere, and what the lists said. A list that is not read stays where it is: it is published as text.

use super::attributes::{Attributes, take_lists};
use std::ops::Range;

/// What [`adapt`] gives.
#[derive(Clone, Debug, Default)]
pub struct Adapted {
    /// As long as the text that it comes from.
    pub text: String,
    /// All ids of lists, headings' included.
    pub ids: Vec<String>,
    /// The first `datetime`, as written, and where its list stands, in bytes.
    pub declared: Option<(String, Range<usize>)>,
}

/// Adapts a text.
#[must_use]
pub fn adapt(text: &str) -> Adapted {
    let mut adapted = Adapted { text: text.to_owned(), ..Adapted::default() };
    let mut start = 0;
    let mut fenced = false;
    for line in text.split('\n') {
        let begin = start;
        start += line.len() + 1;
        let bare = line.trim_start();
        fenced ^= bare.starts_with("```") || bare.starts_with("~~~");
        if fenced {
            continue;
        }
        let heading = bare.starts_with('#');
        let mut from = 0;
        while let Some(at) = line[from..].find("{:").map(|at| at + from) {
            let end = line[at + 2..].find(['}', '{']).map(|end| at + 2 + end);
            let Some(end) = end.filter(|end| line[*end..].starts_with('}')).map(|end| end + 1) else { break };
            from = end;
            let Some(said) = read(&line[at..end]) else { continue };
            let (before, behind) = (&line[..at], line[end..].trim());
            let alone = before.trim().is_empty() && behind.is_empty();
            // Behind a link, emphasis or code a list belongs to that; else it ends its line behind a space.
            let inline = before.ends_with([')', '*', '_', '`', '>', ']']);
            let ends = behind.is_empty() && before.ends_with([' ', '\t']);
            if !(alone || inline && !heading || ends) {
                continue;
            }
            let range = begin + at..begin + end;
            let list = match said.ids.first() {
                Some(id) if heading && ends && id.len() + 3 <= range.len() => format!("{{#{id}}}"),
                _ => String::new(),
            };
            adapted.text.replace_range(range.clone(), &format!("{list:width$}", width = range.len() - extra(&list)));
            adapted.ids.extend(said.ids);
            if let Some(day) = said.datetime.filter(|_| adapted.declared.is_none()) {
                adapted.declared = Some((day, range));
            }
        }
    }
    adapted
}

/// How many more bytes than characters a text has: widths are counted in characters.
fn extra(text: &str) -> usize {
    text.len() - text.chars().count()
}

fn read(list: &str) -> Option<Attributes> {
    let (rest, said) = take_lists(list)?;
    // A name of an attribute that was translated is none.
    (rest.is_empty() && said.others.iter().all(|name| name.is_ascii())).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_keeps_its_place() {
        let text = "# Über {: #top .big }\n\nIn force {: datetime=\"2023-12-05\" }\n\n{: #x }\n*a*{: #y } b\n";
        let adapted = adapt(text);
        assert_eq!(adapted.text.len(), text.len());
        assert!(adapted.text.starts_with("# Über {#top}        \n"), "{}", adapted.text);
        assert_eq!(adapted.ids, ["top", "x", "y"]);
        assert_eq!(adapted.declared.expect("a date").0, "2023-12-05");
    }

    #[test]
    fn what_is_not_read_stays() {
        for text in
            ["trouvent{: #x }", "{: #x } and more", "```\na {: #x }\n```", "Gültig {: Datum=\"2023\" ähm=\"1\" }"]
        {
            assert_eq!(adapt(text).text, text);
        }
    }
}
