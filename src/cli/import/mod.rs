//! `lexloci import`

mod archive;
mod plan;
mod report;
mod translation;

use super::{Exit, Global, print};
use crate::diagnostic::Code;
use crate::history::FOLDER;
use crate::id::{PolicyName, RegionName};
use crate::import::{
    Declarations, Disagreement, Memory, Note, NoteKind, Options, Pattern, Step, WrittenHistory, convert, convert_last,
    convert_next, write_history,
};
use crate::load::load;
use crate::locale::{Date, Language};
use crate::model::review::REVIEW_LOCK;
use crate::model::site::SiteSources;
use crate::review::{State, from_history, survey};
use crate::site::{Overrides, open};
use crate::source::FileEntry;
use crate::system::{self, HistoryError, HistoryWriter};
use archive::{Archive, Snapshot};
use clap::Args;
use plan::{Plan, setting};
use report::Notes;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
#[command(
    after_help = "Every distinct text becomes a version with its day; the texts of the last day become the sources. The policies \
    must have no history yet.\n\n\
    DIR holds `<day>/<language>.md`, or one folder of that form for each policy. Of a repository, the day of a commit is its \
    committer's, in UTC; of several commits on one day the last counts.\n\n\
    Examples:\n  \
    lexloci import old/privacy_notice --map zh-CN=zh-Hans --site new-site\n  \
    lexloci import --git legal-docs --path '{policy}/{language}.md' --site new-site\n  \
    lexloci import old/privacy_notice --at 2024-05-01 --site new-site\n  \
    lexloci import to-translate/fr.xlf --dry-run"
)]
pub(super) struct Import {
    /// The folder to take texts from; or files that `lexloci export` wrote and a translator filled in, `.xlf` or `.po`
    #[arg(value_name = "DIR|FILE", required_unless_present = "git", conflicts_with = "git")]
    paths: Vec<PathBuf>,
    /// Of translations: show what would be written, and write nothing
    #[arg(long, conflicts_with_all = ["git", "at"])]
    dry_run: bool,
    /// Of translations: put them also over what changed in the site since they were exported
    #[arg(long, conflicts_with_all = ["git", "at"])]
    overwrite: bool,
    /// The repository to take texts from: all that its checked-out branch ever had
    #[arg(long, value_name = "REPO")]
    git: Option<PathBuf>,
    /// Where a repository has its texts, with `{language}` and perhaps `{policy}`; may be given again [default:
    /// `{policy}/{language}.md`]
    #[arg(long, value_name = "PATTERN", requires = "git", value_parser = Pattern::parse)]
    path: Vec<Pattern>,
    /// Only sources, no history: the texts of this day, or of the last one before it
    #[arg(long, value_name = "DAY")]
    at: Option<Date>,
    /// The policy's name [default: the folder's name in lower case, with `-` for `_`]
    #[arg(long, value_name = "NAME")]
    policy: Option<String>,
    /// What a name of a language stands for, as `zh-CN=zh-Hans`; may be given again
    #[arg(long, value_name = "NAME=TAG", value_parser = parse_mapping)]
    map: Vec<(String, String)>,
    /// The region whose documents the texts are
    #[arg(long, value_name = "REGION", default_value = "global")]
    region: String,
}

fn parse_mapping(text: &str) -> Result<(String, String), String> {
    let (name, tag) = text.split_once('=').ok_or("write NAME=TAG, such as zh-CN=zh-Hans")?;
    Language::parse(tag).map_err(|error| format!("`{tag}`: {error}"))?;
    Ok((name.to_owned(), tag.to_owned()))
}

/// What the days of a policy came to.
struct Series {
    options: Options,
    steps: Vec<Step>,
    disagreements: Vec<Disagreement>,
}

impl Import {
    pub(super) fn run(&self, global: &Global) -> Exit {
        let done = match self.paths.as_slice() {
            paths if paths.iter().any(|path| translation::is_translation(path)) => {
                translation::import(global, paths, self.overwrite, self.dry_run)
            }
            [_, _, ..] => {
                print::fail("more than one folder", "name one folder, or files that `lexloci export` wrote");
                Err(Exit::Usage)
            }
            _ if self.dry_run || self.overwrite => {
                let option = if self.dry_run { "--dry-run" } else { "--overwrite" };
                print::fail(&format!("`{option}` is for translations only"), "name files that `lexloci export` wrote");
                Err(Exit::Usage)
            }
            _ => self.import(global),
        };
        done.unwrap_or_else(|exit| exit)
    }

    fn import(&self, global: &Global) -> Result<Exit, Exit> {
        let Some(region) = RegionName::parse(&self.region) else {
            print::fail(
                &format!("`{}` cannot name a region", self.region),
                "names are lower-case letters, digits and hyphens",
            );
            return Err(Exit::Usage);
        };
        let today = global.today()?;
        let target = match &global.site {
            Some(site) => site.clone(),
            None => system::find_site(Path::new(".")).unwrap_or_else(|| PathBuf::from(".")),
        };
        let tree = system::read_tree(&target);
        if let Some((link, _)) = tree.iter().find(|(_, entry)| matches!(entry, FileEntry::LeavesSite)) {
            print::fail(
                &format!("`{link}` is a symbolic link that leads out of the site's folder; nothing was written"),
                "put what it leads to itself there, or import into another site with `--site DIR`",
            );
            return Err(Exit::Errors);
        }
        let site = load(&tree, None).site;
        let reference = site.as_ref().map(|site| site.settings.reference_language.clone());
        let references = references(site.as_ref(), &region);
        let options = |policy: &PolicyName| Options {
            policy: policy.clone(),
            region: region.clone(),
            references: references.clone(),
            map: self.mapping(),
        };

        let mut notes = Notes::default();
        let mut archive = self.archive(&mut notes)?;
        let policies = std::mem::take(&mut archive.policies);
        let mut plan = Plan::default();
        let mut series = Vec::new();
        if self.at.is_none() {
            for policy in policies.keys() {
                refuse_history(policy, tree.below(&format!("{FOLDER}{policy}/")).next().is_some())?;
            }
        }
        for (policy, snapshots) in &policies {
            let options = options(policy);
            let texts = match self.at {
                Some(_) => self.one_day(global, &mut archive, snapshots, &options, &mut notes)?,
                None => {
                    let (found, texts) = all_days(&mut archive, snapshots, options, &mut notes)?;
                    let is_step = |day: Date| found.steps.iter().any(|step| step.day == day);
                    for ahead in snapshots.iter().filter(|snapshot| snapshot.day > today && !is_step(snapshot.day)) {
                        let message = "left out: a day to come, which changes no text".to_owned();
                        let note = Note::on_file(ahead.day.to_string(), NoteKind::Skipped, message);
                        notes.add(policy.as_str(), None, note);
                    }
                    series.push(found);
                    texts
                }
            };
            plan.take(policy, &region, texts);
        }
        plan.complete(&region, &tree, reference.as_ref());
        let clashes = plan.clashes(&tree);
        if let Some(first) = clashes.first() {
            print::fail(
                &match clashes.len() {
                    1 => format!("a text stands there already, `{first}`; nothing was written"),
                    count => format!("{count} texts stand there already, such as `{first}`; nothing was written"),
                },
                "take them away, or import into another site with `--site DIR`, or under another name with `--policy`",
            );
            return Err(Exit::Errors);
        }

        let mut histories = Vec::new();
        for Series { options, steps, disagreements } in &series {
            let setting = setting(&tree, &plan, &options.policy, &region);
            let mut history = write_history(options, &setting, steps, today).map_err(|refusals| {
                for refusal in refusals {
                    print::fail(&refusal.message, &refusal.hint);
                }
                print::note(global.quiet, "nothing was written");
                Exit::Errors
            })?;
            for (day, note) in std::mem::take(&mut history.notes) {
                notes.add(options.policy.as_str(), Some(&day.to_string()), note);
            }
            histories.push((options.policy.clone(), steps, disagreements, history));
        }
        histories.retain(|(_, _, _, history)| history.head.is_some());
        if plan.texts() == 0 && histories.is_empty() {
            notes.print(global.quiet);
            return Err(self.nothing(&policies));
        }

        let files = plan.files.iter().map(|(path, text)| (path.as_str(), tree.bytes(path), text.as_bytes()));
        let replaced = system::replace_files(&target, files).map_err(|error| {
            print::fail(&format!("cannot write to `{}`: {error}", target.display()), "nothing of it was imported");
            Exit::Errors
        })?;
        let written =
            write_histories(global, &target, histories.iter().map(|(policy, _, _, history)| (policy, history)));
        if let Err(failure) = written {
            // Sources without the history that they come from would be released as something new.
            let left = if failure == Failure::Published { Vec::new() } else { replaced.undo() };
            if !left.is_empty() {
                let message = format!("these sources were written and could not be taken back: {}", left.join(", "));
                print::fail(&message, "put them back as they were before you import again");
            } else if failure == Failure::Nothing {
                print::note(global.quiet, "nothing was written");
            }
            return Err(Exit::Errors);
        }
        if !histories.is_empty() {
            write_reviews(global, &target, today)?;
        }

        notes.print(global.quiet);
        for (policy, _, disagreements, _) in &histories {
            report::disagreements(global.quiet, policy, disagreements);
        }
        for (policy, steps, _, history) in &histories {
            let days = match (steps.first(), steps.last()) {
                (Some(first), Some(last)) if first.day != last.day => format!("from {} to {}", first.day, last.day),
                (Some(only), _) => format!("of {}", only.day),
                _ => String::new(),
            };
            let head = history.head.map_or_else(String::new, |head| format!("; head {head}"));
            let (versions, texts) = (count(history.versions, "version"), count(history.texts, "text"));
            print::note(global.quiet, &format!("{policy}: {versions} {days}, {texts} in all{head}"));
        }
        for said in &plan.said {
            print::note(global.quiet, said);
        }
        for path in plan.missing_references(&tree) {
            let text = "the last day has no text of it in the reference language, which other languages take their sections from";
            print::note(false, &format!("warning: write `{path}` before you build: {text}"));
        }
        let sources = count(plan.texts(), "text");
        print::note(global.quiet, &format!("wrote {sources} to {}; next: `lexloci check`", target.display()));
        Ok(Exit::Done)
    }

    fn mapping(&self) -> BTreeMap<String, String> {
        self.map.iter().cloned().collect()
    }

    fn archive(&self, notes: &mut Notes) -> Result<Archive, Exit> {
        let policy = self.policy.as_deref();
        match (&self.git, self.paths.first()) {
            (Some(repository), _) => {
                let usual = || Pattern::parse("{policy}/{language}.md").into_iter().collect();
                let patterns = if self.path.is_empty() { usual() } else { self.path.clone() };
                archive::of_repository(repository, &patterns, &self.mapping(), policy, notes)
            }
            (None, Some(dir)) => archive::of_folders(dir, policy, notes),
            (None, None) => Err(Exit::Usage),
        }
    }

    /// The texts of the day that was asked for, as sources.
    fn one_day(
        &self,
        global: &Global,
        archive: &mut Archive,
        snapshots: &[Snapshot],
        options: &Options,
        notes: &mut Notes,
    ) -> Result<BTreeMap<Language, String>, Exit> {
        let policy = &options.policy;
        let on = snapshots.iter().rev().find(|snapshot| self.at.is_none_or(|at| snapshot.day <= at));
        let Some(snapshot) = on else { return Ok(BTreeMap::new()) };
        let imported = convert(&archive.read(policy, snapshot, notes)?, options);
        for note in imported.notes {
            notes.add(policy.as_str(), None, note);
        }
        for (language, date) in &imported.declared {
            print::note(global.quiet, &format!("{:<9} {policy}: `{language}` declares the date `{date}`", "dated"));
        }
        print::note(global.quiet, &format!("{policy}: the texts of {}", snapshot.day));
        Ok(imported.texts)
    }

    /// Says that there was nothing to import.
    fn nothing(&self, policies: &BTreeMap<PolicyName, Vec<Snapshot>>) -> Exit {
        let first = policies.values().flatten().map(|snapshot| snapshot.day).min();
        let (place, form) = match (&self.git, self.paths.first()) {
            (Some(repository), _) => {
                (repository, "say with `--path` where its texts are, such as `docs/{policy}/{language}.md`")
            }
            (None, dir) => (
                dir.unwrap_or(&EMPTY),
                "DIR holds `<day>/<language>.md`, with days such as 2024-05-01, or one folder of that form for each policy",
            ),
        };
        let hint = match (first, self.at) {
            (Some(first), Some(_)) => format!("the first day there is {first}"),
            _ => form.to_owned(),
        };
        let before = self.at.map_or_else(String::new, |at| format!(" of {at} or before"));
        print::fail(&format!("`{}` has no texts{before}", place.display()), &hint);
        Exit::Errors
    }
}

/// Writes into `review.lock` what the history tells of each translation: on the day of its last change it was taken for one
/// of the text as that stood then. So `check` knows from the first day which of them lag behind.
fn write_reviews(global: &Global, target: &Path, today: Date) -> Result<(), Exit> {
    let tree = system::read_tree(target);
    let opened = open(&tree, &Overrides { day: today, proofread: false, ..Overrides::default() });
    let Some(site) = &opened.site else { return Ok(()) };
    let reviews = &site.sources().reviews;
    let before = tree.bytes(REVIEW_LOCK);
    // A lock that cannot be read as a whole is nothing to write into.
    if opened.report.findings.iter().any(|finding| finding.code == Code::REVIEW_SYNTAX.name()) {
        return Ok(());
    }
    let survey = survey(site.sources(), site.composition());
    let (lock, recorded) = from_history(site.sources(), site.history(), &survey, reviews);
    if recorded.is_empty() {
        return Ok(());
    }
    system::replace_file(target, REVIEW_LOCK, before, lock.to_string().as_bytes()).map_err(|error| {
        print::fail(&format!("cannot write `{REVIEW_LOCK}`: {error}"), "`lexloci confirm --from-history` writes it");
        Exit::Errors
    })?;
    let lag = recorded.iter().filter(|subject| survey.state(&lock, subject) != State::Current).count();
    let lag = if lag == 0 { String::new() } else { format!(", of which {lag} lag behind their source") };
    let sections = count(recorded.len(), "translated section");
    print::note(global.quiet, &format!("wrote `{REVIEW_LOCK}`: {sections}{lag}"));
    Ok(())
}

static EMPTY: PathBuf = PathBuf::new();

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn refuse_history(policy: &PolicyName, has_one: bool) -> Result<(), Exit> {
    if !has_one {
        return Ok(());
    }
    print::fail(
        &format!("`{policy}` has a history already; nothing was written"),
        "versions are imported into an empty ledger: name another site with `--site DIR`, or another policy with `--policy`",
    );
    Err(Exit::Errors)
}

/// The languages whose sections others follow: of a region those in which its own texts are written first.
fn references(site: Option<&SiteSources>, region: &RegionName) -> Vec<Language> {
    let Some(site) = site else { return Language::parse("en").into_iter().collect() };
    let reference = &site.settings.reference_language;
    match site.regions.get(region).filter(|_| !region.is_global()) {
        Some(region) => region.language_order(reference).cloned().collect(),
        None => vec![reference.clone()],
    }
}

/// All days of a policy, one after the other, and the texts of the last one as sources.
fn all_days(
    archive: &mut Archive,
    snapshots: &[Snapshot],
    options: Options,
    notes: &mut Notes,
) -> Result<(Series, BTreeMap<Language, String>), Exit> {
    let mut memory = Memory::default();
    let mut declarations = Declarations::default();
    let mut steps = Vec::new();
    let mut before: BTreeSet<Language> = BTreeSet::new();
    // When the text of each language last changed.
    let mut last: BTreeMap<Language, Date> = BTreeMap::new();
    let mut texts = BTreeMap::new();
    for (at, snapshot) in snapshots.iter().enumerate() {
        let day = archive.read(&options.policy, snapshot, notes)?;
        let evidence = convert_next(&day, &options, &mut memory);
        let label = snapshot.day.to_string();
        for note in evidence.notes {
            notes.add(options.policy.as_str(), Some(&label), note);
        }
        for language in evidence.changed.keys() {
            last.insert(language.clone(), snapshot.day);
        }
        for (language, declared) in &evidence.declared {
            declarations.add(last.get(language).copied().unwrap_or(snapshot.day), language, declared);
        }
        let gone: BTreeSet<Language> = before.difference(&evidence.present).cloned().collect();
        before = evidence.present;
        if !evidence.changed.is_empty() || !gone.is_empty() {
            steps.push(Step { day: snapshot.day, changed: evidence.changed, gone, reference: evidence.reference });
        }
        if at + 1 == snapshots.len() {
            let sources = convert_last(&day, &options, &memory);
            // What is lost or converted was said when the texts changed; how they follow the reference of this day was not.
            for note in sources.notes.into_iter().filter(|note| note.kind == NoteKind::Outline) {
                notes.add_of_source(options.policy.as_str(), &label, note);
            }
            texts = sources.texts;
        }
    }
    Ok((Series { options, steps, disagreements: declarations.disagreements() }, texts))
}

/// What became of histories that could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failure {
    /// None of them was.
    Nothing,
    /// They are published, and what is left to do the next command does.
    Published,
}

/// Writes the histories, all of them or none.
fn write_histories<'a>(
    global: &Global,
    target: &Path,
    histories: impl Iterator<Item = (&'a PolicyName, &'a WrittenHistory)> + Clone,
) -> Result<(), Failure> {
    if histories.clone().next().is_none() {
        return Ok(());
    }
    let failed = |error: HistoryError| {
        print::history_error(&error);
        if matches!(error, HistoryError::Unsettled(..)) { Failure::Published } else { Failure::Nothing }
    };
    let (writer, tree, mended) = HistoryWriter::open(target).map_err(failed)?;
    print::mended(global.quiet, mended.as_ref());
    for (policy, _) in histories.clone() {
        // Somebody else may have released it meanwhile.
        let has_one = tree.below(&format!("{FOLDER}{policy}/")).next().is_some();
        refuse_history(policy, has_one).map_err(|_| Failure::Nothing)?;
    }
    let files = histories.clone().flat_map(|(_, history)| &history.files);
    let files = files.map(|(path, bytes)| (path.as_str(), &bytes[..]));
    let ledgers = histories.map(|(_, history)| (history.ledger.0.as_str(), history.ledger.1.as_bytes()));
    writer.write(files, ledgers).map_err(failed)
}
