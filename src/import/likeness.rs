//! How like what stands below headings is, within a language and across languages.
//!
//! In: the blocks of a text. Out: for each heading the [`Body`] below it. Nobody translates here: bodies in two languages are told by
//! what stays in translation (numbers, addresses, names in Latin capitals), by how long they are beside the rest of their text, and
//! by how many blocks they have.

use std::collections::HashSet;

use super::document::{Block, Inline, for_each_text, plain};
use crate::compare::Bag;
use crate::id::without_number;

/// What stands between a heading and the next one.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    words: Bag,
    /// What may stay in translation, the heading's included.
    marks: Vec<String>,
    /// In letters and digits.
    length: usize,
    blocks: usize,
}

/// Bodies under different headings are one if at least so much of their words is the same (thousandths).
const SIMILAR: usize = 250;
/// Those of a text and of its translation are likely one if they are as like as this, in thousandths. In real notices and terms of
/// ten years those that are one are at 680 to 990 mostly, others at 380 to 670.
pub(super) const LIKELY: usize = 680;

/// In letters.
const FEW: usize = 40;

impl Body {
    /// Whether both say much the same in one language; what says nothing says nothing else.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.words.is_empty() || other.words.is_empty() || self.words.similarity(&other.words) >= SIMILAR
    }
}

/// A text and its translation, body by body.
pub(super) struct Likeness<'a> {
    bodies: (Vec<&'a Body>, Vec<&'a Body>),
    /// Of each body, what stays in translation: what the other text has as well, wherever. German nouns begin with capitals too.
    marks: (Vec<Bag>, Vec<Bag>),
    /// Of the whole texts.
    lengths: (usize, usize),
}

impl<'a> Likeness<'a> {
    pub(super) fn of(one: impl Iterator<Item = &'a Body>, other: impl Iterator<Item = &'a Body>) -> Self {
        let (one, other): (Vec<_>, Vec<_>) = (one.collect(), other.collect());
        let marks = |bodies: &[&'a Body]| -> HashSet<&'a str> {
            bodies.iter().flat_map(|body| &body.marks).map(String::as_str).collect()
        };
        let (ours, theirs) = (marks(&one), marks(&other));
        let shared = |bodies: &[&Body], in_other: &HashSet<&str>| -> Vec<Bag> {
            let shared =
                |body: &&Body| Bag::of_texts(body.marks.iter().filter(|mark| in_other.contains(mark.as_str())));
            bodies.iter().map(shared).collect()
        };
        let length = |bodies: &[&Body]| bodies.iter().map(|body| body.length).sum();
        Self {
            marks: (shared(&one, &theirs), shared(&other, &ours)),
            lengths: (length(&one), length(&other)),
            bodies: (one, other),
        }
    }

    /// How likely a body of the one text says what a body of the other one says, in thousandths.
    pub(super) fn between(&self, one: usize, other: usize) -> usize {
        let (marks, other_marks) = (&self.marks.0[one], &self.marks.1[other]);
        let (one, other) = (self.bodies.0[one], self.bodies.1[other]);
        // As long as it would be in the other language. A few letters more or less tell nothing.
        let translated = one.length * self.lengths.1 / self.lengths.0.max(1);
        let lengths = ratio(translated + FEW, other.length + FEW);
        let blocks = ratio(one.blocks, other.blocks);
        if marks.is_empty() && other_marks.is_empty() {
            return (3 * lengths + blocks) / 4;
        }
        (3 * marks.similarity(other_marks) + 2 * lengths + blocks) / 6
    }
}

/// How much of the larger one the smaller one is, in thousandths.
fn ratio(a: usize, b: usize) -> usize {
    match a.max(b) {
        0 => 1000,
        larger => 1000 * a.min(b) / larger,
    }
}

/// What stands below each heading.
pub(super) fn bodies(blocks: &mut [Block]) -> Vec<Body> {
    let mut bodies = Vec::new();
    for section in blocks.chunk_by_mut(|_, next| !matches!(next, Block::Heading(_))) {
        let Some((Block::Heading(heading), below)) = section.split_first_mut() else { continue };
        let mut body = Body { blocks: below.len(), ..Body::default() };
        let (mut words, mut marks) = (Vec::new(), Vec::new());
        add_marks(without_number(&plain(&heading.text)), &heading.text, &mut marks);
        for_each_text(below, &mut |text| {
            let said = plain(text);
            body.length += said.chars().filter(|c| c.is_alphanumeric()).count();
            add_marks(&said, text, &mut marks);
            words.push(said);
        });
        (body.words, body.marks) = (Bag::of_texts(words), marks);
        bodies.push(body);
    }
    bodies
}

/// Whether a word is a number, or a name as "Aurora" is: what begins with a capital and is long enough not to be in two languages by
/// chance.
fn is_mark(word: &str) -> bool {
    let is_name = word.len() >= 4 && word.is_ascii() && word.starts_with(|c: char| c.is_ascii_uppercase());
    is_name || word.chars().all(char::is_numeric)
}

/// Collects what may stay in a translation of a line: numbers, names, and where links lead, but for the language in their addresses.
fn add_marks(said: &str, text: &[Inline], marks: &mut Vec<String>) {
    let words = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && is_mark(word));
    marks.extend(words.map(ToOwned::to_owned));
    add_addresses(text, marks);
}

fn add_addresses(text: &[Inline], marks: &mut Vec<String>) {
    for inline in text {
        match inline {
            Inline::Link { target, text, .. } => {
                let parts = target.address.split('/').filter(|part| part.len() > 5 && !part.ends_with(':'));
                marks.extend(parts.map(ToOwned::to_owned));
                add_addresses(text, marks);
            }
            Inline::Span(_, text) => add_addresses(text, marks),
            _ => {}
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::import::document::Paragraph;

    /// What one paragraph says.
    pub(in crate::import) fn body(words: &str) -> Body {
        let heading = crate::import::document::Heading { level: 2, text: Vec::new(), id: None, line: 1 };
        let paragraph = Paragraph { text: vec![Inline::Text(words.to_owned())], pin: None };
        bodies(&mut [Block::Heading(heading), Block::Paragraph(paragraph)]).remove(0)
    }

    #[test]
    fn words_of_scripts_without_spaces_are_told_apart() {
        let same = |a: &str, b: &str| body(a).says_the_same(&body(b));
        assert!(same("我们收集您的姓名和地址。", "我们只收集您的姓名。"));
        assert!(!same("我们收集您的姓名和地址。", "浏览器每天更新一次。"));
    }

    #[test]
    fn a_translation_is_told_by_numbers_and_names() {
        let rights = body("You may complain to the authority within 30 days, or write to Aurora Devices.");
        let german =
            body("Sie können sich binnen 30 Tagen bei der Behörde beschweren oder an Aurora Devices schreiben.");
        let other =
            body("Wir bewahren Aufzeichnungen von Anrufen für 90 Tage auf und löschen sie danach in allen Systemen.");
        let likeness = Likeness::of([&rights].into_iter(), [&german, &other].into_iter());
        let [german, other] = [0, 1].map(|body| likeness.between(0, body));
        assert!(german > LIKELY && german > other + 200, "{german} and {other}");
    }
}
