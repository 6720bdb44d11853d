//! `docs/reference/` is what the loader reads by, and the schemas refuse what it refuses. `LEXLOCI_UPDATE=1` writes both anew.

use super::support::{Fixture, lexloci, repository, said};
use boon::{Compiler, SchemaIndex, Schemas};
use lexloci::load::{CONFIGURATION, FILES, File, Key, KeyKind as Kind, Keys, Others};
use lexloci::reference::{pages, schema};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    repository().join("docs/reference")
}

#[test]
fn the_reference_says_what_the_loader_reads() {
    let mut expected: Vec<(String, String)> =
        pages().into_iter().map(|page| (format!("{}.md", page.name), page.text)).collect();
    expected.extend(FILES.iter().map(|file| (format!("{}.schema.json", file.name), format!("{:#}\n", schema(file)))));
    if std::env::var_os("LEXLOCI_UPDATE").is_some() {
        for (name, text) in &expected {
            std::fs::write(folder().join(name), text).unwrap();
        }
    }
    let names: BTreeSet<String> = expected.iter().map(|(name, _)| name.clone()).collect();
    let there: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name != "README.md")
        .collect();
    assert_eq!(there, names);
    for (name, text) in expected {
        let written = std::fs::read_to_string(folder().join(&name)).unwrap();
        assert!(written == text, "docs/reference/{name} lags behind: LEXLOCI_UPDATE=1 writes it anew");
    }
}

/// A schema that is ready for use.
struct Ready {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Ready {
    fn of(file: &File) -> Self {
        let mut compiler = Compiler::new();
        let mut schemas = Schemas::new();
        compiler.add_resource("schema.json", schema(file)).expect("a resource");
        let index = compiler.compile("schema.json", &mut schemas).expect("the schema is one");
        Self { schemas, index }
    }

    fn check(&self, table: &toml::Table) -> Result<(), String> {
        self.schemas.validate(&json(&toml::Value::Table(table.clone())), self.index).map_err(|error| error.to_string())
    }
}

/// A document as an editor hands it to its schema: days are strings.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text.as_str()),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(flag) => Value::from(*flag),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(values) => values.iter().map(json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
    }
}

fn file(name: &str) -> &'static File {
    FILES.iter().find(|file| file.name == name).unwrap()
}

/// The kind of a file of a site, by its path in it.
fn kind(path: &str) -> Option<&'static File> {
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |pattern: &str| {
        let pattern: Vec<&str> = pattern.split('/').collect();
        let fits = |(pattern, part): (&&str, &&str)| match pattern.split_once('*') {
            Some((before, after)) => part.starts_with(before) && part.ends_with(after),
            None => pattern == part,
        };
        pattern.len() == parts.len() && pattern.iter().zip(&parts).all(fits)
    };
    FILES.iter().find(|file| file.paths.iter().any(|pattern| fits(pattern)))
}

/// What of a file is TOML.
fn toml_of(path: &str, text: &str) -> Option<toml::Table> {
    let text = match path.ends_with(".md") {
        true => text.strip_prefix("+++\n")?.split_once("\n+++").map(|(front, _)| front)?,
        false => text,
    };
    text.parse().ok()
}

/// The files of a site that have a schema.
fn with_schemas(site: &Path) -> Vec<(String, &'static File, toml::Table)> {
    let fixture = Fixture::at(site);
    let files = fixture.tree().iter().filter_map(|(path, _)| {
        let file = kind(path)?;
        let text = String::from_utf8(fixture.tree().bytes(path)?.to_vec()).ok()?;
        Some((path.to_owned(), file, toml_of(path, &text)?))
    });
    files.collect()
}

fn sites(folder: &str) -> Vec<PathBuf> {
    let mut sites: Vec<PathBuf> =
        std::fs::read_dir(repository().join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    sites.sort();
    sites
}

#[test]
fn files_that_the_loader_reads_fit_their_schemas() {
    let ready: Vec<(&str, Ready)> = FILES.iter().map(|file| (file.name, Ready::of(file))).collect();
    let mut wrong = Vec::new();
    let mut kinds = BTreeSet::new();
    let all = std::iter::once(repository()).chain(sites("tests/sites"));
    let starter = repository().join("src/cli/starter");
    for site in all.chain([starter]) {
        for (path, file, table) in with_schemas(&site) {
            kinds.insert(file.name);
            let (_, ready) = ready.iter().find(|(name, _)| *name == file.name).unwrap();
            if let Err(error) = ready.check(&table) {
                wrong.push(format!("{}/{path}: {error}", site.display()));
            }
        }
    }
    for pack in sites("src/load/packs") {
        let table = std::fs::read_to_string(&pack).unwrap().parse().unwrap();
        let (_, ready) = ready.iter().find(|(name, _)| *name == "duties").unwrap();
        if let Err(error) = ready.check(&table) {
            wrong.push(format!("{}: {error}", pack.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for name in ["site.toml", "policy.toml", "region.toml", "cookies.toml", "theme.toml", "front-matter"] {
        assert!(kinds.contains(name), "no site has a {name}");
    }
}

#[test]
fn broken_sites_whose_files_mean_nothing_do_not_fit_their_schemas() {
    let ready: Vec<(&str, Ready)> = FILES.iter().map(|file| (file.name, Ready::of(file))).collect();
    let refused = |site: &Path| {
        with_schemas(site).iter().any(|(_, file, table)| {
            let (_, ready) = ready.iter().find(|(name, _)| *name == file.name).unwrap();
            ready.check(table).is_err()
        })
    };
    let codes = sites("tests/broken").into_iter().filter(|site| refused(site));
    let codes: Vec<String> = codes.map(|site| site.file_name().unwrap().to_string_lossy().into_owned()).collect();
    // The others are good TOML of the right form: what is wrong with them another file knows, or a registry, or a text.
    assert_eq!(codes, ["invalid-value", "unknown-key"]);
}

/// What the loader says of a small site with one file changed.
fn refuses(path: &str, text: &str) -> bool {
    let site = Fixture::small()
        .edit("content/terms/policy.toml", "\n", "\ncategories = [\"necessary\"]\n")
        .write("locales/ch/region.toml", "parent = \"global\"\n")
        .write(path, text);
    let codes = ["unknown-key", "invalid-value", "missing-key", "cookie-field", "malformed-language"];
    site.build().opened.report.findings.iter().any(|finding| codes.contains(&finding.code))
}

#[test]
fn loader_and_schema_agree_about_what_neither_registry_nor_other_files_decide() {
    const SITE: &str = "title = \"A\"\nbase_url = \"https://a.example\"\nreference_language = \"en\"\n";
    const POLICY: &str = "kind = \"terms\"\n";
    let site = |more: &str| ("site.toml", "site.toml", format!("{SITE}{more}"));
    let policy = |more: &str| ("policy.toml", "content/terms/policy.toml", format!("{POLICY}{more}"));
    let region = |more: &str| ("region.toml", "locales/ch/region.toml", format!("parent = \"global\"\n{more}"));
    let cookies = |more: &str| ("cookies.toml", "content/terms/cookies.toml", more.to_owned());
    let bad = [
        site("tilte = \"B\""),
        site("date = \"year\""),
        site("regions = \"global\""),
        site("copyright = 2026"),
        site("[external_links]\nnotice = \"yes\""),
        site("[external_links]\nown = [\"https://aurora.example/\"]"),
        site("[cookie_notice]\nbanner = true"),
        site("[severity]\nunused-vlaue = \"off\""),
        site("[severity]\nunused-value = \"of\""),
        site("[severity]\nedited-history = \"off\""),
        site("[[severity.where]]\nregion = \"ch\"\nfallback = \"none\""),
        site("[[waiver]]\ncode = \"fallback\"\npolicy = \"terms\"\nexpires = 2027-01-01"),
        site("[[waiver]]\ncode = \"fallback\"\npolicy = \"terms\"\nreason = \" \"\nexpires = 2027-01-01"),
        site("[[waiver]]\ncode = \"fallback\"\npolicy = \"terms\"\nreason = \"a\"\nexpires = \"soon\""),
        site("[[navigation.header]]\nurl = \"/a/\""),
        site("[[navigation.header]]\nlabel = \"A\"\nurl = \"javascript:a()\""),
        site("[[navigation.footer]]\nlabel = \"A\"\nlinks = [{ label = \"B\", uri = \"/b/\" }]"),
        site("[well_known.gpc]\nlast_update = 2026-01-01"),
        site("[glossary.a]\nen = 1"),
        site("[host]\nkind = \"apache\""),
        site("[host]\nnegotiate = 1"),
        site("[host.redirects]\nprivacy = \"/a/\""),
        site("[host.redirects]\n\"/privacy/\" = \"ftp://a.example/\""),
        policy("prevails = \"regional\""),
        policy("section_labels = [\"§\"]"),
        policy("review_every = \"a year\""),
        policy("reviewed = \"2026-01-01x\""),
        policy("packs = [{ regions = [\"ch\"] }]"),
        policy("[[require]]\nid = \"a\"\nlaw = \"b\""),
        policy("[[require]]\nid = \"a\"\nlaw = \"b\"\nwhat = \"c\"\ncookies = [\"colour\"]"),
        policy("[[require]]\nid = \"a\"\nlaw = \"b\"\nwhat = \"c\"\nupdated-within = \"soon\""),
        region("languages = \"de\""),
        region("langauges = [\"de\"]"),
        region("former = [\"Helvetia!\"]"),
        region("languages = [\"deutsch_neu\"]"),
        region("code = \"ch\""),
        region("area = \"the-west\""),
        region("[values]\nage = true"),
        region("[values]\n\"two words\" = 1"),
        region("[values]\nage = { de = [1] }"),
        cookies("a = 1"),
        cookies("[a]\ncategory = \"necessary\"\nduration = \"a year\""),
        cookies("[a]\nparty = \"second\""),
        cookies("[a]\nprovidre = \"A\""),
        cookies("[a]\npurpose = 1"),
        ("front-matter", "content/terms/en.md", "+++\ntitle = 1\n+++\n\n## A {#a}\n\nB.\n".to_owned()),
        (
            "front-matter",
            "content/terms/en.md",
            "+++\ntitle = \"A\"\npreamble = \"remove\"\n+++\n\n## A {#a}\n\nB.\n".to_owned(),
        ),
        (
            "local-front-matter",
            "locales/ch/terms/en.md",
            "+++\nreplaces = \"all\"\n+++\n\n## A {#use}\n\nB.\n".to_owned(),
        ),
        ("theme.toml", "themes/default/theme.toml", "extend = \"a\"".to_owned()),
    ];
    let good = [
        site("raw_html = \"sanitize\"\ncalendar = \"local\"\ndate = \"month\"\ntheme = \"default\""),
        site(
            "[severity]\nunused-value = \"off\"\nedited-history = \"error\"\n[[severity.where]]\nregion = \"ch\"\nstale = \"error\"",
        ),
        site(
            "[[navigation.footer]]\nlabel = \"A\"\nlinks = [{ label = \"B\", links = [{ label = \"C\", url = \"/c/\" }] }]",
        ),
        site("[glossary.a]\nen = [\"word\"]\nde = { term = \"Wort*\", avoid = [\"Wrot\"] }"),
        policy(
            "section_labels = [\"1.\", \"1.1\", \"(a)\"]\nreview_every = \"1 year\"\nreviewed = 2026-01-01\nregions = [\"ch\"]",
        ),
        region(
            "code = \"CH\"\narea = \"europe\"\n[values]\na = 1\nb = 1.5\nc = 2026-01-01\nd = { de = \"a\", \"zh-Hans\" = 2 }",
        ),
        cookies(
            "[\"_ga_*\"]\nname = \"a\"\nprovider = \"A\"\ncategory = \"necessary\"\nkind = \"http\"\nduration = \"P1Y2M\"\nparty = \"third\"\npurpose = { en = \"a\" }",
        ),
    ];
    let mut wrong = Vec::new();
    for (cases, is_bad) in [(&bad[..], true), (&good[..], false)] {
        for (name, path, text) in cases {
            let table = toml_of(path, text).unwrap_or_else(|| panic!("{text} is no TOML"));
            let schema = Ready::of(file(name)).check(&table);
            if schema.is_err() != is_bad {
                wrong.push(format!("the schema of {name} takes {text:?} otherwise: {schema:?}"));
            }
            if refuses(path, text) != is_bad {
                wrong.push(format!("the loader takes {text:?} otherwise"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_value_of_the_wrong_form_is_reported_with_one_of_the_right_form() {
    let site = Fixture::small().edit("site.toml", "title = \"Test\"", "title = \"Test\"\ncopyright = 2026");
    let hint = site.build().the("invalid-value").hint.clone().unwrap();
    let expected =
        "such as `copyright = \"© 2019–2026 Aurora Devices\"`; `lexloci explain site.toml` says what each key means";
    assert_eq!(hint, expected);
    // Of a name that its author chooses, the example is one of these.
    let site = Fixture::small().edit("locales/global/region.toml", "code", "values.age = true\ncode");
    assert!(site.build().the("invalid-value").hint.clone().unwrap().starts_with("such as `age_of_consent = 16`;"));
}

#[test]
fn explain_prints_each_page() {
    let anywhere = tempfile::tempdir().unwrap();
    for name in pages().iter().map(|page| page.name.as_str()).chain(["front-matter", "local-front-matter"]) {
        let printed = lexloci(&["explain", name], anywhere.path());
        assert!(printed.status.success() && printed.stdout.starts_with(b"# "), "{name}");
    }
    assert!(said(&lexloci(&["explain", "sit.toml"], anywhere.path())).contains("did you mean `site.toml`?"));
    for file in FILES {
        let printed = lexloci(&["schema", file.name], anywhere.path());
        let printed: Value =
            serde_json::from_slice(&printed.stdout).unwrap_or_else(|error| panic!("{}: {error}", file.name));
        assert_eq!(printed, schema(&file));
    }
    let wrong = lexloci(&["schema", "polcy.toml"], anywhere.path());
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).contains("did you mean `policy.toml`?"));
}

#[test]
fn editors_find_the_schemas_that_are_written_into_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    std::fs::write(site.join("site.toml"), "title = \"A\"\n").unwrap();
    let written = lexloci(&["schema", "--write"], site);
    assert!(written.status.success(), "{}", said(&written));
    let rules: toml::Table = std::fs::read_to_string(site.join(".taplo.toml")).unwrap().parse().unwrap();
    let rules = rules["rule"].as_array().unwrap();
    assert_eq!(rules.len(), 6);
    for rule in rules {
        let path = rule["schema"]["path"].as_str().unwrap();
        let schema = std::fs::read_to_string(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(serde_json::from_str::<Value>(&schema).unwrap()["properties"].is_object() || path.contains("cookies"));
        assert!(rule["include"].as_array().is_some_and(|paths| !paths.is_empty()));
    }
    // An older one is replaced, somebody's own is not.
    std::fs::write(site.join(".lexloci/schema/site.toml.json"), "{}").unwrap();
    assert!(lexloci(&["schema", "--write"], site).status.success());
    assert_ne!(std::fs::read_to_string(site.join(".lexloci/schema/site.toml.json")).unwrap(), "{}");
    std::fs::write(site.join(".taplo.toml"), "[formatting]\n").unwrap();
    let refused = lexloci(&["schema", "--write"], site);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("[[rule]]"), "it says what to add");
    assert_eq!(std::fs::read_to_string(site.join(".taplo.toml")).unwrap(), "[formatting]\n");
}

/// Every table of a file, each once.
fn all_tables(keys: &'static Keys, told: &mut Vec<&'static Keys>) {
    if told.iter().any(|told| std::ptr::eq(*told, keys)) {
        return;
    }
    told.push(keys);
    let kinds = keys.keys.iter().map(|key| &key.kind).chain(keys.others.map(|others| &others.value));
    kinds.filter_map(Kind::table).for_each(|table| all_tables(table, told));
}

/// Whether a value fits a kind, as a schema of one key would say.
fn fits(key: &'static Key, table: &toml::Table) -> Result<(), String> {
    let keys: &'static Keys =
        Box::leak(Box::new(Keys { name: "one key", about: "", keys: std::slice::from_ref(key), others: None }));
    Ready::of(&File { name: "one key", paths: &[], keys }).check(table)
}

#[test]
fn examples_are_what_they_are_examples_of() {
    let mut tables = Vec::new();
    FILES.iter().for_each(|file| all_tables(file.keys, &mut tables));
    all_tables(&CONFIGURATION, &mut tables);
    for table in tables {
        for key in table.keys {
            let text = format!("{} = {}", key.name, key.example);
            let example: toml::Table = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(fits(key, &example), Ok(()), "{text}");
            assert!(key.about.ends_with('.'), "{text}: {}", key.about);
        }
        if let Some(others @ Others { example, .. }) = table.others {
            let example: toml::Table = example.parse().unwrap_or_else(|error| panic!("{example}: {error}"));
            let keys: &'static Keys =
                Box::leak(Box::new(Keys { name: "one key", about: "", keys: &[], others: Some(others) }));
            assert_eq!(Ready::of(&File { name: "one key", paths: &[], keys }).check(&example), Ok(()), "{example}");
        }
    }
}
