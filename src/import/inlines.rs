//! The text of a paragraph in its plainest form.
//!
//! In: inlines as the tree had them. Out: the same words without empty spans, without spans in spans of the same kind,
//! with white space outside of spans and none at either end: then every span can be written with its delimiters.

use super::attributes::{self, Attributes};
use super::document::{Inline, Style};

/// Takes the attribute lists out of a paragraph or heading.
pub(super) fn take_attributes(text: &mut [Inline], heading: bool) -> Attributes {
    let mut found = Attributes::default();
    for inline in text.iter_mut() {
        if let Inline::Text(words) = inline
            && let Some((kept, attributes)) = attributes::take_lists(words)
        {
            *words = kept;
            found.add(attributes);
        }
    }
    if heading
        && let Some(Inline::Text(words)) = text.last_mut()
        && let Some((kept, attributes)) = attributes::take_heading_list(words)
    {
        *words = kept.to_owned();
        found.add(attributes);
    }
    found
}

/// Sees the `**strong**` that Python-Markdown saw and CommonMark does not, as in `**資料：**您`: there the delimiters
/// touch punctuation on the inside and a letter on the outside. Returns how many there were.
pub(super) fn rescue_strong(text: &mut Vec<Inline>) -> usize {
    if !text.iter().any(|inline| matches!(inline, Inline::Text(words) if words.contains("**"))) {
        return 0;
    }
    let mut rescued = 0;
    let mut out: Vec<Inline> = Vec::new();
    let mut opened = None;
    for inline in text.drain(..) {
        let Inline::Text(words) = inline else {
            out.push(inline);
            continue;
        };
        let mut rest = words.as_str();
        while let Some(at) = rest.find("**") {
            let (before, after) = (&rest[..at], rest[at..].trim_start_matches('*'));
            let stars = rest[at..].len() - after.len();
            out.push(Inline::Text(before.to_owned()));
            match opened.take() {
                Some(from) if stars == 2 && !before.ends_with(char::is_whitespace) && out.len() > from + 1 => {
                    let inner = out.split_off(from + 1);
                    out.truncate(from);
                    out.push(Inline::Span(Style::Strong, inner));
                    rescued += 1;
                }
                _ => {
                    if stars == 2 && !after.starts_with(char::is_whitespace) {
                        opened = Some(out.len());
                    }
                    out.push(Inline::Text("*".repeat(stars)));
                }
            }
            rest = after;
        }
        out.push(Inline::Text(rest.to_owned()));
    }
    *text = out;
    rescued
}

/// Brings text into its plainest form.
pub(super) fn tidy(text: Vec<Inline>) -> Vec<Inline> {
    let (_, text, _) = without_space_around(settle(text, &mut Vec::new(), false));
    text
}

fn settle(text: Vec<Inline>, around: &mut Vec<Style>, in_link: bool) -> Vec<Inline> {
    let mut out = Vec::with_capacity(text.len());
    for inline in text {
        match inline {
            // Emphasis in emphasis is emphasis: Markdown could not tell the delimiters apart.
            Inline::Span(style, children) if around.contains(&style) => {
                settle(children, around, in_link).into_iter().for_each(|child| push(&mut out, child));
            }
            Inline::Span(style, children) => {
                around.push(style);
                let (before, inner, after) = without_space_around(settle(children, around, in_link));
                around.pop();
                before.into_iter().for_each(|space| push(&mut out, space));
                if !inner.is_empty() {
                    push(&mut out, Inline::Span(style, inner));
                }
                after.into_iter().for_each(|space| push(&mut out, space));
            }
            Inline::Link { text, .. } if in_link => {
                settle(text, around, in_link).into_iter().for_each(|child| push(&mut out, child));
            }
            Inline::Link { target, text, line } => {
                let (before, inner, after) = without_space_around(settle(text, around, true));
                before.into_iter().for_each(|space| push(&mut out, space));
                // A link without words would have the name of its target written out.
                if !inner.is_empty() {
                    push(&mut out, Inline::Link { target, text: inner, line });
                }
                after.into_iter().for_each(|space| push(&mut out, space));
            }
            other => push(&mut out, other),
        }
    }
    out
}

fn push(out: &mut Vec<Inline>, inline: Inline) {
    match inline {
        Inline::Text(words) => {
            let mut words = words.replace(['\n', '\r', '\t'], " ");
            if matches!(out.last(), Some(Inline::SoftBreak | Inline::HardBreak)) {
                words = words.trim_start_matches(' ').to_owned();
            }
            match out.last_mut() {
                _ if words.is_empty() => {}
                Some(Inline::Text(last)) => last.push_str(&words),
                _ => out.push(Inline::Text(words)),
            }
        }
        Inline::Code(code) if code.trim().is_empty() => push(out, Inline::Text(code)),
        Inline::SoftBreak | Inline::HardBreak => {
            if let Some(Inline::Text(last)) = out.last_mut() {
                last.truncate(last.trim_end_matches(' ').len());
                if last.is_empty() {
                    out.pop();
                }
            }
            match out.last_mut() {
                Some(Inline::HardBreak) => {}
                Some(last @ Inline::SoftBreak) => *last = inline,
                _ => out.push(inline),
            }
        }
        Inline::Span(style, inner) => match out.last_mut() {
            Some(Inline::Span(last, before)) if *last == style => {
                inner.into_iter().for_each(|child| push(before, child));
            }
            _ => out.push(Inline::Span(style, inner)),
        },
        other => out.push(other),
    }
}

/// The white space before, the rest, and the white space after.
fn without_space_around(mut text: Vec<Inline>) -> (Option<Inline>, Vec<Inline>, Option<Inline>) {
    let before = match text.first_mut() {
        Some(Inline::SoftBreak | Inline::HardBreak) => Some(text.remove(0)),
        Some(Inline::Text(words)) if words.starts_with(char::is_whitespace) => {
            let rest = words.trim_start().to_owned();
            let space = words[..words.len() - rest.len()].to_owned();
            *words = rest;
            if words.is_empty() {
                text.remove(0);
            }
            Some(Inline::Text(space))
        }
        _ => None,
    };
    let after = match text.last_mut() {
        Some(Inline::SoftBreak | Inline::HardBreak) => text.pop(),
        Some(Inline::Text(words)) if words.ends_with(char::is_whitespace) => {
            let space = words[words.trim_end().len()..].to_owned();
            words.truncate(words.len() - space.len());
            if words.is_empty() {
                text.pop();
            }
            Some(Inline::Text(space))
        }
        _ => None,
    };
    (before, text, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    fn strong(inner: &[Inline]) -> Inline {
        Inline::Span(Style::Strong, inner.to_vec())
    }

    #[test]
    fn white_space_stands_outside() {
        let tidied = tidy(vec![words("a"), strong(&[words(" b "), Inline::SoftBreak]), words(" c ")]);
        assert_eq!(tidied, [words("a "), strong(&[words("b")]), Inline::SoftBreak, words("c")]);
    }

    #[test]
    fn strong_in_strong_and_beside_strong_is_strong() {
        let tidied = tidy(vec![strong(&[words("a"), strong(&[words("b")])]), strong(&[words("c")])]);
        assert_eq!(tidied, [strong(&[words("abc")])]);
    }

    #[test]
    fn empty_spans_go() {
        assert_eq!(tidy(vec![strong(&[]), strong(&[words(" ")])]), []);
    }

    #[test]
    fn strong_that_only_python_sees() {
        let mut text = vec![words("**資料：**您")];
        assert_eq!(rescue_strong(&mut text), 1);
        assert_eq!(tidy(text), [strong(&[words("資料：")]), words("您")]);
        let mut text = vec![words("2 ** 3 ** 4")];
        assert_eq!(rescue_strong(&mut text), 0);
        assert_eq!(tidy(text), [words("2 ** 3 ** 4")]);
    }

    #[test]
    fn attributes_are_taken_out_of_the_text() {
        let mut text = vec![words("Rights {#rights}")];
        assert_eq!(take_attributes(&mut text, false).ids, <[String; 0]>::default());
        assert_eq!(take_attributes(&mut text, true).ids, ["rights"]);
        assert_eq!(text, [words("Rights")]);
    }
}
