//! The letters that a language is written with (CLDR exemplar characters), which ICU4X carries and few programs ask for.

use icu_locale::LanguageIdentifier;
use icu_locale::exemplar_chars::{ExemplarCharacters, ExemplarCharactersBorrowed};

use super::Language;
use super::script::{is_letter, is_mark, script_of};

/// The letters that a language cannot do without (CLDR `exemplarCharacters`, type `standard`).
#[derive(Clone, Copy)]
pub struct Alphabet {
    own: ExemplarCharactersBorrowed<'static>,
    /// Of the same script, the letters that nearly all its languages have.
    common: Option<ExemplarCharactersBorrowed<'static>>,
}

impl Alphabet {
    /// The alphabet of a language; none where CLDR has no letters for it, or where hardly another language shares its script.
    #[must_use]
    pub fn of(language: &Language) -> Option<Self> {
        let id = language.id();
        let script = language.script();
        let written = LanguageIdentifier { script: script.parse().ok(), region: None, ..id.clone() };
        let bare = LanguageIdentifier { script: None, ..written.clone() };
        // What is written in a script that is not the language's usual one has letters of its own, or none here.
        let usual = Language::parse(&bare.to_string()).is_ok_and(|usual| usual.script() == script);
        let (first, common) = match script.as_str() {
            "Latn" => ('a', Some("en")),
            "Cyrl" => ('а', Some("ru")),
            "Arab" => ('ا', Some("ar")),
            "Deva" => ('क', None),
            _ => return None,
        };
        // Where CLDR knows nothing, ICU4X gives the root's letters, which are none.
        let known = |letters: &ExemplarCharactersBorrowed<'static>| letters.contains(first);
        let found = [Some(&id), Some(&written), usual.then_some(&bare)];
        let own = found.into_iter().flatten().filter_map(letters).find(known)?;
        Some(Self { own, common: common.and_then(|common| letters(&common.parse().ok()?)) })
    }

    /// Whether the language has this letter. Marks, digits and modifiers are no letters, and never foreign; nor are the letters of
    /// ASCII, which many a language has in `ch` or in names alone.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        c.is_ascii() || !is_letter(c) || is_mark(c) || script_of(c).is_none() || contains(self.own, c)
    }

    /// Whether the language has this letter, and English, Russian or Arabic, of the same script, does not.
    #[must_use]
    pub fn has_as_its_own(&self, c: char) -> bool {
        let Some(common) = self.common else { return false };
        is_letter(c) && !is_mark(c) && script_of(c).is_some() && contains(self.own, c) && !contains(common, c)
    }
}

fn letters(id: &LanguageIdentifier) -> Option<ExemplarCharactersBorrowed<'static>> {
    ExemplarCharacters::try_new_main(&id.into()).ok()
}

/// Exemplars are small letters.
fn contains(letters: ExemplarCharactersBorrowed<'static>, c: char) -> bool {
    letters.contains(c) || c.to_lowercase().next().is_some_and(|small| letters.contains(small))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alphabet(tag: &str) -> Alphabet {
        Alphabet::of(&Language::parse(tag).expect("a tag")).expect("an alphabet")
    }

    #[test]
    fn neighbours_have_other_letters() {
        for (tag, own, foreign) in [
            ("cs", "ěřůŘ", "ľŕäł"),
            ("sk", "ľŕôä", "ěřů"),
            ("mk", "ѓќѕџ", "щъђ"),
            ("bg", "щъ", "ѓќџы"),
            ("pt-BR", "ãõç", "ñł"),
            ("sr-Latn", "đć", "ѓж"),
            ("fa", "پچژگکی", "ٹھ"),
            ("tr", "ışğİ", "əñ"),
        ] {
            assert!(own.chars().all(|c| alphabet(tag).has(c)), "{tag} has {own}");
            assert!(!foreign.chars().any(|c| alphabet(tag).has(c)), "{tag} has none of {foreign}");
        }
        assert!("5’ʻ\u{301} .".chars().all(|c| alphabet("en").has(c)), "no letters");
        assert!(Alphabet::of(&Language::parse("tlh").expect("a tag")).is_none());
    }

    #[test]
    fn some_letters_are_a_languages_own() {
        for (tag, own, common) in [("kk", "әғқі", "аы"), ("vi", "ạđ", "ab"), ("fa", "پگ", "ب"), ("de", "äß", "e")]
        {
            assert!(own.chars().all(|c| alphabet(tag).has_as_its_own(c)), "{tag}: {own}");
            assert!(!common.chars().any(|c| alphabet(tag).has_as_its_own(c)), "{tag}: {common}");
        }
    }
}
