//! Sentences that say which version prevails, beside what the sources declare.
//!
//! The rule reads one sentence at a time: in the clause that holds the verb, the language or the kind of text nearest to it is
//! what prevails. Where it cannot tell, it says nothing.

use super::words::Words;
use crate::check::shown::in_each_edition;
use crate::compose::Composition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::Proof;
use crate::locale::{Language, bare_language_name, folded, is_letter, written_without_spaces};
use crate::model::document::Document;
use crate::model::policy::{Policy, Prevails};
use crate::model::region::Region;
use crate::model::site::SiteSources;
use crate::source::Span;
use std::ops::Range;

/// That a text says what prevails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Claim {
    /// What prevails, as the text has it.
    subject: Subject,
    /// The sentence.
    span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Subject {
    /// The version in a language, without script and region.
    Language(String),
    /// The text of a region.
    Local,
    /// The text for all regions.
    Global,
}

/// Languages that a text may name, beside those of the site.
const NAMED: [&str; 33] = [
    "en", "de", "fr", "it", "es", "pt", "nl", "pl", "ru", "uk", "zh", "ja", "ko", "ar", "tr", "vi", "th", "kk", "uz",
    "mn", "ro", "sv", "da", "nb", "fi", "cs", "hu", "el", "he", "id", "hi", "bg", "ms",
];

/// So near to each other stand a language and the word for its version, in characters.
const NEAR: usize = 30;

/// So near stands a language to the verb where nothing else is said, in characters of scripts without spaces.
const NEAR_THE_VERB: usize = 10;

/// What the sentences of a text claim.
pub(in crate::check) fn claims(proof: &Proof<'_>) -> Vec<Claim> {
    let Some(words) = Words::of(&proof.language) else { return Vec::new() };
    let reader = Reader::new(words, &proof.language);
    let mut names = None;
    let mut found = Vec::new();
    for line in &proof.lines {
        if !reader.has_verb(&folded(&line.words)) {
            continue;
        }
        for sentence in sentences(&line.words) {
            let text = folded(&line.words[sentence.clone()]);
            if !reader.has_verb(&text) {
                continue;
            }
            let names = names.get_or_insert_with(|| reader.names());
            if let Some(subject) = reader.subject(&text, names) {
                found.push(Claim { subject, span: proof.span_of(line, sentence) });
            }
        }
    }
    found
}

/// The sentences of a line, without the space around them.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split(['.', ';', '!', '?', '。', '；', '؛', '！', '？']).filter(|part| !part.trim().is_empty()).map(
        move |part| {
            let part = part.trim();
            let start = part.as_ptr() as usize - text.as_ptr() as usize;
            start..start + part.len()
        },
    )
}

/// A language with the words of a site's texts, all of them [folded].
struct Reader<'a> {
    language: &'a Language,
    verbs: Vec<String>,
    nouns: Vec<String>,
    over: Vec<String>,
    not: Vec<String>,
    local: Vec<String>,
    global: Vec<String>,
    inverts: bool,
}

/// A word for something that may prevail, and how it may go on.
struct Name {
    stem: String,
    subject: Subject,
}

impl<'a> Reader<'a> {
    fn new(words: &Words, language: &'a Language) -> Self {
        let fold = |words: &[&str]| words.iter().map(|word| folded(word)).collect();
        Self {
            language,
            verbs: fold(words.verbs),
            nouns: fold(words.nouns),
            over: fold(words.over),
            not: fold(words.not),
            local: fold(words.local),
            global: fold(words.global),
            inverts: words.inverts,
        }
    }

    fn base(&self) -> &str {
        base(self.language)
    }

    fn has_verb(&self, text: &str) -> bool {
        self.verbs.iter().any(|verb| starts_of(text, verb).next().is_some())
    }

    /// The names of languages in this one, as CLDR has them, without the endings that grammar changes.
    fn names(&self) -> Vec<Name> {
        let mut names = Vec::new();
        for tag in NAMED {
            let Some(name) = bare_language_name(tag, self.language) else { continue };
            let subject = || Subject::Language(tag.to_owned());
            names.extend(stems(self.base(), &folded(&name)).into_iter().map(|stem| Name { stem, subject: subject() }));
        }
        // Short names that lawyers use.
        let short: &[(&str, &str)] = match self.base() {
            "zh" => &[("中文", "zh"), ("汉语", "zh"), ("漢語", "zh"), ("英文", "en")],
            "ja" => &[("英文", "en"), ("和文", "ja"), ("日文", "ja")],
            "ko" => &[("영문", "en"), ("국문", "ko"), ("한글", "ko"), ("중문", "zh")],
            _ => &[],
        };
        names.extend(
            short.iter().map(|(word, tag)| Name { stem: folded(word), subject: Subject::Language((*tag).to_owned()) }),
        );
        names.extend(self.local.iter().map(|stem| Name { stem: stem.clone(), subject: Subject::Local }));
        names.extend(self.global.iter().map(|stem| Name { stem: stem.clone(), subject: Subject::Global }));
        names
    }

    /// What prevails, by a sentence.
    fn subject(&self, text: &str, names: &[Name]) -> Option<Subject> {
        let verb = self.verbs.iter().find_map(|verb| starts_of(text, verb).next().map(|at| at..at + verb.len()))?;
        let is_break = |c: char| is_break(c) || c == ' ' && self.base() == "th";
        let begin = text[..verb.start].rfind(is_break).map_or(0, |at| at + char_len(text, at));
        let end = text[verb.end..].find(is_break).map_or(text.len(), |at| verb.end + at);
        let clause = &text[begin..end];
        if self.not.iter().any(|not| has_word(clause, not)) {
            return None;
        }
        let behind = self.inverts.then(|| self.first(text, verb.end..end, names)).flatten();
        behind.or_else(|| self.last(text, begin..verb.start, names))
    }

    /// The first name in a part behind the verb, unless it is that of what is prevailed over.
    fn first(&self, text: &str, part: Range<usize>, names: &[Name]) -> Option<Subject> {
        let (at, name) = self.occurrences(text, part.clone(), names).into_iter().next()?;
        let between = &text[part.start..at];
        (!self.over.iter().any(|over| has_word(between, over))).then(|| name.subject.clone())
    }

    /// The last name in a part before the verb that is not that of what is prevailed over.
    fn last(&self, text: &str, part: Range<usize>, names: &[Name]) -> Option<Subject> {
        let found = self.occurrences(text, part.clone(), names);
        let spaced = !text.chars().any(written_without_spaces);
        let is_object = |at: usize, name: &Name| {
            if spaced && self.base() != "ko" {
                let before = text[part.start..at].trim_end();
                return self.over.iter().any(|over| before.rsplit(' ').take(2).any(|word| word == over));
            }
            // Particles follow the word that they belong to, which in Korean may be the next one.
            let behind = &text[at + name.stem.len()..part.end];
            let word = behind.trim_start().split(' ').next().unwrap_or_default();
            let near: String = if self.base() == "ko" { word.to_owned() } else { word.chars().take(4).collect() };
            let last = name.stem.chars().next_back().unwrap_or_default();
            self.over.iter().any(|over| format!("{last}{near}").contains(over.as_str()))
        };
        found.into_iter().rev().find(|(at, name)| !is_object(*at, name)).map(|(_, name)| name.subject.clone())
    }

    /// The names in a part of a sentence that are those of versions, in order.
    fn occurrences<'n>(&self, text: &str, part: Range<usize>, names: &'n [Name]) -> Vec<(usize, &'n Name)> {
        let nouns: Vec<usize> =
            self.nouns.iter().flat_map(|noun| text.match_indices(noun.as_str())).map(|(at, _)| at).collect();
        let chars = |a: usize, b: usize| text[a.min(b)..a.max(b)].chars().count();
        let mut found: Vec<(usize, &Name)> = Vec::new();
        for name in names {
            for at in starts_of(&text[part.clone()], &name.stem).map(|at| at + part.start) {
                let is_language = matches!(name.subject, Subject::Language(_));
                let near = !is_language
                    || nouns.iter().any(|noun| chars(*noun, at) <= NEAR)
                    || text[at..].chars().next().is_some_and(unspaced) && chars(at, part.end) <= NEAR_THE_VERB;
                if near && (!is_language || self.goes_on(&text[at + name.stem.len()..])) {
                    found.push((at, name));
                }
            }
        }
        // Of names at one place the longest is meant.
        found.sort_by_key(|(at, name)| (*at, usize::MAX - name.stem.len()));
        found.dedup_by_key(|(at, _)| *at);
        found
    }

    /// Whether what stands behind the stem of a language can belong to its name: an ending, not the name of a country.
    fn goes_on(&self, behind: &str) -> bool {
        let rest: String = behind.chars().take_while(|c| is_letter(*c) && !unspaced(*c)).collect();
        let most = match self.base() {
            "en" | "vi" => 0,
            "ar" => usize::MAX,
            "de" | "nl" | "fr" | "es" | "pt" | "it" | "ro" => 3,
            _ => 4,
        };
        let compound = ["sprachig", "talig", "ojezyczn", "оязычн", "омовн"];
        rest.chars().count() <= most || compound.iter().any(|end| rest.starts_with(end))
    }
}

/// The beginnings of a language's name that no grammar changes.
fn stems(language: &str, name: &str) -> Vec<String> {
    let cut = |ends: &[&str]| ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).to_owned();
    match language {
        "zh" => vec![cut(&["语", "語", "文"]) + "语", cut(&["语", "語", "文"]) + "語", cut(&["语", "語", "文"]) + "文"],
        "ko" => vec![name.to_owned()],
        "it" | "es" | "pt" => vec![cut(&["ao", "o", "e", "a"])],
        "pl" => vec![cut(&["i"])],
        "ru" => vec![cut(&["ии"])],
        "uk" | "ro" => vec![cut(&["а", "a"])],
        "kk" => vec![cut(&[" тілі", " тіл"])],
        "uz" => vec![cut(&["cha"])],
        "ar" => vec![name.trim_start_matches("ال").trim_end_matches('ة').to_owned()],
        _ => vec![name.to_owned()],
    }
}

fn base(language: &Language) -> &str {
    language.as_str().split('-').next().unwrap_or_default()
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// What parts the clauses of a sentence.
fn is_break(c: char) -> bool {
    matches!(c, ',' | ':' | '，' | '、' | '：' | '،' | '(' | ')' | '（' | '）' | '–' | '—')
}

/// Characters before and behind which a word may begin and end without a space: of scripts without spaces, and those that
/// particles and articles are joined to.
fn unspaced(c: char) -> bool {
    written_without_spaces(c) || is_hangul(c) || matches!(c, '\u{0600}'..='\u{06FF}')
}

/// Where a word that begins like this begins.
fn starts_of<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let joins = word.chars().next().is_some_and(unspaced);
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        joins || before.is_none_or(|c| !is_letter(c))
    })
}

/// Whether a whole word stands there; a piece of one, in scripts without spaces.
fn has_word(text: &str, word: &str) -> bool {
    let alone = |c: Option<char>| c.is_none_or(|c| !is_letter(c));
    let joined = word.chars().any(written_without_spaces) || word.chars().any(is_hangul);
    text.match_indices(word)
        .any(|(at, _)| joined || alone(text[..at].chars().next_back()) && alone(text[at + word.len()..].chars().next()))
}

/// Hangul, in syllables or decomposed.
fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Sets what the texts of a site claim beside what its sources declare, in every edition that shows the sentence.
pub(in crate::check) fn judge<'a>(
    site: &SiteSources,
    composition: &Composition,
    claims: impl Iterator<Item = (&'a Document, Vec<Claim>)>,
    problems: &mut Diagnostics,
) {
    in_each_edition(
        composition,
        claims,
        |claim| claim.span,
        |claim, policy, edition| {
            let policy = site.policies.get(policy);
            let problem = policy.and_then(|policy| contradiction(policy, site.region(&edition.region), claim));
            problems.extend(problem.map(|problem| problem.at(claim.span).for_edition(edition)));
        },
    );
}

/// What is wrong with a claim in an edition of a region; `None` where nothing is.
fn contradiction(policy: &Policy, region: &Region, claim: &Claim) -> Option<Diagnostic> {
    let contradicts = |fact: String| Diagnostic::new(Code::CONTRADICTED_PRECEDENCE, fact);
    match (&claim.subject, policy.prevails) {
        // Nothing is generated, and the text speaks.
        (_, Prevails::None) => None,
        (Subject::Language(claimed), _) => match &region.prevailing_language {
            Some((declared, span)) if base(declared) != claimed => Some(
                contradicts(format!("the text says that the version in `{claimed}` prevails, and in `{}` that is `{declared}`", region.name))
                    .related(*span, "declared here")
                    .hint("correct the sentence or `prevailing_language`; better take the sentence away, for a clause is generated"),
            ),
            Some(_) => None,
            None if region.languages.len() > 1 && region.languages.iter().any(|language| base(language) == claimed) => Some(
                Diagnostic::new(
                    Code::UNDECLARED_PRECEDENCE,
                    format!("the text says that the version in `{claimed}` prevails, and no region declares it"),
                )
                .hint(format!("write `prevailing_language = \"{claimed}\"` in `locales/{}/region.toml`, and a clause is generated", region.name)),
            ),
            None if region.languages.iter().any(|language| base(language) == claimed) => None,
            None => Some(
                contradicts(format!("the text says that the version in `{claimed}` prevails, and its region has no edition in it"))
                    .hint("take the sentence away for these regions, or add the edition and declare it as `prevailing_language`"),
            ),
        },
        (Subject::Global, Prevails::Local) => Some(
            contradicts("the text says that the general text prevails, and `policy.toml` that local versions do".to_owned())
                .hint("correct the sentence, or write `prevails = \"global\"`"),
        ),
        (Subject::Local, Prevails::Global) => Some(
            contradicts("the text says that local versions prevail, and `policy.toml` that the general text does".to_owned())
                .hint("correct the sentence, or write `prevails = \"local\"`"),
        ),
        (Subject::Local, Prevails::Local) | (Subject::Global, Prevails::Global) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn claimed(language: &str, text: &str) -> Vec<String> {
        let language = Language::parse(language).unwrap_or_else(|error| panic!("{language}: {error}"));
        let text = format!("# Title\n\n## Section {{#s}}\n\n{text}\n");
        let file = Sources::default().add("a.md", text.clone());
        let claims = claims(&Proof::read(&text, file, language));
        let name = |claim: Claim| match claim.subject {
            Subject::Language(tag) => tag,
            Subject::Local => "local".to_owned(),
            Subject::Global => "global".to_owned(),
        };
        claims.into_iter().map(name).collect()
    }

    #[test]
    fn a_sentence_says_which_language_prevails_in_all_languages() {
        let mut wrong = Vec::new();
        for (language, text, expected) in [
            ("en", "In case of discrepancy the English version prevails.", "en"),
            ("en", "If the German version and the English translation differ, the German version shall prevail.", "de"),
            ("en", "The French version takes precedence over the English version.", "fr"),
            ("en", "The Simplified Chinese version shall prevail.", "zh"),
            ("en", "If a translation conflicts with the English version, the English version controls.", "en"),
            ("en", "The French-language version shall be the authoritative version.", "fr"),
            ("de", "Bei Abweichungen hat die englische Fassung Vorrang.", "en"),
            ("de", "Maßgeblich ist allein die deutsche Fassung.", "de"),
            ("de", "Die deutsche Fassung hat Vorrang vor der englischen Fassung.", "de"),
            (
                "de",
                "Diese Bedingungen gibt es auf Englisch; bei Widersprüchen geht die deutschsprachige Fassung vor, Fassung hat Vorrang.",
                "",
            ),
            ("fr", "En cas de divergence entre les versions française et anglaise, la version anglaise prévaut.", "en"),
            ("fr", "Seule la version française fait foi.", "fr"),
            ("it", "In caso di discordanza prevale la versione inglese.", "en"),
            ("it", "La versione tedesca prevale sulla versione italiana.", "de"),
            ("es", "En caso de discrepancia, prevalecerá la versión en inglés.", "en"),
            ("es", "La versión española prevalece sobre la versión inglesa.", "es"),
            ("pt", "Em caso de divergência, prevalecerá a versão em português.", "pt"),
            ("pt", "A versão inglesa prevalece sobre a versão portuguesa.", "en"),
            ("nl", "Bij verschillen is de Nederlandse versie doorslaggevend.", "nl"),
            ("nl", "De Engelstalige versie heeft voorrang boven de Nederlandse vertaling.", "en"),
            ("pl", "W razie rozbieżności pierwszeństwo ma wersja angielska.", "en"),
            ("pl", "W przypadku rozbieżności rozstrzyga wersja polskojęzyczna.", "pl"),
            ("ro", "În caz de neconcordanțe, prevalează versiunea în limba engleză.", "en"),
            ("ru", "В случае расхождений преимущественную силу имеет версия на английском языке.", "en"),
            ("ru", "Русскоязычная версия имеет преимущество перед английской версией.", "ru"),
            ("uk", "У разі розбіжностей переважну силу має англійська версія.", "en"),
            ("uk", "Версія українською мовою має перевагу над англійською версією.", "uk"),
            ("tr", "Farklılık hâlinde İngilizce metin geçerlidir.", "en"),
            ("kk", "Айырмашылық болған жағдайда ағылшын тіліндегі нұсқа басым күшке ие болады.", "en"),
            ("uz", "Tafovut boʻlgan taqdirda ingliz tilidagi matn ustun kuchga ega boʻladi.", "en"),
            ("mn", "Зөрүү гарвал англи хэл дээрх хувилбарыг баримтална.", "en"),
            ("vi", "Trường hợp có khác biệt thì bản tiếng Anh được ưu tiên áp dụng.", "en"),
            ("th", "ในกรณีที่ฉบับภาษาไทยกับฉบับภาษาอังกฤษแตกต่างกัน ให้ใช้ฉบับภาษาอังกฤษเป็นหลัก", "en"),
            ("ar", "عند الاختلاف تسود النسخة الإنجليزية.", "en"),
            ("ar", "تسود النسخة العربية على النسخة الإنجليزية.", "ar"),
            ("zh-Hans", "中文版与英文版不一致的，以英文版本为准。", "en"),
            ("zh-Hans", "中文版本优先于英文版本。", "zh"),
            ("ja", "日本語版と英語版との間に相違がある場合は、英語版が優先します。", "en"),
            ("ja", "日本語版は英語版に優先します。", "ja"),
            ("ko", "국문본과 영문본이 일치하지 않는 경우 국문본이 우선합니다.", "ko"),
            ("ko", "영어 버전이 한국어 버전보다 우선합니다.", "en"),
        ] {
            let found = claimed(language, text).join(" ");
            if found != expected {
                wrong.push(format!("{language}: {text}: {found:?}, not {expected:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn sentences_about_something_else_claim_nothing() {
        for (language, text) in [
            ("en", "The law of Germany prevails over this version."),
            ("en", "Where the English translation does not prevail, ask us."),
            ("en", "Another private or public interest prevails."),
            ("en", "The English version is a courtesy. Your interests prevail."),
            ("de", "Eine Entscheidung, die Sie treffen, hat Vorrang vor dem Signal."),
            ("de", "In Deutschland hat die neue Fassung Vorrang."),
            ("fr", "Le choix que vous faites prévaut sur le signal."),
            ("es", "salvo que motivos imperiosos prevalezcan sobre los suyos"),
            ("ja", "お客様が行った選択は、この信号に優先します。"),
            ("ko", "쿠키 설정에서 한 선택은 이 신호보다 우선합니다."),
            ("zh-Hans", "以中国法律为准。"),
            ("sw", "Toleo la Kiingereza litatawala."),
        ] {
            assert!(claimed(language, text).is_empty(), "{language}: {text}");
        }
    }

    #[test]
    fn a_sentence_says_whether_local_or_general_text_prevails() {
        for (language, text, expected) in [
            ("en", "If they differ, the local version prevails.", "local"),
            ("en", "The general version prevails over the local version.", "global"),
            ("de", "Soweit sie abweichen, haben die lokalen Bestimmungen Vorrang.", "local"),
            ("fr", "En cas de divergence, le texte général prévaut, y compris sur la version locale.", "global"),
            ("ru", "В случае расхождений преимущественную силу имеет общий текст.", "global"),
            ("zh-Hans", "不一致的，以当地版本为准。", "local"),
        ] {
            assert_eq!(claimed(language, text).join(" "), expected, "{language}: {text}");
        }
    }
}
