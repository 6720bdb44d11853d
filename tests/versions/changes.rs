//! What a version changed: redlines on pages of their own, and what leads to them.

use crate::support::{Built, Fixture};
use crate::world::{Life, ahead, is_noindex, on, published, scheduled, title, without_swiss_german};
use lexloci::release::Request;

const TERMS: &str = "/global/en/terms/";

/// Three versions: two words of `use` changed, then a section came.
fn thrice() -> Fixture {
    published()
        .edit("content/terms/en.md", "Use it.", "Use it with care.")
        .released("2024-02-01")
        .edit("content/terms/en.md", "The law.", "The law.\n\n## Courts {#courts}\n\nThose of Zurich.")
        .edit("content/terms/de.md", "Das Recht.", "Das Recht.\n\n## Gerichte {#courts}\n\nDie von Zürich.")
        .released("2024-03-01")
}

fn changes(built: &Built, version: &str) -> String {
    built.page(&format!("{TERMS}{version}/changes/"))
}

#[test]
fn a_version_is_compared_with_the_one_that_it_replaces() {
    let built = thrice().as_of("2024-03-01");
    let page = changes(&built, "2024-02-01");
    assert!(page.contains("<p>Use it<ins> with care</ins>.</p>"), "{page}");
    assert!(page.contains(&format!("<a href=\"{TERMS}2024-01-01/\">")), "it leads to what it is compared with");
    let page = changes(&built, "2024-03-01");
    assert!(page.contains("<h2 id=\"courts\"><ins>Courts</ins></h2>"), "{page}");
    assert!(page.contains("Sections added: 1") && page.contains("Words added: 4"), "{page}");
    assert!(!page.contains("<ins> with care"), "what changed before is not shown again");
}

#[test]
fn a_first_version_is_compared_with_nothing() {
    let built = thrice().as_of("2024-03-01");
    assert!(!built.has(&format!("{TERMS}2024-01-01/changes/")));
    assert!(!built.page(&format!("{TERMS}2024-01-01/")).contains("changes/"));
    assert!(!published().as_of("2024-01-01").page(&format!("{TERMS}history/")).contains("changes/"));
}

#[test]
fn the_list_of_changes_leads_to_each_of_them() {
    let site = published().edit("content/terms/en.md", "Use it.", "Use it with care.");
    let site = site.edit("content/terms/en.md", "\n## Law {#law}\n\nThe law.\n", "");
    let site = site.remove("content/terms/de.md").remove("locales/ch/terms/de.md").remove("locales/ch/terms/en.md");
    let site = site.released("2024-02-01");
    let page = changes(&site.as_of("2024-02-01"), "2024-02-01");
    let list = page.split_once("<nav class=\"contents\"").and_then(|(_, rest)| rest.split_once("</nav>")).unwrap().0;
    assert!(
        list.contains("<li class=\"amended\"><span class=\"kind\">Amended</span> <a href=\"#use\">Use</a>"),
        "{list}"
    );
    assert!(
        list.contains("<li class=\"removed\"><span class=\"kind\">Removed</span> <a href=\"#_removed-law\">Law</a>")
    );
    for link in list.split("href=\"#").skip(1) {
        let anchor = link.split_once('"').unwrap().0;
        assert_eq!(page.matches(&format!("id=\"{anchor}\"")).count(), 1, "{anchor}");
    }
}

#[test]
fn headings_that_repeat_in_the_list_of_changes_are_named_with_the_sections_around_them() {
    let more = "\n## Phones {#phones}\n\n### More details {#phones-more}\n\nLogs.\n\n\
                ## Consoles {#consoles}\n\n### More details {#consoles-more}\n\nNames.\n";
    let site = published().edit("content/terms/en.md", "\n## Law {#law}\n\nThe law.\n", more);
    let site = site.remove("content/terms/de.md").remove("locales/ch/terms/de.md").remove("locales/ch/terms/en.md");
    let site = site.released("2024-02-01");
    let page = changes(&site.as_of("2024-02-01"), "2024-02-01");
    assert!(page.contains("<a href=\"#phones-more\"><span>Phones</span> › <span>More details</span></a>"), "{page}");
    assert!(
        page.contains("<a href=\"#consoles-more\"><span>Consoles</span> › <span>More details</span></a>"),
        "{page}"
    );
    assert!(page.contains("<a href=\"#phones\">Phones</a>"), "{page}");
}

#[test]
fn a_version_that_overtook_another_is_compared_with_both() {
    let urgent = scheduled().edit("content/terms/en.md", "The law", "The new law");
    let site = urgent.release(Request { keep_upcoming: true, ..on("2024-03-01") }).done();
    let built = site.as_of("2024-03-01");
    let page = changes(&built, "2024-03-01");
    assert!(page.contains("in June") && page.contains("<ins>new </ins>"), "against the one in force: {page}");
    let other = format!("{TERMS}2024-03-01/changes/2024-02-01/");
    assert!(page.contains(&format!("href=\"{other}\"")), "the other comparison is offered");
    let against_upcoming = built.page(&other);
    assert!(!against_upcoming.contains("<ins> in June"), "{against_upcoming}");
    assert!(against_upcoming.contains(&format!("href=\"{TERMS}2024-03-01/changes/\"")), "and leads back");
    let history = built.page(&format!("{TERMS}history/"));
    for comparison in ["2024-03-01/changes/", "2024-03-01/changes/2024-02-01/", "2024-02-01/changes/"] {
        assert!(history.contains(&format!("href=\"{TERMS}{comparison}\"")), "{comparison}");
    }
    // What the urgent one replaces stays what it was when the upcoming one takes its place.
    assert!(changes(&site.as_of("2024-07-01"), "2024-03-01").contains("<ins>new </ins>"));
}

#[test]
fn a_version_of_the_same_day_is_compared_with_what_stood_the_day_before_and_with_the_one_before_it() {
    let site = published().edit("content/terms/en.md", "Use it", "Do use it").released("2024-02-01");
    let site = site.edit("content/terms/en.md", "Do use it", "Please use it").released("2024-02-01");
    let built = site.as_of("2024-02-01");
    assert!(changes(&built, "2024-02-01.2").contains("<del>Use</del><ins>Please use</ins>"));
    let other = built.page(&format!("{TERMS}2024-02-01.2/changes/2024-02-01/"));
    assert!(other.contains("<del>Do</del><ins>Please</ins>"), "{other}");
}

#[test]
fn what_comes_back_is_compared_with_what_was_withdrawn() {
    let gone = without_swiss_german(&published());
    let gone = gone.withdraw(&["ch/de"], None, Request::on("2024-02-01".parse().unwrap())).done();
    let back = gone
        .edit("locales/ch/region.toml", "[\"en\"]", "[\"de\", \"en\"]")
        .write("locales/ch/terms/de.md", "## Schweizer Recht {#law}\n\nDas neue Recht der Schweiz.\n")
        .released("2024-03-01");
    let page = back.as_of("2024-03-01").page("/ch/de/terms/2024-03-01/changes/");
    assert!(page.contains("<ins>neue </ins>") && page.contains("/ch/de/terms/2024-01-01/"), "{page}");
}

#[test]
fn the_page_of_a_version_marks_the_sections_that_it_changed() {
    let built = thrice().as_of("2024-03-01");
    let page = built.page(&format!("{TERMS}2024-02-01/"));
    let section = |id: &str| {
        let (_, rest) = page.split_once(&format!("<section id=\"{id}\"")).unwrap();
        rest.split_once("</section>").unwrap().0
    };
    let link = format!("href=\"{TERMS}2024-02-01/changes/#use\"");
    assert!(section("use").contains(&link), "{page}");
    assert!(!section("law").contains("changes/"), "what it did not change has no mark");
    assert!(changes(&built, "2024-02-01").contains("id=\"use\""), "the link leads to the change");
    let current = built.page(TERMS);
    assert!(!current.contains("class=\"notice changed\""), "the text in force is read without marks");
    assert!(current.contains(&format!("href=\"{TERMS}2024-03-01/changes/\"")), "and leads to what changed last");
}

#[test]
fn comparisons_are_found_by_nobody_and_say_version_and_state() {
    let site = thrice();
    let built = site.as_of("2024-03-01");
    let page = changes(&built, "2024-02-01");
    assert!(is_noindex(&page));
    assert!(
        title(&page)
            .starts_with("Terms: changes in version 2024-02-01 compared with version 2024-01-01 (Superseded) – "),
        "{}",
        title(&page)
    );
    assert!(!built.page("/sitemap.xml").contains("changes"));
}

#[test]
fn an_upcoming_version_shows_what_it_will_change() {
    let built = scheduled().as_of("2024-03-01");
    assert!(changes(&built, "2024-02-01").contains("<ins> in June</ins>"));
    assert!(!scheduled().as_of("2024-01-31").has(&format!("{TERMS}2024-02-01/changes/")), "not before it is published");
}

#[test]
fn what_an_upcoming_version_replaces_is_what_is_known_on_the_day() {
    let urgent = scheduled().edit("content/terms/en.md", "The law", "The new law");
    let site = urgent.release(Request { keep_upcoming: true, ..on("2024-03-01") }).done();
    let base = |day: &str| {
        let page = changes(&site.as_of(day), "2024-02-01");
        let versions = ["2024-01-01", "2024-03-01"];
        versions.into_iter().find(|id| page.contains(&format!("<a href=\"{TERMS}{id}/\">"))).unwrap()
    };
    assert_eq!(
        (base("2024-02-20"), base("2024-03-01"), base("2024-06-01")),
        ("2024-01-01", "2024-03-01", "2024-03-01")
    );
}

#[test]
fn a_cancelled_version_shows_what_it_would_have_changed() {
    let built = scheduled().cancel("2024-02-01", "2024-02-02").done().as_of("2024-03-01");
    assert!(changes(&built, "2024-02-01").contains("<ins> in June</ins>"));
}

#[test]
fn numbering_that_shifted_is_no_change_of_words() {
    let site = Fixture::small()
        .write("content/terms/policy.toml", "kind = \"terms\"\nsection_labels = [\"1.\"]\n")
        .released("2024-01-01")
        .edit("content/terms/en.md", "## Use {#use}", "## Purpose {#purpose}\n\nWhy.\n\n## Use {#use}")
        .released("2024-02-01");
    let page = changes(&site.as_of("2024-02-01"), "2024-02-01");
    let list = page.split_once("<nav class=\"contents\"").and_then(|(_, rest)| rest.split_once("</nav>")).unwrap().0;
    assert_eq!(list.matches("<li").count(), 1, "only the new section: {list}");
}

#[test]
fn drafts_show_what_a_release_would_change() {
    let edited = published().edit("content/terms/en.md", "Use it", "Use it tomorrow");
    let built = edited.drafts();
    let page = built.page(&format!("{TERMS}draft/changes/"));
    assert!(page.contains("<ins> tomorrow</ins>") && is_noindex(&page), "{page}");
    assert!(title(&page).starts_with("Terms: unpublished changes (Draft) – "), "{}", title(&page));
    assert!(built.page(&format!("{TERMS}draft/")).contains(&format!("href=\"{TERMS}draft/changes/\"")));
    assert!(
        built.page("/ch/de/terms/draft/changes/").contains("Der Text ist unverändert."),
        "an edition nobody edited"
    );
    let published = edited.as_of("2030-01-01");
    assert!(published.site().routes().iter().all(|route| !published.site().href(route).contains("/draft/")));
}

#[test]
fn a_draft_is_compared_with_the_version_that_is_still_to_come() {
    let edited = scheduled().edit("content/terms/en.md", "in June", "in July");
    let page = edited.drafts().page(&format!("{TERMS}draft/changes/"));
    assert!(page.contains("in <del>June</del><ins>July</ins>"), "{page}");
}

#[test]
fn a_draft_without_a_version_is_compared_with_nothing() {
    let built = crate::world::office().drafts();
    assert!(!built.has(&format!("{TERMS}draft/changes/")));
    assert!(!built.page(&format!("{TERMS}draft/")).contains("changes/"));
}

#[test]
fn a_translation_that_arrives_shows_both_texts_whole() {
    let site = published()
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\", \"en\"]\n")
        .released("2024-02-01")
        .write("content/terms/fr.md", "# Conditions\n\n## Emploi {#use}\n\nUtilisez.\n\n## Droit {#law}\n\nLe droit.\n")
        .released("2024-03-01");
    let page = site.as_of("2024-03-01").page("/ch/fr/terms/2024-03-01/changes/");
    assert!(page.contains("<li class=\"translated\">"), "{page}");
    assert!(page.contains(">Use it.</del>") && page.contains(">Utilisez.</ins>"), "{page}");
}

#[test]
fn every_link_of_a_comparison_leads_somewhere() {
    let text = "# Terms\n\n## Use {#use}\n\nSee [](#law) and [there](#law).\n\n## Law {#law}\n\nThe law.\n";
    let site = Fixture::small().write("content/terms/en.md", text).released("2024-01-01");
    let site = site.write("content/terms/en.md", "# Terms\n\n## Use {#use}\n\nSee nothing.\n").released("2024-02-01");
    let page = changes(&site.as_of("2024-02-01"), "2024-02-01");
    for link in page.split("href=\"#").skip(1) {
        let anchor = link.split_once('"').unwrap().0;
        assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor}: {page}");
    }
    assert!(page.contains("href=\"#_removed-law\""), "a link that went leads to the section that went with it");
}

#[test]
fn a_rescheduled_version_is_compared_with_what_it_replaces_then() {
    let moved = scheduled().reschedule("2024-02-01", ahead("2024-02-10", "2024-08-01")).done();
    let urgent = moved.edit("content/terms/en.md", "The law", "The new law");
    let site = urgent.release(Request { keep_upcoming: true, ..on("2024-07-01") }).done();
    let page = changes(&site.as_of("2024-08-01"), "2024-02-01");
    assert!(page.contains(&format!("<a href=\"{TERMS}2024-07-01/\">")), "{page}");
}

/// Editions of one language that say the same but for what is local, with all that a page decides for itself: where links to other
/// policies lead, which reference to a note is the first one, and how a remark is worded.
fn neighbours() -> Fixture {
    let rest = "## Law {#law}\n\nThe law. See [the notice](policy:notice), [](#use).\n\n## Notes {#notes}\n\nAs noted.[^1]\n\nNoted again.[^1]\n";
    Fixture::small()
        .write("locales/global/region.toml", "languages = [\"en\"]\ncode = \"001\"\n")
        .write("locales/gb/region.toml", "parent = \"global\"\ncode = \"GB\"\nlanguages = [\"en\"]\n")
        .write("locales/ie/region.toml", "parent = \"global\"\ncode = \"IE\"\nlanguages = [\"en\"]\n")
        .write("locales/au/region.toml", "parent = \"global\"\ncode = \"AU\"\nlanguages = [\"en\"]\n")
        .write("locales/ie/en.ftl", "remark-restyled = Emphasis is another one\n")
        .write("locales/gb/terms/en.md", "## Law of England {#law}\n\nThe law of England.\n")
        .write("content/notice/policy.toml", "kind = \"notice\"\n")
        .write("content/notice/en.md", "# Notice\n\n## Scope {#scope}\n\nOf the [terms](policy:terms#law).\n")
        .write(
            "content/terms/en.md",
            &format!("# Terms\n\n## Use {{#use}}\n\nUse it with care.\n\n{rest}\n[^1]: A note.\n"),
        )
        .released("2024-01-01")
        .edit("content/terms/en.md", "Use it with care.", "Use it **with** care, as [the notice](policy:notice) says.")
        .released("2024-02-01")
        .edit("content/terms/en.md", "[^1]: A note.", "")
        .edit("content/terms/en.md", "As noted.[^1]\n\nNoted again.[^1]", "As noted.")
        .released("2024-03-01")
        .edit("content/terms/en.md", "As noted.", "As **noted**.")
        .edit("content/notice/en.md", "Of the", "All of the")
        .released("2024-04-01")
}

#[test]
fn a_page_is_the_same_whatever_was_rendered_before_it() {
    let built = neighbours().as_of("2024-04-01");
    let site = built.site();
    let mut recent = lexloci::site::Recent::default();
    for route in site.routes() {
        let (after, alone) = (site.render_after(&route, &mut recent), site.render(&route));
        assert!(after.is_ok() && after == alone, "{}", site.href(&route));
    }
    let changes = |edition: &str, version: &str| built.page(&format!("/{edition}/en/terms/{version}/changes/"));
    assert!(changes("au", "2024-02-01").contains("<a href=\"/au/en/notice/\">"));
    assert!(changes("ie", "2024-02-01").contains("<a href=\"/ie/en/notice/\">"));
    assert!(changes("ie", "2024-04-01").contains("Emphasis is another one"));
    assert!(changes("gb", "2024-04-01").contains("Emphasis changed"));
}
