//! Markdown, for a pull request.

use super::{between, compared};
use lexloci::render::redline::markdown;

fn written(old: &str, new: &str) -> String {
    markdown(&compared(), &between("en", old, new))
}

#[test]
fn a_pull_request_reads_so() {
    let old = "## Data <!-- #data -->\n\nWe keep it for 30 days.\n\n## Law <!-- #law -->\n\nSwiss law.";
    assert_eq!(
        written(old, &old.replace("30", "90")),
        "### terms: ch/de@2024-05-01 → ch/de@draft\n\nsections: 1 amended; words: 1 inserted, 1 deleted\n\n\
         #### Data <sub>#data; amended</sub>\n\nWe keep it for <del>30</del><ins>90</ins> days.\n\n"
    );
    assert_eq!(written(old, old), "**terms: ch/de@2024-05-01 → ch/de@draft**: the texts are equal\n\n");
}

#[test]
fn words_of_the_text_are_no_markup() {
    let new = r"Write to \@admin about \#12 and [x] \<b>, \*not\* https://a.example/a_b or `a*b`.";
    let written = written("Well.", new);
    assert!(
        written.contains(
            r"<ins>Write to @&#8203;admin about #&#8203;12 and \[x\] &lt;b&gt;, \*not\* https&#58;//a.example/a\_b or <code>a\*b</code>"
        ),
        "{written}"
    );
}

#[test]
fn no_line_begins_a_block_by_accident() {
    let written = written("1\\. Teil, 2024 gültig.\n\n\\- so", "1\\. Teil, 2025 gültig.\n\n\\- so nicht");
    assert!(written.contains("1\\. Teil, <del>2024</del>"), "{written}");
    assert!(written.contains("\\- so<ins> nicht</ins>"), "{written}");
}

#[test]
fn a_table_stays_one() {
    let head = "| Cookie | Duration |\n|---|---|\n";
    let written = written(
        &format!("{head}| `_ga` | 2 years |\n| `sid` | session |\n| `x` | 1 day |"),
        &format!("{head}| `_ga` | 2 years |\n| `sid` | 1 day |\n| `x` | 1 day |"),
    );
    assert!(
        written.contains(
            "| Cookie | Duration |\n|---|---|\n| … |\n| <code>sid</code> | <del>session</del><ins>1 day</ins> |\n| … |\n"
        ),
        "{written}"
    );
}

#[test]
fn what_is_long_is_folded() {
    let many =
        |words: &str| (0..80).map(|n| format!("Paragraph {n} says {words} and no more.\n\n")).collect::<String>();
    let written = written(many("that").trim(), many("this").trim());
    assert!(written.contains("\n<details>\n<summary>1 section changed</summary>\n\n#### Preamble"), "{written}");
    assert!(written.ends_with("\n\n</details>\n\n"), "{written}");
}

#[test]
fn each_term_stands_over_its_own_meaning() {
    let definitions = |all: &[(&str, &str)]| {
        let one = |(term, meaning): &(&str, &str)| format!("- {term}\n  - {meaning}\n");
        "<!-- definitions -->\n".to_owned() + &all.iter().map(one).collect::<String>()
    };
    let old =
        definitions(&[("Services", "What we provide."), ("Customer", "The party that buys."), ("Fees", "The price.")]);
    let new = definitions(&[
        ("Customer", "The party that buys."),
        ("Fees", "The price."),
        ("Services", "What we provide, all of it."),
    ]);
    let written = written(old.trim(), new.trim());
    assert!(
        written.contains(
            "<sub>moved away, 1</sub> <del>Services</del>\n- <del>What we provide.</del>\n\n…\n\n\
             <sub>moved to here, 1</sub> Services\n- What we provide<ins>, all of it</ins>."
        ),
        "{written}"
    );
}
