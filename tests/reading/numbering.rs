//! Labels of sections and lists.

use super::{html, using, words};
use crate::support::Fixture;

#[test]
fn the_numbers_of_a_list_are_in_order() {
    for right in [
        "1. a\n2. b\n3. c",
        "1. a\n1. b\n1. c",
        "1. a\n2. b\n\nBetween.\n\n3. c\n4. d",
        "1. a\n1. b\n\nBetween.\n\n3. c",
        "1. a\n   1. x\n   2. y\n2. b\n   1. z\n3. c",
        "1. a\n   1. x\n\n   Between.\n\n   2. y\n2. b",
        "1. a\n\nBetween.\n\n1. b",
        "1) a\n2) b",
        "- a\n- b",
        "1. a\n2. b\n\n\t1. x\n\t2. y",
    ] {
        assert_eq!(using(right).build().errors(), Vec::<&str>::new(), "{right}");
    }
    for (wrong, line) in [
        ("14. Oktober 2021", 5),
        ("1. a\n3. b", 6),
        ("2. a\n3. b", 5),
        ("1. a\n2. b\n2. c", 7),
        ("1. a\n\nBetween.\n\n3. b", 9),
        ("0. a\n1. b", 5),
        ("1. a\n\n   2. x", 7),
        ("1. a\n   1. x\n\n> 2. y", 8),
    ] {
        let built = using(wrong).build();
        assert_eq!(built.the("list-numbers").line, Some(line), "{wrong}");
    }
}

#[test]
fn a_list_does_not_go_on_from_another_section() {
    let built =
        Fixture::small().write("content/terms/en.md", "# Terms\n\n## Use\n\n1. a\n2. b\n\n## Law\n\n3. c\n").build();
    assert_eq!(built.the("list-numbers").line, Some(10));
}

#[test]
fn a_date_at_the_beginning_of_a_line_is_no_list_when_escaped() {
    assert_eq!(words("14\\. Oktober 2021"), "14. Oktober 2021");
    assert_eq!(words("vom\n14. Oktober 2021"), "vom 14. Oktober 2021");
}

#[test]
fn labels_are_text_of_sections_and_of_nested_lists() {
    let built = using("1. first\n   1. inner\n      1. innermost\n2. second")
        .write(
            "content/terms/policy.toml",
            "kind = \"terms\"\nsection_labels = [\"1.\", \"a)\"]\nlist_labels = [\"(1)\", \"a.\", \"(a)\"]\n",
        )
        .build();
    assert_eq!(built.section("/global/en/terms/", "use")["label"], "1.");
    let html = html(&built);
    let labels: Vec<_> =
        html.split("<span class=\"label\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(labels, ["(1)", "a.", "(a)", "(2)"]);
}

#[test]
fn a_reference_to_a_pinned_item_writes_its_place() {
    let site = Fixture::small()
        .write("content/terms/policy.toml", "kind = \"terms\"\nsection_labels = [\"1.\"]\nlist_labels = [\"(1)\", \"a.\"]\n")
        .write(
            "content/terms/en.md",
            "# Terms\n\n## Use {#use}\n\nSee [](#refused) and [](#law).\n\n## Law {#law}\n\n1. One.\n2. Two:\n   1. Refused. {#refused}\n      More.\n",
        );
    let built = site.build();
    assert_eq!(built.text("/global/en/terms/", "use"), "See Chapter 2, (2) a. and Chapter 2, “Law”.");
    let law = built.section("/global/en/terms/", "law")["html"].as_str().unwrap().to_owned();
    assert!(law.contains("<li id=\"refused\">"), "{law}");
    assert!(law.contains("Refused. More."), "the pin is no text: {law}");
}

/// What references to the innermost section, and to an item of it, say with these labels.
fn cited(section_labels: &str, list_labels: &str) -> String {
    let labels = format!("kind = \"terms\"\nsection_labels = {section_labels}\nlist_labels = {list_labels}\n");
    let built = Fixture::small()
        .write("content/terms/policy.toml", &labels)
        .write(
            "content/terms/en.md",
            "# Terms\n\n## Use {#use}\n\nSee [](#c) and [](#item).\n\n### B {#b}\n\nB.\n\n#### C {#c}\n\n1. One:\n   1. Two. {#item}\n",
        )
        .build();
    assert_eq!(built.errors(), Vec::<&str>::new());
    built.text("/global/en/terms/", "use")
}

#[test]
fn a_reference_says_each_number_once_and_each_word_once() {
    for (sections, lists, said) in [
        (r#"["1.", "1.", "1."]"#, r#"["(1)", "a."]"#, "See Chapter 1.1.1, “C” and Chapter 1.1.1, (1) a.."),
        (r#"["1.", "1.1", "(a)"]"#, r#"["1.", "1.1"]"#, "See Chapter 1.1 (a), “C” and Chapter 1.1 (a), 1.1."),
        (r#"["Chapter 1.", "1.1", "(a)"]"#, r#"["(i)"]"#, "See Chapter 1.1 (a), “C” and Chapter 1.1 (a), (i) 1.."),
        (
            r#"["Chapter 1.", "(1)", "(a)"]"#,
            r#"["(i)", "1."]"#,
            "See Chapter 1 (1) (a), “C” and Chapter 1 (1) (a), (i) 1..",
        ),
        (r#"["§ 1", "(1)", "a)"]"#, r#"["(i)", "1."]"#, "See § 1 (1) a), “C” and § 1 (1) a), (i) 1.."),
        (r#"["第1章", "第1条", "第1項"]"#, r#"["(i)", "1."]"#, "See 第1章第1条第1項, “C” and 第1章第1条第1項, (i) 1.."),
    ] {
        assert_eq!(cited(sections, lists), said, "{sections}");
    }
}

#[test]
fn pinned_items_are_cited_wherever_they_stand() {
    let text = "# Terms\n\n1. One.\n2. Before. {#before}\n\n## Use {#use}\n\n\
        See [](#before); [](#defined); [](#noted); [](#bullet); [](#inner); [](policy:rules#first); [](policy:rules#dot).\n\n\
        ## Law {#law}\n\nTerm[^a]\n: 1. One.\n  2. Defined. {#defined}\n\n- Bullet. {#bullet}\n  1. Inner. {#inner}\n\n\
        [^a]: List:\n\n    1. Noted. {#noted}\n";
    let site = Fixture::small()
        .write(
            "content/terms/policy.toml",
            "kind = \"terms\"\nsection_labels = [\"1.\"]\nlist_labels = [\"(1)\", \"a.\"]\n",
        )
        .write("content/terms/en.md", text)
        .write("content/rules/policy.toml", "kind = \"notice\"\n")
        .write("content/rules/en.md", "# Rules\n\n1. First. {#first}\n\n- Dot. {#dot}\n\n## Rest {#rest}\n\nRest.\n");
    let built = site.build();
    assert_eq!(built.errors(), Vec::<&str>::new());
    assert_eq!(
        built.text("/global/en/terms/", "use"),
        "See (2); Chapter 2, (2); (1); Chapter 2, “Law”; Chapter 2, a.; “Rules”, 1.; “Rules”."
    );
    let page = built.page("/global/en/terms/");
    for id in ["before", "defined", "noted", "bullet", "inner"] {
        assert!(page.contains(&format!("<li id=\"{id}\">")), "{id}");
        assert!(page.contains(&format!("href=\"#{id}\"")), "{id}");
    }
}

#[test]
fn what_cannot_be_cited_needs_words_and_a_footnote_that_nobody_sees_is_no_target() {
    let text = "# Terms\n\n- Before. {#before}\n\n## Use {#use}\n\nSee [](#before), [this](#before), [](#noted).\n\n\
        [^a]: List:\n\n    1. Noted. {#noted}\n";
    let built = Fixture::small().write("content/terms/en.md", text).build();
    assert_eq!(built.the("link-without-words").message, "the link to `#before` has no words");
    assert_eq!(built.the("dangling-reference").message, "the reference `#noted` leads nowhere");
}
