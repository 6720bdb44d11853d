//! The attributes at the end of a heading, as they are written.

use std::ops::Range;

/// Where the text of a heading ends in its source, which is one line that begins with `#`, or several with a line of `=` or `-`
/// below them.
#[must_use]
pub fn heading_end(heading: &str) -> usize {
    let underlined = !heading.trim_start().starts_with('#');
    let text = match heading.trim_end().rfind('\n') {
        Some(at) if underlined => &heading[..at],
        _ => heading,
    };
    text.trim_end().len()
}

/// Where the attributes stand in the source of a heading, with their braces: `{#contact}`. The rule is that of
/// `pulldown-cmark`: the last thing on the line, without braces, angle brackets or backslashes inside.
#[must_use]
pub fn attribute_block(heading: &str) -> Option<Range<usize>> {
    let end = heading_end(heading);
    let inner = heading[..end].strip_suffix('}')?;
    let open = inner.rfind(['{', '}', '<', '>', '\\', '\n'])?;
    inner[open..].starts_with('{').then_some(open..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_the_last_thing_of_a_heading() {
        for (heading, block) in [
            ("## Use {#use}", Some("{#use}")),
            ("## Use{#use}  ", Some("{#use}")),
            ("## Use ## {#use}", Some("{#use}")),
            ("Use {#use}\n---", Some("{#use}")),
            ("Use\n{#use}\n===", Some("{#use}")),
            ("## Use", None),
            ("## By {{ controller }}", None),
            ("## Use \\{#use}", Some("{#use}")),
            ("## Use {#a\\}", None),
            ("}", None),
            ("", None),
        ] {
            assert_eq!(attribute_block(heading).map(|range| &heading[range]), block, "{heading:?}");
        }
    }
}
