//! Findings as SARIF 2.1.0 (OASIS), which code scanning and editors read:
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html>.

use super::fingerprints::Fingerprints;
use super::place::{self, in_words, region, region_of};
use crate::diagnostic::{Code, Finding, Severity, explanation};
use crate::source::Sources;
use crate::source::percent_encoded;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    /// Columns count characters, not UTF-16.
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

/// The page of the manual: readers without Markdown see it as it is written.
#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Properties<'a> {
    editions: &'a BTreeSet<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<BorrowedMessage<'a>>,
}

#[derive(Serialize)]
struct BorrowedMessage<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The log of a run. Paths are `within` the repository, with a slash at its end where it is not empty.
pub(super) fn log(findings: &[Finding], texts: &Sources, within: &str) -> String {
    let codes: Vec<&'static str> =
        findings.iter().map(|finding| finding.code).collect::<BTreeSet<_>>().into_iter().collect();
    let mut fingerprints = Fingerprints::default();
    let results = findings
        .iter()
        .map(|finding| Outcome {
            rule_id: finding.code,
            rule_index: codes.partition_point(|code| *code < finding.code),
            level: level(finding.severity),
            message: Message { text: in_words(finding) },
            locations: finding.file.iter().map(|file| location(within, file, region(finding, texts), None)).collect(),
            related_locations: finding
                .related
                .iter()
                .map(|(file, range, label)| location(within, file, region_of(file, range, texts), Some(label)))
                .collect(),
            partial_fingerprints: BTreeMap::from([("lexloci/v1", fingerprints.next(finding, texts))]),
            properties: Properties { editions: &finding.editions },
        })
        .collect();
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: codes.iter().filter_map(|code| Code::parse(code)).map(rule).collect(),
    };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
    // Maps with names for keys and numbers without infinities: there is nothing that JSON could not say.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(code: Code) -> Rule {
    let page = explanation(code);
    Rule {
        id: code.name(),
        short_description: Message { text: code.summary().to_owned() },
        // The first paragraph of a page says why it matters.
        full_description: Message { text: page.split("\n\n").next().unwrap_or(page).replace('\n', " ") },
        help: Help { text: page, markdown: page },
        default_configuration: Configuration { level: level(code.severity()) },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
        Severity::Off => "none",
    }
}

fn location<'a>(within: &str, file: &str, region: Option<place::Region>, label: Option<&'a String>) -> Location<'a> {
    Location {
        physical_location: PhysicalLocation {
            artifact_location: Artifact { uri: percent_encoded(&format!("{within}{file}")), uri_base_id: "%SRCROOT%" },
            region: region.map(|place::Region { start, end }| Region {
                start_line: start.line,
                start_column: start.column,
                end_line: end.line,
                end_column: end.column,
            }),
        },
        message: label.map(|text| BorrowedMessage { text }),
    }
}
