//! The notices for all readers: on paper, without motion, in colours of their own, magnified, by keyboard.

use super::{ENTER, ESCAPE, SHOWN, TAB, TEXT};
use crate::chromium::Browser;
use serde_json::{Value, json};

const SHIFT_TAB: &[&str] = &["\u{E008}", TAB];
const DIALOG: &str = "document.querySelector('main a[rel~=external]').click()";
const OPEN: &str = "return document.querySelector('dialog.leaving').open";
/// An edition of each direction, the one with the longest words, and one of a script without spaces.
const PAGES: [&str; 4] = [TEXT, "/ae/ar/privacy-statement/", "/de/de/privacy-statement/", "/th/th/privacy-statement/"];

pub(super) fn try_all(browser: &Browser, origin: &str) {
    let fresh = |page: &str| {
        browser.open(&format!("{origin}{page}"));
        browser.run("localStorage.clear()");
        browser.open(&format!("{origin}{page}"));
        assert_eq!(browser.run(SHOWN), json!(true), "{page}");
    };
    on_paper(browser, &fresh);
    without_motion(browser, &fresh);
    in_own_colours(browser, &fresh);
    magnified(browser, &fresh);
    by_keyboard(browser, &fresh);
    browser.run("localStorage.clear()");
}

/// Neither is printed, not even while the dialog is open, and no room is left for them.
fn on_paper(browser: &Browser, fresh: &dyn Fn(&str)) {
    fresh(TEXT);
    browser.run(DIALOG);
    let state = "const shown = (selector) => getComputedStyle(document.querySelector(selector)).display !== 'none';
        return [shown('.cookie-notice'), shown('dialog.leaving'), getComputedStyle(document.body).paddingBlockEnd !== '0px']";
    assert_eq!(browser.run(state), json!([true, true, true]), "on the screen");
    browser.media("print", &[]);
    assert_eq!(browser.run(state), json!([false, false, false]), "on paper");
    browser.media("", &[]);
}

/// The notice fades in for those who like it, and nothing moves for those who do not.
fn without_motion(browser: &Browser, fresh: &dyn Fn(&str)) {
    let moving = "return [...document.querySelectorAll('*')].filter((e) => {
            const style = getComputedStyle(e);
            return style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => time !== '0s');
        }).map((e) => e.className)";
    for (preference, expected) in [("no-preference", true), ("reduce", false)] {
        browser.media("", &[("prefers-reduced-motion", preference)]);
        fresh(TEXT);
        browser.run(DIALOG);
        let moving = browser.run(moving);
        let notice = moving.as_array().unwrap().contains(&json!("cookie-notice"));
        assert!(notice == expected && (expected || moving == json!([])), "{preference}: {moving}");
    }
    browser.media("", &[]);
}

/// With forced colours, edges and the focus are told by lines, in another colour than the ground (WCAG 2.2, 1.4.11, 2.4.7).
fn in_own_colours(browser: &Browser, fresh: &dyn Fn(&str)) {
    // How each looks that a reader has to tell from its surroundings: those without a line.
    let edges = |selectors: &[&str], line: &str| {
        browser.run(&format!(
            "const ground = getComputedStyle(document.body).backgroundColor;
            return {}.filter((selector) => {{
                const style = getComputedStyle(document.querySelector(selector));
                return style.{line}Style === 'none' || parseFloat(style.{line}Width) < 1 || style.{line}Color === ground;
            }})",
            json!(selectors)
        ))
    };
    for scheme in ["light", "dark"] {
        browser.media("", &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]);
        fresh(TEXT);
        assert_eq!(browser.run("return matchMedia('(forced-colors: active)').matches"), json!(true));
        let bare = edges(&[".cookie-notice", ".cookie-notice button", ".precedence", ".banner"], "borderBlockStart");
        assert_eq!(bare, json!([]), "{scheme}");
        browser.run("document.querySelector('.skip').focus()");
        for stop in [".cookie-notice a", ".cookie-notice button"] {
            browser.press(TAB);
            assert_eq!(edges(&[&format!("{stop}:focus-visible")], "outline"), json!([]), "{scheme}: {stop}");
        }
        browser.run("document.querySelector('main a[rel~=external]').focus()");
        browser.press(ENTER);
        let choices = [".leaving", ".leaving .choice > a", ".leaving .choice > button"];
        assert_eq!(edges(&choices, "borderBlockStart"), json!([]), "{scheme}");
        for stop in [".leaving .choice > a", ".leaving .choice > button"] {
            browser.press(TAB);
            assert_eq!(edges(&[&format!("{stop}:focus-visible")], "outline"), json!([]), "{scheme}: {stop}");
        }
        browser.run("document.querySelector('dialog.leaving').close(); location.hash = '#_preamble.1'");
        assert_eq!(edges(&[":target"], "outline"), json!([]), "{scheme}: what the address names");
    }
    browser.media("", &[]);
}

/// On a screen of 320 by 256 pixels, which is what one of 1280 by 1024 has left at 400 % (WCAG 2.2, 1.4.10), with letters of twice
/// the size (1.4.4), and with both, nothing is cut off, and every word and button can be reached.
fn magnified(browser: &Browser, fresh: &dyn Fn(&str)) {
    for page in PAGES {
        for (width, height, letters) in [(320, 256, 16), (320, 640, 32), (320, 256, 32), (1280, 400, 32)] {
            let case = format!("{page}, {width} by {height}, letters of {letters}");
            browser.letters(letters);
            browser.window(width, height);
            fresh(page);
            assert_eq!(browser.too_wide(width), None, "{case}");
            let covered = browser.run(
                "const bar = document.querySelector('.cookie-notice');
                return getComputedStyle(bar).position === 'fixed' ? bar.offsetHeight / innerHeight : 0",
            );
            assert!(covered.as_f64().unwrap() <= 0.5, "{case}: the notice covers {covered} of the window");
            reachable(browser, ".cookie-notice", &["p", "a", "button"], &case);
            browser.run(DIALOG);
            let scrolled = browser.run("return document.querySelector('dialog.leaving').scrollTop");
            assert_eq!(scrolled, json!(0), "{case}: what it says is what it opens with");
            reachable(browser, ".leaving", &["h2", "p", ".host", ".whole", "a", "button"], &case);
            browser.run("document.querySelector('dialog.leaving').close()");
        }
    }
    browser.letters(16);
    browser.forget_size();
}

/// Scrolled to, the first and the last line of each part is in the window, and no part is wider than what holds it.
fn reachable(browser: &Browser, holder: &str, parts: &[&str], case: &str) {
    let lost = browser.run(&format!(
        "const holder = document.querySelector({holder}), lost = [];
        if (holder.scrollWidth > holder.clientWidth) lost.push('holder is ' + holder.scrollWidth + ' of ' + holder.clientWidth);
        for (const part of {parts}.flatMap((selector) => [...holder.querySelectorAll(selector)])) {{
            for (const end of ['start', 'end']) {{
                part.scrollIntoView({{ block: end, behavior: 'instant' }});
                const box = part.getBoundingClientRect(), line = Math.min(box.height, 16);
                const [top, bottom] = end === 'start' ? [box.top, box.top + line] : [box.bottom - line, box.bottom];
                const x = box.left + box.width / 2, hit = document.elementFromPoint(x, (top + bottom) / 2);
                const inside = top >= -1 && bottom <= innerHeight + 1 && box.left >= -1 && box.right <= innerWidth + 1;
                if (!inside || !holder.contains(hit)) lost.push(part.localName + ' ' + end + ' ' + JSON.stringify(box));
            }}
        }}
        return lost;",
        holder = json!(holder),
        parts = json!(parts)
    ));
    assert_eq!(lost, json!([]), "{case}: {holder}");
}

/// The notice comes behind the link that leads past everything, before the page; the dialog keeps the focus and gives it back.
fn by_keyboard(browser: &Browser, fresh: &dyn Fn(&str)) {
    let here = || {
        browser
            .run("const at = document.activeElement; return at.className || at.parentElement.className || at.localName")
    };
    fresh(TEXT);
    let mut stops = Vec::new();
    for _ in 0..4 {
        browser.press(TAB);
        stops.push(
            browser.run("const at = document.activeElement; return [at.localName, !!at.closest('.cookie-notice')]"),
        );
    }
    let expected: [Value; 4] = [json!(["a", false]), json!(["a", true]), json!(["button", true]), json!(["a", false])];
    assert_eq!(stops, expected, "in the order of what is seen first to last");

    // Escape closes it from wherever the focus is, and takes the focus away from nowhere but the notice itself.
    let site = here();
    browser.press(ESCAPE);
    assert_eq!((browser.run(SHOWN), here()), (json!(false), site));
    fresh(TEXT);
    browser.run("document.querySelector('.cookie-notice button').focus()");
    browser.press(ESCAPE);
    assert_eq!(browser.run("return document.activeElement.localName"), json!("main"));
    browser.press(TAB);
    assert_eq!(browser.run("return !!document.activeElement.closest('main')"), json!(true), "and goes on from there");

    fresh(TEXT);
    let link = "document.querySelector('main a[rel~=external]')";
    for leave in [ESCAPE, ENTER] {
        browser.run(&format!("{link}.focus()"));
        browser.press(ENTER);
        let mut inside = Vec::new();
        for _ in 0..4 {
            inside.push(
                browser.run("const at = document.activeElement; return at === document.body || !!at.closest('dialog')"),
            );
            browser.press(TAB);
        }
        assert_eq!(inside, vec![json!(true); 4], "the page behind the dialog is out of reach");
        browser.run("document.querySelector('.leaving a').focus()");
        browser.press(TAB);
        browser.press_together(SHIFT_TAB);
        assert_eq!(browser.run("return document.activeElement.matches('.leaving a')"), json!(true));
        browser.press(TAB);
        browser.press(leave);
        assert_eq!(browser.run(OPEN), json!(false));
        assert_eq!(browser.run(&format!("return document.activeElement === {link}")), json!(true), "back at the link");
    }
}
