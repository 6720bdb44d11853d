use super::{read, write};
use crate::compare::text_digest;
use crate::digest::Digest;
use crate::id::{PolicyName, SectionId};
use crate::locale::Language;
use crate::model::markup::{Alignment, Block, Definition, Final, Inline, Item, List, Table, Target, TextFile};
use crate::model::text::{Line, Text, TextBody, TextSection};
use std::sync::Arc;

fn language(tag: &str) -> Language {
    Language::parse(tag).expect("a tag")
}

fn id(text: &str) -> SectionId {
    SectionId::parse(text).expect("an id")
}

fn words(text: &str) -> Vec<Inline<Final>> {
    vec![Inline::Text(text.to_owned())]
}

fn paragraph(text: &str) -> Block<Final> {
    Block::Paragraph(words(text))
}

fn titled(title: Vec<Inline<Final>>) -> Text {
    Text {
        title: Line { language: language("en"), content: title },
        description: None,
        preamble: None,
        precedence: Vec::new(),
        sections: Vec::new(),
        footnotes: Vec::new(),
    }
}

fn preamble(blocks: Vec<Block<Final>>) -> Text {
    Text { preamble: Some(TextBody { language: language("en"), blocks }), ..titled(words("T")) }
}

fn section(id: &str, label: Option<&str>, heading: &str) -> TextSection {
    TextSection {
        id: self::id(id),
        was: Vec::new(),
        level: 2,
        label: label.map(str::to_owned),
        heading: Line { language: language("en"), content: words(heading) },
        blocks: Vec::new(),
    }
}

fn item(text: &str) -> Item<Final> {
    Item { id: None, label: None, blocks: vec![paragraph(text)] }
}

fn list(items: Vec<Item<Final>>) -> List<Final> {
    List { start: None, tight: true, items }
}

/// Writes a text, sees that it comes back, and gives the lines behind the front matter.
fn kept(text: &Text) -> String {
    let file = write(text);
    assert_eq!(read(&file).as_ref(), Ok(text), "\n{file}");
    assert_eq!(text_digest(&read(&file).unwrap()), text_digest(text));
    assert!(file.ends_with('\n') && !file.ends_with("\n\n") && !file.contains('\r'));
    file.split_once("\n+++\n\n").unwrap().1.to_owned()
}

/// The blocks of a preamble as they are written.
fn kept_blocks(blocks: Vec<Block<Final>>) -> String {
    let file = kept(&preamble(blocks));
    let body = file.strip_prefix("# T <!-- title -->\n\n<!-- preamble -->\n").unwrap();
    body.trim_matches('\n').to_owned()
}

fn kept_line(line: Vec<Inline<Final>>) -> String {
    kept_blocks(vec![Block::Paragraph(line)])
}

#[test]
fn a_whole_text_is_readable() {
    let mut minors = section("minors", Some("2."), "Children");
    minors.was = vec![id("kids"), id("teens")];
    minors.level = 3;
    minors.blocks = vec![Block::Paragraph(vec![
        Inline::Text("Nobody below 16.".to_owned()),
        Inline::FootnoteReference("1".to_owned()),
    ])];
    let mut law = section("law", None, "Recht");
    law.heading.language = language("de");
    let text = Text {
        description: Some(Line { language: language("fr"), content: words("Ce qui vaut.") }),
        preamble: Some(TextBody { language: language("en"), blocks: vec![paragraph("Welcome.")] }),
        precedence: vec![words("The local version prevails."), words("So it does.")],
        sections: vec![Arc::new(minors), Arc::new(law)],
        footnotes: vec![TextBody {
            language: language("de"),
            blocks: vec![paragraph("Oder 13."), Block::List(list(vec![item("a"), item("b")]))],
        }],
        ..titled(vec![Inline::Emphasis(words("Privacy")), Inline::Text(" at Aurora Devices".to_owned())])
    };
    let expected = "\
+++
format = \"frozen-1\"
language = \"en\"
+++

# *Privacy* at Aurora Devices <!-- title -->

<!-- description lang=\"fr\" -->
Ce qui vaut.

<!-- preamble -->

Welcome.

<!-- precedence -->

The local version prevails.

So it does.

### 2. Children <!-- #minors was=\"kids teens\" label=\"2.\" -->

Nobody below 16.[^1]

## Recht <!-- #law lang=\"de\" -->

[^1]: Oder 13. <!-- lang=\"de\" -->

    - a
    - b
";
    assert_eq!(write(&text), expected);
    kept(&text);
}

#[test]
fn every_inline_comes_back() {
    let url = |url: &str| Target::Url(url.to_owned());
    let link = |target, title: &str, content| Inline::Link { target, title: title.to_owned(), content };
    let file = Target::File(TextFile { digest: Digest::of(b"abc"), name: "a b.png".to_owned() });
    for (inline, written) in [
        (Inline::Code("a`b".to_owned()), "``a`b``"),
        (Inline::Code("`".to_owned()), "`` ` ``"),
        (Inline::Code(" a ".to_owned()), "`  a  `"),
        (Inline::Code(String::new()), "<code></code>"),
        (Inline::Emphasis(words("a")), "*a*"),
        (Inline::Emphasis(Vec::new()), "<em></em>"),
        (Inline::Strong(words("Note:")), "**Note:**"),
        (Inline::Strong(words(" a")), "<strong> a</strong>"),
        (Inline::Strong(vec![Inline::Emphasis(words("a"))]), "**<em>a</em>**"),
        (Inline::Strikethrough(words("a")), "~~a~~"),
        (link(Target::Section(id("law")), "", words("law")), "[law](#law)"),
        (
            link(Target::Policy(PolicyName::parse("terms").unwrap(), Some(id("use"))), "", Vec::new()),
            "[](policy:terms#use)",
        ),
        (
            link(url("https://a.example/?a=1&b=2&amp;(c)"), "A \"b\"", words("a")),
            "[a](https://a.example/?a=1&b=2&amp;amp;&#x28;c&#x29; \"A \\\"b\\\"\")",
        ),
        (link(url(""), "t", words("^1")), "[\\^1](<> \"t\")"),
        (link(url("#x y"), "", words("]")), "[\\]](url:#x&#x20;y)"),
        (link(url("a"), "", vec![link(url("b"), "", words("c"))]), "<a href=\"a\">[c](b)</a>"),
        (
            Inline::Image { target: file, alternative: "A [b]".to_owned(), title: String::new() },
            "![A \\[b\\]](files/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad/a&#x20;b.png)",
        ),
        (Inline::Foreign(language("fr"), words("accord")), "<span class=\"foreign\" lang=\"fr\">accord</span>"),
        (Inline::HardBreak, "<br class=\"break\">"),
        (Inline::Html("<sup title=\"a &quot;b&quot;\">".to_owned()), "<sup title=\"a &quot;b&quot;\">"),
        (Inline::Html("<em>".to_owned()), "<tag html=\"&lt;em&gt;\">"),
        (Inline::FootnoteReference("1".to_owned()), "<footnote number=\"1\">"),
    ] {
        let alone = kept_line(vec![inline.clone()]);
        assert_eq!(alone.strip_suffix("<!-- -->").unwrap_or(&alone), written);
        let text = |text: &str| Inline::Text(text.to_owned());
        for (before, behind) in [("a", "b"), (" ", " "), ("!", "("), ("法", "。"), ("“", ":"), ("`", "*")] {
            let line = vec![text(before), inline.clone(), text(behind), inline.clone(), inline.clone()];
            kept_line(line.clone());
            kept(&titled(line.clone()));
            kept_line(vec![Inline::Strong(line.clone())]);
            let table = Table { cookies: false, alignments: vec![Alignment::Default], head: vec![line], rows: vec![] };
            kept_blocks(vec![Block::Table(table)]);
        }
    }
}

#[test]
fn words_that_look_like_markdown_stay_words() {
    for (text, written) in [
        ("1. Mai", "1\\. Mai"),
        ("2024) a", "2024\\) a"),
        ("1.5 hours", "1.5 hours"),
        ("- a", "\\- a"),
        ("-5", "-5"),
        ("+ a", "\\+ a"),
        ("# 5", "\\# 5"),
        ("#5", "#5"),
        ("> a", "\\> a"),
        ("===", "\\==="),
        ("---", "\\---"),
        ("+++", "\\+++"),
        (": a", "\\: a"),
        ("[^1]: a", "\\[^1\\]: a"),
        ("[a]: https://a.example", "\\[a\\]: https://a.example"),
        ("```", "\\`\\`\\`"),
        ("~~~", "\\~\\~\\~"),
        ("<!-- a -->", "\\<!-- a -->"),
        ("5 < 6 & AT&T", "5 < 6 & AT&T"),
        ("&amp; &#32;", "&amp;amp; &amp;#32;"),
        ("client_id _a_", "client_id \\_a\\_"),
        ("a | b", "a | b"),
        ("C:\\", "C:\\\\"),
        (" a ", "&#x20;a&#x20;"),
        ("a\tb\r\n\u{2028}c", "a&#x9;b&#xD;&#xA;&#x2028;c"),
        ("\0", "<character code=\"0\">"),
        ("10\u{a0}€\u{a0}", "10\u{a0}€&#xA0;"),
        ("    indented", "&#x20;   indented"),
        ("a  ", "a &#x20;"),
    ] {
        let line = kept_line(words(text));
        assert_eq!(line.strip_suffix("<!-- -->").unwrap_or(&line), written);
        kept(&titled(words(text)));
        let text = Inline::Text(text.to_owned());
        kept_line(vec![Inline::Code("a".to_owned()), Inline::HardBreak, text.clone(), Inline::HardBreak, text]);
    }
}

#[test]
fn other_scripts_stay_as_they_are() {
    for text in [
        "سياسة الخصوصية، المادة ١",
        "本隐私政策自发布之日起生效。",
        "นโยบายความเป็นส่วนตัว",
        "می\u{200c}خواهم",
        "プライバシー\u{3000}規約",
    ] {
        assert_eq!(kept_line(words(text)), text);
        let strong = Inline::Strong(words(text));
        let line = vec![Inline::Text("“".to_owned()), strong, Inline::Text("”、".to_owned())];
        kept_line(line);
    }
    assert_eq!(
        kept_line(vec![Inline::Strong(words("資料：")), Inline::Text("您".to_owned())]),
        "<strong>資料：</strong>您",
        "CommonMark would show the asterisks"
    );
}

#[test]
fn headings_keep_braces_labels_and_number_signs() {
    for (label, heading) in [
        (None, "Braces {x}"),
        (None, "Ids {#x}"),
        (None, "C #"),
        (None, "C ##"),
        (None, ""),
        (None, "- a"),
        (Some("§ 1"), "Scope"),
        (Some("Article I –"), "Scope"),
        (Some("1."), ""),
        (Some("1."), "1. Scope"),
        (Some(""), "Scope"),
        (Some(" *\"--> "), " Scope "),
        (Some("(a)"), "<!-- #x -->"),
    ] {
        let mut section = section("x--y-", label, heading);
        if heading.is_empty() {
            section.heading.content.clear();
        }
        section.blocks = vec![paragraph("Words.")];
        kept(&Text { sections: vec![Arc::new(section)], ..titled(words("T #")) });
    }
    let section = section("scope", Some("§ 1"), "Scope {x} #");
    let file = kept(&Text { sections: vec![Arc::new(section)], ..titled(words("T")) });
    assert!(file.ends_with("\n## § 1 Scope {x} # <!-- #scope label=\"§ 1\" -->\n"), "{file}");
}

#[test]
fn lists_keep_labels_ids_and_depth() {
    let labelled = |label: &str, text: &str, inner: Option<List<Final>>| {
        let mut blocks = vec![paragraph(text)];
        blocks.extend(inner.map(Block::List));
        Item { id: Some(id(&format!("i{}", text.len()))), label: Some(label.to_owned()), blocks }
    };
    let numbered = |items| List { start: Some(1), tight: true, items };
    let deepest = numbered(vec![labelled("1)", "four", None)]);
    let third = list(vec![labelled("–", "three", Some(deepest))]);
    let second = numbered(vec![labelled("i.", "two", Some(third)), labelled("ii.", "2", None)]);
    let first = numbered(vec![labelled("(a)", "one, 1.", Some(second)), item("b")]);
    assert_eq!(
        kept_blocks(vec![Block::List(first.clone())]),
        "\
1. (a) one, 1. <!-- #i7 label=\"(a)\" -->
   1. i. two <!-- #i3 label=\"i.\" -->
      - – three <!-- #i5 label=\"–\" -->
        1. 1\\) four <!-- #i4 label=\"1)\" -->
   2. ii. 2 <!-- #i1 label=\"ii.\" -->
2. b"
    );
    let quoted = vec![Block::Quote(vec![Block::List(List { tight: false, ..first.clone() }), Block::List(first)])];
    assert!(kept_blocks(quoted).contains("\n>\n> <!-- -->\n>\n> 1. (a)"));
}

#[test]
fn tight_and_loose_come_back() {
    let two = |tight, blocks: Vec<Block<Final>>| {
        let items = vec![item("a"), Item { id: None, label: None, blocks }];
        kept_blocks(vec![Block::List(List { start: None, tight, items })])
    };
    assert_eq!(two(true, vec![paragraph("b")]), "- a\n- b");
    assert_eq!(two(false, vec![paragraph("b")]), "- a\n\n- b");
    assert_eq!(two(true, vec![paragraph("b"), paragraph("c")]), "<!-- list tight -->\n- a\n\n- b\n\n  c");
    assert_eq!(two(true, Vec::new()), "<!-- list tight -->\n- a\n\n- <!-- item -->");
    let alone = List { start: Some(7), tight: false, items: vec![item("a")] };
    assert_eq!(kept_blocks(vec![Block::List(alone.clone())]), "<!-- list loose -->\n7. a");
    let late = List { start: Some(u64::MAX), ..alone };
    let written = kept_blocks(vec![Block::List(late)]);
    assert_eq!(written, "<!-- list loose start=\"18446744073709551615\" -->\n1. a");
}

#[test]
fn items_begin_with_anything() {
    let code = || Block::Code("x\n".to_owned());
    let blocks: [Vec<Block<Final>>; 8] = [
        vec![],
        vec![Block::Paragraph(vec![]), paragraph("a")],
        vec![Block::Rule, Block::Rule],
        vec![code(), paragraph("a"), code()],
        vec![Block::List(list(vec![item("a")])), Block::List(list(vec![item("b")]))],
        vec![Block::Quote(vec![]), Block::Quote(vec![Block::Quote(vec![])])],
        vec![Block::Paragraph(vec![Inline::Html("<b>".to_owned())])],
        vec![Block::Definitions(vec![]), Block::List(list(vec![])), paragraph("a")],
    ];
    for blocks in blocks {
        kept_blocks(blocks.clone());
        kept_blocks(vec![Block::Quote(blocks.clone()), Block::Quote(blocks.clone())]);
        let footnotes = vec![TextBody { language: language("de"), blocks: blocks.clone() }; 2];
        kept(&Text { footnotes, ..titled(words("T")) });
        for label in [None, Some("(a)".to_owned())] {
            let item = Item { id: Some(id("x")), label, blocks: blocks.clone() };
            let items = vec![item.clone(), item];
            kept_blocks(vec![Block::List(List { start: Some(9), tight: false, items })]);
        }
    }
}

#[test]
fn code_blocks_keep_every_line() {
    for (code, written) in [
        ("", "```\n```"),
        ("\n", "```\n\n```"),
        ("\n\na\n\n", "```\n\n\na\n\n```"),
        ("```\n~~~\n````\n", "`````\n```\n~~~\n````\n`````"),
        ("  a &amp;\n", "```\n  a &amp;\n```"),
        ("a", "```escaped\na\n```"),
        ("a\n  \n\t& \r\n", "```escaped\na\n&#x20; \n&#x9;&amp; &#xD;\n\n```"),
    ] {
        let block = || Block::Code(code.to_owned());
        // Blank lines in a block are told from those around it by its fences.
        let file = kept(&preamble(vec![block()]));
        assert!(file.ends_with(&format!("<!-- preamble -->\n\n{written}\n")), "{file}");
        let item = Item { id: None, label: None, blocks: vec![paragraph("a"), block()] };
        kept_blocks(vec![Block::Quote(vec![Block::List(list(vec![item.clone(), item]))]), block()]);
    }
}

#[test]
fn tables_keep_pipes_and_cells() {
    let code = vec![Inline::Code("a|b".to_owned())];
    let regular = Table {
        cookies: true,
        alignments: vec![Alignment::End, Alignment::Default],
        head: vec![words("a|b"), words("\\|")],
        rows: vec![vec![code, Vec::new()], vec![vec![Inline::HardBreak], words(" c ")]],
    };
    assert_eq!(
        kept_blocks(vec![Block::Table(regular.clone())]),
        "\
<!-- table cookies -->
| a\\|b | \\\\\\| |
| --: | --- |
| <code>a\\|b</code> |  |
| <br class=\"break\"> | &#x20;c&#x20; |"
    );
    let odd = Table { cookies: false, head: vec![words("a")], ..regular };
    assert!(kept_blocks(vec![Block::Table(odd)]).starts_with("<!-- table cells=\"1 2 2\" -->\n"));
    let none = Table { cookies: false, alignments: vec![], head: vec![], rows: vec![] };
    kept_blocks(vec![Block::Table(none)]);
}

#[test]
fn definitions_are_lists_of_terms_and_meanings() {
    let definition = |terms: &[&str], details: Vec<Vec<Block<Final>>>| Definition {
        terms: terms.iter().map(|term| words(term)).collect(),
        details,
    };
    let plain = vec![
        definition(&["Device"], vec![vec![paragraph("A thing.")]]),
        definition(&["We"], vec![vec![paragraph("Aurora Devices.")]]),
    ];
    assert_eq!(
        kept_blocks(vec![Block::Definitions(plain.clone())]),
        "<!-- definitions -->\n- Device\n  - A thing.\n- We\n  - Aurora Devices."
    );
    let odd = vec![
        definition(&["a", "b"], vec![vec![paragraph("c"), Block::Definitions(plain)], vec![]]),
        definition(&[], vec![vec![Block::List(list(vec![item("d")]))]]),
        definition(&["- e"], vec![]),
        definition(&[], vec![]),
    ];
    kept_blocks(vec![
        Block::Definitions(odd.clone()),
        Block::Definitions(odd.clone()),
        Block::List(list(vec![item("f")])),
    ]);
}

#[test]
fn tags_in_foreign_text_do_not_end_it() {
    let html = |tag: &str| Inline::Html(tag.to_owned());
    for content in [
        vec![html("<span>"), Inline::Text("a".to_owned()), html("</span>")],
        vec![html("</span>")],
        vec![html("<span>")],
        vec![html("</span>"), html("<span>")],
        vec![Inline::Emphasis(vec![html("</span>")]), Inline::Foreign(language("de"), words("b"))],
    ] {
        kept_line(vec![Inline::Foreign(language("fr"), content.clone()), Inline::Text("c".to_owned())]);
        kept_line(content);
    }
}

/// What is wrong with a file that has `body` behind its title.
fn refused(body: &str) -> (usize, String) {
    let file = format!("+++\nformat = \"frozen-1\"\nlanguage = \"en\"\n+++\n\n# T <!-- title -->\n\n{body}\n");
    let error = read(&file).expect_err(body);
    (error.line, error.message)
}

#[test]
fn what_would_lose_words_is_refused() {
    for (body, line) in [
        ("Words of no part.", 9),
        ("<!-- preamble -->\n\na\nb", 10),
        ("<!-- preamble -->\n\n[a]: https://a.example", 10),
        ("<!-- preamble -->\n\n[^1]: a\n\n[^3]: b", 12),
        ("<!-- preamble -->\n\n<div>a</div>", 10),
        ("<!-- preamble -->\n\na <b onclick=\"x\">", 10),
        ("<!-- preamble -->\n\na <!-- unknown -->", 10),
        ("<!-- preamble -->\n\n<!-- unknown -->", 10),
        ("<!-- preamble -->\n\n<em>a", 10),
        ("<!-- preamble -->\n\n    a", 10),
        ("<!-- preamble -->\n\n```rust\na\n```", 10),
        ("<!-- preamble -->\n\n```\na", 10),
        ("<!-- preamble -->\n\n| a |\n| --- |\n| b | c |", 12),
        ("<!-- preamble -->\n\n1. a\n3. b", 11),
        ("<!-- preamble -->\n\n1. a <!-- label=\"(a)\" -->", 10),
        ("<!-- preamble -->\n\n<!-- table cookies -->\na", 10),
        ("<!-- preamble -->\n\n<!-- table cookies -->", 10),
        ("<!-- preamble -->\n\n[a](#A)", 10),
        ("<!-- preamble -->\n\n<https://a.example>", 10),
        ("<!-- preamble lang=\"x1\" -->", 8),
        ("<!-- preamble -->\n\n<!-- description -->\na", 10),
        ("<!-- description -->\na\n\nb", 11),
        ("## No id", 8),
        ("## a <!-- #a -->\n\n> ## b", 10),
        ("## a <!-- #a -->\n\n# b", 10),
    ] {
        let (at, message) = refused(body);
        assert!(!message.is_empty());
        assert!(at.abs_diff(line) <= 2, "{body:?}: line {at}: {message}");
    }
}

#[test]
fn the_front_matter_says_the_format() {
    let good = write(&titled(words("T")));
    for (from, to, message) in [
        ("frozen-1", "frozen-2", "the format `frozen-2` is not known to this version of lexloci"),
        ("\"en\"", "\"xx-yy\"", "`xx-yy` is no language"),
        ("+++\n", "---\n", "the file does not begin with the front matter of a frozen text"),
        (
            "\n",
            "\r\n",
            "the file holds characters that no frozen text has: its line ends were changed, or it is damaged",
        ),
        (" <!-- title -->", "", "the first heading is not marked as the title"),
    ] {
        assert_eq!(read(&good.replace(from, to)).expect_err(to).message, message);
    }
    assert!(read("").is_err());
}

#[test]
fn deep_files_are_refused_not_followed() {
    for piece in
        ["> ", "- ", "1. ", "<em>", "*a ", "[", "<span class=\"foreign\" lang=\"de\">", "<!-- list -->\n", "[^1]: "]
    {
        let body = piece.repeat(5000);
        let _ = refused(&format!("<!-- preamble -->\n\n{body}x <!-- unknown -->"));
    }
}

#[test]
fn brackets_in_text_are_no_part_of_a_footnote_reference_before_it() {
    let line =
        vec![Inline::FootnoteReference("1".to_owned()), Inline::Text("[see".to_owned()), Inline::Code("]".to_owned())];
    let note = TextBody { language: language("en"), blocks: vec![paragraph("A note.")] };
    let file = kept(&Text { footnotes: vec![note], ..preamble(vec![Block::Paragraph(line)]) });
    assert!(file.contains("\n[^1]<!-- -->\\[see`]`\n"), "{file}");
}
