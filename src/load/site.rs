//! A whole site from its files: the order of the steps.
//!
//! In: the files. Out: [`Loaded`]. All files are decoded first; then come the layout of the files, `site.toml`, the
//! theme, the wording, the regions, the policies, and last their texts: later steps look up what earlier ones have found.

use super::characters::check_messages;
use super::decoding::read_texts;
use super::layout::{Layout, lay_out};
use super::memory::Memory;
use super::merges::settled;
use super::names::language_of;
use super::notices::find_policy;
use super::settings::read_settings;
use super::theme::{Theme, read_theme};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::site::{CookieNotice, Settings, SiteSources};
use crate::source::{FileTree, Sources, Span};
use crate::wording::{Origin, Wording, WordingFile};
use std::cell::RefCell;
use std::collections::BTreeSet;

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
    load_again(tree, theme, &mut Memory::default())
}

/// [`load`] for somebody who reads a site again and again: what is the same as in `memory` is not read anew. The result is that
/// of [`load`], but for the numbers of files.
#[must_use]
pub fn load_again(tree: &FileTree, theme: Option<&str>, memory: &mut Memory) -> Loaded {
    let problems = RefCell::new(Diagnostics::new());
    let sources = read_texts(tree, memory, &problems);
    let mut loaded = Loaded { sources, site: None, theme: Theme::default(), diagnostics: Diagnostics::new() };
    match loaded.sources.find("site.toml") {
        None if tree.get("site.toml").is_none() => problems.borrow_mut().push(
            Diagnostic::new(Code::MISSING_FILE, "this is no site: it has no `site.toml`")
                .in_file("site.toml")
                .hint("go to a site's folder, name one with `--site`, or make one with `lexloci init`"),
        ),
        None => {}
        Some(file) => {
            let layout = lay_out(tree, &problems);
            let mut settings = read_settings(&loaded.sources, file, &layout, &problems);
            if let Some(theme) = theme {
                settings.theme = theme.to_owned();
                settings.theme_span = None;
            }
            let loader = Loader { tree, sources: &loaded.sources, problems: &problems };
            let (site, theme) = loader.site(settings, &layout, memory);
            loaded.site = Some(site);
            loaded.theme = theme;
        }
    }
    loaded.diagnostics = problems.into_inner();
    loaded
}

/// After these a file says less than is written in it.
const MISREAD: [Code; 7] = [
    Code::TOML_SYNTAX,
    Code::INVALID_UTF8,
    Code::UNREADABLE_FILE,
    Code::FILE_TOO_LARGE,
    Code::LINK_LEAVES_SITE,
    Code::UNCLOSED_FRONT_MATTER,
    Code::MERGE_CONFLICT,
];

/// What the steps read from and report to. Regions, policies and texts are methods of it in files of these names.
pub(super) struct Loader<'a> {
    pub(super) tree: &'a FileTree,
    pub(super) sources: &'a Sources,
    pub(super) problems: &'a RefCell<Diagnostics>,
}

impl Loader<'_> {
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.problems.borrow_mut().push(diagnostic);
    }

    fn site(&self, mut settings: Settings, layout: &Layout, memory: &mut Memory) -> (SiteSources, Theme) {
        let mut wording = Wording::default();
        let theme =
            read_theme(&settings.theme, settings.theme_span, self.tree, self.sources, &mut wording, self.problems);
        self.wording(layout, &mut wording);
        let regions = self.regions(layout, &settings.reference_language);
        settings.severities.chains =
            regions.iter().map(|(name, region)| (name.clone(), region.chain.clone())).collect();
        let mut policies = self.policies(layout, &regions);
        self.texts(layout, &settings, &mut policies, memory);
        let misread = self.misread();
        settings.cookie_notice = settings.cookie_notice.and_then(|notice| match find_policy(&notice, &policies) {
            Ok(policy) => Some(CookieNotice { policy: Some(policy), ..notice }),
            // Of a policy whose file is broken nobody knows the kind.
            Err(_) if misread.iter().any(|path| path.ends_with("/policy.toml")) => None,
            Err(problem) => {
                self.report(*problem);
                None
            }
        });
        // What is written for a region that is left out belongs to nobody until the region is mended.
        for policy in policies.values_mut() {
            policy.texts.retain(|region, _| regions.contains_key(region));
            policy.cookies.retain(|region, _| regions.contains_key(region));
        }
        wording.retain(|origin| !matches!(origin, Origin::Region(region) if !regions.contains_key(region)));
        let reviews = self.reviews();
        (SiteSources { settings, regions, policies, wording, reviews, misread }, theme)
    }

    /// The files of which it was reported that they cannot be read as they are meant.
    fn misread(&self) -> BTreeSet<String> {
        let problems = self.problems.borrow();
        let misread = problems.iter().filter(|problem| MISREAD.contains(&problem.code));
        misread
            .filter_map(|problem| match &problem.place {
                Place::File(path) => Some(path.clone()),
                Place::Span(span) => Some(self.sources.path(span.file).to_owned()),
                Place::Site => None,
            })
            .collect()
    }

    fn wording(&self, layout: &Layout, wording: &mut Wording) {
        for (region, path, stem) in &layout.wording {
            let Some(language) = language_of(path, stem, self.problems) else { continue };
            let Some(file) = self.sources.find(path) else { continue };
            let origin = region.clone().map_or(Origin::Site, Origin::Region);
            let text = self.sources.text(file).to_owned();
            check_messages(&text, &language, file, self.problems);
            let text = settled(&text, false).into_owned();
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
}
