//! What the working texts say that no version says.

use super::freeze::frozen_text;
use super::plan::differs;
use super::refusals::few;
use crate::compare::Redline;
use crate::compare::redline::{Change, PartEntry, Place};
use crate::compose::{ComposedDocument, ComposedPart, Composition, fill};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::history::{History, newest};
use crate::id::{PolicyName, SectionId};
use crate::locale::Language;
use crate::model::publication::{Record, SectionFacts};
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::review::wording;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a release of a change is asked for; a release of texts that had no version needs none of it, and takes it all the same.
pub const KIND: &str = " --kind material --summary \"what changed\"";

/// An edition whose working text differs from what was released last.
#[derive(Clone, Debug)]
pub struct Unreleased {
    /// The edition.
    pub edition: Edition,
    /// Where it differs only because translations are missing: of what.
    pub untranslated: Option<Untranslated>,
}

/// The sections for whose sake alone a working text differs from what was released: nobody changed a word of its own language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untranslated {
    /// Those that it would show in another language, which it did not before.
    pub shown: BTreeSet<SectionId>,
    /// The languages in which it would.
    pub languages: BTreeSet<Language>,
    /// Those that were released and are gone.
    pub gone: BTreeSet<SectionId>,
}

impl Untranslated {
    /// What editions would do, "show 2 sections in `en` (`cloud`, `search`) and lose 1 (`purposes`)"; where not all would do as
    /// much, up to how much.
    pub fn told<'a>(all: impl Iterator<Item = &'a Self> + Clone) -> String {
        let (shown, names) = counted(all.clone().map(|one| &one.shown));
        let (gone, gone_names) = counted(all.clone().map(|one| &one.gone));
        let languages: BTreeSet<&Language> = all.flat_map(|one| &one.languages).collect();
        let languages: Vec<String> = languages.into_iter().map(|language| format!("`{language}`")).collect();
        let sections = if shown == "1" { "section" } else { "sections" };
        let gone = if gone_names.is_empty() { String::new() } else { format!(" and lose {gone} ({gone_names})") };
        format!("show {shown} {sections} in {} ({names}){gone}", few(&languages))
    }
}

/// How many there are, at most, and the names of all.
fn counted<'a>(sets: impl Iterator<Item = &'a BTreeSet<SectionId>> + Clone) -> (String, String) {
    let most = sets.clone().map(BTreeSet::len).max().unwrap_or_default();
    let as_many = sets.clone().all(|ids| ids.len() == most);
    let names: BTreeSet<&SectionId> = sets.flatten().collect();
    let names: Vec<String> = names.into_iter().map(|id| format!("`{id}`")).collect();
    (if as_many { most.to_string() } else { format!("up to {most}") }, few(&names))
}

/// The editions of each policy whose working text differs from what was released last, in order; no policy without any.
#[must_use]
pub fn unreleased(
    site: &SiteSources,
    composition: &Composition,
    history: &History,
) -> BTreeMap<PolicyName, Vec<Unreleased>> {
    let mut unreleased: BTreeMap<PolicyName, Vec<Unreleased>> = BTreeMap::new();
    for (policy, documents) in &composition.documents {
        let newest = history.policies.get(policy).map(newest).unwrap_or_default();
        let documents: Vec<_> = documents.iter().collect();
        let differing: Vec<Unreleased> = documents
            .into_par_iter()
            .filter_map(|(edition, document)| {
                let text = fill(site, composition, document, &mut Diagnostics::new());
                let newest = newest.get(edition);
                differs(newest, &text).then(|| {
                    let untranslated = newest.filter(|newest| !newest.withdrawn).and_then(|newest| {
                        untranslated(document, newest.record, || {
                            // What cannot be read was reported with the history.
                            let frozen = frozen_text(history, policy, &newest.record.frozen).ok()?;
                            Some(Redline::in_language(&frozen, &text, &edition.language))
                        })
                    });
                    Unreleased { edition: edition.clone(), untranslated }
                })
            })
            .collect();
        if !differing.is_empty() {
            unreleased.insert(policy.clone(), differing);
        }
    }
    unreleased
}

/// The sections that a working text would newly show in another language than its own, if it differs from its version in
/// nothing else, but for sections that are gone. The redline between both is asked for only where it shows any.
#[must_use]
pub fn untranslated<R: Borrow<Redline>>(
    document: &ComposedDocument,
    before: &Record,
    redline: impl FnOnce() -> Option<R>,
) -> Option<Untranslated> {
    let before = Before::of(before);
    let parts: FxHashMap<SectionId, &ComposedPart> = parts(document).collect();
    if !parts.iter().any(|(id, part)| part.fallback && !before.was_fallback(id)) {
        return None;
    }
    let redline = redline()?;
    let mut found = Untranslated::default();
    for part in &redline.borrow().parts {
        let Some(change) = part.change() else { continue };
        let (old, id) = match &part.content.place {
            Place::Section(section) => (section.id.old.clone(), section.id.new.clone()),
            // Footnotes come and go with the sections that refer to them.
            Place::Note(_) if matches!(change, Change::Added | Change::Removed) => continue,
            Place::Note(_) | Place::Precedence => return None,
            place => (SectionId::parse(place.name())?, SectionId::parse(place.name())?),
        };
        if change == Change::Removed {
            found.gone.insert(id);
            continue;
        }
        let shown = parts.get(&id)?;
        if before.says_the_same(&old, shown, part) {
            continue;
        }
        if !shown.fallback || before.was_fallback(&old) {
            return None;
        }
        found.languages.insert(shown.language.clone());
        found.shown.insert(id);
    }
    (!found.shown.is_empty()).then_some(found)
}

/// All parts of a document with their ids.
fn parts(document: &ComposedDocument) -> impl Iterator<Item = (SectionId, &ComposedPart)> {
    let sections = document.sections.iter().map(|section| (section.id.clone(), &section.part));
    document.parts_without_heading().chain(sections)
}

/// What a version knows of its parts.
struct Before<'a> {
    record: &'a Record,
    sections: FxHashMap<&'a SectionId, &'a SectionFacts>,
}

impl<'a> Before<'a> {
    fn of(record: &'a Record) -> Self {
        Self { record, sections: record.ids.iter().zip(record.facts.sections.iter().map(Arc::as_ref)).collect() }
    }

    /// Whether a part has no other words than it had, nor its source: it stands elsewhere, or under the id that the section has by
    /// now, as its source wants it.
    fn says_the_same(&self, old: &SectionId, part: &ComposedPart, entry: &PartEntry) -> bool {
        let summary = entry.summary();
        let section = self.sections.get(old).map(|facts| &facts.wording);
        let source = section.or_else(|| self.record.facts.parts.get(old).map(|facts| &facts.wording));
        summary.inserted == 0 && summary.deleted == 0 && source == Some(&wording(&part.text))
    }

    /// Whether a part was shown in another language than that of the edition.
    fn was_fallback(&self, id: &SectionId) -> bool {
        let origin = self.sections.get(id).map(|facts| &facts.origin);
        origin.or_else(|| self.record.facts.origin_of(id.as_str())).is_some_and(|origin| origin.fallback)
    }
}

/// The same as findings: one for each policy with changes, and one for each that only lacks translations. Where nothing was ever
/// released there is none: everything would be.
#[must_use]
pub fn unreleased_changes(site: &SiteSources, composition: &Composition, history: &History) -> Diagnostics {
    let mut problems = Diagnostics::new();
    if history.is_empty() {
        return problems;
    }
    for (policy, unreleased) in unreleased(site, composition, history) {
        let (lacking, changed): (Vec<_>, Vec<_>) =
            unreleased.into_iter().partition(|unreleased| unreleased.untranslated.is_some());
        let mut report = |(message, hint): (String, String), editions: &[Unreleased]| {
            let mut finding = Diagnostic::new(Code::UNRELEASED_CHANGE, message)
                .in_file(format!("content/{policy}/policy.toml"))
                .hint(hint);
            finding.editions = editions.iter().map(|unreleased| unreleased.edition.to_string()).collect();
            problems.push(finding);
        };
        if !changed.is_empty() {
            let is_new = !history.policies.contains_key(&policy);
            report(if is_new { never_released(&policy) } else { has_changes(&policy) }, &changed);
        }
        if !lacking.is_empty() {
            report(lacks_translations(&policy, &lacking), &lacking);
        }
    }
    problems
}

fn never_released(policy: &PolicyName) -> (String, String) {
    let hint = format!("`lexloci release {policy}` freezes it as its first version");
    (format!("`{policy}` was never released"), hint)
}

fn has_changes(policy: &PolicyName) -> (String, String) {
    let hint = format!(
        "`lexloci diff {policy}` shows them, `lexloci release {policy}{KIND}` freezes them as a version, or one with \
         `--kind editorial` where only the wording changed"
    );
    (format!("`{policy}` has changes that were not released"), hint)
}

fn lacks_translations(policy: &PolicyName, lacking: &[Unreleased]) -> (String, String) {
    let would = Untranslated::told(lacking.iter().filter_map(|unreleased| unreleased.untranslated.as_ref()));
    let hint = format!(
        "translate them first, or release them so: `lexloci diff {policy}` shows what would change, and `--edition` of \
         `lexloci release {policy}{KIND}` names the editions to be released"
    );
    (format!("released now, `{policy}` would {would}; nothing else of it has changed"), hint)
}
