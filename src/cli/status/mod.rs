//! `lexloci status`

mod terminal;

use super::{Exit, Global, find_edition, find_region, print, terminal_columns, write_data, write_styled};
use crate::id::{PolicyName, nearest};
use crate::locale::{Date, Language};
use crate::model::region::Edition;
use crate::render::status::{calendar, page};
use crate::site::{Overrides, Site};
use crate::status::{Filter, Status};
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;

#[derive(Args, Debug)]
#[command(
    after_help = "A section is current, local, unreviewed, shown as a fallback, or stale; whatever it is, it may be unreleased as \
        well. The working texts are looked at as they are, versions and what is due as they stand on the day.\n\n\
        Examples:\n  \
        lexloci status\n  \
        lexloci status --region europe --language de\n  \
        lexloci status --format html > status.html\n  \
        lexloci status --format ics > reviews.ics\n  \
        lexloci status --format json | jq '.tasks[].command'"
)]
pub(super) struct StatusCommand {
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Only this policy; may be given again
    #[arg(long, value_name = "POLICY")]
    policy: Vec<String>,
    /// Only this edition, as `ch/de`; may be given again
    #[arg(long, value_name = "EDITION")]
    edition: Vec<String>,
    /// Only this region and those below it; may be given again
    #[arg(long, value_name = "REGION")]
    region: Vec<String>,
    /// Only editions in this language; may be given again
    #[arg(long, value_name = "LANG")]
    language: Vec<String>,
    /// What is in force, and due, on this day [default: today]
    #[arg(long, value_name = "DAY")]
    as_of: Option<Date>,
    /// Every task and every edition, however many there are
    #[arg(long)]
    all: bool,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// A table, and what needs work
    Human,
    /// One object
    Json,
    /// One page with a heat map and timelines, without scripts, to send and to print
    Html,
    /// A calendar (iCalendar, RFC 5545) of reviews that are due and versions that take effect
    Ics,
}

impl StatusCommand {
    pub(super) fn run(&self, global: &Global) -> Exit {
        self.told(global).unwrap_or_else(|exit| exit)
    }

    fn told(&self, global: &Global) -> Result<Exit, Exit> {
        let day = self.as_of.map_or_else(|| global.today(), Ok)?;
        let (_, opened) = global.open(&Overrides { day, proofread: false, ..Overrides::default() })?;
        let Some(site) = &opened.site else {
            global.show(&opened.report, &opened.texts, false);
            return Err(Exit::Errors);
        };
        global.refuse_broken_history(&opened)?;
        if opened.report.has_errors() {
            print::note(global.quiet, "the site has errors (see `lexloci check`); this is what could be composed");
        }
        Ok(self.write(&site.status(&self.filter(site)?)))
    }

    fn write(&self, status: &Status) -> Exit {
        match self.format {
            Format::Json => match serde_json::to_string(status) {
                Ok(text) => write_data((text + "\n").as_bytes()),
                Err(_) => Exit::Errors,
            },
            Format::Human => write_styled(&terminal::terminal(status, terminal_columns(), self.all)),
            Format::Html => write_data(page(status).as_bytes()),
            Format::Ics => write_data(calendar(status).as_bytes()),
        }
    }

    fn filter(&self, site: &Site) -> Result<Filter, Exit> {
        let policies = self.policy.iter().map(|name| find_policy(site, name)).collect::<Result<BTreeSet<_>, _>>()?;
        Ok(Filter { policies: (!policies.is_empty()).then_some(policies), editions: self.editions(site)? })
    }

    /// The only editions: those that are named, or in a region that is; of them, those in a language that is.
    fn editions(&self, site: &Site) -> Result<Option<BTreeSet<Edition>>, Exit> {
        if self.edition.is_empty() && self.region.is_empty() && self.language.is_empty() {
            return Ok(None);
        }
        let known = known(site);
        let mut editions = BTreeSet::new();
        for name in &self.edition {
            editions.insert(find_edition(name, &known)?);
        }
        for name in &self.region {
            let within = find_region(site, name)?;
            let regions = &site.sources().regions;
            let below =
                |edition: &&&Edition| regions.get(&edition.region).is_some_and(|region| region.chain.contains(&within));
            editions.extend(known.iter().filter(below).map(|edition| (*edition).clone()));
        }
        if self.edition.is_empty() && self.region.is_empty() {
            editions.extend(known.iter().map(|edition| (*edition).clone()));
        }
        let languages =
            self.language.iter().map(|tag| find_language(tag, &known)).collect::<Result<BTreeSet<_>, _>>()?;
        if !languages.is_empty() {
            editions.retain(|edition| languages.contains(&edition.language));
        }
        Ok(Some(editions))
    }
}

/// The editions of the site, and those that only the history knows.
fn known(site: &Site) -> Vec<&Edition> {
    let published = site.history().policies.values().flat_map(|past| past.versions.values());
    let published = published.flat_map(|version| version.records.keys());
    site.composition().editions.iter().chain(published).collect::<BTreeSet<_>>().into_iter().collect()
}

fn find_policy(site: &Site, name: &str) -> Result<PolicyName, Exit> {
    let known = || site.sources().policies.keys().chain(site.history().policies.keys());
    if let Some(policy) = known().find(|policy| policy.as_str() == name) {
        return Ok(policy.clone());
    }
    let near = nearest(name, known().map(PolicyName::as_str));
    print::fail(
        &format!("there is no policy `{name}`"),
        &near.map_or_else(String::new, |near| format!("did you mean `{near}`?")),
    );
    Err(Exit::Usage)
}

fn find_language(tag: &str, known: &[&Edition]) -> Result<Language, Exit> {
    let mut languages = known.iter().map(|edition| &edition.language);
    if let Some(language) = languages.clone().find(|language| language.as_str().eq_ignore_ascii_case(tag)) {
        return Ok(language.clone());
    }
    let near = nearest(tag, languages.by_ref().map(Language::as_str));
    print::fail(
        &format!("there is no edition in `{tag}`"),
        &near.map_or_else(String::new, |near| format!("did you mean `{near}`?")),
    );
    Err(Exit::Usage)
}
