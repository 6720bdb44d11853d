//! Characters that nobody sees.

use super::*;

#[test]
fn characters_that_nobody_sees_are_found_wherever_words_come_from() {
    let region = |words: &str| {
        format!("parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n[values]\nname = \"{words}\"\n")
    };
    for (words, code) in [
        ("a\\u0000b", "control-character"),
        ("a\\u001b[2Jb", "control-character"),
        ("a\\u202eb", "invisible-character"),
        ("a\u{200b}b", "invisible-character"),
        ("a\u{fffd}b", "garbled-text"),
    ] {
        let sites = [
            ("locales/ch/region.toml", swiss().write("locales/ch/region.toml", &region(words))),
            ("site.toml", swiss().edit("site.toml", "title = \"", &format!("copyright = \"{words}\"\ntitle = \""))),
            (
                "content/terms/en.md",
                swiss().edit("content/terms/en.md", "# Terms\n", &format!("+++\ntitle = \"{words}\"\n+++\n")),
            ),
            (
                "locales/de.ftl",
                swiss().write("locales/de.ftl", &format!("region-ch = Schweiz\nwords = {{ \"{words}\" }}\n")),
            ),
        ];
        for (path, site) in sites {
            let built = survives(site);
            let found = built.the(code);
            assert_eq!(found.file.as_deref(), Some(path), "{words:?}");
            assert!(found.line.is_some_and(|line| line > 0), "{path} {words:?}");
        }
    }
    // TOML refuses it as it is, which is one mistake.
    let raw = survives(swiss().edit("content/terms/policy.toml", "kind = \"", "kind = \"\0"));
    assert_eq!(raw.errors(), ["toml-syntax"]);
    // What a script has a use for is nobody's mistake.
    let arabic = region("\u{200f}شركة أورورا (AG)\u{200f}");
    let built = survives(swiss().write("locales/ch/region.toml", &arabic));
    assert!(built.found("invisible-character").is_empty(), "{:#?}", built.findings());
}

#[test]
fn names_of_files_and_arguments_command_no_terminal() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    let odd = site.path("content/terms/a\n::error file=x::forged\u{1b}[2J.md");
    std::fs::write(&odd, "x").unwrap();
    let wild = |output: &Output| {
        let said = said(output);
        assert!(!said.contains('\u{1b}'), "{said:?}");
        assert!(!said.lines().any(|line| line.trim_start().starts_with("::error file=x")), "{said:?}");
    };
    wild(&site.run(&["check"]));
    wild(&site.run(&["check", "--format", "github"]));
    for arguments in [
        &["\u{1b}[2J\n::error file=x::forged"][..],
        &["explain", "\u{1b}[2J\n::error file=x::forged"],
        &["build", "--as-of", "\u{1b}[2J"],
    ] {
        wild(&site.run(arguments));
    }
    // What is wrong with the site would be told first.
    std::fs::remove_file(&odd).unwrap();
    let summary = site.run(&["release", "--all", "--kind", "material", "--summary", "New \u{202e}prices."]);
    assert_eq!(summary.status.code(), Some(2), "{}", said(&summary));
}

#[test]
fn an_export_replaces_its_own_files_alone() {
    let site = OnDisk::of(&swiss().released("2024-01-01"));
    let out = site.folder.path().join("out");
    let export = || site.run(&["export", "--format", "po", "--all", "--out", out.to_str().unwrap()]);
    for _ in 0..2 {
        let output = export();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    let file = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&file, "msgid \"\"\nmsgstr \"Mine.\"\n").unwrap();
    assert_eq!(export().status.code(), Some(1));
    assert!(std::fs::read_to_string(&file).unwrap().contains("Mine."));
    std::fs::remove_file(&file).unwrap();
    symlink(site.folder.path().join("secret"), &file).unwrap();
    assert_eq!(export().status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(site.folder.path().join("secret")).unwrap(), "The secret.");
}
