//! What reading a site again can take over from the last time.
//!
//! Nothing here knows what an edit touches: a text that is the same, in the same role, gives what it gave before.

use super::outline::Role;
use crate::diagnostic::Diagnostics;
use crate::id::SectionId;
use crate::model::document::Document;
use crate::model::site::RawHtml;
use crate::source::{FileId, SourceFile, Sources};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was read before.
#[derive(Debug, Default)]
pub struct Memory {
    /// The texts of the last reading.
    pub(super) sources: Arc<Sources>,
    /// The bytes of texts that were decoded without a finding, by path.
    pub(super) decoded: BTreeMap<String, Arc<[u8]>>,
    /// The documents, by path.
    pub(super) documents: BTreeMap<String, Remembered>,
}

impl Memory {
    /// Remembers the texts of a reading to which all that it read was added.
    pub fn keep(&mut self, sources: &Arc<Sources>) {
        self.sources = Arc::clone(sources);
    }
}

/// A document with all that it was made of.
#[derive(Debug)]
pub(super) struct Remembered {
    file: FileId,
    text: Arc<SourceFile>,
    role: RoleKey,
    raw_html: RawHtml,
    pub(super) document: Option<Arc<Document>>,
    pub(super) problems: Diagnostics,
}

/// What a text is, with the one that it takes ids over from.
#[derive(Debug)]
enum RoleKey {
    Reference,
    Local,
    Translation(Option<Arc<Document>>),
}

impl RoleKey {
    fn of(role: &Role<'_>) -> Self {
        match role {
            Role::Reference => Self::Reference,
            Role::Local => Self::Local,
            Role::Translation(reference) => Self::Translation(reference.map(Arc::clone)),
        }
    }

    /// Whether a text in this role would be read as one in the other.
    fn serves(&self, role: &Role<'_>) -> bool {
        match (self, role) {
            (Self::Reference, Role::Reference) | (Self::Local, Role::Local) => true,
            (Self::Translation(None), Role::Translation(None)) => true,
            (Self::Translation(Some(before)), Role::Translation(Some(now))) => {
                Arc::ptr_eq(before, now) || outline(before) == outline(now)
            }
            _ => false,
        }
    }
}

/// All that a translation takes over from the reference text: levels, ids, and ids that sections had before.
fn outline(document: &Document) -> Vec<(u8, &SectionId, &[SectionId])> {
    let mut outline = Vec::new();
    document.for_each_section(&mut |section| outline.push((section.level, &section.id, &section.text.was[..])));
    outline
}

impl Remembered {
    pub(super) fn new(
        sources: &Sources,
        file: FileId,
        role: &Role<'_>,
        raw_html: RawHtml,
        document: Option<Arc<Document>>,
        problems: Diagnostics,
    ) -> Self {
        Self { file, text: sources.shared(file), role: RoleKey::of(role), raw_html, document, problems }
    }

    /// Whether it would be made of the same.
    pub(super) fn serves(&self, sources: &Sources, file: FileId, role: &Role<'_>, raw_html: RawHtml) -> bool {
        self.file == file
            && Arc::ptr_eq(&self.text, &sources.shared(file))
            && self.raw_html == raw_html
            && self.role.serves(role)
    }
}
