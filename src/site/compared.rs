//! Comparisons, made once for all that have them in common.
//!
//! From version to version, and between editions of one language, the same sections are compared again and again. Two sections are
//! compared, counted and written once for all comparisons that have both; whatever a page alone decides, where its links lead and
//! how it words a remark, is compared again.

use crate::compare::redline::{KnownSection, PartEntry, SharedPart};
use crate::compare::{Redline, Summary};
use crate::id::VersionId;
use crate::locale::Language;
use crate::model::markup::Target;
use crate::model::text::{Text, TextSection};
use crate::render::html::Href;
use crate::render::redline::{HtmlWriter, ListedChange, Remark, told_apart};
use crate::render::view::Html;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

/// What changed from one text to another.
pub(super) struct Compared {
    /// Its parts, in the order of reading.
    pub(super) parts: Vec<Arc<ComparedPart>>,
}

impl Compared {
    /// How much changed.
    pub(super) fn summary(&self) -> Summary {
        self.parts.iter().map(|part| part.summary).sum()
    }

    /// Every part that changed.
    pub(super) fn changes(&self) -> Vec<ListedChange> {
        told_apart(self.parts.iter().map(|part| (&part.entry, part.change.as_ref())))
    }

    /// Whether nothing changed but numbering.
    pub(super) fn is_renumbered(&self) -> bool {
        let any = |changed: Changed| self.parts.iter().any(|part| part.changed == changed);
        any(Changed::Numbering) && !any(Changed::Words)
    }
}

/// A part of a comparison, with what pages say of it.
pub(super) struct ComparedPart {
    entry: PartEntry,
    changed: Changed,
    summary: Summary,
    change: Option<ListedChange>,
    /// As a page shows it, once one did.
    written: OnceLock<Written>,
}

/// What of a part changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Changed {
    Nothing,
    Numbering,
    Words,
}

impl ComparedPart {
    fn new(entry: PartEntry) -> Self {
        let summary = entry.summary();
        Self::with_summary(entry, summary)
    }

    fn with_summary(entry: PartEntry, summary: Summary) -> Self {
        let changed = match (entry.is_quiet(), entry.is_unchanged()) {
            (false, _) => Changed::Words,
            (true, false) => Changed::Numbering,
            (true, true) => Changed::Nothing,
        };
        let change = ListedChange::of(&entry);
        Self { entry, changed, summary, change, written: OnceLock::new() }
    }

    /// It as `page` shows it.
    pub(super) fn html(&self, page: &Decisions<'_>) -> Html {
        let write = || Written::new(page, &self.entry);
        let known = self.written.get_or_init(write);
        // Another page may have decided something else: both are right.
        if known.holds(page) { known.html.clone() } else { write().html }
    }
}

/// The sections of one policy in one language that were compared.
#[derive(Default)]
pub(super) struct Comparisons {
    /// Those that changed, in the version that was compared last.
    changed: FxHashMap<[*const TextSection; 2], ComparedSections>,
    /// Those that did not: mostly they do not in the next version either.
    unchanged: FxHashMap<*const TextSection, ComparedSections>,
    version: Option<VersionId>,
    known: KnownSections,
}

/// Sections that changed, with what is known of them: what comes with one version is what a later one replaces.
#[derive(Default)]
struct KnownSections {
    known: FxHashMap<*const TextSection, Arc<KnownSection>>,
    /// Those that were replaced in the version that was compared last.
    replaced: Vec<*const TextSection>,
}

impl KnownSections {
    fn get(&mut self, section: &Arc<TextSection>) -> Arc<KnownSection> {
        let known = self.known.entry(Arc::as_ptr(section)).or_insert_with(|| KnownSection::new(section).into());
        Arc::clone(known)
    }

    /// What is known of a section that another one replaces.
    fn replaced(&mut self, section: &Arc<TextSection>) -> Arc<KnownSection> {
        self.replaced.push(Arc::as_ptr(section));
        self.get(section)
    }

    /// Forgets what was replaced.
    fn forget(&mut self) {
        for section in self.replaced.drain(..) {
            self.known.remove(&section);
        }
    }
}

#[derive(Clone)]
struct ComparedSections {
    /// Both sections, so that no others come to stand at their addresses.
    _of: [Arc<KnownSection>; 2],
    shared: SharedPart,
    part: Arc<ComparedPart>,
}

impl ComparedSections {
    fn new(old: &Arc<KnownSection>, new: &Arc<KnownSection>, around: &Language) -> Self {
        let sections = [&**old, &**new];
        let shared = SharedPart::of_known_sections(sections, around);
        let part = ComparedPart::with_summary(shared.entry(), shared.summary(sections));
        Self { _of: [Arc::clone(old), Arc::clone(new)], shared, part: part.into() }
    }
}

impl Comparisons {
    /// Begins to tell what `version` changed. Nobody asks again for the sections that others changed.
    pub(super) fn begin(&mut self, version: &VersionId) {
        if self.version.as_ref() != Some(version) {
            self.version = Some(version.clone());
            self.changed.clear();
            self.known.forget();
        }
    }

    /// What changed from one text to another, in an edition in `language`. Sections that changed are kept if the comparison
    /// `is_shared` with other editions.
    pub(super) fn get(&mut self, old: &Text, new: &Text, language: &Language, is_shared: bool) -> Compared {
        let mut parts: Vec<Arc<ComparedPart>> = Vec::with_capacity(new.sections.len());
        let Self { changed, unchanged, known, .. } = self;
        let redline = Redline::with_sections(old, new, language, &mut |old, new| {
            let ComparedSections { shared, part, .. } = if Arc::ptr_eq(old, new) {
                let compare = || {
                    let known = known.get(new);
                    ComparedSections::new(&known, &known, language)
                };
                unchanged.entry(Arc::as_ptr(new)).or_insert_with(compare).clone()
            } else {
                let mut compare = || ComparedSections::new(&known.replaced(old), &known.get(new), language);
                match is_shared {
                    true => changed.entry([old, new].map(Arc::as_ptr)).or_insert_with(compare).clone(),
                    false => compare(),
                }
            };
            parts.push(part);
            shared
        });
        let part = |entry: PartEntry| {
            let found = parts.iter().find(|known| Arc::ptr_eq(&known.entry.content, &entry.content));
            match found.filter(|known| known.entry.fate == entry.fate) {
                Some(known) => Arc::clone(known),
                // A section that moved, into which something moved, or in which a number shifted is that of this comparison.
                None => Arc::new(ComparedPart::new(entry)),
            }
        };
        Compared { parts: redline.parts.into_iter().map(part).collect() }
    }
}

/// HTML, with what the page decided that it was written for.
struct Written {
    html: Html,
    led: Vec<(Target, Option<Href>)>,
    said: Vec<(Remark, String)>,
}

/// What a page decides: where links lead, and how a remark is worded.
pub(super) struct Decisions<'a> {
    pub(super) resolve: &'a dyn Fn(&Target) -> Option<Href>,
    pub(super) say: &'a dyn Fn(&Remark) -> String,
    /// That of the edition: comparisons of one language are shared, so that it is no decision to remember.
    pub(super) language: &'a Language,
}

impl Written {
    fn new(page: &Decisions<'_>, part: &PartEntry) -> Self {
        let (led, said) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
        let resolve = |target: &Target| {
            let href = (page.resolve)(target);
            // Everything else leads to the same place from everywhere.
            if matches!(target, Target::Section(_) | Target::Policy(..)) {
                led.borrow_mut().push((target.clone(), href.clone()));
            }
            href
        };
        let say = |remark: &Remark| {
            let words = (page.say)(remark);
            said.borrow_mut().push((remark.clone(), words.clone()));
            words
        };
        let html = Html::new(&HtmlWriter { resolve: &resolve, say: &say, language: page.language }.part(part));
        Self { html, led: led.into_inner(), said: said.into_inner() }
    }

    /// Whether another page would decide the same.
    fn holds(&self, page: &Decisions<'_>) -> bool {
        self.led.iter().all(|(target, href)| (page.resolve)(target) == *href)
            && self.said.iter().all(|(remark, words)| (page.say)(remark) == *words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::redline::properties::two;
    use crate::render::redline::listed;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pages_say_what_the_redline_says((old, new) in two(), is_shared in any::<bool>()) {
            let resolve = |_: &Target| Some(Href::from("/here/".to_owned()));
            let language = &new.title.language;
            let page = Decisions { resolve: &resolve, say: &Remark::english, language };
            let mut comparisons = Comparisons::default();
            // Twice in one version; and in the next ones what came goes again, of which the words are known.
            for (version, old, new) in [(1, &old, &new), (1, &old, &new), (2, &new, &old), (3, &old, &new)] {
                let redline = Redline::between(old, new);
                let whole = HtmlWriter { resolve: &resolve, say: &Remark::english, language }.redline(&redline);
                comparisons.begin(&VersionId::parse(&version.to_string()).unwrap());
                let compared = comparisons.get(old, new, &new.title.language, is_shared);
                let html: String = compared.parts.iter().map(|part| part.html(&page).as_str().to_owned()).collect();
                prop_assert_eq!(&html, &whole);
                prop_assert_eq!(compared.summary(), redline.summary());
                prop_assert_eq!(compared.changes(), listed(&redline));
                prop_assert_eq!(compared.is_renumbered(), redline.is_quiet() && !redline.is_empty());
            }
        }
    }
}
