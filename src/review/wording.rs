//! What a source says, with values and messages still open: the same words in every edition that shows them.

use crate::compare::section_digest;
use crate::digest::Digest;
use crate::id::SectionId;
use crate::locale::Language;
use crate::model::document::Passage;
use crate::model::markup::{
    Block, Definition, Draft, Final, Hole, Inline, Item, List, Slot, Table, Target, plain_text,
};
use crate::model::text::{Line, TextSection};

/// The first 16 digits of the digest of a passage.
#[must_use]
pub fn wording(passage: &Passage) -> String {
    digest_of(inlines(&passage.heading), blocks(&passage.blocks))
}

/// The same of a heading and blocks in which nothing is open.
pub(super) fn digest_of(heading: Vec<Inline<Final>>, blocks: Vec<Block<Final>>) -> String {
    let section = TextSection {
        // Only the words count: the id names the passage, and the language is that of its file.
        id: SectionId::parse("passage").expect("an id"),
        was: Vec::new(),
        level: 2,
        label: None,
        heading: Line {
            language: Language::parse("und").unwrap_or_else(|_| Language::parse("en").expect("a tag")),
            content: heading,
        },
        blocks,
    };
    section_digest(&section).short()
}

/// What a source says, footnotes included: what somebody who reviews a translation reads beside it. The [`wording`] where
/// the text refers to no footnotes.
#[must_use]
pub fn source_digest(passage: &Passage) -> String {
    let own = wording(passage);
    let notes = passage.notes().into_iter().map(|note| digest_of(Vec::new(), blocks(note)));
    let digests: Vec<String> = std::iter::once(own).chain(notes).collect();
    match digests.as_slice() {
        [own] => own.clone(),
        digests => Digest::of(digests.join("\n").as_bytes()).short(),
    }
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
            Inline::Link { target: Target::Url(target.to_string()), title: title.clone(), content: inlines(content) }
        }
        Inline::Image { target, alternative, title } => {
            let alternative = plain_text(&inlines(&alternative.0));
            Inline::Image { target: Target::Url(target.to_string()), alternative, title: title.clone() }
        }
        Inline::HardBreak => Inline::HardBreak,
        Inline::FootnoteReference(label) => Inline::FootnoteReference(label.clone()),
        Inline::Foreign(language, content) => Inline::Foreign(language.clone(), inlines(content)),
        Inline::Html(tag) => Inline::Html(tag.clone()),
        Inline::Hole(Hole::Value { name, .. }) => Inline::Code(format!("{{{{ {name} }}}}")),
        Inline::Hole(Hole::SoftBreak) => Inline::Text(" ".to_owned()),
    }
}
