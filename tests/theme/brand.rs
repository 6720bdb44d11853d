//! The theme of a company takes over what it does not change.

use super::support::{Built, Fixture, repository};

const TERMS: &str = "/global/en/terms/";

fn built() -> Built {
    Fixture::of("brand").build()
}

#[test]
fn colours_and_fonts_are_a_stylesheet_after_that_of_the_default_theme() {
    let page = built().page(TERMS);
    let at = |name: &str| page.find(&format!("<link rel=\"stylesheet\" href=\"/assets/{name}.")).expect(name);
    assert!(at("style") < at("theme"));
    assert!(built().bytes("/assets/style.css").starts_with(b"/* The default theme."));
    assert!(!Fixture::small().build().page(TERMS).contains("/assets/theme"), "where there is none, none is named");
}

#[test]
fn a_template_extends_the_one_whose_place_it_takes() {
    let page = built().page(TERMS);
    let (_, foot) = page.split_once("<footer class=\"page-footer\">").expect("the frame of the default theme");
    let (motto, rest) = foot.split_once("</p>").expect("a paragraph");
    assert!(motto.contains("Every instrument"), "{motto}");
    assert!(rest.contains("© Meridian Instruments") && rest.contains("forum.meridian.example"), "{rest}");
    assert!(page.contains("<section id=\"hire\">"), "the template of the document is the default theme's");
}

#[test]
fn a_component_takes_the_place_of_one_of_the_same_name_and_leaves_the_others() {
    let page = built().page(TERMS);
    assert_eq!(page.matches("<ul class=\"meridian-links\">").count(), 2, "at the head and for social media");
    assert!(page.contains("aria-current=\"page\""), "breadcrumbs and selector are the default theme's");
}

#[test]
fn words_of_the_theme_stand_before_those_of_the_default_theme() {
    assert!(built().page(TERMS).contains("<summary>In these terms</summary>"));
    assert!(built().page("/ae/ar/terms/").contains("<summary>المحتويات</summary>"));
}

#[test]
fn it_has_no_copy_of_anything() {
    let folder = repository().join("tests/sites/brand/themes/meridian");
    let default = repository().join("themes/default");
    for kind in ["templates", "static", "strings"] {
        for entry in std::fs::read_dir(folder.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            let own = std::fs::read_to_string(&path).unwrap();
            assert!(own.lines().count() < 30, "{}", path.display());
            let Ok(theirs) = std::fs::read_to_string(default.join(kind).join(path.file_name().unwrap())) else {
                continue;
            };
            let same = own.lines().filter(|line| line.len() > 30 && theirs.contains(line.trim())).count();
            assert_eq!(same, 0, "{}", path.display());
        }
    }
}

#[test]
fn themes_may_stand_on_themes() {
    let site = Fixture::of("brand")
        .edit("site.toml", "\"meridian\"", "\"sale\"")
        .write("themes/sale/theme.toml", "extends = \"meridian\"\n")
        .write(
            "themes/sale/templates/base.html",
            "{% extends \"meridian/base.html\" %}{% block header %}<p>Sale</p>{{ super() }}{% endblock header %}",
        );
    let page = site.build().page(TERMS);
    assert!(
        page.contains("<p>Sale</p>") && page.contains("Every instrument") && page.contains("meridian-links"),
        "{page}"
    );
}

#[test]
fn a_mistake_in_a_template_has_its_place_in_the_theme_that_makes_it() {
    let site =
        Fixture::of("brand").write("themes/meridian/templates/base.html", "{% extends \"default/bases.html\" %}");
    assert_eq!(site.build().the("broken-template").file.as_deref(), Some("themes/meridian/templates/base.html"));
}
