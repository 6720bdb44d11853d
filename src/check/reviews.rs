//! Review: what was never read against its source, and what has been left behind by it.
//!
//! Each section that is stale is one finding, for each is a task of its own. What was never reviewed is one finding for each
//! file, and one for a whole site that has no `review.lock` yet: there the task is to begin.

use crate::compose::Composition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::history::History;
use crate::id::nearest;
use crate::locale::Language;
use crate::model::document::Document;
use crate::model::review::{REVIEW_LOCK, ReviewLock, Subject};
use crate::model::site::SiteSources;
use crate::review::{Answer, Changes, State, Survey, source_digest, text_path, with_present_ids};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(
    site: &SiteSources,
    composition: &Composition,
    history: &History,
    survey: &Survey,
    problems: &mut Diagnostics,
) {
    let lock = &site.reviews;
    let mut changes = Changes::new(site, composition, history);
    let mut unreviewed: BTreeMap<&str, Vec<&Subject>> = BTreeMap::new();
    let mut editions = None;
    for (subject, answer) in &survey.answers {
        match survey.state(lock, subject) {
            State::Current => {}
            State::Unreviewed => unreviewed.entry(&subject.file).or_default().push(subject),
            State::Stale { gone, come } => {
                let editions = editions.get_or_insert_with(|| shown_in(composition));
                let mut finding = match first_before(site, survey, subject, answer, &gone) {
                    Some(before) => turned(site, subject, answer, before),
                    None => stale(subject, answer, &gone, &come, &mut changes),
                };
                finding.editions = editions.get(&answer.span).cloned().unwrap_or_default();
                problems.push(finding);
            }
        }
    }
    report_unreviewed(survey, lock, &unreviewed, problems);
    report_unused(site, survey, lock, problems);
    report_renamed(survey, lock, problems);
}

/// The editions that show each text, by its place.
pub(super) fn shown_in(composition: &Composition) -> BTreeMap<Span, BTreeSet<String>> {
    let mut editions: BTreeMap<Span, BTreeSet<String>> = BTreeMap::new();
    for document in composition.documents.values().flat_map(|documents| documents.values()) {
        let removed = document.removed.iter().map(|removed| removed.span);
        for span in document.parts().map(|part| part.text.span).chain(removed) {
            editions.entry(span).or_default().insert(document.edition.to_string());
        }
    }
    editions
}

fn stale(subject: &Subject, answer: &Answer, gone: &[String], come: &[usize], changes: &mut Changes<'_>) -> Diagnostic {
    let change = changes.of(answer, gone, come);
    let amount = change.as_ref().map_or_else(String::new, |change| format!(": {}", change.amount()));
    let first = come.first().and_then(|at| answer.sources.get(*at));
    let source = first.or(answer.sources.first());
    let file = source.map_or("", |source| source.subject.file.as_str());
    let words = subject.part_in_words();
    let (code, message) = if answer.displaces {
        (Code::STALE_LOCAL, format!("what {words} displaces in `{file}` has changed since it was reviewed{amount}"))
    } else {
        (Code::STALE, format!("{words} was reviewed against an earlier text of `{file}`{amount}"))
    };
    let then = if answer.displaces {
        "read whether the law of the region still asks for its own text"
    } else {
        "let the translation follow"
    };
    let mut hint = format!("{then}, then `lexloci confirm '{subject}'`");
    if let Some(change) = change {
        let excerpt = change.excerpt();
        match &change.version {
            Some((version, edition)) => {
                hint.push_str(&format!("; `lexloci diff {} {edition}@{version}` shows the change", answer.policy));
            }
            None => hint.push_str("; what came"),
        }
        if !excerpt.is_empty() {
            hint.push_str(&format!(": {excerpt}"));
        }
    }
    let mut finding = Diagnostic::new(code, message).at(answer.span).hint(hint);
    if let Some(source) = source {
        finding = finding.related(source.passage.span, "what it says now");
    }
    finding
}

/// The language that was the first of a region when a section of it was reviewed, if no text has changed since and only that did:
/// a review of then is one against what is now the translation, or against what another text displaces now.
fn first_before<'a>(
    site: &'a SiteSources,
    survey: &Survey,
    subject: &Subject,
    answer: &'a Answer,
    gone: &[String],
) -> Option<&'a Language> {
    let texts = site.policies.get(&answer.policy)?.texts.get(&answer.region).filter(|_| !answer.region.is_global())?;
    let first = first_now(answer);
    let displaced = survey.answers.get(&answer.sources.first()?.subject).filter(|_| !answer.displaces);
    let displaced = displaced.into_iter().filter(|deciding| deciding.displaces).flat_map(|deciding| &deciding.sources);
    if displaced.into_iter().any(|source| gone.contains(&source.digest)) {
        return Some(&answer.language);
    }
    let mut others = texts.iter().filter(|(language, _)| **language != answer.language && *language != first);
    let same = |text: &Document| {
        let mut same = false;
        text.for_each_section(&mut |section| {
            same |= section.id.as_str() == subject.part && gone.contains(&source_digest(&section.text));
        });
        same
    };
    others.find(|(_, text)| same(text)).map(|(language, _)| language)
}

fn first_now(answer: &Answer) -> &Language {
    answer.sources.first().filter(|_| !answer.displaces).map_or(&answer.language, |source| &source.language)
}

/// A review that was none of these texts beside each other, since the region had another first language.
fn turned(site: &SiteSources, subject: &Subject, answer: &Answer, before: &Language) -> Diagnostic {
    let Answer { region, span, sources, .. } = answer;
    let (words, now) = (subject.part_in_words(), first_now(answer));
    let (code, then) = if answer.displaces {
        (Code::STALE_LOCAL, "read whether the law of the region asks for its own text")
    } else {
        (Code::STALE, "read it as a translation")
    };
    let again = if site.region(region).languages.is_empty() {
        format!("give `first_language = \"{before}\"`")
    } else {
        format!("put `{before}` first in `languages`")
    };
    let files: BTreeSet<String> = sources.iter().map(|source| format!("`{}`", source.subject.file)).collect();
    let files: Vec<String> = files.into_iter().collect();
    Diagnostic::new(
        code,
        format!("{words} was reviewed when `{before}` was the first language of `{region}`, which is `{now}` now"),
    )
    .at(*span)
    .hint(format!(
        "{again} in `locales/{region}/region.toml` where that is still so; else {then}, beside {}, then `lexloci confirm \
         '{subject}'`",
        files.join(" and ")
    ))
}

fn report_unreviewed(
    survey: &Survey,
    lock: &ReviewLock,
    unreviewed: &BTreeMap<&str, Vec<&Subject>>,
    problems: &mut Diagnostics,
) {
    if !lock.exists && !unreviewed.is_empty() {
        let parts: usize = unreviewed.values().map(Vec::len).sum();
        let files = match unreviewed.len() {
            1 => "1 file".to_owned(),
            files => format!("{files} files"),
        };
        let parts = if parts == 1 {
            "1 translated or local section".to_owned()
        } else {
            format!("{parts} translated or local sections")
        };
        problems.push(
            Diagnostic::new(Code::UNREVIEWED, format!("nobody recorded a review yet, of {parts} in {files}"))
                .in_file(REVIEW_LOCK)
                .hint(
                    "`lexloci confirm FILE` records that a text was read beside its source as it stands now, \
                     `lexloci confirm --all` that all were; commit `review.lock`",
                ),
        );
        return;
    }
    for (file, subjects) in unreviewed {
        let all =
            survey.answers.range(Subject::new(*file, "")..).take_while(|(subject, _)| subject.file == **file).count();
        let names: Vec<String> = subjects.iter().take(3).map(|subject| format!("`{}`", subject.part)).collect();
        let more = if subjects.len() > names.len() {
            format!(" and {} more", subjects.len() - names.len())
        } else {
            String::new()
        };
        let message = if subjects.len() == all {
            format!(
                "this text was never reviewed against its source ({all} section{})",
                if all == 1 { "" } else { "s" }
            )
        } else {
            let (were, whose) = if subjects.len() == 1 { ("was", "its source") } else { ("were", "their sources") };
            format!(
                "{} of {all} sections of this text {were} never reviewed against {whose}: {}{more}",
                subjects.len(),
                names.join(", ")
            )
        };
        let sources: BTreeSet<&str> = subjects
            .iter()
            .filter_map(|subject| survey.answers.get(*subject))
            .flat_map(|answer| answer.sources.iter().map(|source| source.subject.file.as_str()))
            .collect();
        let sources: Vec<String> = sources.into_iter().map(|file| format!("`{file}`")).collect();
        problems.push(
            Diagnostic::new(Code::UNREVIEWED, message)
                .in_file(*file)
                .hint(format!("read it beside {}, then `lexloci confirm {file}`", sources.join(" and "))),
        );
    }
}

/// Lines that belong to nothing: once for each file that is no text, once for each section.
fn report_unused(site: &SiteSources, survey: &Survey, lock: &ReviewLock, problems: &mut Diagnostics) {
    let sources = survey.sources();
    let unsure = unsure(site);
    // Nothing that has a line of its own can have been meant by another.
    let has_own = |subject: &Subject| lock.reviews.contains_key(subject) || lock.editorial.contains_key(subject);
    let known = |subject: &Subject| survey.answers.contains_key(subject) || sources.contains_key(subject);
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    let reviews =
        lock.reviews.iter().flat_map(|(subject, reviews)| reviews.iter().map(move |line| (subject, line.span)));
    let editorial =
        lock.editorial.iter().flat_map(|(subject, lines)| lines.iter().map(move |line| (subject, line.span)));
    let lines = reviews.map(|line| (line, false)).chain(editorial.map(|line| (line, true)));
    for ((subject, span), editorial) in lines {
        let present = survey.renamed(subject).unwrap_or_else(|| subject.clone());
        let used = if editorial { sources.contains_key(&present) } else { survey.answers.contains_key(&present) };
        let Some(span) = span.filter(|_| !used) else { continue };
        let file = subject.file.as_str();
        let finding =
            |message: String| Diagnostic::new(Code::UNUSED_REVIEW, message).at(span).hint("take the line away");
        if unsure.contains(file) {
            continue;
        }
        if !survey.files.contains(file) {
            if reported.insert(file) {
                let files: BTreeSet<&str> = match editorial {
                    true => sources.keys().map(|other| other.file.as_str()).collect(),
                    false => survey.answers.keys().map(|other| other.file.as_str()).collect(),
                };
                let near = nearest(file, files);
                let near = near.filter(|near| !has_own(&Subject::new(*near, subject.part.as_str())));
                problems.push(finding(format!("there is no text `{file}`")).did_you_mean(near));
            }
            continue;
        }
        let parts: BTreeSet<&str> = if editorial {
            sources.keys().filter(|other| other.file == file).map(|other| other.part.as_str()).collect()
        } else {
            survey.answers.keys().filter(|other| other.file == file).map(|other| other.part.as_str()).collect()
        };
        let message = match (known(&present), editorial) {
            (true, false) => {
                format!("{} of `{file}` has no source against which it could be reviewed", subject.part_in_words())
            }
            (true, true) => format!("no text answers to {} of `{file}`", subject.part_in_words()),
            (false, _) if parts.is_empty() => format!("`{file}` has no source against which it could be reviewed"),
            (false, _) => format!("`{file}` has no {} that answers to a source", named(subject)),
        };
        let near = nearest(&subject.part, parts).filter(|near| !has_own(&Subject::new(file, *near)));
        problems.push(finding(message).did_you_mean(near));
    }
}

/// The texts of policies in which headings have no ids: which of their sections are gone is not known before they do.
fn unsure(site: &SiteSources) -> BTreeSet<String> {
    let mut unsure = BTreeSet::new();
    for policy in site.policies.values() {
        if policy.texts.values().flat_map(BTreeMap::values).any(|text| !text.is_named()) {
            unsure.extend(policy.texts.iter().flat_map(|(region, texts)| {
                texts.keys().map(move |language| text_path(&policy.name, region, language))
            }));
        }
    }
    unsure
}

fn named(subject: &Subject) -> String {
    match subject.part.as_str() {
        part @ ("title" | "description" | "preamble") => part.to_owned(),
        _ => subject.part_in_words(),
    }
}

/// An old id in the lock: once for each, however many files call it so.
fn report_renamed(survey: &Survey, lock: &ReviewLock, problems: &mut Diagnostics) {
    let mut found: BTreeMap<(String, String), (Span, usize)> = BTreeMap::new();
    let reviews = lock.reviews.iter().flat_map(|(subject, lines)| lines.iter().map(move |line| (subject, line.span)));
    let editorial =
        lock.editorial.iter().flat_map(|(subject, lines)| lines.iter().map(move |line| (subject, line.span)));
    for (subject, span) in reviews.chain(editorial) {
        if let (Some(present), Some(span)) = (survey.renamed(subject), span) {
            let entry = found.entry((subject.part.clone(), present.part)).or_insert((span, 0));
            entry.0 = entry.0.min(span);
            entry.1 += 1;
        }
    }
    if found.is_empty() {
        return;
    }
    // A line that cannot be read would be lost.
    let rewritten = (lock.unread == 0).then(|| Fix::Reviews(with_present_ids(survey, lock).to_string()));
    for ((old, present), (span, lines)) in found {
        let more = if lines > 1 { format!(", in {lines} lines") } else { String::new() };
        let mut finding =
            Diagnostic::new(Code::RENAMED_SECTION, format!("the section `{old}` is called `{present}` now{more}"))
                .at(span)
                .hint("`lexloci check --fix` and the next `lexloci confirm` write its present id");
        finding.fix.clone_from(&rewritten);
        problems.push(finding);
    }
}
