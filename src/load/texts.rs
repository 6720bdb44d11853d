//! The documents of all policies.
//!
//! In: the layout and the policies without texts. Out: the policies with a document for each region and language. The
//! texts are parsed in parallel, in two rounds: translations need what the reference texts say.

use super::layout::Layout;
use super::names::language_of;
use super::outline::{Role, read_document};
use super::site::Loader;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{PolicyName, RegionName};
use crate::locale::Language;
use crate::model::document::Document;
use crate::model::policy::Policy;
use crate::model::site::{RawHtml, Settings};
use crate::source::Sources;
use rayon::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

impl Loader<'_> {
    /// Parses all texts: the reference texts first, since translations take over their ids.
    pub(super) fn texts(&self, layout: &Layout, settings: &Settings, policies: &mut BTreeMap<PolicyName, Policy>) {
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
