//! Comparisons, made once for all that have them in common.
//!
//! From version to version, and between editions of one language, the same sections are compared again and again. Two sections are
//! compared, counted and written once for all comparisons that have both; whatever a page alone decides, where its links lead and
//! how it words a remark, is compared again.

use crate::compare::redline::{Fate, PartEntry, SharedPart};
use crate::compare::{Redline, Summary};
use crate::model::markup::Target;
use crate::model::text::{Text, TextSection};
use crate::render::html::Href;
use crate::render::redline::{HtmlWriter, ListedChange, Remark};
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
    pub(super) fn changes(&self) -> impl Iterator<Item = &ListedChange> {
        self.parts.iter().filter_map(|part| part.change.as_ref())
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
        let changed = match (entry.is_quiet(), entry.is_unchanged()) {
            (false, _) => Changed::Words,
            (true, false) => Changed::Numbering,
            (true, true) => Changed::Nothing,
        };
        Self { changed, summary: entry.summary(), change: ListedChange::of(&entry), written: OnceLock::new(), entry }
    }

    /// Appends it as `page` shows it.
    pub(super) fn write(&self, page: &Decisions<'_>, html: &mut String) {
        let known = self.written.get_or_init(|| Written::new(page, &self.entry));
        if known.holds(page) {
            html.push_str(&known.html);
        } else {
            // Another page decided something else: both are right.
            html.push_str(&Written::new(page, &self.entry).html);
        }
    }
}

/// The sections of one policy in one language that were compared.
#[derive(Default)]
pub(super) struct Comparisons(FxHashMap<[*const TextSection; 2], ComparedSections>);

struct ComparedSections {
    /// Both sections, so that no others come to stand at their addresses.
    _of: [Arc<TextSection>; 2],
    shared: SharedPart,
    part: Arc<ComparedPart>,
}

impl ComparedSections {
    fn new(old: &Arc<TextSection>, new: &Arc<TextSection>) -> Self {
        let shared = SharedPart::of_section(old, new);
        let entry = PartEntry { fate: Fate::Kept, content: Arc::clone(&shared.part) };
        Self { _of: [Arc::clone(old), Arc::clone(new)], shared, part: Arc::new(ComparedPart::new(entry)) }
    }
}

impl Comparisons {
    /// What changed from one text to another.
    pub(super) fn get(&mut self, old: &Text, new: &Text) -> Compared {
        let mut known: Vec<Arc<ComparedPart>> = Vec::with_capacity(new.sections.len());
        let redline = Redline::with_sections(old, new, &mut |old, new| {
            let sections = [old, new].map(Arc::as_ptr);
            let found = self.0.entry(sections).or_insert_with(|| ComparedSections::new(old, new));
            known.push(Arc::clone(&found.part));
            found.shared.clone()
        });
        let part = |entry: PartEntry| {
            // Where something moved or shifted, the part is one of its own.
            let same = |known: &&Arc<ComparedPart>| {
                known.entry.fate == entry.fate && Arc::ptr_eq(&known.entry.content, &entry.content)
            };
            known.iter().find(same).map_or_else(|| Arc::new(ComparedPart::new(entry.clone())), Arc::clone)
        };
        Compared { parts: redline.parts.into_iter().map(part).collect() }
    }
}

/// HTML, with what the page decided that it was written for.
struct Written {
    html: String,
    led: Vec<(Target, Option<Href>)>,
    said: Vec<(Remark, String)>,
}

/// What a page decides: where links lead, and how a remark is worded.
pub(super) struct Decisions<'a> {
    pub(super) resolve: &'a dyn Fn(&Target) -> Option<Href>,
    pub(super) say: &'a dyn Fn(&Remark) -> String,
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
        let html = HtmlWriter { resolve: &resolve, say: &say }.part(part);
        Self { html, led: led.into_inner(), said: said.into_inner() }
    }

    /// Whether another page would decide the same.
    fn holds(&self, page: &Decisions<'_>) -> bool {
        self.led.iter().all(|(target, href)| (page.resolve)(target) == *href)
            && self.said.iter().all(|(remark, words)| (page.say)(remark) == *words)
    }
}
