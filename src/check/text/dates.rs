//! Dates that no calendar has, and dates in another language's words.

use super::parity::digit_of;
use super::vocabulary::base;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Kind, Line, OBJECT, Proof};
use crate::locale::{Date, Language, expected_scripts, is_letter, is_mark, months, script_of, weekdays};
use std::borrow::Cow;
use std::ops::Range;

pub(super) fn check(proof: &Proof<'_>, problems: &mut Diagnostics) {
    for line in proof.lines.iter().filter(|line| line.kind != Kind::Code && line.kind != Kind::Html) {
        if !line.words.contains(|c| digit_of(c).is_some()) {
            continue;
        }
        numeric(proof, line, problems);
        worded(proof, line, problems);
        not_whole(proof, line, problems);
        cut_year(proof, line, problems);
        weekday(proof, line, problems);
    }
}

/// `2020-09-8` and `2021-02-30`.
fn numeric(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let words = &line.words;
    for (start, token) in tokens(words) {
        let Some((fact, code, hint)) = wrong_day(token) else { continue };
        let at = start..start + token.len();
        problems.push(Diagnostic::new(code, fact).at(proof.span_of(line, at)).hint(hint));
    }
}

/// Runs of digits and hyphens.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let part = |c: char| c.is_ascii_digit() || c == '-' || c.is_alphabetic() || matches!(c, '/' | '.' | '_');
    text.split(move |c: char| !part(c)).filter(|token| !token.is_empty()).map(move |token| {
        let token = token.trim_end_matches('.');
        (token.as_ptr() as usize - text.as_ptr() as usize, token)
    })
}

/// What is wrong with a date of the form `2020-09-8`.
pub(super) fn wrong_day(token: &str) -> Option<(String, Code, String)> {
    let parts: Vec<&str> = token.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    if !(1900..2200).contains(&year.parse().unwrap_or(0)) {
        return None;
    }
    let padded = format!("{year}-{month:0>2}-{day:0>2}");
    if Date::parse(&padded).is_none() {
        let hint = "correct it: readers and courts go by this day".to_owned();
        return Some((format!("there is no day {token}"), Code::IMPOSSIBLE_DATE, hint));
    }
    (padded != token).then(|| {
        (
            format!("the date {token} lacks a zero"),
            Code::UNPADDED_DATE,
            format!("write `{padded}`: dates sort as text then"),
        )
    })
}

/// A day, a month's name and a year, in any order that has the month beside the day.
struct Worded<'a> {
    month: &'a str,
    at: Range<usize>,
    day: Option<i8>,
    year: Option<i16>,
}

fn worded(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    for date in dates_in(&without_ordinals(&line.words, &proof.language)) {
        let own = months(&proof.language);
        let english = Language::parse("en").map(|english| months(&english)).unwrap_or_default();
        let name = date.month.to_lowercase();
        let known = month_of(&name, &own, &proof.language);
        let span = proof.span_of(line, date.at.clone());
        if let Some(month) = known {
            let month = i8::try_from(month + 1).unwrap_or(1);
            let day = date.day.unwrap_or(1);
            // Without a year, every fourth has the day.
            if Date::new(date.year.unwrap_or(2024), month, day).is_none() {
                problems.push(
                    Diagnostic::new(Code::IMPOSSIBLE_DATE, format!("there is no day {day} in that month"))
                        .at(span)
                        .hint("correct it: readers and courts go by this day"),
                );
            }
            continue;
        }
        let script = name.chars().find_map(script_of);
        let expected = expected_scripts(&proof.language);
        let other_script = !expected.is_empty() && script.is_some_and(|script| !expected.contains(&script));
        let english = base(&proof.language) != "en" && english.contains(&name);
        if date.year.is_some() && (other_script && name.chars().count() > 2 || english && !own.is_empty()) {
            problems.push(
                Diagnostic::new(
                    Code::FOREIGN_DATE,
                    format!("the month `{}` is no word of `{}`", date.month, proof.language),
                )
                .at(span)
                .hint("write the date in the language of the text"),
            );
        }
    }
}

/// `Thursday, 16 November 2021`, which was a Tuesday.
fn weekday(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let names = weekdays(&proof.language);
    for (day, at) in days_in(&line.words, &proof.language) {
        let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '،' | '(' | '（' | '.');
        let before = line.words[..at.start].trim_end_matches(apart).to_lowercase();
        let behind = line.words[at.end..].trim_start_matches(apart).to_lowercase();
        let ends = |name: &str| {
            before.strip_suffix(name).is_some_and(|rest| !rest.ends_with(is_letter)) || behind.starts_with(name)
        };
        // One name may begin another: "pazar" and "pazartesi".
        let written = names.iter().filter(|name| ends(name)).max_by_key(|name| name.len());
        let right = names.get(day.civil().weekday().to_monday_zero_offset() as usize);
        if let (Some(written), Some(right)) = (written, right)
            && written != right
        {
            problems.push(
                Diagnostic::new(Code::IMPOSSIBLE_DATE, format!("{day} is no `{written}`, it is a `{right}`"))
                    .at(proof.span_of(line, at))
                    .hint("correct the day or its date: readers and courts go by it"),
            );
        }
    }
}

/// A line at the top that says when the text applies, and not in which year, `In force from 5 June`, or month, `25th, 2014`.
fn not_whole(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let near_top = proof.lines.iter().take(DATED_LINES).any(|other| std::ptr::eq(other, line));
    let plain = without_ordinals(&line.words, &proof.language);
    let short = plain.split_whitespace().count() <= LONGEST_DATE_LINE && !plain.contains(OBJECT);
    if line.kind != Kind::Paragraph || line.lists > 0 || line.section > 1 || !near_top || !short {
        return;
    }
    let own = months(&proof.language);
    let all: Vec<(usize, &str)> = parts(&plain).collect();
    if let [(start, day), (last, year)] = all[..]
        && value(day).is_some_and(|day| (1..=31).contains(&day))
        && value(year).is_some_and(|year| (1970..2100).contains(&year))
        && !own.is_empty()
    {
        problems.push(
            Diagnostic::new(Code::IMPOSSIBLE_DATE, "the date at the top has no month")
                .at(proof.span_of(line, start..last + year.len()))
                .hint("write the whole day: readers and courts ask since when a text applies"),
        );
        return;
    }
    let numbers = || all.iter().filter(|(_, part)| value(part).is_some());
    let is_month = |part: &str| own.contains(&part.to_lowercase());
    let [(at, day)] = numbers().collect::<Vec<_>>()[..] else { return };
    let index = all.iter().position(|(other, _)| other == at).unwrap_or_default();
    let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|beside| all.get(beside));
    let Some((month_at, month)) = beside.copied().find(|(_, part)| is_month(part)) else { return };
    if value(day).is_some_and(|day| (1..=31).contains(&day)) {
        let range = *at.min(&month_at)..(at + day.len()).max(month_at + month.len());
        problems.push(
            Diagnostic::new(Code::IMPOSSIBLE_DATE, "the date at the top has no year")
                .at(proof.span_of(line, range))
                .hint("write the year: readers and courts ask since when a text applies"),
        );
    }
}

/// In words, with those before the date.
const LONGEST_DATE_LINE: usize = 6;

/// `5 June 019`, which lost a digit.
fn cut_year(proof: &Proof<'_>, line: &Line, problems: &mut Diagnostics) {
    let own = months(&proof.language);
    let parts: Vec<(usize, &str)> = parts(&line.words).collect();
    for run in parts.windows(3) {
        let [(_, day), (at, month), (start, year)] = run else { continue };
        let is_cut = year.len() == 3 && year.starts_with('0') && value(day).is_some_and(|day| (1..=31).contains(&day));
        let beside = line.words.get(at + month.len()..*start).is_some_and(|gap| gap.trim().is_empty());
        if is_cut && beside && month_of(&month.to_lowercase(), &own, &proof.language).is_some() {
            problems.push(
                Diagnostic::new(Code::IMPOSSIBLE_DATE, format!("the year `{year}` lacks a digit"))
                    .at(proof.span_of(line, *start..start + year.len()))
                    .hint("correct it: readers and courts go by this day"),
            );
        }
    }
}

/// The number of a month, from 0. Languages that join endings to words have the name at the beginning of one.
fn month_of(word: &str, months: &[String], language: &Language) -> Option<usize> {
    const JOINING: [&str; 16] =
        ["kk", "ky", "tt", "ba", "sah", "cv", "uz", "az", "tk", "tr", "fi", "et", "hu", "mn", "lv", "ka"];
    // In Slovene the name of the month stands in either case.
    let nominative = |month: &String| {
        base(language) == "sl" && (month.strip_suffix('a') == Some(word) || word == "marec" && month == "marca")
    };
    let exact = months.iter().position(|month| month == word || nominative(month));
    if exact.is_some() || !JOINING.contains(&base(language)) {
        return exact;
    }
    let begins = |month: &String| {
        let stem = match base(language) {
            "lv" => month.strip_suffix("is").or(month.strip_suffix('s')).unwrap_or(month),
            // The last vowel but one falls away: ნოემბერი, ნოემბრიდან.
            "ka" => month.char_indices().nth(4).map_or(month.as_str(), |(at, _)| &month[..at]),
            _ => month.trim_end_matches('ь'),
        };
        stem.chars().count() >= 3
            && word.starts_with(stem)
            && word.chars().count() <= stem.chars().count() + LONGEST_ENDING
    };
    months.iter().position(begins)
}

/// In characters.
const LONGEST_ENDING: usize = 7;

/// A number in the digits of any script.
fn value(digits: &str) -> Option<i16> {
    digits.chars().map(digit_of).collect::<Option<String>>()?.parse().ok()
}

/// Dates with a word between or before two numbers, of which one is a year: `5 December 2023`, `December 5, 2023`.
fn dates_in(words: &str) -> Vec<Worded<'_>> {
    let parts: Vec<(usize, &str)> = parts(words).collect();
    let mut found = Vec::new();
    let number = |at: usize| parts.get(at).and_then(|(_, part)| value(part));
    let day_of = |at: usize| number(at).filter(|day| (1..=39).contains(day)).and_then(|day| i8::try_from(day).ok());
    let year_of = |at: usize| number(at).filter(|year| (1970..2100).contains(year));
    for (at, (start, part)) in parts.iter().enumerate() {
        if !part.chars().next().is_some_and(is_letter) {
            continue;
        }
        let gap = |from: usize, to: usize| match (parts.get(from), parts.get(to)) {
            (Some((a, part)), Some((b, _))) => words.get(a + part.len()..*b).unwrap_or("?"),
            _ => "?",
        };
        let close = |gap: &str| {
            let marks = gap.chars().filter(|c| !c.is_whitespace()).count();
            marks <= 3 && !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() || ".,-º°".contains(c))
        };
        let before = at.checked_sub(1);
        // 5 December 2023, or 2023 December 5
        if let Some(before) = before
            && let Some((day, year)) =
                day_of(before).zip(year_of(at + 1)).or_else(|| day_of(at + 1).zip(year_of(before)))
            && close(gap(before, at))
            && close(gap(at, at + 1))
        {
            let end = parts[at + 1].0 + parts[at + 1].1.len();
            found.push(Worded { month: part, at: parts[before].0..end, day: Some(day), year: Some(year) });
            continue;
        }
        // 2023 [of the year] 5 December
        if let Some(before) = before
            && let (Some(day), Some(year)) = (day_of(before), before.checked_sub(2).and_then(year_of))
            && close(gap(before, at))
            && close(gap(before - 2, before - 1))
            && close(gap(before - 1, before))
        {
            found.push(Worded {
                month: part,
                at: parts[before - 2].0..start + part.len(),
                day: Some(day),
                year: Some(year),
            });
            continue;
        }
        // December 5, 2023
        if let (Some(day), Some(year)) = (day_of(at + 1), year_of(at + 2))
            && close(gap(at, at + 1))
            && close(gap(at + 1, at + 2))
        {
            let end = parts[at + 2].0 + parts[at + 2].1.len();
            found.push(Worded { month: part, at: *start..end, day: Some(day), year: Some(year) });
        }
    }
    found
}

/// The whole days of a text, in the forms of its language, with their places.
pub(super) fn days_in(words: &str, language: &Language) -> Vec<(Date, Range<usize>)> {
    let own = months(language);
    let english = Language::parse("en").map(|english| months(&english)).unwrap_or_default();
    let mut found: Vec<(Date, Range<usize>)> = Vec::new();
    let words = &*without_ordinals(words, language);
    for date in worded_days(words) {
        let name = date.month.to_lowercase();
        let month = month_of(&name, &own, language).or(english.iter().position(|month| *month == name));
        let day = month.and_then(|month| Date::new(date.year?, i8::try_from(month + 1).ok()?, date.day?));
        found.extend(day.map(|day| (day, date.at)));
    }
    found.extend(tokens(words).filter_map(|(at, token)| Some((numeric_day(token, language)?, at..at + token.len()))));
    found.extend(lettered_days(words));
    found.extend(spaced_days(words, language));
    found.sort_by_key(|(_, at)| at.start);
    found
}

/// The one whole day of a text that has no other number; its year, month and day may have any words between them, as in
/// `2018. gada 30. novembra`.
pub(super) fn only_day(words: &str, language: &Language) -> Option<(Date, Range<usize>)> {
    let mut known = days_in(words, language);
    // One form may be read in two ways.
    known.dedup_by_key(|(day, _)| *day);
    let numbers_beside =
        |at: &Range<usize>| parts(words).any(|(start, part)| value(part).is_some() && !at.contains(&start));
    match &known[..] {
        [(_, at)] if !numbers_beside(at) => return known.pop(),
        [] => {}
        _ => return None,
    }
    let own = months(language);
    let all: Vec<(usize, &str)> = parts(words).collect();
    let numbers: Vec<(usize, &str)> =
        all.iter().copied().filter(|(_, part)| part.starts_with(|c| digit_of(c).is_some())).collect();
    let [first, second] = numbers[..] else { return None };
    let named = |of: &dyn Fn(&str) -> Option<usize>| -> Vec<(usize, usize, usize)> {
        let month = |(at, part): &(usize, &str)| Some((of(&part.to_lowercase())?, *at, at + part.len()));
        all.iter().filter_map(month).collect()
    };
    let mut months = named(&|word| month_of(word, &own, language));
    if months.is_empty() {
        months = named(&|word| own.iter().position(|month| is_other_case(word, month)));
    }
    let [(month, start, end)] = months[..] else { return None };
    let (year, day) = if value(first.1)? > 31 { (first, second) } else { (second, first) };
    let year_of = value(year.1).filter(|year| (1970..2100).contains(year))?;
    let date = Date::new(year_of, i8::try_from(month + 1).ok()?, i8::try_from(value(day.1)?).ok()?)?;
    let (last, part) = second;
    Some((date, first.0.min(start)..end.max(last + part.len())))
}

/// Whether a word may be the name of a month in another case than dates have it: only their ends differ.
fn is_other_case(word: &str, month: &str) -> bool {
    let shared = word.chars().zip(month.chars()).take_while(|(a, b)| a == b).count();
    let rest = |name: &str| name.chars().count() - shared;
    shared >= SHORTEST_STEM && rest(word) <= 2 && rest(month) <= 2
}

/// In characters.
const SHORTEST_STEM: usize = 3;

/// A text of the same length without the endings of its ordinal numbers: `15ই আগস্ট`, `5th`, `8-р сарын`.
fn without_ordinals<'a>(words: &'a str, language: &Language) -> Cow<'a, str> {
    let endings: &[&str] = match base(language) {
        "en" => &["st", "nd", "rd", "th"],
        "bn" | "as" => &["ই", "লা", "রা", "ঠা", "শে", " ই", " লা", " রা", " ঠা", " শে"],
        "mn" => &["-р", "-ны", "-ний", "-н"],
        "eo" => &["-a", "a"],
        "eu" => &["ko", "eko", "an", "ean", "a"],
        "fr" => &["er"],
        "cy" => &["af", "ain", "il", "ydd", "fed", "eg"],
        "nl" | "fy" | "sv" => &["e"],
        _ => return Cow::Borrowed(words),
    };
    let mut plain = String::new();
    let mut from = 0;
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    for pair in chars.windows(2) {
        let [(_, digit), (at, _)] = pair else { continue };
        let ends = |ending: &&&str| {
            words[*at..].strip_prefix(**ending).is_some_and(|rest| !rest.starts_with(is_mark_or_letter))
        };
        if *at >= from
            && digit_of(*digit).is_some()
            && let Some(ending) = endings.iter().find(ends)
        {
            plain.push_str(&words[from..*at]);
            plain.push_str(&" ".repeat(ending.len()));
            from = at + ending.len();
        }
    }
    if from == 0 { Cow::Borrowed(words) } else { Cow::Owned(plain + &words[from..]) }
}

/// Days with a word for the month, those with small words between included: `1 de mayo de 2025`, `1 May, 2025`.
fn worded_days(words: &str) -> Vec<Worded<'_>> {
    let mut found = dates_in(words);
    let parts: Vec<(usize, &str)> = parts(words).collect();
    for run in parts.windows(5) {
        let [(start, day), (_, of), (_, month), (_, of_too), (end, year)] = run else { continue };
        if matches!(*of, "de" | "d")
            && matches!(*of_too, "de" | "del")
            && let (Ok(day), Some(year)) = (day.parse(), value(year))
        {
            found.push(Worded { month, at: *start..end + year_length(words, *end), day: Some(day), year: Some(year) });
        }
        // 2019 оны наймдугаар сарын 15
        if matches!(*of, "оны" | "он")
            && *of_too == "сарын"
            && let (Some(year), Some(day)) = (value(day), value(year).and_then(|day| i8::try_from(day).ok()))
        {
            found.push(Worded { month, at: *start..end + year_length(words, *end), day: Some(day), year: Some(year) });
        }
    }
    for run in parts.windows(4) {
        // 30 de novembro 2018
        if let [(start, day), (_, "de"), (_, month), (end, year)] = run
            && let (Some(day), Some(year)) = (value(day).and_then(|day| i8::try_from(day).ok()), value(year))
        {
            found.push(Worded { month, at: *start..end + year_length(words, *end), day: Some(day), year: Some(year) });
        }
        let [(start, year), (_, "m"), (_, month), (end, day)] = run else { continue };
        // 2019 m. rugpjūčio 15 d.
        if let (Some(year), Some(day)) = (value(year), value(day).and_then(|day| i8::try_from(day).ok())) {
            found.push(Worded { month, at: *start..end + day_length(words, *end), day: Some(day), year: Some(year) });
        }
    }
    found
}

fn day_length(words: &str, at: usize) -> usize {
    words[at..].find(|c: char| digit_of(c).is_none()).unwrap_or(words.len() - at)
}

fn year_length(words: &str, at: usize) -> usize {
    words[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len() - at)
}

/// `2025-05-01`, `01.05.2025`, and with slashes where they have one meaning.
fn numeric_day(token: &str, language: &Language) -> Option<Date> {
    if let Some(day) = Date::parse(token) {
        return Some(day);
    }
    let slashes_begin_with_the_day = ["fr", "es", "it", "pt", "ro", "vi"].contains(&base(language));
    let separator = ['.', '/'].into_iter().find(|c| token.contains(*c))?;
    if separator == '/' && !slashes_begin_with_the_day {
        return None;
    }
    let numbers: Vec<i16> = token.split(separator).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [day, month, year] = numbers[..] else { return None };
    (year >= 1970).then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)).flatten()
}

/// `2025年5月1日`, `2025년 5월 1일`, `1 tháng 5 năm 2025`.
fn lettered_days(words: &str) -> Vec<(Date, Range<usize>)> {
    let parts: Vec<(usize, &str)> = parts(words).collect();
    let mut found = Vec::new();
    for run in parts.windows(5) {
        let [(start, a), (_, first), (_, b), (_, second), (last, c)] = run else { continue };
        let (Some(a), Some(b), Some(c)) = (value(a), value(b), value(c)) else { continue };
        let (year, month, day) = match (*first, *second) {
            ("年" | "년", "月" | "월") | ("оны" | "он", "сарын") => (a, b, c),
            ("tháng", "năm") => (c, b, a),
            _ => continue,
        };
        let date =
            i8::try_from(month).ok().zip(i8::try_from(day).ok()).and_then(|(month, day)| Date::new(year, month, day));
        found.extend(date.map(|date| (date, *start..last + year_length(words, *last))));
    }
    for run in parts.windows(6) {
        let [(start, year), (_, "оны" | "он"), (_, "арван"), (_, unit), (_, "сарын"), (last, day)] = run
        else {
            continue;
        };
        let month = match *unit {
            "нэг" | "нэгдүгээр" => 11,
            "хоёр" | "хоёрдугаар" => 12,
            _ => continue,
        };
        let date = value(year).zip(value(day)).and_then(|(year, day)| Date::new(year, month, i8::try_from(day).ok()?));
        found.extend(date.map(|date| (date, *start..last + day_length(words, *last))));
    }
    found
}

/// `30. 11. 2018` and `2018. 11. 30.`, with spaces.
fn spaced_days(words: &str, language: &Language) -> Vec<(Date, Range<usize>)> {
    let day_first = ["cs", "sk", "sl", "hr", "sr", "bs", "de", "fi", "et"].contains(&base(language));
    let year_first = ["hu", "ko"].contains(&base(language));
    if !day_first && !year_first {
        return Vec::new();
    }
    let parts: Vec<(usize, &str)> = parts(words).collect();
    let day_of = |run: &[(usize, &str)]| {
        let [(start, a), (middle, b), (last, c)] = run else { return None };
        let apart =
            words.get(start + a.len()..*middle) == Some(". ") && words.get(middle + b.len()..*last) == Some(". ");
        let (a, b, c) = (value(a)?, value(b)?, value(c)?);
        let (year, day) = if day_first { (c, a) } else { (a, c) };
        let date = Date::new(year, i8::try_from(b).ok()?, i8::try_from(day).ok()?)?;
        (apart && year >= 1970).then(|| (date, *start..last + day_length(words, *last)))
    };
    parts.windows(3).filter_map(day_of).collect()
}

/// Runs of letters and runs of digits, with their offsets.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let kind = |c: char| if digit_of(c).is_some() { 1 } else { usize::from(is_mark_or_letter(c)) * 2 };
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            let kind_of_first = kind(first);
            let end = rest.find(|c| kind(c) != kind_of_first).unwrap_or(rest.len());
            let (part, behind) = rest.split_at(end);
            let at = part.as_ptr() as usize - text.as_ptr() as usize;
            rest = behind;
            if kind_of_first > 0 {
                return Some((at, part));
            }
        }
    })
}

fn is_mark_or_letter(c: char) -> bool {
    is_letter(c) || is_mark(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// How many lines from the top a text shows its date.
const DATED_LINES: usize = 6;

/// The first whole day that a text shows near its top, and where in the file.
pub(super) fn first_day(proof: &Proof<'_>) -> Option<(Date, Range<usize>)> {
    let first = |line: &Line| {
        let (day, at) = days_in(&line.words, &proof.language).into_iter().next()?;
        Some((day, line.source(at)))
    };
    proof.lines.iter().take(DATED_LINES).find_map(first)
}
