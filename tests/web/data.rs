//! The site as data: JSON with schemas, TimeMaps, fragments, `gpc.json`.

use super::{ending, sample, world};
use crate::support::{Built, Fixture, repository};
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;
use std::collections::BTreeMap;

/// A schema of `docs/`, ready to hold data against.
struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn of(name: &str) -> Self {
        let text = std::fs::read_to_string(repository().join("docs").join(name)).unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource(name, serde_json::from_str(&text).unwrap()).unwrap();
        let index = compiler.compile(name, &mut schemas).unwrap();
        Self(schemas, index)
    }

    fn check(&self, data: &Value) -> Result<(), String> {
        self.0.validate(data, self.1).map_err(|error| format!("{error:#}"))
    }
}

fn read(built: &Built, address: &str) -> Value {
    serde_json::from_slice(&built.bytes(address)).expect("JSON")
}

/// A site of which one edition is withdrawn, one version cancelled, one still to come.
fn eventful() -> Built {
    world().as_of("2024-02-20")
}

#[test]
fn every_file_is_as_its_schema_says() {
    let (policy, site) = (Schema::of("policy.schema.json"), Schema::of("site.schema.json"));
    for built in [sample(), &eventful(), &Fixture::of("precedence").build()] {
        let files = ending(built, "/index.json");
        assert!(files.len() > 5, "{}", files.len());
        for address in files {
            let data = read(built, &address);
            let schema = if address == "/index.json" { &site } else { &policy };
            assert_eq!(schema.check(&data), Ok(()), "{address}");
            let named = data["$schema"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            let published = built.bytes(&format!("/{named}"));
            assert_eq!(published, std::fs::read(repository().join("docs").join(&named)).unwrap(), "{named}");
        }
    }
}

#[test]
fn the_schemas_refuse_what_they_do_not_know() {
    let built = eventful();
    let (policy, site) = (Schema::of("policy.schema.json"), Schema::of("site.schema.json"));
    let good = built.data("/us-ca/en/terms/");
    assert_eq!(good["sections"][1]["edit"]["change"], "replaced", "{good:#}");
    for (path, value) in [
        ("/sections/1/edit/change", Value::from("bent")),
        ("/version/text", Value::from("abc")),
        ("/updated", Value::from("2024-1-1")),
        ("/links/feed", Value::Null),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(path).expect(path) = value;
        assert!(policy.check(&bad).is_err(), "{path}");
    }
    let mut bad = read(&built, "/index.json");
    bad["colour"] = "red".into();
    assert!(site.check(&bad).is_err());
}

#[test]
fn the_index_names_only_what_is_there() {
    for built in [sample(), &eventful()] {
        let site = built.site();
        let known: Vec<String> = site.routes().iter().map(|route| site.address(route)).collect();
        let mut addresses = Vec::new();
        collect(&read(built, "/index.json"), &mut addresses);
        assert!(addresses.len() > 20);
        for address in addresses {
            assert!(known.contains(&address), "{address}");
        }
    }
}

/// All strings of some data that are addresses.
fn collect(data: &Value, addresses: &mut Vec<String>) {
    match data {
        Value::String(words) if words.starts_with("https://") => addresses.push(words.clone()),
        Value::Array(all) => all.iter().for_each(|data| collect(data, addresses)),
        Value::Object(all) => all.values().for_each(|data| collect(data, addresses)),
        _ => {}
    }
}

/// The links of a TimeMap: relation to address and parameters.
fn time_map(built: &Built, address: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let text = built.page(address);
    let text = text.strip_suffix('\n').expect("an end of line");
    // Addresses and parameters of ours have neither `,\n` nor `; ` within them.
    text.split(",\n")
        .map(|link| {
            let (target, rest) = link.strip_prefix('<').and_then(|link| link.split_once(">; ")).expect(link);
            let parameters = rest.split("; ").map(|parameter| {
                let (name, value) = parameter.split_once('=').expect(parameter);
                let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).expect(parameter);
                (name.to_owned(), value.to_owned())
            });
            (target.to_owned(), parameters.collect())
        })
        .collect()
}

#[test]
fn a_time_map_names_each_version_that_took_effect() {
    let site = world();
    let of = |day: &str| time_map(&site.as_of(day), "/global/en/terms/timemap.link");
    let short = |links: &[(String, BTreeMap<String, String>)]| -> Vec<String> {
        let short = |(target, parameters): &(String, BTreeMap<String, String>)| {
            let path = target.trim_start_matches("https://legal.example/global/en/terms/");
            format!("{path} {} {}", parameters["rel"], parameters.get("datetime").map_or("", String::as_str))
        };
        links.iter().map(short).collect()
    };
    let first = "Mon, 01 Jan 2024 00:00:00 GMT";
    assert_eq!(
        short(&of("2024-02-20")),
        [" original ", "timemap.link self ", &format!("2024-01-01/ first last memento {first}")],
        "what is announced is no memento"
    );
    let later = of("2024-03-01");
    assert_eq!(
        short(&later)[2..],
        [
            format!("2024-01-01/ first memento {first}"),
            "2024-02-01/ last memento Fri, 01 Mar 2024 00:00:00 GMT".to_owned(),
        ]
    );
    assert_eq!((&*later[1].1["from"], &*later[1].1["until"]), (first, "Fri, 01 Mar 2024 00:00:00 GMT"));
    let page = site.as_of("2024-03-01").page("/global/en/terms/2024-01-01/");
    for link in [
        "<link rel=\"original\" href=\"/global/en/terms/\">",
        "<link rel=\"timemap\" type=\"application/link-format\" href=\"/global/en/terms/timemap.link\">",
    ] {
        assert!(page.contains(link), "{link}");
    }
}

#[test]
fn every_memento_of_the_sample_site_is_a_page() {
    let built = sample();
    let site = built.site();
    let known: Vec<String> = site.routes().iter().map(|route| site.address(route)).collect();
    let maps = ending(built, "/timemap.link");
    assert!(maps.len() > 100, "{}", maps.len());
    for address in maps {
        let links = time_map(built, &address);
        assert!(links.iter().all(|(target, _)| known.contains(target)), "{address}: {links:#?}");
        let days: Vec<&str> = links.iter().filter_map(|(_, of)| of.get("datetime").map(String::as_str)).collect();
        assert_eq!(days.len() + 2, links.len(), "{address}");
    }
}

#[test]
fn a_fragment_is_the_text_of_the_page_alone_with_links_that_work_anywhere() {
    let built = world()
        .write("content/notice/policy.toml", "kind = \"notice\"\nregions = [\"global\"]\n")
        .write("content/notice/en.md", "# Notice\n\n## What {#what}\n\nSee [](policy:terms#law) and [](#what).\n")
        .released("2024-04-01")
        .as_of("2024-04-01");
    let fragment = built.page("/global/en/notice/fragment.html");
    assert!(fragment.starts_with("<article lang=\"en-001\" dir=\"ltr\" data-policy=\"notice\""), "{fragment}");
    assert!(fragment.ends_with("</article>\n") && fragment.contains("<section id=\"what\">"), "{fragment}");
    assert!(fragment.contains("href=\"https://legal.example/global/en/terms/#law\""), "{fragment}");
    assert!(fragment.contains("href=\"#what\""), "{fragment}");
    for chrome in ["<html", "<head", "<link", "<nav", "<script", "href=\"/"] {
        assert!(!fragment.contains(chrome), "{chrome}: {fragment}");
    }
    roxmltree::Document::parse(&fragment).expect("each element ends");
    let french = built.page("/ch/fr/terms/fragment.html");
    assert!(french.contains("<p class=\"notice\" role=\"note\" lang=\"fr\" dir=\"ltr\">"), "{french}");
    assert!(french.contains("<section id=\"use\" lang=\"en\" dir=\"ltr\">"), "{french}");
    assert_eq!(french.matches("class=\"notice\"").count(), 1, "a document in another language is announced once");
}

#[test]
fn a_fragment_has_the_html_of_the_data() {
    let built = sample();
    for address in ["/ch/de/privacy-statement/", "/ae/ar/terms-of-use/", "/us-ca/en/cookie-notice/"] {
        let fragment = built.whole_page(&format!("{address}fragment.html"));
        for section in built.data(address)["sections"].as_array().unwrap() {
            assert!(fragment.contains(section["html"].as_str().unwrap()), "{address} {}", section["id"]);
        }
    }
}

#[test]
fn what_the_site_says_of_global_privacy_control() {
    let built = sample();
    assert_eq!(read(built, "/.well-known/gpc.json"), serde_json::json!({ "gpc": true, "lastUpdate": "2022-03-01" }));
    assert_eq!(built.found("gpc-undeclared").len() + built.found("gpc-unmentioned").len(), 0);
    assert!(!world().build().has("/.well-known/gpc.json"), "nothing is claimed for a site that says nothing");
    let wrong = world().write(
        "site.toml",
        "title = \"T\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n[well_known.gpc]\nhonoured = \"yes\"\n",
    );
    assert_eq!(wrong.build().errors(), ["missing-key", "invalid-value"]);
    let denied = world()
        .edit(
            "site.toml",
            "reference_language",
            "well_known.gpc = { honoured = false, last_update = 2024-01-01 }\nreference_language",
        )
        .edit("locales/us-ca/terms/en.md", "The law of", "The signal (GPC) and the law of");
    assert_eq!(denied.as_of("2024-03-20").the("gpc-undeclared").file.as_deref(), Some("locales/us-ca/terms/en.md"));
}
