//! The rows of the sections in `editions.toml`.
//!
//! They are most of the file, and most of them are the same from edition to edition and from version to version: each is read once.
//! In: rows as [`write()`](super::write) writes them. Out: what they say, which all that say the same share.

use super::{RawSection, bad, origin_of};
use crate::id::{SectionId, VersionId};
use crate::locale::Language;
use crate::model::publication::SectionFacts;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;
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

/// Reads TOML.
///
/// # Errors
/// With what is wrong, in a line.
pub(super) fn from_toml<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| error.message().lines().next().unwrap_or("syntax error").to_owned())
}
