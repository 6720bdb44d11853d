//! The text that a page shows: a frozen version, or a draft.

use super::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::history::{FOLDER, Published, frozen};
use crate::id::PolicyName;
use crate::model::publication::{Facts, FrozenFile};
use crate::model::region::Edition;
use crate::model::text::{Text, TextSection};
use crate::release::draft;
use std::sync::Arc;

/// A text with what its page says of it.
pub(super) struct Shown<'a> {
    pub(super) policy: &'a PolicyName,
    pub(super) edition: &'a Edition,
    pub(super) text: Arc<Text>,
    pub(super) facts: Arc<Facts>,
    /// The version that it is; none for a draft.
    pub(super) version: Option<&'a Published>,
}

/// The two texts that were read last, the last one behind. A page and its data show the same text, and a comparison shows two;
/// they stand side by side among the routes.
#[derive(Default)]
pub struct Recent(Vec<RecentText>);

/// A frozen text, by its policy and its path.
type RecentText = (PolicyName, String, Arc<Text>);

impl Recent {
    const KEPT: usize = 2;

    fn get(&self, policy: &PolicyName, path: &str) -> Option<Arc<Text>> {
        let found = self.0.iter().find(|(name, file, _)| name == policy && file == path);
        found.map(|(.., text)| Arc::clone(text))
    }

    fn put(&mut self, policy: &PolicyName, path: &str, text: &Arc<Text>) {
        if self.0.len() == Self::KEPT {
            self.0.remove(0);
        }
        self.0.push((policy.clone(), path.to_owned(), Arc::clone(text)));
    }
}

impl Site {
    /// A version as its page shows it.
    pub(super) fn version<'a>(
        &self,
        policy: &'a PolicyName,
        edition: &'a Edition,
        version: &'a Published,
        recent: &mut Recent,
    ) -> Result<Shown<'a>, Box<Diagnostic>> {
        let file = &version.record.frozen;
        let text = match recent.get(policy, &file.path) {
            Some(text) => text,
            None => {
                let text = Arc::new(self.frozen(policy, file)?);
                if !text.sections.iter().map(|section| &section.id).eq(&version.record.ids) {
                    let reason = "it has other sections than `editions.toml` says";
                    return Err(unreadable(policy, file, reason));
                }
                recent.put(policy, &file.path, &text);
                text
            }
        };
        Ok(Shown { policy, edition, text, facts: Arc::clone(&version.record.facts), version: Some(version) })
    }

    /// The working text of an edition.
    pub(super) fn draft<'a>(&self, policy: &'a PolicyName, edition: &'a Edition) -> Option<Shown<'a>> {
        let document = self.composition.document(policy, edition)?;
        let publication = draft(&self.sources, &self.composition, document, &self.texts);
        Some(Shown { policy, edition, text: publication.text, facts: publication.facts, version: None })
    }

    /// What the local sections of a version displaced.
    pub(super) fn displaced(
        &self,
        policy: &PolicyName,
        version: &Published,
    ) -> Result<Vec<TextSection>, Box<Diagnostic>> {
        let Some(file) = &version.record.displaced else { return Ok(Vec::new()) };
        self.frozen(policy, file).map(|text| text.sections)
    }

    fn frozen(&self, policy: &PolicyName, file: &FrozenFile) -> Result<Text, Box<Diagnostic>> {
        let bytes = self.history.file(policy, &file.path).ok_or_else(|| unreadable(policy, file, "it is not there"))?;
        let text = std::str::from_utf8(bytes).map_err(|_| unreadable(policy, file, "it is not UTF-8"))?;
        frozen::read(text).map_err(|error| unreadable(policy, file, &error.to_string()))
    }
}

fn unreadable(policy: &PolicyName, file: &FrozenFile, reason: &str) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::new(Code::UNREADABLE_HISTORY, format!("a frozen text cannot be read: {reason}"))
            .in_file(format!("{FOLDER}{policy}/{}", file.path))
            .hint("use the lexloci that wrote it, or a newer one"),
    )
}
