//! The rows of the sections in `editions.toml`.
//!
//! They are most of the file, and most of them are the same from edition to edition and from version to version: each is read once.
//! In: rows as [`write()`](super::write) writes them. Out: what they say, which all that say the same share.

use super::{RawSection, bad, from_toml, origin_of};
use crate::id::{SectionId, VersionId};
use crate::locale::Language;
use crate::model::publication::SectionFacts;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::Arc;

/// What a row says.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) id: SectionId,
    pub(super) changed: VersionId,
    pub(super) facts: Arc<SectionFacts>,
}

impl Row {
    /// A row of an edition in `language`.
    pub(super) fn new(language: &Language, raw: RawSection) -> Result<Self, String> {
        let RawSection { id, changed, wording, source, region, language: own, fallback, file, line } = raw;
        Ok(Self {
            id: SectionId::parse(&id).ok_or_else(|| bad("id", &id))?,
            changed: VersionId::parse(&changed).ok_or_else(|| bad("version", &changed))?,
            facts: Arc::new(SectionFacts {
                origin: origin_of(language, region, own, fallback, file, line)?,
                wording,
                source,
            }),
        })
    }
}

/// The rows that were read, by the language of their edition, in which a row is where it names none.
#[derive(Default)]
pub(in crate::history) struct Rows(FxHashMap<Language, FxHashMap<String, Row>>);

impl Rows {
    /// Reads the rows of an edition in `language`, and calls `visit` with what each says.
    pub(super) fn read(
        &mut self,
        language: &Language,
        rows: &[&str],
        mut visit: impl FnMut(Row),
    ) -> Result<(), String> {
        #[derive(Deserialize)]
        struct Only {
            row: RawSection,
        }
        let known = self.0.entry(language.clone()).or_default();
        for &text in rows {
            if let Some(row) = known.get(text) {
                visit(row.clone());
                continue;
            }
            let Only { row } = from_toml(&format!("row = {text}"))?;
            let row = Row::new(language, row)?;
            visit(row.clone());
            known.insert(text.to_owned(), row);
        }
        Ok(())
    }
}

/// A file without its rows, and the rows of each record. Where it is not written as lexloci writes it, all of them stay in it.
pub(super) fn parted(text: &str) -> (String, Vec<Vec<&str>>) {
    // Lines within a string are no rows; lexloci writes no string of several lines.
    if super::has_long_strings(text) {
        return (text.to_owned(), Vec::new());
    }
    let (mut rest, mut all) = (String::with_capacity(text.len() / 4), Vec::new());
    let mut behind = text;
    while let Some((before, within)) = behind.split_once("\nsections = [\n") {
        let Some((rows, after)) = rows(within) else { return (text.to_owned(), Vec::new()) };
        rest.extend([before, "\nsections = []\n"]);
        all.push(rows);
        behind = after;
    }
    rest.push_str(behind);
    (rest, all)
}

/// The rows at the beginning of `text`, and what stands behind the end of their list.
fn rows(text: &str) -> Option<(Vec<&str>, &str)> {
    let mut rows = Vec::new();
    let mut behind = text;
    loop {
        let (line, after) = behind.split_once('\n')?;
        if line == "]" {
            return Some((rows, after));
        }
        rows.push(line.strip_prefix("  ")?.strip_suffix(',')?);
        behind = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::editions::read_with;

    const ROW: &str =
        r##"{ id = "minors", changed = "01", wording = "0123456789abcdef", file = "content/terms/en.md", line = 3 }"##;

    /// A file with two editions of one language and one of another, whose sections are written as `sections`.
    fn file(sections: &str) -> String {
        let digest = "0".repeat(64);
        let record = |edition: &str| {
            format!(
                "\n[[edition]]\nedition = \"{edition}\"\nkind = \"editorial\"\npath = \"01/{edition}.md\"\ndigest = \"{digest}\"\n\
                 text = \"{digest}\"\npolicy_kind = \"notice\"\nlocale = \"en\"\ndirection = \"ltr\"\nregion = \"World\"\n\
                 prevails = \"none\"\ntitle = {{ words = \"Terms\", file = \"content/terms/en.md\", line = 1 }}\n{sections}"
            )
        };
        let records: String = ["gb/en", "ie/en", "fr/fr"].into_iter().map(record).collect();
        format!("format = 1\ntext_rule = \"text-1\"\n{records}")
    }

    #[test]
    fn rows_are_read_once_for_editions_of_one_language() {
        let mut known = Rows::default();
        let version = read_with(&file(&format!("sections = [\n  {ROW},\n]\n")), &mut known).expect("a version");
        let facts: Vec<_> = version.records.values().map(|record| &record.facts.sections[0]).collect();
        let [fr, gb, ie] = facts[..] else { panic!("there are three editions") };
        assert!(Arc::ptr_eq(gb, ie));
        assert_eq!((gb.origin.language.as_str(), fr.origin.language.as_str()), ("en", "fr"));
        assert_eq!(known.0.values().map(FxHashMap::len).collect::<Vec<_>>(), [1, 1]);
    }

    #[test]
    fn rows_that_somebody_else_wrote_say_the_same() {
        let read = |sections: &str| read_with(&file(sections), &mut Rows::default());
        let ours = read(&format!("sections = [\n  {ROW},\n]\n"));
        for theirs in [format!("sections = [{ROW}]\n"), format!("sections = [\n    {ROW}, # the only one\n  ]\n")] {
            assert!(parted(&file(&theirs)).1.is_empty(), "{theirs}");
            assert_eq!(read(&theirs), ours, "{theirs}");
        }
        assert_eq!(read("sections = [\n]\n"), read("sections = []\n"));
    }

    #[test]
    fn what_is_wrong_with_a_row_is_told() {
        for (row, reason) in [
            (ROW.replace("line = 3", "line = 3, page = 2"), "unknown field `page`, expected one of"),
            (ROW.replace("minors", "Minors!"), "`Minors!` is no id"),
            (ROW.replace("{ id", "{ id ="), ""),
        ] {
            let read = read_with(&file(&format!("sections = [\n  {row},\n]\n")), &mut Rows::default());
            assert!(read.as_ref().is_err_and(|error| error.starts_with(reason)), "{row}: {read:?}");
        }
    }
}
