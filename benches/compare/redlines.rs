//! What `benches/compare/redlines.py` asks of lexloci: one JSON object a line comes in, one goes out.
//!
//! `{"old": PATH, "new": PATH}`, two frozen texts, gives their `words` and what their redline does with them, fragment by
//! fragment in the order of reading. `{"texts": [...]}` gives how many words each has.
#![allow(clippy::disallowed_methods, reason = "it reads files, as benchmarks do")]

use icu::segmenter::WordSegmenter;
use icu::segmenter::options::WordBreakInvariantOptions;
use lexloci::compare::Redline;
use lexloci::compare::redline::{Fate, Line, Mark};
use lexloci::history::frozen;
use lexloci::model::markup::plain_text;
use lexloci::model::text::Text;
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let answer = if let Some(texts) = asked["texts"].as_array() {
            json!({ "counts": texts.iter().map(|text| words(text.as_str().unwrap_or("")).len()).collect::<Vec<_>>() })
        } else {
            let read = |end: &str| -> Result<Text, Box<dyn std::error::Error>> {
                let path = asked[end].as_str().ok_or("a path")?;
                Ok(frozen::read(&std::fs::read_to_string(path)?).map_err(|error| format!("{path}: {error}"))?)
            };
            compared(&read("old")?, &read("new")?)
        };
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(())
}

/// The words of a text as Unicode and CLDR divide it, without punctuation and white space.
fn words(text: &str) -> Vec<&str> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut segments = segmenter.segment_str(text);
    let (mut words, mut start) = (Vec::new(), 0);
    while let Some(end) = segments.next() {
        if segments.is_word_like() {
            words.push(&text[start..end]);
        }
        start = end;
    }
    words
}

fn compared(old: &Text, new: &Text) -> Value {
    let mut fragments: Vec<(char, usize)> = Vec::new();
    let redline = Redline::between(old, new);
    let translated = redline.parts.iter().any(|part| part.content.is_translated());
    redline.for_each_line(&mut |line, fate| {
        for piece in line {
            let mark = match (fate, piece.mark) {
                // It is shown where it moved to.
                (Fate::MovedAway(_), _) => continue,
                (Fate::Inserted, _) => '+',
                (Fate::Deleted, _) => '-',
                (_, Mark::Inserted) if !piece.quiet => '+',
                (_, Mark::Deleted) if !piece.quiet => '-',
                _ => ' ',
            };
            fragments.push((mark, words(&plain_text(std::slice::from_ref(&piece.content))).len()));
        }
    });
    json!({ "old": all_words(old), "new": all_words(new), "fragments": fragments, "translated": translated })
}

fn all_words(text: &Text) -> Vec<String> {
    let mut all = Vec::new();
    Redline::between(text, text).for_each_line(&mut |line: &Line, _| {
        let content: Vec<_> = line.iter().map(|piece| piece.content.clone()).collect();
        all.extend(words(&plain_text(&content)).into_iter().map(ToOwned::to_owned));
    });
    all
}
