//! Persian words that have lost the zero-width non-joiner (U+200C) between their parts.

use super::spelling::{Spelling, words};
use super::vocabulary::base;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::Proof;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

const NON_JOINER: char = '\u{200c}';

/// Verbs that every notice has, which no other word looks like when the non-joiner behind `می` is lost.
const VERBS: [&str; 26] = [
    "کند",
    "کنیم",
    "کنید",
    "کنند",
    "کنم",
    "شود",
    "شوند",
    "توانید",
    "توانیم",
    "تواند",
    "توانند",
    "دهد",
    "دهیم",
    "دهید",
    "دهند",
    "خواهید",
    "خواهیم",
    "گیرد",
    "گیریم",
    "باشد",
    "باشید",
    "فرستد",
    "فرستیم",
    "پذیرید",
    "آوریم",
    "آورد",
];

/// Letters that join to none behind them.
const UNJOINED: [char; 8] = ['ا', 'آ', 'د', 'ذ', 'ر', 'ز', 'ژ', 'و'];

/// Parts that are joined to a word by it, and are no words by themselves.
const ENDINGS: [&str; 6] = ["ها", "های", "هایی", "هایتان", "هایمان", "هایش"];

/// Reports the first of such words, and how many there are.
pub(super) fn check(proof: &Proof<'_>, spelling: &Spelling<'_>, problems: &mut Diagnostics) {
    if base(&proof.language) != "fa" {
        return;
    }
    let lost = lost(spelling);
    let mut found = Vec::new();
    for line in &proof.lines {
        let all: Vec<Range<usize>> = words(&line.words).collect();
        for (at, word) in all.iter().enumerate() {
            let next = all.get(at + 1).filter(|next| line.words.get(word.end..next.start) == Some(" "));
            let text = &line.words[word.clone()];
            if let Some(whole) = lost.get(text) {
                found.push((line, word.clone(), whole.clone()));
            } else if let Some(next) = next.filter(|next| parted(text, &line.words[(*next).clone()])) {
                let whole = format!("{text}{NON_JOINER}{}", &line.words[next.clone()]);
                found.push((line, word.start..next.end, whole));
            }
        }
    }
    let Some((line, at, whole)) = found.first() else { return };
    let others = match found.len() - 1 {
        0 => String::new(),
        1 => ", and one other word".to_owned(),
        more => format!(", and {more} other words"),
    };
    let fact = format!("`{}` has lost its zero-width non-joiner{others}", &line.words[at.clone()]);
    problems.push(
        Diagnostic::new(Code::LOST_JOINER, fact)
            .at(proof.span_of(line, at.clone()))
            .hint(format!("write `{whole}`, with U+200C between the parts; programs that clean up texts delete it")),
    );
}

/// Words as they are without the non-joiner, and as they should be: verbs, and what the text has with it elsewhere.
fn lost(spelling: &Spelling<'_>) -> BTreeMap<String, String> {
    let verbs = VERBS.iter().flat_map(|verb| ["می", "نمی"].map(|prefix| format!("{prefix}{NON_JOINER}{verb}")));
    // Behind a letter that joins to nothing both look the same, and what stands without it more often is how the text spells.
    let told = |word: &&str| {
        let joins = word.split_once(NON_JOINER).is_some_and(|(before, _)| !before.ends_with(UNJOINED));
        joins && spelling.count(word) >= spelling.count(&word.replace(NON_JOINER, ""))
    };
    let own = spelling.all().filter(told).map(str::to_owned);
    let whole: BTreeSet<String> = verbs.chain(own).collect();
    whole.into_iter().map(|word| (word.replace(NON_JOINER, ""), word)).collect()
}

/// `می کند`, `داده ها`
fn parted(first: &str, second: &str) -> bool {
    matches!(first, "می" | "نمی") && VERBS.contains(&second) || ENDINGS.contains(&second) && !first.contains(NON_JOINER)
}
