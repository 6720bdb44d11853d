//! Scripts of characters (Unicode `Script`), the scripts that a language is written in, composed forms, names of months.

use icu::normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu::properties::props::{Alphabetic, GeneralCategory, GeneralCategoryGroup, JoiningType, Script};
use icu::properties::{CodePointMapData, CodePointSetData, PropertyNamesShort, PropertyParser};

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use super::{Date, Formats, Language, Precision};

/// The script of a character as ISO 15924 has it, `Cyrl`; nothing for what all scripts share, such as digits and marks.
#[must_use]
pub fn script_of(c: char) -> Option<&'static str> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some("Latn");
    }
    // The letters of most texts that are not Latin, without two tables.
    match c {
        '\u{410}'..='\u{44f}' => return Some("Cyrl"),
        '\u{4e00}'..='\u{9fff}' => return Some("Hani"),
        '\u{ac00}'..='\u{d7a3}' => return Some("Hang"),
        _ => {}
    }
    match CodePointMapData::<Script>::new().get(c) {
        Script::Common | Script::Inherited | Script::Unknown => None,
        script => PropertyNamesShort::<Script>::new().get(script),
    }
}

/// Whether a character is a letter, or a mark that belongs to one.
#[must_use]
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { CodePointSetData::new::<Alphabetic>().contains(c) }
}

/// Whether a character is a mark that a letter bears: an accent, a vowel sign, a nukta.
#[must_use]
pub fn is_mark(c: char) -> bool {
    !c.is_ascii() && GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// Whether letters would join, as those of Arabic do, if `after` stood right behind `before` (Unicode `Joining_Type`): both would
/// be drawn in other shapes.
#[must_use]
pub fn would_join(before: &str, after: &str) -> bool {
    let joining = CodePointMapData::<JoiningType>::new();
    // Marks on a letter, and what is not seen, leave the join as it is.
    let nearest = |c: char| Some(joining.get(c)).filter(|joining| *joining != JoiningType::Transparent);
    let joins = |near: Option<JoiningType>, one_side| {
        near.is_some_and(|near| [JoiningType::DualJoining, JoiningType::JoinCausing, one_side].contains(&near))
    };
    // The sides are named as in a line from right to left.
    !after.starts_with(|c: char| c.is_ascii())
        && joins(before.chars().rev().find_map(nearest), JoiningType::LeftJoining)
        && joins(after.chars().find_map(nearest), JoiningType::RightJoining)
}

/// The scripts that a language is written in; none where CLDR does not know.
#[must_use]
pub fn expected_scripts(language: &Language) -> Vec<&'static str> {
    match language.script().as_str() {
        "Hans" => vec!["Hani"],
        "Hant" => vec!["Hani", "Bopo"],
        "Jpan" => vec!["Hani", "Hira", "Kana"],
        "Kore" => vec!["Hang", "Hani"],
        "" => Vec::new(),
        other => {
            let script = PropertyParser::<Script>::new().get_strict(other);
            script.and_then(|script| PropertyNamesShort::<Script>::new().get(script)).into_iter().collect()
        }
    }
}

/// How far a text is in composed form (Unicode NFC), in bytes; its whole length where all of it is.
#[must_use]
pub fn composed_up_to(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    ComposingNormalizerBorrowed::new_nfc().split_normalized(text).0.len()
}

/// A text as it is compared where neither case nor accents count: in lower case, decomposed, without combining diacritics, with
/// one form of alef.
#[must_use]
pub fn folded(text: &str) -> String {
    let text = text.to_lowercase();
    if text.is_ascii() {
        return text;
    }
    let marks = |c: char| matches!(c, '\u{300}'..='\u{36F}' | '\u{653}'..='\u{655}' | '\u{2BB}' | '\u{2018}');
    DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars()).filter(|c| !marks(*c)).collect()
}

/// The names of the twelve months as they stand in a language's dates, in lower case; none where CLDR writes numbers.
#[must_use]
pub fn months(language: &Language) -> Arc<[String]> {
    // Looked up once for each language: the patterns of dates have to be parsed for it.
    static KNOWN: LazyLock<Mutex<HashMap<Language, Arc<[String]>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    Arc::clone(known.entry(language.clone()).or_insert_with(|| months_of(language).into()))
}

/// The names of the days of the week, Monday first, in lower case; none where CLDR does not know them.
pub fn weekdays(language: &Language) -> Arc<[String]> {
    static KNOWN: LazyLock<Mutex<HashMap<Language, Arc<[String]>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let names = || Formats::weekdays(language.as_str()).iter().map(|name| name.to_lowercase()).collect();
    Arc::clone(known.entry(language.clone()).or_insert_with(names))
}

fn months_of(language: &Language) -> Vec<String> {
    let formats = Formats::new(language.as_str());
    let words_of = |month| {
        let date = Date::new(2021, month, 14).map(|day| formats.date(day, Precision::Day)).unwrap_or_default();
        let words = date.split(|c: char| !is_letter(c) && !is_mark(c) && !matches!(c, '\u{200c}' | '\u{200d}'));
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<String>>()
    };
    let all: Vec<Vec<String>> = (1..=12).map(words_of).collect();
    // What stands in each of the dates, as "de" in Spanish, is no month; nor is an article that some of them have, as "d’" in
    // Catalan.
    let own = |words: &Vec<String>| {
        let own = words.iter().filter(|word| !all.iter().all(|other| other.contains(word)));
        own.max_by_key(|word| word.chars().count()).cloned()
    };
    all.iter().map(own).collect::<Option<Vec<String>>>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap_or_else(|error| panic!("{tag}: {error}"))
    }

    #[test]
    fn characters_have_scripts() {
        let scripts: Vec<_> = "aяα中あ한ب1-\u{301}".chars().map(|c| script_of(c).unwrap_or("-")).collect();
        assert_eq!(scripts, ["Latn", "Cyrl", "Grek", "Hani", "Hira", "Hang", "Arab", "-", "-", "-"]);
    }

    #[test]
    fn letters_join_as_their_scripts_do() {
        // Reh joins to what is before it alone; a vowel sign stands between no letters.
        for (before, after, join) in [
            ("أخرى", "إلى", true),
            ("دار", "إلى", false),
            ("بيتُ", "كبير", true),
            ("بيت", " كبير", false),
            ("بيت", "9", false),
            ("בית", "גדול", false),
            ("data", "بيت", false),
            ("", "بيت", false),
            ("ᠮᠣᠩᠭᠣᠯ", "ᠪᠢᠴᠢᠭ", true),
        ] {
            assert_eq!(would_join(before, after), join, "{before}|{after}");
        }
    }

    #[test]
    fn languages_have_scripts() {
        assert_eq!(expected_scripts(&language("ja")), ["Hani", "Hira", "Kana"]);
        assert_eq!(expected_scripts(&language("uz-Cyrl")), ["Cyrl"]);
        assert_eq!(expected_scripts(&language("dv")), ["Thaa"]);
    }

    #[test]
    fn months_have_names() {
        assert_eq!(months(&language("de"))[9], "oktober");
        assert_eq!(months(&language("ru"))[0], "января");
        assert_eq!(months(&language("es"))[11], "diciembre");
        assert_eq!(months(&language("ca"))[7], "agost");
        assert!(months(&language("ja")).is_empty());
    }

    #[test]
    fn case_and_accents_do_not_count_in_folded_texts() {
        for (a, b) in
            [("PRÉVAUT", "prevaut"), ("İngilizce", "ingilizce"), ("الإنجليزية", "الانجليزية"), ("oʻzbek", "ozbek")]
        {
            assert_eq!(folded(a), folded(b));
        }
        assert_ne!(folded("maßgeblich"), folded("maßgebend"));
    }

    #[test]
    fn composed_forms_end_where_the_first_other_begins() {
        assert_eq!(composed_up_to("Zürich"), "Zürich".len());
        assert_eq!(composed_up_to("Zu\u{308}rich"), 1);
    }
}
