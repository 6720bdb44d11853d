//! References between sections and policies, and what they say of themselves.

use super::document::{ComposedDocument, ComposedSection};
use super::fill::Filler;
use super::woven::{Piece, weave};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::id::{PolicyName, SectionId, nearest};
use crate::locale::Language;
use crate::model::document::{Action, Document, Passage};
use crate::model::label::{Label, cited, needed};
use crate::model::markup::{Final, Inline, Target, for_each_list};
use crate::model::policy::Policy;
use crate::source::Span;
use crate::wording::Argument;
use std::collections::BTreeMap;
use std::sync::Arc;

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

impl<'a> Filler<'a> {
    /// Where a reference leads, and what it says where it has no words of its own. Reported where it leads nowhere. In a
    /// displaced passage it then still says what it led to: a comparison without those words would be a wrong one.
    pub(super) fn resolve(
        &mut self,
        reference: &Reference,
        span: Span,
        language: &Language,
    ) -> Option<(Target, Option<Vec<Inline<Final>>>)> {
        if let Some(found) = self.found(reference, span, language) {
            return Some(found);
        }
        self.is_displaced().then(|| (Target::Url(String::new()), Some(self.remembered(reference, language))))
    }

    /// Whether the passage that is being filled is none that this edition shows.
    pub(super) fn is_displaced(&self) -> bool {
        let shown = |passage| self.document.parts().any(|part| Arc::ptr_eq(&part.text, passage));
        self.passage.as_ref().is_some_and(|passage| !shown(passage))
    }

    /// What a reference to something that this edition lacks said where it was still there: the title, without a number.
    fn remembered(&mut self, reference: &Reference, language: &Language) -> Vec<Inline<Final>> {
        let (policy, id) = match reference {
            Reference::Section(id) => (Some(self.document.policy.clone()), Some(id)),
            Reference::Policy(name, id) => (PolicyName::parse(name), id.as_ref()),
        };
        let policy = policy.and_then(|policy| self.site.policies.get(&policy));
        let mut pieces = Vec::new();
        let mut title = |filler: &mut Self, id: Option<&String>| {
            let (passage, of) = filler.inherited(policy?, id.map(String::as_str), language)?;
            let words = filler.name(passage, of);
            pieces.push(Piece::new(words.clone(), of.clone()));
            Some(Argument::Text(words))
        };
        let section = id.map(|id| title(self, Some(id)).unwrap_or_else(|| Argument::Text(id.clone())));
        let (text, said_in) = match (reference, section) {
            (Reference::Section(_), section) => {
                let section = section.unwrap_or_else(|| Argument::Text(String::new()));
                self.message("reference-unnumbered", language, &[("title", section)])
            }
            (Reference::Policy(name, _), section) => {
                let policy = title(self, None).unwrap_or_else(|| Argument::Text(name.clone()));
                match section {
                    None => self.message("reference-policy", language, &[("policy", policy)]),
                    Some(section) => {
                        let (section, _) = self.message("reference-unnumbered", language, &[("title", section)]);
                        let arguments = [("policy", policy), ("section", Argument::Text(section))];
                        self.message("reference-policy-section", language, &arguments)
                    }
                }
            }
        };
        Words { text, said_in, pieces }.woven(language)
    }

    /// The heading that the nearest region of the chain gives a section, or the section around a pinned item; without an
    /// id, the title.
    fn inherited(
        &self,
        policy: &'a Policy,
        id: Option<&str>,
        language: &Language,
    ) -> Option<(&'a Passage, &'a Language)> {
        self.chain().iter().rev().find_map(|region| {
            let texts: BTreeMap<&Language, &Passage> = policy
                .texts
                .get(region)?
                .iter()
                .filter_map(|(language, document)| {
                    let passage = match id {
                        None => document.title.as_deref(),
                        Some(id) => heading(document, id),
                    };
                    Some((language, passage?))
                })
                .collect();
            let reference = &self.site.settings.reference_language;
            let (served, _) = self.site.region(region).serve(language, reference, texts.keys().copied())?;
            texts.get_key_value(served).map(|(language, passage)| (*passage, *language))
        })
    }

    fn found(
        &mut self,
        reference: &Reference,
        span: Span,
        language: &Language,
    ) -> Option<(Target, Option<Vec<Inline<Final>>>)> {
        match reference {
            Reference::Section(id) => {
                let document = self.document;
                let (id, words) = self.section(document, id, span, language)?;
                Some((Target::Section(id), Some(words.woven(language))))
            }
            Reference::Policy(name, id) => {
                let site = self.site;
                let Some((name, _)) = PolicyName::parse(name).and_then(|name| site.policies.get_key_value(&name))
                else {
                    let near = nearest(name, site.policies.keys().map(PolicyName::as_str));
                    self.problems.push(
                        Diagnostic::new(Code::DANGLING_REFERENCE, format!("there is no policy `{name}`"))
                            .at(span)
                            .hint("a policy is a folder of `content/`")
                            .did_you_mean(near)
                            .for_edition(&self.document.edition),
                    );
                    return None;
                };
                let composition = self.composition;
                let Some(document) = composition.document(name, &self.document.edition) else {
                    self.policy_applies_not(name, span);
                    return None;
                };
                let mut quiet = Diagnostics::new();
                let title = &document.title;
                let title = Filler::new(site, composition, document, &mut quiet).name(&title.text, &title.language);
                let argument = Argument::Text(title.clone());
                let piece = Piece::new(title, document.title.language.clone());
                let section = match id {
                    Some(id) => Some(self.section(document, id, span, language)?),
                    None => None,
                };
                let (id, section) = section.unzip();
                let (text, said_in) = match &section {
                    Some(section) if !section.text.is_empty() => {
                        let arguments = [("policy", argument), ("section", Argument::Text(section.text.clone()))];
                        self.message("reference-policy-section", language, &arguments)
                    }
                    _ => self.message("reference-policy", language, &[("policy", argument)]),
                };
                let pieces = section.into_iter().flat_map(|section| section.pieces).chain([piece]).collect();
                let words = Words { text, said_in, pieces };
                Some((Target::Policy(name.clone(), id), Some(words.woven(language))))
            }
        }
    }

    /// A policy that does not apply in the edition: says what keeps it away.
    fn policy_applies_not(&mut self, name: &PolicyName, span: Span) {
        let other = &self.site.policies[name];
        let kept_away = other.except.iter().find(|(region, _)| self.chain().contains(region));
        let mut diagnostic = Diagnostic::new(
            Code::DANGLING_REFERENCE,
            format!("the reference `policy:{name}` leads nowhere: the policy has no page there"),
        )
        .at(span)
        .hint(format!("take the link out in a local version, or let `{name}` apply there"))
        .for_edition(&self.document.edition);
        if let Some((region, place)) = kept_away {
            diagnostic = diagnostic.related(*place, format!("`{region}` is excepted here"));
        } else if let Some((_, place)) = other.regions.iter().flatten().next() {
            diagnostic = diagnostic.related(*place, "it applies only here");
        }
        self.problems.push(diagnostic);
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
    ) -> Option<(SectionId, Words)> {
        let parsed = SectionId::parse(id);
        if let Some(section) = parsed.as_ref().and_then(|id| document.section(id)) {
            if let Some(old) = parsed.clone().filter(|old| *old != section.id) {
                self.problems.push(
                    Diagnostic::new(
                        Code::RENAMED_SECTION,
                        format!("the section `{id}` is called `{}` now", section.id),
                    )
                    .at(span)
                    .hint(if document.policy == self.document.policy {
                        format!("write `#{}`", section.id)
                    } else {
                        format!("write `policy:{}#{}`", document.policy, section.id)
                    })
                    .fix(Fix::Redirect { old, new: section.id.clone() }),
                );
            }
            let words = self.name_section(document, section, language);
            return Some((section.id.clone(), words));
        }
        if let Some((id, (index, item))) = parsed.as_ref().and_then(|id| document.items.get_key_value(id)) {
            let section = index.map(|index| &document.sections[index]);
            let words = match (section, section.and_then(Number::of)) {
                // No chapter holds it: its own label is all that can be cited.
                (None, _) => Words { text: item.clone(), said_in: language.clone(), pieces: Vec::new() },
                // A bullet has no label: the section can be cited, and the link leads to the item.
                (Some(section), _) if item.is_empty() => self.name_section(document, section, language),
                (Some(_), Some(number)) => {
                    let (message, number) = number.message("reference-item", "reference-labelled-item");
                    let arguments = [number, ("item", Argument::Text(item.clone()))];
                    let (text, said_in) = self.message(message, language, &arguments);
                    Words { text, said_in, pieces: Vec::new() }
                }
                (Some(section), None) => {
                    let mut words = self.name_section(document, section, language);
                    words.text = format!("{}, {item}", words.text);
                    words
                }
            };
            return Some((id.clone(), words));
        }
        let written = if document.policy == self.document.policy {
            format!("#{id}")
        } else {
            format!("policy:{}#{id}", document.policy)
        };
        let taken =
            parsed.as_ref().and_then(|id| document.structure.who_took(id).or_else(|| self.who_took_item(document, id)));
        let diagnostic = match taken {
            Some((who, place)) => {
                Diagnostic::new(Code::DANGLING_REFERENCE, format!("the reference `{written}` leads nowhere: {who}"))
                    .hint("refer to another section, or change the text there")
                    .related(place, format!("{who} here"))
            }
            None => {
                let known = document.structure.ids();
                let items = document.items.keys();
                let near = nearest(id, known.into_iter().chain(items).map(SectionId::as_str)).map(str::to_owned);
                Diagnostic::new(Code::DANGLING_REFERENCE, format!("the reference `{written}` leads nowhere"))
                    .hint("there is no section with this id")
                    .did_you_mean(near.as_deref())
            }
        };
        self.problems.push(diagnostic.at(span).for_edition(&self.document.edition));
        None
    }

    /// What became of a pinned item that a text of the chain has: who replaced the section around it, or took it away, and where; or
    /// which translation lacks it.
    fn who_took_item(&self, document: &ComposedDocument, id: &SectionId) -> Option<(String, Span)> {
        let texts = &self.site.policies.get(&document.policy)?.texts;
        let region = &self.site.region(&document.edition.region);
        region.chain.iter().rev().find_map(|region| {
            let around = texts.get(region)?.values().find_map(|text| around_item(text, id))?;
            let shown = document.section(&around).map(|section| &section.part);
            let replaced = shown.map(|part| {
                let who = if part.region == *region {
                    format!("the text in `{}` has no such item in the section `{around}`", part.language)
                } else {
                    format!("`{}` replaced the section `{around}` around it", part.region)
                };
                (who, part.text.span)
            });
            replaced.or_else(|| document.structure.who_took(&around))
        })
    }

    /// "Chapter 10, “How to contact us”", or the title alone where sections are not numbered.
    fn name_section(&mut self, document: &ComposedDocument, section: &ComposedSection, language: &Language) -> Words {
        let part = &section.part;
        let title = if document.policy == self.document.policy {
            self.name(&part.text, &part.language)
        } else {
            let mut quiet = Diagnostics::new();
            Filler::new(self.site, self.composition, document, &mut quiet).name(&part.text, &part.language)
        };
        let pieces = vec![Piece::new(title.clone(), part.language.clone())];
        let title = Argument::Text(title);
        let (text, said_in) = match Number::of(section) {
            Some(number) => {
                let (message, number) = number.message("reference-section", "reference-labelled");
                self.message(message, language, &[number, ("title", title)])
            }
            None => self.message("reference-unnumbered", language, &[("title", title)]),
        };
        Words { text, said_in, pieces }
    }
}

/// The section of a text that has an id, had it before, or holds the pinned item that has it.
fn heading<'a>(document: &'a Document, id: &str) -> Option<&'a Passage> {
    let mut found = None;
    document.for_each_section(&mut |section| {
        let text = &section.text;
        let was = || text.was.iter().any(|was| was.as_str() == id);
        let named = section.id.as_str() == id || was() || has_item(text, id);
        if named && found.is_none() && section.action != Action::Remove {
            found = Some(&**text);
        }
    });
    found
}

/// The section of a text that holds a pinned item.
fn around_item(document: &Document, id: &SectionId) -> Option<SectionId> {
    let mut around = None;
    document.for_each_section(&mut |section| {
        if section.action != Action::Remove && has_item(&section.text, id.as_str()) {
            around.get_or_insert_with(|| section.id.clone());
        }
    });
    around
}

/// Whether a passage has a pinned item with this id.
fn has_item(text: &Passage, id: &str) -> bool {
    let mut has = false;
    for_each_list(&text.blocks, &mut |list| {
        has |= list.items.iter().filter_map(|item| item.id.as_ref()).any(|item| item.as_str() == id);
    });
    has
}

/// What a reference says of itself, before it is set into the text around it.
struct Words {
    text: String,
    said_in: Language,
    pieces: Vec<Piece>,
}

impl Words {
    fn woven(&self, around: &Language) -> Vec<Inline<Final>> {
        weave(&self.text, &self.said_in, &self.pieces, around)
    }
}

/// The number of a section as a reference writes it.
struct Number {
    /// "10", "3.2", "§ 3 (a)"
    text: String,
    /// Whether it says itself what it counts: "§ 3" is no chapter.
    says_kind: bool,
}

impl Number {
    /// That of a section; `None` where its level is not numbered.
    fn of(section: &ComposedSection) -> Option<Self> {
        section.label()?;
        let needed: Vec<&Label> = needed(&section.labels.iter().collect::<Vec<_>>()).collect();
        let texts: Vec<&str> = needed.iter().map(|label| label.text.as_str()).collect();
        Some(Self { text: cited(&texts), says_kind: needed.first().is_some_and(|label| label.says_kind) })
    }

    /// The message that names what has this number, and the number as its argument.
    fn message(self, plain: &'static str, labelled: &'static str) -> (&'static str, (&'static str, Argument)) {
        let number = Argument::Text(self.text);
        if self.says_kind { (labelled, ("label", number)) } else { (plain, ("number", number)) }
    }
}
