//! Pages: what stands around the text, for people, search engines and programs; and themes.

mod support;

use support::Fixture;

/// `global/en`, `ch/de`, `ch/fr`, `ae/ar`, `us/` as a group over `us-ca/en`.
fn world() -> Fixture {
    Fixture::small()
        .write("locales/global/region.toml", "languages = [\"en\"]\ncode = \"001\"\n")
        .write("locales/europe/region.toml", "parent = \"global\"\ncode = \"150\"\nlanguages = [\"en\"]\n")
        .write("locales/ch/region.toml", "parent = \"europe\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\"]\n")
        .write("locales/ae/region.toml", "parent = \"global\"\ncode = \"AE\"\nlanguages = [\"ar\"]\n")
        .write("locales/us/region.toml", "parent = \"global\"\ncode = \"US\"\nlanguages = []\n")
        .write("locales/us-ca/region.toml", "parent = \"us\"\ncode = \"US-CA\"\nlanguages = [\"en\"]\n")
        .write("locales/en.ftl", "region-us-ca = California\n")
        .write("content/terms/de.md", "# Bedingungen\n\n## Gebrauch\n\nGebrauchen Sie es.\n\n## Recht\n\nDas Recht.\n")
        .write("content/terms/ar.md", "# الشروط\n\n## الاستخدام\n\nاستخدموه.\n\n## القانون\n\nالقانون.\n")
        .write("locales/ch/terms/de.md", "## Schweizer Recht {#law}\n\nDas Schweizer Recht.\n")
}

#[test]
fn lang_and_dir_are_those_of_the_edition() {
    let built = world().build();
    assert!(built.page("/ch/de/terms/").contains("<html lang=\"de-CH\" dir=\"ltr\""));
    assert!(built.page("/ae/ar/terms/").contains("<html lang=\"ar-AE\" dir=\"rtl\""));
    assert!(built.page("/europe/en/terms/").contains("<html lang=\"en-150\" dir=\"ltr\""));
    assert!(built.page("/us-ca/en/terms/").contains("<html lang=\"en-US\" dir=\"ltr\""));
}

#[test]
fn a_fallback_has_its_own_lang_and_a_notice_in_the_language_of_the_page() {
    let page = world().build().page("/ch/fr/terms/");
    assert!(page.contains("<html lang=\"fr-CH\""));
    assert!(page.contains("<h1 lang=\"en\" dir=\"ltr\">Terms</h1>"), "{page}");
    assert!(
        page.contains("<section id=\"law\" lang=\"de\" dir=\"ltr\">"),
        "the local law, in its region's first language"
    );
    assert!(page.contains("Schweizer Recht"));
    assert!(page.contains("<bdi>allemand</bdi>"), "the notice names the language in French");
}

#[test]
fn a_title_in_another_language_is_announced_like_any_fallback() {
    let built = world().write("content/terms/fr.md", "## Emploi {#use}\n\nUtilisez.\n").build();
    let page = built.page("/ch/fr/terms/");
    let head = page.split("</header>").find(|part| part.contains("policy-head")).expect("the head of the document");
    assert!(head.contains("<h1 lang=\"en\"") && head.contains("<bdi>anglais</bdi>"), "{head}");
}

#[test]
fn an_edition_without_a_tag_of_its_own_names_no_siblings() {
    assert!(!world().build().page("/europe/en/terms/").contains("<link rel=\"alternate\" hreflang"));
}

#[test]
fn data_have_the_html_of_the_page() {
    let built = world()
        .write(
            "content/terms/en.md",
            "# Terms\n\nFirst[^a].\n\n## Use {#use}\n\nOnce more[^a], *here*.\n\n## Law {#law}\n\nThe law.\n\n[^a]: A note.\n",
        )
        .build();
    let page = without_links(&built.whole_page("/global/en/terms/"));
    let data = built.data("/global/en/terms/");
    let html = |part: &serde_json::Value| part["html"].as_str().unwrap().to_owned();
    let sections = data["sections"].as_array().unwrap().iter().map(html);
    for html in sections.chain([html(&data["preamble"]), html(&data["footnotes"][0])]) {
        assert!(page.contains(html.trim_end()), "{html}");
    }
    assert!(html(&data["preamble"]).contains("id=\"_fnref-1\""), "the note leads back to the first reference to it");
}

/// A page without the quiet links to its paragraphs.
fn without_links(page: &str) -> String {
    let mut parts = page.split("<a class=\"at\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once("</a>").expect("a whole link").1)
}

#[test]
fn downloads_are_linked_under_addresses_that_work() {
    let built = world()
        .write("content/terms/files/a b#1.pdf", "%PDF")
        .write(
            "content/terms/en.md",
            "# Terms\n\n## Use {#use}\n\n[Form](<files/a b#1.pdf>)\n\n## Law {#law}\n\nThe law.\n",
        )
        .build();
    let page = built.page("/global/en/terms/");
    let href =
        page.split("href=\"").find(|part| part.contains("/files/")).and_then(|part| part.split('"').next()).unwrap();
    assert!(href.ends_with("/a%20b%231.pdf"), "{href}");
    assert_eq!(built.bytes(href), b"%PDF");
}

#[test]
fn pages_and_scripts_are_no_downloads() {
    let built = world().write("content/terms/files/x.html", "<script>alert(1)</script>").build();
    assert_eq!(built.errors(), ["unexpected-file"]);
    for name in ["x.xml", "x.php", "x.svgz", "x.shtml", "x.hta", "x"] {
        let built = world().write(&format!("content/terms/files/{name}"), "<script>alert(1)</script>").build();
        assert_eq!(built.errors(), ["unexpected-file"], "{name}");
    }
    let svg = |inner: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>");
    let plain = world().write("content/terms/files/x.svg", &svg("<path d=\"M0 0\"/>")).build();
    assert!(plain.found("unexpected-file").is_empty());
    let active = world().write("content/terms/files/x.svg", &svg("<script>alert(1)</script>")).build();
    assert!(active.the("unexpected-file").message.contains("`<script>`"), "{:#?}", active.findings());
}

#[test]
fn one_hreflang_names_one_edition_and_all_pages_name_the_same() {
    let built = world().build();
    let alternates = |path: &str| -> Vec<String> {
        let page = built.page(path);
        page.lines()
            .filter(|line| line.contains("hreflang=") && line.contains("rel=\"alternate\""))
            .map(str::to_owned)
            .collect()
    };
    let global = alternates("/global/en/terms/");
    assert_eq!(global, alternates("/ch/de/terms/"), "reciprocal");
    let tags: Vec<&str> =
        global.iter().filter_map(|line| line.split("hreflang=\"").nth(1)?.split('"').next()).collect();
    assert_eq!(tags, ["ar-AE", "de-CH", "en", "en-US", "fr-CH", "x-default"]);
    assert!(global.last().unwrap().contains("https://legal.example/global/en/terms/"), "x-default is global");
    let europe = built.the("no-hreflang");
    assert!(europe.editions.contains("europe/en"), "its tag is global's, and that is reported");
}

#[test]
fn a_page_that_is_only_a_fallback_is_not_offered_to_search_engines() {
    let fixture = world().remove("locales/ch/terms/de.md");
    let built = fixture.build();
    let page = built.page("/ch/fr/terms/");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!page.contains("rel=\"canonical\""));
    assert!(!built.page("/global/en/terms/").contains("hreflang=\"fr-CH\" href"), "nor by the others");
    let sitemap = built.page("/sitemap.xml");
    assert!(sitemap.contains("<loc>https://legal.example/ch/de/terms/</loc>"));
    assert!(!sitemap.contains("/ch/fr/terms/"));
}

#[test]
fn the_comparison_shows_local_text_and_what_it_displaced() {
    let built = world().build();
    let page = built.page("/ch/de/terms/local/");
    assert!(page.contains("<h2 id=\"law\"><ins>Schweizer </ins>Recht</h2>"), "{page}");
    assert!(page.contains("<p>Das <ins>Schweizer </ins>Recht.</p>"), "{page}");
    let french = built.page("/ch/fr/terms/local/");
    assert!(french.contains("Das Schweizer Recht.") && french.contains("The law."), "{french}");
    assert!(!french.contains("<ins") && french.contains("langue"), "two languages are not compared word by word");
    assert!(page.contains("content=\"noindex\""));
    assert!(!built.page("/sitemap.xml").contains("/local/"));
    assert!(!built.has("/global/en/terms/local/"), "where nothing is local there is nothing to compare");
}

#[test]
fn no_page_has_inline_scripts_or_styles_or_third_parties() {
    let built = world().build();
    let site = built.site();
    for route in site.routes() {
        let path = site.href(&route);
        if path.ends_with('/') || path.ends_with(".html") {
            let page = built.page(&path);
            // The page to choose from suggests an edition; it does without.
            let script = "<script src=\"/assets/suggest.";
            let page = if path == "/" { page.replacen(script, "", 1) } else { page };
            // A data block is no script: nothing executes it.
            let page = page.replacen("<script type=\"application/ld+json\">", "", 1);
            for banned in ["<script", "<style", " style=", " onclick=", "src=\"http", "@import"] {
                assert!(!page.contains(banned), "{path} has {banned}");
            }
            assert!(!page.contains("<link rel=\"stylesheet\" href=\"http"), "{path}");
        }
    }
}

#[test]
fn regions_are_named_in_their_own_language_and_groups_hold_those_below() {
    let page = world().build().page("/");
    for name in ["Schweiz", "الإمارات العربية المتحدة", "California", "United States", "Deutsch", "Français", "العربية"]
    {
        assert!(page.contains(name), "{name}");
    }
    assert!(!world().build().has("/us/"), "a group has no page");
}

#[test]
fn a_region_without_a_code_needs_a_name() {
    let fixture = world().write("locales/en.ftl", "");
    assert_eq!(fixture.build().the("missing-region-name").severity.to_string(), "error");
}

#[test]
fn data_says_where_each_section_comes_from() {
    let built = world().build();
    let law = built.section("/ch/fr/terms/", "law");
    assert_eq!(law["provenance"]["region"], "ch");
    assert_eq!(law["provenance"]["language"], "de");
    assert_eq!(law["provenance"]["fallback"], true);
    assert_eq!(law["edit"]["change"], "replaced");
    assert_eq!(law["displaced"][0]["provenance"]["region"], "global");
    let site: serde_json::Value = serde_json::from_slice(&built.bytes("/index.json")).unwrap();
    assert_eq!(site["editions"].as_array().unwrap().len(), 6);
}

#[test]
fn a_theme_overrides_single_templates_and_strings_of_the_default_one() {
    let built = world()
        .write("themes/brand/theme.toml", "extends = \"default\"\n")
        .write(
            "themes/brand/templates/not-found.html",
            "{% extends \"base.html\" %}{% block main %}<p>Lost.</p>{% endblock main %}",
        )
        .write("themes/brand/strings/de.ftl", "contents = Gliederung\n")
        .write("themes/brand/static/brand.css", "a{}")
        .edit("site.toml", "reference_language", "theme = \"brand\"\nreference_language")
        .build();
    assert!(built.page("/404.html").contains("<p>Lost.</p>"));
    assert!(built.page("/ch/de/terms/").contains("Gliederung"));
    assert!(!built.page("/ch/fr/terms/").contains("Gliederung"), "only German says so");
    assert_eq!(built.bytes("/assets/brand.css"), b"a{}");
    assert!(!built.bytes("/assets/style.css").is_empty(), "what it does not define it takes over");
}

#[test]
fn a_broken_template_is_an_error_with_its_place() {
    let fixture = Fixture::small()
        .write("themes/brand/theme.toml", "extends = \"default\"\n")
        .write("themes/brand/templates/policy.html", "<p>\n{{ policy.name | nonsense }}\n</p>")
        .edit("site.toml", "reference_language", "theme = \"brand\"\nreference_language");
    assert_eq!(fixture.build().errors(), ["broken-template"]);
    let fixture = fixture.write("themes/brand/templates/policy.html", "<p>\n{{ policy.name \n</p>");
    let built = fixture.build();
    let finding = built.the("broken-template");
    assert_eq!(finding.file.as_deref(), Some("themes/brand/templates/policy.html"));
    assert!(finding.line.is_some_and(|line| line >= 2), "{finding:?}");
}

#[test]
fn a_template_that_cannot_be_rendered_is_found_when_the_site_is_checked() {
    for template in ["chooser", "region", "edition", "policy", "history", "not-found"] {
        let path = format!("themes/brand/templates/{template}.html");
        // Nothing is released from a site with errors: the theme breaks after the first release.
        let built = Fixture::small()
            .released("2024-01-01")
            .write("themes/brand/theme.toml", "extends = \"default\"\n")
            .write(&path, "<p>\n{{ nosuch }}\n</p>")
            .edit("site.toml", "reference_language", "theme = \"brand\"\nreference_language")
            .as_of("2024-02-01");
        let finding = built.the("broken-template");
        assert_eq!((finding.file.as_deref(), finding.line), (Some(path.as_str()), Some(2)), "{finding:?}");
    }
}

#[test]
fn a_theme_that_does_not_exist_finds_its_neighbour() {
    let built =
        Fixture::small().edit("site.toml", "reference_language", "theme = \"defualt\"\nreference_language").build();
    assert_eq!(built.the("missing-theme").hint.as_deref(), Some("did you mean `default`?"));
}

#[test]
fn a_string_of_legal_weight_may_not_fall_back() {
    let built =
        Fixture::small().write("locales/global/region.toml", "languages = [\"en\", \"sw\"]\ncode = \"001\"\n").build();
    let finding = built.the("untranslated-legal-string");
    assert!(finding.editions.contains("global/sw"));
    assert_eq!(built.found("untranslated-string").len(), 1, "the others are reported once for the language");
}

#[test]
fn navigation_labels_are_messages_or_words() {
    let page = world()
        .write(
            "site.toml",
            "title = \"T\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n\
             [[navigation.header]]\nlabel = \"nav-phones\"\nurl = \"https://www.aurora.example/\"\n\
             [[navigation.footer]]\nlabel = \"Company\"\nlinks = [{ label = \"About\", url = \"/global/en/\" }]\n",
        )
        .write("locales/de.ftl", "nav-phones = Telefone\n")
        .write("locales/en.ftl", "nav-phones = Phones\nregion-us-ca = California\n")
        .build()
        .page("/ch/de/terms/");
    assert!(page.contains(">Telefone</a>"));
    assert!(page.contains("Company") && page.contains("About"));
}

#[test]
fn a_draft_is_watermarked_on_every_screen_and_sheet_and_nothing_published_is() {
    let built = world().released("2024-01-01").drafts();
    assert!(
        built.page("/ch/de/terms/draft/").contains("<span class=\"watermark\" aria-hidden=\"true\">Entwurf</span>")
    );
    let edited = world().released("2024-01-01").edit("content/terms/de.md", "Gebrauchen", "Benutzen").drafts();
    for page in ["/ch/de/terms/draft/", "/ch/de/terms/draft/changes/"] {
        let page = edited.page(page);
        assert!(
            page.contains("<span class=\"watermark\"") && page.contains("Dieser Text ist nicht veröffentlicht"),
            "{page}"
        );
    }
    assert!(!built.page("/ch/de/terms/").contains("watermark"));
    assert!(!built.page("/ch/de/terms/2024-01-01/").contains("watermark"));
}

#[test]
fn a_cancelled_version_names_no_day_on_which_it_takes_effect() {
    let ledger = "history/terms/ledger.toml";
    let site = Fixture::small().released_with("2024-01-01", |request| request.effective = "2024-06-01".parse().ok());
    assert!(site.as_of("2024-02-01").page("/global/en/terms/2024-01-01/").contains("datetime=\"2024-06-01\""));
    let text = String::from_utf8(site.tree().bytes(ledger).unwrap().to_vec()).unwrap();
    let history = lexloci::history::read(site.tree(), &mut lexloci::source::Sources::default()).0;
    let terms = lexloci::id::PolicyName::parse("terms").unwrap();
    let cancel = lexloci::history::NewEntry {
        published: "2024-01-02".parse().unwrap(),
        action: lexloci::model::ledger::Action::Cancel {
            version: lexloci::id::VersionId::parse("2024-01-01").unwrap(),
        },
        summary: std::collections::BTreeMap::new(),
        previous: history.policies[&terms].ledger.head(),
    };
    let cancelled = site.write(ledger, &lexloci::history::append(&text, &terms, &cancel).0);
    let built = cancelled.as_of("2024-02-01");
    for page in ["/global/en/terms/2024-01-01/", "/global/en/terms/history/"] {
        assert!(built.page(page).contains("never took effect"), "{page}");
        assert!(!built.page(page).contains("datetime=\"2024-06-01\""), "{page}");
    }
}

#[test]
fn what_is_read_from_left_to_right_stays_so_in_a_title_from_right_to_left() {
    let built = world().edit("content/terms/ar.md", "القانون.", "القانون").build();
    let page = built.page("/ae/ar/terms/2024-01-01/");
    let title = page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).unwrap().0;
    assert!(title.contains("\u{2068}2024-01-01\u{2069}"), "{title}");
    assert!(!built.page("/ch/de/terms/2024-01-01/").contains('\u{2068}'), "elsewhere nothing is isolated");
}

#[test]
fn addresses_and_numbers_are_read_from_left_to_right_in_a_text_from_right_to_left() {
    let said = "## الاستخدام {#use}\n\nاتصلوا على +971 4 555 0100 أو [0800 123 456](tel:0800123456) أو [{{ mail }}](mailto:{{mail}}).\n\n\
                | العنوان |\n| --- |\n| https://a.example/b/ |\n\n## القانون {#law}\n\nالقانون.\n";
    let built = world()
        .write("locales/global/region.toml", "languages = [\"en\"]\ncode = \"001\"\n[values]\nmail = \"a@b.example\"\n")
        .write("content/terms/ar.md", &format!("# الشروط\n\n{said}"))
        .edit("content/terms/en.md", "## Law", "Call +971 4 555 0100, see https://a.example/b/.\n\n## Law")
        .build();
    let isolated = |words: &str| format!("<bdi dir=\"ltr\">{words}</bdi>");
    for path in ["/ae/ar/terms/", "/ae/ar/terms/fragment.html"] {
        let page = String::from_utf8(built.bytes(path)).unwrap();
        for words in ["+971 4 555 0100", "0800 123 456", "a@b.example", "https://a.example/b/"] {
            assert!(page.contains(&isolated(words)), "{words}: {page}");
        }
    }
    let english = built.page("/global/en/terms/");
    assert!(english.contains("Call +971 4 555 0100, see https://a.example/b/."), "{english}");
}

#[test]
fn a_draft_that_says_what_a_version_says_is_said_to() {
    let built = world().released("2024-01-01").drafts();
    for page in ["/ch/de/terms/draft/", "/ch/de/terms/draft/changes/"] {
        let page = built.page(page);
        assert!(page.contains("Der Text stimmt mit dem der Fassung <bdi>2024-01-01</bdi> überein"), "{page}");
        assert!(!page.contains("nicht veröffentlicht"), "{page}");
    }
    let arabic = built.page("/ae/ar/terms/draft/");
    assert!(arabic.contains("<a class=\"permanent\" href=\"/ae/ar/terms/2024-01-01/\">"), "{arabic}");
}

#[test]
fn pages_that_are_not_in_force_say_so_in_their_titles() {
    let title = |page: String| page.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0.to_owned();
    let built = world().released("2024-01-01").as_of("2024-02-01");
    assert!(title(built.page("/ch/de/terms/local/")).contains("Fassung 2024-01-01 (In Kraft)"));
    assert!(!title(built.page("/ch/de/terms/history/")).contains('('));
}

#[test]
fn a_wide_table_has_a_name_and_each_link_a_name_of_its_own() {
    let text = "# Terms\n\n## Use {#use}\n\n| What | How *long* |\n| --- | --: |\n| Logs | 30 |\n\n## Law {#law}\n\nThe law.\n";
    let page = world().write("content/terms/en.md", text).build().whole_page("/global/en/terms/");
    assert!(
        page.contains("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"What, How long\"><table>"),
        "{page}"
    );
    let arabic = "# الشروط\n\n## الاستخدام {#use}\n\n| النوع | المدة |\n| --- | --- |\n| س | ص |\n\n## القانون {#law}\n\nالقانون.\n";
    let built = world().write("content/terms/ar.md", arabic).build();
    assert!(built.whole_page("/ae/ar/terms/").contains("aria-label=\"النوع، المدة\""), "as the language lists");
    // With a link in it, it is reached and scrolled by that one.
    let linked = text.replace("Logs", "[Logs](https://a.example/)");
    let page = world().write("content/terms/en.md", &linked).build().whole_page("/global/en/terms/");
    assert!(page.contains("<div class=\"table\" role=\"group\" aria-label=\"What, How long\"><table>"), "{page}");
    assert!(page.contains("<h2 id=\"_h-use\">Use</h2>"), "{page}");
    assert!(page.contains("aria-labelledby=\"_s-use _h-use\""), "{page}");
    assert!(page.contains("aria-label=\"¶ law.1\""), "{page}");
}

#[test]
fn a_table_without_headings_has_no_row_of_them_and_a_name_all_the_same() {
    let text = "# Terms\n\n## Use {#use}\n\n| | |\n|---|---|\n| Seat | Bern |\n| Mail | Basel |\n\n## Law {#law}\n\nThe law.\n";
    let site = world().write("content/terms/en.md", text);
    let group = "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Seat, Bern\">";
    let page = site.build().page("/global/en/terms/");
    assert!(page.contains(&format!("{group}<table>\n<tbody>\n<tr id=\"_use.0.r1\"")), "{page}");
    let later = site.released("2024-01-01").edit("content/terms/en.md", "Basel", "Zug").released("2024-02-01");
    let changes = later.as_of("2024-02-01").page("/global/en/terms/2024-02-01/changes/");
    assert!(changes.contains(&format!("{group}<table>\n<tbody>\n<tr>")), "{changes}");
}

#[test]
fn a_footer_without_anything_in_it_is_left_out() {
    let site = world();
    assert!(!site.build().page("/global/en/terms/").contains("<footer"));
    let own = "{% extends \"default/base.html\" %}{% block footer %}<p>Aurora</p>{% endblock footer %}";
    let themed =
        site.write("themes/brand/theme.toml", "extends = \"default\"\n").write("themes/brand/templates/base.html", own);
    let themed = themed.edit("site.toml", "reference_language", "theme = \"brand\"\nreference_language");
    let page = themed.build().page("/global/en/terms/");
    assert!(page.contains("<footer class=\"page-footer\"><p>Aurora</p>\n</footer>"), "{page}");
}

#[test]
fn what_is_shown_in_another_language_is_named_in_words_and_a_missing_page_leads_to_its_edition() {
    let built = world().build();
    assert!(built.page("/ch/fr/").contains("<span class=\"tag\">anglais</span>"), "{}", built.page("/ch/fr/"));
    let missing = built.page("/ch/fr/404.html");
    let main = missing.split_once("<main").unwrap().1;
    assert!(main.contains("<a href=\"/ch/fr/\"><bdi>Suisse</bdi> · <bdi>Français</bdi></a>"), "{main}");
    assert!(!built.page("/404.html").split_once("<main").unwrap().1.contains("<bdi>"));
}

#[test]
fn a_script_of_a_theme_is_on_the_page_to_choose_from_as_well() {
    let built = world()
        .write("themes/brand/theme.toml", "extends = \"default\"\n")
        .write(
            "themes/brand/templates/base.html",
            "{% extends \"default/base.html\" %}{% block scripts %}<script src=\"/assets/menu.js\"></script>{% endblock scripts %}",
        )
        .write("themes/brand/static/menu.js", "\"use strict\";\n")
        .edit("site.toml", "reference_language", "theme = \"brand\"\nreference_language")
        .build();
    for page in ["/", "/ch/de/terms/"] {
        assert!(built.page(page).contains("<script src=\"/assets/menu.js\"></script>"), "{page}");
    }
    assert!(built.page("/").contains("/assets/suggest."));
}

#[test]
fn files_of_a_theme_that_nothing_reads_are_reported() {
    let built = world()
        .write("themes/brand/theme.toml", "extends = \"default\"\n")
        .write("themes/brand/LICENSE", "Ours.\n")
        .write("themes/brand/templates/polcy.html", "<p>Never.</p>")
        .write("themes/brand/templats/base.html", "<p>Never.</p>")
        .write("themes/brand/templates/logo.html", "<p>Ours.</p>")
        .write(
            "themes/brand/templates/base.html",
            "{% extends \"default/base.html\" %}{% block footer %}{% include \"logo.html\" %}{% endblock footer %}",
        )
        .edit("site.toml", "reference_language", "theme = \"brand\"\nreference_language")
        .build();
    let found = built.found("unexpected-file");
    let mut said: Vec<(&str, &str)> =
        found.iter().map(|finding| (finding.file.as_deref().unwrap(), finding.hint.as_deref().unwrap())).collect();
    said.sort_unstable();
    assert_eq!(
        said,
        [
            ("themes/brand/templates/polcy.html", "did you mean `policy.html`?"),
            ("themes/brand/templats/base.html", "did you mean `templates/base.html`?"),
        ]
    );
    assert!(found.iter().all(|finding| finding.severity.to_string() == "warning"));
}

#[test]
fn a_link_that_says_where_it_leads_is_known_for_what_it_is() {
    let text = "# Terms\n\n## Use {#use}\n\n<https://a.example/> [a.example](https://a.example/) [A](https://a.example/)\n\n## Law {#law}\n\nThe law.\n";
    let page = world().write("content/terms/en.md", text).build().whole_page("/global/en/terms/");
    assert_eq!(page.matches("<a class=\"address\" href=\"https://a.example/\"").count(), 2, "{page}");
    assert_eq!(page.matches("href=\"https://a.example/\"").count(), 3, "{page}");
}
