//! Laws of the import: it keeps every word, and it takes whatever comes.

use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Markdown, Parser, Tag};

use super::notes::Notes;
use super::text::Text;
use super::{Day, Memory, Options, convert, convert_next};
use crate::id::{PolicyName, RegionName};

/// The words that a reader of the converted file sees, title first: letters and digits, without spaces.
fn words_of_file(file: &str) -> String {
    let (front, body) = file.strip_prefix("+++\n").and_then(|file| file.split_once("\n+++\n")).expect("front matter");
    let front: toml::Table = front.parse().expect("TOML");
    let title = front["title"].as_str().expect("a title").replace("\\{{", "{{");
    title + &words_of_markdown(body, super::read::MARKDOWN | Markdown::ENABLE_HEADING_ATTRIBUTES)
}

fn words_of_markdown(text: &str, options: Markdown) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML is left: {html}"),
            _ => words.push(' '),
        }
    }
    words
}

/// All that is shown but white space, and how many `*`: bold that only Python-Markdown sees has fewer afterwards.
fn shown(words: &str) -> (String, usize) {
    let is_shown = |c: &char| !c.is_whitespace() && *c != '*';
    (words.chars().filter(is_shown).collect(), words.matches('*').count())
}

fn options() -> Options {
    Options {
        policy: PolicyName::parse("p").expect("a name"),
        region: RegionName::global(),
        references: Vec::new(),
        map: BTreeMap::new(),
    }
}

fn day(texts: &[(&str, &str)]) -> Day {
    Day { texts: texts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect() }
}

fn imported(texts: &[(&str, &str)]) -> Vec<String> {
    convert(&day(texts), &options()).texts.into_values().collect()
}

/// The sections of a file: level and id.
fn sections(file: &str) -> Vec<(u8, String)> {
    let options = super::read::MARKDOWN | Markdown::ENABLE_HEADING_ATTRIBUTES;
    let headings = Parser::new_ext(file.split_once("\n+++\n").expect("front matter").1, options);
    let sections = headings.filter_map(|event| match event {
        Event::Start(Tag::Heading { level, id, .. }) => {
            Some((level as u8, id.expect("every id is pinned").into_string()))
        }
        _ => None,
    });
    let sections: Vec<_> = sections.collect();
    let ids: HashSet<&String> = sections.iter().map(|(_, id)| id).collect();
    assert_eq!(ids.len(), sections.len(), "an id stands twice in\n{file}");
    sections
}

/// Text of a paragraph: words, which carry their number later, between all sorts of markup.
fn inline() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec!["@", "@ ", "@, ", "@. ", "„@“", "字@。", "@\n", "@_@ ", "@ & ", "{{ @ }} ", "@ – ", " (@) ", "5. @ "])
            .prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            "**@**", "*@*", "__@__ ", "_@_ ", "~~@~~", "`@`", "`` @`@ ``", "[@](https://a.example)", "[@](/gone)", "[@](#gone)",
            "<b>@</b>", "<i>@ </i>", "<em>@,</em>", "<strong> @。</strong>", "<span class='x'>@</span>", "<u>@</u>",
            "<a href='http://a.example/b (c)'>@</a>", "<code>@|@</code>", "@<br>", "<br/>@", "&lt;@&gt;", "&copy;@&nbsp;",
            "\\*@\\*", "**@*@*@**", "***@** @*", "[**@**](https://a.example \"t\")", "**[@](https://b.example)**", "<b><b>@</b>",
            "<b>@", "@</i>", "{: .x }", "<a id='x'></a>", "*@\n@*", "**資料：**@", "![@](https://a.example/a.png)", "<img src='/x' alt='@'>",
            "@!", "@\\", "[@]", "<@", "@|@",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        inline(),
        inline().prop_map(|text| format!("## {}", text.replace('\n', " "))),
        inline().prop_map(|text| format!("### {} {{: #Some_Id }}", text.replace('\n', " "))),
        inline().prop_map(|text| format!("{text}\n{{: .lead #a datetime=\"2020-01-01\" }}")),
        Just("```\n@ {{ @\n```".to_owned()),
        Just("---".to_owned()),
        (inline(), inline()).prop_map(|(a, b)| {
            let cell = |text: String| text.replace(['\n', '|'], " ");
            format!("| {} | @ |\n|---|---|\n| @ | {} |", cell(a), cell(b))
        }),
        inline().prop_map(|text| format!("<p>{text}</p>")),
        inline().prop_map(|text| format!("<div>\n{text}\n</div>")),
        inline().prop_map(|text| format!("<table><tr><td>@<td>{text}</table>")),
        inline().prop_map(|text| format!("<dl><dt>{text}</dt><dd>@</dd></dl>")),
        inline().prop_map(|text| format!("<ul><li>{text}<li>@</ul>")),
        inline().prop_map(|text| format!("@\n: {}", text.replace('\n', " "))),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let indented = |text: &str, by: &str| text.replace('\n', &format!("\n{by}"));
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(move |items| items
                .iter()
                .map(|item| format!("* {}", indented(item, "  ")))
                .collect::<Vec<_>>()
                .join("\n")),
            prop::collection::vec(inner.clone(), 1..3).prop_map(move |items| items
                .iter()
                .map(|item| format!("1. {}", indented(item, "    ")))
                .collect::<Vec<_>>()
                .join("\n\n")),
            inner.clone().prop_map(move |text| format!("> {}", indented(&text, "> "))),
            (inner.clone(), inner).prop_map(|(a, b)| format!("{a}\n\n{b}")),
        ]
    })
}

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(block(), 1..5).prop_map(|blocks| {
        let text = format!("# @\n\n{}\n", blocks.join("\n\n"));
        // Each word is another, so that an order that changed shows.
        let mut number = 0;
        text.chars()
            .map(|c| {
                number += usize::from(c == '@');
                if c == '@' { format!("w{number}q") } else { c.to_string() }
            })
            .collect()
    })
}

/// The numbers of the generated words, in the order in which they are shown.
fn numbered(words: &str) -> Vec<usize> {
    words.split('w').filter_map(|part| part.split_once('q')?.0.parse().ok()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    #[test]
    fn every_word_stays_in_its_place(source in document()) {
        let files = imported(&[("en", &source)]);
        let shown = numbered(&words_of_file(&files[0]));
        let written = numbered(&source);
        prop_assert_eq!(shown, written, "{}\n----\n{}", source, files[0]);
    }

    #[test]
    fn markdown_keeps_what_it_shows(source in "[a-c#*_`~|:>+ \\n!&;.()}\\[\\]\\\\$=-]{0,60}") {
        let source = format!("# t\n\n{source}\n");
        let text = Text::read(source.as_bytes(), &mut Notes::about("en")).text;
        let known = words_of_markdown(&text, super::read::MARKDOWN);
        let files = imported(&[("en", &source)]);
        let (before, after) = (shown(&known), shown(&words_of_file(&files[0])));
        prop_assert_eq!(after.0, before.0, "{}\n----\n{}", source, files[0]);
        prop_assert!(after.1 <= before.1, "{}\n----\n{}", source, files[0]);
    }

    #[test]
    fn what_was_converted_stays(source in document()) {
        let once = imported(&[("en", &source)]);
        let again = imported(&[("en", &once[0].replacen("+++\ntitle = \"w1q\"\n+++\n", "# w1q\n", 1))]);
        prop_assert_eq!(shown(&words_of_file(&once[0])), shown(&words_of_file(&again[0])), "{}\n----\n{}", source, once[0]);
    }

    #[test]
    fn a_translation_keeps_its_words(one in document(), other in document()) {
        let files = imported(&[("de", &one), ("fr", &other)]);
        prop_assert_eq!(numbered(&words_of_file(&files[1])), numbered(&other), "{}\n----\n{}", other, files[1]);
    }

    #[test]
    fn a_translation_adds_and_moves_no_section(one in document(), other in document()) {
        let files = imported(&[("de", &one), ("fr", &other)]);
        let mut sections = sections(&files[0]).into_iter();
        for section in self::sections(&files[1]) {
            prop_assert!(sections.any(|other| other == section), "{:?}\n{}\n----\n{}", section, files[0], files[1]);
        }
    }

    #[test]
    fn evidence_keeps_every_word_and_changes_with_its_own_text_only(one in document(), next in document(), other in document()) {
        let mut memory = Memory::default();
        let mut day = |de: &str, fr: &str| convert_next(&day(&[("de", de), ("fr", fr)]), &options(), &mut memory).changed;
        let first = day(&one, &other);
        prop_assert_eq!(first.len(), 2);
        for (source, file) in [&one, &other].into_iter().zip(first.values()) {
            prop_assert_eq!(numbered(&words_of_file(file)), numbered(source), "{}\n----\n{}", source, file);
            sections(file);
        }
        prop_assert!(day(&one, &other).is_empty(), "the same day again");
        let changed = day(&next, &other);
        prop_assert!(changed.keys().all(|language| language.as_str() == "de"), "only the other language changed");
        for file in changed.values() {
            prop_assert_eq!(numbered(&words_of_file(file)), numbered(&next), "{}\n----\n{}", next, file);
        }
    }

    #[test]
    fn anything_is_taken(name in ".{0,9}", one in any::<Vec<u8>>(), other in "\\PC{0,80}", html in "[<>/=\"'a-c &;!\\n-]{0,80}") {
        let day = Day { texts: BTreeMap::from([(name, one), ("de".to_owned(), other.into_bytes()), ("fr".to_owned(), html.into_bytes())]) };
        let options = Options { policy: PolicyName::parse("p").expect("a name"), region: RegionName::global(), references: Vec::new(), map: BTreeMap::new() };
        for file in convert(&day, &options).texts.values() {
            prop_assert!(file.ends_with('\n') && !file.ends_with("\n\n") && !file.contains('\r'));
            words_of_file(file);
        }
    }
}

#[test]
fn long_and_deep_texts_are_taken() {
    let pieces = [
        "<b>",
        "</i>",
        "> ",
        "* ",
        "<div>",
        "{: ",
        "**a",
        "<a \"",
        "[",
        "<!-",
        "&",
        "`a",
        "5. a\n\n",
        "## a\n\n",
        "<table><tr><td>",
        "[a](#b)",
        "{{",
        "<ul><li>",
        "**資：**您",
        "<p>",
        "<dl><dt>a",
        "a\n: b\n\n",
        "<script>",
        "[^1]: ",
        "_a*b",
        "<b>a</b>b",
        "| a ",
        "|\n",
        "<tr><td>a",
        "<a id=x>",
        "&amp;",
        "<a href=x>a",
    ];
    for piece in pieces {
        let source = piece.repeat(4000);
        assert_eq!(
            imported(&[("de", &source), ("en", &source)]).len(),
            imported(&[("en", &source)]).len() * 2,
            "{piece}"
        );
    }
}
