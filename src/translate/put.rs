//! Translations into the site's files: all of them, or none.

use super::codes::{difference, tidy};
use super::context::{Context, Place, differs};
use super::insert::{self, Edit, Targets, edits};
use super::target::same_structure;
use super::{Home, PackageSection, Piece, Progress, Returned, ReturnedUnit, State, wording};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Report};
use crate::id::RegionName;
use crate::locale::Language;
use crate::model::review::{REVIEW_LOCK, Review, Subject};
use crate::review::survey;
use crate::site::{Opened, Overrides, Site, open};
use crate::source::{FileEntry, FileTree, Sources, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What becomes of a site.
pub struct Outcome {
    /// The new bytes of each file that changes, `review.lock` among them. Empty where anything is wrong.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The parts that say something else now, by file.
    pub placed: BTreeMap<String, Vec<String>>,
    /// The sections that are recorded as reviewed.
    pub reviewed: Vec<Subject>,
    /// What is wrong with the files that came back.
    pub report: Report,
    /// Whether that forbids to write anything.
    pub refused: bool,
    /// What would be wrong with the site, with its texts, if there is anything new.
    pub site: Option<(Report, Arc<Sources>)>,
}

/// Puts what came back into the files of a site. `files` holds the texts that came back. What the site says otherwise since
/// they were exported stays, unless they are to `overwrite` it.
#[must_use]
pub fn put(
    tree: &FileTree,
    overrides: &Overrides,
    opened: &Opened,
    site: &Site,
    returned: &[Result<Returned, Box<Diagnostic>>],
    files: &Sources,
    overwrite: bool,
) -> Outcome {
    let context = Context::new(site, &opened.texts);
    let mut work = Work::new(&context, overwrite);
    for file in returned {
        match file {
            Ok(file) => work.file(file),
            Err(problem) => work.refuse((**problem).clone()),
        }
    }
    work.say_unfinished();
    let changed = work.changed(tree);
    let Work { problems, mut refused, placed, digests, .. } = work;
    let report = Report::new(&problems, files, &site.sources().settings.severities);
    let mut outcome = Outcome { files: BTreeMap::new(), placed, reviewed: Vec::new(), report, refused, site: None };
    let Some(changed) = changed.filter(|_| !refused) else {
        outcome.refused = true;
        return outcome;
    };
    let mut new = tree.clone();
    for (path, bytes) in &changed {
        new.insert(path.as_str(), FileEntry::Bytes(bytes.as_slice().into()));
    }
    let after = open(&new, overrides);
    outcome.site = new_errors(opened, &after);
    refused |= outcome.site.is_some();
    let Some(after) = after.site.filter(|_| !refused) else {
        outcome.refused = true;
        return outcome;
    };
    outcome.files = changed;
    let survey = survey(after.sources(), after.composition());
    let mut lock = after.sources().reviews.clone();
    for (subject, digest) in digests {
        if survey.answers.get(&subject).is_some_and(|answer| !answer.displaces) {
            lock.reviews.insert(subject.clone(), vec![Review { sources: vec![digest], span: None }]);
            outcome.reviewed.push(subject);
        }
    }
    if !outcome.reviewed.is_empty() {
        lock.exists = true;
        outcome.files.insert(REVIEW_LOCK.to_owned(), lock.to_string().into_bytes());
    }
    outcome
}

/// Errors that a site did not have before.
fn new_errors(before: &Opened, after: &Opened) -> Option<(Report, Arc<Sources>)> {
    use crate::diagnostic::{Finding, Severity};
    let key = |finding: &Finding| (finding.code, finding.file.clone(), finding.message.clone());
    let known: BTreeSet<_> = before.report.findings.iter().map(key).collect();
    let new = |finding: &&Finding| finding.severity == Severity::Error && !known.contains(&key(finding));
    let findings: Vec<Finding> = after.report.findings.iter().filter(new).cloned().collect();
    (!findings.is_empty()).then(|| (Report { findings, ..after.report.clone() }, Arc::clone(&after.texts)))
}

struct Work<'a> {
    context: &'a Context<'a>,
    /// Whether what changed in the site since the export gives way.
    overwrite: bool,
    problems: Diagnostics,
    refused: bool,
    /// What becomes of the texts.
    changes: BTreeMap<Place, BTreeMap<String, insert::Change>>,
    /// Where each changed block stands in the file that came back.
    spans: BTreeMap<(Place, String), BTreeMap<usize, Span>>,
    /// Edits of files of messages.
    messages: BTreeMap<String, Vec<Edit>>,
    placed: BTreeMap<String, Vec<String>>,
    /// The source digests of what is reviewed.
    digests: BTreeMap<Subject, String>,
    /// Sections that are left as they are, by file.
    unfinished: BTreeMap<String, Vec<Unfinished>>,
}

/// A section that is not done.
struct Unfinished {
    part: String,
    /// The first block that is not done.
    span: Span,
    /// How many blocks are not done, of how many.
    open: usize,
    all: usize,
}

impl<'a> Work<'a> {
    fn new(context: &'a Context<'a>, overwrite: bool) -> Self {
        Self {
            context,
            overwrite,
            problems: Diagnostics::new(),
            refused: false,
            changes: BTreeMap::new(),
            spans: BTreeMap::new(),
            messages: BTreeMap::new(),
            placed: BTreeMap::new(),
            digests: BTreeMap::new(),
            unfinished: BTreeMap::new(),
        }
    }

    fn refuse(&mut self, problem: Diagnostic) {
        self.refused = true;
        self.problems.push(problem);
    }

    fn file(&mut self, file: &Returned) {
        let settings = &self.context.site.sources().settings;
        let Some(first) = file.units.first() else { return };
        let wrong =
            |message: String, hint: &str| Diagnostic::new(Code::TRANSLATION_FILE, message).at(first.span).hint(hint);
        if file.site != settings.base_url {
            let message = format!("the file was exported from `{}`; this site is `{}`", file.site, settings.base_url);
            let hint = "name the site that it belongs to with `--site DIR`; if this is the one, and had that address when the file was \
                        exported, write the new one in its place at the top of the file (`lex:site`, `X-Lexloci-Site`)";
            return self.refuse(wrong(message, hint));
        }
        let Some(target) = self.target(&file.target) else {
            let message = format!("no edition is in `{}`", file.target);
            let hint = "languages are to stay as they were exported; or add this one to a region first";
            return self.refuse(wrong(message, hint));
        };
        let Some(foreign) = self.foreign(file, first.span) else { return };
        let mut once: BTreeMap<(&Home, &str), &ReturnedUnit> = BTreeMap::new();
        for unit in &file.units {
            let before = *once.entry((&unit.home, &unit.id)).or_insert(unit);
            if before.target.as_deref().map(tidy) != unit.target.as_deref().map(tidy) {
                let message = format!("`{}#{}` stands twice in the file, with different words", unit.home, unit.id);
                let hint = "leave the one that counts, and take the other away";
                self.refuse(Diagnostic::new(Code::TRANSLATION_FILE, message).at(unit.span).hint(hint));
            }
        }
        let mut sections: BTreeMap<(&Home, &str), Vec<&ReturnedUnit>> = BTreeMap::new();
        for unit in &file.units {
            let part = match unit.home {
                Home::Text(..) => unit.id.rsplit_once('.').map_or(unit.id.as_str(), |(part, _)| part),
                Home::Wording(_) => wording::MESSAGES,
            };
            sections.entry((&unit.home, part)).or_default().push(unit);
        }
        for ((home, part), units) in sections.into_iter().filter(|((home, _), _)| !foreign.contains(home)) {
            match home {
                Home::Text(policy, region) => {
                    let place = Place { policy: policy.clone(), region: region.clone(), language: target.clone() };
                    self.section(&place, part, &units);
                }
                Home::Wording(region) => self.messages(region.as_ref(), &target, &units),
            }
        }
    }

    /// The language of the site that a file is in. Tools that want a country write `fr-FR` for `fr`: that serves its readers.
    fn target(&self, written: &Language) -> Option<Language> {
        let editions = self.context.site.sources().editions();
        let served = |language: &Language| editions.iter().any(|edition| edition.language.is_served_by(language));
        std::iter::once(written.clone()).chain(written.parents()).find(served)
    }

    /// What a file translates from another language than the site does. None where that is all of it, which is refused.
    fn foreign<'f>(&mut self, file: &'f Returned, span: Span) -> Option<BTreeSet<&'f Home>> {
        let context = self.context;
        let homes: BTreeSet<&Home> = file.units.iter().map(|unit| &unit.home).collect();
        let all = homes.len();
        let source = |home: &Home| match home {
            Home::Text(policy, region) => context.source(policy, region).map(|source| &source.language),
            Home::Wording(region) => {
                wording::source_of(context.site.sources(), region.as_ref()).map(|source| &source.language)
            }
        };
        let foreign = homes.into_iter().filter_map(|home| Some((home, source(home)?)));
        let foreign: BTreeMap<&Home, &Language> =
            foreign.filter(|(_, language)| !file.source.is_served_by(language)).collect();
        let Some((home, language)) = foreign.first_key_value() else { return Some(BTreeSet::new()) };
        let message = format!("the file is from `{}`; the site translates `{home}` from `{language}`", file.source);
        let hint = "languages are to stay as they were exported; if the site changed its own since, export again";
        if foreign.len() == all {
            self.refuse(Diagnostic::new(Code::TRANSLATION_FILE, message).at(span).hint(hint));
            return None;
        }
        self.problems.push(Diagnostic::new(Code::TRANSLATION_OUTDATED, message).at(span).hint(hint));
        Some(foreign.into_keys().collect())
    }

    fn section(&mut self, place: &Place, part: &str, units: &[&ReturnedUnit]) {
        let Some(first) = units.first() else { return };
        let source = self.context.source(&place.policy, &place.region);
        let renamed = source.and_then(|source| self.context.renamed(source, part));
        let section = self.context.section(place, renamed.as_deref().unwrap_or(part), None);
        let (Some(source), Some(section)) = (source, section) else {
            let message = format!("`{}` has no section `{part}` to translate any more", place.path());
            let named = !matches!(part, "title" | "description" | "preamble");
            let hint = match source {
                Some(source) if named => format!(
                    "it is left out; if it has another name now, say `was={part}` in its heading in `{}` and import again",
                    self.context.texts.path(source.file)
                ),
                _ => "it is left out; `lexloci export` has the present source".to_owned(),
            };
            self.problems.push(Diagnostic::new(Code::TRANSLATION_OUTDATED, message).at(first.span).hint(hint));
            return;
        };
        let part = section.part.as_str();
        let known: BTreeSet<&str> = section.units.iter().map(|unit| number(&unit.id)).collect();
        for unit in units.iter().filter(|unit| !known.contains(number(&unit.id))) {
            self.outdated(unit.span, format!("the block `{}` of `{}` is not there any more", unit.id, place.path()));
        }
        let digest = self.context.digest(source, part).unwrap_or_default();
        let mut work = Section { targets: Targets::new(), spans: BTreeMap::new(), open: Vec::new(), changed: None };
        let mut same_source = true;
        let mut reviewed = true;
        let mut confirmed = true;
        let mut lost = Vec::new();
        let mut absent = 0;
        for unit in &section.units {
            let Some(back) = units.iter().find(|back| number(&back.id) == number(&unit.id)) else {
                absent += 1;
                (reviewed, confirmed) = (false, false);
                continue;
            };
            same_source &= tidy(&back.source) == unit.source;
            let target = back.target.as_ref().map(|target| tidy(target)).filter(|target| !target.is_empty());
            reviewed &= back.progress == Progress::Reviewed;
            confirmed &= back.progress >= Progress::Translated && target.is_some();
            let Some(target) = target else {
                work.open.push(back.span);
                continue;
            };
            let is_new = differs(unit.target.as_ref(), &target);
            if back.progress == Progress::Unfinished || back.progress == Progress::Initial && !is_new && unit.open {
                work.open.push(back.span);
            }
            if is_new {
                work.changed.get_or_insert(back.span);
                lost.push((*back, unit.target.clone(), target.clone()));
            }
            let at = number(&unit.id).parse::<usize>().map_or(0, |at| at.saturating_sub(1));
            work.spans.insert(at, back.span);
            work.targets.insert(at, target);
        }
        let seen = units.iter().find_map(|unit| unit.seen.as_deref());
        if let Some(span) = work.changed
            && self.keeps(span, &format!("{}#{part}", place.path()), seen, &section)
        {
            return;
        }
        for (back, before, target) in lost {
            self.same_codes(back, before.as_deref(), &target);
        }
        if absent > 0 && first.digest.as_ref() != Some(&digest) && (work.changed.is_some() || work.open.is_empty()) {
            if work.changed.is_some() || matches!(section.state, State::Missing | State::Stale) {
                self.grown(work.changed.unwrap_or(first.span), &format!("{}#{part}", place.path()), absent);
            }
            return;
        }
        work.open.extend(std::iter::repeat_n(first.span, absent));
        let exported = first.digest.clone().or_else(|| same_source.then(|| digest.clone()));
        let outdated = exported.as_deref() != Some(digest.as_str());
        let read = match section.state {
            State::Stale => confirmed,
            State::Unreviewed => reviewed,
            State::Missing | State::Current => false,
        };
        if work.changed.is_none() && !read {
            if !work.open.is_empty() && section.state != State::Current && section.state != State::Unreviewed {
                self.incomplete(place, part, &work, &section);
            }
            return;
        }
        if !work.open.is_empty() {
            return self.incomplete(place, part, &work, &section);
        }
        if outdated {
            let message = format!("the source of `{}#{part}` has changed since it was exported", place.path());
            self.outdated(first.span, message);
        }
        if let Some(exported) = exported {
            self.digests.insert(Subject::new(place.path(), part), exported);
        }
        if work.changed.is_some() {
            self.change(place, part, &section, work);
        }
    }

    /// Whether a section stays as it is because somebody changed it since it was exported, and says so. A file of a version that
    /// did not say what it saw cannot have seen what was reviewed against the source as it is now: it was not sent out.
    fn keeps(&mut self, span: Span, name: &str, seen: Option<&str>, section: &PackageSection) -> bool {
        let changed = match seen {
            Some(seen) => section.seen.as_deref() != Some(seen),
            None => section.state == State::Current,
        };
        changed && self.kept(span, name)
    }

    fn kept(&mut self, span: Span, name: &str) -> bool {
        if self.overwrite {
            return false;
        }
        let message = format!("`{name}` was changed since the file was exported, and stays as it is");
        let hint = "take over by hand what is better in the file; `--overwrite` puts the file's words in its place";
        self.problems.push(Diagnostic::new(Code::TRANSLATION_OUTDATED, message).at(span).hint(hint));
        true
    }

    /// Notes what becomes of a section.
    fn change(&mut self, place: &Place, part: &str, section: &PackageSection, work: Section) {
        let Some(source) = self.context.source(&place.policy, &place.region) else { return };
        let (ours, theirs) = (self.context.parts(source, &place.region), self.context.parts_at(place));
        let change = if theirs.part(part).is_none() {
            insert::Change::New(work.targets)
        } else if same_structure(&ours.segments(part), &theirs.segments(part)) {
            let before = |at: &usize| {
                let id = format!("{part}.{}", at + 1);
                section.units.iter().find(|unit| unit.id == id).and_then(|unit| unit.target.clone())
            };
            let new = work.targets.into_iter().filter(|(at, target)| differs(before(at).as_ref(), target));
            insert::Change::Blocks(new.collect())
        } else {
            insert::Change::Rebuilt(work.targets)
        };
        self.changes.entry(place.clone()).or_default().insert(part.to_owned(), change);
        self.spans.insert((place.clone(), part.to_owned()), work.spans);
        self.placed.entry(place.path()).or_default().push(part.to_owned());
    }

    fn same_codes(&mut self, back: &ReturnedUnit, before: Option<&[Piece]>, target: &[Piece]) {
        let (lost, invented) = difference(&tidy(&back.source), target);
        let as_before = before.is_some_and(|before| {
            let (lost, invented) = difference(before, target);
            lost.is_empty() && invented.is_empty()
        });
        if !as_before {
            self.codes(back, &lost, &invented);
        }
    }

    fn codes(&mut self, back: &ReturnedUnit, lost: &[String], invented: &[String]) {
        let list = |codes: &[String]| codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
        let (fact, hint) = match (lost, invented) {
            ([], []) => return,
            (lost, []) => (format!("has lost {}", list(lost)), "put it where it belongs in the sentence"),
            ([], invented) => (format!("has {}, which its source has not", list(invented)), "take it out"),
            (lost, invented) => (
                format!("has lost {} and has {} instead", list(lost), list(invented)),
                "use the codes of the source as they are",
            ),
        };
        let message = format!("the translation of `{}` {fact}", back.id);
        self.refuse(Diagnostic::new(Code::TRANSLATION_MARKUP, message).at(back.span).hint(hint));
    }

    fn outdated(&mut self, span: Span, message: String) {
        let hint = "what fits is put in its place and stays stale; `lexloci export` has the present source";
        self.problems.push(Diagnostic::new(Code::TRANSLATION_OUTDATED, message).at(span).hint(hint));
    }

    /// A section whose source has blocks that the file does not know.
    fn grown(&mut self, span: Span, name: &str, blocks: usize) {
        let blocks = if blocks == 1 { "a new block".to_owned() } else { format!("{blocks} new blocks") };
        let message = format!("`{name}` is left as it is: its source has {blocks} since it was exported");
        let hint = "export again: the new file has all blocks, and translators' tools remember what they translated";
        self.problems.push(Diagnostic::new(Code::TRANSLATION_OUTDATED, message).at(span).hint(hint));
    }

    fn incomplete(&mut self, place: &Place, part: &str, work: &Section, section: &PackageSection) {
        let Some(span) = work.open.first() else { return };
        let (open, all) = (work.open.len(), section.units.len());
        let unfinished = Unfinished { part: part.to_owned(), span: *span, open, all };
        self.unfinished.entry(place.path()).or_default().push(unfinished);
    }

    /// One finding for each file: of a file that nobody has begun, every section would be one.
    fn say_unfinished(&mut self) {
        for (path, sections) in std::mem::take(&mut self.unfinished) {
            let (open, all) = sections.iter().fold((0, 0), |(open, all), one| (open + one.open, all + one.all));
            let message = match &sections[..] {
                [] => continue,
                [only] => format!("`{path}#{}` is left as it is: {open} of {all} blocks are not done", only.part),
                [first, .., last] => format!(
                    "{} sections of `{path}` are left as they are, from `{}` to `{}`: {open} of their {all} blocks are not done",
                    sections.len(),
                    first.part,
                    last.part
                ),
            };
            let hint = "translate the rest, take marks such as `fuzzy` away, and import the file again";
            let problem = Diagnostic::new(Code::TRANSLATION_INCOMPLETE, message);
            self.problems.push(problem.at(sections[0].span).hint(hint));
        }
    }

    fn messages(&mut self, region: Option<&RegionName>, language: &Language, units: &[&ReturnedUnit]) {
        let site = self.context.site.sources();
        let path = wording::path(region, language);
        let own = wording::file(site, region, language);
        let source = wording::source_of(site, region);
        let mut new = String::new();
        for unit in units {
            let Some(pattern) = source.and_then(|source| source.pattern(&unit.id)) else {
                self.outdated(unit.span, format!("there is no message `{}` to translate any more", unit.id));
                continue;
            };
            let raw = |pieces: &[Piece]| if pattern.selects { pieces.to_vec() } else { tidy(pieces) };
            let Some(target) = unit.target.as_deref().map(raw).filter(|target| !target.is_empty()) else { continue };
            let present = own.and_then(|own| own.pattern(&unit.id));
            let before = present.as_ref().map(wording::pieces);
            if unit.progress == Progress::Unfinished || !differs(before.as_ref(), &target) {
                continue;
            }
            let stays = present.is_some() && unit.seen.as_ref() != Some(&wording::seen(present.as_ref()));
            if stays && self.kept(unit.span, &format!("{path}#{}", unit.id)) {
                continue;
            }
            let (lost, invented) = wording::lost_and_invented(&raw(&unit.source), &target);
            self.codes(unit, &lost, &invented);
            let Some(written) = wording::write(&target) else {
                let message = format!("the translation of `{}` cannot be written as a message", unit.id);
                let hint = "keep to one message: variants each on a line, `*` before the default one, braces closed";
                self.refuse(Diagnostic::new(Code::TRANSLATION_MARKUP, message).at(unit.span).hint(hint));
                continue;
            };
            match present {
                Some(present) => {
                    self.messages.entry(path.clone()).or_default().push((present.range, format!(" {written}")));
                }
                None => new.push_str(&format!("{} = {written}\n", unit.id)),
            }
            self.placed.entry(path.clone()).or_default().push(unit.id.clone());
        }
        if !new.is_empty() {
            let text = own.and_then(|own| own.file).map_or("", |file| self.context.texts.text(file));
            let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            let edits = self.messages.entry(path).or_default();
            edits.push((text.len()..text.len(), format!("{gap}{new}")));
        }
    }

    /// The new bytes of the files; none where they cannot be written.
    fn changed(&mut self, tree: &FileTree) -> Option<BTreeMap<String, Vec<u8>>> {
        let mut files: BTreeMap<String, Vec<Edit>> = std::mem::take(&mut self.messages);
        for (place, mut changes) in std::mem::take(&mut self.changes) {
            self.leave_orphans(&place, &mut changes);
            match edits(self.context, &place, &changes) {
                Ok(edits) => files.entry(place.path()).or_default().extend(edits),
                Err(unwritable) => {
                    let spans = self.spans.get(&(place, unwritable.part.clone()));
                    let span = spans.and_then(|spans| spans.get(&unwritable.segment)).copied();
                    let part = &unwritable.part;
                    let message = format!("a block of `{part}` cannot be written as Markdown in its place");
                    let problem = Diagnostic::new(Code::TRANSLATION_MARKUP, message).hint(
                        "keep line breaks out of tables and headings, `{#` out of the words, and marks around words, apart from each other",
                    );
                    self.refuse(match span {
                        Some(span) => problem.at(span),
                        None => problem,
                    });
                }
            }
        }
        let files = files.into_iter().filter(|(_, edits)| !edits.is_empty());
        files
            .map(|(path, edits)| Some((path.clone(), insert::apply(tree.bytes(&path).unwrap_or_default(), &edits)?)))
            .collect()
    }

    /// A new section needs those around it: without them it would stand in another.
    fn leave_orphans(&mut self, place: &Place, changes: &mut BTreeMap<String, insert::Change>) {
        let Some(source) = self.context.source(&place.policy, &place.region) else { return };
        let (ours, theirs) = (self.context.parts(source, &place.region), self.context.parts_at(place));
        for part in &ours.parts {
            if !matches!(changes.get(&part.name), Some(insert::Change::New(_))) {
                continue;
            }
            let there = |name: &str| theirs.part(name).is_some() || changes.contains_key(name);
            let around = ours.around(&part.name);
            let Some(missing) = around.iter().find(|around| !there(&around.name)) else { continue };
            changes.remove(&part.name);
            let path = place.path();
            self.digests.remove(&Subject::new(path.as_str(), part.name.as_str()));
            if let Some(placed) = self.placed.get_mut(&path) {
                placed.retain(|name| *name != part.name);
            }
            let message = format!("`{path}#{}` is left out: `{}` around it is not translated", part.name, missing.name);
            let hint = "translate the section around it as well, and import the file again";
            let problem = Diagnostic::new(Code::TRANSLATION_INCOMPLETE, message).hint(hint);
            let spans = self.spans.get(&(place.clone(), part.name.clone()));
            let span = spans.and_then(|spans| spans.values().next()).copied();
            self.problems.push(match span {
                Some(span) => problem.at(span),
                None => problem,
            });
        }
    }
}

/// Which block of its section it is: the section may have another name by now.
fn number(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |(_, number)| number)
}

/// A section as it came back.
struct Section {
    targets: Targets,
    spans: BTreeMap<usize, Span>,
    /// The blocks that are not done.
    open: Vec<Span>,
    /// The first block that says something else than the site.
    changed: Option<Span>,
}
