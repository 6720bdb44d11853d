use super::*;
use crate::id::PolicyName;
use crate::locale::Language;
use crate::model::markup::{Alignment, Definition, List, Table, TextFile};
use std::sync::Arc;

fn words(text: &str) -> Vec<Inline<Final>> {
    vec![Inline::Text(text.to_owned())]
}

fn line(tag: &str, content: Vec<Inline<Final>>) -> Line {
    Line { language: Language::parse(tag).expect("a tag"), content }
}

fn section(text: &str) -> TextSection {
    TextSection {
        id: SectionId::parse("minors").expect("an id"),
        was: Vec::new(),
        level: 2,
        label: Some("3.".to_owned()),
        heading: line("en", words("Children")),
        blocks: vec![Block::Paragraph(words(text))],
    }
}

fn text_of(blocks: Vec<Block<Final>>) -> Text {
    Text {
        title: line("en", words("Privacy")),
        description: None,
        preamble: None,
        precedence: Vec::new(),
        sections: vec![Arc::new(TextSection { blocks, ..section("") })],
        footnotes: Vec::new(),
    }
}

fn paragraph(content: Vec<Inline<Final>>) -> Digest {
    text_digest(&text_of(vec![Block::Paragraph(content)]))
}

/// Something of everything.
fn everything() -> Text {
    let id = |id| SectionId::parse(id).expect("an id");
    let target = |name: &str| Target::File(TextFile { digest: Digest::of(b"abc"), name: name.to_owned() });
    let link = |target| Inline::Link { target, title: "to".to_owned(), content: words("there") };
    let policy = PolicyName::parse("terms").expect("a name");
    let item = |text: &str| Item {
        id: Some(id("refused")),
        label: Some("(a)".to_owned()),
        blocks: vec![Block::Paragraph(words(text))],
    };
    let table = Table {
        cookies: true,
        alignments: vec![Alignment::End],
        head: vec![words("Name")],
        rows: vec![vec![words("sid")], vec![Vec::new()]],
    };
    let mut text = text_of(vec![
        Block::Paragraph(vec![
            Inline::Text(" من  ".to_owned()),
            Inline::Emphasis(words("a")),
            Inline::Strong(words(" b")),
            Inline::Strikethrough(words("c")),
            Inline::Code("d".to_owned()),
            Inline::HardBreak,
            link(Target::Section(id("law"))),
            link(Target::Policy(policy.clone(), None)),
            link(Target::Policy(policy, Some(id("use")))),
            link(Target::Url("https://a.example".to_owned())),
            Inline::Image { target: target("a.png"), alternative: "A".to_owned(), title: String::new() },
            Inline::FootnoteReference("1".to_owned()),
            Inline::Foreign(Language::parse("ja").expect("a tag"), words("法")),
            Inline::Html("<br>".to_owned()),
        ]),
        Block::List(List { start: None, tight: true, items: vec![item("one")] }),
        Block::List(List { start: Some(4), tight: false, items: vec![item("four")] }),
        Block::Quote(vec![Block::Rule]),
        Block::Code(" x\n\n".to_owned()),
        Block::Table(table),
        Block::Definitions(vec![Definition {
            terms: vec![words("Term")],
            details: vec![vec![Block::Paragraph(words("meaning"))]],
        }]),
    ]);
    text.description = Some(line("de", words("Was gilt")));
    text.preamble = Some(TextBody { language: text.title.language.clone(), blocks: vec![Block::Rule] });
    text.precedence = vec![words("This prevails.")];
    text.footnotes = vec![TextBody { language: text.title.language.clone(), blocks: Vec::new() }];
    text
}

/// If this fails, the rule has changed, and every published digest with it: give the new rule a name of its own.
#[test]
fn the_rule_never_changes() {
    assert_eq!(TEXT_RULE, "text-1");
    let small = text_of(vec![Block::Paragraph(words("Nobody below 16."))]);
    // The bytes of the table above, by hand.
    let bytes = b"DLen\xffTPrivacy\xff\xfe--\xfeSl3.\xffminors\xff2\xffLen\xffTChildren\xff\xfepTNobody below 16.\xff\xfe\xfe\xfe\xfe";
    assert_eq!(text_digest(&small), Digest::of(bytes));
    assert_eq!(text_digest(&small).to_string(), "7141c438905fd0ee2af0399f58f5b816fa8d3c40d2812df728114a7f97642883");
    assert_eq!(
        text_digest(&everything()).to_string(),
        "eacce64a030a682bcffc4776b5bca236437559c42a5d022e8fe9701135596379"
    );
    assert_eq!(
        section_digest(&everything().sections[0]).to_string(),
        "449f94da81a2348f5ec0239e1a7c46c492dd43ab46d0969d342b24dcd30952ad"
    );
    assert_eq!(line_digest(&everything().title), Digest::of(b"Len\xffTPrivacy\xff\xfe"));
    assert_eq!(clauses_digest(&everything().precedence), Digest::of(b"PTThis prevails.\xff\xfe\xfe"));
    assert_eq!(body_digest(&everything().footnotes[0]), Digest::of(b"Ben\xff\xfe"));
}

#[test]
fn white_space_is_a_space_and_none_at_the_ends_of_lines() {
    let known = paragraph(vec![Inline::Text("a b".to_owned()), Inline::HardBreak, Inline::Text("c".to_owned())]);
    let same = paragraph(vec![
        Inline::Text("\n a \t".to_owned()),
        Inline::Text(" b ".to_owned()),
        Inline::HardBreak,
        Inline::Text(" c\r\n".to_owned()),
    ]);
    assert_eq!(same, known);
    assert_eq!(paragraph(vec![Inline::Text(" ".to_owned())]), paragraph(Vec::new()));
    assert_ne!(paragraph(words("ab")), paragraph(words("a b")));
    assert_ne!(paragraph(words("a\u{a0}b")), paragraph(words("a b")), "a no-break space is a word's own");
    let emphasised = |text: &str| paragraph(vec![Inline::Emphasis(words("a")), Inline::Text(text.to_owned())]);
    assert_ne!(emphasised(" b"), emphasised("b"));
    let code = |code: &str| text_digest(&text_of(vec![Block::Code(code.to_owned())]));
    assert_ne!(code("a  b\n"), code("a b\n"), "code is literal");
}

#[test]
fn what_nobody_reads_does_not_count() {
    let known = everything();
    let mut other = everything();
    first(&mut other).was.push(SectionId::parse("kids").expect("an id"));
    for block in &mut first(&mut other).blocks {
        match block {
            Block::List(list) => list.tight = !list.tight,
            Block::Table(table) => {
                table.cookies = false;
                table.alignments = vec![Alignment::Center];
            }
            _ => {}
        }
    }
    assert_ne!(other, known);
    assert_eq!(text_digest(&other), text_digest(&known));
}

#[test]
fn a_label_that_shifts_moves_the_text_but_no_section() {
    let known = section("a");
    let shifted = TextSection { label: Some("4.".to_owned()), ..known.clone() };
    assert_eq!(section_digest(&shifted), section_digest(&known));
    let text = |section| Text { sections: vec![Arc::new(section)], ..text_of(Vec::new()) };
    assert_ne!(text_digest(&text(shifted)), text_digest(&text(known)));
}

fn first(text: &mut Text) -> &mut TextSection {
    Arc::make_mut(&mut text.sections[0])
}

#[test]
fn what_is_read_counts() {
    let known = text_digest(&everything());
    let changes: [fn(&mut Text); 12] = [
        |text| text.title.language = Language::parse("de").expect("a tag"),
        |text| text.description = None,
        |text| text.preamble = None,
        |text| text.precedence.clear(),
        |text| text.precedence.push(Vec::new()),
        |text| text.footnotes.clear(),
        |text| first(text).level = 3,
        |text| first(text).label = None,
        |text| first(text).id = SectionId::parse("kids").expect("an id"),
        |text| first(text).heading.language = Language::parse("de").expect("a tag"),
        |text| first(text).blocks.swap(1, 2),
        |text| text.sections.push(Arc::new(section(""))),
    ];
    for (at, change) in changes.iter().enumerate() {
        let mut text = everything();
        change(&mut text);
        assert_ne!(text_digest(&text), known, "change {at}");
    }
}

#[test]
fn words_do_not_slip_from_one_part_into_the_next() {
    let link = |title: &str, words: &str| Inline::Link {
        target: Target::Url(String::new()),
        title: title.to_owned(),
        content: self::words(words),
    };
    assert_ne!(paragraph(vec![link("ab", "c")]), paragraph(vec![link("a", "bc")]));
    let items = |texts: &[&str]| {
        let item = |text: &&str| Item { id: None, label: None, blocks: vec![Block::Paragraph(words(text))] };
        let list = List { start: None, tight: true, items: texts.iter().map(item).collect() };
        text_digest(&text_of(vec![Block::List(list)]))
    };
    assert_ne!(items(&["ab", "c"]), items(&["a", "bc"]));
    assert_ne!(items(&["a", ""]), items(&["a"]));
}
