//! How `check` speaks to programs.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod support;

use serde_json::Value;
use std::fs;
use std::path::Path;
use support::{lexloci, repository, said};

/// A copy of a broken site that a test may change.
fn broken(code: &str, folder: &Path) {
    let from = repository().join("tests/broken").join(code);
    for entry in walkdir::WalkDir::new(&from).into_iter().map(|entry| entry.unwrap()) {
        let to = folder.join(entry.path().strip_prefix(&from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
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
