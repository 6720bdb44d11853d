//! Ids, outlines, and what a translation takes over.

use super::{hint, place, swiss, using};
use crate::support::Fixture;

#[test]
fn the_reference_text_derives_ids_from_its_headings() {
    let draft = Fixture::small()
        .write(
            "content/terms/en.md",
            "# Terms\n\n## How to contact us\n\nX.\n\n## Données & droits\n\nX.\n\n## Pinned {#own-id}\n\nX.\n",
        )
        .drafts()
        .page("/global/en/terms/draft/");
    let sections: Vec<&str> = draft.split("<section id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(sections, ["how-to-contact-us", "donnees-droits", "own-id"]);
}

#[test]
fn a_heading_without_a_latin_letter_must_be_pinned() {
    let built =
        Fixture::small().write("content/terms/en.md", "# Terms\n\n## 联系我们\n\nX.\n\n## 2021\n\nX.\n").build();
    assert_eq!(built.found("unpinned-id").iter().map(|f| f.line.unwrap()).collect::<Vec<_>>(), [3, 7]);
}

#[test]
fn ids_have_a_form_and_three_are_reserved() {
    for id in ["Use", "use_it", "-use", "title", "description", "preamble", "ü"] {
        let built = Fixture::small().edit("content/terms/en.md", "{#use}", &format!("{{#{id}}}")).build();
        assert_eq!(built.the("invalid-id").line, Some(3), "{id}");
    }
    let built = Fixture::small().write("content/terms/en.md", "# Terms\n\n## Use {#{{office}}}\n\nUse it.\n").build();
    let finding = built.the("invalid-id");
    assert_eq!(finding.hint.as_deref(), Some("an id is literal, and holds no value: write it out, `## Heading {#id}`"));
}

#[test]
fn a_translation_takes_ids_over_by_position() {
    let built = swiss().build();
    assert_eq!(built.section_ids("/ch/de/terms/"), ["use", "law"]);
    assert_eq!(built.text("/ch/de/terms/", "law"), "Das Recht.");
}

#[test]
fn a_pinned_id_that_disagrees_with_its_position_is_an_error() {
    let built = swiss().edit("content/terms/de.md", "## Nutzung", "## Nutzung {#law}").build();
    let finding = built.the("id-out-of-place");
    assert_eq!(finding.message, "`law` stands where the reference text has `use`");
    assert_eq!(place(finding), ("content/terms/de.md", 3, 1));
}

#[test]
fn where_outlines_differ_the_first_heading_without_an_id_is_the_error() {
    let built = swiss().write("content/terms/de.md", "# B\n\n## Recht {#law}\n\nR.\n").build();
    assert_eq!(built.errors(), Vec::<&str>::new(), "a base translation may lack sections");
    let built = swiss().write("content/terms/de.md", "# B\n\n### Nutzung\n\nN.\n\n## Recht\n\nR.\n").build();
    assert_eq!(place(built.the("unpinned-id")), ("content/terms/de.md", 3, 1));
}

#[test]
fn a_base_translation_adds_and_moves_nothing() {
    let built = swiss().write("content/terms/de.md", "# B\n\n## Rechte {#rights}\n\nR.\n").build();
    assert_eq!(built.the("extra-section").line, Some(3));
    let built = swiss()
        .edit("content/terms/en.md", "## Law", "## Age {#age}\n\nAdults.\n\n## Law")
        .write("content/terms/de.md", "# B\n\n## Recht {#law}\n\nR.\n\n## Nutzung {#use}\n\nN.\n")
        .build();
    assert_eq!(place(built.the("id-out-of-place")), ("content/terms/de.md", 7, 1));
}

#[test]
fn an_old_name_in_a_translation_is_taken_for_the_present_one() {
    let renamed = || swiss().edit("content/terms/en.md", "{#law}", "{#applicable-law was=law}");
    for german in
        ["# B\n\n## Nutzung {#use}\n\nN.\n\n## Recht {#law}\n\nDas Recht.\n", "# B\n\n## Recht {#law}\n\nDas Recht.\n"]
    {
        let built = renamed().write("content/terms/de.md", german).build();
        assert_eq!(built.text("/ch/de/terms/", "applicable-law"), "Das Recht.");
        let finding = built.the("renamed-section");
        assert_eq!(finding.file.as_deref(), Some("content/terms/de.md"));
        assert_eq!(hint(finding), "write `{#applicable-law}`");
    }
}

#[test]
fn all_headings_of_a_local_version_need_ids() {
    let built = swiss().write("locales/ch/terms/de.md", "## Recht\n\nSchweizer Recht.\n").build();
    assert_eq!(place(built.the("unpinned-id")), ("locales/ch/terms/de.md", 1, 1));
}

#[test]
fn a_stray_title_of_a_local_version_is_one_mistake() {
    let built = swiss().write("locales/ch/terms/de.md", "## Recht {#law}\n\nRecht.\n\n# Top\n\nMehr.\n").build();
    assert_eq!(built.errors(), ["second-title"]);
}

#[test]
fn an_id_is_given_once() {
    let built = Fixture::small().edit("content/terms/en.md", "{#law}", "{#use}").build();
    assert_eq!(built.the("duplicate-id").line, Some(7));
    let built = using("1. One. {#one}\n2. Two. {#one}").build();
    assert_eq!(built.the("duplicate-id").message, "the id `one` of a list item is given twice");
}

#[test]
fn an_old_id_is_that_of_one_section() {
    let base = "# Terms\n\n## Use {#use was=old}\n\nUse it.\n\n## Law {#law was=rules,old}\n\nThe law.\n";
    let built = Fixture::small().write("content/terms/en.md", base).build();
    assert_eq!(built.the("duplicate-id").message, "`law` was called `old`, and so was `use`");
    assert_eq!(place(built.the("duplicate-id")), ("content/terms/en.md", 7, 1));
}

#[test]
fn a_title_has_no_attributes() {
    let built = swiss().write("locales/ch/terms/de.md", "# Nutzung {#use own after=law .x}\n\nN.\n").build();
    let found = built.found("unknown-attribute");
    let mut said: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
    said.sort_unstable();
    assert_eq!(said, ["#use", ".x", "after", "own"].map(|name| format!("a title has no attribute `{name}`")));
    assert!(found.iter().all(|finding| place(finding) == ("locales/ch/terms/de.md", 1, 1)));
    assert_eq!(
        hint(found[0]),
        "a section begins with `##`: if `use` is meant, write `## Nutzung {#use}`; else take it away"
    );
    for (title, column) in [("# Terms {#terms}", 1), ("Terms {#terms}\n=====", 1)] {
        let text = format!("{title}\n\n## Use {{#use}}\n\nUse it.\n");
        let built = Fixture::small().write("content/terms/en.md", &text).build();
        assert_eq!(place(built.the("unknown-attribute")), ("content/terms/en.md", 1, column));
    }
}

#[test]
fn what_a_text_lacks_is_not_told_before_its_headings_have_ids() {
    let site = swiss()
        .remove("content/terms/fr.md")
        .edit("locales/ch/region.toml", "[\"de\", \"fr\", \"en\"]", "[\"de\", \"en\"]\nprevailing_language = \"de\"")
        .edit("content/terms/en.md", "## Law", "## Age {#age}\n\nAdults.\n\n## Law")
        .write("content/terms/de.md", "# B\n\n## Nutzung\n\nN.\n\n## Recht\n\nR.\n");
    let lock = "# lexloci review 1: of the sections\ncontent/terms/de.md#law 2c26b46b68ffc68f\n";
    let built = site.clone().write("review.lock", lock).build();
    assert_eq!(built.errors(), ["unpinned-id"]);
    let follows = ["fallback", "prevailing-language", "unused-review"];
    assert!(built.findings().iter().all(|finding| !follows.contains(&finding.code)), "{:?}", built.findings());
    // Then it is.
    let pinned = site.edit("content/terms/de.md", "Nutzung", "Nutzung {#use}");
    let built = pinned.edit("content/terms/de.md", "Recht", "Recht {#law}").build();
    assert_eq!(built.the("fallback").message, "section `age` of `global` has no text in `de`");
    assert_eq!(
        built.the("prevailing-language").message,
        "`de` prevails in `ch`, and 1 part of `terms` falls back to another language"
    );
}
