//! Kinds of values in words.

use crate::load::KeyKind as Kind;

/// What stands behind a key, in Markdown: `a list (each a language tag)`.
pub(super) fn in_words(kind: &Kind) -> String {
    match kind {
        Kind::Text => "a string".to_owned(),
        Kind::Word(word) => word.name.to_owned(),
        Kind::Flag => "`true` or `false`".to_owned(),
        Kind::Day => "a day".to_owned(),
        Kind::Number => "a number".to_owned(),
        Kind::Choice([only]) => format!("`\"{only}\"`"),
        Kind::Choice(choices) => one_of(choices.iter().map(|choice| format!("`\"{choice}\"`")).collect()),
        Kind::Code => "the code of a diagnostic".to_owned(),
        Kind::Severity => {
            one_of(crate::diagnostic::Severity::NAMES.iter().map(|name| format!("`\"{name}\"`")).collect())
        }
        Kind::List(Kind::Table(keys)) => format!("tables [`[[{}]]`](#{})", keys.name, anchor(keys.name)),
        Kind::List(kind) => format!("a list (each {})", in_words(kind)),
        Kind::Table(keys) => format!("a table [`[{}]`](#{})", keys.name, anchor(keys.name)),
        Kind::Any(kinds) => one_of(kinds.iter().map(in_words).collect()),
    }
}

/// `a`, `a or b`, `a, b or c`.
fn one_of(mut words: Vec<String>) -> String {
    let Some(last) = words.pop() else { return String::new() };
    if words.is_empty() { last } else { format!("{} or {last}", words.join(", ")) }
}

/// The anchor that forges and Markdown renderers give a heading.
pub(super) fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}
