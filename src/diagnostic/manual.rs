//! The manual of all codes: why each matters, an example, how to mend it.

use super::Code;

/// The manual as it is written: one Markdown file with a `## code` heading for each.
const MANUAL: &str = include_str!("manual.md");

/// The manual page of a code, as Markdown.
#[must_use]
pub fn explanation(code: Code) -> &'static str {
    manual().find(|(name, _)| *name == code.name()).map_or("", |(_, page)| page)
}

/// All pages: code and text, in the order of the manual.
pub fn manual() -> impl Iterator<Item = (&'static str, &'static str)> {
    MANUAL.split("\n## ").skip(1).filter_map(|page| {
        let (name, text) = page.split_once('\n')?;
        Some((name.trim(), text.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::CODES;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_one_page_and_every_page_a_code() {
        let pages: Vec<&str> = manual().map(|(name, _)| name).collect();
        let codes: BTreeSet<&str> = CODES.iter().map(|code| code.name()).collect();
        assert_eq!(pages.len(), codes.len(), "a code is listed twice, or lacks a page");
        assert_eq!(pages.into_iter().collect::<BTreeSet<_>>(), codes);
        for code in CODES {
            assert!(explanation(*code).len() > 80, "the page of `{code}` says too little");
        }
    }
}
