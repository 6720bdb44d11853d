//! The document of each edition: for every section the language in which it is shown, and why.
//!
//! Jurisdiction beats language: the outline has settled which region supplies a section; here its language is chosen
//! among that region's texts (SPEC 4.3, 4.4).

use super::labels::{items, number};
use super::structure::{Change, Edit, Node, Part, Structure};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::id::{PolicyName, RegionName, SectionId};
use crate::locale::Language;
use crate::model::document::{Action, Document, Passage, Section};
use crate::model::label::Label;
use crate::model::markup::for_each_list;
use crate::model::policy::Policy;
use crate::model::region::{Edition, Region};
use crate::model::site::SiteSources;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A policy as one edition shows it, with its values still open.
#[derive(Clone, Debug)]
pub struct ComposedDocument {
    /// The policy.
    pub policy: PolicyName,
    /// The edition.
    pub edition: Edition,
    /// The title.
    pub title: ComposedPart,
    /// The description.
    pub description: Option<ComposedPart>,
    /// What stands before the first section.
    pub preamble: Option<ComposedPart>,
    /// All sections in the order of reading.
    pub sections: Vec<ComposedSection>,
    /// What regions of the chain removed.
    pub removed: Vec<RemovedSection>,
    /// The language of the whole document, where the edition's own has no text at all.
    pub document_fallback: Option<Language>,
    /// The outline, with what became of ids.
    pub structure: Arc<Structure>,
    /// Pinned list items: the section that holds each, unless it stands before the first one or in a footnote, and its labels.
    pub items: BTreeMap<SectionId, (Option<usize>, String)>,
}

/// A text with the place that it comes from.
#[derive(Clone, Debug)]
pub struct ComposedPart {
    /// The source.
    pub text: Arc<Passage>,
    /// Its language.
    pub language: Language,
    /// Whether that is not the edition's own.
    pub fallback: bool,
    /// The region that supplies it.
    pub region: RegionName,
    /// What it displaced, for texts that another region supplied before.
    pub displaced: Vec<ComposedSection>,
}

/// A section of a composed document; those below it follow it at deeper levels.
#[derive(Clone, Debug)]
pub struct ComposedSection {
    /// Its id.
    pub id: SectionId,
    /// Ids that it had before.
    pub was: Vec<SectionId>,
    /// Its level, 2 to 6.
    pub level: u8,
    /// The labels from the chapter down to the section itself; none where its level is not numbered.
    pub labels: Vec<Label>,
    /// Heading and own text.
    pub part: ComposedPart,
    /// The edit that begins here.
    pub mark: Option<Mark>,
    /// Whether the text states itself what prevails: in the text shown, or in the one that decides the structure.
    pub states_precedence: bool,
    /// The tags of the text shown, and of the one that decides the structure.
    pub tags: Vec<String>,
}

/// An edit of a region, at the outermost section that it put there.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The region.
    pub region: RegionName,
    /// What it did.
    pub change: Change,
    /// The place of the edit.
    pub span: Span,
}

/// A section that a region removed.
#[derive(Clone, Debug)]
pub struct RemovedSection {
    /// The region.
    pub region: RegionName,
    /// What it removed, as this edition would have shown it.
    pub sections: Vec<ComposedSection>,
    /// The sections around it, outermost first.
    pub within: Vec<SectionId>,
    /// The reason; in no file of a build. Empty for a preamble, whose removal gives none.
    pub reason: String,
    /// The place of the edit.
    pub span: Span,
    /// Whether the document lacks anything of the general text because of it: not where the section had been put there by another
    /// region, has come back, or stood in what is replaced or removed by now.
    pub is_felt: bool,
}

impl ComposedSection {
    /// Its own label, where its level is numbered.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.labels.last().map(|label| label.text.as_str()).filter(|label| !label.is_empty())
    }
}

impl ComposedDocument {
    /// The section with this id, present or old.
    #[must_use]
    pub fn section(&self, id: &SectionId) -> Option<&ComposedSection> {
        let present = self.structure.renamed(id);
        let find = |id: &SectionId| self.sections.iter().find(|section| section.id == *id);
        find(id).or_else(|| present.and_then(find))
    }

    /// Title, description and preamble, as far as there are any, by the ids that are reserved for them.
    pub fn parts_without_heading(&self) -> impl Iterator<Item = (SectionId, &ComposedPart)> {
        let parts = [
            ("title", Some(&self.title)),
            ("description", self.description.as_ref()),
            ("preamble", self.preamble.as_ref()),
        ];
        parts.into_iter().filter_map(|(id, part)| SectionId::parse(id).zip(part))
    }

    /// Whether the text itself states what prevails, so that nothing is generated beside it.
    #[must_use]
    pub fn states_precedence(&self) -> bool {
        self.sections.iter().any(|section| section.states_precedence)
    }

    /// All parts: title, description, preamble, sections.
    pub fn parts(&self) -> impl Iterator<Item = &ComposedPart> {
        self.parts_without_heading().map(|(_, part)| part).chain(self.sections.iter().map(|section| &section.part))
    }
}

/// The texts of one region, by section.
struct Index<'a> {
    document: &'a Document,
    sections: BTreeMap<&'a SectionId, &'a Arc<Passage>>,
}

struct Composer<'a> {
    site: &'a SiteSources,
    policy: &'a Policy,
    /// By region, then language.
    texts: BTreeMap<&'a RegionName, BTreeMap<&'a Language, Index<'a>>>,
    problems: &'a mut Diagnostics,
    shown: BTreeSet<Span>,
}

/// The documents of a policy in all editions where it applies.
pub(super) fn documents(
    site: &SiteSources,
    policy: &Policy,
    structures: &BTreeMap<RegionName, Arc<Structure>>,
    editions: &[Edition],
    problems: &mut Diagnostics,
) -> BTreeMap<Edition, ComposedDocument> {
    let texts = policy
        .texts
        .iter()
        .map(|(region, by_language)| {
            let index = by_language.iter().map(|(language, document)| (language, index(document))).collect();
            (region, index)
        })
        .collect();
    let mut composer = Composer { site, policy, texts, problems, shown: BTreeSet::new() };
    let mut documents = BTreeMap::new();
    for edition in editions {
        let region = site.region(&edition.region);
        if !site.applies(policy, region) {
            continue;
        }
        let Some(structure) = structures.get(&edition.region) else { continue };
        if let Some(document) = composer.compose(edition, region, structure) {
            documents.insert(edition.clone(), document);
        }
    }
    composer.report_never_shown();
    composer.report_removals(structures);
    documents
}

fn index(document: &Document) -> Index<'_> {
    let mut sections = BTreeMap::new();
    document.for_each_section(&mut |section: &Section| {
        if section.action != Action::Remove {
            sections.insert(&section.id, &section.text);
        }
    });
    Index { document, sections }
}

impl<'s> Composer<'s> {
    fn compose(&mut self, edition: &Edition, region: &Region, structure: &Arc<Structure>) -> Option<ComposedDocument> {
        if !structure.exists {
            self.problems.push(
                Diagnostic::new(Code::MISSING_DOCUMENT, format!("`{}` applies and has no text", self.policy.name))
                    .in_file(format!("content/{}/{}.md", self.policy.name, self.site.settings.reference_language))
                    .hint("write base text, or a local text with `replaces = \"document\"`, or limit `regions` in `policy.toml`")
                    .for_edition(edition),
            );
            return None;
        }
        let Some(title) = self.shown(edition, "title", &structure.title, |d| d.title.as_ref()) else {
            // The text that decides names itself; base text is looked for in the reference language.
            let diagnostic = Diagnostic::new(Code::MISSING_TITLE, format!("`{}` has no title", self.policy.name));
            let diagnostic = match &structure.document {
                Some(edit) => diagnostic.at(edit.span),
                None => diagnostic
                    .in_file(format!("content/{}/{}.md", self.policy.name, self.site.settings.reference_language)),
            };
            self.problems.push(
                diagnostic
                    .hint("write `title = \"...\"` in front matter, or a `#` heading at the top")
                    .for_edition(edition),
            );
            return None;
        };
        let description = self.shown(edition, "description", &structure.description, |d| d.description.as_ref());
        let preamble = self.shown(edition, "preamble", &structure.preamble, |d| d.preamble.as_ref());
        let mut sections = Vec::new();
        self.sections(edition, &structure.nodes, true, &mut sections);
        number(&mut sections, &self.policy.section_labels);
        let mut removed = Vec::new();
        if let (Some(region), Some(span)) = (&structure.preamble.removed_by, structure.preamble.span) {
            let before = self.peek(edition, &structure.preamble.displaced, |d| d.preamble.as_ref());
            let sections = before.and_then(|part| bare_section("preamble", part)).into_iter().collect();
            removed.push(RemovedSection {
                region: region.clone(),
                sections,
                within: Vec::new(),
                reason: String::new(),
                span,
                is_felt: structure.preamble.general,
            });
        }
        for removal in &structure.removed {
            let mut sections = Vec::new();
            self.sections(edition, std::slice::from_ref(&removal.node), false, &mut sections);
            removed.push(RemovedSection {
                region: removal.region.clone(),
                sections,
                within: removal.within.clone(),
                reason: removal.reason.clone().unwrap_or_else(|| "the whole document is replaced".to_owned()),
                span: removal.span,
                is_felt: !removal.lacking.is_empty(),
            });
        }
        let items = items(preamble.as_ref(), &sections, &self.policy.list_labels);
        self.report_taken_ids(edition, preamble.as_ref(), &sections);
        let mut document = ComposedDocument {
            policy: self.policy.name.clone(),
            edition: edition.clone(),
            title,
            description,
            preamble,
            sections,
            removed,
            document_fallback: None,
            structure: Arc::clone(structure),
            items,
        };
        self.report_fallbacks(edition, region, &mut document);
        Some(document)
    }

    /// The text that a region supplies for a part, in the language that its texts offer the edition.
    fn choose<'b>(
        &self,
        edition: &Edition,
        supplier: &RegionName,
        texts: &'b [(&'b Language, &'b Arc<Passage>)],
    ) -> Option<ComposedPart> {
        let region = self.site.region(supplier);
        let reference = &self.site.settings.reference_language;
        let (language, fallback) =
            region.serve(&edition.language, reference, texts.iter().map(|(language, _)| *language))?;
        let (_, text) = texts.iter().find(|(candidate, _)| *candidate == language)?;
        Some(ComposedPart {
            text: Arc::clone(text),
            language: language.clone(),
            fallback,
            region: supplier.clone(),
            displaced: Vec::new(),
        })
    }

    fn peek<'d>(
        &'d self,
        edition: &Edition,
        supplier: &Option<RegionName>,
        text: impl Fn(&'d Document) -> Option<&'d Arc<Passage>>,
    ) -> Option<ComposedPart> {
        let supplier = supplier.as_ref()?;
        let texts: Vec<_> = self
            .texts
            .get(supplier)?
            .iter()
            .filter_map(|(language, index)| Some((*language, text(index.document)?)))
            .collect();
        self.choose(edition, supplier, &texts)
    }

    /// A part without a heading, with what it displaced.
    fn shown(
        &mut self,
        edition: &Edition,
        name: &str,
        part: &Part,
        text: impl for<'d> Fn(&'d Document) -> Option<&'d Arc<Passage>>,
    ) -> Option<ComposedPart> {
        let mut shown = self.peek(edition, &part.supplier, &text)?;
        self.shown.insert(shown.text.span);
        let before = self.peek(edition, &part.displaced, &text);
        shown.displaced.extend(before.and_then(|before| bare_section(name, before)));
        Some(shown)
    }

    /// Sections and pinned list items of an edition share one space of names, whichever region they come from.
    fn report_taken_ids(&mut self, edition: &Edition, preamble: Option<&ComposedPart>, sections: &[ComposedSection]) {
        let mut taken: BTreeMap<&SectionId, Span> =
            sections.iter().map(|section| (&section.id, section.part.text.span)).collect();
        for part in preamble.into_iter().chain(sections.iter().map(|section| &section.part)) {
            for_each_list(&part.text.blocks, &mut |list| {
                for id in list.items.iter().filter_map(|item| item.id.as_ref()) {
                    let pin = part.text.pins.iter().find(|(pin, _)| pin == id);
                    let place = pin.map_or(part.text.span, |(_, place)| *place);
                    // Twice in one file is reported where the file is read.
                    if let Some(other) = taken.insert(id, place).filter(|other| other.file != place.file) {
                        self.problems.push(
                            Diagnostic::new(Code::DUPLICATE_ID, format!("the id `{id}` of a list item is taken"))
                                .at(place)
                                .related(other, "the other one")
                                .hint("give each section and each pinned item an id of its own")
                                .for_edition(edition),
                        );
                    }
                }
            });
        }
    }

    fn sections(&mut self, edition: &Edition, nodes: &[Node], shown: bool, out: &mut Vec<ComposedSection>) {
        for node in nodes {
            let text_in = |(language, index): (&&'s Language, &Index<'s>)| {
                let mut ids = std::iter::once(&node.id).chain(&node.was);
                ids.find_map(|id| index.sections.get(id)).map(|text| (*language, *text))
            };
            // A text in the edition's own language is chosen whatever else there is.
            let offered = self.texts.get(&node.supplier);
            let own = offered.and_then(|texts| texts.get_key_value(&edition.language)).and_then(text_in);
            let texts: Vec<(&Language, &Arc<Passage>)> = match own {
                Some(own) => vec![own],
                None => offered.into_iter().flatten().filter_map(text_in).collect(),
            };
            let Some(mut part) = self.choose(edition, &node.supplier, &texts) else { continue };
            if shown {
                self.shown.insert(part.text.span);
            }
            let mark = node.edit.as_deref().map(|edit: &Edit| Mark {
                region: edit.region.clone(),
                change: edit.change,
                span: edit.span,
            });
            if let Some(edit) = node.edit.as_deref().filter(|_| shown) {
                self.sections(edition, &edit.displaced, false, &mut part.displaced);
            }
            out.push(ComposedSection {
                id: node.id.clone(),
                was: node.was.clone(),
                level: node.level,
                labels: Vec::new(),
                states_precedence: node.states_precedence || part.text.states_precedence,
                tags: node.tags.iter().chain(&part.text.tags).cloned().collect(),
                part,
                mark,
            });
            self.sections(edition, &node.children, shown, out);
        }
    }

    /// Every fallback is visible: on the page, and here. A document without any text in the language is one finding.
    fn report_fallbacks(&mut self, edition: &Edition, region: &Region, document: &mut ComposedDocument) {
        let fallbacks: Vec<&ComposedPart> = document.parts().filter(|part| part.fallback).collect();
        if fallbacks.is_empty() {
            return;
        }
        // What a text lacks is not known before all its headings have ids, which is reported.
        let unsure: BTreeSet<&RegionName> = fallbacks
            .iter()
            .map(|part| &part.region)
            .filter(|supplier| {
                let texts = self.policy.texts.get(supplier.as_str());
                texts.and_then(|texts| texts.get(&edition.language)).is_some_and(|text| !text.is_named())
            })
            .collect();
        let sure: Vec<&&ComposedPart> = fallbacks.iter().filter(|part| !unsure.contains(&part.region)).collect();
        if let Some((language, span)) = &region.prevailing_language
            && *language == edition.language
            && let Some(first) = sure.first()
        {
            let fall = match sure.len() {
                1 => "1 part".to_owned(),
                parts => format!("{parts} parts"),
            };
            let falls = if sure.len() == 1 { "falls" } else { "fall" };
            self.problems.push(
                Diagnostic::new(
                    Code::PREVAILING_LANGUAGE,
                    format!(
                        "`{language}` prevails in `{}`, and {fall} of `{}` {falls} back to another language",
                        region.name, self.policy.name
                    ),
                )
                .at(*span)
                .related(first.text.span, format!("shown in `{}`", first.language))
                .hint("translate what is missing, or let another language prevail")
                .for_edition(edition),
            );
        }
        let suppliers: BTreeSet<&RegionName> = fallbacks.iter().map(|part| &part.region).collect();
        let mut findings = Vec::new();
        for supplier in suppliers {
            let folder = if supplier.is_global() {
                format!("content/{}", self.policy.name)
            } else {
                format!("locales/{supplier}/{}", self.policy.name)
            };
            let file = self.texts.get(supplier).and_then(|texts| {
                std::iter::once(edition.language.clone())
                    .chain(edition.language.parents())
                    .find(|l| texts.contains_key(l))
            });
            let path = format!("{folder}/{}.md", file.as_ref().unwrap_or(&edition.language));
            let code = if supplier.is_global() { Code::FALLBACK } else { Code::LOCAL_TEXT_UNTRANSLATED };
            if file.is_none() {
                let shown = fallbacks.iter().find(|part| part.region == *supplier).map(|part| &part.language);
                let shown = shown.map_or_else(String::new, |language| format!(", and is shown in `{language}`"));
                let whose = if supplier.is_global() { "has no text" } else { "has no local text" };
                findings.push(
                    Diagnostic::new(
                        code,
                        format!("`{}` of `{supplier}` {whose} in `{}`{shown}", self.policy.name, edition.language),
                    )
                    .in_file(path.clone())
                    .hint(format!("write `{path}`"))
                    .for_edition(edition),
                );
                continue;
            }
            let sure = !unsure.contains(supplier);
            for section in document.sections.iter().filter(|s| sure && s.part.fallback && s.part.region == *supplier) {
                findings.push(
                    Diagnostic::new(
                        code,
                        format!("section `{}` of `{supplier}` has no text in `{}`", section.id, edition.language),
                    )
                    .at(section.part.text.span)
                    .hint(format!("add `## ... {{#{}}}` to `{path}`", section.id))
                    .for_edition(edition),
                );
            }
            let lines = [("title", Some(&document.title)), ("description", document.description.as_ref())];
            for (name, part) in lines.into_iter().chain([("preamble", document.preamble.as_ref())]) {
                if let Some(part) = part.filter(|part| part.fallback && part.region == *supplier) {
                    findings.push(
                        Diagnostic::new(
                            code,
                            format!("the {name} of `{}` has no text in `{}`", self.policy.name, edition.language),
                        )
                        .at(part.text.span)
                        .hint(format!("add it to `{path}`"))
                        .for_edition(edition),
                    );
                }
            }
        }
        let whole = document.parts().all(|part| part.fallback && part.language == document.title.language);
        document.document_fallback = whole.then(|| document.title.language.clone());
        self.problems.extend(findings);
    }

    /// The sections of a region's texts that are not shown because their edit has an error: that is said already, and of all
    /// its languages at once.
    fn refused<'d>(&self, texts: impl Iterator<Item = &'d Document>) -> BTreeSet<&'d SectionId> {
        let errors = self.problems.iter().filter(|problem| problem.code.severity() == Severity::Error);
        let errors: BTreeSet<Span> = errors
            .filter_map(|problem| if let Place::Span(span) = &problem.place { Some(*span) } else { None })
            .collect();
        let mut refused = BTreeSet::new();
        for edit in texts.flat_map(|text| &text.sections) {
            let (mut ids, mut wrong) = (Vec::new(), false);
            edit.for_each(&mut |section| {
                ids.push(&section.id);
                wrong |= errors.contains(&section.text.span);
            });
            refused.extend(ids.into_iter().filter(|_| wrong));
        }
        refused
    }

    /// A text that no edition can show is written for nobody.
    fn report_never_shown(&mut self) {
        let mut findings = Vec::new();
        for (region, texts) in &self.policy.texts {
            let refused = self.refused(texts.values().map(Arc::as_ref));
            let reference = texts.get(&self.site.settings.reference_language).filter(|_| region.is_global());
            for document in texts.values() {
                let mut texts: Vec<(String, Span)> = Vec::new();
                let mut lacking: BTreeSet<Span> = BTreeSet::new();
                for (name, of) in PARTS {
                    let Some(part) = of(document) else { continue };
                    texts.push((format!("the {name}"), part.span));
                    // What the reference text lacks is no part of the document.
                    lacking.extend(reference.filter(|reference| of(reference).is_none()).map(|_| part.span));
                }
                document.for_each_section(&mut |section| {
                    if section.action != Action::Remove && !refused.contains(&section.id) {
                        texts.push((format!("section `{}`", section.id), section.text.span));
                    }
                });
                let hidden: Vec<&(String, Span)> =
                    texts.iter().filter(|(_, span)| !self.shown.contains(span)).collect();
                if hidden.len() == texts.len() && !texts.is_empty() {
                    findings.push(
                        Diagnostic::new(
                            Code::NEVER_SHOWN,
                            format!("no edition can show this text of `{region}` in `{}`", document.language),
                        )
                        .at(Span::new(document.file, 0..0))
                        .hint("is its language an edition of the region, or of one below, and does the policy apply there?"),
                    );
                } else {
                    findings.extend(hidden.into_iter().map(|(name, span)| {
                        Diagnostic::new(
                            Code::NEVER_SHOWN,
                            format!("no edition can show {name} in `{}`", document.language),
                        )
                        .at(*span)
                        .hint(if lacking.contains(span) {
                            "the text in the reference language has none: write one there first"
                        } else {
                            "every edition in this language has a more local text"
                        })
                    }));
                }
            }
        }
        self.problems.extend(findings);
    }

    fn report_removals(&mut self, structures: &BTreeMap<RegionName, Arc<Structure>>) {
        for structure in structures.values() {
            if let (Some(region), Some(span)) = (&structure.preamble.removed_by, structure.preamble.span)
                && structure.document.as_ref().is_none_or(|edit| edit.region != *region)
            {
                self.problems
                    .push(Diagnostic::new(Code::REMOVED_SECTION, format!("`{region}` removes the preamble")).at(span));
            }
            for removal in &structure.removed {
                let Some(reason) = removal.reason.as_deref().filter(|reason| !reason.trim().is_empty()) else {
                    continue;
                };
                self.problems.push(
                    Diagnostic::new(
                        Code::REMOVED_SECTION,
                        format!("`{}` removes the section `{}`", removal.region, removal.node.id),
                    )
                    .at(removal.span)
                    .hint(format!("the reason given: {}", reason.trim())),
                );
            }
        }
    }
}

/// Finds a part of a document.
type PartOf = fn(&Document) -> Option<&Arc<Passage>>;

/// The parts of a document that have no heading.
const PARTS: [(&str, PartOf); 3] = [
    ("title", |document| document.title.as_ref()),
    ("description", |document| document.description.as_ref()),
    ("preamble", |document| document.preamble.as_ref()),
];

fn bare_section(id: &str, part: ComposedPart) -> Option<ComposedSection> {
    Some(ComposedSection {
        id: SectionId::parse(id)?,
        was: Vec::new(),
        level: 2,
        labels: Vec::new(),
        states_precedence: part.text.states_precedence,
        tags: part.text.tags.clone(),
        part,
        mark: None,
    })
}
