//! The site opened from a disk, without any server: a reader goes from page to page.

use super::chromium::Browser;
use super::sites::on_disk;
use serde_json::json;

/// The pages that a reader goes to, and the links that lead there: from the root to an edition, a policy, its chapters, its
/// versions, one of them, what it changed, and back.
const WALK: [(&str, &str); 7] = [
    ("a[href$='gb/en/index.html']", "/gb/en/index.html"),
    ("main a[href*='privacy-statement/index.html']", "/gb/en/privacy-statement/index.html"),
    ("nav a[href^='#'], .toc a[href^='#']", "/gb/en/privacy-statement/index.html#"),
    ("a[href$='history/index.html']", "/gb/en/privacy-statement/history/index.html"),
    ("main a[href*='2022-03-01/index.html']", "/gb/en/privacy-statement/2022-03-01/index.html"),
    ("a[href$='gb/en/index.html'], a[href='../../index.html']", "/gb/en/index.html"),
    ("main a[href*='cookie-notice/index.html']", "/gb/en/cookie-notice/index.html"),
];

#[test]
fn a_site_on_a_disk_is_walked_through_without_a_server() {
    let Some(browser) = Browser::found() else { return };
    let folder = on_disk();
    let origin = format!("file://{}", folder.display());
    browser.open(&format!("{origin}/index.html"));
    for (link, page) in WALK {
        let script = format!("const link = document.querySelector(\"{link}\"); link?.click(); return link !== null");
        assert_eq!(browser.run(&script), json!(true), "no {link} before {page}");
        browser
            .until(&format!("return location.href.startsWith('{origin}{page}') && document.readyState === 'complete'"));
        let styled =
            browser.run("return getComputedStyle(document.documentElement).getPropertyValue('--color-paper') !== ''");
        assert_eq!(styled, json!(true), "{page}: the style sheet was not applied");
        let outside = browser.run(
            "return [...document.querySelectorAll('a[href], link[rel=stylesheet], script[src]')].map((e) => e.href || e.src)
                .filter((address) => address.startsWith('file:') && !address.includes('.', address.lastIndexOf('/'))).slice(0, 5)",
        );
        assert_eq!(outside, json!([]), "{page}: every link names a file");
    }
}
