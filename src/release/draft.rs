//! From a composed document to what a release would freeze: the finished text with everything known of it.

use crate::compose::{
    Change, ComposedDocument, ComposedPart, ComposedSection, Composition, Filler, cookie_facts, fill, region_name,
    region_name_in_list,
};
use crate::diagnostic::Diagnostics;
use crate::id::{RegionName, SectionId};
use crate::model::markup::{Block, Final, Inline, Target, TextFile, for_each_inline, for_each_line, plain_text};
use crate::model::passage::Passage;
use crate::model::publication::{
    DisplacedFacts, Facts, LineFacts, LocalChange, LocalChangeKind, Origin, PartFacts, Publication, SectionFacts,
};
use crate::model::site::SiteSources;
use crate::model::text::{Line, Text, TextSection};
use crate::review::{reviewed_wording, wording};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What `document` would be if it were published now. What cannot be filled was reported when the site was checked.
#[must_use]
pub fn draft(
    site: &SiteSources,
    composition: &Composition,
    document: &ComposedDocument,
    sources: &Sources,
) -> Publication {
    let mut quiet = Diagnostics::new();
    let text = fill(site, composition, document, &mut quiet);
    let edition = &document.edition;
    let language = &edition.language;
    let policy = &site.policies[&document.policy];
    let region = site.region(&edition.region);
    let origin = |part: &ComposedPart| Origin {
        region: part.region.clone(),
        language: part.language.clone(),
        fallback: part.fallback,
        file: sources.path(part.text.span.file).to_owned(),
        line: sources.line_column(part.text.span).line,
    };
    let line = |part: &ComposedPart, line: &Line| LineFacts { words: plain_text(&line.content), origin: origin(part) };
    let mut filler = Filler::new(site, composition, document, &mut quiet);
    let mut displaced = Vec::new();
    let mut changes = Vec::new();
    let mut change = |kind, id: SectionId, region: &RegionName, sections: &[ComposedSection]| {
        let name = region_name(site, site.region(region), language).0;
        let origins = sections
            .iter()
            .map(|section| DisplacedFacts { id: section.id.clone(), origin: origin(&section.part) })
            .collect();
        changes.push(LocalChange { kind, id, region: region.clone(), name, displaced: origins });
        displaced.extend(sections.iter().map(|section| displaced_section(section, &mut filler)));
    };
    for (id, part) in document.parts_without_heading() {
        if !part.displaced.is_empty() {
            change(LocalChangeKind::Replaced, id, &part.region, &part.displaced);
        } else if document.structure.laid_over().contains(&part.region) {
            change(LocalChangeKind::Inserted, id, &part.region, &[]);
        }
    }
    for section in &document.sections {
        if let Some(mark) = &section.mark {
            let kind = match mark.change {
                Change::Replaced => LocalChangeKind::Replaced,
                Change::ReplacedOwn => LocalChangeKind::ReplacedOwn,
                Change::Inserted => LocalChangeKind::Inserted,
                Change::Document => LocalChangeKind::Document,
            };
            change(kind, section.id.clone(), &mark.region, &section.part.displaced);
        }
    }
    for removed in &document.removed {
        if let Some(first) = removed.sections.first() {
            change(LocalChangeKind::Removed, first.id.clone(), &removed.region, &removed.sections);
        }
    }
    let mut reviewed: BTreeSet<SectionId> = BTreeSet::new();
    let mut source = |part: &ComposedPart, id: &SectionId, was: &[SectionId]| {
        let (wording, recorded) = reviewed_wording(site, &document.policy, part, id, was)?;
        reviewed.extend(recorded.then(|| id.clone()));
        Some(wording)
    };
    let parts: BTreeMap<SectionId, PartFacts> = document
        .parts_without_heading()
        .map(|(id, part)| {
            let facts = PartFacts { wording: wording(&part.text), source: source(part, &id, &[]) };
            (id, facts)
        })
        .collect();
    let sections = document
        .sections
        .iter()
        .map(|section| SectionFacts {
            origin: origin(&section.part),
            wording: wording(&section.part.text),
            source: source(&section.part, &section.id, &section.was),
        })
        .map(Arc::new)
        .collect();
    let description = document.description.as_ref().zip(text.description.as_ref());
    let facts = Facts {
        kind: policy.kind.clone(),
        locale: language.locale(region.code.as_ref()),
        region: region_name_in_list(site, region, language).0,
        prevails: policy.prevails,
        prevailing_language: region.prevailing_language.as_ref().map(|(language, _)| language.clone()),
        prevails_over: policy.prevails_over.iter().map(|(name, _)| name.clone()).collect(),
        fallback: document.document_fallback.clone(),
        title: line(&document.title, &text.title),
        description: description.map(|(part, text)| line(part, text)),
        preamble: document.preamble.as_ref().map(origin),
        parts,
        sections,
        changes,
        cookies: cookie_facts(site, composition, document),
    };
    Publication {
        text: Arc::new(text),
        facts: Arc::new(facts),
        displaced: Arc::new(Passage::of(&displaced, &filler.footnotes())),
        reviewed: Arc::new(reviewed),
    }
}

/// A displaced text as its own document would have it.
fn displaced_section(section: &ComposedSection, filler: &mut Filler<'_>) -> TextSection {
    let mut heading = filler.line(&section.part);
    let mut blocks = filler.body(&section.part).blocks;
    if section.id.as_str() == "description" {
        // No page has it for a heading.
        blocks.push(Block::Paragraph(std::mem::take(&mut heading.content)));
    }
    TextSection { id: section.id.clone(), was: Vec::new(), level: section.level, label: None, heading, blocks }
}

/// The pictures and downloads of a text and of what it displaced.
pub(super) fn files(publication: &Publication) -> BTreeSet<TextFile> {
    let mut files = BTreeSet::new();
    let mut look = |inlines: &[Inline<Final>]| {
        for_each_inline(inlines, &mut |inline| {
            if let Inline::Link { target: Target::File(file), .. } | Inline::Image { target: Target::File(file), .. } =
                inline
            {
                files.insert(file.clone());
            }
        });
    };
    let text: &Text = &publication.text;
    look(&text.title.content);
    text.description.iter().for_each(|line| look(&line.content));
    text.precedence.iter().for_each(|clause| look(clause));
    let displaced = &publication.displaced;
    for section in text.sections.iter().chain(&displaced.sections) {
        look(&section.heading.content);
        for_each_line(&section.blocks, &mut look);
    }
    for body in text.preamble.iter().chain(&text.footnotes).chain(&displaced.footnotes) {
        for_each_line(&body.blocks, &mut look);
    }
    files
}
