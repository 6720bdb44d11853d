//! The order of words, and which characters are written without spaces between words.

use std::cmp::Ordering;

use icu::collator::CollatorBorrowed;
use icu::properties::CodePointMapData;
use icu::properties::props::Script;
use icu_locale::Locale;

use super::Language;

/// Sorts by the rules of a language (CLDR collation): `ä` beside `a` in German, after `z` in Swedish.
///
/// Texts that the rules hold equal are ordered by code point, so that the order is total and a build has the same
/// bytes everywhere. Made once, it can be shared by threads.
#[derive(Debug)]
pub struct Collation(Option<CollatorBorrowed<'static>>);

impl Collation {
    /// The collation of a language, or the root collation where CLDR has none for it.
    pub fn new(language: &Language) -> Collation {
        let made = CollatorBorrowed::try_new(Locale::from(language.id()).into(), Default::default());
        Collation(made.or_else(|_| CollatorBorrowed::try_new(Default::default(), Default::default())).ok())
    }

    /// Compares two texts.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let by_rules = self.0.as_ref().map_or(Ordering::Equal, |collator| collator.compare(a, b));
        by_rules.then_with(|| a.cmp(b))
    }
}

/// True for characters of scripts that put no spaces between words (Han, Kana, Thai, Lao, Khmer, Myanmar), and for
/// the wide punctuation that goes with them. Between two of these a line break in a source is no space.
///
/// Hangul is none of them: Korean has spaces, even beside full-width punctuation.
pub fn written_without_spaces(c: char) -> bool {
    match CodePointMapData::<Script>::new().get(c) {
        Script::Han | Script::Hiragana | Script::Katakana => true,
        Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar => true,
        Script::Hangul => false,
        // Shared characters have no script of their own: CJK punctuation, voicing marks, the double hyphen, the
        // middle dot and the long-vowel mark of Katakana, full-width forms.
        _ => matches!(
            c,
            '\u{3000}'..='\u{303F}' | '\u{3099}'..='\u{309C}' | '\u{30A0}' | '\u{30FB}' | '\u{30FC}' | '\u{FF00}'..='\u{FFEF}'
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(tag: &str, words: &[&'a str]) -> Vec<&'a str> {
        let collation = Collation::new(&Language::parse(tag).unwrap_or_else(|error| panic!("{tag}: {error}")));
        let mut words = words.to_vec();
        words.sort_by(|a, b| collation.compare(a, b));
        words
    }

    #[test]
    fn each_language_has_its_order() {
        assert_eq!(sorted("de", &["Zürich", "Äpfel", "Bern"]), ["Äpfel", "Bern", "Zürich"]);
        assert_eq!(sorted("sv", &["Öland", "Zorn", "Ängel"]), ["Zorn", "Ängel", "Öland"]);
        assert_eq!(sorted("kk", &["ә", "б", "а"]), ["а", "ә", "б"]);
        assert_eq!(sorted("th", &["เกาะ", "ขาว", "กา"]), ["กา", "เกาะ", "ขาว"]);
        assert_eq!(sorted("zh-Hans", &["中国", "北京", "上海"]), ["北京", "上海", "中国"]);
        assert_eq!(sorted("tlh", &["b", "A", "a"]), ["a", "A", "b"]);
    }

    #[test]
    fn equal_words_are_ordered_by_code_point() {
        let collation = Collation::new(&Language::parse("fr").expect("a language"));
        assert_eq!(collation.compare("e\u{301}", "é"), Ordering::Less);
        assert_eq!(collation.compare("é", "é"), Ordering::Equal);
    }

    #[test]
    fn spaces_are_no_part_of_some_scripts() {
        for c in "中ひカไลាမ、。「」！，・ー〇ｱ\u{3000}".chars() {
            assert!(written_without_spaces(c), "{c}");
        }
        for c in "aд한ﾱ.·ِب“— 1é\u{0}".chars() {
            assert!(!written_without_spaces(c), "{c}");
        }
    }
}
