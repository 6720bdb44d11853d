//! Feeds: one for each policy in an edition, one for the whole site.
//!
//! Only the ledger decides on entries, their ids and their days, so that a theme, a message or a rebuild makes nothing new.

use super::changes::amounts;
use super::pages::Rendered;
use super::versions::said_kind;
use super::{Route, Site};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::history::{Published, State, Withdrawn};
use crate::id::{PolicyName, VersionId};
use crate::locale::Date;
use crate::model::ledger::{self, Action};
use crate::model::region::Edition;
use crate::render::atom::{self, Entry, Feed, Link, text};
use crate::render::html::language_attributes;
use crate::render::view::DayView;
use crate::wording::Argument;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How many entries the feed of the site has at most.
const MOST_ENTRIES: usize = 50;

impl Site {
    /// The feed of a policy in an edition: its versions, and that it was withdrawn, or will be.
    pub(super) fn feed(&self, edition: &Edition, policy: &PolicyName) -> Rendered {
        let Some(standing) = self.availability.standing(policy, edition) else { return Ok(Vec::new()) };
        let Some(title) = self.title_of(edition, policy) else { return Ok(Vec::new()) };
        let touched = self.touched(policy);
        let updated = |version: &Published| {
            let touched = touched.get(&version.id).copied().unwrap_or(version.entry.published);
            let touched = version.overtaken.map_or(touched, |overtaken| touched.max(overtaken));
            version.called_off.as_ref().map_or(touched, |entry| touched.max(entry.published))
        };
        let mut entries: Vec<(usize, Entry)> = standing
            .versions
            .iter()
            .map(|version| Ok((version.index, self.version_entry(edition, policy, version, updated(version))?)))
            .collect::<Result<_, Box<Diagnostic>>>()?;
        let withdrawals = standing.withdrawn.iter().chain(&standing.ending);
        entries.extend(
            withdrawals.map(|withdrawn| (usize::MAX, self.withdrawn_entry(edition, policy, &title, withdrawn))),
        );
        entries.sort_by_key(|(index, entry)| Reverse((entry.updated, *index)));
        let heading = self.words_with(edition, "history-title", &[("policy", Argument::Text(title))]);
        let first = self.ledger(policy).first().map(|entry| entry.digest);
        let (document, feed) =
            (Route::Policy(edition.clone(), policy.clone()), Route::Feed(edition.clone(), policy.clone()));
        let feed = Feed {
            id: first.map_or_else(|| self.address(&feed), |first| urn("feed", &first, &edition.to_string())),
            title: format!("{heading} – {}", self.edition_words(edition)),
            ..self.new_feed(edition, &feed, &document, entries.into_iter().map(|(_, entry)| entry).collect())
        };
        Ok(feed.to_xml())
    }

    /// What was published in the whole site, in the reference language: one entry for each version of a policy and for each
    /// withdrawal, however many editions they are about.
    pub(super) fn site_feed(&self) -> Vec<u8> {
        let mut newest: Vec<(Date, &PolicyName, usize)> = Vec::new();
        for policy in self.history.policies.keys() {
            let touched = self.touched(policy);
            let existing = self.ledger(policy).iter().enumerate();
            newest.extend(existing.filter_map(|(index, entry)| {
                match &entry.action {
                    Action::Release { version, .. } => {
                        let standings = self.availability.standings.get(policy).into_iter().flat_map(BTreeMap::values);
                        let overtaken = standings.filter_map(|standing| standing.version(version)?.overtaken).max();
                        Some((overtaken.max(touched.get(version).copied())?, policy, index))
                    }
                    Action::Withdraw { editions, effective, .. } => self
                        .still_withdrawn(policy, editions, entry)
                        .next()
                        .map(|_| (self.said_on(entry, *effective), policy, index)),
                    Action::Reschedule { .. } | Action::Cancel { .. } => None,
                }
            }));
        }
        newest.sort_by_key(|(updated, policy, index)| (Reverse(*updated), *policy, Reverse(*index)));
        newest.truncate(MOST_ENTRIES);
        let entries = newest
            .into_iter()
            .filter_map(|(updated, policy, index)| self.site_entry(policy, self.ledger(policy).get(index)?, updated));
        let voice = self.root_voice();
        let entries = entries.collect();
        let feed = self.new_feed(&voice, &Route::SiteFeed, &Route::Root, entries);
        Feed { title: self.sources.settings.title.clone(), ..feed }.to_xml()
    }

    /// A feed that is named by its address, and has no title yet.
    fn new_feed(&self, voice: &Edition, feed: &Route, about: &Route, entries: Vec<Entry>) -> Feed {
        Feed {
            id: self.address(feed),
            title: String::new(),
            locale: self.locale(voice),
            direction: voice.language.direction().as_str(),
            author: self.sources.settings.title.clone(),
            updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(Date::FIRST),
            links: vec![
                self.feed_link("self", atom::MEDIA_TYPE, feed),
                self.feed_link("alternate", "text/html", about),
            ],
            entries,
        }
    }

    fn feed_link(&self, rel: &'static str, media_type: &'static str, route: &Route) -> Link {
        Link { rel, media_type, href: self.address(route) }
    }

    /// A version in the feed of its edition, with how much it changed.
    fn version_entry(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        version: &Published,
        updated: Date,
    ) -> Result<Entry, Box<Diagnostic>> {
        let route = Route::Version(edition.clone(), policy.clone(), version.id.clone());
        let mut links = vec![self.feed_link("alternate", "text/html", &route)];
        let day = |day| Argument::Text(self.day_view(day, edition, policy).words);
        let whole_day = |day| Argument::Text(self.whole_day_view(day, edition).words);
        let mut content = String::new();
        let mut say = |id: &str, arguments: &[(&str, Argument)]| {
            content.push_str(&format!("<p>{}</p>\n", self.feed_words(edition, id, arguments)));
        };
        say("published-on", &[("date", day(version.entry.published))]);
        match &version.called_off {
            Some(cancelled) => say("cancelled-notice", &[("date", whole_day(cancelled.published))]),
            None if version.overtaken.is_some() => say("overtaken-notice", &[]),
            // An entry stays as it is when the day comes, and so names the day itself.
            None if version.effective != version.entry.published => {
                say("effective", &[("date", whole_day(version.effective))]);
            }
            None => {}
        }
        let others = self.availability.comparisons(policy, edition, version);
        if let Some(other) = others.first() {
            let amounts = amounts(&self.amount(edition, policy, other, version)?);
            let items = amounts.iter().map(|amount| {
                let count = [("count", Argument::Count(amount.count as u64))];
                format!("<li>{}</li>\n", self.feed_words(edition, amount.message, &count))
            });
            let items: String = items.collect();
            if items.is_empty() {
                content.push_str(&format!("<p>{}</p>\n", self.feed_words(edition, "nothing-changed", &[])));
            } else {
                content.push_str(&format!("<ul>\n{items}</ul>\n"));
            }
            let changes = Route::Changes(edition.clone(), policy.clone(), version.id.clone(), None);
            let (href, words) = (text(&self.address(&changes)), self.feed_words(edition, "show-changes", &[]));
            content.push_str(&format!("<p><a href=\"{href}\">{words}</a></p>\n"));
            links.push(self.feed_link("related", "text/html", &changes));
        }
        let facts = &version.record.facts;
        let called_off = version.called_off.as_ref().map(|_| version.state.as_str());
        let standing = self.availability.standing(policy, edition);
        let kind = standing.and_then(|standing| said_kind(standing, version));
        let category = match called_off {
            Some(state) => Some((state, self.words(edition, &format!("state-{state}")))),
            None => kind.map(|kind| (kind.as_str(), self.words(edition, &format!("kind-{kind}")))),
        };
        Ok(Entry {
            id: urn("entry", &version.entry.digest, &edition.to_string()),
            title: self.version_title(edition, &facts.title.words, &version.id, called_off),
            published: version.entry.published,
            updated,
            category,
            links,
            summary: self.feed_summary(edition, version.called_off.as_ref().unwrap_or(&version.entry)),
            content,
        })
    }

    /// "Terms, version 2024-05-01"; of one that never takes effect: "Terms, version 2024-05-01 (Cancelled)".
    fn version_title(&self, voice: &Edition, policy: &str, version: &VersionId, called_off: Option<&str>) -> String {
        let titled = [("policy", Argument::Text(policy.to_owned())), ("version", Argument::Text(version.to_string()))];
        let title = self.words_with(voice, "version-title", &titled);
        match called_off {
            Some(state) => format!("{title} ({})", self.words(voice, &format!("state-{state}"))),
            None => title,
        }
    }

    /// That a document no longer applies, or will not. It is one entry, which the day of the withdrawal makes newer.
    fn withdrawn_entry(&self, edition: &Edition, policy: &PolicyName, title: &str, withdrawn: &Withdrawn) -> Entry {
        let announced = withdrawn.since > self.day;
        let (message, replaced) =
            if announced { ("ending-notice", "will-be-replaced-by") } else { ("withdrawn-notice", "replaced-by") };
        let notice = self.feed_words(edition, message, &self.since(edition, policy, withdrawn.since));
        let mut content = format!("<p>{notice}</p>\n");
        if let (Some(successor), href) = self.successor(edition, policy, withdrawn.successor.as_ref()) {
            let (words, name) = (self.feed_words(edition, replaced, &[]), text(&successor));
            let name = match href {
                Some(href) => format!("<a href=\"{}\">{name}</a>", text(&self.whole(&href))),
                None => name,
            };
            content.push_str(&format!("<p>{words} {name}</p>\n"));
        }
        let document = Route::Policy(edition.clone(), policy.clone());
        Entry {
            id: urn("entry", &withdrawn.entry.digest, &edition.to_string()),
            title: self.withdrawal_title(edition, policy, title, withdrawn.since),
            published: withdrawn.entry.published,
            updated: self.said_on(&withdrawn.entry, withdrawn.since),
            category: (!announced).then(|| ("withdrawn", self.words(edition, "state-withdrawn"))),
            links: vec![self.feed_link("alternate", "text/html", &document)],
            summary: self.feed_summary(edition, &withdrawn.entry),
            content,
        }
    }

    /// "Terms (Withdrawn)"; before that day, what will be.
    fn withdrawal_title(&self, edition: &Edition, policy: &PolicyName, title: &str, since: Date) -> String {
        if since > self.day {
            let notice = self.words_with(edition, "ending-notice", &self.since(edition, policy, since));
            format!("{title} – {notice}")
        } else {
            format!("{title} ({})", self.words(edition, "state-withdrawn"))
        }
    }

    /// The day that a message about a withdrawal names.
    fn since(&self, edition: &Edition, policy: &PolicyName, since: Date) -> [(&'static str, Argument); 1] {
        let day =
            if since > self.day { self.whole_day_view(since, edition) } else { self.day_view(since, edition, policy) };
        [("date", Argument::Text(day.words))]
    }

    /// When a withdrawal last became news: when it was published, and again on its day.
    fn said_on(&self, entry: &ledger::Entry, since: Date) -> Date {
        if since > self.day { entry.published } else { entry.published.max(since) }
    }

    /// An entry of the ledger in the feed of the site: which editions it is about.
    fn site_entry(&self, policy: &PolicyName, entry: &Arc<ledger::Entry>, updated: Date) -> Option<Entry> {
        let voice = self.root_voice();
        let (editions, version): (Vec<&Edition>, Option<&VersionId>) = match &entry.action {
            Action::Release { version, .. } => {
                (self.history.policies.get(policy)?.versions.get(version)?.records.keys().collect(), Some(version))
            }
            Action::Withdraw { editions, .. } => (self.still_withdrawn(policy, editions, entry).collect(), None),
            Action::Reschedule { .. } | Action::Cancel { .. } => return None,
        };
        let first = *editions.iter().find(|edition| ***edition == voice).or(editions.first())?;
        let title = self.title_of(first, policy)?;
        let route = |edition: &Edition| match version {
            Some(version) => Route::Version(edition.clone(), policy.clone(), version.clone()),
            None => Route::Policy(edition.clone(), policy.clone()),
        };
        let items = editions.iter().map(|edition| {
            let (href, attributes) = (text(&self.address(&route(edition))), language_attributes(&edition.language));
            format!("<li><a href=\"{href}\"{attributes}>{}</a></li>\n", text(&self.edition_words(edition)))
        });
        // A version that is called off in one edition, because that was withdrawn, may take effect in the others.
        let published = version.and_then(|version| self.availability.standing(policy, first)?.version(version));
        let cancelled = published.and_then(|published| published.cancelled.as_ref());
        let state = State::Cancelled.as_str();
        let titled =
            |version: &VersionId| self.version_title(&voice, &title, version, cancelled.is_some().then_some(state));
        let mut content = String::new();
        let mut say = |id: &str, day: DayView| {
            let words = self.feed_words(&voice, id, &[("date", Argument::Text(day.words))]);
            content.push_str(&format!("<p>{words}</p>\n"));
        };
        match (published, cancelled) {
            (_, Some(cancelled)) => say("cancelled-notice", self.whole_day_view(cancelled.published, &voice)),
            (Some(published), None) if published.effective != entry.published && published.overtaken.is_none() => {
                say("effective", self.whole_day_view(published.effective, &voice));
            }
            _ => {}
        }
        content.push_str(&format!("<ul>\n{}</ul>\n", items.collect::<String>()));
        let withdrawn = |since: Date| self.withdrawal_title(&voice, policy, &title, since);
        Some(Entry {
            id: urn("entry", &entry.digest, "site"),
            title: version.map_or_else(|| withdrawn(entry.action.effective().unwrap_or(entry.published)), titled),
            published: entry.published,
            updated,
            category: cancelled.map(|_| (state, self.words(&voice, &format!("state-{state}")))),
            links: vec![self.feed_link("alternate", "text/html", &route(first))],
            summary: self.feed_summary(&voice, cancelled.unwrap_or(entry)),
            content,
        })
    }

    /// Those of the editions that an entry withdrew, or will, and no later one brought back.
    fn still_withdrawn<'a>(
        &'a self,
        policy: &'a PolicyName,
        editions: &'a [Edition],
        entry: &'a Arc<ledger::Entry>,
    ) -> impl Iterator<Item = &'a Edition> {
        editions.iter().filter(move |edition| {
            let standing = self.availability.standing(policy, edition);
            let mut withdrawals =
                standing.into_iter().flat_map(|standing| standing.withdrawn.iter().chain(&standing.ending));
            withdrawals.any(|withdrawn| withdrawn.entry.digest == entry.digest)
        })
    }

    /// The entries of a policy's ledger that exist on the day of the site.
    fn ledger(&self, policy: &PolicyName) -> &[Arc<ledger::Entry>] {
        let entries = self.history.policies.get(policy).map_or(&[][..], |history| &history.ledger.entries);
        &entries[..entries.iter().take_while(|entry| entry.published <= self.day).count()]
    }

    /// The day of the last entry that says anything of each version: that released it, gave it another day, or cancelled it.
    fn touched(&self, policy: &PolicyName) -> HashMap<&VersionId, Date> {
        let mut touched: HashMap<&VersionId, Date> = HashMap::new();
        for entry in self.ledger(policy) {
            let Some(version) = entry.action.version() else { continue };
            let last = touched.entry(version).or_insert(entry.published);
            *last = entry.published.max(*last);
        }
        touched
    }

    /// The title of a document, as it is in force or was last.
    fn title_of(&self, edition: &Edition, policy: &PolicyName) -> Option<String> {
        let standing = self.availability.standing(policy, edition)?;
        let version = standing.in_force().or_else(|| standing.versions.last())?;
        Some(version.record.facts.title.words.clone())
    }

    fn feed_summary(&self, edition: &Edition, entry: &ledger::Entry) -> Option<(String, Option<String>)> {
        let summary = self.summary(edition, entry)?;
        Some((summary.lines.join("\n"), summary.foreign.lang))
    }

    /// A message as XHTML, marked where it is in another language.
    fn feed_words(&self, edition: &Edition, id: &str, arguments: &[(&str, Argument)]) -> String {
        let Some(said) = self.said_with(edition, id, arguments) else { return text(id) };
        let words = text(&said.text);
        if edition.language.is_served_by(&said.language) {
            return words;
        }
        format!("<span{}>{words}</span>", language_attributes(&said.language))
    }
}

/// A name for what a digest and some words identify.
fn urn(kind: &str, digest: &Digest, words: &str) -> String {
    format!("urn:uuid:{}", Digest::of(format!("{kind} {digest} {words}").as_bytes()).uuid())
}
