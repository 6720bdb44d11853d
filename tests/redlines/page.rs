//! The file that is sent around: what is in its head, and both views of the text.

use super::{between, page};
use std::collections::BTreeSet;

/// The side-by-side view alone.
fn aside(page: &str) -> &str {
    &page[page.find("<div class=\"note side\">").expect("a second view")..]
}

/// The rows of the side-by-side view, as `old | new`, without tags.
fn rows(page: &str) -> Vec<String> {
    let cell = |html: &str| {
        let (mut text, mut tag) = (String::new(), false);
        for c in html.chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                c if !tag => text.push(c),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let row = |html: &str| {
        let (old, new) = html.split_once("<div class=\"new").unwrap_or((html, ">"));
        format!("{} | {}", cell(&format!("<{old}")), cell(&format!("<{new}")))
    };
    aside(page).split("<div class=\"row").skip(2).map(row).collect()
}

#[test]
fn changes_are_listed_with_links_into_both_views() {
    let old = "## Use <!-- #use -->\n\nUse it.\n\n## Law <!-- #law -->\n\nSwiss law.";
    let page =
        page(&between("de", old, "## Use <!-- #use -->\n\nUse it well.\n\n## Fees <!-- #fees -->\n\nNone at all."));
    assert!(page.contains("<p>sections: 1 added, 1 removed, 1 amended; words: 5 inserted, 3 deleted</p>"), "{page}");
    assert!(page.contains("href=\"#use\"><span lang=\"de\" dir=\"ltr\">Use</span></a>"), "{page}");
    assert!(page.contains("href=\"#_side-use\"><span lang=\"de\" dir=\"ltr\">Use</span></a>: amended"), "{page}");
    assert!(page.contains("href=\"#_removed-law\"") && page.contains("href=\"#_side-_removed-law\""), "{page}");
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    let links = page.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    for link in links {
        assert!(ids.contains(&link), "nothing has the id {link}");
    }
}

#[test]
fn a_heading_that_ends_with_a_mark_has_no_second_one_in_the_list() {
    let old = "## Your data: <!-- #data -->\n\nUse it.\n\n## We delete it. <!-- #end -->\n\nSoon.\n\n## なぜ？ <!-- #why -->\n\nA.";
    let new = old.replace("Use it", "Use it well").replace("Soon", "Sooner").replace("A.", "B.");
    let page = page(&between("de", old, &new));
    assert!(page.contains("Your data:</span></a> amended</li>"), "{page}");
    assert!(page.contains("We delete it.</span></a> amended</li>"), "{page}");
    assert!(page.contains("なぜ？</span></a> amended</li>"), "{page}");
}

#[test]
fn headings_that_repeat_in_the_list_are_told_apart_by_the_sections_around_them() {
    let section =
        |level: &str, heading: &str, id: &str, text: &str| format!("{level} {heading} <!-- #{id} -->\n\n{text}\n\n");
    let old = section("##", "Consoles", "consoles", "All of them.")
        + &section("###", "More details", "consoles-more", "We keep logs.")
        + &section("##", "Phones", "phones", "All of them.")
        + &section("###", "More details", "phones-more", "We keep names.")
        + &section("###", "Sale", "sale", "Nothing is sold.");
    let new = old.replace("We keep logs", "We keep no logs").replace("Nothing is", "Nothing was");
    let new = new.replace(&section("###", "More details", "phones-more", "We keep names."), "");
    let page = page(&between("de", &old, new.trim_end()));
    let named = |words: &[&str]| {
        words.iter().map(|word| format!("<span lang=\"de\" dir=\"ltr\">{word}</span>")).collect::<Vec<_>>().join(" › ")
    };
    assert!(page.contains(&format!("href=\"#consoles-more\">{}</a>", named(&["Consoles", "More details"]))), "{page}");
    let removed = format!("href=\"#_removed-phones-more\">{}</a>", named(&["Phones", "More details"]));
    assert!(page.contains(&removed), "{page}");
    assert!(page.contains(&format!("href=\"#sale\">{}</a>", named(&["Sale"]))), "{page}");
}

#[test]
fn what_moved_and_changed_is_said_to_have_done_both() {
    let law = "## Law <!-- #law -->\n\nSwiss law applies to all of it, and to what \
               comes of it, wherever you live; courts in Zurich decide, and no others do, whatever is said elsewhere.";
    let section = |amount: &str| {
        format!(
            "## Limits <!-- #limits -->\n\nWe are liable for up to EUR {amount} in each year, and for nothing else."
        )
    };
    let redline =
        between("en", &format!("{}\n\n{law}", section("100,000")), &format!("{law}\n\n{}", section("200,000")));
    let shown = page(&redline);
    assert!(shown.contains("</a>: moved, amended</li>"), "{shown}");
    assert!(shown.contains("what changed in it is <b>bold</b>"), "{shown}");
    let markdown = lexloci::render::redline::markdown(&super::compared(), &redline);
    assert!(markdown.contains("<sub>#limits; moved, amended; moved to here, 1</sub>"), "{markdown}");
    let only_moved = page(&between("en", &format!("{}\n\n{law}", section("1")), &format!("{law}\n\n{}", section("1"))));
    assert!(only_moved.contains("</a>: moved</li>"), "{only_moved}");
}

#[test]
fn each_cell_has_one_of_the_texts() {
    let old = "We keep data for 30 days.\n\n1. first of all\n2. the second rule\n\nGone.";
    let page = page(&between(
        "de",
        old,
        "We keep data for 90 days.\n\n1. first of all\n2. a rule between\n3. the second rule",
    ));
    assert_eq!(
        rows(&page),
        [
            "T | T",
            "We keep data for 30 days. | We keep data for 90 days.",
            "first of all | first of all",
            " | a rule between",
            "the second rule | the second rule",
            "Gone. | ",
        ]
    );
    assert!(aside(&page).contains("<ol start=\"2\">\n<li>the second rule"), "{page}");
    assert!(aside(&page).contains("<ol start=\"3\">\n<li>the second rule"), "{page}");
    let inline = &page[..page.len() - aside(&page).len()];
    assert!(inline.contains("<li class=\"inserted\"><ins>a rule between</ins></li>\n<li>the second rule"), "{page}");
}

#[test]
fn an_item_that_went_leaves_the_numbers_of_the_others_alone() {
    let page = page(&between(
        "de",
        "1. first of all\n2. the second rule\n3. the last one",
        "1. first of all\n2. the last one",
    ));
    assert!(page.contains("<del>the second rule</del></li>\n<li value=\"2\">the last one</li>"), "{page}");
}

#[test]
fn a_translation_stands_beside_what_it_translates() {
    let old = "## Minors <!-- #minors lang=\"en\" -->\n\nChildren under 16 may not use it.\n\nAsk your parents.";
    let new = "## القاصرون <!-- #minors lang=\"ar\" -->\n\nلا يجوز للأطفال استخدامه.\n\nاسأل والديك.";
    let page = page(&between("de", old, new));
    assert_eq!(
        rows(&page),
        [
            "T | T",
            "Minors | القاصرون Language changed: English → Arabic",
            "Children under 16 may not use it. | لا يجوز للأطفال استخدامه.",
            "Ask your parents. | اسأل والديك.",
        ]
    );
    // Inline, each has its own language and direction.
    assert!(page.contains("<section lang=\"ar\" dir=\"rtl\" class=\"translated\">"), "{page}");
    assert!(
        page.contains(
            "<p lang=\"en\" dir=\"ltr\" class=\"deleted\"><del lang=\"en\" dir=\"ltr\">Ask your parents.</del></p>"
        ),
        "{page}"
    );
    assert!(page.contains("<p class=\"note\" lang=\"en\" dir=\"ltr\">Language changed"), "{page}");
}

#[test]
fn a_link_to_what_was_removed_leads_to_where_it_is_shown() {
    let old = "See [the law](#law).\n\n## Law <!-- #law -->\n\nSwiss law.";
    let page = page(&between("de", old, "See the law."));
    assert!(page.contains("<a href=\"#_removed-law\">the law</a>"), "{page}");
    assert!(page.contains("<a href=\"#_side-_removed-law\">the law</a>"), "{page}");
}

#[test]
fn nothing_differs() {
    let page = page(&between("de", "We keep it.", "We keep it."));
    assert!(page.contains("<p>the texts are equal</p>") && !page.contains("<nav"), "{page}");
}

#[test]
fn side_by_side_what_moved_away_marks_what_changed_in_it() {
    let (logs, sale) = (
        "We keep the logs of our servers for 30 days, and then delete them.",
        "We never sell your data to anybody at all.",
    );
    let redline = between(
        "en",
        &format!("{logs}\n\n{sale}\n\nThat is all."),
        &format!("{sale}\n\nThat is all.\n\n{}", logs.replace("30", "60")),
    );
    let page = page(&redline);
    assert!(page.contains("for <del>30</del> days, and then delete them.</del></p>"), "{page}");
}
