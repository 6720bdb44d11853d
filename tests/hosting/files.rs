//! `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them.

use super::sites::Sample;
use super::support::{Built, Fixture};
use lexloci::site::Lifetime;
use std::collections::BTreeMap;

fn site(kind: &str, more: &str) -> Built {
    Sample::with(&format!("kind = \"{kind}\"\n{more}"), "").opened()
}

fn file(built: &Built, name: &str) -> String {
    String::from_utf8(built.bytes(&format!("/{name}"))).unwrap()
}

/// What a pattern's placeholders and `*` stand for in a path; none where it does not match. A placeholder is one part of a path,
/// `*` is the rest.
fn matched(pattern: &str, path: &str) -> Option<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let (mut pattern, mut path) = (pattern, path);
    loop {
        if let Some(rest) = pattern.strip_prefix('*') {
            assert!(rest.is_empty(), "`*` stands at the end");
            found.insert("splat".to_owned(), path.to_owned());
            return Some(found);
        }
        if let Some(rest) = pattern.strip_prefix(':') {
            let name = rest.find('/').unwrap_or(rest.len());
            let part = path.find('/').unwrap_or(path.len());
            if part == 0 {
                return None;
            }
            found.insert(rest[..name].to_owned(), path[..part].to_owned());
            (pattern, path) = (&rest[name..], &path[part..]);
            continue;
        }
        match (pattern.chars().next(), path.chars().next()) {
            (None, None) => return Some(found),
            (Some(a), Some(b)) if a == b => (pattern, path) = (&pattern[1..], &path[1..]),
            _ => return None,
        }
    }
}

fn filled(text: &str, found: &BTreeMap<String, String>) -> String {
    found.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!(":{name}"), value))
}

/// The headers of an address: of all rules that match, joined, and taken back by `!`.
fn headers(text: &str, path: &str) -> BTreeMap<String, String> {
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    let mut rule = None;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some(header) = line.strip_prefix("  ") else {
            assert!(line.starts_with('/'), "{line}");
            rule = matched(line, path);
            continue;
        };
        let Some(found) = &rule else { continue };
        if let Some(name) = header.strip_prefix("! ") {
            headers.remove(name);
            continue;
        }
        let (name, value) = header.split_once(": ").expect("a header");
        let value = filled(value, found);
        headers.entry(name.to_owned()).and_modify(|all| *all += &format!(", {value}")).or_insert(value);
    }
    headers
}

/// Where the first redirect that matches leads, and with which status; for a host without countries and languages.
fn redirected(text: &str, path: &str) -> Option<(String, u16)> {
    text.lines().filter(|line| line.starts_with('/')).find_map(|line| {
        let parts: Vec<&str> = line.split(' ').collect();
        let [from, to, status] = parts[..] else { return None };
        let found = matched(from, path)?;
        Some((filled(to, &found), status.parse().expect(status)))
    })
}

#[test]
fn headers_say_for_every_route_what_it_is_and_how_long_it_may_be_kept() {
    for kind in ["netlify", "cloudflare"] {
        let built = site(kind, "");
        let (site, text) = (built.site(), file(&built, "_headers"));
        for route in site.routes().iter().filter(|route| !["_headers", "_redirects"].contains(&&*site.path(route))) {
            let address = site.href(route);
            let headers = headers(&text, &address);
            let said = |name: &str| headers.get(name).map_or("", String::as_str);
            let at = format!("{kind}: {address}");
            assert!(said("Content-Security-Policy").starts_with("default-src 'none'"), "{at}");
            assert!(!said("Content-Security-Policy").contains(", "), "{at} is said twice");
            let expected = match route.lifetime() {
                Lifetime::Immutable => "public, max-age=31536000, immutable",
                Lifetime::Permanent => "public, max-age=3600, must-revalidate",
                // What both hosts say by themselves is right.
                Lifetime::Current => "",
            };
            assert_eq!(said("Cache-Control"), expected, "{at}");
            assert_eq!(said("Access-Control-Allow-Origin") == "*", route.is_shared(), "{at}");
            if !said("Content-Type").is_empty() {
                assert_eq!(said("Content-Type"), route.media_type(), "{at}");
            }
            if address.starts_with("/ch/de/") {
                assert_eq!(said("Content-Language"), "de-CH", "{at}");
            }
            assert_eq!(said("Link").is_empty(), route.document().is_none(), "{at}: {}", said("Link"));
            assert!(said("Link").matches("latest-version").count() < 2, "{at}");
        }
        let of = |path: &str| headers(&text, path);
        assert_eq!(of("/ch/de/terms-of-use/timemap.link")["Content-Type"], "application/link-format", "{kind}");
        assert_eq!(of("/feed.xml")["Content-Type"], "application/atom+xml", "{kind}");
        assert!(!of("/assets/style.css").contains_key("Link"), "{kind}");
    }
}

#[test]
fn cloudflare_has_no_more_rules_than_it_reads() {
    let built = site("cloudflare", "");
    assert!(built.found("host-limit").is_empty());
    let text = file(&built, "_headers");
    let rules = text.lines().filter(|line| line.starts_with('/')).count();
    assert!((60..=100).contains(&rules), "{rules}");
    assert!(text.lines().all(|line| line.len() <= 2_000));
}

#[test]
fn both_hosts_follow_former_names_and_redirects() {
    let more = "[host.redirects]\n\"/privacy/\" = \"/global/en/privacy-statement/\"\n\"/terms.html\" = \"https://www.aurora.example/terms\"\n";
    for kind in ["netlify", "cloudflare"] {
        let built = site(kind, more);
        let text = file(&built, "_redirects");
        let leads = |path: &str| redirected(&text, path);
        let moved = |to: &str| Some((to.to_owned(), 301));
        assert_eq!(leads("/privacy"), moved("/global/en/privacy-statement/"), "{kind}");
        assert_eq!(leads("/terms.html"), moved("https://www.aurora.example/terms"), "{kind}");
        assert_eq!(leads("/ch/de/privacy-notice/"), moved("/ch/de/privacy-statement/"), "{kind}");
        let version = "/ch/de/privacy-statement/2023-09-01/changes/";
        assert_eq!(leads("/ch/de/privacy-notice/2023-09-01/changes/"), moved(version), "{kind}");
        assert_eq!(leads("/helvetia/fr/"), moved("/ch/fr/"), "{kind}");
        assert_eq!(leads("/gb/en/terms-of-use/latest"), Some(("/gb/en/terms-of-use/".to_owned(), 302)), "{kind}");
        for route in built.site().routes() {
            let address = built.site().href(&route);
            let found = leads(&address).filter(|(_, status)| *status != 404);
            assert_eq!(found, None, "{kind} leads away from {address}");
        }
    }
    let text = file(&site("netlify", more), "_redirects");
    assert_eq!(redirected(&text, "/ch/de/nothing/"), Some(("/ch/de/404.html".to_owned(), 404)));
}

#[test]
fn netlify_chooses_by_country_first_and_then_by_language() {
    let text = file(&site("netlify", "negotiate = true"), "_redirects");
    let of_root: Vec<&str> = text.lines().filter(|line| line.starts_with("/ ")).collect();
    assert_eq!(of_root[0], "/ choose=:choose /index.html 200!", "whoever asks for the list gets it");
    let at = |line: &str| {
        of_root.iter().position(|other| *other == line).unwrap_or_else(|| panic!("{line} in {of_root:#?}"))
    };
    assert!(at("/ /ch/fr/ 302! Country=ch Language=fr") < at("/ /ch/ 302! Country=ch"));
    assert!(at("/ /cn/zh-hans/ 302! Country=cn Language=zh") < at("/ /global/en/ 302! Language=en"));
    assert!(
        of_root.iter().all(|line| !line.contains("us-ca") && !line.contains("Country=us")),
        "California is no country"
    );
    assert!(file(&site("netlify", "negotiate = true"), "_headers").contains("/\n  Vary: Accept-Language\n"));
    let quiet = file(&site("netlify", ""), "_redirects");
    assert!(!quiet.lines().any(|line| line.starts_with("/ ")), "{quiet}");
}

#[test]
fn a_site_with_many_editions_says_what_cloudflare_has_no_room_for() {
    let mut site = Fixture::small().edit("site.toml", "title", "title = \"T\"\n#");
    let codes = ["AT", "BE", "CH", "DE", "ES", "FR", "GB", "IE", "IT", "LU", "NL", "PL"];
    let languages = ["en", "de", "fr", "it", "es", "nl", "pl", "pt"];
    for code in codes {
        let list: Vec<String> = languages.iter().map(|language| format!("\"{language}\"")).collect();
        let text = format!("parent = \"global\"\ncode = \"{code}\"\nlanguages = [{}]\n", list.join(", "));
        site = site.write(&format!("locales/{}/region.toml", code.to_lowercase()), &text);
    }
    let site = site.edit("site.toml", "reference_language", "[host]\nkind = \"cloudflare\"\n#");
    let site = site.edit("site.toml", "[host]", "reference_language = \"en\"\n[host]");
    let built = site.build();
    let found: Vec<&str> = built.found("host-limit").iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(found, ["`_headers` of Cloudflare Pages has room for 100 rules, and none for `Content-Language`"]);
    let text = file(&built, "_headers");
    assert!(
        !text.contains("Content-Language") && text.contains("immutable") && text.contains("max-age=3600"),
        "{text}"
    );
}

#[test]
fn relations_are_those_that_a_document_has() {
    let settings = "title = \"Test\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n";
    for kind in ["netlify", "cloudflare", "nginx", "caddy"] {
        let at = format!("{settings}[host]\nkind = \"{kind}\"\n");
        let announced = |request: &mut lexloci::release::Request| request.effective = "2024-06-01".parse().ok();
        let site = Fixture::small()
            .write("site.toml", &at)
            .write(
                "locales/ch/region.toml",
                "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\nbase_url = \"https://recht.example\"\n",
            )
            .write("content/terms/de.md", "# Bedingungen\n\n## Gebrauch\n\nJa.\n\n## Recht\n\nJa.\n");
        let coming = site.released_with("2024-01-01", announced).as_of("2024-02-01");
        let name = match kind {
            "nginx" => "lexloci.nginx.conf",
            "caddy" => "lexloci.caddy",
            _ => "_headers",
        };
        let text = file(&coming, name);
        assert!(!coming.has("/global/en/terms/timemap.link"));
        match kind {
            "netlify" => assert!(!text.contains("latest-version") && !text.contains("timemap.link>"), "{text}"),
            "cloudflare" => assert_eq!(headers(&text, "/global/en/terms/").get("Link"), None, "{text}"),
            "nginx" => {
                assert!(text.contains("if ($uri ~ \"^/(global/en/terms)/\") { set $lexloci_link \"\"; }"), "{text}")
            }
            _ => assert!(text.contains("\tnot path_regexp `^/(?:global/en/terms|ch/de/terms)/`"), "{text}"),
        }
        let current = site.released("2024-01-01").as_of("2024-02-01");
        let text = file(&current, name);
        let own = "<https://recht.example/ch/de/terms/>; rel=\"latest-version\"";
        match kind {
            "nginx" => assert!(
                text.contains("if ($uri ~ \"^/(ch/de/terms)/\") { set $lexloci_link \"<https://recht.example/$1/>"),
                "{text}"
            ),
            "caddy" => assert!(text.contains("Link \"<https://recht.example/{re.lexloci_document_1.1}/>"), "{text}"),
            _ => {
                assert!(headers(&text, "/ch/de/terms/")["Link"].starts_with(own), "{text}");
                assert!(
                    headers(&text, "/global/en/terms/")["Link"].starts_with("<https://legal.example/global/en/terms/>")
                );
            }
        }
    }
}
