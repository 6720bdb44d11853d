//! Where links lead, as far as the text alone shows it.

use super::Manner;
use super::vocabulary::base;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{derive_section_id, nearest};
use crate::load::{Line, Link, Proof};
use crate::locale::{Language, script_of};
use crate::model::outside::host_of;
use std::collections::BTreeSet;

/// The languages that addresses name by two letters. Those that are more often countries (`uk`, `ca`, `ch`) are left out.
const IN_ADDRESSES: [&str; 26] = [
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "ja", "ko", "zh", "ar", "he", "tr", "cs", "da", "fi", "hu",
    "nb", "ro", "sv", "th", "vi", "el", "id",
];

pub(super) fn check(proof: &Proof<'_>, manner: Manner, reference: Option<&Language>, problems: &mut Diagnostics) {
    for line in &proof.lines {
        in_pieces(proof, line, problems);
    }
    for link in &proof.links {
        glued(proof, link, problems);
        edges(proof, link, problems);
        language(proof, link, reference, problems);
        staging(proof, link, problems);
    }
    if manner == Manner::Loose {
        targets(proof, problems);
    }
}

/// In letters: what is longer is no ending of a word.
const LONGEST_ENDING: usize = 3;

const CASED: [&str; 3] = ["Latn", "Cyrl", "Grek"];

const INDIC: [&str; 10] = ["Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"];

/// A word that runs into a link, or a link that runs into a word. Endings of a few letters are grammar.
fn glued(proof: &Proof<'_>, link: &Link, problems: &mut Diagnostics) {
    let Some(line) = link.line.and_then(|line| proof.lines.get(line)) else { return };
    let cased = |c: char| script_of(c).is_some_and(|script| CASED.contains(&script));
    // These join endings to a word, and nothing to its beginning.
    let begins = |c: char| cased(c) || script_of(c).is_some_and(|script| INDIC.contains(&script));
    let words = &line.words;
    let (Some(before), Some(inner), Some(after)) =
        (words.get(..link.words.start), words.get(link.words.clone()), words.get(link.words.end..))
    else {
        return;
    };
    let sentence = before.strip_suffix(['.', '!', '?', '।']).unwrap_or(before);
    let starts = sentence.chars().next_back().is_some_and(begins) && inner.chars().next().is_some_and(begins);
    let ending = after.chars().take_while(|c| cased(*c)).take(LONGEST_ENDING + 1).count();
    let ends = ending > LONGEST_ENDING && inner.chars().next_back().is_some_and(cased);
    if starts || ends {
        problems.push(
            Diagnostic::new(Code::GLUED_LINK, "a word runs into a link")
                .at(proof.span(link.range.clone()))
                .hint("put a space between them, or the whole word into the link"),
        );
    }
}

/// `the[ terms](...)` and `[terms ](...).`: the space belongs before or behind the link.
fn edges(proof: &Proof<'_>, link: &Link, problems: &mut Diagnostics) {
    let Some(line) = link.line.and_then(|line| proof.lines.get(line)) else { return };
    let words = &line.words;
    let (Some(before), Some(inner), Some(after)) =
        (words.get(..link.words.start), words.get(link.words.clone()), words.get(link.words.end..))
    else {
        return;
    };
    // Some languages set marks off by a space; words are set off by one in all that part them.
    let touched = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '(' | ')' | '،' | '。' | '।');
    // What stands for a value is filled up with spaces that nobody wrote.
    let written = |at: usize| proof.text.get(line.source(at..at + 1)).is_some_and(|space| space == " ");
    let begins = inner.starts_with(' ') && before.chars().next_back().is_some_and(touched);
    let ends = inner.ends_with(' ') && after.chars().next().is_some_and(touched) && written(link.words.end - 1);
    if !inner.trim().is_empty() && (begins || ends) {
        let at = if begins { link.words.start..link.words.start + 1 } else { link.words.end - 1..link.words.end };
        problems.push(
            Diagnostic::new(Code::GLUED_LINK, "a space at the edge of a link's words stands in the wrong place")
                .at(proof.span_of(line, at))
                .hint("move it out of the brackets: the link touches what stands beside it, and is underlined too far"),
        );
    }
}

/// `[terms]of Aurora(https://aurora.example)`, whose words stand between the halves of the link.
fn in_pieces(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let words = &line.words;
    let mut opened = None;
    for (at, bracket) in words.match_indices(['[', ']']) {
        if bracket == "[" {
            opened = Some(at);
            continue;
        }
        let (Some(open), close) = (opened, at) else { continue };
        let behind = &words[close + 1..];
        let behind = &behind[..behind.floor_char_boundary(LONGEST_GAP + "(http".len())];
        let Some(target) = behind.find("(http").filter(|at| *at > 0) else { continue };
        let between = &behind[..target];
        // White space alone is reported by loading, and an aside stands apart on both sides.
        let touches = between.starts_with(char::is_alphanumeric) || between.ends_with(char::is_alphanumeric);
        if !touches || between.contains(['[', '.', '(']) {
            continue;
        }
        problems.push(
            Diagnostic::new(Code::SPACE_IN_LINK, "words stand between the two halves of a link")
                .at(proof.span_of(line, open..close + 1 + target))
                .hint("write `[words](target)`, and what stood between them before or behind it"),
        );
    }
}

/// More bytes between `]` and `(` are another sentence.
const LONGEST_GAP: usize = 60;

/// A page that only those who made it can see.
fn staging(proof: &Proof<'_>, link: &Link, problems: &mut Diagnostics) {
    let Some(host) = host_of(&link.address) else { return };
    let labels: Vec<&str> = host.split('.').collect();
    // The last two are a domain that somebody has.
    let within = &labels[..labels.len().saturating_sub(2)];
    let named = within.iter().any(|label| ["staging", "stage", "stg", "uat", "qa"].contains(label));
    // RFC 6761, RFC 6762 and RFC 1918.
    let local = labels.last().is_some_and(|last| ["localhost", "local", "internal", "test"].contains(last));
    let private = labels.len() == 4 && ["127.", "10.", "192.168."].iter().any(|net| host.starts_with(net));
    if named || local || private {
        problems.push(
            Diagnostic::new(Code::STAGING_LINK, format!("a link to `{host}`, which looks like a host for tests"))
                .at(proof.span(link.range.clone()))
                .hint("link the page that everybody sees"),
        );
    }
}

/// A language in an address that is not the text's.
fn language(proof: &Proof<'_>, link: &Link, reference: Option<&Language>, problems: &mut Diagnostics) {
    let Some(named) = language_in(&link.address) else { return };
    let theirs = named.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let own = base(&proof.language);
    let same = theirs == own
        || matches!((theirs.as_str(), own), ("no" | "nb", "nb" | "no" | "nn") | ("in", "id") | ("iw", "he"));
    if same {
        return;
    }
    let place = proof.span(link.range.clone());
    let of_reference = reference.map_or("en", base) == theirs;
    if of_reference {
        problems.push(
            Diagnostic::new(
                Code::UNTRANSLATED_LINK,
                format!("a link to a page in `{named}` in a text in `{}`", proof.language),
            )
            .at(place)
            .hint("if that page exists in the language of the text, link it"),
        );
    } else {
        problems.push(
            Diagnostic::new(
                Code::FOREIGN_LINK,
                format!("a link to a page in `{named}` in a text in `{}`", proof.language),
            )
            .at(place)
            .hint("link the page in the language of the text, or say in the text what language it is in"),
        );
    }
}

/// The language that an address names, as it writes it: `/de/`, `/en-US/`, `hl=fr`, `lang=de`, `de.wikipedia.org`.
pub(super) fn language_in(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let query = query.split('#').next().unwrap_or_default();
    for pair in query.split('&') {
        if let Some((key, value)) = pair.split_once('=')
            && ["hl", "lang", "language", "locale", "lng"].contains(&key.to_ascii_lowercase().as_str())
            && is_language(value, true)
        {
            return Some(value);
        }
    }
    let mut segments = rest.split('#').next().unwrap_or_default().split('/');
    let host = segments.next().unwrap_or_default();
    if let Some((first, behind)) = host.split_once('.')
        && (behind.starts_with("wikipedia.") || behind.starts_with("m.wikipedia."))
        && is_language(first, true)
    {
        return Some(first);
    }
    segments.take(3).find(|segment| is_language(segment, false))
}

fn is_language(text: &str, sure: bool) -> bool {
    let mut parts = text.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    if !language.bytes().all(|b| b.is_ascii_lowercase()) || language.len() != 2 {
        return false;
    }
    match (parts.next(), parts.next()) {
        (None, _) => IN_ADDRESSES.contains(&language) || sure && Language::parse(language).is_ok(),
        (Some(region), None) => {
            let region_like =
                (region.len() == 2 || region.len() == 4) && region.bytes().all(|b| b.is_ascii_alphabetic());
            region_like && (IN_ADDRESSES.contains(&language) || Language::parse(language).is_ok())
        }
        _ => false,
    }
}

/// Of a text that no site composes: addresses that are not safe, and anchors that are not there.
fn targets(proof: &Proof<'_>, problems: &mut Diagnostics) {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for (line, _, id) in proof.headings() {
        ids.extend(id.map(str::to_owned));
        ids.extend(derive_section_id(&line.words).map(|id| id.to_string()));
    }
    ids.extend(proof.anchors.iter().cloned());
    for link in &proof.links {
        let place = proof.span(link.range.clone());
        let address = link.address.trim();
        if let Some(anchor) = address.strip_prefix('#') {
            if !anchor.is_empty() && !ids.contains(anchor) {
                let near = nearest(anchor, ids.iter().map(String::as_str)).map(|near| format!("#{near}"));
                problems.push(
                    Diagnostic::new(Code::DANGLING_REFERENCE, format!("no section or anchor `#{anchor}` in this text"))
                        .at(place)
                        .hint("link a section that is there; an anchor that only another language's heading makes is none")
                        .did_you_mean(near.as_deref()),
                );
            }
            continue;
        }
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let (fact, hint) = match scheme.as_deref() {
            Some("http") => ("is not encrypted", "write `https://`"),
            Some("javascript" | "vbscript" | "data") => ("is a program, not a page", "link a page"),
            _ => continue,
        };
        problems.push(
            Diagnostic::new(Code::UNSAFE_LINK, format!("a link to `{address}`, which {fact}")).at(place).hint(hint),
        );
    }
}
