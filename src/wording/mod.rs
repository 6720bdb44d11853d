//! Messages: the one door to Fluent.
//!
//! In: Fluent files of the theme, the site and its regions. Out: words for a name, in the language that the rules give.
//! Two rules: chrome looks for the language first, through region, site and theme; a message in a text is settled as a
//! section is, first the most local region that defines it in any language, then the language (SPEC 3).

mod numbers;
mod pattern;
mod variables;

pub use pattern::{MessagePattern, PatternPart, read_pattern};

use crate::id::RegionName;
use crate::locale::{Language, RegionCode};
use crate::source::{FileId, Span};
use fluent::concurrent::FluentBundle;
use fluent::resolver::{ResolverError, errors::ReferenceKind};
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, RwLock};

/// Who words a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The theme, or one that it extends.
    Theme,
    /// The site: `locales/<language>.ftl`.
    Site,
    /// A region: `locales/<region>/<language>.ftl`.
    Region(RegionName),
}

/// One Fluent file.
#[derive(Clone, Debug)]
pub struct WordingFile {
    /// Whose it is.
    pub origin: Origin,
    /// Its language.
    pub language: Language,
    /// The file, unless it is part of the tool.
    pub file: Option<FileId>,
    /// The place of each message in bytes of the file, by id.
    pub messages: BTreeMap<String, Range<usize>>,
    /// The variables that each message uses itself.
    pub variables: BTreeMap<String, BTreeSet<String>>,
    /// The messages and terms (`-term`) that each of them uses itself.
    uses: BTreeMap<String, BTreeSet<String>>,
    /// Messages and terms (`-term`) that are defined again: the name, and the place of each further definition.
    pub repeated: Vec<(String, Range<usize>)>,
    resource: Arc<FluentResource>,
}

/// A syntax error of a Fluent file.
#[derive(Clone, Debug)]
pub struct SyntaxError {
    /// What is wrong, in Fluent's words.
    pub message: String,
    /// Where, in bytes of the file.
    pub range: Range<usize>,
}

/// An argument of a message.
#[derive(Clone, Debug)]
pub enum Argument {
    /// Words.
    Text(String),
    /// A count, which selects plural forms.
    Count(u64),
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Their language.
    pub language: Language,
    /// What failed while they were formatted: an unknown variable, term or message.
    pub failures: Vec<String>,
    /// Variables that the message uses and nobody gave.
    pub lacking: Vec<String>,
}

/// All messages of a site. The files of themes come first, deepest theme first; then the site's; then the regions'.
#[derive(Debug, Default)]
pub struct Wording {
    files: Vec<WordingFile>,
    /// The regions that have files.
    regions: FxHashSet<RegionName>,
    bundles: Bundles,
}

/// Bundles by the region whose view they give, by language, and by the locale that numbers in them are written for (those of
/// texts alone), made when first asked for.
type Bundles = RwLock<FxHashMap<(Option<RegionName>, Language, Option<String>), Arc<Bundle>>>;

struct Bundle(FluentBundle<Arc<FluentResource>>);

impl std::fmt::Debug for Bundle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bundle")
    }
}

impl Clone for Wording {
    fn clone(&self) -> Self {
        Self { files: self.files.clone(), regions: self.regions.clone(), bundles: Bundles::default() }
    }
}

impl WordingFile {
    /// Parses a Fluent file; what could be parsed is kept beside the errors.
    #[must_use]
    pub fn parse(origin: Origin, language: Language, file: Option<FileId>, text: String) -> (Self, Vec<SyntaxError>) {
        if let Some(at) = too_deep(&text) {
            let error =
                SyntaxError { message: format!("braces are nested more than {DEEPEST} deep"), range: at..at + 1 };
            let resource = FluentResource::try_new(String::new()).unwrap_or_else(|(resource, _)| resource);
            return (
                Self {
                    origin,
                    language,
                    file,
                    messages: BTreeMap::new(),
                    variables: BTreeMap::new(),
                    uses: BTreeMap::new(),
                    repeated: Vec::new(),
                    resource: Arc::new(resource),
                },
                vec![error],
            );
        }
        let (resource, errors) = match FluentResource::try_new(text) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let source = resource.source();
        // The syntax tree has no spans, but its slices point into the source.
        let place = |slice: &str| {
            let at = (slice.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
            at..at + slice.len()
        };
        let mut messages = BTreeMap::new();
        let mut variables = BTreeMap::new();
        let mut uses = BTreeMap::new();
        let mut repeated = Vec::new();
        let mut seen = BTreeSet::new();
        for entry in resource.entries() {
            let (name, id) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.id.name),
                Entry::Term(term) => (format!("-{}", term.id.name), term.id.name),
                _ => continue,
            };
            if !seen.insert(name.clone()) {
                repeated.push((name.clone(), place(id)));
            }
            let value = match entry {
                Entry::Message(message) => message.value.as_ref(),
                Entry::Term(term) => Some(&term.value),
                _ => None,
            };
            if let Some(value) = value {
                let mut used = BTreeSet::new();
                variables::messages_of(value, &mut used);
                uses.insert(name.clone(), used);
            }
            if let Entry::Message(message) = entry
                && let Some(value) = &message.value
            {
                let mut used = BTreeSet::new();
                variables::of_pattern(value, &mut used);
                variables.insert(name.clone(), used);
                messages.insert(name, place(id));
            }
        }
        let errors =
            errors.into_iter().map(|error| SyntaxError { message: error.kind.to_string(), range: error.pos }).collect();
        (Self { origin, language, file, messages, variables, uses, repeated, resource: Arc::new(resource) }, errors)
    }

    /// The place of a message.
    #[must_use]
    pub fn span(&self, id: &str) -> Option<Span> {
        Some(Span::new(self.file?, self.messages.get(id)?.clone()))
    }

    /// Whether a message uses other messages or terms, which may say something on its behalf.
    #[must_use]
    pub fn refers_to_others(&self, id: &str) -> bool {
        let message = self.resource.entries().find_map(|entry| match entry {
            Entry::Message(message) if message.id.name == id => message.value.as_ref(),
            _ => None,
        });
        message.is_some_and(variables::refers_to_messages)
    }

    /// Whether another message of this file uses the message `id`.
    #[must_use]
    pub fn refers_to(&self, id: &str) -> bool {
        let source = self.resource.source();
        source.match_indices(id).any(|(at, _)| {
            let before = source[..at].trim_end();
            let after = source[at + id.len()..].trim_start();
            before.ends_with('{') && after.starts_with('}')
        })
    }
}

impl Wording {
    /// Adds a file; later ones of the same view prevail.
    pub fn push(&mut self, file: WordingFile) {
        if let Origin::Region(region) = &file.origin {
            self.regions.insert(region.clone());
        }
        self.files.push(file);
        self.bundles = Bundles::default();
    }

    /// Keeps only the files of those for whom `keep` holds.
    pub fn retain(&mut self, keep: impl Fn(&Origin) -> bool) {
        self.files.retain(|file| keep(&file.origin));
        self.regions.retain(|region| keep(&Origin::Region(region.clone())));
        self.bundles = Bundles::default();
    }

    /// All files.
    #[must_use]
    pub fn files(&self) -> &[WordingFile] {
        &self.files
    }

    /// The ids of all messages.
    #[must_use]
    pub fn ids(&self) -> BTreeSet<&str> {
        self.files.iter().flat_map(|file| file.messages.keys()).map(String::as_str).collect()
    }

    /// Whether any file defines a message.
    #[must_use]
    pub fn defines(&self, id: &str) -> bool {
        self.files.iter().any(|file| file.messages.contains_key(id))
    }

    /// Whether the theme, the site or a region of `chain` words a message in exactly this language.
    #[must_use]
    pub fn defines_in(&self, chain: &[RegionName], language: &Language, id: &str) -> bool {
        self.files
            .iter()
            .any(|file| file.language == *language && visible(&file.origin, chain) && file.messages.contains_key(id))
    }

    /// Words for the page around a text: region, site, theme in the language, then along its parents, then in the
    /// reference language; the default theme's English comes last.
    #[must_use]
    pub fn chrome(
        &self,
        chain: &[RegionName],
        language: &Language,
        reference: &Language,
        id: &str,
        arguments: &[(&str, Argument)],
    ) -> Option<Said> {
        // Most words are there in the language itself: what stands behind it is only worked out when asked for.
        std::iter::once_with(|| language.clone())
            .chain(std::iter::once_with(|| language.parents()).flatten())
            .chain(std::iter::once_with(|| reference.clone()))
            .chain(std::iter::once_with(|| Language::parse("en")).flatten())
            .find_map(|language| say(&self.bundle(chain, &language, None), &language, id, arguments))
    }

    /// Words for a text: first the most local region of `chain` (outermost first) that defines the message in any
    /// language, then the language, which `serve` picks for that region from those available. The terms and messages that it
    /// uses itself are looked for in that language along the whole chain: a region's own authority is named in everybody's
    /// sentences. Numbers are written as in the region with this code.
    #[must_use]
    pub fn in_text(
        &self,
        chain: &[RegionName],
        serve: &dyn Fn(&RegionName, &[&Language]) -> Option<Language>,
        code: Option<&RegionCode>,
        id: &str,
        arguments: &[(&str, Argument)],
    ) -> Option<Said> {
        let regions = (0..chain.len()).rev().map(|index| (Origin::Region(chain[index].clone()), index));
        regions.chain([(Origin::Site, 0), (Origin::Theme, 0)]).find_map(|(origin, index)| {
            let available: Vec<&Language> = self
                .files
                .iter()
                .filter(|file| file.origin == origin && file.messages.contains_key(id))
                .map(|file| &file.language)
                .collect();
            let language = serve(chain.get(index)?, &available)?;
            // No nearer region has the message in any language, so that the whole chain says it as `origin` does.
            let bundle = self.bundle(chain, &language, Some(language.locale(code)));
            say(&bundle, &language, id, arguments)
        })
    }

    /// The circle in which messages use each other, if saying `id` leads into one: its names, from the first of them by name, and
    /// where that one is worded.
    #[must_use]
    pub fn circle(&self, chain: &[RegionName], language: &Language, id: &str) -> Option<(Vec<String>, Option<Span>)> {
        let files: Vec<&WordingFile> =
            self.files.iter().filter(|file| file.language == *language && visible(&file.origin, chain)).collect();
        let rank = |origin: &Origin| match origin {
            Origin::Theme => 0,
            Origin::Site => 1,
            Origin::Region(name) => 2 + chain.iter().position(|region| region == name).unwrap_or(0),
        };
        let worded = |name: &str| {
            let defining = files.iter().filter(|file| file.uses.contains_key(name));
            defining.max_by_key(|file| rank(&file.origin)).copied()
        };
        let uses = |name: &str| worded(name).map_or_else(Vec::new, |file| file.uses[name].iter().cloned().collect());
        let mut done: BTreeSet<String> = BTreeSet::new();
        let mut path = vec![id.to_owned()];
        let mut stack: Vec<Vec<String>> = vec![uses(id)];
        while let Some(next) = stack.last_mut() {
            let Some(name) = next.pop() else {
                stack.pop();
                done.extend(path.pop());
                continue;
            };
            if let Some(at) = path.iter().position(|other| *other == name) {
                let mut circle = path.split_off(at);
                let first = circle.iter().enumerate().min_by_key(|(_, name)| *name).map_or(0, |(at, _)| at);
                circle.rotate_left(first);
                let place = circle.iter().find_map(|name| worded(name)?.span(name));
                return Some((circle, place));
            }
            if !done.contains(&name) {
                stack.push(uses(&name));
                path.push(name);
            }
        }
        None
    }

    /// The bundle for the view of a region: what the theme and the site say, and the regions of its chain over that. With a
    /// locale it writes numbers as values are written; without one it leaves them as they are.
    fn bundle(&self, chain: &[RegionName], language: &Language, locale: Option<String>) -> Arc<Bundle> {
        let view = chain.iter().rev().find(|region| self.regions.contains(*region)).cloned();
        let key = (view, language.clone(), locale);
        // A poisoned lock means that another thread panicked while it held a finished map: the map is still whole.
        if let Some(bundle) = self.bundles.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(&key) {
            return Arc::clone(bundle);
        }
        let locale = key.2.as_deref().unwrap_or(language.as_str()).parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        if key.2.is_some() {
            bundle.set_formatter(Some(numbers::format));
        }
        // Isolating marks would end up in attributes and addresses; arguments are wrapped in <bdi> instead.
        bundle.set_use_isolating(false);
        let rank = |origin: &Origin| match origin {
            Origin::Theme => 0,
            Origin::Site => 1,
            Origin::Region(name) => 2 + chain.iter().position(|region| region == name).unwrap_or(0),
        };
        let mut files: Vec<&WordingFile> =
            self.files.iter().filter(|file| file.language == *language && visible(&file.origin, chain)).collect();
        files.sort_by_key(|file| rank(&file.origin));
        for file in files {
            bundle.add_resource_overriding(Arc::clone(&file.resource));
        }
        let bundle = Arc::new(Bundle(bundle));
        let mut bundles = self.bundles.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(bundles.entry(key).or_insert(bundle))
    }
}

fn say(bundle: &Bundle, language: &Language, id: &str, arguments: &[(&str, Argument)]) -> Option<Said> {
    let pattern = bundle.0.get_message(id)?.value()?;
    let arguments: FluentArgs<'_> = arguments
        .iter()
        .map(|(name, argument)| {
            let value = match argument {
                Argument::Text(text) => FluentValue::from(text.as_str()),
                Argument::Count(count) => FluentValue::from(*count),
            };
            ((*name).to_owned(), value)
        })
        .collect();
    let mut errors = Vec::new();
    let text = bundle.0.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    let failures = errors.iter().map(ToString::to_string).collect();
    let variable = |error: &FluentError| match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => Some(id.clone()),
        _ => None,
    };
    let lacking = errors.iter().filter_map(variable).collect();
    Some(Said { text, language: language.clone(), failures, lacking })
}

/// Braces within braces beyond this depth are refused: the parser goes down as deep as they do, and no stack must.
const DEEPEST: usize = 64;

/// Where braces are nested too deep. Braces within quoted text are counted as well, which only a hostile file notices.
fn too_deep(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            // A message begins at the beginning of a line; what was left open before it is open no more.
            b if b.is_ascii_alphabetic() && (at == 0 || text.as_bytes()[at - 1] == b'\n') => open = 0,
            _ => {}
        }
        (open > DEEPEST).then_some(at)
    })
}

fn visible(origin: &Origin, chain: &[RegionName]) -> bool {
    match origin {
        Origin::Theme | Origin::Site => true,
        Origin::Region(name) => chain.contains(name),
    }
}
