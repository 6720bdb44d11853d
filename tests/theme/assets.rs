//! Static files of a theme, at addresses that name their bytes.

use super::support::{Built, Fixture};
use lexloci::diagnostic::{Diagnostics, Report, Severities};
use lexloci::digest::{Digest, integrity};
use lexloci::site::{Lifetime, Route};

const TERMS: &str = "/global/en/terms/";

fn aurora() -> Fixture {
    Fixture::small()
        .edit("site.toml", "title", "theme = \"aurora\"\ntitle")
        .write("themes/aurora/theme.toml", "extends = \"default\"\n")
        .write("themes/aurora/static/theme.css", "@font-face { src: url(\"fonts/sans.woff2\") }\n")
        .write_bytes("themes/aurora/static/fonts/sans.woff2", b"\x00\xff")
}

/// The value of an attribute in the first element of a page that names `part`.
fn attribute(page: &str, part: &str, name: &str) -> String {
    let element = page.split('<').find(|element| element.contains(part)).unwrap_or_else(|| panic!("{part} in {page}"));
    let (_, value) = element.split_once(&format!("{name}=\"")).unwrap_or_else(|| panic!("{name} in {element}"));
    value.split('"').next().expect("a value").to_owned()
}

/// What a browser would do with each style sheet and script that a page names.
fn loads(built: &Built, path: &str) -> Vec<String> {
    let page = built.page(path);
    let names = |element: &&str| element.starts_with("link rel=\"stylesheet\"") || element.starts_with("script src=");
    let elements = page.split('<').filter(names);
    elements
        .map(|element| {
            let name = if element.starts_with("link") { "href" } else { "src" };
            let address = attribute(element, element, name);
            let bytes = built.bytes(&address);
            assert_eq!(attribute(element, element, "integrity"), integrity(&bytes), "{address} of {path}");
            assert!(address.contains(&format!(".{}.", Digest::of(&bytes).short())), "{address}");
            address
        })
        .collect()
}

#[test]
fn pages_name_style_sheets_and_scripts_by_their_digests_and_hold_them_to_it() {
    let notices = "[external_links]\nnotice = true\n[cookie_notice]\n";
    let site = aurora()
        .edit("site.toml", "reference_language = \"en\"\n", &format!("reference_language = \"en\"\n{notices}"))
        .write("content/cookies/policy.toml", "kind = \"cookie-notice\"\n")
        .write("content/cookies/en.md", "# Cookies\n\n## Use {#use}\n\nNone.\n");
    let built = site.build();
    assert_eq!(loads(&built, TERMS).len(), 6, "style, theme, and both notices");
    assert!(loads(&built, "/").iter().any(|address| address.starts_with("/assets/suggest.")));
    let fragment = built.page("/global/en/cookie-notice.html");
    assert!(fragment.contains("/assets/cookie-notice.js\"") && !fragment.contains("integrity"), "{fragment}");
}

#[test]
fn what_names_its_bytes_may_be_kept_for_good_and_plain_names_stay() {
    let built = aurora().build();
    let site = built.site();
    let routes = site.routes();
    let of = |path: &str| routes.iter().find(|route| site.href(route) == path).expect(path);
    let font = format!("/assets/fonts/sans.{}.woff2", Digest::of(b"\x00\xff").short());
    assert_eq!(of(&font).lifetime(), Lifetime::Immutable);
    assert_eq!(of(&font).media_type(), "font/woff2");
    assert_eq!(of("/assets/fonts/sans.woff2").lifetime(), Lifetime::Current);
    assert_eq!(built.bytes("/assets/fonts/sans.woff2"), built.bytes(&font));
    for route in routes.iter().filter(|route| matches!(route, Route::Asset(_) | Route::AssetByDigest(_))) {
        assert_eq!(site.route_at(&site.path(route)).as_ref(), Some(route));
    }
    assert_eq!(site.route_at("assets/style.0000000000000000.css"), None);
}

#[test]
fn the_style_sheet_of_a_page_names_the_font_by_its_digest() {
    let built = aurora().build();
    let sheet = attribute(&built.page(TERMS), "/assets/theme.", "href");
    let font = format!("url(\"fonts/sans.{}.woff2\")", Digest::of(b"\x00\xff").short());
    assert!(String::from_utf8(built.bytes(&sheet)).unwrap().contains(&font));
    assert!(String::from_utf8(built.bytes("/assets/theme.css")).unwrap().contains("url(\"fonts/sans.woff2\")"));
    let other = aurora().write_bytes("themes/aurora/static/fonts/sans.woff2", b"other").build();
    assert_ne!(attribute(&other.page(TERMS), "/assets/theme.", "href"), sheet, "another font, another style sheet");
}

#[test]
fn an_address_is_escaped_and_stands_below_the_path_of_the_site() {
    let built = aurora()
        .edit("site.toml", "https://legal.example", "https://www.example/legal")
        .write("themes/aurora/static/our logo.svg", "<svg/>")
        .write(
            "themes/aurora/templates/base.html",
            "{% extends \"default/base.html\" %}{% block footer %}<img src=\"{{ asset(name=\"our logo.svg\") }}\">{% endblock %}",
        )
        .build();
    let logo = attribute(&built.page("/legal/global/en/terms/"), "img src", "src");
    assert_eq!(logo, format!("/legal/assets/our%20logo.{}.svg", Digest::of(b"<svg/>").short()));
    assert_eq!(built.bytes(&logo), b"<svg/>");
}

#[test]
fn a_file_that_the_theme_has_not_is_named_where_the_template_asks_for_it() {
    for function in ["asset", "integrity"] {
        let built = aurora()
            .write("themes/aurora/templates/not-found.html", &format!("\n<p>{{{{ {function}(name=\"stile.css\") }}}}"))
            .build();
        let site = built.opened.site.as_ref().expect("a site");
        let problem = site.render(&Route::NotFound(None)).expect_err("there is no such file");
        let mut problems = Diagnostics::new();
        problems.push(*problem);
        let report = Report::new(&problems, &built.opened.texts, &Severities::default());
        let finding = &report.findings[0];
        assert_eq!(finding.code, "broken-template");
        assert!(finding.message.contains("no static file `stile.css`, did you mean `style.css`?"), "{finding:?}");
        assert_eq!((finding.file.as_deref(), finding.line), (Some("themes/aurora/templates/not-found.html"), Some(2)));
    }
}
