//! Quotation marks, which CLDR has and ICU4X does not carry.

use icu_locale::LanguageIdentifier;
use icu_locale::fallback::LocaleFallbacker;

/// The outer quotation marks of a locale (CLDR `quotationStart`, `quotationEnd`), found along its CLDR parents;
/// “ and ” where the table has none, as CLDR's root has.
pub(super) fn quotation_marks(id: &LanguageIdentifier) -> (&'static str, &'static str) {
    let mut chain = LocaleFallbacker::new().for_config(Default::default()).fallback_for(id.into());
    for _ in 0..8 {
        let locale = chain.get();
        if locale.is_unknown() {
            break;
        }
        if let Some(marks) = marks_of(&locale.to_string()) {
            return marks;
        }
        chain.step();
    }
    ("“", "”")
}

fn marks_of(locale: &str) -> Option<(&'static str, &'static str)> {
    Some(match locale {
        // French sets its guillemets off by a space that must not break; Swiss French does not.
        "fr" => ("«\u{a0}", "\u{a0}»"),
        "fr-CH" | "gsw" | "am" | "az-Cyrl" | "be" | "br" | "ca" | "el" | "es" | "es-US" | "fa" | "hy" | "it" | "kk"
        | "ky" | "mg" | "nb" | "nn" | "no" | "pt-PT" | "ru" | "rw" | "sq" | "uk" => ("«", "»"),
        "bg" | "cs" | "de" | "dsb" | "et" | "hr" | "hsb" | "is" | "ka" | "lb" | "lt" | "mk" | "sk" | "sl" | "sr"
        | "sr-Latn" => ("„", "“"),
        "bs" | "hu" | "pl" | "ro" => ("„", "”"),
        "fi" | "he" | "sv" => ("”", "”"),
        "ar" | "ur" => ("”", "“"),
        "ja" | "yue" | "zh-Hant" => ("「", "」"),
        "nl" => ("‘", "’"),
        // Named here so that the list of those in use is whole.
        "da" | "en" | "es-419" | "id" | "ko" | "mn" | "ms" | "pt" | "th" | "tr" | "uz" | "uz-Cyrl" | "vi" | "zh" => {
            ("“", "”")
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_from_the_nearest_parent() {
        for (locale, marks) in [
            ("de-CH", "„“"),
            ("en-GB", "“”"),
            ("zh-Hant-HK", "「」"),
            ("zh-Hans-CN", "“”"),
            ("pt-AO", "«»"),
            ("pt-BR", "“”"),
            ("es-MX", "“”"),
            ("es-US", "«»"),
            ("ar-EG", "”“"),
            ("kk-KZ", "«»"),
            ("uz-Latn-UZ", "“”"),
            ("mn", "“”"),
            ("th-TH", "“”"),
            ("fr-CH", "«»"),
            ("fr-CA", "«\u{a0}\u{a0}»"),
            ("tlh", "“”"),
            ("und", "“”"),
            ("sr-Latn-RS", "„“"),
        ] {
            let (start, end) = quotation_marks(&locale.parse().expect("a locale"));
            assert_eq!(format!("{start}{end}"), marks, "{locale}");
        }
    }
}
