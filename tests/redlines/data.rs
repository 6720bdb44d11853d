//! Data: what other tools read.
#![allow(clippy::disallowed_methods, reason = "the schema is a file")]

use super::support::{lexloci, repository};
use super::{between, compared};
use boon::{Compiler, Schemas};
use lexloci::compare::Redline;
use lexloci::render::redline::{DATA_FORMAT, data};
use serde_json::{Value, json};

/// Holds what `diff --format json` prints against `docs/redline.schema.json`.
fn validate(printed: &[Value]) -> Result<(), String> {
    let schema = std::fs::read_to_string(repository().join("docs/redline.schema.json")).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("redline.schema.json", serde_json::from_str(&schema).unwrap()).unwrap();
    let schema = compiler.compile("redline.schema.json", &mut schemas).unwrap();
    printed.iter().try_for_each(|object| schemas.validate(object, schema).map_err(|error| format!("{error:#}")))
}

pub(super) fn object(redline: &Redline) -> Value {
    let compared = compared();
    json!({ "format": DATA_FORMAT, "policy": compared.policy, "from": compared.old, "to": compared.new, "redline": data(redline) })
}

pub(super) fn is_as_documented(printed: &[Value]) {
    assert_eq!(validate(printed), Ok(()));
}

#[test]
fn what_the_command_prints_is_as_documented() {
    for ends in [["gb/en@draft", "us-ca/en@draft"], ["ae/ar@2023-09-01", "ae/ar@2024-02-15"]] {
        let arguments = [&["diff", "privacy-statement"][..], &ends, &["--format", "json"]].concat();
        let output = lexloci(&arguments, &repository());
        let printed: Vec<Value> =
            output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
        assert_eq!(printed.len(), 1, "{}", String::from_utf8_lossy(&output.stderr));
        is_as_documented(&printed);
    }
}

#[test]
fn the_schema_refuses_what_it_does_not_know() {
    let good = object(&between("en", "Kept for 30 days.", "Kept for 90 days."));
    is_as_documented(std::slice::from_ref(&good));
    let marks = |mark: &str| {
        let mut bad = good.clone();
        bad["redline"]["parts"][1]["blocks"][0]["line"][0]["mark"] = mark.into();
        bad
    };
    assert_eq!(validate(&[marks("deleted")]), Ok(()));
    assert!(validate(&[marks("struck")]).is_err());
    let mut bad = good;
    bad["redline"]["parts"][0]["colour"] = "red".into();
    assert!(validate(&[bad]).is_err());
}
