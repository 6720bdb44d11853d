//! `ledger.toml`: the chain of a policy's entries.
//!
//! In: the text of the file. Out: the [`Ledger`], and every place where it is not as it was written. An entry's digest is
//! the SHA-256 of its bytes from its `[[entry]]` line up to its `digest` line, which is its last; the next entry repeats it
//! as `previous`. Between entries stands one empty line, and nothing else: so no byte of the file can change unnoticed.

use super::notation::{date, digest, quoted};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::id::{PolicyName, VersionId};
use crate::locale::Language;
use crate::model::ledger::{Action, Entry, Ledger, Successor};
use crate::model::region::Edition;
use crate::source::{FileId, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What the file begins with.
const HEADER: &str = "\
# The ledger of a policy, oldest entry first. lexloci appends to it and changes nothing that stands in it.
# `digest` is the SHA-256 of an entry's bytes from its `[[entry]]` line up to its `digest` line; the next entry
# repeats it as `previous`.
format = 1
";

const ENTRY: &str = "[[entry]]\n";

/// The text of a ledger with one entry more. `text` is what stands there now, empty for a new ledger.
#[must_use]
pub fn append(text: &str, policy: &PolicyName, entry: &NewEntry) -> (String, Digest) {
    let mut out = if text.is_empty() { HEADER.to_owned() } else { text.to_owned() };
    let body = entry.write(policy);
    let digest = Digest::of(body.as_bytes());
    out.push('\n');
    out.push_str(&body);
    out.push_str(&format!("digest = \"{digest}\"\n"));
    (out, digest)
}

/// An entry that is still to be written.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The day on which it is published.
    pub published: crate::locale::Date,
    /// What it does.
    pub action: Action,
    /// What people are told of it.
    pub summary: BTreeMap<Language, String>,
    /// The head of the chain.
    pub previous: Option<Digest>,
}

impl NewEntry {
    fn write(&self, policy: &PolicyName) -> String {
        let mut out = String::from(ENTRY);
        let mut line = |key: &str, value: String| out.push_str(&format!("{key} = {value}\n"));
        line("action", quoted(self.action.name()));
        line("policy", quoted(policy.as_str()));
        if let Some(version) = self.action.version() {
            line("version", quoted(version.as_str()));
        }
        if let Action::Withdraw { editions, .. } = &self.action {
            let editions: Vec<String> = editions.iter().map(|edition| quoted(&edition.to_string())).collect();
            line("withdrawn", format!("[{}]", editions.join(", ")));
        }
        line("published", self.published.to_string());
        if let Some(effective) = self.action.effective() {
            line("effective", effective.to_string());
        }
        if let Action::Withdraw { successor: Some(successor), .. } = &self.action {
            line("successor", quoted(&successor.to_string()));
        }
        if let Action::Release { editions, imported, .. } = &self.action {
            if *imported {
                line("imported", "true".to_owned());
            }
            line("editions", quoted(&editions.to_string()));
        }
        if !self.summary.is_empty() {
            let summary: Vec<String> =
                self.summary.iter().map(|(language, text)| format!("{language} = {}", quoted(text))).collect();
            line("summary", format!("{{ {} }}", summary.join(", ")));
        }
        if let Some(previous) = self.previous {
            line("previous", quoted(&previous.to_string()));
        }
        out
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLedger {
    format: u32,
    #[serde(default)]
    entry: Vec<RawEntry>,
}

#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    action: String,
    policy: String,
    version: Option<String>,
    withdrawn: Option<Vec<String>>,
    published: toml::value::Datetime,
    effective: Option<toml::value::Datetime>,
    successor: Option<String>,
    #[serde(default)]
    imported: bool,
    editions: Option<String>,
    #[serde(default)]
    summary: BTreeMap<String, String>,
    previous: Option<String>,
    digest: String,
}

/// What to do where two branches released a policy. Single entries and folders do not do: two releases of one day have one folder.
fn after_two_branches(policy: &PolicyName) -> String {
    format!(
        "two branches released the policy: `git rm -r -f history/{policy}`, `git checkout BRANCH -- history/{policy}` with the branch \
         that was published, and release again from the merged sources"
    )
}

/// Reads a ledger and checks its chain. What cannot be read gives no ledger.
pub(super) fn read(policy: &PolicyName, text: &str, file: FileId, problems: &mut Diagnostics) -> Option<Ledger> {
    let whole = Span::new(file, 0..text.find('\n').unwrap_or(text.len()));
    let raw: RawLedger = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            let conflict = text
                .find("\n<<<<<<< ")
                .map(|at| at + 1..text[at + 1..].find('\n').map_or(text.len(), |end| at + 1 + end));
            let merged = conflict.is_some();
            let span = conflict.or(error.span()).map_or(whole, |range| Span::new(file, range));
            let hint = if merged {
                after_two_branches(policy)
            } else {
                "put the file back as it was, from version control or a backup: a ledger is never edited".to_owned()
            };
            let message = if merged {
                "it holds two branches that a merge left open"
            } else {
                error.message().lines().next().unwrap_or("syntax error")
            };
            problems.push(
                Diagnostic::new(
                    Code::UNREADABLE_HISTORY,
                    format!("the ledger of `{policy}` cannot be read: {message}"),
                )
                .at(span)
                .hint(hint),
            );
            return None;
        }
    };
    if raw.format != 1 {
        problems.push(
            Diagnostic::new(
                Code::UNREADABLE_HISTORY,
                format!("the ledger of `{policy}` has format {}; this lexloci reads format 1", raw.format),
            )
            .at(whole)
            .hint("use a newer lexloci"),
        );
        return None;
    }
    let places = places(text);
    if let Some((at, message)) = misread(text, &places, &raw.entry) {
        let hint = "put the ledger back as it was, from version control or a backup: an entry is never edited";
        let problem = Diagnostic::new(Code::EDITED_HISTORY, message);
        problems.push(problem.at(first_line(text, &(at..at), file)).hint(hint));
        return None;
    }
    let mut ledger = Ledger::new(policy.clone());
    for (index, raw) in raw.entry.iter().enumerate() {
        let place = places.get(index).cloned().unwrap_or(0..0);
        match entry(policy, raw) {
            Ok(entry) => ledger.entries.push(Arc::new(entry)),
            Err(reason) => {
                problems.push(
                    Diagnostic::new(Code::UNREADABLE_HISTORY, format!("entry {} cannot be read: {reason}", index + 1))
                        .at(first_line(text, &place, file))
                        .hint("put the ledger back as it was, from version control or a backup"),
                );
                return None;
            }
        }
    }
    verify(policy, &ledger, text, file, &places, problems);
    Some(ledger)
}

/// The bytes of each entry, from its `[[entry]]` line up to its `digest` line.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "[[entry]]" {
            start = Some(at);
        } else if line.starts_with("digest") {
            places.extend(start.take().map(|start| start..at));
        }
        at += line.len();
    }
    places
}

/// Where an entry is not what the bytes say that its digest is taken over. TOML finds entries by meaning, digests are taken over
/// lines: a string of several lines, or `[[ entry ]]` with spaces, could hide genuine bytes from the one and show forged words to
/// the other. So each entry must be the same when its bytes are read by themselves.
fn misread(text: &str, places: &[Range<usize>], entries: &[RawEntry]) -> Option<(usize, String)> {
    let alone = |place: &Range<usize>| {
        let end = text[place.end..].find('\n').map_or(text.len(), |at| place.end + at);
        let RawAlone { entry: [entry] } = toml::from_str(&text[place.start..end]).ok()?;
        Some(entry)
    };
    let strange = |(at, entry): (usize, &RawEntry)| places.get(at).and_then(alone).is_none_or(|alone| alone != *entry);
    let number = entries.iter().enumerate().position(|(at, entry)| strange((at, entry)));
    let number = number.or((places.len() > entries.len()).then_some(entries.len()))?;
    let behind = || {
        let end = places.last().map_or(0, |place| place.end);
        text[end..].find('\n').map_or(end, |at| end + at + 1)
    };
    let at = places.get(number).map_or_else(behind, |place| place.start);
    let count = number + 1;
    Some((at, format!("entry {count} is not as lexloci writes it: its digest is not taken over what it says")))
}

/// An entry by itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAlone {
    entry: [RawEntry; 1],
}

fn first_line(text: &str, place: &Range<usize>, file: FileId) -> Span {
    let end = text[place.start..].find('\n').map_or(text.len(), |at| place.start + at);
    Span::new(file, place.start..end)
}

fn entry(policy: &PolicyName, raw: &RawEntry) -> Result<Entry, String> {
    if raw.policy != policy.as_str() {
        return Err(format!("it is about `{}`, and stands in the ledger of `{policy}`", raw.policy));
    }
    let version = || {
        let text = raw.version.as_deref().ok_or("it names no `version`")?;
        VersionId::parse(text).ok_or_else(|| format!("`{text}` is no id of a version"))
    };
    let day = |value: &toml::value::Datetime| date(value).ok_or_else(|| format!("`{value}` is no day"));
    let effective = || day(raw.effective.as_ref().ok_or("it has no `effective`")?);
    let action = match raw.action.as_str() {
        "release" => Action::Release {
            version: version()?,
            effective: effective()?,
            imported: raw.imported,
            editions: digest(raw.editions.as_deref().ok_or("it has no `editions`")?)?,
        },
        "reschedule" => Action::Reschedule { version: version()?, effective: effective()? },
        "cancel" => Action::Cancel { version: version()? },
        "withdraw" => {
            let editions = raw.withdrawn.as_deref().unwrap_or_default();
            let parse = |text: &String| Edition::parse(text).ok_or_else(|| format!("`{text}` is no edition"));
            let successor = raw.successor.as_deref();
            Action::Withdraw {
                editions: editions.iter().map(parse).collect::<Result<_, _>>()?,
                effective: effective()?,
                successor: successor
                    .map(|text| Successor::parse(text).ok_or_else(|| format!("`{text}` is no successor")))
                    .transpose()?,
            }
        }
        other => return Err(format!("`{other}` is no action")),
    };
    let summary = raw.summary.iter().map(|(tag, text)| {
        let language = Language::parse(tag).map_err(|error| format!("`{tag}`: {error}"))?;
        Ok::<_, String>((language, text.clone()))
    });
    Ok(Entry {
        published: day(&raw.published)?,
        action,
        summary: summary.collect::<Result<_, _>>()?,
        previous: raw.previous.as_deref().map(digest).transpose()?,
        digest: digest(&raw.digest)?,
    })
}

/// Whether every byte is as it was written, and every entry follows the one before.
fn verify(
    policy: &PolicyName,
    ledger: &Ledger,
    text: &str,
    file: FileId,
    places: &[Range<usize>],
    problems: &mut Diagnostics,
) {
    let edited = |at: Span, message: String| {
        Diagnostic::new(Code::EDITED_HISTORY, message)
            .at(at)
            .hint("put the ledger back as it was, from version control or a backup: an entry is never edited")
    };
    if let Some((at, what)) = outside(ledger, text, places) {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        problems.push(edited(Span::new(file, start..end), format!("the ledger of `{}` {what}", ledger.policy)));
    }
    let mut followers: BTreeMap<Option<Digest>, usize> = BTreeMap::new();
    for (index, (entry, place)) in ledger.entries.iter().zip(places).enumerate() {
        let number = index + 1;
        let at = first_line(text, place, file);
        let actual = Digest::of(&text.as_bytes()[place.clone()]);
        if actual != entry.digest {
            problems.push(edited(
                at,
                format!("entry {number} ({}) was edited: its digest is not that of its bytes", described(entry)),
            ));
        }
        let before = index.checked_sub(1).and_then(|before| ledger.entries.get(before)).map(|before| before.digest);
        if entry.previous == before {
            followers.insert(entry.previous, index);
            continue;
        }
        if let Some(sibling) = followers.get(&entry.previous) {
            let other = &ledger.entries[*sibling];
            problems.push(
                Diagnostic::new(
                    Code::FORKED_HISTORY,
                    format!(
                        "the chain forks: entry {} ({}) and entry {number} ({}) both follow {}",
                        sibling + 1,
                        described(other),
                        described(entry),
                        sibling.checked_sub(1).map_or_else(
                            || "nothing".to_owned(),
                            |before| format!("entry {} ({})", before + 1, described(&ledger.entries[before]))
                        ),
                    ),
                )
                .at(at)
                .hint(after_two_branches(policy)),
            );
            continue;
        }
        let meant = ledger.entries.iter().position(|other| Some(other.digest) == entry.previous);
        let (message, hint) = match (meant, entry.previous) {
            (Some(meant), _) => (
                format!(
                    "entry {number} ({}) is out of order: it follows entry {} ({})",
                    described(entry),
                    meant + 1,
                    described(&ledger.entries[meant])
                ),
                "put the entries back in their order",
            ),
            (None, Some(_)) => (
                format!("entry {number} ({}) follows an entry that is not there, or was edited", described(entry)),
                "put the ledger back as it was, from version control or a backup",
            ),
            (None, None) => (
                format!("entry {number} ({}) says that it is the first", described(entry)),
                "put the entries back in their order",
            ),
        };
        problems.push(Diagnostic::new(Code::BROKEN_CHAIN, message).at(at).hint(hint));
    }
}

/// Where something is not as it was written outside entries, if anything is, and what: there stand the header, one empty line
/// before each entry, the line of its digest.
fn outside(ledger: &Ledger, text: &str, places: &[Range<usize>]) -> Option<(usize, String)> {
    if places.len() != ledger.entries.len() {
        return Some((0, "holds something between its entries".to_owned()));
    }
    let count = places.len();
    let mut expected = String::from(HEADER);
    let mut start = 0;
    for at in 0..=count {
        if at < count {
            expected.push('\n');
        }
        let end = places.get(at).map_or(text.len(), |place| place.start);
        let found = &text[start..end];
        if found != expected {
            // Bytes that are the same end where a character does: what is expected is ASCII.
            let same = found.bytes().zip(expected.bytes()).take_while(|(one, other)| one == other).count();
            let last = at == count;
            let what = match () {
                () if last && expected.strip_suffix('\n') == Some(found) => "lacks the line end at its end".to_owned(),
                () if last && found.strip_prefix(&expected).is_some_and(|rest| rest.trim().is_empty()) => {
                    "has an empty line behind its last entry".to_owned()
                }
                () if last && at > 0 => format!("holds something behind entry {at}"),
                () if at == 0 => "does not begin as it was written".to_owned(),
                () => format!("holds something between entry {at} and entry {}", at + 1),
            };
            return Some((start + same, what));
        }
        if let (Some(place), Some(entry)) = (places.get(at), ledger.entries.get(at)) {
            start = place.end;
            expected = format!("digest = \"{}\"\n", entry.digest);
        }
    }
    None
}

/// "release 2024-05-01"
pub(super) fn described(entry: &Entry) -> String {
    match entry.action.version() {
        Some(version) => format!("{} {version}", entry.action.name()),
        None => format!("{} of {}", entry.action.name(), entry.published),
    }
}
