//! Which language a text is written in, by its letters and their order.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Language;

/// The language of a text, where that is beyond reasonable doubt: a text of some length in one of the seventy languages that
/// the detector knows.
#[must_use]
pub fn detected_language(text: &str) -> Option<Language> {
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    KNOWN.get(info.lang().code()).cloned()
}

/// Whether the detector knows this language, so that its answer means something for texts in it.
#[must_use]
pub fn is_detected(language: &Language) -> bool {
    let subtag = language.id().language;
    KNOWN.values().any(|known| known.id().language == subtag)
}

/// The languages that the detector knows, by ISO 639-3.
static KNOWN: LazyLock<HashMap<&'static str, Language>> = LazyLock::new(|| {
    let canonical = |code: &'static str| match Language::parse(code) {
        Ok(language) | Err(super::TagError::NotCanonical { canonical: language }) => Some((code, language)),
        Err(_) => None,
    };
    whatlang::Lang::all().iter().filter_map(|known| canonical(known.code())).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_shows_its_language() {
        let german =
            "Wir verarbeiten Ihre Angaben, um Bestellungen auszuführen und Fragen zu beantworten, die Sie uns stellen.";
        assert_eq!(detected_language(german).expect("a language").as_str(), "de");
        let english = "We process your data to fulfil orders and to answer the questions that you have asked us.";
        assert_eq!(detected_language(english).expect("a language").as_str(), "en");
    }

    #[test]
    fn not_every_language_is_known() {
        let known = |tag| is_detected(&Language::parse(tag).expect("a tag"));
        assert!(known("de") && known("pt-BR") && known("zh-Hant"));
        assert!(!known("fy") && !known("xh"));
    }
}
