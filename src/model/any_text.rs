//! Any text at all, for laws: words that look like markup, odd tables, empty blocks, and all that no text should have.

use super::markup::{Alignment, Block, Definition, Final, Inline, Item, List, Table, Target, TextFile};
use super::text::{Line, Text, TextBody, TextSection};
use crate::digest::Digest;
use crate::id::{PolicyName, SectionId};
use crate::locale::Language;
use proptest::prelude::*;
use std::sync::Arc;

/// Pieces of Markdown, of marks and of front matter, and characters that get lost easily.
pub(crate) const PIECES: [&str; 92] = [
    "a",
    "b",
    "word",
    "1",
    "0",
    "é",
    "法",
    "律",
    "ش",
    "ไ",
    "ð",
    "Ⓐ",
    " ",
    " ",
    "  ",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "~~~",
    "`",
    "``",
    "```",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "[^1]",
    "[^1]:",
    "[a]: b",
    "<",
    ">",
    "<b>",
    "</b>",
    "<em>",
    "</em>",
    "</span>",
    "<!--",
    "-->",
    "<!-- -->",
    "<!-- #id -->",
    "&",
    "&amp;",
    "&#32;",
    "&copy",
    ";",
    "\\",
    "\\\\",
    "|",
    "|---|",
    "---",
    "===",
    "-",
    "- ",
    "+",
    "+++",
    "#",
    "# ",
    "## ",
    "{#id}",
    "{",
    "}",
    "1.",
    "1. ",
    "12)",
    ": ",
    ":",
    "!",
    "\"",
    "'",
    "=",
    "$",
    "^",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\u{1}",
    "\u{a0}",
    "\u{202f}",
    "\u{2028}",
    "\u{3000}",
    "\u{feff}",
    "\u{200f}",
    "\u{85}",
    "https://a.example",
];

/// Words of languages that are written without spaces, to be run together: Khmer, Lao, Thai, Burmese, Chinese, Japanese.
const UNSPACED: [&str; 18] = [
    "ទិន្នន័យ",
    "ផ្ទាល់ខ្លួន",
    "រក្សាទុក",
    "នៃ",
    "៣០",
    "ຂໍ້ມູນ",
    "ສ່ວນຕົວ",
    "ຮັກສາ",
    "ຂອງ",
    "໓໐",
    "ข้อมูล",
    "ส่วนบุคคล",
    "ကိုယ်ရေး",
    "我们",
    "保存",
    "30日",
    "データ",
    "を",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => prop::collection::vec(prop::sample::select(&UNSPACED[..]), 0..8).prop_map(|words| words.concat()),
        4 => prop::collection::vec(prop::sample::select(&PIECES[..]), 0..5).prop_map(|pieces| pieces.concat()),
        2 => "[a-c .,:“”]{0,8}",
        1 => "\\PC{0,6}",
    ]
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(&["en", "de", "ar", "zh-Hans", "th", "km", "lo"][..])
        .prop_map(|tag| Language::parse(tag).expect("a tag"))
}

fn id() -> impl Strategy<Value = SectionId> {
    "[a-c0-9]{1,3}(-|--)?".prop_map(|id| SectionId::parse(&id).expect("an id"))
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        words().prop_map(Target::Url),
        words().prop_map(|words| Target::Url(format!("https://{words}"))),
        prop::sample::select(&["#a", "policy:x", "files/x", "url:", "url:#"][..])
            .prop_map(|url| Target::Url(url.to_owned())),
        id().prop_map(Target::Section),
        prop::option::of(id()).prop_map(|id| Target::Policy(PolicyName::parse("terms").expect("a name"), id)),
        words().prop_map(|name| Target::File(TextFile { digest: Digest::of(name.as_bytes()), name })),
    ]
}

/// A line.
pub(crate) fn inlines() -> impl Strategy<Value = Vec<Inline<Final>>> {
    const TAGS: [&str; 11] = [
        "<b>",
        "</b>",
        "<span>",
        "</span>",
        "<span title=\"x\">",
        "<br>",
        "<em>",
        "<sup title=\"a`|&quot;\">",
        "<x",
        "\n",
        "",
    ];
    let leaf = prop_oneof![
        6 => words().prop_map(Inline::Text),
        2 => words().prop_map(Inline::Code),
        1 => Just(Inline::HardBreak),
        1 => prop::sample::select(&["1", "2", "3", "01", "x", ""][..]).prop_map(|n| Inline::FootnoteReference(n.to_owned())),
        1 => prop::sample::select(&TAGS[..]).prop_map(|tag| Inline::Html(tag.to_owned())),
        1 => (target(), words(), words())
            .prop_map(|(target, alternative, title)| Inline::Image { target, alternative, title }),
    ];
    let inline = leaf.prop_recursive(3, 12, 4, |inner| {
        let content = prop::collection::vec(inner, 0..4);
        prop_oneof![
            content.clone().prop_map(Inline::Emphasis),
            content.clone().prop_map(Inline::Strong),
            content.clone().prop_map(Inline::Strikethrough),
            (target(), words(), content.clone()).prop_map(|(target, title, content)| Inline::Link {
                target,
                title,
                content
            }),
            (language(), content).prop_map(|(language, content)| Inline::Foreign(language, content)),
        ]
    });
    prop::collection::vec(inline, 0..5)
}

fn alignment() -> impl Strategy<Value = Alignment> {
    prop::sample::select(&[Alignment::Default, Alignment::Start, Alignment::Center, Alignment::End][..])
}

fn table() -> impl Strategy<Value = Table<Final>> {
    let cells = || prop::collection::vec(inlines(), 0..4);
    let regular = (1_usize..4).prop_flat_map(move |width| {
        let cells = || prop::collection::vec(inlines(), width);
        (cells(), prop::collection::vec(cells(), 0..3))
    });
    let odd = (cells(), prop::collection::vec(cells(), 0..3));
    (any::<bool>(), prop::collection::vec(alignment(), 0..4), prop_oneof![3 => regular, 1 => odd])
        .prop_map(|(cookies, alignments, (head, rows))| Table { cookies, alignments, head, rows })
}

/// Some blocks.
pub(crate) fn blocks() -> impl Strategy<Value = Vec<Block<Final>>> {
    let leaf = prop_oneof![
        5 => inlines().prop_map(Block::Paragraph),
        1 => words().prop_map(Block::Code),
        1 => words().prop_map(|code| Block::Code(code + "\n")),
        1 => table().prop_map(Block::Table),
        1 => Just(Block::Rule),
        3 => plain_block(),
    ];
    let block =
        leaf.prop_recursive(4, 16, 4, |inner| {
            let blocks = prop::collection::vec(inner, 0..3);
            let label = prop::option::of(prop_oneof![
                words(),
                prop::sample::select(&["(a)", "§ 1", "1.", "Article I –"][..]).prop_map(str::to_owned)
            ]);
            let item = (prop::option::weighted(0.3, id()), label, blocks.clone())
                .prop_map(|(id, label, blocks)| Item { id, label, blocks });
            let start = prop::sample::select(
                &[None, None, Some(1), Some(1), Some(0), Some(7), Some(999_999_998), Some(u64::MAX)][..],
            );
            let definition = (prop::collection::vec(inlines(), 0..3), prop::collection::vec(blocks.clone(), 0..3))
                .prop_map(|(terms, details)| Definition { terms, details });
            prop_oneof![
                4 => (start, any::<bool>(), prop::collection::vec(item, 0..4))
                    .prop_map(|(start, tight, items)| Block::List(List { start, tight, items })),
                2 => blocks.prop_map(Block::Quote),
                1 => prop::collection::vec(definition, 0..3).prop_map(Block::Definitions),
            ]
        });
    prop::collection::vec(block, 0..4)
}

/// A paragraph or a list as most of them are.
fn plain_block() -> impl Strategy<Value = Block<Final>> {
    let text = || "[ab]{1,3}( [ab1]{1,3}){0,3}";
    let leaf = prop_oneof![5 => text().prop_map(Inline::Text), 1 => text().prop_map(Inline::Code)];
    let inline = leaf.prop_recursive(2, 6, 3, move |inner| {
        let content = || prop::collection::vec(inner.clone(), 1..3);
        prop_oneof![
            content().prop_map(Inline::Emphasis),
            content().prop_map(Inline::Strong),
            (target(), text(), content()).prop_map(|(target, title, content)| Inline::Link { target, title, content }),
        ]
    });
    let line = prop::collection::vec(inline, 1..4).prop_map(|mut line| {
        // Two texts in a row would be one.
        line.dedup_by(|a, b| matches!((a, b), (Inline::Text(_), Inline::Text(_))));
        Block::Paragraph(line)
    });
    line.prop_recursive(2, 8, 3, |inner| {
        let label =
            prop::option::weighted(0.3, prop::sample::select(&["(a)", "1.", "Article I"][..]).prop_map(str::to_owned));
        let item = (prop::option::weighted(0.3, id()), label, prop::collection::vec(inner, 0..3))
            .prop_map(|(id, label, blocks)| Item { id, label, blocks });
        (prop::sample::select(&[None, Some(1), Some(7)][..]), any::<bool>(), prop::collection::vec(item, 1..4))
            .prop_map(|(start, tight, items)| Block::List(List { start, tight, items }))
    })
}

fn line() -> impl Strategy<Value = Line> {
    (language(), inlines()).prop_map(|(language, content)| Line { language, content })
}

fn body() -> impl Strategy<Value = TextBody> {
    (language(), blocks()).prop_map(|(language, blocks)| TextBody { language, blocks })
}

/// A section.
pub(crate) fn section() -> impl Strategy<Value = TextSection> {
    let level = prop_oneof![9 => 2_u8..=6, 1 => any::<u8>()];
    (id(), prop::collection::vec(id(), 0..3), level, prop::option::of(words()), line(), blocks())
        .prop_map(|(id, was, level, label, heading, blocks)| TextSection { id, was, level, label, heading, blocks })
}

/// A text.
pub(crate) fn text() -> impl Strategy<Value = Text> {
    (
        line(),
        prop::option::of(line()),
        prop::option::of(body()),
        prop::collection::vec(inlines(), 0..3),
        prop::collection::vec(section(), 0..3),
        prop::collection::vec(body(), 0..3),
    )
        .prop_map(|(title, description, preamble, precedence, sections, footnotes)| Text {
            title,
            description,
            preamble,
            precedence,
            sections: sections.into_iter().map(Arc::new).collect(),
            footnotes,
        })
}
