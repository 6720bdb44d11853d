//! Duties: what the laws of a region ask for stands there, as far as its presence can be seen.
//!
//! The dangerous case is a section that a policy relies on and that a local version takes away; it is found for each edition in
//! which the law applies. None of this is legal advice: whether a section says what the law wants, a person has to read.

mod cookies;
mod sections;

use crate::compose::{ComposedDocument, Composition};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::history::{History, standings};
use crate::id::RegionName;
use crate::locale::{Date, RegionCode};
use crate::model::duty::{Answer, Asks, Reach, Requirement};
use crate::model::policy::{Policy, ReviewInterval};
use crate::model::region::Region;
use crate::model::site::SiteSources;

pub(super) fn check(
    site: &SiteSources,
    composition: &Composition,
    history: &History,
    day: Date,
    problems: &mut Diagnostics,
) {
    for policy in site.policies.values().filter(|policy| !policy.duties.is_empty()) {
        let documents: Vec<_> =
            composition.documents.get(&policy.name).into_iter().flat_map(|by| by.values()).collect();
        for requirement in &policy.duties {
            let applies = |document: &&&ComposedDocument| reaches(site, requirement, &document.edition.region);
            let documents: Vec<&ComposedDocument> = documents.iter().filter(applies).copied().collect();
            let mut duty = Duty { site, composition, policy, requirement, documents };
            if duty.documents.is_empty() {
                duty.report_unused(problems);
                continue;
            }
            duty.report_unused_excuses(problems);
            duty.documents.retain(|document| !is_excused(site, requirement, &document.edition.region));
            if duty.documents.is_empty() || matches!(requirement.answer, Answer::NotApplicable(_)) {
                continue;
            }
            match &requirement.duty.asks {
                Asks::Text => duty.check_sections(problems),
                Asks::Cookies(fields) => duty.check_cookies(fields, problems),
                Asks::Update(interval) => duty.check_update(history, *interval, day, problems),
                // Every page of a version in force shows when it was updated, and since when it is effective.
                Asks::LastUpdated => {}
            }
        }
        sections::report_foreign(site, composition, policy, problems);
    }
}

/// Whether a duty applies in a region.
fn reaches(site: &SiteSources, requirement: &Requirement, region: &RegionName) -> bool {
    site.regions.get(region).is_some_and(|region| within(site, &requirement.reach, region))
}

/// Whether a policy says that the law asks for nothing in a region.
fn is_excused(site: &SiteSources, requirement: &Requirement, region: &RegionName) -> bool {
    let chain = site.regions.get(region).map(|region| &region.chain);
    chain.is_some_and(|chain| requirement.excused.iter().any(|excuse| chain.contains(&excuse.region)))
}

fn within(site: &SiteSources, reach: &Reach, region: &Region) -> bool {
    let below = |names: &[RegionName]| names.iter().any(|name| region.chain.contains(name));
    // The nearest code counts: Switzerland, below a region for all of Europe, has a law of its own.
    let code = || region.chain.iter().rev().find_map(|name| site.regions.get(name)?.code.as_ref());
    let coded = |codes: &Vec<RegionCode>| {
        code().is_some_and(|code| {
            let country = code.country();
            codes.iter().any(|wanted| wanted == code || country.as_deref() == Some(wanted.as_str()))
        })
    };
    reach.codes.as_ref().is_none_or(coded) && reach.regions.as_deref().is_none_or(below) && !below(&reach.except)
}

/// A duty of a policy, with the documents that it applies to.
struct Duty<'a> {
    site: &'a SiteSources,
    composition: &'a Composition,
    policy: &'a Policy,
    requirement: &'a Requirement,
    documents: Vec<&'a ComposedDocument>,
}

impl Duty<'_> {
    /// What is asked for, with the citation.
    fn asked(&self) -> String {
        format!("{} asks for: {}", self.requirement.duty.law, self.requirement.duty.what)
    }

    fn problem(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(self.requirement.span).severity(self.requirement.duty.severity)
    }

    /// How to answer the duty in `policy.toml`.
    fn how_to_answer(&self) -> String {
        let id = &self.requirement.duty.id;
        match self.requirement.pack {
            Some(_) => format!(
                "below `[duties]`, `{id} = \"...\"` with the id of the section, or `{id} = {{ not-applicable = \"...\" }}` with the reason"
            ),
            None => "`section = \"...\"` with its id, or `not-applicable = \"...\"` with the reason".to_owned(),
        }
    }

    /// A law that applies nowhere is checked nowhere: most often a region lacks its code.
    fn report_unused(&self, problems: &mut Diagnostics) {
        let policy = &self.policy.name;
        let diagnostic = match &self.requirement.pack {
            Some((pack, span)) => Diagnostic::new(
                Code::UNUSED_DUTY,
                format!("no edition of `{policy}` lies where the duties of `{pack}` apply"),
            )
            .at(*span)
            .hint(format!(
                "give the region its `code`, name the regions, `packs = [{{ pack = \"{pack}\", regions = [...] }}]`, or take the pack away"
            )),
            None => self
                .problem(
                    Code::UNUSED_DUTY,
                    format!("no edition of `{policy}` lies where the duty `{}` applies", self.requirement.duty.id),
                )
                .hint("correct its `regions`, or take the duty away"),
        };
        problems.push(diagnostic);
    }

    /// A region in which the duty does not apply anyway needs no reason; most often another one was meant.
    fn report_unused_excuses(&self, problems: &mut Diagnostics) {
        for excuse in &self.requirement.excused {
            let below = |document: &&ComposedDocument| {
                let region = self.site.regions.get(&document.edition.region);
                region.is_some_and(|region| region.chain.contains(&excuse.region))
            };
            if !self.documents.iter().any(below) {
                problems.push(
                    Diagnostic::new(
                        Code::UNUSED_DUTY,
                        format!(
                            "no edition of `{}` below `{}` lies where the duty `{}` applies, so that it needs no reason",
                            self.policy.name, excuse.region, self.requirement.duty.id
                        ),
                    )
                    .at(excuse.span)
                    .hint("name the region that is meant, or take the line away"),
                );
            }
        }
    }

    /// A version was published lately enough. One that is announced and not yet in force is an update as well.
    fn check_update(&self, history: &History, interval: ReviewInterval, day: Date, problems: &mut Diagnostics) {
        // Without a day, as in a site in memory, nothing can be late.
        let Some(past) = history.policies.get(&self.policy.name).filter(|_| day != Date::LAST) else { return };
        let standings = standings(past, day);
        for document in &self.documents {
            let Some(standing) = standings.get(&document.edition) else { continue };
            let versions = standing.in_force().into_iter().chain(standing.upcoming());
            let Some(updated) = versions.map(|version| version.entry.published).max() else { continue };
            if interval.after(updated).is_some_and(|due| due < day) {
                problems.push(
                    self.problem(
                        Code::UPDATE_OVERDUE,
                        format!("`{}` was last updated on {updated}; {}", self.policy.name, self.asked()),
                    )
                    .hint("review the text, bring up to date what it says of time, and release it")
                    .for_edition(&document.edition),
                );
            }
        }
    }
}
