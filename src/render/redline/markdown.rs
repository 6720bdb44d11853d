//! A redline as Markdown: for a pull request.
//!
//! What went stands in `<del>`, what came in `<ins>`: GitHub, GitLab and CommonMark render both. `~~` and `**` would not do:
//! beside punctuation, within a word and in Chinese they stay tildes and asterisks (CommonMark 0.31, 6.2), and nobody could
//! tell an insertion from what is bold in the text. Words of the texts are escaped, so that none of them is markup, calls
//! somebody or links an issue.

use super::text::fill::{Signs, fill, printable};
use super::text::layout::{Manner, Sort, layout};
use super::text::run::Kind;
use super::{Around, Compared, Marks, in_words, listed};
use crate::compare::Redline;

const fn around(open: &'static str, close: &'static str) -> Around<'static> {
    Around { style: "", open, close, end: "" }
}

const MARKS: Marks<'static> = Marks {
    deleted: around("<del>", "</del>"),
    inserted: around("<ins>", "</ins>"),
    note: around("<sub>", "</sub>"),
    strong: around("", ""),
    heading: "#### ",
};

/// More than this many bytes are folded.
const LONG: usize = 4_000;

/// What is compared, how much changed, and the passages that did, under the headings of their sections. Nothing but a line
/// where nothing differs.
#[must_use]
pub fn markdown(compared: &Compared<'_>, redline: &Redline) -> String {
    let heading = compared.heading();
    let also = compared.also_in_words().map(|also| format!("; {also}")).unwrap_or_default();
    let summary = in_words(&redline.summary(), redline.is_empty()) + &also;
    if redline.is_quiet() {
        return format!("**{heading}**: {summary}\n\n");
    }
    let mut out = format!("### {heading}\n\n{summary}\n\n");
    let lines = layout(redline, Manner { brief: true, markdown: true, heading: MARKS.heading });
    let changes = fill(&lines, &Signs { marks: &MARKS, width: None, markdown: true });
    let changes = changes.trim_end();
    if changes.len() > LONG {
        let count = listed(redline).len();
        let s = if count == 1 { "" } else { "s" };
        out.push_str(&format!(
            "<details>\n<summary>{count} section{s} changed</summary>\n\n{changes}\n\n</details>\n\n"
        ));
    } else {
        out.push_str(&format!("{changes}\n\n"));
    }
    out
}

/// Words that are nothing but words.
pub(super) fn escaped(text: &str, kind: Kind, sort: Sort) -> String {
    if kind == Kind::Break {
        return "<br>".to_owned();
    }
    if kind == Kind::Division {
        return "¶<br>".to_owned();
    }
    let text = printable(text, sort);
    if sort == Sort::Rule && text == "---" {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let next = rest.chars().next().unwrap_or(' ');
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            // Addresses are words here; as links they would take escapes along.
            ':' if rest.starts_with("//") => out.push_str("&#58;"),
            '.' if out.ends_with("www") => out.push_str("&#46;"),
            // Nobody is called, no issue is linked: an invisible space keeps sign and name apart.
            '@' if !before.is_alphanumeric() && next.is_alphanumeric() => out.push_str("@&#8203;"),
            '#' if !before.is_alphanumeric() && next.is_ascii_digit() => out.push_str("#&#8203;"),
            // Literal lines keep their breaks and their spaces; a block of code could have no marks in it.
            '\n' => out.push_str("<br>"),
            ' ' if sort == Sort::Code => out.push_str("&nbsp;"),
            c => out.push(c),
        }
        before = c;
    }
    if kind == Kind::Code || sort == Sort::Code { format!("<code>{out}</code>") } else { out }
}

/// Where a line would have to be escaped that begins as a block does: a heading, an item, a rule.
pub(super) fn block_start(line: &str) -> Option<usize> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = line[digits..].chars().next()?;
    match behind {
        '.' | ')' if digits > 0 => Some(digits),
        '#' | '+' | '-' | '=' if digits == 0 => Some(0),
        _ => None,
    }
}
