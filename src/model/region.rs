//! Regions: jurisdictions and markets, in a tree whose root is `global`.

use crate::id::RegionName;
use crate::locale::{Area, Date, Language, Number, RegionCode};
use crate::source::{FileId, Span};
use std::collections::BTreeMap;
use std::fmt;

/// A region.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its name, which is its folder and its part of an address.
    pub name: RegionName,
    /// Names that it had, whose addresses lead to it.
    pub former: Vec<(RegionName, Span)>,
    /// The region that it inherits from; `None` for `global` only.
    pub parent: Option<RegionName>,
    /// Its code, if it has one.
    pub code: Option<RegionCode>,
    /// Whether its file gives a code that is none, which is reported.
    pub code_refused: bool,
    /// The address at which the region and those below it are published, without a slash at its end, where that is not the site's.
    pub base_url: Option<String>,
    /// The area of the world under which people find it: declared by it or by a region above it (but `global`), else that of
    /// its code, or of the nearest code above it.
    pub area: Area,
    /// Its languages, each an edition; may be empty.
    pub languages: Vec<Language>,
    /// The language that governs if the languages disagree, inherited from above where it is an edition here.
    pub prevailing_language: Option<(Language, Span)>,
    /// The language in which its own texts are written first.
    pub first_language: Language,
    /// Its values by name.
    pub values: BTreeMap<String, (Value, Span)>,
    /// The chain from `global` to this region itself.
    pub chain: Vec<RegionName>,
    /// Its `region.toml`.
    pub file: FileId,
}

/// A fact that texts insert.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// One for all languages.
    Plain(Scalar),
    /// One for each language, in the order of the tags.
    ByLanguage(BTreeMap<Language, Scalar>),
}

/// A single fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// Plain text: nothing in it is Markdown, HTML or another placeholder.
    Text(String),
    /// A number, formatted for the edition.
    Number(Number),
    /// A civil date, formatted for the edition.
    Date(Date),
}

/// A region in one of its languages: the unit that is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    /// The region.
    pub region: RegionName,
    /// The language.
    pub language: Language,
}

impl Edition {
    /// Reads `ch/de`, the language as a canonical tag.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (region, language) = text.split_once('/')?;
        Some(Self { region: RegionName::parse(region)?, language: Language::parse(language).ok()? })
    }

    /// Reads `ch/de`, in the case of tags or of addresses.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        text.split_once('/').is_some_and(|(region, language)| {
            self.region.as_str() == region && self.language.as_str().eq_ignore_ascii_case(language)
        })
    }

    /// The folder of the edition in an address: `cn/zh-hans`.
    #[must_use]
    pub fn slug(&self) -> String {
        format!("{}/{}", self.region, self.language.slug())
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.region, self.language)
    }
}

impl serde::Serialize for Edition {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Region {
    /// The editions of this region in the order of its languages.
    pub fn editions(&self) -> impl Iterator<Item = Edition> + '_ {
        self.languages.iter().map(|language| Edition { region: self.name.clone(), language: language.clone() })
    }

    /// In which language, of those `available` from this region, a reader of `wanted` is served, and whether that is a
    /// fallback: the wanted language, its CLDR parents of the same script, the region's first language, the reference
    /// language, the region's other languages in their order, the rest by tag (SPEC 4.4).
    #[must_use]
    pub fn serve<'a, I>(&self, wanted: &Language, reference: &Language, available: I) -> Option<(&'a Language, bool)>
    where
        I: IntoIterator<Item = &'a Language>,
        I::IntoIter: Clone,
    {
        let available = available.into_iter();
        let find = |language: &Language| available.clone().find(|candidate| *candidate == language);
        if let Some(language) = find(wanted) {
            return Some((language, false));
        }
        if let Some(language) = wanted.parents().iter().find_map(find) {
            return Some((language, false));
        }
        std::iter::once(&self.first_language)
            .chain([reference])
            .chain(&self.languages)
            .find_map(find)
            .or_else(|| available.clone().min())
            .map(|language| (language, true))
    }

    /// The languages in which this region's own texts are looked for, the deciding one first (SPEC 4.5).
    pub fn language_order<'a>(&'a self, reference: &'a Language) -> impl Iterator<Item = &'a Language> + 'a {
        std::iter::once(&self.first_language).chain(&self.languages).chain(std::iter::once(reference))
    }
}
