//! What becomes of whole texts, one rule a test.

use std::collections::BTreeMap;

use super::freeze::freeze;
use super::{Day, Imported, Memory, NoteKind, Options, Setting, convert, convert_next};
use crate::compare::text_digest;
use crate::id::{PolicyName, RegionName};
use crate::locale::Language;

fn options(region: &str) -> Options {
    Options {
        policy: PolicyName::parse("privacy-statement").expect("a name"),
        region: RegionName::parse(region).expect("a name"),
        references: Language::parse("en").into_iter().collect(),
        map: BTreeMap::new(),
    }
}

fn import(texts: &[(&str, &str)]) -> Imported {
    let texts = texts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    convert(&Day { texts }, &options("global"))
}

/// What stands below the front matter.
fn body(imported: &Imported, language: &str) -> String {
    let language = Language::parse(language).expect("a language");
    let text = &imported.texts[&language];
    text.split_once("\n+++\n").expect("front matter").1.trim_start().to_owned()
}

/// The text `# T` and `source` below it, imported.
fn converted(source: &str) -> String {
    let text = body(&import(&[("en", &format!("# T\n\n{source}"))]), "en");
    text.trim_end().to_owned()
}

fn kinds(source: &str) -> Vec<(usize, NoteKind)> {
    import(&[("en", source)]).notes.into_iter().map(|note| (note.line, note.kind)).collect()
}

#[test]
fn a_text_becomes_a_file() {
    let source = "\u{FEFF}# Aurora Cloud: privacy\r\n\r\nEffective 5 December\r\n{: datetime=\"December 5, 2023\" }\r\n\r\n\
                  ## Your data {: #data }\r\n\r\n* one\r\n* two\r\n\r\n### 联系我们\r\n\r\n<hr>\r\n";
    let imported = import(&[("en", source)]);
    let en = Language::parse("en").expect("a language");
    assert_eq!(
        imported.texts[&en],
        "+++\ntitle = \"Aurora Cloud: privacy\"\n+++\n\nEffective 5 December\n\n## Your data {#data}\n\n- one\n- two\n\n\
         ### 联系我们 {#section-2}\n\n___\n"
    );
    assert_eq!(imported.declared[&en], "December 5, 2023");
    assert_eq!(imported.notes, []);
}

#[test]
fn a_local_text_replaces_the_document() {
    let day = Day { texts: BTreeMap::from([("en".to_owned(), b"# A\n\nb".to_vec())]) };
    let text = convert(&day, &options("ch")).texts.into_values().next().expect("a text");
    assert_eq!(text, "+++\ntitle = \"A\"\nreplaces = \"document\"\n+++\n\nb\n");
}

#[test]
fn the_title_of_the_front_matter_is_kept() {
    let several = "---\ntitle: Terms of Use\n---\nIntro.\n\n# One\n\nText one.\n\n# Two\n\nText two.\n";
    let imported = import(&[("en", several)]);
    assert!(imported.texts.values().all(|text| text.starts_with("+++\ntitle = \"Terms of Use\"\n")), "{imported:?}");
    assert_eq!(body(&imported, "en"), "Intro.\n\n## One {#one}\n\nText one.\n\n## Two {#two}\n\nText two.\n");
    assert!(imported.notes.iter().all(|note| note.kind == NoteKind::Converted), "{imported:?}");
    let code = import(&[("en", "---\ntitle: Terms\n---\n## One\n\n```\n# a comment\n```\n")]);
    assert!(code.texts.values().all(|text| text.starts_with("+++\ntitle = \"Terms\"\n")), "{code:?}");
    assert_eq!(code.notes, []);
}

#[test]
fn what_only_python_markdown_knows_is_said_another_way_or_left_out() {
    assert_eq!(converted("[TOC]\n\nWe follow the GDPR.\n\n*[GDPR]: A regulation\n"), "We follow the GDPR.");
    let notes = import(&[("en", "# T\n\n[TOC]\n\nGDPR.\n\n*[GDPR]: A regulation\n")]).notes;
    let told: Vec<_> = notes.iter().map(|note| (note.line, note.kind, note.message.as_str())).collect();
    let lost = "what `GDPR` is short for is left out: `*[GDPR]: A regulation`";
    assert_eq!(
        told,
        [(3, NoteKind::Lost, "`[TOC]` is left out: pages list their sections themselves"), (7, NoteKind::Lost, lost)]
    );
    let boxed = "!!! note \"For you\"\n    One.\n\n    - Two\nThree.";
    assert_eq!(converted(boxed), "> **For you**\n>\n> One.\n>\n> - Two\n\nThree.");
    assert_eq!(converted("!!! warning\n\tOne.\n\n## A {: #a }\n\nb"), "> **Warning**\n>\n> One.\n\n## A {#a}\n\nb");
    assert_eq!(kinds("# T\n\n!!! note\n    One.\n"), [(3, NoteKind::Converted)]);
    // Words that only look like it stay.
    for words in ["!!! Really", "See [TOC] below.", "```\n[TOC]\n```"] {
        let said = converted(words).replace('\\', "");
        assert!(said.contains(words.trim_matches(['`', '\n'])), "{said}");
        assert!(kinds(&format!("# T\n\n{words}\n")).is_empty(), "{words}");
    }
}

#[test]
fn an_id_stands_anywhere_at_its_heading() {
    for source in [
        "## A {: #x }",
        "## A {:#x}",
        "## A\n{: #x }",
        "## A {#x}",
        "## A {: #x .y z=\"1\" }",
        "<h2 id=\"x\">A</h2>",
        "<a id=\"x\"></a>\n## A",
    ] {
        assert_eq!(converted(source), "## A {#x}", "{source}");
    }
}

#[test]
fn an_id_without_its_mark_is_an_attribute() {
    assert_eq!(converted("## A {: x }"), "## A {#a}");
    assert_eq!(kinds("# T\n\n## A {: x }"), [(3, NoteKind::Lost)]);
    assert_eq!(converted("a {: x }"), "a {: x }", "below a heading it was shown");
}

#[test]
fn bold_white_space_that_carries_an_id_is_nothing_to_read() {
    assert_eq!(
        converted("* **Partners**{: #partners } ** **{: #campaigns }\n\n\tb\n\n[to them](#partners)"),
        "- **Partners** {#partners}\n\n  b\n\n[to them](#partners)"
    );
}

#[test]
fn a_page_may_declare_its_date() {
    let source = "<h1>T</h1>\n<p datetime=\"2023-12-05\">Updated <del datetime=\"2020-01-01\">then</del> now</p>";
    let imported = import(&[("en", source)]);
    assert_eq!(imported.declared.into_values().collect::<Vec<_>>(), ["2023-12-05"]);
    let told: Vec<_> = imported.notes.into_iter().map(|note| note.message).collect();
    assert_eq!(told, ["the attribute `datetime` is dropped"], "that of the edit");
}

#[test]
fn ids_are_made_to_match_and_to_differ() {
    assert_eq!(converted("## A {#Your_Rights}\n\n## B {#your-rights}"), "## A {#your-rights}\n\n## B {#your-rights-2}");
    assert_eq!(converted("## Title\n\n## A\n\n## A"), "## Title {#title-2}\n\n## A {#a}\n\n## A {#a-2}");
}

#[test]
fn an_item_keeps_its_id() {
    assert_eq!(
        converted("* **Sync**: a\n  b\n{: #sync }\n\nSee [sync](#sync)."),
        "- **Sync**: a {#sync}\n  b\n\nSee [sync](#sync)."
    );
}

#[test]
fn a_link_into_a_section_leads_to_it() {
    assert_eq!(
        converted("## A\n\nb\n{: #place }\n\n[to b](#place), [away](#gone)"),
        "## A {#a}\n\nb\n\n[to b](#a), away"
    );
}

#[test]
fn classes_are_lost_with_one_note() {
    assert_eq!(kinds("# T\n\na\n{: .x }\n\nb\n{: .y }"), [(4, NoteKind::Lost)]);
}

#[test]
fn a_heading_needs_no_space() {
    let imported = import(&[("en", "#Aurora Cloud\n\n##Your data\n\n#1 in service")]);
    assert_eq!(body(&imported, "en"), "## Your data {#your-data}\n\n#1 in service\n");
    assert_eq!(imported.notes.iter().map(|note| note.kind).collect::<Vec<_>>(), [NoteKind::Converted]);
}

#[test]
fn a_title_is_plain() {
    let imported = import(&[("en", "# <span class=\"x\">Aurora</span> *\"One\"* {{x}}\n\na")]);
    let text = imported.texts.into_values().next().expect("a text");
    assert_eq!(text, "+++\ntitle = \"Aurora \\\"One\\\" \\\\{{x}}\"\n+++\n\na\n");
    assert_eq!(imported.notes.len(), 2);
}

#[test]
fn html_that_markdown_can_say() {
    for (source, markdown) in [
        ("a <b>b</b> <i>c</i> <s>d</s>", "a **b** _c_ ~~d~~"),
        ("a<br>b", "a\\\nb"),
        ("a <br />\nb", "a\\\nb"),
        ("<a href=\"https://aurora.example/?a&amp;b\">x</a>", "[x](https://aurora.example/?a&b)"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<ul><li>a<li>b<ol><li>c</ol></ul>", "- a\n- b\n  1. c"),
        ("<h2>A</h2>\n<p>b</p>", "## A {#a}\n\nb"),
        ("<code>a &lt; b</code>", "`a < b`"),
        ("<blockquote><p>a</p></blockquote>", "> a"),
        ("<img src=\"https://aurora.example/a.png\" alt=\"An A\">", "![An A](https://aurora.example/a.png)"),
        ("<dl><dt>Device</dt><dd>A phone</dd></dl>", "Device\n: A phone"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>c|d</td><td>e</td></tr></table>",
            "| A | B |\n| --- | --- |\n| c\\|d | e |",
        ),
        ("&copy; Aurora &#8217;&nbsp;x", "© Aurora ’\u{A0}x"),
        ("<div markdown=\"1\">\n## A\n\n**b**\n</div>", "## A {#a}\n\n**b**"),
        ("<pre>a\n b</pre>", "```\na\n b\n```"),
    ] {
        assert_eq!(converted(source), markdown, "{source}");
    }
}

#[test]
fn html_that_it_cannot_say_leaves_its_words() {
    assert_eq!(converted("<div class=\"x\">a <u>b</u></div>\n\n<!-- c --><script>d()</script>"), "a b");
    assert_eq!(
        kinds("# T\n\n<div>a <u>b</u></div>\n\n<!-- c -->"),
        [(3, NoteKind::Lost), (3, NoteKind::Lost), (5, NoteKind::Lost)]
    );
}

#[test]
fn what_a_cell_cannot_hold_is_told() {
    let table = |cell: &str| format!("<table><tr><th>A</th></tr><tr><td>{cell}</td></tr></table>");
    assert_eq!(converted(&table("<ul><li>b</li><li>c</li></ul>")), "| A |\n| --- |\n| • b • c |");
    assert_eq!(converted(&table("d<ol><li>b</li><li>c</li></ol>")), "| A |\n| --- |\n| d 1. b 2. c |");
    for cell in ["<ul><li>b</li><li>c</li></ul>", "<p>b</p><p>c</p>", "<dl><dt>b</dt><dd>c</dd></dl>"] {
        assert_eq!(kinds(&format!("# T\n\n{}", table(cell))), [(3, NoteKind::Lost)], "{cell}");
    }
    assert_eq!(kinds(&format!("# T\n\n{}", table("<p>b</p>"))), []);
}

#[test]
fn words_from_html_are_no_markdown() {
    assert_eq!(converted("<p>1. *a* [b](c) # {{d}}</p>"), "1\\. \\*a\\* \\[b](c) # \\{{d}}");
}

#[test]
fn links_keep_to_the_web() {
    assert_eq!(
        converted("[a](http://aurora.example) [b](/legal/) <http://c.example> <https://d.example> <e@f.example>"),
        "[a](https://aurora.example) b [http://c.example](https://c.example) <https://d.example> <e@f.example>"
    );
    assert_eq!(converted("[a][one]\n\n[one]: https://aurora.example"), "[a][one]\n\n[one]: https://aurora.example");
}

#[test]
fn numbers_are_in_order() {
    assert_eq!(converted("1. a\n3. b"), "1. a\n2. b");
    assert_eq!(converted("1. a\n2. b\n\nc\n\n3. d"), "1. a\n2. b\n\nc\n\n3. d");
    assert_eq!(converted("14. October 2021"), "14\\. October 2021");
    assert_eq!(converted("4. a\n5. b"), "1. a\n2. b");
}

#[test]
fn markdown_stays_what_it_is() {
    for text in [
        "Term\n: meaning\n\n  more",
        "a[^1]\n\n[^1]: note",
        "> a\n>\n> b",
        "| a | b |\n| :-- | --: |\n| c | **d** |",
        "|  |  |\n| --- | --- |\n| c | d |",
        "- a\n\n  b\n\n- c",
        "1. a\n   - b\n   - c\n2. d",
        "```sh\nls {{x}}\n```",
        "client_id and AT&T (5 < 6)",
        "(1) a\na. b\n– c",
        "- a\n\n* b",
    ] {
        assert_eq!(converted(text), text);
    }
}

#[test]
fn a_translation_takes_the_ids_of_the_reference() {
    let imported = import(&[
        ("de", "# T\n\n## Daten\n\n### Rechte {#rechte}\n\n[hin](#rechte)"),
        ("en", "# T\n\n## Data\n\n### Rights"),
    ]);
    assert_eq!(body(&imported, "de"), "## Daten {#data}\n\n### Rechte {#rights}\n\n[hin](#rights)\n");
    assert_eq!(imported.notes.iter().map(|note| note.kind).collect::<Vec<_>>(), [NoteKind::Converted]);
}

#[test]
fn a_translation_that_lost_a_heading_follows_the_numbers() {
    let english = "# T\n\n## 1. Scope\n\na\n\n## 2. Your data\n\nb\n\n## 3. Contact\n\nc";
    let imported = import(&[("de", "# T\n\nGeltung\na\n\n## 2\\. Daten\n\nb\n\n## 3. Kontakt\n\nc"), ("en", english)]);
    let german = body(&imported, "de");
    assert!(german.contains("## 2. Daten {#2-your-data}") && german.contains("## 3. Kontakt {#3-contact}"), "{german}");
}

#[test]
fn a_heading_of_no_section_is_bold() {
    let imported = import(&[
        ("de", "# T\n\n## A {#a}\n\n### Zu viel\n\n## B {#b}\n\n## A"),
        ("en", "# T\n\n## A {#a}\n\n## B {#b}"),
    ]);
    assert_eq!(body(&imported, "de"), "## A {#a}\n\n**Zu viel**\n\n## B {#b}\n\n**A**\n");
    assert_eq!(imported.notes.iter().filter(|note| note.kind == NoteKind::Outline).count(), 3);
}

#[test]
fn without_the_reference_another_language_leads() {
    let imported = import(&[("de", "# T\n\n## Daten"), ("fr", "# T\n\n## Données")]);
    assert_eq!(body(&imported, "fr"), "## Données {#daten}\n");
    assert_eq!(imported.notes.len(), 1);
}

#[test]
fn a_regional_form_of_the_reference_leads_before_others() {
    let imported = import(&[("de", "# T\n\n## Daten"), ("en-US", "# T\n\n## Data"), ("es", "# T\n\n## Datos")]);
    assert_eq!(body(&imported, "de"), "## Daten {#data}\n");
}

#[test]
fn an_empty_file_is_left_out() {
    let imported = import(&[("en", " \n"), ("de", "# T")]);
    assert_eq!(imported.texts.len(), 1);
    assert_eq!(imported.notes[0].kind, NoteKind::Outline);
}

#[test]
fn bold_of_the_old_page_is_bold() {
    assert_eq!(converted("* **資料：**您"), "- **資料**：您");
    assert_eq!(converted("<b>ผู้ใช้</b>ต้อง <b>a<i>b</i>c</b>"), "**ผู้ใช้**ต้อง **&#97;_b_&#99;**");
}

#[test]
fn braces_that_were_shown_are_shown() {
    assert_eq!(converted("- a {#b}"), "- a \\{#b}");
    assert_eq!(converted("## A {b} {#c}"), "## A {b} {#c}");
    assert_eq!(converted("## A {#b, c}"), "## A \\{#b, c} {#a-b-c}");
    assert_eq!(converted("## A {: \"b\" }"), "## A \\{: \"b\" } {#a-b}");
    assert_eq!(converted("a {{b}} `{{c}}`"), "a \\{{b}} `{{c}}`");
}

#[test]
fn what_is_lost_is_told_where_it_was() {
    let source = "# T\n\n[a](/x) [b](../y)\n\n<div>\n\nc {: .d }\n\n</div>\n\n[e](#f)";
    let told = import(&[("en", source)]).notes.into_iter().map(|note| (note.line, note.times, note.message));
    let expected = [
        (3, 2, "a link to another page of the old site is dropped, its words stay"),
        (5, 1, "`<div>` is dropped, its contents stay"),
        (7, 1, "the attribute `class` is dropped"),
        (11, 1, "the link to `#f` leads nowhere and is dropped, its words stay"),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected.map(|(line, times, message)| (line, times, message.to_owned())));
}

#[test]
fn a_text_is_another_to_the_importer_exactly_where_it_is_to_its_digest() {
    let options = options("global");
    let setting = Setting { regions: vec![(RegionName::global(), None)], ..Setting::default() };
    let english = Language::parse("en").expect("a language");
    let day = |body: &str| {
        let text = format!("# T\n\n## A {{: #a }}\n\n{body}\n");
        Day { texts: BTreeMap::from([("en".to_owned(), text.into_bytes())]) }
    };
    for (before, after) in [
        // Paragraphs and items that are divided, and where.
        ("We keep it. Ask us.", "We keep it.\n\nAsk us."),
        ("- a\n- b", "- a b"),
        ("- a\n\n  b", "- a\n- b"),
        ("a\n\n- b", "a b"),
        ("> a b", "> a\n>\n> b"),
        ("a b", "a<br>b"),
        ("    a\n      b", "    a\n    b"),
        // How it is written down.
        ("We keep it.", "We\nkeep it."),
        ("We **keep it.**", "We **keep\nit.**"),
        ("資料。您", "資料。\n您"),
        ("資料。 您", "資料。\n您"),
        ("資料 a", "資料\na"),
        ("Two:\n(a) one", "Two: (a) one"),
        ("Two:\n(a) one", "Two:<br>(a) one"),
        ("* a\n* b", "- a\n\n- b"),
        ("| a |\n| - |\n| b |", "| a |\n| :-: |\n|  b  |"),
        ("```\na\n```", "~~~ text\na\n~~~"),
        ("<https://a.example/>", "[https://a.example/][a]\n\n[a]: https://a.example/"),
        ("We  keep\tit.", "We keep it."),
        ("We\u{a0}keep it.", "We keep it."),
        ("We keep it.", "<div>\n\nWe keep it.\n\n</div>"),
    ] {
        let mut memory = Memory::default();
        let _ = convert_next(&day(before), &options, &mut memory);
        let same = convert_next(&day(after), &options, &mut memory).changed.is_empty();
        let texts = [before, after].map(|body| convert(&day(body), &options).texts[&english].clone());
        let frozen = freeze(&setting, &options, &english, &[&texts[0], &texts[1]]);
        let digests: Vec<_> = frozen.iter().filter_map(|(text, _)| Some(text_digest(&text.as_ref()?.text))).collect();
        assert_eq!(same, digests[0] == digests[1], "{before:?} and {after:?}");
    }
}
