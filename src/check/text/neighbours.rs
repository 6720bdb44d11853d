//! Words that tell a language from its neighbours, which programs that guess by letters take for each other.
//!
//! Certain is only what the other language never has: forms of small words, and words that every legal text has.

use super::vocabulary::base;
use crate::locale::{Language, is_letter, is_mark};
use std::collections::BTreeSet;

/// So many different words of another language, and none of its own, are no names.
const FEWEST_TELLING_WORDS: usize = 3;

/// A language, its neighbour, and words of the first that the neighbour never has, with spaces between them.
type Telling = (&'static str, &'static str, &'static str);

/// The neighbour of a language that a text is written in, if its words leave no doubt.
pub(super) fn neighbour(own: &Language, text: &str) -> Option<Language> {
    let own = match base(own) {
        "no" => "nb",
        base => base,
    };
    if !TELLING.iter().any(|(_, other, _)| *other == own) {
        return None;
    }
    // Names of places have articles too, with a capital.
    let present: BTreeSet<&str> = words(text).filter(|word| !word.starts_with(char::is_uppercase)).collect();
    let count = |telling: &str| telling.split(' ').filter(|word| present.contains(word)).count();
    let found = TELLING.iter().filter(|(_, other, _)| *other == own).find(|(language, _, theirs)| {
        let ours = TELLING.iter().find(|(ours, other, _)| *ours == own && other == language);
        count(theirs) >= FEWEST_TELLING_WORDS && ours.is_none_or(|(.., ours)| count(ours) == 0)
    });
    // Of several neighbours that share these words, the one with most of them.
    let most = TELLING
        .iter()
        .filter(|(_, other, _)| *other == own && found.is_some())
        .max_by_key(|(.., theirs)| count(theirs))
        .map(|(language, ..)| *language);
    most.and_then(|language| Language::parse(language).ok())
}

/// Runs of letters with their marks.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_letter(c) && !is_mark(c)).filter(|word| !word.is_empty())
}

const TELLING: [Telling; 48] = [
    (
        "nn",
        "nb",
        "ikkje eg ein eit frå korleis kva noko nokon berre vere meir opplysningar dykkar sjølv mykje saman \
         tenesta tenester utan vilkåra desse dei",
    ),
    (
        "nb",
        "nn",
        "ikke jeg fra hvordan hva noe noen kun hvilke opplysninger selv hvor deres dere uten tjenesten \
         tjenester",
    ),
    (
        "da",
        "nb",
        "af efter hvad noget nogle gøre blive uden mellem tilbage oplysninger bruge dig sig jer vores hvornår \
         tjenesterne brug",
    ),
    (
        "nb",
        "da",
        "noe noen etter blir deg seg oss opplysninger bruke uten mellom annet våre gjør gjøre nettsted \
         nettstedet tilbake",
    ),
    ("da", "nn", "ikke jeg af hvad noget nogle efter uden gøre være hvordan oplysninger fra mere vores"),
    ("nn", "da", "ikkje eg ein eit frå korleis kva noko etter utan opplysningar dei berre"),
    ("sv", "nb", "och att inte för från när vad också måste någon några är även ska uppgifter"),
    ("sv", "nn", "och att inte för från när vad också måste någon några är även uppgifter"),
    ("sv", "da", "och att inte för från när vad också måste någon några är även ska uppgifter av"),
    ("nb", "sv", "ikke jeg og hva noe noen også etter være hvordan opplysninger deres når"),
    ("da", "sv", "ikke jeg og af hvad noget nogle også være hvordan oplysninger når vores"),
    ("nn", "sv", "ikkje og eit frå kva noko korleis opplysningar også når"),
    (
        "cs",
        "sk",
        "jsou jako když který které která při před podle nebo může můžete více jejich všechny jste jsme \
         prostřednictvím není",
    ),
    (
        "sk",
        "cs",
        "sú ako ktoré ktorý ktorá podľa alebo môže môžete ak viac všetky ich prostredníctvom sme ste tiež \
         môžeme nie",
    ),
    ("hr", "sl", "što koji koje koja ili će nije možete ako više zbog kada podataka također bez"),
    ("sr-Latn", "sl", "što koji koje koja ili će nije možete ako više zbog kada podataka takođe gde"),
    ("sl", "hr", "tudi lahko kot če ki ker vendar oziroma katere kateri več bomo bodo še"),
    ("sl", "sr", "tudi lahko kot če ki ker vendar oziroma katere kateri več bomo bodo še"),
    (
        "sr-Latn",
        "hr",
        "takođe gde uvek vreme uslove uslovi uslova korišćenje korišćenja obaveštenje obaveštenja bezbednost \
         bezbednosti saglasnost zahtev opšti opšte lične ličnih",
    ),
    (
        "hr",
        "sr",
        "također gdje uvijek vrijeme uvjete uvjeti uvjeta korištenje korištenja obavijest obavijesti zahtjev \
         opći opće osobne osobnih poslije",
    ),
    ("id", "ms", "karena informasi layanan perangkat kebijakan situs bisa bahwa berbeda kantor"),
    ("ms", "id", "kerana maklumat perkhidmatan bahawa peranti sahaja mestilah sekiranya perisian pelayar"),
    (
        "es",
        "pt",
        "los las el y usted nuestro nuestra nuestros información cuando sus también puede pueden hasta estos \
         muy más sin del",
    ),
    ("pt", "es", "não uma um das ao aos ou em seu sua nosso nossa são também até informações você mais"),
    ("es", "gl", "los las y usted nuestro nuestra puede pueden cuando más también hasta muy estos una sus nosotros"),
    ("gl", "es", "unha dun dunha coa nosa noso súa seus máis tamén poden cando ata ou ao aos vostede"),
    ("pt", "gl", "não uma você informações são também até quando nosso nossa um"),
    ("gl", "pt", "unha dunha coa coas nosa súa máis tamén cando información vostede noso"),
    (
        "es",
        "ca",
        "los las y usted nuestro nuestra nuestros cuando más también puede pueden hasta muy pero estos sin \
         sus",
    ),
    (
        "ca",
        "es",
        "els amb més dels aquest aquesta aquests però també és són quan nostre nostra seva només perquè \
         altres vostra ens",
    ),
    ("ru", "bg", "что это для если мы они также есть этот этой которые которая который чтобы быть об"),
    ("bg", "ru", "ще това като които който която във със след може този тази вашата вашите нашите нашата ако"),
    ("mk", "bg", "ќе што дека како ја која кој ова овој оваа овие"),
    ("bg", "mk", "ще това като след които който която което със информация тези този"),
    ("ru", "uk", "что это если также или которые который которая чтобы быть есть они как этот этой может"),
    ("uk", "ru", "що це якщо також або які який яка щоб бути як цей цієї може ваші від"),
    ("nl", "af", "niet zijn deze wordt worden kunnen hebben naar bij zoals onze gegevens uw informatie"),
    ("af", "nl", "nie hierdie inligting vir byvoorbeeld sal hulle daardie asook"),
    ("nl", "fy", "het een niet zijn deze wordt worden kunnen hebben naar zoals onze voor ook bij"),
    ("fy", "nl", "fan foar wy ús dizze kinne wurdt wurde hawwe brûke nei"),
    ("mr", "hi", "आहे आणि किंवा तुम्ही आम्ही तुमच्या आमच्या नाही आहेत आपल्या"),
    ("hi", "mr", "है हैं और में आप हम नहीं यह लिए अपने हमारे आपके"),
    ("ne", "hi", "छ छन् हामी तपाईं गर्न हुन्छ तपाईंको हाम्रो भएको गर्नुहोस्"),
    ("hi", "ne", "है हैं और में आप हम नहीं यह लिए अपने हमारे आपके"),
    ("ky", "kk", "жана үчүн бул боюнча ошол биздин сиздин"),
    ("kk", "ky", "және үшін туралы бойынша біздің сіздің болып"),
    ("et", "fi", "ning või teie meie kui seda võib võime isikuandmeid"),
    ("fi", "et", "sekä tai että joka voimme käyttää tietoja sinun meidän"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_tells_both_ways() {
        for (a, b, words) in TELLING {
            let other = TELLING.iter().find(|(c, d, _)| (*c, *d) == (b, a)).map_or("", |(.., words)| words);
            let other: BTreeSet<&str> = other.split(' ').collect();
            let own: BTreeSet<&str> = words.split(' ').collect();
            assert_eq!(own.len(), words.split(' ').count(), "{a} in {b}: a word stands twice");
            let both: Vec<_> = own.intersection(&other).collect();
            assert!(both.is_empty(), "{a} and {b}: {both:?}");
        }
    }

    #[test]
    fn a_few_words_tell_a_neighbour() {
        let language = |tag| Language::parse(tag).expect("a tag");
        for (own, text, expected) in [
            ("nb", "Vi lagrar ikkje noko om korleis du bruker klokka.", Some("nn")),
            ("nb", "Vi lagrer ikke noe om hvordan du bruker klokken.", None),
            ("hr", "Važe uslovi za korišćenje sata i lične podatke.", Some("sr-Latn")),
            ("ms", "Kami menyimpan informasi tentang layanan dan perangkat Anda.", Some("id")),
            ("nl", "De gebruiker kan jou en een ander vragen, en diens dienst sluiten.", None),
            ("pt", "El Consejo, Los Angeles y Las Vegas.", None),
        ] {
            assert_eq!(neighbour(&language(own), text).map(|found| found.to_string()), expected.map(str::to_owned));
        }
    }
}
