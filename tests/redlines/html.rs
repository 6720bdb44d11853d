//! HTML: without `ins` the old text, without `del` the new one.

use super::{between, html};
use lexloci::compare::Redline;

/// The words of some HTML without the elements `gone` and without notes.
pub(super) fn words(html: &str, gone: &str) -> String {
    let mut words = String::new();
    // Open elements, each with whether what is in it counts.
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let counts = open.iter().all(|element| element.1);
        words.push_str(if counts { &rest[..at] } else { "" });
        let end = at + rest[at..].find('>').expect("a whole tag");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop().map(|element| element.0), Some(name), "elements are nested: {html}");
        } else if !matches!(name, "br" | "hr" | "img") {
            open.push((name, name != gone && !tag.contains("class=\"note")));
        }
    }
    assert!(open.is_empty(), "{open:?} stay open: {html}");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Both texts are in the HTML of their redline, and nothing else.
pub(super) fn holds_both(redline: &Redline) {
    let html = super::html(redline);
    let alone = |text| words(&super::html(&Redline::between(&text, &text)), "none");
    assert_eq!(words(&html, "ins"), alone(redline.old()), "{html}");
    assert_eq!(words(&html, "del"), alone(redline.new()), "{html}");
    let page = |redline: &Redline| main(&super::page(redline)).to_owned();
    let alone = |text| words(&page(&Redline::between(&text, &text)), "none");
    assert_eq!(words(&page(redline), "ins"), alone(redline.old()), "{}", page(redline));
    assert_eq!(words(&page(redline), "del"), alone(redline.new()), "{}", page(redline));
    for (open, close) in [("<ins", "</ins>"), ("<del", "</del>")] {
        for change in html.split(open).skip(1) {
            assert!(change.contains(close), "no {open}> stands in another: {html}");
        }
    }
}

/// What the page of a redline says of the texts, in both views.
fn main(page: &str) -> &str {
    let from = page.find("<main").expect("a main part");
    &page[from..page.find("</main>").expect("its end") + "</main>".len()]
}

#[test]
fn words_stand_in_ins_and_del() {
    let redline = between("en", "We keep *all data* for 30 days.", "We keep *data* for 90 days.");
    assert!(
        html(&redline).contains("<p>We keep <em><del>all </del>data</em> for <del>30</del><ins>90</ins> days.</p>"),
        "{}",
        html(&redline)
    );
    holds_both(&redline);
}

#[test]
fn a_change_of_emphasis_has_a_note() {
    let redline = between("en", "We **must** keep it.", "We must keep it.");
    assert!(
        html(&redline).contains(
            "We <del class=\"restyled\"><strong>must</strong></del><ins class=\"restyled\">must</ins>\
             <span class=\"note\">Emphasis changed</span> keep it."
        ),
        "{}",
        html(&redline)
    );
    holds_both(&redline);
}

#[test]
fn a_link_that_leads_elsewhere_names_both_targets() {
    let redline = between("en", "See [here](https://a.example/1).", "See [here](https://a.example/2).");
    assert!(html(&redline).contains("Link changed: https://a.example/1 → https://a.example/2"));
    holds_both(&redline);
}

#[test]
fn a_link_that_was_replaced_whole_has_one_note() {
    let redline = between("en", "See [our policy](https://a.example/1).", "See [our new policy](https://a.example/2).");
    let html = html(&redline);
    assert!(html.contains("our policy</a></del><ins><a"), "{html}");
    assert_eq!(html.matches("Link changed: https://a.example/1 → https://a.example/2").count(), 1, "{html}");
    holds_both(&redline);
    let redline = between("en", "See [Chapter 2, “Payment”](#b).", "See [Chapter 3, “Liability”](#c).");
    assert!(!super::html(&redline).contains("note"), "{}", super::html(&redline));
    holds_both(&redline);
}

#[test]
fn one_note_tells_of_all_words_whose_emphasis_changed() {
    let html = html(&between("en", "***Important:** read this* now", "**Important:** *read this* now"));
    assert_eq!(html.matches("Emphasis changed").count(), 1, "{html}");
    let html = super::html(&between(
        "en",
        "It is [so `it` is](https://a.example/).",
        "**It is [so `it` is](https://a.example/).**",
    ));
    assert_eq!(html.matches("Emphasis changed").count(), 1, "{html}");
}

#[test]
fn a_table_takes_the_focus_where_no_link_in_it_does() {
    let table = |cell: &str| format!("| A | B |\n| --- | --- |\n| x | {cell} |");
    let page = |old: &str, new: &str| html(&between("ar", &table(old), &table(new)));
    let label = "role=\"group\" aria-label=\"A، B\"";
    assert!(page("y", "z").contains(&format!("<div class=\"table\" tabindex=\"0\" {label}>")), "{}", page("y", "z"));
    let linked = page("y", "[z](https://a.example/)");
    assert!(linked.contains(&format!("<div class=\"table\" {label}>")), "{linked}");
}

#[test]
fn letters_that_would_join_those_that_went_are_apart() {
    let redline = between("ar", "نرسلها في بلدان أخرى.", "نرسلها إلى خارج الدولة.");
    assert!(html(&redline).contains("أخرى</del><ins class=\"apart\">إلى"), "{}", html(&redline));
    holds_both(&redline);
    let redline = between("ar", "تسود الأحكام.", "تسود *الأحكام*.");
    assert!(html(&redline).contains("<ins class=\"restyled apart\">"), "{}", html(&redline));
    for (old, new) in [
        // Behind a reh a letter begins as behind a space.
        ("نرسلها إلى دار.", "نرسلها إلى خارج."),
        // What was kept before a change stands before it in its own text; so does a space.
        ("نرسلها إلى", "نرسلها إلى خارج"),
        ("ترسل إلى خارج الدولة.", "إلى خارج الدولة."),
    ] {
        assert!(!html(&between("ar", old, new)).contains("ى</del><ins class"), "{}", html(&between("ar", old, new)));
        assert!(!html(&between("ar", old, new)).contains("apart"), "{}", html(&between("ar", old, new)));
    }
}

#[test]
fn numbers_that_meet_in_a_line_from_right_to_left_are_apart() {
    let redline = between("ar", "يسري من 1 مايو 2024 فصاعدا.", "يسري من 2 يونيو 2025 فصاعدا.");
    assert!(html(&redline).contains("2024</del><ins class=\"apart\">2"), "{}", html(&redline));
    holds_both(&redline);
    // From left to right they stand apart by their signs alone, and so do names.
    for (old, new) in [("خدمة Aurora 3 هنا.", "خدمة Aurora 4 هنا."), ("خدمة Aurora هنا.", "خدمة Borealis Cloud هنا.")]
    {
        assert!(!html(&between("ar", old, new)).contains("apart"), "{}", html(&between("ar", old, new)));
    }
    assert!(!html(&between("en", "On 1 May 2024.", "On 2 June 2025.")).contains("apart"));
}

#[test]
fn ends_of_a_move_lead_to_each_other() {
    let redline = between(
        "en",
        "## A <!-- #a -->\n\nWe delete your data after thirty days at the latest.\n\nOther things stay.\n\n## B <!-- #b -->\n\nB.",
        "## A <!-- #a -->\n\nOther things stay.\n\n## B <!-- #b -->\n\nB.\n\nWe delete your data after sixty days at the latest.",
    );
    let html = html(&redline);
    assert!(html.contains(
        "<p class=\"note\" id=\"_moved-1-from\"><a href=\"#_moved-1-to\">Moved</a></p><p class=\"moved-away\">"
    ));
    assert!(html.contains("id=\"_moved-1-to\"><a href=\"#_moved-1-from\">Moved to here</a>"));
    assert!(
        html.contains("<ins class=\"moved\">We delete your data after <del>thirty</del></ins><ins>sixty</ins>"),
        "{html}"
    );
    holds_both(&redline);
}

#[test]
fn a_moved_section_with_losses_shows_them_once() {
    let law = |words: &str| format!("## Law <!-- #law -->\n\nSwiss law applies{words}.\n\n");
    let data = "## Data <!-- #data -->\n\nWe collect data about the use of our phones, and nothing else at all.";
    let rest = "\n\n- one item of it\n- another item of it";
    let old = format!("{}Gone with the move.\n\n{data}{rest}", law(""));
    holds_both(&between("en", &old, &format!("{data}{rest}\n\n{}", law(" here").trim_end())));
}

#[test]
fn tables_and_lists_hold_both_texts() {
    holds_both(&between(
        "en",
        "| Cookie | Duration |\n|---|---|\n| `_ga` | 2 years |\n| `sid` | session |\n\n- a b c\n- d e f",
        "| Cookie | Purpose | Duration |\n|---|---|---|\n| `sid` | Signs in | session |\n| `_ga` | Counts | 1 year |\n\n1. d e f\n2. g",
    ));
}

#[test]
fn shifted_numbers_are_not_marked_as_changes_of_words() {
    let old = "## 2. Law <!-- #law label=\"2.\" -->\n\nSwiss law.";
    let redline = between("en", old, &old.replace("2.", "3."));
    let html = html(&redline);
    assert!(
        html.contains("<del class=\"shifted\"><span class=\"label\">2.</span> </del><ins class=\"shifted\">"),
        "{html}"
    );
    holds_both(&redline);
}

#[test]
fn what_is_read_from_left_to_right_stays_in_one_piece_where_it_changed() {
    let redline = between("ar", "اتصلوا على +971 4 555 0100 الآن.", "اتصلوا بنا على +971 4 555 0199 الآن.");
    let number = "<bdi dir=\"ltr\">+971 4 555 <del>0100</del><ins>0199</ins></bdi>";
    assert!(html(&redline).contains(number), "{}", html(&redline));
    holds_both(&redline);
    let moved =
        between("ar", "زوروا [a.example](https://a.example/).", "زوروا *[b.example](https://b.example/)* قريبا.");
    assert!(html(&moved).contains("<bdi dir=\"ltr\">"), "{}", html(&moved));
    holds_both(&moved);
    let english = between("en", "Call +971 4 555 0100.", "Call us: +971 4 555 0100.");
    assert!(!html(&english).contains("<bdi"), "{}", html(&english));
}
