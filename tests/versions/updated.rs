//! "Last updated": what moves the date on a page, and what never does.

use crate::support::Fixture;
use crate::world::{Life, on, time};

const PAGES: [&str; 4] = ["/global/en/terms/", "/global/de/terms/", "/ch/de/terms/", "/ch/en/terms/"];

/// Terms with most of what a text can have, published on 2024-01-01.
fn terms() -> Fixture {
    Fixture::small()
        .write("locales/global/region.toml", "code = \"001\"\nlanguages = [\"en\", \"de\"]\n\n[values]\nfirm = \"Aurora Devices\"\nmotto = \"Light\"\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\n")
        .write("locales/en.ftl", "court = The court of Aurora.\nunused = Nobody says it.\n")
        .write("locales/de.ftl", "court = Das Gericht von Aurora.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\n")
        .write(
            "content/terms/en.md",
            "+++\ntitle = \"Terms\"\ndescription = \"What applies.\"\n+++\n\nBefore all.\n\n## Use {#use was=usage}\n\nYou may use what {{ firm }} makes,\nand you *may* stop. See [our site](https://www.aurora.example/).\n\n- Lamps\n- Lights\n\n## Law {#law}\n\n{{ court }}\n",
        )
        .write(
            "content/terms/de.md",
            "+++\ntitle = \"Bedingungen\"\ndescription = \"Was gilt.\"\n+++\n\nVor allem.\n\n## Gebrauch {#use}\n\nSie dürfen es benutzen.\n\n## Recht {#law}\n\n{{ court }}\n",
        )
        .write("locales/ch/terms/de.md", "## Schweizer Recht {#law}\n\nDas Gericht in Zürich.\n")
        .write("locales/ch/terms/en.md", "## Swiss law {#law}\n\nThe court in Zurich.\n")
}

/// Nothing is to be released, and every page has the date that it had.
#[track_caller]
fn stays(edit: impl Fn(Fixture) -> Fixture) {
    let site = edit(terms().released("2024-01-01"));
    let built = site.as_of("2025-06-30");
    for page in PAGES {
        assert_eq!(time(&built.page(page), "updated"), Some("2024-01-01"), "{page}");
    }
    assert!(built.site().unreleased().is_empty());
    assert!(site.release(on("2025-06-30")).is_nothing());
}

/// The pages of `moved` and no others have the date of the release.
#[track_caller]
fn moves(moved: &[&str], edit: impl Fn(Fixture) -> Fixture) {
    moves_from(terms(), moved, edit);
}

#[track_caller]
fn moves_from(before: Fixture, moved: &[&str], edit: impl Fn(Fixture) -> Fixture) {
    let edited = edit(before.released("2024-01-01"));
    let unreleased = edited.as_of("2024-02-01");
    let released = edited.released("2024-02-01").as_of("2024-03-01");
    for page in PAGES {
        assert_eq!(time(&unreleased.page(page), "updated"), Some("2024-01-01"), "{page} before the release");
        let is_moved = moved.iter().any(|edition| page.starts_with(&format!("/{edition}/")));
        let day = if is_moved { "2024-02-01" } else { "2024-01-01" };
        assert_eq!(time(&released.page(page), "updated"), Some(day), "{page}");
    }
}

const ENGLISH: &[&str] = &["global/en", "ch/en"];
const ALL: &[&str] = &["global/en", "global/de", "ch/en", "ch/de"];

fn change(path: &'static str, from: &'static str, to: &'static str) -> impl Fn(Fixture) -> Fixture {
    move |site| site.edit(path, from, to)
}

const EN: &str = "content/terms/en.md";

#[test]
fn another_theme_moves_nothing() {
    stays(|site| {
        site.edit("site.toml", "title", "theme = \"aurora\"\ntitle")
            .write("themes/aurora/theme.toml", "extends = \"default\"\n")
            .write("themes/aurora/static/style.css", "body { color: navy }\n")
            .write("themes/aurora/strings/en.ftl", "last-updated = As of { $date }\n")
    });
}

#[test]
fn a_string_of_the_page_around_the_text_moves_nothing() {
    stays(change("locales/en.ftl", "court =", "last-updated = Changed on { $date }\ncourt ="));
}

#[test]
fn a_message_that_no_text_says_moves_nothing() {
    stays(change("locales/en.ftl", "Nobody says it", "Still nobody says it"));
}

#[test]
fn a_new_title_and_address_of_the_site_move_nothing() {
    stays(|site| site.edit("site.toml", "Test", "Law").edit("site.toml", "legal.example", "law.example"));
}

#[test]
fn rewrapping_moves_nothing() {
    stays(change(EN, "makes,\nand you *may* stop. See", "makes, and\nyou *may*\nstop. See"));
}

#[test]
fn other_marks_for_the_same_thing_move_nothing() {
    stays(|site| {
        site.edit(EN, "*may*", "_may_")
            .edit(EN, "- Lamps\n- Lights", "* Lamps\n* Lights")
            .edit(EN, "## Law {#law}", "Law {#law}\n---------")
            .edit(EN, "(https://www.aurora.example/)", "[site]")
            .edit(
                EN,
                "Before all.",
                "Before all.

[site]: https://www.aurora.example/",
            )
    });
}

#[test]
fn line_ends_of_windows_move_nothing() {
    stays(|site| site.edit(EN, "\n", "\r\n").edit("locales/ch/terms/de.md", "\n", "\r\n"));
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    stays(|site| site.edit(EN, "+++\ntitle", "\u{feff}+++\ntitle"));
}

#[test]
fn spaces_at_the_ends_of_lines_move_nothing() {
    stays(|site| site.edit(EN, "makes,\n", "makes, \n").edit(EN, "- Lights\n", "- Lights   \n\n\n"));
}

#[test]
fn lines_that_stand_elsewhere_move_nothing() {
    stays(change(EN, "Before all.", "\n\n\n\nBefore all."));
}

#[test]
fn comments_move_nothing() {
    stays(|site| {
        site.edit("locales/global/region.toml", "[values]", "# Ask Legal before you change these.\n[values]")
            .edit("content/terms/policy.toml", "kind", "# The terms.\nkind")
            .edit(EN, "title =", "# As agreed in May.\ntitle =")
            .edit("locales/en.ftl", "court =", "# Said in the last section.\ncourt =")
    });
}

#[test]
fn the_order_of_attributes_moves_nothing() {
    stays(change(EN, "{#use was=usage}", "{was=usage #use}"));
}

#[test]
fn an_old_name_of_a_section_moves_nothing() {
    stays(change(EN, "was=usage", "was=usage was=handling"));
}

#[test]
fn a_value_that_no_text_shows_moves_nothing() {
    stays(change("locales/global/region.toml", "Light", "Darkness"));
}

#[test]
fn a_value_that_is_said_otherwise_moves_nothing() {
    stays(|site| site.edit(EN, "{{ firm }}", "Aurora Devices"));
}

#[test]
fn the_order_of_regions_moves_nothing() {
    stays(change("site.toml", "title", "regions = [\"ch\", \"global\"]\ntitle"));
}

#[test]
fn a_policy_beside_it_moves_nothing() {
    stays(|site| {
        let notice = site
            .write("content/notice/policy.toml", "kind = \"notice\"\n")
            .write("content/notice/en.md", "# Notice\n\nNotice this.\n");
        notice.released("2025-06-30")
    });
}

#[test]
fn a_region_beside_it_moves_nothing() {
    stays(|site| {
        let more = site
            .write("locales/at/region.toml", "parent = \"global\"\ncode = \"AT\"\nlanguages = [\"de\"]\n")
            .write("locales/at/terms/de.md", "## Österreichisches Recht {#law}\n\nDas Gericht in Wien.\n");
        more.released("2025-06-30")
    });
}

#[test]
fn a_word_moves_the_pages_that_show_it() {
    moves(ENGLISH, change(EN, "Lamps", "Lanterns"));
    moves(&["ch/en"], change("locales/ch/terms/en.md", "Zurich", "Berne"));
    moves(&["global/en"], change("locales/en.ftl", "court of", "high court of"));
}

#[test]
fn title_and_description_and_preamble_are_text() {
    moves(ENGLISH, change(EN, "\"Terms\"", "\"Terms of use\""));
    moves(ENGLISH, change(EN, "What applies", "All that applies"));
    moves(ENGLISH, change(EN, "Before all", "Above all"));
}

#[test]
fn a_value_moves_the_pages_that_show_it() {
    moves(ENGLISH, change("locales/global/region.toml", "Aurora Devices", "Aurora Devices Ltd"));
    moves(
        &["ch/en"],
        change(
            "locales/ch/region.toml",
            "[\"de\", \"en\"]\n",
            "[\"de\", \"en\"]\n[values]\nfirm = \"Aurora Schweiz\"\n",
        ),
    );
}

#[test]
fn a_local_version_moves_its_region() {
    moves(&["ch/de", "ch/en"], |site| {
        site.edit("locales/ch/terms/de.md", "## Schweizer", "## Gebrauch {#use}\n\nAuch hier.\n\n## Schweizer").edit(
            "locales/ch/terms/en.md",
            "## Swiss",
            "## Use {#use}\n\nHere too.\n\n## Swiss",
        )
    });
}

#[test]
fn a_local_version_that_is_taken_away_moves_its_region() {
    // The global page says that there are local versions, wherever they are.
    moves(ALL, |site| site.remove("locales/ch/terms/de.md").remove("locales/ch/terms/en.md"));
}

#[test]
fn a_translation_that_arrives_moves_the_pages_that_fell_back() {
    let before = terms().edit("content/terms/de.md", "## Gebrauch {#use}\n\nSie dürfen es benutzen.\n\n", "");
    moves_from(before, &["global/de", "ch/de"], |site| {
        site.edit("content/terms/de.md", "## Recht", "## Gebrauch {#use}\n\nSie dürfen es benutzen.\n\n## Recht")
    });
}

#[test]
fn the_target_of_a_link_is_text() {
    moves(ENGLISH, change(EN, "www.aurora.example/", "www.aurora.example/lamps/"));
}

#[test]
fn emphasis_is_text() {
    moves(ENGLISH, change(EN, "*may*", "may"));
    moves(ENGLISH, change(EN, "*may*", "**may**"));
}

#[test]
fn a_hard_break_is_text() {
    moves(ENGLISH, change(EN, "makes,\n", "makes,\\\n"));
}

#[test]
fn the_order_of_sections_is_text() {
    moves(ALL, |site| {
        let (english, german) = ("## Law {#law}\n\n{{ court }}\n", "## Recht {#law}\n\n{{ court }}\n");
        site.edit(EN, english, "")
            .edit(EN, "## Use", &format!("{english}\n## Use"))
            .edit("content/terms/de.md", german, "")
            .edit("content/terms/de.md", "## Gebrauch", &format!("{german}\n## Gebrauch"))
    });
}

#[test]
fn a_label_is_text() {
    moves(ALL, change("content/terms/policy.toml", "kind", "section_labels = [\"§ 1\"]\nkind"));
}

#[test]
fn a_clause_of_precedence_is_text() {
    moves(&["ch/en", "ch/de"], change("locales/ch/region.toml", "code", "prevailing_language = \"de\"\ncode"));
}

#[test]
fn a_cookie_moves_the_notice_that_lists_it() {
    let cookies = "[\"_lamp\"]\nprovider = \"Aurora\"\ncategory = \"necessary\"\npurpose = { en = \"Light\", de = \"Licht\" }\nduration = \"session\"\nkind = \"http\"\nparty = \"first\"\n";
    let before = terms()
        .edit("content/terms/policy.toml", "\"terms\"", "\"cookie-notice\"\ncategories = [\"necessary\"]")
        .edit(EN, "{{ court }}", "{{ court }}\n\n{{ cookies }}")
        .write("content/terms/cookies.toml", cookies);
    let another = cookies.replace("_lamp", "_moon");
    moves_from(before.clone(), &["global/en"], |site| {
        site.write("content/terms/cookies.toml", &format!("{cookies}\n{another}"))
    });
    moves_from(before, &["global/en"], change("content/terms/cookies.toml", "\"session\"", "\"P1Y\""));
}

#[test]
fn a_picture_is_text_by_its_bytes_and_not_by_its_date() {
    let before =
        terms().edit(EN, "Before all.", "![A lamp](files/lamp.png)").write("content/terms/files/lamp.png", "one");
    moves_from(before, ENGLISH, |site| site.write("content/terms/files/lamp.png", "two"));
}

#[test]
fn effective_stands_beside_updated_where_it_differs() {
    let request = crate::world::ahead("2024-02-01", "2024-03-01");
    let later = terms().released("2024-01-01").edit(EN, "Lamps", "Lanterns").release(request).done();
    let before = later.as_of("2024-02-29").page("/global/en/terms/");
    assert_eq!((time(&before, "updated"), time(&before, "effective")), (Some("2024-01-01"), None));
    let after = later.as_of("2024-03-01").page("/global/en/terms/");
    assert_eq!((time(&after, "updated"), time(&after, "effective")), (Some("2024-02-01"), Some("2024-03-01")));
}

#[test]
fn no_file_holds_the_day_of_the_build() {
    let site = terms().released("2024-01-01");
    let built = site.as_of("2031-07-19");
    for route in built.site().routes() {
        let bytes = built.site().render(&route).expect("bytes");
        let text = String::from_utf8_lossy(&bytes);
        for form in ["2031", "19 July", "July 19", "19. Juli"] {
            assert!(!text.contains(form), "{} says {form}", built.site().output_path(&route));
        }
    }
}
