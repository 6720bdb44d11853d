//! Everything that has an address.

use crate::id::{PolicyName, RegionName, VersionId};
use crate::model::region::Edition;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// `/`: choose region and language.
    Root,
    /// `/404.html`
    NotFound,
    /// `/<region>/`: choose among its languages.
    Region(RegionName),
    /// `/<region>/<language>/`: the edition's policies.
    Edition(Edition),
    /// `/<region>/<language>/<policy>/`: a policy.
    Policy(Edition, PolicyName),
    /// `.../local/`: what the edition's local sections displaced.
    Local(Edition, PolicyName),
    /// `.../index.json`: a policy as data.
    PolicyData(Edition, PolicyName),
    /// `.../cookies.json`: the cookies that a policy declares, as data.
    Cookies(Edition, PolicyName),
    /// `/<region>/<language>/cookie-notice.html`: the notice about cookies, for other websites.
    CookieNotice(Edition),
    /// `.../<version>/`: a version, for good.
    Version(Edition, PolicyName, VersionId),
    /// `.../<version>/index.json`: a version as data.
    VersionData(Edition, PolicyName, VersionId),
    /// `.../<version>/changes/`: a version compared with the one that it replaces; `.../<version>/changes/<other>/`: with
    /// another one.
    Changes(Edition, PolicyName, VersionId, Option<VersionId>),
    /// `.../history/`: all versions.
    History(Edition, PolicyName),
    /// `.../draft/`: the working text.
    Draft(Edition, PolicyName),
    /// `.../draft/changes/`: the working text compared with the newest version.
    DraftChanges(Edition, PolicyName),
    /// `/index.json`: the site as data.
    SiteData,
    /// `/sitemap.xml`
    Sitemap,
    /// `/robots.txt`
    Robots,
    /// `/assets/<name>`: a static file of the theme.
    Asset(String),
    /// `/files/<digest>/<name>`: a picture or download of policies, by its digest and name, `<digest>/<name>`.
    File(String),
}

impl Route {
    /// The path below the root of the site, without a slash at its beginning; one that ends with a slash is a page.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::NotFound => "404.html".to_owned(),
            Self::Region(region) => format!("{region}/"),
            Self::Edition(edition) => format!("{}/", edition.slug()),
            Self::Policy(edition, policy) => format!("{}/{policy}/", edition.slug()),
            Self::Local(edition, policy) => format!("{}/{policy}/local/", edition.slug()),
            Self::PolicyData(edition, policy) => format!("{}/{policy}/index.json", edition.slug()),
            Self::Cookies(edition, policy) => format!("{}/{policy}/cookies.json", edition.slug()),
            Self::CookieNotice(edition) => format!("{}/cookie-notice.html", edition.slug()),
            Self::Version(edition, policy, id) => format!("{}/{policy}/{id}/", edition.slug()),
            Self::VersionData(edition, policy, id) => format!("{}/{policy}/{id}/index.json", edition.slug()),
            Self::Changes(edition, policy, id, None) => format!("{}/{policy}/{id}/changes/", edition.slug()),
            Self::Changes(edition, policy, id, Some(other)) => {
                format!("{}/{policy}/{id}/changes/{other}/", edition.slug())
            }
            Self::History(edition, policy) => format!("{}/{policy}/history/", edition.slug()),
            Self::Draft(edition, policy) => format!("{}/{policy}/draft/", edition.slug()),
            Self::DraftChanges(edition, policy) => format!("{}/{policy}/draft/changes/", edition.slug()),
            Self::SiteData => "index.json".to_owned(),
            Self::Sitemap => "sitemap.xml".to_owned(),
            Self::Robots => "robots.txt".to_owned(),
            Self::Asset(name) => format!("assets/{name}"),
            Self::File(name) => format!("files/{name}"),
        }
    }

    /// The policy and the edition that the route is about, if it is about one.
    #[must_use]
    pub fn document(&self) -> Option<(&Edition, &PolicyName)> {
        match self {
            Self::Policy(edition, policy)
            | Self::Local(edition, policy)
            | Self::PolicyData(edition, policy)
            | Self::Cookies(edition, policy)
            | Self::Version(edition, policy, _)
            | Self::VersionData(edition, policy, _)
            | Self::Changes(edition, policy, ..)
            | Self::History(edition, policy)
            | Self::Draft(edition, policy)
            | Self::DraftChanges(edition, policy) => Some((edition, policy)),
            _ => None,
        }
    }

    /// The region that the route belongs to, if it belongs to one.
    #[must_use]
    pub fn region(&self) -> Option<&RegionName> {
        match self {
            Self::Region(region) => Some(region),
            Self::Edition(edition)
            | Self::Policy(edition, _)
            | Self::Local(edition, _)
            | Self::PolicyData(edition, _)
            | Self::Cookies(edition, _)
            | Self::CookieNotice(edition)
            | Self::Version(edition, ..)
            | Self::VersionData(edition, ..)
            | Self::Changes(edition, ..)
            | Self::History(edition, _)
            | Self::Draft(edition, _)
            | Self::DraftChanges(edition, _) => Some(&edition.region),
            _ => None,
        }
    }
}
