//! Numbers that headings, paragraphs and references have, where they disagree with each other.

use super::parity::digit_of;
use super::vocabulary::section_words;
use crate::compose::{ComposedDocument, ComposedPart};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::SectionId;
use crate::load::{Kind, Proof};
use crate::model::markup::plain_text;
use crate::model::region::Edition;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer numbered headings than this are no numbering.
const FEWEST_NUMBERS: usize = 3;

/// The numbers of the chapters of a document.
#[derive(Default)]
struct Numbering {
    /// Titles in lower case, by number.
    titles: BTreeMap<String, String>,
    /// Numbers, by the id of the section.
    ids: BTreeMap<String, String>,
}

/// Judges a text by its own headings. With `labelled`, the outermost sections are numbered when they are published.
pub(super) fn check(proof: &Proof<'_>, labelled: bool, problems: &mut Diagnostics) {
    let found = wrong_references(proof, &Numbering::of_text(proof, labelled));
    problems.extend(found.into_iter().map(|(_, found)| found.diagnostic()));
    if !labelled {
        out_of_order(proof, problems);
    }
}

/// Headings, and paragraphs with a label, whose numbers skip one or repeat it, in the digits of any script.
fn out_of_order(proof: &Proof<'_>, problems: &mut Diagnostics) {
    let mut headings: BTreeMap<u8, u16> = BTreeMap::new();
    let mut labels: BTreeMap<(usize, String), u16> = BTreeMap::new();
    for line in &proof.lines {
        let before = match &line.kind {
            Kind::Heading { level, .. } => {
                labels.clear();
                headings.retain(|other, _| other <= level);
                label(&line.words).and_then(|(number, ..)| headings.insert(*level, number))
            }
            Kind::Paragraph | Kind::Item => {
                let of_its_form = label(&line.words).filter(|(.., ascii)| !ascii || line.words.starts_with('('));
                of_its_form.and_then(|(number, form, _)| labels.insert((line.lists, form), number))
            }
            _ => None,
        };
        let (Some(before), Some((number, ..))) = (before, label(&line.words)) else { continue };
        // A numbering may begin anew.
        if number == 1 || number == before + 1 {
            continue;
        }
        let end = line.words.find(char::is_whitespace).unwrap_or(line.words.len());
        problems.push(
            Diagnostic::new(Code::WRONG_NUMBER, format!("number {number} follows number {before}"))
                .at(proof.span_of(line, 0..end))
                .hint(format!("number it {}; if a section is missing, put it back", before + 1)),
        );
    }
}

/// The number at the beginning of a heading or paragraph, the form that it is written in, and whether its digits are ASCII:
/// `3.`, `۳.`, `(৩)`, `3)`.
fn label(words: &str) -> Option<(u16, String, bool)> {
    let rest = words.strip_prefix('(').unwrap_or(words);
    let open = words.len() - rest.len();
    let end = rest.find(|c: char| digit_of(c).is_none())?;
    let (digits, behind) = rest.split_at(end);
    let close = behind.chars().next().filter(|c| matches!(c, '.' | ')' | '、' | '．' | '：' | ':'))?;
    let behind = &behind[close.len_utf8()..];
    let deeper = behind.chars().next().is_none_or(|c| digit_of(c).is_some() || c == '.');
    let short = (1..=2).contains(&digits.chars().count());
    if deeper || !short || open > 0 && close != ')' {
        return None;
    }
    let number: String = digits.chars().map(digit_of).collect::<Option<_>>()?;
    Some((number.parse().ok()?, format!("{}{close}", &words[..open]), digits.is_ascii()))
}

/// Judges a local version by the numbers of the editions that show it, section by section.
pub(super) fn check_local(proof: &Proof<'_>, documents: &[&ComposedDocument], problems: &mut Diagnostics) {
    let mut editions: BTreeMap<WrongReference, Vec<&Edition>> = BTreeMap::new();
    let sections = proof.sections();
    let documents = if section_words(&proof.language).is_empty() { &[] } else { documents };
    for document in documents {
        let from_here = |part: &ComposedPart| part.text.span.file == proof.file;
        let shown: BTreeSet<&str> = document
            .sections
            .iter()
            .filter(|section| from_here(&section.part))
            .flat_map(|section| std::iter::once(&section.id).chain(&section.was))
            .map(SectionId::as_str)
            .collect();
        let preamble = document.preamble.as_ref().is_some_and(from_here);
        if shown.is_empty() && !preamble {
            continue;
        }
        let is_shown = |at: usize| match sections.get(proof.lines[at].section).and_then(|section| section.heading) {
            None => preamble,
            Some(heading) => match &proof.lines[heading].kind {
                Kind::Heading { id: Some(id), .. } => shown.contains(id.as_str()),
                _ => false,
            },
        };
        for (at, found) in wrong_references(proof, &Numbering::of_document(document)) {
            if is_shown(at) {
                editions.entry(found).or_default().push(&document.edition);
            }
        }
    }
    for (found, editions) in editions {
        let diagnostic = found.diagnostic();
        problems.push(editions.into_iter().fold(diagnostic, |diagnostic, edition| diagnostic.for_edition(edition)));
    }
}

impl Numbering {
    fn of_text(proof: &Proof<'_>, labelled: bool) -> Self {
        let mut numbering = Self::default();
        let mut place = 0;
        for (line, level, id) in proof.headings() {
            let outermost = labelled && level == 2;
            place += usize::from(outermost);
            let given = || outermost.then(|| (place.to_string(), line.words.trim().to_lowercase()));
            numbering.add(numbered(&line.words).or_else(given), id);
        }
        numbering
    }

    fn of_document(document: &ComposedDocument) -> Self {
        let mut numbering = Self::default();
        for section in &document.sections {
            let heading = plain_text(&section.part.text.heading);
            // A label that shows its level alone, (a), is no number that a text could name.
            let whole = section.labels.last().filter(|label| label.levels >= section.labels.len());
            let label = whole.and_then(|label| {
                let number = label.text.trim_matches(|c: char| !c.is_ascii_digit());
                let digits = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.');
                digits.then(|| (number.to_owned(), heading.trim().to_lowercase()))
            });
            numbering.add(numbered(&heading).or(label), Some(section.id.as_str()));
        }
        numbering
    }

    fn add(&mut self, numbered: Option<(String, String)>, id: Option<&str>) {
        let Some((number, title)) = numbered else { return };
        self.ids.extend(id.map(|id| (id.to_owned(), number.clone())));
        self.titles.entry(number).or_insert(title);
    }
}

/// A reference that disagrees with the numbers of a document.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct WrongReference {
    span: Span,
    fact: String,
    hint: String,
}

impl WrongReference {
    fn diagnostic(self) -> Diagnostic {
        Diagnostic::new(Code::WRONG_NUMBER, self.fact).at(self.span).hint(self.hint)
    }
}

/// The references that disagree, each with the index of its line.
fn wrong_references(proof: &Proof<'_>, numbering: &Numbering) -> Vec<(usize, WrongReference)> {
    let mut wrong_ones = Vec::new();
    if numbering.titles.len() < FEWEST_NUMBERS {
        return wrong_ones;
    }
    for (at, line) in proof.lines.iter().enumerate().filter(|(_, line)| line.is_prose()) {
        for (word, law) in section_words(&proof.language) {
            for (start, number, end) in references(&line.words, word) {
                let behind = &line.words[end..];
                let linked = proof
                    .links
                    .iter()
                    .find(|link| link.line == Some(at) && link.words.start <= end && start < link.words.end);
                let target = linked.and_then(|link| numbering.ids.get(link.address.strip_prefix('#')?));
                if let Some((fact, hint)) = wrong(&number, behind, target, &numbering.titles, *law) {
                    wrong_ones.push((at, WrongReference { span: proof.span_of(line, start..end), fact, hint }));
                }
            }
        }
    }
    wrong_ones
}

fn wrong(
    number: &str,
    behind: &str,
    target: Option<&String>,
    titles: &BTreeMap<String, String>,
    law: bool,
) -> Option<(String, String)> {
    let hint = |number: &str| format!("write {number}, or in a site `[](#id)`, which writes number and title for you");
    if let Some(target) = target {
        return (target != number)
            .then(|| (format!("the link leads to {target}, and the text says {number}"), hint(target)));
    }
    if let Some(title) = title_behind(behind) {
        let named = titles.iter().find(|(_, other)| other.len() > 3 && title.starts_with(other.as_str()));
        if let Some((right, title)) = named {
            return (right != number && titles.get(number) != Some(title))
                .then(|| (format!("\"{title}\" is number {right}, and the text says {number}"), hint(right)));
        }
    }
    let top = number.split('.').next().unwrap_or(number);
    if law || titles.contains_key(number) || titles.contains_key(top) || goes_on_as_law(behind) {
        return None;
    }
    Some((format!("there is no number {number} in this text"), "correct the number".to_owned()))
}

/// "7. Title" is 7 and "title".
fn numbered(words: &str) -> Option<(String, String)> {
    let words = words.trim();
    let end = words.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(words.len());
    let number = words[..end].trim_end_matches('.');
    let title = words[end..].trim_start_matches([')', ':', ' ', '\u{a0}', '-', '–']).trim();
    let marked = end > number.len() || words[end..].starts_with([')', ':']) || number.contains('.');
    let short = number.split('.').all(|part| !part.is_empty() && part.len() <= 2);
    (marked && short && !title.is_empty()).then(|| (number.to_owned(), title.to_lowercase()))
}

/// Where a text says "Section 7": the word, its number, and where the number ends.
fn references(words: &str, word: &str) -> Vec<(usize, String, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = find_word(words, word, from) {
        from = at + word.len();
        let behind = &words[from..];
        let space = behind.len() - behind.trim_start_matches([' ', '\u{a0}', '\n']).len();
        let digits = &behind[space..];
        let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
        let number = digits[..end].trim_end_matches('.');
        let letter = digits[number.len()..].chars().next().is_some_and(char::is_alphanumeric);
        if space > 0 && !number.is_empty() && !letter && number.split('.').all(|part| (1..=2).contains(&part.len())) {
            found.push((at, number.to_owned(), from + space + number.len()));
        }
    }
    found
}

/// The next place of a word from an offset on, whatever its case, where no letter stands beside it.
fn find_word(text: &str, word: &str, from: usize) -> Option<usize> {
    let first = word.chars().next()?;
    text.get(from..)?.char_indices().map(|(at, c)| (at + from, c)).find_map(|(at, c)| {
        let same = c == first || c.to_lowercase().eq(first.to_lowercase());
        let here = text.get(at..at + word.len()).filter(|_| same)?;
        let apart = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        (apart && here.to_lowercase() == word).then_some(at)
    })
}

/// The title that follows a number: "Section 7 – Indemnification", "Section 7 (Indemnification)".
fn title_behind(behind: &str) -> Option<String> {
    let rest = behind.trim_start_matches([' ', '\u{a0}', '\n', '.', ',']);
    let title = rest.trim_start_matches(['-', '–', '—', ':', '(', '"', '“', '„', '«', '\'', ' ', '\u{a0}', '\n']);
    (title.len() < rest.len()).then(|| title.to_lowercase())
}

/// "Section 5 of the Act", "Section 230 CDA": laws have sections too.
fn goes_on_as_law(behind: &str) -> bool {
    const OF: [&str; 20] = [
        "of", "des", "der", "du", "de", "della", "del", "dello", "da", "do", "van", "dem", "abs", "para", "(", "under",
        "and", "or", "und", "et",
    ];
    let rest = behind.trim_start_matches([',', ' ', '\u{a0}', '\n']);
    let next = rest.split_whitespace().next().unwrap_or_default();
    let upper = next.chars().next().is_some_and(char::is_uppercase) && !behind.starts_with(['.', ',', ';']);
    upper || rest.starts_with('(') || OF.contains(&next.trim_end_matches('.').to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_numbers() {
        assert_eq!(numbered("7. Your rights"), Some(("7".into(), "your rights".into())));
        assert_eq!(numbered("7.1 Access"), Some(("7.1".into(), "access".into())));
        assert_eq!(numbered("14 days"), None);
        assert_eq!(numbered("2018. Changes"), None);
    }

    #[test]
    fn labels_are_read_in_all_digits() {
        for (words, number) in [("3. Use", 3), ("۵.سلب", 5), ("(৩) Use", 3), ("12) Use", 12), ("3、使用", 3)] {
            assert_eq!(label(words).map(|(number, ..)| number), Some(number), "{words}");
        }
        for words in ["3.1 Use", "2018. Use", "(3. Use", "3 watches", "3.", "Use"] {
            assert_eq!(label(words), None, "{words}");
        }
    }

    #[test]
    fn references_are_found_whatever_their_case() {
        assert_eq!(references("See section 7.2, and Section\u{a0}8.", "section").len(), 2);
        assert_eq!(references("intersection 7, section seven, section 230", "section").len(), 0);
        assert_eq!(references("Énoncé, SEÇÃO 3", "seção")[0].1, "3");
    }
}
