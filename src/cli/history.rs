//! `lexloci history`

use super::{Exit, Global, find_edition, print, write_data};
use crate::compare::{Redline, Summary};
use crate::diagnostic::{Report, Severities};
use crate::history::{self, FOLDER, PolicyHistory, Published, Standing, State, Withdrawn, comparisons, standings};
use crate::id::{PolicyName, VersionId, nearest};
use crate::locale::{Date, Language};
use crate::model::ledger::{Action, Entry};
use crate::model::region::Edition;
use crate::release::frozen_text;
use crate::source::Sources;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[derive(Args, Debug)]
#[command(after_help = "Needs nothing but `history/`: it also tells of policies that have no sources any more.\n\n\
        Examples:\n  \
        lexloci history privacy-statement\n  \
        lexloci history privacy-statement ch/de --as-of 2024-05-01\n  \
        lexloci history privacy-statement --format json")]
pub(super) struct History {
    /// The policy
    policy: String,
    /// Only the versions of this edition, as `ch/de`
    edition: Option<String>,
    /// As things stood on this day [default: today]
    #[arg(long, value_name = "DAY")]
    as_of: Option<Date>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// A table, the newest version first
    Human,
    /// One object
    Json,
}

impl History {
    pub(super) fn run(&self, global: &Global) -> Exit {
        self.told(global).unwrap_or_else(|exit| exit)
    }

    fn told(&self, global: &Global) -> Result<Exit, Exit> {
        let day = self.as_of.map_or_else(|| global.today(), Ok)?;
        let tree = global.read(&global.history_folder()?)?;
        let mut texts = Sources::default();
        let (history, problems) = history::read(&tree, &mut texts);
        let report = Report::new(&problems, &texts, &Severities::default());
        if report.has_errors() {
            global.show(&report, &texts, false);
        }
        let Some(past) = history.policies.get(self.policy.as_str()) else {
            if report.has_errors() {
                return Err(Exit::Errors);
            }
            let sources = tree.below(&format!("content/{}/", self.policy)).next().is_some();
            return Err(unknown(&self.policy, history.policies.keys(), sources));
        };
        let standings = standings(past, day);
        let edition = match &self.edition {
            None => None,
            Some(name) => {
                let known: BTreeSet<&Edition> =
                    past.versions.values().flat_map(|version| version.records.keys()).collect();
                Some(find_edition(name, &known.into_iter().collect::<Vec<_>>())?)
            }
        };
        let told = Told { history: &history, past, standings, day, edition };
        let text = match self.format {
            Format::Human => told.table(),
            Format::Json => format!("{:#}\n", told.data()),
        };
        if told.rows().is_empty() {
            let within = told.edition.as_ref().map_or_else(String::new, |edition| format!(" in {edition}"));
            print::note(global.quiet, &format!("`{}` has no version{within} on {day}", self.policy));
        }
        let written = write_data(text.as_bytes());
        Ok(if report.has_errors() { Exit::Errors } else { written })
    }
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a PolicyName>, has_sources: bool) -> Exit {
    if has_sources {
        print::fail(&format!("`{name}` has no version"), &format!("release it first: `lexloci release {name}`"));
        return Exit::Errors;
    }
    let near = nearest(name, known.map(PolicyName::as_str));
    let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
    print::fail(&format!("`{name}` was never published"), &hint);
    Exit::Usage
}

/// The history of a policy, or of one of its editions, on a day.
struct Told<'a> {
    history: &'a history::History,
    past: &'a PolicyHistory,
    standings: BTreeMap<Edition, Standing>,
    day: Date,
    edition: Option<Edition>,
}

/// What stands in one line.
enum Row<'a> {
    /// A version, with what it is in each of its editions.
    Version(&'a VersionId, Vec<(&'a Edition, &'a Published)>),
    /// A withdrawal.
    Withdrawal(&'a Arc<Entry>),
}

impl Told<'_> {
    fn is_meant(&self, edition: &Edition) -> bool {
        self.edition.as_ref().is_none_or(|only| only == edition)
    }

    /// The newest first.
    fn rows(&self) -> Vec<Row<'_>> {
        let entries = self.past.ledger.entries.iter().filter(|entry| entry.published <= self.day);
        let mut rows: Vec<Row<'_>> = entries
            .filter_map(|entry| match &entry.action {
                Action::Release { version, .. } => {
                    let editions: Vec<_> = self
                        .standings
                        .iter()
                        .filter(|(edition, _)| self.is_meant(edition))
                        .filter_map(|(edition, standing)| Some((edition, standing.version(version)?)))
                        .collect();
                    (!editions.is_empty()).then_some(Row::Version(version, editions))
                }
                Action::Withdraw { editions, .. } => {
                    editions.iter().any(|edition| self.is_meant(edition)).then_some(Row::Withdrawal(entry))
                }
                Action::Reschedule { .. } | Action::Cancel { .. } => None,
            })
            .collect();
        rows.reverse();
        rows
    }

    /// How much a version changed in the edition that is told of, and from which version. None where it is the first, or a
    /// frozen text cannot be read, which the report says.
    fn changes(&self, version: &Published) -> Option<(&Published, Summary)> {
        let edition = self.edition.as_ref()?;
        let standing = self.standings.get(edition)?;
        let at = standing.versions.iter().position(|other| other.id == version.id)?;
        let compared = comparisons(self.past, edition, standing, self.day);
        let before = standing.versions.get(*compared.get(at)?.first()?)?;
        let text = |of: &Published| frozen_text(self.history, &self.past.ledger.policy, &of.record.frozen).ok();
        Some((before, Redline::in_language(&text(before)?, &text(version)?, &edition.language).summary()))
    }

    /// Whether a withdrawal took effect, will, or something was published before it did: another day, or a version.
    fn withdrawal_state(&self, entry: &Entry) -> &'static str {
        let is_it = |withdrawn: &Withdrawn| withdrawn.entry.digest == entry.digest;
        let any = |is: &dyn Fn(&Standing) -> bool| self.standings.values().any(is);
        if any(&|standing| standing.withdrawals.iter().any(is_it)) {
            return "withdrawal";
        }
        if any(&|standing| standing.ending.as_ref().is_some_and(is_it)) {
            return "upcoming withdrawal";
        }
        let Action::Withdraw { editions, effective, .. } = &entry.action else { return "" };
        // What was published first of an edition tells: a withdrawal that was taken back stays so, whatever comes later.
        let is_moved = |edition: &Edition| {
            let entries = self.past.ledger.entries.iter().filter(|other| other.published <= self.day);
            let mut after = entries.skip_while(|other| other.digest != entry.digest).skip(1);
            after.find_map(|other| match &other.action {
                Action::Withdraw { editions, .. } => editions.contains(edition).then_some(true),
                Action::Release { version, .. } => {
                    let version = self.standings.get(edition)?.version(version)?;
                    (version.cancelled.is_none() && version.effective < *effective).then_some(false)
                }
                Action::Reschedule { .. } | Action::Cancel { .. } => None,
            })
        };
        match editions.iter().any(|edition| is_moved(edition) == Some(true)) {
            true => "withdrawal moved",
            false => "withdrawal taken back",
        }
    }

    /// The entries that say anything of a version after its release: another day, or none at all.
    fn amendments(&self, version: &VersionId) -> impl Iterator<Item = &Arc<Entry>> {
        let entries = self.past.ledger.entries.iter().filter(|entry| entry.published <= self.day);
        entries.filter(move |entry| match &entry.action {
            Action::Reschedule { version: of, .. } | Action::Cancel { version: of } => of == version,
            Action::Release { .. } | Action::Withdraw { .. } => false,
        })
    }

    /// The summary of a version, and what was published of it since.
    fn told_of(&self, version: &VersionId, release: &Entry) -> String {
        let since = self.amendments(version).map(|entry| {
            let what = match entry.action.effective() {
                Some(effective) => format!("moved to {effective} on {}", entry.published),
                None => format!("cancelled on {}", entry.published),
            };
            match summary(entry) {
                why if why.is_empty() => what,
                why => format!("{what}: {why}"),
            }
        });
        let told: Vec<String> =
            std::iter::once(summary(release)).chain(since).filter(|text| !text.is_empty()).collect();
        told.join("; ")
    }

    fn table(&self) -> String {
        // Who asks for one edition knows which it is, and is told how much changed instead.
        let sixth = if self.edition.is_some() { "changes" } else { "editions" };
        let headings = ["version", "published", "effective", "state", "kind", sixth, "summary"];
        let mut rows: Vec<[String; 7]> = vec![headings.map(str::to_owned)];
        for row in self.rows() {
            rows.push(match row {
                Row::Version(version, editions) => {
                    let Some((_, first)) = editions.first() else { continue };
                    [
                        version.to_string(),
                        first.entry.published.to_string(),
                        first.effective.to_string(),
                        states(&editions),
                        kinds(&editions),
                        match &self.edition {
                            Some(_) => match self.changes(first) {
                                None => String::new(),
                                Some((before, _)) if before.record.text == first.record.text => "none".to_owned(),
                                Some((_, summary)) => amount(&summary),
                            },
                            None => {
                                print::few(&editions.iter().map(|(edition, _)| edition.to_string()).collect::<Vec<_>>())
                            }
                        },
                        self.told_of(version, &first.entry),
                    ]
                }
                Row::Withdrawal(entry) => {
                    let Action::Withdraw { editions, effective, successor } = &entry.action else { continue };
                    let successor =
                        successor.as_ref().map_or_else(String::new, |successor| format!("replaced by {successor}"));
                    let told: Vec<String> =
                        [successor, summary(entry)].into_iter().filter(|text| !text.is_empty()).collect();
                    [
                        "-".to_owned(),
                        entry.published.to_string(),
                        effective.to_string(),
                        self.withdrawal_state(entry).to_owned(),
                        String::new(),
                        print::few(&editions.iter().map(ToString::to_string).collect::<Vec<_>>()),
                        told.join("; "),
                    ]
                }
            });
        }
        if rows.len() == 1 {
            return String::new();
        }
        let widths: Vec<usize> = (0..headings.len())
            .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
            .collect();
        let mut out = String::new();
        for row in rows {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            out.push_str(cells.join("  ").trim_end());
            out.push('\n');
        }
        out
    }

    fn data(&self) -> Value {
        let mut versions = Vec::new();
        let mut withdrawals = Vec::new();
        for row in self.rows() {
            match row {
                Row::Version(version, editions) => {
                    let Some((_, first)) = editions.first() else { continue };
                    versions.push(json!({
                        "version": version,
                        "entry": first.index + 1,
                        "published": first.entry.published.to_string(),
                        "effective": first.effective.to_string(),
                        "cancelled": first.cancelled.as_ref().map(|entry| entry.published.to_string()),
                        "amendments": self.amendments(version).map(|entry| json!({
                            "action": entry.action.name(),
                            "published": entry.published.to_string(),
                            "effective": entry.action.effective().map(|day| day.to_string()),
                            "summary": summaries(entry),
                            "digest": entry.digest.to_string(),
                        })).collect::<Vec<_>>(),
                        "imported": matches!(first.entry.action, Action::Release { imported: true, .. }),
                        "summary": summaries(&first.entry),
                        "digest": first.entry.digest.to_string(),
                        "editions": editions.iter().map(|(edition, published)| json!({
                            "edition": edition.to_string(),
                            "kind": published.record.kind.as_str(),
                            "state": state(published.state),
                            "changes": self.changes(published).map(|(from, summary)| {
                                json!({ "from": from.id, "summary": summary })
                            }),
                        })).collect::<Vec<_>>(),
                    }));
                }
                Row::Withdrawal(entry) => {
                    let Action::Withdraw { editions, effective, successor } = &entry.action else { continue };
                    withdrawals.push(json!({
                        "published": entry.published.to_string(),
                        "effective": effective.to_string(),
                        "state": self.withdrawal_state(entry),
                        "editions": editions.iter().map(ToString::to_string).collect::<Vec<_>>(),
                        "successor": successor.as_ref().map(ToString::to_string),
                        "summary": summaries(entry),
                        "digest": entry.digest.to_string(),
                    }));
                }
            }
        }
        let mut existing = self.past.ledger.entries.iter().filter(|entry| entry.published <= self.day);
        json!({
            "policy": self.past.ledger.policy,
            "day": self.day.to_string(),
            "ledger": format!("{FOLDER}{}/ledger.toml", self.past.ledger.policy),
            "entries": existing.clone().count(),
            "head": existing.next_back().map(|entry| entry.digest.to_string()),
            "versions": versions,
            "withdrawals": withdrawals,
        })
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::InForce => "in force",
        State::Upcoming => "upcoming",
        State::Superseded => "superseded",
        State::Cancelled => "cancelled",
        State::Withdrawn => "withdrawn",
    }
}

/// The state; where editions differ, what matters most and in how many of them.
fn states(editions: &[(&Edition, &Published)]) -> String {
    let order = [State::InForce, State::Upcoming, State::Withdrawn, State::Superseded, State::Cancelled];
    let count = |wanted: State| editions.iter().filter(|(_, published)| published.state == wanted).count();
    let first = order.into_iter().find(|wanted| count(*wanted) > 0);
    first.map_or_else(String::new, |first| match count(first) {
        all if all == editions.len() => state(first).to_owned(),
        some => format!("{} in {some} of {}", state(first), editions.len()),
    })
}

/// "2 sections, +4 -4 words"
fn amount(summary: &Summary) -> String {
    let s = if summary.sections == 1 { "" } else { "s" };
    match summary.sections {
        0 => "numbering".to_owned(),
        sections => format!("{sections} section{s}, +{} -{} words", summary.inserted, summary.deleted),
    }
}

fn kinds(editions: &[(&Edition, &Published)]) -> String {
    let kinds: BTreeSet<_> = editions.iter().map(|(_, published)| published.record.kind).collect();
    kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ")
}

fn summaries(entry: &Entry) -> BTreeMap<&str, &str> {
    entry.summary.iter().map(|(language, text)| (language.as_str(), text.as_str())).collect()
}

/// The summary for a terminal: one line in English, or in the first language that there is.
fn summary(entry: &Entry) -> String {
    let english = entry.summary.iter().find(|(language, _)| language.as_str() == "en");
    let text = english.or_else(|| entry.summary.iter().next()).map_or("", |(_, text): (&Language, &String)| text);
    let line = print::one_line(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    if line.chars().count() > 60 { line.chars().take(59).chain(['…']).collect() } else { line }
}
