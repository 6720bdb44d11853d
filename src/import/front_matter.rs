//! What stands above a text between `---` or `+++` lines, as other tools have it: a title, a date, and the rest.
//!
//! In: the bytes of a file. Out: the same without it, each line where it was, and what it said.

use std::borrow::Cow;

use super::notes::{NoteKind, Notes};

/// The keys under which people write the day of a text.
const DATES: [&str; 7] = ["date", "datetime", "effective", "effective-date", "last-updated", "updated", "version-date"];

/// More lines than any front matter has: a text that begins with a line across the page is no front matter.
const LONGEST: usize = 60;

/// What front matter says that a text can keep.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The date that it declares.
    pub(super) date: Option<String>,
    /// The title, with its line. Whether the text has a better one is for [`super::title`] to say.
    pub(super) title: Option<(usize, String)>,
}

/// Takes front matter off.
pub(super) fn take<'a>(bytes: &'a [u8], notes: &mut Notes) -> (Cow<'a, [u8]>, Said) {
    let none = (Cow::Borrowed(bytes), Said::default());
    let Ok(text) = std::str::from_utf8(bytes) else { return none };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines: Vec<&str> = text.lines().collect();
    let fence = lines.first().map(|line| line.trim_end()).filter(|line| ["---", "+++"].contains(line));
    let end = fence.and_then(|fence| lines.iter().take(LONGEST).skip(1).position(|line| line.trim_end() == fence));
    let Some(end) = end else { return none };
    let inner = &lines[1..=end];
    let mut fields = Vec::new();
    for (at, line) in inner.iter().enumerate() {
        let nested = line.starts_with([' ', '\t', '-', '#', '[']) || line.trim().is_empty();
        match line.split_once([':', '=']) {
            _ if nested => {}
            Some((key, value))
                if key.trim().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) =>
            {
                fields.push((
                    at + 2,
                    key.trim().to_ascii_lowercase().replace('_', "-"),
                    value.trim().trim_matches(['"', '\'']),
                ));
            }
            _ => return none,
        }
    }
    if fields.is_empty() {
        return none;
    }
    let mut said = Said::default();
    for (line, key, value) in fields {
        match key.as_str() {
            "title" if said.title.is_none() && !value.is_empty() => said.title = Some((line, value.to_owned())),
            key if DATES.contains(&key) && said.date.is_none() => said.date = Some(value.to_owned()),
            key => notes.one(NoteKind::Lost, line, format!("`{key}` of the front matter is dropped")),
        }
    }
    let body = lines[end + 2..].join("\n");
    (Cow::Owned(format!("{}{body}\n", "\n".repeat(end + 2)).into_bytes()), said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (String, Said, usize) {
        let mut notes = Notes::about("en");
        let (bytes, said) = take(text.as_bytes(), &mut notes);
        (String::from_utf8_lossy(&bytes).into_owned(), said, notes.finish().len())
    }

    #[test]
    fn a_title_and_a_date_are_understood() {
        let (text, said, lost) = taken("---\ndate: 2023-12-05\ntitle: \"Privacy\"\nlayout: legal\n---\nText.\n");
        assert_eq!((text.as_str(), lost), ("\n\n\n\n\nText.\n", 1));
        assert_eq!(said, Said { date: Some("2023-12-05".to_owned()), title: Some((3, "Privacy".to_owned())) });
    }

    #[test]
    fn an_empty_title_is_none() {
        assert_eq!(taken("+++\ntitle = \"\"\n+++\nText.\n").1, Said::default());
    }

    #[test]
    fn a_line_across_the_page_is_none() {
        for text in ["---\nText: and more, said *here*\nwithout a key\n---\n", "---\n\n---\n", "---\nA: b\n", "Text\n"]
        {
            assert_eq!(taken(text).0, text, "{text:?}");
        }
    }
}
