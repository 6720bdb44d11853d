//! nginx and Caddy.

use super::chromium::Browser;
use super::sites::{Answer, Sample, Server};
use super::support::Built;
use lexloci::site::{Lifetime, Route};
use serde_json::json;
use std::path::Path;

const NEGOTIATED: &str = "kind = \"KIND\"\nnegotiate = true\n[host.redirects]\n\"/privacy/\" = \"/global/en/privacy-statement/#contact\"\n\
    \"/old/terms.html\" = \"/gb/en/terms-of-use/\"\n\"/shop\" = \"https://www.aurora.example/shops/?all=1\"\n";

/// A site and the server that delivers it.
fn served(kind: &str, host: &str, path: &str) -> Option<(Sample, Built, Server)> {
    let sample = Sample::with(&host.replace("KIND", kind), path);
    // A site below a path lies in a folder of its name.
    let out = sample.build(&format!("public{path}"));
    let root = sample.folder.path().join("public");
    let server = start(kind, &root, &out)?;
    let built = sample.opened();
    Some((sample, built, server))
}

fn start(kind: &str, root: &Path, out: &Path) -> Option<Server> {
    let within = out.strip_prefix(root).unwrap();
    match kind {
        "nginx" => Server::nginx(root, within.join("lexloci.nginx.conf").to_str().unwrap()),
        _ => Server::caddy(root, within.join("lexloci.caddy").to_str().unwrap()),
    }
}

fn caching(lifetime: Lifetime) -> &'static str {
    match lifetime {
        Lifetime::Immutable => "public, max-age=31536000, immutable",
        Lifetime::Permanent => "public, max-age=3600, must-revalidate",
        Lifetime::Current => "public, max-age=300, must-revalidate",
    }
}

fn assert_safe(answer: &Answer, path: &str) {
    assert!(answer.header("Content-Security-Policy").starts_with("default-src 'none'; script-src 'self';"), "{path}");
    assert_eq!(answer.header("X-Content-Type-Options"), "nosniff", "{path}");
    assert_eq!(answer.header("Referrer-Policy"), "strict-origin-when-cross-origin", "{path}");
}

/// Every route: its bytes, its media type, how long it may be kept, who may read it, its language.
fn every_route_is_delivered(kind: &str, path: &str) {
    let Some((_sample, built, server)) = served(kind, "kind = \"KIND\"", path) else { return };
    let site = built.site();
    let mut answered = 0;
    for (at, route) in site.routes().iter().enumerate() {
        // All kinds of pages of two editions, and of the rest a sample.
        let region = route.region().map_or("", |region| region.as_str());
        if matches!(route, Route::Host(_)) || !["", "ch", "cn"].contains(&region) && at % 19 > 0 {
            continue;
        }
        let address = site.href(route);
        let answer = server.get(&address);
        assert_eq!(answer.status, 200, "{address}");
        assert!(answer.body == site.render(route).unwrap(), "{address}: other bytes");
        let media_type = answer.header("Content-Type").to_ascii_lowercase();
        assert_eq!(media_type, route.media_type(), "{address}");
        assert_eq!(answer.header("Cache-Control"), caching(route.lifetime()), "{address}");
        assert_eq!(answer.header("Access-Control-Allow-Origin") == "*", route.is_shared(), "{address}");
        assert_safe(&answer, &address);
        let slug = address.strip_prefix(path).unwrap();
        let language = match () {
            () if slug.starts_with("/ch/de/") => "de-CH",
            () if slug.starts_with("/cn/zh-hans/") => "zh-Hans-CN",
            () if slug.starts_with("/global/en/") => "en-001",
            () if region.is_empty() || matches!(route, Route::Region(_)) => "",
            () => answer.header("Content-Language"),
        };
        assert_eq!(answer.header("Content-Language"), language, "{address}");
        answered += 1;
    }
    println!("{kind}: {answered} addresses");
    assert!(answered > 250, "{answered}");

    let link = |address: &str| server.get(&format!("{path}{address}")).header("Link").to_owned();
    let home = format!("https://legal.aurora.example{path}/ch/de/privacy-statement");
    let time_map = format!("<{home}/timemap.link>; rel=\"timemap\"; type=\"application/link-format\"");
    assert_eq!(link("/ch/de/privacy-statement/"), format!("<{home}/>; rel=\"latest-version\", {time_map}"));
    let version = format!("<{home}/>; rel=\"original latest-version\", {time_map}");
    assert_eq!(link("/ch/de/privacy-statement/2023-09-01/"), version);
    assert_eq!(link("/ch/de/privacy-statement/2023-09-01/index.json"), version);
    assert_eq!(link("/ch/de/privacy-statement/index.json"), format!("<{home}/>; rel=\"canonical\""));
    assert_eq!([link("/"), link("/ch/de/"), link("/assets/style.css")], ["", "", ""]);

    if !path.is_empty() {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("Location").ends_with(&format!("{path}/"))), (301, true), "{kind}");
    }
}

#[test]
fn nginx_delivers_every_route() {
    every_route_is_delivered("nginx", "");
}

#[test]
fn caddy_delivers_every_route() {
    every_route_is_delivered("caddy", "");
}

#[test]
fn nginx_delivers_every_route_below_a_path() {
    every_route_is_delivered("nginx", "/docs/legal");
}

#[test]
fn caddy_delivers_every_route_below_a_path() {
    every_route_is_delivered("caddy", "/docs/legal");
}

/// What is not there, what leads elsewhere, and where the root leads to.
fn other_addresses_are_answered(kind: &str, path: &str) {
    let Some((sample, built, server)) = served(kind, NEGOTIATED, path) else { return };
    // What a publisher keeps in a directory.
    std::fs::write(sample.folder.path().join(format!("public{path}/.lexloci-manifest.json")), "{}").unwrap();
    for (missing, page) in [
        ("/ch/de/nothing/", "/ch/de/404.html"),
        ("/cn/zh-hans/privacy-statement/1999-01-01/", "/cn/zh-hans/404.html"),
        ("/ch/nothing/", "/404.html"),
        ("/nothing", "/404.html"),
        ("/assets/style.0000000000000000.css", "/404.html"),
        ("/ch/de/nothing.json", "/ch/de/404.html"),
        ("/assets/", "/404.html"),
        ("/.lexloci-build", "/404.html"),
        ("/.lexloci-manifest.json", "/404.html"),
        ("/lexloci.nginx.conf", "/404.html"),
        ("/lexloci.caddy", "/404.html"),
    ] {
        let answer = server.get(&format!("{path}{missing}"));
        assert_eq!(answer.status, 404, "{missing}");
        assert!(answer.body == built.bytes(&format!("{path}{page}")), "{missing} shows another page than {page}");
        assert_eq!(answer.header("Content-Type").to_ascii_lowercase(), "text/html; charset=utf-8", "{missing}");
        assert!(!answer.header("Cache-Control").contains("immutable"), "{missing}");
        assert_safe(&answer, missing);
    }
    assert_eq!(server.get(&format!("{path}/ch/de/nothing/")).header("Content-Language"), "de-CH");

    for (from, to, status) in [
        ("/privacy/", "/global/en/privacy-statement/#contact", 301),
        ("/privacy", "/global/en/privacy-statement/#contact", 301),
        ("/old/terms.html", "/gb/en/terms-of-use/", 301),
        ("/ch/de/privacy-notice", "/ch/de/privacy-statement/", 301),
        ("/ch/de/privacy-notice/", "/ch/de/privacy-statement/", 301),
        ("/ch/de/privacy-notice/2023-09-01/index.json", "/ch/de/privacy-statement/2023-09-01/index.json", 301),
        ("/helvetia", "/ch/", 301),
        ("/helvetia/de/terms-of-use/", "/ch/de/terms-of-use/", 301),
        ("/gb/en/terms-of-use/latest/", "/gb/en/terms-of-use/", 302),
        ("/gb/en/terms-of-use/latest", "/gb/en/terms-of-use/", 302),
    ] {
        let answer = server.get(&format!("{path}{from}"));
        assert_eq!((answer.status, answer.header("Location")), (status, &*format!("{path}{to}")), "{from}");
        assert_safe(&answer, from);
        let target = format!("{path}{}", to.split('#').next().unwrap());
        assert_eq!(server.get(&target).status, 200, "{from} leads to nothing");
    }
    assert_eq!(server.get(&format!("{path}/shop")).header("Location"), "https://www.aurora.example/shops/?all=1");

    let root = format!("{path}/");
    for (languages, edition) in [
        ("de-CH", "/ch/de/"),
        ("de-ch,de;q=0.9", "/ch/de/"),
        ("zh-CN,zh;q=0.9", "/cn/zh-hans/"),
        ("zh-Hans-CN", "/cn/zh-hans/"),
        ("en-GB;q=1.0, de", "/gb/en/"),
        // California is not the United States.
        ("en-US,en;q=0.5", "/global/en/"),
        ("en", "/global/en/"),
    ] {
        let answer = server.ask(&root, &[("Accept-Language", languages)]);
        assert_eq!((answer.status, answer.header("Location")), (302, &*format!("{path}{edition}")), "{languages}");
        assert_eq!(answer.header("Vary"), "Accept-Language", "{languages}");
        assert_eq!(answer.header("Cache-Control"), "no-cache", "{languages}");
        assert_eq!(server.ask(&format!("{root}ch/"), &[("Accept-Language", languages)]).status, 200, "only the root");
    }
    for languages in ["de-AT", "zh-TW", "xx", "", "*"] {
        let answer = server.ask(&root, &[("Accept-Language", languages)]);
        assert_eq!((answer.status, answer.header("Vary")), (200, "Accept-Language"), "{languages}");
        assert!(answer.text().contains("class=\"chooser\""), "{languages}");
    }
    let home = format!("{path}/?choose=1");
    assert!(
        built.page(&format!("{path}/ch/de/")).contains(&format!("href=\"{home}\"")),
        "pages lead to the list itself"
    );
    assert_eq!(server.ask(&home, &[("Accept-Language", "de-CH")]).status, 200);
}

#[test]
fn nginx_answers_other_addresses() {
    other_addresses_are_answered("nginx", "");
}

#[test]
fn caddy_answers_other_addresses() {
    other_addresses_are_answered("caddy", "");
}

#[test]
fn nginx_answers_other_addresses_below_a_path() {
    other_addresses_are_answered("nginx", "/legal");
}

#[test]
fn caddy_answers_other_addresses_below_a_path() {
    other_addresses_are_answered("caddy", "/legal");
}

/// Compressed files are handed out as they are.
fn compressed_files_are_handed_out(kind: &str, by_setting: bool, encodings: &[(&str, &str)]) {
    let sample = Sample::small(&format!("kind = \"{kind}\"\nprecompress = {by_setting}"));
    let root = if by_setting { sample.build("public") } else { sample.build_with("public", &["--precompress"]) };
    let Some(server) = start(kind, &root, &root) else { return };
    let built = sample.opened();
    for (address, file) in [
        ("/global/en/terms/", "global/en/terms/index.html"),
        ("/global/en/terms/index.json", "global/en/terms/index.json"),
        ("/assets/style.css", "assets/style.css"),
        ("/policy.schema.json", "policy.schema.json"),
    ] {
        let bytes = built.bytes(address);
        let plain = server.get(address);
        assert!(plain.body == bytes && plain.header("Content-Encoding").is_empty(), "{address}");
        for (encoding, ending) in encodings {
            let answer = server.ask(address, &[("Accept-Encoding", encoding)]);
            assert_eq!(answer.header("Content-Encoding"), *encoding, "{address}");
            assert!(answer.header("Vary").contains("Accept-Encoding"), "{address}");
            let written = std::fs::read(root.join(format!("{file}.{ending}"))).unwrap();
            assert!(answer.body == written && written.len() * 3 < bytes.len() * 2, "{address}");
            assert_eq!(answer.header("Content-Type"), plain.header("Content-Type"), "{address}");
            assert_safe(&answer, address);
        }
    }
    assert!(!root.join("robots.txt.gz").exists(), "what is short gains nothing");
    let hidden = std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(hidden.filter(|name| name.starts_with("lexloci.")).count(), 1, "what nobody is shown has no other form");
}

#[test]
fn nginx_hands_out_compressed_files() {
    for by_setting in [true, false] {
        compressed_files_are_handed_out("nginx", by_setting, &[("gzip", "gz")]);
    }
}

#[test]
fn caddy_hands_out_compressed_files() {
    compressed_files_are_handed_out("caddy", true, &[("gzip", "gz"), ("br", "br")]);
}

#[test]
fn the_content_security_policy_lets_the_scripts_and_styles_of_pages_pass() {
    let Some(browser) = Browser::found() else { return };
    let Some((_sample, _, server)) = served("nginx", NEGOTIATED, "") else { return };
    let origin = server.origin();
    browser.open(&format!("{origin}/?choose=1"));
    browser.until("return !document.getElementById('_suggestions').hidden");
    let complaints = |at: &str| {
        let found = browser.complaints(&origin);
        // The browser asks for it by itself, whether or not a page names it.
        let found: Vec<_> = found.into_iter().filter(|complaint| !complaint.contains("/favicon.ico")).collect();
        assert!(found.is_empty(), "{at}: {found:#?}");
    };
    complaints("/");
    browser.open(&format!("{origin}/gb/en/privacy-statement/"));
    browser.until("return document.querySelector('.cookie-notice').hidden === false");
    let styled = "const style = getComputedStyle(document.documentElement);
        return style.getPropertyValue('--color-paper') !== ''";
    assert_eq!(browser.run(styled), json!(true));
    browser.run("document.querySelector('footer a[rel~=external]').click()");
    browser.until("return document.querySelector('dialog.leaving').open");
    complaints("/gb/en/privacy-statement/");
    // And that it is in force: what it does not name is not run.
    browser.run(
        "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s)",
    );
    assert_eq!(browser.run("return window.ran ?? false"), json!(false));
}
