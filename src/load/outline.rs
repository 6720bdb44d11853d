//! From a flat list of headings to a document: title, sections in a tree, ids.
//!
//! Three kinds of documents are read: the reference text, which gives the ids; translations of it, which take them over by
//! position; local texts, in which every heading names its section.

use super::front_matter::{plain_line, read_front_matter};
use super::keys::ATTRIBUTES;
use super::markdown::{self, ParsedHeading, ParsedText};
use super::merges::settled;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::id::{RESERVED_SECTION_IDS, SectionId, derive_section_id, nearest};
use crate::locale::Language;
use crate::model::document::{Action, Anchor, Document, Nameless, Passage, Section, Side};
use crate::model::markup::{Block, Draft, Hole, Inline, for_each_inline, for_each_list, plain_text};
use crate::model::site::RawHtml;
use crate::source::{FileId, Span};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a document is to its policy.
pub(super) enum Role<'a> {
    /// The base text in the reference language.
    Reference,
    /// A base text in another language, with the reference text if that could be read.
    Translation(Option<&'a Arc<Document>>),
    /// A region's own text.
    Local,
}

/// Reads one file.
pub(super) fn read_document(
    text: &str,
    file: FileId,
    language: Language,
    role: &Role<'_>,
    raw_html: RawHtml,
    problems: &RefCell<Diagnostics>,
) -> Document {
    let local = matches!(role, Role::Local);
    let text = &*settled(text, true);
    let (front, offset) = read_front_matter(text, file, local, problems);
    let ParsedText { before, before_span, mut headings, footnotes, pins } =
        markdown::parse(text, offset, file, raw_html, problems);
    let footnotes = Arc::new(footnotes);
    let pins: Arc<[(SectionId, Span)]> = pins.into();
    let reader = Outline { problems };

    let mut title = front.title.map(|(title, span)| (plain_line(&title, span, problems), span));
    let front_titled = title.is_some();
    let mut preamble = (before, before_span);
    if let Some(first) = headings.first()
        && first.level == 1
        && preamble.0.is_empty()
        && title.is_none()
    {
        let heading = headings.remove(0);
        reader.report_title_attributes(&heading);
        title = Some((heading.content, heading.span));
        preamble = (heading.blocks, heading.blocks_span);
    }
    let mut strays = BTreeSet::new();
    for heading in headings.iter_mut().filter(|heading| heading.level == 1) {
        strays.insert(heading.span);
        let fact = if front_titled {
            "a `#` heading beside the title in front matter"
        } else {
            "a `#` heading that is not the only title"
        };
        let mut second = Diagnostic::new(Code::SECOND_TITLE, fact)
            .at(heading.span)
            .hint("a document has one title: `title` in front matter, or one `#` heading at the top; sections begin with `##`");
        if let Some((_, first)) = &title {
            second = second.related(*first, "the title");
        }
        reader.report(second);
        heading.level = 2;
    }
    if let Some((content, span)) = &title
        && is_wordless(content)
    {
        reader.report(
            Diagnostic::new(Code::MISSING_TITLE, "the title has no words")
                .at(*span)
                .hint("write them: they stand at the head of the page and in links to it"),
        );
    }
    if title.is_some() && headings.is_empty() && preamble.0.is_empty() && matches!(role, Role::Reference) {
        reader.report(
            Diagnostic::new(Code::MISSING_DOCUMENT, "the reference text has a title and nothing below it")
                .at(title.as_ref().map_or(Span::new(file, 0..0), |(_, span)| *span))
                .hint("write the text below it"),
        );
    }

    let passage = |span, heading, blocks| Passage {
        span,
        heading,
        blocks,
        footnotes: Arc::clone(&footnotes),
        pins: Arc::clone(&pins),
        was: Vec::new(),
        states_precedence: false,
        tags: Vec::new(),
    };
    let title = title.map(|(content, span)| Arc::new(passage(span, content, Vec::new())));
    let description =
        front.description.map(|(text, span)| Arc::new(passage(span, plain_line(&text, span, problems), Vec::new())));
    let preamble = (!preamble.0.is_empty())
        .then(|| Arc::new(passage(preamble.1.unwrap_or(Span::new(file, 0..0)), Vec::new(), preamble.0)));

    let ids = match role {
        Role::Reference => reader.reference_ids(&headings),
        Role::Translation(reference) => reader.translation_ids(&headings, reference.map(Arc::as_ref)),
        Role::Local => reader.local_ids(&headings, &strays),
    };
    let derived_ids = match role {
        Role::Reference => headings
            .iter()
            .zip(&ids)
            .filter(|(heading, _)| heading.id.is_none())
            .filter_map(|(heading, id)| Some((id.clone()?, heading.span)))
            .collect(),
        _ => Vec::new(),
    };
    let bare = |heading: &ParsedHeading| Nameless {
        span: heading.span,
        level: heading.level,
        words: words_of(&heading.content),
    };
    let unwritten = || headings.iter().zip(&ids).filter(|(heading, _)| heading.id.is_none());
    let nameless = unwritten().filter(|(heading, id)| id.is_none() && !strays.contains(&heading.span));
    let nameless = nameless.map(|(heading, _)| bare(heading)).collect();
    let ids_by_position = match role {
        Role::Translation(_) => unwritten().filter_map(|(heading, id)| Some((id.clone()?, bare(heading)))).collect(),
        _ => Vec::new(),
    };
    let sections = reader.nest(headings, ids, &passage, local);
    let document = Document {
        file,
        language,
        title,
        description,
        preamble,
        preamble_removed: front.preamble_removed,
        replaces_document: front.replaces_document,
        sections,
        derived_ids,
        nameless,
        ids_by_position,
    };
    reader.check_item_ids(&document);
    document
}

/// Whether a reader would see nothing where a title or heading should stand.
fn is_wordless(content: &[Inline<Draft>]) -> bool {
    content.iter().all(|inline| matches!(inline, Inline::Text(text) if text.trim().is_empty()))
}

/// The words of a heading, unless something in it is still to be filled in.
fn words_of(content: &[Inline<Draft>]) -> Option<String> {
    let mut open = false;
    for_each_inline(content, &mut |inline| open |= matches!(inline, Inline::Hole(Hole::Value { .. })));
    (!open).then(|| plain_text(content))
}

struct Outline<'a> {
    problems: &'a RefCell<Diagnostics>,
}

impl Outline<'_> {
    fn report(&self, diagnostic: Diagnostic) {
        self.problems.borrow_mut().push(diagnostic);
    }

    /// The id that a heading pins, if it is one.
    fn pinned(&self, heading: &ParsedHeading) -> Option<SectionId> {
        let written = heading.id.as_deref()?;
        let hint = if RESERVED_SECTION_IDS.contains(&written) {
            format!("`{written}` names a part of the document that has no heading")
        } else if SectionId::parse(written).is_none() {
            "ids are lower-case letters, digits and hyphens".to_owned()
        } else {
            return SectionId::parse(written);
        };
        self.report(
            Diagnostic::new(Code::INVALID_ID, format!("`{written}` cannot be an id")).at(heading.span).hint(hint),
        );
        None
    }

    fn reference_ids(&self, headings: &[ParsedHeading]) -> Vec<Option<SectionId>> {
        headings
            .iter()
            .map(|heading| {
                self.pinned(heading).or_else(|| {
                    if heading.id.is_some() {
                        return None;
                    }
                    let words = plain_text(&heading.content);
                    let derived = derive_section_id(&words);
                    match &derived {
                        Some(id) if RESERVED_SECTION_IDS.contains(&id.as_str()) => self.report(
                            Diagnostic::new(Code::INVALID_ID, format!("the heading would have the reserved id `{id}`"))
                                .at(heading.span)
                                .hint("pin another id: `## Heading {#my-id}`"),
                        ),
                        Some(_) => return derived,
                        None => self.report(
                            Diagnostic::new(Code::UNPINNED_ID, "no id can be derived from this heading")
                                .at(heading.span)
                                .hint("pin one in Latin letters: `## Heading {#my-id}`"),
                        ),
                    }
                    None
                })
            })
            .collect()
    }

    fn translation_ids(&self, headings: &[ParsedHeading], reference: Option<&Document>) -> Vec<Option<SectionId>> {
        let Some(reference) = reference else {
            return headings.iter().map(|heading| self.pinned(heading)).collect();
        };
        let mut expected: Vec<(u8, &SectionId)> = Vec::new();
        reference.for_each_section(&mut |section| expected.push((section.level, &section.id)));
        let mut renamed: BTreeMap<&SectionId, &SectionId> = BTreeMap::new();
        reference
            .for_each_section(&mut |section| renamed.extend(section.text.was.iter().map(|was| (was, &section.id))));
        // A name that a section had before still names it, unless another section has it now.
        let present = |heading: &ParsedHeading| {
            let pinned = self.pinned(heading)?;
            match renamed.get(&pinned) {
                Some(present) if !expected.iter().any(|(_, id)| **id == pinned) => {
                    self.report(
                        Diagnostic::new(
                            Code::RENAMED_SECTION,
                            format!("the section `{pinned}` is called `{present}` now"),
                        )
                        .at(heading.span)
                        .hint(format!("write `{{#{present}}}`"))
                        .fix(Fix::Rename { old: pinned, new: (*present).clone() }),
                    );
                    Some((*present).clone())
                }
                _ => Some(pinned),
            }
        };
        let same_outline = expected.iter().map(|(level, _)| *level).eq(headings.iter().map(|heading| heading.level));
        if same_outline {
            return headings
                .iter()
                .zip(&expected)
                .map(|(heading, (_, expected))| {
                    if let Some(pinned) = present(heading)
                        && pinned != **expected
                    {
                        self.report(
                            Diagnostic::new(
                                Code::ID_OUT_OF_PLACE,
                                format!("`{pinned}` stands where the reference text has `{expected}`"),
                            )
                            .at(heading.span)
                            .hint("put the sections in the order of the reference text, or correct the id"),
                        );
                    }
                    Some((*expected).clone())
                })
                .collect();
        }
        let mut ids = Vec::new();
        let mut unpinned_reported = false;
        let mut next = 0;
        for heading in headings {
            let id = present(heading);
            match &id {
                Some(id) => match expected.iter().position(|(_, expected)| *expected == id) {
                    Some(position) if position >= next => next = position + 1,
                    Some(_) => self.report(
                        Diagnostic::new(Code::ID_OUT_OF_PLACE, format!("`{id}` stands before a section that it follows in the reference text"))
                            .at(heading.span)
                            .hint("a base translation keeps the order of the reference text; text for one market belongs in a region"),
                    ),
                    None => self.report(
                        Diagnostic::new(Code::EXTRA_SECTION, format!("the reference text has no section `{id}`"))
                            .at(heading.span)
                            .hint("a base translation adds no section; text for one market belongs in a region")
                            .did_you_mean(nearest(id.as_str(), expected.iter().map(|(_, id)| id.as_str()))),
                    ),
                },
                None if heading.id.is_none() && !unpinned_reported => {
                    unpinned_reported = true;
                    let near = expected.get(next).map_or("id", |(_, id)| id.as_str());
                    self.report(
                        Diagnostic::new(
                            Code::UNPINNED_ID,
                            format!(
                                "the outline differs from the reference text ({} headings, not {}), and this heading has no id",
                                headings.len(),
                                expected.len()
                            ),
                        )
                        .at(heading.span)
                        .hint(format!("make the levels of headings the same, or pin every id, here perhaps `{{#{near}}}`")),
                    );
                }
                None => {}
            }
            ids.push(id.filter(|id| expected.iter().any(|(_, expected)| *expected == id)));
        }
        ids
    }

    /// A heading that is a stray title is reported as such, and needs no id besides.
    fn local_ids(&self, headings: &[ParsedHeading], strays: &BTreeSet<Span>) -> Vec<Option<SectionId>> {
        headings
            .iter()
            .map(|heading| {
                if heading.id.is_none() && !strays.contains(&heading.span) {
                    self.report(
                        Diagnostic::new(Code::UNPINNED_ID, "a heading of a local version has no id")
                            .at(heading.span)
                            .hint("name the section that it replaces, `{#id}`, or a new one and its place, `{#id after=other}`"),
                    );
                }
                self.pinned(heading)
            })
            .collect()
    }

    /// Puts sections below the shallower ones before them. A section without an id is left out: it is reported already.
    fn nest(
        &self,
        headings: Vec<ParsedHeading>,
        ids: Vec<Option<SectionId>>,
        passage: &dyn Fn(Span, Vec<Inline<Draft>>, Vec<Block<Draft>>) -> Passage,
        local: bool,
    ) -> Vec<Section> {
        let mut seen: BTreeMap<SectionId, Span> = BTreeMap::new();
        let mut roots: Vec<Section> = Vec::new();
        let mut open: Vec<Section> = Vec::new();
        fn close(open: &mut Vec<Section>, roots: &mut Vec<Section>, level: u8) {
            while open.last().is_some_and(|section| section.level >= level) {
                if let Some(section) = open.pop() {
                    open.last_mut().map_or(&mut *roots, |parent| &mut parent.children).push(section);
                }
            }
        }
        let mut level_before = None;
        for (heading, id) in headings.into_iter().zip(ids) {
            let skipped = level_before.map_or(!local && heading.level > 2, |before| heading.level > before + 1);
            if skipped {
                self.report(
                    Diagnostic::new(Code::SKIPPED_LEVEL, "a heading is more than one level below the one before it")
                        .at(heading.span)
                        .hint(format!("write it with {} `#`", level_before.map_or(2, |before| before + 1))),
                );
            }
            level_before = Some(heading.level);
            let Some(id) = id else { continue };
            if let Some(first) = seen.get(&id) {
                self.report(
                    Diagnostic::new(Code::DUPLICATE_ID, format!("the id `{id}` is given twice"))
                        .at(heading.span)
                        .related(*first, "the first one")
                        .hint("give each section an id of its own"),
                );
                continue;
            }
            seen.insert(id.clone(), heading.span);
            close(&mut open, &mut roots, heading.level);
            let outermost = open.is_empty();
            let wordless = is_wordless(&heading.content);
            let mut text = passage(heading.span, heading.content, heading.blocks);
            let action = self.attributes(&heading.attributes, heading.span, &mut text, local, outermost);
            // The heading of a removal is shown to nobody.
            if wordless && action != Action::Remove {
                self.report(
                    Diagnostic::new(Code::MISSING_TITLE, format!("the heading of `{id}` has no words"))
                        .at(heading.span)
                        .hint(format!(
                            "write them before the id: `{} ... {{#{id}}}`",
                            "#".repeat(heading.level.into())
                        )),
                );
            }
            open.push(Section { id, level: heading.level, text: Arc::new(text), action, children: Vec::new() });
        }
        close(&mut open, &mut roots, 0);
        roots
    }

    /// A title has no attributes. Mostly the heading of a section lacks a `#`, and its text would become a title and a preamble.
    fn report_title_attributes(&self, heading: &ParsedHeading) {
        let id = heading.id.as_ref().map(|id| format!("#{id}"));
        let names = id.into_iter().chain(heading.attributes.iter().map(|(name, _)| name.clone()));
        let hint = match &heading.id {
            Some(id) => {
                let words = words_of(&heading.content).unwrap_or_else(|| "...".to_owned());
                format!(
                    "a section begins with `##`: if `{id}` is meant, write `## {words} {{#{id}}}`; else take it away"
                )
            }
            None => "take it away: only the headings of sections, from `##` on, have attributes".to_owned(),
        };
        for name in names {
            self.report(
                Diagnostic::new(Code::UNKNOWN_ATTRIBUTE, format!("a title has no attribute `{name}`"))
                    .at(heading.span)
                    .hint(&hint),
            );
        }
    }

    fn attributes(
        &self,
        attributes: &[(String, Option<String>)],
        span: Span,
        text: &mut Passage,
        local: bool,
        outermost: bool,
    ) -> Action {
        let mut action = Action::Text;
        let mut actions = 0;
        for (name, value) in attributes {
            let side = match name.as_str() {
                "after" => Some(Side::After),
                "before" => Some(Side::Before),
                "under" => Some(Side::Under),
                _ => None,
            };
            let edit = match (name.as_str(), value) {
                ("own", None) => Some(Action::Own),
                ("remove", None) => Some(Action::Remove),
                (_, Some(value)) if side.is_some() => {
                    let id = self.attribute_id(value, span);
                    side.zip(id).map(|(side, id)| Action::Insert(Anchor { side, id }))
                }
                ("was", Some(value)) => {
                    text.was.extend(value.split(',').filter_map(|id| self.attribute_id(id.trim(), span)));
                    continue;
                }
                ("states", Some(value)) if value == "precedence" => {
                    text.states_precedence = true;
                    continue;
                }
                ("tag", Some(value)) => {
                    text.tags.extend(value.split(',').filter_map(|tag| self.attribute_tag(tag.trim(), span)));
                    continue;
                }
                ("own" | "remove", Some(_)) => {
                    self.report(
                        Diagnostic::new(Code::UNKNOWN_ATTRIBUTE, format!("`{name}` has no value"))
                            .at(span)
                            .hint(format!("write `{name}` alone")),
                    );
                    continue;
                }
                _ => {
                    let known = ATTRIBUTES.map(|attribute| attribute.written);
                    self.report(
                        Diagnostic::new(Code::UNKNOWN_ATTRIBUTE, format!("a heading has no attribute `{name}`"))
                            .at(span)
                            .hint(format!("attributes are {}", known.map(|name| format!("`{name}`")).join(", ")))
                            .did_you_mean(nearest(name, known)),
                    );
                    continue;
                }
            };
            let Some(edit) = edit else { continue };
            actions += 1;
            if !local || !outermost || actions > 1 {
                let message = if actions > 1 {
                    "a heading says two things at once".to_owned()
                } else if local {
                    format!("`{name}` on a heading inside another edit")
                } else {
                    format!("`{name}` in a base text")
                };
                let hint =
                    "an outermost heading of a local version has one of `own`, `remove`, `after=`, `before=`, `under=`";
                self.report(Diagnostic::new(Code::UNKNOWN_ATTRIBUTE, message).at(span).hint(hint));
            } else {
                action = edit;
            }
        }
        action
    }

    fn attribute_id(&self, value: &str, span: Span) -> Option<SectionId> {
        let id = SectionId::parse(value);
        if id.is_none() {
            self.report(
                Diagnostic::new(Code::INVALID_ID, format!("`{value}` cannot be an id"))
                    .at(span)
                    .hint("ids are lower-case letters, digits and hyphens"),
            );
        }
        id
    }

    fn attribute_tag(&self, value: &str, span: Span) -> Option<String> {
        let tag = SectionId::parse(value).map(|tag| tag.to_string());
        if tag.is_none() {
            self.report(
                Diagnostic::new(Code::INVALID_ID, format!("`{value}` cannot be a tag"))
                    .at(span)
                    .hint("tags are written as ids are: lower-case letters, digits and hyphens"),
            );
        }
        tag
    }

    /// Pinned list items share one space of names with the sections.
    fn check_item_ids(&self, document: &Document) {
        let mut seen: BTreeMap<SectionId, Span> = BTreeMap::new();
        document.for_each_section(&mut |section| {
            seen.insert(section.id.clone(), section.text.span);
        });
        let mut check = |text: &Passage| {
            for_each_list(&text.blocks, &mut |list| {
                for id in list.items.iter().filter_map(|item| item.id.as_ref()) {
                    let first = seen.get(id).copied();
                    let behind = |place: &Span| first.is_none_or(|first| place.start > first.start);
                    let mut places = text.pins.iter().filter(|(pin, _)| pin == id).map(|(_, place)| *place);
                    let place = places.clone().find(behind).or_else(|| places.next()).unwrap_or(text.span);
                    seen.insert(id.clone(), place);
                    if let Some(first) = first {
                        self.report(
                            Diagnostic::new(Code::DUPLICATE_ID, format!("the id `{id}` of a list item is given twice"))
                                .at(place)
                                .related(first, "the other one")
                                .hint("give each section and each pinned item an id of its own"),
                        );
                    }
                }
            });
        };
        document.preamble.iter().for_each(|preamble| check(preamble));
        document.for_each_section(&mut |section| check(&section.text));
    }
}
