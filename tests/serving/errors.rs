//! What is wrong lies over the last good state, and goes when it is mended.

use crate::support::Fixture;
use lexloci::preview::{Places, Preview, Request, Settings, Snapshot};
use lexloci::site::Overrides;

fn overrides() -> Overrides {
    Overrides { drafts: true, proofread: false, day: "2024-06-01".parse().unwrap(), ..Overrides::default() }
}

fn text(snapshot: &Snapshot, address: &str) -> String {
    String::from_utf8(snapshot.respond(&Request::get(address)).body).unwrap()
}

fn overlay(snapshot: &Snapshot) -> String {
    let bar: serde_json::Value = serde_json::from_str(&text(snapshot, "/_desk/bar?path=/")).unwrap();
    bar["overlay"].as_str().unwrap().to_owned()
}

#[test]
fn an_error_lies_over_the_last_good_state_until_it_is_mended() {
    let settings =
        Settings { places: Places::new(Some("edit://{path}:{line}"), "/site").unwrap(), ..Settings::default() };
    let mut preview = Preview::new(settings);
    let good = Fixture::small().released("2024-01-01").edit("content/terms/en.md", "Use it.", "Use it well & often.");
    let snapshot = preview.reload(good.tree(), &overrides());
    assert_eq!(overlay(&snapshot), "");
    assert!(text(&snapshot, "/global/en/terms/draft/").contains("Use it well"));

    let broken = good.clone().edit("content/terms/en.md", "The law.", "The {{ laww }} & law.");
    let snapshot = preview.reload(broken.tree(), &overrides());
    assert!(text(&snapshot, "/global/en/terms/draft/").contains("The law."), "the last good state stays");
    let said = overlay(&snapshot);
    assert!(said.contains("the last state without errors"), "{said}");
    let first = Preview::new(Settings::default()).reload(broken.tree(), &overrides());
    assert!(overlay(&first).contains("there was no state without errors yet"), "{}", overlay(&first));
    for part in [
        "<mark>{{ laww }}</mark> &amp; law.",
        "undefined-value",
        "href=\"edit:///site/content/terms/en.md:9\"",
        "class=\"hint\"",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let snapshot = preview.reload(good.tree(), &overrides());
    assert_eq!(overlay(&snapshot), "");
}

#[test]
fn a_heading_that_is_being_written_shows_before_it_has_an_id() {
    let mut preview = Preview::new(Settings::default());
    let good = Fixture::small().released("2024-01-01");
    preview.reload(good.tree(), &overrides());
    for heading in ["## Return", "## Returns", "## Returns and repairs"] {
        let text_of = format!("{heading}\n\nSend it back.\n\n## Law {{#law}}");
        let writing = good.clone().edit("content/terms/en.md", "## Law {#law}", &text_of);
        let snapshot = preview.reload(writing.tree(), &overrides());
        let page = text(&snapshot, "/global/en/terms/draft/");
        assert!(page.contains(heading.trim_start_matches("## ")) && page.contains("Send it back."), "{page}");
        let said = overlay(&snapshot);
        for part in
            ["derived-id", "run <code>lexloci check --fix</code>", "shows the files as they are; nothing can be"]
        {
            assert!(said.contains(part), "{part} in {said}");
        }
        // Beside another error, the last state that was no worse is shown.
        let broken = writing.edit("content/terms/en.md", "back", "{{ backk }}");
        let snapshot = preview.reload(broken.tree(), &overrides());
        assert!(text(&snapshot, "/global/en/terms/draft/").contains("Send it back."));
        assert!(overlay(&snapshot).contains("the last state without errors"), "{}", overlay(&snapshot));
    }
    let pinned = good.edit("content/terms/en.md", "## Law {#law}", "## Returns {#returns}\n\nBack.\n\n## Law {#law}");
    assert_eq!(overlay(&preview.reload(pinned.tree(), &overrides())), "");
}

#[test]
fn a_folder_that_is_no_site_says_so_and_a_site_may_come() {
    let mut preview = Preview::new(Settings::default());
    let snapshot = preview.reload(Fixture::empty().tree(), &overrides());
    let response = snapshot.respond(&Request::get("/anything/"));
    assert_eq!(response.status, 503);
    assert!(String::from_utf8(response.body).unwrap().contains("it has no <code>site.toml</code>"));
    let snapshot = preview.reload(Fixture::small().tree(), &overrides());
    assert_eq!(snapshot.respond(&Request::get("/global/en/terms/draft/")).status, 200);
}

#[test]
fn a_new_day_puts_a_version_in_force() {
    let first = Fixture::small().released("2024-01-01");
    let edited = first.edit("content/terms/en.md", "Use it.", "Use it no more.");
    let both = edited.released_with("2024-02-01", |request| {
        request.kind = Some(lexloci::model::publication::Kind::Editorial);
        request.effective = Some("2024-07-01".parse().unwrap());
    });
    let mut preview = Preview::new(Settings::default());
    let mut on = |day: &str| {
        let overrides = Overrides { day: day.parse().unwrap(), ..overrides() };
        text(&preview.reload(both.tree(), &overrides), "/global/en/terms/")
    };
    assert!(on("2024-06-30").contains("Use it."));
    assert!(on("2024-07-01").contains("Use it no more."), "the files are the same, the day is not");
    assert!(on("2024-06-30").contains("Use it."), "a clock that is set back");
}

#[test]
fn half_of_any_file_stops_nothing() {
    let whole = Fixture::of("precedence").released("2024-01-01");
    let mut preview = Preview::new(Settings::default());
    preview.reload(whole.tree(), &overrides());
    let paths: Vec<String> = whole.tree().iter().map(|(path, _)| path.to_owned()).collect();
    for path in paths {
        let bytes = whole.tree().bytes(&path).unwrap();
        for part in [0, 1, bytes.len() / 3, bytes.len() / 2, bytes.len().saturating_sub(1)] {
            let half = whole.clone().write_bytes(&path, &bytes[..part.min(bytes.len())]);
            let snapshot = preview.reload(half.tree(), &overrides());
            assert_eq!(snapshot.respond(&Request::get("/ch/de/")).status, 200, "{path} up to {part}");
        }
    }
}
