//! The glossary: a translation says a term as the site says it.

use crate::support::{Built, Fixture};

const SETTINGS: &str = "title = \"T\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n";

/// Terms in English and German with one section each.
fn site(glossary: &str, english: &str, german: &str) -> Fixture {
    Fixture::small()
        .write("site.toml", &format!("{SETTINGS}[glossary]\n{glossary}\n"))
        .write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n")
        .write("content/terms/en.md", &format!("# Terms\n\n## Use {{#use}}\n\n{english}\n"))
        .write("content/terms/de.md", &format!("# Bedingungen\n\n## Nutzung {{#use}}\n\n{german}\n"))
}

fn codes(built: &Built) -> Vec<(&'static str, Option<usize>)> {
    let of_glossary = |code: &str| ["term-differs", "avoided-term"].contains(&code);
    built.findings().iter().filter(|f| of_glossary(f.code)).map(|f| (f.code, f.line)).collect()
}

#[test]
fn a_term_is_said_in_any_of_its_forms() {
    let glossary = "account = { en = [\"account\", \"accounts\"], de = [\"Konto*\", \"*konto\"] }";
    for german in ["Ihr Konto gehört Ihnen.", "Kontos.", "Das Nutzerkonto", "**Konto**"] {
        assert!(codes(&site(glossary, "Your account.", german).drafts()).is_empty(), "{german}");
    }
    let built = site(glossary, "Your account.", "Ihr Account.").drafts();
    assert_eq!(codes(&built), [("term-differs", Some(3))]);
    assert_eq!(built.the("term-differs").file.as_deref(), Some("content/terms/de.md"));
    // A word of which the term is a part is another word.
    assert!(codes(&site(glossary, "Our accountant.", "Unser Buchhalter.").drafts()).is_empty());
}

#[test]
fn a_word_to_avoid_is_found_in_its_place_where_the_source_has_the_term() {
    let glossary = "account = { en = \"account\", de = { term = \"Konto\", avoid = \"Account*\" } }";
    let built = site(glossary, "Your account.", "Ihr\nAccount.").drafts();
    assert_eq!(codes(&built), [("avoided-term", Some(6))]);
    assert!(codes(&site(glossary, "Nothing.", "Ihr Account.").drafts()).is_empty());
    let glossary = "account = { en = { term = \"account\", avoid = \"profile\" } }";
    assert_eq!(codes(&site(glossary, "Your profile.", "Ihr Profil.").drafts()), [("avoided-term", Some(5))]);
}

#[test]
fn a_translation_that_is_stale_is_read_anyway() {
    let glossary = "account = { en = \"account\", de = \"Konto\" }";
    let before = site(glossary, "Your profile.", "Ihr Profil.");
    let lock = |site: &Fixture| {
        let opened = site.drafts();
        let sources = opened.site().sources().clone();
        let survey = lexloci::review::survey(&sources, opened.site().composition());
        let all = survey.answers.keys().cloned().collect();
        lexloci::review::confirm(&survey, &sources.reviews, &all).lock.to_string()
    };
    let reviewed = before.clone().write("review.lock", &lock(&before));
    let moved_on = reviewed.edit("content/terms/en.md", "profile", "account");
    let built = moved_on.drafts();
    assert_eq!(built.found("stale").len(), 1);
    assert!(codes(&built).is_empty());
    let confirmed = moved_on.clone().write("review.lock", &lock(&moved_on));
    assert_eq!(codes(&confirmed.drafts()), [("term-differs", Some(3))]);
}

#[test]
fn a_glossary_that_cannot_be_read_says_why() {
    let found = |glossary: &str, code: &str| site(glossary, "A.", "B.").drafts().found(code).len();
    assert_eq!(found("account = \"account\"", "invalid-value"), 1);
    assert_eq!(found("account = { en = 1 }", "invalid-value"), 1);
    assert_eq!(found("account = { en = \"*\" }", "invalid-value"), 1);
    assert_eq!(found("account = { de = \"Konto\" }", "missing-key"), 1);
    assert_eq!(found("account = { en = \"account\", jp = \"x\" }", "unknown-language"), 1);
    assert_eq!(found("account = { en = { term = \"a\", never = \"b\" } }", "unknown-key"), 1);
}
