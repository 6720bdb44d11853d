//! The status as data.
#![allow(clippy::disallowed_methods, reason = "the schema is a file")]

use super::{office, status};
use crate::support::{Fixture, lexloci, repository};
use boon::{Compiler, Schemas};
use serde_json::Value;

/// Holds a status against `docs/status.schema.json`.
pub(super) fn validate(object: &Value) -> Result<(), String> {
    let schema = std::fs::read_to_string(repository().join("docs/status.schema.json")).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("status.schema.json", serde_json::from_str(&schema).unwrap()).unwrap();
    let schema = compiler.compile("status.schema.json", &mut schemas).unwrap();
    schemas.validate(object, schema).map_err(|error| format!("{error:#}"))
}

fn object(site: &Fixture, day: &str) -> Value {
    serde_json::to_value(status(site, day)).unwrap()
}

#[test]
fn what_the_command_prints_is_as_documented() {
    let output = lexloci(&["status", "--format", "json", "--as-of", "2026-11-27"], &repository());
    let printed: Value = serde_json::from_slice(&output.stdout).expect("one object");
    assert_eq!(validate(&printed), Ok(()));
    assert!(printed["summary"]["documents"].as_u64().unwrap() > 150, "{}", printed["summary"]);
}

#[test]
fn drafts_vanished_and_upcoming_texts_are_as_documented() {
    let edited = office().edit("content/terms/en.md", "Use it.", "Use it in June.");
    let upcoming = edited.released_with("2024-02-01", |request| {
        request.kind = Some(lexloci::model::publication::Kind::Editorial);
        request.effective = "2024-06-01".parse().ok();
    });
    let gone = upcoming.write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"it\"]\n");
    let object = object(&gone.edit("content/terms/en.md", "June", "July"), "2024-03-01");
    assert_eq!(validate(&object), Ok(()));
    assert_eq!(object["policies"][0]["documents"][1]["upcoming"][0]["effective"], "2024-06-01", "{object:#}");
}

#[test]
fn the_schema_refuses_what_it_does_not_know() {
    let good = object(&office(), "2024-03-01");
    assert_eq!(validate(&good), Ok(()));
    let mut bad = good.clone();
    bad["policies"][0]["documents"][0]["sections"][0]["state"] = "fine".into();
    assert!(validate(&bad).is_err());
    let mut bad = good;
    bad["summary"]["colour"] = "red".into();
    assert!(validate(&bad).is_err());
}
