//! An object store on this machine, and lines to it that break.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// moto answers as S3 does. It comes from PyPI, into a virtual environment in `target/moto` (`.ci/run` makes it).
pub(crate) struct Moto {
    server: Child,
    pub(crate) port: u16,
}

impl Moto {
    /// None where it is not installed and not required.
    pub(crate) fn start() -> Option<Self> {
        let Some(program) = program() else {
            let required = std::env::var("LEXLOCI_STORE").is_ok_and(|value| value == "required");
            assert!(!required, "LEXLOCI_STORE=required, but there is no target/moto/bin/moto_server");
            eprintln!("skipped: there is no target/moto/bin/moto_server");
            return None;
        };
        let port = free_port();
        let server = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("moto starts");
        let moto = Self { server, port };
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(started.elapsed() < Duration::from_secs(60), "moto does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(moto.ask("PUT", "/legal").status, 200, "a bucket is made");
        Some(moto)
    }

    /// Sends a request with a signature that is none, which moto does not mind.
    pub(crate) fn ask(&self, method: &str, path: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it answers");
        let who = "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";
        let fields = format!("Host: localhost\r\nAuthorization: {who}\r\nContent-Length: 0\r\nConnection: close");
        let head = format!("{method} {path} HTTP/1.1\r\n{fields}\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// What a server answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The status line and the header fields, in lower case.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

fn program() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/moto/bin/moto_server");
    here.exists().then_some(here)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

/// A line to a server that breaks: after so many bytes of requests every connection is cut, and with `for_good` no other one is
/// taken.
pub(crate) struct Line {
    pub(crate) port: u16,
    end: Arc<AtomicBool>,
}

impl Line {
    pub(crate) fn to(server: u16, bytes: usize, for_good: bool) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let left = Arc::new(AtomicUsize::new(bytes));
        let end = Arc::new(AtomicBool::new(false));
        let ended = Arc::clone(&end);
        std::thread::spawn(move || {
            for client in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(client) = client else { continue };
                if left.load(Ordering::SeqCst) == 0 && for_good {
                    let _ = client.shutdown(Shutdown::Both);
                    continue;
                }
                let Ok(upstream) = TcpStream::connect((Ipv4Addr::LOCALHOST, server)) else { return };
                let back = (upstream.try_clone().expect("a stream"), client.try_clone().expect("a stream"));
                std::thread::spawn(move || copy(back.0, back.1, None));
                let left = Arc::clone(&left);
                std::thread::spawn(move || copy(client, upstream, Some(&left)));
            }
        });
        Self { port, end }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.end.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

/// Copies until one side ends, or until what is `left` is used up: then both are cut, in the middle of whatever was said. The line
/// is cut once: what comes after that goes through, if it is taken at all.
fn copy(mut from: TcpStream, mut to: TcpStream, left: Option<&AtomicUsize>) {
    let mut buffer = [0; 4096];
    while let Ok(count) = from.read(&mut buffer)
        && count > 0
    {
        let before = left.map_or(0, |left| {
            left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| Some(left.saturating_sub(count))).unwrap_or(0)
        });
        let cut = before > 0 && before <= count;
        let passes = if cut { before - 1 } else { count };
        if to.write_all(&buffer[..passes]).is_err() || cut {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

/// A store that gives everybody the same answer.
pub(crate) fn stubborn(status: &'static str, body: &'static str) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            std::thread::spawn(move || {
                let mut reader = BufReader::new(client.try_clone().expect("a stream"));
                let mut line = String::new();
                while reader.read_line(&mut line).is_ok_and(|count| count > 2) {
                    line.clear();
                }
                let length = body.len();
                let answer =
                    format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
                let _ = (&client).write_all(answer.as_bytes());
            });
        }
    });
    port
}
