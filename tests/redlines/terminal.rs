//! The terminal: only passages that changed, with the words around them, in lines that fit.

use super::{between, compared};
use lexloci::render::redline::{Around, Marks, terminal};

fn shown(language: &str, old: &str, new: &str, width: usize) -> String {
    let marks = Marks { heading: "", ..Marks::PLAIN };
    let shown = terminal(&compared(), &between(language, old, new), &marks, width);
    shown.split_once("\n\n").expect("a head").1.trim_end().to_owned()
}

const OTHERS: &str = "We collect nothing that we do not need, and we say so before we do.";

#[test]
fn a_change_in_a_long_paragraph_is_shown_with_the_words_around_it() {
    let text = |days: &str| {
        format!(
            "{OTHERS} {OTHERS}\n\nFirst of all. {OTHERS} Recordings are kept for {days} days. {OTHERS} {OTHERS}\n\n{OTHERS}"
        )
    };
    assert_eq!(
        shown("en", &text("30"), &text("90"), 60),
        "Preamble\n\n\
         …\n\n\
         … need, and we say so before we do. Recordings are kept for\n[-30-]{+90+} days. We collect nothing that we do not need,\nand \
         we say so …\n\n…"
    );
}

#[test]
fn a_long_word_beside_a_change_stays() {
    let name = "AURORA_CONSOLE_SETTING_FOR_MEASUREMENTS_THAT_ARE_SENT_WITHOUT_BEING_ASKED_FOR";
    let text = |days: &str| format!("{OTHERS} {OTHERS} {name} {days} {name} {OTHERS} {OTHERS}");
    assert_eq!(shown("en", &text("30"), &text("90"), 90), format!("Preamble\n\n… {name} [-30-]\n{{+90+}} {name} …"));
}

#[test]
fn the_headings_above_a_change_are_told() {
    let text = |days: &str| {
        format!(
            "## 1. Use <!-- #use label=\"1.\" -->\n\n{OTHERS}\n\n## 2. Data <!-- #data label=\"2.\" -->\n\n{OTHERS}\n\n\
             ### a. Storage <!-- #storage label=\"a.\" -->\n\nWe keep it for {days} days."
        )
    };
    assert_eq!(
        shown("en", &text("30"), &text("90"), 80),
        "2. Data\n\na. Storage <#storage>\n\nWe keep it for [-30-]{+90+} days."
    );
}

#[test]
fn headings_of_other_sections_are_not_told() {
    let text = |note: &str| {
        format!(
            "## 1. Use <!-- #use label=\"1.\" -->\n\nWe use it.[^1]\n\n## 2. Data <!-- #data label=\"2.\" -->\n\n{OTHERS}\n\n\
             [^1]: {note}"
        )
    };
    assert_eq!(
        shown("en", &text("It is kept for ever by us."), &text("It is kept for now by us."), 80),
        "Note 1\n\nIt is kept for [-ever-]{+now+} by us."
    );
    let section = |label: u8, name: &str, words: &str| {
        let id = name.to_lowercase();
        format!("## {label}. {name} <!-- #{id} label=\"{label}.\" -->\n\n{words}\n\n")
    };
    let (data, law) = ("Data is deleted after a year.", "The law of Switzerland applies to all of it.");
    let old = section(1, "Use", OTHERS) + &section(2, "Data", data) + &section(3, "Law", law);
    let new = section(1, "Use", OTHERS) + &section(2, "Law", law);
    let shown = shown("en", old.trim_end(), new.trim_end(), 80);
    assert!(shown.starts_with("[-2. Data-] <#data>"), "{shown}");
}

#[test]
fn white_space_that_changed_is_written_once() {
    let shown = |old: &str, new: &str| {
        let shown = shown("en", old, new, 80);
        shown.split_once("\n\n").expect("a part").1.to_owned()
    };
    assert_eq!(shown("```\na  b\n```", "```\na b\n```"), "a[-  -]{+ +}b");
    assert_eq!(shown("Line one\\\nline two", "Line one line two"), "Line one[-↵-]\n{+ +}line two");
    assert_eq!(shown("```\na   b\n```", "```\na b\n```"), "a[-   -]{+ +}b");
}

#[test]
fn an_item_is_told_with_what_leads_to_it() {
    let text =
        |days: &str| format!("{OTHERS}\n\nWe keep:\n\n- names for ever\n- calls for {days} days\n- nothing else");
    assert_eq!(
        shown("en", &text("30"), &text("90"), 80),
        "Preamble\n\n…\n\nWe keep:\n\n- …\n- calls for [-30-]{+90+} days\n- …"
    );
}

#[test]
fn wide_characters_take_two_columns() {
    let old = "我们会在三十天内删除您的个人信息。您可以随时撤回同意。";
    let new = "我们会在三十天内删除您的个人数据。您可以随时撤回您的同意，并要求更正。";
    let shown = shown("zh-Hans", old, new, 30);
    assert_eq!(
        shown,
        "Preamble\n\n我们会在三十天内删除您的个人\n[-信息-]{+数据+}。您可以随时撤\n回{+您的+}同意{+，并要求更\n正+}。"
    );
}

#[test]
fn a_colour_ends_with_the_line_and_goes_on_in_the_next() {
    let green = Around { style: "<g>", open: "{+", close: "+}", end: "</g>" };
    let marks = Marks { inserted: green, heading: "", ..Marks::PLAIN };
    let redline = between("en", "It is so.", "It is so.\n\nNobody else may ever see it, and nobody does.");
    let shown = terminal(&compared(), &redline, &marks, 30);
    assert!(shown.contains("<g>{+Nobody else may ever see it,</g>\n<g>and nobody does.+}</g>\n"), "{shown}");
}

#[test]
fn a_text_commands_no_terminal() {
    let shown = shown("en", "Well.", "Well \u{1b}[31mred.", 80);
    assert_eq!(shown, "Preamble\n\nWell{+ \u{fffd}[31mred+}.");
}
