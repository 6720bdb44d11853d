//! Files that are in no site yet.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

use super::{beside, codes, in_file, places};
use crate::support::{lexloci, said};
use std::fs;

#[test]
fn attributes_of_python_markdown_are_understood() {
    let text = "# Terms {: #terms }\n\nIn force since December 5, 2023\n{: datetime=\"December 5, 2023\" }\n\n## Use {: #use .big }\n\nSee [the law](#law) and [the top](#terms).\n\n## Law\n{: #law }\n\nSwiss.\n";
    assert_eq!(places(&in_file("en", text)), []);
}

#[test]
fn attributes_that_are_not_read_are_found() {
    for text in ["Use it{: #use }", "{: #use } Use it.", "Benutzen {: Datum=\"2023-12-05\" für=\"x\" }"] {
        assert_eq!(codes(&in_file("en", text)), ["attribute-not-read"], "{text}");
    }
}

#[test]
fn attributes_stand_apart_from_words_and_their_values_do_not() {
    for text in ["# T\n\n## Use{: #use }\n\nUse it.\n", "# T\n\nIn force {: datetime = \"2023-12-05\" }\n"] {
        assert_eq!(codes(&in_file("en", text)), ["attribute-spacing"], "{text}");
    }
    let right = "# T\n\nIn force {: datetime=\"2023-12-05\" }\n\n## Use {:#use .big }\n\nUse it.\n";
    assert_eq!(codes(&in_file("en", right)), <[&str; 0]>::default());
}

#[test]
fn bold_is_what_python_markdown_takes_for_bold() {
    assert_eq!(codes(&in_file("zh-Hant", "* **錄影。**我們保存三十天。")), <[&str; 0]>::default());
    assert_eq!(codes(&in_file("en", "* **Calls. ** We keep them.")), ["emphasis-not-read"]);
}

#[test]
fn a_list_in_a_quotation_stands_below_an_empty_line_of_it() {
    assert_eq!(codes(&in_file("en", "> You may:\n>\n>* use it\n>* lend it\n")), <[&str; 0]>::default());
    assert_eq!(codes(&in_file("en", "> You may:\n>* use it\n>* lend it\n")), ["glued-block"]);
}

#[test]
fn links_lead_to_what_is_there() {
    let text =
        "# T\n\n[a](#use) [b](#care) [c](http://www.aurora.example/) [d](javascript:void)\n\n## Use\n\nUse it.\n";
    let found = in_file("en", text);
    assert_eq!(codes(&found), ["dangling-reference", "unsafe-link", "unsafe-link"]);
}

#[test]
fn lists_need_a_blank_line_before_them() {
    assert_eq!(places(&in_file("en", "You may:\n- use it\n- lend it\n")), [("glued-block", 2)]);
    assert_eq!(places(&in_file("en", "You may:\n\n- use it\n- lend it\n")), []);
    assert_eq!(places(&in_file("en", "(1) Use it.\n(2) Lend it.\n")), [("labels-run-together", 2)]);
}

#[test]
fn dates_and_ids_are_compared_with_the_text_before() {
    let text =
        |day: &str, words: &str| format!("# Terms\n\n{{: datetime=\"{day}\" }}\n\n## Use {{: #use }}\n\n{words}\n");
    let old = text("2023-12-05", "Use it.");
    let compared = |new: &str| codes(&beside("en", new, None, Some(&old))).join(" ");
    assert_eq!(compared(&old), "");
    assert_eq!(compared(&text("2024-01-10", "Lend it.")), "");
    assert_eq!(compared(&text("2023-12-05", "Lend it.")), "date-not-changed");
    assert_eq!(compared(&text("2024-01-10", "Use it.")), "only-date-changed");
    assert_eq!(compared(&text("2022-01-10", "Lend it.")), "date-goes-back");
    assert_eq!(
        compared(&old.replace(" {: #use }", "").replace("## Use", "## Lending")),
        "vanished-id date-not-changed"
    );
    assert_eq!(compared(&text("2023-12-5", "Use it.")), "unpadded-date");
    assert_eq!(compared(&text("2023-02-30", "Use it.")), "impossible-date");
}

#[test]
fn the_command_checks_files_outside_of_any_site() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("2020-09-8")).unwrap();
    fs::write(folder.path().join("2020-09-8/de.md"), "# Bedingungen\n\nGültig ab TBD.\n").unwrap();
    let output = lexloci(&["check", "2020-09-8/de.md"], folder.path());
    assert_eq!(output.status.code(), Some(0), "warnings alone: {}", said(&output));
    let text = said(&output);
    for expected in ["warning[placeholder]", "2020-09-8/de.md:3:11", "warning[unpadded-date]", "2 warnings"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert_eq!(lexloci(&["check", "--strict", "2020-09-8/de.md"], folder.path()).status.code(), Some(1));
    assert_eq!(lexloci(&["check", "none.md"], folder.path()).status.code(), Some(1));
    assert_eq!(lexloci(&["check", "--language", "1", "2020-09-8/de.md"], folder.path()).status.code(), Some(2));
    assert_eq!(lexloci(&["check", "--source", "a.md"], folder.path()).status.code(), Some(2), "a source of what?");
    let output = lexloci(&["check", "2020-09-8/de.md", "--format", "json"], folder.path());
    let first = String::from_utf8_lossy(&output.stdout).lines().next().unwrap().to_owned();
    let finding: serde_json::Value = serde_json::from_str(&first).unwrap();
    assert_eq!(finding["severity"], "warning");
}
