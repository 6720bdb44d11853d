//! The sample site in a browser: it loads without errors and without third parties, fits a narrow screen, and gives axe
//! nothing to say against WCAG 2.2 A and AA.
//!
//! Needs Chromium with its driver, and axe-core from npm in `target/browser` (`.ci/run` installs both). Where they are missing
//! the test says so and passes, unless `LEXLOCI_BROWSER=required`.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "support/browser.rs"]
mod chromium;

use chromium::Browser;
use serde_json::json;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a careful host sends with every page of a legal site.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

/// An edition of each kind of script and direction: path, `lang`, `dir`.
const EDITIONS: [(&str, &str, &str); 5] = [
    ("/gb/en/", "en-GB", "ltr"),
    ("/ae/ar/", "ar-AE", "rtl"),
    ("/cn/zh-hans/", "zh-Hans-CN", "ltr"),
    ("/th/th/", "th-TH", "ltr"),
    ("/de/de/", "de-DE", "ltr"),
];

/// A page of each template, with tables, fallbacks, right-to-left and local text among them.
const TEMPLATES: [&str; 15] = [
    "/",
    "/404.html",
    "/ch/",
    "/ch/de/",
    "/ch/de/privacy-statement/",
    "/ch/de/privacy-statement/local/",
    "/ch/it/terms-of-use/",
    "/de/de/cookie-notice/",
    "/ae/ar/privacy-statement/",
    "/ch/de/privacy-statement/2023-09-01/",
    "/gb/en/privacy-statement/2026-11-02/",
    "/gb/en/privacy-statement/history/",
    "/ch/de/privacy-statement/2025-06-16/changes/",
    "/ae/ar/privacy-statement/2026-11-02/changes/",
    "/ch/it/privacy-statement/local/",
];

/// A page of each state that a version can have: superseded, upcoming, cancelled, withdrawn, draft, not yet published; and
/// pages of all versions. They are pages of a site with drafts, on which every page is watermarked.
const VERSIONS: [&str; 14] = [
    "/gb/en/privacy-statement/2022-03-01/",
    "/ae/ar/privacy-statement/2022-03-01/",
    "/ch/de/privacy-statement/2026-11-02/",
    "/ae/ar/privacy-statement/2026-11-02/",
    "/gb/en/cookie-notice/2026-11-23/",
    "/ae/ar/terms-of-use/",
    "/ae/ar/terms-of-use/2022-03-01/",
    "/ch/de/privacy-statement/history/",
    "/ae/ar/privacy-statement/history/",
    "/cn/zh-hans/cookie-notice/history/",
    "/gb/en/cookie-notice/draft/",
    "/ae/ar/privacy-statement/draft/",
    "/gb/en/cookie-notice/draft/changes/",
    "/gb/en/repair-notice/",
];

/// Midnight of 2026-11-23: after the newest version of the sample site, before it takes effect.
const NOW: &str = "1795392000";

#[test]
fn the_sample_site_in_a_browser() {
    let required = std::env::var("LEXLOCI_BROWSER").is_ok_and(|value| value == "required");
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&axe);
    let browser = Browser::start();
    let (browser, axe) = match (browser, axe) {
        (Ok(browser), Ok(axe)) => (browser, axe),
        (browser, axe) => {
            let missing = browser.err().or(axe.err().map(|error| format!("axe-core: {error}"))).unwrap_or_default();
            assert!(!required, "LEXLOCI_BROWSER=required, but {missing}");
            println!("no browser, nothing tested: {missing}");
            return;
        }
    };
    let site = build();
    let origin = serve(site.path().to_path_buf());
    let mut problems = Vec::new();

    for (edition, lang, dir) in EDITIONS {
        for page in [edition.to_owned(), format!("{edition}privacy-statement/"), format!("{edition}cookie-notice/")] {
            browser.open(&format!("{origin}{page}"));
            let root = browser.run("const root = document.documentElement; return [root.lang, root.dir];");
            if root != json!([lang, dir]) {
                problems.push(format!("{page}: lang and dir are {root}, not {lang} and {dir}"));
            }
            if browser.run("return document.querySelector('main h1')?.innerText.trim() ?? ''") == json!("") {
                problems.push(format!("{page}: has no heading"));
            }
            problems.extend(browser.complaints(&origin).into_iter().map(|complaint| format!("{page}: {complaint}")));
        }
    }
    browser.look_at(&origin, &TEMPLATES, &axe, &mut problems);

    let drafts = build_with_drafts();
    let origin = serve(drafts.path().join("public"));
    for page in VERSIONS {
        browser.open(&format!("{origin}{page}"));
        let robots = browser.run("return document.querySelector('meta[name=robots]')?.content");
        if robots != json!("noindex") {
            problems.push(format!("{page}: robots are told {robots}"));
        }
        problems.extend(browser.complaints(&origin).into_iter().map(|complaint| format!("{page}: {complaint}")));
    }
    browser.look_at(&origin, &VERSIONS, &axe, &mut problems);

    let folder = redlines();
    let origin = format!("file://{}", folder.path().display());
    browser.look_at(&origin, &["/inline.html", "/aside.html"], &axe, &mut problems);

    let folder = statuses();
    let origin = format!("file://{}", folder.path().display());
    browser.look_at(&origin, &["/status.html", "/drafts.html"], &axe, &mut problems);
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

/// The site of this repository, as the binary builds it.
fn build() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    lexloci(Path::new(env!("CARGO_MANIFEST_DIR")), &["build", "--quiet", "--out", out]);
    folder
}

/// The site of this repository after some more events, with drafts, in `public`.
fn build_with_drafts() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    for part in ["site.toml", "content", "locales", "history"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &site.join(part));
    }
    edit(site, "content/terms-of-use/policy.toml", "section_labels", "except = [\"ae\"]\nsection_labels");
    lexloci(site, &["release", "terms-of-use", "--withdraw", "ae/ar", "--successor", "global/en"]);
    edit(site, "content/cookie-notice/en.md", "This notice explains how", "This notice tells how");
    lexloci(site, &["release", "cookie-notice", "--kind", "editorial", "--effective", "2027-03-01"]);
    lexloci(site, &["release", "cancel", "cookie-notice", "2026-11-23"]);
    edit(site, "content/cookie-notice/en.md", "This notice tells how", "This notice says how");
    std::fs::create_dir(site.join("content/repair-notice")).unwrap();
    std::fs::write(site.join("content/repair-notice/policy.toml"), "kind = \"notice\"\nregions = [\"gb\"]\n").unwrap();
    let repairs = "# Repairs\n\n## Spare parts {#parts}\n\nWe keep spare parts for seven years.\n";
    std::fs::write(site.join("content/repair-notice/en.md"), repairs).unwrap();
    lexloci(site, &["build", "--drafts", "--quiet"]);
    folder
}

/// The page that `diff` writes when a translation arrived from left to right to right to left, in each of its views.
fn redlines() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["diff", "privacy-statement", "ae/ar@2023-09-01", "ae/ar@2024-02-15", "--format", "html"];
    let site = env!("CARGO_MANIFEST_DIR");
    let run = Command::new(env!("CARGO_BIN_EXE_lexloci")).args(arguments).current_dir(site).output().unwrap();
    let page = String::from_utf8(run.stdout).unwrap();
    let aside = page.replace(" id=\"_aside\"", " id=\"_aside\" checked");
    assert_ne!(page, aside, "the page has two views: {}", String::from_utf8_lossy(&run.stderr));
    std::fs::write(folder.path().join("inline.html"), page).unwrap();
    std::fs::write(folder.path().join("aside.html"), aside).unwrap();
    folder
}

/// The page that `status` writes of the sample site, and of one with drafts, versions that were called off, and withdrawn editions,
/// in which everything is unfolded.
fn statuses() -> tempfile::TempDir {
    let drafts = build_with_drafts();
    edit(drafts.path(), "locales/ke/region.toml", "languages = [\"en\"]", "languages = []");
    let folder = tempfile::tempdir().unwrap();
    for (site, name) in [(Path::new(env!("CARGO_MANIFEST_DIR")), "status.html"), (drafts.path(), "drafts.html")] {
        let run = Command::new(env!("CARGO_BIN_EXE_lexloci"))
            .args(["status", "--format", "html", "--as-of", "2026-11-27"])
            .current_dir(site)
            .output()
            .unwrap();
        let page = String::from_utf8(run.stdout).unwrap();
        assert!(page.contains("would vanish") == (name == "drafts.html"), "{}", String::from_utf8_lossy(&run.stderr));
        let page = if name == "drafts.html" { page.replace("<details", "<details open") } else { page };
        std::fs::write(folder.path().join(name), page).unwrap();
    }
    folder
}

/// Runs the tool in a site, on a fixed day.
fn lexloci(site: &Path, arguments: &[&str]) {
    let run = Command::new(env!("CARGO_BIN_EXE_lexloci"))
        .args(arguments)
        .current_dir(site)
        .env("SOURCE_DATE_EPOCH", NOW)
        .output()
        .unwrap();
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
}

fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        std::fs::copy(from, to).unwrap();
        return;
    }
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let name = entry.unwrap().file_name();
        copy(&from.join(&name), &to.join(&name));
    }
}

fn edit(site: &Path, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(site.join(path)).unwrap();
    assert!(text.contains(from), "{path} does not say {from:?}");
    std::fs::write(site.join(path), text.replace(from, to)).unwrap();
}

/// Serves a folder on the loopback interface until the test ends; the origin.
fn serve(root: PathBuf) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let root = root.clone();
            std::thread::spawn(move || answer(stream, &root));
        }
    });
    origin
}

fn answer(stream: TcpStream, root: &Path) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let request = lines.next()?.ok()?;
    let path = request.split(' ').nth(1)?.to_owned();
    // The rest of the request has to be read before the answer is written.
    for line in lines {
        if line.ok()?.is_empty() {
            break;
        }
    }
    let mut file = root.join(path.trim_start_matches('/'));
    if path.ends_with('/') {
        file.push("index.html");
    }
    let kind = match file.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
    let (status, body) = match std::fs::read(&file) {
        Ok(body) => ("200 OK", body),
        // The browser asks for it by itself, whether or not a page names it.
        Err(_) if path == "/favicon.ico" => ("204 No Content", Vec::new()),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let mut stream = stream;
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).ok()
}
