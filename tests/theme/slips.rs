//! Mistakes of a theme that would show nowhere: pages would only lack something.

use super::support::{Built, Fixture};
use lexloci::digest::Digest;

/// A small site with a theme of its own.
fn site() -> Fixture {
    Fixture::small()
        .edit("site.toml", "title", "theme = \"aurora\"\ntitle")
        .write("themes/aurora/theme.toml", "extends = \"default\"\n")
}

/// What is found with this code: the fact and the hint.
fn said(built: &Built, code: &str) -> Vec<String> {
    built
        .found(code)
        .iter()
        .map(|finding| format!("{} {}", finding.message, finding.hint.as_deref().unwrap_or_default()))
        .collect()
}

#[test]
fn a_field_that_no_view_has_is_found_in_a_condition() {
    let template = "{% extends \"default/policy.html\" %}\n{% block footnotes %}{% if policy.footnote %}{{ super() }}{% endif %}\
                    {% endblock footnotes %}";
    let built = site().write("themes/aurora/templates/policy.html", template).drafts();
    let found = built.the("broken-template");
    assert_eq!(found.message, "`policy` has no field `footnote`");
    assert_eq!((found.file.as_deref(), found.line), (Some("themes/aurora/templates/policy.html"), Some(2)));
    assert!(found.hint.as_deref().is_some_and(|hint| hint.contains("did you mean `footnotes`")), "{:?}", found.hint);
    let right = template.replace("footnote %}{{", "footnotes %}{{");
    assert!(site().write("themes/aurora/templates/policy.html", &right).drafts().found("broken-template").is_empty());
}

#[test]
fn mistakes_in_several_templates_are_found_at_once() {
    let built = site()
        .write("themes/aurora/templates/region.html", "<p>{{ region }</p>")
        .write("themes/aurora/templates/edition.html", "{% if heading %}<p>")
        .write("themes/aurora/templates/local.html", "{% if page.tittle %}{% endif %}")
        .drafts();
    let files: Vec<_> = built.found("broken-template").iter().map(|found| found.file.clone().unwrap()).collect();
    let expected = ["edition", "local", "region"].map(|name| format!("themes/aurora/templates/{name}.html"));
    assert_eq!(files, expected);
    let built = site()
        .write("themes/aurora/templates/region.html", "{{ region | shout }}\n{{ region | whisper }}")
        .write("themes/aurora/templates/edition.html", "{{ cry() }}")
        .drafts();
    let found = built.found("broken-template");
    let at: Vec<_> = found.iter().map(|found| (found.message.as_str(), found.line.unwrap())).collect();
    assert_eq!(at, [("Unknown function `cry`", 1), ("Unknown filter `shout`", 1), ("Unknown filter `whisper`", 2)]);
}

#[test]
fn a_component_that_takes_the_place_of_none_is_found() {
    let component = "{% component parts.breadcrumb(crumbs: array) %}<p></p>{% endcomponent parts.breadcrumb %}";
    let built = site().write("themes/aurora/templates/my.html", component).drafts();
    let said = said(&built, "never-shown");
    assert!(said[0].contains("no template shows the component `parts.breadcrumb`"), "{said:?}");
    assert!(said[0].contains("did you mean `parts.breadcrumbs`"), "{said:?}");
    let right = component.replace("breadcrumb", "breadcrumbs");
    assert!(site().write("themes/aurora/templates/my.html", &right).drafts().found("never-shown").is_empty());
}

#[test]
fn a_style_sheet_that_names_no_file_is_found() {
    let css = "a { b: url(img/none.svg) }\nc { d: url(\"IMG/mark.svg\") url(../templates/x.html) url(img/mark.svg) url(style.css) }\n";
    let built = site()
        .write("themes/aurora/static/theme.css", css)
        .write("themes/aurora/static/img/mark.svg", "<svg/>")
        .drafts();
    let said = said(&built, "missing-file");
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[2].starts_with("`url(img/none.svg)` leads to `img/none.svg`, and the theme has no such"), "{said:?}");
    assert!(said[1].contains("`IMG/mark.svg`") && said[1].contains("did you mean `img/mark.svg`"), "{said:?}");
    assert!(said[0].starts_with("`url(../templates/x.html)` leads out of `static/`"), "{said:?}");
}

#[test]
fn a_message_of_the_theme_that_nothing_uses_is_misspelt_and_missing_nowhere() {
    let german = "last-updatd = Zuletzt: { $date }\nslogan = Genau.\nmood-good = Gut.\n";
    let template = "{% extends \"default/base.html\" %}{% block footer %}{{ t(id=\"slogan\") }}{{ t(id=\"mood-\" ~ \"good\") }}\
                    {% endblock footer %}";
    let built = site()
        .write("themes/aurora/strings/en.ftl", german)
        .write("themes/aurora/templates/base.html", template)
        .edit("locales/global/region.toml", "languages = [\"en\"]", "languages = [\"en\", \"de\"]")
        .drafts();
    let found = said(&built, "never-shown");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("nothing uses the message `last-updatd`"), "{found:?}");
    assert!(found[0].contains("did you mean `last-updated`"), "{found:?}");
    let missing = said(&built, "untranslated-string");
    assert!(missing[0].starts_with("2 strings of the page are missing in `de`: `mood-good`, `slogan`"), "{missing:?}");
}

#[test]
fn words_of_a_theme_for_a_variant_that_no_edition_has_are_found() {
    let with = |tag: &str| {
        let german = "locales/global/region.toml";
        let site = site().edit(german, "languages = [\"en\"]", "languages = [\"en\", \"de\"]");
        said(&site.write(&format!("themes/aurora/strings/{tag}.ftl"), "contents = Inhalt\n").drafts(), "never-shown")
    };
    let found = with("de-CH");
    assert!(found[0].contains("no edition is in `de-CH`") && found[0].contains("name the file `de.ftl`"), "{found:?}");
    // A theme may serve other sites as well.
    assert_eq!((with("de"), with("fr")), (Vec::new(), Vec::new()));
}

#[test]
fn the_look_of_a_theme_that_is_extended_is_loaded_before_that_of_the_one_that_extends_it() {
    let built = site()
        .edit("site.toml", "\"aurora\"", "\"sale\"")
        .write("themes/sale/theme.toml", "extends = \"aurora\"\n")
        .write("themes/aurora/static/theme.css", "p { color: blue }\n")
        .write("themes/sale/static/theme.css", "p { color: red }\n")
        .build();
    let page = built.page("/global/en/terms/");
    let at = |name: &str, css: &str| {
        let address = format!("href=\"/assets/{name}.{}.css\"", Digest::of(css.as_bytes()).short());
        page.find(&address).unwrap_or_else(|| panic!("{address}: {page}"))
    };
    assert!(at("theme.aurora", "p { color: blue }\n") < at("theme", "p { color: red }\n"));
    assert_eq!(built.bytes("/assets/theme.css"), b"p { color: red }\n");
}
