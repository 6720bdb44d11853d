//! Laws of frozen texts, for any text.

use super::{Known, read, write};
use crate::compare::{body_digest, clauses_digest, line_digest, section_digest, text_digest};
use crate::model::any_text::{PIECES, text};
use crate::model::markup::{Alignment, Block, Definition, Final, Inline, Item, List, Table};
use crate::model::text::{Line, Text, TextBody, TextSection};
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::Arc;

/// What `read(write(text))` is: text runs side by side are one, and a table has as many alignments as cells.
pub(super) fn normal(text: &Text) -> Text {
    let body = |body: &TextBody| TextBody { language: body.language.clone(), blocks: normal_blocks(&body.blocks) };
    let line = |line: &Line| Line { language: line.language.clone(), content: normal_inlines(&line.content) };
    Text {
        title: line(&text.title),
        description: text.description.as_ref().map(line),
        preamble: text.preamble.as_ref().map(body),
        precedence: text.precedence.iter().map(|clause| normal_inlines(clause)).collect(),
        sections: text
            .sections
            .iter()
            .map(|section| TextSection {
                heading: line(&section.heading),
                blocks: normal_blocks(&section.blocks),
                ..TextSection::clone(section)
            })
            .map(Arc::new)
            .collect(),
        footnotes: text.footnotes.iter().map(body).collect(),
    }
}

fn normal_lines(lines: &[Vec<Inline<Final>>]) -> Vec<Vec<Inline<Final>>> {
    lines.iter().map(|line| normal_inlines(line)).collect()
}

fn normal_blocks(blocks: &[Block<Final>]) -> Vec<Block<Final>> {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(line) => Block::Paragraph(normal_inlines(line)),
            Block::List(list) => {
                let items = list.items.iter().map(|item| Item { blocks: normal_blocks(&item.blocks), ..item.clone() });
                Block::List(List { items: items.collect(), ..list.clone() })
            }
            Block::Quote(blocks) => Block::Quote(normal_blocks(blocks)),
            Block::Table(table) => {
                let rows: Vec<_> = table.rows.iter().map(|row| normal_lines(row)).collect();
                let widest = rows.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
                let mut alignments = table.alignments.clone();
                alignments.resize(widest, Alignment::Default);
                Block::Table(Table { cookies: table.cookies, alignments, head: normal_lines(&table.head), rows })
            }
            Block::Definitions(definitions) => Block::Definitions(
                definitions
                    .iter()
                    .map(|definition| Definition {
                        terms: normal_lines(&definition.terms),
                        details: definition.details.iter().map(|blocks| normal_blocks(blocks)).collect(),
                    })
                    .collect(),
            ),
            other => other.clone(),
        })
        .collect()
}

fn normal_inlines(inlines: &[Inline<Final>]) -> Vec<Inline<Final>> {
    let mut out: Vec<Inline<Final>> = Vec::new();
    for inline in inlines {
        let inline = match inline {
            Inline::Text(text) if text.is_empty() => continue,
            Inline::Text(text) => {
                if let Some(Inline::Text(before)) = out.last_mut() {
                    before.push_str(text);
                    continue;
                }
                inline.clone()
            }
            Inline::Emphasis(content) => Inline::Emphasis(normal_inlines(content)),
            Inline::Strong(content) => Inline::Strong(normal_inlines(content)),
            Inline::Strikethrough(content) => Inline::Strikethrough(normal_inlines(content)),
            Inline::Link { target, title, content } => {
                Inline::Link { target: target.clone(), title: title.clone(), content: normal_inlines(content) }
            }
            Inline::Foreign(language, content) => Inline::Foreign(language.clone(), normal_inlines(content)),
            other => other.clone(),
        };
        out.push(inline);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read(text in text()) {
        let file = write(&text);
        let again = read(&file);
        prop_assert_eq!(again.as_ref(), Ok(&normal(&text)), "\n{}", file);
        let mut known = Known::default();
        prop_assert_eq!(known.read(file.as_bytes()), again.clone());
        prop_assert_eq!(known.read(file.as_bytes()), again.clone());
        let again = again.expect("it was read");
        prop_assert_eq!(write(&again), file);
        prop_assert_eq!(text_digest(&again), text_digest(&text));
        for (again, section) in again.sections.iter().zip(&text.sections) {
            prop_assert_eq!(section_digest(again), section_digest(section));
        }
        prop_assert_eq!(line_digest(&again.title), line_digest(&text.title));
        prop_assert_eq!(clauses_digest(&again.precedence), clauses_digest(&text.precedence));
        if let (Some(again), Some(preamble)) = (&again.preamble, &text.preamble) {
            prop_assert_eq!(body_digest(again), body_digest(preamble));
        }
    }

    #[test]
    fn anything_is_read_or_refused(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        let body = pieces.concat();
        let _ = read(&body);
        if let Ok(text) = read(&format!("+++\nformat = \"frozen-1\"\nlanguage = \"en\"\n+++\n\n# a <!-- title -->\n\n<!-- preamble -->\n\n{body}\n")) {
            prop_assert_eq!(read(&write(&text)), Ok(text));
        }
    }

    #[test]
    fn a_section_reads_alone_as_in_its_file(
        text in text(),
        damage in prop::collection::vec((any::<Index>(), prop::sample::select(&DAMAGE[..]), prop::sample::select(&PIECES[..])), 0..4),
    ) {
        let mut file = write(&text);
        for (at, damage, piece) in damage {
            let ends: Vec<usize> = file.match_indices('\n').map(|(at, _)| at + 1).collect();
            file.insert_str(ends[at.index(ends.len())], &format!("{damage}{piece}"));
        }
        let mut known = Known::default();
        prop_assert_eq!(known.read(file.as_bytes()), read(&file), "\n{}", file);
        prop_assert_eq!(known.read(file.as_bytes()), read(&file), "\n{}", file);
    }
}

/// What may go on beyond the end of a section, or looks like one.
const DAMAGE: [&str; 22] = [
    "",
    "## x <!-- #x -->\n",
    "### x <!-- #x -->",
    "####### x",
    "##x",
    " ## x <!-- #x -->\n",
    "# x <!-- title -->\n",
    "<!-- preamble -->\n",
    "<!-- list -->\n",
    "<!-- empty tight -->\n",
    "<!--",
    "-->",
    "- ",
    "1. ",
    "> ",
    "    ",
    "<div>\n",
    "<script>\n",
    "| a |\n| - |\n",
    "===\n",
    "[a]: b\n",
    "\n",
];
