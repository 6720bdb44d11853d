//! From files to a site: loading, composing, and last what is checked about the whole.
//!
//! Whoever opens a site again and again hands on a [`Memory`]. What it spares is found by what was read, never by what somebody
//! believes to have changed: a text, a ledger, a setting that is the same gives what it gave before. Checking is apart, since
//! pages can be shown before it is done.

use super::availability::Availability;
use super::changes::Amounts;
use super::chrome::{self, Shared};
use super::{Overrides, Site};
use crate::check::{check, proofread, recognise, waive};
use crate::compose::{self, Composition, compose_again};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Report, Severities, Severity};
use crate::digest::Digest;
use crate::history::{self, FOLDER, History};
use crate::id::{PolicyName, RegionName};
use crate::load::{self, Loaded, load_again};
use crate::locale::Date;
use crate::model::region::Edition;
use crate::model::review::REVIEW_LOCK;
use crate::model::site::with_base_path;
use crate::release;
use crate::render::{Assets, Engine};
use crate::source::{FileId, FileTree, SourceFile, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// What opening a site gives.
pub struct Opened {
    /// The site, unless its files are too broken to compose anything.
    pub site: Option<Arc<Site>>,
    /// Everything that is wrong.
    pub report: Report,
    /// The texts, for showing places in them.
    pub texts: Arc<Sources>,
}

/// A site of which it is not known yet whether anything is wrong with it as a whole.
pub struct Unchecked {
    site: Option<Arc<Site>>,
    problems: Diagnostics,
    texts: Arc<Sources>,
    overrides: Overrides,
}

/// What opening a site again can take over from the last time.
#[derive(Default)]
pub struct Memory {
    load: load::Memory,
    compose: compose::Memory,
    history: Option<ReadHistory>,
    assets: Option<Arc<Assets>>,
    engine: Option<(Settings, Arc<Assets>, Arc<Engine>, Diagnostics)>,
    around: Option<(Around, Arc<Availability>, Arc<Shared>)>,
}

/// A history with the files that it was read from.
struct ReadHistory {
    files: Vec<Arc<[u8]>>,
    filed: Option<Arc<BTreeMap<String, Digest>>>,
    history: Arc<History>,
    ledgers: Vec<Arc<SourceFile>>,
    problems: Diagnostics,
}

/// The files that say how texts are shown, and are no texts themselves. They are kept, so that nothing else can come to stand
/// at their place in memory.
#[derive(Clone)]
struct Settings {
    files: Vec<Arc<SourceFile>>,
    /// What the caller decides against them.
    theme: Option<String>,
    base_url: Option<String>,
    base_path: Option<String>,
    one_host: bool,
}

impl Settings {
    fn of(sources: &Sources, overrides: &Overrides) -> Self {
        let is_text = |path: &str| path.ends_with(".md") || path == REVIEW_LOCK || path.starts_with(FOLDER);
        let files = sources.iter().filter(|file| !is_text(file.path())).map(Arc::clone).collect();
        Self {
            files,
            theme: overrides.theme.clone(),
            base_url: overrides.base_url.clone(),
            base_path: overrides.base_path.clone(),
            one_host: overrides.one_host,
        }
    }
}

impl PartialEq for Settings {
    fn eq(&self, other: &Self) -> bool {
        self.theme == other.theme
            && self.base_url == other.base_url
            && self.base_path == other.base_path
            && self.one_host == other.one_host
            && self.files.len() == other.files.len()
            && self.files.iter().zip(&other.files).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

/// All that decides which pages there are, and what stands around their texts.
struct Around {
    settings: Settings,
    history: Arc<History>,
    documents: BTreeMap<PolicyName, Vec<Edition>>,
    day: Date,
    drafts: bool,
}

impl PartialEq for Around {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.history, &other.history)
            && self.settings == other.settings
            && self.documents == other.documents
            && self.day == other.day
            && self.drafts == other.drafts
    }
}

/// Loads, composes and checks a site. Never fails: what is wrong is in the report, and whether anything may be published
/// is for the caller to read there.
#[must_use]
pub fn open(tree: &FileTree, overrides: &Overrides) -> Opened {
    open_again(tree, overrides, &mut Memory::default()).checked()
}

/// Loads and composes a site for somebody who does so again and again. The site is that of [`open`].
#[must_use]
pub fn open_again(tree: &FileTree, overrides: &Overrides, memory: &mut Memory) -> Unchecked {
    let Loaded { sources: mut texts, site, theme, diagnostics } =
        load_again(tree, overrides.theme.as_deref(), &mut memory.load);
    let mut problems = diagnostics;
    let (history, found) = memory.history(tree, &mut texts);
    problems.extend(found);
    let texts = Arc::new(texts);
    memory.load.keep(&texts);
    // Without the root of all regions there is nothing to compose, and the report says that it is missing.
    let site = site.filter(|site| site.regions.contains_key(RegionName::global().as_str()));
    let Some(mut sources) = site else {
        return Unchecked { site: None, problems, texts, overrides: overrides.clone() };
    };
    if let Some(base_url) = &overrides.base_url {
        sources.settings.base_url = base_url.trim_end_matches('/').to_owned();
    }
    if let Some(path) = &overrides.base_path {
        sources.settings.base_url = with_base_path(&sources.settings.base_url, path);
    }
    if overrides.one_host || overrides.base_url.is_some() || overrides.base_path.is_some() {
        sources.regions.values_mut().for_each(|region| region.base_url = None);
    }
    let (composition, found) = compose_again(&sources, &texts, &mut memory.compose);
    problems.extend(found);
    let sources = Arc::new(sources);
    let settings = Settings::of(&texts, overrides);
    let assets = memory.assets.take().filter(|assets| assets.are_of(&theme.assets));
    let assets = assets.unwrap_or_else(|| Arc::new(Assets::new(&theme.assets)));
    let same = |(before, files, ..): &(Settings, Arc<Assets>, _, _)| *before == settings && Arc::ptr_eq(files, &assets);
    let engine = match memory.engine.take().filter(same) {
        Some(engine) => engine,
        None => {
            let (view, mut found) = (chrome::site_view(&sources), Diagnostics::new());
            let engine = Engine::new(&theme, &assets, &sources, &view, &mut found);
            (settings.clone(), Arc::clone(&assets), Arc::new(engine), found)
        }
    };
    problems.extend(engine.3.clone());
    let around = Around::new(settings, &history, &composition, overrides);
    let (around, availability, shared) = match memory.around.take().filter(|(before, ..)| *before == around) {
        Some(around) => around,
        None => {
            let availability = Arc::new(Availability::new(&composition, &history, overrides.day, overrides.drafts));
            let shared = Arc::new(Shared::new(&sources, &composition, &availability));
            (around, availability, shared)
        }
    };
    let files = sources.policies.values().flat_map(|policy| policy.files.values().flat_map(BTreeMap::values));
    let files = files.filter_map(|found| Some((found.file.clone(), tree.shared_bytes(&found.path)?))).collect();
    let site = Site {
        sources,
        composition: Arc::new(composition),
        theme,
        assets: Arc::clone(&assets),
        engine: Arc::clone(&engine.2),
        shared: Arc::clone(&shared),
        texts: Arc::clone(&texts),
        files,
        published_files: OnceLock::new(),
        history,
        availability: Arc::clone(&availability),
        amounts: Amounts::default(),
        sitemap_parts: OnceLock::new(),
        moved: OnceLock::new(),
        day: overrides.day,
        shows_drafts: overrides.drafts,
    };
    memory.assets = Some(assets);
    memory.engine = Some(engine);
    memory.around = Some((around, availability, shared));
    Unchecked { site: Some(Arc::new(site)), problems, texts, overrides: overrides.clone() }
}

impl Around {
    fn new(settings: Settings, history: &Arc<History>, composition: &Composition, overrides: &Overrides) -> Self {
        let documents = composition.documents.iter();
        let documents = documents.map(|(policy, documents)| (policy.clone(), documents.keys().cloned().collect()));
        Self {
            settings,
            history: Arc::clone(history),
            documents: documents.collect(),
            day: overrides.day,
            drafts: overrides.drafts,
        }
    }
}

impl Memory {
    /// The history, which is read anew where any of its files is another.
    fn history(&mut self, tree: &FileTree, texts: &mut Sources) -> (Arc<History>, Diagnostics) {
        let files: Vec<Arc<[u8]>> = tree.below(FOLDER).filter_map(|(path, _)| tree.shared_bytes(path)).collect();
        let whole = tree.below(FOLDER).count() == files.len() && tree.get(FOLDER.trim_end_matches('/')).is_none();
        let same = |before: &ReadHistory| {
            whole
                && before.files.len() == files.len()
                && before.files.iter().zip(&files).all(|(before, now)| Arc::ptr_eq(before, now))
                && before.filed.as_ref() == tree.filed()
        };
        if let Some(before) = self.history.as_ref().filter(|before| same(before)) {
            before.ledgers.iter().for_each(|ledger| _ = texts.share(Arc::clone(ledger)));
            return (Arc::clone(&before.history), before.problems.clone());
        }
        let (history, problems) = history::read(tree, texts);
        let history = Arc::new(history);
        let ledgers = texts.iter().filter(|file| file.path().starts_with(FOLDER)).map(Arc::clone).collect();
        let filed = tree.filed().cloned();
        let read = ReadHistory { files, filed, history: Arc::clone(&history), ledgers, problems: problems.clone() };
        self.history = whole.then_some(read);
        (history, problems)
    }
}

/// Of a file in which a merge left two versions of some lines nothing else is certain. Of one that is no UTF-8, loading has made the
/// characters that could not be read, and said so.
fn certain(mut problems: Diagnostics, texts: &Sources) -> Diagnostics {
    let file = |problem: &Diagnostic| match &problem.place {
        Place::Span(span) => Some(span.file),
        Place::File(path) => texts.find(path),
        Place::Site => None,
    };
    let with = |code: Code| -> BTreeSet<FileId> {
        problems.iter().filter(|problem| problem.code == code).filter_map(file).collect()
    };
    let (merged, misread) = (with(Code::MERGE_CONFLICT), with(Code::INVALID_UTF8));
    problems.retain(|problem| {
        let within =
            |files: &BTreeSet<FileId>| !files.is_empty() && file(problem).is_some_and(|file| files.contains(&file));
        match problem.code {
            Code::MERGE_CONFLICT => true,
            Code::GARBLED_TEXT => !within(&merged) && !within(&misread),
            _ => !within(&merged),
        }
    });
    problems
}

impl Unchecked {
    /// The site, unless its files are too broken to compose anything.
    #[must_use]
    pub fn site(&self) -> Option<&Arc<Site>> {
        self.site.as_ref()
    }

    /// What is known to be wrong before the whole was checked.
    #[must_use]
    pub fn report(&self) -> Report {
        self.reported(self.problems.clone(), false)
    }

    /// The texts, for showing places in them.
    #[must_use]
    pub fn texts(&self) -> &Arc<Sources> {
        &self.texts
    }

    /// Checks the site as a whole.
    #[must_use]
    pub fn checked(mut self) -> Opened {
        let mut problems = std::mem::take(&mut self.problems);
        if let Some(site) = &self.site {
            let Site { sources, composition, history, theme, .. } = &**site;
            let day = self.overrides.day;
            problems.extend(check(sources, composition, theme, history, day));
            recognise(sources, history, &mut problems);
            problems.extend(site.host_problems());
            if self.overrides.proofread {
                // A site with errors is not built, and has no pages that could be tried.
                if !problems.iter().any(|problem| problem.code.severity() == Severity::Error) {
                    problems.extend(site.template_problems());
                }
                problems.extend(proofread(sources, composition, history, &self.texts, day));
                // What cannot be composed, or compared with a history as it was written, differs for another reason.
                let broken = |problem: &Diagnostic| {
                    problem.code.severity() == Severity::Error && problem.code != Code::PUBLISHED_TEXT_WOULD_VANISH
                };
                if !problems.iter().any(broken) {
                    problems.extend(release::unreleased_changes(sources, composition, history));
                }
            }
        }
        let report = self.reported(problems, self.overrides.proofread);
        Opened { site: self.site, report, texts: self.texts }
    }

    /// With what is waived and how much weight it has. Where not everything was looked at, nobody knows whether there would be
    /// something to waive.
    fn reported(&self, problems: Diagnostics, all: bool) -> Report {
        let Some(site) = &self.site else { return Report::new(&problems, &self.texts, &Severities::default()) };
        let (mut problems, waived) = waive(&site.sources, &self.texts, self.overrides.day, problems);
        problems = certain(problems, &self.texts);
        if !all {
            problems.retain(|problem| problem.code != Code::UNUSED_WAIVER);
        }
        let mut report = Report::new(&problems, &self.texts, &site.sources.settings.severities);
        report.waived = waived;
        report
    }
}
