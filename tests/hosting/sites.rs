//! Sites for tests of hosts, and servers that deliver them.

use super::support::folders::copy;
use super::support::{Built, Fixture, lexloci, repository, said};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The day of the sample site that tests look at.
pub(crate) const DAY: &str = "2026-11-23";

/// The sample site with more in its `site.toml`, and names that a policy and a region had.
pub(crate) struct Sample {
    pub(crate) folder: TempDir,
}

impl Sample {
    /// With these lines under `[host]`, and this path behind its address.
    pub(crate) fn with(host: &str, path: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for part in ["site.toml", "content", "locales", "history"] {
            copy(&repository().join(part), &folder.path().join(part));
        }
        let edit = |file: &str, change: &dyn Fn(String) -> String| {
            let file = folder.path().join(file);
            fs::write(&file, change(fs::read_to_string(&file).unwrap())).unwrap();
        };
        let notices = "[external_links]\nnotice = true\n";
        let address = "https://legal.aurora.example";
        edit("site.toml", &|text| {
            let text = text.replace(address, &format!("{address}{path}")).replace("bar = false", "bar = true");
            format!("{text}\n[host]\n{host}\n{notices}")
        });
        edit("content/privacy-statement/policy.toml", &|text| format!("former = [\"privacy-notice\"]\n{text}"));
        edit("locales/ch/region.toml", &|text| format!("former = [\"helvetia\"]\n{text}"));
        Self { folder }
    }

    /// The smallest site, released.
    pub(crate) fn small(host: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = "title = \"Test\"\nbase_url = \"https://legal.aurora.example\"\nreference_language = \"en\"\n";
        let site = Fixture::small().write("site.toml", &format!("{settings}[host]\n{host}\n")).released("2024-01-01");
        for (path, _) in site.tree().iter() {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, site.tree().bytes(path).unwrap()).unwrap();
        }
        Self { folder }
    }

    /// Builds it into a folder below its own.
    pub(crate) fn build(&self, out: &str) -> PathBuf {
        self.build_with(out, &[])
    }

    /// The same, asked for more.
    pub(crate) fn build_with(&self, out: &str, more: &[&str]) -> PathBuf {
        let out = self.folder.path().join(out);
        let arguments = ["build", "--quiet", "--as-of", DAY, "--out", out.to_str().unwrap()];
        let run = lexloci(&[&arguments, more].concat(), self.folder.path());
        assert!(run.status.success(), "{}", said(&run));
        out
    }

    /// The same site, to be asked what it should answer.
    pub(crate) fn opened(&self) -> Built {
        Fixture::at(self.folder.path()).as_of(DAY)
    }
}

/// A server that ends with the test.
pub(crate) struct Server {
    process: Child,
    pub(crate) port: u16,
    pub(crate) name: &'static str,
    _folder: TempDir,
}

impl Server {
    /// nginx with a folder as its root, and the file of a build in it; none where it is not installed and not required.
    pub(crate) fn nginx(root: &Path, included: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let port = free_port();
        let scratch: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .iter()
            .map(|name| format!("{name}_temp_path {}/{name};\n", folder.path().display()))
            .collect();
        let root = root.display();
        let configuration = format!(
            "daemon off; master_process off; pid {}/pid; error_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{scratch}\
             server {{ listen 127.0.0.1:{port}; root {root}; include {root}/{included}; }}\n}}\n",
            folder.path().display()
        );
        let file = folder.path().join("nginx.conf");
        fs::write(&file, configuration).unwrap();
        let mut command = Command::new("nginx");
        command.arg("-p").arg(folder.path()).arg("-c").arg(&file);
        Self::start("nginx", command, port, folder)
    }

    /// Caddy, likewise.
    pub(crate) fn caddy(root: &Path, imported: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let port = free_port();
        let root = root.display();
        let configuration = format!(
            "{{\n\tadmin off\n\tauto_https off\n}}\nhttp://:{port} {{\n\troot * {root}\n\timport {root}/{imported}\n}}\n"
        );
        let file = folder.path().join("Caddyfile");
        fs::write(&file, configuration).unwrap();
        let mut command = Command::new("caddy");
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file);
        command.env("XDG_DATA_HOME", folder.path()).env("XDG_CONFIG_HOME", folder.path());
        Self::start("caddy", command, port, folder)
    }

    fn start(name: &'static str, mut command: Command, port: u16, folder: TempDir) -> Option<Self> {
        let log = folder.path().join("log");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(fs::File::create(&log).unwrap());
        let process = match command.spawn() {
            Ok(process) => process,
            Err(error) => {
                let required = std::env::var("LEXLOCI_HOSTS").is_ok_and(|value| value == "required");
                assert!(!required, "LEXLOCI_HOSTS=required, but {name}: {error}");
                println!("nothing tested: {name}: {error}");
                return None;
            }
        };
        let mut server = Self { process, port, name, _folder: folder };
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let ended = server.process.try_wait().unwrap();
            let late = started.elapsed() > Duration::from_secs(30);
            assert!(ended.is_none() && !late, "{name} does not start: {}", fs::read_to_string(&log).unwrap());
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(server)
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What it answers.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(path, &[])
    }

    /// What it answers to a request with more headers.
    pub(crate) fn ask(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect(self.name);
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let more: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let head = format!("GET {path} HTTP/1.1\r\nHost: legal.aurora.example\r\nConnection: close\r\n{more}\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::read(&bytes)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// A response.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: BTreeMap<String, Vec<String>>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in lines {
            let (name, value) = line.split_once(": ").unwrap_or((line, ""));
            headers.entry(name.to_ascii_lowercase()).or_default().push(value.to_owned());
        }
        let body = &bytes[end + 4..];
        let body = if headers.contains_key("transfer-encoding") { whole(body) } else { body.to_vec() };
        Self { status, headers, body }
    }

    /// The value of a header, which must not be said twice; empty where it is not said.
    pub(crate) fn header(&self, name: &str) -> &str {
        let values = self.headers.get(&name.to_ascii_lowercase()).map_or(&[][..], Vec::as_slice);
        assert!(values.len() < 2, "{name} is said twice: {values:?}");
        values.first().map_or("", String::as_str)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A body without the lengths of its chunks (RFC 9112, section 7.1).
fn whole(mut chunked: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = chunked.windows(2).position(|window| window == b"\r\n").expect("a length");
        let length = usize::from_str_radix(std::str::from_utf8(&chunked[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            return body;
        }
        body.extend_from_slice(&chunked[end + 2..][..length]);
        chunked = &chunked[end + 2 + length + 2..];
    }
}
