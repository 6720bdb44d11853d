//! Precedence (SPEC 4): which region supplies a section, in which language it is shown, and what is said about it.

mod claims;
mod clauses;
#[path = "../support/mod.rs"]
mod support;

use support::{Built, Fixture};

const CH: &str = "locales/ch/terms/de.md";
const TERMS: &str = "/ch/de/terms/";

/// A local text without an edit. A file without a byte is an error: somebody forgot its text.
const NOTHING: &str = "+++\n+++\n";

/// `global` > `europe` > `ch` > `ch-zh`, each with something of its own.
fn tree() -> Fixture {
    Fixture::of("precedence")
}

/// Two sections, `global/en` and `ch/de` with the local text given.
fn swiss(text: &str) -> Fixture {
    Fixture::small()
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n")
        .write("locales/ch/terms/de.md", text)
}

/// The lines, codes, messages and hints of errors.
fn error(built: &Built, code: &str) -> (Option<usize>, String, String) {
    let finding = built.the(code);
    assert_eq!(finding.severity.to_string(), "error");
    (finding.line, finding.message.clone(), finding.hint.clone().unwrap_or_default())
}

#[test]
fn each_region_edits_the_document_as_its_parent_left_it() {
    let built = tree().build();
    assert_eq!(built.section_ids("/global/en/terms/"), ["use", "minors", "consent", "rights", "law"]);
    assert_eq!(built.section_ids("/europe/en/terms/"), ["use", "withdrawal", "guarantee", "minors", "consent", "law"]);
    assert_eq!(built.section_ids(TERMS), ["use", "swiss-use", "guarantee", "minors", "consent", "law"]);
    let zurich = ["use", "zurich", "swiss-use", "guarantee", "minors", "consent", "court", "law"];
    assert_eq!(built.section_ids("/ch-zh/de/terms/"), zurich, "a more local region stands nearest to the anchor");
    assert_eq!(built.text("/ch-zh/de/terms/", "minors"), "From 16 years in Europe.");
    assert_eq!(built.section("/ch-zh/de/terms/", "law")["provenance"]["region"], "ch");
}

#[test]
fn under_stands_last_and_before_stands_before() {
    let built = tree()
        .remove("locales/ch/terms/fr.md")
        .write(CH, "## Vorher {#first before=minors}\n\nEins.\n\n## Danach {#second before=minors}\n\nZwei.\n\n## Unten {#last under=minors}\n\nDrei.\n")
        .build();
    let ids = built.section_ids("/ch-zh/de/terms/");
    assert_eq!(
        ids,
        ["use", "zurich", "withdrawal", "guarantee", "first", "second", "minors", "consent", "last", "court", "law"]
    );
    assert_eq!(built.section(TERMS, "last")["level"], 3);
}

#[test]
fn own_replaces_heading_and_text_and_keeps_what_is_below() {
    let built = swiss("## Nutzung {#use own}\n\nSchweizer Nutzung.\n")
        .write("content/terms/en.md", "# Terms\n\n## Use {#use}\n\nUse it.\n\n### More {#more}\n\nMore.\n")
        .build();
    assert_eq!(built.section_ids(TERMS), ["use", "more"]);
    assert_eq!(built.text(TERMS, "use"), "Schweizer Nutzung.");
    assert_eq!(built.section(TERMS, "more")["provenance"]["region"], "global");
}

#[test]
fn levels_are_relative_to_the_target() {
    let built = tree().build();
    assert_eq!(built.section(TERMS, "law")["level"], 2, "written with ####, laid over ##");
    let built =
        tree().edit(CH, "#### Schweizer Recht {#law own}", "## Recht {#consent}").remove("locales/ch/terms/fr.md");
    let built = built.edit(CH, "Es gilt", "Es gilt.\n\n### Tiefer {#deeper}\n\nEs gilt").build();
    assert_eq!(built.section(TERMS, "deeper")["level"], 4);
}

#[test]
fn a_removal_says_why_to_its_authors_and_to_nobody_else() {
    let built = tree().build();
    let removal = built.the("removed-section");
    assert_eq!((removal.file.as_deref(), removal.line), (Some(CH), Some(5)));
    assert!(removal.hint.as_deref().unwrap().contains("Begründung 4711"));
    let site = built.site();
    let edition = site.edition("ch/de").unwrap();
    let removed = &site.composition().documents["terms"][edition].removed;
    assert!(removed[0].reason.contains("4711"), "explain shows it");
    for route in site.routes() {
        let bytes = site.render(&route).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("4711"), "the reason stands in {route:?}");
    }
}

#[test]
fn a_reason_keeps_what_is_open_in_it_as_it_is_written() {
    let text = "## Recht {#law remove}\n\nOhne {{ office }}\ngilt *es*\nnicht: [](#use), [hier](#use).\n";
    let built = swiss(text).write("locales/de.ftl", "office = Büro\n").build();
    let reason = "the reason given: Ohne {{ office }} gilt es nicht: #use, hier.";
    assert_eq!(built.the("removed-section").hint.as_deref(), Some(reason));
}

#[test]
fn a_document_can_stand_in_the_place_of_the_inherited_one() {
    let built =
        swiss("+++\nreplaces = \"document\"\n+++\n\n## Alles {#all}\n\nAlles.\n\n## Recht {#law}\n\nRecht.\n").build();
    assert_eq!(built.section_ids(TERMS), ["all", "law"]);
    let data = built.data(TERMS);
    assert_eq!(data["title"], "Terms", "a document without a title keeps the inherited one");
    assert_eq!(data["sections"][1]["displaced"][0]["provenance"]["region"], "global");
    assert_eq!(data["removed"][0]["id"], "use");
    assert!(built.page("/ch/de/terms/local/").contains("Use it."));
    assert!(built.found("removed-section").is_empty(), "a replaced document gives no reasons");
}

#[test]
fn a_policy_without_base_text_has_a_document_where_a_region_supplies_it() {
    let fixture = swiss("+++\ntitle = \"AGB\"\nreplaces = \"document\"\n+++\n\n## Alles {#all}\n\nAlles.\n")
        .remove("content/terms/en.md")
        .write("content/terms/policy.toml", "kind = \"terms\"\nregions = [\"ch\"]\n");
    let built = fixture.build();
    assert_eq!(built.section_ids(TERMS), ["all"]);
    assert!(!built.has("/global/en/terms/"));
    assert!(!built.has("/ch/de/terms/local/"), "it displaced nothing");
    assert_eq!(built.data(TERMS)["precedence"]["clauses"].as_array().unwrap().len(), 0);

    let built = fixture.clone().write("content/terms/policy.toml", "kind = \"terms\"\n").build();
    assert!(built.the("missing-document").editions.contains("global/en"));

    let built = fixture.edit("locales/ch/terms/de.md", "title = \"AGB\"\n", "").build();
    let missing = built.the("missing-title");
    assert_eq!((missing.file.as_deref(), missing.line), (Some("locales/ch/terms/de.md"), Some(2)));
}

#[test]
fn an_edit_that_cannot_be_is_an_error_at_its_heading() {
    for (text, code, line, says) in [
        ("## A {#law after=use}\n\nA.\n", "local-section-with-place", 1, "{#law}"),
        ("## A {#use}\n\nA.\n\n## B {#lau}\n\nB.\n", "local-section-without-place", 5, "`law`"),
        ("## A {#lau own}\n\nA.\n", "dangling-local-section", 1, "`law`"),
        ("## A {#lau remove}\n\nA.\n", "dangling-local-section", 1, "`law`"),
        ("## A {#new after=lau}\n\nA.\n", "dangling-local-section", 1, "`law`"),
        ("## A {#use}\n\nA.\n\n### B {#law}\n\nB.\n", "local-section-elsewhere", 5, "edit of its own"),
        ("## A {#use own}\n\nA.\n\n### B {#b}\n\nB.\n", "local-section-elsewhere", 5, "under=use"),
        ("## A {#use remove}\n\nA.\n\n### B {#b}\n\nB.\n", "local-section-elsewhere", 5, "paragraph"),
        ("## A {#use}\n\nA.\n\n## B {#b under=use}\n\nB.\n", "overlapping-edits", 5, "own"),
        ("## A {#use remove}\n", "missing-reason", 1, "paragraph"),
        ("## A {#use ower=x}\n\nA.\n", "unknown-attribute", 1, ""),
        ("## A {#a after=use}\n\nA.\n\n## B {#b after=a}\n\nB.\n", "dangling-local-section", 5, "after=use"),
    ] {
        let built = swiss(text).build();
        let (at, message, hint) = error(&built, code);
        assert_eq!(at, Some(line), "{text}: {message}");
        assert!(hint.contains(says), "{text}: {message}: {hint}");
        assert_eq!(built.errors(), [code], "{text}");
    }
}

#[test]
fn a_heading_below_level_6_is_an_error() {
    let deep = "# T\n\n## A {#a}\n\n### B {#b}\n\n#### C {#c}\n\n##### D {#d}\n\n###### E {#e}\n\nE.\n";
    let built = swiss("## Neu {#new under=e}\n\nNeu.\n").write("content/terms/en.md", deep).build();
    assert_eq!(error(&built, "level-too-deep").0, Some(1));
}

#[test]
fn an_edit_of_what_is_gone_names_who_took_it() {
    let built = tree().edit("locales/ch-zh/terms/de.md", "#zurich after=use", "#withdrawal").build();
    let (line, message, _) = error(&built, "dangling-local-section");
    assert_eq!(line, Some(1));
    assert!(message.contains("`ch` removed it"), "{message}");
    // The old id of a section that is gone says so as well.
    let built = tree()
        .edit("locales/europe/terms/en.md", "#withdrawal after=use", "#withdrawal after=use was=revocation")
        .edit("locales/ch-zh/terms/de.md", "#zurich after=use", "#revocation")
        .build();
    assert!(error(&built, "dangling-local-section").1.contains("`ch` removed it"));
}

#[test]
fn a_rename_is_followed_and_reported() {
    let built = swiss("## Nutzung {#use}\n\nHier.\n").edit("content/terms/en.md", "{#use}", "{#usage was=use}").build();
    assert_eq!(built.text(TERMS, "usage"), "Hier.");
    assert!(built.page(TERMS).contains("id=\"use\""), "old fragments still lead there");
    let renamed = built.the("renamed-section");
    assert_eq!((renamed.line, renamed.severity.to_string()), (Some(1), "warning".to_owned()));
    assert!(renamed.hint.as_deref().unwrap().contains("{#usage}"));
    // Both ids at once are two edits of one section.
    let built = swiss("## A {#use}\n\nA.\n\n## B {#usage}\n\nB.\n")
        .edit("content/terms/en.md", "{#use}", "{#usage was=use}")
        .build();
    assert_eq!(error(&built, "overlapping-edits").0, Some(5));
}

#[test]
fn jurisdiction_beats_language() {
    // `ch` has its law in German and French; `ch/it` shows that, and not the global text in Italian.
    let built = tree()
        .write(
            "content/terms/it.md",
            "# Condizioni\n\n## Uso\n\nUso.\n\n## Minori\n\nM.\n\n### C\n\nC.\n\n### D\n\nD.\n\n## Legge\n\nLegge.\n",
        )
        .build();
    let law = built.section("/ch/it/terms/", "law");
    assert_eq!(law["text"], "Es gilt Schweizer Recht.");
    assert_eq!(law["provenance"]["language"], "de");
    assert_eq!(law["provenance"]["fallback"], true);
    assert_eq!(built.section("/ch/it/terms/", "use")["provenance"]["fallback"], false);
    let finding = built.found("local-text-untranslated");
    assert!(finding.iter().any(|f| f.file.as_deref() == Some("locales/ch/terms/it.md") && f.line.is_none()));
    let page = built.page("/ch/it/terms/");
    assert!(page.contains("<section id=\"law\" lang=\"de\" dir=\"ltr\">"), "{page}");
    assert!(page.contains("tedesco"), "the notice is in the edition's language");
}

#[test]
fn a_section_that_one_language_lacks_falls_back_and_says_so() {
    let built = tree().build();
    let finding = built.found("local-text-untranslated");
    let swiss_use = finding.iter().find(|f| f.message.contains("`swiss-use`")).expect("a finding");
    assert!(
        swiss_use.editions.contains("ch/fr") && swiss_use.hint.as_deref().unwrap().contains("locales/ch/terms/fr.md")
    );
    assert_eq!(built.section("/ch/fr/terms/", "law")["provenance"]["language"], "fr");
}

#[test]
fn text_in_a_parent_language_is_no_fallback_and_another_script_is_one() {
    let region =
        |code: &str, languages: &str| format!("parent = \"global\"\ncode = \"{code}\"\nlanguages = [{languages}]\n");
    let built = Fixture::small()
        .write("locales/hk/region.toml", &region("HK", "\"zh-Hant-HK\", \"zh-Hans\""))
        .write("locales/ae/region.toml", &region("AE", "\"ar\""))
        .write("locales/at/region.toml", &region("AT", "\"de-AT\""))
        .write("locales/zh-Hant.ftl", LEGAL)
        .write("content/terms/de.md", "# AGB\n\n## Nutzung\n\nN.\n\n## Recht\n\nR.\n")
        .write("content/terms/zh-Hant.md", "# 條款\n\n## 使用 {#use}\n\n用。\n\n## 法律 {#law}\n\n法。\n")
        .build();
    assert_eq!(built.section("/at/de-at/terms/", "use")["provenance"]["fallback"], false);
    assert_eq!(built.section("/hk/zh-hant-hk/terms/", "use")["provenance"]["language"], "zh-Hant");
    assert_eq!(built.section("/hk/zh-hant-hk/terms/", "use")["provenance"]["fallback"], false);
    // Traditional characters are no parent of simplified ones: the reference language comes first.
    assert_eq!(built.section("/hk/zh-hans/terms/", "use")["provenance"]["language"], "en");
    let arabic = built.page("/ae/ar/terms/");
    assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("<section id=\"use\" lang=\"en\" dir=\"ltr\">"));
    let editions: Vec<_> = built.found("fallback").into_iter().flat_map(|f| f.editions.clone()).collect();
    assert!(editions.contains(&"ae/ar".to_owned()) && !editions.contains(&"hk/zh-Hant-HK".to_owned()), "{editions:?}");
}

/// The strings of legal weight, for a language that the default theme does not speak.
const LEGAL: &str = "precedence-local = { $region }{ $sections }\nprecedence-local-document = { $region }\nprecedence-general = 一般\n\
precedence-global-over-local = { $region }{ $sections }\nprecedence-global = 一般\nprecedence-language = { $language }\n\
precedence-over = { $policies }\nfallback-notice = { $language }\nfallback-document-notice = { $language }\nfallback-title-notice = { $language }\ndraft-notice = 草稿\n\
superseded-notice = 舊\novertaken-notice = 舊\nupcoming-notice = { $date }\nwithdrawn-notice = { $date }\nstale-notice = 舊\nlocal-notice = { $region }\n\
cancelled-notice = { $date }\nnew-version-notice = { $date }\nnot-yet-notice = { $date }\nreplaced-by = 代\nending-notice = { $date }\nwill-be-replaced-by = 代\n\
uneven-notice = { $languages }\nunpublished-notice = 未\n";

#[test]
fn one_region_has_one_structure() {
    let fixture = |french: &str| {
        Fixture::small()
            .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\"]\n")
            .write("locales/ch/terms/de.md", "## N {#use}\n\nN.\n\n### A {#a}\n\nA.\n\n### B {#b}\n\nB.\n\n## Neu {#new after=use}\n\nNeu.\n\n## R {#law remove}\n\nGrund.\n")
            .write("locales/ch/terms/fr.md", french)
            .build()
    };
    // Places and removals need not be repeated, and a section may be lacking.
    let built = fixture("## Neuf {#new}\n\nNeuf.\n\n## U {#use}\n\nU.\n\n### B {#b}\n\nB.\n");
    assert_eq!(built.section_ids("/ch/fr/terms/"), ["use", "a", "b", "new"]);
    assert_eq!(built.text("/ch/fr/terms/", "new"), "Neuf.");
    assert_eq!(built.section("/ch/fr/terms/", "a")["provenance"]["language"], "de");
    for (french, line) in [
        ("## Plus {#more after=use}\n\nPlus.\n", 1),
        ("## Neuf {#new before=use}\n\nNeuf.\n", 1),
        ("## U {#use}\n\nU.\n\n### C {#c}\n\nC.\n", 5),
        ("## U {#use}\n\nU.\n\n### B {#b}\n\nB.\n\n### A {#a}\n\nA.\n", 9),
        ("## U {#use}\n\nU.\n\n### A {#a}\n\nA.\n\n#### B {#b}\n\nB.\n", 9),
        ("## D {#law}\n\nLe droit.\n", 1),
        ("+++\nreplaces = \"document\"\n+++\n\n## U {#use}\n\nU.\n", 2),
        ("Un préambule.\n\n## U {#use}\n\nU.\n", 1),
    ] {
        let built = fixture(french);
        assert_eq!(error(&built, "extra-section").0, Some(line), "{french}");
        assert_eq!(built.errors(), ["extra-section"], "{french}");
    }
}

#[test]
fn every_part_knows_where_it_comes_from() {
    let built = swiss("+++\ntitle = \"AGB\"\n+++\n\nGrüezi.\n\n## Nutzung {#use}\n\nN.\n").build();
    let data = built.data(TERMS);
    for part in [&data["provenance"], &data["preamble"]["provenance"], &data["sections"][0]["provenance"]] {
        assert_eq!((&part["region"], &part["language"]), (&"ch".into(), &"de".into()));
    }
    assert_eq!(data["sections"][0]["edit"]["change"], "replaced");
    assert_eq!(data["sections"][0]["displaced"][0]["provenance"]["region"], "global");
    assert_eq!(data["sections"][1]["provenance"]["region"], "global");
    let site = built.site();
    let document = &site.composition().documents["terms"][site.edition("ch/de").unwrap()];
    assert_eq!(document.title.displaced[0].part.region.as_str(), "global", "a title displaces one, too");
}

#[test]
fn a_preamble_can_be_removed_where_there_is_one() {
    let local = "+++\npreamble = \"remove\"\n+++\n";
    let built = swiss(local).edit("content/terms/en.md", "# Terms\n", "# Terms\n\nWelcome.\n").build();
    assert!(built.data(TERMS)["preamble"].is_null());
    assert_eq!(built.data(TERMS)["removed"][0]["id"], "preamble");
    assert_eq!(error(&swiss(local).build(), "dangling-local-section").0, Some(2));
}

#[test]
fn a_policy_applies_in_regions_with_all_below() {
    let built = tree()
        .write("content/terms/policy.toml", "kind = \"terms\"\nregions = [\"europe\"]\nexcept = [\"ch-zh\"]\n")
        .build();
    assert!(built.has("/europe/en/terms/") && built.has("/ch/de/terms/"));
    assert!(!built.has("/global/en/terms/") && !built.has("/ch-zh/de/terms/"));
    let never = built.found("never-shown");
    assert!(never.iter().any(|f| f.file.as_deref() == Some("locales/ch-zh/terms/de.md")), "{never:#?}");
}

#[test]
fn a_local_text_without_edits_changes_nothing_and_an_empty_file_is_reported() {
    assert_eq!(swiss("\n").build().the("empty-text").file.as_deref(), Some(CH));
    let built = swiss(NOTHING).build();
    assert_eq!(built.section_ids(TERMS), ["use", "law"]);
    assert!(!built.has("/ch/de/terms/local/"));
    assert!(built.data(TERMS)["precedence"]["clauses"].as_array().unwrap().is_empty());
}

#[test]
fn references_are_written_as_the_target_is_shown() {
    let built = tree()
        .edit("content/terms/en.md", "Use it well.", "Use it well, see [](#law).")
        .write(
            "content/terms/it.md",
            "# C\n\n## Uso\n\nVedi [](#law).\n\n## M\n\nM.\n\n### C\n\nC.\n\n### D\n\nD.\n\n## L\n\nL.\n",
        )
        .build();
    assert!(built.text("/global/en/terms/", "use").contains("Chapter 3, “Law”"));
    let italian = built.section("/ch/it/terms/", "use")["html"].as_str().unwrap().to_owned();
    assert!(
        italian.contains("5, ") && italian.contains("<span lang=\"de\" dir=\"ltr\">Schweizer Recht</span>"),
        "{italian}"
    );
}

#[test]
fn a_reference_to_nothing_names_edition_link_and_who_removed_the_target() {
    let built =
        tree().edit("locales/europe/terms/en.md", "Two years.", "Two years, or [withdraw](#withdrawal).").build();
    let dangling = built.the("dangling-reference");
    assert!(
        dangling.message.contains("#withdrawal") && dangling.message.contains("`ch` removed it"),
        "{}",
        dangling.message
    );
    assert!(dangling.editions.contains("ch/de") && !dangling.editions.contains("europe/en"));
    assert_eq!(dangling.file.as_deref(), Some("locales/europe/terms/en.md"));
    let built = Fixture::small()
        .edit("content/terms/en.md", "{#law}", "{#rules was=law}")
        .edit("content/terms/en.md", "Use it.", "See [](#law).")
        .build();
    assert!(built.page("/global/en/terms/").contains("href=\"#rules\""));
    built.the("renamed-section");
}

#[test]
fn a_link_to_a_policy_that_does_not_apply_is_one_finding_with_all_editions() {
    let built = tree()
        .write("content/cloud/policy.toml", "kind = \"notice\"\nexcept = [\"ch\"]\n")
        .write("content/cloud/en.md", "# Cloud\n\n## Cloud {#cloud}\n\nCloud.\n")
        .edit("content/terms/en.md", "Use it well.", "See [](policy:cloud).")
        .build();
    let dangling = built.the("dangling-reference");
    assert_eq!(dangling.editions.len(), 4, "{:?}", dangling.editions);
    assert!(dangling.related.as_ref().unwrap().2.contains("`ch` is excepted"));
}

#[test]
fn pictures_are_files_of_the_policy() {
    let built =
        Fixture::small().edit("content/terms/en.md", "Use it.", "![Seal](https://third.example/seal.png)").build();
    assert!(error(&built, "unsafe-link").2.contains("files/"));
    let built = Fixture::small()
        .edit("content/terms/en.md", "Use it.", "![Seal](files/seal.png)")
        .write_bytes("content/terms/files/seal.png", b"\x89PNG")
        .build();
    assert!(built.page("/global/en/terms/").contains("<img src=\"/files/"));
}

#[test]
fn values_in_a_fallback_are_in_its_language() {
    let built = Fixture::small()
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\n[values]\nday = { de = \"Tag\", en = \"day\" }\nsince = 2026-03-01\n")
        .write("locales/global/region.toml", "code = \"001\"\nlanguages = [\"en\"]\n[values]\nday = \"day\"\nsince = 2026-03-01\n")
        .edit("content/terms/en.md", "Use it.", "One {{ day }} since {{ since }}.")
        .build();
    assert_eq!(built.text("/ch/de/terms/", "use"), "One day since 1 March 2026.", "an English text, shown in `ch/de`");
    assert!(built.found("local-text-untranslated").is_empty());
}

#[test]
fn a_value_that_a_language_lacks_falls_back_visibly() {
    let built = swiss("## Nutzung {#use}\n\nBehörde: {{ authority }}.\n")
        .write(
            "locales/ch/region.toml",
            "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n[values]\nauthority = { fr = \"PFPDT\" }\n",
        )
        .build();
    let html = built.section(TERMS, "use")["html"].as_str().unwrap().to_owned();
    assert!(html.contains("<span lang=\"fr\" dir=\"ltr\">PFPDT</span>"), "{html}");
    assert_eq!(built.the("local-text-untranslated").line, Some(5));
}

#[test]
fn a_message_that_fails_is_reported_once() {
    let words = "region-ch-zh = Zurich\nprecedence-general = Local text prevails { $wherever }.\n";
    let built = tree().write("locales/en.ftl", words).build();
    let failed = built.the("message-failed");
    assert_eq!((failed.file.as_deref(), failed.line), (Some("locales/en.ftl"), Some(2)));
}

#[test]
fn a_pinned_item_and_a_section_cannot_share_an_id() {
    let built = swiss("## Neu {#refused after=use}\n\nNeu.\n")
        .edit("content/terms/en.md", "Use it.", "1. This is refused. {#refused}")
        .build();
    assert!(error(&built, "duplicate-id").1.contains("`refused`"));
}

#[test]
fn explain_prints_region_place_and_reason() {
    let explain = |arguments: &[&str]| {
        let site = support::repository().join("tests/sites/precedence");
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_lexloci"))
            .args(["explain", "terms"])
            .args(arguments)
            .arg("--site")
            .arg(site)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    };
    let outline = explain(&["ch/de"]);
    assert!(outline.contains("global > europe > ch"), "{outline}");
    assert!(outline.contains("Begründung 4711"), "{outline}");
    let law = explain(&["ch/it", "law"]);
    assert!(law.contains("locales/ch/terms/de.md:1") && law.contains("content/terms/en.md"), "{law}");
}

#[test]
fn a_text_for_what_is_removed_is_to_be_taken_out() {
    let built = swiss("## Recht {#law remove}\n\nWeil es so ist.\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\"]\n")
        .write("locales/ch/terms/fr.md", "## Droit {#law}\n\nLe droit.\n")
        .build();
    let (line, message, hint) = error(&built, "extra-section");
    assert_eq!((line, message.as_str()), (Some(1), "`fr` gives text for `law`, which `de` removes"));
    assert!(hint.ends_with("take the section out of `fr.md`"), "{hint}");
}

#[test]
fn a_section_without_a_place_is_no_text_that_another_one_hides() {
    let built = swiss("## Neu {#new after=lwa}\n\nNeues.\n\n### Mehr {#more}\n\nMehr.\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\"]\n")
        .write("locales/ch/terms/fr.md", "## Nouveau {#new}\n\nNouveau.\n")
        .build();
    assert_eq!(built.errors(), ["dangling-local-section"]);
    let shown = built.found("never-shown");
    assert!(shown.iter().all(|found| !found.file.as_deref().unwrap_or_default().starts_with("locales/")), "{shown:?}");
}

#[test]
fn the_languages_of_a_replaced_document_have_one_outline() {
    let fixture = |french: &str| {
        swiss("+++\nreplaces = \"document\"\n+++\n\n## A {#a}\n\nA.\n\n### B {#b}\n\nB.\n\n## C {#c}\n\nC.\n")
            .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\"]\n")
            .write("locales/ch/terms/fr.md", french)
            .build()
    };
    let built = fixture("## Un {#a}\n\nUn.\n\n## Trois {#c}\n\nTrois.\n");
    assert_eq!(built.section_ids("/ch/fr/terms/"), ["a", "b", "c"]);
    assert_eq!(built.section("/ch/fr/terms/", "b")["provenance"]["language"], "de");
    assert!(built.found("local-text-untranslated").iter().any(|f| f.message.contains("`b`")));
    for (french, line) in [
        ("## Trois {#c}\n\nTrois.\n\n## Un {#a}\n\nUn.\n", 5),
        ("## Un {#a}\n\nUn.\n\n## Deux {#b}\n\nDeux.\n", 5),
        ("## Un {#a}\n\nUn.\n\n## Quatre {#d}\n\nQuatre.\n", 5),
    ] {
        assert_eq!(error(&fixture(french), "extra-section").0, Some(line), "{french}");
    }
}

#[test]
fn a_fallback_takes_the_first_language_of_the_region_then_the_reference_then_the_others() {
    let site = |have: &[&str]| {
        let region = "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"it\", \"en\", \"fr\"]\n";
        let fixture = Fixture::small().write("locales/ch/region.toml", region);
        let write =
            |fixture: Fixture, tag: &&str| fixture.write(&format!("locales/ch/terms/{tag}.md"), "## U {#use}\n\nU.\n");
        have.iter().fold(fixture, write).build().section("/ch/fr/terms/", "use")["provenance"]["language"].clone()
    };
    assert_eq!(site(&["de", "en", "it"]), "de");
    assert_eq!(site(&["en", "it"]), "en");
    assert_eq!(site(&["it"]), "it");
    assert_eq!(site(&["de", "fr"]), "fr");
}

#[test]
fn a_displaced_text_still_says_what_it_referred_to() {
    let base = "# Terms\n\n## Use {#use}\n\nFirst [](#law), then [](#seal), then [over there](#law).\n\n## Law {#law}\n\nThe law.\n\n## Form {#form}\n\n1. A seal. {#seal}\n";
    let local = "## Nutzung {#use}\n\nN.\n\n## Recht {#law remove}\n\nGrund.\n\n## Form {#form remove}\n\nGrund.\n";
    let built = swiss(local).write("content/terms/en.md", base).build();
    let displaced = built.page("/ch/de/terms/local/");
    assert!(displaced.contains("“Law”") && displaced.contains("“Form”"), "{displaced}");
    assert!(displaced.contains("over there"), "its own words stay: {displaced}");
    assert!(!displaced.contains("Recht"), "the heading over a reason is not published: {displaced}");
}

#[test]
fn a_displaced_text_keeps_its_footnotes() {
    let base = "# Terms\n\n## Use {#use}\n\nUse[^n] it[^fee].\n\n## Law {#law}\n\nLaw.[^fee]\n\n[^n]: Never by night.\n[^fee]: Ten euros.\n";
    let local =
        "## Use {#use}\n\nUse it.[^1]\n\n[^1]: Ten francs.\n\n## Law {#law}\n\nSwiss law.[^2]\n\n[^2]: Since 1848.\n";
    let site = swiss(local)
        .write("content/terms/en.md", base)
        .edit("locales/ch/region.toml", "\"de\"", "\"en\"")
        .remove(CH)
        .write("locales/ch/terms/en.md", local);
    let released = site.released("2024-01-01");
    let frozen = released.tree().bytes("history/terms/2024-01-01/ch/en.displaced.md").unwrap().to_vec();
    let frozen = String::from_utf8(frozen).unwrap();
    assert!(frozen.contains("Use[^1] it[^2].") && frozen.contains("Law.[^2]"), "{frozen}");
    assert!(frozen.contains("[^1]: Never by night.\n\n[^2]: Ten euros."), "{frozen}");
    let page = site.build().whole_page("/ch/en/terms/local/");
    assert!(page.contains("Ten <del>euros</del><ins>francs</ins>."), "{page}");
    assert!(page.contains("Never by night."), "{page}");
    assert!(
        page.contains("<a href=\"#_2_fn-1\"") && page.contains("id=\"_2_fn-1\""),
        "each note has its own id: {page}"
    );
    // Side by side, where the languages differ.
    let page = swiss("## Nutzung {#use}\n\nN.[^1]\n\n[^1]: Zehn Franken.\n").write("content/terms/en.md", base).build();
    let page = page.whole_page("/ch/de/terms/local/");
    for (mark, note) in [("_1_fn-1", "Zehn Franken."), ("_1_displaced_fn-2", "Ten euros.")] {
        assert!(page.contains(&format!("href=\"#{mark}\"")) && page.contains(&format!("id=\"{mark}\"")), "{page}");
        assert!(page.contains(note), "{page}");
    }
}

#[test]
fn title_and_description_are_changes_as_those_of_sections_are() {
    let site = swiss("+++\ntitle = \"House rules\"\ndescription = \"In brief.\"\n+++\n")
        .edit("locales/ch/region.toml", "\"de\"", "\"en\"")
        .remove(CH)
        .write("locales/ch/terms/en.md", "+++\ntitle = \"Swiss terms\"\ndescription = \"In brief.\"\n+++\n");
    let editions = site.released("2024-01-01");
    let editions = String::from_utf8(editions.tree().bytes("history/terms/2024-01-01/editions.toml").unwrap().to_vec());
    let editions = editions.unwrap();
    assert!(editions.contains("{ change = \"replaced\", id = \"title\", region = \"ch\""), "{editions}");
    assert!(editions.contains("{ change = \"inserted\", id = \"description\", region = \"ch\""), "{editions}");
    let built = site.build();
    assert!(built.page("/ch/en/terms/").contains("href=\"/ch/en/terms/local/\""));
    let page = built.page("/ch/en/terms/local/");
    assert!(
        page.contains("<ins>Swiss </ins>") && page.contains("<del>Terms</del>")
            || page.contains("<del>Terms</del><ins>Swiss terms</ins>"),
        "{page}"
    );
    assert!(page.contains("<p>In brief.</p>"), "a description is no heading: {page}");
    let both =
        site.edit("content/terms/en.md", "# Terms\n", "+++\ntitle = \"Terms\"\ndescription = \"In short.\"\n+++\n");
    let page = both.build().page("/ch/en/terms/local/");
    assert!(page.contains("<p>In <del>short</del><ins>brief</ins>.</p>"), "{page}");
}

#[test]
fn a_section_that_comes_back_below_is_not_said_to_be_removed() {
    let site = swiss("## Nutzung {#use remove}\n\nGrund.\n")
        .write("locales/ch-zh/region.toml", "parent = \"ch\"\ncode = \"CH-ZH\"\nlanguages = [\"de\"]\n")
        .write("locales/en.ftl", "region-ch-zh = Zurich\n")
        .write("locales/ch-zh/terms/de.md", "## Nutzung {#use before=law}\n\nN.\n");
    let built = site.build();
    assert_eq!(built.data(TERMS)["removed"][0]["id"], "use");
    assert_eq!(built.data("/ch-zh/de/terms/")["removed"].as_array().unwrap().len(), 0);
    assert!(built.page("/ch-zh/de/terms/local/").contains("Use it."), "what the general text says is still shown");
}

#[test]
fn two_sections_of_a_region_cannot_have_one_old_id() {
    let built = swiss("## Neu {#new after=use was=old}\n\nN.\n\n## Frisch {#fresh after=law was=old}\n\nF.\n").build();
    assert_eq!(error(&built, "duplicate-id").1, "`fresh` was called `old`, and so was `new`");
    // Also where the other one is inherited, before it or behind it; then it is the region's own that is told.
    for local in ["## Neu {#new before=use was=old}\n\nN.\n", "## Neu {#new after=use was=old}\n\nN.\n"] {
        let built = swiss(local).edit("content/terms/en.md", "{#use}", "{#use was=old}").build();
        assert_eq!(built.errors(), ["duplicate-id"]);
        assert_eq!(built.the("duplicate-id").file.as_deref(), Some(CH));
    }
    // A section that is replaced keeps what it was called.
    let built =
        swiss("## Nutzung {#use was=old}\n\nN.\n").edit("content/terms/en.md", "{#use}", "{#use was=old}").build();
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn a_displaced_text_still_names_a_policy_that_does_not_apply() {
    let built = swiss("## Nutzung {#use}\n\nN.\n")
        .edit("content/terms/en.md", "Use it.", "See [](policy:cloud) and [](policy:cloud#data).")
        .write("content/cloud/policy.toml", "kind = \"notice\"\nexcept = [\"ch\"]\n")
        .write("content/cloud/en.md", "# Cloud terms\n\n## Your data {#data}\n\nData.\n")
        .build();
    let displaced = built.page("/ch/de/terms/local/");
    assert!(displaced.matches("Cloud terms").count() >= 2 && displaced.contains("Your data"), "{displaced}");
}

#[test]
fn an_empty_value_is_an_error_where_it_is_used() {
    let region = "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n[values]\nage = \"\"\n";
    let base = "[values]\nage = 16\n";
    let fixture = swiss(NOTHING)
        .write("locales/global/region.toml", &format!("code = \"001\"\nlanguages = [\"en\"]\n{base}"))
        .write("locales/ch/region.toml", region);
    let used = fixture.clone().edit("content/terms/en.md", "Use it.", "From {{ age }} years.").build();
    let (line, message, _) = error(&used, "undefined-value");
    assert_eq!((line, message.as_str()), (Some(5), "the value `age` of `ch` is empty"));
    assert_eq!(used.the("undefined-value").editions.len(), 1);
    assert!(fixture.build().found("undefined-value").is_empty(), "nobody uses it");
}

#[test]
fn what_nothing_uses_names_what_was_meant() {
    let hint = |built: &Built, code: &str| built.the(code).hint.clone().unwrap_or_default();
    let region = "code = \"001\"\nlanguages = [\"en\"]\n[values]\ncontroller = \"Aurora Devices\"\n";
    let value = swiss(NOTHING)
        .write("locales/global/region.toml", region)
        .write(
            "locales/ch/region.toml",
            "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n[values]\ncontroler = \"Aurora Devices (Schweiz) AG\"\n",
        )
        .edit("content/terms/en.md", "Use it.", "We are {{ controller }}.")
        .build();
    assert!(hint(&value, "unused-value").contains("did you mean `controller`"), "{value:?}", value = value.findings());
    let message = |words: &str| hint(&swiss(NOTHING).write("locales/en.ftl", words).build(), "never-shown");
    assert!(message("last-updatd = Changed\n").contains("did you mean `last-updated`"));
    assert!(message("region-globl = World\n").contains("did you mean `region-global`"));
    assert!(!message("region-xyz = Nowhere\n").contains("did you mean"), "a prefix makes no two regions alike");
}
