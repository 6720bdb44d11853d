//! A whole site from its files.

use super::layout::{Layout, is_passed_over, lay_out};
use super::names::{self, unknown};
use super::outline::{Role, language_of, read_document};
use super::theme::{Theme, read_theme};
use super::toml::{Table, read_toml};
use crate::diagnostic::{CODES, Code, Diagnostic, Diagnostics, Place, Severity};
use crate::id::{PolicyName, RegionName, nearest};
use crate::locale::{Calendar, Date, Language, Number, Precision, RegionCode};
use crate::model::cookie::{CookieFields, Duration, Purpose};
use crate::model::document::Document;
use crate::model::policy::{LabelPattern, Policy, Prevails, ReviewInterval};
use crate::model::region::{Region, Scalar, Value};
use crate::model::site::{Navigation, NavigationEntry, RawHtml, Settings, SiteSources};
use crate::source::{FileEntry, FileId, FileTree, Sources, Span};
use crate::wording::{Origin, Wording, WordingFile};
use rayon::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeValue;

/// A text longer than this, in bytes, is no policy. The bound guards memory and time against a file put there by mistake.
const LARGEST_TEXT: usize = 10 * 1024 * 1024;

/// What loading gives.
#[derive(Debug)]
pub struct Loaded {
    /// The texts, for places in them.
    pub sources: Sources,
    /// The site, unless `site.toml` itself is missing.
    pub site: Option<SiteSources>,
    /// Its theme.
    pub theme: Theme,
    /// What is wrong with the files.
    pub diagnostics: Diagnostics,
}

/// Reads a site. `theme` overrides the one that `site.toml` names. Never fails: what is wrong is in the diagnostics.
#[must_use]
pub fn load(tree: &FileTree, theme: Option<&str>) -> Loaded {
    let problems = RefCell::new(Diagnostics::new());
    let sources = read_texts(tree, &problems);
    let mut loaded = Loaded { sources, site: None, theme: Theme::default(), diagnostics: Diagnostics::new() };
    match loaded.sources.find("site.toml") {
        None if tree.get("site.toml").is_none() => problems.borrow_mut().push(
            Diagnostic::new(Code::MISSING_FILE, "this is no site: it has no `site.toml`")
                .in_file("site.toml")
                .hint("go to a site's folder, name one with `--site`, or make one with `lexloci init`"),
        ),
        None => {}
        Some(file) => {
            let mut settings = read_settings(&loaded.sources, file, &problems);
            if let Some(theme) = theme {
                settings.theme = theme.to_owned();
                settings.theme_span = None;
            }
            let (site, theme) = Loader { tree, sources: &loaded.sources, problems: &problems }.site(settings);
            loaded.site = Some(site);
            loaded.theme = theme;
        }
    }
    loaded.diagnostics = problems.into_inner();
    loaded
}

/// Decodes the texts: UTF-8 without a byte order mark, lines ended by LF.
fn read_texts(tree: &FileTree, problems: &RefCell<Diagnostics>) -> Sources {
    let mut sources = Sources::default();
    for (path, entry) in tree.iter() {
        let ours =
            path == "site.toml" || ["content/", "locales/", "themes/"].iter().any(|folder| path.starts_with(folder));
        if !ours || is_passed_over(path) {
            continue;
        }
        let report = |diagnostic: Diagnostic| problems.borrow_mut().push(diagnostic.in_file(path));
        match entry {
            FileEntry::Unreadable(reason) => report(
                Diagnostic::new(Code::UNREADABLE_FILE, format!("the file cannot be read: {reason}"))
                    .hint("check its permissions"),
            ),
            FileEntry::LeavesSite => report(
                Diagnostic::new(Code::LINK_LEAVES_SITE, "a symbolic link that leads out of the site's folder")
                    .hint("put the file itself there: what is published must be in the site"),
            ),
            FileEntry::Bytes(bytes) => {
                if ![".toml", ".md", ".ftl", ".html"].iter().any(|suffix| path.ends_with(suffix)) {
                    continue;
                }
                if bytes.len() > LARGEST_TEXT {
                    report(
                        Diagnostic::new(
                            Code::FILE_TOO_LARGE,
                            format!("a text of {} MB; the limit is {} MB", megabytes(bytes.len()), LARGEST_TEXT >> 20),
                        )
                        .hint("is this the right file?"),
                    );
                    continue;
                }
                match std::str::from_utf8(bytes) {
                    Ok(text) => {
                        sources.add(path, normalized(text));
                    }
                    Err(error) => {
                        // The text is read as well as it can be, so that its other mistakes show, and its sections,
                        // regions and values are not reported as missing.
                        let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                        let at = normalized(&valid).len();
                        let file = sources.add(path, normalized(&decoded(bytes)));
                        problems.borrow_mut().push(
                            Diagnostic::new(Code::INVALID_UTF8, "the text is not UTF-8")
                                .at(Span::new(file, at..at))
                                .hint("save it as UTF-8"),
                        );
                    }
                }
            }
        }
    }
    sources
}

/// Without a byte order mark, lines ended by LF.
fn normalized(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n")
}

/// What can be read of a text that is not UTF-8: UTF-16 where a byte order mark says so, else U+FFFD for wrong bytes.
fn decoded(bytes: &[u8]) -> String {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return String::from_utf8_lossy(bytes).into_owned(),
    };
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// Rounded up to a tenth, so that no text that is too large seems to be within the limit.
fn megabytes(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

fn read_settings(sources: &Sources, file: FileId, problems: &RefCell<Diagnostics>) -> Settings {
    read_toml(sources.text(file), file, 0, "site.toml", problems, |table| {
        let title = table.required_string("title", "\"Our legal pages\"").map_or_else(String::new, |(title, _)| title);
        let base_url = table
            .required_string("base_url", "\"https://legal.example.com\"")
            .and_then(|(url, span)| {
                let fits = ["https://", "http://"].iter().any(|scheme| {
                    url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
                }) && !url.contains(['?', '#', ' ', '"', '<', '>']);
                if !fits {
                    table.invalid("base_url", span, "an address such as `https://legal.example.com`");
                }
                fits.then(|| url.trim_end_matches('/').to_owned())
            })
            .unwrap_or_else(|| "https://legal.invalid".to_owned());
        let reference_language = table
            .required_string("reference_language", "\"en\"")
            .and_then(|(tag, span)| names::language(&tag, &Place::Span(span), &mut |d| table.report(d)));
        let theme = table.string("theme");
        let raw_html = table.choice("raw_html", &[("refuse", RawHtml::Refuse), ("sanitize", RawHtml::Sanitize)]);
        let region_order = table
            .strings("regions")
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(name, span)| {
                let parsed = RegionName::parse(&name);
                let exists = sources.find(&format!("locales/{name}/region.toml")).is_some() || name == "global";
                if !exists {
                    table.report(
                        Diagnostic::new(Code::UNKNOWN_REGION, format!("there is no region `{name}`"))
                            .at(span)
                            .hint(format!("make `locales/{name}/region.toml`, or take it out of the list")),
                    );
                }
                parsed.filter(|_| exists)
            })
            .collect();
        let precision = date_precision(table);
        let calendar = table.choice("calendar", &[("gregorian", Calendar::Gregorian), ("local", Calendar::Local)]);
        let copyright = table.string("copyright").map(|(text, _)| text);
        let severities = table.table("severity", read_severities).unwrap_or_default();
        let navigation = table.table("navigation", |table| Navigation {
            header: table.tables("header", navigation_entry),
            footer: table.tables("footer", navigation_entry),
            social: table.tables("social", navigation_entry),
        });
        Settings {
            title,
            base_url,
            reference_language: reference_language.unwrap_or_else(english),
            theme_span: theme.as_ref().map(|(_, span)| *span),
            theme: theme.map_or_else(|| "default".to_owned(), |(name, _)| name),
            region_order,
            raw_html: raw_html.unwrap_or(RawHtml::Refuse),
            date: precision.unwrap_or(Precision::Day),
            calendar: calendar.unwrap_or(Calendar::Gregorian),
            copyright,
            severities,
            navigation: navigation.unwrap_or_default(),
        }
    })
}

fn english() -> Language {
    #[expect(clippy::expect_used, reason = "a constant tag, which a test of the locale floor parses")]
    Language::parse("en").expect("`en` is a language")
}

fn date_precision(table: &mut Table<'_>) -> Option<Precision> {
    table.choice("date", &[("day", Precision::Day), ("month", Precision::Month)])
}

fn read_severities(table: &mut Table<'_>) -> BTreeMap<Code, Severity> {
    let mut severities = BTreeMap::new();
    for (name, key_span, value, span) in table.entries() {
        let Some(code) = Code::parse(&name) else {
            let near = nearest(&name, CODES.iter().map(|code| code.name()));
            table.report(
                Diagnostic::new(Code::UNKNOWN_KEY, format!("there is no code `{name}`"))
                    .at(key_span)
                    .hint("`lexloci explain` lists all codes")
                    .did_you_mean(near),
            );
            continue;
        };
        match value.as_str().and_then(Severity::parse) {
            Some(severity) => {
                severities.insert(code, severity);
            }
            None => table.invalid(&name, span, "one of `error`, `warning`, `hint`, `off`"),
        }
    }
    severities
}

fn navigation_entry(table: &mut Table<'_>) -> NavigationEntry {
    let label = table.required_string("label", "\"Support\"").map_or_else(String::new, |(label, _)| label);
    let url = table.string("url").and_then(|(url, span)| {
        let fits = ["https://", "http://", "mailto:", "tel:", "/"].iter().any(|start| url.starts_with(start));
        if !fits {
            table.invalid("url", span, "an address: `https:`, `mailto:`, `tel:`, or a path from `/`");
        }
        fits.then_some(url)
    });
    let links = table.tables("links", navigation_entry);
    NavigationEntry { label, url, links }
}

struct Loader<'a> {
    tree: &'a FileTree,
    sources: &'a Sources,
    problems: &'a RefCell<Diagnostics>,
}

impl Loader<'_> {
    fn report(&self, diagnostic: Diagnostic) {
        self.problems.borrow_mut().push(diagnostic);
    }

    fn site(&self, settings: Settings) -> (SiteSources, Theme) {
        let layout = lay_out(self.tree, self.problems);
        let mut wording = Wording::default();
        let theme =
            read_theme(&settings.theme, settings.theme_span, self.tree, self.sources, &mut wording, self.problems);
        self.wording(&layout, &mut wording);
        let regions = self.regions(&layout, &settings.reference_language);
        let mut policies = BTreeMap::new();
        for name in &layout.policies {
            if let Some(policy) = self.policy(name, &layout, &regions) {
                policies.insert(name.clone(), policy);
            }
        }
        for policy in policies.values() {
            for (other, span) in &policy.prevails_over {
                if !policies.contains_key(other) && !layout.policies.contains(other) {
                    let known = policies.keys().map(PolicyName::as_str);
                    self.report(unknown(Code::UNKNOWN_POLICY, "policy", other.as_str(), known).at(*span));
                }
            }
        }
        self.prevails_cycles(&policies);
        self.texts(&layout, &settings, &mut policies);
        // What is written for a region that is left out belongs to nobody until the region is mended.
        for policy in policies.values_mut() {
            policy.texts.retain(|region, _| regions.contains_key(region));
            policy.cookies.retain(|region, _| regions.contains_key(region));
        }
        wording.retain(|origin| !matches!(origin, Origin::Region(region) if !regions.contains_key(region)));
        (SiteSources { settings, regions, policies, wording }, theme)
    }

    fn wording(&self, layout: &Layout, wording: &mut Wording) {
        for (region, path, stem) in &layout.wording {
            let Some(language) = language_of(path, stem, self.problems) else { continue };
            let Some(file) = self.sources.find(path) else { continue };
            let origin = region.clone().map_or(Origin::Site, Origin::Region);
            let text = self.sources.text(file).to_owned();
            let (words, errors) = WordingFile::parse(origin, language, Some(file), text);
            for error in errors {
                self.report(
                    Diagnostic::new(Code::FLUENT_SYNTAX, error.message)
                        .at(Span::new(file, error.range))
                        .hint("messages are written `name = words`, see projectfluent.org"),
                );
            }
            wording.push(words);
        }
    }

    fn regions(&self, layout: &Layout, reference: &Language) -> BTreeMap<RegionName, Region> {
        let mut read: BTreeMap<RegionName, (Region, Option<(RegionName, Span)>)> = BTreeMap::new();
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
            read.insert(name.clone(), self.region(name, file, reference));
        }
        self.chains(read, layout)
    }

    fn region(&self, name: &RegionName, file: FileId, reference: &Language) -> (Region, Option<(RegionName, Span)>) {
        read_toml(self.sources.text(file), file, 0, "region.toml", self.problems, |table| {
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
                table.required_string("parent", "\"global\"").and_then(|(parent, span)| {
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
            let values = table.table("values", |table| self.values(table)).unwrap_or_default();
            let region = Region {
                name: name.clone(),
                parent: parent.as_ref().map(|(parent, _)| parent.clone()),
                code,
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
            (region, parent)
        })
    }

    fn values(&self, table: &mut Table<'_>) -> BTreeMap<String, (Value, Span)> {
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
                    if let (Some(language), Some(value)) = (language, scalar(table, &tag, value, span)) {
                        by_language.insert(language, value);
                    }
                }
                by_language
            });
            if value.as_table().is_some_and(|table| table.is_empty()) {
                table.invalid(&name, span, "a value, or a table with one for each language: `{ en = \"...\" }`");
            }
            let value = match by_language {
                Some(by_language) => (!by_language.is_empty()).then_some(Value::ByLanguage(by_language)),
                None => scalar(table, &name, value, span).map(Value::Plain),
            };
            if let Some(value) = value {
                values.insert(name, (value, key_span));
            }
        }
        values
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

    fn policy(&self, name: &PolicyName, layout: &Layout, regions: &BTreeMap<RegionName, Region>) -> Option<Policy> {
        let path = format!("content/{name}/policy.toml");
        let Some(file) = self.sources.find(&path) else {
            if self.tree.get(&path).is_none() {
                let near = nearest(name.as_str(), layout.policies.iter().map(PolicyName::as_str));
                let hint = near.map_or("it says at least `kind = \"privacy-statement\"`".to_owned(), |near| {
                    format!("add the file, or did you mean `content/{near}/`?")
                });
                self.report(
                    Diagnostic::new(Code::MISSING_FILE, format!("the policy `{name}` has no `policy.toml`"))
                        .in_file(path)
                        .hint(hint),
                );
            }
            return None;
        };
        let mut policy = read_toml(self.sources.text(file), file, 0, "policy.toml", self.problems, |table| {
            let kind = table.required_string("kind", "\"notice\"").map_or_else(String::new, |(kind, _)| kind);
            let region_list = |table: &mut Table<'_>, key| {
                table.strings(key).map(|names| {
                    names
                        .into_iter()
                        .filter_map(|(name, span)| {
                            // A region that is itself in error is left out, and reported where its error is.
                            let known = RegionName::parse(&name).filter(|name| layout.regions.contains(name));
                            if known.is_none() {
                                let all = regions.keys().map(RegionName::as_str);
                                table.report(unknown(Code::UNKNOWN_REGION, "region", &name, all).at(span));
                            }
                            known.map(|name| (name, span))
                        })
                        .collect::<Vec<_>>()
                })
            };
            let labels = |table: &mut Table<'_>, key| {
                let mut patterns = Vec::new();
                for (pattern, span) in table.strings(key).unwrap_or_default() {
                    match LabelPattern::parse(&pattern) {
                        Some(pattern) => patterns.push(pattern),
                        None => table.invalid(key, span, "labels with a counter: `1.`, `(a)`, `A.`, `i.`, `1.1`"),
                    }
                }
                patterns
            };
            let review_every = table.string("review_every").and_then(|(interval, span)| {
                let parsed = ReviewInterval::parse(&interval);
                if parsed.is_none() {
                    table.invalid("review_every", span, "a count of `days`, `weeks`, `months` or `years`: `12 months`");
                }
                parsed
            });
            let policy_regions = region_list(table, "regions");
            let except = region_list(table, "except").unwrap_or_default();
            let section_labels = labels(table, "section_labels");
            let list_labels = labels(table, "list_labels");
            let prevails = table.choice(
                "prevails",
                &[("local", Prevails::Local), ("global", Prevails::Global), ("none", Prevails::None)],
            );
            let prevails_over = table
                .strings("prevails_over")
                .unwrap_or_default()
                .into_iter()
                .filter_map(|(name, span)| {
                    let parsed = PolicyName::parse(&name);
                    if parsed.is_none() {
                        table.invalid("prevails_over", span, "a list of policies");
                    }
                    parsed.map(|name| (name, span))
                })
                .collect();
            let date = date_precision(table);
            let categories = table
                .strings("categories")
                .unwrap_or_default()
                .into_iter()
                .filter(|(name, span)| {
                    let fits = !name.is_empty()
                        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                    if !fits {
                        table.invalid("categories", *span, "lower-case names such as `analytics`");
                    }
                    fits
                })
                .map(|(name, _)| name)
                .collect();
            Policy {
                name: name.clone(),
                file,
                kind,
                regions: policy_regions,
                except,
                section_labels,
                list_labels,
                prevails: prevails.unwrap_or(Prevails::Local),
                prevails_over,
                date,
                categories,
                texts: BTreeMap::new(),
                cookies: BTreeMap::new(),
                files: BTreeMap::new(),
                review_every,
            }
        });
        for ((_, region), path) in layout.cookies.iter().filter(|((policy, _), _)| policy == name) {
            if let Some(file) = self.sources.find(path) {
                let cookies = read_toml(self.sources.text(file), file, 0, "cookies.toml", self.problems, |table| {
                    read_cookies(table, &policy.categories)
                });
                policy.cookies.insert(region.clone(), cookies);
            }
        }
        for (_, region, file, path) in layout.files.iter().filter(|(policy, ..)| policy == name) {
            policy.files.entry(region.clone()).or_default().insert(file.clone(), path.clone());
        }
        Some(policy)
    }

    fn prevails_cycles(&self, policies: &BTreeMap<PolicyName, Policy>) {
        let mut done: BTreeSet<&PolicyName> = BTreeSet::new();
        for name in policies.keys() {
            let mut path = vec![name];
            let mut stack: Vec<Vec<&(PolicyName, Span)>> = vec![policies[name].prevails_over.iter().collect()];
            while let Some(next) = stack.last_mut() {
                let Some((over, span)) = next.pop() else {
                    stack.pop();
                    path.pop().map(|name| done.insert(name));
                    continue;
                };
                if let Some(at) = path.iter().position(|name| *name == over) {
                    let circle: Vec<&str> = path[at..].iter().copied().chain([over]).map(PolicyName::as_str).collect();
                    self.report(
                        Diagnostic::new(
                            Code::PREVAILS_CYCLE,
                            format!("policies prevail over each other in a circle: {}", circle.join(" > ")),
                        )
                        .at(*span)
                        .hint("decide which of them prevails"),
                    );
                } else if let Some((over, policy)) =
                    policies.get_key_value(over).filter(|(over, _)| !done.contains(over))
                {
                    path.push(over);
                    stack.push(policy.prevails_over.iter().collect());
                }
            }
        }
    }

    /// Parses all texts: the reference texts first, since translations take over their ids.
    fn texts(&self, layout: &Layout, settings: &Settings, policies: &mut BTreeMap<PolicyName, Policy>) {
        let mut jobs: Vec<Job<'_>> = Vec::new();
        for ((policy, region), files) in &layout.texts {
            let mut taken = BTreeSet::new();
            for (path, stem) in files {
                let Some(language) = language_of(path, stem, self.problems) else { continue };
                if taken.insert(language.clone()) {
                    jobs.push(Job { policy, region, language, path });
                } else {
                    self.report(
                        Diagnostic::new(Code::DUPLICATE_LANGUAGE, format!("two files hold the text in `{language}`"))
                            .in_file(path.clone())
                            .hint("keep the one with the canonical name"),
                    );
                }
            }
        }
        let is_reference = |job: &Job<'_>| job.region.is_global() && job.language == settings.reference_language;
        let (first, rest): (Vec<Job<'_>>, Vec<Job<'_>>) = jobs.into_iter().partition(is_reference);
        let parsed = parse_all(&first, self.sources, settings.raw_html, |_| Role::Reference);
        self.take(policies, first, parsed);
        let parsed = {
            let policies = &*policies;
            parse_all(&rest, self.sources, settings.raw_html, |job| {
                if job.region.is_global() {
                    let texts = policies.get(job.policy).and_then(|policy| policy.texts.get(job.region));
                    Role::Translation(texts.and_then(|texts| texts.get(&settings.reference_language)))
                } else {
                    Role::Local
                }
            })
        };
        self.take(policies, rest, parsed);

        for policy in policies.values() {
            if let Some(base) = policy.texts.get(&RegionName::global())
                && !base.contains_key(&settings.reference_language)
                && self.tree.get(&format!("content/{}/{}.md", policy.name, settings.reference_language)).is_none()
            {
                self.report(
                    Diagnostic::new(
                        Code::MISSING_FILE,
                        format!("`{}` has base texts, but none in the reference language", policy.name),
                    )
                    .in_file(format!("content/{}/{}.md", policy.name, settings.reference_language))
                    .hint("the reference text gives the other languages their outline and ids"),
                );
            }
        }
    }

    fn take(
        &self,
        policies: &mut BTreeMap<PolicyName, Policy>,
        jobs: Vec<Job<'_>>,
        parsed: Vec<(Option<Document>, Diagnostics)>,
    ) {
        for (job, (document, found)) in jobs.into_iter().zip(parsed) {
            self.problems.borrow_mut().extend(found);
            if let (Some(document), Some(policy)) = (document, policies.get_mut(job.policy)) {
                policy.texts.entry(job.region.clone()).or_default().insert(job.language, document);
            }
        }
    }
}

/// Stands in for the root of all regions where its own file cannot be read, which is reported.
fn bare_root(file: FileId, reference: &Language) -> Region {
    Region {
        name: RegionName::global(),
        parent: None,
        code: RegionCode::parse("001"),
        languages: Vec::new(),
        prevailing_language: None,
        first_language: reference.clone(),
        values: BTreeMap::new(),
        chain: Vec::new(),
        file,
    }
}

/// A text to be parsed.
struct Job<'a> {
    policy: &'a PolicyName,
    region: &'a RegionName,
    language: Language,
    path: &'a str,
}

/// Parses each text on its own thread; the results are in the order of the jobs.
fn parse_all<'a>(
    jobs: &[Job<'_>],
    sources: &Sources,
    raw_html: RawHtml,
    role: impl Fn(&Job<'_>) -> Role<'a> + Sync,
) -> Vec<(Option<Document>, Diagnostics)> {
    jobs.par_iter()
        .map(|job| {
            let problems = RefCell::new(Diagnostics::new());
            let document = sources.find(job.path).and_then(|file| {
                let text = sources.text(file);
                if text.trim().is_empty() {
                    // One finding with what composing says where this is the text that an edition would need.
                    let (code, message) = match (job.region.is_global(), role(job)) {
                        (true, Role::Reference) => {
                            (Code::MISSING_DOCUMENT, format!("`{}` applies and has no text", job.policy))
                        }
                        _ => (Code::EMPTY_TEXT, "a local version or translation without text".to_owned()),
                    };
                    problems.borrow_mut().push(
                        Diagnostic::new(code, message)
                            .in_file(job.path)
                            .hint("the file is empty: write its text, or delete it"),
                    );
                    return None;
                }
                Some(read_document(text, file, job.language.clone(), &role(job), raw_html, &problems))
            });
            (document, problems.into_inner())
        })
        .collect()
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

fn read_cookies(table: &mut Table<'_>, categories: &[String]) -> BTreeMap<String, CookieFields> {
    let mut cookies = BTreeMap::new();
    for (key, span, value, value_span) in table.entries() {
        let fields = table.entry_table(&key, value, span, |table| {
            let text = |table: &mut Table<'_>, key: &str| table.string(key).map(|(text, _)| text);
            let purpose = table.value("purpose").and_then(|(value, span)| match value {
                DeValue::String(message) => Some(Purpose::Message(message.to_string(), span)),
                DeValue::Table(_) => table.entry_table("purpose", value, span, |table| {
                    let mut words = BTreeMap::new();
                    for (tag, key_span, value, span) in table.entries() {
                        let language = names::language(&tag, &Place::Span(key_span), &mut |d| table.report(d));
                        match (language, value.as_str()) {
                            (Some(language), Some(text)) => {
                                words.insert(language, text.to_owned());
                            }
                            (_, None) => table.invalid(&tag, span, "words"),
                            _ => {}
                        }
                    }
                    Purpose::ByLanguage(words)
                }),
                _ => {
                    table.invalid("purpose", span, "the id of a message, or words by language");
                    None
                }
            });
            let category = table.string("category").and_then(|(category, span)| {
                let known = categories.contains(&category);
                if !known {
                    let all: Vec<String> = categories.iter().map(|name| format!("`{name}`")).collect();
                    table.report(
                        Diagnostic::new(Code::COOKIE_FIELD, format!("there is no category `{category}`"))
                            .at(span)
                            .hint(format!("`policy.toml` has `categories` {}", all.join(", ")))
                            .did_you_mean(nearest(&category, categories.iter().map(String::as_str))),
                    );
                }
                known.then_some(category)
            });
            let duration = table.string("duration").and_then(|(duration, span)| {
                let parsed = Duration::parse(&duration);
                if parsed.is_none() {
                    table.report(
                        Diagnostic::new(Code::COOKIE_FIELD, format!("`{duration}` is no duration"))
                            .at(span)
                            .hint("write `session`, or ISO 8601: `P1Y`, `P13M`, `P30D`, `PT30M`"),
                    );
                }
                parsed
            });
            let party = table.choice("party", &[("first", "first"), ("third", "third")]).map(str::to_owned);
            CookieFields {
                name: text(table, "name"),
                provider: text(table, "provider"),
                category,
                purpose,
                duration,
                kind: text(table, "kind"),
                party,
                remove: text(table, "remove"),
                span,
            }
        });
        match fields {
            Some(fields) => {
                cookies.insert(key, fields);
            }
            None => table.invalid(&key, value_span, "a table: `[\"_ga\"]`"),
        }
    }
    cookies
}
