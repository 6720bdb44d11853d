//! Netlify: `_headers` and `_redirects` (<https://docs.netlify.com/manage/routing/>).
//!
//! All rules of `_headers` that fit count, and two values of one header are joined: each header is said by rules that exclude each
//! other. Of `_redirects` the first rule that fits counts, and files stand before rules, unless `!` says otherwise. What is not said
//! is as it should be: browsers ask each time whether they have the newest page.

use super::super::{Lifetime, Route, Site};
use super::WRITTEN;
use crate::locale::RegionCode;
use crate::model::region::{Edition, Region};
use std::collections::{BTreeMap, BTreeSet};

/// Rules of `_headers`: a path, and its headers.
pub(super) type Rules = Vec<(String, Vec<(String, String)>)>;

/// Files that other websites may read, with the media type where hosts do not know it. Placeholders stand for one part of a path.
const SHARED: [(&str, Option<&str>); 12] = [
    ("/index.json", None),
    ("/feed.xml", Some("application/atom+xml")),
    ("/policy.schema.json", Some("application/schema+json")),
    ("/site.schema.json", Some("application/schema+json")),
    ("/.well-known/gpc.json", None),
    ("/:region/:language/cookie-notice.html", None),
    ("/:region/:language/:policy/index.json", None),
    ("/:region/:language/:policy/cookies.json", None),
    ("/:region/:language/:policy/fragment.html", None),
    ("/:region/:language/:policy/feed.xml", Some("application/atom+xml")),
    ("/:region/:language/:policy/timemap.link", Some("application/link-format")),
    ("/:region/:language/:policy/:version/index.json", None),
];

impl Site {
    pub(super) fn netlify_headers(&self) -> String {
        let mut rules = self.rules_of_all();
        rules.extend(self.rules_of_files());
        rules.extend(self.rules_of_languages());
        rules.extend(self.rules_of_versions());
        let base = self.base_path();
        for policy in self.availability.policies() {
            for edition in self.availability.editions_of(policy) {
                let document = format!("{}/{policy}", edition.slug());
                let [link, ..] = self.link_headers(&document, &self.links_of(policy, edition));
                if !link.is_empty() {
                    rules.push((format!("{base}/{document}/*"), vec![("Link".to_owned(), link)]));
                }
            }
        }
        if self.sources.settings.negotiates() {
            rules.push((format!("{base}/"), vec![("Vary".to_owned(), "Accept-Language".to_owned())]));
        }
        written(&rules)
    }

    /// What holds for all addresses, and for data.
    pub(super) fn rules_of_all(&self) -> Rules {
        let base = self.base_path();
        let all = self.headers_of_all().map(|(name, value)| (name.to_owned(), value)).to_vec();
        let mut rules = vec![(format!("{base}/*"), all)];
        for (path, kind) in SHARED {
            let mut headers = vec![("Access-Control-Allow-Origin".to_owned(), "*".to_owned())];
            headers.extend(kind.map(|kind| ("Content-Type".to_owned(), kind.to_owned())));
            rules.push((format!("{base}{path}"), headers));
        }
        rules
    }

    /// What never changes at its address.
    pub(super) fn rules_of_files(&self) -> Rules {
        let kept = || vec![("Cache-Control".to_owned(), Lifetime::Immutable.cache_control().to_owned())];
        let named = self.assets.names_with_digest().map(|name| self.href(&Route::AssetByDigest(name.to_owned())));
        let files = [format!("{}/files/*", self.base_path())];
        files.into_iter().chain(named).map(|path| (path, kept())).collect()
    }

    pub(super) fn rules_of_languages(&self) -> Rules {
        let headers = |locale: String| vec![("Content-Language".to_owned(), locale)];
        self.folders().map(|(folder, locale)| (format!("{folder}/*"), headers(locale))).collect()
    }

    pub(super) fn rules_of_versions(&self) -> Rules {
        let kept = || vec![("Cache-Control".to_owned(), Lifetime::Permanent.cache_control().to_owned())];
        let ids: BTreeSet<_> = self.versions().map(|(policy, version)| (policy, &version.id)).collect();
        let base = self.base_path();
        ids.into_iter().map(|(policy, id)| (format!("{base}/:region/:language/{policy}/{id}/*"), kept())).collect()
    }

    pub(super) fn netlify_redirects(&self) -> String {
        let base = self.base_path();
        let mut out = format!("# {WRITTEN}\n");
        for redirect in self.redirects() {
            out.push_str(&format!("{base}/{} {} 301\n", redirect.from, self.target(redirect)));
        }
        let document = format!("{base}/:region/:language");
        out.push_str(&format!("{document}/:policy/latest {document}/:policy/ 302\n"));
        for (former, now, _) in self.former_policies() {
            out.push_str(&format!("{document}/{former}/* {document}/{now}/:splat 301\n"));
        }
        for (former, now, _) in self.former_regions() {
            out.push_str(&format!("{base}/{former}/* {base}/{now}/:splat 301\n"));
        }
        if self.sources.settings.negotiates() {
            self.netlify_languages(&mut out);
        }
        for (folder, _) in self.folders() {
            out.push_str(&format!("{folder}/* {folder}/404.html 404\n"));
        }
        out
    }

    /// The country of the reader is known, and decides on the region; languages decide within it, and for the rest of the world.
    /// Netlify compares the first language, and of it the part before the first hyphen.
    fn netlify_languages(&self, out: &mut String) {
        let root = format!("{}/", self.base_path());
        // Whoever asks for the list of all editions gets it.
        out.push_str(&format!("{root} choose=:choose {root}index.html 200!\n"));
        for (country, region) in self.countries() {
            let editions: Vec<Edition> =
                region.editions().filter(|edition| self.availability.is_live_edition(edition)).collect();
            for (language, edition) in unambiguous(&editions) {
                let folder = format!("{root}{}/", edition.slug());
                out.push_str(&format!("{root} {folder} 302! Country={country} Language={language}\n"));
            }
            if !editions.is_empty() {
                out.push_str(&format!("{root} {root}{}/ 302! Country={country}\n", region.name));
            }
        }
        let world: Vec<Edition> =
            self.offered_editions().filter(|(tag, _)| !has_country(tag)).map(|(_, edition)| edition).collect();
        for (language, edition) in unambiguous(&world) {
            out.push_str(&format!("{root} {root}{}/ 302! Language={language}\n", edition.slug()));
        }
    }

    /// The regions that are whole countries, the first of each, by the code of the country in lower case.
    fn countries(&self) -> Vec<(String, &Region)> {
        let mut known = BTreeSet::new();
        let regions = self.sources.regions_in_order().into_iter();
        let countries = regions.filter_map(|region| {
            let code = region.code.as_ref().filter(|code| !code.is_subdivision());
            Some((code.and_then(RegionCode::country)?.to_ascii_lowercase(), region))
        });
        countries.filter(|(country, _)| known.insert(country.clone())).collect()
    }
}

fn has_country(tag: &str) -> bool {
    tag.split('-').skip(1).any(|part| part.len() == 2)
}

/// The editions whose language no other one shares, but for its script or country, by the language alone.
fn unambiguous(editions: &[Edition]) -> BTreeMap<&str, &Edition> {
    let mut found: BTreeMap<&str, Vec<&Edition>> = BTreeMap::new();
    for edition in editions {
        let language = edition.language.as_str().split('-').next().unwrap_or_default();
        found.entry(language).or_default().push(edition);
    }
    let alone = found.into_iter().filter(|(language, editions)| language.len() == 2 && editions.len() == 1);
    alone.map(|(language, editions)| (language, editions[0])).collect()
}

/// The text of `_headers`.
pub(super) fn written(rules: &Rules) -> String {
    let mut out = format!("# {WRITTEN}\n");
    for (path, headers) in rules {
        out.push_str(&format!("{path}\n"));
        headers.iter().for_each(|(name, value)| out.push_str(&format!("  {name}: {value}\n")));
    }
    out
}
