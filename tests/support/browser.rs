//! A browser for tests, and what axe says of its pages.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of this")]
#![allow(clippy::disallowed_methods, reason = "it starts a browser and talks to it")]

use serde_json::{Value, json};
use std::fmt::Display;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The elements that stick out of the window, and can be scrolled to in no element of their own.
const WIDEST: &str = "
const width = document.documentElement.clientWidth;
const scrolls = (e) => e && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
return [...document.querySelectorAll('body *')].filter((e) => {
  const box = e.getBoundingClientRect();
  return (e.scrollWidth > width + 1 || box.width && (box.right > width + 1 || box.left < -1)) && !scrolls(e);
}).slice(0, 4).map((e) => e.outerHTML.slice(0, 120));";

/// All that axe holds against the page, each rule once with its first elements.
const AXE_RUN: &str = "
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
return axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then((result) => result.violations.map(
  (rule) => rule.id + ': ' + rule.help + ': ' + rule.nodes.slice(0, 3).map(
    (node) => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')).join(' | ')));";

/// The source of axe; none where it is not installed, and not required.
pub fn axe() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(path).map_err(|error| missing(format!("axe-core: {error}"))).ok()
}

/// Says what is missing, so that nothing is tested.
///
/// # Panics
/// Where it is required.
pub fn missing(what: impl Display) {
    let required = std::env::var("LEXLOCI_BROWSER").is_ok_and(|value| value == "required");
    assert!(!required, "LEXLOCI_BROWSER=required, but {what}");
    println!("nothing tested: {what}");
}

/// How often a driver is started that finds no port.
const ATTEMPTS: usize = 5;

/// A driver with the port that it listens on; none if it found none.
fn driver() -> Result<Option<(Child, u16)>, String> {
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
    let Some(port) = port else {
        let ended = driver.wait().map_err(|error| format!("chromedriver: {error}"))?;
        eprintln!("chromedriver names no port: {ended}");
        return Ok(None);
    };
    // The driver goes on writing: somebody has to read it.
    std::thread::spawn(move || lines.for_each(drop));
    Ok(Some((driver, port)))
}

/// A headless Chromium behind its driver (W3C WebDriver, with the driver's own commands for logs and screen size).
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// One that is started; none where there is none, and none is required.
    pub fn found() -> Option<Self> {
        Self::start().map_err(missing).ok()
    }

    fn start() -> Result<Self, String> {
        // On a busy machine a driver may end before it names a port: it wants one that is free in both versions of the Internet
        // Protocol, which somebody else may take meanwhile.
        let mut drivers = (0..ATTEMPTS).map(|_| driver());
        let (driver, port) = drivers.find_map(Result::transpose).ok_or("chromedriver names no port")??;
        let profile = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut browser = Self { driver, port, session: String::new(), _profile: profile };
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
            // What fades in is looked at when it is there.
            "--force-prefers-reduced-motion",
            // Without a screen it believes that there is no mouse either.
            "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
        ];
        let mut arguments: Vec<String> = arguments.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", browser._profile.path().display()));
        let started = browser.post(
            "/session",
            &json!({ "capabilities": { "alwaysMatch": {
                // axe takes its time on a long page and a busy machine.
                "timeouts": { "script": 110_000 },
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

    pub fn open(&self, url: &str) {
        self.command("/url", &json!({ "url": url }));
    }

    /// What a script returns; a promise is waited for.
    pub fn run(&self, script: &str) -> Value {
        self.command("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Waits until a script says yes.
    pub fn until(&self, script: &str) {
        let started = Instant::now();
        while self.run(script) != json!(true) {
            let text = self.run("return document.body.innerText.slice(0, 2000)");
            assert!(started.elapsed() < Duration::from_secs(20), "never true: {script}\n{text}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key: a letter, or one of the driver's codes, `\u{E004}` for Tab.
    pub fn press(&self, key: &str) {
        let actions = json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        self.command("/actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }));
    }

    /// Presses some keys at once.
    pub fn press_together(&self, keys: &[&str]) {
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.command("/actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }));
    }

    /// What the page looks like, as PNG, into a file.
    pub fn picture(&self, path: &std::path::Path) {
        let shot = self.command("/goog/cdp/execute", &json!({ "cmd": "Page.captureScreenshot", "params": {} }));
        std::fs::write(path, decoded(shot["data"].as_str().expect("base64"))).expect("written");
    }

    /// What axe and a narrow screen hold against pages, in light and dark.
    pub fn look_at(&self, origin: &str, pages: &[&str], axe: &str, problems: &mut Vec<String>) {
        for page in pages {
            self.open(&format!("{origin}{page}"));
            let css = "const style = getComputedStyle(document.documentElement);
                return style.getPropertyValue('--color-paper') || style.getPropertyValue('--paper')";
            assert_ne!(self.run(css), json!(""), "{page}: the style sheet was not applied");
            for width in [320, 1280] {
                self.resize(width);
                problems.extend(self.too_wide(width).map(|problem| format!("{page}: {problem}")));
                for scheme in ["light", "dark"] {
                    self.scheme(scheme);
                    for violation in self.violations(axe) {
                        problems.push(format!("{page} ({width} pixels, {scheme}): {violation}"));
                    }
                }
            }
            self.forget_size();
        }
    }

    /// What the page says if it is wider than the window.
    pub fn too_wide(&self, width: i64) -> Option<String> {
        let content = self.run("return document.documentElement.scrollWidth").as_i64().expect("pixels");
        (content > width).then(|| format!("is {content} pixels wide on a screen of {width}: {}", self.run(WIDEST)))
    }

    /// All that axe holds against the page.
    pub fn violations(&self, axe: &str) -> Vec<Value> {
        self.run(&format!("{axe};{AXE_RUN}")).as_array().expect("axe gives a list").clone()
    }

    /// The page on paper (A4), as PDF.
    pub fn printed(&self) -> Vec<u8> {
        let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
        let pdf = self.command("/goog/cdp/execute", &json!({ "cmd": "Page.printToPDF", "params": paper }));
        decoded(pdf["data"].as_str().expect("base64"))
    }

    /// Sets the languages that the browser asks for, the first one first.
    pub fn speak(&self, languages: &str) {
        let agent = self.run("return navigator.userAgent");
        let params = json!({ "userAgent": agent, "acceptLanguage": languages });
        self.command("/goog/cdp/execute", &json!({ "cmd": "Emulation.setUserAgentOverride", "params": params }));
    }

    /// From now on no page runs a script.
    pub fn without_scripts(&self) {
        let params = json!({ "value": true });
        self.command("/goog/cdp/execute", &json!({ "cmd": "Emulation.setScriptExecutionDisabled", "params": params }));
    }

    /// What assistive technology is told of the page: the names of all nodes of its accessibility tree.
    pub fn names(&self) -> Vec<String> {
        let tree = self.command("/goog/cdp/execute", &json!({ "cmd": "Accessibility.getFullAXTree", "params": {} }));
        let nodes = tree["nodes"].as_array().expect("nodes").iter().filter(|node| node["ignored"] != json!(true));
        nodes.filter_map(|node| node["name"]["value"].as_str().map(str::to_owned)).collect()
    }

    /// Moves the pointer, in pixels from the corner of the window.
    pub fn move_to(&self, x: f64, y: f64) {
        let step = json!([{ "type": "pointerMove", "duration": 0, "x": x as i64, "y": y as i64 }]);
        self.command("/actions", &json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": step }] }));
    }

    /// Clicks where the pointer is.
    pub fn click(&self) {
        let steps = json!([{ "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 }]);
        self.command("/actions", &json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": steps }] }));
    }

    pub fn resize(&self, width: i64) {
        self.window(width, 800);
    }

    pub fn window(&self, width: i64, height: i64) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("/goog/cdp/execute", &json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": screen }));
    }

    pub fn forget_size(&self) {
        self.command("/goog/cdp/execute", &json!({ "cmd": "Emulation.clearDeviceMetricsOverride", "params": {} }));
    }

    pub fn scheme(&self, scheme: &str) {
        self.media("", &[("prefers-color-scheme", scheme)]);
    }

    /// What the page is shown on, `print` or nothing in particular, and what its reader prefers (CSS media features). All else is
    /// again as it was.
    pub fn media(&self, media: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let params = json!({ "media": media, "features": features });
        self.command("/goog/cdp/execute", &json!({ "cmd": "Emulation.setEmulatedMedia", "params": params }));
    }

    /// Sets the size of letters in the settings of the browser, in pixels; 16 is what browsers come with.
    pub fn letters(&self, size: u32) {
        let params = json!({ "fontSizes": { "standard": size, "fixed": size } });
        self.command("/goog/cdp/execute", &json!({ "cmd": "Page.setFontSizes", "params": params }));
    }

    /// What the console says since the last call, and requests of the site's pages to other hosts.
    pub fn complaints(&self, origin: &str) -> Vec<String> {
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

    pub fn command(&self, path: &str, body: &Value) -> Value {
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

/// The bytes of base64.
fn decoded(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.bytes().filter_map(|byte| LETTERS.iter().position(|letter| *letter == byte)) {
        bits = bits << 6 | u32::try_from(letter).unwrap_or(0);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xFF) as u8);
        }
    }
    bytes
}
