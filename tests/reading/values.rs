//! Values of regions in texts.

use super::support::Fixture;
use super::{hint, html, place, swiss, using, with_value, words};

#[test]
fn a_value_is_plain_text_wherever_it_stands() {
    let built = with_value(
        "Of {{ x }}, *{{ x }}*.\n\n| {{ x }} |\n| - |\n| [{{ x }}](https://a.example) |",
        "\"<b>*x*</b> {{ y }}\"",
    )
    .build();
    assert_eq!(built.errors(), Vec::<&str>::new());
    let html = html(&built);
    // The fifth is the name of the table, which is that of its columns.
    assert_eq!(html.matches("&lt;b&gt;*x*&lt;/b&gt; {{ y }}").count(), 5, "{html}");
}

#[test]
fn a_value_stands_in_a_heading() {
    let built = with_value("Text.\n\n## About {{ x }} {#about}\n\nMore.", "\"Aurora\"").build();
    assert_eq!(built.section("/global/en/terms/", "about")["heading"], "About Aurora");
}

#[test]
fn what_a_picture_shows_is_a_line_of_text() {
    let picture =
        "![Seal of {{ x }} in\nthe *year* 1999, see [](#law).\n東京\n大阪](files/x.png)\n\n## Law {#law}\n\nLaw.";
    let site = with_value(picture, "\"A & B\"").write_bytes("content/terms/files/x.png", b"\x89PNG");
    let built = site.build();
    assert_eq!(built.found("unused-value").len(), 0);
    let html = html(&built);
    assert!(html.contains("alt=\"Seal of A &amp; B in the year 1999, see “Law”. 東京大阪\""), "{html}");
    let unknown = site.edit("content/terms/en.md", "{{ x }}", "{{ y }}").build();
    assert_eq!(place(unknown.the("undefined-value")), ("content/terms/en.md", 5, 11));
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
fn a_language_without_names_of_months_shows_days_that_everybody_reads() {
    let since = "languages = [\"en\"]\ncode = \"001\"\n[values]\nsince = 2023-12-01\n";
    let built = swiss()
        .edit("site.toml", "\"en\"\n", "\"en\"\n[severity]\nuntranslated-legal-string = \"off\"\n")
        .write("locales/global/region.toml", since)
        .write("locales/mv/region.toml", "parent = \"global\"\ncode = \"MV\"\nlanguages = [\"dv\"]\n")
        .write("content/terms/dv.md", "# ޝަރުތު\n\n## ބޭނުން {#use}\n\nތާރީޚު {{ since }} އިން.\n")
        .build();
    assert_eq!(built.text("/mv/dv/terms/", "use"), "ތާރީޚު 2023-12-01 އިން.");
    let html = built.section("/mv/dv/terms/", "use")["html"].as_str().unwrap().to_owned();
    assert!(html.contains("<bdi dir=\"ltr\">2023-12-01</bdi>"), "from left to right: {html}");
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

#[test]
fn a_value_that_is_refused_is_reported_once() {
    for value in ["1e3", "true", "{ en = 1e3 }", "{}"] {
        assert_eq!(with_value("It is {{ x }}.", value).build().errors(), ["invalid-value"], "{value}");
    }
}

#[test]
fn an_address_that_is_a_value_is_made_one_that_can_be_written() {
    let built = Fixture::small()
        .write(
            "locales/global/region.toml",
            "languages = [\"en\"]\ncode = \"001\"\n[values]\nu = \"https://x.example/a b?q=1&r={2}\"\n",
        )
        .edit("content/terms/en.md", "Use it.", "[Use]({{u}})")
        .build();
    let page = built.page("/global/en/terms/");
    assert!(page.contains("href=\"https://x.example/a%20b?q=1&amp;r=%7B2%7D\""), "{page}");
}
