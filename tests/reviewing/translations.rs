//! Base translations answer to the reference text.

use crate::support::Built;
use crate::{DE, EN, FR, Reviews, office, reviewed};

const NOTHING: [&str; 0] = [];

#[test]
fn a_site_without_a_lock_is_asked_once() {
    let built = Built::of(office().tree());
    let finding = built.the("unreviewed");
    assert_eq!(finding.file.as_deref(), Some("review.lock"));
    assert_eq!(finding.message, "nobody recorded a review yet, of 8 translated or local sections in 4 files");
}

#[test]
fn with_a_lock_each_file_is_asked_once() {
    let site = office().confirm(&["content/terms/de.md#use"]);
    let built = Built::of(site.tree());
    let found = built.found("unreviewed");
    let files: Vec<_> = found.iter().filter_map(|finding| finding.file.as_deref()).collect();
    assert_eq!(files, [DE, FR, "locales/ch/terms/de.md", "locales/ch/terms/fr.md"]);
    assert_eq!(
        found[0].message,
        "2 of 3 sections of this text were never reviewed against their sources: `law`, `title`"
    );
    assert_eq!(found[1].message, "this text was never reviewed against its source (3 sections)");
}

#[test]
fn what_was_confirmed_is_in_order() {
    let built = Built::of(reviewed().tree());
    assert!(built.findings().iter().all(|finding| finding.code == "never-shown"), "{:#?}", built.findings());
}

#[test]
fn a_source_that_changes_leaves_exactly_its_translations_behind() {
    let moved = reviewed().edit(EN, "Use it", "Use it with care");
    assert_eq!(moved.stale(), ["content/terms/de.md#use", "content/terms/fr.md#use"]);
    let followed = moved.confirm(&["content/terms/fr.md#use"]);
    assert_eq!(followed.stale(), ["content/terms/de.md#use"]);
    assert_eq!(
        followed.edit(EN, " with care", "").stale(),
        ["content/terms/fr.md#use"],
        "the way back is a change, too"
    );
}

#[test]
fn a_translation_left_behind_is_not_compared_until_it_follows() {
    let moved = reviewed().edit(EN, "Use it", "Use it [so](https://www.aurora.example/)");
    assert_eq!(moved.stale().len(), 2);
    assert_eq!(Built::of(moved.tree()).found("links-differ").len(), 0, "that it is stale says so already");
    let followed = moved.confirm(&["content/terms/fr.md#use"]);
    let built = Built::of(followed.tree());
    assert_eq!(built.the("links-differ").file.as_deref(), Some(FR));
}

#[test]
fn title_description_and_preamble_are_reviewed_like_sections() {
    let site = office()
        .edit(EN, "# Terms\n", "+++\ntitle = \"Terms\"\ndescription = \"All of it.\"\n+++\n\nWelcome.\n")
        .edit(DE, "# Bedingungen\n", "+++\ntitle = \"Bedingungen\"\ndescription = \"Alles.\"\n+++\n\nWillkommen.\n")
        .confirm_all();
    assert_eq!(site.stale(), NOTHING);
    let part = |from: &str, to: &str| site.clone().edit(EN, from, to).stale();
    assert_eq!(part("\"Terms\"", "\"The terms\""), ["content/terms/de.md#title", "content/terms/fr.md#title"]);
    assert_eq!(part("All of it", "Much of it"), ["content/terms/de.md#description"]);
    assert_eq!(part("Welcome", "Hello"), ["content/terms/de.md#preamble"]);
}

#[test]
fn a_translation_that_changes_is_not_stale_for_that() {
    assert_eq!(reviewed().edit(DE, "Benutzen", "Gebrauchen").stale(), NOTHING);
}

#[test]
fn what_no_reader_sees_is_no_change() {
    let wrapped = reviewed().edit(EN, "Use it.", "Use  it.  ").edit(EN, "The law.", "The\nlaw.");
    assert_eq!(wrapped.stale(), NOTHING);
    let crlf = wrapped
        .clone()
        .write(EN, &String::from_utf8(wrapped.tree().bytes(EN).unwrap().to_vec()).unwrap().replace('\n', "\r\n"));
    assert_eq!(crlf.stale(), NOTHING);
    assert_eq!(crlf.clone().write("review.lock", &crlf.lock().replace('\n', "\r\n")).stale(), NOTHING);
}

#[test]
fn a_value_is_no_wording() {
    let region = "locales/global/region.toml";
    let site = office()
        .edit(region, "code", "values = { firm = \"Aurora\" }\ncode")
        .edit(EN, "Use it", "Use what {{ firm }} makes")
        .edit(DE, "Benutzen", "Benutzen, was {{ firm }} macht")
        .confirm_all();
    assert_eq!(site.clone().edit(region, "\"Aurora\"", "\"Borealis\"").stale(), NOTHING);
    let other = site.edit(region, "firm =", "maker = \"Aurora\", firm =").edit(EN, "{{ firm }}", "{{ maker }}");
    assert_eq!(other.stale(), ["content/terms/de.md#use", "content/terms/fr.md#use"], "another value is");
}

#[test]
fn a_footnote_belongs_to_the_section_that_refers_to_it() {
    let noted =
        office().edit(EN, "Use it.", "Use it[^1].").edit(EN, "The law.\n", "The law.\n\n[^1]: Or not.\n").confirm_all();
    assert_eq!(noted.edit(EN, "Or not", "Or leave it").stale(), ["content/terms/de.md#use", "content/terms/fr.md#use"]);
}

#[test]
fn a_section_that_joins_a_translation_was_never_reviewed() {
    let site = reviewed().edit(EN, "## Law", "## Courts {#courts}\n\nThe courts.\n\n## Law").edit(
        DE,
        "## Recht",
        "## Gerichte {#courts}\n\nDie Gerichte.\n\n## Recht",
    );
    assert_eq!(site.unreviewed(), ["content/terms/de.md#courts"]);
    assert_eq!(site.stale(), NOTHING);
}

#[test]
fn the_finding_says_what_changed_where_a_release_has_the_old_text() {
    let moved = reviewed().released("2024-01-01").edit(EN, "Use it", "Use it with care");
    let built = Built::of(moved.tree());
    let found = built.found("stale");
    assert_eq!(
        found[0].message,
        "section `use` was reviewed against an earlier text of `content/terms/en.md`: 2 words came"
    );
    assert_eq!(
        found[0].hint.as_deref(),
        Some(
            "let the translation follow, then `lexloci confirm 'content/terms/de.md#use'`; `lexloci diff terms \
             global/en@2024-01-01` shows the change: Use it{+ with care+}."
        )
    );
    assert_eq!(found[0].line, Some(3));
    let editions: Vec<&str> = found[0].editions.iter().map(String::as_str).collect();
    assert_eq!(editions, ["ch/de", "global/de"]);
    let titled = reviewed().released("2024-01-01").edit(EN, "# Terms", "# Terms of use");
    assert!(Built::of(titled.tree()).found("stale")[0].message.ends_with(": 2 words came"));
}

#[test]
fn an_old_text_that_nobody_released_is_only_said_to_have_changed() {
    let moved = reviewed().edit(EN, "Use it", "Use it with care");
    let built = Built::of(moved.tree());
    assert_eq!(
        built.found("stale")[0].message,
        "section `use` was reviewed against an earlier text of `content/terms/en.md`"
    );
}

#[test]
fn a_renamed_section_keeps_its_review() {
    let renamed = reviewed()
        .edit(EN, "{#law}", "{#governing-law was=law}")
        .edit(DE, "{#law}", "")
        .edit(FR, "{#law}", "")
        .edit(DE, "{#use}", "")
        .edit(FR, "{#use}", "");
    assert_eq!((renamed.stale(), renamed.unreviewed()), (vec![], vec![]));
    let built = Built::of(renamed.tree());
    let old = built.findings().iter().find(|f| f.code == "renamed-section" && f.file.as_deref() == Some("review.lock"));
    assert_eq!(old.unwrap().message, "the section `law` is called `governing-law` now, in 4 lines");
    let moved = renamed.clone().edit(EN, "The law", "The good law");
    assert_eq!(
        moved.stale(),
        [
            "content/terms/de.md#governing-law",
            "content/terms/fr.md#governing-law",
            "locales/ch/terms/de.md#governing-law"
        ]
    );
    let written = renamed.confirm(&["content/terms/de.md#use"]);
    assert!(!written.lock().contains("#law"), "{}", written.lock());
    assert_eq!((written.stale(), written.unreviewed()), (vec![], vec![]));
}
