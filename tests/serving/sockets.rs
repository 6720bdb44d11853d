//! The server as an attacker sees it: raw bytes on a socket.

use crate::support::{Fixture, lexloci};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// `lexloci serve` in a folder, until the test ends.
pub(crate) struct Served {
    process: Child,
    pub(crate) port: u16,
}

impl Served {
    pub(crate) fn start(folder: &Path) -> Self {
        Self::with(folder, &[])
    }

    pub(crate) fn with(folder: &Path, arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_lexloci"))
            .args(["serve", "--port", "0"])
            .args(arguments)
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .env("SOURCE_DATE_EPOCH", "1717200000")
            .env("XDG_CONFIG_HOME", folder.join("configuration"))
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut lines = BufReader::new(process.stderr.take().expect("piped")).lines();
        let first = lines.next().expect("a line").expect("text");
        let port =
            first.split("http://").nth(1).and_then(|rest| rest.split('/').next()?.rsplit(':').next()?.parse().ok());
        // The server goes on writing: somebody has to read it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, port: port.unwrap_or_else(|| panic!("no port in {first}")) }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// Sends bytes; what comes back until the server closes.
    pub(crate) fn send(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // The server may refuse before it has read all.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// A request of a line and headers, each with its name; `Host` is the right one unless given.
    pub(crate) fn ask(&self, line: &str, headers: &str) -> String {
        let host = if headers.contains("Host:") { String::new() } else { format!("Host: localhost:{}\r\n", self.port) };
        self.send(format!("{line} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n").as_bytes())
    }

    pub(crate) fn page(&self, path: &str) -> String {
        self.ask(&format!("GET {path}"), "")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub(crate) fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("no status in {answer:?}"))
}

/// A small site with a release, on a disk.
pub(crate) fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, entry) in Fixture::of("precedence").released("2024-01-01").tree().iter() {
        let lexloci::source::FileEntry::Bytes(bytes) = entry else { continue };
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn a_foreign_name_that_leads_here_gets_nothing() {
    let site = site();
    let served = Served::start(site.path());
    assert_eq!(status(&served.page("/ch/de/")), 200);
    for host in ["evil.example", "localhost", "localhost:1", "127.0.0.1.evil.example"] {
        let answer = served.ask("GET /ch/de/", &format!("Host: {host}\r\n"));
        assert_eq!(status(&answer), 421, "{host}");
        assert!(!answer.contains("<html"), "{host}");
    }
    let port = served.port;
    let both = format!("Host: localhost:{port}\r\nHost: evil.example\r\n");
    assert_eq!(status(&served.ask("GET /", &both)), 421);
    assert_eq!(status(&served.ask("GET http://evil.example/ch/de/", "")), 421);
    assert_eq!(status(&served.ask(&format!("GET http://localhost:{port}/ch/de/"), "")), 200);
    assert_eq!(status(&served.send(b"GET / HTTP/1.0\r\n\r\n")), 421);
}

#[test]
fn no_path_leaves_the_site_and_no_folder_is_listed() {
    let site = site();
    let served = Served::start(site.path());
    let climbing = [
        "/../site.toml",
        "/..%2fsite.toml",
        "/%2e%2e/site.toml",
        "/ch/..%2f..%2fsite.toml",
        "/..%5csite.toml",
        "/%00",
        "/ch/de/%00.html",
        "//etc/passwd",
        "/assets/../../site.toml",
        "/files/%2e%2e%2fsite.toml",
        "/%ff",
        "/%zz",
        "/site.toml",
        "/content/terms/en.md",
        "/history/terms/ledger.toml",
        "/assets/",
        "/files/",
        "/_desk/../site.toml",
    ];
    for path in climbing {
        let answer = served.page(path);
        assert!([400, 404].contains(&status(&answer)), "{path}: {answer}");
        assert!(!answer.contains("reference_language") && !answer.contains("[[entry]]"), "{path}");
    }
}

#[test]
fn every_answer_has_a_strict_policy() {
    let site = site();
    let served = Served::start(site.path());
    for path in ["/", "/ch/de/", "/nothing/", "/%00", "/_desk/live.js", "/_desk/"] {
        let answer = served.page(path).to_ascii_lowercase();
        let policy = answer.lines().find(|line| line.starts_with("content-security-policy:")).unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'self'") && !policy.contains("unsafe"), "{path}: {policy}");
        for header in [
            "x-content-type-options: nosniff",
            "referrer-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(answer.contains(header), "{path}: {header}");
        }
        assert!(!answer.contains("access-control-allow-origin"), "{path}");
    }
}

#[test]
fn heads_and_bodies_have_bounds() {
    let site = site();
    let served = Served::start(site.path());
    let huge = served.ask("GET /", &format!("X-Huge: {}\r\n", "a".repeat(100_000)));
    assert!(huge.is_empty() || status(&huge) == 431, "{huge}");
    let many = served.ask("GET /", &"X-Many: a\r\n".repeat(1000));
    assert!(many.is_empty() || status(&many) == 431, "{many}");
    let long = served.ask(&format!("GET /{}", "a".repeat(100_000)), "");
    assert!(long.is_empty() || [414, 431].contains(&status(&long)), "{long}");
    let body = served.send(
        format!(
            "POST /_desk/confirm HTTP/1.1\r\nHost: localhost:{}\r\nContent-Length: 1000000\r\nConnection: close\r\n\r\n{}",
            served.port,
            "a".repeat(100_000)
        )
        .as_bytes(),
    );
    assert!(body.is_empty() || status(&body) == 413, "{body}");
    assert_eq!(status(&served.send(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")), 400);
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        assert_eq!(status(&served.ask(&format!("{method} /ch/de/"), "")), 405, "{method}");
    }
    assert_eq!(status(&served.page("/ch/de/")), 200);
}

#[test]
fn slow_clients_and_thousands_of_connections_stop_nobody() {
    let site = site();
    let served = Served::start(site.path());
    assert_eq!(status(&served.page("/ch/de/")), 200);
    // Half a head each, and then nothing; the oldest have to go when others come.
    let mut slow: Vec<TcpStream> = Vec::new();
    for _ in 0..700 {
        let mut stream = served.connect();
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        slow.push(stream);
    }
    // Asks for much and reads nothing of it.
    for stream in slow.iter_mut().rev().take(50) {
        let request = format!(
            "\r\nConnection: keep-alive\r\n\r\n{}",
            "GET /ch/de/ HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(200)
        );
        let _ = stream.write_all(request.as_bytes());
    }
    let started = Instant::now();
    for _ in 0..20 {
        assert_eq!(status(&served.page("/ch/de/")), 200);
    }
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    for _ in 0..2000 {
        drop(served.connect());
    }
    assert_eq!(status(&served.page("/ch/de/")), 200);
}

#[test]
fn a_client_that_never_ends_its_head_is_sent_away() {
    let site = site();
    let served = Served::start(site.path());
    let mut stream = served.connect();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
    let started = Instant::now();
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn a_taken_port_is_said_and_a_free_one_offered() {
    let site = site();
    let served = Served::start(site.path());
    let output = lexloci(&["serve", "--port", &served.port.to_string()], site.path());
    let said = crate::support::said(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains(&format!("port {} is taken", served.port)), "{said}");
    let offered = said.split("--port ").nth(1).and_then(|rest| rest.split('`').next()?.parse::<u16>().ok());
    assert!(offered.is_some_and(|offered| offered > served.port), "{said}");
    let foreign = lexloci(&["serve", "--host", "192.0.2.1"], site.path());
    assert!(crate::support::said(&foreign).contains("cannot serve at `192.0.2.1`"));
}

#[test]
fn it_ends_cleanly_when_it_is_interrupted() {
    let site = site();
    let mut served = Served::start(site.path());
    let mut listener = served.connect();
    let request = format!("GET /_desk/live HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", served.port);
    listener.write_all(request.as_bytes()).unwrap();
    let mut first = [0; 15];
    listener.read_exact(&mut first).unwrap();
    let process = served.process.id().to_string();
    assert!(Command::new("kill").args(["-INT", &process]).status().unwrap().success());
    assert_eq!(served.process.wait().unwrap().code(), Some(0));
}
