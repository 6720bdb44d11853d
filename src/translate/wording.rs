//! Messages of the site and its regions that a language lacks.

use super::codes::{difference, tidy};
use super::gather::Scope;
use super::{Home, MISSING, PackageFile, PackageSection, Piece, State, Unit};
use crate::digest::Digest;
use crate::id::RegionName;
use crate::locale::Language;
use crate::model::site::SiteSources;
use crate::source::{Sources, Span};
use crate::wording::{MessagePattern, Origin, PatternPart, WordingFile, read_pattern};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the one section of a file of messages.
pub(super) const MESSAGES: &str = "messages";

/// Files by target and source language.
type Files = BTreeMap<(Language, Language), Vec<PackageFile>>;

/// The messages that languages lack; with all of them, also those that they have.
pub(super) fn files(site: &SiteSources, texts: &Sources, scope: &Scope) -> Files {
    let mut files = Files::new();
    if !scope.policies.is_empty() {
        return files;
    }
    let origins: BTreeSet<&Origin> = site.wording.files().iter().map(|file| &file.origin).collect();
    for origin in origins.into_iter().filter(|origin| **origin != Origin::Theme) {
        let Some(source) = source(site, origin) else { continue };
        let region = region_of(origin);
        let languages: BTreeSet<Language> = site
            .editions()
            .into_iter()
            .filter(|edition| {
                let chain = &site.region(&edition.region).chain;
                scope.has_region(chain) && region.is_none_or(|region| chain.contains(region))
            })
            .map(|edition| edition.language)
            .filter(|language| *language != source.language && scope.has_language(language))
            .collect();
        for language in languages {
            let units = units(site, texts, origin, source, &language, scope.all);
            let Some(original) = source.file.filter(|_| !units.is_empty()) else { continue };
            let state = if units.iter().any(|unit| unit.open) { State::Missing } else { State::Current };
            let part = MESSAGES.to_owned();
            let section =
                PackageSection { part, state, digest: None, seen: None, notes: Vec::new(), change: None, units };
            let home = Home::Wording(region.cloned());
            let original = texts.path(original).to_owned();
            let package = files.entry((language, source.language.clone())).or_default();
            package.push(PackageFile { home, original, sections: vec![section] });
        }
    }
    files
}

fn region_of(origin: &Origin) -> Option<&RegionName> {
    match origin {
        Origin::Region(region) => Some(region),
        Origin::Site | Origin::Theme => None,
    }
}

/// The messages of a home in a language.
pub(super) fn file<'a>(
    site: &'a SiteSources,
    region: Option<&RegionName>,
    language: &Language,
) -> Option<&'a WordingFile> {
    let own = |file: &&WordingFile| match (&file.origin, region) {
        (Origin::Site, None) => true,
        (Origin::Region(name), Some(region)) => name == region,
        _ => false,
    };
    site.wording.files().iter().filter(own).find(|file| file.language == *language)
}

/// The messages that others are translated from: in the reference language, for a region in its first one that has any.
fn source<'a>(site: &'a SiteSources, origin: &Origin) -> Option<&'a WordingFile> {
    let reference = &site.settings.reference_language;
    match region_of(origin) {
        None => file(site, None, reference),
        Some(name) => {
            let mut order = site.regions.get(name)?.language_order(reference);
            order.find_map(|language| file(site, Some(name), language))
        }
    }
}

/// The messages to translate from, by the home that a file names.
pub(super) fn source_of<'a>(site: &'a SiteSources, region: Option<&RegionName>) -> Option<&'a WordingFile> {
    source(site, &region.map_or(Origin::Site, |region| Origin::Region(region.clone())))
}

/// The path of a file of messages.
pub(super) fn path(region: Option<&RegionName>, language: &Language) -> String {
    match region {
        None => format!("locales/{language}.ftl"),
        Some(region) => format!("locales/{region}/{language}.ftl"),
    }
}

fn units(
    site: &SiteSources,
    texts: &Sources,
    origin: &Origin,
    source: &WordingFile,
    language: &Language,
    all: bool,
) -> Vec<Unit> {
    let region = region_of(origin);
    let own = file(site, region, language);
    let has = |file: &WordingFile, id: &String| file.messages.contains_key(id);
    let by_parent = |id: &String| {
        language.parents().iter().any(|parent| file(site, region, parent).is_some_and(|file| has(file, id)))
    };
    let mut ids: Vec<(&String, usize)> = source.messages.iter().map(|(id, place)| (id, place.start)).collect();
    ids.sort_by_key(|(_, at)| *at);
    let mut units = Vec::new();
    for (id, at) in ids {
        let present = own.and_then(|own| own.pattern(id));
        if present.is_none() && by_parent(id) || present.is_some() && !all {
            continue;
        }
        let (Some(pattern), Some(file)) = (source.pattern(id), source.file) else { continue };
        let variants = "a message with variants, as Fluent has it: translate the words, keep `{ $... ->`, and give \
                        the plural forms of your language, each on a line of its own";
        units.push(Unit {
            id: id.clone(),
            kind: "message".to_owned(),
            line: texts.line(Span::new(file, at..at)),
            source: pieces(&pattern),
            open: present.is_none(),
            seen: Some(seen(present.as_ref())),
            target: present.as_ref().map(pieces),
            previous: None,
            note: pattern.selects.then(|| variants.to_owned()),
        });
    }
    units
}

/// What a language says in the place of a message: a digest, by which an import knows one that somebody changed meanwhile.
pub(super) fn seen(present: Option<&MessagePattern>) -> String {
    let Some(pattern) = present else { return MISSING.to_owned() };
    let words = pattern.parts.iter().map(|part| match part {
        PatternPart::Text(words) | PatternPart::Placeable(words) => words.as_str(),
    });
    Digest::of(words.collect::<String>().as_bytes()).short()
}

/// What a message says, as pieces.
pub(super) fn pieces(pattern: &MessagePattern) -> Vec<Piece> {
    let parts = pattern.parts.iter().map(|part| match part {
        PatternPart::Text(words) => Piece::Text(words.clone()),
        PatternPart::Placeable(written) => Piece::Alone(written.clone()),
    });
    let pieces: Vec<Piece> = parts.collect();
    if pattern.selects { pieces } else { tidy(&pieces) }
}

/// What somebody wrote as Fluent, as pieces.
pub(super) fn read(written: &str) -> Option<Vec<Piece>> {
    let pattern = read_pattern(&indented(written.trim()))?;
    Some(if pattern.selects { vec![Piece::Text(written.trim().to_owned())] } else { pieces(&pattern) })
}

/// Pieces as Fluent; none where that would say something else.
pub(super) fn write(target: &[Piece]) -> Option<String> {
    let words = target.iter().map(|piece| match piece {
        Piece::Text(text) | Piece::Alone(text) | Piece::Open(text) | Piece::Close(text) => text.as_str(),
    });
    let written = indented(words.collect::<String>().trim());
    let pattern = read_pattern(&written)?;
    (pattern.selects || pieces(&pattern) == target).then_some(written)
}

/// Further lines belong to a message if they are indented.
fn indented(text: &str) -> String {
    let lines = text.lines().map(str::trim_end).enumerate().map(|(at, line)| match (at, line) {
        (0, line) => line.to_owned(),
        (_, "}") => "}".to_owned(),
        (_, line) if line.starts_with(' ') || line.is_empty() => line.to_owned(),
        (_, line) => format!("    {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The placeables and variables that a translation has lost, and those that it has invented.
pub(super) fn lost_and_invented(source: &[Piece], target: &[Piece]) -> (Vec<String>, Vec<String>) {
    let (lost, invented) = difference(source, target);
    let variables = |pieces: &[Piece]| -> BTreeSet<String> {
        let words = pieces.iter().filter_map(|piece| match piece {
            Piece::Text(words) => Some(words.as_str()),
            _ => None,
        });
        words.flat_map(variables_in).collect()
    };
    let (ours, theirs) = (variables(source), variables(target));
    let names = |names: Vec<String>, more: Vec<&String>| names.into_iter().chain(more.into_iter().cloned()).collect();
    (names(lost, ours.difference(&theirs).collect()), names(invented, theirs.difference(&ours).collect()))
}

/// `$count` in `{ $count -> ...`.
fn variables_in(words: &str) -> Vec<String> {
    let of = |(at, _): (usize, &str)| {
        let name = &words[at + 1..];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(name.len());
        (end > 0).then(|| format!("${}", &name[..end]))
    };
    if words.contains("->") { words.match_indices('$').filter_map(of).collect() } else { Vec::new() }
}
