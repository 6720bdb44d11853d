//! Everything that has an address.

use super::host::HostFile;
use crate::id::{PolicyName, RegionName, VersionId};
use crate::model::region::Edition;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// `/`: choose region and language.
    Root,
    /// `/404.html`, and `/<region>/<language>/404.html` in the words of an edition.
    NotFound(Option<Edition>),
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
    /// `.../feed.xml`: its versions as a feed.
    Feed(Edition, PolicyName),
    /// `.../timemap.link`: its versions for Memento clients (RFC 7089).
    TimeMap(Edition, PolicyName),
    /// `.../fragment.html`: the text in force without a page around it.
    Fragment(Edition, PolicyName),
    /// `.../draft/`: the working text.
    Draft(Edition, PolicyName),
    /// `.../draft/changes/`: the working text compared with the newest version.
    DraftChanges(Edition, PolicyName),
    /// `/index.json`: the site as data.
    SiteData,
    /// `/feed.xml`: what was published in the whole site.
    SiteFeed,
    /// `/policy.schema.json`, `/site.schema.json`: what the data look like.
    Schema(Schema),
    /// `/.well-known/gpc.json`: whether Global Privacy Control is honoured.
    GlobalPrivacyControl,
    /// `/sitemap.xml`; `/sitemap-<n>.xml`, from 1, where it has more than one file may hold.
    Sitemap(Option<usize>),
    /// `/robots.txt`
    Robots,
    /// What the host of the site reads, at the top of the output.
    Host(HostFile),
    /// The path of a page that leads to where something has moved.
    Moved(String),
    /// `/assets/<name>`: a static file of the theme.
    Asset(String),
    /// The same with a digest of its bytes in its name: `/assets/style.4f6c0e1b2a9d8c7e.css`.
    AssetByDigest(String),
    /// `/files/<digest>/<name>`: a picture or download of policies, by its digest and name, `<digest>/<name>`.
    File(String),
}

/// A JSON Schema of data that a site has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Schema {
    /// Of a policy, or a version of one, in an edition.
    Policy,
    /// Of the whole site.
    Site,
}

impl Schema {
    /// The schema itself.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Policy => include_str!("../../docs/policy.schema.json"),
            Self::Site => include_str!("../../docs/site.schema.json"),
        }
    }
}

impl Route {
    /// The path below the root of the site, without a slash at its beginning; one that ends with a slash is a page.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::NotFound(None) => "404.html".to_owned(),
            Self::NotFound(Some(edition)) => format!("{}/404.html", edition.slug()),
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
            Self::Feed(edition, policy) => format!("{}/{policy}/feed.xml", edition.slug()),
            Self::TimeMap(edition, policy) => format!("{}/{policy}/timemap.link", edition.slug()),
            Self::Fragment(edition, policy) => format!("{}/{policy}/fragment.html", edition.slug()),
            Self::Draft(edition, policy) => format!("{}/{policy}/draft/", edition.slug()),
            Self::DraftChanges(edition, policy) => format!("{}/{policy}/draft/changes/", edition.slug()),
            Self::SiteData => "index.json".to_owned(),
            Self::SiteFeed => "feed.xml".to_owned(),
            Self::Schema(Schema::Policy) => "policy.schema.json".to_owned(),
            Self::Schema(Schema::Site) => "site.schema.json".to_owned(),
            Self::GlobalPrivacyControl => ".well-known/gpc.json".to_owned(),
            Self::Sitemap(None) => "sitemap.xml".to_owned(),
            Self::Sitemap(Some(part)) => format!("sitemap-{part}.xml"),
            Self::Robots => "robots.txt".to_owned(),
            Self::Host(file) => file.name().to_owned(),
            Self::Moved(path) => path.clone(),
            Self::Asset(name) | Self::AssetByDigest(name) => format!("assets/{name}"),
            Self::File(name) => format!("files/{name}"),
        }
    }

    /// Whether a template of the theme makes the page.
    pub(super) fn has_template(&self) -> bool {
        match self {
            Self::Root
            | Self::NotFound(_)
            | Self::Region(_)
            | Self::Edition(_)
            | Self::Policy(..)
            | Self::Local(..)
            | Self::CookieNotice(_)
            | Self::Version(..)
            | Self::Changes(..)
            | Self::History(..)
            | Self::Draft(..)
            | Self::DraftChanges(..) => true,
            Self::PolicyData(..)
            | Self::Cookies(..)
            | Self::VersionData(..)
            | Self::Feed(..)
            | Self::TimeMap(..)
            | Self::Fragment(..)
            | Self::SiteData
            | Self::SiteFeed
            | Self::Schema(_)
            | Self::GlobalPrivacyControl
            | Self::Sitemap(_)
            | Self::Robots
            | Self::Host(_)
            | Self::Moved(_)
            | Self::Asset(_)
            | Self::AssetByDigest(_)
            | Self::File(_) => false,
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
            | Self::Feed(edition, policy)
            | Self::TimeMap(edition, policy)
            | Self::Fragment(edition, policy)
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
            | Self::NotFound(Some(edition))
            | Self::Policy(edition, _)
            | Self::Local(edition, _)
            | Self::PolicyData(edition, _)
            | Self::Cookies(edition, _)
            | Self::CookieNotice(edition)
            | Self::Version(edition, ..)
            | Self::VersionData(edition, ..)
            | Self::Changes(edition, ..)
            | Self::History(edition, _)
            | Self::Feed(edition, _)
            | Self::TimeMap(edition, _)
            | Self::Fragment(edition, _)
            | Self::Draft(edition, _)
            | Self::DraftChanges(edition, _) => Some(&edition.region),
            _ => None,
        }
    }
}
