//! What a source says, with values and messages still open: the same words in every edition that shows them.

use crate::compare::section_digest;
use crate::compose::ComposedSection;
use crate::id::SectionId;
use crate::locale::Language;
use crate::model::document::Passage;
use crate::model::markup::{
    Block, Definition, Destination, DestinationPart, Draft, Final, Hole, Inline, Item, List, Slot, Table, Target,
};
use crate::model::policy::Policy;
use crate::model::site::SiteSources;
use crate::model::text::{Line, TextSection};

/// The first 16 digits of the digest of a passage.
#[must_use]
pub(super) fn wording(passage: &Passage) -> String {
    let section = TextSection {
        // Only the words count: the id names the passage, and the language is that of its file.
        id: SectionId::parse("passage").expect("an id"),
        was: Vec::new(),
        level: 2,
        label: None,
        heading: Line {
            language: Language::parse("und").unwrap_or_else(|_| Language::parse("en").expect("a tag")),
            content: inlines(&passage.heading),
        },
        blocks: blocks(&passage.blocks),
    };
    section_digest(&section).short()
}

/// The wording of the text from which a section was translated: the one of the same region in the region's first language.
/// None where the section is that text itself, or there is none.
pub(super) fn source_wording(site: &SiteSources, policy: &Policy, section: &ComposedSection) -> Option<String> {
    let region = site.region(&section.part.region);
    let first = if region.name.is_global() { &site.settings.reference_language } else { &region.first_language };
    if section.part.language == *first {
        return None;
    }
    let mut source = None;
    policy.texts.get(&region.name)?.get(first)?.for_each_section(&mut |other| {
        if other.id == section.id {
            source = Some(wording(&other.text));
        }
    });
    source
}

fn blocks(source: &[Block<Draft>]) -> Vec<Block<Final>> {
    source.iter().map(block).collect()
}

fn block(source: &Block<Draft>) -> Block<Final> {
    match source {
        Block::Paragraph(line) => Block::Paragraph(inlines(line)),
        Block::List(list) => Block::List(List {
            start: list.start,
            tight: list.tight,
            items: list
                .items
                .iter()
                .map(|item| Item { id: item.id.clone(), label: item.label.clone(), blocks: blocks(&item.blocks) })
                .collect(),
        }),
        Block::Quote(inner) => Block::Quote(blocks(inner)),
        Block::Code(code) => Block::Code(code.clone()),
        Block::Table(table) => Block::Table(Table {
            cookies: table.cookies,
            alignments: table.alignments.clone(),
            head: table.head.iter().map(|cell| inlines(cell)).collect(),
            rows: table.rows.iter().map(|row| row.iter().map(|cell| inlines(cell)).collect()).collect(),
        }),
        Block::Rule => Block::Rule,
        Block::Definitions(definitions) => Block::Definitions(
            definitions
                .iter()
                .map(|definition| Definition {
                    terms: definition.terms.iter().map(|term| inlines(term)).collect(),
                    details: definition.details.iter().map(|detail| blocks(detail)).collect(),
                })
                .collect(),
        ),
        Block::Slot(slot) => Block::Code(match slot {
            Slot::Cookies { category: Some(category), .. } => format!("{{{{ cookies.{category} }}}}"),
            Slot::Cookies { category: None, .. } => "{{ cookies }}".to_owned(),
            Slot::Precedence { .. } => "{{ precedence }}".to_owned(),
        }),
    }
}

fn inlines(source: &[Inline<Draft>]) -> Vec<Inline<Final>> {
    source.iter().map(inline).collect()
}

fn inline(source: &Inline<Draft>) -> Inline<Final> {
    match source {
        Inline::Text(text) => Inline::Text(text.clone()),
        Inline::Code(code) => Inline::Code(code.clone()),
        Inline::Emphasis(content) => Inline::Emphasis(inlines(content)),
        Inline::Strong(content) => Inline::Strong(inlines(content)),
        Inline::Strikethrough(content) => Inline::Strikethrough(inlines(content)),
        Inline::Link { target, title, content } => {
            Inline::Link { target: open(target), title: title.clone(), content: inlines(content) }
        }
        Inline::Image { target, alternative, title } => {
            Inline::Image { target: open(target), alternative: alternative.clone(), title: title.clone() }
        }
        Inline::HardBreak => Inline::HardBreak,
        Inline::FootnoteReference(label) => Inline::FootnoteReference(label.clone()),
        Inline::Foreign(language, content) => Inline::Foreign(language.clone(), inlines(content)),
        Inline::Html(tag) => Inline::Html(tag.clone()),
        Inline::Hole(Hole::Value { name, .. }) => Inline::Code(format!("{{{{ {name} }}}}")),
        Inline::Hole(Hole::SoftBreak) => Inline::Text(" ".to_owned()),
    }
}

/// A destination with its values by name.
fn open(destination: &Destination) -> Target {
    let parts = destination.parts.iter().map(|part| match part {
        DestinationPart::Text(text) => text.clone(),
        DestinationPart::Value(name) => format!("{{{{{name}}}}}"),
    });
    Target::Url(parts.collect())
}
