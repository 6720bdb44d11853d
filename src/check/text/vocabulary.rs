//! Words that the rules look for, in the languages whose words are certain.

use crate::locale::Language;

/// The language without script and region: `pt` of `pt-BR`.
pub(super) fn base(language: &Language) -> &str {
    language.as_str().split('-').next().unwrap_or_default()
}

/// Words that join: no paragraph ends with one.
pub(super) fn conjunctions(language: &Language) -> &'static [&'static str] {
    match base(language) {
        "en" => &["and", "or", "the", "of", "with", "our", "your"],
        "de" => &["und", "oder", "sowie", "dass"],
        "fr" => &["et", "ou", "les", "des", "du", "vos", "nos"],
        "es" => &["y", "o", "los", "las", "del"],
        "it" => &["e", "o", "ed", "gli", "della"],
        "pt" => &["e", "ou", "os", "das", "dos"],
        "nl" => &["en", "of", "het", "een"],
        "sv" => &["och", "eller"],
        "da" | "nb" | "no" => &["og", "eller"],
        "pl" => &["oraz", "lub"],
        "cs" => &["nebo", "anebo"],
        "ru" => &["и", "или"],
        "uk" => &["та", "або"],
        _ => &[],
    }
}

/// The words that a sentence of the language can hardly do without. Legal words are the same in many languages, and mislead a
/// detector; these do not.
pub(super) fn function_words(language: &Language) -> &'static [&'static str] {
    match base(language) {
        "en" => &[
            "the", "of", "to", "and", "in", "your", "you", "we", "is", "for", "that", "or", "with", "are", "our",
            "when",
        ],
        "de" => &[
            "der", "die", "das", "und", "wir", "sie", "den", "von", "mit", "zu", "ihre", "oder", "für", "ist", "werden",
        ],
        "fr" => &["le", "la", "les", "de", "des", "et", "vous", "nous", "une", "un", "pour", "que", "du", "vos", "est"],
        "es" => &["el", "la", "los", "las", "de", "y", "que", "en", "para", "su", "con", "una", "un", "por", "del"],
        "it" => &["il", "la", "di", "e", "che", "per", "un", "una", "le", "dei", "con", "del", "i", "si", "della"],
        "pt" => &["o", "a", "os", "as", "de", "e", "que", "para", "um", "uma", "do", "da", "com", "em", "por"],
        "nl" => &["de", "het", "een", "van", "en", "we", "u", "uw", "voor", "met", "is", "dat", "of", "om", "op"],
        "ru" => &["и", "в", "на", "с", "не", "что", "для", "или", "мы", "вы", "по", "от"],
        "uk" => &["і", "в", "на", "з", "не", "що", "для", "або", "ми", "ви", "та", "до", "від"],
        "pl" => &["i", "w", "na", "z", "nie", "do", "się", "oraz", "lub", "dla", "jest", "od"],
        "cs" => &["a", "v", "na", "se", "je", "pro", "nebo", "k", "z", "které"],
        "sv" => &["och", "att", "för", "som", "är", "på", "av", "med", "till"],
        "da" | "nb" | "no" => &["og", "å", "for", "som", "er", "på", "af", "av", "med", "til"],
        "tr" => &["ve", "bir", "bu", "için", "ile", "veya", "olarak", "da", "de"],
        "vi" => &["và", "của", "cho", "các", "là", "trong", "với", "bạn"],
        "id" => &["dan", "yang", "di", "untuk", "dengan", "dari", "atau", "kami"],
        "ar" => &["في", "من", "على", "أو", "إلى", "عن", "التي"],
        "fa" => &["و", "در", "به", "از", "که", "را", "با"],
        "hi" => &["के", "में", "और", "का", "की", "से", "है", "को"],
        _ => &[],
    }
}

/// Words that no sentence has twice in a row. German articles, French and Spanish pronouns are none: "die, die" loses its comma.
pub(super) fn never_twice(language: &Language) -> &'static [&'static str] {
    match base(language) {
        "en" => &["the", "a", "an", "of", "and", "or", "your", "our", "with", "from", "are", "this"],
        "de" => &["und", "oder", "von", "mit", "für", "wird", "unsere", "ihre"],
        "fr" => &["le", "les", "des", "et", "ou", "une", "pour", "votre", "vos", "avec"],
        "es" => &["el", "los", "las", "y", "o", "una", "para", "con", "del", "sus"],
        "it" => &["il", "di", "e", "per", "una", "dei", "con", "del", "della"],
        "pt" => &["os", "as", "e", "um", "uma", "do", "da", "com", "para"],
        "nl" => &["en", "het", "een", "voor", "uw"],
        "pl" => &["i", "w", "na", "oraz", "lub", "dla"],
        "sv" | "da" | "nb" | "no" => &["och", "og", "eller", "till", "til", "med"],
        "ru" => &["и", "в", "на", "или", "для"],
        _ => &[],
    }
}

/// What a section is called where a text refers to it by number, and whether laws are cited with the same word.
pub(super) fn section_words(language: &Language) -> &'static [(&'static str, bool)] {
    match base(language) {
        "en" => &[("section", false), ("chapter", false), ("clause", false), ("article", true)],
        "de" => &[("abschnitt", false), ("kapitel", false), ("ziffer", false), ("artikel", true)],
        "fr" => &[("section", false), ("chapitre", false), ("article", true)],
        "es" => &[("sección", false), ("apartado", false), ("capítulo", false), ("artículo", true)],
        "it" => &[("sezione", false), ("capitolo", false), ("articolo", true)],
        "pt" => &[("seção", false), ("secção", false), ("capítulo", false), ("artigo", true)],
        "nl" => &[("hoofdstuk", false), ("sectie", false), ("artikel", true)],
        _ => &[],
    }
}

/// Whether text in one language is easily taken for text in the other, by people in a hurry and by programs.
pub(super) fn near(a: &Language, b: &Language) -> bool {
    const FAMILIES: [&[&str]; 10] = [
        &["nb", "nn", "no", "da", "sv"],
        &["hr", "sr", "bs", "sl", "mk", "bg"],
        &["cs", "sk"],
        &["es", "pt", "gl", "ca", "an", "ast"],
        &["ru", "uk", "be", "bg", "mk"],
        &["id", "ms", "jv", "su"],
        &["hi", "mr", "ne"],
        &["af", "nl", "fy"],
        &["az", "tr", "tk", "uz"],
        &["fa", "ur", "ps", "ar"],
    ];
    let (a, b) = (base(a), base(b));
    a == b || FAMILIES.iter().any(|family| family.contains(&a) && family.contains(&b))
}
