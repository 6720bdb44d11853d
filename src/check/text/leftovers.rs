//! Headings and words of links that were left in the language of the source.
//!
//! Beside the source they say the same as it does; without one, English is known by words that no other language has.

use super::neighbours::words;
use super::parity::pairs;
use super::vocabulary::base;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Line, Link, Proof};
use crate::locale::{expected_scripts, is_letter, script_of};
use std::collections::BTreeSet;
use std::ops::Range;

/// Words that English alone has: one of them at least stands in what is reported.
const ENGLISH: [&str; 19] = [
    "us", "your", "you", "our", "how", "what", "this", "the", "who", "why", "when", "about", "these", "which", "here",
    "more", "with", "other", "their",
];

/// Words of headings and links in legal texts. With those above they are all that a reported one consists of.
const LEGAL: [&str; 72] = [
    "contact",
    "rights",
    "right",
    "privacy",
    "information",
    "collect",
    "collection",
    "use",
    "used",
    "uses",
    "share",
    "sharing",
    "changes",
    "change",
    "notice",
    "policy",
    "terms",
    "data",
    "children",
    "security",
    "cookies",
    "cookie",
    "learn",
    "read",
    "click",
    "see",
    "find",
    "out",
    "is",
    "are",
    "do",
    "does",
    "can",
    "to",
    "for",
    "from",
    "in",
    "on",
    "by",
    "a",
    "an",
    "or",
    "not",
    "need",
    "know",
    "things",
    "services",
    "service",
    "website",
    "websites",
    "personal",
    "choices",
    "choice",
    "manage",
    "settings",
    "legal",
    "update",
    "updates",
    "effective",
    "date",
    "page",
    "account",
    "communications",
    "liability",
    "termination",
    "disclaimer",
    "disputes",
    "feedback",
    "we",
    "and",
    "of",
    "it",
];

/// Finds English headings and links in a text of another language.
pub(super) fn check(proof: &Proof<'_>, problems: &mut Diagnostics) {
    if base(&proof.language) == "en" {
        return;
    }
    articles(proof, problems);
    let report = |what: &str, line: &Line, at: Range<usize>, problems: &mut Diagnostics| {
        problems.push(
            Diagnostic::new(
                Code::FOREIGN_LANGUAGE,
                format!("{what} in `en`, as it seems, in a file in `{}`", proof.language),
            )
            .at(proof.span_of(line, at))
            .hint("translate it"),
        );
    };
    let headings: Vec<&Line> = proof.headings().map(|(line, ..)| line).collect();
    let english = headings.iter().filter(|line| is_english(&line.words)).count();
    // Where all are English the whole text is, and that is reported.
    if english * 2 <= headings.len() {
        for line in headings.iter().filter(|line| is_english(&line.words)) {
            report("a heading", line, 0..line.words.len(), problems);
        }
    }
    for (line, at) in words_of_links(proof).filter(|(line, at)| is_english(&line.words[at.clone()])) {
        report("the words of a link", line, at, problems);
    }
}

/// `enligt the [notice](...)`: an article that was left before a link when the sentence around it was translated.
fn articles(proof: &Proof<'_>, problems: &mut Diagnostics) {
    const OTHERS: [&str; 12] = ["of", "and", "to", "with", "your", "you", "is", "this", "by", "from", "under", "our"];
    for link in &proof.links {
        let Some(line) = link.line.and_then(|line| proof.lines.get(line)) else { continue };
        let Some(before) = line.words.get(..link.words.start).and_then(|before| before.strip_suffix(' ')) else {
            continue;
        };
        let article = ["the", "The"].into_iter().find(|article| {
            before.strip_suffix(article).is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace))
        });
        // Within a sentence in English, which is reported as such, more of it stands beside.
        let sentence = line.words.split(|c: char| !is_letter(c)).any(|word| OTHERS.contains(&word));
        if let Some(article) = article.filter(|_| !sentence) {
            problems.push(
                Diagnostic::new(Code::FOREIGN_LANGUAGE, format!("`{article}` is no word of `{}`", proof.language))
                    .at(proof.span_of(line, before.len() - article.len()..before.len()))
                    .hint("delete it: it was left over when the words around it were translated"),
            );
        }
    }
}

fn is_english(words: &str) -> bool {
    let words: Vec<String> =
        words.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let known = |word: &String| ENGLISH.contains(&word.as_str()) || LEGAL.contains(&word.as_str());
    words.len() > 1 && words.iter().all(known) && words.iter().any(|word| ENGLISH.contains(&word.as_str()))
}

/// The words of links that are part of a sentence or a heading, with their lines.
fn words_of_links<'p>(proof: &'p Proof<'_>) -> impl Iterator<Item = (&'p Line, Range<usize>)> {
    proof.links.iter().filter_map(|link| {
        let line = proof.lines.get(link.line?)?;
        line.words.get(link.words.clone()).map(|_| (line, link.words.clone()))
    })
}

/// Finds headings, and words of links, that say the same in a translation and in its source.
pub(super) fn check_translation(translation: &Proof<'_>, source: &Proof<'_>) -> Vec<(Option<String>, Diagnostic)> {
    if base(&translation.language) == base(&source.language) {
        return Vec::new();
    }
    let vocabulary = Vocabulary::of(translation, source);
    let pairs = pairs(translation, source);
    let mut found = Vec::new();
    let mut headings = 0;
    for (ours, theirs) in &pairs {
        let section = ours.id.clone();
        let heading = |proof: &'_ Proof<'_>, at: Option<usize>| Some(proof.lines.get(at?)?.words.trim().to_owned());
        if let Some(words) = heading(translation, ours.heading)
            && heading(source, theirs.heading).as_ref() == Some(&words)
            && vocabulary.is_left_over(&words)
        {
            headings += 1;
            found.push((section.clone(), left_over("a heading", translation, source).at(ours.place)));
        }
        let of_section = |proof: &Proof<'_>, lines: &Range<usize>| {
            let within = |link: &&Link| link.line.is_some_and(|line| lines.contains(&line));
            let words = |link: &Link| proof.lines[link.line?].words.get(link.words.clone()).map(str::to_owned);
            proof
                .links
                .iter()
                .filter(within)
                .filter_map(|link| Some((link.range.clone(), words(link)?)))
                .collect::<Vec<_>>()
        };
        let originals = of_section(source, &theirs.lines);
        for (range, words) in of_section(translation, &ours.lines) {
            let same = originals.iter().any(|(_, other)| *other == words);
            let small = words.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
            if same && small && vocabulary.is_left_over(&words) && !is_english(&words) {
                let problem = left_over("the words of a link", translation, source).at(translation.span(range));
                found.push((section.clone(), problem));
            }
        }
    }
    // A text that nobody has translated yet is reported by its paragraphs.
    let of_all = pairs.iter().filter(|(ours, _)| ours.heading.is_some()).count();
    if headings * 2 > of_all { Vec::new() } else { found }
}

fn left_over(what: &str, translation: &Proof<'_>, source: &Proof<'_>) -> Diagnostic {
    let fact = format!("{what} in `{}`, word for word, in a file in `{}`", source.language, translation.language);
    Diagnostic::new(Code::FOREIGN_LANGUAGE, fact)
        .hint("translate it; a name may stay, and is written as in the text around it")
}

/// Which words are more than names.
struct Vocabulary {
    /// Those that the source has in small letters.
    small: BTreeSet<String>,
    /// Those of the translation's paragraphs: what is a word of both languages tells nothing.
    ours: BTreeSet<String>,
    /// Whether both are written in one script, where many words look the same.
    one_script: bool,
}

impl Vocabulary {
    fn of(translation: &Proof<'_>, source: &Proof<'_>) -> Self {
        let prose = |proof: &Proof<'_>| {
            let lines = proof.lines.iter().filter(|line| line.is_prose());
            lines.flat_map(|line| words(&line.words).map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<String>>()
        };
        let small = prose(source).into_iter().filter(|word| word.starts_with(char::is_lowercase)).collect();
        let ours = prose(translation).into_iter().map(|word| word.to_lowercase()).collect();
        let one_script = expected_scripts(&translation.language) == expected_scripts(&source.language);
        Self { small, ours, one_script }
    }

    /// Whether words say more than a name, and are none of the translation's.
    fn is_left_over(&self, text: &str) -> bool {
        let plain = |word: &str| {
            let small = word.to_lowercase();
            small.chars().count() > 1 && self.small.contains(&small) && !self.ours.contains(&small)
        };
        let latin = |word: &&str| word.chars().any(|c| script_of(c).is_some());
        let all: Vec<&str> = words(text).filter(latin).collect();
        let plain = all.iter().copied().filter(|word| plain(word)).count();
        let needed = if self.one_script { 2 } else { 1 };
        // Most of them, so that a name with a word to it stays one.
        plain >= needed && plain * 2 > all.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_known_by_its_small_words() {
        for words in
            ["Contact us", "What information do we collect?", "Learn more", "How we use your data", "Read this notice"]
        {
            assert!(is_english(words), "{words}");
        }
        for words in ["Cookies", "Data Policy", "About Aurora", "Contact", "Information", "Kontakt us", ""] {
            assert!(!is_english(words), "{words}");
        }
    }
}
