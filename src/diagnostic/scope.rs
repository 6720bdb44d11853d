//! Where something that `site.toml` says of findings holds: in a region and all below it, for a policy, or both.

use crate::id::{PolicyName, RegionName};
use std::collections::{BTreeMap, BTreeSet};

/// A part of a site. What is not given is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// A region, with all below it.
    pub region: Option<RegionName>,
    /// A policy.
    pub policy: Option<PolicyName>,
}

/// The chain of each region, from `global` to the region itself.
pub type Chains = BTreeMap<RegionName, Vec<RegionName>>;

/// A region and a policy that a finding is about, as far as it is about any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concern<'a> {
    /// The region.
    pub region: Option<&'a str>,
    /// The policy.
    pub policy: Option<&'a str>,
}

impl Scope {
    /// Whether what concerns this region and policy lies within.
    #[must_use]
    pub fn covers(&self, concern: Concern<'_>, chains: &Chains) -> bool {
        let below = |wanted: &RegionName| {
            concern.region.is_some_and(|region| match chains.get(region) {
                Some(chain) => chain.contains(wanted),
                None => wanted.as_str() == region,
            })
        };
        self.region.as_ref().is_none_or(below)
            && self.policy.as_ref().is_none_or(|wanted| concern.policy == Some(wanted.as_str()))
    }
}

impl<'a> Concern<'a> {
    /// What a file is about, by the folder that it stands in.
    #[must_use]
    pub fn of_file(path: &'a str) -> Self {
        let mut parts = path.split('/');
        let (top, first, second) = (parts.next(), parts.next(), parts.next());
        // The last part is a file, no folder.
        let folder = |part: Option<&'a str>, behind: usize| part.filter(|_| path.split('/').count() > behind);
        match top {
            Some("content") => Self { region: Some("global"), policy: folder(first, 2) },
            Some("locales") => Self { region: folder(first, 2), policy: folder(second, 3) },
            // `history/<policy>/<version>/<region>/<language>.md`
            Some("history") => Self { region: folder(parts.next(), 4), policy: folder(first, 2) },
            _ => Self { region: None, policy: None },
        }
    }

    /// What a finding is about: the regions of its editions; where it names none, that of its file.
    #[must_use]
    pub fn all(editions: &'a BTreeSet<String>, file: Option<&'a str>) -> Vec<Self> {
        let place = file.map_or(Self { region: None, policy: None }, Self::of_file);
        if editions.is_empty() {
            return vec![place];
        }
        editions.iter().map(|edition| Self::of_edition(edition, place.policy)).collect()
    }

    /// What a finding in the edition `ch/de` is about.
    #[must_use]
    pub fn of_edition(edition: &'a str, policy: Option<&'a str>) -> Self {
        Self { region: edition.split('/').next(), policy }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_says_region_and_policy() {
        for (path, region, policy) in [
            ("content/terms/en.md", Some("global"), Some("terms")),
            ("content/notes.txt", Some("global"), None),
            ("locales/ch/terms/de.md", Some("ch"), Some("terms")),
            ("locales/ch/region.toml", Some("ch"), None),
            ("locales/de.ftl", None, None),
            ("history/terms/ledger.toml", None, Some("terms")),
            ("history/terms/2024-05-01/ch/de.md", Some("ch"), Some("terms")),
            ("site.toml", None, None),
        ] {
            assert_eq!(Concern::of_file(path), Concern { region, policy }, "{path}");
        }
    }
}
