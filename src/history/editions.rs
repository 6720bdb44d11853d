//! `editions.toml`: what a version says in each edition, beside the words.
//!
//! In: the text of the file, or records. Out: records, or the text. The ledger's entry holds the SHA-256 of the file, and
//! the file those of the frozen texts, so that the chain covers every word.

mod rows;

pub(super) use rows::Rows;

use super::filed::{FiledRecord, Shelf};
use super::notation::{digest, quoted};
use crate::id::{PolicyName, RegionName, SectionId, VersionId};
use crate::locale::Language;
use crate::model::cookie::CookieFacts;
use crate::model::markup::TextFile;
use crate::model::policy::Prevails;
use crate::model::publication::{
    DisplacedFacts, Facts, FrozenFile, Kind, LineFacts, LocalChange, LocalChangeKind, Origin, PartFacts, Record,
};
use crate::model::region::Edition;
use rows::Row;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The records of a version, with the rule by which their texts were digested.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The name of the rule: `text-1`.
    pub text_rule: String,
    /// The records by edition.
    pub records: BTreeMap<Edition, Arc<FiledRecord>>,
}

/// The text of `editions.toml`.
#[must_use]
pub fn write(policy: &PolicyName, id: &VersionId, version: &Version) -> String {
    let mut out = format!(
        "# What version {id} of `{policy}` says in each edition. Written by lexloci, never edited: the ledger holds the\n\
         # SHA-256 of this file, and `digest` is that of the frozen text at `path`.\n\
         format = 1\n\
         text_rule = {}\n",
        quoted(&version.text_rule)
    );
    for record in version.records.values() {
        out.push_str("\n[[edition]]\n");
        write_record(record, &mut out);
    }
    out
}

fn write_record(record: &Record, out: &mut String) {
    let facts = &record.facts;
    let edition = &record.edition;
    let mut line = |key: &str, value: String| {
        out.push_str(key);
        out.push_str(" = ");
        out.push_str(&value);
        out.push('\n');
    };
    line("edition", quoted(&edition.to_string()));
    line("kind", quoted(record.kind.as_str()));
    line("path", quoted(&record.frozen.path));
    line("digest", quoted(&record.frozen.digest.to_string()));
    line("text", quoted(&record.text.to_string()));
    line("policy_kind", quoted(&facts.kind));
    line("locale", quoted(&facts.locale));
    line("direction", quoted(edition.language.direction().as_str()));
    line("region", quoted(&facts.region));
    line("prevails", quoted(facts.prevails.as_str()));
    if let Some(language) = &facts.prevailing_language {
        line("prevailing_language", quoted(language.as_str()));
    }
    if !facts.prevails_over.is_empty() {
        line("prevails_over", list(facts.prevails_over.iter().map(|name| quoted(name.as_str()))));
    }
    if let Some(language) = &facts.fallback {
        line("fallback", quoted(language.as_str()));
    }
    line("title", line_facts("title", &facts.title, record));
    if let Some(description) = &facts.description {
        line("description", line_facts("description", description, record));
    }
    if let Some(preamble) = &facts.preamble {
        line("preamble", format!("{{ {}{} }}", part_facts("preamble", facts), origin(preamble, edition)));
    }
    if !record.files.is_empty() {
        line("files", list(record.files.iter().map(|file| quoted(&format!("{}/{}", file.digest, file.name)))));
    }
    let sections = record.ids.iter().zip(&facts.sections).zip(&record.changed).map(|((id, from), changed)| {
        let source = from.source.as_ref().map_or_else(String::new, |source| format!("source = {}, ", quoted(source)));
        let (id, changed) = (quoted(id.as_str()), quoted(changed.as_str()));
        let (wording, origin) = (quoted(&from.wording), origin(&from.origin, edition));
        format!("{{ id = {id}, changed = {changed}, wording = {wording}, {source}{origin} }}")
    });
    line("sections", lines(sections));
    if !record.level_with.is_empty() {
        let level = record.level_with.iter().map(|(language, version)| quoted(&format!("{language}@{version}")));
        line("level_with", list(level));
    }
    if !facts.changes.is_empty() {
        let changes = facts.changes.iter().map(|change| {
            let displaced = if change.displaced.is_empty() {
                String::new()
            } else {
                let origins = change.displaced.iter().map(|displaced| {
                    format!("{{ id = {}, {} }}", quoted(displaced.id.as_str()), origin(&displaced.origin, edition))
                });
                format!(", displaced = {}", list(origins))
            };
            format!(
                "{{ change = {}, id = {}, region = {}, name = {}{displaced} }}",
                quoted(change.kind.as_str()),
                quoted(change.id.as_str()),
                quoted(change.region.as_str()),
                quoted(&change.name)
            )
        });
        line("changes", lines(changes));
    }
    if !facts.cookies.is_empty() {
        line("cookies", lines(facts.cookies.iter().map(cookie)));
    }
    if let Some(displaced) = &record.displaced {
        let (path, digest) = (quoted(&displaced.path), quoted(&displaced.digest.to_string()));
        let notes = if record.displaced_with_notes { ", notes = true" } else { "" };
        line("displaced", format!("{{ path = {path}, digest = {digest}{notes} }}"));
    }
}

fn cookie(facts: &CookieFacts) -> String {
    let party = facts.party.as_ref().map_or_else(String::new, |party| format!(", party = {}", quoted(party)));
    let [name, provider, category, purpose, duration, kind] =
        [&facts.name, &facts.provider, &facts.category, &facts.purpose, &facts.duration, &facts.kind]
            .map(|text| quoted(text));
    format!(
        "{{ name = {name}, provider = {provider}, category = {category}, purpose = {purpose}, duration = {duration}, \
         kind = {kind}{party} }}"
    )
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn lines(items: impl Iterator<Item = String>) -> String {
    let mut out = String::from("[\n");
    for item in items {
        out.push_str("  ");
        out.push_str(&item);
        out.push_str(",\n");
    }
    out.push(']');
    out
}

fn line_facts(part: &str, line: &LineFacts, record: &Record) -> String {
    let (facts, origin) = (part_facts(part, &record.facts), origin(&line.origin, &record.edition));
    format!("{{ words = {}, {facts}{origin} }}", quoted(&line.words))
}

/// The keys of what the source of a part without a heading says; none where its version did not freeze it yet.
fn part_facts(part: &str, facts: &Facts) -> String {
    let Some(PartFacts { wording, source }) = facts.parts.get(part) else { return String::new() };
    let source = source.as_ref().map_or_else(String::new, |source| format!("source = {}, ", quoted(source)));
    format!("wording = {}, {source}", quoted(wording))
}

/// The keys of an origin; those that say the usual are left out.
fn origin(origin: &Origin, edition: &Edition) -> String {
    let mut out = String::new();
    if !origin.region.is_global() {
        out.push_str(&format!("region = {}, ", quoted(origin.region.as_str())));
    }
    if origin.language != edition.language {
        out.push_str(&format!("language = {}, ", quoted(origin.language.as_str())));
    }
    if origin.fallback {
        out.push_str("fallback = true, ");
    }
    out.push_str(&format!("file = {}, line = {}", quoted(&origin.file), origin.line));
    out
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawVersion {
    format: u32,
    text_rule: String,
    #[serde(default)]
    edition: Vec<RawRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRecord {
    edition: String,
    kind: String,
    path: String,
    digest: String,
    text: String,
    policy_kind: String,
    locale: String,
    #[serde(rename = "direction")]
    _direction: String,
    region: String,
    prevails: String,
    prevailing_language: Option<String>,
    #[serde(default)]
    prevails_over: Vec<String>,
    fallback: Option<String>,
    title: RawLine,
    description: Option<RawLine>,
    preamble: Option<RawPreamble>,
    #[serde(default)]
    files: Vec<String>,
    /// Empty where the rows are read by themselves.
    sections: Vec<RawSection>,
    #[serde(default)]
    level_with: Vec<String>,
    #[serde(default)]
    changes: Vec<RawChange>,
    #[serde(default)]
    cookies: Vec<RawCookie>,
    displaced: Option<RawDisplacedFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCookie {
    name: String,
    provider: String,
    category: String,
    purpose: String,
    duration: String,
    kind: String,
    party: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLine {
    words: String,
    wording: Option<String>,
    source: Option<String>,
    language: Option<String>,
    region: Option<String>,
    #[serde(default)]
    fallback: bool,
    file: String,
    line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPreamble {
    wording: Option<String>,
    source: Option<String>,
    region: Option<String>,
    language: Option<String>,
    #[serde(default)]
    fallback: bool,
    file: String,
    line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSection {
    id: String,
    changed: String,
    wording: String,
    source: Option<String>,
    region: Option<String>,
    language: Option<String>,
    #[serde(default)]
    fallback: bool,
    file: String,
    line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChange {
    change: String,
    id: String,
    region: String,
    name: String,
    #[serde(default)]
    displaced: Vec<RawDisplaced>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDisplaced {
    id: String,
    region: Option<String>,
    language: Option<String>,
    #[serde(default)]
    fallback: bool,
    file: String,
    line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDisplacedFile {
    path: String,
    digest: String,
    #[serde(default)]
    notes: bool,
}

/// A frozen text as an edition has it.
struct RawFile {
    path: String,
    digest: String,
}

/// Reads the text of `editions.toml`.
///
/// # Errors
/// With the reason, where the text is not what [`write()`] writes.
pub fn read(text: &str) -> Result<Version, String> {
    read_with(text, &mut Rows::default())
}

/// The same for somebody who reads many of them.
pub(super) fn read_with(text: &str, known: &mut Rows) -> Result<Version, String> {
    let (rest, rows) = rows::parted(text);
    let raw: RawVersion = from_toml(&rest)?;
    if raw.format != 1 {
        return Err(format!("it has format {}; this lexloci reads format 1", raw.format));
    }
    // Each record has its rows, and no others.
    let by_themselves = rows.len() == raw.edition.len() && raw.edition.iter().all(|raw| raw.sections.is_empty());
    let (raw, rows) = if rows.is_empty() || by_themselves { (raw, rows) } else { (from_toml(text)?, Vec::new()) };
    let mut records = BTreeMap::new();
    for (at, raw) in raw.edition.into_iter().enumerate() {
        let edition = Edition::parse(&raw.edition).ok_or_else(|| format!("`{}` is no edition", raw.edition))?;
        let rows = rows.get(at).map_or(&[][..], Vec::as_slice);
        let record = record(edition.clone(), raw, rows, known)?;
        if records.insert(edition.clone(), Arc::new(record.into())).is_some() {
            return Err(format!("it has the edition {edition} twice"));
        }
    }
    Ok(Version { text_rule: raw.text_rule, records })
}

/// Reads TOML.
///
/// # Errors
/// With what is wrong, in a line.
fn from_toml<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| error.message().lines().next().unwrap_or("syntax error").to_owned())
}

/// Whether there may be strings that go on over lines, in which nothing is what it looks like line by line.
fn has_long_strings(text: &str) -> bool {
    text.contains("\"\"\"") || text.contains("'''")
}

/// What begins each record.
const RECORD: &str = "\n[[edition]]\n";

/// Finds the records of a file whose digest is that of its ledger, so that it is what [`write()`] wrote; each is read when
/// somebody asks for it.
///
/// # Errors
/// With the reason, where a later lexloci wrote it.
pub(super) fn find(text: &str, shelf: &Arc<Shelf>) -> Result<Version, String> {
    if has_long_strings(text) {
        return read(text);
    }
    let starts: Vec<usize> = text.match_indices(RECORD).map(|(at, _)| at + 1).collect();
    let head = &text[..starts.first().copied().unwrap_or(text.len())];
    let Version { text_rule, .. } = read(head)?;
    let mut records = BTreeMap::new();
    for (at, start) in starts.iter().enumerate() {
        let range = *start..starts.get(at + 1).copied().unwrap_or(text.len());
        let first = text[range.start + RECORD.len() - 1..range.end].lines().next().unwrap_or_default();
        let name = first.strip_prefix("edition = \"").and_then(|rest| rest.strip_suffix('"'));
        let edition = name.and_then(Edition::parse).ok_or_else(|| format!("`{first}` names no edition"))?;
        records.insert(edition.clone(), Arc::new(FiledRecord::at(edition, shelf, range)));
    }
    Ok(Version { text_rule, records })
}

/// Reads one record, from its `[[edition]]` on.
pub(super) fn read_record(text: &str) -> Result<Record, String> {
    let version = read(&format!("format = 1\ntext_rule = \"\"\n{text}"))?;
    let mut records = version.records.into_values();
    match (records.next(), records.next()) {
        (Some(record), None) => Ok((**record).clone()),
        (None, _) => Err("there is no record".to_owned()),
        (Some(_), Some(_)) => Err("there is more than one record".to_owned()),
    }
}

fn record(edition: Edition, raw: RawRecord, rows: &[&str], known: &mut Rows) -> Result<Record, String> {
    let language = |tag: &str| Language::parse(tag).map_err(|error| format!("`{tag}`: {error}"));
    let optional = |tag: &Option<String>| tag.as_deref().map(language).transpose();
    let mut parts = BTreeMap::new();
    let mut part = |name: &str, wording: Option<String>, source: Option<String>| {
        parts.extend(SectionId::parse(name).zip(wording).map(|(id, wording)| (id, PartFacts { wording, source })));
    };
    let mut line_of = |name: &str, raw: RawLine| {
        part(name, raw.wording, raw.source);
        Ok::<_, String>(LineFacts {
            words: raw.words,
            origin: origin_of(&edition.language, raw.region, raw.language, raw.fallback, raw.file, raw.line)?,
        })
    };
    let count = raw.sections.len() + rows.len();
    let (mut ids, mut changed, mut sections) =
        (Vec::with_capacity(count), Vec::with_capacity(count), Vec::with_capacity(count));
    let mut push = |row: Row| {
        ids.push(row.id);
        changed.push(row.changed);
        sections.push(row.facts);
    };
    for raw in raw.sections {
        push(Row::new(&edition.language, raw)?);
    }
    known.read(&edition.language, rows, push)?;
    let policies = raw.prevails_over.iter();
    let title = line_of("title", raw.title)?;
    let description = raw.description.map(|raw| line_of("description", raw)).transpose()?;
    let mut preamble_of = |raw: RawPreamble| {
        part("preamble", raw.wording, raw.source);
        origin_of(&edition.language, raw.region, raw.language, raw.fallback, raw.file, raw.line)
    };
    let preamble = raw.preamble.map(&mut preamble_of).transpose()?;
    let facts = Facts {
        kind: raw.policy_kind,
        locale: raw.locale,
        region: raw.region,
        prevails: Prevails::parse(&raw.prevails).ok_or_else(|| bad("rule of precedence", &raw.prevails))?,
        prevailing_language: optional(&raw.prevailing_language)?,
        prevails_over: policies
            .map(|name| PolicyName::parse(name).ok_or_else(|| bad("policy", name)))
            .collect::<Result<_, _>>()?,
        fallback: optional(&raw.fallback)?,
        title,
        description,
        preamble,
        parts,
        sections,
        changes: raw.changes.into_iter().map(|raw| change(&edition, raw)).collect::<Result<_, _>>()?,
        cookies: raw.cookies.into_iter().map(cookie_of).collect(),
    };
    Ok(Record {
        kind: Kind::parse(&raw.kind).ok_or_else(|| bad("kind", &raw.kind))?,
        frozen: frozen_file(RawFile { path: raw.path, digest: raw.digest })?,
        text: digest(&raw.text)?,
        displaced_with_notes: raw.displaced.as_ref().is_some_and(|file| file.notes),
        displaced: raw
            .displaced
            .map(|RawDisplacedFile { path, digest, .. }| frozen_file(RawFile { path, digest }))
            .transpose()?,
        files: raw.files.iter().map(|file| text_file(file)).collect::<Result<_, _>>()?,
        ids,
        changed,
        level_with: raw.level_with.iter().map(|level| level_with(level)).collect::<Result<_, _>>()?,
        facts: Arc::new(facts),
        edition,
    })
}

fn cookie_of(raw: RawCookie) -> CookieFacts {
    let RawCookie { name, provider, category, purpose, duration, kind, party } = raw;
    CookieFacts { name, provider, category, purpose, duration, kind, party }
}

fn bad(what: &str, text: &str) -> String {
    format!("`{text}` is no {what}")
}

/// The path is that of a text of some version: it leads nowhere else.
fn frozen_file(raw: RawFile) -> Result<FrozenFile, String> {
    let version = raw.path.split_once('/').and_then(|(version, rest)| Some((VersionId::parse(version)?, rest)));
    let text = version.and_then(|(_, rest)| rest.strip_suffix(".md"));
    let edition = text.map(|rest| rest.strip_suffix(".displaced").unwrap_or(rest)).and_then(Edition::parse);
    if edition.is_none() {
        return Err(bad("path of a frozen text", &raw.path));
    }
    Ok(FrozenFile { digest: digest(&raw.digest)?, path: raw.path })
}

fn text_file(path: &str) -> Result<TextFile, String> {
    let (digits, name) = path.split_once('/').ok_or_else(|| bad("file", path))?;
    if name.is_empty() || name.contains(['/', '\\']) || matches!(name, "." | "..") {
        return Err(bad("file", path));
    }
    Ok(TextFile { digest: digest(digits)?, name: name.to_owned() })
}

/// Reads `de@2024-02-01`.
fn level_with(text: &str) -> Result<(Language, VersionId), String> {
    let parts = text.split_once('@');
    let parsed = parts.and_then(|(tag, id)| Some((Language::parse(tag).ok()?, VersionId::parse(id)?)));
    parsed.ok_or_else(|| bad("version of a language", text))
}

fn origin_of(
    language_of_edition: &Language,
    region: Option<String>,
    language: Option<String>,
    fallback: bool,
    file: String,
    line: usize,
) -> Result<Origin, String> {
    let region = match region {
        None => RegionName::global(),
        Some(name) => RegionName::parse(&name).ok_or_else(|| bad("region", &name))?,
    };
    let language = match language {
        None => language_of_edition.clone(),
        Some(tag) => Language::parse(&tag).map_err(|error| format!("`{tag}`: {error}"))?,
    };
    Ok(Origin { region, language, fallback, file, line })
}

fn change(edition: &Edition, raw: RawChange) -> Result<LocalChange, String> {
    let displaced = raw.displaced.into_iter();
    Ok(LocalChange {
        kind: LocalChangeKind::parse(&raw.change).ok_or_else(|| bad("change", &raw.change))?,
        id: SectionId::parse(&raw.id).ok_or_else(|| bad("id", &raw.id))?,
        region: RegionName::parse(&raw.region).ok_or_else(|| bad("region", &raw.region))?,
        name: raw.name,
        displaced: displaced
            .map(|raw| {
                let id = SectionId::parse(&raw.id).ok_or_else(|| bad("id", &raw.id))?;
                let origin = origin_of(&edition.language, raw.region, raw.language, raw.fallback, raw.file, raw.line)?;
                Ok::<_, String>(DisplacedFacts { id, origin })
            })
            .collect::<Result<_, _>>()?,
    })
}
