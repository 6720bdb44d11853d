//! What a browser asks, what it gets, and whom the preview answers at all.
//!
//! Nothing here knows a socket. A [`Request`] is what the server has read of one, a [`Response`] what it is to write.

use crate::digest::Digest;
use crate::source::percent_decoded;
use core::net::IpAddr;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A page or file.
    Get,
    /// The same without its bytes.
    Head,
    /// To do the one thing that the desk does: record a review.
    Post,
    /// Anything else.
    Other,
}

/// What a browser sent.
#[derive(Clone, Debug)]
pub struct Request {
    /// What is asked.
    pub method: Method,
    /// The path as it was sent, with percent escapes.
    pub path: String,
    /// What stands behind the `?`, as it was sent; empty where there is none.
    pub query: String,
    /// Every `Host` that was sent, and the authority of an absolute target.
    pub hosts: Vec<String>,
    /// The `Origin`, where the browser names one.
    pub origin: Option<String>,
    /// Whether the browser says that another site asks (`Sec-Fetch-Site`).
    pub from_another_site: bool,
    /// The `If-None-Match`: what the browser has already.
    pub known: Option<String>,
    /// What was posted.
    pub body: Vec<u8>,
}

impl Request {
    /// Asks a local preview for a path, as a browser does.
    #[must_use]
    pub fn get(target: &str) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self {
            method: Method::Get,
            path: path.to_owned(),
            query: query.to_owned(),
            hosts: vec!["localhost".to_owned()],
            origin: None,
            from_another_site: false,
            known: None,
            body: Vec::new(),
        }
    }

    /// The decoded path; none where no file can have it: with control characters, backslashes, `.` or `..` as a part, or
    /// bytes that are not UTF-8.
    #[must_use]
    pub fn decoded_path(&self) -> Option<String> {
        let path = percent_decoded(&self.path)?;
        let odd = path.chars().any(|c| c.is_control() || c == '\\');
        let climbs = path.split('/').any(|part| matches!(part, "." | ".."));
        (path.starts_with('/') && !odd && !climbs).then_some(path)
    }

    /// A field of the query, decoded.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<String> {
        field(&self.query, name)
    }

    /// A field of the form that was posted, decoded.
    #[must_use]
    pub fn posted(&self, name: &str) -> Option<String> {
        field(std::str::from_utf8(&self.body).ok()?, name)
    }
}

/// A field of `application/x-www-form-urlencoded` data.
fn field(data: &str, name: &str) -> Option<String> {
    let mut fields = data.split('&').filter_map(|field| field.split_once('='));
    let (_, value) = fields.find(|(found, _)| *found == name)?;
    // In forms, a `+` is a space.
    percent_decoded(&value.replace('+', " "))
}

/// What the browser gets.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status of HTTP.
    pub status: u16,
    /// The media type.
    pub content_type: &'static str,
    /// Where to go instead.
    pub location: Option<String>,
    /// What names these bytes, for asking whether they are still the same.
    pub etag: Option<String>,
    /// The bytes.
    pub body: Vec<u8>,
}

const TEXT: &str = "text/plain; charset=utf-8";

impl Response {
    /// Bytes of a type.
    #[must_use]
    pub fn of(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, content_type, location: None, etag: None, body: body.into() }
    }

    /// Plain words.
    #[must_use]
    pub fn text(status: u16, words: &str) -> Self {
        Self::of(status, TEXT, format!("{words}\n"))
    }

    /// Leads elsewhere, for now.
    #[must_use]
    pub fn to(location: String) -> Self {
        Self { location: Some(location), ..Self::text(302, "elsewhere") }
    }

    /// Names its bytes, and leaves them out where the browser has them already.
    pub(super) fn tagged(mut self, known: Option<&str>) -> Self {
        let etag = format!("\"{}\"", &Digest::of(&self.body).to_string()[..32]);
        if self.status == 200 && known.is_some_and(|known| known.split(',').any(|one| one.trim() == etag)) {
            self.status = 304;
            self.body.clear();
        }
        self.etag = Some(etag);
        self
    }
}

/// What every answer tells the browser: to run the preview's own script and no other, to load nothing from elsewhere, and to
/// give nothing to other sites.
pub const HEADERS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
         media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cache-control", "no-cache"),
    ("x-robots-tag", "noindex"),
];

/// The names under which the preview may be asked. A page of another site can make its own name lead to this machine (DNS
/// rebinding), and would then read drafts as if they were its own: so the name counts, not where it leads.
#[derive(Clone, Debug)]
pub struct Hosts {
    port: u16,
    /// The name or address that `--host` gave.
    given: Option<String>,
}

impl Hosts {
    /// Of a preview on this port; `given` is what `--host` named.
    #[must_use]
    pub fn new(port: u16, given: Option<&str>) -> Self {
        Self { port, given: given.map(str::to_ascii_lowercase) }
    }

    /// Refuses a request that names none of them, or several.
    ///
    /// # Errors
    /// With the answer that says why.
    pub fn admit(&self, request: &Request) -> Result<(), Response> {
        let mut names = request.hosts.iter();
        let admitted = names.next().is_some_and(|first| self.knows(first) && names.all(|name| name == first));
        if admitted {
            return Ok(());
        }
        Err(Response::text(
            421,
            "The preview answers to the address that `lexloci serve` prints, and to no other name.",
        ))
    }

    /// Whether a request comes from a page of the preview itself, as one that changes anything has to.
    #[must_use]
    pub fn is_own(&self, request: &Request) -> bool {
        let host = request.hosts.first().map_or("", String::as_str);
        !request.from_another_site && request.origin.as_deref() == Some(&format!("http://{host}"))
    }

    fn knows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.contains(']') => (name, port.parse().ok()),
            _ => (host.as_str(), Some(80)),
        };
        if port != Some(self.port) {
            return false;
        }
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
        match (&self.given, address) {
            // A name can be made to lead here; an address that was asked for by its digits cannot.
            (Some(given), Some(address)) => address.is_loopback() || is_any(given) || given.parse() == Ok(address),
            (Some(given), None) => name == "localhost" || name == given,
            (None, Some(address)) => address.is_loopback(),
            (None, None) => name == "localhost",
        }
    }
}

/// Whether this is the address that stands for all of the machine.
fn is_any(given: &str) -> bool {
    given.parse::<IpAddr>().is_ok_and(|address| address.is_unspecified())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admits(hosts: &Hosts, names: &[&str]) -> bool {
        let hosts_sent = names.iter().map(|name| (*name).to_owned()).collect();
        hosts.admit(&Request { hosts: hosts_sent, ..Request::get("/") }).is_ok()
    }

    #[test]
    fn a_name_that_leads_here_is_not_enough() {
        let local = Hosts::new(4321, None);
        for name in ["localhost:4321", "LOCALHOST:4321", "127.0.0.1:4321", "127.8.8.8:4321", "[::1]:4321"] {
            assert!(admits(&local, &[name]), "{name}");
        }
        let foreign =
            ["evil.example:4321", "localhost.evil.example:4321", "localhost:80", "localhost", "192.168.0.7:4321"];
        for name in
            foreign.into_iter().chain(["", ":4321", "localhost:4321@evil.example", "[::1", "localhost:4321:4321"])
        {
            assert!(!admits(&local, &[name]), "{name}");
        }
        assert!(!admits(&local, &[]));
        assert!(!admits(&local, &["localhost:4321", "evil.example:4321"]));
    }

    #[test]
    fn a_preview_for_others_answers_to_addresses_and_to_the_name_that_was_given() {
        let all = Hosts::new(80, Some("0.0.0.0"));
        assert!(admits(&all, &["192.168.0.7"]) && admits(&all, &["[fd00::7]:80"]));
        assert!(!admits(&all, &["evil.example"]));
        let named = Hosts::new(80, Some("Desk.example"));
        assert!(admits(&named, &["desk.example"]) && !admits(&named, &["10.0.0.1"]));
    }

    #[test]
    fn only_the_previews_own_pages_may_post() {
        let hosts = Hosts::new(4321, None);
        let own = Request {
            hosts: vec!["localhost:4321".to_owned()],
            origin: Some("http://localhost:4321".to_owned()),
            ..Request::get("/")
        };
        assert!(hosts.is_own(&own));
        for origin in [
            None,
            Some("null"),
            Some("http://evil.example"),
            Some("http://127.0.0.1:4321"),
            Some("https://localhost:4321"),
        ] {
            assert!(!hosts.is_own(&Request { origin: origin.map(str::to_owned), ..own.clone() }), "{origin:?}");
        }
        assert!(!hosts.is_own(&Request { from_another_site: true, ..own }));
    }

    #[test]
    fn no_path_climbs() {
        let path = |path: &str| Request::get(path).decoded_path();
        assert_eq!(path("/files/a%20b.pdf").as_deref(), Some("/files/a b.pdf"));
        for bad in [
            "/../site.toml",
            "/..%2fsite.toml",
            "/%2e%2e/site.toml",
            "/a%00",
            "/a%0a",
            "/%5c..%5c",
            "/%ff",
            "/%",
            "/%+1",
            "x",
        ] {
            assert_eq!(path(bad), None, "{bad}");
        }
    }
}
