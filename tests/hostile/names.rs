//! Names and ids.

use super::*;

#[test]
fn an_id_given_twice_is_reported_once_for_each_further_heading() {
    let sections = "## A {#same}\n\n".repeat(100);
    let built = survives(Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n{sections}")));
    assert_eq!(built.found("duplicate-id").len(), 99);
}

#[test]
fn regions_in_circles_are_reported_once_each() {
    let region = |parent: &str| format!("parent = \"{parent}\"\ncode = \"CH\"\nlanguages = [\"en\"]\n");
    let built = survives(Fixture::small().write("locales/ch/region.toml", &region("ch")));
    assert_eq!(built.the("cyclic-parents").file.as_deref(), Some("locales/ch/region.toml"));
    let three = Fixture::small()
        .write("locales/a/region.toml", &region("b"))
        .write("locales/b/region.toml", &region("c"))
        .write("locales/c/region.toml", &region("a"))
        .write("locales/d/region.toml", &region("a"))
        .write("locales/e/region.toml", &region("e"));
    assert_eq!(survives(three).found("cyclic-parents").len(), 2);
    let root = survives(Fixture::small().write("locales/global/region.toml", &region("global")));
    assert_eq!(root.errors(), ["invalid-value"]);
}

#[test]
fn languages_that_are_none_are_reported() {
    for tag in [
        "xx-YY",
        "xx",
        "-",
        "en_GB",
        "english",
        "zh-CN",
        "de-DE-1996-x-y",
        "../en",
        "c",
        "\\u0000",
        "日本語",
        "EN",
        "i-klingon",
    ] {
        let built = survives(Fixture::small().write(
            "locales/ch/region.toml",
            &format!("parent = \"global\"\ncode = \"CH\"\nlanguages = [\"{tag}\"]\n"),
        ));
        assert!(!built.errors().is_empty(), "{tag}");
        // A name that begins with a dot is passed over.
        let file = survives(Fixture::small().write(&format!("content/terms/{tag}.md"), "# Terms\n"));
        assert!(tag.starts_with('.') || !file.errors().is_empty(), "{tag}.md");
    }
}

#[test]
fn ids_that_look_like_paths_are_refused() {
    for id in ["../../etc", "/etc/passwd", "..", "a/b", "a\\b", "a%2fb", "A", "é", "a\u{0}b", "-a", "title"] {
        let built = survives(
            Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n## Use {{#{id}}}\n\n## Law {{#law}}\n")),
        );
        assert!(!built.errors().is_empty(), "{id:?}");
        let local = survives(swiss().write(
            "locales/ch/terms/de.md",
            &format!("## Recht {{#x after={id}}}\n\n## Recht {{#{id} remove}}\n\nGrund.\n"),
        ));
        assert!(!local.errors().is_empty(), "{id:?}");
    }
}

#[test]
fn names_that_look_like_paths_are_refused() {
    for name in ["..", ".hidden", "CON", "a b", "a.b", "é", "draft", "history", "-a", "1a", "a\\b", "%2e%2e"] {
        let region = Fixture::small().write(
            &format!("locales/{name}/region.toml"),
            "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n",
        );
        let policy = Fixture::small().write(&format!("content/{name}/policy.toml"), "kind = \"terms\"\n");
        // Dot files are passed over.
        let passed_over = name.starts_with('.');
        assert_eq!(survives(region).errors(), if passed_over { vec![] } else { vec!["invalid-name"] }, "{name}");
        assert_eq!(survives(policy).errors(), if passed_over { vec![] } else { vec!["invalid-name"] }, "{name}");
        let named = Fixture::small()
            .write("locales/ch/region.toml", &format!("parent = '{name}'\ncode = \"CH\"\nlanguages = [\"en\"]\n"))
            .write(
                "content/terms/policy.toml",
                &format!("kind = \"terms\"\nregions = ['{name}']\nprevails_over = ['{name}']\n"),
            );
        assert!(survives(named).errors().len() >= 3, "{name}");
    }
    let con =
        Fixture::small().write("locales/con/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n");
    assert!(survives(con).has("/con/en/terms/"));
}

#[test]
fn a_theme_cannot_be_named_by_a_path() {
    for name in ["../secret", "/etc", "..", "", ".", "a/../b"] {
        let site = Fixture::small().edit("site.toml", "title", &format!("theme = \"{name}\"\ntitle"));
        assert_eq!(survives(site).errors(), ["missing-theme"], "{name:?}");
    }
}
