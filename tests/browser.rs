//! The sample site in a browser: it loads without errors and without third parties, fits a narrow screen, and gives axe
//! nothing to say against WCAG 2.2 A and AA.
//!
//! Needs Chromium with its driver, and axe-core from npm in `target/browser` (`.ci/run` installs both). Where they are missing
//! the test says so and passes, unless `LEXLOCI_BROWSER=required`.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What a careful host sends with every page of a legal site.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

/// An edition of each kind of script and direction: path, `lang`, `dir`.
const EDITIONS: [(&str, &str, &str); 5] = [
    ("/gb/en/", "en-GB", "ltr"),
    ("/ae/ar/", "ar-AE", "rtl"),
    ("/cn/zh-hans/", "zh-Hans-CN", "ltr"),
    ("/th/th/", "th-TH", "ltr"),
    ("/de/de/", "de-DE", "ltr"),
];

/// A page of each template, with tables, fallbacks, right-to-left and local text among them.
const TEMPLATES: [&str; 15] = [
    "/",
    "/404.html",
    "/ch/",
    "/ch/de/",
    "/ch/de/privacy-statement/",
    "/ch/de/privacy-statement/local/",
    "/ch/it/terms-of-use/",
    "/de/de/cookie-notice/",
    "/ae/ar/privacy-statement/",
    "/ch/de/privacy-statement/2023-09-01/",
    "/gb/en/privacy-statement/2026-11-02/",
    "/gb/en/privacy-statement/history/",
    "/ch/de/privacy-statement/2025-06-16/changes/",
    "/ae/ar/privacy-statement/2026-11-02/changes/",
    "/ch/it/privacy-statement/local/",
];

/// A page of each state that a version can have: superseded, upcoming, cancelled, withdrawn, draft, not yet published; and
/// pages of all versions. They are pages of a site with drafts, on which every page is watermarked.
const VERSIONS: [&str; 14] = [
    "/gb/en/privacy-statement/2022-03-01/",
    "/ae/ar/privacy-statement/2022-03-01/",
    "/ch/de/privacy-statement/2026-11-02/",
    "/ae/ar/privacy-statement/2026-11-02/",
    "/gb/en/cookie-notice/2026-11-23/",
    "/ae/ar/terms-of-use/",
    "/ae/ar/terms-of-use/2022-03-01/",
    "/ch/de/privacy-statement/history/",
    "/ae/ar/privacy-statement/history/",
    "/cn/zh-hans/cookie-notice/history/",
    "/gb/en/cookie-notice/draft/",
    "/ae/ar/privacy-statement/draft/",
    "/gb/en/cookie-notice/draft/changes/",
    "/gb/en/repair-notice/",
];

/// Midnight of 2026-11-23: after the newest version of the sample site, before it takes effect.
const NOW: &str = "1795392000";

#[test]
fn the_sample_site_in_a_browser() {
    let required = std::env::var("LEXLOCI_BROWSER").is_ok_and(|value| value == "required");
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&axe);
    let browser = Browser::start();
    let (browser, axe) = match (browser, axe) {
        (Ok(browser), Ok(axe)) => (browser, axe),
        (browser, axe) => {
            let missing = browser.err().or(axe.err().map(|error| format!("axe-core: {error}"))).unwrap_or_default();
            assert!(!required, "LEXLOCI_BROWSER=required, but {missing}");
            println!("no browser, nothing tested: {missing}");
            return;
        }
    };
    let site = build();
    let origin = serve(site.path().to_path_buf());
    let mut problems = Vec::new();

    for (edition, lang, dir) in EDITIONS {
        for page in [edition.to_owned(), format!("{edition}privacy-statement/"), format!("{edition}cookie-notice/")] {
            browser.open(&format!("{origin}{page}"));
            let root = browser.run("const root = document.documentElement; return [root.lang, root.dir];");
            if root != json!([lang, dir]) {
                problems.push(format!("{page}: lang and dir are {root}, not {lang} and {dir}"));
            }
            if browser.run("return document.querySelector('main h1')?.innerText.trim() ?? ''") == json!("") {
                problems.push(format!("{page}: has no heading"));
            }
            problems.extend(browser.complaints(&origin).into_iter().map(|complaint| format!("{page}: {complaint}")));
        }
    }
    browser.look_at(&origin, &TEMPLATES, &axe, &mut problems);

    let drafts = build_with_drafts();
    let origin = serve(drafts.path().join("public"));
    for page in VERSIONS {
        browser.open(&format!("{origin}{page}"));
        let robots = browser.run("return document.querySelector('meta[name=robots]')?.content");
        if robots != json!("noindex") {
            problems.push(format!("{page}: robots are told {robots}"));
        }
        problems.extend(browser.complaints(&origin).into_iter().map(|complaint| format!("{page}: {complaint}")));
    }
    browser.look_at(&origin, &VERSIONS, &axe, &mut problems);

    let folder = redlines();
    let origin = format!("file://{}", folder.path().display());
    browser.look_at(&origin, &["/inline.html", "/aside.html"], &axe, &mut problems);

    let folder = statuses();
    let origin = format!("file://{}", folder.path().display());
    browser.look_at(&origin, &["/status.html", "/drafts.html"], &axe, &mut problems);
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

/// The elements that stick out of the window.
const WIDEST: &str = "
const width = document.documentElement.clientWidth;
return [...document.querySelectorAll('body *')].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width && (box.right > width + 1 || box.left < -1);
}).slice(0, 4).map((e) => e.outerHTML.slice(0, 120));";

/// All that axe holds against the page, each rule once with its first elements.
const AXE_RUN: &str = "
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
return axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then((result) => result.violations.map(
  (rule) => rule.id + ': ' + rule.help + ': ' + rule.nodes.slice(0, 3).map(
    (node) => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')).join(' | ')));";

/// The site of this repository, as the binary builds it.
fn build() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    lexloci(Path::new(env!("CARGO_MANIFEST_DIR")), &["build", "--quiet", "--out", out]);
    folder
}

/// The site of this repository after some more events, with drafts, in `public`.
fn build_with_drafts() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    for part in ["site.toml", "content", "locales", "history"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &site.join(part));
    }
    edit(site, "content/terms-of-use/policy.toml", "section_labels", "except = [\"ae\"]\nsection_labels");
    lexloci(site, &["release", "terms-of-use", "--withdraw", "ae/ar", "--successor", "global/en"]);
    edit(site, "content/cookie-notice/en.md", "This notice explains how", "This notice tells how");
    lexloci(site, &["release", "cookie-notice", "--kind", "editorial", "--effective", "2027-03-01"]);
    lexloci(site, &["release", "cancel", "cookie-notice", "2026-11-23"]);
    edit(site, "content/cookie-notice/en.md", "This notice tells how", "This notice says how");
    std::fs::create_dir(site.join("content/repair-notice")).unwrap();
    std::fs::write(site.join("content/repair-notice/policy.toml"), "kind = \"notice\"\nregions = [\"gb\"]\n").unwrap();
    let repairs = "# Repairs\n\n## Spare parts {#parts}\n\nWe keep spare parts for seven years.\n";
    std::fs::write(site.join("content/repair-notice/en.md"), repairs).unwrap();
    lexloci(site, &["build", "--drafts", "--quiet"]);
    folder
}

/// The page that `diff` writes when a translation arrived from left to right to right to left, in each of its views.
fn redlines() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["diff", "privacy-statement", "ae/ar@2023-09-01", "ae/ar@2024-02-15", "--format", "html"];
    let site = env!("CARGO_MANIFEST_DIR");
    let run = Command::new(env!("CARGO_BIN_EXE_lexloci")).args(arguments).current_dir(site).output().unwrap();
    let page = String::from_utf8(run.stdout).unwrap();
    let aside = page.replace(" id=\"_aside\"", " id=\"_aside\" checked");
    assert_ne!(page, aside, "the page has two views: {}", String::from_utf8_lossy(&run.stderr));
    std::fs::write(folder.path().join("inline.html"), page).unwrap();
    std::fs::write(folder.path().join("aside.html"), aside).unwrap();
    folder
}

/// The page that `status` writes of the sample site, and of one with drafts, versions that were called off, and withdrawn editions,
/// in which everything is unfolded.
fn statuses() -> tempfile::TempDir {
    let drafts = build_with_drafts();
    edit(drafts.path(), "locales/ke/region.toml", "languages = [\"en\"]", "languages = []");
    let folder = tempfile::tempdir().unwrap();
    for (site, name) in [(Path::new(env!("CARGO_MANIFEST_DIR")), "status.html"), (drafts.path(), "drafts.html")] {
        let run = Command::new(env!("CARGO_BIN_EXE_lexloci"))
            .args(["status", "--format", "html", "--as-of", "2026-11-27"])
            .current_dir(site)
            .output()
            .unwrap();
        let page = String::from_utf8(run.stdout).unwrap();
        assert!(page.contains("would vanish") == (name == "drafts.html"), "{}", String::from_utf8_lossy(&run.stderr));
        let page = if name == "drafts.html" { page.replace("<details", "<details open") } else { page };
        std::fs::write(folder.path().join(name), page).unwrap();
    }
    folder
}

/// Runs the tool in a site, on a fixed day.
fn lexloci(site: &Path, arguments: &[&str]) {
    let run = Command::new(env!("CARGO_BIN_EXE_lexloci"))
        .args(arguments)
        .current_dir(site)
        .env("SOURCE_DATE_EPOCH", NOW)
        .output()
        .unwrap();
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
}

fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        std::fs::copy(from, to).unwrap();
        return;
    }
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let name = entry.unwrap().file_name();
        copy(&from.join(&name), &to.join(&name));
    }
}

fn edit(site: &Path, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(site.join(path)).unwrap();
    assert!(text.contains(from), "{path} does not say {from:?}");
    std::fs::write(site.join(path), text.replace(from, to)).unwrap();
}

/// Serves a folder on the loopback interface until the test ends; the origin.
fn serve(root: PathBuf) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let root = root.clone();
            std::thread::spawn(move || answer(stream, &root));
        }
    });
    origin
}

fn answer(stream: TcpStream, root: &Path) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let request = lines.next()?.ok()?;
    let path = request.split(' ').nth(1)?.to_owned();
    // The rest of the request has to be read before the answer is written.
    for line in lines {
        if line.ok()?.is_empty() {
            break;
        }
    }
    let mut file = root.join(path.trim_start_matches('/'));
    if path.ends_with('/') {
        file.push("index.html");
    }
    let kind = match file.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
    let (status, body) = match std::fs::read(&file) {
        Ok(body) => ("200 OK", body),
        // The browser asks for it by itself, whether or not a page names it.
        Err(_) if path == "/favicon.ico" => ("204 No Content", Vec::new()),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let mut stream = stream;
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).ok()
}

/// A headless Chromium behind its driver (W3C WebDriver, with the driver's own commands for logs and screen size).
struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    fn start() -> Result<Self, String> {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("chromedriver: {error}"))?;
        let mut lines = BufReader::new(driver.stdout.take().expect("piped")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok());
        // The driver goes on writing: somebody has to read it.
        std::thread::spawn(move || lines.for_each(drop));
        let profile = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut browser = Self { driver, port: port.unwrap_or(0), session: String::new(), _profile: profile };
        if port.is_none() {
            return Err("chromedriver names no port".to_owned());
        }
        let arguments = [
            "--headless=new",
            // As root, which tests in a container run as, there is no sandbox.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ];
        let mut arguments: Vec<String> = arguments.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", browser._profile.path().display()));
        let started = browser.post(
            "/session",
            &json!({ "capabilities": { "alwaysMatch": {
                "goog:chromeOptions": { "args": arguments },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            } } }),
        );
        match started["sessionId"].as_str() {
            Some(session) => browser.session = format!("/session/{session}"),
            None => return Err(format!("Chromium does not start: {started}")),
        }
        Ok(browser)
    }

    fn open(&self, url: &str) {
        self.command("/url", &json!({ "url": url }));
    }

    /// What a script returns; a promise is waited for.
    fn run(&self, script: &str) -> Value {
        self.command("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// What axe and a narrow screen hold against pages, in light and dark.
    fn look_at(&self, origin: &str, pages: &[&str], axe: &str, problems: &mut Vec<String>) {
        for page in pages {
            self.open(&format!("{origin}{page}"));
            let css = "return getComputedStyle(document.documentElement).getPropertyValue('--color-paper')";
            assert_ne!(self.run(css), json!(""), "{page}: the style sheet was not applied");
            for width in [320, 1280] {
                self.resize(width);
                let content = self.run("return document.documentElement.scrollWidth").as_i64().unwrap();
                if content > width {
                    let who = self.run(WIDEST);
                    problems.push(format!("{page}: is {content} pixels wide on a screen of {width}: {who}"));
                }
                for scheme in ["light", "dark"] {
                    self.scheme(scheme);
                    let found = self.run(&format!("{axe};{AXE_RUN}"));
                    for violation in found.as_array().expect("axe gives a list") {
                        problems.push(format!("{page} ({width} pixels, {scheme}): {violation}"));
                    }
                }
            }
            self.forget_size();
        }
    }

    fn resize(&self, width: i64) {
        let screen = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.command("/goog/cdp/execute", &json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": screen }));
    }

    fn forget_size(&self) {
        self.command("/goog/cdp/execute", &json!({ "cmd": "Emulation.clearDeviceMetricsOverride", "params": {} }));
    }

    fn scheme(&self, scheme: &str) {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.command("/goog/cdp/execute", &json!({ "cmd": "Emulation.setEmulatedMedia", "params": media }));
    }

    /// What the console says since the last call, and requests of the site's pages to other hosts.
    fn complaints(&self, origin: &str) -> Vec<String> {
        let console = self.command("/se/log", &json!({ "type": "browser" }));
        let console = console.as_array().expect("a log").iter().map(|entry| format!("console: {}", entry["message"]));
        let traffic = self.command("/se/log", &json!({ "type": "performance" }));
        let events: Vec<Value> = traffic
            .as_array()
            .expect("a log")
            .iter()
            .map(|entry| serde_json::from_str(entry["message"].as_str().expect("text")).expect("JSON"))
            .collect();
        let asked: Vec<&str> = events
            .iter()
            .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
            .map(|event| &event["message"]["params"])
            // The browser's own first page asks for things of its own.
            .filter(|request| request["documentURL"].as_str().is_some_and(|url| url.starts_with(origin)))
            .filter_map(|request| request["request"]["url"].as_str())
            .collect();
        assert!(!asked.is_empty(), "the log of requests is empty, so it proves nothing");
        let strangers = asked
            .iter()
            .filter(|url| {
                !url.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/')) && !url.starts_with("data:")
            })
            .map(|url| format!("asks another host: {url}"));
        console.chain(strangers).collect()
    }

    fn command(&self, path: &str, body: &Value) -> Value {
        let value = self.post(&format!("{}{path}", self.session), body);
        assert!(value.get("error").is_none(), "{path}: {value}");
        value
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.request("POST", path, &body.to_string()).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn request(&self, method: &str, path: &str, body: &str) -> std::io::Result<Value> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())?;
        let mut stream = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().map_err(std::io::Error::other)?;
            }
        }
        let mut answer = vec![0; length];
        stream.read_exact(&mut answer)?;
        let answer: Value = serde_json::from_slice(&answer).map_err(std::io::Error::other)?;
        Ok(answer["value"].clone())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // Ends Chromium itself; killing the driver alone would leave it running.
            let _ = self.request("DELETE", &self.session, "");
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
