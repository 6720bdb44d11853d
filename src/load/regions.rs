//! `region.toml` of each region.
//!
//! In: the regions that the layout has found. Out: those whose chain of parents ends at `global`, each with its chain,
//! its own values, its area of the world, and the language that prevails in it, both its own or inherited. The others are
//! reported and left out.

use super::keys::REGION;
use super::layout::Layout;
use super::names::{self, former_names, unknown};
use super::site::Loader;
use super::toml::{Table, read_toml};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::id::{RegionName, nearest};
use crate::locale::{Area, Date, Language, Number, RegionCode};
use crate::model::region::{Region, Scalar, Value};
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeValue;

impl Loader<'_> {
    /// Reads all regions.
    pub(super) fn regions(&self, layout: &Layout, reference: &Language) -> BTreeMap<RegionName, Region> {
        let mut read: BTreeMap<RegionName, (Region, Option<(RegionName, Span)>)> = BTreeMap::new();
        let mut areas = BTreeMap::new();
        for name in &layout.regions {
            let path = format!("locales/{name}/region.toml");
            let Some(file) = self.sources.find(&path) else {
                if self.tree.get(&path).is_none() {
                    let near = layout.regions.iter().map(RegionName::as_str);
                    let near = nearest(name.as_str(), near).map(|near| format!("`locales/{near}/`"));
                    let hint = match near {
                        Some(near) if !name.is_global() => format!("add the file, or did you mean {near}?"),
                        _ if name.is_global() => "it says at least `languages = [\"en\"]`".to_owned(),
                        _ => "add the file; it names at least `parent` and `languages`".to_owned(),
                    };
                    self.report(
                        Diagnostic::new(Code::MISSING_FILE, format!("the region `{name}` has no `region.toml`"))
                            .in_file(path)
                            .hint(hint),
                    );
                }
                // Every chain begins at the root: without one, what is wrong with all the other regions would stay hidden.
                if let Some(file) = self.sources.find("site.toml").filter(|_| name.is_global()) {
                    read.insert(name.clone(), (bare_root(file, reference), None));
                }
                continue;
            };
            let (region, parent, area) = self.region(name, file, reference);
            areas.extend(area.map(|area| (name.clone(), area)));
            read.insert(name.clone(), (region, parent));
        }
        let mut regions = self.chains(read, layout);
        settle_areas(&mut regions, &areas);
        regions
    }

    /// A region, its parent, and the area that it declares.
    fn region(
        &self,
        name: &RegionName,
        file: FileId,
        reference: &Language,
    ) -> (Region, Option<(RegionName, Span)>, Option<Area>) {
        read_toml(self.sources.text(file), file, 0, &REGION, self.problems, |table| {
            let parent = if name.is_global() {
                if let Some((_, span)) = table.string("parent") {
                    table.report(
                        Diagnostic::new(Code::INVALID_VALUE, "`global` is the root and has no parent")
                            .at(span)
                            .hint("take the line away"),
                    );
                }
                None
            } else {
                table.required_string("parent").and_then(|(parent, span)| {
                    let parsed = RegionName::parse(&parent);
                    if parsed.is_none() {
                        table.invalid("parent", span, "the name of a region");
                    }
                    parsed.map(|parent| (parent, span))
                })
            };
            let code = table.string("code").and_then(|(code, span)| {
                let parsed = RegionCode::parse(&code);
                if parsed.is_none() {
                    let upper = code.to_uppercase();
                    table.report(
                        Diagnostic::new(Code::INVALID_VALUE, format!("`{code}` is no code of a country or area"))
                            .at(span)
                            .hint("codes are ISO 3166-1 (`CH`), ISO 3166-2 (`US-CA`) or UN M.49 (`150`, `001`)")
                            .did_you_mean(RegionCode::parse(&upper).is_some().then_some(upper.as_str())),
                    );
                }
                parsed
            });
            let code_refused = code.is_none() && table.key_span("code").is_some();
            let area = table.choice("area", &Area::ALL);
            let base_url = names::base_url(table);
            if let Some(span) = table.key_span("base_url").filter(|_| name.is_global()) {
                table.report(
                    Diagnostic::new(Code::INVALID_VALUE, "`global` is published where the site is")
                        .at(span)
                        .hint("write `base_url` in `site.toml`"),
                );
            }
            let former = former_names(table, "region", RegionName::parse);
            let mut languages: Vec<Language> = Vec::new();
            for (tag, span) in table.strings("languages").unwrap_or_default() {
                let language = names::language(&tag, &Place::Span(span), &mut |d| table.report(d));
                match language {
                    Some(language) if languages.contains(&language) => table.report(
                        Diagnostic::new(Code::DUPLICATE_LANGUAGE, format!("`{language}` is listed twice"))
                            .at(span)
                            .hint("take one away"),
                    ),
                    Some(language) => languages.push(language),
                    None => {}
                }
            }
            let tag = |table: &mut Table<'_>, key| {
                let (tag, span) = table.string(key)?;
                names::language(&tag, &Place::Span(span), &mut |d| table.report(d)).map(|language| (language, span))
            };
            let prevailing_language = tag(table, "prevailing_language");
            if let Some((language, span)) = &prevailing_language
                && !languages.is_empty()
                && !languages.contains(language)
            {
                table.report(
                    Diagnostic::new(
                        Code::PREVAILING_LANGUAGE,
                        format!("`{language}` prevails and is no edition of `{name}`"),
                    )
                    .at(*span)
                    .hint(format!("add `{language}` to `languages`")),
                );
            }
            let first_language = tag(table, "first_language");
            // Of a region with editions, the first of `languages` is the first one: two answers would be one too many.
            if let (Some((written, span)), Some(first)) = (&first_language, languages.first())
                && written != first
            {
                table.report(
                    Diagnostic::new(Code::INVALID_VALUE, "`first_language` is for regions without editions")
                        .at(*span)
                        .hint(format!("take it away, or put `{written}` first in `languages`")),
                );
            }
            let values = table.table("values", values).unwrap_or_default();
            let region = Region {
                name: name.clone(),
                former,
                parent: parent.as_ref().map(|(parent, _)| parent.clone()),
                code,
                code_refused,
                base_url,
                area: Area::Global,
                first_language: languages
                    .first()
                    .cloned()
                    .or_else(|| first_language.map(|(language, _)| language))
                    .unwrap_or_else(|| reference.clone()),
                languages,
                prevailing_language,
                values,
                chain: Vec::new(),
                file,
            };
            (region, parent, area)
        })
    }

    /// Settles the chain of each region; regions whose chain does not end at `global` are reported and left out.
    fn chains(
        &self,
        read: BTreeMap<RegionName, (Region, Option<(RegionName, Span)>)>,
        layout: &Layout,
    ) -> BTreeMap<RegionName, Region> {
        let mut chains = BTreeMap::new();
        let mut reported = BTreeSet::new();
        for name in read.keys() {
            let mut chain = vec![name.clone()];
            let mut whole = false;
            while let Some((_, parent)) = chain.last().and_then(|last| read.get(last)) {
                let Some((parent, span)) = parent else {
                    whole = chain.last().is_some_and(RegionName::is_global);
                    break;
                };
                if let Some(at) = chain.iter().position(|other| other == parent) {
                    let mut cycle: Vec<&RegionName> = chain[at..].iter().collect();
                    cycle.sort();
                    if reported.insert(cycle[0].clone()) {
                        let path: Vec<&str> = chain[at..].iter().chain([parent]).map(RegionName::as_str).collect();
                        self.report(
                            Diagnostic::new(Code::CYCLIC_PARENTS, format!("regions in a circle: {}", path.join(" > ")))
                                .at(*span)
                                .hint("one of them must have a parent that leads to `global`"),
                        );
                    }
                    break;
                }
                if !read.contains_key(parent) {
                    // A folder without a readable `region.toml` is reported already.
                    if !layout.regions.contains(parent) {
                        let child = chain.last().map(RegionName::as_str);
                        let known = read.keys().map(RegionName::as_str).filter(|known| Some(*known) != child);
                        let known: Vec<&str> = known.collect();
                        self.report(unknown(Code::UNKNOWN_REGION, "region", parent.as_str(), known).at(*span));
                    }
                    break;
                }
                chain.push(parent.clone());
            }
            if whole {
                chain.reverse();
                chains.insert(name.clone(), chain);
            }
        }
        let mut regions: BTreeMap<RegionName, Region> = read
            .into_iter()
            .filter_map(|(name, (mut region, _))| {
                region.chain = chains.remove(&name)?;
                Some((name, region))
            })
            .collect();
        self.inherit_prevailing_language(&mut regions);
        regions
    }

    fn inherit_prevailing_language(&self, regions: &mut BTreeMap<RegionName, Region>) {
        let own: BTreeMap<RegionName, (Language, Span)> = regions
            .iter()
            .filter_map(|(name, region)| Some((name.clone(), region.prevailing_language.clone()?)))
            .collect();
        for region in regions.values_mut().filter(|region| region.prevailing_language.is_none()) {
            let inherited = region.chain.iter().rev().find_map(|name| own.get(name)).cloned();
            if let Some((language, span)) = inherited {
                if !region.languages.is_empty() && !region.languages.contains(&language) {
                    self.report(
                        Diagnostic::new(
                            Code::PREVAILING_LANGUAGE,
                            format!("`{language}` prevails, inherited, and is no edition of `{}`", region.name),
                        )
                        .at(span)
                        .hint(format!("give `{}` a `prevailing_language` of its own, or the edition", region.name)),
                    );
                } else {
                    region.prevailing_language = Some((language, span));
                }
            }
        }
    }
}

/// Gives each region its area. What `global` declares is for itself: inherited, it would be the area of the whole world.
fn settle_areas(regions: &mut BTreeMap<RegionName, Region>, declared: &BTreeMap<RegionName, Area>) {
    let codes: BTreeMap<RegionName, Area> =
        regions.values().filter_map(|region| Some((region.name.clone(), Area::of(region.code.as_ref()?)))).collect();
    for region in regions.values_mut() {
        let nearest = |areas: &BTreeMap<RegionName, Area>| {
            let inherited = region.chain.iter().rev().filter(|name| !name.is_global() || region.name.is_global());
            inherited.filter_map(|name| areas.get(name)).next().copied()
        };
        region.area = nearest(declared).or_else(|| nearest(&codes)).unwrap_or(Area::Global);
    }
}

/// Stands in for the root of all regions where its own file cannot be read, which is reported.
fn bare_root(file: FileId, reference: &Language) -> Region {
    Region {
        name: RegionName::global(),
        former: Vec::new(),
        parent: None,
        code: RegionCode::parse("001"),
        code_refused: false,
        base_url: None,
        area: Area::Global,
        languages: Vec::new(),
        prevailing_language: None,
        first_language: reference.clone(),
        values: BTreeMap::new(),
        chain: Vec::new(),
        file,
    }
}

fn values(table: &mut Table<'_>) -> BTreeMap<String, (Value, Span)> {
    let mut values = BTreeMap::new();
    for (name, key_span, value, span) in table.entries() {
        let fits = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
        if !fits || name == "cookies" || name == "precedence" {
            table.report(
                Diagnostic::new(Code::INVALID_VALUE, format!("`{name}` cannot name a value"))
                    .at(key_span)
                    .hint("names are Latin letters, digits, `_` and `-`; `cookies` and `precedence` are taken"),
            );
            continue;
        }
        let by_language = table.entry_table(&name, value, key_span, |table| {
            let mut by_language = BTreeMap::new();
            for (tag, key_span, value, span) in table.entries() {
                let language = names::language(&tag, &Place::Span(key_span), &mut |d| table.report(d));
                let value = scalar(table, &tag, value, span).unwrap_or_else(|| refused(&name));
                by_language.extend(language.map(|language| (language, value)));
            }
            by_language
        });
        if value.as_table().is_some_and(|table| table.is_empty()) {
            table.invalid(&name, span, "a value, or a table with one for each language: `{ en = \"...\" }`");
        }
        let value = match by_language {
            Some(by_language) if !by_language.is_empty() => Value::ByLanguage(by_language),
            Some(_) => Value::Plain(refused(&name)),
            None => Value::Plain(scalar(table, &name, value, span).unwrap_or_else(|| refused(&name))),
        };
        values.insert(name, (value, key_span));
    }
    values
}

/// Stands for a value that was refused, so that nobody is told besides that a name in a text is none.
fn refused(name: &str) -> Scalar {
    Scalar::Text(format!("{{{{ {name} }}}}"))
}

fn scalar(table: &Table<'_>, key: &str, value: &DeValue<'_>, span: Span) -> Option<Scalar> {
    let scalar = match value {
        DeValue::String(text) => Some(Scalar::Text(text.to_string())),
        DeValue::Integer(number) if number.radix() == 10 => Number::parse(number.as_str()).map(Scalar::Number),
        DeValue::Float(number) => Number::parse(number.as_str()).map(Scalar::Number),
        DeValue::Datetime(date) => Date::parse(&date.to_string()).map(Scalar::Date),
        _ => None,
    };
    if scalar.is_none() {
        table.invalid(key, span, "a string, a decimal number, a date, or a table of these by language");
    }
    scalar
}
