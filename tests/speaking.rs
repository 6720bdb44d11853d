//! How `check` speaks: to programs, and as the site asks it to.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod support;

use lexloci::cli::render_report;
use lexloci::diagnostic::Severity;
use lexloci::site::{Overrides, open};
use serde_json::Value;
use std::fs;
use std::path::Path;
use support::folders::copy;
use support::{Built, Fixture, lexloci, repository, said};

/// A copy of a broken site that a test may change.
fn broken(code: &str, folder: &Path) {
    copy(&repository().join("tests/broken").join(code), folder);
}

fn site(code: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    broken(code, folder.path());
    folder
}

fn spoken(format: &str, folder: &Path) -> String {
    String::from_utf8(lexloci(&["check", "--format", format], folder).stdout).unwrap()
}

fn sarif(folder: &Path) -> Value {
    serde_json::from_str(&spoken("sarif", folder)).expect("JSON")
}

/// What the schema of SARIF 2.1.0 requires of the parts that we write.
fn assert_valid(log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().contains("sarif-2.1.0"));
    for run in log["runs"].as_array().unwrap() {
        let driver = &run["tool"]["driver"];
        assert_eq!(driver["name"], "lexloci");
        assert!(["utf16CodeUnits", "unicodeCodePoints"].contains(&run["columnKind"].as_str().unwrap()));
        let rules = driver["rules"].as_array().unwrap();
        for rule in rules {
            assert!(rule["id"].is_string());
            for text in ["shortDescription", "fullDescription", "help"] {
                assert!(!rule[text]["text"].as_str().unwrap().is_empty(), "{rule}");
            }
            assert!(
                ["none", "note", "warning", "error"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap())
            );
        }
        for result in run["results"].as_array().unwrap() {
            assert_eq!(rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"], result["ruleId"]);
            assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            assert!(result["properties"]["editions"].is_array());
            assert!(result["partialFingerprints"].as_object().unwrap().values().all(Value::is_string));
            let related = result["relatedLocations"].as_array().into_iter().flatten();
            for location in result["locations"].as_array().unwrap().iter().chain(related) {
                let place = &location["physicalLocation"];
                let uri = place["artifactLocation"]["uri"].as_str().unwrap();
                assert!(!uri.starts_with('/') && !uri.contains([' ', '\\']), "{uri}");
                if let Some(region) = place.get("region") {
                    let number = |name: &str| region[name].as_u64().unwrap();
                    assert!(number("startLine") >= 1 && number("startColumn") >= 1);
                    let start = (number("startLine"), number("startColumn"));
                    assert!((number("endLine"), number("endColumn")) >= start, "{region}");
                }
            }
        }
    }
}

fn fingerprint(log: &Value, code: &str) -> String {
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == code).unwrap_or_else(|| panic!("no {code} in {log}"));
    result["partialFingerprints"]["lexloci/v1"].as_str().unwrap().to_owned()
}

#[test]
fn sarif_has_the_structure_that_its_schema_requires() {
    for code in ["dangling-local-section", "duplicate-id", "fallback", "missing-file", "raw-html", "toml-syntax"] {
        let folder = site(code);
        let log = sarif(folder.path());
        assert_valid(&log);
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert!(results.iter().any(|result| result["ruleId"] == code), "{log}");
    }
}

#[test]
fn sarif_says_where_a_passage_ends_and_where_the_other_one_is() {
    let folder = site("duplicate-id");
    let log = sarif(folder.path());
    let result = &log["runs"][0]["results"][0];
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 7);
    assert_eq!(region["endLine"], 7);
    assert!(region["endColumn"].as_u64() > region["startColumn"].as_u64());
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "the first one");
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!(rule["shortDescription"]["text"], "An id is given twice.");
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("```markdown"), "{rule}");
}

#[test]
fn a_finding_keeps_its_fingerprint_when_lines_above_it_change() {
    let folder = site("raw-html");
    let before = fingerprint(&sarif(folder.path()), "raw-html");
    let path = folder.path().join("content/terms/en.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\n\n", "\n\nA new paragraph.\n\n", 1)).unwrap();
    assert_eq!(fingerprint(&sarif(folder.path()), "raw-html"), before);
    fs::write(&path, text.replace("8px", "9px")).unwrap();
    assert_ne!(fingerprint(&sarif(folder.path()), "raw-html"), before, "other words are another finding");
}

#[test]
fn github_is_told_file_and_line_as_the_repository_has_them() {
    let repository = tempfile::tempdir().unwrap();
    fs::create_dir(repository.path().join(".git")).unwrap();
    let folder = repository.path().join("legal pages");
    fs::create_dir(&folder).unwrap();
    broken("duplicate-id", &folder);
    let commands = spoken("github", &folder);
    let command = commands.lines().find(|line| line.contains("duplicate-id")).unwrap();
    assert!(
        command.starts_with("::error file=legal pages/content/terms/en.md,line=7,endLine=7,col=1,endColumn="),
        "{command}"
    );
    assert!(command.contains(",title=duplicate-id::the id `"), "{command}");
    assert!(command.contains("%0Ahint: "), "{command}");
    let log = sarif(&folder);
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(place["uri"], "legal%20pages/content/terms/en.md");
}

#[test]
fn every_format_ends_alike() {
    let folder = site("duplicate-id");
    for format in ["human", "json", "github", "sarif"] {
        let output = lexloci(&["check", "--format", format], folder.path());
        assert_eq!(output.status.code(), Some(1), "{format}: {}", said(&output));
        assert_eq!(output.stdout.is_empty(), format == "human");
    }
    let clean = site("removed-section");
    let log = sarif(clean.path());
    assert_valid(&log);
    assert_eq!(lexloci(&["check", "--format", "sarif"], clean.path()).status.code(), Some(0));
}

/// The small site with a Swiss region below a European one, whose texts lack French.
fn alps() -> Fixture {
    Fixture::small()
        .write("locales/europe/region.toml", "parent = \"global\"\ncode = \"150\"\nlanguages = []\n")
        .write("locales/ch/region.toml", "parent = \"europe\"\ncode = \"CH\"\nlanguages = [\"en\", \"fr\"]\n")
        .write("locales/ca/region.toml", "parent = \"global\"\ncode = \"CA\"\nlanguages = [\"en\", \"fr\"]\n")
        .write("content/cookies/policy.toml", "kind = \"notice\"\n")
        .write("content/cookies/en.md", "# Cookies\n\n## Types {#types}\n\nThree.\n")
}

fn with_settings(site: &Fixture, settings: &str) -> Built {
    let before = String::from_utf8(site.tree().bytes("site.toml").unwrap().to_vec()).unwrap();
    Built { opened: open(site.clone().write("site.toml", &format!("{before}{settings}")).tree(), &day("2026-03-01")) }
}

fn day(day: &str) -> Overrides {
    Overrides { day: day.parse().unwrap(), ..Overrides::default() }
}

fn fallbacks(built: &Built) -> Vec<(String, Severity, Vec<&str>)> {
    let found = built.found("fallback").into_iter();
    found.map(|f| (f.file.clone().unwrap(), f.severity, f.editions.iter().map(String::as_str).collect())).collect()
}

#[test]
fn a_severity_holds_for_a_region_with_all_below_and_for_a_policy() {
    let of = |settings: &str| with_settings(&alps(), settings);
    let (cookies, terms) = ("content/cookies/fr.md".to_owned(), "content/terms/fr.md".to_owned());
    let both = vec!["ca/fr", "ch/fr"];
    assert_eq!(
        fallbacks(&of("")),
        [(cookies.clone(), Severity::Warning, both.clone()), (terms.clone(), Severity::Warning, both.clone())]
    );
    // Strictest of what its editions say.
    let built = of("[[severity.where]]\nregion = \"europe\"\npolicy = \"terms\"\nfallback = \"error\"\n");
    assert_eq!(
        fallbacks(&built),
        [(terms.clone(), Severity::Error, both.clone()), (cookies.clone(), Severity::Warning, both.clone())]
    );
    // The last one that fits counts; where it is switched off, it is not reported.
    let built = of("[severity]\nfallback = \"error\"\n[[severity.where]]\npolicy = \"terms\"\nfallback = \"hint\"\n\
                    [[severity.where]]\nregion = \"ch\"\nfallback = \"off\"\n");
    assert_eq!(fallbacks(&built), [(cookies, Severity::Error, vec!["ca/fr"]), (terms, Severity::Hint, vec!["ca/fr"])]);
    assert!(built.found("invalid-value").is_empty());
}

#[test]
fn a_finding_without_editions_belongs_to_its_folder() {
    let site = alps().write("locales/ch/terms/fr.md", "").write("locales/ca/terms/fr.md", "");
    let built = with_settings(&site, "[[severity.where]]\nregion = \"europe\"\nempty-text = \"error\"\n");
    let found: Vec<_> = built.found("empty-text").iter().map(|f| (f.file.as_deref().unwrap(), f.severity)).collect();
    assert_eq!(found, [("locales/ch/terms/fr.md", Severity::Error), ("locales/ca/terms/fr.md", Severity::Warning)]);
}

#[test]
fn names_that_do_not_exist_hold_for_nothing_and_are_corrected() {
    let built = with_settings(
        &alps(),
        "[[severity.where]]\nregion = \"euorpe\"\nfallback = \"off\"\n\
         [[severity.where]]\npolicy = \"term\"\nfalback = \"off\"\n\
         [[severity.where]]\nfallback = \"off\"\n\
         [[severity.where]]\nregion = \"ch\"\nedited-history = \"off\"\n",
    );
    assert_eq!(built.the("unknown-region").hint.as_deref(), Some("did you mean `europe`?"));
    assert_eq!(built.the("unknown-policy").hint.as_deref(), Some("did you mean `terms`?"));
    assert_eq!(built.the("unknown-key").hint.as_deref(), Some("did you mean `fallback`?"));
    assert_eq!(built.the("missing-key").hint.as_deref(), Some("add `region = \"ch\"`, or `policy = \"terms-of-use\"`"));
    assert!(built.the("invalid-value").message.contains("evidence cannot be switched off"));
    assert_eq!(fallbacks(&built).len(), 2);
}

const WAIVER: &str = "[[waiver]]\ncode = \"fallback\"\nreason = \"ordered\"\nexpires = 2026-03-01\n";

#[test]
fn a_waiver_holds_through_its_day() {
    let site = alps();
    let text = String::from_utf8(site.tree().bytes("site.toml").unwrap().to_vec()).unwrap();
    let site = site.write("site.toml", &format!("{text}{WAIVER}policy = \"terms\"\n"));
    let on = |date| Built { opened: open(site.tree(), &day(date)) };
    let holds = on("2026-03-01");
    assert_eq!(fallbacks(&holds).len(), 1, "that of the other policy");
    assert_eq!(holds.opened.report.waived, 1);
    assert!(render_report(&holds.opened.report, &holds.opened.texts).ends_with(", 1 waived\n"));
    let expired = on("2026-03-02");
    assert_eq!(fallbacks(&expired).len(), 2);
    assert_eq!(expired.opened.report.waived, 0);
    let finding = expired.the("expired-waiver");
    assert_eq!((finding.severity, finding.line), (Severity::Error, Some(5)));
    assert!(finding.hint.as_deref().unwrap().contains("“ordered”"));
}

#[test]
fn a_waiver_for_a_region_leaves_the_other_editions() {
    let built = with_settings(&alps(), &format!("{WAIVER}region = \"europe\"\n"));
    assert!(fallbacks(&built).iter().all(|(_, _, editions)| *editions == ["ca/fr"]));
    assert_eq!(built.opened.report.waived, 0, "each finding stays, for others");
    assert!(built.found("unused-waiver").is_empty());
    let two = format!("{WAIVER}region = \"europe\"\n{WAIVER}region = \"ca\"\n");
    let built = with_settings(&alps(), &two);
    assert!(fallbacks(&built).is_empty());
    assert_eq!(built.opened.report.waived, 2);
}

#[test]
fn a_waiver_for_a_section_holds_for_all_under_it() {
    let site = alps()
        .write("content/terms/en.md", "# T\n\n## Use {#use}\n\nU.\n\n### Care {#care}\n\nC.\n\n## Law {#law}\n\nL.\n")
        .write("content/terms/fr.md", "# T\n\nTexte.\n");
    let left = |section: &str| {
        let built = with_settings(&site, &format!("{WAIVER}policy = \"terms\"\nsection = \"{section}\"\n"));
        let mut lines: Vec<_> = built
            .found("fallback")
            .iter()
            .filter(|finding| finding.message.contains("section"))
            .map(|finding| finding.line.unwrap())
            .collect();
        lines.sort_unstable();
        (lines, built.found("unused-waiver").len())
    };
    assert_eq!(left("use"), (vec![11], 0));
    assert_eq!(left("care"), (vec![3, 11], 0));
    assert_eq!(left("law"), (vec![3, 7], 0));
    assert_eq!(left("gone"), (vec![3, 7, 11], 1));
}

#[test]
fn a_waiver_says_what_why_and_how_long() {
    for (settings, code, said) in [
        ("[[waiver]]\ncode = \"fallback\"\nregion = \"ch\"\nexpires = 2027-01-01\n", "missing-key", "no `reason`"),
        ("[[waiver]]\ncode = \"fallback\"\nregion = \"ch\"\nreason = \"r\"\n", "missing-key", "no `expires`"),
        ("[[waiver]]\nregion = \"ch\"\nreason = \"r\"\nexpires = 2027-01-01\n", "missing-key", "no `code`"),
        (WAIVER, "missing-key", "no `file`"),
        (
            "[[waiver]]\ncode = \"falback\"\nregion = \"ch\"\nreason = \"r\"\nexpires = 2027-01-01\n",
            "invalid-value",
            "no code `falback`",
        ),
        (
            "[[waiver]]\ncode = \"fallback\"\nregion = \"ch\"\nreason = \" \"\nexpires = 2027-01-01\n",
            "invalid-value",
            "why",
        ),
        (
            "[[waiver]]\ncode = \"fallback\"\nregion = \"ch\"\nreason = \"r\"\nexpires = \"soon\"\n",
            "invalid-value",
            "a day",
        ),
        (
            "[[waiver]]\ncode = \"fallback\"\nregion = \"hc\"\nreason = \"r\"\nexpires = 2027-01-01\n",
            "unknown-region",
            "`hc`",
        ),
        (
            "[[waiver]]\ncode = \"fallback\"\nsection = \"A b\"\nreason = \"r\"\nexpires = 2027-01-01\n",
            "invalid-value",
            "id of a section",
        ),
        (
            "[[waiver]]\ncode = \"broken-chain\"\nregion = \"ch\"\nreason = \"r\"\nexpires = 2027-01-01\n",
            "invalid-value",
            "guards the evidence",
        ),
        (
            "[[waiver]]\ncode = \"expired-waiver\"\nfile = \"site.toml\"\nreason = \"r\"\nexpires = 2027-01-01\n",
            "invalid-value",
            "about waivers",
        ),
    ] {
        let built = with_settings(&alps(), settings);
        let finding = built.the(code);
        assert_eq!(finding.file.as_deref(), Some("site.toml"));
        assert!(finding.message.contains(said), "{}", finding.message);
        assert_eq!(fallbacks(&built).len(), 2, "{settings} waives nothing");
    }
}

#[test]
fn a_waiver_of_a_file_that_is_not_there_says_so() {
    let built = with_settings(&alps(), &format!("{WAIVER}file = \"content/terms/rf.md\"\n"));
    let finding = built.the("unused-waiver");
    assert_eq!(finding.severity, Severity::Warning);
    assert!(finding.hint.as_deref().unwrap().starts_with("there is no file `content/terms/rf.md`"));
    let off = format!("{WAIVER}policy = \"terms\"\n[severity]\nfallback = \"off\"\n");
    assert_eq!(with_settings(&alps(), &off).found("unused-waiver").len(), 1, "what is off needs no waiver");
}
