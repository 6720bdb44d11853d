//! From a composed document to the finished text of an edition: values, messages, references, labels, tables.

use super::document::{ComposedDocument, ComposedPart};
use super::fallback::Fallback;
use super::labels::item_label;
use super::woven::same;
use super::{Composition, cookies, precedence};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::RegionName;
use crate::locale::{Formats, Language, Precision, written_without_spaces};
use crate::model::document::{Footnotes, Passage, note_key};
use crate::model::markup::{
    Block, Definition, Draft, Final, Hole, Inline, Item, List, Slot, Table, Target, plain_text,
};
use crate::model::policy::Policy;
use crate::model::region::{Region, Scalar, Value};
use crate::model::site::SiteSources;
use crate::model::text::{Line, Text, TextBody, TextSection};
use crate::source::Span;
use crate::wording::{Argument, Origin, Said};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Fills the text of one document and reports what cannot be filled.
pub fn fill(
    site: &SiteSources,
    composition: &Composition,
    document: &ComposedDocument,
    problems: &mut Diagnostics,
) -> Text {
    Filler::new(site, composition, document, problems).text()
}

/// Everything that filling needs to know of one document.
pub struct Filler<'a> {
    pub(super) site: &'a SiteSources,
    pub(super) composition: &'a Composition,
    pub(super) document: &'a ComposedDocument,
    pub(super) policy: &'a Policy,
    pub(super) region: &'a Region,
    pub(super) problems: &'a mut Diagnostics,
    /// The footnotes that were referred to so far: those of the file, the key of the one that is meant, and its language.
    footnotes: Vec<(Arc<Footnotes>, String, Language)>,
    placed_precedence: bool,
    /// The passage that is being filled.
    pub(super) passage: Option<Arc<Passage>>,
    /// The tables of cookies that the text shows: a category each, or `None` for all.
    pub(super) tables: BTreeSet<Option<String>>,
}

impl<'a> Filler<'a> {
    /// Prepares to fill `document`.
    pub fn new(
        site: &'a SiteSources,
        composition: &'a Composition,
        document: &'a ComposedDocument,
        problems: &'a mut Diagnostics,
    ) -> Self {
        Self {
            site,
            composition,
            document,
            policy: &site.policies[&document.policy],
            region: site.region(&document.edition.region),
            problems,
            footnotes: Vec::new(),
            placed_precedence: false,
            passage: None,
            tables: BTreeSet::new(),
        }
    }

    /// The whole text.
    pub fn text(mut self) -> Text {
        let document = self.document;
        let title = self.line(&document.title);
        let description = document.description.as_ref().map(|part| self.line(part));
        let preamble = document.preamble.as_ref().map(|part| self.body(part));
        let sections = document
            .sections
            .iter()
            .map(|section| TextSection {
                id: section.id.clone(),
                was: section.was.clone(),
                level: section.level,
                label: section.label().map(str::to_owned),
                heading: self.line(&section.part),
                blocks: self.body(&section.part).blocks,
            })
            .map(Arc::new)
            .collect();
        let precedence = if self.placed_precedence || document.states_precedence() {
            Vec::new()
        } else {
            precedence::clauses(&mut self)
        };
        let footnotes = self.footnotes();
        cookies::report(&mut self);
        Text { title, description, preamble, precedence, sections, footnotes }
    }

    /// Reports what cannot be filled, without the text itself. Passages that are `settled` are passed over: nothing in them
    /// depends on the edition.
    pub fn check(mut self, settled: &dyn Fn(&Passage) -> bool) {
        let document = self.document;
        for part in document.parts().filter(|part| !settled(&part.text)) {
            self.line(part);
            self.body(part);
        }
        if !self.placed_precedence && !document.states_precedence() {
            precedence::clauses(&mut self);
        }
        self.footnotes();
        cookies::report(&mut self);
    }

    /// The footnotes that were referred to; they may refer to further ones, which join the end of the list.
    pub fn footnotes(&mut self) -> Vec<TextBody> {
        let mut footnotes = Vec::new();
        while let Some((source, key, language)) = self.footnotes.get(footnotes.len()).cloned() {
            let blocks = source.get(&key).map_or_else(Vec::new, |blocks| {
                let scope = Scope { language: &language, footnotes: &source };
                self.blocks(blocks, &scope, &mut Vec::new())
            });
            footnotes.push(TextBody { language, blocks });
        }
        footnotes
    }

    /// The heading or line of a part.
    pub fn line(&mut self, part: &ComposedPart) -> Line {
        self.passage = Some(Arc::clone(&part.text));
        let scope = Scope { language: &part.language, footnotes: &part.text.footnotes };
        Line { language: part.language.clone(), content: self.inlines(&part.text.heading, &scope) }
    }

    /// The blocks of a part.
    pub fn body(&mut self, part: &ComposedPart) -> TextBody {
        self.passage = Some(Arc::clone(&part.text));
        let scope = Scope { language: &part.language, footnotes: &part.text.footnotes };
        TextBody { language: part.language.clone(), blocks: self.blocks(&part.text.blocks, &scope, &mut Vec::new()) }
    }

    /// The words of a heading as the page shows them, with what its references say, for clauses that quote it.
    pub(super) fn words(&mut self, text: &Passage, language: &Language) -> String {
        let scope = Scope { language, footnotes: &text.footnotes };
        let line = self.inlines(&without_notes(&text.heading), &scope);
        plain_text(&line).trim().to_owned()
    }

    /// The same for references to it: without what its own references say, for headings may refer to each other.
    pub(super) fn name(&mut self, text: &Passage, language: &Language) -> String {
        let scope = Scope { language, footnotes: &text.footnotes };
        let line = self.inlines(&without_references(&text.heading), &scope);
        // Between two spaces stood a reference.
        plain_text(&line).trim().replace("  ", " ")
    }

    pub(super) fn chain(&self) -> &'a [RegionName] {
        &self.region.chain
    }

    /// The formats for text in `language` in this edition.
    pub(super) fn formats(&self, language: &Language) -> Arc<Formats> {
        self.composition.formats(&language.locale(self.region.code.as_ref()), self.site)
    }

    /// A message of the page's own wording, in the language of the text around it. One that fails is reported where it is
    /// worded: it is nobody's text that uses it.
    pub(super) fn message(
        &mut self,
        id: &str,
        language: &Language,
        arguments: &[(&str, Argument)],
    ) -> (String, Language) {
        let reference = &self.site.settings.reference_language;
        let Some(said) = self.site.wording.chrome(self.chain(), language, reference, id, arguments) else {
            return (id.to_owned(), language.clone());
        };
        let circle = self.circle(id, &said, None);
        for failure in said.failures.iter().filter(|failure| !(circle && is_circular(failure))) {
            let mut diagnostic = message_failed(id, &said.language, failure).for_edition(&self.document.edition);
            if let Some(span) = self.worded(id, &said.language).and_then(|(_, span)| span) {
                diagnostic = diagnostic.at(span);
            }
            self.problems.push(diagnostic);
        }
        (said.text, said.language)
    }

    /// Whether a message failed because messages use each other in a circle: that is reported once, where one of them is worded.
    fn circle(&mut self, id: &str, said: &Said, used: Option<Span>) -> bool {
        if !said.failures.iter().any(|failure| is_circular(failure)) {
            return false;
        }
        let Some((mut names, place)) = self.site.wording.circle(self.chain(), &said.language, id) else { return false };
        names.extend(names.first().cloned());
        let mut problem = Diagnostic::new(
            Code::MESSAGE_FAILED,
            format!("messages use each other in a circle in `{}`: {}", said.language, names.join(" > ")),
        )
        .hint("one of them must say it in words")
        .for_edition(&self.document.edition);
        if let Some(place) = place.or(used) {
            problem = problem.at(place);
        }
        self.problems.push(problem);
        true
    }

    /// Who words a message for this edition in a language, and where.
    fn worded(&self, id: &str, language: &Language) -> Option<(&'a Origin, Option<Span>)> {
        let chain = self.chain();
        let rank = |origin: &Origin| match origin {
            Origin::Theme => Some(0),
            Origin::Site => Some(1),
            Origin::Region(name) => chain.iter().position(|region| region == name).map(|at| at + 2),
        };
        let files = self.site.wording.files().iter();
        files
            .filter(|file| file.language == *language && file.messages.contains_key(id))
            .filter_map(|file| Some((rank(&file.origin)?, file)))
            .max_by_key(|(rank, _)| *rank)
            .map(|(_, file)| (&file.origin, file.span(id)))
    }

    fn blocks(&mut self, blocks: &[Block<Draft>], scope: &Scope<'_>, lists: &mut Vec<u64>) -> Vec<Block<Final>> {
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            match block {
                Block::Paragraph(line) => out.push(Block::Paragraph(self.inlines(line, scope))),
                Block::List(list) => out.push(Block::List(self.list(list, scope, lists))),
                Block::Quote(blocks) => out.push(Block::Quote(self.blocks(blocks, scope, lists))),
                Block::Code(code) => out.push(Block::Code(code.clone())),
                Block::Rule => out.push(Block::Rule),
                Block::Table(table) => {
                    let head = table.head.iter().map(|cell| self.inlines(cell, scope)).collect();
                    let mut row =
                        |row: &Vec<Vec<Inline<Draft>>>| row.iter().map(|cell| self.inlines(cell, scope)).collect();
                    let rows = table.rows.iter().map(&mut row).collect();
                    out.push(Block::Table(Table { cookies: false, alignments: table.alignments.clone(), head, rows }));
                }
                Block::Definitions(definitions) => {
                    let definitions = definitions
                        .iter()
                        .map(|definition| Definition {
                            terms: definition.terms.iter().map(|term| self.inlines(term, scope)).collect(),
                            details: definition
                                .details
                                .iter()
                                .map(|blocks| self.blocks(blocks, scope, lists))
                                .collect(),
                        })
                        .collect();
                    out.push(Block::Definitions(definitions));
                }
                Block::Slot(Slot::Precedence { span }) => {
                    let again = self.placed_precedence && !self.is_displaced();
                    if again {
                        self.problems.push(
                            Diagnostic::new(
                                Code::MISPLACED_TABLE,
                                "the clauses of precedence stand in another place of the text already",
                            )
                            .at(*span)
                            .hint("write `{{ precedence }}` once")
                            .for_edition(&self.document.edition),
                        );
                    }
                    self.placed_precedence = true;
                    if !again && !self.document.states_precedence() {
                        // The clauses are in the edition's language, also within a section that falls back.
                        let edition = &self.document.edition.language;
                        out.extend(precedence::clauses(self).into_iter().map(|clause| {
                            Block::Paragraph(if same(scope.language, edition) {
                                clause
                            } else {
                                vec![Inline::Foreign(edition.clone(), clause)]
                            })
                        }));
                    }
                }
                Block::Slot(Slot::Cookies { category, span }) => {
                    out.extend(cookies::table(self, category.as_deref(), *span, scope.language).map(Block::Table));
                }
            }
        }
        out
    }

    fn list(&mut self, list: &List<Draft>, scope: &Scope<'_>, numbers: &mut Vec<u64>) -> List<Final> {
        let depth = numbers.len();
        let labelled = list.start.is_some() && self.policy.list_labels.get(depth).is_some();
        let items = list
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                numbers.push(list.start.map_or(0, |start| start + index as u64));
                let label = labelled.then(|| item_label(&self.policy.list_labels, depth, list.start, numbers).text);
                let blocks = self.blocks(&item.blocks, scope, numbers);
                numbers.pop();
                Item { id: item.id.clone(), label, blocks }
            })
            .collect();
        List { start: list.start, tight: list.tight, items }
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline<Draft>], scope: &Scope<'_>) -> Vec<Inline<Final>> {
        let mut out: Vec<Inline<Final>> = Vec::with_capacity(inlines.len());
        let mut open_break = false;
        for inline in inlines {
            if matches!(inline, Inline::Hole(Hole::SoftBreak)) {
                open_break = true;
                continue;
            }
            let filled = self.inline(inline, scope);
            if std::mem::take(&mut open_break) {
                let before = plain_text(&out).chars().next_back();
                let after = plain_text(std::slice::from_ref(&filled)).chars().next();
                let joined = before.is_some_and(written_without_spaces) && after.is_some_and(written_without_spaces);
                if !joined {
                    out.push(Inline::Text(" ".to_owned()));
                }
            }
            // Neighbouring text is one text, so that where a value begins and ends is no part of what is published.
            match (out.last_mut(), filled) {
                (Some(Inline::Text(text)), Inline::Text(more)) => text.push_str(&more),
                (_, filled) => out.push(filled),
            }
        }
        out
    }

    fn inline(&mut self, inline: &Inline<Draft>, scope: &Scope<'_>) -> Inline<Final> {
        match inline {
            Inline::Text(text) => Inline::Text(text.clone()),
            Inline::Code(code) => Inline::Code(code.clone()),
            Inline::Emphasis(content) => Inline::Emphasis(self.inlines(content, scope)),
            Inline::Strong(content) => Inline::Strong(self.inlines(content, scope)),
            Inline::Strikethrough(content) => Inline::Strikethrough(self.inlines(content, scope)),
            Inline::Foreign(language, content) => Inline::Foreign(language.clone(), self.inlines(content, scope)),
            Inline::HardBreak => Inline::HardBreak,
            Inline::Html(tag) => Inline::Html(tag.clone()),
            Inline::FootnoteReference(label) => {
                let key = note_key(label);
                let same = |(source, other, _): &(Arc<_>, String, Language)| {
                    Arc::ptr_eq(source, scope.footnotes) && *other == key
                };
                let position = self.footnotes.iter().position(same).unwrap_or_else(|| {
                    self.footnotes.push((Arc::clone(scope.footnotes), key, scope.language.clone()));
                    self.footnotes.len() - 1
                });
                Inline::FootnoteReference((position + 1).to_string())
            }
            Inline::Image { target, alternative, title } => {
                let alternative = plain_text(&self.inlines(&alternative.0, scope));
                match self.picture(target, scope) {
                    Some(target) => Inline::Image { target, alternative, title: title.clone() },
                    None => Inline::Text(alternative),
                }
            }
            Inline::Link { target: destination, title, content } => match self.target(destination, scope) {
                Some((target, reference)) => {
                    let content = match reference {
                        Some(words) if content.is_empty() => words,
                        _ => self.inlines(content, scope),
                    };
                    if content.is_empty() {
                        self.without_words(destination);
                    }
                    Inline::Link { target, title: title.clone(), content }
                }
                None => {
                    let content = self.inlines(content, scope);
                    Inline::Link { target: Target::Url(String::new()), title: String::new(), content }
                }
            },
            Inline::Hole(Hole::SoftBreak) => Inline::Text(" ".to_owned()),
            Inline::Hole(Hole::Value { name, span }) => match self.value(name, *span, scope.language) {
                Some((text, language)) if scope.language.is_served_by(&language) => Inline::Text(text),
                Some((text, language)) => Inline::Foreign(language, vec![Inline::Text(text)]),
                None => Inline::Text(format!("{{{{ {name} }}}}")),
            },
        }
    }

    /// What `{{ name }}` says in a text in `language`: the value of the nearest region, else a message. The language
    /// returned is that of the words; what has no language of its own has the text's.
    pub(super) fn value(&mut self, name: &str, span: Span, language: &Language) -> Option<(String, Language)> {
        if name == "precedence" || name == "cookies" || name.starts_with("cookies.") {
            self.problems.push(
                Diagnostic::new(
                    Code::MISPLACED_TABLE,
                    format!("`{{{{ {name} }}}}` does not stand alone in its paragraph"),
                )
                .at(span)
                .hint("put empty lines around it"),
            );
            return None;
        }
        let site = self.site;
        let reference = &site.settings.reference_language;
        if let Some((region, value, place)) = self.nearest_value(name) {
            let filled = match value {
                Value::Plain(scalar) => (self.scalar(scalar, language), language.clone()),
                Value::ByLanguage(by_language) => {
                    let (served, fallback) = region.serve(language, reference, by_language.keys())?;
                    if fallback {
                        self.fallback_of(Fallback {
                            what: format!("the value `{name}` of `{}`", region.name),
                            region: &region.name,
                            around: language,
                            shown: served,
                            place,
                            used: span,
                            hint: format!("add `{language} = ...` to it in `locales/{}/region.toml`", region.name),
                        });
                    }
                    (self.scalar(by_language.get(served)?, served), served.clone())
                }
            };
            if filled.0.trim().is_empty() {
                self.problems.push(
                    Diagnostic::new(Code::UNDEFINED_VALUE, format!("the value `{name}` of `{}` is empty", region.name))
                        .at(place)
                        .related(span, "it is used here")
                        .hint("write what the text shall say, or take the value away: a region above may give it")
                        .for_edition(&self.document.edition),
                );
            }
            return Some(filled);
        }
        let serve = |region: &RegionName, available: &[&Language]| {
            let available = available.iter().copied();
            site.region(region).serve(language, reference, available).map(|(language, _)| language.clone())
        };
        let say = |filler: &Self, language: &Language| {
            let arguments = filler.value_arguments(language);
            let arguments: Vec<(&str, Argument)> =
                arguments.iter().map(|(name, argument)| (name.as_str(), argument.clone())).collect();
            site.wording.in_text(filler.chain(), &serve, filler.region.code.as_ref(), name, &arguments)
        };
        let Some(mut said) = say(self, language) else {
            self.unknown_name(name, span);
            return None;
        };
        if !language.is_served_by(&said.language) {
            // Numbers and dates within the message are in its language, not in that of the text around it.
            said = say(self, &said.language).unwrap_or(said);
            let (origin, place) = self.worded(name, &said.language).unwrap_or((&Origin::Site, None));
            let (region, folder) = match origin {
                Origin::Region(region) => (region.clone(), format!("locales/{region}")),
                Origin::Site | Origin::Theme => (RegionName::global(), "locales".to_owned()),
            };
            self.fallback_of(Fallback {
                what: format!("the message `{name}`"),
                region: &region,
                around: language,
                shown: &said.language,
                place: place.unwrap_or(span),
                used: span,
                hint: format!("add it to `{folder}/{language}.ftl`"),
            });
        }
        let circle = self.circle(name, &said, Some(span));
        for failure in said.failures.iter().filter(|failure| !(circle && is_circular(failure))) {
            self.problems
                .push(message_failed(name, &said.language, failure).at(span).for_edition(&self.document.edition));
        }
        Some((said.text, said.language))
    }

    fn unknown_name(&mut self, name: &str, span: Span) {
        let chain = self.chain();
        let values = chain.iter().flat_map(|region| self.site.region(region).values.keys()).map(String::as_str);
        let near = crate::id::nearest(name, values.chain(self.site.wording.ids())).map(str::to_owned);
        let elsewhere = self.site.regions.values().find(|region| region.values.contains_key(name));
        let hint = match elsewhere {
            Some(region) => format!("`{}` has such a value; add it to `locales/global/region.toml`", region.name),
            None => format!(
                "add `{name} = \"...\"` to `[values]` of `locales/global/region.toml`, or a message to `locales/`"
            ),
        };
        self.problems.push(
            Diagnostic::new(Code::UNDEFINED_VALUE, format!("`{name}` is neither a value nor a message"))
                .at(span)
                .hint(hint)
                .did_you_mean(near.as_deref().filter(|_| elsewhere.is_none()))
                .for_edition(&self.document.edition),
        );
    }

    /// The value that the nearest region of the chain gives, with that region and its place.
    fn nearest_value(&self, name: &str) -> Option<(&'a Region, &'a Value, Span)> {
        self.chain().iter().rev().find_map(|region| {
            let region = self.site.region(region);
            region.values.get(name).map(|(value, span)| (region, value, *span))
        })
    }

    fn value_arguments(&self, language: &Language) -> Vec<(String, Argument)> {
        let mut arguments = BTreeMap::new();
        for region in self.chain().iter().map(|region| self.site.region(region)) {
            for (name, (value, _)) in &region.values {
                let scalar = match value {
                    Value::Plain(scalar) => Some(scalar),
                    Value::ByLanguage(values) => region
                        .serve(language, &self.site.settings.reference_language, values.keys())
                        .and_then(|(language, _)| values.get(language)),
                };
                if let Some(scalar) = scalar {
                    let argument = match scalar {
                        Scalar::Number(number) => number.count().map(Argument::Count),
                        _ => None,
                    };
                    let argument = argument.unwrap_or_else(|| Argument::Text(self.scalar(scalar, language)));
                    arguments.insert(name.clone(), argument);
                }
            }
        }
        arguments.into_iter().collect()
    }

    pub(super) fn precision(&self) -> Precision {
        self.policy.date.unwrap_or(self.site.settings.date)
    }

    fn scalar(&self, scalar: &Scalar, language: &Language) -> String {
        match scalar {
            Scalar::Text(text) => text.clone(),
            Scalar::Number(number) => self.formats(language).number(number),
            Scalar::Date(date) => self.formats(language).date(*date, self.precision()),
        }
    }
}

/// The text around an inline: its language, and the footnotes of its file.
pub(super) struct Scope<'a> {
    pub(super) language: &'a Language,
    pub(super) footnotes: &'a Arc<Footnotes>,
}

/// A heading without its notes.
fn without_notes(inlines: &[Inline<Draft>]) -> Vec<Inline<Draft>> {
    let kept = inlines.iter().filter(|inline| !matches!(inline, Inline::FootnoteReference(_)));
    kept.map(|inline| match inline {
        Inline::Emphasis(content) => Inline::Emphasis(without_notes(content)),
        Inline::Strong(content) => Inline::Strong(without_notes(content)),
        Inline::Strikethrough(content) => Inline::Strikethrough(without_notes(content)),
        Inline::Link { target, title, content } => {
            Inline::Link { target: target.clone(), title: title.clone(), content: without_notes(content) }
        }
        other => other.clone(),
    })
    .collect()
}

/// A heading without its links, so that headings that refer to each other cannot do so for ever.
fn without_references(inlines: &[Inline<Draft>]) -> Vec<Inline<Draft>> {
    inlines
        .iter()
        .flat_map(|inline| match inline {
            Inline::Link { content, .. } => without_references(content),
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strikethrough(content) => {
                without_references(content)
            }
            Inline::FootnoteReference(_) => Vec::new(),
            other => vec![other.clone()],
        })
        .collect()
}

/// In Fluent's words.
fn is_circular(failure: &str) -> bool {
    failure.contains("Cyclical")
}

fn message_failed(id: &str, language: &Language, failure: &str) -> Diagnostic {
    Diagnostic::new(Code::MESSAGE_FAILED, format!("the message `{id}` in `{language}`: {failure}"))
        .hint("a message in a text may use terms, other messages, and the region's values as variables")
}
