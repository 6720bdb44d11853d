//! Waivers: findings that the site lives with up to a day. None of them holds longer than it says, and none is forgotten.

use crate::diagnostic::{Code, Concern, Diagnostic, Diagnostics, Place};
use crate::id::SectionId;
use crate::locale::Date;
use crate::model::site::SiteSources;
use crate::model::waiver::Waiver;
use crate::source::{FileId, Sources, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Takes away what is waived on `day`, says how many findings that were, and reports the waivers that hold no longer or
/// waive nothing.
#[must_use]
pub fn waive(site: &SiteSources, texts: &Sources, day: Date, found: Diagnostics) -> (Diagnostics, usize) {
    let waivers = &site.settings.waivers;
    if waivers.is_empty() {
        return (found, 0);
    }
    let court = Court { site, texts, sections: Sections::of(site, waivers) };
    let mut used = vec![false; waivers.len()];
    let mut waived = 0;
    let mut left = Diagnostics::new();
    for mut diagnostic in found {
        let editions = diagnostic.editions.clone();
        let mut whole = false;
        for (waiver, used) in waivers.iter().zip(&mut used).filter(|(waiver, _)| waiver.code == diagnostic.code) {
            let Some(covered) = court.covered(waiver, &diagnostic, &editions) else { continue };
            *used = true;
            if day <= waiver.expires {
                // What concerns other editions as well stays a finding of those.
                diagnostic.editions.retain(|edition| !covered.contains(edition));
                whole |= diagnostic.editions.is_empty();
            }
        }
        if whole {
            waived += 1;
        } else {
            left.push(diagnostic);
        }
    }
    for (waiver, used) in waivers.iter().zip(used) {
        left.extend(verdict(waiver, used, day, texts));
    }
    (left, waived)
}

fn verdict(waiver: &Waiver, used: bool, day: Date, texts: &Sources) -> Option<Diagnostic> {
    let Waiver { code, expires, reason, .. } = waiver;
    let diagnostic = if day > *expires {
        let hint = if used {
            format!("mend what is reported again, or give it another day and say why; it said: “{reason}”")
        } else {
            "take it away: what it waived is found no more".to_owned()
        };
        Diagnostic::new(Code::EXPIRED_WAIVER, format!("the waiver of `{code}` expired on {expires}")).hint(hint)
    } else if used {
        return None;
    } else {
        let missing = waiver.file.as_ref().filter(|file| texts.find(file).is_none());
        let hint = missing.map_or_else(
            || "take it away: what it waived is found no more".to_owned(),
            |file| format!("there is no file `{file}`: correct the path, or take the waiver away"),
        );
        Diagnostic::new(Code::UNUSED_WAIVER, format!("the waiver of `{code}` waives nothing")).hint(hint)
    };
    Some(diagnostic.at(waiver.span))
}

struct Court<'a> {
    site: &'a SiteSources,
    texts: &'a Sources,
    sections: Sections<'a>,
}

impl Court<'_> {
    /// The editions of a finding that a waiver covers; none of them where the finding names none. `None` where the waiver does
    /// not cover it.
    fn covered(
        &self,
        waiver: &Waiver,
        diagnostic: &Diagnostic,
        editions: &BTreeSet<String>,
    ) -> Option<BTreeSet<String>> {
        let (file, span) = match &diagnostic.place {
            Place::Site => (None, None),
            Place::File(path) => (Some(path.as_str()), None),
            Place::Span(span) => (Some(self.texts.path(span.file)), Some(*span)),
        };
        let severities = &self.site.settings.severities;
        let reported = severities.reported(waiver.code, editions, file);
        if severities.settle(waiver.code, diagnostic.severity, editions, file) == crate::diagnostic::Severity::Off
            || waiver.file.as_deref().is_some_and(|wanted| Some(wanted) != file)
            || waiver.section.as_ref().is_some_and(|id| !span.is_some_and(|span| self.sections.holds(id, span)))
        {
            return None;
        }
        let chains = &severities.chains;
        let place = file.map_or(Concern { region: None, policy: None }, Concern::of_file);
        if editions.is_empty() {
            return waiver.scope.covers(place, chains).then(BTreeSet::new);
        }
        let covered: BTreeSet<String> = reported
            .into_iter()
            .filter(|edition| waiver.scope.covers(Concern::of_edition(edition, place.policy), chains))
            .collect();
        (!covered.is_empty()).then_some(covered)
    }
}

/// The sections of all texts by file, in the order of reading: where each begins, its level and id. Empty where no waiver asks.
#[derive(Default)]
struct Sections<'a>(BTreeMap<FileId, Vec<(u32, u8, &'a SectionId)>>);

impl<'a> Sections<'a> {
    fn of(site: &'a SiteSources, waivers: &[Waiver]) -> Self {
        let mut sections = Self::default();
        if waivers.iter().all(|waiver| waiver.section.is_none()) {
            return sections;
        }
        let texts = site.policies.values().flat_map(|policy| policy.texts.values());
        for document in texts.flat_map(BTreeMap::values) {
            let list = sections.0.entry(document.file).or_default();
            document.for_each_section(&mut |section| list.push((section.text.span.start, section.level, &section.id)));
        }
        sections
    }

    /// Whether a passage stands in the section or in one below it.
    fn holds(&self, id: &SectionId, span: Span) -> bool {
        let Some(sections) = self.0.get(&span.file) else { return false };
        let before = sections.partition_point(|(start, ..)| *start <= span.start);
        let mut level = u8::MAX;
        sections[..before].iter().rev().any(|(_, section, name)| {
            // Going up from the innermost section, only shallower ones are around it.
            let around = *section < level;
            level = level.min(*section);
            around && *name == id
        })
    }
}
