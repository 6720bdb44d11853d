//! Texts of which most sections were read before.
//!
//! From version to version, and between editions of one language, most sections are the same to the byte. Each is read once, and all
//! texts that have it share it.
//!
//! A section alone reads as it reads in its file: no block that [`write()`](super::write) writes goes on behind the heading of
//! the next section, and none that could is accepted. Code, in which a line can look like a heading, and references to footnotes,
//! which need the note, are read in the whole file; what is equal is shared all the same.

use super::{FrozenError, read};
use crate::id::SectionId;
use crate::locale::Language;
use crate::model::text::{Text, TextSection};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The sections that were read.
#[derive(Default)]
pub struct Known {
    /// By the language of their file and what they say.
    alone: FxHashMap<Language, FxHashMap<Box<str>, Arc<TextSection>>>,
    /// Those of files that were read whole.
    whole: FxHashMap<SectionId, Vec<Arc<TextSection>>>,
}

/// What can make a section read otherwise alone, and what no file has.
const WHOLE: [&str; 5] = ["[^", "```", "~~~", "\r", "\0"];

impl Known {
    /// The text of a file, as [`read()`](super::read) reads it.
    ///
    /// # Errors
    /// As there.
    pub fn read(&mut self, source: &str) -> Result<Text, FrozenError> {
        self.by_sections(source).map_or_else(|| self.whole(source), Ok)
    }

    /// The same in one, so that equal sections are shared though they were read.
    fn whole(&mut self, source: &str) -> Result<Text, FrozenError> {
        let mut text = super::read(source)?;
        for section in &mut text.sections {
            let known = self.whole.entry(section.id.clone()).or_default();
            match known.iter().find(|known| *known == section) {
                Some(known) => *section = Arc::clone(known),
                None => known.push(Arc::clone(section)),
            }
        }
        Ok(text)
    }

    /// The same, as long as nothing is wrong.
    fn by_sections(&mut self, source: &str) -> Option<Text> {
        if WHOLE.iter().any(|sign| source.contains(sign)) {
            return None;
        }
        let (language, _) = read::front_matter(source).ok()?;
        let mut starts = headings(source).chain([source.len()]);
        let mut start = starts.next()?;
        let mut text = super::read(&source[..start]).ok()?;
        let known = self.alone.entry(language).or_default();
        for end in starts {
            let alone = source[start..end].trim_end_matches('\n');
            let section = match known.get(alone) {
                Some(section) => Arc::clone(section),
                None => {
                    let section = read::section(alone, &text.title.language)?;
                    known.insert(alone.into(), Arc::clone(&section));
                    section
                }
            };
            text.sections.push(section);
            start = end;
        }
        Some(text)
    }
}

/// Where lines begin that are the headings of sections.
fn headings(source: &str) -> impl Iterator<Item = usize> {
    source.match_indices("\n##").map(|(at, _)| at + 1).filter(|at| {
        let signs = source[*at..].bytes().take_while(|byte| *byte == b'#').count();
        signs <= 6 && source[at + signs..].starts_with(' ')
    })
}
