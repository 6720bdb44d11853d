//! Names of languages and regions in other languages, from CLDR.
//!
//! ICU4X packs its names in two weights. The light one lacks what neighbours need of each other (it has no name for
//! Uzbek in Russian, none for Mongolian in English), so languages and scripts come from the heavy one.

use icu::casemap::TitlecaseMapper;
use icu::casemap::options::{TitlecaseOptions, TrailingCase};
use icu_locale::names::{DisplayNamesPreferences, LanguageIdentifierDisplayName, RegionDisplayName, ScriptDisplayName};
use icu_locale::subtags::{Language as LanguageSubtag, Region, Script};
use icu_locale::{LanguageIdentifier, Locale, locale};

use super::{Language, RegionCode};

/// The name of `language` in `in_language`, as it stands in the middle of a sentence (`français`), or `None` where
/// CLDR lacks it or a part of it. ICU itself would answer with the bare subtag then, which is no name.
pub fn language_name(language: &Language, in_language: &Language) -> Option<String> {
    let preferences = preferences(in_language);
    let id = language.id();
    // A language without a name does not get one from its script or region.
    name_of(id.language.into(), preferences).filter(|name| name != id.language.as_str())?;
    let name = name_of(id.clone(), preferences)?;
    // A subtag in the name is a gap, unless it happens to be the name: the script `Thai` is "Thai" in English.
    let script_missing = id.script.is_some_and(|script| {
        name.contains(script.as_str()) && ScriptDisplayName::try_new_heavy(preferences, script).is_err()
    });
    let region_missing = id.region.is_some_and(|region| {
        name.contains(region.as_str()) && RegionDisplayName::try_new_light(preferences, region).is_err()
    });
    (!script_missing && !region_missing).then(|| spelled(name, in_language))
}

/// The name of a language whatever script it is written in, by its subtag of two or three letters: `Chinese` of `zh`.
pub fn bare_language_name(subtag: &str, in_language: &Language) -> Option<String> {
    let id: LanguageIdentifier = subtag.parse().ok()?;
    let name = name_of(id.language.into(), preferences(in_language)).filter(|name| name != subtag)?;
    Some(spelled(name, in_language))
}

/// The name of a country or area in `in_language`, or `None` where CLDR lacks it. Subdivisions have none: ICU4X
/// carries no names for them, so a site has to word them itself.
pub fn region_name(code: &RegionCode, in_language: &Language) -> Option<String> {
    if code.is_subdivision() {
        return None;
    }
    let name = RegionDisplayName::try_new_light(preferences(in_language), code.region()).ok()?;
    Some(spelled(name.to_string(), in_language))
}

/// The text with its first letter in title case by the rules of the language: `İ` in Turkish, `IJ` in Dutch. The rest
/// stays as it is (`isiZulu` must not lose its capital), and scripts without case stay whole.
pub fn title_case_first(text: &str, language: &Language) -> String {
    let mut options = TitlecaseOptions::default();
    options.trailing_case = Some(TrailingCase::Unchanged);
    TitlecaseMapper::new().titlecase_segment_to_string(text, &language.id(), options).into_owned()
}

/// True if CLDR names the language in English. Codes for "several", "none" and "not coded" have names there too, but
/// nobody can write in them.
pub(super) fn is_named_language(language: LanguageSubtag) -> bool {
    let code = language.as_str();
    !["mul", "mis", "zxx", "und"].contains(&code)
        && name_of(language.into(), locale!("en").into()).is_some_and(|name| name != code)
}

/// True if CLDR names the script in English.
pub(super) fn is_named_script(script: Script) -> bool {
    ScriptDisplayName::try_new_heavy(locale!("en").into(), script).is_ok()
}

/// True if CLDR names the region in English.
pub(super) fn is_named_region(region: Region) -> bool {
    RegionDisplayName::try_new_light(locale!("en").into(), region).is_ok()
}

fn preferences(language: &Language) -> DisplayNamesPreferences {
    Locale::from(language.id()).into()
}

fn name_of(id: LanguageIdentifier, preferences: DisplayNamesPreferences) -> Option<String> {
    let name = LanguageIdentifierDisplayName::try_new_heavy(preferences, id, Default::default()).ok()?;
    Some(name.as_borrowed().to_string())
}

/// A name in one spelling: CLDR writes the sign of the Uzbek letters oʻ and gʻ now as the letter U+02BB, now as a quotation mark.
fn spelled(name: String, in_language: &Language) -> String {
    if in_language.id().language.as_str() == "uz" { name.replace('\u{2018}', "\u{2bb}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap_or_else(|error| panic!("{tag}: {error}"))
    }

    fn in_list(tag: &str, in_tag: &str) -> Option<String> {
        let (tag, in_tag) = (language(tag), language(in_tag));
        Some(title_case_first(&language_name(&tag, &in_tag)?, &in_tag))
    }

    #[test]
    fn languages_name_themselves() {
        for (tag, name) in [
            ("kk", "Қазақ тілі"),
            ("fr", "Français"),
            ("de", "Deutsch"),
            ("ar", "العربية"),
            ("th", "ไทย"),
            ("mn", "Монгол"),
            ("uz", "Oʻzbek"),
            ("zh-Hans", "简体中文"),
            ("zh-Hant", "繁體中文"),
            ("tr", "Türkçe"),
            ("sr-Latn", "Srpski (latinica)"),
            ("de-CH", "Schweizer Hochdeutsch"),
            ("pt-BR", "Português (Brasil)"),
        ] {
            assert_eq!(in_list(tag, tag).as_deref(), Some(name));
        }
    }

    #[test]
    fn neighbours_name_each_other() {
        assert_eq!(in_list("ru", "uz").as_deref(), Some("Ruscha"));
        assert_eq!(in_list("uz", "ru").as_deref(), Some("Узбекский"));
        assert_eq!(in_list("mn", "en").as_deref(), Some("Mongolian"));
        assert_eq!(in_list("zh-Hant-HK", "en").as_deref(), Some("Traditional Chinese (Hong Kong SAR China)"));
        assert_eq!(in_list("de-AT", "es").as_deref(), Some("Alemán austríaco"));
    }

    #[test]
    fn in_a_sentence_names_keep_their_case() {
        assert_eq!(language_name(&language("fr"), &language("fr")).as_deref(), Some("français"));
    }

    #[test]
    fn a_gap_in_the_data_is_no_name() {
        for (tag, in_tag) in [("kg", "kg"), ("gsw", "gsw"), ("en", "tlh"), ("de-CH", "kg"), ("sr-Latn", "kg")] {
            assert_eq!(in_list(tag, in_tag), None, "{tag} in {in_tag}");
        }
    }

    #[test]
    fn regions_have_names() {
        for (code, tag, name) in [
            ("CH", "de", Some("Schweiz")),
            ("UZ", "uz", Some("Oʻzbekiston")),
            ("150", "en", Some("Europe")),
            ("001", "en", Some("world")),
            ("TH", "ar", Some("تايلاند")),
            ("MN", "zh-Hans", Some("蒙古")),
            ("KZ", "kk", Some("Қазақстан")),
            ("US-CA", "en", None),
            ("CH", "tlh", None),
        ] {
            let code = RegionCode::parse(code).expect("a code");
            assert_eq!(region_name(&code, &language(tag)).as_deref(), name, "{code} in {tag}");
        }
    }

    #[test]
    fn title_case_is_that_of_the_language() {
        for (text, tag, title) in [
            ("ingilizce", "tr", "İngilizce"),
            ("ingilizce", "en", "Ingilizce"),
            ("ijslands", "nl", "IJslands"),
            ("isiZulu", "zu", "IsiZulu"),
            ("ქართული", "ka", "ქართული"),
            ("简体", "zh-Hans", "简体"),
            ("", "de", ""),
            ("«привет»", "ru", "«Привет»"),
            ("ǆ", "hr", "ǅ"),
        ] {
            assert_eq!(title_case_first(text, &language(tag)), title);
        }
    }
}
