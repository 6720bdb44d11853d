//! The sample site in a browser: it loads without errors and without third parties, fits a narrow screen, gives axe nothing to
//! say against WCAG 2.2 A and AA and the checker of the W3C nothing against its HTML, is walked through by keyboard, read without
//! scripts, and printed.
//!
//! Needs Chromium with its driver, axe-core and vnu-jar from npm in `target/browser`, Java for the latter, and `pdftotext`
//! (`.ci/run` installs all of them). Where something is missing the tests say so and pass, unless `LEXLOCI_BROWSER=required`.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "../support/browser.rs"]
mod chromium;
#[path = "../support/folders.rs"]
mod folders;
#[path = "../support/host.rs"]
mod host;

mod disk;
mod keyboard;
mod links;
mod paper;
mod pictures;
mod scripts;
mod selector;
mod sites;
mod tables;
mod validity;

use chromium::{Browser, axe};
use serde_json::json;
use sites::{brand, build_with_drafts, redlines, sample, statuses};
use std::net::Ipv4Addr;
use std::path::PathBuf;

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

#[test]
fn the_sample_site_in_a_browser() {
    let Some(browser) = Browser::found() else { return };
    let Some(axe) = axe() else { return };
    let origin = serve(sample());
    let mut problems = Vec::new();

    for (edition, lang, dir) in EDITIONS {
        for page in [edition.to_owned(), format!("{edition}privacy-statement/"), format!("{edition}cookie-notice/")] {
            browser.open(&format!("{origin}{page}"));
            let root = browser.run("const root = document.documentElement; return [root.lang, root.dir];");
            if root != json!([lang, dir]) {
                problems.push(format!("{page}: lang and dir are {root}, not {lang} and {dir}"));
            }
            let leading = browser.run(
                "const style = getComputedStyle(document.querySelector('.text p, main p') ?? document.body);
                return parseFloat(style.lineHeight) / parseFloat(style.fontSize)",
            );
            if !leading.as_f64().is_some_and(|leading| leading >= least_leading(lang)) {
                problems.push(format!("{page}: lines are {leading} high"));
            }
            if browser.run("return document.querySelector('main h1')?.innerText.trim() ?? ''") == json!("") {
                problems.push(format!("{page}: has no heading"));
            }
            problems.extend(browser.complaints(&origin).into_iter().map(|complaint| format!("{page}: {complaint}")));
        }
    }
    browser.look_at(&origin, &TEMPLATES, &axe, &mut problems);

    let folder = brand();
    let origin = serve(folder.path().join("public"));
    browser.look_at(&origin, &["/", "/global/en/", "/global/en/terms/", "/ae/ar/terms/"], &axe, &mut problems);

    browser.open(&format!("{origin}/ae/ar/terms/"));
    let amounts = browser.run("return getComputedStyle(document.querySelector('td.end')).textAlign");
    assert_eq!(amounts, json!("end"), "amounts stand as their author aligned them");

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

/// How high lines must be at least, in parts of the size of the letters: scripts with marks above and below, or without spaces,
/// need more room.
fn least_leading(lang: &str) -> f64 {
    if ["ar", "zh", "th"].iter().any(|language| lang.starts_with(language)) { 1.8 } else { 1.5 }
}

/// What a careful host sends with every page of a legal site.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

/// Serves a folder until the test ends; the origin.
fn serve(root: PathBuf) -> String {
    format!("http://{}:{}", Ipv4Addr::LOCALHOST, host::serve(root, POLICY))
}
