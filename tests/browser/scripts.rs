//! The one script: it suggests an edition, and nothing is missing without it.

use super::chromium::Browser;
use super::serve;
use super::sites::sample;
use serde_json::{Value, json};

fn suggested(browser: &Browser, origin: &str, languages: &str) -> Value {
    browser.speak(languages);
    browser.open(&format!("{origin}/"));
    browser.run("return [...document.querySelectorAll('.suggestions:not([hidden]) a')].map((a) => a.pathname)")
}

#[test]
fn the_root_page_suggests_editions_that_fit_the_languages_of_the_browser() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    for (languages, expected) in [
        ("de-CH,de", json!(["/ch/de/"])),
        ("de-CH,en-US,de", json!(["/ch/de/", "/global/en/"])),
        ("fr-CH,ja", json!(["/ch/fr/", "/jp/ja/"])),
        ("zh-CN", json!(["/cn/zh-hans/"])),
        ("en-US", json!(["/global/en/"])),
        ("en-GB,en", json!(["/gb/en/", "/global/en/"])),
        ("ar", json!(["/ae/ar/"])),
        // Whose law another country's is not.
        ("ar-EG,ar", json!([])),
        ("fr-CA,fr", json!(["/ca-qc/fr/"])),
        ("fr-BE,fr,de", json!(["/de/de/"])),
        ("zh-TW", json!([])),
        ("fi", json!([])),
    ] {
        assert_eq!(suggested(&browser, &origin, languages), expected, "{languages}");
    }
    let height = browser.run("return document.querySelector('.suggestions').offsetHeight");
    assert_eq!(height, json!(0), "where nothing fits, nothing is said");
    assert_eq!(browser.complaints(&origin), Vec::<String>::new());
}

#[test]
fn a_suggestion_names_region_and_language_in_that_language() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    suggested(&browser, &origin, "fr-CH");
    let link = browser.run("const a = document.querySelector('.suggestions a'); return [a.innerText, a.lang]");
    assert_eq!(link, json!(["Suisse · Français", "fr-CH"]));
}

#[test]
fn without_scripts_everything_is_there() {
    let Some(browser) = Browser::found() else { return };
    let origin = serve(sample());
    browser.without_scripts();
    for (page, words) in [
        ("/", "الإمارات العربية المتحدة"),
        ("/gb/en/privacy-statement/", "Aurora Devices UK Limited"),
        ("/ch/de/", "Schweiz"),
    ] {
        browser.open(&format!("{origin}{page}"));
        let names = browser.names();
        assert!(names.iter().any(|name| name.contains(words)), "{page}: {names:?}");
        assert!(!names.iter().any(|name| name.contains("Suggested")), "{page}: what a script fills is not shown empty");
    }
}
