//! The host that delivers a site: what it is to be told beside the files.

use crate::source::Span;

/// What `[host]` of `site.toml` says.
#[derive(Clone, Debug)]
pub struct Host {
    /// What delivers the site.
    pub kind: HostKind,
    /// Whether `/` leads on to an edition that fits the languages of the browser.
    pub negotiate: bool,
    /// Whether files are written in compressed form as well.
    pub precompress: bool,
    /// The Content Security Policy, where it is not the one that the pages need.
    pub content_security_policy: Option<String>,
    /// Addresses that lead elsewhere.
    pub redirects: Vec<Redirect>,
    /// The table.
    pub span: Span,
}

/// What delivers a site, and so in which form it is told how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostKind {
    /// Something that is told nothing.
    None,
    /// Netlify: `_headers`, `_redirects`.
    Netlify,
    /// Cloudflare Pages: `_headers`, `_redirects`.
    Cloudflare,
    /// nginx: `lexloci.nginx.conf`, to be included.
    Nginx,
    /// Caddy: `lexloci.caddy`, to be imported.
    Caddy,
}

impl HostKind {
    /// All of them, by the names that `site.toml` gives them.
    pub const ALL: [(&str, Self); 5] = [
        ("none", Self::None),
        ("netlify", Self::Netlify),
        ("cloudflare", Self::Cloudflare),
        ("nginx", Self::Nginx),
        ("caddy", Self::Caddy),
    ];

    /// What people call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::None => "a host that is told nothing",
            Self::Netlify => "Netlify",
            Self::Cloudflare => "Cloudflare Pages",
            Self::Nginx => "nginx",
            Self::Caddy => "Caddy",
        }
    }

    /// Whether it can choose an edition by what the browser asks for.
    #[must_use]
    pub fn negotiates(self) -> bool {
        matches!(self, Self::Netlify | Self::Nginx | Self::Caddy)
    }
}

/// An address that leads elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The path below the root of the site, without slashes around it: `old/terms`, `terms.html`.
    pub from: String,
    /// Where it leads: a path from the root of the site, with a slash at its beginning, perhaps with a fragment; or a whole
    /// address.
    pub to: String,
    /// Where `site.toml` says the one.
    pub from_span: Span,
    /// And the other.
    pub to_span: Span,
}
