//! Codes of countries, their subdivisions, and the areas of the United Nations.

use std::fmt;
use std::sync::Arc;

use icu_locale::subtags::Region;
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer};

use super::names;

/// Where a region is in the world: ISO 3166-1 alpha-2 (`CH`), an ISO 3166-2 subdivision (`US-CA`), or a UN M.49 area
/// (`150` Europe, `001` the world).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RegionCode(Arc<str>);

impl RegionCode {
    /// Parses a code in its standard spelling, which is upper case. `None` for anything else, and for codes that CLDR
    /// does not know or has replaced (`UK`, `AN`, `840`).
    ///
    /// Of a subdivision the country must be known; the list of subdivisions is none that CLDR's names cover, so its
    /// second part is held to the form of ISO 3166-2 only (one to three letters or digits).
    pub fn parse(code: &str) -> Option<RegionCode> {
        let (country, subdivision) = match code.split_once('-') {
            Some((country, subdivision)) => (country, Some(subdivision)),
            None => (code, None),
        };
        let upper = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let region = Region::try_from_str(country).ok().filter(|region| upper(country) && is_known_region(*region))?;
        if let Some(subdivision) = subdivision {
            let of_a_country = region.is_alphabetic() && !GROUPINGS.contains(&country);
            if !of_a_country || !(1..=3).contains(&subdivision.len()) || !upper(subdivision) {
                return None;
            }
        }
        Some(RegionCode(code.into()))
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country (ISO 3166-1), `US` of `US-CA`; none for an area of many countries.
    pub fn country(&self) -> Option<String> {
        (!self.is_un()).then(|| self.0[..2].to_owned())
    }

    /// True for a part of a country (ISO 3166-2).
    pub fn is_subdivision(&self) -> bool {
        self.0.contains('-')
    }

    /// True for an area of many countries: UN M.49, and the reserved codes `EU`, `EZ` and `UN`, which are no country
    /// either and as little understood by search engines.
    pub fn is_un(&self) -> bool {
        self.0.bytes().all(|byte| byte.is_ascii_digit()) || GROUPINGS.contains(&&*self.0)
    }

    /// The region subtag of BCP 47: the country of a subdivision, else the code itself.
    pub(super) fn region(&self) -> Region {
        let part = self.0.split('-').next().unwrap_or_default();
        Region::try_from_str(part).unwrap_or(WORLD)
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

const WORLD: Region = icu_locale::subtags::region!("001");

/// Reserved in ISO 3166-1 for areas of many countries.
const GROUPINGS: [&str; 3] = ["EU", "EZ", "UN"];

/// True if CLDR has a name for the region and prefers no other code for it. Its codes for "unknown" and for tests
/// (`ZZ`, `XA`, `XB`) and its own areas (`QO`) are nowhere on a map, so they are out.
pub(super) fn is_known_region(region: Region) -> bool {
    if ["ZZ", "XA", "XB", "QO"].contains(&region.as_str()) || !names::is_named_region(region) {
        return false;
    }
    let mut locale = Locale::from(LanguageIdentifier::from(Some(region)));
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    locale.id.region == Some(region)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_all_three_standards() {
        for (code, country, subdivision, un) in [
            ("CH", Some("CH"), false, false),
            ("UZ", Some("UZ"), false, false),
            ("XK", Some("XK"), false, false),
            ("US-CA", Some("US"), true, false),
            ("GB-ENG", Some("GB"), true, false),
            ("DE-1", Some("DE"), true, false),
            ("150", None, false, true),
            ("001", None, false, true),
            ("419", None, false, true),
            ("EU", None, false, true),
        ] {
            let parsed = RegionCode::parse(code).unwrap_or_else(|| panic!("{code}"));
            assert_eq!(parsed.as_str(), code);
            assert_eq!(parsed.to_string(), code);
            assert_eq!(parsed.country().as_deref(), country, "{code}");
            assert_eq!((parsed.is_subdivision(), parsed.is_un()), (subdivision, un), "{code}");
        }
    }

    #[test]
    fn unknown_replaced_and_misspelt_codes_are_none() {
        for code in [
            "", "ch", "Ch", "CHE", "XX", "ZZ", "UK", "AN", "SU", "840", "999", "1", "1500", "US-", "US-ca", "US-CALI",
            "150-CA", "EU-DE", "-CA", "US-CA-LA", "ÉÉ", "中国", "US-É", "C", " CH",
        ] {
            assert_eq!(RegionCode::parse(code), None, "{code:?}");
        }
    }
}
