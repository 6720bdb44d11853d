//! A translation beside the text that it translates: links, amounts, passages, outline.
//!
//! Sections are paired by position where the outlines are the same, else by their ids. What only one of the two has is
//! reported in the translation, which is where it is mended.

use super::Differing;
use super::languages::is_in_capitals;
use super::leftovers;
use super::links::language_in;
use super::phrases::sentences;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::derive_section_id;
use crate::load::{Kind, Line, Link, Proof, ProofSection};
use crate::model::outside::host_of;
use crate::source::Span;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A paragraph with as many words that says the same in both languages was not translated.
const FEWEST_UNTRANSLATED_WORDS: usize = 8;

/// The same of a sentence within a paragraph that was translated: it has an end, which a list of names has not.
const FEWEST_WORDS_OF_A_SENTENCE: usize = 5;

/// A section of a translation or of its source.
pub(super) struct Half {
    /// The index of the heading's line, if it has a heading.
    pub(super) heading: Option<usize>,
    /// The indices of the lines below it.
    pub(super) lines: std::ops::Range<usize>,
    /// Its id, if it has one.
    pub(super) id: Option<String>,
    /// Its heading, or where it begins.
    pub(super) place: Span,
}

/// The sections of a translation, each with the one that it translates.
pub(super) fn pairs(translation: &Proof<'_>, source: &Proof<'_>) -> Vec<(Half, Half)> {
    let (ours, theirs) = (sections(translation), sections(source));
    let (our_lines, their_lines) = (translation.sections(), source.sections());
    let half = |proof: &Proof<'_>, all: &[ProofSection], section: &Section<'_>| {
        // As many headings stand above a section as sections before it.
        let lines = all.get(section.number);
        let (heading, lines) = lines.map_or((None, 0..0), |section| (section.heading, section.lines.clone()));
        let begin = proof.lines.get(lines.start).filter(|_| heading.is_none() && !lines.is_empty());
        let place = begin.map_or(section.place, |line| proof.span_of_line(line));
        Half { heading, lines, id: section.id.clone(), place }
    };
    let paired = paired(&ours, &theirs);
    paired.into_iter().map(|(a, b)| (half(translation, &our_lines, a), half(source, &their_lines, b))).collect()
}

fn paired<'a, 'p>(ours: &'a [Section<'p>], theirs: &'a [Section<'p>]) -> Vec<(&'a Section<'p>, &'a Section<'p>)> {
    if same_outline(ours, theirs) {
        return ours.iter().zip(theirs).collect();
    }
    let by_id = |section: &Section<'_>| theirs.iter().find(|other| other.id.is_some() && other.id == section.id);
    ours.iter().filter_map(|section| Some((section, by_id(section)?))).collect()
}

/// Compares section by section.
pub(super) fn check_sections(translation: &Proof<'_>, source: &Proof<'_>) -> Vec<Differing> {
    let (ours, theirs) = (sections(translation), sections(source));
    let pairs = paired(&ours, &theirs);
    let mut found = links(translation, source, &pairs);
    found.extend(same_headings(source, &pairs));
    for (section, other) in &pairs {
        let mut problems = Diagnostics::new();
        amounts(translation, source, section, other, &mut problems);
        passages(translation, source, section, other, &mut problems);
        untranslated(translation, source, section, other, &mut problems);
        mailboxes(translation, source, section, other, &mut problems);
        found.extend(problems.into_iter().map(|problem| Differing { section: reviewed_as(other), problem }));
    }
    let leftovers = leftovers::check_translation(translation, source);
    found.extend(leftovers.into_iter().map(|(section, problem)| Differing { section, problem }));
    found
}

/// The id under which a section is reviewed; what stands below the title belongs to the preamble, which has none.
fn reviewed_as(section: &Section<'_>) -> Option<String> {
    section.id.clone().filter(|_| section.level > 1)
}

/// Compares the outlines, then section by section.
pub fn check(translation: &Proof<'_>, source: &Proof<'_>, problems: &mut Diagnostics) {
    let (ours, theirs) = (sections(translation), sections(source));
    if !same_outline(&ours, &theirs) {
        if let Some(title) = other_title(&ours, &theirs) {
            let fact = format!(
                "the first heading is of level {}, and in the text in `{}` of level {}",
                title.level, source.language, theirs[1].level
            );
            problems.push(
                Diagnostic::new(Code::OUTLINE_DIFFERS, fact)
                    .at(title.place)
                    .hint(format!("write it with {} `#`, as its source is", theirs[1].level)),
            );
            problems.extend(check_sections(translation, source).into_iter().map(|found| found.problem));
            return;
        }
        let first = ours.iter().zip(&theirs).find(|(ours, theirs)| ours.level != theirs.level).map(|(ours, _)| ours);
        let place = first.or(ours.last()).map_or(translation.span(0..0), |section| section.place);
        problems.push(
            Diagnostic::new(
                Code::OUTLINE_DIFFERS,
                format!(
                    "{} headings, and {} in the text in `{}`; from here on they do not line up",
                    ours.len() - 1,
                    theirs.len() - 1,
                    source.language
                ),
            )
            .at(place)
            .hint("give the translation the same headings at the same levels; a section may be missing where all have ids"),
        );
    }
    problems.extend(check_sections(translation, source).into_iter().map(|found| found.problem));
}

struct Section<'a> {
    level: u8,
    /// Those of its heading.
    words: &'a str,
    id: Option<String>,
    place: Span,
    lines: Vec<&'a Line>,
    /// The numbers of headings up to here, as links have them.
    number: usize,
}

fn sections<'a>(proof: &'a Proof<'_>) -> Vec<Section<'a>> {
    let mut number = 0;
    proof
        .sections()
        .into_iter()
        .map(|section| {
            let heading = section.heading.and_then(|heading| proof.lines.get(heading));
            number += usize::from(heading.is_some());
            let (level, id) = match heading.map(|line| (&line.kind, &line.words)) {
                Some((Kind::Heading { level, id, .. }, words)) => {
                    (*level, id.clone().or_else(|| derive_section_id(words).map(|id| id.to_string())))
                }
                _ => (0, None),
            };
            Section {
                level,
                words: heading.map_or("", |line| line.words.trim()),
                id,
                place: heading.map_or(proof.span(proof.start..proof.start), |line| proof.span_of_line(line)),
                lines: proof.lines.get(section.lines).unwrap_or_default().iter().collect(),
                number,
            }
        })
        .collect()
}

fn same_outline(ours: &[Section<'_>], theirs: &[Section<'_>]) -> bool {
    ours.iter().map(|section| section.level).eq(theirs.iter().map(|section| section.level))
}

/// The first heading, if nothing but its level differs from the source.
fn other_title<'a, 'p>(ours: &'a [Section<'p>], theirs: &[Section<'_>]) -> Option<&'a Section<'p>> {
    let levels = |sections: &[Section<'_>]| sections.iter().skip(2).map(|section| section.level).collect::<Vec<_>>();
    ours.get(1)
        .filter(|title| levels(ours) == levels(theirs) && theirs.get(1).is_some_and(|other| other.level != title.level))
}

/// Where a link leads, apart from the language: two links that are the same in this are translations of each other.
fn neutral(address: &str) -> String {
    let address = address.trim();
    if address.starts_with('#') || address.is_empty() {
        return "#".to_owned();
    }
    if address.starts_with("policy:") || address.contains("{{") {
        return address.split('#').next().unwrap_or(address).to_owned();
    }
    let mut plain = address.split('#').next().unwrap_or(address).to_ascii_lowercase();
    if let Some(named) = language_in(address) {
        let named = named.to_ascii_lowercase();
        plain = plain
            .replace(&format!("/{named}/"), "/")
            .replace(&format!("/{named}"), "")
            .replace(&format!("={named}"), "=");
    }
    let plain = plain.strip_prefix("http://").or_else(|| plain.strip_prefix("https://")).unwrap_or(&plain);
    let plain = plain.strip_prefix("www.").unwrap_or(plain);
    if plain.contains("wikipedia.org") {
        return "wikipedia.org".to_owned();
    }
    plain.trim_end_matches('/').to_owned()
}

/// A link that only one of two paired sections has.
struct Unpaired<'a, 'p> {
    ours: &'a Section<'p>,
    theirs: &'a Section<'p>,
    target: String,
    written: &'a str,
    /// In the translation; none for a link of the source.
    place: Option<Span>,
}

/// What one section lacks another may have: such a link has only moved.
fn links(translation: &Proof<'_>, source: &Proof<'_>, pairs: &[(&Section<'_>, &Section<'_>)]) -> Vec<Differing> {
    let (mut missing, mut extra) = (Vec::new(), Vec::new());
    for (ours, theirs) in pairs.iter().copied() {
        let mut here: Vec<Unpaired<'_, '_>> = of_section(translation, ours)
            .map(|link| Unpaired {
                ours,
                theirs,
                target: neutral(&link.address),
                written: &link.address,
                place: Some(translation.span(link.range.clone())),
            })
            .collect();
        for link in of_section(source, theirs) {
            let target = neutral(&link.address);
            match here.iter().position(|mine| mine.target == target) {
                Some(at) => _ = here.remove(at),
                None => missing.push(Unpaired { ours, theirs, target, written: &link.address, place: None }),
            }
        }
        extra.append(&mut here);
    }
    missing.retain(|link| match extra.iter().position(|other| other.target == link.target) {
        Some(at) => {
            extra.remove(at);
            false
        }
        None => true,
    });
    let mut found = replaced(source, &mut missing, &mut extra);
    found.extend(lacking(source, &missing));
    for link in extra {
        let Some(place) = link.place else { continue };
        let fact = format!("a link to `{}` that the text in `{}` does not have", link.written, source.language);
        let problem = Diagnostic::new(Code::LINKS_DIFFER, fact).at(place);
        found.push(differing(&link, problem.hint("take it away, or link it in all languages")));
    }
    found
}

fn of_section<'a>(proof: &'a Proof<'_>, section: &Section<'_>) -> impl Iterator<Item = &'a Link> {
    let number = section.number;
    proof.links.iter().filter(move |link| link.section == number)
}

fn differing(link: &Unpaired<'_, '_>, problem: Diagnostic) -> Differing {
    Differing { section: reviewed_as(link.theirs), problem }
}

/// Links of a section that stand in the place of others: of the same host, or the only ones that differ.
fn replaced<'a, 'p>(
    source: &Proof<'_>,
    missing: &mut Vec<Unpaired<'a, 'p>>,
    extra: &mut Vec<Unpaired<'a, 'p>>,
) -> Vec<Differing> {
    let mut found = Vec::new();
    let of = |links: &[Unpaired<'_, '_>], number: usize| links.iter().filter(|link| link.ours.number == number).count();
    let mut at = 0;
    while let Some(link) = missing.get(at) {
        let number = link.ours.number;
        let alone = of(missing, number) == 1 && of(extra, number) == 1;
        let fits = |other: &Unpaired<'_, '_>| {
            other.ours.number == number && (alone || host_of(other.written) == host_of(link.written))
        };
        let Some(instead) = extra.iter().position(fits) else {
            at += 1;
            continue;
        };
        let (link, instead) = (missing.remove(at), extra.remove(instead));
        let fact = format!(
            "a link to `{}`, where the text in `{}` links `{}`",
            instead.written, source.language, link.written
        );
        let problem = Diagnostic::new(Code::LINKS_DIFFER, fact).hint(SAME_PAGE);
        found.push(differing(&link, instead.place.map_or(problem.clone(), |place| problem.at(place))));
    }
    found
}

/// What to do about a link that differs.
const SAME_PAGE: &str = "link the same page, in the language of the text where there is one";

/// Links that sections lack, once for each section.
fn lacking(source: &Proof<'_>, missing: &[Unpaired<'_, '_>]) -> Vec<Differing> {
    let of_one_section = missing.chunk_by(|a, b| a.ours.number == b.ours.number);
    let report = |links: &[Unpaired<'_, '_>]| {
        let first = links.first()?;
        let written: Vec<String> = links.iter().map(|link| format!("`{}`", link.written)).collect();
        let s = if links.len() == 1 { "" } else { "s" };
        let fact =
            format!("this section lacks the link{s} to {} of the text in `{}`", written.join(", "), source.language);
        Some(differing(first, Diagnostic::new(Code::LINKS_DIFFER, fact).at(first.ours.place).hint(SAME_PAGE)))
    };
    of_one_section.filter_map(report).collect()
}

/// Numbers of which each text has one that the other lacks: 30 days here, 90 there.
fn amounts(
    translation: &Proof<'_>,
    source: &Proof<'_>,
    ours: &Section<'_>,
    theirs: &Section<'_>,
    problems: &mut Diagnostics,
) {
    let of = |section: &Section<'_>| {
        let words = section.lines.iter().filter(|line| line.is_prose() || line.kind == Kind::Cell);
        let words = words.filter(|line| !is_date_line(line));
        words.flat_map(|line| numbers(&line.words)).map(|(number, ..)| number).collect::<Vec<String>>()
    };
    let mut here = of(ours);
    let mut there = Vec::new();
    for number in of(theirs) {
        match here.iter().position(|mine| *mine == number) {
            Some(at) => _ = here.remove(at),
            None => there.push(number),
        }
    }
    // A number that stands elsewhere in the section only stands once more, or once less.
    let (all_here, all_there) = (of(ours), of(theirs));
    here.retain(|number| !all_there.contains(number));
    there.retain(|number| !all_here.contains(number));
    let (Some(number), Some(expected)) = (here.first(), there.first()) else { return };
    let found = ours.lines.iter().find_map(|line| {
        let (_, at) = numbers(&line.words).into_iter().find(|(other, _)| other == number)?;
        Some(translation.span_of(line, at))
    });
    problems.push(
        Diagnostic::new(
            Code::AMOUNTS_DIFFER,
            format!("{number} stands in this section, where the text in `{}` has {expected}", source.language),
        )
        .at(found.unwrap_or(ours.place))
        .hint("correct the number, in whichever text it is wrong"),
    );
}

/// A short line with a year says when the text applies, each language in its own form.
fn is_date_line(line: &Line) -> bool {
    line.words.chars().count() < 80
        && numbers(&line.words).iter().any(|(number, _)| number.parse().is_ok_and(|year| (1990..2100).contains(&year)))
}

/// The numbers of a text in ASCII digits, without what groups them.
fn numbers(words: &str) -> Vec<(String, std::ops::Range<usize>)> {
    let mut found: Vec<(String, std::ops::Range<usize>)> = Vec::new();
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    let digit = |at: usize| chars.get(at).and_then(|(_, c)| digit_of(*c));
    let mut at = 0;
    while at < chars.len() {
        if digit(at).is_none() {
            at += 1;
            continue;
        }
        let start = chars[at].0;
        let mut number = String::new();
        while let Some(value) = digit(at) {
            number.push(value);
            at += 1;
            let run = (at + 1..).take_while(|next| digit(*next).is_some()).take(4).count();
            let groups = chars
                .get(at)
                .is_some_and(|(_, c)| matches!(c, '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{202f}' | ' ' | '٬'));
            if digit(at).is_none() && groups && run == 3 {
                at += 1;
            } else if digit(at).is_none()
                && chars.get(at).is_some_and(|(_, c)| matches!(c, '.' | ',' | '٫'))
                && run == 1
            {
                number.push('.');
                at += 1;
            }
        }
        let end = chars.get(at).map_or(words.len(), |(at, _)| *at);
        let number = number.trim_start_matches('0').to_owned();
        found.push((if number.is_empty() { "0".to_owned() } else { number }, start..end));
    }
    found
}

/// The value of a decimal digit of any script as an ASCII digit.
pub(super) fn digit_of(c: char) -> Option<char> {
    const ZEROS: [u32; 18] = [
        0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040,
        0x17E0, 0xFF10,
    ];
    let code = u32::from(c);
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// How many paragraphs, list items and cells a section has.
fn passages(
    translation: &Proof<'_>,
    source: &Proof<'_>,
    ours: &Section<'_>,
    theirs: &Section<'_>,
    problems: &mut Diagnostics,
) {
    let count = |section: &Section<'_>, kind: &Kind| {
        section.lines.iter().filter(|line| line.kind == *kind && !line.words.trim().is_empty()).count()
    };
    let names = [(Kind::Paragraph, "paragraph"), (Kind::Item, "list item"), (Kind::Cell, "table cell")];
    let differing: Vec<String> = names
        .iter()
        .filter_map(|(kind, name)| {
            let (here, there) = (count(ours, kind), count(theirs, kind));
            let s = if here == 1 { "" } else { "s" };
            (here != there).then(|| format!("{here} {name}{s} where the text in `{}` has {there}", source.language))
        })
        .collect();
    if differing.is_empty() {
        return;
    }
    let place = if ours.level == 0 {
        ours.lines.first().map_or(ours.place, |line| translation.span_of_line(line))
    } else {
        ours.place
    };
    problems.push(
        Diagnostic::new(Code::PASSAGES_DIFFER, format!("this section has {}", differing.join(", ")))
            .at(place)
            .hint("look for what is missing, or for blank lines that part or join what they should not"),
    );
}

/// Paragraphs that say the same word for word in both texts, and such sentences within others.
fn untranslated(
    translation: &Proof<'_>,
    source: &Proof<'_>,
    ours: &Section<'_>,
    theirs: &Section<'_>,
    problems: &mut Diagnostics,
) {
    if super::vocabulary::base(&translation.language) == super::vocabulary::base(&source.language) {
        return;
    }
    let prose = theirs.lines.iter().filter(|line| line.is_prose());
    let known: HashSet<Vec<&str>> =
        prose.flat_map(|line| sentences(&line.words).into_iter().map(|at| plain(&line.words[at]))).collect();
    let report = |what: &str, at: Span| {
        let (theirs, ours) = (&source.language, &translation.language);
        let fact = format!("{what} in `{theirs}`, word for word, in a file in `{ours}`");
        Diagnostic::new(Code::FOREIGN_LANGUAGE, fact).at(at).hint("translate it")
    };
    for line in ours.lines.iter().filter(|line| line.is_prose()) {
        let words = plain(&line.words);
        let is_whole = |other: &&Line| other.words.len() == line.words.len() && plain(&other.words) == words;
        if telling_words(&line.words) >= FEWEST_UNTRANSLATED_WORDS && theirs.lines.iter().any(is_whole) {
            problems.push(report("a paragraph", translation.span_of_line(line)));
            continue;
        }
        for at in left_over_sentences(&line.words, &known) {
            problems.push(report("words", translation.span_of(line, at)));
        }
    }
}

fn plain(words: &str) -> Vec<&str> {
    words.split_whitespace().collect()
}

/// How many words are no names, which have a capital; all do in what is written in capitals.
fn telling_words(text: &str) -> usize {
    let in_capitals = is_in_capitals(text);
    let counts = |word: &&str| word.starts_with(char::is_lowercase) || in_capitals;
    text.split_whitespace().filter(counts).count()
}

/// The sentences of a paragraph that are sentences of the source as well; those that follow each other are one range.
fn left_over_sentences(words: &str, known: &HashSet<Vec<&str>>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last_is_found = false;
    for at in sentences(words) {
        let text = &words[at.clone()];
        let long = text.ends_with(['.', '!', '?']) && telling_words(text) >= FEWEST_WORDS_OF_A_SENTENCE;
        let is_found = long && known.contains(&plain(text));
        match found.last_mut().filter(|_| is_found && last_is_found) {
            Some(before) => before.end = at.end,
            None => found.extend(is_found.then_some(at)),
        }
        last_is_found = is_found;
    }
    found
}

/// E-mail addresses that stand in the text without a link, of which each text has one that the other has nowhere.
fn mailboxes(
    translation: &Proof<'_>,
    source: &Proof<'_>,
    ours: &Section<'_>,
    theirs: &Section<'_>,
    problems: &mut Diagnostics,
) {
    let here = own_mailboxes(translation, ours, source);
    let there = own_mailboxes(source, theirs, translation);
    for ((mailbox, span), (expected, _)) in here.iter().zip(&there) {
        let fact =
            format!("`{mailbox}` stands in this section, where the text in `{}` has `{expected}`", source.language);
        problems.push(
            Diagnostic::new(Code::LINKS_DIFFER, fact)
                .at(*span)
                .hint("write the same address, unless the language has one of its own"),
        );
    }
}

/// Those of a section that have no link, and that the other text has nowhere.
fn own_mailboxes<'a>(proof: &Proof<'_>, section: &Section<'a>, other: &Proof<'_>) -> Vec<(&'a str, Span)> {
    let lines = section.lines.iter().copied().filter(|line| line.is_prose() || line.kind == Kind::Cell);
    let all = lines.flat_map(|line| mailboxes_in(&line.words).map(|(mailbox, at)| (mailbox, proof.span_of(line, at))));
    all.filter(|(mailbox, span)| !is_linked(proof, span) && !has_mailbox(other, mailbox)).collect()
}

/// What is written as an e-mail address, and where.
fn mailboxes_in(words: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+');
    // Most lines have none.
    let words = if words.contains('@') { words } else { "" };
    words.split(move |c: char| !part(c)).filter_map(move |token| {
        let token = token.trim_matches(['.', '-']);
        let (name, host) = token.split_once('@')?;
        let is_mailbox = !name.is_empty() && host.contains('.') && !host.contains('@');
        let start = token.as_ptr() as usize - words.as_ptr() as usize;
        is_mailbox.then(|| (token, start..start + token.len()))
    })
}

/// Whether a text has an address anywhere, with a link or without.
fn has_mailbox(proof: &Proof<'_>, mailbox: &str) -> bool {
    let in_link = |link: &Link| {
        let target = link.address.trim();
        let target = target.strip_prefix("mailto:").unwrap_or(target);
        target.split('?').next().unwrap_or(target).eq_ignore_ascii_case(mailbox)
    };
    let mut in_words = proof.lines.iter().flat_map(|line| mailboxes_in(&line.words));
    in_words.any(|(other, _)| other.eq_ignore_ascii_case(mailbox)) || proof.links.iter().any(in_link)
}

fn is_linked(proof: &Proof<'_>, span: &Span) -> bool {
    let within = |link: &Link| link.range.start <= span.range().start && span.range().end <= link.range.end;
    proof.links.iter().any(within)
}

/// Headings beside each other that say the same, where those of the source differ: one of them was pasted from the other.
fn same_headings(source: &Proof<'_>, pairs: &[(&Section<'_>, &Section<'_>)]) -> Vec<Differing> {
    let mut found = Vec::new();
    // The last heading with the same words below the same ones, and how it is said in the source.
    let mut said: HashMap<(Option<usize>, u8, &str), (&Section<'_>, &Section<'_>)> = HashMap::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, (ours, theirs)) in pairs.iter().enumerate().filter(|(_, (ours, _))| !ours.words.is_empty()) {
        while open.last().is_some_and(|&last| pairs[last].0.level >= ours.level) {
            open.pop();
        }
        let before = said.insert((open.last().copied(), ours.level, ours.words), (*ours, *theirs));
        open.push(at);
        let Some((first, _)) = before.filter(|(_, source)| source.words != theirs.words) else { continue };
        let fact = format!(
            "two headings say “{}”, where the text in `{}` has “{}” here",
            ours.words, source.language, theirs.words
        );
        let problem = Diagnostic::new(Code::REPEATED_SENTENCE, fact)
            .at(ours.place)
            .related(first.place, "the same words")
            .hint("translate the heading of each; one of them may have been pasted from the other");
        found.push(Differing { section: reviewed_as(theirs), problem });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_compared_apart_from_the_language() {
        for (a, b) in [
            ("https://www.aurora.example/en/help/", "https://www.aurora.example/de/help"),
            ("https://aurora.example/help?hl=en", "https://aurora.example/help?hl=fr"),
            ("http://aurora.example", "https://aurora.example/"),
            ("https://en.wikipedia.org/wiki/Cookie", "https://de.wikipedia.org/wiki/Keks"),
            ("#contact", "#kontakt"),
        ] {
            assert_eq!(neutral(a), neutral(b));
        }
        assert_ne!(neutral("mailto:a@aurora.example"), neutral("mailto:b@aurora.example"));
    }

    #[test]
    fn numbers_are_the_same_in_all_digits() {
        let read = |text| numbers(text).into_iter().map(|(number, _)| number).collect::<Vec<_>>();
        assert_eq!(read("30 days, 1,000.5 and 10'000"), ["30", "1000.5", "10000"]);
        assert_eq!(read("٣٠ و १२"), ["30", "12"]);
        assert_eq!(read("05"), ["5"]);
    }
}
