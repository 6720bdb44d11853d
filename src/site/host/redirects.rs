//! What leads elsewhere: former names of policies and regions, and what `[host.redirects]` says.

use super::super::{Route, Site};
use crate::id::{PolicyName, RegionName};
use crate::model::host::{HostKind, Redirect};
use crate::render::html::escaped;
use crate::source::Span;
use std::collections::BTreeMap;

/// Addresses that lead on where no host is told so: from the path of a page to where it leads.
pub(in crate::site) type Moved = BTreeMap<String, String>;

impl Site {
    /// The redirects of `site.toml`.
    pub(super) fn redirects(&self) -> &[Redirect] {
        self.sources.settings.host.as_ref().map_or(&[], |host| &host.redirects)
    }

    /// Where one leads, as a link within the site, or a whole address.
    pub(super) fn target(&self, redirect: &Redirect) -> String {
        match redirect.to.starts_with('/') {
            true => format!("{}{}", self.shared.base_path, redirect.to),
            false => redirect.to.clone(),
        }
    }

    /// Names that policies had: the former one, that of today, and where it is said.
    pub(super) fn former_policies(&self) -> impl Iterator<Item = (&PolicyName, &PolicyName, Span)> {
        let policies = self.sources.policies.values();
        policies.flat_map(|policy| policy.former.iter().map(|(former, span)| (former, &policy.name, *span)))
    }

    /// Names that regions had, likewise.
    pub(super) fn former_regions(&self) -> impl Iterator<Item = (&RegionName, &RegionName, Span)> {
        let regions = self.sources.regions.values();
        regions.flat_map(|region| region.former.iter().map(|(former, span)| (former, &region.name, *span)))
    }

    /// What leads on as a page, for hosts that are told nothing.
    pub(in crate::site) fn moved(&self) -> &Moved {
        self.moved.get_or_init(|| {
            if self.sources.settings.host_kind() != HostKind::None {
                return Moved::new();
            }
            let mut moved = Moved::new();
            if self.former_policies().next().is_some() || self.former_regions().next().is_some() {
                let pages = self.own_routes();
                let pages = pages.iter().filter(|route| self.path(route).ends_with('/'));
                pages.for_each(|route| self.former_addresses(route, &mut moved));
            }
            for redirect in self.redirects() {
                moved.insert(page_path(&redirect.from), self.target(redirect));
            }
            moved
        })
    }

    /// The addresses that a page would have had under former names.
    fn former_addresses(&self, route: &Route, moved: &mut Moved) {
        let Some(region) = route.region() else { return };
        let regions = self.former_regions().filter(|(_, now, _)| *now == region).map(|(former, ..)| former.as_str());
        let regions: Vec<&str> = [region.as_str()].into_iter().chain(regions).collect();
        let policy = route.document().map(|(_, policy)| policy);
        let policies =
            self.former_policies().filter(|(_, now, _)| policy == Some(now)).map(|(former, ..)| former.as_str());
        let policies: Vec<&str> = policy.map(PolicyName::as_str).into_iter().chain(policies).collect();
        let path = self.path(route);
        for region in &regions {
            for policy in policies.iter().map(Some).chain(policies.is_empty().then_some(None)) {
                let mut parts: Vec<&str> = path.split('/').collect();
                parts[0] = region;
                if let Some(policy) = policy {
                    parts[2] = policy;
                }
                let former = parts.join("/");
                if former != path {
                    moved.insert(former, self.href(route));
                }
            }
        }
    }

    /// A page that leads on: by itself, and by a link. It says nothing but the address, which is the same in all languages.
    pub(in crate::site) fn moved_page(&self, path: &str) -> Vec<u8> {
        let Some(to) = self.moved().get(path) else { return Vec::new() };
        let whole = self.whole(to);
        let (to, whole) = (escaped(to), escaped(&whole));
        format!(
            "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{whole}</title>\n\
             <meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"{whole}\">\n\
             <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n</head>\n\
             <body>\n<p><a href=\"{to}\">{whole}</a></p>\n</body>\n</html>\n"
        )
        .into_bytes()
    }
}

/// The path of the page that stands for an address: a folder, unless it is a file.
pub(super) fn page_path(from: &str) -> String {
    if is_file(from) { from.to_owned() } else { format!("{from}/") }
}

/// What can stand at the end of an address that leads elsewhere: that of a page is the same with a slash and without.
pub(super) fn slashes(from: &str) -> &'static [&'static str] {
    if is_file(from) { &[""] } else { &["", "/"] }
}

/// Whether the last part of a path looks like the name of a file: with an ending, as `terms.html`, but not as `v1.2`.
pub(super) fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.starts_with(|c: char| c.is_ascii_alphabetic()))
}
