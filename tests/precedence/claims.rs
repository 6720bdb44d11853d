//! What texts themselves say of which text prevails, beside what is declared.

use super::support::{self, Fixture};
use super::swiss;

/// What `check` says of a sentence in the terms of Switzerland, which has editions in German and English.
fn swiss_sentence(prevailing: &str, sentence: &str) -> Vec<(String, Option<usize>)> {
    let region = format!("parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\n{prevailing}\n");
    let built = swiss(&format!("## Recht {{#law}}\n\n{sentence}\n")).write("locales/ch/region.toml", &region).drafts();
    let of_claims = |finding: &&lexloci::diagnostic::Finding| {
        ["contradicted-precedence", "undeclared-precedence"].contains(&finding.code)
    };
    built.findings().iter().filter(of_claims).map(|finding| (finding.code.to_owned(), finding.line)).collect()
}

#[test]
fn a_sentence_that_contradicts_the_declared_language_is_found_where_it_stands() {
    let german = "prevailing_language = \"de\"";
    let english = "Bei Abweichungen hat die englische Fassung Vorrang.";
    assert_eq!(swiss_sentence(german, english), [("contradicted-precedence".to_owned(), Some(3))]);
    assert!(swiss_sentence("prevailing_language = \"en\"", english).is_empty());
    assert_eq!(swiss_sentence("", english), [("undeclared-precedence".to_owned(), Some(3))]);
    // No edition in French: nobody can read what is to prevail.
    let french = "Bei Abweichungen hat die französische Fassung Vorrang.";
    assert_eq!(swiss_sentence("", french), [("contradicted-precedence".to_owned(), Some(3))]);
    assert!(swiss_sentence(german, "Bei Abweichungen hat das Gesetz Vorrang.").is_empty());
}

#[test]
fn a_sentence_that_lets_the_general_text_prevail_contradicts_local_precedence() {
    let general = "Soweit sie abweicht, hat die allgemeine Fassung Vorrang.";
    assert_eq!(swiss_sentence("", general), [("contradicted-precedence".to_owned(), Some(3))]);
    assert!(swiss_sentence("", "Soweit sie abweicht, hat die lokale Fassung Vorrang.").is_empty());
}

#[test]
fn where_the_text_alone_speaks_nothing_contradicts_it() {
    let region = "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\nprevailing_language = \"de\"\n";
    let site = swiss("## Recht {#law}\n\nDie englische Fassung hat Vorrang.\n").write("locales/ch/region.toml", region);
    assert_eq!(site.drafts().found("contradicted-precedence").len(), 1);
    let site = site.write("content/terms/policy.toml", "kind = \"terms\"\nprevails = \"none\"\n");
    assert!(site.drafts().found("contradicted-precedence").is_empty());
}

#[test]
fn a_sentence_of_the_base_text_is_judged_in_each_region_that_shows_it() {
    let site = Fixture::small()
        .write("content/terms/en.md", "# Terms\n\n## Law {#law}\n\nIf they differ, the English version prevails.\n")
        .write(
            "locales/ch/region.toml",
            "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\", \"de\"]\nprevailing_language = \"de\"\n",
        )
        .write("locales/ie/region.toml", "parent = \"global\"\ncode = \"IE\"\nlanguages = [\"en\"]\n");
    let built = site.drafts();
    let finding = built.the("contradicted-precedence");
    assert_eq!(finding.line, Some(5));
    // In German, the same English text is shown, since there is no other.
    assert_eq!(finding.editions.iter().map(String::as_str).collect::<Vec<_>>(), ["ch/de", "ch/en"]);
    assert!(finding.message.ends_with("in `ch` that is `de`"), "{}", finding.message);
}

#[test]
fn generated_clauses_contradict_nothing() {
    let site = Fixture::at(&support::repository());
    let sample = site.as_of("2026-11-27");
    for code in ["contradicted-precedence", "undeclared-precedence", "unmarked-precedence"] {
        assert!(sample.found(code).is_empty(), "{:#?}", sample.found(code));
    }
}
