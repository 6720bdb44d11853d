//! The page that people look at.

use super::{office, status};
use crate::support::Fixture;
use lexloci::render::status::{heat_map, page, timeline};
use std::collections::BTreeSet;

/// Versions of 2024-01-01 and, upcoming, of 2024-02-01; a stale translation; a draft.
fn busy() -> Fixture {
    let edited = office().edit("content/terms/en.md", "Use it.", "Use it in June.");
    let ahead = edited.released_with("2024-02-01", |request| {
        request.kind = Some(lexloci::model::publication::Kind::Editorial);
        request.effective = "2024-06-01".parse().ok();
    });
    ahead.edit("content/terms/en.md", "The law.", "The <law>.")
}

#[test]
fn each_link_leads_to_an_id_and_no_id_stands_twice() {
    let page = page(&status(&busy(), "2024-03-01"));
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    for link in page.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(&link), "nothing has the id {link}");
    }
}

#[test]
fn the_page_needs_nothing_else_and_its_parts_have_no_styles_of_their_own() {
    let status = status(&busy(), "2024-03-01");
    let page = page(&status);
    for never in ["<script", "http://", "src=", "@import", "url("] {
        assert!(!page.contains(never), "{never}");
    }
    let parts = heat_map(&status, &|_, _| None) + &timeline(&status.policies[0], status.day);
    assert!(!parts.contains("style"), "a strict Content-Security-Policy would refuse it");
}

#[test]
fn states_are_said_by_letters_as_well() {
    let html = heat_map(&status(&busy(), "2024-03-01"), &|_, _| Some("/there/".to_owned()));
    assert!(html.contains("<a href=\"/there/\">Draft</a>"), "{html}");
    let cell = |edition: &str| {
        let row = html.split("<tr").find(|row| row.contains(&format!(">{edition}</th>"))).expect("a row");
        let counts = row.split("class=\"counts\">").nth(1).expect("counts");
        let mut tag = false;
        let text = counts.split("</summary>").next().unwrap_or_default().chars().filter(|c| {
            tag = *c == '<' || tag && *c != '>';
            !tag && *c != '>'
        });
        text.collect::<String>()
    };
    assert_eq!(cell("global/en"), "✓ * unreleased1");
    assert_eq!(cell("global/de"), "Stale2");
    assert_eq!(cell("ch/fr"), "Stale1 Fallback2");
}

/// The names of the lanes.
fn lanes(html: &str) -> Vec<&str> {
    let rows = html.split("</table>").next().unwrap_or_default().split("<th scope=\"row\">").skip(1);
    rows.filter_map(|rest| rest.split('<').next()).collect()
}

#[test]
fn languages_of_a_region_share_a_lane_while_their_versions_are_the_same() {
    let before = status(&office(), "2024-03-01");
    assert_eq!(lanes(&timeline(&before.policies[0], before.day)), ["ch/de, fr", "global/en, de"]);
    let status = status(&busy(), "2024-03-01");
    let html = timeline(&status.policies[0], status.day);
    assert_eq!(lanes(&html), ["ch/de", "ch/fr", "global/en", "global/de"]);
    let said = "aria-label=\"2024-01-01: new, in force; 2024-02-01: editorial, upcoming from 2024-06-01\"";
    assert!(html.contains(said), "{html}");
}

#[test]
fn a_cancelled_version_is_crossed_out_and_never_in_force() {
    let cancelled = {
        let site = busy().as_of("2024-03-01").opened.site.unwrap();
        let policy = site.sources().policies.keys().next().unwrap();
        let version = lexloci::id::VersionId::parse("2024-02-01").unwrap();
        let request = lexloci::release::Request::on("2024-03-01".parse().unwrap());
        let planned = lexloci::release::cancel(site.history(), policy, &version, &request).unwrap();
        let mut tree = busy().tree().clone();
        lexloci::release::apply(&mut tree, &[planned]);
        crate::support::Built { opened: lexloci::site::open(&tree, &lexloci::site::Overrides::default()) }
    };
    let status = cancelled.opened.site.unwrap().status(&lexloci::status::Filter::default());
    let html = timeline(&status.policies[0], status.day);
    assert!(html.contains("2024-02-01: editorial, cancelled</title><path class=\"cross\""), "{html}");
    assert!(!html.contains("class=\"span upcoming\" d=\"M4"), "{html}");
}

#[test]
fn a_policy_without_versions_has_no_lanes() {
    let status = status(&Fixture::small(), "2024-03-01");
    assert_eq!(timeline(&status.policies[0], status.day), "<p>Never released.</p>\n");
    assert!(page(&status).contains("Never published"));
}
