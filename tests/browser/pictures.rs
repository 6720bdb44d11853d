//! What pages look like: `just pictures`, then look into `target/pictures`.

use super::chromium::Browser;
use super::serve;
use super::sites::{build_with_drafts, sample};
use std::path::Path;

/// Name, page, width, height (0: the whole page), colour scheme, and what is done before.
const PICTURES: [(&str, &str, i64, i64, &str, &str); 12] = [
    ("01-root", "/", 1280, 0, "light", ""),
    ("02-statement", "/gb/en/privacy-statement/", 1280, 900, "light", ""),
    (
        "03-statement-dark",
        "/gb/en/privacy-statement/",
        1280,
        900,
        "dark",
        "document.querySelector('#_links').click(); scrollTo(0, 1500)",
    ),
    ("04-statement-phone", "/gb/en/privacy-statement/", 390, 844, "light", ""),
    (
        "05-selector",
        "/ch/de/privacy-statement/",
        1280,
        900,
        "light",
        "document.querySelector('.selector details').open = true",
    ),
    ("06-arabic", "/ae/ar/privacy-statement/", 1280, 900, "light", ""),
    (
        "07-arabic-phone-dark",
        "/ae/ar/cookie-notice/",
        390,
        844,
        "dark",
        "document.querySelector('table').scrollIntoView()",
    ),
    ("08-chinese", "/cn/zh-hans/privacy-statement/", 1280, 900, "light", "scrollTo(0, 900)"),
    ("09-japanese-phone", "/jp/ja/privacy-statement/", 390, 844, "light", "scrollTo(0, 600)"),
    (
        "10-thai-narrow",
        "/th/th/cookie-notice/",
        320,
        800,
        "light",
        "document.querySelector('.contents details').open = true; scrollTo(0, 300)",
    ),
    ("11-changes", "/ae/ar/privacy-statement/2026-11-02/changes/", 1280, 0, "light", ""),
    ("12-history", "/ch/de/privacy-statement/history/", 1280, 0, "light", ""),
];

#[test]
#[ignore = "for people to look at"]
fn of_twelve_pages() {
    let browser = Browser::found().expect("a browser");
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    std::fs::create_dir_all(&out).unwrap();
    let origin = serve(sample());
    for (name, page, width, height, scheme, script) in PICTURES {
        browser.window(width, if height == 0 { 900 } else { height });
        browser.scheme(scheme);
        browser.open(&format!("{origin}{page}"));
        browser.run(script);
        if height == 0 {
            let whole = browser.run("return document.documentElement.scrollHeight").as_i64().unwrap();
            browser.window(width, whole.min(5000));
        }
        browser.picture(&out.join(format!("{name}.png")));
    }
    browser.open(&format!("{origin}/gb/en/privacy-statement/"));
    std::fs::write(out.join("13-paper.pdf"), browser.printed()).unwrap();
    let drafts = build_with_drafts();
    let origin = serve(drafts.path().join("public"));
    browser.window(1280, 900);
    browser.scheme("light");
    browser.open(&format!("{origin}/ae/ar/privacy-statement/draft/"));
    browser.picture(&out.join("14-draft.png"));
    println!("see {}", out.display());
}
