//! Which edition the root of the site leads to, by the languages that a browser asks for.

use super::super::Site;
use crate::check::hreflangs;
use crate::locale::{Language, RegionCode};
use crate::model::region::Edition;

/// An edition, and how a browser asks for it with the first tag of `Accept-Language` (RFC 9110).
pub(super) struct Preference {
    /// Its folder, with the path of the site.
    pub(super) folder: String,
    /// Matches the header; case does not matter.
    pub(super) pattern: String,
}

impl Site {
    /// What browsers ask for, the nearest first. The tags are those of `hreflang`, each of which has one edition: `de-CH` the Swiss
    /// one, `de` that for no country in particular. Whoever asks for another country's German stays where all editions are
    /// listed, for nobody can guess which law is theirs; so the edition of a part of a country is no answer for all of it.
    pub(super) fn preferences(&self) -> Vec<Preference> {
        let mut countries = Vec::new();
        let mut languages = Vec::new();
        let is_part = |edition: &Edition| {
            let code = self.sources.region(&edition.region).code.as_ref();
            code.is_some_and(RegionCode::is_subdivision)
        };
        for (tag, edition) in self.offered_editions().filter(|(_, edition)| !is_part(edition)) {
            let folder = format!("{}/{}/", self.shared.base_path, edition.slug());
            let asked = Language::asked_for_as(&tag);
            let exact = |tags: &[String]| format!("^(?:{})(?:[,; ]|$)", tags.join("|"));
            let has_country = tag.rsplit('-').next().is_some_and(|last| last.len() == 2) && tag.contains('-');
            if has_country {
                countries.push(Preference { folder, pattern: exact(&asked) });
            } else if tag.contains('-') {
                // A script: what only names the language, or a country, may be read in another one.
                let pattern = format!("{}|^{tag}-", exact(&asked));
                languages.push(Preference { folder, pattern });
            } else {
                languages.push(Preference { folder, pattern: format!("^{tag}(?:[-,; ]|$)") });
            }
        }
        countries.append(&mut languages);
        countries
    }

    /// The editions that apply, each with the tag that is its own.
    pub(super) fn offered_editions(&self) -> impl Iterator<Item = (String, Edition)> {
        hreflangs(&self.sources).into_iter().filter(|(_, edition)| self.availability.is_live_edition(edition))
    }
}
