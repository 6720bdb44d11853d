//! What the command line asks of a release: which editions, which summaries.

use super::super::{Exit, find_edition, find_region, print};
use super::{History, Publication};
use crate::history::{PolicyHistory, newest, standings};
use crate::id::PolicyName;
use crate::locale::{Date, Language, TagError};
use crate::model::region::Edition;
use crate::site::Site;
use crate::system;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The languages that a summary may be in.
pub(super) struct Languages {
    /// In which it is without saying so; unknown while `site.toml` cannot be read.
    reference: Option<Language>,
    /// Those in which the policies are published, or were; any, where they are not known.
    all: Option<BTreeSet<Language>>,
}

impl Languages {
    pub(super) fn of(site: &Site, policies: &BTreeSet<PolicyName>) -> Self {
        let reference = site.sources().settings.reference_language.clone();
        let drafts = policies.iter().filter_map(|policy| site.composition().documents.get(policy));
        let past = policies.iter().filter_map(|policy| site.history().policies.get(policy));
        let published = past.flat_map(|past| past.versions.values()).flat_map(|version| version.records.keys());
        let languages =
            drafts.flat_map(|editions| editions.keys()).chain(published).map(|edition| edition.language.clone());
        Self { all: Some(languages.chain([reference.clone()]).collect()), reference: Some(reference) }
    }

    pub(super) fn unknown() -> Self {
        Self { reference: None, all: None }
    }

    /// `LANG=rest`, or all of it in the reference language: an equals sign may stand in any text. What is written into a ledger stays
    /// there, so that what looks like a language and is none here is no text either.
    fn split<'t>(&self, text: &'t str) -> Result<(Language, &'t str), Exit> {
        if let Some((tag, rest)) = text.split_once('=') {
            let language = Language::parse(tag);
            if let Ok(language) = &language
                && self.all.as_ref().is_none_or(|all| all.contains(language))
            {
                return Ok((language.clone(), rest));
            }
            // `de =` and `de_CH=` are meant for languages as well, and so are `jp=`, `cz=` and `german=`.
            let word = tag.trim();
            let meant = match Language::parse(&word.replace('_', "-")) {
                Ok(language) => Some(language),
                Err(TagError::NotCanonical { canonical }) => Some(canonical),
                Err(TagError::Unknown { suggestion }) => suggestion,
                Err(_) => None,
            };
            if let Some(languages) = self.all.as_ref().filter(|_| looks_like_a_tag(word)) {
                let (fact, hint) = match meant.filter(|meant| languages.contains(meant)) {
                    Some(meant) => {
                        (format!("`{tag}=` is not how a summary in `{meant}` begins"), format!("write `{meant}=`"))
                    }
                    None => {
                        let languages: Vec<&str> = languages.iter().map(Language::as_str).collect();
                        (
                            format!("nothing is published in `{tag}`, in which this would be a summary"),
                            format!("give it in one of: {}", languages.join(", ")),
                        )
                    }
                };
                let reference = self.reference.as_ref().map_or("en", Language::as_str);
                print::fail(
                    &format!("{fact}: `{}`", shortened(text)),
                    &format!("{hint}; where `{tag}=` is text, put the language before it: `{reference}={tag}=...`"),
                );
                return Err(Exit::Usage);
            }
        }
        match &self.reference {
            Some(reference) => Ok((reference.clone(), text)),
            None => {
                print::fail(
                    "the reference language is not known while `site.toml` cannot be read",
                    "say which language the summary is in: `--summary en=\"...\"`",
                );
                Err(Exit::Usage)
            }
        }
    }
}

impl Publication {
    /// The summaries by language, from the command line and from files.
    pub(super) fn summaries(&self, languages: &Languages) -> Result<BTreeMap<Language, String>, Exit> {
        let mut texts: Vec<(Language, String)> = Vec::new();
        for text in &self.summary {
            let (language, text) = languages.split(text)?;
            texts.push((language, text.to_owned()));
        }
        for path in &self.summary_file {
            let (language, path) = languages.split(path)?;
            let text = system::read_text(Path::new(path)).map_err(|error| {
                print::fail(&format!("cannot read `{path}`: {error}"), "name a file with the text of the summary");
                Exit::Errors
            })?;
            texts.push((language, text.replace("\r\n", "\n")));
        }
        let mut summaries = BTreeMap::new();
        for (language, text) in texts {
            let text = text.trim_start_matches('\u{feff}').trim().to_owned();
            if text.is_empty() {
                print::fail(&format!("the summary in `{language}` is empty"), "say what changed, or leave it out");
                return Err(Exit::Usage);
            }
            // What is frozen is shown to people, and on their terminals, for good.
            if text.chars().any(is_unseen) {
                print::fail(
                    &format!("the summary in `{language}` holds a character that nobody sees: {text}"),
                    "type it anew: control characters and marks that turn the direction of writing are not published",
                );
                return Err(Exit::Usage);
            }
            if summaries.insert(language.clone(), text).is_some() {
                print::fail(&format!("there are two summaries in `{language}`"), "give one for each language");
                return Err(Exit::Usage);
            }
        }
        Ok(summaries)
    }
}

/// Whether somebody may have meant a language: a word of letters, digits and hyphens that is no longer than names of languages are.
/// A letter alone is a quantity.
fn looks_like_a_tag(word: &str) -> bool {
    let length = word.chars().count();
    (2..=20).contains(&length) && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// The beginning of a text, in a line.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > 40 { line.chars().take(39).chain(['…']).collect() } else { line }
}

/// A control character, but for the ends of lines and tabs; or one that turns the direction of what stands behind it.
fn is_unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202d}' | '\u{202e}' | '\u{2028}' | '\u{2029}')
}

/// The only editions to release; `None` for all.
pub(super) fn editions(site: &Site, named: &[String], regions: &[String]) -> Result<Option<BTreeSet<Edition>>, Exit> {
    if named.is_empty() && regions.is_empty() {
        return Ok(None);
    }
    let all = &site.composition().editions;
    let mut editions = BTreeSet::new();
    for name in named {
        editions.insert(find_edition(name, &all.iter().collect::<Vec<_>>())?);
    }
    for name in regions {
        let within = find_region(site, name)?;
        let below = all.iter().filter(|edition| site.sources().region(&edition.region).chain.contains(&within));
        editions.extend(below.cloned());
    }
    Ok(Some(editions))
}

/// Which editions of which policies are to be withdrawn. Of all policies, only those that are published in them.
pub(super) fn to_withdraw(
    history: &History,
    policies: &BTreeSet<PolicyName>,
    named: &[String],
    all_policies: bool,
    day: Date,
) -> Result<BTreeMap<PolicyName, BTreeSet<Edition>>, Exit> {
    let published: BTreeMap<&PolicyName, BTreeMap<&Edition, Life>> =
        policies.iter().filter_map(|policy| Some((policy, lives(history.policies.get(policy)?, day)))).collect();
    let known: BTreeSet<&Edition> = published.values().flat_map(BTreeMap::keys).copied().collect();
    let known: Vec<&Edition> = known.into_iter().collect();
    let mut chosen: BTreeMap<PolicyName, BTreeSet<Edition>> = BTreeMap::new();
    for name in named {
        let one = if name == "all" { None } else { Some(find_edition(name, &known)?) };
        for (policy, editions) in &published {
            // Who withdraws all a second time means what is still to end, once nothing else is left.
            let goes_on = editions.values().any(|life| *life == Life::Applies);
            let editions = editions.iter().filter(|(edition, life)| match &one {
                Some(one) => **edition == one && !(all_policies && **life == Life::Withdrawn),
                None => **life == if goes_on { Life::Applies } else { Life::Ending },
            });
            let editions = editions.map(|(edition, _)| (*edition).clone());
            chosen.entry((*policy).clone()).or_default().extend(editions);
            if let (Some(one), false) = (&one, all_policies) {
                // Whether it was ever published there is for the plan to say.
                chosen.entry((*policy).clone()).or_default().insert(one.clone());
            }
        }
    }
    chosen.retain(|_, editions| !editions.is_empty());
    if chosen.is_empty() {
        print::fail("every edition that is named was withdrawn already", "`lexloci history POLICY` says when");
        return Err(Exit::Errors);
    }
    Ok(chosen)
}

/// Whether a policy applies in an edition.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Life {
    Applies,
    /// It was published that it will no longer.
    Ending,
    Withdrawn,
}

/// What was published until `day` of the editions of a policy.
fn lives(past: &PolicyHistory, day: Date) -> BTreeMap<&Edition, Life> {
    let standings = standings(past, day);
    let life = |(edition, withdrawn): (_, bool)| {
        let ending = standings.get(edition).is_some_and(|standing| standing.ending.is_some());
        let life = match (withdrawn, ending) {
            (false, _) => Life::Applies,
            (true, true) => Life::Ending,
            (true, false) => Life::Withdrawn,
        };
        (edition, life)
    };
    newest(past).into_iter().map(|(edition, newest)| life((edition, newest.withdrawn))).collect()
}
