//! What leads elsewhere without a host that is told so, and what is wrong with redirects and hosts.

use super::support::{Built, Fixture};
use lexloci::site::Route;

fn with(host: &str) -> Fixture {
    let settings = "title = \"Test\"\nbase_url = \"https://legal.example/docs\"\nreference_language = \"en\"\n";
    Fixture::small().write("site.toml", &format!("{settings}[host]\n{host}"))
}

fn messages(built: &Built, code: &str) -> Vec<String> {
    built.found(code).iter().map(|finding| finding.message.clone()).collect()
}

#[test]
fn a_site_that_says_nothing_of_its_host_has_nothing_more() {
    let paths: Vec<String> = {
        let built = Fixture::small().build();
        let site = built.site();
        site.routes().iter().map(|route| site.output_path(route)).collect()
    };
    assert!(!paths.iter().any(|path| path.starts_with('_') || path.contains("lexloci")), "{paths:?}");
}

#[test]
fn former_names_are_pages_that_lead_on() {
    let built = with("")
        .edit("content/terms/policy.toml", "kind", "former = [\"conditions\"]\nkind")
        .edit("locales/global/region.toml", "code", "former = [\"world\"]\ncode")
        .build();
    for (from, to) in [
        ("/docs/global/en/conditions/", "/docs/global/en/terms/"),
        ("/docs/world/en/conditions/2024-01-01/", "/docs/global/en/terms/2024-01-01/"),
        ("/docs/world/en/", "/docs/global/en/"),
        ("/docs/world/", "/docs/global/"),
        ("/docs/world/en/terms/history/", "/docs/global/en/terms/history/"),
    ] {
        let page = built.page(from);
        assert!(page.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url={to}\">")), "{from}: {page}");
        assert!(
            page.contains(&format!("<link rel=\"canonical\" href=\"https://legal.example{to}\">")),
            "{from}: {page}"
        );
        assert!(page.contains("noindex") && page.contains(&format!("<a href=\"{to}\">")), "{from}: {page}");
        assert!(built.has(to), "{to}");
    }
    let site = built.site();
    for route in site.routes() {
        assert_eq!(site.route_at(&site.path(&route)), Some(route), "what a build writes is served");
    }
    assert!(!built.page("/docs/sitemap.xml").contains("world"), "and no search engine is told of it");
}

#[test]
fn files_for_hosts_are_found_at_their_addresses() {
    for (kind, files) in [
        ("none", &[][..]),
        ("nginx", &["lexloci.nginx.conf"]),
        ("caddy", &["lexloci.caddy"]),
        ("netlify", &["_headers", "_redirects"]),
        ("cloudflare", &["_headers", "_redirects"]),
    ] {
        let built = with(&format!("kind = \"{kind}\"\n"))
            .edit("content/terms/policy.toml", "kind", "former = [\"conditions\"]\nkind")
            .build();
        let site = built.site();
        for route in site.routes() {
            assert_eq!(site.route_at(&site.path(&route)), Some(route), "{kind}");
        }
        let found: Vec<String> = site
            .routes()
            .iter()
            .filter(|route| matches!(route, Route::Host(_)))
            .map(|route| site.path(route))
            .collect();
        assert_eq!(found, files, "{kind}");
        assert_eq!(built.has("/docs/global/en/conditions/"), kind == "none", "a host that is told leads on by itself");
    }
}

#[test]
fn redirects_are_pages_too() {
    let built = with(
        "[host.redirects]\n\"/a\" = \"/global/en/terms/#law\"\n\"/old/b.html\" = \"https://www.example/b?c=1&d\"\n",
    )
    .build();
    assert!(
        built
            .page("/docs/a/")
            .contains("<a href=\"/docs/global/en/terms/#law\">https://legal.example/docs/global/en/terms/#law</a>")
    );
    assert!(built.page("/docs/old/b.html").contains("url=https://www.example/b?c=1&amp;d\""));
    assert!(built.findings().iter().all(|finding| finding.file.as_deref() != Some("site.toml")));
}

#[test]
fn every_wrong_redirect_is_reported_with_the_next_step() {
    let built = with(
        "kind = \"nginx\"\n[host.redirects]\n\"/global/en\" = \"/\"\n\"/feed.xml/old\" = \"/\"\n\"/a\" = \"/global/en/term/\"\n\
         \"/b/\" = \"/c\"\n\"/c\" = \"/b\"\n\"/d\" = \"/e\"\n\"/e\" = \"/global/en/terms/\"\n\"/f\" = \"/f/\"\n",
    )
    .build();
    let sources = messages(&built, "redirect-source");
    assert_eq!(sources, ["`/global/en` is an address of the site", "`/feed.xml/old` is an address of the site"]);
    let targets = messages(&built, "redirect-target");
    assert_eq!(
        targets,
        [
            "there is no page `/global/en/term/`",
            "redirects in a circle: /b > /c > /b",
            "redirects in a circle: /c > /b > /c",
            "`/e` leads elsewhere itself",
            "redirects in a circle: /f > /f",
        ]
    );
    let hints: Vec<&str> =
        built.found("redirect-target").iter().map(|f| f.hint.as_deref().unwrap_or_default()).collect();
    assert!(
        hints[0].contains("did you mean `/global/en/terms/`?") && hints[3].contains("`/global/en/terms/`"),
        "{hints:?}"
    );
    assert_eq!(built.found("redirect-target")[0].line, Some(9));
}

#[test]
fn what_no_host_could_be_told_is_refused() {
    let built = with(
        "[host.redirects]\n\"old\" = \"/\"\n\"/a b\" = \"/\"\n\"/*\" = \"/\"\n\"/../x\" = \"/\"\n\"/\" = \"/global/en/\"\n\
         \"/c\" = \"javascript:alert(1)\"\n\"/d\" = \"/e;}\"\n\"/f\" = 3\n\"/g\" = \"//evil.example/\"\n\"/h\" = \"https:///x\"\n",
    )
    .build();
    assert_eq!(built.found("invalid-value").len(), 10, "{:#?}", built.findings());
    let twice = with("[host.redirects]\n\"/old\" = \"/\"\n\"/old/\" = \"/\"\n").build();
    assert_eq!(messages(&twice, "redirect-source"), ["`/old` leads elsewhere twice"]);
    let kind = with("kind = \"ngnix\"\ncontent_security_policy = \"a\\nb\"\n").build();
    let found = kind.found("invalid-value");
    assert_eq!(found.len(), 2);
    assert!(found[0].hint.as_deref().unwrap().contains("did you mean `nginx`?"), "{found:?}");
}

#[test]
fn a_former_name_is_one_that_nothing_has() {
    let built = with("")
        .edit("content/terms/policy.toml", "kind", "former = [\"terms\", \"conditions\", \"Old Terms\"]\nkind")
        .write("content/notice/policy.toml", "kind = \"notice\"\nformer = [\"conditions\"]\n")
        .write("content/notice/en.md", "# Notice\n\n## What {#what}\n\nThis.\n")
        .edit("locales/global/region.toml", "code", "former = [\"assets\", \"europe\"]\ncode")
        .write("locales/europe/region.toml", "parent = \"global\"\ncode = \"150\"\nlanguages = [\"en\"]\n")
        .build();
    assert_eq!(
        messages(&built, "redirect-source"),
        [
            "`terms` is a policy of the site",
            "`conditions` is a former name of `notice` as well",
            "`europe` is a region of the site"
        ]
    );
    assert_eq!(
        messages(&built, "invalid-value"),
        ["`Old Terms` cannot have named a policy", "`assets` cannot have named a region"]
    );
}

#[test]
fn a_name_that_was_published_is_withdrawn_with_a_successor() {
    let text = |path: &str| String::from_utf8(Fixture::small().tree().bytes(path).unwrap().to_vec()).unwrap();
    let built = Fixture::small()
        .released("2024-01-01")
        .remove("content/terms/en.md")
        .remove("content/terms/policy.toml")
        .write(
            "content/conditions/policy.toml",
            &format!("former = [\"terms\"]\n{}", text("content/terms/policy.toml")),
        )
        .write("content/conditions/en.md", &text("content/terms/en.md"))
        .build();
    let hint = built.the("redirect-source").hint.clone().unwrap();
    assert!(hint.contains("`lexloci release conditions`"), "{hint}");
    assert!(hint.contains("`lexloci release terms --withdraw all --successor conditions`"), "{hint}");
    let region = "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n";
    let renamed = Fixture::small()
        .write("locales/ch/region.toml", region)
        .released("2024-01-01")
        .remove("locales/ch/region.toml")
        .write("locales/swiss/region.toml", &format!("former = [\"ch\"]\n{region}"))
        .build();
    let hint = renamed.the("redirect-source").hint.clone().unwrap();
    assert!(hint.contains("put `locales/ch/` back and release `swiss` beside it"), "{hint}");
}

#[test]
fn what_a_host_cannot_do_is_said() {
    let limits = |host: &str| messages(&with(host).build(), "host-limit").join("\n");
    assert!(limits("negotiate = true").contains("a host that is told nothing cannot choose an edition"));
    assert!(limits("kind = \"cloudflare\"\nnegotiate = true").contains("Cloudflare Pages cannot choose an edition"));
    assert!(limits("kind = \"netlify\"\nprecompress = true").contains("Netlify compresses by itself"));
    assert!(limits("kind = \"netlify\"").contains("stands below a path"));
    assert_eq!(limits("kind = \"caddy\"\nnegotiate = true\nprecompress = true"), "");
    assert!(limits("[host.redirects]\n\"/old.php\" = \"/\"\n").contains("`/old.php` would be a page"));
    let named = with("kind = \"netlify\"").write("themes/default/static/a#b.css", "a{}").build();
    assert!(messages(&named, "host-limit").iter().any(|message| message.contains("`assets/a#b.css`")));
    let large =
        with("kind = \"cloudflare\"").write_bytes("themes/default/static/film.mp4", &vec![0; 26 * 1024 * 1024]).build();
    assert!(messages(&large, "host-limit").iter().any(|message| message.contains("`assets/film.mp4`")));
}

#[test]
fn inline_code_of_a_theme_is_let_pass_where_it_can_be() {
    let theme = |main: &str| {
        with("kind = \"nginx\"\n").write(
            "themes/default/templates/not-found.html",
            &format!("{{% extends \"default/base.html\" %}}\n{{% block main %}}\n{main}\n{{% endblock %}}\n"),
        )
    };
    let fixed = theme("<script>document.title = 1</script>").build();
    let digest = lexloci::digest::integrity(b"document.title = 1");
    let file = |built: &Built| String::from_utf8(built.bytes("/docs/lexloci.nginx.conf")).unwrap();
    assert!(file(&fixed).contains(&format!("script-src 'self' '{digest}'; style-src 'self';")));
    assert!(fixed.found("inline-code").is_empty());
    let varying = theme("<script>document.title = \"{{ page.title }}\"</script>\n<p style=\"color: red\">").build();
    let found = varying.found("inline-code");
    assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [Some(3), Some(4)]);
    let own = theme("<p style=\"color: red\">")
        .edit("site.toml", "kind", "content_security_policy = \"default-src 'self'\"\nkind")
        .build();
    assert!(own.found("inline-code").is_empty() && file(&own).contains("\"default-src 'self'\""));
}
