//! Comparisons, made once for the editions that have them in common.
//!
//! Editions of one language mostly say the same but for what is local. A redline is compared, counted and written once for all of
//! them in which the same changed; whatever a page alone decides, where its links lead and how it words a remark, is compared again.

use crate::compare::redline::Both;
use crate::compare::{Abridged, Summary};
use crate::id::VersionId;
use crate::model::markup::Target;
use crate::model::text::Text;
use crate::render::html::Href;
use crate::render::redline::{HtmlWriter, ListedChange, Remark, listed};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// What changed from one text to another.
pub(super) struct Compared {
    old: Arc<Text>,
    new: Arc<Text>,
    pub(super) abridged: Abridged,
    pub(super) summary: Summary,
    pub(super) changes: Vec<ListedChange>,
    /// Whether nothing changed but numbering.
    pub(super) renumbered: bool,
    /// Each part as a page shows it, once one did; not those that are left out.
    pub(super) written: Box<[OnceLock<Arc<Written>>]>,
}

impl Compared {
    pub(super) fn new(old: &Arc<Text>, new: &Arc<Text>) -> Self {
        let abridged = Abridged::between(old, new);
        let redline = &abridged.redline;
        Self {
            old: Arc::clone(old),
            new: Arc::clone(new),
            summary: redline.summary(),
            changes: listed(redline),
            renumbered: redline.is_quiet() && !redline.is_empty(),
            written: redline.parts.iter().map(|_| OnceLock::new()).collect(),
            abridged,
        }
    }

    fn is_also_of(&self, old: &Text, new: &Text) -> bool {
        self.abridged.is_also_of(Both { old: &self.old, new: &self.new }, old, new)
    }
}

/// The comparisons of one policy in one language: by the versions, and several where editions differ in what changed.
#[derive(Default)]
pub(super) struct Comparisons(HashMap<Ends, Vec<Arc<Compared>>>);

/// The versions that are compared.
type Ends = (VersionId, VersionId);

impl Comparisons {
    /// How many comparisons of the same versions are kept: with the texts that they were made of, so that memory stays bounded.
    const KEPT: usize = 4;

    /// The comparison of two versions, whose texts in an edition are `old` and `new`.
    pub(super) fn get(
        &mut self,
        (from, to): (&VersionId, &VersionId),
        old: &Arc<Text>,
        new: &Arc<Text>,
    ) -> Arc<Compared> {
        let made = self.0.entry((from.clone(), to.clone())).or_default();
        if let Some(compared) = made.iter().find(|compared| compared.is_also_of(old, new)) {
            return Arc::clone(compared);
        }
        let compared = Arc::new(Compared::new(old, new));
        if made.len() < Self::KEPT {
            made.push(Arc::clone(&compared));
        }
        compared
    }
}

/// HTML, with what the page decided that it was written for.
pub(super) struct Written {
    pub(super) html: String,
    led: Vec<(Target, Option<Href>)>,
    said: Vec<(Remark, String)>,
}

/// What a page decides: where links lead, and how a remark is worded.
pub(super) struct Decisions<'a> {
    pub(super) resolve: &'a dyn Fn(&Target) -> Option<Href>,
    pub(super) say: &'a dyn Fn(&Remark) -> String,
}

impl Written {
    pub(super) fn new(page: &Decisions<'_>, write: impl FnOnce(&HtmlWriter<'_>) -> String) -> Self {
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
        let html = write(&HtmlWriter { resolve: &resolve, say: &say });
        Self { html, led: led.into_inner(), said: said.into_inner() }
    }

    /// Whether another page would decide the same.
    pub(super) fn holds(&self, page: &Decisions<'_>) -> bool {
        self.led.iter().all(|(target, href)| (page.resolve)(target) == *href)
            && self.said.iter().all(|(remark, words)| (page.say)(remark) == *words)
    }
}
