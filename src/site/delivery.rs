//! How the files of a site are to be delivered: as what, and for how long they stay as they are.

use super::route::Route;

/// HTML in UTF-8.
pub const HTML: &str = "text/html; charset=utf-8";

/// How long what an address answers may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lifetime {
    /// For good: the address is made of the digest of the bytes, so other bytes have another one.
    Immutable,
    /// The address stays for good, and so does what its text says; the page around it is dressed anew: with the theme, and when
    /// another version takes its place.
    Permanent,
    /// What holds today.
    Current,
}

impl Lifetime {
    /// The same as `Cache-Control` says it (RFC 9111, RFC 8246). Pages are kept for minutes only: a new version is
    /// to be read on the day on which it takes effect.
    #[must_use]
    pub const fn cache_control(self) -> &'static str {
        match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Permanent => "public, max-age=3600, must-revalidate",
            Self::Current => "public, max-age=300, must-revalidate",
        }
    }
}

impl Route {
    /// How long what the address answers may be kept.
    #[must_use]
    pub fn lifetime(&self) -> Lifetime {
        match self {
            Self::AssetByDigest(_) | Self::File(_) => Lifetime::Immutable,
            Self::Version(..) | Self::VersionData(..) | Self::Changes(..) => Lifetime::Permanent,
            _ => Lifetime::Current,
        }
    }

    /// Whether other websites may read it in browsers (CORS): what is data, or made for pages of others.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(
            self,
            Self::PolicyData(..)
                | Self::VersionData(..)
                | Self::Cookies(..)
                | Self::CookieNotice(_)
                | Self::Feed(..)
                | Self::TimeMap(..)
                | Self::Fragment(..)
                | Self::SiteData
                | Self::SiteFeed
                | Self::Schema(_)
                | Self::GlobalPrivacyControl
        )
    }

    /// The media type, by the ending of the file's name; what ends with a slash is a page. Feeds are told apart from other XML by
    /// what they are.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Feed(..) | Self::SiteFeed => "application/atom+xml",
            Self::Schema(_) => "application/schema+json",
            Self::Host(_) => "text/plain; charset=utf-8",
            route => media_type_of(&route.path()),
        }
    }
}

/// The media type of a file, by the ending of its name; of what has an empty name, a page's.
fn media_type_of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.is_empty() {
        return HTML;
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "link" => "application/link-format",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}
