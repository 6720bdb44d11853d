//! From files to a text: layout, front matter, Markdown, ids, numbering, links, values and messages (SPEC 2 and 3).

mod support;

use lexloci::diagnostic::Finding;
use support::{Built, Fixture};

/// The smallest site with another text in its section `use`.
fn using(text: &str) -> Fixture {
    Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n## Use {{#use}}\n\n{text}\n"))
}

/// The words of the section `use` of the smallest site.
fn words(text: &str) -> String {
    using(text).build().text("/global/en/terms/", "use")
}

/// The HTML of the section `use`.
fn html(built: &Built) -> String {
    built.section("/global/en/terms/", "use")["html"].as_str().unwrap().to_owned()
}

/// A site with `ch` in four languages below `europe`.
fn swiss() -> Fixture {
    Fixture::small()
        .write("locales/europe/region.toml", "parent = \"global\"\ncode = \"150\"\nlanguages = []\n")
        .write("locales/ch/region.toml", "parent = \"europe\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\", \"en\"]\n")
        .write("content/terms/de.md", "# Bedingungen\n\n## Nutzung\n\nNutzen.\n\n## Recht\n\nDas Recht.\n")
        .write("content/terms/fr.md", "# Conditions\n\n## Usage\n\nUsage.\n\n## Droit\n\nLe droit.\n")
}

fn hint(finding: &Finding) -> &str {
    finding.hint.as_deref().unwrap_or("")
}

fn place(finding: &Finding) -> (&str, usize, usize) {
    (finding.file.as_deref().unwrap(), finding.line.unwrap(), finding.column.unwrap())
}

// --- Files

#[test]
fn a_misspelt_policy_folder_is_one_mistake_however_many_files_it_holds() {
    let built = swiss()
        .write("locales/ch/term/de.md", "## Recht {#law}\n\nSchweizer Recht.\n")
        .write("locales/ch/term/fr.md", "## Droit {#law}\n\nLe droit suisse.\n")
        .write("locales/ch/term/files/form.pdf", "x")
        .build();
    let finding = built.the("unknown-policy");
    assert_eq!(finding.message, "there is no policy `term`");
    assert_eq!(hint(finding), "did you mean `terms`?");
}

#[test]
fn a_file_that_nothing_reads_is_an_error_that_names_the_right_name_at_that_place() {
    for (path, meant) in [
        ("content/terms/de.markdown", "did you mean `de.md`?"),
        ("content/terms/policy.tml", "did you mean `policy.toml`?"),
        ("content/terms/cookie.toml", "did you mean `cookies.toml`?"),
        ("content/terms/file/seal.png", "did you mean `files/seal.png`?"),
        ("locales/ch/region.tom", "did you mean `region.toml`?"),
        ("locales/ch/de.flt", "did you mean `de.ftl`?"),
        ("locales/de.fluent", "did you mean `de.ftl`?"),
    ] {
        let built = swiss().write(path, "x").build();
        let finding = built.the("unexpected-file");
        assert_eq!((finding.file.as_deref(), finding.line), (Some(path), None), "{path}");
        assert_eq!(hint(finding), meant, "{path}");
    }
}

#[test]
fn a_region_has_no_policy_toml_so_none_is_suggested_there() {
    let built = swiss().write("locales/ch/terms/policy.toml", "kind = \"terms\"\n").build();
    assert!(hint(built.the("unexpected-file")).contains("`content/<policy>/policy.toml`"));
    let built = swiss().write("locales/ch/terms/polcy.toml", "kind = \"terms\"\n").build();
    assert!(!hint(built.the("unexpected-file")).contains("did you mean"));
}

#[test]
fn the_folder_of_global_holds_its_region_toml_only() {
    for path in ["locales/global/terms/en.md", "locales/global/en.ftl"] {
        let built = Fixture::small().write(path, "x = y\n").build();
        assert_eq!(built.the("unexpected-file").file.as_deref(), Some(path));
    }
}

#[test]
fn dot_files_and_backups_are_passed_over() {
    let built = Fixture::small()
        .write("content/.DS_Store", "x")
        .write("content/terms/en.md~", "x")
        .write("content/terms/.en.md.swp", "x")
        .write("locales/#en.ftl#", "x")
        .write("locales/en.ftl.bak", "x")
        .build();
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn names_that_addresses_need_are_no_names_of_policies_and_regions() {
    for (path, name) in [
        ("content/draft/en.md", "draft"),
        ("content/Terms/en.md", "Terms"),
        ("locales/history/region.toml", "history"),
        ("locales/us_ca/region.toml", "us_ca"),
        ("locales/1a/region.toml", "1a"),
    ] {
        let built = Fixture::small().write(path, "").build();
        assert!(built.the("invalid-name").message.starts_with(&format!("`{name}`")), "{path}");
    }
}

#[test]
fn a_region_brings_files_for_itself_and_those_below_and_for_nobody_else() {
    let built = swiss()
        .edit("content/terms/en.md", "Use it.", "See [the form](files/form.txt).")
        .write("content/terms/files/form.txt", "world")
        .write("locales/ch/terms/files/form.txt", "Schweiz")
        .write("locales/ch/terms/files/canton.txt", "Zug")
        .write("locales/ch/terms/en.md", "## Law {#law}\n\nSee [the cantons](files/canton.txt).\n")
        .build();
    let file_of = |path: &str, id: &str| {
        let html = built.section(path, id)["html"].as_str().unwrap().to_owned();
        let href = html.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
        built.page(href.strip_prefix("https://legal.example").unwrap())
    };
    assert_eq!(file_of("/global/en/terms/", "use"), "world");
    assert_eq!(file_of("/ch/en/terms/", "use"), "Schweiz");
    assert_eq!(file_of("/ch/en/terms/", "law"), "Zug");
}

#[test]
fn a_file_that_only_a_region_has_is_none_of_the_base_text() {
    let built = swiss()
        .edit("content/terms/en.md", "Use it.", "See [the form](files/form.txt).")
        .write("locales/ch/terms/files/form.txt", "Schweiz")
        .build();
    let finding = built.the("unsafe-link");
    assert_eq!(finding.editions.iter().collect::<Vec<_>>(), ["global/en"]);
    assert_eq!(hint(finding), "there is no `files/form.txt` in the policy's folder");
}

#[test]
fn a_text_that_is_not_utf8_has_a_place_and_hides_nothing_else() {
    let built = Fixture::small()
        .write_bytes(
            "content/terms/en.md",
            b"\xEF\xBB\xBF# Terms\r\n\r\n## Use {#use}\r\n\r\nZ\xFCrich, see [](#law) and [](#lax).\r\n\r\n## Law {#law}\r\n\r\nLaw.\r\n",
        )
        .build();
    assert_eq!(place(built.the("invalid-utf8")), ("content/terms/en.md", 5, 2));
    assert_eq!(built.the("dangling-reference").line, Some(5));
    assert_eq!(built.errors().len(), 2, "{:#?}", built.findings());
}

#[test]
fn a_text_saved_as_utf16_is_one_mistake() {
    let text = "# Terms\n\n## Use {#use}\n\nUse it.\n";
    let bytes: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let built = Fixture::small().write_bytes("content/terms/en.md", &bytes).build();
    assert_eq!(built.errors(), ["invalid-utf8"]);
}

#[test]
fn a_text_that_is_too_large_never_seems_to_be_within_the_limit() {
    let text = format!("# Terms\n\n## Use\n\n{}\n", "a ".repeat(5 * 1024 * 1024));
    let built = Fixture::small().write("content/terms/en.md", &text).build();
    assert_eq!(built.the("file-too-large").message, "a text of 10.1 MB; the limit is 10 MB");
}

#[test]
fn a_text_is_named_by_the_canonical_tag_to_the_letter() {
    for (name, canonical) in
        [("DE", "de"), ("zh-hans", "zh-Hans"), ("zh-CN", "zh-Hans"), ("iw", "he"), ("de-at", "de-AT")]
    {
        let built = Fixture::small().write(&format!("content/terms/{name}.md"), "# T\n\n## U {#use}\n\nU.\n").build();
        let finding = built.the("non-canonical-language");
        assert_eq!(finding.file.as_deref(), Some(format!("content/terms/{name}.md").as_str()));
        assert_eq!(hint(finding), format!("write `{canonical}`"));
    }
}

#[test]
fn two_files_for_one_language_are_an_error() {
    let built = swiss().write("content/terms/DE.md", "# B\n\n## N\n\nN.\n\n## R\n\nR.\n").build();
    assert_eq!(built.the("duplicate-language").file.as_deref(), Some("content/terms/de.md"));
}

#[test]
fn a_tag_that_is_more_likely_a_country_is_a_warning() {
    let built = Fixture::small()
        .write("locales/kg/region.toml", "parent = \"global\"\ncode = \"KG\"\nlanguages = [\"kg\"]\n")
        .build();
    let finding = built.the("likely-country");
    assert_eq!(finding.severity.to_string(), "warning");
    assert_eq!(hint(finding), "the language of that country is `ky`");
}

#[test]
fn a_theme_with_words_in_no_language_or_an_unknown_key_is_told_so() {
    let site = Fixture::small()
        .edit("site.toml", "title", "theme = \"house\"\ntitle")
        .write("themes/house/theme.toml", "extends = \"default\"\nextend = \"x\"\n")
        .write("themes/house/strings/german.ftl", "a = b\n")
        .write("themes/house/strings/zh-CN.ftl", "a = b\n")
        .write("themes/house/strings/.de.ftl", "no fluent at all\n");
    let built = site.build();
    assert_eq!(hint(built.the("unknown-key")), "did you mean `extends`?");
    assert_eq!(built.the("non-canonical-language").file.as_deref(), Some("themes/house/strings/zh-CN.ftl"));
    let wrong: Vec<_> =
        built.findings().iter().filter(|f| f.code.ends_with("language") && f.severity.to_string() == "error").collect();
    assert_eq!(wrong.len(), 2, "{wrong:#?}");
    assert_eq!(built.errors().len(), 3, "{:#?}", built.findings());
}

// --- site.toml, policy.toml, region.toml

#[test]
fn a_site_needs_three_lines() {
    assert_eq!(Fixture::small().build().errors(), Vec::<&str>::new());
    for key in ["title", "base_url", "reference_language"] {
        let built = Fixture::small().edit("site.toml", key, &format!("#{key}")).build();
        assert_eq!(built.the("missing-key").message, format!("site.toml has no `{key}`"));
    }
}

#[test]
fn every_mistake_of_a_toml_file_is_reported_in_one_run() {
    let built = Fixture::small()
        .write(
            "content/terms/policy.toml",
            "kind = \"terms\"\nprevail = \"local\"\ndate = \"week\"\nlist_labels = [\"•\"]\n",
        )
        .build();
    assert_eq!(hint(built.the("unknown-key")), "did you mean `prevails`?");
    let lines: Vec<_> = built.found("invalid-value").iter().map(|finding| finding.line.unwrap()).collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn review_every_is_a_count_and_a_unit() {
    let policy = |interval: &str| {
        Fixture::small()
            .write("content/terms/policy.toml", &format!("kind = \"terms\"\nreview_every = {interval}\n"))
            .build()
    };
    for right in ["\"12 months\"", "\"1 year\"", "\"6 weeks\"", "\"90 days\""] {
        assert_eq!(policy(right).errors(), Vec::<&str>::new(), "{right}");
    }
    for wrong in ["\"12\"", "\"12 moons\"", "\"0 days\"", "\"months\"", "12"] {
        assert_eq!(place(policy(wrong).the("invalid-value")), ("content/terms/policy.toml", 2, 16), "{wrong}");
    }
}

#[test]
fn regions_in_a_circle_are_one_mistake() {
    let built = swiss()
        .edit("locales/europe/region.toml", "\"global\"", "\"ch\"")
        .write("locales/ch/terms/de.md", "## Recht {#law}\n\nSchweizer Recht.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nexcept = [\"ch\"]\n")
        .edit("site.toml", "title", "regions = [\"global\", \"europe\", \"ch\"]\ntitle")
        .build();
    assert!(built.the("cyclic-parents").message.contains("ch > europe > ch"));
    assert_eq!(built.errors(), ["cyclic-parents"]);
}

#[test]
fn an_unknown_parent_is_one_mistake() {
    let built = swiss()
        .edit("locales/europe/region.toml", "\"global\"", "\"globl\"")
        .write("locales/ch/terms/de.md", "## Recht {#law}\n\nSchweizer Recht.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nregions = [\"global\", \"ch\"]\n")
        .build();
    assert_eq!(hint(built.the("unknown-region")), "did you mean `global`?");
    assert_eq!(built.errors(), ["unknown-region"]);
}

#[test]
fn a_region_without_its_file_is_one_mistake() {
    let built = swiss()
        .remove("locales/europe/region.toml")
        .write("locales/europe/terms/de.md", "## Recht {#law}\n\nDas Recht.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nexcept = [\"europe\"]\n")
        .build();
    assert_eq!(built.errors(), ["missing-file"]);
}

#[test]
fn a_policy_without_its_file_is_one_mistake() {
    let built = Fixture::small()
        .write("content/cookies/en.md", "# Cookies\n\n## What\n\nCookies.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nprevails_over = [\"cookies\"]\n")
        .build();
    assert_eq!(built.errors(), ["missing-file"]);
}

#[test]
fn the_first_language_of_a_region_with_editions_is_the_first_it_lists() {
    let built = swiss().edit("locales/ch/region.toml", "code", "first_language = \"fr\"\ncode").build();
    assert_eq!(built.the("invalid-value").message, "`first_language` is for regions without editions");
    let built = swiss().edit("locales/europe/region.toml", "code", "first_language = \"de\"\ncode").build();
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn codes_are_countries_subdivisions_or_areas() {
    for right in ["CH", "US-CA", "150", "001"] {
        let built = swiss().edit("locales/ch/region.toml", "\"CH\"", &format!("\"{right}\"")).build();
        assert_eq!(built.found("invalid-value").len(), 0, "{right}");
    }
    let built = swiss().edit("locales/ch/region.toml", "\"CH\"", "\"ch\"").build();
    assert_eq!(hint(built.the("invalid-value")), "did you mean `CH`?");
}

// --- Front matter and title

#[test]
fn the_title_stands_in_front_matter_or_in_one_heading() {
    let page = "/global/en/terms/";
    let built = Fixture::small()
        .write(
            "content/terms/en.md",
            "+++\ntitle = \"Our *terms*\"\ndescription = \"All of them\"\n+++\n\n## Use\n\nUse it.\n",
        )
        .build();
    assert_eq!(built.data(page)["title"], "Our *terms*");
    assert_eq!(built.data(page)["description"], "All of them");
    assert_eq!(Fixture::small().build().data(page)["title"], "Terms");
}

#[test]
fn a_second_title_is_an_error() {
    for (text, line) in [
        ("+++\ntitle = \"Terms\"\n+++\n\n# Terms\n\n## Use\n\nUse it.\n", 5),
        ("# Terms\n\n## Use\n\nUse it.\n\n# More\n\nMore.\n", 7),
        ("Before.\n\n# Terms\n\n## Use\n\nUse it.\n", 3),
    ] {
        let built = Fixture::small().write("content/terms/en.md", text).build();
        let finding = built.the("second-title");
        assert_eq!(place(finding), ("content/terms/en.md", line, 1), "{text}");
        assert_eq!(finding.message.contains("front matter"), text.starts_with("+++"), "{text}");
    }
}

#[test]
fn unknown_keys_of_front_matter_are_errors() {
    let built = Fixture::small()
        .write(
            "content/terms/en.md",
            "+++\ntitel = \"Terms\"\ntitle = \"Terms\"\nreplaces = \"document\"\n+++\n\n## Use\n\nUse it.\n",
        )
        .build();
    let found: Vec<_> =
        built.found("unknown-key").iter().map(|finding| (finding.line.unwrap(), hint(finding))).collect();
    assert_eq!(found[0], (2, "did you mean `title`?"));
    assert_eq!(found[1].0, 4, "`replaces` belongs into a local text");
}

#[test]
fn front_matter_that_does_not_end_is_one_mistake() {
    let built = Fixture::small()
        .write("content/terms/en.md", "+++\ntitle = \"Terms\"\n\nHello.\n\n## Use\n\nUse it.\n")
        .build();
    assert_eq!(place(built.the("unclosed-front-matter")), ("content/terms/en.md", 1, 1));
    assert_eq!(built.errors(), ["unclosed-front-matter"]);
}

#[test]
fn front_matter_of_other_tools_does_not_become_a_heading() {
    let built = Fixture::small()
        .write("content/terms/en.md", "---\ntitle: Terms\n---\n\n# Terms\n\n## Use\n\nUse it.\n")
        .build();
    assert_eq!(place(built.the("toml-syntax")), ("content/terms/en.md", 1, 1));
    assert_eq!(built.errors(), ["toml-syntax"]);
}

#[test]
fn an_empty_text_is_one_mistake() {
    let built = Fixture::small().write("content/terms/en.md", "\n").build();
    let finding = built.the("missing-document");
    assert!(hint(finding).starts_with("the file is empty"));
    assert_eq!(finding.editions.len(), 1);
    assert_eq!(built.errors().len(), 1);
    let built = swiss().write("locales/ch/terms/de.md", "").build();
    assert_eq!(built.the("empty-text").file.as_deref(), Some("locales/ch/terms/de.md"));
}

#[test]
fn a_reference_text_of_front_matter_alone_says_nothing() {
    let built = Fixture::small().write("content/terms/en.md", "+++\ntitle = \"Terms\"\n+++\n").build();
    assert_eq!(place(built.the("missing-document")), ("content/terms/en.md", 2, 9));
    let built = swiss().write("locales/ch/terms/de.md", "+++\ntitle = \"Schweizer Bedingungen\"\n+++\n").build();
    assert_eq!(built.errors(), Vec::<&str>::new(), "a region may change the title only");
}

#[test]
fn values_stand_in_front_matter_too() {
    let built = Fixture::small()
        .write(
            "locales/global/region.toml",
            "languages = [\"en\"]\ncode = \"001\"\n[values]\ncompany = \"Aurora & Co\"\n",
        )
        .write("content/terms/en.md", "+++\ntitle = 'Terms of {{ company }} \\{{ x }}'\n+++\n\n## Use\n\nUse it.\n")
        .build();
    assert_eq!(built.data("/global/en/terms/")["title"], "Terms of Aurora & Co {{ x }}");
}

#[test]
fn braces_that_do_not_close_are_errors_in_front_matter_and_text() {
    let built = Fixture::small()
        .write("content/terms/en.md", "+++\ntitle = \"Terms of {{ company\"\n+++\n\n## Use\n\nUse {{ it.\n")
        .build();
    let lines: Vec<_> = built.found("undefined-value").iter().map(|f| (f.line.unwrap(), f.message.as_str())).collect();
    assert_eq!(lines, [(2, "`{{` without `}}`"), (7, "`{{` without `}}`")]);
}

#[test]
fn a_preamble_has_its_own_place() {
    let built = swiss()
        .edit("content/terms/de.md", "# Bedingungen\n", "# Bedingungen\n\nHallo.\n")
        .edit("content/terms/en.md", "# Terms\n", "# Terms\n\nHello.\n")
        .write("locales/europe/terms/en.md", "Hello Europe.\n")
        .build();
    let hidden: Vec<_> = built.found("never-shown").iter().map(|f| place(f)).collect();
    assert_eq!(hidden, [("content/terms/de.md", 3, 1)], "{:#?}", built.findings());
}

// --- Markdown

#[test]
fn markdown_is_commonmark_with_a_few_extensions() {
    let built = using(
        "| A | B |\n| - | -: |\n| 1 | 2 |\n\nTerm\n: Meaning\n\n~~gone~~ note[^n] *em* **strong** `code`\n\n[^n]: The note.\n",
    )
    .build();
    let html = html(&built);
    for part in [
        "<table>",
        "<dt>Term</dt>",
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
fn nesting_beyond_all_reason_is_one_mistake() {
    let built = using(&format!("{} deep", ">".repeat(2000))).build();
    assert_eq!(built.errors(), ["too-deep"]);
}

// --- Ids and outlines

#[test]
fn the_reference_text_derives_ids_from_its_headings() {
    let built = Fixture::small()
        .write(
            "content/terms/en.md",
            "# Terms\n\n## How to contact us\n\nX.\n\n## Données & droits\n\nX.\n\n## Pinned {#own-id}\n\nX.\n",
        )
        .build();
    assert_eq!(built.section_ids("/global/en/terms/"), ["how-to-contact-us", "donnees-droits", "own-id"]);
}

#[test]
fn a_heading_without_a_latin_letter_must_be_pinned() {
    let built =
        Fixture::small().write("content/terms/en.md", "# Terms\n\n## 联系我们\n\nX.\n\n## 2021\n\nX.\n").build();
    assert_eq!(built.found("unpinned-id").iter().map(|f| f.line.unwrap()).collect::<Vec<_>>(), [3, 7]);
}

#[test]
fn ids_have_a_form_and_three_are_reserved() {
    for id in ["Use", "use_it", "-use", "title", "description", "preamble", "ü"] {
        let built = Fixture::small().edit("content/terms/en.md", "{#use}", &format!("{{#{id}}}")).build();
        assert_eq!(built.the("invalid-id").line, Some(3), "{id}");
    }
}

#[test]
fn a_translation_takes_ids_over_by_position() {
    let built = swiss().build();
    assert_eq!(built.section_ids("/ch/de/terms/"), ["use", "law"]);
    assert_eq!(built.text("/ch/de/terms/", "law"), "Das Recht.");
}

#[test]
fn a_pinned_id_that_disagrees_with_its_position_is_an_error() {
    let built = swiss().edit("content/terms/de.md", "## Nutzung", "## Nutzung {#law}").build();
    let finding = built.the("id-out-of-place");
    assert_eq!(finding.message, "`law` stands where the reference text has `use`");
    assert_eq!(place(finding), ("content/terms/de.md", 3, 1));
}

#[test]
fn where_outlines_differ_the_first_heading_without_an_id_is_the_error() {
    let built = swiss().write("content/terms/de.md", "# B\n\n## Recht {#law}\n\nR.\n").build();
    assert_eq!(built.errors(), Vec::<&str>::new(), "a base translation may lack sections");
    let built = swiss().write("content/terms/de.md", "# B\n\n### Nutzung\n\nN.\n\n## Recht\n\nR.\n").build();
    assert_eq!(place(built.the("unpinned-id")), ("content/terms/de.md", 3, 1));
}

#[test]
fn a_base_translation_adds_and_moves_nothing() {
    let built = swiss().write("content/terms/de.md", "# B\n\n## Rechte {#rights}\n\nR.\n").build();
    assert_eq!(built.the("extra-section").line, Some(3));
    let built = swiss()
        .edit("content/terms/en.md", "## Law", "## Age {#age}\n\nAdults.\n\n## Law")
        .write("content/terms/de.md", "# B\n\n## Recht {#law}\n\nR.\n\n## Nutzung {#use}\n\nN.\n")
        .build();
    assert_eq!(place(built.the("id-out-of-place")), ("content/terms/de.md", 7, 1));
}

#[test]
fn an_old_name_in_a_translation_is_taken_for_the_present_one() {
    let renamed = || swiss().edit("content/terms/en.md", "{#law}", "{#applicable-law was=law}");
    for german in
        ["# B\n\n## Nutzung {#use}\n\nN.\n\n## Recht {#law}\n\nDas Recht.\n", "# B\n\n## Recht {#law}\n\nDas Recht.\n"]
    {
        let built = renamed().write("content/terms/de.md", german).build();
        assert_eq!(built.text("/ch/de/terms/", "applicable-law"), "Das Recht.");
        let finding = built.the("renamed-section");
        assert_eq!(finding.file.as_deref(), Some("content/terms/de.md"));
        assert_eq!(hint(finding), "write `{#applicable-law}`");
    }
}

#[test]
fn all_headings_of_a_local_version_need_ids() {
    let built = swiss().write("locales/ch/terms/de.md", "## Recht\n\nSchweizer Recht.\n").build();
    assert_eq!(place(built.the("unpinned-id")), ("locales/ch/terms/de.md", 1, 1));
}

#[test]
fn an_id_is_given_once() {
    let built = Fixture::small().edit("content/terms/en.md", "{#law}", "{#use}").build();
    assert_eq!(built.the("duplicate-id").line, Some(7));
    let built = using("1. One. {#one}\n2. Two. {#one}").build();
    assert_eq!(built.the("duplicate-id").message, "the id `one` of a list item is given twice");
}

// --- Numbering

#[test]
fn the_numbers_of_a_list_are_in_order() {
    for right in [
        "1. a\n2. b\n3. c",
        "1. a\n1. b\n1. c",
        "1. a\n2. b\n\nBetween.\n\n3. c\n4. d",
        "1. a\n1. b\n\nBetween.\n\n3. c",
        "1. a\n   1. x\n   2. y\n2. b\n   1. z\n3. c",
        "1. a\n   1. x\n\n   Between.\n\n   2. y\n2. b",
        "1. a\n\nBetween.\n\n1. b",
        "1) a\n2) b",
        "- a\n- b",
    ] {
        assert_eq!(using(right).build().errors(), Vec::<&str>::new(), "{right}");
    }
    for (wrong, line) in [
        ("14. Oktober 2021", 5),
        ("1. a\n3. b", 6),
        ("2. a\n3. b", 5),
        ("1. a\n2. b\n2. c", 7),
        ("1. a\n\nBetween.\n\n3. b", 9),
        ("0. a\n1. b", 5),
        ("1. a\n\n   2. x", 7),
        ("1. a\n   1. x\n\n> 2. y", 8),
    ] {
        let built = using(wrong).build();
        assert_eq!(built.the("list-numbers").line, Some(line), "{wrong}");
    }
}

#[test]
fn a_list_does_not_go_on_from_another_section() {
    let built =
        Fixture::small().write("content/terms/en.md", "# Terms\n\n## Use\n\n1. a\n2. b\n\n## Law\n\n3. c\n").build();
    assert_eq!(built.the("list-numbers").line, Some(10));
}

#[test]
fn a_date_at_the_beginning_of_a_line_is_no_list_when_escaped() {
    assert_eq!(words("14\\. Oktober 2021"), "14. Oktober 2021");
    assert_eq!(words("vom\n14. Oktober 2021"), "vom 14. Oktober 2021");
}

#[test]
fn labels_are_text_of_sections_and_of_nested_lists() {
    let built = using("1. first\n   1. inner\n      1. innermost\n2. second")
        .write(
            "content/terms/policy.toml",
            "kind = \"terms\"\nsection_labels = [\"1.\", \"a)\"]\nlist_labels = [\"(1)\", \"a.\", \"(a)\"]\n",
        )
        .build();
    assert_eq!(built.section("/global/en/terms/", "use")["label"], "1.");
    let html = html(&built);
    let labels: Vec<_> =
        html.split("<span class=\"label\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(labels, ["(1)", "a.", "(a)", "(2)"]);
}

#[test]
fn a_reference_to_a_pinned_item_writes_its_place() {
    let site = Fixture::small()
        .write("content/terms/policy.toml", "kind = \"terms\"\nsection_labels = [\"1.\"]\nlist_labels = [\"(1)\", \"a.\"]\n")
        .write(
            "content/terms/en.md",
            "# Terms\n\n## Use {#use}\n\nSee [](#refused) and [](#law).\n\n## Law {#law}\n\n1. One.\n2. Two:\n   1. Refused. {#refused}\n      More.\n",
        );
    let built = site.build();
    assert_eq!(built.text("/global/en/terms/", "use"), "See Chapter 2, (2) a. and Chapter 2, “Law”.");
    let law = built.section("/global/en/terms/", "law")["html"].as_str().unwrap().to_owned();
    assert!(law.contains("<li id=\"refused\">"), "{law}");
    assert!(law.contains("Refused. More."), "the pin is no text: {law}");
}

// --- References and links

#[test]
fn a_reference_without_words_writes_them_in_the_language_of_its_text() {
    let built = swiss()
        .write("content/terms/policy.toml", "kind = \"terms\"\nsection_labels = [\"1.\"]\n")
        .edit("content/terms/de.md", "Nutzen.", "Siehe [](#law), [hier](#law).")
        .build();
    assert_eq!(built.text("/ch/de/terms/", "use"), "Siehe Kapitel 2 „Recht“, hier.");
}

#[test]
fn a_reference_that_leads_nowhere_says_what_is_near() {
    let built = using("See [](#laws), [x](policy:term) and [y]().\n\n## Law {#law}\n\nLaw.").build();
    let hints: Vec<_> = built.found("dangling-reference").iter().map(|f| hint(f)).collect();
    assert_eq!(hints.len(), 3);
    assert!(hints.contains(&"did you mean `law`?") && hints.contains(&"did you mean `terms`?"), "{hints:?}");
}

#[test]
fn links_lead_to_https_mail_and_telephone_only() {
    for right in ["https://a.example/", "mailto:a@b.example", "tel:+41441234567"] {
        let built = using(&format!("[x]({right})")).build();
        assert!(html(&built).contains(&format!("href=\"{right}\"")), "{right}");
    }
    for wrong in [
        "http://a.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "//a.example",
        "/a",
        "a.html",
    ] {
        let built = using(&format!("[x]({wrong})")).build();
        assert_eq!(built.the("unsafe-link").message, format!("a link to `{wrong}`"));
    }
}

/// A site whose only value is `x`, as TOML.
fn with_value(text: &str, value: &str) -> Fixture {
    using(text)
        .write("locales/global/region.toml", &format!("languages = [\"en\"]\ncode = \"001\"\n[values]\nx = {value}\n"))
}

#[test]
fn a_value_in_a_link_is_encoded_for_its_place() {
    for (link, value, href) in [
        ("[a]({{x}})", "https://a.example/?q=1&r=ü", "https://a.example/?q=1&amp;r=ü"),
        ("[a](mailto:{{x}})", "privacy+ch@aurora.example", "mailto:privacy+ch@aurora.example"),
        ("[a](https://a.example/{{x}}/end)", "de/über uns", "https://a.example/de/%C3%BCber%20uns/end"),
        ("[a](https://a.example/?q={{x}})", "a&b=c#d", "https://a.example/?q=a%26b%3Dc%23d"),
    ] {
        let built = with_value(link, &format!("\"{value}\"")).build();
        assert!(html(&built).contains(&format!("href=\"{href}\"")), "{link}: {}", html(&built));
    }
}

#[test]
fn a_value_cannot_smuggle_a_scheme_in() {
    for (link, value) in
        [("[a]({{x}})", "javascript:alert(1)"), ("[a]({{x}})", "#law"), ("[a](java{{x}})", "script:alert(1)")]
    {
        let built = with_value(link, &format!("\"{value}\"")).build();
        assert_eq!(built.errors(), ["unsafe-link"], "{link} {value}");
    }
}

// --- Values

#[test]
fn a_value_is_plain_text_wherever_it_stands() {
    let built = with_value(
        "Of {{ x }}, *{{ x }}*.\n\n| {{ x }} |\n| - |\n| [{{ x }}](https://a.example) |",
        "\"<b>*x*</b> {{ y }}\"",
    )
    .build();
    assert_eq!(built.errors(), Vec::<&str>::new());
    let html = html(&built);
    assert_eq!(html.matches("&lt;b&gt;*x*&lt;/b&gt; {{ y }}").count(), 4, "{html}");
}

#[test]
fn a_value_stands_in_a_heading() {
    let built = with_value("Text.\n\n## About {{ x }} {#about}\n\nMore.", "\"Aurora\"").build();
    assert_eq!(built.section("/global/en/terms/", "about")["heading"], "About Aurora");
}

#[test]
fn code_is_literal_and_a_backslash_makes_two_braces() {
    assert_eq!(words("`{{ x }}` and \\{{ y }}"), "{{ x }} and {{ y }}");
}

#[test]
fn the_value_of_the_nearest_region_stands() {
    let site = swiss()
        .write("locales/global/region.toml", "languages = [\"en\"]\ncode = \"001\"\n[values]\nx = \"world\"\n")
        .edit("locales/europe/region.toml", "languages = []", "languages = [\"en\"]\n[values]\nx = \"Europe\"")
        .edit("content/terms/en.md", "Use it.", "{{ x }}");
    let built = site.build();
    assert_eq!(built.text("/global/en/terms/", "use"), "world");
    assert_eq!(built.text("/europe/en/terms/", "use"), "Europe");
    assert_eq!(built.text("/ch/en/terms/", "use"), "Europe");
}

#[test]
fn a_value_by_language_falls_back_as_text_does() {
    let site = |table: &str| {
        swiss()
            .edit("locales/ch/region.toml", "\"en\"]", &format!("\"en\"]\n[values]\nx = {table}"))
            .edit("content/terms/fr.md", "Usage.", "x: {{ x }}")
            .edit("content/terms/policy.toml", "kind", "regions = [\"ch\"]\nkind")
    };
    assert_eq!(site("{ de = \"EDÖB\", fr = \"PFPDT\" }").build().text("/ch/fr/terms/", "use"), "x: PFPDT");
    let built = site("{ en = \"FDPIC\", de = \"EDÖB\" }").build();
    assert_eq!(built.text("/ch/fr/terms/", "use"), "x: EDÖB", "the region's first language");
    let html = built.section("/ch/fr/terms/", "use")["html"].as_str().unwrap().to_owned();
    assert!(html.contains("lang=\"de\""), "{html}");
}

#[test]
fn numbers_and_dates_are_formatted_for_the_edition_and_strings_are_not() {
    let site = swiss()
        .write(
            "locales/global/region.toml",
            "languages = [\"en\"]\ncode = \"001\"\n[values]\nfine = 20000.50\nsince = 2023-12-01\nyear = \"2023\"\n",
        )
        .edit("content/terms/en.md", "Use it.", "{{ fine }}; {{ since }}; {{ year }}")
        .edit("content/terms/de.md", "Nutzen.", "{{ fine }}; {{ since }}; {{ year }}")
        .edit("content/terms/fr.md", "Usage.", "{{ fine }}; {{ since }}; {{ year }}");
    let built = site.build();
    assert_eq!(built.text("/global/en/terms/", "use"), "20,000.50; 1 December 2023; 2023");
    assert_eq!(built.text("/ch/de/terms/", "use"), "20'000.50; 1. Dezember 2023; 2023");
    let french = built.text("/ch/fr/terms/", "use");
    assert!(french.ends_with("; 1 décembre 2023; 2023"), "{french}");
}

#[test]
fn values_have_a_form() {
    for value in ["{}", "[1]", "true", "0x10", "2023-12-01T10:00:00Z", "{ de = {} }"] {
        let built = with_value("{{ x }}", value).build();
        assert_eq!(built.the("invalid-value").line, Some(4), "{value}");
    }
    let built = with_value("{{ x }}", "{ \"zh-CN\" = \"a\" }").build();
    assert_eq!(hint(built.the("non-canonical-language")), "write `zh-Hans`");
}

#[test]
fn an_unknown_name_has_a_place_and_a_suggestion() {
    let built = using("By {{ contoller }}.")
        .write(
            "locales/global/region.toml",
            "languages = [\"en\"]\ncode = \"001\"\n[values]\ncontroller = \"Aurora\"\n",
        )
        .build();
    let finding = built.the("undefined-value");
    assert_eq!(place(finding), ("content/terms/en.md", 5, 4));
    assert_eq!(hint(finding), "did you mean `controller`?");
}

#[test]
fn a_name_that_is_both_value_and_message_is_an_error() {
    let built = with_value("{{ x }}", "\"a\"").write("locales/en.ftl", "x = b\n").build();
    assert_eq!(built.the("ambiguous-name").message, "`x` is both a value and a message");
}

// --- Messages

#[test]
fn a_message_in_a_text_is_settled_by_region_before_language() {
    let site = swiss()
        .write("locales/de.ftl", "office = das Büro\n")
        .write("locales/fr.ftl", "office = le bureau\n")
        .write("locales/en.ftl", "office = the office\n")
        .write("locales/ch/de.ftl", "office = die Kanzlei\n")
        .edit("content/terms/fr.md", "Usage.", "Voir {{ office }}.")
        .edit("content/terms/en.md", "Use it.", "See {{ office }}.");
    let built = site.build();
    assert_eq!(built.text("/global/en/terms/", "use"), "See the office.");
    assert_eq!(built.text("/ch/fr/terms/", "use"), "Voir die Kanzlei.", "the region's word, though in German");
}

#[test]
fn chrome_is_settled_by_language_before_region() {
    let site = |id: &str| {
        swiss()
            .write("locales/ch/de.ftl", &format!("{id} = Schweizer Worte\n"))
            .write("locales/fr.ftl", &format!("{id} = mots du site\n"))
            .build()
    };
    let built = site("fallback-notice");
    let site = built.site();
    let say = |language: &str| {
        let chain = &site.sources().regions["ch"].chain;
        let language = lexloci::locale::Language::parse(language).unwrap();
        let reference = &site.sources().settings.reference_language;
        site.sources().wording.chrome(chain, &language, reference, "fallback-notice", &[]).unwrap().text
    };
    assert_eq!(say("fr"), "mots du site", "another language of the region does not count");
    assert_eq!(say("de"), "Schweizer Worte", "the region before the theme");
    assert_eq!(say("de-AT"), "Schweizer Worte", "along the language's parents");
}

#[test]
fn a_message_may_use_values() {
    let built = with_value("{{ note }}", "16").write("locales/en.ftl", "note = From { $x } on.\n").build();
    assert_eq!(built.text("/global/en/terms/", "use"), "From 16 on.");
    assert_eq!(built.found("unused-value").len(), 0);
}

#[test]
fn a_fluent_file_that_cannot_be_parsed_keeps_its_other_messages() {
    let built = using("{{ good }}").write("locales/en.ftl", "bad = { \ngood = fine\n").build();
    assert_eq!(built.the("fluent-syntax").file.as_deref(), Some("locales/en.ftl"));
}

// --- Locales and tags

#[test]
fn the_locale_is_the_language_and_the_country_of_the_code() {
    let locale = |code: &str, language: &str| {
        let code = if code.is_empty() { String::new() } else { format!("code = \"{code}\"\n") };
        let built = Fixture::small()
            .write("locales/en.ftl", "region-place = The place\n")
            .write(&format!("locales/{}/region.toml", "place"), &format!("parent = \"global\"\n{code}languages = [\"{language}\"]\n"))
            .write("site.toml", "title = \"T\"\nbase_url = \"https://l.example\"\nreference_language = \"en\"\n[severity]\nuntranslated-legal-string = \"off\"\nmissing-region-name = \"off\"\n")
            .build();
        built.data(&format!("/place/{}/terms/", language.to_lowercase()))["locale"].as_str().unwrap().to_owned()
    };
    assert_eq!(locale("CH", "de"), "de-CH");
    assert_eq!(locale("US-CA", "en"), "en-US");
    assert_eq!(locale("150", "en"), "en-150");
    assert_eq!(locale("CH", "de-AT"), "de-AT");
    assert_eq!(locale("", "de"), "de");
}

#[test]
fn one_hreflang_tag_is_one_edition() {
    let built = Fixture::small()
        .write("locales/en.ftl", "region-us-ca = California\n")
        .write("locales/us/region.toml", "parent = \"global\"\ncode = \"US\"\nlanguages = [\"en\"]\n")
        .write("locales/us-ca/region.toml", "parent = \"us\"\ncode = \"US-CA\"\nlanguages = [\"en\"]\n")
        .write("locales/europe/region.toml", "parent = \"global\"\ncode = \"150\"\nlanguages = [\"en\"]\n")
        .build();
    let page = built.page("/us/en/terms/");
    assert!(page.contains("hreflang=\"en-US\" href=\"https://legal.example/us/en/terms/\""), "{page}");
    assert!(page.contains("hreflang=\"en\" href=\"https://legal.example/global/en/terms/\""), "{page}");
    assert!(!page.contains("hreflang=\"en-150\""), "{page}");
    let without: Vec<_> = built.found("no-hreflang").iter().flat_map(|f| &f.editions).map(String::as_str).collect();
    assert_eq!(without, ["europe/en", "us-ca/en"]);
}
