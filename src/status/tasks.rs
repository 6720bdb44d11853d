//! What needs work, the most dangerous first: published text that would vanish, then law that nobody looked at since it changed,
//! then everything that readers see and should not, then what is merely due.

use super::{
    DocumentState, DocumentStatus, Ending, Look, PolicyReview, PolicyStatus, Reviewed, SectionStatus, document,
};
use crate::diagnostic::Code;
use crate::id::{PolicyName, RegionName};
use crate::locale::Date;
use crate::model::region::Edition;
use crate::model::review::Subject;
use crate::release::{KIND, Untranslated};
use crate::review::{self, ReviewState, text_path, took_effect};
use crate::source::Span;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Something that needs work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Task {
    /// The code of the finding of `check` that says the same; `upcoming` where nothing is wrong.
    pub code: &'static str,
    /// The policy.
    pub policy: PolicyName,
    /// The fact.
    pub message: String,
    /// What somebody has to do, if that is no command.
    pub advice: Option<String>,
    /// The command to run next.
    pub command: String,
    /// The editions that are concerned.
    pub editions: Vec<Edition>,
    /// How many sections are; none where it is about the whole.
    pub sections: Option<usize>,
}

/// The code of a version or a withdrawal that will take effect, which is nothing wrong.
const UPCOMING: &str = "upcoming";

/// The codes in the order of danger.
fn rank(code: &str) -> usize {
    let order = [
        Code::PUBLISHED_TEXT_WOULD_VANISH,
        Code::STALE_LOCAL,
        Code::TOOK_EFFECT_UNREVIEWED,
        Code::STALE,
        Code::REVIEW_OVERDUE,
        Code::LOCAL_TEXT_UNTRANSLATED,
        Code::UNREVIEWED,
        Code::FALLBACK,
        Code::UNRELEASED_CHANGE,
        Code::REVIEW_DUE,
    ];
    order.iter().position(|other| other.name() == code).unwrap_or(order.len())
}

pub(super) fn tasks(look: &Look<'_>, policies: &[PolicyStatus]) -> Vec<Task> {
    let mut tasks = Vec::new();
    for policy in policies {
        tasks.extend(vanishing(policy));
        tasks.extend(reviews(look, policy));
        tasks.extend(left_behind(look, policy));
        tasks.extend(fallbacks(look, policy));
        tasks.extend(unreleased(policy));
        tasks.extend(policy.review.as_ref().and_then(|review| due(&policy.policy, review)));
        tasks.extend(upcoming(policy));
        tasks.extend(ending(policy));
    }
    // A sort that is stable: of equals, the policies by name, then as they were found.
    tasks.sort_by_key(|task| rank(task.code));
    tasks
}

fn vanishing(policy: &PolicyStatus) -> Option<Task> {
    let gone = policy.documents.iter().filter(|document| document.state == DocumentState::WouldVanish);
    let editions: Vec<Edition> = gone.map(|document| document.edition.clone()).collect();
    if editions.is_empty() {
        return None;
    }
    let which: String = editions.iter().map(|edition| format!(" --withdraw {edition}")).collect();
    let name = &policy.policy;
    Some(Task {
        code: Code::PUBLISHED_TEXT_WOULD_VANISH.name(),
        policy: name.clone(),
        message: format!("`{name}` was published in {}, and the sources no longer produce it there", few(&editions)),
        advice: Some("put the sources back, or record what replaces it".to_owned()),
        command: format!("lexloci release {name}{which} --successor <edition, policy or address>"),
        editions,
        sections: None,
    })
}

/// What was not reviewed against its source as it stands: a task for each file; one for all where reviews are yet to begin.
fn reviews(look: &Look<'_>, policy: &PolicyStatus) -> Vec<Task> {
    if !look.site.reviews.exists {
        return unbegun(policy).into_iter().collect();
    }
    let shown = shown(look, policy);
    let editions = |subject: &Subject| look.survey.answers.get(subject).and_then(|answer| shown.get(&answer.span));
    let mut files: BTreeMap<Unread<'_>, Vec<&Subject>> = BTreeMap::new();
    for (subject, answer) in look.survey.answers.iter().filter(|(_, answer)| answer.policy == policy.policy) {
        let stale = match look.survey.state(&look.site.reviews, subject) {
            review::State::Current => continue,
            review::State::Stale { .. } => true,
            review::State::Unreviewed => false,
        };
        if editions(subject).is_some() || look.filter.editions.is_none() {
            let unread = Unread { stale, displaces: answer.displaces, file: &subject.file };
            files.entry(unread).or_default().push(subject);
        }
    }
    let told = |(unread, subjects): (Unread<'_>, Vec<&Subject>)| {
        let shown: BTreeSet<&Edition> =
            subjects.iter().filter_map(|subject| editions(subject)).flatten().copied().collect();
        let all = look.survey.answers.keys().filter(|subject| subject.file == unread.file).count();
        Task { editions: ordered(policy, &shown), ..unread.task(&policy.policy, &subjects, subjects.len() == all) }
    };
    files.into_iter().map(told).collect()
}

/// That nobody recorded any review yet.
fn unbegun(policy: &PolicyStatus) -> Option<Task> {
    let unreviewed = |section: &&SectionStatus| section.review == Reviewed::Unreviewed;
    let of_document = |document: &DocumentStatus| document.sections.iter().filter(unreviewed).count();
    let documents = policy.documents.iter().map(|document| (&document.edition, of_document(document)));
    let documents: Vec<_> = documents.filter(|(_, sections)| *sections > 0).collect();
    let editions: Vec<Edition> = documents.iter().map(|(edition, _)| (*edition).clone()).collect();
    let name = &policy.policy;
    (!editions.is_empty()).then(|| Task {
        code: Code::UNREVIEWED.name(),
        policy: name.clone(),
        message: format!("nobody recorded a review of `{name}` yet, in {}", few(&editions)),
        advice: Some("begin with what the history knows".to_owned()),
        command: "lexloci confirm --from-history".to_owned(),
        editions,
        sections: Some(documents.iter().map(|(_, sections)| sections).sum()),
    })
}

/// Why sections of a file are to be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Unread<'a> {
    /// Their sources changed since somebody did; else nobody ever did.
    stale: bool,
    /// They displace their sources; else they are translations of them.
    displaces: bool,
    file: &'a str,
}

impl Unread<'_> {
    /// The task, still without editions. Of a `whole` file, its name says enough.
    fn task(self, policy: &PolicyName, subjects: &[&Subject], whole: bool) -> Task {
        let Self { stale, displaces, file } = self;
        let count = counted(subjects.len());
        let names: Vec<String> = subjects.iter().map(|subject| format!("`{}`", subject.part)).collect();
        let names = few_words(&names);
        let (code, message, advice) = match (stale, displaces) {
            (true, true) => (
                Code::STALE_LOCAL,
                format!("`{file}`: what {count} displaces has changed since it was reviewed: {names}"),
                "read whether the law of the region still asks for its own text",
            ),
            (true, false) => (
                Code::STALE,
                format!("`{file}`: the source of {count} has changed since it was reviewed: {names}"),
                "let the translation follow",
            ),
            (false, _) => (
                Code::UNREVIEWED,
                format!("`{file}`: nobody ever reviewed {count} against the source: {names}"),
                "read it beside its source",
            ),
        };
        let named = subjects.iter().map(|subject| format!("'{subject}'"));
        let named = if whole { file.to_owned() } else { named.collect::<Vec<_>>().join(" ") };
        Task {
            code: code.name(),
            policy: policy.clone(),
            message,
            advice: Some(advice.to_owned()),
            command: format!("lexloci confirm {named}"),
            editions: Vec::new(),
            sections: Some(subjects.len()),
        }
    }
}

/// The editions that show each text, by its place.
fn shown<'a>(look: &'a Look<'_>, policy: &PolicyStatus) -> HashMap<Span, BTreeSet<&'a Edition>> {
    let mut shown: HashMap<Span, BTreeSet<&Edition>> = HashMap::new();
    let composed = look.composition.documents.get(&policy.policy);
    for (edition, document) in
        composed.into_iter().flat_map(|documents| documents.iter()).filter(|(edition, _)| look.filter.wants(edition))
    {
        for part in document::parts(document) {
            let span = part.removed.map_or(part.part.text.span, |(_, span)| span);
            shown.entry(span).or_default().insert(edition);
        }
    }
    shown
}

/// Versions that took effect before all that answers to them was reviewed.
fn left_behind(look: &Look<'_>, policy: &PolicyStatus) -> Vec<Task> {
    let name = &policy.policy;
    let Some(past) = look.history.policies.get(name) else { return Vec::new() };
    let shown = shown(look, policy);
    let spans = |subject: &Subject| look.survey.answers.get(subject).and_then(|answer| shown.get(&answer.span));
    took_effect(name, past, look.survey, &look.site.reviews, look.day)
        .into_iter()
        .filter_map(|found| {
            let editions: BTreeSet<&Edition> = found.left_behind.iter().filter_map(spans).flatten().copied().collect();
            if editions.is_empty() && look.filter.editions.is_some() {
                return None;
            }
            let subjects: Vec<String> = found.left_behind.iter().map(|subject| format!("'{subject}'")).collect();
            let count = match subjects.len() {
                1 => "1 section that answers to it was".to_owned(),
                sections => format!("{sections} sections that answer to it were"),
            };
            let (version, effective) = (&found.version, found.effective);
            Some(Task {
                code: Code::TOOK_EFFECT_UNREVIEWED.name(),
                policy: name.clone(),
                message: format!("version {version} of `{name}` took effect on {effective}, and {count} not reviewed"),
                advice: Some("review and release what is left behind".to_owned()),
                command: format!("lexloci confirm {}", subjects.join(" ")),
                editions: ordered(policy, &editions),
                sections: Some(found.left_behind.len()),
            })
        })
        .collect()
}

/// What is shown in another language than that of its edition: a task for each region whose text is missing.
fn fallbacks(look: &Look<'_>, policy: &PolicyStatus) -> Vec<Task> {
    let mut regions: BTreeMap<&RegionName, Vec<(&Edition, &SectionStatus)>> = BTreeMap::new();
    for document in &policy.documents {
        for section in document.sections.iter().filter(|section| section.fallback) {
            regions.entry(&section.region).or_default().push((&document.edition, section));
        }
    }
    let name = &policy.policy;
    let told = |(region, shown): (&RegionName, Vec<(&Edition, &SectionStatus)>)| {
        let editions: BTreeSet<&Edition> = shown.iter().map(|(edition, _)| *edition).collect();
        let editions = ordered(policy, &editions);
        let first = editions.first()?;
        let missing: BTreeSet<_> = shown.iter().map(|(edition, _)| &edition.language).collect();
        let ids: BTreeSet<&str> = shown.iter().map(|(_, section)| section.id.as_str()).collect();
        let languages: BTreeSet<String> = shown.iter().map(|(_, section)| format!("`{}`", section.language)).collect();
        let languages = few_words(&languages.into_iter().collect::<Vec<_>>());
        let begun = look.site.policies.get(name).and_then(|policy| policy.texts.get(region));
        let verb = match missing.iter().any(|language| begun.is_some_and(|texts| texts.contains_key(*language))) {
            true => "complete",
            false => "write",
        };
        let tags: Vec<&str> = missing.iter().map(|language| language.as_str()).collect();
        let path = match missing.first() {
            Some(language) if tags.len() == 1 => text_path(name, region, language),
            Some(language) => text_path(name, region, language)
                .replace(&format!("{language}.md"), &format!("{{{}}}.md", tags.join(","))),
            None => return None,
        };
        let (code, whose) = match region.is_global() {
            true => (Code::FALLBACK, String::new()),
            false => (Code::LOCAL_TEXT_UNTRANSLATED, format!(" of `{region}`")),
        };
        Some(Task {
            code: code.name(),
            policy: name.clone(),
            message: format!(
                "{} of `{name}`{whose} {} shown in {languages} in {}",
                counted(ids.len()),
                if ids.len() == 1 { "is" } else { "are" },
                few(&editions)
            ),
            advice: Some(format!("{verb} `{path}`")),
            command: format!("lexloci explain {name} {first}"),
            editions,
            sections: Some(shown.len()),
        })
    };
    regions.into_iter().filter_map(told).collect()
}

/// What waits for a release, and what rather waits for a translation.
fn unreleased(policy: &PolicyStatus) -> Vec<Task> {
    let untranslated =
        |document: &DocumentStatus| document.unreleased.as_ref().and_then(|unreleased| unreleased.untranslated.clone());
    let differ = policy.documents.iter().filter(|document| document.unreleased.is_some());
    let (lacking, changed): (Vec<&DocumentStatus>, Vec<_>) =
        differ.partition(|document| untranslated(document).is_some());
    let name = &policy.policy;
    let never = policy.versions.is_empty();
    let task = |documents: &[&DocumentStatus], message: String, advice: Option<String>| Task {
        code: Code::UNRELEASED_CHANGE.name(),
        policy: name.clone(),
        message: format!("{message} in {}", few(&editions_of(documents))),
        advice,
        command: format!("lexloci release {name}{} --dry-run", if never { "" } else { KIND }),
        sections: Some(documents.iter().map(|document| document.counts.unreleased).sum()),
        editions: editions_of(documents),
    };
    let mut tasks = Vec::new();
    if !changed.is_empty() {
        let message = match never {
            true => format!("`{name}` was never released"),
            false => format!("`{name}` has changes that were not released,"),
        };
        tasks.push(task(&changed, message, None));
    }
    if !lacking.is_empty() {
        let all: Vec<Untranslated> = lacking.iter().filter_map(|document| untranslated(document)).collect();
        let would = Untranslated::told(all.iter());
        let message = format!("released now, `{name}` would {would}, and nothing else has changed,");
        tasks.push(task(&lacking, message, Some("translate them first, or release them so".to_owned())));
    }
    tasks
}

fn editions_of(documents: &[&DocumentStatus]) -> Vec<Edition> {
    documents.iter().map(|document| document.edition.clone()).collect()
}

/// That a policy is to be read as a whole.
fn due(name: &PolicyName, review: &PolicyReview) -> Option<Task> {
    let (code, is) = match review.state {
        ReviewState::Overdue => (Code::REVIEW_OVERDUE, "was"),
        ReviewState::Due => (Code::REVIEW_DUE, "is"),
        ReviewState::Done | ReviewState::Unscheduled => return None,
    };
    let (every, last, due) = (review.every.as_ref()?, review.last?, review.due?);
    Some(Task {
        code: code.name(),
        policy: name.clone(),
        message: format!("the review of `{name}`, every {every}, {is} due on {due}; the last one was on {last}"),
        advice: Some(format!(
            "read it; release what has to change, or write `reviewed = <day>` into `content/{name}/policy.toml`"
        )),
        command: "lexloci build --drafts --out preview".to_owned(),
        editions: Vec::new(),
        sections: None,
    })
}

/// Versions that will take effect.
fn upcoming(policy: &PolicyStatus) -> Vec<Task> {
    let mut versions = BTreeMap::new();
    for document in &policy.documents {
        for upcoming in &document.upcoming {
            let key = (upcoming.effective, &upcoming.version);
            versions.entry(key).or_insert_with(Vec::new).push(document.edition.clone());
        }
    }
    let name = &policy.policy;
    versions
        .into_iter()
        .map(|((effective, version), editions)| {
            let message = format!("version {version} of `{name}` takes effect on {effective} in {}", few(&editions));
            announced(name, effective, message, editions)
        })
        .collect()
}

/// Editions that will be withdrawn.
fn ending(policy: &PolicyStatus) -> Vec<Task> {
    let mut endings = BTreeMap::new();
    for document in &policy.documents {
        if let Some(ending) = &document.ending {
            endings.entry(ending).or_insert_with(Vec::new).push(document.edition.clone());
        }
    }
    let name = &policy.policy;
    endings
        .into_iter()
        .map(|(Ending { effective, successor }, editions)| {
            let successor =
                successor.as_ref().map_or_else(String::new, |successor| format!("; {successor} replaces it"));
            let message = format!("`{name}` no longer applies in {} from {effective}{successor}", few(&editions));
            announced(name, *effective, message, editions)
        })
        .collect()
}

/// What was published for a day to come, which is nothing wrong: the site has to be built again then.
fn announced(policy: &PolicyName, effective: Date, message: String, editions: Vec<Edition>) -> Task {
    Task {
        code: UPCOMING,
        policy: policy.clone(),
        message,
        advice: Some("build again on that day".to_owned()),
        command: format!("lexloci build --as-of {effective} --out preview"),
        editions,
        sections: None,
    }
}

/// Editions in the order of the policy.
fn ordered(policy: &PolicyStatus, editions: &BTreeSet<&Edition>) -> Vec<Edition> {
    let all = policy.documents.iter().map(|document| &document.edition);
    all.filter(|edition| editions.contains(edition)).cloned().collect()
}

fn counted(sections: usize) -> String {
    if sections == 1 { "1 section".to_owned() } else { format!("{sections} sections") }
}

/// "ch/de, ch/fr, ch/it and 34 more"
fn few(editions: &[Edition]) -> String {
    few_words(&editions.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn few_words(words: &[String]) -> String {
    match words {
        [first, second, third, _, _, ..] => format!("{first}, {second}, {third} and {} more", words.len() - 3),
        words => words.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_mislead_readers_comes_before_what_is_due() {
        let order = ["published-text-would-vanish", "stale-local", "stale", "fallback", "unreleased-change", UPCOMING];
        assert!(order.windows(2).all(|pair| rank(pair[0]) < rank(pair[1])));
    }
}
