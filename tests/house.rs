//! The house: a module imports only from lower floors, and outside crates have one door each.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The floors, lowest first. Modules of one floor may not import each other, but for the ground floor's.
const FLOORS: [&[&str]; 11] = [
    &["source", "diagnostic", "id", "digest", "locale", "wording"],
    &["model"],
    &["load"],
    &["compare", "compose", "history", "reference"],
    &["review"],
    &["check", "release"],
    &["import", "status"],
    &["loose", "render", "site"],
    &["fix", "preview", "publish", "translate"],
    &["system"],
    &["cli"],
];

/// Which modules may name an outside crate.
const DOORS: [(&str, &[&str]); 28] = [
    ("base64", &["digest"]),
    ("brotli", &["site"]),
    ("flate2", &["site"]),
    ("sha2", &["digest"]),
    ("pulldown_cmark", &["load", "history", "import"]),
    ("tera", &["render"]),
    ("icu", &["locale", "compare"]),
    ("icu_locale", &["locale"]),
    ("fluent", &["wording"]),
    ("fluent_syntax", &["wording"]),
    ("intl_memoizer", &["wording"]),
    ("unic_langid", &["wording"]),
    ("quick_xml", &["translate", "load"]),
    ("similar", &["compare"]),
    ("clap", &["cli"]),
    ("annotate_snippets", &["cli"]),
    ("toml", &["load", "history", "cli"]),
    ("walkdir", &["system"]),
    ("whatlang", &["locale"]),
    ("tempfile", &["system"]),
    ("rustix", &["system"]),
    ("notify", &["system"]),
    ("tokio", &["system"]),
    ("hyper", &["system"]),
    ("hyper_util", &["system"]),
    ("http_body_util", &["system"]),
    ("object_store", &["system"]),
    ("futures_util", &["system"]),
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

/// Every source file with the module that it belongs to and its code without comments and tests.
fn files() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths
        .into_iter()
        .filter_map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            let module = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
            let test_only = name.ends_with("/tests.rs") || name.ends_with("/properties.rs");
            if test_only || matches!(module.as_str(), "lib" | "main") {
                return None;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            Some((name, module, code.join("\n")))
        })
        .collect()
}

fn mentions<'a>(code: &'a str, path: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(path).map(move |(at, _)| {
        let rest = &code[at + path.len()..];
        &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
    })
}

#[test]
fn modules_import_from_lower_floors_only() {
    let floor: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(floor, modules)| modules.iter().map(move |m| (*m, floor))).collect();
    let mut wrong = Vec::new();
    for (file, module, code) in files() {
        let own = *floor.get(module.as_str()).unwrap_or_else(|| panic!("`{module}` stands on no floor"));
        for other in mentions(&code, "crate::").filter(|other| *other != module && floor.contains_key(other)) {
            let theirs = floor[other];
            // `render` and `site` share a floor: views and engine below, routes above.
            let neighbours = own == 0 && theirs == 0 || (module == "site" && other == "render");
            if theirs > own || theirs == own && !neighbours {
                wrong.push(format!("{file} (floor {own}) imports `{other}` (floor {theirs})"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_crates_have_one_door_each() {
    let mut wrong = Vec::new();
    for (file, module, code) in files() {
        for (name, doors) in DOORS {
            let named = code.contains(&format!("use {name}::"))
                || code.contains(&format!(" {name}::"))
                || code.contains(&format!("({name}::"));
            if named && !doors.contains(&module.as_str()) {
                wrong.push(format!("{file} uses `{name}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_system_touches_files_clocks_and_environment() {
    let mut wrong = Vec::new();
    for (file, module, code) in files() {
        for banned in ["std::fs", "std::env::var", "SystemTime", "Instant::now", "std::net", "std::process::Command"] {
            if code.contains(banned) && module != "system" {
                wrong.push(format!("{file} uses `{banned}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
