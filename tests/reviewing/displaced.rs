//! Local versions answer to what they displace, their further languages to the first one.

use crate::support::{Built, Fixture};
use crate::{DE, EN, Reviews, SWISS, SWISS_FR, office, reviewed};

const NOTHING: [&str; 0] = [];

#[test]
fn a_local_version_whose_displaced_text_changed_comes_first() {
    let moved = reviewed().released("2024-01-01").edit(EN, "The law", "The new law");
    assert_eq!(moved.stale(), ["content/terms/de.md#law", "content/terms/fr.md#law", "locales/ch/terms/de.md#law"]);
    let built = Built::of(moved.tree());
    let first = &built.findings()[0];
    assert_eq!(first.code, "stale-local");
    assert_eq!(
        first.message,
        "what section `law` displaces in `content/terms/en.md` has changed since it was reviewed: 1 word came"
    );
    assert_eq!((first.file.as_deref(), first.line), (Some(SWISS), Some(1)));
}

#[test]
fn the_language_that_counts_is_the_one_in_which_the_displaced_text_was_written() {
    assert_eq!(reviewed().edit(DE, "Das Recht", "Alles Recht").stale(), NOTHING);
}

#[test]
fn further_languages_answer_to_the_first_one() {
    assert_eq!(reviewed().edit(SWISS, "Das Recht", "Alles Recht").stale(), ["locales/ch/terms/fr.md#law"]);
    assert_eq!(reviewed().edit(SWISS_FR, "Le droit de", "Tout le droit de").stale(), NOTHING);
}

#[test]
fn another_first_language_is_no_change_of_a_text() {
    let said = |site: &Fixture| -> Vec<(String, String, String)> {
        let built = Built::of(site.tree());
        let found = built.findings().iter().filter(|found| found.code.starts_with("stale"));
        found
            .map(|found| (found.code.to_owned(), found.message.clone(), found.hint.clone().unwrap_or_default()))
            .collect()
    };
    let words = "section `law` was reviewed when `de` was the first language of `ch`, which is";
    let turned = reviewed().edit("locales/ch/region.toml", "[\"de\", \"fr\"]", "[\"fr\", \"de\"]");
    let [local, translation] = &said(&turned)[..] else { panic!("{:?}", said(&turned)) };
    assert_eq!((local.0.as_str(), &local.1), ("stale-local", &format!("{words} `fr` now")));
    assert_eq!((translation.0.as_str(), &translation.1), ("stale", &format!("{words} `fr` now")));
    assert!(local.2.starts_with("put `de` first in `languages` in `locales/ch/region.toml`"), "{}", local.2);
    // A region that is divided has no editions of its own any more, and the reference language comes first.
    let english = "locales/ch/terms/en.md";
    let divided = office()
        .remove(SWISS_FR)
        .write(english, "## Swiss law {#law}\n\nThe law of Switzerland.\n")
        .edit("locales/ch/region.toml", "[\"de\", \"fr\"]", "[\"de\", \"en\"]")
        .confirm_all()
        .edit("locales/ch/region.toml", "[\"de\", \"en\"]", "[]")
        .write("locales/bern/region.toml", "parent = \"ch\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\n");
    let found = said(&divided);
    assert_eq!(found.iter().map(|(_, message, _)| message).collect::<Vec<_>>(), [&format!("{words} `en` now"); 2]);
    assert!(found[0].2.starts_with("give `first_language = \"de\"` in `locales/ch/region.toml`"), "{}", found[0].2);
    let mended = divided.clone().edit("locales/ch/region.toml", "languages", "first_language = \"de\"\nlanguages");
    assert_eq!(mended.stale(), NOTHING);
    // A text that changed as well is said to have changed.
    let changed = divided.edit(EN, "The law", "The new law").edit(SWISS, "der Schweiz", "von hier");
    assert!(said(&changed).iter().all(|(_, message, _)| !message.contains("first language")), "{:?}", said(&changed));
}

#[test]
fn what_a_region_adds_answers_to_nothing_in_its_first_language() {
    let site = office()
        .edit(SWISS, "## Schweizer", "## Ombudsstelle {#ombudsman after=use}\n\nSie hilft.\n\n## Schweizer")
        .edit(SWISS_FR, "## Droit", "## Médiateur {#ombudsman}\n\nIl aide.\n\n## Droit")
        .confirm_all();
    assert!(!site.lock().contains("locales/ch/terms/de.md#ombudsman"));
    assert_eq!(site.edit(SWISS, "Sie hilft", "Sie hilft gern").stale(), ["locales/ch/terms/fr.md#ombudsman"]);
}

/// A law with two subsections, of which the Swiss version has one.
fn nested() -> Fixture {
    office()
        .write(EN, "# Terms\n\n## Use {#use}\n\nUse it.\n\n## Law {#law}\n\nThe law.\n\n### Courts {#courts}\n\nThe courts.\n\n### Fees {#fees}\n\nThe fees.\n")
        .remove(DE)
        .remove("content/terms/fr.md")
        .write("locales/global/region.toml", "languages = [\"en\"]\ncode = \"001\"\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n")
        .remove(SWISS_FR)
        .write(SWISS, "## Recht {#law}\n\nDas Recht.\n\n### Gerichte {#courts}\n\nDie Gerichte.\n")
        .confirm_all()
}

#[test]
fn each_displaced_subsection_belongs_to_one_local_section() {
    let site = nested();
    let edited = |from: &str, to: &str| site.clone().edit(EN, from, to).stale();
    assert_eq!(edited("The courts.", "All courts."), ["locales/ch/terms/de.md#courts"]);
    assert_eq!(edited("The law.", "All law."), ["locales/ch/terms/de.md#law"]);
    assert_eq!(edited("The fees.", "No fees."), ["locales/ch/terms/de.md#law"], "which has nothing for them");
    assert_eq!(edited("Use it.", "Do not."), NOTHING);
    let more = site.clone().edit(EN, "### Fees", "### Costs {#costs}\n\nThe costs.\n\n### Fees");
    assert_eq!(more.stale(), ["locales/ch/terms/de.md#law"], "a subsection came");
    let finding = Built::of(more.tree()).the("stale-local").clone();
    assert!(finding.hint.unwrap().ends_with("what came: {+Costs+} … {+The costs.+}"));
}

#[test]
fn an_edit_of_the_own_text_alone_answers_to_no_subsection() {
    let own = nested().write(SWISS, "## Recht {#law own}\n\nDas Recht.\n").confirm_all();
    assert_eq!(own.clone().edit(EN, "The courts.", "All courts.").stale(), NOTHING);
    assert_eq!(own.edit(EN, "The law.", "All law.").stale(), ["locales/ch/terms/de.md#law"]);
}

#[test]
fn a_removal_answers_to_what_it_removes() {
    let removed = nested().write(SWISS, "## Recht {#law remove}\n\nNicht in der Schweiz.\n").confirm_all();
    assert_eq!(removed.clone().edit(EN, "The fees.", "No fees.").stale(), ["locales/ch/terms/de.md#law"]);
    assert_eq!(removed.edit(EN, "Use it.", "Do not.").stale(), NOTHING);
}

#[test]
fn a_document_answers_to_the_one_that_it_replaces() {
    let site = nested()
        .write(SWISS, "+++\ntitle = \"AGB\"\nreplaces = \"document\"\n+++\n\n## Gerichte {#courts}\n\nDie Gerichte.\n")
        .confirm_all();
    let edited = |from: &str, to: &str| site.clone().edit(EN, from, to).stale();
    assert_eq!(edited("The courts.", "All courts."), ["locales/ch/terms/de.md#courts"]);
    assert_eq!(edited("# Terms", "# All terms"), ["locales/ch/terms/de.md#title"]);
    assert_eq!(edited("Use it.", "Do not."), ["locales/ch/terms/de.md#*"], "it has nothing for the use");
    assert_eq!(edited("## Law", "## Peace {#peace}\n\nPeace.\n\n## Law"), ["locales/ch/terms/de.md#*"]);
}

#[test]
fn a_region_further_down_answers_to_the_region_above_it() {
    let site = nested()
        .write("locales/zh/region.toml", "parent = \"ch\"\ncode = \"CH-ZH\"\nlanguages = [\"de\"]\n")
        .write("locales/zh/terms/de.md", "## Zürcher Gerichte {#courts}\n\nDie Gerichte in Zürich.\n")
        .confirm_all();
    assert_eq!(site.clone().edit(SWISS, "Die Gerichte", "Alle Gerichte").stale(), ["locales/zh/terms/de.md#courts"]);
    assert_eq!(site.edit(EN, "The courts.", "All courts.").stale(), ["locales/ch/terms/de.md#courts"]);
}

#[test]
fn stale_as_an_error_counts_for_local_law_as_well() {
    let strict = |words: &str| {
        let settings =
            "title = \"Test\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n[severity]\n";
        let moved = reviewed()
            .edit(EN, "The law", "The new law")
            .confirm(&["content/terms/de.md#law", "content/terms/fr.md#law"]);
        Built::of(moved.write("site.toml", &format!("{settings}{words}")).tree())
            .the("stale-local")
            .severity
            .to_string()
    };
    assert_eq!(strict(""), "warning");
    assert_eq!(strict("stale = \"error\"\n"), "error");
    assert_eq!(strict("stale = \"error\"\nstale-local = \"warning\"\n"), "warning");
    assert_eq!(strict("stale = \"off\"\n"), "warning", "what is more dangerous stays");
}
