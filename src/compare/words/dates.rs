//! Dates with the name of the month, which are read as one: `25 May 2018`, `25. Mai 2018`, `25 de mayo de 2018`, `May 25, 2018`.

use super::Word;

/// Makes one word of each such date. What is a month nobody is asked: between a day and a year stands hardly anything else.
pub(in crate::compare) fn join_dates(text: &str, words: &mut Vec<Word>) {
    // Most texts have no year, and most words do not begin as one does.
    let has_year = |word: &Word| {
        let word = &text[word.word.clone()];
        word.len() >= 4 && begins_with_digit(word) && matches!(part(word), Part::Year | Part::DayAndYear)
    };
    if !words.iter().any(has_year) {
        return;
    }
    let parts: Vec<Part> = words.iter().map(|word| part(&text[word.word.clone()])).collect();
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let is_date = |date: &&&[Part]| parts[at..].starts_with(date) && is_spaced(text, &words[at..], date);
        let length = DATES.iter().find(is_date).map_or(1, |date| date.len());
        let (first, last) = (&words[at], &words[at + length - 1]);
        joined.push(Word { word: first.word.start..last.word.end, end: last.end });
        at += length;
    }
    *words = joined;
}

/// Whether a digit of some script begins a word; letters of Latin, Greek, Cyrillic and Arabic are told at first sight.
fn begins_with_digit(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_ascii_digit() || c >= '\u{660}' && c.is_numeric())
}

/// A word of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// One or two digits, as in `25`, `1er`, `2nd`.
    Day,
    /// Four digits.
    Year,
    /// What [segments](super::segments::joined) are joined to already: `25, 2018`.
    DayAndYear,
    /// Only letters, as the name of a month.
    Name,
    /// A word between the parts.
    Of,
    /// A word behind the year, where that comes first.
    OfYear,
    /// The sign of an ordinal number.
    Stop,
    Other,
}

/// As languages write dates.
const DATES: [&[Part]; 8] = {
    use Part::{Day, DayAndYear, Name, Of, OfYear, Stop, Year};
    [
        &[Day, Name, Year],
        &[Day, Stop, Name, Year],
        &[Day, Of, Name, Of, Year],
        &[Day, Of, Name, Year],
        &[Day, Name, Of, Year],
        &[Day, Name, Day, Of, Year],
        &[Year, OfYear, Day, Name],
        &[Name, DayAndYear],
    ]
};

/// Whether one white space stands behind each word of a date but the last, and none before a stop.
fn is_spaced(text: &str, words: &[Word], date: &[Part]) -> bool {
    words
        .iter()
        .zip(&date[1..])
        .all(|(Word { word, end }, next)| text[word.end..*end].chars().count() == usize::from(*next != Part::Stop))
}

fn part(word: &str) -> Part {
    let digits = if begins_with_digit(word) { word.chars().take_while(|c| c.is_numeric()).count() } else { 0 };
    let behind = word.chars().skip(digits);
    match digits {
        0 => match word {
            "." => Part::Stop,
            "de" | "del" | "of" | "năm" => Part::Of,
            "жылғы" | "жылы" => Part::OfYear,
            word if word.chars().all(char::is_alphabetic) => Part::Name,
            _ => Part::Other,
        },
        1 | 2 if behind.clone().count() <= 2 && behind.clone().all(char::is_alphabetic) => Part::Day,
        1 | 2 if word.len() == digits + 6 && word.ends_with(|c: char| c.is_ascii_digit()) && word.contains(", ") => {
            Part::DayAndYear
        }
        4 if behind.clone().next().is_none() => Part::Year,
        _ => Part::Other,
    }
}
