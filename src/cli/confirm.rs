//! `lexloci confirm`

use super::{Exit, Global, print};
use crate::diagnostic::{Code, Finding, Report, Severity};
use crate::id::{PolicyName, nearest};
use crate::locale::Language;
use crate::model::review::{REVIEW_LOCK, ReviewLock, Subject, is_source_digest};
use crate::review::{Changes, Source, State, Survey, Unclear, acknowledge, confirm, from_history, survey, text_path};
use crate::site::{Opened, Overrides, Site};
use crate::system;
use clap::Args;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

#[derive(Args, Debug)]
#[command(after_help = "\
A base translation is reviewed against the reference text, a local version against what it displaces, and in its further \
languages against its first one. `review.lock` keeps the digest of the source, so that `lexloci check` reports exactly the \
sections whose sources change later. Commit it with your sources.

Examples:
  lexloci confirm content/terms-of-use/de.md
  lexloci confirm content/terms-of-use/de.md#orders locales/ch/terms-of-use/de.md#law
  lexloci confirm locales/ch
  lexloci confirm --all --language de --dry-run
  lexloci confirm --from-history && lexloci confirm --unreviewed
  lexloci confirm --editorial terms-of-use#law --reason \"A comma was added.\"")]
pub(super) struct Confirm {
    /// What was reviewed: a text, one section of it, or all texts in a folder
    #[arg(value_name = "PATH[#ID]", required_unless_present_any = ["all", "language", "unreviewed", "editorial", "from_history"])]
    paths: Vec<String>,
    /// Everything was reviewed
    #[arg(long, conflicts_with = "paths")]
    all: bool,
    /// Only what was never reviewed
    #[arg(long)]
    unreviewed: bool,
    /// Begin with what the history knows: released translations that were not changed since, and the sources frozen with them
    #[arg(long, conflicts_with_all = ["paths", "all", "language", "unreviewed", "editorial"])]
    from_history: bool,
    /// Only texts in this language; may be given again
    #[arg(long, value_name = "LANG")]
    language: Vec<String>,
    /// The last change of this source asks for no review in any language; may be given again
    #[arg(long, value_name = "POLICY#ID", requires = "reason", conflicts_with_all = ["paths", "all", "language", "unreviewed"])]
    editorial: Vec<String>,
    /// Why it asks for no review; the reason stays in `review.lock`
    #[arg(long, value_name = "TEXT", requires = "editorial")]
    reason: Option<String>,
    /// The digest of the text before the change, where `review.lock` has several
    #[arg(long, value_name = "DIGEST", requires = "editorial")]
    from: Option<String>,
    /// Show what would be recorded, and write nothing
    #[arg(long)]
    dry_run: bool,
}

impl Confirm {
    pub(super) fn run(&self, global: &Global) -> Exit {
        self.confirmed(global).unwrap_or_else(|exit| exit)
    }

    fn confirmed(&self, global: &Global) -> Result<Exit, Exit> {
        let folder = global.folder()?;
        let tree = global.read(&folder)?;
        let overrides = Overrides { day: global.today()?, proofread: false, ..Overrides::default() };
        let opened = crate::site::open(&tree, &overrides);
        let survey = opened.site.as_ref().map(|site| survey(site.sources(), site.composition())).unwrap_or_default();
        let site = usable(global, &opened, self.concerned(&opened, &survey, &folder).as_ref())?;
        let lock = if self.from_history {
            released(global, site, &survey)
        } else if self.editorial.is_empty() {
            self.review(global, site, &survey, &folder)?
        } else {
            self.acknowledge(global, site, &survey)?
        };
        let before = tree.bytes(REVIEW_LOCK);
        let text = lock.to_string();
        if before == Some(text.as_bytes()) {
            print::note(global.quiet, &format!("`{REVIEW_LOCK}` says so already: nothing was written"));
        } else if self.dry_run {
            print::note(global.quiet, "nothing was written: this was a dry run");
        } else {
            system::replace_file(&folder, REVIEW_LOCK, before, text.as_bytes()).map_err(|error| {
                print::fail(&format!("cannot write `{REVIEW_LOCK}`: {error}"), "nothing was recorded");
                Exit::Errors
            })?;
            print::note(global.quiet, &format!("wrote `{REVIEW_LOCK}`; commit it with your sources"));
        }
        Ok(Exit::Done)
    }

    /// The policies of what is named; none where that is everything, or not clear. What is wrong with the others says nothing of
    /// these: a source is what its own files say.
    fn concerned(&self, opened: &Opened, survey: &Survey, folder: &Path) -> Option<BTreeSet<PolicyName>> {
        let site = opened.site.as_deref().filter(|_| !self.paths.is_empty())?;
        let mut policies = BTreeSet::new();
        for path in &self.paths {
            let subjects = named(path, survey, site, folder).ok()?;
            policies.extend(subjects.iter().filter_map(|subject| Some(survey.answers.get(subject)?.policy.clone())));
        }
        Some(policies)
    }

    /// The lock with the reviews of what was named.
    fn review(&self, global: &Global, site: &Site, survey: &Survey, folder: &Path) -> Result<ReviewLock, Exit> {
        let mut refused = false;
        let mut refuse = |message: String, hint: String| {
            print::fail(&message, &hint);
            refused = true;
        };
        let languages = self.languages(survey, &mut refuse);
        let mut subjects: BTreeSet<Subject> = BTreeSet::new();
        if self.paths.is_empty() {
            subjects.extend(survey.answers.keys().cloned());
        }
        for path in &self.paths {
            match named(path, survey, site, folder) {
                Ok(found) => subjects.extend(found),
                Err((message, hint)) => refuse(message, hint),
            }
        }
        if refused {
            print::note(global.quiet, "nothing was written");
            return Err(Exit::Usage);
        }
        if let Some(languages) = &languages {
            subjects.retain(|subject| {
                survey.answers.get(subject).is_some_and(|answer| languages.contains(&answer.language))
            });
        }
        if self.unreviewed {
            subjects.retain(|subject| survey.state(&site.sources().reviews, subject) == State::Unreviewed);
        }
        let confirmed = confirm(survey, &site.sources().reviews, &subjects);
        let mut changes = Changes::new(site.sources(), site.composition(), site.history());
        let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (subject, before) in &confirmed.recorded {
            let amount = match (before, survey.answers.get(subject)) {
                (State::Stale { gone, come }, Some(answer)) => {
                    let change = changes.of(answer, gone, come);
                    change.map_or_else(
                        || " (its source had changed)".to_owned(),
                        |change| format!(" (in its source {})", change.amount()),
                    )
                }
                _ => String::new(),
            };
            files.entry(&subject.file).or_default().push(format!("{}{amount}", subject.part));
        }
        for (file, parts) in &files {
            print::note(global.quiet, &format!("{file}: {}", print::few(parts)));
        }
        print::note(global.quiet, &sections(confirmed.recorded.len(), confirmed.already));
        Ok(confirmed.lock)
    }

    fn languages(&self, survey: &Survey, refuse: &mut dyn FnMut(String, String)) -> Option<BTreeSet<Language>> {
        let known: BTreeSet<&Language> = survey.answers.values().map(|answer| &answer.language).collect();
        let mut wanted = BTreeSet::new();
        for name in &self.language {
            match known.iter().find(|language| language.as_str().eq_ignore_ascii_case(name)) {
                Some(language) => _ = wanted.insert((*language).clone()),
                None => {
                    let near = nearest(name, known.iter().map(|language| language.as_str()));
                    refuse(
                        format!("no text in `{name}` has a source"),
                        near.map_or_else(String::new, |near| format!("did you mean `{near}`?")),
                    );
                }
            }
        }
        (!self.language.is_empty()).then_some(wanted)
    }

    /// The lock with changes acknowledged as editorial.
    fn acknowledge(&self, global: &Global, site: &Site, survey: &Survey) -> Result<ReviewLock, Exit> {
        let fail = |message: String, hint: String| {
            print::fail(&message, &hint);
            print::note(global.quiet, "nothing was written");
            Exit::Usage
        };
        let reason = self.reason.as_deref().unwrap_or_default();
        if reason.trim().is_empty() {
            return Err(fail(
                "an editorial change needs a reason".to_owned(),
                "say why nobody has to read it: `--reason \"A comma was added.\"`".to_owned(),
            ));
        }
        if let Some(from) = self.from.as_deref().filter(|from| !is_source_digest(from)) {
            return Err(fail(
                format!("`{from}` is no digest of a source text"),
                "`review.lock` has them: 16 digits behind each section".to_owned(),
            ));
        }
        let mut changes = Changes::new(site.sources(), site.composition(), site.history());
        let mut lock = site.sources().reviews.clone();
        for name in &self.editorial {
            let subject = source_named(name, survey, site).map_err(|(message, hint)| fail(message, hint))?;
            let all: Vec<&Source> = survey.answers.values().flat_map(|answer| &answer.sources).collect();
            let source = all.into_iter().find(|source| source.subject == subject);
            let policy = survey.answers.values().find(|answer| answer.sources.iter().any(|one| one.subject == subject));
            let released = source.zip(policy).and_then(|(source, answer)| changes.released(&answer.policy, source));
            let settled = acknowledge(survey, &lock, &subject, self.from.as_deref(), released.as_deref(), reason);
            let settled = settled.map_err(|unclear| {
                let (message, hint) = why(&subject, unclear);
                fail(message, hint)
            })?;
            let shown =
                settled.settled.first().and_then(|answering| survey.answers.get(answering)).and_then(|answer| {
                    let at = answer.sources.iter().position(|one| one.subject == subject)?;
                    changes.of(answer, std::slice::from_ref(&settled.before), &[at])
                });
            let amount = shown.as_ref().map_or_else(String::new, |change| format!(": {}", change.amount()));
            print::note(global.quiet, &format!("the last change of `{subject}` asks for no review{amount}"));
            if let Some(excerpt) = shown.map(|change| change.excerpt()).filter(|excerpt| !excerpt.is_empty()) {
                print::note(global.quiet, &format!("  {excerpt}"));
            }
            let names =
                |subjects: &[Subject]| print::few(&subjects.iter().map(ToString::to_string).collect::<Vec<_>>());
            print::note(global.quiet, &format!("  settled: {}", names(&settled.settled)));
            if !settled.still.is_empty() {
                print::note(
                    global.quiet,
                    &format!("  still to be reviewed, against what changed before: {}", names(&settled.still)),
                );
            }
            lock = settled.lock;
        }
        Ok(lock)
    }
}

/// The lock with what the history knows.
fn released(global: &Global, site: &Site, survey: &Survey) -> ReviewLock {
    let (lock, recorded) = from_history(site.sources(), site.history(), survey, &site.sources().reviews);
    let stale = recorded.iter().filter(|subject| survey.state(&lock, subject) != State::Current);
    let stale: Vec<String> = stale.map(ToString::to_string).collect();
    let open = survey.answers.keys().filter(|subject| survey.state(&lock, subject) == State::Unreviewed).count();
    let lag = if stale.is_empty() {
        String::new()
    } else {
        format!("; their sources have changed since: {}", print::few(&stale))
    };
    let already = survey.answers.len().saturating_sub(open + recorded.len());
    let said = match (recorded.len(), already, open) {
        (0, 0, 1..) => "the history knows of no review".to_owned(),
        (recorded, already, _) => sections(recorded, already),
    };
    print::note(global.quiet, &format!("{said}{lag}"));
    if open > 0 {
        print::note(global.quiet, &format!("{} yet to be reviewed: `lexloci check` names them", sections_count(open)));
    }
    let displacing = survey.answers.iter().filter(|(_, answer)| answer.displaces);
    let displacing: BTreeSet<String> = displacing
        .filter(|(subject, _)| survey.state(&lock, subject) == State::Unreviewed)
        .map(|(subject, _)| subject.to_string())
        .collect();
    if !displacing.is_empty() {
        print::note(
            global.quiet,
            &format!(
                "releases keep no review of what displaces another text: {}",
                print::few(&displacing.into_iter().collect::<Vec<_>>())
            ),
        );
    }
    lock
}

fn sections_count(count: usize) -> String {
    if count == 1 { "1 section is".to_owned() } else { format!("{count} sections are") }
}

/// "3 sections recorded, 40 were already"
fn sections(recorded: usize, already: usize) -> String {
    let count = |count: usize| if count == 1 { "1 section".to_owned() } else { format!("{count} sections") };
    match (recorded, already) {
        (0, 0) => "no section has a source there".to_owned(),
        (recorded, 0) => format!("{} recorded", count(recorded)),
        (0, already) => format!("{} recorded already", count(already)),
        (recorded, already) => {
            format!("{} recorded; {already} {} already", count(recorded), if already == 1 { "was" } else { "were" })
        }
    }
}

/// The site, unless what its texts say is not settled.
fn usable<'o>(global: &Global, opened: &'o Opened, concerned: Option<&BTreeSet<PolicyName>>) -> Result<&'o Site, Exit> {
    let of_review = [Code::STALE, Code::STALE_LOCAL, Code::UNREVIEWED, Code::UNUSED_REVIEW].map(Code::name);
    let counts = |finding: &&Finding| {
        let in_history = finding.file.as_deref().is_some_and(|file| file.starts_with("history/"));
        let file = match finding.code == Code::PREVAILING_LANGUAGE.name() {
            // It has the place of the setting, and is about a text.
            true => finding.related.as_ref().map(|(file, ..)| file).or(finding.file.as_ref()),
            false => finding.file.as_ref(),
        };
        let elsewhere = file.and_then(|file| policy_of(file));
        let elsewhere = concerned.zip(elsewhere).is_some_and(|(concerned, policy)| !concerned.contains(policy));
        finding.severity == Severity::Error && !in_history && !elsewhere && !of_review.contains(&finding.code)
    };
    let findings = opened.report.findings.iter().filter(counts).cloned().collect();
    let report = Report { findings, ..opened.report.clone() };
    match &opened.site {
        Some(site) if !report.has_errors() => Ok(site),
        _ => {
            global.show(&report, &opened.texts, false);
            print::note(global.quiet, "nothing was written: the site has errors");
            Err(Exit::Errors)
        }
    }
}

/// The policy whose file it is: below `content/<policy>/` or `locales/<region>/<policy>/`.
fn policy_of(path: &str) -> Option<&str> {
    let rest = match path.strip_prefix("content/") {
        Some(rest) => rest,
        None => path.strip_prefix("locales/")?.split_once('/')?.1,
    };
    rest.split_once('/').map(|(policy, _)| policy)
}

type Refusal = (String, String);

/// The sections that somebody names, by a path from the site's folder or from where they are.
fn named(name: &str, survey: &Survey, site: &Site, folder: &Path) -> Result<Vec<Subject>, Refusal> {
    let (path, part) = name.split_once('#').map_or((name, None), |(path, part)| (path, Some(part)));
    let path = in_site(path, survey, folder);
    let below = |subject: &&Subject| {
        subject.file == path
            || path.is_empty()
            || subject.file.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/'))
    };
    let found: Vec<&Subject> = survey.answers.keys().filter(below).collect();
    if found.is_empty() {
        if survey.sources().keys().any(|source| source.file == path) {
            return Err((
                format!("`{path}` is the text to which others answer: it has no source of its own"),
                "name the texts that were reviewed against it; `--editorial` says that a change of it asks for no review"
                    .to_owned(),
            ));
        }
        if survey.files.contains(&path) {
            return Err((
                format!("`{path}` has no source: nothing in it displaces or translates anything"),
                "there is nothing to be reviewed".to_owned(),
            ));
        }
        let files: BTreeSet<&str> = survey.answers.keys().map(|subject| subject.file.as_str()).collect();
        let hint = nearest(&path, files).map_or_else(
            || "name a text, such as `content/terms/de.md`, one section of it, or a folder".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err((format!("there is no translation or local version `{path}`"), hint));
    }
    let Some(part) = part else { return Ok(found.into_iter().cloned().collect()) };
    let wanted = Subject::new(path.as_str(), part);
    let wanted = survey.renamed(&wanted).unwrap_or(wanted);
    if let Some(subject) = found.iter().find(|subject| ***subject == wanted) {
        return Ok(vec![(*subject).clone()]);
    }
    let near = nearest(part, found.iter().map(|subject| subject.part.as_str()));
    let all: Vec<String> = found.iter().map(|subject| format!("`{}`", subject.part)).collect();
    let own = has_section(site, &wanted);
    Err(match (own, near) {
        (true, _) => (
            format!("{} of `{path}` has no source: it displaces nothing", wanted.part_in_words()),
            "there is nothing to be reviewed".to_owned(),
        ),
        (false, Some(near)) => (format!("`{path}` has no section `{part}`"), format!("did you mean `{near}`?")),
        (false, None) => (format!("`{path}` has no section `{part}`"), format!("it has {}", print::few(&all))),
    })
}

fn has_section(site: &Site, subject: &Subject) -> bool {
    let policies = site.sources().policies.values();
    let mut found = false;
    for (policy, region, texts) in policies.flat_map(|p| p.texts.iter().map(move |(region, texts)| (p, region, texts)))
    {
        for (language, document) in texts {
            if text_path(&policy.name, region, language) == subject.file {
                document.for_each_section(&mut |section| found |= section.id.as_str() == subject.part);
            }
        }
    }
    found
}

/// A path as the site has it. What is named from the site's folder counts first.
fn in_site(path: &str, survey: &Survey, folder: &Path) -> String {
    // `../locales/ch`, from `content/`, is a folder of the site.
    let tidy = |path: &str| {
        let mut parts: Vec<&str> = Vec::new();
        for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
            match part {
                ".." if parts.last().is_some_and(|before| *before != "..") => _ = parts.pop(),
                _ => parts.push(part),
            }
        }
        parts.join("/")
    };
    let plain = tidy(path);
    let known = survey.files.iter().any(|file| *file == plain || file.starts_with(&format!("{plain}/")));
    if known && !path.starts_with('/') {
        return plain;
    }
    let absolute = std::path::absolute(path).ok();
    let absolute = absolute.map(|path| {
        let mut straight = PathBuf::new();
        for part in path.components() {
            match part {
                Component::ParentDir => _ = straight.pop(),
                _ => straight.push(part),
            }
        }
        straight
    });
    let inside = absolute.as_deref().and_then(|path| path.strip_prefix(folder).ok());
    match inside {
        Some(inside) => tidy(&inside.to_string_lossy()),
        None => plain,
    }
}

/// The source that somebody names: `POLICY#ID` is the reference text's, `PATH#ID` any.
fn source_named(name: &str, survey: &Survey, site: &Site) -> Result<Subject, Refusal> {
    let sources = survey.sources();
    let Some((place, part)) = name.split_once('#') else {
        return Err((
            format!("`{name}` names no section"),
            format!(
                "write `{name}#ID`: an editorial change is one of a section, or of `title`, `description`, `preamble`"
            ),
        ));
    };
    let policies = &site.sources().policies;
    let file = match policies.get(place) {
        Some(policy) => {
            text_path(&policy.name, &crate::id::RegionName::global(), &site.sources().settings.reference_language)
        }
        None => place.to_owned(),
    };
    let wanted = Subject::new(file.as_str(), part);
    let wanted = survey.renamed(&wanted).unwrap_or(wanted);
    if sources.contains_key(&wanted) {
        return Ok(wanted);
    }
    let parts: BTreeSet<&str> =
        sources.keys().filter(|source| source.file == file).map(|source| source.part.as_str()).collect();
    if parts.is_empty() {
        let names = policies.keys().map(crate::id::PolicyName::as_str).chain(sources.keys().map(|s| s.file.as_str()));
        let near = nearest(place, names);
        return Err((
            format!("`{place}` is no policy, and no text to which others answer"),
            near.map_or_else(String::new, |near| format!("did you mean `{near}#{part}`?")),
        ));
    }
    let near = nearest(part, parts.iter().copied());
    let all: Vec<String> = parts.iter().map(|part| format!("`{part}`")).collect();
    Err((
        format!("no text answers to a section `{part}` of `{file}`"),
        near.map_or_else(|| format!("there are {}", print::few(&all)), |near| format!("did you mean `{near}`?")),
    ))
}

/// Why a change cannot be acknowledged.
fn why(subject: &Subject, unclear: Unclear) -> Refusal {
    let list = |texts: BTreeMap<String, Vec<Subject>>| {
        let texts = texts.into_iter().map(|(digest, subjects)| {
            let files: Vec<String> = subjects.into_iter().map(|subject| subject.file).collect();
            format!("`{digest}` ({})", print::few(&files))
        });
        texts.collect::<Vec<_>>().join(", ")
    };
    match unclear {
        Unclear::Nothing => (
            format!("no text that was reviewed answers to an earlier `{subject}`"),
            "there is no change to acknowledge; texts that were never reviewed are confirmed one by one".to_owned(),
        ),
        Unclear::Several(texts) => (
            format!("texts were reviewed against several earlier texts of `{subject}`"),
            format!("say which was the one before the editorial change, with `--from`: {}", list(texts)),
        ),
        Unclear::Unknown(texts) => (
            format!("no text was reviewed against that text of `{subject}`"),
            format!("texts were reviewed against {}", list(texts)),
        ),
    }
}
