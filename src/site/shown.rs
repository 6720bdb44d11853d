//! The text that a page shows: a frozen version, or a draft.

use super::Site;
use super::compared::Comparisons;
use crate::diagnostic::{Code, Diagnostic};
use crate::history::frozen::{FrozenError, Known};
use crate::history::{FOLDER, Published, frozen};
use crate::id::{PolicyName, VersionId};
use crate::locale::Language;
use crate::model::markup::Target;
use crate::model::passage::Passage;
use crate::model::publication::{Facts, FrozenFile};
use crate::model::region::Edition;
use crate::model::text::Text;
use crate::release::draft;
use crate::render::html::{KnownHtml, TextHtml};
use std::sync::{Arc, OnceLock};

/// A text with what its page says of it.
pub(super) struct Shown<'a> {
    pub(super) policy: &'a PolicyName,
    pub(super) edition: &'a Edition,
    pub(super) text: Arc<Text>,
    pub(super) facts: Arc<Facts>,
    /// The version that it is; none for a draft.
    pub(super) version: Option<&'a Published>,
    html: Arc<OnceLock<TextHtml>>,
    /// The HTML of sections that it may share.
    pub(super) known: Arc<KnownHtml>,
}

/// What was read and made last in a policy in a language. Routes that have it in common stand side by side.
#[derive(Default)]
pub struct Recent {
    of: Option<(PolicyName, Language)>,
    /// The [last texts](Self::KEPT) of each edition that were asked for, the last one behind.
    texts: Vec<RecentText>,
    comparisons: Comparisons,
    sections: Known,
    html: Arc<KnownHtml>,
}

struct RecentText {
    edition: Edition,
    /// Of the frozen file.
    path: String,
    text: Arc<Text>,
    /// The text as pages of this edition have it, once one of them was asked for.
    html: Arc<OnceLock<TextHtml>>,
}

impl Recent {
    /// Of how many versions the routes stand together: enough that what is done again and again is done fast, and so few that their
    /// texts take little memory.
    pub(super) const VERSIONS: usize = 8;

    /// How many texts of an edition are kept: those of versions that stand together, and what the first of them is compared with.
    const KEPT: usize = Self::VERSIONS + 1;

    /// A text that is still there. It is then the one that was asked for last: a version with which others are compared would else
    /// go before what it is compared with.
    fn get(&mut self, edition: &Edition, path: &str) -> Option<&RecentText> {
        let at = self.texts.iter().position(|recent| recent.path == path && recent.edition == *edition)?;
        let found = self.texts.remove(at);
        self.texts.push(found);
        self.texts.last()
    }

    /// What was compared in a policy in this language to tell what `version` changed.
    pub(super) fn comparisons(
        &mut self,
        policy: &PolicyName,
        language: &Language,
        version: &VersionId,
    ) -> &mut Comparisons {
        let comparisons = &mut self.common(policy, language).comparisons;
        comparisons.begin(version);
        comparisons
    }

    fn common(&mut self, policy: &PolicyName, language: &Language) -> &mut Self {
        if self.of.as_ref().is_none_or(|of| (&of.0, &of.1) != (policy, language)) {
            *self = Self { of: Some((policy.clone(), language.clone())), ..Self::default() };
        }
        self
    }

    fn put(&mut self, text: RecentText) {
        let mut of_edition = self.texts.iter().enumerate().filter(|(_, recent)| recent.edition == text.edition);
        let (first, count) = (of_edition.next(), of_edition.count() + 1);
        if let Some((first, _)) = first.filter(|_| count == Self::KEPT) {
            self.texts.remove(first);
        }
        self.texts.push(text);
    }
}

impl Shown<'_> {
    /// The text with links that lead from the root of the host, made once for all that show it.
    pub(super) fn html(&self, site: &Site) -> &TextHtml {
        let resolve = |target: &Target| site.resolve(self.edition, target);
        self.html.get_or_init(|| TextHtml::new(&self.text, &resolve, &self.known))
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
        let recent = recent.common(policy, &edition.language);
        let (text, html) = match recent.get(edition, &file.path) {
            Some(recent) => (Arc::clone(&recent.text), Arc::clone(&recent.html)),
            None => {
                let text = Arc::new(self.frozen(policy, file, |text| recent.sections.read(text))?);
                if !text.sections.iter().map(|section| &section.id).eq(&version.record.ids) {
                    let reason = "it has other sections than `editions.toml` says";
                    return Err(unreadable(policy, file, reason, OTHER_LEXLOCI));
                }
                let html = Arc::default();
                recent.put(RecentText {
                    edition: edition.clone(),
                    path: file.path.clone(),
                    text: Arc::clone(&text),
                    html: Arc::clone(&html),
                });
                (text, html)
            }
        };
        Ok(Shown {
            policy,
            edition,
            text,
            facts: Arc::clone(&version.record.facts),
            version: Some(version),
            html,
            known: Arc::clone(&recent.html),
        })
    }

    /// The working text of an edition.
    pub(super) fn draft<'a>(&self, policy: &'a PolicyName, edition: &'a Edition) -> Option<Shown<'a>> {
        let document = self.composition.document(policy, edition)?;
        let publication = draft(&self.sources, &self.composition, document, &self.texts);
        Some(Shown {
            policy,
            edition,
            text: publication.text,
            facts: publication.facts,
            version: None,
            html: Arc::default(),
            known: Arc::default(),
        })
    }

    /// What regions displaced in a version.
    pub(super) fn displaced(&self, policy: &PolicyName, version: &Published) -> Result<Passage, Box<Diagnostic>> {
        let Some(file) = &version.record.displaced else { return Ok(Passage::default()) };
        let Text { sections, footnotes, .. } = self.frozen(policy, file, frozen::read_bytes)?;
        Ok(Passage { sections, footnotes })
    }

    fn frozen(
        &self,
        policy: &PolicyName,
        file: &FrozenFile,
        read: impl FnOnce(&[u8]) -> Result<Text, FrozenError>,
    ) -> Result<Text, Box<Diagnostic>> {
        let bytes = self.history.frozen(policy, file).map_err(|reason| {
            unreadable(policy, file, &reason, "put the file back as it was, from version control or a backup")
        })?;
        read(&bytes).map_err(|error| unreadable(policy, file, &error.to_string(), OTHER_LEXLOCI))
    }
}

/// What helps where a file is as it was written.
const OTHER_LEXLOCI: &str = "use the lexloci that wrote it, or a newer one";

fn unreadable(policy: &PolicyName, file: &FrozenFile, reason: &str, hint: &str) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::new(Code::UNREADABLE_HISTORY, format!("a frozen text cannot be read: {reason}"))
            .in_file(format!("{FOLDER}{policy}/{}", file.path))
            .hint(hint),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Line;

    #[test]
    fn what_is_compared_with_the_next_version_is_still_there() {
        let edition = Edition::parse("global/en").unwrap();
        let title = Line { language: edition.language.clone(), content: Vec::new() };
        let text = Arc::new(Text {
            title,
            description: None,
            preamble: None,
            precedence: Vec::new(),
            sections: Vec::new(),
            footnotes: Vec::new(),
        });
        let mut recent = Recent::default();
        let mut read = Vec::new();
        // As their pages are made: those of some versions, then what each is compared with, and it again.
        let versions: Vec<String> = (1..=2 * Recent::VERSIONS + 1).map(|version| version.to_string()).collect();
        let pages = versions.chunks(Recent::VERSIONS).enumerate().flat_map(|(at, together)| {
            let first = at * Recent::VERSIONS;
            let compared = (first.max(1)..first + together.len()).flat_map(|at| [&versions[at - 1], &versions[at]]);
            together.iter().chain(compared)
        });
        for path in pages {
            if recent.get(&edition, path).is_none() {
                read.push(path);
                let html = Arc::default();
                let text = RecentText { edition: edition.clone(), path: path.clone(), text: Arc::clone(&text), html };
                recent.put(text);
            }
            assert!(recent.texts.len() <= Recent::KEPT);
        }
        assert_eq!(read, versions.iter().collect::<Vec<_>>(), "each is read once");
    }
}
