//! The choice of region and language.

use super::support::{Built, Fixture};

/// Thirteen regions on five continents; nobody has seen so many at a glance.
fn world() -> Fixture {
    let countries = [
        ("ae", "AE", "ar"),
        ("au", "AU", "en"),
        ("br", "BR", "pt"),
        ("ca", "CA", "en"),
        ("cn", "CN", "zh-Hans"),
        ("de", "DE", "de"),
        ("fr", "FR", "fr"),
        ("jp", "JP", "ja"),
        ("ke", "KE", "en"),
        ("mx", "MX", "es"),
        ("tr", "TR", "tr"),
        ("za", "ZA", "en"),
    ];
    countries.into_iter().fold(Fixture::small(), |site, (name, code, language)| {
        let region = format!("parent = \"global\"\ncode = \"{code}\"\nlanguages = [\"{language}\"]\n");
        site.write(&format!("locales/{name}/region.toml"), &region)
    })
}

/// The names of areas and regions in the selector of a page, as they follow each other.
fn names(page: &str) -> Vec<String> {
    let marks =
        page.split("class=\"").skip(1).filter(|part| part.starts_with("area-name") || part.starts_with("region\""));
    marks.filter_map(|part| part.split_once('>')?.1.split('<').next().map(str::to_owned)).collect()
}

fn root(built: &Built) -> Vec<String> {
    names(&built.page("/"))
}

#[test]
fn many_regions_stand_under_their_areas_and_what_is_for_the_whole_world_last() {
    let expected = [
        "Africa",
        "Kenya",
        "South Africa",
        "Asia Pacific",
        "Australia",
        "中国",
        "日本",
        "Europe",
        "Deutschland",
        "France",
        "Türkiye",
        "Latin America",
        "Brasil",
        "México",
        "Middle East",
        "الإمارات العربية المتحدة",
        "North America",
        "Canada",
        "Global",
        "Global",
    ];
    let site = world().write("locales/en.ftl", "region-global = Global\n");
    assert_eq!(root(&site.build()), expected);
}

#[test]
fn areas_are_named_and_sorted_in_the_language_of_the_page() {
    let page = world().build().page("/de/de/terms/");
    let areas: Vec<String> = names(&page)
        .into_iter()
        .filter(|name| {
            name.contains("Amerika") || name.contains("amerika") || name.contains("Asien") || name.contains("Osten")
        })
        .collect();
    assert_eq!(areas, ["Asien und Pazifik", "Lateinamerika", "Naher Osten", "Nordamerika"]);
    assert!(page.contains("<span class=\"area-name\" lang=\"de\" dir=\"ltr\">Naher Osten</span>"), "{page}");
}

#[test]
fn few_regions_need_no_areas() {
    let built = Fixture::small().build();
    assert!(!built.page("/").contains("area-name"));
}

#[test]
fn a_region_may_declare_its_area_and_those_below_inherit_it() {
    let site = world()
        .write("locales/north/region.toml", "parent = \"global\"\nlanguages = []\narea = \"europe\"\n")
        .edit("locales/ca/region.toml", "parent = \"global\"", "parent = \"north\"")
        .edit("locales/tr/region.toml", "parent = \"global\"", "parent = \"global\"\narea = \"middle-east\"")
        .edit("locales/global/region.toml", "code", "area = \"asia-pacific\"\ncode")
        .write("locales/en.ftl", "region-north = The North\n");
    let built = site.build();
    let names = root(&built);
    let at = |name: &str| names.iter().position(|other| other == name).unwrap_or_else(|| panic!("{name} in {names:?}"));
    assert!(at("Europe") < at("The North") && at("The North") < at("Canada") && at("Canada") < at("Latin America"));
    assert!(at("Middle East") < at("Türkiye") && !names.contains(&"North America".to_owned()));
    assert!(at("Latin America") < at("Brasil"), "what `global` declares is for itself");
}

#[test]
fn an_area_that_does_not_exist_is_an_error_with_a_suggestion() {
    let built = world().edit("locales/tr/region.toml", "code", "area = \"middle-eats\"\ncode").build();
    let finding = built.the("invalid-value");
    assert_eq!((finding.file.as_deref(), finding.line), (Some("locales/tr/region.toml"), Some(2)));
    assert!(finding.hint.as_deref().is_some_and(|hint| hint.contains("did you mean `middle-east`?")), "{finding:?}");
}

#[test]
fn a_link_says_of_which_region_it_is_the_language() {
    let site = world().edit("locales/tr/region.toml", "[\"tr\"]", "[\"tr\", \"en\"]");
    let page = site.build().page("/");
    let single = "<a href=\"/ke/en/\" hreflang=\"en\" lang=\"en-KE\" dir=\"ltr\"><span class=\"region\">Kenya</span> <span class=\"language\">English</span></a>";
    assert!(page.contains(single), "{page}");
    let several =
        "<a href=\"/tr/en/\" hreflang=\"en\" lang=\"en-TR\" dir=\"ltr\" aria-label=\"Türkiye · English\">English</a>";
    assert!(page.contains(several), "{page}");
}

#[test]
fn the_link_to_the_page_itself_is_marked_on_each_page() {
    let built = world().build();
    for path in ["/de/de/terms/", "/ke/en/terms/"] {
        let page = built.page(path);
        assert_eq!(page.matches(&format!("<a href=\"{path}\" aria-current=\"page\"")).count(), 1, "{path}");
    }
}

#[test]
fn a_theme_may_mark_the_page_itself_in_its_own_way() {
    let themed = |component: &str| {
        world()
            .edit("site.toml", "title", "theme = \"own\"\ntitle")
            .write("themes/own/theme.toml", "name = \"own\"\nversion = \"1\"\nextends = \"default\"\n")
            .write("themes/own/templates/own.html", component)
            .build()
    };
    let built = themed(
        "{% component parts.edition(edition: map, path: string = \"\", named: bool = false) -%}\n\
         <a class=\"{% if edition.href == path %}here{% else %}there{% endif %}\" href=\"{{ edition.href }}\">{{ edition.label }}</a>\n\
         {%- endcomponent parts.edition %}\n",
    );
    for path in ["/de/de/terms/", "/ke/en/terms/"] {
        let page = built.page(path);
        assert_eq!(page.matches("class=\"here\"").count(), 1, "{path}");
        assert!(page.contains(&format!("<a class=\"here\" href=\"{path}\">")), "{path}");
    }
    let built = themed(
        "{% component parts.selector(entries: array, path: string, level: integer = 0) -%}\n\
         <p class=\"way\">{{ path }}</p>\n\
         {%- endcomponent parts.selector %}\n",
    );
    for path in ["/de/de/terms/", "/ke/en/terms/"] {
        assert!(built.page(path).contains(&format!("<p class=\"way\">{path}</p>")), "{path}");
    }
}
