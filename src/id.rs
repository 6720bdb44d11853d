//! Names that people choose: of regions, policies, sections, values; and the nearest one to a misspelt one.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $valid:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The name, if it has the right form.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                $valid(text).then(|| Self(text.into()))
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

name! {
    /// The name of a region: `[a-z][a-z0-9-]*`, not reserved.
    RegionName, is_name
}
name! {
    /// The name of a policy, which is its slug: `[a-z][a-z0-9-]*`, not reserved.
    PolicyName, is_name
}
name! {
    /// The stable id of a section or of a pinned list item: `[a-z0-9][a-z0-9-]*`.
    SectionId, is_section_id
}

name! {
    /// The id of a version: `[0-9][0-9a-z.-]*`, by default the day on which it was published.
    VersionId, is_version_id
}

impl RegionName {
    /// The root of all regions.
    #[must_use]
    pub fn global() -> Self {
        Self("global".into())
    }

    /// Whether this is the root of all regions.
    #[must_use]
    pub fn is_global(&self) -> bool {
        &*self.0 == "global"
    }
}

/// Words that addresses need for themselves and that name no region or policy.
pub const RESERVED_NAMES: [&str; 6] = ["draft", "history", "local", "changes", "assets", "files"];

/// Words that name the parts of a document that have no heading, and so no section.
pub const RESERVED_SECTION_IDS: [&str; 3] = ["title", "description", "preamble"];

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && is_section_id(text) && !RESERVED_NAMES.contains(&text)
}

fn is_section_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn is_version_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.')
        // A folder whose name ends in a dot is another one on some systems.
        && !text.ends_with('.')
}

/// Derives an id from a heading: Latin letters and digits in lower case, everything else one hyphen. `None` where the
/// heading has no Latin letter, since an id of digits alone would say nothing.
#[must_use]
pub fn derive_section_id(heading: &str) -> Option<SectionId> {
    let mut id = String::with_capacity(heading.len());
    let mut letters = false;
    for c in heading.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            letters |= c.is_ascii_alphabetic();
            id.push(c);
        } else if let Some(plain) = plain_latin(c) {
            letters = true;
            id.push_str(plain);
        } else if !id.is_empty() && !id.ends_with('-') && c != '\'' && c != '’' {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    letters.then(|| SectionId::parse(id)).flatten()
}

/// What a heading says behind its number and signs: of "4. Contact" and "§ 4 Contact" it is "Contact". A heading without letters is
/// said as it is.
#[must_use]
pub fn without_number(heading: &str) -> &str {
    let said = heading.trim_start_matches(|c: char| !c.is_alphabetic());
    if said.is_empty() { heading } else { said }
}

/// The usual plain spelling of accented Latin letters, so that "Données" becomes `donnees`, not `donn-es`.
fn plain_latin(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ļ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ő' | 'ō' => "o",
        'ö' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

/// The candidate that somebody who wrote `name` probably meant, if one is near enough to be worth saying.
///
/// Near is: at most a third of the letters differ (Damerau-Levenshtein), or one contains the other at its beginning or
/// end. Of equals the first in order wins, so that the answer never depends on the order of the candidates.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    candidates
        .into_iter()
        .filter(|candidate| *candidate != name && !candidate.is_empty())
        .filter_map(|candidate| {
            let distance = strsim::damerau_levenshtein(name, candidate);
            let longest = length.max(candidate.chars().count());
            let affix = length >= 3
                && candidate.len() >= 3
                && (candidate.starts_with(name) || name.starts_with(candidate) || candidate.ends_with(name));
            (distance * 3 <= longest.max(3) || affix).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_regions_and_policies() {
        assert!(RegionName::parse("us-ca").is_some());
        for wrong in ["", "CH", "-a", "1a", "a/b", "..", "draft", "assets", "a b"] {
            assert!(RegionName::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn ids_of_versions() {
        for right in ["2024-05-01", "2024-05-01.2", "4", "4.1-rc"] {
            assert!(VersionId::parse(right).is_some(), "{right}");
        }
        for wrong in ["", "v4", "-1", "4/1", "..", "4.", "4 1", "4A"] {
            assert!(VersionId::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn ids_come_from_headings() {
        let derived = |heading| derive_section_id(heading).map(|id| id.to_string());
        assert_eq!(derived("How to contact us"), Some("how-to-contact-us".into()));
        assert_eq!(derived("  Données & droits: l'accès "), Some("donnees-droits-lacces".into()));
        assert_eq!(derived("Größe 10"), Some("groesse-10".into()));
        assert_eq!(derived("联系我们"), None);
        assert_eq!(derived("2024"), None);
    }

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        assert_eq!(nearest("langauges", ["parent", "languages"]), Some("languages"));
        assert_eq!(nearest("minor", ["minors", "contact"]), Some("minors"));
        assert_eq!(nearest("xyz", ["minors", "contact"]), None);
    }
}
