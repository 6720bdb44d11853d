//! The notice about cookies and the dialog before links to third parties, in a browser and under a strict policy.
//!
//! Needs Chromium and axe-core as `tests/browser.rs` does; without them it says so and passes, unless `LEXLOCI_BROWSER=required`.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "../support/browser.rs"]
mod chromium;
#[path = "../support/folders.rs"]
mod folders;
#[path = "../support/host.rs"]
mod host;

mod readers;

use chromium::{Browser, axe};
use folders::copy;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";

/// Scripts and styles of the host itself, and nothing else; not even text is taken for a script (Trusted Types).
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

const NOTICES: &str = "\n[external_links]\nnotice = true\nown = [\"aurora.example\"]\n\n[[navigation.header]]\nlabel";

/// A page of another website that has the script fetch the notice.
const ELSEWHERE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>Shop</title></head><body><main tabindex=\"-1\">\
    <h1>Shop</h1></main><script src=\"/assets/cookie-notice.js\" data-notice=\"/gb/en/cookie-notice.html\" defer></script>\
    </body></html>";

const SHOWN: &str =
    "const bar = document.querySelector('.cookie-notice'); return !!bar && !bar.hidden && bar.offsetHeight > 0;";
const TEXT: &str = "/gb/en/privacy-statement/";

#[test]
fn notices_in_a_browser() {
    let (Some(browser), Some(axe)) = (Browser::found(), axe()) else { return };
    let folder = site();
    let public = folder.path().join("public");
    let origin = serve(public.clone());

    tables(&browser, &origin);
    leaving(&browser, &origin);
    readers::try_all(&browser, &origin);
    bar(&browser, &origin, &public);

    browser.run("localStorage.clear()");
    let mut problems = Vec::new();
    let pages = [TEXT, "/ae/ar/privacy-statement/", "/ch/de/privacy-statement/"];
    browser.look_at(&origin, &pages, &axe, &mut problems);
    for page in pages {
        for (width, scheme) in [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")] {
            browser.open(&format!("{origin}{page}"));
            browser.resize(width);
            browser.scheme(scheme);
            assert_eq!(browser.run(SHOWN), json!(true), "{page}: axe looked at a page with the notice");
            browser.run("document.querySelector('main a[rel~=external]').click()");
            let found = browser.run(&format!(
                "{axe}; return axe.run(document).then((r) => r.violations.filter((v) => \
                 v.tags.some((tag) => tag.startsWith('wcag'))).map((v) => v.id + v.nodes[0].html));"
            ));
            assert_eq!(found, json!([]), "{page} with the dialog, {width} pixels, {scheme}");
        }
        problems.extend(browser.complaints(&origin).into_iter().map(|complaint| format!("{page}: {complaint}")));
    }
    browser.forget_size();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// On a narrow screen a table of cookies looks like a list, fits, and is a table still to those who do not see it.
fn tables(browser: &Browser, origin: &str) {
    browser.open(&format!("{origin}/ae/ar/cookie-notice/"));
    let rows = browser.run("return document.querySelectorAll('table.cookies tbody tr').length").as_u64().unwrap();
    for (width, layout) in [(320, "flex"), (1280, "table-cell")] {
        browser.resize(width);
        let cell = "return getComputedStyle(document.querySelector('table.cookies tbody td')).display";
        assert_eq!(browser.run(cell), json!(layout), "{width}");
        let fits = "return [...document.querySelectorAll('table.cookies')].every((e) => e.scrollWidth <= e.parentElement.clientWidth)";
        assert_eq!(browser.run(fits), json!(true), "{width}");
        browser.command("/goog/cdp/execute", &json!({ "cmd": "Accessibility.enable", "params": {} }));
        let tree = browser.command("/goog/cdp/execute", &json!({ "cmd": "Accessibility.getFullAXTree", "params": {} }));
        let count = |role: &str| {
            let nodes = tree["nodes"].as_array().unwrap().iter();
            nodes.filter(|node| node["role"]["value"] == role).count() as u64
        };
        assert!(rows > 10 && count("rowheader") == rows, "{width}: {} of {rows}", count("rowheader"));
        assert!(count("columnheader") >= 5, "{width}");
    }
    browser.forget_size();
}

/// The dialog, by keyboard only.
fn leaving(browser: &Browser, origin: &str) {
    browser.open(&format!("{origin}{TEXT}"));
    browser.run("document.querySelector('main a[rel~=external]').focus()");
    let link = browser.run("return document.activeElement.href");
    let open = "return document.querySelector('dialog.leaving').open";
    browser.press(ENTER);
    assert_eq!(browser.run(open), json!(true));
    assert_eq!(
        browser.run("return document.querySelector('dialog.leaving').contains(document.activeElement)"),
        json!(true)
    );
    let says = browser.run("return [...document.querySelectorAll('.leaving bdi')].map((e) => e.textContent)");
    let host = link.as_str().unwrap().trim_start_matches("https://").split('/').next().unwrap();
    assert_eq!(says, json!([host, link]));
    assert_eq!(browser.run("return document.querySelector('.leaving a').href"), link);
    assert_eq!(browser.run("return document.querySelector('.leaving a').target"), json!(""));
    browser.press(ESCAPE);
    assert_eq!(browser.run(open), json!(false));
    assert_eq!(browser.run("return document.activeElement.href"), link, "the focus is back at the link");
    assert_eq!(browser.run(SHOWN), json!(true), "the key was for the dialog alone");
    browser.press(ENTER);
    assert_eq!(browser.run("return document.activeElement.localName"), json!("h2"), "it is read from its beginning");
    browser.press(TAB);
    browser.press(TAB);
    assert_eq!(browser.run("return document.activeElement.localName"), json!("button"));
    browser.press(ENTER);
    assert_eq!(browser.run(open), json!(false), "whoever stays, stays");
    assert_eq!(browser.run("return location.pathname"), json!(TEXT));
    // Whoever opens a link in another tab or window, or saves it, chose that.
    let clicked = "addEventListener('click', (e) => e.preventDefault(), { once: true }); \
                   document.querySelector('main a[rel~=external]').dispatchEvent(\
                   new MouseEvent('click', { bubbles: true, cancelable: true, KEY: true }));";
    for key in ["ctrlKey", "metaKey", "shiftKey", "altKey"] {
        browser.run(&clicked.replace("KEY", key));
        assert_eq!(browser.run(open), json!(false), "{key}");
    }
    // Links to one's own hosts are plain.
    browser.run("document.addEventListener('click', (e) => e.preventDefault()); document.querySelector('nav a[href*=\"www.aurora\"]').click()");
    assert_eq!(browser.run(open), json!(false));
}

/// The notice about cookies: shown once, remembered, forgotten when the revision changes.
fn bar(browser: &Browser, origin: &str, public: &Path) {
    let open = |page: &str| browser.open(&format!("{origin}{page}"));
    open("/");
    assert_eq!(browser.run(SHOWN), json!(false), "nobody knows yet in which language to say it");
    open(TEXT);
    assert_eq!(browser.run(SHOWN), json!(true));
    assert_eq!(browser.run("return document.activeElement === document.body"), json!(true), "it takes no focus");
    nothing_focused_is_covered(browser);
    open(TEXT);
    browser.run("document.querySelector('.cookie-notice button').focus()");
    browser.press(ENTER);
    assert_eq!(browser.run(SHOWN), json!(false));
    assert_eq!(browser.run("return document.activeElement.localName"), json!("main"), "the focus is not lost");
    assert_eq!(browser.run("return document.body.style.paddingBlockEnd"), json!(""));
    open("/gb/en/terms-of-use/");
    assert_eq!(browser.run(SHOWN), json!(false), "it was closed on another page");
    assert_eq!(browser.run("return document.cookie"), json!(""), "and no cookie says so");

    let file = public.join("gb/en/terms-of-use/index.html");
    let page = fs::read_to_string(&file).unwrap();
    let (before, rest) = page.split_once("data-revision=\"").unwrap();
    fs::write(&file, format!("{before}data-revision=\"{}{}", "0".repeat(16), &rest[16..])).unwrap();
    open("/gb/en/terms-of-use/");
    assert_eq!(browser.run(SHOWN), json!(true), "another revision is another notice");
    browser.press(ESCAPE);
    assert_eq!(browser.run(SHOWN), json!(false));
    open("/gb/en/terms-of-use/");
    assert_eq!(browser.run(SHOWN), json!(false));

    browser.run("localStorage.clear()");
    open("/elsewhere.html");
    browser.until(SHOWN);
    assert_eq!(browser.run("return document.querySelector('.cookie-notice').lang"), json!("en-GB"));
    browser.press(ESCAPE);
    open(TEXT);
    assert_eq!(browser.run(SHOWN), json!(false), "one origin, one memory");
}

/// WCAG 2.2, 2.4.11: whatever has the focus is not entirely hidden behind the notice.
fn nothing_focused_is_covered(browser: &Browser) {
    browser.resize(1280);
    for step in 0..120 {
        browser.press(TAB);
        let covered = browser.run(
            "const at = document.activeElement, bar = document.querySelector('.cookie-notice');
            if (at === document.body || bar.contains(at)) return '';
            const box = at.getBoundingClientRect();
            return box.height && box.top >= bar.getBoundingClientRect().top ? at.outerHTML : '';",
        );
        assert_eq!(covered, json!(""), "after {step} steps");
    }
    browser.forget_size();
}

/// The sample site with both notices, built into `public`.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["site.toml", "content", "locales", "history", "review.lock"] {
        copy(&repository.join(part), &folder.path().join(part));
    }
    let settings = fs::read_to_string(folder.path().join("site.toml")).unwrap();
    if !settings.contains("[external_links]") {
        let with = settings.replacen("\n[[navigation.header]]\nlabel", NOTICES, 1).replace("bar = false", "bar = true");
        assert!(with.contains("bar = true") && with.contains("[external_links]"));
        fs::write(folder.path().join("site.toml"), with).unwrap();
    }
    let run = Command::new(env!("CARGO_BIN_EXE_lexloci"))
        .args(["build", "--quiet", "--base-url", "http://localhost"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    fs::write(folder.path().join("public/elsewhere.html"), ELSEWHERE).unwrap();
    // Whole addresses name the host of the site; here it is the one that serves the page.
    let fragment = folder.path().join("public/gb/en/cookie-notice.html");
    let text = fs::read_to_string(&fragment).unwrap();
    assert!(text.contains("href=\"http://localhost/gb/en/cookie-notice/\""), "{text}");
    fs::write(&fragment, text.replace("http://localhost/", "/")).unwrap();
    folder
}

/// Serves a folder until the test ends; the origin.
fn serve(root: PathBuf) -> String {
    format!("http://localhost:{}", host::serve(root, POLICY))
}
