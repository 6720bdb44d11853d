//! From a converted text to what a release freezes.
//!
//! In: texts of one language as they stood on their days. Out: a [`Publication`] for each. Every text is composed alone, as
//! the reference text of a site of its own: what stood there is frozen, and nothing that another language or a rule of today
//! would lend it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Options;
use crate::compose::compose;
use crate::diagnostic::{Code, Report, Severities, Severity};
use crate::id::{PolicyName, RegionName};
use crate::load::load;
use crate::locale::Language;
use crate::model::publication::{Facts, Origin, Publication};
use crate::model::region::Edition;
use crate::release::draft;
use crate::source::{FileEntry, FileTree};

/// What an edition is called, and where it belongs.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// The kind of the policy.
    pub kind: String,
    /// The chain of regions from `global` to that of the texts, each with the code in its `region.toml`.
    pub regions: Vec<(RegionName, Option<String>)>,
    /// Wording of the site and of these regions, by path: `locales/fr.ftl`. It may name the regions.
    pub wording: BTreeMap<String, Arc<[u8]>>,
}

/// A text that was composed, and what is wrong with it, which is said of its file.
pub(super) type Frozen = (Option<Publication>, Vec<String>);

/// Composes texts of one language, each alone.
pub(super) fn freeze(setting: &Setting, options: &Options, language: &Language, texts: &[&str]) -> Vec<Frozen> {
    let name = |at: usize| PolicyName::parse(&format!("text-{at}"));
    let folder = |at: usize| match options.region.is_global() {
        true => format!("content/text-{at}"),
        false => format!("locales/{}/text-{at}", options.region),
    };
    let mut tree = site(setting, options, language);
    for (at, text) in texts.iter().enumerate() {
        let policy = format!("kind = {:?}\nprevails = \"none\"\n", setting.kind);
        put(&mut tree, format!("content/text-{at}/policy.toml"), &policy);
        put(&mut tree, format!("{}/{language}.md", folder(at)), text);
    }
    let loaded = load(&tree, None);
    let mut problems = loaded.diagnostics;
    let Some(site) = loaded.site.filter(|site| site.regions.contains_key(options.region.as_str())) else {
        return texts.iter().map(|_| (None, vec!["its region cannot be read".to_owned()])).collect();
    };
    let (composition, found) = compose(&site);
    problems.extend(found);
    let report = Report::new(&problems, &loaded.sources, &Severities::default());
    let edition = Edition { region: options.region.clone(), language: language.clone() };
    let real = match options.region.is_global() {
        true => format!("content/{}/{language}.md", options.policy),
        false => format!("locales/{}/{}/{language}.md", options.region, options.policy),
    };
    let frozen = (0..texts.len()).map(|at| {
        let folder = format!("{}/", folder(at));
        let of_text = |file: &Option<String>| file.as_ref().is_some_and(|file| file.starts_with(&folder));
        let errors = report.findings.iter().filter(|found| found.severity == Severity::Error && of_text(&found.file));
        // Control characters were said with their lines when the file was read.
        let errors = errors.filter(|found| found.code != Code::CONTROL_CHARACTER.name());
        let errors = errors.map(|found| found.message.clone()).collect();
        let document = name(at).and_then(|name| composition.document(&name, &edition));
        let publication = document.map(|document| {
            let publication = draft(&site, &composition, document, &loaded.sources);
            Publication { facts: Arc::new(in_file(publication.facts, &real)), ..publication }
        });
        (publication, errors)
    });
    frozen.collect()
}

fn put(tree: &mut FileTree, path: String, text: &str) {
    tree.insert(path, FileEntry::Bytes(text.as_bytes().into()));
}

/// A site whose only language is that of the texts.
fn site(setting: &Setting, options: &Options, language: &Language) -> FileTree {
    let mut tree = FileTree::new();
    // No page is rendered, so that a theme without anything will do.
    let settings = "title = \"Import\"\nbase_url = \"https://legal.example\"\ntheme = \"none\"\n";
    put(&mut tree, "site.toml".to_owned(), &format!("{settings}reference_language = \"{language}\"\n"));
    put(&mut tree, "themes/none/theme.toml".to_owned(), "");
    for (at, (region, code)) in setting.regions.iter().enumerate() {
        let parent = at.checked_sub(1).and_then(|above| setting.regions.get(above));
        let parent = parent.map_or_else(String::new, |(parent, _)| format!("parent = \"{parent}\"\n"));
        let code = code.as_ref().map_or_else(String::new, |code| format!("code = \"{code}\"\n"));
        let languages = if *region == options.region { format!("\"{language}\"") } else { String::new() };
        put(&mut tree, format!("locales/{region}/region.toml"), &format!("{parent}{code}languages = [{languages}]\n"));
    }
    for (path, bytes) in &setting.wording {
        tree.insert(path.clone(), FileEntry::Bytes(Arc::clone(bytes)));
    }
    tree
}

/// The facts, with the file in which the text stands among the sources.
fn in_file(facts: Arc<Facts>, path: &str) -> Facts {
    let mut facts = Arc::unwrap_or_clone(facts);
    let mut origins: Vec<&mut Origin> = vec![&mut facts.title.origin];
    origins.extend(facts.description.as_mut().map(|line| &mut line.origin));
    origins.extend(&mut facts.preamble);
    origins.extend(facts.sections.iter_mut().map(|section| &mut Arc::make_mut(section).origin));
    origins.into_iter().for_each(|origin| path.clone_into(&mut origin.file));
    facts
}
