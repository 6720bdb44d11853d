//! Blocks that are not what their author meant them to be.

use super::Manner;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::load::{Kind, Line, Proof};
use crate::locale::{script_of, written_without_spaces};
use std::collections::BTreeMap;
use std::ops::Range;

/// So many plain words in a code block are a sentence.
const FEWEST_WORDS_OF_PROSE: usize = 8;

/// So many lines that are as short, in characters, were not wrapped by a program.
const FEWEST_LINES: usize = 4;

/// In characters.
const LONGEST_LINE: usize = 45;

/// Fewer lines that end in a comma behind a colon may be wrapped prose.
const FEWEST_ITEMS: usize = 2;

pub(super) fn check(proof: &Proof<'_>, manner: Manner, problems: &mut Diagnostics) {
    empty_sections(proof, problems);
    for (at, line) in proof.lines.iter().enumerate() {
        glued_lines(proof, line, problems);
        indented(proof, line, problems);
        fragment(proof, at, line, problems);
        labels(proof, line, manner, problems);
        attributes(proof, line, manner, problems);
        if manner == Manner::Loose {
            attribute_spacing(proof, line, problems);
        }
        if manner == Manner::Loose && at > 0 {
            glued_list(proof, &proof.lines[at - 1], line, problems);
        }
    }
    if manner == Manner::Loose {
        same_ids(proof, problems);
    }
    tables(proof, problems);
    saved_page(proof, problems);
}

/// A heading with nothing under it, neither text nor subsections.
fn empty_sections(proof: &Proof<'_>, problems: &mut Diagnostics) {
    let sections = proof.sections();
    let level_of = |section: usize| match &proof.lines.get(sections.get(section)?.heading?)?.kind {
        Kind::Heading { level, .. } => Some(*level),
        _ => None,
    };
    // A title may stand alone.
    for (at, section) in sections.iter().enumerate().skip(1) {
        let Some(heading) = section.heading.and_then(|heading| proof.lines.get(heading)) else { continue };
        let Kind::Heading { level, attributes, .. } = &heading.kind else { continue };
        let edits = attributes.iter().any(|attribute| ["own", "remove"].contains(&attribute.as_str()));
        let title = at == 1 && *level == 1;
        if title || edits || !section.lines.is_empty() || level_of(at + 1).is_some_and(|next| next > *level) {
            continue;
        }
        problems.push(
            Diagnostic::new(Code::EMPTY_SECTION, "a section without text")
                .at(proof.span_of_line(heading))
                .hint("write what belongs under this heading, or take the heading away"),
        );
    }
}

/// Ids that two headings have: written ones, and those that are made of the same words. Loading reports those of a site.
fn same_ids(proof: &Proof<'_>, problems: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &Line> = BTreeMap::new();
    for (line, _, id) in proof.headings() {
        let words = || line.words.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
        let id = id.map_or_else(words, str::to_owned);
        match seen.get(&id) {
            None => _ = seen.insert(id, line),
            Some(first) => problems.push(
                Diagnostic::new(Code::DUPLICATE_ID, format!("two headings have the id `{id}`"))
                    .at(proof.span_of_line(line))
                    .related(proof.span_of_line(first), "the first one")
                    .hint("give each an id of its own: which one a link leads to is an accident else"),
            ),
        }
    }
}

/// Headings and list items within the lines of a paragraph.
fn glued_lines(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let report = |fact: &str, at: Range<usize>, hint: &str, problems: &mut Diagnostics| {
        problems.push(Diagnostic::new(Code::GLUED_BLOCK, fact).at(proof.span_of(line, at)).hint(hint));
    };
    if let Kind::Heading { .. } = line.kind {
        let underlined = proof.text.get(line.range.clone()).is_some_and(|text| text.trim_end().contains('\n'));
        let words = line.words.trim_end();
        if underlined && (words.ends_with(['.', ';', ',', '。']) || words.chars().count() > 100) {
            report(
                "a paragraph became a heading by the dashes below it",
                0..line.words.len(),
                "put a blank line between the paragraph and the dashes",
                problems,
            );
        }
        return;
    }
    if !line.is_prose() {
        return;
    }
    if let Some(at) = run_on_list(&line.words) {
        report(
            "a list is part of a paragraph",
            at,
            "put a blank line before it, and `- ` before each of its items",
            problems,
        );
    } else if let Some(at) = lines_joined(proof, line) {
        report(
            "short lines are joined to one paragraph",
            at,
            "end each of them with `\\` or two spaces, or make a list of them",
            problems,
        );
    }
    let mut start = 0;
    let mut before = "";
    for (at, words) in line.words.split('\n').enumerate() {
        let here = start..start + words.len();
        start = here.end + 1;
        let bare = words.trim_start();
        let marks = bare.len() - bare.trim_start_matches('#').len();
        let behind = &bare[marks..];
        if (1..=6).contains(&marks) && !bare.trim_end().ends_with('}') {
            let heading = behind.chars().next().is_some_and(|c| c.is_alphabetic() || at > 0 && c == ' ');
            if heading {
                report(
                    "a heading is part of a paragraph",
                    here.clone(),
                    "write a space behind `#`, and a blank line before the heading",
                    problems,
                );
            }
        }
        if let Some(inner) = words.find(" ## ").or_else(|| words.find(" ### ")) {
            report(
                "a heading is part of a paragraph",
                here.start + inner + 1..here.end,
                "begin a line with the heading, with a blank line before it",
                problems,
            );
        }
        if at > 0 && before.trim_end().ends_with([':', ';', '.', '：']) && numbered(bare) {
            report(
                "a list is part of a paragraph",
                here.clone(),
                "put a blank line before the list; if it is none, write `\\.` behind the number",
                problems,
            );
        }
        let mark = bare.chars().next().unwrap_or(' ');
        let letter = bare.chars().nth(1).unwrap_or(' ');
        let bullet = matches!(mark, '•' | '●' | '▪' | '◦' | '‣');
        if bullet || matches!(mark, '-' | '+') && letter.is_uppercase() {
            let mut finding = Diagnostic::new(Code::GLUED_BLOCK, "a list item is part of a paragraph")
                .at(proof.span_of(line, here.clone()))
                .hint("write `- ` with a space, and a blank line before the list; `lexloci check --fix` does it");
            finding.fix = bullets(proof, line, here.start, mark);
            if finding.fix.is_none() {
                finding = finding.hint("write `- ` with a space, and a blank line before the list");
            }
            problems.push(finding);
            return;
        }
        before = words;
    }
}

/// Lines as of an address, which nothing keeps apart.
fn lines_joined(proof: &Proof<'_>, line: &Line) -> Option<Range<usize>> {
    let lines: Vec<&str> = line.words.split('\n').collect();
    let short = |line: &&str| line.chars().count() <= LONGEST_LINE && !line.chars().any(written_without_spaces);
    // A site keeps lines with labels apart, and elsewhere the labels are reported.
    let labelled = |line: &&str| {
        line.starts_with(['–', '—', '−', '-']) || line.split_whitespace().next().and_then(next_label).is_some()
    };
    if lines.len() < FEWEST_LINES || !lines.iter().all(short) || lines.iter().any(labelled) {
        return None;
    }
    let source = proof.text.get(line.range.clone())?.trim_end();
    let kept = |line: &str| line.ends_with("  ") || line.ends_with('\\') || line.to_ascii_lowercase().contains("<br");
    (source.contains('\n') && !source.split('\n').any(kept)).then_some(0..lines[0].len())
}

/// Lines behind one that ends in a colon, all but the last of which end as items of a list do: their first is given.
fn run_on_list(words: &str) -> Option<Range<usize>> {
    let lines: Vec<&str> = words.split('\n').collect();
    let colon = lines.iter().position(|line| line.trim_end().ends_with([':', '：']))?;
    let (_, items) = lines.get(colon + 1..)?.split_last()?;
    let ends = |line: &&str| {
        let line = line.trim_end();
        line.ends_with([',', ';', '，', '；', '،', '؛']) || [" and", " or"].iter().any(|word| line.ends_with(word))
    };
    let first = items.first()?;
    let start = first.as_ptr() as usize - words.as_ptr() as usize;
    (items.len() >= FEWEST_ITEMS && items.iter().all(ends)).then_some(start..start + first.len())
}

/// Makes a list of the lines of a paragraph from an offset on, if each of them begins with the mark.
fn bullets(proof: &Proof<'_>, line: &Line, from: usize, mark: char) -> Option<Fix> {
    if !stands_free(line) {
        return None;
    }
    let mut start = from;
    let mut edits = Vec::new();
    for words in line.words[from..].split('\n') {
        let at = line.source(start..start + 1).start;
        let written = proof.text.get(at..)?.strip_prefix(mark)?;
        let begins = at == proof.start || proof.text[..at].ends_with('\n');
        let space = written.len() - written.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let blank = if start == from && from > 0 { "\n" } else { "" };
        edits.push(begins.then(|| (at..at + mark.len_utf8() + space, format!("{blank}- ")))?);
        start += words.len() + 1;
    }
    Some(Fix::List(edits))
}

/// Whether it is a paragraph of the text itself, in no list or quotation: only there a new line needs nothing before it.
fn stands_free(line: &Line) -> bool {
    line.kind == Kind::Paragraph && line.lists == 0 && !line.quoted
}

/// Prose that four spaces or a tab at its beginning made a code block.
fn indented(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let code = proof.text.get(line.range.clone()).unwrap_or_default().trim_start();
    if line.kind != Kind::Code || code.starts_with("```") || code.starts_with("~~~") {
        return;
    }
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | ',' | '.'));
    if code.split_whitespace().filter(is_word).count() >= FEWEST_WORDS_OF_PROSE {
        problems.push(
            Diagnostic::new(Code::GLUED_BLOCK, "a paragraph became code by the space before it")
                .at(proof.span_of_line(line))
                .hint("begin its lines without spaces; within a list item, with as many as the item's words have"),
        );
    }
}

/// A paragraph of a letter, or of a mark, that an edit left behind.
fn fragment(proof: &Proof<'_>, at: usize, line: &Line, problems: &mut Diagnostics) {
    let words = line.words.trim();
    let wide = |c: char| written_without_spaces(c) || script_of(c) == Some("Hang");
    let letters = |c: char| c.is_alphabetic() && !c.is_uppercase() && !wide(c);
    let marks = |c: char| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '»' | '”' | '"' | '\'' | '`' | '|' | '。' | '،' | '।'
        )
    };
    let linked = || proof.links.iter().any(|link| link.line == Some(at));
    let short = !words.is_empty() && words.chars().count() <= LONGEST_FRAGMENT;
    if line.is_prose() && short && (words.chars().all(letters) || words.chars().all(marks)) && !linked() {
        problems.push(
            Diagnostic::new(Code::STRAY_FRAGMENT, format!("`{words}` alone makes a paragraph"))
                .at(proof.span_of_line(line))
                .hint("delete it, or write what it is left of"),
        );
    }
}

/// In characters.
const LONGEST_FRAGMENT: usize = 2;

/// `2. words`
fn numbered(words: &str) -> bool {
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = &words[digits..];
    (1..=2).contains(&digits) && [". ", ") "].iter().any(|mark| behind.starts_with(mark))
}

/// A list right below a paragraph: Python-Markdown wants a blank line before it.
fn glued_list(proof: &Proof<'_>, before: &Line, line: &Line, problems: &mut Diagnostics) {
    if before.kind != Kind::Paragraph || before.lists > 0 || line.kind != Kind::Item || line.lists != 1 {
        return;
    }
    let between = proof.text.get(before.range.start..line.range.start).unwrap_or_default();
    if between.split('\n').skip(1).any(|line| line.trim_start_matches(['>', ' ', '\t']).is_empty()) {
        return;
    }
    problems.push(
        Diagnostic::new(Code::GLUED_BLOCK, "a list right below a paragraph is part of it")
            .at(proof.span_of_line(line))
            .hint("put a blank line before the list"),
    );
}

/// `(1) ... (2) ...` in one paragraph.
fn labels(proof: &Proof<'_>, line: &Line, manner: Manner, problems: &mut Diagnostics) {
    if !line.is_prose() || line.quoted {
        return;
    }
    let mut start = 0;
    for (at, words) in line.words.split('\n').enumerate() {
        let begin = start;
        start += words.len() + 1;
        // A site keeps each line with a label as a line.
        if at > 0 && manner == Manner::Site {
            return;
        }
        let label = words.split_whitespace().next().unwrap_or_default();
        let Some(next) = next_label(label) else { continue };
        if let Some(at) = parted_label(&line.words[begin..], &next, manner) {
            let at = begin + at;
            let mut finding =
                Diagnostic::new(Code::LABELS_RUN_TOGETHER, format!("`{label}` and `{next}` stand in one paragraph"))
                    .at(proof.span_of(line, at..at + next.len()))
                    .hint("make a list of them, or begin each with a line of its own behind a blank one");
            finding.fix = own_lines(proof, line, at, next);
            problems.push(finding);
            return;
        }
    }
}

/// Where a label stands behind the end of what the label before it says.
fn parted_label(words: &str, label: &str, manner: Manner) -> Option<usize> {
    let mut found = words.match_indices(label).map(|(at, _)| at);
    found.find(|at| {
        let behind = &words[at + label.len()..];
        let before = words[..*at].trim_end_matches(' ');
        let parted = before.ends_with([';', '.', ',', ':', '；', '。'])
            || before.ends_with('\n') && manner == Manner::Loose
            || before.ends_with(" and")
            || before.ends_with(" or");
        parted && before.len() < *at + usize::from(before.ends_with('\n')) && behind.starts_with(' ')
    })
}

/// Begins a line with a label, and with each that follows it: a site keeps such lines.
fn own_lines(proof: &Proof<'_>, line: &Line, at: usize, label: String) -> Option<Fix> {
    if !stands_free(line) {
        return None;
    }
    let mut edits = Vec::new();
    let mut next = Some((at, label));
    while let Some((at, label)) = next {
        let end = line.source(at..at + 1).start;
        let start = proof.text.get(..end)?.trim_end_matches(' ').len();
        proof.text.get(end..)?.starts_with(&label).then(|| edits.push((start..end, "\n".to_owned())))?;
        let behind = at + label.len();
        next = next_label(&label).and_then(|following| {
            Some((behind + parted_label(&line.words[behind..], &following, Manner::Site)?, following))
        });
    }
    Some(Fix::List(edits))
}

/// The label that follows `(1)`, `a.`, `(a)`, `(i)`.
fn next_label(label: &str) -> Option<String> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let (open, inner, close) = match label.strip_prefix('(') {
        Some(rest) => ("(", rest.strip_suffix(')')?, ")"),
        None => ("", label.strip_suffix('.')?, "."),
    };
    let next = if let Ok(number) = inner.parse::<u16>() {
        if open.is_empty() || number > 40 {
            return None;
        }
        (number + 1).to_string()
    } else if let Some(at) = ROMAN.iter().position(|roman| *roman == inner) {
        (*ROMAN.get(at + 1)?).to_owned()
    } else {
        let letter = inner.chars().next().filter(|c| inner.len() == 1 && ('a'..='y').contains(c))?;
        char::from_u32(u32::from(letter) + 1)?.to_string()
    };
    Some(format!("{open}{next}{close}"))
}

/// Braces with attributes that are published as text.
fn attributes(proof: &Proof<'_>, line: &Line, manner: Manner, problems: &mut Diagnostics) {
    for open in ["{#", "{:"] {
        for (at, _) in line.words.match_indices(open) {
            let inner = &line.words[at + 2..];
            let Some(length) = inner.find(['}', '\n', '{']).filter(|end| inner[*end..].starts_with('}')) else {
                continue;
            };
            let end = at + 2 + length + 1;
            let behind = &line.words[end..];
            let ends = behind.is_empty() || behind.starts_with('\n');
            let source = line.source(at..end);
            // Behind a backslash the brace is meant.
            if proof.text.get(..source.start).is_some_and(|before| before.ends_with('\\')) {
                continue;
            }
            let pin = manner == Manner::Site && line.kind == Kind::Item && ends && line.words[..at].ends_with(' ');
            // Loading reports those at the end of headings.
            let heading = matches!(line.kind, Kind::Heading { .. }) && ends;
            // One list behind another is read by nobody.
            let second = manner == Manner::Loose
                && proof
                    .text
                    .get(source.end..line.range.end)
                    .is_some_and(|rest| rest.trim_start_matches(' ').starts_with("{:"));
            let heading = heading && !second;
            // A line that looks like a heading is reported as one.
            let begin = line.words[..at].rfind('\n').map_or(0, |at| at + 1);
            let heading = heading || ends && line.words[begin..at].trim_start().starts_with('#');
            if pin || heading || inner[..length].trim().is_empty() {
                continue;
            }
            problems.push(
                Diagnostic::new(Code::ATTRIBUTE_NOT_READ, "these braces are no attributes, and are published as text")
                    .at(proof.span(source))
                    .hint(match manner {
                        Manner::Site => "`{#id}` stands at the end of a heading or of an item's first line, behind a space",
                        Manner::Loose => {
                            "`{: #id }` stands at the end of a heading behind a space, or on a line of its own, in English"
                        }
                    }),
            );
        }
    }
}

/// `## Use{: #use }`: Python-Markdown wants a space before the list of a heading. Loading reports it of a site.
fn attribute_spacing(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let Kind::Heading { .. } = line.kind else { return };
    let source = proof.text.get(line.range.clone()).unwrap_or_default().trim_end();
    let Some(at) = source.ends_with('}').then(|| source.rfind("{:")).flatten() else { return };
    if source[..at].ends_with(|c: char| !c.is_whitespace()) {
        let at = line.range.start + at;
        problems.push(
            Diagnostic::new(Code::ATTRIBUTE_SPACING, "the attributes of a heading touch its last word")
                .at(proof.span(at..line.range.start + source.len()))
                .hint("put a space before them: they are published as text else"),
        );
    }
}

/// Tables whose rows have more or fewer cells than their head.
fn tables(proof: &Proof<'_>, problems: &mut Diagnostics) {
    for table in &proof.tables {
        let Some(text) = proof.text.get(table.clone()) else { continue };
        let mut head = 0;
        let mut start = table.start;
        for (at, row) in text.split('\n').enumerate() {
            let here = start..start + row.len();
            start = here.end + 1;
            if row.trim().is_empty() {
                continue;
            }
            let cells = cells(row);
            if at == 0 {
                head = cells;
            } else if at > 1 && cells != head {
                problems.push(
                    Diagnostic::new(
                        Code::UNEVEN_TABLE,
                        format!(
                            "a row with {cells} cell{} in a table with {head} columns",
                            if cells == 1 { "" } else { "s" }
                        ),
                    )
                    .at(proof.span(here))
                    .hint("write one cell for each column; `\\|` is a bar within a cell"),
                );
            }
        }
    }
}

fn cells(row: &str) -> usize {
    let row = row.trim_start_matches(['>', ' ', '\t']).trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let (mut bars, mut escaped, mut last) = (0, false, false);
    for c in row.chars() {
        last = c == '|' && !escaped;
        bars += usize::from(last);
        escaped = c == '\\' && !escaped;
    }
    bars + usize::from(!last)
}

/// What a browser saved instead of what somebody wrote.
fn saved_page(proof: &Proof<'_>, problems: &mut Diagnostics) {
    const TAGS: [&str; 6] = ["<!doctype", "<html", "<head", "<body", "<meta", "<script"];
    // Lines of a page that shows a file of a repository.
    const AROUND: [&str; 8] =
        ["skip to content", "pull requests", "sign in", "blame", "raw", "permalink", "code", "issues"];
    let tag = proof.html.iter().find(|range| {
        let html = proof.text.get((*range).clone()).unwrap_or_default().trim_start();
        TAGS.iter().any(|tag| html.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
    });
    let bytes: usize = proof.html.iter().map(|range| range.len()).sum();
    let mostly = (bytes > 1000 && bytes * 2 > proof.text.len()).then(|| proof.html.first()).flatten();
    let around: Vec<&Line> = proof
        .lines
        .iter()
        .filter(|line| line.words.len() < 20 && AROUND.contains(&line.words.trim().to_lowercase().as_str()))
        .collect();
    let around = (around.len() > 2).then(|| around[0].range.clone());
    if let Some(at) = tag.or(mostly).cloned().or(around) {
        problems.push(
            Diagnostic::new(Code::SAVED_PAGE, "this looks like a saved web page, not like a text")
                .at(proof.span(at))
                .hint("take the Markdown itself: from a repository, the raw file"),
        );
    }
}
