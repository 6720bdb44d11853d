//! The documents of all policies.
//!
//! In: the layout and the policies without texts. Out: the policies with a document for each region and language. The
//! texts are parsed in parallel, in two rounds: translations need what the reference texts say.

use super::layout::Layout;
use super::memory::{Memory, Remembered};
use super::names::language_of;
use super::outline::{Role, read_document};
use super::site::Loader;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{PolicyName, RegionName};
use crate::locale::Language;
use crate::model::policy::Policy;
use crate::model::site::{RawHtml, Settings};
use crate::source::Sources;
use rayon::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Loader<'_> {
    /// Parses all texts: the reference texts first, since translations take over their ids.
    pub(super) fn texts(
        &self,
        layout: &Layout,
        settings: &Settings,
        policies: &mut BTreeMap<PolicyName, Policy>,
        memory: &mut Memory,
    ) {
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
        let before = std::mem::take(&mut memory.documents);
        let parser = Parser { sources: self.sources, raw_html: settings.raw_html, before: &before };
        let parsed = parser.all(&first, |_| Role::Reference);
        self.take(policies, first, parsed, memory);
        let parsed = {
            let policies = &*policies;
            parser.all(&rest, |job| {
                if job.region.is_global() {
                    let texts = policies.get(job.policy).and_then(|policy| policy.texts.get(job.region));
                    Role::Translation(texts.and_then(|texts| texts.get(&settings.reference_language)))
                } else {
                    Role::Local
                }
            })
        };
        self.take(policies, rest, parsed, memory);

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
        parsed: Vec<Option<Remembered>>,
        memory: &mut Memory,
    ) {
        for (job, parsed) in jobs.into_iter().zip(parsed) {
            let Some(parsed) = parsed else { continue };
            self.problems.borrow_mut().extend(parsed.problems.clone());
            if let (Some(document), Some(policy)) = (&parsed.document, policies.get_mut(job.policy)) {
                policy.texts.entry(job.region.clone()).or_default().insert(job.language, Arc::clone(document));
            }
            memory.documents.insert(job.path.to_owned(), parsed);
        }
    }
}

/// A text to be parsed.
struct Job<'a> {
    policy: &'a PolicyName,
    region: &'a RegionName,
    language: Language,
    path: &'a str,
}

/// What all texts of a site are parsed with.
struct Parser<'a> {
    sources: &'a Sources,
    raw_html: RawHtml,
    /// What they gave the last time.
    before: &'a BTreeMap<String, Remembered>,
}

impl Parser<'_> {
    /// Parses each text on its own thread; the results are in the order of the jobs, none where there is no file.
    fn all<'r>(&self, jobs: &[Job<'_>], role: impl Fn(&Job<'_>) -> Role<'r> + Sync) -> Vec<Option<Remembered>> {
        jobs.par_iter().map(|job| self.one(job, &role(job))).collect()
    }

    fn one(&self, job: &Job<'_>, role: &Role<'_>) -> Option<Remembered> {
        let (sources, raw_html) = (self.sources, self.raw_html);
        let file = sources.find(job.path)?;
        let remembered = |document, problems| Remembered::new(sources, file, role, raw_html, document, problems);
        if let Some(before) = self.before.get(job.path).filter(|before| before.serves(sources, file, role, raw_html)) {
            return Some(remembered(before.document.clone(), before.problems.clone()));
        }
        let problems = RefCell::new(Diagnostics::new());
        let text = sources.text(file);
        if text.trim().is_empty() {
            problems.borrow_mut().push(empty(job, role));
            return Some(remembered(None, problems.into_inner()));
        }
        let document = read_document(text, file, job.language.clone(), role, raw_html, &problems);
        Some(remembered(Some(Arc::new(document)), problems.into_inner()))
    }
}

/// One finding with what composing says where this is the text that an edition would need.
fn empty(job: &Job<'_>, role: &Role<'_>) -> Diagnostic {
    let (code, message) = match (job.region.is_global(), role) {
        (true, Role::Reference) => (Code::MISSING_DOCUMENT, format!("`{}` applies and has no text", job.policy)),
        _ => (Code::EMPTY_TEXT, "a local version or translation without text".to_owned()),
    };
    Diagnostic::new(code, message).in_file(job.path).hint("the file is empty: write its text, or delete it")
}
