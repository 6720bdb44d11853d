//! A redline as data: what `diff --format json` prints.
//!
//! Every node has a `fate`: `kept`, `inserted`, `deleted`, `moved-here` or `moved-away`, the last two with the number of the
//! `move`, which both ends share. What may differ between the texts is `{"old": ..., "new": ...}` where it does, and alone where
//! it does not. Lines are lists of pieces. `docs/redline.schema.json` says all of it, and `docs/redline.md` how to read it.

use super::address;
use super::changes::anchor;
use crate::compare::Summary;
use crate::compare::redline::{
    Block, BlockEntry, Both, Entry, Fate, Line, Mark, Part, PartEntry, Piece, Place, Redline, Relabelling, Style, Wrap,
    Wrapper,
};
use crate::model::markup::{Final, Inline};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The name of this form, which changes when a reader of it could not read the next one.
pub const DATA_FORMAT: &str = "redline-1";

/// A redline as data.
#[derive(Clone, Debug, Serialize)]
pub struct Data {
    /// Whether the two texts are the same.
    pub empty: bool,
    /// How much changed.
    pub summary: Summary,
    /// The parts in the order of reading.
    pub parts: Vec<Value>,
}

/// The whole redline.
#[must_use]
pub fn data(redline: &Redline) -> Data {
    Data {
        empty: redline.is_empty(),
        summary: redline.summary(),
        parts: redline.parts.iter().map(whole_part).collect(),
    }
}

/// A part, with how it changed in one word and where it stands in the page.
fn whole_part(entry: &PartEntry) -> Value {
    let mut map = self::entry(entry, |content| part(content));
    if let (Some(change), Some(anchor)) = (entry.change(), anchor(entry)) {
        map.insert("change".into(), change.as_str().into());
        map.insert("anchor".into(), anchor.into());
    }
    Value::Object(map)
}

fn all<T>(entries: &[Entry<T>], each: impl Fn(&T) -> Map<String, Value>) -> Vec<Value> {
    entries.iter().map(|entry| Value::Object(self::entry(entry, &each))).collect()
}

fn entry<T>(entry: &Entry<T>, each: impl Fn(&T) -> Map<String, Value>) -> Map<String, Value> {
    let (fate, number) = match entry.fate {
        Fate::Kept => ("kept", None),
        Fate::Inserted => ("inserted", None),
        Fate::Deleted => ("deleted", None),
        Fate::MovedHere(number) => ("moved-here", Some(number)),
        Fate::MovedAway(number) => ("moved-away", Some(number)),
    };
    let mut map = object(json!({ "fate": fate }));
    map.extend(number.map(|number| ("move".to_owned(), number.into())));
    map.extend(each(&entry.content));
    map
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(map) = value { map } else { Map::new() }
}

fn both<T: PartialEq>(both: &Both<T>, value: impl Fn(&T) -> Value) -> Value {
    if both.changed() { json!({ "old": value(&both.old), "new": value(&both.new) }) } else { value(&both.new) }
}

fn part(part: &Part) -> Map<String, Value> {
    let mut map = object(json!({ "part": part.place.name(), "changed": part.is_changed() }));
    match &part.place {
        Place::Section(section) => {
            map.insert("id".into(), both(&section.id, |id| id.as_str().into()));
            map.insert("level".into(), both(&section.level, |level| (*level).into()));
            map.insert("label".into(), both(&section.label, |label| json!(label)));
            map.insert("shifted".into(), (section.label.relabelling() == Relabelling::Shifted).into());
        }
        Place::Note(number) => drop(map.insert("number".into(), both(number, |number| (*number).into()))),
        _ => {}
    }
    if let Some(language) = &part.language {
        map.insert("language".into(), both(language, |language| language.as_str().into()));
    }
    if !matches!(part.place, Place::Preamble | Place::Precedence | Place::Note(_)) {
        map.insert("heading".into(), line(&part.heading));
    }
    if !matches!(part.place, Place::Title | Place::Description) {
        map.insert("blocks".into(), blocks(&part.blocks));
    }
    map
}

fn blocks(entries: &[BlockEntry]) -> Value {
    all(entries, |block| object(self::block(block))).into()
}

fn cells(entries: &[Entry<Line>]) -> Value {
    all(entries, |cell| object(json!({ "line": line(cell) }))).into()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Paragraph(content) => json!({ "block": "paragraph", "line": line(content) }),
        Block::Code(content) => json!({ "block": "code", "line": line(content) }),
        Block::Quote(content) => json!({ "block": "quotation", "blocks": blocks(content) }),
        Block::Rule => json!({ "block": "rule" }),
        Block::List(list) => {
            let items = all(&list.items, |item| {
                object(json!({
                    "id": both(&item.id, |id| json!(id)),
                    "label": both(&item.label, |label| json!(label)),
                    "shifted": item.label.relabelling() == Relabelling::Shifted,
                    "blocks": blocks(&item.blocks),
                }))
            });
            json!({ "block": "list", "start": both(&list.start, |start| json!(start)), "items": items })
        }
        Block::Table(table) => {
            let rows = all(&table.rows, |row| object(json!({ "cells": cells(row) })));
            json!({ "block": "table", "head": cells(&table.head), "rows": rows })
        }
        Block::Definitions(definitions) => {
            let definitions = all(definitions, |definition| {
                let details = all(&definition.details, |details| object(json!({ "blocks": blocks(details) })));
                object(json!({ "terms": cells(&definition.terms), "details": details }))
            });
            json!({ "block": "definitions", "definitions": definitions })
        }
    }
}

fn line(line: &Line) -> Value {
    line.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> Value {
    let mark = match piece.mark {
        Mark::Kept => "kept",
        Mark::Deleted => "deleted",
        Mark::Inserted => "inserted",
    };
    let mut map = object(json!({ "mark": mark }));
    map.extend(object(if piece.divides { json!({ "divides": true }) } else { content(&piece.content) }));
    if piece.quiet {
        map.insert("shifted".into(), true.into());
    }
    let within = both(&piece.style, style);
    if within != json!([]) {
        map.insert("within".into(), within);
    }
    Value::Object(map)
}

fn content(inline: &Inline<Final>) -> Value {
    match inline {
        Inline::Text(text) => json!({ "text": text }),
        Inline::Code(code) => json!({ "code": code }),
        Inline::Image { target, alternative, title } => {
            json!({ "image": address(target), "alternative": alternative, "title": title })
        }
        Inline::HardBreak => json!({ "break": true }),
        Inline::FootnoteReference(number) => json!({ "note": number }),
        Inline::Html(tag) => json!({ "tag": tag }),
        // A wrapper without words.
        _ => json!({ "text": "" }),
    }
}

fn style(style: &Style) -> Value {
    let wrap = |wrap: &Wrap| match &*wrap.wrapper {
        Wrapper::Emphasis => json!("emphasis"),
        Wrapper::Strong => json!("strong"),
        Wrapper::Strikethrough => json!("strikethrough"),
        Wrapper::Link { target, title } if title.is_empty() => json!({ "link": address(target) }),
        Wrapper::Link { target, title } => json!({ "link": address(target), "title": title }),
        Wrapper::Foreign(language) => json!({ "language": language.as_str() }),
    };
    style.iter().map(wrap).collect()
}
