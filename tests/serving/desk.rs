//! The bar and the desk: what is unreleased, stale, different, wrong; and the one thing that the desk does.

use crate::sockets::{Served, status};
use crate::support::{Fixture, lexloci};
use lexloci::preview::{Places, Preview, Request, Settings, Snapshot};
use lexloci::site::Overrides;
use std::fs;
use std::path::Path;

fn overrides() -> Overrides {
    Overrides { drafts: true, proofread: false, day: "2024-06-01".parse().unwrap(), ..Overrides::default() }
}

fn snapshot(fixture: &Fixture) -> Snapshot {
    let places = Places::new(Some("edit://{path}:{line}"), "/site").unwrap();
    Preview::new(Settings { places, secret: [7; 32] }).reload(fixture.tree(), &overrides())
}

fn text(snapshot: &Snapshot, address: &str) -> String {
    let response = snapshot.respond(&Request::get(address));
    assert_eq!(response.status, 200, "{address}");
    String::from_utf8(response.body).unwrap()
}

fn bar(snapshot: &Snapshot, page: &str) -> String {
    let bar: serde_json::Value = serde_json::from_str(&text(snapshot, &format!("/_desk/bar?path={page}"))).unwrap();
    bar["bar"].as_str().unwrap().to_owned()
}

fn released() -> Fixture {
    Fixture::of("precedence").released("2024-01-01")
}

#[test]
fn the_bar_leads_to_editions_versions_changes_and_sources() {
    let published = released();
    let same = bar(&snapshot(&published), "/ch/de/terms/");
    assert!(same.contains("As published"), "{same}");

    let snapshot = snapshot(&published.edit("content/terms/en.md", "title = \"Terms\"", "title = \"Conditions\""));
    let bar = bar(&snapshot, "/global/en/terms/draft/");
    for part in [
        "href=\"/ch/de/terms/draft/\"",
        "href=\"/global/en/terms/\">2024-01-01 (in force)",
        "aria-current=\"true\">draft</a>",
        "href=\"/global/en/terms/draft/changes/\">Show changes: 1 section, <ins>+1</ins> <del>−1</del> words",
        "href=\"edit:///site/content/terms/en.md:",
    ] {
        assert!(bar.contains(part), "{part} in {bar}");
    }
    assert!(text(&snapshot, "/global/en/terms/draft/changes/").contains("<ins>Conditions</ins>"));
    let back = self::bar(&snapshot, "/global/en/terms/draft/changes/");
    assert!(back.contains("href=\"/global/en/terms/draft/\">Hide changes"), "{back}");
    let swiss = self::bar(&snapshot, "/ch/fr/terms/");
    assert!(swiss.contains("local: ch") && swiss.contains("fallback: "), "{swiss}");
}

#[test]
fn the_desk_lists_what_is_unreleased() {
    assert!(text(&snapshot(&released()), "/_desk/").contains("Everything is published as it is written."));
    let desk = text(
        &snapshot(&released().edit("content/terms/en.md", "title = \"Terms\"", "title = \"Conditions\"")),
        "/_desk/",
    );
    assert!(desk.contains("<h2>terms</h2>") && desk.contains("global/en</th>"), "{desk}");
    assert!(desk.contains("<ins>+1</ins> <del>−1</del> words"), "{desk}");
    let new = text(&snapshot(&Fixture::of("precedence")), "/_desk/");
    assert!(new.contains("<td>never</td><td>all of it is new</td>"), "{new}");
}

#[test]
fn any_two_texts_are_compared() {
    let fixture =
        released().edit("content/terms/en.md", "title = \"Terms\"", "title = \"Conditions\"").released("2024-02-01");
    let snapshot = snapshot(&fixture);
    let choose = text(&snapshot, "/_desk/compare/?policy=terms");
    assert!(choose.contains("<option>2024-01-01</option>") && choose.contains("<option>ch/de</option>"), "{choose}");
    let compare = |from: &str, to: &str| {
        text(&snapshot, &format!("/_desk/compare/?policy=terms&old=global%2Fen&from={from}&new=global%2Fen&to={to}"))
    };
    let compared = compare("2024-01-01", "2024-02-01");
    assert!(compared.contains("<ins>Conditions</ins>"));
    assert!(compared.contains("<li><a href=\"#_title\">") && compared.contains("id=\"_title\""), "{compared}");
    assert!(compare("2024-02-01", "draft").contains("Both texts say the same."));
    assert!(compare("1999", "draft").contains("global/en had no text when version 1999 was released."));
    let nothing = text(&snapshot, "/_desk/compare/?policy=%3Cscript%3E&old=%3Cscript%3E&from=x&new=x&to=x");
    assert!(!nothing.contains("<script>"), "what was asked is not repeated as HTML");
    let odd = text(&snapshot, "/_desk/compare/?policy=terms&old=%3Cscript%3E&from=%3Cb%3E&new=x&to=x");
    assert!(odd.contains("There is no edition &lt;script&gt;."), "{odd}");
}

#[test]
fn problems_are_grouped_and_lead_to_their_places() {
    let broken = released().edit("content/terms/en.md", "Use it well.", "Use it {{ nonsense }}.");
    let snapshot = snapshot(&broken);
    let page = text(&snapshot, "/_desk/check/");
    let kind = "<span class=\"count\">1</span> <code class=\"code\">undefined-value</code></summary>";
    assert!(page.contains(kind) && page.contains("edit:///site/content/terms/en.md:10"), "{page}");
    // They lie over every other page, and this one says them itself.
    let over = |path: &str| text(&snapshot, &format!("/_desk/bar?path={path}")).contains("nonsense");
    assert!(over("/_desk/compare/") && over("/global/en/terms/") && !over("/_desk/check/"));
}

#[test]
fn coverage_tells_how_much_is_in_the_language_of_an_edition() {
    let page = text(&snapshot(&released()), "/_desk/coverage/");
    assert!(page.contains("<a href=\"/global/en/terms/draft/\">Draft</a>"), "{page}");
    // The map of `lexloci status`, with what its links lead to.
    assert!(page.contains("<td class=\"fallback\">") && page.contains("id=\"sections-terms\""), "{page}");
    assert!(text(&snapshot(&released()), "/_desk/status.css").contains(".heat"));
}

/// A site on a disk in which a translation is stale.
fn stale() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    let write = |path: &str, text: &str| {
        fs::create_dir_all(site.join(path).parent().unwrap()).unwrap();
        fs::write(site.join(path), text).unwrap();
    };
    write("site.toml", "title = \"Test\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n");
    write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n");
    write("content/terms/policy.toml", "kind = \"terms\"\n");
    write("content/terms/en.md", "# Terms\n\n## Use {#use}\n\nUse it within 30 days.\n\n## Law {#law}\n\nThe law.\n");
    write(
        "content/terms/de.md",
        "# Bedingungen\n\n## Nutzung {#use}\n\nBinnen 30 Tagen.\n\n## Recht {#law}\n\nDas Recht.\n",
    );
    for arguments in [&["confirm", "--all"][..], &["release", "--all"]] {
        assert!(lexloci(arguments, site).status.success(), "{arguments:?}");
    }
    write("content/terms/en.md", "# Terms\n\n## Use {#use}\n\nUse it within 90 days.\n\n## Law {#law}\n\nThe law.\n");
    folder
}

fn lock(site: &Path) -> String {
    fs::read_to_string(site.join("review.lock")).unwrap()
}

fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next()).expect("a field")
}

#[test]
fn a_stale_translation_stands_beside_the_change_of_its_source_and_is_marked_as_reviewed() {
    let folder = stale();
    let site = folder.path();
    let served = Served::start(site);
    let page = served.page("/_desk/stale/");
    assert!(page.contains("<del>30 </del><ins>90 </ins>") || page.contains("<del>30</del>"), "{page}");
    assert!(page.contains("Binnen 30 Tagen."), "{page}");
    let origin = format!("Origin: http://localhost:{}\r\n", served.port);
    let form = |subject: &str, token: &str, headers: &str| {
        let body = format!("subject={}&token={token}", subject.replace('/', "%2F").replace('#', "%23"));
        let line =
            "POST /_desk/confirm HTTP/1.1\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded";
        let request = format!(
            "{line}\r\nHost: localhost:{}\r\n{headers}Content-Length: {}\r\n\r\n{body}",
            served.port,
            body.len()
        );
        served.send(request.as_bytes())
    };
    let (subject, token) = (hidden(&page, "subject"), hidden(&page, "token"));
    assert_eq!(subject, "content/terms/de.md#use");
    let before = lock(site);

    let foreign = "Origin: http://evil.example\r\n";
    let cross = format!("{origin}Sec-Fetch-Site: cross-site\r\n");
    for (subject, token, headers, refused) in [
        (subject, token, "", 403),
        (subject, token, foreign, 403),
        (subject, token, "Origin: null\r\n", 403),
        (subject, token, &cross, 403),
        (subject, "", &origin, 403),
        (subject, &token.replace(['0', '1', '2'], "3"), &origin, 403),
        ("content/terms/de.md#law", token, &origin, 403),
        ("content/terms/de.md#nothing", token, &origin, 404),
        ("../../etc/passwd", token, &origin, 400),
    ] {
        let answer = form(subject, token, headers);
        assert_eq!(status(&answer), refused, "{subject} {token} {headers}: {answer}");
        assert_eq!(lock(site), before, "nothing was written");
    }

    // Some systems check files out with lines of their own ends.
    fs::write(site.join("review.lock"), before.replace('\n', "\r\n")).unwrap();
    let answer = form(subject, token, &origin);
    assert_eq!(status(&answer), 303, "{answer}");
    assert_ne!(lock(site), before);
    let written = lock(site);
    fs::write(site.join("review.lock"), &before).unwrap();
    assert!(lexloci(&["confirm", "content/terms/de.md#use"], site).status.success());
    assert_eq!(lock(site), written, "the desk does what `confirm` does");

    // A page that was made before the source changed confirms nothing.
    let source = fs::read_to_string(site.join("content/terms/en.md")).unwrap();
    fs::write(site.join("content/terms/en.md"), source.replace("90 days", "120 days")).unwrap();
    let started = std::time::Instant::now();
    while !served.page("/_desk/stale/").contains("120 days") {
        assert!(started.elapsed().as_secs() < 20);
    }
    assert_eq!(status(&form(subject, token, &origin)), 403);
    assert_eq!(lock(site), written);
}
