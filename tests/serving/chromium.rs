//! The preview as a person uses it: a browser that is open while files are edited.
//!
//! Needs Chromium with its driver and axe-core, as `tests/browser.rs` does; without them it says so and passes, unless
//! `LEXLOCI_BROWSER=required`. `LEXLOCI_PICTURES=DIR` keeps what was seen.

use crate::browser::{Browser, axe};
use crate::sockets::Served;
use crate::support::folders::copy;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const TEXT: &str = "content/terms-of-use/en.md";
const DRAFT: &str = "/gb/en/terms-of-use/draft/";

/// What stands in the bar and the notice of a page.
const DESK: &str = "const desk = document.querySelector('#lexloci-desk').shadowRoot;";

fn edit(site: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(site.join(TEXT)).unwrap();
    assert!(text.contains(from), "it does not say {from:?}");
    fs::write(site.join(TEXT), text.replacen(from, to, 1)).unwrap();
}

/// The element that has the keyboard, in the page or in the bar.
const FOCUSED: &str =
    "let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
return at?.textContent ?? '';";

/// Presses Tab until the keyboard is at an element that says this.
fn tab_to(browser: &Browser, words: &str) {
    for _ in 0..400 {
        browser.press(TAB);
        if browser.run(FOCUSED).as_str().is_some_and(|text| text.contains(words)) {
            return;
        }
    }
    panic!("the keyboard does not reach {words:?}");
}

#[test]
fn a_person_edits_and_looks() {
    let (Some(browser), Some(axe)) = (Browser::found(), axe()) else { return };
    let pictures = std::env::var_os("LEXLOCI_PICTURES").map(PathBuf::from);
    let picture = |name: &str| {
        if let Some(folder) = &pictures {
            browser.picture(&folder.join(format!("{name}.png")));
        }
    };
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    for part in ["site.toml", "content", "locales", "history", "review.lock"] {
        copy(&crate::support::repository().join(part), &site.join(part));
    }
    let served = Served::start(site);
    let origin = format!("http://localhost:{}", served.port);

    // The page changes by itself, and the reader stays where they were.
    browser.resize(1280);
    browser.open(&format!("{origin}{DRAFT}"));
    browser.until(&format!("{DESK} return desk.querySelector('.preview-bar').innerText.includes('As published')"));
    picture("bar");
    browser.run("scrollTo(0, 700)");
    edit(site, "\n## ", "\nA sentence that nobody has seen before.\n\n## ");
    browser.until("return document.body.innerText.includes('A sentence that nobody has seen before.')");
    // A page that was loaded again is scrolled a moment later.
    browser.until("return Math.abs(scrollY - 700) < 5");
    browser.until(&format!("{DESK} return desk.querySelector('.preview-bar').innerText.includes('Show changes')"));

    // Broken: what is wrong lies over the last good state. Mended: it goes.
    edit(site, "A sentence that", "A {{ sentance }} that");
    browser.until(&format!("{DESK} return desk.querySelector('.overlay').innerText.includes('sentance')"));
    assert_eq!(browser.run("return document.body.innerText.includes('A sentence that nobody')"), json!(true));
    picture("overlay");
    edit(site, "A {{ sentance }} that", "A mended sentence that");
    browser.until(&format!("{DESK} return desk.querySelector('.overlay').hidden"));
    browser.until("return document.body.innerText.includes('A mended sentence that')");

    // By keyboard alone: where sections come from, and the redline.
    browser.run("document.querySelector('#lexloci-desk').shadowRoot.querySelector('.home').focus()");
    tab_to(&browser, "Where it comes from");
    browser.press(ENTER);
    browser.until(&format!(
        "{DESK} return desk.querySelector('.sources').innerText.includes('content/terms-of-use/en.md:')"
    ));
    picture("sources");
    browser.press(ENTER);
    browser.open(&format!("{origin}{DRAFT}"));
    browser.until(&format!("{DESK} return desk.querySelector('.preview-bar .redline') !== null"));
    browser.run("document.querySelector('#lexloci-desk').shadowRoot.querySelector('.home').focus()");
    tab_to(&browser, "Show changes");
    browser.press(ENTER);
    browser.until(
        "return location.pathname.endsWith('/draft/changes/') && document.body.innerText.includes('mended sentence')",
    );
    assert_eq!(
        browser.run("return [...document.querySelectorAll('ins')].some((ins) => ins.innerText.includes('mended'))"),
        json!(true)
    );
    picture("redline");

    // The desk lists the change, and what became stale by it.
    edit(site, "A mended sentence that nobody has seen before.", "Another sentence.");
    for (page, says) in [
        ("/_desk/", "terms-of-use"),
        ("/_desk/stale/", "Mark as reviewed"),
        ("/_desk/coverage/", "gb/en"),
        ("/_desk/compare/?policy=terms-of-use&old=gb%2Fen&from=2022-03-01&new=gb%2Fen&to=draft", "Another sentence."),
        ("/_desk/check/", "stale"),
    ] {
        browser.open(&format!("{origin}{page}"));
        browser.until(&format!("return document.body.innerText.includes('{says}')"));
        picture(page.trim_matches('/').split('?').next().unwrap_or_default().replace('/', "-").as_str());
    }
    let mut problems = Vec::new();
    problems.extend(browser.complaints(&origin));

    // Marked as reviewed, by keyboard, and gone from the list.
    browser.open(&format!("{origin}/_desk/stale/"));
    let count = "return document.querySelectorAll('article.review').length";
    let before = browser.run(count).as_u64().unwrap();
    tab_to(&browser, "Mark as reviewed");
    browser.press(ENTER);
    browser.until(&format!(
        "return location.pathname === '/_desk/stale/' && document.querySelectorAll('article.review').length === {}",
        before - 1
    ));
    let pages = [
        "/_desk/",
        "/_desk/stale/",
        "/_desk/coverage/",
        "/_desk/compare/?policy=terms-of-use",
        "/_desk/check/",
        DRAFT,
        "/ae/ar/privacy-statement/",
    ];
    browser.look_at(&origin, &pages, &axe, &mut problems);
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}
