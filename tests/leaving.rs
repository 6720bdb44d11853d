//! `[external_links]` and `[cookie_notice]` in `site.toml`, and what pages make of them.

mod support;

use support::{Built, Fixture};

const SITE: &str = "title = \"Test\"\nbase_url = \"https://legal.aurora.example\"\nreference_language = \"en\"\n";
const TEXT: &str = "# Terms\n\n## Use {#use}\n\nSee [ours](https://www.aurora.example/), [theirs](https://authority.example/), [here](https://legal.aurora.example/x/) or [mail](mailto:a@authority.example).\n\n## Law {#law}\n\nThe law.\n";
const PAGE: &str = "/global/en/terms/";

fn site(settings: &str) -> Fixture {
    Fixture::small().write("site.toml", &format!("{SITE}{settings}")).write("content/terms/en.md", TEXT)
}

fn foreign(page: &str) -> Vec<&str> {
    let links = page.split("<a ").skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    links.filter(|tag| tag.contains("rel=\"external noopener\"")).collect()
}

fn found(settings: &str, code: &str) -> (Option<usize>, String, String) {
    let built = site(settings).build();
    let finding = built.the(code);
    assert_eq!(finding.file.as_deref(), Some("site.toml"));
    (finding.line, finding.message.clone(), finding.hint.clone().unwrap_or_default())
}

#[test]
fn links_to_hosts_of_others_say_so() {
    let page = site("[external_links]\nown = [\"aurora.example\"]\n").build().page(PAGE);
    assert_eq!(foreign(&page), ["href=\"https://authority.example/\" rel=\"external noopener\""]);
    assert!(!page.contains("<dialog") && !page.contains("<script src"), "nobody asked for a dialog");
    let alone = site("").build().page(PAGE);
    assert_eq!(foreign(&alone).len(), 2, "only the site's own host is known: {alone}");
}

#[test]
fn navigation_leads_to_others_as_texts_do() {
    let links = "[external_links]\nown = [\"aurora.example\"]\n[[navigation.header]]\nlabel = \"A\"\nurl = \"https://www.aurora.example/\"\n[[navigation.footer]]\nlabel = \"B\"\nlinks = [{ label = \"C\", url = \"https://videos.example/\" }]\n";
    let page = site(links).build().page(PAGE);
    assert!(foreign(&page).contains(&"href=\"https://videos.example/\" rel=\"external noopener\""), "{page}");
    assert_eq!(foreign(&page).len(), 2);
}

#[test]
fn whose_hosts_are_whose_moves_no_version_and_no_redline() {
    let released = site("").released("2024-01-01");
    let own = released
        .clone()
        .write("site.toml", &format!("{SITE}[external_links]\nnotice = true\nown = [\"authority.example\"]\n"));
    let before = Built::of(released.tree());
    let after = Built::of(own.tree());
    assert!(after.findings().iter().all(|finding| finding.code != "unreleased-change"), "{:?}", after.findings());
    assert!(after.site().unreleased().values().all(Vec::is_empty));
    let digest = |built: &Built| built.data(PAGE)["version"]["text"].clone();
    assert_eq!(digest(&before), digest(&after));
    assert_eq!(foreign(&before.page("/global/en/terms/2024-01-01/")).len(), 2);
    let frozen = after.page("/global/en/terms/2024-01-01/");
    assert!(frozen.contains("href=\"https://www.aurora.example/\" rel=\"external noopener\""), "frozen texts as well");
    let edited = own.edit("content/terms/en.md", "The law.", "The law applies.").released("2024-02-01");
    let redline = Built::of(edited.tree()).page("/global/en/terms/2024-02-01/changes/");
    assert_eq!(redline.matches("<ins").count(), 1, "the link is no change: {redline}");
    assert!(redline.contains("href=\"https://www.aurora.example/\" rel=\"external noopener\""));
}

#[test]
fn a_reader_is_told_where_the_site_asks_for_it() {
    let page = site("[external_links]\nnotice = true\n").build().page(PAGE);
    assert!(page.contains("<dialog class=\"leaving\"") && page.contains("<script src=\"/assets/leaving."), "{page}");
}

#[test]
fn what_is_no_host_is_reported_with_the_host_that_is_meant() {
    for (wrong, meant) in [
        ("https://Aurora.example/", Some("aurora.example")),
        ("*.aurora.example", Some("aurora.example")),
        ("aurora.example:443", Some("aurora.example")),
        ("aurora", None),
    ] {
        let (line, message, hint) = found(&format!("[external_links]\nown = [\"{wrong}\"]\n"), "invalid-value");
        assert_eq!((line, message), (Some(5), format!("`{wrong}` is no host")));
        assert_eq!(hint.contains("did you mean"), meant.is_some(), "{hint}");
    }
    let (line, message, _) = found("[external_links]\nnotice = \"yes\"\n", "invalid-value");
    assert_eq!((line, message.as_str()), (Some(5), "`notice` must be `true` or `false`, not string"));
    let (line, _, hint) = found("[external_links]\nowns = []\n", "unknown-key");
    assert!(line == Some(5) && hint.contains("`own`"), "{hint}");
}

#[test]
fn a_notice_about_cookies_speaks_of_a_policy() {
    let (line, message, _) = found("[cookie_notice]\n", "missing-key");
    assert_eq!(line, Some(4));
    assert!(message.contains("no policy is a cookie notice"), "{message}");
    let (line, _, hint) = found("[cookie_notice]\npolicy = \"term\"\n", "unknown-policy");
    assert!(line == Some(5) && hint.contains("`terms`"), "{hint}");
    let built = site("[cookie_notice]\npolicy = \"terms\"\nbar = false\n").build();
    assert!(built.has("/global/en/cookie-notice.html") && !built.page("/global/en/").contains("cookie-notice"));
}

#[test]
fn pages_of_an_edition_show_the_notice_and_others_can_embed_it() {
    let site = Fixture::of("cookies");
    let settings = String::from_utf8(site.tree().bytes("site.toml").unwrap().to_vec()).unwrap();
    assert!(!site.build().has("/ch/de/cookie-notice.html"), "off by default");
    let built = site.write("site.toml", &format!("{settings}[cookie_notice]\n")).build();
    let revision = {
        let data = built.bytes("/ch/de/cookies/cookies.json");
        serde_json::from_slice::<serde_json::Value>(&data).unwrap()["revision"].as_str().unwrap().to_owned()
    };
    let mark = format!("data-revision=\"{revision}\" hidden");
    assert!(built.page("/ch/de/").contains(&mark));
    assert!(!built.page("/").contains("cookie-notice") && !built.page("/ch/de/cookies/").contains(&mark));
    let fragment = built.page("/ch/de/cookie-notice.html");
    assert!(fragment.contains(&mark) && fragment.contains("lang=\"de-CH\" dir=\"ltr\""), "{fragment}");
    assert!(!fragment.contains("=\"/"), "every address is whole: {fragment}");
    let route = built.site().route_at("ch/de/cookie-notice.html").map(|route| built.site().output_path(&route));
    assert_eq!(route.as_deref(), Some("ch/de/cookie-notice.html"));
}
