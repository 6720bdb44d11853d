//! Old archives for tests of the import: folders of days, repositories, and the words of what became of them.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of this")]

use lexloci::history::frozen;
use lexloci::model::markup::{Block, Final, for_each_line, plain_text};
use pulldown_cmark::{Event, Options, Parser};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How languages are spelt there, where it is not a BCP 47 tag of this tool.
pub const SPELLINGS: [&str; 7] =
    ["zh-CN=zh-Hans", "zh-TW=zh-Hant", "zh-HK=zh-Hant-HK", "iw=he", "in=id", "tl=fil", "tl-PH=fil-PH"];

/// Writes `<folder>/<day>/<language>.md`.
pub fn put(folder: &Path, day: &str, language: &str, text: impl AsRef<[u8]>) {
    let day = folder.join(day);
    fs::create_dir_all(&day).unwrap();
    fs::write(day.join(format!("{language}.md")), text).unwrap();
}

/// Runs git in a folder, as a person of ours at a moment of ours.
pub fn git(folder: &Path, moment: &str, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=Aurora", "-c", "user.email=legal@aurora.example", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_AUTHOR_DATE", moment)
        .env("GIT_COMMITTER_DATE", moment)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output()
        .expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The versions of a policy: id, and the frozen text of each language that it changed.
pub fn versions(site: &Path, policy: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let folder = site.join("history").join(policy);
    let ledger: toml::Table = fs::read_to_string(folder.join("ledger.toml")).expect("a ledger").parse().unwrap();
    let entries = ledger["entry"].as_array().unwrap();
    let released = entries.iter().filter_map(|entry| entry.get("version")?.as_str());
    let texts = |version: &str| {
        let editions = fs::read_to_string(folder.join(version).join("editions.toml")).expect("editions.toml");
        let editions: toml::Table = editions.parse().unwrap();
        let records = editions["edition"].as_array().unwrap().iter().map(|record| {
            let language = record["edition"].as_str().unwrap().split_once('/').unwrap().1.to_owned();
            let text = fs::read_to_string(folder.join(record["path"].as_str().unwrap())).expect("a frozen text");
            (language, text)
        });
        records.collect()
    };
    released.map(|version| (version.to_owned(), texts(version))).collect()
}

/// The versions in short: `2020-01-01: de en`.
pub fn outline(site: &Path, policy: &str) -> Vec<String> {
    let short = |(id, texts): (String, BTreeMap<String, String>)| {
        format!("{id}: {}", texts.into_keys().collect::<Vec<_>>().join(" "))
    };
    versions(site, policy).into_iter().map(short).collect()
}

/// The words of a frozen text, without spaces and punctuation.
pub fn frozen_words(text: &str) -> String {
    fn add(blocks: &[Block<Final>], words: &mut String) {
        for block in blocks {
            match block {
                Block::Code(code) => words.push_str(code),
                Block::List(list) => list.items.iter().for_each(|item| add(&item.blocks, words)),
                Block::Quote(blocks) => add(blocks, words),
                other => for_each_line(std::slice::from_ref(other), &mut |line| words.push_str(&plain_text(line))),
            }
        }
    }
    let text = frozen::read(text).expect("a frozen text");
    let mut words = plain_text(&text.title.content);
    text.preamble.iter().for_each(|body| add(&body.blocks, &mut words));
    assert!(text.precedence.is_empty(), "nothing is added to what stood there");
    for section in &text.sections {
        words.push_str(&plain_text(&section.heading.content));
        add(&section.blocks, &mut words);
    }
    only_words(&words)
}

/// The words of a text as it came, without its Markdown, HTML and attributes.
pub fn source_words(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let mut plain = String::new();
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some((before, behind)) = rest.split_once("{:") {
        plain.push_str(before);
        rest = behind.split_once('}').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    while let Some((before, behind)) = plain.split_once("<!--") {
        plain = format!("{before}{}", behind.split_once("-->").map_or("", |(_, after)| after));
    }
    let lines: Vec<String> = plain.lines().map(in_words).collect();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_DEFINITION_LIST;
    let mut words = String::new();
    for event in Parser::new_ext(&lines.join("\n"), options | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::Html(html) => words.push_str(&outside_tags(&html)),
            _ => words.push(' '),
        }
    }
    only_words(&words)
}

/// A line of a source, in which a date that stands alone is one: "5. November 2025" is no list whose number is not said, nor are
/// "5. jun, 2025\." and "2025. november 5.".
fn in_words(line: &str) -> String {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match line.split_whitespace().collect::<Vec<_>>()[..] {
        [first, month, last]
            if is_number(last.trim_end_matches(['.', '\\']))
                && month.trim_end_matches(',').chars().all(char::is_alphabetic) =>
        {
            match first.strip_suffix('.').filter(|number| is_number(number)) {
                Some(number) => format!("{number}\\. {month} {last}"),
                None => line.to_owned(),
            }
        }
        _ => line.to_owned(),
    }
}

fn outside_tags(html: &str) -> String {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words));
    let words = pieces.collect::<Vec<_>>().join(" ");
    ["&amp;", "&nbsp;", "&lt;", "&gt;", "&quot;", "&copy;"].iter().fold(words, |words, sign| words.replace(sign, " "))
}

fn only_words(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Folders that hold `<day>/<language>.md`.
pub fn find_documents(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name());
    let folders: BTreeSet<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    if folders.iter().any(|name| is_day(name)) {
        found.push(folder.to_path_buf());
    } else {
        folders.iter().for_each(|name| find_documents(&folder.join(name), found));
    }
}

fn is_day(name: &str) -> bool {
    name.len() == 10
        && name.char_indices().all(|(at, c)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() })
}
