//! All days of it: each distinct text is a version.

use super::*;

#[test]
fn every_distinct_text_is_a_version_with_its_day() {
    let case = Case::new().on("2020-01-09", "en", OLD).on("2021-03-01", "en", OLD).on("2023-12-05", "en", NEW);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: en", "2023-12-05: en"]);
    assert!(case.frozen("2020-01-09", "en").contains("We keep it."));
    let ledger = case.ledger();
    assert!(ledger.contains("published = 2023-12-05\neffective = 2023-12-05\nimported = true"), "{ledger}");
    let page = fs::read_to_string(case.site().join("public/global/en/privacy-notice/index.html")).unwrap();
    assert!(page.contains("We delete it.") && page.contains("datetime=\"2023-12-05\""), "{page}");
    assert!(case.site().join("public/global/en/privacy-notice/2020-01-09/index.html").exists());
    assert_eq!(fs::read_to_string(case.site().join("history/.gitattributes")).unwrap(), "* -text\n");
}

#[test]
fn a_translation_that_lags_changes_on_its_own_day() {
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-01-09", "de", GERMAN_OLD)
        .on("2020-02-01", "en", NEW)
        .on("2020-02-01", "de", GERMAN_OLD)
        .on("2020-03-01", "en", NEW)
        .on("2020-03-01", "de", GERMAN_NEW);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: de en", "2020-02-01: en", "2020-03-01: de"]);
    // While it lagged its page said so, and says so no more.
    for (day, says_so) in [("2020-01-15", false), ("2020-02-15", true), ("2020-03-15", false)] {
        let built = case.run(&["build", "--as-of", day, "--out", "then"]);
        assert_eq!(built.status.code(), Some(0), "{}", said(&built));
        let page = fs::read_to_string(case.folder.path().join("then/global/de/privacy-notice/index.html")).unwrap();
        assert_eq!(page.contains("banner stale"), says_so, "{day}");
    }
}

#[test]
fn a_section_added_in_english_moves_nothing_in_a_translation_that_lags() {
    let more = OLD.replace("## Contact", "## Cookies\n\nNone.\n\n## Contact");
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-01-09", "de", GERMAN_OLD)
        .on("2020-02-01", "en", &more)
        .on("2020-02-01", "de", GERMAN_OLD);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: de en", "2020-02-01: en"]);
    let source = fs::read_to_string(case.site().join("content/privacy-notice/de.md")).unwrap();
    assert!(source.contains("## Kontakt {#contact}"), "the last heading is still the contact: {source}");
}

/// A statement of three sections, and what it became when it was written anew.
const THREE: &str = "# Privacy\n\n## What we collect\n\nWe collect your name and your address.\n\n## How we use it\n\nWe send what you \
                     ordered.\n\n## Contact\n\nWrite to our office.\n";
const ANEW: &str = "# Privacy\n\n## Cloud\n\nFiles are kept for a year.\n\n## Search\n\nA model answers questions.\n\n## Contact\n\n\
                    Write to our office.\n";
const GERMAN_THREE: &str = "# Datenschutz\n\n## Was wir erheben\n\nWir erheben Name und Anschrift.\n\n## Wozu\n\nWir senden Bestelltes.\n\n\
                            ## Kontakt\n\nSchreiben Sie uns.\n";

#[test]
fn a_translation_of_sections_that_are_gone_is_not_taken_for_one_of_the_new_ones() {
    let case = Case::new()
        .on("2020-01-09", "en", THREE)
        .on("2020-01-09", "de", GERMAN_THREE)
        .on("2020-02-01", "en", ANEW)
        .on("2020-02-01", "de", GERMAN_THREE);
    let told = case.import();
    assert!(
        told.contains("3 headings, 3 in the reference; 1 in both")
            && told.contains("no such section now, and kept by the versions: \"Was wir erheben\", \"Wozu\""),
        "{told}"
    );
    assert!(case.frozen("2020-01-09", "de").contains("Wir erheben Name und Anschrift."));
    let source = fs::read_to_string(case.site().join("content/privacy-notice/de.md")).unwrap();
    assert_eq!(
        source, "+++\ntitle = \"Datenschutz\"\n+++\n\n## Kontakt {#contact}\n\nSchreiben Sie uns.\n",
        "this year's headings stand above no words of last year"
    );
}

#[test]
fn a_german_date_on_a_line_of_its_own_keeps_its_day() {
    for (written, words) in [("5. November 2025", "5November2025"), ("05. November 2025", "05November2025")] {
        let dated = format!("\n\n{written}\n{{: datetime=\"2025-11-05\" }}\n\n");
        let dated = GERMAN_OLD.replacen("\n\n", &dated, 1);
        let case = Case::new().on("2025-11-05", "de", &dated);
        case.import();
        let frozen = case.frozen("2025-11-05", "de");
        assert!(frozen_words(&frozen).contains(words), "{frozen}");
        assert_eq!(frozen_words(&frozen), source_words(dated.as_bytes()));
    }
}

#[test]
fn a_reference_that_comes_after_others_takes_no_section_from_them() {
    let french =
        GERMAN_THREE.replace("# Datenschutz", "# Confidentialité").replace("Schreiben Sie uns.", "Écrivez-nous.");
    let case = Case::new()
        .on("2020-01-09", "de", GERMAN_THREE)
        .on("2020-01-09", "fr", &french)
        .on("2020-02-01", "de", GERMAN_THREE)
        .on("2020-02-01", "fr", &french)
        .on("2020-02-01", "en", THREE);
    case.import();
    for (language, words) in [("de", "Schreiben Sie uns."), ("fr", "Écrivez-nous.")] {
        let source = fs::read_to_string(case.site().join(format!("content/privacy-notice/{language}.md"))).unwrap();
        for heading in
            ["## Was wir erheben {#what-we-collect}", "## Wozu {#how-we-use-it}", "## Kontakt {#contact}", words]
        {
            assert!(source.contains(heading), "{heading}: {source}");
        }
    }
}

#[test]
fn a_translation_that_came_with_new_sections_is_that_of_them() {
    let german =
        GERMAN_THREE.replace("## Wozu\n\nWir senden Bestelltes.", "## Suche\n\nEin Modell beantwortet Fragen.");
    let case = Case::new()
        .on("2020-01-09", "en", THREE)
        .on("2020-01-09", "de", GERMAN_THREE)
        .on("2020-02-01", "en", ANEW)
        .on("2020-02-01", "de", &german);
    case.import();
    let source = fs::read_to_string(case.site().join("content/privacy-notice/de.md")).unwrap();
    // Its first heading has its old words, and stands where the first one of the reference stands.
    for heading in ["## Was wir erheben {#cloud}", "## Suche {#search}", "## Kontakt {#contact}"] {
        assert!(source.contains(heading), "{heading}: {source}");
    }
}

#[test]
fn a_reworded_heading_keeps_its_id() {
    let reworded = OLD.replace("## Data", "## What we know");
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-02-01", "en", &reworded);
    case.import();
    assert!(
        case.frozen("2020-02-01", "en").contains("## What we know <!-- #data"),
        "{}",
        case.frozen("2020-02-01", "en")
    );
}

#[test]
fn a_language_that_vanishes_is_withdrawn_and_comes_back() {
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-01-09", "de", GERMAN_OLD)
        .on("2020-02-01", "en", OLD)
        .on("2020-03-01", "en", OLD)
        .on("2020-03-01", "de", GERMAN_OLD);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: de en", "2020-03-01: de"]);
    let ledger = case.ledger();
    assert!(ledger.contains("withdrawn = [\"global/de\"]\npublished = 2020-02-01"), "{ledger}");
    assert!(case.site().join("content/privacy-notice/de.md").exists());
}

#[test]
fn a_language_that_the_last_day_lacks_stays_withdrawn() {
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-01-09", "de", GERMAN_OLD).on("2020-02-01", "en", NEW);
    case.import();
    let region = fs::read_to_string(case.site().join("locales/global/region.toml")).unwrap();
    assert!(region.contains("languages = [\"en\"]"), "{region}");
    assert!(case.ledger().contains("withdrawn = [\"global/de\"]"));
    assert!(case.site().join("public/global/de/privacy-notice/2020-01-09/index.html").exists());
}

#[test]
fn a_slip_in_a_folders_name_is_read_as_the_day_it_means() {
    let case = Case::new().on("2020-09-8", "en", OLD).on("2020-10-01", "en", NEW).on("2020-02-30", "en", NEW);
    let report = case.import();
    assert_eq!(case.versions(), ["2020-09-08: en", "2020-10-01: en"]);
    assert!(report.contains("taken as the day 2020-09-08 (2020-09-8)"), "{report}");
    assert!(report.contains("it is no day, as 2024-05-01 is (2020-02-30)"), "{report}");
}

#[test]
fn two_folders_of_one_day_are_two_versions() {
    let case = Case::new().on("2020-09-8", "en", OLD).on("2020-09-08", "en", NEW);
    case.import();
    assert_eq!(case.versions(), ["2020-09-08: en", "2020-09-08.2: en"]);
    assert!(case.frozen("2020-09-08.2", "en").contains("We delete it."));
}

#[test]
fn line_ends_marks_and_wrapping_make_no_version() {
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-02-01", "en", &format!("\u{feff}{}", OLD.replace('\n', "\r\n")))
        .on("2020-03-01", "en", &OLD.replace("We keep", "We\nkeep"));
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: en"]);
}

#[test]
fn a_paragraph_that_was_divided_or_joined_is_a_version() {
    let joined = OLD.replace("We keep it.", "We keep it. You may ask for it.");
    let divided = OLD.replace("We keep it.", "We keep it.\n\nYou may ask for it.");
    let case = Case::new()
        .on("2020-01-09", "en", &joined)
        .on("2020-02-01", "en", &divided)
        .on("2020-03-01", "en", &divided.replace("You may", "You\nmay"))
        .on("2020-04-01", "en", &joined);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: en", "2020-02-01: en", "2020-04-01: en"]);
    assert!(case.frozen("2020-02-01", "en").contains("We keep it.\n\nYou may ask for it."));
    let release = said(&case.run(&["release", "--all", "--dry-run"]));
    assert!(release.contains("no text of `privacy-notice` differs from its newest version"), "{release}");
}

#[test]
fn a_declared_date_that_lies_is_reported_once() {
    let dated = |text: &str| text.replace("# Privacy\n", "# Privacy\n\nDated\n{: datetime=\"December 5, 2023\" }\n");
    let undated = OLD.replace("# Privacy\n", "# Privacy\n\nDated\n{: datetime=\"soon\" }\n");
    let case = Case::new()
        .on("2023-11-01", "en", &undated)
        .on("2023-12-05", "en", &dated(OLD))
        .on("2024-01-10", "en", &dated(NEW))
        .on("2024-02-10", "en", &dated(NEW));
    let report = case.import();
    let dated: Vec<&str> = report.lines().filter(|line| line.starts_with("dated")).collect();
    assert_eq!(
        dated,
        [
            "dated     privacy-notice: `en` declares `soon`, which is no date to this tool; its text changed on 2023-11-01",
            "dated     privacy-notice: `en` declares `December 5, 2023` (2023-12-05); its text changed on 2023-11-01, 2024-01-10",
        ]
    );
}

#[test]
fn a_text_that_shows_another_day_than_it_declares_is_reported() {
    let dated = |text: &str, shown: &str, declared: &str| {
        text.replacen("\n\n", &format!("\n\n{shown}\n{{: datetime=\"{declared}\" }}\n\n"), 1)
    };
    let danish = dated("# Privatliv\n\n## Data\n\nVi beholder dem.\n", "30. november 2017", "2018-11-30");
    let case = Case::new()
        .on("2018-11-30", "en", &dated(OLD, "November 30, 2018", "November 30, 2018"))
        .on("2018-11-30", "da", &danish)
        .on("2018-12-05", "en", &dated(OLD, "November 30, 2018", "December 5, 2018"))
        .on("2018-12-05", "da", &danish);
    let report = case.import();
    let told = "dated     privacy-notice: `da` shows 2017-11-30, and declares `2018-11-30` (2018-11-30/da.md:3)";
    assert!(report.contains(told) && report.matches("`da` shows").count() == 1, "{report}");
    let told = "`en` shows 2018-11-30, and declares `December 5, 2018` (2018-12-05/en.md:3)";
    assert!(report.contains(told) && report.matches("`en` shows").count() == 1, "{report}");
}

#[test]
fn a_date_in_front_matter_is_a_declared_one() {
    let text = OLD.replace("# Privacy\n", "---\ntitle: Privacy\ndate: 2020-01-08\n---\n");
    let case = Case::new().on("2020-01-09", "en", &text);
    let report = case.import();
    assert!(report.contains("`en` declares `2020-01-08` (2020-01-08); its text changed on 2020-01-09"), "{report}");
    assert_eq!(frozen_words(&case.frozen("2020-01-09", "en")), source_words(OLD.as_bytes()));
}

#[test]
fn a_true_declared_date_needs_no_word() {
    let dated = OLD.replace("# Privacy\n", "# Privacy\n\nDated\n{: datetime=\"January 9, 2020\" }\n");
    let report = Case::new().on("2020-01-09", "en", &dated).import();
    assert!(!report.contains("dated "), "{report}");
}

#[test]
fn a_translation_with_another_outline_keeps_its_headings() {
    let french = "# Confidentialité\n\n## Données\n\nNous les gardons.\n\n### Enfants\n\nAucune.\n\n## Contact\n\n\
                  Écrivez-nous.\n\n## En plus\n\nUn mot de plus.\n";
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-01-09", "fr", french);
    let report = case.import();
    assert!(report.contains("outline"), "{report}");
    let frozen = case.frozen("2020-01-09", "fr");
    for heading in
        ["## Données <!-- #data", "### Enfants <!-- #enfants", "## Contact <!-- #contact", "## En plus <!-- #en-plus"]
    {
        assert!(frozen.contains(heading), "{heading} in {frozen}");
    }
    assert_eq!(frozen_words(&frozen), source_words(french.as_bytes()));
}

#[test]
fn a_section_that_a_translation_lacks_is_told_by_what_stays_in_translation() {
    let english = "# Privacy\n\n## Data\n\nWe keep it for 30 days.\n\n## Calls\n\nAurora Voice keeps calls for 90 days.\n\n\
                   ## Contact\n\nWrite to [us](https://aurora.example/de/privacy-desk) at 8005 Zurich.\n";
    let german = "# Datenschutz\n\n## Anrufe\n\nAurora Voice speichert Anrufe 90 Tage lang.\n\n## Kontakt\n\n\
                  Schreiben Sie [uns](https://aurora.example/en/privacy-desk) nach 8005 Zürich.\n";
    let case = Case::new().on("2020-01-09", "en", english).on("2020-01-09", "de", german);
    case.import();
    let frozen = case.frozen("2020-01-09", "de");
    assert!(frozen.contains("## Anrufe <!-- #calls") && frozen.contains("## Kontakt <!-- #contact"), "{frozen}");
    let source = fs::read_to_string(case.site().join("content/privacy-notice/de.md")).unwrap();
    assert!(source.contains("## Anrufe {#calls}") && source.contains("## Kontakt {#contact}"), "{source}");
}

#[test]
fn an_id_that_was_written_stays_although_an_item_of_the_reference_has_it() {
    let english = "# Privacy\n\n## Data\n\n- [](){: #sync }We keep it.\n\n## Contact\n\nWrite to us.\n";
    let german = "# Datenschutz\n\n## Daten\n\nWir bewahren sie auf.\n\n## Abgleich {: #sync }\n\nAlles.\n\n## Kontakt\n\nSchreiben Sie uns.\n";
    let case = Case::new().on("2020-01-09", "en", english).on("2020-01-09", "de", german);
    case.import();
    assert!(
        case.frozen("2020-01-09", "de").contains("## Abgleich <!-- #sync -->"),
        "{}",
        case.frozen("2020-01-09", "de")
    );
}

#[test]
fn a_text_that_lacks_sections_gets_none_from_another_language() {
    let french = "# Confidentialité\n\n## Données\n\nNous les gardons.\n";
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-01-09", "fr", french).on("2020-02-01", "en", NEW);
    put(&case.archive(), "2020-02-01", "fr", french);
    case.import();
    assert_eq!(case.versions(), ["2020-01-09: en fr", "2020-02-01: en"]);
    assert_eq!(frozen_words(&case.frozen("2020-01-09", "fr")), source_words(french.as_bytes()));
}

#[test]
fn not_one_word_is_lost_in_any_version() {
    let folder = tempfile::tempdir().unwrap();
    voice(folder.path());
    let output = lexloci(&["import", "Aurora_Voice", "--map", "zh-CN=zh-Hans", "--site", "site"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let versions = versions(&folder.path().join("site"), "aurora-voice");
    assert_eq!(versions.len(), 2);
    for (version, texts) in versions {
        for (language, frozen) in texts {
            let file = match language.as_str() {
                "he" => "iw",
                "zh-Hans" => "zh-CN",
                other => other,
            };
            let source = folder.path().join("Aurora_Voice").join(&version).join(format!("{file}.md"));
            assert_eq!(frozen_words(&frozen), source_words(&fs::read(source).unwrap()), "{version} {language}");
        }
    }
}

#[test]
fn a_day_without_any_text_withdraws_all() {
    let case = Case::new().on("2020-01-09", "en", OLD);
    fs::create_dir_all(case.archive().join("2020-02-01")).unwrap();
    let output = case.run(&["import", "privacy_notice"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(case.ledger().contains("withdrawn = [\"global/en\"]\npublished = 2020-02-01"));
    assert!(!case.site().join("content/privacy-notice").exists());
    assert_eq!(case.run(&["verify"]).status.code(), Some(0));
}

#[test]
fn what_was_imported_is_not_imported_again() {
    let case = Case::new().on("2020-01-09", "en", OLD);
    case.import();
    let before = case.ledger();
    let again = case.run(&["import", "privacy_notice"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("`privacy-notice` has a history already"), "{}", said(&again));
    assert_eq!(case.ledger(), before);
}

#[test]
fn a_day_that_is_still_to_come_is_refused() {
    let case = Case::new().on("9998-01-01", "en", OLD);
    let output = case.run(&["import", "privacy_notice"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("9998-01-01"), "{}", said(&output));
    assert!(!case.site().exists());
}

#[test]
fn folders_that_changed_their_case_are_one_policy() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("old/Privacy_Notice"), "2020-01-09", "en", OLD);
    put(&folder.path().join("old/privacy_notice"), "2021-01-09", "en", NEW);
    put(&folder.path().join("old/terms"), "2021-01-10", "en", OLD);
    let output = lexloci(&["import", "old", "--site", "site"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let site = folder.path().join("site");
    assert_eq!(outline(&site, "privacy-notice"), ["2020-01-09: en", "2021-01-09: en"]);
    assert_eq!(outline(&site, "terms"), ["2021-01-10: en"]);
}

#[test]
fn the_texts_of_a_region_are_its_own() {
    let case = Case::new().on("2020-01-09", "de", GERMAN_OLD).on("2020-02-01", "de", GERMAN_NEW);
    case.import_with(&["import", "privacy_notice", "--region", "ch"]);
    assert_eq!(case.versions(), ["2020-01-09: de", "2020-02-01: de"]);
    assert_eq!(frozen_words(&case.frozen("2020-01-09", "de")), source_words(GERMAN_OLD.as_bytes()));
    assert!(case.site().join("public/ch/de/privacy-notice/2020-01-09/index.html").exists());
}

#[test]
fn a_policy_of_one_region_of_a_site_applies_there_only() {
    let case = Case::new().on("2020-01-09", "de", GERMAN_OLD).on("2020-01-09", "en", OLD);
    assert_eq!(lexloci(&["init", "site"], case.folder.path()).status.code(), Some(0));
    let report = case.import_with(&["import", "privacy_notice", "--region", "ch"]);
    assert!(report.contains("`privacy-notice` applies in `ch` only"), "{report}");
    let policy = fs::read_to_string(case.site().join("content/privacy-notice/policy.toml")).unwrap();
    assert_eq!(policy, "kind = \"notice\"\nregions = [\"ch\"]\n");
    assert!(!case.site().join("public/global/en/privacy-notice").exists());
}

#[test]
fn the_texts_of_a_region_follow_its_first_language() {
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-01-09", "de", GERMAN_OLD)
        .on("2020-03-01", "de", GERMAN_OLD)
        .on("2020-03-01", "en", NEW);
    // Its editions are `de` and `en`, in this order; the reference language of the site is `en`.
    assert_eq!(lexloci(&["init", "site"], case.folder.path()).status.code(), Some(0));
    case.import_with(&["import", "privacy_notice", "--region", "ch"]);
    assert!(case.frozen("2020-03-01", "en").contains("## Data <!-- #daten"), "{}", case.frozen("2020-03-01", "en"));
    let lock = fs::read_to_string(case.site().join("review.lock")).unwrap();
    assert!(lock.contains("locales/ch/privacy-notice/en.md#daten "), "{lock}");
    assert!(!lock.contains("locales/ch/privacy-notice/de.md"), "nothing was translated into it: {lock}");
    let check = said(&case.run(&["check"]));
    assert!(!check.contains("locales/ch/privacy-notice"), "all is reviewed: {check}");
}

#[test]
fn a_region_without_a_code_gets_a_name() {
    let case = Case::new().on("2020-01-09", "en", OLD);
    let report = case.import_with(&["import", "privacy_notice", "--region", "latin-america"]);
    let said = "the region `latin-america` is called “Latin America” by `region-latin-america` in `locales/en.ftl`";
    assert!(report.contains(said), "{report}");
    let names = fs::read_to_string(case.site().join("locales/en.ftl")).unwrap();
    assert_eq!(names, "region-latin-america = Latin America\n");
}

#[test]
fn after_the_import_nothing_is_unreleased() {
    let case = Case::new()
        .on("2020-01-09", "en", OLD)
        .on("2020-01-09", "de", GERMAN_OLD)
        .on("2020-02-01", "en", &NEW.replace("## Data", "## What we know"))
        .on("2020-02-01", "de", GERMAN_OLD);
    case.import();
    let release = case.run(&["release", "--all", "--dry-run"]);
    assert_eq!(release.status.code(), Some(0), "{}", said(&release));
    let nothing = "no text of `privacy-notice` differs from its newest version: nothing was written";
    assert!(said(&release).ends_with(&format!("{nothing}\n")), "{}", said(&release));
}

#[test]
fn what_an_import_leaves_to_be_translated_is_no_plain_change() {
    let case = Case::new()
        .on("2020-01-09", "en", THREE)
        .on("2020-01-09", "de", GERMAN_THREE)
        .on("2020-02-01", "en", ANEW)
        .on("2020-02-01", "de", GERMAN_THREE);
    case.import();
    let would = "show 2 sections in `en` (`cloud`, `search`) and lose 2 (`how-we-use-it`, `what-we-collect`)";
    let built = said(&case.run(&["build"]));
    let next = format!(
        "not released: privacy-notice in global/de, which would {would}: translate them first, or release them so"
    );
    assert!(built.contains(&next) && !built.contains("only the wording changed"), "{built}");
    let checked = said(&case.run(&["check"]));
    let finding = format!("released now, `privacy-notice` would {would}; nothing else of it has changed");
    assert!(checked.contains(&finding) && !checked.contains("has changes that were not released"), "{checked}");
    let status = String::from_utf8(case.run(&["status"]).stdout).unwrap();
    let task = format!("released now, `privacy-notice` would {would}, and nothing else has changed, in global/de");
    assert!(status.contains(&task) && status.contains("translate them first, or release them so"), "{status}");

    let german = case.site().join("content/privacy-notice/de.md");
    let edited = fs::read_to_string(&german).unwrap().replace("Schreiben Sie uns.", "Rufen Sie uns an.");
    fs::write(&german, edited).unwrap();
    let built = said(&case.run(&["build"]));
    assert!(built.contains("not released: privacy-notice in global/de\n"), "its own words have changed: {built}");
}

#[test]
fn words_in_code_are_kept_in_their_place() {
    let text = "# Notices\n\n## Parts\n\nOf others:\n\n\t* Keep this notice:\n\t  {{ all of it }}\n\nThanks.\n";
    let case = Case::new().on("2020-01-09", "en", text);
    case.import();
    assert_eq!(frozen_words(&case.frozen("2020-01-09", "en")), source_words(text.as_bytes()));
}

#[test]
fn headings_that_end_in_braces_build() {
    let text = "# Privacy\n\n## Data {: data }\n\nWe keep it.\n\n## Sets {#a, b}\n\nOf data.\n\n## Keys {: \"a\": 1 }\n\nOf sets.\n";
    let case = Case::new().on("2020-01-09", "en", text);
    let report = case.import();
    assert!(report.contains("the attribute `data` is dropped (2020-01-09/en.md:3)"), "{report}");
    let page = fs::read_to_string(case.site().join("public/global/en/privacy-notice/index.html")).unwrap();
    assert!(page.contains("Sets {#a, b}") && !page.contains("{: data }"), "{page}");
}

#[test]
fn a_country_where_a_language_should_be_is_reported() {
    let report = Case::new().on("2020-01-09", "en", OLD).on("2020-01-09", "kg", OLD).import();
    assert!(report.contains("`kg` looks like a country, not a language; `--map kg=ky` if that is meant"), "{report}");
}

#[test]
fn what_is_lost_is_named_with_its_place_and_told_once_for_all_languages() {
    let text = |words: &str| {
        format!(
            "# {words}\n\n## {words}\n\n<p id=\"early\">{words}</p>\n\n<p id=\"late\">{words}</p>\n\n<u>{words}</u>\n"
        )
    };
    let german = text("Daten").replace("<u>Daten</u>", "<u>Daten</u> <u>und\u{9d}</u>");
    let case = Case::new().on("2020-01-09", "en", &text("Data")).on("2020-01-09", "de", &german);
    let report = case.on("2020-02-01", "en", NEW).on("2020-02-01", "de", GERMAN_NEW).import();
    for told in [
        "the id `early` within a section is dropped; links to it lead to its section (2020-01-09/de.md:5, 2020-01-09/en.md:5)",
        "the id `late` within a section is dropped; links to it lead to its section (2020-01-09/de.md:7, 2020-01-09/en.md:7)",
        "`<u>` is dropped, its contents stay (2 times from 2020-01-09/de.md:9, 2020-01-09/en.md:9)",
        "the control character U+009D stands in the text (2020-01-09/de.md:9)",
    ] {
        assert!(report.contains(told), "{told}: {report}");
    }
}

#[test]
fn a_text_without_its_ending_is_reported() {
    let case = Case::new().on("2020-01-09", "en", OLD).on("2020-02-01", "en", NEW);
    for name in ["pt-BR", "de.txt", ".notes"] {
        fs::write(case.archive().join("2020-01-09").join(name), OLD).unwrap();
    }
    let report = case.import();
    let left = "its name does not end in `.md` (2020-01-09/de.txt, 2020-01-09/pt-BR)";
    assert!(report.contains(left), "{report}");
    assert_eq!(case.versions(), ["2020-01-09: en", "2020-02-01: en"]);
}

#[test]
fn a_day_to_come_is_named_and_what_to_do_with_it_works() {
    let folder = tempfile::tempdir().unwrap();
    let days = folder.path().join("old");
    for (day, text) in
        [("2020-01-01", "# Notice\n\n## Data\n\nNow.\n"), ("2999-01-01", "# Notice\n\n## Data\n\nThen.\n")]
    {
        fs::create_dir_all(days.join(day)).unwrap();
        fs::write(days.join(day).join("en.md"), text).unwrap();
    }
    let import = || lexloci(&["import", "old", "--policy", "notice", "--site", "site"], folder.path());
    let output = import();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("`notice` has texts of 2999-01-01, a day to come"), "{}", said(&output));
    assert!(said(&output).contains("lexloci release --effective 2999-01-01"), "{}", said(&output));
    assert!(!folder.path().join("site").exists());
    // The same text again announces nothing, which is said.
    let later = days.join("2999-01-01/en.md");
    let announced = fs::read_to_string(&later).unwrap();
    fs::copy(days.join("2020-01-01/en.md"), &later).unwrap();
    let output = import();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("a day to come, which changes no text"), "{}", said(&output));
    // What the hint says.
    let source = folder.path().join("site/content/notice/en.md");
    let text = fs::read_to_string(&source).unwrap();
    assert!(text.contains("Now.") && announced.contains("Then."), "{text}");
    fs::write(&source, text.replace("Now.", "Then.")).unwrap();
    let release =
        ["release", "notice", "--kind", "material", "--summary", "New.", "--effective", "2999-01-01", "--site", "site"];
    let output = lexloci(&release, folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}
