//! Markdown as it is read here.

use super::{hint, html, place, swiss, using, words};
use crate::support::Fixture;

#[test]
fn braces_at_the_end_of_a_heading_are_attributes_or_an_error() {
    for (heading, fact) in [
        ("## Section {c}", "a heading has no attribute `c`"),
        ("## Exhibit {B} {#exhibit c}", "a heading has no attribute `c`"),
        ("## Exhibit {#}", "a heading has no attribute `#`"),
        ("## Exhibit {}", "the braces at the end of a heading hold no attribute"),
        ("Exhibit {B}\n---", "a heading has no attribute `B`"),
        ("- ## Exhibit {hello}", "a heading has no attribute `hello`"),
        ("## Exhibit {hello}", "a heading has no attribute `hello`"),
    ] {
        let built = using(&format!("Text.\n\n{heading}\n\nMore.")).build();
        assert_eq!(built.the("unknown-attribute").message, fact, "{heading}");
    }
    for heading in ["Exhibit \\{B\\}", "Exhibit {B} {#exhibit-b}"] {
        let built = using(&format!("Text.\n\n## {heading}\n\nMore.")).drafts();
        assert_eq!(built.errors(), Vec::<&str>::new(), "{heading}");
        assert!(built.page("/global/en/terms/draft/").contains("Exhibit {B}"), "{heading}");
    }
}

#[test]
fn markdown_is_commonmark_with_a_few_extensions() {
    let built = using(
        "| A | B |\n| - | -: |\n| 1 | 2 |\n\nTerm\n: Meaning\n\n~~gone~~ note[^n] *em* **strong** `code`\n\n[^n]: The note.\n",
    )
    .build();
    let html = html(&built);
    for part in [
        "<table>",
        "<dt id=\"_use.0.1\">Term</dt>",
        "Meaning</dd>",
        "<del>gone</del>",
        "doc-noteref",
        "<em>em</em>",
        "<strong>strong</strong>",
        "<code>code</code>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn punctuation_is_never_smartened() {
    assert_eq!(words("\"It's\" -- so--- they say... (c) 1/2"), "\"It's\" -- so--- they say... (c) 1/2");
}

#[test]
fn one_tilde_means_about() {
    assert_eq!(words("from ~5 to ~10 days"), "from ~5 to ~10 days");
}

#[test]
fn a_line_break_is_a_space_but_not_in_scripts_written_without_spaces() {
    for (source, shown) in [
        ("two\nwords", "two words"),
        ("我们\n处理", "我们处理"),
        ("您好，\n世界", "您好，世界"),
        ("プライバシ\nー方針", "プライバシー方針"),
        ("ความ\nเป็น", "ความเป็น"),
        ("ຂໍ້\nມູນ", "ຂໍ້ມູນ"),
        ("ទិន្ន\nន័យ", "ទិន្នន័យ"),
        ("ကိုယ်\nရေး", "ကိုယ်ရေး"),
        ("개인정보\n처리", "개인정보 처리"),
        ("使用 GDPR\n处理", "使用 GDPR 处理"),
        ("我们**重要\n内容**。", "我们重要内容。"),
        ("我们\n*处理*", "我们处理"),
    ] {
        assert_eq!(words(source), shown);
    }
}

#[test]
fn a_line_break_beside_a_value_depends_on_the_value() {
    let site = |value: &str| {
        using("由\n{{ controller }}\n处理")
            .write(
                "locales/global/region.toml",
                &format!("languages = [\"en\"]\ncode = \"001\"\n[values]\ncontroller = \"{value}\"\n"),
            )
            .build()
            .text("/global/en/terms/", "use")
    };
    assert_eq!(site("极光"), "由极光处理");
    assert_eq!(site("Aurora"), "由 Aurora 处理");
}

#[test]
fn lines_that_begin_with_a_label_stay_lines() {
    for label in ["(1)", "(12)", "a.", "(a)", "iv.", "(iv)", "–", "—", "−"] {
        let built = using(&format!("We may:\n{label} first\nof all")).build();
        let html = html(&built);
        assert!(html.contains(&format!("We may:<br>\n{label} first of all")), "{label}: {html}");
    }
}

#[test]
fn words_that_look_almost_like_labels_are_joined() {
    for start in ["(see", "apple.", "(2021 and", "e.g.", "-5", "I. am"] {
        let built = using(&format!("before\n{start} x")).build();
        assert!(html(&built).contains(&format!("before {start} x")), "{start}");
    }
}

#[test]
fn an_undefined_footnote_is_reported_each_time_and_an_escaped_one_never() {
    let built = using("One[^a] and two[^b], not \\[^c] nor `[^d]`.").build();
    let found: Vec<_> =
        built.found("undefined-footnote").iter().map(|f| (f.message.as_str(), f.column.unwrap())).collect();
    assert_eq!(found, [("no footnote [^a]", 4), ("no footnote [^b]", 16)]);
}

#[test]
fn a_footnote_that_is_defined_again_is_not_lost_in_silence() {
    for (again, mark) in
        [("[^1]: The second.", "[^1]"), ("> [^1]: The second.", "[^1]"), ("[^Fee]: The second.", "[^Fee]")]
    {
        let text = format!("One[^1] and two[^fee].\n\n[^1]: The first.\n[^fee]: A fee.\n\n{again}");
        let built = using(&text).build();
        let finding = built.the("duplicate-footnote");
        assert_eq!(finding.message, format!("the footnote `{mark}` is defined twice"));
        assert_eq!(place(finding), ("content/terms/en.md", 10, again.find('[').unwrap() + 1), "{again}");
    }
}

#[test]
fn a_footnote_that_nothing_refers_to_is_not_lost_in_silence() {
    let unused = |text: &str| -> Vec<(String, usize)> {
        let built = using(text).build();
        let found = built.found("unused-footnote");
        found.iter().map(|f| (f.message.clone(), f.line.unwrap())).collect()
    };
    let fact = |mark: &str| format!("nothing in the text refers to the footnote `{mark}`");
    assert_eq!(unused("Words.\n\n[^x]: A note."), [(fact("[^x]"), 7)]);
    assert_eq!(unused("Not \\[^x], nor `[^x]`.\n\n[^x]: A note."), [(fact("[^x]"), 7)]);
    // What stands in a note that no reader comes to, no reader comes to either.
    let circle = unused("Words.\n\n[^x]: As in[^y].\n\n[^y]: As in[^x].");
    assert_eq!(circle, [(fact("[^x]"), 7), (fact("[^y]"), 9)]);
    for fine in [
        "Words[^x].",
        "### A heading[^x] {#contact}",
        "| a[^x] |\n| - |",
        "| a |\n| - |\n| b[^x] |",
        "> - *Words[^x]*",
        "Term[^x]\n: Meaning",
        "Words[^y].\n\n[^y]: As in[^x].",
        "Words[^X].",
    ] {
        assert_eq!(unused(&format!("{fine}\n\n[^x]: A note.")), [], "{fine}");
    }
    let titled =
        Fixture::small().write("content/terms/en.md", "# Terms[^x]\n\n## Use {#use}\n\nUse.\n\n[^x]: A note.\n");
    assert_eq!(titled.build().found("unused-footnote").len(), 0);
}

#[test]
fn a_footnote_of_a_section_that_a_region_replaces_is_no_mistake() {
    let site = swiss()
        .edit("content/terms/en.md", "Use it.", "Use it.[^x]\n\n[^x]: A note.")
        .write("locales/ch/terms/en.md", "## Use {#use}\n\nUse it here.\n");
    assert_eq!(site.build().found("unused-footnote").len(), 0);
}

#[test]
fn labels_of_footnotes_know_no_case() {
    let built = using("One[^Fee] and two[^fee].\n\n[^FEE]: Ten francs.").build();
    assert_eq!(built.page("/global/en/terms/").matches("Ten francs.").count(), 1);
    assert_eq!(html(&built).matches("href=\"#_fn-1\"").count(), 2, "{}", html(&built));
}

#[test]
fn a_link_broken_by_a_space_is_reported_for_any_target() {
    for (link, column) in [
        ("[mail](mailto:{{ mail }})", 6),
        ("[x](https://a.example/a b)", 3),
        ("[**x**](https://a.example/a b)", 7),
        ("[form](files/my form.pdf)", 6),
        ("[x]((https://a.example)", 3),
        ("[x] (#use)", 3),
        ("[`x`] (policy:terms)", 5),
        ("[x] (https://a.example)", 3),
        ("See [#use].", 5),
        ("See [use][#use].", 10),
    ] {
        let built = using(link)
            .write(
                "locales/global/region.toml",
                "languages = [\"en\"]\ncode = \"001\"\n[values]\nmail = \"a@b.example\"\n",
            )
            .build();
        assert_eq!(place(built.the("space-in-link")), ("content/terms/en.md", 5, column), "{link}");
    }
    // Without the space, or closed, what begins with a backslash would still be none.
    for (escaped, column) in [("\\[x] (https://a.example)", 4), ("\\[x](https://a.example)", 4)] {
        let built = using(escaped).build();
        let found = built.the("space-in-link");
        assert_eq!(place(found), ("content/terms/en.md", 5, column), "{escaped}");
        assert!(found.hint.as_ref().is_some_and(|hint| hint.contains("without the backslash")), "{escaped}");
    }
    for fine in [
        "[a] (b c)",
        "[x\\] (#use)",
        "\\[#use]",
        "[#1]",
        "[x](#use)",
        "\\[x\\](a b)",
        "[x](<https://a.example/a b>)",
        "`[x](a b)`",
    ] {
        assert_eq!(using(fine).build().found("space-in-link").len(), 0, "{fine}");
    }
}

#[test]
fn a_line_that_looks_like_a_heading_with_an_id_is_never_lost_in_silence() {
    for (text, line) in [
        ("##Contact {#contact}", 5),
        ("Words.\n##Contact {#contact after=use}", 6),
        ("##\u{a0}Contact {#contact}", 5),
        ("##Contact {#contact} ##", 5),
        ("####### Contact {#contact}", 5),
        ("    ## Contact {#contact}", 5),
        ("\t## Contact {#contact}", 5),
        ("- Words\n\n  ## Contact {#contact}", 7),
        ("- ## Contact {#contact}", 5),
        ("> ## Contact {#contact}", 5),
        ("> ##Contact {#contact}", 5),
        ("> Contact {#contact}\n> ---", 5),
        ("##Contact {#contact}\nby post\n---", 5),
        ("```\n## Contact {#contact}\n```", 6),
        ("```\n## Contact {#contact}\n\nBy post.\n\n## Law {#law}\n", 5),
        ("~~~\nBy post.\n", 5),
        ("```", 5),
        ("> ```\n> By post.\n\nWords.", 5),
        ("- ```\n  By post.\n\nWords.", 5),
        ("```\n> ``\n", 5),
    ] {
        let built = using(text).build();
        let finding = built.the("heading-not-read");
        assert_eq!((finding.file.as_deref(), finding.line), (Some("content/terms/en.md"), Some(line)), "{text}");
        assert!(!hint(finding).is_empty(), "{text}");
    }
}

#[test]
fn headings_that_are_read_and_words_that_are_none_are_fine() {
    for text in [
        "### Contact {#contact}",
        "   ### Contact {#contact} ###",
        "### Contact { #contact }",
        "Contact {#contact}\n---",
        "By post\nand mail {#contact}\n---",
        "\\##Contact {#contact}",
        "#1 of all devices",
        "#1 of {{ controller }}",
        "> ## A quoted heading",
        "- #1 of all devices {#first}",
        "```\nBy post.\n```",
        "```\n```",
        "~~~~\n~~~\n~~~~",
        "> ```\n> By post.\n> ```",
        "- ```\n  By post.\n  ```",
    ] {
        assert_eq!(using(text).build().found("heading-not-read").len(), 0, "{text}");
    }
}

#[test]
fn control_characters_are_shown_to_whoever_can_delete_them() {
    for (text, column) in [
        ("Words\u{7}.", 6),
        ("Words\u{85}.", 6),
        ("`Wo\u{7f}rds`", 4),
        ("[x](https://a.example/\u{1})", 23),
        ("Words &#1; more", 7),
        ("[x](https://a.example/&#x9b;)", 1),
        ("\u{0}", 1),
    ] {
        let built = using(text).build();
        assert_eq!(place(built.the("control-character")), ("content/terms/en.md", 5, column), "{text:?}");
    }
    let two = using("One\u{7} and two\u{8}.\n\nThree\u{7}.").build();
    assert_eq!(two.found("control-character").len(), 2, "one for each line");
    for fine in ["A\ttab", "A line\r\nand another", "Soft\u{ad}hyphen", "Zero\u{200d}width"] {
        assert_eq!(using(fine).build().found("control-character").len(), 0, "{fine:?}");
    }
}

#[test]
fn raw_html_is_refused_with_its_place() {
    let built = using("Water is H<sub>2</sub>O.").build();
    assert_eq!(place(built.found("raw-html")[0]), ("content/terms/en.md", 5, 11));
    let built = using("<p>x</p>").build();
    assert_eq!(place(built.the("raw-html")), ("content/terms/en.md", 5, 1));
    assert_eq!(words("1 \\< 2"), "1 < 2");
}

#[test]
fn sanitized_html_is_a_short_list_and_nothing_else() {
    let site = |text: &str| using(text).edit("site.toml", "title", "raw_html = \"sanitize\"\ntitle").build();
    assert!(html(&site("Water is H<sub>2</sub>O.")).contains("H<sub>2</sub>O"));
    for refused in
        ["<script>x</script>", "<a href=\"x\">y</a>", "a <b onclick=\"x()\">b</b>", "an <b>open one", "<!-- secret -->"]
    {
        let built = site(refused);
        assert!(!built.found("raw-html").is_empty(), "{refused}");
    }
}

#[test]
fn a_refused_tag_is_one_mistake_and_says_what_is_wrong() {
    let site = |text: &str| using(text).edit("site.toml", "title", "raw_html = \"sanitize\"\ntitle");
    for (text, hint) in [
        (
            "a <b class=\"x\">b</b> c",
            "take `class` away: an element may have `dir`, `lang`, `title`, in quotes, and nothing else",
        ),
        ("a <span dir=\"up\">b</span> c", "write `dir=\"ltr\"`, `dir=\"rtl\"` or `dir=\"auto\"`"),
        ("an <b>open one", "close it in the same line of text, with `</b>`"),
        ("a shut one</b>", "it closes nothing: take it away, or write `<b>` before it"),
        (
            "<a href=\"x\"><b>y</b></a>",
            "within a line of text these elements are allowed, and no others: abbr, b, bdi, bdo, cite, dfn, i, kbd, mark, q, s, small, span, sub, sup, u, var, br, wbr",
        ),
    ] {
        let built = site(text).build();
        assert_eq!(built.the("raw-html").hint.as_deref(), Some(hint), "{text}");
    }
    assert_eq!(using("a <b>b</b> c").build().found("raw-html").len(), 1, "also where no HTML is allowed");
    let built = site("an <abbr title=\"R&amp;D &lt;b&gt;\">RD</abbr>").build();
    let html = html(&built);
    assert!(html.contains("<abbr title=\"R&amp;D &lt;b&gt;\">RD</abbr>"), "{html}");
}

#[test]
fn nesting_beyond_all_reason_is_one_mistake() {
    let built = using(&format!("{} deep", ">".repeat(2000))).build();
    assert_eq!(built.errors(), ["too-deep"]);
}
