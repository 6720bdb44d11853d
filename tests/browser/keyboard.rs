//! The selector, the chapter list and the links to paragraphs by keyboard.

use super::chromium::Browser;
use super::serve;
use super::sites::sample;
use serde_json::{Value, json};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";

/// Presses Tab until the focus is on what `selector` selects.
///
/// # Panics
/// If that takes more than `most` times, or the focus is anywhere where it cannot be seen.
fn walk_to(browser: &Browser, selector: &str, most: usize) -> usize {
    for times in 1..=most {
        browser.press(TAB);
        let seen = "const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
            return at === document.body || box.width > 1 && box.bottom > 0 && box.top < innerHeight
                && style.visibility === 'visible' && (style.outlineStyle !== 'none' || at.matches('main'));";
        assert_eq!(browser.run(seen), json!(true), "the focus is seen: {}", here(browser));
        if browser.run(&format!("return document.activeElement.matches({})", json!(selector))) == json!(true) {
            return times;
        }
    }
    panic!("{selector} is not reached by pressing Tab {most} times; the focus is on {}", here(browser));
}

fn here(browser: &Browser) -> Value {
    browser.run("return document.activeElement.outerHTML.slice(0, 120)")
}

fn count(browser: &Browser, selector: &str) -> usize {
    let count = browser.run(&format!("return document.querySelectorAll({}).length", json!(selector)));
    usize::try_from(count.as_u64().unwrap()).unwrap()
}

#[test]
fn the_selector_opens_and_each_edition_is_one_stop() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    for (page, width) in [("/gb/en/privacy-statement/", 1280), ("/ae/ar/privacy-statement/", 390)] {
        browser.resize(width);
        browser.open(&format!("{origin}{page}"));
        assert_eq!(walk_to(&browser, "a.skip", 1), 1, "the first stop leads past all others");
        walk_to(&browser, ".selector summary", 20);
        browser.press(ENTER);
        browser.until("return document.querySelector('.selector details').open");
        let editions = count(&browser, ".selector .panel a");
        assert!(editions >= 40, "{editions}");
        for _ in 0..editions {
            assert_eq!(walk_to(&browser, ".selector .panel a", 1), 1);
        }
        browser.press(TAB);
        assert_eq!(browser.run("return document.activeElement.closest('.panel')"), json!(null), "and then it goes on");
        let covers = "const panel = getComputedStyle(document.querySelector('.panel'));
            return panel.position === 'absolute' && panel.opacity !== '0'";
        assert_eq!(browser.run(covers), json!(false), "what it came to is not covered");
        browser.run("document.querySelector('.panel a[href=\"/ch/it/privacy-statement/\"]').focus()");
        browser.press(ENTER);
        browser.until("return location.pathname === '/ch/it/privacy-statement/' && document.readyState === 'complete'");
    }
}

#[test]
fn the_chapter_list_leads_to_its_chapters() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    for width in [1280, 390] {
        browser.resize(width);
        browser.open(&format!("{origin}/gb/en/privacy-statement/"));
        let folded =
            browser.run("return getComputedStyle(document.querySelector('.contents summary')).display !== 'none'");
        assert_eq!(folded, json!(width < 1000), "it stands open beside the text, or is folded above it");
        if width < 1000 {
            walk_to(&browser, ".contents summary", 30);
            browser.press(ENTER);
        }
        walk_to(&browser, ".contents a[href='#purposes']", 60);
        browser.press(ENTER);
        browser.until("return location.hash === '#purposes'");
        let top =
            browser.run("return document.querySelector('#purposes').getBoundingClientRect().top").as_f64().unwrap();
        assert!((-1.0..200.0).contains(&top), "the chapter is at the top: {top}");
        browser.press(TAB);
        let inside = browser.run("return document.activeElement.closest('section')?.id");
        assert_eq!(inside, json!("purposes"), "the next stop is in the chapter: {}", here(&browser));
    }
}
