//! XLIFF 2.0, 2.1 and 2.2 as tools give it back.
//!
//! Only what this tool exports is read, wherever another tool may have put segments, marks and modules around it. No document
//! type is accepted, so that no entity can stand for anything.

use super::{OWN, XLIFF};
use crate::diagnostic::{Code, Diagnostic};
use crate::locale::Language;
use crate::source::{FileId, Span};
use crate::translate::{Home, MISSING, Piece, Progress, Returned, ReturnedUnit};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;
use std::collections::HashMap;

/// Elements within elements beyond this depth are no translation.
const DEEPEST: usize = 128;

/// Reads a file.
///
/// # Errors
/// When it is no XLIFF, or none that this tool exported: with the place.
pub fn read(text: &str, file: FileId) -> Result<Returned, Box<Diagnostic>> {
    let mut reader = Reader::new(text, file);
    reader.all()?;
    reader.finish()
}

/// The attributes of an element by local name; ours begin with `lex:`.
type Attributes = HashMap<String, String>;

struct Reader<'a> {
    text: &'a str,
    file: FileId,
    xml: NsReader<&'a [u8]>,
    /// The names of the open elements.
    open: Vec<String>,
    root: Option<Attributes>,
    home: Option<Home>,
    digest: Option<String>,
    seen: Option<String>,
    unit: Option<Unit>,
    units: Vec<ReturnedUnit>,
}

/// A unit that is being read.
struct Unit {
    id: String,
    span: Span,
    seen: Option<String>,
    data: HashMap<String, String>,
    /// The id of the data that is being read.
    datum: Option<String>,
    segments: Vec<Segment>,
    line: Option<Line>,
}

#[derive(Default)]
struct Segment {
    state: Option<Progress>,
    is_words: bool,
    source: Vec<Piece>,
    target: Option<Vec<Piece>>,
    /// Where the target stands among those of the unit, from 1, if that is not where its source stands.
    order: Option<usize>,
}

/// A source or target that is being read.
#[derive(Default)]
struct Line {
    is_target: bool,
    pieces: Vec<Piece>,
    /// What closes the open spans, by the ids of their beginnings.
    closing: Vec<(String, String)>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, file: FileId) -> Self {
        let xml = NsReader::from_str(text);
        Self {
            text,
            file,
            xml,
            open: Vec::new(),
            root: None,
            home: None,
            digest: None,
            seen: None,
            unit: None,
            units: Vec::new(),
        }
    }

    fn wrong(&self, message: impl Into<String>, hint: &str) -> Box<Diagnostic> {
        let end = usize::try_from(self.xml.buffer_position()).unwrap_or(usize::MAX).min(self.text.len());
        let end = self.text.floor_char_boundary(end);
        let start = self.text[..end].rfind('<').unwrap_or(end);
        Box::new(Diagnostic::new(Code::TRANSLATION_FILE, message).at(Span::new(self.file, start..end)).hint(hint))
    }

    fn all(&mut self) -> Result<(), Box<Diagnostic>> {
        loop {
            let event = match self.xml.read_resolved_event() {
                Ok((namespace, event)) => {
                    let own = match namespace {
                        ResolveResult::Bound(namespace) => namespace.as_ref() == XLIFF,
                        _ => false,
                    };
                    (own, event.into_owned())
                }
                Err(error) => {
                    let message = format!("the file is no XML: {error}");
                    return Err(self.wrong(message, "take the file as the translator's tool saved it, whole"));
                }
            };
            match event {
                (_, Event::DocType(_)) => {
                    return Err(
                        self.wrong("the file declares a document type", "XLIFF needs none: take the declaration away")
                    );
                }
                (own, Event::Start(element)) => self.start(own, &element)?,
                (own, Event::Empty(element)) => {
                    self.start(own, &element)?;
                    self.end();
                }
                (_, Event::End(_)) => self.end(),
                (_, Event::Text(text)) => {
                    let text = text.xml10_content().into_owned();
                    self.words(&text);
                }
                (_, Event::CData(text)) => {
                    let text = text.xml10_content().into_owned();
                    self.words(&text);
                }
                (_, Event::GeneralRef(reference)) => {
                    let name = reference.xml10_content().into_owned();
                    let character = match name.as_str() {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    let Some(character) = character else {
                        return Err(self.wrong(format!("`&{name};` stands for nothing"), "write the character itself"));
                    };
                    self.words(&character.to_string());
                }
                (_, Event::Eof) => break,
                _ => {}
            }
        }
        if self.open.is_empty() {
            return Ok(());
        }
        Err(self
            .wrong("the file ends before its elements do", "take the file as the translator's tool saved it, whole"))
    }

    fn attributes(&self, element: &BytesStart<'_>) -> Result<Attributes, Box<Diagnostic>> {
        let mut attributes = Attributes::new();
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|error| {
                self.wrong(format!("the file is no XML: {error}"), "take the file as the tool saved it")
            })?;
            let (namespace, name) = self.xml.resolver().resolve_attribute(attribute.key);
            let own = matches!(namespace, ResolveResult::Bound(namespace) if namespace.as_ref() == OWN);
            let bare = matches!(namespace, ResolveResult::Unbound);
            if !own && !bare {
                continue;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| {
                self.wrong(format!("the file is no XML: {error}"), "take the file as the tool saved it")
            })?;
            let name = if own { format!("lex:{}", name.as_ref()) } else { name.as_ref().to_owned() };
            attributes.insert(name, value.into_owned());
        }
        Ok(attributes)
    }

    fn start(&mut self, own: bool, element: &BytesStart<'_>) -> Result<(), Box<Diagnostic>> {
        if self.open.len() > DEEPEST {
            return Err(self.wrong("elements are nested too deep", "take the file as the translator's tool saved it"));
        }
        let name = if own { element.local_name().as_ref().to_owned() } else { String::new() };
        self.open.push(name.clone());
        if self.open.len() == 1 && name != "xliff" {
            return Err(self.wrong(
                "the file is no XLIFF 2",
                "export with `lexloci export --format xliff`; tools that only know XLIFF 1.2 can take `--format po`",
            ));
        }
        let attributes = self.attributes(element)?;
        let id = || attributes.get("id").cloned().unwrap_or_default();
        match name.as_str() {
            "xliff" => self.root = Some(attributes),
            "file" => {
                self.home = Home::parse(&id());
                if self.home.is_none() {
                    let message = format!("`{}` is no file of a site", id());
                    return Err(self.wrong(message, "import what `lexloci export` wrote; its ids are to stay"));
                }
            }
            "group" => {
                self.digest = attributes.get("lex:source").cloned().or(self.digest.take());
                // Before exports said what they saw, they said what was missing. Of messages each says its own.
                let missing = attributes.get("lex:state").filter(|state| *state == MISSING);
                let missing = missing.filter(|_| matches!(self.home, Some(Home::Text(..))));
                self.seen = attributes.get("lex:target").or(missing).cloned().or(self.seen.take());
            }
            "unit" => {
                let end = usize::try_from(self.xml.buffer_position()).unwrap_or(0).min(self.text.len());
                let start = self.text[..self.text.floor_char_boundary(end)].rfind('<').unwrap_or(0);
                self.unit = Some(Unit {
                    id: id(),
                    span: Span::new(self.file, start..end),
                    seen: attributes.get("lex:target").cloned().or_else(|| self.seen.clone()),
                    data: HashMap::new(),
                    datum: None,
                    segments: Vec::new(),
                    line: None,
                });
            }
            _ => {
                let problem = self.unit.as_mut().and_then(|unit| unit.start(&name, &attributes).err());
                if let Some(message) = problem {
                    return Err(self.wrong(message, "codes and their data are to stay as they were exported"));
                }
            }
        }
        Ok(())
    }

    fn end(&mut self) {
        let name = self.open.pop().unwrap_or_default();
        match name.as_str() {
            "file" => self.home = None,
            "group" => (self.digest, self.seen) = (None, None),
            "unit" => {
                if let (Some(unit), Some(home)) = (self.unit.take(), self.home.clone()) {
                    self.units.push(unit.returned(home, self.digest.clone()));
                }
            }
            _ => {
                if let Some(unit) = &mut self.unit {
                    unit.end(&name);
                }
            }
        }
    }

    fn words(&mut self, words: &str) {
        let inner = self.open.last().map_or("", String::as_str);
        let Some(unit) = &mut self.unit else { return };
        if let Some(datum) = unit.datum.as_ref().filter(|_| inner == "data") {
            unit.data.entry(datum.clone()).or_default().push_str(words);
        } else if let Some(line) = unit.line.as_mut().filter(|_| matches!(inner, "source" | "target" | "pc" | "mrk")) {
            line.text(words);
        }
    }

    fn finish(self) -> Result<Returned, Box<Diagnostic>> {
        let root = self.root.as_ref();
        let Some(site) = root.and_then(|root| root.get("lex:site")).cloned() else {
            return Err(self.wrong("the file names no site", "import what `lexloci export` wrote"));
        };
        let language = |name: &str| {
            let written = root.and_then(|root| root.get(name)).map_or("", String::as_str);
            Language::parse(written).map_err(|_| {
                self.wrong(
                    format!("`{name}` is no language: `{written}`"),
                    "languages are to stay as they were exported",
                )
            })
        };
        let (source, target) = (language("srcLang")?, language("trgLang")?);
        Ok(Returned { site, source, target, units: self.units })
    }
}

impl Unit {
    fn start(&mut self, name: &str, attributes: &Attributes) -> Result<(), String> {
        let value = |name: &str| attributes.get(name).map_or("", String::as_str);
        match name {
            "data" => {
                self.data.entry(value("id").to_owned()).or_default();
                self.datum = Some(value("id").to_owned());
            }
            "segment" | "ignorable" => {
                let state = match value("state") {
                    "translated" => Progress::Translated,
                    "reviewed" | "final" => Progress::Reviewed,
                    _ => Progress::Initial,
                };
                let is_words = name == "segment";
                self.segments.push(Segment { state: Some(state), is_words, ..Segment::default() });
            }
            "source" | "target" => {
                self.line = Some(Line { is_target: name == "target", ..Line::default() });
                let Some(segment) = self.segments.last_mut() else {
                    return Err(format!("a `<{name}>` outside of a segment"));
                };
                if name == "target" {
                    segment.order = value("order").parse().ok();
                }
            }
            "cp" => {
                let character = u32::from_str_radix(value("hex"), 16).ok().and_then(char::from_u32);
                let (Some(line), Some(character)) = (&mut self.line, character) else {
                    return Err("a `<cp>` without a character".to_owned());
                };
                line.text(&character.to_string());
            }
            "ph" | "pc" | "sc" | "ec" => return self.code(name, attributes),
            _ => {}
        }
        Ok(())
    }

    fn code(&mut self, name: &str, attributes: &Attributes) -> Result<(), String> {
        let Some(line) = &mut self.line else { return Ok(()) };
        let reference = |name: &str| {
            let id = attributes.get(name).ok_or_else(|| format!("a code without its `{name}`"))?;
            self.data.get(id).cloned().ok_or_else(|| format!("there is no data `{id}`"))
        };
        let id = attributes.get("id").cloned().unwrap_or_default();
        match name {
            "ph" => line.pieces.push(Piece::Alone(reference("dataRef")?)),
            "pc" => {
                line.pieces.push(Piece::Open(reference("dataRefStart")?));
                let close = reference("dataRefEnd")?;
                line.closing.push((id, close));
            }
            "sc" => line.pieces.push(Piece::Open(reference("dataRef")?)),
            _ => line.pieces.push(Piece::Close(reference("dataRef")?)),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "data" => self.datum = None,
            "pc" => {
                if let Some(line) = &mut self.line
                    && let Some((_, close)) = line.closing.pop()
                {
                    line.pieces.push(Piece::Close(close));
                }
            }
            "source" | "target" => {
                if let (Some(line), Some(segment)) = (self.line.take(), self.segments.last_mut()) {
                    if line.is_target {
                        segment.target = Some(line.pieces);
                    } else {
                        segment.source = line.pieces;
                    }
                }
            }
            _ => {}
        }
    }

    fn returned(self, home: Home, digest: Option<String>) -> ReturnedUnit {
        let states = self.segments.iter().filter(|segment| segment.is_words).filter_map(|segment| segment.state);
        let progress = states.min().unwrap_or(Progress::Initial);
        let translated = self.segments.iter().filter(|one| one.is_words).all(|segment| segment.target.is_some());
        let source = self.segments.iter().flat_map(|segment| segment.source.clone()).collect();
        // Targets stand in the order that they say (XLIFF 2.1, 4.7.1), else in that of their sources.
        let mut targets: Vec<(usize, Segment)> = self.segments.into_iter().enumerate().collect();
        targets.sort_by_key(|(at, segment)| segment.order.unwrap_or(at + 1));
        let target = targets.into_iter().flat_map(|(_, segment)| segment.target.unwrap_or(segment.source));
        let target: Vec<Piece> = target.collect();
        let target = Some(target).filter(|target| translated && !target.is_empty());
        ReturnedUnit { home, id: self.id, span: self.span, digest, seen: self.seen, source, target, progress }
    }
}

impl Line {
    fn text(&mut self, words: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(text)) => text.push_str(words),
            _ => self.pieces.push(Piece::Text(words.to_owned())),
        }
    }
}
