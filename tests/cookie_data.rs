//! What a version knows of its cookies: `cookies.json`, its schema, and what moves its revision.
#![allow(clippy::disallowed_methods, reason = "the schema is a file")]

mod support;

use boon::{Compiler, Schemas};
use serde_json::Value;
use support::{Built, Fixture, repository};

const BASE: &str = "content/cookies/cookies.toml";
const LOCAL: &str = "locales/ch/cookies/cookies.toml";

fn site() -> Fixture {
    Fixture::of("cookies")
}

fn cookies(built: &Built, edition: &str) -> Value {
    serde_json::from_slice(&built.bytes(&format!("/{edition}/cookies/cookies.json"))).unwrap()
}

fn revision(fixture: &Fixture, edition: &str) -> String {
    let data = cookies(&fixture.build(), edition);
    data["revision"].as_str().unwrap().to_owned()
}

/// Holds data against `docs/cookies.schema.json`.
fn validate(data: &Value) -> Result<(), String> {
    let schema = std::fs::read_to_string(repository().join("docs/cookies.schema.json")).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("cookies.schema.json", serde_json::from_str(&schema).unwrap()).unwrap();
    let schema = compiler.compile("cookies.schema.json", &mut schemas).unwrap();
    schemas.validate(data, schema).map_err(|error| format!("{error:#}"))
}

#[test]
fn cookies_are_data_by_category_with_facts_and_words() {
    let built = site().build();
    let data = cookies(&built, "ch/de");
    assert_eq!(validate(&data), Ok(()));
    let categories: Vec<_> = data["categories"].as_array().unwrap().iter().map(|c| c["category"].clone()).collect();
    assert_eq!(categories, ["necessary", "analytics"], "in the order of the policy");
    let visits = &data["categories"][1]["cookies"][0];
    let expected = serde_json::json!({
        "name": "_ga_*",
        "provider": visits["provider"],
        "purpose": "Zählt Besuche.",
        "purpose_language": "de",
        "duration": "P1DT12H",
        "duration_words": "1 Tag und 12 Stunden",
        "kind": "http",
        "kind_words": visits["kind_words"],
        "party": "third",
    });
    assert_eq!(*visits, expected);
    assert_eq!(data["address"], "https://legal.aurora.example/ch/de/cookies/");
    assert_eq!(data["version"], "2024-01-01");
}

#[test]
fn the_schema_refuses_what_it_does_not_know() {
    let good = cookies(&site().build(), "global/en");
    assert_eq!(validate(&good), Ok(()));
    let change = |change: &dyn Fn(&mut Value)| {
        let mut bad = good.clone();
        change(&mut bad);
        validate(&bad)
    };
    assert!(change(&|data| data["colour"] = "red".into()).is_err());
    assert!(change(&|data| data["revision"] = "1".into()).is_err());
    assert!(change(&|data| data["categories"][0]["cookies"][0]["duration"] = "13 months".into()).is_err());
    assert!(change(&|data| data["categories"][0]["cookies"][0]["party"] = "second".into()).is_err());
    assert!(change(&|data| data["categories"][0]["cookies"][0]["party"] = Value::Null).is_ok());
}

#[test]
fn cookies_of_the_version_in_force_are_published_and_not_the_draft() {
    let released = site().released("2024-01-01");
    let edited = released.clone().edit(BASE, "category = \"analytics\"", "category = \"necessary\"");
    let before = cookies(&Built::of(released.tree()), "global/en");
    assert_eq!(cookies(&Built::of(edited.tree()), "global/en"), before, "nothing is published that was not released");
    let after = cookies(&Built::of(edited.released("2024-02-01").tree()), "global/en");
    assert_ne!(after["revision"], before["revision"]);
    assert_eq!(after["version"], "2024-02-01");
}

#[test]
fn the_revision_moves_with_names_providers_categories_and_purposes() {
    let before = revision(&site(), "global/en");
    assert!(before.len() == 16 && before.bytes().all(|byte| byte.is_ascii_hexdigit()), "{before}");
    for (from, to) in [
        ("name = \"_ga_*\"", "name = \"_gb_*\""),
        ("provider = \"Aurora Devices\"", "provider = \"Borealis\""),
        ("category = \"analytics\"", "category = \"necessary\""),
        ("Counts visits.", "Counts visitors."),
        ("[\"basket\"]", "[\"cart\"]"),
    ] {
        assert_ne!(revision(&site().edit(BASE, from, to), "global/en"), before, "{from} -> {to}");
    }
    let more = "\n[more]\nprovider = \"A\"\ncategory = \"necessary\"\npurpose = { en = \"P\", de = \"P\" }\nduration = \"P1D\"\nkind = \"http\"\nparty = \"first\"\n";
    let text = String::from_utf8(site().tree().bytes(BASE).unwrap().to_vec()).unwrap();
    assert_ne!(revision(&site().write(BASE, &(text + more)), "global/en"), before);
}

#[test]
fn the_revision_stays_with_durations_kinds_and_the_words_of_translations() {
    let before = revision(&site(), "global/en");
    assert_eq!(revision(&site(), "ch/de"), revision(&site(), "ch/en"), "one region, one revision");
    for (from, to) in [
        ("duration = \"session\"", "duration = \"P2D\""),
        ("kind = \"http\"", "kind = \"local-storage\""),
        ("Zählt Besuche.", "Zählt die Besuche."),
    ] {
        for edition in ["global/en", "ch/de"] {
            assert_eq!(revision(&site().edit(BASE, from, to), edition), revision(&site(), edition), "{from} -> {to}");
        }
    }
    let worded = site().write("locales/en.ftl", "duration-session = Untill you clsoe the browser\n");
    assert_eq!(revision(&worded, "global/en"), before, "a typo in the words of a duration");
}

#[test]
fn the_revision_is_that_of_a_region() {
    assert_eq!(revision(&site(), "global/en"), revision(&site(), "ch/de"), "a shorter life is the same cookie");
    let local = site().write(LOCAL, "[\"_ga\"]\nprovider = \"Alpenzähler AG\"\nduration = \"P1DT12H\"\n");
    assert_ne!(revision(&local, "ch/de"), revision(&local, "global/en"));
    assert_eq!(revision(&local, "global/en"), revision(&site(), "global/en"));
}

#[test]
fn what_declares_no_cookies_has_no_data_of_them() {
    let built = Fixture::small().build();
    assert!(built.has("/global/en/terms/index.json") && !built.has("/global/en/terms/cookies.json"));
}

#[test]
fn a_purpose_in_another_language_says_so() {
    let built = site().edit(BASE, ", de = \"Zählt Besuche.\"", "").build();
    let data = cookies(&built, "ch/de");
    let visits = &data["categories"][1]["cookies"][0];
    assert_eq!((visits["purpose"].as_str(), visits["purpose_language"].as_str()), (Some("Counts visits."), Some("en")));
    assert_eq!(validate(&data), Ok(()));
}
