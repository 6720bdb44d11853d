//! References between sections and policies, and what they say of themselves.

use super::document::{ComposedDocument, ComposedSection};
use super::fill::Filler;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{PolicyName, SectionId, nearest};
use crate::locale::Language;
use crate::model::markup::Target;
use crate::source::Span;
use crate::wording::Argument;

/// A reference as written.
pub(super) enum Reference {
    /// `#id`
    Section(String),
    /// `policy:name` or `policy:name#id`
    Policy(String, Option<String>),
}

impl Reference {
    /// Reads a link's destination; `None` where it is an address.
    pub(super) fn parse(destination: &str) -> Option<Self> {
        if let Some(id) = destination.strip_prefix('#') {
            return Some(Self::Section(id.to_owned()));
        }
        let policy = destination.strip_prefix("policy:")?;
        Some(match policy.split_once('#') {
            Some((policy, id)) => Self::Policy(policy.to_owned(), Some(id.to_owned())),
            None => Self::Policy(policy.to_owned(), None),
        })
    }
}

impl Filler<'_> {
    /// Where a reference leads, and what it says where it has no words of its own. Reported where it leads nowhere.
    pub(super) fn resolve(
        &mut self,
        reference: &Reference,
        span: Span,
        language: &Language,
    ) -> Option<(Target, Option<String>)> {
        match reference {
            Reference::Section(id) => {
                let document = self.document;
                let (id, words) = self.section(document, id, span, language)?;
                Some((Target::Section(id), Some(words)))
            }
            Reference::Policy(name, id) => {
                let site = self.site;
                let Some((name, _)) = PolicyName::parse(name).and_then(|name| site.policies.get_key_value(&name))
                else {
                    let near = nearest(name, site.policies.keys().map(PolicyName::as_str));
                    self.dangling(format!("there is no policy `{name}`"), span, None, near);
                    return None;
                };
                let composition = self.composition;
                let Some(document) = composition.document(name, &self.document.edition) else {
                    let hint = format!("`{name}` does not apply there; take the link out in a local version");
                    let message = format!("`policy:{name}` leads nowhere in some editions");
                    self.dangling(message, span, Some(hint), None);
                    return None;
                };
                let mut quiet = Diagnostics::new();
                let title = Filler::new(site, composition, document, &mut quiet).words_of_title();
                let argument = Argument::Text(title);
                match id {
                    None => {
                        let (words, _) = self.message("reference-policy", language, &[("policy", argument)]);
                        Some((Target::Policy(name.clone(), None), Some(words)))
                    }
                    Some(id) => {
                        let (id, section) = self.section(document, id, span, language)?;
                        let arguments = [("policy", argument), ("section", Argument::Text(section))];
                        let (words, _) = self.message("reference-policy-section", language, &arguments);
                        Some((Target::Policy(name.clone(), Some(id)), Some(words)))
                    }
                }
            }
        }
    }

    /// The title of the document in words.
    pub fn words_of_title(&mut self) -> String {
        let document = self.document;
        let title = &document.title;
        // A title stands in `heading` of its passage.
        self.words(&title.text, &title.language)
    }

    /// The section or pinned item `id` of `document`, and what a reference to it says in `language`.
    fn section(
        &mut self,
        document: &ComposedDocument,
        id: &str,
        span: Span,
        language: &Language,
    ) -> Option<(SectionId, String)> {
        let parsed = SectionId::parse(id);
        if let Some(section) = parsed.as_ref().and_then(|id| document.section(id)) {
            if parsed.as_ref() != Some(&section.id) {
                self.problems.push(
                    Diagnostic::new(
                        Code::RENAMED_SECTION,
                        format!("the section `{id}` is called `{}` now", section.id),
                    )
                    .at(span)
                    .hint(format!("write `#{}`", section.id)),
                );
            }
            let words = self.name_section(document, section, language);
            return Some((section.id.clone(), words));
        }
        if let Some((id, (index, item))) = parsed.as_ref().and_then(|id| document.items.get_key_value(id)) {
            let section = &document.sections[*index];
            let words = match number(section) {
                Some(number) => {
                    let arguments = [("number", Argument::Text(number)), ("item", Argument::Text(item.clone()))];
                    self.message("reference-item", language, &arguments).0
                }
                None => format!("{}, {item}", self.name_section(document, section, language)),
            };
            return Some((id.clone(), words));
        }
        let (hint, related) = match parsed.as_ref().and_then(|id| document.structure.who_took(id)) {
            Some((who, place)) => {
                (Some(format!("{who}; refer to another section, or change the text there")), Some((place, who)))
            }
            None => (None, None),
        };
        let known = document.structure.ids();
        let near = nearest(id, known.iter().map(|id| id.as_str())).map(str::to_owned);
        let near = near.as_deref().filter(|_| hint.is_none());
        let message = if document.policy == self.document.policy {
            format!("the reference `#{id}` leads nowhere")
        } else {
            format!("the reference `policy:{}#{id}` leads nowhere", document.policy)
        };
        let mut diagnostic = Diagnostic::new(Code::DANGLING_REFERENCE, message)
            .at(span)
            .hint(hint.unwrap_or_else(|| "there is no section with this id".to_owned()))
            .did_you_mean(near)
            .for_edition(&self.document.edition);
        if let Some((place, who)) = related {
            diagnostic = diagnostic.related(place, who);
        }
        self.problems.push(diagnostic);
        None
    }

    /// "Chapter 10, “How to contact us”", or the title alone where sections are not numbered.
    fn name_section(&mut self, document: &ComposedDocument, section: &ComposedSection, language: &Language) -> String {
        let title = if document.policy == self.document.policy {
            self.words(&section.part.text, &section.part.language)
        } else {
            let mut quiet = Diagnostics::new();
            Filler::new(self.site, self.composition, document, &mut quiet)
                .words(&section.part.text, &section.part.language)
        };
        let title = Argument::Text(title);
        match number(section) {
            Some(number) => {
                self.message("reference-section", language, &[("number", Argument::Text(number)), ("title", title)]).0
            }
            None => self.message("reference-unnumbered", language, &[("title", title)]).0,
        }
    }

    fn dangling(&mut self, message: String, span: Span, hint: Option<String>, near: Option<&str>) {
        let mut diagnostic = Diagnostic::new(Code::DANGLING_REFERENCE, message)
            .at(span)
            .did_you_mean(near)
            .for_edition(&self.document.edition);
        if let Some(hint) = hint {
            diagnostic = diagnostic.hint(hint);
        }
        self.problems.push(diagnostic);
    }
}

/// The number of a section as a reference writes it: "10", "3.2", "3 (a)". `None` where it is not numbered.
fn number(section: &ComposedSection) -> Option<String> {
    let bare = |label: &String| label.trim().trim_end_matches(['.', ')', ':']).to_owned();
    let last = section.labels.last().filter(|label| !label.is_empty())?;
    if section.compound_label || section.labels.len() == 1 {
        return Some(last.trim().trim_end_matches(['.', ':']).to_owned());
    }
    let digits = section.labels.iter().all(|label| bare(label).bytes().all(|b| b.is_ascii_digit()));
    Some(if digits {
        section.labels.iter().map(bare).collect::<Vec<_>>().join(".")
    } else {
        let (first, rest) = section.labels.split_first()?;
        std::iter::once(bare(first)).chain(rest.iter().cloned()).collect::<Vec<_>>().join(" ")
    })
}
