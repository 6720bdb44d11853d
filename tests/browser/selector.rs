//! A site for the whole world in many languages: all of them are seen at a glance.

use super::chromium::Browser;
use super::serve;
use super::sites::languages;
use serde_json::json;

/// How wide the list of languages is beside what it stands in, and how many stand in its first row.
const LIST: &str = "const list = [...document.querySelectorAll('.editions')].find(list => list.checkVisibility());
    const top = item => item.getBoundingClientRect().top;
    const items = [...list.children];
    const width = element => element.getBoundingClientRect().width;
    return [width(list) / width(list.closest('.chooser, .panel > ul, .languages')),
        items.filter(item => Math.abs(top(item) - top(items[0])) < 2).length]";

#[test]
fn many_languages_of_one_region_take_the_whole_width_in_columns() {
    let Some(browser) = Browser::found() else { return };
    let folder = languages();
    let origin = serve(folder.path().join("public"));
    for page in ["/", "/global/", "/global/en/terms/", "/global/ar/terms/"] {
        for (width, columns) in [(1280, if page.contains("terms") { 4 } else { 6 }), (390, 2), (320, 2)] {
            browser.resize(width);
            browser.open(&format!("{origin}{page}"));
            if page.contains("terms") {
                browser.run("document.querySelector('.selector details').open = true");
            }
            assert_eq!(browser.too_wide(width), None, "{page}");
            assert_eq!(browser.run(LIST), json!([1, columns]), "{page} at {width}");
        }
    }
}
