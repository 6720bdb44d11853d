//! Which files a site has, and what they may be called.

use super::{hint, place, swiss};
use crate::support::Fixture;

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
        .write("content/Thumbs.db", "x")
        .write("locales/desktop.ini", "x")
        .write("content/terms/en.md.rej", "x")
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
fn a_reserved_name_is_reported_as_a_policy_and_as_a_region() {
    let built = swiss()
        .write("content/draft/policy.toml", "kind = \"terms\"\n")
        .write("content/draft/en.md", "# T\n")
        .write("locales/draft/region.toml", "parent = \"global\"\n")
        .build();
    let messages: Vec<&str> = built.found("invalid-name").iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["`draft` cannot name a policy", "`draft` cannot name a region"]);
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
