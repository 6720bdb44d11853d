//! PO, as gettext and its editors have it.
//!
//! An entry for each block: `msgctxt` is the stable id, words are Markdown (of messages: Fluent), stale translations are fuzzy.

use super::codes::has_words;
use super::markdown::{read as read_markdown, write_plainly};
use super::{Home, Package, PackageSection, Piece, Progress, Returned, ReturnedUnit, Unit, wording};
use crate::diagnostic::{Code, Diagnostic};
use crate::locale::Language;
use crate::source::{FileId, Span};
use std::fmt::Write as _;

/// Writes a package.
#[must_use]
pub fn write(package: &Package) -> String {
    let header = [
        ("Project-Id-Version", package.title.as_str()),
        ("Language", package.target.as_str()),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Source-Language", package.source.as_str()),
        ("X-Lexloci-Site", package.site.as_str()),
    ];
    let header: String = header.iter().map(|(name, value)| format!("{name}: {}\n", value.replace('\n', " "))).collect();
    let mut out = format!("msgid \"\"\nmsgstr {}\n", string(&header));
    for file in &package.files {
        for section in &file.sections {
            section.units.iter().for_each(|unit| entry(&file.home, &file.original, section, unit, &mut out));
        }
    }
    out
}

fn entry(home: &Home, original: &str, section: &PackageSection, unit: &Unit, out: &mut String) {
    out.push('\n');
    let mut comment = |text: &str| {
        for line in text.lines() {
            let _ = writeln!(out, "#. {line}");
        }
    };
    match home {
        Home::Text(policy, region) => {
            comment(&format!("{} of {policy}, region {region}, section {}", unit.kind, section.part));
        }
        Home::Wording(Some(region)) => comment(&format!("message of the region {region}")),
        Home::Wording(None) => comment("message of the site"),
    }
    section.notes.iter().for_each(|note| comment(note));
    if let Some(change) = &section.change {
        comment(&format!("changed: {change}"));
    }
    unit.note.iter().for_each(|note| comment(note));
    if let Some(digest) = &section.digest {
        comment(&format!("{DIGEST}{digest}"));
    }
    if let Some(seen) = unit.seen.as_ref().or(section.seen.as_ref()) {
        comment(&format!("{SEEN}{seen}"));
    }
    let _ = writeln!(out, "#: {original}:{}", unit.line);
    if unit.open && unit.target.is_some() {
        out.push_str("#, fuzzy\n");
    }
    if let Some(previous) = &unit.previous {
        let _ = writeln!(out, "#| msgid {}", string(previous).replace('\n', "\n#| "));
    }
    let line = |pieces: &[Piece]| words(home, pieces);
    let _ = writeln!(out, "msgctxt {}", string(&format!("{home}#{}", unit.id)));
    let _ = writeln!(out, "msgid {}", string(&line(&unit.source)));
    let _ = writeln!(out, "msgstr {}", string(&unit.target.as_deref().map_or_else(String::new, line)));
}

/// What the comment with the digest of a source begins with.
const DIGEST: &str = "source ";

/// What the comment with the digest of the present translation begins with.
const SEEN: &str = "target ";

fn words(home: &Home, pieces: &[Piece]) -> String {
    let written = match home {
        Home::Wording(_) => wording::write(pieces),
        Home::Text(..) => write_plainly(pieces),
    };
    let as_is = |piece: &Piece| match piece {
        Piece::Text(text) | Piece::Alone(text) | Piece::Open(text) | Piece::Close(text) => text.clone(),
    };
    written.unwrap_or_else(|| pieces.iter().map(as_is).collect())
}

/// A string with its quotation marks, over several lines where it has any.
fn string(text: &str) -> String {
    let quoted = |line: &str| {
        let mut out = String::from("\"");
        for c in line.chars() {
            match c {
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                '"' | '\\' => out.extend(['\\', c]),
                c => out.push(c),
            }
        }
        out + "\""
    };
    if text.trim_end_matches('\n').contains('\n') || text.ends_with('\n') {
        let lines: Vec<String> = text.split_inclusive('\n').map(quoted).collect();
        return format!("\"\"\n{}", lines.join("\n"));
    }
    quoted(text)
}

/// An entry as it is read.
#[derive(Default)]
struct Entry {
    comments: Vec<String>,
    fuzzy: bool,
    context: Option<(String, Span)>,
    id: Option<String>,
    said: Option<String>,
}

/// Which string of an entry goes on.
#[derive(Clone, Copy)]
enum Field {
    Context,
    Id,
    Said,
}

/// Reads a file.
///
/// # Errors
/// When it is no PO, or none that this tool exported: with the place.
pub fn read(text: &str, file: FileId) -> Result<Returned, Box<Diagnostic>> {
    let mut entries = entries(text, file)?.into_iter();
    let wrong = |message: String, hint: &str| {
        let first = text.lines().next().unwrap_or_default().len();
        Box::new(Diagnostic::new(Code::TRANSLATION_FILE, message).at(Span::new(file, 0..first)).hint(hint))
    };
    let header = entries.next().filter(|entry| entry.id.as_deref() == Some("")).and_then(|entry| entry.said);
    let header = header.unwrap_or_default();
    let field = |name: &str| header.lines().find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(':')?.trim()));
    let Some(site) = field("X-Lexloci-Site") else {
        return Err(wrong("the file names no site".to_owned(), "import what `lexloci export` wrote, with its header"));
    };
    let language = |name: &str| {
        let written = field(name).unwrap_or_default();
        let hint = "languages are to stay as they were exported";
        Language::parse(written).map_err(|_| wrong(format!("`{name}` is no language: `{written}`"), hint))
    };
    let (source, target) = (language("X-Source-Language")?, language("Language")?);
    let mut units = Vec::new();
    for entry in entries {
        units.extend(unit(entry)?);
    }
    Ok(Returned { site: site.to_owned(), source, target, units })
}

fn unit(entry: Entry) -> Result<Option<ReturnedUnit>, Box<Diagnostic>> {
    let (Some((context, span)), Some(id)) = (entry.context, entry.id) else { return Ok(None) };
    let wrong =
        |message: String, hint: &str| Box::new(Diagnostic::new(Code::TRANSLATION_FILE, message).at(span).hint(hint));
    let named = context.split_once('#').and_then(|(home, id)| Some((Home::parse(home)?, id.to_owned())));
    let Some((home, name)) = named else {
        return Err(wrong(format!("`{context}` names no block"), "`msgctxt` is to stay as it was exported"));
    };
    let pieces = |written: &str, what: &str| {
        let read = match home {
            Home::Wording(_) => wording::read(written),
            Home::Text(..) => read_markdown(written),
        };
        let hint = match home {
            Home::Wording(_) => "close every brace that is opened, and no other; a brace that is meant is `{ \"{\" }`",
            Home::Text(..) => {
                "write one block: a list, a heading or a second paragraph is none; `\\` before a mark makes it a character"
            }
        };
        read.ok_or_else(|| {
            Box::new(
                Diagnostic::new(Code::TRANSLATION_MARKUP, format!("the {what} of `{name}` cannot be read"))
                    .at(span)
                    .hint(hint),
            )
        })
    };
    // A note may begin with the same word.
    let digest = |word: &str| {
        let mut named = entry.comments.iter().rev().filter_map(|comment| comment.strip_prefix(word));
        named.find(|rest| !rest.contains(' ')).map(str::to_owned)
    };
    let (digest, seen) = (digest(DIGEST), digest(SEEN));
    let source = pieces(&id, "source")?;
    let said = entry.said.filter(|said| !said.trim().is_empty());
    let target = said.map(|said| pieces(&said, "translation")).transpose()?;
    let target = target.filter(|target| has_words(target) || !target.is_empty());
    let progress = if entry.fuzzy { Progress::Unfinished } else { Progress::Translated };
    Ok(Some(ReturnedUnit { home, id: name, span, digest, seen, source, target, progress }))
}

fn entries(text: &str, file: FileId) -> Result<Vec<Entry>, Box<Diagnostic>> {
    let mut entries = Vec::new();
    let mut entry = Entry::default();
    let mut field = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(file, start..start + line.trim_end().len());
        start += line.len();
        let line = line.trim();
        let wrong = |message: &str| {
            let hint = "take the file as the translator's tool saved it";
            Box::new(Diagnostic::new(Code::TRANSLATION_FILE, message.to_owned()).at(span).hint(hint))
        };
        // Entries need no empty line between them.
        let begins =
            line.starts_with("msgctxt") || line.starts_with('#') || line.starts_with("msgid") && entry.id.is_some();
        if (line.is_empty() || begins) && entry.said.is_some() {
            entries.push(std::mem::take(&mut entry));
            field = None;
        }
        if line.is_empty() || line.starts_with("#~") || line.starts_with("#|") {
            continue;
        }
        if let Some(comment) = line.strip_prefix("#.") {
            entry.comments.push(comment.trim().to_owned());
        } else if let Some(flags) = line.strip_prefix("#,") {
            entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        } else if line.starts_with('#') {
        } else if let Some(rest) = line.strip_prefix("msgctxt ") {
            entry.context = Some((unquoted(rest).ok_or_else(|| wrong("a string that does not end"))?, span));
            field = Some(Field::Context);
        } else if let Some(rest) = line.strip_prefix("msgid ") {
            entry.id = Some(unquoted(rest).ok_or_else(|| wrong("a string that does not end"))?);
            field = Some(Field::Id);
        } else if let Some(rest) = line.strip_prefix("msgstr ") {
            entry.said = Some(unquoted(rest).ok_or_else(|| wrong("a string that does not end"))?);
            field = Some(Field::Said);
        } else if line.starts_with('"') {
            let more = unquoted(line).ok_or_else(|| wrong("a string that does not end"))?;
            let goes_on = match field {
                Some(Field::Context) => entry.context.as_mut().map(|(context, _)| context),
                Some(Field::Id) => entry.id.as_mut(),
                Some(Field::Said) => entry.said.as_mut(),
                None => None,
            };
            goes_on.ok_or_else(|| wrong("a string that belongs to nothing"))?.push_str(&more);
        } else {
            return Err(wrong("a line that is no PO"));
        }
    }
    if entry.said.is_some() {
        entries.push(entry);
    } else if entry.id.is_some() {
        let at = Span::new(file, start..start);
        let wrong = Diagnostic::new(Code::TRANSLATION_FILE, "the file ends in the middle of an entry").at(at);
        return Err(Box::new(wrong.hint("take the file as the translator's tool saved it, whole")));
    }
    Ok(entries)
}

/// The text of a string between quotation marks.
fn unquoted(written: &str) -> Option<String> {
    let inner = written.trim().strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::new();
    let mut characters = inner.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => return None,
            '\\' => out.push(match characters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                c @ ('"' | '\\') => c,
                _ => return None,
            }),
            c => out.push(c),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_as_they_are_written() {
        for text in ["", "a \"b\" \\ c", "one\\\ntwo", "end\n", "\ttab"] {
            let written = string(text);
            let read: String = written.lines().map(|line| unquoted(line).expect("a string")).collect();
            assert_eq!(read, text);
        }
        assert_eq!(unquoted("\"a\\\""), None);
        assert_eq!(unquoted("\"a\"b\""), None);
    }
}
