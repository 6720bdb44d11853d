//! What stands above a text between `---` or `+++` lines, as other tools have it: a title, a date, and the rest.
//!
//! In: the bytes of a file. Out: the same without it, each line where it was, and what it said.

use std::borrow::Cow;

use super::notes::{NoteKind, Notes};

/// The keys under which people write the day of a text.
const DATES: [&str; 7] = ["date", "datetime", "effective", "effective-date", "last-updated", "updated", "version-date"];

/// More lines than any front matter has: a text that begins with a line across the page is no front matter.
const LONGEST: usize = 60;

/// Takes front matter off; gives the date that it declares. A title becomes the heading that the text does not have.
pub(super) fn take<'a>(bytes: &'a [u8], notes: &mut Notes) -> (Cow<'a, [u8]>, Option<String>) {
    let Ok(text) = std::str::from_utf8(bytes) else { return (Cow::Borrowed(bytes), None) };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines: Vec<&str> = text.lines().collect();
    let fence = lines.first().map(|line| line.trim_end()).filter(|line| ["---", "+++"].contains(line));
    let end = fence.and_then(|fence| lines.iter().take(LONGEST).skip(1).position(|line| line.trim_end() == fence));
    let Some(end) = end else { return (Cow::Borrowed(bytes), None) };
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
            _ => return (Cow::Borrowed(bytes), None),
        }
    }
    if fields.is_empty() {
        return (Cow::Borrowed(bytes), None);
    }
    let (mut date, mut title) = (None, String::new());
    let titled = lines[end + 2..].iter().any(|line| line.starts_with("# "));
    for (line, key, value) in fields {
        match key.as_str() {
            "title" if !titled && title.is_empty() => title = format!("# {value}"),
            key if DATES.contains(&key) && date.is_none() => date = Some(value.to_owned()),
            key => notes.one(NoteKind::Lost, line, format!("`{key}` of the front matter is dropped")),
        }
    }
    let body = lines[end + 2..].join("\n");
    (Cow::Owned(format!("{title}{}{body}\n", "\n".repeat(end + 2)).into_bytes()), date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (String, Option<String>, usize) {
        let mut notes = Notes::about("en");
        let (bytes, date) = take(text.as_bytes(), &mut notes);
        (String::from_utf8_lossy(&bytes).into_owned(), date, notes.finish().len())
    }

    #[test]
    fn a_title_and_a_date_are_understood() {
        let (text, date, lost) = taken("---\ntitle: \"Privacy\"\ndate: 2023-12-05\nlayout: legal\n---\nText.\n");
        assert_eq!((text.as_str(), date.as_deref(), lost), ("# Privacy\n\n\n\n\nText.\n", Some("2023-12-05"), 1));
    }

    #[test]
    fn a_heading_is_the_better_title() {
        assert_eq!(taken("+++\ntitle = \"Old\"\n+++\n# New\n"), ("\n\n\n# New\n".to_owned(), None, 1));
    }

    #[test]
    fn a_line_across_the_page_is_none() {
        for text in ["---\nText: and more, said *here*\nwithout a key\n---\n", "---\n\n---\n", "---\nA: b\n", "Text\n"]
        {
            assert_eq!(taken(text).0, text, "{text:?}");
        }
    }
}
