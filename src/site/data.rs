//! The site for programs: policies and their versions as JSON.

use super::pages::Rendered;
use super::shown::{Recent, Shown};
use super::{Route, Schema, Site};
use crate::history::{Published, Standing};
use crate::id::{PolicyName, RegionName, SectionId, VersionId};
use crate::locale::Language;
use crate::model::ledger::Entry;
use crate::model::markup::{Block, Final, Target, for_each_line, plain_text, push_plain_text};
use crate::model::publication::{DisplacedFacts, LocalChange, LocalChangeKind, Origin};
use crate::model::region::Edition;
use crate::render::html::{Quoted, TextHtml};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A policy in an edition.
#[derive(Serialize)]
struct PolicyData<'a> {
    /// The address of the JSON Schema that describes it.
    #[serde(rename = "$schema")]
    schema: String,
    /// Changes when a reader of this form could not read the next one.
    format: &'static str,
    policy: &'a PolicyName,
    kind: &'a str,
    edition: String,
    region: &'a RegionName,
    language: &'a str,
    locale: &'a str,
    direction: &'static str,
    address: String,
    links: Links,
    released: bool,
    version: VersionData<'a>,
    updated: String,
    effective: String,
    withdrawn: Option<WithdrawnData>,
    withdrawal: Option<WithdrawalData>,
    title: String,
    description: Option<String>,
    precedence: PrecedenceData<'a>,
    provenance: ProvenanceData<'a>,
    preamble: Option<PreambleData<'a>>,
    sections: Vec<SectionData<'a>>,
    removed: Vec<RemovedData<'a>>,
    footnotes: Vec<FootnoteData<'a>>,
}

/// A version: its id, dates and digests. `updated` and `published` are days of publication, `effective` of taking effect.
#[derive(Serialize)]
struct VersionData<'a> {
    id: &'a VersionId,
    address: String,
    state: &'static str,
    kind: &'static str,
    published: String,
    effective: String,
    /// Null where nobody cancelled it.
    cancelled: Option<CancelledData<'a>>,
    summary: BTreeMap<&'a str, &'a str>,
    /// The digest of the text, by the rule that the history names.
    text: String,
    /// The SHA-256 of the frozen file.
    frozen: String,
    /// The digest of the entry in the ledger.
    entry: String,
}

/// That a version never takes effect.
#[derive(Serialize)]
struct CancelledData<'a> {
    /// The day on which that was published.
    published: String,
    summary: BTreeMap<&'a str, &'a str>,
}

/// That a policy does not apply in an edition.
#[derive(Serialize)]
struct WithdrawnData {
    /// The first day on which it did not.
    since: String,
    /// An edition, a policy, or an address.
    successor: Option<String>,
}

/// That it was published that a policy will not apply in an edition.
#[derive(Serialize)]
struct WithdrawalData {
    /// The first day on which it will not.
    effective: String,
    /// An edition, a policy, or an address.
    successor: Option<String>,
}

/// The addresses of what else there is of the same policy in the same edition.
#[derive(Serialize)]
struct Links {
    /// The page of all versions.
    history: String,
    feed: String,
    /// None where no version ever took effect.
    timemap: Option<String>,
    /// None where no version is in force.
    fragment: Option<String>,
}

/// The version that last changed a section.
#[derive(Serialize)]
struct ChangedData<'a> {
    version: &'a VersionId,
    updated: &'a str,
}

#[derive(Serialize)]
struct PrecedenceData<'a> {
    prevails: &'static str,
    prevailing_language: Option<&'a str>,
    prevails_over: &'a [PolicyName],
    clauses: Vec<String>,
}

/// Where a part comes from: region, language, file and line.
#[derive(Serialize)]
struct ProvenanceData<'a> {
    region: &'a RegionName,
    language: &'a str,
    fallback: bool,
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct PreambleData<'a> {
    html: &'a str,
    text: String,
    provenance: ProvenanceData<'a>,
    displaced: Vec<DisplacedData<'a>>,
}

#[derive(Serialize)]
struct SectionData<'a> {
    id: &'a SectionId,
    was: &'a [SectionId],
    level: u8,
    label: Option<&'a str>,
    heading: String,
    html: &'a RawValue,
    text: &'a RawValue,
    changed: ChangedData<'a>,
    provenance: ProvenanceData<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<EditData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    displaced: Option<Vec<DisplacedData<'a>>>,
}

#[derive(Serialize)]
struct EditData<'a> {
    region: &'a RegionName,
    change: &'static str,
}

#[derive(Serialize)]
struct DisplacedData<'a> {
    id: &'a SectionId,
    provenance: ProvenanceData<'a>,
}

#[derive(Serialize)]
struct RemovedData<'a> {
    id: &'a SectionId,
    region: &'a RegionName,
}

#[derive(Serialize)]
struct FootnoteData<'a> {
    language: &'a str,
    html: &'a str,
    text: String,
}

impl Site {
    /// A version of a policy in an edition, or the one in force: texts, languages, provenance, dates.
    pub(super) fn policy_data(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        id: Option<&VersionId>,
        recent: &mut Recent,
    ) -> Rendered {
        let standing = self.availability.standing(policy, edition);
        let version = standing.and_then(|standing| match id {
            Some(id) => standing.version(id),
            None => standing.in_force(),
        });
        let Some(version) = version else { return Ok(Vec::new()) };
        let shown = self.version(policy, edition, version, recent)?;
        let (text, facts, record) = (&shown.text, &shown.facts, &version.record);
        let whole = self.whole_html(&shown);
        let html = whole.as_ref().unwrap_or_else(|| shown.html(self));
        // Many sections were changed by few versions.
        let mut days: BTreeMap<&VersionId, String> = BTreeMap::new();
        for id in &record.changed {
            days.entry(id).or_insert_with(|| {
                let found = standing.and_then(|standing| standing.version(id));
                found.map_or(version.entry.published, |version| version.entry.published).to_string()
            });
        }
        let changes: BTreeMap<&SectionId, &LocalChange> = facts
            .changes
            .iter()
            .filter(|change| change.kind != LocalChangeKind::Removed)
            .map(|change| (&change.id, change))
            .collect();
        let sections = text
            .sections
            .iter()
            .zip(&html.sections)
            .zip(&facts.sections)
            .zip(&record.changed)
            .map(|(((section, html), of), changed)| {
                let change = changes.get(&section.id);
                let quoted = html
                    .quoted
                    .get_or_init(|| Quoted { html: quoted(html.body.as_str()), text: quoted(&words(&section.blocks)) });
                SectionData {
                    id: &section.id,
                    was: &section.was,
                    level: section.level,
                    label: section.label.as_deref(),
                    heading: plain_text(&section.heading.content),
                    html: &quoted.html,
                    text: &quoted.text,
                    changed: ChangedData { version: changed, updated: &days[changed] },
                    provenance: provenance(&of.origin),
                    edit: change.map(|change| EditData { region: &change.region, change: change.kind.as_str() }),
                    displaced: change.map(|change| displaced(&change.displaced)),
                }
            })
            .collect();
        let bodies = text.preamble.as_ref().zip(html.preamble.as_ref());
        let preamble = facts.preamble.as_ref().zip(bodies).map(|(origin, (body, html))| PreambleData {
            html: html.as_str(),
            text: words(&body.blocks),
            provenance: provenance(origin),
            displaced: facts
                .changes
                .iter()
                .find(|change| change.id.as_str() == "preamble")
                .map_or_else(Vec::new, |change| displaced(&change.displaced)),
        });
        let route = match id {
            Some(id) => Route::Version(edition.clone(), policy.clone(), id.clone()),
            None => Route::Policy(edition.clone(), policy.clone()),
        };
        Ok(lines(&PolicyData {
            schema: self.address(&Route::Schema(Schema::Policy)),
            format: "policy-1",
            policy,
            kind: &facts.kind,
            edition: edition.to_string(),
            region: &edition.region,
            language: edition.language.as_str(),
            locale: &facts.locale,
            direction: edition.language.direction().as_str(),
            address: self.address(&route),
            links: self.links(edition, policy),
            released: true,
            version: self.version_data(edition, policy, version),
            updated: version.entry.published.to_string(),
            effective: version.effective.to_string(),
            withdrawn: standing.and_then(withdrawn_data),
            withdrawal: standing.and_then(withdrawal_data),
            title: plain_text(&text.title.content),
            description: text.description.as_ref().map(|line| plain_text(&line.content)),
            precedence: PrecedenceData {
                prevails: facts.prevails.as_str(),
                prevailing_language: facts.prevailing_language.as_ref().map(Language::as_str),
                prevails_over: &facts.prevails_over,
                clauses: text.precedence.iter().map(|clause| plain_text(clause)).collect(),
            },
            provenance: provenance(&facts.title.origin),
            preamble,
            sections,
            removed: facts
                .changes
                .iter()
                // A section that one region removes may come back in another one below.
                .filter(|change| change.kind == LocalChangeKind::Removed && !record.ids.contains(&change.id))
                .map(|change| RemovedData { id: &change.id, region: &change.region })
                .collect(),
            footnotes: text
                .footnotes
                .iter()
                .zip(&html.footnotes)
                .map(|(body, html)| FootnoteData {
                    language: body.language.as_str(),
                    html: html.as_str(),
                    text: words(&body.blocks),
                })
                .collect(),
        }))
    }

    fn links(&self, edition: &Edition, policy: &PolicyName) -> Links {
        let address = |route: fn(Edition, PolicyName) -> Route| self.address(&route(edition.clone(), policy.clone()));
        Links {
            history: address(Route::History),
            feed: address(Route::Feed),
            timemap: self.has_time_map(edition, policy).then(|| address(Route::TimeMap)),
            fragment: self.availability.in_force(policy, edition).map(|_| address(Route::Fragment)),
        }
    }

    /// The HTML of a text that stands alone: where the page leads to another document or a file, it names the whole address. None
    /// where that is the HTML of the page.
    pub(super) fn whole_html(&self, shown: &Shown<'_>) -> Option<TextHtml> {
        let resolve = |target: &Target| match target {
            Target::Policy(..) | Target::File(..) => {
                self.resolve(shown.edition, target).map(|href| self.whole(&href.address).into())
            }
            other => self.resolve(shown.edition, other),
        };
        shown.html(self).leads_out.then(|| TextHtml::new(&shown.text, &resolve, &shown.known))
    }

    fn version_data<'a>(&self, edition: &Edition, policy: &PolicyName, version: &'a Published) -> VersionData<'a> {
        VersionData {
            id: &version.id,
            address: self.address(&Route::Version(edition.clone(), policy.clone(), version.id.clone())),
            state: version.state.as_str(),
            kind: version.record.kind.as_str(),
            published: version.entry.published.to_string(),
            effective: version.effective.to_string(),
            cancelled: version
                .cancelled
                .as_ref()
                .map(|entry| CancelledData { published: entry.published.to_string(), summary: summaries(entry) }),
            summary: summaries(&version.entry),
            text: version.record.text.to_string(),
            frozen: version.record.frozen.digest.to_string(),
            entry: version.entry.digest.to_string(),
        }
    }

    /// What the site says of the signal Global Privacy Control, in the form that its specification has for it.
    pub(super) fn global_privacy_control(&self) -> Vec<u8> {
        let said = self.sources.settings.global_privacy_control;
        said.map_or_else(Vec::new, |said| {
            lines(&json!({ "gpc": said.honoured, "lastUpdate": said.last_update.to_string() }))
        })
    }

    /// All editions and policies, with the addresses of their data; the heads of the ledgers; the next day on which a build
    /// differs.
    pub(super) fn site_data(&self) -> Vec<u8> {
        let policy_data = |policy: &PolicyName, edition: &Edition| {
            let standing = self.availability.standing(policy, edition)?;
            let in_force = standing.in_force();
            let versions: Vec<Value> = standing
                .versions
                .iter()
                .map(|version| {
                    let mut data = json!(self.version_data(edition, policy, version));
                    let route = Route::VersionData(edition.clone(), policy.clone(), version.id.clone());
                    data["data"] = json!(self.address(&route));
                    data
                })
                .collect();
            Some(json!({
                "policy": policy,
                "address": self.address(&Route::Policy(edition.clone(), policy.clone())),
                "data": in_force.map(|_| self.address(&Route::PolicyData(edition.clone(), policy.clone()))),
                "version": in_force.map(|version| &version.id),
                "updated": in_force.map(|version| version.entry.published.to_string()),
                "effective": in_force.map(|version| version.effective.to_string()),
                "links": self.links(edition, policy),
                "withdrawn": withdrawn_data(standing),
                "withdrawal": withdrawal_data(standing),
                "versions": versions,
            }))
        };
        let editions: Vec<Value> = self
            .availability
            .editions
            .iter()
            .map(|edition| {
                let policies: Vec<Value> =
                    self.availability.policies().filter_map(|policy| policy_data(policy, edition)).collect();
                json!({
                    "edition": edition.to_string(),
                    "region": edition.region,
                    "language": edition.language.as_str(),
                    "locale": self.locale(edition),
                    "address": self.address(&Route::Edition(edition.clone())),
                    "policies": policies,
                })
            })
            .collect();
        // The chain as it stood on the day of the site: a later build of the same day says the same.
        let ledgers: Vec<Value> = self
            .history
            .policies
            .iter()
            .filter_map(|(policy, history)| {
                let existing = history.ledger.entries.iter().take_while(|entry| entry.published <= self.day);
                let entries = existing.clone().count();
                Some(json!({ "policy": policy, "entries": entries, "head": existing.last()?.digest.to_string() }))
            })
            .collect();
        lines(&json!({
            "$schema": self.address(&Route::Schema(Schema::Site)),
            "format": "site-1",
            "address": self.address(&Route::Root),
            "feed": self.address(&Route::SiteFeed),
            "title": self.sources.settings.title,
            "reference_language": self.sources.settings.reference_language.as_str(),
            "next_change": self.next_change().map(|day| day.to_string()),
            "ledgers": ledgers,
            "editions": editions,
        }))
    }
}

/// What people are told of an entry, by language.
fn summaries(entry: &Entry) -> BTreeMap<&str, &str> {
    entry.summary.iter().map(|(language, text)| (language.as_str(), text.as_str())).collect()
}

fn withdrawn_data(standing: &Standing) -> Option<WithdrawnData> {
    let withdrawn = standing.withdrawn.as_ref()?;
    let successor = withdrawn.successor.as_ref().map(ToString::to_string);
    Some(WithdrawnData { since: withdrawn.since.to_string(), successor })
}

fn withdrawal_data(standing: &Standing) -> Option<WithdrawalData> {
    let ending = standing.ending.as_ref()?;
    let successor = ending.successor.as_ref().map(ToString::to_string);
    Some(WithdrawalData { effective: ending.since.to_string(), successor })
}

fn provenance(origin: &Origin) -> ProvenanceData<'_> {
    ProvenanceData {
        region: &origin.region,
        language: origin.language.as_str(),
        fallback: origin.fallback,
        file: &origin.file,
        line: origin.line,
    }
}

fn displaced(sections: &[DisplacedFacts]) -> Vec<DisplacedData<'_>> {
    sections.iter().map(|section| DisplacedData { id: &section.id, provenance: provenance(&section.origin) }).collect()
}

/// The words of some blocks, one line each.
fn words(blocks: &[Block<Final>]) -> String {
    let mut words = String::with_capacity(512);
    let mut first = true;
    for_each_line(blocks, &mut |line| {
        if !std::mem::take(&mut first) {
            words.push('\n');
        }
        push_plain_text(line, &mut words);
    });
    words
}

/// A string of JSON.
fn quoted(text: &str) -> Box<RawValue> {
    // Any text is a string of JSON.
    to_raw_value(text).unwrap_or_default()
}

fn lines(data: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(64 * 1024);
    // Writing to memory does not fail, and the data has only strings for keys.
    let _ = serde_json::to_writer(&mut bytes, data);
    bytes.push(b'\n');
    bytes
}
