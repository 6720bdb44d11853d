//! Characters that look like others, or like nothing.

use super::vocabulary::base;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Misread, Proof, invisible as invisible_in, misread};
use crate::locale::{Direction, composed_up_to, is_letter, script_of};
use std::ops::Range;

pub(super) fn check(proof: &Proof<'_>, problems: &mut Diagnostics) {
    let text = &proof.text[proof.start..];
    if text.is_ascii() {
        return;
    }
    let mut start = proof.start;
    let mut is_garbled = false;
    for line in text.split('\n') {
        if !line.is_ascii() {
            invisible(proof, line, start, problems);
            mixed_words(proof, line, start, problems);
            // What one program did to one letter it did to all.
            is_garbled = is_garbled || garbled(proof, line, start, problems);
        }
        start += line.len() + 1;
    }
    not_composed(proof, text, problems);
    look_alikes(proof, text, problems);
}

/// Characters without a shape of their own, where the script has no use for them.
fn invisible(proof: &Proof<'_>, line: &str, start: usize, problems: &mut Diagnostics) {
    let rtl = proof.language.direction() == Direction::Rtl;
    if let Some((range, problem)) = invisible_in(line, rtl) {
        problems.push(problem.at(proof.span(start + range.start..start + range.end)));
    }
}

/// UTF-8 that an earlier program took for another encoding. What holds a control character is reported as that.
fn garbled(proof: &Proof<'_>, line: &str, start: usize, problems: &mut Diagnostics) -> bool {
    let visible = |found: &Misread| !line[found.range.clone()].contains(char::is_control);
    let Some(found) = misread(line).into_iter().find(visible) else { return false };
    problems.push(
        Diagnostic::new(Code::GARBLED_TEXT, "characters that were saved in one encoding and read in another")
            .at(proof.span(start + found.range.start..start + found.range.end))
            .hint(found.hint(line)),
    );
    true
}

/// Characters that are typed for others that look like them: the language, the wrong one, the right one, its name.
const LOOK_ALIKES: [(&str, char, char, &str); 16] = [
    ("bn", '৷', '।', "the danda"),
    ("as", '৷', '।', "the danda"),
    ("fa", 'ي', 'ی', "the Persian letter"),
    ("fa", 'ك', 'ک', "the Persian letter"),
    ("ur", 'ي', 'ی', "the Urdu letter"),
    ("ur", 'ك', 'ک', "the Urdu letter"),
    ("ar", 'ی', 'ي', "the Arabic letter"),
    ("ar", 'ک', 'ك', "the Arabic letter"),
    ("cv", 'ĕ', 'ӗ', "the Cyrillic letter"),
    ("cv", 'ă', 'ӑ', "the Cyrillic letter"),
    ("cv", 'ç', 'ҫ', "the Cyrillic letter"),
    ("cv", 'ÿ', 'ӳ', "the Cyrillic letter"),
    ("ro", 'ş', 'ș', "the letter with a comma"),
    ("ro", 'ţ', 'ț', "the letter with a comma"),
    ("ro", 'Ş', 'Ș', "the letter with a comma"),
    ("ro", 'Ţ', 'Ț', "the letter with a comma"),
];

/// Characters of another language that look like those of the text, which has the right ones elsewhere.
fn look_alikes(proof: &Proof<'_>, text: &str, problems: &mut Diagnostics) {
    let pairs: Vec<_> = LOOK_ALIKES.iter().filter(|(language, ..)| *language == base(&proof.language)).collect();
    let count = |of: &dyn Fn(char) -> bool| if pairs.is_empty() { 0 } else { text.chars().filter(|c| of(*c)).count() };
    let wrong = count(&|c| pairs.iter().any(|(_, wrong, ..)| *wrong == c));
    let right = count(&|c| pairs.iter().any(|(_, _, right, _)| *right == c));
    let found = pairs.iter().filter_map(|pair| Some((text.find(pair.1)?, pair)));
    let Some((at, (_, c, instead, name))) = found.min_by_key(|(at, _)| *at) else { return };
    // What stands throughout is a habit of a keyboard. Between the two signs that end a sentence no text wavers on purpose.
    if right == 0 || *c != '৷' && wrong >= right {
        return;
    }
    let others = match wrong {
        1 => String::new(),
        2 => ", and one other such character".to_owned(),
        more => format!(", and {} other such characters", more - 1),
    };
    let fact = format!("`{c}` (U+{:04X}) stands for {name} `{instead}`{others}", u32::from(*c));
    problems.push(
        Diagnostic::new(Code::LOOK_ALIKE, fact)
            .at(proof.span(proof.start + at..proof.start + at + c.len_utf8()))
            .hint(format!("write U+{:04X}: searches and screen readers tell them apart", u32::from(*instead))),
    );
}

/// Latin letters that have a twin in Cyrillic or Greek, and these.
const TWINS: &str = "aceijopsxyABCEHIJKMNOPSTXYZvuVkasеоасрхуіјѕАВЕКМНОРСТХУІЈЅαινορυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧəә";

/// Words in which a letter of another script stands for its twin.
fn mixed_words(proof: &Proof<'_>, line: &str, start: usize, problems: &mut Diagnostics) {
    for word in words(line) {
        let letters = &line[word.clone()];
        if letters.is_ascii() {
            continue;
        }
        let mut counts: Vec<(&str, usize, bool)> = Vec::new();
        for c in letters.chars() {
            let Some(script) = script_of(c) else { continue };
            let twin = TWINS.contains(c);
            match counts.iter_mut().find(|(known, ..)| *known == script) {
                Some((_, count, twins)) => {
                    *count += 1;
                    *twins &= twin;
                }
                None => counts.push((script, 1, twin)),
            }
        }
        let european = counts.iter().all(|(script, ..)| ["Latn", "Cyrl", "Grek"].contains(script));
        if counts.len() < 2 || !european {
            continue;
        }
        counts.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
        let Some((few, _, _)) = counts.iter().skip(1).find(|(.., twins)| *twins) else { continue };
        problems.push(
            Diagnostic::new(
                Code::MIXED_SCRIPTS,
                format!("`{letters}` has {} letters and {} ones that look alike", name(counts[0].0), name(few)),
            )
            .at(proof.span(start + word.start..start + word.end))
            .hint("type the word anew with one keyboard: searches and screen readers do not find this one"),
        );
    }
}

fn name(script: &str) -> &str {
    match script {
        "Latn" => "Latin",
        "Cyrl" => "Cyrillic",
        "Grek" => "Greek",
        other => other,
    }
}

fn words(line: &str) -> impl Iterator<Item = Range<usize>> {
    line.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).map(move |word| {
        let at = word.as_ptr() as usize - line.as_ptr() as usize;
        at..at + word.len()
    })
}

/// Text in which an accent stands behind its letter as a character of its own.
fn not_composed(proof: &Proof<'_>, text: &str, problems: &mut Diagnostics) {
    let composed = composed_up_to(text);
    if composed >= text.len() {
        return;
    }
    let length = text[composed..].chars().take(2).map(char::len_utf8).sum::<usize>();
    problems.push(
        Diagnostic::new(Code::NOT_NFC, "from here on the text is not in composed form (Unicode NFC)")
            .at(proof.span(proof.start + composed..proof.start + composed + length))
            .hint("save it in NFC: the same words would else differ for searches and comparisons"),
    );
}
