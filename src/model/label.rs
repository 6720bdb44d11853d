//! Labels of sections and of list items: their patterns, and how a reference cites them.

use crate::locale::{script_of, written_without_spaces};

/// The pattern of a label: `1.`, `(a)`, `A.`, `1.1`, `§ 1`.
///
/// The last counter is the level's own; counters before it are those of the levels above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelPattern {
    parts: Vec<LabelPart>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum LabelPart {
    Literal(String),
    Counter(Counter),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counter {
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

impl LabelPattern {
    /// Reads a pattern. `None` where it has no counter (`1`, `a`, `A`, `i`, `I`, each standing alone or beside characters of a script
    /// that sets no space there: `第1条`, `제1조`).
    #[must_use]
    pub fn parse(pattern: &str) -> Option<Self> {
        let characters: Vec<char> = pattern.chars().collect();
        let mut parts = Vec::new();
        for (index, &c) in characters.iter().enumerate() {
            let beside = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|&c| continues_word(c));
            let alone = !beside(index.checked_sub(1)) && !beside(Some(index + 1));
            let counter = match c {
                '1' => Some(Counter::Decimal),
                'a' => Some(Counter::LowerLetter),
                'A' => Some(Counter::UpperLetter),
                'i' => Some(Counter::LowerRoman),
                'I' => Some(Counter::UpperRoman),
                _ => None,
            };
            match (counter.filter(|_| alone), parts.last_mut()) {
                (Some(counter), _) => parts.push(LabelPart::Counter(counter)),
                (None, Some(LabelPart::Literal(literal))) => literal.push(c),
                (None, _) => parts.push(LabelPart::Literal(c.to_string())),
            }
        }
        parts.iter().any(|part| matches!(part, LabelPart::Counter(_))).then_some(Self { parts })
    }

    /// Writes the label for `numbers`, the counts of all levels down to this one, outermost first.
    #[must_use]
    pub fn label(&self, numbers: &[u64]) -> Label {
        let levels = self.parts.iter().filter(|part| matches!(part, LabelPart::Counter(_))).count();
        let mut numbers = numbers.iter().skip(numbers.len().saturating_sub(levels));
        let text = self
            .parts
            .iter()
            .map(|part| match part {
                LabelPart::Literal(literal) => literal.clone(),
                LabelPart::Counter(counter) => numbers.next().map_or_else(String::new, |&n| counter.write(n)),
            })
            .collect();
        let says_kind = self.parts.iter().any(|part| match part {
            LabelPart::Literal(literal) => literal.contains(|c: char| c.is_alphanumeric() || KINDS.contains(&c)),
            LabelPart::Counter(_) => false,
        });
        Label { text, levels, says_kind }
    }
}

/// Signs that say what a number counts, as a word does.
const KINDS: [char; 4] = ['§', '¶', '№', '#'];

/// The label of a section or item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// As it is shown, "3." or "§ 4"; empty where its level has none.
    pub text: String,
    /// How many levels its numbers count, its own included: two in "3.1".
    pub levels: usize,
    /// Whether it says itself what it counts, as "Article 3", "第3条" and "§ 4" do.
    pub says_kind: bool,
}

/// Of the labels on the way to a section or item, outermost first, those that together say its whole number: a label that counts
/// the levels above it stands for theirs.
pub fn needed<'a>(way: &[&'a Label]) -> impl DoubleEndedIterator<Item = &'a Label> + use<'a> {
    let mut needed = Vec::new();
    let mut rest = way;
    while let Some((label, _)) = rest.split_last() {
        needed.push(*label);
        rest = &rest[..rest.len().saturating_sub(label.levels.max(1))];
    }
    needed.into_iter().rev().filter(|label| !label.text.is_empty())
}

/// A number of several labels as a reference cites it, outermost first: "10", "3.2", "1.1 (a)", "§ 3 (1)", "第1章第2条".
#[must_use]
pub fn cited(labels: &[&str]) -> String {
    let numbers: Vec<&str> = labels.iter().copied().map(number).collect();
    if numbers.iter().all(|number| number.bytes().all(|b| b.is_ascii_digit() || b == b'.')) {
        return numbers.join(".");
    }
    let mut cited = numbers.first().map_or_else(String::new, |&first| first.to_owned());
    for label in labels.iter().skip(1).copied().map(without_stop) {
        let glued = |c: Option<char>| c.is_some_and(written_without_spaces);
        if !(glued(cited.chars().next_back()) && glued(label.chars().next())) {
            cited.push(' ');
        }
        cited.push_str(label);
    }
    cited
}

/// A label without the marks that only part it from a heading.
fn without_stop(label: &str) -> &str {
    label.trim().trim_end_matches(|c: char| c.is_whitespace() || ".:–—-、．：".contains(c))
}

/// The same without the bracket behind a number, "1)", which has no other half.
fn number(label: &str) -> &str {
    let label = without_stop(label);
    if label.contains(['(', '（']) { label } else { label.trim_end_matches([')', '）']) }
}

/// Whether a character makes one word with a letter or digit beside it.
fn continues_word(c: char) -> bool {
    c.is_alphanumeric() && !written_without_spaces(c) && script_of(c) != Some("Hang")
}

impl Counter {
    fn write(self, n: u64) -> String {
        match self {
            Self::Decimal => n.to_string(),
            Self::LowerLetter => letters(n),
            Self::UpperLetter => letters(n).to_uppercase(),
            Self::LowerRoman => roman(n),
            Self::UpperRoman => roman(n).to_uppercase(),
        }
    }
}

/// a, b ... z, aa, ab ...
fn letters(mut n: u64) -> String {
    let mut reversed = Vec::new();
    while n > 0 {
        n -= 1;
        reversed.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
    }
    reversed.iter().rev().collect()
}

fn roman(mut n: u64) -> String {
    const NUMERALS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    // Beyond 3999 there are no plain Roman numerals; a list that long is numbered in digits.
    if n >= 4000 {
        return n.to_string();
    }
    let mut out = String::new();
    for (value, numeral) in NUMERALS {
        while n >= value {
            out.push_str(numeral);
            n -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(pattern: &str, numbers: &[u64]) -> String {
        LabelPattern::parse(pattern).expect("a counter").label(numbers).text
    }

    #[test]
    fn labels_as_lawyers_write_them() {
        assert_eq!(label("1.", &[10]), "10.");
        assert_eq!(label("(a)", &[3, 2]), "(b)");
        assert_eq!(label("a.", &[28]), "ab.");
        assert_eq!(label("1.1", &[4, 12]), "4.12");
        assert_eq!(label("§ 1", &[7]), "§ 7");
        assert_eq!(label("(i)", &[1, 14]), "(xiv)");
        assert_eq!(label("Article I –", &[9]), "Article IX –");
        assert_eq!(label("第1条", &[12]), "第12条");
        assert_eq!(label("제1조", &[2]), "제2조");
        assert!(LabelPattern::parse("•").is_none());
        assert!(LabelPattern::parse("B1").is_none(), "a name, and no counter");
    }

    /// What a reference says of the last of these levels, each with its first number, and whether that says what it counts.
    fn citation(patterns: &[&str]) -> (String, bool) {
        let labels: Vec<Label> = patterns
            .iter()
            .enumerate()
            .map(|(depth, pattern)| LabelPattern::parse(pattern).expect("a counter").label(&vec![1; depth + 1]))
            .collect();
        let needed: Vec<&Label> = needed(&labels.iter().collect::<Vec<_>>()).collect();
        let texts: Vec<&str> = needed.iter().map(|label| label.text.as_str()).collect();
        (cited(&texts), needed[0].says_kind)
    }

    #[test]
    fn a_citation_has_the_labels_that_do_not_stand_in_others() {
        for (patterns, number) in [
            (&["1."][..], "1"),
            (&["1)"], "1"),
            (&["(a)"], "(a)"),
            (&["1.", "1."], "1.1"),
            (&["1.", "1.1"], "1.1"),
            (&["1.", "a)"], "1 a)"),
            (&["1.", "(a)"], "1 (a)"),
            (&["A.", "1."], "A 1"),
            (&["1.", "1.1", "1."], "1.1.1"),
            (&["1.", "1.1", "(a)"], "1.1 (a)"),
            (&["1.", "1.1", "(a)", "(i)"], "1.1 (a) (i)"),
            (&["1.", "1.1", "1.1.1", "(a)"], "1.1.1 (a)"),
        ] {
            assert_eq!(citation(patterns), (number.to_owned(), false), "{patterns:?}");
        }
    }

    #[test]
    fn a_label_with_a_word_or_sign_says_what_it_counts() {
        for (patterns, number) in [
            (&["Chapter 1."][..], "Chapter 1"),
            (&["Article I –"], "Article I"),
            (&["§ 1", "(1)"], "§ 1 (1)"),
            (&["Art. 1"], "Art. 1"),
            (&["第1条"], "第1条"),
            (&["第1章", "第1条"], "第1章第1条"),
            (&["제1장", "제1조"], "제1장 제1조"),
        ] {
            assert_eq!(citation(patterns), (number.to_owned(), true), "{patterns:?}");
        }
        assert_eq!(citation(&["1.", "Art. 1"]), ("1 Art. 1".to_owned(), false), "the chapter has no word of its own");
    }
}
