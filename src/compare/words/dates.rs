//! Dates with the name of the month, which are read as one: `25 May 2018`, `25. Mai 2018`, `25 de mayo de 2018`, `May 25, 2018`.

use super::Word;

/// Makes one word of each such date. What is a month nobody is asked: between a day and a year stands hardly anything else.
pub(in crate::compare) fn join_dates(text: &str, words: &mut Vec<Word>) {
    // Most texts have no year.
    let may_end = |word: &Word| matches!(part(&text[word.word.clone()]), Part::Year | Part::DayAndYear);
    if !words.iter().any(may_end) {
        return;
    }
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = &words[..];
    while let [first, behind @ ..] = rest {
        match DATES.iter().find(|date| is_date(text, rest, date)) {
            Some(date) => {
                let last = &rest[date.len() - 1];
                joined.push(Word { word: first.word.start..last.word.end, end: last.end });
                rest = &rest[date.len()..];
            }
            None => {
                joined.push(first.clone());
                rest = behind;
            }
        }
    }
    *words = joined;
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

fn is_date(text: &str, words: &[Word], date: &[Part]) -> bool {
    let is_part = |(at, is): (usize, &Part)| {
        let Some(Word { word, end }) = words.get(at) else { return false };
        let space = &text[word.end..*end];
        // One white space stands behind each word but the last, and none before a stop.
        let goes_on = match date.get(at + 1) {
            None => true,
            Some(Part::Stop) => space.is_empty(),
            Some(_) => space.chars().count() == 1,
        };
        goes_on && part(&text[word.clone()]) == *is
    };
    date.iter().enumerate().all(is_part)
}

fn part(word: &str) -> Part {
    let digits = word.chars().take_while(|c| c.is_numeric()).count();
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
