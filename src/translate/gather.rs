//! What there is to translate.
//!
//! The editions decide: a part of a text that one of them shows in another language is missing in its own; a translation
//! that one of them shows is looked up in the review. What no edition shows needs no translation.

use super::context::{Context, Place};
use super::{Home, Package, PackageFile, PackageSection, State, wording};
use crate::compose::{ComposedDocument, ComposedPart};
use crate::id::{PolicyName, RegionName};
use crate::locale::Language;
use crate::model::region::Edition;
use crate::review::Changes;
use crate::site::Site;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// Which work is wanted. Empty lists mean everything.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Into these languages.
    pub languages: BTreeSet<Language>,
    /// Of these policies; messages belong to none.
    pub policies: BTreeSet<PolicyName>,
    /// What editions of these regions show, and of those below them.
    pub regions: BTreeSet<RegionName>,
    /// Also what is translated and needs nothing.
    pub all: bool,
}

impl Scope {
    pub(super) fn has_language(&self, language: &Language) -> bool {
        self.languages.is_empty() || self.languages.contains(language)
    }

    pub(super) fn has_region(&self, chain: &[RegionName]) -> bool {
        self.regions.is_empty() || chain.iter().any(|region| self.regions.contains(region))
    }
}

/// Gathers what is to be translated, a package for each pair of languages, by the tags of the targets.
#[must_use]
pub fn packages(site: &Site, texts: &Sources, scope: &Scope) -> Vec<Package> {
    let context = Context::new(site, texts);
    let mut changes = Changes::new(site.sources(), site.composition(), site.history());
    let mut packages: BTreeMap<(Language, Language), Vec<PackageFile>> = BTreeMap::new();
    let mut unread: BTreeMap<(Language, Language), BTreeSet<String>> = BTreeMap::new();
    for (place, wanted) in wanted(&context, scope) {
        let Some(source) = context.source(&place.policy, &place.region) else { continue };
        if source.language == place.language {
            continue;
        }
        let broken = context.unread(&place);
        if !broken.is_empty() {
            let pair = (place.language.clone(), source.language.clone());
            packages.entry(pair.clone()).or_default();
            unread.entry(pair).or_default().extend(broken);
            continue;
        }
        let parts = context.parts(source, &place.region);
        let mut sections: Vec<PackageSection> = Vec::new();
        for part in &parts.parts {
            let Some(editions) = wanted.get(&part.name) else { continue };
            let state = context.state(&place, &part.name);
            if !scope.all && matches!(state, State::Current | State::Unreviewed) {
                continue;
            }
            let Some(mut section) = context.section(&place, &part.name, Some(&mut changes)) else { continue };
            section.notes.push(shown_in(editions));
            sections.push(section);
        }
        if !sections.is_empty() {
            let home = Home::Text(place.policy.clone(), place.region.clone());
            let original = texts.path(source.file).to_owned();
            let files = packages.entry((place.language.clone(), source.language.clone())).or_default();
            files.push(PackageFile { home, original, sections });
        }
    }
    for (pair, files) in wording::files(site.sources(), texts, scope) {
        packages.entry(pair).or_default().extend(files);
    }
    let settings = &site.sources().settings;
    let package = |((target, source), mut files): ((Language, Language), Vec<PackageFile>)| {
        files.sort_by(|a, b| a.home.cmp(&b.home));
        let unread = unread.remove(&(target.clone(), source.clone())).unwrap_or_default();
        Package { site: settings.base_url.clone(), title: settings.title.clone(), source, target, files, unread }
    };
    packages.into_iter().map(package).collect()
}

/// The parts that editions ask of each text, with those editions.
type Wanted = BTreeMap<Place, BTreeMap<String, BTreeSet<Edition>>>;

fn wanted(context: &Context<'_>, scope: &Scope) -> Wanted {
    let mut wanted = Wanted::new();
    let site = context.site.sources();
    for (policy, documents) in &context.site.composition().documents {
        if !scope.policies.is_empty() && !scope.policies.contains(policy) {
            continue;
        }
        for (edition, document) in documents.iter() {
            if !scope.has_region(&site.region(&edition.region).chain) {
                continue;
            }
            for (name, part) in named_parts(document) {
                // A text in a parent of the language serves it, and is the one that is amended.
                let language = if part.fallback { &edition.language } else { &part.language };
                if scope.has_language(language) {
                    let (policy, region) = (policy.clone(), part.region.clone());
                    let place = Place { policy, region, language: language.clone() };
                    wanted.entry(place).or_default().entry(name).or_default().insert(edition.clone());
                }
            }
        }
    }
    wanted
}

fn named_parts(document: &ComposedDocument) -> Vec<(String, &ComposedPart)> {
    let named = [
        ("title", Some(&document.title)),
        ("description", document.description.as_ref()),
        ("preamble", document.preamble.as_ref()),
    ];
    let named = named.into_iter().filter_map(|(name, part)| Some((name.to_owned(), part?)));
    named.chain(document.sections.iter().map(|section| (section.id.to_string(), &section.part))).collect()
}

fn shown_in(editions: &BTreeSet<Edition>) -> String {
    let names: Vec<String> = editions.iter().map(ToString::to_string).collect();
    match names.len() {
        count @ 9.. => format!("shown in {count} editions, such as {}", names[..6].join(", ")),
        _ => format!("shown in {}", names.join(", ")),
    }
}
