//! Words that nobody meant to publish, and sentences that do not end.

use super::vocabulary::{base, conjunctions, never_twice};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Kind, Line, Proof};
use crate::locale::written_without_spaces;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

/// A sentence shorter than this, in characters, may well stand twice.
const SHORTEST_SENTENCE: usize = 25;

/// So many words in a row stand twice in a paragraph by accident only.
const LONGEST_PHRASE: usize = 14;

/// The same for scripts without spaces between words, in characters.
const LONGEST_WIDE_PHRASE: usize = 28;

/// What stands between brackets in the place of a text, in bytes.
const LONGEST_BLANK: usize = 1000;

/// A bold paragraph longer than this, in characters, is no heading.
const LONGEST_HEADING: usize = 80;

pub(super) fn check(proof: &Proof<'_>, problems: &mut Diagnostics) {
    let mut before: Option<(String, &Line)> = None;
    for (at, line) in proof.lines.iter().enumerate() {
        placeholders(proof, line, problems);
        doubled_word(proof, line, problems);
        if line.is_prose() {
            let last = repeated_sentences(proof, line, before.take(), problems);
            before = last.map(|sentence| (sentence, line));
            bold_paragraph(proof, line, proof.lines.get(at + 1), problems);
            unfinished(proof, line, proof.lines.get(at + 1), problems);
            unfinished_list(proof, line, proof.lines.get(at + 1), problems);
        } else {
            before = None;
        }
    }
}

fn placeholders(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let words = &line.words;
    let mut report = |range: Range<usize>| {
        problems.push(
            Diagnostic::new(Code::PLACEHOLDER, format!("`{}` holds the place of a text", &words[range.clone()]))
                .at(proof.span_of(line, range))
                .hint("write what belongs there; if it is meant, `[severity] placeholder = \"off\"` in `site.toml`"),
        );
    };
    // In Spanish and its neighbours it means "all".
    let all = ["es", "pt", "gl", "ast", "an"].contains(&base(&proof.language));
    let has_roman = OnceCell::new();
    for (start, word) in words_of(words) {
        let found = match word {
            "TBD" | "FIXME" | "XXX" | "XXXX" | "TBA" => true,
            "TODO" => !all,
            "XX" => {
                !(*has_roman.get_or_init(|| words.contains("XIX") || words.contains("XXI")) || is_chapter(words, start))
            }
            _ => false,
        };
        if found {
            report(start..start + word.len());
        }
    }
    if words.contains('[') && !line.quoted {
        let lower = words.to_lowercase();
        // Where lower case has another length, places would not fit.
        let lower = if lower.len() == words.len() { lower.as_str() } else { words.as_str() };
        for (at, _) in lower.match_indices('[') {
            // Longer ones hold the place of nothing; without an end each bracket would look through all that follows.
            let near = &lower[at..lower.floor_char_boundary(at + LONGEST_BLANK)];
            let Some(length) = near.find(']') else { continue };
            let inner = lower[at + 1..at + length].trim();
            let known =
                ["...", "…", "date", "name", "company", "company name", "address", "email", "tbd", "todo", "datum"];
            if known.contains(&inner) || inner.starts_with("insert ") || inner.starts_with("your ") {
                report(at..at + length + 1);
            }
        }
    }
    if let Some(at) = find_ignoring_case(words, "lorem ipsum") {
        report(at..at + "lorem ipsum".len());
    }
}

/// Whether `XX` is the number twenty behind a word with a capital, as in "Chapter XX"; beside another Roman number it is as well.
fn is_chapter(words: &str, at: usize) -> bool {
    let before = words[..at].split_whitespace().next_back().unwrap_or_default();
    before.chars().next().is_some_and(char::is_uppercase)
}

/// The words with their offsets.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.split(move |c: char| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The characters of a script without spaces, and the words of others between them, with their offsets.
fn letters_of(text: &str) -> Vec<(usize, &str)> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (start, word) in words_of(text) {
        let mut from = 0;
        for (at, c) in word.char_indices().filter(|(_, c)| written_without_spaces(*c)) {
            found.extend((from < at).then(|| (start + from, &word[from..at])));
            from = at + c.len_utf8();
            found.push((start + at, &word[at..from]));
        }
        found.extend((from < word.len()).then(|| (start + from, &word[from..])));
    }
    found
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// Reports a sentence that stands twice in a row; gives the last sentence of the line.
fn repeated_sentences(
    proof: &Proof<'_>,
    line: &Line,
    before: Option<(String, &Line)>,
    problems: &mut Diagnostics,
) -> Option<String> {
    let mut last = before.filter(|(_, other)| other.lists == line.lists).map(|(sentence, _)| sentence);
    for range in sentences(&line.words) {
        let plain: String = line.words[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        // Scripts without spaces say as much in fewer characters.
        let wide = plain.chars().filter(|c| written_without_spaces(*c)).count() * 2;
        // The end of a sentence may have been pasted alone.
        let bare = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
        if last.as_ref().is_some_and(|last| last.ends_with(bare)) && plain.chars().count() + wide >= SHORTEST_SENTENCE {
            problems.push(
                Diagnostic::new(Code::REPEATED_SENTENCE, "a sentence stands here twice in a row")
                    .at(proof.span_of(line, range))
                    .hint("delete one of them, or write what the second should have said"),
            );
        }
        last = Some(plain);
    }
    repeated_words(proof, line, problems);
    last
}

/// A long run of words that stands twice in one paragraph was pasted twice, though the sentences around it differ.
fn repeated_words(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let (words, longest) = match line.words.chars().filter(|c| written_without_spaces(*c)).count() {
        wide if wide * 2 > line.words.chars().count() => (letters_of(&line.words), LONGEST_WIDE_PHRASE),
        _ => (words_of(&line.words).collect::<Vec<_>>(), LONGEST_PHRASE),
    };
    if words.len() < 2 * longest {
        return;
    }
    let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
    for (at, run) in words.windows(longest).enumerate() {
        let run: Vec<&str> = run.iter().map(|(_, word)| *word).collect();
        match seen.get(&run) {
            Some(first) if first + longest <= at => {
                let (start, _) = words[at];
                let (last, word) = words[at + longest - 1];
                // Whole sentences are reported already.
                if sentences_repeat(&line.words) {
                    return;
                }
                problems.push(
                    Diagnostic::new(Code::REPEATED_SENTENCE, "the same words stand twice in this paragraph")
                        .at(proof.span_of(line, start..last + word.len()))
                        .hint("delete one of them, or write what the second should have said"),
                );
                return;
            }
            Some(_) => {}
            None => _ = seen.insert(run, at),
        }
    }
}

/// "the the": a small word that no grammar says twice.
fn doubled_word(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let small = never_twice(&proof.language);
    let words: Vec<(usize, &str)> = words_of(&line.words).collect();
    let doubled = |pair: &[(usize, &str)]| match pair {
        [(start, word), (at, again)] => {
            let between = &line.words[start + word.len()..*at];
            word.eq_ignore_ascii_case(again)
                && again.chars().all(char::is_lowercase)
                && small.contains(again)
                && between.trim().is_empty()
        }
        _ => false,
    };
    if let Some([(start, _), (at, word)]) = words.windows(2).find(|pair| doubled(pair)) {
        problems.push(
            Diagnostic::new(Code::REPEATED_SENTENCE, format!("`{word}` stands twice in a row"))
                .at(proof.span_of(line, *start..at + word.len()))
                .hint("delete one of them; a word between them may be missing"),
        );
    }
}

fn sentences_repeat(words: &str) -> bool {
    let sentences = sentences(words);
    sentences.windows(2).any(|pair| words[pair[0].clone()] == words[pair[1].clone()])
}

/// The sentences of a text, without the space around them.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let wide = matches!(c, '。' | '！' | '？');
        let ends =
            wide || matches!(c, '.' | '!' | '?' | '।' | '؟') && rest.peek().is_none_or(|(_, c)| c.is_whitespace());
        if ends || rest.peek().is_none() {
            let end = at + c.len_utf8();
            let inner = text[start..end].trim();
            let from = start + (text[start..end].len() - text[start..end].trim_start().len());
            if !inner.is_empty() {
                found.push(from..from + inner.len());
            }
            start = end;
        }
    }
    found
}

/// The last item of a list ends in a comma, and nothing goes on from it.
fn unfinished_list(proof: &Proof<'_>, line: &Line, next: Option<&Line>, problems: &mut Diagnostics) {
    let words = line.words.trim_end();
    let Some(comma) = words.chars().next_back().filter(|c| matches!(c, ',' | '，' | '、' | '،')) else { return };
    let ends = next.is_none_or(|next| {
        let begins = next.words.trim_start().chars().next().unwrap_or('x');
        next.lists == 0
            && (matches!(next.kind, Kind::Heading { .. }) || next.kind == Kind::Paragraph && begins.is_uppercase())
    });
    if line.lists == 0 || !ends {
        return;
    }
    problems.push(
        Diagnostic::new(Code::UNFINISHED_PARAGRAPH, "a list breaks off")
            .at(proof.span_of(line, words.len() - comma.len_utf8()..words.len()))
            .hint("end its last item with a full stop; another item, or the words that follow it, may be gone"),
    );
}

/// A bold line in the place of a heading.
fn bold_paragraph(proof: &Proof<'_>, line: &Line, next: Option<&Line>, problems: &mut Diagnostics) {
    let words = line.words.trim();
    let heads = next.is_some_and(|next| next.section == line.section && (next.is_prose() || next.kind == Kind::Cell));
    if line.kind == Kind::Paragraph
        && line.bold
        && heads
        && line.lists == 0
        && !line.quoted
        && line.section > 0
        && words.chars().count() <= LONGEST_HEADING
        && !words.contains('\n')
        && !words.ends_with(['.', ':', ';', '!', '?', ',', '。', '：', '।'])
    {
        problems.push(
            Diagnostic::new(Code::BOLD_PARAGRAPH, "a paragraph in bold stands where a heading could")
                .at(proof.span_of_line(line))
                .hint(
                    "if it heads what follows, make it a heading with an id: links, redlines and readers find it then",
                ),
        );
    }
}

/// A paragraph that ends in a comma or a joining word, and nothing goes on from it.
fn unfinished(proof: &Proof<'_>, line: &Line, next: Option<&Line>, problems: &mut Diagnostics) {
    if line.kind != Kind::Paragraph || line.lists > 0 || line.quoted || line.words.chars().count() < 30 {
        return;
    }
    let goes_on = next.is_some_and(|next| {
        let begins = next.words.trim_start().chars().next().unwrap_or('x');
        !matches!(next.kind, Kind::Paragraph | Kind::Heading { .. })
            || next.lists > 0
            || next.quoted
            || next.kind == Kind::Paragraph && !begins.is_alphabetic()
    });
    let words = line.words.trim_end();
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let comma = words.ends_with([',', '，', '、', '،']);
    if goes_on || !(comma || conjunctions(&proof.language).contains(&last)) {
        return;
    }
    let begin = words.len() - last.len();
    problems.push(
        Diagnostic::new(Code::UNFINISHED_PARAGRAPH, "a paragraph breaks off")
            .at(proof.span_of(line, begin..words.len()))
            .hint("write its end, or join it with the paragraph below"),
    );
}
