//! From an address back to its route, without listing all routes of the site.

use super::{Route, Site};
use crate::id::PolicyName;
use crate::model::region::Edition;

impl Site {
    /// The path at which the site begins, without a slash at its end: `/legal` where it is published at
    /// `https://www.example.com/legal`, empty where it has a host of its own.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.shared.base_path
    }

    /// The route at a path below the root of the site, as [`Site::path`] gives it or as the output has it:
    /// `ch/de/terms-of-use/`, `ch/de/terms-of-use/index.html`. None where a build writes no file.
    #[must_use]
    pub fn route_at(&self, path: &str) -> Option<Route> {
        let page = path.strip_suffix("index.html").filter(|page| page.is_empty() || page.ends_with('/'));
        let path = page.unwrap_or(path);
        let moved = || self.moved().contains_key(path).then(|| Route::Moved(path.to_owned()));
        self.own_route_at(path).or_else(moved)
    }

    /// The route at the path of a page or file, but for former addresses.
    pub(super) fn own_route_at(&self, path: &str) -> Option<Route> {
        let around = self.single_routes();
        let part = path.strip_prefix("sitemap-").and_then(|part| part.strip_suffix(".xml")?.parse().ok());
        let part = part.filter(|part| self.sitemap_parts().any(|other| other == *part));
        let part = part.map(|part| Route::Sitemap(Some(part)));
        if let Some(route) = around.into_iter().chain(part).find(|route| route.path() == path) {
            return Some(route);
        }
        if let Some(name) = path.strip_prefix("assets/") {
            let by_digest = || self.assets.names_with_digest().any(|other| other == name);
            let plain = self.assets.names().any(|other| other == name);
            return match plain {
                true => Some(Route::Asset(name.to_owned())),
                false => by_digest().then(|| Route::AssetByDigest(name.to_owned())),
            };
        }
        if let Some(name) = path.strip_prefix("files/") {
            return self.published_file(name).is_some().then(|| Route::File(name.to_owned()));
        }
        self.route_of_region(path)
    }

    /// The edition below whose address a path is.
    #[must_use]
    pub fn edition_at(&self, path: &str) -> Option<&Edition> {
        let below = |edition: &&Edition| path.strip_prefix(&edition.slug()).is_some_and(|rest| rest.starts_with('/'));
        self.availability.editions.iter().find(below)
    }

    fn route_of_region(&self, path: &str) -> Option<Route> {
        let mut parts = path.splitn(4, '/');
        let (region, language) = (parts.next()?, parts.next()?);
        let mut editions = self.availability.editions.iter().filter(|edition| edition.region.as_str() == region);
        if language.is_empty() {
            return editions.next().map(|edition| Route::Region(edition.region.clone())).filter(|r| r.path() == path);
        }
        let edition = editions.find(|edition| edition.slug() == format!("{region}/{language}"))?;
        match parts.next()? {
            "" => Some(Route::Edition(edition.clone())).filter(|route| route.path() == path),
            "404.html" => Some(Route::NotFound(Some(edition.clone()))).filter(|route| route.path() == path),
            "cookie-notice.html" => {
                let route = Route::CookieNotice(edition.clone());
                (self.has_cookie_notice(edition) && route.path() == path).then_some(route)
            }
            policy => self.route_of_document(edition, policy, path),
        }
    }

    fn route_of_document(&self, edition: &Edition, policy: &str, path: &str) -> Option<Route> {
        let policy = PolicyName::parse(policy)?;
        if !self.availability.editions_of(&policy).contains(edition) {
            return None;
        }
        self.routes_of(edition, &policy).into_iter().find(|route| route.path() == path)
    }
}
