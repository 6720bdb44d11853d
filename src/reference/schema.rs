//! JSON Schemas (draft-07, which editors of TOML understand) of files.
//!
//! A schema refuses unknown keys, values of the wrong kind and words of the wrong form. What depends on other files (whether a region
//! exists) and on registries (whether a language does) it cannot know: `lexloci check` does.

use super::words::{anchor, in_words};
use crate::diagnostic::{CODES, Code, Severity};
use crate::load::{File, Key, KeyKind as Kind, Keys, Need, Others};
use serde_json::{Map, Value, json};

/// The schema of a kind of files.
#[must_use]
pub fn schema(file: &File) -> Value {
    let mut definitions = Map::new();
    let Value::Object(table) = of_keys(file.keys, &mut definitions) else { return Value::Null };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(file.name));
    schema.extend(table);
    if !definitions.is_empty() {
        schema.insert("definitions".to_owned(), Value::Object(definitions));
    }
    Value::Object(schema)
}

fn of_keys(keys: &Keys, definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    let mut patterns = Map::new();
    let mut rest = json!(false);
    if let Some(Others { name, value, about, example, .. }) = keys.others {
        let described = |schema| described(schema, about, example);
        match name {
            Kind::Code => properties.extend(CODES.iter().map(|code| (code.name().to_owned(), of_code(*code)))),
            Kind::Word(word) => _ = patterns.insert(word.pattern.to_owned(), described(of_kind(value, definitions))),
            _ => rest = described(of_kind(value, definitions)),
        }
    }
    for Key { name, kind, about, example, .. } in keys.keys {
        let value = described(of_kind(kind, definitions), about, &format!("{name} = {example}"));
        properties.insert((*name).to_owned(), value);
    }
    let required: Vec<&str> = keys.keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
    let mut schema = json!({ "type": "object", "description": keys.about, "additionalProperties": rest });
    if !properties.is_empty() {
        schema["properties"] = Value::Object(properties);
    }
    if !patterns.is_empty() {
        schema["patternProperties"] = Value::Object(patterns);
    }
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// What an editor shows beside a key.
fn described(schema: Value, about: &str, example: &str) -> Value {
    let about = json!(format!("{about} Such as `{example}`."));
    // Beside a reference nothing else is read.
    if schema.get("$ref").is_some() {
        return json!({ "description": about, "allOf": [schema] });
    }
    let mut schema = schema;
    schema["description"] = about;
    schema
}

/// What a code may be made: evidence stays an error.
fn of_code(code: Code) -> Value {
    let all: &[&str] = if code.is_evidence() { &["error"] } else { &Severity::NAMES };
    json!({ "enum": all, "description": format!("{} Without it: `{}`.", code.summary(), code.severity()) })
}

fn of_kind(kind: &Kind, definitions: &mut Map<String, Value>) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Word(word) => json!({ "type": "string", "pattern": word.pattern, "title": in_words(kind) }),
        Kind::Flag => json!({ "type": "boolean" }),
        // Editors hand on days as strings.
        Kind::Day => json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Choice(choices) => json!({ "enum": choices }),
        Kind::Severity => json!({ "enum": Severity::NAMES }),
        Kind::Code => {
            let codes = CODES.iter().filter(|code| !code.is_evidence()).map(|code| code.name());
            json!({ "enum": codes.collect::<Vec<_>>() })
        }
        Kind::List(kind) => json!({ "type": "array", "items": of_kind(kind, definitions) }),
        Kind::Any(kinds) => {
            json!({ "anyOf": kinds.iter().map(|kind| of_kind(kind, definitions)).collect::<Vec<_>>() })
        }
        Kind::Table(keys) => {
            let name = anchor(keys.name);
            if !definitions.contains_key(&name) {
                // A table may hold itself.
                definitions.insert(name.clone(), Value::Null);
                let table = of_keys(keys, definitions);
                definitions.insert(name.clone(), table);
            }
            json!({ "$ref": format!("#/definitions/{name}") })
        }
    }
}
