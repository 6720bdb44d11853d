//! Drafts: the working texts, where somebody asks for them.

use crate::support::Fixture;
use crate::world::{banner, banners, is_noindex, office, published, title};

fn edited() -> Fixture {
    published().edit("content/terms/en.md", "Use it", "Use it tomorrow")
}

#[test]
fn a_draft_stands_beside_the_version_in_force_and_says_what_it_is() {
    let built = edited().drafts();
    let draft = built.page("/global/en/terms/draft/");
    assert!(draft.contains("Use it tomorrow.") && title(&draft).contains("(Draft)"), "{draft}");
    assert!(banner(&draft, "draft").contains("href=\"/global/en/terms/\""));
    let page = built.page("/global/en/terms/");
    assert!(page.contains("Use it.") && !page.contains("tomorrow"), "the version in force stays what it is");
    assert_eq!(banners(&page), Vec::<&str>::new());
}

#[test]
fn without_asking_no_page_shows_a_draft() {
    let built = edited().as_of("2030-01-01");
    for route in built.site().routes() {
        let bytes = built.site().render(&route).expect("bytes");
        let path = built.site().output_path(&route);
        assert!(!String::from_utf8_lossy(&bytes).contains("tomorrow") && !path.contains("draft"), "{path}");
    }
}

#[test]
fn a_site_with_drafts_is_for_no_robot() {
    let built = edited().drafts();
    assert_eq!(built.page("/robots.txt"), "User-agent: *\nDisallow: /\n");
    let mut pages = 0;
    for route in built.site().routes() {
        let path = built.site().output_path(&route);
        // A fragment has no head to say so.
        if path.ends_with(".html") && !path.ends_with("/fragment.html") {
            let page = String::from_utf8(built.site().render(&route).expect("bytes")).unwrap();
            assert!(is_noindex(&page), "{path}");
            pages += 1;
        }
    }
    assert!(pages > 8, "{pages}");
}

#[test]
fn a_policy_without_a_version_says_that_it_was_not_published() {
    let built = office().drafts();
    let page = built.page("/global/en/terms/");
    assert_eq!(banners(&page), ["unpublished"]);
    assert!(banner(&page, "unpublished").contains("href=\"/global/en/terms/draft/\""));
    assert!(!page.contains("Use it."));
    assert!(built.page("/global/en/terms/draft/").contains("Use it."));
    assert!(!built.has("/global/en/terms/history/"));
}

#[test]
fn a_draft_has_no_date() {
    let draft = edited().drafts().page("/global/en/terms/draft/");
    assert!(!draft.contains("<time class=\"updated\""), "{draft}");
    assert!(draft.contains("Not released yet"));
}
