//! What a host is told about the files of a site: headers, redirects, errors, and the language to begin with.
//!
//! In: the routes, `[host]` of `site.toml`, and the names that policies and regions had. Out: one or two files in the form of the
//! host, at the top of the output. Where no host is told anything, old addresses are pages that lead on.
//!
//! What is said is the same for all hosts; [`policy`] has the Content Security Policy, [`redirects`] what leads elsewhere, and
//! [`languages`] how `/` finds an edition. The rest are the forms of hosts.

mod caddy;
mod check;
mod cloudflare;
mod languages;
mod netlify;
mod nginx;
mod policy;
mod redirects;

pub(super) use redirects::Moved;

use super::{Route, Site};
use crate::id::PolicyName;
use crate::model::host::HostKind;
use crate::model::region::Edition;
use std::collections::BTreeMap;

/// A file that a host reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HostFile {
    /// Headers of responses, by address: Netlify, Cloudflare Pages.
    Headers,
    /// Redirects: likewise.
    Redirects,
    /// To be included in a `server` block of nginx.
    Nginx,
    /// To be imported into a site block of a Caddyfile.
    Caddy,
}

impl HostFile {
    /// Its name at the top of the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Headers => "_headers",
            Self::Redirects => "_redirects",
            Self::Nginx => "lexloci.nginx.conf",
            Self::Caddy => "lexloci.caddy",
        }
    }
}

/// What stands at the top of each of these files, behind the sign of a comment.
const WRITTEN: &str = "Written by lexloci with each build; what it says comes from `[host]` in site.toml.";

/// `/<region>/<language>` in a regular expression, without the first slash.
const EDITION: &str = "[a-z0-9-]+/[a-z0-9-]+";
/// `<policy>`
const POLICY: &str = "[a-z][a-z0-9-]*";
/// `<version>`
const VERSION: &str = "[0-9][0-9a-z.-]*";
/// The end of the path of a file that names its own bytes.
const BY_DIGEST: &str = r"(?:assets/(?:.*/)?[^/]+\.[0-9a-f]{16}(?:\.[^/.]+)?|files/[0-9a-f]+/[^/]+)$";
/// The ends of paths that other websites may read.
const SHARED: &str = r"(?:\.json|/feed\.xml|/fragment\.html|/timemap\.link|/cookie-notice\.html)$";

impl Site {
    /// The files that the host of the site reads.
    pub(super) fn host_files(&self) -> &'static [HostFile] {
        match self.sources.settings.host_kind() {
            HostKind::None => &[],
            HostKind::Netlify | HostKind::Cloudflare => &[HostFile::Headers, HostFile::Redirects],
            HostKind::Nginx => &[HostFile::Nginx],
            HostKind::Caddy => &[HostFile::Caddy],
        }
    }

    pub(super) fn host_file(&self, file: HostFile) -> String {
        let is_netlify = self.sources.settings.host_kind() == HostKind::Netlify;
        match file {
            HostFile::Headers if is_netlify => self.netlify_headers(),
            HostFile::Headers => self.cloudflare_headers().0,
            HostFile::Redirects if is_netlify => self.netlify_redirects(),
            HostFile::Redirects => self.cloudflare_redirects(),
            HostFile::Nginx => self.nginx(),
            HostFile::Caddy => self.caddy(),
        }
    }

    /// Headers of every response.
    fn headers_of_all(&self) -> [(&'static str, String); 3] {
        [
            ("Content-Security-Policy", self.content_security_policy()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
        ]
    }

    /// The editions that have pages, each with its folder and locale.
    fn folders(&self) -> impl Iterator<Item = (String, String)> {
        let folder = |edition: &Edition| format!("{}/{}", self.shared.base_path, edition.slug());
        self.availability.editions.iter().map(move |edition| (folder(edition), self.locale(edition)))
    }

    /// The media types of the site's files by the endings of their names; feeds and schemas have one that their endings do not
    /// tell.
    fn media_types(&self) -> BTreeMap<String, &'static str> {
        let told =
            |route: &&Route| !matches!(route, Route::Feed(..) | Route::SiteFeed | Route::Schema(_) | Route::Host(_));
        let typed = |route: &Route| {
            let path = self.output_path(route);
            let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
            let plain = !ending.is_empty() && ending.chars().all(|c| c.is_ascii_alphanumeric());
            plain.then(|| (ending.to_ascii_lowercase(), route.media_type()))
        };
        self.own_routes().iter().filter(told).filter_map(typed).collect()
    }

    /// Relations of a document, of a version and of its data to others (RFC 5829, RFC 7089), with `document` in the place of the
    /// address of the document without a slash at its end. Empty where there is nothing to relate to.
    fn link_headers(&self, document: &str, links: &Links) -> [String; 3] {
        let base = &links.base;
        let time_map = format!("<{base}/{document}/timemap.link>; rel=\"timemap\"; type=\"application/link-format\"");
        let related = |original: bool| {
            let relations = match (original, links.latest) {
                (true, true) => "original latest-version",
                (true, false) => "original",
                (false, true) => "latest-version",
                (false, false) => "",
            };
            let document = (!relations.is_empty()).then(|| format!("<{base}/{document}/>; rel=\"{relations}\""));
            let all: Vec<String> = document.into_iter().chain(links.time_map.then(|| time_map.clone())).collect();
            all.join(", ")
        };
        [related(false), related(links.time_map), format!("<{base}/{document}/>; rel=\"canonical\"")]
    }

    /// What most documents have.
    fn usual_links(&self) -> Links {
        Links { base: self.sources.settings.base_url.clone(), latest: true, time_map: true }
    }

    /// What a document has.
    fn links_of(&self, policy: &PolicyName, edition: &Edition) -> Links {
        Links {
            base: self.sources.base_url_of(Some(&edition.region)).to_owned(),
            latest: self.availability.in_force(policy, edition).is_some(),
            time_map: self.has_time_map(edition, policy),
        }
    }

    /// The documents that have something else than [most](Self::usual_links), by what they have: `ch/de/terms`.
    fn unusual_links(&self) -> BTreeMap<Links, Vec<String>> {
        let usual = self.usual_links();
        let mut unusual: BTreeMap<Links, Vec<String>> = BTreeMap::new();
        for policy in self.availability.policies() {
            for edition in self.availability.editions_of(policy) {
                let links = self.links_of(policy, edition);
                if links != usual {
                    unusual.entry(links).or_default().push(format!("{}/{policy}", edition.slug()));
                }
            }
        }
        unusual
    }
}

/// What the `Link` header of a document speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Links {
    /// What its address begins with: that of the host of its region.
    base: String,
    /// Whether a version is in force.
    latest: bool,
    /// Whether one ever was.
    time_map: bool,
}

/// Matches each of these documents.
fn any_of(documents: &[String]) -> String {
    documents.iter().map(|document| literal(document)).collect::<Vec<_>>().join("|")
}

/// Text in a regular expression that matches nothing but itself.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if !c.is_ascii_alphanumeric() && !"/-_~%:".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
