//! A site as a translator's work looks at it: the source of each text, and how each translation stands to it.

use super::codes::{has_words, plain, tidy};
use super::parts::FileParts;
use super::target::proposals;
use super::{MISSING, PackageSection, Piece, State, Unit};
use crate::compare::redline::Mark;
use crate::id::{PolicyName, RegionName};
use crate::load::Segment;
use crate::locale::Language;
use crate::model::document::Document;
use crate::model::markup::plain_text;
use crate::model::review::Subject;
use crate::review::{self, Change, Changes, Survey, source_digest, survey, text_path};
use crate::site::Site;
use crate::source::{FileId, Sources, Span};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Where a text stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) policy: PolicyName,
    pub(super) region: RegionName,
    pub(super) language: Language,
}

impl Place {
    /// The path of its file in the site's folder.
    pub(super) fn path(&self) -> String {
        text_path(&self.policy, &self.region, &self.language)
    }
}

pub(super) struct Context<'a> {
    pub(super) site: &'a Site,
    pub(super) texts: &'a Sources,
    pub(super) survey: Survey,
    parts: RefCell<HashMap<FileId, Rc<FileParts>>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(site: &'a Site, texts: &'a Sources) -> Self {
        let survey = survey(site.sources(), site.composition());
        Self { site, texts, survey, parts: RefCell::default() }
    }

    /// The text of a policy in a region and language.
    pub(super) fn document(&self, place: &Place) -> Option<&'a Arc<Document>> {
        self.site.sources().policies.get(&place.policy)?.texts.get(&place.region)?.get(&place.language)
    }

    /// The text of a region that its other languages are translated from (SPEC 4.5).
    pub(super) fn source(&self, policy: &PolicyName, region: &RegionName) -> Option<&'a Arc<Document>> {
        let site = self.site.sources();
        let reference = &site.settings.reference_language;
        let texts = site.policies.get(policy)?.texts.get(region)?;
        if region.is_global() {
            return texts.get(reference);
        }
        let mut order = site.regions.get(region)?.language_order(reference);
        order.find_map(|language| texts.get(language)).or_else(|| texts.values().next())
    }

    /// The files of a text and its source that cannot be read as a whole: those with a heading of which nobody knows what
    /// section it begins, and those that are there and no text.
    pub(super) fn unread(&self, place: &Place) -> Vec<String> {
        let source = self.source(&place.policy, &place.region);
        let broken = |document: &&Arc<Document>| !document.nameless.is_empty();
        let files = source.filter(broken).map(|source| self.texts.path(source.file).to_owned());
        let mut files: Vec<String> = files.into_iter().collect();
        let is_broken = match self.document(place) {
            Some(document) => broken(&document),
            None => self.texts.find(&place.path()).is_some(),
        };
        files.extend(is_broken.then(|| place.path()));
        files
    }

    /// What a section is called now that its source says was called so before.
    pub(super) fn renamed(&self, source: &Document, part: &str) -> Option<String> {
        let (mut is_there, mut renamed) = (false, None);
        source.for_each_section(&mut |section| {
            is_there |= section.id.as_str() == part;
            if renamed.is_none() && section.text.was.iter().any(|was| was.as_str() == part) {
                renamed = Some(section.id.to_string());
            }
        });
        renamed.filter(|_| !is_there)
    }

    /// The parts of a text.
    pub(super) fn parts(&self, document: &Document, region: &RegionName) -> Rc<FileParts> {
        if let Some(parts) = self.parts.borrow().get(&document.file) {
            return Rc::clone(parts);
        }
        let parts = Rc::new(FileParts::of(document, self.texts, !region.is_global()));
        self.parts.borrow_mut().insert(document.file, Rc::clone(&parts));
        parts
    }

    /// The parts of the text at a place; none where there is no text.
    pub(super) fn parts_at(&self, place: &Place) -> Rc<FileParts> {
        self.document(place).map_or_else(Rc::default, |document| self.parts(document, &place.region))
    }

    /// How a part of a text stands to its source.
    pub(super) fn state(&self, place: &Place, part: &str) -> State {
        if self.parts_at(place).part(part).is_none() {
            return State::Missing;
        }
        let subject = Subject::new(place.path(), part);
        match self.survey.state(&self.site.sources().reviews, &subject) {
            review::State::Unreviewed => State::Unreviewed,
            review::State::Current => State::Current,
            review::State::Stale { .. } => State::Stale,
        }
    }

    /// A part of a text with its source, block by block. None where the source has no words there, or is this text itself.
    pub(super) fn section(
        &self,
        place: &Place,
        part: &str,
        changes: Option<&mut Changes<'_>>,
    ) -> Option<PackageSection> {
        let source = self.source(&place.policy, &place.region)?;
        if source.language == place.language {
            return None;
        }
        let parts = self.parts(source, &place.region);
        let segments = parts.segments(part);
        let state = self.state(place, part);
        let change = changes.filter(|_| state == State::Stale).and_then(|changes| self.change(place, part, changes));
        let lines = change.as_ref().map_or_else(Vec::new, lines);
        let own = parts.part(part)?.segments.len();
        let theirs = self.parts_at(place);
        let theirs = theirs.segments(part);
        let targets = proposals(&segments, &theirs);
        let mut units: Vec<Unit> = Vec::new();
        for (at, (segment, target)) in segments.iter().zip(targets).enumerate() {
            if !has_words(&segment.pieces) {
                continue;
            }
            let line = lines.get(at).filter(|_| lines.len() == own);
            units.push(Unit {
                id: format!("{part}.{}", at + 1),
                kind: kind(segment),
                line: self.texts.line(Span::new(source.file, segment.range.clone())),
                source: tidy(&segment.pieces),
                open: match state {
                    State::Missing => true,
                    State::Stale => line.is_none_or(|line| line.changed) || target.is_none(),
                    State::Unreviewed | State::Current => target.is_none(),
                },
                target: target.map(|pieces| tidy(&pieces)),
                seen: None,
                previous: line.filter(|line| line.changed).and_then(|line| line.old.clone()),
                note: None,
            });
        }
        if state == State::Stale && units.iter().all(|unit| !unit.open) {
            units.iter_mut().for_each(|unit| unit.open = true);
        }
        let change = change.map(|change| match change.excerpt() {
            excerpt if excerpt.is_empty() => change.amount(),
            excerpt => format!("{}: {excerpt}", change.amount()),
        });
        let notes = heading_path(&parts, part).into_iter().collect();
        let digest = self.digest(source, part);
        let seen = Some(self.seen(place, part));
        (!units.is_empty()).then(|| PackageSection { part: part.to_owned(), state, digest, seen, notes, change, units })
    }

    /// What the site says at a place: a digest, by which an import knows a text that somebody changed meanwhile.
    pub(super) fn seen(&self, place: &Place, part: &str) -> String {
        let there = self.document(place).filter(|_| self.parts_at(place).part(part).is_some());
        there.and_then(|document| self.digest(document, part)).unwrap_or_else(|| MISSING.to_owned())
    }

    /// The digest of a part of a source, as `review.lock` has it.
    pub(super) fn digest(&self, source: &Document, part: &str) -> Option<String> {
        let passage = match part {
            "title" => source.title.as_ref(),
            "description" => source.description.as_ref(),
            "preamble" => source.preamble.as_ref(),
            id => {
                let mut found = None;
                source.for_each_section(&mut |section| {
                    if section.id.as_str() == id && found.is_none() {
                        found = Some(&section.text);
                    }
                });
                found
            }
        };
        passage.map(|passage| source_digest(passage))
    }

    fn change(&self, place: &Place, part: &str, changes: &mut Changes<'_>) -> Option<Change> {
        let subject = Subject::new(place.path(), part);
        let answer = self.survey.answers.get(&subject).filter(|answer| !answer.displaces)?;
        match self.survey.state(&self.site.sources().reviews, &subject) {
            review::State::Stale { gone, come } => changes.of(answer, &gone, &come),
            _ => None,
        }
    }
}

/// A line of a source as it is now.
struct SourceLine {
    changed: bool,
    /// What it said before; none where there was no such line.
    old: Option<String>,
}

/// The lines that a source has now, in the order of reading, with what became of each.
fn lines(change: &Change) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    change.redline.for_each_line(&mut |line, fate| {
        if !fate.in_new() || line.is_empty() {
            return;
        }
        let kept: Vec<_> = line.iter().filter(|piece| piece.mark != Mark::Inserted).collect();
        let old: String = kept.iter().map(|piece| plain_text(std::slice::from_ref(&piece.content))).collect();
        let changed = !fate.in_old() || line.iter().any(|piece| piece.mark != Mark::Kept && !piece.quiet);
        lines.push(SourceLine { changed, old: Some(old.trim().to_owned()).filter(|_| fate.in_old()) });
    });
    lines
}

/// The block in one word.
fn kind(segment: &Segment) -> String {
    let names: Vec<&str> = segment.kind.split('/').collect();
    let name = match names[..] {
        [.., "item", "paragraph"] => "item",
        [.., "definition", "paragraph"] => "definition",
        [.., "quotation", "paragraph"] => "quotation",
        ["footnote", ..] => "footnote",
        [.., last] => last,
        [] => "",
    };
    name.to_owned()
}

/// "within: Your rights > Access": the headings around a section.
fn heading_path(parts: &FileParts, part: &str) -> Option<String> {
    let headings = parts.around(part).into_iter().filter_map(|part| Some(plain(&part.segments.first()?.pieces)));
    let headings: Vec<String> = headings.collect();
    (!headings.is_empty()).then(|| format!("within: {}", headings.join(" > ")))
}

/// Whether a unit says something else than before.
pub(super) fn differs(before: Option<&Vec<Piece>>, now: &[Piece]) -> bool {
    before.is_none_or(|before| before != now)
}
