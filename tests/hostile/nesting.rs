//! Nesting and length.

use super::*;

#[test]
fn blocks_nested_ten_thousand_deep_are_refused() {
    let deep = 10_000;
    for (what, words) in [
        ("lists in a line", format!("{}x", "- ".repeat(deep))),
        ("numbers in a line", format!("{}x", "1. ".repeat(deep))),
        ("quotations", format!("{}x", ">".repeat(deep))),
        ("lists and quotations", format!("{}x", "> - ".repeat(deep))),
    ] {
        let built = survives(text(&words));
        assert!(!built.errors().is_empty(), "{what}");
    }
    let indented: String = (0..400).map(|level| format!("{}- x\n", "  ".repeat(level))).collect();
    assert_eq!(survives(text(&indented)).errors(), ["too-deep"]);
}

#[test]
fn lines_nested_ten_thousand_deep_are_survived() {
    let deep = 10_000;
    for (what, words) in [
        ("emphasis", format!("{}x{}", "*".repeat(deep), "*".repeat(deep))),
        ("emphasis in turn", format!("{}x{}", "*_".repeat(deep), "_*".repeat(deep))),
        ("strong", format!("{}x{}", "**a ".repeat(deep), " a**".repeat(deep))),
        ("struck through", format!("{}x{}", "~~a ".repeat(deep), " a~~".repeat(deep))),
        ("brackets", "[".repeat(deep)),
        ("closed brackets", format!("{}x{}", "[".repeat(deep), "]".repeat(deep))),
        ("links", format!("{}x{}", "[".repeat(deep), "](#use)".repeat(deep))),
        ("pictures", format!("{}x{}", "![".repeat(deep), "](files/a)".repeat(deep))),
        ("parentheses", format!("[x]({}", "(".repeat(deep))),
        ("notes", "[^".repeat(deep)),
        ("notes in notes", format!("[^a]\n\n{}x", "[^a]: ".repeat(deep))),
        ("braces", "{{ ".repeat(deep)),
        ("closed braces", format!("{}{}", "{{".repeat(deep), "}}".repeat(deep))),
        ("code", "`".repeat(deep)),
        ("code of all lengths", (1..300).map(|length| "`".repeat(length) + " ").collect()),
        ("backslashes", "\\".repeat(deep)),
        ("angles", "<".repeat(deep)),
        ("comments", "<!-- ".repeat(deep)),
        ("elements", "<b>".repeat(500)),
        ("entities", "&".repeat(deep)),
        ("pipes", format!("{0}\n{1}\n{0}\n", "|".repeat(deep), "|-".repeat(deep))),
        ("definitions", format!("term\n{}x", ": ".repeat(deep))),
        ("pins", "1. x {#".repeat(1000)),
    ] {
        let built = survives(text(&words));
        assert!(built.opened.site.is_some(), "{what}");
        let built = survives(text(&words).edit("site.toml", "title", "raw_html = \"sanitize\"\ntitle"));
        assert!(built.opened.site.is_some(), "{what}");
    }
}

#[test]
fn settings_and_wording_nested_ten_thousand_deep_are_reported() {
    let deep = 10_000;
    for (what, words) in [
        ("lists", format!("title = {}", "[".repeat(deep))),
        ("closed lists", format!("title = {}{}", "[".repeat(deep), "]".repeat(deep))),
        ("tables", format!("title = {}", "{ a = ".repeat(deep))),
        ("keys", format!("{}a = 1", "a.".repeat(deep))),
        ("headers", format!("[{}a]", "a.".repeat(deep))),
    ] {
        for path in ["site.toml", "locales/ch/region.toml", "content/terms/policy.toml"] {
            assert!(!survives(swiss().write(path, &words)).errors().is_empty(), "{what} in {path}");
        }
        assert!(
            !survives(text("x").write("content/terms/en.md", &format!("+++\n{words}\n+++\n"))).errors().is_empty(),
            "{what}"
        );
    }
}

#[test]
fn wording_nested_deep_is_reported() {
    for (what, words) in [
        ("placeables", format!("a = {}", "{ ".repeat(10_000))),
        ("closed placeables", format!("a = {}x{}", "{ ".repeat(10_000), " }".repeat(10_000))),
        ("messages that use themselves", "a = { a }\nb = { c }\nc = { b }\n".to_owned()),
    ] {
        let built = survives(swiss().write("locales/de.ftl", &words));
        assert!(!built.findings().is_empty(), "{what}");
    }
}

#[test]
fn messages_that_use_each_other_are_reported_once_where_one_is_worded() {
    let words = "c = { b } and { -d }\nb = { a }\na = { b }\n-d = { a }\n";
    let built = survives(text("{{ b }} {{ a }} {{ c }}").write("locales/en.ftl", words));
    let found = built.the("message-failed");
    assert_eq!((found.file.as_deref(), found.line), (Some("locales/en.ftl"), Some(3)));
    assert!(found.message.ends_with("a > b > a"), "{}", found.message);
    // Each line doubles the one before: a billion laughs.
    let doubling: String = (1..30).map(|n| format!("m{n} = {{ m{0} }}{{ m{0} }}\n", n - 1)).collect();
    let built = survives(text("{{ m29 }}").write("locales/en.ftl", &format!("m0 = ha\n{doubling}")));
    assert_eq!(built.the("message-failed").line, Some(5));
}

#[test]
fn a_hundred_thousand_headings_are_read() {
    let headings: String = (0..100_000).map(|n| format!("## H {{#s{n}}}\n\n")).collect();
    let built =
        patiently(move || Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n{headings}")).build());
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn five_thousand_edits_in_one_file_are_laid_over_the_text() {
    let count = 5_000;
    let base: String = (0..count).map(|n| format!("## H {{#s{n}}}\n\nText.\n\n")).collect();
    let built = patiently(move || {
        Fixture::small()
            .write("content/terms/en.md", &format!("# Terms\n\n{base}"))
            .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n")
            .write("locales/ch/terms/en.md", &base)
            .build()
    });
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn a_thousand_references_between_a_thousand_sections_are_resolved() {
    let sections: String =
        (0..1_000).map(|n| format!("## H {n} {{#s{n}}}\n\n[](#s{}), [](#s{})\n\n", 999 - n, (n * 7) % 1000)).collect();
    let built =
        patiently(move || Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n{sections}")).build());
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn a_thousand_mistakes_are_all_reported() {
    let words: String = (0..1_000).map(|n| format!("{{{{ nothing-{n} }}}}\n\n")).collect();
    assert_eq!(survives(text(&words)).found("undefined-value").len(), 1_000);
}

#[test]
fn a_chain_of_five_hundred_regions_is_walked() {
    let site = (1..500).fold(Fixture::small(), |site, n| {
        let parent = if n == 1 { "global".to_owned() } else { format!("r{}", n - 1) };
        site.write(&format!("locales/r{n}/region.toml"), &format!("parent = \"{parent}\"\ncode = \"CH\"\n"))
    });
    let last = site.write("locales/last/region.toml", "parent = \"r499\"\ncode = \"CH\"\nlanguages = [\"en\"]\n");
    let built = survives(last);
    assert_eq!(built.errors(), Vec::<&str>::new());
}
