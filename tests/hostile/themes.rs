//! Themes.

use super::*;

fn themed(template: &str) -> Fixture {
    Fixture::small()
        .edit("site.toml", "title", "theme = \"aurora\"\ntitle")
        .write("themes/aurora/theme.toml", "extends = \"default\"\n")
        .write("themes/aurora/templates/policy.html", template)
}

#[test]
fn broken_templates_are_reported_with_their_place() {
    for (what, template) in [
        ("syntax", "<p>\n{{ policy }"),
        ("an unclosed block", "<p>\n{% block main %}"),
        ("deep brackets", &format!("{{{{ {} }}}}", "(".repeat(10_000))),
        ("deep lists", &format!("{{{{ {}{} }}}}", "[".repeat(10_000), "]".repeat(10_000))),
        ("deep conditions", &"{% if page %}".repeat(10_000)),
    ] {
        let built = survives(themed(template));
        assert_eq!(built.errors(), ["broken-template"], "{what}");
        assert_eq!(built.the("broken-template").file.as_deref(), Some("themes/aurora/templates/policy.html"), "{what}");
    }
}

#[test]
fn templates_that_fail_when_rendered_are_reported_and_nothing_is_written() {
    for (what, template) in [
        ("an unknown variable", "<p>\n{{ nothing }}"),
        ("an unknown field", "<p>\n{{ page.nothing.more }}"),
        ("an unknown message", "<p>\n{{ t(id=\"nothing\") }}"),
        ("a message without id", "<p>\n{{ t() }}"),
        ("a message without its variable", "<p>\n{{ t(id=\"last-updated\", datum=\"x\") }}"),
    ] {
        let site = OnDisk::of(&themed(template).released("2024-01-01"));
        let output = site.run(&["build"]);
        assert_eq!(output.status.code(), Some(1), "{what}: {}", said(&output));
        assert!(said(&output).contains("broken-template"), "{what}: {}", said(&output));
        assert!(said(&output).contains("themes/aurora/templates/policy.html"), "{what}: {}", said(&output));
        assert!(!site.path("public").exists(), "{what}");
    }
}

#[test]
fn themes_that_extend_each_other_are_reported() {
    let themes = |aurora: &str, borealis: &str| {
        Fixture::small()
            .edit("site.toml", "title", "theme = \"aurora\"\ntitle")
            .write("themes/aurora/theme.toml", &format!("extends = \"{aurora}\"\n"))
            .write("themes/borealis/theme.toml", &format!("extends = \"{borealis}\"\n"))
    };
    assert_eq!(survives(themes("borealis", "aurora")).errors(), ["missing-theme"]);
    assert_eq!(survives(themes("aurora", "default")).errors(), ["missing-theme"]);
    assert_eq!(survives(themes("borealis", "default")).errors(), Vec::<&str>::new());
    assert_eq!(survives(themes("nowhere", "default")).errors(), ["missing-theme"]);
}

#[test]
fn a_mistake_in_what_all_templates_extend_is_one_and_its_authors() {
    let base = |template: &str| {
        Fixture::small()
            .edit("site.toml", "title", "theme = \"aurora\"\ntitle")
            .write("themes/aurora/theme.toml", "extends = \"default\"\n")
            .write("themes/aurora/templates/base.html", template)
    };
    let built = survives(base("<!doctype html><title>x</title>\n{% block body %}{% endblock %}"));
    // Each block that the other templates fill is told, and each of them once.
    let found = built.found("broken-template");
    assert!(found.iter().all(|found| found.file.as_deref() == Some("themes/aurora/templates/base.html")), "{found:#?}");
    let block =
        |message: &str| message.strip_prefix("this template has no block `")?.split('`').next().map(str::to_owned);
    let blocks: Vec<_> = found.iter().map(|found| block(&found.message).expect("a block")).collect();
    assert_eq!(blocks, ["main", "running", "scripts", "selector"]);
    let footer = "{% extends \"default/base.html\" %}{% block footer %}{{ nothing }}{% endblock %}";
    let site = OnDisk::of(&base(footer).released("2024-01-01"));
    let output = site.run(&["check"]);
    assert_eq!(said(&output).matches("broken-template").count(), 1, "{}", said(&output));
    assert!(!said(&output).contains("lexloci_voice"), "{}", said(&output));
}

#[test]
fn a_message_of_legal_weight_that_nobody_words_is_told() {
    let legal = |id: &str| {
        Fixture::small()
            .edit("site.toml", "title", "theme = \"aurora\"\ntitle")
            .write("themes/aurora/theme.toml", &format!("extends = \"default\"\nlegal = [\"{id}\"]\n"))
    };
    let built = survives(legal("last-updatd"));
    let found = built.the("untranslated-legal-string");
    assert_eq!((found.file.as_deref(), found.line), (Some("themes/aurora/theme.toml"), Some(2)));
    assert!(found.hint.as_deref().unwrap().contains("did you mean `last-updated`?"), "{found:?}");
    assert_eq!(survives(legal("last-updated")).errors(), Vec::<&str>::new());
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_named() {
    for (what, template) in [
        ("an unknown filter", "<p>\n{{ page.title | shout }}"),
        ("an unknown function", "<p>\n{{ shout() }}"),
        ("a missing include", "<p>\n{% include \"nowhere.html\" %}"),
        ("a missing parent", "{% extends \"nowhere.html\" %}"),
        ("itself as parent", "{% extends \"policy.html\" %}"),
        ("itself", "<p>\n{% include \"policy.html\" %}"),
    ] {
        let built = survives(themed(template));
        assert_eq!(built.the("broken-template").file.as_deref(), Some("themes/aurora/templates/policy.html"), "{what}");
    }
}
