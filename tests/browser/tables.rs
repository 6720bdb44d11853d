//! Wide tables: what changed in their last column is seen.

use super::chromium::Browser;
use super::serve;
use super::sites::tables;
use serde_json::json;

const PAGES: [&str; 4] =
    ["/global/en/terms/", "/global/ar/terms/", "/global/en/terms/draft/changes/", "/global/ar/terms/draft/changes/"];

#[test]
fn a_wide_table_takes_what_is_free_beside_the_text() {
    let Some(browser) = Browser::found() else { return };
    let folder = tables();
    let origin = serve(folder.path().join("public"));
    for page in PAGES {
        for width in [1920, 1280, 1000, 390, 320] {
            browser.resize(width);
            browser.open(&format!("{origin}{page}"));
            assert_eq!(browser.too_wide(width), None, "{page}");
            let inline = |of: &str| {
                browser.run(&format!("return document.querySelector('{of}').getBoundingClientRect().width")).as_f64()
            };
            if width >= 1280 {
                let scrolls = "const box = document.querySelector('.text .table');
                    return box.scrollWidth > box.clientWidth";
                assert_eq!(browser.run(scrolls), json!(false), "{page} at {width}: nothing is cut off");
                assert!(inline(".text table") > inline(".text section p"), "{page} at {width}");
            }
        }
    }
}

#[test]
fn the_list_of_changes_does_not_cover_the_text() {
    let Some(browser) = Browser::found() else { return };
    let folder = tables();
    let origin = serve(folder.path().join("public"));
    browser.window(1280, 600);
    browser.open(&format!("{origin}/global/en/terms/draft/changes/"));
    browser.run("document.querySelector('.text table').scrollIntoView()");
    let below = browser.run("return document.querySelector('.contents').getBoundingClientRect().bottom");
    assert!(below.as_f64().unwrap() < 1.0, "it stays above the text: {below}");
}
