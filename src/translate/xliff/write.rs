//! A package as XLIFF.

use super::{OWN, XLIFF};
use crate::locale::Direction;
use crate::translate::codes::codes;
use crate::translate::{Package, PackageFile, PackageSection, Piece, State, Unit};
use quick_xml::escape::escape;
use std::fmt::Write as _;

/// Writes a package.
#[must_use]
pub fn write(package: &Package) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<xliff xmlns=\"{XLIFF}\" xmlns:lex=\"{OWN}\" version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\" lex:site=\"{}\">",
        package.source,
        package.target,
        attribute(&package.site)
    );
    package.files.iter().for_each(|file| write_file(package, file, &mut out));
    out.push_str("</xliff>\n");
    out
}

fn write_file(package: &Package, file: &PackageFile, out: &mut String) {
    let direction = |language: &crate::locale::Language| match language.direction() {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    };
    let _ = writeln!(
        out,
        "  <file id=\"{}\" original=\"{}\" srcDir=\"{}\" trgDir=\"{}\" xml:space=\"preserve\">",
        file.home,
        attribute(&file.original),
        direction(&package.source),
        direction(&package.target)
    );
    file.sections.iter().for_each(|section| group(section, out));
    out.push_str("  </file>\n");
}

fn group(section: &PackageSection, out: &mut String) {
    let digest = section.digest.as_deref().map_or_else(String::new, |digest| format!(" lex:source=\"{digest}\""));
    let seen = seen(section.seen.as_ref());
    let _ = writeln!(
        out,
        "    <group id=\"{0}\" name=\"{0}\" lex:state=\"{1}\"{digest}{seen}>",
        section.part,
        section.state.as_str()
    );
    let change = section.change.iter().map(|change| ("change", change.as_str()));
    let context = section.notes.iter().map(|note| ("context", note.as_str()));
    notes(context.chain(change), "      ", out);
    section.units.iter().for_each(|unit| write_unit(section.state, unit, out));
    out.push_str("    </group>\n");
}

/// What the site says in the place of a section or message.
fn seen(seen: Option<&String>) -> String {
    seen.map_or_else(String::new, |seen| format!(" lex:target=\"{seen}\""))
}

fn notes<'a>(notes: impl Iterator<Item = (&'a str, &'a str)>, margin: &str, out: &mut String) {
    let mut notes = notes.peekable();
    if notes.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "{margin}<notes>");
    for (category, note) in notes {
        let _ = writeln!(out, "{margin}  <note category=\"{category}\">{}</note>", words(note));
    }
    let _ = writeln!(out, "{margin}</notes>");
}

fn write_unit(state: State, unit: &Unit, out: &mut String) {
    let seen = seen(unit.seen.as_ref());
    let _ = writeln!(out, "      <unit id=\"{}\" name=\"{}\" canResegment=\"no\"{seen}>", unit.id, unit.kind);
    let previous = unit.previous.as_ref().map(|previous| ("previous-source", previous.as_str()));
    let note = unit.note.as_ref().map(|note| ("instruction", note.as_str()));
    notes(previous.into_iter().chain(note), "        ", out);
    let mut data = Data::default();
    let source = data.content(&unit.source, &[]);
    let target = unit.target.as_ref().map(|target| data.content(target, &unit.source));
    if !data.data.is_empty() {
        out.push_str("        <originalData>\n");
        for (at, data) in data.data.iter().enumerate() {
            let _ = writeln!(out, "          <data id=\"d{}\">{}</data>", at + 1, words(data));
        }
        out.push_str("        </originalData>\n");
    }
    let progress = match (unit.open, state) {
        (true, _) => "initial",
        (false, State::Current) => "final",
        (false, _) => "translated",
    };
    let _ = writeln!(out, "        <segment state=\"{progress}\">");
    let _ = writeln!(out, "          <source>{source}</source>");
    if let Some(target) = target {
        let _ = writeln!(out, "          <target>{target}</target>");
    }
    out.push_str("        </segment>\n      </unit>\n");
}

/// The original data of a unit, each once.
#[derive(Default)]
struct Data {
    data: Vec<String>,
}

impl Data {
    fn id(&mut self, written: &str) -> usize {
        let at = self.data.iter().position(|data| data == written).unwrap_or_else(|| {
            self.data.push(written.to_owned());
            self.data.len() - 1
        });
        at + 1
    }

    /// A line with its codes. In a target, a code has the id of the same one of `source`, as far as there is one.
    fn content(&mut self, pieces: &[Piece], source: &[Piece]) -> String {
        let ours = codes(source);
        let mut free: Vec<bool> = vec![true; ours.len()];
        let mut further = ours.len();
        let mut begun = codes(pieces).into_iter().map(|(_, code)| {
            let same = ours.iter().enumerate().position(|(at, (_, other))| free[at] && *other == code);
            let id = match same {
                Some(at) => {
                    free[at] = false;
                    at + 1
                }
                None => {
                    further += 1;
                    further
                }
            };
            (id, code.1.unwrap_or_default().to_owned())
        });
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(&words(text)),
                Piece::Close(_) => out.push_str("</pc>"),
                Piece::Alone(written) => {
                    let Some((id, _)) = begun.next() else { continue };
                    let (data, shown) = (self.id(written), attribute(written.trim_end_matches('\n')));
                    let _ = write!(
                        out,
                        "<ph id=\"{id}\" dataRef=\"d{data}\" disp=\"{shown}\" equiv=\"\" canCopy=\"no\" canDelete=\"no\"/>"
                    );
                }
                Piece::Open(written) => {
                    let Some((id, end)) = begun.next() else { continue };
                    let (start, end) = (self.id(written), self.id(&end));
                    let kind = match written.as_str() {
                        "**" | "__" => " type=\"fmt\" subType=\"xlf:b\"",
                        "*" | "_" => " type=\"fmt\" subType=\"xlf:i\"",
                        "[" => " type=\"link\"",
                        "![" => " type=\"image\"",
                        _ => " type=\"fmt\"",
                    };
                    let _ = write!(
                        out,
                        "<pc id=\"{id}\" dataRefStart=\"d{start}\" dataRefEnd=\"d{end}\"{kind} canCopy=\"no\" canDelete=\"no\">"
                    );
                }
            }
        }
        out
    }
}

/// Whether XML 1.0 can hold a character at all.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Text as XML; characters that it cannot hold as XLIFF has them.
fn words(text: &str) -> String {
    if text.chars().all(|c| is_xml(c) && c != '\r') {
        return escape(text).into_owned();
    }
    let parts = text.chars().map(|c| match c {
        '\r' => "&#13;".to_owned(),
        c if is_xml(c) => escape(c.to_string()).into_owned(),
        c => format!("<cp hex=\"{:04X}\"/>", u32::from(c)),
    });
    parts.collect()
}

fn attribute(text: &str) -> String {
    let text: String = text.chars().filter(|c| is_xml(*c)).collect();
    escape(text).replace('\n', "&#10;")
}
