//! Codes of a source and of its target: the same ones, in whichever order.

use super::Piece;
use std::collections::BTreeMap;

/// A code with what closes it; nothing closes one that stands alone.
pub(super) type Code<'a> = (&'a str, Option<&'a str>);

/// The codes of a line in the order in which they begin, each with the piece that it begins at.
pub(super) fn codes(pieces: &[Piece]) -> Vec<(usize, Code<'_>)> {
    let mut found: Vec<(usize, Code<'_>)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(_) => {}
            Piece::Alone(written) => found.push((at, (written, None))),
            Piece::Open(written) => {
                open.push(found.len());
                found.push((at, (written, None)));
            }
            Piece::Close(written) => {
                if let Some((_, code)) = open.pop().and_then(|begun| found.get_mut(begun)) {
                    code.1 = Some(written);
                }
            }
        }
    }
    found
}

/// The codes that `target` has lost, and those that it has invented, as Markdown.
pub(super) fn difference(source: &[Piece], target: &[Piece]) -> (Vec<String>, Vec<String>) {
    let mut counts: BTreeMap<String, i32> = BTreeMap::new();
    for (pieces, sign) in [(source, 1), (target, -1)] {
        for (_, code) in codes(pieces) {
            *counts.entry(shown(code)).or_default() += sign;
        }
    }
    let of = |sign: i32| {
        let found = counts.iter().filter(move |(_, count)| **count * sign > 0);
        found.flat_map(move |(code, count)| std::iter::repeat_n(code.clone(), (count * sign) as usize)).collect()
    };
    (of(1), of(-1))
}

/// A code as a message names it: `{{ name }}`, `**…**`, `[…](#law)`. Emphasis is the same with either mark.
pub(super) fn shown((begin, end): Code<'_>) -> String {
    match (begin, end) {
        ("_", Some("_")) => "*…*".to_owned(),
        ("__", Some("__")) => "**…**".to_owned(),
        ("\\\n", None) => "\\ and a line break".to_owned(),
        (begin, None) if begin.starts_with("{{") => {
            format!("{{{{ {} }}}}", begin.trim_matches(['{', '}']).trim())
        }
        (begin, None) => begin.to_owned(),
        (begin, Some(end)) => format!("{begin}…{end}"),
    }
}

/// Pieces without what nobody sees: empty text, text in two parts, white space at the ends and line breaks in words.
pub(super) fn tidy(pieces: &[Piece]) -> Vec<Piece> {
    let mut tidy: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (tidy.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(words)) => before.push_str(&one_line(words)),
            (_, Piece::Text(words)) => tidy.push(Piece::Text(one_line(words))),
            (_, piece) => tidy.push(piece.clone()),
        }
    }
    if let Some(Piece::Text(words)) = tidy.first_mut() {
        *words = words.trim_start_matches([' ', '\t']).to_owned();
    }
    if let Some(Piece::Text(words)) = tidy.last_mut() {
        *words = words.trim_end_matches([' ', '\t']).to_owned();
    }
    beside_breaks(&mut tidy);
    tidy.retain(|piece| !matches!(piece, Piece::Text(words) if words.is_empty()));
    tidy
}

/// White space beside a line break that is meant is none.
fn beside_breaks(pieces: &mut [Piece]) {
    let is_break = |piece: Option<&Piece>| matches!(piece, Some(Piece::Alone(mark)) if mark == crate::load::HARD_BREAK);
    for at in 0..pieces.len() {
        let (before, after) = (at > 0 && is_break(pieces.get(at - 1)), is_break(pieces.get(at + 1)));
        if let Piece::Text(words) = &mut pieces[at] {
            if before {
                *words = words.trim_start_matches([' ', '\t']).to_owned();
            }
            if after {
                *words = words.trim_end_matches([' ', '\t']).to_owned();
            }
        }
    }
}

/// Line breaks that programs put into words are spaces.
fn one_line(words: &str) -> String {
    if words.contains(['\n', '\r', '\t']) {
        let lines = words.split(['\n', '\r', '\t']).enumerate();
        let lines = lines.map(|(at, line)| if at == 0 { line.trim_end_matches(' ') } else { line.trim_matches(' ') });
        let joined = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        let space = |edge: bool| if edge && !joined.is_empty() { " " } else { "" };
        let (first, last) = (words.starts_with(['\n', '\r', '\t']), words.ends_with([' ', '\n', '\r', '\t']));
        return format!("{}{joined}{}", space(first), space(last));
    }
    words.to_owned()
}

/// Whether there is anything to translate: words or numbers.
pub(super) fn has_words(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| matches!(piece, Piece::Text(words) if words.chars().any(char::is_alphanumeric)))
}

/// What a line says, in words; codes that stand alone as they are written.
pub(super) fn plain(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Text(words) => words.as_str(),
        Piece::Alone(mark) if mark == crate::load::HARD_BREAK => " ",
        Piece::Alone(mark) if mark.starts_with("{#") => "",
        Piece::Alone(mark) => mark,
        Piece::Open(_) | Piece::Close(_) => "",
    });
    words.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_counted_not_ordered() {
        let text = |words: &str| Piece::Text(words.to_owned());
        let alone = |words: &str| Piece::Alone(words.to_owned());
        let source = [alone("{{ a }}"), text(" of "), alone("{{ b }}"), alone("{{ b }}")];
        let target = [alone("{{b}}"), text(" "), alone("{{ a }}"), alone("{{ c }}")];
        let (lost, invented) = difference(&source, &target);
        assert_eq!((lost, invented), (vec!["{{ b }}".to_owned()], vec!["{{ c }}".to_owned()]));
    }

    #[test]
    fn what_nobody_sees_is_tidied() {
        let pieces = [Piece::Text(" a\n  b ".to_owned()), Piece::Text("c ".to_owned())];
        assert_eq!(tidy(&pieces), [Piece::Text("a b c".to_owned())]);
    }
}
