//! A whole site as its sources say it.

use super::glossary::Glossary;
use super::host::{Host, HostKind};
use super::outside::{ExternalLinks, OwnHosts};
use super::policy::Policy;
use super::region::{Edition, Region};
use super::review::ReviewLock;
use super::waiver::Waiver;
use crate::diagnostic::Severities;
use crate::id::{PolicyName, RegionName};
use crate::locale::{Calendar, Date, Language, Precision};
use crate::source::Span;
use crate::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// What `site.toml` says.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The title of the site.
    pub title: String,
    /// Where it is published, without a slash at the end.
    pub base_url: String,
    /// The language in which base texts are written first.
    pub reference_language: Language,
    /// The name of the theme.
    pub theme: String,
    /// Where `site.toml` names the theme.
    pub theme_span: Option<Span>,
    /// The order of regions, where order matters.
    pub region_order: Vec<RegionName>,
    /// What happens to raw HTML.
    pub raw_html: RawHtml,
    /// Precision of shown dates.
    pub date: Precision,
    /// The calendar of shown dates.
    pub calendar: Calendar,
    /// The line at the foot of pages.
    pub copyright: Option<String>,
    /// Severities that differ from the codes' own.
    pub severities: Severities,
    /// Findings that the site lives with for a while.
    pub waivers: Vec<Waiver>,
    /// How terms are said in each language.
    pub glossary: Glossary,
    /// Links at the head and at the foot.
    pub navigation: Navigation,
    /// What the site says of the signal Global Privacy Control, if anything.
    pub global_privacy_control: Option<GlobalPrivacyControl>,
    /// The notice about cookies, where pages or other websites show one.
    pub cookie_notice: Option<CookieNotice>,
    /// Links to hosts of others.
    pub external_links: ExternalLinks,
    /// The host that delivers the site, where it is to be told anything.
    pub host: Option<Host>,
}

impl Settings {
    /// What delivers the site.
    #[must_use]
    pub fn host_kind(&self) -> HostKind {
        self.host.as_ref().map_or(HostKind::None, |host| host.kind)
    }

    /// Whether the host leads from `/` to an edition that fits the browser.
    #[must_use]
    pub fn negotiates(&self) -> bool {
        self.host.as_ref().is_some_and(|host| host.negotiate && host.kind.negotiates())
    }

    /// Whether files are written in compressed form as well.
    #[must_use]
    pub fn precompresses(&self) -> bool {
        self.host.as_ref().is_some_and(|host| host.precompress)
    }
}

/// Whether a site honours the signal Global Privacy Control, for `/.well-known/gpc.json`.
#[derive(Clone, Copy, Debug)]
pub struct GlobalPrivacyControl {
    /// Whether it does.
    pub honoured: bool,
    /// The day on which that was last decided.
    pub last_update: Date,
    /// Where `site.toml` says so.
    pub span: Span,
}

/// What `[cookie_notice]` says.
#[derive(Clone, Debug)]
pub struct CookieNotice {
    /// Whether pages of the site show it; else it is only there for other websites.
    pub bar: bool,
    /// The policy that it speaks of; once a site is loaded, it is there.
    pub policy: Option<PolicyName>,
    /// The table.
    pub span: Span,
}

/// Whether an address can be that of a whole site: `http:` or `https:`, a host, perhaps a port and a path, and nothing more. Hosts
/// write it into their own files, where other characters would mean something.
#[must_use]
pub fn is_base_url(url: &str) -> bool {
    let Some(rest) = ["https://", "http://"].iter().find_map(|scheme| url.strip_prefix(scheme)) else { return false };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (host, port) = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, port)) => {
            (address.bytes().all(|b| b.is_ascii_hexdigit() || b == b':' || b == b'.').then_some(address), port)
        }
        None => {
            let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
            (host.chars().all(plain).then_some(host), port)
        }
    };
    let is_port = |port: &str| (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit());
    let is_part = |part: &str| {
        !matches!(part, "" | "." | "..") && part.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c))
    };
    let path = path.trim_end_matches('/');
    host.is_some_and(|host| !host.is_empty())
        && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
        && (path.is_empty() || path.split('/').all(is_part))
}

/// Whether a path can be that of a whole site below the root of its host: `/`, `/legal/`, `/about/legal`.
#[must_use]
pub fn is_base_path(path: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    let is_inside = |rest: &str| rest.is_empty() || rest.strip_suffix('/').unwrap_or(rest).split('/').all(is_part);
    path.strip_prefix('/').is_some_and(is_inside) && is_base_url(&format!("https://host{path}"))
}

/// The same address with another path below the root of its host; without a slash at its end.
#[must_use]
pub fn with_base_path(base_url: &str, path: &str) -> String {
    let host = base_url.find("://").map_or(0, |at| at + 3);
    let root = base_url[host..].find('/').map_or(base_url.len(), |at| host + at);
    format!("{}{}", &base_url[..root], path.trim_end_matches('/'))
}

/// What happens to raw HTML in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawHtml {
    /// It is an error.
    Refuse,
    /// A short list of elements and attributes survives.
    Sanitize,
}

/// Links around the text.
#[derive(Clone, Debug, Default)]
pub struct Navigation {
    /// At the head of pages.
    pub header: Vec<NavigationEntry>,
    /// At the foot; entries may hold links of their own.
    pub footer: Vec<NavigationEntry>,
    /// Social media.
    pub social: Vec<NavigationEntry>,
}

/// A link, or a heading over links.
#[derive(Clone, Debug)]
pub struct NavigationEntry {
    /// Text, or the id of a message.
    pub label: String,
    /// Where it leads.
    pub url: Option<String>,
    /// Links below it.
    pub links: Vec<NavigationEntry>,
}

/// Everything that the sources of a site say, parsed and consistent in itself, not yet composed.
#[derive(Clone, Debug)]
pub struct SiteSources {
    /// What `site.toml` says.
    pub settings: Settings,
    /// The regions by name.
    pub regions: BTreeMap<RegionName, Region>,
    /// The policies by name.
    pub policies: BTreeMap<PolicyName, Policy>,
    /// All messages: of the theme, the site, its regions.
    pub wording: Wording,
    /// What was reviewed.
    pub reviews: ReviewLock,
    /// The files that could not be read as they are meant, or not at all: what they lack, nobody took away. A link in the place of a
    /// folder stands for all that is in it.
    pub misread: BTreeSet<String>,
}

impl SiteSources {
    /// Whether a file was not read as it is meant.
    #[must_use]
    pub fn is_misread(&self, path: &str) -> bool {
        let within = |misread: &String| path.strip_prefix(misread.as_str()).is_some_and(|rest| rest.starts_with('/'));
        self.misread.contains(path) || self.misread.iter().any(within)
    }

    /// The address, without a slash at its end, at which a region is published: its own, or that of the nearest one above which has
    /// one, or the site's. That of what belongs to no region is the site's.
    #[must_use]
    pub fn base_url_of(&self, region: Option<&RegionName>) -> &str {
        let chain = region.and_then(|region| self.regions.get(region)).map(|region| &region.chain);
        let regions = chain.into_iter().flatten().rev().filter_map(|name| self.regions.get(name));
        regions.filter_map(|region| region.base_url.as_deref()).next().unwrap_or(&self.settings.base_url)
    }

    /// The regions in the order that the site gives them, then by name.
    #[must_use]
    pub fn regions_in_order(&self) -> Vec<&Region> {
        let order = &self.settings.region_order;
        let rank = |name: &RegionName| order.iter().position(|other| other == name).unwrap_or(order.len());
        let mut regions: Vec<&Region> = self.regions.values().collect();
        regions.sort_by_key(|region| rank(&region.name));
        regions
    }

    /// All editions, in the order of regions and of their languages.
    #[must_use]
    pub fn editions(&self) -> Vec<Edition> {
        self.regions_in_order().into_iter().flat_map(Region::editions).collect()
    }

    /// The policy that the notice about cookies speaks of, where there is one.
    #[must_use]
    pub fn cookie_policy(&self) -> Option<&PolicyName> {
        self.settings.cookie_notice.as_ref().and_then(|notice| notice.policy.as_ref())
    }

    /// The hosts that links to others leave.
    #[must_use]
    pub fn own_hosts(&self) -> OwnHosts {
        let regional = self.regions.values().filter_map(|region| region.base_url.as_deref());
        OwnHosts::new(&self.settings.external_links, std::iter::once(&*self.settings.base_url).chain(regional))
    }

    /// The region with this name, of which every edition has one.
    ///
    /// # Panics
    /// If there is none: names of regions are checked when a site is loaded.
    #[must_use]
    pub fn region(&self, name: &RegionName) -> &Region {
        &self.regions[name]
    }

    /// The chain of a region, as far as the sources know it: what history alone knows is worded as everywhere.
    #[must_use]
    pub fn chain(&self, region: &RegionName) -> &[RegionName] {
        let known = self.regions.get(region).or_else(|| self.regions.get(&RegionName::global()));
        known.map_or(&[], |region| &region.chain)
    }

    /// Whether a policy applies in a region.
    #[must_use]
    pub fn applies(&self, policy: &Policy, region: &Region) -> bool {
        let names = |list: &[(RegionName, Span)]| list.iter().any(|(name, _)| region.chain.contains(name));
        policy.regions.as_deref().is_none_or(names) && !names(&policy.except)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_path_takes_the_place_of_the_one_that_an_address_has() {
        for (base_url, path, whole) in [
            ("https://legal.example", "/legal/", "https://legal.example/legal"),
            ("https://legal.example:8443/old/place", "/legal", "https://legal.example:8443/legal"),
            ("https://legal.example/old", "/", "https://legal.example"),
        ] {
            assert_eq!(with_base_path(base_url, path), whole);
        }
    }

    #[test]
    fn a_path_begins_at_the_root_and_stays_there() {
        assert!(["/", "/legal", "/legal/", "/about/legal/"].into_iter().all(is_base_path));
        let none = ["", "legal", "legal/", "//", "//host", "/a//b", "/../a", "/./", "/a?b", "/a#b", "/a b", "/\\"];
        assert!(!none.into_iter().any(is_base_path));
    }

    #[test]
    fn an_address_holds_nothing_that_a_host_would_read_as_something_else() {
        for good in [
            "https://legal.example",
            "https://legal.example/",
            "http://localhost:8000",
            "https://a_b.example/x/~y/",
            "http://[::1]:80/",
        ] {
            assert!(is_base_url(good), "{good}");
        }
        for bad in [
            "https://",
            "https://x.example/$host",
            "https://x.example/{env.SECRET}",
            "https://x.example/:p",
            "https://x.example/*",
            "https://x.example/a;b",
            "https://x.example/../a",
            "https://x.example/a//b",
            "https://x.example/%0a",
            "https://u:p@x.example",
            "https://u@x.example",
            "https://x.example:80;x",
            "https://x.example:",
            "https://x.example:123456",
            "https://x.example/a b",
            "https://x.example/a?b",
        ] {
            assert!(!is_base_url(bad), "{bad}");
        }
    }
}
