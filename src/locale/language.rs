//! Language tags: from what people write to the one canonical form, and what follows from a tag alone.

use std::fmt;
use std::sync::Arc;

use icu_locale::fallback::LocaleFallbacker;
use icu_locale::subtags::{Language as LanguageSubtag, Region, Script};
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};

use super::names;
use super::region::{RegionCode, is_known_region};

/// A canonical BCP 47 language tag: language, optional script, optional region; no variants, no extensions.
///
/// Canonical means: subtags as CLDR prefers them (`he`, not `iw`), in their usual case, and the script exactly where
/// it tells something. It is left out where the language alone implies it (`uz`, not `uz-Latn`) and stated where it
/// does not (`uz-Cyrl`), and always for Chinese, whose readers expect to be told (`zh-Hans`, never `zh`). Two tags
/// are equal exactly when their texts are, so an address, a folder and a map key can all be made from one.
///
/// Order is that of the tags as text, which is stable but not for people; see [`Collation`](super::Collation).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Language(Arc<str>);

impl Language {
    /// Parses a tag as written, such as the name of a file.
    ///
    /// A tag that is valid but looks like a country is accepted; [`likely_country`] has the warning.
    ///
    /// # Errors
    ///
    /// See [`TagError`]. Each variant carries the right tag where one can be told.
    pub fn parse(tag: &str) -> Result<Language, TagError> {
        // POSIX and Java write `zh_CN`. It is no BCP 47, but what was meant is beyond doubt.
        let written = tag.replace('_', "-");
        let id = LanguageIdentifier::try_from_str(&written).map_err(|_| TagError::Malformed)?;
        if !id.variants.is_empty() || id.language.is_unknown() {
            return Err(TagError::Malformed);
        }
        let mut locale = Locale::from(id.clone());
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        let preferred = locale.id;
        if !is_known(&preferred) {
            return Err(TagError::Unknown { suggestion: country_as_language(&id) });
        }
        let canonical = Language::from_id(preferred);
        if canonical.as_str() == tag { Ok(canonical) } else { Err(TagError::NotCanonical { canonical }) }
    }

    /// What lexloci takes of a tag that is BCP 47 and says more: `ca` of `ca-valencia`, `de` of `de-1996`.
    pub fn without_variant(tag: &str) -> Option<Language> {
        let id = Locale::try_from_str(&tag.replace('_', "-")).ok()?.id;
        let plain = LanguageIdentifier { variants: Default::default(), ..id }.to_string();
        if plain.len() == tag.len() {
            return None;
        }
        match Language::parse(&plain) {
            Ok(language) | Err(TagError::NotCanonical { canonical: language }) => Some(language),
            Err(_) => None,
        }
    }

    /// The tag, `zh-Hans`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag in lower case, `zh-hans`, for addresses: on hosts that fold case `/cn/zh-Hans/` would be two pages.
    pub fn slug(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The direction of the script that the language is written in; left to right where CLDR does not know.
    pub fn direction(&self) -> Direction {
        if LocaleDirectionality::new_extended().is_right_to_left(&self.id()) { Direction::Rtl } else { Direction::Ltr }
    }

    /// What stands between names that are listed without a conjunction.
    pub fn separator(&self) -> &'static str {
        match self.script().as_str() {
            "Arab" => "، ",
            "Ethi" => "፣ ",
            "Hans" | "Hant" | "Jpan" => "、",
            _ => ", ",
        }
    }

    /// The CLDR parents of the tag that are the same language in the same script, nearest first, without `und`:
    /// `en-001` and `en` for `en-AU`, `zh-Hant` for `zh-Hant-HK`.
    ///
    /// Text in a parent serves readers of this language as their own. That is why a parent in another script (none
    /// for `zh-Hant`, `sr-Latn`) or language (CLDR has `en-IN` for `hi-Latn`, `no` for `nn`) is left out: it would
    /// be a fallback, and a fallback must be visible.
    pub fn parents(&self) -> Vec<Language> {
        let id = self.id();
        let script = likely_script(&id);
        let mut parents: Vec<Language> = Vec::new();
        let mut chain = LocaleFallbacker::new().for_config(Default::default()).fallback_for((&id).into());
        // CLDR's longest chain has five steps; the bound guards against a cycle in data that we did not write.
        for _ in 0..8 {
            let step = chain.get().into_locale().id;
            if step.language.is_unknown() {
                break;
            }
            let parent = Language::from_id(step.clone());
            let same = step.language == id.language && likely_script(&step) == script;
            if same && parent != *self && !parents.contains(&parent) {
                parents.push(parent);
            }
            chain.step();
        }
        parents
    }

    /// True if text in `other` is no fallback for readers of this language: it is the same, or a parent.
    pub fn is_served_by(&self, other: &Language) -> bool {
        self == other || self.parents().contains(other)
    }

    /// The script that the language is written in (ISO 15924, `Latn`, `Hans`), stated or implied; empty where CLDR
    /// does not know.
    pub fn script(&self) -> String {
        likely_script(&self.id()).map(|script| script.to_string()).unwrap_or_default()
    }

    /// True if the tag itself has a region, as `de-AT` has.
    pub fn has_region(&self) -> bool {
        self.id().region.is_some()
    }

    /// The locale of an edition: the language with the country of its region's code, unless the tag has a region.
    ///
    /// A subdivision counts as its country, a UN area stands as it is (`en-150`), no code adds nothing. Where the
    /// country would change the implied script, the script is stated: Uzbek in Latin letters is `uz-Latn-AF` in
    /// Afghanistan, since `uz-AF` would promise Arabic ones.
    pub fn locale(&self, code: Option<&RegionCode>) -> String {
        self.id_with(code.map(RegionCode::region)).to_string()
    }

    /// The locale as `hreflang` may have it: without a UN area, which search engines do not know.
    pub fn hreflang(&self, code: Option<&RegionCode>) -> String {
        let mut id = self.id_with(code.filter(|code| !code.is_un()).map(RegionCode::region));
        if id.region.is_some_and(|region| !region.is_alphabetic()) {
            id.region = None;
        }
        id.to_string()
    }

    /// The tags by which browsers ask for what a tag names, that one first: `zh-CN` for `zh-Hans-CN`, where the script is the
    /// likely one (CLDR likely subtags).
    pub fn asked_for_as(tag: &str) -> Vec<String> {
        let mut tags = vec![tag.to_owned()];
        let Ok(id) = LanguageIdentifier::try_from_str(tag) else { return tags };
        let mut likely = id.clone();
        LocaleExpander::new_extended().maximize(&mut likely);
        for region in [id.region, likely.region] {
            let shorter = LanguageIdentifier { script: None, region, ..id.clone() };
            let shorter_tag = shorter.to_string();
            if likely_script(&shorter) == likely.script && id.script.is_some() && !tags.contains(&shorter_tag) {
                tags.push(shorter_tag);
            }
        }
        tags
    }

    /// For the other files of this floor, which need the subtags.
    pub(super) fn id(&self) -> LanguageIdentifier {
        // It was parsed before; `und` is the harmless answer to what cannot happen.
        LanguageIdentifier::try_from_str(&self.0).unwrap_or(LanguageIdentifier::UNKNOWN)
    }

    fn id_with(&self, region: Option<Region>) -> LanguageIdentifier {
        let mut id = self.id();
        if id.region.is_none() {
            let script = likely_script(&id);
            id.region = region;
            if likely_script(&id) != script {
                id.script = script;
            }
        }
        id
    }

    /// Decides on the script of a tag whose subtags are the preferred ones already.
    fn from_id(mut id: LanguageIdentifier) -> Language {
        let written = likely_script(&id);
        let alone = likely_script(&id.language.into());
        if id.language.as_str() == "zh" {
            // A region beside no script only said which script (`zh-TW`), where it is the script's own.
            let home = likely_region(id.language, written);
            if id.script.is_none() && id.region == home {
                id.region = None;
            }
            id.script = written;
        } else {
            let mut without_script = id.clone();
            without_script.script = None;
            let implied = written == alone && likely_script(&without_script) == alone;
            id.script = if implied && alone.is_some() { None } else { written.or(id.script) };
        }
        Language(id.to_string().into())
    }
}

impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Language {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// The direction in which a script runs, the value of HTML's `dir`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left: Arabic, Hebrew and others.
    Rtl,
}

impl Direction {
    /// `ltr` or `rtl`, as HTML has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a tag is none that lexloci takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TagError {
    /// It is not of the form language, script, region (BCP 47): `cookies.old`, `de-1996`, `privacy`, the empty text.
    Malformed,
    /// It is understood, but another tag is the canonical one: `iw` for `he`, `zh-CN` for `zh-Hans`.
    NotCanonical {
        /// The tag to write instead.
        canonical: Language,
    },
    /// CLDR does not know its language, script or region.
    Unknown {
        /// The language that was probably meant, where a country was written for one: `ja` for `jp`.
        suggestion: Option<Language>,
    },
}

impl fmt::Display for TagError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TagError::Malformed => f.write_str("not a language tag"),
            TagError::NotCanonical { canonical } => write!(f, "the canonical tag is `{canonical}`"),
            TagError::Unknown { suggestion: None } => f.write_str("unknown language tag"),
            TagError::Unknown { suggestion: Some(language) } => write!(f, "unknown language tag, perhaps `{language}`"),
        }
    }
}

impl std::error::Error for TagError {}

/// The language that was probably meant by a valid tag that is more likely a country: `ky` for `kg` (Kongo, but also
/// Kyrgyzstan), `ko` for `kr`.
///
/// The rule: CLDR has no name of the language in itself, a sign that nobody publishes in it, while the country of
/// that code has a likely language. So `be`, `ca`, `et`, `my` and `sv` are taken as the languages that they are.
pub fn likely_country(language: &Language) -> Option<Language> {
    let id = language.id();
    if id.script.is_some() || id.region.is_some() || names::language_name(language, language).is_some() {
        return None;
    }
    country_as_language(&id).filter(|meant| meant != language)
}

/// The main language of the country whose code stands where a language should: `ja-JP` for `jp-JP`.
fn country_as_language(id: &LanguageIdentifier) -> Option<Language> {
    let country = Region::try_from_str(id.language.as_str()).ok().filter(|region| region.is_alphabetic())?;
    let mut likely = LanguageIdentifier::from(Some(country));
    match country.as_str() {
        // CLDR counts readers and says Russian, but whoever writes `kz` has the country's own language in mind.
        "KZ" => likely.language = icu_locale::subtags::language!("kk"),
        "BY" => likely.language = icu_locale::subtags::language!("be"),
        _ => _ = LocaleExpander::new_extended().maximize(&mut likely),
    }
    likely.region = id.region;
    is_known(&likely).then(|| Language::from_id(likely))
}

fn is_known(id: &LanguageIdentifier) -> bool {
    let language = likely_script(&id.language.into()).is_some() || names::is_named_language(id.language);
    language && id.script.is_none_or(names::is_named_script) && id.region.is_none_or(is_known_region)
}

fn likely_script(id: &LanguageIdentifier) -> Option<Script> {
    LocaleExpander::new_extended().get_likely_script(id)
}

fn likely_region(language: LanguageSubtag, script: Option<Script>) -> Option<Region> {
    let mut id = LanguageIdentifier::from(language);
    id.script = script;
    LocaleExpander::new_extended().maximize(&mut id);
    id.region
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap_or_else(|error| panic!("{tag}: {error}"))
    }

    fn code(code: &str) -> RegionCode {
        RegionCode::parse(code).unwrap_or_else(|| panic!("{code}"))
    }

    fn tags(languages: &[Language]) -> Vec<&str> {
        languages.iter().map(Language::as_str).collect()
    }

    #[test]
    fn canonical_tags_are_taken_as_they_are() {
        for tag in [
            "de",
            "en",
            "ar",
            "th",
            "kk",
            "mn",
            "uz",
            "uz-Cyrl",
            "uz-Latn-AF",
            "zh-Hans",
            "zh-Hant",
            "zh-Hant-HK",
            "sr",
            "sr-Latn",
            "sr-Latn-ME",
            "pt-BR",
            "pt-PT",
            "de-AT",
            "de-DE",
            "en-001",
            "es-419",
            "gsw",
            "fil",
            "yue",
            "no",
            "nb",
            "nn",
            "kg",
            "mn-Mong",
            "tlh",
        ] {
            assert_eq!(language(tag).as_str(), tag);
        }
    }

    #[test]
    fn other_spellings_name_the_canonical_tag() {
        for (tag, canonical) in [
            ("zh-CN", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh", "zh-Hans"),
            ("zh-hans", "zh-Hans"),
            ("zh-HK", "zh-Hant-HK"),
            ("zh-SG", "zh-Hans-SG"),
            ("cmn", "zh-Hans"),
            ("zh_CN", "zh-Hans"),
            ("iw", "he"),
            ("EN", "en"),
            ("en-us", "en-US"),
            ("en-UK", "en-GB"),
            ("en-840", "en-US"),
            ("deu", "de"),
            ("uz-Latn", "uz"),
            ("sr-Cyrl-RS", "sr-RS"),
            ("mn-Cyrl", "mn"),
            ("mo", "ro"),
            ("sh", "sr-Latn"),
            ("de_CH", "de-CH"),
            ("sr-ME", "sr-Latn-ME"),
            ("kk-Cyrl", "kk"),
            ("ar-Arab-EG", "ar-EG"),
            ("KG", "kg"),
        ] {
            assert_eq!(Language::parse(tag), Err(TagError::NotCanonical { canonical: language(canonical) }), "{tag}");
        }
    }

    #[test]
    fn a_country_written_for_a_language_is_told() {
        for (tag, meant) in
            [("jp", "ja"), ("cz", "cs"), ("cn", "zh-Hans"), ("ua", "uk"), ("kz", "kk"), ("jp-JP", "ja-JP")]
        {
            assert_eq!(Language::parse(tag), Err(TagError::Unknown { suggestion: Some(language(meant)) }), "{tag}");
        }
        for tag in ["xx", "xx-YY", "de-XX", "de-ZZ", "en-Qabc", "mul", "zxx", "qaa"] {
            assert_eq!(Language::parse(tag), Err(TagError::Unknown { suggestion: None }), "{tag}");
        }
        for (tag, meant) in [("kg", Some("ky")), ("kr", Some("ko"))] {
            assert_eq!(likely_country(&language(tag)).as_ref().map(Language::as_str), meant, "{tag}");
        }
        for tag in ["be", "ca", "et", "my", "sv", "ar", "it", "de", "gsw", "sr-Latn", "zh-Hans", "tlh"] {
            assert_eq!(likely_country(&language(tag)), None, "{tag}");
        }
    }

    #[test]
    fn whatever_else_is_malformed() {
        for tag in [
            "",
            "-",
            "_",
            "de-",
            "-de",
            "de--CH",
            "de-CH-1996",
            "en-u-ca-buddhist",
            "x-de",
            "und",
            "und-CH",
            "root",
            "index.old",
            "privacy",
            "a",
            "cookie notice",
            "de/ch",
            "日本語",
            "d\u{0}e",
            "de-CH-BE",
            "i-klingon",
            "\u{feff}de",
        ] {
            assert_eq!(Language::parse(tag), Err(TagError::Malformed), "{tag:?}");
        }
    }

    #[test]
    fn parents_stay_in_the_script_and_the_language() {
        for (tag, parents) in [
            ("zh-Hant-HK", &["zh-Hant"][..]),
            ("de-AT", &["de"]),
            ("en-AU", &["en-001", "en"]),
            ("pt-PT", &["pt"]),
            ("pt-AO", &["pt-PT", "pt"]),
            ("es-MX", &["es-419", "es"]),
            ("en-CH", &["en-150", "en-001", "en"]),
            ("zh-Hant", &[]),
            ("sr-Latn", &[]),
            ("sr-Latn-ME", &["sr-Latn"]),
            ("uz-Cyrl", &[]),
            ("hi-Latn", &[]),
            ("uz-Latn-AF", &["uz"]),
            ("nn", &[]),
            ("de", &[]),
            ("zh-Hans-SG", &["zh-Hans"]),
            ("mn-Mong", &[]),
        ] {
            assert_eq!(tags(&language(tag).parents()), parents, "{tag}");
        }
        assert!(language("de-AT").is_served_by(&language("de")));
        assert!(language("de").is_served_by(&language("de")));
        assert!(!language("de").is_served_by(&language("de-AT")));
        assert!(!language("zh-Hant").is_served_by(&language("zh-Hans")));
    }

    #[test]
    fn script_and_direction_follow_from_the_tag() {
        for (tag, script, direction) in [
            ("ar", "Arab", "rtl"),
            ("he", "Hebr", "rtl"),
            ("fa", "Arab", "rtl"),
            ("ur", "Arab", "rtl"),
            ("uz-Arab", "Arab", "rtl"),
            ("uz", "Latn", "ltr"),
            ("uz-Cyrl", "Cyrl", "ltr"),
            ("zh-Hans", "Hans", "ltr"),
            ("th", "Thai", "ltr"),
            ("kk", "Cyrl", "ltr"),
            ("tlh", "", "ltr"),
        ] {
            assert_eq!((language(tag).script().as_str(), language(tag).direction().as_str()), (script, direction));
        }
    }

    #[test]
    fn the_locale_of_an_edition_has_its_country() {
        for (tag, region, locale, hreflang) in [
            ("de", "CH", "de-CH", "de-CH"),
            ("en", "US-CA", "en-US", "en-US"),
            ("en", "150", "en-150", "en"),
            ("en", "001", "en-001", "en"),
            ("de-AT", "CH", "de-AT", "de-AT"),
            ("es-419", "MX", "es-419", "es"),
            ("zh-Hans", "CN", "zh-Hans-CN", "zh-Hans-CN"),
            ("uz", "UZ", "uz-UZ", "uz-UZ"),
            ("uz", "AF", "uz-Latn-AF", "uz-Latn-AF"),
            ("sr", "ME", "sr-Cyrl-ME", "sr-Cyrl-ME"),
            ("mn", "CN", "mn-Cyrl-CN", "mn-Cyrl-CN"),
            ("en", "EU", "en-EU", "en"),
        ] {
            assert_eq!(language(tag).locale(Some(&code(region))), locale);
            assert_eq!(language(tag).hreflang(Some(&code(region))), hreflang);
        }
        assert_eq!(language("de").locale(None), "de");
        assert_eq!(language("zh-Hans").hreflang(None), "zh-Hans");
    }

    /// Whoever follows the advice must not be advised again.
    #[test]
    fn a_tag_that_was_advised_is_taken() {
        let letters = || ('a'..='z').map(String::from);
        let codes = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
        for code in codes {
            for rest in ["", "-CN", "-AF", "-ME", "-TW", "-419", "-Latn", "-Cyrl", "-Hant-HK", "-Arab-IR"] {
                let tag = format!("{code}{rest}");
                let advised = match Language::parse(&tag) {
                    Ok(taken) => taken,
                    Err(TagError::NotCanonical { canonical }) => canonical,
                    Err(TagError::Unknown { suggestion: Some(meant) }) => meant,
                    Err(_) => continue,
                };
                assert_eq!(Language::parse(advised.as_str()), Ok(advised.clone()), "{tag}");
                for parent in advised.parents() {
                    assert_eq!(Language::parse(parent.as_str()), Ok(parent.clone()), "{tag}");
                    assert_eq!(parent.script(), advised.script(), "{tag}");
                }
            }
        }
    }

    #[test]
    fn addresses_are_lower_case() {
        assert_eq!(language("zh-Hant-HK").slug(), "zh-hant-hk");
    }
}
