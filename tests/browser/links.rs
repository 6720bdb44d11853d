//! The quiet links to paragraphs: nobody's burden until somebody wants them.

use super::chromium::{Browser, axe};
use super::serve;
use super::sites::{brand, sample};
use serde_json::json;

/// How many links to paragraphs can take the focus.
const STOPS: &str = "return [...document.querySelectorAll('.at')].filter((link) => {
  link.focus();
  return document.activeElement === link;
}).length";

#[test]
fn links_to_paragraphs_are_stops_only_for_those_who_ask_for_them() {
    let Some(browser) = Browser::found() else { return };
    let Some(axe) = axe() else { return };
    let origin = serve(sample());
    let mut problems = Vec::new();
    let pages = [
        "/gb/en/privacy-statement/",
        "/ae/ar/privacy-statement/",
        "/cn/zh-hans/privacy-statement/2022-03-01/",
        "/ae/ar/cookie-notice/",
    ];
    for page in pages {
        for width in [1280, 320] {
            browser.resize(width);
            browser.open(&format!("{origin}{page}"));
            assert_eq!(browser.run(STOPS), json!(0), "{page}");
            browser.run("document.querySelector('#_links').focus()");
            browser.press(" ");
            let all = browser.run("return document.querySelectorAll('.at').length");
            assert!(all.as_u64().is_some_and(|all| all > 50), "{page}: {all}");
            assert_eq!(browser.run(STOPS), all, "{page}: all of them, once they are asked for");
            assert!(
                browser.run("return document.documentElement.scrollWidth").as_i64().unwrap() <= width,
                "{page} at {width}"
            );
            let violations = browser.violations(&axe);
            problems.extend(violations.iter().map(|violation| format!("{page} at {width} pixels: {violation}")));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_pointer_finds_the_link_to_the_paragraph_it_is_on_and_no_other() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    browser.resize(1280);
    browser.open(&format!("{origin}/gb/en/privacy-statement/"));
    let item = "[...document.querySelectorAll('.text li li')].find((item) => !item.querySelector('li'))";
    browser.run(&format!("{item}.scrollIntoView({{ block: 'center' }})"));
    let place = browser
        .run(&format!("const box = {item}.getBoundingClientRect(); return [box.left + 60, box.top + 12, box.right]"));
    let shown = || {
        browser.run("return [...document.querySelectorAll('.at')].filter((a) => getComputedStyle(a).visibility === 'visible').map((a) => a.hash)")
    };
    let at = |index: usize| place[index].as_f64().unwrap();
    browser.move_to(at(0), at(1));
    let link = browser.run(&format!("return {item}.querySelector('.at').hash"));
    assert_eq!(shown(), json!([link]));
    // Along the line into the margin, where the link is.
    browser.move_to(at(2) - 2.0, at(1));
    browser.move_to(at(2) + 14.0, at(1));
    assert_eq!(shown(), json!([link]), "it stays until the pointer has reached it");
    browser.click();
    browser.until(&format!("return location.hash === {link}"));
}

#[test]
fn paragraphs_of_one_item_are_told_apart_by_the_pointer() {
    let Some(browser) = Browser::found() else { return };
    let site = brand();
    let origin = serve(site.path().join("public"));
    browser.resize(1280);
    browser.open(&format!("{origin}/global/en/terms/"));
    for (id, index) in [("_hire.1.1", 0), ("_hire.1.1.p2", 1)] {
        let paragraph = format!("document.getElementById('_hire.1.1').querySelectorAll('p')[{index}]");
        let place = browser
            .run(&format!("const box = {paragraph}.getBoundingClientRect(); return [box.left + 20, box.top + 10]"));
        browser.move_to(place[0].as_f64().unwrap(), place[1].as_f64().unwrap());
        let shown = "return [...document.querySelectorAll('.at')].filter((a) => getComputedStyle(a).visibility === 'visible').map((a) => a.hash)";
        assert_eq!(browser.run(shown), json!([format!("#{id}")]));
    }
}

/// Where the links of rows are, beside the row that each belongs to: of each link that is off the height of its row, on its words,
/// or out of the window, the address.
const ASTRAY: &str = "return [...document.querySelectorAll('tr .at')].filter((link) => {
  const box = link.getBoundingClientRect(), row = link.closest('tr').getBoundingClientRect();
  if (!box.width || box.top < row.top - 1 || box.bottom > row.bottom + 1) return true;
  return [...link.closest('tr').cells].some((cell) => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    const lines = [...words.getClientRects()].filter((line) => line.width && line.width !== box.width);
    return lines.some((line) => line.left < box.right - 1 && line.right > box.left + 1 && line.top < box.bottom - 8 && line.bottom > box.top + 8);
  });
}).map((link) => link.hash)";

#[test]
fn rows_of_tables_have_their_links_on_their_height_and_beside_their_words() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    for page in
        ["/gb/en/cookie-notice/", "/ae/ar/cookie-notice/", "/gb/en/privacy-statement/", "/de/de/privacy-statement/"]
    {
        for width in [1280, 900, 700, 320] {
            browser.resize(width);
            browser.open(&format!("{origin}{page}"));
            let scrolls = "return [...document.querySelectorAll('.table')].map((e) => e.scrollWidth > e.clientWidth)";
            let before = browser.run(scrolls);
            browser.run("document.querySelector('#_links').click()");
            assert_eq!(browser.run(ASTRAY), json!([]), "{page} at {width}");
            assert!(browser.run("return document.querySelectorAll('tr .at').length").as_u64().unwrap() > 3, "{page}");
            assert_eq!(browser.run(scrolls), before, "{page} at {width}: no table scrolls for its links");
            assert_eq!(browser.too_wide(width), None, "{page}");
        }
    }
}

#[test]
fn the_pointer_finds_the_link_of_a_row_in_the_margin() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    browser.resize(1280);
    for page in ["/gb/en/cookie-notice/", "/gb/en/privacy-statement/"] {
        browser.open(&format!("{origin}{page}"));
        let row = "document.querySelectorAll('.text tbody tr')[1]";
        browser.run(&format!("{row}.scrollIntoView({{ block: 'center' }})"));
        let place = browser.run(&format!(
            "const box = {row}.getBoundingClientRect(); return [box.left + 20, box.top + 18, box.right]"
        ));
        let at = |index: usize| place[index].as_f64().unwrap();
        let shown = || {
            browser.run("return [...document.querySelectorAll('.at')].filter((a) => getComputedStyle(a).visibility === 'visible').map((a) => a.hash)")
        };
        browser.move_to(at(0), at(1));
        let link = browser.run(&format!("return '#' + {row}.id"));
        assert_eq!(shown(), json!([link]), "{page}");
        browser.move_to(at(2) - 2.0, at(1));
        browser.move_to(at(2) + 16.0, at(1));
        assert_eq!(shown(), json!([link]), "{page}: it stays until the pointer has reached it");
        browser.click();
        browser.until(&format!("return location.hash === {link}"));
        let ground = browser.run(&format!("return getComputedStyle({row}).backgroundColor"));
        assert_ne!(ground, json!("rgba(0, 0, 0, 0)"), "{page}: the row that the address names is marked");
    }
}
