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
    alone: FxHashMap<Language, FxHashMap<Box<[u8]>, Arc<TextSection>>>,
    /// Those of files that were read whole.
    whole: FxHashMap<SectionId, Vec<Arc<TextSection>>>,
}

/// Whether a file has what can make a section read otherwise alone, or what no file has.
fn is_read_whole(source: &[u8]) -> bool {
    // Most files have none of these bytes, which is told faster than that they have none of the signs.
    let is_sign = |byte: &u8| matches!(byte, b'^' | b'`' | b'~' | b'\r' | b'\0');
    let any = source.chunks(64).any(|bytes| bytes.iter().fold(false, |any, byte| any | is_sign(byte)));
    any && ["[^", "```", "~~~", "\r", "\0"].iter().any(|sign| memchr::memmem::find(source, sign.as_bytes()).is_some())
}

impl Known {
    /// The text of a file, as [`read_bytes()`](super::read_bytes) reads it.
    ///
    /// # Errors
    /// As there.
    pub fn read(&mut self, source: &[u8]) -> Result<Text, FrozenError> {
        self.by_sections(source).map_or_else(|| self.whole(source), Ok)
    }

    /// The same in one, so that equal sections are shared though they were read.
    fn whole(&mut self, source: &[u8]) -> Result<Text, FrozenError> {
        let mut text = super::read_bytes(source)?;
        for section in &mut text.sections {
            let known = self.whole.entry(section.id.clone()).or_default();
            match known.iter().find(|known| *known == section) {
                Some(known) => *section = Arc::clone(known),
                None => known.push(Arc::clone(section)),
            }
        }
        Ok(text)
    }

    /// The same, as long as nothing is wrong. What is known was UTF-8, and need not be looked at again.
    fn by_sections(&mut self, source: &[u8]) -> Option<Text> {
        if is_read_whole(source) {
            return None;
        }
        let mut starts = headings(source).chain([source.len()]);
        let mut start = starts.next()?;
        let head = std::str::from_utf8(&source[..start]).ok()?;
        let (language, _) = read::front_matter(head).ok()?;
        let mut text = super::read(head).ok()?;
        let known = self.alone.entry(language).or_default();
        for end in starts {
            let alone = &source[start..end];
            let alone = &alone[..alone.iter().rposition(|byte| *byte != b'\n').map_or(0, |last| last + 1)];
            let section = match known.get(alone) {
                Some(section) => Arc::clone(section),
                None => {
                    let section = read::section(std::str::from_utf8(alone).ok()?, &text.title.language)?;
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
fn headings(source: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memmem::find_iter(source, "\n##").map(|at| at + 1).filter(|at| {
        let line = &source[*at..];
        let signs = line.iter().take_while(|byte| **byte == b'#').count();
        (2..=6).contains(&signs) && line.get(signs) == Some(&b' ')
    })
}
