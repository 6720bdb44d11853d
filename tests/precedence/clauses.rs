//! What pages say of which text prevails.

use super::support::{Built, Fixture};
use super::{NOTHING, TERMS, error, swiss, tree};

fn clauses(built: &Built, path: &str) -> String {
    let data = built.data(path);
    let clauses = data["precedence"]["clauses"].as_array().unwrap().clone();
    clauses.iter().map(|clause| clause.as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn local_and_global_pages_say_what_prevails() {
    let built = tree().build();
    assert!(clauses(&built, "/global/en/terms/").contains("the local provisions prevail there"));
    let europe = clauses(&built, "/europe/en/terms/");
    assert!(europe.contains("“Withdrawal”") && europe.contains("for Europe prevail"), "{europe}");
    assert!(built.page("/global/en/terms/").contains("/ch/it/terms/"), "the global page lists the local versions");
    let global = tree().write("content/terms/policy.toml", "kind = \"terms\"\nprevails = \"global\"\n").build();
    assert!(clauses(&global, "/europe/en/terms/").ends_with("the general text prevails."));
    assert!(clauses(&global, "/global/en/terms/").ends_with("this text prevails."));
    let none = tree().write("content/terms/policy.toml", "kind = \"terms\"\nprevails = \"none\"\n").build();
    assert_eq!(clauses(&none, "/europe/en/terms/") + &clauses(&none, "/global/en/terms/"), "");
}

#[test]
fn a_version_that_only_removes_or_names_says_that_it_is_local() {
    let base = "# Terms\n\nWelcome.\n\n## Use {#use}\n\nUse it.\n\n### Abroad {#abroad}\n\nFar.\n\n## Law {#law}\n\nThe law.\n";
    for (local, names) in [
        ("+++\ntitle = \"AGB\"\n+++\n", "AGB"),
        ("+++\ndescription = \"Kurz.\"\n+++\n", "Terms"),
        ("Grüezi.\n", "Terms"),
        ("+++\npreamble = \"remove\"\n+++\n", "Terms"),
        ("## Ausland {#abroad remove}\n\nGrund.\n", "Use"),
        ("## Recht {#law remove}\n\nGrund.\n", "Terms"),
    ] {
        let built = swiss(local).write("content/terms/en.md", base).build();
        let said = clauses(&built, TERMS);
        assert!(said.contains(&format!("„{names}“")) || said.contains(&format!("«{names}»")), "{local}: {said}");
        assert!(!said.contains("Abroad") && !said.contains("Law"), "{local}: {said}");
        assert!(clauses(&built, "/global/en/terms/").contains("the local provisions prevail there"), "{local}");
    }
}

#[test]
fn a_removal_within_what_is_removed_below_names_what_is_left() {
    let base = "# Terms\n\n## Use {#use}\n\nA.\n\n### Abroad {#abroad}\n\nB.\n\n#### Sea {#sea}\n\nC.\n";
    let built = swiss("## Meer {#sea remove}\n\nGrund.\n")
        .write("content/terms/en.md", base)
        .write("locales/ch-zh/region.toml", "parent = \"ch\"\ncode = \"CH-ZH\"\nlanguages = [\"de\"]\n")
        .write("locales/en.ftl", "region-ch-zh = Canton of Zurich\n")
        .write("locales/ch-zh/terms/de.md", "## Ausland {#abroad remove}\n\nGrund.\n")
        .build();
    assert!(clauses(&built, TERMS).contains("Abroad"));
    let zurich = clauses(&built, "/ch-zh/de/terms/");
    assert!(zurich.contains("Use") && zurich.contains("Zurich") && !zurich.contains("Abroad"), "{zurich}");
    assert_eq!(zurich.lines().count(), 1, "what Switzerland removed is in what Zurich removes: {zurich}");
}

/// `global` > `europe` > `ch` > `ch-zh`, whose languages are `en`, `de` and `de`, with these local texts.
fn three(europe: &str, ch: &str, zurich: &str) -> Fixture {
    let base = "# Terms\n\n## Use {#use}\n\nA.\n\n### Abroad {#abroad}\n\nB.\n\n## Law {#law}\n\nC.\n";
    swiss(ch)
        .write("content/terms/en.md", base)
        .write("locales/europe/region.toml", "parent = \"global\"\ncode = \"150\"\nlanguages = [\"en\"]\n")
        .write("locales/europe/terms/en.md", europe)
        .write("locales/ch/region.toml", "parent = \"europe\"\ncode = \"CH\"\nlanguages = [\"de\"]\n")
        .write("locales/ch-zh/region.toml", "parent = \"ch\"\ncode = \"CH-ZH\"\nlanguages = [\"de\"]\n")
        .write("locales/en.ftl", "region-ch-zh = Zurich\n")
        .write("locales/de.ftl", "region-ch-zh = Zürich\n")
        .write("locales/ch-zh/terms/de.md", zurich)
}

#[test]
fn a_region_of_whose_changes_nothing_is_left_is_not_named() {
    let own = "## Gebrauch {#use own}\n\nHier.\n";
    let abroad = "### Ausland {#abroad remove}\n\nGrund.\n";
    for (europe, ch, zurich, named) in [
        // Both changes of Europe are gone: one was replaced, the other taken back.
        (
            "## Use {#use own}\n\nE.\n\n## Abroad {#abroad remove}\n\nWhy.\n",
            own,
            "## Ausland {#abroad under=use}\n\nZ.\n",
            &["Schweiz", "Zürich"][..],
        ),
        // What a region takes out after another one brought it back is its own doing.
        (abroad, "## Ausland {#abroad under=use}\n\nH.\n", abroad, &["Zürich"]),
        // What was removed within a section that is replaced or removed as a whole.
        (abroad, "## Gebrauch {#use}\n\nHier.\n", NOTHING, &["Schweiz"]),
        (abroad, "## Gebrauch {#use remove}\n\nGrund.\n", NOTHING, &["Schweiz"]),
        // A whole document keeps nothing of the one before but a title, if it has none.
        (
            "+++\nreplaces = \"document\"\ntitle = \"EU\"\n+++\n\n## One {#one}\n\nE.\n",
            "+++\nreplaces = \"document\"\n+++\n\n## Zwei {#two}\n\nH.\n",
            NOTHING,
            &["Schweiz"],
        ),
        // The text is the general one again.
        ("## New {#new after=use}\n\nE.\n", "## Neu {#new remove}\n\nGrund.\n", NOTHING, &[]),
        ("Welcome.\n", "+++\npreamble = \"remove\"\n+++\n", NOTHING, &[]),
        // A section below another one's is named for itself.
        ("## Use {#use}\n\nE.\n\n### Abroad {#abroad}\n\nE.\n", own, NOTHING, &["Europa", "Schweiz"]),
    ] {
        let said = clauses(&three(europe, ch, zurich).build(), "/ch-zh/de/terms/");
        let regions: Vec<&str> =
            ["Europa", "Schweiz", "Zürich"].into_iter().filter(|region| said.contains(region)).collect();
        assert_eq!(regions, named, "{europe}{ch}{zurich}: {said}");
        assert_eq!(said.lines().count(), named.len(), "{said}");
    }
}

#[test]
fn the_general_text_speaks_of_local_ones_only_where_they_differ_from_it() {
    let site = three("## New {#new after=use}\n\nE.\n", "## Neu {#new remove}\n\nGrund.\n", NOTHING);
    assert!(clauses(&site.build(), "/global/en/terms/").contains("prevail"));
    let site = site.write("locales/europe/region.toml", "parent = \"global\"\ncode = \"150\"\nlanguages = []\n");
    assert_eq!(clauses(&site.build(), "/global/en/terms/"), "", "no edition has Europe's section");
}

#[test]
fn a_title_in_another_language_says_so_within_a_clause() {
    let page = tree().build().page("/ch/it/terms/");
    assert!(page.contains("<span lang=\"de\" dir=\"ltr\">«Schweizer Nutzung»</span>"), "{page}");
}

#[test]
fn a_text_places_the_clauses_or_states_them_itself() {
    let local = "## Recht {#law}\n\nHier:\n\n{{ precedence }}\n";
    let built = swiss(local).build();
    assert!(built.text(TERMS, "law").contains("«Recht»") || built.text(TERMS, "law").contains("„Recht“"));
    assert_eq!(clauses(&built, TERMS), "", "not said twice");
    // Nothing to say leaves no paragraph.
    let built = Fixture::small().edit("content/terms/en.md", "Use it.", "Use it.\n\n{{ precedence }}").build();
    assert_eq!(built.section("/global/en/terms/", "use")["html"].as_str().unwrap().matches("<p").count(), 1);

    let states = "## Recht {#law}\n\nDie lokale Fassung geht der allgemeinen vor. Diese Fassung hat Vorrang.\n";
    let built = swiss(states).build();
    assert_eq!(built.the("unmarked-precedence").line, Some(1));
    let built = swiss(&states.replace("{#law}", "{#law states=precedence}")).build();
    assert!(built.found("unmarked-precedence").is_empty());
    assert_eq!(clauses(&built, TERMS), "");
}

#[test]
fn the_prevailing_language_is_an_edition_and_has_no_fallback() {
    let region = |prevailing: &str| {
        format!(
            "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\nprevailing_language = \"{prevailing}\"\n"
        )
    };
    let built = swiss(NOTHING).write("locales/ch/region.toml", &region("en")).build();
    assert!(clauses(&built, "/ch/en/terms/").contains("English"));
    let built = swiss(NOTHING).write("locales/ch/region.toml", &region("de")).build();
    let (line, message, _) = error(&built, "prevailing-language");
    assert_eq!(line, Some(4), "{message}");
    assert_eq!(
        error(&swiss(NOTHING).write("locales/ch/region.toml", &region("fr")).build(), "prevailing-language").0,
        Some(4)
    );
}

#[test]
fn a_value_and_a_message_in_the_prevailing_text_have_no_fallback() {
    let region = |values: &str| {
        format!(
            "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"fr\", \"de\"]\nprevailing_language = \"de\"\n[values]\n{values}\n"
        )
    };
    let text = |lang: &str| {
        format!(
            "+++\nreplaces = \"document\"\n+++\n# {lang}\n\n## Law {{#law}}\n\nTo {{{{ office }}}}, {{{{ desk }}}}.\n"
        )
    };
    let site = Fixture::small()
        .write("locales/ch/terms/de.md", &text("Bedingungen"))
        .write("locales/ch/terms/fr.md", &text("Conditions"))
        .write("locales/ch/fr.ftl", "desk = guichet\n")
        .write("locales/ch/region.toml", &region("office = { fr = \"Bureau\" }"));
    let built = site.drafts();
    let findings: Vec<_> = built.found("prevailing-language").into_iter().collect();
    let said: Vec<(Option<usize>, &str, Option<&str>)> =
        findings.iter().map(|f| (f.line, f.message.as_str(), f.hint.as_deref())).collect();
    assert_eq!(
        said,
        [
            (
                Some(4),
                "`de` prevails in `ch`, and the message `desk` falls back to `fr` in `terms`",
                Some("add it to `locales/ch/de.ftl`, or let another language prevail")
            ),
            (
                Some(4),
                "`de` prevails in `ch`, and the value `office` of `ch` falls back to `fr` in `terms`",
                Some("add `de = ...` to it in `locales/ch/region.toml`, or let another language prevail")
            ),
        ]
    );
    assert!(findings.iter().all(|finding| finding.severity.to_string() == "error"));
    // What reads in French does not prevail there.
    let built = site.edit("locales/ch/region.toml", "\"de\"\n[", "\"fr\"\n[").drafts();
    assert_eq!(built.found("prevailing-language").len(), 0);
}

#[test]
fn a_title_with_links_and_notes_is_plain_words_in_a_link_and_quoted_as_it_is_shown() {
    let local = "# AGB [hier](https://x.example) [](#use)[^1] neu\n\nVorwort.\n\n[^1]: Anmerkung\n";
    let built = swiss(local).edit("content/terms/en.md", "\n\n## Use", "\n\nWelcome.\n\n## Use").build();
    let page = built.page("/ch/de/terms/local/");
    assert!(page.contains("<a href=\"/ch/de/terms/\">AGB hier „Use“ neu</a>"), "{page}");
    assert_eq!(page.matches("href=\"#_fn-1\"").count(), 0, "{page}");
    let said = clauses(&built, TERMS);
    assert!(said.contains("„AGB hier „Use“ neu“"), "{said}");
}

#[test]
fn headings_that_refer_to_each_other_are_named_without_these_references() {
    let text =
        "## Recht von [](#use) {#law}\n\nSiehe [](#use).\n\n## Nutzung nach [](#law) hier {#use}\n\nSiehe [](#law).\n";
    let built = swiss(text).build();
    assert_eq!(built.text(TERMS, "law"), "Siehe „Nutzung nach hier“.");
    assert_eq!(built.text(TERMS, "use"), "Siehe „Recht von“.");
    let said = clauses(&built, TERMS);
    assert!(said.contains("„Recht von „Nutzung nach hier““"), "{said}");
}

#[test]
fn a_policy_prevails_over_another_and_both_link() {
    let fixture = Fixture::small()
        .write("content/cloud/policy.toml", "kind = \"notice\"\nprevails_over = [\"terms\"]\n")
        .write("content/cloud/en.md", "# Cloud\n\n## Cloud {#cloud}\n\nCloud.\n");
    let built = fixture.build();
    assert!(clauses(&built, "/global/en/cloud/").contains("“Terms”"));
    let cloud = built.page("/global/en/cloud/");
    assert!(cloud.contains("<a href=\"/global/en/terms/\">“Terms”</a>"), "{cloud}");
    assert!(built.page("/global/en/terms/").contains("href=\"/global/en/cloud/\""));
    let circle = fixture.write("content/terms/policy.toml", "kind = \"terms\"\nprevails_over = [\"cloud\"]\n").build();
    assert_eq!(circle.found("prevails-cycle").len(), 1);
}

#[test]
fn an_inherited_prevailing_language_must_be_an_edition_below() {
    let built =
        tree().edit("locales/europe/region.toml", "languages", "prevailing_language = \"en\"\nlanguages").build();
    let found = built.found("prevailing-language");
    assert!(found.iter().any(|finding| finding.message.contains("`ch`")), "{found:#?}");
    assert!(found.iter().all(|finding| finding.file.as_deref() == Some("locales/europe/region.toml")));
}

#[test]
fn a_clause_in_a_fallback_section_is_in_the_language_of_the_edition() {
    let built = swiss("## Neu {#new after=use}\n\nNeu.\n")
        .edit("content/terms/en.md", "Use it.", "Use it.\n\n{{ precedence }}")
        .build();
    let html = built.section(TERMS, "use")["html"].as_str().unwrap().to_owned();
    assert!(html.contains("<span lang=\"de\" dir=\"ltr\">") && html.contains("Neu"), "{html}");
}

#[test]
fn clauses_have_the_quotation_marks_of_references() {
    for (region, tag, language, quoted) in [
        ("AE", "ar", "ar", "«القانون»"),
        ("CH", "fr", "fr", "«\u{a0}Droit\u{a0}»"),
        ("MX", "es", "es", "«Ley»"),
        ("MN", "mn", "mn", "«Хууль»"),
    ] {
        let title = quoted.trim_matches(|c: char| "«»\u{a0}".contains(c));
        let heading = format!("## {title} {{#law}}\n\n");
        let built = Fixture::small()
            .write(
                "locales/x/region.toml",
                &format!("parent = \"global\"\ncode = \"{region}\"\nlanguages = [\"{tag}\"]\n"),
            )
            .write(
                &format!("content/terms/{language}.md"),
                &format!("# T\n\n## U {{#use}}\n\n[](#law)\n\n{heading}X.\n"),
            )
            .write(&format!("locales/x/terms/{language}.md"), &format!("{heading}Y.\n"))
            .build();
        let page = format!("/x/{tag}/terms/");
        assert!(clauses(&built, &page).contains(quoted), "{}", clauses(&built, &page));
        assert!(built.text(&page, "use").contains(quoted), "{}", built.text(&page, "use"));
    }
}
